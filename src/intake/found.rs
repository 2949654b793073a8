//! One row while it is read: its cells, what is wrong with it, and what is kept as it was answered.

use super::application::{MAX_NAME, Problem, What, clip};
use super::garbled::Garbled;
use super::spoiled;
use super::table::Row;
use crate::domain::check_kind::CheckKind;

/// One row while it is read, and what was found wrong in it.
pub(super) struct Found<'a> {
    pub(super) row: &'a Row,
    pub(super) headers: &'a [String],
    pub(super) problems: Vec<Problem>,
    /// Cells that are kept as they are, by their column.
    pub(super) unread: Vec<(usize, Problem)>,
    /// Columns of names that say that there is none.
    pub(super) said_none: Vec<usize>,
}

impl<'a> Found<'a> {
    pub(super) fn cell(&self, column: usize) -> &'a str {
        self.row.cells.get(column).map_or("", String::as_str)
    }

    pub(super) fn text(&self, column: Option<usize>) -> Option<String> {
        let text = self.cell(column?).trim();
        (!text.is_empty()).then(|| text.to_owned())
    }

    /// An e-mail address; what is none is kept as it is, and reaches nobody.
    pub(super) fn email(&mut self, column: Option<usize>) -> Option<String> {
        let sides =
            |text: &str| text.split_once('@').map(|(name, host)| [name, host].map(str::trim).map(str::len));
        self.way(
            column,
            |text| sides(text).is_some_and(|sides| !sides.contains(&0)),
            |text| What::NotAnEmail { text },
        )
    }

    /// A telephone number, as [`Found::email`].
    pub(super) fn phone(&mut self, column: Option<usize>) -> Option<String> {
        let digits = |text: &str| text.chars().filter(|c| c.is_numeric()).count();
        self.way(column, |text| digits(text) >= 4, |text| What::NotAPhone { text })
    }

    fn way(
        &mut self,
        column: Option<usize>,
        fits: impl Fn(&str) -> bool,
        what: impl Fn(String) -> What,
    ) -> Option<String> {
        let (column, text) = column.zip(self.text(column))?;
        let what = spoiled::of(&text).or_else(|| (!fits(&text)).then(|| what(clip(&text))));
        match what {
            Some(what) => {
                self.keep(column, what);
                None
            }
            None => Some(text),
        }
    }

    fn of(&self, column: usize, what: What) -> Problem {
        let head = self.headers.get(column).cloned().unwrap_or_default();
        Problem { row: self.row.number, column: head, what }
    }

    pub(super) fn problem(&mut self, column: usize, what: What) {
        let problem = self.of(column, what);
        self.problems.push(problem);
    }

    /// A cell that nobody must fill says something else: it is kept with the other answers, and stops nothing.
    pub(super) fn keep(&mut self, column: usize, what: What) {
        let kept = self.of(column, what);
        self.unread.push((column, kept));
    }

    /// The checks to which a column asks for consent, where its answer is neither a yes nor a no.
    pub(super) fn neither(&self, column: usize) -> Vec<CheckKind> {
        let kept = self.unread.iter().filter(|(kept, _)| *kept == column);
        kept.filter_map(|(_, kept)| match kept.what {
            What::ConsentNeither { check, .. } => Some(check),
            _ => None,
        })
        .collect()
    }

    /// Why a cell is kept as it is.
    pub(super) fn kept(&self, column: usize) -> Option<What> {
        self.unread.iter().find(|(kept, _)| *kept == column).map(|(_, kept)| kept.what.clone())
    }

    /// Whether a name fits; if not, that is a problem.
    pub(super) fn name_fits(&mut self, column: usize, name: &str) -> bool {
        let chars = name.chars().count();
        if chars > MAX_NAME {
            let max_chars = MAX_NAME;
            self.problem(column, What::NameTooLong { chars, max_chars });
        }
        chars <= MAX_NAME
    }
}

impl From<Garbled> for What {
    fn from(garbled: Garbled) -> What {
        match garbled {
            Garbled::Lost(text) => What::LostLetter { text },
            Garbled::Twice { text, meant } => What::DecodedTwice { text, meant },
            Garbled::Escaped { text, meant } => What::Escaped { text, meant },
            Garbled::Strange(text) => What::StrangeLetter { text },
        }
    }
}
