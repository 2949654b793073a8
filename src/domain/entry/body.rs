//! The body of an event: its exact bytes, the fields in it, and those as the type of its verb.

use std::any::{Any, TypeId};
use std::sync::{Arc, OnceLock};

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::{Entry, LogKind, Malformed};
use crate::domain::ids::{Digest256, sha256};
use crate::domain::json::parse_strict;

/// The body as a header names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BodyRef {
    /// SHA-256 of the body's bytes.
    pub digest: Digest256,
    /// How many bytes it has.
    pub length: u32,
}

impl BodyRef {
    pub(super) fn of(bytes: &[u8]) -> BodyRef {
        let length = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
        BodyRef { digest: Digest256(sha256(bytes)), length }
    }
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

    /// The salt, as its hexadecimal digits.
    pub fn salt(&self) -> Option<&str> {
        std::str::from_utf8(self.0.bytes.get(9..41)?).ok()
    }

    /// How a header names this body.
    pub fn reference(&self) -> BodyRef {
        BodyRef::of(&self.0.bytes)
    }
}

impl Entry {
    /// Its fields as a type, without those about its time, so that no type keeps them as unknown fields.
    fn typed<T: DeserializeOwned>(&self, fields: &Map<String, Value>) -> Option<T> {
        if !self.is_time_set() && !self.is_clock_insisted() {
            return T::deserialize(fields).ok();
        }
        let mut fields = fields.clone();
        fields.retain(|name, _| !self.is_of_time(name));
        T::deserialize(Value::Object(fields)).ok()
    }
}

/// The body of an event in the type of its verb, where it is there and has that shape. It is read from its fields once,
/// for all who ask; only for another type than the first that was asked for it is read again.
pub fn body_of<T: DeserializeOwned + Send + Sync + 'static>(entry: &Entry) -> Option<Arc<T>> {
    let body = &entry.body.as_ref()?.0;
    let read = || entry.typed::<T>(&body.fields).map(Arc::new);
    let (of, typed) = body.typed.get_or_init(|| (TypeId::of::<T>(), read().map(|typed| typed as Typed)));
    if *of == TypeId::of::<T>() { typed.clone()?.downcast().ok() } else { read() }
}
