//! The gates of a phase: from `contest` on a greenlight carries (`greenlit.rs`); `endorsed` and `confirmed` ask that the
//! required checks are young enough when nominations close, and so does `polled` where it passes them over before the polls
//! are over, and what moves a day later for somebody who is endorsed. See `docs/rules.md`, 4.15.

use super::checks::{checks_at_close, checks_at_meeting};
use super::greenlit::greenlit;
use crate::domain::case::view::View;
use crate::domain::event::Phase;
use crate::domain::refusal::{Gap, Gate, GateId, Purpose};

/// The gates of a phase that are not passed. Its author may know that no greenlight carries it; the days are those of
/// the case once the phase is set.
pub fn for_phase(view: &View<'_>, after: &View<'_>, phase: Phase, knows: bool) -> Vec<Gate> {
    let mut gates: Vec<Gate> = greenlit(view, phase).filter(|_| !knows).into_iter().collect();
    let gaps = ages(view, after, phase);
    gates.extend((!gaps.is_empty()).then_some(Gate { id: GateId::Checks, purpose: Purpose::Every, gaps }));
    gates.retain(|gate| !gate.passes());
    gates
}

/// What is missing for the days of the election.
fn ages(view: &View<'_>, after: &View<'_>, phase: Phase) -> Vec<Gap> {
    let from = view.file.skeleton.phase();
    let over = || view.policy.polling_day.is_some_and(|polls| polls < view.today);
    let enters = match phase {
        // An end is no way around: somebody who comes back from it is endorsed as for the first time.
        Phase::Endorsed | Phase::Confirmed => phase > from || from.ends(),
        Phase::Polled => from < Phase::Confirmed && !over(),
        _ => false,
    };
    // An endorsement stays as it is, as long as its days do.
    let stands = (Phase::Endorsed..=Phase::Polled).contains(&from) && !phase.ends() && !over();
    let [known, said] = [view, after].map(|view| view.file.deadlines(view.policy));
    if enters || stands && said.close > known.close {
        checks_at_close(after)
    } else if stands && said.meeting > known.meeting {
        checks_at_meeting(after)
    } else {
        Vec::new()
    }
}

/// What the phase that follows would be refused for now, once somebody comes to stand. Before that it is decided, and the
/// gates of a decision are told.
pub fn of_the_next(view: &View<'_>) -> Vec<Gate> {
    let next = match view.file.skeleton.phase() {
        Phase::Contest => Phase::Nominated,
        Phase::Nominated => Phase::Endorsed,
        Phase::Endorsed => Phase::Confirmed,
        _ => return Vec::new(),
    };
    if view.file.skeleton.is_closed() || view.file.is_broken() {
        return Vec::new();
    }
    let gates = for_phase(view, view, next, false).into_iter();
    gates.map(|gate| Gate { purpose: Purpose::NextPhase, ..gate }).collect()
}
