//! Who held which role at which heads; whether a role that was held then still allows an event: ok, late, void. The
//! rules are those of `docs/format.md`, frozen with the format number. It reads headers and roster bodies only.

mod departures;
mod doubt;
mod granting;
mod hindsight;
mod invited;
mod kept;
mod namesakes;
mod policies;
mod same;

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use crate::domain::district::{DistrictCode, Scope};
use crate::domain::entry::{Entry, body_of};
use crate::domain::event::{Act, Role};
use crate::domain::history::{History, Order};
use crate::domain::ids::{Digest256, EventId, PersonId, PublicKey};
use crate::domain::policy::Policy;
use crate::domain::positions::Positions;
use crate::domain::roster::doubt::Doubt;
use crate::domain::roster::hindsight::Signed;
pub use crate::domain::roster::policies::Overruled;
use crate::domain::roster::policies::{Answer, PolicySet};
use crate::domain::words::words;

pub use granting::{GrantBody, RevokeBody, RosterRefusal};
pub use namesakes::{Alike, Namesake};
pub use same::Same;

words! {
    /// What an event counts for.
    Standing "standing" {
        /// It counts.
        Ok = "ok",
        /// Signed by a role that had ended, as far as its author could know. It is shown, and gives nothing effect.
        Late = "late",
        /// Never allowed. Refused on arrival, never stored.
        Void = "void",
    }
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
    /// What it says of the person.
    said: Said,
}

/// What a grant says of a person, as far as it says it.
#[derive(Debug, Clone, Default)]
struct Said {
    name: String,
    firm: Option<String>,
    riding: Option<DistrictCode>,
    invitation: Option<Digest256>,
}

#[derive(Debug, Clone)]
struct Revocation {
    at: usize,
    key: PublicKey,
    role: Role,
    by: PublicKey,
    covered: Vec<EventId>,
}

/// A person as the roster has them.
#[derive(Debug, Clone, PartialEq, Eq)]
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

/// The people, their roles, and the policy, as the roster log leaves them.
#[derive(Debug, Clone, Default)]
pub struct Roster {
    order: Arc<Order>,
    signed: Arc<Vec<Signed>>,
    roots: Vec<PublicKey>,
    org: String,
    grants: Vec<Grant>,
    by_key: HashMap<PublicKey, Vec<usize>>,
    revocations: Vec<Revocation>,
    revoked: HashMap<PublicKey, Vec<usize>>,
    people: BTreeMap<PersonId, Person>,
    person_of: HashMap<PublicKey, PersonId>,
    policies: Vec<PolicySet>,
    namesakes: Vec<Namesake>,
    seconds: Vec<Answer>,
    declines: Vec<Answer>,
    /// Records of the party: where each is, and who signed it.
    records: Vec<(usize, PublicKey)>,
    /// Two numbers that are one person: where that was said.
    same: Vec<(usize, PersonId, PersonId)>,
    void: BTreeMap<usize, RosterRefusal>,
    everything: Positions,
    doubt: Doubt,
}

impl Roster {
    /// Replays the roster log.
    pub fn replay(history: &History) -> Roster {
        let everything = Positions::all(history.len());
        let signed = history.entries().iter().map(Signed::of).collect();
        let order = Arc::new(Order::clone(history));
        let mut roster = Roster { order, signed: Arc::new(signed), everything, ..Roster::default() };
        let mut overlooked = BTreeMap::new();
        for (at, entry) in history.entries().iter().enumerate() {
            match roster.judge(at, entry) {
                Ok(()) => roster.apply(at, entry),
                // Where something before it is not here, nobody can say that it was never allowed.
                Err(refusal) if history.faults().has_gap_before(at) => {
                    overlooked.insert(at, refusal);
                    roster.apply(at, entry);
                }
                Err(refusal) => {
                    roster.void.insert(at, refusal);
                }
            }
        }
        roster.doubt = Doubt::of(history, overlooked);
        roster
    }

    fn apply(&mut self, at: usize, entry: &Entry) {
        let by = entry.header.by;
        match &entry.header.act {
            Act::Genesis { roots } => {
                self.roots.clone_from(roots);
                self.org = entry.text("org").to_owned();
            }
            Act::Grant { person, key, role, scope } => {
                let firm = Some(entry.text("firm").to_owned()).filter(|firm| !firm.is_empty());
                let riding = entry.text("riding").parse().ok();
                let invitation = entry.text("invitation").parse().ok();
                let said = Said { name: entry.text("name").to_owned(), firm, riding, invitation };
                self.namesakes.extend(Namesake::of(at, *person, entry));
                let (key, person, role, scope) = (*key, *person, *role, *scope);
                self.take_grant(Grant { at, key, person, role, scope, by, said });
            }
            Act::Revoke { key, role, .. } => {
                let covered =
                    body_of::<RevokeBody>(entry).map(|body| body.covered.clone()).unwrap_or_default();
                self.take_revocation(Revocation { at, key: *key, role: *role, by, covered });
            }
            Act::Policy { second } => {
                let policy = body_of::<Policy>(entry)
                    .map(Arc::unwrap_or_clone)
                    .unwrap_or_default()
                    .with_second(*second);
                let policy = policy.at_the_floor_or_above();
                // The event's own past says whose key it is; elsewhere it may have been another person's.
                let past = self.order.past(at);
                let author = past.and_then(|past| self.national_approver(by, past));
                self.policies.extend(author.map(|author| PolicySet { at, by, author, policy }));
            }
            Act::Second { event } => {
                let policy = self.order.position(*event);
                self.seconds.extend(policy.map(|policy| Answer { at, by, policy }));
            }
            Act::Decline { event } => {
                let policy = self.order.position(*event);
                self.declines.extend(policy.map(|policy| Answer { at, by, policy }));
            }
            Act::Same { person, other } => self.same.push((at, *person, *other)),
            Act::Record { .. } => self.records.push((at, by)),
            _ => {}
        }
    }

    /// Takes what a grant says of a person. A key belongs to the first person that it was given to.
    fn note_person(&mut self, grant: &Grant) {
        let owner = *self.person_of.entry(grant.key).or_insert(grant.person);
        let known = self.people.entry(grant.person).or_insert_with(|| Person {
            id: grant.person,
            name: String::new(),
            keys: Vec::new(),
            firm: None,
            riding: None,
        });
        if owner == grant.person && !known.keys.contains(&grant.key) {
            known.keys.push(grant.key);
        }
        let Said { name, firm, riding, invitation: _ } = &grant.said;
        if !name.is_empty() {
            known.name.clone_from(name);
        }
        known.firm = firm.clone().or(known.firm.take());
        known.riding = riding.or(known.riding);
    }

    fn take_grant(&mut self, grant: Grant) {
        self.note_person(&grant);
        self.by_key.entry(grant.key).or_default().push(self.grants.len());
        self.grants.push(grant);
    }

    fn take_revocation(&mut self, revocation: Revocation) {
        self.revoked.entry(revocation.key).or_default().push(self.revocations.len());
        self.revocations.push(revocation);
    }

    fn grants_of(&self, key: PublicKey) -> impl Iterator<Item = &Grant> {
        self.by_key.get(&key).into_iter().flatten().filter_map(|index| self.grants.get(*index))
    }

    fn revocations_of(&self, key: PublicKey, role: Role) -> impl Iterator<Item = &Revocation> {
        let of_key = self.revoked.get(&key).into_iter().flatten();
        of_key
            .filter_map(|index| self.revocations.get(*index))
            .filter(move |revocation| revocation.role == role && self.doubt.counts(revocation.at))
    }

    /// An admin's roster event counts if a root grant of admin to that key is in its past and every root revocation
    /// known `within` came after the event, or is in the past of that grant. What a revocation lists as covered adds
    /// nothing in the roster: it covers only what is also in its own past.
    fn admin_act_counts(&self, at: usize, by: PublicKey, within: &Positions) -> bool {
        let admin = |grant: &&Grant| grant.role == Role::Admin && self.doubt.counts(grant.at);
        self.grants_of(by).filter(admin).filter(|grant| self.order.knew(at, grant.at)).any(|grant| {
            self.revocations_of(by, Role::Admin).filter(|revocation| within.contains(revocation.at)).all(
                |revocation| {
                    // What it covers here is in its own past, too.
                    self.order.knew(revocation.at, at) || self.order.knew(grant.at, revocation.at)
                },
            )
        })
    }

    /// Whether a grant or revocation counts among the events `within`. A root's always does.
    fn counts(&self, at: usize, role: Role, by: PublicKey, within: &Positions) -> bool {
        role.is_granted_by_root() || self.doubt.passes(at) || self.admin_act_counts(at, by, within)
    }

    /// Whether the event at `at`, which is not void, counts among the events `within`.
    fn counts_within(&self, at: usize, within: &Positions) -> bool {
        if let Some(grant) = at_place(&self.grants, at, |grant| grant.at) {
            return self.counts(at, grant.role, grant.by, within);
        }
        if let Some(revocation) = at_place(&self.revocations, at, |revocation| revocation.at) {
            return self.counts(at, revocation.role, revocation.by, within);
        }
        let approval = self.approvals().find(|(place, _)| *place == at);
        approval.is_none_or(|approval| self.approval_counts(approval, within))
    }

    /// Whether what is cited leaves out nothing that counts of what the parents cited. An event of an admin that
    /// lost its effect through a revocation among the two is no loss: honest programs do not cite it.
    pub fn cites_all_that_counts(&self, cited: &Positions, inherited: &Positions) -> bool {
        if cited.contains_all(inherited) {
            return true;
        }
        let mut both = cited.clone();
        both.join(inherited);
        (0..self.order.len())
            .filter(|at| inherited.contains(*at) && !cited.contains(*at))
            .all(|at| self.refusal(at).is_some() || !self.counts_within(at, &both))
    }

    /// The grants by which a key holds roles, judged from `within` alone: each has every counting revocation of
    /// that key and role there in its own past.
    pub fn held<'a>(&'a self, key: PublicKey, within: &'a Positions) -> impl Iterator<Item = &'a Grant> {
        self.grants_of(key).filter(move |grant| {
            within.contains(grant.at)
                && self.doubt.gives(grant.at)
                && self.counts(grant.at, grant.role, grant.by, within)
                && self.revocations_of(key, grant.role).all(|revocation| {
                    !within.contains(revocation.at)
                        || !self.counts(revocation.at, revocation.role, revocation.by, within)
                        || self.order.knew(grant.at, revocation.at)
                })
        })
    }

    /// The revocations outside `cited` that take this grant from the event at `at` of `log`. Empty: the event is ok. An
    /// event is covered if it is in the past of the heads that a revocation lists; for the admin who granted, a grant
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
            .filter(move |revocation| !self.order.knew(revocation.at, grant.at));
        of_role
            .chain(of_admin)
            .filter(move |revocation| self.everything.contains(revocation.at))
            .filter(move |revocation| !cited.contains(revocation.at) && !covers(log, revocation, at))
            .map(|revocation| revocation.at)
    }

    /// The roster's events in their order.
    pub fn order(&self) -> &Order {
        &self.order
    }

    /// Every position of the roster; of a roster as it was then, those that it had then.
    pub fn everything(&self) -> &Positions {
        &self.everything
    }

    /// The past of these roster heads; `None` if one of them was never here.
    pub fn past_of(&self, heads: &[EventId]) -> Option<Positions> {
        if !self.has_gaps() {
            return self.order.past_of(heads);
        }
        let here = heads.iter().copied().filter(|id| !self.doubt.is_gap(*id, &self.order));
        self.order.past_of(&here.collect::<Vec<_>>())
    }

    /// The heads that a new event cites.
    pub fn heads(&self) -> Vec<EventId> {
        self.heads_among(|_| true)
    }

    /// The same, of those of `among` alone.
    pub fn heads_among(&self, among: impl Fn(usize) -> bool) -> Vec<EventId> {
        let here = |at: usize| self.everything.contains(at) && self.doubt.is_valid(at) && among(at);
        self.order.heads_among(|at| here(at) && self.standing(at) == Standing::Ok)
    }

    /// The standing of a roster event.
    pub fn standing(&self, at: usize) -> Standing {
        if self.refusal(at).is_some() {
            return Standing::Void;
        }
        if self.counts_within(at, &self.everything) { Standing::Ok } else { Standing::Late }
    }

    /// Why a roster event is void, where it is.
    pub fn refusal(&self, at: usize) -> Option<RosterRefusal> {
        self.void.get(&at).copied()
    }

    /// The organisation's name, from the first event.
    pub fn org(&self) -> &str {
        &self.org
    }

    /// The root keys.
    pub fn roots(&self) -> &[PublicKey] {
        &self.roots
    }

    /// Whether a key decides who is on the roster: a root key does, and the key of an administrator.
    pub fn is_in_charge(&self, key: PublicKey) -> bool {
        self.roots.contains(&key) || self.held(key, self.everything()).any(|grant| grant.role == Role::Admin)
    }

    /// Whose key this is.
    pub fn person_of(&self, key: PublicKey) -> Option<PersonId> {
        self.person_of.get(&key).copied()
    }

    /// A person.
    pub fn person(&self, id: PersonId) -> Option<&Person> {
        self.people.get(&id)
    }

    /// Everyone, by id.
    pub fn people(&self) -> impl Iterator<Item = &Person> {
        self.people.values()
    }

    /// A person's name, or their id where it is not known.
    pub fn name(&self, id: PersonId) -> String {
        let known = self.people.get(&id).map(|person| &person.name).filter(|name| !name.is_empty());
        // Somebody whose grants do not count in an earlier roster has the name that they have now.
        let later =
            || self.grants.iter().rev().filter(|grant| grant.person == id).map(|grant| &grant.said.name);
        known.or_else(|| later().find(|name| !name.is_empty())).cloned().unwrap_or_else(|| id.to_string())
    }

    /// Every key to which a role was ever granted.
    pub fn keys(&self) -> impl Iterator<Item = PublicKey> {
        self.by_key.keys().copied()
    }

    /// The grants that a person holds now, through any of their keys.
    pub fn held_now<'a>(&'a self, person: &'a Person) -> impl Iterator<Item = &'a Grant> {
        person.keys.iter().flat_map(|key| self.held(*key, &self.everything))
    }

    /// Whether a person holds a role that fits over a district now, through any of their keys.
    pub fn works_over(&self, person: &Person, district: DistrictCode, fits: impl Fn(Role) -> bool) -> bool {
        self.held_now(person).any(|grant| fits(grant.role) && grant.scope.covers(district))
    }

    /// How many human beings hold the approver role over a district now, for certain.
    pub fn approvers_over(&self, covers: impl Fn(&Scope) -> bool) -> usize {
        let is_one = |person: &&Person| {
            self.held_now(person).any(|grant| grant.role == Role::Approver && covers(&grant.scope))
        };
        let approvers: Vec<PersonId> = self.people().filter(is_one).map(|person| person.id).collect();
        self.heads_of(&approvers)
    }
}

/// The item at a position, from a list in the order of the log.
fn at_place<T>(list: &[T], at: usize, place: impl Fn(&T) -> usize) -> Option<&T> {
    list.binary_search_by_key(&at, place).ok().and_then(|index| list.get(index))
}

/// Whether the event at `at` of `log` is a head that the revocation lists, or in the past of one.
fn covers(log: &Order, revocation: &Revocation, at: usize) -> bool {
    revocation
        .covered
        .iter()
        .any(|head| log.position(*head).is_some_and(|head| head == at || log.knew(head, at)))
}
