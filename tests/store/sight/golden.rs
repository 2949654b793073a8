//! The tables of `src/domain/sight.rs`, and what follows from them for somebody with one role, tried. They stand in
//! `tests/golden/sight.txt`; `UPDATE_GOLDEN=1` writes it again.

use std::fmt::Write;
use std::path::Path;
use std::sync::Arc;

use greenlight::domain::district::Scope;
use greenlight::domain::event::{Role, Tier};
use greenlight::domain::ids::PersonId;
use greenlight::domain::roster::Roster;
use greenlight::domain::route::{Matter, advice};
use greenlight::domain::sight::{Depth, Fact, Page, Part, Reader, WAYS, handles};
use greenlight::domain::words::Word;

const PAGES: [Page; 4] = [Page::Case, Page::Brief, Page::Log, Page::Agenda];
const PARTS: [Part; 3] = [Part::Facts, Part::Acts, Part::Words];

fn named(what: impl std::fmt::Debug) -> String {
    format!("{what:?}").to_lowercase()
}

fn of_which(only: Option<Fact>) -> String {
    match only {
        None => "all".to_owned(),
        Some(Fact::FlagAt(tier)) => format!("an open flag stands at the tier {tier}"),
        Some(Fact::LineAt(tier)) => format!("the line is of the tier {tier}"),
        Some(other) => panic!("{other:?} has no words"),
    }
}

fn the_tables(text: &mut String) {
    text.push_str("# Which role opens which page of a case inside its scope, and how deep\n");
    text.push_str("Somebody recused opens none, and hears what one hears who asks for no case.\n\n");
    let row = |page: &str, roles: &str, only: &str, before: &str, declared: &str| {
        format!("{page:7} {roles:33} {only:39} {before:14} {declared}")
    };
    writeln!(text, "{}", row("page", "roles", "of which cases", "undeclared", "declared")).unwrap();
    for way in &WAYS {
        let roles: Vec<&str> = way.roles.iter().map(|role| role.word()).collect();
        let (before, declared) = (named(way.before), named(way.declared));
        let line = row(&named(way.page), &roles.join(" "), &of_which(way.only), &before, &declared);
        writeln!(text, "{line}").unwrap();
    }
    text.push_str("\n# What each depth shows\n");
    text.push_str(
        "facts: that the case is there, whom it is about, where, how far it has come, its status.\n",
    );
    text.push_str(
        "acts: who did what when. words: what was said and found, and what a search looks through.\n\n",
    );
    for depth in [Depth::Public, Depth::Log, Depth::Content] {
        writeln!(
            text,
            "{:8} {}",
            named(depth),
            depth.shows().iter().map(named).collect::<Vec<_>>().join(" ")
        )
        .unwrap();
    }
}

/// What each page shows somebody with one role over the district of a case.
fn tried(text: &mut String) {
    text.push_str("\n# Tried: somebody with one role over the district\n\n");
    let roster = Arc::new(Roster::default());
    let now = "2026-11-22T15:00:00Z".parse().unwrap();
    writeln!(
        text,
        "{:9} {:7} {:17} {:17} undeclared, declared at the leader's tier",
        "role", "page", "undeclared", "declared"
    )
    .unwrap();
    for role in Role::ALL {
        let person = Reader::of(&roster, PersonId([1; 8]), now);
        let reader = Reader { roles: vec![(*role, Scope::Canada)], ..person };
        for page in PAGES {
            let shown = |declared: bool, at_leader: bool, recused: bool| {
                let is = |fact| match fact {
                    Fact::Over(_) => true,
                    Fact::FlagAt(tier) | Fact::LineAt(tier) => at_leader && tier == Tier::Leader,
                    Fact::Declared => declared,
                    Fact::Recused => recused,
                };
                let parts = PARTS.iter().filter(|part| reader.condition(page, **part).holds(&is)).map(named);
                let parts = parts.collect::<Vec<_>>().join(" ");
                if parts.is_empty() { "nothing".to_owned() } else { parts }
            };
            assert_eq!(shown(false, true, true), "nothing");
            let (role, page) = (role.word(), named(page));
            let [closed, open] = [shown(false, false, false), shown(true, false, false)];
            let [at_leader, open_at_leader] = [shown(false, true, false), shown(true, true, false)];
            writeln!(text, "{role:9} {page:7} {closed:17} {open:17} {at_leader}, {open_at_leader}").unwrap();
        }
    }
}

/// Where the words of a flag stay with fewer than read the case.
fn restricted(text: &mut String) {
    let matters = Matter::ALL.iter().filter(|matter| advice(**matter, false, false).restricted);
    let matters: Vec<&str> = matters.map(|matter| matter.word()).collect();
    writeln!(text, "\n# The words of a flag of these matters: {}", matters.join(", ")).unwrap();
    text.push_str(
        "Read by approvers over the district, by those who acted on it, and by who works at these tiers:\n\n",
    );
    writeln!(text, "{:11} {:11} read at", "raised from", "stands at").unwrap();
    for from in Tier::ALL {
        for at in Tier::ALL.iter().filter(|at| *at >= from) {
            let tiers = Tier::ALL.iter().filter(|tier| handles(Some(**tier), *from, *at));
            let tiers: Vec<&str> = tiers.map(|tier| tier.word()).collect();
            let tiers = if tiers.is_empty() { "no tier".to_owned() } else { tiers.join(" ") };
            writeln!(text, "{from:11} {at:11} {tiers}").unwrap();
        }
    }
    text.push_str("\nThe advice of counsel, and a proof of the whole record: approvers over the district.\n");
}

#[test]
fn the_tables_of_sight_are_the_golden_ones() {
    let mut text = String::new();
    the_tables(&mut text);
    tried(&mut text);
    restricted(&mut text);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/sight.txt");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, &text).unwrap();
    }
    assert_eq!(text, std::fs::read_to_string(&path).unwrap());
}
