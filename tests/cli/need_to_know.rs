//! Who reads what: the auditor's log without content, drafts after a recusal, warnings that tell of no case out of
//! sight, a verification beside a colleague who writes, the same report twice.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use crate::kit::town::spelled::finding;

struct Town {
    place: tempfile::TempDir,
}

impl Town {
    /// An invented party: `name role scope` for each.
    fn of(people: &[(&str, &str, &str)]) -> Town {
        let town = Town { place: tempfile::tempdir().unwrap() };
        town.key("admin");
        town.ok("admin", &["init", "--org", "Example Party"]);
        for (name, role, scope) in people {
            let public = town.key(name);
            let public = public.to_str().unwrap();
            town.ok("admin", &["person", "add", name, "--key", public, "--role", role, "--scope", scope]);
        }
        town
    }

    fn path(&self, name: &str) -> PathBuf {
        self.place.path().join(name)
    }

    fn key(&self, name: &str) -> PathBuf {
        let file = self.path(name);
        let made =
            Command::new("ssh-keygen").args(["-q", "-t", "ed25519", "-N", "", "-f"]).arg(&file).status();
        assert!(made.unwrap().success());
        file.with_extension("pub")
    }

    fn command(&self, who: &str, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_greenlight"));
        command.arg("--store").arg(self.path("store")).arg("--identity").arg(self.path(who)).args(args);
        command.env("LC_ALL", "C").env_remove("GREENLIGHT_LANG").stdin(Stdio::null());
        command
    }

    fn run(&self, who: &str, args: &[&str]) -> Output {
        self.command(who, args).output().unwrap()
    }

    fn ok(&self, who: &str, args: &[&str]) -> String {
        let output = self.run(who, args);
        assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap().trim().to_owned()
    }
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

#[test]
fn the_auditor_reads_who_did_what_when_and_no_content() {
    let town = Town::of(&[("vetter", "vetter", "ON"), ("auditor", "auditor", "CA")]);
    let case = town.ok("vetter", &["open", "--name", "Jordan Example", "--district", "35001"]);
    town.ok("vetter", &finding(&case, "3", "a lien"));
    town.ok(
        "vetter",
        &[
            "check",
            "record",
            &case,
            "police",
            "--kind",
            "crjmc",
            "--status",
            "read",
            "--result",
            "incomplete",
            "--issued",
            "2026-01-05",
        ],
    );
    town.ok("vetter", &["doc", "receive", &case, "--title", "Divorce papers"]);
    for json in [&["log", &case][..], &["--json", "log", &case]] {
        let log = town.ok("auditor", json);
        assert!(log.contains("record"), "{log}");
        // Letters of an id may look like a grade; no word does.
        let words: Vec<&str> = log.split(|c: char| !c.is_alphanumeric()).collect();
        for secret in ["lien", "financial", "B2", "severity", "resolved", "incomplete", "Divorce", "Jordan"] {
            assert!(!words.contains(&secret), "{secret}: {log}");
        }
    }
    assert_eq!(town.run("auditor", &["show", &case]).status.code(), Some(3));
}

#[test]
fn a_recusal_hides_drafts_too() {
    let town = Town::of(&[("vetter", "vetter", "ON")]);
    let case = town.ok("vetter", &["open", "--name", "Jordan Example", "--district", "35001"]);
    // Every text of a refused act is kept, not only the first.
    let refused = town
        .run("vetter", &["decide", &case, "greenlight", "--why", "first text", "--applicant", "second text"]);
    assert_eq!(refused.status.code(), Some(4));
    let draft = town.ok("vetter", &["draft", "show", "1"]);
    assert!(draft.contains("first text") && draft.contains("second text"), "{draft}");
    town.ok("vetter", &["conflict", &case, "declare", "--yes", "--kind", "business", "--text", "partners"]);
    assert_eq!(town.run("vetter", &["draft", "show", "1"]).status.code(), Some(3));
    assert!(!town.ok("vetter", &["--json", "draft", "list"]).contains("first text"));
}

#[test]
fn a_warning_tells_of_no_case_out_of_sight() {
    let town = Town::of(&[("east", "vetter", "QC"), ("west", "vetter", "ON")]);
    town.ok("west", &["open", "--name", "Jordan Example", "--district", "35001"]);
    // One names the district, the other only counts, for it is pasted: neither tells of a case out of sight.
    for (args, telling) in [(["person", "list"].as_slice(), "35001"), (&["doctor"], "too few approvers: 1")] {
        assert!(said(&town.run("west", args)).contains(telling), "{args:?}");
        assert!(!said(&town.run("east", args)).contains(telling), "{args:?}");
    }
    assert!(!said(&town.run("west", &["doctor"])).contains("35001"));
}

#[test]
fn verifying_beside_a_colleague_who_writes_is_no_alarm() {
    let town = Town::of(&[("vetter", "vetter", "ON")]);
    let case = town.ok("vetter", &["open", "--name", "Jordan Example", "--district", "35001"]);
    let paper = town.path("paper.txt");
    std::fs::write(&paper, "a paper").unwrap();
    let paper = paper.to_str().unwrap();
    std::thread::scope(|scope| {
        let writer = scope.spawn(|| {
            for _ in 0..12 {
                town.ok("vetter", &["doc", "receive", &case, paper]);
            }
        });
        while !writer.is_finished() {
            let output = town.run("admin", &["verify"]);
            assert!(output.status.success(), "{}", said(&output));
        }
    });
}

#[test]
fn the_same_report_twice_changes_nothing() {
    let town = Town::of(&[("vetter", "vetter", "ON")]);
    let case = town.ok("vetter", &["open", "--name", "Margaret Quill", "--district", "35001"]);
    let report = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/provider/checkr-clear.json");
    town.ok("vetter", &["conflict", &case, "none"]);
    let import = ["check", "import", &case, report.to_str().unwrap(), "--vendor", "checkr"];
    town.ok("vetter", &import);
    town.ok("vetter", &["check", "read", &case, "police", "--result", "negative"]);
    let before = town.ok("vetter", &["--json", "show", &case]);
    town.ok("vetter", &import);
    assert_eq!(before, town.ok("vetter", &["--json", "show", &case]));
}
