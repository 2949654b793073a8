//! Every message that is looked up by an id made at run time exists. The compiler checks the messages that
//! the source names by an item, and those of every word of a list.

use greenlight::domain::authority::TABLE;
use greenlight::domain::case::finding::MAX_SEVERITY;
use greenlight::domain::event::Act;
use greenlight::domain::words::Word;
use greenlight::domain::{agenda, case, check_kind, event, likeness, policy, route, skeleton};
use greenlight::report::messages;
use greenlight::report::texts::{Arg, Lang, Texts};
use greenlight::store::Unsafe;

fn both() -> [Texts; 2] {
    [Texts::new(Lang::En), Texts::new(Lang::Fr)]
}

fn has(id: &str) {
    for texts in both() {
        assert!(texts.has(id), "{id} is missing in {}", texts.lang().code());
    }
}

/// Of these lists a word that was read from a row or a file is said, too.
#[test]
fn every_word_that_is_looked_up_by_its_name_is_said() {
    fn list<W: Word>(list: &str) {
        W::WORDS.iter().for_each(|word| has(&format!("{list}-{word}")));
    }
    list::<case::Status>("status");
    list::<likeness::Chance>("chance");
    list::<likeness::Reason>("likeness");
    list::<check_kind::CheckKind>("check");
    list::<check_kind::CheckStatus>("check-status");
    list::<check_kind::CheckResult>("check-result");
    list::<skeleton::DecisionState>("decision-state");
    list::<skeleton::FlagStep>("flag-step");
    list::<event::Phase>("phase");
    list::<event::Tier>("tier");
    list::<event::Tier>("tier-short");
    list::<event::RecordKind>("log-record");
    list::<event::SecondRule>("second-rule");
    list::<policy::SeparateAdmin>("separate-admin");
    list::<agenda::ElectionDay>("days-to");
    list::<route::Channel>("channels-toml");
    list::<skeleton::FlagStep>("flag-state");
    for word in Unsafe::WORDS {
        has(&format!("unsafe-{word}-help"));
    }
}

/// Numbers and letters are on no list, so they are counted as they are where they are said.
#[test]
fn every_number_and_every_row_of_the_law_is_said() {
    (0..=MAX_SEVERITY).for_each(|severity| has(&format!("severity-{severity}")));
    ('a'..='f').for_each(|source| has(&format!("grade-source-{source}")));
    (1..=6).for_each(|information| has(&format!("grade-information-{information}")));
    (1..=12).for_each(|month| has(&format!("month-{month}")));
    TABLE.iter().for_each(|row| has(&format!("row-{}", row.id)));
    for verb in Act::VERBS {
        let id = format!("log-{verb}");
        assert!(messages::ids().any(|known| known == id || known.starts_with(&format!("{id}-"))), "{id}");
    }
}

/// Settings are looked up by their name, so the source does not spell their ids.
#[test]
fn every_setting_of_the_policy_is_said() {
    let policy = serde_json::to_value(policy::Policy::default()).unwrap();
    policy.as_object().unwrap().keys().for_each(|name| has(&format!("setting-{}", name.replace('_', "-"))));
}

/// Every error has a hint: what to do next.
#[test]
fn every_error_has_its_hint() {
    let alone = ["error-label", "error-lifted-by", "error-map-not-text"];
    let errors = messages::ids().filter(|id| id.starts_with("error-") && !id.ends_with("-hint"));
    errors.filter(|id| !alone.contains(id)).for_each(|id| has(&format!("{id}-hint")));
}

#[test]
fn a_number_below_nothing_stays_one() {
    for texts in both() {
        let said = texts.say_id("days-to-close", &[("days", Arg::from(-3_i64)), ("day", Arg::from("x"))]);
        assert!(said.contains("-3 "), "{said}");
    }
}

#[test]
fn the_guide_names_no_number_to_call() {
    for lang in [Lang::En, Lang::Fr] {
        for line in lang.source().lines().filter(|line| line.starts_with("fi-")) {
            let (_, text) = line.split_once(" = ").unwrap_or_default();
            let digits = text.replace("FI-05", "").chars().filter(char::is_ascii_digit).count();
            assert!(digits <= 2, "{line}");
        }
    }
}
