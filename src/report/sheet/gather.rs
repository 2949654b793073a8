//! Fills the rows of a sheet from a replayed case. Every judgment is made in `domain`.

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};

use crate::domain::agenda::ElectionDay;
use crate::domain::all_recused::{emptied_tiers, goes_outside, stands_in};
use crate::domain::case::check::consented::Lack;
use crate::domain::case::conflict::DeclareBody;
use crate::domain::case::consent::{Consent, ConsentBody};
use crate::domain::case::finding::{Finding, FindingBody, Link};
use crate::domain::case::interference::{Interference, InterferenceBody};
use crate::domain::case::reply::ReplyBody;
use crate::domain::case::ties::{PossibleTie, possible_ties};
use crate::domain::case::view::View;
use crate::domain::case::{Stamp, Text};
use crate::domain::check_kind::CheckKind;
use crate::domain::clock::proved::ClockMark;
use crate::domain::district::DistrictCode;
use crate::domain::entry::{Entry, body_of};
use crate::domain::event::{Declared, Tier};
use crate::domain::gates::is_to_adopt;
use crate::domain::ids::{EventId, PersonId};
use crate::domain::sight::Sight;
use crate::report::sheet::links::LinkRow;
use crate::report::sheet::outcome_rows::{Days, NextDay};
use crate::report::sheet::rows::{
    BrokenRow, CandidateRow, CheckRow, CheckStepRow, ConflictRow, ConsentRow, DistrictRow, DocumentRow,
    DocumentStepRow, EmptiedRow, FindingRow, InterferenceRow, Mark, ReplyRow, SaidRow, TieRow,
    WasGreenlitRow, Who, WithdrawnRow,
};
use crate::report::texts::Texts;

pub(super) struct Gather<'a> {
    pub(super) view: &'a View<'a>,
    pub(super) texts: &'a Texts,
    pub(super) short: &'a str,
    pub(super) now: Option<DateTime<Utc>>,
    /// The clock marks of each event, in the order of the log.
    pub(super) clock: Vec<Vec<ClockMark>>,
}

impl Gather<'_> {
    pub(super) fn who(&self, person: PersonId) -> Who {
        Who { name: self.view.roster.name(person), person }
    }

    pub(super) fn mark(&self, stamp: &Stamp) -> Mark {
        let short = self.view.file.short(stamp.id);
        let time_set = self.entry(stamp.at).is_some_and(Entry::is_time_set);
        let to_adopt = is_to_adopt(self.view.file, stamp.at);
        let day = self.view.file.place_at(stamp.at).day(stamp.time.utc());
        let clock = self.clock.get(stamp.at).cloned().unwrap_or_default();
        let broken = self.view.file.history().faults().of(stamp.id);
        let (id, by, time) = (stamp.id, self.who(stamp.by), stamp.time);
        Mark { id, short, by, time, day, time_set, clock, to_adopt, broken }
    }

    pub(super) fn broken(&self) -> Vec<BrokenRow> {
        self.view.file.broken().into_iter().map(|(id, fault)| BrokenRow { id, fault }).collect()
    }

    pub(super) fn entry(&self, at: usize) -> Option<&Entry> {
        self.view.file.history().entries().get(at)
    }

    /// The mark of an event, where the roster knows its author.
    pub(super) fn mark_at(&self, at: usize) -> Option<Mark> {
        let entry = self.entry(at)?;
        let by = self.view.file.author(at)?;
        Some(self.mark(&Stamp { id: entry.id, at, by, time: entry.header.at }))
    }

    pub(super) fn district(&self) -> Option<DistrictRow> {
        self.view.file.skeleton.district().map(|place| self.district_row(place))
    }

    /// A district with its names in force.
    fn district_row(&self, (order, code): (u16, DistrictCode)) -> DistrictRow {
        let names = self.view.policy.districts.names();
        let known = names.by_code(order, code);
        let (name_en, name_fr) =
            known.map(|known| (known.name_en.to_string(), known.name_fr.to_string())).unwrap_or_default();
        DistrictRow { order, code, name_en, name_fr, province: code.province() }
    }

    /// The greenlight that has ended, where nothing was decided since.
    pub(super) fn was_greenlit(&self) -> Option<WasGreenlitRow> {
        let ended = self.view.file.ended_greenlight()?;
        let day = self.view.file.place().day(ended.stamp.time.utc());
        Some(WasGreenlitRow {
            decision: ended.stamp.id,
            day,
            district: ended.district.map(|place| self.district_row(place)),
        })
    }

    pub(super) fn days(&self) -> Days {
        let View { file, policy, today, .. } = *self.view;
        let known = file.deadlines(policy);
        let (closes_at, closed) = (file.closes_at(policy), file.is_past_close(policy, today, self.now));
        let ahead = [
            (ElectionDay::Meeting, known.meeting),
            (ElectionDay::ListDue, known.list_due),
            (ElectionDay::Close, known.close.filter(|_| !closed)),
        ];
        let ahead = ahead.into_iter().filter_map(|(what, day)| Some((what, day?)));
        let next = ahead.filter(|(_, day)| *day >= today).min_by_key(|(_, day)| *day);
        let matters_on = file.matters_on(policy, today);
        Days {
            meeting: known.meeting,
            list_due: known.list_due,
            close: known.close,
            closes_at,
            closed,
            polling: known.polling,
            matters_on,
            days_left: matters_on.map(|day| self.days_to(day)),
            next: next.map(|(what, day)| NextDay { what, day, days_left: self.days_to(day) }),
        }
    }

    fn days_to(&self, day: NaiveDate) -> i64 {
        day.signed_duration_since(self.view.today).num_days()
    }

    pub(super) fn candidate(&self) -> CandidateRow {
        let candidate = &self.view.file.candidate;
        let facts = candidate.facts.clone();
        CandidateRow {
            name: candidate.name().to_owned(),
            also_known_as: facts.also_known_as,
            related: facts.related,
            born: facts.born,
            email: facts.email,
            phone: facts.phone,
            language: facts.language,
            origin: facts.origin,
            extra: facts.extra,
        }
    }

    pub(super) fn ties(&self, sight: &Sight<'_>) -> Vec<TieRow> {
        let ties = possible_ties(self.view.file, self.view.roster);
        let row = |tie: PossibleTie| TieRow { who: self.who(tie.person), sign: tie.sign, with: tie.with };
        ties.into_iter().filter(|tie| sight.shows_tie_of(tie.person)).map(row).collect()
    }

    pub(super) fn emptied(&self) -> Vec<EmptiedRow> {
        let emptied = emptied_tiers(self.view.file, self.view.roster);
        let row = |tier: &Tier| {
            let outside = goes_outside(*tier, &emptied);
            EmptiedRow {
                tier: *tier,
                to: stands_in(*tier, &emptied).filter(|_| !outside),
                outside_counsel: self.view.policy.outside_counsel.clone().filter(|_| outside),
            }
        };
        // The leader's office never decides, so a case does not move when everybody there is recused.
        emptied.iter().filter(|tier| **tier != Tier::Leader).map(row).collect()
    }

    pub(super) fn consents(&self) -> Vec<ConsentRow> {
        let lacking = self.view.file.consents_lacking();
        let is_late = |body: &ConsentBody| {
            lacking.iter().any(|lacking| {
                let of_it = lacking.check == body.check && body.to.contains(&lacking.to);
                of_it && matches!(lacking.how, Lack::Late(on, _) if on == body.on)
            })
        };
        let row = |consent: &Consent| ConsentRow {
            mark: self.mark(&consent.stamp),
            check: consent.body.check,
            to: consent.body.to.clone(),
            on: consent.body.on,
            withdrawn: consent.body.withdrawn,
            refused: consent.body.refused,
            late: !consent.body.withdrawn && !consent.body.refused && is_late(&consent.body),
            document: consent.body.document,
        };
        self.view.file.consents.iter().map(row).collect()
    }

    pub(super) fn documents(&self) -> Vec<DocumentRow> {
        let row = |document: &crate::domain::case::document::Document| DocumentRow {
            mark: self.mark(&document.stamp),
            title: document.title.clone(),
            step: document.step(),
            file: document.file.as_ref().map(|file| file.name.clone()),
            sha256: document.file.as_ref().map(|file| file.sha256),
            bytes: document.file.as_ref().map(|file| file.bytes),
            printed: document.printed().cloned(),
            dropped: document.dropped().to_vec(),
            steps: document
                .steps
                .iter()
                .map(|(stamp, body)| DocumentStepRow {
                    mark: self.mark(stamp),
                    step: body.step,
                    on: body.on,
                    text: body.text.clone(),
                })
                .collect(),
        };
        self.view.file.documents.iter().map(row).collect()
    }

    pub(super) fn checks(&self) -> Vec<CheckRow> {
        let View { file, policy, today, .. } = *self.view;
        let ahead = file.ahead(policy, today);
        let row = |check: &crate::domain::case::check::Check| {
            let counts = file.check(check.check).is_some_and(|last| last.stamp.id == check.stamp.id);
            let usability = if counts {
                file.usability(check.check, policy, today)
            } else {
                check.usability(policy, today, ahead)
            };
            let now = check.now.clone();
            CheckRow {
                mark: self.mark(&check.stamp),
                check: check.check,
                kind: now.kind,
                method: now.method,
                status: check.status(),
                result: now.result,
                usability,
                issued: now.issued,
                good_until: check.good_until(policy),
                days: check.good_until(policy).map(|day| self.days_to(day)),
                bureau: now.bureau,
                flags: now.flags,
                band: now.band,
                document: now.document,
                provider: now.provider,
                reference: now.reference,
                raw: now.raw,
                says: now.says,
                provider_result: check.provider_result(),
                departs: check.departs.clone(),
                disputed: check.disputed_at.is_some() && file.is_disputed(check.check),
                cancelled: now.cancelled,
                unread: now.unread,
                searched: now.searched,
                accounts: now.accounts,
                printed: now.printed,
                text: now.text,
                superseded: check.superseded,
                unclear: check.is_unclear(),
                late_consents: file.late_consents(check.stamp.id),
                after_close: file.close_before_due(policy, check, today),
                steps: check
                    .steps
                    .iter()
                    .map(|(stamp, body)| CheckStepRow {
                        mark: self.mark(stamp),
                        status: body.status,
                        result: body.result,
                    })
                    .collect(),
            }
        };
        // Superseded checks come last, and stay readable.
        let (superseded, current): (Vec<_>, Vec<_>) = file.checks.iter().partition(|check| check.superseded);
        current.into_iter().chain(superseded).map(row).collect()
    }

    pub(super) fn missing_checks(&self) -> Vec<CheckKind> {
        let View { file, policy, today, .. } = *self.view;
        let missing = |kind: &CheckKind| {
            file.usability(*kind, policy, today) == crate::domain::case::check::usable::Usability::Missing
        };
        policy.required_checks.iter().copied().filter(missing).collect()
    }

    pub(super) fn reply(&self, reply: &Text<ReplyBody>) -> ReplyRow {
        ReplyRow {
            mark: self.mark(&reply.stamp),
            about: reply.body.about,
            on: reply.body.on,
            text: reply.body.text.clone(),
        }
    }

    fn replies_to(&self, item: EventId) -> Vec<ReplyRow> {
        let about = self.view.file.replies.iter().filter(|reply| reply.body.about == Some(item));
        about.map(|reply| self.reply(reply)).collect()
    }

    /// A link is stored at one claim and shown at both.
    fn links(&self, claim: EventId) -> Vec<LinkRow> {
        let file = self.view.file;
        let row = |to: EventId, link: &Link| LinkRow {
            to,
            short: file.short(to),
            kind: link.kind,
            why: link.why.clone(),
        };
        let of_findings = file.findings.iter().map(|finding| (finding.id(), &finding.now.links));
        let of_notes = file.interference.iter().map(|note| (note.id(), &note.now.links));
        let all = || of_findings.clone().chain(of_notes.clone());
        let own = all().filter(|(id, _)| *id == claim);
        let own = own.flat_map(|(_, links)| links.iter().map(|link| row(file.chain(link.to), link)));
        let to_it = all().filter(|(id, _)| *id != claim).flat_map(|(other, links)| {
            let here = links.iter().filter(|link| file.chain(link.to) == claim);
            here.map(move |link| row(other, link))
        });
        own.chain(to_it).collect()
    }

    fn withdrawn(&self, withdrawal: &Stamp, why: Option<String>) -> WithdrawnRow {
        WithdrawnRow { mark: self.mark(withdrawal), why }
    }

    pub(super) fn findings(&self) -> Vec<FindingRow> {
        let step = |(stamp, body): &(Stamp, Arc<FindingBody>)| SaidRow {
            mark: self.mark(stamp),
            text: body.text.clone(),
            fact: body.fact.clone(),
            inference: body.inference.clone(),
            severity: body.severity,
            status: body.status,
            why: body.why.clone(),
            said: Some(FindingBody::clone(body)),
            note: None,
        };
        let row = |finding: &Finding| {
            let now = finding.now.clone();
            let withdrawn = |stamp: Stamp| {
                let step = finding.steps.iter().find(|(step, _)| step.id == stamp.id);
                self.withdrawn(&stamp, step.and_then(|(_, body)| body.why.clone()))
            };
            FindingRow {
                mark: self.mark(&finding.stamp),
                category: now.category,
                kind: finding.kind(),
                text: now.text,
                fact: now.fact,
                inference: now.inference,
                origin: now.origin,
                severity: finding.severity,
                grade: now.grade,
                happened: now.happened,
                disclosed: now.disclosed,
                put: now.put,
                mitigating: now.mitigating,
                aggravating: now.aggravating,
                handling: now.handling,
                handling_condition: now.handling_condition,
                withdrawn: finding.withdrawn().map(withdrawn),
                links: self.links(finding.id()),
                status: finding.status,
                kept_back: finding.is_kept_from_applicant(),
                why: now.why,
                replies: self.replies_to(finding.id()),
                steps: finding.steps.iter().map(step).collect(),
                extra: now.extra,
            }
        };
        self.view.file.findings.iter().map(row).collect()
    }

    pub(super) fn interference(&self) -> Vec<InterferenceRow> {
        let step = |(stamp, body): &(Stamp, Arc<InterferenceBody>)| SaidRow {
            mark: self.mark(stamp),
            text: body.text.clone(),
            fact: None,
            inference: None,
            severity: None,
            status: None,
            why: body.why.clone(),
            said: None,
            note: Some(InterferenceBody::clone(body)),
        };
        let row = |note: &Interference| {
            let now = note.now.clone();
            let withdrawn = |stamp: Stamp| {
                let step = note.steps.iter().find(|(step, _)| step.id == stamp.id);
                self.withdrawn(&stamp, step.and_then(|(_, body)| body.why.clone()))
            };
            InterferenceRow {
                mark: self.mark(&note.stamp),
                indicator: now.indicator,
                posture: note.posture,
                status: note.status,
                grade: now.grade,
                innocent: now.innocent,
                text: now.text,
                handling: now.handling,
                handling_condition: now.handling_condition,
                put: now.put,
                why: now.why,
                withdrawn: note.withdrawn().map(withdrawn),
                links: self.links(note.id()),
                replies: self.replies_to(note.id()),
                steps: note.steps.iter().map(step).collect(),
                extra: now.extra,
            }
        };
        self.view.file.interference.iter().map(row).collect()
    }

    pub(super) fn conflicts(&self) -> Vec<ConflictRow> {
        let row = |declaration: &crate::domain::skeleton::Declaration| {
            let body = self.entry(declaration.at).and_then(body_of::<DeclareBody>);
            Some(ConflictRow {
                mark: self.mark_at(declaration.at)?,
                about: self.who(declaration.person),
                state: declaration.state,
                kind: body.as_ref().map(|body| body.kind),
                text: body.and_then(|body| body.text.clone()),
                awaiting_second: declaration.ends_recusal
                    && declaration.seconded.is_none()
                    && declaration.state != Declared::Recused,
            })
        };
        self.view.file.skeleton.declarations.iter().filter_map(row).collect()
    }
}
