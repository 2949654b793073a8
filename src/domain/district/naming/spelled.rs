//! Both names of a district, folded, and how near a text comes to them.

use super::MIN_LIKENESS;
use crate::domain::names::fold;

/// Shorter words are in too many names to suggest any.
const MIN_LETTERS: usize = 3;
/// So are these.
const EVERYWHERE: [&str; 8] = ["and", "the", "les", "des", "aux", "sur", "ste", "saint"];

/// Both names of a district, folded once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::domain::district) struct Spelled {
    pub(super) folded: [String; 2],
    /// Without blanks: both, one behind the other, and each.
    letters: [String; 4],
}

impl Spelled {
    pub(in crate::domain::district) fn of(name_en: &str, name_fr: &str) -> Self {
        let folded = [fold(name_en), fold(name_fr)];
        let [en, fr] = folded.each_ref().map(|name| name.replace(' ', ""));
        let letters = [format!("{en}{fr}"), format!("{fr}{en}"), en, fr];
        Self { folded, letters }
    }

    /// Whether a folded text is one of the names, or both; where words part does not count (`l erable`, `lerable`).
    pub(super) fn is(&self, folded: &str) -> bool {
        let letters = || folded.bytes().filter(|letter| *letter != b' ');
        self.letters.iter().any(|name| name.bytes().eq(letters()))
    }

    /// Whether one of the names is one of another district's.
    pub(super) fn shares(&self, other: &Spelled) -> bool {
        other.folded.iter().any(|name| self.is(name))
    }

    /// Whether a folded text is a run of whole words in one of the names.
    pub(super) fn holds(&self, folded: &str) -> bool {
        self.folded.iter().any(|name| format!(" {name} ").contains(&format!(" {folded} ")))
    }

    /// Whether a folded text is a run of words in one of the names, the last perhaps cut short.
    pub(super) fn begin(&self, folded: &str) -> bool {
        self.folded.iter().any(|name| format!(" {name}").contains(&format!(" {folded}")))
    }

    /// How near a folded text comes to one of the names: by its letters, by the words that they share, or because it has
    /// the whole name among others.
    pub(super) fn likeness(&self, folded: &str) -> f64 {
        if self.folded.iter().any(|name| format!(" {folded} ").contains(&format!(" {name} "))) {
            return 1.0;
        }
        let by_letters = self.folded.iter().map(|name| strsim::jaro_winkler(folded, name));
        let by_words = self.folded.iter().map(|name| shared(folded, name));
        by_letters.chain(by_words).fold(0.0, f64::max)
    }
}

/// From 0 to 1: how much of what a text says stands in a name. At the half it is as near as a suggestion must be.
#[allow(clippy::cast_precision_loss, reason = "a text has at most a hundred letters")]
fn shared(folded: &str, name: &str) -> f64 {
    let telling = |word: &&str| word.chars().count() >= MIN_LETTERS && !EVERYWHERE.contains(word);
    let words: Vec<&str> = folded.split(' ').filter(telling).collect();
    let letters = |words: &[&str]| words.iter().map(|word| word.len()).sum::<usize>() as f64;
    let here: Vec<&str> =
        words.iter().copied().filter(|word| name.split(' ').any(|other| other == *word)).collect();
    if here.is_empty() {
        0.0
    } else {
        2.0 * MIN_LIKENESS - 1.0 + (2.0 - 2.0 * MIN_LIKENESS) * letters(&here) / letters(&words)
    }
}
