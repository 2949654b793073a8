//! Words of closed lists are typed in French as well as by their codes, with accents or without; what is recorded is the
//! code. Real commands, an invented town.

use serde_json::{Value, json as value};

use crate::kit::town::Town;
use crate::kit::town::ask::{flat, has, json, lacks, ok, reads, refuses};

fn opened(town: &Town, name: &str, more: &[&str]) -> String {
    let open = ["open", "--name", name, "--born", "1971-01-01", "--district", "24059"];
    let case = town.does("vetter", &[&open[..], more].concat());
    for who in ["vetter", "reviewer", "approver", "second"] {
        town.does(who, &["conflict", &case, "none"]);
    }
    case
}

#[test]
fn a_judgement_of_an_earlier_file_is_typed_in_french() {
    let spoken = [
        ("même", "same"),
        ("la meme", "same"),
        ("PAS-LA-MÊME", "not-same"),
        ("autre personne", "not-same"),
        ("incertain", "unsure"),
        ("not-same", "not-same"),
    ];
    let town = Town::with_people();
    opened(&town, "Bo Lind", &[]);
    let case = opened(&town, "Bo Lind", &["--also-known-as", "Bo Lindqvist"]);
    let list = json(&town, "approver", &["prior", "list", &case]);
    let file = list["files"][0]["short"].as_str().unwrap().to_owned();
    for (typed, judged) in spoken {
        town.does("approver", &["prior", "judge", &case, &file, typed, "--why", "Les deux dossiers lus."]);
        let state = json(&town, "approver", &["prior", "list", &case])["files"][0].clone();
        assert_eq!(state["judgement"], judged, "{typed}: {state}");
    }
    let judge = ["--lang", "fr", "prior", "judge", &case, &file, "peut-être", "--why", "?"];
    let odd = town.run("approver", &judge, "");
    refuses(&odd, 2, "« peut-être »");
    has(&flat(&odd.err), &["même (same), pas-la-même (not-same), incertain (unsure)"]);
    let english = town.run("approver", &["prior", "judge", &case, &file, "maybe", "--why", "?"], "");
    refuses(&english, 2, "One of: same, not-same, unsure");
}

#[test]
fn what_must_be_answered_for_is_named_in_french() {
    let declared = ["--declared", "charged", "--answer", "Yes", "--clear", "No"];
    let town = Town::with_people();
    let case = opened(&town, "Odalys Brannigan", &declared);
    for check in ["police", "credit"] {
        town.does("vetter", &["consent", &case, check, "--on", "2026-11-10"]);
    }
    let read = |check: &'static str, result: &'static str| {
        ["check", "record", &case, check, "--status", "read", "--result", result, "--issued", "2026-11-20"]
            .map(str::to_owned)
    };
    let does = |words: &[String], more: &[&str]| {
        let words: Vec<&str> = words.iter().map(String::as_str).chain(more.iter().copied()).collect();
        town.does("vetter", &words);
    };
    does(&read("police", "certified-record"), &["--kind", "crjmc", "--method", "fingerprint"]);
    does(&read("credit", "review"), &["--credit-flag", "liens", "--credit-flag", "collections"]);
    let open = || -> Vec<String> {
        let rows = json(&town, "reviewer", &["show", &case])["adverse"].as_array().unwrap().clone();
        let open = rows.iter().filter(|row| row["open"] == true);
        open.map(|row| row["item"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(open(), ["certified-record", "review", "liens", "collections"]);
    let weigh =
        |item: &str| town.does("reviewer", &["weigh", &case, item, "--why", "Le greffe le confirme."]);
    weigh("crédit:privilèges");
    assert_eq!(open(), ["certified-record", "review", "collections"]);
    weigh("casier attesté");
    assert_eq!(open(), ["review", "collections"]);
    // All that is open of one check, by its name.
    weigh("enquete de credit");
    assert_eq!(open(), [""; 0]);
    weigh("déclaré:CHARGED");
    let state = json(&town, "reviewer", &["application", &case])["declared"][0]["state"].clone();
    assert_eq!(state, "answered");
    let odd = town.run("reviewer", &["weigh", &case, "faillite", "--why", "?"], "");
    refuses(&odd, 3, "“faillite” names nothing in this case");
}

#[test]
fn every_command_takes_the_words_of_its_lists_in_french() {
    let town = Town::with_people();
    let case = opened(&town, "Odalys Brannigan", &[]);
    let does = |who: &str, words: &[&str]| ok(&town, who, words).out.trim().to_owned();
    does("vetter", &["consent", &case, "casier-judiciaire", "--on", "2026-11-10", "--for", "effectuer"]);
    does("vetter", &["consent", &case, "Casier judiciaire", "--on", "2026-11-10", "--for", "résultat"]);
    let check = ["check", "record", &case, "casier", "--kind", "affaires-judiciaires", "--method", "nom"];
    let read = ["--status", "lue", "--result", "négatif", "--issued", "2026-11-20"];
    does("vetter", &[&check[..], &read].concat());
    let sheet = json(&town, "vetter", &["show", &case]);
    let row = &sheet["checks"][0];
    let read = [&row["check"], &row["kind"], &row["method"], &row["status"], &row["result"]];
    assert_eq!(
        read,
        [&value!("police"), &value!("crjmc"), &value!("name"), &value!("read"), &value!("negative")]
    );
    let add = ["finding", "add", &case, "--category", "finances", "--kind", "défavorable", "--severity", "2"];
    let more = ["--grade", "B2", "--disclosed", "niée", "--text", "Une dette."];
    let finding = does("vetter", &[&add[..], &more].concat());
    does(
        "reviewer",
        &["finding", "status", &case, finding.lines().next().unwrap(), "fondée", "--why", "Lu."],
    );
    let found = json(&town, "vetter", &["show", &case])["findings"][0].clone();
    let read = [&found["category"], &found["disclosed"], &found["status"]];
    assert_eq!(read, [&value!("financial"), &value!("denied"), &value!("substantiated")]);
    does("vetter", &["recommend", &case, "feu-vert", "--why", "Tout concorde."]);
    let waive = ["waive", &case, "contestation", "casier-judiciaire", "--why", "Réglée."];
    refuses(&town.run("approver", &waive, ""), 5, "No dispute about the police check is open");
    does("vetter", &["check", "request", &case, "crédit"]);
    does("approver", &["waive", &case, "consentement", "credit", "--why", "Sur papier."]);
    let listed =
        |words: &[&str]| json(&town, "vetter", &[&["list"][..], words].concat()).as_array().unwrap().len();
    assert_eq!(listed(&["--check", "casier-judiciaire=négatif", "--phase", "candidature"]), 1);
    assert_eq!(listed(&["--check", "casier-judiciaire=incomplet"]), 0);
    let odd = town.run("vetter", &["--lang", "fr", "consent", &case, "permis", "--on", "today"], "");
    refuses(&odd, 2, "« permis »");
    has(&flat(&odd.err), &["casier-judiciaire (police), crédit (credit), déclaration (declaration)"]);
}

#[test]
fn completions_and_help_say_the_french_words_in_french() {
    let town = Town::with_people();
    let script = |lang: &str, shell: &str| reads(&town, "vetter", &["--lang", lang, "completions", shell]);
    for shell in ["bash", "zsh"] {
        has(
            &script("fr", shell),
            &["pas-la-même", "not-same", "casier-judiciaire", "feu-vert-sous-conditions"],
        );
        has(&script("en", shell), &["not-same", "court-register", "greenlight-with-conditions"]);
        lacks(&script("en", shell), &["pas-la-même"]);
    }
    // fish completes the values of options alone.
    has(&script("fr", "fish"), &["finances", "financial"]);
    let help =
        |words: &[&str]| flat(&reads(&town, "vetter", &[&["--lang", "fr"][..], words, &["--help"]].concat()));
    has(&help(&["prior", "judge"]), &["même (same), pas-la-même (not-same) ou incertain (unsure)"]);
    has(&help(&["weigh"]), &["crédit:privilèges"]);
    has(&help(&[]), &["Les mots des listes se tapent dans les deux langues"]);
}

#[test]
fn a_word_that_could_be_two_is_asked_about() {
    let town = Town::with_people();
    let case = opened(&town, "Odalys Brannigan", &[]);
    let odd = town.run("vetter", &["check", "record", &case, "credit", "--band", "560"], "");
    assert_ne!(odd.code, 0, "{}", odd.out);
    let judged: Value = json(&town, "vetter", &["show", &case])["checks"].clone();
    assert_eq!(judged, value!([]));
}
