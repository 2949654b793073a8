//! Parses a form tool's export into a table of cells. It detects encoding and delimiter, knows nothing of
//! what the columns mean, and never guesses where two readings fit.

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};
use serde::Serialize;

use crate::domain::words::{Word as _, words};
use crate::intake::findings::make_finding;

/// Ceilings, which are checked before anything is allocated beyond them.
pub mod ceiling {
    /// Bytes in a file.
    pub const FILE: usize = 32 * 1024 * 1024;
    /// Rows under the header.
    pub const ROWS: usize = 20_000;
    /// Columns.
    pub const COLUMNS: usize = 500;
    /// Cells in all, because rows and columns at both their ceilings would fill the memory.
    pub const CELLS: usize = 500_000;
    /// Bytes of text in a cell.
    pub const CELL: usize = 64 * 1024;
}

words! {
    /// The encoding of a file's text.
    Encoding "encoding" {
        Utf8 = "utf-8",
        /// UTF-8 that begins with a byte order mark, as Excel's "CSV UTF-8" does.
        Utf8Bom = "utf-8-bom",
        /// The encoding of Excel's plain "CSV" in English and French.
        Windows1252 = "windows-1252",
        Utf16Le = "utf-16le",
        Utf16Be = "utf-16be",
    }
}

words! {
    /// The delimiter of cells.
    Delimiter "delimiter" { Comma = ",", Semicolon = ";", Tab = "tab", Pipe = "|" }
}

impl Delimiter {
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
#[derive(Debug, Clone, Copy, Default)]
pub struct Given {
    /// The encoding.
    pub encoding: Option<Encoding>,
    /// The delimiter.
    pub delimiter: Option<Delimiter>,
    /// The order of dates, in every date column.
    pub date_order: Option<super::dates::DateOrder>,
}

/// A file as rows of cells. Headers are trimmed and never empty, and cells are verbatim.
#[derive(Debug, Clone)]
pub struct Table {
    /// The encoding that was used.
    pub encoding: Encoding,
    /// A piece of text beyond ASCII, in which a wrong encoding shows.
    pub sample: Option<String>,
    /// The delimiter that was used.
    pub delimiter: Delimiter,
    /// The questions.
    pub headers: Vec<String>,
    /// The answers, each row as long as `headers`.
    pub rows: Vec<Row>,
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
pub fn read(bytes: &[u8], given: Given) -> Result<Table, TableError> {
    if bytes.len() > ceiling::FILE {
        return Err(TableError::FileTooLarge { max_bytes: ceiling::FILE });
    }
    let encoding = given.encoding.unwrap_or_else(|| detect_encoding(bytes));
    let text = decode(bytes, encoding)?;
    // Excel's hint `sep=;` on a line before the header settles the delimiter and is no row; Excel does not
    // count it either.
    let (hint, body) = excel_hint(&text);
    let delimiter = match given.delimiter.or(hint) {
        Some(delimiter) => delimiter,
        None => detect_delimiter(body)?,
    };
    let mut records = split(body, delimiter, usize::MAX)?.into_iter();
    let headers = records.next().ok_or(TableError::Empty)?.cells;
    let (headers, rows) = square(&headers, records)?;
    if rows.is_empty() {
        return Err(TableError::Empty);
    }
    Ok(Table { encoding, sample: sample(&headers, &rows), delimiter, headers, rows })
}

/// A byte order mark is proof, valid UTF-8 is UTF-8, and anything else is taken for Excel's encoding.
fn detect_encoding(bytes: &[u8]) -> Encoding {
    match bytes {
        [0xEF, 0xBB, 0xBF, ..] => return Encoding::Utf8Bom,
        [0xFF, 0xFE, ..] => return Encoding::Utf16Le,
        [0xFE, 0xFF, ..] => return Encoding::Utf16Be,
        _ => {}
    }
    // In Western text, UTF-16 without a mark shows by its zeros in every other byte.
    let head = bytes.get(..1024).unwrap_or(bytes);
    let zeros = |parity: usize| {
        let every_other = head.iter().skip(parity).step_by(2);
        every_other.filter(|byte| **byte == 0).count() * 4 > head.len()
    };
    match (zeros(0), zeros(1)) {
        (false, true) => Encoding::Utf16Le,
        (true, false) => Encoding::Utf16Be,
        _ if std::str::from_utf8(bytes).is_ok() => Encoding::Utf8,
        _ => Encoding::Windows1252,
    }
}

fn decode(bytes: &[u8], encoding: Encoding) -> Result<String, TableError> {
    let decoded = match encoding {
        Encoding::Utf8 | Encoding::Utf8Bom => std::str::from_utf8(bytes).ok().map(str::to_owned),
        // Windows-1252 leaves these five bytes undefined.
        Encoding::Windows1252 if bytes.iter().any(|b| matches!(b, 0x81 | 0x8D | 0x8F | 0x90 | 0x9D)) => None,
        Encoding::Windows1252 => WINDOWS_1252
            .decode_without_bom_handling_and_without_replacement(bytes)
            .map(std::borrow::Cow::into_owned),
        Encoding::Utf16Le => UTF_16LE
            .decode_without_bom_handling_and_without_replacement(bytes)
            .map(std::borrow::Cow::into_owned),
        Encoding::Utf16Be => UTF_16BE
            .decode_without_bom_handling_and_without_replacement(bytes)
            .map(std::borrow::Cow::into_owned),
    };
    let mut text = decoded.ok_or(TableError::BadEncoding { encoding })?;
    if text.starts_with('\u{feff}') {
        text.remove(0);
    }
    Ok(text)
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
fn detect_delimiter(text: &str) -> Result<Delimiter, TableError> {
    const ROWS_TO_TRY: usize = 50;
    let mut fits: Vec<(bool, usize, Delimiter)> = Vec::new();
    for &delimiter in Delimiter::ALL {
        let Ok(records) = split(text, delimiter, ROWS_TO_TRY) else {
            continue;
        };
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
            // A quote that breaks every reading is the more useful error.
            split(text, Delimiter::Comma, ROWS_TO_TRY)?;
            Err(TableError::NoDelimiter)
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
            // The header is one record too.
            if records.len() > ceiling::ROWS + 1 {
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
    if records.len() > ceiling::ROWS + 1 {
        return Err(TableError::TooManyRows { max_rows: ceiling::ROWS });
    }
    Ok(records)
}

/// Makes every row as long as the header, and drops the empty cells that spreadsheets leave past the end.
fn square(
    headers: &[String],
    records: impl Iterator<Item = Row>,
) -> Result<(Vec<String>, Vec<Row>), TableError> {
    let mut headers: Vec<String> = headers.iter().map(|h| h.trim().to_owned()).collect();
    let named = headers.iter().rposition(|h| !h.is_empty()).map_or(0, |i| i + 1);
    let mut rows: Vec<Row> = records.collect();
    let used = |row: &Row| {
        let last = row.cells.iter().rposition(|cell| !cell.is_empty());
        last.map_or(0, |i| i + 1)
    };
    let expected = headers.len();
    let full = |row: &Row| row.cells.len() >= expected && used(row) <= expected;
    let ragged: Vec<Ragged> = rows
        .iter()
        .filter(|row| !full(row))
        .map(|row| Ragged { row: row.number, found: row.cells.len() })
        .collect();
    if !ragged.is_empty() {
        return Err(TableError::RaggedRows { expected, rows: ragged });
    }
    let width = rows.iter().map(used).max().unwrap_or(0).max(named);
    headers.truncate(width);
    for (i, header) in headers.iter_mut().enumerate() {
        if header.is_empty() {
            *header = format!("column {}", i + 1);
        }
    }
    for row in &mut rows {
        row.cells.truncate(width);
    }
    Ok((headers, rows))
}

/// The first text beyond ASCII, cut short.
fn sample(headers: &[String], rows: &[Row]) -> Option<String> {
    let cells = rows.iter().flat_map(|row| &row.cells);
    let found = headers.iter().chain(cells).find(|cell| !cell.is_ascii())?;
    // The piece begins near that letter, so that it contains it.
    let at = found.chars().position(|c| !c.is_ascii())?;
    Some(found.chars().skip(at.saturating_sub(20)).take(60).collect())
}
