//! Checkr's report object, bare or as a webhook carries it. Six statuses, two results, and parts that may be cancelled.
//! `assessment` and `adjudication` are somebody's judgment and are never adopted. A `package` says what was ordered, and
//! is no part.

use serde_json::{Map, Value};

use crate::domain::check_kind::{CheckResult, CheckStatus};
use crate::domain::clock::Place;
use crate::intake::provider::clock::day;
use crate::intake::provider::keys::{flatten, join, text, within};
use crate::intake::provider::part::{Notes, combined};
use crate::intake::provider::report::{Provider, ProviderCheck, ProviderError, ProviderNote};
use crate::intake::provider::settle::{Settled, settle};
use crate::intake::provider::tree::{Found, Tree};

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
    "created_at",
    "updated_at",
    "completed_at",
    "revised_at",
];

/// What tells a report of Checkr, as the refusal names it.
const MARKS: &str = "\"object\": \"report\", candidate_id, includes_canceled, package, screenings";

/// Whether an object is a report of Checkr, by what no other file has.
fn is_marked(map: &Map<String, Value>) -> bool {
    let fields = ["candidate_id", "includes_canceled", "package", "screenings", "turnaround_time"];
    text(map, "object") == Some("report")
        || text(map, "uri").is_some_and(|uri| uri.contains("/reports/"))
        || fields.iter().any(|field| map.contains_key(*field))
}

pub(super) fn read(
    raw: &Map<String, Value>,
    place: Place,
    notes: &mut Notes,
) -> Result<Settled, ProviderError> {
    let provider = Provider::Checkr;
    let no_report = ProviderError::NotAReport { provider, marks: MARKS };
    if text(raw, "object") == Some("list") {
        return Err(ProviderError::SeveralReports);
    }
    let (path, report) = unwrap(raw);
    let certn = ["overall_status", "report_summary", "rcmp_result", "check_types_with_arguments"];
    let other = text(report, "object").is_some_and(|object| object != "report");
    if other || certn.iter().any(|key| report.contains_key(*key)) || !is_marked(report) {
        return Err(no_report);
    }
    let tree = Tree::of(raw, notes)?;
    let whole = Whole::read(report, path, place, notes);
    let checks = tree.found.iter().filter_map(|part| whole.check(part, &tree, notes)).collect();
    settle(provider, report, checks, tree)
}

/// A webhook wraps the report as `data.object`.
fn unwrap(raw: &Map<String, Value>) -> (&'static str, &Map<String, Value>) {
    let data = raw.get("data").and_then(Value::as_object);
    let places = [
        ("data.object", data.and_then(|data| data.get("object"))),
        ("data", raw.get("data")),
        ("report", raw.get("report")),
        ("object", raw.get("object")),
    ];
    let mut reports = places.into_iter().filter_map(|(path, value)| Some((path, value?.as_object()?)));
    reports.find(|(_, map)| is_marked(map)).unwrap_or(("", raw))
}

/// What is true of the whole report.
struct Whole<'a> {
    report: &'a Map<String, Value>,
    path: &'a str,
    /// Where the riding is.
    place: Place,
    status: Option<CheckStatus>,
    /// Whether the report says that parts of it were cancelled, or nothing that we can read.
    gaps: bool,
}

impl<'a> Whole<'a> {
    fn read(report: &'a Map<String, Value>, path: &'a str, place: Place, notes: &mut Notes) -> Self {
        notes.opinions(report, path, OPINIONS);
        let gaps = match report.get("includes_canceled") {
            None | Some(Value::Null | Value::Bool(false)) => false,
            Some(Value::Bool(true)) => true,
            Some(other) => {
                notes.unknown(&join(path, "includes_canceled"), other);
                true
            }
        };
        let status = status(report, path, notes);
        if gaps {
            notes.add(ProviderNote::IncludesCancelled);
        }
        if status == Some(CheckStatus::Disputed) {
            notes.add(ProviderNote::Disputed);
        }
        if text(report, "revised_at").is_some() {
            notes.add(ProviderNote::Revised);
        }
        Self { report, path, place, status, gaps }
    }

    fn check(&self, part: &Found<'_>, tree: &Tree<'_>, notes: &mut Notes) -> Option<ProviderCheck> {
        let mut check = part.kind.check(&part.path, notes)?;
        let empty = Map::new();
        let block = part.value.as_object().unwrap_or(&empty);
        notes.opinions(block, &part.path, OPINIONS);
        check.status = combined(self.status, status(block, &part.path, notes));
        let reading = result(part, block, check.status, notes);
        part.adopt(&mut check, reading, self.gaps, tree, notes);
        if matches!(check.status, CheckStatus::Received | CheckStatus::Disputed) {
            // A part's own day, because another part may have been revised since. After a dispute the report is completed
            // again, and the later day is the day of issue.
            check.issued = day(block, "completed_at", self.place)
                .or_else(|| day(self.report, "revised_at", self.place))
                .or_else(|| day(self.report, "completed_at", self.place));
        }
        // By their paths in the report, so that the same version is the same in an envelope and without.
        for field in REPORT_FIELDS {
            if let Some(value) = self.report.get(*field) {
                flatten(field, value, &mut check.raw);
            }
        }
        flatten(within(&part.path, self.path), part.value, &mut check.raw);
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

fn result(
    part: &Found<'_>,
    block: &Map<String, Value>,
    status: CheckStatus,
    notes: &mut Notes,
) -> Option<CheckResult> {
    let field = join(&part.path, "result");
    match block.get("result").unwrap_or(&Value::Null) {
        Value::Null => {
            if status == CheckStatus::Received {
                notes.unknown(&field, &Value::Null);
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
