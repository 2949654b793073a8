//! Phases: what a `phase` event says of the days of an election. What follows from them is `election_days.rs`; the rule
//! that nobody is a candidate of the party without a greenlight is in `authority.rs`.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::case::CaseFile;
use crate::domain::case::replay::Replayed;
use crate::domain::case::view::View;
use crate::domain::entry::{Entry, body_of};
use crate::domain::event::{Act, Phase};
use crate::domain::gates::phase::for_phase;
use crate::domain::ids::EventId;
use crate::domain::refusal::{Cause, Gate, Lifter, Refusal, Suggest, own_rule, rule, said, shaped};

/// The body of `phase`.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct PhaseBody {
    /// Why.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub why: String,
    /// The day of the nomination meeting, where it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub meeting: Option<NaiveDate>,
    /// The day nominations close in this riding.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub close: Option<NaiveDate>,
    /// The day on which the party's list of endorsed candidates is due.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub list_due: Option<NaiveDate>,
    /// That its author knows that no greenlight carries the phase.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub without_greenlight: bool,
    /// How the applicant said that they withdraw: a letter, a call.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub how: String,
}

/// Whether the body has its shape. A phase may be set without a word, but for a withdrawal: it tells how the applicant
/// said so.
pub(super) fn shape(phase: Phase, entry: &Entry) -> Result<(), Refusal> {
    if phase == Phase::Withdrawn {
        let body = body_of::<PhaseBody>(entry).unwrap_or_default();
        said(&body.how, Cause::WithdrawnHow)?;
    }
    if entry.body.is_none() { Ok(()) } else { shaped::<PhaseBody>(entry).map(|_| ()) }
}

/// A phase is of a day that can be, overtakes none that waits for its second, and passes its gates. An approver who lets somebody
/// stand without a greenlight says that they know it, and why. The list of candidates is due no later than nominations
/// close, as this step leaves the two days.
pub(super) fn content(
    view: &View<'_>,
    (phase, date): (Phase, NaiveDate),
    entry: &Entry,
    after: &CaseFile,
) -> Result<(), Refusal> {
    of_a_day(view, (phase, date), after)?;
    if !phase.ends() && !view.file.lacks_greenlight(phase) {
        no_exception_waits(view.file)?;
    }
    let body = body_of::<PhaseBody>(entry).unwrap_or_default();
    let gates = for_phase(view, &View { file: after, ..*view }, phase, body.without_greenlight);
    if !gates.iter().all(Gate::passes) {
        return Err(Refusal::Gates(gates));
    }
    if view.file.lacks_greenlight(phase) {
        said(&body.why, Cause::WhyEmpty)?;
    }
    let days = after.deadlines(view.policy);
    let own = after.days.list_due.filter(|_| body.list_due.is_some() || body.close.is_some());
    let Some((list, close)) = own.zip(days.close).filter(|(list, close)| list > close) else { return Ok(()) };
    Err(own_rule(Cause::ListAfterClose { day: list, close }))
}

/// Nobody went to the polls before they were held, and no candidacy lapsed before its case was opened.
fn of_a_day(view: &View<'_>, (phase, day): (Phase, NaiveDate), after: &CaseFile) -> Result<(), Refusal> {
    let opened = || view.file.history().entries().first().map(|entry| entry.header.at.utc());
    match phase {
        Phase::Polled => match after.polls_from(view.policy).filter(|from| day < *from) {
            Some(from) => Err(own_rule(Cause::PolledBefore { day, from })),
            None => Ok(()),
        },
        Phase::Lapsed => match opened().map(|at| view.file.place().day(at)).filter(|opened| day < *opened) {
            Some(opened) => Err(own_rule(Cause::LapsedBefore { day, opened })),
            None => Ok(()),
        },
        _ => Ok(()),
    }
}

/// Refuses what would end the waiting of a phase without a greenlight: a second or a decline answers it first.
pub(super) fn no_exception_waits(file: &CaseFile) -> Result<(), Refusal> {
    let Some(waiting) = file.skeleton.exception_waits(file.history()) else { return Ok(()) };
    let Act::Phase { phase, .. } = waiting.act else { return Ok(()) };
    let answers = Suggest::on_case("second").item(file.item(waiting.id));
    Err(rule(Cause::PhaseWaits { phase }, Lifter::Approver, answers))
}

/// Refuses the second of a phase that a later one overtook: it would have no effect.
pub(super) fn still_waits(file: &CaseFile, event: EventId) -> Result<(), Refusal> {
    let Some(waiting) = file.skeleton.waiting.iter().find(|waiting| waiting.id == event) else {
        return Ok(());
    };
    let Act::Phase { phase, .. } = waiting.act else { return Ok(()) };
    if waiting.seconded.is_some() || !file.skeleton.is_lapsed_phase(waiting.at, file.history()) {
        return Ok(());
    }
    let again = Suggest::on_case("phase").word(phase);
    let again = if file.lacks_greenlight(phase) { again.option("--without-greenlight") } else { again };
    Err(rule(Cause::PhaseOvertaken { phase }, Lifter::Approver, again.text("--why")))
}

impl CaseFile {
    /// Whether somebody would come to stand with a phase, and no greenlight carries it. Somebody who stands already stays
    /// so by a step back, which has rules of its own.
    pub fn lacks_greenlight(&self, phase: Phase) -> bool {
        self.skeleton.comes_to_stand(phase) && !self.skeleton.is_greenlit(self.history())
    }

    pub(super) fn take_phase(&mut self, event: &Replayed<'_>) {
        let body = body_of::<PhaseBody>(event.entry).unwrap_or_default();
        self.days.meeting = body.meeting.or(self.days.meeting);
        self.days.close = body.close.or(self.days.close);
        self.days.list_due = body.list_due.or(self.days.list_due);
    }
}
