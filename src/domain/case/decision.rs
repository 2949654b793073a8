//! What recommendations and decisions say, and which is in effect. Whether one counts, waits or was replaced is read
//! from headers (`skeleton/decisions.rs`), and so is what makes one lapse that waits (`skeleton/lapse.rs`).

use std::sync::Arc;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::case::condition::Condition;
use crate::domain::case::finding::Finding;
use crate::domain::case::interference::Interference;
use crate::domain::case::text_for_applicant::for_applicant;
use crate::domain::case::{CaseFile, Stamp};
use crate::domain::district::DistrictCode;
use crate::domain::entry::{Entry, body_of};
use crate::domain::event::{Act, Outcome, Phase, RecordKind, Role};
use crate::domain::history::History;
use crate::domain::ids::{EventId, PersonId};
use crate::domain::refusal::{
    Cause, Lifter, Refusal, Suggest, not_ahead, not_behind, own_rule, rule, said, shaped,
};
use crate::domain::skeleton::{DecisionState, Recommendation};
use crate::domain::words::words;

words! {
    /// Why a greenlight is withheld.
    Reason "reason" {
        Legal = "legal",
        Financial = "financial",
        Ethical = "ethical",
        Candour = "candour",
        Values = "values",
        Fi = "fi",
        Ineligible = "ineligible",
        Incomplete = "incomplete",
    }
}

words! {
    /// On what ground a decision is reversed.
    ReversalGround "reversal-ground" { Appeal = "appeal", NewFacts = "new-facts", Error = "error" }
}

/// What an override of local members must answer, beside its evidence (`docs/rules.md`, 8.6).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Override {
    /// What shows that there is much more than a shadow of doubt about the applicant.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub shadow_of_doubt: String,
    /// When the applicant was heard.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub heard_on: Option<NaiveDate>,
    /// Why they were not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub not_heard: Option<String>,
    /// When the leader was consulted, or who was in the leader's place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub leader_on: Option<NaiveDate>,
    /// Why the leader was not: recused, out of reach.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub leader_not: Option<String>,
    /// Who was consulted in the leader's place: somebody of the leader's office, or whom the policy names.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub consulted: Option<String>,
}

/// The body of `recommend`, `decide` and `reverse`.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct DecisionBody {
    /// The reason code of a withholding.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<Reason>,
    /// Where the file is incomplete: when the applicant was asked for what is missing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub asked_on: Option<NaiveDate>,
    /// On what ground an earlier decision is reversed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ground: Option<ReversalGround>,
    /// The reasons, for the party.
    pub why: String,
    /// A text that is safe to give to the applicant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub applicant: Option<String>,
    /// The findings, notes and documents on which it rests.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rests_on: Vec<EventId>,
    /// What an override of local members must answer.
    #[serde(rename = "override", skip_serializing_if = "Option::is_none")]
    pub overrides: Option<Override>,
    /// The conditions of a conditional greenlight.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub conditions: Vec<Condition>,
}

/// A recommendation.
#[derive(Debug, Clone)]
pub struct Recommended {
    /// By whom.
    pub stamp: Stamp,
    /// What for.
    pub outcome: Outcome,
    /// What was said.
    pub body: Option<Arc<DecisionBody>>,
}

/// A decision or a reversal.
#[derive(Debug, Clone)]
pub struct Decision {
    /// By whom. Its id is this event's.
    pub stamp: Stamp,
    /// What was decided.
    pub outcome: Outcome,
    /// Its state.
    pub state: DecisionState,
    /// What it reverses.
    pub reverses: Option<EventId>,
    /// The recommendation on which it relied.
    pub recommendation: Option<EventId>,
    /// Who seconded it with effect.
    pub second: Option<Stamp>,
    /// Whether it needs a second.
    pub needs_second: bool,
    /// For which district, with its order.
    pub district: Option<(u16, DistrictCode)>,
    /// What was said.
    pub body: Option<Arc<DecisionBody>>,
    /// Flags, findings, checks and replies that it had not seen.
    pub unseen: Vec<EventId>,
}

/// Whether the body of `recommend` says what it must.
pub(super) fn recommend_shape(entry: &Entry) -> Result<(), Refusal> {
    let body = shaped::<DecisionBody>(entry)?;
    said(&body.why, Cause::WhyEmpty)
}

/// Whether the body of `decide` or `reverse` says what it must.
pub(super) fn shape(
    outcome: Outcome,
    reverses: bool,
    entry: &Entry,
    today: NaiveDate,
) -> Result<(), Refusal> {
    let body = shaped::<DecisionBody>(entry)?;
    said(&body.why, Cause::WhyEmpty)?;
    for condition in &body.conditions {
        not_behind(condition.due, today)?;
        said(&condition.text, Cause::TextEmpty)?;
    }
    let answers = body.overrides.iter().flat_map(|given| [given.heard_on, given.leader_on]);
    answers.chain([body.asked_on]).flatten().try_for_each(|day| not_ahead(day, today))?;
    parts(outcome, reverses, &body)?;
    if outcome == Outcome::Withhold {
        said(body.applicant.as_deref().unwrap_or_default(), Cause::ApplicantMissing)?;
    }
    Ok(())
}

/// Whether the body has the parts that are no text.
pub(super) fn parts(outcome: Outcome, reverses: bool, body: &DecisionBody) -> Result<(), Refusal> {
    match outcome {
        Outcome::Withhold if body.reason.is_none() => Err(own_rule(Cause::ReasonMissing)),
        Outcome::WithConditions if body.conditions.is_empty() => Err(own_rule(Cause::ConditionMissing)),
        _ if reverses && body.ground.is_none() => Err(own_rule(Cause::GroundMissing)),
        _ => Ok(()),
    }
}

/// Recommendations and decisions are made only in a case that has not ended.
pub(super) fn while_running(file: &CaseFile) -> Result<(), Refusal> {
    if file.skeleton.phase().ends() {
        let command = Suggest::on_case("phase").word(Phase::Vetting).text("--why");
        return Err(rule(Cause::CaseEnded, Lifter::TwoApprovers, command));
    }
    Ok(())
}

/// The text for the applicant tells them nothing confidential.
pub(super) fn content(file: &CaseFile, body: &DecisionBody) -> Result<(), Refusal> {
    for_applicant(file, body.applicant.as_deref().unwrap_or_default())
}

impl Decision {
    /// Whether it says the same as another: the outcome, and with it the conditions, or the reason code of a withholding.
    /// What a purge removed is unknown, so it says the same as nothing.
    fn says_what(&self, other: &Decision) -> bool {
        let bodies = self.body.as_ref().zip(other.body.as_ref());
        self.outcome == other.outcome
            && match self.outcome {
                Outcome::Greenlight | Outcome::Undecided => true,
                Outcome::WithConditions => bodies.is_some_and(|(one, two)| {
                    let are_in = |these: &[Condition], those: &[Condition]| {
                        these.iter().all(|condition| those.contains(condition))
                    };
                    are_in(&one.conditions, &two.conditions) && are_in(&two.conditions, &one.conditions)
                }),
                Outcome::Withhold => {
                    bodies.is_some_and(|(one, two)| one.reason.is_some() && one.reason == two.reason)
                }
            }
    }

    /// The act with which it takes effect: its second, where it has one.
    pub fn effective(&self) -> Stamp {
        self.second.unwrap_or(self.stamp)
    }
}

impl CaseFile {
    /// The decision of which the applicant is to be told: the one in effect, or the one that set aside what the
    /// applicant was told.
    pub fn to_tell(&self) -> Option<&Decision> {
        let decided = || self.in_effect().filter(|_| !self.is_conflicting());
        let set_aside = || {
            let last = self.standing().last().filter(|_| self.in_effect().is_none())?;
            let before = |ended: &&Decision| self.history().knew(last.stamp.at, ended.effective().at);
            let ended = self.decisions.iter().filter(|decision| decision.state == DecisionState::Reversed);
            ended.filter(before).any(|ended| self.is_told(&ended.effective())).then_some(last)
        };
        decided().or_else(set_aside)
    }

    /// Whether the applicant was told anything by somebody who knew of an act.
    pub fn is_told(&self, act: &Stamp) -> bool {
        self.notices.iter().any(|notice| self.history().knew(notice.stamp.at, act.at))
    }

    /// The decisions that took effect, that no later one replaced, and that apply to this case still, including one
    /// that sets aside.
    fn standing(&self) -> impl Iterator<Item = &Decision> {
        self.decisions.iter().filter(|decision| decision.state == DecisionState::Effective)
    }

    /// The outcome of the case: the decision in effect, and where decisions conflict the strictest, which may set
    /// aside.
    pub fn decision(&self) -> Option<&Decision> {
        let strictest = || self.standing().max_by_key(|decision| decision.outcome);
        if self.is_conflicting() { strictest() } else { self.in_effect() }
    }

    /// The decision in effect, which a reversal names: the strictest that does not set aside.
    pub fn in_effect(&self) -> Option<&Decision> {
        let decided = self.standing().filter(|decision| decision.outcome != Outcome::Undecided);
        decided.max_by_key(|decision| decision.outcome)
    }

    /// The last greenlight that was in effect and no longer is, if no decision is in effect now.
    pub fn ended_greenlight(&self) -> Option<&Decision> {
        let ended = self.decisions.iter().rev().find(|decision| decision.state == DecisionState::Ended);
        ended.filter(|_| self.in_effect().is_none())
    }

    /// The decision that waits for its second.
    pub fn awaiting(&self) -> Option<&Decision> {
        self.decisions.iter().rev().find(|decision| decision.state == DecisionState::AwaitingSecond)
    }

    /// Whether two decisions count of which neither author had seen the other. Two that both set aside do not conflict.
    pub fn is_conflicting(&self) -> bool {
        self.standing().count() > 1 && self.in_effect().is_some()
    }

    /// Where decisions made apart all say the same: their outcome.
    pub fn agreed(&self) -> Option<Outcome> {
        let first = self.standing().next().filter(|_| self.is_conflicting())?;
        self.standing().all(|decision| first.says_what(decision)).then_some(first.outcome)
    }

    /// Whether a decision says that the leader's office was consulted, and nobody of that office wrote a note or an answer
    /// on the day.
    pub fn is_by_approvers_word(&self, decision: &Decision) -> bool {
        let answers = decision.body.as_ref().and_then(|body| body.overrides.as_ref());
        let Some(day) = answers.and_then(|answers| answers.leader_on) else { return false };
        let speaks = |act: &Act| {
            matches!(
                act,
                Act::Record { kind: RecordKind::Note, .. } | Act::Answer { .. } | Act::Return { .. }
            )
        };
        let of_office =
            |at: usize| self.verdicts().get(at).is_some_and(|verdict| verdict.role == Some(Role::Leader));
        let mut entries = self.history().entries().iter().enumerate();
        !entries.any(|(at, entry)| {
            let on_the_day = self.place().day(entry.header.at.utc()) == day;
            on_the_day && of_office(at) && speaks(&entry.header.act)
        })
    }

    /// The conditions of decisions in effect that nobody met or waived: the decision, the number there, the condition.
    pub fn open_conditions(&self) -> impl Iterator<Item = (&Decision, u32, &Condition)> {
        let set = self.standing().flat_map(|decision| {
            let conditions = decision.body.iter().flat_map(|body| &body.conditions);
            (1..).zip(conditions).map(move |(number, condition)| (decision, number, condition))
        });
        set.filter(|(decision, number, _)| !self.skeleton.is_settled_condition(decision.stamp.id, *number))
    }

    /// What came that the author of a recommendation at `at` had not seen, and has to: results of checks, what findings of
    /// severity 2 or more and foreign-interference notes say, what the applicant replied. That a finding was put to the
    /// applicant, or how far it has come, is not among it.
    pub fn came_since(&self, at: usize) -> Vec<Stamp> {
        let checks = self.checks.iter().flat_map(|check| &check.steps);
        let results = checks.filter(|(_, step)| step.result.is_some()).map(|(stamp, _)| *stamp);
        let findings = self.findings.iter().filter(|finding| finding.severity >= 2);
        let findings = findings.flat_map(Finding::wrote).copied();
        let notes = self.interference.iter().flat_map(Interference::wrote).copied();
        let replies = self.replies.iter().map(|reply| reply.stamp);
        let all = results.chain(findings).chain(notes).chain(replies);
        all.filter(|stamp| !self.history().knew(at, stamp.at)).collect()
    }

    /// Reads recommendations and decisions from their headers and bodies.
    pub(super) fn take_decisions(&mut self, history: &History) {
        let stamp_of = |at: usize, by: PersonId| {
            history.entries().get(at).map(|entry| Stamp { id: entry.id, at, by, time: entry.header.at })
        };
        let said = |at: usize| history.entries().get(at).and_then(body_of::<DecisionBody>);
        for Recommendation { at, by, outcome, .. } in &self.skeleton.recommendations {
            if let Some(stamp) = stamp_of(*at, *by) {
                self.recommendations.push(Recommended { stamp, outcome: *outcome, body: said(*at) });
            }
        }
        for (index, decision) in self.skeleton.decisions.iter().enumerate() {
            let (Some(stamp), Some(state)) =
                (stamp_of(decision.at, decision.by), self.skeleton.decision_state(index, history))
            else {
                continue;
            };
            // An event that does not verify may have reversed it, or made it lapse.
            let state = if history.faults().is_empty() { state } else { DecisionState::Broken };
            let id_at = |at: usize| history.entries().get(at).map(|entry| entry.id);
            let second = decision.seconded.and_then(|at| {
                let (_, by) = self.skeleton.seconders.iter().find(|(second, _)| *second == at)?;
                stamp_of(at, *by)
            });
            self.decisions.push(Decision {
                stamp,
                outcome: decision.outcome,
                state,
                reverses: decision.reverses,
                recommendation: decision.recommendation.and_then(id_at),
                second,
                needs_second: decision.needs_second,
                district: decision.district,
                body: said(decision.at),
                unseen: self.skeleton.unseen_by(decision, history).filter_map(id_at).collect(),
            });
        }
    }
}
