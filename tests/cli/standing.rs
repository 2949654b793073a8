//! Nobody stands by mistake: a phase that asks for a greenlight names the gate, tells what else can be done, and says what
//! follows; who stands without one is in the list and on the agendas.

use crate::kit::town::Town;
use crate::kit::town::ask::{self, has, lacks, ok, reads, refuses};

fn with_case() -> (Town, String) {
    let town = Town::with_people();
    let case = town.does("vetter", &["open", "--name", "Margaret Quill", "--district", "Ajax"]);
    for who in ["vetter", "reviewer", "approver", "second", "leader"] {
        town.does(who, &["conflict", &case, "none"]);
    }
    (town, case)
}

#[test]
fn a_phase_without_its_greenlight_names_the_gate_for_everybody() {
    let (town, case) = with_case();
    for (who, phase) in [("vetter", "contest"), ("reviewer", "nominated"), ("approver", "confirmed")] {
        let ran = town.run(who, &["phase", &case, phase], "");
        refuses(&ran, 5, "No greenlight is in effect for this district");
        has(&ran.err, &["greenlit", "--without-greenlight --why -", "--flag"]);
    }
    let shown = ask::json(&town, "vetter", &["show", &case]);
    assert_eq!((&shown["phase"], shown["flags"].as_array().unwrap().len()), (&"applied".into(), 0));
}

#[test]
fn who_lacks_only_the_greenlight_raises_a_flag_in_one_step() {
    let (town, case) = with_case();
    ok(&town, "reviewer", &["phase", &case, "nominated", "--on", "2026-11-20", "--flag"]);
    let flags = ask::json(&town, "reviewer", &["show", &case])["flags"].clone();
    assert_eq!((&flags[0]["level"], &flags[0]["tier"]), (&"serious".into(), &"national".into()));
    has(flags[0]["question"].as_str().unwrap(), &["nominated", "20 November 2026"]);
}

#[test]
fn an_exception_has_a_reason_a_second_and_a_line() {
    let (town, case) = with_case();
    let without = ["phase", &case, "nominated", "--without-greenlight"];
    refuses(&town.run("approver", &without, ""), 2, "--why");
    assert_eq!(town.run("reviewer", &[&without[..], &["--why", "-"]].concat(), "They chose.").code, 5);
    let set =
        town.does("approver", &[&without[..], &["--why", "The members chose on short notice."]].concat());
    for who in ["second", "leader"] {
        has(&reads(&town, who, &["due"]), &["Stands without a greenlight"]);
        has(&reads(&town, who, &["list", "--standing"]), &["Margaret Quill"]);
    }
    lacks(&reads(&town, "reviewer", &["due"]), &["Stands without a greenlight"]);
    for page in ["show", "brief"] {
        has(
            &ask::flat(&reads(&town, "second", &[page, &case])),
            &["Stands without a greenlight: the phase asks"],
        );
    }
    town.does("second", &["second", &case, &set]);
    // Quiet: in the list, and on nobody's agenda.
    for who in ["approver", "second", "leader"] {
        lacks(&reads(&town, who, &["due", "--all"]), &["Stands without a greenlight"]);
    }
    let rows = ask::json(&town, "approver", &["list", "--standing"]);
    assert_eq!(rows[0]["standing"], "seconded");
    has(&ask::flat(&reads(&town, "second", &["show", &case])), &["two approvers let the person stand"]);
    // Once the polls are over nothing is listed any more.
    for who in [["approver", "policy", "set"], ["second", "policy", "second"]] {
        let more: &[&str] =
            if who[2] == "set" { &["polling_day=2026-12-14", "--why", "the writ"] } else { &[] };
        ok(&town, who[0], &[&who[1..], more].concat());
    }
    let listed = |now: &str| ask::at(&town, now, "second", &["list", "--standing"]);
    has(&listed("2026-12-14T12:00:00Z"), &["Margaret Quill"]);
    lacks(&listed("2026-12-15T18:00:00Z"), &["Margaret Quill"]);
}

#[test]
fn a_withdrawal_says_how_and_when() {
    let (town, case) = with_case();
    refuses(&town.run("reviewer", &["phase", &case, "withdrawn"], ""), 2, "--how");
    let ran =
        ok(&town, "reviewer", &["phase", &case, "withdrawn", "--how", "by letter", "--on", "2026-11-20"]);
    has(&ran.err, &["The candidacy has ended"]);
}

#[test]
fn a_phase_says_what_follows() {
    let (town, case) = with_case();
    let ran = ok(&town, "vetter", &["phase", &case, "vetting"]);
    has(&ran.err, &[&format!("greenlight next {case}")]);
}

#[test]
fn an_earlier_phase_or_closing_answers_no_exception() {
    let (town, case) = with_case();
    let without = |phase| {
        town.does("approver", &["phase", &case, phase, "--without-greenlight", "--why", "They chose."])
    };
    let set = without("nominated");
    for (who, args) in
        [("vetter", &["phase", &case, "vetting"][..]), ("second", &["close", &case, "--why", "It is over."])]
    {
        let ran = town.run(who, args, "");
        refuses(&ran, 5, "has to be seconded or declined first: nominated");
        has(&ran.err, &[&format!("greenlight second {case} {set}")]);
    }
    has(&reads(&town, "second", &["due"]), &["Stands without a greenlight"]);
    // Another exception overtakes it, and a second that comes too late is told so.
    let next = without("contest");
    let ran = town.run("second", &["second", &case, &set], "");
    refuses(&ran, 5, "a second has no effect any more: nominated");
    has(&ran.err, &[&format!("greenlight phase {case} nominated --without-greenlight --why -")]);
    ok(&town, "second", &["second", &case, &next]);
    ok(&town, "vetter", &["phase", &case, "contest", "--meeting", "2026-12-15", "--flag"]);
}

#[test]
fn no_phase_is_of_a_day_that_has_not_come() {
    let (town, case) = with_case();
    for phase in ["vetting", "nominated", "polled", "withdrawn", "lapsed"] {
        let args = ["phase", &case, phase, "--how", "by letter", "--on", "2026-12-01"];
        refuses(&town.run("reviewer", &args, ""), 5, "1 December 2026 has not come yet");
    }
    assert_eq!(ask::json(&town, "vetter", &["show", &case])["phase"], "applied");
    let early = ["phase", &case, "lapsed", "--on", "2019-01-01"];
    refuses(&town.run("reviewer", &early, ""), 5, "did not lapse on 1 January 2019");
}
