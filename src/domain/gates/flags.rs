//! The gate `flags`: no flag is open but exercises, which stop nothing, and reports of danger: nobody keeps somebody from
//! standing by reporting that their life is in danger. Those are shown to the person who signs.

use crate::domain::all_recused::{emptied_tiers, stands_in};
use crate::domain::case::view::View;
use crate::domain::refusal::{Cause, Gap, Lifter};

pub(super) fn flags(view: &View<'_>) -> Vec<Gap> {
    let open = view.file.flags.iter().filter(|flag| flag.weighs() && !flag.is_danger());
    let emptied = emptied_tiers(view.file, view.roster);
    open.map(|flag| {
        let item = view.file.item(flag.stamp.id);
        let in_its_place = emptied.contains(&flag.tier).then(|| stands_in(flag.tier, &emptied)).flatten();
        let tier = in_its_place.unwrap_or(flag.tier);
        let cause = Cause::FlagOpen { flag: item, tier: flag.tier };
        Gap::new(cause, Lifter::at(flag.tier), flag.turn_of(tier).suggest(item))
    })
    .collect()
}
