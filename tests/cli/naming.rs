//! How a case is named on a command line: what signs takes letters of the id or whole words of the name, what only looks
//! takes more; and how a district is named. Real commands, invented people.

use crate::kit::town::ask::{flat, has, json, lacks, ok, reads, refuses};
use crate::kit::town::{Town, fed};

/// Opens a case that everybody at the vetter's desk may write in.
fn open(town: &Town, name: &str, more: &[&str]) -> String {
    let case = town.does("vetter", &[&["open", "--name", name, "--district", "Ajax"][..], more].concat());
    town.does("vetter", &["conflict", &case, "none"]);
    case
}

/// A note by the vetter, on whatever the word names.
fn note(town: &Town, word: &str) -> crate::kit::town::Ran {
    town.run("vetter", &["note", word, "--text", "Called back."], "")
}

#[test]
fn a_note_never_goes_to_a_name_that_begins_alike() {
    let town = Town::with_people();
    let smithson = open(&town, "Ann Smithson", &[]);
    for word in ["Ann Smith", "Smith", "Ann Smi", "An", "Ajax", "35001", "Ann Smithson Roy"] {
        let ran = note(&town, word);
        refuses(&ran, 3, "names no case that you can see, or several");
        assert!(ran.out.is_empty(), "{word}: {}", ran.out);
    }
    // What it looks like is listed, with what names it.
    refuses(&note(&town, "Ann Smith"), 3, &format!("{smithson} Ann Smithson (35001)"));
    refuses(&note(&town, "Ajax"), 3, &format!("{smithson} Ann Smithson (35001)"));
    // A person who only looks may type less.
    for word in ["Ann Smith", "smithson", "Ann S", "Ajax", "35001"] {
        has(&reads(&town, "vetter", &["show", word]), &["Ann Smithson"]);
        has(&reads(&town, "vetter", &["log", word]), &["opened the case"]);
        ok(&town, "vetter", &["next", word]);
    }
    let smith = open(&town, "Ann Smith", &[]);
    let noted = |word: &str| {
        let ran = note(&town, word);
        assert_eq!(ran.code, 0, "{word}: {}", ran.err);
        flat(&ran.err)
    };
    has(&noted("Ann Smith"), &["Ann Smith", &smith]);
    has(&noted("SMITH"), &[&smith]);
    has(&noted("Smithson, Ann"), &[&smithson]);
    has(&noted(&smith), &[&smith]);
    // Several fit: each is listed.
    let ran = note(&town, "Ann");
    refuses(&ran, 3, &format!("{smith} Ann Smith (35001)"));
    refuses(&ran, 3, &format!("{smithson} Ann Smithson (35001)"));
    let more = open(&town, "Ann Marie Smith", &[]);
    let ran = note(&town, "Ann Smith");
    refuses(&ran, 3, &format!("{more} Ann Marie Smith (35001), {smith} Ann Smith (35001)"));
    has(&noted("Marie"), &[&more]);
    // Nothing but what was named was written to.
    let logged = |case: &str| reads(&town, "vetter", &["log", case]).matches("wrote a note").count();
    assert_eq!((logged(&smith), logged(&smithson), logged(&more)), (3, 1, 1));
}

#[test]
fn every_command_that_signs_asks_for_a_whole_name() {
    let town = Town::with_people();
    let case = open(&town, "Odalys Brannigan", &[]);
    std::fs::write(town.path("paper.txt"), "x").unwrap();
    for line in [
        "note ODA --text x",
        "edit ODA --born 1980-02-03",
        "phase ODA vetting",
        "assign ODA Larivée",
        "close ODA",
        "consent ODA police --on 2026-11-20",
        "conflict ODA none",
        "conflict ODA declare --kind riding --text x",
        "conflict none ODA",
        "check record ODA police --kind crjmc --status requested",
        "doc receive ODA paper.txt --title x",
        "finding add ODA --category financial --severity 2 --grade C3 --text x",
        "fi add ODA --indicator FI-05 --posture target --grade B2 --innocent x --text x",
        "flag raise ODA --question x",
        "recommend ODA greenlight --why x",
        "decide ODA greenlight --why x",
        "waive ODA police --why x",
        "defer ODA --owner me --review +3d --trigger x --why x",
        "refer ODA --to elections-commissioner --text x",
        "weigh ODA police --why x",
        "brief ODA --to Somebody --audience local",
        "checkpoint ODA",
        "proof ODA --out proof",
    ] {
        let typed = |word: &str| line.replace("ODA", word);
        for word in ["Odal", "Brann"] {
            let who = if line.starts_with("decide") || line.starts_with("waive") || line.starts_with("proof")
            {
                "approver"
            } else {
                "vetter"
            };
            let typed = typed(word);
            let args: Vec<&str> = typed.split(' ').collect();
            let ran = town.run(who, &args, "");
            assert_eq!(ran.code, 3, "{typed}: {}{}", ran.out, ran.err);
            assert!(ran.err.contains(&format!("{case} Odalys Brannigan")), "{typed}: {}", ran.err);
        }
    }
}

#[test]
fn family_names_of_several_words_are_found() {
    let town = Town::with_people();
    for (name, typed) in [
        ("Anne Côté-Légaré", &["Côté-Légaré", "cote legare", "Legare, Anne", "CoteLegare"][..]),
        ("Luc Le Bouthillier", &["Le Bouthillier", "lebouthillier", "Bouthillier Luc"]),
        ("Maria de la Cruz", &["de la Cruz", "Cruz, Maria de la", "delacruz"]),
        ("Sean O'Brien", &["O’Brien", "obrien", "O Brien", "O-Brien Sean"]),
        ("Jan Vandermeer", &["van der Meer", "vandermeer"]),
    ] {
        let case = open(&town, name, &[]);
        for word in typed {
            let ran = note(&town, word);
            assert_eq!(ran.code, 0, "{word} is {name}: {}", ran.err);
            assert!(ran.err.contains(&case), "{word}: {}", ran.err);
            has(&reads(&town, "vetter", &["show", word]), &[&case]);
        }
    }
}

#[test]
fn a_short_beginning_of_an_id_names_its_case() {
    let town = Town::with_people();
    let cases: Vec<String> =
        (0..8).map(|at| open(&town, &format!("Perrin Voss{}", "x".repeat(at)), &[])).collect();
    let alone = |word: &str| cases.iter().filter(|case| case.starts_with(word)).count() == 1;
    for case in &cases {
        for length in 3..=4 {
            let word = &case[..length].to_lowercase();
            if !alone(&word.to_uppercase()) {
                refuses(&note(&town, word), 3, case);
                continue;
            }
            has(&reads(&town, "vetter", &["show", word]), &[case]);
            let ran = note(&town, word);
            if word.bytes().any(|letter| letter.is_ascii_digit()) {
                assert_eq!(ran.code, 0, "{word}: {}", ran.err);
                assert!(ran.err.contains(case.as_str()), "{word}: {}", ran.err);
            } else {
                // It may as well be the name of somebody who is not here.
                refuses(&ran, 3, case);
            }
        }
        refuses(&note(&town, &case[..2]), 3, "names no case");
    }
    // Where it is somebody's name as well, both are listed.
    let word = &cases[0];
    let namesake = open(&town, &format!("Robin {word}"), &[]);
    let ran = note(&town, word);
    refuses(&ran, 3, &format!("{word} Perrin Voss (35001)"));
    refuses(&ran, 3, &format!("{namesake} Robin {word} (35001)"));
    let ran = note(&town, &format!("Robin {word}"));
    assert_eq!(ran.code, 0, "{}", ran.err);
}

#[test]
fn at_a_terminal_one_of_several_is_picked_by_number() {
    let town = Town::with_people();
    let (first, second) = (open(&town, "Ann Ashby", &[]), open(&town, "Ann Birch", &[]));
    let at_a_terminal = |line: &str, typed: &str| {
        let mut script = town.command("script");
        script.env("GREENLIGHT_STORE", "store").env("GREENLIGHT_IDENTITY", "keys/vetter");
        script.args(["-qefc", line, "/dev/null"]);
        fed(script, typed)
    };
    let ran = at_a_terminal("greenlight note Ann --text x", "2\n");
    assert_eq!(ran.code, 0, "{}", ran.out);
    has(&ran.out, &["1  ", "Ann Ashby", "2  ", "Ann Birch, 35001 Ajax", "Which one?"]);
    let logged = |case: &str| reads(&town, "vetter", &["log", case]).matches("wrote a note").count();
    assert_eq!((logged(&first), logged(&second)), (0, 1));
    has(&at_a_terminal("greenlight show An", "1\n").out, &["Ann Ashby"]);
    // Anything else stops, and lists them again.
    for typed in ["\n", "3\n", "0\n", "Ann\n"] {
        let ran = at_a_terminal("greenlight note Ann --text x", typed);
        assert_eq!(ran.code, 3, "{typed:?}: {}", ran.out);
    }
    assert_eq!((logged(&first), logged(&second)), (0, 1));
}

#[test]
fn who_may_not_see_a_case_hears_the_same_words() {
    let town = Town::with_people();
    let case = open(&town, "Wren Ashby", &["--also-known-as", "Wren Fairweather"]);
    let words = |who: &str, word: &str| {
        let ran = town.run(who, &["note", word, "--text", "x"], "");
        assert_eq!(ran.code, 3, "{who} {word}: {}", ran.err);
        ran.err.replace(word, "WORD")
    };
    ok(
        &town,
        "reviewer",
        &["conflict", &case, "declare", "--yes", "--kind", "personal", "--text", "a cousin"],
    );
    let nobody = words("reviewer", "Nobody");
    for word in ["Wren Ashby", "Wren", "Ashby", "Ash", &case, &case[..4]] {
        assert_eq!(words("reviewer", word), nobody, "{word}");
    }
    // Another name is content: before a declaration it finds nothing, and no mix of names does.
    assert_eq!(words("approver", "Fairweather"), words("approver", "Nobody"));
    assert_eq!(words("vetter", "Ashby Fairweather"), words("vetter", "Nobody"));
    assert_eq!(note(&town, "Wren Fairweather").code, 0);
}

#[test]
fn a_list_finds_public_names_before_a_declaration() {
    let town = Town::with_people();
    let case = open(&town, "Wren Ashby-Cole", &["--also-known-as", "Wren Fairweather"]);
    ok(&town, "vetter", &["note", &case, "--text", "zebrafinch"]);
    let found = |who: &str, words: &[&str]| {
        json(&town, who, &[&["list"][..], words].concat()).as_array().unwrap().len()
    };
    for words in [&["Ashby"][..], &["cole", "wren"], &["ash"], &["Wren Ashby-Cole"]] {
        assert_eq!((found("vetter", words), found("approver", words)), (1, 1), "{words:?}");
    }
    // What else is written in the case is only found by somebody who reads it.
    for words in [&["Fairweather"][..], &["zebrafinch"], &["Ashby", "zebrafinch"], &["Ashby", "Fairweather"]]
    {
        assert_eq!(found("approver", words), 0, "{words:?}");
    }
    assert_eq!((found("vetter", &["Fairweather"]), found("vetter", &["zebrafinch"])), (1, 1));
    assert_eq!(reads(&town, "approver", &["search", "Ashby", "--json"]).trim(), "[]");
    assert_eq!(found("approver", &["Ashby", "--district", "Ajax"]), 1);
    assert_eq!(found("approver", &["Ashby", "--check", "police=requested"]), 0);
    // Somebody who is recused still finds nothing.
    ok(
        &town,
        "reviewer",
        &["conflict", &case, "declare", "--yes", "--kind", "personal", "--text", "a cousin"],
    );
    assert_eq!(found("reviewer", &["Ashby"]), 0);
}

#[test]
fn people_of_the_roster_are_named_by_whole_words() {
    let town = Town::with_people();
    let case = open(&town, "Wren Ashby", &[]);
    for word in ["Okonjo", "Nadia Okonjo", "Okonjo-Wells, Nadia", "okonjowells"] {
        ok(&town, "approver", &["assign", &case, word]);
    }
    // A part of a word is nobody: it may be somebody else next year.
    for word in ["Nad", "adia", "Wel", "Okon"] {
        let ran = town.run("approver", &["assign", &case, word], "");
        assert_eq!(ran.code, 3, "{word}: {}", ran.err);
    }
}

#[test]
fn what_signs_takes_a_district_only_by_its_whole_name() {
    let town = Town::with_people();
    let opened =
        |district: &str| town.run("vetter", &["open", "--name", "Wren Ashby", "--district", district], "");
    for (district, words) in [
        ("ON", "is a province, not a district"),
        ("Saskatchewan", "is a province, not a district"),
        ("Québec", "is a province, not a district"),
        ("Durham", "No district is called “Durham” any more: the name was official until 23 March 2025"),
        ("Durham", "York—Durham"),
        ("of", "No district is called"),
        ("Toronto", "only a part of names"),
        ("35001 Avalon", "do not belong together"),
        ("Ajax, QC", "do not belong together"),
        ("Ajxa", "Did you mean: 35001 Ajax"),
    ] {
        refuses(&opened(district), 2, words);
    }
    assert_eq!(json(&town, "vetter", &["list"]).as_array().unwrap().len(), 0);
    for district in
        ["Ajax", "Ajax, Ontario", "ajax (ON)", "35001.0", " 35001 ", "35001 - Ajax", "Ajax / Ajax"]
    {
        let ran = opened(district);
        assert_eq!(ran.code, 0, "{district}: {}", ran.err);
        has(&ran.err, &["Ajax"]);
    }
    assert_eq!(json(&town, "vetter", &["list", "--district", "35001"]).as_array().unwrap().len(), 7);
    // An earlier name finds its district, and is told as one.
    let ran = opened("Baie de Quinte");
    assert_eq!(ran.code, 0, "{}", ran.err);
    has(
        &ran.err,
        &["“Baie de Quinte” is an earlier name, official until 23 March 2025", "35006 Bay of Quinte"],
    );
    let ran = town.run("vetter", &["open", "--name", "Wren", "--district", "Durham", "--lang", "fr"], "");
    refuses(&ran, 2, "ce nom a été officiel jusqu'au 23 mars 2025");
}

#[test]
fn a_list_by_district_says_what_it_took() {
    let town = Town::with_people();
    open(&town, "Wren Ashby", &[]);
    town.does("vetter", &["open", "--name", "Perrin Voss", "--district", "Toronto Centre"]);
    town.does("vetter", &["open", "--name", "Odalys Cole", "--district", "Toronto—Danforth"]);
    let ran = ok(&town, "vetter", &["list", "--district", "Toronto"]);
    has(&ran.out, &["Perrin Voss", "Odalys Cole"]);
    lacks(&ran.out, &["Wren Ashby"]);
    has(&flat(&ran.err), &["“Toronto” was taken for 3 districts", "Toronto Centre", "Toronto—Danforth"]);
    let ran = ok(&town, "vetter", &["list", "--district", "Danfor"]);
    has(&flat(&ran.err), &["“Danfor” was taken for", "Toronto—Danforth"]);
    let ran = ok(&town, "vetter", &["list", "--district", "Ajax"]);
    has(&ran.out, &["Wren Ashby"]);
    lacks(&ran.err, &["taken for"]);
    let ran = town.run("vetter", &["list", "--district", "ON"], "");
    refuses(&ran, 2, "greenlight list --province ON");
}
