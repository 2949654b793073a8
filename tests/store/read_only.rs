//! A store on a disk that cannot be written: a stick, an evidence copy. It is read, checked and proved there; nothing is
//! written beside it, and a command that writes says so before it does anything.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use greenlight::custody;
use greenlight::seal::vault_key::{VaultKey, file_name};

use crate::kit::town::ask::{has, refuses};
use crate::kit::town::filled::copy;
use crate::kit::town::read_only::{as_nobody, mounted};
use crate::kit::town::{Ran, Town, identity};

const NAME: &str = "Odalys Brannigan";
const NOBODY: u32 = 12345;

fn with_case() -> (Town, String) {
    let town = Town::with_people();
    let case = town.does("vetter", &["open", "--name", NAME, "--district", "Ajax"]);
    town.does("vetter", &["conflict", &case, "none"]);
    let finding = ["finding", "add", &case, "--category", "other", "--severity", "1", "--text", "-"];
    assert_eq!(town.run("vetter", &finding, "A journey in spring.").code, 0);
    (town, case)
}

/// Every file under a path with its bytes.
fn everything(path: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut all = BTreeMap::new();
    for entry in fs::read_dir(path).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if path.is_dir() {
            all.extend(everything(&path).into_iter().map(|(file, bytes)| (format!("{name}/{file}"), bytes)));
        } else {
            all.insert(name, fs::read(path).unwrap());
        }
    }
    all
}

#[track_caller]
fn fine(ran: &Ran, what: &str) {
    assert_eq!(ran.code, 0, "{what}\n{}{}", ran.out, ran.err);
}

#[test]
fn on_a_read_only_disk_all_reading_works_and_nothing_is_written() {
    let (town, case) = with_case();
    town.does("approver", &["conflict", &case, "none"]);
    let before = everything(&town.path("store"));
    let same = |args: &[&str]| {
        let here = town.run("vetter", args, "");
        // A machine that has never seen the store, and cannot write down that it has.
        for state in ["state", "keys/vetter"] {
            let Some(there) = mounted(&town, "vetter", args, "", &[("XDG_STATE_HOME", state)]) else {
                return;
            };
            fine(&there, &format!("{args:?}"));
            assert_eq!(there.out, here.out, "{args:?}");
        }
    };
    for args in [
        &["list"][..],
        &["show", &case],
        &["show", &case, "--json"],
        &["next", &case],
        &["log", &case],
        &["log", "roster"],
        &["due"],
        &["search", "journey"],
        &["flag", "list"],
        &["person", "list"],
        &["policy", "show"],
        &["channels", "show"],
        &["verify"],
        &["verify", "--json"],
        &["brief", &case],
        &["export", "--csv", "-"],
        &["checkpoint"],
        &["draft", "list"],
    ] {
        same(args);
    }
    let Some(proof) = mounted(&town, "approver", &["proof", &case, "--out", "proof"], "", &[]) else {
        return;
    };
    fine(&proof, "proof");
    let checked = town.command("sh").current_dir(town.path("proof")).arg("check.sh").output().unwrap();
    assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stderr));
    let doctor = mounted(&town, "vetter", &["doctor"], "", &[]).unwrap();
    fine(&doctor, "doctor");
    has(&doctor.out, &["can only be read where it is"]);
    let backup = mounted(&town, "vetter", &["backup", "copy.age"], "", &[]).unwrap();
    fine(&backup, "backup");
    assert_eq!(everything(&town.path("store")), before);
}

#[test]
fn whatever_writes_says_so_at_once_and_does_nothing() {
    let (town, case) = with_case();
    fs::write(town.path("form.csv"), "Name,District\nSabine Marlowe,Ajax\n").unwrap();
    let before = everything(&town.path(""));
    for (who, args) in [
        ("vetter", &["open", "--name", "Sabine Marlowe", "--district", "Ajax"][..]),
        ("vetter", &["note", &case, "--text", "-"]),
        ("vetter", &["doc", "receive", &case, "form.csv", "--title", "A form"]),
        ("vetter", &["flag", "raise", &case, "--question", "-"]),
        ("vetter", &["edit", &case, "--email", "odalys@example.org"]),
        ("approver", &["conflict", &case, "none"]),
        ("admin", &["person", "grant", "Théo Larivée", "--role", "reviewer", "--scope", "ON"]),
        (
            "admin",
            &["person", "add", "Somebody", "--key", "keys/stranger.pub", "--role", "vetter", "--scope", "ON"],
        ),
        ("admin", &["person", "revoke", "Nadia Okonjo-Wells", "--why", "-"]),
        ("admin", &["person", "rekey"]),
        ("approver", &["policy", "set", "leader_days=2"]),
        ("approver", &["channels", "edit", "party-help", "--line", "-"]),
        ("vetter", &["rebuild"]),
        ("vetter", &["accept-rollback", "--why", "-"]),
        ("admin", &["brief", &case, "--to", "Somebody", "--audience", "leader"]),
    ] {
        let Some(ran) = mounted(&town, who, args, "Some text.", &[]) else { return };
        if who == "admin" && args[0] == "brief" {
            // A person who may not see it at all learns only that.
            assert_ne!(ran.code, 0, "{args:?}");
            continue;
        }
        refuses(&ran, 1, "can only be read");
        has(&ran.err, &["Hint:", "copy its whole folder"]);
        // What was typed is not lost: nothing keeps it there, so it is on the screen.
        if args.contains(&"note") {
            has(&ran.err, &["Some text."]);
        }
        let french = mounted(&town, who, &[&["--lang", "fr"], args].concat(), "Some text.", &[]).unwrap();
        refuses(&french, 1, "ne peut qu'être lu");
    }
    let mut after = everything(&town.path(""));
    let mut known = before;
    for all in [&mut after, &mut known] {
        all.retain(|name, _| !name.starts_with(".local/"));
    }
    assert_eq!(after, known);
}

#[test]
fn what_waits_in_the_log_of_writes_of_an_evidence_copy_is_seen() {
    let (town, case) = with_case();
    // While a colleague has the store open, nothing of it comes into the file.
    let colleague = custody::open(&town.path("store"), &identity("admin")).unwrap();
    assert_eq!(town.run("vetter", &["note", &case, "--text", "-"], "Seen at the very end.").code, 0);
    copy(&town.path("store"), &town.path("evidence"));
    drop(colleague);
    let _ = fs::remove_file(town.path("evidence/vault.db-shm"));
    assert!(fs::metadata(town.path("evidence/vault.db-wal")).unwrap().len() > 0);
    fs::rename(town.path("store"), town.path("live")).unwrap();
    fs::rename(town.path("evidence"), town.path("store")).unwrap();
    let before = everything(&town.path("store"));
    for args in [&["log", &case][..], &["search", "very end"], &["verify"], &["show", &case]] {
        let Some(ran) = mounted(&town, "vetter", args, "", &[]) else { return };
        fine(&ran, &format!("{args:?}"));
        if args[0] == "search" {
            has(&ran.out, &["Seen at the [very] [end]."]);
        }
    }
    assert_eq!(everything(&town.path("store")), before);
}

#[test]
fn older_tables_and_a_half_done_rekey_are_read_too() {
    let (town, case) = with_case();
    let me = identity("admin");
    let wrapped = fs::read(town.path("store/keys").join(file_name(&me.public()))).unwrap();
    let key = VaultKey::unwrap(&wrapped, &me).unwrap();
    let raw = rusqlite::Connection::open(town.path("store/vault.db")).unwrap();
    raw.pragma_update(None, "key", &*key.pragma()).unwrap();
    raw.execute_batch("PRAGMA cipher_page_size = 8192; DROP TABLE signers").unwrap();
    drop(raw);
    fs::rename(town.path("store/keys"), town.path("store/keys.next")).unwrap();
    let before = everything(&town.path("store"));
    let Some(ran) = mounted(&town, "vetter", &["show", &case], "", &[]) else { return };
    fine(&ran, "show");
    has(&ran.out, &[NAME]);
    fine(&mounted(&town, "vetter", &["verify"], "", &[]).unwrap(), "verify");
    assert_eq!(everything(&town.path("store")), before);
}

#[test]
fn a_changed_index_of_a_read_only_store_is_found() {
    let (town, _) = with_case();
    let me = identity("admin");
    let wrapped = fs::read(town.path("store/keys").join(file_name(&me.public()))).unwrap();
    let key = VaultKey::unwrap(&wrapped, &me).unwrap();
    let raw = rusqlite::Connection::open(town.path("store/vault.db")).unwrap();
    raw.pragma_update(None, "key", &*key.pragma()).unwrap();
    raw.execute_batch("PRAGMA cipher_page_size = 8192").unwrap();
    raw.execute_batch("INSERT INTO words (words, rowid, text) SELECT 'delete', doc, text FROM texts LIMIT 1")
        .unwrap();
    drop(raw);
    let Some(ran) = mounted(&town, "vetter", &["verify"], "", &[]) else { return };
    assert_eq!(ran.code, 8, "{}{}", ran.out, ran.err);
}

#[test]
fn permissions_that_allow_no_writing_allow_reading() {
    for (folder, files) in [(0o500, 0o400), (0o500, 0o600), (0o700, 0o400)] {
        let (town, case) = with_case();
        let Some(nobody) = as_nobody(&town, NOBODY) else { return };
        let before = everything(&town.path("store"));
        for inside in ["store", "store/keys"] {
            for entry in fs::read_dir(town.path(inside)).unwrap() {
                let path = entry.unwrap().path();
                if path.is_file() {
                    fs::set_permissions(path, fs::Permissions::from_mode(files)).unwrap();
                }
            }
            fs::set_permissions(town.path(inside), fs::Permissions::from_mode(folder)).unwrap();
        }
        for args in [&["show", &case][..], &["list"], &["verify"]] {
            fine(&nobody(args, ""), &format!("{folder:o} {files:o} {args:?}"));
        }
        refuses(&nobody(&["note", &case, "--text", "-"], "Some text."), 1, "can only be read");
        assert_eq!(everything(&town.path("store")), before, "{folder:o} {files:o}");
        for inside in ["store", "store/keys"] {
            fs::set_permissions(town.path(inside), fs::Permissions::from_mode(0o700)).unwrap();
        }
    }
}
