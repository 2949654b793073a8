//! `import FILE --make-map`: a map for a file, filled in where its heads leave no doubt, every other column in a comment with
//! what it may be.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use serde_json::json;

use crate::cli::context::Context;
use crate::cli::output::Output;
use crate::domain::check_kind::CheckKind;
use crate::domain::names::shows;
use crate::domain::words::Word as _;
use crate::error::Error;
use crate::intake::guess::{self, Guess};
use crate::intake::map_shape::column_fields;
use crate::intake::table::{Given, Table};
use crate::report::texts::Texts;
use crate::say;

/// A text as TOML writes it, on one line.
fn quoted(text: &str) -> String {
    let mut quoted = String::from('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            c if c.is_control() => {
                let _ = write!(quoted, "\\u{:04X}", u32::from(c));
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

fn list(texts: &[String]) -> String {
    format!("[{}]", texts.iter().map(|text| quoted(text)).collect::<Vec<_>>().join(", "))
}

/// A comment, each of its lines behind a mark.
fn comment(map: &mut String, text: &str) {
    for line in textwrap::wrap(text, 100) {
        let _ = writeln!(map, "# {line}");
    }
}

/// A key of a map: bare where TOML takes it so.
fn line(map: &mut String, field: &str, value: &str) {
    let _ = writeln!(map, "{field} = {value}");
}

/// The words of a map for a table of a file of this name.
pub(super) fn text(table: &Table, given: &Given, file: &Path, texts: &Texts) -> (String, Vec<&'static str>) {
    let guess = guess::columns(table);
    let mut map = String::new();
    comment(&mut map, &say!(texts, map_intro));
    map.push('\n');
    comment(&mut map, &say!(texts, map_source));
    let stem = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    line(&mut map, "source", &quoted(if shows(&stem) { &stem } else { "form" }));
    settings(&mut map, given, texts);
    columns(&mut map, &guess, texts);
    several(&mut map, &guess, texts);
    declared(&mut map, &guess, texts);
    consents(&mut map, &guess, texts);
    rest(&mut map, &guess, texts);
    (map, guess.missing())
}

/// What was said on the command line is said in the map, too.
fn settings(map: &mut String, given: &Given, texts: &Texts) {
    let mut said: Vec<(&str, String)> = Vec::new();
    said.extend(given.encoding.map(|encoding| ("encoding", quoted(encoding.word()))));
    said.extend(given.delimiter.map(|delimiter| ("delimiter", quoted(delimiter.word()))));
    said.extend(given.date_order.map(|order| ("date_order", quoted(order.word()))));
    said.extend(given.sheet.as_ref().map(|sheet| ("sheet", quoted(sheet))));
    said.extend(given.skip_rows.map(|rows| ("skip_rows", rows.to_string())));
    said.extend(given.header_rows.map(|rows| ("header_rows", rows.to_string())));
    for (field, value) in said {
        line(map, field, &value);
    }
    if given.date_order.is_none() {
        comment(map, &say!(texts, map_date_order));
        map.push_str("# date_order = \"day-month-year\"\n");
    }
    map.push('\n');
}

fn columns(map: &mut String, guess: &Guess, texts: &Texts) {
    map.push_str("[columns]\n");
    for field in column_fields() {
        let found = match (field, guess.name.as_slice()) {
            ("name", [only]) => Some(quoted(only)),
            ("name", []) => None,
            ("name", several) => Some(list(several)),
            _ => guess.column(field).map(quoted),
        };
        match found {
            Some(value) => line(map, field, &value),
            None if guess.missing().contains(&field) => {
                comment(map, &say!(texts, map_missing, field = field));
                line(map, field, "\"\"");
            }
            None => {
                let _ = writeln!(map, "# {field} = \"\"");
            }
        }
    }
    map.push('\n');
}

fn several(map: &mut String, guess: &Guess, texts: &Texts) {
    comment(map, &say!(texts, map_several));
    for (delimiter, columns) in &guess.several {
        map.push_str("[[several]]\n");
        line(map, "delimiter", &quoted(delimiter));
        line(map, "columns", &list(columns));
        map.push('\n');
    }
    if guess.several.is_empty() {
        map.push_str("# [[several]]\n# delimiter = \";\"\n# columns = [\"\"]\n\n");
    }
}

fn declared(map: &mut String, guess: &Guess, texts: &Texts) {
    comment(map, &say!(texts, map_declared));
    if guess.declared.is_empty() {
        map.push_str("# [declared]\n# charged = { column = \"\", clear = \"No\" }\n\n");
        return;
    }
    map.push_str("[declared]\n");
    for (key, column, clear) in &guess.declared {
        line(map, key, &format!("{{ column = {}, clear = {} }}", quoted(column), list(clear)));
    }
    map.push('\n');
}

fn consents(map: &mut String, guess: &Guess, texts: &Texts) {
    comment(map, &say!(texts, map_consent, checks = CheckKind::WORDS.join(", ")));
    // A consent without a day is no consent, so it stands in a comment until a column has the day.
    let dated = guess.column("submitted_at").is_some();
    let mark = if dated { "" } else { "# " };
    if !dated && !guess.consents.is_empty() {
        comment(map, &say!(texts, map_consent_undated));
    }
    for consent in &guess.consents {
        let _ = writeln!(map, "{mark}[[consent]]");
        let _ = writeln!(map, "{mark}check = {}", quoted(consent.check.word()));
        let _ = writeln!(map, "{mark}column = {}", quoted(&consent.column));
        for (field, answers) in [("yes", &consent.yes), ("no", &consent.no), ("neither", &consent.neither)] {
            if !answers.is_empty() {
                let _ = writeln!(map, "{mark}{field} = {}", list(answers));
            }
        }
        if !dated {
            let _ = writeln!(map, "{mark}date = \"\"");
        }
        map.push('\n');
    }
    if guess.consents.is_empty() {
        map.push_str(
            "# [[consent]]\n# check = \"police\"\n# column = \"\"\n# yes = [\"Yes\"]\n# date = \"\"\n\n",
        );
    }
}

fn rest(map: &mut String, guess: &Guess, texts: &Texts) {
    if guess.rest.is_empty() {
        return;
    }
    let fields = column_fields().collect::<Vec<_>>().join(", ");
    comment(map, &say!(texts, map_rest, fields = fields));
    for head in &guess.rest {
        let _ = writeln!(map, "#   {}", quoted(head));
    }
}

/// Writes the map, to a new file or to stdout, and names what is still missing.
pub(super) fn make(
    context: &Context,
    table: &Table,
    given: &Given,
    file: &Path,
    out: Option<&PathBuf>,
) -> Result<(), Error> {
    let texts = &context.texts;
    let (map, missing) = text(table, given, file, texts);
    if !context.output.json || out.is_some() {
        context.hand_out(out, &map)?;
    }
    if context.output.json {
        Output::json(&json!({ "map": map, "missing": missing, "columns": table.headers }));
    }
    let said = if missing.is_empty() {
        say!(texts, map_whole)
    } else {
        say!(texts, map_lacks, fields = missing.join(", "))
    };
    context.output.say(&said);
    Ok(())
}
