//! What reading a form or a report found or refused, in words; `intake` itself has no texts.

use std::collections::BTreeSet;

use crate::cli::lookup::local_name;
use crate::domain::check_kind::CheckKind;
use crate::domain::district::{NotFound, Why};
use crate::domain::json::JsonError;
use crate::domain::refusal::{Cause, Gap, Lifter};
use crate::intake::application::{Problem, What};
use crate::intake::dates::{DateFinding, DateOrder};
use crate::intake::encoding::Encoding;
use crate::intake::map::{ColumnProblem, MapError};
use crate::intake::map_shape::MapKind;
use crate::intake::provider::{Provider, ProviderError, ProviderNote};
use crate::intake::table::{Delimiter, Ragged, TableError};
use crate::intake::{DateColumn, Detected, IntakeError};
use crate::report::reasons;
use crate::report::texts::{Arg, InWords, Texts};
use crate::say;

/// How many of many are named.
const SHOWN: usize = 20;

/// A finding in words: its sentence, and its hint where there is one.
pub(super) trait Told {
    fn told(&self, texts: &Texts) -> Vec<String>;
}

/// A field of a finding as its sentence has it: as everywhere, but for a word that people type in a map or a command.
trait Field {
    fn in_sentence(&self, texts: &Texts) -> Arg;
}

macro_rules! as_everywhere {
    ($($type:ty),+) => {$(
        impl Field for $type {
            fn in_sentence(&self, texts: &Texts) -> Arg { self.in_words(texts) }
        }
    )+};
}
as_everywhere!(MapKind, String, &'static str, usize, CheckKind);

macro_rules! as_typed {
    ($($type:ty),+) => {$(
        impl Field for $type {
            fn in_sentence(&self, _: &Texts) -> Arg { Arg::from(self.to_string()) }
        }
    )+};
}
as_typed!(Delimiter, Encoding, Provider);

/// In words, as which way round a day is.
impl Field for DateOrder {
    fn in_sentence(&self, texts: &Texts) -> Arg {
        Arg::from(texts.find(&format!("intake-order-{self}")))
    }
}

/// How many.
impl Field for Vec<Ragged> {
    fn in_sentence(&self, _: &Texts) -> Arg {
        Arg::from(self.len())
    }
}

macro_rules! tell_finding {
    (
        $(#[$meta:meta])* $name:ident {
            $($variant:ident $({ $($field:ident: $type:ty),+ })? = $message:ident $(, $hint:ident)?;)+
            $(=> $other:ident($inner:ty);)*
        }
    ) => {
        impl Told for $name {
            fn told(&self, texts: &Texts) -> Vec<String> {
                match self {
                    $($name::$variant $({ $($field),+ })? => {
                        vec![
                            say!(texts, $message $($(, $field = $field.in_sentence(texts))+)?),
                            $(say!(texts, $hint))?
                        ]
                    })+
                    $($name::$other(inner) => inner.told(texts),)*
                }
            }
        }
    };
}
crate::every_finding!(TableError, tell_finding);
crate::every_finding!(MapError, tell_finding);
crate::every_finding!(What, tell_finding);
crate::every_finding!(ProviderError, tell_finding);
crate::every_finding!(ProviderNote, tell_finding);

impl Told for IntakeError {
    fn told(&self, texts: &Texts) -> Vec<String> {
        match self {
            IntakeError::Table(error) => {
                let mut lines = error.told(texts);
                if let TableError::RaggedRows { rows, .. } = error {
                    let first = rows.iter().take(20);
                    lines.extend(
                        first.map(|row| say!(texts, intake_ragged_row, row = row.row, found = row.found)),
                    );
                }
                lines
            }
            IntakeError::Map(error) => error.told(texts),
        }
    }
}

/// How many columns, then each with the header that it may mean.
impl Told for Vec<ColumnProblem> {
    fn told(&self, texts: &Texts) -> Vec<String> {
        let line = |problem: &ColumnProblem| {
            let (column, used_for) = (&problem.column, &problem.used_for);
            if column.trim().is_empty() {
                return say!(texts, intake_map_column_blank, used_for = used_for);
            }
            let line = say!(
                texts,
                if problem.twice { intake_map_column_twice } else { intake_map_column_missing },
                column = column,
                used_for = used_for
            );
            match &problem.did_you_mean {
                Some(near) => format!("{line} {}", say!(texts, intake_map_did_you_mean, did_you_mean = near)),
                None => line,
            }
        };
        let first = say!(texts, intake_map_columns, count = self.len());
        std::iter::once(first).chain(self.iter().map(line)).collect()
    }
}

impl Told for Cause {
    fn told(&self, texts: &Texts) -> Vec<String> {
        let gap = Gap::new(self.clone(), Lifter::Person, None);
        std::iter::once(reasons::cause(&gap, texts)).chain(reasons::rule_hint(&gap, texts)).collect()
    }
}

impl Told for NotFound {
    fn told(&self, texts: &Texts) -> Vec<String> {
        let near =
            self.suggestions.iter().map(|place| format!("{} {}", place.code, local_name(place, texts)));
        let near: Vec<_> = near.collect();
        let text = &self.text;
        let said = match self.why {
            Why::Unknown if text.trim().is_empty() => say!(texts, district_empty),
            Why::Unknown => say!(texts, district_not_found, text = text),
            Why::Part => say!(texts, district_part, text = text),
            Why::Differ => say!(texts, district_differs, text = text),
            Why::Province(_) => say!(texts, district_province, text = text),
            Why::Gone(until) => say!(texts, district_gone, text = text, until = texts.day(until)),
        };
        let meant = say!(texts, district_did_you_mean, suggestions = near.join(", "));
        vec![if near.is_empty() { said } else { format!("{said} {meant}") }]
    }
}

impl Told for JsonError {
    fn told(&self, texts: &Texts) -> Vec<String> {
        vec![match self {
            JsonError::TooLarge { max_bytes } => say!(texts, intake_json_too_large, max_bytes = *max_bytes),
            JsonError::TooDeep { max_depth } => say!(texts, intake_json_too_deep, max_depth = *max_depth),
            JsonError::DuplicateKey(key) => say!(texts, intake_json_duplicate_key, key = key),
            JsonError::NotAnObject => say!(texts, intake_json_not_an_object),
            JsonError::Syntax { line, column } => {
                say!(texts, intake_json_syntax, line = *line, column = *column)
            }
        }]
    }
}

/// What is wrong with rows, a line each. What can be done about it is said once.
pub(super) fn problems<'a>(problems: impl Iterator<Item = &'a Problem>, texts: &Texts) -> Vec<String> {
    let mut hints = BTreeSet::new();
    let mut lines = Vec::new();
    for problem in problems {
        let mut said = problem.what.told(texts);
        said.retain(|sentence| !hints.contains(sentence));
        hints.extend(said.iter().skip(1).cloned());
        // Some sentences have their full stop already.
        let what = said.iter().map(|sentence| sentence.trim_end_matches('.')).collect::<Vec<_>>().join(". ");
        let what = if said.last().is_some_and(|last| last.ends_with('.')) { what + "." } else { what };
        lines.push(say!(texts, intake_problem, row = problem.row, column = &problem.column, what = what));
    }
    lines
}

/// Cells that say something that their column is not for, each in a line.
pub(super) fn unread(unread: &[Problem], texts: &Texts) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    if !unread.is_empty() {
        lines.push(say!(texts, intake_unread, count = unread.len()));
    }
    lines.extend(problems(unread.iter().take(SHOWN), texts));
    if unread.len() > SHOWN {
        lines.push(say!(texts, import_more, count = unread.len() - SHOWN));
    }
    lines
}

/// What was detected in a file, for a person to confirm.
pub(super) fn detected(found: &Detected, unplaced: &[String], texts: &Texts) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(sheet) = &found.sheet {
        lines.push(say!(texts, intake_sheet, sheet = sheet));
    }
    if let Some(encoding) = found.encoding {
        let encoding = encoding.to_string();
        lines.push(say!(
            texts,
            if found.encoding_given { intake_encoding_given } else { intake_encoding },
            encoding = encoding
        ));
    }
    if let Some(sample) = &found.sample {
        lines.push(say!(texts, intake_sample, sample = sample));
    }
    if let Some(delimiter) = found.delimiter {
        let delimiter = delimiter.to_string();
        lines.push(say!(
            texts,
            if found.delimiter_given { intake_delimiter_given } else { intake_delimiter },
            delimiter = delimiter
        ));
    }
    lines.extend(found.dates.iter().map(|column| dates(column, texts)));
    lines.push(say!(texts, intake_size, rows = found.rows, columns = found.columns));
    let numbers =
        |rows: &[usize]| rows.iter().take(SHOWN).map(usize::to_string).collect::<Vec<_>>().join(", ");
    if !found.repeated.is_empty() {
        let rows = numbers(&found.repeated);
        lines.push(say!(texts, intake_repeated, count = found.repeated.len(), rows = rows));
    }
    if !found.left_out.is_empty() {
        let rows = found.left_out.iter().map(usize::to_string).collect::<Vec<_>>().join(", ");
        lines.push(say!(texts, intake_left_out, count = found.left_out.len(), rows = rows));
    }
    if !found.hidden.is_empty() {
        lines.push(say!(texts, intake_hidden, count = found.hidden.len(), rows = numbers(&found.hidden)));
    }
    if !unplaced.is_empty() {
        lines.push(say!(texts, intake_unplaced, columns = unplaced.join("; ")));
    }
    lines
}

fn dates(found: &DateColumn, texts: &Texts) -> String {
    let column = &found.column;
    let order = |order: DateOrder| texts.find(&format!("intake-order-{order}"));
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
        DateFinding::Mixed { row, order: way, other_row, other_order } => {
            say!(
                texts,
                intake_dates_mixed,
                column = column,
                row = *row,
                order = order(*way),
                other_row = *other_row,
                other_order = order(*other_order)
            )
        }
    }
}
