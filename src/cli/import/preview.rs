//! What becomes of the rows of a form, for a person to confirm: new cases, corrections of known ones, what stays as
//! somebody wrote it by hand, and what only a person can tell.

use serde_json::{Value, json};

use crate::cli::context::Context;
use crate::cli::import::{SHOWN, declared};
use crate::cli::lookup::local_name;
use crate::cli::output::Output;
use crate::desk::Desk;
use crate::desk::form::{Beside, Changed, Near, Nearness, Plan};
use crate::domain::case::correction::{Change, Part};
use crate::domain::ids::EventId;
use crate::error::Error;
use crate::intake::application::Application;
use crate::report::earlier::EarlierRow;
use crate::report::texts::Texts;
use crate::say;
use crate::store::columns::CaseRow;

/// How many corrections a preview shows.
const CORRECTIONS_SHOWN: usize = 40;

pub(super) fn show(context: &Context, desk: &Desk, plan: &Plan) -> Result<(), Error> {
    let texts = &context.texts;
    let earlier = desk.earlier_files_of_rows(plan)?;
    let earlier: Vec<(&Application, Vec<EarlierRow>)> = (earlier.iter())
        .filter_map(|(at, files)| Some((plan.rows.get(*at)?, files.iter().map(EarlierRow::of).collect())))
        .collect();
    if context.output.json {
        as_json(desk, plan, &earlier)?;
    } else {
        new_cases(context, plan);
        corrections(context, desk, plan)?;
    }
    let new = plan.new_rows().count();
    if new > SHOWN {
        context.output.say(&say!(texts, import_more, count = new - SHOWN));
    }
    let nameless: Vec<String> = unrecognizable(plan).map(|row| row.to_string()).collect();
    if !nameless.is_empty() {
        let rows = nameless.join(", ");
        context.output.say(&say!(texts, import_unrecognizable, count = nameless.len(), rows = rows));
    }
    declared::say_rows(context, desk, &declared::of_plan(plan, &[]))?;
    for (row, files) in &earlier {
        for file in files {
            let line = file.line(texts);
            context.output.say(&say!(
                texts,
                import_earlier,
                row = row.source.row,
                name = &row.name,
                file = line
            ));
        }
    }
    left(context, desk, plan)?;
    counts(context, plan);
    let signs = new > 0 || plan.changed().any(|(_, changed)| changed.is_signed());
    if signs || plan.asking().next().is_some() {
        context.output.say(&say!(texts, intake_preview));
    } else {
        context.output.say(&say!(texts, intake_nothing_new));
    }
    Ok(())
}

/// How many rows are new, known and corrected.
pub(super) fn counts(context: &Context, plan: &Plan) {
    let (new, known) = (plan.new_rows().count(), plan.known());
    let corrected = plan.changed().filter(|(_, changed)| changed.is_signed()).count();
    context.output.say(&say!(context.texts, import_count, count = new, known = known, corrected = corrected));
}

/// The rows that open a case and have only a name to be known by.
fn unrecognizable(plan: &Plan) -> impl Iterator<Item = usize> {
    plan.new_rows().filter(|row| !row.is_recognizable()).map(|row| row.source.row)
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
                place(applicant, texts),
                applicant.born.map_or_else(String::new, |day| day.to_string()),
                consents.join(", "),
            ]
        })
        .collect();
    context.output.table(&heads, &cells);
}

fn place(row: &Application, texts: &Texts) -> String {
    format!("{} {}", row.district.code, local_name(row.district, texts))
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
                part(&change.part, texts),
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
        if changed.closed && changed.correction.is_needed() {
            context.output.warn(&say!(texts, import_closed, row = number, case = &case, name = &row.name));
        }
        for change in &changed.correction.left {
            let (field, now, new) =
                (part(&change.part, texts), old(change, texts), value(&change.new, texts));
            let option = option(&change.part);
            context.output.warn(&say!(
                texts,
                import_left,
                row = number,
                case = &case,
                name = &row.name,
                field = field,
                now = now,
                new = new,
                option = option
            ));
        }
        if let Some(code) = changed.moved {
            let code = code.to_string();
            context.output.warn(&say!(
                texts,
                import_moved,
                row = number,
                case = &case,
                name = &row.name,
                district = place(row, texts),
                code = code
            ));
        }
    }
    Ok(())
}

/// The option of `edit` that changes a part by hand.
fn option(part: &Part) -> &'static str {
    match part {
        Part::Born => "--born",
        Part::Email => "--email",
        Part::Phone => "--phone",
        Part::Language => "--language",
        _ => "--name",
    }
}

fn part(part: &Part, texts: &Texts) -> String {
    match part {
        Part::Name => say!(texts, label_name),
        Part::AlsoKnownAs => say!(texts, label_also_known_as),
        Part::Born => say!(texts, label_born),
        Part::Email => say!(texts, label_email),
        Part::Phone => say!(texts, label_phone),
        Part::Language => say!(texts, label_language),
        Part::Consent(check) => say!(texts, import_consent, check = texts.word(*check)),
        Part::Declared(question) | Part::Answer(question) => question.clone(),
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
    let rows = near_cases(desk, plan)?;
    let mut lines = vec![say!(texts, import_asks, count = count)];
    for (row, near) in plan.asking() {
        lines.push(say!(texts, import_ask, row = row.source.row, who = who(row, texts)));
        for beside in near {
            lines.push(format!("  {}", near_line(beside, plan, &rows, texts)));
        }
        lines.push(format!("  {}", answer(row, near, &rows, texts)));
    }
    Ok(lines)
}

fn near_cases(desk: &Desk, plan: &Plan) -> Result<Vec<CaseRow>, Error> {
    let case = |near: &Near| match near.beside {
        Beside::Case(case) => Some(case),
        Beside::Row(_) => None,
    };
    let mut cases: Vec<EventId> = plan.asking().flat_map(|(_, near)| near.iter().filter_map(case)).collect();
    cases.sort_unstable();
    cases.dedup();
    let (reader, mut rows) = (desk.reader(), Vec::new());
    for some in cases.chunks(500) {
        let seen = desk.store.seen_among(some, &reader)?;
        rows.extend(desk.store.rows_of(&seen, &reader)?);
    }
    Ok(rows)
}

fn who(row: &Application, texts: &Texts) -> String {
    let born = row.born.map(|born| born.to_string());
    let parts = [Some(row.name.clone()), Some(place(row, texts)), born, row.email.clone(), row.phone.clone()];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn near_line(near: &Near, plan: &Plan, cases: &[CaseRow], texts: &Texts) -> String {
    let other = match near.beside {
        Beside::Case(case) => match cases.iter().find(|row| row.id == case) {
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
            let row = plan.rows.iter().find(|row| row.source.row == number);
            let who = row.map(|row| who(row, texts)).unwrap_or_default();
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
        Nearness::SameEmail => say!(texts, near_email, other = other),
        Nearness::SamePhone => say!(texts, near_phone, other = other),
        Nearness::TwoRows => say!(texts, near_two_rows, other = other),
    }
}

/// How the question is answered.
fn answer(row: &Application, near: &[Near], cases: &[CaseRow], texts: &Texts) -> String {
    let number = row.source.row;
    let mut ways: Vec<String> = (near.iter())
        .filter_map(|near| match near.beside {
            Beside::Case(case) => cases.iter().find(|row| row.id == case).map(|found| found.short.clone()),
            Beside::Row(other) => Some(other.to_string()),
        })
        .map(|what| format!("--same {number}={what}"))
        .collect();
    if !near.iter().any(Near::is_owner) {
        ways.push(format!("--new {number}"));
    }
    ways.push(format!("--skip {number}"));
    say!(texts, import_answer, ways = ways.join(", "))
}

fn as_json(desk: &Desk, plan: &Plan, earlier: &[(&Application, Vec<EarlierRow>)]) -> Result<(), Error> {
    let cases = near_cases(desk, plan)?;
    let case = |changed: &Changed| desk.store.short(changed.case);
    let mut corrections = Vec::new();
    for (row, changed) in plan.changed() {
        corrections.push(json!({
            "row": row.source.row, "case": changed.case, "short": case(changed)?, "name": row.name,
            "changes": changed.correction.changes, "left": changed.correction.left,
            "district": changed.moved, "closed": changed.closed, "signed": changed.is_signed(),
        }));
    }
    let near = |near: &Near| {
        let mut said = json!(near);
        if let (Beside::Case(case), Some(fields)) = (near.beside, said.as_object_mut()) {
            let found = cases.iter().find(|row| row.id == case);
            // Of a case that the reader may not see, nothing but that it is there.
            fields.insert("case".to_owned(), json!(found.map(|found| found.id)));
            fields.insert("short".to_owned(), json!(found.map(|found| &found.short)));
            fields.insert("name".to_owned(), json!(found.map(|found| &found.name)));
            fields.insert("district".to_owned(), json!(found.map(|found| &found.district)));
        }
        said
    };
    let questions: Vec<Value> = plan
        .asking()
        .map(|(row, all)| {
            json!({
                "row": row.source.row, "name": row.name, "district": row.district.code,
                "near": all.iter().map(near).collect::<Vec<_>>(),
            })
        })
        .collect();
    let earlier: Vec<Value> = earlier
        .iter()
        .map(|(row, files)| json!({ "row": row.source.row, "name": row.name, "files": files }))
        .collect();
    let new: Vec<&Application> = plan.new_rows().collect();
    Output::json(&json!({
        "rows": plan.rows.len(), "new": new, "known": plan.known(), "corrections": corrections,
        "questions": questions, "earlier": earlier, "declared": declared::of_plan(plan, &[]),
        "unrecognizable": unrecognizable(plan).collect::<Vec<_>>(), "applied": false,
    }));
    Ok(())
}
