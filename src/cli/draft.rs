//! Texts that were typed and refused: `draft list`, `show`, `resume`, `drop`. They are kept inside the vault.

use clap::{Args, Subcommand};
use serde_json::{Value, json};

use crate::cli::context::Context;
use crate::cli::output::Output;
use crate::cli::signing::Written;
use crate::cli::{decide, prompt};
use crate::desk::{Desk, Draft};
use crate::error::Error;
use crate::report::phrases;
use crate::say;
use crate::store::drafts::KeptDraft;

/// What can be done with drafts.
#[derive(Debug, Subcommand)]
#[command(defer = true)]
pub(super) enum DraftCommand {
    List,
    Show(NumberArgs),
    Resume(ResumeArgs),
    Drop(NumberArgs),
}

/// A draft's number.
#[derive(Debug, Args)]
pub(super) struct NumberArgs {
    #[arg(value_name = "NUMBER")]
    number: u32,
}

/// `draft resume NUMBER [--yes]`
#[derive(Debug, Args)]
pub(super) struct ResumeArgs {
    #[arg(value_name = "NUMBER")]
    number: u32,
    #[arg(long)]
    yes: bool,
}

/// What a kept text is for: its number, the act in words, the case.
fn head(context: &Context, desk: &Desk, kept: &KeptDraft, verb: &str) -> Result<String, Error> {
    let texts = &context.texts;
    let deed = phrases::deed(verb, texts);
    let mut head = say!(texts, draft_act, verb = deed, number = kept.number.to_string());
    if let Some(log) = kept.case {
        let name = desk.store.case(log, &desk.roster)?.candidate.name().to_owned();
        head += &format!(" ({} {name})", desk.store.short(log)?);
    }
    Ok(head)
}

/// Everything that would be signed: the words of the act as they stand in a header, and the body, field by field.
fn whole(draft: &Draft) -> Vec<String> {
    let mut lines: Vec<String> = draft.act.to_lines().lines().skip(1).map(str::to_owned).collect();
    let fields = draft.body.iter().map(|(name, value)| match value {
        Value::String(text) => format!("{name}: {text}"),
        other => format!("{name}: {other}"),
    });
    lines.extend(fields);
    lines
}

/// Signs the same act with the same words on top of the present case, once the author has seen what came since and says
/// yes. A draft that is refused again stays.
fn resume(context: &Context, desk: &mut Desk, kept: &KeptDraft, yes: bool) -> Result<(), Error> {
    let texts = &context.texts;
    let (draft, news) = desk.taken_up(kept)?;
    let number = kept.number.to_string();
    context.output.say(&head(context, desk, kept, draft.act.verb())?);
    whole(&draft).iter().for_each(|line| context.output.warn(line));
    let news = news.map(|news| news.lines(texts)).unwrap_or_default();
    let since = if news.is_empty() {
        say!(texts, draft_nothing_came)
    } else {
        say!(texts, draft_news, count = news.len(), what = news.join("; "))
    };
    context.output.say(&since);
    if !yes && !prompt::can_ask() {
        return Err(Error::Missing { option: "--yes" });
    }
    if !yes && !prompt::yes(&say!(texts, draft_sign_it), texts.lang())? {
        context.output.say(&say!(texts, draft_stays));
        return Ok(());
    }
    let act = draft.act.clone();
    let ids = desk.record(&[draft])?;
    if desk.store.drop_draft(desk.me(), kept.number).is_err() {
        // The act is signed, so a draft that cannot be dropped is only a warning.
        context.output.warn(&say!(texts, draft_not_dropped, number = &number));
    }
    let Some(id) = ids.first().copied() else { return Ok(()) };
    if let Some(log) = kept.case {
        // Prints what the original command would print.
        decide::tell(context, desk, log, id, &act)?;
        context.output.say(&say!(texts, draft_signed, number = number));
        return Ok(());
    }
    let letters = id.short(0);
    let sentence = say!(texts, done_draft_resumed, number = number, item = &letters);
    context.output.done(&letters, &sentence, &Written { id, short: letters.clone(), case: id });
    Ok(())
}

pub(super) fn run(context: &Context, command: DraftCommand) -> Result<(), Error> {
    let mut desk = context.desk()?;
    let drafts = desk.drafts()?;
    let find = |number: u32| {
        let known = drafts.iter().find(|draft| draft.number == number);
        known.ok_or_else(|| Error::NoDraft { number })
    };
    match command {
        DraftCommand::List if context.output.json => Output::json(&drafts),
        DraftCommand::List if drafts.is_empty() => context.output.say(&say!(context.texts, draft_none)),
        DraftCommand::List => {
            let heads = say!(context.texts, [col_number, col_time, col_act, col_case, col_text]);
            let rows: Vec<Vec<String>> = drafts
                .iter()
                .map(|draft| {
                    let text = crate::report::shown::cut(&draft.text, 60);
                    let case = draft.case.map_or_else(String::new, |case| case.short(0));
                    vec![
                        draft.number.to_string(),
                        draft.kept.clone(),
                        phrases::deed(&draft.verb, &context.texts),
                        case,
                        text,
                    ]
                })
                .collect();
            context.output.table(&heads, &rows);
        }
        DraftCommand::Show(args) => {
            let draft = find(args.number)?;
            if context.output.json {
                Output::json(draft);
            } else {
                context.output.say(&head(context, &desk, draft, &draft.verb)?);
                Output::text(&draft.text);
            }
        }
        DraftCommand::Resume(args) => {
            let kept = find(args.number)?.clone();
            resume(context, &mut desk, &kept, args.yes)?;
        }
        DraftCommand::Drop(args) => {
            let number = find(args.number)?.number;
            desk.store.drop_draft(desk.me(), number)?;
            let sentence = say!(context.texts, done_draft_dropped, number = number.to_string());
            context.output.done(&number.to_string(), &sentence, &json!({ "dropped": number }));
        }
    }
    Ok(())
}
