//! The tables of the views, and what they say of a case: its rows in each and its texts for searching, worked out from
//! the case file alone. Pure; `views.rs` writes and compares them.

use rusqlite::types::Value;

use crate::domain::agenda::{Item, agenda};
use crate::domain::case::CaseFile;
use crate::domain::case::check::{CheckKind, CheckStatus};
use crate::domain::case::flag::Flag;
use crate::domain::event::Declared;
use crate::domain::fault::Fault;
use crate::domain::ids::{EventId, PersonId};
use crate::domain::names::fold;
use crate::domain::policy::Policy;
use crate::domain::roster::Roster;
use crate::domain::sight::is_for_fewer;
use crate::domain::words::Word;

/// A row of one of [`TABLES`].
pub type Row = Vec<Value>;

/// A view that holds rows of cases, clustered on the case.
#[derive(Debug)]
pub struct Table {
    /// Its name.
    pub name: &'static str,
    /// Its columns; the first is the case, except in the tables of people.
    pub columns: &'static [&'static str],
    /// How many of them tell a row from every other.
    pub key: usize,
}

const fn table(name: &'static str, columns: &'static [&'static str], key: usize) -> Table {
    Table { name, columns, key }
}

/// Every view but the text index, in the order of `schema.sql`.
pub const TABLES: &[Table] = &[
    table("people", &["person", "name", "folded"], 1),
    table("grants", &["key", "person", "role", "scope"], 4),
    table("roster", &["events", "kept"], 1),
    table(
        "cases",
        &[
            "log",
            "name",
            "folded",
            "district",
            "province",
            "phase",
            "tier",
            "status",
            "police",
            "credit",
            "worst",
            "open_flags",
            "due",
            "meeting",
            "list_due",
            "close",
            "decision",
            "conflicting",
            "conditions",
            "assigned",
            "opened",
            "touched",
            "events",
            "arrived",
            "heads",
            "origin_form",
            "origin_row",
        ],
        1,
    ),
    table("names", &["log", "folded"], 2),
    table("signers", &["log", "key"], 2),
    table("recusals", &["log", "person"], 2),
    table("declared", &["log", "person", "state"], 2),
    table("consents", &["log", "id", "to_what", "for_check", "day", "withdrawn"], 4),
    table("papers", &["log", "id", "title", "step", "sha256"], 2),
    table("checks", &["log", "id", "kind", "status", "result", "issued", "superseded"], 2),
    table(
        "findings",
        &["log", "id", "category", "kind", "severity", "grade", "status", "disclosed", "put"],
        2,
    ),
    table("interference", &["log", "id", "indicator", "posture", "grade"], 2),
    table("flags", &["log", "id", "level", "tier", "state", "raiser", "asked_by", "raised"], 2),
    table(
        "agenda",
        &[
            "log", "kind", "event", "tier", "detail", "letters", "person", "not_by", "from_at", "due",
            "due_at", "until_at", "weight", "silent", "drill", "emptied",
        ],
        5,
    ),
    table("disclosures", &["log", "id", "signed"], 2),
    table("decisions", &["log", "id", "what", "outcome", "state", "person", "reason", "signed"], 2),
    table("conditions", &["log", "decision", "number", "owner", "due"], 3),
];

/// The tables of people; the rest belong to cases.
pub(super) const OF_PEOPLE: usize = 3;

pub(super) fn case_tables() -> impl Iterator<Item = &'static Table> {
    TABLES.iter().skip(OF_PEOPLE)
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "words and ids are Copy; a reference at every call says no more"
)]
pub(super) fn text(value: impl ToString) -> Value {
    Value::Text(value.to_string())
}

pub(super) fn blob(bytes: &[u8]) -> Value {
    Value::Blob(bytes.to_vec())
}

fn maybe(value: Option<impl ToString>) -> Value {
    value.map_or(Value::Null, text)
}

fn number(value: usize) -> Value {
    Value::Integer(i64::try_from(value).unwrap_or(i64::MAX))
}

fn flag(value: bool) -> Value {
    Value::Integer(i64::from(value))
}

/// What the views say of a case: for each table of cases its rows, and the texts for searching.
pub(super) struct CaseRows {
    pub tables: Vec<Vec<Row>>,
    pub texts: Vec<(EventId, String)>,
}

impl CaseRows {
    pub(super) fn of(file: &CaseFile, policy: &Policy, roster: &Roster, arrived: i64) -> CaseRows {
        let log = blob(file.id.as_bytes());
        let with_log = |rows: Vec<Row>| -> Vec<Row> {
            let mut rows: Vec<Row> =
                rows.into_iter().map(|row| std::iter::once(log.clone()).chain(row).collect()).collect();
            rows.sort_by(compare);
            rows.dedup();
            rows
        };
        let mut tables = vec![
            with_log(vec![case_row(file, policy, arrived)]),
            with_log(names(file).into_iter().map(|name| vec![text(name)]).collect()),
            with_log(
                file.history().entries().iter().map(|entry| vec![blob(entry.header.by.as_bytes())]).collect(),
            ),
            with_log(recused(file)),
            with_log(declared(file)),
            with_log(consents(file)),
            with_log(papers(file)),
            with_log(checks(file)),
            with_log(findings(file)),
            with_log(
                file.interference
                    .iter()
                    .map(|note| {
                        let now = &note.now;
                        vec![id(note.stamp.id), maybe(now.indicator), maybe(now.posture), maybe(now.grade)]
                    })
                    .collect(),
            ),
            with_log(flags(file)),
            with_log(agenda(file, policy, roster).into_iter().map(|item| line(file, item)).collect()),
            with_log(file.referrals.iter().map(|one| vec![id(one.stamp.id), text(one.stamp.time)]).collect()),
            with_log(decisions(file)),
            with_log(conditions(file)),
        ];
        // A foreign body may say one thing twice in two ways; a table holds one row a key, always the same.
        for (table, rows) in case_tables().zip(&mut tables) {
            rows.dedup_by(|later, earlier| later.get(..table.key) == earlier.get(..table.key));
        }
        CaseRows { tables, texts: texts(file) }
    }
}

fn id(id: EventId) -> Value {
    blob(id.as_bytes())
}

/// What a list shows of a check: how far it has come, and once it is read, what it says.
fn check_word(file: &CaseFile, kind: CheckKind) -> &'static str {
    match (file.check_status(kind), file.check(kind).and_then(|check| check.now.result)) {
        (CheckStatus::Read, Some(result)) => result.word(),
        (status, _) => status.word(),
    }
}

fn case_row(file: &CaseFile, policy: &Policy, arrived: i64) -> Row {
    let (_, district) = file.skeleton.district().unzip();
    let entries = file.history().entries();
    let first = entries.first().map(|entry| entry.header.at);
    let last = entries.iter().map(|entry| entry.header.at).max();
    let origin = file.candidate.facts.origin.as_ref();
    let days = file.deadlines(policy);
    vec![
        text(file.candidate.name()),
        text(fold(file.candidate.name())),
        text(district.map_or_else(String::new, |code| code.to_string())),
        text(district.map_or_else(String::new, |code| code.province().to_string())),
        text(file.phase()),
        text(file.tier()),
        text(file.status()),
        text(check_word(file, CheckKind::Police)),
        text(check_word(file, CheckKind::Credit)),
        file.worst().map_or(Value::Null, |worst| Value::Integer(i64::from(worst))),
        number(file.flags.iter().filter(|flag| flag.weighs()).count()),
        maybe(file.due(policy)),
        maybe(days.meeting),
        maybe(days.list_due),
        maybe(days.close),
        maybe(file.decision().map(|decision| decision.outcome)),
        flag(file.is_conflicting()),
        number(file.open_conditions().count()),
        maybe(file.skeleton.assigned.value().map(|person| counted(file, *person))),
        maybe(first),
        maybe(last),
        number(entries.len()),
        Value::Integer(arrived),
        Value::Blob(file.heads().iter().flat_map(|head| head.0).collect()),
        maybe(origin.map(|origin| origin.form.clone())),
        maybe(origin.map(|origin| origin.row.clone())),
    ]
}

/// Every name by which a case is found: whole, and by the family name in front.
fn names(file: &CaseFile) -> Vec<String> {
    let spelt = file.candidate.name.apart().map(|(_, name)| name.as_str());
    let known = file.candidate.facts.also_known_as.iter().map(String::as_str);
    let whole = std::iter::once(file.candidate.name()).chain(spelt).chain(known).map(fold);
    let mut names: Vec<String> = whole
        .flat_map(|name| {
            let turned = name.rsplit_once(' ').map(|(given, family)| format!("{family} {given}"));
            std::iter::once(name).chain(turned)
        })
        .filter(|name| !name.is_empty())
        .collect();
    names.sort();
    names.dedup();
    names
}

/// People in the views are named by the number by which they are counted.
fn counted(file: &CaseFile, person: PersonId) -> PersonId {
    file.skeleton.same.counted(person)
}

fn recused(file: &CaseFile) -> Vec<Row> {
    let people = file.recused().into_iter().filter(|person| counted(file, *person) == *person);
    people.map(|person| vec![text(person)]).collect()
}

/// Whoever declared, and is not recused: those who may read the content.
fn declared(file: &CaseFile) -> Vec<Row> {
    let people: std::collections::BTreeSet<PersonId> =
        file.skeleton.declarations.iter().map(|one| counted(file, one.person)).collect();
    let state = |person: PersonId| {
        let state = file.declared(person).filter(|state| *state != Declared::Recused)?;
        Some(vec![text(person), text(state)])
    };
    people.into_iter().filter_map(state).collect()
}

fn consents(file: &CaseFile) -> Vec<Row> {
    let rows = file.consents.iter().flat_map(|consent| {
        consent.body.to.iter().map(|to| {
            let body = &consent.body;
            vec![id(consent.stamp.id), text(to), text(body.check), text(body.on), flag(body.withdrawn)]
        })
    });
    rows.collect()
}

fn papers(file: &CaseFile) -> Vec<Row> {
    let row = |paper: &crate::domain::case::document::Document| {
        let sha256 = paper.file.as_ref().map_or(Value::Null, |file| blob(file.sha256.as_bytes()));
        vec![id(paper.id()), text(&paper.title), text(paper.step()), sha256]
    };
    file.documents.iter().map(row).collect()
}

fn checks(file: &CaseFile) -> Vec<Row> {
    let row = |check: &crate::domain::case::check::Check| {
        let now = &check.now;
        vec![
            id(check.stamp.id),
            text(check.check),
            text(check.status()),
            maybe(now.result),
            maybe(now.issued),
            flag(check.superseded),
        ]
    };
    file.checks.iter().map(row).collect()
}

fn findings(file: &CaseFile) -> Vec<Row> {
    let row = |one: &crate::domain::case::finding::Finding| {
        let category = one.now.category.unwrap_or(crate::domain::case::finding::Category::Other);
        vec![
            id(one.id()),
            text(category),
            text(one.kind()),
            Value::Integer(i64::from(one.severity)),
            maybe(one.now.grade),
            text(one.status),
            maybe(one.now.disclosed),
            maybe(one.now.put.as_ref().map(|put| put.on)),
        ]
    };
    file.findings.iter().map(row).collect()
}

fn flags(file: &CaseFile) -> Vec<Row> {
    let row = |flag: &crate::domain::case::flag::Flag| {
        vec![
            id(flag.stamp.id),
            text(flag.level),
            text(flag.tier),
            text(flag.state),
            text(counted(file, flag.stamp.by)),
            maybe(flag.asked_by()),
            text(flag.stamp.time),
        ]
    };
    file.flags.iter().map(row).collect()
}

fn line(file: &CaseFile, item: Item) -> Row {
    let except = item.except.into_iter().flatten().map(|person| counted(file, person).to_string());
    vec![
        text(item.kind),
        id(item.event),
        text(item.tier),
        text(item.detail),
        text(file.short(item.event)),
        maybe(item.person.map(|person| counted(file, person))),
        maybe(except.reduce(|one, other| one + " " + &other)),
        text(item.from),
        text(item.due),
        text(item.due_at),
        maybe(item.until),
        text(item.weight),
        flag(item.silent),
        flag(item.drill),
        maybe(item.emptied),
    ]
}

fn decisions(file: &CaseFile) -> Vec<Row> {
    let recommended = file.recommendations.iter().map(|one| {
        vec![
            id(one.stamp.id),
            text("recommend"),
            text(one.outcome),
            text("recommended"),
            text(counted(file, one.stamp.by)),
            maybe(one.body.as_ref().and_then(|body| body.reason)),
            text(one.stamp.time),
        ]
    });
    let decided = file.decisions.iter().map(|one| {
        let what = if one.reverses.is_some() { "reverse" } else { "decide" };
        vec![
            id(one.stamp.id),
            text(what),
            text(one.outcome),
            text(one.state),
            text(counted(file, one.stamp.by)),
            maybe(one.body.as_ref().and_then(|body| body.reason)),
            text(one.stamp.time),
        ]
    });
    recommended.chain(decided).collect()
}

fn conditions(file: &CaseFile) -> Vec<Row> {
    let rows = file.decisions.iter().flat_map(|decision| {
        let conditions = decision.body.iter().flat_map(|body| &body.conditions).enumerate();
        conditions.map(|(index, condition)| {
            vec![id(decision.stamp.id), number(index + 1), text(&condition.owner), text(condition.due)]
        })
    });
    rows.collect()
}

/// The texts of a case for searching: every string in the body of every event that whoever reads the case may read, but
/// for exercises, which an excerpt would not mark.
fn texts(file: &CaseFile) -> Vec<(EventId, String)> {
    let mut texts: Vec<(EventId, String)> = Vec::new();
    for (at, entry) in file.history().entries().iter().enumerate() {
        let told = file.referrals.iter().find(|one| one.stamp.id == entry.id);
        let drill = told.and_then(|one| one.body.as_ref()).is_some_and(|body| body.drill);
        let signed = file.history().faults().of(entry.id) != Some(Fault::Signature);
        let flag = file.flag_of(entry);
        let drill = drill || flag.is_some_and(Flag::is_drill);
        let counts = file.author(at).is_some() && signed && !drill && !is_for_fewer(&entry.header.act, flag);
        let Some(body) = entry.body.as_ref().filter(|_| counts) else { continue };
        let mut words = String::new();
        // That its time was set is said of the event; nobody wrote it.
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
        serde_json::Value::String(one) if one.len() == 64 && one.bytes().all(|c| c.is_ascii_hexdigit()) => {}
        serde_json::Value::String(one) => {
            if !words.is_empty() {
                words.push('\n');
            }
            words.push_str(one);
        }
        serde_json::Value::Array(items) => items.iter().for_each(|item| gather(item, words)),
        serde_json::Value::Object(fields) => fields.values().for_each(|field| gather(field, words)),
        _ => {}
    }
}

/// An order of rows that is `SQLite`'s own for our types: nothing, numbers, text, bytes.
pub(super) fn compare(one: &Row, other: &Row) -> std::cmp::Ordering {
    fn rank(value: &Value) -> (u8, i64, &[u8]) {
        match value {
            Value::Null => (0, 0, &[]),
            Value::Integer(number) => (1, *number, &[]),
            Value::Real(_) => (2, 0, &[]),
            Value::Text(text) => (3, 0, text.as_bytes()),
            Value::Blob(bytes) => (4, 0, bytes),
        }
    }
    one.iter().map(rank).cmp(other.iter().map(rank))
}
