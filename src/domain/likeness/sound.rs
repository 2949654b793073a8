//! How a word sounds, so roughly that spellings of one name fall together; and how far two spellings are from each
//! other. It serves English, French and the usual ways of writing names of other languages in Latin letters.

/// How a folded word sounds.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Sound {
    /// The word in Latin letters.
    latin: String,
    /// Its consonants in classes, its first vowel, no endings that are silent in French.
    pub code: String,
}

impl Sound {
    /// How a folded word sounds.
    pub fn of(word: &str) -> Sound {
        let latin: String =
            if word.is_ascii() { word.to_owned() } else { word.chars().flat_map(in_latin).collect() };
        let code = code(&latin);
        Sound { latin, code }
    }

    /// Whether two words are spellings of one name: they sound alike and are near, or a slip of the finger parts them.
    pub fn is_near(&self, other: &Sound) -> bool {
        let (one, other, same) = (&self.latin, &other.latin, self.code == other.code);
        let (shorter, longer) = (one.len().min(other.len()), one.len().max(other.len()));
        // A slip neither adds nor takes away more than two letters.
        if shorter < 3 || longer - shorter > if same { 4 } else { 2 } {
            return false;
        }
        let slips = strsim::damerau_levenshtein(one, other);
        let allowed = match shorter {
            0..=4 => 0,
            5..=8 => 1,
            _ => 2,
        };
        slips <= allowed || same && slips * 2 <= longer
    }
}

fn code(latin: &str) -> String {
    let letters: Vec<char> = ending(latin).chars().collect();
    let mut code = String::with_capacity(letters.len());
    let mut vowel_said = false;
    let mut at = 0;
    while let Some(c) = letters.get(at).copied() {
        let next = letters.get(at + 1).copied();
        let (class, taken) = match (c, next) {
            ('p', Some('h')) => ('f', 2),
            ('s' | 'c', Some('h')) => ('x', if letters.get(at + 2) == Some(&'t') { 3 } else { 2 }),
            ('t', Some('c')) if letters.get(at + 2) == Some(&'h') => ('x', 3),
            ('k' | 'g' | 't' | 'd' | 'r', Some('h')) => (class(c), 2),
            ('c', Some('e' | 'i' | 'y')) => ('s', 1),
            ('c', Some('k')) | ('q', Some('u')) => ('k', 2),
            ('d', Some('j')) => ('j', 2),
            ('z', Some('h')) => ('j', 2),
            ('m', Some('c')) if at == 0 && letters.len() > 4 => ('m', 1),
            ('m', Some('a')) if at == 0 && letters.get(2) == Some(&'c') && letters.len() > 5 => ('m', 2),
            _ => (class(c), 1),
        };
        at += taken;
        match class {
            ' ' => {}
            'a' | 'i' | 'u' => {
                if !vowel_said {
                    code.push(class);
                }
                vowel_said = true;
            }
            class if code.ends_with(class) => {}
            class => code.push(class),
        }
    }
    code
}

/// The class of a letter; a blank for one that is not heard.
fn class(c: char) -> char {
    match c {
        'a' => 'a',
        'e' | 'i' | 'y' => 'i',
        'o' | 'u' => 'u',
        'b' | 'p' => 'p',
        'c' | 'k' | 'q' => 'k',
        'd' | 't' => 't',
        'v' | 'w' | 'f' => 'v',
        's' | 'z' => 's',
        'h' => ' ',
        other => other,
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

/// A Cyrillic or Greek letter as it is usually written in Latin ones.
fn in_latin(c: char) -> impl Iterator<Item = char> {
    let written = match c {
        'а' => "a",
        'б' => "b",
        'в' => "v",
        'г' | 'ґ' => "g",
        'д' => "d",
        'е' | 'э' | 'є' | 'ё' => "e",
        'ж' => "zh",
        'з' => "z",
        'и' | 'і' | 'й' | 'ы' | 'ї' => "i",
        'к' => "k",
        'л' => "l",
        'м' => "m",
        'н' => "n",
        'о' => "o",
        'п' => "p",
        'р' => "r",
        'с' => "s",
        'т' => "t",
        'у' => "u",
        'ф' => "f",
        'х' => "kh",
        'ц' => "ts",
        'ч' | 'щ' => "ch",
        'ш' => "sh",
        'ъ' | 'ь' => "",
        'ю' => "yu",
        'я' => "ya",
        'ј' => "j",
        'љ' => "lj",
        'њ' => "nj",
        'ћ' | 'ђ' => "c",
        'α' => "a",
        'β' => "v",
        'γ' => "g",
        'δ' => "d",
        'ε' => "e",
        'ζ' => "z",
        'η' | 'ι' | 'υ' => "i",
        'θ' => "th",
        'κ' => "k",
        'λ' => "l",
        'μ' => "m",
        'ν' => "n",
        'ξ' => "x",
        'ο' | 'ω' => "o",
        'π' => "p",
        'ρ' => "r",
        'σ' | 'ς' => "s",
        'τ' => "t",
        'φ' => "f",
        'χ' => "ch",
        'ψ' => "ps",
        _ => "",
    };
    let known = ('\u{370}'..='\u{4ff}').contains(&c);
    written.chars().chain((!known).then_some(c))
}
