//! `notify`: the command of a person's choosing by which `sync` and `due --exit-code` say that something is overdue: one
//! line with numbers, without a name, once for each line of the agenda.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use serde_json::json;

use crate::cli::agenda::agenda;
use crate::cli::context::Context;
use crate::cli::output::Output;
use crate::custody::notifier::{Notified, Notifier, NotifyFault, PATIENCE};
use crate::desk::Desk;
use crate::domain::entry::Timestamp;
use crate::domain::ids::{Digest256, sha256};
use crate::domain::words::Word;
use crate::error::Error;
use crate::report::due::{self, Whose};
use crate::say;
use crate::store::agenda::AgendaRow;

/// What can be done with the command.
#[derive(Debug, Subcommand)]
#[command(defer = true)]
pub(super) enum NotifyCommand {
    Set(SetArgs),
    Show,
    Try,
    Off,
}

/// `notify set [--] PROGRAM [ARGUMENT]...`
#[derive(Debug, Args)]
pub(super) struct SetArgs {
    #[arg(value_name = "PROGRAM", required = true, num_args = 1..)]
    command: Vec<String>,
}

/// The file that names the command.
fn file() -> Result<PathBuf, Error> {
    let state = Context::state().ok_or_else(|| Error::NoHome { error: String::new() })?;
    Ok(state.join("notify.json"))
}

/// Why the command is not known, or told nothing, for people.
fn fault(why: NotifyFault, file: PathBuf, program: &str) -> Error {
    let program = program.to_owned();
    match why {
        NotifyFault::Unsafe => Error::NotifierUnsafe { path: file },
        NotifyFault::Garbled => Error::NotifierGarbled { path: file },
        NotifyFault::Absent => Error::NotifierAbsent { program },
        NotifyFault::TooSlow => Error::NotifierSlow { program },
        NotifyFault::Failed(Some(code)) => Error::NotifierFailed { program, code: code.to_string() },
        NotifyFault::Failed(None) => Error::NotifierEnded { program },
        NotifyFault::Io(error) => Error::io(&PathBuf::from(program), &error),
    }
}

fn named() -> Result<Option<Notifier>, Error> {
    let file = file()?;
    Notifier::read(&file).map_err(|why| fault(why, file, ""))
}

fn tell(notifier: &Notifier, line: &str) -> Result<(), Error> {
    let failed = |why| Ok(fault(why, file()?, &notifier.program));
    notifier.tell(line, PATIENCE).map_err(|why| failed(why).unwrap_or_else(|other| other))
}

/// The command as somebody would type it, as far as that can be told apart.
fn typed(notifier: &Notifier) -> String {
    let words = std::iter::once(&notifier.program).chain(&notifier.arguments);
    let quoted = |word: &String| {
        if word.is_empty() || word.contains(char::is_whitespace) {
            format!("\"{word}\"")
        } else {
            word.clone()
        }
    };
    words.map(quoted).collect::<Vec<_>>().join(" ")
}

pub(super) fn run(context: &Context, command: NotifyCommand) -> Result<(), Error> {
    let (texts, output) = (&context.texts, &context.output);
    match command {
        NotifyCommand::Set(SetArgs { command }) => {
            let mut words = command.into_iter();
            let program = words.next().filter(|program| !program.trim().is_empty());
            let program = program.ok_or(Error::Missing { option: "PROGRAM" })?;
            let notifier = Notifier { program, arguments: words.collect() };
            notifier.write(&file()?)?;
            let typed = typed(&notifier);
            output.done(&typed, &say!(texts, done_notify_set, command = &typed), &notifier);
            output.say(&say!(texts, notify_try));
        }
        NotifyCommand::Show => match named()? {
            Some(notifier) if output.json => Output::json(&notifier),
            Some(notifier) => output.sentences(&typed(&notifier)),
            None if output.json => Output::json(&json!(null)),
            None => output.say(&say!(texts, notify_none)),
        },
        NotifyCommand::Try => {
            let notifier = named()?.ok_or(Error::NotifierNone)?;
            let line = say!(texts, notify_trial);
            tell(&notifier, &line)?;
            output.done(&notifier.program, &say!(texts, done_notify_try), &json!({ "line": line }));
        }
        NotifyCommand::Off => {
            if !Notifier::remove(&file()?)? {
                return Err(Error::NotifierNone);
            }
            output.done("-", &say!(texts, done_notify_off), &json!({ "program": null }));
        }
    }
    Ok(())
}

/// By what a line of the agenda is remembered.
fn digest(row: &AgendaRow) -> Digest256 {
    Digest256(sha256(&[row.case.as_bytes(), row.kind.word().as_bytes(), row.event.as_bytes()].concat()))
}

/// What is overdue now for a person, and so worth a line.
struct Pressing {
    now: Notified,
    overdue: usize,
    dangers: usize,
}

impl Pressing {
    /// What is overdue, and how much of it nobody was notified of.
    fn of(desk: &Desk, before: &Notified) -> Result<Pressing, Error> {
        let now = Timestamp::new(desk.clock.now);
        let hidden = desk.store.hidden_dangers(&desk.reader())?;
        let mut pressing = Pressing {
            now: Notified { hidden, ..Notified::default() },
            overdue: 0,
            dangers: hidden.saturating_sub(before.hidden),
        };
        for row in agenda(desk, None, Whose::Turn)? {
            let is_danger = due::is_danger(&row);
            if row.drill || row.kind.is_news() || !is_danger && row.due_at > now {
                continue;
            }
            let digest = digest(&row);
            let is_new = pressing.now.lines.insert(digest) && !before.lines.contains(&digest);
            let count = if is_danger { &mut pressing.dangers } else { &mut pressing.overdue };
            *count += usize::from(is_new);
        }
        Ok(pressing)
    }

    /// The one line, where there is anything new to say.
    fn line(&self, context: &Context) -> Option<String> {
        let texts = &context.texts;
        let overdue = (self.overdue > 0).then(|| say!(texts, notify_overdue, count = self.overdue));
        let dangers = (self.dangers > 0).then(|| say!(texts, notify_danger, count = self.dangers));
        let said: Vec<String> = overdue.into_iter().chain(dangers).collect();
        (!said.is_empty()).then(|| say!(texts, notify_line, what = said.join(", ")))
    }
}

/// Tells a person by their command what became overdue since they were told last. What goes wrong is said, and fails
/// nothing; they are then told at the next time.
pub(super) fn notify(context: &Context, desk: &Desk) {
    if let Err(why) = notify_or_fail(context, desk) {
        let (what, hint) = why.tell(&context.texts);
        context.output.warn(&what);
        hint.iter().for_each(|hint| context.output.warn(hint));
    }
}

fn notify_or_fail(context: &Context, desk: &Desk) -> Result<(), Error> {
    let (Some(notifier), Some(state)) = (named()?, Context::state()) else { return Ok(()) };
    let of = [desk.store.roster_log()?.as_bytes().to_vec(), desk.identity().public().as_bytes().to_vec()];
    let name: String = Digest256(sha256(&of.concat())).to_string().chars().take(16).collect();
    let remembered = state.join("notified").join(format!("{name}.json"));
    let before = Notified::read(&remembered);
    let pressing = Pressing::of(desk, &before)?;
    if let Some(line) = pressing.line(context) {
        tell(&notifier, &line)?;
    }
    if pressing.now != before {
        pressing.now.write(&remembered)?;
    }
    Ok(())
}
