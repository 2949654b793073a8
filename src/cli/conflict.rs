//! Conflicts of interest: `conflict CASE none|declare`, and `adopt`, by which somebody else answers for a recused or
//! departed person's items.

use clap::{Args, Subcommand};

use crate::cli::{CONTENT, Counter, item, on, person, prompt};
use crate::desk::Draft;
use crate::domain::case::conflict::{DeclareBody, Tie};
use crate::domain::event::{Act, Declared};
use crate::error::Error;

/// `conflict CASE none`, `conflict CASE declare --kind personal --text -`
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = false)]
pub(super) struct ConflictArgs {
    #[arg(value_name = "CASE")]
    case: String,
    #[command(subcommand)]
    what: ConflictCommand,
}

/// What can be declared.
#[derive(Debug, Subcommand)]
pub(super) enum ConflictCommand {
    None,
    Declare(DeclareArgs),
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

pub(super) fn conflict(counter: &Counter, args: ConflictArgs) -> Result<(), Error> {
    let mut desk = counter.desk()?;
    let file = desk.case(&args.case, CONTENT)?;
    let (kind, about, text) = match args.what {
        ConflictCommand::None => (Tie::None, None, None),
        ConflictCommand::Declare(declared) => {
            let text = prompt::long_if_given(declared.text)?;
            (Counter::word::<Tie>(&declared.kind)?, declared.about, text)
        }
    };
    let person = about.map_or(Ok(desk.me()), |word| person::find(&desk, &word))?;
    let state = state(kind);
    let draft = Draft::new(on(&file), Act::Declare { person, state }, &DeclareBody { kind, text })?;
    let done = match state {
        Declared::None if file.is_recused(person) => "done-conflict-end",
        Declared::None => "done-conflict-none",
        Declared::Interest => "done-conflict-interest",
        Declared::Recused => "done-conflict-recused",
    };
    counter.sign_one(&mut desk, &file, draft, done)
}

pub(super) fn adopt(counter: &Counter, args: &AdoptArgs) -> Result<(), Error> {
    let mut desk = counter.desk()?;
    let file = desk.case(&args.case, CONTENT)?;
    let mut events = Vec::new();
    for letters in &args.items {
        let found = file.starting_with(letters);
        match found.as_slice() {
            [one] => events.push(*one),
            _ => return item(&file, letters, |_| false).map(|_| ()),
        }
    }
    events.sort_unstable();
    events.dedup();
    counter.sign_one(&mut desk, &file, Draft::bare(on(&file), Act::Adopt { events }), "done-adopt")
}
