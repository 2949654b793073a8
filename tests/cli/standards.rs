//! What follows from a decision, through the real program: the second standard, conditions, looking back, a
//! conflict, and a text that was refused because the case had moved.

use greenlight::custody;
use greenlight::desk::{Clock, Desk, Draft, Target, system_random};
use greenlight::domain::case::decision::DecisionBody;
use greenlight::domain::event::{Act, Outcome};
use greenlight::domain::sight::Page;
use greenlight::error::Error;
use greenlight::report::texts::{Lang, Texts};
use greenlight::seal::identity::Identity;
use serde_json::Value;

use crate::kit::town::ask::{at, json};
use crate::kit::town::{NOW, Ran, Town};

fn refuses(ran: &Ran, code: i32, words: &[&str]) {
    assert_eq!(ran.code, code, "{}{}", ran.out, ran.err);
    words.iter().for_each(|word| assert!(ran.err.contains(word), "{word}: {}", ran.err));
}

/// The letters of the only decision in effect.
fn effective(town: &Town, case: &str) -> String {
    let sheet = json(town, "approver", &["show", case]);
    let decisions = sheet["decisions"].as_array().unwrap();
    let holds = decisions.iter().find(|row| row["state"] == "effective").unwrap();
    holds["short"].as_str().unwrap().to_owned()
}

/// Somebody of the demonstration whom members chose, once [`chosen`] said so.
const CHOSEN: &str = "Harriet Dunmorrow";

/// Members chose a greenlit applicant; the greenlight's letters.
fn chosen(town: &Town) -> String {
    let close = ["--close", "2026-11-20", "--why", "the meeting chose"];
    town.does("reviewer", &[&["phase", CHOSEN, "nominated"][..], &close].concat());
    effective(town, CHOSEN)
}

/// Reverses the greenlight of whom members chose.
fn reverses(town: &Town, decision: &str, more: &[&str]) -> Ran {
    let reverse = ["reverse", CHOSEN, decision, "withhold", "--ground", "new-facts", "--reason", "candour"];
    let why = ["--why", "a court says otherwise", "--applicant", "The records differ."];
    town.run("approver", &[&reverse[..], &why, more].concat(), "it says so in as many words")
}

/// Two findings of two origins, each put to the applicant.
fn proved(town: &Town) {
    for (grade, origin) in [("B2", "a court"), ("C3", "a neighbour")] {
        let add = ["finding", "add", CHOSEN, "--category", "criminal", "--severity", "3", "--grade", grade];
        let more = ["--origin", origin, "--text", "a judgment that was not declared"];
        let finding = town.does("vetter", &[&add[..], &more].concat());
        town.does("vetter", &["finding", "put", CHOSEN, &finding, "--on", "2026-11-21"]);
    }
}

/// The answers of the second standard.
const ANSWERS: [&str; 6] =
    ["--shadow-of-doubt", "-", "--heard", "yesterday", "--leader-consulted", "2026-11-22"];

#[test]
fn what_members_chose_is_set_aside_by_the_second_standard_alone() {
    let town = Town::of_the_demonstration(NOW);
    let (case, decision) = (CHOSEN, chosen(&town));
    let with = |more: &[&str]| reverses(&town, &decision, more);
    // Everything at once, with the reason why it is asked.
    let refused = with(&[]);
    refuses(&refused, 5, &["Local members have chosen", "shadow of doubt", "was heard", "was consulted"]);
    refuses(
        &refused,
        5,
        &["reaches grade B2", "two independent origins", &format!("reverse \"{case}\" {decision}")],
    );
    proved(&town);
    refuses(&with(&["--shadow-of-doubt", "-", "--heard", "2026-11-21"]), 5, &["was consulted"]);
    let ahead = ["--shadow-of-doubt", "-", "--heard", "2026-12-01", "--leader-consulted", "2026-11-22"];
    refuses(&with(&ahead), 5, &["1 December 2026"]);
    let done = with(&ANSWERS);
    assert_eq!(done.code, 0, "{}", done.err);
}

#[test]
fn once_nominations_are_closed_what_can_still_be_done_is_said() {
    let town = Town::of_the_demonstration(NOW);
    let (case, decision) = (CHOSEN, chosen(&town));
    proved(&town);
    let done = reverses(&town, &decision, &ANSWERS);
    assert!(
        done.err.contains("stays on it") && done.err.contains("step back from campaigning"),
        "{}",
        done.err
    );
    let reversal = done.out.trim().to_owned();
    town.does("second", &["conflict", case, "none"]);
    let seconded = town.run("second", &["second", case, &reversal], "");
    assert_eq!(seconded.code, 0, "{}", seconded.err);
    assert!(seconded.err.contains("step back from campaigning"), "{}", seconded.err);
    let french = town.run("approver", &["show", case, "--lang", "fr"], "").out;
    assert!(french.contains("Reste possible"), "{french}");
}

#[test]
fn a_decision_against_the_members_is_shown_with_its_answers() {
    let town = Town::of_the_demonstration(NOW);
    let (case, decision) = (CHOSEN, chosen(&town));
    proved(&town);
    let reversal = reverses(&town, &decision, &ANSWERS).out.trim().to_owned();
    town.does("second", &["conflict", case, "none"]);
    town.does("second", &["second", case, &reversal]);
    let sheet = json(&town, "approver", &["show", case]);
    let decisions = sheet["decisions"].as_array().unwrap();
    let (first, last) = (&decisions[0], decisions.last().unwrap());
    assert_eq!(last["override"]["shadow_of_doubt"], "it says so in as many words");
    assert_eq!(
        (&last["override"]["heard_on"], &last["override"]["leader_on"]),
        (&Value::from("2026-11-21"), &Value::from("2026-11-22"))
    );
    // Both decisions say of each other.
    assert_eq!((&last["reverses"], &first["reversed_by"][0]), (&first["id"], &last["id"]));
    for page in [["show", case].as_slice(), &["log", case], &["brief", case]] {
        let page = town.run("approver", page, "").out;
        assert!(page.contains("Leader consulted") && page.contains("22 November 2026"), "{page}");
    }
    // Nobody of the leader's office wrote anything on that day.
    for page in ["show", "brief"] {
        let page = town.run("approver", &[page, case], "").out;
        let flat = page.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(flat.contains("by the approver’s word"), "{page}");
    }
    let french = town.run("approver", &["show", case, "--lang", "fr"], "").out;
    assert!(french.contains("Chef consulté : 22 novembre 2026"), "{french}");
    assert!(french.contains("Renversée par") && french.contains("Renverse la décision"), "{french}");
}

#[test]
fn a_condition_that_is_missed_is_due_and_met_by_its_command() {
    let town = Town::of_the_demonstration(NOW);
    let case = "Gideon Blackwater";
    let decision = effective(&town, case);
    let later = "2027-01-20T15:00:00Z";
    let missed = at(&town, later, "approver", &["condition", "list", case]);
    assert!(missed.contains("missed"), "{missed}");
    let due: Value = serde_json::from_str(
        at(&town, later, "approver", &["due", "--all", "--json", "--quiet"])
            .split("The time")
            .next()
            .unwrap(),
    )
    .unwrap();
    let lines: Vec<_> = due
        .as_array()
        .unwrap()
        .iter()
        .filter(|line| line["name"] == case && line["kind"] == "condition")
        .collect();
    let tiers: Vec<_> = lines.iter().map(|line| line["tier"].as_str().unwrap()).collect();
    assert_eq!(tiers.len(), 3, "{tiers:?}");
    let command = format!("condition met {} {decision} 1 --evidence -", lines[0]["short"].as_str().unwrap());
    assert!(lines.iter().all(|line| line["command"] == format!("greenlight {command}")), "{lines:?}");
    // The command of the agenda is one that works.
    let args: Vec<&str> = command.split(' ').collect();
    refuses(&town.run("vetter", &args, ""), 2, &["--evidence"]);
    town.run("vetter", &args, "the board's letter of Monday");
    let row = &json(&town, "approver", &["condition", "list", case])[0];
    assert_eq!(
        (&row["state"], &row["settled"]["text"]),
        (&"met".into(), &"the board's letter of Monday".into())
    );
    refuses(
        &town.run("vetter", &["condition", "met", case, "1", "--evidence", "again"], ""),
        5,
        &["met or waived"],
    );
    refuses(&town.run("vetter", &["condition", "met", case, "7", "--evidence", "no"], ""), 5, &["7"]);
    refuses(&town.run("vetter", &["condition", "met", case, "one", "--evidence", "no"], ""), 2, &["one"]);
    refuses(
        &town.run("vetter", &["condition", "met", "Harriet Dunmorrow", "1", "--evidence", "x"], ""),
        2,
        &[],
    );
}

#[test]
fn a_greenlight_with_conditions_is_never_shown_without() {
    let town = Town::of_the_demonstration(NOW);
    let case = "Gideon Blackwater";
    for page in [["show", case].as_slice(), &["brief", case], &["list", "--name", case]] {
        let ran = town.run("approver", page, "");
        if ran.code == 0 {
            assert!(ran.out.contains("greenlit with conditions"), "{page:?} {}", ran.out);
            assert!(
                !ran.out.replace("greenlit with conditions", "").contains("greenlit"),
                "{page:?} {}",
                ran.out
            );
        }
    }
    let csv = town.run("approver", &["export", "--csv", "--status", "conditional"], "").out;
    assert!(csv.contains("greenlight-with-conditions") && csv.contains("conditional"), "{csv}");
}

#[test]
fn a_condition_is_waived_by_two_approvers() {
    let town = Town::of_the_demonstration(NOW);
    let other = "Anselme Grandpré";
    let waiver =
        town.does("approver", &["condition", "waive", other, "1", "--why", "the board was dissolved"]);
    assert_eq!(json(&town, "approver", &["condition", "list", other])[0]["state"], "open");
    assert_eq!(town.run("approver", &["second", other, &waiver], "").code, 4);
    // Nobody agrees to what they have not read.
    refuses(&town.run("second", &["second", other, &waiver], ""), 5, &["You have not said"]);
    town.does("second", &["conflict", other, "none"]);
    town.does("second", &["second", other, &waiver]);
    let row = &json(&town, "approver", &["condition", "list", other])[0];
    assert_eq!(
        (&row["state"], &row["settled"]["text"]),
        (&"waived".into(), &"the board was dissolved".into())
    );
    assert!(row["settled"]["second"]["by"]["name"].is_string());
}

#[test]
fn looking_back_shows_what_the_decider_had_and_nothing_since() {
    let town = Town::of_the_demonstration(NOW);
    let case = "Élodie Ferland-Quist";
    let now = json(&town, "approver", &["show", case]);
    let last = now["decisions"].as_array().unwrap().last().unwrap();
    let letters = last["short"].as_str().unwrap();
    let then = json(&town, "approver", &["show", case, "--as-of", letters]);
    assert_eq!((&then["seen_by"], now["seen_by"].is_null()), (&last["id"], true));
    assert_eq!(then["decisions"].as_array().unwrap().len() + 1, now["decisions"].as_array().unwrap().len());
    assert_eq!(
        then["since"].as_u64().unwrap() + then["events"].as_u64().unwrap(),
        now["events"].as_u64().unwrap()
    );
    assert_eq!(then["status"], "conditional");
    // A day is one of the riding: in November five hours behind in Québec.
    let moment = chrono::DateTime::parse_from_rfc3339(last["time"].as_str().unwrap()).unwrap();
    let there = (moment - chrono::TimeDelta::hours(5)).date_naive();
    assert_eq!(then["as_of"], there.to_string());
    let page = town.run("approver", &["show", case, "--as-of", letters], "").out;
    assert!(page.starts_with(&format!("As the author of {letters}")), "{page}");
    assert!(page.contains("What is shown is what stood then"), "{page}");
    let next = json(&town, "approver", &["next", case, "--as-of", letters]);
    assert_eq!((&next["seen_by"], &next["as_of"]), (&then["seen_by"], &then["as_of"]));
    // A day: all that claims to be of it or earlier.
    let today = json(&town, "approver", &["show", case, "--as-of", "today"]);
    assert_eq!((&today["since"], today["seen_by"].is_null()), (&Value::from(0), true));
    assert_eq!(today["decisions"], now["decisions"]);
    let first = json(&town, "approver", &["log", case])[0]["time"].as_str().unwrap()[..10].to_owned();
    town.does("approver", &["note", case, "--text", "a word since"]);
    let begun = json(&town, "approver", &["show", case, "--as-of", &first]);
    assert!(begun["since"].as_u64().unwrap() > 0 && begun["notes"].as_array().unwrap().is_empty(), "{begun}");
    refuses(&town.run("approver", &["show", case, "--as-of", "2020-01-01"], ""), 2, &["nothing"]);
    refuses(&town.run("approver", &["show", case, "--as-of", "tomorrow"], ""), 2, &["still to come"]);
    refuses(&town.run("approver", &["show", case, "--as-of", "ZZZZZ"], ""), 3, &["ZZZZZ"]);
    // A person who is recused now sees nothing of then.
    town.does("vetter", &["conflict", case, "declare", "--yes", "--kind", "personal", "--text", "a cousin"]);
    refuses(&town.run("vetter", &["show", case, "--as-of", letters], ""), 3, &[]);
}

#[test]
fn of_a_conflicting_case_nothing_but_the_contest_is_briefed() {
    let town = Town::of_the_demonstration(NOW);
    let case = "Eudora Finchley";
    town.does("leader", &["conflict", case, "none"]);
    let brief: Value =
        serde_json::from_str(&town.run("leader", &["brief", case, "--format", "json"], "").out).unwrap();
    let brief = &brief["cases"][0];
    assert_eq!((&brief["status"], brief["conditions"].as_array().unwrap().len()), (&"conflicting".into(), 0));
    assert!(brief["verdict"].as_str().unwrap().starts_with("Conflicting"));
    assert_ne!(brief["phase"], "greenlit");
    let decisions = brief["decisions"].as_array().unwrap();
    assert_eq!(decisions.len(), 2);
    for decision in decisions {
        assert_eq!(decision["state"], "conflicting");
        assert!(decision["head"].as_str().unwrap().starts_with("conflicting"), "{decision}");
    }
    let page = town.run("leader", &["brief", case], "").out;
    assert!(!page.contains("in effect"), "{page}");
}

fn desk(town: &Town, who: &str) -> Desk {
    let file = std::fs::read(town.path(&format!("keys/{who}"))).unwrap();
    let identity = Identity::read(&file, || None).unwrap();
    let store = custody::open(&town.path("store"), &identity).unwrap();
    let now = NOW.parse::<chrono::DateTime<chrono::Utc>>().unwrap();
    let clock = Clock { now, today: now.date_naive(), set: true };
    Desk::open(store, identity, clock, system_random()).unwrap()
}

#[test]
fn what_was_written_while_the_case_moved_is_taken_up_whole() {
    let town = Town::of_the_demonstration(NOW);
    let case = "Isolde Greymantle";
    let mut slow = desk(&town, "approver");
    let file = slow.case(case, Page::Case).unwrap();
    let body = DecisionBody { why: "nothing stands in the way".to_owned(), ..DecisionBody::default() };
    let act = Act::Recommend { outcome: Outcome::Greenlight };
    let draft = Draft::new(Target::case(&file), act, &body).unwrap();
    town.does("vetter", &["note", case, "--text", "the applicant called"]);
    let moved = slow.record(std::slice::from_ref(&draft));
    let Err(Error::Moved { what: news }) = &moved else { panic!("{moved:?}") };
    assert_eq!(news.lines(&Texts::new(Lang::En)), ["Théo Larivée wrote a note"]);
    assert_eq!(news.lines(&Texts::new(Lang::Fr)), ["Théo Larivée a écrit une note"]);
    let number = slow.keep_draft(std::slice::from_ref(&draft)).unwrap().to_string();
    drop(slow);
    let events = json(&town, "approver", &["show", case])["events"].as_u64().unwrap();
    let asked = town.run("approver", &["draft", "resume", &number], "");
    refuses(&asked, 2, &["--yes", "recommend", "wrote a note", "nothing stands in the way"]);
    let done = town.run("approver", &["draft", "resume", &number, "--yes"], "");
    assert_eq!(done.code, 0, "{}", done.err);
    let sheet = json(&town, "approver", &["show", case]);
    assert_eq!(sheet["events"].as_u64().unwrap(), events + 1);
    let last = sheet["recommendations"].as_array().unwrap().last().unwrap();
    assert_eq!((&last["why"], &last["short"]), (&body.why.as_str().into(), &done.out.trim().into()));
    assert_eq!(town.run("approver", &["draft", "resume", &number, "--yes"], "").code, 3);
    // Refused again, it stays; a draft without its act is listed and not taken up.
    refuses(&town.run("vetter", &["decide", case, "greenlight", "--why", "now"], ""), 4, &["draft show 1"]);
    refuses(&town.run("vetter", &["draft", "resume", "1", "--yes"], ""), 4, &[]);
    assert_eq!(json(&town, "vetter", &["draft", "list"]).as_array().unwrap().len(), 1);
    let mut vetter = desk(&town, "vetter");
    let (me, now) = (vetter.me(), vetter.clock.now);
    let old = vetter.store.next_draft(me, "note", None, "an old text", None, now).unwrap();
    vetter.store.keep_draft(me, &old).unwrap();
    drop(vetter);
    assert_eq!(json(&town, "vetter", &["draft", "list"]).as_array().unwrap().len(), 2);
    refuses(&town.run("vetter", &["draft", "resume", "2", "--yes"], ""), 2, &["only what was typed"]);
}
