//! Bytes of a form tool's export to a table of cells: text with its encoding and delimiter, detected with what shows
//! them, or a workbook. Knows nothing of what the columns mean, and never guesses where two readings fit.

use std::collections::BTreeSet;

use serde::Serialize;

use super::encoding::{self, Encoding};
use super::kind::{self, Kind};
use super::{heads, workbook};
use crate::domain::names::fold;
use crate::domain::words::{UnknownWord, Word as _, words};
use crate::intake::findings::make_finding;

pub mod ceiling;

words! {
    /// What stands between cells.
    Delimiter "delimiter" { Comma = ",", Semicolon = ";", Tab = "tab", Pipe = "|" }
}

impl Delimiter {
    /// The delimiter that a person means: the sign, or what it is called in English and French.
    pub fn named(text: &str) -> Result<Delimiter, UnknownWord> {
        let name = if text == "\t" { "tab".to_owned() } else { fold(text) };
        match name.as_str() {
            "comma" | "virgule" => Ok(Self::Comma),
            "semicolon" | "semi colon" | "point virgule" => Ok(Self::Semicolon),
            "tab" | "t" | "tabulation" | "tabulator" => Ok(Self::Tab),
            "pipe" | "bar" | "barre" | "barre verticale" => Ok(Self::Pipe),
            _ => Delimiter::from_word(text.trim()),
        }
    }

    const fn char(self) -> char {
        match self {
            Self::Comma => ',',
            Self::Semicolon => ';',
            Self::Tab => '\t',
            Self::Pipe => '|',
        }
    }
}

/// Settings of a map or a person, which replace detection.
#[derive(Debug, Clone, Default)]
pub struct Given {
    /// The encoding.
    pub encoding: Option<Encoding>,
    /// The delimiter.
    pub delimiter: Option<Delimiter>,
    /// The order of dates, in every date column whose values do not show it.
    pub date_order: Option<super::dates::DateOrder>,
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// How many rows of titles come before the heads, blank ones counted.
    pub skip_rows: Option<usize>,
    /// How many rows the heads fill.
    pub header_rows: Option<usize>,
    /// Rows that a person leaves out, whatever is in them.
    pub leave_out: BTreeSet<usize>,
}

/// A file as rows of cells. Headers are trimmed and never empty, and cells are verbatim.
#[derive(Debug, Clone)]
pub struct Table {
    /// The encoding that was used; a workbook has none.
    pub encoding: Option<Encoding>,
    /// A piece of text beyond ASCII, in which a wrong encoding shows.
    pub sample: Option<String>,
    /// The delimiter that was used; a workbook has none.
    pub delimiter: Option<Delimiter>,
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// The row of the last heads.
    pub head_row: usize,
    /// The questions.
    pub headers: Vec<String>,
    /// The answers, each row as long as `headers`.
    pub rows: Vec<Row>,
    /// Rows that say the heads again, and are left out.
    pub repeated: Vec<usize>,
    /// Rows that a person leaves out.
    pub left_out: Vec<usize>,
    /// Rows of answers that the workbook hides.
    pub hidden: Vec<usize>,
}

/// A row of answers.
#[derive(Debug, Clone)]
pub struct Row {
    /// The row as a spreadsheet counts, with the header as row 1.
    pub number: usize,
    /// One for each header.
    pub cells: Vec<String>,
}

/// A row with another number of cells than the header has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Ragged {
    /// The row.
    pub row: usize,
    /// How many cells it has.
    pub found: usize,
}

crate::every_finding!(TableError, make_finding);

/// Reads bytes as a table.
pub fn read(bytes: &[u8], given: &Given) -> Result<Table, TableError> {
    if bytes.len() > ceiling::FILE {
        return Err(TableError::FileTooLarge { max_bytes: ceiling::FILE });
    }
    let skip = given.skip_rows.unwrap_or_default();
    if kind::of(bytes)? == Kind::Workbook {
        let sheet = workbook::read(bytes, given.sheet.as_deref())?;
        let table = heads::table(below(sheet.rows, skip), given, true)?;
        let is_hidden = |number: &usize| sheet.hidden.binary_search(number).is_ok();
        let hidden = table.rows.iter().map(|row| row.number).filter(is_hidden).collect();
        return Ok(Table { sheet: Some(sheet.name), hidden, ..table });
    }
    let (encoding, text) = encoding::read(bytes, given.encoding)?;
    kind::of_text(&text)?;
    // Excel's hint `sep=;` on a line before the header settles the delimiter and is no row; Excel does not
    // count it either.
    let (hint, body) = excel_hint(&text);
    let delimiter = match given.delimiter.or(hint) {
        Some(delimiter) => delimiter,
        None => detect_delimiter(body, skip)?,
    };
    let records = below(split(body, delimiter, usize::MAX)?, skip);
    let table = heads::table(records, given, false)?;
    let cells = table.headers.iter().chain(table.rows.iter().flat_map(|row| &row.cells));
    let sample = cells.into_iter().find_map(|cell| encoding::sample(cell));
    Ok(Table { encoding: Some(encoding), sample, delimiter: Some(delimiter), ..table })
}

/// The rows below those of a title.
fn below(mut rows: Vec<Row>, skip: usize) -> Vec<Row> {
    rows.retain(|row| row.number > skip);
    rows
}

fn excel_hint(text: &str) -> (Option<Delimiter>, &str) {
    let (line, rest) = text.split_once('\n').unwrap_or((text, ""));
    let Some(said) = line.trim_end_matches('\r').strip_prefix("sep=") else {
        return (None, text);
    };
    let hint = Delimiter::ALL.iter().copied().find(|d| said.strip_prefix(d.char()) == Some(""));
    (hint, if hint.is_some() { rest } else { text })
}

/// The delimiter that splits the first rows into the same number of columns, at least two.
fn detect_delimiter(text: &str, skip: usize) -> Result<Delimiter, TableError> {
    const ROWS_TO_TRY: usize = 50;
    let mut fits: Vec<(bool, usize, Delimiter)> = Vec::new();
    let mut title = None;
    for &delimiter in Delimiter::ALL {
        let Ok(records) = split(text, delimiter, ROWS_TO_TRY.saturating_add(skip)) else {
            continue;
        };
        let records = below(records, skip);
        title = title.or(heads::title_above(&records));
        let columns = records.first().map_or(0, |r| r.cells.len());
        if columns > 1 {
            let even = records.iter().all(|r| r.cells.len() == columns);
            fits.push((even, columns, delimiter));
        }
    }
    // Even rows count more than many columns, because a comma inside every question is no delimiter.
    fits.sort_by_key(|(even, columns, _)| (!even, std::cmp::Reverse(*columns)));
    match fits[..] {
        [] => {
            // A quote that breaks every reading is the more useful error, and then a title.
            split(text, Delimiter::Comma, ROWS_TO_TRY)?;
            Err(title.unwrap_or(TableError::NoDelimiter))
        }
        [(a_even, a, first), (b_even, b, second), ..] if (a_even, a) == (b_even, b) => {
            Err(TableError::AmbiguousDelimiter { first, second })
        }
        [(_, _, delimiter), ..] => Ok(delimiter),
    }
}

/// Parses RFC 4180 with any delimiter and any line end. Unlike common readers, it refuses a quotation mark
/// that is never closed, because it would swallow every row after it.
fn split(text: &str, delimiter: Delimiter, most: usize) -> Result<Vec<Row>, TableError> {
    let delimiter = delimiter.char();
    let mut records = Vec::new();
    let mut cells: Vec<String> = Vec::new();
    let mut cell = String::new();
    let mut number = 1;
    let mut held = 0;
    let mut quoted = false;
    let mut closed = false;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let column = cells.len() + 1;
        if quoted {
            if c != '"' {
                cell.push(c);
            } else if chars.next_if_eq(&'"').is_some() {
                cell.push('"');
            } else {
                (quoted, closed) = (false, true);
            }
        } else if c == delimiter {
            cells.push(std::mem::take(&mut cell));
            closed = false;
            if cells.len() >= ceiling::COLUMNS {
                return Err(TableError::TooManyColumns { row: number, max_columns: ceiling::COLUMNS });
            }
        } else if c == '\n' || c == '\r' {
            if c == '\r' {
                chars.next_if_eq(&'\n');
            }
            number += 1;
            closed = false;
            // A file of line ends only must not cost memory.
            if cells.is_empty() && cell.is_empty() {
                continue;
            }
            cells.push(std::mem::take(&mut cell));
            let done = std::mem::take(&mut cells);
            if done.iter().any(|cell| !cell.trim().is_empty()) {
                held += done.len();
                records.push(Row { number: number - 1, cells: done });
            }
            if held > ceiling::CELLS {
                return Err(TableError::TooManyCells { max_cells: ceiling::CELLS });
            }
            if records.len() >= most {
                return Ok(records);
            }
            // Titles and heads are records too.
            if records.len() > ceiling::ROWS + ceiling::HEADS {
                break;
            }
        } else if c == '"' && cell.is_empty() && !closed {
            quoted = true;
        } else if closed {
            if c != ' ' {
                return Err(TableError::BadQuote { row: number, column });
            }
        } else {
            cell.push(c);
        }
        if cell.len() > ceiling::CELL {
            return Err(TableError::CellTooLong { row: number, column, max_bytes: ceiling::CELL });
        }
    }
    if quoted {
        return Err(TableError::BadQuote { row: number, column: cells.len() + 1 });
    }
    cells.push(cell);
    if cells.iter().any(|cell| !cell.trim().is_empty()) {
        records.push(Row { number, cells });
    }
    if records.len() > ceiling::ROWS + ceiling::HEADS {
        return Err(TableError::TooManyRows { max_rows: ceiling::ROWS });
    }
    Ok(records)
}
