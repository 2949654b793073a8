//! What the words of a command line name: a word of a closed list, an item of a case, a district, a person.

use crate::desk::Desk;
use crate::domain::case::CaseFile;
use crate::domain::district;
use crate::domain::ids::{EventId, PersonId};
use crate::domain::names::fold;
use crate::domain::roster::Person;
use crate::domain::words::{UnknownWord, Word};
use crate::error::Error;
use crate::report::reasons::numbered;
use crate::report::texts::{Lang, Texts};

/// A word of a closed list.
pub(super) fn word<W: Word>(given: &str) -> Result<W, Error> {
    W::from_word(given).map_err(not_on(W::LIST))
}

/// A word that is not on the list of this name.
pub(super) fn not_on(list: &'static str) -> impl FnOnce(UnknownWord) -> Error {
    move |unknown| Error::UnknownWord { word: unknown.word, list, allowed: unknown.allowed }
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

/// The person that a name or an id means, on the roster.
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
    let near = |person: &&Person| !folded.is_empty() && fold(&person.name).contains(&folded);
    let near = at_work(desk, people().filter(near));
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

/// The district that a person means.
pub(super) fn district(given: &str, texts: &Texts) -> Result<&'static district::District, Error> {
    district::find(given).map_err(|not_found| {
        let name = |place: &&district::District| format!("{} {}", place.code, local_name(place, texts));
        let near = not_found.suggestions.iter().map(name).collect::<Vec<_>>().join("; ");
        let word = given.to_owned();
        match (near.is_empty(), not_found.several) {
            (true, _) => Error::DistrictUnknown { word },
            (false, true) => Error::DistrictSeveral { word, near },
            (false, false) => Error::DistrictNear { word, near },
        }
    })
}

/// A district's name in the reader's language.
pub(super) fn local_name(district: &district::District, texts: &Texts) -> &'static str {
    match texts.lang() {
        Lang::En => district.name_en,
        Lang::Fr => district.name_fr,
    }
}
