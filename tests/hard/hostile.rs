//! Hostile text goes in wherever text goes in, and every command is asked on a terminal of either width, in both
//! languages, into pipes, JSON, CSV, Markdown and calendars: nothing that comes back steers, hides or computes.
//! A command of the tree that no scene plays, or a text that no scene gives, fails the row.

mod checks;
mod scenes;
mod texts;
mod tree;

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::os::unix::ffi::OsStringExt;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::Size;
use texts::Texts;

use crate::kit::pty;
use crate::kit::town::Town;

/// How a command is run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Into pipes, in a language.
    Pipe(&'static str),
    /// Into pipes, as JSON.
    Json,
    /// On a terminal of so many columns, in a language.
    Terminal(u16, &'static str),
}

pub const WAYS: [Way; 7] = [
    Way::Terminal(80, "en"),
    Way::Terminal(120, "fr"),
    Way::Pipe("en"),
    Way::Json,
    Way::Terminal(80, "fr"),
    Way::Terminal(120, "en"),
    Way::Pipe("fr"),
];

/// What the row counts.
#[derive(Debug, Default)]
struct Figures {
    runs: AtomicUsize,
    bytes: AtomicUsize,
    done: AtomicUsize,
    refused: AtomicUsize,
    cells: AtomicUsize,
    pages: AtomicUsize,
}

impl Figures {
    fn add(to: &AtomicUsize, count: usize) {
        to.fetch_add(count, Ordering::Relaxed);
    }
}

/// Runs a command and looks at all that it says. The answer is its exit code and what it said.
fn look(figures: &Figures, way: Way, mut command: Command, stdin: &str, args: &[String]) -> (i32, String) {
    let (code, out, err) = match way {
        Way::Terminal(columns, _) => {
            let ran = pty::run(command, columns, pty::YES);
            let (code, both) = ran.unwrap_or_else(|| panic!("{way:?} {args:?} still waits"));
            (code, both, Vec::new())
        }
        Way::Json | Way::Pipe(_) => {
            command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
            let mut child = command.spawn().unwrap();
            // A program that was told everything on its command line may be gone before it is fed.
            let _ = std::io::Write::write_all(&mut child.stdin.take().unwrap(), stdin.as_bytes());
            let done = child.wait_with_output().unwrap();
            (done.status.code().unwrap_or(-1), done.stdout, done.stderr)
        }
    };
    Figures::add(&figures.runs, 1);
    Figures::add(&figures.bytes, out.len() + err.len());
    Figures::add(if code == 0 { &figures.done } else { &figures.refused }, 1);
    let told: Vec<String> = args.iter().map(|arg| arg.chars().take(60).collect()).collect();
    let terminal = matches!(way, Way::Terminal(..));
    // The lines of a calendar end in two characters.
    let out = if told.iter().any(|arg| arg == "--ics") { checks::calendar_lines(out) } else { out };
    for bytes in [&out, &err] {
        if let Some(wrong) = checks::said(bytes, terminal) {
            panic!("{way:?} {told:?} ({code}): {wrong}");
        }
    }
    let (out, err) = (String::from_utf8(out).unwrap(), String::from_utf8(err).unwrap());
    assert!((0..=10).contains(&code) && !err.contains("panicked"), "{way:?} {told:?} ({code}): {out}{err}");
    // Where something failed, its reason is what counts.
    (code, if code == 0 { out } else { out + &err })
}

pub fn run(size: Size) -> String {
    checks::are_awake();
    let unplayed: Vec<String> = tree::wanted().difference(&scenes::named()).cloned().collect();
    assert_eq!(unplayed, Vec::<String>::new(), "no scene of `tests/hard/hostile/scenes.rs` plays these");
    let figures = Figures::default();
    let texts = texts::all();
    // In a long run every text meets every place; in a short one every place gets all texts at once, and some alone.
    let plays = size.of(4, texts.len()) + 1;
    let next = AtomicUsize::new(0);
    let played = both(|| {
        let mut all = Vec::new();
        while let Some(play) = Some(next.fetch_add(1, Ordering::Relaxed)).filter(|play| *play < plays) {
            all.push(scenes::play(&figures, Texts::of(&texts, play)));
        }
        all
    });
    let played: Vec<scenes::Played> = played.into_iter().flatten().collect();
    let done: BTreeSet<String> = played.iter().flat_map(|scene| scene.done.clone()).collect();
    let missing: Vec<String> = tree::wanted().difference(&done).cloned().collect();
    assert_eq!(missing, Vec::<String>::new(), "no play came to the end of these");
    let (echoes, surroundings) = (echoes(&figures, &texts, size), surroundings(&figures, &texts));
    let all = |count: &AtomicUsize| count.load(Ordering::Relaxed);
    format!(
        "{} texts through {} commands: {} runs ({} done), {} of them wrong lines, {} odd surroundings; {} KiB, {} CSV \
         cells and {} Markdown pages looked at: nothing raw, no formula, no markup",
        texts.len(),
        tree::commands().len(),
        all(&figures.runs),
        all(&figures.done),
        echoes,
        surroundings,
        all(&figures.bytes) / 1024,
        all(&figures.cells),
        all(&figures.pages)
    )
}

/// Does the work on two threads, each of which takes what is next.
fn both<T: Send>(work: impl Fn() -> T + Sync) -> Vec<T> {
    std::thread::scope(|scope| {
        let running: Vec<_> = (0..2).map(|_| scope.spawn(&work)).collect();
        running
            .into_iter()
            .map(|thread| thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
            .collect()
    })
}

/// Every command with text for everything that it takes, at once, each after the other, and bytes that are no text: the
/// error says the line back. The answer is how many lines.
fn echoes(figures: &Figures, texts: &[String], size: Size) -> usize {
    let town = Town::with_people();
    let mut lines: Vec<Vec<OsString>> = Vec::new();
    for (number, (path, command)) in tree::commands().into_iter().enumerate() {
        let words = || path.split(' ').map(OsString::from).collect::<Vec<_>>();
        let text =
            |at: usize| texts[(number * 13 + at * 7) % texts.len()].chars().take(3_000).collect::<String>();
        let mut whole = words();
        for (at, arg) in command.get_arguments().enumerate() {
            let text = text(at);
            match arg.get_long() {
                Some("help" | "version") => {}
                Some(long) if arg.get_action().takes_values() => {
                    whole.push(format!("--{long}={text}").into());
                    lines.push([words(), vec![format!("--{long}={text}").into()]].concat());
                    lines.push([words(), vec![format!("--{long}x={text}").into()]].concat());
                }
                Some(_) => {}
                None => whole.push(text.into()),
            }
        }
        lines.push([words(), vec![text(90).into(), text(91).into(), text(92).into()]].concat());
        lines.push([words(), vec![OsString::from_vec(b"caf\xe9\xff\x1b[2J".to_vec())]].concat());
        lines.push([words(), vec![OsString::from_vec(b"--\xe2\x80\xae\x9b=\xff".to_vec())]].concat());
        lines.push(whole);
    }
    for (at, text) in texts.iter().enumerate() {
        let option = ["--store", "--identity", "--lang", "--passphrase-fd"][at % 4];
        lines.push(vec![format!("{option}={text}").into(), "list".into()]);
        lines.push(vec![text.into()]);
    }
    let chosen: Vec<_> = lines.into_iter().enumerate().collect();
    let next = AtomicUsize::new(0);
    both(|| {
        while let Some((number, line)) = chosen.get(next.fetch_add(1, Ordering::Relaxed)) {
            let ways =
                if size == Size::Long { &WAYS[..] } else { std::slice::from_ref(&WAYS[number % WAYS.len()]) };
            for way in ways {
                let mut command = town.command(env!("CARGO_BIN_EXE_greenlight"));
                command.env("GREENLIGHT_STORE", "store").env("GREENLIGHT_IDENTITY", "keys/vetter");
                command.env("EDITOR", "true").args(line);
                if let Way::Pipe(lang) | Way::Terminal(_, lang) = way {
                    command.env("GREENLIGHT_LANG", lang);
                }
                let told: Vec<String> = line.iter().map(|word| word.to_string_lossy().into_owned()).collect();
                look(figures, *way, command, "", &told);
            }
        }
    });
    assert!(!town.path("owned").exists());
    chosen.len()
}

/// What surrounds a program is text of somebody, too. The answer is how many surroundings.
fn surroundings(figures: &Figures, texts: &[String]) -> usize {
    const VARIABLES: [&str; 15] = [
        "LANG",
        "LC_ALL",
        "GREENLIGHT_LANG",
        "GREENLIGHT_NOW",
        "GREENLIGHT_STORE",
        "GREENLIGHT_IDENTITY",
        "EDITOR",
        "VISUAL",
        "COLUMNS",
        "TERM",
        "NO_COLOR",
        "HOME",
        "TMPDIR",
        "XDG_DATA_HOME",
        "SSH_AUTH_SOCK",
    ];
    let town = Town::with_people();
    let case = town.does("vetter", &["open", "--name", "Odalys Brannigan", "--district", "Ajax"]);
    town.does("vetter", &["conflict", &case, "none"]);
    let mut count = 0;
    for (number, variable) in VARIABLES.iter().enumerate() {
        for (at, line) in
            [&["show", &case][..], &["note", &case], &["init", "--org", "X"], &["unlock"]].iter().enumerate()
        {
            for way in [WAYS[(number + at) % 2], Way::Pipe("en")] {
                let text = texts[(number * 4 + at) % texts.len()].replace('\0', "");
                let mut command = town.command(env!("CARGO_BIN_EXE_greenlight"));
                command.env("GREENLIGHT_STORE", "store").env("GREENLIGHT_IDENTITY", "keys/vetter");
                // An editor that leaves at once, where it is not what is tried.
                command.env("EDITOR", "true");
                command.args(*line).env(variable, text.chars().take(2_000).collect::<String>());
                if *variable == "HOME" || *variable == "XDG_DATA_HOME" {
                    command.env_remove("GREENLIGHT_STORE").env_remove("GREENLIGHT_IDENTITY");
                }
                look(figures, way, command, "", &[(*variable).to_owned(), line.join(" ")]);
                count += 1;
            }
        }
    }
    assert!(!town.path("owned").exists());
    count
}
