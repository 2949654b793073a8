//! Makes the messages known to the compiler. From `locales/en.ftl` and `locales/fr.ftl` comes a module with one item a
//! message, which `src/report/messages.rs` includes; the build fails where the two files differ in an id or a variable.

#![allow(clippy::print_stdout, reason = "cargo reads what a build script prints")]

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt::Write;
use std::path::Path;

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser;

/// The beginnings of ids that are completed at run time: the name of a closed list before one of its words, a
/// family of errors or refusals before its code, `help` before a command. The compiler warns of any other
/// message that is unused.
const FAMILIES: &str = "agenda apart audience backup carrier category chance channel channels-toml check checks-age clock-mark condition-state \
    consent-for credit-band credit-flag days-to decision-state declared demand denied-detail disclosed document-step \
    drill error fault fi finding-kind finding-status flag-state flag-step gap gate grade handling handover help indicator \
    intake-order language level lifter likeness link log-record map-kind matter method month outcome phase police-kind policy posture \
    prior-judgement prior-was provider-says province purge-extent purge-rule purpose reason record-kind related reversal-ground review-outcome role route row rule selected \
    second-of second-rule separate-admin setting severity stale standing status support tie tie-sign tier uncleared unsafe \
    usage value verify weight";

pub(crate) struct Message {
    /// Where its text begins and ends in the file, in bytes.
    place: (usize, usize),
    /// The variables that it names.
    variables: BTreeSet<String>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let (mut languages, mut texts) = (Vec::new(), Vec::new());
    for path in ["locales/en.ftl", "locales/fr.ftl"] {
        println!("cargo::rerun-if-changed={path}");
        let text = read(Path::new(path))?;
        languages.push(messages(path, &text));
        texts.push(text);
    }
    let [Ok(english), Ok(french)] = &languages[..] else {
        for fault in languages.iter().filter_map(|messages| messages.as_ref().err()) {
            println!("cargo::error={fault}");
        }
        return Ok(());
    };
    let faults = differences(english, french);
    faults.iter().for_each(|fault| println!("cargo::error={fault}"));
    if faults.is_empty() {
        let out = std::env::var("OUT_DIR")?;
        let files = ["en.ftl", "fr.ftl", "messages.rs"]
            .into_iter()
            .zip(texts.into_iter().chain([module(english, french)?]));
        for (name, text) in files {
            std::fs::write(Path::new(&out).join(name), text)?;
        }
    }
    Ok(())
}

/// The text of a file. A checkout may end its lines with CRLF.
pub(crate) fn read(path: &Path) -> std::io::Result<String> {
    Ok(std::fs::read_to_string(path)?.replace("\r\n", "\n"))
}

/// The messages of a file, by id: each from the line that begins with its id to the next such line.
pub(crate) fn messages(path: &str, text: &str) -> Result<BTreeMap<String, Message>, String> {
    let mut starts = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if !line.starts_with([' ', '\n', '}']) {
            starts.push(at);
        }
        at += line.len();
    }
    starts.push(at);
    let mut messages = BTreeMap::new();
    for ends in starts.windows(2) {
        let &[from, to] = ends else { continue };
        let piece = &text[from..to];
        if piece.starts_with('#') {
            continue;
        }
        let wrong = |what: &str| Err(format!("{path}: {what}: {}", piece.lines().next().unwrap_or_default()));
        let Ok(parsed) = parser::parse(piece) else { return wrong("this is no message") };
        let [Entry::Message(message)] = &parsed.body[..] else { return wrong("this is not one message") };
        let (Some(pattern), true) = (&message.value, message.attributes.is_empty()) else {
            return wrong("a message has a text and nothing else");
        };
        let mut variables = BTreeSet::new();
        if !name(pattern, &mut variables) {
            return wrong("a message names nothing but variables");
        }
        let id = message.id.name.to_owned();
        if !piece.strip_prefix(&id).is_some_and(|text| text.starts_with(" =")) {
            return wrong("` =` follows an id");
        }
        if messages.insert(id, Message { place: (from, to), variables }).is_some() {
            return wrong("this id stands twice");
        }
    }
    Ok(messages)
}

/// Adds the variables that a text names, and answers whether it names nothing else.
fn name(pattern: &Pattern<&str>, variables: &mut BTreeSet<String>) -> bool {
    pattern.elements.iter().all(|element| match element {
        PatternElement::TextElement { .. } => true,
        PatternElement::Placeable { expression: Expression::Inline(inline) } => {
            name_inline(inline, variables)
        }
        PatternElement::Placeable { expression: Expression::Select { selector, variants } } => {
            name_inline(selector, variables) && variants.iter().all(|variant| name(&variant.value, variables))
        }
    })
}

fn name_inline(inline: &InlineExpression<&str>, variables: &mut BTreeSet<String>) -> bool {
    match inline {
        InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => true,
        InlineExpression::VariableReference { id } => {
            variables.insert(id.name.to_owned());
            true
        }
        _ => false,
    }
}

fn differences(english: &BTreeMap<String, Message>, french: &BTreeMap<String, Message>) -> Vec<String> {
    let mut faults = Vec::new();
    for (id, message) in english {
        match french.get(id) {
            None => faults.push(format!("locales/fr.ftl lacks the message {id}")),
            Some(other) if message.variables != other.variables => faults.push(format!(
                "the message {id} names {:?} in locales/en.ftl, and {:?} in locales/fr.ftl",
                message.variables, other.variables
            )),
            Some(_) => {}
        }
    }
    let beyond = french.keys().filter(|id| !english.contains_key(*id));
    faults.extend(beyond.map(|id| format!("locales/en.ftl lacks the message {id}")));
    faults
}

/// The module: the byte range of each message in both files; the ids, sorted for a binary search; a constant
/// for each message; a struct for each set of variables, with an alias for each message that has this set.
fn module(
    english: &BTreeMap<String, Message>,
    french: &BTreeMap<String, Message>,
) -> Result<String, std::fmt::Error> {
    let mut text = String::new();
    for (language, messages) in [("EN", english), ("FR", french)] {
        writeln!(text, "pub(super) static {language}: &[(u32, u32)] = &[")?;
        for Message { place: (from, to), .. } in messages.values() {
            writeln!(text, "({from}, {to}),")?;
        }
        writeln!(text, "];")?;
    }
    let ids: Vec<_> = english.keys().collect();
    writeln!(text, "pub(super) const IDS: &[&str] = &{ids:?};")?;
    let mut sets = BTreeMap::new();
    for (at, (id, message)) in english.iter().enumerate() {
        let item = id.replace('-', "_");
        let begins =
            |family: &str| id.strip_prefix(family).is_some_and(|end| end.is_empty() || end.starts_with('-'));
        if FAMILIES.split(' ').any(begins) {
            writeln!(text, "#[allow(dead_code)]")?;
        }
        if message.variables.is_empty() {
            writeln!(text, "pub(crate) const {item}: Message = Message::new({at});")?;
            continue;
        }
        let names: Vec<&str> = message.variables.iter().map(String::as_str).collect();
        let set = format!("With_{}", names.join("_"));
        writeln!(text, "pub(crate) const {item}: Message<{set}> = Message::new({at});")?;
        writeln!(text, "#[allow(dead_code)] pub(crate) type {item} = {set};")?;
        sets.insert(set, names);
    }
    // A variable may have the name of a Rust keyword.
    for (set, names) in sets {
        let fields: Vec<_> = names.iter().map(|name| format!("pub r#{name}: Arg")).collect();
        let values: Vec<_> = names.iter().map(|name| format!("({name:?}, self.r#{name})")).collect();
        let (fields, values) = (fields.join(", "), values.join(", "));
        writeln!(text, "#[derive(Debug)] pub struct {set} {{ {fields} }}")?;
        writeln!(
            text,
            "impl Values for {set} {{ fn named(self) -> Vec<(&'static str, Arg)> {{ vec![{values}] }} }}"
        )?;
    }
    Ok(text)
}
