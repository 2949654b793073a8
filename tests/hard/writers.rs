//! What the rows that cut writing short have in common: somebody who appends and imports, and what must be
//! true of the store afterwards.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use greenlight::custody;
use greenlight::desk::{Clock, Desk, Draft, Target, system_random};
use greenlight::domain::case::candidate::{CandidateBody, Days};
use greenlight::domain::case::document::FileRef;
use greenlight::domain::case::origin::Origin;
use greenlight::domain::district::Names;
use greenlight::domain::event::{Act, Declared, RecordKind, Relation};
use greenlight::domain::ids::{Digest256, EventId, Nonce, sha256};
use greenlight::intake::map::Map;
use greenlight::intake::table::Given;
use greenlight::store::watch::{Anchors, Freshness};
use greenlight::store::{Blob, Store};
use serde_json::json;

use crate::kit::town::filled::raw_with;
use crate::kit::town::{NOW, identity};

/// How many applications a form has.
pub const APPLICATIONS: usize = 6;

/// The map of a small form.
pub const MAP: &str =
    "source = \"Small form\"\n[columns]\nname = \"Name\"\ndistrict = \"District\"\nrow_key = \"Key\"\n";

/// A form that nobody has sent in yet; `key` distinguishes its rows from those of every other.
pub fn form(key: &str) -> String {
    let row = |number| format!("Odalys Brannigan {number},Ajax,{key}-{number},Because {key}.\n");
    "Name,District,Key,Why do you want to stand?\n".to_owned()
        + &(0..APPLICATIONS).map(row).collect::<String>()
}

/// Opens a store as the vetter, and compares it with the remembered state.
pub fn watched(store: &Path) -> Store {
    let mut opened = custody::open(store, &identity("vetter")).unwrap();
    opened.watch(&anchors(store)).unwrap();
    assert_eq!(opened.freshness(), &Freshness::Fresh);
    opened
}

/// What is remembered of the stores in a folder.
pub fn anchors(store: &Path) -> Anchors {
    Anchors::in_folder(store.parent().unwrap().join("anchors"))
}

/// Forgets what is remembered, for a store that is put back on purpose.
pub fn forget(store: &Path) {
    let _ = std::fs::remove_dir_all(store.parent().unwrap().join("anchors"));
}

/// Sits down at a store as the vetter.
pub fn desk(store: &Path) -> Desk {
    let now = NOW.parse().unwrap();
    let clock = Clock { now, today: now.date_naive(), set: false };
    Desk::open(watched(store), identity("vetter"), clock, system_random()).unwrap()
}

/// Opens a case and declares that nothing keeps the vetter from it.
pub fn open_case(desk: &mut Desk) -> (EventId, Vec<EventId>) {
    let place = Names::default().find("Ajax").unwrap();
    let act = Act::Open { order: place.order, district: place.code, nonce: Nonce(desk.random().unwrap()) };
    let draft = Draft::new(Target::NewCase, act, &json!({ "name": "Odalys Brannigan" })).unwrap();
    let case = desk.record(&[draft]).unwrap()[0];
    let file = desk.store.case(case, &desk.roster).unwrap();
    let act = Act::Declare { person: desk.me(), state: Declared::None };
    let declared = Draft::new(Target::case(&file), act, &json!({ "kind": "none" })).unwrap();
    (case, [vec![case], desk.record(&[declared]).unwrap()].concat())
}

/// The case that was opened first.
pub fn first_case(desk: &Desk) -> EventId {
    let raw = raw_with(desk.store.dir(), desk.store.key());
    let sql = "SELECT log FROM cases JOIN arrivals ON event = log ORDER BY seq";
    EventId::from_slice(&raw.query_row(sql, [], |row| row.get::<_, Vec<u8>>(0)).unwrap()).unwrap()
}

/// Appends a finding.
pub fn append(desk: &mut Desk, case: EventId, words: usize) -> Vec<EventId> {
    let file = desk.store.case(case, &desk.roster).unwrap();
    let act = Act::Record { kind: RecordKind::Finding, relation: Relation::New };
    let text = format!("A finding. {}", "It was read twice. ".repeat(words));
    let body = json!({ "category": "other", "severity": 1, "text": text });
    desk.record(&[Draft::new(Target::case(&file), act, &body).unwrap()]).unwrap()
}

/// Appends a document with its file.
pub fn receive(desk: &mut Desk, case: EventId, bytes: usize) -> Vec<EventId> {
    let file = desk.store.case(case, &desk.roster).unwrap();
    let paper = b"A paper. ".repeat(bytes / 9 + 1);
    let blob = Blob::seal(desk.random().unwrap(), &paper);
    let (digest, bytes) = (Digest256(sha256(&paper)), paper.len() as u64);
    let kept = FileRef { blob: blob.digest, sha256: digest, bytes, name: "paper.txt".to_owned() };
    let body = json!({ "step": "received", "title": "Certificate", "file": kept, "on": "2026-11-20" });
    let act = Act::Record { kind: RecordKind::Document, relation: Relation::New };
    let mut draft = Draft::new(Target::case(&file), act, &body).unwrap();
    draft.blobs.push(blob);
    desk.record(&[draft]).unwrap()
}

/// Reads a form and opens all its cases in one go, as `import --apply` does.
pub fn import(desk: &mut Desk, key: &str) -> Vec<EventId> {
    let days = Days { today: desk.clock.today, polling: None };
    let (form, map) = (form(key), Map::parse(MAP).unwrap());
    let read = greenlight::intake::read(form.as_bytes(), &map, Given::default(), days, &Names::default());
    let drafts = read.unwrap().outcome.unwrap().into_iter().map(|form| {
        let place = form.district;
        let act =
            Act::Open { order: place.order, district: place.code, nonce: Nonce(desk.random().unwrap()) };
        let origin = Some(Origin { form: form.source.source, row: form.source.row_key, ..Origin::default() });
        let body = CandidateBody { name: Some(form.name), origin, ..CandidateBody::default() };
        Draft::new(Target::NewCase, act, &body).unwrap()
    });
    let drafts: Vec<_> = drafts.collect();
    assert_eq!(drafts.len(), APPLICATIONS);
    desk.record(&drafts).unwrap()
}

/// What must be true of a store after its writer was killed: it opens, is as new as was remembered, verifies, has these
/// events, each form whole or not at all, and its views are those that its record makes. The answer is every event that
/// it has.
pub fn hold(dir: &Path, acknowledged: &BTreeSet<EventId>) -> BTreeSet<EventId> {
    let mut store = watched(dir);
    let report = store.verify(&|_| {}).unwrap();
    assert!(report.ok, "{:?}", report.problems);
    let here = ids(&store);
    let lost: Vec<_> = acknowledged.difference(&here).collect();
    assert!(lost.is_empty(), "acknowledged and lost: {lost:?}");
    for (form, rows) in forms(&store) {
        assert_eq!(rows, APPLICATIONS, "form {form} came in by halves");
    }
    let before = store.dump_views().unwrap();
    store.rebuild(&mut |_, _| {}).unwrap();
    assert!(store.dump_views().unwrap() == before, "the views are not those of the record");
    here
}

fn ids(store: &Store) -> BTreeSet<EventId> {
    let raw = raw_with(store.dir(), store.key());
    let mut statement = raw.prepare("SELECT id FROM entries").unwrap();
    let rows = statement.query_map([], |row| row.get::<_, Vec<u8>>(0)).unwrap();
    rows.map(|id| EventId::from_slice(&id.unwrap()).unwrap()).collect()
}

/// How many rows of each form are here.
fn forms(store: &Store) -> BTreeMap<String, usize> {
    let raw = raw_with(store.dir(), store.key());
    let mut statement = raw.prepare("SELECT mark FROM origins WHERE mark NOT LIKE '_:%'").unwrap();
    let mut forms = BTreeMap::new();
    for row in statement.query_map([], |row| row.get::<_, String>(0)).unwrap() {
        *forms.entry(row.unwrap().rsplit_once('-').unwrap().0.to_owned()).or_default() += 1;
    }
    forms
}
