//! What waits for a second: `second` and `decline`. Those who agree have read why before they sign.

use clap::Args;

use crate::cli::context::Context;
use crate::cli::danger;
use crate::cli::decide::sign;
use crate::cli::offered;
use crate::cli::prompt;
use crate::cli::sheet::sheet;
use crate::desk::{Desk, Draft, Target};
use crate::domain::case::CaseFile;
use crate::domain::case::flag::TextBody;
use crate::domain::event::Act;
use crate::domain::ids::EventId;
use crate::error::Error;
use crate::report::phrases;
use crate::say;

/// `second CASE EVENT`, `decline CASE EVENT --why -`
#[derive(Debug, Args)]
pub(super) struct WaitingArgs {
    #[arg(value_name = "CASE")]
    case: String,
    #[arg(value_name = "EVENT")]
    event: String,
    #[arg(long, value_name = "TEXT|-")]
    why: Option<String>,
}

/// The event of a case that letters name, as it is: a second names the event itself, not the first of its chain.
fn waiting(file: &CaseFile, letters: String) -> Result<EventId, Error> {
    match file.starting_with(&letters).as_slice() {
        [event] => Ok(*event),
        _ => Err(Error::NoItem { word: letters }),
    }
}

pub(super) fn decline(context: &Context, args: WaitingArgs) -> Result<(), Error> {
    let (mut desk, file) = context.case(&args.case)?;
    let event = waiting(&file, args.event)?;
    let text = prompt::long(args.why, "--why", &say!(context.texts, label_why))?;
    let draft = Draft::new(Target::case(&file), Act::Decline { event }, &TextBody { text })?;
    sign(context, &mut desk, &file, &draft)
}

pub(super) fn second(context: &Context, args: WaitingArgs) -> Result<(), Error> {
    let (mut desk, file) = context.case(&args.case)?;
    let event = waiting(&file, args.event)?;
    let act = Act::Second { event };
    let why = prompt::long_if_given(args.why)?;
    let draft = match why {
        Some(text) => Draft::new(Target::case(&file), act, &TextBody { text })?,
        None => Draft::bare(Target::case(&file), act),
    };
    danger::say_open(context, &desk, &file);
    reads(context, &mut desk, &file, &draft, event)?;
    let signed = sign(context, &mut desk, &file, &draft);
    if matches!(&signed, Err(Error::Refused(refusal)) if refusal.names("second-lapsed")) {
        offered::again(context, &mut desk, &file, event)?;
    }
    signed
}

/// Shows what the second would bring about, who asked for it and why; at a terminal it asks whether to sign. Somebody who
/// may not give the second learns that instead, and nobody gives one whose reason they may not read yet.
fn reads(
    context: &Context,
    desk: &mut Desk,
    file: &CaseFile,
    draft: &Draft,
    event: EventId,
) -> Result<(), Error> {
    if !file.seconds_awaited().iter().any(|awaited| awaited.stamp.id == event) {
        return Ok(());
    }
    desk.may_begin(file, draft)?;
    desk.must_have_declared(file)?;
    let texts = &context.texts;
    let rows = sheet(context, desk, file)?.seconds;
    let Some(row) = rows.iter().find(|row| row.mark.id == event) else { return Ok(()) };
    context.output.warn(&say!(texts, second_reads, what = phrases::second_asked(row, texts)));
    if prompt::can_ask() && !prompt::yes(&say!(texts, second_sign), texts.lang())? {
        return Err(Error::NotConfirmed);
    }
    Ok(())
}
