//! A command to run next, as a value: its verb, and its words in their order. It is printed here and nowhere else.

use std::fmt::{self, Display};

use crate::domain::event::Declared;
use crate::domain::ids::EventId;

/// An item of a case by as many of its letters as tell it from every other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Letters {
    id: EventId,
    count: usize,
}

impl Letters {
    /// An event by so many of its letters.
    pub fn new(id: EventId, count: usize) -> Letters {
        Letters { id, count }
    }
}

impl Display for Letters {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.id.short(self.count))
    }
}

/// What somebody has to fill in, printed in capitals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is the placeholder that it prints")]
pub enum Blank {
    Category,
    Check,
    Code,
    Day,
    Decision,
    Document,
    Finding,
    Ground,
    Item,
    Judgement,
    Kind,
    N,
    Name,
    Outcome,
    Person,
    Result,
    Status,
    Text,
}

impl Display for Blank {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&format!("{self:?}").to_uppercase())
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Case,
    Item(Letters),
    Blank(Blank),
    Option(&'static str),
    Word(String),
    /// What standard input brings.
    Stdin,
}

/// A command to run next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggest {
    verb: &'static str,
    pieces: Vec<Piece>,
}

impl Suggest {
    /// A command of no case.
    pub fn new(verb: &'static str) -> Suggest {
        Suggest { verb, pieces: Vec::new() }
    }

    /// A command on the case at hand.
    pub fn on_case(verb: &'static str) -> Suggest {
        Suggest::new(verb).with(Piece::Case)
    }

    /// The case, shown.
    pub fn show() -> Suggest {
        Suggest::on_case("show")
    }

    /// A second, of a decision that is still to be named.
    pub fn second() -> Suggest {
        Suggest::on_case("second").blank(Blank::Decision)
    }

    /// A declaration that nothing ties its author to the case.
    pub fn declare_none() -> Suggest {
        Suggest::on_case("conflict").word(Declared::None)
    }

    /// The end of a deferral.
    pub fn resume(deferral: Letters) -> Suggest {
        Suggest::on_case("resume").item(deferral).asking("--outcome", Blank::Outcome).text("--text")
    }

    /// The beginning of a correction of a finding that is still to be named.
    pub fn correct_finding() -> Suggest {
        Suggest::on_case("finding correct").blank(Blank::Finding)
    }

    fn with(mut self, piece: Piece) -> Suggest {
        self.pieces.push(piece);
        self
    }

    /// An item of the case.
    pub fn item(self, item: Letters) -> Suggest {
        self.with(Piece::Item(item))
    }

    /// A word of a closed list, a number.
    #[allow(clippy::needless_pass_by_value, reason = "most are words of closed lists, which are copied")]
    pub fn word(self, word: impl ToString) -> Suggest {
        self.with(Piece::Word(word.to_string()))
    }

    /// A name that somebody gave, quoted where a shell would take it apart.
    pub fn name(self, name: &str) -> Suggest {
        let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ':');
        let whole = !name.is_empty() && !name.starts_with('-') && name.chars().all(plain);
        if whole { self.word(name) } else { self.word(format!("'{}'", name.replace('\'', "'\\''"))) }
    }

    /// Something that is still to be filled in.
    pub fn blank(self, blank: Blank) -> Suggest {
        self.with(Piece::Blank(blank))
    }

    /// An option without a value.
    pub fn option(self, option: &'static str) -> Suggest {
        self.with(Piece::Option(option))
    }

    /// An option with its value.
    pub fn given(self, option: &'static str, value: impl ToString) -> Suggest {
        self.option(option).word(value)
    }

    /// An option whose value is still to be filled in.
    pub fn asking(self, option: &'static str, blank: Blank) -> Suggest {
        self.option(option).blank(blank)
    }

    /// An option whose text comes from standard input.
    pub fn text(self, option: &'static str) -> Suggest {
        self.option(option).with(Piece::Stdin)
    }

    /// The whole command, with the case as people type it.
    pub fn line(&self, case: &str) -> String {
        let word = |piece: &Piece| match piece {
            Piece::Case => case.to_owned(),
            Piece::Item(item) => item.to_string(),
            Piece::Blank(blank) => blank.to_string(),
            Piece::Option(option) => (*option).to_owned(),
            Piece::Word(word) => word.clone(),
            Piece::Stdin => "-".to_owned(),
        };
        let words = self.pieces.iter().map(|piece| format!(" {}", word(piece)));
        format!("greenlight {}{}", self.verb, words.collect::<String>())
    }
}
