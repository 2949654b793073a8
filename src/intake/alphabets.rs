//! The letters that languages of people in Canada have beside those of English, small ones. A word is of one language.

/// French first: most words are of it.
const ALPHABETS: &[&str] = &[
    // French, and Dutch and Welsh with it.
    "àâæçéèêëîïôœùûüÿ",
    // Spanish, and Irish.
    "áéíóúüñ",
    // Portuguese.
    "áàâãçéêíóôõúü",
    // German.
    "äöüßé",
    // Italian.
    "àèéìíîòóùú",
    // Catalan.
    "àçèéíïòóúü",
    // Danish, Norwegian, Swedish and Finnish.
    "åäöøæéèôüë",
    // Icelandic.
    "áðéíóúýþæö",
    // Polish.
    "ąćęłńóśźż",
    // Czech.
    "áčďéěíňóřšťúůýž",
    // Slovak.
    "áäčďéíĺľňóôŕšťúýž",
    // Croatian, Bosnian, Serbian and Slovene.
    "čćđšž",
    // Hungarian.
    "áéíóöőúüű",
    // Romanian.
    "ăâîşţșț",
    // Turkish.
    "çğıöşüâîû",
    // Estonian.
    "äõöüšž",
    // Albanian.
    "çë",
    // Latvian and Lithuanian.
    "āčēģīķļņšūž",
    "ąčęėįšųūž",
    // Vietnamese.
    "àáâãèéêìíòóôõùúýăđơư",
];

/// A small letter; the capital of Turkish has two.
pub(super) fn lower(c: char) -> char {
    c.to_lowercase().next().unwrap_or(c)
}

/// Whether a letter is one of French.
pub(super) fn is_of_french(c: char) -> bool {
    ALPHABETS.first().is_some_and(|french| french.contains(c))
}

/// Whether one language has all letters of a word. Vietnamese words are short, and have most of the letters of others.
pub(super) fn is_of_a_language(word: &[char]) -> bool {
    let (vietnamese, others) = ALPHABETS.split_last().unwrap_or((&"", &[]));
    let has = |alphabet: &&str| word.iter().all(|c| c.is_ascii() || alphabet.contains(*c));
    others.iter().any(has) || word.len() <= 5 && !word.iter().any(|c| "fjwz".contains(*c)) && has(vietnamese)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_has_the_letters_of_one_language() {
        let is = |word: &str| is_of_a_language(&word.chars().map(lower).collect::<Vec<_>>());
        for word in ["Ève", "Núñez", "São", "Groß", "Dvořák", "Šimić", "Yıldız", "İpek", "Trân"]
        {
            assert!(is(word), "{word}");
        }
        for word in ["Jiøí", "Dvoøák", "Nuńéz", "Renéń"] {
            assert!(!is(word), "{word}");
        }
    }
}
