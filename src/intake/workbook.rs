//! An XLSX workbook to the rows of one sheet, as text: the values that its program computed, days as days. Everything is
//! bounded by what is really there, never by what the file claims: a few kilobytes can unpack to gigabytes.

use std::collections::HashMap;
use std::io::{Cursor, Read as _};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::cell::Cell;
use super::kind::MOST_PARTS;
use super::serial::{Days, is_day};
use super::table::{Row, TableError, ceiling};
use crate::domain::names::fold;

/// A sheet's name, its rows that hold anything, and which of these it hides.
pub(super) struct Sheet {
    pub(super) name: String,
    pub(super) rows: Vec<Row>,
    pub(super) hidden: Vec<usize>,
}

/// Reads the sheet of this name, else the only one with rows.
pub(super) fn read(bytes: &[u8], wanted: Option<&str>) -> Result<Sheet, TableError> {
    // The directory is allocated whole.
    if bytes.windows(4).filter(|window| *window == b"PK\x01\x02").count() > MOST_PARTS {
        return Err(TableError::BadWorkbook);
    }
    let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| TableError::BadWorkbook)?;
    let mut parts = Parts { archive, left: ceiling::UNPACKED };
    let book = Book::read(&mut parts)?;
    let names = || book.sheets.iter().map(|sheet| sheet.name.clone()).collect::<Vec<_>>().join("; ");
    if let Some(wanted) = wanted {
        let exact = book.sheets.iter().find(|sheet| sheet.name == wanted);
        let near = || book.sheets.iter().find(|sheet| fold(&sheet.name) == fold(wanted));
        let missing = || TableError::NoSheet { name: wanted.to_owned(), sheets: names() };
        let sheet = exact.or_else(near).ok_or_else(missing)?;
        return book.sheet(sheet, &mut parts);
    }
    // Form tools hide sheets with their own notes.
    let shown: Vec<&Listed> = book.sheets.iter().filter(|sheet| !sheet.hidden).collect();
    let mut full = Vec::new();
    for listed in shown {
        let sheet = book.sheet(listed, &mut parts)?;
        if sheet.rows.len() > 1 {
            full.push(sheet);
        }
    }
    match full.len() {
        0 => Err(TableError::Empty),
        1 => full.pop().ok_or(TableError::Empty),
        _ => {
            let sheets = full.iter().map(|sheet| sheet.name.clone()).collect::<Vec<_>>().join("; ");
            Err(TableError::SeveralSheets { sheets })
        }
    }
}

/// The parts of a workbook, and how many bytes they may still unpack to.
struct Parts<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    left: usize,
}

impl Parts<'_> {
    /// A part as text; `None` where there is none.
    fn text(&mut self, name: &str) -> Result<Option<String>, TableError> {
        let name = name.trim_start_matches('/');
        let found = self.archive.file_names().flatten().find(|known| known.eq_ignore_ascii_case(name));
        let Some(name) = found.map(std::borrow::Cow::into_owned) else { return Ok(None) };
        let file = self.archive.by_name(&name).map_err(|_| TableError::BadWorkbook)?;
        let most = u64::try_from(self.left).unwrap_or(u64::MAX);
        let mut bytes = Vec::new();
        file.take(most.saturating_add(1)).read_to_end(&mut bytes).map_err(|_| TableError::BadWorkbook)?;
        let too_large = TableError::WorkbookTooLarge { max_bytes: ceiling::UNPACKED };
        self.left = self.left.checked_sub(bytes.len()).ok_or(too_large)?;
        String::from_utf8(bytes).map(Some).map_err(|_| TableError::BadWorkbook)
    }
}

/// A sheet as the workbook lists it.
struct Listed {
    name: String,
    part: String,
    hidden: bool,
}

/// What all sheets share.
pub(super) struct Book {
    sheets: Vec<Listed>,
    pub(super) texts: Vec<String>,
    /// Of each style of a cell, whether it shows a number as a day.
    pub(super) days: Vec<bool>,
    pub(super) calendar: Days,
    /// Whether its formulas are to be computed when it is opened: the program that wrote it has not.
    pub(super) uncomputed: bool,
}

impl Book {
    fn read(parts: &mut Parts<'_>) -> Result<Book, TableError> {
        let root = relations(parts.text("_rels/.rels")?.as_deref().unwrap_or_default())?;
        let main = root.into_values().find(|target| target.kind.ends_with("/officeDocument"));
        let main = main.map_or_else(|| "xl/workbook.xml".to_owned(), |target| target.part);
        let main = main.trim_start_matches('/').to_owned();
        let (folder, file) = main.rsplit_once('/').unwrap_or(("", &main));
        let related = parts.text(&format!("{folder}/_rels/{file}.rels"))?;
        let related = relations(related.as_deref().unwrap_or_default())?;
        let within = |part: &str| match part.strip_prefix('/') {
            Some(absolute) => absolute.to_owned(),
            None => format!("{folder}/{}", part.trim_start_matches("./")),
        };
        let of_kind = |kind: &str| {
            related.values().find(|target| target.kind.ends_with(kind)).map(|target| within(&target.part))
        };
        let text = parts.text(&main)?.ok_or(TableError::BadWorkbook)?;
        let (mut sheets, mut is_1904, mut uncomputed) = (Vec::new(), false, false);
        each_element(&text, |element| {
            match element.local_name().as_ref() {
                "sheet" => {
                    let target = attribute(element, "id").and_then(|id| related.get(&id));
                    let state = attribute(element, "state").unwrap_or_default();
                    if let (Some(name), Some(target)) = (attribute(element, "name"), target)
                        && target.kind.ends_with("/worksheet")
                    {
                        let hidden = state.to_ascii_lowercase().ends_with("hidden");
                        sheets.push(Listed { name, part: within(&target.part), hidden });
                    }
                }
                "workbookPr" => is_1904 |= is_set(element, "date1904"),
                "calcPr" => uncomputed |= is_set(element, "fullCalcOnLoad"),
                _ => {}
            }
            Ok(())
        })?;
        let texts = match of_kind("/sharedStrings") {
            Some(part) => shared_texts(&parts.text(&part)?.unwrap_or_default())?,
            None => Vec::new(),
        };
        let days = match of_kind("/styles") {
            Some(part) => day_styles(&parts.text(&part)?.unwrap_or_default())?,
            None => Vec::new(),
        };
        let calendar = if is_1904 { Days::Since1904 } else { Days::Since1900 };
        Ok(Book { sheets, texts, days, calendar, uncomputed })
    }

    fn sheet(&self, listed: &Listed, parts: &mut Parts<'_>) -> Result<Sheet, TableError> {
        let text = parts.text(&listed.part)?.ok_or(TableError::BadWorkbook)?;
        let mut reading = Reading {
            book: self,
            rows: Vec::new(),
            hidden: Vec::new(),
            is_hidden: false,
            row: 0,
            column: 0,
            held: 0,
            bytes: 0,
        };
        reading.read(&text)?;
        Ok(Sheet { name: listed.name.clone(), rows: reading.rows, hidden: reading.hidden })
    }
}

/// What a part points to.
struct Target {
    kind: String,
    part: String,
}

fn relations(text: &str) -> Result<HashMap<String, Target>, TableError> {
    let mut found = HashMap::new();
    each_element(text, |element| {
        if element.local_name().as_ref() == "Relationship"
            && let (Some(id), Some(kind), Some(part)) =
                (attribute(element, "Id"), attribute(element, "Type"), attribute(element, "Target"))
        {
            found.insert(id, Target { kind, part });
        }
        Ok(())
    })?;
    Ok(found)
}

/// Shows every element of a part to a function.
fn each_element(
    text: &str,
    mut see: impl FnMut(&BytesStart<'_>) -> Result<(), TableError>,
) -> Result<(), TableError> {
    let mut reader = Reader::from_str(text);
    loop {
        match reader.read_event().map_err(|_| TableError::BadWorkbook)? {
            Event::Start(element) | Event::Empty(element) => see(&element)?,
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// An attribute by its name without the prefix.
pub(super) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = element
        .attributes()
        .with_checks(false)
        .flatten()
        .find(|attribute| attribute.key.local_name().as_ref() == name)?;
    Some(found.normalized_value(quick_xml::XmlVersion::Explicit1_0).ok()?.into_owned())
}

/// Whether an attribute is there and says yes.
fn is_set(element: &BytesStart<'_>, name: &str) -> bool {
    attribute(element, name).is_some_and(|set| set == "1" || set == "true")
}

/// What an event adds to a text.
fn add_text(event: &Event<'_>, to: &mut String) {
    match event {
        Event::Text(text) => to.push_str(&text.xml10_content()),
        Event::CData(text) => to.push_str(&text.xml10_content()),
        Event::GeneralRef(reference) => match reference.resolve_char_ref() {
            Ok(Some(letter)) => to.push(letter),
            _ => to.push_str(quick_xml::escape::resolve_xml_entity(reference.as_ref()).unwrap_or_default()),
        },
        _ => {}
    }
}

/// The texts that cells refer to by number. How to pronounce them (`rPh`) is no text of a cell.
fn shared_texts(text: &str) -> Result<Vec<String>, TableError> {
    let mut reader = Reader::from_str(text);
    let (mut texts, mut now) = (Vec::new(), String::new());
    let (mut in_text, mut spoken) = (false, false);
    loop {
        let event = reader.read_event().map_err(|_| TableError::BadWorkbook)?;
        match &event {
            Event::Start(element) => match element.local_name().as_ref() {
                "si" => now.clear(),
                "rPh" => spoken = true,
                "t" => in_text = !spoken,
                _ => {}
            },
            Event::Empty(element) if element.local_name().as_ref() == "si" => texts.push(String::new()),
            Event::End(element) => match element.local_name().as_ref() {
                "si" => texts.push(unescaped(&now)),
                "rPh" => spoken = false,
                "t" => in_text = false,
                _ => {}
            },
            Event::Eof => return Ok(texts),
            event if in_text => add_text(event, &mut now),
            _ => {}
        }
    }
}

/// `_x000D_` is how a workbook writes a character that XML has no place for.
pub(super) fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let (before, from) = rest.split_at(at);
        plain.push_str(before);
        let code = from.get(2..6).filter(|_| from.get(6..7) == Some("_"));
        let letter = code.and_then(|code| char::from_u32(u32::from_str_radix(code, 16).ok()?));
        match letter {
            Some(letter) => {
                plain.push(letter);
                rest = from.get(7..).unwrap_or_default();
            }
            None => {
                plain.push_str("_x");
                rest = from.get(2..).unwrap_or_default();
            }
        }
    }
    plain + rest
}

/// Of each style of a cell, whether it shows a number as a day.
fn day_styles(text: &str) -> Result<Vec<bool>, TableError> {
    let mut formats = HashMap::new();
    let (mut styles, mut in_cells) = (Vec::new(), false);
    let mut reader = Reader::from_str(text);
    loop {
        match reader.read_event().map_err(|_| TableError::BadWorkbook)? {
            Event::Start(element) | Event::Empty(element) => {
                let number = |name| attribute(&element, name).and_then(|id| id.parse::<u32>().ok());
                match element.local_name().as_ref() {
                    "numFmt" => {
                        let id = number("numFmtId").unwrap_or_default();
                        formats.insert(id, attribute(&element, "formatCode").unwrap_or_default());
                    }
                    "cellXfs" => in_cells = true,
                    "xf" if in_cells => {
                        let id = number("numFmtId").unwrap_or_default();
                        styles.push(is_day(id, formats.get(&id).map(String::as_str)));
                    }
                    _ => {}
                }
            }
            Event::End(element) if element.local_name().as_ref() == "cellXfs" => in_cells = false,
            Event::Eof => return Ok(styles),
            _ => {}
        }
    }
}

/// One sheet while it is read.
struct Reading<'a> {
    book: &'a Book,
    rows: Vec<Row>,
    hidden: Vec<usize>,
    is_hidden: bool,
    /// As a spreadsheet counts.
    row: usize,
    column: usize,
    held: usize,
    bytes: usize,
}

impl Reading<'_> {
    fn read(&mut self, text: &str) -> Result<(), TableError> {
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        let mut cells: Vec<String> = Vec::new();
        let mut cell = Cell::default();
        let mut in_value = false;
        loop {
            let event = reader.read_event().map_err(|_| TableError::BadWorkbook)?;
            match &event {
                Event::Start(element) => match element.local_name().as_ref() {
                    "row" => {
                        let said = attribute(element, "r").and_then(|row| row.parse().ok());
                        self.row = said.unwrap_or(self.row + 1);
                        self.column = 0;
                        self.is_hidden = is_set(element, "hidden");
                    }
                    "c" => {
                        cell = Cell::of(element);
                        self.column = cell.column.unwrap_or(self.column + 1);
                    }
                    "f" => cell.is_formula = true,
                    "v" | "t" => (in_value, cell.has_value) = (true, true),
                    "rPh" => in_value = false,
                    _ => {}
                },
                Event::End(element) => match element.local_name().as_ref() {
                    "v" | "t" => in_value = false,
                    "c" => self.place(&cell, &mut cells)?,
                    "row" => self.finish(std::mem::take(&mut cells))?,
                    "sheetData" => return Ok(()),
                    _ => {}
                },
                Event::Eof => return Ok(()),
                event if in_value => add_text(event, &mut cell.text),
                _ => {}
            }
        }
    }

    fn place(&mut self, cell: &Cell, cells: &mut Vec<String>) -> Result<(), TableError> {
        let (row, column) = (self.row, self.column);
        if cell.was_never_computed(self.book) {
            return Err(TableError::FormulaWithoutValue { row, column });
        }
        let text = cell.shown(self.book).ok_or(TableError::BadWorkbook)?;
        if text.trim().is_empty() {
            return Ok(());
        }
        if column > ceiling::COLUMNS {
            return Err(TableError::TooManyColumns { row, max_columns: ceiling::COLUMNS });
        }
        if text.len() > ceiling::CELL {
            return Err(TableError::CellTooLong { row, column, max_bytes: ceiling::CELL });
        }
        // Many cells may refer to one long text.
        self.bytes += text.len();
        if self.bytes > ceiling::UNPACKED {
            return Err(TableError::WorkbookTooLarge { max_bytes: ceiling::UNPACKED });
        }
        self.held += column.saturating_sub(cells.len());
        if self.held > ceiling::CELLS {
            return Err(TableError::TooManyCells { max_cells: ceiling::CELLS });
        }
        if cells.len() < column {
            cells.resize(column, String::new());
        }
        if let Some(place) = cells.get_mut(column.saturating_sub(1)) {
            *place = text;
        }
        Ok(())
    }

    fn finish(&mut self, cells: Vec<String>) -> Result<(), TableError> {
        if cells.is_empty() {
            return Ok(());
        }
        if self.rows.last().is_some_and(|last| last.number >= self.row) {
            return Err(TableError::BadWorkbook);
        }
        self.rows.push(Row { number: self.row, cells });
        if self.is_hidden {
            self.hidden.push(self.row);
        }
        // Titles and heads are rows too.
        if self.rows.len() > ceiling::ROWS + ceiling::HEADS {
            return Err(TableError::TooManyRows { max_rows: ceiling::ROWS });
        }
        Ok(())
    }
}
