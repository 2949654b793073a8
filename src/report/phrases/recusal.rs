//! What follows from a recusal, before it is signed.

use crate::domain::all_recused::{Follows, stands_in};
use crate::domain::event::Tier;
use crate::report::texts::Texts;
use crate::say;

/// What follows from a declaration that nobody has signed yet, each in a sentence; nothing where somebody is left.
pub fn follows(follows: &Follows, counsel: Option<&str>, texts: &Texts) -> Vec<String> {
    let emptied = |tier: &Tier| {
        let whose = texts.word(*tier);
        match stands_in(*tier, &follows.all_emptied).filter(|above| *above < Tier::Leader) {
            Some(above) => say!(texts, recusal_empties, tier = whose, above = texts.word(above)),
            None => say!(texts, recusal_empties_top, tier = whose),
        }
    };
    let undecidable = follows.undecidable.then(|| match counsel {
        Some(name) => say!(texts, recusal_undecidable, counsel = name),
        None => say!(texts, recusal_undecidable_unnamed),
    });
    follows.emptied.iter().map(emptied).chain(undecidable).collect()
}
