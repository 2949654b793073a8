//! Decisions in effect, from the command line: what is on whose agenda, what `next` prints and what then
//! runs, what the calendar raises. Real commands, an invented town.

use greenlight::custody;
use greenlight::desk::{Clock, Desk, Draft, Target, system_random};
use greenlight::domain::entry::Timestamp;
use greenlight::domain::event::{Act, Level, RecordKind, Relation, Tier};
use greenlight::domain::sight::Page;
use greenlight::exchange::admit::admit;
use serde_json::{Value, json};

use crate::kit::town::ask::{at, flat, json, reads, refuses};
use crate::kit::town::spelled::finding;
use crate::kit::town::{NOW, Ran, Town, identity};

const LATER: &str = "2026-12-15T15:00:00Z";

/// A case in Ajax about which everybody has declared.
fn case(town: &Town) -> String {
    let case = town.does("vetter", &["open", "--name", "Odalys Brannigan", "--district", "35001"]);
    for who in ["vetter", "reviewer", "approver", "second", "third"] {
        town.does(who, &["conflict", &case, "none"]);
    }
    case
}

/// As [`case`], with all that a greenlight needs.
fn ready(town: &Town) -> String {
    let case = case(town);
    for check in ["police", "credit"] {
        town.does("vetter", &["consent", &case, check, "--on", "today"]);
    }
    let read = |check: &str, result: &str, more: &[&str]| {
        let args = ["check", "record", &case, check, "--status", "read", "--result", result];
        town.does("vetter", &[&args, more, &["--issued", "2026-11-01"]].concat());
    };
    read("police", "negative", &["--kind", "crjmc", "--method", "name"]);
    ["credit", "declaration", "eligibility"].iter().for_each(|check| read(check, "clear", &[]));
    town.does("vetter", &["recommend", &case, "greenlight", "--why", "nothing stands in the way"]);
    case
}

/// The lines of somebody's agenda of one kind: detail and command.
fn lines(town: &Town, who: &str, more: &[&str], kind: &str) -> Vec<(String, String)> {
    let all = json(town, who, &[&["due"], more].concat());
    let of_kind = all.as_array().unwrap().iter().filter(|line| line["kind"] == kind);
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    of_kind.map(|line| (text(&line["detail"]), text(&line["command"]))).collect()
}

/// Runs a command as it was printed, without the program's name; a text that it asks for is on standard input.
fn runs(town: &Town, who: &str, command: &str) -> Ran {
    let words: Vec<&str> = command.split(' ').skip(1).collect();
    town.run(who, &words, "as it was printed")
}

/// A greenlight on one condition, due on 30 November; the decision's letters.
fn greenlit_if(town: &Town, case: &str, condition: &str, owner: &str) -> String {
    let decide = ["decide", case, "greenlight-with-conditions", "--why", "sell"];
    let with = ["--condition", condition, "--owner", owner, "--due", "2026-11-30", "--evidence", "a letter"];
    town.does("approver", &[&decide[..], &with].concat())
}

#[test]
fn every_second_is_on_the_agenda_of_those_who_can_give_it() {
    let town = Town::with_people();
    let case = ready(&town);
    greenlit_if(&town, &case, "Sell the shares.", "The candidate");
    town.does("reviewer", &["phase", &case, "nominated", "--on", "today"]);
    let tie = [
        "conflict", &case, "declare", "--yes", "--kind", "personal", "--about", "Nadia", "--text", "a cousin",
    ];
    town.does("approver", &tie);
    let acts = [
        town.does("second", &["waive", &case, "credit", "--why", "no bureau knows them"]),
        town.does("second", &["condition", "waive", &case, "1", "--why", "moot"]),
        town.does("second", &["phase", &case, "vetting", "--on", "today"]),
    ];
    let end = ["conflict", &case, "declare", "--kind", "riding", "--about", "Nadia", "--text", "an error"];
    let ended = town.run("second", &end, "");
    assert_eq!(ended.code, 0, "{}", ended.err);
    // Whatever the new kind, it waits, and says for what.
    let end = ended.out.trim().to_owned();
    assert!(ended.err.contains(&format!("greenlight second {case} {end}")), "{}", ended.err);
    assert!(!ended.err.contains("it bars deciding"), "{}", ended.err);
    assert_eq!(lines(&town, "second", &[], "second-act"), [], "nobody seconds themselves");
    let waits = lines(&town, "third", &[], "second-act");
    assert_eq!(waits.len(), 4, "{waits:?}");
    let page = flat(&reads(&town, "third", &["due"]));
    for words in [
        "waiver of a check (credit check)",
        "waiver of a condition (condition 1)",
        "step back of phase (vetting)",
        "end of a recusal (Nadia Okonjo-Wells)",
    ] {
        assert!(page.contains(words), "{words}: {page}");
        assert!(flat(&reads(&town, "third", &["next", &case])).contains(words), "{words}");
    }
    let next = json(&town, "third", &["next", &case]);
    let commands: Vec<_> =
        next["seconds"].as_array().unwrap().iter().map(|second| second["command"].clone()).collect();
    assert!(commands.iter().all(Value::is_string), "{commands:?}");
    assert_eq!(json(&town, "second", &["next", &case])["seconds"][0]["command"], Value::Null);
    // The printed commands run; what is seconded waits no more, nor does what nothing would change.
    town.does("vetter", &["condition", "met", &case, "1", "--evidence", "the letter"]);
    assert_eq!(lines(&town, "third", &[], "second-act").len(), 3);
    for (_, command) in lines(&town, "third", &[], "second-act") {
        let ran = runs(&town, "third", &command);
        assert_eq!(ran.code, 0, "{command}: {}", ran.err);
    }
    assert_eq!(lines(&town, "third", &[], "second-act"), []);
    assert!(acts.iter().all(|act| act.len() >= 5));
    assert_eq!(town.run("admin", &["verify"], "").code, 0);
}

#[test]
fn a_policy_that_waits_is_on_the_agenda_too() {
    let town = Town::with_people();
    let set = town.does("approver", &["policy", "set", "national_days=1", "--why", "time is short"]);
    assert_eq!(lines(&town, "approver", &[], "second-policy"), []);
    assert_eq!(lines(&town, "vetter", &[], "second-policy"), []);
    let [(_, command)] = lines(&town, "second", &[], "second-policy").try_into().unwrap();
    assert_eq!(command, format!("greenlight policy second {set}"));
    assert!(reads(&town, "second", &["due"]).contains("Second the new policy"));
    assert_eq!(runs(&town, "second", &command).code, 0);
    assert_eq!(lines(&town, "third", &[], "second-policy"), []);
}

#[test]
fn a_member_of_the_riding_is_offered_no_second() {
    let town = Town::with_people();
    let case = ready(&town);
    town.does("third", &["conflict", &case, "declare", "--kind", "riding"]);
    town.does("second", &["waive", &case, "credit", "--why", "no bureau knows them"]);
    town.does("reviewer", &["recommend", &case, "withhold", "--why", "as found"]);
    assert_eq!(lines(&town, "third", &[], "second-act"), []);
    assert_eq!(lines(&town, "third", &[], "decision-awaited"), []);
    assert_eq!(lines(&town, "approver", &[], "second-act").len(), 1);
    // With `--all` everybody sees that it waits.
    assert_eq!(lines(&town, "third", &["--all"], "second-act").len(), 1);
    let decision =
        town.does("approver", &["decide", &case, "greenlight", "--why", "nothing stands in the way"]);
    assert_eq!(lines(&town, "second", &[], "second-awaited").len(), 1);
    assert_eq!(lines(&town, "third", &[], "second-awaited"), []);
    let next = |who: &str| json(&town, who, &["next", &case]).to_string();
    let command = format!("greenlight second {case}");
    assert!(next("second").contains(&format!("{command} {decision}")));
    assert!(!next("third").contains(&command), "{}", next("third"));
}

#[test]
fn who_recommended_is_offered_no_second_of_what_followed() {
    let town = Town::with_people();
    let case = ready(&town);
    town.does("approver", &["recommend", &case, "withhold", "--why", "as found"]);
    town.does("third", &["decide", &case, "greenlight", "--why", "nothing stands in the way"]);
    for (who, offered) in [("approver", 0), ("third", 0), ("second", 1)] {
        assert_eq!(lines(&town, who, &[], "second-awaited").len(), offered, "{who}");
    }
}

fn parsed(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

/// The open flags and the next day of each case.
fn listed(town: &Town, now: &str, more: &[&str]) -> Vec<(Value, Value)> {
    let rows = parsed(&at(town, now, "reviewer", &[&["list", "--json"], more].concat()));
    let rows = rows.as_array().unwrap().iter();
    rows.map(|row| (row["open_flags"].clone(), row["due"].clone())).collect()
}

/// A case with a condition whose day has passed at [`LATER`]; the case and the decision.
fn with_a_missed_condition(town: &Town) -> (String, String) {
    let case = ready(town);
    let decision = greenlit_if(town, &case, "Sell the zinc shares.", "The candidate");
    (case, decision)
}

#[test]
fn a_missed_condition_is_a_flag_that_the_calendar_raised() {
    let town = Town::with_people();
    let (case, decision) = with_a_missed_condition(&town);
    assert_eq!(listed(&town, NOW, &[]), [(json!(0), Value::Null)]);
    assert_eq!(parsed(&at(&town, NOW, "reviewer", &["flag", "list", "--json"])), json!([]));
    // Nothing was written for it; it is there once its day has passed, at the tiers to which silence brought it.
    assert_eq!(listed(&town, LATER, &[]), [(json!(1), json!("2026-12-02"))]);
    assert_eq!(listed(&town, LATER, &["--overdue"]).len(), 1);
    let flags = parsed(&at(&town, LATER, "reviewer", &["flag", "list", "--json"]));
    let flag = &flags[0];
    assert_eq!((&flag["short"], &flag["condition"]), (&json!(decision), &json!(1)));
    assert_eq!((&flag["state"], &flag["raiser"]), (&json!("missed-condition"), &Value::Null));
    assert_eq!((&flag["silent"], &flag["overdue"]), (&json!(["provincial", "national"]), &json!(true)));
    let page = at(&town, LATER, "reviewer", &["flag", "list"]);
    assert!(page.contains("condition 1 missed"), "{page}");
    let page = at(&town, LATER, "reviewer", &["flag", "list", "--lang", "fr"]);
    assert!(page.contains("signalé par le calendrier"), "{page}");
    let page = at(&town, LATER, "reviewer", &["show", &case]);
    for words in
        ["Raised by the calendar: condition 1", "by silence", "condition waive", "greenlit with conditions"]
    {
        assert!(page.contains(words), "{words}: {page}");
    }
}

#[test]
fn the_figures_count_a_missed_condition_as_a_flag() {
    let town = Town::with_people();
    with_a_missed_condition(&town);
    let stats = parsed(&at(&town, LATER, "reviewer", &["flag", "stats", "--json"]));
    let all = stats.as_array().unwrap().last().unwrap();
    assert_eq!((&all["flags"], &all["open"], &all["missed_conditions"]), (&json!(1), &json!(1), &json!(1)));
    assert_eq!(all["silences"], json!(2));
}

#[test]
fn before_a_declaration_a_missed_condition_has_no_text() {
    let town = Town::with_people();
    with_a_missed_condition(&town);
    let (key, file) = ("colleague", "keys/colleague.pub");
    std::fs::write(town.path("keys/colleague"), identity(key).to_openssh(key).unwrap().as_bytes()).unwrap();
    let line = greenlight::seal::identity::public_line(&identity(key).public()) + "\n";
    std::fs::write(town.path(file), line).unwrap();
    let add = ["person", "add", "Wilma Odd", "--key", file, "--role", "reviewer", "--scope", "CA"];
    town.does("admin", &add);
    let hidden = at(&town, LATER, "colleague", &["flag", "list"]);
    assert!(hidden.contains("condition 1 missed") && !hidden.contains("zinc"), "{hidden}");
}

#[test]
fn a_missed_condition_ends_by_being_met() {
    let town = Town::with_people();
    let (case, _) = with_a_missed_condition(&town);
    at(&town, LATER, "vetter", &["condition", "met", &case, "1", "--evidence", "the letter"]);
    assert_eq!(listed(&town, LATER, &[]), [(json!(0), Value::Null)]);
    assert_eq!(parsed(&at(&town, LATER, "reviewer", &["flag", "list", "--json"])), json!([]));
}

#[test]
fn a_condition_that_is_not_there_is_not_lifted() {
    let town = Town::with_people();
    let case = ready(&town);
    greenlit_if(&town, &case, "Sell.", "C");
    let ran = town.run("vetter", &["condition", "met", &case, "3", "--evidence", "x"], "");
    refuses(&ran, 5, "counted from 1");
    assert!(!ran.err.contains("lifted by"), "{}", ran.err);
}

#[test]
fn what_changes_in_a_finding_is_named_in_both_languages() {
    let town = Town::with_people();
    let case = case(&town);
    let finding = town.does("vetter", &finding(&case, "0", "owes"));
    let all = [
        "--kind",
        "positive",
        "--severity",
        "1",
        "--grade",
        "C3",
        "--handling",
        "C",
        "--condition",
        "the bank agrees",
        "--disclosed",
        "volunteered",
        "--happened",
        "in spring",
        "--origin",
        "a bank",
    ];
    let correct = ["finding", "correct", &case, &finding, "--why", "a second look"];
    town.does("vetter", &[&correct[..], &all].concat());
    let english = [
        "Kind: speaks for the applicant",
        "severity 1",
        "grade C3",
        "Handling: C, only under",
        "volunteered by",
        "When it happened: in spring",
    ];
    let french = [
        "Genre : favorable",
        "gravité 1",
        "cote C3",
        "Diffusion : C",
        "divulguée d'emblée",
        "Quand : in spring",
    ];
    for args in [["log", &case], ["show", &case]] {
        let page = |lang: &str| {
            let ran = town
                .command(env!("CARGO_BIN_EXE_greenlight"))
                .env("COLUMNS", "400")
                .env("GREENLIGHT_STORE", "store")
                .env("GREENLIGHT_IDENTITY", "keys/vetter")
                .args(args)
                .args(["--lang", lang])
                .output()
                .unwrap();
            flat(&String::from_utf8(ran.stdout).unwrap())
        };
        english.iter().for_each(|words| assert!(page("en").contains(words), "{words}: {}", page("en")));
        french.iter().for_each(|words| assert!(page("fr").contains(words), "{words}: {}", page("fr")));
    }
    let log = reads(&town, "vetter", &["log", &case]);
    assert!(log.contains("the bank agrees") && log.contains("a second look"), "{log}");
    let steps = &json(&town, "vetter", &["show", &case])["findings"][0]["steps"];
    assert_eq!((&steps[1]["said"]["kind"], &steps[1]["said"]["handling"]), (&json!("positive"), &json!("C")));
}

#[test]
fn what_was_deliberately_not_put_is_not_said_to_have_been() {
    let town = Town::with_people();
    let case = case(&town);
    let finding = town.does("vetter", &finding(&case, "0", "owes"));
    let put = ["finding", "put", &case, &finding, "--why-not"];
    refuses(&town.run("vetter", &[&put[..], &["  "]].concat(), ""), 5, "--why-not");
    town.does("vetter", &[&put[..], &["it would warn others"]].concat());
    for lang in ["en", "fr"] {
        let page = reads(&town, "vetter", &["show", &case, "--lang", lang]);
        let (said, not) = match lang {
            "en" => ("deliberately not put to the applicant", " · put to the applicant"),
            _ => ("volontairement pas soumise", " · soumise à la personne"),
        };
        let page = flat(&page);
        assert!(page.contains(said) && !page.contains(not), "{page}");
    }
}

#[test]
fn a_dismissal_is_of_one_tie_and_a_new_fact_suggests_again() {
    let town = Town::with_people();
    let case = case(&town);
    let (key, file) = ("cousin", "keys/cousin.pub");
    std::fs::write(town.path("keys/cousin"), identity(key).to_openssh(key).unwrap().as_bytes()).unwrap();
    let line = greenlight::seal::identity::public_line(&identity(key).public()) + "\n";
    std::fs::write(town.path(file), line).unwrap();
    let hired = ["person", "add", "Basil Brannigan", "--key", file, "--role", "vetter", "--scope", "CA"];
    town.does("admin", &[&hired[..], &["--firm", "Lund Works", "--riding", "35001"]].concat());
    let dismiss = ["conflict", "dismiss", &case, "Basil", "--why", "They have never met."];
    refuses(&town.run("approver", &dismiss, ""), 2, "--sign riding");
    town.does("approver", &[&dismiss[..], &["--sign", "name"]].concat());
    let signs = || {
        let next = json(&town, "approver", &["next", &case]);
        let ties = next["ties"].as_array().unwrap().clone();
        ties.iter().map(|tie| tie["sign"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(signs(), ["riding"], "another tie of theirs stays");
    let log = flat(&reads(&town, "approver", &["log", &case]));
    assert!(log.contains("a suggested tie of Basil Brannigan: name in common (Odalys Brannigan)"), "{log}");
    // Nobody says for another that they are a member; what is printed can be run.
    let next = json(&town, "approver", &["next", &case]);
    let commands = &next["ties"][0]["commands"];
    assert_eq!(commands[0], format!("greenlight conflict {case} declare --kind riding --text -"));
    assert_eq!(runs(&town, "approver", commands[1].as_str().unwrap()).code, 0);
    assert!(signs().is_empty());
    town.does("vetter", &["edit", &case, "--related", "Lund Works", "--as", "donor"]);
    town.does("vetter", &["edit", &case, "--related", "Rhea Brannigan", "--as", "rival"]);
    assert_eq!(signs(), ["name", "firm"], "each is a new fact");
    // By hand, neither a vetter nor the person themself dismisses.
    assert_eq!(town.run("vetter", &[&dismiss[..], &["--sign", "firm"]].concat(), "").code, 5);
}

#[test]
fn more_than_one_event_carries_is_adopted_in_several() {
    let town = Town::with_people();
    let case = case(&town);
    for number in 0..26 {
        town.does("third", &["note", &case, "--text", &format!("note {number}")]);
    }
    let tie = [
        "conflict",
        &case,
        "declare",
        "--yes",
        "--kind",
        "personal",
        "--about",
        "Ingram",
        "--text",
        "a brother",
    ];
    let declared = town.run("approver", &tie, "");
    let declared = if declared.code == 0 {
        declared
    } else {
        town.run("third", &["conflict", &case, "declare", "--yes", "--kind", "personal"], "")
    };
    assert_eq!(declared.code, 0, "{}", declared.err);
    let commands = || -> Vec<String> {
        let next = json(&town, "reviewer", &["next", &case]);
        let missing = next["missing"].as_array().unwrap().iter().filter_map(|gap| gap["command"].as_str());
        missing.filter(|command| command.contains(" adopt ")).map(str::to_owned).collect()
    };
    let printed = commands();
    assert_eq!(printed.len(), 2, "{printed:?}");
    let all: Vec<&str> = printed.iter().flat_map(|command| command.split(' ').skip(3)).collect();
    refuses(&town.run("reviewer", &[&["adopt", case.as_str()], &all[..]].concat(), ""), 2, "at most 24");
    printed.iter().for_each(|command| assert_eq!(runs(&town, "reviewer", command).code, 0, "{command}"));
    assert!(commands().is_empty());
}

#[test]
fn next_says_who_is_left_where_a_tier_is_empty() {
    let town = Town::with_people();
    let case = town.does("vetter", &["open", "--name", "Liam Lima", "--district", "35001"]);
    town.does("vetter", &["conflict", &case, "none"]);
    town.does("vetter", &["flag", "raise", &case, "--question", "Is it so?"]);
    town.does("reviewer", &["conflict", &case, "declare", "--yes", "--kind", "personal"]);
    let who = || {
        let next = json(&town, "vetter", &["next", &case]);
        let missing = next["missing"].as_array().unwrap().clone();
        missing.iter().find(|gap| gap["gate"] == "flags").unwrap()["who"].as_str().unwrap().to_owned()
    };
    assert_eq!(who(), "national");
    for approver in ["approver", "second", "third"] {
        let ran = town.run(approver, &["conflict", &case, "declare", "--yes", "--kind", "personal"], "");
        assert_eq!(ran.code, 0, "{}", ran.err);
        let page = reads(&town, "vetter", &["next", &case]);
        assert!(
            page.contains("everybody at this tier is recused: provincial") || page.contains("RECUSED"),
            "{page}"
        );
    }
    assert_eq!(who(), "outside-counsel");
    let set =
        town.does("approver", &["policy", "set", "outside_counsel=Ottoline Prewitt", "--why", "agreed"]);
    assert_eq!(town.run("second", &["policy", "second", &set], "").code, 0);
    for lang in ["en", "fr"] {
        let page = reads(&town, "vetter", &["next", &case, "--lang", lang]);
        assert_eq!(flat(&page).matches("Ottoline Prewitt").count(), 3, "two tiers and a flag: {page}");
    }
}

/// What somebody signs on a copy of the store whose clock runs ahead.
fn ahead(town: &Town, now: &str, who: &str, case: &str, draft: impl Fn(Target) -> Draft) {
    let read = |path: &str| custody::open(&town.path(path), &identity(who)).unwrap();
    std::fs::remove_dir_all(town.path("copy")).ok();
    let copy =
        std::process::Command::new("cp").arg("-r").args([town.path("store"), town.path("copy")]).status();
    assert!(copy.unwrap().success());
    let now: Timestamp = now.parse().unwrap();
    let clock = Clock { now: now.utc(), today: now.utc().date_naive(), set: true };
    let mut desk = Desk::open(read("copy"), identity(who), clock, system_random()).unwrap();
    let file = desk.case(case, Page::Case).unwrap();
    desk.record(&[draft(Target::case(&file))]).unwrap();
    let entries = desk.store.history(file.id).unwrap().entries().to_vec();
    drop(desk);
    let mut store = read("store");
    let roster = store.roster().unwrap();
    admit(&mut store, &roster, file.id, &entries, NOW.parse().unwrap()).unwrap();
    std::fs::remove_dir_all(town.path("copy")).unwrap();
}

#[test]
fn looking_back_keeps_the_clocks_that_were_there() {
    let town = Town::with_people();
    let case = case(&town);
    // A flag of a machine whose clock runs ten days ahead arrives today: its clock counts from today.
    ahead(&town, "2026-12-02T15:00:00Z", "vetter", &case, |target| {
        let act = Act::Flag { level: Level::Ordinary, from: Tier::Local, route: None };
        Draft::new(target, act, &json!({ "question": "Is it so?" })).unwrap()
    });
    ahead(&town, "2026-12-02T16:00:00Z", "vetter", &case, |target| {
        let act = Act::Record { kind: RecordKind::Note, relation: Relation::New };
        Draft::new(target, act, &json!({ "text": "a note" })).unwrap()
    });
    let log = json(&town, "reviewer", &["log", &case]);
    let note = log.as_array().unwrap().iter().find(|row| row["text"] == "a note").unwrap()["short"].clone();
    let since = |sheet: &Value| sheet["flags"][0]["stands"][0]["since"].as_str().unwrap().to_owned();
    let now = json(&town, "reviewer", &["show", &case]);
    let then = json(&town, "reviewer", &["show", &case, "--as-of", note.as_str().unwrap()]);
    assert_eq!((since(&now), since(&then)), ("2026-11-22".to_owned(), "2026-11-22".to_owned()));
}
