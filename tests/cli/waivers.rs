//! What two approvers waive: the reason is on the page, in the brief, on the line of its second, and read before the
//! second is signed; and a finding that takes them.

use serde_json::Value;

use crate::kit::town::Town;
use crate::kit::town::ask::{flat, has, json, lacks, ok, reads, refuses};
use crate::kit::town::spelled::finding;

const WHY: &str = "The bureau has no file on a newcomer.";

/// A case about which everybody has declared.
fn case() -> (Town, String) {
    let town = Town::with_people();
    let case = town.does("vetter", &["open", "--name", "Margaret Quill", "--district", "Ajax"]);
    for who in ["vetter", "reviewer", "approver", "second", "third", "leader"] {
        town.does(who, &["conflict", &case, "none"]);
    }
    (town, case)
}

#[test]
fn a_waivers_reason_is_on_its_seconds_line_page_and_brief() {
    let (town, case) = case();
    let waiver = town.does("approver", &["waive", &case, "credit", "--why", WHY]);
    has(&flat(&reads(&town, "second", &["due"])), &["waiver of a check (credit check)", WHY]);
    let lines = json(&town, "second", &["due"]);
    let line = lines.as_array().unwrap().iter().find(|line| line["kind"] == "second-act").unwrap();
    assert_eq!(line["why"], WHY);
    for page in ["show", "next"] {
        has(&flat(&reads(&town, "second", &[page, &case])), &[&format!("Reason: {WHY}")]);
        has(&flat(&reads(&town, "second", &[page, &case, "--lang", "fr"])), &[&format!("Motif : {WHY}")]);
    }
    // It is read before it is signed.
    let seconded = ok(&town, "second", &["second", &case, &waiver]);
    let said = flat(&seconded.err);
    let (reason, done) = (said.find(WHY).unwrap(), said.find(": seconded").unwrap());
    assert!(reason < done, "{said}");
    for page in ["show", "brief"] {
        has(&flat(&reads(&town, "third", &[page, &case])), &[WHY, "Desmond Farquharson"]);
    }
    let waivers = json(&town, "third", &["brief", &case])["cases"][0]["waivers"].clone();
    assert!(waivers[0].as_str().unwrap().contains(WHY), "{waivers}");
}

#[test]
fn a_reason_is_for_those_who_may_read_the_case() {
    let (town, _) = case();
    let other = town.does("vetter", &["open", "--name", "Odalys Brannigan", "--district", "Ajax"]);
    for who in ["vetter", "approver"] {
        town.does(who, &["conflict", &other, "none"]);
    }
    let waiver = town.does("approver", &["waive", &other, "credit", "--why", WHY]);
    lacks(&flat(&reads(&town, "second", &["due"])), &[WHY]);
    let ran = town.run("second", &["second", &other, &waiver], "");
    refuses(&ran, 5, "declare");
    lacks(&flat(&ran.err), &[WHY]);
    // Its author, who may not second it, learns that alone.
    lacks(&flat(&town.run("approver", &["second", &other, &waiver], "").err), &[WHY]);
}

#[test]
fn a_link_that_was_a_mistake_is_taken_back_at_the_desk() {
    let (town, case) = case();
    let first = town.does("vetter", &finding(&case, "2", "A lien."));
    let other = town.does("vetter", &finding(&case, "2", "A lien, told again."));
    let link = ["finding", "link", &case, &first, &other, "--kind", "same-origin", "--why", "One story."];
    town.does("vetter", &link);
    has(&flat(&reads(&town, "vetter", &["show", &case])), &["One story."]);
    let unlink = ["finding", "unlink", &case, &other, &first, "--why", "Two banks wrote."];
    let refused = town.run("vetter", &unlink, "");
    refuses(&refused, 5, "A reviewer or an approver takes back a link");
    has(&refused.err, &[&format!("greenlight finding unlink {case} {other} {first} --why -")]);
    ok(&town, "reviewer", &unlink);
    let page = flat(&reads(&town, "vetter", &["show", &case]));
    lacks(&page, &["One story."]);
    has(&page, &["link taken back"]);
    let links = json(&town, "vetter", &["show", &case])["findings"][0]["links"].clone();
    assert_eq!(links, Value::Array(Vec::new()));
    has(&flat(&reads(&town, "vetter", &["log", &case, "--lang", "fr"])), &["lien retiré"]);
    refuses(&town.run("reviewer", &unlink, ""), 5, "Nothing links these two");
}

#[test]
fn a_proved_grave_finding_takes_two_approvers_at_the_desk() {
    let (town, case) = case();
    let found = town.does("vetter", &finding(&case, "3", "A lien that was not declared."));
    let status = ["finding", "status", &case, &found, "cannot-tell", "--why", "Both banks are gone."];
    refuses(&town.run("vetter", &status, ""), 5, "did not write it");
    ok(&town, "reviewer", &status);
    let gap = |who: &str| {
        let gates = json(&town, who, &["show", &case])["gates"].clone();
        let gates: Vec<Value> = serde_json::from_value(gates).unwrap();
        gates.into_iter().find(|gate| gate["id"] == "findings" && gate["for"] == "greenlight").unwrap()
    };
    let shut = gap("approver");
    assert_eq!((&shut["code"], &shut["lifted_by"]), (&"finding-cannot-tell".into(), &"two-approvers".into()));
    assert_eq!(shut["command"], format!("greenlight waive {case} finding {found} --why -"));
    has(&flat(&reads(&town, "approver", &["show", &case])), &["cannot be established"]);
    has(&flat(&reads(&town, "approver", &["brief", &case])), &["cannot be established"]);
    has(&flat(&reads(&town, "approver", &["show", &case, "--lang", "fr"])), &["impossible à établir"]);
    ok(&town, "reviewer", &["finding", "status", &case, &found, "fondée", "--why", "A court found so."]);
    assert_eq!(gap("approver")["code"], "finding-substantiated");
    let waiver = town.does("approver", &["waive", &case, "finding", &found, "--why", "Paid since 2001."]);
    assert_eq!(gap("approver")["code"], "finding-substantiated");
    ok(&town, "second", &["second", &case, &waiver]);
    assert_eq!(gap("approver")["passes"], true);
    has(&flat(&reads(&town, "third", &["brief", &case])), &["Paid since 2001."]);
}
