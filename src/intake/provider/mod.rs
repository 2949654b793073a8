//! Providers' reports as JSON: which checks they hold, in our words, beside the provider's own words; whose they are, and
//! of when. A value that is not known is never clear, no check is made of what is not a part, and a provider's opinion
//! of the person is never adopted.

mod births;
mod certn;
mod checkr;
mod clock;
mod credit;
mod fields;
mod keys;
mod lexicon;
mod part;
mod person;
mod personal;
mod report;
mod senses;
mod settle;
mod tree;
mod understood;
mod verdict;
mod worst;

use crate::domain::clock::Place;
use crate::domain::json::parse_strict;
use crate::intake::encoding;
use crate::intake::kind::{self, Kind};
use crate::intake::table::TableError;

use part::Notes;
use report::each_once;

pub use report::{Provider, ProviderCheck, ProviderError, ProviderNote, ProviderReport};

/// The largest report, in bytes.
pub const MAX_BYTES: usize = 1024 * 1024;

/// Reads a provider's report, in whatever encoding a form may come in. A moment in it is of the day that it is where the
/// riding is.
pub fn read(provider: Provider, bytes: &[u8], place: Place) -> Result<ProviderReport, ProviderError> {
    let bytes = bytes.get(..=MAX_BYTES).unwrap_or(bytes);
    let is_too_large = bytes.len() > MAX_BYTES;
    not_another_file(bytes)?;
    let (_, text) = encoding::read(bytes, None).map_err(|_| ProviderError::NotText)?;
    if !is_too_large {
        not_another_text(&text)?;
    }
    // Text of two bytes a letter may take three in UTF-8.
    let most = if text.len() > bytes.len() { MAX_BYTES * 3 / 2 } else { MAX_BYTES };
    let mut raw = parse_strict(text.as_bytes(), most).map_err(ProviderError::Json)?;
    let mut subject = person::of(&raw);
    let stripped = personal::strip(&mut raw);
    let mut notes = Notes(stripped.notes);
    let settled = match provider {
        Provider::Checkr => checkr::read(&raw, place, &mut notes)?,
        Provider::Certn => certn::read(&raw, place, &mut notes)?,
    };
    subject.read_ages(settled.as_of);
    let mut names = subject.names;
    names.iter_mut().for_each(|spelled| spelled.extend(subject.aliases.iter().cloned()));
    let checks = worst::of_each_kind(settled.checks, &mut notes);
    if settled.as_of.is_none() {
        notes.add(ProviderNote::NoClock);
    }
    Ok(ProviderReport {
        reference: settled.reference,
        as_of: settled.as_of,
        checks,
        names,
        births: subject.births,
        dropped: stripped.dropped,
        unread: settled.unread,
        cancelled: settled.cancelled,
        notes: each_once(notes.0),
        raw,
    })
}

/// That bytes are not of another format, by those that it begins with.
fn not_another_file(bytes: &[u8]) -> Result<(), ProviderError> {
    let is = |what| Err(ProviderError::OtherFile { what });
    match bytes {
        [0xFF, 0xFE, 0, 0, ..] | [0, 0, 0xFE, 0xFF, ..] | [b'{', 0, 0, 0, ..] | [0, 0, 0, b'{', ..] => {
            return is("utf-32");
        }
        _ => {}
    }
    match kind::of(bytes) {
        Ok(Kind::Text) => Ok(()),
        Ok(Kind::Workbook) => is("workbook"),
        Err(TableError::EmptyFile) => is("empty"),
        Err(TableError::IsPdf) => is("pdf"),
        Err(TableError::IsPicture) => is("picture"),
        Err(TableError::IsZip) => is("archive"),
        Err(_) => is("workbook"),
    }
}

/// That text begins as a report does.
fn not_another_text(text: &str) -> Result<(), ProviderError> {
    let what = match text.trim_start().chars().next() {
        Some('{') => return Ok(()),
        None => "empty",
        Some('[') => "list",
        Some('<') => "page",
        Some(_) => "text",
    };
    Err(ProviderError::OtherFile { what })
}
