//! What the applicant declared is seen: on the page, in `next`, in the brief, in their own words; and a greenlight waits
//! until somebody has answered for it. Real commands, an invented town.

use serde_json::{Value, json as value};

use crate::kit::town::Town;
use crate::kit::town::ask::{flat, has, json, lacks, ok, reads, refuses};
use crate::kit::town::spelled::finding;

const QUESTION: &str = "Have you ever been charged with an offence, anywhere, whatever the outcome";
const WORDS: &str = "Mischief, Sudbury, 1998. Withdrawn.";

/// The forty applications of the English form, imported; everybody who works on this one has declared.
fn imported(name: &str) -> (Town, String) {
    let town = Town::with_people();
    let forms = "fixtures/applications/form-2026-en";
    let (form, map) = (format!("{forms}.csv"), format!("{forms}.toml"));
    town.does("vetter", &["import", &form, "--map", &map, "--apply"]);
    let all = json(&town, "vetter", &["list", "--limit", "100"]);
    let case = all.as_array().unwrap().iter().find(|row| row["name"] == name).unwrap();
    let case = case["id"].as_str().unwrap().to_owned();
    for who in ["vetter", "reviewer", "approver", "second"] {
        town.does(who, &["conflict", &case, "none"]);
    }
    (town, case)
}

/// A case that was opened by hand, with these words besides.
fn opened(more: &[&str]) -> (Town, String) {
    let town = Town::with_people();
    let open = ["open", "--name", "Odalys Brannigan", "--district", "35001"];
    let case = town.does("vetter", &[&open[..], more].concat());
    for who in ["vetter", "reviewer", "approver", "second"] {
        town.does(who, &["conflict", &case, "none"]);
    }
    (town, case)
}

/// Consents and checks, but no declaration.
fn checked(town: &Town, case: &str) {
    for check in ["police", "credit"] {
        town.does("vetter", &["consent", case, check, "--on", "2026-11-10"]);
    }
    let read = |check: &'static str, result: &'static str| {
        ["check", "record", case, check, "--status", "read", "--result", result, "--issued", "2026-11-20"]
    };
    town.does("vetter", &[&read("police", "negative")[..], &["--kind", "crjmc"]].concat());
    town.does("vetter", &read("credit", "clear"));
    town.does("vetter", &read("eligibility", "clear"));
}

fn declaration<'a>(case: &'a str, result: &'a str) -> [&'a str; 8] {
    ["check", "read", case, "declaration", "--result", result, "--issued", "2026-11-20"]
}

fn item(application: &Value, key: &str) -> Value {
    let rows = application["declared"].as_array().unwrap();
    rows.iter().find(|row| row["key"] == key).cloned().unwrap_or_default()
}

#[test]
fn a_declared_charge_is_seen_on_every_page() {
    let (town, case) = imported("Thomas O'Dell");
    for page in [&["application", &case][..], &["show", &case], &["brief", &case]] {
        let text = flat(&reads(&town, "reviewer", page)).replace('\\', "");
        has(&text, &[QUESTION, "Yes", WORDS, "Open: no finding answers for it"]);
    }
    let next = flat(&reads(&town, "reviewer", &["next", &case]));
    has(&next, &["answer “charged” is open", "answer “charged-details” is open", "weigh"]);
    let sheet = json(&town, "reviewer", &["show", &case]);
    let charged = item(&sheet["application"], "charged");
    assert_eq!((&charged["answer"], &charged["state"]), (&value!("Yes"), &value!("open")));
    assert!(charged["question"].as_str().unwrap().starts_with(QUESTION));
    assert_eq!(item(&sheet["application"], "charged-details")["answer"], WORDS);
    assert_eq!(item(&sheet["application"], "bankruptcy")["state"], "clear");
    assert_eq!(json(&town, "reviewer", &["application", &case]), sheet["application"]);
    let heard = sheet["application"]["answers"].as_array().unwrap();
    assert!(
        heard.iter().any(|answer| answer["question"].as_str().unwrap().starts_with("Which public accounts"))
    );
}

#[test]
fn no_page_that_leaves_the_party_carries_a_declaration() {
    let (town, case) = imported("Thomas O'Dell");
    for (audience, carries) in [("leader", true), ("national", true), ("outside", false), ("applicant", true)]
    {
        let issue = ["brief", &case, "--to", "Somebody", "--audience", audience];
        let page = reads(&town, "approver", &issue);
        assert_eq!(page.contains("Sudbury"), carries, "{audience}:\n{page}");
        // How to reach them and when they were born stands on their own page only.
        assert_eq!(page.contains("555-0103"), audience == "applicant", "{audience}:\n{page}");
    }
}

#[test]
fn the_applicants_page_has_their_own_answers_and_consents() {
    let (town, case) = imported("Thomas O'Dell");
    town.does("vetter", &["consent", &case, "credit", "--refused", "--on", "2026-11-12"]);
    town.does("vetter", &["edit", &case, "--declared", "charged", "--answer", "Yes, once"]);
    town.does("vetter", &["weigh", &case, "charged-details", "--why", "The court file agrees."]);
    let copy = ["brief", &case, "--to", "Thomas O'Dell", "--audience", "applicant"];
    let page = flat(&reads(&town, "reviewer", &copy)).replace(['\\', '*'], "");
    let parts = [
        "E-mail: thomasodell@example.org",
        "Born: 6 April 1991",
        QUESTION,
        "Yes, once",
        "Before: Yes",
        WORDS,
        "police check: consent to run it and to see its result",
        "credit check: consent refused (to run it and to see its result), 12 November 2026",
        "Other answers",
        "Housing, housing, housing",
    ];
    has(&page, &parts);
    // Neither what was made of it nor who wrote it down.
    lacks(&page, &["Open:", "court file", "Looked at", "Larivée", "the clear answer", "charged-details"]);
    let french = flat(&reads(&town, "reviewer", &[&["--lang", "fr"][..], &copy].concat()));
    has(&french, &["Renseignements personnels", "Ce que la personne candidate a déclaré", "Auparavant :"]);
    let data = json(&town, "reviewer", &[&copy[..], &["--format", "json"]].concat())["cases"][0].clone();
    assert_eq!(data["application"], Value::Null);
    assert_eq!(data["own"]["declared"][0]["answer"]["text"], "Yes, once");
    assert_eq!(data["own"]["declared"][0]["earlier"][0]["text"], "Yes");
    assert!(data["own"]["declared"][0].get("state").is_none());
}

#[test]
fn what_gives_somebody_away_is_marked_on_the_applicants_page() {
    let asks =
        ["--declared", "lender", "--question", "Who lent you money?", "--answer", "Paul Underhill did"];
    let (town, case) = opened(&asks);
    town.does("vetter", &["edit", &case, "--related", "Paul Underhill", "--as", "donor"]);
    let copy = ["brief", &case, "--to", "Odalys Brannigan", "--audience", "applicant"];
    let page = flat(&reads(&town, "reviewer", &copy));
    has(&page, &["Who lent you money?** (withheld here: not for the applicant)"]);
    lacks(&page, &["Underhill"]);
}

#[test]
fn a_declaration_is_seen_only_by_who_has_declared() {
    let (town, case) = imported("Thomas O'Dell");
    let early = town.run("third", &["application", &case], "");
    refuses(&early, 5, "You have not said whether anything ties you");
    lacks(&early.err, &["Sudbury"]);
    // Nor does anything tell it that may be written before.
    let edit = ok(&town, "third", &["edit", &case, "--phone", "613 555-0199"]);
    lacks(&(edit.out + &edit.err), &["charged", "Open until"]);
    let answers = [&finding(&case, "1", "A rumour.")[..], &["--answers", "bankruptcy"]].concat();
    let early = town.run("third", &answers, "");
    refuses(&early, 5, "You have not said whether anything ties you");
    lacks(&early.err, &["charged"]);
    let public = json(&town, "third", &["show", &case]);
    assert_eq!(public["application"]["declared"], value!([]));
}

#[test]
fn no_greenlight_before_a_declared_charge_is_answered_for() {
    let (town, case) = imported("Thomas O'Dell");
    checked(&town, &case);
    let clear = town.run("vetter", &declaration(&case, "clear"), "");
    refuses(&clear, 5, "The declaration is not clear while answers of the applicant are open");
    has(&clear.err, &["charged, charged-details", "greenlight weigh", "--answers ITEM"]);
    town.does("vetter", &declaration(&case, "review"));
    town.does("vetter", &["recommend", &case, "greenlight", "--why", "It agrees."]);
    let decide = ["decide", &case, "greenlight", "--why", "It agrees."];
    let refused = town.run("approver", &decide, "");
    refuses(&refused, 5, "answer “charged” is open");
    has(
        &flat(&refused.err),
        &["a vetter, reviewer or approver: greenlight weigh", "charged-details --why -"],
    );
    // One finding answers for one, a weighing for the other; what nobody declared, neither answers for.
    let found = [&finding(&case, "1", "A charge of 1998.")[..], &["--answers", "charged"]].concat();
    let found = town.does("vetter", &found);
    let unknown = town.run("vetter", &["weigh", &case, "charge", "--why", "old"], "");
    refuses(&unknown, 3, "“charge” names nothing in this case that must be answered for");
    let link = ["finding", "link", &case, &found, "--answers", "bankruptcy"];
    refuses(&town.run("vetter", &link, ""), 3, "“bankruptcy” names nothing in this case");
    town.does("vetter", &["weigh", &case, "charged-details", "--why", "The court file agrees."]);
    let why = ["--why", "All that was declared is answered for."];
    town.does("vetter", &[&declaration(&case, "clear")[..], &why].concat());
    let page = flat(&reads(&town, "approver", &["show", &case]));
    has(
        &page,
        &[&format!("Finding {found} answers for it."), "no finding: The court file agrees. (Théo Larivée"],
    );
    town.does("reviewer", &["recommend", &case, "greenlight", "--why", "All is answered for."]);
    town.does("approver", &decide);
}

#[test]
fn open_answers_come_before_the_declaration() {
    let (town, case) = opened(&["--declared", "charged", "--answer", "Yes", "--clear", "No"]);
    let next = || json(&town, "vetter", &["next", &case])["missing"].as_array().unwrap().clone();
    let of = |rows: &[Value], part: &str| -> Vec<String> {
        let said = rows.iter().filter(|row| row["what"].as_str().unwrap().contains(part));
        said.map(|row| row["command"].as_str().unwrap().to_owned()).collect()
    };
    let rows = next();
    assert_eq!(of(&rows, "The declaration has not been begun"), of(&rows, "answer “charged” is open"));
    assert!(of(&rows, "declaration")[0].ends_with("charged --why -"), "{rows:?}");
    town.does("vetter", &["weigh", &case, "charged", "--why", "A parking ticket."]);
    assert!(of(&next(), "declaration")[0].contains("check record"), "{:?}", next());
}

#[test]
fn a_finding_that_is_there_can_answer_for_it_too() {
    let (town, case) = opened(&["--declared", "charged", "--answer", "Yes", "--clear", "No"]);
    let found = town.does("vetter", &finding(&case, "1", "A charge."));
    assert_eq!(item(&json(&town, "vetter", &["application", &case]), "charged")["state"], "open");
    let nothing = town.run("vetter", &["finding", "link", &case, &found], "");
    assert_eq!(nothing.code, 2, "{}", nothing.err);
    town.does("vetter", &["finding", "link", &case, &found, "--answers", "declared:charged"]);
    let row = item(&json(&town, "vetter", &["application", &case]), "charged");
    assert_eq!((&row["state"], &row["answered"][0]["finding"]), (&value!("answered"), &value!(true)));
    has(&reads(&town, "vetter", &["show", &case]), &["answers for declared:charged"]);
}

#[test]
fn an_answer_typed_by_hand_counts_like_one_of_a_form() {
    let asks = ["--question", "Ever bankrupt?", "--clear", "No", "--clear", "Non"];
    let (town, case) = opened(&[&["--declared", "bankrupt", "--answer", "non"][..], &asks].concat());
    let row = |town: &Town| item(&json(town, "vetter", &["application", &case]), "bankrupt");
    assert_eq!(
        (&row(&town)["state"], &row(&town)["question"]),
        (&value!("clear"), &value!("Ever bankrupt?"))
    );
    let ran = ok(&town, "vetter", &["edit", &case, "--declared", "bankrupt", "--answer", "Yes, in 2014"]);
    has(&ran.err, &["Open until a finding answers for it", "bankrupt"]);
    let now = row(&town);
    assert_eq!((&now["state"], &now["question"]), (&value!("open"), &value!("Ever bankrupt?")));
    has(&flat(&reads(&town, "vetter", &["log", &case])), &["bankrupt: Yes, in 2014"]);
    // Taking it back hides nothing, and who typed it does not weigh it.
    let ran = ok(&town, "reviewer", &["application", &case, "--declared", "bankrupt", "--answer", "No"]);
    has(&ran.err, &["Open until", "bankrupt"]);
    has(&flat(&reads(&town, "reviewer", &["application", &case])), &["Before: Yes, in 2014", "Answered: No"]);
    let own = town.run("reviewer", &["weigh", &case, "bankrupt", "--why", "A mistake."], "");
    refuses(&own, 5, "Who recorded it does not weigh it");
    town.does("approver", &["weigh", &case, "bankrupt", "--why", "The register has nothing."]);
    assert_eq!(row(&town)["state"], "answered");
    let alone = town.run("vetter", &["application", &case, "--answer", "x"], "");
    refuses(&alone, 2, "Each --declared goes with its --answer");
    let odd = town.run(
        "vetter",
        &["application", &case, "--declared", "a", "--declared", "b", "--answer", "x"],
        "",
    );
    refuses(&odd, 2, "Each --declared goes with its --answer");
}

#[test]
fn a_key_that_a_shell_would_split_is_quoted() {
    let (town, case) = opened(&["--declared", "it's a charge", "--answer", "Yes", "--clear", "No"]);
    has(&reads(&town, "vetter", &["next", &case]), &["'it'\\''s a charge' --why -"]);
    town.does("reviewer", &["weigh", &case, "it's a charge", "--why", "It was not."]);
}

#[test]
fn an_adverse_check_is_weighed_by_who_did_not_record_it() {
    let (town, case) = opened(&[]);
    checked(&town, &case);
    let record = ["check", "record", &case, "police", "--kind", "crjmc", "--method", "fingerprint"];
    let read = ["--status", "read", "--result", "certified-record", "--issued", "2026-11-21"];
    town.does("vetter", &[&record[..], &read].concat());
    let credit = ["check", "record", &case, "credit", "--status", "read", "--result", "review"];
    let flagged = ["--issued", "2026-11-21", "--credit-flag", "liens", "--credit-flag", "collections"];
    town.does("vetter", &[&credit[..], &flagged].concat());
    let show = flat(&reads(&town, "approver", &["show", &case]));
    has(&show, &["certified by fingerprints: a record. Nobody has answered for it yet."]);
    let own = town.run("vetter", &["weigh", &case, "certified-record", "--why", "old"], "");
    refuses(&own, 5, "Who recorded it does not weigh it");
    has(&own.err, &["a reviewer or approver other than the author"]);
    town.does("reviewer", &["weigh", &case, "certified-record", "--why", "A caution of 1985."]);
    // All that is open of one check, by its name.
    town.does("reviewer", &["weigh", &case, "credit", "--why", "One dispute with a builder."]);
    let sheet = json(&town, "approver", &["show", &case]);
    let rows = sheet["adverse"].as_array().unwrap();
    assert_eq!(rows.len(), 4);
    assert!(rows.iter().all(|row| row["open"] == false && !row["answered"][0]["why"].is_null()), "{rows:?}");
    has(&flat(&reads(&town, "approver", &["brief", &case])), &["Looked at, no finding: A caution of 1985."]);
    has(&flat(&reads(&town, "approver", &["log", &case])), &["weighed something adverse: police:certified"]);
    let gates = sheet["gates"].as_array().unwrap();
    assert!(gates.iter().any(|gate| gate["id"] == "weighed" && gate["passes"] == true));
}

#[test]
fn consent_comes_first_one_line_for_one_command() {
    let (town, case) = opened(&[]);
    let next = reads(&town, "vetter", &["next", &case]);
    lacks(&next, &["check request"]);
    let count = |text: &str, part: &str| text.matches(part).count();
    assert_eq!((count(&next, "police --on DAY"), count(&next, "credit --on DAY")), (1, 1), "{next}");
    town.does("vetter", &["check", "request", &case, "police", "--kind", "crjmc"]);
    let next = json(&town, "vetter", &["next", &case]);
    let of_police = |row: &&Value| row["command"].as_str().is_some_and(|line| line.contains(" police "));
    let rows: Vec<&Value> = next["missing"].as_array().unwrap().iter().filter(of_police).collect();
    assert_eq!(rows.len(), 1, "{rows:?}");
    assert!(rows[0]["command"].as_str().unwrap().ends_with("police --on DAY"));
    has(rows[0]["what"].as_str().unwrap(), &["begun without the consents", "has not been read"]);
    town.does("vetter", &["consent", &case, "police", "--on", "2026-11-10"]);
    has(&reads(&town, "vetter", &["next", &case]), &["check receive"]);
}

#[test]
fn one_line_of_the_agenda_names_both_consents() {
    let (town, case) = opened(&[]);
    town.does("vetter", &["check", "request", &case, "police", "--kind", "crjmc"]);
    let lines = |town: &Town| -> Vec<Value> {
        let all = json(town, "vetter", &["due"]);
        all.as_array().unwrap().iter().filter(|line| line["kind"] == "consent").cloned().collect()
    };
    let page = |words: &[&str]| flat(&reads(&town, "vetter", words));
    let both = lines(&town);
    assert_eq!(both.len(), 1, "{both:?}");
    assert_eq!(both[0]["detail"], "police");
    assert!(both[0]["command"].as_str().unwrap().ends_with(" police --on DAY"), "{both:?}");
    has(&page(&["due"]), &["A check runs without consent · police check, to run it and to see its result"]);
    has(
        &page(&["--lang", "fr", "due"]),
        &["vérification du casier judiciaire, pour l'effectuer et en voir le résultat"],
    );
    town.does("vetter", &["consent", &case, "police", "--on", "2026-11-10", "--for", "run"]);
    let one = lines(&town);
    assert_eq!((one.len(), &one[0]["detail"]), (1, &value!("police result")));
    assert!(one[0]["command"].as_str().unwrap().ends_with("--for result"), "{one:?}");
    has(&page(&["due"]), &["police check, to see its result"]);
    town.does("vetter", &["consent", &case, "police", "--on", "2026-11-10"]);
    assert_eq!(lines(&town), Vec::<Value>::new());
}

#[test]
fn a_refused_consent_is_shown_as_refused_and_accuses_nobody() {
    let (town, case) = imported("Noor Alwazir");
    let said = "credit check: consent refused (to run it and to see its result)";
    for page in [&["application", &case][..], &["show", &case], &["brief", &case]] {
        has(&flat(&reads(&town, "vetter", page)).replace('\\', ""), &[said]);
    }
    // It is said once, where it is in the way of something; else in a part of its own.
    let next = flat(&reads(&town, "vetter", &["next", &case]));
    has(&next, &["The applicant refused consent to the credit check", "held against nobody", "waive"]);
    lacks(&next, &[said]);
    assert!(json(&town, "vetter", &["next", &case])["refused"][0].as_str().unwrap().starts_with(said));
    town.does("vetter", &["consent", &case, "references", "--refused", "--on", "2026-11-12"]);
    let besides = "reference check: consent refused (to run it and to see its result), 12 November 2026";
    has(&flat(&reads(&town, "vetter", &["next", &case])), &[besides]);
    town.does("vetter", &["consent", &case, "references", "--on", "2026-11-13"]);
    let refused = json(&town, "vetter", &["show", &case])["application"]["refused"].clone();
    assert_eq!((&refused[0]["check"], &refused[0]["for"]), (&value!("credit"), &value!(["run", "result"])));
    let ask = town.run("vetter", &["check", "request", &case, "credit"], "");
    refuses(&ask, 5, "The applicant refused consent to this");
    // They change their mind, and back.
    town.does("vetter", &["consent", &case, "credit", "--on", "2026-11-10"]);
    lacks(&reads(&town, "vetter", &["next", &case]), &["refused"]);
    town.does("vetter", &["consent", &case, "credit", "--refused", "--on", "2026-11-12"]);
    has(&reads(&town, "vetter", &["next", &case]), &["refused"]);
    has(
        &flat(&reads(&town, "vetter", &["log", &case])),
        &["consent refused (to run it and to see its result), 12 November 2026"],
    );
    let both = ["consent", &case, "credit", "--refused", "--withdrawn", "--on", "today"];
    assert_eq!(town.run("vetter", &both, "").code, 2);
}

#[test]
fn what_was_waived_stands_on_the_page_and_in_the_brief() {
    let (town, case) = imported("Noor Alwazir");
    let open = || flat(&reads(&town, "approver", &["show", &case]));
    lacks(&open(), &["Waived by two approvers"]);
    let waive = ["waive", &case, "credit", "--why", "She refused; her accounts are public."];
    let waiver = town.does("approver", &waive);
    lacks(&open(), &["Waived by two approvers"]);
    town.does("second", &["second", &case, &waiver]);
    let said = "waiver of a check (credit check): She refused; her accounts are public. (";
    has(&open(), &["Waived by two approvers", said, "; seconded by "]);
    let rows = json(&town, "approver", &["show", &case])["waivers"].clone();
    assert_eq!((&rows[0]["what"], rows.as_array().unwrap().len()), (&value!("waive-check"), 1));
    for (audience, carries) in [("leader", true), ("outside", false), ("applicant", false)] {
        let page = ["brief", &case, "--to", "Somebody", "--audience", audience];
        let page = flat(&reads(&town, "approver", &page)).replace('\\', "");
        assert_eq!(page.contains(said), carries, "{audience}: {page}");
    }
    let french = flat(&reads(&town, "approver", &["--lang", "fr", "show", &case]));
    has(&french, &["Dispenses accordées par deux approbateurs", "She refused; her accounts are public."]);
}

#[test]
fn the_application_speaks_french_too() {
    let (town, case) = opened(&["--declared", "accusé", "--answer", "Oui", "--clear", "Non"]);
    let page = flat(&reads(&town, "vetter", &["--lang", "fr", "application", &case]));
    has(&page, &["Ce que la personne candidate a déclaré", "Réponse : Oui", "Ouverte : aucune constatation"]);
    town.does("vetter", &["consent", &case, "credit", "--refused", "--on", "2026-11-12"]);
    let next = flat(&reads(&town, "vetter", &["--lang", "fr", "next", &case]));
    has(&next, &["« accusé »", "Consentement refusé le 12 novembre 2026", "n'accuse personne"]);
}
