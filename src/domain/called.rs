//! How somebody is named on a command line: by whole words of one of their names, in any order, however they are
//! accented, hyphenated, joined or parted. A beginning of a word is no word.

use std::collections::BTreeSet;

use crate::domain::names::fold;

/// More words than this are not joined or parted.
const MOST_WORDS: usize = 12;
/// More than this are no name.
const NO_NAME: usize = 40;
/// Longer words are not parted.
const MOST_LETTERS: usize = 40;
/// A part of a word that is parted has at least so many letters.
const SHORTEST_PART: usize = 2;
/// So many small words stand before a family name at the most.
const MOST_SMALL: usize = 3;
/// The small words before a family name, each of which may be written with what follows: `delacruz`, `vandermeer`.
const SMALL: [&str; 24] = [
    "af", "al", "ben", "bin", "da", "de", "del", "della", "den", "der", "des", "di", "dos", "du", "el", "la",
    "le", "les", "mac", "mc", "saint", "st", "van", "von",
];

/// The words of a name, each once.
pub fn words(name: &str) -> BTreeSet<String> {
    fold(name).split_whitespace().map(str::to_owned).collect()
}

/// The ways in which what somebody typed may be parted into words, as it was typed first: two or three neighbours may be
/// one word of the name (`O Brien`, `Mac Donald`), and one word several of them (`Lebouthillier`, `CôtéLégaré`,
/// `delacruz`).
pub fn readings(typed: &str) -> Vec<BTreeSet<String>> {
    let folded = fold(typed);
    let typed: Vec<&str> = folded.split_whitespace().take(NO_NAME + 1).collect();
    if typed.is_empty() || typed.len() > NO_NAME {
        return Vec::new();
    }
    let with = |at: usize, count: usize, instead: &[&str]| {
        let (before, rest) = typed.split_at(at);
        let after = rest.get(count..).unwrap_or_default();
        [before, instead, after].concat().into_iter().map(str::to_owned).collect::<BTreeSet<String>>()
    };
    let mut readings = vec![with(0, 0, &[])];
    if typed.len() > MOST_WORDS {
        return readings;
    }
    for count in 2..=3 {
        for (at, run) in typed.windows(count).enumerate() {
            readings.push(with(at, count, &[&run.concat()]));
        }
    }
    for (at, word) in typed.iter().enumerate().filter(|(_, word)| word.len() <= MOST_LETTERS) {
        for (split, _) in word.char_indices().skip(SHORTEST_PART) {
            let (first, second) = word.split_at(split);
            if second.chars().count() >= SHORTEST_PART {
                readings.push(with(at, 1, &[first, second]));
            }
        }
        readings.extend(parted(word).iter().map(|parts| with(at, 1, parts)));
    }
    let mut seen = BTreeSet::new();
    readings.retain(|reading| seen.insert(reading.clone()));
    readings
}

/// A word with each run of small words at its head taken off: `delacruz` is `de la cruz`, and, as nobody writes it,
/// `de lacruz`, `del acruz`.
fn parted(word: &str) -> Vec<Vec<&str>> {
    let (mut ways, mut open) = (Vec::new(), vec![(Vec::new(), word)]);
    while let Some((before, rest)) = open.pop() {
        for small in SMALL {
            let after = rest.strip_prefix(small).filter(|after| after.chars().count() >= SHORTEST_PART);
            if let Some(after) = after {
                let before = [&before[..], &[small]].concat();
                ways.push([&before[..], &[after]].concat());
                if before.len() < MOST_SMALL {
                    open.push((before, after));
                }
            }
        }
    }
    ways
}

/// Whether what somebody typed is whole words of a name.
pub fn is_called(name: &str, typed: &str) -> bool {
    let words = words(name);
    readings(typed).iter().any(|reading| reading.is_subset(&words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_words_name_somebody_in_any_order() {
        for (name, typed) in [
            ("Ann Smith", "Ann Smith"),
            ("Ann Smith", "smith ANN"),
            ("Ann Smith", "smith, ann"),
            ("Ann Marie Smith", "Ann Smith"),
            ("Anne Côté-Légaré", "Côté-Légaré"),
            ("Anne Côté-Légaré", "cote legare"),
            ("Anne Côté-Légaré", "Légaré Anne"),
            ("Anne Côté-Légaré", "CôtéLégaré"),
            ("Anne Côté-Légaré", "Legare-Cote, Anne"),
            ("Luc Le Bouthillier", "Le Bouthillier"),
            ("Luc Le Bouthillier", "LeBouthillier"),
            ("Luc LeBouthillier", "Le Bouthillier Luc"),
            ("Luc Le Bouthillier", "bouthillier"),
            ("Maria de la Cruz", "de la Cruz"),
            ("Maria de la Cruz", "DeLaCruz Maria"),
            ("Maria de la Cruz", "dela cruz"),
            ("Maria Delacruz", "de la Cruz"),
            ("Maria dela Cruz", "de la Cruz"),
            ("Sean O'Brien", "O’Brien"),
            ("Sean O'Brien", "obrien sean"),
            ("Sean O'Brien", "O Brien"),
            ("Sean O'Brien", "O-Brien"),
            ("Ines D'Arcy-Jones", "D Arcy Jones"),
            ("Ewan MacDonald", "Mac Donald"),
            ("Ewan Mac Donald", "macdonald"),
            ("Jan van der Meer", "vandermeer"),
            ("Nguyễn Thị Ánh", "nguyen anh"),
            ("Łukasz Żak", "lukasz zak"),
            ("Björk", "bjork"),
        ] {
            assert!(is_called(name, typed), "{typed} is {name}");
        }
    }

    #[test]
    fn a_part_of_a_word_names_nobody() {
        for (name, typed) in [
            ("Ann Smithson", "Ann Smith"),
            ("Anna Smith", "Ann Smith"),
            ("Ann Smith", "Ann Smithson"),
            ("Ann Smith", "Ann Jones"),
            ("Ann Smith", "Smi"),
            ("Joanne Roy", "Anne"),
            ("Sean O'Brien", "Brien"),
            ("Ann Smith", ""),
            ("Ann Smith", "-"),
            ("", "Ann"),
            ("Ann Smith", "A Smith"),
        ] {
            assert!(!is_called(name, typed), "{typed} is not {name}");
        }
    }

    #[test]
    fn long_texts_cost_little() {
        assert!(readings(&"a".repeat(60_000)).len() < 5);
        assert_eq!(readings(&"ab ".repeat(20_000)).len(), 0);
        // No word that was typed is passed over.
        let name = "Ana Bea Cid Dia Eva Fay Gil Hal Ida Jon Kim Lea Max";
        assert!(is_called(name, name) && !is_called(name, &format!("{name} Roy")));
        assert!(readings(&"é".repeat(30)).len() < 100);
    }
}
