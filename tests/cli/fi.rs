//! Notes on foreign interference at the desk: their life, their column in the list, reminders before they are signed; and
//! briefings, of which only people and days are kept.

use crate::kit::town::Town;
use crate::kit::town::ask::{self, flat, has, lacks, ok, reads, refuses};

/// A case with an open note of unknown posture, and everybody has declared.
fn noted() -> (Town, String, String) {
    let town = Town::with_people();
    let case = town.does("vetter", &["open", "--name", "Margaret Quill", "--district", "Ajax"]);
    for who in ["vetter", "reviewer", "approver", "second", "leader"] {
        town.does(who, &["conflict", &case, "none"]);
    }
    let note = town.does("vetter", &note(&case, "A host paid for a trip."));
    (town, case, note)
}

fn note<'a>(case: &'a str, text: &'a str) -> Vec<&'a str> {
    let fixed =
        ["--indicator", "FI-05", "--posture", "unknown", "--grade", "C3", "--innocent", "A conference."];
    [&["fi", "add", case], &fixed[..], &["--text", text]].concat()
}

fn first_note(town: &Town, case: &str) -> serde_json::Value {
    ask::json(town, "approver", &["show", case])["interference"][0].clone()
}

#[test]
fn a_note_has_a_life_at_the_desk() {
    let (town, case, note) = noted();
    let other = town.does("vetter", &self::note(&case, "The host paid for two more."));
    ok(&town, "vetter", &["fi", "put", &case, &note, "--on", "2026-11-21"]);
    ok(&town, "vetter", &["reply", &case, "--about", &note, "--text", "The conference paid."]);
    ok(
        &town,
        "vetter",
        &["fi", "link", &case, &note, &other, "--kind", "independent", "--why", "Two hosts."],
    );
    ok(
        &town,
        "vetter",
        &["fi", "correct", &case, &note, "--posture", "witting", "--why", "A letter says so."],
    );
    let explains = ["fi", "status", &case, &note, "explained", "--why", "The papers show it."];
    refuses(&town.run("vetter", &explains, ""), 5, "did not write this FI note");
    refuses(&town.run("reviewer", &explains[..5], ""), 2, "--why");
    ok(&town, "reviewer", &explains);
    let shown = first_note(&town, &case);
    assert_eq!((&shown["posture"], &shown["status"]), (&"witting".into(), &"explained".into()));
    assert_eq!((&shown["put"]["on"], shown["links"].as_array().unwrap().len()), (&"2026-11-21".into(), 1));
    let page = flat(&reads(&town, "approver", &["show", &case]));
    has(&page, &["posture: witting · explained", "The conference paid.", "The papers show it."]);
    // French words of the list are typed in French.
    ok(
        &town,
        "reviewer",
        &["--lang", "fr", "fi", "status", &case, &note, "fondée", "--why", "Une lettre le dit."],
    );
    assert_eq!(first_note(&town, &case)["status"], "substantiated");
}

#[test]
fn the_gate_fi_names_the_status_or_the_waiver() {
    let (town, case, note) = noted();
    let gaps = |town: &Town| {
        let shown = ask::json(town, "approver", &["show", &case]);
        let gates = shown["gates"].as_array().unwrap().clone();
        gates.into_iter().filter(|gate| gate["id"] == "fi" && gate["passes"] == false).collect::<Vec<_>>()
    };
    let command = format!("greenlight fi status {case} {note} STATUS --why -");
    assert_eq!(gaps(&town)[0]["command"], command);
    ok(
        &town,
        "vetter",
        &["fi", "correct", &case, &note, "--posture", "witting", "--why", "A letter says so."],
    );
    ok(
        &town,
        "reviewer",
        &["fi", "status", &case, &note, "substantiated", "--why", "The letter is genuine."],
    );
    assert_eq!(gaps(&town)[0]["command"], format!("greenlight waive {case} finding {note} --why -"));
    let waiver =
        town.does("approver", &["waive", &case, "finding", &note, "--why", "Years ago, and declared."]);
    assert_eq!(gaps(&town).len(), 1);
    ok(&town, "second", &["second", &case, &waiver]);
    assert_eq!(gaps(&town).len(), 0);
}

#[test]
fn a_list_and_its_export_have_a_column_for_notes() {
    let (town, case, note) = noted();
    assert_eq!(ask::json(&town, "vetter", &["list"])[0]["fi"], "unknown");
    has(&reads(&town, "vetter", &["export", "--csv"]), &[",fi,", ",unknown,"]);
    ok(&town, "reviewer", &["fi", "status", &case, &note, "unfounded", "--why", "Another person."]);
    assert!(ask::json(&town, "vetter", &["list"])[0]["fi"].is_null());
}

#[test]
fn a_note_is_seen_in_the_list_of_a_narrow_terminal() {
    let town = Town::with_people();
    let name = "Anne-Sophie Vaillancourt-Featherstonehaugh";
    let district = "Leeds—Grenville—Thousand Islands—Rideau Lakes";
    let case = town.does("vetter", &["open", "--name", name, "--district", district]);
    town.does("approver", &["conflict", &case, "none"]);
    let claim = ["--indicator", "FI-05", "--posture", "semi-witting", "--grade", "B2", "--handling", "P"];
    let says = ["--innocent", "A conference.", "--text", "He knew who paid."];
    town.does("vetter", &[&["fi", "add", &case][..], &claim, &says].concat());
    town.does("vetter", &["flag", "raise", &case, "--question", "Who paid?"]);
    let without = ["--without-greenlight", "--why", "The members chose."];
    town.does("approver", &[&["phase", &case, "contest"][..], &without].concat());
    for (lang, posture, standing) in
        [("en", "semi-witting", "stands without a"), ("fr", "complice partiel", "se présente sans")]
    {
        let list = |width: &str| {
            let mut command = town.command("greenlight");
            command.env("GREENLIGHT_STORE", "store").env("GREENLIGHT_IDENTITY", "keys/approver");
            let command = command.env("COLUMNS", width).args(["--lang", lang, "list"]);
            String::from_utf8(command.output().unwrap().stdout).unwrap()
        };
        for width in ["80", "100", "120"] {
            let page = list(width);
            has(&page, &[&case[..5], "Anne-Sophie", posture, standing]);
            let longest = page.lines().map(|line| line.chars().count()).max().unwrap();
            assert!(longest <= width.parse().unwrap(), "{page}");
        }
        has(&list("120"), &["2026-11-24"]);
    }
}

#[test]
fn who_has_a_copy_learns_that_a_note_is_unfounded() {
    let (town, case, note) = noted();
    let issue = ["brief", &case, "--to", "Office of the leader", "--audience", "leader"];
    has(&reads(&town, "reviewer", &issue), &["A host paid for a trip."]);
    lacks(&reads(&town, "reviewer", &["due"]), &["out of date"]);
    ok(&town, "reviewer", &["fi", "status", &case, &note, "unfounded", "--why", "Another person."]);
    has(&reads(&town, "reviewer", &["due"]), &["A copy of the brief is out of date", "Office of the leader"]);
    // The newer copy says so in one line, and not the charge again.
    let newer = flat(&reads(&town, "reviewer", &issue));
    has(&newer, &[&format!("an FI note ({note}) was looked into and is unfounded")]);
    lacks(&newer, &["A host paid for a trip."]);
    lacks(&reads(&town, "reviewer", &["due"]), &["out of date"]);
}

#[test]
fn the_applicant_reads_a_note_that_was_put_and_no_other() {
    let (town, case, note) = noted();
    let copy = ["brief", &case, "--to", "Margaret Quill", "--audience", "applicant"];
    lacks(&reads(&town, "reviewer", &copy), &["A host paid for a trip."]);
    ok(&town, "vetter", &["fi", "put", &case, &note, "--on", "2026-11-21"]);
    let page = reads(&town, "reviewer", &copy);
    has(&page, &["A host paid for a trip."]);
    lacks(&page, &["posture", "C3", "A conference."]);
}

#[test]
fn a_text_on_origin_is_reminded_of_and_asked_once_more() {
    let (town, case, _) = noted();
    let text = "The host is of Ruritanian origin.";
    let refused = town.run("vetter", &note(&case, text), "");
    refuses(&refused, 2, "--yes");
    has(&flat(&refused.err), &["These are never indicators", "draft"]);
    let count =
        |town: &Town| ask::json(town, "vetter", &["show", &case])["interference"].as_array().unwrap().len();
    assert_eq!(count(&town), 1);
    let ran = ok(&town, "vetter", &[&note(&case, text)[..], &["--yes"]].concat());
    has(&flat(&ran.err), &["These are never indicators"]);
    assert_eq!(count(&town), 2);
    let french =
        ["--lang", "fr", "fi", "correct", &case, "--text", "Elle est née à l'étranger.", "--why", "x"];
    let note = first_note(&town, &case)["short"].as_str().unwrap().to_owned();
    let french = [&french[..5], &[note.as_str()], &french[5..]].concat();
    has(&flat(&town.run("vetter", &french, "").err), &["Ce ne sont jamais des indicateurs"]);
}

#[test]
fn a_text_that_says_it_is_classified_is_reminded_of() {
    let (town, case, _) = noted();
    let finding =
        ["finding", "add", &case, "--category", "other", "--severity", "1", "--text", "TOP SECRET: a cable."];
    for args in [note(&case, "TOP SECRET: a cable."), finding.to_vec()] {
        let refused = town.run("vetter", &args, "");
        refuses(&refused, 2, "--yes");
        has(&flat(&refused.err), &["Nothing classified is kept here"]);
    }
    // A finding may be about somebody's papers, where origin matters.
    let papers =
        ["finding", "add", &case, "--category", "citizenship-and-travel", "--severity", "1", "--text"];
    ok(&town, "vetter", &[&papers[..], &["Born in another country than the form says."]].concat());
}

#[test]
fn a_briefing_is_kept_without_what_was_said() {
    let (town, case, _) = noted();
    let briefs =
        ["briefing", &case, "--by", "Odile Fairweather", "--to", "Nadia Okonjo-Wells", "--on", "2026-11-20"];
    ok(&town, "vetter", &briefs);
    let rows = ask::json(&town, "vetter", &["briefing", &case, "--list"]);
    let expected =
        serde_json::json!([{"on": "2026-11-20", "by": "Odile Fairweather", "to": "Nadia Okonjo-Wells"}]);
    assert_eq!(rows, expected);
    for args in [vec!["show", &case], vec!["log", &case], vec!["briefing", &case, "--list"]] {
        has(&flat(&reads(&town, "vetter", &args)), &["Odile Fairweather briefed Nadia Okonjo-Wells"]);
    }
    let told = "They said that ".repeat(10);
    let says = ["briefing", &case, "--by", &told, "--to", "Nadia Okonjo-Wells"];
    refuses(&town.run("vetter", &says, ""), 5, "never what was said");
    // About no case: an approver of the whole country signs it in the party's own log.
    let party = ["briefing", "-", "--by", "Odile Fairweather", "--to", "Marguerite Sansoucy"];
    let ran = town.run("vetter", &party, "");
    refuses(&ran, 4, "Only an approver for all of Canada records what concerns the whole party");
    lacks(&ran.err, &["policy"]);
    ok(&town, "approver", &party);
    has(&reads(&town, "approver", &["briefing", "-", "--list"]), &["Marguerite Sansoucy"]);
}

#[test]
fn a_briefing_is_of_those_who_read_the_case_or_its_brief() {
    let (town, case, _) = noted();
    // The office reads the brief, and not the case; who has not declared reads neither.
    let briefs = ["briefing", &case, "--by", "Odile Fairweather", "--to", "Lena Brook"];
    ok(&town, "leader", &briefs);
    refuses(&town.run("third", &["briefing", &case, "--list"], ""), 5, "anything ties you");
    assert_eq!(town.run("leader", &["briefing", &case, "--list"], "").code, 3);
    has(&reads(&town, "reviewer", &["briefing", &case, "--list"]), &["Odile Fairweather briefed Lena Brook"]);
}

#[test]
fn the_influence_registry_says_which_names_were_searched() {
    let (town, case, _) = noted();
    let reads_it = ["check", "read", &case, "influence-registry"];
    refuses(&town.run("vetter", &[&reads_it[..], &["--result", "clear"]].concat(), ""), 5, "");
    ok(&town, "vetter", &[&reads_it[..], &["--result", "entry", "--searched", "Margaret Quill"]].concat());
    let shown = ask::json(&town, "vetter", &["show", &case]);
    assert_eq!(shown["checks"][0]["searched"], serde_json::json!(["Margaret Quill"]));
    assert_eq!(shown["checks"][0]["issued"], "2026-11-22", "its date is the day on which somebody looked");
    has(&flat(&reads(&town, "vetter", &["show", &case])), &["names searched: Margaret Quill"]);
    // An entry is answered for like anything adverse.
    let open = shown["gates"]
        .as_array()
        .unwrap()
        .iter()
        .any(|gate| gate["id"] == "weighed" && gate["passes"] == false);
    assert!(open);
    ok(&town, "reviewer", &["weigh", &case, "entry", "--why", "An arrangement that ended and was declared."]);
}

#[test]
fn online_names_each_account_that_was_read() {
    let (town, case, _) = noted();
    let accounts = [
        "--account",
        "forum=margaret.q",
        "--closed-account",
        "blog=mquill",
        "--read-by",
        "Odile Fairweather",
    ];
    let online = ["check", "record", &case, "online", "--status", "read", "--result", "clear"];
    ok(&town, "vetter", &[&online[..], &accounts].concat());
    let check = ask::json(&town, "vetter", &["show", &case])["checks"][0].clone();
    assert_eq!(check["accounts"][0]["handle"], "margaret.q");
    assert_eq!((&check["accounts"][1]["closed"], &check["issued"]), (&true.into(), &"2026-11-22".into()));
    let page = flat(&reads(&town, "vetter", &["show", &case]));
    has(&page, &["forum: margaret.q, read on 22 November 2026 by Odile Fairweather", "blog: mquill, closed"]);
    refuses(
        &town.run("vetter", &[&online[..], &["--account", "margaret.q"]].concat(), ""),
        2,
        "is not an account",
    );
    let police =
        ["check", "record", &case, "police", "--kind", "crjmc", "--status", "requested", "--account", "a=b"];
    refuses(&town.run("vetter", &police, ""), 5, "another check only");
}
