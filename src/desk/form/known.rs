//! Which rows of a form are here already: by their key, else by the name with birth date, e-mail or telephone.

use std::collections::{BTreeMap, BTreeSet};

use crate::desk::Desk;
use crate::desk::form::{Beside, Near, Nearness, Row, crowd};
use crate::domain::case::CaseFile;
use crate::domain::case::origin::Mark;
use crate::domain::district::DistrictCode;
use crate::domain::event::Act;
use crate::domain::ids::EventId;
use crate::domain::likeness::alike;
use crate::error::Error;
use crate::store::origins::Hit;

/// Where a row is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Known {
    /// Nowhere.
    No,
    /// In a case, and it says the same as when it was last read.
    Unchanged(EventId),
    /// In a case.
    In(EventId),
    /// Known by something, and something else speaks against it.
    Unsure(Vec<Near>),
}

/// Where each row is known. Two rows are never the same row of a case.
pub(super) fn find(desk: &Desk, rows: &[Row<'_>]) -> Result<Vec<Known>, Error> {
    let mut taken: BTreeMap<(EventId, String), usize> = BTreeMap::new();
    let mut known = vec![Known::No; rows.len()];
    let mut hits = Vec::with_capacity(rows.len());
    for (row, known) in rows.iter().zip(&mut known) {
        let found = desk.store.known_by(&row.origin, &row.said.source.weaker)?;
        let unchanged = |hit: &&Hit| Mark::Whole.is_of(&hit.mark);
        let free = |hit: &&Hit| !taken.contains_key(&(hit.case, hit.mark.clone()));
        if let Some(hit) = found.iter().filter(unchanged).find(free) {
            *known = Known::Unchanged(hit.case);
            take(&mut taken, hit.case, row);
        }
        hits.push(found);
    }
    for ((row, found), known) in rows.iter().zip(&hits).zip(&mut known) {
        if *known == Known::No {
            *known =
                if row.origin.is_keyed() { by_key(desk, row, found)? } else { by_person(desk, row, found)? };
        }
    }
    never_one(rows, &mut known, &taken)?;
    Ok(known)
}

fn take(taken: &mut BTreeMap<(EventId, String), usize>, case: EventId, row: &Row<'_>) {
    let origin = &row.origin;
    let by_row = if origin.is_keyed() { vec![origin.row.as_str()] } else { origin.of_person().collect() };
    for mark in by_row.into_iter().chain(origin.has(Mark::Whole)) {
        taken.entry((case, mark.to_owned())).or_insert(row.number());
    }
}

/// Two rows that are known as one row of a case: a person must say which of them it is.
fn never_one(
    rows: &[Row<'_>],
    known: &mut [Known],
    taken: &BTreeMap<(EventId, String), usize>,
) -> Result<(), Error> {
    let mut claims: BTreeMap<(EventId, String), Vec<usize>> = BTreeMap::new();
    for (at, (row, known)) in rows.iter().zip(known.iter()).enumerate() {
        let Known::In(case) = known else { continue };
        let origin = &row.origin;
        let by: Vec<&str> = if origin.is_keyed() {
            vec![origin.row.as_str()]
        } else {
            origin.of_person().chain(row.said.source.weaker.iter().map(String::as_str)).collect()
        };
        for mark in by {
            claims.entry((*case, mark.to_owned())).or_default().push(at);
        }
    }
    crowd(rows, claims.values())?;
    let mut twice: BTreeMap<usize, BTreeSet<Near>> = BTreeMap::new();
    for ((case, mark), places) in claims {
        let owner = taken.get(&(case, mark)).copied();
        let numbers: Vec<usize> = places.iter().filter_map(|at| rows.get(*at)).map(Row::number).collect();
        for (at, number) in places.iter().zip(&numbers) {
            let others = numbers.iter().copied().filter(|other| other != number).chain(owner);
            let near = others.map(|other| Near { how: Nearness::TwoRows, beside: Beside::Row(other) });
            let mut near: Vec<Near> = near.collect();
            if !near.is_empty() {
                near.push(Near { how: Nearness::TwoRows, beside: Beside::Case(case) });
                twice.entry(*at).or_default().extend(near);
            }
        }
    }
    for (at, near) in twice {
        if let Some(known) = known.get_mut(at) {
            *known = Known::Unsure(near.into_iter().collect());
        }
    }
    Ok(())
}

/// Whether a case is in a district, or was opened there.
pub(super) fn is_in(file: &CaseFile, district: DistrictCode) -> bool {
    let here = file.skeleton.district().map(|(_, code)| code);
    let first = file.history().entries().first().map(|entry| &entry.header.act);
    let opened_there = matches!(first, Some(Act::Open { district: opened, .. }) if *opened == district);
    here == Some(district) || opened_there
}

fn cases<'a>(hits: impl Iterator<Item = &'a Hit>) -> BTreeSet<EventId> {
    hits.map(|hit| hit.case).collect()
}

fn unsure(how: Nearness, cases: impl IntoIterator<Item = EventId>) -> Known {
    Known::Unsure(cases.into_iter().map(|case| Near { how, beside: Beside::Case(case) }).collect())
}

/// A row with a key is the row of that key. Another name or birth date under it is somebody else until a person says
/// otherwise, and so is the same person under another key.
fn by_key(desk: &Desk, row: &Row<'_>, hits: &[Hit]) -> Result<Known, Error> {
    let of_key = cases(hits.iter().filter(|hit| hit.mark == row.origin.row));
    let mut of_key_each = of_key.iter();
    match (of_key_each.next(), of_key_each.next()) {
        (Some(case), None) => {
            let same = is_same_person(desk, row, *case)?;
            Ok(if same { Known::In(*case) } else { unsure(Nearness::KeyOfAnother, [*case]) })
        }
        (Some(_), Some(_)) => Ok(unsure(Nearness::KeyOfSeveral, of_key)),
        _ => {
            let of_person = cases(hits.iter().filter(|hit| !Mark::Name.is_of(&hit.mark)));
            Ok(if of_person.is_empty() { Known::No } else { unsure(Nearness::OtherKey, of_person) })
        }
    }
}

/// Whether the name and the birth date under a key are those that were read under it before.
fn is_same_person(desk: &Desk, row: &Row<'_>, case: EventId) -> Result<bool, Error> {
    let Row { said, origin } = row;
    let marks = desk.store.marks_of(case, &origin.form)?;
    let has = |mark: Option<&str>| mark.is_some_and(|mark| marks.iter().any(|known| known == mark));
    let other_birth = said.born.is_some()
        && marks.iter().any(|known| Mark::Birth.is_of(known))
        && !has(origin.has(Mark::Birth));
    if has(origin.has(Mark::Name)) && !other_birth || has(origin.has(Mark::Birth)) {
        return Ok(true);
    }
    // A further initial or a title is no other name, and nor is one by which the case knows them.
    let file = desk.store.case(case, &desk.roster)?;
    let named = file.candidate.names().any(|name| alike(name, &said.name));
    let born = file.candidate.facts.born;
    Ok(named && (born.is_none() || said.born.is_none() || born == said.born))
}

/// A row without a key is known by the name and the birth date; where either side has no birth date, by the name and
/// the e-mail or the telephone.
fn by_person(desk: &Desk, row: &Row<'_>, hits: &[Hit]) -> Result<Known, Error> {
    let by_birth = cases(hits.iter().filter(|hit| Mark::Birth.is_of(&hit.mark)));
    let reached =
        cases(hits.iter().filter(|hit| Mark::Email.is_of(&hit.mark) || Mark::Phone.is_of(&hit.mark)));
    let found = match by_birth.len() {
        0 => reached,
        1 => by_birth,
        // Two of one name and one birth date are told apart by how they are reached, or by their district.
        _ => {
            let both: BTreeSet<EventId> = by_birth.intersection(&reached).copied().collect();
            if both.len() == 1 { both } else { of_district(desk, row, by_birth)? }
        }
    };
    let mut each = found.iter();
    let (Some(case), None) = (each.next(), each.next()) else {
        return Ok(if found.is_empty() { Known::No } else { unsure(Nearness::KeyOfSeveral, found) });
    };
    let by_birth = hits.iter().any(|hit| hit.case == *case && Mark::Birth.is_of(&hit.mark));
    if row.said.born.is_some() && !by_birth {
        let marks = desk.store.marks_of(*case, &row.origin.form)?;
        if marks.iter().any(|mark| Mark::Birth.is_of(mark)) {
            return Ok(unsure(Nearness::OtherBirth, [*case]));
        }
    }
    if is_of_district(desk, row, *case)? {
        Ok(Known::In(*case))
    } else {
        Ok(unsure(Nearness::OtherDistrict, [*case]))
    }
}

/// Those of the row's district; all of them where there is none, or more than one.
fn of_district(desk: &Desk, row: &Row<'_>, cases: BTreeSet<EventId>) -> Result<BTreeSet<EventId>, Error> {
    let mut there = BTreeSet::new();
    for case in &cases {
        if is_of_district(desk, row, *case)? {
            there.insert(*case);
        }
    }
    Ok(if there.len() == 1 { there } else { cases })
}

/// Whether a case is in the district of a row, or was opened there.
fn is_of_district(desk: &Desk, row: &Row<'_>, case: EventId) -> Result<bool, Error> {
    Ok(is_in(&desk.store.case(case, &desk.roster)?, row.said.district.code))
}
