//! interim
use serde_json::{Map, Value};
/// x
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum JsonError {
    /// x
    #[error("too large")]
    TooLarge,
    /// x
    #[error("syntax")]
    Syntax {
        /// x
        line: usize,
        /// x
        column: usize,
    },
}
/// x
/// # Errors
/// x
pub fn parse_strict(bytes: &[u8], max: usize) -> Result<Map<String, Value>, JsonError> {
    if bytes.len() > max {
        return Err(JsonError::TooLarge);
    }
    serde_json::from_slice(bytes).map_err(|e| JsonError::Syntax { line: e.line(), column: e.column() })
}
