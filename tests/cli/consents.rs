//! Consent in order, at the desk: one that is dated after the check needed it is marked on every page and shuts the gate
//! `consent` until two approvers waive it; a withdrawal stops what is new and nothing else.

use crate::kit::town::Town;
use crate::kit::town::ask::{flat, has, json, lacks, ok, reads, refuses};

const LATE: &str =
    "The consent to run it is dated 22 November 2026, after 20 November 2026, when it was needed";

/// A case whose credit check was requested on Friday the 20th.
fn requested() -> (Town, String) {
    let town = Town::with_people();
    let case = town.does("vetter", &["open", "--name", "Margaret Quill", "--district", "Ajax"]);
    for who in ["vetter", "approver", "second"] {
        town.does(who, &["conflict", &case, "none"]);
    }
    let ran = town.run_at("2026-11-20T15:00:00Z", "vetter", &["check", "request", &case, "credit"], "");
    assert_eq!(ran.code, 0, "{}", ran.err);
    (town, case)
}

fn consents(town: &Town, case: &str, on: &str) {
    town.does("vetter", &["consent", case, "credit", "--on", on]);
}

/// What the gate `consent` says.
fn gate(town: &Town, case: &str) -> Vec<String> {
    let gates = json(town, "approver", &["show", case])["gates"].clone();
    let gates =
        gates.as_array().unwrap().iter().filter(|gate| gate["id"] == "consent" && gate["passes"] == false);
    gates.map(|gate| gate["code"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_consent_after_the_request_shuts_the_gate() {
    let (town, case) = requested();
    assert_eq!(gate(&town, &case), ["consents"]);
    consents(&town, &case, "2026-11-22");
    assert_eq!(gate(&town, &case), ["consent-late"]);
    let refused = town.run("approver", &["decide", &case, "greenlight"], "");
    assert_eq!(refused.code, 5);
    has(&flat(&refused.err), &[LATE]);
    has(&refused.err, &[&format!("greenlight waive {case} consent credit --why -")]);
    let french = town.run("approver", &["--lang", "fr", "decide", &case, "greenlight"], "");
    has(&flat(&french.err), &["Consentement pour l'effectuer daté du 22 novembre 2026"]);
    let waive = ["waive", &case, "consent", "credit", "--why", "The applicant agreed by telephone first."];
    refuses(&town.run("vetter", &waive, ""), 4, "approver");
    let waiver = town.does("approver", &waive);
    assert_eq!(gate(&town, &case), ["consent-late"], "the waiver waits for its second");
    town.does("second", &["second", &case, &waiver]);
    assert_eq!(gate(&town, &case), [""; 0]);
    // It stays marked, beside the reason of the waiver.
    for page in ["show", "brief"] {
        has(&flat(&reads(&town, "approver", &[page, &case])), &[LATE, "agreed by telephone first"]);
    }
    refuses(&town.run("approver", &waive, ""), 5, "there is none to waive");
}

#[test]
fn a_late_consent_is_marked_wherever_it_is_shown() {
    let (town, case) = requested();
    consents(&town, &case, "2026-11-22");
    for page in [&["show", &case][..], &["brief", &case]] {
        has(&flat(&reads(&town, "approver", page)), &[LATE]);
    }
    let mark = "(dated after it was needed)";
    has(&flat(&reads(&town, "vetter", &["application", &case])), &[mark]);
    let own = ["brief", &case, "--to", "Margaret Quill", "--audience", "applicant"];
    has(&flat(&reads(&town, "approver", &own)), &[mark]);
    let sheet = json(&town, "vetter", &["show", &case]);
    assert_eq!(sheet["consents"][0]["late"], true);
    let late = &sheet["checks"][0]["late_consents"][0];
    let days = [&late["for"], &late["on"], &late["needed_on"]];
    assert_eq!(days, ["run", "2026-11-22", "2026-11-20"]);
    // The day of the request itself is early enough, also where it is found later.
    consents(&town, &case, "2026-11-20");
    let sheet = json(&town, "vetter", &["show", &case]);
    assert_eq!((&sheet["consents"][0]["late"], gate(&town, &case).len()), (&false.into(), 0));
    lacks(&flat(&reads(&town, "approver", &["show", &case])), &["when it was needed"]);
}

#[test]
fn a_withdrawn_consent_stops_what_is_new_and_nothing_else() {
    let (town, case) = requested();
    consents(&town, &case, "2026-11-19");
    ok(&town, "vetter", &["consent", &case, "credit", "--on", "2026-11-21", "--withdrawn"]);
    let read = |issued: &'static str| {
        let read = ["check", "read", &case, "credit", "--result", "clear", "--issued", issued];
        town.run("vetter", &read, "")
    };
    refuses(&read("2026-11-22"), 5, "The applicant withdrew or refused a consent on 21 November 2026");
    // What was issued before it is read, and nobody is accused.
    assert_eq!(read("2026-11-20").code, 0);
    assert_eq!(gate(&town, &case), [""; 0]);
    refuses(&town.run("vetter", &["check", "request", &case, "credit"], ""), 5, "withdrew the consent");
}
