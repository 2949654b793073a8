//! Links between findings and notes.

use serde::Serialize;

use crate::domain::case::claim::LinkKind;
use crate::domain::ids::EventId;

/// A link between two findings or notes that say the same; shown at both.
#[derive(Debug, Clone, Serialize)]
pub struct LinkRow {
    /// The other one.
    pub to: EventId,
    /// The same as people type it.
    pub short: String,
    /// Whether the two have one origin.
    pub kind: LinkKind,
    /// How that is known.
    pub why: Option<String>,
}
