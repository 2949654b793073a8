//! What somebody says when a form asks for other names: that there is none, a name, or something that is neither. Only
//! what looks like a name is taken for one; the rest is kept as it was answered.

use crate::domain::names::{fold, has_letter, shows};

/// What an answer to "other names" says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Said {
    /// That there is none.
    Nothing,
    /// A name, as far as it looks.
    Name,
    /// Neither: `No, but my friends call me Annie`, `Yes`.
    Unclear,
}

/// Answers that say so as a whole, folded.
const WHOLE: &[&str] = &[
    "n a",
    "s o",
    "n d",
    "r a s",
    "ras",
    "x",
    "xx",
    "xxx",
    "nan",
    "null",
    "undefined",
    "empty",
    "blank",
    "vide",
    "faux",
    "false",
    "idem",
    "ditto",
    "nmn",
    "nmi",
];
/// Words that say that there is nothing, and those with which such an answer points elsewhere.
const NO: &str = "no none non nope nil nothing never not aucun aucune neant jamais rien nul pas sans idem same dont havent \
    ditto meme memes only just seulement uniquement see voir null ninguno ninguna nenhum nenhuma nessuno nessuna \
    keine keiner nein false faux";
/// Those of them that say nothing alone.
const POINTING: &str = "see voir only just seulement uniquement sans pas";
/// Words with which such an answer begins, too.
const OPENING: &str = "i ive im it does je jai nai ne il there";
/// Words that people put around them: `none that I know of`, `aucun autre nom à ma connaissance`.
const AROUND: &str = "a above add ai ajouter all alias aliases am any applicable apply are as at autre autres aware been by ce \
    change changed ci connais connaissance connu connue d dautre dautres de declare declarer dessus deuxieme do else en \
    ever eu existe former full had have identite identites is jour know knowledge known legal listed ma maiden \
    mes middle mon my n na name names nen nexiste nickname nicknames nom noms objet of officiel on one ones only \
    other others par past plus porte pour precise prenom prenoms previous provided que quoi report sache \
    sapplique second signaler sir so sous suis surnom surnoms thank thanks that the this time to merci under used \
    utilise y yet you";
/// Words that say no and are part of no name. `Non`, `Nil` and `No` are names, too.
const NEVER_A_NAME: &str = "none nope nothing never not aucun aucune neant jamais rien ninguno ninguna yes yep yeah oui true vrai \
    unknown inconnu inconnue sais";
/// Words of a sentence, which no name has in small letters.
const OF_SENTENCES: &str = "i ive im my me mine is are was were am been have has had but call called calls friends family people they we \
    you your use used uses using go goes went because since when why what with this that not no only also \
    sometimes married changed je jai mon mes suis est etait etais mais appelle appellent appelait mappelle \
    mappellent utilise porte portais connu connue sous amis amies famille parce quand depuis parfois aussi pas \
    pourquoi";

/// Whether a word is one of a list.
fn is_one_of(word: &str, list: &str) -> bool {
    list.split(' ').any(|known| known == word)
}

/// Whether an answer says that there is no other name: `No`, `N/A`, `aucun`, `none that I know of`, a dash.
pub(super) fn says_none(text: &str) -> bool {
    said(text) == Said::Nothing
}

/// What an answer says. A `Nil` with one capital may be either, so a person looks at it.
pub(super) fn said(text: &str) -> Said {
    let text = text.trim();
    if !has_letter(text) {
        return Said::Nothing;
    }
    let folded = fold(text);
    if is_whole(text, &folded) {
        return Said::Nothing;
    }
    let words: Vec<&str> = folded.split(' ').collect();
    // Alone, a word that points elsewhere points nowhere.
    let alone = words.len() == 1 && is_one_of(&folded, POINTING);
    let opens = !alone && words.first().is_some_and(|word| is_one_of(word, NO) || is_one_of(word, OPENING));
    let known = |word: &&str| is_one_of(word, NO) || is_one_of(word, OPENING) || is_one_of(word, AROUND);
    if opens && words.iter().any(|word| is_one_of(word, NO)) && words.iter().all(known) {
        return if text == "Nil" { Said::Unclear } else { Said::Nothing };
    }
    if looks_like_a_name(text, &words) { Said::Name } else { Said::Unclear }
}

/// What stands in the place of a part of a name that somebody does not have: `None`, `N/A`, `no middle name`, a dash.
/// Somebody may be called No or Nil, so these say so in the `middle` only.
pub(super) fn is_no_part(text: &str, middle: bool) -> bool {
    let text = text.trim();
    match fold(text).as_str() {
        _ if text.is_empty() => false,
        _ if matches!(text, "FNU" | "LNU" | "NFN" | "NLN" | "0") => true,
        // A number is wrong, and says nothing.
        _ if !has_letter(text) => !shows(text),
        "no" | "non" | "nil" | "nul" => middle,
        "x" | "i" | "same" | "ras" | "nan" | "idem" if text != "NaN" => false,
        _ => says_none(text),
    }
}

/// Whether a whole answer is one of those that say nothing. "NA" says that nothing applies; Na is a name, and so
/// are Nan and Blank.
fn is_whole(text: &str, folded: &str) -> bool {
    if matches!(text, "Nan" | "Ras" | "Blank") {
        return false;
    }
    // A mark for nothing may stand beside another: `N/A - none`.
    let rest = ["n a ", "s o ", "n d "].iter().find_map(|mark| folded.strip_prefix(mark));
    let beside =
        rest.is_some_and(|rest| WHOLE.contains(&rest) || rest.split(' ').all(|word| is_one_of(word, NO)));
    WHOLE.contains(&folded) || beside || matches!(text, "NA" | "SO" | "ND")
}

/// Whether a text may be a name: it begins with no word that says yes or no, and is no sentence and no address.
fn looks_like_a_name(text: &str, words: &[&str]) -> bool {
    let first = words.first().copied().unwrap_or_default();
    let written: Vec<&str> = text.split_whitespace().collect();
    // `No-Ra Kim` is a name, and so is `Non Thavisin`; `No, Annie` and `No way` are none.
    let begins = written.first().is_some_and(|word| fold(word) == first);
    let is_parted = written.first().is_some_and(|word| word.ends_with([',', ';', ':', '.', '!', '?']));
    let says_no = match first {
        "no" => true,
        "non" | "nil" | "nul" | "sans" | "pas" => is_parted || !is_capital(written.get(1)),
        _ => is_one_of(first, NEVER_A_NAME),
    };
    if begins && says_no || text.contains('@') || text.contains("://") {
        return false;
    }
    let mut depth = 0_usize;
    let mut sentence = (0_usize, 0_usize);
    for word in written {
        depth += word.matches('(').count();
        // An initial has a point; what stands in brackets explains a name.
        if depth == 0 && !word.ends_with('.') && is_one_of(&fold(word), OF_SENTENCES) {
            sentence.0 += usize::from(word == "I" || !is_capital(Some(&word)));
            sentence.1 += 1;
        }
        depth = depth.saturating_sub(word.matches(')').count());
    }
    sentence.0 == 0 && sentence.1 < 2
}

fn is_capital(word: Option<&&str>) -> bool {
    let first = word.and_then(|word| word.chars().find(|c| c.is_alphabetic()));
    first.is_some_and(|first| !first.is_lowercase())
}

#[cfg(test)]
mod tests {
    use super::{Said, is_no_part, said};

    #[test]
    fn people_say_in_many_ways_that_they_have_no_other_name() {
        for text in [
            "No",
            "none",
            "None.",
            "N/A",
            "n.a.",
            "NA",
            "-",
            "—",
            "0",
            "Aucun",
            "aucune",
            "Néant",
            "s.o.",
            "Sans objet",
            "Non",
            "none that I know of",
            "No, never",
            "No other names",
            "Not applicable",
            "Not to my knowledge",
            "I have never used any other name",
            "I have not",
            "I haven't",
            "Does not apply",
            "Same as above",
            "Aucun autre nom à ma connaissance",
            "Je n’ai pas d’autre nom",
            "Ne s’applique pas",
            "Pas que je sache",
            "XXX",
            "NIL",
            "Nothing to declare",
            "Rien à déclarer",
            "Not that I am aware of",
            "I am not known by any other name",
            "Je ne suis connue sous aucun autre nom",
            "Jamais changé de nom",
            "Même nom",
            "No middle name",
            "No, thanks",
            "Non merci",
            "Aucune autre identité",
            "ND",
            "R.A.S.",
            "See above",
            "Voir ci-dessus",
            "ditto",
            "None to report",
            "Aucun à signaler",
            "N/A - none",
            "N/A (none)",
            "Only my legal name",
            "Aucun deuxième prénom",
            "There are none",
            "null",
            "NaN",
            "FAUX",
            "false",
            "Ninguno",
        ] {
            assert_eq!(said(text), Said::Nothing, "{text}");
        }
    }

    #[test]
    fn a_name_that_begins_alike_is_a_name() {
        for text in [
            "Na",
            "Noël Roy",
            "Nona Strand",
            "Nil Aydın",
            "Non Thavisin",
            "Jean Aucoin",
            "No-Ra Kim",
            "Pascale",
            "Sans-Souci",
            "Xi",
            "I. Je",
            "My Nguyen",
            "Just Larsen",
            "Nada Haddad",
            "née Tremblay",
            "formerly Ann Strand",
            "annie strand",
            "Ann Strand (when I was married)",
            "Ann Strand, Annie Strand",
            "ÉLOÏSE DE LA CRUZ",
            "S. O. Kim",
            "N. A. Singh",
            "李小龙",
        ] {
            assert_eq!(said(text), Said::Name, "{text}");
        }
    }

    #[test]
    fn what_is_neither_no_nor_a_name_is_unclear() {
        for text in [
            "No, but my friends call me Annie",
            "None except Annie",
            "Aucun Roy",
            "Aucun, sauf Mimi",
            "Rien, mais on m’appelle Mimi",
            "Yes",
            "Oui",
            "Yes: Annie",
            "Unknown",
            "Inconnu",
            "Je ne sais pas",
            "I was called Annie at school",
            "MY FRIENDS CALL ME ANNIE",
            "Why do you ask?",
            "annie@example.org",
            "Nil",
            "Non, Marie",
            "No comment",
        ] {
            assert_eq!(said(text), Said::Unclear, "{text}");
        }
    }

    #[test]
    fn a_part_of_a_name_that_nobody_has_is_none() {
        for text in
            ["N/A", "None", "-", ".", "s.o.", "NMN", "No middle name", "aucun", "Néant", "null", "NaN"]
        {
            assert!(is_no_part(text, true) && is_no_part(text, false), "{text}");
        }
        for text in ["No", "Non", "Nil", "nil"] {
            assert!(is_no_part(text, true) && !is_no_part(text, false), "{text}");
        }
        for text in ["", "Ann", "1234", "X", "Na", "Nan", "See", "Just", "Sans", "O’Neil", "李"] {
            assert!(!is_no_part(text, true) && !is_no_part(text, false), "{text}");
        }
    }
}
