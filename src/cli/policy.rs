//! The party's numbers: `policy show`, `set`, `second`, `matrix`.

use clap::{Args, Subcommand};
use serde_json::{Map, Value, json};

use crate::cli::days::day_of_policy;
use crate::cli::output::Output;
use crate::cli::{Counter, prompt};
use crate::desk::{Draft, Target};
use crate::domain::authority::{Reach, TABLE};
use crate::domain::district::Scope;
use crate::domain::entry::Entry;
use crate::domain::event::{Act, SecondRule};
use crate::domain::ids::EventId;
use crate::domain::policy::Policy;
use crate::domain::words::Word;
use crate::error::Error;
use crate::report::texts::{Arg, Texts};
use crate::say;

/// What can be done with the policy.
#[derive(Debug, Subcommand)]
#[command(defer = true)]
pub(super) enum PolicyCommand {
    Show,
    Set(SetArgs),
    Second(SecondArgs),
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

pub(super) fn run(counter: &Counter, command: PolicyCommand) -> Result<(), Error> {
    match command {
        PolicyCommand::Show => show(counter),
        PolicyCommand::Set(args) => set(counter, args),
        PolicyCommand::Second(args) => second(counter, &args),
        PolicyCommand::Matrix => {
            matrix(counter);
            Ok(())
        }
    }
}

/// The settings that are days.
const DAYS: [&str; 4] = ["writ_day", "polling_day", "close_of_nominations", "list_due"];

/// What follows for a day that is not set itself.
fn derived(policy: &Policy, name: &str, texts: &Texts) -> Option<String> {
    let (day, id) = match name {
        "close_of_nominations" => (policy.close()?, "policy-from-polling"),
        "list_due" => (policy.list_due()?, "policy-before-close"),
        _ => return None,
    };
    Some(texts.say(id, &[("day", Arg::from(day.to_string()))]))
}

fn fields(policy: &Policy) -> Map<String, Value> {
    match serde_json::to_value(policy) {
        Ok(Value::Object(fields)) => fields,
        _ => Map::new(),
    }
}

fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(plain).collect::<Vec<_>>().join(", "),
        Value::Null => "-".to_owned(),
        other => other.to_string(),
    }
}

fn show(counter: &Counter) -> Result<(), Error> {
    let desk = counter.desk()?;
    let policy = desk.policy();
    let approvers = desk.roster.approvers_over(|scope| *scope == Scope::Canada);
    if counter.output.json {
        let mut all = fields(&policy);
        let derived = json!({
            "close_of_nominations": policy.close(), "list_due": policy.list_due(), "approvers": approvers,
        });
        all.insert("derived".to_owned(), derived);
        Output::json(&all);
        return Ok(());
    }
    let texts = &counter.texts;
    let heads = ["col-setting", "col-value", "col-meaning"].map(|id| texts.get(id));
    let rows: Vec<_> = fields(&policy)
        .iter()
        .map(|(name, value)| {
            let follows = derived(&policy, name, texts).filter(|_| value.is_null());
            let value = follows.unwrap_or_else(|| plain(value));
            vec![name.clone(), value, texts.get(&format!("setting-{}", name.replace('_', "-")))]
        })
        .collect();
    counter.output.table(&heads, &rows);
    if approvers < 2 {
        counter.output.say(&say!(texts, "policy-approvers", count = approvers));
    }
    let waiting: Vec<EventId> = desk.roster.policies_waiting().collect();
    if waiting.is_empty() {
        return Ok(());
    }
    let people = desk.store.roster_history()?;
    for waiting in waiting.iter().filter_map(|id| people.get(*id)) {
        let who = desk.roster.person_of(waiting.header.by).map(|person| desk.roster.name(person));
        let changes = changes(&fields(&policy), waiting);
        let id = waiting.id.short(0);
        counter.output.say(&say!(
            texts,
            "policy-waits",
            who = who.unwrap_or_default(),
            changes = changes,
            id = id
        ));
    }
    Ok(())
}

fn set(counter: &Counter, args: SetArgs) -> Result<(), Error> {
    let mut desk = counter.desk()?;
    let mut all = fields(&desk.policy());
    for setting in &args.settings {
        let bad = || Error::Usage("bad-setting", vec![("setting", setting.clone())]);
        let (name, given) = setting.split_once('=').ok_or_else(bad)?;
        let before = all.get(name).ok_or_else(bad)?;
        let value = match (before, given) {
            (_, "-") => Value::Null,
            _ if DAYS.contains(&name) => {
                // `polling_day=2027-10-18 list_due=close-2d`: each reckons with what was said before it.
                let so_far: Policy = serde_json::from_value(Value::Object(all.clone())).map_err(|_| bad())?;
                Value::from(day_of_policy(given, &desk, &so_far)?.to_string())
            }
            (Value::Number(_), given) => Value::from(given.parse::<u32>().map_err(|_| bad())?),
            (Value::Array(_), given) => Value::from(given.split(',').map(str::trim).collect::<Vec<_>>()),
            _ => Value::from(given),
        };
        all.insert(name.to_owned(), value);
    }
    let bad = |_| Error::Usage("bad-setting", vec![("setting", args.settings.join(" "))]);
    let second: SecondRule = all
        .get("second")
        .map_or(Ok(SecondRule::Floor), |value| serde_json::from_value(value.clone()))
        .map_err(bad)?;
    let policy: Policy = serde_json::from_value(Value::Object(all.clone())).map_err(bad)?;
    if let Some(below) = policy.below_floor().into_iter().next() {
        let names = vec![
            ("setting", below.setting.to_owned()),
            ("given", below.given),
            ("floor", below.floor.to_owned()),
        ];
        return Err(Error::Usage("below-floor", names));
    }
    if let Some(why) = prompt::long_if_given(args.why)? {
        all.insert("why".to_owned(), Value::from(why));
    }
    all.remove("second");
    let draft = Draft { target: Target::Roster, act: Act::Policy { second }, body: all, blobs: Vec::new() };
    let ids = counter.sign(&mut desk, &[draft])?;
    let short = ids.first().map_or_else(String::new, |id| id.short(0));
    counter.output.done(&short, &counter.texts.get("done-policy"), &json!({ "id": ids.first() }));
    Ok(())
}

/// What a policy that waits would change, setting by setting.
fn changes(now: &Map<String, Value>, waiting: &Entry) -> String {
    let Act::Policy { second } = &waiting.header.act else { return String::new() };
    let mut then = waiting.body.as_ref().map(|body| body.fields().clone()).unwrap_or_default();
    then.insert("second".to_owned(), Value::from(second.word()));
    let changed = now.iter().filter_map(|(name, value)| {
        let new = then.get(name).filter(|new| *new != value)?;
        Some(format!("{name} {} → {}", plain(value), plain(new)))
    });
    changed.collect::<Vec<_>>().join("; ")
}

fn second(counter: &Counter, args: &SecondArgs) -> Result<(), Error> {
    let mut desk = counter.desk()?;
    let waiting: Vec<EventId> = desk.roster.policies_waiting().collect();
    let event = match (&args.event, waiting.as_slice()) {
        (_, []) => return Err(Error::Usage("no-policy-waits", Vec::new())),
        (None, [one]) => *one,
        (None, several) => {
            let ids = several.iter().map(|id| id.short(0)).collect::<Vec<_>>().join(", ");
            return Err(Error::Usage("several-policies", vec![("ids", ids)]));
        }
        (Some(letters), several) => {
            let (low, high) = EventId::range_of(letters).ok_or_else(|| Error::NoItem(letters.clone()))?;
            let mut named = several.iter().filter(|id| **id >= low && **id <= high);
            *named.next().ok_or_else(|| Error::NoItem(letters.clone()))?
        }
    };
    counter.sign(&mut desk, &[Draft::bare(Target::Roster, Act::Second { event })])?;
    counter.output.done(&event.short(0), &counter.texts.get("done-policy-second"), &json!({ "id": event }));
    Ok(())
}

/// The authority table, for people.
fn matrix(counter: &Counter) {
    let texts = &counter.texts;
    let roles = |roles: &[crate::domain::event::Role]| {
        roles.iter().map(|role| texts.word(*role)).collect::<Vec<_>>().join(", ")
    };
    let reach = |reach: Reach| match reach {
        Reach::District => texts.get("reach-district"),
        Reach::Canada => texts.get("reach-canada"),
        Reach::Anywhere => texts.get("reach-anywhere"),
    };
    let heads = ["col-act", "col-who", "col-where", "col-second"].map(|id| texts.get(id));
    let rows: Vec<Vec<String>> = TABLE
        .iter()
        .map(|row| {
            vec![texts.get(&format!("row-{}", row.id)), roles(row.roles), reach(row.reach), roles(row.second)]
        })
        .collect();
    if counter.output.json {
        let rows: Vec<_> = TABLE
            .iter()
            .map(|row| json!({ "act": row.id, "roles": row.roles, "second": row.second, "recused": row.recused }))
            .collect();
        Output::json(&rows);
    } else {
        counter.output.table(&heads, &rows);
    }
}
