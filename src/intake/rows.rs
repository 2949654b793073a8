//! Makes applications from a table and its map: all of them, or every problem of every row at once.

mod consents;

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;
use serde_json::json;

use super::application::{
    AnswerValue, Application, MAX_APPLICATION, MAX_KEY, Problem, SourceRow, What, clip,
};
use super::consent_days::{self, Signed, may_be_sent};
use super::dates::{Column, DateFinding};
use super::found::Found;
use super::garbled;
use super::map::{Located, LocatedQuestion, Map};
use super::named;
use super::no_name::{Said, said};
use super::spoiled;
use super::table::Table;
use super::ticked;
use crate::domain::case::candidate::{CandidateBody, Days, DeclaredAnswer, Field, Language, faults};
use crate::domain::case::consent::ConsentBody;
use crate::domain::case::origin::{Described, Origin, key_of};
use crate::domain::check_kind::CheckKind;
use crate::domain::district::{Named, Names, NotFound};
use crate::domain::names::fold;
use crate::domain::refusal::Cause;

/// What a table says: every application, or every problem; and the cells that say something that their column is not
/// for, each with what.
pub(super) struct Outcome {
    pub(super) applications: Result<Vec<Application>, Vec<Problem>>,
    pub(super) unread: Vec<Problem>,
}

/// Checks with the days on which something was said about them.
type Dated = Vec<(CheckKind, NaiveDate)>;

pub(super) fn read(
    table: &Table,
    map: &Map,
    at: &Located,
    findings: &[(usize, DateFinding)],
    days: Days,
    names: &Names,
) -> Outcome {
    let mut problems: Vec<Problem> =
        findings.iter().filter_map(|(column, finding)| column_problem(table, *column, finding)).collect();
    problems.extend(damaged_heads(table));
    let mut unread = Vec::new();
    let mut reader = Reader {
        days,
        signed: vec![Vec::new(); at.consents.len()],
        table,
        map,
        at,
        findings,
        placed: at.placed(),
        names,
        districts: HashMap::new(),
        keys: HashMap::new(),
    };
    let mut applications = Vec::with_capacity(table.rows.len());
    for row in &table.rows {
        let mut found = Found {
            row,
            headers: &table.headers,
            problems: Vec::new(),
            unread: Vec::new(),
            said_none: Vec::new(),
        };
        let application = reader.read(&mut found);
        problems.append(&mut found.problems);
        unread.extend(found.unread.into_iter().map(|(_, problem)| problem));
        applications.extend(application);
    }
    for (consent, signed) in at.consents.iter().zip(&reader.signed) {
        let column = consent.date.or(at.submitted_at).unwrap_or(consent.column);
        let column = table.headers.get(column).cloned().unwrap_or_default();
        let asked = consent_days::questions(consent, signed).into_iter();
        problems.extend(asked.map(|(row, what)| Problem { row, column: column.clone(), what }));
    }
    let places: HashMap<&str, usize> =
        table.headers.iter().enumerate().map(|(at, header)| (header.as_str(), at)).collect();
    problems.sort_by_key(|problem| (problem.row, places.get(problem.column.as_str()).copied()));
    let applications = if problems.is_empty() { Ok(applications) } else { Err(problems) };
    Outcome { applications, unread }
}

/// Heads in which letters were damaged: no map that is typed will name them.
fn damaged_heads(table: &Table) -> impl Iterator<Item = Problem> {
    let damaged = |header: &String| {
        let what = What::from(garbled::of(header, false)?);
        Some(Problem { row: table.head_row, column: header.clone(), what })
    };
    table.headers.iter().filter_map(damaged)
}

/// A date column that cannot be read is one problem, not one for each row.
fn column_problem(table: &Table, column: usize, finding: &DateFinding) -> Option<Problem> {
    let (row, what) = match finding {
        DateFinding::Ambiguous { row, text } => {
            let text = text.clone();
            (*row, What::AmbiguousDate { text })
        }
        &DateFinding::Mixed { row, order, other_row, other_order } => {
            let what = What::MixedDates { row, order, other_row, other_order };
            (row.min(other_row), what)
        }
        DateFinding::Given { .. } | DateFinding::Shown { .. } | DateFinding::NotNeeded => {
            return None;
        }
    };
    let column = table.headers.get(column).cloned().unwrap_or_default();
    Some(Problem { row, column, what })
}

/// The state that all rows share.
struct Reader<'a> {
    table: &'a Table,
    map: &'a Map,
    at: &'a Located,
    findings: &'a [(usize, DateFinding)],
    placed: BTreeSet<usize>,
    /// The names of districts in force.
    names: &'a Names,
    /// The cache of districts by spelling, because a lookup is slow and spellings repeat.
    districts: HashMap<String, Result<Named, NotFound>>,
    keys: HashMap<String, usize>,
    days: Days,
    /// The consents that were given, in the map's order.
    signed: Vec<Vec<Signed>>,
}

/// The words by which a form names a language, and what may stand beside them.
const ENGLISH: &[&str] = &["en", "eng", "english", "anglais"];
const FRENCH: &[&str] = &["fr", "fra", "fre", "french", "francais"];
const BESIDE: &[&str] =
    &["ca", "can", "canada", "canadian", "canadien", "langue", "language", "in", "la", "l"];

impl Reader<'_> {
    /// Reads one row whole, so that all its problems are found.
    fn read(&mut self, found: &mut Found) -> Option<Application> {
        self.damage(found);
        let name = named::name(&self.at.name, found);
        let district = self.district(found);
        let born = self.optional_date(found, self.at.born);
        let submitted = self.sent(found);
        let language = self.language(found);
        let others = self.at.also_known_as;
        let others = others.map(|column| named::others(column, self.answer(found, column), found));
        let also_known_as = others.unwrap_or_default();
        let (consents, refused) = self.consents(found, submitted);
        let key = self.key(found);
        let (email, phone) = (found.email(self.at.email), found.phone(self.at.phone));
        let source = self.source(
            found,
            key,
            Described { name: &name, born, email: email.as_deref(), phone: phone.as_deref() },
        );
        self.rules(found, &name, &also_known_as, born, consents.iter().chain(&refused));
        let Named { district, formerly } = district?;
        let application = Application {
            name,
            also_known_as,
            born,
            email,
            phone,
            language,
            district,
            formerly,
            submitted,
            answers: self.answers(found),
            declared: self.at.declared.iter().filter_map(|question| self.declared(found, question)).collect(),
            consents,
            refused,
            source,
        };
        let bytes = serde_json::to_vec(&application).map_or(usize::MAX, |json| json.len());
        if bytes > MAX_APPLICATION {
            let first = self.at.name.first().copied().unwrap_or_default();
            let max_bytes = MAX_APPLICATION;
            found.problem(first, What::TooLarge { bytes, max_bytes });
        }
        Some(application)
    }

    fn district(&mut self, found: &mut Found) -> Option<Named> {
        let text = found.cell(self.at.district);
        let looked_up = if let Some(known) = self.districts.get(text) {
            known.clone()
        } else {
            let new = self.names.named(text);
            self.districts.insert(text.to_owned(), new.clone());
            new
        };
        looked_up.map_err(|missing| found.problem(self.at.district, What::District(missing))).ok()
    }

    fn date(&self, found: &mut Found, column: Option<usize>) -> Option<NaiveDate> {
        let column = column?;
        let text = found.text(Some(column))?;
        let (_, finding) = self.findings.iter().find(|(of, _)| *of == column)?;
        // Such a column is already one problem; its rows are not blamed as well.
        if matches!(finding, DateFinding::Ambiguous { .. } | DateFinding::Mixed { .. }) {
            return None;
        }
        Column { of: self.at.day_of(column), today: self.days.today }.read(&text, finding.order())
    }

    /// Whether a column's days can be read at all; if not, that is one problem already.
    fn is_readable(&self, column: usize) -> bool {
        let finding = self.findings.iter().find(|(of, _)| *of == column);
        !finding.is_some_and(|(_, finding)| {
            matches!(finding, DateFinding::Ambiguous { .. } | DateFinding::Mixed { .. })
        })
    }

    /// A date that nobody must give.
    fn optional_date(&self, found: &mut Found, column: Option<usize>) -> Option<NaiveDate> {
        let date = self.date(found, column);
        if let Some(column) = column.filter(|column| date.is_none() && self.is_readable(*column))
            && let Some(text) = found.text(Some(column))
        {
            found.keep(column, What::BadDate { text: clip(&text) });
        }
        date
    }

    /// The day the form was sent in. A clock that was wrong wrote another one, which is kept as it is.
    fn sent(&self, found: &mut Found) -> Option<NaiveDate> {
        let column = self.at.submitted_at?;
        let day = self.optional_date(found, Some(column))?;
        if may_be_sent(day, self.days.today) {
            return Some(day);
        }
        found.keep(column, What::SentNever { text: clip(found.cell(column).trim()) });
        None
    }

    /// Text that was damaged before it came here; the first cell of a row stands for the others.
    fn damage(&self, found: &mut Found) {
        let is_name = |column: usize, cell: &str| {
            self.at.name.contains(&column)
                || self.at.district == column
                || self.at.also_known_as == Some(column) && said(cell) == Said::Name
        };
        // What a spreadsheet left of a cell has a question mark, too.
        let cells = found.row.cells.iter().enumerate().filter(|(_, cell)| spoiled::of(cell).is_none());
        let damaged =
            cells.filter_map(|(column, cell)| Some((column, garbled::of(cell, is_name(column, cell))?)));
        if let Some((column, garbled)) = damaged.into_iter().next() {
            found.problem(column, What::from(garbled));
        }
    }

    /// The rules that hold for what somebody types hold for a row.
    fn rules<'c>(
        &self,
        found: &mut Found,
        name: &str,
        also_known_as: &[String],
        born: Option<NaiveDate>,
        consents: impl Iterator<Item = &'c (CheckKind, NaiveDate)>,
    ) {
        let consents = consents.map(|(check, on)| ConsentBody {
            check: *check,
            to: Vec::new(),
            on: *on,
            withdrawn: false,
            refused: false,
            document: None,
        });
        let said = CandidateBody {
            name: Some(name.to_owned()),
            also_known_as: also_known_as.to_vec(),
            born,
            consents: consents.collect(),
            ..CandidateBody::default()
        };
        let first = self.at.name.first().copied().unwrap_or_default();
        let is_spoiled = found.problems.iter().any(|problem| matches!(problem.what, What::SheetError { .. }));
        for (field, cause) in faults(&said, self.days) {
            // What a spreadsheet left in the place of a name is one problem.
            if self.is_asked_already(&said, field) || is_spoiled && field == Field::Name {
                continue;
            }
            let column = match field {
                Field::Name => Some(first),
                Field::AlsoKnownAs => self.at.also_known_as,
                Field::Born => self.at.born,
                Field::Consent(at) => {
                    let check = said.consents.get(at).map(|consent| consent.check);
                    let consent = self.at.consents.iter().find(|consent| Some(consent.check) == check);
                    consent.and_then(|consent| consent.date).or(self.at.submitted_at)
                }
            };
            let what = if cause == Cause::NameEmpty { What::NoName } else { What::Rule(cause) };
            found.problem(column.unwrap_or(first), what);
        }
    }

    fn language(&self, found: &mut Found) -> Option<Language> {
        let column = self.at.language?;
        let text = found.text(Some(column))?;
        let folded = fold(&text);
        let has = |words: &[&str]| folded.split(' ').any(|word| words.contains(&word));
        let (english, french) = (has(ENGLISH), has(FRENCH));
        // `Anything but French` is no French.
        let known = |word: &str| [ENGLISH, FRENCH, BESIDE].iter().any(|words| words.contains(&word));
        match (english, french) {
            _ if !folded.split(' ').all(known) => {
                found.keep(column, What::BadLanguage { text: clip(&text) });
                None
            }
            (true, false) => Some(Language::English),
            (false, true) => Some(Language::French),
            _ => {
                found.keep(column, What::BadLanguage { text: clip(&text) });
                None
            }
        }
    }

    /// What a declared question was answered. A blank is an answer where a clear one is named: it is not that one.
    fn declared(&self, found: &Found, question: &LocatedQuestion) -> Option<DeclaredAnswer> {
        let answer = self.answer(found, question.column).map(|answer| answer.value());
        let blank = || Some(json!("")).filter(|_| !question.clear.is_empty());
        Some(DeclaredAnswer {
            key: question.key.clone(),
            question: found.headers.get(question.column).cloned().unwrap_or_default(),
            answer: answer.or_else(blank)?,
            clear: question.clear.clone(),
        })
    }

    fn answers(&self, found: &Found) -> Vec<(String, AnswerValue)> {
        let headers = self.table.headers.iter().enumerate();
        let is_unread = |column: usize| found.unread.iter().any(|(unread, _)| *unread == column);
        let kept = headers.filter_map(|(column, header)| {
            let neither = found.neither(column);
            let answer = if !neither.is_empty() {
                AnswerValue::Neither(neither, self.answer(found, column)?.text())
            } else if is_unread(column) {
                AnswerValue::Unread(found.text(Some(column))?)
            } else if !self.placed.contains(&column) || found.said_none.contains(&column) {
                self.answer(found, column)?
            } else {
                return None;
            };
            Some((header.clone(), answer))
        });
        kept.collect()
    }

    /// A cell as an answer; an empty one is none.
    fn answer(&self, found: &Found, column: usize) -> Option<AnswerValue> {
        let text = found.cell(column);
        if text.trim().is_empty() {
            return None;
        }
        let several = self.at.several.get(&column).and_then(|at| self.map.several().get(*at));
        Some(match several {
            None => AnswerValue::Text(text.to_owned()),
            Some(several) => {
                let (marks, options) = (several.delimiter.as_slice(), several.options.as_slice());
                AnswerValue::List(ticked::answers(text, marks, options))
            }
        })
    }

    /// The form tool's key of the row, where the map has one. Two rows of one file with the same key are a problem.
    fn key(&mut self, found: &mut Found) -> Option<String> {
        let column = self.at.row_key?;
        let text = found.cell(column);
        let key = key_of(text);
        let chars = key.chars().count();
        if key.is_empty() {
            found.problem(column, What::NoKey);
        } else if chars > MAX_KEY {
            let max_chars = MAX_KEY;
            found.problem(column, What::KeyTooLong { chars, max_chars });
        } else if spoiled::is_shortened(&key) {
            found.problem(column, What::KeyShortened { text: clip(&key) });
        } else if let Some(what) = spoiled::of(&key) {
            found.problem(column, what);
        } else if let Some(&first_row) = self.keys.get(&key) {
            found.problem(column, What::DuplicateKey { first_row });
        } else {
            self.keys.insert(key.clone(), found.row.number);
        }
        Some(key)
    }

    /// From where the row comes, and what it is known by.
    fn source(&self, found: &Found, key: Option<String>, who: Described<'_>) -> SourceRow {
        let form = self.map.source.trim();
        let cells =
            self.table.headers.iter().map(String::as_str).zip(found.row.cells.iter().map(String::as_str));
        let Origin { row, marks, .. } = Origin::of(form, key, who, cells);
        SourceRow {
            source: form.to_owned(),
            row: found.row.number,
            row_key: row,
            marks,
            weaker: who.reached(),
        }
    }
}
