//! `contest`: the days and numbers of the nomination contest that a case keeps.

use clap::Args;
use serde_json::json;

use crate::cli::context::Context;
use crate::cli::days::day;
use crate::cli::hindsight::{self, AsOfArgs};
use crate::cli::lookup;
use crate::cli::output::Output;
use crate::desk::{Draft, Target};
use crate::domain::case::contest::{ContestBody, Selected};
use crate::domain::clock::spoken::When;
use crate::domain::event::{Act, RecordKind, Relation};
use crate::error::Error;
use crate::report::{contest, messages};

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
    let act = Act::Record { kind: RecordKind::Contest, relation: Relation::New };
    let draft = Draft::new(Target::case(&file), act, &body)?;
    let Some((_, after)) = context.sign_and_say(&mut desk, &file, draft, messages::done_contest)? else {
        return Ok(());
    };
    // The questions that the numbers raise are said at once; the record holds the numbers alone.
    for fact in after.contest.iter().flat_map(|contest| contest.now.facts()) {
        context.output.say(&contest::asks(fact, &context.texts));
    }
    Ok(())
}
