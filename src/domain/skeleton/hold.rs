//! Legal holds: while one is in effect, retention purges nothing.

use super::Skeleton;
use crate::domain::history::History;
use crate::domain::ids::Digest256;

impl Skeleton {
    /// Whether a legal hold is in effect.
    pub fn is_on_hold(&self, history: &History) -> bool {
        on_hold(&self.holds, &self.released, history, |_| true)
    }
}

/// Whether a hold is in effect: among the events for which `counts` is true, one that no seconded release ended. A
/// release ends only the holds that its author had seen.
pub(super) fn on_hold(
    holds: &[(usize, Digest256)],
    released: &[(usize, usize, Digest256)],
    history: &History,
    counts: impl Fn(usize) -> bool,
) -> bool {
    let ends = |(hold, matter): &(usize, Digest256)| {
        released
            .iter()
            .any(|(release, second, of)| of == matter && counts(*second) && history.knew(*release, *hold))
    };
    holds.iter().filter(|(at, _)| counts(*at)).any(|hold| !ends(hold))
}
