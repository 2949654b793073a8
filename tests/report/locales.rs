//! What is looked up by an id made at run time is there to be found: every word of every list. What the source names by an
//! item, the compiler holds.

use std::path::Path;

use greenlight::domain::authority::TABLE;
use greenlight::domain::event::Act;
use greenlight::domain::words::Word;
use greenlight::domain::{
    agenda, authority, case, check_kind, clock, district, event, policy, refusal, roster, route, skeleton,
};
use greenlight::report::messages;
use greenlight::report::texts::{Lang, Texts};

fn both() -> [Texts; 2] {
    [Texts::new(Lang::En), Texts::new(Lang::Fr)]
}

fn has(id: &str) {
    for texts in both() {
        assert!(texts.has(id), "{id} is missing in {}", texts.lang().code());
    }
}

/// Whether every word of a list has its message; the list's name, so that none is forgotten.
fn list<W: Word>() -> &'static str {
    for texts in both() {
        for word in W::ALL {
            let said = texts.word(*word);
            assert!(!said.starts_with(&format!("{}-", W::LIST)), "{said} in {}", texts.lang().code());
        }
    }
    W::LIST
}

#[test]
fn every_word_of_every_list_is_said() {
    let lists = [
        list::<case::Status>(),
        list::<greenlight::domain::fault::Fault>(),
        list::<case::candidate::Language>(),
        list::<case::candidate::RelatedAs>(),
        list::<check_kind::CheckKind>(),
        list::<check_kind::CheckStatus>(),
        list::<check_kind::CheckResult>(),
        list::<check_kind::PoliceKind>(),
        list::<case::check::Method>(),
        list::<case::check::CreditFlag>(),
        list::<case::check::CreditBand>(),
        list::<case::conflict::Tie>(),
        list::<check_kind::ConsentFor>(),
        list::<case::decision::Reason>(),
        list::<case::decision::ReversalGround>(),
        list::<case::document::DocumentStep>(),
        list::<case::finding::Category>(),
        list::<case::finding::FindingKind>(),
        list::<case::finding::Disclosed>(),
        list::<case::finding::FindingStatus>(),
        list::<case::handling::Handling>(),
        list::<case::finding::LinkKind>(),
        list::<case::interference::Indicator>(),
        list::<route::Posture>(),
        list::<case::deferral::ReviewOutcome>(),
        list::<agenda::ItemKind>(),
        list::<agenda::Weight>(),
        list::<agenda::ElectionDay>(),
        list::<route::Matter>(),
        list::<route::Channel>(),
        list::<route::Support>(),
        list::<route::Demand>(),
        list::<district::Province>(),
        list::<authority::Barred>(),
        list::<authority::Unfit>(),
        list::<greenlight::store::Unsafe>(),
        list::<greenlight::store::BackupFault>(),
        list::<event::Role>(),
        list::<event::Tier>(),
        list::<event::Phase>(),
        list::<event::Outcome>(),
        list::<event::RecordKind>(),
        list::<event::Declared>(),
        list::<event::Level>(),
        list::<event::Route>(),
        list::<event::SecondRule>(),
        list::<event::PurgeRule>(),
        list::<event::PurgeExtent>(),
        list::<event::Audience>(),
        list::<roster::Standing>(),
        list::<skeleton::FlagStep>(),
        list::<case::ties::TieSign>(),
        list::<case::awaiting::SecondOf>(),
        list::<skeleton::DecisionState>(),
        list::<refusal::GateId>(),
        list::<clock::proved::ClockMark>(),
        list::<policy::SeparateAdmin>(),
        list::<refusal::Purpose>(),
        list::<refusal::Lifter>(),
    ];
    let declared: Vec<String> = [sources("src/domain"), sources("src/store")]
        .iter()
        .flatten()
        .flat_map(|text| declared_lists(text))
        .collect();
    assert!(declared.len() >= lists.len());
    for name in &declared {
        assert!(lists.contains(&name.as_str()), "the list {name} is not tested");
    }
}

/// Every usability of a check, as `Usability::word` has it.
const USABILITIES: [&str; 10] = [
    "usable",
    "waived",
    "missing",
    "not-read",
    "unresolved",
    "too-narrow",
    "undated",
    "future-dated",
    "stale",
    "stale-on-the-day",
];

#[test]
fn every_state_and_every_row_of_the_law_is_said() {
    for (list, words) in [
        ("condition-state", &["open", "missed", "met", "waived"][..]),
        ("usability", &USABILITIES),
        ("severity", &["0", "1", "2", "3", "4"]),
    ] {
        words.iter().for_each(|word| has(&format!("{list}-{word}")));
    }
    TABLE.iter().for_each(|row| has(&format!("row-{}", row.id)));
    for verb in Act::VERBS {
        let id = format!("log-{verb}");
        assert!(messages::ids().any(|known| known == id || known.starts_with(&format!("{id}-"))), "{id}");
    }
}

/// Settings and states are looked up by their name, so the source does not spell their ids.
#[test]
fn settings_of_the_policy_and_states_of_a_flag_have_words() {
    let policy = serde_json::to_value(policy::Policy::default()).unwrap();
    policy.as_object().unwrap().keys().for_each(|name| has(&format!("setting-{}", name.replace('_', "-"))));
    for state in ["raised", "accepted", "answered", "returned", "passed-up"] {
        has(&format!("flag-state-{state}"));
    }
}

/// Every error has a hint: what to do next.
#[test]
fn every_error_has_its_hint() {
    let alone = ["error-label", "error-lifted-by", "error-map-not-text"];
    let errors = messages::ids().filter(|id| id.starts_with("error-") && !id.ends_with("-hint"));
    errors.filter(|id| !alone.contains(id)).for_each(|id| has(&format!("{id}-hint")));
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

/// The sources at or under a path.
fn sources(path: &str) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if path.is_file() {
        return vec![std::fs::read_to_string(path).unwrap()];
    }
    let Ok(folder) = std::fs::read_dir(&path) else { return Vec::new() };
    let inside = folder
        .map(|entry| entry.unwrap().path())
        .filter(|inside| inside.is_dir() || inside.extension().is_some_and(|extension| extension == "rs"));
    inside.flat_map(|inside| sources(inside.to_str().unwrap())).collect()
}

/// The names of the lists that a source declares.
fn declared_lists(source: &str) -> Vec<String> {
    let calls = source.split("words! {").skip(1);
    let names = calls.filter_map(|call| {
        let head = call.lines().map(str::trim).find(|line| !line.starts_with("///") && !line.is_empty())?;
        head.split('"').nth(1).map(str::to_owned)
    });
    names.collect()
}
