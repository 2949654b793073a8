//! The roster: who holds what at which heads, what counts, the policy.

use std::collections::{BTreeMap, BTreeSet};

use super::{Event, Log, Set, Stands, Told};

/// The roster log and which of its events are void.
pub struct Roster {
    pub log: Log,
    pub(super) void: Vec<bool>,
    roots: Vec<String>,
}

/// A role as some heads have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// Whose key it is, as the grant has it.
    pub person: String,
    pub role: String,
    pub scope: String,
    /// The grant that gives it.
    pub grant: usize,
}

const BY_ROOT: [&str; 3] = ["admin", "approver", "records"];

impl Roster {
    pub fn of(told: Vec<Told>) -> Roster {
        let log = Log::of(told);
        let roots = log.events[0].words("root").to_vec();
        let mut roster = Roster { void: vec![true; log.events.len()], log, roots };
        for e in 0..roster.log.events.len() {
            roster.void[e] = roster.is_void(e);
        }
        roster
    }

    pub fn all(&self) -> Set {
        (0..self.log.events.len()).collect()
    }

    /// These heads and everything in their past.
    pub fn past_of(&self, heads: &[String]) -> Set {
        heads.iter().flat_map(|head| self.log.up_to(self.log.find(head).expect("a cited head"))).collect()
    }

    fn event(&self, e: usize) -> &Event {
        &self.log.events[e]
    }

    /// Void: the past does not give the author what it needs, a key for a second person, or a void parent.
    fn is_void(&self, e: usize) -> bool {
        let (event, past) = (self.event(e), &self.log.past[e]);
        let parent_void = event.prev.iter().any(|parent| self.void[self.log.find(parent).expect("a parent")]);
        let is_root = self.roots.contains(&event.by);
        let is_record = |x: usize| self.event(x).verb == "record";
        let allowed = match event.verb.as_str() {
            "genesis" => true,
            "grant" | "revoke" if BY_ROOT.contains(&event.word("role")) => is_root,
            "grant" | "revoke" => self.held(&event.by, past).iter().any(|held| held.role == "admin"),
            "same" => is_root,
            "policy" => self.approver_of_canada(e).is_some(),
            "record" => {
                let known =
                    |id: &String| self.log.find(id).is_some_and(|x| past.contains(&x) && is_record(x));
                let continued = event.words("item").get(1);
                self.approver_of_canada(e).is_some() && continued.is_none_or(known)
            }
            "second" | "decline" => {
                let policy = |x: &usize| past.contains(x) && self.event(*x).verb == "policy";
                let named = self.log.find(event.word("event")).filter(policy);
                let author = named.and_then(|policy| self.approver_of_canada(policy));
                let another = author.zip(self.approver_of_canada(e));
                // What a roster event relies on is its past, so there a `same` counts for it.
                let another = another.is_some_and(|(author, me)| !self.persons(past).one(&author, &me));
                let declined = |x: &usize| {
                    let earlier = self.event(*x);
                    earlier.verb == "decline" && earlier.word("event") == event.word("event")
                };
                another && !(event.verb == "second" && past.iter().any(declined))
            }
            _ => false,
        };
        let gives_it = |x: &usize| {
            let grant = self.event(*x);
            !self.void[*x] && grant.verb == "grant" && grant.word("key") == event.word("key")
        };
        // Where two persons were given it apart, it is the first's.
        let owner = past.iter().find(|x| gives_it(x)).map(|x| self.event(*x).word("person"));
        let second_person = event.verb == "grant" && owner.is_some_and(|owner| owner != event.word("person"));
        parent_void || !allowed || second_person
    }

    /// The person who may set and second policies by the key of this event.
    fn approver_of_canada(&self, e: usize) -> Option<String> {
        let held = self.held(&self.event(e).by, &self.log.past[e]);
        held.into_iter().find(|held| held.role == "approver" && held.scope == "CA").map(|held| held.person)
    }

    /// The revocations of a role of a key that count among these events.
    pub fn revocations(&self, key: &str, role: &str, among: &Set) -> Vec<usize> {
        let of_it = |x: &usize| {
            let event = self.event(*x);
            event.verb == "revoke" && event.word("key") == key && event.word("role") == role
        };
        among.iter().copied().filter(|x| of_it(x) && self.counts(*x, among)).collect()
    }

    /// The grants of a role to a key that count among these events.
    fn grants(&self, key: &str, among: &Set) -> Vec<usize> {
        let of_it = |x: &usize| self.event(*x).verb == "grant" && self.event(*x).word("key") == key;
        among.iter().copied().filter(|x| of_it(x) && self.counts(*x, among)).collect()
    }

    /// The roles of a key among these events: a counting grant that has every counting revocation in its own past.
    pub fn held(&self, key: &str, among: &Set) -> Vec<Held> {
        let mut held = Vec::new();
        for grant in self.grants(key, among) {
            let (role, scope) = (self.event(grant).word("role"), self.event(grant).word("scope"));
            if self.revocations(key, role, among).iter().all(|r| self.log.knew(grant, *r)) {
                let person = self.event(grant).word("person").to_owned();
                held.push(Held { person, role: role.to_owned(), scope: scope.to_owned(), grant });
            }
        }
        held
    }

    /// Whether a revocation covers an event of a case.
    pub fn covers(&self, revocation: usize, log: &Log, e: usize) -> bool {
        let heads = self.event(revocation).covered.iter().filter_map(|head| log.find(head));
        heads.into_iter().any(|head| head == e || log.knew(head, e))
    }

    /// Whether a revocation covers an event of the roster: only by heads in its own past, since what arrives later
    /// must change nothing here.
    fn covers_here(&self, revocation: usize, e: usize) -> bool {
        let heads = self.event(revocation).covered.iter().filter_map(|head| self.log.find(head));
        let mut seen = heads.filter(|head| self.log.knew(revocation, *head));
        seen.any(|head| head == e || self.log.knew(head, e))
    }

    /// Whether a root's revocation of an admin leaves what they did in the roster: it had seen that, or covers it.
    pub fn leaves(&self, revocation: usize, e: usize) -> bool {
        self.log.knew(revocation, e) || self.covers_here(revocation, e)
    }

    /// Whether a root wrote a grant or revocation of a role that a root gives.
    fn is_of_root(&self, e: usize) -> bool {
        BY_ROOT.contains(&self.event(e).word("role"))
    }

    /// Whether a roster event counts among these events.
    pub fn counts(&self, e: usize, among: &Set) -> bool {
        let event = self.event(e);
        if self.void[e] {
            return false;
        }
        match event.verb.as_str() {
            "grant" | "revoke" => self.is_of_root(e) || self.counts_by_admin(e, among),
            "policy" | "second" | "decline" | "record" => self.approval_counts(e, among),
            _ => true,
        }
    }

    fn counts_by_admin(&self, e: usize, among: &Set) -> bool {
        let by = &self.event(e).by;
        let made_admin = |x: &usize| {
            let grant = self.event(*x);
            grant.verb == "grant"
                && grant.word("role") == "admin"
                && grant.word("key") == by
                && !self.void[*x]
        };
        let ended: Vec<usize> = among
            .iter()
            .copied()
            .filter(|x| {
                let r = self.event(*x);
                r.verb == "revoke" && r.word("role") == "admin" && r.word("key") == by && !self.void[*x]
            })
            .collect();
        self.log.past[e]
            .iter()
            .filter(|x| made_admin(x))
            .any(|grant| ended.iter().all(|r| self.leaves(*r, e) || self.log.knew(*grant, *r)))
    }

    /// The revocations of the author's role that stand against what approvers do in the roster, by one of the author's grants.
    fn against_approval(&self, e: usize, among: &Set) -> Vec<Vec<usize>> {
        let by = &self.event(e).by;
        let mut by_grant = Vec::new();
        for held in self.held(by, &self.log.past[e]) {
            if held.role != "approver" || held.scope != "CA" {
                continue;
            }
            let against = self.revocations(by, "approver", among);
            let stands = |r: &usize| !self.covers_here(*r, e) && !self.log.knew(held.grant, *r);
            by_grant.push(against.into_iter().filter(stands).collect());
        }
        by_grant
    }

    fn approval_counts(&self, e: usize, among: &Set) -> bool {
        let by_itself = |x: usize| self.against_approval(x, among).iter().any(Vec::is_empty);
        if by_itself(e) {
            return true;
        }
        let built_on = |against: &Vec<usize>| {
            among.iter().any(|x| {
                self.event(*x).does(&["policy", "second", "decline", "record"])
                    && !self.void[*x]
                    && self.log.knew(*x, e)
                    && by_itself(*x)
                    && against.iter().all(|r| !self.log.knew(*x, *r))
            })
        };
        self.against_approval(e, among).iter().any(built_on)
    }

    /// The seconded policies among these events.
    pub fn policies(&self, among: &Set) -> Vec<usize> {
        let seconded = |p: &usize| {
            self.event(*p).verb == "policy"
                && self.counts(*p, among)
                && among.iter().any(|s| {
                    self.event(*s).verb == "second"
                        && self.log.find(self.event(*s).word("event")) == Some(*p)
                        && self.counts(*s, among)
                })
        };
        among.iter().copied().filter(seconded).collect()
    }

    /// Whether the policy in force among these events says that every decision takes a second.
    pub fn second_all(&self, among: &Set) -> bool {
        let all = self.policies(among);
        let in_force = all.iter().filter(|p| !all.iter().any(|q| self.log.knew(*q, **p)));
        in_force.into_iter().any(|p| self.event(*p).word("second") == "all")
    }

    /// How many heads of this log a root's revocations of admins or approvers name without having them in their past.
    pub fn named_unseen(&self) -> usize {
        let unseen = |e: usize| {
            let heads = self.event(e).covered.iter().filter_map(|head| self.log.find(head));
            heads.filter(|head| !self.log.knew(e, *head)).count()
        };
        self.all().into_iter().filter(|e| !self.void[*e] && self.is_of_root(*e)).map(unseen).sum()
    }

    /// How many keys were given to two persons apart.
    pub fn keys_of_two(&self) -> usize {
        let grants = self.all().into_iter().filter(|e| !self.void[*e] && self.event(*e).verb == "grant");
        let mut persons: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for e in grants {
            persons.entry(self.event(e).word("key")).or_default().insert(self.event(e).word("person"));
        }
        persons.values().filter(|persons| persons.len() > 1).count()
    }

    /// How every event of the roster stands.
    pub fn standings(&self) -> Vec<Stands> {
        let all = self.all();
        let stands = |e| match (self.void[e], self.counts(e, &all)) {
            (true, _) => Stands::Void,
            (false, true) => Stands::Ok,
            (false, false) => Stands::Late,
        };
        (0..self.log.events.len()).map(stands).collect()
    }
}
