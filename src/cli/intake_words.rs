//! What the mailroom found or refused, in words. The mailroom itself speaks no language.

use crate::cli::lookup::local_name;
use crate::domain::json::JsonError;
use crate::intake::IntakeError;
use crate::intake::application::{Problem, What};
use crate::intake::dates::DateFinding;
use crate::intake::map::MapError;
use crate::intake::provider::{ProviderError, ProviderNote};
use crate::intake::table::TableError;
use crate::intake::{DateColumn, Detected};
use crate::report::texts::Texts;
use crate::say;

fn with_hint(said: String, hint: &str, texts: &Texts) -> Vec<String> {
    vec![said, texts.get(hint)]
}

/// Why a file or its map cannot be read.
pub(super) fn intake_error(error: &IntakeError, texts: &Texts) -> Vec<String> {
    match error {
        IntakeError::Table(error) => table_error(error, texts),
        IntakeError::Map(error) => map_error(error, texts),
    }
}

fn table_error(error: &TableError, texts: &Texts) -> Vec<String> {
    match error {
        TableError::FileTooLarge { max_bytes } => {
            vec![say!(texts, "intake-file-too-large", max_bytes = *max_bytes)]
        }
        TableError::TooManyRows { max_rows } => {
            vec![say!(texts, "intake-too-many-rows", max_rows = *max_rows)]
        }
        TableError::TooManyCells { max_cells } => {
            vec![say!(texts, "intake-too-many-cells", max_cells = *max_cells)]
        }
        TableError::TooManyColumns { row, max_columns } => {
            vec![say!(texts, "intake-too-many-columns", row = *row, max_columns = *max_columns)]
        }
        TableError::CellTooLong { row, column, max_bytes } => {
            vec![say!(texts, "intake-cell-too-long", row = *row, column = *column, max_bytes = *max_bytes)]
        }
        TableError::BadEncoding { encoding } => {
            let said = say!(texts, "intake-bad-encoding", encoding = encoding.to_string());
            with_hint(said, "intake-bad-encoding-hint", texts)
        }
        TableError::Empty => vec![texts.get("intake-empty")],
        TableError::NoDelimiter => {
            with_hint(texts.get("intake-no-delimiter"), "intake-delimiter-hint", texts)
        }
        TableError::AmbiguousDelimiter { first, second } => {
            let (first, second) = (first.to_string(), second.to_string());
            let said = say!(texts, "intake-ambiguous-delimiter", first = first, second = second);
            with_hint(said, "intake-delimiter-hint", texts)
        }
        TableError::BadQuote { row, column } => {
            vec![say!(texts, "intake-bad-quote", row = *row, column = *column)]
        }
        TableError::RaggedRows { expected, rows } => {
            let first = say!(texts, "intake-ragged-rows", rows = rows.len(), expected = *expected);
            let each = rows
                .iter()
                .take(20)
                .map(|one| say!(texts, "intake-ragged-row", row = one.row, found = one.found));
            std::iter::once(first).chain(each).collect()
        }
    }
}

/// Why a map cannot be used.
pub(super) fn map_error(error: &MapError, texts: &Texts) -> Vec<String> {
    match error {
        MapError::TooLarge { max_bytes } => vec![say!(texts, "intake-map-too-large", max_bytes = *max_bytes)],
        MapError::Toml { line, message } => {
            vec![say!(texts, "intake-map-toml", line = *line, message = message)]
        }
        MapError::Blank { field } => vec![say!(texts, "intake-map-blank", field = *field)],
        MapError::ConsentWithoutDate { check } => {
            let said = say!(texts, "intake-map-consent-without-date", check = texts.word(*check));
            with_hint(said, "intake-map-consent-without-date-hint", texts)
        }
        MapError::Columns(problems) => {
            let mut lines = vec![say!(texts, "intake-map-columns", count = problems.len())];
            for one in problems {
                let id = if one.twice { "intake-map-column-twice" } else { "intake-map-column-missing" };
                let mut line = say!(texts, id, column = &one.column, used_for = &one.used_for);
                if let Some(near) = &one.did_you_mean {
                    line.push(' ');
                    line.push_str(&say!(texts, "intake-map-did-you-mean", did_you_mean = near));
                }
                lines.push(line);
            }
            lines
        }
    }
}

/// What is wrong with a row.
pub(super) fn problem(problem: &Problem, texts: &Texts) -> String {
    let what = match &problem.what {
        What::NoName => texts.get("intake-no-name"),
        What::NameTooLong { chars, max_chars } => {
            say!(texts, "intake-name-too-long", chars = *chars, max_chars = *max_chars)
        }
        What::District(not_found) => {
            let id = if not_found.several { "district-several" } else { "district-not-found" };
            let near: Vec<_> = not_found
                .suggestions
                .iter()
                .map(|one| format!("{} {}", one.code, local_name(one, texts)))
                .collect();
            let said = say!(texts, id, text = &not_found.text);
            let meant = say!(texts, "district-did-you-mean", suggestions = near.join(", "));
            if near.is_empty() { said } else { format!("{said} {meant}") }
        }
        What::BadDate { text } => say!(texts, "intake-bad-date", text = text),
        What::AmbiguousDate { text } => {
            let said = say!(texts, "intake-ambiguous-date", text = text);
            format!("{said}. {}", texts.get("intake-ambiguous-date-hint"))
        }
        What::MixedDates { day_first, month_first } => {
            say!(texts, "intake-mixed-dates", day_first = *day_first, month_first = *month_first)
        }
        What::ConsentWithoutDate { check } => {
            say!(texts, "intake-consent-without-date", check = texts.word(*check))
        }
        What::BadLanguage { text } => say!(texts, "intake-bad-language", text = text),
        What::NoKey => texts.get("intake-no-key"),
        What::KeyTooLong { chars, max_chars } => {
            say!(texts, "intake-key-too-long", chars = *chars, max_chars = *max_chars)
        }
        What::DuplicateKey { first_row } => say!(texts, "intake-duplicate-key", first_row = *first_row),
        What::TooLarge { bytes, max_bytes } => {
            say!(texts, "intake-row-too-large", bytes = *bytes, max_bytes = *max_bytes)
        }
    };
    say!(texts, "intake-problem", row = problem.row, column = &problem.column, what = what)
}

/// What was detected in a file, for a person to confirm.
pub(super) fn detected(found: &Detected, unplaced: &[String], texts: &Texts) -> Vec<String> {
    let given = |id: &str, given: bool| if given { format!("{id}-given") } else { id.to_owned() };
    let encoding = found.encoding.to_string();
    let mut lines = vec![say!(texts, &given("intake-encoding", found.encoding_given), encoding = encoding)];
    if let Some(sample) = &found.sample {
        lines.push(say!(texts, "intake-sample", sample = sample));
    }
    let delimiter = found.delimiter.to_string();
    lines.push(say!(texts, &given("intake-delimiter", found.delimiter_given), delimiter = delimiter));
    lines.extend(found.dates.iter().map(|column| dates(column, texts)));
    lines.push(say!(texts, "intake-size", rows = found.rows, columns = found.columns));
    if !unplaced.is_empty() {
        lines.push(say!(texts, "intake-unplaced", columns = unplaced.join("; ")));
    }
    lines
}

fn dates(found: &DateColumn, texts: &Texts) -> String {
    let column = &found.column;
    let order = |order: crate::intake::dates::DateOrder| texts.get(&format!("intake-order-{order}"));
    match &found.finding {
        DateFinding::Given { order: way } => {
            say!(texts, "intake-dates-given", column = column, order = order(*way))
        }
        DateFinding::Shown { order: way, row, text } => {
            say!(texts, "intake-dates-shown", column = column, order = order(*way), row = *row, text = text)
        }
        DateFinding::NotNeeded => say!(texts, "intake-dates-not-needed", column = column),
        DateFinding::Ambiguous { row, text } => {
            say!(texts, "intake-dates-ambiguous", column = column, row = *row, text = text)
        }
        DateFinding::Mixed { day_first, month_first } => {
            say!(
                texts,
                "intake-dates-mixed",
                column = column,
                day_first = *day_first,
                month_first = *month_first
            )
        }
    }
}

/// Why a provider's report is not taken.
pub(super) fn provider_error(error: &ProviderError, texts: &Texts) -> String {
    match error {
        ProviderError::Json(json) => match json {
            JsonError::TooLarge { max_bytes } => say!(texts, "intake-json-too-large", max_bytes = *max_bytes),
            JsonError::TooDeep { max_depth } => say!(texts, "intake-json-too-deep", max_depth = *max_depth),
            JsonError::DuplicateKey(key) => say!(texts, "intake-json-duplicate-key", key = key),
            JsonError::NotAnObject => texts.get("intake-json-not-an-object"),
            JsonError::Syntax { line, column } => {
                say!(texts, "intake-json-syntax", line = *line, column = *column)
            }
        },
        ProviderError::NotAReport { provider } => {
            say!(texts, "provider-not-a-report", provider = provider.to_string())
        }
        ProviderError::SeveralReports { .. } => texts.get("provider-several-reports"),
        ProviderError::NoCheck { .. } => texts.get("provider-no-check"),
    }
}

/// What a person should know about the reading of a report.
pub(super) fn provider_note(note: &ProviderNote, texts: &Texts) -> String {
    match note {
        ProviderNote::IncludesCancelled => texts.get("provider-includes-cancelled"),
        ProviderNote::Disputed => texts.get("provider-disputed"),
        ProviderNote::Revised => texts.get("provider-revised"),
        ProviderNote::UnknownValue { field, value } => {
            say!(texts, "provider-unknown-value", field = field, value = value)
        }
        ProviderNote::AmbiguousNone { field } => say!(texts, "provider-ambiguous-none", field = field),
        ProviderNote::ProviderOpinionIgnored { field } => {
            say!(texts, "provider-opinion-ignored", field = field)
        }
        ProviderNote::NotRead { field } => say!(texts, "provider-not-read", field = field),
        ProviderNote::PoliceKindNotStated { field } => {
            say!(texts, "provider-police-kind-not-stated", field = field)
        }
        ProviderNote::VulnerableSectorDropped { field } => {
            say!(texts, "provider-vulnerable-sector-dropped", field = field)
        }
    }
}
