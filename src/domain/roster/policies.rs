//! The policy among the roster's events: which setting is seconded, still counts, and is in force at some heads.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use serde_json::Value;

use crate::domain::district::Scope;
use crate::domain::event::{Role, SecondRule};
use crate::domain::ids::{EventId, PersonId, PublicKey};
use crate::domain::policy::Policy;
use crate::domain::positions::Positions;
use crate::domain::roster::{Grant, Revocation, Roster, Standing};

/// A policy, as it was set: it waits for its second.
#[derive(Debug, Clone)]
pub(super) struct PolicySet {
    pub(super) at: usize,
    pub(super) by: PublicKey,
    pub(super) author: PersonId,
    pub(super) policy: Policy,
}

/// What some policies say of each setting without a stricter value.
type Settings<'a> = BTreeMap<String, Vec<(&'a PolicySet, Option<Value>)>>;

/// A setting of a policy that does not count, because another that had not seen it comes later in the order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Overruled {
    /// The setting: `outside_counsel`, `channels.police`.
    pub setting: String,
    /// What it was set to; nothing where it was taken out.
    pub value: Option<Value>,
    /// The policy.
    pub event: EventId,
    /// Who set it.
    pub author: PersonId,
}

/// What another approver says to a policy: a second, or that they decline.
#[derive(Debug, Clone, Copy)]
pub(super) struct Answer {
    pub(super) at: usize,
    pub(super) by: PublicKey,
    pub(super) policy: usize,
}

impl Roster {
    /// The revocations `within` that take a policy or its second from its author: those of the approver's role that
    /// neither cover it nor precede the grant. Empty: it counts by itself.
    pub(super) fn approval_lost(&self, (at, by): (usize, PublicKey), within: &Positions) -> Vec<usize> {
        let taken = |grant: &Grant| -> Vec<usize> {
            self.revocations_of(by, Role::Approver)
                .filter(|revocation| {
                    within.contains(revocation.at)
                        && !self.covers_here(revocation, at)
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

    /// Whether a revocation covers the roster event at `at`: by a head that it lists, and had seen.
    fn covers_here(&self, revocation: &Revocation, at: usize) -> bool {
        let order = &self.order;
        let heads = revocation.covered.iter().filter_map(|head| order.position(*head));
        let mut seen = heads.filter(|head| order.knew(revocation.at, *head));
        seen.any(|head| head == at || order.knew(head, at))
    }

    /// Everything that an approver for the whole country signs in the roster: its place, and who signed it.
    pub(super) fn approvals(&self) -> impl Iterator<Item = (usize, PublicKey)> {
        let set = self.policies.iter().map(|set| (set.at, set.by));
        let answers = self.seconds.iter().chain(&self.declines).map(|answer| (answer.at, answer.by));
        set.chain(answers).chain(self.records.iter().copied())
    }

    /// The seconded policies among the events `within`, in their order.
    fn effective(&self, within: &Positions) -> Vec<&PolicySet> {
        let counts = |at: usize, by| {
            within.contains(at) && self.doubt.gives(at) && self.approval_counts((at, by), within)
        };
        let seconded = |policy: usize| {
            self.seconds.iter().any(|second| second.policy == policy && counts(second.at, second.by))
        };
        self.policies.iter().filter(|set| counts(set.at, set.by) && seconded(set.at)).collect()
    }

    /// Those of some policies that no other of them replaced.
    fn latest<'a>(&self, all: &[&'a PolicySet]) -> Vec<&'a PolicySet> {
        let replaced = |set: &PolicySet| all.iter().any(|later| self.order.knew(later.at, set.at));
        all.iter().copied().filter(|set| !replaced(set)).collect()
    }

    /// The policy in force at these heads: of the seconded ones, those that no later one replaced; where two were set
    /// without knowledge of each other, the stricter of each setting, and where neither is stricter the later.
    pub fn policy_at(&self, within: &Positions) -> Policy {
        let effective = self.effective(within);
        let latest = self.latest(&effective);
        let each = latest.iter().map(|set| set.policy.clone());
        let mut policy = each.reduce(|policy, later| policy.stricter(&later)).unwrap_or_default();
        for (name, settled) in self.plain_settings(&effective, &latest) {
            policy.set_plain(&name, settled.last().and_then(|(_, value)| value.clone()));
        }
        policy
    }

    /// What policies that were set without knowledge of each other say of each setting without a stricter value, in
    /// their order; the last counts. A policy that only repeats what was in force when it was set says nothing of it:
    /// somebody who changes a number does not undo somebody else's change of a telephone line.
    fn plain_settings<'a>(&self, effective: &[&'a PolicySet], latest: &[&'a PolicySet]) -> Settings<'a> {
        if latest.len() < 2 {
            return Settings::new();
        }
        let sets = |set: &PolicySet, name: &str, value: Option<&Value>| {
            let known: Vec<_> =
                effective.iter().copied().filter(|earlier| self.order.knew(set.at, earlier.at)).collect();
            let before = self.latest(&known);
            if before.is_empty() {
                return value.is_some();
            }
            before.iter().all(|earlier| earlier.policy.plain().get(name) != value)
        };
        let each: Vec<_> = latest.iter().map(|set| (*set, set.policy.plain())).collect();
        let names: BTreeSet<&String> = each.iter().flat_map(|(_, plain)| plain.keys()).collect();
        let mut settings = Settings::new();
        for name in names {
            let mut said: Vec<_> = each.iter().map(|(set, plain)| (*set, plain.get(name).cloned())).collect();
            if said.iter().any(|(set, value)| sets(set, name, value.as_ref())) {
                said.retain(|(set, value)| sets(set, name, value.as_ref()));
            }
            settings.insert(name.clone(), said);
        }
        settings
    }

    /// What policies set that others, set without knowledge of them and later in the order, set otherwise.
    pub fn overruled(&self) -> Vec<Overruled> {
        let effective = self.effective(&self.everything);
        let latest = self.latest(&effective);
        let mut overruled = Vec::new();
        for (setting, said) in self.plain_settings(&effective, &latest) {
            let Some(((_, counts), others)) = said.split_last() else { continue };
            for (set, value) in others.iter().filter(|(_, value)| value != counts) {
                let Some(event) = self.order.ids().get(set.at).copied() else { continue };
                overruled.push(Overruled {
                    setting: setting.clone(),
                    value: value.clone(),
                    event,
                    author: set.author,
                });
            }
        }
        overruled
    }

    /// The policy in force now.
    pub fn policy(&self) -> Policy {
        self.policy_at(&self.everything)
    }

    /// Policies that wait for their second, oldest first: neither seconded nor declined.
    pub fn policies_waiting(&self) -> impl Iterator<Item = EventId> {
        let here = |at: usize| self.everything.contains(at);
        let answers = || self.seconds.iter().chain(&self.declines);
        let waits = move |set: &&PolicySet| {
            let answered = answers().any(|answer| answer.policy == set.at && here(answer.at));
            here(set.at) && self.standing(set.at) == Standing::Ok && !answered
        };
        self.policies.iter().filter(waits).filter_map(|set| self.order.ids().get(set.at).copied())
    }

    /// A policy as it was set.
    pub fn policy_as_set(&self, event: EventId) -> Option<&Policy> {
        let set = self.policies.iter().find(|set| self.order.ids().get(set.at) == Some(&event));
        set.map(|set| &set.policy)
    }

    /// Who set a policy.
    pub fn policy_author(&self, event: EventId) -> Option<PersonId> {
        let set = self.policies.iter().find(|set| self.order.ids().get(set.at) == Some(&event));
        set.map(|set| set.author)
    }

    /// Whether every decision waits for a second at these heads.
    pub fn all_seconded(&self, within: &Positions) -> bool {
        self.policy_at(within).second == SecondRule::All
    }
}
