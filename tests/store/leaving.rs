//! The end of a role needs nobody's leave: it is signed at once, also while others have the store open, and the vault gets its new
//! key as soon as nobody has. Until then nobody forgets it, and nobody but an administrator is bothered.

use std::io::{BufRead, BufReader};
use std::process::Stdio;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use greenlight::custody::{self, alone, rekey};
use greenlight::seal::vault_key::VaultKey;
use greenlight::store::StoreError;
use serde_json::Value;

use crate::kit::town::ask::{has, json, lacks, ok, refuses};
use crate::kit::town::bare::{bare, opens, vault_key};
use crate::kit::town::waiting::Waiting;
use crate::kit::town::{Town, identity};

const DUE: &str = "may still have the key of the vault";
const CAUGHT_UP: &str = "the vault has a new key now";

fn is_due(town: &Town, who: &str) -> bool {
    json(town, who, &["doctor"])["rekey_due"].as_bool().unwrap()
}

/// A note that somebody begins at another machine's home, with the store open as beside an editor.
fn on_a_note(town: &Town, who: &str, case: &str) -> Waiting {
    let waiting = Waiting::note(town, who, case, Some(who));
    // The case is found once the time was said.
    std::thread::sleep(Duration::from_millis(500));
    waiting
}

fn with_a_case() -> (Town, String) {
    let town = Town::with_people();
    let case = town.does("vetter", &["open", "--name", "Odalys Brannigan", "--district", "Ajax"]);
    for who in ["vetter", "reviewer"] {
        town.does(who, &["conflict", &case, "none"]);
    }
    (town, case)
}

#[test]
fn an_open_editor_keeps_no_role_from_ending() {
    let (town, case) = with_a_case();
    let old = vault_key(&town, "vetter");
    let editor = on_a_note(&town, "vetter", &case);
    let ran = ok(&town, "admin", &["person", "revoke", "Théo Larivée", "--json"]);
    let revoked: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!((&revoked["rekeyed"], &revoked["rekey_due"]), (&false.into(), &true.into()));
    assert_eq!(revoked["openers"], serde_json::json!({ "before": 7, "after": 6 }));
    has(&ran.err, &[DUE]);
    if cfg!(target_os = "linux") {
        has(&ran.err, &[&format!("process {}", editor.child.id())]);
    }
    // It is signed, and the key file is gone with it.
    assert_eq!(town.run("vetter", &["list"], "").code, 7);
    assert!(opens(&town, &old), "the vault waits for the editor");

    // Nobody else is bothered, and nobody else does it.
    for args in [&["list"][..], &["show", &case], &["note", &case, "--text", "Looked at."]] {
        let ran = ok(&town, "reviewer", args);
        lacks(&ran.err, &[DUE, CAUGHT_UP]);
    }
    assert!(is_due(&town, "reviewer") && is_due(&town, "admin"));
    has(&town.run("reviewer", &["doctor"], "").out, &[DUE]);
    has(&town.run("reviewer", &["verify"], "").out, &[DUE]);
    assert_eq!(json(&town, "reviewer", &["verify"])["rekey_due"], true);
    // An administrator's command re-keys, and says so.
    has(&ok(&town, "admin", &["person", "list"]).err, &[DUE]);
    has(&ok(&town, "admin", &["-q", "person", "list"]).err, &[DUE]);

    // What was being written is not signed any more, and is not lost.
    let ran = editor.saves("A last word.");
    refuses(&ran, 4, "role");
    has(&ran.err, &["draft show"]);
    lacks(&ok(&town, "reviewer", &["show", &case]).out, &["A last word."]);

    let ran = ok(&town, "admin", &["person", "list"]);
    has(&ran.err, &[CAUGHT_UP]);
    lacks(&ran.err, &[DUE]);
    assert!(!opens(&town, &old) && !is_due(&town, "admin"));
    lacks(&ok(&town, "admin", &["person", "list"]).err, &[CAUGHT_UP, DUE]);
    lacks(&ok(&town, "reviewer", &["verify"]).out, &[DUE]);
}

#[test]
fn a_lock_on_the_file_keeps_no_role_from_ending() {
    let town = Town::with_people();
    let old = vault_key(&town, "third");
    let program = "import fcntl, sys, time\nf = open('store/vault.db', 'rb')\nfcntl.lockf(f, fcntl.LOCK_SH)\nprint('locked', flush=True)\nsys.stdin.read()";
    let mut lock = town.command("python3");
    let lock = lock.args(["-c", program]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let mut lock = lock.unwrap();
    let mut line = String::new();
    BufReader::new(lock.stdout.take().unwrap()).read_line(&mut line).unwrap();
    assert_eq!(line, "locked\n");
    let ran = ok(&town, "admin", &["person", "revoke", "Ingram Vale-Tremblay"]);
    has(&ran.err, &[DUE]);
    if cfg!(target_os = "linux") {
        has(&ran.err, &[&format!("python3 (process {})", lock.id())]);
        let ran = town.run("admin", &["person", "rekey"], "");
        refuses(&ran, 1, "Somebody else has the store open");
        has(&ran.err, &[&format!("process {}", lock.id())]);
    }
    assert!(opens(&town, &old));
    drop(lock.stdin.take());
    lock.wait().unwrap();
    has(&ok(&town, "admin", &["list"]).err, &[CAUGHT_UP]);
    assert!(!opens(&town, &old));
}

/// Runs something beside three processes of colleagues that never stop.
fn beside_three_busy(town: &Town, case: &str, does: impl FnOnce()) -> usize {
    let (stop, count) = (AtomicBool::new(false), AtomicUsize::new(0));
    std::thread::scope(|scope| {
        for who in ["reviewer", "approver", "second"] {
            let (stop, count) = (&stop, &count);
            scope.spawn(move || {
                let command = |args: &[&str]| {
                    let mut command = town.command(env!("CARGO_BIN_EXE_greenlight"));
                    command
                        .env("GREENLIGHT_STORE", "store")
                        .env("GREENLIGHT_IDENTITY", format!("keys/{who}"));
                    command.env("HOME", town.path(who)).args(args).output().unwrap()
                };
                while !stop.load(Ordering::Relaxed) {
                    let done = command(&["show", case]);
                    assert_eq!(done.status.code(), Some(0), "{}", String::from_utf8_lossy(&done.stderr));
                    count.fetch_add(1, Ordering::Relaxed);
                }
            });
        }
        let done = std::panic::catch_unwind(std::panic::AssertUnwindSafe(does));
        stop.store(true, Ordering::Relaxed);
        if let Err(panic) = done {
            std::panic::resume_unwind(panic);
        }
    });
    count.into_inner()
}

#[test]
fn beside_busy_colleagues_the_vault_gets_its_new_key() {
    let (town, case) = with_a_case();
    let old = vault_key(&town, "third");
    let commands = beside_three_busy(&town, &case, || {
        for _ in 0..6 {
            town.does("admin", &["person", "rekey"]);
        }
        let revoked = json(&town, "admin", &["person", "revoke", "Ingram Vale-Tremblay"]);
        let by = Instant::now() + Duration::from_secs(30);
        while is_due(&town, "admin") && Instant::now() < by {
            town.does("admin", &["person", "list"]);
        }
        assert!(!is_due(&town, "admin"), "{revoked}");
    });
    assert!(!opens(&town, &old));
    assert!(commands > 20, "the colleagues did nothing: {commands}");
    assert_eq!(town.run("reviewer", &["verify"], "").code, 0);
}

#[test]
fn nobody_who_left_makes_it_forgotten() {
    let town = Town::with_people();
    let old = vault_key(&town, "vetter");
    // A new key of the vault from before, which somebody may put back.
    town.does("admin", &["person", "rekey"]);
    let kept = "SELECT value FROM local WHERE name = 'rekeyed'";
    let of = |key: &VaultKey| bare(&town, key).query_row(kept, [], |row| row.get::<_, Vec<u8>>(0));
    let earlier = of(&vault_key(&town, "vetter")).unwrap();
    assert!(!opens(&town, &old));
    let key = vault_key(&town, "vetter");
    let colleague = custody::open(&town.path("store"), &identity("reviewer")).unwrap();
    colleague.events().unwrap();
    town.does("admin", &["person", "revoke", "Théo Larivée"]);
    drop(colleague);
    assert!(is_due(&town, "reviewer"));
    // The vetter who left still has the key, and can write to the file.
    let vault = bare(&town, &key);
    for forged in [
        "DELETE FROM local WHERE name = 'rekeyed'".to_owned(),
        "INSERT OR REPLACE INTO local (name, value) VALUES ('rekeyed', x'00')".to_owned(),
    ] {
        vault.execute(&forged, []).unwrap();
        assert!(is_due(&town, "reviewer"), "{forged}");
    }
    vault.execute("INSERT OR REPLACE INTO local (name, value) VALUES ('rekeyed', ?)", [earlier]).unwrap();
    assert!(is_due(&town, "reviewer"), "of an earlier day");
    drop(vault);
    has(&ok(&town, "admin", &["list"]).err, &[CAUGHT_UP]);
    assert!(!is_due(&town, "reviewer") && !opens(&town, &key));
}

#[test]
fn a_role_that_is_given_back_needs_no_new_key() {
    let town = Town::with_people();
    let colleague = custody::open(&town.path("store"), &identity("reviewer")).unwrap();
    colleague.events().unwrap();
    town.does("admin", &["person", "revoke", "Théo Larivée"]);
    drop(colleague);
    assert!(is_due(&town, "reviewer"));
    town.does("admin", &["person", "list"]);
    assert!(!is_due(&town, "reviewer"));
    let again = ["person", "grant", "Théo Larivée", "--key", "keys/vetter.pub", "--role", "vetter"];
    town.does("admin", &[&again[..], &["--scope", "CA"]].concat());
    assert!(!is_due(&town, "reviewer"));
    assert_eq!(town.run("vetter", &["list"], "").code, 0);
    // And once more: what the last new key knew does not cover it.
    let colleague = custody::open(&town.path("store"), &identity("reviewer")).unwrap();
    colleague.events().unwrap();
    town.does("admin", &["person", "revoke", "Théo Larivée"]);
    drop(colleague);
    assert!(is_due(&town, "reviewer"));
}

#[test]
fn a_vetter_who_gives_the_vault_a_new_key_settles_nothing() {
    let town = Town::with_people();
    let colleague = custody::open(&town.path("store"), &identity("reviewer")).unwrap();
    colleague.events().unwrap();
    town.does("admin", &["person", "revoke", "Ingram Vale-Tremblay"]);
    drop(colleague);
    town.does("vetter", &["person", "rekey"]);
    assert!(is_due(&town, "reviewer"), "it is an administrator who answers for it");
    town.does("admin", &["list"]);
    assert!(!is_due(&town, "reviewer"));
}

#[test]
fn a_command_that_comes_during_a_new_key_waits_for_it() {
    let town = Town::with_people();
    let store = custody::open(&town.path("store"), &identity("admin")).unwrap();
    alone::be_alone(&store, Duration::from_secs(5)).unwrap();
    let started = Instant::now();
    std::thread::scope(|scope| {
        let comes = scope.spawn(|| town.run("vetter", &["list"], ""));
        std::thread::sleep(Duration::from_secs(1));
        let mut store = store;
        rekey::rekey(&mut store, [9; 32], &identity("admin"), Duration::from_secs(5)).unwrap();
        drop(store);
        let ran = comes.join().unwrap();
        assert_eq!(ran.code, 0, "{}", ran.err);
    });
    assert!(started.elapsed() >= Duration::from_secs(1));
    assert!(!town.path("store/.alone").exists());
    // What a process leaves that was killed keeps nobody out.
    std::fs::write(town.path("store/.alone"), b"").unwrap();
    town.does("vetter", &["list"]);
    town.does("admin", &["person", "rekey"]);
    assert!(!town.path("store/.alone").exists());
}

#[test]
fn two_who_both_want_to_be_alone_do_not_wait_for_each_other() {
    let town = Town::with_people();
    let [one, other] =
        ["admin", "vetter"].map(|who| custody::open(&town.path("store"), &identity(who)).unwrap());
    other.events().unwrap();
    std::thread::scope(|scope| {
        let waits = scope.spawn(move || alone::be_alone(&one, Duration::from_secs(3)));
        std::thread::sleep(Duration::from_millis(300));
        let started = Instant::now();
        assert!(matches!(alone::be_alone(&other, Duration::from_secs(3)), Err(StoreError::InUse)));
        assert!(started.elapsed() < Duration::from_secs(1));
        drop(other);
        waits.join().unwrap().unwrap();
    });
}
