//! A client of ssh-agent for two messages of its protocol: list the keys, and sign. An agent may lie or hang:
//! its replies have ceilings and a deadline, are parsed to the last byte, and every signature is verified
//! before use.

use std::io::{ErrorKind, Read, Write};
use std::path::Path;
use std::time::{Duration, Instant};

use zeroize::Zeroizing;

use crate::domain::entry::pre_image;
use crate::domain::ids::PublicKey;
use crate::seal::signature::verify;

/// The time for an answer of an agent: somebody may have to confirm the use of a key by hand.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// The most bytes of a list of keys, and of a signature.
const MAX_KEYS: usize = 256 * 1024;
const MAX_SIGNATURE: usize = 1024;

const REQUEST_IDENTITIES: u8 = 11;
const SIGN_REQUEST: u8 = 13;
const FAILURE: u8 = 5;
const IDENTITIES_ANSWER: u8 = 12;
const SIGN_RESPONSE: u8 = 14;
pub(super) const ED25519: &[u8] = b"ssh-ed25519";

/// Why an agent does not sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AgentError {
    /// No agent is named, or it cannot be reached, hung up or took too long.
    #[error("no ssh-agent answers")]
    Gone,
    /// It does not hold the key, or its use was declined.
    #[error("the ssh-agent does not hold the key, or its use was declined")]
    Refused,
    /// Its answer is malformed, or the signature is not that of the key.
    #[error("the ssh-agent answered something else than a signature of the key")]
    Garbled,
    /// It signed the same bytes in two ways, so nothing can be derived from them.
    #[error("the ssh-agent signed the same bytes in two ways")]
    Unsteady,
    /// A re-key was interrupted, and only the private key itself can finish it.
    #[error("the vault is between two keys, which only the key itself settles")]
    Unsettled,
}

/// An agent's reply.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reply {
    /// It refuses.
    Refused,
    /// The Ed25519 keys among those that it holds.
    Keys(Vec<PublicKey>),
    /// An Ed25519 signature, not yet verified.
    Signature(Box<Zeroizing<[u8; 64]>>),
}

/// Takes a length-prefixed string off a message.
pub(super) fn string<'a>(rest: &mut &'a [u8]) -> Option<&'a [u8]> {
    let (length, after) = rest.split_first_chunk::<4>()?;
    let (text, after) = after.split_at_checked(usize::try_from(u32::from_be_bytes(*length)).ok()?)?;
    *rest = after;
    Some(text)
}

/// The algorithm and the bytes of a key or a signature.
pub(super) fn pair(mut blob: &[u8]) -> Option<(&[u8], &[u8])> {
    let both = (string(&mut blob)?, string(&mut blob)?);
    blob.is_empty().then_some(both)
}

fn keys(mut rest: &[u8]) -> Option<Vec<PublicKey>> {
    let (count, after) = rest.split_first_chunk::<4>()?;
    rest = after;
    let mut keys = Vec::new();
    for _ in 0..u32::from_be_bytes(*count) {
        let (blob, _comment) = (string(&mut rest)?, string(&mut rest)?);
        // Keys of other types have other formats.
        if let Some((ED25519, key)) = pair(blob) {
            keys.push(PublicKey(key.try_into().ok()?));
        }
    }
    rest.is_empty().then_some(keys)
}

fn signature(mut rest: &[u8]) -> Option<Box<Zeroizing<[u8; 64]>>> {
    let blob = string(&mut rest)?;
    let (algorithm, signature) = pair(blob)?;
    if algorithm != ED25519 || !rest.is_empty() {
        return None;
    }
    signature.try_into().ok().map(|bytes| Box::new(Zeroizing::new(bytes)))
}

/// Parses a reply without its length prefix. It accepts only a whole reply of a type that we ask for.
pub fn parse_reply(bytes: &[u8]) -> Result<Reply, AgentError> {
    let reply = match bytes.split_first() {
        Some((&FAILURE, [])) => Some(Reply::Refused),
        Some((&IDENTITIES_ANSWER, rest)) => keys(rest).map(Reply::Keys),
        Some((&SIGN_RESPONSE, rest)) => signature(rest).map(Reply::Signature),
        _ => None,
    };
    reply.ok_or(AgentError::Garbled)
}

#[cfg(unix)]
type Line = std::os::unix::net::UnixStream;
#[cfg(unix)]
fn dial(socket: &Path) -> std::io::Result<Line> {
    Line::connect(socket)
}

// On other systems an agent is no socket in the file system.
#[cfg(not(unix))]
type Line = std::net::TcpStream;
#[cfg(not(unix))]
fn dial(_: &Path) -> std::io::Result<Line> {
    Err(ErrorKind::Unsupported.into())
}

/// One connection to an agent.
#[derive(Debug)]
pub struct Agent {
    line: Line,
    patience: Duration,
}

impl Agent {
    /// Connects to an agent's socket. `patience` is the deadline for each answer.
    pub fn connect(socket: &Path, patience: Duration) -> Result<Agent, AgentError> {
        let line = dial(socket).map_err(|_| AgentError::Gone)?;
        Ok(Agent { line, patience })
    }

    /// The agent's Ed25519 keys.
    pub fn keys(&self) -> Result<Vec<PublicKey>, AgentError> {
        match self.ask(&[REQUEST_IDENTITIES], MAX_KEYS)? {
            Reply::Keys(keys) => Ok(keys),
            Reply::Refused => Err(AgentError::Refused),
            Reply::Signature(_) => Err(AgentError::Garbled),
        }
    }

    /// Has the agent sign a message in a namespace, and verifies the signature.
    pub fn sign(
        &self,
        key: &PublicKey,
        namespace: &str,
        message: &[u8],
    ) -> Result<Zeroizing<[u8; 64]>, AgentError> {
        let mut blob = Vec::new();
        put(&mut blob, ED25519)?;
        put(&mut blob, &key.0)?;
        let mut request = vec![SIGN_REQUEST];
        put(&mut request, &blob)?;
        put(&mut request, &pre_image(namespace, message))?;
        request.extend_from_slice(&0u32.to_be_bytes());
        match self.ask(&request, MAX_SIGNATURE)? {
            Reply::Signature(signature) => {
                // The signature is copied, because a move out of the box would leave its bytes in freed memory.
                let sound = verify(key, namespace, message, &signature);
                if sound { Ok(Zeroizing::new(**signature)) } else { Err(AgentError::Garbled) }
            }
            Reply::Refused => Err(AgentError::Refused),
            Reply::Keys(_) => Err(AgentError::Garbled),
        }
    }

    fn ask(&self, request: &[u8], most: usize) -> Result<Reply, AgentError> {
        let until = Instant::now() + self.patience;
        let mut message = Vec::new();
        put(&mut message, request)?;
        self.line.set_write_timeout(Some(self.patience)).map_err(|_| AgentError::Gone)?;
        (&self.line).write_all(&message).map_err(|_| AgentError::Gone)?;
        let mut length = [0; 4];
        self.fill(&mut length, until)?;
        let length = usize::try_from(u32::from_be_bytes(length)).unwrap_or(usize::MAX);
        if length > most {
            return Err(AgentError::Garbled);
        }
        let mut reply = Zeroizing::new(vec![0; length]);
        self.fill(&mut reply, until)?;
        parse_reply(&reply)
    }

    /// Fills the buffer before the deadline, however slowly the bytes arrive.
    fn fill(&self, mut to: &mut [u8], until: Instant) -> Result<(), AgentError> {
        while !to.is_empty() {
            let left = until.saturating_duration_since(Instant::now());
            // A timeout of zero is an error, and none would wait forever.
            self.line
                .set_read_timeout(Some(left.max(Duration::from_micros(1))))
                .map_err(|_| AgentError::Gone)?;
            match (&self.line).read(to) {
                Ok(read) if read > 0 => to = to.get_mut(read..).unwrap_or_default(),
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Ok(_) | Err(_) => return Err(AgentError::Gone),
            }
        }
        Ok(())
    }
}

fn put(to: &mut Vec<u8>, bytes: &[u8]) -> Result<(), AgentError> {
    let length = u32::try_from(bytes.len()).map_err(|_| AgentError::Garbled)?;
    to.extend_from_slice(&length.to_be_bytes());
    to.extend_from_slice(bytes);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strings(parts: &[&[u8]]) -> Vec<u8> {
        let mut bytes = Vec::new();
        parts.iter().for_each(|part| put(&mut bytes, part).unwrap());
        bytes
    }

    #[test]
    fn a_reply_is_understood_whole_or_not_at_all() {
        assert_eq!(parse_reply(&[FAILURE]), Ok(Reply::Refused));
        let signed = [&[SIGN_RESPONSE][..], &strings(&[&strings(&[ED25519, &[7; 64]])])].concat();
        assert_eq!(parse_reply(&signed), Ok(Reply::Signature(Box::new(Zeroizing::new([7; 64])))));
        let (ed25519, rsa) = (strings(&[ED25519, &[1; 32]]), strings(&[b"ssh-rsa", b"e", b"n"]));
        let listed =
            [&[IDENTITIES_ANSWER, 0, 0, 0, 2][..], &strings(&[&rsa, b"", &ed25519, "é".as_bytes()])].concat();
        assert_eq!(parse_reply(&listed), Ok(Reply::Keys(vec![PublicKey([1; 32])])));
        for whole in [&signed, &listed] {
            for cut in 0..whole.len() {
                assert_eq!(parse_reply(&whole[..cut]), Err(AgentError::Garbled), "{cut}");
            }
            assert_eq!(parse_reply(&[whole, &[0][..]].concat()), Err(AgentError::Garbled));
        }
        let short = [&[SIGN_RESPONSE][..], &strings(&[&strings(&[ED25519, &[7; 63]])])].concat();
        let rsa = [&[SIGN_RESPONSE][..], &strings(&[&strings(&[b"rsa-sha2-512", &[7; 64]])])].concat();
        let many = [IDENTITIES_ANSWER, 0xff, 0xff, 0xff, 0xff];
        for bad in
            [&short[..], &rsa, &many, &[], &[6], &[FAILURE, 0], &[SIGN_RESPONSE, 0xff, 0xff, 0xff, 0xff]]
        {
            assert_eq!(parse_reply(bad), Err(AgentError::Garbled), "{bad:?}");
        }
    }
}
