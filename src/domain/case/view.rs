//! The input of rules and gates: a case with the people, the party's policy and the day.

use chrono::NaiveDate;

use crate::domain::case::CaseFile;
use crate::domain::event::Role;
use crate::domain::ids::PersonId;
use crate::domain::policy::Policy;
use crate::domain::roster::Roster;

/// A case, and what rules and gates need besides it.
#[derive(Debug, Clone, Copy)]
pub struct View<'a> {
    /// The case.
    pub file: &'a CaseFile,
    /// The people.
    pub roster: &'a Roster,
    /// The party's numbers.
    pub policy: &'a Policy,
    /// The day.
    pub today: NaiveDate,
}

impl View<'_> {
    /// Whether somebody holds a role that fits over the case's district now.
    pub fn works(&self, person: PersonId, fits: impl Fn(Role) -> bool) -> bool {
        let district = self.file.skeleton.district().map(|(_, district)| district);
        let known = self.roster.person(person).zip(district);
        known.is_some_and(|(known, district)| self.roster.works_over(known, district, fits))
    }
}
