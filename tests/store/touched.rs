//! A page of the vault that somebody without a key puts back as it was: sound in itself, and older than the rest.

use std::io::{BufRead, BufReader, Write};
use std::os::unix::fs::FileExt;
use std::process::Stdio;

use crate::kit::town::waiting::Waiting;
use crate::kit::town::{Ran, Town, fed, identity};

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
fn an_older_page_is_said_before_anything_is_shown() {
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
    // The old bytes are back: everything is checked, and verifies.
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

impl Spliced {
    /// A note that waits for its text.
    fn note(&self) -> Waiting {
        Waiting::note(&self.town, "vetter", &self.case, None)
    }

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
fn an_older_page_put_back_during_a_command_is_said_by_the_next() {
    let spliced = Spliced::new();
    let pages = spliced.telling();
    let waiting = spliced.note();
    spliced.put_back(&pages);
    // Nothing is typed, so nothing is signed.
    assert_eq!(waiting.saves("").code, 2);
    for _ in 0..2 {
        let ran = spliced.run(&["show", &spliced.case]);
        assert!(has_warned(&ran), "{}", ran.err);
    }
}

#[test]
fn nothing_is_signed_over_a_page_put_back_during_a_command() {
    let spliced = Spliced::new();
    let pages = spliced.telling();
    let waiting = spliced.note();
    spliced.put_back(&pages);
    let ran = waiting.saves("On top of it.");
    assert_eq!(ran.code, 8, "{}", ran.err);
    spliced.put_back(&[]);
    let shown = spliced.run(&["show", &spliced.case, "--json"]);
    assert!(shown.code == 0 && !shown.out.contains("On top of it."), "{}", shown.err);
}

#[test]
fn what_a_colleague_writes_while_a_command_waits_is_no_finding() {
    let spliced = Spliced::new();
    let waiting = spliced.note();
    spliced.town.does("vetter", &["note", &spliced.case, "--text", "Meanwhile."]);
    // Brings what a colleague wrote into the file.
    spliced.town.does("vetter", &["verify"]);
    let ran = waiting.saves("Afterwards.");
    assert!(ran.code == 0 && !has_warned(&ran), "{}", ran.err);
    for _ in 0..2 {
        let ran = spliced.run(&["show", &spliced.case, "--json"]);
        assert!(ran.code == 0 && !has_warned(&ran), "{}", ran.err);
        assert!(ran.out.contains("Meanwhile.") && ran.out.contains("Afterwards."), "{}", ran.out);
    }
}

#[test]
fn where_nothing_is_remembered_all_is_checked_each_time() {
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
fn what_others_write_during_a_command_is_checked_before_signing() {
    use greenlight::seal::vault_key::{VaultKey, file_name};
    for (text, code) in [("", 2), ("On top of it.", 8)] {
        let spliced = Spliced::new();
        let me = identity("reviewer");
        let wrapped = spliced.town.path("store/keys").join(file_name(&me.public()));
        let key = VaultKey::unwrap(&std::fs::read(wrapped).unwrap(), &me).unwrap();
        let waiting = spliced.note();
        // Through the log of writes, as every tool does that has the key: it comes into the file when the last one leaves.
        let vault = rusqlite::Connection::open(spliced.town.path("store/vault.db")).unwrap();
        vault.pragma_update(None, "key", &*key.pragma()).unwrap();
        vault.execute_batch("PRAGMA cipher_page_size = 8192").unwrap();
        assert_eq!(vault.execute("UPDATE cases SET worst = 0", []).unwrap(), 1);
        drop(vault);
        let ran = waiting.saves(text);
        assert_eq!(ran.code, code, "{}", ran.err);
        for _ in 0..2 {
            let ran = spliced.run(&["list"]);
            assert!(ran.err.contains(ALTERED), "{}{}", ran.out, ran.err);
        }
    }
}

/// A program that maps the file, changes each page of it to what it is, and then, on a signal, to another.
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
fn what_is_changed_through_mapped_memory_is_seen() {
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

/// What the program says once a day where others wrote since everything was checked: so nothing of the kind was done.
const ASKED: &str = "`greenlight verify`";

/// A long text, so that the events of a case fill pages of their own.
fn long(word: &str) -> String {
    format!("{word} ").repeat(250)
}

fn copy(from: &std::path::Path, to: &std::path::Path) {
    let _ = std::fs::remove_dir_all(to);
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap().map(Result::unwrap) {
        let place = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &place);
        } else {
            std::fs::copy(entry.path(), place).unwrap();
        }
    }
}

/// A store at which two accounts work: the vetter's, who is "I" here, and a colleague's, which remembers for itself.
struct Shared {
    town: Town,
    cases: Vec<String>,
}

impl Shared {
    fn new(cases: usize) -> Shared {
        let town = Town::with_people();
        let open = |at: usize| {
            let name = format!("Odalys Brannigan-{}", char::from(b'A' + u8::try_from(at).unwrap()));
            let case = town.does("vetter", &["open", "--name", &name, "--district", "Ajax"]);
            town.does("vetter", &["conflict", &case, "none"]);
            case
        };
        let shared = Shared { cases: (0..cases).map(open).collect(), town };
        assert_eq!(shared.colleague(&["verify"], "").code, 0);
        assert_eq!(shared.me(&["verify"]).code, 0);
        shared
    }

    fn me(&self, args: &[&str]) -> Ran {
        self.town.run("vetter", args, "")
    }

    fn colleague_command(&self) -> std::process::Command {
        let mut command = self.town.command(env!("CARGO_BIN_EXE_greenlight"));
        command.env("XDG_STATE_HOME", self.town.path("colleague"));
        command.env("GREENLIGHT_STORE", "store").env("GREENLIGHT_IDENTITY", "keys/reviewer");
        command
    }

    fn colleague(&self, args: &[&str], stdin: &str) -> Ran {
        let mut command = self.colleague_command();
        command.args(args);
        fed(command, stdin)
    }

    fn colleague_does(&self, args: &[&str]) {
        let ran = self.colleague(args, "");
        assert!(ran.code == 0 && !has_warned(&ran), "{args:?}: {}", ran.err);
    }

    fn vault(&self) -> Vec<u8> {
        std::fs::read(self.town.path("store/vault.db")).unwrap()
    }

    /// What I remember.
    fn keep_memory(&self) {
        copy(&self.town.path(".local/state"), &self.town.path("kept"));
    }

    /// The file as it is given, with these pages of another, and my memory as it was kept.
    fn put(&self, now: &[u8], pages: &[usize], older: &[u8]) {
        let mut bytes = now.to_vec();
        for at in pages {
            bytes[at * PAGE..(at + 1) * PAGE].copy_from_slice(&older[at * PAGE..(at + 1) * PAGE]);
        }
        let file = std::fs::OpenOptions::new().write(true).open(self.town.path("store/vault.db")).unwrap();
        file.write_all_at(&bytes, 0).unwrap();
        file.set_len(bytes.len() as u64).unwrap();
        copy(&self.town.path("kept"), &self.town.path(".local/state"));
    }
}

/// The pages of which `one` and `other` have different ones.
fn differing(one: &[u8], other: &[u8]) -> Vec<usize> {
    let page = |bytes: &[u8], at: usize| bytes[at * PAGE..(at + 1) * PAGE].to_vec();
    (0..one.len().min(other.len()) / PAGE).filter(|at| page(one, *at) != page(other, *at)).collect()
}

/// Three cases. I add to the first and see it; a colleague adds to the last, so that the arrivals account for a changed
/// file; and the pages under the first are put back.
/// How often an older page was told, and how often another case was shown without a word of it, of how many pages.
fn older_pages_told() -> (usize, usize, usize) {
    let shared = Shared::new(3);
    let [mine, other, theirs] = [0, 1, 2].map(|at| shared.cases[at].as_str());
    for case in [mine, other, theirs] {
        for word in ["one", "two", "three", "four", "five", "six"] {
            shared.town.does("vetter", &["note", case, "--text", &long(word)]);
        }
    }
    shared.town.does("approver", &["conflict", other, "none"]);
    shared.colleague_does(&["conflict", theirs, "none"]);
    shared.me(&["verify"]);
    let before = shared.vault();
    shared.town.does("vetter", &["note", mine, "--text", "The court answered."]);
    let mid = shared.vault();
    let whole = shared.me(&["show", mine, "--json"]);
    let whole_other = shared.me(&["show", other, "--json"]);
    let whole_log = shared.me(&["log", mine, "--json"]);
    shared.keep_memory();
    shared.colleague_does(&["note", theirs, "--text", &long("seven")]);
    let after = shared.vault();
    let pages = differing(&before, &mid);
    assert!(pages.len() > 8, "{pages:?}");
    let (mut told, mut quiet_about_others) = (0, 0);
    // Each page alone; then all but the first and one other, which leaves as much as it can of the arrivals as it is.
    let alone = pages.iter().map(|page| vec![*page]);
    let others =
        pages[1..].iter().map(|left| pages[1..].iter().copied().filter(|page| page != left).collect());
    for taken in alone.chain(others) {
        shared.put(&after, &taken, &before);
        let shown = shared.me(&["show", mine, "--json"]);
        if has_warned(&shown) {
            told += 1;
            for args in [vec!["show", mine], vec!["list"], vec!["note", mine, "--text", "More."]] {
                let ran = shared.me(&args);
                assert!(has_warned(&ran), "{taken:?} {args:?}: {}", ran.err);
                assert!(args[0] != "note" || ran.code == 8, "{taken:?} {args:?}: {}", ran.err);
            }
            // A case that is not asked for is checked before it is, and not before.
            shared.put(&after, &taken, &before);
            let shown = shared.me(&["show", other, "--json"]);
            assert!(has_warned(&shown) || shown.out == whole_other.out, "{taken:?}");
            if !has_warned(&shown) {
                quiet_about_others += 1;
                assert!(shown.err.contains(ASKED), "{taken:?}: {}", shown.err);
                for args in [vec!["log", mine], vec!["show", mine]] {
                    let ran = shared.me(&args);
                    assert!(has_warned(&ran), "{taken:?} {args:?}: {}", ran.err);
                }
            }
            // Nothing is signed on it, even where it was never shown.
            shared.put(&after, &taken, &before);
            let signed = shared.me(&["note", mine, "--text", "More."]);
            assert_eq!(signed.code, 8, "{taken:?}: {}", signed.err);
        } else {
            assert_eq!((shown.code, &shown.out), (0, &whole.out), "{taken:?}");
            let log = shared.me(&["log", mine, "--json"]);
            assert!(has_warned(&log) || log.out == whole_log.out, "{taken:?}");
        }
    }
    // Nothing is attested over what was not checked: whatever page is put back, a whole store or none.
    for taken in pages.iter().map(|page| vec![*page]) {
        shared.put(&after, &taken, &before);
        let attested = shared.me(&["checkpoint"]).code;
        let holds = shared.me(&["verify"]).code;
        assert_eq!(attested, holds, "{taken:?}");
        shared.put(&after, &taken, &before);
        let proved = shared.town.run("approver", &["proof", other, "--out", "proof"], "").code;
        assert_eq!(proved, holds, "{taken:?}");
        let _ = std::fs::remove_dir_all(shared.town.path("proof"));
    }
    // As it is: the colleague's note is taken in, and nothing is said but once to have everything checked.
    shared.put(&after, &[], &before);
    let shown = shared.me(&["show", mine, "--json"]);
    assert!(!has_warned(&shown) && shown.out == whole.out && shown.err.contains(ASKED), "{}", shown.err);
    (told, quiet_about_others, pages.len())
}

#[test]
fn an_older_page_is_said_although_a_colleague_wrote_meanwhile() {
    // The content of a page is chance: each store must meet the rule, and some store must meet the case.
    let mut all = (1..=4).map(|_| older_pages_told());
    let met = all.find(|(told, quiet_about_others, _)| *told > 1 && *quiet_about_others > 0);
    assert!(met.is_some_and(|(.., pages)| pages > 8));
}

#[test]
fn what_a_colleague_signed_is_missed_under_an_older_page() {
    let shared = Shared::new(2);
    let theirs = shared.cases[0].as_str();
    shared.colleague_does(&["conflict", theirs, "none"]);
    assert_eq!(shared.me(&["list"]).code, 0);
    shared.keep_memory();
    let before = shared.vault();
    shared.colleague_does(&["note", theirs, "--text", "The register answered."]);
    let after = shared.vault();
    shared.put(&after, &[], &before);
    let [whole, listed] = [vec!["show", theirs, "--json"], vec!["list"]].map(|args| shared.me(&args).out);
    let mut told = 0;
    for page in differing(&before, &after) {
        shared.put(&after, &[page], &before);
        let list = shared.me(&["list"]);
        assert!(has_warned(&list) || list.out.replace(" *", "") == listed.replace(" *", ""), "{page}");
        let shown = shared.me(&["show", theirs, "--json"]);
        assert!(has_warned(&shown) || shown.out == whole, "{page}: {}", shown.out);
        told += usize::from(has_warned(&list));
    }
    assert!(told > 2, "{told}");
}

#[test]
fn only_what_colleagues_wrote_is_checked_until_the_next_day() {
    let shared = Shared::new(2);
    let [mine, theirs] = [0, 1].map(|at| shared.cases[at].as_str());
    let at = |hour: &str, args: &[&str]| shared.town.run_at(hour, "vetter", args, "");
    let days = ["2026-11-22T15:00:00Z", "2026-11-23T15:00:00Z", "2026-11-24T15:00:00Z"];
    assert!(!at(days[0], &["list"]).err.contains(ASKED));
    shared.colleague_does(&["conflict", theirs, "none"]);
    for (day, asked) in [(days[0], true), (days[0], false), (days[1], true), (days[1], false)] {
        for args in [vec!["show", mine], vec!["--quiet", "list"]] {
            let ran = at(day, &args);
            assert!(ran.code == 0 && !has_warned(&ran), "{}", ran.err);
            assert_eq!(ran.err.contains(ASKED), asked && args[0] == "show", "{day} {args:?}: {}", ran.err);
        }
    }
    assert_eq!(at(days[1], &["verify"]).code, 0);
    assert!(!at(days[2], &["list"]).err.contains(ASKED));
    // What is no event accounts for itself, too: a text that was kept, tables that were made again.
    let refused =
        shared.colleague(&["decide", theirs, "withhold", "--reason", "candour", "--why", "Why."], "");
    assert!(refused.code != 0 && refused.err.contains("draft"), "{}", refused.err);
    assert!(at(days[2], &["list"]).err.contains(ASKED));
    assert_eq!(at(days[2], &["verify"]).code, 0);
    shared.colleague_does(&["rebuild"]);
    assert!(at("2026-11-25T15:00:00Z", &["list"]).err.contains(ASKED));
    // Where something else changed the file, everything is checked at once, and nobody has to be asked.
    let touched = shared.vault();
    std::fs::write(shared.town.path("store/vault.db"), touched).unwrap();
    let ran = at("2026-11-26T15:00:00Z", &["list"]);
    assert!(ran.code == 0 && !ran.err.contains(ASKED) && !has_warned(&ran), "{}", ran.err);
}

#[test]
fn after_many_acts_a_list_marks_what_is_not_checked_yet() {
    let shared = Shared::new(12);
    for case in &shared.cases {
        shared.colleague_does(&["conflict", case, "none"]);
    }
    let unchecked = || {
        let rows: serde_json::Value = serde_json::from_str(&shared.me(&["list", "--json"]).out).unwrap();
        let rows = rows.as_array().unwrap().iter().filter(|row| row["unchecked"] == true);
        rows.map(|row| row["short"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let marked = unchecked();
    assert_eq!(marked.len(), 4, "{marked:?}");
    let list = shared.me(&["list"]);
    assert_eq!(list.out.matches(" *").count(), 4, "{}", list.out);
    assert!(list.err.contains("4 cases were not checked since"), "{}", list.err);
    // One is checked when it is shown, another when it is signed on.
    shared.town.does("vetter", &["show", &marked[0]]);
    assert_eq!(unchecked(), marked[1..]);
    shared.town.does("vetter", &["note", &marked[1], "--text", "Asked."]);
    assert_eq!(unchecked(), marked[2..]);
    assert_eq!(shared.me(&["verify"]).code, 0);
    let list = shared.me(&["list"]);
    assert!(unchecked().is_empty() && !list.err.contains("not checked"), "{}", list.err);
}

#[test]
fn a_case_that_was_seen_and_is_not_found_any_more_is_told() {
    // So many that half of them fill more than one page of the table of cases: wherever its random id puts the one that
    // is opened last, the row that is farthest from it lies on another page.
    const MANY: usize = 100;
    let shared = Shared::new(0);
    let open = |at: usize| {
        let name = format!("Perrine Quillfeather-{at}");
        shared.town.does("vetter", &["open", "--name", &name, "--district", "Ajax"])
    };
    let mut all: Vec<String> = (0..MANY).map(open).collect();
    assert_eq!(shared.me(&["verify"]).code, 0);
    let before = shared.vault();
    let opened = open(MANY);
    let mid = shared.vault();
    assert_eq!(shared.me(&["show", &opened]).code, 0);
    shared.keep_memory();
    // The colleague signs in the one that is farthest from it.
    all.sort();
    let theirs = if opened < all[MANY / 2] { &all[MANY - 1] } else { &all[0] };
    shared.colleague_does(&["conflict", theirs, "none"]);
    let after = shared.vault();
    let of_theirs = differing(&mid, &after);
    let pages = differing(&before, &mid).into_iter().filter(|page| !of_theirs.contains(page));
    let mut told = 0;
    for page in pages {
        shared.put(&after, &[page], &before);
        let shown = shared.me(&["show", &opened]);
        told += usize::from(has_warned(&shown));
        assert!(
            has_warned(&shown) || shown.out.contains("Quillfeather-100"),
            "{page}: {}{}",
            shown.out,
            shown.err
        );
    }
    assert!(told > 0);
}

#[test]
fn an_open_editor_in_another_window_costs_nobody_a_check() {
    let spliced = Spliced::new();
    assert!(!has_warned(&spliced.run(&["list"])));
    let waiting = spliced.note();
    for args in [vec!["note", &spliced.case, "--text", "More."], vec!["show", &spliced.case], vec!["list"]] {
        let ran = spliced.run(&args);
        assert!(ran.code == 0 && !has_warned(&ran) && !ran.err.contains(ASKED), "{args:?}: {}", ran.err);
    }
    assert_eq!(waiting.saves("").code, 2);
    // The one that left last brought the other's writing into the file, and both are one person's.
    let ran = spliced.run(&["show", &spliced.case]);
    assert!(ran.code == 0 && !has_warned(&ran) && !ran.err.contains(ASKED), "{}", ran.err);
}

#[test]
fn two_who_write_at_once_wait_for_each_other_and_accuse_nobody() {
    let shared = Shared::new(2);
    shared.colleague_does(&["conflict", &shared.cases[1], "none"]);
    std::thread::scope(|scope| {
        let me = scope.spawn(|| {
            for at in 0..12 {
                let ran = shared.me(&["note", &shared.cases[0], "--text", &format!("Mine {at}.")]);
                assert!(ran.code == 0 && !has_warned(&ran), "{}", ran.err);
            }
        });
        let colleague = scope.spawn(|| {
            for at in 0..12 {
                shared.colleague_does(&["note", &shared.cases[1], "--text", &format!("Theirs {at}.")]);
            }
        });
        me.join().unwrap();
        colleague.join().unwrap();
    });
    for ran in
        [shared.me(&["show", &shared.cases[1]]), shared.me(&["verify"]), shared.colleague(&["verify"], "")]
    {
        assert!(ran.code == 0 && !has_warned(&ran), "{}", ran.err);
    }
}
