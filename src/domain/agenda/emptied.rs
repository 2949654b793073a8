//! The lines of a tier at which everybody is recused from a case stand at the tier above as well.

use crate::domain::agenda::Item;
use crate::domain::emptied::stands_in;
use crate::domain::event::Tier;

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
