//! The command line's own words in both languages: help, errors of usage, the manual page. clap has the
//! tree of commands; the words that a person reads come from `locales/` and are added here.

use std::ffi::OsString;

use clap::builder::StyledStr;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, Command};

use crate::cli::context::variable;
use crate::cli::output::Output;
use crate::error::{Error, exit};
use crate::report::messages;
use crate::report::shown;
use crate::report::texts::{Lang, Texts};
use crate::say;

/// Makes the whole tree of commands, without words; only errors and help need it.
pub(super) type Tree = fn() -> Command;

/// The language: `--lang`, `GREENLIGHT_LANG`, then the system's locale. It is found before anything is parsed, so that
/// an error in the command line is explained in it, too.
pub(super) fn language(args: &[OsString]) -> Lang {
    let words: Vec<&str> = args.iter().filter_map(|arg| arg.to_str()).collect();
    let asked = words.iter().enumerate().find_map(|(at, word)| {
        word.strip_prefix("--lang=")
            .or_else(|| (*word == "--lang").then(|| words.get(at + 1).copied()).flatten())
    });
    asked
        .and_then(Lang::of)
        .or_else(|| Lang::of(&variable("GREENLIGHT_LANG").ok()??))
        .or_else(|| sys_locale::get_locale().and_then(|locale| Lang::of(&locale)))
        .unwrap_or(Lang::En)
}

/// The command that somebody typed, as far as it is one: `greenlight finding add`. A case may be within it: `greenlight
/// conflict CASE declare`.
fn command_of(whole: Tree, args: &[OsString]) -> String {
    let tree = whole();
    let (mut command, mut path) = (&tree, "greenlight".to_owned());
    for word in args.iter().skip(1).filter_map(|arg| arg.to_str()) {
        if let Some(sub) = command.find_subcommand(word) {
            command = sub;
            path = format!("{path} {word}");
        }
    }
    path
}

/// The word that names the case on a command line, for putting it into hints: the first after the command's own.
pub(super) fn case_word(whole: Tree, args: &[OsString]) -> String {
    let tree = whole();
    let mut command = &tree;
    let mut skip = false;
    for word in args.iter().skip(1).filter_map(|arg| arg.to_str()) {
        if std::mem::take(&mut skip) {
            continue;
        }
        if let Some(sub) = command.find_subcommand(word) {
            command = sub;
        } else if word.starts_with('-') {
            skip = matches!(word, "--store" | "--identity" | "--lang" | "--passphrase-fd");
        } else {
            let takes_case = command.get_positionals().next().is_some_and(|arg| arg.get_id() == "case");
            return if takes_case { quoted(word) } else { "CASE".to_owned() };
        }
    }
    "CASE".to_owned()
}

fn quoted(word: &str) -> String {
    if word.contains(char::is_whitespace) {
        format!("\"{}\"", word.replace('"', ""))
    } else {
        word.to_owned()
    }
}

/// The tree with its words.
pub(super) fn told(whole: Tree, texts: &Texts) -> Command {
    tell(whole(), "", texts)
}

/// The message of an argument: its own under the command (`help-finding-add-text`), else one that it shares with
/// others of its name (`help-arg-text`).
fn of_argument(texts: &Texts, path: &str, name: &str) -> String {
    let name = name.replace('_', "-");
    let own = format!("help{path}--{name}");
    if texts.has(&own) { texts.find(&own) } else { texts.find(&format!("help-arg-{name}")) }
}

/// Whether every command takes it.
fn is_everywhere(arg: &Arg) -> bool {
    arg.is_global_set() || arg.get_id() == "version"
}

/// The help of the command that somebody was writing. The command's own options come before those of all commands. clap
/// orders headings by arguments, and a tree in that order renders well but no longer parses, so this one is made for
/// help alone.
fn help_of(whole: Tree, args: &[OsString], texts: &Texts) -> String {
    let (mut tree, path) = (told(whole, texts), command_of(whole, args));
    let named =
        path.split(' ').skip(1).try_fold(&mut tree, |command, word| command.find_subcommand_mut(word));
    let Some(command) = named else { return String::new() };
    let mut own: Vec<&Arg> = command.get_arguments().collect();
    own.sort_by_key(|arg| (is_everywhere(arg), !arg.is_positional()));
    let ordered: Vec<String> = own.iter().map(|arg| arg.get_id().to_string()).collect();
    let mut told = ordered.iter().fold(command.clone(), |command, name| command.mut_arg(name, |arg| arg));
    told.render_help().to_string()
}

fn tell(command: Command, path: &str, texts: &Texts) -> Command {
    let about = texts.find(&if path.is_empty() { "help".to_owned() } else { format!("help{path}") });
    let template =
        format!("{{about}}\n\n{} {{usage}}\n\n{{all-args}}{{after-help}}", say!(texts, help_usage));
    let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    let args: Vec<String> = command.get_arguments().map(|arg| arg.get_id().to_string()).collect();
    let after = format!("help{path}-more");
    let mut command = command
        .about(about)
        .help_template(template)
        .subcommand_help_heading(say!(texts, help_commands))
        .subcommand_value_name(say!(texts, help_command_name));
    if texts.has(&after) {
        command = command.after_help(texts.find(&after));
    }
    for name in args {
        let told = of_argument(texts, path, &name);
        command = command.mut_arg(name, |mut arg| {
            let heading = match (arg.is_positional(), is_everywhere(&arg)) {
                (true, _) => messages::help_arguments,
                (false, true) => messages::help_options_everywhere,
                (false, false) => messages::help_options,
            };
            let values: Option<Vec<String>> = arg
                .get_value_names()
                .map(|names| names.iter().map(|name| texts.placeholders(name)).collect());
            if let Some(values) = values.filter(|_| arg.get_action().takes_values()) {
                arg = arg.value_names(values);
            }
            let arg = arg.help(told).help_heading(texts.get(heading));
            arg.hide_possible_values(true).hide_default_value(true)
        });
    }
    for name in names {
        let path = format!("{path}-{name}");
        command = command.mut_subcommand(name, |sub| tell(sub, &path, texts));
    }
    command
}

/// Answers a command line that clap did not take: help and version go to stdout, everything else is an error of usage
/// in the person's language.
pub(super) fn explain(whole: Tree, error: &clap::Error, args: &[OsString], texts: &Texts) -> u8 {
    match error.kind() {
        ErrorKind::DisplayHelp
        | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
        | ErrorKind::DisplayVersion => {
            let text = match error.kind() {
                ErrorKind::DisplayVersion => error.render().to_string(),
                _ => help_of(whole, args, texts),
            };
            if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
                Output::new(false, false).warn(&text);
                return exit::USAGE;
            }
            Output::text(&text);
            exit::DONE
        }
        _ => {
            let output = Output::new(false, false);
            // The tree with its words is parsed again, so that the error names placeholders in the reader's language.
            let again = told(whole, texts).try_get_matches_from(args).err();
            let what = usage(whole, again.as_ref().unwrap_or(error), texts);
            let (command, lacks) =
                (command_of(whole, args), error.kind() == ErrorKind::MissingRequiredArgument);
            // Without any store yet, the hint is the whole command.
            let own = format!("usage-{}", command.replace(' ', "-"));
            let hint = if lacks && texts.has(&own) {
                texts.find(&own)
            } else {
                say!(texts, usage_hint, command = command)
            };
            output.warn(&format!("{} {what}", say!(texts, error_label)));
            output.warn(&format!("{} {hint}", say!(texts, hint_label)));
            exit::USAGE
        }
    }
}

fn context(error: &clap::Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        Some(ContextValue::StyledStr(text)) => text.to_string(),
        Some(ContextValue::StyledStrs(texts)) => {
            texts.iter().map(StyledStr::to_string).collect::<Vec<_>>().join(", ")
        }
        Some(other) => other.to_string(),
        None => String::new(),
    }
}

/// The commands that have a command of this name, because `revoke` means `person revoke`.
fn within(whole: Tree, word: &str) -> Vec<String> {
    let tree = whole();
    if tree.find_subcommand(word).is_some() {
        return Vec::new();
    }
    let having = tree.get_subcommands().filter(|noun| noun.find_subcommand(word).is_some());
    having.map(|noun| format!("{} {word}", noun.get_name())).collect()
}

fn usage(whole: Tree, error: &clap::Error, texts: &Texts) -> String {
    let arg = shown::cut(&context(error, ContextKind::InvalidArg), 200);
    let value = shown::cut(&context(error, ContextKind::InvalidValue), 200);
    let within = within(whole, &context(error, ContextKind::InvalidSubcommand));
    let near = context(error, ContextKind::SuggestedArg) + &context(error, ContextKind::SuggestedSubcommand);
    let near = if within.is_empty() { near } else { within.join(", ") };
    let mut told = match error.kind() {
        ErrorKind::InvalidSubcommand => {
            say!(
                texts,
                usage_unknown_command,
                word = shown::cut(&context(error, ContextKind::InvalidSubcommand), 200)
            )
        }
        ErrorKind::UnknownArgument => say!(texts, usage_unknown_option, word = arg),
        ErrorKind::MissingRequiredArgument => say!(texts, usage_missing, what = arg),
        ErrorKind::MissingSubcommand => say!(texts, usage_no_command),
        ErrorKind::ArgumentConflict => match context(error, ContextKind::PriorArg) {
            other if other == arg => say!(texts, usage_twice, option = arg),
            other => say!(texts, usage_conflict, one = arg, other = other),
        },
        ErrorKind::InvalidUtf8 => say!(texts, usage_not_text),
        _ if value.is_empty() => say!(texts, usage_no_value, option = arg),
        _ => say!(texts, usage_bad_value, option = arg, value = value),
    };
    let allowed = context(error, ContextKind::ValidValue);
    if !allowed.is_empty() {
        told.push(' ');
        told.push_str(&say!(texts, usage_allowed, allowed = allowed));
    } else if !near.is_empty() {
        told.push(' ');
        told.push_str(&say!(texts, usage_near, near = near));
    }
    told
}

/// Prints the manual page.
pub(super) fn man(whole: Tree, texts: &Texts) -> Result<(), Error> {
    let mut page = Vec::new();
    let failed = |error: std::io::Error| Error::Stdin { error };
    clap_mangen::Man::new(told(whole, texts)).render(&mut page).map_err(failed)?;
    Output::bytes(&page);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::{tree, whole};

    fn walk(command: &Command, path: &str, texts: &Texts, missing: &mut Vec<String>) {
        let id = if path.is_empty() { "help".to_owned() } else { format!("help{path}") };
        if !texts.has(&id) {
            missing.push(id);
        }
        for arg in command.get_arguments() {
            let name = arg.get_id().to_string();
            let told = of_argument(texts, path, &name);
            if told.starts_with("help-arg-") {
                missing.push(format!("{told} (help{path}--{name})"));
            }
            let values = arg.get_value_names().unwrap_or_default().iter();
            for word in values.flat_map(|value| value.split(|c: char| !c.is_ascii_uppercase())) {
                let id = format!("value-{}", word.to_ascii_lowercase());
                if word.len() > 2 && arg.get_action().takes_values() && !texts.has(&id) {
                    missing.push(id);
                }
            }
        }
        for sub in command.get_subcommands() {
            walk(sub, &format!("{path}-{}", sub.get_name()), texts, missing);
        }
    }

    #[test]
    fn every_command_and_option_is_explained_in_both_languages() {
        for lang in [Lang::En, Lang::Fr] {
            let mut missing = Vec::new();
            walk(&whole(), "", &Texts::new(lang), &mut missing);
            missing.sort();
            missing.dedup();
            assert_eq!(missing, Vec::<String>::new(), "{lang:?}");
        }
    }

    #[test]
    fn the_tree_is_sound() {
        tree().debug_assert();
        told(whole, &Texts::new(Lang::Fr)).debug_assert();
    }
}
