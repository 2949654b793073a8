//! Headers: what is accepted is exactly what would be printed, and its id is the hash of its bytes.
#![no_main]

use greenlight::domain::entry::{Entry, Header, MAX_HEADER, Malformed};
use greenlight::domain::ids::sha256;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    match Header::parse(bytes) {
        Ok(header) => {
            assert_eq!(header.to_text().as_bytes(), bytes, "two texts for one header");
            assert_eq!(Header::parse(header.to_text().as_bytes()).as_ref(), Ok(&header));
            assert_eq!(header.id().0, sha256(bytes));
            assert!(bytes.len() <= MAX_HEADER && bytes.is_ascii());
            assert!(header.prev.is_sorted() && header.auth.is_sorted());
            let entry = Entry::read(bytes, [0; 64], None).expect("a header that stands alone");
            assert_eq!((entry.id, entry.is_without_its_body()), (header.id(), header.body.is_some()));
            // No header is the beginning of another, and nothing may follow one.
            assert!(Header::parse(&bytes[..bytes.len() - 1]).is_err());
            assert!(Header::parse(&[bytes, b"\n"].concat()).is_err());
        }
        Err(Malformed::Line(line)) => {
            let lines = bytes.split(|byte| *byte == b'\n').count();
            assert!((1..=lines + 1).contains(&line), "line {line} of {lines}");
        }
        Err(Malformed::HeaderTooLong) => assert!(bytes.len() > MAX_HEADER),
        Err(_) => {}
    }
});
