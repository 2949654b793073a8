//! The columns of the applicant's name: one of the whole name, or those of its parts, which belong together where what
//! stands before the part is the same.

use super::heads::{FAMILY, GIVEN, MIDDLE, NAMES, OWN, Parts};
use super::{Guess, Seen, surest};
use crate::domain::names::fold;

/// What stands before a part of a name in a head; nothing where the head is the part alone.
fn before<'h>(head: &'h str, part: &Parts) -> Option<&'h str> {
    if part.whole.contains(&head) {
        return Some("");
    }
    let ends =
        |word: &&str| head.strip_suffix(*word).filter(|before| before.is_empty() || before.ends_with(' '));
    part.last.iter().filter_map(ends).map(str::trim).min_by_key(|before| before.len())
}

fn is_own(before: &str) -> bool {
    before.split(' ').all(|word| word.is_empty() || OWN.contains(&word))
}

/// The places of the columns of a part, each with what stands before it.
fn columns<'s>(seen: &'s [Seen<'_>], taken: &[bool], part: &Parts) -> Vec<(usize, &'s str)> {
    let free = seen
        .iter()
        .zip(taken)
        .enumerate()
        .filter(|(_, (column, taken))| !**taken && !column.values.is_empty());
    free.filter_map(|(at, (column, _))| Some((at, before(&column.folded, part)?))).collect()
}

/// A given name, perhaps a middle one, and a family name with the same words before them.
fn parts(seen: &[Seen<'_>], taken: &[bool]) -> Vec<Vec<usize>> {
    let (middle, mut family) = (columns(seen, taken, &MIDDLE), columns(seen, taken, &FAMILY));
    let given = columns(seen, taken, &GIVEN);
    if family.is_empty() && given.len() == 1 {
        // "Nom" beside "Prénom" is the family name alone.
        let nom = seen.iter().zip(taken).position(|(column, taken)| !*taken && column.folded == "nom");
        family.extend(nom.map(|at| (at, given.first().map_or("", |(_, before)| *before))));
    }
    let with_family = |(given, before): &(usize, &str)| {
        let same = |part: &[(usize, &str)]| part.iter().find(|(_, other)| other == before).map(|(at, _)| *at);
        Some([Some(*given), same(&middle), Some(same(&family)?)].into_iter().flatten().collect())
    };
    let all: Vec<(bool, Vec<usize>)> =
        given.iter().filter_map(|part| Some((is_own(part.1), with_family(part)?))).collect();
    let any_own = all.iter().any(|(own, _)| *own);
    all.into_iter().filter(|(own, _)| *own || !any_own).map(|(_, parts)| parts).collect()
}

/// The column of the family name, where it stands beside one that is called "Name": some tools write "Name, Last".
fn beside_name(seen: &[Seen<'_>], taken: &[bool], name: usize) -> Result<Vec<usize>, ()> {
    let family = columns(seen, taken, &FAMILY);
    let family: Vec<usize> =
        family.into_iter().filter(|(_, before)| is_own(before)).map(|(at, _)| at).collect();
    let [family] = family[..] else { return if family.is_empty() { Ok(vec![name]) } else { Err(()) } };
    let (Some(first), Some(last)) = (seen.get(name), seen.get(family)) else { return Err(()) };
    let lasts: Vec<String> = last.values.iter().map(|last| fold(last)).collect();
    let is_in = |name: &&str| {
        let words = fold(name);
        lasts.iter().any(|last| words.split(' ').any(|word| last.split(' ').any(|part| part == word)))
    };
    match (first.values.iter().all(&is_in), first.values.iter().any(is_in)) {
        (true, _) => Ok(vec![name]),
        (false, true) => Err(()),
        (false, false) => Ok(vec![name, family]),
    }
}

/// One column of the whole name, else those of its parts; nothing where two may be meant.
pub(super) fn find(seen: &[Seen<'_>], taken: &mut [bool], guess: &mut Guess) {
    let mut parts = parts(seen, taken).into_iter();
    let places = match (parts.next(), parts.next()) {
        (Some(parts), None) => parts,
        (Some(_), Some(_)) => Vec::new(),
        (None, _) => surest(seen, taken, &NAMES)
            .and_then(|name| beside_name(seen, taken, name).ok())
            .unwrap_or_default(),
    };
    guess.name = places.iter().filter_map(|at| seen.get(*at)).map(|column| column.head.to_owned()).collect();
    for at in places {
        if let Some(taken) = taken.get_mut(at) {
            *taken = true;
        }
    }
}
