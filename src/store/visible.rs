//! Renders the conditions of `domain/sight.rs` as SQL over `cases c`; it has no rule of its own.

use rusqlite::types::Value;

use crate::domain::district::Scope;
use crate::domain::sight::{Condition, FLAG_LINES, Fact, Page, Part, Reader};
use crate::domain::words::Word;

/// Who asks, as a table of one row beside the others: a question binds the value once, though a dozen columns need it.
pub(super) const ASKING: &str = "LEFT JOIN (SELECT ? AS person) me";

/// The condition on `cases c` and [`ASKING`] that leaves the cases about which the reader declared. No id is part of
/// another: each has sixteen digits, and a space separates two.
pub(super) const READS: &str = "(instr(c.readers, me.person) > 0)";

/// A column that is no public fact of a case, as a reader may have it: nothing before they declared.
pub(super) fn kept(column: &str) -> String {
    format!("iif({READS}, {column}, NULL)")
}

/// The condition on `cases c` that leaves those of which a page shows the reader a part, and its values. For a part
/// that is kept until they declared, the question joins [`ASKING`]; for the agenda, `agenda a`.
pub(super) fn visible(reader: &Reader, page: Page, part: Part) -> (String, Vec<Value>) {
    rendered(&reader.condition(page, part), reader)
}

/// A condition on `cases c`, and its values.
pub(super) fn rendered(condition: &Condition, reader: &Reader) -> (String, Vec<Value>) {
    let mut values = Vec::new();
    (sql(condition, reader, &mut values), values)
}

fn sql(condition: &Condition, reader: &Reader, values: &mut Vec<Value>) -> String {
    let mut joined = |all: &[Condition], none: &str, with: &str| match all {
        [] => none.to_owned(),
        [condition] => sql(condition, reader, values),
        all => {
            let parts: Vec<_> = all.iter().map(|condition| sql(condition, reader, values)).collect();
            format!("({})", parts.join(with))
        }
    };
    match condition {
        Condition::All(all) => joined(all, "1", " AND "),
        Condition::Any(any) => joined(any, "0", " OR "),
        Condition::Is(fact) => of_fact(*fact, reader, values),
        Condition::Not(fact) => format!("NOT {}", of_fact(*fact, reader, values)),
    }
}

fn of_fact(fact: Fact, reader: &Reader, values: &mut Vec<Value>) -> String {
    let mut value = |value: String| values.push(Value::Text(value));
    match fact {
        Fact::Over(Scope::Canada) => "1".to_owned(),
        Fact::Over(Scope::Province(province)) => {
            value(province.to_string());
            "c.province = ?".to_owned()
        }
        Fact::Over(Scope::District(district)) => {
            value(district.to_string());
            "c.district = ?".to_owned()
        }
        Fact::FlagAt(tier) => {
            value(reader.now.to_string());
            let lines = FLAG_LINES.map(Word::word).join("', '");
            format!(
                "(EXISTS (SELECT 1 FROM flags f WHERE f.came = c.came AND f.tier = '{tier}' AND f.state <> 'answered')
                 OR EXISTS (SELECT 1 FROM agenda f WHERE f.came = c.came AND f.tier = '{tier}' AND f.kind IN ('{lines}')
                 AND f.from_at <= ?))"
            )
        }
        Fact::LineAt(tier) => format!("a.tier = '{tier}'"),
        Fact::Declared => READS.to_owned(),
        Fact::Recused => {
            value(reader.person.to_string());
            "(instr(c.recused, ?) > 0)".to_owned()
        }
    }
}
