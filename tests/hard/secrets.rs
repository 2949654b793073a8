//! Names, texts and keys that nobody else has go through the real program, in every way that it offers. Then they are
//! searched for wherever they must not be: in arguments and environments while it runs, in every file that it writes
//! and every file that comes and goes, after kills, aborts and signals, in what would be a core, in its memory.

mod house;
mod needles;
mod office;
mod watch;

use std::ffi::OsString;
use std::io::Write;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::Duration;

use greenlight::seal::guard::no_dumps;
use greenlight::store::points::{Point, arm};

use crate::Size;
use house::{House, wait_for};
use needles::{Canary, Looked, files, is_not_blind};
use office::{Words, fill, form, read};
use watch::{Watch, memory};

/// What was counted on the way.
#[derive(Debug, Default)]
struct Counts {
    kills: usize,
    aborts: usize,
    signals: usize,
    /// Bytes of memory that were read, and how many places of it held the vault's own key.
    memory: usize,
    keys_in_memory: usize,
    looked: Looked,
}

/// The program as its `main` runs it, which ends at a moment: `bare` leaves out that no core may be dumped.
pub fn child(args: &[String]) {
    let [guard, point, rest @ ..] = args else { panic!("{args:?}") };
    if guard != "bare" {
        no_dumps();
    }
    arm(Point::ALL[point.parse::<usize>().unwrap()]);
    let words = ["greenlight", "--passphrase-fd", "3"].into_iter().chain(rest.iter().map(String::as_str));
    std::process::exit(greenlight::cli::run(words.map(OsString::from)).into());
}

/// A note in the editor, on a terminal where the passphrase is typed; the process is looked into while it waits.
fn type_it(house: &mut House, words: &Words, case: &str, counts: &mut Counts) -> bool {
    let typed = house.given("typed.txt", words.told("a note from the editor").as_bytes());
    let spied = house.path("spied").display().to_string();
    house.spy(
        "editor",
        &format!("cat {typed} > \"$1\"\n: > {spied}/editor.open\nwhile [ ! -e {spied}/editor.go ]; do sleep 0.01; done"),
    );
    let line = format!("greenlight note {case}");
    let mut looked = None;
    let said = house.on_a_terminal("vetter", &line, |house| {
        let parent = std::fs::read_to_string(house.path("spied/editor.parent")).unwrap();
        looked = memory(parent.trim().parse().unwrap(), &house.secrets());
    });
    remember(house, counts, looked, &IN_USE);
    let Some(said) = said else { return false };
    house.hits.extend(house.secrets().hits(said.as_bytes(), "shown on a terminal"));
    true
}

/// What a process works with that has the vault open, and signs by itself.
const IN_USE: [&str; 2] = ["the vault key", "a private key"];

/// What is in the memory of a process: what it works with, and nothing by which it got there.
fn remember(
    house: &mut House,
    counts: &mut Counts,
    looked: Option<(Vec<needles::Hit>, usize)>,
    in_use: &[&str],
) {
    let Some((hits, bytes)) = looked else { return };
    counts.memory += bytes;
    let (used, left): (Vec<_>, Vec<_>) = hits.into_iter().partition(|hit| in_use.contains(&hit.0));
    counts.keys_in_memory += used.len();
    house.hits.extend(left);
}

/// Waits until a process has the vault open and waits itself, for its stdin.
fn wait_until_it_waits(child: &mut Child) {
    let of = format!("/proc/{}", child.id());
    let opened = || {
        let files = std::fs::read_dir(format!("{of}/fd")).into_iter().flatten().filter_map(Result::ok);
        files.filter_map(|file| std::fs::read_link(file.path()).ok()).any(|path| path.ends_with("vault.db"))
    };
    wait_for(opened);
    let used = || std::fs::read_to_string(format!("{of}/stat")).unwrap_or_default();
    loop {
        let before = used();
        std::thread::sleep(Duration::from_millis(80));
        if before == used() && before.contains(") S ") {
            return;
        }
        assert!(child.try_wait().unwrap().is_none(), "it did not wait");
    }
}

/// The files that a core could be.
fn cores(house: &House) -> Vec<PathBuf> {
    let is_core = |path: &PathBuf| {
        path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("core")) && path.is_file()
    };
    files(&house.path(""), &[]).into_iter().filter(is_core).collect()
}

/// Sends a signal until it ends the process: the first of some is only looked at by what Rust has for full stacks.
fn signal(child: &mut Child, name: &str) -> ExitStatus {
    for _ in 0..20 {
        Command::new("kill").arg(format!("-{name}")).arg(child.id().to_string()).status().unwrap();
        std::thread::sleep(Duration::from_millis(20));
        if let Some(ended) = child.try_wait().unwrap() {
            return ended;
        }
    }
    panic!("{name} does not end it");
}

/// Signals that dump a core, to a process that has the vault open; the memory of it is looked into before.
fn signals(house: &mut House, case: &str, counts: &mut Counts) {
    // By the passphrase twice; where an agent has the key, the process has never seen it.
    for (name, who, alone) in
        [("ABRT", "approver", true), ("SEGV", "approver", true), ("QUIT", "vetter", false)]
    {
        house.alone = alone;
        let args = ["finding", "add", case, "--category", "other", "--severity", "1", "--text", "-"];
        let mut child = house.start(who, &args);
        wait_until_it_waits(&mut child);
        let looked = memory(child.id(), &house.secrets());
        let in_use = if house.has_agent() && !alone { &IN_USE[..1] } else { &IN_USE[..] };
        remember(house, counts, looked, in_use);
        let here = house.look();
        counts.looked.files += here.files;
        counts.looked.bytes += here.bytes;
        let ended = signal(&mut child, name);
        assert!(ended.signal().is_some() && !ended.core_dumped(), "{name}: {ended}");
        assert_eq!(cores(house), Vec::<PathBuf>::new(), "{name}");
        counts.signals += 1;
    }
    house.alone = false;
}

/// A command in this house by the process that ends at a moment: how it ended, and what it said.
fn ends_at(
    house: &House,
    guard: &str,
    who: &str,
    point: Point,
    args: &[&str],
    stdin: &str,
) -> (ExitStatus, String) {
    let at = Point::ALL.iter().position(|known| *known == point).unwrap().to_string();
    let me = std::env::current_exe().unwrap().display().to_string();
    let all = [&["secrets-child", guard, &at], args].concat();
    let mut command = house.command(who, &me, &all);
    if guard == "bare" {
        // Where its core harms nobody.
        command.current_dir(house.path("out"));
    }
    let mut child = command.stdout(Stdio::null()).spawn().unwrap();
    let _ = child.stdin.take().unwrap().write_all(stdin.as_bytes());
    let done = child.wait_with_output().unwrap();
    (done.status, String::from_utf8_lossy(&done.stderr).into_owned())
}

/// What a core dump would contain, where this machine writes cores into the folder: the search finds the key
/// of the vault in it. The answer says what was found.
fn what_a_core_would_be(house: &House, words: &Words, case: &str) -> String {
    let pattern = std::fs::read_to_string("/proc/sys/kernel/core_pattern").unwrap_or_default();
    let text = words.told("a text while a process was killed");
    let note = ["note", case, "--text", "-"];
    let (ended, _) = ends_at(house, "bare", "approver", Point::AppendEntered, &note, &text);
    let found = cores(house);
    let Some(core) = found.first() else {
        return format!("no core of an unguarded process either ({ended}, {})", pattern.trim());
    };
    let search = house.search();
    let held = search.find(&std::fs::read(core).unwrap());
    let what = |name: &str| held.iter().any(|(what, _)| *what == name);
    assert!(what("the vault key") && what("a text while a process was killed"), "{held:?}");
    for core in found {
        std::fs::remove_file(core).unwrap();
    }
    "the core of an unguarded process holds both".to_owned()
}

/// The process aborts at every named moment.
fn aborts(house: &mut House, words: &Words, case: &str, counts: &mut Counts) {
    let text = words.told("a text while a process was killed");
    house.person("extra");
    house.person("spare");
    let key = house.path("keys/extra.pub").display().to_string();
    let spare = house.path("keys/spare.pub").display().to_string();
    let name = format!("Wendel {}", words.of("a member's name"));
    let folder = house.path("back").display().to_string();
    let restored = format!("{folder}/restored.age");
    for &point in Point::ALL {
        let backup = format!("{folder}/{point:?}.age");
        let note = ["note", case, "--text", "-"];
        let revoke = ["person", "revoke", "Wendel", "--why", "-"];
        let (args, stdin): (&[&str], &str) = match point {
            Point::AppendBegun
            | Point::AppendEntered
            | Point::AppendViewed
            | Point::AppendCommitted
            | Point::AppendAnchored => (&note, &text),
            Point::GrantSigned => {
                (&["person", "add", "-", "--key", &key, "--role", "reviewer", "--scope", "ON"], &name)
            }
            Point::RevokeSigned => (&revoke, &text),
            Point::RevokeDismissed => {
                // Wendel's role has ended by now.
                let add = ["person", "add", "Odile", "--key", &spare, "--role", "reviewer", "--scope", "ON"];
                house.does("admin", &add, "");
                (&["person", "revoke", "Odile", "--why", "-"], &text)
            }
            Point::RekeyAlone
            | Point::RekeyNextWritten
            | Point::RekeyCipherDone
            | Point::RekeyHalfSwapped
            | Point::RekeySwapped => (&["person", "rekey"], ""),
            Point::BackupSealed | Point::BackupTested => (&["backup", &backup], ""),
            Point::RestoreUnpacked | Point::RestoreMovedAside | Point::RestoreMovedIn => {
                if !Path::new(&restored).exists() {
                    house.does("admin", &["backup", &restored], "");
                }
                (&["restore", &restored], "")
            }
        };
        let who = if args == note { "approver" } else { "admin" };
        let (ended, said) = ends_at(house, "guarded", who, point, args, stdin);
        assert_eq!(ended.signal(), Some(6), "{args:?} did not come to {point:?}: {ended}\n{said}");
        assert!(!ended.core_dumped(), "{point:?}");
        assert_eq!(cores(house), Vec::<PathBuf>::new(), "{point:?}");
        look_at_what_is_left(house, counts);
        if !matches!(args[0], "note" | "backup") {
            // The next command settles a re-key, and the vault has its key.
            house.does("admin", &["list"], "");
            house.learn([house.vault_key()]);
        }
        counts.aborts += 1;
    }
}

fn look_at_what_is_left(house: &mut House, counts: &mut Counts) {
    let here = house.look();
    counts.looked.files += here.files;
    counts.looked.bytes += here.bytes;
}

/// Killed in the middle, as soon as something lies there that is not there otherwise; what it leaves is looked through.
fn kills(house: &mut House, words: &Words, case: &str, counts: &mut Counts) -> usize {
    let text = words.told("a text while a process was killed");
    let paper = house.given("long.txt", text.repeat(10_000).as_bytes());
    let folder = house.path("back").display().to_string();
    let mut halfway = 0;
    for turn in 0..8 {
        let (form, map) = form(house, words);
        let backup = format!("{folder}/killed-{turn}.age");
        let (who, args): (&str, &[&str]) = match turn % 4 {
            0 => ("vetter", &["doc", "receive", case, &paper, "--title", "Long"]),
            1 => ("vetter", &["import", &form, "--map", &map, "--apply"]),
            2 => ("admin", &["backup", &backup]),
            _ => ("admin", &["person", "rekey"]),
        };
        let left = |house: &House| {
            let wal = std::fs::metadata(house.path("store/vault.db-wal")).map_or(0, |about| about.len());
            let making =
                files(&house.path("back"), &[]).iter().any(|path| path.is_dir() && path.ends_with("copy"));
            match turn % 4 {
                0 | 1 => wal > 0,
                2 => making,
                _ => ["vault.db-journal", "keys.next"]
                    .iter()
                    .any(|name| house.path("store").join(name).exists()),
            }
        };
        let mut child = house.start(who, args);
        drop(child.stdin.take());
        while child.try_wait().unwrap().is_none() {
            if left(house) {
                break;
            }
            std::thread::sleep(Duration::from_micros(200));
        }
        std::thread::sleep(Duration::from_micros(900 * (turn / 4)));
        child.kill().unwrap();
        child.wait().unwrap();
        halfway += usize::from(left(house));
        look_at_what_is_left(house, counts);
        // A backup that was killed leaves its sealed copy beside: only its maker removes it.
        for path in std::fs::read_dir(house.path("back")).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                std::fs::remove_dir_all(path).unwrap();
            }
        }
        if args[0] == "person" {
            house.does("admin", &["list"], "");
            house.learn([house.vault_key()]);
        }
        counts.kills += 1;
    }
    halfway
}

/// The real places beside the house, by name: what is new there afterwards is looked through, too.
fn outside(house: &House) -> Vec<PathBuf> {
    let mut places = vec![
        std::env::temp_dir(),
        PathBuf::from("/tmp"),
        PathBuf::from("/var/tmp"),
        PathBuf::from("/dev/shm"),
    ];
    places.extend(std::env::current_dir());
    places.extend(std::env::var_os("HOME").map(PathBuf::from));
    places.sort();
    places.dedup();
    let inside = |place: &PathBuf| std::fs::read_dir(place).into_iter().flatten().filter_map(Result::ok);
    places
        .iter()
        .flat_map(inside)
        .map(|entry| entry.path())
        .filter(|path| !house.path("").starts_with(path))
        .collect()
}

/// The watch sees a word in an argument, in an environment, and in a file that is gone again.
fn watch_is_not_blind(house: &House, word: &str) {
    let folder = tempfile::tempdir_in(house.path("")).unwrap();
    let watch = Watch::start(&house.search, folder.path(), Vec::new());
    std::fs::write(folder.path().join("passing"), format!("on the way: {word}")).unwrap();
    let slept = Command::new("sleep").arg("0.2").env("SPOKEN", word).status().unwrap();
    assert!(slept.success());
    let _ = Command::new("sh").args(["-c", "sleep 0.2; true", word]).status();
    std::fs::remove_file(folder.path().join("passing")).unwrap();
    let hits = watch.end().hits;
    for place in ["cmdline", "environ", "passing"] {
        assert!(hits.iter().any(|hit| hit.2.contains(place)), "the watch is blind for {place}: {hits:?}");
    }
}

pub fn run(_: Size) -> String {
    let words = Words::new();
    let mut house = House::new();
    let before = outside(&house);
    let people = ["stranger", "vetter", "approver", "leaver"].map(|name| house.person(name));
    house.learn(people.into_iter().chain(words.0.iter().map(|(what, word)| Canary::word(what, word))));
    let except = [house.plain(), vec![house.path("run")]].concat();
    let watch = Watch::start(&house.search, &house.path(""), except);
    let mut counts = Counts::default();

    let told = fill(&mut house, &words);
    read(&mut house, &words, &told.case);
    let terminal = type_it(&mut house, &words, &told.case, &mut counts);
    let core = what_a_core_would_be(&house, &words, &told.case);
    signals(&mut house, &told.case, &mut counts);
    house.does("stranger", &["recover", "--recovery-fd", "4"], "");
    house.does("admin", &["person", "revoke", &told.leaver, "--why", "-"], &words.told("why somebody left"));
    house.learn([house.vault_key()]);
    house.does("admin", &["person", "rekey"], "");
    house.learn([house.vault_key()]);
    let halfway = kills(&mut house, &words, &told.case, &mut counts);
    aborts(&mut house, &words, &told.case, &mut counts);
    house.does("admin", &["verify"], "");

    let seen = watch.end();
    watch_is_not_blind(&house, &words.of("a finding"));
    look_at_what_is_left(&mut house, &mut counts);
    house.hits.extend(seen.hits);
    let search = house.search();
    for path in outside(&house).iter().filter(|path| !before.contains(path)) {
        let mut looked = Looked::default();
        house.hits.extend(search.file(path, path, &mut looked));
        house.hits.extend(search.tree(path, &[], &mut looked));
    }
    for empty in ["tmp", "run"] {
        assert_eq!(files(&house.path(empty), &[]), Vec::<PathBuf>::new(), "something is left in {empty}");
    }
    let sample = std::fs::read(house.path("store/vault.db")).unwrap();
    std::fs::create_dir(house.path("planted")).unwrap();
    let planted = is_not_blind(&search, &sample[..sample.len().min(32 * 1024)], &house.path("planted"));
    assert!(house.hits.is_empty(), "{} hits: {:#?}", house.hits.len(), house.hits);

    let agent = if house.has_agent() { "a real ssh-agent" } else { "no ssh-agent here" };
    let typed = if terminal { "a terminal" } else { "no terminal here" };
    format!(
        "{} commands ({} kills, {halfway} halfway; {} aborts; {} signals; {agent}; {typed}), {} processes: {} looks at \
         arguments, {} at environments ({} hidden); {} versions of files while they ran, {} files and {} KiB at rest, \
         {} KiB printed, {} KiB of memory (keys in use in {} places); {} canaries as {} needles, {planted} planted and \
         found; {core}; {} hits",
        house.commands,
        counts.kills,
        counts.aborts,
        counts.signals,
        seen.processes.len(),
        seen.arguments,
        seen.environments,
        seen.hidden,
        seen.files.files,
        counts.looked.files,
        counts.looked.bytes / 1024,
        house.printed / 1024,
        counts.memory / 1024,
        counts.keys_in_memory,
        search.canaries.len(),
        search.needles(),
        house.hits.len(),
    )
}
