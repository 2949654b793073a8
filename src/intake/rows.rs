//! Makes applications from a table and its map: all of them, or every problem of every row at once.

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;
use data_encoding::HEXLOWER;
use serde_json::json;
use sha2::{Digest as _, Sha256};

use super::application::{
    AnswerValue, Application, MAX_APPLICATION, MAX_KEY, MAX_NAME, Problem, SourceRow, What,
};
use super::dates::{self, DateFinding};
use super::map::{Located, LocatedConsent, LocatedQuestion, Map};
use super::table::{Row, Table};
use crate::domain::case::candidate::{DeclaredAnswer, Language};
use crate::domain::check_kind::CheckKind;
use crate::domain::district::{self, District, NotFound};
use crate::domain::names::{fold, shows};

/// Checks with the days on which something was said about them.
type Dated = Vec<(CheckKind, NaiveDate)>;

pub(super) fn read(
    table: &Table,
    map: &Map,
    at: &Located,
    findings: &[(usize, DateFinding)],
) -> Result<Vec<Application>, Vec<Problem>> {
    let mut problems: Vec<Problem> =
        findings.iter().filter_map(|(column, finding)| column_problem(table, *column, finding)).collect();
    let mut reader = Reader {
        table,
        map,
        at,
        findings,
        placed: at.placed(),
        districts: HashMap::new(),
        keys: HashMap::new(),
    };
    let mut applications = Vec::with_capacity(table.rows.len());
    for row in &table.rows {
        let mut found = Found { row, headers: &table.headers, problems: Vec::new() };
        let application = reader.read(&mut found);
        problems.append(&mut found.problems);
        applications.extend(application);
    }
    if problems.is_empty() {
        Ok(applications)
    } else {
        problems.sort_by_key(|problem| problem.row);
        Err(problems)
    }
}

/// A date column that cannot be read is one problem, not one for each row.
fn column_problem(table: &Table, column: usize, finding: &DateFinding) -> Option<Problem> {
    let (row, what) = match finding {
        DateFinding::Ambiguous { row, text } => {
            let text = text.clone();
            (*row, What::AmbiguousDate { text })
        }
        &DateFinding::Mixed { day_first, month_first } => {
            let what = What::MixedDates { day_first, month_first };
            (day_first.min(month_first), what)
        }
        DateFinding::Given { .. } | DateFinding::Shown { .. } | DateFinding::NotNeeded => {
            return None;
        }
    };
    let column = table.headers.get(column).cloned().unwrap_or_default();
    Some(Problem { row, column, what })
}

/// A row while it is read, with its problems.
struct Found<'a> {
    row: &'a Row,
    headers: &'a [String],
    problems: Vec<Problem>,
}

impl<'a> Found<'a> {
    fn cell(&self, column: usize) -> &'a str {
        self.row.cells.get(column).map_or("", String::as_str)
    }

    fn text(&self, column: Option<usize>) -> Option<String> {
        let text = self.cell(column?).trim();
        (!text.is_empty()).then(|| text.to_owned())
    }

    fn problem(&mut self, column: usize, what: What) {
        self.problems.push(Problem {
            row: self.row.number,
            column: self.headers.get(column).cloned().unwrap_or_default(),
            what,
        });
    }

    /// Whether a name is short enough; otherwise it becomes a problem.
    fn name_fits(&mut self, column: usize, name: &str) -> bool {
        let chars = name.chars().count();
        if chars > MAX_NAME {
            let max_chars = MAX_NAME;
            self.problem(column, What::NameTooLong { chars, max_chars });
        }
        chars <= MAX_NAME
    }
}

/// The state that all rows share.
struct Reader<'a> {
    table: &'a Table,
    map: &'a Map,
    at: &'a Located,
    findings: &'a [(usize, DateFinding)],
    placed: BTreeSet<usize>,
    /// The cache of districts by spelling, because a lookup is slow and spellings repeat.
    districts: HashMap<String, Result<&'static District, NotFound>>,
    keys: HashMap<String, usize>,
}

impl Reader<'_> {
    /// Reads one row whole, so that all its problems are found.
    fn read(&mut self, found: &mut Found) -> Option<Application> {
        let name = self.name(found);
        let district = self.district(found);
        let born = self.date(found, self.at.born);
        let submitted = self.date(found, self.at.submitted_at);
        let language = self.language(found);
        let also_known_as = self.also_known_as(found);
        let (consents, refused) = self.consents(found, submitted);
        let row_key = self.key(found);
        let application = Application {
            name,
            also_known_as,
            born,
            email: found.text(self.at.email),
            phone: found.text(self.at.phone),
            language,
            district: district?,
            submitted,
            answers: self.answers(found),
            declared: self.at.declared.iter().filter_map(|question| self.declared(found, question)).collect(),
            consents,
            refused,
            source: SourceRow { source: self.map.source.trim().to_owned(), row_key },
        };
        let bytes = serde_json::to_vec(&application).map_or(usize::MAX, |json| json.len());
        if bytes > MAX_APPLICATION {
            let first = self.at.name.first().copied().unwrap_or_default();
            let max_bytes = MAX_APPLICATION;
            found.problem(first, What::TooLarge { bytes, max_bytes });
        }
        Some(application)
    }

    fn name(&self, found: &mut Found) -> String {
        let parts = self.at.name.iter().map(|column| found.cell(*column).trim());
        let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
        let name = parts.join(" ");
        let first = self.at.name.first().copied().unwrap_or_default();
        if !shows(&name) {
            found.problem(first, What::NoName);
        }
        found.name_fits(first, &name);
        name
    }

    fn also_known_as(&self, found: &mut Found) -> Vec<String> {
        let Some(column) = self.at.also_known_as else {
            return Vec::new();
        };
        let names = match self.answer(found, column) {
            Some(AnswerValue::Text(name)) => vec![name.trim().to_owned()],
            Some(AnswerValue::List(names)) => names,
            None => Vec::new(),
        };
        // People write a dash for none.
        let fit = |name: &String| shows(name) && found.name_fits(column, name);
        names.into_iter().filter(fit).collect()
    }

    fn district(&mut self, found: &mut Found) -> Option<&'static District> {
        let text = found.cell(self.at.district);
        let looked_up = if let Some(known) = self.districts.get(text) {
            known.clone()
        } else {
            let new = district::find(text);
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
        let date = dates::read(&text, finding.order());
        if date.is_none() {
            found.problem(column, What::BadDate { text: clip(&text) });
        }
        date
    }

    fn language(&self, found: &mut Found) -> Option<Language> {
        let column = self.at.language?;
        let text = found.text(Some(column))?;
        let folded = fold(&text);
        let has = |words: &[&str]| folded.split(' ').any(|word| words.contains(&word));
        let english = has(&["en", "eng", "english", "anglais"]);
        let french = has(&["fr", "fra", "fre", "french", "francais"]);
        match (english, french) {
            (true, false) => Some(Language::English),
            (false, true) => Some(Language::French),
            _ => {
                found.problem(column, What::BadLanguage { text: clip(&text) });
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

    /// The consents that were given, and those that were refused.
    fn consents(&self, found: &mut Found, submitted: Option<NaiveDate>) -> (Dated, Dated) {
        let (mut given, mut refused) = (Vec::new(), Vec::new());
        for consent in &self.at.consents {
            let refuses = match self.answer(found, consent.column) {
                Some(answer) if is_yes(&answer, consent) => false,
                Some(answer) if is_no(&answer, consent) => true,
                _ => continue,
            };
            // Who refuses seldom dates it: the day of the form is the day of the refusal.
            let signed = consent.date.filter(|column| !refuses || found.text(Some(*column)).is_some());
            let date_column = signed.or(self.at.submitted_at);
            let date = if signed.is_some() { self.date(found, signed) } else { submitted };
            match date {
                Some(date) if refuses => refused.push((consent.check, date)),
                Some(date) => given.push((consent.check, date)),
                // An unreadable date has been reported already.
                None if found.text(date_column).is_some() => {}
                None => {
                    let check = consent.check;
                    found.problem(consent.column, What::ConsentWithoutDate { check });
                }
            }
        }
        (given, refused)
    }

    fn answers(&self, found: &Found) -> Vec<(String, AnswerValue)> {
        let headers = self.table.headers.iter().enumerate();
        let unplaced = headers.filter(|(column, _)| !self.placed.contains(column));
        unplaced.filter_map(|(column, header)| Some((header.clone(), self.answer(found, column)?))).collect()
    }

    /// A cell as an answer; an empty one is none.
    fn answer(&self, found: &Found, column: usize) -> Option<AnswerValue> {
        let text = found.cell(column);
        if text.trim().is_empty() {
            return None;
        }
        let several = self.map.several.as_ref();
        let several = several.filter(|_| self.at.several.contains(&column));
        Some(match several {
            None => AnswerValue::Text(text.to_owned()),
            Some(several) => {
                let items = text.split(several.delimiter.as_str()).map(str::trim);
                let items = items.filter(|item| !item.is_empty());
                AnswerValue::List(items.map(str::to_owned).collect())
            }
        })
    }

    /// The row's stable key. Two rows of one file with the same key are a problem.
    fn key(&mut self, found: &mut Found) -> String {
        let column = self.at.row_key;
        let blamed = column.or(self.at.name.first().copied()).unwrap_or_default();
        let key = match column {
            Some(column) => found.cell(column).trim().to_owned(),
            None => hash(found.row),
        };
        let chars = key.chars().count();
        if key.is_empty() {
            found.problem(blamed, What::NoKey);
        } else if chars > MAX_KEY {
            let max_chars = MAX_KEY;
            found.problem(blamed, What::KeyTooLong { chars, max_chars });
        } else if let Some(&first_row) = self.keys.get(&key) {
            found.problem(blamed, What::DuplicateKey { first_row });
        } else {
            self.keys.insert(key.clone(), found.row.number);
        }
        key
    }
}

fn texts(answer: &AnswerValue) -> &[String] {
    match answer {
        AnswerValue::Text(text) => std::slice::from_ref(text),
        AnswerValue::List(items) => items,
    }
}

fn is_yes(answer: &AnswerValue, consent: &LocatedConsent) -> bool {
    texts(answer).iter().any(|text| consent.yes.contains(&fold(text)))
}

/// Whether an answer that is no yes refuses: one of the map's words, else what begins as a no does.
fn is_no(answer: &AnswerValue, consent: &LocatedConsent) -> bool {
    let refuses = |text: &String| {
        let folded = fold(text);
        if !consent.no.is_empty() {
            return consent.no.contains(&folded);
        }
        let begins = |words: &[&str]| words.iter().any(|word| folded.starts_with(word));
        let first = folded.split(' ').next().unwrap_or_default();
        folded == "n" || (NO.contains(&first) || begins(&REFUSALS)) && !begins(&NEITHER)
    };
    texts(answer).iter().any(refuses)
}

/// The first word of an answer that refuses, in either language, folded.
const NO: [&str; 12] = [
    "no", "non", "nope", "refuse", "refuses", "refused", "refus", "decline", "declined", "declines", "never",
    "jamais",
];

/// How an answer that refuses may begin otherwise.
const REFUSALS: [&str; 8] =
    ["i do not", "i dont", "i refuse", "i decline", "je ne", "je naccepte", "je nautorise", "je refuse"];

/// What begins as a no and is none: the question was not answered.
const NEITHER: [&str; 6] =
    ["no answer", "no opinion", "no response", "non applicable", "non repondu", "non renseigne"];

/// The SHA-256 of a row's folded cells, because spacing, accents and quoting may change between two exports.
fn hash(row: &Row) -> String {
    let mut hash = Sha256::new();
    for cell in &row.cells {
        hash.update(fold(cell));
        // No folded cell has this byte, so it separates cells without ambiguity.
        hash.update([0x1f]);
    }
    HEXLOWER.encode(&hash.finalize())
}

fn clip(text: &str) -> String {
    text.chars().take(80).collect()
}
