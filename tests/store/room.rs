//! A disk that is full: what only reads goes on, what writes says how much room there is and how much it takes, and
//! nobody is locked out, a log of writes that waits since a crash included.

use std::fs;
use std::io::Write;
use std::path::Path;

use greenlight::custody;
use greenlight::store::Batch;
use greenlight::store::layout::vault_file;

use crate::kit::apart;
use crate::kit::town::filled::{copy, raw, undecided_store};
use crate::kit::town::{NOW, Ran, Town, identity};

/// What a disk is filled up with.
const FILLER: &str = "filler";

fn bytes_in(dir: &Path) -> u64 {
    let all = fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path());
    all.map(|path| if path.is_dir() { bytes_in(&path) } else { fs::metadata(&path).unwrap().len() + 4096 })
        .sum()
}

/// Writes a disk full, to the last byte.
fn fill(disk: &Path) {
    let mut file = fs::File::options().create(true).append(true).open(disk.join(FILLER)).unwrap();
    for size in [1 << 16, 1 << 12, 1] {
        while file.write(&vec![1; size]).is_ok_and(|written| written > 0) {}
    }
}

/// A town with a case, and on a small disk a copy of its store; `crashed`: as a crash leaves it, with a long note in the
/// log of writes alone.
fn on_a_small_disk(crashed: bool, spare: u64) -> (Town, String) {
    let town = undecided_store();
    let listed = town.run("vetter", &["--json", "list"], "").out;
    let listed: serde_json::Value = serde_json::from_str(&listed).unwrap();
    let case = listed[0]["id"].as_str().unwrap().to_owned();
    let somebody = raw(&town.path("store"));
    somebody.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(())).unwrap();
    let words: Vec<String> = (0..9000).map(|number| format!("word{number}")).collect();
    let ran = town.run("vetter", &["note", &case, "--text", "-"], &words.join(" "));
    assert_eq!(ran.code, 0, "{}", ran.err);
    if crashed {
        let waits = fs::metadata(town.path("store/vault.db-wal")).unwrap().len();
        assert!(waits > 100_000, "{waits}");
    } else {
        somebody.close().unwrap();
    }
    copy(&town.path("store"), &town.path("ready"));
    apart::disk(&town.path("small"), bytes_in(&town.path("ready")) + spare);
    copy(&town.path("ready"), &town.path("small/store"));
    (town, case)
}

fn on_disk(town: &Town, who: &str, args: &[&str], stdin: &str) -> Ran {
    town.run(who, &[&["--store", "small/store"], args].concat(), stdin)
}

#[test]
fn what_only_reads_goes_on_when_the_disk_is_full() {
    if !apart::inside(what_only_reads_goes_on_when_the_disk_is_full) {
        return;
    }
    for crashed in [false, true] {
        let (town, case) = on_a_small_disk(crashed, 64 * 1024);
        fill(&town.path("small"));
        let reading: [&[&str]; 14] = [
            &["list"],
            &["show", &case],
            &["next", &case],
            &["due"],
            &["brief", &case],
            &["log", &case],
            &["log", "roster"],
            &["search", "word77"],
            &["flag", "list"],
            &["person", "list"],
            &["doc", "list", &case],
            &["export", "--csv"],
            &["verify"],
            &["policy", "show"],
        ];
        for args in reading {
            for json in [&[][..], &["--json"]] {
                let args = [args, json].concat();
                let (there, here) = (on_disk(&town, "vetter", &args, ""), town.run("vetter", &args, ""));
                assert_eq!(there.code, 0, "{crashed} {args:?}: {}", there.err);
                assert_eq!(there.out, here.out, "{crashed} {args:?}");
                assert!(!there.err.contains("Error"), "{args:?}: {}", there.err);
            }
        }
        // A person whose memory of the store is on the same disk reads, too.
        let mut command = town.command(env!("CARGO_BIN_EXE_greenlight"));
        command.env("HOME", town.path("small")).env("XDG_DATA_HOME", town.path("small/data"));
        command.env("GREENLIGHT_IDENTITY", "keys/vetter").args(["--store", "small/store", "list"]);
        let ran = command.output().unwrap();
        assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
        // One waits for the other.
        let start = |_| {
            let mut command = town.command(env!("CARGO_BIN_EXE_greenlight"));
            command.env("GREENLIGHT_IDENTITY", "keys/vetter");
            command.args(["--store", "small/store", "show", &case]).stdout(std::process::Stdio::null());
            command.spawn().unwrap()
        };
        let together: Vec<_> = (0..4).map(start).collect();
        for mut one in together {
            assert!(one.wait().unwrap().success());
        }
    }
}

#[test]
fn what_leaves_for_another_disk_leaves_a_full_one() {
    if !apart::inside(what_leaves_for_another_disk_leaves_a_full_one) {
        return;
    }
    for crashed in [false, true] {
        let (town, case) = on_a_small_disk(crashed, 64 * 1024);
        fill(&town.path("small"));
        for (who, args) in [
            ("approver", &["proof", &case, "--out", "proof"][..]),
            ("approver", &["checkpoint", "--out", "slip.txt"]),
            ("admin", &["backup", "one.age"]),
        ] {
            let ran = on_disk(&town, who, args, "");
            assert_eq!(ran.code, 0, "{crashed} {args:?}: {}", ran.err);
        }
        // Nothing was brought into the file from the log, and nothing lost from it.
        let waits = fs::metadata(town.path("small/store/vault.db-wal")).map_or(0, |log| log.len());
        assert_eq!(waits > 100_000, crashed, "{waits}");
    }
}

#[test]
fn what_writes_to_a_full_disk_says_what_it_lacks() {
    if !apart::inside(what_writes_to_a_full_disk_says_what_it_lacks) {
        return;
    }
    for crashed in [false, true] {
        let (town, case) = on_a_small_disk(crashed, 64 * 1024);
        fill(&town.path("small"));
        let ran = on_disk(&town, "vetter", &["note", &case, "--text", "-"], "A note that finds no room.");
        assert_eq!(ran.code, 1, "{}", ran.err);
        for said in
            ["no room left on the disk", "small/store", "0.0 MiB are free", "about 1.0 MiB are needed"]
        {
            assert!(ran.err.contains(said), "{said}: {}", ran.err);
        }
        assert!(ran.err.contains("A note that finds no room."), "{}", ran.err);
        let ran = on_disk(&town, "vetter", &["--lang", "fr", "note", &case, "--text", "-"], "Une note.");
        assert!(ran.err.contains("0,0 Mio") && ran.err.contains("1,0 Mio"), "{}", ran.err);
        assert_eq!(on_disk(&town, "vetter", &["verify"], "").code, 0);
    }
}

#[test]
fn a_store_from_a_full_disk_goes_on_where_there_is_room() {
    if !apart::inside(a_store_from_a_full_disk_goes_on_where_there_is_room) {
        return;
    }
    for crashed in [false, true] {
        let (town, case) = on_a_small_disk(crashed, 64 * 1024);
        let before = town.run("admin", &["--json", "doctor"], "");
        fill(&town.path("small"));
        assert_eq!(on_disk(&town, "vetter", &["note", &case, "--text", "-"], "No room.").code, 1);
        fs::remove_file(town.path("small").join(FILLER)).unwrap();
        apart::disk(&town.path("large"), 64 << 20);
        copy(&town.path("small/store"), &town.path("large/store"));
        let events = |ran: Ran| {
            let data: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
            data["events"].as_i64().unwrap()
        };
        let large =
            |who: &str, args: &[&str]| town.run(who, &[&["--store", "large/store"], args].concat(), "Now.");
        assert_eq!(large("vetter", &["note", &case, "--text", "-"]).code, 0);
        assert_eq!(events(large("admin", &["--json", "doctor"])), events(before) + 1);
        assert_eq!(large("vetter", &["verify"]).code, 0);
    }
}

#[test]
fn what_takes_much_room_says_how_much() {
    if !apart::inside(what_takes_much_room_says_how_much) {
        return;
    }
    let (town, case) = on_a_small_disk(false, 512 * 1024);
    fs::write(town.path("scan.pdf"), vec![7; 6 << 20]).unwrap();
    let vault = fs::metadata(town.path("small/store/vault.db")).unwrap().len();
    let needs = |ran: &Ran| -> f64 {
        assert_eq!(ran.code, 1, "{}", ran.err);
        let (_, after) = ran.err.split_once("are free, about ").unwrap_or_else(|| panic!("{}", ran.err));
        after.split(' ').next().unwrap().parse::<f64>().unwrap()
    };
    let needed =
        needs(&on_disk(&town, "vetter", &["doc", "receive", &case, "scan.pdf", "--title", "A scan"], ""));
    assert!((13.0..14.0).contains(&needed), "{needed}");
    #[allow(clippy::cast_precision_loss, reason = "a few megabytes")]
    let vaults = vault as f64 / f64::from(1 << 20);
    let needed = needs(&on_disk(&town, "admin", &["backup", "small/one.age"], ""));
    assert!((3.0 * vaults..3.0 * vaults + 1.2).contains(&needed), "{needed} {vaults}");
    assert!(!town.path("small/one.age").exists());
    // Whatever could not be written left nothing behind, and the store is what it was.
    let left = fs::read_dir(town.path("small")).unwrap().map(|entry| entry.unwrap().file_name());
    let left: Vec<_> = left.filter(|name| name != "store").collect();
    assert!(left.is_empty(), "{left:?}");
    assert_eq!(on_disk(&town, "vetter", &["verify"], "").code, 0);
    let brief = ["brief", &case, "--out", "small/brief.md"];
    fill(&town.path("small"));
    let ran = on_disk(&town, "vetter", &brief, "");
    assert!(needs(&ran) < 1.5 && ran.err.contains("small/brief.md"), "{}", ran.err);
    assert!(!town.path("small/brief.md").exists());
    assert_eq!(on_disk(&town, "admin", &["person", "rekey"], "").code, 1);
    assert_eq!(on_disk(&town, "vetter", &["list"], "").code, 0);
}

/// Somebody reads for long on a full disk; meanwhile there is room again, and a colleague writes. Nothing of that is lost
/// when the reader is done.
#[test]
fn who_read_on_a_full_disk_takes_nothing_back() {
    if !apart::inside(who_read_on_a_full_disk_takes_nothing_back) {
        return;
    }
    for crashed in [false, true] {
        let (town, case) = on_a_small_disk(crashed, 2 << 20);
        fill(&town.path("small"));
        let vault = town.path("small/store");
        let mut reader = custody::open(&vault, &identity("vetter")).unwrap();
        let roster = reader.roster().unwrap();
        // Any other look at the file by the same process lets its lock go.
        drop(fs::File::open(vault_file(&vault)).unwrap());
        fs::remove_file(town.path("small").join(FILLER)).unwrap();
        for number in 0..3 {
            let words = format!("A colleague's note {number}.");
            let ran = on_disk(&town, "reviewer", &["note", &case, "--text", "-"], &words);
            assert_eq!(ran.code, 0, "{}", ran.err);
        }
        // It goes on reading, if it can, and is refused whatever it would write.
        let _ = reader.case(case.parse().unwrap(), &roster);
        assert!(reader.rebuild(&mut |_, _| {}).is_err());
        assert!(reader.append(&Batch::default(), NOW.parse().unwrap()).is_err());
        let _ = reader.verify(&|_| {});
        drop(reader);
        assert_eq!(on_disk(&town, "vetter", &["verify"], "").code, 0, "{crashed}");
        let shown = on_disk(&town, "vetter", &["show", &case], "").out;
        assert!((0..3).all(|number| shown.contains(&format!("A colleague's note {number}."))), "{shown}");
    }
}
