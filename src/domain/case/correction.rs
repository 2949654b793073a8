//! What a row of a form says now, beside what it said before and what its case says. What the applicant changed is a
//! correction of the case; what somebody changed by hand meanwhile stays, and is shown. A blank cell takes nothing away.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;
use serde_json::Value;

use crate::domain::case::candidate::{Answer, CandidateBody};
use crate::domain::case::origin::{Origin, same_text};
use crate::domain::case::{CaseFile, Stamp};
use crate::domain::check_kind::CheckKind;
use crate::domain::ids::{EventId, PersonId};
use crate::domain::likeness::{email_of, phone_of};
use crate::domain::names::fold;
use crate::domain::words::words;

/// What of an application a change is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(tag = "part", content = "of", rename_all = "kebab-case")]
pub enum Part {
    /// The name.
    Name,
    /// Another name.
    AlsoKnownAs,
    /// The day of birth.
    Born,
    /// The e-mail address.
    Email,
    /// The telephone number.
    Phone,
    /// The language of correspondence.
    Language,
    /// The consent to a check.
    Consent(CheckKind),
    /// A declaration, by what the map calls it.
    Declared(String),
    /// Any other question.
    Answer(String),
}

words! {
    /// Why what a row says stays out of the case.
    Left "left" {
        /// Somebody changed it by hand.
        ByHand = "by-hand",
        /// The case has it from a form that was sent in later, or it is not known which was.
        Later = "later-form",
    }
}

/// What the case says of something, and what the row says now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// What it is about.
    #[serde(flatten)]
    pub part: Part,
    /// What the case says.
    pub old: Option<Value>,
    /// Who wrote that.
    #[serde(skip)]
    pub old_by: Option<PersonId>,
    /// Whether the reader may not see what the case says before they declare.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub hidden: bool,
    /// What the row says.
    pub new: Value,
    /// Why it is not taken, where it is not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub left: Option<Left>,
}

/// What a row changes in its case.
#[derive(Debug, Clone, Default)]
pub struct Correction {
    /// What the applicant changed.
    pub changes: Vec<Change>,
    /// What the row says and is not taken from it: the case keeps what it has.
    pub left: Vec<Change>,
    /// The body that corrects the case.
    pub body: CandidateBody,
    /// The event that it continues.
    pub follows: Option<EventId>,
    /// Whether this row was never read into this case before.
    pub is_first: bool,
}

/// What is said of each part.
type Said = BTreeMap<Part, Told>;

/// What was said last of a part.
#[derive(Debug, Clone)]
struct Told {
    value: Value,
    by: PersonId,
    /// The day on which it was said.
    day: NaiveDate,
    /// Whether it came from a form.
    of_form: bool,
    /// The day on which that form was sent in, where it says one.
    sent: Option<NaiveDate>,
}

/// What a body says, a part each, but for other names, of which there may be several.
fn parts(body: &CandidateBody) -> Vec<(Part, Value)> {
    let mut parts = Vec::new();
    let mut add = |part: Part, value: Option<Value>| parts.extend(value.map(|value| (part, value)));
    add(Part::Name, body.name.clone().map(Value::from));
    add(Part::Born, body.born.map(|born| born.to_string().into()));
    add(Part::Email, body.email.clone().map(Value::from));
    add(Part::Phone, body.phone.clone().map(Value::from));
    add(Part::Language, body.language.map(|language| language.to_string().into()));
    for consent in &body.consents {
        let mut said = serde_json::to_value(consent).unwrap_or_default();
        if let Some(fields) = said.as_object_mut() {
            fields.retain(|name, _| !matches!(name.as_str(), "check" | "for" | "document"));
        }
        add(Part::Consent(consent.check), Some(said));
    }
    for answer in &body.declared {
        add(Part::Declared(answer.key.clone()), Some(answer.answer.clone()));
    }
    // A form may ask two questions in the same words.
    let mut asked: BTreeMap<&str, Vec<Value>> = BTreeMap::new();
    for answer in &body.answers {
        asked.entry(&answer.question).or_default().push(answer.answer.clone());
    }
    for (question, mut answers) in asked {
        let only = if answers.len() == 1 { answers.pop() } else { None };
        add(Part::Answer(question.to_owned()), Some(only.unwrap_or(Value::Array(answers))));
    }
    parts
}

/// Whether two values say the same, however a spreadsheet or a hand writes them.
fn same(part: &Part, one: &Value, other: &Value) -> bool {
    let (Value::String(text), Value::String(other_text)) = (one, other) else {
        return match (one, other) {
            (Value::Array(items), Value::Array(others)) => {
                let both = items.iter().zip(others);
                items.len() == others.len() && both.into_iter().all(|(item, other)| same(part, item, other))
            }
            _ => one == other,
        };
    };
    let read = |text: &String| match part {
        Part::Email => email_of(text),
        Part::Phone => phone_of(text),
        _ => None,
    };
    read(text).is_some_and(|read_one| read(other_text) == Some(read_one)) || same_text(text, other_text)
}

fn is_blank_answer(part: &Part, value: &Value) -> bool {
    matches!(part, Part::Declared(_)) && value.as_str().is_some_and(|text| text.trim().is_empty())
}

impl CaseFile {
    /// What these events say of each part, the last that each was said.
    fn said<'a>(&self, told: impl Iterator<Item = &'a Stamp>) -> Said {
        let bodies = told.filter_map(|stamp| {
            let body = self.said_of_applicant(stamp)?;
            Some((*stamp, body))
        });
        let each = bodies.flat_map(|(stamp, body)| {
            let (by, day, of_form) = (stamp.by, body.day(stamp), body.origin.is_some());
            let sent = body.origin.as_ref().and_then(|origin| origin.sent);
            parts(&body).into_iter().map(move |(part, value)| (part, Told { value, by, day, of_form, sent }))
        });
        let mut said = Said::new();
        for (part, told) in each {
            // Of two answers to one question the later counts, whichever was taken down first.
            let later = |known: &Told| matches!(part, Part::Declared(_)) && known.day > told.day;
            if !said.get(&part).is_some_and(later) {
                said.insert(part, told);
            }
        }
        said
    }

    fn is_of_row(&self, stamp: &Stamp, row: &Origin) -> bool {
        let body = self.said_of_applicant(stamp);
        body.is_some_and(|body| body.origin.as_ref().is_some_and(|origin| origin.is_same_row(row)))
    }

    /// What a row that is about this case says, and the case does not.
    pub fn correction(&self, says: &CandidateBody) -> Correction {
        let row = says.origin.clone().unwrap_or_default();
        let told = &self.candidate.told;
        let of_row: Vec<&Stamp> = told.iter().filter(|stamp| self.is_of_row(stamp, &row)).collect();
        let mut correction = Correction {
            is_first: of_row.is_empty(),
            follows: told.last().map(|stamp| stamp.id),
            body: CandidateBody { origin: says.origin.clone(), ..CandidateBody::default() },
            ..Correction::default()
        };
        let (before, now) = (self.said(of_row.into_iter()), self.said(told.iter()));
        for (part, new) in parts(says) {
            let agrees = |said: Option<&Told>| said.is_some_and(|told| same(&part, &told.value, &new));
            let (was, is) = (before.get(&part), now.get(&part));
            // A declared answer that was left blank this time was given before.
            if is.is_some() && is_blank_answer(&part, &new) {
                continue;
            }
            let left = left_as_it_is(&part, was, is, row.sent);
            let change = Change {
                part: part.clone(),
                old: is.map(|told| told.value.clone()),
                old_by: is.map(|told| told.by),
                hidden: false,
                new: new.clone(),
                left,
            };
            let counts_by_day = matches!(part, Part::Consent(_) | Part::Declared(_));
            if agrees(was) || agrees(is) {
                // The first time, what agrees is written as well, so that a later change shows as one.
                if correction.is_first {
                    take(&mut correction.body, says, &part);
                }
            } else if left.is_none() || counts_by_day {
                take(&mut correction.body, says, &part);
                let list = if left.is_none() { &mut correction.changes } else { &mut correction.left };
                list.push(change);
            } else if part == Part::Name && correction.is_first {
                correction.name_as_well(self, &change);
            } else if part != Part::Name || !self.has_name(says.name.as_deref().unwrap_or_default()) {
                // What another form says is kept beside its other answers.
                if correction.is_first
                    && let Some(answer) = as_answer(&change)
                {
                    correction.body.answers.push(answer);
                }
                correction.left.push(change);
            }
        }
        for name in &says.also_known_as {
            if !self.has_name(name) {
                correction.call_also(name);
            }
        }
        correction
    }

    /// Whether the case has a name, as the usual one or another.
    fn has_name(&self, name: &str) -> bool {
        let folded = fold(name);
        self.candidate.names().any(|known| fold(known) == folded)
    }
}

impl Correction {
    /// Whether anything is to be signed.
    pub fn is_needed(&self) -> bool {
        self.is_first || !self.changes.is_empty()
    }

    /// A row that a person said is of this case names the applicant otherwise: the name is another one of theirs.
    fn name_as_well(&mut self, file: &CaseFile, change: &Change) {
        let Some(name) = change.new.as_str().filter(|name| !file.has_name(name)) else { return };
        self.call_also(name);
    }

    /// Adds another name of the applicant.
    fn call_also(&mut self, name: &str) {
        self.body.also_known_as.push(name.to_owned());
        let (part, new) = (Part::AlsoKnownAs, name.into());
        self.changes.push(Change { part, old: None, old_by: None, hidden: false, new, left: None });
    }
}

/// Why a part of a row, which says something else than the case, stays out of it. `was` is what the row said when it was
/// read before, `is` what the case says now, `sent` when the row was sent in.
fn left_as_it_is(
    part: &Part,
    was: Option<&Told>,
    is: Option<&Told>,
    sent: Option<NaiveDate>,
) -> Option<Left> {
    let is = is?;
    let is_later = sent.is_none_or(|sent| sent < is.day);
    match (part, was) {
        (Part::Answer(_) | Part::AlsoKnownAs, _) => None,
        // A consent and a declaration are always taken down; the later of two counts.
        (Part::Consent(_) | Part::Declared(_), _) => {
            (sent.is_some() && is_later && is.of_form).then_some(Left::Later)
        }
        (_, Some(was)) if !same(part, &was.value, &is.value) => Some(Left::ByHand),
        // An older export of the form, read after a newer one.
        (_, Some(was)) => was.sent.zip(sent).is_some_and(|(before, now)| now < before).then_some(Left::Later),
        (_, None) if !is.of_form => Some(Left::ByHand),
        // Who somebody is, no other form changes.
        (Part::Name | Part::Born, None) => Some(Left::Later),
        (_, None) => is_later.then_some(Left::Later),
    }
}

/// A value that stays out of the case, as an answer of its form.
fn as_answer(change: &Change) -> Option<Answer> {
    let question = match change.part {
        Part::Born => "born",
        Part::Email => "email",
        Part::Phone => "phone",
        Part::Language => "language",
        _ => return None,
    };
    let answer = change.new.clone();
    Some(Answer { question: question.to_owned(), answer, unread: false, consents: Vec::new() })
}

/// What a later form of the same person says otherwise than an earlier one, or besides.
pub fn changed_between(earlier: &CandidateBody, later: &CandidateBody) -> Vec<Change> {
    let before: BTreeMap<Part, Value> = parts(earlier).into_iter().collect();
    let changed = parts(later).into_iter().filter_map(|(part, new)| {
        let old = before.get(&part).cloned();
        let agrees = old.as_ref().is_some_and(|old| same(&part, old, &new));
        (!agrees && !is_blank_answer(&part, &new)).then_some(Change {
            part,
            old,
            old_by: None,
            hidden: false,
            new,
            left: None,
        })
    });
    changed.collect()
}

/// Takes a part of what a row says into a body.
fn take(body: &mut CandidateBody, says: &CandidateBody, part: &Part) {
    match part {
        Part::Name => body.name.clone_from(&says.name),
        Part::AlsoKnownAs => {}
        Part::Born => body.born = says.born,
        Part::Email => body.email.clone_from(&says.email),
        Part::Phone => body.phone.clone_from(&says.phone),
        Part::Language => body.language = says.language,
        Part::Consent(check) => {
            body.consents.extend(says.consents.iter().filter(|consent| consent.check == *check).cloned());
        }
        Part::Declared(key) => {
            body.declared.extend(says.declared.iter().filter(|answer| answer.key == *key).cloned());
        }
        Part::Answer(question) => {
            body.answers.extend(says.answers.iter().filter(|answer| answer.question == *question).cloned());
        }
    }
}
