//! The last one to go: a recusal after which nobody is left says what follows before it is signed; a case that nobody may
//! decide is on the agenda of those who can bring somebody in; a case whose vetter is recused is to be assigned anew.

use serde_json::Value;

use crate::kit::town::Town;
use crate::kit::town::ask::{flat, has, json, lacks, ok, reads, refuses};

const NAME: &str = "Odalys Brannigan";

fn case() -> (Town, String) {
    let town = Town::with_people();
    let case = town.does("vetter", &["open", "--name", NAME, "--district", "35001"]);
    for who in ["vetter", "leader"] {
        town.does(who, &["conflict", &case, "none"]);
    }
    (town, case)
}

const TIE: [&str; 4] = ["--kind", "personal", "--text", "a cousin"];

fn recuses(town: &Town, who: &str, case: &str, more: &[&str]) -> crate::kit::town::Ran {
    town.run(who, &[&["conflict", case, "declare"], &TIE[..], more].concat(), "")
}

/// The lines of a kind on somebody's agenda.
fn lines(town: &Town, who: &str, kind: &str) -> Vec<Value> {
    let mut lines: Vec<Value> = serde_json::from_value(json(town, who, &["due"])).unwrap();
    lines.retain(|line| line["kind"] == kind);
    lines
}

fn commands(town: &Town, who: &str) -> Vec<String> {
    lines(town, who, "undecidable").iter().map(|line| line["command"].as_str().unwrap().to_owned()).collect()
}

/// How many acts the case has.
fn acts(town: &Town, case: &str) -> usize {
    json(town, "vetter", &["log", case]).as_array().unwrap().len()
}

#[test]
fn the_last_of_a_tier_is_told_what_follows_before_signing() {
    let (town, case) = case();
    let before = acts(&town, &case);
    let refused = recuses(&town, "reviewer", &case, &[]);
    refuses(&refused, 2, "--yes");
    has(
        &flat(&refused.err),
        &["everybody at this tier is recused from the case: provincial", "the tier above: national"],
    );
    assert_eq!(acts(&town, &case), before, "nothing was signed");
    let refused =
        town.run("reviewer", &[&["--lang", "fr", "conflict", &case, "declare"], &TIE[..]].concat(), "");
    has(&flat(&refused.err), &["tout le monde à ce palier sera récusé du dossier : provincial"]);
    assert_eq!(recuses(&town, "reviewer", &case, &["--yes"]).code, 0);
    assert_eq!(acts(&town, &case), before + 1);
    // Where others are left nothing is said, and nobody is asked.
    let first = recuses(&town, "approver", &case, &[]);
    assert_eq!(first.code, 0, "{}", first.err);
    lacks(&flat(&first.err), &["After this"]);
    // Somebody who may not say it about another learns that alone.
    let about =
        town.run("vetter", &[&["conflict", &case, "declare", "--about", "Ingram"], &TIE[..]].concat(), "");
    assert_eq!(about.code, 4, "{}", about.err);
}

#[test]
fn the_last_approver_is_told_that_nobody_can_decide_then() {
    let (town, case) = case();
    assert_eq!(recuses(&town, "approver", &case, &[]).code, 0);
    // A member of the riding does not decide either.
    let riding = ["conflict", &case, "declare", "--kind", "riding"];
    ok(&town, "second", &riding);
    let refused = town.run("third", &riding, "");
    refuses(&refused, 2, "--yes");
    has(&flat(&refused.err), &["After this nobody can decide the case", "names no outside counsel"]);
    lacks(&flat(&refused.err), &["everybody at this tier"]);
    // An approver who says it about the last one is told the same.
    let about = ["conflict", &case, "declare", "--about", "Ingram"];
    let refused = town.run("second", &[&about, &TIE[..]].concat(), "");
    refuses(&refused, 2, "--yes");
    has(&flat(&refused.err), &["After this nobody can decide the case"]);
    assert_eq!(lines(&town, "leader", "undecidable").len(), 0);
    ok(&town, "third", &[&riding[..], &["--yes"]].concat());
    // Who is a member of the riding sees the case, and can name counsel.
    let line = &lines(&town, "second", "undecidable")[0];
    assert_eq!((&line["name"], &line["tier"]), (&NAME.into(), &"national".into()));
    assert_eq!(lines(&town, "leader", "undecidable").len(), 1);
}

#[test]
fn a_case_that_nobody_can_decide_is_with_who_names_counsel() {
    let (town, case) = case();
    for (who, more) in [("approver", &[][..]), ("second", &[]), ("third", &["--yes"])] {
        let ran = recuses(&town, who, &case, more);
        assert_eq!(ran.code, 0, "{}", ran.err);
    }
    // The leader's office reads the case; the recused approvers learn no more than that there is one.
    assert_eq!(lines(&town, "leader", "undecidable")[0]["name"], NAME);
    for who in ["approver", "second", "third"] {
        assert_eq!(commands(&town, who), ["greenlight policy set outside_counsel=NAME --why -"]);
        let page = reads(&town, who, &["due"]);
        has(&flat(&page), &["Nobody is left who may decide a case"]);
        lacks(&page, &[NAME, &case]);
    }
    assert_eq!(commands(&town, "admin"), [""; 0]);
    let set =
        town.does("approver", &["policy", "set", "outside_counsel=Ottoline Prewitt", "--why", "agreed"]);
    ok(&town, "second", &["policy", "second", &set]);
    // Once counsel is named, the holder of a root key makes two of them approvers.
    assert_eq!(commands(&town, "approver"), [""; 0]);
    let grant = "greenlight person grant 'Ottoline Prewitt' --role approver --scope 35001";
    assert_eq!(commands(&town, "admin"), [grant]);
    lacks(&reads(&town, "admin", &["due"]), &[NAME]);
    has(&flat(&reads(&town, "admin", &["--lang", "fr", "due"])), &["Ottoline Prewitt"]);
    let key = "keys/stranger.pub";
    let add = ["person", "add", "Ottoline Prewitt", "--key", key, "--role", "approver", "--scope", "35001"];
    ok(&town, "admin", &add);
    assert_eq!(commands(&town, "admin"), [""; 0]);
    assert_eq!(lines(&town, "leader", "undecidable").len(), 0);
}

#[test]
fn a_standing_person_whom_no_approver_may_touch_is_with_them() {
    let (town, case) = super::coming::greenlit();
    ok(&town, "reviewer", &["phase", &case, "nominated"]);
    let add = ["finding", "add", &case, "--category", "criminal", "--severity", "3", "--grade", "B2"];
    town.does("vetter", &[&add[..], &["--disclosed", "denied", "--text", "A charge abroad."]].concat());
    for (who, more) in [("approver", &[][..]), ("second", &[]), ("third", &["--yes"])] {
        assert_eq!(lines(&town, "approver", "undecidable").len(), 0);
        let ran = recuses(&town, who, &case, more);
        assert_eq!(ran.code, 0, "{}", ran.err);
    }
    for who in ["approver", "second", "third"] {
        assert_eq!(commands(&town, who), ["greenlight policy set outside_counsel=NAME --why -"]);
    }
    // The leader's office reads, and is told who names counsel.
    let page = flat(&reads(&town, "leader", &["due"]));
    has(&page, &["two approvers for all of Canada name one", "Grave news after the greenlight"]);
    for line in json(&town, "leader", &["due"]).as_array().unwrap() {
        assert_eq!(line["command"], format!("greenlight brief {case} --format md"), "{line}");
    }
    let set =
        town.does("approver", &["policy", "set", "outside_counsel=Ottoline Prewitt", "--why", "agreed"]);
    ok(&town, "second", &["policy", "second", &set]);
    let grant = "greenlight person grant 'Ottoline Prewitt' --role approver --scope 35001";
    assert_eq!(commands(&town, "admin"), [grant]);
}

#[test]
fn a_second_that_recusals_bring_to_the_leader_is_read_there() {
    let (town, case) = case();
    let waive = ["waive", &case, "check", "credit", "--why", "The bureau is on strike."];
    town.does("approver", &["conflict", &case, "none"]);
    town.does("approver", &waive);
    for (who, more) in [("approver", &[][..]), ("second", &[]), ("third", &["--yes"])] {
        let ran = recuses(&town, who, &case, more);
        assert_eq!(ran.code, 0, "{}", ran.err);
    }
    let line = &lines(&town, "leader", "second-act")[0];
    assert_eq!(line["command"], format!("greenlight brief {case} --format md"));
}

#[test]
fn a_member_of_the_riding_has_no_line_without_a_command() {
    let (town, case) = case();
    let riding = ["conflict", &case, "declare", "--kind", "riding"];
    for (who, more) in [("approver", &[][..]), ("second", &[]), ("third", &["--yes"])] {
        ok(&town, who, &[&riding[..], more].concat());
    }
    assert_eq!(commands(&town, "third"), ["greenlight policy set outside_counsel=NAME --why -"]);
    let set =
        town.does("approver", &["policy", "set", "outside_counsel=Ottoline Prewitt", "--why", "agreed"]);
    ok(&town, "second", &["policy", "second", &set]);
    // Now it is the turn of a root key; the rest see it when they ask for everybody's.
    assert_eq!(commands(&town, "third"), [""; 0]);
    has(&reads(&town, "third", &["due", "--all"]), &["Nobody is left who may decide a case"]);
    assert_eq!(commands(&town, "admin").len(), 1);
}

#[test]
fn a_recusal_makes_a_task_to_assign_the_case_anew() {
    let (town, case) = case();
    town.does("reviewer", &["conflict", &case, "none"]);
    ok(&town, "reviewer", &["assign", &case, "Théo"]);
    assert_eq!(lines(&town, "reviewer", "unassigned").len(), 0);
    assert_eq!(recuses(&town, "vetter", &case, &["--yes"]).code, 0);
    let line = &lines(&town, "reviewer", "unassigned")[0];
    assert_eq!(line["command"], format!("greenlight assign {case} PERSON"));
    ok(&town, "reviewer", &["assign", &case, "me"]);
    assert_eq!(lines(&town, "reviewer", "unassigned").len(), 0);
}
