//! The story of the frozen logs: a case that goes its way, and one in which people act apart and somebody leaves.

use greenlight::domain::event::{
    Act, Audience, Declared, Level, Outcome, Phase, PurgeExtent, PurgeRule, RecordKind, Relation, Role,
    SecondRule, Tier,
};
use serde_json::json;

use crate::kit::acts::*;
use crate::kit::party::{Log, Party, ROOT, who};
use crate::kit::stage::Stage;
use crate::kit::vectors::Vector;

fn stream(log: &Log) -> String {
    log.entries.iter().map(|entry| Vector::of(entry, "ok", "none").write()).collect()
}

/// The roster log, and the two cases.
pub fn told() -> (String, [String; 2]) {
    let mut party = Party::new();
    let root = who(ROOT);
    let tips = party.log.tips();
    let policy = Act::Policy { second: SecondRule::Floor };
    let set = party.log.saying(&tips, &who("Ana Birch"), policy, json!({"check_max_age_days": 120}));
    party.log.by(&who("Abel Crane"), second(set));
    // Another is declined, and stays without effect.
    let tips = party.log.tips();
    let policy = Act::Policy { second: SecondRule::All };
    let set = party.log.saying(&tips, &who("Abel Crane"), policy, json!({"check_max_age_days": 60}));
    party.log.by(&who("Ana Birch"), decline(set));
    party.log.by(&who("Ana Birch"), record(RecordKind::Briefing));

    let mut first = Stage { case: party.open(&who("Vera Quill"), "35001"), party: party.clone() };
    greenlit(&mut first);

    // An admin grants a role while the root, who has not seen it, ends the admin's.
    party.grant(&root, &who("Adam Field"), Role::Admin, "CA");
    let fork = party.log.tips();
    party.grant_on(&fork, &who("Adam Field"), &who("Dora Lane"), Role::Vetter, "ON");
    party.revoke_on(&fork, &root, &who("Adam Field"), Role::Admin, &[]);
    // One person came twice.
    party.grant(&root, &who("V. Quill"), Role::Approver, "CA");
    party.log.by(&root, Act::Same { person: who("Vera Quill").person, other: who("V. Quill").person });

    let mut other = Stage { case: party.open(&who("Vera Quill"), "24001"), party };
    conflicting(&mut other);
    (stream(&other.party.log), [stream(&first.case), stream(&other.case)])
}

fn greenlit(stage: &mut Stage) {
    for name in ["Vera Quill", "Vito Marsh", "Rita Stone", "Ana Birch"] {
        stage.does(name, declare(&who(name), Declared::None));
    }
    stage.does("Vera Quill", record(RecordKind::Consent));
    stage.does("Vera Quill", phase(Phase::Vetting));
    let check = stage.does("Vera Quill", record(RecordKind::Check));
    let read = json!({"status": "read", "result": "negative", "issued": "2026-11-21"});
    let step = Act::Record { kind: RecordKind::Check, relation: Relation::Continues(check) };
    let tips = stage.case.tips();
    stage.case.saying(&tips, &who("Vito Marsh"), step, read);
    let tips = stage.case.tips();
    stage.does("Vito Marsh", finding());
    // Another spelling of the name, by somebody who had not seen the finding.
    stage.does_on(&tips, "Vera Quill", record(RecordKind::Candidate));
    let flag = stage.does("Vito Marsh", flag(Level::Ordinary, Tier::Local));
    stage.does("Rita Stone", accept(flag));
    stage.does("Rita Stone", answer(flag));
    let text = stage.does("Vera Quill", note());
    stage.does("Vera Quill", recommend(Outcome::WithConditions));
    let conditions = json!({"why": "the lien is small", "conditions": [{
        "text": "settle the lien", "owner": "the applicant", "due": "2027-01-15", "evidence": "a release"
    }]});
    let tips = stage.case.tips();
    let decision = stage.case.saying(&tips, &who("Ana Birch"), decide(Outcome::WithConditions), conditions);
    stage.does("Vera Quill", Act::Met { decision, number: 1 });
    // The greenlight lets her stand; one that is set aside is given again, and once the case moves it carries no more.
    stage.does("Rita Stone", phase(Phase::Contest));
    let aside = stage.does("Ana Birch", reverse(decision, Outcome::Undecided));
    stage.does("Vito Marsh", danger());
    stage.does("Abel Crane", second(aside));
    let waits = stage.does("Ana Birch", phase(Phase::Nominated));
    stage.does("Abel Crane", decline(waits));
    stage.does("Ana Birch", decide(Outcome::Greenlight));
    stage.does("Rita Stone", place(2023, "35002"));
    stage.does("Alma Frost", decide(Outcome::WithConditions));
    stage.does("Rita Stone", Act::Issue { copy: 1, audience: Audience::Leader });
    let purge = stage.does("Ruth Archer", purge(PurgeRule::Retention, PurgeExtent::All, text));
    stage.does("Abel Crane", second(purge));
    let gone = stage.case.entries.iter_mut().find(|entry| entry.id == text).unwrap();
    gone.body = None;
}

fn conflicting(stage: &mut Stage) {
    let opened = stage.case.tips();
    let flag = stage.does_on(&opened, "Vera Quill", flag(Level::Serious, Tier::Local));
    // Two answers to one question, given apart: it stays open, at the higher tier.
    stage.does_on(&[flag], "Rita Stone", answer(flag));
    stage.does_on(&[flag], "Ana Birch", pass_up(flag));
    stage.does("Alma Frost", declare(&who("Remi Vale"), Declared::Recused));
    stage.party.grant(&who(ROOT), &who("Vito Marsh"), Role::Vetter, "QC");
    stage.cites_the_roster_of_now();
    stage.does("Vito Marsh", record(RecordKind::Interference));
    let covered = stage.case.tips();
    let later = stage.does("Vito Marsh", finding());
    let flagged = stage.does_on(&covered, "Vito Marsh", crate::kit::acts::flag(Level::Ordinary, Tier::Local));
    stage.revoke("Vito Marsh", Role::Vetter, &covered);
    stage.cites_the_roster_of_now();
    let act = adopt(vec![later]);
    let heads = stage.file().heads_for(&act);
    assert!(!heads.contains(&flagged));
    let adopted = stage.does_on(&heads, "Rita Stone", act);
    let recommended = stage.does_on(&[adopted], "Vera Quill", recommend(Outcome::Greenlight));
    // Two decisions without knowledge of each other; Abel's is seconded.
    stage.does_on(&[recommended], "Ana Birch", decide(Outcome::Greenlight));
    let withheld = stage.does_on(&[recommended], "Abel Crane", decide(Outcome::Withhold));
    let effective = stage.does_on(&[withheld], "Alma Frost", second(withheld));
    stage.does_on(&[effective], "Vera Quill", record(RecordKind::Reply));
    stage.does_on(&[withheld], "Ana Birch", decline(withheld));
}
