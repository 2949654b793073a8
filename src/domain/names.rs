//! One folding of names, for comparison and search: case, accents, dashes, apostrophes and punctuation do not count. A
//! folded name is never shown and never stored in place of what a person wrote. A name must have something that can be
//! seen.

use serde_json::{Map, Value};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Folds a text for comparison: `L’Érable—Lotbinière` and `l'erable lotbiniere` fold alike.
///
/// Apostrophes join (`O'Brien` is `obrien`), every other mark separates words, invisible characters vanish.
pub fn fold(text: &str) -> String {
    // Decomposing ASCII changes nothing, and most names have no other letters.
    if text.is_ascii() {
        return spelled(text.chars().map(|c| c.to_ascii_lowercase()));
    }
    spelled(text.nfkd().flat_map(char::to_lowercase).nfkd())
}

/// The words of decomposed small letters.
fn spelled(letters: impl Iterator<Item = char>) -> String {
    let mut folded = String::with_capacity(letters.size_hint().0);
    let mut gap = false;
    for c in letters {
        if !c.is_ascii() && is_combining_mark(c) || is_invisible(c) || is_apostrophe(c) {
            continue;
        }
        if !c.is_alphanumeric() {
            gap = true;
            continue;
        }
        if gap && !folded.is_empty() {
            folded.push(' ');
        }
        gap = false;
        match c {
            'œ' => folded.push_str("oe"),
            'æ' => folded.push_str("ae"),
            'ß' => folded.push_str("ss"),
            'ø' => folded.push('o'),
            'ł' => folded.push('l'),
            'đ' | 'ð' => folded.push('d'),
            // Turkish dotless i: people type it as i.
            'ı' => folded.push('i'),
            _ => folded.push(c),
        }
    }
    folded
}

/// Whether a text has a letter or a digit that can be seen.
pub fn shows(text: &str) -> bool {
    !fold(text).is_empty()
}

/// What can be seen of a text that need have no letters: `✔`, `+1`.
fn signs(text: &str) -> String {
    let seen = |c: &char| !c.is_whitespace() && !is_invisible(*c) && !is_combining_mark(*c);
    text.chars().filter(seen).collect()
}

/// Whether nothing of a text can be seen.
pub fn is_blank(text: &str) -> bool {
    signs(text).is_empty()
}

/// Whether two answers are the same words and signs; where neither has a letter or a digit, the same signs.
pub fn same_words(text: &str, other: &str) -> bool {
    if shows(text) { answer(text) == answer(other) } else { !shows(other) && signs(text) == signs(other) }
}

/// An answer as it is compared with the words of a list. Case, the accents of French, and the marks that only part words
/// do not count. Every sign that may turn an answer into another one does: `> $10,000`, `0+`, `No?`, `No*`.
pub fn answer(text: &str) -> String {
    let is_french =
        |c: char| matches!(c, '\u{300}' | '\u{301}' | '\u{302}' | '\u{308}' | '\u{327}' | '\u{fe0f}');
    let letters = text.nfd().flat_map(char::to_lowercase).filter(|c| !is_invisible(*c) && !is_french(*c));
    let letters: Vec<char> = letters.filter(|c| !is_apostrophe(*c)).collect();
    let (mut answer, mut gap) = (String::new(), false);
    for (at, &c) in letters.iter().enumerate() {
        let (before, after) = letters.split_at(at);
        let after = after.get(1..).unwrap_or_default();
        let between = |is_it: fn(char) -> bool| {
            before.last().is_some_and(|c| is_it(*c)) && after.first().is_some_and(|c| is_it(*c))
        };
        let is_of_word = c.is_alphanumeric() || is_combining_mark(c);
        // `10.5` is not `10 5`.
        let is_of_number = matches!(c, '.' | ',') && between(|c| c.is_ascii_digit());
        if is_of_word || is_of_number {
            if gap && !answer.is_empty() {
                answer.push(' ');
            }
            gap = false;
            match c {
                'œ' => answer.push_str("oe"),
                'æ' => answer.push_str("ae"),
                c => answer.push(c),
            }
        } else {
            gap = true;
            if let Some(sign) = sign_that_counts(c, before, after) {
                if !answer.is_empty() {
                    answer.push(' ');
                }
                answer.push(sign);
            }
        }
    }
    answer
}

/// What is kept of a character that is no letter and no digit: nothing of a blank, of what ends or encloses a phrase, and of
/// a dash between two words.
fn sign_that_counts(c: char, before: &[char], after: &[char]) -> Option<char> {
    let is_dash = matches!(c, '-' | '‐' | '‑' | '–' | '—' | '−');
    let is_word = |c: Option<&char>| c.is_some_and(|c| c.is_alphabetic());
    let seen = |c: &&char| !c.is_whitespace();
    let parts_words = is_dash && is_word(before.iter().rev().find(seen)) && is_word(after.iter().find(seen));
    // `Never!` says no more than `Never.` does, and `!No` something else.
    let is_stressed = c == '!' && is_word(before.iter().rev().find(|c| seen(c) && **c != '!'));
    let is_plain = c.is_whitespace()
        || is_stressed
        || matches!(
            c,
            '.' | ',' | ';' | ':' | '_' | '(' | ')' | '[' | ']' | '"' | '“' | '”' | '„' | '«' | '»'
        );
    (!is_plain && !parts_words).then_some(if is_dash { '-' } else { c })
}

/// Whether a text has a letter that can be seen, as the name of a person has.
pub fn has_letter(text: &str) -> bool {
    fold(text).chars().any(char::is_alphabetic)
}

/// The errors of spreadsheets in English and French; each begins with `#`.
const SHEET_ERRORS: &[&str] = &[
    "#name?",
    "#nom?",
    "#value!",
    "#valeur!",
    "#ref!",
    "#div/0!",
    "#n/a",
    "#n/d",
    "#num!",
    "#nombre!",
    "#null!",
    "#nul!",
    "#error!",
    "#erreur!",
    "#spill!",
    "#calc!",
    "#getting_data",
];

/// Whether a text is what a spreadsheet writes where it cannot compute, or for a column that is too narrow.
pub fn is_sheet_error(text: &str) -> bool {
    let text = text.trim();
    let is_narrow = text.len() > 1 && text.bytes().all(|byte| byte == b'#');
    is_narrow || text.starts_with('#') && SHEET_ERRORS.contains(&text.to_lowercase().as_str())
}

/// Whether a text stands for no name: `N/A`, `none`, the errors of programs. Somebody may be called Nan or No.
pub fn is_placeholder(name: &str) -> bool {
    let is_mark = matches!(fold(name).as_str(), "n a" | "none" | "null" | "aucun" | "aucune" | "undefined");
    // Two initials are somebody's.
    is_mark && !name.contains('.') || name.trim() == "NaN" || is_sheet_error(name)
}

/// The fields of bodies that hold the name of a person or a firm, with the option that gives each.
const NAMES: [(&str, &str); 5] = [
    ("name", "--name"),
    ("also_known_as", "--also-known-as"),
    ("related", "--related"),
    ("firm", "--firm"),
    ("to", "--to"),
];

/// The option of the first name in a body in which there is nothing to be seen.
pub fn unseen(fields: &Map<String, Value>) -> Option<&'static str> {
    let hides = |value: &Value| match value {
        Value::String(name) => !shows(name),
        Value::Object(inside) => unseen(inside).is_some(),
        _ => false,
    };
    let is_unseen = |value: &Value| match value {
        Value::Array(all) => all.iter().any(hides),
        value => hides(value),
    };
    NAMES.iter().find(|(field, _)| fields.get(*field).is_some_and(is_unseen)).map(|(_, option)| *option)
}

/// The Latin letter as which a Greek or Cyrillic one is read, where it looks the same.
pub fn in_latin(c: char) -> char {
    match c {
        'а' | 'А' | 'α' | 'Α' => 'a',
        'В' | 'Β' => 'b',
        'с' | 'С' => 'c',
        'ԁ' => 'd',
        'е' | 'Е' | 'Ε' => 'e',
        'һ' | 'Н' | 'Η' => 'h',
        'і' | 'І' | 'ι' | 'Ι' => 'i',
        'ј' | 'Ј' => 'j',
        'К' | 'κ' | 'Κ' => 'k',
        'М' | 'Μ' => 'm',
        'Ν' => 'n',
        'о' | 'О' | 'ο' | 'Ο' => 'o',
        'р' | 'Р' | 'ρ' | 'Ρ' => 'p',
        'ѕ' | 'Ѕ' => 's',
        'Т' | 'Τ' => 't',
        'ν' => 'v',
        'х' | 'Х' | 'Χ' => 'x',
        'у' | 'У' | 'Υ' => 'y',
        'Ζ' => 'z',
        _ => c,
    }
}

/// Whether a character shows nothing: controls, zero widths, direction marks, the soft hyphen, and letters without a
/// glyph that fill the place of a missing one. Spaces are not.
pub fn is_invisible(c: char) -> bool {
    (c.is_control() && !c.is_whitespace())
        || matches!(c, '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}' | '\u{13441}' | '\u{13442}')
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// The marks that people use for an apostrophe.
pub fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '‛' | '`' | '´' | '′' | 'ʼ' | 'ʻ' | '\u{2b9}')
}
