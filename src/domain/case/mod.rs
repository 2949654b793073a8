//! A case (a vetting file) as its events leave it, and what can be asked of it. It is replayed whole, every time
//! (`replay.rs`); what may be written at all is `admits.rs`. Each noun of a case has a file of its own: its body, what
//! the body must say, what may be said of it, and what it does to the case.

pub mod admits;
mod assignment;
pub mod awaiting;
pub mod briefing;
pub mod candidate;
pub mod check;
pub mod claim;
pub mod closing;
pub mod condition;
pub mod conflict;
pub mod consent;
pub mod contest;
pub mod copies;
pub mod correction;
mod damage;
pub mod decision;
pub mod deferral;
pub mod document;
pub mod finding;
pub mod flag;
pub mod grave;
pub mod handling;
pub mod interference;
mod namesakes;
pub mod note;
pub mod origin;
pub mod phase;
pub mod printed;
pub mod prior;
pub mod referral;
mod replay;
pub mod reply;
pub mod text_for_applicant;
pub mod ties;
pub mod timed;
pub mod view;
mod waiver;
pub mod weighing;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::domain::case::briefing::BriefingBody;
use crate::domain::case::candidate::Candidate;
use crate::domain::case::check::Check;
use crate::domain::case::consent::Consent;
use crate::domain::case::contest::Contest;
use crate::domain::case::copies::Issued;
use crate::domain::case::decision::{Decision, Recommended};
use crate::domain::case::deferral::Deferral;
use crate::domain::case::document::Document;
use crate::domain::case::finding::Finding;
use crate::domain::case::flag::Flag;
use crate::domain::case::interference::Interference;
use crate::domain::case::note::NoteBody;
use crate::domain::case::phase::PhaseBody;
use crate::domain::case::prior::Priors;
use crate::domain::case::referral::{ReferBody, Referral};
use crate::domain::case::reply::ReplyBody;
use crate::domain::case::weighing::Weighing;
use crate::domain::clock::Place;
use crate::domain::entry::{Entry, Timestamp, body_of};
use crate::domain::event::{Act, Outcome, Phase, RecordKind, Tier};
use crate::domain::history::History;
use crate::domain::ids::{EventId, PersonId};
use crate::domain::judge::Verdict;
use crate::domain::refusal::Letters;
use crate::domain::roster::Standing;
use crate::domain::skeleton::Skeleton;
use crate::domain::words::words;

words! {
    /// The state of a case in one word.
    Status "status" {
        Open = "open",
        Recommended = "recommended",
        AwaitingSecond = "awaiting-second",
        Greenlit = "greenlit",
        Conditional = "conditional",
        Withheld = "withheld",
        Conflicting = "conflicting",
        Withdrawn = "withdrawn",
        Lapsed = "lapsed",
        Closed = "closed",
        /// Something of it does not verify.
        Broken = "broken",
    }
}

/// Which event something comes from, who signed it and when they say they did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    /// The event.
    pub id: EventId,
    /// Its position in the log.
    pub at: usize,
    /// Who signed it.
    pub by: PersonId,
    /// The claimed time.
    pub time: Timestamp,
}

/// A reply, a note, a notice, advice of counsel.
#[derive(Debug, Clone)]
pub struct Text<T> {
    /// Who recorded it.
    pub stamp: Stamp,
    /// What it says.
    pub body: T,
}

/// A case as its events leave it.
#[derive(Debug, Clone, Default)]
pub struct CaseFile {
    /// The log's id.
    pub id: EventId,
    history: History,
    verdicts: Vec<Verdict>,
    /// What the headers of the events that count tell.
    pub skeleton: Skeleton,
    /// Who the applicant is.
    pub candidate: Candidate,
    /// What they agreed to.
    pub consents: Vec<Consent>,
    /// Documents.
    pub documents: Vec<Document>,
    /// Checks.
    pub checks: Vec<Check>,
    /// Anomalies.
    pub findings: Vec<Finding>,
    /// What was looked at and is no finding.
    pub weighings: Vec<Weighing>,
    /// Foreign-interference notes.
    pub interference: Vec<Interference>,
    /// Flags.
    pub flags: Vec<Flag>,
    /// Deferrals.
    pub deferrals: Vec<Deferral>,
    /// Disclosures outside.
    pub referrals: Vec<Referral>,
    /// What the applicant says.
    pub replies: Vec<Text<ReplyBody>>,
    /// Notes.
    pub notes: Vec<Text<Arc<NoteBody>>>,
    /// Advice of counsel: for approvers.
    pub counsel: Vec<Text<Arc<NoteBody>>>,
    /// Earlier files that may be of the same person.
    pub priors: Priors,
    /// What the applicant was told.
    pub notices: Vec<Text<Arc<NoteBody>>>,
    /// Who was briefed, and when.
    pub briefings: Vec<Text<Arc<BriefingBody>>>,
    /// Copies of the brief that were given out.
    pub issued: Vec<Issued>,
    /// Recommendations.
    pub recommendations: Vec<Recommended>,
    /// Decisions and reversals.
    pub decisions: Vec<Decision>,
    /// The nomination contest, where this case keeps its record.
    pub contest: Option<Contest>,
    /// The days that matter, from `phase` events.
    pub days: PhaseBody,
    /// Events whose body does not have the shape of its verb.
    pub unread: Vec<EventId>,
    /// By position: when events arrived here that claim to be later than that.
    arrived: BTreeMap<usize, Timestamp>,
}

impl CaseFile {
    /// The log.
    pub fn history(&self) -> &History {
        &self.history
    }

    /// The verdict on each event, in the order of the log.
    pub fn verdicts(&self) -> &[Verdict] {
        &self.verdicts
    }

    fn is_ok(&self, at: usize) -> bool {
        self.verdicts.get(at).is_some_and(|verdict| verdict.standing == Standing::Ok)
    }

    /// The heads on which a new event builds: only events that count. Where something does not verify, only those that
    /// are here with their whole past as it was signed; where there are none, the first event, which may be late.
    pub fn heads(&self) -> Vec<EventId> {
        let firm = |at: usize| self.history.faults().is_firm(at);
        let heads = self.history.heads_among(|at| self.is_ok(at) && firm(at));
        if heads.is_empty() { vec![self.id] } else { heads }
    }

    /// The heads on which this act builds. An `adopt` names late events, which must be in its past, so it alone builds
    /// on them as well.
    pub fn heads_for(&self, act: &Act) -> Vec<EventId> {
        let mut heads = self.heads();
        if let Act::Adopt { events } = act {
            let seen = self.history.past_of(&heads).unwrap_or_default();
            let unseen = |id: &&EventId| self.history.position(**id).is_some_and(|at| !seen.contains(at));
            heads.extend(events.iter().filter(unseen));
            heads.sort_unstable();
        }
        heads
    }

    /// Events of people whose role had ended: they are kept and shown separately.
    pub fn late(&self) -> impl Iterator<Item = &Entry> {
        let late =
            |at: &usize| self.verdicts.get(*at).is_some_and(|verdict| verdict.standing == Standing::Late);
        self.history.entries().iter().enumerate().filter(move |(at, _)| late(at)).map(|(_, entry)| entry)
    }

    /// Who signed an event.
    pub fn author(&self, at: usize) -> Option<PersonId> {
        self.verdicts.get(at)?.author.map(|author| author.person)
    }

    /// The shortest letters, five or more, that tell an event from every other of this case.
    pub fn short(&self, id: EventId) -> String {
        self.item(id).to_string()
    }

    /// An event with as many letters.
    pub fn item(&self, id: EventId) -> Letters {
        let others = self.history.entries().iter().map(|entry| entry.id).filter(|other| *other != id);
        Letters::new(id, others.map(|other| id.letters_to_tell_from(&other)).max().unwrap_or(0))
    }

    /// The events of this case whose letters begin so.
    pub fn starting_with(&self, letters: &str) -> Vec<EventId> {
        let Some((low, high)) = EventId::range_of(letters) else { return Vec::new() };
        self.history.entries().iter().map(|entry| entry.id).filter(|id| *id >= low && *id <= high).collect()
    }

    /// The first event of the chain to which an event belongs.
    pub fn chain(&self, id: EventId) -> EventId {
        replay::chain_start(&self.history, id)
    }

    /// Where the case's clock runs. A case without a district keeps the time of the capital.
    pub fn place(&self) -> Place {
        self.skeleton.district().map_or(Place::CAPITAL, |(_, district)| Place::of(district))
    }

    /// From when an event counts for clocks: the earlier of its claimed time and its first arrival here.
    pub fn since(&self, stamp: &Stamp) -> Timestamp {
        self.arrived.get(&stamp.at).map_or(stamp.time, |arrived| stamp.time.min(*arrived))
    }

    /// The same case, where deadlines run from the arrival here of events that claim a later time.
    pub fn arrived(mut self, arrived: BTreeMap<usize, Timestamp>) -> CaseFile {
        if !arrived.is_empty() {
            self.arrived = arrived;
            self.take_ladders();
            self.take_notes();
        }
        self
    }

    /// The state of the case in one word.
    pub fn status(&self) -> Status {
        if self.is_broken() {
            return Status::Broken;
        }
        if self.is_conflicting() {
            return Status::Conflicting;
        }
        match self.skeleton.phase() {
            Phase::Withdrawn => return Status::Withdrawn,
            Phase::Lapsed => return Status::Lapsed,
            _ => {}
        }
        if self.skeleton.is_closed() {
            return Status::Closed;
        }
        if self.awaiting().is_some() {
            return Status::AwaitingSecond;
        }
        match self.decision().map(|decision| decision.outcome) {
            Some(Outcome::Greenlight) => Status::Greenlit,
            Some(Outcome::WithConditions) => Status::Conditional,
            Some(Outcome::Withhold) => Status::Withheld,
            Some(Outcome::Undecided) | None if self.recommendations.is_empty() => Status::Open,
            Some(Outcome::Undecided) | None => Status::Recommended,
        }
    }

    /// Whether a greenlight with conditions is in effect: it is never shown as one without.
    pub fn is_conditional(&self) -> bool {
        !self.is_conflicting()
            && self.decision().is_some_and(|decision| decision.outcome == Outcome::WithConditions)
    }

    /// The phase to show: `greenlit` is read from the decision. Two concurrent decisions set no phase.
    pub fn phase(&self) -> Phase {
        let phase = self.skeleton.phase();
        let decision = self.decision().filter(|_| !self.is_conflicting());
        let greenlit = decision.is_some_and(|decision| decision.outcome.is_greenlight());
        if greenlit && phase < Phase::Greenlit { Phase::Greenlit } else { phase }
    }

    /// The tier of the case: the highest at which a flag is open, else national once recommended.
    pub fn tier(&self) -> Tier {
        let flagged = self.flags.iter().filter(|flag| flag.weighs()).map(|flag| flag.tier).max();
        let rest = if self.recommendations.is_empty() { Tier::Local } else { Tier::National };
        flagged.unwrap_or(rest)
    }

    /// The flag that an event raises, acts on, defers, or is a note or a disclosure about.
    pub fn flag_of(&self, entry: &Entry) -> Option<&Flag> {
        let flag = match &entry.header.act {
            Act::Flag { .. } => Some(entry.id),
            Act::Resume { deferral } => {
                self.deferrals.iter().find(|known| known.stamp.id == *deferral).and_then(|known| known.flag)
            }
            Act::Record { kind: RecordKind::Note, .. } => {
                let about = body_of::<NoteBody>(entry)?.about?;
                // A note on a deferral or a disclosure is about the flag that these are about.
                let deferral = self.deferrals.iter().find(|deferral| deferral.stamp.id == about);
                let referral = self.referrals.iter().find(|referral| referral.stamp.id == about);
                let of_referral = referral.and_then(|referral| referral.body.as_ref()?.about);
                deferral.and_then(|deferral| deferral.flag).or(of_referral).or(Some(about))
            }
            Act::Refer { .. } => body_of::<ReferBody>(entry)?.about,
            act => act.flag(),
        }?;
        self.flags.iter().find(|known| known.stamp.id == flag)
    }
}
