//! From events to a case: each event that counts is taken into account, in the log's order. Nothing here refuses.

use std::collections::BTreeMap;

use crate::domain::case::candidate::{Candidate, CandidateBody};
use crate::domain::case::check::{self, Check};
use crate::domain::case::consent::{Consent, ConsentBody};
use crate::domain::case::damage::judged;
use crate::domain::case::decision::{Decision, DecisionBody, Recommended};
use crate::domain::case::deferral::{DeferBody, Deferral, Pulled, ResumeBody};
use crate::domain::case::document::{Document, DocumentBody};
use crate::domain::case::finding::{self, Finding};
use crate::domain::case::flag::{Flag, FlagBody, FlagWords, Supported, TextBody};
use crate::domain::case::interference::{self, Interference};
use crate::domain::case::issue::{IssueBody, Issued};
use crate::domain::case::phase::PhaseBody;
use crate::domain::case::referral::{ReferBody, Referral, ReferralReply};
use crate::domain::case::{CaseFile, ReplyBody, Stamp, Text};
use crate::domain::entry::Entry;
use crate::domain::event::{Act, Declared, RecordKind, Relation, Role, Route, Tier};
use crate::domain::fault::Fault;
use crate::domain::history::{History, Positions};
use crate::domain::ids::{EventId, PersonId};
use crate::domain::judge::Verdict;
use crate::domain::roster::{Roster, Same, Standing, body_of};
use crate::domain::skeleton::{DecisionState, Skeleton};

impl CaseFile {
    /// Replays a case.
    pub fn replay(history: History, roster: &Roster) -> CaseFile {
        let (history, verdicts) = judged(history, roster);
        let counting = counting(&history, &verdicts, roster.has_gaps());
        let author = |at: usize| verdicts.get(at).and_then(|verdict| verdict.author);
        let skeleton = Skeleton::of(&history, &counting, roster.same(), author);
        let mut file = CaseFile {
            id: history.log().unwrap_or(EventId([0; 32])),
            skeleton,
            candidate: Candidate::default(),
            consents: Vec::new(),
            documents: Vec::new(),
            checks: Vec::new(),
            findings: Vec::new(),
            interference: Vec::new(),
            flags: Vec::new(),
            deferrals: Vec::new(),
            referrals: Vec::new(),
            replies: Vec::new(),
            notes: Vec::new(),
            counsel: Vec::new(),
            notices: Vec::new(),
            issued: Vec::new(),
            recommendations: Vec::new(),
            decisions: Vec::new(),
            days: PhaseBody::default(),
            unread: Vec::new(),
            arrived: BTreeMap::new(),
            history: History::default(),
            verdicts: Vec::new(),
        };
        for (at, entry) in history.entries().iter().enumerate().filter(|(at, _)| counting.contains(*at)) {
            let Some(verdict) = verdicts.get(at) else { continue };
            let Some(author) = verdict.author else { continue };
            let stamp = Stamp { id: entry.id, at, by: author.person, time: entry.header.at };
            let same = roster.same_for(&entry.header.auth);
            if file.apply(stamp, entry, verdict.role, &history, &same).is_none() && entry.body.is_some() {
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
    fn apply(
        &mut self,
        stamp: Stamp,
        entry: &Entry,
        role: Option<Role>,
        history: &History,
        same: &Same,
    ) -> Option<()> {
        match &entry.header.act {
            Act::Open { .. } => {
                let body: CandidateBody = body_of(entry)?;
                let agreed = body.consents.iter().cloned();
                self.consents.extend(agreed.map(|body| Consent { stamp, body }));
                self.candidate.take(stamp.at, body, |earlier| history.knew(stamp.at, earlier));
            }
            Act::Record { kind, relation } => {
                self.record((stamp, role, same), entry, *kind, *relation, history)?;
            }
            Act::Phase { .. } => {
                let body: PhaseBody = body_of(entry).unwrap_or_default();
                self.days.meeting = body.meeting.or(self.days.meeting);
                self.days.close = body.close.or(self.days.close);
                self.days.list_due = body.list_due.or(self.days.list_due);
            }
            Act::Refer { route } => {
                let body: Option<ReferBody> = body_of(entry);
                let read = body.is_some();
                self.referrals.push(Referral { stamp, safety: route.is_some(), body, replies: Vec::new() });
                return read.then_some(());
            }
            Act::Issue { copy, audience } => {
                let body: Option<IssueBody> = body_of(entry);
                let read = body.is_some();
                self.issued.push(Issued { stamp, copy: *copy, audience: *audience, body });
                return read.then_some(());
            }
            _ => {}
        }
        Some(())
    }

    fn record(
        &mut self,
        (stamp, role, same): (Stamp, Option<Role>, &Same),
        entry: &Entry,
        kind: RecordKind,
        relation: Relation,
        history: &History,
    ) -> Option<()> {
        let chain = relation.target().map(|target| chain_start(history, target));
        match kind {
            RecordKind::Candidate => {
                let body: CandidateBody = body_of(entry)?;
                self.candidate.take(stamp.at, body, |earlier| history.knew(stamp.at, earlier));
            }
            RecordKind::Consent => {
                self.consents.push(Consent { stamp, body: body_of::<ConsentBody>(entry)? });
            }
            RecordKind::Document => {
                let body: DocumentBody = body_of(entry)?;
                match chain {
                    None => self.documents.push(Document {
                        stamp,
                        title: body.title.clone().unwrap_or_default(),
                        file: body.file.clone(),
                        steps: vec![(stamp, body)],
                    }),
                    Some(first) => {
                        let document =
                            self.documents.iter_mut().find(|document| document.stamp.id == first)?;
                        document.title = body.title.clone().unwrap_or(std::mem::take(&mut document.title));
                        document.steps.push((stamp, body));
                    }
                }
            }
            RecordKind::Check => {
                let body: check::CheckBody = body_of(entry)?;
                match chain {
                    None => {
                        let check = body.check?;
                        self.checks
                            .iter_mut()
                            .filter(|one| one.check == check)
                            .for_each(|one| one.superseded = true);
                        let now = check::CheckBody { check: Some(check), ..check::CheckBody::default() };
                        let mut first = Check { stamp, check, now, steps: Vec::new(), superseded: false };
                        first.take(stamp, body);
                        self.checks.push(first);
                    }
                    Some(first) => {
                        self.checks.iter_mut().find(|one| one.stamp.id == first)?.take(stamp, body);
                    }
                }
            }
            RecordKind::Finding => {
                let body: finding::FindingBody = body_of(entry)?;
                match chain {
                    None => self.findings.push(Finding::new(stamp, body)),
                    Some(first) => {
                        let finding = self.findings.iter_mut().find(|one| one.stamp.id == first)?;
                        finding.take(stamp, role, body, same);
                    }
                }
            }
            RecordKind::Interference => {
                let body: interference::InterferenceBody = body_of(entry)?;
                match chain {
                    None => {
                        self.interference.push(Interference {
                            stamp,
                            now: body.clone(),
                            steps: vec![(stamp, body)],
                        });
                    }
                    Some(first) => {
                        let notes = &mut self.interference;
                        notes.iter_mut().find(|one| one.stamp.id == first)?.take(stamp, role, body, same);
                    }
                }
            }
            RecordKind::Reply => {
                let body: ReplyBody = body_of(entry)?;
                let about = body.about.map(|about| chain_start(history, about));
                self.findings
                    .iter_mut()
                    .filter(|one| Some(one.stamp.id) == about)
                    .for_each(|one| one.answered(body.on));
                self.replies.push(Text { stamp, body: ReplyBody { about, ..body } });
            }
            RecordKind::Note => self.notes.push(Text { stamp, body: body_of(entry)? }),
            RecordKind::Counsel => self.counsel.push(Text { stamp, body: body_of(entry)? }),
            RecordKind::Notice => self.notices.push(Text { stamp, body: body_of(entry)? }),
            // Only their headers are read, and a breach is the party's, not a case's.
            RecordKind::Prior
            | RecordKind::Weighing
            | RecordKind::Contest
            | RecordKind::Briefing
            | RecordKind::Appeal
            | RecordKind::Breach => {}
        }
        Some(())
    }

    /// Reads flags and deferrals from their headers, bodies and arrivals.
    pub(super) fn take_ladders(&mut self) {
        self.deferrals = self.deferrals_of();
        self.flags = self.flags_of();
    }

    fn stamp(&self, at: usize, by: PersonId) -> Option<(Stamp, &Entry)> {
        let entry = self.history.entries().get(at)?;
        Some((Stamp { id: entry.id, at, by, time: entry.header.at }, entry))
    }

    /// The stamp of the event at a position, by its author.
    pub(in crate::domain) fn stamp_at(&self, at: usize, by: PersonId) -> Option<Stamp> {
        self.stamp(at, by).map(|(stamp, _)| stamp)
    }

    fn deferrals_of(&self) -> Vec<Deferral> {
        let deferrals = self.skeleton.deferrals.iter().filter_map(|one| {
            let (stamp, entry) = self.stamp(one.at, one.by)?;
            let resumed = one.resumed.and_then(|(at, by)| self.stamp(at, by));
            let tier = self.verdicts.get(one.at).and_then(|verdict| verdict.role).and_then(Role::tier);
            Some(Deferral {
                stamp,
                flag: one.flag,
                owner: one.owner,
                review: one.review,
                tier: tier.unwrap_or(Tier::National),
                body: body_of::<DeferBody>(entry),
                live: self.skeleton.is_deferred_by(one, &self.history),
                resumed: resumed.map(|(stamp, entry)| (stamp, body_of::<ResumeBody>(entry))),
                pulled: Vec::new(),
            })
        });
        deferrals.collect()
    }

    fn flags_of(&self) -> Vec<Flag> {
        let flags = self.skeleton.flags.iter().filter_map(|frame| {
            let (stamp, raised) = self.stamp(frame.at, frame.raiser)?;
            let stands = self.skeleton.flag_stands(frame, &self.history)?;
            let mut steps: Vec<FlagWords> = Vec::with_capacity(frame.acts.len());
            for act in &frame.acts {
                let (stamp, entry) = self.stamp(act.at, act.by)?;
                let before = act.after.and_then(|after| steps.get(after)).map(|step| step.since);
                let since = self.since(&stamp);
                steps.push(FlagWords {
                    stamp,
                    what: act.what,
                    tier: act.tier,
                    date: act.date,
                    text: body_of::<TextBody>(entry).unwrap_or_default().text,
                    after: act.after,
                    since: before.map_or(since, |before| since.max(before)),
                });
            }
            let reached = frame.acts.get(stands.reached)?.at;
            // A deferral holds the clock of the tier that made it, so it had seen the flag there.
            let here = || {
                let of_flag = self.deferrals.iter().filter(|one| one.flag == Some(frame.id));
                of_flag.filter(|one| self.history.knew(one.stamp.at, reached))
            };
            let ended = here().filter_map(|one| one.resumed.as_ref()).map(|(stamp, _)| self.since(stamp));
            let from = match raised.header.act {
                Act::Flag { from, .. } => from,
                _ => Tier::Local,
            };
            Some(Flag {
                stamp,
                level: frame.level,
                from,
                safety: frame.route == Some(Route::Safety),
                body: body_of::<FlagBody>(raised),
                tier: stands.tier,
                state: stands.what,
                stands: frame.acts.iter().position(|act| act.at == stands.at)?,
                reached: stands.reached,
                steps,
                deferred_to: here().filter(|one| one.live).map(|one| one.review).min(),
                restarted: ended.max(),
                support: Vec::new(),
            })
        });
        flags.collect()
    }

    /// Notes that are about another item: what came back on a disclosure, a pulled trigger, support for a target.
    pub(super) fn take_notes(&mut self) {
        let notes = std::mem::take(&mut self.notes);
        // A case that learned when its events arrived reads its notes again.
        self.referrals.iter_mut().for_each(|one| one.replies.clear());
        for Text { stamp, body } in &notes {
            let (stamp, text) = (*stamp, || body.text.clone());
            let pulled_on = self.place().day(self.since(&stamp).utc());
            let Some(about) = body.about else { continue };
            if let Some(referral) = self.referrals.iter_mut().find(|one| one.stamp.id == about) {
                referral.replies.push(ReferralReply { stamp, on: body.on, text: text() });
            }
            if let Some(deferral) = self.deferrals.iter_mut().find(|one| one.stamp.id == about)
                && let Some(trigger) = body.trigger
            {
                deferral.pulled.push(Pulled { stamp, trigger, text: text() });
                // What it held runs again from that day.
                let held =
                    self.flags.iter_mut().find(|one| deferral.live && deferral.flag == Some(one.stamp.id));
                if let Some(flag) = held {
                    flag.deferred_to = flag.deferred_to.map(|until| until.min(pulled_on));
                }
            }
            if let Some(flag) = self.flags.iter_mut().find(|one| one.stamp.id == about)
                && let Some(what) = body.support
            {
                flag.support.push(Supported { stamp, what, text: text() });
            }
        }
        self.notes = notes;
    }

    fn take_decisions(&mut self, history: &History) {
        let stamp_of = |at: usize, by: PersonId| {
            history.entries().get(at).map(|entry| Stamp { id: entry.id, at, by, time: entry.header.at })
        };
        let said = |at: usize| history.entries().get(at).and_then(body_of::<DecisionBody>);
        for one in &self.skeleton.recommendations {
            if let Some(stamp) = stamp_of(one.at, one.by) {
                self.recommendations.push(Recommended { stamp, outcome: one.outcome, body: said(one.at) });
            }
        }
        for (index, one) in self.skeleton.decisions.iter().enumerate() {
            let (Some(stamp), Some(state)) =
                (stamp_of(one.at, one.by), self.skeleton.decision_state(index, history))
            else {
                continue;
            };
            // What does not verify may be what reversed it, or what made it lapse.
            let state = if history.faults().is_empty() { state } else { DecisionState::Broken };
            let id_at = |at: usize| history.entries().get(at).map(|entry| entry.id);
            let second = one.seconded.and_then(|at| {
                let (_, by) = self.skeleton.seconders.iter().find(|(second, _)| *second == at)?;
                stamp_of(at, *by)
            });
            self.decisions.push(Decision {
                stamp,
                outcome: one.outcome,
                state,
                reverses: one.reverses,
                recommendation: one.recommendation.and_then(id_at),
                second,
                needs_second: one.needs_second,
                district: one.district,
                body: said(one.at),
                unseen: self.skeleton.unseen_by(one, history).filter_map(id_at).collect(),
            });
        }
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
                |adopted: &usize| verdicts.get(*adopted).is_some_and(|one| one.standing == Standing::Late);
            events
                .iter()
                .filter_map(|id| history.position(*id))
                .filter(late)
                .for_each(|one| counting.insert(one));
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
