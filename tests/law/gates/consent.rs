//! The gate `consent`: each consent is there before what it is for, in the order of days, and a withdrawal accuses nobody
//! of what was done before it (`docs/rules.md`, 3.2 and 3.6).

use greenlight::domain::check_kind::CheckKind;
use greenlight::domain::event::Waived;
use greenlight::seal::signature::sign_event;

use super::*;

/// Does something at noon of a day.
fn on(case: &mut Case, day: &str, name: &'static str, act: Act, fields: &Value) -> EventId {
    let drafted = case.stage.case.sign(&case.stage.case.tips(), &who(name), act, fields);
    let mut header = drafted.header;
    header.at = format!("{day}T17:00:00Z").parse().unwrap();
    let entry = sign_event(&who(name).key, header, drafted.body);
    let id = entry.id;
    case.stage.case.entries.push(entry);
    id
}

fn check(case: &mut Case, day: &str, fields: &Value) -> EventId {
    on(case, day, "Vera Quill", record(RecordKind::Check), fields)
}

fn further(case: &mut Case, day: &str, check: EventId, fields: &Value) -> EventId {
    let act = Act::Record { kind: RecordKind::Check, relation: Relation::Continues(check) };
    on(case, day, "Vera Quill", act, fields)
}

/// Something that is said of consents to the credit check.
fn said(case: &mut Case, day: &str, uses: &[&str], more: (&str, bool)) {
    let fields = json!({"check": "credit", "for": uses, "on": day, more.0: more.1});
    case.says("Vera Quill", record(RecordKind::Consent), fields);
}

const GIVEN: (&str, bool) = ("withdrawn", false);
const WITHDRAWN: (&str, bool) = ("withdrawn", true);
const BOTH: [&str; 2] = ["run", "result"];

fn gaps(case: &Case) -> Vec<&'static str> {
    case.greenlight_gaps(GateId::Consent)
}

fn requested(day: &str) -> (Case, EventId) {
    let mut case = Case::new();
    let check = check(&mut case, day, &json!({"check": "credit", "status": "requested"}));
    (case, check)
}

#[test]
fn a_consent_to_run_a_check_is_no_later_than_its_request() {
    for (day, expected) in
        [("2026-11-03", &NONE[..0]), ("2026-11-04", &[]), ("2026-11-05", &["consent-late"])]
    {
        let (mut case, _) = requested("2026-11-04");
        said(&mut case, "2026-11-01", &["result"], GIVEN);
        said(&mut case, day, &["run"], GIVEN);
        assert_eq!(gaps(&case), expected, "{day}");
    }
}

#[test]
fn a_consent_to_run_is_no_later_than_the_handing_in() {
    let received = json!({"check": "credit", "status": "received", "issued": "2026-10-01"});
    for (day, expected) in [("2026-11-10", &NONE[..0]), ("2026-11-11", &["consent-late"])] {
        let mut case = Case::new();
        check(&mut case, "2026-11-10", &received);
        said(&mut case, "2026-11-01", &["result"], GIVEN);
        said(&mut case, day, &["run"], GIVEN);
        assert_eq!(gaps(&case), expected, "{day}");
    }
    // The document says when it was handed in, also where the check is written down later.
    let mut case = Case::new();
    let document = case.paper("received");
    check(&mut case, "2026-11-24", &json!({"check": "credit", "status": "received", "document": document}));
    said(&mut case, "2026-11-01", &["result"], GIVEN);
    said(&mut case, "2026-11-22", &["run"], GIVEN);
    assert_eq!(gaps(&case), ["consent-late"], "the document is of 20 November");
}

#[test]
fn a_consent_to_see_the_result_is_no_later_than_the_reading() {
    let read = json!({"status": "read", "result": "clear", "issued": "2026-11-04"});
    for (day, expected) in [("2026-11-06", &NONE[..0]), ("2026-11-07", &["consent-late"])] {
        let (mut case, check) = requested("2026-11-02");
        said(&mut case, "2026-11-01", &["run"], GIVEN);
        further(&mut case, "2026-11-05", check, &json!({"status": "received"}));
        further(&mut case, "2026-11-06", check, &read);
        assert_eq!(gaps(&case), ["consent"], "none yet");
        said(&mut case, day, &["result"], GIVEN);
        assert_eq!(gaps(&case), expected, "{day}");
    }
}

#[test]
fn an_earlier_consent_that_is_found_puts_the_order_right() {
    let (mut case, _) = requested("2026-11-04");
    said(&mut case, "2026-11-05", &BOTH, GIVEN);
    assert_eq!(gaps(&case), ["consent-late"]);
    said(&mut case, "2026-11-03", &["run"], GIVEN);
    assert_eq!(gaps(&case), NONE);
}

#[test]
fn two_approvers_waive_a_late_consent_that_they_had_seen() {
    let (mut case, first) = requested("2026-11-04");
    said(&mut case, "2026-11-05", &BOTH, GIVEN);
    let waive = Act::Waive { what: Waived::Consent(CheckKind::Credit) };
    let waiver = case.stage.does("Ana Birch", waive.clone());
    assert_eq!(gaps(&case), ["consent-late"], "it waits for its second");
    assert_eq!(case.file().seconds_awaited().len(), 1);
    case.stage.does("Abel Crane", second(waiver));
    assert_eq!((gaps(&case), case.file().seconds_awaited().len()), (vec![], 0));
    // Nothing more is there to waive, and of another check of that kind the waiver says nothing.
    let why = json!({"text": "found in a drawer"});
    let asked = |case: &Case| rule_of(&case.asks("Ana Birch", waive.clone(), &why));
    assert_eq!(asked(&case), Some("consent-in-order"));
    further(&mut case, "2026-11-06", first, &json!({"status": "cancelled"}));
    said(&mut case, "2026-11-07", &["run"], WITHDRAWN);
    check(&mut case, "2026-11-09", &json!({"check": "credit", "status": "requested"}));
    assert_eq!(gaps(&case), ["consent"]);
    said(&mut case, "2026-11-10", &["run"], GIVEN);
    assert_eq!((gaps(&case), asked(&case)), (vec!["consent-late"], None));
}

#[test]
fn a_withdrawal_accuses_nobody_of_what_was_done_before_it() {
    let (mut case, check) = requested("2026-11-02");
    said(&mut case, "2026-11-01", &BOTH, GIVEN);
    let read = json!({"status": "read", "result": "clear", "issued": "2026-11-04"});
    let mut unread = Case { stage: case.stage.clone() };
    further(&mut case, "2026-11-06", check, &read);
    said(&mut case, "2026-11-07", &BOTH, WITHDRAWN);
    assert_eq!(gaps(&case), NONE);
    // Nor of reading what was issued before it. Until somebody reads it, a consent is asked for.
    said(&mut unread, "2026-11-05", &BOTH, WITHDRAWN);
    assert_eq!(gaps(&unread), ["consent"]);
    further(&mut unread, "2026-11-06", check, &read);
    assert_eq!(gaps(&unread), NONE);
}

#[test]
fn a_withdrawal_stops_a_request_and_a_result_issued_afterwards() {
    let (mut case, first) = requested("2026-11-02");
    said(&mut case, "2026-11-01", &BOTH, GIVEN);
    said(&mut case, "2026-11-05", &["result"], WITHDRAWN);
    let further = Act::Record { kind: RecordKind::Check, relation: Relation::Continues(first) };
    let asks = |case: &Case, fields: Value| rule_of(&case.asks("Vera Quill", further.clone(), &fields));
    let read = |issued: &str| json!({"status": "read", "result": "clear", "issued": issued});
    assert_eq!(asks(&case, read("2026-11-06")), Some("consent-ended"));
    assert_eq!(asks(&case, read("2026-11-05")), None);
    assert_eq!(asks(&case, json!({"status": "received"})), None, "what came is written down");
    said(&mut case, "2026-11-05", &["run"], WITHDRAWN);
    assert_eq!(asks(&case, json!({"status": "in-progress"})), Some("consent-withdrawn"));
    // One that was signed by hand counts as it is, and shuts the gate.
    check(&mut case, "2026-11-08", &json!({"check": "credit", "status": "requested"}));
    assert_eq!(gaps(&case), ["consents"]);
}

#[test]
fn a_greenlight_from_elsewhere_is_marked_with_a_late_consent() {
    let mut case = Case::ready();
    let fields = json!({"check": "references", "status": "requested"});
    case.check(fields);
    let late = json!({"check": "references", "for": ["run", "result"], "on": "2026-11-24"});
    case.says("Vera Quill", record(RecordKind::Consent), late);
    case.stage.does("Vera Quill", recommend(Outcome::Greenlight));
    let asked = case.asks("Ana Birch", decide(Outcome::Greenlight), &json!({"why": "as recommended"}));
    assert!(asked.is_err_and(|refused| refused.names("consent-late")));
    case.stage.does("Ana Birch", decide(Outcome::Greenlight));
    let (file, roster) = (case.file(), case.stage.roster());
    let shut = shut_in_its_past(&file, &file.decisions[0], &roster);
    assert!(shut.iter().any(|gate| gate.id == GateId::Consent), "{shut:?}");
}
