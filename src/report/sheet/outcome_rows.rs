//! The rows of a sheet about what was decided, what waits and what is missing. Plain data, for JSON and for pages.

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;

use crate::domain::case::decision::{Override, Reason, ReversalGround};
use crate::domain::case::handling::Handling;
use crate::domain::case::second::SecondOf;
use crate::domain::event::{Audience, Outcome};
use crate::domain::gates::{GateId, Lifter, Purpose};
use crate::domain::ids::EventId;
use crate::report::sheet::rows::Mark;

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
    /// What will show it.
    pub evidence: String,
    /// `open`, `missed` (its day has passed), `met` or `waived`.
    pub state: &'static str,
    /// By whom it was met or waived, and on what.
    pub settled: Option<SettledRow>,
}

/// How a condition was met or waived.
#[derive(Debug, Clone, Serialize)]
pub struct SettledRow {
    /// Where it comes from.
    #[serde(flatten)]
    pub mark: Mark,
    /// For a waiver: who seconded it.
    pub second: Option<Mark>,
    /// What shows that it is met, or why it is waived.
    pub text: Option<String>,
    /// The paper that shows it.
    pub document: Option<EventId>,
}

/// What recommendations and decisions say.
#[derive(Debug, Clone, Serialize)]
pub struct SaysRow {
    /// The reason code of a withholding.
    pub reason: Option<Reason>,
    /// The reasons, for the party.
    pub why: Option<String>,
    /// A text that is safe to give to the applicant.
    pub applicant: Option<String>,
    /// On what it rests.
    pub rests_on: Vec<EventId>,
}

/// A recommendation.
#[derive(Debug, Clone, Serialize)]
pub struct RecommendationRow {
    /// Where it comes from.
    #[serde(flatten)]
    pub mark: Mark,
    /// What for.
    pub outcome: Outcome,
    /// What was said.
    #[serde(flatten)]
    pub says: SaysRow,
    /// The conditions that it proposes.
    pub conditions: Vec<ConditionRow>,
    /// Whether its author is recused, so that no decision can rely on it.
    pub recused: bool,
}

/// A decision or a reversal.
#[derive(Debug, Clone, Serialize)]
pub struct DecisionRow {
    /// Where it comes from.
    #[serde(flatten)]
    pub mark: Mark,
    /// What was decided.
    pub outcome: Outcome,
    /// `effective`, `conflicting` (in effect, and so is another that did not know it), `undecided` (it set the decision
    /// before it aside), `awaiting-second`, `lapsed`, `declined`, `reversed`, `ended` (a greenlight that no longer
    /// carries) or `broken` (something of the case does not verify, so nobody can say).
    pub state: &'static str,
    /// Whether it takes a second.
    pub needs_second: bool,
    /// Who seconded it with effect.
    pub second: Option<Mark>,
    /// Items that it had not seen.
    pub unseen: Vec<EventId>,
    /// What is to be said of it, as its author had the case, in words: gates that were shut in its own past, ties to the
    /// keeping of the roster, a second that was passed over, names that are alike.
    pub marks: Vec<String>,
    /// What it reverses.
    pub reverses: Option<EventId>,
    /// On what ground.
    pub ground: Option<ReversalGround>,
    /// The decisions that took its place with effect, whether or not they name it.
    pub reversed_by: Vec<EventId>,
    /// The recommendation on which it relied.
    pub recommendation: Option<EventId>,
    /// What it answers where it overrides local members.
    #[serde(rename = "override")]
    pub overrides: Option<Override>,
    /// What was said.
    #[serde(flatten)]
    pub says: SaysRow,
    /// Its conditions.
    pub conditions: Vec<ConditionRow>,
    /// Days left to the next of the meeting, the list and the close.
    pub days_left: Option<i64>,
}

impl DecisionRow {
    /// Whether it is in effect, alone or beside another.
    pub fn holds(&self) -> bool {
        matches!(self.state, "effective" | "conflicting")
    }

    /// The act by which it took effect, or would have: its second, where it has one.
    pub fn effect(&self) -> &Mark {
        self.second.as_ref().unwrap_or(&self.mark)
    }
}

/// A gate that is open, or one thing that keeps a gate shut.
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
    /// The command that would.
    pub command: Option<String>,
    /// The code of what is missing.
    pub code: Option<&'static str>,
}

/// The days that matter.
#[derive(Debug, Clone, Copy, Default, Serialize)]
pub struct Days {
    /// The nomination meeting.
    pub meeting: Option<NaiveDate>,
    /// The list of endorsed candidates is due.
    pub list_due: Option<NaiveDate>,
    /// The close of nominations.
    pub close: Option<NaiveDate>,
    /// The moment of that day at which they close: 2 pm there.
    pub closes_at: Option<DateTime<Utc>>,
    /// Whether that moment has passed: a name that is on the ballot stays on it.
    pub closed: bool,
    /// Polling day.
    pub polling: Option<NaiveDate>,
    /// The next day for which checks must be young enough: the meeting or the close.
    pub matters_on: Option<NaiveDate>,
    /// Days from today to it.
    pub days_left: Option<i64>,
    /// The next of the meeting, the list and the close.
    pub next: Option<NextDay>,
}

/// The next day of an election.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct NextDay {
    /// Which: `meeting`, `list-due` or `close`.
    pub what: &'static str,
    /// The day.
    pub day: NaiveDate,
    /// Days from today to it.
    pub days_left: i64,
}

/// A note, a notice, advice of counsel.
#[derive(Debug, Clone, Serialize)]
pub struct NoteRow {
    /// Where it comes from.
    #[serde(flatten)]
    pub mark: Mark,
    /// The text.
    pub text: String,
    /// Who may read it.
    pub handling: Option<Handling>,
    /// For a notice: when the applicant was told.
    pub on: Option<NaiveDate>,
}

/// Another act that waits, or waited, for a second.
#[derive(Debug, Clone, Serialize)]
pub struct WaitingRow {
    /// Where it comes from.
    #[serde(flatten)]
    pub mark: Mark,
    /// What it would do.
    pub verb: &'static str,
    /// Whether it was seconded.
    pub seconded: bool,
    /// Whether somebody declined it.
    pub declined: bool,
    /// Why it was asked for.
    pub text: Option<String>,
}

/// What waits for somebody else's second, beside decisions.
#[derive(Debug, Clone, Serialize)]
pub struct SecondRow {
    /// Where it comes from.
    #[serde(flatten)]
    pub mark: Mark,
    /// What the second would bring about.
    pub what: SecondOf,
    /// About which check, condition, phase or person.
    pub about: String,
}

/// A copy of the brief that was handed out.
#[derive(Debug, Clone, Serialize)]
pub struct IssuedRow {
    /// Where it comes from.
    #[serde(flatten)]
    pub mark: Mark,
    /// Its number.
    pub copy: u32,
    /// Who was given it; absent once that is purged.
    pub to: Option<String>,
    /// For whom such a copy is made.
    pub audience: Audience,
    /// The decision that held when it was made, the strictest where several did.
    pub decision: Option<EventId>,
    /// Every decision that held when it was made.
    pub decisions: Vec<EventId>,
    /// The findings whose text was in it.
    pub findings: Vec<EventId>,
    /// The heads of the log from which it was made.
    pub heads: Vec<EventId>,
    /// Whether what came later has overtaken it.
    pub outdated: bool,
    /// Whether the same name was given a newer one.
    pub replaced: bool,
    /// What overtook it, in words.
    pub overtaken: Vec<String>,
    /// The command that hands out a newer one, where one is owed.
    pub command: Option<String>,
}

/// A value that lost to one set without knowledge of it.
#[derive(Debug, Clone, Serialize)]
pub struct Apart {
    /// Which value: `name`, `district`, `phase`, `assigned`, `closed`.
    pub what: &'static str,
    /// The value that lost.
    pub value: String,
    /// Where it comes from.
    #[serde(flatten)]
    pub mark: Mark,
}

/// An event of somebody whose role had ended.
#[derive(Debug, Clone, Serialize)]
pub struct LateRow {
    /// Where it comes from.
    #[serde(flatten)]
    pub mark: Mark,
    /// What it would have done.
    pub verb: &'static str,
    /// Whether it was adopted.
    pub adopted: bool,
}
