//! One case as plain data, as a reader may see it: what `show --json` prints and every other form is made from.
//! Keys, verbs and codes are English in both languages; only the reasons of gates are sentences.

mod gather;
mod gather_ladder;
mod gather_outcome;
pub mod ladder_rows;
pub mod outcome_rows;
mod public;
pub mod rows;

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;

use crate::domain::case::Status;
use crate::domain::case::candidate::Answer;
use crate::domain::case::check::CheckKind;
use crate::domain::event::{Declared, Phase, Tier};
use crate::domain::gates::View;
use crate::domain::ids::{EventId, PersonId};
use crate::domain::sight::Sight;
use crate::report::sheet::gather::Gather;
use crate::report::sheet::ladder_rows::{DeferralRow, FlagRow, MissedRow, ReferralRow};
use crate::report::sheet::outcome_rows::{
    Apart, ConditionRow, Days, DecisionRow, GateRow, IssuedRow, LateRow, NoteRow, RecommendationRow,
    SecondRow, WaitingRow,
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
    /// What they declared, or somebody else about them.
    pub declared: Option<Declared>,
    /// Every number that they have.
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
    /// The tier at which the case stands.
    pub tier: Tier,
    /// The state in one word.
    pub status: Status,
    /// Whether two decisions hold that did not know each other.
    pub conflicting: bool,
    /// Who the applicant is.
    pub candidate: CandidateRow,
    /// What they agreed to.
    pub consents: Vec<ConsentRow>,
    /// Papers.
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
    /// The conditions of the decisions that hold or wait.
    pub conditions: Vec<ConditionRow>,
    /// Deferrals.
    pub deferrals: Vec<DeferralRow>,
    /// The gates: a shut one once for each thing that is missing.
    pub gates: Vec<GateRow>,
    /// The heads of the log.
    pub heads: Vec<EventId>,
    /// How many events the log has.
    pub events: usize,
    /// The greenlight that was in effect and no longer carries, where no decision is in effect now.
    pub was_greenlit: Option<WasGreenlitRow>,
    /// What of the case does not verify. Then no decision of it is in effect.
    pub broken: Vec<BrokenRow>,
    /// Missed conditions: flags that the calendar raised.
    pub missed: Vec<MissedRow>,
    /// Disclosures outside.
    pub referrals: Vec<ReferralRow>,
    /// The id as people type it.
    pub short: String,
    /// The days that matter.
    pub days: Days,
    /// The day for which all this is said.
    pub as_of: NaiveDate,
    /// The event whose author had just this before them, where somebody looks back so.
    pub seen_by: Option<EventId>,
    /// How many events have come since, where somebody looks back.
    pub since: Option<usize>,
    /// Required checks that were never begun and not waived.
    pub missing_checks: Vec<CheckKind>,
    /// What the applicant says.
    pub replies: Vec<ReplyRow>,
    /// Notes.
    pub notes: Vec<NoteRow>,
    /// What the applicant was told.
    pub notices: Vec<NoteRow>,
    /// Copies of the brief that were handed out.
    pub issued: Vec<IssuedRow>,
    /// Advice of counsel, where the reader may read it.
    pub counsel: Vec<NoteRow>,
    /// How many notes of counsel this reader may not read.
    pub counsel_withheld: usize,
    /// Who works on it.
    pub assigned: Option<Who>,
    /// What the applicant declared.
    pub declared: Vec<Answer>,
    /// Other acts that wait for a second.
    pub waiting: Vec<WaitingRow>,
    /// Those of them that a second would still bring about, and recusals that somebody would end.
    pub seconds: Vec<SecondRow>,
    /// Values that two people set apart: those that lost.
    pub apart: Vec<Apart>,
    /// Events of people whose role had ended.
    pub late: Vec<LateRow>,
    /// Events whose body does not have the shape of its verb.
    pub unread: Vec<EventId>,
    /// Events whose body was purged.
    pub purged: Vec<EventId>,
    /// Events whose time was set by hand.
    pub time_set: Vec<EventId>,
    /// Events that claim a time which fits neither what they build on nor when they arrived.
    pub off_clock: Vec<EventId>,
    /// The reader.
    pub you: Option<You>,
    /// The tiers at which everybody is recused from the case, and who has it in their place.
    pub emptied: Vec<EmptiedRow>,
    /// Ties that people may have: to a reviewer or approver everybody's, to whoever has not declared their own.
    pub ties: Vec<TieRow>,
    /// Whether the reader has not declared whether anything ties them to the case: then only its public facts are here.
    pub undeclared: bool,
    /// Whether the greenlight that holds sets conditions, whatever the phase says.
    pub conditional: bool,
}

impl Sheet {
    /// The sheet of a case as a reader may see it; `short_id` is what stands for `CASE` in commands, and `now` the moment
    /// for what the clock of the riding says, else it is the view's day. The view may be of an earlier day than the
    /// sight: who may read it is for the rights of now.
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
            .filter(|one| one.holds() || one.state == "awaiting-second")
            .flat_map(|one| one.conditions.iter().cloned())
            .collect();
        // Notes about another item stand with that item.
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
            was_greenlit: gather.was_greenlit(),
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
            replies: file.replies.iter().map(|one| gather.reply(one)).collect(),
            notes: gather.notes(&loose),
            notices: gather.notes(&file.notices),
            issued: gather.issued(),
            counsel,
            counsel_withheld,
            assigned: file.skeleton.assigned.value().map(|person| gather.who(*person)),
            declared: file.candidate.facts.declared.clone(),
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
                .filter(|one| one.is_time_set())
                .map(|one| one.id)
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

    /// The name, or the id where there is none any more.
    pub fn called(&self) -> &str {
        if self.name.trim().is_empty() { &self.short } else { &self.name }
    }

    /// What the applicant says about no finding or note that is here.
    pub fn loose_replies(&self) -> impl Iterator<Item = &ReplyRow> {
        let here = |id: EventId| {
            self.findings.iter().any(|one| one.mark.id == id)
                || self.interference.iter().any(|one| one.mark.id == id)
        };
        self.replies.iter().filter(move |one| !one.about.is_some_and(here))
    }

    /// The findings that do not hold any more, the gravest first.
    pub fn withdrawn(&self) -> Vec<(&FindingRow, &WithdrawnRow)> {
        let said = self.findings.iter().filter_map(|one| Some((one, one.withdrawn.as_ref()?)));
        let mut withdrawn: Vec<_> = said.collect();
        withdrawn.sort_by_key(|(one, _)| std::cmp::Reverse(one.severity));
        withdrawn
    }

    /// The gates that are shut, one row for each thing that is missing.
    pub fn shut(&self) -> impl Iterator<Item = &GateRow> {
        self.gates.iter().filter(|gate| !gate.passes)
    }
}
