//! Who may sign what in the roster: a root key grants and revokes `admin`, `approver` and `records`, an administrator
//! the other roles, and so makes no approver (`docs/rules.md`, 1.3); the policy is the approvers' of the whole
//! country.

use serde::{Deserialize, Serialize};

use super::Roster;
use crate::domain::district::Scope;
use crate::domain::entry::Entry;
use crate::domain::event::{Act, Relation, Role};
use crate::domain::ids::{Digest256, EventId, PersonId, PublicKey};
use crate::domain::positions::Positions;

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
    /// The people of the same name who are not this person.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub another_than: Vec<PersonId>,
    /// How that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// The invitation that it answers, by the SHA-256 of its text: the key was made on another machine.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub invitation: Option<Digest256>,
}

/// The body of a `revoke`.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct RevokeBody {
    /// Why the role ends.
    #[serde(default)]
    pub why: String,
    /// The heads of every log that the key signed in: what is in their past stays valid after the departure.
    #[serde(default)]
    pub covered: Vec<EventId>,
}

/// Why a roster event does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
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
    /// A record of the party, a breach or a briefing, by somebody who is no approver for the whole country.
    #[error("a breach or briefing of the party is recorded by an approver with scope CA")]
    RecordNotByNational,
    /// A second by the author, or of something that needs none.
    #[error("a policy is seconded or declined by another approver with scope CA")]
    NotAnother,
    /// A second of what was declined.
    #[error("the policy was declined")]
    Declined,
    /// Two numbers declared one person, by a key that is no root key.
    #[error("only a root key says that two numbers are one person")]
    SameNotByRoot,
    /// A continuation of something that is no record of the party, or is not in its past.
    #[error("it continues something that is not there for it")]
    Target,
    /// An event built on one that never counted.
    #[error("builds on an event that never counted")]
    ParentVoid,
}

impl Roster {
    /// Whether the roster event at `at` may count, by its own past alone.
    pub(super) fn judge(&self, at: usize, entry: &Entry) -> Result<(), RosterRefusal> {
        let parent_void =
            |id: &EventId| self.order.position(*id).is_some_and(|parent| self.void.contains_key(&parent));
        if entry.header.prev.iter().any(parent_void) {
            return Err(RosterRefusal::ParentVoid);
        }
        let past = self.order.past(at).cloned().unwrap_or_default();
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
                let policy = self.of_another(by, *event, &past)?;
                let declined =
                    self.declines.iter().any(|decline| decline.policy == policy && past.contains(decline.at));
                if declined { Err(RosterRefusal::Declined) } else { Ok(()) }
            }
            Act::Decline { event } => self.of_another(by, *event, &past).map(|_| ()),
            Act::Same { .. } => {
                if self.roots.contains(&by) {
                    Ok(())
                } else {
                    Err(RosterRefusal::SameNotByRoot)
                }
            }
            Act::Record { relation, .. } => {
                self.national_approver(by, &past).ok_or(RosterRefusal::RecordNotByNational)?;
                let known = |id| {
                    let target = self.order.position(id).filter(|target| past.contains(*target));
                    target.is_some_and(|target| self.records.iter().any(|(at, _)| *at == target))
                };
                match relation {
                    Relation::New => Ok(()),
                    Relation::Continues(id) if known(*id) => Ok(()),
                    Relation::Continues(_) | Relation::Corrects(_) => Err(RosterRefusal::Target),
                }
            }
            _ => Ok(()),
        }
    }

    /// The position of the policy that somebody seconds or declines, if they are an approver for the whole country and
    /// did not set it.
    fn of_another(&self, by: PublicKey, policy: EventId, past: &Positions) -> Result<usize, RosterRefusal> {
        let me = self.national_approver(by, past).ok_or(RosterRefusal::NotNationalApprover)?;
        let answered = self.order.position(policy).filter(|target| past.contains(*target));
        let set = self.policies.iter().find(|set| Some(set.at) == answered);
        let another = set.filter(|set| !self.same_at(past).is(set.author, me));
        another.map(|set| set.at).ok_or(RosterRefusal::NotAnother)
    }

    fn may_grant(&self, at: usize, by: PublicKey, role: Role, past: &Positions) -> Result<(), RosterRefusal> {
        if role.is_granted_by_root() {
            return if self.roots.contains(&by) { Ok(()) } else { Err(RosterRefusal::NotRoot(role)) };
        }
        if self.admin_act_counts(at, by, past) { Ok(()) } else { Err(RosterRefusal::NotAdmin(role)) }
    }

    pub(super) fn national_approver(&self, key: PublicKey, past: &Positions) -> Option<PersonId> {
        self.held(key, past)
            .find(|grant| grant.role == Role::Approver && grant.scope == Scope::Canada)
            .map(|grant| grant.person)
    }
}
