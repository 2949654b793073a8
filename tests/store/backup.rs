//! A backup is one sealed file that was opened and verified before it was called done; strangers' tools open it, and
//! nothing but a store comes out of it. The way back is never taken unnoticed, and deletes nothing.

use std::io::{Read, Write};
use std::path::PathBuf;
use std::str::FromStr;

use greenlight::custody;
use greenlight::seal::identity::{Identity, public_line};
use greenlight::store::points::{Point, arm};
use serde_json::Value;

use crate::kit::apart;
use crate::kit::town::ask::{json, refuses};
use crate::kit::town::{Town, identity};

/// A town with a case in it and a backup of it: the case's letters.
fn backed_up() -> (Town, String) {
    let town = Town::with_people();
    let case = town.does("vetter", &["open", "--name", "Odalys Brannigan", "--district", "Ajax"]);
    town.does("admin", &["backup", "one.age"]);
    (town, case)
}

fn views(town: &Town, store: &str) -> Vec<String> {
    custody::open(&town.path(store), &identity("admin")).unwrap().dump_views().unwrap()
}

fn ssh(who: &Identity) -> age::ssh::Identity {
    let file = who.to_openssh("").unwrap();
    age::ssh::Identity::from_buffer(file.as_bytes(), None).unwrap()
}

/// The files in a sealed file, opened with nothing of the program.
fn contents(sealed: &[u8], who: &str) -> Vec<(String, Vec<u8>)> {
    let opened = age::decrypt(&ssh(&identity(who)), sealed).unwrap();
    let mut tar = tar::Archive::new(opened.as_slice());
    let files = tar.entries().unwrap().map(|entry| {
        let mut entry = entry.unwrap();
        let name = String::from_utf8(entry.path_bytes().into_owned()).unwrap();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        (name, bytes)
    });
    files.collect()
}

/// The files of the town beside the known ones, as half-made files would be.
fn leftovers(town: &Town) -> Vec<PathBuf> {
    let files = std::fs::read_dir(town.path("")).unwrap().map(|entry| entry.unwrap().path());
    files.filter(|path| path.file_name().unwrap().to_string_lossy().starts_with(".greenlight")).collect()
}

#[test]
fn a_backup_is_one_file_of_everything_that_strangers_tools_open() {
    use std::os::unix::fs::PermissionsExt;
    let (town, _) = backed_up();
    let path = town.path("one.age");
    assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    let sealed = std::fs::read(&path).unwrap();
    for who in ["admin", "vetter", "leader"] {
        let files = contents(&sealed, who);
        let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names[..2], ["greenlight-backup", "vault.db"]);
        assert_eq!(names.len(), 2 + 7 + 1, "{names:?}");
    }
    assert!(age::decrypt(&ssh(&identity("stranger")), &sealed).is_err());
    let told = json(&town, "reviewer", &["backup", "two.age"]);
    let two = std::fs::read(town.path("two.age")).unwrap();
    let sha256 = data_encoding::HEXLOWER.encode(&greenlight::domain::ids::sha256(&two));
    assert_eq!((&told["sha256"], &told["recipients"]), (&Value::from(sha256), &Value::from(8)));
    assert_eq!(told["events"], json(&town, "admin", &["doctor"])["events"]);
    assert_eq!(leftovers(&town), Vec::<PathBuf>::new());
}

#[test]
fn nobody_is_left_out_for_the_letters_of_their_key() {
    use greenlight::seal::identity::{Identity, public_line};
    let (town, _) = backed_up();
    let keys =
        (0u32..).map(|number| Identity::from_seed(&greenlight::domain::ids::sha256(&number.to_be_bytes())));
    // One in 64: the fingerprint begins with a plus, and the file that opens the vault with a hyphen.
    let dashed = |key: &Identity| greenlight::seal::vault_key::file_name(&key.public()).starts_with('-');
    let key = keys.into_iter().find(dashed).unwrap();
    std::fs::write(town.path("keys/dashed"), key.to_openssh("dashed").unwrap().as_bytes()).unwrap();
    std::fs::write(town.path("keys/dashed.pub"), public_line(&key.public())).unwrap();
    let add =
        ["person", "add", "Wendel Harrow", "--key", "keys/dashed.pub", "--role", "vetter", "--scope", "CA"];
    town.does("admin", &add);
    town.does("dashed", &["backup", "two.age"]);
    town.does("dashed", &["--store", "elsewhere", "restore", "two.age"]);
    assert_eq!(town.run("dashed", &["--store", "elsewhere", "verify"], "").code, 0);
}

#[test]
fn nothing_is_written_over() {
    let (town, _) = backed_up();
    let before = std::fs::read(town.path("one.age")).unwrap();
    refuses(&town.run("admin", &["backup", "one.age"], ""), 1, "There is a file");
    assert_eq!(std::fs::read(town.path("one.age")).unwrap(), before);
    std::os::unix::fs::symlink("elsewhere", town.path("link.age")).unwrap();
    refuses(&town.run("admin", &["backup", "link.age"], ""), 1, "There is a file");
    assert!(!town.path("elsewhere").exists());
}

#[test]
fn a_store_that_does_not_verify_gets_no_backup() {
    let (town, _) = backed_up();
    let me = identity("admin");
    let wrapped = town.path("store/keys").join(greenlight::seal::vault_key::file_name(&me.public()));
    let key = greenlight::seal::vault_key::VaultKey::unwrap(&std::fs::read(wrapped).unwrap(), &me).unwrap();
    let connection = rusqlite::Connection::open(town.path("store/vault.db")).unwrap();
    connection.pragma_update(None, "key", &*key.pragma()).unwrap();
    connection.execute_batch("PRAGMA cipher_page_size = 8192; UPDATE cases SET name = 'Somebody'").unwrap();
    drop(connection);
    refuses(&town.run("admin", &["backup", "bad.age"], ""), 8, "does not verify");
    assert!(!town.path("bad.age").exists());
    assert_eq!(leftovers(&town), Vec::<PathBuf>::new());
}

#[test]
fn a_colleague_who_writes_meanwhile_does_not_tear_it() {
    let (town, case) = backed_up();
    town.does("vetter", &["conflict", &case, "none"]);
    std::thread::scope(|scope| {
        let writer = scope.spawn(|| {
            for number in 0..30 {
                town.does("vetter", &["note", &case, "--text", &format!("Note {number}.")]);
            }
        });
        let mut number = 0;
        while !writer.is_finished() {
            number += 1;
            let file = format!("busy{number}.age");
            town.does("admin", &["backup", &file]);
            let place = format!("copy{number}");
            town.does("admin", &["--store", &place, "restore", &file]);
            assert_eq!(town.run("admin", &["--store", &place, "verify"], "").code, 0);
        }
        assert!(number > 2);
    });
}

#[test]
fn it_is_restored_where_there_is_nothing() {
    use std::os::unix::fs::PermissionsExt;
    let (town, case) = backed_up();
    std::fs::create_dir(town.path("empty")).unwrap();
    for place in ["new", "deep/er/new", "empty"] {
        town.does("vetter", &["--store", place, "restore", "one.age"]);
        assert_eq!(views(&town, place), views(&town, "store"));
        assert_eq!(town.does("vetter", &["--store", place, "list"]), town.does("vetter", &["list"]));
        for (path, mode) in [("", 0o700), ("keys", 0o700), ("vault.db", 0o600)] {
            let about = std::fs::metadata(town.path(place).join(path)).unwrap();
            assert_eq!(about.permissions().mode() & 0o777, mode, "{place}/{path}");
        }
    }
    assert!(
        town.does("vetter", &["--store", "new", "open", "--name", "Cedric Lunt", "--district", "Ajax"])
            != case
    );
    // What is no store is not pushed aside.
    std::fs::create_dir(town.path("other")).unwrap();
    std::fs::write(town.path("other/letter.txt"), "mine").unwrap();
    refuses(
        &town.run("vetter", &["--store", "other", "restore", "one.age"], ""),
        1,
        "store in other already",
    );
    refuses(&town.run("stranger", &["--store", "x", "restore", "one.age"], ""), 7, "sealed to other keys");
    assert_eq!(leftovers(&town), Vec::<PathBuf>::new());
}

#[test]
fn going_back_is_refused_told_and_deletes_nothing() {
    let (town, case) = backed_up();
    let then = views(&town, "store");
    // The same state again is no way back; nor is a later one.
    town.does("vetter", &["restore", "one.age"]);
    town.does("vetter", &["conflict", &case, "none"]);
    let second = town.does("vetter", &["open", "--name", "Cedric Lunt", "--district", "Vaudreuil"]);
    town.does("admin", &["person", "revoke", "Ingram Vale-Tremblay"]);
    let now = views(&town, "store");
    let before = json(&town, "admin", &["doctor"])["events"].as_i64().unwrap();

    let ran = town.run("vetter", &["restore", "one.age"], "");
    refuses(&ran, 6, "would lose: 3");
    let at = |word: &str| ran.err.find(word).unwrap_or_else(|| panic!("{word}: {}", ran.err));
    assert!(
        ran.err.contains(&format!("{second} Cedric Lunt: 1 event")) && ran.err.contains("people and policy")
    );
    at("Odalys Brannigan: 1 event");
    // Only a person who may see names gets them.
    let blind = town.run("admin", &["restore", "one.age"], "");
    assert!(blind.err.contains(&second) && !blind.err.contains("Cedric"), "{}", blind.err);
    assert_eq!(views(&town, "store"), now, "nothing was changed");
    refuses(&town.run("vetter", &["restore", "one.age", "--rollback"], ""), 2, "--why");

    let told =
        json(&town, "vetter", &["restore", "one.age", "--rollback", "--why", "The disk was copied wrongly."]);
    assert_eq!(told["lost"].as_array().unwrap().len(), 3);
    assert_eq!(views(&town, "store"), then);
    let aside = told["aside"].as_str().unwrap();
    assert_eq!(views(&town, aside), now, "what was here lies aside, whole");
    assert_eq!(town.run("second", &["--store", aside, "verify"], "").code, 0);
    // And forward again: a backup of the store that was put aside has everything that is here.
    town.does("admin", &["--store", aside, "backup", "later.age"]);
    town.does("admin", &["restore", "later.age"]);
    assert_eq!(json(&town, "admin", &["doctor"])["events"].as_i64().unwrap(), before);
}

#[test]
fn who_went_back_and_why_is_shown_for_ever() {
    for remembered in [true, false] {
        let (town, case) = backed_up();
        town.does("reviewer", &["conflict", &case, "none"]);
        town.does("vetter", &["list"]);
        if !remembered {
            std::fs::remove_dir_all(town.path(".local")).unwrap();
        }
        town.does("vetter", &["restore", "one.age", "--rollback", "--why", "The disk was copied wrongly."]);
        let told = json(&town, "vetter", &["verify"])["rollbacks"].clone();
        let [told] = told.as_array().unwrap().as_slice() else { panic!("{remembered}: {told}") };
        assert_eq!(told["why"], "The disk was copied wrongly.");
        assert_eq!(told["known"]["events"].as_i64(), told["found"]["events"].as_i64().map(|found| found + 1));
    }
}

/// Set for the process that is cut short: in which town, and at which moment.
const CUT_SHORT: &str = "GREENLIGHT_TEST_CUT_SHORT";

/// The process that a restore is cut short in: this test again, told where.
#[test]
fn a_restore_is_cut_short_here() {
    let Ok(told) = std::env::var(CUT_SHORT) else { return };
    let (dir, point) = told.split_once(':').unwrap();
    std::env::set_current_dir(dir).unwrap();
    let at = [Point::RestoreUnpacked, Point::RestoreMovedAside, Point::RestoreMovedIn];
    arm(at[point.parse::<usize>().unwrap()]);
    let words =
        ["greenlight", "--store", "store", "--identity", "keys/vetter", "restore", "one.age", "--rollback"];
    let all = words.into_iter().chain(["--why", "The disk was copied wrongly."]);
    let code = greenlight::cli::run(all.map(std::ffi::OsString::from));
    panic!("it was not cut short: {code}");
}

#[test]
fn a_restore_that_is_killed_in_its_place_asks_nobody_again() {
    for gone in [false, true] {
        for (point, there) in [(0, false), (1, false), (2, true)] {
            let (town, case) = backed_up();
            town.does("vetter", &["conflict", &case, "none"]);
            town.does("vetter", &["list"]);
            if gone {
                std::fs::remove_dir_all(town.path("store")).unwrap();
            }
            let exe = std::env::current_exe().unwrap();
            let mut child = town.command(exe.to_str().unwrap());
            child.args(["--exact", apart::name(a_restore_is_cut_short_here)]);
            child.env(CUT_SHORT, format!("{}:{point}", town.path("").display()));
            let ran = child.output().unwrap();
            assert_eq!(
                std::os::unix::process::ExitStatusExt::signal(&ran.status),
                Some(6),
                "{point}: {ran:?}"
            );
            let listed = town.run("vetter", &["list"], "");
            if there {
                // It is where the backup was meant to be, and the reason stands there: nobody is asked for another.
                assert!(
                    listed.code == 0 && !listed.err.contains("accept-rollback"),
                    "{gone}: {}",
                    listed.err
                );
                town.does("vetter", &["open", "--name", "Cedric Lunt", "--district", "Ajax"]);
                let told = json(&town, "vetter", &["verify"])["rollbacks"].clone();
                assert_eq!(told.as_array().unwrap().len(), 1, "{told}");
                assert_eq!(told[0]["why"], "The disk was copied wrongly.");
            } else if gone {
                assert_eq!(listed.code, 3, "{point}: {}", listed.err);
            } else {
                // Nothing was lost, and nothing is excused in advance: the older copy is still an older copy.
                assert!(listed.code == 0 && !listed.err.contains("accept-rollback"), "{}", listed.err);
                town.does("vetter", &["restore", "one.age", "--rollback", "--why", "Once more."]);
                assert_eq!(json(&town, "vetter", &["verify"])["rollbacks"].as_array().unwrap().len(), 1);
            }
        }
    }
}

/// The files in which this machine remembers how far the store had come, and how far somebody means it to be.
fn memory(town: &Town) -> (PathBuf, PathBuf) {
    let folder = std::fs::read_dir(town.path(".local/state/greenlight/anchors")).unwrap();
    let anchor = folder.map(|file| file.unwrap().path()).find(|path| path.extension().is_none()).unwrap();
    (anchor.clone(), anchor.with_extension("next"))
}

/// Puts a copy of one folder in the place of another.
fn put(town: &Town, from: &str, to: &str) {
    let script = format!("rm -rf {to} && cp -rp {from} {to}");
    assert!(town.command("sh").args(["-c", &script]).status().unwrap().success());
}

#[test]
fn an_acceptance_that_is_killed_excuses_nothing_else() {
    let (town, case) = backed_up();
    put(&town, "store", "older");
    town.does("vetter", &["conflict", &case, "none"]);
    let (anchor, next) = memory(&town);
    let before = std::fs::read(&anchor).unwrap();
    put(&town, "older", "store");
    town.does("vetter", &["accept-rollback", "--why", "The disk died."]);
    assert!(!next.exists());
    // Killed between the vault and the anchor: the vault says why, and beside the anchor stands what is meant.
    std::fs::rename(&anchor, &next).unwrap();
    std::fs::write(&anchor, &before).unwrap();
    let meant = std::fs::read(&next).unwrap();
    let listed = town.run("vetter", &["list"], "");
    assert!(listed.code == 0 && !listed.err.contains("accept-rollback"), "{}", listed.err);
    assert!(std::fs::read(&anchor).unwrap() == meant && !next.exists());
    // The same words beside a store that gives no reason, or another one, excuse nothing.
    put(&town, "older", "store");
    std::fs::write(&anchor, &before).unwrap();
    std::fs::write(&next, &meant).unwrap();
    let listed = town.run("vetter", &["list"], "");
    assert!(listed.err.contains("accept-rollback"), "{}", listed.err);
    let open = ["open", "--name", "Cedric Lunt", "--district", "Ajax"];
    assert_eq!(town.run("vetter", &open, "").code, 8);
}

#[test]
fn a_store_that_is_not_what_was_seen_last_gets_no_backup() {
    let (town, case) = backed_up();
    put(&town, "store", "older");
    town.does("vetter", &["conflict", &case, "none"]);
    put(&town, "older", "store");
    refuses(&town.run("vetter", &["backup", "stale.age"], ""), 8, "accept-rollback");
    assert!(!town.path("stale.age").exists());
    town.does("vetter", &["accept-rollback", "--why", "The disk died."]);
    town.does("vetter", &["backup", "stale.age"]);
}

#[test]
fn going_forward_says_which_kept_texts_stay_behind() {
    let (town, case) = backed_up();
    // Refused after the backup: the texts are kept only here.
    for (who, words) in [("vetter", "Mine."), ("reviewer", "Somebody else's.")] {
        assert_eq!(town.run(who, &["decide", &case, "greenlight", "--why", words], "").code, 4);
    }
    let ran = town.run("vetter", &["restore", "one.age"], "");
    assert_eq!(ran.code, 0, "{}", ran.err);
    for said in ["2 kept texts are not in the backup", "kept text 1 of case", "1 kept text of somebody else"]
    {
        assert!(ran.err.contains(said), "{said}: {}", ran.err);
    }
    assert!(!ran.err.contains("Mine.") && !ran.err.contains("Somebody else's."), "{}", ran.err);
    assert!(town.run("vetter", &["draft", "list"], "").out.is_empty());
    let aside = ran.err.split("--store ").nth(1).unwrap().split_whitespace().next().unwrap();
    assert!(town.run("vetter", &["--store", aside, "draft", "show", "1"], "").out.contains("Mine."));
    // Where none is lost, nothing is said.
    town.does("admin", &["backup", "two.age"]);
    let ran = town.run("vetter", &["restore", "two.age"], "");
    assert!(ran.code == 0 && !ran.err.contains("kept text"), "{}", ran.err);
}

#[test]
fn a_store_that_does_not_open_is_replaced_only_on_purpose() {
    let (town, _) = backed_up();
    let then = views(&town, "store");
    let whole = std::fs::read(town.path("store/vault.db")).unwrap();
    std::fs::write(town.path("store/vault.db"), &whole[..whole.len() / 2]).unwrap();
    refuses(&town.run("vetter", &["restore", "one.age"], ""), 6, "does not open");
    let told = json(&town, "vetter", &["restore", "one.age", "--rollback", "--why", "The disk is broken."]);
    assert_eq!(views(&town, "store"), then);
    let aside = town.path(told["aside"].as_str().unwrap()).join("vault.db");
    assert_eq!(std::fs::read(aside).unwrap(), whole[..whole.len() / 2]);
}

#[test]
fn a_restore_that_was_cut_short_says_where_the_store_lies() {
    let (town, _) = backed_up();
    std::fs::rename(town.path("store"), town.path("store.before-restore-20261122T150000Z")).unwrap();
    refuses(&town.run("vetter", &["list"], ""), 3, "store.before-restore-20261122T150000Z");
    town.does("vetter", &["restore", "one.age"]);
    town.does("vetter", &["list"]);
}

#[test]
fn what_this_machine_remembers_is_older_than_what_comes_back() {
    let (town, case) = backed_up();
    town.does("vetter", &["conflict", &case, "none"]);
    // The store is gone; the memory of how far it had come is not.
    std::fs::remove_dir_all(town.path("store")).unwrap();
    let ran = town.run("vetter", &["restore", "one.age"], "");
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.contains("accept-rollback"), "{}", ran.err);
    let open = ["open", "--name", "Cedric Lunt", "--district", "Ajax"];
    assert_eq!(town.run("vetter", &open, "").code, 8, "it is only read");
    town.does("vetter", &["accept-rollback", "--why", "The disk died."]);
    town.does("vetter", &open);
    // Who goes back on purpose has said why already.
    town.does("vetter", &["restore", "one.age", "--rollback", "--why", "A drill of the office."]);
    town.does("vetter", &open);
    let said = town.run("vetter", &["verify"], "");
    assert!(said.code == 0 && said.out.contains("A drill of the office."), "{}", said.out);
}

#[test]
fn a_changed_or_cut_backup_is_refused() {
    let (town, _) = backed_up();
    let sealed = std::fs::read(town.path("one.age")).unwrap();
    let bad = town.path("bad.age");
    let try_it = |bytes: &[u8], what: &str| {
        std::fs::write(&bad, bytes).unwrap();
        let ran = town.run("vetter", &["--store", "new", "restore", "bad.age"], "");
        assert!([7, 8].contains(&ran.code), "{what}: {} {}", ran.code, ran.err);
        assert!(!town.path("new").exists(), "{what}");
    };
    for number in 0..24 {
        let at = sealed.len() * number / 24;
        let mut changed = sealed.clone();
        changed[at] ^= 1;
        try_it(&changed, &format!("byte {at}"));
        try_it(&sealed[..at], &format!("cut at {at}"));
    }
    try_it(&sealed[..sealed.len() - 1], "the last byte is gone");
    try_it(&[&sealed[..], b"x"].concat(), "a byte more");
    try_it(b"", "nothing");
    try_it(&vec![b'a'; 3_000_000], "no age file at all");
    let endless = [b"age-encryption.org/v1\n".as_slice(), &b"-> x y\n".repeat(500_000)].concat();
    try_it(&endless, "a header that does not end");
    assert_eq!(leftovers(&town), Vec::<PathBuf>::new());
}

/// A sealed file with these entries: name, kind, what stands in it, and the size that its header claims.
fn forged(entries: &[(&str, tar::EntryType, &[u8])]) -> Vec<u8> {
    let mut tar = tar::Builder::new(Vec::new());
    for (name, kind, bytes) in entries {
        let mut header = tar::Header::new_ustar();
        // Written raw: the builder refuses such names itself.
        header.as_old_mut().name[..name.len()].copy_from_slice(name.as_bytes());
        header.set_entry_type(*kind);
        header.set_mode(0o777);
        header.set_size(bytes.len() as u64);
        if kind.is_symlink() || kind.is_hard_link() {
            header.set_link_name("/etc/passwd").unwrap();
        }
        header.set_cksum();
        tar.append(&header, *bytes).unwrap();
    }
    let recipient = age::ssh::Recipient::from_str(&public_line(&identity("vetter").public())).unwrap();
    age::encrypt(&recipient, &tar.into_inner().unwrap()).unwrap()
}

#[test]
fn nothing_but_a_store_comes_out_of_a_sealed_file() {
    use tar::EntryType as Kind;
    let (town, _) = backed_up();
    let files = contents(&std::fs::read(town.path("one.age")).unwrap(), "vetter");
    let real: Vec<(&str, Kind, &[u8])> =
        files.iter().map(|(name, bytes)| (name.as_str(), Kind::Regular, bytes.as_slice())).collect();
    let large = vec![0; 2 * 1024 * 1024];
    let file = |name| (name, Kind::Regular, b"planted".as_slice());
    let more: Vec<(&str, Kind, &[u8])> = vec![
        file("../planted"),
        file("/planted"),
        file("keys/../../planted"),
        file("vault.db"),
        file("vault.db-wal"),
        file("vault.db-journal"),
        file("keys.next/planted.age"),
        file("keys/x.agent"),
        file(".planted"),
        file("a/b"),
        ("channels2.toml", Kind::Regular, &large),
        ("keys/planted.age", Kind::Regular, &large),
        ("planted", Kind::Symlink, b""),
        ("planted", Kind::Link, b""),
        ("planted", Kind::Directory, b""),
        ("planted", Kind::Fifo, b""),
        ("planted", Kind::Char, b""),
        ("././@LongLink", Kind::GNULongName, b"../planted\0"),
        ("planted", Kind::XHeader, b"21 path=../planted\n"),
        ("planted", Kind::GNUSparse, b"planted"),
    ];
    std::fs::write(town.path("good.age"), forged(&real)).unwrap();
    town.does("vetter", &["--store", "good", "restore", "good.age"]);
    for member in more {
        let mut all = real.clone();
        all.push(member);
        std::fs::write(town.path("forged.age"), forged(&all)).unwrap();
        let ran = town.run("vetter", &["--store", "new", "restore", "forged.age"], "");
        assert_eq!(ran.code, 8, "{member:?}: {}", ran.err);
        assert!(!town.path("new").exists() && !town.path("planted").exists(), "{}", member.0);
    }
    let without = |name: &str| real.iter().filter(|member| member.0 != name).copied().collect::<Vec<_>>();
    for name in ["greenlight-backup", "vault.db"] {
        std::fs::write(town.path("forged.age"), forged(&without(name))).unwrap();
        assert_eq!(town.run("vetter", &["--store", "new", "restore", "forged.age"], "").code, 8, "{name}");
    }
    let mut newer = real.clone();
    newer[0].2 = b"2\n";
    std::fs::write(town.path("forged.age"), forged(&newer)).unwrap();
    refuses(&town.run("vetter", &["--store", "new", "restore", "forged.age"], ""), 1, "newer Greenlight");
    assert_eq!(leftovers(&town), Vec::<PathBuf>::new());
}

#[test]
fn the_tools_of_strangers_open_it() {
    let tools = |name: &str| std::process::Command::new(name).arg("--version").output().is_ok();
    if !tools("age") || !tools("tar") {
        return;
    }
    let (town, _) = backed_up();
    let opened = town.command("age").args(["-d", "-i", "keys/vetter", "one.age"]).output().unwrap();
    assert!(opened.status.success(), "{}", String::from_utf8_lossy(&opened.stderr));
    let mut tar = town.command("tar");
    let mut tar = tar
        .arg("t")
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    tar.stdin.take().unwrap().write_all(&opened.stdout).unwrap();
    let listed = String::from_utf8(tar.wait_with_output().unwrap().stdout).unwrap();
    assert!(listed.lines().any(|name| name == "vault.db"), "{listed}");
}

#[test]
fn what_a_killed_backup_leaves_is_taken_away_by_the_next() {
    let (town, _) = backed_up();
    let mut backup = town.command(env!("CARGO_BIN_EXE_greenlight"));
    backup.env("GREENLIGHT_STORE", "store").env("GREENLIGHT_IDENTITY", "keys/admin");
    let mut child = backup.args(["backup", "two.age"]).stderr(std::process::Stdio::null()).spawn().unwrap();
    while !leftovers(&town).iter().any(|folder| folder.join("held").exists()) {
        assert!(child.try_wait().unwrap().is_none());
    }
    child.kill().unwrap();
    child.wait().unwrap();
    assert_eq!((leftovers(&town).len(), town.path("two.age").exists()), (1, false));
    // One that somebody works in, and one that is nobody's, stay.
    let at_work = greenlight::store::work_folder::WorkFolder::beside(&town.path("keys")).unwrap();
    std::fs::create_dir(town.path("keys/.greenlight-mine")).unwrap();
    town.does("admin", &["backup", "keys/three.age"]);
    assert!(at_work.path().exists() && town.path("keys/.greenlight-mine").exists());
    town.does("admin", &["backup", "two.age"]);
    assert_eq!(leftovers(&town), Vec::<PathBuf>::new());
}

#[test]
fn a_store_that_a_killed_restore_moved_aside_is_back() {
    let (town, case) = backed_up();
    let aside = town.path("store.before-restore-20261122T150000Z");
    std::fs::rename(town.path("store"), &aside).unwrap();
    // What a restore leaves that ends between its two moves; another store's, and a way out of the folder, are none.
    let making = town.path(".greenlight-abcdef");
    for foreign in ["", "keys", "other.before-restore-1", "store.before-restore-/../keys"] {
        let _ = std::fs::create_dir(&making);
        std::fs::write(making.join("held"), foreign).unwrap();
        refuses(&town.run("vetter", &["list"], ""), 3, "before-restore");
    }
    std::fs::write(making.join("held"), "store.before-restore-20261122T150000Z").unwrap();
    // Not while somebody is at it.
    let held = std::fs::File::open(making.join("held")).unwrap();
    held.lock().unwrap();
    refuses(&town.run("vetter", &["list"], ""), 3, "before-restore");
    // By name: a process that another test starts just now has the file, too.
    held.unlock().unwrap();
    assert!(town.run("vetter", &["list"], "").out.contains("Odalys Brannigan"));
    assert!(!aside.exists());
    town.does("vetter", &["conflict", &case, "none"]);
    // Going back is announced again, as if nobody had begun.
    refuses(&town.run("admin", &["restore", "one.age"], ""), 6, "--rollback");
}
