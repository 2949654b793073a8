//! Which district somebody means. What is signed takes [`Names::find`]: a code, a whole official name in either language, or
//! both, with or without the province; an earlier name finds its district and is known as one; everything else is a
//! question with suggestions. What only looks takes [`Names::search`], which knows parts of names, too.

mod former;
mod spelled;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use chrono::NaiveDate;

use super::{District, DistrictCode, ORDER, Province, all, by_code, clip};
use crate::domain::names::fold;
use crate::domain::words::Word as _;
pub use former::{Former, former};
pub(super) use spelled::Spelled;

/// How many districts "did you mean" offers at most.
const MAX_SUGGESTIONS: usize = 3;
/// Longer texts are no district's name; comparing them letter by letter would only cost time.
const MAX_FUZZY_CHARS: usize = 100;
/// Under this likeness (Jaro-Winkler, 0 to 1) a suggestion would be noise.
pub(super) const MIN_LIKENESS: f64 = 0.82;

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

/// A district, and the earlier name by which it was named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The district.
    pub district: District,
    /// The name, where it is official no more.
    pub formerly: Option<Former>,
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
    pub suggestions: Vec<District>,
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
            sentence.push_str(&district.name_en);
        }
        sentence
    }
}

/// The names of districts in force: the program's own, and over them those that a policy has.
#[derive(Debug, Clone, Default)]
pub struct Names {
    renamed: BTreeMap<DistrictCode, (Spelled, District)>,
    /// The earlier names that a policy has, before those that the program knows by itself.
    former: Vec<Former>,
}

impl Names {
    pub(super) fn over(renamed: BTreeMap<DistrictCode, (Spelled, District)>, former: Vec<Former>) -> Names {
        Names { renamed, former }
    }

    /// Of some new names, those that another district has: as its new name, or as its own where it gets none.
    pub(super) fn taken(renamed: &BTreeMap<DistrictCode, (Spelled, District)>) -> BTreeSet<DistrictCode> {
        let mut all: Vec<(&Spelled, &District)> =
            own_names().filter(|(_, district)| !renamed.contains_key(&district.code)).collect();
        all.extend(renamed.values().map(|(spelled, district)| (spelled, district)));
        let clashes = |code: &DistrictCode, spelled: &Spelled| {
            all.iter().any(|(other, district)| district.code != *code && other.shares(spelled))
        };
        renamed.iter().filter(|(code, (spelled, _))| clashes(code, spelled)).map(|(code, _)| *code).collect()
    }

    fn each(&self) -> impl Iterator<Item = (&Spelled, &District)> {
        own_names().map(|(spelled, district)| {
            self.renamed.get(&district.code).map_or((spelled, district), |(spelled, newer)| (spelled, newer))
        })
    }

    /// Every district, by code.
    pub fn all(&self) -> impl Iterator<Item = &District> {
        all().iter().map(|district| self.newest(district))
    }

    /// The earlier names that are known, those of the policy first.
    pub fn former(&self) -> impl Iterator<Item = &Former> {
        self.former.iter().chain(former())
    }

    /// A district with its name in force.
    pub fn newest<'a>(&'a self, district: &'a District) -> &'a District {
        self.renamed.get(&district.code).map_or(district, |(_, newer)| newer)
    }

    /// The district with a code under an order. Only the 2023 order is known.
    pub fn by_code(&self, order: u16, code: DistrictCode) -> Option<&District> {
        by_code(order, code).map(|district| self.newest(district))
    }

    /// The district that a text names, for what is signed: `35001`, `35001.0`, `Ajax`, `35001 Ajax`, `Ajax (35001)`,
    /// `Ajax, Ontario`, `Ajax (ON)`, `Mount Royal / Mont-Royal`. Case, accents, dashes and where words part do not count.
    pub fn find(&self, text: &str) -> Result<District, NotFound> {
        self.named(text).map(|named| named.district)
    }

    /// As [`Names::find`], with the earlier name by which the district was named.
    pub fn named(&self, text: &str) -> Result<Named, NotFound> {
        let mut said = Said::of(self);
        for part in text.split(['/', '|']) {
            said.take(&fold(&in_plain_digits(part)));
        }
        said.settle().map_err(|(why, suggestions)| NotFound { text: clip(text.trim()), why, suggestions })
    }

    /// The districts that a text may mean, for what only looks: the one that it names, else every one in whose name the
    /// words stand in this order, the last of them perhaps cut short.
    pub fn search(&self, text: &str) -> Result<Vec<District>, NotFound> {
        let question = match self.find(text) {
            Ok(district) => return Ok(vec![district]),
            Err(question) => question,
        };
        let folded = fold(text);
        if folded.is_empty() || matches!(question.why, Why::Province(_) | Why::Differ) {
            return Err(question);
        }
        let begun = self.each().filter(|(names, _)| names.begin(&folded));
        let held: Vec<_> = begun.map(|(_, district)| district.clone()).collect();
        if held.is_empty() { Err(question) } else { Ok(held) }
    }

    /// The likeliest districts for a folded text that is no name, best first; those of the province, where one is named.
    fn similar(&self, folded: &str, province: Option<Province>) -> Vec<&District> {
        if folded.chars().count() > MAX_FUZZY_CHARS {
            return Vec::new();
        }
        let mut ranked: Vec<_> = self
            .each()
            .filter(|(_, district)| province.is_none_or(|province| district.province == province))
            .map(|(names, district)| (names.likeness(folded), district))
            .filter(|(likeness, _)| *likeness >= MIN_LIKENESS)
            .collect();
        ranked.sort_by(|(a, _), (b, _)| b.total_cmp(a));
        ranked.into_iter().take(MAX_SUGGESTIONS).map(|(_, district)| district).collect()
    }
}

/// What a text says of a district, part by part.
struct Said<'a> {
    names: &'a Names,
    /// The districts of its codes and names, each once.
    districts: Vec<&'a District>,
    formerly: Option<&'a Former>,
    gone: Option<&'a Former>,
    province: Option<Province>,
    /// Whether a code is none of the order, or two provinces are named.
    senseless: bool,
    /// What is no name, folded; and with the province that stands by it.
    unknown: Option<(String, String)>,
}

impl<'a> Said<'a> {
    fn of(names: &'a Names) -> Said<'a> {
        Said {
            names,
            districts: Vec::new(),
            formerly: None,
            gone: None,
            province: None,
            senseless: false,
            unknown: None,
        }
    }

    fn take(&mut self, folded: &str) {
        if folded.is_empty() || self.name(folded) {
            return;
        }
        if let Some((code, rest)) = split_code(folded) {
            match self.names.by_code(ORDER, code) {
                Some(district) => self.district(district),
                None => self.senseless = true,
            }
            return self.take(&rest);
        }
        let provinces: Vec<_> = split_province(folded).collect();
        for (province, rest) in &provinces {
            if rest.is_empty() || self.name(rest) {
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
            self.take(rest);
        }
    }

    /// Takes a whole name, of today or of earlier; whether it is one.
    fn name(&mut self, folded: &str) -> bool {
        let names = self.names;
        if let Some((_, district)) = names.each().find(|(names, _)| names.is(folded)) {
            self.district(district);
            return true;
        }
        let Some(earlier) = names.former().find(|former| former.spelled.is(folded)) else { return false };
        match earlier.now.and_then(|code| names.by_code(ORDER, code)) {
            Some(district) => {
                self.district(district);
                self.formerly = Some(earlier);
            }
            None if Province::ALL.iter().any(|province| is_province(folded, *province)) => return false,
            None => self.gone = Some(earlier),
        }
        true
    }

    fn district(&mut self, district: &'a District) {
        if !self.districts.contains(&district) {
            self.districts.push(district);
        }
    }

    fn province(&mut self, province: Province) {
        self.senseless |= self.province.is_some_and(|known| known != province);
        self.province = Some(province);
    }

    /// The one district that all of it names; else why there is none, and what may be meant.
    fn settle(self) -> Result<Named, (Why, Vec<District>)> {
        let Said { names, mut districts, formerly, gone, province, senseless, unknown } = self;
        let differs =
            districts.iter().any(|district| province.is_some_and(|named| named != district.province));
        let is_whole = gone.is_none() && unknown.is_none() && !senseless && !differs;
        if let ([district], true) = (districts.as_slice(), is_whole) {
            return Ok(Named { district: (*district).clone(), formerly: formerly.cloned() });
        }
        let mut near = unknown.as_ref().map_or_else(Vec::new, |(rest, whole)| {
            let near = names.similar(rest, province);
            if near.is_empty() { names.similar(whole, None) } else { near }
        });
        let why = match (gone, unknown.as_ref(), province) {
            (Some(former), _, _) => {
                near = names.similar(&fold(&former.name_en), Some(former.province));
                Why::Gone(former.until)
            }
            _ if !districts.is_empty() => Why::Differ,
            (None, Some((text, _)), _) if names.each().any(|(names, _)| names.holds(text)) => Why::Part,
            (None, None, Some(province)) if !senseless => {
                near = names.similar(&fold(first_name(province)), None);
                Why::Province(province)
            }
            _ => Why::Unknown,
        };
        districts.extend(near);
        let mut suggested: Vec<District> = Vec::new();
        for district in districts {
            if suggested.len() < MAX_SUGGESTIONS && !suggested.contains(district) {
                suggested.push(district.clone());
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

/// Every district with the program's own names.
fn own_names() -> impl Iterator<Item = (&'static Spelled, &'static District)> {
    static NAMES: OnceLock<Vec<Spelled>> = OnceLock::new();
    let of = |district: &District| Spelled::of(&district.name_en, &district.name_fr);
    NAMES.get_or_init(|| all().iter().map(of).collect()).iter().zip(all())
}

#[cfg(test)]
mod tests;
