//! A small office at work: everything that names somebody goes into its store through stdin or a file, and comes out where
//! it was asked for.

use super::house::{House, word};
use super::needles::{Canary, Looked};
use crate::kit::town::spelled::{finding, interference};

/// The words of this run: what they stand for, and the word.
pub struct Words(pub Vec<(&'static str, String)>);

impl Words {
    pub fn new() -> Words {
        let what = [
            "an applicant's name",
            "a name on a form",
            "an answer on a form",
            "a former name",
            "an address",
            "a person beside the applicant",
            "a member's name",
            "a firm's name",
            "a finding",
            "a source's name",
            "a note on interference",
            "an innocent explanation",
            "a paper's title",
            "a paper",
            "a question",
            "a draft that was refused",
            "a note from the editor",
            "a reader's name",
            "why somebody left",
            "a text while a process was killed",
        ];
        Words(what.into_iter().map(|what| (what, word())).collect())
    }

    pub fn of(&self, what: &str) -> String {
        self.0.iter().find(|(known, _)| *known == what).unwrap_or_else(|| panic!("{what}")).1.clone()
    }

    /// A sentence with the word in it.
    pub fn told(&self, what: &str) -> String {
        format!("It was {} who said so, or wrote it.\n", self.of(what))
    }
}

/// The case that everything is about, and the people on the roster by their ids.
pub struct Told {
    pub case: String,
    pub leaver: String,
}

/// A store with its people; the vetter's key is in an agent, where the system has one. The answer is who will leave.
fn people(house: &mut House, words: &Words) -> String {
    let args = ["init", "--org", "Example Party", "--name", "-", "--json"];
    let made = house.run("admin", &args, &words.of("a member's name"));
    let data: serde_json::Value = serde_json::from_str(&made.out).unwrap();
    let paper = data["recovery_key"].as_str().unwrap();
    house.given("paper", paper.as_bytes());
    house.learn([
        Canary::line("the key on paper", paper.trim_start_matches("AGE-SECRET-KEY-1")),
        house.made_key("admin"),
        house.vault_key(),
    ]);
    let mut add = |who: &str, role: &str, name: String| {
        let key = house.path("keys").join(format!("{who}.pub")).display().to_string();
        let firm = if who == "vetter" { &["--firm", "The firm"][..] } else { &[] };
        let args = [&["person", "add", "-", "--key", &key, "--role", role, "--scope", "CA"], firm].concat();
        house.does("admin", &args, &name)
    };
    let member = words.of("a member's name");
    add("vetter", "vetter", format!("Théo {member}-One"));
    add("approver", "approver", format!("Nadia {member}-Two"));
    let leaver = add("leaver", "reviewer", format!("Ingram {member}-Three"));
    house.does(
        "admin",
        &["person", "grant", &leaver, "--role", "vetter", "--scope", "ON", "--firm", "-"],
        &words.of("a firm's name"),
    );
    if house.start_agent() {
        for who in ["admin", "vetter", "approver"] {
            house.does(who, &["unlock", "--for", "1h"], "");
            house.learn([house.unlock_signature(who)]);
        }
    }
    leaver
}

/// What a year in the office puts into a store.
pub fn fill(house: &mut House, words: &Words) -> Told {
    let leaver = people(house, words);
    let name = format!("Odalys {}", words.of("an applicant's name"));
    let case = house.does("vetter", &["open", "--name", "-", "--district", "Ajax"], &name);
    for who in ["vetter", "approver"] {
        house.does(who, &["conflict", &case, "none"], "");
    }
    let vetter: [(&[&str], &str); 8] = [
        (&["edit", &case, "--related", "-", "--as", "donor"], "a person beside the applicant"),
        (&["edit", &case, "--also-known-as", "-"], "a former name"),
        (&["edit", &case, "--email", "-"], "an address"),
        (&interference(&case, "A holiday.", "-"), "a note on interference"),
        (&interference(&case, "-", "A journey."), "an innocent explanation"),
        (&["flag", "raise", &case, "--question", "-", "--by", "2026-11-30"], "a question"),
        (&["note", &case, "--text", "-"], "a note from the editor"),
        (&["recommend", &case, "withhold", "--why", "-"], "a finding"),
    ];
    for (args, what) in vetter {
        house.does("vetter", args, &words.told(what));
    }
    let finding = house.does("vetter", &finding(&case, "2", "-"), &words.told("a finding"));
    house.does(
        "vetter",
        &["finding", "correct", &case, &finding, "--origin", "-"],
        &words.told("a source's name"),
    );
    let paper = house.given("paper.txt", words.told("a paper").repeat(400).as_bytes());
    let kept = house.does(
        "vetter",
        &["doc", "receive", &case, &paper, "--title", "-"],
        &words.told("a paper's title"),
    );
    let saved = house.path("out/paper.txt").display().to_string();
    house.does("vetter", &["doc", "save", &case, &kept, "--out", &saved], "");
    let (form, map) = form(house, words);
    house.does("vetter", &["import", &form, "--map", &map, "--apply"], "");
    let refused = house.run(
        "vetter",
        &["decide", &case, "greenlight", "--why", "-"],
        &words.told("a draft that was refused"),
    );
    assert_eq!(refused.code, 4, "{}", refused.err);
    assert!(
        house.run("vetter", &["draft", "show", "1"], "").out.contains(&words.of("a draft that was refused"))
    );
    Told { case, leaver }
}

/// An application form and its map.
pub fn form(house: &House, words: &Words) -> (String, String) {
    let (name, answer) = (words.of("a name on a form"), words.told("an answer on a form"));
    // Each of another district: the same name in one is a question.
    let districts = ["Ajax", "Kanata", "Ottawa Centre", "Toronto Centre", "London Centre", "Québec Centre"];
    let row = |(row, district)| format!("Imre {name},{district},{row}-{},\"{}\"\n", word(), answer.trim());
    let rows: Vec<String> = districts.iter().enumerate().map(row).collect();
    let form = format!("Name,District,Key,Why do you want to stand?\n{}", rows.concat());
    (house.given("form.csv", form.as_bytes()), house.given("map.toml", crate::writers::MAP.as_bytes()))
}

/// Everything that reads, and everything that hands something out.
pub fn read(house: &mut House, words: &Words, case: &str) {
    for args in [
        &["list"][..],
        &["show", case],
        &["next", case],
        &["log", case],
        &["due"],
        &["whoami"],
        &["doctor"],
        &["person", "list"],
        &["verify"],
        &["rebuild"],
        &["draft", "list"],
        &["doc", "list", case],
    ] {
        house.does("vetter", args, "");
        house.does("vetter", &[args, &["--json"]].concat(), "");
    }
    let found = house.run("vetter", &["search", "-"], &words.of("a finding"));
    assert!(found.out.contains("Odalys"), "{}{}", found.out, found.err);
    let listed = house.run("vetter", &["list", "-"], &words.of("an applicant's name"));
    assert!(listed.out.contains("Odalys"), "{}{}", listed.out, listed.err);
    let out = |name: &str| house.path("out").join(name).display().to_string();
    let [brief, list, proof] = ["brief.md", "list.csv", "proof"].map(out);
    let slip = house.path("back/slip.txt").display().to_string();
    house.does(
        "approver",
        &["brief", case, "--to", "-", "--audience", "national", "--out", &brief],
        &words.told("a reader's name"),
    );
    house.does("vetter", &["export", "--csv", "--out", &list], "");
    house.does("approver", &["proof", case, "--out", &proof], "");
    house.does("vetter", &["checkpoint", "--out", &slip], "");
    // What was asked for is plain, and is no reason to leave out anything else.
    for (name, what) in [
        ("brief.md", "an applicant's name"),
        ("list.csv", "an applicant's name"),
        ("paper.txt", "a paper"),
        ("proof", "a source's name"),
    ] {
        let path = house.path("out").join(name);
        let (search, mut looked) = (house.search(), Looked::default());
        let mut hits = search.file(&path, &path, &mut looked);
        hits.extend(search.tree(&path, &[], &mut looked));
        assert!(hits.iter().any(|hit| hit.0 == what), "{name} has not {what}: {hits:?}");
    }
    house.does("vetter", &["verify", "--against", &slip], "");
}
