//! `flag raise`: a question for the tier above, and what the nature of the matter suggests to do with it.

use clap::Args;

use crate::cli::context::Context;
use crate::cli::days::day;
use crate::cli::lookup::{self, item};
use crate::cli::office::reach;
use crate::cli::prompt;
use crate::desk::{Desk, Draft, Target};
use crate::domain::case::CaseFile;
use crate::domain::case::flag::{Flag, FlagBody};
use crate::domain::clock::spoken::When;
use crate::domain::event::{Act, Level, Tier};
use crate::domain::ids::EventId;
use crate::domain::route::{Channel, Matter, advice, offered};
use crate::domain::sight;
use crate::error::Error;
use crate::report::messages::{self, Message};
use crate::report::next::offer;
use crate::say;

/// `flag raise CASE --question -`
#[derive(Debug, Args)]
pub(crate) struct RaiseArgs {
    #[arg(value_name = "CASE")]
    case: String,
    #[arg(long, value_name = "TEXT|-")]
    question: Option<String>,
    #[arg(long, value_name = "ITEM")]
    about: Option<String>,
    #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
    by: Option<String>,
    #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
    known: Option<String>,
    #[arg(long)]
    serious: bool,
    #[arg(long, value_name = "MATTER")]
    route: Option<String>,
    #[arg(long, value_name = "TEXT|-")]
    source: Option<String>,
    #[arg(long, value_name = "TEXT|-")]
    validity: Option<String>,
    #[arg(long, value_name = "TEXT|-")]
    may_know: Option<String>,
}

/// The route that the posture of a note offers, where this is a note.
fn offered_by(file: &CaseFile, about: Option<EventId>) -> Option<Matter> {
    let note = file.interference.iter().find(|note| Some(note.stamp.id) == about)?;
    offered(note.posture)
}

pub(super) fn raise(context: &Context, args: RaiseArgs) -> Result<(), Error> {
    let texts = &context.texts;
    // The leader's office asks about every case of which it may read the brief.
    let (mut desk, file) = context.briefed_case(&args.case)?;
    let about = args.about.map(|letters| item(&file, &letters, |_| true)).transpose()?;
    let by = args.by.map(|by| day(&by, When::Ahead, &desk, Some(&file))).transpose()?;
    let known = args.known.map(|known| day(&known, When::Past, &desk, Some(&file))).transpose()?;
    let matter = args.route.map(|word| lookup::word::<Matter>(&word)).transpose()?;
    let offered = offered_by(&file, about);
    let question = prompt::long(args.question, "--question", &say!(texts, label_question))?;
    let suspected = [matter, offered].contains(&Some(Matter::Complicity));
    // Without a terminal there is no prompt, and the rule names which of the three is missing.
    let told = |given: Option<String>, option: &'static str, label: Message| match given {
        None if suspected && prompt::can_ask() => prompt::long(None, option, &texts.get(label)).map(Some),
        given => prompt::long_if_given(given),
    };
    let source = told(args.source, "--source", messages::label_complicity_source)?;
    let validity = told(args.validity, "--validity", messages::label_complicity_validity)?;
    let may_know = told(args.may_know, "--may-know", messages::label_complicity_may_know)?;
    // From the highest tier at which the person works: the flag goes above it.
    let from = sight::of(&desk.reader(), &file).tier().unwrap_or(Tier::Local);
    let level = if args.serious { Level::Serious } else { Level::Ordinary };
    let body = FlagBody { question, about, by, matter, known, source, validity, may_know, drill: false };
    let draft = Draft::new(Target::case(&file), Act::Flag { level, from, route: None }, &body)?;
    // What national or the leader's office asks is for an approver to answer, unless it is serious.
    let sideways = from == Tier::Leader || from == Tier::National && !args.serious;
    let signed = if sideways {
        context.sign_and_say(&mut desk, &file, draft, messages::done_flag_national)?
    } else {
        context.sign_and_say(&mut desk, &file, draft, messages::done_flag)?
    };
    let Some((id, after)) = signed else { return Ok(()) };
    let case = desk.store.short(file.id)?;
    if after.skeleton.is_closed() {
        context.output.say(&say!(texts, flag_on_closed, case = &case));
    }
    if let (None, Some(offered), Some(note)) = (matter, offered, about) {
        let command = offer(offered, &case, &after.short(note));
        context.output.say(&say!(texts, route_offered, matter = texts.word(offered), command = command));
    }
    if let Some(flag) = after.flags.iter().find(|flag| flag.stamp.id == id) {
        suggest(context, &desk, &after, flag, &case);
    }
    Ok(())
}

/// What the route of a flag suggests: whom it goes to, who answers it, what is asked before anything goes outside, by
/// when.
fn suggest(context: &Context, desk: &Desk, file: &CaseFile, flag: &Flag, case: &str) {
    let texts = &context.texts;
    let Some(matter) = flag.matter() else { return };
    let today = file.place().day(desk.clock.now);
    let election = desk.policy().election_is_on(today);
    let serious = flag.level == Level::Serious || matter == Matter::Serious;
    let route = advice(matter, election, serious);
    let say = |sentence: String| context.output.say(&sentence);
    say(say!(texts, route_goes_to, matter = texts.word(matter)));
    let channels = desk.policy().channels;
    for channel in route.channels {
        say(format!("  - {}", reach(&channels, *channel, texts)));
    }
    let first = route.channels.first().copied().unwrap_or(Channel::NationalDirector);
    if route.restricted {
        say(say!(texts, route_restricted));
    }
    if route.pointer_only {
        say(say!(texts, route_pointer));
    }
    if let Some(tier) = route.answered_at {
        say(say!(texts, route_answered_at, tier = texts.word(tier)));
    }
    if !route.demands.is_empty() {
        let demands: Vec<_> = route.demands.iter().map(|demand| texts.word(*demand)).collect();
        let (demands, channel) = (demands.join(" "), first.to_string());
        // Only an approver may write down what was told outside.
        say(if sight::of(&desk.reader(), file).reads_counsel() {
            say!(texts, route_demands, demands = demands, case = case, channel = channel)
        } else {
            say!(texts, route_demands_approver, demands = demands)
        });
    }
    if let Some((days, last)) = route.last_day(flag.known().unwrap_or(today)) {
        say(say!(texts, route_offences));
        say(say!(texts, route_within, days = days, day = texts.day(last)));
    }
    let left = flag.support_left();
    if !left.is_empty() {
        say(say!(texts, route_support, case = case, flag = file.short(flag.stamp.id)));
        left.iter().for_each(|measure| say(format!("  - {measure}: {}", texts.word(*measure))));
    }
}
