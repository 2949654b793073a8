//! Hostile surroundings: links, pipes and open doors in the folder of a store, a planted schema, documents
//! with hostile names, a place that is copied away; and a report that gives nothing away.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown, symlink};
use std::path::Path;

use greenlight::custody;
use greenlight::seal::identity::fingerprint;
use greenlight::seal::vault_key::{VaultKey, file_name};
use greenlight::store::StoreError;
use greenlight::store::Unsafe;
use rusqlite::Connection;
use serde_json::Value;

use crate::kit::town::{PEOPLE, Ran, Town, identity};

fn is_refused(town: &Town, wanted: Unsafe) {
    let opened = custody::open(&town.path("store"), &identity("admin"));
    match opened {
        Err(StoreError::Unsafe { what, .. }) => assert_eq!(what, wanted),
        other => panic!("{wanted:?}: {other:?}"),
    }
    let ran = town.run("vetter", &["open", "--name", "Odalys Brannigan", "--district", "Ajax"], "");
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert!(ran.err.contains("is not opened") && ran.err.contains("Hint:"), "{}", ran.err);
}

/// A file that only its owner reads, as somebody may lay it beside a vault.
fn private(path: &Path) {
    fs::write(path, "").unwrap();
    fs::set_permissions(path, fs::Permissions::from_mode(0o600)).unwrap();
}

fn raw(town: &Town) -> Connection {
    let me = identity("admin");
    let wrapped = fs::read(town.path("store/keys").join(file_name(&me.public()))).unwrap();
    let key = VaultKey::unwrap(&wrapped, &me).unwrap();
    let connection = Connection::open(town.path("store/vault.db")).unwrap();
    connection.pragma_update(None, "key", &*key.pragma()).unwrap();
    connection.execute_batch("PRAGMA cipher_page_size = 8192").unwrap();
    connection
}

#[test]
fn a_symbolic_link_is_not_followed() {
    for name in ["vault.db", "keys", "beside.txt"] {
        let town = Town::with_people();
        private(&town.path("store/beside.txt"));
        fs::rename(town.path("store").join(name), town.path("elsewhere")).unwrap();
        symlink(town.path("elsewhere"), town.path("store").join(name)).unwrap();
        is_refused(&town, Unsafe::SymbolicLink);
    }
    // What `SQLite` would make or take up beside the vault, and what a re-key would.
    for planted in ["vault.db-wal", "vault.db-shm", "vault.db-journal", "keys/x.age", "keys.next", "keys.old"]
    {
        let town = Town::with_people();
        fs::write(town.path("precious"), "mine").unwrap();
        symlink(town.path("precious"), town.path("store").join(planted)).unwrap();
        is_refused(&town, Unsafe::SymbolicLink);
        assert_eq!(fs::read_to_string(town.path("precious")).unwrap(), "mine", "{planted}");
    }
    // A link that leads nowhere is one all the same.
    let town = Town::with_people();
    fs::remove_file(town.path("store/vault.db")).unwrap();
    symlink(town.path("nowhere"), town.path("store/vault.db")).unwrap();
    is_refused(&town, Unsafe::SymbolicLink);
    assert!(!town.path("nowhere").exists());
}

#[test]
fn a_second_name_is_seen() {
    let me = file_name(&identity("admin").public());
    for name in ["vault.db".to_owned(), format!("keys/{me}")] {
        let town = Town::with_people();
        fs::hard_link(town.path("store").join(&name), town.path("second-name")).unwrap();
        is_refused(&town, Unsafe::HardLink);
        fs::remove_file(town.path("second-name")).unwrap();
        custody::open(&town.path("store"), &identity("admin")).unwrap();
    }
}

#[test]
fn a_pipe_keeps_nobody_waiting() {
    for name in ["vault.db-wal", "keys/x.age"] {
        let town = Town::with_people();
        let made = town.command("mkfifo").arg(town.path("store").join(name)).status().unwrap();
        assert!(made.success());
        is_refused(&town, Unsafe::NoFile);
    }
    let town = Town::with_people();
    fs::remove_file(town.path("store/vault.db")).unwrap();
    fs::create_dir(town.path("store/vault.db")).unwrap();
    assert!(custody::open(&town.path("store"), &identity("admin")).is_err());
}

#[test]
fn what_everybody_can_change_is_not_opened() {
    for (name, mode) in [("", 0o777), ("keys", 0o707), ("vault.db", 0o666), ("beside.txt", 0o602)] {
        let town = Town::with_people();
        private(&town.path("store/beside.txt"));
        let path = town.path("store").join(name);
        let before = fs::metadata(&path).unwrap().permissions();
        fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
        is_refused(&town, Unsafe::WritableByAll);
        fs::set_permissions(&path, before).unwrap();
        custody::open(&town.path("store"), &identity("admin")).unwrap();
    }
}

/// Whether this test runs as somebody who can give files away.
fn is_root(town: &Town) -> bool {
    fs::metadata(town.path("store")).unwrap().uid() == 0
}

#[test]
fn what_belongs_to_another_account_is_not_opened() {
    let me = file_name(&identity("admin").public());
    for name in [String::new(), "keys".into(), "vault.db".into(), format!("keys/{me}")] {
        let town = Town::with_people();
        if !is_root(&town) {
            return;
        }
        let path = town.path("store").join(&name);
        chown(&path, Some(12345), None).unwrap();
        is_refused(&town, Unsafe::AnotherOwner);
        let ran = town.run("vetter", &["--lang", "fr", "list"], "");
        assert!(ran.code == 1 && ran.err.contains("appartient à un autre compte"), "{}", ran.err);
        chown(&path, Some(0), None).unwrap();
        custody::open(&town.path("store"), &identity("admin")).unwrap();
    }
}

#[test]
fn what_a_group_can_change_is_opened_with_a_warning() {
    let me = file_name(&identity("admin").public());
    for (name, mode) in [("", 0o770), ("keys", 0o770), ("vault.db", 0o660), (&*format!("keys/{me}"), 0o620)] {
        let town = Town::with_people();
        let warned = |args: &[&str]| {
            let ran = town.run("vetter", args, "");
            assert_eq!(ran.code, 0, "{name}: {}", ran.err);
            ran.err.matches("Everybody in a group").count()
        };
        assert_eq!(warned(&["list"]), 0);
        let path = town.path("store").join(name);
        fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
        for args in [&["list"][..], &["-q", "list"], &["--json", "list"], &["verify"], &["doctor"]] {
            assert_eq!(warned(args), 1, "{name} {args:?}");
        }
    }
    // What is no part of the vault is nobody's way into it.
    let town = Town::with_people();
    private(&town.path("store/beside.txt"));
    fs::set_permissions(town.path("store/beside.txt"), fs::Permissions::from_mode(0o664)).unwrap();
    assert!(!town.run("vetter", &["list"], "").err.contains("Everybody in a group"));
}

/// Every file and folder under a path, itself first.
fn everything(path: &Path) -> Vec<std::path::PathBuf> {
    let mut all = vec![path.to_owned()];
    if path.is_dir() {
        all.extend(fs::read_dir(path).unwrap().flat_map(|entry| everything(&entry.unwrap().path())));
    }
    all
}

#[test]
fn everything_is_made_for_its_owner_only_whatever_the_mask() {
    let town = Town::with_keys();
    let run = |line: &str| {
        let mut command = town.command("sh");
        command.env("GREENLIGHT_STORE", "store").env("GREENLIGHT_IDENTITY", "keys/admin");
        let done = command.args(["-c", &format!("umask 000; {line}")]).output().unwrap();
        assert!(done.status.success(), "{line}: {}", String::from_utf8_lossy(&done.stderr));
    };
    run("greenlight init --org 'Example Party'");
    run("greenlight person add Théo --key keys/vetter.pub --role vetter --scope CA");
    run("greenlight person add Nadia --key keys/reviewer.pub --role reviewer --scope CA");
    run("greenlight person revoke Nadia");
    run("greenlight backup one.age && greenlight --store restored restore one.age");
    // While a colleague works the log beside the vault is there, too.
    let colleague = custody::open(&town.path("store"), &identity("admin")).unwrap();
    run("greenlight person add Odile --key keys/third.pub --role vetter --scope CA");
    colleague.events().unwrap();
    assert!(town.path("store/vault.db-wal").exists());
    for place in ["store", "restored", "one.age"] {
        for path in everything(&town.path(place)) {
            let about = fs::symlink_metadata(&path).unwrap();
            let wanted = if about.is_dir() { 0o700 } else { 0o600 };
            assert_eq!(about.mode() & 0o777, wanted, "{}", path.display());
        }
    }
}

#[test]
fn what_is_handed_out_is_made_for_its_owner_only() {
    let town = Town::with_people();
    let case = town.does("vetter", &["open", "--name", "Odalys Brannigan", "--district", "Ajax"]);
    for who in ["vetter", "approver"] {
        town.does(who, &["conflict", &case, "none"]);
    }
    fs::write(town.path("paper.txt"), "A paper.\n").unwrap();
    let document = town.does("vetter", &["doc", "receive", &case, "paper.txt", "--title", "A paper"]);
    let before: Vec<_> = everything(&town.path(""));
    // The memory in a home is made again, too.
    let run = |who: &str, line: &str| {
        let mut command = town.command("sh");
        command.env("GREENLIGHT_STORE", "store").env("GREENLIGHT_IDENTITY", format!("keys/{who}"));
        command.env("HOME", town.path("home")).env("XDG_DATA_HOME", town.path("home/data"));
        let done = command.args(["-c", &format!("umask 000; {line}")]).output().unwrap();
        assert!(done.status.success(), "{line}: {}", String::from_utf8_lossy(&done.stderr));
    };
    run("vetter", "greenlight demo --dir demo/deep");
    run("vetter", "greenlight demo --dir new");
    run("approver", &format!("greenlight brief {case} --out brief.md"));
    run("approver", &format!("greenlight brief {case} --to 'The office' --audience leader --out copy.md"));
    run("approver", &format!("greenlight proof {case} --out proof"));
    run("approver", "greenlight checkpoint --out slip.txt");
    run("approver", "greenlight due --ics mine.ics");
    run("vetter", "greenlight export --csv --out list.csv");
    run("vetter", &format!("greenlight doc save {case} {document} --out saved.txt"));
    run("vetter", "greenlight backup one.age");
    run("vetter", "greenlight --store restored restore one.age");
    run("stranger", "greenlight --identity own/key --store own/store init --org 'A Party' --no-passphrase");
    let made: Vec<_> = everything(&town.path("")).into_iter().filter(|path| !before.contains(path)).collect();
    for part in
        ["demo/deep/keys/vetter", "new/keys", "home", "proof/case", "own/key", "slip.txt", "restored/keys"]
    {
        assert!(made.contains(&town.path(part)), "{part}");
    }
    for path in made {
        let about = fs::symlink_metadata(&path).unwrap();
        let wanted = if about.is_dir() { 0o700 } else { 0o600 };
        assert_eq!(about.mode() & 0o777, wanted, "{}", path.display());
    }
}

/// The folders that are there for a moment only, while something is made in them.
#[test]
fn what_is_made_on_the_way_is_for_its_owner_only() {
    let Some(strace) = std::env::var_os("PATH").and_then(|path| {
        std::env::split_paths(&path).map(|folder| folder.join("strace")).find(|at| at.is_file())
    }) else {
        eprintln!("no strace is here");
        return;
    };
    let town = Town::with_people();
    let traced = |line: &str| {
        let mut command = town.command("sh");
        command.env("GREENLIGHT_STORE", "store").env("GREENLIGHT_IDENTITY", "keys/admin");
        let calls = "trace=mkdir,mkdirat,open,openat,creat,chmod,fchmod,fchmodat";
        let script =
            format!("umask 000; exec {} -f -qq -o calls -e {calls} greenlight {line}", strace.display());
        let done = command.args(["-c", &script]).output().unwrap();
        assert!(done.status.success(), "{line}: {}", String::from_utf8_lossy(&done.stderr));
        fs::read_to_string(town.path("calls")).unwrap()
    };
    let mut made = 0;
    for line in ["demo", "demo --dir demo", "backup one.age", "restore one.age", "person rekey"] {
        for call in traced(line).lines().filter(|call| call.contains("mkdir") || call.contains("O_CREAT")) {
            // A call may be cut in two where another thread makes one.
            let asked = call.split(" <unfinished").next().unwrap();
            let asked = asked.rsplit_once(" = ").map_or(asked, |(asked, _)| asked);
            let asked = asked.trim_end().trim_end_matches(')');
            let rights = asked.rsplit(", ").next().unwrap();
            assert!(rights.ends_with("00") && !rights.contains('|'), "{line}: {call}");
            made += 1;
        }
    }
    assert!(made > 30, "{made}");
}

#[test]
fn what_is_planted_does_nothing_even_before_it_is_found() {
    for planted in [
        "CREATE TRIGGER quiet AFTER INSERT ON entries BEGIN DELETE FROM flags; END",
        "CREATE VIEW cases2 AS SELECT * FROM cases",
        "CREATE TEMP TABLE t (x); CREATE TRIGGER odd AFTER DELETE ON cases BEGIN SELECT 1; END; DROP TABLE texts",
        "DROP TABLE signers; CREATE VIEW signers AS SELECT * FROM entries",
        "CREATE TRIGGER later INSTEAD OF DELETE ON people2 BEGIN SELECT 1; END",
    ] {
        let town = Town::with_people();
        if raw(&town).execute_batch(planted).is_err() {
            raw(&town).execute_batch("CREATE VIEW people2 AS SELECT * FROM people").unwrap();
            raw(&town).execute_batch(planted).unwrap();
        }
        let before = fs::read(town.path("store/vault.db")).unwrap();
        let ran = town.run("vetter", &["open", "--name", "Odalys Brannigan", "--district", "Ajax"], "");
        assert_eq!(ran.code, 8, "{planted}: {}", ran.err);
        assert_eq!(fs::read(town.path("store/vault.db")).unwrap(), before, "{planted}");
    }
}

#[test]
fn papers_are_written_under_safe_names_and_over_nothing() {
    let town = Town::with_people();
    let case = town.does("vetter", &["open", "--name", "Odalys Brannigan", "--district", "Ajax"]);
    town.does("vetter", &["conflict", &case, "none"]);
    fs::write(town.path("paper.txt"), "A paper.\n").unwrap();
    let hostile =
        ["../../escaped", "/escaped", "..", "CON", ".bashrc", "-rf", "a\u{202e}fdp.exe", "x/../y", "~"];
    fs::create_dir(town.path("out")).unwrap();
    for title in hostile {
        let document =
            town.does("vetter", &["doc", "receive", &case, "paper.txt", &format!("--title={title}")]);
        let said = town.does("vetter", &["doc", "save", &case, &document, "--out", "out"]);
        let path = town.path(&said);
        assert_eq!(path.parent().unwrap(), town.path("out"), "{title}");
        assert_eq!(fs::read_to_string(&path).unwrap(), "A paper.\n", "{title}");
        assert_eq!(fs::metadata(&path).unwrap().mode() & 0o777, 0o600);
        fs::write(&path, "mine").unwrap();
        let again = town.run("vetter", &["doc", "save", &case, &document, "--out", "out"], "");
        assert_eq!(again.code, 1, "{}", again.err);
        assert_eq!(fs::read_to_string(&path).unwrap(), "mine", "{title}");
    }
    let names = fs::read_dir(town.path("out")).unwrap().map(|entry| entry.unwrap().file_name());
    let names: Vec<String> = names.map(|name| name.into_string().unwrap()).collect();
    assert_eq!(names.len(), hostile.len());
    let safe = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '.');
    assert!(names.iter().all(|name| name.starts_with("paper-") && name.chars().all(safe)), "{names:?}");
    // A link in the place of the file is not written through.
    let document = town.does("vetter", &["doc", "receive", &case, "paper.txt", "--title", "Last"]);
    symlink(town.path("escaped"), town.path("out/link.txt")).unwrap();
    let ran = town.run("vetter", &["doc", "save", &case, &document, "--out", "out/link.txt"], "");
    assert_eq!(ran.code, 1);
    assert!(!town.path("escaped").exists());
    // A person who may not read a case cannot save its documents.
    let ran = town.run("approver", &["doc", "save", &case, &document, "--out", "out"], "");
    assert_eq!(ran.code, 5, "not before they declared: {}", ran.err);
}

#[test]
fn a_store_in_a_folder_that_is_copied_away_is_warned_of() {
    let town = Town::with_keys();
    for (place, word) in [
        ("Dropbox/store", "Dropbox"),
        ("OneDrive - Example Party/store", "OneDrive"),
        ("Library/Mobile Documents/store", "iCloud"),
    ] {
        let ran = town.run("admin", &["--store", place, "init", "--org", "Example Party"], "");
        assert_eq!(ran.code, 0, "{}", ran.err);
        assert!(ran.err.contains(word) && ran.err.contains("greenlight backup FILE"), "{}", ran.err);
        let ran = town.run("admin", &["--store", place, "--lang", "fr", "doctor"], "");
        assert!(ran.out.contains(word) && ran.out.contains("sauvegardes"), "{}", ran.out);
    }
    // A link hides nothing.
    symlink(town.path("Dropbox"), town.path("mine")).unwrap();
    let ran = town.run("admin", &["--store", "mine/store", "doctor"], "");
    assert!(ran.out.contains("Dropbox"), "{}", ran.out);
    let ran = town.run("admin", &["init", "--org", "Example Party"], "");
    assert!(!ran.err.contains("greenlight backup"), "{}", ran.err);
}

const FLOOD: &str = "The cellar was flooded.";

/// What `doctor` says of the town of [`in_a_bad_way`], as a page and as data: nothing by which a person or a place could be
/// known.
fn pasted(town: &Town, case: &str, who: &str) -> (Ran, Value) {
    let words =
        ["Odalys", "Brannigan", "Imogen", "Théo", "Example Party", "keys/", "/tmp", "SHA256", "store.db"];
    let mut secrets: Vec<String> = words.map(str::to_owned).to_vec();
    secrets.extend(["35001", "Ajax", "Cedric", FLOOD, case].map(str::to_owned));
    secrets.extend(PEOPLE.map(|name| fingerprint(&identity(name).public()).split_off(7)));
    secrets.push(town.path("").display().to_string().trim_end_matches('/').to_owned());
    let plain = town.run(who, &["doctor"], "");
    let json = town.run(who, &["doctor", "--json"], "");
    for text in [&plain.out, &plain.err, &json.out, &json.err] {
        for secret in &secrets {
            assert!(!text.contains(secret.as_str()), "{secret}: {text}");
        }
    }
    let data: Value = serde_json::from_str(&json.out).unwrap();
    (plain, data)
}

/// A town whose store was rolled back, and has a file beside it that others may read; and its case.
fn in_a_bad_way() -> (Town, String) {
    let town = Town::with_people();
    let case = town.does("vetter", &["open", "--name", "Odalys Brannigan", "--district", "Ajax"]);
    town.does("vetter", &["conflict", &case, "none"]);
    private(&town.path("store/beside.txt"));
    fs::set_permissions(town.path("store/beside.txt"), fs::Permissions::from_mode(0o640)).unwrap();
    // Too few approvers over the district.
    town.does("admin", &["person", "revoke", "Ingram Vale-Tremblay"]);
    let copied = |from: &str, to: &str| {
        let script = format!("rm -rf {to} && cp -rp {from} {to}");
        assert!(town.command("sh").args(["-c", &script]).status().unwrap().success());
    };
    copied("store", "older");
    town.does("vetter", &["open", "--name", "Cedric Lunt", "--district", "Ajax"]);
    copied("older", "store");
    (town, case)
}

#[test]
fn what_doctor_says_can_be_pasted() {
    let (town, case) = in_a_bad_way();
    // As long as nobody accepted the rollback, doctor says so without a word of whose store it is.
    let (plain, _) = pasted(&town, &case, "vetter");
    assert!(plain.code == 0 && plain.err.contains("rolled-back"), "{}", plain.err);
    town.does("vetter", &["accept-rollback", "--why", FLOOD]);
    let (plain, data) = pasted(&town, &case, "vetter");
    assert_eq!((&data["too_few_approvers"], &data["rollbacks"]), (&Value::from(1), &Value::from(1)));
    assert!(plain.out.contains("Districts with too few approvers: 1"), "{}", plain.out);
    assert!(
        plain.out.contains("somebody accepted: 1") && plain.err.contains("no passphrase"),
        "{}",
        plain.err
    );
    assert_eq!(plain.code, 0);
    assert!(plain.out.contains("SQLCipher 4") && plain.out.contains("Greenlight 0"), "{}", plain.out);
    assert_eq!((&data["opens"], &data["files"]["open_to_others"]), (&Value::Bool(true), &Value::from(1)));
}

#[test]
fn doctor_says_in_a_word_why_a_store_does_not_open() {
    let (town, case) = in_a_bad_way();
    town.does("vetter", &["accept-rollback", "--why", FLOOD]);
    for (who, break_it, code, word) in [
        ("stranger", None, 7, "not-for-this-key"),
        ("vetter", Some("damage"), 8, "damaged"),
        ("vetter", Some("link"), 1, "unsafe-file"),
        ("vetter", Some("away"), 3, "no-store"),
    ] {
        match break_it {
            Some("damage") => {
                let mut bytes = fs::read(town.path("store/vault.db")).unwrap();
                bytes[100] ^= 1;
                fs::write(town.path("store/vault.db"), bytes).unwrap();
            }
            Some("link") => symlink("nowhere", town.path("store/keys/link.age")).unwrap(),
            Some(_) => fs::remove_dir_all(town.path("store")).unwrap(),
            None => {}
        }
        let (plain, data) = pasted(&town, &case, who);
        assert_eq!(plain.code, code, "{}", plain.err);
        assert_eq!((&data["opens"], &data["error"]), (&Value::Bool(false), &Value::from(word)));
        assert!(plain.out.contains(word), "{}", plain.out);
    }
}
