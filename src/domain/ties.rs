//! Ties that somebody may have to a case, as far as the record shows them: the same family name, the same firm, the same
//! riding. They are suggested, never decided on, and a suggestion that was dismissed does not come back.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::domain::case::CaseFile;
use crate::domain::event::{Act, Declared, RecordKind};
use crate::domain::ids::PersonId;
use crate::domain::names::fold;
use crate::domain::roster::Roster;
use crate::domain::words::words;

words! {
    /// What suggests a tie.
    TieSign "tie-sign" {
        /// The family name of the applicant, or of somebody related to the case.
        Name = "name",
        /// A firm that is related to the case.
        Firm = "firm",
        /// The riding of the case.
        Riding = "riding",
    }
}

/// A tie that somebody may have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PossibleTie {
    /// Who.
    pub person: PersonId,
    /// What suggests it.
    pub sign: TieSign,
    /// With whom or what: a name, a firm, the code of the riding.
    pub with: String,
}

/// The ties that people with a role over the case may have and that nobody dismissed. Who is recused has said so
/// already, and so has a member of the riding.
#[must_use]
pub fn possible_ties(file: &CaseFile, roster: &Roster) -> Vec<PossibleTie> {
    let Some((_, district)) = file.skeleton.district() else { return Vec::new() };
    let dismissed: BTreeSet<PersonId> = file.notes.iter().filter_map(|note| note.body.dismissed).collect();
    let related = related(file);
    let names = std::iter::once(file.candidate.name())
        .chain(file.candidate.facts.also_known_as.iter().map(String::as_str))
        .chain(related.iter().map(String::as_str));
    // Folded once, not for everybody on the roster again.
    let families: Vec<(String, &str)> = names.map(|name| (family(name), name)).collect();
    let firms: Vec<(String, &str)> = related.iter().map(|name| (fold(name), name.as_str())).collect();
    let mut ties = Vec::new();
    for person in roster.people() {
        let works = roster.works_over(person, district, |role| role.tier().is_some());
        if !works || dismissed.contains(&person.id) || file.is_recused(person.id) {
            continue;
        }
        let mut add = |sign, with: &str| {
            ties.push(PossibleTie { person: person.id, sign, with: with.to_owned() });
        };
        let own = family(&person.name);
        let bears = |(family, _): &&(String, &str)| *family == own;
        if let Some((_, name)) = families.iter().filter(|_| own.chars().count() > 1).find(bears) {
            add(TieSign::Name, name);
        }
        let firm = person.firm.as_deref().map(fold).filter(|firm| !firm.is_empty());
        if let Some((_, name)) = firms.iter().find(|(folded, _)| Some(folded) == firm.as_ref()) {
            add(TieSign::Firm, name);
        }
        if person.riding == Some(district) && file.declared(person.id) != Some(Declared::Interest) {
            add(TieSign::Riding, &district.to_string());
        }
    }
    ties
}

/// The family name, folded, as far as the last word of a name is one.
fn family(name: &str) -> String {
    fold(name).rsplit(' ').next().unwrap_or_default().to_owned()
}

/// The names of rivals, donors and others that an application or an edit relates to the case, as they were written.
fn related(file: &CaseFile) -> Vec<String> {
    let says = |act: &Act| matches!(act, Act::Open { .. } | Act::Record { kind: RecordKind::Candidate, .. });
    let entries = file.history().entries().iter().enumerate();
    let counting = entries.filter(|(at, entry)| file.author(*at).is_some() && says(&entry.header.act));
    let lists = counting.filter_map(|(_, entry)| entry.body.as_ref()?.fields().get("related")?.as_array());
    let mut names: Vec<String> = Vec::new();
    for one in lists.flatten() {
        let name = one.get("name").and_then(Value::as_str).unwrap_or_default().trim();
        if !name.is_empty() && !names.iter().any(|known| known == name) {
            names.push(name.to_owned());
        }
    }
    names
}
