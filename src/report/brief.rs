//! The brief of one or several cases: the facts an office needs on one page, as data. Everything comes from a sheet,
//! so from the record. Texts with handling code `C` are withheld here, with a mark in their place.

mod applicant;
mod item;
mod lines;
mod undone;
mod withheld;

use serde::Serialize;

use crate::domain::case::Status;
use crate::domain::entry::Timestamp;
use crate::domain::event::{Audience, Outcome, Phase, Tier};
use crate::domain::ids::EventId;
use crate::domain::refusal::GateId;
use crate::report::application;
use crate::report::brief::lines::{grave, other_names, outside, waivers};
use crate::report::brief::undone::undone;
use crate::report::brief::withheld::{Sieve, is_unfounded};
use crate::report::days;
use crate::report::messages;
use crate::report::phrases;
use crate::report::reasons;
use crate::report::sheet::Sheet;
use crate::report::sheet::application::{DeclaredRow, DeclaredState};
use crate::report::sheet::ladder_rows::DeferralRow;
use crate::report::sheet::outcome_rows::{
    ConditionRow, Days, DecisionRow, GateRow, RecommendationRow, ShownState,
};
use crate::report::sheet::rows::{DistrictRow, FindingRow, Who, rfc3339};
use crate::report::shown;
use crate::report::standing;
use crate::report::texts::Texts;
use crate::say;
use crate::store::anchor::Anchor;

pub use applicant::{BriefAnswer, BriefOwn};
pub use item::{BriefItem, BriefReply, BriefWithdrawn, Passage};

/// The most characters of a name.
const NAME: usize = 120;

/// Who makes the brief and when; for an issued copy, its number and for whom.
#[derive(Debug, Clone, Serialize)]
pub struct Made {
    /// The author.
    pub by: Who,
    /// The time.
    #[serde(serialize_with = "rfc3339")]
    pub at: Timestamp,
    /// The number of the copy; none where it is not issued.
    pub copy: Option<u32>,
    /// Who is given the copy.
    pub to: Option<String>,
    /// For whom the copy is.
    pub audience: Option<Audience>,
}

/// A recommendation or a decision.
#[derive(Debug, Clone, Serialize)]
pub struct BriefDecision {
    /// The event's id.
    pub id: EventId,
    /// The same as people type it.
    pub short: String,
    /// The outcome.
    pub outcome: Outcome,
    /// For a decision: its state, as in `DecisionRow`.
    pub state: Option<ShownState>,
    /// Outcome, state, reason, author: in words.
    pub head: String,
    /// The reasons.
    pub why: Option<String>,
    /// Its answers where it overrides local members, each with a label.
    pub answers: Vec<(String, String)>,
    /// The items that its author had not seen, in words.
    pub unseen: Option<String>,
    /// Warnings, in words, as in `DecisionRow`.
    pub marks: Vec<String>,
    /// On the applicant's page: the sentence that nothing was written for them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nothing_told: Option<String>,
}

/// A condition, as a row and in words.
#[derive(Debug, Clone, Serialize)]
pub struct BriefCondition {
    /// The condition.
    #[serde(flatten)]
    pub row: ConditionRow,
    /// Text, owner, date, evidence, state: in words.
    pub head: String,
}

/// A check with its state in words.
#[derive(Debug, Clone, Serialize)]
pub struct BriefCheck {
    /// Which.
    pub name: String,
    /// Its state.
    pub state: String,
}

/// A deferral in effect: the case is not clear, whatever else the page says.
#[derive(Debug, Clone, Serialize)]
pub struct BriefDeferral {
    /// The event's id.
    pub id: EventId,
    /// The flag that is deferred; none for the case.
    pub flag: Option<EventId>,
    /// The day of its review.
    pub review: chrono::NaiveDate,
    /// Its owner.
    pub owner: Who,
    /// The tier at which it was deferred.
    pub tier: Tier,
    /// Whether that day has passed.
    pub overdue: bool,
    /// The same in words.
    pub head: String,
}

/// What the applicant declared, beside what was found.
#[derive(Debug, Clone, Serialize)]
pub struct BriefApplication {
    /// The declared answers.
    pub declared: Vec<BriefDeclared>,
    /// What they refuse, in words.
    pub refused: Vec<String>,
    /// What checks brought that must be answered for, and who did, in words.
    pub adverse: Vec<String>,
}

/// A declared answer.
#[derive(Debug, Clone, Serialize)]
pub struct BriefDeclared {
    /// The question, whole.
    pub question: String,
    /// Their own words.
    pub answer: String,
    /// Whether it is open.
    pub state: DeclaredState,
    /// Whether it is open, who answered for it, what it was before: in words.
    pub states: Vec<String>,
}

/// A case on a page.
#[derive(Debug, Clone, Serialize)]
pub struct BriefCase {
    /// The case's id.
    pub id: EventId,
    /// The same as people type it.
    pub short: String,
    /// The applicant's name.
    pub name: String,
    /// The electoral district.
    pub district: Option<DistrictRow>,
    /// The phase.
    pub phase: Phase,
    /// The tier; none on the applicant's page.
    pub tier: Option<Tier>,
    /// The state in one word; none on the applicant's page.
    pub status: Option<Status>,
    /// Whether two decisions made apart say the same.
    pub agreeing: bool,
    /// Whether the greenlight in effect sets conditions.
    pub conditional: bool,
    /// The days that matter.
    pub days: Days,
    /// District, phase and days left, in words.
    pub stands: Vec<String>,
    /// The deferrals in effect.
    pub deferred: Vec<BriefDeferral>,
    /// The first thing to read: conflicting, conditional, awaiting, lapsed, undecided.
    pub verdict: Option<String>,
    /// The decisions in effect or waiting; where there are none, the last that lapsed.
    pub decisions: Vec<BriefDecision>,
    /// Recommendations.
    pub recommendations: Vec<BriefDecision>,
    /// The conditions.
    pub conditions: Vec<BriefCondition>,
    /// What the applicant declared; none on a page that leaves the party or goes to the applicant.
    pub application: Option<BriefApplication>,
    /// On the applicant's page: what they said themselves.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub own: Option<BriefOwn>,
    /// Withdrawn findings and notes: they come first, so that nobody relies on them.
    pub withdrawn: Vec<BriefWithdrawn>,
    /// Findings, the gravest first.
    pub findings: Vec<BriefItem>,
    /// Foreign-interference notes.
    pub interference: Vec<BriefItem>,
    /// The applicant's replies that are about no finding in particular.
    pub replies: Vec<BriefReply>,
    /// Checks.
    pub checks: Vec<BriefCheck>,
    /// What two approvers waived, in words; none on a page that leaves the party or goes to the applicant.
    pub waivers: Vec<String>,
    /// What is grave and no decision in effect has seen, in words; only on a page for national or the leader's office.
    pub grave: Vec<String>,
    /// What was told outside, to whom and when, in words; only on a page for national or the leader's office.
    pub outside: Vec<String>,
    /// Flags.
    pub flags: Vec<BriefItem>,
    /// The closed gates.
    pub gates: Vec<GateRow>,
    /// On the applicant's page: the mark for the parts that are withheld whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub withheld: Option<String>,
    /// The mark for counsel's notes, which are withheld.
    pub counsel: Option<String>,
    /// How many events have a time that was set by hand.
    pub time_set: usize,
    /// How many events have a doubtful time.
    pub off_clock: usize,
    /// How many events the log has.
    pub events: usize,
    /// The heads of the log.
    pub heads: Vec<EventId>,
}

/// A brief.
#[derive(Debug, Clone, Serialize)]
pub struct Brief {
    /// The cases.
    pub cases: Vec<BriefCase>,
    /// Its author, time and recipient.
    pub made: Made,
    /// The store's extent, so that a later store can be checked against it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub store: Option<Anchor>,
    /// The credit line of the district list.
    pub credit: String,
}

impl Brief {
    /// The same with the store's extent in a line at its foot.
    pub fn of_store(mut self, store: Anchor) -> Brief {
        self.store = Some(store);
        self
    }

    /// The brief of these cases.
    pub fn of(sheets: &[Sheet], made: Made, texts: &Texts) -> Brief {
        let inside = made.audience != Some(Audience::Outside);
        let above = matches!(made.audience, None | Some(Audience::National | Audience::Leader));
        let page = |sheet| BriefCase {
            application: inside.then(|| application(sheet, texts)),
            waivers: if inside { waivers(sheet, texts) } else { Vec::new() },
            grave: if above { grave(sheet, texts) } else { Vec::new() },
            outside: if above { outside(sheet, texts) } else { Vec::new() },
            ..case(sheet, texts)
        };
        let cases = sheets.iter().map(page).collect();
        Brief { cases, made, store: None, credit: say!(texts, district_credit) }
    }
}

fn deferral(row: &DeferralRow, texts: &Texts) -> BriefDeferral {
    BriefDeferral {
        id: row.mark.id,
        flag: row.flag,
        review: row.review,
        owner: row.owner.clone(),
        tier: row.tier,
        overdue: row.overdue,
        head: say!(texts, brief_deferred, head = phrases::deferral(row, texts)),
    }
}

fn decision(row: &DecisionRow, texts: &Texts) -> BriefDecision {
    let ids = row.unseen.iter().map(|id| id.short(0)).collect::<Vec<_>>().join(", ");
    let unseen = say!(texts, decision_unseen, count = row.unseen.len(), ids = ids);
    BriefDecision {
        id: row.mark.id,
        short: row.mark.short.clone(),
        outcome: row.outcome,
        state: Some(row.state),
        head: phrases::decision_head(row, texts),
        why: row.says.why.clone(),
        answers: phrases::answers_of(row, texts),
        unseen: (!row.unseen.is_empty()).then_some(unseen),
        marks: row.marks.clone(),
        nothing_told: None,
    }
}

fn recommendation(row: &RecommendationRow, texts: &Texts) -> BriefDecision {
    BriefDecision {
        id: row.mark.id,
        short: row.mark.short.clone(),
        outcome: row.outcome,
        state: None,
        head: phrases::recommendation_head(row, texts),
        why: row.says.why.clone(),
        answers: Vec::new(),
        unseen: None,
        marks: Vec::new(),
        nothing_told: None,
    }
}

fn verdict(sheet: &Sheet, decisions: &[&DecisionRow], texts: &Texts) -> Option<String> {
    let any = |state: ShownState| decisions.iter().any(|decision| decision.state == state);
    let conditional = decisions.iter().any(|row| row.holds() && row.outcome == Outcome::WithConditions);
    if !sheet.broken.is_empty() {
        return Some(reasons::broken(sheet, texts).join(" "));
    }
    let undone = || undone(sheet, texts);
    if let Some(agreed) = sheet.agreed() {
        return Some(say!(texts, brief_agreeing, outcome = texts.word(agreed.outcome)));
    }
    let id = if sheet.conflicting {
        messages::brief_conflicting
    } else if any(ShownState::AwaitingSecond) && any(ShownState::Effective) {
        messages::brief_reversal_awaiting
    } else if any(ShownState::AwaitingSecond) {
        let lines = std::iter::once(say!(texts, brief_awaiting)).chain(undone());
        return Some(lines.collect::<Vec<_>>().join(" "));
    } else if conditional {
        messages::brief_conditional
    } else if any(ShownState::Effective) {
        return None;
    } else if let Some(undone) = undone() {
        return Some(undone);
    } else if any(ShownState::Lapsed) {
        messages::brief_lapsed
    } else {
        messages::brief_undecided
    };
    Some(texts.get(id))
}

/// A reader must know of these although they are not in effect.
fn stands_open(state: ShownState) -> bool {
    matches!(state, ShownState::AwaitingSecond | ShownState::Broken)
}

/// Whether a closed gate depends on the case only, not on its reader.
fn of_case(gate: &GateRow) -> bool {
    gate.code != Some("source-nothing") && gate.id != GateId::SeparateAdmin
}

fn application(sheet: &Sheet, texts: &Texts) -> BriefApplication {
    let declared = |row: &DeclaredRow| BriefDeclared {
        question: row.question.clone(),
        answer: application::answer(&row.answer, texts),
        state: row.state,
        states: application::states(row, texts),
    };
    let rows = &sheet.application;
    BriefApplication {
        declared: rows.declared.iter().map(declared).collect(),
        refused: rows.refused.iter().map(|row| application::refused(row, texts)).collect(),
        adverse: sheet.adverse.iter().map(|row| application::adverse(row, texts)).collect(),
    }
}

fn case(sheet: &Sheet, texts: &Texts) -> BriefCase {
    let sieve = Sieve::of(sheet, texts);
    let mut decisions: Vec<&DecisionRow> =
        sheet.decisions.iter().filter(|decision| decision.holds() || stands_open(decision.state)).collect();
    if decisions.is_empty() {
        decisions.extend(sheet.decisions.iter().rev().find(|decision| decision.state == ShownState::Lapsed));
    }
    let mut by_severity: Vec<&FindingRow> = sheet.findings.iter().collect();
    by_severity.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
    let begun = sheet.checks.iter().filter(|check| !check.superseded || check.disputed || check.unclear).map(
        |check| {
            let state = std::iter::once(phrases::check_state(check, texts));
            let state = state.chain(phrases::check_remarks(check, texts)).collect::<Vec<_>>().join(" · ");
            BriefCheck { name: phrases::check_name(check, texts), state }
        },
    );
    let missing = sheet
        .missing_checks
        .iter()
        .map(|kind| BriefCheck { name: texts.word(*kind), state: say!(texts, usability_missing) });
    let others = other_names(sheet, texts).map(|(name, state)| BriefCheck { name, state });
    let mut stands: Vec<String> =
        sheet.district.iter().map(|district| phrases::district(district, texts)).collect();
    stands.extend(sheet.uncleared.map(|how| standing::uncleared(how, texts)));
    stands.extend(standing::phase_marks(sheet, texts));
    stands.extend(std::iter::once(standing::line(sheet, texts)).chain(days::left(sheet, texts)));
    let counsel = sheet.counsel_withheld + sheet.counsel_not_sent + sheet.counsel.len();
    BriefCase {
        id: sheet.id,
        short: sheet.short.clone(),
        name: shown::cut(&sheet.name, NAME),
        district: sheet.district.clone(),
        phase: sheet.phase,
        tier: Some(sheet.tier),
        status: Some(sheet.status),
        agreeing: sheet.agreeing,
        conditional: sheet.conditional,
        days: sheet.days,
        stands,
        deferred: sheet.deferrals.iter().filter(|row| row.live).map(|row| deferral(row, texts)).collect(),
        verdict: verdict(sheet, &decisions, texts),
        decisions: decisions.into_iter().map(|row| decision(row, texts)).collect(),
        recommendations: sheet.recommendations.iter().map(|row| recommendation(row, texts)).collect(),
        // Neither of two decisions that disagree sets the case's conditions; of two that agree one is enough.
        conditions: sheet
            .conditions
            .iter()
            .filter(|row| !sheet.conflicting || sheet.agreed().is_some_and(|one| one.mark.id == row.decision))
            .map(|row| BriefCondition { head: phrases::condition(row, texts), row: row.clone() })
            .collect(),
        application: None,
        own: None,
        withdrawn: (sheet.withdrawn().into_iter().map(|(row, why)| sieve.withdrawn(row, why)))
            .chain(sheet.unfounded().map(|(row, why)| sieve.unfounded(row, why)))
            .collect(),
        // What is unfounded is one line, and never the charge again.
        findings: (by_severity.into_iter().filter(|finding| !is_unfounded(finding)))
            .map(|finding| sieve.finding(finding))
            .collect(),
        interference: (sheet.interference.iter().filter(|note| note.withdrawn.is_none()))
            .map(|note| sieve.interference(note))
            .collect(),
        replies: sheet.loose_replies().map(|reply| sieve.reply(reply)).collect(),
        checks: begun.chain(missing).chain(others).collect(),
        waivers: Vec::new(),
        grave: Vec::new(),
        outside: Vec::new(),
        flags: sheet.flags.iter().map(|flag| sieve.flag(flag)).collect(),
        gates: sheet.shut().filter(|gate| of_case(gate)).cloned().collect(),
        withheld: None,
        counsel: (counsel > 0).then(|| say!(texts, brief_withheld_counsel, count = counsel)),
        time_set: sheet.time_set.len(),
        off_clock: sheet.off_clock.len(),
        events: sheet.events,
        heads: sheet.heads.clone(),
    }
}

impl BriefCase {
    /// The findings and notes whose text is on the page.
    pub fn carried(&self) -> Vec<EventId> {
        let items = self.findings.iter().chain(&self.interference);
        items.filter(|item| item.passage.text.is_some()).map(|item| item.id).collect()
    }

    /// The decisions that the page shows as in effect.
    pub fn holding(&self) -> Vec<EventId> {
        let holds = |decision: &&BriefDecision| decision.state.is_some_and(ShownState::holds);
        self.decisions.iter().filter(holds).map(|decision| decision.id).collect()
    }
}
