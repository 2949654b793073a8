//! Acts that take several people, signed by people whose names are alike: they may be one human being.

use crate::domain::case::CaseFile;
use crate::domain::case::decision::Decision;
use crate::domain::event::Act;
use crate::domain::roster::{Alike, Roster};

impl CaseFile {
    /// The events of others on which the event at `at` relies: what it seconds, and the recommendation.
    fn relied_on(&self, at: usize) -> Vec<usize> {
        let Some(entry) = self.history().entries().get(at) else { return Vec::new() };
        let seconded = match &entry.header.act {
            Act::Second { event } => Some(*event),
            _ => None,
        };
        let decides = seconded.unwrap_or(entry.id);
        let decision = self.decisions.iter().find(|decision| decision.stamp.id == decides);
        let recommendation = decision.and_then(|decision| decision.recommendation);
        let ids = seconded.into_iter().chain(recommendation);
        ids.filter_map(|id| self.history().position(id)).collect()
    }

    /// Whose names are alike, among the author of an event and those on whom it relies, by the roster as they had it.
    pub fn namesakes_at(&self, at: usize, roster: &Roster) -> Vec<Alike> {
        let cited = |at: usize| {
            let entry = self.history().entries().get(at);
            entry.map(|entry| entry.header.auth.clone()).unwrap_or_default()
        };
        let alike = |other: usize| {
            let then = roster.as_of(&roster.past_of(&[cited(at), cited(other)].concat())?);
            then.alike(self.author(other)?, self.author(at)?)
        };
        self.relied_on(at).into_iter().filter_map(alike).collect()
    }

    /// Whose names are alike, among those who recommended, made and seconded a decision.
    pub fn namesakes_of(&self, decision: &Decision, roster: &Roster) -> Vec<Alike> {
        let second = decision.second.as_ref().map(|second| second.at);
        let signed = std::iter::once(decision.stamp.at).chain(second);
        signed.flat_map(|at| self.namesakes_at(at, roster)).collect()
    }
}
