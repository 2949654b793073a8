//! How a word sounds, so roughly that spellings of one name fall together; and how far two spellings are from each
//! other. It serves English, French and the usual ways of writing names of other languages in Latin letters.

use crate::domain::likeness::distance::{distance, is_vowel};
use crate::domain::likeness::latin::in_latin;
use crate::domain::names::fold;

/// How a folded word sounds.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Sound {
    /// The class of its first letter, so that an initial and a slip at the end find it.
    pub first: Option<char>,
    /// The word as it is read letter by letter, and with a French ending as that is heard.
    readings: Vec<Reading>,
}

/// One way to read a word.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Reading {
    /// The letters of which some are written in several ways are written in one: `q`, `ck` and `k`, `ou` and `u`.
    letters: Vec<char>,
    /// Its consonants in classes.
    code: String,
}

impl Reading {
    fn of(latin: &str) -> Reading {
        let letters = letters(latin);
        let code = code(&letters);
        Reading { letters, code }
    }

    fn vowel(&self) -> Option<char> {
        self.letters.iter().copied().find(|c| is_vowel(*c))
    }

    /// Whether the consonants and the first vowel are heard alike.
    fn is_heard_as(&self, other: &Reading) -> bool {
        self.code == other.code && self.vowel() == other.vowel()
    }

    fn is_near(&self, other: &Reading) -> bool {
        let (one, other_letters) = (&self.letters, &other.letters);
        let shorter = one.len().min(other_letters.len());
        if shorter < 3 || one.len().abs_diff(other_letters.len()) > 3 {
            return false;
        }
        let slips = match shorter {
            0..=4 => 0,
            5..=6 => 2,
            7..=8 => 3,
            9..=11 => 4,
            _ => 5,
        };
        let allowed = if self.is_heard_as(other) { slips.max(shorter / 2) } else { slips };
        distance(one, other_letters) <= allowed
    }

    fn resembles(&self, other: &Reading) -> bool {
        let shorter = self.letters.len().min(other.letters.len());
        shorter > 1 && distance(&self.letters, &other.letters) * 5 <= shorter * 3
    }
}

impl Sound {
    /// How a folded word sounds.
    pub fn of(word: &str) -> Sound {
        let latin: String =
            if word.is_ascii() { word.to_owned() } else { word.chars().flat_map(in_latin).collect() };
        let mut sound = Sound { first: latin.chars().next().map(first), readings: Vec::with_capacity(2) };
        sound.read(&latin);
        sound.read(&ending(&latin));
        sound
    }

    /// The same of a word whose letters have carons or the like: `Žižić` is also written `Zhizhich`.
    pub fn of_written(folded: &str, written: &str) -> Sound {
        let mut sound = Sound::of(folded);
        if !written.is_ascii() && written.chars().any(|c| with_h(c).is_some()) {
            let respelt: String =
                written.chars().map(|c| with_h(c).map_or(c.to_string(), str::to_owned)).collect();
            sound.read(&fold(&respelt));
        }
        sound
    }

    fn read(&mut self, latin: &str) {
        let reading = Reading::of(latin);
        if !self.readings.contains(&reading) {
            self.readings.push(reading);
        }
    }

    /// What an index keeps of it.
    pub fn codes(&self) -> impl Iterator<Item = &str> {
        let codes = self.readings.iter().map(|reading| reading.code.as_str()).enumerate();
        let is_new = |at: usize, code: &str| !self.readings.iter().take(at).any(|before| before.code == code);
        codes.filter(move |(at, code)| is_new(*at, code)).map(|(_, code)| code)
    }

    /// Whether two words are spellings of one name: they sound alike and are near, or a slip of the finger parts them.
    pub fn is_near(&self, other: &Sound) -> bool {
        self.any(other, Reading::is_near)
    }

    /// Whether two words are so near that they may be one where all else of two names agrees.
    pub fn resembles(&self, other: &Sound) -> bool {
        self.any(other, Reading::resembles)
    }

    fn any(&self, other: &Sound, is_it: impl Fn(&Reading, &Reading) -> bool) -> bool {
        self.readings.iter().any(|one| other.readings.iter().any(|other| is_it(one, other)))
    }
}

/// Letters that stand for one sound, the longest first; `x` is written for each of `ch`, `sh` and `ks`.
const WRITTEN: &[(&str, &str)] = &[
    ("tsch", "x"),
    ("chr", "kr"),
    ("chl", "kl"),
    ("tch", "x"),
    ("sch", "x"),
    ("sh", "x"),
    ("ch", "x"),
    ("ph", "f"),
    ("kh", "h"),
    ("gh", "g"),
    ("dh", "d"),
    ("th", "t"),
    ("rh", "r"),
    ("zh", "j"),
    ("dj", "j"),
    ("ck", "k"),
    ("qu", "k"),
    ("ks", "x"),
    ("ou", "u"),
    ("oo", "u"),
    ("ee", "i"),
];

/// A word in the letters of a reading, none of them twice in a row.
fn letters(latin: &str) -> Vec<char> {
    let mut letters: Vec<char> = Vec::with_capacity(latin.len());
    let mut push = |c: char| {
        if letters.last() != Some(&c) {
            letters.push(c);
        }
    };
    let mut rest = latin;
    while let Some(c) = rest.chars().next() {
        if let Some((after, sound)) =
            WRITTEN.iter().find_map(|(written, sound)| Some((rest.strip_prefix(written)?, sound)))
        {
            sound.chars().for_each(&mut push);
            rest = after;
            continue;
        }
        rest = rest.get(c.len_utf8()..).unwrap_or_default();
        push(match c {
            'c' if rest.starts_with(['e', 'i', 'y']) => 's',
            'c' | 'q' => 'k',
            'w' => 'v',
            'e' | 'y' => 'i',
            'o' => 'u',
            c => c,
        });
    }
    letters
}

/// The consonants in classes, without `h`; `a` before them where the word begins with a vowel.
fn code(letters: &[char]) -> String {
    let mut code = String::with_capacity(letters.len());
    for (at, c) in letters.iter().enumerate() {
        let class = match c {
            'h' => continue,
            c if is_vowel(*c) => {
                if at < 2 && code.is_empty() {
                    code.push('a');
                }
                continue;
            }
            'b' => 'p',
            'd' => 't',
            'f' => 'v',
            'z' => 's',
            'g' => 'k',
            'n' => 'm',
            c => *c,
        };
        if !code.ends_with(class) {
            code.push(class);
        }
    }
    code
}

/// How a letter is written without its mark, where people write an `h` for it.
fn with_h(c: char) -> Option<&'static str> {
    match c {
        'č' | 'ć' => Some("ch"),
        'š' | 'ś' | 'ş' => Some("sh"),
        'ž' | 'ź' | 'ż' => Some("zh"),
        _ => None,
    }
}

/// The class of a first letter.
fn first(c: char) -> char {
    match c {
        'c' | 'q' => 'k',
        'w' => 'v',
        'y' | 'j' => 'i',
        'z' | 'x' => 's',
        'e' | 'o' | 'u' => 'a',
        c => c,
    }
}

/// The word with its ending as it sounds: `Renault`, `Renaud` and `Reneau` end alike, and so do `Tremblay` and
/// `Tremblé`.
fn ending(word: &str) -> String {
    const SAME: [(&[&str], &str); 3] = [
        (
            &[
                "eaults", "eault", "eaux", "eau", "ault", "aults", "auld", "aux", "aud", "aut", "au", "ot",
                "os",
            ],
            "o",
        ),
        (&["ays", "ais", "ait", "ay", "ey", "ez", "er", "ie", "ee", "y"], "e"),
        (&["ov", "off", "ow"], "ov"),
    ];
    for (endings, sound) in SAME {
        let longest =
            endings.iter().filter_map(|ending| word.strip_suffix(ending)).min_by_key(|stem| stem.len());
        if let Some(stem) = longest.filter(|stem| stem.len() > 1) {
            return format!("{stem}{sound}");
        }
    }
    word.to_owned()
}
