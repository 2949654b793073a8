//! The parts of a report, at any depth: which are police and credit checks, what contains each, which verdicts are in
//! parts that we do not read, which parts were cancelled. Nothing with a verdict is passed over.

use serde_json::{Map, Value};

use crate::domain::case::check::reported::{CancelledPart, UnreadPart};
use crate::intake::provider::keys::{join, text, words};
use crate::intake::provider::part::{Notes, Part, is_neutral, is_search};
use crate::intake::provider::report::{ProviderError, ProviderNote};
use crate::intake::provider::senses::exact;
use crate::intake::provider::understood;
use crate::intake::provider::verdict::{self, Of};

/// Objects that are the report or the person, and no part of it: what they say is said of everything.
const WHOLES: &[&str] = &[
    "report",
    "report_summary",
    "summary",
    "application",
    "applicant",
    "applicants",
    "candidate",
    "case",
    "data",
    "object",
    "payload",
    "attributes",
    "result",
    "results",
    "overall",
    "overview",
    "outcome",
    "conclusion",
    "decision",
    "verdict",
];

/// Lists of which each item is somebody's report.
const PEOPLE: &[&str] = &["applicants", "candidates", "applications", "reports", "cases"];

/// A police or credit check of the report.
pub(super) struct Found<'a> {
    pub(super) path: String,
    /// Its name, as of a search.
    pub(super) name: &'a str,
    pub(super) kind: Part,
    pub(super) value: &'a Value,
    /// What the objects that contain it say.
    pub(super) above: Levels,
}

/// What contains a part says: the first verdict of each weight, by its path.
#[derive(Debug, Default, Clone)]
pub(super) struct Levels {
    pub(super) clear: Option<String>,
    pub(super) unclear: Option<String>,
    /// Whether any of it has a name that we do not understand, as that of a place abroad.
    unknown: bool,
}

/// What a report holds.
#[derive(Default)]
pub(super) struct Tree<'a> {
    pub(super) found: Vec<Found<'a>>,
    /// Names of the parts that are neither.
    pub(super) others: Vec<&'a str>,
    pub(super) unread: Vec<UnreadPart>,
    pub(super) cancelled: Vec<CancelledPart>,
    /// Objects that speak for the whole report, the outermost first.
    pub(super) wholes: Vec<(String, &'a Map<String, Value>)>,
    /// What they say.
    pub(super) whole: Levels,
    /// Names of parts that we do not read and that say more than that all is well, each with the path of what says so.
    strangers: Vec<(String, String)>,
}

impl<'a> Tree<'a> {
    /// Looks at everything in a report.
    pub(super) fn of(root: &'a Map<String, Value>, notes: &mut Notes) -> Result<Tree<'a>, ProviderError> {
        let mut tree = Tree { wholes: vec![(String::new(), root)], ..Tree::default() };
        tree.walk(root, "", &Levels::default(), notes)?;
        for (path, map) in &tree.wholes {
            tree.whole = std::mem::take(&mut tree.whole).and(Levels::of(path, map));
        }
        Ok(tree)
    }

    fn walk(
        &mut self,
        map: &'a Map<String, Value>,
        path: &str,
        above: &Levels,
        notes: &mut Notes,
    ) -> Result<(), ProviderError> {
        let here = above.clone().and(Levels::of(path, map));
        for (key, value) in map {
            let field = join(path, key);
            if let Some((part, says)) = found_beside(&field, key, value).filter(|_| !is_leaf(value)) {
                self.unread.push(UnreadPart { part, says, more: 0 });
            }
            match value {
                Value::Array(items) => {
                    let people = items.iter().filter(|item| item.is_object()).count();
                    if people > 1 && PEOPLE.contains(&key.as_str()) {
                        // Two people's results must never meet in one case.
                        return Err(ProviderError::SeveralReports);
                    }
                    for (i, item) in items.iter().enumerate() {
                        self.visit(key, &format!("{field}[{i}]"), item, &here, notes)?;
                    }
                }
                _ => self.visit(key, &field, value, &here, notes)?,
            }
        }
        Ok(())
    }

    fn visit(
        &mut self,
        key: &'a str,
        path: &str,
        value: &'a Value,
        above: &Levels,
        notes: &mut Notes,
    ) -> Result<(), ProviderError> {
        if verdict::is_opinion(key) {
            return Ok(());
        }
        let Value::Object(map) = value else {
            self.visit_leaf(key, path, value, above);
            return Ok(());
        };
        if WHOLES.contains(&key) {
            self.wholes.push((path.to_owned(), map));
            return self.walk(map, path, above, notes);
        }
        let inside = above.clone().inside(key);
        let Some(name) = part_name(key, map) else { return self.walk(map, path, &inside, notes) };
        let kind = Part::of_object(key, map, above.unknown);
        let status = text(map, "status").map(exact).unwrap_or_default();
        if verdict::is_cancelled(&status) {
            self.cancelled.push(CancelledPart { part: path.to_owned(), why: why_cancelled(map), more: 0 });
        }
        if kind != Part::Other {
            self.found.push(Found { path: path.to_owned(), name, kind, value, above: above.clone() });
            return Ok(());
        }
        notes.add(ProviderNote::NotRead { field: path.to_owned() });
        self.others.push(name);
        if let Some((field, says)) = verdict::not_clear(path, key, value, Of::Other) {
            self.strangers.push((format!("{key} {name}"), field));
            self.unread.push(UnreadPart { part: path.to_owned(), says, more: 0 });
        }
        // Its verdicts are said with it; a check that is inside is one all the same.
        let said = (self.unread.len(), self.others.len(), notes.0.len());
        self.walk(map, path, &inside, notes)?;
        self.unread.truncate(said.0);
        self.others.truncate(said.1);
        notes.0.truncate(said.2);
        Ok(())
    }

    fn visit_leaf(&mut self, key: &'a str, path: &str, value: &'a Value, above: &Levels) {
        // A list of lists has no name of its own; its verdicts are found where they are.
        if value.is_null() || verdict::is_of_whole(key) {
            return;
        }
        // `rcmp_result: "CLEARED"` is a whole search in one word.
        let stem = key.strip_suffix("_result").unwrap_or_default();
        let kind = Part::of_object(stem, &Map::new(), above.unknown);
        if kind != Part::Other {
            let above = above.clone();
            self.found.push(Found { path: path.to_owned(), name: stem, kind, value, above });
        } else if let Some((part, says)) = verdict::not_clear(path, key, value, Of::Other) {
            self.strangers.push((key.to_owned(), part.clone()));
            self.unread.push(UnreadPart { part, says, more: 0 });
        }
    }
}

impl Tree<'_> {
    /// Where a part that we do not read says more than that all is well, and has the name of this kind of check in its own.
    pub(super) fn unclear_beside(&self, kind: Part) -> Option<String> {
        let mut strangers = self.strangers.iter().filter(|(name, _)| kind.is_named_in(name));
        strangers.next().map(|(_, field)| field.clone())
    }
}

impl Found<'_> {
    /// What is inside the part and not plainly clear: the path of its field.
    pub(super) fn unclear_inside(&self) -> Option<String> {
        let key = self.path.rsplit('.').next().unwrap_or_default();
        let key = key.split('[').next().unwrap_or_default();
        let of = if self.kind == Part::Credit { Of::Credit } else { Of::Police };
        verdict::not_clear(&self.path, key, self.value, of).map(|(field, _)| field)
    }

    /// What is inside the part and not understood: the path of its field, and what it says.
    pub(super) fn stranger_inside(&self) -> Option<(String, Value)> {
        let found = understood::first_stranger(&self.path, self.value.as_object()?, self.kind);
        found.map(|(field, value)| (field, value.clone()))
    }
}

impl Levels {
    /// What an object says about whatever it contains.
    fn of(path: &str, map: &Map<String, Value>) -> Levels {
        let mut levels = Levels::default();
        for (key, value) in map {
            // `education_result` is a part beside the others.
            if key.ends_with("_result") && !verdict::is_of_whole(key) {
                continue;
            }
            let field = join(path, key);
            if verdict::says_clear(key, value) {
                levels.clear = levels.clear.or(Some(field));
            } else if levels.unclear.is_none() && is_bare(key, value) {
                levels.unclear = verdict::not_clear(&field, key, value, Of::Police).map(|(field, _)| field);
            } else {
                levels.unclear = levels.unclear.or_else(|| Some(found_beside(&field, key, value)?.0));
            }
        }
        levels
    }

    /// The same inside a field of a part that is neither the report nor the person.
    fn inside(self, key: &str) -> Levels {
        Levels { unknown: self.unknown || !is_neutral(key), ..self }
    }

    /// Both together.
    pub(super) fn and(self, other: Levels) -> Levels {
        Levels {
            clear: self.clear.or(other.clear),
            unclear: self.unclear.or(other.unclear),
            unknown: self.unknown || other.unknown,
        }
    }
}

/// What a field holds of what was found, where it is no part.
fn found_beside(path: &str, key: &str, value: &Value) -> Option<(String, String)> {
    let is_part = |value: &Value| value.as_object().is_some_and(|map| part_name(key, map).is_some());
    let holds_parts = is_part(value) || value.as_array().is_some_and(|items| items.iter().any(is_part));
    verdict::found_in(path, key, value).filter(|_| !holds_parts)
}

fn is_leaf(value: &Value) -> bool {
    !value.is_object() && !value.is_array()
}

/// Whether a value holds no parts of its own.
fn is_bare(key: &str, value: &Value) -> bool {
    match value {
        Value::Array(items) => {
            let of_verdicts = verdict::is_verdict_key(key);
            items.iter().all(|item| is_leaf(item) || of_verdicts && is_bare(key, item))
        }
        Value::Object(map) => verdict::is_verdict_key(key) && map.values().all(is_leaf),
        _ => true,
    }
}

/// The name of a part of the report; none where an object is no part. What the part says of itself comes first.
fn part_name<'a>(key: &'a str, map: &'a Map<String, Value>) -> Option<&'a str> {
    if let Some(stem) = key.strip_suffix("_result") {
        return Some(stem);
    }
    let says = |name: &&str| Part::of(name) != Part::Other || is_search(name);
    let name = text(map, "type").filter(says).or_else(|| text(map, "object").filter(says)).unwrap_or(key);
    let has_verdict = map
        .iter()
        .any(|(key, value)| verdict::is_verdict_key(key) && (!value.is_object() || key == "result"));
    let has_state = map.contains_key("status") || map.keys().any(|key| key.eq_ignore_ascii_case("records"));
    let asks = || text(map, "status").is_some_and(|status| verdict::asks_to_look(&exact(status)));
    (has_verdict || has_state && (says(&name) || is_search(key)) || asks()).then_some(name)
}

/// Why a part was cancelled, where it says so.
fn why_cancelled(map: &Map<String, Value>) -> Option<String> {
    let is_reason = |key: &str| words(key).iter().any(|word| word == "reason" || word == "reasons");
    let about_it = |key: &str| words(key).iter().any(|word| word.starts_with("cancel"));
    let reasons = || map.iter().filter(|(key, value)| is_reason(key) && !value.is_null());
    let reason = reasons().find(|(key, _)| about_it(key)).or_else(|| reasons().next());
    reason.map(|(_, value)| verdict::word(value)).filter(|why| !why.trim().is_empty())
}
