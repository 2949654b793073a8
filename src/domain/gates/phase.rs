//! The gates of a phase: from `contest` on a greenlight carries (`greenlit.rs`); `endorsed` and `confirmed` ask that the
//! required checks are young enough when nominations close, and so does `polled` where it passes them over before the polls
//! are over. See `docs/rules.md`, 4.15.

use super::checks::checks_at_close;
use super::greenlit::greenlit;
use crate::domain::case::view::View;
use crate::domain::event::Phase;
use crate::domain::refusal::{Gate, GateId, Purpose};

/// The gates of a phase that are not passed. Its author may know that no greenlight carries it; the days are those of
/// the case once the phase is set.
pub fn for_phase(view: &View<'_>, after: &View<'_>, phase: Phase, knows: bool) -> Vec<Gate> {
    let mut gates: Vec<Gate> = greenlit(view, phase).filter(|_| !knows).into_iter().collect();
    // An endorsement stays as it is: adding a day asks for nothing.
    let from = view.file.skeleton.phase();
    let over = || view.policy.polling_day.is_some_and(|polls| polls < view.today);
    let asks = match phase {
        Phase::Endorsed | Phase::Confirmed => phase > from,
        Phase::Polled => from < Phase::Confirmed && !over(),
        _ => false,
    };
    if asks {
        let gaps = checks_at_close(after);
        gates.push(Gate { id: GateId::Checks, purpose: Purpose::Every, gaps });
    }
    gates.retain(|gate| !gate.passes());
    gates
}
