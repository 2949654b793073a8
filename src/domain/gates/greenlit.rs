//! The gate `greenlit`: nobody comes to stand for the party without a greenlight that carries, unless an approver says
//! so with a reason, and another agrees. The law of `phase` holds it for everybody (`authority.rs`); here it is said.
//! See `docs/rules.md`, 2.8.

use crate::domain::case::view::View;
use crate::domain::event::Phase;
use crate::domain::refusal::{Cause, Gap, Gate, GateId, Lifter, Purpose, Suggest};

/// The gate of a phase that lacks its greenlight.
pub(super) fn greenlit(view: &View<'_>, phase: Phase) -> Option<Gate> {
    view.file.lacks_greenlight(phase).then(|| {
        let command = Suggest::on_case("phase").word(phase).option("--without-greenlight").text("--why");
        let gap = Gap::new(Cause::NotGreenlit { phase }, Lifter::TwoApprovers, command);
        Gate { id: GateId::Greenlit, purpose: Purpose::Every, gaps: vec![gap] }
    })
}
