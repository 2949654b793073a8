//! Disclosures outside: `refer`. What, to whom, by what authority, when, and what came back; and the register of all.

use clap::Args;
use serde::Serialize;
use serde_json::json;

use crate::cli::context::Context;
use crate::cli::days::{day, day_or_today};
use crate::cli::lookup::item;
use crate::cli::office::{name, reach};
use crate::cli::output::Output;
use crate::cli::sheet::sheet;
use crate::cli::signing::marked;
use crate::cli::{prompt, safety, spread};
use crate::desk::{Desk, Draft, Target};
use crate::domain::case::CaseFile;
use crate::domain::case::note::NoteBody;
use crate::domain::case::referral::ReferBody;
use crate::domain::clock::spoken::When;
use crate::domain::event::{Act, RecordKind, Relation, Route};
use crate::domain::ids::EventId;
use crate::domain::route::{Channel, Demand};
use crate::domain::sight::{self, Page, Part};
use crate::error::Error;
use crate::report::messages;
use crate::report::sheet::ladder_rows::ReferralRow;
use crate::report::shown;
use crate::report::texts::InWords;
use crate::report::typed::{self, Allowed};
use crate::say;

/// `refer [CASE [REFERRAL]]`
#[derive(Debug, Args)]
pub(super) struct ReferArgs {
    #[arg(value_name = "CASE")]
    case: Option<String>,
    #[arg(value_name = "REFERRAL")]
    referral: Option<String>,
    #[arg(long, value_name = "CHANNEL|NAME|-")]
    to: Option<String>,
    #[arg(long, value_name = "TEXT|-")]
    text: Option<String>,
    #[arg(long, value_name = "TEXT|-")]
    credible: Option<String>,
    #[arg(long, value_name = "TEXT|-")]
    actionable: Option<String>,
    #[arg(long, value_name = "TEXT|-")]
    authority: Option<String>,
    #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
    on: Option<String>,
    #[arg(long, value_name = "NUMBER")]
    reference: Option<String>,
    #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
    reply_due: Option<String>,
    #[arg(long, value_name = "ITEM")]
    about: Option<String>,
    #[arg(long, value_name = "TEXT|-", requires = "referral")]
    reply: Option<String>,
    #[arg(long, conflicts_with_all = ["referral", "reply"])]
    safety: bool,
    #[arg(long, requires = "safety")]
    drill: bool,
    #[arg(long, value_name = "DISTRICT", requires = "safety")]
    district: Option<String>,
}

impl ReferArgs {
    /// Whether something is to be written down, not only read.
    fn writes(&self) -> bool {
        let asked = [&self.credible, &self.actionable, &self.authority];
        let said = [&self.to, &self.text, &self.on, &self.reference, &self.reply_due, &self.about];
        let said = said.into_iter().chain(asked);
        said.into_iter().any(Option::is_some)
    }
}

pub(super) fn refer(context: &Context, args: ReferArgs) -> Result<(), Error> {
    if args.safety {
        return in_danger(context, args);
    }
    let writes = args.writes();
    match (args.case.clone(), args.referral.clone()) {
        (None, _) if writes => Err(Error::Missing { option: "CASE" }),
        (None, _) => register(context, None),
        (Some(case), Some(referral)) => reply(context, &case, &referral, args),
        (Some(case), None) if writes => tell(context, &case, args),
        (Some(case), None) => register(context, Some(&case)),
    }
}

/// To whom: a channel by its word, else a name. The line of a channel is said before anything is signed.
fn receiver(context: &Context, desk: &Desk, given: Option<String>) -> Result<String, Error> {
    let texts = &context.texts;
    let to = prompt::value(given, "--to", &say!(texts, label_refer_to))?.trim().to_owned();
    let Some(channel) = typed::read::<Channel>(&to) else {
        // A single word may be a misspelled channel, so this is a warning.
        if !to.contains(char::is_whitespace) {
            let allowed = Allowed::of::<Channel>().in_words(texts);
            context.output.warn(&say!(texts, refer_name, to = &to, allowed = allowed));
        }
        return Ok(to);
    };
    let line = reach(&desk.policy().channels, channel, texts);
    context.output.say(&say!(texts, refer_line, line = line));
    Ok(channel.to_string())
}

/// One of the questions that come before anything goes outside. Without a terminal there is no prompt, and
/// the rule names what is missing.
fn demand(context: &Context, given: Option<String>, demand: Demand) -> Result<Option<String>, Error> {
    if given.is_none() && !prompt::can_ask() {
        return Ok(None);
    }
    let option = match demand {
        Demand::Credible => "--credible",
        Demand::Actionable => "--actionable",
        Demand::Authority => "--authority",
    };
    prompt::value(given, option, &context.texts.word(demand)).map(Some)
}

fn tell(context: &Context, case: &str, args: ReferArgs) -> Result<(), Error> {
    let (mut desk, file) = context.case(case)?;
    let about = args.about.map(|letters| item(&file, &letters, |_| true)).transpose()?;
    let day_told = day_or_today(args.on.as_deref(), &desk, &file)?;
    let reply_due = args.reply_due.map(|due| day(&due, When::Ahead, &desk, Some(&file))).transpose()?;
    let to = receiver(context, &desk, args.to)?;
    let credible = demand(context, args.credible, Demand::Credible)?;
    let actionable = demand(context, args.actionable, Demand::Actionable)?;
    let authority = demand(context, args.authority, Demand::Authority)?;
    let text = prompt::long(args.text, "--text", &say!(context.texts, label_refer_text))?;
    let body = ReferBody {
        to,
        text,
        on: day_told,
        authority,
        credible,
        actionable,
        reference: args.reference,
        reply_due,
        about,
        drill: false,
    };
    context.act(&mut desk, &file, Act::Refer { route: None }, &body, messages::done_refer)
}

/// What came back.
fn reply(context: &Context, case: &str, letters: &str, args: ReferArgs) -> Result<(), Error> {
    let (mut desk, file) = context.case(case)?;
    let referral = named(&file, letters)?;
    let day_came = day_or_today(args.on.as_deref(), &desk, &file)?;
    let text = prompt::long(args.reply, "--reply", &say!(context.texts, label_refer_reply))?;
    let body = NoteBody { text, on: Some(day_came), about: Some(referral), ..NoteBody::default() };
    context.record(&mut desk, &file, (RecordKind::Note, Relation::New), &body, messages::done_refer_reply)
}

fn named(file: &CaseFile, letters: &str) -> Result<EventId, Error> {
    item(file, letters, |id| file.referrals.iter().any(|referral| referral.stamp.id == id))
}

/// Somebody outside was told of a danger: anybody may write it down, and it asks for nothing but what was told.
fn in_danger(context: &Context, args: ReferArgs) -> Result<(), Error> {
    let (texts, drill) = (&context.texts, args.drill);
    let (opened, text) = safety::begin(context, drill, args.text, &say!(texts, label_refer_text))?;
    let told_on = match (args.on, &opened) {
        (None, Ok(desk)) => desk.clock.today,
        (None, Err(_)) => context.clock()?.today,
        (Some(given), Ok(desk)) => day(&given, When::Past, desk, None)?,
        // Days in words need a store's calendar.
        (Some(given), Err(_)) => given.parse().unwrap_or(context.clock()?.today),
    };
    let body = ReferBody {
        to: args.to.unwrap_or_else(|| Channel::Police.to_string()),
        text,
        on: told_on,
        authority: args.authority,
        credible: args.credible,
        actionable: args.actionable,
        reference: args.reference,
        reply_due: None,
        about: None,
        drill,
    };
    let wanted = Draft::new(Target::NewCase, Act::Refer { route: Some(Route::Safety) }, &body)?;
    let (mut desk, file) = safety::find(context, opened, args.case, args.district, &wanted)?;
    let draft = Draft { target: Target::case(&file), ..wanted };
    let ids = safety::sign(context, &mut desk, &file, draft, drill)?;
    let Some(id) = ids.and_then(|ids| ids.first().copied()) else { return Ok(()) };
    let after = desk.store.case(file.id, &desk.roster)?;
    let letters = after.short(id);
    let sentence = marked(context, drill, &say!(texts, done_refer_safety, item = &letters));
    context.output.done(&letters, &sentence, &json!({ "id": id, "short": letters, "drill": drill }));
    spread::at_once(context, &desk, &after, id);
    Ok(())
}

/// A disclosure in the register: the case, and what was told.
#[derive(Debug, Serialize)]
struct Registered {
    case: EventId,
    name: String,
    #[serde(flatten)]
    row: ReferralRow,
}

/// The register of all disclosures that this person may read, or of one case: the leader's office reads it as it reads
/// briefs. What is in cases about which they have not declared is counted, so that nobody takes a gap for nothing.
fn register(context: &Context, case: Option<&str>) -> Result<(), Error> {
    let (desk, texts) = (context.desk()?, &context.texts);
    let reader = desk.reader();
    let known = if let Some(word) = case {
        vec![context.one_of(word, |word| desk.declared_case(word, Page::Brief))?]
    } else {
        let ids = desk.store.with_disclosures(&reader)?;
        ids.into_iter().map(|id| desk.store.case_among_many(id, &desk.roster)).collect::<Result<_, _>>()?
    };
    let (files, hidden): (Vec<CaseFile>, Vec<CaseFile>) =
        known.into_iter().partition(|file| sight::of(&reader, file).shows(Page::Brief, Part::Words));
    let unread: usize = hidden.iter().map(|file| file.disclosed().count()).sum();
    context.shows_ids(&desk, files.iter().map(|file| file.id))?;
    let channels = desk.policy().channels;
    let (mut rows, mut data) = (Vec::new(), Vec::new());
    for file in &files {
        let case = desk.store.short(file.id)?;
        for row in sheet(context, &desk, file)?.referrals {
            let told = row.told.as_ref();
            let to = told.map_or_else(
                || say!(texts, if row.withheld { flag_withheld } else { purged_text }),
                |told| told.to.parse().map_or(told.to.clone(), |channel| name(&channels, channel, texts)),
            );
            let day = |day: Option<chrono::NaiveDate>| day.map_or_else(String::new, |day| day.to_string());
            let answered = row.replies.iter().rev().find_map(|reply| reply.on);
            let undated = answered.is_none() && !row.replies.is_empty();
            let to = if row.drill { format!("{} · {to}", say!(texts, drill)) } else { to };
            rows.push(vec![
                case.clone(),
                shown::cut(file.candidate.name(), 20),
                row.mark.short.clone(),
                shown::cut(&to, 40),
                day(told.map(|told| told.on)),
                told.and_then(|told| told.reference.clone()).unwrap_or_default(),
                day(told.and_then(|told| told.reply_due)),
                if undated { say!(texts, refer_replied) } else { day(answered) },
                shown::cut(told.map_or("", |told| told.text.as_str()), 40),
            ]);
            data.push(Registered { case: file.id, name: file.candidate.name().to_owned(), row });
        }
    }
    if context.output.json {
        let mut all: Vec<_> = data.iter().map(|row| json!(row)).collect();
        all.extend((unread > 0).then(|| json!({ "case": null, "unread": unread })));
        Output::json(&all);
        return Ok(());
    }
    let heads = say!(
        texts,
        [
            col_case,
            col_name,
            col_referral,
            col_to,
            col_told_on,
            col_reference,
            col_reply_due,
            col_reply,
            col_text
        ]
    );
    context.output.ranked(&heads, &rows, &[0, 1, 0, 1, 2, 5, 3, 3, 6]);
    if unread > 0 {
        context.output.say(&say!(texts, refer_unread, count = unread));
    } else if rows.is_empty() {
        context.output.say(&say!(texts, refer_none));
    }
    Ok(())
}
