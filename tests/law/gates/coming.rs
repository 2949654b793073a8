//! The coming days of a check: too old for the meeting shuts the gate of a greenlight; too old at the close is a state, and
//! shuts the gate of `endorsed` and `confirmed`; nothing proposes a check that could not reach its day.

use greenlight::domain::agenda::{ItemKind, agenda};
use greenlight::domain::check_kind::CheckKind;
use greenlight::domain::event::Phase;
use greenlight::domain::gates::phase::for_phase;
use greenlight::domain::marks::of_phase;
use greenlight::domain::words::Word;

use super::*;
use crate::kit::acts::phase;

/// The last day of a check that was issued on 20 October 2026.
const UNTIL: &str = "2027-04-18";
const AT_CLOSE: [&str; 4] = ["check-stale-at-close"; 4];

/// A case with everything that a greenlight needs, and these days.
fn with_days(days: Value) -> Case {
    let mut case = Case::ready();
    case.says("Rita Stone", phase(Phase::Vetting), days);
    case
}

fn usability(case: &Case, today: &str) -> &'static str {
    case.file().usability(CheckKind::Credit, &Policy::default(), date(today)).into()
}

/// What the gates of a phase say, where its author knows that no greenlight carries it.
fn at(case: &Case, to: Phase, today: &str) -> Vec<Gap> {
    let (file, roster, policy) = (case.file(), case.stage.roster(), Policy::default());
    let view = View { file: &file, roster: &roster, policy: &policy, today: date(today) };
    for_phase(&view, &view, to, true).into_iter().flat_map(|gate| gate.gaps).collect()
}

fn codes(gaps: &[Gap]) -> Vec<&'static str> {
    gaps.iter().map(Gap::code).collect()
}

fn waive(case: &mut Case, kind: CheckKind) {
    let waiver = case.stage.does("Ana Birch", Act::Waive { what: Waived::Check(kind) });
    case.stage.does("Abel Crane", second(waiver));
}

#[test]
fn a_meeting_beyond_the_age_limit_is_asked_for_nothing_yet() {
    for (meeting, expected) in [
        (UNTIL, &[][..]),
        ("2027-04-19", &["check-stale-on"; 4]),
        ("2027-05-24", &["check-stale-on"; 4]),
        // No check that is made today could reach it.
        ("2027-05-25", &[]),
    ] {
        let case = with_days(json!({"meeting": meeting}));
        assert_eq!(case.greenlight_gaps(GateId::Checks), expected, "{meeting}");
    }
}

#[test]
fn too_old_at_the_close_is_a_state_and_shuts_no_greenlight() {
    let case = with_days(json!({"close": "2027-05-10"}));
    assert_eq!(
        (case.greenlight_gaps(GateId::Checks), usability(&case, TODAY)),
        (vec![], "stale-at-the-close")
    );
    assert!(case.asks("Ana Birch", decide(Outcome::Greenlight), &json!({"why": "it agrees"})).is_ok());
    let case = with_days(json!({"close": UNTIL}));
    assert_eq!(usability(&case, TODAY), "usable");
    // Too old for the meeting comes first.
    let case = with_days(json!({"meeting": "2027-05-01", "close": "2027-05-10"}));
    assert_eq!(usability(&case, TODAY), "stale-on-the-day");
}

#[test]
fn endorsed_and_confirmed_ask_for_checks_at_the_close() {
    let mut case = with_days(json!({"close": "2027-05-10"}));
    case.stage.does("Ana Birch", decide(Outcome::Greenlight));
    let asked = |case: &Case, to: Phase| case.asks("Rita Stone", phase(to), &json!({"why": "it is time"}));
    for to in [Phase::Endorsed, Phase::Confirmed] {
        assert!(asked(&case, to).is_err_and(|refused| refused.names("check-stale-at-close")), "{to}");
        assert_eq!(codes(&at(&case, to, TODAY)), AT_CLOSE, "{to}");
    }
    for to in [Phase::Contest, Phase::Nominated, Phase::Withdrawn] {
        assert_eq!(codes(&at(&case, to, TODAY)), NONE, "{to}");
    }
    assert!(asked(&case, Phase::Nominated).is_ok());
    // The day that the same step sets counts.
    let sooner = json!({"why": "it is time", "close": UNTIL});
    assert!(case.asks("Rita Stone", phase(Phase::Endorsed), &sooner).is_ok());
    // By the law it counts all the same where it was signed elsewhere; and somebody who is endorsed is asked for nothing as
    // long as no day moves.
    case.stage.does("Rita Stone", phase(Phase::Endorsed));
    assert_eq!(case.file().skeleton.phase(), Phase::Endorsed);
    assert!(asked(&case, Phase::Endorsed).is_ok() && asked(&case, Phase::Confirmed).is_err());
}

/// Endorsed with an early close of nominations, for which every check is young enough.
fn endorsed_early() -> Case {
    let mut case = with_days(json!({"close": "2026-12-20", "meeting": "2026-12-10"}));
    case.stage.does("Ana Birch", decide(Outcome::Greenlight));
    assert_eq!(codes(&at(&case, Phase::Endorsed, TODAY)), NONE);
    case.stage.does("Rita Stone", phase(Phase::Endorsed));
    case
}

#[test]
fn a_close_that_moves_away_and_back_asks_the_gate_of_endorsed() {
    let mut case = endorsed_early();
    let asked = |case: &Case, to: Phase, days: &Value| case.asks("Rita Stone", phase(to), days);
    let is_shut =
        |asked: Result<CaseFile, Refusal>, code: &str| asked.is_err_and(|refused| refused.names(code));
    let true_close = json!({"why": "the true day", "close": "2027-05-10"});
    assert!(is_shut(asked(&case, Phase::Endorsed, &true_close), "check-stale-at-close"));
    // Neither a later phase nor one that two approvers must second moves it past the gate.
    assert!(is_shut(asked(&case, Phase::Confirmed, &true_close), "check-stale-at-close"));
    let back = case.asks("Ana Birch", phase(Phase::Nominated), &true_close);
    assert!(is_shut(back, "check-stale-at-close"));
    // Earlier, or no later than the checks last, is free.
    for close in ["2026-12-12", UNTIL] {
        assert!(asked(&case, Phase::Endorsed, &json!({"why": "a day", "close": close})).is_ok(), "{close}");
    }
    // So is the meeting, which the checks must reach where a check that is made now could.
    let meeting = |day: &str| json!({"why": "put off", "meeting": day});
    assert!(is_shut(asked(&case, Phase::Endorsed, &meeting("2027-05-01")), "check-stale-on"));
    assert!(asked(&case, Phase::Endorsed, &meeting(UNTIL)).is_ok());
    // Two approvers waive the checks.
    for kind in Policy::default().required_checks {
        waive(&mut case, kind);
    }
    assert!(asked(&case, Phase::Endorsed, &true_close).is_ok());
    // Before the endorsement a day moves freely.
    let mut early = with_days(json!({"close": "2026-12-20"}));
    early.stage.does("Ana Birch", decide(Outcome::Greenlight));
    assert!(asked(&early, Phase::Nominated, &true_close).is_ok());
}

#[test]
fn a_withdrawal_is_no_way_around_the_gate_of_endorsed() {
    let mut case = endorsed_early();
    let ended = json!({"how": "a letter", "close": "2027-05-10"});
    case.says("Rita Stone", phase(Phase::Withdrawn), ended);
    let back = case.asks("Ana Birch", phase(Phase::Endorsed), &json!({"why": "stays after all"}));
    assert!(back.is_err_and(|refused| refused.names("check-stale-at-close")));
}

#[test]
fn a_phase_that_moved_the_close_by_hand_is_marked() {
    let mut case = endorsed_early();
    let marked = |case: &Case, event: EventId| codes(&of_phase(&case.file(), event, &case.stage.roster()));
    let endorsed = *case.stage.case.tips().first().unwrap();
    let moved = case.says("Rita Stone", phase(Phase::Endorsed), json!({"close": "2027-05-10"}));
    assert_eq!((marked(&case, endorsed), marked(&case, moved)), (vec![], AT_CLOSE.to_vec()));
    // What comes later changes nothing of it.
    for kind in Policy::default().required_checks {
        waive(&mut case, kind);
    }
    assert_eq!(marked(&case, moved), AT_CLOSE);
    let confirmed = case.says("Rita Stone", phase(Phase::Confirmed), json!({}));
    assert_eq!(marked(&case, confirmed), NONE);
}

#[test]
fn a_check_too_old_at_the_close_is_due_at_once_once_endorsed() {
    let lines = |case: &Case, policy: &Policy| {
        let items = agenda(&case.file(), policy, &case.stage.roster()).into_iter();
        let items = items.filter(|item| item.kind == ItemKind::CheckExpires);
        items.map(|item| item.from.to_string()[..10].to_owned()).collect::<Vec<_>>()
    };
    let policy = |close: &str| Policy { close_of_nominations: Some(date(close)), ..Policy::default() };
    let (early, late) = (policy("2026-12-20"), policy("2027-05-10"));
    let mut case = Case::ready();
    case.stage.does("Ana Birch", decide(Outcome::Greenlight));
    // Before an endorsement there are thirty days to renew.
    assert_eq!(lines(&case, &late), ["2027-03-19"; 4]);
    for to in [Phase::Endorsed, Phase::Confirmed] {
        case.stage.does("Rita Stone", phase(to));
        // The party moves the close: the line is there from the day on which the checks were recorded.
        assert_eq!(lines(&case, &late), ["2026-11-22"; 4], "{to}");
    }
    assert_eq!(lines(&case, &early), NONE);
}

#[test]
fn the_polls_pass_no_gate_over_before_they_are_over() {
    let mut case = with_days(json!({"close": "2027-05-10"}));
    case.stage.does("Ana Birch", decide(Outcome::Greenlight));
    let asked = |case: &Case, polling: Option<&str>, today: &str| {
        let (file, roster) = (case.file(), case.stage.roster());
        let policy = Policy { polling_day: polling.map(date), ..Policy::default() };
        let view = View { file: &file, roster: &roster, policy: &policy, today: date(today) };
        let gates = for_phase(&view, &view, Phase::Polled, true);
        codes(&gates.into_iter().flat_map(|gate| gate.gaps).collect::<Vec<_>>())
    };
    assert_eq!(asked(&case, None, TODAY), AT_CLOSE, "nobody knows whether they are over");
    assert_eq!(asked(&case, Some("2027-05-31"), "2027-05-31"), AT_CLOSE);
    assert_eq!(asked(&case, Some("2027-05-31"), "2027-06-01"), NONE);
    case.stage.does("Rita Stone", phase(Phase::Confirmed));
    assert_eq!(asked(&case, None, TODAY), NONE, "confirmed had its gate");
}

#[test]
fn nobody_is_polled_before_the_polls_nor_lapses_unopened() {
    let mut case = with_days(json!({"close": "2026-12-10"}));
    case.stage.does("Ana Birch", decide(Outcome::Greenlight));
    case.stage.does("Rita Stone", phase(Phase::Confirmed));
    let asked = |case: &Case, to: Phase, day: &str| {
        let act = Act::Phase { phase: to, date: date(day) };
        case.asks("Rita Stone", act, &json!({"why": "it is time"}))
    };
    let refused = |to: Phase, day: &str, code: &str| {
        assert!(
            asked(&case, to, day)
                .is_err_and(|refused| matches!(refused, Refusal::Rule(gap) if gap.code() == code)),
            "{to} {day}"
        );
    };
    refused(Phase::Polled, "2026-12-10", "polled-before");
    assert!(asked(&case, Phase::Polled, "2026-12-11").is_ok());
    refused(Phase::Lapsed, "2019-01-01", "lapsed-before");
    assert!(asked(&case, Phase::Lapsed, "2026-12-01").is_ok());
}

#[test]
fn a_waiver_made_for_the_greenlight_counts_at_the_close_too() {
    let mut case = with_days(json!({"close": "2027-05-10"}));
    for kind in [CheckKind::Police, CheckKind::Credit] {
        waive(&mut case, kind);
    }
    case.stage.does("Ana Birch", decide(Outcome::Greenlight));
    assert_eq!(codes(&at(&case, Phase::Endorsed, TODAY)), AT_CLOSE[..2]);
    for kind in [CheckKind::Declaration, CheckKind::Eligibility] {
        waive(&mut case, kind);
    }
    assert_eq!(codes(&at(&case, Phase::Endorsed, TODAY)), NONE);
}

#[test]
fn a_check_that_could_not_reach_the_close_is_not_proposed() {
    let gap = |today: &str| {
        let case = with_days(json!({"close": "2027-05-10"}));
        let gap = at(&case, Phase::Endorsed, today).swap_remove(0);
        (gap.line("CASE").unwrap(), gap.other_line("CASE"))
    };
    let waives = "greenlight waive CASE police --why -".to_owned();
    let asks = "greenlight check request CASE police --kind crjmc".to_owned();
    assert_eq!(gap("2026-11-10"), (waives.clone(), None), "180 days before the close is the 11th");
    assert_eq!(gap("2026-11-11"), (asks, Some(waives)));
}

#[test]
fn once_nominations_are_closed_the_close_is_what_counts() {
    let close = |issued: &str| {
        let mut case = Case::new();
        case.check(json!({"check": "credit", "status": "read", "result": "clear", "issued": issued}));
        case.says("Rita Stone", phase(Phase::Vetting), json!({"close": "2026-11-20"}));
        let usability =
            case.file().usability_at_close(CheckKind::Credit, &Policy::default(), date("2027-12-01"));
        <&str>::from(usability)
    };
    assert_eq!(close("2026-05-24"), "usable");
    assert_eq!(close("2026-05-23"), "stale-at-the-close");
    assert_eq!(close("2026-11-23"), "usable", "made since, it is no worse");
}

#[test]
fn an_incomplete_police_check_has_two_ways_out() {
    let mut case = Case::new();
    case.consents();
    case.check(json!({"check": "police", "kind": "crjmc", "method": "name", "status": "read",
        "result": "incomplete", "issued": "2026-11-01"}));
    let again = "greenlight check request CASE police --kind crjmc --method name".to_owned();
    let fingerprints = "greenlight check request CASE police --kind crjmc --method fingerprint".to_owned();
    for (close, code, ways) in [
        // Today and 120 days are 25 March.
        ("2027-03-25", "check-incomplete", (fingerprints, Some(again.clone()))),
        ("2027-03-24", "check-incomplete-late", (again, None)),
    ] {
        case.says("Rita Stone", phase(Phase::Vetting), json!({"close": close}));
        let (file, roster, policy) = (case.file(), case.stage.roster(), Policy::default());
        let view = View { file: &file, roster: &roster, policy: &policy, today: date(TODAY) };
        let checks = gates(&view).into_iter().find(|gate| gate.id == GateId::Checks).unwrap();
        let gap = &checks.gaps[0];
        assert_eq!(
            (gap.code(), (gap.line("CASE").unwrap(), gap.other_line("CASE"))),
            (code, ways),
            "{close}"
        );
    }
}

#[test]
fn the_age_of_the_checks_goes_from_day_to_day() {
    let ages = |case: &Case, days: [&str; 5]| {
        let file = case.file();
        days.map(|day| file.checks_age(&Policy::default(), date(day)).map_or("", Word::word))
    };
    let case = with_days(json!({"meeting": "2027-04-25", "close": "2027-05-10"}));
    let days = ["2026-10-26", "2026-10-27", UNTIL, "2027-04-19", "2027-05-11"];
    let expected = ["", "stale-on-the-day", "stale-on-the-day", "stale", ""];
    assert_eq!(ages(&case, days), expected, "after the close nothing matters");
    let case = with_days(json!({"meeting": "2027-01-10", "close": "2027-05-10"}));
    let days = ["2026-11-10", "2026-11-11", UNTIL, "2027-04-19", "2027-05-10"];
    let expected = ["", "stale-at-the-close", "stale-at-the-close", "stale", "stale"];
    assert_eq!(ages(&case, days), expected);
    for (act, name) in [(phase(Phase::Withdrawn), "Rita Stone"), (Act::Close {}, "Ana Birch")] {
        let mut ended = Case { stage: case.stage.clone() };
        ended.stage.does(name, act);
        assert_eq!(ages(&ended, days), [""; 5]);
    }
}
