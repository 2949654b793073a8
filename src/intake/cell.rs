//! A cell of a workbook as its element says it, and as a person sees it.

use quick_xml::events::BytesStart;

use super::workbook::{Book, attribute, unescaped};

/// A cell as its element says it.
#[derive(Default)]
pub(super) struct Cell {
    /// From 1.
    pub(super) column: Option<usize>,
    kind: String,
    style: usize,
    pub(super) text: String,
    pub(super) is_formula: bool,
    pub(super) has_value: bool,
}

impl Cell {
    pub(super) fn of(element: &BytesStart<'_>) -> Cell {
        Cell {
            column: attribute(element, "r").and_then(|place| column_of(&place)),
            kind: attribute(element, "t").unwrap_or_default(),
            style: attribute(element, "s").and_then(|style| style.parse().ok()).unwrap_or_default(),
            ..Cell::default()
        }
    }

    /// Whether it is a formula without its value. Some programs write an empty value, others a nought, and leave it to
    /// the next program to compute; a formula whose value is an empty text says that it is a text.
    pub(super) fn was_never_computed(&self, book: &Book) -> bool {
        let text = self.text.trim();
        let is_blank = !self.has_value || text.is_empty() && self.kind != "str";
        let is_nought = book.uncomputed && text == "0" && matches!(self.kind.as_str(), "" | "n" | "b");
        self.is_formula && (is_blank || is_nought)
    }

    /// As a person sees it in a spreadsheet, with days in the order that needs no other. A number of a text that is not
    /// there is `None`: what the cell said is lost.
    pub(super) fn shown(&self, book: &Book) -> Option<String> {
        Some(match self.kind.as_str() {
            "s" if self.text.trim().is_empty() => String::new(),
            "s" => book.texts.get(self.text.trim().parse::<usize>().ok()?)?.clone(),
            "b" => if matches!(self.text.trim(), "1" | "true") { "TRUE" } else { "FALSE" }.to_owned(),
            "str" | "inlineStr" => unescaped(&self.text),
            "e" | "d" => self.text.clone(),
            _ => {
                let is_day = book.days.get(self.style).copied().unwrap_or_default();
                book.calendar.shown(&self.text, is_day)
            }
        })
    }
}

/// The number of a column, from 1: `A` is 1, `AB` is 28.
fn column_of(place: &str) -> Option<usize> {
    let letters = place.bytes().take_while(u8::is_ascii_alphabetic);
    let column = letters
        .take(4)
        .fold(0, |column, letter| column * 26 + usize::from(letter.to_ascii_uppercase() - b'A') + 1);
    (column > 0).then_some(column)
}
