//! Application forms and provider reports: bytes in, values out. Nothing here reads a file or writes the record, and
//! bytes that can be read in two ways are refused.

mod alphabets;
pub mod application;
mod cell;
pub mod channels;
mod consent_days;
pub mod dates;
mod day_shape;
pub mod districts;
pub mod encoding;
mod escaped;
mod findings;
mod found;
mod garbled;
pub mod guess;
mod heads;
mod kind;
pub mod map;
pub mod map_shape;
mod named;
mod no_name;
mod one_or_more;
pub mod provider;
mod rows;
mod serial;
mod spelling;
mod spoiled;
pub mod table;
mod ticked;
mod workbook;
mod yes_or_no;

use serde::Serialize;

use application::{Application, Problem};
use dates::{Column, DateFinding};
use encoding::Encoding;
use map::{Map, MapError};
use table::{Delimiter, Given, TableError};

use crate::domain::case::candidate::Days;
use crate::domain::district::Names;

/// What was detected. A person sees it before anything is imported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Detected {
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// The encoding; a workbook has none.
    pub encoding: Option<Encoding>,
    /// Whether the map or the person said the encoding.
    pub encoding_given: bool,
    /// A piece of text beyond ASCII, in which a wrong encoding shows.
    pub sample: Option<String>,
    /// The delimiter; a workbook has none.
    pub delimiter: Option<Delimiter>,
    /// Whether the map or the person said the delimiter.
    pub delimiter_given: bool,
    /// Which way round dates are, for each column with dates.
    pub dates: Vec<DateColumn>,
    /// Rows under the header.
    pub rows: usize,
    /// Rows that say the heads again, and are left out.
    pub repeated: Vec<usize>,
    /// Rows that a person leaves out.
    pub left_out: Vec<usize>,
    /// Rows that the workbook hides, or that its filter leaves out. They are read as the others.
    pub hidden: Vec<usize>,
    /// Columns.
    pub columns: usize,
}

/// A column with dates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DateColumn {
    /// The question.
    pub column: String,
    /// What was found.
    #[serde(flatten)]
    pub finding: DateFinding,
}

/// A form's export after reading.
#[derive(Debug, Clone)]
pub struct Import {
    /// What was detected.
    pub detected: Detected,
    /// Columns that the map does not name; they are kept with each case.
    pub unplaced: Vec<String>,
    /// Cells that say something that their column is not for. They are kept as they are, with the other answers.
    pub unread: Vec<Problem>,
    /// Every application, or every problem. Nothing is imported by half.
    pub outcome: Result<Vec<Application>, Vec<Problem>>,
}

/// Why an export cannot be read at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum IntakeError {
    /// The file is not a table.
    Table(TableError),
    /// The map does not fit.
    Map(MapError),
}

/// Reads a form's export through its map. `said` comes from the command line and overrides the map. Problems
/// in rows are in the import's outcome.
pub fn read(bytes: &[u8], map: &Map, said: Given, days: Days, names: &Names) -> Result<Import, IntakeError> {
    let given = map.given(said);
    let table = table::read(bytes, &given).map_err(IntakeError::Table)?;
    let at = map.locate(&table).map_err(IntakeError::Map)?;
    let findings: Vec<(usize, DateFinding)> = at
        .dates()
        .into_iter()
        .map(|column| {
            let values = table.rows.iter().filter_map(|row| {
                let cell = row.cells.get(column)?;
                Some((row.number, cell.as_str()))
            });
            let of = Column { of: at.day_of(column), today: days.today };
            let said = at.orders.get(&column).copied();
            (column, DateFinding::of(of, said, given.date_order, values))
        })
        .collect();
    let header = |column: usize| table.headers.get(column).cloned().unwrap_or_default();
    let named = at.named();
    let outcome = rows::read(&table, map, &at, &findings, days, names);
    Ok(Import {
        detected: Detected {
            sheet: table.sheet.clone(),
            encoding: table.encoding,
            encoding_given: given.encoding.is_some(),
            sample: table.sample.clone(),
            delimiter: table.delimiter,
            delimiter_given: given.delimiter.is_some(),
            dates: findings
                .iter()
                .map(|(column, finding)| DateColumn { column: header(*column), finding: finding.clone() })
                .collect(),
            rows: table.rows.len(),
            repeated: table.repeated.clone(),
            left_out: table.left_out.clone(),
            hidden: table.hidden.clone(),
            columns: table.headers.len(),
        },
        unplaced: (0..table.headers.len()).filter(|column| !named.contains(column)).map(header).collect(),
        unread: outcome.unread,
        outcome: outcome.applications,
    })
}
