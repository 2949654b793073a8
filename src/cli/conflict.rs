//! Conflicts of interest: `conflict CASE none|declare`, `conflict none CASE...`, `conflict list`, and `adopt`, by which
//! somebody takes over a recused or departed person's items.

use clap::{Args, Subcommand};

use serde_json::json;

use crate::cli::context::Context;
use crate::cli::list::phase;
use crate::cli::lookup::{self, item, place};
use crate::cli::output::Output;
use crate::cli::prompt;
use crate::cli::reminded::confirmed;
use crate::desk::{Desk, Draft, Target};
use crate::domain::all_recused::follows;
use crate::domain::case::CaseFile;
use crate::domain::case::conflict::{DeclareBody, Tie};
use crate::domain::case::note::NoteBody;
use crate::domain::case::ties::{DismissedTie, TieSign, possible_ties};
use crate::domain::event::{Act, Declared, MAX_IDS, RecordKind, Relation};
use crate::domain::ids::PersonId;
use crate::domain::sight::Page;
use crate::domain::words::Word;
use crate::error::Error;
use crate::report::messages::{self, Message};
use crate::report::phrases::recusal;
use crate::say;
use crate::store::query::Filter;

/// `conflict CASE none`, `conflict CASE declare --kind personal --text -`, `conflict none CASE...`
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = false)]
pub(super) struct ConflictArgs {
    #[arg(value_name = "CASE")]
    case: Option<String>,
    #[command(subcommand)]
    what: ConflictCommand,
}

/// What can be declared.
#[derive(Debug, Subcommand)]
#[command(defer = true)]
pub(super) enum ConflictCommand {
    None(NoneArgs),
    Declare(DeclareArgs),
    List,
    Dismiss(DismissArgs),
}

/// `dismiss CASE PERSON [--sign SIGN] --why -`
#[derive(Debug, Args)]
pub(super) struct DismissArgs {
    #[arg(value_name = "CASE")]
    case: String,
    #[arg(value_name = "PERSON")]
    person: String,
    /// Which of several suggestions.
    #[arg(long, value_name = "name|firm|riding")]
    sign: Option<String>,
    #[arg(long, value_name = "TEXT|-")]
    why: Option<String>,
}

/// `none CASE...`
#[derive(Debug, Args)]
pub(super) struct NoneArgs {
    #[arg(value_name = "CASE")]
    case: Vec<String>,
}

/// `declare --kind KIND [--about PERSON]`
#[derive(Debug, Args)]
pub(super) struct DeclareArgs {
    #[arg(long, value_name = "KIND")]
    kind: String,
    /// Somebody else, by an approver.
    #[arg(long, value_name = "PERSON")]
    about: Option<String>,
    #[arg(long, value_name = "TEXT|-")]
    text: Option<String>,
    /// Sign it although nobody is left then.
    #[arg(long)]
    yes: bool,
}

/// `adopt CASE ITEM...`
#[derive(Debug, Args)]
pub(super) struct AdoptArgs {
    #[arg(value_name = "CASE")]
    case: String,
    #[arg(value_name = "ITEM", required = true)]
    items: Vec<String>,
}

/// A tie recuses; membership of the riding is an interest.
fn state(kind: Tie) -> Declared {
    match kind {
        Tie::None => Declared::None,
        Tie::Riding => Declared::Interest,
        Tie::ActsFor | Tie::Personal | Tie::Business => Declared::Recused,
    }
}

pub(super) fn conflict(context: &Context, args: ConflictArgs) -> Result<(), Error> {
    let of_case = || args.case.clone().ok_or_else(|| Error::Missing { option: "CASE" });
    match args.what {
        ConflictCommand::List => list(context),
        ConflictCommand::Dismiss(args) => dismiss(context, args),
        ConflictCommand::None(more) => {
            let words: Vec<String> = args.case.iter().cloned().chain(more.case).collect();
            none(context, &words)
        }
        ConflictCommand::Declare(declared) => declare(context, &of_case()?, declared),
    }
}

fn declare(context: &Context, case: &str, declared: DeclareArgs) -> Result<(), Error> {
    let kind = lookup::word::<Tie>(&declared.kind)?;
    let mut desk = context.desk()?;
    let file = desk.case_to_declare(case)?;
    // Asked for only now, so that nobody types for a store that does not open.
    let text = prompt::long_if_given(declared.text)?;
    let person = declared.about.map_or(Ok(desk.me()), |word| lookup::person(&desk, &word))?;
    let draft = draft(&file, person, &DeclareBody { kind, text })?;
    desk.may_begin(&file, &draft)?;
    let follows = follows(&file, &desk.roster, person, state(kind));
    let said = recusal::follows(&follows, desk.policy().outside_counsel.as_deref(), &context.texts);
    said.iter().for_each(|line| context.output.warn(line));
    if !said.is_empty() {
        confirmed(context, &mut desk, &draft, declared.yes)?;
    }
    context.sign_one(&mut desk, &file, draft, done(&file, person, state(kind)))
}

/// Asks at a terminal whether anything ties the person to a case; whether they may read on.
pub(super) fn asked(context: &Context, case: &str) -> Result<bool, Error> {
    let texts = &context.texts;
    loop {
        match prompt::value_if_any(&say!(texts, declare_ask))?.as_deref() {
            None => return Ok(false),
            Some("none") => return none(context, &[case.to_owned()]).map(|()| true),
            Some("declare") => break,
            Some(_) => context.output.warn(&say!(texts, declare_words)),
        }
    }
    let kinds = Tie::ALL.iter().filter(|kind| **kind != Tie::None);
    let kinds = kinds.map(|kind| say!(texts, label, name = kind.to_string()) + &texts.word(*kind));
    let kinds = kinds.collect::<Vec<_>>().join("\n");
    let kind = prompt::scaled(None, "--kind", &say!(texts, label_tie), &kinds)?;
    // The word is checked first, so that nobody types a text in vain.
    let riding = lookup::word::<Tie>(&kind)? == Tie::Riding;
    let text = prompt::value_if_any(&say!(texts, label_tie_text))?;
    declare(context, case, DeclareArgs { kind, about: None, text, yes: false }).map(|()| riding)
}

fn draft(file: &CaseFile, person: PersonId, body: &DeclareBody) -> Result<Draft, Error> {
    Draft::new(Target::case(file), Act::Declare { person, state: state(body.kind) }, body)
}

fn done(file: &CaseFile, person: PersonId, state: Declared) -> Message<messages::done_note> {
    match state {
        Declared::None | Declared::Interest if file.is_recused(person) => messages::done_conflict_end,
        Declared::None => messages::done_conflict_none,
        Declared::Interest => messages::done_conflict_interest,
        Declared::Recused => messages::done_conflict_recused,
    }
}

/// One person says of all these cases that nothing ties them to any: all are declared, or none.
fn none(context: &Context, words: &[String]) -> Result<(), Error> {
    let mut desk = context.desk()?;
    let mut files: Vec<CaseFile> = Vec::new();
    for word in words {
        let file = context.one_of(word, |word| desk.case_to_declare(word))?;
        if files.iter().all(|known| known.id != file.id) {
            files.push(file);
        }
    }
    let me = desk.me();
    let body = || DeclareBody { kind: Tie::None, text: None };
    match files.as_slice() {
        [] => Err(Error::Missing { option: "CASE" }),
        [file] => {
            let draft = draft(file, me, &body())?;
            context.sign_one(&mut desk, file, draft, done(file, me, Declared::None))
        }
        files => {
            let drafts = files.iter().map(|file| draft(file, me, &body()));
            let drafts = drafts.collect::<Result<Vec<_>, _>>()?;
            let ids = context.sign(&mut desk, &drafts)?;
            let shorts = files.iter().map(|file| desk.store.short(file.id));
            let shorts = shorts.collect::<Result<Vec<_>, _>>()?;
            let data: Vec<_> =
                files.iter().zip(&ids).map(|(file, id)| json!({ "case": file.id, "id": id })).collect();
            let sentence = say!(context.texts, done_conflict_none_all, count = files.len());
            context.output.done(&shorts.join(" "), &sentence, &data);
            Ok(())
        }
    }
}

/// The suggestion that is meant: the only one about this person, or the one of this sign. Where there is none the rule
/// says so.
fn suggested(
    desk: &Desk,
    file: &CaseFile,
    person: PersonId,
    sign: Option<&String>,
) -> Result<Option<DismissedTie>, Error> {
    let sign = sign.map(|word| lookup::word::<TieSign>(word)).transpose()?;
    let ties = possible_ties(file, &desk.roster).into_iter();
    let mut meant =
        ties.filter(|tie| file.is_one(tie.person, person) && sign.is_none_or(|sign| sign == tie.sign));
    match (meant.next(), meant.next()) {
        (Some(_), Some(_)) => Err(Error::SeveralTies { person: desk.roster.name(person) }),
        (named, _) => Ok(named.map(|tie| DismissedTie { sign: tie.sign, with: tie.with })),
    }
}

/// Records that a suggested tie is none, and why.
fn dismiss(context: &Context, args: DismissArgs) -> Result<(), Error> {
    let (mut desk, file) = context.declared_case_to_sign(&args.case)?;
    let person = lookup::person(&desk, &args.person)?;
    let tie = suggested(&desk, &file, person, args.sign.as_ref())?;
    let text = prompt::long(args.why, "--why", &say!(context.texts, label_why))?;
    let body = NoteBody { text, about: Some(file.id), dismissed: Some(person), tie, ..NoteBody::default() };
    context.record(
        &mut desk,
        &file,
        (RecordKind::Note, Relation::New),
        &body,
        messages::done_conflict_dismissed,
    )
}

/// The cases about which somebody still has to declare.
fn list(context: &Context) -> Result<(), Error> {
    let desk = context.desk()?;
    let texts = &context.texts;
    let filter = Filter { undeclared: true, ..Filter::default() };
    let rows = desk.store.list(&filter, Page::Brief, &desk.reader())?;
    if context.output.json {
        let rows = rows.iter().map(|row| {
            json!({ "case": row.id, "short": row.short, "name": row.name, "district": row.district,
                "phase": row.phase, "tier": row.tier, "status": row.status,
                "conflicting": row.conflicting, "agreeing": row.agreeing, "conditional": row.conditional })
        });
        Output::json(&rows.collect::<Vec<_>>());
        return Ok(());
    }
    let cells: Vec<Vec<String>> = rows
        .iter()
        .map(|row| vec![row.short.clone(), row.name.clone(), place(row, texts), phase(row, texts)])
        .collect();
    let heads = say!(texts, [col_case, col_name, col_district, col_phase]);
    context.output.table(&heads, &cells);
    let shorts: Vec<&str> = rows.iter().take(AT_ONCE).map(|row| row.short.as_str()).collect();
    if rows.is_empty() {
        context.output.say(&say!(texts, conflict_all_declared));
    } else {
        context.output.say(&say!(texts, conflict_to_declare, count = rows.len(), cases = shorts.join(" ")));
    }
    Ok(())
}

/// How many cases the command at the end of a list names.
const AT_ONCE: usize = 5;

pub(super) fn adopt(context: &Context, args: &AdoptArgs) -> Result<(), Error> {
    let (mut desk, file) = context.case(&args.case)?;
    let mut events = Vec::new();
    for letters in &args.items {
        let found = file.starting_with(letters);
        match found.as_slice() {
            [event] => events.push(*event),
            _ => return item(&file, letters, |_| false).map(|_| ()),
        }
    }
    events.sort_unstable();
    events.dedup();
    if events.len() > MAX_IDS {
        return Err(Error::AdoptTooMany { count: events.len(), most: MAX_IDS });
    }
    let draft = Draft::bare(Target::case(&file), Act::Adopt { events });
    context.sign_one(&mut desk, &file, draft, messages::done_adopt)
}
