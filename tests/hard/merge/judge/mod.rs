//! A second reading of the law: `docs/format.md` written down once more, slow and plain, before the program's
//! was read. Where its words could be read in two ways, they now say which, and so it is here. Headers are
//! split into words here; the past of an event is a set; each rule is asked again each time.

pub mod case;
mod effects;
mod persons;
mod roster;
mod rules;
mod standing;

use std::collections::{BTreeMap, BTreeSet};

pub use persons::Persons;
pub use roster::Roster;

/// Events of one log by their place in the order.
pub type Set = BTreeSet<usize>;

/// An event as the judge gets it.
pub struct Told {
    /// The id.
    pub id: String,
    /// The header's text.
    pub header: String,
    /// What the body of a `revoke` lists under `covered`.
    pub covered: Vec<String>,
}

/// How an event stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stands {
    /// It counts.
    Ok,
    /// It is kept and gives nothing effect.
    Late,
    /// It never counted.
    Void,
}

/// An event in words.
pub struct Event {
    pub id: String,
    pub n: u32,
    pub prev: Vec<String>,
    pub auth: Vec<String>,
    pub by: String,
    pub verb: String,
    arguments: BTreeMap<String, Vec<String>>,
    covered: Vec<String>,
}

impl Event {
    fn read(told: Told) -> Event {
        let mut lines = told.header.lines().skip(1).map(|line| {
            let (name, value) = line.split_once(' ').expect("a name and a value");
            (name.to_owned(), value.to_owned())
        });
        let ids = |text: &str| -> Vec<String> {
            if text == "-" { Vec::new() } else { text.split(' ').map(str::to_owned).collect() }
        };
        let mut next = |name: &str| {
            let (found, value) = lines.next().expect("a line");
            assert_eq!(found, name);
            value
        };
        let (_, prev, auth) = (next("log"), ids(&next("prev")), ids(&next("auth")));
        let n = next("n").parse().expect("a number");
        let (by, _, verb) = (next("by"), next("at"), next("do"));
        // `same` has two lines of one name.
        let mut arguments: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (name, value) in lines.filter(|(name, _)| name != "body") {
            arguments.entry(name).or_default().extend(value.split(' ').map(str::to_owned));
        }
        Event { id: told.id, n, prev, auth, by, verb, arguments, covered: told.covered }
    }

    /// The words of an argument.
    fn words(&self, name: &str) -> &[String] {
        self.arguments.get(name).map_or(&[], Vec::as_slice)
    }

    /// The first word of an argument.
    pub fn word(&self, name: &str) -> &str {
        self.words(name).first().map_or("", String::as_str)
    }

    fn does(&self, verbs: &[&str]) -> bool {
        verbs.contains(&self.verb.as_str())
    }
}

/// The events of a log in their order, each with its past.
pub struct Log {
    pub events: Vec<Event>,
    pub past: Vec<Set>,
    at: BTreeMap<String, usize>,
}

impl Log {
    fn of(told: Vec<Told>) -> Log {
        let mut events: Vec<Event> = told.into_iter().map(Event::read).collect();
        events.sort_by(|left, right| (left.n, &left.id).cmp(&(right.n, &right.id)));
        let at: BTreeMap<String, usize> = events.iter().enumerate().map(|(i, e)| (e.id.clone(), i)).collect();
        let mut past: Vec<Set> = Vec::new();
        for event in &events {
            let mut seen = Set::new();
            for parent in &event.prev {
                seen.extend(&past[at[parent]]);
                seen.insert(at[parent]);
            }
            past.push(seen);
        }
        Log { events, past, at }
    }

    /// The event itself and all its past.
    fn up_to(&self, e: usize) -> Set {
        self.past[e].iter().copied().chain([e]).collect()
    }

    /// Where an event stands in the order.
    fn find(&self, id: &str) -> Option<usize> {
        self.at.get(id).copied()
    }

    /// Whether `later` has `earlier` in its past.
    fn knew(&self, later: usize, earlier: usize) -> bool {
        self.past[later].contains(&earlier)
    }
}

/// The place of a role among the tiers, from below; those without a tier have none.
fn tier_of(role: &str) -> Option<usize> {
    ["vetter", "reviewer", "approver", "leader"].iter().position(|known| *known == role)
}

/// The place of a tier, from below.
fn tier(word: &str) -> usize {
    TIERS.iter().position(|known| *known == word).expect("a tier")
}

/// The tiers, from below.
pub const TIERS: [&str; 4] = ["local", "provincial", "national", "leader"];
