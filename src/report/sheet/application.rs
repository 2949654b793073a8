//! The rows of what the applicant declared, and of everything adverse with who answered for it.

use chrono::NaiveDate;
use serde::Serialize;
use serde_json::Value;

use crate::domain::case::candidate::{Answer, Declaration};
use crate::domain::case::check::usable::Usability;
use crate::domain::case::consent::refused;
use crate::domain::case::finding::Finding;
use crate::domain::case::prior::PriorWas;
use crate::domain::case::view::View;
use crate::domain::case::weighing::{Adverse, Answered, Item};
use crate::domain::check_kind::{CheckKind, CheckResult, ConsentFor, CreditFlag};
use crate::domain::words::{Word, words};
use crate::report::sheet::gather::Gather;
use crate::report::sheet::rows::{ConsentRow, Mark, marked};

words! {
    /// What becomes of a declared answer.
    DeclaredState "declared-state" {
        /// Nobody needs to answer for it.
        Clear = "clear",
        /// Nobody has answered for it.
        Open = "open",
        /// A finding names it, or somebody said why there is none.
        Answered = "answered",
    }
}

/// The application, as the applicant filled it in.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ApplicationRow {
    /// Other names.
    pub also_known_as: Vec<String>,
    /// What they declared, in the order of the form.
    pub declared: Vec<DeclaredRow>,
    /// Consents that they gave, withdrew or refused.
    pub consents: Vec<ConsentRow>,
    /// What they refuse now.
    pub refused: Vec<RefusedRow>,
    /// What they answered to a question for consent that is neither a yes nor a no.
    pub unclear: Vec<UnclearRow>,
    /// Answers of the form that this program does not interpret.
    pub answers: Vec<AnswerRow>,
}

/// What one form answers to a question, and the day on which it was said.
type Reading = (NaiveDate, Vec<Answer>);

/// An answer that this program does not interpret.
#[derive(Debug, Clone, Serialize)]
pub struct AnswerRow {
    /// The question and what was answered last.
    #[serde(flatten)]
    pub answer: Answer,
    /// What was answered before, in that order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub earlier: Vec<Value>,
}

impl ApplicationRow {
    /// Whether nothing of a form is there.
    pub fn is_empty(&self) -> bool {
        self.declared.is_empty()
            && self.consents.is_empty()
            && self.answers.is_empty()
            && self.also_known_as.is_empty()
    }
}

/// What the applicant answered to a question for consent, where nobody can tell whether it is a yes.
#[derive(Debug, Clone, Serialize)]
pub struct UnclearRow {
    /// The check.
    pub check: CheckKind,
    /// The question, whole.
    pub question: String,
    /// Their own words.
    pub answer: Value,
}

/// A consent that the applicant refuses now.
#[derive(Debug, Clone, Serialize)]
pub struct RefusedRow {
    /// The check.
    pub check: CheckKind,
    /// To what.
    #[serde(rename = "for")]
    pub to: Vec<ConsentFor>,
    /// Since when.
    pub on: NaiveDate,
    /// Whether that shuts the gate `checks`, which then says so.
    pub shuts: bool,
}

marked! {
    /// Who answered for something adverse: a finding, or a weighing.
    AnsweredRow {
        /// Whether a finding names it; else somebody said why there is none.
        finding: bool,
        /// Why there is none.
        #[serde(skip_serializing_if = "Option::is_none")]
        why: Option<String>,
    }

    /// A declared question; the mark is of the answer that counts.
    DeclaredRow {
        /// What a finding or a weighing calls it.
        item: String,
        /// What the map calls it.
        key: String,
        /// The question, whole.
        question: String,
        /// Their own words.
        answer: Value,
        /// The answers that are clear.
        clear: Vec<String>,
        /// Whether it is open.
        state: DeclaredState,
        /// The answers that it had before.
        earlier: Vec<Value>,
        /// Who answered for it.
        answered: Vec<AnsweredRow>,
    }
}

/// Something adverse that a check brought, or an earlier file of the same person.
#[derive(Debug, Clone, Serialize)]
pub struct AdverseRow {
    /// What a finding or a weighing calls it.
    pub item: String,
    /// The check.
    pub check: Option<CheckKind>,
    /// Its result.
    pub result: Option<CheckResult>,
    /// How an earlier file of the same person ended.
    pub prior: Option<PriorWas>,
    /// What it flags.
    pub flag: Option<CreditFlag>,
    /// Whether nobody has answered for it.
    pub open: bool,
    /// Who answered for it.
    pub answered: Vec<AnsweredRow>,
}

impl Gather<'_> {
    pub(super) fn application(&self) -> ApplicationRow {
        let candidate = &self.view.file.candidate;
        let adverse = self.view.file.adverse();
        ApplicationRow {
            also_known_as: candidate.facts.also_known_as.clone(),
            declared: candidate.declared.iter().filter_map(|said| self.declared(said, &adverse)).collect(),
            consents: self.consents(),
            refused: self.refused(),
            unclear: self.unclear(),
            answers: self.answers(),
        }
    }

    /// Each other question with its last answer. A form may ask two questions in the same words, so that one reading of it
    /// may have two answers.
    fn answers(&self) -> Vec<AnswerRow> {
        let file = self.view.file;
        let mut questions: Vec<(String, Vec<Reading>)> = Vec::new();
        for stamp in &file.candidate.told {
            let Some(body) = file.said_of_applicant(stamp) else { continue };
            let day = body.day(*stamp);
            let mut read: Vec<(&str, Vec<Answer>)> = Vec::new();
            for answer in &body.answers {
                match read.iter_mut().find(|(question, _)| *question == answer.question) {
                    Some((_, answers)) => answers.push(answer.clone()),
                    None => read.push((&answer.question, vec![answer.clone()])),
                }
            }
            for (question, answers) in read {
                match questions.iter_mut().find(|(known, _)| known == question) {
                    Some((_, readings)) => readings.push((day, answers)),
                    None => questions.push((question.to_owned(), vec![(day, answers)])),
                }
            }
        }
        let rows = questions.into_iter().flat_map(|(_, mut readings)| {
            readings.sort_by_key(|(day, _)| *day);
            let now = readings.pop().map(|(_, now)| now).unwrap_or_default();
            let earlier = readings.into_iter().flat_map(|(_, answers)| answers).map(|answer| answer.answer);
            let mut earlier: Vec<Value> =
                earlier.filter(|old| now.iter().all(|now| now.answer != *old)).collect();
            earlier.dedup();
            now.into_iter().map(move |answer| AnswerRow { answer, earlier: std::mem::take(&mut earlier) })
        });
        rows.collect()
    }

    fn unclear(&self) -> Vec<UnclearRow> {
        let unclear = self.view.file.unclear_consents().into_iter();
        let row = |(check, Answer { question, answer, .. })| UnclearRow { check, question, answer };
        unclear.map(row).collect()
    }

    fn refused(&self) -> Vec<RefusedRow> {
        let consents = &self.view.file.consents;
        let row = |check: CheckKind| {
            let refused = ConsentFor::ALL.iter().filter_map(|to| Some((*to, refused(consents, check, *to)?)));
            let (to, days): (Vec<ConsentFor>, Vec<NaiveDate>) = refused.unzip();
            let shuts = self.lacks(check);
            days.into_iter().max().map(|on| RefusedRow { check, to, on, shuts })
        };
        CheckKind::ALL.iter().copied().filter_map(row).collect()
    }

    /// Whether a greenlight lacks this check.
    fn lacks(&self, check: CheckKind) -> bool {
        let View { file, policy, today, .. } = self.view;
        let lacks = |usability: Usability| !usability.is_enough() && usability != Usability::Disputed;
        policy.required_checks.contains(&check) && lacks(file.usability(check, policy, *today))
    }

    fn declared(&self, declaration: &Declaration, adverse: &[Adverse]) -> Option<DeclaredRow> {
        let ((stamp, now), earlier) = declaration.given.split_last()?;
        let item = Item::Declared(declaration.key.clone());
        let adverse = adverse.iter().find(|adverse| adverse.item == item);
        let mut before: Vec<Value> = earlier.iter().map(|(_, answer)| answer.answer.clone()).collect();
        before.dedup();
        Some(DeclaredRow {
            mark: self.mark(stamp),
            item: self.view.file.called(&item),
            key: declaration.key.clone(),
            question: now.question.clone(),
            answer: now.answer.clone(),
            clear: now.clear.clone(),
            state: match adverse {
                None => DeclaredState::Clear,
                Some(adverse) if adverse.is_open() => DeclaredState::Open,
                Some(_) => DeclaredState::Answered,
            },
            earlier: before.into_iter().filter(|answer| *answer != now.answer).collect(),
            answered: adverse.map(|adverse| self.answered(adverse)).unwrap_or_default(),
        })
    }

    /// What checks brought; declared answers stand in the application.
    pub(super) fn adverse(&self) -> Vec<AdverseRow> {
        let row = |adverse: Adverse| {
            let (check, result, flag, prior) = match adverse.item {
                Item::Result(check, result) => (Some(check), Some(result), None, None),
                Item::Credit(flag) => (Some(CheckKind::Credit), None, Some(flag), None),
                Item::Prior(_, was) => (None, None, None, Some(was)),
                Item::Declared(_) => return None,
            };
            Some(AdverseRow {
                item: self.view.file.called(&adverse.item),
                check,
                result,
                flag,
                prior,
                open: adverse.is_open(),
                answered: self.answered(&adverse),
            })
        };
        self.view.file.adverse().into_iter().filter_map(row).collect()
    }

    fn answered(&self, adverse: &Adverse) -> Vec<AnsweredRow> {
        let file = self.view.file;
        let row = |answered: &Answered| match answered {
            Answered::Finding(id) => {
                let finding = file.findings.iter().find(|finding: &&Finding| finding.id() == *id)?;
                Some(AnsweredRow { mark: self.mark(&finding.stamp), finding: true, why: None })
            }
            Answered::Weighing(id) => {
                let weighing = file.weighings.iter().find(|weighing| weighing.stamp.id == *id)?;
                let why = Some(weighing.body.why.clone());
                Some(AnsweredRow { mark: self.mark(&weighing.stamp), finding: false, why })
            }
        };
        adverse.answered.iter().filter_map(row).collect()
    }
}
