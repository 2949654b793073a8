//! The page for the applicant. It lists what it may contain, so that nothing reaches it by omission: the outcome and
//! its code, the text written for them, the conditions without their owners, what they said of themselves, the findings
//! and notes put to them, their replies.

use serde::Serialize;
use serde_json::Value;

use crate::domain::case::finding::Put;
use crate::domain::case::handling::Handling;
use crate::domain::event::Outcome;
use crate::domain::ids::EventId;
use crate::report::application;
use crate::report::brief::undone::undone;
use crate::report::brief::withheld::is_unfounded;
use crate::report::brief::{
    Brief, BriefCase, BriefCondition, BriefDecision, BriefItem, BriefReply, BriefWithdrawn, Made, NAME,
    Passage,
};
use crate::report::days;
use crate::report::phrases;
use crate::report::sheet::Sheet;
use crate::report::sheet::outcome_rows::{ConditionRow, DecisionRow, ShownState};
use crate::report::sheet::rows::{FindingRow, InterferenceRow, Mark, ReplyRow};
use crate::report::shown;
use crate::report::texts::Texts;
use crate::say;

/// What the applicant said themselves, as the record has it. Who wrote it down, and what was made of it, stays inside.
#[derive(Debug, Clone, Serialize)]
pub struct BriefOwn {
    /// Who they are and how they are reached, each with a label.
    pub facts: Vec<(String, Passage)>,
    /// What they declared, in the order of the form.
    pub declared: Vec<BriefAnswer>,
    /// The consents that they gave, withdrew or refused, in words.
    pub consents: Vec<String>,
    /// The other answers of the form.
    pub answers: Vec<BriefAnswer>,
}

/// A question with the applicant's answer.
#[derive(Debug, Clone, Serialize)]
pub struct BriefAnswer {
    /// The question, whole.
    pub question: String,
    /// Their own words.
    pub answer: Passage,
    /// What they answered before.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub earlier: Vec<Passage>,
}

impl Brief {
    /// The brief of a case for its applicant. `tells` says whether a text reveals a person or something internal.
    pub fn for_applicant(sheet: &Sheet, made: Made, tells: impl Fn(&str) -> bool, texts: &Texts) -> Brief {
        let cases = vec![Page { sheet, tells, texts }.case()];
        Brief { cases, made, store: None, credit: say!(texts, district_credit) }
    }
}

fn was_put(put: Option<&Put>) -> bool {
    put.is_some_and(|put| put.why_not.is_none())
}

struct Page<'a, F> {
    sheet: &'a Sheet,
    tells: F,
    texts: &'a Texts,
}

impl<F: Fn(&str) -> bool> Page<'_, F> {
    fn case(&self) -> BriefCase {
        let (sheet, texts) = (self.sheet, self.texts);
        // Neither a waiting nor a conflicting decision is the outcome.
        let held = || sheet.decisions.iter().filter(|decision| decision.state == ShownState::Effective);
        let set: Vec<EventId> = held().map(|decision| decision.mark.id).collect();
        let put = || sheet.findings.iter().filter(|finding| was_put(finding.put.as_ref()));
        let notes = || sheet.interference.iter().filter(|note| was_put(note.put.as_ref()));
        // What is unfounded is one line, and never the charge again.
        let unfounded = put().filter(|row| is_unfounded(row)).map(|row| (&row.mark, row.put.as_ref()));
        let notes_unfounded = notes().filter(|row| row.withdrawn.is_some());
        let unfounded = unfounded.chain(notes_unfounded.map(|row| (&row.mark, row.put.as_ref())));
        let withdrawn = put().filter(|row| row.withdrawn.is_some() && !is_unfounded(row));
        let phase =
            say!(texts, standing_phase, phase = phrases::phase(sheet.phase, sheet.conditional, texts));
        let verdict = if sheet.agreeing {
            Some(say!(texts, brief_agreeing_applicant))
        } else if sheet.conflicting {
            Some(say!(texts, brief_conflicting_applicant))
        } else if sheet.conditional {
            Some(say!(texts, brief_conditional))
        } else if set.is_empty() {
            Some(undone(sheet, texts).unwrap_or_else(|| say!(texts, brief_undecided)))
        } else {
            None
        };
        BriefCase {
            id: sheet.id,
            short: sheet.short.clone(),
            name: shown::cut(&sheet.name, NAME),
            district: sheet.district.clone(),
            phase: sheet.phase,
            tier: None,
            status: None,
            agreeing: sheet.agreeing,
            conditional: sheet.conditional,
            days: sheet.days,
            stands: (sheet.district.iter().map(|district| phrases::district(district, texts)))
                .chain([phase])
                .chain(days::left(sheet, texts))
                .collect(),
            deferred: Vec::new(),
            verdict,
            decisions: held().map(|decision| self.decision(decision)).collect(),
            recommendations: Vec::new(),
            conditions: sheet
                .conditions
                .iter()
                .filter(|condition| set.contains(&condition.decision))
                .map(|condition| self.condition(condition))
                .collect(),
            application: None,
            own: Some(self.own()),
            withdrawn: (withdrawn.map(|row| self.withdrawn(row)))
                .chain(unfounded.map(|(mark, put)| self.unfounded(mark, put)))
                .collect(),
            findings: put().filter(|row| !is_unfounded(row)).map(|row| self.finding(row)).collect(),
            interference: (notes().filter(|row| row.withdrawn.is_none())).map(|row| self.note(row)).collect(),
            replies: sheet
                .replies
                .iter()
                .filter(|reply| reply.about.is_none())
                .map(|reply| self.reply(reply))
                .collect(),
            checks: Vec::new(),
            waivers: Vec::new(),
            grave: Vec::new(),
            outside: Vec::new(),
            flags: Vec::new(),
            gates: Vec::new(),
            withheld: Some(say!(texts, brief_withheld_inner)),
            counsel: None,
            time_set: sheet.time_set.len(),
            off_clock: sheet.off_clock.len(),
            events: sheet.events,
            heads: sheet.heads.clone(),
        }
    }

    fn mark(&self) -> String {
        say!(self.texts, brief_not_for_applicant)
    }

    fn passage(&self, text: Option<&String>) -> Passage {
        match text {
            Some(text) if (self.tells)(text) => Passage { text: None, withheld: Some(self.mark()) },
            Some(text) => Passage { text: Some(text.clone()), withheld: None },
            None => Passage { text: None, withheld: Some(say!(self.texts, purged_text)) },
        }
    }

    fn words(&self, text: &str) -> String {
        if (self.tells)(text) { self.mark() } else { text.to_owned() }
    }

    fn own(&self) -> BriefOwn {
        let (texts, facts, said) = (self.texts, &self.sheet.candidate, &self.sheet.application);
        let labels = say!(texts, [label_also_known_as, label_born, label_email, label_phone, label_language]);
        let values = [
            Some(facts.also_known_as.join("; ")),
            facts.born.map(|born| texts.day(born)),
            facts.email.clone(),
            facts.phone.clone(),
            facts.language.map(|language| texts.word(language)),
        ];
        let facts = labels.into_iter().zip(values).filter_map(|(label, value)| {
            let value = value.filter(|value| !value.trim().is_empty())?;
            Some((label, self.passage(Some(&value))))
        });
        BriefOwn {
            facts: facts.collect(),
            declared: (said.declared.iter())
                .map(|row| self.answer(&row.question, &row.answer, &row.earlier))
                .collect(),
            consents: said.consents.iter().map(|row| application::consent(row, texts)).collect(),
            answers: (said.answers.iter())
                .map(|said| self.answer(&said.answer.question, &said.answer.answer, &said.earlier))
                .collect(),
        }
    }

    fn answer(&self, question: &str, answer: &Value, earlier: &[Value]) -> BriefAnswer {
        let words = |answer: &Value| self.passage(Some(&application::answer(answer, self.texts)));
        let earlier = earlier.iter().map(words).collect();
        BriefAnswer { question: self.words(question), answer: words(answer), earlier }
    }

    fn decision(&self, row: &DecisionRow) -> BriefDecision {
        let texts = self.texts;
        let text = row.says.applicant.as_ref().filter(|text| !text.trim().is_empty());
        let none = text.is_none() && row.outcome == Outcome::Withhold;
        let effect = row.effect().day;
        BriefDecision {
            id: row.mark.id,
            short: row.mark.short.clone(),
            outcome: row.outcome,
            state: Some(row.state),
            head: phrases::outcome(row.outcome, row.says.reason, effect, texts),
            why: text.map(|text| self.words(text)),
            answers: Vec::new(),
            unseen: None,
            marks: Vec::new(),
            nothing_told: none.then(|| say!(texts, brief_nothing_told)),
        }
    }

    /// A condition without its owner and without how it was settled.
    fn condition(&self, row: &ConditionRow) -> BriefCondition {
        let (text, evidence) = (self.words(&row.text), self.words(&row.evidence));
        let state = self.texts.word(row.state);
        let day = self.texts.day(row.due);
        let head =
            say!(self.texts, brief_condition, text = &text, day = day, evidence = &evidence, state = state);
        let row = ConditionRow { text, evidence, owner: String::new(), settled: None, ..row.clone() };
        BriefCondition { row, head }
    }

    fn withdrawn(&self, row: &FindingRow) -> BriefWithdrawn {
        let status = self.texts.word(row.status);
        BriefWithdrawn {
            id: row.mark.id,
            short: row.mark.short.clone(),
            head: say!(self.texts, brief_withdrawn_applicant, finding = &row.mark.short, status = status),
            why: None,
        }
    }

    /// That there is nothing to a claim that was put to them.
    fn unfounded(&self, mark: &Mark, put: Option<&Put>) -> BriefWithdrawn {
        let day = self.texts.day(put.map_or(mark.day, |put| put.on));
        let head = say!(self.texts, brief_unfounded_applicant, day = day);
        BriefWithdrawn { id: mark.id, short: mark.short.clone(), head, why: None }
    }

    fn reply(&self, row: &ReplyRow) -> BriefReply {
        let lead = say!(self.texts, applicant_says, day = self.texts.day(row.on));
        BriefReply { lead: lead.trim_end().to_owned(), passage: self.passage(Some(&row.text)) }
    }

    /// A finding as it was put to them: the claim without source, grade, severity and inference.
    fn finding(&self, row: &FindingRow) -> BriefItem {
        let texts = self.texts;
        let head = row.category.map_or_else(|| say!(texts, category_other), |category| texts.word(category));
        let passage = self.claim(row.text.as_ref(), row.handling);
        self.put(BriefItem::new(&row.mark, head, passage), row.put.as_ref(), &row.replies)
    }

    /// A note as it was put to them: the conduct without grade, posture and explanation.
    fn note(&self, row: &InterferenceRow) -> BriefItem {
        let head = row.indicator.map(|indicator| self.texts.word(indicator)).unwrap_or_default();
        let passage = self.claim(row.text.as_ref(), row.handling);
        self.put(BriefItem::new(&row.mark, head, passage), row.put.as_ref(), &row.replies)
    }

    fn claim(&self, text: Option<&String>, handling: Option<Handling>) -> Passage {
        match text {
            Some(_) if handling == Some(Handling::Conditional) => {
                Passage { text: None, withheld: Some(self.mark()) }
            }
            text => self.passage(text),
        }
    }

    fn put(&self, item: BriefItem, put: Option<&Put>, replies: &[ReplyRow]) -> BriefItem {
        let put = put.map(|put| say!(self.texts, brief_put, day = self.texts.day(put.on)));
        BriefItem { replies: replies.iter().map(|reply| self.reply(reply)).collect(), put, ..item }
    }
}
