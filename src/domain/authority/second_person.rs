//! Who may be the second: another human being than those who decided and recommended (`docs/rules.md`, 1.4 and
//! 8.1).

use super::denied::{Denied, Unfit};
use crate::domain::history::History;
use crate::domain::ids::{EventId, PersonId};
use crate::domain::skeleton::Skeleton;

/// Whether somebody may second, or decline: another person than wrote what waits, and of a decision than wrote the
/// recommendation on which it relies.
pub(super) fn may_second(
    event: EventId,
    me: PersonId,
    skeleton: &Skeleton,
    history: &History,
) -> Result<(), Denied> {
    let same = &skeleton.same;
    if let Some(decision) = skeleton.decisions.iter().find(|decision| decision.id == event) {
        if !decision.needs_second {
            return Err(Denied::Target(Unfit::NoSecond));
        }
        let recommended =
            decision.recommendation.and_then(|at| skeleton.recommendations.iter().find(|r| r.at == at));
        let wrote = same.is(decision.by, me) || recommended.is_some_and(|wrote| same.is(wrote.by, me));
        return if wrote { Err(Denied::NotAnother) } else { Ok(()) };
    }
    let author = skeleton.waiting.iter().find(|act| act.id == event).map(|act| act.by).or_else(|| {
        let at = history.position(event)?;
        skeleton.declarations.iter().find(|end| end.at == at && end.ends_recusal).map(|end| end.by)
    });
    match author {
        Some(author) if same.is(author, me) => Err(Denied::NotAnother),
        Some(_) => Ok(()),
        None => Err(Denied::Target(Unfit::NothingWaits)),
    }
}
