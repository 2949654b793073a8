//! Deferrals from the command line: what one demands, when it comes back and to whom, how it ends, and that
//! nothing passes for clear while it is in effect.

use std::process::Stdio;

use chrono::NaiveDate;
use greenlight::custody;
use greenlight::desk::{Clock, Desk, system_random};
use greenlight::domain::agenda::{Detail, Item, ItemKind, agenda};
use greenlight::domain::entry::Timestamp;
use greenlight::domain::event::Tier;
use greenlight::domain::sight::Page;
use serde_json::Value;

use crate::kit::town::ask::{json, refuses};
use crate::kit::town::{Ran, Town, identity};

const TODAY: &str = "2026-11-22";
const REFUSED: i32 = 5;

/// A case by the vetter, in Ontario.
fn case(town: &Town) -> String {
    let case = town.does("vetter", &["open", "--name", "Odalys Brannigan", "--district", "Ajax"]);
    // Declaration first: nobody reads before.
    for who in ["vetter", "reviewer", "approver", "leader"] {
        town.does(who, &["conflict", &case, "none"]);
    }
    case
}

fn raise(town: &Town, case: &str) -> String {
    town.does("vetter", &["flag", "raise", case, "--question", "Does this debt matter?"])
}

/// Runs the program on another day.
fn on(town: &Town, day: &str, who: &str, args: &[&str]) -> Ran {
    let mut command = town.command(env!("CARGO_BIN_EXE_greenlight"));
    command
        .env("GREENLIGHT_NOW", format!("{day}T15:00:00Z"))
        .env("GREENLIGHT_STORE", "store")
        .env("GREENLIGHT_IDENTITY", format!("keys/{who}"))
        .args(args)
        .stdin(Stdio::null());
    let done = command.output().unwrap();
    Ran {
        code: done.status.code().unwrap_or(-1),
        out: String::from_utf8(done.stdout).unwrap(),
        err: String::from_utf8(done.stderr).unwrap(),
    }
}

/// A deferral by the reviewer, owned by the vetter, reviewed on this day.
fn defer<'a>(what: &[&'a str], day: &'a str) -> Vec<&'a str> {
    let said = ["--owner", "Théo", "--review", day, "--trigger", "the police answer", "--why", "we wait"];
    [&["defer"], what, &said].concat()
}

fn desk(town: &Town) -> Desk {
    let me = identity("approver");
    let store = custody::open(&town.path("store"), &me).unwrap();
    let now: Timestamp = format!("{TODAY}T15:00:00Z").parse().unwrap();
    let clock = Clock { now: now.utc(), today: now.utc().date_naive(), set: true };
    Desk::open(store, me, clock, system_random()).unwrap()
}

fn items(town: &Town, case: &str, kind: ItemKind) -> Vec<Item> {
    let desk = desk(town);
    let file = desk.case(case, Page::Case).unwrap();
    let mut items = agenda(&file, &desk.policy(), &desk.roster);
    items.retain(|item| item.kind == kind);
    items
}

fn date(day: &str) -> NaiveDate {
    day.parse().unwrap()
}

fn at(day: &str) -> Timestamp {
    format!("{day}T15:00:00Z").parse().unwrap()
}

#[test]
fn everything_is_demanded() {
    let town = Town::with_people();
    let case = case(&town);
    let whole = defer(&[&case], "+7d");
    for option in ["--owner", "--review", "--trigger", "--why"] {
        let at = whole.iter().position(|word| *word == option).unwrap();
        let mut without = whole.clone();
        without.drain(at..at + 2);
        refuses(&town.run("reviewer", &without, ""), 2, option);
    }
    let empty = |option: &str| {
        let mut args = whole.clone();
        let at = args.iter().position(|word| *word == option).unwrap();
        args[at + 1] = " ";
        town.run("reviewer", &args, "")
    };
    refuses(&empty("--trigger"), REFUSED, "would bring it back");
    refuses(&empty("--why"), 2, "--why");
    let letters = town.does("reviewer", &whole);
    refuses(&town.run("vetter", &["resume", &case, &letters, "--text", "nothing"], ""), 2, "--outcome");
    let ran = town.run("vetter", &["resume", &case, &letters, "--outcome", "unchanged"], "");
    refuses(&ran, 2, "--text");
}

#[test]
fn a_deferral_has_an_end_and_an_owner_who_can_end_it() {
    let town = Town::with_people();
    let case = case(&town);
    refuses(&town.run("reviewer", &defer(&[&case], "+15d"), ""), REFUSED, "6 December 2026 at the latest");
    let owner = |name| {
        let mut args = defer(&[&case], "+7d");
        args[3] = name;
        town.run("reviewer", &args, "")
    };
    refuses(&owner("Imogen"), REFUSED, "no role over this district");
    refuses(&owner("Nobody"), 3, "Nobody");
    // The party may have it be looked at later, but never later than in 30 days.
    refuses(&town.run("approver", &["policy", "set", "review_days=31"], ""), 2, "1 to 30 days");
    town.does("approver", &["policy", "set", "review_days=30"]);
    town.does("second", &["policy", "second"]);
    refuses(&town.run("reviewer", &defer(&[&case], "+31d"), ""), REFUSED, "22 December 2026 at the latest");
    town.does("reviewer", &["phase", &case, "vetting", "--meeting", "2026-12-10"]);
    refuses(
        &town.run("reviewer", &defer(&[&case], "meeting+1d"), ""),
        REFUSED,
        "next deadline of the election",
    );
    town.does("reviewer", &defer(&[&case], "meeting"));
    refuses(&town.run("reviewer", &defer(&[&case], "+7d"), ""), REFUSED, "deferred already");
}

#[test]
fn it_comes_back_to_its_owner_and_overdue_it_climbs() {
    let town = Town::with_people();
    let case = case(&town);
    let ran = town.run("reviewer", &defer(&[&case], "+8d"), "");
    for words in ["Théo Larivée", "30 November 2026", "next tier"] {
        assert!(ran.err.contains(words), "{}", ran.err);
    }
    let items = items(&town, &case, ItemKind::DeferralReview);
    let tiers: Vec<_> = items.iter().map(|item| (item.tier, item.silent)).collect();
    assert_eq!(tiers, [(Tier::Provincial, false), (Tier::National, true), (Tier::Leader, true)]);
    assert!(items[0].person.is_some());
    assert_eq!(items[0].due, date("2026-11-30"));
    assert!(!items[0].is_overdue(at("2026-11-30")) && items[0].is_overdue(at("2026-12-01")));
    assert!(!items[1].applies(at("2026-11-30")) && items[1].applies(at("2026-12-01")));
    let shown = |day| on(&town, day, "reviewer", &["show", &case]).out;
    assert!(!shown("2026-11-30").contains("overdue"));
    assert!(shown("2026-12-01").contains("overdue"), "{}", shown("2026-12-01"));
}

#[test]
fn the_owner_ends_it_and_says_what_was_found() {
    let town = Town::with_people();
    let case = case(&town);
    let letters = town.does("reviewer", &defer(&[&case], "+7d"));
    let end = |who, outcome| {
        town.run(who, &["resume", &case, &letters, "--outcome", outcome, "--text", "no answer yet"], "")
    };
    refuses(&end("vetter", "better"), 2, "unchanged");
    assert_eq!(end("vetter", "unchanged").code, 0);
    refuses(&end("vetter", "unchanged"), REFUSED, "has ended");
    let sheet = json(&town, "vetter", &["show", &case]);
    let ended = &sheet["deferrals"][0];
    assert_eq!(
        (&ended["live"], &ended["resumed"]["outcome"]),
        (&Value::from(false), &Value::from("unchanged"))
    );
    let shown = town.run("vetter", &["show", &case], "").out;
    assert!(shown.contains("ended: nothing has changed") && shown.contains("no answer yet"), "{shown}");
    assert!(!shown.contains("not clear"));
    let log = town.run("vetter", &["log", &case], "").out;
    assert!(log.contains("nothing has changed"), "{log}");
    assert_eq!(items(&town, &case, ItemKind::DeferralReview), []);
    // The third time somebody says so.
    let second = town.does("reviewer", &defer(&[&case], "+7d"));
    town.does("reviewer", &["resume", &case, &second, "--outcome", "changed", "--text", "half an answer"]);
    let third = town.run("reviewer", &defer(&[&case], "+7d"), "");
    assert!(third.err.contains("deferred 3 times"), "{}", third.err);
}

#[test]
fn a_pulled_trigger_brings_it_back_at_once() {
    let town = Town::with_people();
    let case = case(&town);
    let mut args = defer(&[&case], "+14d");
    args.extend(["--trigger", "a second report"]);
    let letters = town.does("reviewer", &args);
    refuses(&town.run("vetter", &["trigger", &case, &letters, "--text", "it came"], ""), 2, "NUMBER");
    let ran = town.run("vetter", &["trigger", &case, &letters, "3", "--text", "it came"], "");
    refuses(&ran, REFUSED, "no number 3");
    town.does("vetter", &["trigger", &case, &letters, "2", "--text", "it came by post"]);
    let items = items(&town, &case, ItemKind::DeferralReview);
    assert_eq!((items[0].due, &items[0].detail), (date(TODAY), &Detail::Pulled));
    assert!(items[1].applies(at("2026-11-23")));
    let shown = town.run("vetter", &["show", &case], "").out;
    for words in ["1. the police answer", "2. a second report", "it came by post", "back since"] {
        assert!(shown.contains(words), "{words}: {shown}");
    }
    let log = town.run("vetter", &["log", &case], "").out;
    assert!(log.contains("pulled trigger 2"), "{log}");
}

#[test]
fn a_deferral_of_a_flag_stops_its_clock_and_ends_with_it() {
    let town = Town::with_people();
    let case = case(&town);
    let flag = raise(&town, &case);
    refuses(&town.run("reviewer", &defer(&["ZZZZZ"], "+10d"), ""), 3, "ZZZZZ");
    refuses(&town.run("admin", &defer(&[&flag], "+10d"), ""), 3, &flag);
    let letters = town.does("reviewer", &defer(&[&flag], "+10d"));
    let rungs = || items(&town, &case, ItemKind::FlagAccept);
    assert_eq!(
        rungs()[0].from,
        Timestamp::new(desk(&town).case(&case, Page::Case).unwrap().place().end_of(date("2026-12-02")))
    );
    town.does("vetter", &["trigger", &case, &letters, "--text", "the police called"]);
    assert!(rungs()[0].applies(at("2026-11-23")), "the flag climbs from the day of the trigger");
    // Only the tier that has the flag defers it; an answer by somebody who has seen the deferral ends both.
    town.does("approver", &["flag", "answer", &case, &flag, "--text", "it does not"]);
    let sheet = json(&town, "reviewer", &["show", &case]);
    assert_eq!(sheet["deferrals"][0]["live"], Value::from(false));
    assert!(town.run("reviewer", &["show", &case], "").out.contains("ended with the flag"));
    refuses(&town.run("reviewer", &defer(&[&flag], "+10d"), ""), 3, &flag);
}

#[test]
fn a_deferred_case_is_not_closed_greenlit_or_called_clear() {
    let town = Town::with_people();
    let case = case(&town);
    town.does("approver", &defer(&[&case], "+14d"));
    let close = town.run("approver", &["close", &case, "--why", "done"], "");
    refuses(&close, REFUSED, "deferral is still live");
    refuses(&close, REFUSED, &format!("greenlight resume {case} "));
    town.does("vetter", &["recommend", &case, "greenlight", "--why", "all is well"]);
    let decided = town.run("approver", &["decide", &case, "greenlight", "--why", "all is well"], "");
    refuses(&decided, REFUSED, "  deferral  ");
    let brief = town.run("leader", &["brief", &case], "").out;
    for words in ["deferred until 6 December 2026, not clear", "**Not clear"] {
        assert!(brief.contains(words), "{brief}");
    }
    let brief = town.run("leader", &["brief", &case, "--lang", "fr"], "").out;
    assert!(brief.contains("rien n'est réglé") && brief.contains("**Rien n'est réglé"), "{brief}");
    let brief = json(&town, "leader", &["brief", &case]);
    let deferred = &brief["cases"][0]["deferred"][0];
    assert_eq!(deferred["review"], "2026-12-06");
    assert_eq!((&deferred["tier"], &deferred["flag"]), (&Value::from("national"), &Value::Null));
    assert_eq!(deferred["owner"]["name"], "Théo Larivée");
}

#[test]
fn the_days_of_an_election_and_their_end_are_said() {
    let town = Town::with_people();
    let case = case(&town);
    town.does("approver", &["policy", "set", "polling_day=+70d", "writ_day=polling-40d"]);
    town.does("second", &["policy", "second"]);
    let policy = town.run("vetter", &["policy", "show"], "").out;
    for words in ["2027-01-31", "2026-12-22", "2027-01-10 (21 days", "2027-01-09 (the day"] {
        assert!(policy.contains(words), "{words}: {policy}");
    }
    let days = &json(&town, "vetter", &["show", &case])["days"];
    assert_eq!((&days["next"]["what"], &days["next"]["days_left"]), (&"list-due".into(), &48.into()));
    assert_eq!(
        (&days["polling"], &days["closes_at"]),
        (&"2027-01-31".into(), &"2027-01-10T19:00:00Z".into())
    );
    let shown = |day| on(&town, day, "vetter", &["show", &case]).out;
    assert!(shown(TODAY).contains("January 2027, at 2 pm there."), "{}", shown(TODAY));
    assert!(shown("2027-01-10").contains("close today"));
    assert!(shown("2027-01-11").contains("stays on it"));
    assert!(!shown("2027-01-10").contains("stays on it"));
}

#[test]
fn a_time_that_was_set_is_said_by_every_event() {
    let town = Town::with_people();
    let case = case(&town);
    let text = ["finding", "add", &case, "--category", "financial", "--severity", "1", "--text", "a lien"];
    let finding = [&text[..], &["--origin", "a register", "--grade", "B2"]].concat();
    town.does("vetter", &finding);
    let flag = raise(&town, &case);
    town.does("reviewer", &["flag", "accept", &case, &flag]);
    let sheet = json(&town, "vetter", &["show", &case]);
    let count = sheet["time_set"].as_array().unwrap().len();
    assert_eq!(Value::from(count), sheet["events"]);
    assert_eq!(sheet["findings"][0]["time_set"], Value::from(true));
    assert_eq!((&sheet["findings"][0]["extra"], &sheet["candidate"]["extra"]), (&Value::Null, &Value::Null));
    for args in [&["show", &case][..], &["log", &case], &["log", "roster"]] {
        let ran = town.run("vetter", args, "");
        assert!(ran.out.contains("time set by hand"), "{}", ran.out);
    }
    assert!(town.run("vetter", &["brief", &case], "").out.contains("were set by hand"));
    // Nobody wrote the word, so nobody finds it.
    assert!(town.run("vetter", &["search", "set"], "").out.is_empty());
}
