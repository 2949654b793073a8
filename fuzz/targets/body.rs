//! Bodies: refused where a key stands twice, where it is too deep or too long, and for nothing else that is JSON behind
//! its salt. Held against a second reading that counts.
#![no_main]

use std::cell::Cell;
use std::fmt;

use greenlight::domain::entry::{Body, LogKind, Malformed};
use greenlight::domain::json::{JsonError, MAX_DEPTH};
use libfuzzer_sys::fuzz_target;
use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

/// Reads whatever JSON there is, and counts what it meets.
#[derive(Clone, Copy)]
struct Counter<'a> {
    depth: usize,
    deepest: &'a Cell<usize>,
    keys: &'a Cell<usize>,
}

impl<'a> Counter<'a> {
    fn deeper(self) -> Counter<'a> {
        let inner = Counter { depth: self.depth + 1, ..self };
        self.deepest.set(self.deepest.get().max(inner.depth));
        inner
    }
}

impl<'de> DeserializeSeed<'de> for Counter<'_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Counter<'_> {
    type Value = ();
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }
    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }
    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }
    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }
    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }
    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }
    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        Ok(())
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        let inner = self.deeper();
        while items.next_element_seed(inner)?.is_some() {}
        Ok(())
    }
    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<(), A::Error> {
        let inner = self.deeper();
        while fields.next_key::<String>()?.is_some() {
            self.keys.set(self.keys.get() + 1);
            fields.next_value_seed(inner)?;
        }
        Ok(())
    }
}

/// Whether it is JSON at all, how deep it goes and how many keys it has, those that repeat too.
fn counted(bytes: &[u8]) -> Option<(usize, usize)> {
    let (deepest, keys) = (Cell::new(0), Cell::new(0));
    let mut text = serde_json::Deserializer::from_slice(bytes);
    let counter = Counter { depth: 0, deepest: &deepest, keys: &keys };
    counter.deserialize(&mut text).and_then(|()| text.end()).ok()?;
    Some((deepest.get(), keys.get()))
}

fn keys(value: &Value) -> usize {
    match value {
        Value::Object(map) => map_keys(map),
        Value::Array(items) => items.iter().map(keys).sum(),
        _ => 0,
    }
}

fn map_keys(map: &Map<String, Value>) -> usize {
    map.len() + map.values().map(keys).sum::<usize>()
}

fuzz_target!(|bytes: &[u8]| {
    for kind in [LogKind::Case, LogKind::Roster] {
        match Body::parse(kind, bytes.to_vec()) {
            Ok(body) => {
                assert_eq!(body.bytes(), bytes);
                assert_eq!(body.reference().length as usize, bytes.len());
                assert!(bytes.len() <= kind.max_body() && bytes.starts_with(b"{\"salt\":\""));
                assert!(!body.fields().contains_key("salt"));
                let (deepest, met) = counted(bytes).expect("what is accepted is JSON");
                assert!(deepest <= MAX_DEPTH, "{deepest} levels");
                assert_eq!(met, map_keys(body.fields()) + 1, "a key was lost");
                // The largest take much memory as it is.
                let again = (bytes.len() < 64 * 1024 && !body.fields().is_empty())
                    .then(|| Body::write([7; 16], body.fields()));
                if let Some(again) = again.filter(|again| again.bytes().len() <= kind.max_body()) {
                    Body::parse(kind, again.bytes().to_vec()).expect("what we write we read");
                }
            }
            Err(Malformed::Json(JsonError::DuplicateKey(_) | JsonError::TooDeep { .. })) => {}
            Err(Malformed::Json(JsonError::Syntax { line, column })) => {
                assert!(line >= 1 && line + column <= bytes.len() + 2);
                // What is deeper than its ceiling the second reader may not read either.
                assert!(counted(bytes).is_none(), "JSON was refused");
            }
            Err(Malformed::BodyTooLong(most)) => assert!(bytes.len() > most),
            Err(_) => {}
        }
    }
});
