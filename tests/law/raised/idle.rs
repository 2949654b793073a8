//! What nobody does: cases that are undecided, untouched or nobody's, recommendations that were overtaken, decisions of
//! which nobody told the applicant.

use greenlight::domain::all_recused::deciders;
use greenlight::domain::ids::PersonId;

use super::*;

fn sorted(mut people: Vec<PersonId>) -> Vec<PersonId> {
    people.sort_unstable();
    people
}

/// The lines before the close of nominations, where the polls are on a Monday in January.
fn before_the_close(stage: &Stage) -> (NaiveDate, Vec<Item>) {
    let policy = Policy { polling_day: Some(date("2027-01-18")), ..Policy::default() };
    let file = stage.file();
    let close = file.deadlines(&policy).close.unwrap();
    let mut items = agenda(&file, &policy, &stage.roster());
    items.retain(|item| {
        item.kind == ItemKind::Deadline && matches!(item.detail, Detail::Before(ElectionDay::Close, ..))
    });
    items.sort_by_key(|item| item.from);
    (close, items)
}

#[test]
fn an_undecided_case_goes_to_those_whom_its_first_gap_names() {
    let mut stage = Stage::new();
    let (close, lines) = before_the_close(&stage);
    let began = place().business_days_before(close, 10);
    let told: Vec<_> = lines.iter().map(|line| (line.tier, place().day(line.from.utc()))).collect();
    let later = |days: u32| place().business_days_after(began, days).succ_opt().unwrap();
    let expected = [
        (Tier::Local, began),
        (Tier::Provincial, later(2)),
        (Tier::National, later(4)),
        (Tier::Leader, later(6)),
    ];
    assert_eq!(told, expected);
    for line in &lines {
        assert_eq!((line.due, line.until), (close, Some(line.due_at)));
        assert_eq!(line.detail, Detail::Before(ElectionDay::Close, Some(GateId::Checks), Lifter::Vetter));
    }
    // A live deferral does not keep the deadline away.
    stage.does("Rita Stone", defer(None, &who("Rita Stone")));
    assert_eq!(before_the_close(&stage).1.len(), 4);
    for end in [phase(Phase::Withdrawn), Act::Close {}] {
        let mut stage = Stage::new();
        stage.does("Ana Birch", end);
        assert_eq!(before_the_close(&stage).1, []);
    }
    stage.greenlit();
    assert_eq!(before_the_close(&stage).1, [], "it is decided");
}

#[test]
fn a_withholding_waits_for_what_a_withholding_needs() {
    let mut stage = Stage::new();
    stage.does("Vera Quill", recommend(Outcome::Withhold));
    let (_, lines) = before_the_close(&stage);
    let Detail::Before(_, gate, _) = lines[0].detail else { panic!("{lines:?}") };
    assert_ne!(gate, Some(GateId::Checks), "a withholding needs no check");
}

#[test]
fn an_untouched_case_climbs_every_two_days() {
    let mut stage = Stage::new();
    let expected = |person| {
        let tiers = [Tier::Provincial, Tier::National, Tier::Leader];
        let above = tiers.into_iter().zip([12, 14, 16]).map(|(tier, days)| (tier, None, after(TODAY, days)));
        std::iter::once((Tier::Local, person, after(TODAY, 10))).chain(above).collect::<Vec<_>>()
    };
    assert_eq!(lines(&stage, ItemKind::Untouched), expected(None));
    stage.does("Rita Stone", Act::Assign { person: who("Vito Marsh").person });
    assert_eq!(lines(&stage, ItemKind::Untouched), expected(Some("Vito Marsh")));
    ends_with_the_case(&stage, ItemKind::Untouched);
    stage.does("Rita Stone", defer(None, &who("Rita Stone")));
    assert_eq!(lines(&stage, ItemKind::Untouched), [], "it is deferred");
    let mut decided = Stage::new();
    decided.greenlit();
    assert_eq!(lines(&decided, ItemKind::Untouched), []);
}

/// Does something so many days later.
fn later(stage: &mut Stage, name: &'static str, act: &Act, days: i64) {
    let tips = stage.case.tips();
    let drafted = stage.case.sign(&tips, &who(name), act.clone(), &fields_of(act));
    let mut header = drafted.header;
    header.at = Timestamp::new(header.at.utc() + TimeDelta::days(days));
    stage.case.entries.push(sign_event(&who(name).key, header, drafted.body));
}

#[test]
fn a_declaration_and_a_note_touch_nothing() {
    let first = |act: Act| {
        let mut stage = Stage::new();
        later(&mut stage, "Vera Quill", &act, 3);
        lines(&stage, ItemKind::Untouched)[0].2
    };
    assert_eq!(first(note()), after(TODAY, 10));
    assert_eq!(first(declare(&who("Vera Quill"), Declared::None)), after(TODAY, 10));
    assert_eq!(first(finding()), after("2026-11-25", 10));
}

#[test]
fn fingerprints_under_way_keep_a_case_from_being_idle() {
    let mut stage = Stage::new();
    let asked = json!({"check": "police", "kind": "crjmc", "method": "fingerprint", "status": "requested"});
    let check = says(&mut stage, "Vera Quill", RecordKind::Check, Relation::New, asked);
    let until = today() + chrono::Days::new(120);
    let first = |stage: &Stage, kind| lines(stage, kind)[0].2;
    assert_eq!(first(&stage, ItemKind::Untouched), until.succ_opt().unwrap());
    assert_eq!(first(&stage, ItemKind::Unassigned), until.succ_opt().unwrap());
    let came = json!({"status": "received"});
    says(&mut stage, "Vera Quill", RecordKind::Check, Relation::Continues(check), came);
    assert_eq!(first(&stage, ItemKind::Untouched), after(TODAY, 10));
    assert_eq!(first(&stage, ItemKind::Unassigned), today());
}

#[test]
fn an_overtaken_recommendation_goes_to_its_author() {
    let mut stage = Stage::new();
    stage.does("Vito Marsh", recommend(Outcome::Greenlight));
    assert_eq!(lines(&stage, ItemKind::Overtaken), []);
    for news in [finding(), record(RecordKind::Interference), record(RecordKind::Reply)] {
        let mut stage = stage.clone();
        stage.does("Vera Quill", news);
        let expected =
            [(Tier::Local, Some("Vito Marsh"), today()), (Tier::Provincial, None, after(TODAY, 2))];
        assert_eq!(lines(&stage, ItemKind::Overtaken), expected);
        ends_with_the_case(&stage, ItemKind::Overtaken);
        stage.does("Vera Quill", recommend(Outcome::Greenlight));
        assert_eq!(lines(&stage, ItemKind::Overtaken), [], "another has recommended with it in view");
    }
    // What no recommendation has to have seen overtakes none.
    found(&mut stage, "Vera Quill", 1);
    stage.does("Vera Quill", note());
    assert_eq!(lines(&stage, ItemKind::Overtaken), []);
}

#[test]
fn an_applicant_not_told_is_a_line_for_who_decided() {
    let mut stage = Stage::new();
    stage.greenlit();
    let expected =
        [(Tier::National, Some("Ana Birch"), after(TODAY, 5)), (Tier::National, None, after(TODAY, 7))];
    assert_eq!(lines(&stage, ItemKind::Untold), expected);
    ends_with_the_case(&stage, ItemKind::Untold);
    stage.does("Vera Quill", record(RecordKind::Notice));
    assert_eq!(lines(&stage, ItemKind::Untold), []);
    // What the applicant was told before the decision is another matter.
    let mut stage = Stage::new();
    stage.does("Vera Quill", record(RecordKind::Notice));
    stage.withheld();
    assert_eq!(lines(&stage, ItemKind::Untold), expected);
}

#[test]
fn an_applicant_is_told_that_a_greenlight_was_set_aside() {
    for told in [true, false] {
        let mut stage = Stage::new();
        let greenlight = stage.greenlit();
        if told {
            stage.does("Vera Quill", record(RecordKind::Notice));
        }
        let set_aside = stage.does("Ana Birch", reverse(greenlight, Outcome::Undecided));
        assert_eq!(lines(&stage, ItemKind::Untold).is_empty(), told, "it waits for its second");
        stage.does("Abel Crane", second(set_aside));
        let expected =
            [(Tier::National, Some("Ana Birch"), after(TODAY, 5)), (Tier::National, None, after(TODAY, 7))];
        let expected = if told { expected.to_vec() } else { Vec::new() };
        assert_eq!(lines(&stage, ItemKind::Untold), expected, "who was told nothing is told nothing");
        if told {
            ends_with_the_case(&stage, ItemKind::Untold);
        }
        stage.does("Vera Quill", record(RecordKind::Notice));
        assert_eq!(lines(&stage, ItemKind::Untold), []);
    }
}

#[test]
fn a_case_on_which_nobody_works_is_at_provincial() {
    let mut stage = Stage::new();
    let expected = [(Tier::Provincial, None, today()), (Tier::National, None, after(TODAY, 5))];
    assert_eq!(lines(&stage, ItemKind::Unassigned), expected);
    ends_with_the_case(&stage, ItemKind::Unassigned);
    stage.does("Rita Stone", Act::Assign { person: who("Vito Marsh").person });
    assert_eq!(lines(&stage, ItemKind::Unassigned), []);
    // The person who has it is recused, or has left: it is to be assigned again.
    let mut recused = stage.clone();
    recused.does("Vito Marsh", declare(&who("Vito Marsh"), Declared::Recused));
    assert_eq!(lines(&recused, ItemKind::Unassigned), expected);
    let tips = stage.case.tips();
    stage.revoke("Vito Marsh", Role::Vetter, &tips);
    assert_eq!(lines(&stage, ItemKind::Unassigned), expected);
    let mut decided = Stage::new();
    decided.greenlit();
    assert_eq!(lines(&decided, ItemKind::Unassigned), []);
}

#[test]
fn a_line_of_who_cannot_act_is_at_the_next_tier_at_once() {
    let mut recommended = Stage::new();
    recommended.does("Vito Marsh", recommend(Outcome::Greenlight));
    recommended.does("Vera Quill", finding());
    let tips = recommended.case.tips();
    recommended.revoke("Vito Marsh", Role::Vetter, &tips);
    assert_eq!(lines(&recommended, ItemKind::Overtaken), [(Tier::Provincial, None, today())]);
    let mut recused = Stage::new();
    recused.does("Vito Marsh", recommend(Outcome::Greenlight));
    recused.does("Vito Marsh", declare(&who("Vito Marsh"), Declared::Recused));
    assert_eq!(lines(&recused, ItemKind::Overtaken), [], "nothing came since");
    recused.does("Vera Quill", finding());
    assert_eq!(lines(&recused, ItemKind::Overtaken), [(Tier::Provincial, None, today())]);
    recused.does("Rita Stone", recommend(Outcome::Greenlight));
    assert_eq!(lines(&recused, ItemKind::Overtaken), []);

    let mut untold = Stage::new();
    untold.greenlit();
    untold.does("Ana Birch", declare(&who("Ana Birch"), Declared::Recused));
    assert_eq!(lines(&untold, ItemKind::Untold), [(Tier::National, None, after(TODAY, 5))]);

    let mut untouched = Stage::new();
    untouched.does("Rita Stone", Act::Assign { person: who("Vito Marsh").person });
    untouched.does("Vito Marsh", declare(&who("Vito Marsh"), Declared::Recused));
    let days = [(Tier::Local, 10), (Tier::Provincial, 10), (Tier::National, 12), (Tier::Leader, 14)];
    assert_eq!(
        lines(&untouched, ItemKind::Untouched),
        days.map(|(tier, days)| (tier, None, after(TODAY, days)))
    );
}

#[test]
fn a_case_that_nobody_may_decide_goes_to_the_leader_at_once() {
    let mut stage = Stage::new();
    let names = ["Ana Birch", "Abel Crane", "Alma Frost"];
    let approvers = names.map(|name| who(name).person);
    assert_eq!(sorted(deciders(&stage.file(), &stage.roster())), sorted(approvers.to_vec()));
    // One of them is a member of the riding, the others are recused.
    let (last, rest) = names.split_last().unwrap();
    for name in rest {
        stage.does(name, declare(&who(name), Declared::Recused));
        assert_eq!(tiers(&stage, ItemKind::Undecidable), []);
    }
    let decided = stage.clone();
    stage.does(last, declare(&who(last), Declared::Interest));
    assert_eq!(tiers(&stage, ItemKind::Undecidable), [Tier::National, Tier::Leader]);
    assert!(items(&stage, ItemKind::Undecidable).iter().all(|item| item.weight == Weight::Serious));
    // Nothing is left to decide once the person withdrew.
    stage.does("Rita Stone", phase(Phase::Withdrawn));
    assert_eq!(tiers(&stage, ItemKind::Undecidable), []);
    // Or where it is decided already.
    let mut stage = decided;
    stage.does("Vera Quill", recommend(Outcome::Greenlight));
    stage.does(last, decide(Outcome::Greenlight));
    stage.does(last, declare(&who(last), Declared::Recused));
    assert_eq!(tiers(&stage, ItemKind::Undecidable), []);
}

#[test]
fn a_decision_that_nobody_is_left_to_second_is_brought_up() {
    let mut stage = Stage::new();
    stage.does("Vera Quill", recommend(Outcome::Withhold));
    stage.does("Ana Birch", decide(Outcome::Withhold));
    assert_eq!(tiers(&stage, ItemKind::Undecidable), []);
    for name in ["Abel Crane", "Alma Frost"] {
        stage.does(name, declare(&who(name), Declared::Recused));
    }
    assert_eq!(tiers(&stage, ItemKind::Undecidable), [Tier::National, Tier::Leader]);
}

#[test]
fn an_overtaken_recommendation_is_at_its_authors_tier() {
    for (name, tier, next) in [
        ("Vera Quill", Tier::Local, Tier::Provincial),
        ("Rita Stone", Tier::Provincial, Tier::Provincial),
        ("Ana Birch", Tier::National, Tier::National),
    ] {
        let mut stage = Stage::new();
        stage.does(name, recommend(Outcome::Greenlight));
        found(&mut stage, "Vito Marsh", 2);
        let found = lines(&stage, ItemKind::Overtaken);
        let at: Vec<_> = found.iter().map(|(tier, _, from)| (*tier, *from)).collect();
        assert_eq!(at, [(tier, today()), (next, after(TODAY, 2))], "{name}");
    }
}
