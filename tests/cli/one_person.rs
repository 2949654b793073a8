//! One human being is one person on the roster: a name that is there is refused, namesakes are recorded with a reason, and
//! two numbers that turn out to be one are one for every rule, count and list.

use greenlight::custody::{self, keys};
use greenlight::seal::identity::public_line;
use serde_json::Value;

use crate::kit::town::ask::{flat, has, json, lacks, ok, refuses};
use crate::kit::town::{NOW, Ran, Town, identity};

fn events(town: &Town) -> i64 {
    json(town, "admin", &["doctor"])["events"].as_i64().unwrap()
}

/// A key of somebody's other machine, in `keys/`.
fn other_key(town: &Town, name: &str) {
    let key = identity(name);
    std::fs::write(town.path(&format!("keys/{name}")), key.to_openssh(name).unwrap().as_bytes()).unwrap();
    std::fs::write(town.path(&format!("keys/{name}.pub")), public_line(&key.public()) + "\n").unwrap();
}

fn add(town: &Town, name: &str, key: &str, more: &[&str]) -> Ran {
    let file = format!("keys/{key}.pub");
    let args = ["person", "add", name, "--key", &file, "--role", "approver", "--scope", "CA"];
    town.run("admin", &[&args[..], more].concat(), "")
}

const WHY: [&str; 3] = ["--another-person", "--why", "Another lawyer in Moncton; I met both."];

/// The number of a person, by their key.
fn number(town: &Town, who: &str) -> String {
    json(town, who, &["whoami"])["person"].as_str().unwrap().to_owned()
}

/// Marguerite was added a second time: "laptop" is her other key, under another number.
fn added_twice() -> Town {
    let town = Town::with_people();
    other_key(&town, "laptop");
    let ran = add(&town, "Marguerite Sansoucy", "laptop", &WHY);
    assert_eq!(ran.code, 0, "{}", ran.err);
    town
}

/// A case with what a withholding needs.
fn ready_to_withhold(town: &Town, people: &[&str]) -> String {
    let case = town.does("vetter", &["open", "--name", "Odalys Brannigan", "--district", "Ajax"]);
    for who in people {
        town.does(who, &["conflict", &case, "none"]);
    }
    town.does("vetter", &["check", "record", &case, "eligibility", "--status", "with-applicant"]);
    town.does("vetter", &["recommend", &case, "withhold", "--why", "Papers are missing."]);
    case
}

fn withholds(town: &Town, who: &str, case: &str) -> String {
    let decide = ["decide", case, "withhold", "--reason", "incomplete", "--asked", "2026-11-22"];
    let decide = [&decide[..], &["--why", "Papers are missing."]].concat();
    town.does(who, &[&decide[..], &["--applicant", "The records differ."]].concat())
}

#[test]
fn a_name_that_is_on_the_roster_makes_no_second_person() {
    let town = Town::with_people();
    other_key(&town, "laptop");
    let before = events(&town);
    for name in [
        "Marguerite Sansoucy",
        "marguerite  sansoucy",
        "SANSOUCY, Marguerite",
        "Margue\u{301}rite Sansoucy",
        "Marguerite-Sansoucy",
        "M. Sansoucy",
        "Marguerite A. Sansoucy",
        "Theo Larivee",
        "Ingram Vale Tremblay",
        // The founder of the store, too.
        "Ashgrove Imogen",
    ] {
        let ran = add(&town, name, "laptop", &[]);
        refuses(&ran, 2, "on the roster");
        has(&flat(&ran.err), &["greenlight person grant", "--another-person --why -"]);
    }
    assert_eq!(events(&town), before, "nothing was signed");
    assert_eq!(town.run("laptop", &["list"], "").code, 7);
    // Both ways out.
    let ran = add(&town, "Sansoucy Marguerite", "laptop", &[]);
    let words = flat(&ran.err);
    let at = words.find("greenlight person grant ").unwrap() + "greenlight person grant ".len();
    let person = &words[at..at + 16];
    assert_eq!(person, number(&town, "approver"));
    let grant =
        ["person", "grant", person, "--key", "keys/laptop.pub", "--role", "approver", "--scope", "CA"];
    town.does("admin", &grant);
    assert_eq!(number(&town, "laptop"), person, "one person with two keys");
    assert_eq!(json(&town, "admin", &["doctor"])["approvers"], 3);
    // Somebody who left comes back as who they were.
    town.does("admin", &["person", "revoke", "Ingram Vale-Tremblay"]);
    refuses(&add(&town, "Ingram Vale-Tremblay", "stranger", &[]), 2, "on the roster");
}

#[test]
fn a_namesake_is_recorded_with_a_reason_that_is_shown() {
    let town = Town::with_people();
    other_key(&town, "laptop");
    refuses(&add(&town, "Marguerite Sansoucy", "laptop", &["--another-person"]), 2, "--why");
    refuses(&add(&town, "Wendel Harrow", "laptop", &WHY), 2, "a name like");
    let ran = add(&town, "Marguerite Sansoucy", "laptop", &WHY);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let list = ok(&town, "admin", &["person", "list"]);
    has(&flat(&list.err), &["it is recorded that they are two people: Another lawyer in Moncton"]);
    has(&ok(&town, "admin", &["log", "roster"]).out, &["Another lawyer in Moncton; I met both."]);
    let rows = json(&town, "admin", &["person", "list"]);
    let alike: Vec<&Value> =
        rows.as_array().unwrap().iter().flat_map(|row| row["alike"].as_array().unwrap()).collect();
    assert_eq!(alike.len(), 2);
    assert!(alike.iter().all(|pair| pair["two"] == true && pair["why"] == WHY[2]), "{alike:?}");
    let doctor = json(&town, "admin", &["doctor"]);
    assert_eq!((&doctor["approvers"], &doctor["alike"]), (&4.into(), &0.into()));
    assert_eq!(json(&town, "admin", &["policy", "show"])["derived"]["approvers"], 4);
    // A name alone means neither of them.
    let ran = town.run("admin", &["person", "revoke", "Marguerite Sansoucy"], "");
    refuses(&ran, 3, "several people");
    has(&ran.err, &[&number(&town, "approver"), &number(&town, "laptop")]);
}

/// A store in which somebody of an older program was added twice and nobody said anything.
fn added_in_silence() -> Town {
    use greenlight::desk::{Clock, Desk, Draft, Target, system_random};
    use greenlight::domain::event::{Act, Role};
    use greenlight::domain::ids::PersonId;
    let town = Town::with_people();
    other_key(&town, "laptop");
    let (store, me) = (custody::open(&town.path("store"), &identity("admin")).unwrap(), identity("admin"));
    let now = NOW.parse().unwrap();
    let clock = Clock { now, today: now.date_naive(), set: true };
    let mut desk = Desk::open(store, me, clock, system_random()).unwrap();
    let key = identity("laptop").public();
    keys::admit(&desk.store, &key).unwrap();
    let act =
        Act::Grant { person: PersonId([0xee; 8]), key, role: Role::Approver, scope: "CA".parse().unwrap() };
    let body = serde_json::json!({ "name": "Sansoucy, Marguerite" });
    desk.record(&[Draft::new(Target::Roster, act, &body).unwrap()]).unwrap();
    town
}

#[test]
fn people_of_one_name_count_once_and_their_decisions_are_marked() {
    let town = added_in_silence();
    let doctor = json(&town, "admin", &["doctor"]);
    assert_eq!((&doctor["approvers"], &doctor["alike"]), (&3.into(), &1.into()));
    has(&flat(&ok(&town, "admin", &["doctor"]).out), &["Approvers on the roster: 3", "one pair"]);
    assert_eq!(json(&town, "admin", &["policy", "show"])["derived"]["approvers"], 3);
    let unsaid = "it is not recorded that they are two people";
    has(&flat(&ok(&town, "admin", &["person", "list"]).err), &["Marguerite Sansoucy", unsaid]);

    let case = ready_to_withhold(&town, &["vetter", "approver", "second", "laptop"]);
    let decision = withholds(&town, "approver", &case);
    lacks(&ok(&town, "vetter", &["show", &case]).out, &[unsaid]);
    town.does("laptop", &["second", &case, &decision]);
    for args in [&["show", &case][..], &["brief", &case], &["log", &case]] {
        has(&flat(&ok(&town, "vetter", args).out), &["Sansoucy, Marguerite", unsaid]);
    }
    let marks = json(&town, "vetter", &["show", &case])["decisions"][0]["marks"].clone();
    assert!(marks.to_string().contains(unsaid), "{marks}");
    has(&flat(&ok(&town, "vetter", &["--lang", "fr", "show", &case]).out), &["se ressemblent"]);

    // What is recorded later changes no page of before.
    let said = ["person", "grant", "eeeeeeeeeeeeeeee", "--role", "vetter", "--scope", "CA"];
    town.does("admin", &[&said[..], &WHY].concat());
    assert_eq!(json(&town, "vetter", &["show", &case])["decisions"][0]["marks"], marks);
    assert_eq!(json(&town, "admin", &["doctor"])["approvers"], 4);
}

#[test]
fn a_decision_of_recorded_namesakes_says_so() {
    let town = added_twice();
    let case = ready_to_withhold(&town, &["vetter", "approver", "second", "laptop"]);
    let decision = withholds(&town, "approver", &case);
    town.does("laptop", &["second", &case, &decision]);
    let told = "it is recorded that they are two people: Another lawyer in Moncton";
    has(&flat(&ok(&town, "vetter", &["show", &case]).out), &[told]);
    // The recommendation, too.
    let case = town.does("vetter", &["open", "--name", "Cedric Lunt", "--district", "Ajax"]);
    for who in ["vetter", "approver", "second", "laptop"] {
        town.does(who, &["conflict", &case, "none"]);
    }
    town.does("vetter", &["check", "record", &case, "eligibility", "--status", "with-applicant"]);
    town.does("laptop", &["recommend", &case, "withhold", "--why", "Papers."]);
    let decision = withholds(&town, "approver", &case);
    has(&flat(&ok(&town, "vetter", &["show", &case]).out), &[told]);
    town.does("second", &["second", &case, &decision]);
    has(&flat(&ok(&town, "vetter", &["log", &case]).out), &[told]);
}

#[test]
fn two_who_add_somebody_at_once_add_nobody_twice() {
    use greenlight::desk::{Clock, Desk, Draft, Target, system_random};
    use greenlight::domain::event::{Act, Role};
    use greenlight::domain::ids::PersonId;
    let town = Town::with_people();
    let now = NOW.parse().unwrap();
    let clock = Clock { now, today: now.date_naive(), set: true };
    let store = custody::open(&town.path("store"), &identity("admin")).unwrap();
    let mut waits = Desk::open(store, identity("admin"), clock, system_random()).unwrap();
    // The other looked at the roster before, and compared a fingerprint meanwhile.
    assert_eq!(add(&town, "Wendel Harrow", "stranger", &[]).code, 0);
    let act = Act::Grant {
        person: PersonId([7; 8]),
        key: identity("laptop").public(),
        role: Role::Vetter,
        scope: "CA".parse().unwrap(),
    };
    let draft = Draft::new(Target::Roster, act, &serde_json::json!({ "name": "Wendel Harrow" })).unwrap();
    let refused = waits.record(&[draft]).unwrap_err();
    assert_eq!((refused.exit(), refused.code()), (6, "people-moved"));
    // The end of a role is signed all the same.
    let act = Act::Revoke {
        person: number(&town, "third").parse().unwrap(),
        key: identity("third").public(),
        role: Role::Approver,
        scope: "CA".parse().unwrap(),
    };
    waits.record(&[Draft::bare(Target::Roster, act)]).unwrap();
}

#[test]
fn only_the_root_says_that_two_numbers_are_one_person() {
    let town = added_twice();
    let (approver, laptop) = (number(&town, "approver"), number(&town, "laptop"));
    let before = events(&town);
    let ran = town.run("approver", &["person", "same", &approver, &laptop, "--why", "I know."], "");
    refuses(&ran, 4, "root key");
    refuses(&town.run("admin", &["person", "same", &approver, &approver, "--why", "."], ""), 2, "already");
    refuses(&town.run("admin", &["person", "same", &approver, &laptop], ""), 2, "--why");
    refuses(
        &town.run("admin", &["person", "same", &approver, "0000000000000000", "--why", "."], ""),
        3,
        "Nobody",
    );
    assert_eq!(events(&town), before);
    let ran = ok(&town, "admin", &["person", "same", &laptop, &approver, "--why", "A new laptop.", "--json"]);
    let done: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(done["approvers"], 3);
    refuses(&town.run("admin", &["person", "same", &approver, &laptop, "--why", "."], ""), 2, "already");
    let log = flat(&ok(&town, "admin", &["log", "roster"]).out);
    has(&log, &[&approver, &laptop, "A new laptop."]);
}

#[test]
fn two_numbers_of_one_person_are_one_in_every_count_and_list() {
    let town = added_twice();
    let (approver, laptop) = (number(&town, "approver"), number(&town, "laptop"));
    let case = ready_to_withhold(&town, &["vetter", "approver", "second", "laptop"]);
    let decision = withholds(&town, "approver", &case);
    let due = |who: &str| ok(&town, who, &["due"]).out;
    has(&due("laptop"), &[&decision]);
    town.does("admin", &["person", "same", &approver, &laptop, "--why", "A new laptop."]);
    assert_eq!(json(&town, "admin", &["doctor"])["approvers"], 3);
    let list = ok(&town, "admin", &["person", "list"]);
    let rows: Vec<&str> = list.out.lines().filter(|line| line.contains("Sansoucy")).collect();
    assert!(rows.len() == 1 && rows[0].contains(&approver) && rows[0].contains(&laptop), "{}", list.out);
    lacks(&list.err, &["are alike"]);
    let rows = json(&town, "admin", &["person", "list"]);
    let row = rows.as_array().unwrap().iter().find(|row| row["name"] == "Marguerite Sansoucy").unwrap();
    assert_eq!((row["numbers"].as_array().unwrap().len(), row["roles"].as_array().unwrap().len()), (2, 2));
    // Their own decision is not theirs to second, under either number, and is not on their agenda.
    refuses(&town.run("laptop", &["second", &case, &decision], ""), 4, "");
    lacks(&due("laptop"), &[&decision]);
    has(&due("second"), &[&decision]);
    // What is assigned to one is the other's, too; a name means the one person.
    town.does("second", &["assign", &case, "Marguerite Sansoucy"]);
    for who in ["approver", "laptop"] {
        has(&ok(&town, who, &["list", "--assigned", "me"]).out, &["Odalys"]);
    }
    assert_eq!(town.run("vetter", &["verify"], "").code, 0);
    assert_eq!(town.run("vetter", &["rebuild"], "").code, 0);
    has(&ok(&town, "laptop", &["list", "--assigned", "me"]).out, &["Odalys"]);
    // They leave with all that they have.
    town.does("admin", &["person", "revoke", "Marguerite Sansoucy"]);
    for who in ["approver", "laptop"] {
        assert_eq!(town.run(who, &["list"], "").code, 7, "{who}");
    }
}

#[test]
fn who_is_recused_under_one_number_is_under_the_other() {
    let town = added_twice();
    let (approver, laptop) = (number(&town, "approver"), number(&town, "laptop"));
    let case = town.does("vetter", &["open", "--name", "Odalys Brannigan", "--district", "Ajax"]);
    for who in ["vetter", "second", "laptop"] {
        town.does(who, &["conflict", &case, "none"]);
    }
    town.does("approver", &["conflict", &case, "declare", "--kind", "personal", "--text", "A cousin."]);
    let sees = || {
        let list = ok(&town, "laptop", &["list"]).out;
        let search = town.run("laptop", &["search", "Brannigan"], "").out;
        let shown = town.run("laptop", &["show", &case], "");
        (list.contains(&case), search.contains("Brannigan"), shown.code)
    };
    assert_eq!(sees(), (true, true, 0));
    town.does("admin", &["person", "same", &approver, &laptop, "--why", "A new laptop."]);
    assert_eq!(sees(), (false, false, 3));
    for args in [&["due"][..], &["list", "--json"], &["stats"], &["flag", "list"]] {
        lacks(&town.run("laptop", args, "").out, &["Odalys", &case]);
    }
    refuses(&town.run("laptop", &["note", &case, "--text", "x"], ""), 3, "");
    // Nobody lifts their own recusal under the other number.
    assert_ne!(town.run("laptop", &["conflict", &case, "none"], "").code, 0);
    assert_eq!(town.run("vetter", &["verify"], "").code, 0);
}

#[test]
fn a_kept_text_brings_nobody_onto_the_roster() {
    let town = Town::with_people();
    other_key(&town, "laptop");
    refuses(&add(&town, "Marguerite Sansoucy", "laptop", &[]), 2, "on the roster");
    let kept = json(&town, "admin", &["draft", "list"]);
    assert_eq!(kept.as_array().map(Vec::len), Some(0), "{kept}");
}
