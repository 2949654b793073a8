//! What becomes of the rows of a form, for a person to confirm: new cases, corrections of known ones, what stays as
//! somebody wrote it by hand, and what only a person can tell.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::cli::context::Context;
use crate::cli::import::{SHOWN, data, declared};
use crate::cli::lookup::{self, coded};
use crate::cli::prior::EarlierOfRow;
use crate::desk::Desk;
use crate::desk::form::{Beside, Near, Nearness, Plan};
use crate::domain::case::correction::{Change, Left, Part, changed_between};
use crate::domain::ids::EventId;
use crate::error::Error;
use crate::intake::Import;
use crate::intake::application::Application;
use crate::report::due::quoted;
use crate::report::earlier::EarlierRow;
use crate::report::texts::Texts;
use crate::say;
use crate::store::columns::CaseRow;

/// How many corrections a preview shows.
const CORRECTIONS_SHOWN: usize = 40;

/// Cases by their id.
type Cases = BTreeMap<EventId, CaseRow>;

pub(super) fn show(context: &Context, desk: &Desk, read: &Import, plan: &Plan) -> Result<(), Error> {
    let texts = &context.texts;
    let earlier = desk.earlier_files_of_rows(plan)?;
    let earlier: Vec<EarlierOfRow<'_>> = (earlier.iter())
        .filter_map(|(at, files)| Some((plan.rows.get(*at)?, files.iter().map(EarlierRow::of).collect())))
        .collect();
    if context.output.json {
        data::show(desk, read, plan, &earlier)?;
    } else {
        new_cases(context, plan);
        corrections(context, desk, plan)?;
    }
    let new = plan.new_rows().count();
    if new > SHOWN {
        context.output.say(&say!(texts, import_more, count = new - SHOWN));
    }
    let nameless: Vec<String> = plan.unrecognizable().map(|row| row.to_string()).collect();
    if !nameless.is_empty() {
        let rows = nameless.join(", ");
        context.output.say(&say!(texts, import_unrecognizable, count = nameless.len(), rows = rows));
    }
    declared::say_rows(context, desk, &declared::of_plan(plan, &[]))?;
    earlier_files(context, &but_asked_about(plan, earlier));
    left(context, desk, plan)?;
    counts(context, plan);
    let signs = new > 0 || plan.changed().any(|(_, changed)| changed.is_signed());
    // Where rows ask, what is to be done next is to answer, and the refusal says how.
    match (plan.asking().next().is_some(), signs) {
        (true, _) => {}
        (false, true) => context.output.say(&say!(texts, intake_preview)),
        (false, false) => context.output.say(&say!(texts, intake_nothing_new)),
    }
    Ok(())
}

/// Without the files that a row asks about: its question shows them.
fn but_asked_about<'a>(plan: &Plan, earlier: Vec<EarlierOfRow<'a>>) -> Vec<EarlierOfRow<'a>> {
    let asked: BTreeSet<(usize, Beside)> = (plan.asking())
        .flat_map(|(row, near)| near.iter().map(|near| (row.source.row, near.beside)))
        .collect();
    let is_asked =
        |row: usize, file: &EarlierRow| file.id.is_some_and(|id| asked.contains(&(row, Beside::Case(id))));
    let left = earlier.into_iter().map(|(row, mut files)| {
        files.retain(|file| !is_asked(row.source.row, file));
        (row, files)
    });
    left.collect()
}

/// The files that may be of the same person as a row, row by row.
pub(super) fn earlier_files(context: &Context, earlier: &[EarlierOfRow<'_>]) {
    let texts = &context.texts;
    for (row, files) in earlier {
        for file in files {
            let (row, name) = (row.source.row, &row.name);
            context.output.say(&say!(texts, import_earlier, row = row, name = name, file = file.line(texts)));
        }
    }
}

/// The rows that name their district by an earlier name, each with what it is called now.
pub(super) fn former_names(context: &Context, plan: &Plan) {
    let texts = &context.texts;
    let rows: Vec<_> = plan.former_names().collect();
    if rows.is_empty() {
        return;
    }
    context.output.warn(&say!(texts, import_formerly, count = rows.len()));
    for (row, former) in rows.iter().take(SHOWN) {
        let what = lookup::formerly(former, &row.district, texts);
        context.output.warn(&say!(
            texts,
            import_formerly_row,
            row = row.source.row,
            name = &row.name,
            what = what
        ));
    }
    if rows.len() > SHOWN {
        context.output.warn(&say!(texts, import_more, count = rows.len() - SHOWN));
    }
}

/// How many rows are new, known and corrected.
pub(super) fn counts(context: &Context, plan: &Plan) {
    let (new, known) = (plan.new_rows().count(), plan.known());
    let corrected = plan.changed().filter(|(_, changed)| changed.is_signed()).count();
    let asked = plan.asking().count();
    context.output.say(&say!(
        context.texts,
        import_count,
        count = new,
        known = known,
        corrected = corrected,
        asked = asked
    ));
}

fn new_cases(context: &Context, plan: &Plan) {
    let texts = &context.texts;
    let heads = say!(texts, [col_row, col_name, col_district, col_born, col_consents]);
    let cells: Vec<Vec<String>> = plan
        .new_rows()
        .take(SHOWN)
        .map(|applicant| {
            let consents: Vec<_> = applicant.consents.iter().map(|(check, _)| texts.word(*check)).collect();
            vec![
                applicant.source.row.to_string(),
                applicant.name.clone(),
                coded(&applicant.district, texts),
                applicant.born.map_or_else(String::new, |day| day.to_string()),
                consents.join(", "),
            ]
        })
        .collect();
    context.output.table(&heads, &cells);
}

fn corrections(context: &Context, desk: &Desk, plan: &Plan) -> Result<(), Error> {
    let texts = &context.texts;
    let heads = say!(texts, [col_row, col_case, col_field, col_old, col_new]);
    let mut cells = Vec::new();
    let mut more = 0_usize;
    for (row, changed) in plan.changed().filter(|(_, changed)| changed.is_signed()) {
        let short = desk.store.short(changed.case)?;
        for change in &changed.correction.changes {
            if cells.len() >= CORRECTIONS_SHOWN {
                more += 1;
                continue;
            }
            cells.push(vec![
                row.source.row.to_string(),
                short.clone(),
                part(&change.part, row, texts),
                old(change, texts),
                value(&change.new, texts),
            ]);
        }
        if changed.correction.changes.is_empty() {
            cells.push(vec![
                row.source.row.to_string(),
                short.clone(),
                say!(texts, import_linked),
                String::new(),
                String::new(),
            ]);
        }
    }
    // Of several rows of one person, what a later one says otherwise.
    for [before, row] in plan.joined() {
        for change in changed_between(&before.body(), &row.body()) {
            if cells.len() >= CORRECTIONS_SHOWN {
                more += 1;
                continue;
            }
            let beside = say!(texts, import_joined_row, row = before.source.row);
            let field = part(&change.part, row, texts);
            let (old, new) = (old(&change, texts), value(&change.new, texts));
            cells.push(vec![row.source.row.to_string(), beside, field, old, new]);
        }
    }
    if !cells.is_empty() {
        context.output.say(&say!(texts, import_corrections));
        context.output.table(&heads, &cells);
    }
    if more > 0 {
        context.output.say(&say!(texts, import_more, count = more));
    }
    Ok(())
}

/// What a known row says otherwise and is not taken from it.
pub(super) fn left(context: &Context, desk: &Desk, plan: &Plan) -> Result<(), Error> {
    let texts = &context.texts;
    for (row, changed) in plan.changed() {
        let case = desk.store.short(changed.case)?;
        let number = row.source.row;
        for change in &changed.correction.left {
            let (field, now, new) =
                (part(&change.part, row, texts), old(change, texts), value(&change.new, texts));
            let (case, name) = (&case, &row.name);
            let option = option(&change.part).map(|option| format!("{option} {}", quoted(&new)));
            let later = change.left == Some(Left::Later);
            let line = match option {
                Some(option) => say!(
                    texts,
                    if later { import_left_later } else { import_left },
                    row = number,
                    case = case,
                    name = name,
                    field = field,
                    now = now,
                    new = new,
                    option = option
                ),
                // Of what is kept answer by answer only the later one counts.
                None => say!(
                    texts,
                    import_left_counts,
                    row = number,
                    case = case,
                    name = name,
                    field = field,
                    now = now,
                    new = new
                ),
            };
            context.output.warn(&line);
        }
        if let Some(code) = changed.moved {
            let code = code.to_string();
            context.output.warn(&say!(
                texts,
                import_moved,
                row = number,
                case = &case,
                name = &row.name,
                district = coded(&row.district, texts),
                code = code
            ));
        }
    }
    for row in plan.hidden() {
        context.output.warn(&say!(texts, import_hidden_row, row = row.source.row, who = who(row, texts)));
    }
    Ok(())
}

/// The option of `edit` that changes a part by hand; none for what is kept answer by answer.
fn option(part: &Part) -> Option<&'static str> {
    match part {
        Part::Born => Some("--born"),
        Part::Email => Some("--email"),
        Part::Phone => Some("--phone"),
        Part::Language => Some("--language"),
        Part::Name | Part::AlsoKnownAs => Some("--name"),
        Part::Consent(_) | Part::Declared(_) | Part::Answer(_) => None,
    }
}

fn part(part: &Part, row: &Application, texts: &Texts) -> String {
    let asked = |key: &String| {
        let question = row.declared.iter().find(|answer| answer.key == *key);
        question.map_or_else(|| key.clone(), |answer| answer.question.clone())
    };
    match part {
        Part::Name => say!(texts, label_name),
        Part::AlsoKnownAs => say!(texts, label_also_known_as),
        Part::Born => say!(texts, label_born),
        Part::Email => say!(texts, label_email),
        Part::Phone => say!(texts, label_phone),
        Part::Language => say!(texts, label_language),
        Part::Consent(check) => say!(texts, import_consent, check = texts.word(*check)),
        Part::Declared(key) => asked(key),
        Part::Answer(question) => question.clone(),
    }
}

fn old(change: &Change, texts: &Texts) -> String {
    if change.hidden {
        return say!(texts, import_hidden_value);
    }
    change.old.as_ref().map_or_else(String::new, |old| value(old, texts))
}

fn value(value: &Value, texts: &Texts) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(items) => {
            items.iter().map(|item| self::value(item, texts)).collect::<Vec<_>>().join("; ")
        }
        Value::Object(fields) => {
            let on = fields.get("on").and_then(Value::as_str).unwrap_or_default();
            let is_true = |name: &str| fields.get(name).and_then(Value::as_bool).unwrap_or(false);
            if is_true("withdrawn") {
                say!(texts, import_consent_withdrawn, day = on)
            } else if is_true("refused") {
                say!(texts, import_consent_refused, day = on)
            } else {
                on.to_owned()
            }
        }
        other => other.to_string(),
    }
}

/// What the person must say of rows: nothing where nothing is asked.
pub(super) fn questions(context: &Context, desk: &Desk, plan: &Plan) -> Result<Vec<String>, Error> {
    let texts = &context.texts;
    let count = plan.asking().count();
    if count == 0 {
        return Ok(Vec::new());
    }
    let cases = desk.cases_asked_about(plan)?;
    let mut lines = vec![say!(texts, import_asks, count = count)];
    for (row, near) in plan.asking() {
        lines.push(say!(texts, import_ask, row = row.source.row, who = who(row, texts)));
        for beside in near {
            lines.push(format!("  {}", near_line(beside, plan, &cases, texts)));
        }
        lines.push(format!("  {}", answer(row, near, &cases, texts)));
    }
    Ok(lines)
}

fn who(row: &Application, texts: &Texts) -> String {
    let born = row.born.map(|born| born.to_string());
    let parts = [
        Some(row.name.clone()),
        Some(coded(&row.district, texts)),
        born,
        row.email.clone(),
        row.phone.clone(),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn near_line(near: &Near, plan: &Plan, cases: &Cases, texts: &Texts) -> String {
    let other = match near.beside {
        Beside::Case(case) => match cases.get(&case) {
            Some(found) => say!(
                texts,
                import_beside_case,
                case = &found.short,
                name = &found.name,
                district = &found.district,
                status = texts.named("status", &found.status)
            ),
            None => say!(texts, import_beside_hidden),
        },
        Beside::Row(number) => {
            let who = plan.row(number).map(|row| who(row, texts)).unwrap_or_default();
            say!(texts, import_beside_row, row = number, who = who)
        }
    };
    match near.how {
        Nearness::KeyOfAnother => say!(texts, near_key_of_another, other = other),
        Nearness::KeyOfSeveral => say!(texts, near_key_of_several, other = other),
        Nearness::OtherKey => say!(texts, near_other_key, other = other),
        Nearness::OtherDistrict => say!(texts, near_other_district, other = other),
        Nearness::OtherBirth => say!(texts, near_other_birth, other = other),
        Nearness::NameAndDistrict => say!(texts, near_name_and_district, other = other),
        Nearness::Closed => say!(texts, near_closed, other = other),
        Nearness::SameEmail => say!(texts, near_email, other = other),
        Nearness::SamePhone => say!(texts, near_phone, other = other),
        Nearness::TwoRows => say!(texts, near_two_rows, other = other),
    }
}

/// How the question is answered.
fn answer(row: &Application, near: &[Near], cases: &Cases, texts: &Texts) -> String {
    let number = row.source.row;
    let mut ways: Vec<String> = (near.iter())
        .filter_map(|near| match near.beside {
            Beside::Case(case) => cases.get(&case).map(|found| found.short.clone()),
            Beside::Row(other) => Some(other.to_string()),
        })
        .map(|what| format!("--same {number}={what}"))
        .collect();
    let is_closed = near.iter().any(|near| near.how == Nearness::Closed);
    if is_closed {
        ways.clear();
    }
    if !(near.iter().any(Near::is_owner) || is_closed && row.origin().is_keyed()) {
        ways.push(format!("--new {number}"));
    }
    ways.push(format!("--skip {number}"));
    say!(texts, import_answer, ways = ways.join(", "))
}
