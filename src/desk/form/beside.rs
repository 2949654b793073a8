//! Which new rows of a form are near somebody: a case, or another row of the file. What a person says of a row decides.

use std::collections::BTreeMap;

use crate::desk::Desk;
use crate::desk::form::known::Known;
use crate::desk::form::{Answers, Beside, Fate, Near, Nearness};
use crate::domain::case::origin::Origin;
use crate::domain::ids::EventId;
use crate::domain::likeness::{alike, email_of, phone_of};
use crate::domain::names::fold;
use crate::error::Error;
use crate::intake::application::Application;

/// Where more people than this share an address or a number, it tells nothing about any of them.
const MOST_TO_SHARE: usize = 3;

/// What is said of a row before its case is read.
pub(super) enum Told {
    /// It is of this case.
    Case(EventId),
    /// What becomes of it.
    Fate(Fate),
}

/// What each row that is not known is near.
pub(super) fn find(desk: &Desk, rows: &[Application], known: &[Known]) -> Result<Vec<Vec<Near>>, Error> {
    let mut near = Vec::with_capacity(rows.len());
    for (row, known) in rows.iter().zip(known) {
        near.push(match known {
            Known::No => near_cases(desk, row)?,
            Known::Unsure(near) => near.clone(),
            Known::Unchanged(_) | Known::In(_) => Vec::new(),
        });
    }
    near_rows(rows, known, &mut near);
    for near in &mut near {
        near.sort_unstable_by_key(|near| near.beside);
        near.dedup_by_key(|near| near.beside);
    }
    Ok(near)
}

/// The cases that have the row's name in its district, or its e-mail or telephone under another name. The same person
/// elsewhere is an earlier file, and no question of this row.
fn near_cases(desk: &Desk, row: &Application) -> Result<Vec<Near>, Error> {
    let reader = desk.reader();
    let district = row.district.code.to_string();
    let mut near = Vec::new();
    for name in std::iter::once(&row.name).chain(&row.also_known_as) {
        for case in desk.store.namesakes_in(&fold(name), &district, &reader)? {
            near.push(Near { how: Nearness::NameAndDistrict, beside: Beside::Case(case) });
        }
    }
    let reached = desk.store.reached_alike(row.email.as_deref(), row.phone.as_deref(), &reader)?;
    if reached.is_empty() || reached.len() > MOST_TO_SHARE {
        return Ok(near);
    }
    let cases: Vec<EventId> = reached.iter().map(|reached| reached.case).collect();
    for found in desk.store.rows_of(&cases, &reader)? {
        let Some(by) = reached.iter().find(|reached| reached.case == found.id) else { continue };
        if found.district == district || !alike(&found.name, &row.name) {
            let how = if by.email { Nearness::SameEmail } else { Nearness::SamePhone };
            near.push(Near { how, beside: Beside::Case(found.id) });
        }
    }
    Ok(near)
}

/// By what two rows of one file may be of one person.
fn shared(row: &Application) -> Vec<(u8, String)> {
    let origin: Origin = row.origin();
    let by_person = origin.of_person().chain(row.source.weaker.iter().map(String::as_str));
    let mut shared: Vec<(u8, String)> = by_person.map(|mark| (0, mark.to_owned())).collect();
    shared.push((1, format!("{} {}", row.district.code, sorted(&row.name))));
    shared.extend(row.email.as_deref().and_then(email_of).map(|email| (2, email)));
    shared.extend(row.phone.as_deref().and_then(phone_of).map(|phone| (3, phone)));
    shared
}

fn sorted(name: &str) -> String {
    let folded = fold(name);
    let mut words: Vec<&str> = folded.split(' ').collect();
    words.sort_unstable();
    words.join(" ")
}

/// Two new rows that may be of one person. Two birth dates tell two people of one name apart; a number is shared in a
/// household, so that alone it counts within a district.
fn near_rows(rows: &[Application], known: &[Known], near: &mut [Vec<Near>]) {
    let mut groups: BTreeMap<(u8, String), Vec<usize>> = BTreeMap::new();
    for (at, row) in rows.iter().enumerate() {
        for by in shared(row) {
            groups.entry(by).or_default().push(at);
        }
    }
    let is_new = |at: &&usize| known.get(**at) == Some(&Known::No);
    for ((kind, _), places) in groups {
        if kind > 1 && places.len() > MOST_TO_SHARE {
            continue;
        }
        for at in places.iter().filter(is_new) {
            for other in places.iter().filter(is_new).filter(|other| *other != at) {
                let (Some(row), Some(beside)) = (rows.get(*at), rows.get(*other)) else { continue };
                let two_births = row.born.zip(beside.born).is_some_and(|(one, other)| one != other);
                let apart = kind == 1 && two_births || kind == 3 && row.district != beside.district;
                if let Some(near) = near.get_mut(*at).filter(|_| !apart) {
                    near.push(Near { how: Nearness::TwoRows, beside: Beside::Row(beside.source.row) });
                }
            }
        }
    }
}

/// What becomes of each row after what a person said.
pub(super) fn answered(
    rows: &[Application],
    known: &[Known],
    near: Vec<Vec<Near>>,
    answers: &Answers,
) -> Result<Vec<Told>, Error> {
    let places: BTreeMap<usize, usize> =
        rows.iter().enumerate().map(|(at, row)| (row.source.row, at)).collect();
    let mut told = Vec::with_capacity(rows.len());
    for ((row, known), near) in rows.iter().zip(known).zip(near) {
        let number = row.source.row;
        told.push(match known {
            Known::Unchanged(_) => Told::Fate(Fate::Known),
            Known::In(case) => Told::Case(*case),
            Known::No | Known::Unsure(_) if answers.skip.contains(&number) => Told::Fate(Fate::Skipped),
            _ => match answers.same.get(&number) {
                Some(word) => same(word, number, &near, &places)?,
                None if answers.new.contains(&number) && !near.iter().any(Near::is_owner) => {
                    Told::Fate(Fate::New { apart: true })
                }
                None if near.is_empty() => Told::Fate(Fate::New { apart: false }),
                None => Told::Fate(Fate::Asks(near)),
            },
        });
    }
    for at in 0..told.len() {
        if let Some(settled) = settled(at, &told, &places) {
            told.splice(at..=at, [settled]);
        }
    }
    for at in 0..told.len() {
        if let Some(joined) = joined(at, &told, known, rows) {
            told.splice(at..=at, [joined]);
        }
    }
    Ok(told)
}

/// The case or the row that a person names for a row, among those that it asks about.
fn same(word: &str, number: usize, near: &[Near], places: &BTreeMap<usize, usize>) -> Result<Told, Error> {
    if let Ok(other) = word.parse::<usize>()
        && near.iter().any(|near| near.beside == Beside::Row(other))
        && let Some(at) = places.get(&other)
    {
        return Ok(Told::Fate(Fate::Joins(*at)));
    }
    let range = EventId::range_of_word(word);
    let named = |near: &Near| match near.beside {
        Beside::Case(case) => range.filter(|(low, high)| case >= *low && case <= *high).map(|_| case),
        Beside::Row(_) => None,
    };
    let mut cases: Vec<EventId> = near.iter().filter_map(named).collect();
    cases.dedup();
    match cases.as_slice() {
        [case] => Ok(Told::Case(*case)),
        _ => Err(Error::RowNotNear { row: number, word: word.to_owned() }),
    }
}

/// A row that asked about other rows alone, once those were told from it, or joined it.
fn settled(at: usize, told: &[Told], places: &BTreeMap<usize, usize>) -> Option<Told> {
    let Told::Fate(Fate::Asks(near)) = told.get(at)? else { return None };
    let is_open = |near: &&Near| match near.beside {
        Beside::Case(_) => true,
        Beside::Row(number) => match places.get(&number).and_then(|other| told.get(*other)) {
            Some(Told::Fate(Fate::New { apart: true } | Fate::Skipped)) => false,
            Some(Told::Fate(Fate::Joins(into))) => *into != at,
            _ => true,
        },
    };
    let left: Vec<Near> = near.iter().filter(is_open).copied().collect();
    match left.as_slice() {
        [] => Some(Told::Fate(Fate::New { apart: false })),
        [Near { how: Nearness::TwoRows, beside: Beside::Case(case) }] => Some(Told::Case(*case)),
        _ => Some(Told::Fate(Fate::Asks(left))),
    }
}

/// A row that joins another goes where that one goes.
fn joined(at: usize, told: &[Told], known: &[Known], rows: &[Application]) -> Option<Told> {
    let Told::Fate(Fate::Joins(first)) = told.get(at)? else { return None };
    let mut into = *first;
    // A chain has no more rows than the file; two that join each other still ask.
    for _ in 0..told.len() {
        match (told.get(into)?, known.get(into)?) {
            (_, Known::Unchanged(case)) | (Told::Case(case), _) => return Some(Told::Case(*case)),
            (Told::Fate(Fate::New { .. }), _) => return Some(Told::Fate(Fate::Joins(into))),
            (Told::Fate(Fate::Joins(next)), _) => into = *next,
            _ => break,
        }
    }
    let beside = Beside::Row(rows.get(*first)?.source.row);
    Some(Told::Fate(Fate::Asks(vec![Near { how: Nearness::TwoRows, beside }])))
}
