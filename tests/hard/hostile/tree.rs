//! The tree of commands, as clap has it: what there is to be played, and which of it takes text.

use std::collections::BTreeSet;

use clap::{Arg, Command};

/// Names of values that are words of a person: what stands for anything else (a day, letters, a number, a word of a
/// list) is no text, however hostile it was meant.
const TEXT: [&str; 13] = [
    "TEXT",
    "NAME",
    "ADDRESS",
    "NUMBER",
    "WHEN",
    "BUREAU",
    "WORDS",
    "FILE",
    "DIR",
    "CHANNEL",
    "MAP.toml",
    "FILE.json",
    "-",
];

/// Every command that does something, by the words that call it.
pub fn commands() -> Vec<(String, Command)> {
    fn walk(path: &str, command: Command, to: &mut Vec<(String, Command)>) {
        let path = format!("{path} {}", command.get_name()).trim().to_owned();
        if command.has_subcommands() {
            command.get_subcommands().for_each(|sub| walk(&path, sub.clone(), to));
        }
        if !command.is_subcommand_required_set() {
            to.push((path, command));
        }
    }
    let mut all = Vec::new();
    for command in greenlight::cli::whole().get_subcommands() {
        walk("", command.clone(), &mut all);
    }
    all
}

fn takes_text(arg: &Arg) -> bool {
    let names = arg.get_value_names().unwrap_or_default();
    // By itself a number counts something; behind `--phone` it is a word like others.
    let counts = |name: &str| name == "NUMBER" && arg.is_positional();
    arg.get_action().takes_values()
        && !arg.is_global_set()
        && names.iter().any(|name| name.split('|').any(|name| TEXT.contains(&name) && !counts(name)))
}

/// How an argument is called.
fn called(arg: &Arg) -> String {
    arg.get_long().map_or_else(|| arg.get_id().to_string().to_uppercase(), |long| format!("--{long}"))
}

/// All that is to be played: every command, and every argument of one that takes text.
pub fn wanted() -> BTreeSet<String> {
    let mut wanted = BTreeSet::new();
    for (path, command) in commands() {
        for arg in command.get_arguments().filter(|arg| takes_text(arg)) {
            wanted.insert(format!("{path} {}", called(arg)));
        }
        wanted.insert(path);
    }
    wanted
}

/// What a line plays: its command, and the arguments to which it gives a text.
pub fn covered(words: &[&str]) -> Vec<String> {
    let all = commands();
    // `conflict CASE declare`: the case may stand between.
    let names: Vec<&str> = words.iter().copied().filter(|word| !word.starts_with(['$', '{'])).collect();
    let best = all.iter().filter(|(path, _)| (names.join(" ") + " ").starts_with(&format!("{path} ")));
    let (path, command) =
        best.max_by_key(|(path, _)| path.len()).unwrap_or_else(|| panic!("no command: {words:?}"));
    let mut played = vec![path.clone()];
    for (at, word) in words.iter().enumerate().filter(|(_, word)| word.starts_with('{')) {
        let before = words[at - 1];
        if before.starts_with("--") {
            played.push(format!("{path} {before}"));
        } else {
            let _ = word;
            played.extend(command.get_positionals().map(|arg| format!("{path} {}", called(arg))));
        }
    }
    played
}
