//! Advice of counsel without its text, which is sent to approvers only: nothing is broken by that, nothing else changes,
//! and the text is taken in when it comes.

use greenlight::domain::entry::Entry;
use serde_json::Value;

use crate::kit::town::Town;
use crate::kit::town::filled::{open, raw};

const ADVICE: &str = "Quasimodo must not be named in the letter.";

/// A case that is decided, with advice of counsel before the decision.
fn advised() -> (Town, String) {
    let town = Town::with_people();
    let case = town.does("vetter", &["open", "--name", "Odalys Brannigan", "--district", "Ajax"]);
    for who in ["vetter", "reviewer", "approver", "second"] {
        town.does(who, &["conflict", &case, "none"]);
    }
    for check in ["police", "credit"] {
        town.does("vetter", &["consent", &case, check, "--on", "2026-11-20"]);
    }
    town.clear_checks(&case);
    town.does("approver", &["note", &case, "--counsel", "--text", ADVICE]);
    town.does("vetter", &["recommend", &case, "greenlight", "--why", "It agrees."]);
    town.does("approver", &["decide", &case, "greenlight", "--why", "It agrees."]);
    town.does("vetter", &["flag", "raise", &case, "--question", "Is that all?"]);
    (town, case)
}

/// What is told of the case, but for the advice itself.
fn told(town: &Town, case: &str, who: &str) -> Value {
    let shown = town.run(who, &["--json", "show", case], "");
    let mut shown: Value = serde_json::from_str(&shown.out).unwrap_or_else(|_| panic!("{}", shown.err));
    // The body of an event also says whether its own time was set by hand.
    for part in ["counsel", "counsel_withheld", "counsel_not_sent", "time_set"] {
        shown.as_object_mut().unwrap().remove(part).unwrap();
    }
    shown
}

fn due(town: &Town, who: &str) -> String {
    town.run(who, &["--json", "due", "--all"], "").out
}

/// Removes the text, as where it was never sent, and returns the whole event.
fn take_away(town: &Town, case: &str) -> Entry {
    let shown: Value =
        serde_json::from_str(&town.run("approver", &["--json", "show", case], "").out).unwrap();
    let id = shown["id"].as_str().unwrap().parse().unwrap();
    let store = open(&town.path("store")).unwrap();
    let advice =
        store.history(id).unwrap().entries().iter().find(|entry| entry.is_counsel()).unwrap().clone();
    drop(store);
    let vault = raw(&town.path("store"));
    let gone = vault.execute("UPDATE entries SET body = NULL WHERE id = ?", [advice.id.as_bytes()]).unwrap();
    assert_eq!(gone, 1);
    drop(vault);
    advice
}

#[test]
fn advice_that_was_not_sent_changes_nothing_else() {
    let (town, case) = advised();
    let people = ["vetter", "reviewer", "approver", "second"];
    let before: Vec<_> = people.iter().map(|who| (told(&town, &case, who), due(&town, who))).collect();
    take_away(&town, &case);
    assert_eq!(town.run("admin", &["rebuild"], "").code, 0);
    let verified = town.run("admin", &["verify"], "");
    assert_eq!(verified.code, 0, "{} {}", verified.out, verified.err);
    for (who, before) in people.iter().zip(&before) {
        assert!(told(&town, &case, who) == before.0, "{who} is told something else");
        assert_eq!(due(&town, who), before.1, "{who}");
    }
    let shown = town.run("approver", &["show", &case], "").out;
    assert!(shown.contains("1 note of counsel was not sent to you"), "{shown}");
    let french = town.run("approver", &["--lang", "fr", "show", &case], "").out;
    assert!(french.contains("ne vous a pas été envoyé"), "{french}");
    let log = town.run("approver", &["log", &case], "").out;
    assert!(log.contains("not sent to you") && !log.contains("purged"), "{log}");
    assert_eq!(town.run("approver", &["brief", &case], "").code, 0);
    // The case is signed on as before.
    town.does("vetter", &["note", &case, "--text", "It goes on."]);
    assert_eq!(town.run("admin", &["verify"], "").code, 0);
}

#[test]
fn advice_is_taken_in_when_it_comes() {
    let (town, case) = advised();
    let advice = take_away(&town, &case);
    assert_eq!(town.run("admin", &["rebuild"], "").code, 0);
    let store = open(&town.path("store")).unwrap();
    let without = Entry { body: None, ..advice.clone() };
    assert_eq!(store.mend(&[without]).unwrap(), []);
    assert_eq!(store.mend(std::slice::from_ref(&advice)).unwrap(), [advice.id]);
    assert_eq!(store.mend(std::slice::from_ref(&advice)).unwrap(), [], "it is here");
    drop(store);
    assert_eq!(town.run("admin", &["verify"], "").code, 0);
    assert!(town.run("approver", &["show", &case], "").out.contains(ADVICE));
}

#[test]
fn any_other_body_that_is_missing_is_a_fault() {
    let (town, case) = advised();
    let vault = raw(&town.path("store"));
    let gone = "UPDATE entries SET body = NULL WHERE CAST(header AS TEXT) LIKE '%do recommend%'";
    assert_eq!(vault.execute(gone, []).unwrap(), 1);
    drop(vault);
    let verified = town.run("admin", &["verify"], "");
    assert_eq!(verified.code, 8, "{}", verified.out);
    let shown: Value =
        serde_json::from_str(&town.run("approver", &["--json", "show", &case], "").out).unwrap();
    assert_eq!(shown["status"], "broken");
}
