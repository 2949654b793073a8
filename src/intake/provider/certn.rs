//! Certn's two forms: the older one with a block for each search (`rcmp_result`), the newer one with a case and checks.
//! In the older form `NONE` may mean that nothing was found or that nothing was done, so it is read as neither. What a
//! case has ordered tells how far it is, and never a result.

use serde_json::{Map, Value};

use crate::domain::case::check::Method;
use crate::domain::check_kind::{CheckResult, CheckStatus, PoliceKind};
use crate::domain::clock::Place;
use crate::intake::provider::clock::day;
use crate::intake::provider::keys::{flatten, join, within};
use crate::intake::provider::part::{Notes, Part, combined};
use crate::intake::provider::report::{Provider, ProviderCheck, ProviderError, ProviderNote};
use crate::intake::provider::senses::exact;
use crate::intake::provider::settle::{Settled, settle};
use crate::intake::provider::tree::{Found, Tree};
use crate::intake::provider::verdict;

/// Judgments by a client's own rules.
const OPINIONS: &[&str] = &[
    "adjudication",
    "adjudication_score",
    "adjudication_sub_score",
    "overall_adjudication_score",
    "assessment",
];

/// The fields in which a block dates its search.
const DAYS: &[&str] = &["completed_at", "completed", "date_completed", "report_date"];

/// Where a part says its verdict, the more exact fields last.
const VERDICTS: &[&str] = &["result", "score", "sub_score", "label", "result_label"];

/// Fields of the whole that are kept with every check.
const REPORT_FIELDS: &[&str] = &[
    "id",
    "overall_status",
    "overall_score",
    "report_status",
    "status",
    "score",
    "result",
    "result_label",
    "created",
    "modified",
];

/// What tells a report of Certn, as the refusal names it.
const MARKS: &str = "overall_status, checks, report_status, report_summary, applicant, rcmp_result";

/// Whether an object is a report of Certn, by what no other file has.
fn is_marked(map: &Map<String, Value>) -> bool {
    let fields = [
        "overall_status",
        "overall_score",
        "check_types_with_arguments",
        "report_status",
        "report_summary",
        "applicant",
        "applicants",
        "checks",
    ];
    let block = |key: &String| {
        key.strip_suffix("_result").is_some_and(|stem| Part::of(stem) != Part::Other)
            || key.starts_with("request_")
    };
    fields.iter().any(|field| map.contains_key(*field)) || map.keys().any(block)
}

pub(super) fn read(
    raw: &Map<String, Value>,
    place: Place,
    notes: &mut Notes,
) -> Result<Settled, ProviderError> {
    let provider = Provider::Certn;
    if raw.get("results").is_some_and(Value::is_array) {
        return Err(ProviderError::SeveralReports);
    }
    let (path, report) = unwrap(raw);
    // Certn's objects have none of these fields, so such a report is another provider's.
    let other = ["object", "includes_canceled", "candidate_id"];
    if other.iter().any(|key| report.contains_key(*key)) || !is_marked(report) {
        return Err(ProviderError::NotAReport { provider, marks: MARKS });
    }
    notes.opinions(report, path, OPINIONS);
    let tree = Tree::of(raw, notes)?;
    let whole = Whole { report, path, place, status: status_of_whole(&tree, notes) };
    let mut checks: Vec<ProviderCheck> =
        tree.found.iter().filter_map(|part| whole.check(part, &tree, notes)).collect();
    if tree.found.is_empty() && tree.others.is_empty() {
        checks.extend(whole.ordered(notes));
    }
    settle(provider, report, checks, tree)
}

/// The case or application itself, bare or in an envelope.
fn unwrap(raw: &Map<String, Value>) -> (&'static str, &Map<String, Value>) {
    let places = ["data", "case", "application", "payload", "object"];
    let mut inner = places.into_iter().filter_map(|path| Some((path, raw.get(path)?.as_object()?)));
    if is_marked(raw) { ("", raw) } else { inner.find(|(_, map)| is_marked(map)).unwrap_or(("", raw)) }
}

/// How far the whole is: the first status that it or its summary gives.
fn status_of_whole(tree: &Tree<'_>, notes: &mut Notes) -> Option<CheckStatus> {
    let wholes = tree.wholes.iter();
    let mut said = wholes.flat_map(|(path, map)| {
        ["overall_status", "report_status", "status"].map(|field| (join(path, field), map.get(field)))
    });
    let (field, value) =
        said.find_map(|(field, value)| Some((field, value.filter(|value| !value.is_null())?)))?;
    Some(read_status(&field, value, notes))
}

/// What is true of the whole report.
struct Whole<'a> {
    report: &'a Map<String, Value>,
    path: &'a str,
    /// Where the riding is.
    place: Place,
    status: Option<CheckStatus>,
}

impl Whole<'_> {
    fn check(&self, part: &Found<'_>, tree: &Tree<'_>, notes: &mut Notes) -> Option<ProviderCheck> {
        let ordered = |field: &str| self.report.get(field) == Some(&Value::Bool(true));
        let kind = match part.kind {
            Part::Police(None, method) if ordered("request_enhanced_criminal_record_check") => {
                Part::Police(Some(PoliceKind::Crjmc), method)
            }
            Part::Police(None, method) if ordered("request_criminal_record_check") => {
                Part::Police(Some(PoliceKind::Crc), method)
            }
            known => known,
        };
        let mut check = kind.check(&part.path, notes)?;
        let empty = Map::new();
        // A block may be a string.
        let block = part.value.as_object().unwrap_or(&empty);
        notes.opinions(block, &part.path, OPINIONS);
        let own = block.get("status").filter(|value| !value.is_null());
        let own = own.map(|value| read_status(&join(&part.path, "status"), value, notes));
        if own == Some(CheckStatus::Superseded) {
            // Another part took its place.
            notes.add(ProviderNote::NotRead { field: part.path.clone() });
            return None;
        }
        check.status = combined(self.status, own);
        let fields = if part.value.is_object() {
            VERDICTS.iter().map(|field| (join(&part.path, field), block.get(*field))).collect()
        } else {
            vec![(part.path.clone(), Some(part.value))]
        };
        let reading = reading(kind, check.status, &fields, notes);
        part.adopt(&mut check, reading, false, tree, notes);
        check.issued = self.issued(&check, block).or_else(|| self.issued(&check, self.report));
        if part.name.contains("equifax") {
            check.bureau = Some("Equifax".to_owned());
        }
        flatten(within(&part.path, self.path), part.value, &mut check.raw);
        self.keep_fields(&mut check);
        Some(check)
    }

    /// What the case has ordered, while it is under way: its state, and no result, because no part has one.
    fn ordered(&self, notes: &mut Notes) -> Vec<ProviderCheck> {
        let ordered = self.report.get("check_types_with_arguments").and_then(Value::as_object);
        let over = matches!(self.status, None | Some(CheckStatus::Received | CheckStatus::ActionNeeded));
        let mut checks = Vec::new();
        for name in ordered.into_iter().flatten().map(|(name, _)| name).filter(|_| !over) {
            let Some(mut check) = Part::of(name).check(name, notes) else { continue };
            check.status = self.status.unwrap_or(CheckStatus::ActionNeeded);
            self.keep_fields(&mut check);
            checks.push(check);
        }
        checks
    }

    fn issued(&self, check: &ProviderCheck, map: &Map<String, Value>) -> Option<chrono::NaiveDate> {
        let done = matches!(check.status, CheckStatus::Received | CheckStatus::Disputed);
        let mut days = DAYS.iter().filter(|_| done);
        days.find_map(|field| day(map, field, self.place))
    }

    fn keep_fields(&self, check: &mut ProviderCheck) {
        for field in REPORT_FIELDS {
            if let Some(value) = self.report.get(*field) {
                flatten(field, value, &mut check.raw);
            }
        }
    }
}

/// A status of a part or the whole. One that is not known needs a person.
fn read_status(field: &str, value: &Value, notes: &mut Notes) -> CheckStatus {
    let word = value.as_str().unwrap_or_default();
    if let Some(known) = status(word) {
        return known;
    }
    if exact(word) == "none" {
        let field = field.to_owned();
        notes.add(ProviderNote::AmbiguousNone { field });
    } else {
        notes.unknown(field, value);
    }
    CheckStatus::ActionNeeded
}

/// The statuses of both forms, in capitals or not.
fn status(word: &str) -> Option<CheckStatus> {
    Some(match exact(word).as_str() {
        "draft" => CheckStatus::NotRequested,
        "case ordered" => CheckStatus::Requested,
        "applicant invited"
        | "applicant opened"
        | "applicant started"
        | "applicant action required"
        | "waiting on candidate"
        | "sent" => CheckStatus::WithApplicant,
        "applicant submitted" | "in progress" | "analyzing" | "pending" => CheckStatus::InProgress,
        "client action required" | "action required" | "invite undeliverable" => CheckStatus::ActionNeeded,
        "in dispute" => CheckStatus::Disputed,
        "cancelled" | "canceled" | "applicant declined" => CheckStatus::Cancelled,
        "applicant expired" | "unresponsive" | "expired" => CheckStatus::Lapsed,
        "superseded" => CheckStatus::Superseded,
        "complete" | "completed" => CheckStatus::Received,
        _ => return None,
    })
}

/// Reads a verdict and its labels together. It adopts nothing where a word is unknown, or two disagree on
/// whether the check is clear.
fn reading(
    kind: Part,
    status: CheckStatus,
    fields: &[(String, Option<&Value>)],
    notes: &mut Notes,
) -> Option<CheckResult> {
    let mut read: Option<CheckResult> = None;
    for (field, value) in fields {
        let Some(value) = value.filter(|v| !v.is_null()) else {
            continue;
        };
        let said = value.as_str().map(exact).unwrap_or_default();
        let word = if said == "none" {
            let field = field.clone();
            notes.add(ProviderNote::AmbiguousNone { field });
            CheckResult::Unknown
        } else if let Some(known) = word(kind, &said) {
            known
        } else {
            notes.unknown(field, value);
            CheckResult::Unknown
        };
        read = Some(match read {
            None => word,
            Some(CheckResult::Unknown) => CheckResult::Unknown,
            // The later field is the more exact one, unless they disagree on whether it is clear.
            Some(before) if (before == kind.clean()) == (word == kind.clean()) => word,
            Some(_) => {
                notes.unknown(field, value);
                CheckResult::Unknown
            }
        });
    }
    // A clear result at an unknown status is not clear.
    if status == CheckStatus::ActionNeeded && read == Some(kind.clean()) {
        return Some(CheckResult::Unknown);
    }
    if read.is_none() && status == CheckStatus::Received {
        let field = fields.first().map_or("", |(field, _)| field);
        notes.unknown(field, &Value::Null);
    }
    read
}

/// The result for the folded words of a document.
fn word(kind: Part, said: &str) -> Option<CheckResult> {
    let result = match said {
        clear if verdict::is_clear(clear) => kind.clean(),
        "review"
        | "not clear"
        | "unclear"
        | "incomplete"
        | "unable to complete"
        | "may or may not exist"
        | "incomplet" => kind.to_look_at(),
        "accurate disclosure" | "confirmation of declared record" | "confirmation of criminal record"
            if matches!(kind, Part::Police(_, Method::Name)) =>
        {
            CheckResult::ConfirmedDeclared
        }
        "no hit" | "no file" if kind == Part::Credit => CheckResult::NoHit,
        _ => return None,
    };
    Some(result)
}
