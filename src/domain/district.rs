//! Electoral districts of the 2023 Representation Order, provinces, and the scope of a role.
//! The list is public fact and embedded; newer names are a setting of the party's policy ([`Renamed`]). A code means nothing without its order: most 2023 codes named another
//! district under the 2013 order. Showing the list needs the credit line, message `district-credit`.

mod naming;
mod renamed;

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;
use std::sync::OnceLock;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::domain::words::{Word as _, from_text, words};

pub use self::naming::{Former, Named, Names, NotFound, Why, former};
pub use self::renamed::{Change, MAX_NAME, NewName, Renamed, can_be_name};

/// The representation order that every code here belongs to.
pub const ORDER: u16 = 2023;

/// `code,name_en,name_fr,province`, sorted by code, no quoting.
const LIST: &str = include_str!("ridings-2023.csv");

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
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct District {
    /// The representation order that the code belongs to.
    pub order: u16,
    /// The code, as a JSON string.
    pub code: DistrictCode,
    /// The English name.
    pub name_en: Cow<'static, str>,
    /// The French name.
    pub name_fr: Cow<'static, str>,
    /// The province or territory.
    pub province: Province,
}

/// Every district of the order, by code, with the program's own names. Reading the list is 343 splits, done once; names are
/// folded only where one is looked for ([`Names`]).
pub fn all() -> &'static [District] {
    static ALL: OnceLock<Vec<District>> = OnceLock::new();
    ALL.get_or_init(|| LIST.lines().skip(1).filter_map(parse_line).collect())
}

/// A line of [`LIST`]. A test checks that none is lost.
fn parse_line(line: &'static str) -> Option<District> {
    let mut cells = line.split(',');
    let code: DistrictCode = cells.next()?.parse().ok()?;
    let (name_en, name_fr) = (Cow::Borrowed(cells.next()?), Cow::Borrowed(cells.next()?));
    Some(District { order: ORDER, code, name_en, name_fr, province: code.province() })
}

/// The district with a code under an order, by the program's own list. Only the 2023 order is known.
pub fn by_code(order: u16, code: DistrictCode) -> Option<&'static District> {
    if order != ORDER {
        return None;
    }
    let list = all();
    let at = list.binary_search_by_key(&code, |d| d.code).ok()?;
    list.get(at)
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
