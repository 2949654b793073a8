//! Coming days, at the desk: checks that are too old on the day of the meeting or at the close are a state of their own,
//! also in a list; `endorsed` asks for the close; fingerprints that come too late are told; an incomplete police check has
//! two ways out.

use serde_json::Value;

use crate::kit::town::Town;
use crate::kit::town::ask::{at, flat, has, json, lacks, ok, reads, refuses};

const AT_CLOSE: &str = "checks too old at the close";

fn opened() -> (Town, String) {
    let town = Town::with_people();
    let case = town.does("vetter", &["open", "--name", "Margaret Quill", "--district", "Ajax"]);
    for who in ["vetter", "reviewer", "approver", "second", "leader"] {
        town.does(who, &["conflict", &case, "none"]);
    }
    for check in ["police", "credit"] {
        town.does("vetter", &["consent", &case, check, "--on", "2026-11-20"]);
    }
    (town, case)
}

/// A greenlit case: each check is good until 19 May 2027, nominations close on the 20th.
pub fn greenlit() -> (Town, String) {
    let (town, case) = opened();
    town.clear_checks(&case);
    town.does("vetter", &["recommend", &case, "greenlight", "--why", "It agrees."]);
    town.does("approver", &["decide", &case, "greenlight", "--why", "It agrees."]);
    town.does("vetter", &["phase", &case, "vetting", "--close", "2027-05-20"]);
    (town, case)
}

fn listed(town: &Town, now: &str) -> Value {
    let rows: Value = serde_json::from_str(&at(town, now, "approver", &["list", "--json"])).unwrap();
    rows[0]["stale"].clone()
}

#[test]
fn stale_checks_are_never_shown_as_plain_greenlit() {
    let (town, case) = greenlit();
    has(&flat(&reads(&town, "approver", &["list"])), &["greenlit; checks too old"]);
    for page in ["show", "brief"] {
        has(
            &flat(&reads(&town, "approver", &[page, &case])),
            &[AT_CLOSE, "too old at the close of nominations"],
        );
    }
    has(&flat(&reads(&town, "approver", &["--lang", "fr", "show", &case])), &["trop anciennes à la clôture"]);
    let shown = json(&town, "approver", &["show", &case]);
    assert_eq!(shown["stale"], "stale-at-the-close");
    assert_eq!(shown["checks"][0]["usability"], "stale-at-the-close");
    // The list says on each day what the page says.
    for (now, state) in [
        ("2026-11-22T15:00:00Z", "stale-at-the-close"),
        ("2027-05-19T15:00:00Z", "stale-at-the-close"),
        ("2027-05-20T15:00:00Z", "stale"),
        ("2027-05-21T15:00:00Z", ""),
    ] {
        assert_eq!(listed(&town, now).as_str().unwrap_or_default(), state, "{now}");
        let shown: Value =
            serde_json::from_str(&at(&town, now, "approver", &["show", &case, "--json"])).unwrap();
        assert_eq!(shown["stale"].as_str().unwrap_or_default(), state, "{now}");
    }
    town.does("vetter", &["phase", &case, "vetting", "--meeting", "2027-05-20"]);
    assert_eq!(listed(&town, "2026-11-22T15:00:00Z"), "stale-on-the-day");
    // Who has not declared learns nothing of checks.
    assert_eq!(json(&town, "third", &["list"])[0]["stale"], Value::Null);
}

#[test]
fn renew_by_is_the_vetters_line_from_thirty_days_before() {
    let (town, case) = greenlit();
    let due = |who: &str, now: &str| flat(&at(&town, now, who, &["due"]));
    let told = "renew by 19 May 2027: credit check, too old at the close of nominations";
    lacks(&due("vetter", "2027-04-18T15:00:00Z"), &[told]);
    let page = due("vetter", "2027-04-19T15:00:00Z");
    has(&page, &[told, &format!("greenlight check request {case} credit"), "police --kind crjmc"]);
    has(
        &page,
        &[&format!("greenlight check record {case} declaration --status read --result clear --issued DAY")],
    );
    lacks(&due("approver", "2027-04-19T15:00:00Z"), &[told]);
}

#[test]
fn endorsed_waits_for_checks_that_reach_the_close() {
    let (town, case) = greenlit();
    ok(&town, "reviewer", &["phase", &case, "nominated"]);
    let refused = town.run("reviewer", &["phase", &case, "endorsed"], "");
    refuses(&refused, 5, "too old at the close of nominations on 20 May 2027");
    let ways = [
        format!("greenlight check request {case} credit"),
        format!("greenlight waive {case} credit --why -"),
    ];
    has(&flat(&refused.err), &[&ways[0], &format!("or: {}", ways[1])]);
    let told: Value =
        serde_json::from_str(&town.run("reviewer", &["phase", &case, "endorsed", "--json"], "").out).unwrap();
    assert_eq!(told["refused"]["gaps"][1]["instead"], ways[1]);
    assert_eq!(told["refused"]["gaps"].as_array().unwrap().len(), 4, "all at once");
    for kind in ["police", "credit", "declaration", "eligibility"] {
        let waiver = town.does("approver", &["waive", &case, kind, "--why", "One day too old."]);
        town.does("second", &["second", &case, &waiver]);
    }
    ok(&town, "reviewer", &["phase", &case, "endorsed"]);
    assert_eq!(listed(&town, "2026-11-22T15:00:00Z"), Value::Null);
}

fn incomplete(town: &Town, case: &str) {
    let read = ["check", "record", case, "police", "--kind", "crjmc", "--method", "name", "--status", "read"];
    town.does("vetter", &[&read[..], &["--result", "incomplete", "--issued", "2026-11-20"]].concat());
}

#[test]
fn declaring_again_is_offered_beside_fingerprints() {
    let (town, case) = opened();
    incomplete(&town, &case);
    let ways = ["name", "fingerprint"]
        .map(|method| format!("greenlight check request {case} police --kind crjmc --method {method}"));
    let refused = flat(&town.run("approver", &["decide", &case, "greenlight"], "").err);
    for page in [
        refused,
        flat(&reads(&town, "vetter", &["next", &case])),
        flat(&reads(&town, "vetter", &["show", &case])),
    ] {
        has(
            &page,
            &[
                "the applicant declares again and the check is repeated",
                &ways[1],
                &format!("or: {}", ways[0]),
            ],
        );
    }
    let missing = json(&town, "vetter", &["next", &case])["missing"].clone();
    let missing = missing.as_array().unwrap().iter().find(|row| row["instead"].is_string()).unwrap().clone();
    assert_eq!(
        (&missing["command"], &missing["instead"]),
        (&ways[1].clone().into(), &ways[0].clone().into())
    );
    has(&flat(&reads(&town, "vetter", &["--lang", "fr", "next", &case])), &["refait sa déclaration", "ou :"]);
    // The command does it: another check by name, beside the one that says nothing final.
    ok(&town, "vetter", &["check", "request", &case, "police", "--kind", "crjmc", "--method", "name"]);
    let checks = json(&town, "vetter", &["show", &case])["checks"].clone();
    assert_eq!((&checks[0]["status"], &checks[1]["result"]), (&"requested".into(), &"incomplete".into()));
}

#[test]
fn fingerprints_that_come_after_the_close_are_told() {
    let (town, case) = opened();
    incomplete(&town, &case);
    town.does("vetter", &["phase", &case, "vetting", "--close", "2027-03-21"]);
    let late = "Fingerprints may take 120 days: that is after the close of nominations on 21 March 2027";
    let page = flat(&reads(&town, "vetter", &["next", &case]));
    has(&page, &[late, "police --kind crjmc --method name"]);
    lacks(&page, &["--method fingerprint"]);
    let request = ["check", "request", &case, "police", "--kind", "crjmc", "--method", "fingerprint"];
    has(&flat(&ok(&town, "vetter", &request).err), &[late]);
    for page in ["show", "brief"] {
        has(&flat(&reads(&town, "approver", &[page, &case])), &[late]);
    }
    // In time for the close nothing is told.
    town.does("vetter", &["phase", &case, "vetting", "--close", "2027-03-22"]);
    lacks(&flat(&reads(&town, "vetter", &["show", &case])), &["may take 120 days: that is after"]);
    lacks(&flat(&ok(&town, "vetter", &request).err), &["that is after the close"]);
}
