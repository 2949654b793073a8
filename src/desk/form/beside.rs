//! Which new rows of a form are near somebody: a case, or another row of the file. What a person says of a row decides.

use std::collections::BTreeMap;

use crate::desk::Desk;
use crate::desk::form::known::Known;
use crate::desk::form::{Answers, Beside, Fate, Near, Nearness, Row, crowd};
use crate::domain::ids::EventId;
use crate::domain::likeness::{alike, email_of, phone_of};
use crate::domain::names::fold;
use crate::domain::sight::Reader;
use crate::error::Error;
use crate::store::columns::CaseRow;
use crate::store::origins::Reached;

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
pub(super) fn find(desk: &Desk, rows: &[Row<'_>], known: &[Known]) -> Result<Vec<Vec<Near>>, Error> {
    let reader = desk.reader();
    let mut near = Vec::with_capacity(rows.len());
    let mut reached: BTreeMap<usize, Vec<Reached>> = BTreeMap::new();
    for (at, (row, known)) in rows.iter().zip(known).enumerate() {
        near.push(match known {
            Known::No => {
                let (email, phone) = (row.said.email.as_deref(), row.said.phone.as_deref());
                let ways = desk.store.reached_alike(email, phone, &reader)?;
                if ways.len() <= MOST_TO_SHARE {
                    reached.insert(at, ways);
                }
                namesakes(desk, row, &reader)?
            }
            Known::Unsure(near) => near.clone(),
            Known::Unchanged(_) | Known::In(_) => Vec::new(),
        });
    }
    let cases = desk.case_rows(reached.values().flatten().map(|reached| reached.case))?;
    for (at, ways) in &reached {
        if let (Some(row), Some(near)) = (rows.get(*at), near.get_mut(*at)) {
            near.extend(ways.iter().filter_map(|way| reached_by(row, *way, cases.get(&way.case)?)));
        }
    }
    near_rows(rows, known, &mut near)?;
    for near in &mut near {
        near.sort_unstable_by_key(|near| near.beside);
        near.dedup_by_key(|near| near.beside);
    }
    Ok(near)
}

/// The cases that have the row's name in its district. The same person elsewhere is an earlier file, and no question of
/// this row.
fn namesakes(desk: &Desk, row: &Row<'_>, reader: &Reader) -> Result<Vec<Near>, Error> {
    let district = row.said.district.code.to_string();
    let mut near = Vec::new();
    for name in std::iter::once(&row.said.name).chain(&row.said.also_known_as) {
        for case in desk.store.namesakes_in(&fold(name), &district, reader)? {
            near.push(Near { how: Nearness::NameAndDistrict, beside: Beside::Case(case) });
        }
    }
    Ok(near)
}

/// A case that has the row's e-mail or telephone, under another name or in the row's district.
fn reached_by(row: &Row<'_>, way: Reached, case: &CaseRow) -> Option<Near> {
    let is_near = case.district == row.said.district.code.to_string() || !alike(&case.name, &row.said.name);
    let how = if way.email { Nearness::SameEmail } else { Nearness::SamePhone };
    is_near.then_some(Near { how, beside: Beside::Case(case.id) })
}

/// By what two rows of one file may be of one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Shared {
    /// A mark of the person.
    Person,
    /// The name and the district.
    Place,
    Email,
    Phone,
}

fn shared(row: &Row<'_>) -> Vec<(Shared, String)> {
    let Row { said, origin } = row;
    let by_person = origin.of_person().chain(said.source.weaker.iter().map(String::as_str));
    let mut shared: Vec<(Shared, String)> = by_person.map(|mark| (Shared::Person, mark.to_owned())).collect();
    shared.push((Shared::Place, format!("{} {}", said.district.code, sorted(&said.name))));
    shared.extend(said.email.as_deref().and_then(email_of).map(|email| (Shared::Email, email)));
    shared.extend(said.phone.as_deref().and_then(phone_of).map(|phone| (Shared::Phone, phone)));
    // A name with an address is a mark twice where the row has no birth date.
    shared.sort_unstable();
    shared.dedup();
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
fn near_rows(rows: &[Row<'_>], known: &[Known], near: &mut [Vec<Near>]) -> Result<(), Error> {
    let mut groups: BTreeMap<(Shared, String), Vec<usize>> = BTreeMap::new();
    for (at, row) in rows.iter().enumerate() {
        for by in shared(row) {
            groups.entry(by).or_default().push(at);
        }
    }
    groups.retain(|(by, _), places| match by {
        Shared::Person | Shared::Place => true,
        Shared::Email | Shared::Phone => places.len() <= MOST_TO_SHARE,
    });
    let is_new = |at: &usize| known.get(*at) == Some(&Known::No);
    for places in groups.values_mut() {
        places.retain(is_new);
    }
    let undated = |places: &Vec<usize>| -> Vec<usize> {
        let is_undated = |at: &&usize| rows.get(**at).is_some_and(|row| row.said.born.is_none());
        places.iter().filter(is_undated).copied().collect()
    };
    // Of one name, one district and one birth date the rows have a mark of the person in common.
    let alike: Vec<(Shared, Vec<usize>, Vec<usize>)> = (groups.into_iter())
        .map(|((by, _), places)| {
            let each = if by == Shared::Place { undated(&places) } else { places.clone() };
            (by, each, places)
        })
        .filter(|(_, _, places)| places.len() > 1)
        .collect();
    crowd(rows, alike.iter().map(|(_, each, _)| each))?;
    for (by, each, places) in alike {
        for at in &each {
            for other in places.iter().filter(|other| *other != at) {
                let (Some(row), Some(beside)) = (rows.get(*at), rows.get(*other)) else { continue };
                if by == Shared::Phone && row.said.district != beside.said.district {
                    continue;
                }
                let mut add = |to: usize, number: usize| {
                    let beside = Near { how: Nearness::TwoRows, beside: Beside::Row(number) };
                    if let Some(near) = near.get_mut(to) {
                        near.push(beside);
                    }
                };
                add(*at, beside.number());
                // Where each of the others is not asked for itself.
                if by == Shared::Place && beside.said.born.is_some() {
                    add(*other, row.number());
                }
            }
        }
    }
    Ok(())
}

/// What becomes of each row after what a person said.
pub(super) fn answered(
    rows: &[Row<'_>],
    all: &[Known],
    near: Vec<Vec<Near>>,
    answers: &Answers,
) -> Result<Vec<Told>, Error> {
    let places: BTreeMap<usize, usize> =
        rows.iter().enumerate().map(|(at, row)| (row.number(), at)).collect();
    let mut told = Vec::with_capacity(rows.len());
    for ((row, known), near) in rows.iter().zip(all).zip(near) {
        let number = row.number();
        told.push(match known {
            Known::Unchanged(case) => {
                stays(row, *case, all, &places, answers)?;
                Told::Fate(Fate::Known)
            }
            Known::In(case) => {
                stays(row, *case, all, &places, answers)?;
                match answers.new.contains(&number) && !answers.same.contains_key(&number) {
                    true if row.origin.is_keyed() => return Err(Error::RowKeyed { row: number }),
                    // A person tells it from the row that is known by the same name and address.
                    true => Told::Fate(Fate::New { apart: true }),
                    false => Told::Case(*case),
                }
            }
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
        if let Some(joined) = joined(at, &told, all, rows) {
            told.splice(at..=at, [joined]);
        }
    }
    Ok(told)
}

/// Refuses to give a row that is known to be of a case to another one.
fn stays(
    row: &Row<'_>,
    case: EventId,
    known: &[Known],
    places: &BTreeMap<usize, usize>,
    answers: &Answers,
) -> Result<(), Error> {
    let Some(word) = answers.same.get(&row.number()) else { return Ok(()) };
    let is_of_case = EventId::range_of_word(word).is_some_and(|(low, high)| case >= low && case <= high);
    let other = word.parse::<usize>().ok().and_then(|other| known.get(*places.get(&other)?));
    let is_of_row = matches!(other, Some(Known::Unchanged(of) | Known::In(of)) if *of == case);
    if is_of_case || is_of_row {
        return Ok(());
    }
    Err(Error::RowKnown { row: row.number(), word: word.clone() })
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
            Some(Told::Fate(Fate::New { apart: true })) => false,
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
fn joined(at: usize, told: &[Told], known: &[Known], rows: &[Row<'_>]) -> Option<Told> {
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
    let beside = Beside::Row(rows.get(*first)?.number());
    Some(Told::Fate(Fate::Asks(vec![Near { how: Nearness::TwoRows, beside }])))
}
