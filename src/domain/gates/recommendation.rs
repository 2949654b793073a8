//! The gate `recommendation`: somebody other than who decides, and not recused, has recommended, and had seen what the
//! file says of the applicant now.

use super::proposal::Proposal;
use crate::domain::case::CaseFile;
use crate::domain::case::decision::Recommended;
use crate::domain::case::view::View;
use crate::domain::ids::PersonId;
use crate::domain::refusal::{Blank, Cause, Gap, Lifter, Suggest};

/// The recommendations of others than `me`, not recused, the last first.
fn by_others(file: &CaseFile, me: Option<PersonId>) -> impl Iterator<Item = &Recommended> {
    file.recommendations.iter().rev().filter(move |recommendation| {
        let by = recommendation.stamp.by;
        !me.is_some_and(|me| file.is_one(by, me)) && !file.is_recused(by)
    })
}

/// Whose recommendation somebody would rely on: the last by another who is not recused.
pub(super) fn relied_on(file: &CaseFile, me: PersonId) -> Option<PersonId> {
    by_others(file, Some(me)).next().map(|recommendation| recommendation.stamp.by)
}

/// Somebody else recommended, and had seen every result of a check, finding of severity 2 or more, note on foreign
/// interference and reply that is here. A case that is decided waits for no recommendation.
pub(super) fn recommendation(view: &View<'_>, proposal: &Proposal<'_>) -> Vec<Gap> {
    let file = view.file;
    let unseen = by_others(file, proposal.me).map(|recommended| file.came_since(recommended.stamp.at).len());
    let cause = match unseen.min() {
        None => Cause::Recommendation,
        Some(0) => return Vec::new(),
        Some(_) if proposal.me.is_none() && file.in_effect().is_some() => return Vec::new(),
        Some(count) => Cause::RecommendationOld { count },
    };
    let command = Suggest::on_case("recommend").blank(Blank::Outcome).text("--why");
    vec![Gap::new(cause, Lifter::Anyone, command)]
}
