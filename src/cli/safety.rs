//! `safety`: somebody's life is in danger. The line to call comes first, whatever else fails; then one sentence, which
//! goes to the national tier at once. Anybody on the roster may report, even without access to the case, so the output
//! never reveals anything of it.

use clap::Args;
use serde_json::json;

use crate::cli::context::Context;
use crate::cli::danger::{self, Wanted, find_one, tier_of};
use crate::cli::lookup::district;
use crate::cli::office::reach;
use crate::cli::signing::marked;
use crate::cli::{prompt, spread};
use crate::desk::{Desk, Draft, Target};
use crate::domain::case::CaseFile;
use crate::domain::case::flag::FlagBody;
use crate::domain::channels::Channels;
use crate::domain::event::{Act, Level, Route, Tier};
use crate::domain::ids::EventId;
use crate::domain::refusal::{Cause, Refusal};
use crate::domain::route::{Channel, Matter};
use crate::domain::sight::{self, Page, Part};
use crate::error::Error;
use crate::say;

/// `safety CASE --text -`
#[derive(Debug, Args)]
pub(super) struct SafetyArgs {
    #[arg(value_name = "CASE")]
    case: Option<String>,
    #[arg(long, value_name = "TEXT|-")]
    text: Option<String>,
    #[arg(long, value_name = "DISTRICT")]
    district: Option<String>,
    #[arg(long)]
    drill: bool,
}

/// Says whom to call, tries to open the store, and asks for the words. They come before the case, so that nobody can
/// probe for a case without leaving a signed report.
pub(super) fn begin(
    context: &Context,
    drill: bool,
    text: Option<String>,
    label: &str,
) -> Result<(Result<Desk, Error>, String), Error> {
    police_first(context, drill);
    let opened = context.desk();
    if let Ok(desk) = &opened {
        police_of_the_party(context, desk, drill);
    }
    let text = prompt::value(text, "--text", &marked(context, drill, label))?;
    if text.trim().is_empty() { Err(Error::Missing { option: "--text" }) } else { Ok((opened, text)) }
}

/// Says whom to call, before anything else is done, quiet or not: the number of the country, whatever is in the store.
fn police_first(context: &Context, drill: bool) {
    let line = reach(&Channels::default(), Channel::Police, &context.texts);
    let call = say!(context.texts, if drill { safety_police_drill } else { safety_police }, line = line);
    context.output.warn(&marked(context, drill, &call));
}

/// Says what the party has for emergencies beside that, where it is another.
fn police_of_the_party(context: &Context, desk: &Desk, drill: bool) {
    if let Some(line) = desk.policy().channels.other_emergency() {
        context.output.warn(&marked(context, drill, &say!(context.texts, safety_police_party, line = line)));
    }
}

pub(super) fn safety(context: &Context, args: SafetyArgs) -> Result<(), Error> {
    let (texts, drill) = (&context.texts, args.drill);
    let (opened, question) = begin(context, drill, args.text, &say!(texts, label_safety))?;
    let body = FlagBody { question, matter: Some(Matter::ThreatToLife), drill, ..FlagBody::default() };
    let act = |from| Act::Flag { level: Level::Serious, from, route: Some(Route::Safety) };
    let wanted = Draft::new(Target::NewCase, act(Tier::Local), &body)?;
    let (mut desk, file) = find(context, opened, args.case, args.district, &wanted)?;
    let draft = Draft { target: Target::case(&file), act: act(tier_of(&desk, &file)), ..wanted };
    let Some(ids) = sign(context, &mut desk, &file, draft, drill)? else { return Ok(()) };
    let after = desk.store.case(file.id, &desk.roster)?;
    let Some(flag) = after.flags.iter().find(|flag| ids.contains(&flag.stamp.id)) else { return Ok(()) };
    let (letters, skipped) = (after.short(flag.stamp.id), flag.skipped());
    let tier = texts.word(flag.tier);
    let sentence = marked(context, drill, &say!(texts, done_safety, item = &letters, tier = tier));
    let data = json!({
        "id": flag.stamp.id, "short": letters, "tier": flag.tier, "told_after": skipped, "drill": drill,
    });
    context.output.done(&letters, &sentence, &data);
    if !skipped.is_empty() {
        let tiers: Vec<_> = skipped.into_iter().map(|tier| texts.word(tier)).collect();
        let sentence = say!(texts, safety_told_after, tiers = tiers.join(", "));
        context.output.say(&marked(context, drill, &sentence));
    }
    spread::at_once(context, &desk, &after, flag.stamp.id);
    Ok(())
}

/// Signs; for somebody who may not see the case, a refusal must not reveal anything of it.
pub(super) fn sign(
    context: &Context,
    desk: &mut Desk,
    file: &CaseFile,
    draft: Draft,
    drill: bool,
) -> Result<Option<Vec<EventId>>, Error> {
    let sees = sight::of(&desk.reader(), file).shows(Page::Case, Part::Facts);
    let asks =
        |refusal: &Refusal| matches!(refusal, Refusal::Rule(gap) if gap.cause == Cause::DrillWhileWaiting);
    match danger::sign(context, desk, draft, drill) {
        Err(Error::Refused(refusal)) if !sees && asks(&refusal) => Err(Error::DrillNotNow),
        other => other,
    }
}

/// The case that is meant, whether this person may see it or not. Where the store could not be read, what is `wanted`
/// is kept as words, and the answer is why it could not.
pub(super) fn find(
    context: &Context,
    opened: Result<Desk, Error>,
    case: Option<String>,
    place: Option<String>,
    wanted: &Draft,
) -> Result<(Desk, CaseFile), Error> {
    let texts = &context.texts;
    let case = prompt::value(case, "CASE", &say!(texts, label_case))?;
    // Without a store there is no policy that renames districts.
    let names = opened.as_ref().map(Desk::names).unwrap_or_default();
    let code = |place: Option<String>| {
        let code = place.map(|given| district(&given, &names, context));
        Ok::<_, Error>(code.transpose()?.map(|district| district.code.to_string()))
    };
    let keep = |why, district| {
        Err(danger::keep_words(context, &Wanted { case: case.clone(), district, draft: wanted }, why))
    };
    let mut district = code(place)?;
    let desk = match opened {
        Ok(desk) => desk,
        Err(why) => return keep(why, district),
    };
    if district.is_none() && prompt::can_ask() && desk.store.find_for_safety(&case)?.len() > 1 {
        let place = prompt::value(None, "--district", &say!(texts, label_safety_district))?;
        district = code(Some(place))?;
    }
    match find_one(&desk, &case, district.as_deref()) {
        Ok(file) => Ok((desk, file)),
        Err(why) if matches!(why, Error::Store(_)) => keep(why, district),
        Err(other) => Err(other),
    }
}
