//! The words of the field that changed in 2026: what the guide asks, what the routes say, which checks there are, and that what
//! was read online ages like any other check.

use crate::kit::town::Town;
use crate::kit::town::ask::{at, flat, has, json, ok, reads};

fn case() -> (Town, String) {
    let town = Town::with_people();
    let case = town.does("vetter", &["open", "--name", "Margaret Quill", "--district", "Ajax"]);
    for who in ["vetter", "reviewer", "approver"] {
        town.does(who, &["conflict", &case, "none"]);
    }
    (town, case)
}

#[test]
fn the_guide_asks_for_the_public_registry() {
    let town = Town::with_people();
    for code in ["FI-03", "FI-07"] {
        has(&flat(&reads(&town, "vetter", &["fi", "guide", code])), &["public registry"]);
        let french = flat(&reads(&town, "vetter", &["--lang", "fr", "fi", "guide", code]));
        has(&french, &["registre public"]);
    }
}

#[test]
fn barred_contributions_are_named_where_money_is_asked_for() {
    let (town, case) = case();
    has(
        &flat(&reads(&town, "vetter", &["fi", "guide", "FI-06"])),
        &["crypto-asset", "money order", "prepaid product", "within 30 days"],
    );
    let french = flat(&reads(&town, "vetter", &["--lang", "fr", "fi", "guide", "FI-06"]));
    has(&french, &["cryptoactifs", "mandats", "prépayés", "dans les 30 jours"]);
    let raise = ["flag", "raise", &case, "--question", "Whose money is it?", "--route", "elections-offence"];
    let said = flat(&ok(&town, "vetter", &raise).err);
    has(&said, &["nomination and leadership contests", "crypto-asset, money order or prepaid product"]);
    let raise =
        ["--lang", "fr", "flag", "raise", &case, "--question", "À qui?", "--route", "elections-offence"];
    let said = flat(&ok(&town, "vetter", &raise).err);
    has(&said, &["courses à l'investiture et à la direction", "cryptoactifs"]);
}

#[test]
fn what_was_read_online_ages_like_any_other_check() {
    let (town, case) = case();
    let policy = "required_checks=police,credit,declaration,eligibility,online";
    town.does("approver", &["policy", "set", policy]);
    ok(&town, "second", &["policy", "second"]);
    let record = ["check", "record", &case, "online", "--status", "read", "--result", "clear"];
    let accounts = ["--account", "example.social=margaret.q", "--closed-account", "old.example=mquill"];
    ok(&town, "vetter", &[&record[..], &accounts].concat());
    let online = |now: &str| {
        let next: serde_json::Value =
            serde_json::from_str(&at(&town, now, "vetter", &["next", &case, "--json"])).unwrap();
        let missing = next["missing"].as_array().unwrap().clone();
        missing.iter().any(|missing| missing["what"].as_str().unwrap().contains("check of public posts"))
    };
    assert!(!online("2027-05-20T15:00:00Z"));
    assert!(online("2027-05-22T15:00:00Z"), "181 days after the oldest reading");
}

#[test]
fn private_security_is_a_channel_and_a_point_of_support() {
    let (town, case) = case();
    let listed = json(&town, "vetter", &["channels", "show"]);
    let channels = listed["channels"].as_array().unwrap();
    assert!(channels.iter().any(|office| office["channel"] == "private-security"));
    let raise = ["flag", "raise", &case, "--question", "They follow her.", "--route", "victim-report"];
    let flag = town.does("vetter", &raise);
    let done =
        ["flag", "support", &case, &flag, "private-security", "--text", "Offered; she thinks about it."];
    ok(&town, "reviewer", &done);
    has(
        &flat(&reads(&town, "reviewer", &["flag", "show", &case, &flag])),
        &["private security", "thinks about it"],
    );
}
