//! Every command that the manuals name is one that the program has, with the options that it takes.

use std::path::Path;

use crate::kit::town::Town;

/// The commands between backticks that begin with the program's name.
fn commands(text: &str) -> Vec<&str> {
    text.split('`').skip(1).step_by(2).filter_map(|code| code.strip_prefix("greenlight ")).collect()
}

/// What is wrong with a command: no such command, or no such option.
fn wrong(town: &Town, command: &str) -> Option<String> {
    let words: Vec<&str> = command.split_whitespace().collect();
    let names = words.iter().take_while(|word| word.chars().all(|c| c.is_ascii_lowercase() || c == '-'));
    let mut names: Vec<&str> = names.filter(|word| !word.starts_with('-')).copied().collect();
    let mut help = None;
    // The longest run of words that is a command; what follows it are its values.
    while help.is_none() && !names.is_empty() {
        let mut args = names.clone();
        args.push("--help");
        let ran = town.run("vetter", &args, "");
        help = (ran.code == 0 && ran.out.contains(&format!("greenlight {}", names.join(" "))))
            .then_some(ran.out);
        if help.is_none() {
            names.pop();
        }
    }
    // `conflict CASE declare`: a word of its own after the case.
    if let ["conflict", "CASE", "declare", ..] = words[..] {
        help = Some(town.run("vetter", &["conflict", "CASE", "declare", "--help"], "").out);
    }
    let Some(help) = help else { return Some(format!("no such command: {command}")) };
    // What is behind a `--` belongs to another program.
    let ours = words.iter().take_while(|word| **word != "--");
    let options = ours.filter(|word| word.starts_with("--"));
    let unknown = options
        .filter(|option| !help.contains(&format!("{option} ")) && !help.contains(&format!("{option}\n")));
    unknown.map(|option| format!("{command}: {option}")).next()
}

fn holds(page: &str, at_least: usize) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(page);
    let text = std::fs::read_to_string(path).unwrap();
    let named = commands(&text);
    assert!(named.len() > at_least, "{page}: {}", named.len());
    let town = Town::with_keys();
    let wrong: Vec<String> = named.iter().filter_map(|command| wrong(&town, command)).collect();
    assert_eq!(wrong, Vec::<String>::new(), "{page}");
}

#[test]
fn the_manual_names_what_there_is() {
    holds("docs/manual.md", 40);
    holds("docs/team.md", 20);
}

#[test]
fn le_manuel_nomme_ce_qui_existe() {
    holds("docs/manuel.md", 40);
    holds("docs/equipe.md", 20);
}

#[test]
fn what_there_is_not_is_seen() {
    let town = Town::with_keys();
    assert_eq!(wrong(&town, "list --overdue"), None);
    assert!(wrong(&town, "frobnicate CASE").is_some());
    assert!(wrong(&town, "list --frobnicate").is_some());
}

#[test]
fn both_manuals_name_every_task() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let verbs = |page: &str| -> std::collections::BTreeSet<String> {
        let text = std::fs::read_to_string(root.join(page)).unwrap();
        commands(&text).iter().map(|command| command.split(' ').next().unwrap().to_owned()).collect()
    };
    let (english, french) = (verbs("docs/manual.md"), verbs("docs/manuel.md"));
    // The table for a spreadsheet is in English only, to keep the French page short.
    let missing: Vec<_> = english.difference(&french).filter(|verb| *verb != "export").collect();
    assert!(missing.is_empty(), "{missing:?}");
}
