//! The gate `override`: once local members have chosen, each of its five points alone keeps it shut; a policy may raise
//! its bar and never lower it.

use greenlight::domain::case::decision::Override;
use greenlight::domain::event::Phase;
use greenlight::domain::grade::Grade;

use super::*;

/// A nominated case with what a withholding may rest on: two origins, one of them of grade B2.
fn nominated() -> (Case, Vec<EventId>) {
    let mut case = Case::new();
    case.stage.nominated();
    let on = vec![case.finding(3, "B2", "a court"), case.finding(3, "C3", "a neighbour")];
    (case, on)
}

fn answers() -> Override {
    Override {
        shadow_of_doubt: "the court's own words leave no other reading".to_owned(),
        heard_on: Some(date("2026-11-23")),
        not_heard: None,
        leader_on: Some(date("2026-11-23")),
        ..Override::default()
    }
}

fn gaps(
    case: &Case,
    policy: &Policy,
    outcome: Outcome,
    reverses: bool,
    rests_on: &[EventId],
    overrides: Option<&Override>,
) -> Vec<&'static str> {
    let (file, roster) = (case.file(), case.stage.roster());
    let view = View { file: &file, roster: &roster, policy, today: date(TODAY) };
    let me = who("Ana Birch").person;
    let proposal = Proposal {
        me: Some(me),
        outcome,
        reverses,
        reason: Some(Reason::Candour),
        rests_on,
        overrides,
        asked_on: None,
    };
    let all = gates_for(&view, &proposal);
    all.iter().filter(|gate| gate.id == GateId::Override).flat_map(|gate| &gate.gaps).map(Gap::code).collect()
}

fn withhold(case: &Case, rests_on: &[EventId], overrides: Option<&Override>) -> Vec<&'static str> {
    gaps(case, &Policy::default(), Outcome::Withhold, false, rests_on, overrides)
}

#[test]
fn overrides() {
    let (case, on) = nominated();
    assert_eq!(withhold(&case, &on, Some(&answers())), NONE);
    let all = ["override-grade", "override-origins", "override-doubt", "override-heard", "override-leader"];
    assert_eq!(withhold(&case, &[], None), all);
    // Before the members have chosen nothing of this is asked.
    assert_eq!(withhold(&Case::new(), &[], None), NONE);
}

#[test]
fn each_point_alone_keeps_it_shut() {
    let (mut case, on) = nominated();
    let told = answers();
    let grave = case.finding(3, "B2", "A Court");
    // Two findings of one origin, one of two of the bar.
    assert_eq!(withhold(&case, &[on[0], grave], Some(&told)), ["override-origins"]);
    let third = case.finding(3, "C2", "a landlord");
    assert_eq!(withhold(&case, &[on[1], third], Some(&told)), ["override-grade"]);
    for (code, answers) in [
        ("override-doubt", Override { shadow_of_doubt: "  ".to_owned(), ..told.clone() }),
        ("override-heard", Override { heard_on: None, ..told.clone() }),
        ("override-heard", Override { heard_on: None, not_heard: Some(" ".to_owned()), ..told.clone() }),
        ("override-leader", Override { leader_on: None, ..told.clone() }),
    ] {
        assert_eq!(withhold(&case, &on, Some(&answers)), [code]);
    }
    let unheard = Override { heard_on: None, not_heard: Some("would not come".to_owned()), ..told };
    assert_eq!(withhold(&case, &on, Some(&unheard)), NONE);
}

#[test]
fn where_no_members_voted_no_doubt_is_asked() {
    for how in ["acclaimed", "appointed"] {
        let (mut case, on) = nominated();
        let unanswered = Override { shadow_of_doubt: String::new(), ..answers() };
        assert_eq!(withhold(&case, &on, Some(&unanswered)), ["override-doubt"]);
        case.says("Rita Stone", record(RecordKind::Contest), json!({"selected_by": "vote"}));
        assert_eq!(withhold(&case, &on, Some(&unanswered)), ["override-doubt"]);
        case.says("Rita Stone", record(RecordKind::Contest), json!({"selected_by": how}));
        assert_eq!(withhold(&case, &on, Some(&unanswered)), NONE);
        // Everything else is asked all the same.
        let all = ["override-grade", "override-origins", "override-heard", "override-leader"];
        assert_eq!(withhold(&case, &[], None), all);
    }
}

#[test]
fn a_paper_is_proof_and_an_origin() {
    let (mut case, on) = nominated();
    let unread = case.paper("authenticated");
    assert_eq!(
        withhold(&case, &[unread, on[1]], Some(&answers())),
        ["override-grade", "override-origins"],
        "nobody has read it"
    );
    let paper = case.paper("read");
    assert_eq!(withhold(&case, &[paper], Some(&answers())), ["override-origins"]);
    assert_eq!(withhold(&case, &[paper, on[1]], Some(&answers())), NONE);
}

#[test]
fn a_policy_raises_the_bar_and_never_lowers_it() {
    let (case, on) = nominated();
    let bar = |text: &str| Policy { override_bar: text.parse::<Grade>().unwrap(), ..Policy::default() };
    let told = answers();
    let under = |policy: &Policy| gaps(&case, policy, Outcome::Withhold, false, &on, Some(&told));
    assert_eq!(under(&bar("A1")), ["override-grade"]);
    let loose = bar("C3");
    let below = loose.below_floor();
    assert_eq!(
        below.iter().map(|below| (below.setting, below.given.as_str())).collect::<Vec<_>>(),
        [("override_bar", "C3")]
    );
    assert_eq!(loose.at_the_floor_or_above().override_bar, Policy::default().override_bar);
}

#[test]
fn a_reversal_to_a_greenlight_gives_members_their_choice() {
    let (mut case, _) = nominated();
    let policy = Policy::default();
    for outcome in [Outcome::Greenlight, Outcome::WithConditions] {
        for reverses in [true, false] {
            assert_eq!(gaps(&case, &policy, outcome, reverses, &[], None), NONE, "{outcome} {reverses}");
        }
    }
    // While one waits for its second, the page asks nothing of it either.
    let withheld = case.stage.withheld();
    let again = case.says("Ana Birch", reverse(withheld, Outcome::Greenlight), json!({"why": "cleared"}));
    let (file, roster) = (case.file(), case.stage.roster());
    assert_eq!(file.awaiting().map(|decision| decision.stamp.id), Some(again));
    let shown = gates(&View { file: &file, roster: &roster, policy: &policy, today: date(TODAY) });
    let shut: Vec<_> = shown.iter().filter(|gate| gate.id == GateId::Override && !gate.passes()).collect();
    assert!(shut.is_empty(), "{shut:?}");
}

#[test]
fn a_greenlight_that_is_set_aside_needs_answers_not_evidence() {
    let mut case = Case::new();
    case.stage.greenlit();
    case.stage.does("Rita Stone", crate::kit::acts::phase(Phase::Nominated));
    let policy = Policy::default();
    let codes = |answers: Option<&Override>| gaps(&case, &policy, Outcome::Undecided, true, &[], answers);
    assert_eq!(codes(None), ["override-doubt", "override-heard", "override-leader"]);
    assert_eq!(codes(Some(&answers())), NONE);
    // Setting a withholding aside goes against nobody's choice.
    let (mut case, _) = nominated();
    case.stage.withheld();
    assert_eq!(gaps(&case, &policy, Outcome::Undecided, true, &[], None), NONE);
}

#[test]
fn the_standard_stays_once_the_nomination_is_taken_back() {
    let (mut case, _) = nominated();
    let back = case.stage.does("Ana Birch", crate::kit::acts::phase(Phase::Vetting));
    case.stage.does("Abel Crane", second(back));
    assert_eq!(case.file().skeleton.phase(), Phase::Vetting);
    assert_eq!(withhold(&case, &[], None).len(), 5);
}

#[test]
fn the_day_of_an_answer_is_not_to_come() {
    let (mut case, on) = nominated();
    case.declares("Vera Quill");
    case.declares("Rita Stone");
    case.declares("Ana Birch");
    case.stage.does("Rita Stone", recommend(Outcome::Withhold));
    for finding in &on {
        case.step("Vera Quill", *finding, json!({"put": {"on": "2026-11-20"}}));
    }
    let fields = |heard: &str, leader: &str| {
        json!({"why": "it cannot stand", "applicant": "The records differ.", "reason": "candour", "rests_on": on, "override":
            {"shadow_of_doubt": "no other reading", "heard_on": heard, "leader_on": leader}})
    };
    let asks = |heard, leader| case.asks("Ana Birch", decide(Outcome::Withhold), &fields(heard, leader));
    assert_eq!(rule_of(&asks("2026-11-26", "2026-11-20")), Some("day-ahead"));
    assert_eq!(rule_of(&asks("2026-11-20", "2026-11-26")), Some("day-ahead"));
    asks("2026-11-20", "2026-11-25").unwrap();
}
