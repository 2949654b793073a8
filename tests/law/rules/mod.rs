//! The rules of the field, each broken through every way in: at the desk, as an event that a stranger's machine signed and an
//! import brings, and as an event that stands in a history. Every way names the same rule, so there is one choke
//! point and no door beside it.

mod around;
mod play;
mod table;
mod ways;

use std::collections::BTreeSet;

use around::AROUND;
use play::Play;
use table::{RULES, Rule};
use ways::{Answer, Office};

fn all() -> impl Iterator<Item = &'static Rule> {
    RULES.iter().chain(&AROUND)
}

/// What the three ways answer to the same breach.
fn answers(rule: &Rule) -> [(&'static str, Answer); 3] {
    let mut play = Play::new();
    let breach = (rule.breach)(&mut play);
    let mut office = Office::new(&play);
    [
        ("desk", office.desk(&breach, rule)),
        ("import", office.import(&breach, rule)),
        ("history", ways::history(&play, &breach, rule)),
    ]
}

#[test]
fn every_rule_holds_by_its_own_name_through_every_way_in() {
    let mut wrong = Vec::new();
    for rule in all() {
        for (way, answer) in answers(rule) {
            let expected = Answer::expected(rule, way);
            if answer != expected {
                wrong.push(format!("{}\n  {way}: {answer:?}\n  not {expected:?}", rule.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_rule_has_its_own_name_and_a_sentence() {
    let names: BTreeSet<_> = all().map(|rule| rule.name).collect();
    assert_eq!(names.len(), all().count());
    assert!(all().all(|rule| rule.sentence.ends_with('.')));
    // Each way of being held is met.
    for made in ["Void", "Told", "Marked", "Kept", "Counts"] {
        assert!(all().any(|rule| format!("{:?}", rule.made).starts_with(made)), "{made}");
    }
}

#[test]
fn what_does_not_break_a_rule_comes_in_by_every_way() {
    for (way, answer) in answers(&table::NOTHING_WRONG) {
        assert_eq!(answer, Answer::In(String::new()), "{way}");
    }
}
