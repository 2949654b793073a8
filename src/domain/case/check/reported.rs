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
}

/// A part of a report that is no check of ours and says more than that all is well.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnreadPart {
    /// Its path in the report.
    pub part: String,
    /// The provider's word.
    pub says: String,
}
