//! Reads providers' reports in JSON into checks in our words, beside the provider's own words. An unknown
//! value is never clear; a provider's opinion of the person is never adopted.

mod certn;
mod checkr;
mod part;
mod personal;
mod report;

use crate::domain::json::parse_strict;
use part::Notes;
use report::each_once;

pub use report::{Provider, ProviderCheck, ProviderError, ProviderNote, ProviderReport};

/// The largest report, in bytes.
pub const MAX_BYTES: usize = 1024 * 1024;

/// Reads a provider's report.
pub fn read(provider: Provider, json: &[u8]) -> Result<ProviderReport, ProviderError> {
    let json = json.strip_prefix("\u{feff}".as_bytes()).unwrap_or(json);
    let mut raw = parse_strict(json, MAX_BYTES).map_err(ProviderError::Json)?;
    let stripped = personal::strip(&mut raw);
    let mut notes = Notes(stripped.notes);
    let (reference, checks) = match provider {
        Provider::Checkr => checkr::read(&raw, &mut notes)?,
        Provider::Certn => certn::read(&raw, &mut notes)?,
    };
    if checks.is_empty() {
        return Err(ProviderError::NoCheck);
    }
    Ok(ProviderReport { reference, checks, dropped: stripped.dropped, notes: each_once(notes.0), raw })
}
