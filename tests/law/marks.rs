//! What is said of a past decision: it is judged as its author had the case and the people, no matter who comes, goes
//! or rises later, or where the case moves; and what is said of those who keep the roster and decide.

use std::collections::BTreeMap;

use greenlight::domain::entry::{Entry, Timestamp};
use greenlight::domain::event::{Act, Declared, Outcome, RecordKind, Role, SecondRule};
use greenlight::domain::ids::EventId;
use greenlight::domain::marks::{DecisionMark, marks, shut_in_its_past};
use greenlight::domain::refusal::Cause;
use greenlight::domain::refusal::GateId;
use greenlight::domain::skeleton::DecisionState;
use serde_json::{Value, json};

use crate::kit::acts::{decide, declare, finding, recommend, record, second};
use crate::kit::party::{ROOT, date, who};
use crate::kit::random::Random;
use crate::kit::stage::Stage;
use crate::kit::town::desks::{hour, settles, signs};
use crate::kit::town::{Ran, Town, identity};

const NOW: &str = "2026-11-29T15:00:00Z";

/// The marks of every decision of a case.
fn all_marks(stage: &Stage) -> BTreeMap<EventId, Vec<DecisionMark>> {
    let (file, roster) = (stage.file(), stage.roster());
    file.decisions.iter().map(|decision| (decision.stamp.id, marks(&file, decision, &roster))).collect()
}

/// A case with decisions of every kind: sound, hasty, on a source too weak, seconded, by somebody who keeps the roster.
fn decided(random: &mut Random) -> Stage {
    let mut stage = Stage::new();
    let root = who(ROOT);
    if random.once_in(2) {
        stage.party.grant(&root, &root, Role::Approver, "CA");
        stage.cites_the_roster_of_now();
    }
    for name in ["Vera Quill", "Rita Stone", "Ana Birch", "Abel Crane"] {
        if !random.once_in(3) {
            stage.does(name, declare(&who(name), Declared::None));
        }
    }
    let mut rests_on = Vec::new();
    for _ in 0..random.below(3) {
        let grade = *random.of(&["B1", "C3", "D4"]);
        let fields = json!({"category": "financial", "severity": 3, "grade": grade, "origin": "a court", "text": "a lien"});
        let tips = stage.case.tips();
        rests_on.push(stage.case.saying(&tips, &who("Vera Quill"), finding(), fields));
    }
    let recommender = *random.of(&["Vera Quill", "Rita Stone"]);
    let outcome = *random.of(&[Outcome::Greenlight, Outcome::Withhold]);
    stage.does(recommender, recommend(outcome));
    let decider = if random.once_in(2) && stage.may(ROOT, decide(outcome)) { ROOT } else { "Ana Birch" };
    let fields = json!({"why": "as the file shows", "applicant": "as told", "reason": "candour", "rests_on": rests_on});
    let tips = stage.case.tips();
    let decision = stage.case.saying(&tips, &who(decider), decide(outcome), fields);
    if outcome == Outcome::Withhold {
        stage.does("Abel Crane", second(decision));
    }
    stage
}

/// Something that happens later, as the program does it: a departure covers what is there.
fn later(stage: &mut Stage, random: &mut Random) -> String {
    let root = who(ROOT);
    let heads = stage.file().heads();
    let name = *random.of(&["Vera Quill", "Rita Stone", "Ana Birch", "Abel Crane"]);
    match random.below(6) {
        0 => {
            for role in [Role::Vetter, Role::Reviewer, Role::Approver] {
                stage.party.revoke(&root, &who(name), role, &heads);
            }
            format!("{name} leaves")
        }
        1 => {
            let role = *random.of(&[Role::Reviewer, Role::Approver, Role::Admin, Role::Records]);
            stage.party.grant(&root, &who(name), role, "CA");
            format!("{name} rises: {role}")
        }
        2 => {
            // Another key of the same person, under another spelling of the name.
            let mut other = who("another laptop");
            (other.person, other.name) = (who(name).person, "Another Spelling");
            stage.party.grant(&root, &other, *random.of(&[Role::Vetter, Role::Approver]), "CA");
            format!("{name} has a further key")
        }
        3 => {
            stage.party.revoke(&root, &root, Role::Admin, &stage.roster().heads());
            stage.party.grant(&root, &who(name), Role::Admin, "CA");
            format!("{name} keeps the roster now")
        }
        4 => {
            let district = random.of(&["24001", "59003", "10001"]).parse().unwrap();
            let act = Act::Place { order: 2023, district };
            let mover = *random.of(&["Ana Birch", "Abel Crane", "Alma Frost"]);
            if stage.may(mover, act.clone()) {
                stage.does(mover, act);
            }
            format!("{mover} moves the case")
        }
        _ => {
            stage.cites_the_roster_of_now();
            let act = record(RecordKind::Note);
            if stage.may("Vito Marsh", act.clone()) {
                stage.does("Vito Marsh", act);
            }
            "somebody writes".to_owned()
        }
    }
}

#[test]
fn no_later_act_changes_a_mark() {
    let (mut marked, mut told) = (0, 0);
    for seed in 0..150 {
        let random = &mut Random(seed);
        let mut stage = decided(random);
        let before = all_marks(&stage);
        let days: Vec<_> = stage.file().decisions.iter().map(|decision| decision.stamp).collect();
        let day = |stage: &Stage| -> Vec<chrono::NaiveDate> {
            let file = stage.file();
            days.iter()
                .map(|stamp| file.place_at(file.history().position(stamp.id).unwrap()).day(stamp.time.utc()))
                .collect()
        };
        let days_before = day(&stage);
        marked += before.values().filter(|marks| !marks.is_empty()).count();
        let mut acts = Vec::new();
        for _ in 0..4 {
            acts.push(later(&mut stage, random));
            assert_eq!(all_marks(&stage), before, "{seed}: {acts:?}");
            assert_eq!(day(&stage), days_before, "{seed}: {acts:?}");
            told += 1;
        }
    }
    assert!(marked > 50 && told == 600, "{marked}");
}

/// Everything that pages say of the decided cases, without the lines that name the hour and the length of the store.
fn pages(town: &Town, who: &str, cases: &[String]) -> BTreeMap<String, String> {
    let mut pages = BTreeMap::new();
    let mut take = |args: &[&str]| {
        let ran = town.run_at(NOW, who, args, "");
        assert_eq!(ran.code, 0, "{args:?} {}", ran.err);
        let of_now = ["Made on", "The store on", "\"at\":", "\"chain\":", "\"events\":"];
        let lines = ran.out.lines().filter(|line| !of_now.iter().any(|word| line.trim().starts_with(word)));
        pages.insert(args.join(" "), lines.collect::<Vec<_>>().join("\n"));
    };
    for case in cases {
        for args in [
            &["show", case][..],
            &["show", case, "--json"],
            &["brief", case],
            &["brief", case, "--json"],
            &["next", case],
        ] {
            take(args);
        }
    }
    take(&["list"]);
    take(&["export", "--csv"]);
    pages
}

/// The cases that are decided, and each decision with what is said of it.
fn decisions(town: &Town, cases: &[String]) -> Vec<Value> {
    let of = |case: &String| {
        let ran = town.run_at(NOW, "second", &["show", case, "--json"], "");
        let shown: Value = serde_json::from_str(&ran.out).unwrap();
        shown["decisions"].as_array().unwrap().clone()
    };
    let said = |row: Value| {
        json!([row["id"], row["marks"], row["unseen"], row["state"], row["clock"], row["second"]])
    };
    cases.iter().flat_map(of).map(said).collect()
}

#[test]
fn nobody_is_accused_because_somebody_left_or_rose() {
    let town = Town::of_the_demonstration(NOW);
    let rows: Value = serde_json::from_str(&town.run_at(NOW, "second", &["list", "--json"], "").out).unwrap();
    let rows = rows.as_array().unwrap().iter().filter(|row| !row["decision"].is_null());
    let cases: Vec<String> =
        rows.map(|row| row["id"].as_str().unwrap().parse::<EventId>().unwrap().short(8)).collect();
    assert!(cases.len() >= 9, "{cases:?}");
    for case in &cases {
        let _ = town.run_at(NOW, "second", &["conflict", case, "none"], "");
    }
    let before = pages(&town, "second", &cases);
    let said = decisions(&town, &cases);
    assert!(said.len() >= cases.len(), "{said:?}");
    assert!(said.iter().all(|row| row[1].as_array().unwrap().is_empty()), "{said:?}");
    let admin = |args: &[&str]| {
        let ran = town.run_at(NOW, "admin", args, "");
        assert_eq!(ran.code, 0, "{args:?} {}", ran.err);
    };
    std::fs::write(
        town.path("further.pub"),
        greenlight::seal::identity::public_line(&identity("third").public()),
    )
    .unwrap();
    for args in [
        &["person", "revoke", "Théo Larivée", "--why", "moved"][..],
        &["person", "grant", "Nadia Okonjo-Wells", "--role", "approver", "--scope", "CA"],
        &[
            "person",
            "grant",
            "Marguerite Sansoucy",
            "--role",
            "approver",
            "--scope",
            "CA",
            "--key",
            "further.pub",
        ],
        &[
            "person",
            "grant",
            "Marguerite Sansoucy",
            "--role",
            "admin",
            "--scope",
            "CA",
            "--key",
            "further.pub",
        ],
        &["person", "rekey"],
        &["person", "revoke", "Marguerite Sansoucy", "--why", "moved"],
    ] {
        admin(args);
        let after = pages(&town, "second", &cases);
        for (page, text) in &before {
            assert_eq!(after.get(page), Some(text), "{page} after {args:?}");
        }
    }
    // A move, and what it brings, are said, and a greenlight for another district carries no more; of what was said of
    // how a decision was made nothing changes.
    for case in &cases {
        let ran = town.run_at(NOW, "second", &["edit", case, "--district", "59003"], "");
        assert!(ran.code == 0 || ran.err.contains("closed"), "{case} {}", ran.err);
    }
    let how = |said: &[Value]| -> Vec<Value> {
        said.iter().map(|row| json!([row[0], row[1], row[2], row[4], row[5]])).collect()
    };
    assert_eq!(how(&decisions(&town, &cases)), how(&said));
}

#[test]
fn hindsight_and_marks_say_the_same() {
    for seed in 0..60 {
        let random = &mut Random(1_000 + seed);
        let mut stage = decided(random);
        for _ in 0..3 {
            later(&mut stage, random);
        }
        let (file, roster) = (stage.file(), stage.roster());
        for decision in &file.decisions {
            let then = file.before(decision.stamp.id, &roster).unwrap();
            // What a replay of the roster of then gives.
            let entry = file.history().get(decision.stamp.id).unwrap();
            let cited = roster.past_of(&entry.header.auth).unwrap();
            let people = stage.party.log.history();
            let replayed =
                greenlight::domain::roster::Roster::replay(&people.until(|at| cited.contains(at)).unwrap());
            assert_eq!(then.policy, replayed.policy());
            assert_eq!(then.roster.heads(), replayed.heads());
            let told = |roster: &greenlight::domain::roster::Roster| -> Vec<_> {
                roster
                    .people()
                    .map(|person| {
                        (person.id, person.name.clone(), person.keys.clone(), roster.held_now(person).count())
                    })
                    .collect()
            };
            assert_eq!(told(&then.roster), told(&replayed));
            let seen = greenlight::domain::case::CaseFile::replay(then.file.history().clone(), &replayed);
            let standings = |file: &greenlight::domain::case::CaseFile| -> Vec<_> {
                file.verdicts().iter().map(|verdict| verdict.standing).collect()
            };
            assert_eq!(standings(&then.file), standings(&seen));
            // As the roster is kept beside the record, too.
            let kept = greenlight::domain::roster::Roster::kept(&roster.keep()).unwrap();
            assert_eq!(marks(&file, decision, &kept), marks(&file, decision, &roster));
            assert_eq!(kept.keep(), roster.keep());
        }
    }
}

/// Has the administrator decide, too, and put somebody on the roster who recommends. What each command said.
fn keeps_and_decides(town: &Town) -> [Ran; 2] {
    let role = ["person", "grant", "me", "--role", "approver", "--scope", "CA"];
    let vetter =
        ["person", "add", "Nobody Real", "--key", "keys/stranger.pub", "--role", "vetter", "--scope", "CA"];
    [&role[..], &vetter].map(|args| {
        let ran = town.run("admin", args, "");
        assert_eq!(ran.code, 0, "{}", ran.err);
        ran
    })
}

/// A case of the vetter whom the administrator put on the roster, decided by the administrator.
fn decided_by_the_keeper(town: &Town) -> String {
    let case = filled(town, "stranger");
    town.does("admin", &["conflict", &case, "none"]);
    town.does("admin", &["decide", &case, "greenlight", "--why", "a word is enough"]);
    town.does("approver", &["conflict", &case, "none"]);
    case
}

/// What is said of the only decision of a case.
fn marks_shown(town: &Town, case: &str) -> Value {
    let shown: Value =
        serde_json::from_str(&town.run("approver", &["show", case, "--json"], "").out).unwrap();
    shown["decisions"][0]["marks"].clone()
}

fn keep_them_apart(town: &Town) {
    town.does("approver", &["policy", "set", "separate_admin=required"]);
    town.does("second", &["policy", "second"]);
}

#[test]
fn who_keeps_the_roster_and_decides_reads_that_it_is_marked() {
    let town = Town::with_people();
    let [ran, put_there] = keeps_and_decides(&town);
    assert!(ran.err.contains("Imogen Ashgrove administers the roster and also decides"), "{}", ran.err);
    // One line, however many they put there; and the person who sets the policy learns how.
    let put = "Imogen Ashgrove decides or seconds and put people on the roster who recommend: ";
    assert!(ran.err.contains(put), "{}", ran.err);
    assert_eq!(ran.err.matches("put on the roster").count(), 0, "{}", ran.err);
    assert!(ran.err.contains("Decisions made in this way are marked. To refuse them: "), "{}", ran.err);
    let recommends = "Nobody Real recommends and was put on the roster by Imogen Ashgrove";
    assert!(put_there.err.contains(recommends), "{}", put_there.err);
    let doctor: Value = serde_json::from_str(&town.run("admin", &["doctor", "--json"], "").out).unwrap();
    assert_eq!(doctor["keep_and_decide"], 1);
    // Everybody who recommends, the approvers included.
    assert_eq!(doctor["put_by_deciders"], 6);
}

#[test]
fn an_administrator_who_decides_on_their_own_vetter_is_marked() {
    let town = Town::with_people();
    keeps_and_decides(&town);
    let case = decided_by_the_keeper(&town);
    let said = |lang: &str, command: &str| {
        let out = town.run("approver", &["--lang", lang, command, &case], "").out;
        out.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let told = marks_shown(&town, &case);
    assert_eq!(told.as_array().unwrap().len(), 2, "{told}");
    for command in ["show", "brief"] {
        assert!(
            said("en", command)
                .contains("Imogen Ashgrove decides or seconds, and also administers the roster.")
        );
        assert!(
            said("en", command)
                .contains("Nobody Real recommended, and was put on the roster by Imogen Ashgrove")
        );
        assert!(
            said("fr", command)
                .contains("Imogen Ashgrove décide ou donne le contreseing, et administre aussi le registre.")
        );
    }
}

#[test]
fn a_mark_stops_no_administrator_who_decides() {
    let town = Town::with_people();
    keeps_and_decides(&town);
    let case = filled(&town, "stranger");
    town.does("admin", &["conflict", &case, "none"]);
    let next = town.run("admin", &["next", &case], "").out;
    assert!(next.contains("Every gate is open") && !next.contains("administers the roster"), "{next}");
}

#[test]
fn who_gives_roles_reads_of_a_policy_that_keeps_them_apart() {
    let town = Town::with_people();
    keeps_and_decides(&town);
    keep_them_apart(&town);
    let grant = ["person", "grant", "Nobody Real", "--role", "reviewer", "--scope", "CA"];
    let ran = town.run("admin", &grant, "");
    assert!(ran.err.contains("Decisions made in this way are refused."), "{}", ran.err);
    assert!(!ran.err.contains("policy set"), "{}", ran.err);
    let page = town.run("admin", &["doctor"], "").out;
    assert_eq!(page.matches("are refused.").count(), 2, "{page}");
    assert!(!page.contains("marked"), "{page}");
}

#[test]
fn a_policy_that_keeps_them_apart_refuses_the_decision() {
    let town = Town::with_people();
    keeps_and_decides(&town);
    keep_them_apart(&town);
    let other = filled(&town, "vetter");
    town.does("admin", &["conflict", &other, "none"]);
    // The administrator reads so before they try; another approver does not see a closed gate.
    let ran = town.run("admin", &["next", &other], "");
    let next = ran.out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        next.contains("also administers the roster") && next.contains("was put on the roster by"),
        "{next}"
    );
    assert!(!next.contains("Every gate is open"), "{next}");
    let ran = town.run("admin", &["decide", &other, "greenlight", "--why", "a word is enough"], "");
    assert_eq!(ran.code, 5, "{}", ran.err);
    assert!(
        ran.err.contains("also administers the roster") && ran.err.contains("was put on the roster by"),
        "{}",
        ran.err
    );
    town.does("approver", &["conflict", &other, "none"]);
    let next = town.run("approver", &["next", &other], "").out;
    assert!(next.contains("Every gate is open") && !next.contains("administers the roster"), "{next}");
    town.does("approver", &["decide", &other, "greenlight", "--why", "read and agreed"]);
}

/// No requirement forbade it then.
#[test]
fn what_was_decided_before_such_a_policy_is_said_as_before() {
    let town = Town::with_people();
    keeps_and_decides(&town);
    let case = decided_by_the_keeper(&town);
    let told = marks_shown(&town, &case);
    keep_them_apart(&town);
    assert_eq!(marks_shown(&town, &case), told);
}

#[test]
fn a_policy_marks_them_or_keeps_them_apart_and_knows_no_third() {
    let town = Town::with_people();
    let ran = town.run("approver", &["policy", "set", "separate_admin=perhaps"], "");
    assert_eq!(ran.code, 2, "{}", ran.err);
}

/// A case that somebody filled in and recommended.
fn filled(town: &Town, by: &str) -> String {
    let case = town.does(by, &["open", "--name", &format!("Jordan {by}"), "--district", "35001"]);
    let case = case.as_str();
    town.does(by, &["conflict", case, "none"]);
    for kind in ["police", "credit"] {
        town.does(by, &["consent", case, kind, "--on", "2026-11-01"]);
    }
    town.does(
        by,
        &[
            "check",
            "record",
            case,
            "police",
            "--kind",
            "crjmc",
            "--method",
            "name",
            "--status",
            "read",
            "--result",
            "negative",
            "--issued",
            "2026-11-02",
        ],
    );
    for kind in ["credit", "declaration", "eligibility"] {
        town.does(
            by,
            &[
                "check",
                "record",
                case,
                kind,
                "--status",
                "read",
                "--result",
                "clear",
                "--issued",
                "2026-11-02",
            ],
        );
    }
    town.does(by, &["recommend", case, "greenlight", "--why", "all in order"]);
    case.to_owned()
}

#[test]
fn by_policy_an_administrators_decision_is_marked_as_shut() {
    let mut stage = Stage::new();
    let root = who(ROOT);
    stage.party.grant(&root, &root, Role::Approver, "CA");
    let set = stage.party.log.tips();
    let policy = Act::Policy { second: SecondRule::Floor };
    let set = stage.party.log.saying(&set, &who("Ana Birch"), policy, json!({"separate_admin": "required"}));
    stage.party.log.by(&who("Abel Crane"), Act::Second { event: set });
    stage.cites_the_roster_of_now();
    stage.does("Vera Quill", recommend(Outcome::Withhold));
    let decision = stage.does("Ana Birch", decide(Outcome::Withhold));
    stage.does(ROOT, second(decision));
    let (file, roster) = (stage.file(), stage.roster());
    let row = file.decisions.iter().find(|row| row.stamp.id == decision).unwrap();
    let codes: Vec<_> = marks(&file, row, &roster)
        .into_iter()
        .filter_map(|mark| match mark {
            DecisionMark::Shut(gap) => Some(gap.code()),
            _ => None,
        })
        .filter(|code| code.starts_with("separate"))
        .collect();
    assert_eq!(codes, ["separate-keeper", "separate-recommender"]);
    assert!(shut_in_its_past(&file, row, &roster).iter().all(|gate| gate.id != GateId::SeparateAdmin));
}

#[test]
fn a_policy_set_during_a_command_holds_for_what_it_signs() {
    let at = "2026-11-20T15:00:00Z";
    let town = Town::founded(at);
    let case = town.case_ready(at);
    town.declares(at, "approver", case);
    // The approver reads the case and thinks; meanwhile two others settle that every decision is seconded.
    let mut approver = town.desk_at(at, "approver");
    let set =
        settles(&mut town.desk_at(at, "second"), Act::Policy { second: SecondRule::All }, json!({})).unwrap();
    settles(&mut town.desk_at(at, "third"), Act::Second { event: set }, json!({})).unwrap();
    let decision =
        signs(&mut approver, case, decide(Outcome::Greenlight), json!({"why": "as the file shows"})).unwrap();
    let file = town.file_of(case);
    let row = file.decisions.iter().find(|row| row.stamp.id == decision).unwrap();
    assert_eq!(row.state, DecisionState::AwaitingSecond);
}

/// A case that was decided before a policy asks for a second of everything, one that was decided after it on the older
/// roster, and a decision that claims to be older than the acts on which it builds.
fn on_an_older_roster() -> (Town, [EventId; 3], Entry) {
    let (before, at, after) = ("2026-11-20T12:00:00Z", "2026-11-20T15:00:00Z", "2026-11-20T18:00:00Z");
    let town = Town::founded(before);
    let [early, late, backdated] = ["one", "two", "three"].map(|_| {
        let case = town.case_ready(before);
        town.declares(before, "approver", case);
        case
    });
    let older = town.desk_at(before, "approver").roster.heads();
    let why = || json!({"why": "as the file shows"});
    // Decided before the policy: nothing is to be said.
    let first =
        town.by_hand("2026-11-20T14:00:00Z", "approver", early, &older, decide(Outcome::Greenlight), why());
    let set =
        settles(&mut town.desk_at(at, "second"), Act::Policy { second: SecondRule::All }, json!({})).unwrap();
    settles(&mut town.desk_at(at, "third"), Act::Second { event: set }, json!({})).unwrap();
    let second = town.by_hand(after, "approver", late, &older, decide(Outcome::Greenlight), why());
    // Dated before the policy, where others' work shows that it was signed later.
    town.declares(after, "reviewer", backdated);
    town.declares(after, "third", backdated);
    for (case, entry) in [(early, first), (late, second)] {
        town.takes_in("2026-11-20T19:00:00Z", case, &[entry]);
    }
    let third = town.by_hand(
        "2026-11-20T14:00:00Z",
        "approver",
        backdated,
        &older,
        decide(Outcome::Greenlight),
        why(),
    );
    (town, [early, late, backdated], third)
}

#[test]
fn a_second_that_an_older_roster_spares_is_marked() {
    let (town, [early, late, _], _) = on_an_older_roster();
    let marks_of = |case: EventId| {
        let desk = town.desk_at("2026-11-20T20:00:00Z", "third");
        let file = desk.store.case(case, &desk.roster).unwrap();
        assert_eq!(file.decisions.last().unwrap().state, DecisionState::Effective);
        marks(&file, file.decisions.last().unwrap(), &desk.roster)
    };
    assert_eq!(marks_of(early), []);
    let of_late = marks_of(late);
    let Some(DecisionMark::Noted(gap)) = of_late.first() else { panic!("{of_late:?}") };
    assert_eq!(of_late.len(), 1);
    assert_eq!(gap.cause, Cause::SecondPassedOver { day: date("2026-11-20") });
    let letters = late.short(0);
    town.does("second", &["conflict", &letters, "none"]);
    let shown =
        town.run("second", &["show", &letters], "").out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(shown.contains("took effect without a second and relies on an older roster"), "{shown}");
}

/// The law admits no other.
#[test]
fn who_builds_on_what_cites_the_newer_roster_cites_it_too() {
    let (town, [.., backdated], third) = on_an_older_roster();
    let after = "2026-11-20T18:00:00Z";
    let mut desk = town.desk_at(after, "third");
    let (roster, now) = (desk.roster.clone(), Timestamp::new(hour(after)));
    assert!(greenlight::exchange::admit::admit(&mut desk.store, &roster, backdated, &[third], now).is_err());
}
