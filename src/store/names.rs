//! Queries over the words of the names of applicants: which names have all of some words.

use std::collections::BTreeSet;

use rusqlite::types::Value;

use crate::domain::names::fold;

/// What a word of a name must be to each word that is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fit {
    /// The same, and the name has no other words.
    Exact,
    /// The same.
    Whole,
    /// It begins so.
    Beginning,
}

impl Fit {
    /// The names that have all these words, as a query for `came` and `which`, and its values.
    pub(super) fn names(self, words: &BTreeSet<String>) -> (String, Vec<Value>) {
        let mut values = Vec::new();
        let size = i64::try_from(words.len()).unwrap_or(i64::MAX);
        let of_word = words.iter().map(|word| {
            let text = Value::Text(word.clone());
            match self {
                Fit::Exact => {
                    values.extend([text, Value::Integer(size)]);
                    "SELECT came, which FROM names WHERE word = ? AND size = ?"
                }
                Fit::Whole => {
                    values.push(text);
                    "SELECT came, which FROM names WHERE word = ?"
                }
                Fit::Beginning => {
                    values.extend([text, Value::Text(format!("{word}\u{10ffff}"))]);
                    "SELECT came, which FROM names WHERE word BETWEEN ? AND ?"
                }
            }
        });
        (of_word.collect::<Vec<_>>().join(" INTERSECT "), values)
    }
}

/// The cases in whose public name each of these words begins one, as a query, and its values.
pub(super) fn by_public_name(words: &str) -> (String, Vec<Value>) {
    let typed = fold(words).split_whitespace().map(str::to_owned).collect();
    let (names, values) = Fit::Beginning.names(&typed);
    (format!("SELECT came FROM ({names}) WHERE which = 0"), values)
}
