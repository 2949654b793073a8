//! What somebody types: the text in an editor is in memory and in nobody's way, and gone however the command ends; a
//! text that is too long and a name that nobody can see are refused in words that fit.

use std::fs::{self, File};
use std::io::{Read, Write};
use std::os::fd::OwnedFd;
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown, symlink};
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus};
use std::time::{Duration, Instant};

use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use serde_json::Value;

use crate::kit::apart;
use crate::kit::town::Town;
use crate::kit::town::ask::{json, refuses};

/// What stands in the editor.
const TEXT: &str = "A journey that somebody paid.";

/// A command on a terminal of its own, which is the only thing that it has.
struct OnTerminal {
    terminal: Option<File>,
    child: Child,
}

impl OnTerminal {
    /// Starts `greenlight note CASE` with this editor, and waits until it is open.
    fn edits(town: &Town, case: &str, editor: &str, places: &[(&str, &Path)]) -> OnTerminal {
        let _ = fs::remove_file(town.path("open"));
        let terminal = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY | OpenptFlags::CLOEXEC).unwrap();
        grantpt(&terminal).unwrap();
        unlockpt(&terminal).unwrap();
        let path = ptsname(&terminal, Vec::new()).unwrap();
        let end = File::options().read(true).write(true).open(path.to_str().unwrap()).unwrap();
        let copy = || OwnedFd::from(end.try_clone().unwrap());
        // The terminal belongs to it, so that it hears of its end and of the keys that interrupt.
        let mut command = town.command("setsid");
        command.arg("--ctty").arg(env!("CARGO_BIN_EXE_greenlight")).args(["note", case]);
        command.env("EDITOR", editor).env("TERM", "xterm");
        command.env("GREENLIGHT_STORE", "store").env("GREENLIGHT_IDENTITY", "keys/vetter");
        command.envs(places.iter().copied());
        command.stdin(copy()).stdout(copy()).stderr(copy());
        let child = command.spawn().unwrap();
        drop((end, command));
        let terminal = File::from(terminal);
        // Whatever it writes is read, so that nothing waits for room on the line.
        let mut reader = terminal.try_clone().unwrap();
        std::thread::spawn(move || while reader.read(&mut [0; 1024]).is_ok_and(|read| read > 0) {});
        OnTerminal { terminal: Some(terminal), child }
    }

    fn signal(&self, signal: i32) {
        kill(signal, self.child.id());
    }

    /// How it ended.
    fn ended(&mut self) -> ExitStatus {
        soon("the command ends", || self.child.try_wait().unwrap())
    }
}

fn kill(signal: i32, pid: u32) {
    let signal = format!("-{signal}");
    assert!(Command::new("kill").args([signal, pid.to_string()]).status().unwrap().success());
}

#[track_caller]
fn soon<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    let until = Instant::now() + Duration::from_secs(30);
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(Instant::now() < until, "{what}");
        std::thread::sleep(Duration::from_millis(10));
    }
}

/// An editor that writes the text and a swap file, says where and who it is, and does what is left.
fn editor(town: &Town, then: &str) -> String {
    minding(town, "", then)
}

/// The same, which minds signals in its own way from the start.
fn minding(town: &Town, first: &str, then: &str) -> String {
    let script = format!(
        "#!/bin/sh\n{first}\nfor last; do :; done\nprintf '%s\\n' '{TEXT}' > \"$last\"\nprintf '%s ' \"$@\" > \"$HOME/told\"\n\
         echo swap > \"${{last%/*}}/.text.txt.swp\"\nprintf '%s\\n%s\\n' \"$last\" $$ > \"$HOME/opening\"\n\
         mv \"$HOME/opening\" \"$HOME/open\"\n{then}\n"
    );
    let path = town.path("editor");
    fs::write(&path, script).unwrap();
    fs::set_permissions(&path, PermissionsExt::from_mode(0o755)).unwrap();
    path.display().to_string()
}

/// Where the text stands, and the editor's process.
fn opened(town: &Town) -> (PathBuf, u32) {
    let said = soon("the editor opens", || fs::read_to_string(town.path("open")).ok());
    let (path, pid) = said.trim_end().split_once('\n').unwrap();
    (PathBuf::from(path), pid.parse().unwrap())
}

fn runs(pid: u32) -> bool {
    let status = fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
    !status.is_empty() && !status.contains(") Z ")
}

fn town() -> (Town, String) {
    let town = Town::with_people();
    let case = town.does("vetter", &["open", "--name", "Odalys Brannigan", "--district", "Ajax"]);
    town.does("vetter", &["conflict", &case, "none"]);
    (town, case)
}

fn notes(town: &Town, case: &str) -> usize {
    json(town, "vetter", &["show", case])["notes"].as_array().unwrap().len()
}

#[test]
fn a_text_in_the_editor_is_in_memory_and_gone_when_it_is_signed() {
    let (town, case) = town();
    let mut at_work = OnTerminal::edits(
        &town,
        &case,
        &editor(&town, "while [ ! -e \"$HOME/go\" ]; do sleep 0.05; done"),
        &[],
    );
    let (path, _) = opened(&town);
    let folder = path.parent().unwrap();
    if Path::new("/dev/shm").is_dir() {
        assert!(folder.starts_with("/dev/shm"), "{}", folder.display());
    }
    assert_eq!(fs::metadata(folder).unwrap().mode() & 0o777, 0o700);
    assert_eq!(fs::metadata(&path).unwrap().mode() & 0o777, 0o600);
    // A command beside it takes nothing away, and says nothing.
    let beside = town.run("reviewer", &["list"], "");
    assert!(beside.code == 0 && !beside.err.contains("editor"), "{}", beside.err);
    assert!(path.exists());
    fs::write(town.path("go"), "").unwrap();
    assert!(at_work.ended().success());
    assert!(!folder.exists());
    assert_eq!(notes(&town, &case), 1);
}

#[test]
fn every_signal_that_ends_the_command_takes_the_text_away() {
    let (town, case) = town();
    let waits = editor(&town, "exec sleep 300");
    // HUP INT QUIT TRAP ABRT USR1 USR2 ALRM TERM XCPU XFSZ VTALRM PROF SYS
    for signal in [1, 2, 3, 5, 6, 10, 12, 14, 15, 24, 25, 26, 27, 31] {
        let mut at_work = OnTerminal::edits(&town, &case, &waits, &[]);
        let (path, editor) = opened(&town);
        at_work.signal(signal);
        assert_eq!(at_work.ended().signal(), Some(signal));
        assert!(!path.parent().unwrap().exists(), "signal {signal}");
        assert!(!runs(editor), "signal {signal}: the editor writes on");
    }
    assert_eq!(notes(&town, &case), 0);
    // A pipe that breaks ends nothing.
    let mut at_work = OnTerminal::edits(&town, &case, &editor(&town, "sleep 1"), &[]);
    opened(&town);
    at_work.signal(13);
    assert!(at_work.ended().success());
    assert_eq!(notes(&town, &case), 1);
}

#[test]
fn closing_the_terminal_takes_the_text_away() {
    let (town, case) = town();
    for (first, then) in
        [("", "exec sleep 300"), ("trap '' HUP TERM", "while :; do sleep 0.2; echo more >> \"$last\"; done")]
    {
        let mut at_work = OnTerminal::edits(&town, &case, &minding(&town, first, then), &[]);
        let (path, editor) = opened(&town);
        // The thread that reads ends with the line as well.
        let line = at_work.terminal.take().unwrap();
        at_work.signal(1);
        drop(line);
        assert_eq!(at_work.ended().signal(), Some(1), "{then}");
        assert!(!path.parent().unwrap().exists(), "{then}");
        assert!(!runs(editor), "{then}");
    }
    assert_eq!(notes(&town, &case), 0);
}

#[test]
fn a_key_that_an_editor_takes_for_itself_ends_nothing() {
    let (town, case) = town();
    let first = "trap ': > \"$HOME/interrupted\"' INT QUIT";
    let then = "while [ ! -e \"$HOME/interrupted\" ]; do sleep 0.05; done\nsleep 0.3";
    for key in [b"\x03", b"\x1c"] {
        let _ = fs::remove_file(town.path("interrupted"));
        let mut at_work = OnTerminal::edits(&town, &case, &minding(&town, first, then), &[]);
        let (path, _) = opened(&town);
        at_work.terminal.as_mut().unwrap().write_all(key).unwrap();
        assert!(at_work.ended().success(), "{key:?}");
        assert!(!path.parent().unwrap().exists());
    }
    assert_eq!(notes(&town, &case), 2);
}

#[test]
fn the_next_command_takes_away_what_a_kill_leaves() {
    // In a memory of its own: another Greenlight on this machine would take it away first.
    if !apart::inside(the_next_command_takes_away_what_a_kill_leaves) {
        return;
    }
    let (town, case) = town();
    for place in ["/dev/shm", "XDG_RUNTIME_DIR", "TMPDIR"] {
        let of_its_own = town.path(&format!("place-{}", place.replace('/', "-")));
        fs::create_dir_all(&of_its_own).unwrap();
        let set: Vec<(&str, &Path)> = if place == "/dev/shm" {
            apart::disk(Path::new(place), 1 << 20);
            Vec::new()
        } else {
            // Where memory takes nothing, the next place is taken.
            apart::disk(Path::new("/dev/shm"), 4096);
            let _ = fs::write("/dev/shm/full", vec![0; 8192]);
            vec![(place, of_its_own.as_path())]
        };
        // Its terminal goes with the command; the editor does not mind.
        let stays = minding(&town, "trap '' HUP", "exec sleep 300");
        let mut at_work = OnTerminal::edits(&town, &case, &stays, &set);
        let (path, editor) = opened(&town);
        let folder = path.parent().unwrap().to_owned();
        at_work.signal(9);
        at_work.ended();
        let list = |lang: &str| {
            let mut command = town.command(env!("CARGO_BIN_EXE_greenlight"));
            command.env("GREENLIGHT_STORE", "store").env("GREENLIGHT_IDENTITY", "keys/reviewer");
            command.envs(set.iter().copied());
            let ran = command.args(["--lang", lang, "list"]).output().unwrap();
            assert!(ran.status.success());
            String::from_utf8(ran.stderr).unwrap()
        };
        // The editor goes on: somebody may still save what they write.
        assert!(!list("en").contains("editor") && path.exists(), "{place}");
        kill(9, editor);
        soon("the editor is gone", || (!runs(editor)).then_some(()));
        // What stands in it is never followed.
        fs::create_dir_all(town.path("precious")).unwrap();
        fs::write(town.path("precious/file"), "mine").unwrap();
        symlink(town.path("precious"), folder.join("link")).unwrap();
        symlink(town.path("precious"), folder.with_file_name("greenlight-text-link")).unwrap();
        // Another account's is left alone, whatever it is called.
        let theirs = folder.with_file_name("greenlight-text-theirs");
        fs::create_dir(&theirs).unwrap();
        fs::write(theirs.join("held"), "").unwrap();
        let strange = chown(&theirs, Some(12345), Some(12345)).is_ok();
        let said = list("fr");
        assert!(said.contains("supprimé"), "{place}: {said}");
        assert!(!folder.exists(), "{place}");
        assert_eq!(theirs.exists(), strange, "{place}");
        assert_eq!(fs::read_to_string(town.path("precious/file")).unwrap(), "mine");
        assert!(!list("en").contains("editor"), "{place}: it is said once");
    }
}

#[test]
fn editors_that_are_known_are_told_to_keep_nothing() {
    let (town, case) = town();
    let path = editor(&town, "");
    for (name, told) in [
        ("vim", "-n -i NONE -c silent! set noswapfile nobackup nowritebackup noundofile viminfo="),
        ("nvim", "-n -i NONE"),
        ("nano", "--ignorercfiles"),
        ("emacs", "--eval (setq make-backup-files nil auto-save-default nil create-lockfiles nil"),
        ("ed", ""),
    ] {
        let named = town.path(&format!("bin/{name}"));
        symlink(&path, town.path(&format!("a-{name}"))).unwrap();
        fs::copy(&path, &named).unwrap();
        // By its name, by its path, and with options of its owner's.
        for way in [name.to_owned(), format!("{} +1", named.display())] {
            let mut at_work = OnTerminal::edits(&town, &case, &way, &[]);
            assert!(at_work.ended().success());
            let said = fs::read_to_string(town.path("told")).unwrap();
            assert!(said.starts_with(told), "{way}: {said}");
            assert_eq!(said.contains(" +1 ") || said.starts_with("+1 "), way.ends_with(" +1"), "{said}");
        }
    }
}

/// A real vim that its owner has told to keep everything: nothing of the text is anywhere when it is done or killed.
#[test]
fn a_real_vim_leaves_nothing_anywhere() {
    let (town, case) = town();
    if !town.command("vim").arg("--version").output().is_ok_and(|ran| ran.status.success()) {
        eprintln!("no vim is here");
        return;
    }
    fs::create_dir(town.path("kept")).unwrap();
    let kept = town.path("kept").display().to_string();
    let settings = format!(
        "set nocompatible swapfile updatecount=1 updatetime=1 directory={kept} backup writebackup backupdir={kept}\n\
         set undofile undodir={kept}\nset viminfo='100,\\\"100,n{kept}/viminfo\n"
    );
    fs::write(town.path(".vimrc"), settings).unwrap();
    for ends in [&b":wq\r"[..], &b""[..]] {
        let mut at_work = OnTerminal::edits(&town, &case, "vim", &[]);
        let line = at_work.terminal.as_mut().unwrap();
        std::thread::sleep(Duration::from_millis(1500));
        line.write_all(format!("i{TEXT}\x1byy:w\r").as_bytes()).unwrap();
        std::thread::sleep(Duration::from_millis(700));
        line.write_all(ends).unwrap();
        if ends.is_empty() {
            at_work.signal(1);
        }
        let ended = at_work.ended();
        assert_eq!(ended.success(), !ends.is_empty());
        let left: Vec<_> = fs::read_dir(&kept).unwrap().map(|entry| entry.unwrap().path()).collect();
        assert!(left.is_empty(), "{left:?}");
        assert!(!town.path(".viminfo").exists());
    }
    assert_eq!(notes(&town, &case), 1);
}

#[test]
fn a_text_that_is_too_long_is_told_its_size() {
    let (town, case) = town();
    let most = 256 * 1024;
    for (text, bytes) in [
        // What is cut off ends within a letter.
        ("é".repeat(600_000), 1_200_000),
        (format!("x{}", "é".repeat(524_288)), 1_048_577),
        (format!("xy{}", "水".repeat(349_525)), 1_048_577),
        ("x".repeat(3_000_000), 3_000_000),
    ] {
        let ran = town.run("vetter", &["note", &case, "--text", "-"], &text);
        refuses(&ran, 2, &format!("{bytes} bytes, {most} is the most"));
        assert!(!ran.err.contains("utf-8") && !ran.err.contains("UTF-8"), "{}", ran.err);
        let ran = town.run("vetter", &["--lang", "fr", "note", &case, "--text", "-"], &text);
        refuses(&ran, 2, &format!("{bytes} octets"));
    }
    // Between what a case takes and what is read, as before.
    let ran = town.run("vetter", &["note", &case, "--text", "-"], &"é".repeat(200_000));
    refuses(&ran, 2, "262144 is the most");
    // What is no text says so, whatever its length below that.
    let mut child = town
        .command(env!("CARGO_BIN_EXE_greenlight"))
        .env("GREENLIGHT_STORE", "store")
        .env("GREENLIGHT_IDENTITY", "keys/vetter")
        .args(["note", &case, "--text", "-"])
        .stdin(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(b"caf\xe9").unwrap();
    let ran = child.wait_with_output().unwrap();
    let said = String::from_utf8(ran.stderr).unwrap();
    assert!(ran.status.code() == Some(1) && said.contains("utf-8"), "{said}");
    assert_eq!(notes(&town, &case), 0);
}

#[test]
fn a_name_that_nobody_can_see_is_taken_by_no_door() {
    let (town, case) = town();
    town.does("approver", &["conflict", &case, "none"]);
    let events = |town: &Town| json(town, "admin", &["doctor"])["events"].as_i64().unwrap();
    let before = events(&town);
    let ajax = ["--district", "Ajax"];
    for blank in [
        "\u{3164}",
        "\u{2800} \u{2800}",
        "\u{115f}\u{1160}",
        "\u{ffa0}",
        "\u{200b}\u{feff}",
        "\u{e0041}",
        "\u{fe0f}",
        "\u{301}",
        "\u{202e}\u{200f}",
        "\u{13441}",
        ".",
    ] {
        let related = ["edit", &case, "--related", blank, "--as", "rival"];
        let add = ["person", "add", blank, "--key", "keys/stranger.pub", "--role", "vetter", "--scope", "ON"];
        let firm = ["--key", "keys/stranger.pub", "--role", "vetter", "--scope", "ON", "--firm", blank];
        let tries: [(&str, Vec<&str>); 9] = [
            ("vetter", [&["open", "--name", blank][..], &ajax].concat()),
            ("vetter", [&["open", "--name", "Ann", "--also-known-as", blank][..], &ajax].concat()),
            ("vetter", vec!["edit", &case, "--name", blank]),
            ("vetter", vec!["edit", &case, "--also-known-as", blank]),
            ("vetter", related.to_vec()),
            ("admin", add.to_vec()),
            ("admin", [&["person", "add", "Ann Birch"][..], &firm].concat()),
            ("admin", vec!["--store", "new", "init", "--org", blank]),
            ("approver", vec!["brief", &case, "--to", blank, "--audience", "leader"]),
        ];
        for (who, args) in tries {
            refuses(&town.run(who, &args, ""), 2, "nothing of this name can be seen");
        }
        let ran = town.run("admin", &["--store", "new", "init", "--org", "A Party", "--name", blank], "");
        refuses(&ran, 2, "--name");
        assert!(!town.path("new").exists());
        fs::write(town.path("form.csv"), format!("Full name,Riding\n{blank},35001\n")).unwrap();
        fs::write(
            town.path("form.toml"),
            "source = \"a form\"\n[columns]\nname = \"Full name\"\ndistrict = \"Riding\"\n",
        )
        .unwrap();
        let ran = town.run("vetter", &["import", "form.csv", "--map", "form.toml", "--apply"], "");
        assert!(ran.code != 0, "{blank:?}: {}", ran.out);
        // A reason is no better.
        let ran = town.run("vetter", &["recommend", &case, "greenlight", "--why", blank], "");
        refuses(&ran, 5, "--why");
    }
    assert_eq!(events(&town), before);
}

#[test]
fn a_name_in_any_script_is_a_name() {
    let (town, _) = town();
    for name in ["王小明", "ᓄᓇᕗᑦ", "김철수", "अनीता देवी", "محمد", "O", "Zoé\u{301}"]
    {
        town.does("vetter", &["open", "--name", name, "--district", "Ajax"]);
    }
    let listed: Value = json(&town, "vetter", &["list"]);
    assert_eq!(listed.as_array().unwrap().len(), 8);
}
