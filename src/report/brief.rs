//! The brief of one or several cases: the facts an office needs on one page, as data. Everything comes from a sheet,
//! so from the record; what may be passed on only under a condition is taken out here, and the place is marked.

mod applicant;
mod item;
mod sieve;
mod undone;

use serde::Serialize;

use crate::domain::case::Status;
use crate::domain::case::handling::Handling;
use crate::domain::entry::Timestamp;
use crate::domain::event::{Audience, Outcome, Phase, Tier};
use crate::domain::gates::GateId;
use crate::domain::ids::EventId;
use crate::report::brief::sieve::Sieve;
use crate::report::brief::undone::undone;
use crate::report::messages;
use crate::report::phrases;
use crate::report::reasons;
use crate::report::sheet::Sheet;
use crate::report::sheet::ladder_rows::DeferralRow;
use crate::report::sheet::outcome_rows::{ConditionRow, Days, DecisionRow, GateRow, RecommendationRow};
use crate::report::sheet::rows::{DistrictRow, FindingRow, Who, rfc3339};
use crate::report::shown;
use crate::report::texts::Texts;
use crate::say;
use crate::store::anchor::Anchor;

pub use item::{BriefItem, BriefReply, BriefWithdrawn, Passage};

/// The most characters of a name.
const NAME: usize = 120;

/// Who makes the brief and when; for an issued copy, its number and for whom.
#[derive(Debug, Clone, Serialize)]
pub struct Made {
    /// By whom.
    pub by: Who,
    /// When.
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
    /// What for.
    pub outcome: Outcome,
    /// For a decision: how it stands; `conflicting` where another holds that did not know it.
    pub state: Option<&'static str>,
    /// Outcome, state, reason, author: in words.
    pub head: String,
    /// The reasons.
    pub why: Option<String>,
    /// What it answers where it overrides local members. Label and text.
    pub answers: Vec<(String, String)>,
    /// That it was made without seeing something, in words.
    pub unseen: Option<String>,
    /// What is to be said of it, in words: gates that were shut when it was signed, and the like.
    pub marks: Vec<String>,
    /// On a page for the applicant: that nothing was written down for them, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nothing_told: Option<String>,
}

/// A condition with all that is said of it in words.
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

/// A deferral that holds: the case is not clear, whatever else the page says.
#[derive(Debug, Clone, Serialize)]
pub struct BriefDeferral {
    /// The event's id.
    pub id: EventId,
    /// The flag that is deferred; none for the case.
    pub flag: Option<EventId>,
    /// When it is looked at again.
    pub review: chrono::NaiveDate,
    /// By whom.
    pub owner: Who,
    /// The tier at which it was deferred.
    pub tier: Tier,
    /// Whether its day is over.
    pub overdue: bool,
    /// All that in words.
    pub head: String,
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
    /// The tier; not on a page for the applicant.
    pub tier: Option<Tier>,
    /// The state in one word; not on a page for the applicant.
    pub status: Option<Status>,
    /// Whether the greenlight that holds sets conditions.
    pub conditional: bool,
    /// The days that matter.
    pub days: Days,
    /// Where it stands, in words: district, phase, days left.
    pub stands: Vec<String>,
    /// The deferrals that hold.
    pub deferred: Vec<BriefDeferral>,
    /// What must be read before everything else: conflicting, conditional, awaiting, lapsed, undecided.
    pub verdict: Option<String>,
    /// The decisions that hold or wait; the last that lapsed where nothing does.
    pub decisions: Vec<BriefDecision>,
    /// Recommendations.
    pub recommendations: Vec<BriefDecision>,
    /// The conditions.
    pub conditions: Vec<BriefCondition>,
    /// Findings that do not hold any more: said before those that do.
    pub withdrawn: Vec<BriefWithdrawn>,
    /// Findings, the gravest first.
    pub findings: Vec<BriefItem>,
    /// Foreign-interference notes.
    pub interference: Vec<BriefItem>,
    /// What the applicant says about no finding in particular.
    pub replies: Vec<BriefReply>,
    /// Checks.
    pub checks: Vec<BriefCheck>,
    /// Flags.
    pub flags: Vec<BriefItem>,
    /// The gates that are shut.
    pub gates: Vec<GateRow>,
    /// The mark of whole parts that are not here, on a page for the applicant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub withheld: Option<String>,
    /// The mark of counsel's notes that are not here.
    pub counsel: Option<String>,
    /// How many events have a time that was set by hand.
    pub time_set: usize,
    /// How many events claim a time that does not fit.
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
    /// Who made it, when, for whom.
    pub made: Made,
    /// How far the store had come: what a later store must still hold.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub store: Option<Anchor>,
    /// The credit line of the district list.
    pub credit: String,
}

impl Brief {
    /// The same with a line at its foot that says how far the store had come.
    pub fn of_store(mut self, store: Anchor) -> Brief {
        self.store = Some(store);
        self
    }

    /// The brief of these cases.
    pub fn of(sheets: &[Sheet], made: Made, texts: &Texts) -> Brief {
        let cases = sheets.iter().map(|sheet| case(sheet, texts)).collect();
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
        answers: row.overrides.iter().flat_map(|given| phrases::answers(given, texts)).collect(),
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

/// What must be read before everything else.
fn verdict(sheet: &Sheet, decisions: &[&DecisionRow], texts: &Texts) -> Option<String> {
    let any = |state: &str| decisions.iter().any(|one| one.state == state);
    let conditional = decisions.iter().any(|one| one.holds() && one.outcome == Outcome::WithConditions);
    if !sheet.broken.is_empty() {
        return Some(reasons::broken(sheet, texts).join(" "));
    }
    let undone = || undone(sheet, texts);
    let id = if sheet.conflicting {
        messages::brief_conflicting
    } else if any("awaiting-second") && any("effective") {
        messages::brief_reversal_awaiting
    } else if any("awaiting-second") {
        let lines = std::iter::once(say!(texts, brief_awaiting)).chain(undone());
        return Some(lines.collect::<Vec<_>>().join(" "));
    } else if conditional {
        messages::brief_conditional
    } else if any("effective") {
        return None;
    } else if let Some(undone) = undone() {
        return Some(undone);
    } else if any("lapsed") {
        messages::brief_lapsed
    } else {
        messages::brief_undecided
    };
    Some(texts.get(id))
}

/// Whether a decision is one of which a reader must know although it is not in effect.
fn stands_open(state: &str) -> bool {
    matches!(state, "awaiting-second" | "broken")
}

/// Whether a shut gate says something of the case, and not of who reads it.
fn of_case(gate: &GateRow) -> bool {
    gate.code != Some("source-nothing") && gate.id != GateId::SeparateAdmin
}

fn case(sheet: &Sheet, texts: &Texts) -> BriefCase {
    let conditional = Some(Handling::Conditional);
    let findings = sheet.findings.iter().filter(|one| one.handling == conditional).map(|one| one.mark.id);
    let notes = sheet.interference.iter().filter(|one| one.handling == conditional).map(|one| one.mark.id);
    let sieve = Sieve { conditional: findings.chain(notes).collect(), texts };
    let mut decisions: Vec<&DecisionRow> =
        sheet.decisions.iter().filter(|one| one.holds() || stands_open(one.state)).collect();
    if decisions.is_empty() {
        decisions.extend(sheet.decisions.iter().rev().find(|one| one.state == "lapsed"));
    }
    let mut by_severity: Vec<&FindingRow> = sheet.findings.iter().collect();
    by_severity.sort_by_key(|one| std::cmp::Reverse(one.severity));
    let begun = sheet.checks.iter().filter(|one| !one.superseded).map(|one| BriefCheck {
        name: phrases::check_name(one, texts),
        state: phrases::check_state(one, texts),
    });
    let missing = sheet
        .missing_checks
        .iter()
        .map(|one| BriefCheck { name: texts.word(*one), state: say!(texts, usability_missing) });
    let mut stands: Vec<String> =
        sheet.district.iter().map(|district| phrases::district(district, texts)).collect();
    stands.extend([phrases::standing(sheet, texts), phrases::days(sheet.days, texts)]);
    let counsel = sheet.counsel_withheld + sheet.counsel.len();
    BriefCase {
        id: sheet.id,
        short: sheet.short.clone(),
        name: shown::cut(&sheet.name, NAME),
        district: sheet.district.clone(),
        phase: sheet.phase,
        tier: Some(sheet.tier),
        status: Some(sheet.status),
        conditional: sheet.conditional,
        days: sheet.days,
        stands,
        deferred: sheet.deferrals.iter().filter(|one| one.live).map(|one| deferral(one, texts)).collect(),
        verdict: verdict(sheet, &decisions, texts),
        decisions: decisions.into_iter().map(|one| decision(one, texts)).collect(),
        recommendations: sheet.recommendations.iter().map(|one| recommendation(one, texts)).collect(),
        // The conditions of one of two decisions that stand apart are not those of the case.
        conditions: sheet
            .conditions
            .iter()
            .filter(|_| !sheet.conflicting)
            .map(|one| BriefCondition { head: phrases::condition(one, texts), row: one.clone() })
            .collect(),
        withdrawn: sheet.withdrawn().into_iter().map(|(row, said)| sieve.withdrawn(row, said)).collect(),
        findings: by_severity.into_iter().map(|one| sieve.finding(one)).collect(),
        interference: sheet.interference.iter().map(|one| sieve.interference(one)).collect(),
        replies: sheet.loose_replies().map(|one| sieve.reply(one)).collect(),
        checks: begun.chain(missing).collect(),
        flags: sheet.flags.iter().map(|one| sieve.flag(one)).collect(),
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
    /// The findings whose text is on the page.
    pub fn carried(&self) -> Vec<EventId> {
        self.findings.iter().filter(|one| one.said.text.is_some()).map(|one| one.id).collect()
    }

    /// The decisions that the page says are in effect.
    pub fn holding(&self) -> Vec<EventId> {
        let holds = |one: &&BriefDecision| matches!(one.state, Some("effective" | "conflicting"));
        self.decisions.iter().filter(holds).map(|one| one.id).collect()
    }
}
