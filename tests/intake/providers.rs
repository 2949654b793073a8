//! Reports of providers: what is a check in them and what is not, whose they are, of when, what is left out.

use chrono::NaiveDate;
use greenlight::domain::case::check::reported::ProviderSays;
use greenlight::domain::case::check::{CreditFlag, Method};
use greenlight::domain::check_kind::{CheckKind, CheckResult, CheckStatus, PoliceKind};
use greenlight::domain::clock::Place;
use greenlight::domain::json::JsonError;
use greenlight::intake::provider::{self, Provider, ProviderError, ProviderNote, ProviderReport};
use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use serde_json::{Map, Value, json};

fn fixture(path: &str) -> Vec<u8> {
    let path = format!("{}/fixtures/{path}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read(&path).unwrap_or_else(|e| panic!("{path}: {e}"))
}

fn day(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, day)
}

fn read(provider: Provider, json: &Value) -> Result<ProviderReport, ProviderError> {
    provider::read(provider, json.to_string().as_bytes(), Place::CAPITAL)
}

fn report(name: &str, provider: Provider) -> ProviderReport {
    provider::read(provider, &fixture(&format!("provider/{name}.json")), Place::CAPITAL)
        .unwrap_or_else(|e| panic!("{name}: {e:?}"))
}

fn results(report: &ProviderReport) -> Vec<(CheckKind, CheckStatus, Option<CheckResult>)> {
    let checks = report.checks.iter();
    checks.map(|c| (c.check, c.status, c.result)).collect()
}

const POLICE: CheckKind = CheckKind::Police;
const CREDIT: CheckKind = CheckKind::Credit;

#[test]
fn checkr_clear_is_received_and_negative() {
    let report = report("checkr-clear", Provider::Checkr);
    let negative = Some(CheckResult::Negative);
    assert_eq!(results(&report), [(POLICE, CheckStatus::Received, negative)]);
    let check = &report.checks[0];
    assert_eq!(check.police_kind, Some(PoliceKind::Crjmc));
    assert_eq!(check.method, Some(Method::Name));
    assert_eq!(check.issued, day(2026, 3, 5));
    assert_eq!(check.raw["result"], "clear");
    assert_eq!(check.raw["canada_criminal_enhanced_search.result"], "clear");
    assert_eq!(report.reference.as_deref(), Some("invented-report-001"));
    assert_eq!(
        report.dropped,
        ["ssn", "candidate.driver_license_number", "candidate.zipcode", "candidate.phone"]
    );
    assert!(!serde_json::to_string(&report).unwrap().contains("000-00-0000"));
    assert!(report.notes.is_empty());
    assert_eq!(report.names, [["Quill, Margaret"]]);
}

#[test]
fn checkr_clear_with_cancelled_parts_is_clear_in_nothing() {
    let report = report("checkr-clear-with-cancelled-parts", Provider::Checkr);
    assert_eq!(
        results(&report),
        [
            (POLICE, CheckStatus::Received, Some(CheckResult::Incomplete)),
            (CREDIT, CheckStatus::Received, Some(CheckResult::Review)),
        ]
    );
    assert_eq!(report.checks[0].says, Some(ProviderSays::ClearWithCancelled));
    assert_eq!(report.cancelled[0].part, "education_verification");
    assert!(report.notes.contains(&ProviderNote::IncludesCancelled));
    assert_eq!(report.checks[1].bureau.as_deref(), Some("TransUnion"));
    assert_eq!(report.dropped, ["credit_report.score"]);
    assert_eq!(report.checks[0].raw["includes_canceled"], "true");
}

#[test]
fn checkr_consider_is_not_resolved_and_opinions_are_ignored() {
    let report = report("checkr-consider", Provider::Checkr);
    let incomplete = Some(CheckResult::Incomplete);
    assert_eq!(results(&report), [(POLICE, CheckStatus::Received, incomplete)]);
    for field in ["assessment", "adjudication"] {
        let field = field.to_owned();
        assert!(report.notes.contains(&ProviderNote::ProviderOpinionIgnored { field }));
    }
    assert_eq!(report.checks[0].raw["assessment"], "review");
}

#[test]
fn checkr_pending_disputed_and_revised() {
    let pending = report("checkr-pending", Provider::Checkr);
    assert_eq!(results(&pending), [(POLICE, CheckStatus::InProgress, None)]);
    assert_eq!(pending.checks[0].issued, None);

    let disputed = report("checkr-disputed", Provider::Checkr);
    let incomplete = Some(CheckResult::Incomplete);
    assert_eq!(results(&disputed), [(POLICE, CheckStatus::Disputed, incomplete)]);
    assert_eq!(disputed.notes, [ProviderNote::Disputed]);

    let revised = report("checkr-disputed-then-revised", Provider::Checkr);
    let negative = Some(CheckResult::Negative);
    assert_eq!(results(&revised), [(POLICE, CheckStatus::Received, negative)]);
    assert_eq!(revised.notes, [ProviderNote::Revised]);
    assert!(revised.as_of > disputed.as_of && disputed.as_of.is_some());
    assert_eq!(revised.checks[0].issued, day(2026, 3, 5));
    // The same report again: that is how the desk finds the earlier check.
    assert_eq!(revised.reference, disputed.reference);
}

#[test]
fn an_unknown_value_is_never_clear() {
    let report = report("checkr-unknown-value", Provider::Checkr);
    let unknown = Some(CheckResult::Unknown);
    assert_eq!(results(&report), [(POLICE, CheckStatus::Received, unknown)]);
    assert!(
        report
            .notes
            .iter()
            .any(|note| matches!(note, ProviderNote::UnknownValue { value, .. } if value == "mostly_clear"))
    );
    // Whatever one field says, only the exact words make a check clean.
    for result in ["null", "true", "\"CLEAR\"", "\"clear \"", "[\"clear\"]", "{}", "\"\""] {
        for status in ["\"complete\"", "\"COMPLETE\"", "\"done\"", "null", "7"] {
            let json =
                format!(r#"{{"object":"report","status":{status},"criminal_search":{{"result":{result}}}}}"#);
            let read = provider::read(Provider::Checkr, json.as_bytes(), Place::CAPITAL).unwrap();
            assert!(!is_clean(&read), "{json}");
        }
    }
    for odd in [
        r#""status":"done""#,
        r#""status":"complete","includes_canceled":"no""#,
        r#""status":"pending""#,
        r#""status":"dispute""#,
        r#""status":"canceled""#,
    ] {
        let json = format!(
            r#"{{"object":"report",{odd},"criminal_search":{{"status":"complete","result":"clear"}}}}"#
        );
        assert!(
            !is_clean(&provider::read(Provider::Checkr, json.as_bytes(), Place::CAPITAL).unwrap()),
            "{json}"
        );
    }
}

fn is_clean(report: &ProviderReport) -> bool {
    report.checks.iter().any(|check| {
        matches!(check.result, Some(CheckResult::Negative | CheckResult::Clear | CheckResult::CertifiedNone))
    })
}

#[test]
fn certn_older_form() {
    let clear = report("certn-older-clear", Provider::Certn);
    assert_eq!(
        results(&clear),
        [
            (POLICE, CheckStatus::Received, Some(CheckResult::Negative)),
            (CREDIT, CheckStatus::Received, Some(CheckResult::Clear)),
        ]
    );
    assert_eq!(clear.checks[0].police_kind, Some(PoliceKind::Crjmc));
    assert_eq!(clear.checks[0].issued, day(2026, 3, 3));
    assert_eq!(clear.checks[1].bureau.as_deref(), Some("Equifax"));
    assert_eq!(clear.checks[1].flags, [CreditFlag::Collections]);
    assert_eq!(
        clear.dropped,
        [
            "applicant.sin_ssn",
            "applicant.addresses[].address",
            "applicant.addresses[].city",
            "equifax_result.credit_score",
            "equifax_result.beacon.score"
        ]
    );

    let none = report("certn-older-ambiguous-none", Provider::Certn);
    assert!(none.checks.iter().all(|c| c.result == Some(CheckResult::Unknown)));
    for field in ["rcmp_result.result", "equifax_result"] {
        let field = field.to_owned();
        assert!(none.notes.contains(&ProviderNote::AmbiguousNone { field }));
    }
}

#[test]
fn certn_older_words_that_disagree_are_not_adopted() {
    let read = |result: &str, label: &str| {
        let json = format!(
            r#"{{"rcmp_result":{{"status":"COMPLETE","result":"{result}","result_label":"{label}"}}}}"#
        );
        let report = provider::read(Provider::Certn, json.as_bytes(), Place::CAPITAL).unwrap();
        report.checks[0].result
    };
    assert_eq!(read("CLEARED", "Not clear"), Some(CheckResult::Unknown));
    assert_eq!(read("REVIEW", "Negative"), Some(CheckResult::Unknown));
    assert_eq!(read("CLEARED", "None"), Some(CheckResult::Unknown));
    assert_eq!(read("NONE", "Negative"), Some(CheckResult::Unknown));
    assert_eq!(read("CLEARED", "Sparkling"), Some(CheckResult::Unknown));
    assert_eq!(read("REVIEW", "Incomplete"), Some(CheckResult::Incomplete));
    assert_eq!(read("REVIEW", "Confirmation of criminal record"), Some(CheckResult::ConfirmedDeclared));
}

#[test]
fn certn_newer_form() {
    let clear = report("certn-newer-clear", Provider::Certn);
    assert_eq!(
        results(&clear),
        [
            (POLICE, CheckStatus::Received, Some(CheckResult::Negative)),
            (CREDIT, CheckStatus::Received, Some(CheckResult::Clear)),
        ]
    );
    // The identity check is said to be there, and is not read as a check of ours.
    let field = "checks[2]".to_owned();
    assert_eq!(clear.notes, [ProviderNote::NotRead { field }]);
    assert!(clear.dropped.contains(&"input_claims.sin".to_owned()));
    assert!(clear.dropped.contains(&"checks[].output_claims.credit_score".to_owned()));

    let review = report("certn-newer-review", Provider::Certn);
    assert_eq!(
        results(&review),
        [
            (POLICE, CheckStatus::Received, Some(CheckResult::Incomplete)),
            (CREDIT, CheckStatus::Received, Some(CheckResult::Review)),
        ]
    );
    assert_eq!(review.checks[1].flags, [CreditFlag::Bankruptcy]);
    let field = "checks[0].adjudication_score".to_owned();
    assert!(review.notes.contains(&ProviderNote::ProviderOpinionIgnored { field }));

    let draft = report("certn-newer-draft", Provider::Certn);
    assert!(draft.checks.iter().all(|c| c.status == CheckStatus::NotRequested && c.result.is_none()));
}

#[test]
fn a_report_that_does_not_say_its_kind_says_so() {
    let json = br#"{"id":"invented","object":"report","status":"complete",
        "criminal_search":{"status":"complete","result":"clear"}}"#;
    let report = provider::read(Provider::Checkr, json, Place::CAPITAL).unwrap();
    assert_eq!(report.checks[0].police_kind, None);
    assert!(report.notes.iter().any(|note| matches!(note, ProviderNote::PoliceKindNotStated { .. })));
    // A search abroad is not a Canadian police check.
    let abroad = br#"{"object":"report","status":"complete","result":"clear",
        "county_criminal_searches":[{"status":"complete","result":"clear"}]}"#;
    let parts = "county_criminal_searches".to_owned();
    let provider = Provider::Checkr;
    assert_eq!(
        provider::read(provider, abroad, Place::CAPITAL),
        Err(ProviderError::OtherParts { provider, parts })
    );
}

#[test]
fn a_wrong_or_hostile_report_is_refused() {
    let refused = |provider, json: &[u8]| match provider::read(provider, json, Place::CAPITAL) {
        Err(ProviderError::NotAReport { provider: named, .. }) => named == provider,
        _ => false,
    };
    let checkr = fixture("provider/checkr-clear.json");
    let certn = fixture("provider/certn-newer-clear.json");
    assert!(refused(Provider::Certn, &checkr));
    assert!(refused(Provider::Checkr, &certn));
    for nothing in [&b"{}"[..], br#"{"status":"complete","result":"clear"}"#] {
        assert!(refused(Provider::Checkr, nothing) && refused(Provider::Certn, nothing));
    }
    assert!(matches!(
        provider::read(Provider::Checkr, br#"{"status":"complete","status":"pending"}"#, Place::CAPITAL),
        Err(ProviderError::Json(JsonError::DuplicateKey(_)))
    ));
    assert!(matches!(
        provider::read(Provider::Checkr, &vec![b' '; provider::MAX_BYTES + 1], Place::CAPITAL),
        Err(ProviderError::Json(JsonError::TooLarge { .. }))
    ));
    let two = br#"{"applicants":[{"rcmp_result":{}},{"rcmp_result":{}}]}"#;
    assert!(matches!(
        provider::read(Provider::Certn, two, Place::CAPITAL),
        Err(ProviderError::SeveralReports)
    ));
}

fn holds_no_check(provider: Provider, json: &Value) -> bool {
    let error = read(provider, json);
    matches!(error, Err(ProviderError::NoCheck { .. } | ProviderError::OtherParts { .. }))
}

#[test]
fn a_check_is_made_only_of_a_part_that_is_one() {
    let complete = json!({"status": "complete", "result": "clear"});
    let report = |key: &str, part: Value| {
        let mut report = json!({"object": "report", "status": "complete", "result": "clear"});
        report[key] = part;
        report
    };
    for (key, part) in [
        ("package", json!("mvr")),
        ("package", json!("canada_criminal_enhanced")),
        ("canada_criminal_search_id", json!("invented-1")),
        ("education_verifications", json!([complete])),
        ("motor_vehicle_report", complete.clone()),
        ("identity_document_verification", complete.clone()),
        ("social_media_search", complete.clone()),
        ("criminal_record_consent", complete.clone()),
        ("credit_card_payment", complete.clone()),
        ("mexico_criminal_search", complete.clone()),
        ("federal_criminal_search", complete.clone()),
        ("screenings", json!([{"type": "motor_vehicle_report", "status": "complete", "result": "clear"}])),
        ("canada_criminal_search", json!({"object": "motor_vehicle_report", "result": "clear"})),
    ] {
        assert!(holds_no_check(Provider::Checkr, &report(key, part)), "{key}");
    }
    for case in [
        json!({"report_status": "COMPLETE", "result": "CLEARED", "driver_result": {"result": "CLEARED"}}),
        json!({"overall_status": "COMPLETE", "overall_score": "CLEAR",
            "checks": [{"type": "IDENTITY_VERIFICATION_1", "status": "COMPLETE", "score": "CLEAR"}]}),
        json!({"overall_status": "COMPLETE", "overall_score": "CLEAR", "checks": [],
            "check_types_with_arguments": {"CANADIAN_CRIMINAL_RECORD_REPORT_1": {}}}),
    ] {
        assert!(holds_no_check(Provider::Certn, &case), "{case}");
    }
    for key in
        ["canada_criminal_search", "criminal_record_check", "rcmp_check", "police_check", "casier_judiciaire"]
    {
        assert_eq!(read(Provider::Checkr, &report(key, complete.clone())).unwrap().checks.len(), 1, "{key}");
    }
}

#[test]
fn what_is_refused_says_what_was_looked_for() {
    let report = json!({"object": "report", "status": "complete", "result": "clear",
        "education_verification": {"status": "complete", "result": "clear"}});
    let parts = "education_verification".to_owned();
    let provider = Provider::Checkr;
    assert_eq!(read(provider, &report), Err(ProviderError::OtherParts { provider, parts }));
}

#[test]
fn nothing_with_a_verdict_is_dropped_whatever_its_name() {
    let report = read(
        Provider::Checkr,
        &json!({
            "object": "report", "status": "complete", "result": "clear",
            "canada_criminal_search": {"status": "complete", "result": "clear"},
            "sex_offender_search": {"status": "complete", "result": "consider", "records": [{"registry": "R"}]},
            "health_licence_check": {"status": "complete", "outcome": "REFER"},
            "gender": "F", "candidate": {"addresses": [{"street": "1 Invented Street"}]},
        }),
    )
    .unwrap();
    let unread: Vec<(&str, &str)> =
        report.unread.iter().map(|part| (part.part.as_str(), part.says.as_str())).collect();
    assert_eq!(unread, [("sex_offender_search", "consider"), ("health_licence_check", "REFER")]);
    assert_eq!(report.dropped, ["gender", "candidate.addresses[].street"]);
    assert_eq!(report.raw["sex_offender_search"]["records"][0]["registry"], "R");

    let older =
        json!({"rcmp_result": "CLEARED", "softcheck_result": {"result": "REVIEW"}, "ssn_result": "CONSIDER"});
    let report = read(Provider::Certn, &older).unwrap();
    let unread: Vec<&str> = report.unread.iter().map(|part| part.part.as_str()).collect();
    assert_eq!(unread, ["softcheck_result", "ssn_result"]);
}

#[test]
fn levels_that_disagree_are_unknown() {
    let checkr = |whole: &str, part: Value| {
        let report = json!({"object": "report", "status": "complete", "result": whole,
            "canada_criminal_search": part});
        read(Provider::Checkr, &report).unwrap().checks[0].clone()
    };
    let clear = json!({"status": "complete", "result": "clear"});
    let consider = json!({"status": "complete", "result": "consider"});
    for (whole, part) in [
        ("consider", clear.clone()),
        ("clear", consider.clone()),
        ("suspended", clear.clone()),
        ("clear", json!({"status": "complete", "result": "clear", "records": [{"charge": "invented"}]})),
        ("clear", json!({"status": "complete", "result": "clear", "courts": [{"result": "consider"}]})),
    ] {
        let check = checkr(whole, part.clone());
        assert_eq!(check.result, Some(CheckResult::Unknown), "{whole} {part}");
        assert_eq!(check.says, Some(ProviderSays::Disagree), "{whole} {part}");
    }
    assert_eq!(checkr("clear", clear).result, Some(CheckResult::Negative));
    assert_eq!(checkr("consider", consider).says, Some(ProviderSays::Consider));

    let certn = json!({"overall_status": "COMPLETE", "overall_score": "REVIEW",
        "checks": [{"type": "CANADIAN_CRIMINAL_RECORD_REPORT_1", "status": "COMPLETE", "score": "CLEAR"}]});
    assert_eq!(read(Provider::Certn, &certn).unwrap().checks[0].result, Some(CheckResult::Unknown));
    let older = json!({"report_status": "COMPLETE",
        "applicant": {"report_summary": {"report_result": "REVIEW"}, "rcmp_result": {"result": "CLEARED"}}});
    assert_eq!(read(Provider::Certn, &older).unwrap().checks[0].result, Some(CheckResult::Unknown));
}

#[test]
fn a_cancelled_part_is_named_with_its_reason() {
    let report = json!({"object": "report", "status": "complete", "result": "clear",
        "canada_criminal_search": {"status": "complete", "result": "clear"},
        "employment_verification": {"status": "canceled", "result": null,
            "cancellation_reason": "employer did not answer"}});
    let report = read(Provider::Checkr, &report).unwrap();
    assert_eq!(report.cancelled[0].part, "employment_verification");
    assert_eq!(report.cancelled[0].why.as_deref(), Some("employer did not answer"));
    assert_eq!(report.checks[0].says, Some(ProviderSays::ClearWithCancelled));
    assert_eq!(report.checks[0].result, Some(CheckResult::Incomplete));
}

#[test]
fn a_file_in_another_encoding_is_read_like_a_form() {
    let text = String::from_utf8(fixture("provider/checkr-clear.json")).unwrap().replace("Margaret", "Zoé");
    let plain = provider::read(Provider::Checkr, text.as_bytes(), Place::CAPITAL).unwrap();
    let utf16 = |mark: &str, bytes: fn(u16) -> [u8; 2]| {
        format!("{mark}{text}").encode_utf16().flat_map(bytes).collect::<Vec<u8>>()
    };
    let latin: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    for bytes in [
        utf16("\u{feff}", u16::to_le_bytes),
        utf16("\u{feff}", u16::to_be_bytes),
        utf16("", u16::to_le_bytes),
        utf16("", u16::to_be_bytes),
        format!("\u{feff}{text}").into_bytes(),
        latin,
    ] {
        assert_eq!(provider::read(Provider::Checkr, &bytes, Place::CAPITAL).unwrap(), plain);
    }
    assert_eq!(
        provider::read(Provider::Checkr, &[0xFF, 0xFE, 0x00, 0xD8], Place::CAPITAL),
        Err(ProviderError::NotText)
    );
}

/// Names of parts, police and credit checks among them; fields for verdicts; words in them.
const NAMES: [&str; 12] = [
    "canada_criminal_search",
    "credit_report",
    "rcmp_result",
    "sex_offender_search",
    "education_verification",
    "screenings",
    "checks",
    "applicant",
    "data",
    "records",
    "address_verification",
    "summary",
];
const FIELDS: [&str; 8] =
    ["result", "status", "score", "overall_score", "verdict", "outcome", "report_result", "result_label"];
/// Most are clear, so that something clear is left to be spoilt.
const WORDS: [&str; 16] = [
    "clear", "clear", "clear", "clear", "CLEARED", "CLEARED", "CLEARED", "complete", "COMPLETE", "Negative",
    "consider", "REVIEW", "NONE", "maybe", "canceled", "pending",
];

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        proptest::sample::select(&WORDS[..]).prop_map(|word| json!(word)),
        Just(Value::Null),
        Just(json!(true)),
        (0..900_i64).prop_map(|number| json!(number)),
    ];
    let fields = proptest::collection::vec((proptest::sample::select(&FIELDS[..]), leaf), 0..4);
    let types = proptest::option::of(proptest::sample::select(
        &["ENHANCED_CANADIAN_CRIMINAL_RECORD_REPORT_1", "IDENTITY_1", "credit_report"][..],
    ));
    let object = (fields, types).prop_map(|(fields, kind)| {
        let mut map: Map<String, Value> =
            fields.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
        map.extend(kind.map(|kind| ("type".to_owned(), json!(kind))));
        Value::Object(map)
    });
    object.prop_recursive(4, 24, 4, |inner| {
        let parts =
            proptest::collection::vec((proptest::sample::select(&NAMES[..]), inner, any::<bool>()), 1..4);
        (
            parts,
            proptest::collection::vec(
                (proptest::sample::select(&FIELDS[..]), proptest::sample::select(&WORDS[..])),
                0..3,
            ),
        )
            .prop_map(|(parts, fields)| {
                let parts = parts
                    .into_iter()
                    .map(|(name, part, listed)| (name.to_owned(), if listed { json!([part]) } else { part }));
                let fields = fields.into_iter().map(|(key, word)| (key.to_owned(), json!(word)));
                Value::Object(fields.chain(parts).collect())
            })
    })
}

/// Whether a word in a field for verdicts is anything but clear.
fn is_unclear(key: &str, value: &Value) -> bool {
    let word = value.as_str().unwrap_or_default().to_lowercase();
    let clear = ["clear", "cleared", "negative"].contains(&word.as_str());
    match key {
        "status" => ["consider", "review"].contains(&word.as_str()),
        // A number in the place of a score is one, and is dropped.
        "score" | "overall_score" if value.is_number() => false,
        _ => FIELDS.contains(&key) && !value.is_null() && !value.is_object() && !value.is_array() && !clear,
    }
}

/// Whether anything at or below a value is an unclear verdict.
fn worst_below(key: &str, value: &Value) -> bool {
    match value {
        Value::Object(map) => map.iter().any(|(key, value)| worst_below(key, value)),
        Value::Array(items) => items.iter().any(|item| worst_below(key, item)),
        leaf => is_unclear(key, leaf),
    }
}

/// Whether a path leads to something that is unclear, or past it: the objects on the way, and all that is at its end.
fn is_worse(root: &Value, path: &str) -> bool {
    let (mut here, mut key) = (root, String::new());
    for step in path.split('.') {
        let own = here.as_object().into_iter().flatten();
        if own.into_iter().any(|(key, value)| is_unclear(key, value)) {
            return true;
        }
        let (name, items) = step.split_once('[').unwrap_or((step, ""));
        here = &here[name];
        key = name.to_owned();
        for item in items.trim_end_matches(']').split("][").filter(|item| !item.is_empty()) {
            here = &here[item.parse::<usize>().unwrap()];
        }
    }
    worst_below(&key, here)
}

/// Whether the end of a path names a police or credit check.
fn names_a_check(root: &Value, path: &str) -> bool {
    let last = path.rsplit('.').next().unwrap_or_default();
    let key = last.split('[').next().unwrap_or_default();
    let part = path.split('.').fold(root, |here, step| {
        let (name, items) = step.split_once('[').unwrap_or((step, ""));
        let items = items.trim_end_matches(']').split("][").filter(|item| !item.is_empty());
        items.fold(&here[name], |here, item| &here[item.parse::<usize>().unwrap()])
    });
    let kind = part["type"].as_str().unwrap_or_default();
    ["canada_criminal_search", "credit_report", "rcmp_result"].contains(&key)
        || ["ENHANCED_CANADIAN_CRIMINAL_RECORD_REPORT_1", "credit_report"].contains(&kind)
}

/// What a report must never do, whatever it holds.
fn is_as_bad_as_it_says(json: &Value, provider: Provider) -> Result<bool, TestCaseError> {
    let Ok(report) = read(provider, json) else { return Ok(false) };
    let mut clear = false;
    for check in &report.checks {
        let clean = matches!(check.result, Some(CheckResult::Negative | CheckResult::Clear));
        prop_assert!(!clean || !is_worse(json, &check.part), "{} in {json}", check.part);
        prop_assert!(names_a_check(json, &check.part), "{} in {json}", check.part);
        clear |= clean;
    }
    Ok(clear)
}

#[test]
fn no_result_is_better_than_the_worst_verdict() {
    let mut runner = TestRunner::new(ProptestConfig::with_cases(4000));
    let clear = std::cell::Cell::new(0);
    let ran = runner.run(&(any_json(), any::<bool>()), |(mut json, of_checkr)| {
        let (provider, mark, value) = if of_checkr {
            (Provider::Checkr, "object", "report")
        } else {
            (Provider::Certn, "report_status", "COMPLETE")
        };
        json[mark] = json!(value);
        clear.set(clear.get() + usize::from(is_as_bad_as_it_says(&json, provider)?));
        Ok(())
    });
    ran.unwrap();
    // Reports that are clear are among those that were tried: some twenty, as chance has it.
    assert!(clear.get() > 0, "none of them was clear");
}
