//! Text that was damaged before it came here: letters that were lost, text that was decoded twice, codes in the place of
//! letters, letters that are inside no word. It is found, never mended: what it said is for a person to look up.

use encoding_rs::{MACINTOSH, WINDOWS_1252};

use super::escaped;
use crate::domain::names::in_latin;

/// What is wrong with a text, with the piece of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Garbled {
    /// A letter was lost: the sign for one that could not be read, or a question mark in its place.
    Lost(String),
    /// UTF-8 that was read as something else, and what it said.
    Twice {
        /// The piece.
        text: String,
        /// What it was.
        meant: String,
    },
    /// A code of a web page or a mail in the place of a letter, and what it said.
    Escaped {
        /// The piece.
        text: String,
        /// What it was.
        meant: String,
    },
    /// A sign inside a word that no word has; in a name, also at the beginning and the end of one.
    Strange(String),
}

/// Looks at a text; of a name more is known than of an essay, so more is seen.
pub(super) fn of(text: &str, is_name: bool) -> Option<Garbled> {
    if text.is_ascii() && !is_name {
        return None;
    }
    if text.is_ascii() && text.split_ascii_whitespace().any(has_lost) {
        return Some(Garbled::Lost(text.chars().take(40).collect()));
    }
    // A hard space is the second half of some letters that were decoded twice, so words end at others only.
    text.split(|c: char| c.is_ascii_whitespace()).find_map(|word| of_word(word, is_name))
}

fn of_word(word: &str, is_name: bool) -> Option<Garbled> {
    let piece = || word.chars().take(40).collect::<String>();
    if word.contains('\u{fffd}') {
        return Some(Garbled::Lost(piece()));
    }
    if is_name && has_lost(word) {
        return Some(Garbled::Lost(piece()));
    }
    if is_name && let Some(meant) = escaped::meant(word) {
        return Some(Garbled::Escaped { text: piece(), meant: meant.chars().take(40).collect() });
    }
    if let Some(meant) = decoded_once(word) {
        return Some(Garbled::Twice { text: piece(), meant: meant.chars().take(40).collect() });
    }
    let letters: Vec<char> = word.chars().collect();
    let strange = (0..letters.len()).any(|at| {
        let beside =
            [at.checked_sub(1), at.checked_add(1)].map(|at| at.and_then(|at| letters.get(at)).copied());
        letters.get(at).is_some_and(|sign| is_strange(beside, *sign, is_name))
    });
    let capital = letters.windows(2).enumerate().any(|(at, two)| match two {
        [before, letter] => {
            before.is_lowercase()
                && is_wrong_capital(*letter, is_name, letters.get(..=at).unwrap_or_default())
        }
        _ => false,
    });
    (strange || capital).then(|| Garbled::Strange(piece()))
}

/// A question mark beside a letter of a name: a program that could not write the letter wrote that.
fn has_lost(word: &str) -> bool {
    let letters: Vec<char> = word.chars().collect();
    let is_letter = |at: Option<usize>| at.and_then(|at| letters.get(at)).is_some_and(|c| c.is_alphabetic());
    // `Ann (Annie?)` asks.
    let is_bracket = |at: usize| letters.get(at + 1) == Some(&')');
    let mut signs = letters.iter().enumerate().filter(|(_, sign)| **sign == '?');
    signs.any(|(at, _)| (is_letter(at.checked_sub(1)) || is_letter(Some(at + 1))) && !is_bracket(at))
}

/// Whether a sign is in the place of a letter: within a word; in a name also at its edge.
fn is_strange(beside: [Option<char>; 2], sign: char, is_name: bool) -> bool {
    let [before, after] = beside;
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    let within = is_letter(before) && is_letter(after);
    if !is_name {
        return within && is_never_in_a_word(sign);
    }
    let is_latin = |c: Option<char>| c.is_some_and(|c| c.is_alphabetic() && c < '\u{250}');
    let at_edge = is_latin(before) || is_latin(after);
    match sign {
        '\u{80}'..='\u{9f}' => true,
        // `Gal·la` is Catalan, `candidat·e` includes women, and other scripts part names so.
        '·' => {
            let is = |c: Option<char>, letter: char| c.is_some_and(|c| c.eq_ignore_ascii_case(&letter));
            let is_inclusive = is(before, 'e') || is(after, 'e');
            at_edge && !is_inclusive && !(is(before, 'l') && is(after, 'l'))
        }
        '“' | '”' | '„' => within,
        // Letters of First Nations that are Greek, too.
        'θ' | 'χ' | 'λ' | 'β' => false,
        // Letters of other alphabets that do not even look like Latin ones.
        '\u{370}'..='\u{52f}' => at_edge && sign.is_alphabetic() && in_latin(sign) == sign,
        _ => (within || at_edge) && (is_never_in_a_word(sign) || is_never_in_a_name(sign)),
    }
}

/// Signs that other encodings have in the place of a letter, and that no word contains.
fn is_never_in_a_word(c: char) -> bool {
    matches!(c, '\u{2500}'..='\u{25ff}' | '\u{80}'..='\u{9f}')
        || "‰†‡ˆ˜‚„ƒ¤¥¦§¨©®¬¯±¶¸¼½¾¿¡÷√∫∂∑∏◊≈∆≤≥∞£¢Ω".contains(c)
}

/// Signs of which some stand in essays beside a word.
fn is_never_in_a_name(c: char) -> bool {
    matches!(c, '\u{2200}'..='\u{23ff}') || "…™€°²³¹•‹›⁄¡".contains(c)
}

/// A capital beyond ASCII behind a small letter. French ones may begin the second part of a name (`LeÉcuyer`) or of a
/// tag, so only in the middle of a name are they taken for damage.
fn is_wrong_capital(c: char, is_name: bool, before: &[char]) -> bool {
    if c.is_ascii() || !c.is_uppercase() || matches!(before.first(), Some('#' | '@')) {
        return false;
    }
    // Other scripts have habits of their own.
    if !matches!(c, '\u{c0}'..='\u{17f}') {
        return false;
    }
    let french = "ÀÂÇÉÈÊËÎÏÔÖÛÙÜŒÆÁÍÓÚ".contains(c);
    let prefix: String = before.iter().filter(|c| c.is_alphabetic()).flat_map(|c| c.to_lowercase()).collect();
    let prefixes =
        ["mc", "mac", "le", "la", "de", "du", "des", "di", "da", "del", "fitz", "van", "saint", "st"];
    !french || is_name && !prefixes.contains(&prefix.as_str())
}

/// What a text said before its UTF-8 was read as Windows-1252, as MacRoman or as code page 850, where a piece of it is
/// such a reading of a letter that people write.
fn decoded_once(text: &str) -> Option<String> {
    type Back = fn(char) -> Option<u8>;
    const BACK: [Back; 3] = [as_windows, as_mac, as_cp850];
    BACK.iter().find_map(|back| {
        let mut meant = String::new();
        let mut rest = text;
        let mut found = false;
        while let Some(c) = rest.chars().next() {
            if let Some((letter, length)) = letter_of(rest, *back) {
                found = true;
                meant.push(letter);
                rest = rest.get(length..)?;
            } else {
                meant.push(c);
                rest = rest.get(c.len_utf8()..)?;
            }
        }
        found.then_some(meant)
    })
}

/// The letter that the first characters spell when they are bytes of UTF-8, and how long they are.
fn letter_of(text: &str, back: fn(char) -> Option<u8>) -> Option<(char, usize)> {
    let mut bytes = Vec::with_capacity(4);
    let mut length = 0;
    for c in text.chars().take(4) {
        let byte = if c.is_ascii() { return None } else { back(c)? };
        bytes.push(byte);
        length += c.len_utf8();
        if let Ok(letter) = std::str::from_utf8(&bytes) {
            let letter = letter.chars().next()?;
            return is_written(letter).then_some((letter, length));
        }
    }
    None
}

/// Letters and signs that people in Canada write, and not all that two bytes can spell: `É »` are bytes of UTF-8 too.
fn is_written(c: char) -> bool {
    matches!(c, '\u{a0}'..='\u{17f}' | '\u{2010}'..='\u{203a}' | '€' | '™' | '\u{1f300}'..='\u{1faff}')
}

fn as_windows(c: char) -> Option<u8> {
    single(WINDOWS_1252, c)
}

fn as_mac(c: char) -> Option<u8> {
    single(MACINTOSH, c)
}

fn as_cp850(c: char) -> Option<u8> {
    super::encoding::as_cp850(c)
}

fn single(encoding: &'static encoding_rs::Encoding, c: char) -> Option<u8> {
    let mut buffer = [0; 4];
    let (bytes, _, unmappable) = encoding.encode(c.encode_utf8(&mut buffer));
    match (bytes.as_ref(), unmappable) {
        ([byte], false) => Some(*byte),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_write_is_not_garbled() {
        for text in [
            "Zoë Žižek",
            "Škvorecký",
            "Łucja Ó Briain",
            "« CAFÉ »",
            "CANADA\u{a0}UNIÉ\u{a0}»",
            "Mégantic—L’Érable—Lotbinière",
            "LeÉcuyer",
            "candidat·e·s",
            "#NotreÉquipe",
            "Þórunn Ægisdóttir",
            "ᐊᓐᓄ",
            "李小龙",
            "40 % – 50 €…",
            "100 £ and 5 ½",
            "🎉 Oui!",
        ] {
            assert_eq!(of(text, true), None, "{text}");
            assert_eq!(of(text, false), None, "{text}");
        }
        // In an essay, and not in a name.
        for text in ["n°s 3 et 4", "Why? Because…", "Greenlight™", "?!", "AT&amp;T"] {
            assert_eq!(of(text, false), None, "{text}");
        }
    }

    #[test]
    fn what_was_lost_is_found() {
        assert_eq!(of("Andr\u{fffd} Roy", false), Some(Garbled::Lost("Andr\u{fffd}".into())));
        assert_eq!(of("Th?r?se Roy", true), Some(Garbled::Lost("Th?r?se Roy".into())));
        assert_eq!(of("why?because", false), None);
    }

    #[test]
    fn what_was_decoded_twice_is_found_with_what_it_was() {
        let twice = |text: &str, meant: &str| {
            let Some(Garbled::Twice { meant: found, .. }) = of(text, false) else {
                panic!("{text}: {:?}", of(text, false));
            };
            assert_eq!(found, meant, "{text}");
        };
        twice("AndrÃ©", "André");
        twice("lâ€™Ã‰rable", "l’Érable");
        twice("QuÃ©bec", "Québec");
        twice("sÅ“ur", "sœur");
        twice("Andr√©", "André");
        twice("Andr├®", "André");
        twice("voilÃ\u{a0}", "voilà");
    }

    #[test]
    fn letters_that_no_word_has_are_found() {
        for text in ["AndrŽ", "Qu‰bec", "Fran‡ois", "Qu┼bec", "Qu¿bec", "MichŠle"] {
            assert!(matches!(of(text, false), Some(Garbled::Strange(_))), "{text}: {:?}", of(text, false));
        }
        assert!(matches!(of("QuÈbec", true), Some(Garbled::Strange(_))));
    }

    #[test]
    fn damage_at_the_edge_of_a_name_is_found() {
        for text in ["Ren? Tremblay", "?milie Roy", "Andr?", "Roy Andr?", "S?nchez"] {
            assert!(matches!(of(text, true), Some(Garbled::Lost(_))), "{text}: {:?}", of(text, true));
            assert_eq!(of(text, false), None, "{text}");
        }
        for text in [
            "Andr‚ Roy",
            "Andr© Roy",
            "╔ric Roy",
            "…ric Roy",
            "ANDR… ROY",
            "Ren├⌐ Roy",
            "S·nchez",
            "RenΘ Roy",
            "FranΓois Roy",
            "Andrй Roy",
            "Andr\u{82} Roy",
            "\u{90}ric Roy",
            "£ukasz",
            "¡lvaro",
            "C“té",
        ] {
            assert!(matches!(of(text, true), Some(Garbled::Strange(_))), "{text}: {:?}", of(text, true));
        }
        assert_eq!(
            of("Pat O&#39;Brien", true),
            Some(Garbled::Escaped { text: "O&#39;Brien".into(), meant: "O'Brien".into() })
        );
        assert_eq!(of("why &amp; how", false), None);
    }

    #[test]
    fn names_with_signs_of_their_own_are_whole() {
        for text in [
            "Ann “Annie” Roy",
            "«Mimi» Roy",
            "Núria Gal·la",
            "玛丽·居里",
            "Mª José Núñez",
            "Ann (Annie?) Roy",
            "Ann 🎉",
            "O’Neil",
            "D´Arcy",
            "Smith & Roy; Jones",
            "Αλέξης",
            "Юлия Roy",
            "Anne–Marie",
            "Québec—Centre",
            "ᐊᓐᓄ",
            "Xʷməθkʷəy̓əm",
            "Skwxwú7mesh",
            "Ann ?",
            "Roy, Ann",
        ] {
            assert_eq!(of(text, true), None, "{text}");
        }
    }
}
