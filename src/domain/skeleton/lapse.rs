//! What makes an act lapse that waits for its second: a waiting decision, once anything comes that it had not seen, as
//! a new finding (`docs/rules.md`, 8.2); a waiting step of phase, once the author of a later one had seen it.

use super::Skeleton;
use crate::domain::event::Route;
use crate::domain::history::History;

impl Skeleton {
    /// What made a waiting decision lapse, among the events that `counts`: a later decision whose author had seen it,
    /// or news that it had not seen.
    pub(super) fn lapse_of(
        &self,
        index: usize,
        history: &History,
        counts: impl Fn(usize) -> bool,
    ) -> Option<usize> {
        let decision = self.decisions.get(index)?;
        let mut decisions = self.decisions.iter().map(|later| later.at);
        let later = decisions.find(|at| counts(*at) && history.knew(*at, decision.at));
        let mut news = self.news.iter().copied();
        later.or_else(|| {
            news.find(|at| counts(*at) && !self.is_of_danger(*at) && !history.knew(decision.at, *at))
        })
    }

    /// Whether the event at this place is a report of danger: such a report makes nothing lapse.
    fn is_of_danger(&self, at: usize) -> bool {
        self.flags.iter().any(|flag| flag.at == at && flag.route == Some(Route::Safety))
    }

    /// Whether a later phase, whose author had seen it, made a waiting phase lapse.
    pub fn is_lapsed_phase(&self, at: usize, history: &History) -> bool {
        lapsed_phase(&self.phases, at, history, |_| true)
    }
}

/// Whether the author of a later phase, among those that `counts`, had seen the one that waits at `at`.
pub(super) fn lapsed_phase(
    phases: &[usize],
    at: usize,
    history: &History,
    counts: impl Fn(usize) -> bool,
) -> bool {
    phases.iter().any(|later| counts(*later) && history.knew(*later, at))
}
