//! Ties that somebody may have to a case, as far as the record shows them: a name in common, the same firm, the
//! same riding. They are suggested, never decided on. A suggestion that was dismissed does not come back; new facts
//! make a new suggestion.

use std::cell::LazyCell;
use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::domain::case::CaseFile;
use crate::domain::case::view::View;
use crate::domain::event::{Act, Declared, RecordKind, Role};
use crate::domain::ids::PersonId;
use crate::domain::likeness::compare::share_a_name;
use crate::domain::likeness::name::{PersonName, plain_words};
use crate::domain::names::fold;
use crate::domain::refusal::{Blank, Cause, Lifter, Refusal, Suggest, own_rule, rule};
use crate::domain::roster::Roster;
use crate::domain::words::words;

words! {
    /// What suggests a tie that nobody declared.
    TieSign "tie-sign" {
        /// A word of the name of the applicant, or of somebody related to the case.
        Name = "name",
        /// A firm that is related to the case.
        Firm = "firm",
        /// The riding of the case.
        Riding = "riding",
    }
}

/// A suggested tie that somebody dismisses: what suggested it, and with whom or what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DismissedTie {
    /// What suggested it.
    pub sign: TieSign,
    /// A name, a firm, the code of the riding.
    pub with: String,
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

/// The ties that people with a role over the case may have and that nobody dismissed. Somebody who is recused, or a
/// member of the riding, has declared that already.
pub fn possible_ties(file: &CaseFile, roster: &Roster) -> Vec<PossibleTie> {
    let Some((_, district)) = file.skeleton.district() else { return Vec::new() };
    let dismissed = dismissed(file);
    let related = related(file);
    let names = std::iter::once(file.candidate.name())
        .chain(file.candidate.facts.also_known_as.iter().map(String::as_str))
        .chain(related.iter().map(String::as_str));
    // The names are folded once, not once for each person on the roster.
    let theirs: Vec<(PersonName, &str)> = names.map(|name| (PersonName::of(name), name)).collect();
    let words: BTreeSet<String> = theirs.iter().flat_map(|(name, _)| name.plain_words()).collect();
    let firms: Vec<(String, &str)> = related.iter().map(|name| (fold(name), name.as_str())).collect();
    let mut ties = Vec::new();
    for person in roster.people() {
        // Few people share anything with the case, so only for those is it checked whether they work on it.
        let works = LazyCell::new(|| {
            roster.works_over(person, district, |role| role.tier().is_some()) && !file.is_recused(person.id)
        });
        let stands = |sign, with: &str| {
            let about = || (file.skeleton.same.counted(person.id), sign, fold(with));
            *works && !dismissed.contains(&about())
        };
        let mut add = |sign, with: &str| {
            let known = |tie: &PossibleTie| {
                file.is_one(tie.person, person.id) && (tie.sign, tie.with.as_str()) == (sign, with)
            };
            if !ties.iter().any(known) {
                ties.push(PossibleTie { person: person.id, sign, with: with.to_owned() });
            }
        };
        // Most people share no word, and their names are not read any further.
        if plain_words(&person.name).iter().any(|word| words.contains(word)) {
            let own = PersonName::of(&person.name);
            let shares = |(name, _): &&(PersonName, &str)| share_a_name(name, &own);
            let undismissed = |(_, name): &&(PersonName, &str)| stands(TieSign::Name, name);
            if let Some((_, name)) = theirs.iter().filter(shares).find(undismissed) {
                add(TieSign::Name, name);
            }
        }
        let firm = person.firm.as_deref().map(fold).filter(|firm| !firm.is_empty());
        let of_firm =
            |(folded, name): &&(String, &str)| Some(folded) == firm.as_ref() && stands(TieSign::Firm, name);
        if let Some((_, name)) = firms.iter().find(of_firm) {
            add(TieSign::Firm, name);
        }
        let is_member = || file.declared(person.id) == Some(Declared::Interest);
        if person.riding == Some(district) && !is_member() && stands(TieSign::Riding, &district.to_string()) {
            add(TieSign::Riding, &district.to_string());
        }
    }
    ties
}

/// What was dismissed: about whom, and about what. A dismissal counts from a reviewer or approver whom it is not about.
fn dismissed(file: &CaseFile) -> BTreeSet<(PersonId, TieSign, String)> {
    let counts = |at: usize| {
        let role = file.verdicts().get(at).and_then(|verdict| verdict.role);
        matches!(role, Some(Role::Reviewer | Role::Approver))
    };
    let dismissals = file.notes.iter().filter_map(|note| {
        let (person, tie) = note.body.dismissed.zip(note.body.tie.as_ref())?;
        let counts = counts(note.stamp.at) && !file.is_one(note.stamp.by, person);
        counts.then(|| (file.skeleton.same.counted(person), tie.sign, fold(&tie.with)))
    });
    dismissals.collect()
}

/// The names of rivals, donors and others that an application or an edit relates to the case, as they were written.
fn related(file: &CaseFile) -> Vec<String> {
    let says = |act: &Act| matches!(act, Act::Open { .. } | Act::Record { kind: RecordKind::Candidate, .. });
    let entries = file.history().entries().iter().enumerate();
    let counting = entries.filter(|(at, entry)| file.author(*at).is_some() && says(&entry.header.act));
    let lists = counting.filter_map(|(_, entry)| entry.body.as_ref()?.fields().get("related")?.as_array());
    let mut names: Vec<String> = Vec::new();
    for person in lists.flatten() {
        let name = person.get("name").and_then(Value::as_str).unwrap_or_default().trim();
        if !name.is_empty() && !names.iter().any(|known| known == name) {
            names.push(name.to_owned());
        }
    }
    names
}

/// A suggested tie is dismissed by a reviewer or approver, not by the person whom it is about, and only while it is
/// suggested.
pub(super) fn dismiss(
    view: &View<'_>,
    me: PersonId,
    person: PersonId,
    tie: Option<&DismissedTie>,
) -> Result<(), Refusal> {
    let senior = view.works(me, |role| matches!(role, Role::Reviewer | Role::Approver));
    if view.file.is_one(person, me) || !senior {
        let command = Suggest::on_case("conflict dismiss").blank(Blank::Person).text("--why");
        return Err(rule(Cause::DismissAnother, Lifter::SeniorOther, command));
    }
    let meant = |possible: &PossibleTie| {
        let said = tie.is_some_and(|said| (said.sign, &said.with) == (possible.sign, &possible.with));
        view.file.is_one(possible.person, person) && said
    };
    if possible_ties(view.file, view.roster).iter().any(meant) {
        return Ok(());
    }
    Err(own_rule(Cause::DismissNothing { person: view.roster.name(person) }))
}
