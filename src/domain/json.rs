//! One strict JSON reader for everything that comes from elsewhere: an object, no key twice, not too deep, not too
//! large. Two readers that resolve a repeated key differently would see two different records, so it is refused.

use std::cell::RefCell;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

/// How deep objects and lists may nest; the outermost object is level 1.
pub const MAX_DEPTH: usize = 32;

/// Why a JSON text is not taken in.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum JsonError {
    /// More bytes than the caller allows.
    #[error("the JSON is larger than {max_bytes} bytes")]
    TooLarge {
        /// The ceiling.
        max_bytes: usize,
    },
    /// Nested deeper than [`MAX_DEPTH`].
    #[error("the JSON nests deeper than {max_depth} levels")]
    TooDeep {
        /// The ceiling.
        max_depth: usize,
    },
    /// The same key twice in one object.
    #[error("the key `{0}` stands twice in one object")]
    DuplicateKey(String),
    /// Valid JSON, but not an object.
    #[error("the JSON is not an object")]
    NotAnObject,
    /// Not JSON.
    #[error("not valid JSON at line {line}, column {column}")]
    Syntax {
        /// Counted from 1.
        line: usize,
        /// Counted from 1.
        column: usize,
    },
}

/// Reads one JSON object, and nothing else.
pub fn parse_strict(bytes: &[u8], max_bytes: usize) -> Result<Map<String, Value>, JsonError> {
    if bytes.len() > max_bytes {
        return Err(JsonError::TooLarge { max_bytes });
    }
    let broken = RefCell::new(None);
    let mut text = serde_json::Deserializer::from_slice(bytes);
    let read = Strict { depth: 0, broken: &broken }
        .deserialize(&mut text)
        .and_then(|value| text.end().map(|()| value));
    match read {
        Ok(Value::Object(map)) => Ok(map),
        Ok(_) => Err(JsonError::NotAnObject),
        Err(error) => {
            Err(broken.take().unwrap_or(JsonError::Syntax { line: error.line(), column: error.column() }))
        }
    }
}

/// Builds a value while watching depth and keys. `broken` carries our own reason past serde's error type.
#[derive(Clone, Copy)]
struct Strict<'a> {
    depth: usize,
    broken: &'a RefCell<Option<JsonError>>,
}

impl Strict<'_> {
    fn refuse<E: serde::de::Error>(self, reason: JsonError) -> E {
        let error = E::custom(&reason);
        *self.broken.borrow_mut() = Some(reason);
        error
    }

    fn deeper<E: serde::de::Error>(self) -> Result<Self, E> {
        if self.depth >= MAX_DEPTH {
            return Err(self.refuse(JsonError::TooDeep { max_depth: MAX_DEPTH }));
        }
        Ok(Self { depth: self.depth + 1, ..self })
    }
}

impl<'de> DeserializeSeed<'de> for Strict<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Value, D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Strict<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_f64<E: serde::de::Error>(self, value: f64) -> Result<Value, E> {
        Number::from_f64(value).map(Value::Number).ok_or_else(|| E::custom("a number out of range"))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::String(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(Value::String(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let inner = self.deeper()?;
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(inner)? {
            list.push(item);
        }
        Ok(Value::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let inner = self.deeper()?;
        let mut map = Map::new();
        while let Some(key) = entries.next_key::<String>()? {
            if map.contains_key(&key) {
                return Err(self.refuse(JsonError::DuplicateKey(key)));
            }
            let value = entries.next_value_seed(inner)?;
            map.insert(key, value);
        }
        Ok(Value::Object(map))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<Map<String, Value>, JsonError> {
        parse_strict(text.as_bytes(), 1024)
    }

    #[test]
    fn an_object_is_read_in_its_own_order() {
        let text = r#"{"b":1,"a":[true,null,-2,1.5,"x"],"c":{"d":"é"}}"#;
        let map = parse(text).unwrap();
        assert_eq!(serde_json::to_string(&map).unwrap(), text);
    }

    #[test]
    fn a_key_twice_is_refused_at_any_depth() {
        let twice = Err(JsonError::DuplicateKey("a".into()));
        assert_eq!(parse(r#"{"a":1,"a":1}"#), twice);
        assert_eq!(parse(r#"{"x":[{"a":1,"\u0061":2}]}"#), twice);
        assert!(parse(r#"{"a":{"a":1},"b":{"a":1}}"#).is_ok());
    }

    #[test]
    fn depth_ends_at_its_ceiling() {
        let nested = |levels: usize| {
            let lists = levels - 1;
            format!("{{\"a\":{}{}}}", "[".repeat(lists), "]".repeat(lists))
        };
        assert!(parse(&nested(MAX_DEPTH)).is_ok());
        let deep = Err(JsonError::TooDeep { max_depth: MAX_DEPTH });
        assert_eq!(parse(&nested(MAX_DEPTH + 1)), deep);
        assert_eq!(parse(&format!("{{\"a\":{}", "[".repeat(500))), deep);
    }

    #[test]
    fn size_shape_and_syntax() {
        assert_eq!(parse_strict(b"{}   ", 4), Err(JsonError::TooLarge { max_bytes: 4 }));
        assert_eq!(parse("[1]"), Err(JsonError::NotAnObject));
        assert_eq!(parse("{\n \"a\": }"), Err(JsonError::Syntax { line: 2, column: 7 }));
        for bad in ["", "{} {}", "{\"a\":1", "{\"a\":01}", "{'a':1}", "{\"a\":1e999}"] {
            assert!(matches!(parse(bad), Err(JsonError::Syntax { .. })), "{bad}");
        }
        assert!(matches!(parse_strict(b"{\"a\":\"\xff\"}", 99), Err(JsonError::Syntax { .. })));
    }
}
