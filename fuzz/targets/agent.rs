//! An agent's replies: understood whole or not at all, and never more in the answer than in the bytes.
#![no_main]

use greenlight::seal::agent::{AgentError, Reply, parse_reply};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    match parse_reply(bytes) {
        Ok(reply) => {
            match &reply {
                Reply::Refused => assert_eq!(bytes, [5]),
                Reply::Keys(keys) => {
                    assert_eq!(bytes[0], 12);
                    assert!(keys.len() * (4 + 4 + 11 + 4 + 32 + 4) + 5 <= bytes.len(), "keys out of nothing");
                    for key in keys {
                        assert!(bytes.windows(32).any(|window| window == key.0));
                    }
                }
                Reply::Signature(signature) => {
                    // 14, then strings in a string: the algorithm and the signature.
                    assert_eq!((bytes[0], bytes.len()), (14, 1 + 4 + 4 + 11 + 4 + 64));
                    assert_eq!(bytes[bytes.len() - 64..], signature[..]);
                }
            }
            assert_eq!(parse_reply(&[bytes, &[0]].concat()), Err(AgentError::Garbled), "a byte too many");
            assert_eq!(parse_reply(&bytes[..bytes.len() - 1]), Err(AgentError::Garbled), "a byte too few");
        }
        Err(error) => assert_eq!(error, AgentError::Garbled),
    }
});
