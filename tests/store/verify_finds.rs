//! What `verify` finds in a vault that somebody changed with the key in hand: each kind of change by its own name.

use std::path::Path;

use greenlight::custody;
use greenlight::desk::{Clock, Desk, Draft, Target};
use greenlight::domain::district::{ORDER, Scope};
use greenlight::domain::event::{Act, RecordKind, Relation, Role};
use greenlight::domain::ids::{Nonce, PersonId};
use greenlight::domain::words::Word;
use greenlight::seal::identity::Identity;
use greenlight::store::Store;
use greenlight::store::problem::Wrong;
use rusqlite::Connection;
use serde_json::json;

fn key() -> Identity {
    Identity::from_seed(&[7; 32])
}

/// A store with two cases of two events each; the admin is a vetter, too.
fn store(dir: &Path) -> Store {
    let clock = Clock {
        now: "2026-11-22T06:00:00Z".parse().unwrap(),
        today: "2026-11-22".parse().unwrap(),
        set: false,
    };
    let mut drawn = 0u8;
    let random = Box::new(move |bytes: &mut [u8]| {
        drawn += 1;
        bytes.fill(drawn);
        Ok(())
    });
    let mut desk = Desk::init(dir, key(), "Example Party", "Greta Rowan", None, clock, random).unwrap();
    let person: PersonId = desk.me();
    let act = Act::Grant { person, key: key().public(), role: Role::Vetter, scope: Scope::Canada };
    desk.record(&[Draft::new(Target::Roster, act, &json!({"name": "Greta Rowan"})).unwrap()]).unwrap();
    for at in 0..2 {
        let act = Act::Open { order: ORDER, district: "35001".parse().unwrap(), nonce: Nonce([at; 16]) };
        let case =
            desk.record(&[Draft::new(Target::NewCase, act, &json!({"name": "Alex Example"})).unwrap()]);
        let file = desk.store.case(case.unwrap()[0], &desk.roster).unwrap();
        let act = Act::Declare { person, state: greenlight::domain::event::Declared::None };
        let declared = Draft::new(Target::case(&file), act, &json!({"kind": "none"})).unwrap();
        let act = Act::Record { kind: RecordKind::Note, relation: Relation::New };
        let note = Draft::new(Target::case(&file), act, &json!({"text": "as discussed"})).unwrap();
        desk.record(&[declared, note]).unwrap();
    }
    desk.store
}

/// What `verify` names after somebody ran this SQL.
fn found(sql: &str) -> Vec<(&'static str, String)> {
    let dir = tempfile::tempdir().unwrap();
    let raw = store(&dir.path().join("store")).key().pragma().to_string();
    let vault = Connection::open(dir.path().join("store/vault.db")).unwrap();
    vault.pragma_update(None, "key", raw).unwrap();
    vault.execute_batch("PRAGMA cipher_page_size = 8192").unwrap();
    vault.execute_batch(sql).unwrap();
    drop(vault);
    let report = custody::open(&dir.path().join("store"), &key()).unwrap().verify(&|_| {}).unwrap();
    assert_eq!(report.ok, report.problems.is_empty());
    let mut found: Vec<_> =
        report.problems.into_iter().map(|problem| (problem.what.word(), problem.detail)).collect();
    found.sort();
    found.dedup();
    found
}

fn names(sql: &str) -> Vec<&'static str> {
    let mut names: Vec<_> = found(sql).into_iter().map(|(what, _)| what).collect();
    names.dedup();
    names
}

#[test]
fn problems_of_one_event_are_listed_by_their_words() {
    assert!(Wrong::WORDS.is_sorted());
}

#[test]
fn an_untouched_store_holds() {
    assert_eq!(found("SELECT 1"), []);
}

#[test]
fn a_change_to_the_record_is_named() {
    let last = "(SELECT max(seq) FROM arrivals)";
    assert_eq!(names(&format!("DELETE FROM arrivals WHERE seq = {last}")), ["arrival-missing"]);
    assert!(names("DELETE FROM arrivals WHERE seq = 5").contains(&"arrival-chain"));
    assert!(names(&format!("UPDATE entries SET seq = 99 WHERE seq = {last}")).contains(&"arrival-missing"));
    let gone = names(&format!("DELETE FROM entries WHERE seq = {last}"));
    assert!(gone.contains(&"event-missing") && gone.contains(&"view"), "{gone:?}");
    assert!(names("DELETE FROM entries WHERE seq = 4").contains(&"no-first"));
    assert!(names("UPDATE entries SET signature = zeroblob(64) WHERE seq = 5").contains(&"bad-signature"));
}

#[test]
fn a_change_to_a_view_is_named() {
    let view = |name: &str| vec![("view", name.to_owned())];
    assert_eq!(found("UPDATE cases SET status = 'greenlit'"), view("cases"));
    assert_eq!(found("INSERT INTO names VALUES (0, 0, 'x', 1)"), view("names"));
    assert_eq!(found("INSERT INTO words (words) VALUES ('delete-all')"), view("words"));
    assert_eq!(found("DELETE FROM people"), view("people"));
}

#[test]
fn a_rebuild_changes_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = store(&dir.path().join("store"));
    let before = store.dump_views().unwrap();
    assert_eq!(store.rebuild(&mut |_, _| {}).unwrap(), 2);
    assert_eq!(store.dump_views().unwrap(), before);
    assert!(store.verify(&|_| {}).unwrap().ok);
}
