//! Names that districts had, and by which they are still found.

use std::sync::OnceLock;

use chrono::NaiveDate;

use super::Spelled;
use crate::domain::district::{District, DistrictCode, Province};
use crate::domain::words::Word as _;

/// See the head of the file.
pub(super) const FORMER: &str = include_str!("../former-names.csv");

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
    pub(super) spelled: Spelled,
}

impl Former {
    /// A name that a district had until a day.
    pub(in crate::domain::district) fn of(
        district: &District,
        name_en: &str,
        name_fr: &str,
        until: NaiveDate,
    ) -> Former {
        Former {
            name_en: name_en.to_owned(),
            name_fr: name_fr.to_owned(),
            province: district.province,
            until,
            now: Some(district.code),
            spelled: Spelled::of(name_en, name_fr),
        }
    }
}

/// Reads a list of earlier names; a test checks that no line of ours is lost.
pub(super) fn read_former(list: &str) -> Vec<Former> {
    let line = |line: &str| {
        let mut cells = line.split(',');
        let (name_en, name_fr) = (cells.next()?.to_owned(), cells.next()?.to_owned());
        let (province, until) = (Province::from_word(cells.next()?).ok()?, cells.next()?.parse().ok()?);
        let (now, spelled) = (cells.next()?.parse().ok(), Spelled::of(&name_en, &name_fr));
        Some(Former { name_en, name_fr, province, until, now, spelled })
    };
    list.lines().filter(|text| !text.starts_with('#')).skip(1).filter_map(line).collect()
}

/// Every earlier name that the program knows by itself.
pub fn former() -> &'static [Former] {
    static ALL: OnceLock<Vec<Former>> = OnceLock::new();
    ALL.get_or_init(|| read_former(FORMER))
}
