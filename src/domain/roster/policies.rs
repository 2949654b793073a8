//! The policy among the roster's events: which setting is seconded, still counts, and is in force at some heads.

use crate::domain::district::Scope;
use crate::domain::event::{Role, SecondRule};
use crate::domain::history::Positions;
use crate::domain::ids::{EventId, PersonId, PublicKey};
use crate::domain::policy::Policy;
use crate::domain::roster::{Grant, Roster, Standing, covers};

/// A policy, as it was set: it waits for its second.
#[derive(Debug, Clone)]
pub(super) struct PolicySet {
    pub(super) at: usize,
    pub(super) by: PublicKey,
    pub(super) author: PersonId,
    pub(super) policy: Policy,
}

/// The second of a policy.
#[derive(Debug, Clone, Copy)]
pub(super) struct PolicySecond {
    pub(super) at: usize,
    pub(super) by: PublicKey,
    pub(super) policy: usize,
}

impl Roster {
    /// The revocations `within` that take a policy or its second from its author: those of the approver's role that
    /// neither cover it nor lie before the grant. Empty: it counts by itself.
    pub(super) fn approval_lost(&self, (at, by): (usize, PublicKey), within: &Positions) -> Vec<usize> {
        let taken = |grant: &Grant| -> Vec<usize> {
            self.revocations_of(by, Role::Approver)
                .filter(|revocation| {
                    within.contains(revocation.at)
                        && !covers(&self.order, revocation, at)
                        && !self.order.knew(grant.at, revocation.at)
                })
                .map(|revocation| revocation.at)
                .collect()
        };
        let of_country = |grant: &&Grant| {
            grant.role == Role::Approver && grant.scope == Scope::Canada && self.order.knew(at, grant.at)
        };
        self.grants_of(by).filter(of_country).map(taken).min_by_key(Vec::len).unwrap_or_default()
    }

    /// Whether a policy or its second counts among the events `within`: by itself, or because an approver whose own
    /// act counts built on it and had not seen the revocation.
    pub(super) fn approval_counts(&self, approval: (usize, PublicKey), within: &Positions) -> bool {
        let lost = self.approval_lost(approval, within);
        lost.is_empty()
            || self.approvals().any(|later| {
                within.contains(later.0)
                    && self.order.knew(later.0, approval.0)
                    && !lost.iter().any(|revocation| self.order.knew(later.0, *revocation))
                    && self.approval_lost(later, within).is_empty()
            })
    }

    /// Every policy and every second: its place, and who signed it.
    pub(super) fn approvals(&self) -> impl Iterator<Item = (usize, PublicKey)> {
        let set = self.policies.iter().map(|one| (one.at, one.by));
        set.chain(self.seconds.iter().map(|one| (one.at, one.by)))
    }

    /// The policy in force at these heads: of the seconded ones, those that no later one replaced; where two were
    /// set apart, the stricter of each setting.
    #[must_use]
    pub fn policy_at(&self, within: &Positions) -> Policy {
        let counts = |at: usize, by| {
            within.contains(at) && self.doubt.gives(at) && self.approval_counts((at, by), within)
        };
        let seconded = |policy: usize| {
            self.seconds.iter().any(|second| second.policy == policy && counts(second.at, second.by))
        };
        let in_force = |set: &&PolicySet| counts(set.at, set.by) && seconded(set.at);
        let effective: Vec<_> = self.policies.iter().filter(in_force).collect();
        let standing =
            effective.iter().filter(|set| !effective.iter().any(|later| self.order.knew(later.at, set.at)));
        standing.map(|set| set.policy.clone()).reduce(|one, other| one.stricter(&other)).unwrap_or_default()
    }

    /// The policy in force now.
    #[must_use]
    pub fn policy(&self) -> Policy {
        self.policy_at(&self.everything)
    }

    /// Policies that wait for their second, oldest first.
    pub fn policies_waiting(&self) -> impl Iterator<Item = EventId> {
        let waits = |set: &&PolicySet| {
            self.standing(set.at) == Standing::Ok && !self.seconds.iter().any(|one| one.policy == set.at)
        };
        self.policies.iter().filter(waits).filter_map(|set| self.order.ids().get(set.at).copied())
    }

    /// Who set a policy.
    #[must_use]
    pub fn policy_author(&self, event: EventId) -> Option<PersonId> {
        let set = self.policies.iter().find(|set| self.order.ids().get(set.at) == Some(&event));
        set.map(|set| set.author)
    }

    /// Whether every decision waits for a second at these heads.
    #[must_use]
    pub fn all_seconded(&self, within: &Positions) -> bool {
        self.policy_at(within).second == SecondRule::All
    }
}
