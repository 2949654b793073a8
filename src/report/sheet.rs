//! One case as plain data, as a reader may see it: what `show --json` prints and every other form is made from.
//! Keys, verbs and codes are English in both languages; only the reasons of gates are sentences.

pub mod application;
pub mod contest_rows;
mod gather;
mod gather_ladder;
mod gather_outcome;
pub mod grave;
pub mod ladder_rows;
pub mod links;
pub mod outcome_rows;
mod public;
pub mod rows;

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;

use crate::domain::case::Status;
use crate::domain::case::check::usable::Age;
use crate::domain::case::view::View;
use crate::domain::check_kind::CheckKind;
use crate::domain::event::{Declared, Phase, Tier};
use crate::domain::ids::{EventId, PersonId};
use crate::domain::sight::Sight;
use crate::domain::skeleton::Uncleared;
use crate::report::earlier::{PriorFile, prior_files};
use crate::report::sheet::application::{AdverseRow, ApplicationRow};
use crate::report::sheet::contest_rows::{ContestRow, ElsewhereRow};
use crate::report::sheet::gather::Gather;
use crate::report::sheet::grave::GraveRow;
use crate::report::sheet::ladder_rows::{DeferralRow, FlagRow, MissedRow, ReferralRow};
use crate::report::sheet::outcome_rows::{
    Apart, BriefingRow, ConditionRow, Days, DecisionRow, GateRow, IssuedRow, LateRow, NoteRow, PhaseMarkRow,
    RecommendationRow, SecondRow, ShownState, WaitingRow, WaiverRow,
};
use crate::report::sheet::rows::{
    BrokenRow, CandidateRow, CheckRow, ConflictRow, ConsentRow, DistrictRow, DocumentRow, EmptiedRow,
    FindingRow, InterferenceRow, ReplyRow, TieRow, WasGreenlitRow, Who, WithdrawnRow,
};
use crate::report::texts::Texts;

/// The reader, as the case knows them.
#[derive(Debug, Clone, Serialize)]
pub struct You {
    /// The reader.
    #[serde(flatten)]
    pub who: Who,
    /// What they declared, or what somebody else declared about them.
    pub declared: Option<Declared>,
    /// Every number that the roster has for them.
    #[serde(skip)]
    pub numbers: Vec<PersonId>,
}

/// One case. The first keys are those that scripts rely on, in their order; the rest may grow.
#[derive(Debug, Clone, Serialize)]
pub struct Sheet {
    /// The case's id, whole.
    pub id: EventId,
    /// The applicant's name; empty once it is purged.
    pub name: String,
    /// The electoral district.
    pub district: Option<DistrictRow>,
    /// The phase to show.
    pub phase: Phase,
    /// The tier that handles the case.
    pub tier: Tier,
    /// The state in one word.
    pub status: Status,
    /// Whether two decisions are in effect that were made apart.
    pub conflicting: bool,
    /// Who the applicant is.
    pub candidate: CandidateRow,
    /// What the applicant agreed to.
    pub consents: Vec<ConsentRow>,
    /// Documents.
    pub documents: Vec<DocumentRow>,
    /// Checks, those that were replaced included.
    pub checks: Vec<CheckRow>,
    /// Findings, in the order they were written.
    pub findings: Vec<FindingRow>,
    /// Foreign-interference notes.
    pub interference: Vec<InterferenceRow>,
    /// Declarations of conflict.
    pub conflicts: Vec<ConflictRow>,
    /// Flags.
    pub flags: Vec<FlagRow>,
    /// Recommendations.
    pub recommendations: Vec<RecommendationRow>,
    /// Decisions and reversals.
    pub decisions: Vec<DecisionRow>,
    /// The conditions of the decisions that are in effect or wait for a second.
    pub conditions: Vec<ConditionRow>,
    /// Deferrals.
    pub deferrals: Vec<DeferralRow>,
    /// The gates: a closed gate has one row for each thing that is missing.
    pub gates: Vec<GateRow>,
    /// The heads of the log.
    pub heads: Vec<EventId>,
    /// How many events the log has.
    pub events: usize,
    /// Whether the decisions that were made apart say the same.
    pub agreeing: bool,
    /// What is grave and no decision in effect has seen.
    pub grave: Vec<GraveRow>,
    /// The greenlight that has ended, where no decision is in effect now.
    pub was_greenlit: Option<WasGreenlitRow>,
    /// How the person stands without a greenlight, if they do.
    pub uncleared: Option<Uncleared>,
    /// What the next phase would be refused for now, one row for each thing that is missing.
    pub next_phase: Vec<GateRow>,
    /// The phases that were set although a requirement was not met.
    pub phase_marks: Vec<PhaseMarkRow>,
    /// For which coming day the required checks are too old.
    pub stale: Option<Age>,
    /// The events that do not verify. While there are any, no decision of the case is in effect.
    pub broken: Vec<BrokenRow>,
    /// Missed conditions: flags that the calendar raised.
    pub missed: Vec<MissedRow>,
    /// Disclosures outside.
    pub referrals: Vec<ReferralRow>,
    /// The id as people type it.
    pub short: String,
    /// The days that matter.
    pub days: Days,
    /// The day that the sheet describes.
    pub as_of: NaiveDate,
    /// The event whose author saw the case as it is here, where the sheet was asked for by event.
    pub seen_by: Option<EventId>,
    /// How many events have come since, on a sheet of an earlier day.
    pub since: Option<usize>,
    /// Required checks that were never begun and not waived.
    pub missing_checks: Vec<CheckKind>,
    /// What the applicant says.
    pub replies: Vec<ReplyRow>,
    /// Notes.
    pub notes: Vec<NoteRow>,
    /// Files that may be of the same person, by their marks, and what was judged of each.
    pub prior: Vec<PriorFile>,
    /// Who was briefed, and when.
    pub briefings: Vec<BriefingRow>,
    /// The notices to the applicant.
    pub notices: Vec<NoteRow>,
    /// Copies of the brief that were given out.
    pub issued: Vec<IssuedRow>,
    /// Advice of counsel, where the reader may read it.
    pub counsel: Vec<NoteRow>,
    /// How many notes of counsel this reader may not read.
    pub counsel_withheld: usize,
    /// How many more are here without their text, which was not sent.
    pub counsel_not_sent: usize,
    /// Who works on it.
    pub assigned: Option<Who>,
    /// The application: what they declared, who answered for it, their other answers.
    pub application: ApplicationRow,
    /// Everything adverse that checks brought, and who answered for it.
    pub adverse: Vec<AdverseRow>,
    /// The nomination contest that this case keeps.
    pub contest: Option<ContestRow>,
    /// Those of its district that other cases keep, of what the reader may see.
    pub contests_elsewhere: Vec<ElsewhereRow>,
    /// What two approvers waived, but for conditions.
    pub waivers: Vec<WaiverRow>,
    /// Other acts that wait for a second.
    pub waiting: Vec<WaitingRow>,
    /// Those of them that a second can still bring into effect, and recusals that somebody asked to end.
    pub seconds: Vec<SecondRow>,
    /// Values that lost to others, set by people who had not seen each other's.
    pub apart: Vec<Apart>,
    /// Events of people whose role had ended.
    pub late: Vec<LateRow>,
    /// Events whose body does not have the shape of its verb.
    pub unread: Vec<EventId>,
    /// Events whose body was purged.
    pub purged: Vec<EventId>,
    /// Events whose time was set by hand.
    pub time_set: Vec<EventId>,
    /// Events whose claimed time contradicts their parents or their arrival.
    pub off_clock: Vec<EventId>,
    /// The reader.
    pub you: Option<You>,
    /// The tiers at which everybody is recused from the case, and who handles it instead.
    pub emptied: Vec<EmptiedRow>,
    /// Possible ties: everybody's for a reviewer or approver, their own for a person who has not declared.
    pub ties: Vec<TieRow>,
    /// Whether the reader has yet to declare a tie or none: the sheet then has the public facts only.
    pub undeclared: bool,
    /// Whether the greenlight in effect sets conditions, whatever the phase says.
    pub conditional: bool,
}

impl Sheet {
    /// The first of decisions that were made apart and agree.
    pub fn agreed(&self) -> Option<&DecisionRow> {
        self.decisions.iter().find(|decision| decision.state == ShownState::Agreeing)
    }

    /// The sheet of a case as a reader may see it. `short_id` fills `CASE` in commands; without `now`, the view's day
    /// is today. The view may be of an earlier day than the sight, because today's rights decide who may read it.
    pub fn of(
        view: &View<'_>,
        sight: &Sight<'_>,
        now: Option<DateTime<Utc>>,
        short_id: String,
        texts: &Texts,
    ) -> Sheet {
        let (file, reader) = (view.file, sight.reader());
        let clock = file.clock_marks(view.roster);
        let off_clock = file.history().ids().iter().zip(&clock).filter(|(_, marks)| !marks.is_empty());
        let off_clock = off_clock.map(|(id, _)| *id).collect();
        let gather = Gather { view, texts, short: &short_id, now, clock };
        let decisions = gather.decisions();
        let conditions = decisions
            .iter()
            .filter(|decision| decision.holds() || decision.state == ShownState::AwaitingSecond)
            .flat_map(|decision| decision.conditions.iter().cloned())
            .collect();
        // Notes about another item are shown with that item.
        let loose: Vec<_> = file.notes.iter().filter(|note| note.body.about.is_none()).cloned().collect();
        let (counsel, counsel_withheld) = if sight.reads_counsel() {
            (gather.notes(&file.counsel), 0)
        } else {
            (Vec::new(), file.counsel.len())
        };
        Sheet {
            id: file.id,
            name: file.candidate.name().to_owned(),
            district: gather.district(),
            phase: file.phase(),
            tier: file.tier(),
            status: file.status(),
            conflicting: file.is_conflicting(),
            agreeing: file.agreed().is_some(),
            was_greenlit: gather.was_greenlit(),
            uncleared: file.skeleton.uncleared(file.history()),
            next_phase: gather.next_phase(),
            phase_marks: gather.phase_marks(),
            stale: file.checks_age(view.policy, view.today),
            broken: gather.broken(),
            candidate: gather.candidate(),
            consents: gather.consents(),
            documents: gather.documents(),
            checks: gather.checks(),
            findings: gather.findings(),
            interference: gather.interference(),
            conflicts: gather.conflicts(),
            flags: gather.flags(sight),
            missed: gather.missed(),
            recommendations: gather.recommendations(),
            decisions,
            conditions,
            deferrals: gather.deferrals(sight),
            referrals: gather.referrals(sight),
            gates: gather.gates(reader.me),
            heads: file.heads(),
            events: file.history().len(),
            days: gather.days(),
            as_of: view.today,
            seen_by: None,
            since: None,
            missing_checks: gather.missing_checks(),
            replies: file.replies.iter().map(|reply| gather.reply(reply)).collect(),
            notes: gather.notes(&loose),
            prior: prior_files(file, view.roster),
            briefings: gather.briefings(),
            notices: gather.notes(&file.notices),
            grave: gather.grave(),
            issued: gather.issued(),
            counsel,
            counsel_withheld,
            counsel_not_sent: file.counsel_not_sent(),
            assigned: file.skeleton.assigned.value().map(|person| gather.who(*person)),
            application: gather.application(),
            adverse: gather.adverse(),
            contest: gather.contest(),
            contests_elsewhere: Vec::new(),
            waivers: gather.waivers(),
            waiting: gather.waiting(),
            seconds: gather.seconds(),
            apart: gather.apart(),
            late: gather.late(),
            unread: file.unread.clone(),
            purged: file.skeleton.purged.clone(),
            time_set: file
                .history()
                .entries()
                .iter()
                .filter(|entry| entry.is_time_set())
                .map(|entry| entry.id)
                .collect(),
            off_clock,
            you: Some(You {
                who: gather.who(reader.me),
                declared: file.declared(reader.me),
                numbers: reader.numbers.clone(),
            }),
            emptied: gather.emptied(),
            ties: gather.ties(sight),
            undeclared: false,
            conditional: file.is_conditional(),
            short: short_id,
        }
    }

    /// The name, or the id once the name is purged.
    pub fn called(&self) -> &str {
        if self.name.trim().is_empty() { &self.short } else { &self.name }
    }

    /// The applicant's replies that are about no finding or note on the sheet.
    pub fn loose_replies(&self) -> impl Iterator<Item = &ReplyRow> {
        let here = |id: EventId| {
            self.findings.iter().any(|finding| finding.mark.id == id)
                || self.interference.iter().any(|note| note.mark.id == id)
        };
        self.replies.iter().filter(move |reply| !reply.about.is_some_and(here))
    }

    /// The withdrawn findings, the gravest first.
    pub fn withdrawn(&self) -> Vec<(&FindingRow, &WithdrawnRow)> {
        let mut withdrawn: Vec<_> =
            self.findings.iter().filter_map(|finding| Some((finding, finding.withdrawn.as_ref()?))).collect();
        withdrawn.sort_by_key(|(finding, _)| std::cmp::Reverse(finding.severity));
        withdrawn
    }

    /// The notes in which there is nothing.
    pub fn unfounded(&self) -> impl Iterator<Item = (&InterferenceRow, &WithdrawnRow)> {
        self.interference.iter().filter_map(|note| Some((note, note.withdrawn.as_ref()?)))
    }

    /// The closed gates, one row for each thing that is missing.
    pub fn shut(&self) -> impl Iterator<Item = &GateRow> {
        self.gates.iter().filter(|gate| !gate.passes)
    }
}
