//! The rows of a sheet about decisions, acts that wait and what is missing. Plain data.

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;

use crate::domain::agenda::ElectionDay;
use crate::domain::case::CaseFile;
use crate::domain::case::awaiting::{About, SecondOf};
use crate::domain::case::decision::{Decision, Override, Reason, ReversalGround};
use crate::domain::case::handling::Handling;
use crate::domain::event::{Audience, Outcome, Phase};
use crate::domain::ids::EventId;
use crate::domain::refusal::{GateId, Lifter, Purpose};
use crate::domain::skeleton::DecisionState;
use crate::domain::words::words;
use crate::report::sheet::rows::{Mark, marked};

words! {
    /// The state of a decision on a page.
    ShownState "decision-state" {
        /// It is in effect, alone.
        Effective = "effective",
        /// Another decision, made without knowledge of it, is in effect too.
        Conflicting = "conflicting",
        /// Another decision, made without knowledge of it, is in effect too, and says the same.
        Agreeing = "agreeing",
        /// It set an earlier decision aside.
        Undecided = "undecided",
        AwaitingSecond = "awaiting-second",
        Lapsed = "lapsed",
        Declined = "declined",
        Reversed = "reversed",
        /// A greenlight without effect since.
        Ended = "ended",
        /// An event of the case does not verify, so the state is unknown.
        Broken = "broken",
    }
}

impl ShownState {
    /// The state of a decision, beside whatever else is in effect in its case.
    pub(super) fn of(decision: &Decision, file: &CaseFile) -> ShownState {
        match decision.state {
            DecisionState::Effective if file.agreed().is_some() => ShownState::Agreeing,
            DecisionState::Effective if file.is_conflicting() => ShownState::Conflicting,
            DecisionState::Effective if decision.outcome == Outcome::Undecided => ShownState::Undecided,
            DecisionState::Effective => ShownState::Effective,
            DecisionState::AwaitingSecond => ShownState::AwaitingSecond,
            DecisionState::Lapsed => ShownState::Lapsed,
            DecisionState::Declined => ShownState::Declined,
            DecisionState::Reversed => ShownState::Reversed,
            DecisionState::Ended => ShownState::Ended,
            DecisionState::Broken => ShownState::Broken,
        }
    }

    /// Whether a decision of this state is in effect, alone or beside another.
    pub fn holds(self) -> bool {
        matches!(self, ShownState::Effective | ShownState::Conflicting | ShownState::Agreeing)
    }
}

words! {
    /// The state of a condition.
    ConditionState "condition-state" { Open = "open", Missed = "missed", Met = "met", Waived = "waived" }
}

/// A condition of a greenlight.
#[derive(Debug, Clone, Serialize)]
pub struct ConditionRow {
    /// The decision that set it.
    pub decision: EventId,
    /// Its number there, counted from 1.
    pub number: u32,
    /// What must be done.
    pub text: String,
    /// By whom.
    pub owner: String,
    /// Until when.
    pub due: NaiveDate,
    /// The evidence that will show it.
    pub evidence: String,
    /// Its state; it is `missed` once its day has passed.
    pub state: ConditionState,
    /// By whom it was met or waived, and on what evidence.
    pub settled: Option<SettledRow>,
}

marked! {
    /// How a condition was met or waived.
    SettledRow {
        /// For a waiver: who seconded it.
        second: Option<Mark>,
        /// What shows that it is met, or why it is waived.
        text: Option<String>,
        /// The document that shows it.
        document: Option<EventId>,
    }
}

/// What a recommendation or a decision says.
#[derive(Debug, Clone, Serialize)]
pub struct SaysRow {
    /// The reason code of a withholding.
    pub reason: Option<Reason>,
    /// The reasons, for the party.
    pub why: Option<String>,
    /// A text that is safe to give to the applicant.
    pub applicant: Option<String>,
    /// The items on which it rests.
    pub rests_on: Vec<EventId>,
}

marked! {
    /// A recommendation.
    RecommendationRow {
        /// The recommended outcome.
        outcome: Outcome,
        /// Its reasons and texts.
        #[serde(flatten)]
        says: SaysRow,
        /// The conditions that it proposes.
        conditions: Vec<ConditionRow>,
        /// Whether its author is recused, so that no decision can rely on it.
        recused: bool,
    }

    /// A decision or a reversal.
    DecisionRow {
        /// What was decided.
        outcome: Outcome,
        /// Its state.
        state: ShownState,
        /// Whether it needs a second.
        needs_second: bool,
        /// Who seconded it with effect.
        second: Option<Mark>,
        /// The items that its author had not seen.
        unseen: Vec<EventId>,
        /// Warnings, in words, for the case as its author saw it: closed gates, roster keepers among the signers, a
        /// missing second, names that are alike.
        marks: Vec<String>,
        /// What it reverses.
        reverses: Option<EventId>,
        /// On what ground.
        ground: Option<ReversalGround>,
        /// The decisions that replaced it, whether or not they name it.
        reversed_by: Vec<EventId>,
        /// The recommendation on which it relied.
        recommendation: Option<EventId>,
        /// Its answers where it overrides local members.
        #[serde(rename = "override")]
        overrides: Option<Override>,
        /// Whether nothing but these answers says that the leader's office was consulted on their day.
        by_approvers_word: bool,
        /// Where the file is incomplete: when the applicant was asked for what is missing.
        asked_on: Option<NaiveDate>,
        /// Its reasons and texts.
        #[serde(flatten)]
        says: SaysRow,
        /// Its conditions.
        conditions: Vec<ConditionRow>,
        /// Days left to the next of the meeting, the list and the close.
        days_left: Option<i64>,
    }
}

impl DecisionRow {
    /// Whether it is in effect, alone or beside another.
    pub fn holds(&self) -> bool {
        self.state.holds()
    }

    /// The act that decides on which day it takes effect: its second, where it has one.
    pub fn effect(&self) -> &Mark {
        self.second.as_ref().unwrap_or(&self.mark)
    }
}

/// An open gate, or one thing that keeps a gate closed.
#[derive(Debug, Clone, Serialize)]
pub struct GateRow {
    /// Which gate.
    pub id: GateId,
    /// For which decisions.
    #[serde(rename = "for")]
    pub purpose: Purpose,
    /// Whether a decision may pass.
    pub passes: bool,
    /// What is missing, in a sentence.
    pub reason: Option<String>,
    /// Who can lift it.
    pub lifted_by: Option<Lifter>,
    /// The command that lifts it.
    pub command: Option<String>,
    /// The command of the other way, where there are two.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub instead: Option<String>,
    /// The code of what is missing.
    pub code: Option<&'static str>,
}

/// The days that matter.
#[derive(Debug, Clone, Copy, Default, Serialize)]
pub struct Days {
    /// The nomination meeting.
    pub meeting: Option<NaiveDate>,
    /// The day on which the list of endorsed candidates is due.
    pub list_due: Option<NaiveDate>,
    /// The close of nominations.
    pub close: Option<NaiveDate>,
    /// The moment at which nominations close: 2 pm in the riding.
    pub closes_at: Option<DateTime<Utc>>,
    /// Whether that moment has passed: a name on the ballot then stays on it.
    pub closed: bool,
    /// Polling day.
    pub polling: Option<NaiveDate>,
    /// The next day on which checks must still be recent enough: the meeting or the close.
    pub matters_on: Option<NaiveDate>,
    /// Days from today to it.
    pub days_left: Option<i64>,
    /// The next of the meeting, the list and the close.
    pub next: Option<NextDay>,
}

/// The next day of an election.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct NextDay {
    /// Which.
    pub what: ElectionDay,
    /// The day.
    pub day: NaiveDate,
    /// Days from today to it.
    pub days_left: i64,
}

marked! {
    /// A note, a notice, advice of counsel.
    NoteRow {
        /// The text.
        text: String,
        /// Who may read it.
        handling: Option<Handling>,
        /// For a notice: when the applicant was notified.
        on: Option<NaiveDate>,
    }

    /// Who was briefed, by whom, when; never what was said.
    BriefingRow {
        /// When.
        on: Option<NaiveDate>,
        /// Who briefed.
        by: String,
        /// Who was briefed.
        to: String,
    }

    /// Another act that waits, or waited, for a second.
    WaitingRow {
        /// What it would do.
        verb: &'static str,
        /// Whether it was seconded.
        seconded: bool,
        /// Whether somebody declined it.
        declined: bool,
        /// Why it was asked for.
        text: Option<String>,
    }

    /// A phase that was set although a requirement was not met.
    PhaseMarkRow {
        /// The phase.
        phase: Phase,
        /// What was missing, in words.
        gaps: Vec<String>,
    }

    /// What waits for somebody else's second, beside decisions.
    SecondRow {
        /// What the second would bring about.
        what: SecondOf,
        /// On what; a person by name.
        about: About,
        /// Why its author asks for it.
        why: Option<String>,
    }

    /// What two approvers waived: the mark is of the first of them.
    WaiverRow {
        /// What was waived.
        what: SecondOf,
        /// Of what.
        about: About,
        /// The finding or note that it is about.
        item: Option<EventId>,
        /// Who seconded it.
        second: Option<Mark>,
        /// Why; none once purged.
        why: Option<String>,
    }

    /// An issued copy of the brief.
    IssuedRow {
        /// Its number.
        copy: u32,
        /// Who was given it; none once purged.
        to: Option<String>,
        /// The audience for which it was made.
        audience: Audience,
        /// The decision in effect when it was made; the strictest of several.
        decision: Option<EventId>,
        /// Every decision in effect when it was made.
        decisions: Vec<EventId>,
        /// The findings whose text was in it.
        findings: Vec<EventId>,
        /// The heads of the log from which it was made.
        heads: Vec<EventId>,
        /// How many acts the case has had since, other than declarations and other copies.
        acts_since: usize,
        /// Whether a later event makes it outdated.
        outdated: bool,
        /// Whether the same recipient has a newer copy.
        replaced: bool,
        /// What makes it outdated, in words.
        overtaken: Vec<String>,
        /// The command that issues a newer copy, where one is owed.
        command: Option<String>,
    }
}

words! {
    /// A value that two people can set, neither knowing of the other.
    Field "apart" {
        Name = "name", District = "district", Phase = "phase", Assigned = "assigned", Closed = "closed",
    }
}

/// A value that lost to one that was set without knowledge of it.
#[derive(Debug, Clone, Serialize)]
pub struct Apart {
    /// Which value.
    pub what: Field,
    /// The value that lost.
    pub value: String,
    /// Where it comes from.
    #[serde(flatten)]
    pub mark: Mark,
}

marked! {
    /// An event of a person whose role had ended.
    LateRow {
        /// What it would have done.
        verb: &'static str,
        /// Whether it was adopted.
        adopted: bool,
    }
}
