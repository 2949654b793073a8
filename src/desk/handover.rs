//! What would have no owner once somebody loses a role, read before the revocation is signed.

use std::time::Duration;

use serde::Serialize;
use zeroize::Zeroizing;

use crate::custody::rekey;
use crate::desk::Desk;
use crate::domain::case::CaseFile;
use crate::domain::district::{self, DistrictCode, Scope};
use crate::domain::event::{Role, Tier};
use crate::domain::ids::{PersonId, PublicKey};
use crate::domain::names::fold;
use crate::domain::roster::{Grant, Person};
use crate::domain::sight::{self, Page, Part};
use crate::domain::skeleton::FlagStep;
use crate::domain::words::{Word, words};
use crate::error::Error;
use crate::store::StoreError;

/// A district with fewer approvers than this gets a warning: one decides, another seconds, the third may be away.
pub const ENOUGH_APPROVERS: usize = 3;

words! {
    /// What can be without an owner.
    Behind "handover" {
        Assigned = "assigned", FlagAlone = "flag-alone", FlagTaken = "flag-taken", Deferral = "deferral",
        Condition = "condition", SecondNobody = "second-nobody", SecondWaits = "second-waits", Policy = "policy",
        LastRole = "last-role", LastRoot = "last-root", FewApprovers = "few-approvers",
    }
}

/// Something that would have no owner.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Unowned {
    /// What it is.
    pub what: Behind,
    /// The letters of the case.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub case: String,
    /// The applicant's name, where the person who revokes may see it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// The letters of the flag, the deferral, the decision; or a number, a district, a role.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub item: String,
    /// How many are left: approvers over a district.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub left: Option<usize>,
}

impl Unowned {
    fn of(what: Behind, item: &str, left: Option<usize>) -> Unowned {
        Unowned { what, case: String::new(), name: String::new(), item: item.to_owned(), left }
    }
}

/// Who leaves, and with which grants.
struct Leaving<'a> {
    desk: &'a Desk,
    person: &'a Person,
    lost: &'a [Grant],
}

impl Leaving<'_> {
    /// The grants that a person keeps.
    fn keeps<'b>(&'b self, person: &'b Person) -> impl Iterator<Item = &'b Grant> {
        let gone =
            |grant: &Grant| self.lost.iter().any(|lost| lost.key == grant.key && lost.role == grant.role);
        self.desk.roster.held_now(person).filter(move |grant| !gone(grant))
    }

    /// Whether a number belongs to the person who leaves.
    fn is_them(&self, person: PersonId) -> bool {
        self.desk.roster.same().is(person, self.person.id)
    }

    /// The people who keep such a role over a district.
    fn left_over(&self, district: DistrictCode, fits: impl Fn(Role) -> bool) -> Vec<PersonId> {
        let people = self.desk.roster.people().filter(|person| {
            self.keeps(person).any(|grant| fits(grant.role) && grant.scope.covers(district))
        });
        people.map(|person| person.id).collect()
    }

    /// Whether the person loses the last such role over a district.
    fn leaves(&self, district: DistrictCode, fits: impl Fn(Role) -> bool) -> bool {
        self.lost.iter().any(|grant| fits(grant.role) && grant.scope.covers(district))
            && !self.left_over(district, &fits).into_iter().any(|person| self.is_them(person))
    }

    /// Whether everybody who keeps such a role over a district is recused or in `not`.
    fn empties(
        &self,
        file: &CaseFile,
        district: DistrictCode,
        fits: impl Fn(Role) -> bool,
        not: &[PersonId],
    ) -> bool {
        let (recused, left) = (file.recused(), self.left_over(district, &fits));
        self.leaves(district, &fits)
            && left.iter().all(|id| recused.contains(id) || not.iter().any(|not| file.is_one(*id, *not)))
    }

    fn in_case(&self, file: &CaseFile) -> Vec<(Behind, String)> {
        let mut left = Vec::new();
        let Some((_, district)) = file.skeleton.district() else { return left };
        let working = |role: Role| role.tier().is_some();
        let open = !file.skeleton.is_closed() && !file.phase().ends();
        let assigned = file.skeleton.assigned.value().is_some_and(|person| self.is_them(*person));
        if open && assigned && self.leaves(district, working) {
            left.push((Behind::Assigned, String::new()));
        }
        let (policy, today) = (self.desk.policy(), self.desk.clock.today);
        for flag in file.flags.iter().filter(|flag| flag.is_open()) {
            let letters = file.short(flag.stamp.id);
            let of_tier = |tier: Tier| move |role: Role| role.tier() == Some(tier);
            let taken = flag.steps.get(flag.stands).filter(|step| step.what == FlagStep::Accepted);
            let mut tiers = flag.stands_on(today, &policy, file.place()).into_iter().map(|rung| rung.tier);
            if tiers.any(|tier| self.empties(file, district, of_tier(tier), &[flag.stamp.by])) {
                left.push((Behind::FlagAlone, letters));
            } else if taken.is_some_and(|step| self.is_them(step.stamp.by))
                && self.leaves(district, of_tier(flag.tier))
            {
                left.push((Behind::FlagTaken, letters));
            }
        }
        let deferrals = file.deferrals.iter().filter(|row| row.live && self.is_them(row.owner));
        left.extend(deferrals.map(|row| (Behind::Deferral, file.short(row.stamp.id))));
        let owner = fold(&self.person.name);
        let conditions = file.open_conditions().filter(|(.., condition)| fold(&condition.owner) == owner);
        left.extend(conditions.map(|(_, number, _)| (Behind::Condition, number.to_string())));
        if let Some(waiting) = file.awaiting() {
            let by_recommendation = waiting.recommendation.and_then(|id| file.history().position(id));
            let wrote = [Some(waiting.stamp.by), by_recommendation.and_then(|at| file.author(at))];
            let wrote: Vec<PersonId> = wrote.into_iter().flatten().collect();
            let letters = file.short(waiting.stamp.id);
            if self.empties(file, district, |role| role == Role::Approver, &wrote) {
                left.push((Behind::SecondNobody, letters));
            } else if self.is_them(waiting.stamp.by) {
                left.push((Behind::SecondWaits, letters));
            }
        }
        left
    }

    /// What the roster would lack: somebody for a policy that waits, for a role, for the root keys.
    fn in_roster(&self) -> Result<Vec<Unowned>, Error> {
        let roster = &self.desk.roster;
        let mut left = Vec::new();
        let countrywide = |grant: &Grant| grant.role == Role::Approver && grant.scope == Scope::Canada;
        let holds = |fits: &dyn Fn(&Grant) -> bool, not: Option<PersonId>| {
            let is_not = |person: PersonId| not.is_some_and(|not| roster.same().is(not, person));
            let mut people = roster.people().filter(|person| !is_not(person.id));
            people.any(|person| self.keeps(person).any(fits))
        };
        let history = self.desk.store.roster_history()?;
        for policy in roster.policies_waiting().filter_map(|id| history.get(id)) {
            let author = roster.person_of(policy.header.by);
            let nobody = !holds(&countrywide, author) && self.lost.iter().any(countrywide);
            if nobody || author.is_some_and(|author| self.is_them(author)) {
                left.push(Unowned::of(Behind::Policy, &policy.id.short(0), None));
            }
        }
        for role in [Role::Admin, Role::Records, Role::Approver] {
            let is = |grant: &Grant| grant.role == role;
            if self.lost.iter().any(is) && !holds(&is, None) {
                left.push(Unowned::of(Behind::LastRole, role.word(), None));
            }
        }
        let mine = |key: &PublicKey| roster.person_of(*key).is_some_and(|person| self.is_them(person));
        let roots = roster.roots();
        let keeps = |person: &Person| self.is_them(person.id) && self.keeps(person).next().is_some();
        if roots.iter().all(mine) && !roster.people().any(keeps) {
            left.push(Unowned::of(Behind::LastRoot, "", None));
        }
        Ok(left)
    }

    fn approvers(&self) -> Result<Vec<Unowned>, Error> {
        let mut left = Vec::new();
        for code in self.desk.store.districts_of_all_cases()? {
            let Some(known) = code.parse().ok().and_then(|code| district::by_code(district::ORDER, code))
            else {
                continue;
            };
            let is = |role: Role| role == Role::Approver;
            let after = self.desk.roster.heads_of(&self.left_over(known.code, is));
            if after < ENOUGH_APPROVERS && self.leaves(known.code, is) {
                left.push(Unowned::of(Behind::FewApprovers, &code, Some(after)));
            }
        }
        Ok(left)
    }
}

impl Desk {
    /// Everything that would have no owner once a person loses these grants: of the roster first, then of
    /// each case. An administrator sees the letters of every case, anybody else those of cases whose log they
    /// see, and nobody those of a case from which they are recused.
    pub fn handover(&self, person: &Person, lost: &[Grant]) -> Result<Vec<Unowned>, Error> {
        let leaving = Leaving { desk: self, person, lost };
        let (reader, in_charge) = (self.reader(), self.roster.is_in_charge(self.identity.public()));
        let mut left = leaving.in_roster()?;
        left.extend(leaving.approvers()?);
        for log in self.store.with_something_open(self.roster.same().counted(person.id))? {
            let file = self.store.case_among_many(log, &self.roster)?;
            let found = leaving.in_case(&file);
            let sight = sight::of(&reader, &file);
            let sees = sight.shows(Page::Log, Part::Facts);
            if found.is_empty() || sight.is_recused() || !(sees || in_charge) {
                continue;
            }
            let name = if sees { file.candidate.name() } else { "" };
            let case = self.store.short(log)?;
            left.extend(found.into_iter().map(|(what, item)| Unowned {
                case: case.clone(),
                name: name.to_owned(),
                ..Unowned::of(what, &item, None)
            }));
        }
        Ok(left)
    }

    /// Gives the vault a new key for those with a role now, unless another process has it open for longer than this.
    pub fn rekey(&mut self, patience: Duration) -> Result<(), Error> {
        let random = Zeroizing::new(self.random::<32>()?);
        Ok(rekey::rekey(&mut self.store, *random, &self.identity, patience)?)
    }

    /// The keys that lose their last role with these grants, so that the vault must be re-keyed.
    pub fn emptied_keys(&self, lost: &[Grant]) -> Result<Vec<PublicKey>, Error> {
        // A grant that does not verify may have given out the vault's key, too.
        let roster = self.roster.as_written();
        let gone = |grant: &Grant| lost.iter().any(|lost| lost.key == grant.key && lost.role == grant.role);
        if roster.people().flat_map(|person| roster.held_now(person)).all(gone) {
            return Err(StoreError::NobodyLeft.into());
        }
        let mut keys: Vec<PublicKey> = lost.iter().map(|grant| grant.key).collect();
        keys.sort_unstable();
        keys.dedup();
        keys.retain(|key| roster.held(*key, roster.everything()).all(gone));
        Ok(keys)
    }
}
