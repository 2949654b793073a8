//! What reading a form or a report found or refused, in words; `intake` itself has no texts.

use crate::cli::lookup::local_name;
use crate::domain::json::JsonError;
use crate::intake::IntakeError;
use crate::intake::application::{Problem, What};
use crate::intake::dates::DateFinding;
use crate::intake::map::MapError;
use crate::intake::provider::{ProviderError, ProviderNote};
use crate::intake::table::TableError;
use crate::intake::{DateColumn, Detected};
use crate::report::messages::{self, Message};
use crate::report::texts::Texts;
use crate::say;

fn with_hint(said: String, hint: Message, texts: &Texts) -> Vec<String> {
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
            vec![say!(texts, intake_file_too_large, max_bytes = *max_bytes)]
        }
        TableError::TooManyRows { max_rows } => {
            vec![say!(texts, intake_too_many_rows, max_rows = *max_rows)]
        }
        TableError::TooManyCells { max_cells } => {
            vec![say!(texts, intake_too_many_cells, max_cells = *max_cells)]
        }
        TableError::TooManyColumns { row, max_columns } => {
            vec![say!(texts, intake_too_many_columns, row = *row, max_columns = *max_columns)]
        }
        TableError::CellTooLong { row, column, max_bytes } => {
            vec![say!(texts, intake_cell_too_long, row = *row, column = *column, max_bytes = *max_bytes)]
        }
        TableError::BadEncoding { encoding } => {
            let said = say!(texts, intake_bad_encoding, encoding = encoding.to_string());
            with_hint(said, messages::intake_bad_encoding_hint, texts)
        }
        TableError::Empty => vec![say!(texts, intake_empty)],
        TableError::NoDelimiter => {
            with_hint(say!(texts, intake_no_delimiter), messages::intake_delimiter_hint, texts)
        }
        TableError::AmbiguousDelimiter { first, second } => {
            let (first, second) = (first.to_string(), second.to_string());
            let said = say!(texts, intake_ambiguous_delimiter, first = first, second = second);
            with_hint(said, messages::intake_delimiter_hint, texts)
        }
        TableError::BadQuote { row, column } => {
            vec![say!(texts, intake_bad_quote, row = *row, column = *column)]
        }
        TableError::RaggedRows { expected, rows } => {
            let first = say!(texts, intake_ragged_rows, rows = rows.len(), expected = *expected);
            let each = rows
                .iter()
                .take(20)
                .map(|row| say!(texts, intake_ragged_row, row = row.row, found = row.found));
            std::iter::once(first).chain(each).collect()
        }
    }
}

/// Why a map cannot be used.
pub(super) fn map_error(error: &MapError, texts: &Texts) -> Vec<String> {
    match error {
        MapError::TooLarge { max_bytes } => vec![say!(texts, intake_map_too_large, max_bytes = *max_bytes)],
        MapError::Toml { line, message } => {
            vec![say!(texts, intake_map_toml, line = *line, message = message)]
        }
        MapError::Blank { field } => vec![say!(texts, intake_map_blank, field = *field)],
        MapError::ConsentWithoutDate { check } => {
            let said = say!(texts, intake_map_consent_without_date, check = texts.word(*check));
            with_hint(said, messages::intake_map_consent_without_date_hint, texts)
        }
        MapError::Columns(problems) => {
            let mut lines = vec![say!(texts, intake_map_columns, count = problems.len())];
            for problem in problems {
                let (column, used_for) = (&problem.column, &problem.used_for);
                let mut line = say!(
                    texts,
                    if problem.twice { intake_map_column_twice } else { intake_map_column_missing },
                    column = column,
                    used_for = used_for
                );
                if let Some(near) = &problem.did_you_mean {
                    line.push(' ');
                    line.push_str(&say!(texts, intake_map_did_you_mean, did_you_mean = near));
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
        What::NoName => say!(texts, intake_no_name),
        What::NameTooLong { chars, max_chars } => {
            say!(texts, intake_name_too_long, chars = *chars, max_chars = *max_chars)
        }
        What::District(not_found) => {
            let near: Vec<_> = not_found
                .suggestions
                .iter()
                .map(|place| format!("{} {}", place.code, local_name(place, texts)))
                .collect();
            let said = say!(
                texts,
                if not_found.several { district_several } else { district_not_found },
                text = &not_found.text
            );
            let meant = say!(texts, district_did_you_mean, suggestions = near.join(", "));
            if near.is_empty() { said } else { format!("{said} {meant}") }
        }
        What::BadDate { text } => say!(texts, intake_bad_date, text = text),
        What::AmbiguousDate { text } => {
            let said = say!(texts, intake_ambiguous_date, text = text);
            format!("{said}. {}", say!(texts, intake_ambiguous_date_hint))
        }
        What::MixedDates { day_first, month_first } => {
            say!(texts, intake_mixed_dates, day_first = *day_first, month_first = *month_first)
        }
        What::ConsentWithoutDate { check } => {
            say!(texts, intake_consent_without_date, check = texts.word(*check))
        }
        What::BadLanguage { text } => say!(texts, intake_bad_language, text = text),
        What::NoKey => say!(texts, intake_no_key),
        What::KeyTooLong { chars, max_chars } => {
            say!(texts, intake_key_too_long, chars = *chars, max_chars = *max_chars)
        }
        What::DuplicateKey { first_row } => say!(texts, intake_duplicate_key, first_row = *first_row),
        What::TooLarge { bytes, max_bytes } => {
            say!(texts, intake_row_too_large, bytes = *bytes, max_bytes = *max_bytes)
        }
    };
    say!(texts, intake_problem, row = problem.row, column = &problem.column, what = what)
}

/// What was detected in a file, for a person to confirm.
pub(super) fn detected(found: &Detected, unplaced: &[String], texts: &Texts) -> Vec<String> {
    let encoding = found.encoding.to_string();
    let mut lines = vec![say!(
        texts,
        if found.encoding_given { intake_encoding_given } else { intake_encoding },
        encoding = encoding
    )];
    if let Some(sample) = &found.sample {
        lines.push(say!(texts, intake_sample, sample = sample));
    }
    let delimiter = found.delimiter.to_string();
    lines.push(say!(
        texts,
        if found.delimiter_given { intake_delimiter_given } else { intake_delimiter },
        delimiter = delimiter
    ));
    lines.extend(found.dates.iter().map(|column| dates(column, texts)));
    lines.push(say!(texts, intake_size, rows = found.rows, columns = found.columns));
    if !unplaced.is_empty() {
        lines.push(say!(texts, intake_unplaced, columns = unplaced.join("; ")));
    }
    lines
}

fn dates(found: &DateColumn, texts: &Texts) -> String {
    let column = &found.column;
    let order = |order: crate::intake::dates::DateOrder| texts.find(&format!("intake-order-{order}"));
    match &found.finding {
        DateFinding::Given { order: way } => {
            say!(texts, intake_dates_given, column = column, order = order(*way))
        }
        DateFinding::Shown { order: way, row, text } => {
            say!(texts, intake_dates_shown, column = column, order = order(*way), row = *row, text = text)
        }
        DateFinding::NotNeeded => say!(texts, intake_dates_not_needed, column = column),
        DateFinding::Ambiguous { row, text } => {
            say!(texts, intake_dates_ambiguous, column = column, row = *row, text = text)
        }
        DateFinding::Mixed { day_first, month_first } => {
            say!(
                texts,
                intake_dates_mixed,
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
            JsonError::TooLarge { max_bytes } => say!(texts, intake_json_too_large, max_bytes = *max_bytes),
            JsonError::TooDeep { max_depth } => say!(texts, intake_json_too_deep, max_depth = *max_depth),
            JsonError::DuplicateKey(key) => say!(texts, intake_json_duplicate_key, key = key),
            JsonError::NotAnObject => say!(texts, intake_json_not_an_object),
            JsonError::Syntax { line, column } => {
                say!(texts, intake_json_syntax, line = *line, column = *column)
            }
        },
        ProviderError::NotAReport { provider } => {
            say!(texts, provider_not_a_report, provider = provider.to_string())
        }
        ProviderError::SeveralReports { .. } => say!(texts, provider_several_reports),
        ProviderError::NoCheck { .. } => say!(texts, provider_no_check),
    }
}

/// What a person should know about the reading of a report.
pub(super) fn provider_note(note: &ProviderNote, texts: &Texts) -> String {
    match note {
        ProviderNote::IncludesCancelled => say!(texts, provider_includes_cancelled),
        ProviderNote::Disputed => say!(texts, provider_disputed),
        ProviderNote::Revised => say!(texts, provider_revised),
        ProviderNote::UnknownValue { field, value } => {
            say!(texts, provider_unknown_value, field = field, value = value)
        }
        ProviderNote::AmbiguousNone { field } => say!(texts, provider_ambiguous_none, field = field),
        ProviderNote::ProviderOpinionIgnored { field } => {
            say!(texts, provider_opinion_ignored, field = field)
        }
        ProviderNote::NotRead { field } => say!(texts, provider_not_read, field = field),
        ProviderNote::PoliceKindNotStated { field } => {
            say!(texts, provider_police_kind_not_stated, field = field)
        }
        ProviderNote::VulnerableSectorDropped { field } => {
            say!(texts, provider_vulnerable_sector_dropped, field = field)
        }
    }
}
