//! Who the applicant is, as they or we spell it. The `open` event and `record candidate` share one body.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::domain::case::consent::{Consent, ConsentBody, day_fault as consent_day_fault};
use crate::domain::case::origin::Origin;
use crate::domain::case::replay::Replayed;
use crate::domain::case::{CaseFile, Stamp};
use crate::domain::check_kind::CheckKind;
use crate::domain::clock::fixed_date::last_polling_day;
use crate::domain::entry::{Entry, body_of};
use crate::domain::likeness::Description;
use crate::domain::names::{has_letter, is_placeholder, same_words, shows};
use crate::domain::refusal::{Cause, Refusal, own_rule, said, shaped};
use crate::domain::settled::Settled;
use crate::domain::words::words;

words! {
    /// The language in which an applicant is written to.
    Language "language" { English = "en", French = "fr" }
}

words! {
    /// The relation of somebody else on a case to the applicant.
    RelatedAs "related" {
        Rival = "rival",
        Donor = "donor",
        Associate = "associate",
        Relative = "relative",
        Other = "other",
    }
}

/// Somebody else who is on a case: the applicant never learns their name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Related {
    /// The name.
    pub name: String,
    /// Their relation to the applicant.
    pub r#as: RelatedAs,
}

/// A question of a form that the map gives no meaning to, kept with the case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// The question, whole.
    pub question: String,
    /// A text, or a list where several could be chosen.
    pub answer: Value,
    /// Whether the form's map gives it a meaning that this text has not: `N/A` as a birth date.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unread: bool,
    /// The checks to which the question asks for consent, where the answer is neither a yes nor a no.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub consents: Vec<CheckKind>,
}

/// What the applicant declared: a question of the form, and what they answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeclaredAnswer {
    /// What the map calls the question.
    pub key: String,
    /// The question, whole.
    pub question: String,
    /// Their own words: a text, or a list where several could be chosen; an empty text where they left it blank.
    pub answer: Value,
    /// The answers that need nobody's attention. Where none is named, every answer does.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub clear: Vec<String>,
}

impl DeclaredAnswer {
    /// Whether it is the clear answer: all of it, in any spelling of its words. Where a clear answer is named, a blank
    /// is not it, unless that is named too.
    pub fn is_clear(&self) -> bool {
        let clear = |text: &str| {
            self.clear.is_empty() && text.trim().is_empty()
                || self.clear.iter().any(|clear| same_words(clear, text))
        };
        match &self.answer {
            Value::String(text) => clear(text),
            Value::Array(items) => {
                !items.is_empty() && items.iter().all(|item| item.as_str().is_some_and(clear))
            }
            _ => false,
        }
    }
}

/// A question that the applicant declared on, with every answer that was ever taken down.
#[derive(Debug, Clone)]
pub struct Declaration {
    /// What the map calls it.
    pub key: String,
    /// Each answer and who took it down, in the order in which the applicant gave them; the last counts, and none is
    /// forgotten.
    pub given: Vec<(Stamp, DeclaredAnswer)>,
    /// The day of each.
    days: Vec<NaiveDate>,
}

impl Declaration {
    /// The answer that counts.
    pub fn now(&self) -> Option<&DeclaredAnswer> {
        self.given.last().map(|(_, answer)| answer)
    }

    /// Takes an answer of a day: behind those of that day and before it, so that a form that was read late hides no later
    /// answer.
    fn take(&mut self, stamp: Stamp, answer: DeclaredAnswer, day: NaiveDate) {
        let at = self.days.partition_point(|earlier| *earlier <= day);
        self.days.insert(at, day);
        self.given.insert(at, (stamp, answer));
    }
}

/// The body of `open` and of `record candidate`: what is given is set, what is absent stays.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct CandidateBody {
    /// Full name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Other names, former and in other scripts.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub also_known_as: Vec<String>,
    /// Others who are on the case.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<Related>,
    /// Date of birth.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub born: Option<NaiveDate>,
    /// E-mail address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Telephone number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Language of correspondence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
    /// Where the application came from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub origin: Option<Origin>,
    /// What the applicant agreed to on the form: importing it is not contributing to the case.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub consents: Vec<ConsentBody>,
    /// What the applicant declared.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub declared: Vec<DeclaredAnswer>,
    /// Every other answer of the form.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub answers: Vec<Answer>,
    /// Fields that this program does not know.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

impl CandidateBody {
    /// The day on which it was said: that on which the form was sent in, else that on which it was taken down.
    pub fn day(&self, stamp: Stamp) -> NaiveDate {
        let sent = self.origin.as_ref().and_then(|origin| origin.sent);
        sent.unwrap_or_else(|| stamp.time.utc().date_naive())
    }

    /// Whether it gives a name or a day of birth, by which earlier files are searched for.
    pub fn describes(&self) -> bool {
        self.name.is_some() || !self.also_known_as.is_empty() || self.born.is_some()
    }
}

/// The applicant as the record has them.
#[derive(Debug, Clone, Default)]
pub struct Candidate {
    /// The name; it has several values where two people changed it without knowing of each other.
    pub name: Settled<String>,
    /// Everything else but declarations, the last that was said.
    pub facts: CandidateBody,
    /// What they declared, in the order of the form.
    pub declared: Vec<Declaration>,
    /// The events that say it, in the log's order.
    pub told: Vec<Stamp>,
}

impl Candidate {
    /// Takes what an event says about the applicant.
    pub fn take(&mut self, stamp: Stamp, body: &CandidateBody, knew: impl Fn(usize) -> bool) {
        if let Some(name) = &body.name {
            self.name.set(stamp.at, name.clone(), knew);
        }
        for answer in &body.declared {
            let of_key = self.declared.iter().position(|known| known.key == answer.key);
            let at = of_key.unwrap_or_else(|| {
                let (key, given, days) = (answer.key.clone(), Vec::new(), Vec::new());
                self.declared.push(Declaration { key, given, days });
                self.declared.len() - 1
            });
            if let Some(known) = self.declared.get_mut(at) {
                known.take(stamp, answer.clone(), body.day(stamp));
            }
        }
        let facts = &mut self.facts;
        for name in &body.also_known_as {
            if !facts.also_known_as.contains(name) {
                facts.also_known_as.push(name.clone());
            }
        }
        for related in &body.related {
            if !facts.related.contains(related) {
                facts.related.push(related.clone());
            }
        }
        facts.born = body.born.or(facts.born);
        facts.email = body.email.clone().or(facts.email.take());
        facts.phone = body.phone.clone().or(facts.phone.take());
        facts.language = body.language.or(facts.language);
        facts.origin = facts.origin.take().or_else(|| body.origin.clone());
        facts.answers.extend_from_slice(&body.answers);
        facts.extra.extend(body.extra.clone());
    }

    /// How they are told from others: every spelling of the name, the other names, birth, and how they are reached.
    pub fn description(&self) -> Description {
        let facts = &self.facts;
        Description::new(self.names(), facts.born, facts.email.as_deref(), facts.phone.as_deref())
    }

    /// Every name: as it is spelt now, as others spelt it apart, and the other names.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let spelt = self.name.apart().map(|(_, name)| name.as_str());
        std::iter::once(self.name()).chain(spelt).chain(self.facts.also_known_as.iter().map(String::as_str))
    }

    /// The current name; empty once it is purged.
    pub fn name(&self) -> &str {
        self.name.value().map_or("", String::as_str)
    }
}

/// The days by which what is said of an applicant is judged.
#[derive(Debug, Clone, Copy)]
pub struct Days {
    /// Today.
    pub today: NaiveDate,
    /// Polling day, where it is known.
    pub polling: Option<NaiveDate>,
}

/// A field of what is said of an applicant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// The name.
    Name,
    /// Another name.
    AlsoKnownAs,
    /// The date of birth.
    Born,
    /// A consent, by its place among the consents.
    Consent(usize),
}

/// Nobody is known to have reached it.
const OLDEST_YEARS: u32 = 120;
/// A candidate is an elector, and so 18 on polling day (`docs/rules.md`, 1.6).
const ADULT_YEARS: u32 = 18;

/// Every rule that what is said of an applicant breaks, with the field that breaks it: one answer for what somebody
/// types and for each row of a form.
pub fn faults(body: &CandidateBody, days: Days) -> Vec<(Field, Cause)> {
    let mut faults = Vec::new();
    faults.extend(body.name.as_deref().and_then(name_fault).map(|cause| (Field::Name, cause)));
    let other = body.also_known_as.iter().find_map(|name| name_fault(name));
    let other = other.map(|cause| if cause == Cause::NameEmpty { Cause::NameNoLetter } else { cause });
    faults.extend(other.map(|cause| (Field::AlsoKnownAs, cause)));
    faults.extend(body.born.and_then(|born| born_fault(born, days)).map(|cause| (Field::Born, cause)));
    for (at, consent) in body.consents.iter().enumerate() {
        let fault = consent_day_fault(consent.on, days.today);
        faults.extend(fault.map(|cause| (Field::Consent(at), cause)));
    }
    faults
}

fn name_fault(name: &str) -> Option<Cause> {
    match name {
        _ if is_placeholder(name) => Some(Cause::NamePlaceholder),
        _ if has_letter(name) => None,
        _ if shows(name) => Some(Cause::NameNoLetter),
        _ => Some(Cause::NameEmpty),
    }
}

fn born_fault(born: NaiveDate, Days { today, polling }: Days) -> Option<Cause> {
    let after = |years: u32| born.checked_add_months(Months::new(years * 12));
    if born > today {
        return Some(Cause::DayAhead { day: born, today });
    }
    if after(OLDEST_YEARS).is_some_and(|day| day <= today) {
        return Some(Cause::BornLongAgo { born });
    }
    let polling = polling.filter(|day| *day >= today).unwrap_or_else(|| last_polling_day(today));
    let is_adult = after(ADULT_YEARS).is_some_and(|day| day <= polling);
    (!is_adult).then_some(Cause::BornTooLate { born, polling })
}

/// Whether the body of `open` says what it must: a case begins with a name.
pub(super) fn opening_shape(entry: &Entry, days: Days) -> Result<(), Refusal> {
    let body = shaped::<CandidateBody>(entry)?;
    if body.name.is_none() {
        return Err(own_rule(Cause::NameEmpty));
    }
    declared_shape(&body)?;
    first_fault(&body, days)
}

/// Whether the body of `record candidate` says what it must.
pub(super) fn shape(entry: &Entry, days: Days) -> Result<(), Refusal> {
    let body = shaped::<CandidateBody>(entry)?;
    declared_shape(&body)?;
    first_fault(&body, days)
}

fn first_fault(body: &CandidateBody, days: Days) -> Result<(), Refusal> {
    faults(body, days).into_iter().next().map_or(Ok(()), |(_, cause)| Err(own_rule(cause)))
}

/// A declared answer is one of a question that has a name.
fn declared_shape(body: &CandidateBody) -> Result<(), Refusal> {
    body.declared.iter().try_for_each(|answer| said(&answer.key, Cause::TextEmpty))
}

impl CaseFile {
    /// What an event says of the applicant; none once that is gone.
    pub fn said_of_applicant(&self, stamp: &Stamp) -> Option<Arc<CandidateBody>> {
        self.history().get(stamp.id).and_then(body_of)
    }

    /// For each check, the last answer to the question for consent, where that is neither a yes nor a no and nobody has
    /// recorded since what the applicant meant.
    pub fn unclear_consents(&self) -> Vec<(CheckKind, Answer)> {
        let mut last: BTreeMap<String, (usize, Answer)> = BTreeMap::new();
        for stamp in &self.candidate.told {
            let Some(body) = self.said_of_applicant(stamp) else { continue };
            for answer in &body.answers {
                last.insert(answer.question.clone(), (stamp.at, answer.clone()));
            }
        }
        let recorded_since = |check: CheckKind, at: usize| {
            self.consents.iter().any(|consent| consent.body.check == check && consent.stamp.at > at)
        };
        let mut unclear = Vec::new();
        for (at, answer) in last.into_values() {
            let open = answer.consents.iter().filter(|check| !recorded_since(**check, at));
            unclear.extend(open.map(|check| (*check, answer.clone())));
        }
        unclear
    }

    /// Takes what `open` or `record candidate` says: who the applicant is, and what they agreed to on the form.
    pub(super) fn take_candidate(&mut self, event: &Replayed<'_>) -> Option<()> {
        let body = body_of::<CandidateBody>(event.entry)?;
        let agreed = body.consents.iter().cloned();
        self.consents.extend(agreed.map(|body| Consent { stamp: event.stamp, body }));
        self.candidate.take(event.stamp, &body, |earlier| event.knew(earlier));
        self.candidate.told.push(event.stamp);
        if body.describes() {
            self.take_described(event.stamp.at);
        }
        Some(())
    }
}
