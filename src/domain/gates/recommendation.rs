//! The gate `recommendation`: somebody other than who decides, and not recused, has recommended.

use super::proposal::Proposal;
use crate::domain::case::CaseFile;
use crate::domain::case::view::View;
use crate::domain::ids::PersonId;
use crate::domain::refusal::{Blank, Cause, Gap, Lifter, Suggest};

/// Whose recommendation somebody would rely on: the last by another who is not recused.
pub(super) fn relied_on(file: &CaseFile, me: PersonId) -> Option<PersonId> {
    let by = file.recommendations.iter().rev().map(|recommendation| recommendation.stamp.by);
    by.into_iter().find(|by| !file.is_one(*by, me) && !file.is_recused(*by))
}

pub(super) fn recommendation(view: &View<'_>, proposal: &Proposal<'_>) -> Vec<Gap> {
    let file = view.file;
    let by_another = file.recommendations.iter().any(|recommendation| {
        let by = recommendation.stamp.by;
        !proposal.me.is_some_and(|me| file.is_one(by, me)) && !file.is_recused(by)
    });
    if by_another {
        return Vec::new();
    }
    let command = Suggest::on_case("recommend").blank(Blank::Outcome).text("--why");
    vec![Gap::new(Cause::Recommendation, Lifter::Anyone, command)]
}
