//! The flag method as people meet it: each route by the nature of the matter, the safety call, disclosures outside,
//! what is restricted and what is an exercise. Real commands, an invented town.

use serde_json::Value;

use crate::kit::town::ask::{has, json, lacks};
use crate::kit::town::{Ran, Town, identity};

const NAME: &str = "Quillon Marchetti-Oduya";

/// A town with its people and one case.
fn with_case() -> (Town, String) {
    let town = Town::with_people();
    let case = town.does("vetter", &["open", "--name", NAME, "--district", "35001"]);
    // Declaration first: nobody reads before.
    for who in ["vetter", "reviewer", "approver", "leader"] {
        town.does(who, &["conflict", &case, "none"]);
    }
    (town, case)
}

/// Runs a command that must succeed.
fn ok(town: &Town, who: &str, args: &[&str], stdin: &str) -> Ran {
    let ran = town.run(who, args, stdin);
    assert_eq!(ran.code, 0, "{who} {args:?}\n{}{}", ran.out, ran.err);
    ran
}

/// What `show` has of the only flag.
fn flag_of(town: &Town, who: &str, case: &str) -> Value {
    json(town, who, &["show", case])["flags"][0].clone()
}

fn letters(ran: &Ran) -> String {
    ran.out.lines().next().unwrap().to_owned()
}

/// Raises a flag on a route; the answer is its letters and what was said.
fn raise(town: &Town, who: &str, case: &str, route: &str) -> (String, String) {
    let ran = ok(town, who, &["flag", "raise", case, "--route", route, "--question", "-"], "What now?");
    (letters(&ran), ran.err)
}

/// An invented text in place of an office's empty line: one approver sets it, another seconds it.
fn fill_in(town: &Town, office: &str, line: &str) {
    town.does("approver", &["channels", "edit", office, "--line", line]);
    town.does("second", &["policy", "second"]);
}

fn note(town: &Town, case: &str, posture: &str) -> Ran {
    let args = [
        "fi",
        "add",
        case,
        "--indicator",
        "FI-08",
        "--posture",
        posture,
        "--grade",
        "C3",
        "--innocent",
        "An old debt.",
        "--text",
        "-",
    ];
    ok(town, "vetter", &args, "A lender abroad forgave the debt.")
}

#[test]
fn threat_to_life() {
    let (town, case) = with_case();
    let refused = town.run(
        "vetter",
        &["flag", "raise", &case, "--route", "threat-to-life", "--question", "-"],
        "A threat.",
    );
    assert_eq!(refused.code, 5);
    has(&refused.err, &["greenlight safety"]);
    let told =
        ok(&town, "vetter", &["safety", &case, "--text", "-"], "Somebody waits at the office with a knife.");
    let call = told.err.find("911").unwrap();
    assert!(call < told.err.find("danger is reported").unwrap(), "{}", told.err);
    has(&told.err, &["national", "Told after, because it went over them: local, provincial"]);
    let flag = flag_of(&town, "approver", &case);
    assert_eq!(
        (flag["tier"].as_str(), flag["safety"].as_bool(), flag["level"].as_str(), flag["matter"].as_str()),
        (Some("national"), Some(true), Some("serious"), Some("threat-to-life"))
    );
    // Below the national tier nobody ends it.
    let early = town.run("reviewer", &["flag", "answer", &case, &letters(&told), "--text", "-"], "Done.");
    assert_eq!(early.code, 4, "{}", early.err);
    ok(
        &town,
        "approver",
        &["flag", "answer", &case, &letters(&told), "--text", "-"],
        "The police were there.",
    );
}

#[test]
fn election_time_fi() {
    let (town, case) = with_case();
    let before = raise(&town, "vetter", &case, "election-interference").1;
    has(
        &before,
        &["Canadian Security Intelligence Service", "Royal Canadian Mounted Police", "Is it credible?"],
    );
    lacks(&before, &["cleared representative"]);
    let days = ["policy", "set", "--reason", "The writ.", "writ_day=2026-11-10", "polling_day=2026-12-14"];
    let set = town.run("approver", &days, "");
    let days = ["policy", "set", "writ_day=2026-11-10", "polling_day=2026-12-14"];
    let set = if set.code == 0 { set } else { ok(&town, "approver", &days, "") };
    ok(&town, "second", &["policy", "second", &letters(&set)], "");
    fill_in(&town, "cleared-representative", "ask for Oriel at the front desk");
    let during = raise(&town, "vetter", &case, "election-interference").1;
    let first = during.find("cleared representative").unwrap();
    assert!(first < during.find("Intelligence Service").unwrap());
    has(&during, &["ask for Oriel at the front desk", "no line is filled in"]);
}

#[test]
fn candidate_or_device_targeted() {
    let (town, case) = with_case();
    let said = raise(&town, "vetter", &case, "targeted").1;
    has(&said, &["the party's help for candidates"]);
    lacks(&said, &["cyber centre"]);
    let serious = ["flag", "raise", &case, "--serious", "--route", "targeted", "--question", "-"];
    has(
        &ok(&town, "vetter", &serious, "The telephone was taken over.").err,
        &["the cyber centre's line for candidates"],
    );
}

#[test]
fn possible_elections_offence_foreign_money() {
    let (town, case) = with_case();
    let (flag, said) = raise(&town, "vetter", &case, "elections-offence");
    has(&said, &["Commissioner of Canada Elections", "within 30 days: by 22 December 2026"]);
    // Before anything goes outside three questions are answered.
    let tell = ["refer", &case, "--to", "elections-commissioner", "--about", &flag, "--text", "-"];
    for (option, code) in
        [("--credible", "is it credible"), ("--actionable", "is it actionable"), ("--authority", "authority")]
    {
        let mut args = tell.to_vec();
        for other in ["--credible", "--actionable", "--authority"] {
            if other != option {
                args.extend([other, "Yes, because."]);
            }
        }
        let refused = town.run("approver", &args, "Two donations came from abroad.");
        assert_eq!(refused.code, 5, "{}", refused.err);
        has(&refused.err.to_lowercase(), &[code]);
    }
    let mut args = tell.to_vec();
    args.extend([
        "--credible",
        "Bank papers.",
        "--actionable",
        "Names and dates.",
        "--authority",
        "The Act.",
    ]);
    args.extend(["--reference", "C-17", "--reply-due", "2026-12-01"]);
    assert_eq!(town.run("reviewer", &args, "Two donations.").code, 4);
    let told = ok(&town, "approver", &args, "Two donations came from abroad.");
    has(&told.err, &["Commissioner of Canada Elections: no line is filled in"]);
    let id = letters(&told);
    ok(&town, "approver", &["refer", &case, &id, "--reply", "-"], "They opened a file.");
    let register = json(&town, "approver", &["refer"]);
    let row = &register[0];
    assert_eq!(row["told"]["to"], "elections-commissioner");
    assert_eq!(row["told"]["reference"], "C-17");
    assert_eq!(row["told"]["reply_due"], "2026-12-01");
    assert_eq!(row["replies"][0]["text"], "They opened a file.");
    assert_eq!(row["name"], NAME);
    let shown = ok(&town, "vetter", &["show", &case], "").out;
    has(
        &shown,
        &["Disclosures outside", "reference C-17", "Credible, because: Bank papers.", "They opened a file."],
    );
    has(
        &ok(&town, "vetter", &["log", &case, "--json"], "").out,
        &["told Commissioner of Canada Elections on 22 November 2026"],
    );
    let of_case = ok(&town, "vetter", &["refer", &case], "").out;
    has(&of_case, &[&id]);
}

#[test]
fn legal_question() {
    let (town, case) = with_case();
    let said = raise(&town, "vetter", &case, "legal-question").1;
    has(&said, &["legal counsel", "stay with the person who raised it"]);
}

#[test]
fn staff_member_concerned() {
    let (town, case) = with_case();
    let raise = ["flag", "raise", &case, "--route", "staff-member", "--question", "-"];
    let long = town.run("vetter", &raise, &"He said this and she said that. ".repeat(12));
    assert_eq!(long.code, 5, "{}", long.err);
    let said = ok(&town, "vetter", &raise, "See file 12 of human resources.").err;
    has(&said, &["human resources", "keeps this pointer and no more"]);
}

#[test]
fn anything_serious() {
    let (town, case) = with_case();
    let said = raise(&town, "vetter", &case, "serious").1;
    has(&said, &["national director", "leader's office", "national board"]);
}

#[test]
fn victim_report_climbs_every_tier() {
    let (town, case) = with_case();
    let (flag, said) = raise(&town, "vetter", &case, "victim-report");
    has(&said, &["support checklist", "contact-person", "after-care"]);
    assert_eq!(flag_of(&town, "vetter", &case)["tier"], "provincial");
    let answer = ["flag", "answer", &case, &flag, "--text", "-"];
    let early = town.run("reviewer", &answer, "Settled.");
    assert_eq!(early.code, 5);
    has(&early.err, &["no lower than", "national"]);
    ok(&town, "reviewer", &["flag", "pass-up", &case, &flag, "--text", "-"], "It climbs.");
    assert_eq!(flag_of(&town, "vetter", &case)["tier"], "national");
    let left = town.run("approver", &answer, "Settled.");
    assert_eq!(left.code, 5, "{}", left.err);
    has(&left.err, &["7 points", "flag support"]);
    let items = [
        "contact-person",
        "safety-plan",
        "police-report",
        "private-security",
        "devices-and-accounts",
        "family-and-home",
        "after-care",
    ];
    for item in items {
        ok(&town, "vetter", &["flag", "support", &case, &flag, item, "--text", "-"], "Seen to.");
        if item == "safety-plan" {
            let shown = ok(&town, "vetter", &["show", &case], "").out;
            has(&shown, &["done: a plan for their safety: Seen to.", "left to do: the police know"]);
        }
    }
    ok(&town, "approver", &answer, "All of it is seen to.");
    let unknown = town.run("vetter", &["flag", "support", &case, &flag, "flowers", "--text", "-"], "Roses.");
    assert_eq!(unknown.code, 2);
}

#[test]
fn suspected_complicity_demands_source_and_who_may_know() {
    let (town, case) = with_case();
    let three =
        [("--source", "Its own words."), ("--validity", "Two papers."), ("--may-know", "The director.")];
    for (missing, _) in three {
        let mut args = vec!["flag", "raise", &case, "--route", "complicity", "--question", "Does it hold?"];
        for (option, text) in three.into_iter().filter(|(option, _)| *option != missing) {
            args.extend([option, text]);
        }
        let refused = town.run("vetter", &args, "");
        assert_eq!(refused.code, 5, "{missing}: {}", refused.err);
        has(&refused.err, &[missing]);
    }
    let mut args = vec!["flag", "raise", &case, "--route", "complicity", "--question", "-"];
    three.iter().for_each(|(option, text)| args.extend([option, text]));
    ok(&town, "vetter", &args, "Does it hold?");
    let shown = ok(&town, "vetter", &["show", &case], "").out;
    has(
        &shown,
        &["Source: Its own words.", "How it was tested: Two papers.", "Who may be told: The director."],
    );
    // A note whose posture is that of a knowing part asks for the same, whatever the route.
    let about = letters(&note(&town, &case, "witting"));
    let plain = ["flag", "raise", &case, "--about", &about, "--question", "-"];
    assert_eq!(town.run("vetter", &plain, "What of this note?").code, 5);
}

#[test]
fn posture_decides_the_route_offered() {
    let (town, case) = with_case();
    let mut open = 0;
    for (posture, route) in [
        ("target", Some("targeted")),
        ("unwitting", Some("targeted")),
        ("semi-witting", Some("complicity")),
        ("witting", Some("complicity")),
        ("unknown", None),
    ] {
        let added = note(&town, &case, posture);
        let id = letters(&added);
        let offered = json(&town, "vetter", &["next", &case])["offered"].as_array().unwrap().clone();
        let Some(route) = route else {
            lacks(&added.err, &["--route"]);
            assert_eq!(offered.len(), open);
            continue;
        };
        open += 1;
        let command = format!("flag raise {case} --about {id} --route {route}");
        has(&added.err, &[&command]);
        assert_eq!(offered.len(), open);
        assert!(offered.iter().any(|row| row["command"].as_str().unwrap().contains(&command)));
        has(&ok(&town, "vetter", &["next", &case], "").out, &["Routes that FI notes offer", &command]);
        if route == "targeted" {
            let plain = ["flag", "raise", &case, "--about", &id, "--question", "-"];
            has(&ok(&town, "vetter", &plain, "Who helps?").err, &["--route targeted"]);
            open -= 1;
        }
    }
}

/// Somebody more on the roster.
fn hire(town: &Town, name: &str, role: &str, scope: &str) {
    let key = identity(name);
    std::fs::write(town.path(&format!("keys/{name}")), key.to_openssh(name).unwrap().as_bytes()).unwrap();
    let line = greenlight::seal::identity::public_line(&key.public()) + "\n";
    std::fs::write(town.path(&format!("keys/{name}.pub")), line).unwrap();
    let file = format!("keys/{name}.pub");
    town.does("admin", &["person", "add", name, "--key", &file, "--role", role, "--scope", scope]);
}

#[test]
fn safety_works_for_anyone() {
    let (town, case) = with_case();
    hire(&town, "elsewhere", "vetter", "BC");
    hire(&town, "auditor", "auditor", "CA");
    town.does(
        "reviewer",
        &["conflict", &case, "declare", "--yes", "--kind", "personal", "--text", "A cousin."],
    );
    assert_eq!(town.run("reviewer", &["show", &case], "").code, 3);
    for who in ["elsewhere", "auditor", "admin", "reviewer", "leader", "vetter"] {
        ok(&town, who, &["safety", &case, "--text", "-"], "There is a threat against them.");
        ok(&town, who, &["safety", &NAME.to_uppercase(), "--text", "-"], "There is a threat against them.");
        let told = ["refer", &case, "--safety", "--text", "-"];
        has(&ok(&town, who, &told, "The police were called.").err, &["911"]);
    }
    for row in json(&town, "approver", &["flag", "list", &case]).as_array().unwrap() {
        assert_eq!((row["tier"].as_str(), row["state"].as_str()), (Some("national"), Some("raised")));
        ok(
            &town,
            "approver",
            &["flag", "answer", &case, row["short"].as_str().unwrap(), "--text", "-"],
            "Seen to.",
        );
    }
    ok(&town, "approver", &["close", &case, "--why", "-"], "They stood aside.");
    ok(&town, "elsewhere", &["safety", &case, "--text", "-"], "It goes on.");
    assert_eq!(json(&town, "approver", &["refer"]).as_array().unwrap().len(), 6);
}

#[test]
fn safety_reveals_nothing() {
    let (town, case) = with_case();
    hire(&town, "elsewhere", "vetter", "BC");
    let secret = ["Quillon", "Marchetti", "Ajax", "35001", "Ontario", "applied"];
    for extra in [&[][..], &["--json"], &["--drill"], &["--lang", "fr"]] {
        let mut args = vec!["safety", &case, "--text", "-"];
        args.extend(extra);
        let ran = ok(&town, "elsewhere", &args, "A threat.");
        lacks(&format!("{}{}", ran.out, ran.err), &secret);
    }
    // By the name, not even the letters of the case come back.
    let named = ok(&town, "elsewhere", &["safety", NAME, "--text", "-", "--json"], "A threat.");
    lacks(&format!("{}{}", named.out, named.err), &[&case]);
    for word in ["Nobody Known", "Quillon", "ZZZZZ", &case[..4]] {
        let ran = town.run("elsewhere", &["safety", word, "--text", "-"], "A threat.");
        assert_eq!(ran.code, 3, "{word}");
        assert!(ran.err.find("911").unwrap() < ran.err.find("Error:").unwrap(), "{}", ran.err);
        has(&ran.err, &["names no case, or several", "the whole name exactly"]);
    }
    // The line to call comes first, whatever else fails; quiet or not.
    for args in [
        vec!["safety", "--quiet"],
        vec!["safety", "--json", &case],
        vec!["--store", "nowhere", "safety", &case],
    ] {
        let ran = town.run("stranger", &args, "");
        assert_ne!(ran.code, 0);
        let line = ran.err.lines().find(|line| !line.contains("GREENLIGHT_NOW")).unwrap();
        has(line, &["911"]);
    }
    // The district distinguishes two of one name, and neither is listed.
    town.does("vetter", &["open", "--name", NAME, "--district", "35002"]);
    let two = town.run("elsewhere", &["safety", NAME, "--text", "-"], "A threat.");
    assert_eq!(two.code, 3);
    has(&two.err, &["--district"]);
    lacks(&two.err, &secret);
    let args = ["safety", NAME, "--district", "35002", "--text", "-"];
    ok(&town, "elsewhere", &args, "A threat.");
    assert_eq!(
        town.run("elsewhere", &["safety", NAME, "--district", "24003", "--text", "-"], "A threat.").code,
        3
    );
    // The raiser keeps seeing what became of it, and nothing of the case.
    let mine = ok(&town, "elsewhere", &["flag", "list", "--mine"], "").out;
    has(&mine, &["not accepted", "A threat."]);
    lacks(&mine, &secret);
    assert_eq!(ok(&town, "elsewhere", &["flag", "list"], "").out, "");
}

#[test]
fn drill_is_marked_everywhere() {
    let (town, case) = with_case();
    let drill =
        ok(&town, "vetter", &["safety", &case, "--text", "-", "--drill"], "As if somebody waited there.");
    for line in drill.err.lines().filter(|line| !line.contains("GREENLIGHT_NOW")) {
        assert!(line.starts_with("DRILL"), "{line}");
    }
    has(&drill.err, &["in a real case"]);
    let flag = letters(&drill);
    for args in [
        vec!["show", &case],
        vec!["flag", "show", &case, &flag],
        vec!["flag", "list"],
        vec!["log", &case],
        vec!["brief", &case],
    ] {
        has(&ok(&town, "approver", &args, "").out, &["DRILL"]);
        let mut french = args.clone();
        french.extend(["--lang", "fr"]);
        has(&ok(&town, "approver", &french, "").out, &["EXERCICE"]);
    }
    assert_eq!(json(&town, "approver", &["flag", "list"])[0]["drill"], true);
    assert_eq!(json(&town, "approver", &["list"])[0]["open_flags"], 0);
    assert_eq!(json(&town, "approver", &["show", &case])["tier"], "local");
    let gates = json(&town, "approver", &["next", &case]);
    assert!(gates["missing"].as_array().unwrap().iter().all(|gap| gap["gate"] != "flags"));
    ok(&town, "vetter", &["refer", &case, "--safety", "--drill", "--text", "-"], "As if the police came.");
    has(&ok(&town, "approver", &["refer"], "").out, &["DRILL"]);
    has(&ok(&town, "approver", &["show", &case], "").out, &["DRILL · danger to somebody · police"]);
    lacks(&town.run("approver", &["search", "waited"], "").out, &[&case]);
    lacks(&town.run("approver", &["search", "police"], "").out, &[&case]);
    for step in ["accept", "answer"] {
        let ran = ok(&town, "approver", &["flag", step, &case, &flag, "--text", "-"], "Within the hour.");
        has(&ran.err, &["DRILL: "]);
    }
    ok(&town, "vetter", &["safety", &case, "--text", "-", "--drill"], "As if it went on.");
    // It keeps no case open.
    ok(&town, "approver", &["close", &case, "--why", "-"], "They stood aside.");
}

#[test]
fn a_third_return_and_every_further_one_warns() {
    let (town, case) = with_case();
    let flag = raise(&town, "vetter", &case, "serious").0;
    hire(&town, "colleague", "vetter", "ON");
    for round in 1..=4 {
        let back = ok(&town, "reviewer", &["flag", "return", &case, &flag, "--text", "-"], "Ask again.");
        assert_eq!(back.err.contains("goes round in circles"), round >= 3, "{}", back.err);
        ok(&town, "colleague", &["flag", "pass-up", &case, &flag, "--text", "-"], "Asked.");
    }
    has(&ok(&town, "vetter", &["show", &case], "").out, &["Returned 4 times."]);
    let shown = ok(&town, "vetter", &["flag", "show", &case, &flag], "").out;
    has(&shown, &["Returned 4 times.", "Step by step", "returned · tier: local", "Time at each tier"]);
    assert_eq!(json(&town, "vetter", &["flag", "show", &case, &flag])["returns"], 4);
}

#[test]
fn a_flag_on_a_closed_case_asks_for_reopening() {
    let (town, case) = with_case();
    ok(&town, "approver", &["close", &case, "--why", "-"], "They stood aside.");
    let ran = ok(&town, "vetter", &["flag", "raise", &case, "--question", "-"], "Something new came in.");
    has(&ran.err, &["asks for its reopening", &format!("greenlight reopen {case} --why -")]);
}

#[test]
fn a_legal_question_stays_with_those_who_handle_it() {
    let (town, case) = with_case();
    hire(&town, "colleague", "vetter", "ON");
    town.does("colleague", &["conflict", &case, "none"]);
    let raise = ["flag", "raise", &case, "--route", "legal-question", "--question", "-"];
    let flag = letters(&ok(&town, "vetter", &raise, "May a zebrafinch clause bind them?"));
    ok(
        &town,
        "reviewer",
        &["flag", "pass-up", &case, &flag, "--text", "-"],
        "The zebrafinch is for counsel.",
    );
    let secret = ["zebrafinch"];
    let reads: [&[&str]; 6] = [
        &["show", &case],
        &["show", &case, "--json"],
        &["flag", "show", &case, &flag],
        &["flag", "list", &case, "--json"],
        &["log", &case],
        &["log", &case, "--json"],
    ];
    for args in reads {
        lacks(&ok(&town, "colleague", args, "").out, &secret);
        for who in ["vetter", "reviewer", "approver"] {
            has(&ok(&town, who, args, "").out, &secret);
        }
    }
    has(
        &ok(&town, "colleague", &["show", &case], "").out,
        &["a legal question stays with those who handle it"],
    );
    // Neither search nor a brief has the words for any reader.
    for who in ["colleague", "approver", "leader"] {
        lacks(&ok(&town, who, &["brief", &case], "").out, &secret);
    }
    lacks(&town.run("approver", &["search", "zebrafinch"], "").out, &[&case]);
    lacks(&ok(&town, "colleague", &["export", "--csv"], "").out, &secret);
    ok(&town, "approver", &["flag", "answer", &case, &flag, "--text", "-"], "The zebrafinch does not bind.");
    lacks(&ok(&town, "colleague", &["show", &case], "").out, &secret);
    has(&ok(&town, "vetter", &["flag", "list", "--mine"], "").out, &["zebrafinch does not"]);
    // Somebody who recused themselves does not see even their own.
    town.does(
        "vetter",
        &["conflict", &case, "declare", "--yes", "--kind", "personal", "--text", "A cousin."],
    );
    assert_eq!(ok(&town, "vetter", &["flag", "list", "--mine"], "").out, "");
}

#[test]
fn silence_is_said_as_silence() {
    let (town, case) = with_case();
    let flag = raise(&town, "vetter", &case, "serious").0;
    let later = |args: &[&str]| {
        let mut command = town.command(env!("CARGO_BIN_EXE_greenlight"));
        command.env("GREENLIGHT_STORE", "store").env("GREENLIGHT_IDENTITY", "keys/vetter");
        let ran = command
            .env("COLUMNS", "160")
            .env("GREENLIGHT_NOW", "2026-11-27T15:00:00Z")
            .args(args)
            .output()
            .unwrap();
        String::from_utf8(ran.stdout).unwrap()
    };
    lacks(&ok(&town, "vetter", &["flag", "list"], "").out, &["silence", "overdue"]);
    has(&later(&["flag", "list"]), &["not accepted · silence: leader", "2026-11-24"]);
    for args in [&["show", &case][..], &["flag", "show", &case, &flag]] {
        has(
            &later(args),
            &["until 24 November 2026 · overdue", "national, since", "by silence, not by a choice"],
        );
    }
}

#[test]
fn a_disclosure_is_asked_for_what_it_lacks() {
    let (town, case) = with_case();
    // A day alone is not a look into the register.
    let bare = town.run("approver", &["refer", &case, "--reply-due", "+2bd"], "");
    assert_eq!(bare.code, 2, "{}", bare.err);
    has(&bare.err, &["--to"]);
    let tell = |to: &'static str, due: &'static str| {
        let args = ["refer", &case, "--to", to, "--text", "What was told.", "--credible", "Yes."];
        let more = ["--actionable", "Yes.", "--authority", "Theirs.", "--reply-due", due];
        town.run("approver", &[&args[..], &more].concat(), "")
    };
    let early = tell("police", "yesterday");
    assert_eq!(early.code, 5, "{}", early.err);
    has(&early.err, &["A reply is due no earlier than the day of telling"]);
    let told = tell("police", "+2bd");
    assert_eq!(told.code, 0, "{}", told.err);
    has(&tell("bogus", "+2bd").err, &["“bogus”", "taken as a name"]);
}

#[test]
fn the_list_is_not_due_after_the_close() {
    let (town, case) = with_case();
    let phase = ["phase", &case, "vetting", "--close", "2026-12-10", "--list-due", "2026-12-11"];
    let refused = town.run("approver", &phase, "");
    assert_eq!(refused.code, 5, "{}", refused.err);
    has(&refused.err, &["cannot be due after nominations close"]);
    let late = ["phase", &case, "vetting", "--meeting", "2026-11-01", "--close", "2026-12-10"];
    has(&ok(&town, "approver", &late, "").err, &["1 November 2026 has passed: the nomination meeting"]);
}

#[test]
fn a_contribution_goes_back_thirty_days_after_it_was_known() {
    let (town, case) = with_case();
    let raise = ["flag", "raise", &case, "--route", "elections-offence", "--question", "Is it theirs?"];
    let ran = town.run("vetter", &[&raise[..], &["--known", "2026-12-01"]].concat(), "");
    assert_eq!(ran.code, 5, "{}", ran.err);
    let ran = ok(&town, "vetter", &[&raise[..], &["--known", "2026-11-02"]].concat(), "");
    has(
        &ran.err,
        &["by 2 December 2026", "crypto-asset, money order or prepaid", "nomination and leadership contests"],
    );
    let lines = ok(&town, "reviewer", &["due", "--all", "--json"], "").out;
    let lines: serde_json::Value = serde_json::from_str(&lines).unwrap();
    let back = lines.as_array().unwrap().iter().find(|line| line["kind"] == "donation-back").unwrap();
    assert_eq!(back["due"], "2026-12-02");
}
