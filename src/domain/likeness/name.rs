//! A name as its words: brackets, titles and suffixes taken off, the family name known as far as the writing tells.
//! Nobody's name is refused or changed here; this is only for comparing.

use crate::domain::likeness::nicknames::is_given;
use crate::domain::likeness::sound::Sound;
use crate::domain::likeness::word::{NameWord, PARTICLES, pieces, words_of};
use crate::domain::names::fold;

/// Which of several people of one name in one family.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Generation {
    /// Senior, père.
    Elder,
    /// Junior, fils.
    Younger,
    /// The third, the fourth.
    Number(u8),
}

/// A name as its words.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct PersonName {
    /// The words, in the order of the writing.
    pub words: Vec<NameWord>,
    /// What a suffix says.
    pub generation: Option<Generation>,
}

/// How many words of a name are compared.
const MOST_WORDS: usize = 8;

/// Titles that are no names.
const TITLES: &[&str] = &[
    "dr",
    "dre",
    "doctor",
    "docteur",
    "docteure",
    "prof",
    "professor",
    "professeur",
    "professeure",
    "mr",
    "mister",
    "mrs",
    "ms",
    "miss",
    "mx",
    "mme",
    "madame",
    "mlle",
    "mademoiselle",
    "monsieur",
    "me",
    "mtre",
    "maitre",
    "hon",
    "honourable",
    "honorable",
    "lhon",
    "lhonorable",
    "the",
    "rev",
    "reverend",
    "capt",
    "captain",
    "sgt",
    "sergeant",
    "sergent",
    "senator",
    "senateur",
    "senatrice",
    "councillor",
    "conseiller",
    "conseillere",
    "mp",
    "mpp",
    "mla",
    "mna",
    "ambassador",
    "ambassadeur",
    "ambassadrice",
    "minister",
    "ministre",
    "lieutenant",
    "colonel",
    "rt",
    "sir",
];

/// Titles that are names, too: taken off only where two words are left.
const TITLES_OR_NAMES: &[&str] = &[
    "chief",
    "chef",
    "elder",
    "aine",
    "ainee",
    "major",
    "general",
    "judge",
    "juge",
    "justice",
    "mayor",
    "maire",
    "dame",
    "lady",
    "lord",
    "sister",
    "soeur",
    "brother",
    "father",
    "rabbi",
    "imam",
    "sheikh",
    "sheik",
    "shaykh",
    "cheikh",
    "mullah",
    "maulana",
    "ustad",
    "haji",
    "hajji",
    "hajj",
    "president",
    "premier",
    "king",
    "grand",
];

/// Degrees, honours and offices after a name; the short ones only after a comma or with periods.
const CREDENTIALS: &[&str] = &[
    "phd", "md", "msc", "mba", "llb", "llm", "lld", "esq", "cpa", "cga", "kc", "qc", "cr", "ing", "peng",
    "jd", "rn", "dds", "bed", "ba", "bsc", "ma", "oc", "cm", "cq", "oq", "mp", "mpp", "mla", "mna", "pc",
    "avocat", "avocate", "notaire", "lawyer", "depute", "deputee", "cd", "rpn", "dmd", "dvm", "med", "bcom",
    "bcl",
];

/// Before a name that somebody had before.
const FORMERLY: &[&str] = &["nee", "ne", "born", "formerly", "anciennement", "dit", "dite", "aka", "alias"];

/// Before the name of the father or the mother.
const OF_PARENT: &[&str] = &["bin", "ibn", "ben", "bint"];

impl PersonName {
    /// The name without what stands in brackets.
    pub fn of(text: &str) -> PersonName {
        let (bare, _) = without_brackets(text);
        let (bare, _) = before_formerly(&bare);
        read(&bare)
    }

    /// The name, and the others that its brackets or `née` give: `Robert (Bob) Roy` is also `Bob Roy`.
    pub fn all_of(text: &str) -> Vec<PersonName> {
        let (bare, mut asides) = without_brackets(text);
        let (bare, former) = before_formerly(&bare);
        asides.extend(former.map(|former| format!("née {former}")));
        let name = read(&bare);
        let others = asides.iter().filter_map(|aside| name.with(aside)).collect::<Vec<_>>();
        let mut all = vec![name];
        all.extend(others);
        all.retain(|name| !name.words.is_empty());
        all.dedup();
        all
    }

    /// The name that an aside in it gives; none where the aside says nothing.
    fn with(&self, aside: &str) -> Option<PersonName> {
        let mut tokens = aside.split_whitespace().peekable();
        let is_former = tokens.next_if(|token| FORMERLY.contains(&fold(token).as_str())).is_some();
        let rest = tokens.collect::<Vec<_>>().join(" ");
        let other = read(&rest);
        if other.words.is_empty() {
            return None;
        }
        let kept =
            |of_family: bool| self.words.iter().filter(move |word| word.of_family == of_family).cloned();
        let many = other.words.iter().filter(|word| !word.is_particle).count() > 1;
        let words: Vec<NameWord> = match (is_former, many) {
            (_, true) => other.words,
            (true, false) => kept(false).chain(other.words).collect(),
            (false, false) => {
                let given = other.words.into_iter().map(|word| NameWord { of_family: false, ..word });
                given.chain(kept(true)).collect()
            }
        };
        Some(PersonName { words, generation: self.generation })
    }

    /// The words that tell people apart: all but particles, unless there is nothing else.
    pub fn telling(&self) -> impl Iterator<Item = &NameWord> {
        let only = self.words.iter().all(|word| word.is_particle);
        self.words.iter().filter(move |word| only || !word.is_particle).take(MOST_WORDS)
    }

    /// Its words, as [`plain_words`] has those of another name.
    pub fn plain_words(&self) -> impl Iterator<Item = String> {
        self.words.iter().map(|word| word.folded.clone())
    }

    /// Whether it is written in Latin letters, or in others that are read as these.
    pub fn is_read(&self) -> bool {
        let first = |word: &NameWord| word.sound.first;
        self.words.iter().filter_map(first).any(|letter| letter.is_ascii_alphabetic())
    }

    /// All letters, in the order of the writing.
    pub fn bare(&self) -> String {
        self.words.iter().map(|word| word.folded.as_str()).collect()
    }
}

/// The words of a name in the letters in which they are compared, without asking which of them are its titles.
pub fn plain_words(text: &str) -> Vec<String> {
    let tokens = text.split(|c: char| c.is_whitespace() || c == ',');
    tokens.flat_map(pieces).map(|(folded, _)| folded).collect()
}

/// Parts a text from what stands in its brackets and between its double quotation marks.
fn without_brackets(text: &str) -> (String, Vec<String>) {
    let (mut bare, mut asides, mut aside, mut open) = (String::new(), Vec::new(), String::new(), None);
    for c in text.chars() {
        match (open, c) {
            (Some(end), c) if c == end => {
                asides.push(std::mem::take(&mut aside));
                open = None;
            }
            (Some(_), c) => aside.push(c),
            (None, c) => match closing(c) {
                Some(end) => {
                    open = Some(end);
                    bare.push(' ');
                }
                None => bare.push(c),
            },
        }
    }
    // A bracket that nobody closed takes nothing away.
    if open.is_some() {
        bare.push_str(&aside);
    }
    (bare, asides)
}

fn closing(c: char) -> Option<char> {
    match c {
        '(' => Some(')'),
        '[' => Some(']'),
        '{' => Some('}'),
        '"' => Some('"'),
        '“' | '„' => Some('”'),
        '«' => Some('»'),
        '（' => Some('）'),
        _ => None,
    }
}

/// Parts a name from the one after `née`, where at least one word stands before it.
fn before_formerly(text: &str) -> (String, Option<String>) {
    let tokens: Vec<&str> = text.split_whitespace().collect();
    let is_mark =
        |token: &&str| matches!(fold(token).as_str(), "nee" | "formerly" | "anciennement" | "aka" | "alias");
    match tokens.iter().position(is_mark) {
        Some(at) if at > 0 && at + 1 < tokens.len() => {
            let (before, after) = tokens.split_at(at);
            (before.join(" "), Some(after.get(1..).unwrap_or_default().join(" ")))
        }
        _ => (text.to_owned(), None),
    }
}

/// Reads a name that has no brackets any more.
fn read(text: &str) -> PersonName {
    let parts: Vec<&str> =
        text.split([',', '،', '，']).map(str::trim).filter(|part| !part.is_empty()).collect();
    let mut generation = None;
    let mut parts: Vec<Vec<&str>> = parts.iter().map(|part| part.split_whitespace().collect()).collect();
    // What stands after a comma and is no name: `, Jr.`, `, Ph. D.`.
    while parts.len() > 1 && parts.last().is_some_and(|part| is_suffix_alone(part, &mut generation)) {
        parts.pop();
    }
    let by_comma = parts.len() > 1;
    let mut words = Vec::new();
    for (at, mut tokens) in parts.into_iter().enumerate() {
        take_titles(&mut tokens);
        take_suffixes(&mut tokens, &mut generation);
        let family = if by_comma { if at == 0 { 0 } else { tokens.len() } } else { family_begins(&tokens) };
        for (place, token) in tokens.iter().enumerate() {
            let last = place + 1 == tokens.len();
            let parted = initials(token).filter(|_| place == 0 && family > 0 && !last);
            let mut of_token = words_of(parted.as_deref().unwrap_or(token), place >= family, last);
            // `Ben Roy` is somebody's given name, `Ahmed ben Ali` somebody's father.
            if let ([first], true) = (of_token.as_mut_slice(), place == 0 && family > 0 && !last) {
                first.is_particle &= !is_given(&first.folded);
            }
            words.extend(of_token);
        }
    }
    let (mut before, mut of_parent) = (String::new(), false);
    for word in &mut words {
        if word.is_particle {
            before.push_str(&word.folded);
            of_parent |= OF_PARENT.contains(&word.folded.as_str());
            continue;
        }
        word.of_parent = std::mem::take(&mut of_parent);
        if !before.is_empty() {
            let joined = std::mem::take(&mut before) + &word.folded;
            word.joined = Some((joined.clone(), Sound::of(&joined)));
        }
    }
    PersonName { words, generation }
}

/// Two initials that are written as a word, apart: `JF` before `Tessier`. A family name in capitals has a vowel, but for
/// `NG`.
fn initials(token: &str) -> Option<String> {
    let mut letters = token.chars();
    let (Some(first), Some(second), None) = (letters.next(), letters.next(), letters.next()) else {
        return None;
    };
    let stands_alone = |c: char| c.is_ascii_uppercase() && !matches!(c, 'A' | 'E' | 'I' | 'O' | 'U' | 'Y');
    let are_initials =
        stands_alone(first) && stands_alone(second) && !matches!(token, "NG" | "MC" | "MD" | "ST");
    are_initials.then(|| format!("{first}.{second}."))
}

fn plain(token: &str) -> String {
    fold(&token.replace('.', ""))
}

fn generation_of(word: &str) -> Option<Generation> {
    match word {
        "jr" | "jnr" | "junior" | "fils" | "cadet" => Some(Generation::Younger),
        "sr" | "snr" | "senior" | "pere" => Some(Generation::Elder),
        "ii" | "2nd" | "2e" => Some(Generation::Number(2)),
        "iii" | "3rd" | "3e" => Some(Generation::Number(3)),
        "iv" | "4th" | "4e" => Some(Generation::Number(4)),
        _ => None,
    }
}

/// Whether a part after a comma has no name in it.
fn is_suffix_alone(tokens: &[&str], generation: &mut Option<Generation>) -> bool {
    let whole = plain(&tokens.concat());
    let alone = CREDENTIALS.contains(&whole.as_str())
        || tokens.iter().all(|token| {
            let word = plain(token);
            generation_of(&word).is_some() || CREDENTIALS.contains(&word.as_str())
        });
    if alone {
        *generation = generation.or(tokens.iter().find_map(|token| generation_of(&plain(token))));
    }
    alone
}

fn take_titles(tokens: &mut Vec<&str>) {
    while let Some(first) = tokens.first().map(|token| plain(token)) {
        let left = tokens.iter().skip(1).filter(|token| !fold(token).is_empty()).count();
        let is_title = TITLES.contains(&first.as_str()) && left >= 1;
        let is_either = TITLES_OR_NAMES.contains(&first.as_str()) && left >= 2;
        if !is_title && !is_either {
            return;
        }
        tokens.remove(0);
    }
}

fn take_suffixes(tokens: &mut Vec<&str>, generation: &mut Option<Generation>) {
    while tokens.len() > 1 {
        let Some(last) = tokens.last() else { return };
        let (word, dotted) = (plain(last), last.matches('.').count() > 1);
        let says = generation_of(&word).filter(|_| tokens.len() > 2);
        let credential =
            CREDENTIALS.contains(&word.as_str()) && (dotted || matches!(word.as_str(), "phd" | "esq"));
        if says.is_none() && !credential {
            return;
        }
        *generation = generation.or(says);
        tokens.pop();
    }
}

/// Where the family name begins in a name that is written in the usual order: its last word, with the particles before.
fn family_begins(tokens: &[&str]) -> usize {
    let mut begins = tokens.len().saturating_sub(1);
    while begins > 1 && tokens.get(begins - 1).is_some_and(|token| PARTICLES.contains(&plain(token).as_str()))
    {
        begins -= 1;
    }
    begins
}
