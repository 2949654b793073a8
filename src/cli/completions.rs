//! `completions SHELL`: the script that completes commands, options, and the words of closed lists; in French the words
//! that are typed in French, too. Nothing of a store is in it.

use clap::builder::PossibleValuesParser;
use clap::{Args, Command};
use clap_complete::Shell;

use crate::cli::decide::Liftable;
use crate::cli::output::Output;
use crate::domain::case::Status;
use crate::domain::case::candidate::RelatedAs;
use crate::domain::case::check::{CreditBand, Method};
use crate::domain::case::conflict::Tie;
use crate::domain::case::decision::{Reason, ReversalGround};
use crate::domain::case::deferral::ReviewOutcome;
use crate::domain::case::finding::{Category, Disclosed, FindingKind, FindingStatus, LinkKind};
use crate::domain::case::interference::NoteStatus;
use crate::domain::case::prior::Judgement;
use crate::domain::check_kind::{CheckKind, CheckResult, CheckStatus, ConsentFor, CreditFlag, PoliceKind};
use crate::domain::event::{Audience, Outcome, Phase, Role, Tier};
use crate::domain::route::{Channel, Matter, Posture, Support};
use crate::intake::dates::DateOrder;
use crate::intake::encoding::Encoding;
use crate::intake::table::Delimiter;
use crate::report::texts::{Lang, Texts};
use crate::report::typed::Allowed;

/// `completions SHELL`
#[derive(Debug, Args)]
pub(super) struct CompletionsArgs {
    #[arg(value_name = "SHELL")]
    shell: Shell,
}

/// The lists whose words an argument of a command takes, by the command and by what stands for the value.
fn lists(command: &str, value: &str) -> Vec<Allowed> {
    let list = match (command, value) {
        (_, "AUDIENCE") => Allowed::of::<Audience>(),
        (_, "BAND") => Allowed::of::<CreditBand>(),
        (_, "CATEGORY") => Allowed::of::<Category>(),
        (_, "CHANNEL") => Allowed::of::<Channel>(),
        (_, "CHECK") | ("consent", "KIND") => Allowed::of::<CheckKind>(),
        (_, "CODE") => Allowed::of::<Reason>(),
        (_, "DELIMITER") => Allowed::of::<Delimiter>(),
        (_, "ENCODING") => Allowed::of::<Encoding>(),
        (_, "HOW") => Allowed::of::<Disclosed>(),
        (_, "JUDGEMENT") => Allowed::of::<Judgement>(),
        (_, "MATTER") => Allowed::of::<Matter>(),
        (_, "ORDER") => Allowed::of::<DateOrder>(),
        (_, "PHASE") => Allowed::of::<Phase>(),
        (_, "POSTURE") => Allowed::of::<Posture>(),
        (_, "RESULT") => Allowed::of::<CheckResult>(),
        (_, "ROLE") => Allowed::of::<Role>(),
        (_, "TIE") => Allowed::of::<RelatedAs>(),
        (_, "TIER") => Allowed::of::<Tier>(),
        ("waive", "WHAT") => return vec![Allowed::of::<CheckKind>(), Allowed::of::<Liftable>()],
        ("resume", "OUTCOME") => Allowed::of::<ReviewOutcome>(),
        (_, "OUTCOME") => Allowed::of::<Outcome>(),
        ("list" | "export", "STATUS") => Allowed::of::<Status>(),
        ("status", "STATUS") => Allowed::of::<FindingStatus>(),
        (_, "open|explained|substantiated|unfounded") => Allowed::of::<NoteStatus>(),
        (_, "STATUS") => Allowed::of::<CheckStatus>(),
        ("declare", "KIND") => Allowed::of::<Tie>(),
        (_, "KIND") => Allowed::of::<FindingKind>(),
        ("support", "ITEM") => Allowed::of::<Support>(),
        (_, "run|result") => Allowed::of::<ConsentFor>(),
        (_, "crc|crjmc") => Allowed::of::<PoliceKind>(),
        (_, "name|fingerprint") => Allowed::of::<Method>(),
        (_, "appeal|new-facts|error") => Allowed::of::<ReversalGround>(),
        (_, "same-origin|independent") => Allowed::of::<LinkKind>(),
        (_, "FLAG") if command == "record" => Allowed::of::<CreditFlag>(),
        _ => return Vec::new(),
    };
    vec![list]
}

/// Whether a shell takes a word as it stands: in bash's list of words an apostrophe opens a quotation.
fn is_plain(word: &str) -> bool {
    word.chars().all(|c| c.is_alphanumeric() || c == '-')
}

/// The words that are offered for an argument.
fn words(command: &str, value: &str, lang: Lang) -> Vec<String> {
    let lists = lists(command, value);
    lists.iter().flat_map(|list| list.typed(lang)).filter(|word| is_plain(word)).collect()
}

/// The tree with the words of its lists.
fn with_words(command: Command, lang: Lang) -> Command {
    let name = command.get_name().to_owned();
    let arguments: Vec<(String, Vec<String>)> = command
        .get_arguments()
        .filter_map(|arg| {
            let value = arg.get_value_names().and_then(|names| names.first())?;
            let words = words(&name, value, lang);
            (!words.is_empty()).then(|| (arg.get_id().to_string(), words))
        })
        .collect();
    let subcommands: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    let command = arguments.into_iter().fold(command, |command, (id, words)| {
        command.mut_arg(id, |arg| arg.value_parser(PossibleValuesParser::new(words)))
    });
    subcommands
        .into_iter()
        .fold(command, |command, name| command.mut_subcommand(name, |sub| with_words(sub, lang)))
}

/// Prints the completions of a shell.
pub(super) fn completions(tree: Command, args: &CompletionsArgs, texts: &Texts) {
    let mut tree = with_words(tree, texts.lang());
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut tree, "greenlight", &mut script);
    Output::bytes(&script);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::whole;

    /// The arguments of every command whose value is a word of a list, each with its words.
    fn offered(command: &Command, path: &str, lang: Lang, all: &mut Vec<(String, Vec<String>)>) {
        for arg in command.get_arguments() {
            let Some(value) = arg.get_value_names().and_then(|names| names.first()) else { continue };
            let words = words(command.get_name(), value, lang);
            if !words.is_empty() {
                all.push((format!("{path} {}", arg.get_id()), words));
            }
        }
        for sub in command.get_subcommands() {
            offered(sub, format!("{path} {}", sub.get_name()).trim_start(), lang, all);
        }
    }

    #[test]
    fn every_word_that_is_offered_is_one_of_its_argument_alone() {
        for lang in [Lang::En, Lang::Fr] {
            let mut all = Vec::new();
            offered(&whole(), "", lang, &mut all);
            assert!(all.len() > 40, "{}", all.len());
            for (argument, words) in &all {
                let mut once = words.clone();
                once.sort();
                once.dedup();
                assert_eq!(once.len(), words.len(), "{argument}: {words:?}");
                assert!(!words.iter().any(|word| word.contains(['\'', '"', '`', '$', ' '])), "{words:?}");
            }
            let judged = all.iter().find(|(argument, _)| argument == "prior judge judgement").unwrap();
            let french = ["même", "pas-la-même", "incertain"]
                .iter()
                .all(|word| judged.1.contains(&(*word).to_owned()));
            assert_eq!(french, lang == Lang::Fr, "{judged:?}");
        }
    }
}
