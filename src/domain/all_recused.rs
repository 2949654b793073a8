//! A tier at which everybody is recused from a case: the tier above has the case instead. From the top it goes to the
//! outside counsel that the policy names; the leader's office, which never decides, sees that it does.

use crate::domain::case::CaseFile;
use crate::domain::event::{Role, Tier};
use crate::domain::refusal::Lifter;
use crate::domain::roster::Roster;

const TIERS: [Tier; 4] = [Tier::Local, Tier::Provincial, Tier::National, Tier::Leader];

/// The tiers at which somebody holds a role over the case's district now, and all who do are recused.
pub fn emptied_tiers(file: &CaseFile, roster: &Roster) -> Vec<Tier> {
    let recused = file.recused();
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
