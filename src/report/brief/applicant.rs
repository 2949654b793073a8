//! The page for the applicant. It is made of what may be on it, not of what is left of another page: the outcome and its
//! code, the text that was written for them, the public words of conditions, what was put to them and what they said.

use crate::domain::case::handling::Handling;
use crate::domain::event::Outcome;
use crate::domain::ids::EventId;
use crate::report::brief::undone::undone;
use crate::report::brief::{
    Brief, BriefCase, BriefCondition, BriefDecision, BriefItem, BriefReply, BriefWithdrawn, Made, NAME,
    Passage,
};
use crate::report::phrases;
use crate::report::sheet::Sheet;
use crate::report::sheet::outcome_rows::{ConditionRow, DecisionRow};
use crate::report::sheet::rows::{FindingRow, ReplyRow};
use crate::report::shown;
use crate::report::texts::Texts;
use crate::say;

impl Brief {
    /// The brief of a case for its applicant. `tells` says whether a text gives somebody away, or what stays inside.
    pub fn for_applicant(sheet: &Sheet, made: Made, tells: impl Fn(&str) -> bool, texts: &Texts) -> Brief {
        let cases = vec![Page { sheet, tells, texts }.case()];
        Brief { cases, made, store: None, credit: say!(texts, district_credit) }
    }
}

/// Whether a finding was put to the applicant.
fn was_put(row: &FindingRow) -> bool {
    row.put.as_ref().is_some_and(|put| put.why_not.is_none())
}

struct Page<'a, F> {
    sheet: &'a Sheet,
    tells: F,
    texts: &'a Texts,
}

impl<F: Fn(&str) -> bool> Page<'_, F> {
    fn case(&self) -> BriefCase {
        let (sheet, texts) = (self.sheet, self.texts);
        // Neither what waits nor what is conflicting is the outcome.
        let held = || sheet.decisions.iter().filter(|one| one.state == "effective");
        let set: Vec<EventId> = held().map(|one| one.mark.id).collect();
        let put = || sheet.findings.iter().filter(|one| was_put(one));
        let phase =
            say!(texts, standing_phase, phase = phrases::phase(sheet.phase, sheet.conditional, texts));
        let verdict = if sheet.conflicting {
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
            conditional: sheet.conditional,
            days: sheet.days,
            stands: (sheet.district.iter().map(|district| phrases::district(district, texts)))
                .chain([phase, phrases::days(sheet.days, texts)])
                .collect(),
            deferred: Vec::new(),
            verdict,
            decisions: held().map(|one| self.decision(one)).collect(),
            recommendations: Vec::new(),
            conditions: sheet
                .conditions
                .iter()
                .filter(|one| set.contains(&one.decision))
                .map(|one| self.condition(one))
                .collect(),
            withdrawn: put().filter(|one| one.withdrawn.is_some()).map(|one| self.withdrawn(one)).collect(),
            findings: put().map(|one| self.finding(one)).collect(),
            interference: Vec::new(),
            replies: sheet
                .replies
                .iter()
                .filter(|one| one.about.is_none())
                .map(|one| self.reply(one))
                .collect(),
            checks: Vec::new(),
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

    /// A text, or the mark of its place.
    fn said(&self, text: Option<&String>) -> Passage {
        match text {
            Some(text) if (self.tells)(text) => Passage { text: None, withheld: Some(self.mark()) },
            Some(text) => Passage { text: Some(text.clone()), withheld: None },
            None => Passage { text: None, withheld: Some(say!(self.texts, purged_text)) },
        }
    }

    fn words(&self, text: &str) -> String {
        if (self.tells)(text) { self.mark() } else { text.to_owned() }
    }

    fn decision(&self, row: &DecisionRow) -> BriefDecision {
        let texts = self.texts;
        let told = row.says.applicant.as_ref().filter(|text| !text.trim().is_empty());
        let none = told.is_none() && row.outcome == Outcome::Withhold;
        let effect = row.effect().day;
        BriefDecision {
            id: row.mark.id,
            short: row.mark.short.clone(),
            outcome: row.outcome,
            state: Some(row.state),
            head: phrases::outcome(row.outcome, row.says.reason, effect, texts),
            why: told.map(|text| self.words(text)),
            answers: Vec::new(),
            unseen: None,
            marks: Vec::new(),
            nothing_told: none.then(|| say!(texts, brief_nothing_told)),
        }
    }

    /// What must be done until when, and what will show it; neither by whom, nor how it was settled.
    fn condition(&self, row: &ConditionRow) -> BriefCondition {
        let (text, evidence) = (self.words(&row.text), self.words(&row.evidence));
        let state = self.texts.named("condition-state", row.state);
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

    fn reply(&self, row: &ReplyRow) -> BriefReply {
        let lead = say!(self.texts, applicant_says, day = self.texts.day(row.on));
        BriefReply { lead: lead.trim_end().to_owned(), said: self.said(Some(&row.text)) }
    }

    /// What was put to them, as it was claimed: no source, no grade, no weight, nothing that colleagues conclude.
    fn finding(&self, row: &FindingRow) -> BriefItem {
        let texts = self.texts;
        let conditional = row.handling == Some(Handling::Conditional);
        let said = match &row.text {
            Some(_) if conditional => Passage { text: None, withheld: Some(self.mark()) },
            text => self.said(text.as_ref()),
        };
        let put = row.put.as_ref().map(|put| say!(texts, brief_put, day = texts.day(put.on)));
        BriefItem {
            id: row.mark.id,
            short: row.mark.short.clone(),
            severity: None,
            head: row.category.map_or_else(|| say!(texts, category_other), |one| texts.word(one)),
            said,
            fact: None,
            inference: None,
            links: Vec::new(),
            more: Vec::new(),
            replies: row.replies.iter().map(|one| self.reply(one)).collect(),
            put,
        }
    }
}
