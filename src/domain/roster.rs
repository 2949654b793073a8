//! Who held which role at which heads; whether a role that was held then still carries an event: ok, late, void.
//! The rules are those of `docs/format.md`, frozen with the format number. It reads headers and roster bodies only.

use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize};

use crate::domain::district::{DistrictCode, Scope};
use crate::domain::entry::{Entry, TIME_SET};
use crate::domain::event::{Act, Role, SecondRule};
use crate::domain::history::{History, Positions};
use crate::domain::ids::{EventId, PersonId, PublicKey};
use crate::domain::policy::Policy;
use crate::domain::words::words;

words! {
    /// What an event counts for.
    Standing "standing" {
        /// It counts.
        Ok = "ok",
        /// Signed by a role that had ended, as far as its author could have known. Shown apart; gives nothing effect.
        Late = "late",
        /// Never allowed. Refused at the door, never stored.
        Void = "void",
    }
}

/// The body of a `grant`.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct GrantBody {
    /// The person's name, as colleagues know it.
    pub name: String,
    /// The firm that they work for or own, where it is known: a firm in a case may be the same.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub firm: Option<String>,
    /// The riding of which they are a member, where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub riding: Option<String>,
}

/// The body of a `revoke`.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct RevokeBody {
    /// Why the role ends.
    #[serde(default)]
    pub why: String,
    /// The heads of every log that the key signed in: what lies in their past stands after the departure.
    #[serde(default)]
    pub covered: Vec<EventId>,
}

/// A role given to a key.
#[derive(Debug, Clone)]
pub struct Grant {
    /// Position of the grant in the roster.
    pub at: usize,
    /// The key.
    pub key: PublicKey,
    /// Whose key it is.
    pub person: PersonId,
    /// The role.
    pub role: Role,
    /// Where the role counts.
    pub scope: Scope,
    /// Who granted it.
    pub by: PublicKey,
}

#[derive(Debug, Clone)]
struct Revocation {
    at: usize,
    role: Role,
    by: PublicKey,
    covered: Vec<EventId>,
}

/// A person as the roster has them.
#[derive(Debug, Clone)]
pub struct Person {
    /// Their id.
    pub id: PersonId,
    /// Their name, from the last grant.
    pub name: String,
    /// Their keys.
    pub keys: Vec<PublicKey>,
    /// Their firm, from the last grant that names one.
    pub firm: Option<String>,
    /// The riding of which they are a member, from the last grant that names one.
    pub riding: Option<DistrictCode>,
}

/// Why a roster event does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RosterRefusal {
    /// A root role, by a key that is no root key.
    #[error("only a root key grants and revokes `{0}`")]
    NotRoot(Role),
    /// Another role, by a key that is no admin's.
    #[error("only an admin grants and revokes `{0}`")]
    NotAdmin(Role),
    /// The key belongs to somebody else.
    #[error("this key belongs to another person for ever")]
    KeyTaken,
    /// A policy by somebody who is not an approver for the whole country.
    #[error("policy is set by an approver with scope CA")]
    NotNationalApprover,
    /// A second by the author, or of something that needs none.
    #[error("a policy is seconded by another approver with scope CA")]
    NotAnother,
    /// Builds on an event that never counted.
    #[error("builds on an event that never counted")]
    ParentVoid,
}

/// The people, their roles, and the policy, as the roster log leaves them.
#[derive(Debug, Clone)]
pub struct Roster {
    history: History,
    roots: Vec<PublicKey>,
    org: String,
    grants: Vec<Grant>,
    by_key: HashMap<PublicKey, Vec<usize>>,
    revocations: HashMap<PublicKey, Vec<Revocation>>,
    people: BTreeMap<PersonId, Person>,
    person_of: HashMap<PublicKey, PersonId>,
    policies: Vec<(usize, PersonId, Policy)>,
    seconds: Vec<(usize, usize, PersonId)>,
    void: Vec<Option<RosterRefusal>>,
    everything: Positions,
}

impl Roster {
    /// Replays the roster log.
    #[must_use]
    pub fn replay(history: History) -> Roster {
        let everything = Positions::all(history.len());
        let mut roster = Roster {
            roots: Vec::new(),
            org: String::new(),
            grants: Vec::new(),
            by_key: HashMap::new(),
            revocations: HashMap::new(),
            people: BTreeMap::new(),
            person_of: HashMap::new(),
            policies: Vec::new(),
            seconds: Vec::new(),
            void: Vec::with_capacity(history.len()),
            everything,
            history: History::default(),
        };
        roster.history = history;
        for at in 0..roster.history.len() {
            let refusal = roster.judge(at).err();
            roster.void.push(refusal);
            if refusal.is_none() {
                roster.apply(at);
            }
        }
        roster
    }

    /// Whether the roster event at `at` may count, by its own past alone.
    fn judge(&self, at: usize) -> Result<(), RosterRefusal> {
        let Some(entry) = self.history.entries().get(at) else { return Ok(()) };
        let parent_void = |id: &EventId| {
            self.history.position(*id).is_some_and(|p| matches!(self.void.get(p), Some(Some(_))))
        };
        if entry.header.prev.iter().any(parent_void) {
            return Err(RosterRefusal::ParentVoid);
        }
        let past = self.history.past(at).cloned().unwrap_or_default();
        let by = entry.header.by;
        match &entry.header.act {
            Act::Grant { person, key, role, .. } => {
                self.may_grant(at, by, *role, &past)?;
                let owner =
                    self.grants_of(*key).find(|grant| past.contains(grant.at)).map(|grant| grant.person);
                if owner.is_some_and(|owner| owner != *person) {
                    Err(RosterRefusal::KeyTaken)
                } else {
                    Ok(())
                }
            }
            Act::Revoke { role, .. } => self.may_grant(at, by, *role, &past),
            Act::Policy { .. } => {
                self.national_approver(by, &past).map(|_| ()).ok_or(RosterRefusal::NotNationalApprover)
            }
            Act::Second { event } => {
                let me = self.national_approver(by, &past).ok_or(RosterRefusal::NotNationalApprover)?;
                let seconded = self.history.position(*event).filter(|target| past.contains(*target));
                let author = self
                    .policies
                    .iter()
                    .find(|(policy, ..)| Some(*policy) == seconded)
                    .map(|(_, author, _)| *author);
                if author.is_some_and(|author| author != me) {
                    Ok(())
                } else {
                    Err(RosterRefusal::NotAnother)
                }
            }
            _ => Ok(()),
        }
    }

    fn may_grant(&self, at: usize, by: PublicKey, role: Role, past: &Positions) -> Result<(), RosterRefusal> {
        if role.is_granted_by_root() {
            return if self.roots.contains(&by) { Ok(()) } else { Err(RosterRefusal::NotRoot(role)) };
        }
        if self.admin_act_counts(at, by, past) { Ok(()) } else { Err(RosterRefusal::NotAdmin(role)) }
    }

    fn national_approver(&self, key: PublicKey, past: &Positions) -> Option<PersonId> {
        self.held(key, past)
            .find(|grant| grant.role == Role::Approver && grant.scope == Scope::Canada)
            .map(|grant| grant.person)
    }

    fn apply(&mut self, at: usize) {
        let Some(entry) = self.history.entries().get(at) else { return };
        let by = entry.header.by;
        match &entry.header.act {
            Act::Genesis { roots } => {
                self.roots.clone_from(roots);
                self.org = text_field(entry, "org");
            }
            Act::Grant { person, key, role, scope } => {
                let name = text_field(entry, "name");
                let known = self.people.entry(*person).or_insert_with(|| Person {
                    id: *person,
                    name: String::new(),
                    keys: Vec::new(),
                    firm: None,
                    riding: None,
                });
                if !name.is_empty() {
                    known.name = name;
                }
                let (firm, riding) = (text_field(entry, "firm"), text_field(entry, "riding"));
                known.firm = Some(firm).filter(|firm| !firm.is_empty()).or(known.firm.take());
                known.riding = riding.parse().ok().or(known.riding);
                let owner = *self.person_of.entry(*key).or_insert(*person);
                if owner == *person && !known.keys.contains(key) {
                    known.keys.push(*key);
                }
                self.by_key.entry(*key).or_default().push(self.grants.len());
                self.grants.push(Grant { at, key: *key, person: *person, role: *role, scope: *scope, by });
            }
            Act::Revoke { key, role, .. } => {
                let covered = body_of::<RevokeBody>(entry).map(|body| body.covered).unwrap_or_default();
                self.revocations.entry(*key).or_default().push(Revocation { at, role: *role, by, covered });
            }
            Act::Policy { second } => {
                let author = self.person_of.get(&by).copied();
                let policy = body_of::<Policy>(entry).unwrap_or_default().with_second(*second);
                self.policies.extend(author.map(|author| (at, author, policy.at_the_floor_or_above())));
            }
            Act::Second { event } => {
                let target = self.history.position(*event);
                let author = self.person_of.get(&by).copied();
                self.seconds.extend(target.zip(author).map(|(target, author)| (at, target, author)));
            }
            _ => {}
        }
    }

    fn grants_of(&self, key: PublicKey) -> impl Iterator<Item = &Grant> {
        self.by_key.get(&key).into_iter().flatten().filter_map(|index| self.grants.get(*index))
    }

    fn revocations_of(&self, key: PublicKey, role: Role) -> impl Iterator<Item = &Revocation> {
        self.revocations.get(&key).into_iter().flatten().filter(move |revocation| revocation.role == role)
    }

    /// An admin's roster event counts if a root grant of admin to that key is in its past and every root revocation
    /// known `within` came after the event, covers it, or is in the past of that grant.
    fn admin_act_counts(&self, at: usize, by: PublicKey, within: &Positions) -> bool {
        self.grants_of(by).filter(|grant| grant.role == Role::Admin && self.history.knew(at, grant.at)).any(
            |grant| {
                self.revocations_of(by, Role::Admin).filter(|revocation| within.contains(revocation.at)).all(
                    |revocation| {
                        self.history.knew(revocation.at, at)
                            || covers(&self.history, revocation, at)
                            || self.history.knew(grant.at, revocation.at)
                    },
                )
            },
        )
    }

    /// Whether a grant or revocation counts among the events `within`. A root's always does.
    fn counts(&self, at: usize, role: Role, by: PublicKey, within: &Positions) -> bool {
        role.is_granted_by_root() || self.admin_act_counts(at, by, within)
    }

    /// The revocations `within` that take a policy or its second from its author: those of the approver's role that
    /// neither cover it nor lie before the grant. Empty: it counts by itself.
    fn approval_lost(&self, at: usize, within: &Positions) -> Vec<usize> {
        let Some(by) = self.history.entries().get(at).map(|entry| entry.header.by) else { return Vec::new() };
        let taken = |grant: &Grant| -> Vec<usize> {
            self.revocations_of(by, Role::Approver)
                .filter(|revocation| {
                    within.contains(revocation.at)
                        && !covers(&self.history, revocation, at)
                        && !self.history.knew(grant.at, revocation.at)
                })
                .map(|revocation| revocation.at)
                .collect()
        };
        let of_country = |grant: &&Grant| {
            grant.role == Role::Approver && grant.scope == Scope::Canada && self.history.knew(at, grant.at)
        };
        self.grants_of(by).filter(of_country).map(taken).min_by_key(Vec::len).unwrap_or_default()
    }

    /// Whether a policy or its second counts among the events `within`: by itself, or because an approver whose own
    /// act counts built on it and had not seen the revocation.
    fn approval_counts(&self, at: usize, within: &Positions) -> bool {
        let lost = self.approval_lost(at, within);
        let approvals = || self.policies.iter().map(|one| one.0).chain(self.seconds.iter().map(|one| one.0));
        lost.is_empty()
            || approvals().any(|later| {
                within.contains(later)
                    && self.history.knew(later, at)
                    && !lost.iter().any(|revocation| self.history.knew(later, *revocation))
                    && self.approval_lost(later, within).is_empty()
            })
    }

    /// Whether the event at `at`, which is not void, counts among the events `within`.
    fn counts_within(&self, at: usize, within: &Positions) -> bool {
        let Some(entry) = self.history.entries().get(at) else { return false };
        match &entry.header.act {
            Act::Grant { role, .. } | Act::Revoke { role, .. } => {
                self.counts(at, *role, entry.header.by, within)
            }
            Act::Policy { .. } | Act::Second { .. } => self.approval_counts(at, within),
            _ => true,
        }
    }

    /// Whether what is cited leaves out nothing that counts of what the parents cited. An event of an admin that
    /// lost its effect through a revocation among the two is no loss: honest programs do not cite it.
    #[must_use]
    pub fn cites_all_that_counts(&self, cited: &Positions, inherited: &Positions) -> bool {
        if cited.contains_all(inherited) {
            return true;
        }
        let mut both = cited.clone();
        both.join(inherited);
        (0..self.history.len())
            .filter(|at| inherited.contains(*at) && !cited.contains(*at))
            .all(|at| self.refusal(at).is_some() || !self.counts_within(at, &both))
    }

    /// The grants by which a key holds roles, judged from `within` alone: each has every counting revocation of
    /// that key and role there in its own past.
    pub fn held<'a>(&'a self, key: PublicKey, within: &'a Positions) -> impl Iterator<Item = &'a Grant> {
        self.grants_of(key).filter(move |grant| {
            within.contains(grant.at)
                && self.counts(grant.at, grant.role, grant.by, within)
                && self.revocations_of(key, grant.role).all(|revocation| {
                    !within.contains(revocation.at)
                        || !self.counts(revocation.at, revocation.role, revocation.by, within)
                        || self.history.knew(grant.at, revocation.at)
                })
        })
    }

    /// The revocations outside `cited` that take this grant from the event at `at` of `log`. Empty: the event is ok.
    /// Covered is what lies in the past of the heads that a revocation lists; for the admin who granted, a grant
    /// that the admin's revocation knew or covers is as good as the event itself.
    pub fn lost<'a>(
        &'a self,
        grant: &'a Grant,
        cited: &'a Positions,
        log: &'a History,
        at: usize,
    ) -> impl Iterator<Item = usize> + 'a {
        let of_role = self.revocations_of(grant.key, grant.role).filter(move |revocation| {
            self.counts(revocation.at, revocation.role, revocation.by, &self.everything)
        });
        let of_admin = (!grant.role.is_granted_by_root())
            .then(|| self.revocations_of(grant.by, Role::Admin))
            .into_iter()
            .flatten()
            .filter(move |revocation| {
                !self.history.knew(revocation.at, grant.at) && !covers(&self.history, revocation, grant.at)
            });
        of_role
            .chain(of_admin)
            .filter(move |revocation| !cited.contains(revocation.at) && !covers(log, revocation, at))
            .map(|revocation| revocation.at)
    }

    /// The policy in force at these heads: of the seconded ones, those that no later one replaced; where two were
    /// set apart, the stricter of each setting.
    #[must_use]
    pub fn policy_at(&self, within: &Positions) -> Policy {
        let seconded = |policy: usize| {
            self.seconds.iter().any(|(at, target, _)| {
                *target == policy && within.contains(*at) && self.approval_counts(*at, within)
            })
        };
        let in_force = |at: usize| within.contains(at) && self.approval_counts(at, within) && seconded(at);
        let effective: Vec<_> = self.policies.iter().filter(|(at, ..)| in_force(*at)).collect();
        let standing = effective
            .iter()
            .filter(|(at, ..)| !effective.iter().any(|(later, ..)| self.history.knew(*later, *at)));
        standing
            .map(|(_, _, policy)| policy.clone())
            .reduce(|one, other| one.stricter(&other))
            .unwrap_or_default()
    }

    /// The policy in force now.
    #[must_use]
    pub fn policy(&self) -> Policy {
        self.policy_at(&self.everything)
    }

    /// Policies that wait for their second, oldest first.
    pub fn policies_waiting(&self) -> impl Iterator<Item = &Entry> {
        self.policies
            .iter()
            .filter(|(at, ..)| self.standing(*at) == Standing::Ok)
            .filter(|(at, ..)| !self.seconds.iter().any(|(_, target, _)| target == at))
            .filter_map(|(at, ..)| self.history.entries().get(*at))
    }

    /// The roster's events.
    #[must_use]
    pub fn history(&self) -> &History {
        &self.history
    }

    /// Every position of the roster.
    #[must_use]
    pub fn everything(&self) -> &Positions {
        &self.everything
    }

    /// What lies in the past of these roster heads; `None` where one is not here.
    #[must_use]
    pub fn past_of(&self, heads: &[EventId]) -> Option<Positions> {
        self.history.past_of(heads)
    }

    /// The heads that a new event cites.
    #[must_use]
    pub fn heads(&self) -> Vec<EventId> {
        self.history.heads_among(|at| self.standing(at) == Standing::Ok)
    }

    /// The standing of a roster event.
    #[must_use]
    pub fn standing(&self, at: usize) -> Standing {
        if self.refusal(at).is_some() {
            return Standing::Void;
        }
        if self.counts_within(at, &self.everything) { Standing::Ok } else { Standing::Late }
    }

    /// Why a roster event is void, where it is.
    #[must_use]
    pub fn refusal(&self, at: usize) -> Option<RosterRefusal> {
        self.void.get(at).copied().flatten()
    }

    /// The organisation's name, from the first event.
    #[must_use]
    pub fn org(&self) -> &str {
        &self.org
    }

    /// The root keys.
    #[must_use]
    pub fn roots(&self) -> &[PublicKey] {
        &self.roots
    }

    /// Whose key this is.
    #[must_use]
    pub fn person_of(&self, key: PublicKey) -> Option<PersonId> {
        self.person_of.get(&key).copied()
    }

    /// A person.
    #[must_use]
    pub fn person(&self, id: PersonId) -> Option<&Person> {
        self.people.get(&id)
    }

    /// Everyone, by id.
    pub fn people(&self) -> impl Iterator<Item = &Person> {
        self.people.values()
    }

    /// A person's name, or their id where it is not known.
    #[must_use]
    pub fn name(&self, id: PersonId) -> String {
        self.people
            .get(&id)
            .map(|person| person.name.clone())
            .filter(|name| !name.is_empty())
            .unwrap_or_else(|| id.to_string())
    }

    /// The grants that a person holds now, through whichever key.
    pub fn held_now<'a>(&'a self, person: &'a Person) -> impl Iterator<Item = &'a Grant> {
        person.keys.iter().flat_map(|key| self.held(*key, &self.everything))
    }

    /// Whether a person holds a role that fits over a district now, through whichever key.
    #[must_use]
    pub fn works_over(&self, person: &Person, district: DistrictCode, fits: impl Fn(Role) -> bool) -> bool {
        self.held_now(person).any(|grant| fits(grant.role) && grant.scope.covers(district))
    }

    /// Whether a revocation lists this event as covered. Where it does, what it covers grows as the event arrives.
    #[must_use]
    pub fn is_listed(&self, id: EventId) -> bool {
        self.revocations.values().flatten().any(|revocation| revocation.covered.contains(&id))
    }

    /// How many persons hold the approver role over a district now.
    #[must_use]
    pub fn approvers_over(&self, covers: impl Fn(&Scope) -> bool) -> usize {
        self.people
            .values()
            .filter(|person| {
                self.held_now(person).any(|grant| grant.role == Role::Approver && covers(&grant.scope))
            })
            .count()
    }

    /// Whether every decision waits for a second at these heads.
    #[must_use]
    pub fn all_seconded(&self, within: &Positions) -> bool {
        self.policy_at(within).second == SecondRule::All
    }
}

/// Whether the event at `at` of `log` lies in the past of a head that the revocation lists, or is one.
fn covers(log: &History, revocation: &Revocation, at: usize) -> bool {
    revocation
        .covered
        .iter()
        .any(|head| log.position(*head).is_some_and(|head| head == at || log.knew(head, at)))
}

fn text_field(entry: &Entry, name: &str) -> String {
    let field = entry.body.as_ref().and_then(|body| body.fields().get(name));
    field.and_then(serde_json::Value::as_str).unwrap_or_default().to_owned()
}

/// The typed body of an event, where it is there and has that shape.
#[must_use]
pub fn body_of<T: for<'de> Deserialize<'de>>(entry: &Entry) -> Option<T> {
    let fields = entry.body.as_ref()?.fields();
    if entry.is_time_set() {
        // Said of the event, not by its verb: no field that a body does not know.
        let mut fields = fields.clone();
        fields.remove(TIME_SET.0);
        return T::deserialize(serde_json::Value::Object(fields)).ok();
    }
    T::deserialize(fields).ok()
}
