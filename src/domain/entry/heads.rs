//! The heads that a header names, of its log (`prev`) and of the roster (`auth`): at most sixteen of each.

use data_encoding::HEXLOWER;

use crate::domain::ids::EventId;

/// The most heads that `prev`, or `auth`, names. Of more, a new event names the first; later ones take in the rest.
pub const MAX_HEADS: usize = 16;

pub(super) fn print(ids: &[EventId], to: &mut String) {
    if ids.is_empty() {
        to.push_str(" -");
    }
    for id in ids {
        to.push(' ');
        HEXLOWER.encode_append(id.as_bytes(), to);
    }
    to.push('\n');
}

pub(super) fn read(text: &str) -> Option<Vec<EventId>> {
    if text == "-" {
        return Some(Vec::new());
    }
    let ids: Vec<EventId> =
        text.split(' ').take(MAX_HEADS + 1).map(|id| id.parse().ok()).collect::<Option<_>>()?;
    let in_order = ids.iter().zip(ids.iter().skip(1)).all(|(id, next)| id < next);
    (ids.len() <= MAX_HEADS && in_order).then_some(ids)
}
