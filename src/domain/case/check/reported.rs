//! What a provider's report says beside a check's status and result, in the signed body: its verdict in one word, the
//! parts that were cancelled, the parts that we do not read.

use serde::{Deserialize, Serialize};

use crate::domain::words::words;

words! {
    /// What a provider says of a check, in one word. Our reading of it is the result.
    ProviderSays "provider-says" {
        Clear = "clear",
        /// Something that a person must look at.
        Consider = "consider",
        /// Clear, in a report of which a part was cancelled.
        ClearWithCancelled = "clear-with-cancelled",
        /// The declared record matches.
        Declared = "declared",
        /// The bureau has no file.
        NoFile = "no-file",
        /// Two levels of the report do not say the same.
        Disagree = "disagree",
        /// A word that we do not know.
        Unclear = "unclear",
    }
}

/// A part of a report that was cancelled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CancelledPart {
    /// Its path in the report.
    pub part: String,
    /// Why, in the provider's words, where it says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// Of the last that is named: how many more there are.
    #[serde(default, skip_serializing_if = "is_none")]
    pub more: usize,
}

/// A part of a report that is no check of ours and says more than that all is well.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnreadPart {
    /// Its path in the report.
    pub part: String,
    /// The provider's word.
    pub says: String,
    /// Of the last that is named: how many more there are.
    #[serde(default, skip_serializing_if = "is_none")]
    pub more: usize,
}

/// The most parts of a report that a check names of each.
pub const MOST_PARTS: usize = 50;

/// As many parts as a check names; the last of them says how many more there are.
pub fn first_parts<T: Clone>(parts: &[T], say: impl Fn(&mut T, usize)) -> Vec<T> {
    let mut kept: Vec<T> = parts.iter().take(MOST_PARTS).cloned().collect();
    if let Some(last) = kept.last_mut() {
        say(last, parts.len().saturating_sub(MOST_PARTS));
    }
    kept
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_none(more: &usize) -> bool {
    *more == 0
}
