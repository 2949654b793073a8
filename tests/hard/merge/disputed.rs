//! Stories, as small as they can be, in which the program once read the law otherwise than the judge reads its words.

use greenlight::domain::event::{Act, Outcome, Phase, Role, SecondRule};
use greenlight::domain::ids::EventId;
use greenlight::domain::roster::Standing;
use greenlight::domain::skeleton::DecisionState;
use serde_json::json;

use crate::kit::acts::{decide, note, phase, place, recommend, reverse, second};
use crate::kit::party::{ROOT, Someone, who};
use crate::kit::stage::Stage;

/// The stories that the program tells otherwise.
pub fn still() -> Vec<&'static str> {
    let stories: [(&str, fn() -> bool); 10] = [
        ("a second that nobody saw undoes a reversal", a_second_undoes_a_reversal),
        ("a revocation leaves a withholding by two people", a_withholding_by_two),
        ("a revocation lets a waiting greenlight take effect", a_revocation_decides),
        ("a second of a policy becomes void", a_second_becomes_void),
        ("a head that arrives gives an admin's grant", a_head_gives_a_grant),
        ("a head that arrives puts a policy in force", a_head_gives_a_policy),
        ("a greenlight is left behind", a_greenlight_left_behind),
        ("a greenlight does not come back", a_greenlight_withdrawn),
        ("a decline stops who did not see it", a_decline_apart),
        ("undecided, and not", undecided_and_not),
    ];
    stories.into_iter().filter(|(_, differs)| differs()).map(|(name, _)| name).collect()
}

/// A withholding is seconded by Abel, reversed by Ana, and the reversal seconded. Then Alma's second of the withholding
/// arrives, signed on the state before Abel's and standing before it in the order. The reversal had seen the withholding
/// in effect; the case is not conflicting.
fn a_second_undoes_a_reversal() -> bool {
    let mut stage = Stage::new();
    stage.does("Vera Quill", recommend(Outcome::Withhold));
    let withheld = stage.does("Ana Birch", decide(Outcome::Withhold));
    stage.does("Rita Stone", note());
    stage.does("Abel Crane", second(withheld));
    let reversal = stage.does("Ana Birch", reverse(withheld, Outcome::Greenlight));
    stage.does("Abel Crane", second(reversal));
    assert_eq!(stage.decision(withheld), Some(DecisionState::Reversed));
    stage.does_on(&[withheld], "Alma Frost", second(withheld));
    stage.decision(withheld) == Some(DecisionState::Effective)
}

/// Ends a role as of the beginning: nothing that the key signed since is covered.
fn ends(stage: &mut Stage, of: &'static str, role: Role) {
    stage.revoke(of, role, &[stage.case.entries[0].id]);
}

/// Ana recommends to withhold, and Vera, whose role has ended. Abel and Ana know that, build on it by hand all the same,
/// decide so and second it. A second by Ana was in order, since the last recommendation, Vera's, is not hers; but as that
/// does not count, the program lets the decision rely on Ana's own. Two people have withheld.
fn a_withholding_by_two() -> bool {
    let mut stage = Stage::new();
    stage.does("Ana Birch", recommend(Outcome::Withhold));
    stage.does("Vera Quill", recommend(Outcome::Withhold));
    ends(&mut stage, "Vera Quill", Role::Vetter);
    stage.cites_the_roster_of_now();
    let withheld = stage.does("Abel Crane", decide(Outcome::Withhold));
    stage.does("Ana Birch", second(withheld));
    stage.decision(withheld) == Some(DecisionState::Effective)
}

/// Rita recommends a greenlight, then Vera to withhold; Ana decides for a greenlight, against the last word, so it waits
/// for a second. Vera's role ends; Alma, who knows, writes a note. Then Ana's ends, too. Ana's decision stands because
/// Alma built on it, Vera's recommendation does not; and the program lets the decision take effect, seconded by nobody.
fn a_revocation_decides() -> bool {
    let mut stage = Stage::new();
    stage.does("Rita Stone", recommend(Outcome::Greenlight));
    stage.does("Vera Quill", recommend(Outcome::Withhold));
    let greenlit = stage.does("Ana Birch", decide(Outcome::Greenlight));
    ends(&mut stage, "Vera Quill", Role::Vetter);
    stage.cites_the_roster_of_now();
    stage.does("Alma Frost", note());
    assert_eq!(stage.decision(greenlit), Some(DecisionState::AwaitingSecond));
    ends(&mut stage, "Ana Birch", Role::Approver);
    stage.decision(greenlit) == Some(DecisionState::Effective)
}

/// Two machines of the root give one key to two persons: here to somebody new, who sets a policy that Ana seconds; there
/// to Ana. That second was in order in its past, and is void as soon as the other grant stands first.
fn a_second_becomes_void() -> bool {
    let mut stage = Stage::new();
    let here = stage.party.roster().heads();
    let newcomer = who("Nora Field");
    let as_ana = Someone { person: who("Ana Birch").person, ..newcomer.clone() };
    // Of the two grants the one with the lower id stands first: Ana's has to.
    let mut there = stage.party.clone();
    let to_ana = there.grant_on(&here, &who(ROOT), &as_ana, Role::Approver, "CA");
    let act = Act::Grant {
        person: newcomer.person,
        key: newcomer.public(),
        role: Role::Approver,
        scope: "CA".parse().unwrap(),
    };
    let grants = (0..).map(|at| stage.party.log.sign(&here, &who(ROOT), act.clone(), &json!({"name": at})));
    let granted = grants.into_iter().find(|entry| entry.id > to_ana).expect("some id is higher");
    let to_newcomer = granted.id;
    stage.party.log.entries.push(granted);
    let log = &mut stage.party.log;
    let policy = log.saying(
        &[to_newcomer],
        &newcomer,
        Act::Policy { second: SecondRule::All },
        json!({"review_days": 7}),
    );
    let seconded = log.on(&[policy], &who("Ana Birch"), second(policy));
    let stands = |stage: &Stage, id: EventId| {
        let roster = stage.roster();
        roster.standing(roster.order().position(id).expect("an event of the roster"))
    };
    assert_eq!(stands(&stage, seconded), Standing::Ok);
    stage.party.log.entries.extend(there.log.entries.into_iter().filter(|entry| entry.id == to_ana));
    stands(&stage, seconded) == Standing::Void
}

/// The root ends Adam's role as an admin, and names among what it covers an event that is not in its past; nor is Adam's
/// grant to Nora, which is in the past of that event. Nora's note cites the revocation and the grant: void. Then the
/// event arrives.
fn a_head_gives_a_grant() -> bool {
    let mut stage = Stage::new();
    let (root, adam, nora) = (who(ROOT), who("Adam Lisle"), who("Nora Field"));
    stage.party.grant(&root, &adam, Role::Admin, "CA");
    let here = stage.party.roster().heads();
    let granted = stage.party.grant_on(&here, &adam, &nora, Role::Vetter, "CA");
    let later = grant_of(&who("Vito Marsh"));
    let later = stage.party.log.sign(&[granted], &root, later, &json!({"name": "N"}));
    let ended = stage.party.revoke_on(&here, &root, &adam, Role::Admin, &[later.id]);
    stage.case.auth = vec![granted, ended];
    stage.case.auth.sort_unstable();
    let written = stage.case.by(&nora, note());
    assert_eq!(stage.standing(written), Standing::Void);
    stage.party.log.entries.push(later);
    stage.standing(written) != Standing::Void
}

/// The root ends the role of Abel, who seconded a policy by which every decision takes a second. The revocation has that
/// second in its past, and covers it only by an event that is not. A greenlight takes effect at once where that
/// revocation is cited, so a second of it is void. Then the event arrives.
fn a_head_gives_a_policy() -> bool {
    let mut stage = Stage::new();
    let root = who(ROOT);
    let says = json!({"review_days": 7});
    let here = stage.party.roster().heads();
    let policy = Act::Policy { second: SecondRule::All };
    let policy = stage.party.log.saying(&here, &who("Ana Birch"), policy, says);
    let seconded = stage.party.log.on(&[policy], &who("Abel Crane"), second(policy));
    let later = grant_of(&who("Vito Marsh"));
    let later = stage.party.log.sign(&[seconded], &root, later, &json!({"name": "N"}));
    stage.party.revoke_on(&[seconded], &root, &who("Abel Crane"), Role::Approver, &[later.id]);
    stage.cites_the_roster_of_now();
    stage.does("Vera Quill", recommend(Outcome::Greenlight));
    let greenlit = stage.does("Alma Frost", decide(Outcome::Greenlight));
    let in_vain = stage.case.by(&who("Ana Birch"), second(greenlit));
    assert_eq!(stage.standing(in_vain), Standing::Void);
    assert_eq!(stage.decision(greenlit), Some(DecisionState::Effective));
    stage.party.log.entries.push(later);
    stage.standing(in_vain) != Standing::Void || stage.decision(greenlit) != Some(DecisionState::Effective)
}

fn grant_of(to: &Someone) -> Act {
    Act::Grant { person: to.person, key: to.public(), role: Role::Records, scope: "CA".parse().unwrap() }
}

/// A greenlight does not go with a case to another district: there it is decided again, and is withheld; back in the
/// first, the withholding is in effect and the greenlight, which it ended, is not.
fn a_greenlight_left_behind() -> bool {
    let mut stage = Stage::new();
    let first = stage.greenlit();
    let nominates = |stage: &Stage| stage.may("Rita Stone", phase(Phase::Nominated));
    assert!(nominates(&stage) && !stage.may("Ana Birch", decide(Outcome::Withhold)));
    let moved = stage.does("Rita Stone", place(2023, "35002"));
    let left = stage.decision(first) == Some(DecisionState::Ended)
        && !nominates(&stage)
        && stage.may("Ana Birch", decide(Outcome::Withhold))
        && !stage.may("Ana Birch", reverse(first, Outcome::Withhold));
    let mut back = stage.clone();
    back.does("Rita Stone", place(2023, "35001"));
    let carries_again = back.decision(first) == Some(DecisionState::Effective) && nominates(&back);
    stage.withheld();
    stage.does_on(&[moved], "Remi Vale", place(2023, "35001"));
    let ended = stage.decision(first) != Some(DecisionState::Effective) && !stage.file().is_conflicting();
    !(left && carries_again && ended)
}

/// A candidacy was withdrawn, and begins again: the greenlight before that carries no more. A withdrawal of
/// which the decider knew nothing, and that knew nothing of the decision, ends nothing.
fn a_greenlight_withdrawn() -> bool {
    let mut stage = Stage::new();
    let begun = stage.case.tips();
    let first = stage.greenlit();
    let mut apart = stage.clone();
    apart.does_on(&begun, "Remi Vale", phase(Phase::Withdrawn));
    let carries = apart.decision(first) == Some(DecisionState::Effective);
    stage.does("Rita Stone", phase(Phase::Withdrawn));
    let ended = stage.decision(first) == Some(DecisionState::Ended);
    let back = stage.does("Abel Crane", phase(Phase::Vetting));
    stage.does("Ana Birch", second(back));
    let for_ever = stage.decision(first) == Some(DecisionState::Ended);
    !(carries && ended && for_ever && stage.may("Ana Birch", decide(Outcome::Greenlight)))
}

/// Alma declines a withholding and Abel, who knows nothing of that, seconds it: it takes effect. A person who
/// knows of the decline cannot second it.
fn a_decline_apart() -> bool {
    let mut stage = Stage::new();
    stage.does("Vera Quill", recommend(Outcome::Withhold));
    let withheld = stage.does("Ana Birch", decide(Outcome::Withhold));
    let cannot = !stage.may("Ana Birch", Act::Decline { event: withheld })
        && !stage.may("Vera Quill", Act::Decline { event: withheld });
    stage.does("Alma Frost", Act::Decline { event: withheld });
    let declined = stage.decision(withheld) == Some(DecisionState::Declined)
        && !stage.may("Abel Crane", second(withheld))
        && stage.may("Ana Birch", decide(Outcome::Withhold));
    stage.does_on(&[withheld], "Abel Crane", second(withheld));
    !(cannot && declined && stage.decision(withheld) == Some(DecisionState::Effective))
}

/// Of two reversals made apart one leaves the case undecided, the other says a greenlight: that is a conflict, in which
/// the greenlight is in effect for nobody who moves the case on, and is what another reversal names.
fn undecided_and_not() -> bool {
    let mut stage = Stage::new();
    let withheld = stage.withheld();
    let seen = stage.case.tips();
    let undecided = stage.does_on(&seen, "Ana Birch", reverse(withheld, Outcome::Undecided));
    stage.does_on(&[undecided], "Abel Crane", second(undecided));
    let alone = !stage.file().is_conflicting() && stage.may("Ana Birch", decide(Outcome::Withhold));
    let greenlit = stage.does_on(&seen, "Alma Frost", reverse(withheld, Outcome::Greenlight));
    stage.does_on(&[greenlit], "Abel Crane", second(greenlit));
    let apart = stage.file().is_conflicting()
        && !stage.may("Rita Stone", phase(Phase::Nominated))
        && !stage.may("Ana Birch", decide(Outcome::Withhold))
        && !stage.may("Ana Birch", reverse(undecided, Outcome::Withhold));
    let settled = stage.does("Ana Birch", reverse(greenlit, Outcome::WithConditions));
    stage.does("Abel Crane", second(settled));
    !(alone && apart && !stage.file().is_conflicting() && stage.may("Rita Stone", phase(Phase::Nominated)))
}
