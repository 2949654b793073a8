//! Which district somebody means. What is signed takes [`find`]: a code, a whole official name in either language, or
//! both, with or without the province; an earlier name finds its district and is known as one; everything else is a
//! question with suggestions. What only looks takes [`search`], which knows parts of names, too.

use std::sync::OnceLock;

use chrono::NaiveDate;

use super::{District, DistrictCode, ORDER, Province, all, by_code, clip};
use crate::domain::names::fold;
use crate::domain::words::Word as _;

/// See the head of the file.
const FORMER: &str = include_str!("former-names.csv");

/// How many districts "did you mean" offers at most.
const MAX_SUGGESTIONS: usize = 3;
/// Longer texts are no district's name; comparing them letter by letter would only cost time.
const MAX_FUZZY_CHARS: usize = 100;
/// Under this likeness (Jaro-Winkler, 0 to 1) a suggestion would be noise.
const MIN_LIKENESS: f64 = 0.82;
/// Shorter words are in too many names to suggest any.
const MIN_LETTERS: usize = 3;
/// So are these.
const EVERYWHERE: [&str; 8] = ["and", "the", "les", "des", "aux", "sur", "ste", "saint"];

/// What people write for a province beside its two letters, folded.
const PROVINCES: [(Province, &[&str]); 13] = [
    (
        Province::NL,
        &[
            "newfoundland and labrador",
            "newfoundland",
            "terre neuve et labrador",
            "nfld",
            "tnl",
            "t n l",
            "n l",
        ],
    ),
    (Province::PE, &["prince edward island", "ile du prince edouard", "pei", "p e i", "ipe", "i p e"]),
    (Province::NS, &["nova scotia", "nouvelle ecosse", "n s", "n e"]),
    (Province::NB, &["new brunswick", "nouveau brunswick", "n b"]),
    (Province::QC, &["quebec", "que", "pq"]),
    (Province::ON, &["ontario", "ont"]),
    (Province::MB, &["manitoba", "man"]),
    (Province::SK, &["saskatchewan", "sask"]),
    (Province::AB, &["alberta", "alta", "alb"]),
    (Province::BC, &["british columbia", "colombie britannique", "b c", "c b"]),
    (Province::YT, &["yukon", "yk"]),
    (Province::NT, &["northwest territories", "territoires du nord ouest", "nwt", "n w t", "tno", "t n o"]),
    (Province::NU, &["nunavut"]),
];

/// A name that a district had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Former {
    /// The English name.
    pub name_en: String,
    /// The French name.
    pub name_fr: String,
    /// The province or territory.
    pub province: Province,
    /// The last day on which it was official.
    pub until: NaiveDate,
    /// The district that it means today; where there is none, a person must say which.
    pub now: Option<DistrictCode>,
    spelled: Spelled,
}

/// Reads a list of earlier names; a test checks that no line of ours is lost.
fn read_former(list: &str) -> Vec<Former> {
    let line = |line: &str| {
        let mut cells = line.split(',');
        let (name_en, name_fr) = (cells.next()?.to_owned(), cells.next()?.to_owned());
        let (province, until) = (Province::from_word(cells.next()?).ok()?, cells.next()?.parse().ok()?);
        let (now, spelled) = (cells.next()?.parse().ok(), Spelled::of(&name_en, &name_fr));
        Some(Former { name_en, name_fr, province, until, now, spelled })
    };
    list.lines().filter(|text| !text.starts_with('#')).skip(1).filter_map(line).collect()
}

/// Every earlier name that is known.
pub fn former() -> &'static [Former] {
    static ALL: OnceLock<Vec<Former>> = OnceLock::new();
    ALL.get_or_init(|| read_former(FORMER))
}

/// A district, and the earlier name by which it was named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Named<'a> {
    /// The district.
    pub district: &'static District,
    /// The name, where it is official no more.
    pub formerly: Option<&'a Former>,
}

/// Why a text names no district.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// No district is called so.
    Unknown,
    /// It is only a part of names.
    Part,
    /// What was given together (a code, a name, a province) is not of one district.
    Differ,
    /// It is a province.
    Province(Province),
    /// A district was called so until this day, and no district has taken its place.
    Gone(NaiveDate),
}

/// A text that names no district.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.sentence())]
pub struct NotFound {
    /// What was given, cut at 80 characters.
    pub text: String,
    /// Why it names none.
    pub why: Why,
    /// At most three, likeliest first.
    pub suggestions: Vec<&'static District>,
}

impl NotFound {
    fn sentence(&self) -> String {
        let text = &self.text;
        let mut sentence = match self.why {
            Why::Unknown => format!("no district is called `{text}`"),
            Why::Part => format!("`{text}` is only a part of names"),
            Why::Differ => format!("what `{text}` has is not of one district"),
            Why::Province(province) => format!("`{text}` is a province ({province})"),
            Why::Gone(until) => format!("no district is called `{text}` since {until}"),
        };
        for (at, district) in self.suggestions.iter().enumerate() {
            sentence.push_str(if at == 0 { "; did you mean " } else { " or " });
            sentence.push_str(district.name_en);
        }
        sentence
    }
}

/// The district that a text names, for what is signed: `35001`, `35001.0`, `Ajax`, `35001 Ajax`, `Ajax (35001)`, `Ajax,
/// Ontario`, `Ajax (ON)`, `Mount Royal / Mont-Royal`. Case, accents, dashes and where words part do not count.
pub fn find(text: &str) -> Result<&'static District, NotFound> {
    named(text).map(|named| named.district)
}

/// As [`find`], with the earlier name by which the district was named.
pub fn named(text: &str) -> Result<Named<'static>, NotFound> {
    named_among(text, former())
}

fn named_among<'a>(text: &str, former: &'a [Former]) -> Result<Named<'a>, NotFound> {
    let mut said = Said::default();
    for part in text.split(['/', '|']) {
        said.take(&fold(&in_plain_digits(part)), former);
    }
    said.settle().map_err(|(why, suggestions)| NotFound { text: clip(text.trim()), why, suggestions })
}

/// The districts that a text may mean, for what only looks: the one that it names, else every one in whose name the words
/// stand in this order, the last of them perhaps cut short.
pub fn search(text: &str) -> Result<Vec<&'static District>, NotFound> {
    let question = match find(text) {
        Ok(district) => return Ok(vec![district]),
        Err(question) => question,
    };
    let folded = fold(text);
    if folded.is_empty() || matches!(question.why, Why::Province(_) | Why::Differ) {
        return Err(question);
    }
    let held: Vec<_> =
        all_names().filter(|(names, _)| names.begin(&folded)).map(|(_, district)| district).collect();
    if held.is_empty() { Err(question) } else { Ok(held) }
}

/// What a text says of a district, part by part.
#[derive(Default)]
struct Said<'a> {
    /// The districts of its codes and names, each once.
    districts: Vec<&'static District>,
    formerly: Option<&'a Former>,
    gone: Option<&'a Former>,
    province: Option<Province>,
    /// Whether a code is none of the order, or two provinces are named.
    senseless: bool,
    /// What is no name, folded; and with the province that stands by it.
    unknown: Option<(String, String)>,
}

impl<'a> Said<'a> {
    fn take(&mut self, folded: &str, former: &'a [Former]) {
        if folded.is_empty() || self.name(folded, former) {
            return;
        }
        if let Some((code, rest)) = split_code(folded) {
            match by_code(ORDER, code) {
                Some(district) => self.district(district),
                None => self.senseless = true,
            }
            return self.take(&rest, former);
        }
        let provinces: Vec<_> = split_province(folded).collect();
        for (province, rest) in &provinces {
            if rest.is_empty() || self.name(rest, former) {
                return self.province(*province);
            }
        }
        let rest = provinces.first().map_or(folded, |(province, rest)| {
            self.province(*province);
            rest
        });
        if provinces.is_empty() || !Province::ALL.iter().any(|province| is_province(rest, *province)) {
            self.unknown = Some((rest.to_owned(), folded.to_owned()));
        } else {
            self.take(rest, former);
        }
    }

    /// Takes a whole name, of today or of earlier; whether it is one.
    fn name(&mut self, folded: &str, former: &'a [Former]) -> bool {
        if let Some((_, district)) = all_names().find(|(names, _)| names.is(folded)) {
            self.district(district);
            return true;
        }
        let Some(earlier) = former.iter().find(|former| former.spelled.is(folded)) else { return false };
        match earlier.now.and_then(|code| by_code(ORDER, code)) {
            Some(district) => {
                self.district(district);
                self.formerly = Some(earlier);
            }
            None if Province::ALL.iter().any(|province| is_province(folded, *province)) => return false,
            None => self.gone = Some(earlier),
        }
        true
    }

    fn district(&mut self, district: &'static District) {
        if !self.districts.contains(&district) {
            self.districts.push(district);
        }
    }

    fn province(&mut self, province: Province) {
        self.senseless |= self.province.is_some_and(|known| known != province);
        self.province = Some(province);
    }

    /// The one district that all of it names; else why there is none, and what may be meant.
    fn settle(self) -> Result<Named<'a>, (Why, Vec<&'static District>)> {
        let Said { mut districts, formerly, gone, province, senseless, unknown } = self;
        let differs =
            districts.iter().any(|district| province.is_some_and(|named| named != district.province));
        let is_whole = gone.is_none() && unknown.is_none() && !senseless && !differs;
        if let ([district], true) = (districts.as_slice(), is_whole) {
            return Ok(Named { district, formerly });
        }
        let mut near = unknown.as_ref().map_or_else(Vec::new, |(rest, whole)| {
            let near = similar(rest, province);
            if near.is_empty() { similar(whole, None) } else { near }
        });
        let why = match (gone, unknown.as_ref(), province) {
            (Some(former), _, _) => {
                near = similar(&fold(&former.name_en), Some(former.province));
                Why::Gone(former.until)
            }
            _ if !districts.is_empty() => Why::Differ,
            (None, Some((text, _)), _) if all_names().any(|(names, _)| names.holds(text)) => Why::Part,
            (None, None, Some(province)) if !senseless => {
                near = similar(&fold(first_name(province)), None);
                Why::Province(province)
            }
            _ => Why::Unknown,
        };
        districts.extend(near);
        let mut suggested = Vec::new();
        for district in districts {
            if suggested.len() < MAX_SUGGESTIONS && !suggested.contains(&district) {
                suggested.push(district);
            }
        }
        Err((why, suggested))
    }
}

/// The text with a number as a spreadsheet may have written it set right: `35001.0`, `35001,00`, `35 001`, `35,001`.
fn in_plain_digits(text: &str) -> String {
    let letters: Vec<char> = text.trim().chars().collect();
    let is_digit = |at: usize| letters.get(at).is_some_and(char::is_ascii_digit);
    let mut plain = String::with_capacity(text.len());
    let mut at = 0;
    while let Some(letter) = letters.get(at) {
        let begins = is_digit(at) && (at == 0 || !is_digit(at - 1));
        let code: Option<(String, usize)> = begins.then(|| number_at(&letters, at)).flatten();
        match code {
            Some((digits, next)) => {
                plain.push_str(&digits);
                at = next;
            }
            None => {
                plain.push(*letter);
                at += 1;
            }
        }
    }
    plain
}

/// Five digits that begin here, perhaps with a mark behind the second, and where they end, a fraction of noughts with
/// them.
fn number_at(letters: &[char], from: usize) -> Option<(String, usize)> {
    let get = |at: usize| letters.get(at).copied();
    let mut digits = String::new();
    let mut at = from;
    while digits.len() < 5 {
        match get(at)? {
            digit if digit.is_ascii_digit() => digits.push(digit),
            ' ' | ',' | '’' | '\'' | '\u{a0}' | '\u{202f}' | '\u{2009}' if digits.len() == 2 => {}
            _ => return None,
        }
        at += 1;
    }
    if matches!(get(at), Some('.' | ',')) && get(at + 1) == Some('0') {
        let noughts = letters.iter().skip(at + 1).take_while(|letter| **letter == '0').count();
        at += 1 + noughts;
    }
    (!get(at).is_some_and(|next| next.is_ascii_digit())).then_some((digits, at))
}

/// A five-digit code at the head or the tail of a folded text, and the rest.
fn split_code(folded: &str) -> Option<(DistrictCode, String)> {
    let (head, after) = folded.split_once(' ').unwrap_or((folded, ""));
    let (before, tail) = folded.rsplit_once(' ').unwrap_or(("", folded));
    [(head, after), (tail, before)]
        .into_iter()
        .find_map(|(word, rest)| Some((word.parse().ok()?, rest.to_owned())))
}

/// A province's names, folded: its two letters, and what else people write.
fn names_of(province: Province) -> impl Iterator<Item = String> {
    let more = PROVINCES.iter().find(|(known, _)| *known == province).map_or(&[][..], |(_, names)| names);
    std::iter::once(province.word().to_lowercase()).chain(more.iter().map(|name| (*name).to_owned()))
}

/// What a province is called in full.
fn first_name(province: Province) -> &'static str {
    PROVINCES.iter().find(|(known, _)| *known == province).and_then(|(_, names)| names.first()).unwrap_or(&"")
}

fn is_province(folded: &str, province: Province) -> bool {
    names_of(province).any(|name| name == folded)
}

/// Every province with which a folded text ends or begins, and the rest of it.
fn split_province(folded: &str) -> impl Iterator<Item = (Province, &str)> {
    Province::ALL.iter().flat_map(move |province| {
        names_of(*province).flat_map(move |name| {
            let behind =
                folded.strip_suffix(name.as_str()).filter(|rest| rest.is_empty() || rest.ends_with(' '));
            let before = folded.strip_prefix(name.as_str()).filter(|rest| rest.starts_with(' '));
            behind.into_iter().chain(before).map(|rest| (*province, rest.trim()))
        })
    })
}

/// Both names of a district, folded once.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Spelled {
    folded: [String; 2],
    /// Without blanks: both, one behind the other, and each.
    letters: [String; 4],
}

impl Spelled {
    fn of(name_en: &str, name_fr: &str) -> Self {
        let folded = [fold(name_en), fold(name_fr)];
        let [en, fr] = folded.each_ref().map(|name| name.replace(' ', ""));
        let letters = [format!("{en}{fr}"), format!("{fr}{en}"), en, fr];
        Self { folded, letters }
    }

    /// Whether a folded text is one of the names, or both; where words part does not count (`l erable`, `lerable`).
    fn is(&self, folded: &str) -> bool {
        let letters = || folded.bytes().filter(|letter| *letter != b' ');
        self.letters.iter().any(|name| name.bytes().eq(letters()))
    }

    /// Whether a folded text is a run of whole words in one of the names.
    fn holds(&self, folded: &str) -> bool {
        self.folded.iter().any(|name| format!(" {name} ").contains(&format!(" {folded} ")))
    }

    /// Whether a folded text is a run of words in one of the names, the last perhaps cut short.
    fn begin(&self, folded: &str) -> bool {
        self.folded.iter().any(|name| format!(" {name}").contains(&format!(" {folded}")))
    }

    /// How near a folded text comes to one of the names: by its letters, by the words that they share, or because it has
    /// the whole name among others.
    fn likeness(&self, folded: &str) -> f64 {
        if self.folded.iter().any(|name| format!(" {folded} ").contains(&format!(" {name} "))) {
            return 1.0;
        }
        let by_letters = self.folded.iter().map(|name| strsim::jaro_winkler(folded, name));
        let by_words = self.folded.iter().map(|name| shared(folded, name));
        by_letters.chain(by_words).fold(0.0, f64::max)
    }
}

/// From 0 to 1: how much of what a text says stands in a name. At the half it is as near as a suggestion must be.
#[allow(clippy::cast_precision_loss, reason = "a text has at most a hundred letters")]
fn shared(folded: &str, name: &str) -> f64 {
    let telling = |word: &&str| word.chars().count() >= MIN_LETTERS && !EVERYWHERE.contains(word);
    let words: Vec<&str> = folded.split(' ').filter(telling).collect();
    let letters = |words: &[&str]| words.iter().map(|word| word.len()).sum::<usize>() as f64;
    let here: Vec<&str> =
        words.iter().copied().filter(|word| name.split(' ').any(|other| other == *word)).collect();
    if here.is_empty() {
        0.0
    } else {
        2.0 * MIN_LIKENESS - 1.0 + (2.0 - 2.0 * MIN_LIKENESS) * letters(&here) / letters(&words)
    }
}

/// Every district with its names.
fn all_names() -> impl Iterator<Item = (&'static Spelled, &'static District)> {
    static NAMES: OnceLock<Vec<Spelled>> = OnceLock::new();
    let of = |district: &District| Spelled::of(district.name_en, district.name_fr);
    NAMES.get_or_init(|| all().iter().map(of).collect()).iter().zip(all())
}

/// The likeliest districts for a folded text that is no name, best first; those of the province, where one is named.
fn similar(folded: &str, province: Option<Province>) -> Vec<&'static District> {
    if folded.chars().count() > MAX_FUZZY_CHARS {
        return Vec::new();
    }
    let mut ranked: Vec<_> = all_names()
        .filter(|(_, district)| province.is_none_or(|province| district.province == province))
        .map(|(names, district)| (names.likeness(folded), district))
        .filter(|(likeness, _)| *likeness >= MIN_LIKENESS)
        .collect();
    ranked.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    ranked.into_iter().take(MAX_SUGGESTIONS).map(|(_, district)| district).collect()
}

#[cfg(test)]
mod tests;
