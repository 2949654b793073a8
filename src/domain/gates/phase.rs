//! The gates of a phase: from `contest` on a greenlight carries (`greenlit.rs`); `endorsed` and `confirmed` ask that the
//! required checks are young enough when nominations close. See `docs/rules.md`, 4.15.

use super::checks::checks_at_close;
use super::greenlit::greenlit;
use crate::domain::case::view::View;
use crate::domain::event::Phase;
use crate::domain::refusal::{Gate, GateId, Purpose};

/// The gates of a phase that are not passed. Its author may know that no greenlight carries it; the days are those of
/// the case once the phase is set.
pub fn for_phase(view: &View<'_>, after: &View<'_>, phase: Phase, knows: bool) -> Vec<Gate> {
    let mut gates: Vec<Gate> = greenlit(view, phase).filter(|_| !knows).into_iter().collect();
    // Who is endorsed stays so: whoever only adds a day is asked for nothing.
    let asks = matches!(phase, Phase::Endorsed | Phase::Confirmed) && phase > view.file.skeleton.phase();
    if asks {
        let gaps = checks_at_close(after);
        gates.push(Gate { id: GateId::Checks, purpose: Purpose::Every, gaps });
    }
    gates.retain(|gate| !gate.passes());
    gates
}
