//! `person same`: two numbers turn out to be one human being.

use clap::Args;
use serde_json::json;

use crate::cli::context::Context;
use crate::cli::doctor::{too_few_approvers, warn_of_approvers};
use crate::cli::lookup::person;
use crate::cli::prompt;
use crate::desk::{Draft, Target};
use crate::domain::event::Act;
use crate::error::Error;
use crate::report::reasons::numbered;
use crate::say;

/// `person same PERSON OTHER [--why TEXT|-]`
#[derive(Debug, Args)]
pub(in crate::cli) struct SameArgs {
    #[arg(value_name = "PERSON")]
    person: String,
    #[arg(value_name = "OTHER")]
    other: String,
    #[arg(long, value_name = "TEXT|-")]
    why: Option<String>,
}

/// Says that two people of the roster are one, for every act that cites it. It takes a root key, and cannot be taken
/// back.
pub(super) fn same(context: &Context, args: SameArgs) -> Result<(), Error> {
    let texts = &context.texts;
    let mut desk = context.desk()?;
    let (first, other) = (person(&desk, &args.person)?, person(&desk, &args.other)?);
    let names = [first, other].map(|id| desk.roster.person(id).map_or_else(|| id.to_string(), numbered));
    let [name, of_other] = names;
    if desk.roster.same().is(first, other) {
        return Err(Error::AlreadyOne { name, other: of_other });
    }
    let why = prompt::long(args.why, "--why", &say!(texts, label_why))?;
    let sure = say!(texts, same_go_on, name = &name, other = &of_other);
    if prompt::can_ask() && !prompt::yes(&sure, context.texts.lang())? {
        return Err(Error::NotConfirmed);
    }
    let act = Act::Same { person: first.min(other), other: first.max(other) };
    let ids = context.sign(&mut desk, &[Draft::new(Target::Roster, act, &json!({ "why": why }))?])?;
    let number = desk.roster.same().counted(first);
    let approvers = desk.roster.approvers_over(|_| true);
    let data =
        json!({ "event": ids.first(), "people": [first, other], "person": number, "approvers": approvers });
    let sentence = say!(texts, done_same, name = &name, other = &of_other);
    context.output.done(&number.to_string(), &sentence, &data);
    context.output.say(&say!(texts, same_holds));
    warn_of_approvers(context, &too_few_approvers(&desk)?, approvers);
    Ok(())
}
