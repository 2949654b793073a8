//! How strange a text is as an encoding spells it. The same bytes are `Sánchez` in one encoding and `S·nchez` in another:
//! words are of letters of one language, have capitals where capitals are, and hold no signs.

use super::alphabets::{is_of_a_language, is_of_french, lower};

/// How strange a text is, the worst first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Strange {
    /// What is in no text: a symbol within a word, a capital behind a small letter, lines of a box.
    pub(super) wrong: usize,
    /// What is in few.
    pub(super) odd: usize,
    /// Letters of other languages than English and French.
    pub(super) foreign: usize,
    /// How many letters beyond ASCII were looked at.
    pub(super) letters: usize,
}

/// One word of a line, with the signs in it, and those beside it.
struct Word<'a> {
    letters: Vec<char>,
    before: Option<&'a str>,
    after: Option<&'a str>,
    /// Whether its line has what only the other languages have with which Turkish shares bytes.
    is_northern: bool,
}

impl Strange {
    /// Looks at the beginning of every word, so that a file of one word takes no longer than others, and at the first words
    /// beyond ASCII only: one program wrote the rest as well, and a season of applicants has fewer.
    pub(super) fn of(text: &str) -> Strange {
        const LONGEST: usize = 100;
        const MOST_WORDS: usize = 200_000;
        let mut strange = Strange::default();
        let mut looked_at = 0;
        for line in text.split(['\n', '\r']).filter(|line| !line.is_ascii()) {
            let is_end =
                |c: char| c.is_ascii_whitespace() || matches!(c, ',' | ';' | '|' | '"' | '(' | ')' | '/');
            let is_northern = is_northern(line);
            let mut words = line.split(is_end).filter(|word| !word.is_empty()).peekable();
            let mut before = None;
            while let Some(word) = words.next() {
                if !word.is_ascii() {
                    if looked_at == MOST_WORDS {
                        return strange;
                    }
                    looked_at += 1;
                    let letters = word.chars().take(LONGEST).collect();
                    strange.add(&Word { letters, before, after: words.peek().copied(), is_northern });
                }
                before = Some(word);
            }
        }
        strange
    }

    fn add(&mut self, word: &Word<'_>) {
        let letters = &word.letters;
        self.letters += letters.iter().filter(|c| !c.is_ascii()).count();
        for (at, &sign) in letters.iter().enumerate() {
            if is_of_another_script(sign) {
                self.foreign += 1;
                self.wrong += usize::from(stands_wrong(letters, at));
            } else if !sign.is_ascii() && !is_letter(sign) {
                match sign_at(letters, at) {
                    Fits::Well => {}
                    Fits::Seldom => self.odd += 1,
                    Fits::Never => self.wrong += 1,
                }
            }
        }
        let mut begins = true;
        for part in letters.split(|c| !is_letter(*c)) {
            if part.iter().any(|c| !c.is_ascii()) {
                self.foreign += part.iter().filter(|c| !c.is_ascii() && !is_of_french(lower(**c))).count();
                self.wrong += capitals_within(part) + letters_of_another_script(part);
                self.odd += usize::from(is_odd(part) || !word.is_northern && may_be_turkish(part));
                self.odd += usize::from(begins && begins_small(part, word));
            }
            begins = false;
        }
    }
}

/// Whether a sign is where such signs are.
enum Fits {
    Well,
    Seldom,
    Never,
}

/// A letter of a Latin alphabet, and not one of the signs that count as one.
fn is_letter(c: char) -> bool {
    c.is_alphabetic() && c < '\u{250}' && !matches!(c, 'ª' | 'º' | 'ƒ' | 'µ')
}

/// A Greek or Cyrillic letter.
fn is_of_another_script(c: char) -> bool {
    c.is_alphabetic() && ('\u{370}'..'\u{530}').contains(&c)
}

/// Whether a letter of another script stands beside one of ours, or as a capital behind a small one.
fn stands_wrong(letters: &[char], at: usize) -> bool {
    let at_place = |place: Option<usize>| place.and_then(|place| letters.get(place)).copied();
    let (before, after) = (at_place(at.checked_sub(1)), at_place(at.checked_add(1)));
    let is_capital = letters.get(at).is_some_and(|c| c.is_uppercase());
    [before, after].into_iter().flatten().any(is_letter)
        || is_capital && before.is_some_and(|c| is_of_another_script(c) && c.is_lowercase())
}

/// How many letters a word has that has no plain one: Cyrillic and Greek words are spelled so, where their bytes are read
/// as Western ones. `Èâàíîâà` is `Иванова`.
fn letters_of_another_script(part: &[char]) -> usize {
    if part.len() > 2 && part.iter().all(|c| !c.is_ascii()) { part.len() } else { 0 }
}

fn is_vowel(c: char) -> bool {
    "aeiouyàáâãäåæèéêëěęėìíîïòóôõöøùúûüýÿœąăőűůı".contains(lower(c))
}

/// The letters that stand directly before and behind a place.
fn around(letters: &[char], at: usize) -> (&[char], &[char]) {
    let (before, rest) = letters.split_at_checked(at).unwrap_or((letters, &[]));
    let after = rest.get(1..).unwrap_or_default();
    let begin = before.iter().rposition(|c| !is_letter(*c)).map_or(0, |at| at + 1);
    let end = after.iter().position(|c| !is_letter(*c)).unwrap_or(after.len());
    (before.get(begin..).unwrap_or_default(), after.get(..end).unwrap_or_default())
}

fn sign_at(letters: &[char], at: usize) -> Fits {
    let sign = letters.get(at).copied().unwrap_or(' ');
    let (before, after) = around(letters, at);
    let within = !before.is_empty() && !after.is_empty();
    let beside = !before.is_empty() || !after.is_empty();
    let seldom = |odd: bool| if odd { Fits::Seldom } else { Fits::Well };
    let never = |wrong: bool| if wrong { Fits::Never } else { Fits::Well };
    match sign {
        '\u{80}'..='\u{9f}' | '\u{2500}'..='\u{25ff}' => Fits::Never,
        '’' => seldom(within && !is_elision(before, after)),
        '\u{a0}' | '\u{202f}' => seldom(within && splits_a_word(before, after)),
        '·' => never(within && !is_inclusive(before, after)),
        '–' | '—' => seldom(within && splits_a_name(before, after)),
        // A quotation mark that opens may stand for an apostrophe.
        '‘' | '…' => seldom(!after.is_empty() && (within || sign == '…')),
        '«' | '»' | '“' | '”' => never(within),
        '°' | '™' | '®' if !within => Fits::Well,
        'ƒ' => never(beside),
        _ if within => Fits::Never,
        _ => seldom(beside),
    }
}

fn small(letters: &[char]) -> String {
    letters.iter().map(|c| lower(*c)).collect()
}

fn has_vowel(letters: &[char]) -> bool {
    letters.iter().any(|c| is_vowel(*c))
}

/// Whether an apostrophe stands where one can: `O’Neil`, `l’été`, `don’t`, `Mi’kmaq`; in `Garc’a` and `Mart’nez` a letter
/// was.
fn is_elision(before: &[char], after: &[char]) -> bool {
    let end = small(after);
    let is_english = matches!(end.as_str(), "s" | "t" | "re" | "ve" | "ll" | "d" | "m" | "er");
    let is_open = !has_vowel(before) || before.last().is_none_or(|c| is_vowel(*c));
    let is_name = after.first().is_some_and(|c| c.is_uppercase());
    if is_english || is_open || is_name {
        return true;
    }
    let on_consonant = after.first().is_some_and(|c| !is_vowel(*c));
    !on_consonant && !matches!(end.as_str(), "a" | "as" | "o" | "os")
}

/// Whether a hard space is in the place of a letter: `S nchez`, `Fern ndez`.
fn splits_a_word(before: &[char], after: &[char]) -> bool {
    let is_small = after.first().is_some_and(|c| c.is_lowercase());
    let clusters = ["nc", "nd", "nt", "nz", "ng", "ns", "zq", "rt", "rd", "lb", "lv", "lc"];
    let begins = clusters.iter().any(|cluster| small(after).starts_with(cluster));
    is_small && (begins || !has_vowel(before) || !has_vowel(after))
}

/// Whether a dash is in the place of a letter: `Mu–oz`, `L—pez`, `ao–t`.
fn splits_a_name(before: &[char], after: &[char]) -> bool {
    let is_small = after.first().is_some_and(|c| c.is_lowercase());
    let is_short = before.len() <= 3 && after.len() <= 3 && before.first().is_some_and(|c| c.is_uppercase());
    is_small && (is_short || after.len() == 1 || !has_vowel(before) || !has_vowel(after))
}

/// Whether a point in the middle stands where one can: `candidat·e·s`, `Gal·la`.
fn is_inclusive(before: &[char], after: &[char]) -> bool {
    const ENDS: &[&str] = &[
        "e", "s", "es", "x", "ne", "nes", "le", "les", "te", "tes", "se", "ses", "re", "res", "ère", "ères",
        "ve", "ves", "ice", "ices", "rice", "rices", "trice", "trices", "euse", "euses", "lle", "lles",
        "ienne", "iennes",
    ];
    let is_l = |letter: Option<&char>| matches!(letter, Some('l' | 'L'));
    is_l(before.last()) && is_l(after.first()) || ENDS.contains(&small(after).as_str())
}

/// How many capitals beyond ASCII stand behind a small letter. `LeÉcuyer` has one.
fn capitals_within(part: &[char]) -> usize {
    let prefixes = ["mc", "mac", "le", "la", "de", "du", "des", "di", "da", "del", "fitz", "van", "st"];
    let is_wrong = |(at, two): (usize, &[char])| match two {
        [before, letter] => {
            let prefix = small(part.get(..=at).unwrap_or_default());
            before.is_lowercase()
                && letter.is_uppercase()
                && !letter.is_ascii()
                && !prefixes.contains(&prefix.as_str())
        }
        _ => false,
    };
    part.windows(2).enumerate().filter(|pair| is_wrong(*pair)).count()
}

/// Whether a word is one that hardly any language has.
fn is_odd(part: &[char]) -> bool {
    let letters: Vec<char> = part.iter().map(|c| lower(*c)).collect();
    let of_no_language = !is_of_a_language(&letters);
    let without_vowel = letters.len() > 2 && !has_vowel(&letters);
    let is_lone = matches!(part, [c] if c.is_lowercase() && !matches!(c, 'à' | 'é' | 'è' | 'ó' | 'ò' | 'í'));
    let capitals = part.iter().take_while(|c| c.is_uppercase()).count();
    let mixed = match part {
        // `OÕNeil`.
        _ if capitals > 2 => capitals < part.len(),
        // `MUñOZ`.
        _ => part.windows(3).any(|three| match three {
            [before, c, after] => {
                !c.is_ascii() && c.is_lowercase() && before.is_uppercase() && after.is_uppercase()
            }
            _ => false,
        }),
    };
    let misplaced = (0..letters.len()).any(|at| is_misplaced(&letters, at));
    of_no_language || without_vowel || is_lone || mixed || misplaced
}

/// Whether a letter stands where its languages do not have it.
fn is_misplaced(letters: &[char], at: usize) -> bool {
    let at_place = |place: Option<usize>| place.and_then(|place| letters.get(place)).copied();
    let (before, after) = (at_place(at.checked_sub(1)), at_place(at.checked_add(1)));
    let is_in = |c: Option<char>, all: &str| c.is_some_and(|c| all.contains(c));
    let behind_vowel = before.is_some_and(is_vowel);
    let before_vowel = after.is_some_and(is_vowel);
    match letters.get(at).copied().unwrap_or(' ') {
        'œ' if at == 0 => !is_in(after, "udnsciètl"),
        'œ' => behind_vowel || !is_in(after, "untliu"),
        'â' | 'ê' | 'û' => before_vowel || after.is_none() && letters.len() > 2,
        'î' => before_vowel || is_in(after, "vbh"),
        'ô' => before_vowel || is_in(after, "vbfhjkqwxz"),
        'ë' => before.is_none() || !behind_vowel && after.is_some(),
        'ï' => !behind_vowel,
        'ã' => after.is_some() && !is_in(after, "oesinmy"),
        // Where an apostrophe was: `OÕNEIL`, `CANADAÕS`.
        'õ' => {
            is_in(after, "s")
                || at == 1 && is_in(before, "odlmnjscta") && after.is_some() && !is_in(after, "e")
        }
        'ñ' => !before_vowel,
        'è' | 'æ' => after.is_none() && letters.len() > 2,
        'š' | 'ž' => at > 0 && !behind_vowel && !before_vowel && after.is_some(),
        _ => false,
    }
}

/// Whether a word of Icelandic or Czech letters is rather a Turkish one: the alphabets share their bytes.
fn may_be_turkish(part: &[char]) -> bool {
    let letters: Vec<char> = part.iter().map(|c| lower(*c)).collect();
    let is_shared = |two: &[char]| {
        matches!(two, ['ý', next] if !is_vowel(*next)) || matches!(two, [c, 'ð'] if is_vowel(*c))
    };
    letters.first() == Some(&'þ') || letters.windows(2).any(is_shared)
}

/// Whether a line has other letters of Icelandic or Czech, or a son or a daughter.
fn is_northern(line: &str) -> bool {
    let ends = ["sson", "SSON", "dottir", "DOTTIR"];
    line.contains(['þ', 'Þ', 'ð', 'Ð', 'ý', 'Ý'])
        && (line.contains(['á', 'é', 'í', 'ó', 'ú', 'æ', 'Á', 'É', 'Í', 'Ó', 'Ú', 'Æ'])
            || ends.iter().any(|end| line.contains(end)))
}

/// Whether a word begins small between words that begin with capitals: `éve Tremblay`.
fn begins_small(part: &[char], word: &Word<'_>) -> bool {
    let first =
        |beside: Option<&str>| beside.and_then(|beside| beside.chars().next()).filter(|c| c.is_alphabetic());
    let beside: Vec<char> = [first(word.before), first(word.after)].into_iter().flatten().collect();
    let is_small = matches!(part, [c, _, ..] if !c.is_ascii() && c.is_lowercase());
    is_small && !beside.is_empty() && beside.iter().all(|c| c.is_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(text: &str) -> (usize, usize) {
        let Strange { wrong, odd, .. } = Strange::of(text);
        (wrong, odd)
    }

    #[test]
    fn words_of_the_languages_of_applicants_are_not_strange() {
        for text in [
            "Éloïse Côté, l’Île-des-Sœurs",
            "À l’école, où l’été naît; voilà l’œuvre",
            "Zoë Noël",
            "Carlos Sánchez",
            "Rosa MUÑOZ",
            "SIMÕES",
            "João Magalhães",
            "Irmã Conceição",
            "Jürgen Groß",
            "Björn Åkesson",
            "Søren Kjær",
            "Dušan Žiga",
            "Tomáš Novák",
            "Ýmir Jónsson",
            "Þóra Guðmundsdóttir",
            "Łukasz Wiśniewski",
            "Jiří Dvořák",
            "Şebnem Yıldız",
            "Võ",
            "Nguyên Phúc",
            "O’Neil",
            "don’t",
            "Mi’kmaq",
            "Gwich’in",
            "L’Heureux",
            "candidat·e·s",
            "Gal·la",
            "LeÉcuyer",
            "Québec—Centre",
            "father–son",
            "n° 3",
            "il\u{a0}est",
            "Market™",
            "« Oui »",
            "attends… et “là”",
        ] {
            assert_eq!(counts(text), (0, 0), "{text}");
        }
    }

    #[test]
    fn the_same_bytes_in_another_encoding_are_strange() {
        for text in [
            "S·nchez",
            "PrŽnom",
            "Qu‰bec",
            "Ji¯Ì",
            "Jiøí",
            "Dvoøák",
            "Þebnem",
            "Yýldýz",
            "éve Tremblay",
            "Îuvrard",
            "Ôve",
            "Garc’a",
            "Mart’nez",
            "S\u{a0}nchez",
            "Fern\u{a0}ndez",
            "Mu–oz",
            "L—pez",
            "ao–t",
            "Bjšrn",
            "Mšller",
            "Wiœniewski",
            "Gdañsk",
            "Markoviæ",
            "Kovaèiè",
            "OÕNEIL",
            "OÕNeil",
            "CANADAÕS",
            "ƒmile",
            "Ëscar",
            "Raœl",
            "Bo¿ena",
        ] {
            assert_ne!(counts(text), (0, 0), "{text}");
        }
    }
}
