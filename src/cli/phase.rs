//! `phase`: where a candidacy stands, from which day, and what follows from it.

use chrono::NaiveDate;
use clap::Args;

use crate::cli::context::Context;
use crate::cli::days::{asked_day, day, day_come, days_of_election};
use crate::cli::sheet::sheet;
use crate::cli::{lookup, prompt};
use crate::desk::{Desk, Draft, Target};
use crate::domain::case::CaseFile;
use crate::domain::case::flag::FlagBody;
use crate::domain::case::phase::PhaseBody;
use crate::domain::clock::spoken::When;
use crate::domain::event::{Act, Level, Phase, Tier};
use crate::domain::sight;
use crate::domain::words::Word;
use crate::error::Error;
use crate::report::days::left_and_what_is_not_known;
use crate::report::{messages, standing};
use crate::say;

/// `phase CASE PHASE`
#[derive(Debug, Args)]
pub(super) struct PhaseArgs {
    #[arg(value_name = "CASE")]
    case: String,
    #[arg(value_name = "PHASE")]
    phase: String,
    #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
    on: Option<String>,
    #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
    meeting: Option<String>,
    #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
    close: Option<String>,
    #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
    list_due: Option<String>,
    #[arg(long, value_name = "TEXT|-")]
    how: Option<String>,
    #[arg(long, value_name = "TEXT|-")]
    why: Option<String>,
    #[arg(long, conflicts_with = "flag")]
    without_greenlight: bool,
    #[arg(long)]
    flag: bool,
}

pub(super) fn phase(context: &Context, args: PhaseArgs) -> Result<(), Error> {
    let texts = &context.texts;
    let (mut desk, file) = context.case(&args.case)?;
    let phase: Phase = lookup::word(&args.phase)?;
    let lacks = file.lacks_greenlight(phase);
    let said = [args.meeting, args.list_due, args.close];
    let [mut meeting, list_due, close] = days_of_election(&said, &desk, &file)?;
    let unknown = meeting.or(file.days.meeting).is_none();
    if phase == Phase::Contest && unknown && !lacks && prompt::can_ask() {
        let read = |given: &str| day(given, When::Ahead, &desk, Some(&file));
        meeting = asked_day(context, &say!(texts, label_meeting), None, read)?;
    }
    let today = file.place().day(desk.clock.now);
    for (what, said) in [
        (messages::due_day_meeting, meeting),
        (messages::due_day_list_due, list_due),
        (messages::due_day_close, close),
    ] {
        // A past day may be recorded late or be a typing error, so it is a warning only.
        if let Some(day) = said.filter(|day| *day < today) {
            context.output.warn(&say!(texts, phase_day_past, what = texts.get(what), day = texts.day(day)));
        }
    }
    let withdrawn = phase == Phase::Withdrawn;
    let date = match args.on {
        Some(given) => day_come(&given, &desk, &file)?,
        None => day_of(context, phase, &desk, &file)?,
    };
    let how = match args.how {
        None if withdrawn => prompt::value(None, "--how", &say!(texts, label_withdrawn_how))?,
        given => prompt::long_if_given(given)?.unwrap_or_default(),
    };
    if lacks
        && !args.without_greenlight
        && flags_instead(context, &mut desk, &file, (phase, date), args.flag)?
    {
        return Ok(());
    }
    let why = match args.why {
        None if lacks && args.without_greenlight => prompt::long(None, "--why", &say!(texts, label_why))?,
        given => prompt::long_if_given(given)?.unwrap_or_default(),
    };
    let body = PhaseBody {
        why,
        meeting,
        close,
        list_due,
        how,
        without_greenlight: args.without_greenlight && lacks,
    };
    let done = if lacks {
        messages::done_phase_waits
    } else if file.skeleton.is_phase_back(phase) {
        messages::done_phase_back
    } else {
        messages::done_phase
    };
    let draft = Draft::new(Target::case(&file), Act::Phase { phase, date }, &body)?;
    let signed = context.sign_and_say(&mut desk, &file, draft, done).inspect_err(|_| {
        if lacks && !args.without_greenlight {
            let case = desk.store.short(file.id).unwrap_or_default();
            let _ = say_greenlight_ended(context, &desk, &file);
            context.output.warn(&say!(texts, phase_flag_instead, case = case, phase = phase.word()));
        }
    })?;
    let Some((_, after)) = signed else { return Ok(()) };
    if file.skeleton.phase().ends() || after.skeleton.phase().ends() {
        say_greenlight_ended(context, &desk, &after)?;
    }
    // What waits for a second has set nothing yet, so nothing follows from it.
    if after.skeleton.phase() == phase { say_next(context, &desk, &after) } else { Ok(()) }
}

/// That a greenlight which somebody had was given for another district, or ended with the candidacy: who comes back
/// does not have it.
fn say_greenlight_ended(context: &Context, desk: &Desk, file: &CaseFile) -> Result<(), Error> {
    if let Some(ended) = sheet(context, desk, file)?.was_greenlit {
        context.output.warn(&standing::was_greenlit(&ended, &context.texts));
    }
    Ok(())
}

/// The day of a phase where none was given: asked for at a terminal where it is seldom today. Without a terminal it is
/// today; for the polls it is the party's polling day, and where that is not known or lies ahead the option is missing.
fn day_of(context: &Context, phase: Phase, desk: &Desk, file: &CaseFile) -> Result<NaiveDate, Error> {
    let (texts, today) = (&context.texts, desk.clock.today);
    let polling = desk.policy().polling_day.filter(|day| *day <= today);
    let (label, offered) = match phase {
        Phase::Nominated => (messages::label_selected_on, Some(today)),
        Phase::Withdrawn => (messages::label_withdrawn_on, Some(today)),
        Phase::Polled => (messages::label_polled_on, polling),
        _ => return Ok(today),
    };
    let day = if prompt::can_ask() {
        asked_day(context, &texts.get(label), offered, |given| day_come(given, desk, file))?
    } else {
        offered
    };
    day.ok_or(Error::Missing { option: "--on" })
}

/// A serious flag in place of the phase, if it is asked for or taken up where it is offered: members may have chosen
/// somebody whom nobody has vetted. Answers whether it was raised.
pub(super) fn flags_instead(
    context: &Context,
    desk: &mut Desk,
    file: &CaseFile,
    (phase, day): (Phase, NaiveDate),
    asked: bool,
) -> Result<bool, Error> {
    let texts = &context.texts;
    let question = say!(texts, phase_flag_question, phase = texts.word(phase), day = texts.day(day));
    let takes = || prompt::yes(&say!(texts, phase_flag_offer, question = &question), texts.lang());
    if !(asked || prompt::can_ask() && takes()?) {
        return Ok(false);
    }
    let from = sight::of(&desk.reader(), file).tier().unwrap_or(Tier::Local);
    let act = Act::Flag { level: Level::Serious, from, route: None };
    let draft = Draft::new(Target::case(file), act, &FlagBody { question, ..FlagBody::default() })?;
    context.sign_one(desk, file, draft, messages::done_flag)?;
    Ok(true)
}

/// What follows: the days ahead, and the next step.
fn say_next(context: &Context, desk: &Desk, file: &CaseFile) -> Result<(), Error> {
    let texts = &context.texts;
    let (phase, case) = (file.skeleton.phase(), desk.store.short(file.id)?);
    // The days of a case are not told to somebody who has not declared, and so neither that they are not known.
    let declared = desk.must_have_declared(file).is_ok();
    let days = left_and_what_is_not_known(&sheet(context, desk, file)?, texts).filter(|_| declared);
    if let Some(line) = days {
        context.output.say(&line);
    }
    let next = match phase {
        Phase::Applied | Phase::Vetting | Phase::Greenlit => say!(texts, phase_next_vetting, case = case),
        Phase::Contest => say!(texts, phase_next_contest, case = case),
        Phase::Nominated => say!(texts, phase_next_nominated, case = case),
        Phase::Endorsed => say!(texts, phase_next_endorsed, case = case),
        Phase::Confirmed => say!(texts, phase_next_confirmed, case = case),
        Phase::Polled => return Ok(()),
        Phase::Withdrawn | Phase::Lapsed => say!(texts, phase_next_ended, case = case),
    };
    context.output.say(&next);
    Ok(())
}
