//! Markdown sessions that a lawyer can read, and the README's tour, run against the real program. Every line that
//! stands there is what the program prints.
//!
//! In a fenced block marked as `console`: `$ ` begins a command (a shell reads it, so `<<'TEXT'` and a backslash at
//! the end of a line work), what follows is what it prints, stdout and stderr together, and `? 4` is its exit code where
//! that is not 0. `[CASE]` is learnt where it stands first and must be the same from then on, in commands, too; `[..]` is
//! anything within a line; a line `...` is any lines. `UPDATE_TRANSCRIPTS=1 cargo test --test main transcripts` writes what
//! the program prints now. The hour is fixed, and the line by which every command says so is left out.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use crate::kit::golden;
use crate::kit::town::{NOW, Town};

/// What a session has learnt: names in brackets and their values.
type Learnt = BTreeMap<String, String>;

enum Piece {
    /// Prose, as it stands.
    Prose(String),
    /// A command, what is expected of it, the exit code.
    Command(Vec<String>, Vec<String>, i32),
}

fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut inside = false;
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        if line.starts_with("```") {
            inside = !inside && line == "```console";
            pieces.push(Piece::Prose(line.to_owned()));
        } else if inside && line.starts_with("$ ") {
            let mut command = vec![line.to_owned()];
            let end = line.split_once("<<'").and_then(|(_, rest)| rest.split('\'').next());
            while let Some(last) = command.last() {
                let more = last.ends_with('\\') || end.is_some_and(|end| last != end);
                match lines.next_if(|_| more) {
                    Some(next) => command.push(next.to_owned()),
                    None => break,
                }
            }
            let (mut expected, mut code) = (Vec::new(), 0);
            while let Some(next) = lines.next_if(|next| !next.starts_with("$ ") && !next.starts_with("```")) {
                match next.strip_prefix("? ").and_then(|code| code.parse().ok()) {
                    Some(number) => code = number,
                    None => expected.push(next.to_owned()),
                }
            }
            pieces.push(Piece::Command(command, expected, code));
        } else {
            pieces.push(Piece::Prose(line.to_owned()));
        }
    }
    pieces
}

/// The next `[NAME]` or `[..]` of a line: what stands before it, the name, the rest.
fn bracket(line: &str) -> Option<(&str, &str, &str)> {
    for (at, _) in line.match_indices('[') {
        let Some(end) = line[at..].find(']') else { continue };
        let name = &line[at + 1..at + end];
        let is_name = name.starts_with(|c: char| c.is_ascii_uppercase())
            && name.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '-');
        if is_name || name == ".." {
            return Some((&line[..at], name, &line[at + end + 1..]));
        }
    }
    None
}

fn fill(line: &str, learnt: &Learnt) -> String {
    let Some((before, name, rest)) = bracket(line) else { return line.to_owned() };
    let value = learnt.get(name).cloned().unwrap_or_else(|| format!("[{name}]"));
    format!("{before}{value}{}", fill(rest, learnt))
}

fn line_matches(expected: &str, actual: &str, learnt: &mut Learnt) -> bool {
    let Some((before, name, rest)) = bracket(expected) else { return expected == actual };
    let Some(tail) = actual.strip_prefix(before) else { return false };
    if let Some(known) = learnt.get(name).cloned() {
        return tail.strip_prefix(known.as_str()).is_some_and(|tail| line_matches(rest, tail, learnt));
    }
    let ends = tail.char_indices().map(|(at, _)| at).chain([tail.len()]);
    for end in ends {
        let mut tried = learnt.clone();
        if name != ".." {
            if end == 0 || tail[..end].contains(char::is_whitespace) {
                continue;
            }
            tried.insert(name.to_owned(), tail[..end].to_owned());
        }
        if line_matches(rest, &tail[end..], &mut tried) {
            *learnt = tried;
            return true;
        }
    }
    false
}

fn all_match(expected: &[String], actual: &[&str], learnt: &mut Learnt) -> bool {
    match expected.split_first() {
        None => actual.is_empty(),
        Some((first, rest)) if first == "..." => (0..=actual.len()).any(|skip| {
            let mut tried = learnt.clone();
            let fits = all_match(rest, &actual[skip..], &mut tried);
            if fits {
                *learnt = tried;
            }
            fits
        }),
        Some((first, rest)) => {
            let Some((line, others)) = actual.split_first() else { return false };
            let mut tried = learnt.clone();
            let fits = line_matches(first, line, &mut tried) && all_match(rest, others, &mut tried);
            if fits {
                *learnt = tried;
            }
            fits
        }
    }
}

/// Whether a word is one that changes from run to run: letters of an id, a hash, a person, a fingerprint.
fn changes(word: &str) -> bool {
    let hex = |c: char| c.is_ascii_digit() || ('a'..='f').contains(&c);
    let letter = |c: char| c.is_ascii_digit() || c.is_ascii_uppercase() && !"ILOU".contains(c);
    // What our own sentences say for the name of a party looks like letters of an id.
    let id = matches!(word.len(), 5 | 8 | 52) && word.chars().all(letter) && word != "PARTY";
    id && !word.chars().all(|c| c.is_ascii_digit()) || matches!(word.len(), 16 | 64) && word.chars().all(hex)
}

/// A printed line as it is written down: what was learnt by its name, what changes as `[..]`.
fn write_down(line: &str, learnt: &Learnt) -> String {
    let mut text = line.to_owned();
    for (name, value) in learnt {
        text = text.replace(value.as_str(), &format!("[{name}]"));
    }
    let mut written = String::new();
    let mut word = String::new();
    let end = |word: &mut String, written: &mut String| {
        let print = written.ends_with("SHA256:") || written.ends_with("AGE-SECRET-KEY-");
        let alone = !written.ends_with(['[', '=', '-', ':', '.', '/', '_']);
        written.push_str(if alone && changes(word) || print { "[..]" } else { word.as_str() });
        word.clear();
    };
    for c in text.chars() {
        let joins = written.ends_with("SHA256:") && matches!(c, '+' | '/');
        if c.is_ascii_alphanumeric() || joins {
            word.push(c);
        } else {
            end(&mut word, &mut written);
            written.push(c);
        }
    }
    end(&mut word, &mut written);
    written
}

struct Session {
    town: Town,
    learnt: Learnt,
    set: BTreeMap<String, String>,
}

impl Session {
    fn run(&mut self, command: &[String]) -> (Vec<String>, i32) {
        let filled: Vec<String> = command.iter().map(|line| fill(line, &self.learnt)).collect();
        let text = filled.join("\n");
        let text = text.strip_prefix("$ ").unwrap_or(&text);
        if let Some(settings) = text.strip_prefix("export ") {
            for setting in settings.split_whitespace() {
                let (name, value) = setting.split_once('=').unwrap();
                self.set.insert(name.to_owned(), value.to_owned());
            }
            return (Vec::new(), 0);
        }
        let mut shell = self.town.command("bash");
        shell.envs(&self.set).arg("-c").arg(format!("exec 2>&1\n{text}"));
        let done = shell.stdin(Stdio::null()).output().unwrap();
        let home = self.town.path("").display().to_string();
        let said = String::from_utf8(done.stdout).unwrap().replace(&home, "~/");
        let drill = |line: &&str| !(line.contains(NOW) && line.contains("GREENLIGHT_NOW"));
        (said.lines().filter(drill).map(str::to_owned).collect(), done.status.code().unwrap_or(-1))
    }
}

/// Plays a session; the answer is how it stands with what was printed, and what was wrong.
fn play(text: &str, town: Town) -> (String, String) {
    let mut session = Session { town, learnt: Learnt::new(), set: BTreeMap::new() };
    let (mut now, mut wrong) = (String::new(), String::new());
    for piece in pieces(text) {
        match piece {
            Piece::Prose(line) => writeln!(now, "{line}").unwrap(),
            Piece::Command(command, expected, code) => {
                let (printed, ended) = session.run(&command);
                let lines: Vec<&str> = printed.iter().map(String::as_str).collect();
                let mut learnt = session.learnt.clone();
                let fits = all_match(&expected, &lines, &mut learnt);
                command.iter().for_each(|line| writeln!(now, "{line}").unwrap());
                if fits {
                    session.learnt = learnt;
                    expected.iter().for_each(|line| writeln!(now, "{line}").unwrap());
                } else {
                    // What stands in brackets on the first lines is learnt all the same.
                    for (line, printed) in expected.iter().zip(&lines) {
                        line_matches(line, printed, &mut session.learnt);
                    }
                    lines
                        .iter()
                        .for_each(|line| writeln!(now, "{}", write_down(line, &session.learnt)).unwrap());
                }
                if ended != 0 {
                    writeln!(now, "? {ended}").unwrap();
                }
                if !fits || ended != code {
                    writeln!(wrong, "{}", command.join("\n")).unwrap();
                    writeln!(wrong, "expected (exit {code}):\n{}", expected.join("\n")).unwrap();
                    writeln!(wrong, "printed (exit {ended}):\n{}\n", printed.join("\n")).unwrap();
                }
            }
        }
    }
    (now, wrong)
}

fn hold(path: &Path, town: Town) {
    let text = std::fs::read_to_string(path).unwrap();
    assert!(text.contains("\n$ greenlight "), "{} plays nothing", path.display());
    let (now, wrong) = play(&text, town);
    golden::settle("UPDATE_TRANSCRIPTS", path, &now, &wrong);
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn transcript(name: &str) {
    hold(&root().join("tests/transcripts").join(name), Town::with_keys());
}

#[test]
fn the_tour_of_the_readme() {
    hold(&root().join("README.md"), Town::new());
}

#[test]
fn ten_commands_make_a_team() {
    for page in ["docs/team.md", "docs/equipe.md"] {
        let page = root().join(page);
        hold(&page, Town::new());
        let text = std::fs::read_to_string(&page).unwrap();
        let (begins, _) = text.split_once("\n## ").unwrap().1.split_once("\n## ").unwrap();
        // The last only shows what came.
        assert_eq!(begins.matches("\n$ greenlight ").count(), 11, "{}", page.display());
    }
}

macro_rules! transcripts {
    ($($name:ident $file:literal),+ $(,)?) => {
        const FILES: &[&str] = &[$($file),+];
        $(#[test] fn $name() { transcript($file); })+
    };
}

transcripts! {
    a_season "a-season.md",
    intake "intake.md",
    files "files.md",
    providers "providers.md",
    refusals "refusals.md",
    french "french.md",
    conflict "conflict.md",
    days "days.md",
    documents "documents.md",
    people "people.md",
    routes "routes.md",
    unlock "unlock.md",
    freshness "freshness.md",
    joining "joining.md",
}

#[test]
fn every_transcript_is_played() {
    let mut there: Vec<String> = std::fs::read_dir(root().join("tests/transcripts"))
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .filter(|name| name != "mod.rs")
        .collect();
    there.sort();
    let mut played = FILES.to_vec();
    played.sort_unstable();
    assert_eq!(there, played);
}

#[test]
fn a_wrong_line_is_found() {
    let right = "```console\n$ greenlight whoami\n...\n? 7\n```\n";
    assert_eq!(play(right, Town::new()).1, "");
    for wrong in [
        right.replace("...", "All is well."),
        right.replace("? 7", "? 0"),
        right.replace("...\n", ""),
        right.replace("...", "[CASE]"),
    ] {
        assert_ne!(play(&wrong, Town::new()).1, "", "{wrong}");
    }
}

#[test]
fn a_name_in_brackets_is_the_same_every_time() {
    let mut learnt = Learnt::new();
    let lines = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
    assert!(all_match(
        &lines("[CASE]\nOpened [CASE] on [..]."),
        &["7K3QX", "Opened 7K3QX on Monday."],
        &mut learnt
    ));
    assert_eq!(learnt.get("CASE").map(String::as_str), Some("7K3QX"));
    assert!(!all_match(&lines("[CASE]"), &["7K3QY"], &mut learnt));
    assert!(all_match(&lines("a\n...\n[CASE] b"), &["a", "c", "d", "7K3QX b"], &mut learnt));
    assert!(!all_match(&lines("a\n...\nb"), &["a", "c"], &mut learnt));
    assert_eq!(fill("show [CASE] [OTHER]", &learnt), "show 7K3QX [OTHER]");
    assert_eq!(write_down("7K3QX: 8M2QY SHA256:a+b/c= 35001", &learnt), "[CASE]: [..] SHA256:[..]= 35001");
    assert_eq!(write_down("AGE-SECRET-KEY-1QZAC", &learnt), "AGE-SECRET-KEY-[..]");
}
