//! `safety`: somebody's life is in danger. The line to call comes first, whatever else fails; then one sentence, which
//! goes to the national tier at once. Anybody on the roster may, whatever they see of the case; so nothing of the case
//! is ever said back.

use clap::Args;
use serde_json::json;

use crate::cli::channels::reach;
use crate::cli::list::district;
use crate::cli::{Counter, on, prompt};
use crate::desk::{Desk, Draft};
use crate::domain::case::CaseFile;
use crate::domain::case::admits::Refusal;
use crate::domain::case::flag::FlagBody;
use crate::domain::channels::Channels;
use crate::domain::event::{Act, Level, Route, Tier};
use crate::domain::route::{Channel, Matter};
use crate::error::Error;
use crate::say;
use crate::store::visible::Sight;

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

/// A sentence, marked where it belongs to an exercise.
pub(super) fn marked(counter: &Counter, drill: bool, sentence: &str) -> String {
    if drill { say!(counter.texts, "drill-line", what = sentence) } else { sentence.to_owned() }
}

/// Says whom to call, before anything else is done, quiet or not: the number of the country, whatever is in the store.
pub(super) fn police_first(counter: &Counter, drill: bool) {
    let line = reach(&Channels::default(), Channel::Police, &counter.texts);
    let id = if drill { "safety-police-drill" } else { "safety-police" };
    counter.output.warn(&marked(counter, drill, &say!(counter.texts, id, line = line)));
}

/// Says what the party has for emergencies beside that, where it is another.
pub(super) fn police_of_the_party(counter: &Counter, desk: &Desk, drill: bool) {
    if let Some(line) = desk.policy().channels.other_emergency() {
        counter.output.warn(&marked(counter, drill, &say!(counter.texts, "safety-police-party", line = line)));
    }
}

pub(super) fn safety(counter: &Counter, args: SafetyArgs) -> Result<(), Error> {
    let (texts, drill) = (&counter.texts, args.drill);
    police_first(counter, drill);
    let mut desk = counter.desk()?;
    police_of_the_party(counter, &desk, drill);
    // The sentence first: whoever only asks whether there is such a case learns nothing without leaving a trace.
    let label = marked(counter, drill, &texts.get("label-safety"));
    let question = prompt::value(args.text, "--text", &label)?;
    if question.trim().is_empty() {
        return Err(Error::Usage("missing", vec![("option", "--text".to_owned())]));
    }
    let file = find(counter, &desk, args.case, args.district)?;
    let from = desk.tiers(&file).last().copied().unwrap_or(Tier::Local);
    let body = FlagBody { question, matter: Some(Matter::ThreatToLife), drill, ..FlagBody::default() };
    let act = Act::Flag { level: Level::Serious, from, route: Some(Route::Safety) };
    let ids = sign(counter, &mut desk, &file, Draft::new(on(&file), act, &body)?)?;
    let after = desk.store.case(file.id, &desk.roster)?;
    let Some(flag) = after.flags.iter().find(|flag| ids.contains(&flag.stamp.id)) else { return Ok(()) };
    let (letters, skipped) = (after.short(flag.stamp.id), flag.skipped());
    let tier = texts.word(flag.tier);
    let sentence = marked(counter, drill, &say!(texts, "done-safety", item = &letters, tier = tier));
    let data = json!({
        "id": flag.stamp.id, "short": letters, "tier": flag.tier, "told_after": skipped, "drill": drill,
    });
    counter.output.done(&letters, &sentence, &data);
    if !skipped.is_empty() {
        let tiers: Vec<_> = skipped.into_iter().map(|tier| texts.word(tier)).collect();
        let sentence = say!(texts, "safety-told-after", tiers = tiers.join(", "));
        counter.output.say(&marked(counter, drill, &sentence));
    }
    Ok(())
}

/// Signs, and where somebody may not see the case, lets no refusal tell of it.
pub(super) fn sign(
    counter: &Counter,
    desk: &mut Desk,
    file: &CaseFile,
    draft: Draft,
) -> Result<Vec<crate::domain::ids::EventId>, Error> {
    let sees = desk.reader().sees(file, Sight::Content);
    let asks = |refusal: &Refusal| matches!(refusal, Refusal::Rule(gap) if gap.code == "drill-while-waiting");
    match counter.sign(desk, &[draft]) {
        Err(Error::Refused(refusal)) if !sees && asks(&refusal) => {
            Err(Error::Usage("drill-not-now", Vec::new()))
        }
        other => other,
    }
}

/// The case that is meant, whether this person may see it or not.
pub(super) fn find(
    counter: &Counter,
    desk: &Desk,
    case: Option<String>,
    place: Option<String>,
) -> Result<CaseFile, Error> {
    let texts = &counter.texts;
    let word = prompt::value(case, "CASE", &texts.get("label-case"))?;
    let found = desk.store.find_for_safety(&word)?;
    let files = found.into_iter().map(|id| desk.store.case(id, &desk.roster));
    let mut files = files.collect::<Result<Vec<_>, _>>()?;
    let place = match place {
        None if files.len() > 1 && prompt::can_ask() => {
            Some(prompt::value(None, "--district", &texts.get("label-safety-district"))?)
        }
        None if files.len() > 1 => return Err(Error::Usage("safety-district", Vec::new())),
        given => given,
    };
    if let Some(given) = place {
        let code = district(&given, texts)?.code;
        files.retain(|file| file.skeleton.district().is_some_and(|(_, known)| known == code));
    }
    match (files.pop(), files.is_empty()) {
        (Some(file), true) => Ok(file),
        _ => Err(Error::Usage("safety-not-found", vec![("word", word)])),
    }
}
