//! Texts that were typed and refused: `draft list`, `show`, `drop`. They are kept inside the vault.

use clap::{Args, Subcommand};
use serde_json::json;

use crate::cli::Counter;
use crate::cli::output::Output;
use crate::error::Error;

/// What can be done with drafts.
#[derive(Debug, Subcommand)]
pub(super) enum DraftCommand {
    List,
    Show(NumberArgs),
    Drop(NumberArgs),
}

/// A draft's number.
#[derive(Debug, Args)]
pub(super) struct NumberArgs {
    #[arg(value_name = "NUMBER")]
    number: u32,
}

pub(super) fn run(counter: &Counter, command: DraftCommand) -> Result<(), Error> {
    let mut desk = counter.desk()?;
    let drafts = desk.drafts()?;
    let find = |number: u32| {
        let known = drafts.iter().find(|draft| draft.number == number);
        known.ok_or_else(|| Error::Usage("no-draft", vec![("number", number.to_string())]))
    };
    match command {
        DraftCommand::List if counter.output.json => Output::json(&drafts),
        DraftCommand::List => {
            let heads =
                ["col-number", "col-time", "col-act", "col-case", "col-text"].map(|id| counter.texts.get(id));
            let rows: Vec<Vec<String>> = drafts
                .iter()
                .map(|draft| {
                    let text = crate::report::shown::cut(&draft.text, 60);
                    let case = draft.case.map_or_else(String::new, |case| case.short(0));
                    vec![draft.number.to_string(), draft.kept.clone(), draft.verb.clone(), case, text]
                })
                .collect();
            counter.output.table(&heads, &rows);
        }
        DraftCommand::Show(args) => {
            let draft = find(args.number)?;
            if counter.output.json { Output::json(draft) } else { Output::text(&draft.text) }
        }
        DraftCommand::Drop(args) => {
            let number = find(args.number)?.number;
            desk.store.drop_draft(desk.me(), number)?;
            let sentence = crate::say!(counter.texts, "done-draft-dropped", number = number.to_string());
            counter.output.done(&number.to_string(), &sentence, &json!({ "dropped": number }));
        }
    }
    Ok(())
}
