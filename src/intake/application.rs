//! An application from one row of a form, and the problems of a row. It is plain data: nothing here decides
//! whether it becomes a case.

use chrono::NaiveDate;
use serde::{Serialize, Serializer};
use serde_json::{Value, json};

use super::dates::{DateOrder, serialize_optional};
use crate::domain::case::candidate::{Answer, CandidateBody, DeclaredAnswer, Language};
use crate::domain::case::consent::ConsentBody;
use crate::domain::case::origin::Origin;
use crate::domain::check_kind::{CheckKind, ConsentFor};
use crate::domain::district::{District, Former, NotFound};
use crate::domain::likeness::Description;
use crate::domain::names::fold;
use crate::domain::refusal::Cause;
use crate::intake::findings::make_finding;

/// The longest name, in characters.
pub const MAX_NAME: usize = 200;
/// The longest row key, in characters.
pub const MAX_KEY: usize = 200;
/// The largest application, in bytes of JSON: it must fit into one signed event.
pub const MAX_APPLICATION: usize = 240 * 1024;

/// An application from one row of a form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Application {
    /// The person's name as they wrote it, outer spaces removed.
    pub name: String,
    /// Other names.
    pub also_known_as: Vec<String>,
    /// Date of birth.
    #[serde(serialize_with = "serialize_optional")]
    pub born: Option<NaiveDate>,
    /// Email address, as written.
    pub email: Option<String>,
    /// Telephone number, as written.
    pub phone: Option<String>,
    /// Preferred language.
    pub language: Option<Language>,
    /// Electoral district.
    pub district: District,
    /// The earlier name by which the form names the district, where it does.
    #[serde(serialize_with = "former_name")]
    pub formerly: Option<Former>,
    /// The day the form was sent in.
    #[serde(serialize_with = "serialize_optional")]
    pub submitted: Option<NaiveDate>,
    /// Questions that the map does not name, verbatim, in the form's order. Empty answers are left out.
    pub answers: Vec<(String, AnswerValue)>,
    /// What the applicant declares.
    pub declared: Vec<DeclaredAnswer>,
    /// Checks consented to, and when.
    #[serde(serialize_with = "dated_checks")]
    pub consents: Vec<(CheckKind, NaiveDate)>,
    /// Checks to which consent was refused, and when.
    #[serde(serialize_with = "dated_checks")]
    pub refused: Vec<(CheckKind, NaiveDate)>,
    /// Where it comes from: the same source and key are the same application.
    pub source: SourceRow,
}

impl Application {
    /// From which row of which form it comes.
    pub fn origin(&self) -> Origin {
        let SourceRow { source, row_key, marks, .. } = &self.source;
        let (form, row, marks) = (source.clone(), row_key.clone(), marks.clone());
        let origin = Origin { form, row, marks, sent: self.submitted, batch: None };
        origin.read_as(&serde_json::to_string(&self.said()).unwrap_or_default())
    }

    /// Whether it can be recognized once something in it changes: by its key, or by more than a name.
    pub fn is_recognizable(&self) -> bool {
        let origin = self.origin();
        origin.is_keyed() || origin.of_person().next().is_some()
    }

    /// How the person is told from others.
    pub fn description(&self) -> Description {
        let names = std::iter::once(&self.name).chain(&self.also_known_as).map(String::as_str);
        Description::new(names, self.born, self.email.as_deref(), self.phone.as_deref())
    }

    /// The body of the event that opens its case, as one import brings it. A person may have told the row `apart` from
    /// another that is known by the same.
    pub fn body_in(&self, batch: &str, apart: bool) -> CandidateBody {
        let SourceRow { row, weaker, .. } = &self.source;
        let origin = if apart { self.origin().told_apart(batch, *row, weaker) } else { self.origin() };
        CandidateBody { origin: Some(Origin { batch: Some(batch.to_owned()), ..origin }), ..self.body() }
    }

    /// The body that adds a further row of the same person. Another name in it is another name of theirs.
    pub fn further(&self, other: &Application, batch: &str) -> CandidateBody {
        let mut body = other.body_in(batch, true);
        if fold(&self.name) != fold(&other.name) {
            body.also_known_as.extend(body.name.take());
        }
        body
    }

    /// The body of the event that opens its case, wherever it comes from.
    pub fn body(&self) -> CandidateBody {
        CandidateBody { origin: Some(self.origin()), ..self.said() }
    }

    /// What it says, without where it comes from.
    fn said(&self) -> CandidateBody {
        let said = |(check, on): &(CheckKind, NaiveDate), refused: bool| ConsentBody {
            check: *check,
            to: vec![ConsentFor::Run, ConsentFor::Result],
            on: *on,
            withdrawn: false,
            refused,
            document: None,
        };
        let given = self.consents.iter().map(|consent| said(consent, false));
        let refused = self.refused.iter().map(|consent| said(consent, true));
        CandidateBody {
            name: Some(self.name.clone()),
            also_known_as: self.also_known_as.clone(),
            born: self.born,
            email: self.email.clone(),
            phone: self.phone.clone(),
            language: self.language,
            declared: self.declared.clone(),
            consents: given.chain(refused).collect(),
            answers: answers(&self.answers),
            ..CandidateBody::default()
        }
    }
}

fn answers(given: &[(String, AnswerValue)]) -> Vec<Answer> {
    given
        .iter()
        .map(|(question, answer)| Answer {
            question: question.clone(),
            answer: answer.value(),
            unread: matches!(answer, AnswerValue::Unread(_) | AnswerValue::Neither(..)),
            consents: if let AnswerValue::Neither(checks, _) = answer { checks.clone() } else { Vec::new() },
        })
        .collect()
}

/// An answer: one text, or the answers ticked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum AnswerValue {
    /// One text, verbatim.
    Text(String),
    /// Several, each trimmed.
    List(Vec<String>),
    /// One text, verbatim, that is not what its column is for: `N/A` as a date of birth.
    #[serde(serialize_with = "as_unread")]
    Unread(String),
    /// An answer to the question for consent to these checks that is neither a yes nor a no.
    #[serde(serialize_with = "as_neither")]
    Neither(Vec<CheckKind>, String),
}

impl AnswerValue {
    /// As a signed body has it.
    pub fn value(&self) -> Value {
        match self {
            Self::Text(text) | Self::Unread(text) | Self::Neither(_, text) => json!(text),
            Self::List(items) => json!(items),
        }
    }

    /// In one text.
    pub fn text(&self) -> String {
        match self {
            Self::Text(text) | Self::Unread(text) | Self::Neither(_, text) => text.clone(),
            Self::List(items) => items.join("; "),
        }
    }
}

/// The row and the form. Importing the same row again adds nothing.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct SourceRow {
    /// The form's name, from the map.
    pub source: String,
    /// The row as a spreadsheet counts, with the header as row 1.
    pub row: usize,
    /// The form tool's id of the row, else the first of what it is known by.
    pub row_key: String,
    /// What else it is known by, as its case keeps it.
    #[serde(skip)]
    pub marks: Vec<String>,
    /// What it is asked for by as well.
    #[serde(skip)]
    pub weaker: Vec<String>,
}

/// Something wrong in one cell or row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The row as a spreadsheet counts, with the header as row 1.
    pub row: usize,
    /// The question.
    pub column: String,
    /// What is wrong.
    pub what: What,
}

crate::every_finding!(What, make_finding);

impl What {
    /// The text that is the problem, where one is.
    pub fn text(&self) -> Option<&str> {
        match self {
            What::BadDate { text }
            | What::BadLanguage { text }
            | What::ConsentNeither { text, .. }
            | What::SentNever { text }
            | What::NotAName { text }
            | What::NotAnEmail { text }
            | What::NotAPhone { text }
            | What::NumberShortened { text }
            | What::SheetError { text } => Some(text),
            _ => None,
        }
    }
}

/// A text as a problem shows it.
pub(super) fn clip(text: &str) -> String {
    text.chars().take(80).collect()
}

fn as_unread<S: Serializer>(text: &str, to: S) -> Result<S::Ok, S::Error> {
    json!({ "unread": text }).serialize(to)
}

fn former_name<S: Serializer>(former: &Option<Former>, to: S) -> Result<S::Ok, S::Error> {
    let name = |former: &Former| json!({ "name_en": former.name_en, "name_fr": former.name_fr, "until": former.until.to_string() });
    former.as_ref().map(name).serialize(to)
}

fn as_neither<S: Serializer>(checks: &[CheckKind], text: &str, to: S) -> Result<S::Ok, S::Error> {
    json!({ "unread": text, "consents": checks }).serialize(to)
}

fn dated_checks<S: Serializer>(checks: &[(CheckKind, NaiveDate)], to: S) -> Result<S::Ok, S::Error> {
    to.collect_seq(checks.iter().map(|(check, date)| (check, date.to_string())))
}
