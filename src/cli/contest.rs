//! `contest`: the days and numbers of the nomination contest that a case keeps.

use chrono::NaiveDate;
use clap::Args;
use serde_json::json;

use crate::cli::context::Context;
use crate::cli::days::day;
use crate::cli::hindsight::{self, AsOfArgs};
use crate::cli::lookup;
use crate::cli::output::Output;
use crate::cli::phase;
use crate::desk::{Desk, Draft, Target};
use crate::domain::case::CaseFile;
use crate::domain::case::contest::{ContestBody, Selected};
use crate::domain::clock::spoken::When;
use crate::domain::event::{Act, Phase, RecordKind, Relation};
use crate::domain::words::Word;
use crate::error::Error;
use crate::report::{contest, messages};
use crate::say;

/// `contest CASE [--members N …]`
#[derive(Debug, Args)]
pub(super) struct ContestArgs {
    #[command(flatten)]
    of: AsOfArgs,
    #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
    notified: Option<String>,
    #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
    cut_off: Option<String>,
    #[arg(long, value_name = "N")]
    members: Option<u32>,
    #[arg(long, value_name = "N")]
    new_members: Option<u32>,
    #[arg(long, value_name = "N")]
    contestants: Option<u32>,
    #[arg(long, value_name = "N")]
    voters: Option<u32>,
    #[arg(long, value_name = "N")]
    margin: Option<u32>,
    #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
    selected_on: Option<String>,
    #[arg(long, value_name = "vote|acclaimed|appointed")]
    selected_by: Option<String>,
    #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
    reported: Option<String>,
    #[arg(long, requires = "selected_on")]
    flag: bool,
}

impl ContestArgs {
    fn says_nothing(&self) -> bool {
        let days = [&self.notified, &self.cut_off, &self.selected_on, &self.reported];
        let numbers = [self.members, self.new_members, self.contestants, self.voters, self.margin];
        days.iter().all(|day| day.is_none())
            && numbers.iter().all(Option::is_none)
            && self.selected_by.is_none()
    }
}

pub(super) fn run(context: &Context, args: ContestArgs) -> Result<(), Error> {
    if args.says_nothing() {
        let sheet = hindsight::sheet(context, &args.of, true)?;
        if context.output.json {
            Output::json(&json!({ "contest": sheet.contest, "elsewhere": sheet.contests_elsewhere }));
        } else {
            context.output.page(&contest::lines(&sheet, &context.texts, context.output.width()));
        }
        return Ok(());
    }
    let (mut desk, file) = context.declared_case_to_sign(&args.of.case)?;
    let read =
        |given: Option<String>, when| given.map(|given| day(&given, when, &desk, Some(&file))).transpose();
    let body = ContestBody {
        notified: read(args.notified, When::Past)?,
        // The last day to become a member may be still to come.
        cut_off: read(args.cut_off, When::Ahead)?,
        members: args.members,
        new_members: args.new_members,
        voters: args.voters,
        margin: args.margin,
        contestants: args.contestants,
        selected_on: read(args.selected_on, When::Past)?,
        selected_by: args.selected_by.as_deref().map(lookup::word::<Selected>).transpose()?,
        reported: read(args.reported, When::Past)?,
    };
    let selected_on = body.selected_on;
    let act = Act::Record { kind: RecordKind::Contest, relation: Relation::New };
    let draft = Draft::new(Target::case(&file), act, &body)?;
    let Some((_, after)) = context.sign_and_say(&mut desk, &file, draft, messages::done_contest)? else {
        return Ok(());
    };
    // The questions that the numbers raise are said at once; the record holds the numbers alone.
    for fact in after.contest.iter().flat_map(|contest| contest.now.facts()) {
        context.output.say(&contest::asks(fact, &context.texts));
    }
    selected_on.map_or(Ok(()), |day| was_selected(context, &mut desk, &after, day, args.flag))
}

/// What a selection asks for next: the phase. Members may have chosen somebody without a greenlight; then a serious flag
/// is offered in the same step.
fn was_selected(
    context: &Context,
    desk: &mut Desk,
    file: &CaseFile,
    day: NaiveDate,
    flag: bool,
) -> Result<(), Error> {
    let texts = &context.texts;
    if file.skeleton.phase() >= Phase::Nominated {
        return Ok(());
    }
    let (case, name) = (desk.store.short(file.id)?, file.candidate.name());
    let (on, iso) = (texts.day(day), day.to_string());
    if !file.lacks_greenlight(Phase::Nominated) {
        let phase = texts.word(file.phase());
        context.output.say(&say!(
            texts,
            contest_selected,
            name = name,
            day = on,
            phase = phase,
            case = case,
            iso = iso
        ));
        return Ok(());
    }
    if phase::flags_instead(context, desk, file, (Phase::Nominated, day), flag)? {
        return Ok(());
    }
    context.output.warn(&say!(
        texts,
        contest_selected_uncleared,
        name = name,
        day = on,
        case = &case,
        iso = iso
    ));
    context.output.warn(&say!(texts, phase_flag_instead, case = case, phase = Phase::Nominated.word()));
    Ok(())
}
