//! Electoral districts of the 2023 Representation Order, provinces, and the scope of a role.
//! The list is public fact and embedded. A code means nothing without its order: most 2023 codes named another
//! district under the 2013 order. Showing the list needs the credit line, message `district-credit`.

use std::fmt;
use std::str::FromStr;
use std::sync::OnceLock;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::domain::names::fold;
use crate::domain::words::{Word as _, from_text, words};

/// The representation order that every code here belongs to.
pub const ORDER: u16 = 2023;

/// `code,name_en,name_fr,province`, sorted by code, no quoting.
const LIST: &str = include_str!("ridings-2023.csv");

/// How many districts "did you mean" offers at most.
const MAX_SUGGESTIONS: usize = 3;
/// Longer texts are no district's name; comparing them letter by letter would only cost time.
const MAX_FUZZY_CHARS: usize = 100;
/// Under this likeness (Jaro-Winkler, 0 to 1) a suggestion would be noise.
const MIN_LIKENESS: f64 = 0.82;

words! {
    /// A province or territory, by its two letters.
    Province "province" {
        NL = "NL", PE = "PE", NS = "NS", NB = "NB", QC = "QC", ON = "ON", MB = "MB",
        SK = "SK", AB = "AB", BC = "BC", YT = "YT", NT = "NT", NU = "NU",
    }
}

impl Province {
    /// The two digits that begin every district code of the province.
    pub const fn prefix(self) -> u32 {
        match self {
            Self::NL => 10,
            Self::PE => 11,
            Self::NS => 12,
            Self::NB => 13,
            Self::QC => 24,
            Self::ON => 35,
            Self::MB => 46,
            Self::SK => 47,
            Self::AB => 48,
            Self::BC => 59,
            Self::YT => 60,
            Self::NT => 61,
            Self::NU => 62,
        }
    }

    /// The province that a two-digit prefix names.
    pub fn from_prefix(prefix: u32) -> Option<Self> {
        Self::ALL.iter().copied().find(|p| p.prefix() == prefix)
    }
}

/// Five digits; the first two name the province. [`by_code`] says whether the order has such a district.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DistrictCode {
    // The province is worked out once, so that it can be asked for without failing.
    number: u32,
    province: Province,
}

impl DistrictCode {
    /// A code from its number, if its first two digits name a province.
    pub fn new(number: u32) -> Option<Self> {
        let province = Province::from_prefix(number / 1000)?;
        Some(Self { number, province })
    }

    /// The number, always five digits.
    pub const fn number(self) -> u32 {
        self.number
    }

    /// The province that the first two digits name.
    pub const fn province(self) -> Province {
        self.province
    }
}

/// Not five digits that begin with a province's two.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is not a district code: five digits, the first two a province's")]
pub struct BadCode {
    /// What was given.
    pub text: String,
}

impl FromStr for DistrictCode {
    type Err = BadCode;

    fn from_str(text: &str) -> Result<Self, BadCode> {
        let digits = text.len() == 5 && text.bytes().all(|b| b.is_ascii_digit());
        digits
            .then(|| text.parse().ok().and_then(Self::new))
            .flatten()
            .ok_or_else(|| BadCode { text: clip(text) })
    }
}

impl fmt::Display for DistrictCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:05}", self.number)
    }
}

impl Serialize for DistrictCode {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for DistrictCode {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from_text(from)
    }
}

/// One electoral district.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct District {
    /// The representation order that the code belongs to.
    pub order: u16,
    /// The code, as a JSON string.
    pub code: DistrictCode,
    /// The English name.
    pub name_en: &'static str,
    /// The French name.
    pub name_fr: &'static str,
    /// The province or territory.
    pub province: Province,
}

/// Every district of the order, by code. Reading the list is 343 splits, done once; names are folded only by [`find`].
pub fn all() -> &'static [District] {
    static ALL: OnceLock<Vec<District>> = OnceLock::new();
    ALL.get_or_init(|| LIST.lines().skip(1).filter_map(parse_line).collect())
}

/// A line of [`LIST`]. A test checks that none is lost.
fn parse_line(line: &'static str) -> Option<District> {
    let mut cells = line.split(',');
    let code: DistrictCode = cells.next()?.parse().ok()?;
    let (name_en, name_fr) = (cells.next()?, cells.next()?);
    Some(District { order: ORDER, code, name_en, name_fr, province: code.province() })
}

/// The district with a code under an order. Only the 2023 order is known.
pub fn by_code(order: u16, code: DistrictCode) -> Option<&'static District> {
    if order != ORDER {
        return None;
    }
    let list = all();
    let at = list.binary_search_by_key(&code, |d| d.code).ok()?;
    list.get(at)
}

/// No district, or more than one, for a text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.sentence())]
pub struct NotFound {
    /// What was given, cut at 80 characters.
    pub text: String,
    /// Whether it fits several districts, rather than none.
    pub several: bool,
    /// At most three, likeliest first.
    pub suggestions: Vec<&'static District>,
}

impl NotFound {
    fn sentence(&self) -> String {
        let Self { text, several, .. } = self;
        let mut sentence = if *several {
            format!("`{text}` fits several districts")
        } else {
            format!("no district is called `{text}`")
        };
        for (i, d) in self.suggestions.iter().enumerate() {
            let lead = if i == 0 { "; did you mean " } else { " or " };
            sentence.push_str(lead);
            sentence.push_str(d.name_en);
        }
        sentence
    }
}

/// Finds a district by its code, its English or French name, without accents or dashes, or a part of the name (whole
/// words in their order) that only one district has. `35001 Ajax` is read when the two agree. Where none is found, up
/// to three are suggested.
pub fn find(text: &str) -> Result<&'static District, NotFound> {
    let folded = fold(text);
    let (code, name) = split_code(&folded);
    let coded = code.and_then(|code| by_code(ORDER, code));
    let not_found = |several, suggestions| NotFound { text: clip(text.trim()), several, suggestions };
    if let Some(district) = coded {
        if name.is_empty() || Names::of(district).is(&name) {
            return Ok(district);
        }
        // A code and another district's name: a person must say which is right.
        let mut both = vec![district];
        both.extend(exact(&name));
        return Err(not_found(true, both));
    }
    if code.is_some() || folded.is_empty() {
        return Err(not_found(false, Vec::new()));
    }
    if let Some(district) = exact(&folded) {
        return Ok(district);
    }
    let mut fitting = all_names().filter(|names| names.contain(&folded));
    match (fitting.next(), fitting.next()) {
        (Some(only), None) => Ok(only.district),
        (Some(first), Some(second)) => {
            let mut several = vec![first.district, second.district];
            several.extend(fitting.take(MAX_SUGGESTIONS - several.len()).map(|names| names.district));
            Err(not_found(true, several))
        }
        (None, _) => Err(not_found(false, similar(&folded))),
    }
}

/// A five-digit code at the head or the tail of a folded text, and the rest.
fn split_code(folded: &str) -> (Option<DistrictCode>, String) {
    let (head, after) = folded.split_once(' ').unwrap_or((folded, ""));
    let (before, tail) = folded.rsplit_once(' ').unwrap_or(("", folded));
    for (word, rest) in [(head, after), (tail, before)] {
        if let Ok(code) = word.parse() {
            return (Some(code), rest.to_owned());
        }
    }
    (None, folded.to_owned())
}

/// Both names of a district, folded once.
struct Names {
    district: &'static District,
    folded: [String; 2],
}

impl Names {
    fn of(district: &'static District) -> Self {
        let folded = [fold(district.name_en), fold(district.name_fr)];
        Self { district, folded }
    }

    /// Whether a folded text is one of the names; spaces do not count (`l erable`, `lerable`).
    fn is(&self, folded: &str) -> bool {
        let letters = |text: &'_ str| text.replace(' ', "");
        let wanted = letters(folded);
        self.folded.iter().any(|name| letters(name) == wanted)
    }

    /// Whether a folded text is a run of whole words in one of the names.
    fn contain(&self, folded: &str) -> bool {
        let wanted = format!(" {folded} ");
        self.folded.iter().any(|name| format!(" {name} ").contains(&wanted))
    }

    fn likeness(&self, folded: &str) -> f64 {
        let [en, fr] = &self.folded;
        strsim::jaro_winkler(folded, en).max(strsim::jaro_winkler(folded, fr))
    }
}

fn all_names() -> impl Iterator<Item = &'static Names> {
    static NAMES: OnceLock<Vec<Names>> = OnceLock::new();
    NAMES.get_or_init(|| all().iter().map(Names::of).collect()).iter()
}

fn exact(folded: &str) -> Option<&'static District> {
    all_names().find(|names| names.is(folded)).map(|names| names.district)
}

/// The likeliest districts for a misspelt name, best first.
fn similar(folded: &str) -> Vec<&'static District> {
    if folded.chars().count() > MAX_FUZZY_CHARS {
        return Vec::new();
    }
    let mut ranked: Vec<_> = all_names()
        .map(|n| (n.likeness(folded), n.district))
        .filter(|(likeness, _)| *likeness >= MIN_LIKENESS)
        .collect();
    ranked.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    ranked.into_iter().take(MAX_SUGGESTIONS).map(|(_, d)| d).collect()
}

/// What a person typed, short enough for a message.
fn clip(text: &str) -> String {
    text.chars().take(80).collect()
}

/// What part of the country a role counts in: `CA`, a province, or one district of the 2023 order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// The whole country.
    Canada,
    /// One province or territory.
    Province(Province),
    /// One electoral district.
    District(DistrictCode),
}

impl Scope {
    /// Whether a district is in this scope.
    pub fn covers(self, district: DistrictCode) -> bool {
        self.covers_scope(Self::District(district))
    }

    /// Whether a case is in this scope, by its district; one that nobody can read is in the scope `CA` alone.
    pub fn spans(self, district: Option<DistrictCode>) -> bool {
        district.map_or(self == Self::Canada, |district| self.covers(district))
    }

    /// Whether another scope is wholly in this one.
    pub fn covers_scope(self, other: Self) -> bool {
        match (self, other) {
            (Self::Canada, _) => true,
            (Self::Province(mine), Self::Province(theirs)) => mine == theirs,
            (Self::Province(mine), Self::District(code)) => code.province() == mine,
            (Self::District(mine), Self::District(theirs)) => mine == theirs,
            (Self::Province(_) | Self::District(_), _) => false,
        }
    }
}

/// A text that is no scope.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is not a scope: CA, a province such as ON, or a district code such as 35001")]
pub struct BadScope {
    /// What was given.
    pub text: String,
}

impl FromStr for Scope {
    type Err = BadScope;

    /// Accepts exactly what [`fmt::Display`] prints: a scope is part of signed headers, which have one spelling only.
    fn from_str(text: &str) -> Result<Self, BadScope> {
        if text == "CA" {
            return Ok(Self::Canada);
        }
        let province = text.parse().map(Self::Province).ok();
        province
            .or_else(|| text.parse().map(Self::District).ok())
            .ok_or_else(|| BadScope { text: clip(text) })
    }
}

impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Canada => f.write_str("CA"),
            Self::Province(province) => province.fmt(f),
            Self::District(code) => code.fmt(f),
        }
    }
}

impl Serialize for Scope {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Scope {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from_text(from)
    }
}

#[cfg(test)]
mod tests;
