//! The heads that a header names, of its log (`prev`) and of the roster (`auth`): at most sixteen of each.

use data_encoding::HEXLOWER;

use crate::domain::event::in_order;
use crate::domain::ids::EventId;

/// The most heads that `prev`, or `auth`, names. Of more, a new event names the first, and later events the rest.
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
    in_order(text, MAX_HEADS, |id| id.parse().ok())
}
