//! Reads Certn's two forms: the older one with a block for each search (`rcmp_result`), the newer one with a case and
//! checks. In the older form `NONE` may mean that nothing was found or that nothing was done, so it is read as neither.

use serde_json::{Map, Value};

use crate::domain::case::check::Method;
use crate::domain::check_kind::{CheckResult, CheckStatus, PoliceKind};
use crate::domain::names::fold;
use crate::intake::provider::part::{Notes, Part, credit_flags, day, flatten, text};
use crate::intake::provider::personal::join;
use crate::intake::provider::report::{Provider, ProviderCheck, ProviderError, ProviderNote};

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

type Reading = (Option<String>, Vec<ProviderCheck>);

pub(super) fn read(raw: &Map<String, Value>, notes: &mut Notes) -> Result<Reading, ProviderError> {
    let provider = Provider::Certn;
    // Certn's objects have none of these fields, so such a report is another provider's.
    let other = ["object", "includes_canceled", "candidate_id", "data"];
    if other.iter().any(|key| raw.contains_key(*key)) {
        return Err(ProviderError::NotAReport { provider });
    }
    if raw.get("results").is_some_and(Value::is_array) {
        return Err(ProviderError::SeveralReports);
    }
    notes.opinions(raw, "", OPINIONS);
    let reference = text(raw, "id").map(str::to_owned);
    let mut blocks = Vec::new();
    gather_blocks(raw, "", &mut blocks)?;
    let newer = raw.contains_key("overall_status") || raw.contains_key("checks");
    let checks = if !blocks.is_empty() && !newer {
        older(raw, &blocks, notes)
    } else if newer || text(raw, "status").and_then(status).is_some() {
        newer_form(raw, notes)
    } else {
        return Err(ProviderError::NotAReport { provider });
    };
    Ok((reference, checks))
}

/// Every `..._result` in the older form, in the report and in its applicant's summary.
fn gather_blocks<'a>(
    map: &'a Map<String, Value>,
    path: &str,
    blocks: &mut Vec<(String, &'a str, &'a Value)>,
) -> Result<(), ProviderError> {
    for (key, value) in map {
        let field = join(path, key);
        if let Some(name) = key.strip_suffix("_result") {
            // A search that was not ordered is null.
            if !value.is_null() {
                blocks.push((field, name, value));
            }
            continue;
        }
        match (key.as_str(), value) {
            ("application" | "applicant" | "report_summary", Value::Object(inner)) => {
                gather_blocks(inner, &field, blocks)?;
            }
            ("applicants", Value::Array(people)) => {
                if people.len() > 1 {
                    // The results of two people must never get into one case.
                    return Err(ProviderError::SeveralReports);
                }
                for inner in people.iter().filter_map(Value::as_object) {
                    gather_blocks(inner, &format!("{field}[0]"), blocks)?;
                }
            }
            _ => {}
        }
    }
    Ok(())
}

fn older(
    raw: &Map<String, Value>,
    blocks: &[(String, &str, &Value)],
    notes: &mut Notes,
) -> Vec<ProviderCheck> {
    let ordered = |field: &str| raw.get(field) == Some(&Value::Bool(true));
    let empty = Map::new();
    let mut checks = Vec::new();
    for (path, name, value) in blocks {
        let kind = match Part::of(name) {
            Part::Police(None, method) if ordered("request_enhanced_criminal_record_check") => {
                Part::Police(Some(PoliceKind::Crjmc), method)
            }
            Part::Police(None, method) if ordered("request_criminal_record_check") => {
                Part::Police(Some(PoliceKind::Crc), method)
            }
            known => known,
        };
        let Some(mut check) = kind.check(path, notes) else {
            continue;
        };
        // A block may be a string.
        let block = value.as_object().unwrap_or(&empty);
        notes.opinions(block, path, OPINIONS);
        let said = [
            (join(path, "status"), block.get("status")),
            ("report_status".to_owned(), raw.get("report_status")),
            ("status".to_owned(), raw.get("status")),
        ];
        check.status = first_status(&said, notes);
        let fields = if value.is_object() {
            ["result", "label", "result_label"].map(|field| (join(path, field), block.get(field))).to_vec()
        } else {
            vec![(path.clone(), Some(*value))]
        };
        finish(&mut check, kind, &fields, block, false, notes);
        check.issued = check.issued.or_else(|| issued(&check, raw));
        if name.contains("equifax") {
            check.bureau = Some("Equifax".to_owned());
        }
        flatten(path, value, &mut check.raw);
        for field in ["report_status", "status", "result", "result_label"] {
            if let Some(value) = raw.get(field) {
                flatten(field, value, &mut check.raw);
            }
        }
        checks.push(check);
    }
    checks
}

fn newer_form(raw: &Map<String, Value>, notes: &mut Notes) -> Vec<ProviderCheck> {
    let of_case =
        [("overall_status".to_owned(), raw.get("overall_status")), ("status".to_owned(), raw.get("status"))];
    let listed = raw.get("checks").and_then(Value::as_array);
    let listed = listed.into_iter().flatten().enumerate();
    let mut parts: Vec<(String, Part, &Map<String, Value>)> = listed
        .filter_map(|(i, check)| {
            let block = check.as_object()?;
            let kind = Part::of(text(block, "type").unwrap_or_default());
            Some((format!("checks[{i}]"), kind, block))
        })
        .collect();
    let by_case = parts.is_empty();
    if by_case {
        // The case's result applies to the ordered checks, or to a police check where it lists none.
        let ordered = raw.get("check_types_with_arguments");
        let ordered = ordered.and_then(Value::as_object).into_iter().flatten();
        parts.extend(ordered.map(|(name, _)| (name.clone(), Part::of(name), raw)));
        if parts.is_empty() {
            parts.push((String::new(), Part::Police(None, Method::Name), raw));
        }
    }
    if !by_case && parts.iter().any(|(_, _, block)| is_cancelled(block)) {
        notes.add(ProviderNote::IncludesCancelled);
    }
    // A complete case may have cancelled checks, so its clear does not apply to each of several.
    let gaps = by_case && parts.len() > 1;
    let mut checks = Vec::new();
    for (path, kind, block) in parts {
        let Some(mut check) = kind.check(&path, notes) else {
            continue;
        };
        let fields = if by_case {
            check.status = first_status(&of_case, notes);
            ["overall_score", "score", "result"].map(|field| (field.to_owned(), raw.get(field))).to_vec()
        } else {
            notes.opinions(block, &path, OPINIONS);
            let own = (join(&path, "status"), block.get("status"));
            let [overall, plain] = of_case.clone();
            check.status = first_status(&[own, overall, plain], notes);
            ["score", "sub_score"].map(|field| (join(&path, field), block.get(field))).to_vec()
        };
        finish(&mut check, kind, &fields, block, gaps, notes);
        check.issued = check.issued.or_else(|| issued(&check, raw));
        if !by_case {
            let block = block.iter();
            block.for_each(|(key, value)| flatten(&join(&path, key), value, &mut check.raw));
        }
        for field in ["overall_status", "overall_score", "status", "score", "result"] {
            if let Some(value) = raw.get(field) {
                flatten(field, value, &mut check.raw);
            }
        }
        checks.push(check);
    }
    checks
}

/// Sets result, day, bureau and flags of a check whose status is known.
fn finish(
    check: &mut ProviderCheck,
    kind: Part,
    fields: &[(String, Option<&Value>)],
    block: &Map<String, Value>,
    gaps: bool,
    notes: &mut Notes,
) {
    if check.status == CheckStatus::Disputed {
        notes.add(ProviderNote::Disputed);
    }
    let reading = reading(kind, check.status, fields, notes);
    check.result = kind.at(check.status, reading, gaps);
    check.issued = issued(check, block);
    if kind == Part::Credit {
        check.bureau = text(block, "bureau").map(str::to_owned);
        check.flags = credit_flags(block);
    }
}

fn is_cancelled(block: &Map<String, Value>) -> bool {
    text(block, "status").and_then(status) == Some(CheckStatus::Cancelled)
}

fn issued(check: &ProviderCheck, map: &Map<String, Value>) -> Option<chrono::NaiveDate> {
    let done = matches!(check.status, CheckStatus::Received | CheckStatus::Disputed);
    let mut days = DAYS.iter().filter(|_| done);
    days.find_map(|field| day(map, field))
}

/// The first status that is present. An unknown one needs a person.
fn first_status(said: &[(String, Option<&Value>)], notes: &mut Notes) -> CheckStatus {
    let present = said.iter().find_map(|(field, value)| Some((field, (*value).filter(|v| !v.is_null())?)));
    let Some((field, value)) = present else {
        return CheckStatus::ActionNeeded;
    };
    let word = value.as_str().unwrap_or_default();
    if let Some(known) = status(word) {
        return known;
    }
    if fold(word) == "none" {
        let field = field.clone();
        notes.add(ProviderNote::AmbiguousNone { field });
    } else {
        notes.unknown(field, value);
    }
    CheckStatus::ActionNeeded
}

/// The statuses of both forms, in capitals or not.
fn status(word: &str) -> Option<CheckStatus> {
    Some(match fold(word).as_str() {
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
        let said = value.as_str().map(fold).unwrap_or_default();
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
        "clear" | "cleared" | "negative" | "no record" | "aucun dossier" => kind.clean(),
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
