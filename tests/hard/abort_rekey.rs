//! A process ends at every named moment of a departure, a re-key, a backup and a restore. Afterwards everybody who should
//! opens the store, nobody else does, it verifies, and the same command brings the work to its end.

use std::process::Command;

use greenlight::custody::alone::PATIENCE;
use greenlight::custody::restore::{self, open_beside};
use greenlight::custody::{self, backup, rekey};
use greenlight::domain::entry::Timestamp;
use greenlight::seal::identity::Identity;
use greenlight::store::points::{Point, arm};

use crate::Size;
use crate::kit::town::{Town, identity};

/// The moments, each with what is under way then.
const MOMENTS: &[(&str, Point)] = &[
    ("grant", Point::GrantSigned),
    ("revoke", Point::RevokeSigned),
    ("revoke", Point::RevokeDismissed),
    ("rekey", Point::RekeyAlone),
    ("rekey", Point::RekeyNextWritten),
    ("rekey", Point::RekeyCipherDone),
    ("rekey", Point::RekeyHalfSwapped),
    ("rekey", Point::RekeySwapped),
    ("backup", Point::BackupSealed),
    ("backup", Point::BackupTested),
    ("restore", Point::RestoreUnpacked),
    ("restore", Point::RestoreMovedAside),
    ("restore", Point::RestoreMovedIn),
];

/// Who holds a role once the third approver has left.
const LEFT: [&str; 6] = ["admin", "vetter", "reviewer", "approver", "second", "leader"];

/// The process that is cut short: what it does, at which moment it ends (or after how many microseconds it is killed
/// from outside: then none), in which folder.
pub fn child(args: &[String]) {
    let [what, moment, dir] = args else { panic!("{args:?}") };
    if let Some((_, point)) = moment.parse::<usize>().ok().and_then(|at| MOMENTS.get(at)) {
        arm(*point);
    }
    let (dir, me) = (std::path::Path::new(dir), identity("admin"));
    let store = dir.join("store");
    match what.as_str() {
        "grant" => counter(dir, &GRANT),
        "revoke" => counter(dir, &["person", "revoke", "Desmond Farquharson"]),
        "rekey" => rekey::rekey(&mut custody::open(&store, &me).unwrap(), [9; 32], &me, PATIENCE).unwrap(),
        "backup" => {
            backup::backup(&custody::open(&store, &me).unwrap(), &dir.join("two.age"), &me, &|_, _| {})
                .unwrap();
        }
        _ => restore(dir, &me),
    }
}

const GRANT: [&str; 9] =
    ["person", "add", "Wendel Harrow", "--key", "keys/stranger.pub", "--role", "vetter", "--scope", "CA"];

/// The counter itself, as the administrator.
fn counter(dir: &std::path::Path, args: &[&str]) {
    std::env::set_current_dir(dir).unwrap();
    let words = ["greenlight", "--store", "store", "--identity", "keys/admin"].iter().chain(args);
    assert_eq!(greenlight::cli::run(words.map(std::ffi::OsString::from)), 0);
}

fn restore(dir: &std::path::Path, me: &Identity) {
    let store = dir.join("store");
    let restored = open_beside(&dir.join("one.age"), &store, me, &|_, _| {}).unwrap();
    let here = custody::open(&store, me).unwrap();
    assert!(!restore::loses_to(&here, &restored.store).unwrap().forward);
    let at: Timestamp = "2026-11-22T15:00:00Z".parse().unwrap();
    restored.move_in(&store, Some(&here), &at.to_string()).unwrap();
}

/// A town that the third approver has left; `one.age` is a backup from before.
fn town() -> Town {
    let town = Town::with_people();
    town.does("vetter", &["open", "--name", "Odalys Brannigan", "--district", "Ajax"]);
    town.does("admin", &["backup", "one.age"]);
    town.does("admin", &["person", "revoke", "Ingram Vale-Tremblay"]);
    town
}

fn ends(town: &Town, what: &str, moment: usize) {
    let done = Command::new(std::env::current_exe().unwrap())
        .args(["abort-rekey-child", what, &moment.to_string()])
        .arg(town.path(""))
        .stderr(std::process::Stdio::null())
        .status()
        .unwrap();
    assert!(!done.success(), "{what} {:?} was not reached", MOMENTS[moment].1);
}

/// Everybody who should opens the store, nobody else does, and it verifies.
fn holds(town: &Town, when: &str) {
    for who in LEFT {
        let ran = town.run(who, &["verify"], "");
        assert_eq!(ran.code, 0, "{when}, {who}: {}", ran.err);
    }
    assert_eq!(town.run("third", &["list"], "").code, 7, "{when}");
    for folder in ["keys.next", "keys.old"] {
        assert!(!town.path("store").join(folder).exists(), "{when}: {folder}");
    }
}

/// The row.
pub fn run(size: Size) -> String {
    let mut tried = 0;
    let moments = MOMENTS.iter().enumerate();
    // Each time has a fresh town, because the keys and times must not matter.
    for (at, (what, point)) in (0..size.of(1, 50)).flat_map(|_| moments.clone()) {
        let town = town();
        ends(&town, what, at);
        tried += 1;
        let when = format!("{point:?}");
        match *what {
            "grant" => {
                assert_eq!(town.run("stranger", &["list"], "").code, 7, "{when}");
                assert!(
                    town.run("admin", &["doctor"], "").out.contains("do not open the store: 1"),
                    "{when}"
                );
                town.does("admin", &GRANT);
                town.does("stranger", &["list"]);
                holds(&town, &when);
            }
            "revoke" => {
                // It is signed, everybody can see what is due, and nobody but an administrator does it.
                let due = "may still have the key of the vault";
                assert!(town.run("vetter", &["doctor"], "").out.contains(due), "{when}");
                assert!(town.run("vetter", &["verify"], "").out.contains(due), "{when}");
                let ran = town.run("vetter", &["list"], "");
                assert!(ran.code == 0 && !ran.err.contains("key"), "{when}: {}", ran.err);
                let ran = town.run("admin", &["list"], "");
                assert!(ran.code == 0 && ran.err.contains("has a new key now"), "{when}: {}", ran.err);
                assert!(!town.run("admin", &["doctor"], "").out.contains(due), "{when}");
                assert_eq!(town.run("second", &["list"], "").code, 7, "{when}");
                town.does("vetter", &["verify"]);
            }
            "rekey" => {
                // The first to open the store settles it, even if somebody else began.
                holds(&town, &when);
                town.does("admin", &["person", "rekey"]);
                holds(&town, &when);
            }
            "backup" => {
                assert!(!town.path("two.age").exists(), "{when}: no half-made backup has a name");
                town.does("admin", &["backup", "two.age"]);
                holds(&town, &when);
            }
            _ => {
                if *point == Point::RestoreMovedIn {
                    // The state of the backup: the third approver is back. This machine remembers more, and says so until
                    // somebody accepts it.
                    assert_eq!(town.run("third", &["verify"], "").code, 8, "{when}");
                    town.does("third", &["accept-rollback", "--why", "a drill"]);
                    assert_eq!(town.run("third", &["verify"], "").code, 0, "{when}");
                } else {
                    // The next command finds the store that was moved aside back in its folder.
                    holds(&town, &when);
                }
            }
        }
    }
    let kills = size.of(60, 1000);
    let half = killed(kills);
    assert!(half > 0, "no kill hit a re-key that was under way");
    format!(
        "{tried} moments, {kills} kills from outside ({half} in the middle), everybody let in, nobody else"
    )
}

/// A re-key that is killed at moments that nobody chose, in the middle of the cipher's own work, too: how many hit it
/// there.
fn killed(kills: u32) -> u32 {
    let (town, mut half) = (town(), 0);
    for kill in 0..kills {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["abort-rekey-child", "rekey", "none"])
            .arg(town.path(""))
            .stderr(std::process::Stdio::null())
            .spawn()
            .unwrap();
        let pause = u64::from(greenlight::domain::ids::sha256(&kill.to_be_bytes())[0]) * 150;
        std::thread::sleep(std::time::Duration::from_micros(pause));
        child.kill().unwrap();
        child.wait().unwrap();
        half +=
            u32::from(town.path("store/vault.db-journal").exists() || town.path("store/keys.next").exists());
        let who = LEFT[kill as usize % LEFT.len()];
        let ran = town.run(who, &["verify"], "");
        assert_eq!(ran.code, 0, "kill {kill}, {who}: {}", ran.err);
    }
    holds(&town, "after the kills");
    half
}
