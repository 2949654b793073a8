//! A tier at which everybody is recused from a case: its lines stand at the tier above. From the top the case goes to
//! the outside counsel that the policy names; the leader's office, which never decides, sees that it does.

use crate::domain::agenda::Item;
use crate::domain::case::CaseFile;
use crate::domain::event::{Role, Tier};
use crate::domain::roster::Roster;

const TIERS: [Tier; 4] = [Tier::Local, Tier::Provincial, Tier::National, Tier::Leader];

/// The tiers at which somebody holds a role over the case's district now, and all who do are recused.
#[must_use]
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
#[must_use]
pub fn stands_in(tier: Tier, emptied: &[Tier]) -> Option<Tier> {
    std::iter::successors(tier.above(), |tier| tier.above()).find(|tier| !emptied.contains(tier))
}

/// Whether what an emptied tier had goes outside: nobody is left at the national tier, and the leader never decides.
#[must_use]
pub fn goes_outside(tier: Tier, emptied: &[Tier]) -> bool {
    stands_in(tier, emptied).is_none_or(|above| above == Tier::Leader)
}

/// Lets the lines of emptied tiers stand at the tier above as well, each said to.
pub(super) fn climb(mut items: Vec<Item>, emptied: &[Tier]) -> Vec<Item> {
    let mut above: Vec<Item> = Vec::new();
    for item in items.iter_mut().filter(|item| emptied.contains(&item.tier) && !item.kind.is_news()) {
        let Some(tier) = stands_in(item.tier, emptied) else {
            item.emptied = Some(item.tier);
            continue;
        };
        // The last of the emptied tiers below says most: above it somebody is left.
        let mark = emptied.iter().copied().filter(|one| *one < tier).max();
        let one = Item { tier, person: None, silent: false, emptied: mark, ..item.clone() };
        match above.iter_mut().find(|known| same(known, &one)) {
            Some(known) if one.from < known.from => *known = one,
            Some(_) => {}
            None => above.push(one),
        }
    }
    // What silence would have brought there later is there already.
    items.retain(|item| !above.iter().any(|one| same(one, item) && one.from <= item.from));
    above.retain(|one| !items.iter().any(|item| same(one, item)));
    items.extend(above);
    items
}

fn same(one: &Item, other: &Item) -> bool {
    (one.kind, one.event, one.tier, &one.detail) == (other.kind, other.event, other.tier, &other.detail)
}
