//! What a row says its person is called: the name from its parts, and other names. What only stands in the place of a
//! name is kept with the other answers.

use super::application::{AnswerValue, What, clip};
use super::found::Found;
use super::no_name::{Said, is_no_part, said, says_none};
use super::spoiled;

/// The name from its columns, without the parts that the person says that they do not have.
pub(super) fn name(columns: &[usize], found: &mut Found) -> String {
    let mut parts = Vec::new();
    for (place, &column) in columns.iter().enumerate() {
        let part = found.cell(column).trim();
        let spoiled = spoiled::of(part);
        let is_middle = place > 0 && place + 1 < columns.len();
        if spoiled.is_none() && is_no_part(part, is_middle) {
            found.said_none.push(column);
        } else if !part.is_empty() {
            parts.push(part);
        }
        if let Some(what) = spoiled {
            found.problem(column, what);
        }
    }
    let name = parts.join(" ");
    found.name_fits(columns.first().copied().unwrap_or_default(), &name);
    name
}

/// Other names, as far as the answer looks like some.
pub(super) fn others(column: usize, answer: Option<AnswerValue>, found: &mut Found) -> Vec<String> {
    let cell = found.cell(column);
    if let Some(what) = spoiled::of(cell).filter(|_| !says_none(cell)) {
        found.keep(column, what);
        return Vec::new();
    }
    let given = match answer {
        Some(AnswerValue::List(names)) => names,
        Some(name) => vec![name.text().trim().to_owned()],
        None => Vec::new(),
    };
    let is = |wanted: Said| given.iter().any(|text| said(text) == wanted);
    if is(Said::Unclear) {
        found.keep(column, What::NotAName { text: clip(cell.trim()) });
    } else if is(Said::Nothing) {
        found.said_none.push(column);
    }
    given.into_iter().filter(|text| said(text) == Said::Name && found.name_fits(column, text)).collect()
}
