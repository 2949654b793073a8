//! A page of the vault that somebody without a key puts back as it was: sound in itself, and older than the rest.
#![cfg(unix)]

mod town;

use std::io::{BufRead, BufReader, Read, Write};
use std::os::unix::fs::FileExt;
use std::process::Stdio;

use town::{Ran, Town};

const PAGE: usize = 8192;
/// Whether by the anchor or by the check of everything.
const WARNING: &str = "Read only.";
/// By the check.
const ALTERED: &str = "Something else than your commands wrote";

fn has_warned(ran: &Ran) -> bool {
    ran.code == 8 || ran.err.contains(WARNING)
}

struct Spliced {
    town: Town,
    case: String,
    before: Vec<u8>,
    after: Vec<u8>,
}

impl Spliced {
    fn new() -> Spliced {
        let town = Town::with_people();
        let case = town.does("vetter", &["open", "--name", "Odalys Brannigan", "--district", "Ajax"]);
        town.does("vetter", &["conflict", &case, "none"]);
        let before = std::fs::read(town.path("store/vault.db")).unwrap();
        let add =
            ["finding", "add", &case, "--category", "criminal", "--severity", "4", "--text", "A charge."];
        town.does("vetter", &add);
        town.does("vetter", &["note", &case, "--text", "A court was asked."]);
        let after = std::fs::read(town.path("store/vault.db")).unwrap();
        Spliced { town, case, before, after }
    }

    /// The pages that are not as they were.
    fn pages(&self) -> Vec<usize> {
        let page = |bytes: &[u8], at: usize| bytes.get(at * PAGE..(at + 1) * PAGE).map(<[u8]>::to_vec);
        let all = 0..self.before.len() / PAGE;
        all.filter(|at| page(&self.before, *at) != page(&self.after, *at)).collect()
    }

    /// Puts these pages back in the file, in its place, and everything else as it is now.
    fn put_back(&self, pages: &[usize]) {
        let mut bytes = self.after.clone();
        for at in pages {
            bytes[at * PAGE..(at + 1) * PAGE].copy_from_slice(&self.before[at * PAGE..(at + 1) * PAGE]);
        }
        let file = std::fs::OpenOptions::new().write(true).open(self.town.path("store/vault.db")).unwrap();
        file.write_all_at(&bytes, 0).unwrap();
        file.set_len(bytes.len() as u64).unwrap();
    }

    fn run(&self, args: &[&str]) -> Ran {
        self.town.run("vetter", args, "")
    }
}

#[test]
fn an_older_page_that_is_put_back_is_told_before_anything_is_shown() {
    let spliced = Spliced::new();
    let (case, pages) = (spliced.case.as_str(), spliced.pages());
    assert!(pages.len() > 8, "{pages:?}");
    let whole = spliced.run(&["show", case, "--json"]);
    assert!(whole.code == 0 && !has_warned(&whole) && whole.out.contains("A charge."));
    // Each page alone; then all of them but the first and one other, which leaves the arrivals as they are now and takes
    // as much else back as can be.
    let alone = pages.iter().map(|page| vec![*page]);
    let others =
        pages[1..].iter().map(|left| pages[1..].iter().copied().filter(|page| page != left).collect());
    let mut told = 0;
    for taken in alone.chain(others) {
        spliced.put_back(&taken);
        let shown = spliced.run(&["show", case, "--json"]);
        if !has_warned(&shown) {
            // A page that nothing reads: then it changes nothing that is shown, and everything verifies.
            assert_eq!((shown.code, &shown.out), (0, &whole.out), "{taken:?}");
            assert_eq!(spliced.run(&["verify"]).code, 0, "{taken:?}");
            continue;
        }
        told += 1;
        // It stays so, and nothing is signed on top.
        for args in [vec!["note", case, "--text", "More."], vec!["checkpoint"], vec!["list"]] {
            let ran = spliced.run(&args);
            assert!(has_warned(&ran), "{taken:?} {args:?}: {}", ran.err);
            assert!(args[0] == "list" || ran.code == 8, "{taken:?} {args:?}: {}", ran.err);
        }
    }
    assert!(told >= pages.len(), "{told} of {}", pages.len());
    // As it was: everything is checked, and holds.
    spliced.put_back(&[]);
    let again = spliced.run(&["show", case, "--json"]);
    assert!(!has_warned(&again) && again.out == whole.out, "{}", again.err);
    spliced.town.does("vetter", &["note", case, "--text", "More."]);
}

#[test]
fn where_nothing_was_changed_nothing_is_said() {
    let spliced = Spliced::new();
    // Another copy of the same bytes is looked at once, and found whole.
    let elsewhere = spliced.town.path("elsewhere");
    std::fs::write(&elsewhere, &spliced.after).unwrap();
    std::fs::rename(&elsewhere, spliced.town.path("store/vault.db")).unwrap();
    for args in [vec!["list"], vec!["note", &spliced.case, "--text", "More."], vec!["list"]] {
        let ran = spliced.run(&args);
        assert!(ran.code == 0 && !has_warned(&ran), "{}", ran.err);
    }
}

#[test]
fn tables_that_were_put_back_are_made_anew() {
    let spliced = Spliced::new();
    let only_tables = spliced.pages().into_iter().find(|page| {
        spliced.put_back(&[*page]);
        let verify = spliced.run(&["verify", "--json"]);
        verify.code == 8
            && verify.out.contains("\"view\"")
            && !verify.out.contains("\"page\"")
            && !verify.out.contains("missing")
    });
    assert!(only_tables.is_some());
    assert_eq!(spliced.run(&["rebuild"]).code, 0);
    spliced.town.does("vetter", &["note", &spliced.case, "--text", "More."]);
}

/// A command that has opened the store, looked at it, and waits for a text.
struct Waiting {
    child: std::process::Child,
    said: BufReader<std::process::ChildStderr>,
    warned: String,
}

impl Waiting {
    fn note(spliced: &Spliced) -> Waiting {
        let mut command = spliced.town.command(env!("CARGO_BIN_EXE_greenlight"));
        command.env("GREENLIGHT_STORE", "store").env("GREENLIGHT_IDENTITY", "keys/vetter");
        command.args(["note", &spliced.case, "--text", "-"]);
        let mut child =
            command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
        let mut said = BufReader::new(child.stderr.take().unwrap());
        let mut warned = String::new();
        // The time that was set is said once everything was looked at.
        while !warned.contains("GREENLIGHT_NOW") {
            assert!(said.read_line(&mut warned).unwrap() > 0, "{warned}");
        }
        Waiting { child, said, warned }
    }

    fn told(mut self, text: &str) -> Ran {
        self.child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
        self.said.read_to_string(&mut self.warned).unwrap();
        let code = self.child.wait().unwrap().code().unwrap_or(-1);
        Ran { code, out: String::new(), err: self.warned }
    }
}

impl Spliced {
    /// Older pages that only a check of everything finds; the file is as it was afterwards, and known to be.
    fn telling(&self) -> Vec<usize> {
        let pages = self.pages();
        let taken = pages[1..].iter().find(|page| {
            self.put_back(&[**page]);
            self.run(&["list"]).err.contains(ALTERED)
        });
        let taken = vec![*taken.unwrap()];
        self.put_back(&[]);
        for _ in 0..2 {
            assert!(!has_warned(&self.run(&["list"])));
        }
        taken
    }
}

#[test]
fn an_older_page_that_is_put_back_while_a_command_waits_is_told_by_the_next() {
    let spliced = Spliced::new();
    let pages = spliced.telling();
    let waiting = Waiting::note(&spliced);
    spliced.put_back(&pages);
    // Nothing is typed, so nothing is signed.
    assert_eq!(waiting.told("").code, 2);
    for _ in 0..2 {
        let ran = spliced.run(&["show", &spliced.case]);
        assert!(has_warned(&ran), "{}", ran.err);
    }
}

#[test]
fn nothing_is_signed_over_an_older_page_that_is_put_back_while_a_command_waits() {
    let spliced = Spliced::new();
    let pages = spliced.telling();
    let waiting = Waiting::note(&spliced);
    spliced.put_back(&pages);
    let ran = waiting.told("On top of it.");
    assert_eq!(ran.code, 8, "{}", ran.err);
    spliced.put_back(&[]);
    let shown = spliced.run(&["show", &spliced.case, "--json"]);
    assert!(shown.code == 0 && !shown.out.contains("On top of it."), "{}", shown.err);
}

#[test]
fn what_a_colleague_writes_while_a_command_waits_is_no_finding() {
    let spliced = Spliced::new();
    let waiting = Waiting::note(&spliced);
    spliced.town.does("vetter", &["note", &spliced.case, "--text", "Meanwhile."]);
    // Brings what a colleague wrote into the file.
    spliced.town.does("vetter", &["verify"]);
    let ran = waiting.told("Afterwards.");
    assert!(ran.code == 0 && !has_warned(&ran), "{}", ran.err);
    for _ in 0..2 {
        let ran = spliced.run(&["show", &spliced.case, "--json"]);
        assert!(ran.code == 0 && !has_warned(&ran), "{}", ran.err);
        assert!(ran.out.contains("Meanwhile.") && ran.out.contains("Afterwards."), "{}", ran.out);
    }
}

#[test]
fn where_nothing_can_be_remembered_everything_is_checked_each_time() {
    let spliced = Spliced::new();
    let pages = spliced.telling();
    let anchors = spliced.town.path(".local/state/greenlight/anchors");
    std::fs::remove_dir_all(&anchors).unwrap();
    std::fs::write(&anchors, "no folder").unwrap();
    let ran = spliced.run(&["list"]);
    assert!(ran.code == 0 && !has_warned(&ran), "{}", ran.err);
    spliced.put_back(&pages);
    let ran = spliced.run(&["note", &spliced.case, "--text", "On top of it."]);
    assert!(ran.code == 8 && has_warned(&ran), "{}", ran.err);
}

#[test]
fn what_somebody_else_writes_while_a_command_waits_is_checked_before_anything_is_signed() {
    use greenlight::seal::vault_key::{VaultKey, file_name};
    for (text, code) in [("", 2), ("On top of it.", 8)] {
        let spliced = Spliced::new();
        let me = town::identity("reviewer");
        let wrapped = spliced.town.path("store/keys").join(file_name(&me.public()));
        let key = VaultKey::unwrap(&std::fs::read(wrapped).unwrap(), &me).unwrap();
        let waiting = Waiting::note(&spliced);
        // Through the log of writes, as every tool does that has the key: it comes into the file when the last one leaves.
        let vault = rusqlite::Connection::open(spliced.town.path("store/vault.db")).unwrap();
        vault.pragma_update(None, "key", &*key.pragma()).unwrap();
        vault.execute_batch("PRAGMA cipher_page_size = 8192").unwrap();
        assert_eq!(vault.execute("UPDATE cases SET worst = 0", []).unwrap(), 1);
        drop(vault);
        let ran = waiting.told(text);
        assert_eq!(ran.code, code, "{}", ran.err);
        for _ in 0..2 {
            let ran = spliced.run(&["list"]);
            assert!(ran.err.contains(ALTERED), "{}{}", ran.out, ran.err);
        }
    }
}

/// A program that maps the file, changes each page of it to what it is, and then, when it is told to, to another.
const MAPPED: &str = "
import mmap, sys
file = open('store/vault.db', 'r+b')
view = mmap.mmap(file.fileno(), 0)
other = open('other', 'rb').read()
for at in range(0, len(view), 4096):
    view[at] = view[at]
print('mapped', flush=True)
sys.stdin.readline()
for at in range(0, len(view), 4096):
    if view[at:at + 4096] != other[at:at + 4096]:
        view[at:at + 4096] = other[at:at + 4096]
";

#[test]
fn what_a_program_changes_that_has_the_file_in_its_memory_is_seen() {
    let spliced = Spliced::new();
    let place = spliced.town.command("stat").args(["-f", "-c", "%T", "store"]).output().unwrap();
    if String::from_utf8_lossy(&place.stdout).trim() == "tmpfs" {
        // Which has no disk, and says of no file in memory when it was changed.
        return;
    }
    let pages = spliced.telling();
    spliced.put_back(&pages);
    std::fs::copy(spliced.town.path("store/vault.db"), spliced.town.path("other")).unwrap();
    spliced.put_back(&[]);
    let mut python = spliced.town.command("python3");
    let mut mapped =
        python.args(["-c", MAPPED]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut said = String::new();
    BufReader::new(mapped.stdout.take().unwrap()).read_line(&mut said).unwrap();
    assert_eq!(said, "mapped\n");
    for _ in 0..2 {
        assert!(!has_warned(&spliced.run(&["list"])));
    }
    mapped.stdin.take().unwrap().write_all(b"now\n").unwrap();
    assert!(mapped.wait().unwrap().success());
    let ran = spliced.run(&["list"]);
    assert!(ran.err.contains(ALTERED), "{}", ran.err);
}
