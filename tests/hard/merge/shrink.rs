//! A world in which something goes wrong, made small: events are dropped, with all that build on or cite them, as long
//! as it still goes wrong; and what is left, in words.

use std::collections::BTreeSet;

use greenlight::domain::entry::Entry;
use greenlight::domain::event::Act;
use greenlight::domain::ids::{EventId, PublicKey};

use super::compare;
use super::world::{PEOPLE, key};

/// The roster's events, and each case's.
pub type Logs = (Vec<Entry>, Vec<Vec<Entry>>);

/// Drops what can be dropped while `wrong` still says yes.
pub fn shrink(logs: Logs, wrong: impl Fn(&Logs) -> bool) -> Logs {
    let mut small = logs;
    loop {
        let ids: Vec<EventId> = every(&small).map(|entry| entry.id).collect();
        let before = ids.len();
        for id in ids.into_iter().rev() {
            let fewer = without(&small, id);
            if fewer.0.is_empty() || !wrong(&fewer) {
                continue;
            }
            small = fewer;
        }
        if every(&small).count() == before {
            return small;
        }
    }
}

fn every(logs: &Logs) -> impl Iterator<Item = &Entry> {
    logs.0.iter().chain(logs.1.iter().flatten())
}

fn without(logs: &Logs, id: EventId) -> Logs {
    let mut gone = BTreeSet::from([id]);
    loop {
        let known = gone.len();
        let falls = |entry: &&Entry| {
            let leans = entry.header.prev.iter().chain(&entry.header.auth).chain(&entry.header.log);
            leans.into_iter().any(|on| gone.contains(on))
        };
        let more: Vec<EventId> = every(logs).filter(falls).map(|entry| entry.id).collect();
        gone.extend(more);
        if gone.len() == known {
            break;
        }
    }
    let kept = |entries: &[Entry]| -> Vec<Entry> {
        entries.iter().filter(|entry| !gone.contains(&entry.id)).cloned().collect()
    };
    (kept(&logs.0), logs.1.iter().map(|case| kept(case)).filter(|case| !case.is_empty()).collect())
}

/// The events in words, one a line.
pub fn told(logs: &Logs) -> String {
    let mut text = String::new();
    for entries in std::iter::once(&logs.0).chain(&logs.1) {
        let mut entries: Vec<&Entry> = entries.iter().collect();
        entries.sort_by_key(|entry| (entry.header.n, entry.id));
        for entry in entries {
            text += &line(entry);
        }
        text += "\n";
    }
    text
}

fn short(id: &(impl ToString + ?Sized)) -> String {
    id.to_string().chars().take(6).collect()
}

fn name(public: PublicKey) -> String {
    let at = (0..PEOPLE.len()).find(|at| key(*at).public() == public);
    at.map_or_else(|| short(&public), |at| PEOPLE[at].0.to_owned())
}

fn line(entry: &Entry) -> String {
    let header = &entry.header;
    let ids = |ids: &[EventId]| ids.iter().map(short).collect::<Vec<_>>().join(",");
    let act = match &header.act {
        Act::Grant { person, key, role, scope } => {
            format!("grant {role} {scope} to {} ({})", name(*key), short(person))
        }
        Act::Revoke { key, role, .. } => {
            let covered = compare::covered(entry);
            format!("revoke {role} of {} covering [{}]", name(*key), ids(&covered))
        }
        other => other
            .to_lines()
            .split(['\n', ' '])
            .map(|word| if word.len() >= 16 { short(word) } else { word.to_owned() })
            .collect::<Vec<_>>()
            .join(" "),
    };
    format!(
        "{} n{:<2} on [{}] citing [{}] {}: {act}\n",
        short(&entry.id),
        header.n,
        ids(&header.prev),
        ids(&header.auth),
        name(header.by),
    )
}
