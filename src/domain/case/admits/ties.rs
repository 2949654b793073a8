//! The rules about ties: who declares for whom, and that a declaration comes before reading.

use crate::domain::case::CaseFile;
use crate::domain::case::admits::{Refusal, rule};
use crate::domain::event::Declared;
use crate::domain::gates::{Gap, Lifter};
use crate::domain::ids::PersonId;

/// Somebody wants to read a case about which they have not declared.
#[must_use]
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
    if person == me || state == Declared::Recused || file.is_recused(person) {
        return Ok(());
    }
    Err(rule("declare-for-another", Lifter::Person, "conflict CASE none"))
}
