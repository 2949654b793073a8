//! Fills the rows about flags, deferrals and disclosures.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::case::Stamp;
use crate::domain::case::condition::Missed;
use crate::domain::case::deferral::{Deferral, ResumeBody};
use crate::domain::case::flag::{Flag, FlagBody, Rung};
use crate::domain::case::referral::Referral;
use crate::domain::entry::Timestamp;
use crate::domain::ids::EventId;
use crate::domain::refusal::{Blank, Suggest};
use crate::domain::route::{Matter, Support};
use crate::domain::sight::Sight;
use crate::domain::words::Word;
use crate::report::sheet::gather::Gather;
use crate::report::sheet::ladder_rows::{
    DeferralRow, FlagRow, FlagStepRow, MissedRow, PulledRow, ReferralReplyRow, ReferralRow, ResumedRow,
    RungRow, StayRow, SupportRow,
};

fn rung_row(rung: Rung, today: NaiveDate) -> RungRow {
    let Rung { tier, since, due, silent } = rung;
    RungRow { tier, since, due: Some(due), overdue: due < today, silent }
}

/// A tier that has a report of danger: it is due at once.
fn danger_row(rung: Rung) -> RungRow {
    let Rung { tier, since, silent, .. } = rung;
    RungRow { tier, since, due: None, overdue: true, silent }
}

impl Gather<'_> {
    pub(super) fn missed(&self) -> Vec<MissedRow> {
        let file = self.view.file;
        let today = self.now.map_or(self.view.today, |now| file.place().day(now));
        let row = |missed: Missed<'_>| {
            let (short, number) = (file.short(missed.decision), missed.number);
            let on_decision = |verb| Suggest::on_case(verb).word(&short);
            let reverse = on_decision("reverse").blank(Blank::Outcome).asking("--ground", Blank::Ground);
            let commands = [
                on_decision("condition met").word(number).text("--evidence"),
                on_decision("condition waive").word(number).text("--why"),
                reverse.text("--why"),
            ];
            let commands = commands.map(|command| command.line(self.short));
            MissedRow {
                decision: missed.decision,
                short,
                number,
                text: missed.condition.text.clone(),
                owner: missed.condition.owner.clone(),
                due: missed.condition.due,
                stands: missed.stands.into_iter().map(|rung| rung_row(rung, today)).collect(),
                commands,
            }
        };
        file.missed(today, self.view.policy).into_iter().map(row).collect()
    }

    pub(super) fn flags(&self, sight: &Sight<'_>) -> Vec<FlagRow> {
        let today = self.now.map_or(self.view.today, |now| self.view.file.place().day(now));
        self.view.file.flags.iter().map(|flag| self.flag(flag, sight, today)).collect()
    }

    fn flag(&self, flag: &Flag, sight: &Sight<'_>, today: NaiveDate) -> FlagRow {
        let (policy, place) = (self.view.policy, self.view.file.place());
        let withheld = !sight.reads_flag(flag);
        let body = flag.body.as_deref().filter(|_| !withheld);
        let of_body = |get: fn(&FlagBody) -> Option<&String>| body.and_then(get).cloned();
        let answered = flag.steps.get(flag.stands).filter(|_| !flag.is_open() && !withheld);
        let row = |rung| if flag.is_danger() { danger_row(rung) } else { rung_row(rung, today) };
        let stands = flag.stands_on(today, policy, place).into_iter().map(row);
        let hours = self.now.and_then(|now| flag.danger_hours(Timestamp::new(now)));
        let stays = flag.stays().into_iter().map(|stay| {
            let last = stay.to.map_or(today, |to| place.day(to.utc()));
            StayRow {
                tier: stay.tier,
                from: stay.from,
                to: stay.to.map(|to| to.to_string()),
                business_days: place.business_days_between(place.day(stay.from.utc()), last),
            }
        });
        let steps = flag.steps.iter().map(|step| FlagStepRow {
            mark: self.mark(&step.stamp),
            what: step.what,
            tier: step.tier,
            date: step.date,
            text: if withheld { String::new() } else { step.text.clone() },
        });
        let support =
            Support::ALL.iter().filter(|_| flag.matter() == Some(Matter::VictimReport)).map(|what| {
                let done = flag.support.iter().rev().find(|done| done.what == *what);
                SupportRow { what: *what, done: done.is_some(), text: done.map(|done| done.text.clone()) }
            });
        FlagRow {
            mark: self.mark(&flag.stamp),
            level: flag.level,
            safety: flag.safety,
            question: body.map(|body| body.question.clone()),
            about: flag.body.as_ref().and_then(|body| body.about),
            tier: flag.tier,
            state: flag.state,
            open: flag.is_open(),
            matter: flag.matter().filter(|_| !withheld),
            drill: flag.is_drill(),
            withheld,
            source: of_body(|body| body.source.as_ref()),
            validity: of_body(|body| body.validity.as_ref()),
            may_know: of_body(|body| body.may_know.as_ref()),
            stands: stands.collect(),
            hours,
            stays: stays.collect(),
            returns: flag.returns(),
            support: support.collect(),
            due: flag.asked_by(),
            skipped: flag.skipped(),
            answer: answered.map(|step| step.text.clone()),
            steps: steps.collect(),
        }
    }

    /// Whether the reader may not read the flag, so that nothing about it is shown either.
    fn withheld(&self, id: Option<EventId>, sight: &Sight<'_>) -> bool {
        let flag = self.view.file.flags.iter().find(|flag| Some(flag.stamp.id) == id);
        flag.is_some_and(|flag| !sight.reads_flag(flag))
    }

    pub(super) fn deferrals(&self, sight: &Sight<'_>) -> Vec<DeferralRow> {
        let (file, place) = (self.view.file, self.view.file.place());
        let today = self.now.map_or(self.view.today, |now| place.day(now));
        let not_empty = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
        let row = |deferral: &Deferral| {
            let hidden = self.withheld(deferral.flag, sight);
            let body = deferral.body.as_ref().filter(|_| !hidden);
            let pulled = deferral.pulled.iter().map(|pulled| PulledRow {
                mark: self.mark(&pulled.stamp),
                trigger: pulled.trigger,
                text: if hidden { String::new() } else { pulled.text.clone() },
            });
            let ended = |(stamp, body): &(Stamp, Option<Arc<ResumeBody>>)| ResumedRow {
                mark: self.mark(stamp),
                outcome: body.as_ref().map(|body| body.outcome),
                text: body.as_ref().filter(|_| !hidden).map(|body| body.text.clone()),
            };
            let due = deferral.due(|stamp| place.day(file.since(stamp).utc()));
            DeferralRow {
                mark: self.mark(&deferral.stamp),
                due,
                overdue: deferral.live && due < today,
                flag: deferral.flag,
                owner: self.who(deferral.owner),
                review: deferral.review,
                tier: deferral.tier,
                live: deferral.live,
                withheld: hidden,
                text: body.and_then(|body| not_empty(&body.why)),
                triggers: body.map(|body| body.triggers.clone()).unwrap_or_default(),
                pulled: pulled.collect(),
                resumed: deferral.resumed.as_ref().map(ended),
            }
        };
        file.deferrals.iter().map(row).collect()
    }

    pub(super) fn referrals(&self, sight: &Sight<'_>) -> Vec<ReferralRow> {
        let row = |referral: &Referral| {
            let withheld = self.withheld(referral.body.as_ref().and_then(|body| body.about), sight);
            let replies = referral.replies.iter().map(|reply| ReferralReplyRow {
                mark: self.mark(&reply.stamp),
                on: reply.on,
                text: if withheld { String::new() } else { reply.text.clone() },
            });
            ReferralRow {
                mark: self.mark(&referral.stamp),
                safety: referral.safety,
                drill: referral.body.as_ref().is_some_and(|body| body.drill),
                withheld,
                told: referral.body.as_deref().filter(|_| !withheld).cloned(),
                replies: replies.collect(),
            }
        };
        self.view.file.referrals.iter().map(row).collect()
    }
}
