//! A tier at which everybody is recused from a case: the tier above has the case instead. From the top it goes to the
//! outside counsel that the policy names; the leader's office, which never decides, sees that it does. Who is left to
//! decide, and what follows from one recusal more.

use std::collections::BTreeSet;

use crate::domain::case::CaseFile;
use crate::domain::event::{Declared, Role, Tier};
use crate::domain::ids::PersonId;
use crate::domain::refusal::Lifter;
use crate::domain::roster::Roster;

const TIERS: [Tier; 4] = [Tier::Local, Tier::Provincial, Tier::National, Tier::Leader];

/// The tiers at which somebody holds a role over the case's district now, and all who do are recused.
pub fn emptied_tiers(file: &CaseFile, roster: &Roster) -> Vec<Tier> {
    emptied_by(file, roster, &file.recused())
}

fn emptied_by(file: &CaseFile, roster: &Roster, recused: &BTreeSet<PersonId>) -> Vec<Tier> {
    let district = file.skeleton.district().map(|(_, district)| district);
    let Some(district) = district.filter(|_| !recused.is_empty()) else { return Vec::new() };
    let emptied = |tier: &Tier| {
        let here = |role: Role| role.tier() == Some(*tier);
        let works = roster.people().filter(|person| roster.works_over(person, district, here));
        let mut works = works.map(|person| recused.contains(&person.id)).peekable();
        works.peek().is_some() && works.all(|recused| recused)
    };
    TIERS.into_iter().filter(emptied).collect()
}

/// The approvers over the case's district who may decide and second: neither recused nor members of the riding.
pub fn deciders(file: &CaseFile, roster: &Roster) -> Vec<PersonId> {
    let Some((_, district)) = file.skeleton.district() else { return Vec::new() };
    let approvers =
        roster.people().filter(|person| roster.works_over(person, district, |role| role == Role::Approver));
    let bars = |person: PersonId| file.declared(person).is_some_and(Declared::bars_deciding);
    approvers.map(|person| person.id).filter(|person| !bars(*person)).collect()
}

/// What follows from a declaration that nobody has signed yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Follows {
    /// The tiers at which everybody would be recused then, and is not now.
    pub emptied: Vec<Tier>,
    /// The tiers at which everybody would be recused then.
    pub all_emptied: Vec<Tier>,
    /// Whether nobody would be left to decide, where somebody is now.
    pub undecidable: bool,
}

/// What follows for a case if a person declares so, or somebody else does about them.
pub fn follows(file: &CaseFile, roster: &Roster, person: PersonId, state: Declared) -> Follows {
    let numbers = roster.same().numbers(person);
    let now = emptied_tiers(file, roster);
    let mut recused = file.recused();
    if state == Declared::Recused {
        recused.extend(&numbers);
    }
    let all_emptied = emptied_by(file, roster, &recused);
    let emptied: Vec<Tier> = all_emptied.iter().copied().filter(|tier| !now.contains(tier)).collect();
    let left = deciders(file, roster);
    let last = !left.is_empty() && left.iter().all(|decider| numbers.contains(decider));
    let undecidable = state.bars_deciding() && last || emptied.contains(&Tier::National);
    Follows { emptied, all_emptied, undecidable }
}

/// The tier that has what an emptied tier had: the next above at which somebody is left. At the top there is none.
pub fn stands_in(tier: Tier, emptied: &[Tier]) -> Option<Tier> {
    std::iter::successors(tier.above(), |tier| tier.above()).find(|tier| !emptied.contains(tier))
}

/// Whether what an emptied tier had goes outside: nobody is left at the national tier, and the leader never decides.
pub fn goes_outside(tier: Tier, emptied: &[Tier]) -> bool {
    stands_in(tier, emptied).is_none_or(|above| above == Tier::Leader)
}

impl Lifter {
    /// Who can lift a gap where everybody at these tiers is recused: the tier above, or the outside counsel.
    pub fn left(self, emptied: &[Tier]) -> Lifter {
        let above = |tier| stands_in(tier, emptied).filter(|above| *above < Tier::Leader);
        match self {
            Lifter::Provincial if emptied.contains(&Tier::Provincial) => {
                above(Tier::Provincial).map_or(Lifter::OutsideCounsel, Lifter::at)
            }
            // Several tiers can: as long as one of them is left, its answer counts.
            Lifter::Vetter
            | Lifter::AnotherVetter
            | Lifter::SeniorOther
            | Lifter::National
            | Lifter::Approver
            | Lifter::TwoApprovers => {
                let first = match self {
                    Lifter::Vetter | Lifter::AnotherVetter => Tier::Local,
                    Lifter::SeniorOther => Tier::Provincial,
                    _ => Tier::National,
                };
                let gone = emptied.contains(&first) && above(first).is_none();
                if gone { Lifter::OutsideCounsel } else { self }
            }
            _ => self,
        }
    }
}
