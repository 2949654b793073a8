//! The header's one text, its strict parser, its id, and the bytes that a signature covers. See `docs/format.md`.

use std::any::{Any, TypeId};
use std::sync::{Arc, OnceLock};

use chrono::{DateTime, NaiveDate, Utc};
use data_encoding::HEXLOWER;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::domain::event::Act;
use crate::domain::ids::{Digest256, EventId, PublicKey, sha256};
use crate::domain::json::{JsonError, parse_strict};

/// The field by which the body of any event says that its time was set by hand, and the word there.
pub const TIME_SET: (&str, &str) = ("clock", "set");

/// The field by which the body of any event says that its author was told that their clock is behind, and said that it
/// is right.
pub const CLOCK_IS_RIGHT: &str = "clock_is_right";

/// The most bytes of a header.
pub const MAX_HEADER: usize = 4096;
/// The most heads that `prev` or `auth` name.
pub const MAX_HEADS: usize = 16;
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
    /// The first line carries a higher format number.
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

/// Where the digits of a time stand, two by two: `2026-11-22T06:00:00Z`.
const TIME_DIGITS: [usize; 7] = [0, 2, 5, 8, 11, 14, 17];

/// A claimed time, in UTC, to the second.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(DateTime<Utc>);

impl Timestamp {
    /// The time, cut to the second.
    pub fn new(at: DateTime<Utc>) -> Self {
        Self(DateTime::from_timestamp(at.timestamp(), 0).unwrap_or_default())
    }

    /// The time as chrono has it.
    pub fn utc(self) -> DateTime<Utc> {
        self.0
    }
}

impl std::fmt::Display for Timestamp {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        use chrono::{Datelike, Timelike};
        let (day, time) = (self.0.date_naive(), self.0.time());
        let year = day.year();
        let Some(in_four) = u32::try_from(year).ok().filter(|year| *year <= 9999) else {
            // No header has such a year.
            return write!(f, "{year}-{:02}-{:02}T{}Z", day.month(), day.day(), time.format("%H:%M:%S"));
        };
        // Every header has one of these, and the formatter's padding is slow.
        let parts =
            [in_four / 100, in_four % 100, day.month(), day.day(), time.hour(), time.minute(), time.second()];
        let mut text = *b"0000-00-00T00:00:00Z";
        for (place, part) in TIME_DIGITS.into_iter().zip(parts) {
            if let Some([tens, ones]) = text.get_mut(place..place + 2) {
                *tens += u8::try_from(part / 10).unwrap_or_default();
                *ones += u8::try_from(part % 10).unwrap_or_default();
            }
        }
        f.write_str(std::str::from_utf8(&text).unwrap_or_default())
    }
}

impl std::str::FromStr for Timestamp {
    type Err = Malformed;
    fn from_str(text: &str) -> Result<Self, Malformed> {
        let bytes = text.as_bytes();
        let two = |place: usize| match bytes.get(place..place + 2) {
            Some([tens @ b'0'..=b'9', ones @ b'0'..=b'9']) => {
                Some(u32::from(tens - b'0') * 10 + u32::from(ones - b'0'))
            }
            _ => None,
        };
        let read = || {
            let [century, year, month, day, hour, minute, second] = TIME_DIGITS.map(two);
            let day = NaiveDate::from_ymd_opt(i32::try_from(century? * 100 + year?).ok()?, month?, day?)?;
            Some(Self(day.and_hms_opt(hour?, minute?, second?)?.and_utc()))
        };
        read().filter(|time| time.to_string() == text).ok_or(Malformed::Line(0))
    }
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

/// The body as a header names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BodyRef {
    /// SHA-256 of the body's bytes.
    pub digest: Digest256,
    /// How many bytes it has.
    pub length: u32,
}

impl BodyRef {
    fn of(bytes: &[u8]) -> BodyRef {
        let length = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
        BodyRef { digest: Digest256(sha256(bytes)), length }
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

fn print_ids(ids: &[EventId], to: &mut String) {
    if ids.is_empty() {
        to.push_str(" -");
    }
    for id in ids {
        to.push(' ');
        HEXLOWER.encode_append(id.as_bytes(), to);
    }
    to.push('\n');
}

fn read_ids(text: &str) -> Option<Vec<EventId>> {
    if text == "-" {
        return Some(Vec::new());
    }
    let ids: Vec<EventId> =
        text.split(' ').take(MAX_HEADS + 1).map(|id| id.parse().ok()).collect::<Option<_>>()?;
    let in_order = ids.iter().zip(ids.iter().skip(1)).all(|(id, next)| id < next);
    (ids.len() <= MAX_HEADS && in_order).then_some(ids)
}

/// A higher format number in the first line, whatever follows it: a newer format may do as it likes there.
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
        print_ids(self.log.as_slice(), &mut text);
        text.push_str("prev");
        print_ids(&self.prev, &mut text);
        text.push_str("auth");
        print_ids(&self.auth, &mut text);
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

    /// Reads a header: accepts only bytes that [`Header::to_text`] prints, of an event that can stand in its log.
    ///
    /// # Errors
    /// [`Malformed`], with the line that is not as the format has it.
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
        let prev = read_ids(value(3, "prev")?).ok_or(Malformed::Line(3))?;
        let auth = read_ids(value(4, "auth")?).ok_or(Malformed::Line(4))?;
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
        header.stands_in_its_log()?;
        let again = header.to_text();
        if again.as_bytes() != bytes {
            let same =
                again.split('\n').zip(text.split('\n')).take_while(|(line, given)| line == given).count();
            return Err(Malformed::Line(same + 1));
        }
        // No body could ever be given for it, so the length is refused before any is asked for.
        if body.is_some_and(|body| body.length as usize > kind.max_body()) {
            return Err(Malformed::BodyTooLong(kind.max_body()));
        }
        Ok(header)
    }

    /// Whether first events look like first events, others like others, and the verb belongs in such a log.
    fn stands_in_its_log(&self) -> Result<(), Malformed> {
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

/// The exact bytes of a body and the JSON fields in it. Unknown fields are kept. A copy shares all of it.
#[derive(Debug, Clone)]
pub struct Body(Arc<Parts>);

#[derive(Debug)]
struct Parts {
    bytes: Vec<u8>,
    fields: Map<String, Value>,
    /// The fields as the type of the verb, and which that is; nothing where they have another shape.
    typed: OnceLock<(TypeId, Option<Typed>)>,
}

type Typed = Arc<dyn Any + Send + Sync>;

impl PartialEq for Body {
    fn eq(&self, other: &Body) -> bool {
        self.0.bytes == other.0.bytes
    }
}

impl Body {
    fn new(bytes: Vec<u8>, fields: Map<String, Value>) -> Body {
        Body(Arc::new(Parts { bytes, fields, typed: OnceLock::new() }))
    }

    /// Makes the bytes of a body: the salt first, then the fields in their order.
    pub fn write(salt: [u8; 16], fields: &Map<String, Value>) -> Body {
        let mut all = Map::new();
        all.insert("salt".to_owned(), Value::String(data_encoding::HEXLOWER.encode(&salt)));
        all.extend(
            fields
                .iter()
                .filter(|(name, _)| *name != "salt")
                .map(|(name, value)| (name.clone(), value.clone())),
        );
        Body::new(Value::Object(all).to_string().into_bytes(), fields.clone())
    }

    /// Reads the bytes of a body in a log of this kind.
    ///
    /// # Errors
    /// Too long, without its salt in front, or not sound JSON.
    pub fn parse(kind: LogKind, bytes: Vec<u8>) -> Result<Body, Malformed> {
        if bytes.len() > kind.max_body() {
            return Err(Malformed::BodyTooLong(kind.max_body()));
        }
        let salted =
            bytes.get(..43).and_then(|start| start.strip_prefix(b"{\"salt\":\"")).is_some_and(|rest| {
                let (salt, end) = rest.split_at(32);
                end == b"\"," && salt.iter().all(|c| matches!(c, b'0'..=b'9' | b'a'..=b'f'))
            });
        if !salted {
            return Err(Malformed::NoSalt);
        }
        let mut fields = parse_strict(&bytes, kind.max_body())?;
        fields.shift_remove("salt");
        Ok(Body::new(bytes, fields))
    }

    /// The exact bytes.
    pub fn bytes(&self) -> &[u8] {
        &self.0.bytes
    }

    /// The fields, without the salt.
    pub fn fields(&self) -> &Map<String, Value> {
        &self.0.fields
    }

    /// How a header names this body.
    pub fn reference(&self) -> BodyRef {
        BodyRef::of(&self.0.bytes)
    }
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

    /// Reads an entry from its parts and holds the body against the header. The signature is not looked at.
    ///
    /// # Errors
    /// Whatever makes the parts no event.
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

    /// Whether its time was set by hand, as it says itself; not known any more once its body is gone.
    pub fn is_time_set(&self) -> bool {
        let (name, word) = TIME_SET;
        self.body.as_ref().and_then(|body| body.fields().get(name)).is_some_and(|value| value == word)
    }

    /// Whether its author was told that their clock is behind, and said that it is right.
    pub fn is_clock_insisted(&self) -> bool {
        let said = self.body.as_ref().and_then(|body| body.fields().get(CLOCK_IS_RIGHT));
        said.is_some_and(|said| *said == Value::Bool(true))
    }

    /// Whether a field of its body is said of the event's time, and by nobody's verb.
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

    /// Its fields as a type, without those that are said of its time: no field that a body does not know.
    fn typed<T: DeserializeOwned>(&self, fields: &Map<String, Value>) -> Option<T> {
        if !self.is_time_set() && !self.is_clock_insisted() {
            return T::deserialize(fields).ok();
        }
        let mut fields = fields.clone();
        fields.retain(|name, _| !self.is_of_time(name));
        T::deserialize(Value::Object(fields)).ok()
    }

    /// Whether header, body and signature belong together; a body that is not here is no matter. `verify` tells whether
    /// a signature over a message in a namespace is that of a key.
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
}

/// The body of an event in the type of its verb, where it is there and has that shape. It is read from its fields once,
/// whoever asks; only for another type than the first that was asked for it is read again.
pub fn body_of<T: DeserializeOwned + Send + Sync + 'static>(entry: &Entry) -> Option<Arc<T>> {
    let body = &entry.body.as_ref()?.0;
    let read = || entry.typed::<T>(&body.fields).map(Arc::new);
    let (of, typed) = body.typed.get_or_init(|| (TypeId::of::<T>(), read().map(|typed| typed as Typed)));
    if *of == TypeId::of::<T>() { typed.clone()?.downcast().ok() } else { read() }
}

#[cfg(test)]
mod tests {
    use super::*;

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
