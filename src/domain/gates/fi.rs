//! The gate `fi`: before a greenlight no foreign-interference note that weighs is open, and none is substantiated that
//! says that the person knew (`docs/rules.md`, 6.5). A person who is the target is helped: that note shuts nothing.

use super::findings::waive;
use crate::domain::case::interference::{Interference, NoteStatus, set_status};
use crate::domain::case::view::View;
use crate::domain::refusal::{Cause, Gap, Lifter};

pub(super) fn notes(view: &View<'_>) -> Vec<Gap> {
    let file = view.file;
    let gap = |note: &Interference| {
        let (item, posture) = (file.item(note.id()), note.weighs()?);
        if file.is_claim_waived(note.id(), &note.turned()) {
            return None;
        }
        match note.status {
            NoteStatus::Open => {
                Some(Gap::new(Cause::FiOpen { note: item, posture }, Lifter::SeniorOther, set_status(item)))
            }
            NoteStatus::Substantiated if posture.is_complicit() => Some(Gap::new(
                Cause::FiSubstantiated { note: item, posture },
                Lifter::TwoApprovers,
                waive(item),
            )),
            NoteStatus::Substantiated | NoteStatus::Explained | NoteStatus::Unfounded => None,
        }
    };
    file.interference.iter().filter_map(gap).collect()
}
