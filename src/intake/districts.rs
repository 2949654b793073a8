//! A newer list of the names of districts: a table with the columns of code, English name, French name and province. It is
//! taken whole or not at all, and every row in which something is wrong is told.

use std::collections::HashMap;

use crate::domain::district::{DistrictCode, Names, NewName, ORDER, Province, by_code, can_be_name};
use crate::domain::names::fold;
use crate::domain::words::Word as _;
use crate::intake::table::{self, Given, Table, TableError};

/// The largest list, in bytes.
pub const MAX_BYTES: usize = 1024 * 1024;

/// What the columns are called, folded.
const HEADS: [(&str, &[&str]); 4] = [
    ("code", &["code", "district code", "fed code", "code de circonscription"]),
    ("name_en", &["name en", "english name", "name in english", "nom anglais", "nom en"]),
    ("name_fr", &["name fr", "french name", "name in french", "nom francais", "nom fr"]),
    ("province", &["province", "province or territory", "province ou territoire"]),
];

/// Why a list is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ListError {
    /// It is larger than [`MAX_BYTES`].
    TooLarge,
    /// It is no table.
    Table(TableError),
    /// It has no such column.
    NoColumn(&'static str),
    /// It has no row.
    Nothing,
    /// What is wrong, row by row.
    Rows(Vec<(usize, RowFault)>),
}

/// What is wrong with a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RowFault {
    /// The code is no code of the order.
    Code(String),
    /// The province is not that of the code.
    Province(String, Province),
    /// Another row has the code, too.
    Twice(DistrictCode, usize),
    /// A name is empty.
    Empty(&'static str),
    /// What is there cannot be a name.
    NoName(String),
    /// Another district would have the same name.
    Taken(String, DistrictCode),
}

/// Reads a list, as it would follow on the names in force.
pub fn read(bytes: &[u8], names: &Names) -> Result<Vec<NewName>, ListError> {
    if bytes.len() > MAX_BYTES {
        return Err(ListError::TooLarge);
    }
    let table = table::read(bytes, &Given::default()).map_err(ListError::Table)?;
    let mut at = [0; 4];
    for (place, (name, heads)) in at.iter_mut().zip(HEADS) {
        let fits = |head: &String| heads.contains(&fold(head).as_str());
        *place = table.headers.iter().position(fits).ok_or(ListError::NoColumn(name))?;
    }
    let (list, faults) = rows(&table, at, names);
    match (list.is_empty(), faults.is_empty()) {
        (_, false) => Err(ListError::Rows(faults)),
        (true, true) => Err(ListError::Nothing),
        (false, true) => Ok(list),
    }
}

fn rows(table: &Table, at: [usize; 4], names: &Names) -> (Vec<NewName>, Vec<(usize, RowFault)>) {
    let (mut list, mut faults, mut seen) = (Vec::new(), Vec::new(), HashMap::new());
    for row in &table.rows {
        let cell = |place: usize| row.cells.get(place).map_or("", |cell| cell.trim());
        let [code, name_en, name_fr, province] = at.map(cell);
        let mut wrong = |fault| faults.push((row.number, fault));
        let known = code.parse().ok().and_then(|code| by_code(ORDER, code));
        if let Some(known) = known {
            if Province::from_word(&province.to_uppercase()).ok() != Some(known.province) {
                wrong(RowFault::Province(province.to_owned(), known.province));
            }
            if let Some(first) = seen.insert(known.code, row.number) {
                wrong(RowFault::Twice(known.code, first));
            }
        } else {
            wrong(RowFault::Code(code.to_owned()));
        }
        for (column, name) in [("name_en", name_en), ("name_fr", name_fr)] {
            if name.is_empty() {
                wrong(RowFault::Empty(column));
            } else if !can_be_name(name) {
                wrong(RowFault::NoName(name.to_owned()));
            }
        }
        if let Some(known) = known {
            let (name_en, name_fr) = (name_en.to_owned(), name_fr.to_owned());
            list.push((row.number, NewName { code: known.code, name_en, name_fr }));
        }
    }
    // Whole names only, of all districts as they would be then.
    let mut owners: HashMap<String, DistrictCode> = HashMap::new();
    for district in names.all().filter(|district| !seen.contains_key(&district.code)) {
        for name in [&district.name_en, &district.name_fr] {
            owners.insert(letters(name), district.code);
        }
    }
    for (row, name) in &list {
        for text in [&name.name_en, &name.name_fr].into_iter().filter(|text| !text.is_empty()) {
            let owner = *owners.entry(letters(text)).or_insert(name.code);
            if owner != name.code {
                faults.push((*row, RowFault::Taken(text.clone(), owner)));
            }
        }
    }
    faults.sort_by_key(|(row, _)| *row);
    // A name that is the same in both languages is told of once.
    faults.dedup();
    (list.into_iter().map(|(_, name)| name).collect(), faults)
}

/// A name by its letters alone, as it is looked for.
fn letters(name: &str) -> String {
    fold(name).replace(' ', "")
}
