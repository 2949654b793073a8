//! The header's one text, its strict parser, its id, and the bytes that a signature covers. See `docs/format.md`.

mod body;
mod heads;
mod timestamp;

use data_encoding::HEXLOWER;
use serde_json::Value;

use crate::domain::event::{Act, RecordKind};
use crate::domain::ids::{EventId, PublicKey, sha256};
use crate::domain::json::JsonError;

pub use body::{Body, BodyRef, body_of};
pub use heads::MAX_HEADS;
pub use timestamp::Timestamp;

/// The field by which the body of any event says that its time was set by hand, and the word there.
pub const TIME_SET: (&str, &str) = ("clock", "set");

/// The field by which the body of any event says that its author was warned that their clock is behind, and said that
/// it is right.
pub const CLOCK_IS_RIGHT: &str = "clock_is_right";

/// The most bytes of a header.
pub const MAX_HEADER: usize = 4096;
/// The most bytes of a body in a case's log.
pub const MAX_BODY: usize = 256 * 1024;
/// The most bytes of a body in the roster log.
pub const MAX_ROSTER_BODY: usize = 4 * 1024 * 1024;
/// The most bytes of a document.
pub const MAX_DOCUMENT: usize = 25 * 1024 * 1024;
/// The format number of this program.
pub const FORMAT: u32 = 1;

/// The namespace of event signatures.
pub const EVENT_NAMESPACE: &str = "event@greenlight";

/// Why bytes are not an event.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Malformed {
    /// The first line has a higher format number.
    #[error("written by a newer Greenlight (format {0})")]
    Newer(u32),
    /// Not the one text of any header; says which line, counted from 1.
    #[error("line {0} of the header is not as the format has it")]
    Line(usize),
    /// More bytes than a header may have.
    #[error("the header has more than {MAX_HEADER} bytes")]
    HeaderTooLong,
    /// The body is missing, not announced, or another.
    #[error("the body is not the one that the header names")]
    BodyDiffers,
    /// More bytes than a body may have.
    #[error("the body has more than {0} bytes")]
    BodyTooLong(usize),
    /// The body does not begin with its salt.
    #[error("the body does not begin with its salt")]
    NoSalt,
    /// The body is not one JSON object within the limits.
    #[error("the body is not sound JSON: {0}")]
    Json(#[from] JsonError),
}

/// The two kinds of log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LogKind {
    /// The people and the policy; one to a store.
    Roster,
    /// A vetting file.
    Case,
}

impl LogKind {
    fn word(self) -> &'static str {
        match self {
            LogKind::Roster => "roster",
            LogKind::Case => "case",
        }
    }

    /// The most bytes of a body in such a log.
    pub fn max_body(self) -> usize {
        match self {
            LogKind::Roster => MAX_ROSTER_BODY,
            LogKind::Case => MAX_BODY,
        }
    }
}

/// Everything about an event that authority and retention read. Never anything personal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// Which kind of log it belongs to.
    pub kind: LogKind,
    /// The id of the log's first event; `None` only in that event.
    pub log: Option<EventId>,
    /// The heads that the author had accepted; empty only in the first event.
    pub prev: Vec<EventId>,
    /// The roster heads that the author relied on; empty only in the roster.
    pub auth: Vec<EventId>,
    /// One more than the largest of `prev`; 0 for the first.
    pub n: u32,
    /// The author's key.
    pub by: PublicKey,
    /// The claimed time. It never decides authority or order.
    pub at: Timestamp,
    /// What is done.
    pub act: Act,
    /// The body, where there is one.
    pub body: Option<BodyRef>,
}

/// A higher format number in the first line; the other lines of a newer format may be anything.
pub fn newer_format(bytes: &[u8]) -> Option<u32> {
    let first = bytes.split(|byte| *byte == b'\n').next()?.strip_prefix(b"greenlight")?;
    let space = first.iter().position(|byte| *byte == b' ')?;
    let number = std::str::from_utf8(first.get(..space)?).ok()?;
    number.parse().ok().filter(|newer: &u32| *newer > FORMAT && newer.to_string() == number)
}

impl Header {
    /// The header's one text.
    pub fn to_text(&self) -> String {
        use std::fmt::Write;
        let mut text = String::with_capacity(640);
        // Writing into a String cannot fail.
        let _ = write!(text, "greenlight{FORMAT} ");
        text.push_str(self.kind.word());
        text.push_str("\nlog");
        heads::print(self.log.as_slice(), &mut text);
        text.push_str("prev");
        heads::print(&self.prev, &mut text);
        text.push_str("auth");
        heads::print(&self.auth, &mut text);
        let _ = write!(text, "n {}\nby ", self.n);
        HEXLOWER.encode_append(self.by.as_bytes(), &mut text);
        let _ = write!(text, "\nat {}\ndo ", self.at);
        text.push_str(self.act.verb());
        text.push('\n');
        self.act.print(&mut text);
        match self.body {
            Some(body) => {
                text.push_str("body ");
                HEXLOWER.encode_append(body.digest.as_bytes(), &mut text);
                let _ = writeln!(text, " {}", body.length);
            }
            None => text.push_str("body -\n"),
        }
        text
    }

    /// Reads a header: accepts only bytes that [`Header::to_text`] prints, of an event that its log can contain. An
    /// error names the line that breaks the format.
    pub fn parse(bytes: &[u8]) -> Result<Header, Malformed> {
        if let Some(newer) = newer_format(bytes) {
            return Err(Malformed::Newer(newer));
        }
        if bytes.len() > MAX_HEADER {
            return Err(Malformed::HeaderTooLong);
        }
        let text = std::str::from_utf8(bytes).map_err(|_| Malformed::Line(1))?;
        let mut lines: Vec<&str> = Vec::with_capacity(16);
        lines.extend(text.split('\n'));
        // The value on line `at`, counted from 1.
        let value = |at: usize, name: &str| -> Result<&str, Malformed> {
            let line = lines.get(at - 1).and_then(|line| line.strip_prefix(name));
            line.and_then(|rest| rest.strip_prefix(' ')).ok_or(Malformed::Line(at))
        };

        let (_, kind) = lines.first().and_then(|first| first.split_once(' ')).ok_or(Malformed::Line(1))?;
        let kind = match kind {
            "roster" => LogKind::Roster,
            "case" => LogKind::Case,
            _ => return Err(Malformed::Line(1)),
        };
        let log = match value(2, "log")? {
            "-" => None,
            id => Some(id.parse().map_err(|_| Malformed::Line(2))?),
        };
        let prev = heads::read(value(3, "prev")?).ok_or(Malformed::Line(3))?;
        let auth = heads::read(value(4, "auth")?).ok_or(Malformed::Line(4))?;
        let n = value(5, "n")?.parse().map_err(|_| Malformed::Line(5))?;
        let by = value(6, "by")?.parse().map_err(|_| Malformed::Line(6))?;
        let at = value(7, "at")?.parse().map_err(|_| Malformed::Line(7))?;
        let verb = value(8, "do")?;
        let mut arguments = lines.iter().copied().skip(8);
        let act = Act::read(verb, &mut arguments).ok_or(Malformed::Line(8))?;
        let last = lines.len();
        let body = match arguments.next().and_then(|line| line.strip_prefix("body ")) {
            Some("-") => None,
            Some(named) => {
                let (digest, length) = named.split_once(' ').ok_or(Malformed::Line(last))?;
                let digest = digest.parse().map_err(|_| Malformed::Line(last))?;
                Some(BodyRef { digest, length: length.parse().map_err(|_| Malformed::Line(last))? })
            }
            None => return Err(Malformed::Line(last)),
        };
        let header = Header { kind, log, prev, auth, n, by, at, act, body };
        header.fits_its_log()?;
        let again = header.to_text();
        if again.as_bytes() != bytes {
            let same =
                again.split('\n').zip(text.split('\n')).take_while(|(line, given)| line == given).count();
            return Err(Malformed::Line(same + 1));
        }
        // No body that long is ever accepted, so the header is refused before the body is asked for.
        if body.is_some_and(|body| body.length as usize > kind.max_body()) {
            return Err(Malformed::BodyTooLong(kind.max_body()));
        }
        Ok(header)
    }

    /// Whether the event has the shape of a first or a later event, whichever it is, and a verb of such a log.
    fn fits_its_log(&self) -> Result<(), Malformed> {
        let roster = self.kind == LogKind::Roster;
        let first = matches!(self.act, Act::Genesis { .. } | Act::Open { .. });
        if !self.act.fits(roster) {
            return Err(Malformed::Line(8));
        }
        if self.log.is_none() != first {
            return Err(Malformed::Line(2));
        }
        if self.prev.is_empty() != first {
            return Err(Malformed::Line(3));
        }
        if self.auth.is_empty() != roster {
            return Err(Malformed::Line(4));
        }
        if (self.n == 0) != first {
            return Err(Malformed::Line(5));
        }
        Ok(())
    }

    /// The event's id: SHA-256 of the header's bytes.
    pub fn id(&self) -> EventId {
        EventId(sha256(self.to_text().as_bytes()))
    }
}

/// The bytes that an Ed25519 signature of this message covers, as OpenSSH's SSHSIG has them (with SHA-512).
pub fn pre_image(namespace: &str, message: &[u8]) -> Vec<u8> {
    use sha2::Digest;
    let mut image = Vec::with_capacity(112);
    image.extend_from_slice(b"SSHSIG");
    for part in [namespace.as_bytes(), b"", b"sha512", &sha2::Sha512::digest(message)] {
        // Every part is shorter than 2^32: a namespace of ours, or a hash.
        image.extend_from_slice(&u32::try_from(part.len()).unwrap_or(u32::MAX).to_be_bytes());
        image.extend_from_slice(part);
    }
    image
}

/// An event: header, signature, and the body while it is there.
#[derive(Debug, Clone)]
pub struct Entry {
    /// SHA-256 of the header's bytes.
    pub id: EventId,
    /// The header.
    pub header: Header,
    /// The 64 bytes of the Ed25519 signature.
    pub signature: [u8; 64],
    /// The body; `None` where the header names none, or once it is purged.
    pub body: Option<Body>,
}

impl Entry {
    /// An entry whose header was just made here.
    pub fn new(header: Header, signature: [u8; 64], body: Option<Body>) -> Entry {
        Entry { id: header.id(), header, signature, body }
    }

    /// Reads an entry from its parts and compares the body with the header. The signature is not checked.
    pub fn read(header: &[u8], signature: [u8; 64], body: Option<Vec<u8>>) -> Result<Entry, Malformed> {
        let parsed = Header::parse(header)?;
        if let Some(bytes) = &body {
            if bytes.len() > parsed.kind.max_body() {
                return Err(Malformed::BodyTooLong(parsed.kind.max_body()));
            }
            // Bytes that nobody signed never reach the JSON reader.
            if parsed.body != Some(BodyRef::of(bytes)) {
                return Err(Malformed::BodyDiffers);
            }
        }
        let body = body.map(|bytes| Body::parse(parsed.kind, bytes)).transpose()?;
        Ok(Entry { id: EventId(sha256(header)), header: parsed, signature, body })
    }

    /// The log it belongs to.
    pub fn log(&self) -> EventId {
        self.header.log.unwrap_or(self.id)
    }

    /// Whether its time was set by hand, as it says itself; unknown once its body is gone.
    pub fn is_time_set(&self) -> bool {
        let (name, word) = TIME_SET;
        self.body.as_ref().and_then(|body| body.fields().get(name)).is_some_and(|value| value == word)
    }

    /// Whether its author was warned that their clock is behind, and said that it is right.
    pub fn is_clock_insisted(&self) -> bool {
        let said = self.body.as_ref().and_then(|body| body.fields().get(CLOCK_IS_RIGHT));
        said.is_some_and(|said| *said == Value::Bool(true))
    }

    /// Whether a field of its body is about the event's time and belongs to no verb.
    pub fn is_of_time(&self, field: &str) -> bool {
        field == TIME_SET.0 && self.is_time_set() || field == CLOCK_IS_RIGHT && self.is_clock_insisted()
    }

    /// A text in its body; empty where it has none of that name.
    pub fn text(&self, name: &str) -> &str {
        self.body
            .as_ref()
            .and_then(|body| body.fields().get(name))
            .and_then(Value::as_str)
            .unwrap_or_default()
    }

    /// Whether header, body and signature belong together; a missing body is accepted. `verify` tells whether a
    /// signature over a message in a namespace is that of a key.
    pub fn is_as_signed(&self, verify: impl Fn(&PublicKey, &str, &[u8], &[u8; 64]) -> bool) -> bool {
        let header = self.header.to_text();
        EventId(sha256(header.as_bytes())) == self.id
            && self.body.as_ref().is_none_or(|body| self.header.body == Some(body.reference()))
            && verify(&self.header.by, EVENT_NAMESPACE, header.as_bytes(), &self.signature)
    }

    /// Whether the header names a body that is not here.
    pub fn is_without_its_body(&self) -> bool {
        self.header.body.is_some() && self.body.is_none()
    }

    /// Whether it is advice of counsel: its body is sent to approvers only, so a store may hold the event without it,
    /// and nothing that must be the same everywhere reads it.
    pub fn is_counsel(&self) -> bool {
        matches!(self.header.act, Act::Record { kind: RecordKind::Counsel, .. })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::Digest256;

    const ORG: &[u8] = br#"{"salt":"000102030405060708090a0b0c0d0e0f","org":"Example Party"}"#;
    const KEY: &str = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";

    fn known() -> Header {
        let key: PublicKey = KEY.parse().unwrap();
        Header {
            kind: LogKind::Roster,
            log: None,
            prev: vec![],
            auth: vec![],
            n: 0,
            by: key,
            at: "2026-11-22T06:00:00Z".parse().unwrap(),
            act: Act::Genesis { roots: vec![key] },
            body: Some(Body::parse(LogKind::Roster, ORG.to_vec()).unwrap().reference()),
        }
    }

    #[test]
    fn the_known_answer_holds() {
        let text = known().to_text();
        assert_eq!(text.len(), 289);
        assert_eq!(
            known().id().to_string(),
            "f482ee0d8b30d2611bb227ccc0479f230d867c78dd7d42fa83061a5fc94d7c1f"
        );
        let image = pre_image(EVENT_NAMESPACE, text.as_bytes());
        assert_eq!(image.len(), 108);
        assert_eq!(
            Digest256(sha256(&image)).to_string(),
            "2a47fb9319beed5d1af4df6b1cb70aeda98546844dd602c8bb0c87a3bd0baaa9"
        );
        assert_eq!(Header::parse(text.as_bytes()), Ok(known()));
    }

    #[test]
    fn a_body_is_written_as_it_is_read() {
        let body = Body::parse(LogKind::Roster, ORG.to_vec()).unwrap();
        let salt = std::array::from_fn(|i| u8::try_from(i).unwrap());
        assert_eq!(Body::write(salt, body.fields()).bytes(), ORG);
    }

    #[test]
    fn a_newer_format_says_so() {
        let text = known().to_text().replace("greenlight1", "greenlight2");
        assert_eq!(Header::parse(text.as_bytes()), Err(Malformed::Newer(2)));
    }
}
