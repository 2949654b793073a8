//! A small store in which every table has a row and some pages are free; copies of it, and what a look at one finds.

use std::path::Path;

use greenlight::custody;
use greenlight::domain::entry::Timestamp;
use greenlight::domain::ids::PersonId;
use greenlight::seal::vault_key::{VaultKey, file_name};
use greenlight::store::verify::Report;
use greenlight::store::{Batch, Store, StoreError};
use rusqlite::Connection;
use rusqlite::types::Value;

use super::spelled::{finding, interference};
use super::{Town, identity};

/// A small store in which every table has a row, and some pages are free.
pub fn small_store() -> Town {
    let town = undecided_store();
    decide(&town);
    town
}

/// Decides the case, keeps a draft, and frees some pages.
pub fn decide(town: &Town) {
    let listed = town.run("approver", &["--json", "list"], "");
    let listed: serde_json::Value = serde_json::from_str(&listed.out).unwrap();
    let case = listed[0]["id"].as_str().unwrap();
    let mut decide = vec!["decide", case, "greenlight-with-conditions", "--why", "One matter."];
    decide.extend(["--condition", "Resign.", "--owner", "the applicant", "--due", "2026-12-15"]);
    decide.extend(["--evidence", "a letter"]);
    town.does("approver", &decide);
    let refused = town.run("vetter", &["decide", case, "greenlight", "--why", "Kept as a draft."], "");
    assert_eq!(refused.code, 4);
    leave_free_pages(&town.path("store"));
}

/// The same store before its case is decided.
pub fn undecided_store() -> Town {
    let town = Town::with_people();
    let case = town.does("vetter", &["open", "--name", "Odalys Brannigan", "--district", "Ajax"]);
    let vetter = |args: &[&str]| town.does("vetter", args);
    // Long enough for pages of its own.
    std::fs::write(town.path("paper.txt"), "A paper.\n".repeat(2500)).unwrap();
    for who in ["vetter", "reviewer", "approver"] {
        town.does(who, &["conflict", &case, "none"]);
    }
    town.does("third", &["conflict", &case, "declare", "--kind", "personal", "--text", "A cousin."]);
    town.does("reviewer", &["assign", &case, "Théo Larivée"]);
    vetter(&["consent", &case, "police", "--on", "2026-11-20"]);
    vetter(&["consent", &case, "credit", "--on", "2026-11-20"]);
    vetter(&["doc", "receive", &case, "paper.txt", "--title", "Certificate"]);
    town.clear_checks(&case);
    let told = ["--disclosed", "volunteered"];
    vetter(&[&finding(&case, "1", "A judgment of 2019, paid.")[..], &told].concat());
    let note = vetter(&interference(&case, "A holiday.", "A journey that somebody paid."));
    town.does("reviewer", &["fi", "status", &case, &note, "explained", "--why", "The receipts are there."]);
    let flag = vetter(&["flag", "raise", &case, "--question", "Can it wait?", "--by", "2026-11-30"]);
    town.does("reviewer", &["flag", "answer", &case, &flag, "--text", "It can."]);
    vetter(&["refer", &case, "--safety", "--text", "The police of the place were told."]);
    // So many words that the text index needs more than one page for them.
    let words: Vec<String> = (0..1200).map(|number| format!("w{number:05}")).collect();
    vetter(&["note", &case, "--text", &words.join(" ")]);
    vetter(&["recommend", &case, "greenlight", "--why", "It agrees."]);
    town
}

/// Whose long draft the store keeps.
pub const SOMEBODY: PersonId = PersonId([7; 8]);

/// Kept texts that were dropped again: their pages are free.
fn leave_free_pages(dir: &Path) {
    let mut store = open(dir).unwrap();
    let (me, now) = (SOMEBODY, super::NOW.parse().unwrap());
    for text in [&"Never mind. ".repeat(4000), "Neither.", &"Kept. ".repeat(2000)] {
        let kept = store.next_draft(me, "record", None, text, None, now).unwrap();
        store.keep_draft(me, &kept).unwrap();
    }
    store.drop_draft(me, 1).unwrap();
    store.drop_draft(me, 2).unwrap();
    drop(store);
    let free: i64 = raw(dir).pragma_query_value(None, "freelist_count", |row| row.get(0)).unwrap();
    assert!(free > 2, "{free} free pages");
}

/// Opens a store as its admin.
pub fn open(dir: &Path) -> Result<Store, StoreError> {
    custody::open(dir, &identity("admin"))
}

/// The vault with the key in hand, and nothing of the program in between.
pub fn raw(dir: &Path) -> Connection {
    let me = identity("admin");
    let wrapped = std::fs::read(dir.join("keys").join(file_name(&me.public()))).unwrap();
    raw_with(dir, &VaultKey::unwrap(&wrapped, &me).unwrap())
}

/// As [`raw`], where the key is known.
pub fn raw_with(dir: &Path, key: &VaultKey) -> Connection {
    let connection = Connection::open(dir.join("vault.db")).unwrap();
    connection.pragma_update(None, "key", &*key.pragma()).unwrap();
    connection.execute_batch("PRAGMA cipher_page_size = 8192; PRAGMA cipher_log_level = NONE").unwrap();
    connection
}

/// A copy of a store in another folder: the vault, what waits beside it, and the keys.
pub fn copy(from: &Path, to: &Path) {
    let _ = std::fs::remove_dir_all(to);
    let mut folder = std::fs::DirBuilder::new();
    std::os::unix::fs::DirBuilderExt::mode(&mut folder, 0o700);
    folder.recursive(true).create(to.join("keys")).unwrap();
    for file in ["vault.db", "vault.db-wal"] {
        if from.join(file).exists() {
            std::fs::copy(from.join(file), to.join(file)).unwrap();
        }
    }
    for key in std::fs::read_dir(from.join("keys")).unwrap().map(Result::unwrap) {
        std::fs::copy(key.path(), to.join("keys").join(key.file_name())).unwrap();
    }
}

/// The roster of a store that lies elsewhere comes in, as from another machine.
#[allow(dead_code, reason = "the hard tests have stores of their own")]
pub fn bring(town: &Town, from: &str) {
    let there = open(&town.path(from)).unwrap().roster_history().unwrap();
    let mut here = open(&town.path("store")).unwrap();
    let known = here.roster_history().unwrap();
    let new = there.entries().iter().filter(|entry| known.get(entry.id).is_none()).cloned().collect();
    let batch = Batch { entries: new, ..Batch::default() };
    here.append(&batch, Timestamp::new(chrono::Utc::now())).unwrap();
}

/// What the program says of a store.
#[allow(dead_code, reason = "the hard tests read it")]
#[derive(Debug)]
pub enum Said {
    /// It does not go on: the record is not what it was.
    Refused(StoreError),
    /// It opens, and `verify` names problems.
    Reported(Report),
    /// Nothing is wrong.
    Clean,
    /// It fails for a reason that says nothing of the record.
    Failed(StoreError),
}

impl Said {
    /// Whether something was found.
    pub fn is_found(&self) -> bool {
        matches!(self, Said::Refused(_) | Said::Reported(_))
    }
}

/// Opens and verifies a store.
pub fn look(dir: &Path) -> Said {
    look_at(open(dir))
}

/// Verifies an opened store.
pub fn look_at(opened: Result<Store, StoreError>) -> Said {
    match opened.and_then(|store| store.verify(&|_| {})) {
        Ok(report) => {
            assert_eq!(report.ok, report.problems.is_empty());
            if report.ok { Said::Clean } else { Said::Reported(report) }
        }
        Err(
            error @ (StoreError::Damaged(_)
            | StoreError::Changed
            | StoreError::Foreign(_)
            | StoreError::OtherTables
            | StoreError::EarlierKey
            | StoreError::Newer),
        ) => Said::Refused(error),
        Err(error) => Said::Failed(error),
    }
}

/// What a store holds: each arrival with the whole of its event, and each row of each view.
#[allow(dead_code, reason = "the hard tests read it")]
#[derive(Debug, Clone, PartialEq)]
pub struct State {
    pub record: Vec<Vec<Value>>,
    pub views: Vec<String>,
}

#[allow(dead_code, reason = "the hard tests read it")]
impl State {
    /// What an open store holds.
    pub fn of(store: &Store) -> Result<State, StoreError> {
        let views = store.dump_views()?;
        let raw = raw_with(store.dir(), store.key());
        let sql = "SELECT a.seq, a.event, a.at, a.chain, e.log, e.n, e.id, e.header, e.signature, e.body
             FROM arrivals a LEFT JOIN entries e ON e.seq = a.seq ORDER BY a.seq";
        let mut statement = raw.prepare(sql)?;
        let rows = statement.query_map([], |row| (0..10).map(|at| row.get(at)).collect())?;
        Ok(State { record: rows.collect::<Result<_, _>>()?, views })
    }

    /// The state of a store that must open.
    pub fn at(dir: &Path) -> State {
        State::of(&open(dir).unwrap()).unwrap()
    }
}
