//! Who is recused: a recusal is in effect until a declaration of somebody else, who had seen it, is seconded. The rule
//! that nobody ends their own is in `authority.rs`.

use super::Skeleton;
use crate::domain::event::Declared;
use crate::domain::history::History;
use crate::domain::ids::PersonId;

/// A declaration about a person.
#[derive(Debug, Clone)]
pub struct Declaration {
    /// Its position in the log.
    pub at: usize,
    /// About whom.
    pub person: PersonId,
    /// By whom.
    pub by: PersonId,
    /// What is declared.
    pub state: Declared,
    /// Where it was seconded, if it needed that and was.
    pub seconded: Option<usize>,
    /// Whether it would end a recusal, and so waits for a second.
    pub ends_recusal: bool,
}

impl Skeleton {
    /// Whether a person is recused: there is a recusal that no seconded declaration ended.
    pub fn is_recused(&self, person: PersonId, history: &History) -> bool {
        self.recusal_of(person, history).is_some()
    }

    /// The recusal of a person that is in effect.
    pub fn recusal_of(&self, person: PersonId, history: &History) -> Option<&Declaration> {
        self.recusal_among(person, history, |_| true)
    }

    /// The recusal of a person that is in effect, judged by the events for which `counts` is true.
    pub(super) fn recusal_among(
        &self,
        person: PersonId,
        history: &History,
        counts: impl Fn(usize) -> bool + Copy,
    ) -> Option<&Declaration> {
        let about = || {
            let of_them = move |said: &&Declaration| self.same.is(said.person, person) && counts(said.at);
            self.declarations.iter().filter(of_them)
        };
        let seconded = |end: &Declaration| {
            self.ended_by.iter().any(|(second, declared)| *declared == end.at && counts(*second))
        };
        about().find(|recusal| {
            recusal.state == Declared::Recused
                && !about().any(|end| end.ends_recusal && seconded(end) && history.knew(end.at, recusal.at))
        })
    }

    /// What a person has declared, or somebody else about them: a recusal in effect, else the last declaration.
    pub fn declared(&self, person: PersonId, history: &History) -> Option<Declared> {
        if self.is_recused(person, history) {
            return Some(Declared::Recused);
        }
        let counting = |declared: &&Declaration| {
            self.same.is(declared.person, person) && (!declared.ends_recusal || declared.seconded.is_some())
        };
        let mut states = self.declarations.iter().rev().filter(counting).map(|declared| declared.state);
        states.find(|state| *state != Declared::Recused)
    }
}
