//! Reads Checkr's report object, bare or in a webhook. It has six statuses, two results, and parts that may
//! be cancelled. `assessment` and `adjudication` are somebody's judgment and are never adopted.

use serde_json::{Map, Value};

use crate::domain::case::check::Method;
use crate::domain::check_kind::{CheckResult, CheckStatus};
use crate::domain::names::fold;
use crate::intake::provider::part::{Notes, Part, credit_flags, day, flatten, text};
use crate::intake::provider::personal::{self, join};
use crate::intake::provider::report::{Provider, ProviderCheck, ProviderError, ProviderNote};

/// Judgments that a report or a part of it may have.
const OPINIONS: &[&str] = &["assessment", "adjudication"];

/// Fields of the report that are kept with every check.
const REPORT_FIELDS: &[&str] = &[
    "id",
    "status",
    "result",
    "includes_canceled",
    "assessment",
    "adjudication",
    "package",
    "completed_at",
    "revised_at",
];

pub(super) fn read(
    raw: &Map<String, Value>,
    notes: &mut Notes,
) -> Result<(Option<String>, Vec<ProviderCheck>), ProviderError> {
    let provider = Provider::Checkr;
    let (path, report) = unwrap(raw);
    let certn = ["overall_status", "report_summary", "rcmp_result"];
    let other = text(report, "object").is_some_and(|object| object != "report");
    if other || certn.iter().any(|key| report.contains_key(*key)) || !report.contains_key("status") {
        return Err(ProviderError::NotAReport { provider });
    }
    let parts = parts(report, path);
    let whole = Whole::read(report, path, &parts, notes);
    let mut checks = Vec::new();
    for part in &parts {
        checks.extend(whole.check(part, notes));
    }
    if parts.is_empty() {
        // A report without parts has one result, which is that of the ordered check.
        let ordered = text(report, "package").map_or(Part::Other, Part::of);
        let kind = match ordered {
            Part::Other => Part::Police(None, Method::Name),
            known => known,
        };
        let part = Screening { path: path.to_owned(), kind, block: report, is_report: true };
        checks.extend(whole.check(&part, notes));
    }
    let reference = text(report, "id").map(str::to_owned);
    Ok((reference, checks))
}

/// A webhook wraps the report as `data.object`.
fn unwrap(raw: &Map<String, Value>) -> (&'static str, &Map<String, Value>) {
    let object = raw.get("data").and_then(|data| data.get("object"));
    match object.and_then(Value::as_object) {
        Some(report) => ("data.object", report),
        None => ("", raw),
    }
}

/// A part of the report that was searched by itself.
struct Screening<'a> {
    path: String,
    kind: Part,
    block: &'a Map<String, Value>,
    is_report: bool,
}

/// Parts are in `screenings`, each with its type, or under their own names. A part has a status or a result.
fn parts<'a>(report: &'a Map<String, Value>, path: &str) -> Vec<Screening<'a>> {
    let mut parts = Vec::new();
    for (key, value) in report {
        if !is_search(key) {
            continue;
        }
        let field = join(path, key);
        let items = match value {
            Value::Array(items) => items.iter().enumerate().collect(),
            Value::Object(_) => vec![(usize::MAX, value)],
            _ => continue,
        };
        for (i, item) in items {
            let Some(block) = item.as_object() else {
                continue;
            };
            if !block.contains_key("status") && !block.contains_key("result") {
                continue;
            }
            let name = text(block, "type").filter(|_| key == "screenings");
            let path = if i == usize::MAX { field.clone() } else { format!("{field}[{i}]") };
            parts.push(Screening { path, kind: Part::of(name.unwrap_or(key)), block, is_report: false });
        }
    }
    parts
}

/// Whether a field is named like a search, and not like a tag or a person.
fn is_search(key: &str) -> bool {
    const WORDS: &[&str] = &["search", "check", "report", "screening", "verification", "trace", "summary"];
    let words = personal::words(key);
    Part::of(key) != Part::Other || words.iter().any(|word| WORDS.iter().any(|known| word.starts_with(known)))
}

/// The values of the whole report.
struct Whole<'a> {
    report: &'a Map<String, Value>,
    path: &'a str,
    status: CheckStatus,
    gaps: bool,
}

impl<'a> Whole<'a> {
    fn read(report: &'a Map<String, Value>, path: &'a str, parts: &[Screening], notes: &mut Notes) -> Self {
        notes.opinions(report, path, OPINIONS);
        let flag = report.get("includes_canceled");
        let said = match flag {
            None | Some(Value::Null | Value::Bool(false)) => false,
            Some(Value::Bool(true)) => true,
            Some(other) => {
                notes.unknown(&join(path, "includes_canceled"), other);
                true
            }
        };
        let cancelled = |part: &Screening| {
            let status = text(part.block, "status").map(fold);
            status.is_some_and(|status| status.starts_with("cancel"))
        };
        let gaps = said || parts.iter().any(cancelled);
        let status = status(report, path, notes).unwrap_or(CheckStatus::ActionNeeded);
        if gaps {
            notes.add(ProviderNote::IncludesCancelled);
        }
        if status == CheckStatus::Disputed {
            notes.add(ProviderNote::Disputed);
        }
        if text(report, "revised_at").is_some() {
            notes.add(ProviderNote::Revised);
        }
        Self { report, path, status, gaps }
    }

    fn check(&self, part: &Screening, notes: &mut Notes) -> Option<ProviderCheck> {
        let mut check = part.kind.check(&part.path, notes)?;
        if !part.is_report {
            notes.opinions(part.block, &part.path, OPINIONS);
        }
        let own = if part.is_report { None } else { status(part.block, &part.path, notes) };
        // A dispute or a cancellation of the whole report applies to every part.
        check.status = match (self.status, own) {
            (CheckStatus::Disputed | CheckStatus::Cancelled, _) | (_, None) => self.status,
            (_, Some(own)) => own,
        };
        if check.status == CheckStatus::Disputed {
            notes.add(ProviderNote::Disputed);
        }
        let reading = result(part, check.status, notes);
        check.result = part.kind.at(check.status, reading, self.gaps);
        if matches!(check.status, CheckStatus::Received | CheckStatus::Disputed) {
            // After a dispute the report is completed again, and the later day is the day of issue.
            check.issued = day(self.report, "revised_at")
                .or_else(|| day(part.block, "completed_at"))
                .or_else(|| day(self.report, "completed_at"));
        }
        if part.kind == Part::Credit {
            check.bureau = text(part.block, "bureau").map(str::to_owned);
            check.flags = credit_flags(part.block);
        }
        for field in REPORT_FIELDS {
            if let Some(value) = self.report.get(*field) {
                flatten(&join(self.path, field), value, &mut check.raw);
            }
        }
        if !part.is_report {
            let block = part.block.iter();
            block.for_each(|(key, value)| flatten(&join(&part.path, key), value, &mut check.raw));
        }
        Some(check)
    }
}

/// The status of a report or a part; none where it has none of its own.
fn status(map: &Map<String, Value>, path: &str, notes: &mut Notes) -> Option<CheckStatus> {
    let value = map.get("status")?;
    let known = match value.as_str() {
        Some("pending") => CheckStatus::InProgress,
        Some("complete") => CheckStatus::Received,
        // The provider waits for the applicant.
        Some("suspended") => CheckStatus::WithApplicant,
        // The provider waits for its client.
        Some("paused") => CheckStatus::ActionNeeded,
        Some("dispute") => CheckStatus::Disputed,
        Some("canceled") => CheckStatus::Cancelled,
        _ => {
            notes.unknown(&join(path, "status"), value);
            CheckStatus::ActionNeeded
        }
    };
    Some(known)
}

fn result(part: &Screening, status: CheckStatus, notes: &mut Notes) -> Option<CheckResult> {
    let field = join(&part.path, "result");
    let value = part.block.get("result").unwrap_or(&Value::Null);
    match value {
        Value::Null => {
            if status == CheckStatus::Received {
                notes.unknown(&field, value);
            }
            None
        }
        Value::String(word) if word == "clear" => {
            // A clear result at an unknown status is not clear.
            let known = status != CheckStatus::ActionNeeded;
            Some(if known { part.kind.clean() } else { CheckResult::Unknown })
        }
        Value::String(word) if word == "consider" => Some(part.kind.to_look_at()),
        other => {
            notes.unknown(&field, other);
            Some(CheckResult::Unknown)
        }
    }
}
