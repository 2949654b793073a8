//! The rows of a form beside the store: which row is new, which is known and what it changes, and which of them only a
//! person can tell. Nothing is signed here; what a person decides comes as [`Answers`].

mod beside;
mod known;

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::desk::{Desk, Draft, Target};
use crate::domain::case::correction::Correction;
use crate::domain::case::origin::Origin;
use crate::domain::district::{DistrictCode, Former};
use crate::domain::event::{Act, RecordKind, Relation};
use crate::domain::ids::{EventId, Nonce};
use crate::domain::sight::{self, Page, Part};
use crate::domain::words::words;
use crate::error::Error;
use crate::intake::application::Application;
use crate::store::columns::CaseRow;
use crate::store::likeness::Earlier;

/// How many rows of a sheet may be of one person, so that a person can still tell them apart.
const MOST_ALIKE: usize = 20;

/// How many of more rows are named.
const MOST_NAMED: usize = 10;

/// How many cases one query asks for.
const CASES_AT_ONCE: usize = 500;

words! {
    /// Why a row may be of somebody who is here, or in another row.
    Nearness "near" {
        KeyOfAnother = "key-of-another",
        KeyOfSeveral = "key-of-several",
        OtherKey = "other-key",
        OtherDistrict = "other-district",
        OtherBirth = "other-birth",
        NameAndDistrict = "name-and-district",
        /// It is of this case, which is closed.
        Closed = "closed",
        SameEmail = "email",
        SamePhone = "phone",
        TwoRows = "two-rows",
    }
}

/// What a row may be the same as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Beside {
    /// A case.
    Case(EventId),
    /// Another row of the file, by its number.
    Row(usize),
}

/// Something that a row may be the same as, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Near {
    /// Why.
    pub how: Nearness,
    /// What.
    #[serde(flatten)]
    pub beside: Beside,
}

impl Near {
    /// Whether the row's key is another's, so that it opens no case of its own.
    pub fn is_owner(&self) -> bool {
        matches!(self.how, Nearness::KeyOfAnother | Nearness::KeyOfSeveral)
    }
}

/// What a person says of rows, each by its number.
#[derive(Debug, Clone, Default)]
pub struct Answers {
    /// The row is of this case, or of the same person as this row.
    pub same: BTreeMap<usize, String>,
    /// The row is of nobody who is here.
    pub new: BTreeSet<usize>,
}

impl Answers {
    /// The rows of which something is said.
    fn rows(&self) -> impl Iterator<Item = usize> {
        self.same.keys().chain(&self.new).copied()
    }
}

/// What a known row changes in its case.
#[derive(Debug, Clone)]
pub struct Changed {
    /// The case.
    pub case: EventId,
    /// Where it goes.
    pub target: Target,
    /// What changes.
    pub correction: Correction,
    /// The district that the row names, where the case is in another.
    pub moved: Option<DistrictCode>,
    /// Why it is not signed: the case is closed.
    pub closed: bool,
}

/// A row with what it is known by, which is worked out once.
struct Row<'a> {
    said: &'a Application,
    origin: Origin,
}

impl Row<'_> {
    fn of(said: &Application) -> Row<'_> {
        Row { said, origin: said.origin() }
    }

    /// The row as a spreadsheet counts.
    fn number(&self) -> usize {
        self.said.source.row
    }
}

/// Refuses a sheet that has more rows of one person than anybody can tell apart: a list that was pasted again and again,
/// or one answer in every row. Each of them would be asked about beside all the others.
fn crowd<'a>(rows: &[Row<'_>], groups: impl Iterator<Item = &'a Vec<usize>>) -> Result<(), Error> {
    let largest = groups.filter(|places| places.len() > MOST_ALIKE).max_by_key(|places| places.len());
    let Some(places) = largest else { return Ok(()) };
    let crowd: Vec<&Row<'_>> = places.iter().filter_map(|at| rows.get(*at)).collect();
    let numbers: Vec<String> = crowd.iter().take(MOST_NAMED).map(|row| row.number().to_string()).collect();
    Err(Error::RowsAlike {
        count: crowd.len(),
        name: crowd.first().map(|row| row.said.name.clone()).unwrap_or_default(),
        rows: numbers.join(", "),
        most: MOST_ALIKE,
    })
}

/// What becomes of a row.
#[derive(Debug, Clone)]
pub enum Fate {
    /// It opens a case.
    New {
        /// Whether a person told it from another that is known by the same.
        apart: bool,
    },
    /// It is of the same person as the row at this place, which opens a case, and corrects that one.
    Joins(usize),
    /// It is here, and changes nothing.
    Known,
    /// It is here, in a case that the reader may not see.
    Hidden,
    /// It is here, and changes something.
    Corrects(Box<Changed>),
    /// A person must say who it is.
    Asks(Vec<Near>),
}

impl Fate {
    /// Whether earlier files are searched for: the row brings somebody, or corrects by what they are told from others.
    pub fn tells_who(&self) -> bool {
        match self {
            Fate::New { .. } | Fate::Joins(_) | Fate::Asks(_) => true,
            Fate::Corrects(changed) => {
                let body = &changed.correction.body;
                changed.is_signed() && (body.describes() || body.email.is_some() || body.phone.is_some())
            }
            Fate::Known | Fate::Hidden => false,
        }
    }
}

/// The rows of a form, and what becomes of each.
#[derive(Debug)]
pub struct Plan {
    /// The rows.
    pub rows: Vec<Application>,
    /// What becomes of each.
    pub fates: Vec<Fate>,
}

impl Plan {
    /// Each row with what becomes of it.
    pub fn each(&self) -> impl Iterator<Item = (&Application, &Fate)> {
        self.rows.iter().zip(&self.fates)
    }

    /// Into which case each row goes, once `opened` are the cases of its new rows, in their order.
    pub fn cases(&self, opened: &[EventId]) -> Vec<Option<EventId>> {
        let mut opened = opened.iter();
        let case = |fate: &Fate| match fate {
            Fate::New { .. } => opened.next().copied(),
            Fate::Corrects(changed) => Some(changed.case),
            _ => None,
        };
        let own: Vec<Option<EventId>> = self.fates.iter().map(case).collect();
        let into = |(at, fate): (usize, &Fate)| {
            let at = if let Fate::Joins(into) = fate { *into } else { at };
            own.get(at).copied().flatten()
        };
        self.fates.iter().enumerate().map(into).collect()
    }

    /// By the place of each row that opens a case, and that others join: all of that person, in the order in which they were
    /// sent in, so that what was sent in last counts.
    fn of_one_person(&self) -> BTreeMap<usize, Vec<&Application>> {
        let mut groups: BTreeMap<usize, Vec<&Application>> = BTreeMap::new();
        for (row, fate) in self.each() {
            if let Fate::Joins(into) = fate {
                groups.entry(*into).or_default().push(row);
            }
        }
        groups.retain(|into, _| matches!(self.fates.get(*into), Some(Fate::New { .. })));
        for (into, all) in &mut groups {
            all.extend(self.rows.get(*into));
            all.sort_by_key(|row| (row.submitted, row.source.row));
        }
        groups
    }

    /// The rows that join another, each with the one of the same person that was sent in before it.
    pub fn joined(&self) -> Vec<[&Application; 2]> {
        let mut pairs = Vec::new();
        for all in self.of_one_person().into_values() {
            pairs.extend(all.iter().zip(all.iter().skip(1)).map(|(before, row)| [*before, *row]));
        }
        pairs
    }

    /// The rows that are here already, in cases that the reader may not see.
    pub fn hidden(&self) -> impl Iterator<Item = &Application> {
        self.each().filter(|(_, fate)| matches!(fate, Fate::Hidden)).map(|(row, _)| row)
    }

    /// The row of this number.
    pub fn row(&self, number: usize) -> Option<&Application> {
        let at = self.rows.binary_search_by_key(&number, |row| row.source.row).ok()?;
        self.rows.get(at)
    }

    /// The rows that open a case.
    pub fn new_rows(&self) -> impl Iterator<Item = &Application> {
        self.each().filter(|(_, fate)| matches!(fate, Fate::New { .. })).map(|(row, _)| row)
    }

    /// The known rows that change something.
    pub fn changed(&self) -> impl Iterator<Item = (&Application, &Changed)> {
        self.each().filter_map(|(row, fate)| match fate {
            Fate::Corrects(changed) => Some((row, &**changed)),
            _ => None,
        })
    }

    /// The rows about which a person must say something.
    pub fn asking(&self) -> impl Iterator<Item = (&Application, &[Near])> {
        self.each().filter_map(|(row, fate)| match fate {
            Fate::Asks(near) => Some((row, near.as_slice())),
            _ => None,
        })
    }

    /// The rows that open a case and have only a name to be known by.
    pub fn unrecognizable(&self) -> impl Iterator<Item = usize> {
        self.new_rows().filter(|row| !row.is_recognizable()).map(|row| row.source.row)
    }

    /// The rows that name their district by an earlier name, of those that are not left as they are.
    pub fn former_names(&self) -> impl Iterator<Item = (&Application, &Former)> {
        let is_settled = |fate: &Fate| matches!(fate, Fate::Known | Fate::Hidden);
        self.each()
            .filter(move |(_, fate)| !is_settled(fate))
            .filter_map(|(row, _)| Some((row, row.formerly.as_ref()?)))
    }

    /// How many rows are here already, whether they change something or not.
    pub fn known(&self) -> usize {
        let known = |fate: &&Fate| matches!(fate, Fate::Known | Fate::Hidden | Fate::Corrects(_));
        self.fates.iter().filter(known).count()
    }
}

impl Changed {
    /// Whether it is signed.
    pub fn is_signed(&self) -> bool {
        !self.closed && self.correction.is_needed()
    }

    /// Whether it would be signed, but for a closed case.
    fn is_stopped(&self) -> bool {
        self.closed && (self.correction.is_needed() || self.moved.is_some())
    }
}

impl Desk {
    /// What becomes of the rows of a form, after what a person said of them.
    pub fn plan(&self, rows: Vec<Application>, answers: &Answers) -> Result<Plan, Error> {
        let fates = self.fates(&rows, answers)?;
        Ok(Plan { rows, fates })
    }

    fn fates(&self, rows: &[Application], answers: &Answers) -> Result<Vec<Fate>, Error> {
        let rows: Vec<Row<'_>> = rows.iter().map(Row::of).collect();
        let numbers: BTreeSet<usize> = rows.iter().map(Row::number).collect();
        if let Some(row) = answers.rows().find(|row| !numbers.contains(row)) {
            return Err(Error::NoRow { row });
        }
        let known = known::find(self, &rows)?;
        let near = beside::find(self, &rows, &known)?;
        let mut fates = Vec::with_capacity(rows.len());
        for (row, told) in rows.iter().zip(beside::answered(&rows, &known, near, answers)?) {
            fates.push(match told {
                beside::Told::Fate(fate) => fate,
                beside::Told::Case(case) => match self.compared(row.said, case)? {
                    // Nothing is written on a closed case, and what somebody sent in is not lost either.
                    Fate::Corrects(changed) if changed.is_stopped() => {
                        Fate::Asks(vec![Near { how: Nearness::Closed, beside: Beside::Case(case) }])
                    }
                    fate => fate,
                },
            });
        }
        Ok(fates)
    }

    /// By the place of a row that tells who somebody is: the earlier files that may be of the same person, as far as
    /// the reader may know of them.
    pub fn earlier_files_of_rows(&self, plan: &Plan) -> Result<BTreeMap<usize, Vec<Earlier>>, Error> {
        let mut found = BTreeMap::new();
        for (at, (row, fate)) in plan.each().enumerate() {
            let own = match fate {
                _ if !fate.tells_who() => continue,
                Fate::Corrects(changed) => Some(changed.case),
                _ => None,
            };
            let alike = self.store.alike(&row.description(), own)?;
            if !alike.is_empty() {
                found.insert(at, alike);
            }
        }
        let rows = self.case_rows(found.values().flatten().map(|alike| alike.case))?;
        Ok(found.into_iter().map(|(at, alike)| (at, Earlier::of_each(&alike, &rows))).collect())
    }

    /// The cases about which rows ask, of those that the reader may see.
    pub fn cases_asked_about(&self, plan: &Plan) -> Result<BTreeMap<EventId, CaseRow>, Error> {
        let case = |near: &Near| match near.beside {
            Beside::Case(case) => Some(case),
            Beside::Row(_) => None,
        };
        self.case_rows(plan.asking().flat_map(|(_, near)| near.iter().filter_map(case)))
    }

    /// The rows of these cases, of those that the reader may see.
    pub fn case_rows(
        &self,
        cases: impl Iterator<Item = EventId>,
    ) -> Result<BTreeMap<EventId, CaseRow>, Error> {
        let cases: BTreeSet<EventId> = cases.collect();
        let cases: Vec<EventId> = cases.into_iter().collect();
        let (reader, mut rows) = (self.reader(), BTreeMap::new());
        for some in cases.chunks(CASES_AT_ONCE) {
            let seen = self.store.seen_among(some, &reader)?;
            rows.extend(self.store.rows_of(&seen, &reader)?.into_iter().map(|row| (row.id, row)));
        }
        Ok(rows)
    }

    /// What a known row changes in its case, as far as the reader may see it.
    fn compared(&self, row: &Application, case: EventId) -> Result<Fate, Error> {
        let file = self.store.case(case, &self.roster)?;
        let reader = self.reader();
        let sight = sight::of(&reader, &file);
        if !sight.shows(Page::Case, Part::Facts) {
            return Ok(Fate::Hidden);
        }
        let mut correction = file.correction(&row.body());
        let reads = sight.shows(Page::Case, Part::Words);
        for change in correction.changes.iter_mut().chain(&mut correction.left) {
            // What somebody signed, they have seen.
            if !reads && change.old.is_some() && !change.old_by.is_some_and(|person| self.is_me(person)) {
                (change.old, change.hidden) = (None, true);
            }
        }
        let moved = (!known::is_in(&file, row.district.code)).then_some(row.district.code);
        if !correction.is_needed() && correction.left.is_empty() && moved.is_none() {
            return Ok(Fate::Known);
        }
        let (target, closed) = (Target::case(&file), file.skeleton.is_closed());
        Ok(Fate::Corrects(Box::new(Changed { case, target, correction, moved, closed })))
    }

    /// What signs a plan, each row in the file's order, all with the mark of one import.
    pub fn drafts_of(&mut self, plan: &Plan, batch: &str) -> Result<Vec<Draft>, Error> {
        let (mut drafts, mut joined) = (Vec::new(), plan.of_one_person());
        for (at, (row, fate)) in plan.each().enumerate() {
            match fate {
                Fate::New { apart } => {
                    let all = joined.remove(&at).unwrap_or_else(|| vec![row]);
                    let Some((first, others)) = all.split_first() else { continue };
                    // The riding is that of the last one.
                    let place = &others.last().unwrap_or(first).district;
                    let act =
                        Act::Open { order: place.order, district: place.code, nonce: Nonce(self.random()?) };
                    let apart = *apart || first.source.row != row.source.row;
                    drafts.push(Draft::new(Target::NewCase, act, &first.body_in(batch, apart))?);
                    for other in others {
                        let act = Act::Record { kind: RecordKind::Candidate, relation: Relation::New };
                        drafts.push(Draft::new(Target::Opened, act, &first.further(other, batch))?);
                    }
                }
                Fate::Corrects(changed) if changed.is_signed() => {
                    let relation = changed.correction.follows.map_or(Relation::New, Relation::Continues);
                    let act = Act::Record { kind: RecordKind::Candidate, relation };
                    let mut body = changed.correction.body.clone();
                    if let Some(origin) = &mut body.origin {
                        origin.batch = Some(batch.to_owned());
                    }
                    drafts.push(Draft::new(changed.target, act, &body)?);
                }
                _ => {}
            }
        }
        Ok(drafts)
    }
}
