//! Every message that the source names by its id, wherever it is handed on before it is looked up, stands in both
//! files.

use std::collections::BTreeMap;
use std::path::Path;

use greenlight::report::texts::{Lang, Texts};

/// The source, file by file, without its tests and comments.
fn sources(dir: &Path, found: &mut Vec<(String, String)>) {
    for entry in std::fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let text = std::fs::read_to_string(&path).unwrap();
            let code = text.split("#[cfg(test)]").next().unwrap_or_default();
            let spoken = code.lines().filter(|line| !line.trim_start().starts_with("//"));
            let code = spoken.collect::<Vec<_>>().join("\n");
            found.push((path.display().to_string(), code));
        }
    }
}

/// The string literal at the beginning of a text, where it is spelt like the id of a message.
fn literal(text: &str) -> Option<&str> {
    let (word, _) = text.trim_start().strip_prefix('"')?.split_once('"')?;
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    (!word.is_empty() && !word.ends_with('-') && word.chars().all(fits)).then_some(word)
}

/// Every message id that stands in the source as it is.
fn named() -> BTreeMap<String, String> {
    let mut files = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
    let mut ids = BTreeMap::new();
    for (path, code) in &files {
        let mut take = |id: String| {
            ids.entry(id).or_insert_with(|| path.clone());
        };
        let after =
            |mark: &'static str| code.match_indices(mark).map(move |(at, _)| &code[at + mark.len()..]);
        for call in ["texts.get(", "texts.say(", "texts.has("] {
            after(call).filter_map(literal).for_each(|id| take(id.to_owned()));
        }
        for rest in after("say!(") {
            let id = rest.split_once(',').and_then(|(_, rest)| literal(rest));
            id.into_iter().for_each(|id| take(id.to_owned()));
        }
        if path.ends_with("verify.rs") && path.contains("store") {
            for mark in
                ["what: ", "let what = ", "problem_row(", "entry, ", "Err((", "|_| (", "|bad| (", "of_blob("]
            {
                after(mark).filter_map(literal).for_each(|code| take(format!("verify-{code}")));
            }
        }
        // Ids that are handed on before they are looked up.
        let families = [
            "\"done-",
            "\"label-",
            "\"col-",
            "\"error-",
            "\"usage-",
            "\"help-",
            "\"intake-",
            "\"policy-",
            "\"flag-state-",
            "\"reach-",
            "\"demo-",
        ];
        for family in families {
            for (at, _) in code.match_indices(family) {
                literal(&code[at..]).into_iter().for_each(|id| take(id.to_owned()));
            }
        }
    }
    for id in ["error-label", "hint-label"] {
        ids.entry(id.to_owned()).or_default();
    }
    ids
}

#[test]
fn every_message_that_the_source_names_is_in_both_languages() {
    let named = named();
    assert!(named.len() > 300, "only {} ids were found: the test looks in the wrong places", named.len());
    for lang in [Lang::En, Lang::Fr] {
        let texts = Texts::new(lang);
        let missing: Vec<_> = named.iter().filter(|(id, _)| !texts.has(id)).collect();
        assert!(missing.is_empty(), "{lang:?}: {missing:#?}");
    }
}

/// Settings and states are looked up by their name, so the source does not spell their ids.
#[test]
fn every_setting_of_the_policy_and_every_state_of_a_flag_has_its_words() {
    use greenlight::domain::policy::Policy;
    let policy = serde_json::to_value(Policy::default()).unwrap();
    for lang in [Lang::En, Lang::Fr] {
        let texts = Texts::new(lang);
        for setting in policy.as_object().unwrap().keys() {
            let id = format!("setting-{}", setting.replace('_', "-"));
            assert!(texts.has(&id), "{lang:?}: {id}");
        }
        for state in ["raised", "accepted", "answered", "returned", "passed-up"] {
            assert!(texts.has(&format!("flag-state-{state}")), "{lang:?}: {state}");
        }
    }
}
