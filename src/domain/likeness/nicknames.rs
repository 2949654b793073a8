//! Which given names are short for which others, in English and in French. The lists are sorted, and a line is looked up
//! by halves, so that a command that compares no names reads nothing of them.

use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;

const ENGLISH: &str = include_str!("nicknames-en.txt");
const FRENCH: &str = include_str!("nicknames-fr.txt");

/// The lines of a list below its heading.
fn lines(list: &'static str) -> &'static str {
    let heading = list.lines().take_while(|line| line.starts_with('#')).map(|line| line.len() + 1).sum();
    list.get(heading..).unwrap_or_default()
}

/// The names for which a folded word is short, in one list.
fn long_in(list: &'static str, word: &str) -> impl Iterator<Item = &'static str> {
    let text = lines(list);
    let (mut low, mut high) = (0, text.len());
    let mut found = "";
    while low < high {
        let middle = low + (high - low) / 2;
        // All letters are ASCII, so any byte is a place to cut at.
        let start = text.get(..middle).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
        let line = text.get(start..).and_then(|rest| rest.lines().next()).unwrap_or_default();
        let short = line.split(' ').next().unwrap_or_default();
        match word.cmp(short) {
            std::cmp::Ordering::Equal => {
                found = line;
                break;
            }
            std::cmp::Ordering::Less => high = start,
            std::cmp::Ordering::Greater => low = start + line.len() + 1,
        }
    }
    found.split(' ').skip(1)
}

/// The names for which a folded word is short.
pub fn long_forms(word: &str) -> impl Iterator<Item = &'static str> {
    long_in(ENGLISH, word).chain(long_in(FRENCH, word))
}

/// The short forms of each name: the lists turned round, once in a process that searches.
static SHORT: LazyLock<HashMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
    let mut short_of: HashMap<&'static str, Vec<&'static str>> = HashMap::new();
    for line in [ENGLISH, FRENCH].into_iter().flat_map(|list| lines(list).lines()) {
        let mut words = line.split(' ');
        let Some(short) = words.next() else { continue };
        words.for_each(|long| short_of.entry(long).or_default().push(short));
    }
    short_of
});

fn short_forms(name: &str) -> impl Iterator<Item = &'static str> {
    SHORT.get(name).into_iter().flatten().copied()
}

/// Every word of the lists that is short for a folded word, for which that is short, or that is short for the same as
/// that.
pub fn relatives(word: &str) -> BTreeSet<&'static str> {
    let longs: BTreeSet<&'static str> = long_forms(word).collect();
    let siblings = longs.iter().flat_map(|long| short_forms(long));
    let mut all: BTreeSet<&'static str> = siblings.chain(short_forms(word)).collect();
    all.extend(longs);
    all.remove(word);
    all
}

/// Whether a folded word is known as a given name.
pub fn is_given(word: &str) -> bool {
    SHORT.contains_key(word) || long_forms(word).next().is_some()
}
