//! Whether the consents that a check needs came before what they are for (`docs/rules.md`, 3.6): to run it, no later than
//! the day on which it was requested or handed in; to see its result, no later than the reading.

use chrono::NaiveDate;
use serde::Serialize;

use crate::domain::case::check::Check;
use crate::domain::case::consent::{Consent, about, latest, runs, standing};
use crate::domain::case::{CaseFile, Stamp};
use crate::domain::check_kind::{CheckKind, CheckStatus, ConsentFor};
use crate::domain::event::Waived;
use crate::domain::ids::EventId;
use crate::domain::words::Word as _;

/// What a check lacks of a consent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lack {
    /// Nobody recorded one that was in effect then.
    Missing,
    /// The applicant signed it on the first day, after the second, when it was needed.
    Late(NaiveDate, NaiveDate),
}

/// A consent that the applicant signed only after a check needed it.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct LateConsent {
    /// To what.
    #[serde(rename = "for")]
    pub to: ConsentFor,
    /// When they signed it.
    pub on: NaiveDate,
    /// When it was needed.
    pub needed_on: NaiveDate,
}

/// A consent that a check was begun or read without.
#[derive(Debug, Clone, Copy)]
pub struct Lacking {
    /// The first step of the check.
    id: EventId,
    /// Its kind.
    pub check: CheckKind,
    /// To what.
    pub to: ConsentFor,
    /// What is wrong.
    pub how: Lack,
    /// The step that needed it. A waiver counts where its author had seen that.
    at: usize,
}

impl CaseFile {
    /// What the checks that were begun lack of their consents, waived or not.
    pub fn consents_lacking(&self) -> Vec<Lacking> {
        let begun = self.checks.iter().filter(|check| {
            let idle = matches!(
                check.status(),
                CheckStatus::NotRequested | CheckStatus::ConsentPending | CheckStatus::Cancelled
            );
            check.check.of_kind().needs_consent && !idle
        });
        let lacking =
            |check: &Check| ConsentFor::ALL.iter().filter_map(|to| self.lacking(check, *to)).collect();
        let mut all: Vec<Lacking> = begun.flat_map(|check| -> Vec<Lacking> { lacking(check) }).collect();
        all.sort_by_key(|lacking| (lacking.check, lacking.to));
        all
    }

    /// The same without what two approvers waived: of each kind and use the first.
    pub fn consents_shut(&self) -> Vec<Lacking> {
        let mut all = self.consents_lacking();
        all.retain(|lacking| !self.is_waived_since(Waived::Consent(lacking.check), lacking.at));
        all.dedup_by_key(|lacking| (lacking.check, lacking.to));
        all
    }

    /// The consents that the applicant signed only after a check needed them.
    pub fn late_consents(&self, check: EventId) -> Vec<LateConsent> {
        let lacking = self.consents_lacking().into_iter().filter(|lacking| lacking.id == check);
        let late = lacking.filter_map(|Lacking { to, how, .. }| match how {
            Lack::Late(on, needed_on) => Some(LateConsent { to, on, needed_on }),
            Lack::Missing => None,
        });
        late.collect()
    }

    fn lacking(&self, check: &Check, to: ConsentFor) -> Option<Lacking> {
        let (kind, id) = (check.check, check.stamp.id);
        let lacks = |how, at| Some(Lacking { id, check: kind, to, how, at });
        let Some((at, day)) = self.needed(check, to) else {
            // Nobody has read it yet, so the consent is asked for now.
            return standing(&self.consents, kind, to)
                .map_or_else(|| lacks(Lack::Missing, check.stamp.at), |_| None);
        };
        // A withdrawal accuses nobody of what was done before it, nor of reading what was issued before it.
        let issued = check.now.issued.filter(|_| to == ConsentFor::Result);
        let came_first = |ended: &Consent| match issued {
            Some(issued) => ended.body.on < issued,
            None => ended.body.on < day || ended.body.on == day && ended.stamp.at < at,
        };
        let counts =
            |consent: &&Consent| consent.body.on <= day && (!consent.body.ends() || came_first(consent));
        if latest(about(&self.consents, kind, to).filter(counts)).is_some_and(|body| !body.ends()) {
            return None;
        }
        let given = about(&self.consents, kind, to).map(|consent| &consent.body).filter(|body| !body.ends());
        let later = given.map(|body| body.on).filter(|on| *on > day).min();
        lacks(later.map_or(Lack::Missing, |on| Lack::Late(on, day)), at)
    }

    /// Which step needed a consent, and on which day that was: to run a check the request, or the handing in where the
    /// applicant brought it; to see the result the first reading.
    fn needed(&self, check: &Check, to: ConsentFor) -> Option<(usize, NaiveDate)> {
        let first = |fits: &dyn Fn(CheckStatus) -> bool| {
            check.steps.iter().find(|(_, step)| step.status.is_some_and(fits)).map(|(stamp, _)| stamp)
        };
        let day = |stamp: &Stamp| self.place_at(stamp.at).day(stamp.time.utc());
        match to {
            ConsentFor::Result => {
                first(&|status| status == CheckStatus::Read).map(|stamp| (stamp.at, day(stamp)))
            }
            ConsentFor::Run => match first(&runs) {
                Some(stamp) => Some((stamp.at, day(stamp))),
                None => {
                    let document =
                        self.documents.iter().find(|document| Some(document.id()) == check.now.document);
                    let handed_in = document.and_then(|document| Some(document.steps.first()?.1.on));
                    Some((
                        check.stamp.at,
                        handed_in.map_or(day(&check.stamp), |on| on.min(day(&check.stamp))),
                    ))
                }
            },
        }
    }
}
