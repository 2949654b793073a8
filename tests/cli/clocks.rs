//! Clocks that are wrong: what is refused at the desk, what is signed all the same, what pages say of it.

use greenlight::domain::clock::proved::ClockMark;
use greenlight::domain::event::{Act, Declared, Level, Outcome, RecordKind, Relation, Role, Route, Tier};
use greenlight::domain::ids::EventId;
use greenlight::domain::refusal::Refusal;
use greenlight::error::Error;
use serde_json::{Value, json};

use crate::kit::town::desks::{settles, signs};
use crate::kit::town::{Town, identity};

const MORNING: &str = "2026-11-20T15:00:00Z";
const LATER: &str = "2026-11-20T18:00:00Z";
const LONG_AGO: &str = "2025-01-20T15:00:00Z";

fn greenlights() -> Act {
    Act::Decide { outcome: Outcome::Greenlight }
}

fn note() -> Act {
    Act::Record { kind: RecordKind::Note, relation: Relation::New }
}

fn why() -> Value {
    json!({ "why": "as the file shows" })
}

fn is_for_the_clock(asked: &Result<EventId, Error>) -> bool {
    let refusal = asked.as_ref().err().and_then(|error| match error {
        Error::Refused(refusal) => Some(&**refusal),
        _ => None,
    });
    matches!(refusal, Some(Refusal::Rule(gap)) if gap.code() == "clock-behind")
}

fn marks(town: &Town, case: EventId, event: EventId) -> Vec<ClockMark> {
    let desk = town.desk_at(LATER, "third");
    let file = desk.store.case(case, &desk.roster).unwrap();
    file.clock_marks(&desk.roster)[file.history().position(event).unwrap()].clone()
}

#[test]
fn a_clock_set_back_is_refused_and_says_the_way_on() {
    let town = Town::founded(MORNING);
    let case = town.case_ready(MORNING);
    town.declares(LATER, "approver", case);
    // Ten minutes are no difference; eleven are.
    town.acts("2026-11-20T14:50:00Z", "approver", case, note(), json!({ "text": "seen" }));
    assert!(is_for_the_clock(&town.asks(
        "2026-11-20T14:49:00Z",
        "approver",
        case,
        note(),
        json!({ "text": "seen" })
    )));
    let events = town.file_of(case).history().len();
    let id = case.short(0);
    for (lang, said) in
        [("en", "This computer's clock says 2025-01-20 15:00 UTC"), ("fr", "L'horloge de cet ordinateur")]
    {
        let ran = town.run_at(
            LONG_AGO,
            "approver",
            &["--lang", lang, "decide", &id, "greenlight", "--why", "fine"],
            "",
        );
        assert_eq!(ran.code, 5, "{}", ran.err);
        assert!(ran.err.contains(said) && ran.err.contains("--my-clock-is-right"), "{}", ran.err);
        assert!(ran.err.contains("2026-11-20 15:00 UTC"), "{}", ran.err);
    }
    assert_eq!(town.file_of(case).history().len(), events);
    // What somebody insists on is signed, and says so, wherever the decision is shown.
    let args = ["--my-clock-is-right", "decide", &id, "greenlight", "--why", "fine"];
    let ran = town.run_at(LONG_AGO, "approver", &args, "");
    assert_eq!(ran.code, 0, "{}", ran.err);
    let decision = town.file_of(case).decisions.last().unwrap().stamp.id;
    assert_eq!(marks(&town, case, decision), [ClockMark::Behind, ClockMark::Insisted]);
    town.does("second", &["conflict", &id, "none"]);
    for (lang, behind) in [("en", "dated before acts that it builds on"), ("fr", "acte daté d'avant ceux")] {
        for command in ["show", "brief", "log"] {
            let ran = town.run("second", &["--lang", lang, command, &id], "");
            let page = ran.out.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(page.contains(behind), "{command} {lang}\n{}", ran.out);
        }
    }
    let shown: Value = serde_json::from_str(&town.run("second", &["show", &id, "--json"], "").out).unwrap();
    assert_eq!(shown["decisions"][0]["clock"], json!(["behind", "insisted"]));
    assert_eq!(shown["off_clock"].as_array().unwrap().len(), 1);
}

#[test]
fn danger_a_recusal_and_the_end_of_a_role_wait_for_no_clock() {
    let town = Town::founded(MORNING);
    let case = town.case_ready(MORNING);
    town.declares(LATER, "approver", case);
    let danger = Act::Flag { level: Level::Serious, from: Tier::Local, route: Some(Route::Safety) };
    let flag = town.acts(LONG_AGO, "reviewer", case, danger, json!({ "question": "a threat" }));
    assert_eq!(marks(&town, case, flag), [ClockMark::Behind]);
    let ordinary = Act::Flag { level: Level::Ordinary, from: Tier::National, route: None };
    assert!(is_for_the_clock(&town.asks(
        LONG_AGO,
        "approver",
        case,
        ordinary,
        json!({ "question": "a trip" })
    )));
    let person = town.desk_at(LONG_AGO, "second").me();
    let recusal = |state| Act::Declare { person, state };
    assert!(is_for_the_clock(&town.asks(
        LONG_AGO,
        "second",
        case,
        recusal(Declared::None),
        json!({ "kind": "none" })
    )));
    town.acts(LONG_AGO, "second", case, recusal(Declared::Recused), json!({ "kind": "personal" }));
    // The roster: two people's acts prove something there, too.
    let mut approver = town.desk_at(LATER, "approver");
    settles(&mut approver, Act::Policy { second: greenlight::domain::event::SecondRule::Floor }, json!({}))
        .unwrap();
    let mut admin = town.desk_at(LONG_AGO, "admin");
    let key = identity("stranger").public();
    let (person, scope) =
        (greenlight::domain::ids::PersonId([9; 8]), greenlight::domain::district::Scope::Canada);
    let grant = Act::Grant { person, key, role: Role::Vetter, scope };
    assert!(is_for_the_clock(&settles(&mut admin, grant, json!({ "name": "Somebody New" }))));
    let (key, person) = (identity("vetter").public(), town.desk_at(LATER, "vetter").me());
    let revoke = Act::Revoke { person, key, role: Role::Vetter, scope };
    settles(&mut admin, revoke, json!({ "why": "left", "covered": town.file_of(case).heads() })).unwrap();
}

#[test]
fn one_act_dated_far_ahead_shuts_nothing_and_is_marked() {
    let town = Town::founded(MORNING);
    let case = town.case_ready(MORNING);
    let auth = town.desk_at(MORNING, "third").roster.heads();
    let ahead =
        town.by_hand("2040-01-01T00:00:00Z", "vetter", case, &auth, note(), json!({ "text": "from afar" }));
    let id = ahead.id;
    town.takes_in(LATER, case, &[ahead]);
    assert_eq!(marks(&town, case, id), [ClockMark::Ahead]);
    // Nobody else needs a word about their clock, and nothing of theirs is marked.
    town.declares(LATER, "approver", case);
    let decision = town.acts(LATER, "approver", case, greenlights(), why());
    assert_eq!(marks(&town, case, decision), []);
    assert!(town.file_of(case).decision().is_some());
    let letters = case.short(0);
    let shown = town.run("approver", &["show", &letters], "").out;
    assert!(shown.contains("The time of 1 event does not fit"), "{shown}");
    let log = town.run("approver", &["log", &letters], "").out;
    assert!(log.split_whitespace().collect::<Vec<_>>().join(" ").contains("from the future"), "{log}");
}

#[test]
fn a_time_that_was_set_by_hand_proves_nothing() {
    let town = Town::founded(MORNING);
    let case = town.case_ready(MORNING);
    let letters = case.short(0);
    // Two people far ahead, who say themselves that their time was set.
    for who in ["approver", "second"] {
        let ran = town.run_at("2039-01-01T00:00:00Z", who, &["conflict", &letters, "none"], "");
        assert_eq!(ran.code, 0, "{}", ran.err);
    }
    let act = town.acts(LATER, "approver", case, note(), json!({ "text": "today" }));
    assert_eq!(marks(&town, case, act), []);
}

#[test]
fn ages_are_judged_by_what_is_proved() {
    let town = Town::founded(LONG_AGO);
    // The checks are twenty days old then, and far too old in November of the next year.
    let case = town.case_ready(LONG_AGO);
    town.declares(LONG_AGO, "approver", case);
    for who in ["reviewer", "second"] {
        town.declares(MORNING, who, case);
    }
    let mut approver = town.desk_at("2025-01-21T15:00:00Z", "approver");
    approver.my_clock_is_right = true;
    let asked = signs(&mut approver, case, greenlights(), why());
    let gates =
        |error: &Error| matches!(error, Error::Refused(refusal) if matches!(**refusal, Refusal::Gates(_)));
    assert!(asked.as_ref().is_err_and(gates), "{asked:?}");
    // Signed elsewhere, it carries both marks.
    let auth = approver.roster.heads();
    let decision = town.by_hand("2025-01-21T15:00:00Z", "approver", case, &auth, greenlights(), why());
    let id = decision.id;
    town.takes_in(LATER, case, &[decision]);
    assert_eq!(marks(&town, case, id), [ClockMark::Behind]);
    let shown: Value =
        serde_json::from_str(&town.run("second", &["show", &case.short(0), "--json"], "").out).unwrap();
    let said = shown["decisions"][0]["marks"].to_string();
    assert!(said.contains("police check was good until"), "{said}");
    assert_eq!(shown["decisions"][0]["clock"], json!(["behind"]));
}

#[test]
fn what_was_signed_before_the_clock_ran_on_stays_unmarked() {
    let town = Town::founded(MORNING);
    let case = town.case_ready(MORNING);
    town.declares(MORNING, "approver", case);
    let decision = town.acts(MORNING, "approver", case, greenlights(), why());
    for who in ["reviewer", "second"] {
        town.declares("2027-03-01T15:00:00Z", who, case);
    }
    assert_eq!(marks(&town, case, decision), []);
}

#[test]
fn doctor_names_a_clock_that_cannot_be_right() {
    let town = Town::founded(MORNING);
    town.case_ready(MORNING);
    let told = |now: &str| {
        let ran = town.run_at(now, "admin", &["doctor", "--json"], "");
        serde_json::from_str::<Value>(&ran.out).unwrap()["clock"].clone()
    };
    assert_eq!(told("2026-11-23T15:00:00Z"), Value::Null);
    assert_eq!(told(LONG_AGO), "before-build");
    let mut vetter = town.desk_at("2030-01-01T00:00:00Z", "vetter");
    let case = vetter.store.case(town.case_ready("2030-01-01T00:00:00Z"), &vetter.roster).unwrap().id;
    signs(&mut vetter, case, note(), json!({ "text": "later" })).unwrap();
    assert_eq!(told("2026-11-23T15:00:00Z"), "before-newest");
    let ran = town.run_at(LONG_AGO, "admin", &["doctor"], "");
    assert!(ran.out.contains("before") && ran.out.contains("when this program was built"), "{}", ran.out);
}
