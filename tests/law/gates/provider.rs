//! What a provider says, in whatever order it is taken in, and what somebody reads in it.

use greenlight::domain::case::check::Check;
use greenlight::domain::check_kind::{CheckKind, CheckResult, CheckStatus};
use greenlight::domain::event::{Act, RecordKind, Relation, Waived};
use greenlight::domain::ids::EventId;
use greenlight::domain::refusal::GateId;
use serde_json::{Value, json};

use super::Case;
use crate::kit::acts::second;

fn version(as_of: &str, status: &str, result: &str) -> Value {
    json!({"check": "police", "kind": "crjmc", "method": "name", "status": status, "result": result,
        "issued": as_of[..10], "provider": "checkr", "reference": "r", "as_of": as_of, "raw": {"result": as_of}})
}

fn goes_on(case: &mut Case, first: EventId, fields: Value) -> EventId {
    let act = Act::Record { kind: RecordKind::Check, relation: Relation::Continues(first) };
    case.says("Vera Quill", act, fields)
}

fn police(case: &Case) -> Check {
    case.file().check(CheckKind::Police).unwrap().clone()
}

const OLD: &str = "2026-10-01T08:00:00Z";
const NEW: &str = "2026-10-20T08:00:00Z";

#[test]
fn versions_count_by_the_providers_clock_in_any_order() {
    for (first, then) in [(OLD, NEW), (NEW, OLD)] {
        let mut case = Case::new();
        let result = |as_of| if as_of == NEW { "incomplete" } else { "negative" };
        let check = case.check(version(first, "received", result(first)));
        goes_on(&mut case, check, version(then, "received", result(then)));
        let now = police(&case).now;
        assert_eq!(now.result, Some(CheckResult::Incomplete));
        assert_eq!(now.as_of.map(|time| time.timestamp()), Some(1_792_483_200));
    }
}

#[test]
fn where_no_clock_tells_nothing_gets_better() {
    let mut case = Case::new();
    let check = case.check(version(NEW, "disputed", "incomplete"));
    let mut same = version(NEW, "received", "negative");
    same["raw"] = json!({"result": "clear"});
    goes_on(&mut case, check, same);
    assert_eq!(police(&case).status(), CheckStatus::Disputed);
    assert!(case.greenlight_gaps(GateId::Checks).contains(&"check-disputed"));
}

#[test]
fn the_newest_check_counts_whenever_it_was_recorded() {
    let mut case = Case::new();
    let read = |issued: &str, result: &str| {
        json!({"check": "police", "kind": "crjmc", "method": "name", "status": "read", "result": result,
            "issued": issued})
    };
    let newer = case.check(read("2026-11-10", "incomplete"));
    case.check(read("2026-06-01", "negative"));
    assert_eq!((police(&case).stamp.id, police(&case).now.result), (newer, Some(CheckResult::Incomplete)));
    goes_on(&mut case, newer, json!({"status": "authenticated"}));
    assert_eq!(police(&case).status(), CheckStatus::Read);
    // Asking for a new one is the beginning of another.
    case.check(json!({"check": "police", "kind": "crjmc", "status": "requested"}));
    assert_eq!(police(&case).status(), CheckStatus::Requested);
}

#[test]
fn a_dispute_is_waived_only_as_it_was_seen() {
    let mut case = Case::ready();
    let check = case.file().check(CheckKind::Credit).unwrap().stamp.id;
    let disputed = |case: &Case| case.greenlight_gaps(GateId::Checks) == ["check-disputed"];
    goes_on(&mut case, check, json!({"status": "disputed"}));
    assert!(disputed(&case));
    let waiver = case.stage.does("Ana Birch", Act::Waive { what: Waived::Dispute(CheckKind::Credit) });
    case.stage.does("Abel Crane", second(waiver));
    assert!(!case.file().is_disputed(CheckKind::Credit));
    goes_on(&mut case, check, json!({"dispute_closed": "2026-11-20", "why": "by letter"}));
    goes_on(&mut case, check, json!({"status": "disputed"}));
    assert!(disputed(&case));
}

#[test]
fn what_has_another_name_is_signed_with_a_reason_only() {
    let case = Case::new();
    let printed = |why: Value| {
        json!({"step": "received", "title": "a certificate", "on": "2026-11-20",
            "printed": {"compared": ["name"], "differs": ["name"], "names": ["Odalys Brannigan"], "why": why}})
    };
    let act = || Act::Record { kind: RecordKind::Document, relation: Relation::New };
    for (why, signed) in [(json!(null), false), (json!(" "), false), (json!("her name until 1999"), true)] {
        assert_eq!(case.asks("Vera Quill", act(), &printed(why.clone())).is_ok(), signed, "{why}");
    }
}
