//! What the columns of a form's export are, as far as their heads leave no doubt: English and French heads of the usual
//! form tools. What is in the cells may speak against it. The rest is for a person to say.

mod consents;
mod heads;
mod names;
mod places;
mod questions;

use std::collections::BTreeSet;

use heads::{ENDS, HEADS, Heads, OF_TOOL, OTHERS, OTHERS_WHOLE};
use places::{NO_HEAD, OF_CANDIDACY, OTHER_PLACE};
use questions::{ANYBODY, DECLARED, DEEDS, EVER, TICKED, TURNED};

use super::dates::looks_like_a_day;
use super::table::Table;
use crate::domain::check_kind::CheckKind;
use crate::domain::district::Names;
use crate::domain::likeness::{email_of, phone_of};
use crate::domain::names::fold;

/// What the columns are.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Guess {
    /// The columns of the name, in the order to join them.
    pub name: Vec<String>,
    /// Each other field of `[columns]` that has a column.
    pub columns: Vec<(&'static str, String)>,
    /// Questions where several answers may be ticked, by what stands between them.
    pub several: Vec<(String, Vec<String>)>,
    /// Declarations: our key, the question, and the clear answers.
    pub declared: Vec<(&'static str, String, Vec<String>)>,
    /// Consents, each with the answers that are a yes, and those that are a question.
    pub consents: Vec<Consent>,
    /// Every other column.
    pub rest: Vec<String>,
}

impl Guess {
    /// The column of a field.
    pub fn column(&self, field: &str) -> Option<&str> {
        self.columns.iter().find(|(name, _)| *name == field).map(|(_, column)| column.as_str())
    }

    /// The fields that a map must have and that no column was found for.
    pub fn missing(&self) -> Vec<&'static str> {
        let name = self.name.is_empty().then_some("name");
        let district = self.column("district").is_none().then_some("district");
        name.into_iter().chain(district).collect()
    }
}

/// A question for consent to a check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consent {
    /// The check.
    pub check: CheckKind,
    /// The question.
    pub column: String,
    /// The answers that are a yes and nothing else.
    pub yes: Vec<String>,
    /// The answers that are a no, beside the plain ones.
    pub no: Vec<String>,
    /// Every answer that is neither.
    pub neither: Vec<String>,
}

/// How many cells are looked up among the names of districts, which takes long where it finds nothing.
const MOST_TRIED: usize = 10;

/// The most different answers of a question that is answered with yes or no.
const MOST_ANSWERS: usize = 6;

/// A column, and what is in it.
struct Seen<'a> {
    head: &'a str,
    folded: String,
    values: Vec<&'a str>,
}

impl Seen<'_> {
    fn has(&self, words: &[&str]) -> bool {
        let within = format!(" {} ", self.folded);
        words.iter().any(|word| within.contains(&format!(" {word}")))
    }

    /// Whether most cells are as they should be. Enough others end the search, because a cell may be long to look at.
    fn most(&self, is: impl Fn(&str) -> bool) -> bool {
        let allowed = self.values.len() / 5;
        let others = self.values.iter().filter(|value| !is(value)).take(allowed + 1).count();
        !self.values.is_empty() && others <= allowed
    }

    /// The column with its first cells only.
    fn first_cells(&self) -> Seen<'_> {
        let values = self.values.iter().take(MOST_TRIED).copied().collect();
        Seen { head: self.head, folded: self.folded.clone(), values }
    }

    fn has_districts(&self) -> bool {
        self.first_cells().most(|value| Names::default().find(value).is_ok())
    }

    fn answers(&self) -> BTreeSet<&str> {
        self.values.iter().map(|value| value.trim()).collect()
    }

    /// Whether the head speaks of somebody else than the applicant.
    fn is_of_another(&self) -> bool {
        self.has(OTHERS) || self.folded.split(' ').any(|word| OTHERS_WHOLE.contains(&word))
    }

    /// Whether every word of the head may ask for the district of the candidacy, or none asks for anything.
    fn may_be_of_candidacy(&self) -> bool {
        let is_number = |word: &str| word.trim_start_matches('q').parse::<u32>().is_ok();
        let all = |known: &dyn Fn(&str) -> bool| self.folded.split(' ').all(known);
        let asks = all(&|word| OF_CANDIDACY.contains(&word));
        let says_nothing = all(&|word| NO_HEAD.contains(&word) || is_number(word));
        !self.has(OTHER_PLACE) && (asks || says_nothing)
    }

    /// Whether the head asks for what the applicant, or anybody, did or met with.
    fn asks_of_deeds(&self) -> bool {
        let next = |ever: &&str| self.folded.split_once(*ever)?.1.split_whitespace().next();
        self.has(ANYBODY) || EVER.iter().filter_map(next).any(|verb| DEEDS.contains(&verb))
    }

    fn fits(&self, field: &str) -> bool {
        match field {
            "email" => self.most(|value| email_of(value).is_some()),
            "phone" => self.most(|value| phone_of(value).is_some()),
            "born" | "submitted_at" => self.most(looks_like_a_day),
            "district" => self.may_be_of_candidacy() && self.has_districts(),
            "row_key" => self.answers().len() == self.values.len() && !self.values.is_empty(),
            "language" => self.answers().len() <= MOST_ANSWERS,
            _ => !self.values.is_empty(),
        }
    }
}

/// What the columns of a table are.
pub fn columns(table: &Table) -> Guess {
    let seen: Vec<Seen<'_>> = (table.headers.iter().enumerate())
        .map(|(column, head)| {
            let cells = table.rows.iter().filter_map(|row| row.cells.get(column).map(String::as_str));
            let values = cells.filter(|cell| !cell.trim().is_empty()).collect();
            Seen { head, folded: fold(head), values }
        })
        .collect();
    let mut guess = Guess::default();
    let of_tool = seen.iter().any(|column| OF_TOOL.contains(&column.folded.as_str()));
    let ends = |column: &Seen<'_>| ENDS.contains(&column.folded.as_str()) && !of_tool;
    let mut taken: Vec<bool> = seen.iter().map(ends).collect();
    // A head that stands twice cannot be named.
    for (at, column) in seen.iter().enumerate() {
        let twice =
            seen.iter().filter(|other| other.folded == column.folded && !column.folded.is_empty()).count()
                > 1;
        if let Some(taken) = taken.get_mut(at).filter(|_| twice) {
            *taken = true;
        }
    }
    consents::find(&seen, &mut taken, &mut guess);
    declared(&seen, &mut taken, &mut guess);
    // What is somebody else's is for a person to say.
    for (taken, column) in taken.iter_mut().zip(&seen) {
        *taken |= column.is_of_another();
    }
    for heads in HEADS {
        if let Some(at) = surest(&seen, &taken, heads)
            && let (Some(column), Some(taken)) = (seen.get(at), taken.get_mut(at))
        {
            *taken = true;
            guess.columns.push((heads.field, column.head.to_owned()));
        }
    }
    if guess.column("row_key").is_none()
        && let Some(column) = seen.iter().find(|column| column.head.trim() == "#" && column.fits("row_key"))
    {
        guess.columns.push(("row_key", column.head.to_owned()));
    }
    if guess.column("district").is_none() {
        by_cells(&seen, &mut taken, &mut guess);
    }
    names::find(&seen, &mut taken, &mut guess);
    several(&seen, &mut guess);
    let named: BTreeSet<&str> = (guess.name.iter().chain(guess.columns.iter().map(|(_, column)| column)))
        .chain(guess.declared.iter().map(|(_, column, _)| column))
        .chain(guess.consents.iter().map(|consent| &consent.column))
        .chain(guess.several.iter().flat_map(|(_, columns)| columns))
        .map(String::as_str)
        .collect();
    let rest = table.headers.iter().filter(|head| !named.contains(head.as_str())).cloned().collect();
    guess.rest = rest;
    guess
}

/// The one column that is surely of a field: by its whole head, in the order of the list; else the only one whose head has
/// one of its words.
fn surest(seen: &[Seen<'_>], taken: &[bool], heads: &Heads) -> Option<usize> {
    let free = |at: &usize| {
        taken.get(*at) == Some(&false) && seen.get(*at).is_some_and(|column| column.fits(heads.field))
    };
    for whole in heads.whole {
        if let Some(at) = (0..seen.len())
            .filter(free)
            .find(|at| seen.get(*at).is_some_and(|column| column.folded == *whole))
        {
            return Some(at);
        }
    }
    let mut within = (0..seen.len())
        .filter(free)
        .filter(|at| seen.get(*at).is_some_and(|column| column.has(heads.within)));
    let only = within.next()?;
    within.next().is_none().then_some(only)
}

/// A district by what is in the cells, where one column has districts and nothing else.
fn by_cells(seen: &[Seen<'_>], taken: &mut [bool], guess: &mut Guess) {
    let places = |at: &usize| seen.get(*at).is_some_and(Seen::has_districts);
    let mut all = (0..seen.len()).filter(places);
    if let (Some(at), None) = (all.next().filter(|at| taken.get(*at) == Some(&false)), all.next())
        && seen.get(at).is_some_and(|column| column.fits("district"))
        && let (Some(column), Some(taken)) = (seen.get(at), taken.get_mut(at))
    {
        *taken = true;
        guess.columns.push(("district", column.head.to_owned()));
    }
}

/// The questions on which the applicant declares with yes or no.
fn declared(seen: &[Seen<'_>], taken: &mut [bool], guess: &mut Guess) {
    for (key, words) in DECLARED {
        let asks = |column: &Seen<'_>| {
            column.has(words)
                && column.asks_of_deeds()
                && !column.has(TURNED)
                && column.most(|value| {
                    ["yes", "no", "oui", "non"].contains(&fold(value).split(' ').next().unwrap_or_default())
                })
        };
        let mut all =
            (0..seen.len()).filter(|at| taken.get(*at) == Some(&false) && seen.get(*at).is_some_and(asks));
        let (Some(at), None) = (all.next(), all.next()) else { continue };
        let Some(column) = seen.get(at) else { continue };
        // Only the bare word is clear: what follows it may be what matters.
        let clear =
            column.answers().into_iter().filter(|answer| ["no", "non"].contains(&fold(answer).as_str()));
        let clear: Vec<String> = clear.map(str::to_owned).collect();
        if clear.is_empty() {
            continue;
        }
        if let Some(taken) = taken.get_mut(at) {
            *taken = true;
        }
        guess.declared.push((key, column.head.to_owned(), clear));
    }
}

/// The questions that say so, where one mark stands between answers.
fn several(seen: &[Seen<'_>], guess: &mut Guess) {
    for column in seen.iter().filter(|column| column.has(TICKED)) {
        let marks = [";", "\n", ","];
        let Some(mark) = marks.iter().find(|mark| column.values.iter().any(|value| value.contains(**mark)))
        else {
            continue;
        };
        match guess.several.iter_mut().find(|(known, _)| known == mark) {
            Some((_, columns)) => columns.push(column.head.to_owned()),
            None => guess.several.push(((*mark).to_owned(), vec![column.head.to_owned()])),
        }
    }
}
