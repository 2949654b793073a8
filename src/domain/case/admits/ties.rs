//! The rules about ties: who declares for whom, and that a declaration comes before reading.

use crate::domain::case::admits::{Refusal, rule};
use crate::domain::case::{CaseFile, NoteBody};
use crate::domain::event::{Declared, Role};
use crate::domain::gates::{Gap, Lifter, View};
use crate::domain::ids::PersonId;
use crate::domain::ties::{PossibleTie, possible_ties};

/// Somebody wants to read a case about which they have not declared.
pub fn declare_first(name: &str) -> Refusal {
    let names = vec![("name", name.to_owned())];
    let command = "conflict CASE none".to_owned();
    Refusal::Rule(Gap { code: "declare-first", names, lifted_by: Lifter::Person, command })
}

/// Nobody else says that somebody has no tie; about another one only recuses, or ends a recusal.
pub(super) fn declare(
    file: &CaseFile,
    me: PersonId,
    person: PersonId,
    state: Declared,
) -> Result<(), Refusal> {
    if file.is_one(person, me) || state == Declared::Recused || file.is_recused(person) {
        return Ok(());
    }
    Err(rule("declare-for-another", Lifter::Person, "conflict CASE none"))
}

/// A suggested tie is dismissed by a reviewer or approver, not by the person whom it is about, and only where it stands.
pub(super) fn dismiss(view: &View<'_>, me: PersonId, body: &NoteBody) -> Result<(), Refusal> {
    let Some(person) = body.dismissed else { return Ok(()) };
    let senior = view.works(me, |role| matches!(role, Role::Reviewer | Role::Approver));
    if view.file.is_one(person, me) || !senior {
        return Err(rule("dismiss-another", Lifter::SeniorOther, "conflict dismiss CASE PERSON --why -"));
    }
    let meant = |tie: &&PossibleTie| {
        let said = body.tie.as_ref().is_some_and(|said| (said.sign, &said.with) == (tie.sign, &tie.with));
        view.file.is_one(tie.person, person) && said
    };
    if possible_ties(view.file, view.roster).iter().any(|tie| meant(&tie)) {
        return Ok(());
    }
    let names = vec![("person", view.roster.name(person))];
    Err(Refusal::Rule(Gap {
        code: "dismiss-nothing",
        names,
        lifted_by: Lifter::Person,
        command: String::new(),
    }))
}
