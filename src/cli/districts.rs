//! The names of districts: `districts` lists those in force, `districts update` takes newer ones from a list. They are a
//! setting of the party's policy, so an approver signs them and another seconds.

use clap::{Args, Subcommand};
use serde_json::json;

use crate::cli::context::Context;
use crate::cli::days::day;
use crate::cli::intake_words::Told as _;
use crate::cli::lookup::{districts, local_name};
use crate::cli::output::Output;
use crate::cli::{policy, prompt};
use crate::desk::Desk;
use crate::domain::clock::spoken::When;
use crate::domain::district::{District, Former, Names, ORDER};
use crate::domain::roster::Overruled;
use crate::domain::words::Word as _;
use crate::error::Error;
use crate::intake::districts::{ListError, MAX_BYTES, RowFault, read};
use crate::report::phrases;
use crate::report::texts::{Lang, Texts};
use crate::say;

/// `districts [DISTRICT]`, `districts update FILE`
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(super) struct DistrictsArgs {
    #[command(subcommand)]
    what: Option<DistrictsCommand>,
    #[arg(value_name = "DISTRICT")]
    district: Option<String>,
}

/// What can be done with the names of districts.
#[derive(Debug, Subcommand)]
#[command(defer = true)]
enum DistrictsCommand {
    Update(UpdateArgs),
}

/// `districts update FILE --on DAY --source TEXT`
#[derive(Debug, Args)]
struct UpdateArgs {
    #[arg(value_name = "FILE|-")]
    file: String,
    #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
    on: Option<String>,
    #[arg(long, value_name = "TEXT|-")]
    source: Option<String>,
    #[arg(long, value_name = "TEXT|-")]
    why: Option<String>,
}

pub(super) fn run(context: &Context, args: DistrictsArgs) -> Result<(), Error> {
    match args.what {
        Some(DistrictsCommand::Update(args)) => update(context, args),
        None => list(context, args.district.as_deref()),
    }
}

fn list(context: &Context, asked: Option<&str>) -> Result<(), Error> {
    let (desk, texts) = (context.desk()?, &context.texts);
    let (renamed, names) = (desk.policy().districts, desk.names());
    let shown: Vec<District> = match asked {
        Some(given) => districts(given, &names, context)?,
        None => names.all().cloned().collect(),
    };
    let credit = say!(texts, district_credit);
    if context.output.json {
        let row = |district: &District| {
            let old = formerly(&names, district)
                .map(|old| json!({ "name_en": old.name_en, "name_fr": old.name_fr, "until": old.until }));
            json!({
                "code": district.code, "name_en": district.name_en, "name_fr": district.name_fr,
                "province": district.province, "formerly": old.collect::<Vec<_>>(),
            })
        };
        Output::json(&json!({
            "order": ORDER, "on": renamed.on(), "source": renamed.source(), "credit": credit,
            "districts": shown.iter().map(row).collect::<Vec<_>>(),
            "overruled": overruled(&desk).collect::<Vec<_>>(),
            "policies_waiting": desk.roster.policies_waiting().collect::<Vec<_>>(),
        }));
        return Ok(());
    }
    let cells = |district: &District| {
        let old = formerly(&names, district).map(|old| match texts.lang() {
            Lang::En => old.name_en.as_str(),
            Lang::Fr => old.name_fr.as_str(),
        });
        vec![
            district.code.to_string(),
            local_name(district, texts).to_owned(),
            district.province.to_string(),
            old.collect::<Vec<_>>().join("; "),
        ]
    };
    let heads = say!(texts, [col_district, col_name, col_province, col_formerly]);
    context.output.table(&heads, &shown.iter().map(cells).collect::<Vec<_>>());
    if let Some(on) = renamed.on() {
        context.output.say(&say!(texts, districts_of, day = texts.day(on), source = renamed.source()));
    }
    context.output.say(&credit);
    policy::say_overruled(context, &desk, overruled(&desk));
    policy::say_waiting(context, &desk);
    Ok(())
}

/// The lists of names that do not count, because a later policy has another.
fn overruled(desk: &Desk) -> impl Iterator<Item = Overruled> {
    desk.roster.overruled().into_iter().filter(|overruled| overruled.setting == "districts")
}

/// The earlier names of a district, newest first.
fn formerly<'a>(names: &'a Names, district: &District) -> impl Iterator<Item = &'a Former> {
    let code = district.code;
    let mut old: Vec<_> = names.former().filter(|old| old.now == Some(code)).collect();
    old.sort_by_key(|old| std::cmp::Reverse(old.until));
    old.into_iter()
}

fn update(context: &Context, args: UpdateArgs) -> Result<(), Error> {
    let texts = &context.texts;
    let bytes = prompt::file_or_stdin(&args.file, MAX_BYTES)?;
    let mut desk = context.desk()?;
    let mut policy = desk.policy();
    let list = read(&bytes, &policy.districts.names())
        .map_err(|bad| Error::BadData(told(&bad, &args.file, texts)))?;
    let on = prompt::value(args.on, "--on", &say!(texts, label_districts_on))?;
    let on = day(&on, When::Past, &desk, None)?;
    if let Some(known) = policy.districts.on().filter(|known| on < *known) {
        return Err(Error::DistrictsOlder { on, known });
    }
    let source = prompt::value(args.source, "--source", &say!(texts, label_districts_source))?;
    let source = source.trim().to_owned();
    if source.is_empty() {
        return Err(Error::Missing { option: "--source" });
    }
    let (after, changes) = policy.districts.after(&list, on, &source);
    if changes.is_empty() {
        return nothing(context, &say!(texts, districts_same));
    }
    let waits = |event: &_| desk.roster.policy_as_set(*event).is_some_and(|then| then.districts == after);
    if let Some(event) = desk.roster.policies_waiting().find(waits) {
        return nothing(context, &say!(texts, districts_waits, id = event.short(0)));
    }
    context.output.say(&say!(texts, districts_changed, count = changes.len()));
    for change in &changes {
        context.output.say(&format!("  {}", phrases::renamed(change)));
    }
    let unnamed = policy.districts.names().all().count() - list.len();
    if unnamed > 0 {
        context.output.say(&say!(texts, districts_kept, count = unnamed));
    }
    policy.districts = after;
    policy::put(context, &mut desk, &policy, args.why)
}

/// The list says what is in force, or what waits for its second: nothing is signed.
fn nothing(context: &Context, sentence: &str) -> Result<(), Error> {
    if context.output.json {
        Output::json(&json!({ "id": null }));
    } else {
        context.output.say(sentence);
    }
    Ok(())
}

fn told(bad: &ListError, file: &str, texts: &Texts) -> Vec<String> {
    match bad {
        ListError::TooLarge => vec![say!(texts, districts_too_large, most = MAX_BYTES)],
        ListError::Table(bad) => bad.told(texts),
        ListError::NoColumn(name) => vec![say!(texts, districts_no_column, name = *name)],
        ListError::Nothing => vec![say!(texts, districts_empty)],
        ListError::Rows(faults) => {
            let first = say!(texts, districts_rows, file = file, count = faults.len());
            let line = |(row, fault): &(usize, RowFault)| {
                say!(texts, districts_row, row = *row, what = of_row(fault, texts))
            };
            std::iter::once(first).chain(faults.iter().map(line)).collect()
        }
    }
}

fn of_row(fault: &RowFault, texts: &Texts) -> String {
    match fault {
        RowFault::Code(code) => say!(texts, districts_code, code = code),
        RowFault::Province(given, province) => {
            say!(texts, districts_province, given = given, province = province.word())
        }
        RowFault::Twice(code, first) => {
            say!(texts, districts_twice, code = code.to_string(), first = *first)
        }
        RowFault::Empty(column) => say!(texts, districts_no_name, column = *column),
        RowFault::NoName(name) => say!(texts, districts_bad_name, name = name),
        RowFault::Taken(name, owner) => {
            say!(texts, districts_taken_name, name = name, owner = owner.to_string())
        }
    }
}
