//! What the words of a command line name: a word of a closed list, an item of a case, a district, a person.

use crate::cli::context::Context;
use crate::desk::Desk;
use crate::domain::called::is_called;
use crate::domain::case::CaseFile;
use crate::domain::district::{District, Former, Names, NotFound, Why};
use crate::domain::ids::{EventId, PersonId};
use crate::domain::names::fold;
use crate::domain::roster::Person;
use crate::domain::words::Word;
use crate::error::Error;
use crate::report::reasons::numbered;
use crate::report::texts::{Lang, Texts};
use crate::report::typed::{self, Allowed};
use crate::say;
use crate::store::columns::CaseRow;

/// A word of a closed list, in the spelling of the record or as people say it.
pub(super) fn word<W: Word>(given: &str) -> Result<W, Error> {
    typed::read(given).ok_or_else(|| not_on(Allowed::of::<W>(), given))
}

/// What somebody typed is not on a list.
pub(super) fn not_on(allowed: Allowed, given: &str) -> Error {
    Error::UnknownWord { word: given.to_owned(), list: allowed.list(), allowed }
}

/// The event of a case that letters name, among those that `fits` lets through; the first of its chain.
pub(super) fn item(file: &CaseFile, letters: &str, fits: impl Fn(EventId) -> bool) -> Result<EventId, Error> {
    let mut found: Vec<EventId> =
        file.starting_with(letters).into_iter().map(|id| file.chain(id)).filter(|id| fits(*id)).collect();
    found.sort_unstable();
    found.dedup();
    match found.as_slice() {
        [only] => Ok(*only),
        _ => Err(Error::NoItem { word: letters.to_owned() }),
    }
}

/// A flag of a case.
pub(super) fn flag(file: &CaseFile, letters: &str) -> Result<EventId, Error> {
    item(file, letters, |id| file.flags.iter().any(|flag| flag.stamp.id == id))
}

/// The person that a name or an id means, on the roster: a whole name, else whole words of one.
pub(super) fn person(desk: &Desk, word: &str) -> Result<PersonId, Error> {
    if matches!(word, "me" | "moi") {
        return Ok(desk.me());
    }
    let folded = fold(word);
    let people = || desk.roster.people();
    if let Some(known) = people().find(|person| person.id.to_string() == word) {
        return Ok(known.id);
    }
    let exact = at_work(desk, people().filter(|person| fold(&person.name) == folded));
    let near = at_work(desk, people().filter(|person| is_called(&person.name, word)));
    match (exact.as_slice(), near.as_slice()) {
        ([person], _) | ([], [person]) => Ok(person.id),
        _ => {
            let (word, names) =
                (word.to_owned(), near.iter().map(|person| numbered(person)).collect::<Vec<_>>());
            Err(match names.as_slice() {
                [] => Error::NoPerson { word },
                several => Error::SeveralPeople { word, names: several.join(", ") },
            })
        }
    }
}

/// One number of each human being: the one with which they work now, where there is one.
fn at_work<'a>(desk: &'a Desk, people: impl Iterator<Item = &'a Person>) -> Vec<&'a Person> {
    let mut all: Vec<&Person> = people.collect();
    all.sort_by_key(|person| desk.roster.held_now(person).next().is_none());
    let (same, mut found) = (desk.roster.same(), Vec::<&Person>::new());
    for person in all {
        if !found.iter().any(|known| same.is(known.id, person.id)) {
            found.push(person);
        }
    }
    found
}

/// The district that a person means where something is signed: named whole. An earlier name is told as one.
pub(super) fn district(given: &str, names: &Names, context: &Context) -> Result<District, Error> {
    let texts = &context.texts;
    let named = names.named(given).map_err(|question| no_district(given, &question, texts))?;
    if let Some(earlier) = &named.formerly {
        context.output.warn(&formerly(earlier, &named.district, texts));
    }
    Ok(named.district)
}

/// That a district is called so no more.
pub(super) fn formerly(earlier: &Former, district: &District, texts: &Texts) -> String {
    let name = match texts.lang() {
        Lang::En => &earlier.name_en,
        Lang::Fr => &earlier.name_fr,
    };
    let (until, now) = (texts.day(earlier.until), coded(district, texts));
    say!(texts, district_formerly, name = name, until = until, now = now)
}

/// The districts that a person may mean where it is only looked: a part of a name does, and what it stands for is said.
pub(super) fn districts(given: &str, names: &Names, context: &Context) -> Result<Vec<District>, Error> {
    let texts = &context.texts;
    if let Ok(named) = names.find(given) {
        return Ok(vec![named]);
    }
    let found = names.search(given).map_err(|question| no_district(given, &question, texts))?;
    let taken = found.iter().map(|place| coded(place, texts)).collect::<Vec<_>>().join(", ");
    context.output.say(&say!(
        texts,
        districts_taken,
        text = given.trim(),
        count = found.len(),
        taken = taken
    ));
    Ok(found)
}

/// Why a text names no district, and which may be meant.
fn no_district(given: &str, question: &NotFound, texts: &Texts) -> Error {
    let near = question.suggestions.iter().map(|place| coded(place, texts)).collect::<Vec<_>>().join("; ");
    let word = given.to_owned();
    match question.why {
        Why::Province(province) => Error::DistrictProvince { word, code: province.to_string() },
        _ if near.is_empty() => Error::DistrictUnknown { word },
        Why::Unknown => Error::DistrictNear { word, near },
        Why::Part => Error::DistrictPart { word, near },
        Why::Differ => Error::DistrictDiffers { word, near },
        Why::Gone(until) => Error::DistrictGone { word, until, near },
    }
}

/// A district with its code.
pub(super) fn coded(district: &District, texts: &Texts) -> String {
    format!("{} {}", district.code, local_name(district, texts))
}

/// The district of a case with its code.
pub(super) fn place(row: &CaseRow, texts: &Texts) -> String {
    row.place.as_ref().map_or_else(|| row.district.clone(), |district| coded(district, texts))
}

/// A district's name in the reader's language.
pub(super) fn local_name<'a>(district: &'a District, texts: &Texts) -> &'a str {
    match texts.lang() {
        Lang::En => &district.name_en,
        Lang::Fr => &district.name_fr,
    }
}
