//! Which rows are the heads, and the answers below them. Survey tools write heads of two or three rows, reports have a
//! title above, and lists that were pasted together have the heads again in the middle.

use super::table::{Given, Ragged, Row, Table, TableError, ceiling};
use crate::domain::names::fold;

/// What survey tools write into the second row of their heads.
const SECOND_HEADS: &[&str] = &["response", "open ended response", "reponse", "reponse ouverte"];
/// What Qualtrics writes into the third row of its heads.
const IMPORT_ID: &str = "{\"ImportId\"";

/// The table of rows, the heads first. The rows of a workbook end with their last cell; in text, a row that is short
/// lacks a delimiter.
pub(super) fn table(mut records: Vec<Row>, given: &Given, may_end_early: bool) -> Result<Table, TableError> {
    let header_rows = given.header_rows;
    if header_rows.is_none()
        && let Some(question) = title_above(&records).or_else(|| second_head(&records))
    {
        return Err(question);
    }
    let count = header_rows.unwrap_or(1).clamp(1, ceiling::HEADS);
    if records.len() <= count {
        return Err(TableError::Empty);
    }
    let rows = records.split_off(count);
    if rows.len() > ceiling::ROWS {
        return Err(TableError::TooManyRows { max_rows: ceiling::ROWS });
    }
    let head_row = records.last().map_or(1, |row| row.number);
    let (again, mut rows): (Vec<Row>, Vec<Row>) =
        rows.into_iter().partition(|row| records.iter().any(|head| says_again(row, head)));
    let repeated = again.iter().map(|row| row.number).collect();
    let mut left_out = Vec::new();
    rows.retain(|row| {
        let is_left_out = given.leave_out.contains(&row.number);
        left_out.extend(is_left_out.then_some(row.number));
        !is_left_out
    });
    let mut headers = joined(&records);
    square(&mut headers, &mut rows, may_end_early)?;
    if rows.is_empty() && left_out.is_empty() {
        return Err(TableError::Empty);
    }
    Ok(Table {
        encoding: None,
        sample: None,
        delimiter: None,
        sheet: None,
        head_row,
        headers,
        rows,
        repeated,
        left_out,
        hidden: Vec::new(),
    })
}

fn filled(row: &Row) -> usize {
    row.cells.iter().filter(|cell| !cell.trim().is_empty()).count()
}

/// A first row with one cell over a table of several columns is a title.
pub(super) fn title_above(records: &[Row]) -> Option<TableError> {
    let first = records.first().filter(|first| filled(first) == 1)?;
    let heads = records.iter().take(ceiling::HEADS).find(|row| filled(row) >= 3)?;
    (heads.number > first.number).then_some(TableError::TitleAbove { rows: heads.number - 1 })
}

/// A second row of heads that nobody has mentioned: read as answers, it would be somebody called "Response".
fn second_head(records: &[Row]) -> Option<TableError> {
    let is_import_id = |row: &&Row| row.cells.iter().any(|cell| cell.trim_start().starts_with(IMPORT_ID));
    if let Some(at) = records.iter().take(4).position(|row| is_import_id(&row)) {
        let row = records.get(1)?.number;
        return Some(TableError::SecondHead { row, rows: at + 1 });
    }
    let second = records.get(1)?;
    let says = second.cells.iter().filter(|cell| SECOND_HEADS.contains(&fold(cell).as_str())).count();
    (says > 1).then_some(TableError::SecondHead { row: second.number, rows: 2 })
}

/// Whether a row says what a row of the heads says, in every cell.
fn says_again(row: &Row, head: &Row) -> bool {
    let cells = |row: &Row| {
        let last = row.cells.iter().rposition(|cell| !cell.trim().is_empty()).map_or(0, |last| last + 1);
        row.cells.iter().take(last).map(|cell| cell.trim().to_owned()).collect::<Vec<_>>()
    };
    cells(row) == cells(head)
}

/// The heads of each column, from the first row to the last. A blank one above others belongs to its neighbour on the
/// left: tools write a question once, over all its parts.
fn joined(heads: &[Row]) -> Vec<String> {
    let width = heads.iter().map(|row| row.cells.len()).max().unwrap_or_default();
    let cell = |row: &Row, column: usize| row.cells.get(column).map_or("", |cell| cell.trim()).to_owned();
    let [first, below @ ..] = heads else { return Vec::new() };
    let mut question = String::new();
    let mut joined = Vec::with_capacity(width);
    for column in 0..width {
        let own = cell(first, column);
        let mut parts: Vec<String> = below.iter().map(|row| cell(row, column)).collect();
        parts.retain(|part| !part.is_empty() && !part.starts_with(IMPORT_ID));
        if !own.is_empty() {
            question.clone_from(&own);
        }
        let above = if own.is_empty() && parts.is_empty() { String::new() } else { question.clone() };
        parts.insert(0, above);
        parts.retain(|part| !part.is_empty());
        parts.dedup_by(|part, before| fold(part) == fold(before));
        joined.push(parts.join(super::map::BETWEEN_HEADS));
    }
    joined
}

/// Makes every row as long as the heads. Empty cells past the end, which spreadsheets leave, are let go.
fn square(headers: &mut Vec<String>, rows: &mut [Row], may_end_early: bool) -> Result<(), TableError> {
    let named = headers.iter().rposition(|head| !head.is_empty()).map_or(0, |last| last + 1);
    let used = |row: &Row| {
        let last = row.cells.iter().rposition(|cell| !cell.is_empty());
        last.map_or(0, |last| last + 1)
    };
    let expected = headers.len();
    let full = |row: &Row| row.cells.len() >= expected && used(row) <= expected;
    let ragged: Vec<Ragged> = rows
        .iter()
        .filter(|row| !may_end_early && !full(row))
        .map(|row| Ragged { row: row.number, found: row.cells.len() })
        .collect();
    if !ragged.is_empty() {
        return Err(TableError::RaggedRows { expected, rows: ragged });
    }
    let width = rows.iter().map(used).max().unwrap_or(0).max(named);
    if width.saturating_mul(rows.len()) > ceiling::CELLS {
        return Err(TableError::TooManyCells { max_cells: ceiling::CELLS });
    }
    headers.resize(width, String::new());
    for (column, header) in headers.iter_mut().enumerate() {
        if header.is_empty() {
            *header = format!("column {}", column + 1);
        }
    }
    for row in rows {
        row.cells.resize(width, String::new());
    }
    Ok(())
}
