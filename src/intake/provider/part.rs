//! The parts of a report: what each checks, by its name, and what its verdict is worth.

use serde_json::{Map, Value};

use crate::domain::case::check::Method;
use crate::domain::check_kind::{CheckKind, CheckResult, CheckStatus, PoliceKind};
use crate::intake::provider::keys::{join, plain, words};
use crate::intake::provider::lexicon::{Role, is_canadian_place, role};
use crate::intake::provider::report::{ProviderCheck, ProviderNote};
use crate::intake::provider::senses::{exact, sense};

/// Notes in the order in which the report gives rise to them.
pub(super) struct Notes(pub(super) Vec<ProviderNote>);

impl Notes {
    pub(super) fn add(&mut self, note: ProviderNote) {
        self.0.push(note);
    }

    pub(super) fn unknown(&mut self, field: &str, value: &Value) {
        let value = plain(value).chars().take(80).collect();
        self.add(ProviderNote::UnknownValue { field: field.to_owned(), value });
    }

    /// Adds a note for each opinion in a map.
    pub(super) fn opinions(&mut self, map: &Map<String, Value>, path: &str, fields: &[&str]) {
        for field in fields {
            if map.get(*field).is_some_and(|value| !value.is_null()) {
                let field = join(path, field);
                self.add(ProviderNote::ProviderOpinionIgnored { field });
            }
        }
    }
}

/// The check of a part of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Police(Option<PoliceKind>, Method),
    Credit,
    Other,
}

impl Part {
    /// Reads the name of a part: a police or credit check, where every word of it may be in the name of one. A name with a
    /// word that we do not understand is no check of ours: a search abroad is not a Canadian police check, whatever it
    /// finds.
    pub(super) fn of(name: &str) -> Self {
        use Role::{Basic, Canada, Credit, Enhanced, Fingerprint, Matters, Neutral, OfCredit, Police, Short};
        let Some(roles) = roles(name) else { return Self::Other };
        let any = |wanted: &[Role]| roles.iter().any(|role| wanted.contains(role));
        let all = |wanted: &[Role]| roles.iter().all(|role| wanted.contains(role));
        if any(&[Credit]) {
            return if all(&[Credit, OfCredit, Canada, Neutral]) { Self::Credit } else { Self::Other };
        }
        let of_police = any(&[Police, Matters]) && !any(&[OfCredit]);
        let by_abbreviation = any(&[Short]) && all(&[Short, Canada, Enhanced, Basic, Neutral]);
        if !of_police && !by_abbreviation {
            return Self::Other;
        }
        let has = |word: &str| words(name).iter().any(|given| given == word);
        let kind = if any(&[Enhanced, Matters]) {
            Some(PoliceKind::Crjmc)
        } else if any(&[Basic]) || has("crc") {
            Some(PoliceKind::Crc)
        } else {
            None
        };
        Self::Police(kind, if any(&[Fingerprint]) { Method::Fingerprint } else { Method::Name })
    }

    /// What a part is by its field and by what it says of itself: neither may say anything else. `is_abroad` is whether
    /// anything that contains it has a name that we do not understand.
    pub(super) fn of_object(key: &str, map: &Map<String, Value>, is_abroad: bool) -> Self {
        let key = key.strip_suffix("_result").unwrap_or(key);
        let own: Vec<&str> = map.iter().filter_map(|(field, value)| says_which(field, value)).collect();
        let own = own.join(" ");
        let both = Self::of(&format!("{key} {own}"));
        let part = match (both, Self::of(&own)) {
            // A list of checks may have any name that says nothing of its own.
            (Self::Other, part) if !has_a_check(key) && (part == Self::Credit || is_canadian(&own)) => part,
            (both, _) => both,
        };
        let is_here = is_canadian(&format!("{key} {own}")) || !is_abroad;
        if matches!(part, Self::Police(..)) && !(is_here && is_in_canada(map)) { Self::Other } else { part }
    }

    /// Whether a part that is no check of ours has a word in its name that makes one of this kind.
    pub(super) fn is_named_in(self, name: &str) -> bool {
        match self {
            Self::Police(..) => has_a_word_of(name, &[Role::Police, Role::Short, Role::Matters]),
            Self::Credit => has_a_word_of(name, &[Role::Credit]),
            Self::Other => false,
        }
    }

    /// Our result where nothing was found.
    pub(super) fn clean(self) -> CheckResult {
        match self {
            Self::Police(_, Method::Name) => CheckResult::Negative,
            Self::Police(_, Method::Fingerprint) => CheckResult::CertifiedNone,
            Self::Credit => CheckResult::Clear,
            Self::Other => CheckResult::Unknown,
        }
    }

    /// Our result for something that a person must look at. For a police check by name it is "not resolved", not "a
    /// record".
    pub(super) fn to_look_at(self) -> CheckResult {
        match self {
            Self::Police(_, Method::Name) => CheckResult::Incomplete,
            Self::Credit => CheckResult::Review,
            Self::Police(_, Method::Fingerprint) | Self::Other => CheckResult::Unknown,
        }
    }

    /// An empty check of this kind; none where this program has no such check.
    pub(super) fn check(self, path: &str, notes: &mut Notes) -> Option<ProviderCheck> {
        let (check, police_kind, method) = match self {
            Self::Police(kind, method) => (CheckKind::Police, kind, Some(method)),
            Self::Credit => (CheckKind::Credit, None, None),
            Self::Other => return None,
        };
        if check == CheckKind::Police && police_kind.is_none() {
            notes.add(ProviderNote::PoliceKindNotStated { field: path.to_owned() });
        }
        Some(ProviderCheck { part: path.to_owned(), police_kind, method, ..ProviderCheck::of(check) })
    }

    /// What a reading is worth at a status. Clear is right only for what is complete.
    pub(super) fn at(self, status: CheckStatus, reading: Option<CheckResult>) -> Option<CheckResult> {
        let clean = reading == Some(self.clean());
        match status {
            CheckStatus::Received => Some(reading.unwrap_or(CheckResult::Unknown)),
            CheckStatus::Disputed if clean => Some(CheckResult::Unknown),
            CheckStatus::Disputed => reading,
            // Nothing is final yet, but an unreadable value stays visible.
            _ => reading.filter(|result| *result == CheckResult::Unknown),
        }
    }
}

/// The status of a part, by its own and by that of the whole: nothing in a report is final before the report is, and a
/// dispute of either is one of both.
pub(super) fn combined(whole: Option<CheckStatus>, own: Option<CheckStatus>) -> CheckStatus {
    use CheckStatus::{ActionNeeded, Cancelled, Disputed, Received};
    match (whole, own) {
        (Some(Disputed), _) | (_, Some(Disputed)) => Disputed,
        (Some(Cancelled), _) | (_, Some(Cancelled)) => Cancelled,
        (None, own) => own.unwrap_or(ActionNeeded),
        (Some(Received), own) => own.unwrap_or(Received),
        (Some(whole), _) => whole,
    }
}

/// What each word of a name says; none where one of them is not known.
fn roles(name: &str) -> Option<Vec<Role>> {
    // `trans_union` is a bureau; a credit union is a bank.
    let joined = words(name).join(" ").replace("trans union", "transunion");
    joined.split(' ').filter(|word| !word.is_empty()).map(role).collect()
}

/// Whether every word of a name is known, and none makes a check.
pub(super) fn is_neutral(name: &str) -> bool {
    roles(name).is_some_and(|roles| roles.iter().all(|role| matches!(role, Role::Neutral | Role::Canada)))
}

/// Whether a name has a word that makes a check, whatever stands beside it.
fn has_a_check(name: &str) -> bool {
    has_a_word_of(name, &[Role::Police, Role::Short, Role::Matters, Role::Credit])
}

fn has_a_word_of(name: &str, wanted: &[Role]) -> bool {
    words(name).iter().any(|word| role(word).is_some_and(|role| wanted.contains(&role)))
}

/// Whether a name says that the check was made in Canada.
fn is_canadian(name: &str) -> bool {
    let says = |word: &str| {
        matches!(role(word), Some(Role::Canada | Role::Short | Role::Matters))
            || matches!(word, "rcmp" | "judiciaire" | "judiciaires")
    };
    words(name).iter().any(|word| says(word))
}

/// What a field says of which part it is: its type, or a name that reads as one of a search.
fn says_which<'a>(field: &str, value: &'a Value) -> Option<&'a str> {
    let words = words(field);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let is_type = matches!(
        words.as_slice(),
        ["type" | "object" | "kind" | "category" | "product"]
            | ["check" | "search" | "report" | "screening" | "product", "type" | "kind" | "name"]
    );
    let is_name = matches!(words.as_slice(), ["name" | "title"]);
    let text = value.as_str()?;
    (is_type || is_name && (is_search(text) || has_a_check(text))).then_some(text)
}

/// Whether a field is named like a search, and not like a tag or a person.
pub(super) fn is_search(key: &str) -> bool {
    const WORDS: &[&str] = &["search", "check", "report", "screening", "verification", "trace"];
    words(key).iter().any(|word| WORDS.iter().any(|known| word.starts_with(known)))
}

/// Whether a part was made in Canada, as far as it names a place: by its country, else by every other place.
fn is_in_canada(map: &Map<String, Value>) -> bool {
    let places = |wanted: &[&str]| -> Vec<&Value> {
        let named = |key: &str| words(key).first().is_some_and(|word| wanted.contains(&word.as_str()));
        map.iter().filter(|(key, value)| named(key) && !value.is_null()).map(|(_, value)| value).collect()
    };
    let countries = places(&["country", "countries", "pays"]);
    if !countries.is_empty() {
        return countries.into_iter().all(|country| is_canadian_all(country, true));
    }
    let others =
        places(&["jurisdiction", "jurisdictions", "state", "states", "province", "county", "counties"]);
    others.into_iter().all(|place| is_canadian_all(place, false))
}

/// Whether every place in a value is in Canada. `state` may say how far a search is.
fn is_canadian_all(value: &Value, of_country: bool) -> bool {
    match value {
        Value::String(text) => {
            is_canadian_place(text, of_country) || !of_country && sense(&exact(text)).is_some()
        }
        Value::Array(items) => items.iter().all(|item| is_canadian_all(item, of_country)),
        Value::Object(map) => {
            let mut names = ["name", "code", "label"].into_iter().filter_map(|field| map.get(field));
            is_in_canada(map) && names.all(|name| is_canadian_all(name, of_country))
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => true,
    }
}
