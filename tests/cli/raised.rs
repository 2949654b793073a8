//! What raises itself, at the desk: each line is there for those who can act on it, with the command that does.

use serde_json::Value;

use crate::kit::town::ask::{self, has, json, lacks, ok, reads, refuses};
use crate::kit::town::{NOW, Town};

const GREENLIT: &str = "Harriet Dunmorrow";
const EVERYBODY: [&str; 5] = ["vetter", "reviewer", "approver", "second", "leader"];

/// The lines of a kind about one case that somebody's agenda has now.
fn lines(town: &Town, who: &str, name: &str, kind: &str) -> Vec<Value> {
    let mut lines: Vec<Value> = serde_json::from_value(json(town, who, &["due"])).unwrap();
    lines.retain(|line| line["name"] == name && line["kind"] == kind);
    lines
}

/// Who has such a line on their own agenda.
fn on_agendas_of(town: &Town, name: &str, kind: &str) -> Vec<&'static str> {
    EVERYBODY.into_iter().filter(|who| !lines(town, who, name, kind).is_empty()).collect()
}

fn command(town: &Town, who: &str, name: &str, kind: &str) -> String {
    lines(town, who, name, kind)[0]["command"].as_str().unwrap().to_owned()
}

fn case() -> (Town, String) {
    let town = Town::with_people();
    let case = town.does("vetter", &["open", "--name", "Margaret Quill", "--district", "Ajax"]);
    for who in EVERYBODY {
        town.does(who, &["conflict", &case, "none"]);
    }
    (town, case)
}

fn finding(town: &Town, case: &str, severity: &str) -> String {
    let add = ["finding", "add", case, "--category", "criminal", "--severity", severity, "--grade", "B2"];
    town.does("vetter", &[&add[..], &["--disclosed", "denied", "--text", "A charge abroad."]].concat())
}

#[test]
fn nobody_waits_for_an_applicant_whose_case_is_over() {
    for end in
        [&["phase", "withdrawn", "--how", "by mail"][..], &["phase", "lapsed"], &["close", "--why", "x"]]
    {
        let (town, case) = case();
        let item = finding(&town, &case, "2");
        ok(&town, "vetter", &["finding", "put", &case, &item, "--on", "today"]);
        assert_eq!(lines(&town, "vetter", "Margaret Quill", "applicant-reply").len(), 1);
        ok(&town, "approver", &[&[end[0], &case], &end[1..]].concat());
        for who in EVERYBODY {
            lacks(&reads(&town, who, &["due", "--all"]), &["Margaret Quill"]);
        }
    }
}

#[test]
fn grave_news_is_weighed_by_an_approver_who_did_not_give_it() {
    let town = Town::of_the_demonstration(NOW);
    for who in EVERYBODY {
        town.run(who, &["conflict", GREENLIT, "none"], "");
    }
    let item = finding(&town, GREENLIT, "3");
    assert_eq!(on_agendas_of(&town, GREENLIT, "news"), ["approver", "second", "leader"]);
    let short = lines(&town, "approver", GREENLIT, "news")[0]["short"].as_str().unwrap().to_owned();
    assert_eq!(
        command(&town, "second", GREENLIT, "news"),
        format!("greenlight weigh {short} {item} --why -")
    );
    // Who gave the greenlight does not say why it stays, and learns what else they can do.
    assert_eq!(command(&town, "approver", GREENLIT, "news"), format!("greenlight next {short}"));
    assert_eq!(command(&town, "leader", GREENLIT, "news"), format!("greenlight brief {short} --format md"));
    has(&reads(&town, "leader", &["due"]), &["Grave news after the greenlight"]);
    has(&reads(&town, "approver", &["--lang", "fr", "due"]), &["Fait grave survenu après le feu vert"]);
    // The leader's office reads the case from there on.
    ok(&town, "leader", &["show", GREENLIT]);
    let weigh = ["weigh", GREENLIT, &item, "--why", "Seen; withdrawn abroad; the greenlight stays."];
    for who in ["approver", "reviewer", "vetter"] {
        refuses(&town.run(who, &weigh, ""), 5, "An approver who did not give the greenlight");
    }
    assert_eq!(on_agendas_of(&town, GREENLIT, "news").len(), 3);
    ok(&town, "second", &weigh);
    assert_eq!(on_agendas_of(&town, GREENLIT, "news"), [""; 0]);
    has(&ask::flat(&reads(&town, "approver", &["log", GREENLIT])), &["finding:"]);
    // It answers for what its author had seen: a graver finding comes up again.
    ok(&town, "vetter", &["finding", "correct", GREENLIT, &item, "--severity", "4"]);
    assert_eq!(on_agendas_of(&town, GREENLIT, "news").len(), 3);
}

#[test]
fn nothing_is_weighed_as_news_where_nobody_is_greenlit() {
    let (town, case) = case();
    let item = finding(&town, &case, "4");
    assert_eq!(on_agendas_of(&town, "Margaret Quill", "grave"), ["approver", "second"]);
    assert_eq!(town.run("second", &["weigh", &case, &item, "--why", "seen"], "").code, 3);
    assert_eq!(command(&town, "second", "Margaret Quill", "grave"), format!("greenlight next {case}"));
}

#[test]
fn a_dispute_is_with_the_vetter_and_at_national() {
    let (town, case) = case();
    town.does("vetter", &["consent", &case, "police", "--on", "today"]);
    let disputed = ["check", "record", &case, "police", "--kind", "crjmc", "--status", "disputed"];
    ok(&town, "vetter", &disputed);
    assert_eq!(on_agendas_of(&town, "Margaret Quill", "dispute"), ["vetter", "approver", "second"]);
    let of = |who| command(&town, who, "Margaret Quill", "dispute");
    let closes = format!("greenlight check record {case} police --dispute-closed DAY --why -");
    assert_eq!(of("vetter"), closes);
    assert_eq!(of("second"), format!("greenlight waive {case} dispute police --why -"));
    let closed = ["check", "record", &case, "police", "--dispute-closed", "today", "--why", "corrected"];
    ok(&town, "vetter", &closed);
    assert_eq!(on_agendas_of(&town, "Margaret Quill", "dispute"), [""; 0]);
}

#[test]
fn an_overtaken_recommendation_is_its_authors_line() {
    let town = Town::of_the_demonstration(NOW);
    let rows = json(&town, "approver", &["list", "--status", "recommended"]);
    let name = rows[0]["name"].as_str().unwrap().to_owned();
    for who in EVERYBODY {
        town.run(who, &["conflict", &name, "none"], "");
    }
    assert_eq!(on_agendas_of(&town, &name, "overtaken"), [""; 0]);
    let add = ["finding", "add", &name, "--category", "financial", "--severity", "2", "--grade", "B2"];
    town.does("reviewer", &[&add[..], &["--disclosed", "not-asked", "--text", "A lien."]].concat());
    let owners = on_agendas_of(&town, &name, "overtaken");
    assert_eq!(owners.len(), 1, "{owners:?}");
    has(&command(&town, owners[0], &name, "overtaken"), &["greenlight recommend", "OUTCOME --why -"]);
}

#[test]
fn a_case_on_which_nobody_works_asks_for_somebody() {
    let (town, case) = case();
    assert_eq!(on_agendas_of(&town, "Margaret Quill", "unassigned"), ["reviewer"]);
    assert_eq!(
        command(&town, "reviewer", "Margaret Quill", "unassigned"),
        format!("greenlight assign {case} PERSON")
    );
    ok(&town, "reviewer", &["assign", &case, "me"]);
    assert_eq!(on_agendas_of(&town, "Margaret Quill", "unassigned"), [""; 0]);
}

#[test]
fn a_deadline_says_what_the_case_waits_for() {
    let (town, case) = case();
    ok(&town, "vetter", &["phase", &case, "vetting", "--meeting", "2026-12-04"]);
    let line = &lines(&town, "vetter", "Margaret Quill", "deadline")[0];
    assert_eq!(line["detail"], "meeting vetter checks");
    let page = ask::flat(&reads(&town, "vetter", &["due"]));
    has(&page, &["the nomination meeting · waits for a vetter, reviewer or approver: checks"]);
    ok(&town, "reviewer", &["phase", &case, "withdrawn", "--how", "by letter"]);
    lacks(&reads(&town, "vetter", &["due"]), &["waits for"]);
}

#[test]
fn an_applicant_who_was_not_told_is_a_line_for_who_decided() {
    let town = Town::of_the_demonstration("2026-11-02T15:00:00Z");
    let later = |days: u32| format!("2026-11-{:02}T15:00:00Z", 2 + days);
    let told = |when: &str, who: &str| {
        let lines: Vec<Value> = serde_json::from_str(&ask::at(&town, when, who, &["due", "--json"])).unwrap();
        lines.iter().any(|line| line["name"] == GREENLIT && line["kind"] == "untold")
    };
    for who in EVERYBODY {
        town.run(who, &["conflict", GREENLIT, "none"], "");
    }
    // Five business days and a holiday later; then everybody at national.
    let seen = |days: u32| EVERYBODY.into_iter().filter(|who| told(&later(days), who)).collect::<Vec<_>>();
    assert_eq!(seen(1), [""; 0]);
    assert_eq!(seen(28).len(), 2, "{:?}", seen(28));
    // Who decided has it once, however high it has climbed.
    for who in seen(28) {
        let lines: Vec<Value> =
            serde_json::from_str(&ask::at(&town, &later(28), who, &["due", "--json"])).unwrap();
        let lines = lines.iter().filter(|line| line["name"] == GREENLIT && line["kind"] == "untold");
        assert_eq!(lines.count(), 1, "{who}");
    }
    town.does("vetter", &["notice", GREENLIT, "--text", "You are greenlit."]);
    assert_eq!(seen(28), [""; 0]);
}

#[test]
fn a_returned_flag_is_passed_up_again_by_its_raiser() {
    let (town, case) = case();
    let flag = town.does("vetter", &["flag", "raise", &case, "--question", "Who paid?"]);
    ok(&town, "reviewer", &["flag", "return", &case, &flag, "--text", "Which trip?"]);
    let expected = format!("greenlight flag pass-up {case} {flag} --text -");
    assert_eq!(command(&town, "vetter", "Margaret Quill", "flag-returned"), expected);
    ok(&town, "vetter", &["flag", "pass-up", &case, &flag, "--text", "The first."]);
    assert_eq!(on_agendas_of(&town, "Margaret Quill", "flag-accept"), ["reviewer"]);
    // Where it came back to a tier at which its raiser has no role, somebody there sends it up.
    let mine = town.does("vetter", &["flag", "raise", &case, "--question", "And the hotel?"]);
    ok(&town, "reviewer", &["flag", "pass-up", &case, &mine, "--text", "Too large for us."]);
    ok(&town, "approver", &["flag", "return", &case, &mine, "--text", "Which?"]);
    assert_eq!(
        command(&town, "vetter", "Margaret Quill", "flag-returned"),
        format!("greenlight note {case} --text -")
    );
}

#[test]
fn grave_news_is_in_next_and_in_the_brief() {
    let town = Town::of_the_demonstration(NOW);
    for who in EVERYBODY {
        town.run(who, &["conflict", GREENLIT, "none"], "");
    }
    lacks(&reads(&town, "approver", &["next", GREENLIT]), &["News after the greenlight"]);
    let item = finding(&town, GREENLIT, "3");
    let short = lines(&town, "approver", GREENLIT, "news")[0]["short"].as_str().unwrap().to_owned();
    let what = format!("News after the greenlight: finding {item}, severity 3, since 22 November 2026.");
    let has_it = "With: national, leader's office.";
    let ends = "an approver who did not give the greenlight says why it stays";
    let command = format!("greenlight weigh {short} {item} --why -");
    for page in ["next", "show"] {
        has(&ask::flat(&reads(&town, "vetter", &[page, GREENLIT])), &[&what, has_it, ends, &command]);
    }
    let brief = ask::flat(&reads(&town, "leader", &["brief", GREENLIT]).replace('\\', ""));
    has(&brief, &[&what, has_it, ends]);
    let french = ask::flat(&reads(&town, "approver", &["--lang", "fr", "next", GREENLIT]));
    has(&french, &["Fait survenu après le feu vert : constatation", "gravité 3, depuis le 22 novembre 2026"]);
    let next = json(&town, "vetter", &["next", GREENLIT]);
    let grave = &next["grave"][0];
    assert_eq!(
        (&grave["tiers"], &grave["since"]),
        (&serde_json::json!(["national", "leader"]), &"2026-11-22".into())
    );
    // A page for the tiers below has it as a finding of theirs, not as what is asked of others.
    for audience in ["local", "provincial", "outside", "applicant"] {
        let issued =
            reads(&town, "reviewer", &["brief", GREENLIT, "--to", "Lena Brook", "--audience", audience]);
        lacks(&issued, &["News after the greenlight"]);
    }
    ok(&town, "second", &["weigh", GREENLIT, &item, "--why", "Seen; the greenlight stays."]);
    for args in [["next", GREENLIT], ["brief", GREENLIT]] {
        lacks(&reads(&town, "approver", &args), &["News after the greenlight"]);
    }
}

#[test]
fn something_grave_about_anybody_is_in_next_too() {
    let (town, case) = case();
    let item = finding(&town, &case, "4");
    let page = ask::flat(&reads(&town, "vetter", &["next", &case]));
    has(&page, &[&format!("Something grave: finding {item}, severity 4"), "With: national."]);
    has(&page, &[&format!("greenlight finding status {case} {item} STATUS --why -")]);
    ok(
        &town,
        "reviewer",
        &["finding", "status", &case, &item, "unsubstantiated", "--why", "Another person."],
    );
    lacks(&reads(&town, "vetter", &["next", &case]), &["Something grave"]);
}
