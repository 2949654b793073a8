//! The tables of the views, and their rows of a case with its texts for searching, computed from the case file alone.
//! Pure; `views.rs` writes and compares them.

use std::collections::BTreeSet;

use crate::domain::agenda::{Item, agenda};
use crate::domain::called::words;
use crate::domain::case::CaseFile;
use crate::domain::case::flag::Flag;
use crate::domain::fault::Fault;
use crate::domain::ids::EventId;
use crate::domain::sight::is_for_fewer;
use crate::store::columns::{CASES, counted};
use crate::store::likeness::{DESCRIPTIONS, LIKENESS};
use crate::store::origins::{IMPORTS, ORIGINS};
use crate::store::view::{Facts, Row, Table, View, blob, id, maybe, number, text, view, yes};

/// The tables of people.
pub(super) static PEOPLE: [Table; 2] = [
    Table { name: "people", columns: &["person", "name"], key: 1 },
    Table { name: "roster", columns: &["events", "kept"], key: 1 },
];

/// The views of cases, in the order of `schema.sql`.
pub(super) static VIEWS: [View; 10] = [
    CASES,
    ORIGINS,
    IMPORTS,
    view!("names", 3, |facts| names(facts.file) => |(which, word, size)| {
        which: number(which),
        word: text(word),
        size: number(size),
    }),
    DESCRIPTIONS,
    LIKENESS,
    view!("signers", 2, |facts| facts.file.history().entries() => |entry| {
        key: blob(entry.header.by.as_bytes()),
    }),
    view!("checks", 2, |facts| facts.file.checks.iter().filter(|check| !check.superseded) => |check| {
        id: id(check.stamp.id),
        kind: text(check.check),
        status: text(check.status()),
        result: maybe(check.now.result),
    }),
    view!("flags", 2, |facts| &facts.file.flags => |flag| {
        id: id(flag.stamp.id),
        tier: text(flag.tier),
        state: text(flag.state),
        raiser: text(counted(facts.file, flag.stamp.by)),
    }),
    view!("agenda", 5, |facts| agenda(facts.file, facts.policy, facts.roster) => |item| {
        kind: text(item.kind),
        event: id(item.event),
        tier: text(item.tier),
        detail: text(&item.detail),
        letters: text(facts.file.short(item.event)),
        person: maybe(item.person.map(|person| counted(facts.file, person))),
        not_by: maybe(not_by(facts.file, &item)),
        from_at: text(item.from),
        due: text(item.due),
        due_at: text(item.due_at),
        until_at: maybe(item.until),
        weight: text(item.weight),
        silent: yes(item.silent),
        drill: yes(item.drill),
        emptied: maybe(item.emptied),
    }),
];

/// Every view but the text index, in the order of `schema.sql`.
pub fn all() -> impl Iterator<Item = &'static Table> {
    PEOPLE.iter().chain(VIEWS.iter().map(|view| &view.table))
}

/// The rows of a case in each of [`VIEWS`], and its texts for searching.
#[derive(Default)]
pub(super) struct CaseRows {
    pub(super) tables: Vec<Vec<Row>>,
    pub(super) texts: Vec<(EventId, String)>,
}

impl CaseRows {
    pub(super) fn of(facts: &Facts<'_>) -> CaseRows {
        CaseRows { tables: VIEWS.iter().map(|view| view.of(facts)).collect(), texts: texts(facts.file) }
    }
}

/// Every word of every name by which a case is found, with the place of the name among them and how many words it has.
/// The public name stands first.
fn names(file: &CaseFile) -> Vec<(usize, String, usize)> {
    let public = words(file.candidate.name());
    let mut others: Vec<BTreeSet<String>> = file.candidate.names().map(words).collect();
    others.sort();
    others.dedup();
    others.retain(|name| *name != public);
    let all = std::iter::once(public).chain(others).enumerate();
    all.flat_map(|(which, name)| {
        let size = name.len();
        name.into_iter().map(move |word| (which, word, size))
    })
    .collect()
}

/// Whose turn a line cannot be: one or two people, separated by a space.
fn not_by(file: &CaseFile, item: &Item) -> Option<String> {
    let people = item.except.into_iter().flatten().map(|person| counted(file, person).to_string());
    people.reduce(|first, second| first + " " + &second)
}

/// The texts of a case for searching: every string in the body of every event that a reader of the case may
/// read, without exercises, which an excerpt would not mark.
fn texts(file: &CaseFile) -> Vec<(EventId, String)> {
    let mut texts: Vec<(EventId, String)> = Vec::new();
    for (at, entry) in file.history().entries().iter().enumerate() {
        let told = file.referrals.iter().find(|referral| referral.stamp.id == entry.id);
        let drill = told.and_then(|referral| referral.body.as_ref()).is_some_and(|body| body.drill);
        let signed = file.history().faults().of(entry.id) != Some(Fault::Signature);
        let flag = file.flag_of(entry);
        let drill = drill || flag.is_some_and(Flag::is_drill);
        let counts = file.author(at).is_some() && signed && !drill && !is_for_fewer(&entry.header.act, flag);
        let Some(body) = entry.body.as_ref().filter(|_| counts) else { continue };
        let mut words = String::new();
        // The fields about the time are not the author's words.
        let said = body.fields().iter().filter(|(name, _)| !entry.is_of_time(name));
        said.for_each(|(_, value)| gather(value, &mut words));
        if !words.is_empty() {
            texts.push((entry.id, words));
        }
    }
    texts.sort();
    texts
}

fn gather(value: &serde_json::Value, words: &mut String) {
    match value {
        // Ids and hashes are no words.
        serde_json::Value::String(text)
            if text.len() == 64 && text.bytes().all(|c| c.is_ascii_hexdigit()) => {}
        serde_json::Value::String(text) => {
            if !words.is_empty() {
                words.push('\n');
            }
            words.push_str(text);
        }
        serde_json::Value::Array(items) => items.iter().for_each(|item| gather(item, words)),
        serde_json::Value::Object(fields) => fields.values().for_each(|field| gather(field, words)),
        _ => {}
    }
}
