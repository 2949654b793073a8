//! Stories, as small as they can be, in which the program once read the law otherwise than the judge reads its words.

use greenlight::domain::event::{Act, Outcome, Role, SecondRule};
use greenlight::domain::ids::EventId;
use greenlight::domain::roster::Standing;
use greenlight::domain::skeleton::DecisionState;
use serde_json::json;

use crate::common::acts::{decide, note, recommend, reverse, second};
use crate::common::stage::Stage;
use crate::common::{ROOT, Someone, who};

/// The stories that the program tells otherwise.
pub fn still() -> Vec<&'static str> {
    let stories: [(&str, fn() -> bool); 4] = [
        ("a second that nobody saw undoes a reversal", a_second_undoes_a_reversal),
        ("a revocation leaves a withholding by two people", a_withholding_by_two),
        ("a revocation lets a waiting greenlight take effect", a_revocation_decides),
        ("a second of a policy becomes void", a_second_becomes_void),
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
