//! From events to a case: each event that counts is taken into account, in the log's order. Nothing here refuses. What
//! an event changes in the case is defined with its noun.

use crate::domain::case::damage::judged;
use crate::domain::case::{CaseFile, Stamp};
use crate::domain::entry::Entry;
use crate::domain::event::{Act, Declared, RecordKind, Relation, Role};
use crate::domain::fault::Fault;
use crate::domain::history::History;
use crate::domain::ids::{EventId, PersonId};
use crate::domain::judge::Verdict;
use crate::domain::positions::Positions;
use crate::domain::roster::{Roster, Same, Standing};
use crate::domain::skeleton::Skeleton;

/// An event that counts, as its noun takes it into account.
pub(super) struct Replayed<'a> {
    pub(super) stamp: Stamp,
    pub(super) entry: &'a Entry,
    /// As what its author signed it.
    pub(super) role: Option<Role>,
    pub(super) history: &'a History,
    /// Who is one person, by the roster that it cites.
    pub(super) same: &'a Same,
}

impl Replayed<'_> {
    /// Whether its author had seen the event at an earlier position.
    pub(super) fn knew(&self, earlier: usize) -> bool {
        self.history.knew(self.stamp.at, earlier)
    }

    /// The first event of the chain that it continues or corrects; `None` where it begins one.
    pub(super) fn chain(&self) -> Option<EventId> {
        let Act::Record { relation, .. } = self.entry.header.act else { return None };
        relation.target().map(|target| chain_start(self.history, target))
    }
}

impl CaseFile {
    /// Replays a case.
    pub fn replay(history: History, roster: &Roster) -> CaseFile {
        let (history, verdicts) = judged(history, roster);
        let counting = counting(&history, &verdicts, roster.has_gaps());
        let author = |at: usize| verdicts.get(at).and_then(|verdict| verdict.author);
        let skeleton = Skeleton::of(&history, &counting, roster.same(), author);
        let id = history.log().unwrap_or_default();
        let mut file = CaseFile { id, skeleton, ..CaseFile::default() };
        for (at, entry) in history.entries().iter().enumerate().filter(|(at, _)| counting.contains(*at)) {
            let Some(verdict) = verdicts.get(at) else { continue };
            let Some(author) = verdict.author else { continue };
            let stamp = Stamp { id: entry.id, at, by: author.person, time: entry.header.at };
            let same = roster.same_for(&entry.header.auth);
            let event = Replayed { stamp, entry, role: verdict.role, history: &history, same: &same };
            if file.apply(&event).is_none() && entry.body.is_some() {
                file.unread.push(entry.id);
            }
        }
        file.take_decisions(&history);
        file.history = history;
        file.verdicts = verdicts;
        file.take_ladders();
        file.take_notes();
        file
    }

    /// Takes one event's body into account; `None` where the body is not there or not in its verb's shape.
    fn apply(&mut self, event: &Replayed<'_>) -> Option<()> {
        match &event.entry.header.act {
            Act::Open { .. } => self.take_candidate(event),
            Act::Record { kind, .. } => self.record(event, *kind),
            Act::Phase { .. } => {
                self.take_phase(event);
                Some(())
            }
            Act::Refer { route } => self.take_referral(event, *route),
            Act::Issue { copy, audience } => self.take_issue(event, *copy, *audience),
            _ => Some(()),
        }
    }

    fn record(&mut self, event: &Replayed<'_>, kind: RecordKind) -> Option<()> {
        match kind {
            RecordKind::Candidate => self.take_candidate(event),
            RecordKind::Consent => self.take_consent(event),
            RecordKind::Document => self.take_document(event),
            RecordKind::Check => self.take_check(event),
            RecordKind::Finding => self.take_finding(event),
            RecordKind::Interference => self.take_interference(event),
            RecordKind::Reply => self.take_reply(event),
            RecordKind::Prior => self.take_prior(event),
            RecordKind::Note | RecordKind::Counsel | RecordKind::Notice => self.take_note(event, kind),
            RecordKind::Weighing => self.take_weighing(event),
            RecordKind::Contest => self.take_contest(event),
            // Only their headers are read, and a breach is the party's, not a case's.
            RecordKind::Briefing => self.take_briefing(event),
            RecordKind::Appeal | RecordKind::Breach => Some(()),
        }
    }

    /// Reads flags and deferrals from their headers, bodies and arrivals.
    pub(super) fn take_ladders(&mut self) {
        self.deferrals = self.deferrals_of();
        self.flags = self.flags_of();
    }

    /// The event at a position, with its stamp by its author.
    pub(super) fn stamped(&self, at: usize, by: PersonId) -> Option<(Stamp, &Entry)> {
        let entry = self.history.entries().get(at)?;
        Some((Stamp { id: entry.id, at, by, time: entry.header.at }, entry))
    }

    /// The stamp of the event at a position, by its author.
    pub(in crate::domain) fn stamp_at(&self, at: usize, by: PersonId) -> Option<Stamp> {
        self.stamped(at, by).map(|(stamp, _)| stamp)
    }
}

/// The events that have effect: those that are ok, those that were adopted, and a late flag or recusal, which can
/// stop but not help. Of one that is not signed by its author, too, only what stops counts, and which case it opens; of
/// one before which something is missing also what it records.
fn counting(history: &History, verdicts: &[Verdict], roster_gaps: bool) -> Positions {
    let mut counting = Positions::none(history.len());
    for (at, (entry, verdict)) in history.entries().iter().zip(verdicts).enumerate() {
        let stops =
            matches!(entry.header.act, Act::Flag { .. } | Act::Declare { state: Declared::Recused, .. });
        let faults = history.faults();
        let unsigned = faults.of(entry.id) == Some(Fault::Signature);
        let opens = matches!(entry.header.act, Act::Open { .. });
        let records = matches!(entry.header.act, Act::Record { .. });
        let counts = match verdict.standing {
            Standing::Ok => !unsigned || stops || opens,
            Standing::Late => {
                let gap = roster_gaps || faults.has_gap_before(at);
                stops || opens && (unsigned || gap) || !unsigned && records && gap
            }
            Standing::Void => false,
        };
        if counts {
            counting.insert(at);
        }
        if unsigned {
            continue;
        }
        if let (Standing::Ok, Act::Adopt { events }) = (verdict.standing, &entry.header.act) {
            let late =
                |at: &usize| verdicts.get(*at).is_some_and(|verdict| verdict.standing == Standing::Late);
            events
                .iter()
                .filter_map(|id| history.position(*id))
                .filter(late)
                .for_each(|position| counting.insert(position));
        }
    }
    counting
}

/// The first event of a chain of continuations and corrections.
pub(super) fn chain_start(history: &History, id: EventId) -> EventId {
    let mut first = id;
    // A chain leads into the past, so it ends; the count is a guard against a log that was never checked.
    for _ in 0..history.len() {
        match history.get(first).map(|entry| &entry.header.act) {
            Some(Act::Record {
                relation: Relation::Continues(earlier) | Relation::Corrects(earlier),
                ..
            }) => {
                first = *earlier;
            }
            _ => break,
        }
    }
    first
}
