//! The party's numbers: `policy show`, `set`, `second`, `matrix`.

use clap::{Args, Subcommand};
use serde_json::{Map, Value, json};

use crate::cli::context::Context;
use crate::cli::days::day_of_policy;
use crate::cli::output::Output;
use crate::cli::{lookup, prompt};
use crate::desk::{Desk, Draft, Target};
use crate::domain::authority::{Reach, TABLE};
use crate::domain::check_kind::CheckKind;
use crate::domain::district::{Change, Renamed, Scope};
use crate::domain::event::{Act, SecondRule};
use crate::domain::ids::EventId;
use crate::domain::policy::{Kind, Policy};
use crate::domain::roster::Overruled;
use crate::error::Error;
use crate::report::messages;
use crate::report::phrases;
use crate::report::texts::Texts;
use crate::report::typed::{self, Allowed};
use crate::say;

/// What can be done with the policy.
#[derive(Debug, Subcommand)]
#[command(defer = true)]
pub(super) enum PolicyCommand {
    Show,
    Set(SetArgs),
    Second(SecondArgs),
    Decline(DeclineArgs),
    Matrix,
}

/// `policy set SETTING=VALUE...`
#[derive(Debug, Args)]
pub(super) struct SetArgs {
    #[arg(value_name = "SETTING=VALUE", required = true)]
    settings: Vec<String>,
    #[arg(long, value_name = "TEXT|-")]
    why: Option<String>,
}

/// `policy second [LETTERS]`
#[derive(Debug, Args)]
pub(super) struct SecondArgs {
    #[arg(value_name = "EVENT")]
    event: Option<String>,
}

/// `policy decline [LETTERS] --why -`
#[derive(Debug, Args)]
pub(super) struct DeclineArgs {
    #[arg(value_name = "EVENT")]
    event: Option<String>,
    #[arg(long, value_name = "TEXT|-")]
    why: Option<String>,
}

pub(super) fn run(context: &Context, command: PolicyCommand) -> Result<(), Error> {
    match command {
        PolicyCommand::Show => show(context),
        PolicyCommand::Set(args) => set(context, args),
        PolicyCommand::Second(args) => second(context, &args),
        PolicyCommand::Decline(args) => decline(context, args),
        PolicyCommand::Matrix => {
            matrix(context);
            Ok(())
        }
    }
}

/// What follows for a day that is not set itself.
fn derived(policy: &Policy, name: &str, texts: &Texts) -> Option<String> {
    let (day, message) = match name {
        "close_of_nominations" => (policy.close()?, messages::policy_from_polling),
        "list_due" => (policy.list_due()?, messages::policy_before_close),
        _ => return None,
    };
    Some(texts.say(message, messages::policy_from_polling { day: day.to_string().into() }))
}

/// A value of a setting, for a table.
pub(super) fn plain(value: &Value) -> String {
    match value {
        // An office: its line and its names.
        Value::Object(office) => office.values().map(plain).collect::<Vec<_>>().join(" · "),
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(plain).collect::<Vec<_>>().join(", "),
        Value::Null => "-".to_owned(),
        other => other.to_string(),
    }
}

fn show(context: &Context) -> Result<(), Error> {
    let desk = context.desk()?;
    let policy = desk.policy();
    let approvers = desk.roster.approvers_over(|scope| *scope == Scope::Canada);
    if context.output.json {
        let mut all = policy.settings();
        let derived = json!({
            "close_of_nominations": policy.close(), "list_due": policy.list_due(), "approvers": approvers,
        });
        all.insert("derived".to_owned(), derived);
        all.insert("overruled".to_owned(), json!(desk.roster.overruled()));
        Output::json(&all);
        return Ok(());
    }
    let texts = &context.texts;
    let heads = say!(texts, [col_setting, col_value, col_meaning]);
    let known = |name: &str| Policy::SETTINGS.iter().any(|(setting, _)| *setting == name);
    let rows: Vec<_> = policy
        .settings()
        .iter()
        .map(|(name, value)| {
            let follows = derived(&policy, name, texts).filter(|_| value.is_null());
            let value = match name.as_str() {
                "channels" => say!(texts, policy_channels_set, count = policy.channels.all().count()),
                "districts" => policy.districts.on().map_or_else(String::new, |on| on.to_string()),
                _ => follows.unwrap_or_else(|| plain(value)),
            };
            let id = format!("setting-{}", name.replace('_', "-"));
            let meaning = if known(name) { texts.find(&id) } else { say!(texts, setting_beyond) };
            vec![name.clone(), value, meaning]
        })
        .collect();
    context.output.table(&heads, &rows);
    if approvers < 2 {
        context.output.say(&say!(texts, policy_approvers, count = approvers));
    }
    say_overruled(context, &desk, desk.roster.overruled());
    say_waiting(context, &desk);
    Ok(())
}

/// Prints the settings of concurrent policies that do not count.
pub(super) fn say_overruled(context: &Context, desk: &Desk, all: impl IntoIterator<Item = Overruled>) {
    for overruled in all {
        if overruled.setting == "districts" {
            say_overruled_names(context, desk, overruled);
            continue;
        }
        context.output.warn(&say!(
            context.texts,
            policy_overruled,
            who = desk.roster.name(overruled.author),
            setting = overruled.setting,
            value = plain(&overruled.value.unwrap_or_default()),
            id = overruled.event.short(0)
        ));
    }
}

/// Says which names of a list that does not count differ from those in force: how many, and the first. A list names each
/// district of the country.
fn say_overruled_names(context: &Context, desk: &Desk, overruled: Overruled) {
    let (texts, now) = (&context.texts, desk.names());
    let list = Renamed::put(overruled.value);
    let mut names = list.since(&Renamed::default());
    let is_in_force = |name: &Change| {
        now.all().any(|known| known.code == name.code && [&*known.name_en, &*known.name_fr] == name.after)
    };
    names.retain(|name| !is_in_force(name));
    let first = names.first().map(phrases::renamed);
    context.output.warn(&say!(
        texts,
        districts_overruled,
        who = desk.roster.name(overruled.author),
        day = list.on().map_or_else(String::new, |on| texts.day(on)),
        source = list.source(),
        count = names.len(),
        first = first.unwrap_or_default(),
        id = overruled.event.short(0)
    ));
}

/// Says which policies wait for their second, and what each would change.
pub(super) fn say_waiting(context: &Context, desk: &Desk) {
    let texts = &context.texts;
    for event in desk.roster.policies_waiting() {
        let who = desk.roster.policy_author(event).map(|person| desk.roster.name(person));
        let then = desk.roster.policy_as_set(event).cloned().unwrap_or_default();
        context.output.say(&say!(
            texts,
            policy_waits,
            who = who.unwrap_or_default(),
            changes = changes(&desk.policy(), &then),
            id = event.short(0)
        ));
    }
}

fn set(context: &Context, args: SetArgs) -> Result<(), Error> {
    let mut desk = context.desk()?;
    let mut all = desk.policy().settings();
    for setting in &args.settings {
        let bad = || Error::BadSetting { setting: setting.clone() };
        let (name, given) = setting.split_once('=').ok_or_else(bad)?;
        let (_, kind) = Policy::SETTINGS.iter().find(|(known, _)| *known == name).ok_or_else(bad)?;
        let value = match (kind, given) {
            (Kind::Offices, _) => return Err(Error::SettingOfChannels),
            (Kind::Districts, _) => return Err(Error::SettingOfDistricts),
            (_, "-") => Value::Null,
            (Kind::Day, _) => {
                // `polling_day=2027-10-18 list_due=close-2d`: a later setting is computed from those before it.
                let so_far: Policy = serde_json::from_value(Value::Object(all.clone())).map_err(|_| bad())?;
                Value::from(day_of_policy(given, &desk, &so_far)?.to_string())
            }
            (Kind::Word(list, words), _) => {
                let allowed = Allowed::named(list, words);
                Value::from(allowed.read(given).ok_or_else(|| lookup::not_on(allowed, given))?)
            }
            (Kind::Number, _) => Value::from(given.parse::<u32>().map_err(|_| bad())?),
            (Kind::Checks, _) => {
                let check = |word: &str| {
                    typed::read::<CheckKind>(word).map_or(word.to_owned(), |check| check.to_string())
                };
                Value::from(given.split(',').map(|word| check(word.trim())).collect::<Vec<_>>())
            }
            (Kind::Grade | Kind::Text, _) => Value::from(given),
        };
        all.insert(name.to_owned(), value);
    }
    let bad = |_| Error::BadSetting { setting: args.settings.join(" ") };
    let second: SecondRule = all
        .get("second")
        .map_or(Ok(SecondRule::Floor), |value| serde_json::from_value(value.clone()))
        .map_err(bad)?;
    let policy: Policy = serde_json::from_value(Value::Object(all)).map_err(bad)?;
    if let Some(below) = policy.below_floor().into_iter().next() {
        return Err(Error::BelowFloor { setting: below.setting, given: below.given });
    }
    put(context, &mut desk, &policy.with_second(second), args.why)
}

/// Signs a policy: the one in force with some settings changed.
pub(super) fn put(
    context: &Context,
    desk: &mut Desk,
    policy: &Policy,
    why: Option<String>,
) -> Result<(), Error> {
    let why = prompt::long_if_given(why)?;
    for waiting in desk.roster.policies_waiting() {
        context.output.warn(&say!(context.texts, policy_another_waits, id = waiting.short(0)));
    }
    let ids = context.sign(desk, &[Draft::policy(policy, why)])?;
    let short = ids.first().map_or_else(String::new, |id| id.short(0));
    context.output.done(&short, &say!(context.texts, done_policy), &json!({ "id": ids.first() }));
    Ok(())
}

/// What a policy that waits would change, setting by setting; each office is one, and so is the name of each district.
fn changes(now: &Policy, then: &Policy) -> String {
    let each = |policy: &Policy| {
        let mut all = policy.settings();
        all.shift_remove("channels");
        all.extend(policy.plain());
        all.shift_remove("districts");
        all
    };
    let renamed: Vec<String> = then.districts.since(&now.districts).iter().map(phrases::renamed).collect();
    let (now, then) = (each(now), each(then));
    let names: Vec<_> = now.keys().chain(then.keys().filter(|name| !now.contains_key(*name))).collect();
    let value = |all: &Map<String, Value>, name| all.get(name).map_or_else(|| plain(&Value::Null), plain);
    let changed = names.into_iter().filter(|name| now.get(*name) != then.get(*name));
    let told = changed.map(|name| format!("{name} {} → {}", value(&now, name), value(&then, name)));
    told.chain(renamed).collect::<Vec<_>>().join("; ")
}

/// The policy that waits for a second: the only one, or the one that letters name.
fn waiting(desk: &Desk, letters: Option<&String>) -> Result<EventId, Error> {
    let waiting: Vec<EventId> = desk.roster.policies_waiting().collect();
    match (letters, waiting.as_slice()) {
        (_, []) => Err(Error::NoPolicyWaits),
        (None, [policy]) => Ok(*policy),
        (None, several) => {
            let ids = several.iter().map(|id| id.short(0)).collect::<Vec<_>>().join(", ");
            Err(Error::SeveralPolicies { ids })
        }
        (Some(letters), several) => {
            let unknown = || Error::NoItem { word: letters.clone() };
            let (low, high) = EventId::range_of(letters).ok_or_else(unknown)?;
            several.iter().find(|id| **id >= low && **id <= high).copied().ok_or_else(unknown)
        }
    }
}

fn decline(context: &Context, args: DeclineArgs) -> Result<(), Error> {
    let mut desk = context.desk()?;
    let event = waiting(&desk, args.event.as_ref())?;
    let text = prompt::long(args.why, "--why", &say!(context.texts, label_why))?;
    let draft = Draft::new(Target::Roster, Act::Decline { event }, &json!({ "text": text }))?;
    context.sign(&mut desk, &[draft])?;
    context.output.done(&event.short(0), &say!(context.texts, done_policy_decline), &json!({ "id": event }));
    Ok(())
}

fn second(context: &Context, args: &SecondArgs) -> Result<(), Error> {
    let mut desk = context.desk()?;
    let event = waiting(&desk, args.event.as_ref())?;
    let then = desk.roster.policy_as_set(event).cloned().unwrap_or_default();
    let changes = changes(&desk.policy(), &then);
    context.output.say(&say!(context.texts, policy_changes, changes = changes));
    context.sign(&mut desk, &[Draft::bare(Target::Roster, Act::Second { event })])?;
    context.output.done(&event.short(0), &say!(context.texts, done_policy_second), &json!({ "id": event }));
    Ok(())
}

/// The authority table, for people.
fn matrix(context: &Context) {
    let texts = &context.texts;
    let roles = |roles: &[crate::domain::event::Role]| {
        roles.iter().map(|role| texts.word(*role)).collect::<Vec<_>>().join(", ")
    };
    let reach = |reach: Reach| match reach {
        Reach::District => say!(texts, reach_district),
        Reach::Canada => say!(texts, reach_canada),
        Reach::Anywhere => say!(texts, reach_anywhere),
    };
    let heads = say!(texts, [col_act, col_who, col_where, col_second]);
    let rows: Vec<Vec<String>> = TABLE
        .iter()
        .map(|row| {
            vec![
                texts.find(&format!("row-{}", row.id)),
                roles(row.roles),
                reach(row.reach),
                roles(row.second),
            ]
        })
        .collect();
    if context.output.json {
        let rows: Vec<_> = TABLE
            .iter()
            .map(|row| json!({ "act": row.id, "roles": row.roles, "second": row.second, "recused": row.recused }))
            .collect();
        Output::json(&rows);
    } else {
        context.output.table(&heads, &rows);
    }
}
