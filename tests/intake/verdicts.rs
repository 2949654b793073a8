//! Reports of providers, part by part: which are police and credit checks, what is clear in them, and what a report says
//! beside them.

use greenlight::domain::check_kind::{CheckKind, CheckResult, CheckStatus, CreditFlag};
use greenlight::domain::clock::Place;
use greenlight::intake::provider::{
    self, Provider, ProviderCheck, ProviderError, ProviderNote, ProviderReport,
};
use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};

fn read(provider: Provider, json: &Value) -> Result<ProviderReport, ProviderError> {
    provider::read(provider, json.to_string().as_bytes(), Place::CAPITAL)
}

/// A part that is complete and clear, with these fields besides.
fn part(fields: &Value) -> Value {
    let mut part = json!({"status": "complete", "result": "clear", "completed_at": "2026-11-05T10:00:00Z"});
    for (key, value) in fields.as_object().unwrap() {
        part[key] = value.clone();
    }
    part
}

/// A report of Checkr that is complete and clear, with these fields besides.
fn checkr(fields: &Value) -> Result<ProviderReport, ProviderError> {
    let mut report = part(fields);
    report["object"] = json!("report");
    report["id"] = json!("r1");
    read(Provider::Checkr, &report)
}

fn of_kind(report: &ProviderReport, kind: CheckKind) -> &ProviderCheck {
    let mut checks = report.checks.iter().filter(|check| check.check == kind);
    let check = checks.next().unwrap();
    assert!(checks.next().is_none(), "{report:?}");
    check
}

fn police(report: &ProviderReport) -> Option<CheckResult> {
    of_kind(report, CheckKind::Police).result
}

fn unread(report: &ProviderReport) -> Vec<(&str, &str)> {
    report.unread.iter().map(|part| (part.part.as_str(), part.says.as_str())).collect()
}

#[test]
fn every_word_of_a_police_check_is_of_one() {
    let clear = part(&json!({}));
    for (key, fields) in [
        ("rcmp_firearms_licence_verification", json!({})),
        ("rcmp_training_search", json!({})),
        ("grc_screening", json!({})),
        ("canadian_criminal_lawyer_verification", json!({})),
        ("cpic_stolen_property_search", json!({})),
        ("canadian_criminal_pardon_search", json!({})),
        ("crc_certificate", json!({})),
        ("rcmp_vsc_check", json!({})),
        ("verification_secteur_vulnerable_grc", json!({})),
        ("rcmp_result", json!({"type": "VULNERABLE_SECTOR_CHECK"})),
        ("criminal_search", json!({"country": "US", "state": "TX"})),
        ("criminal_search", json!({"state": "CA"})),
        ("criminal_search", json!({"jurisdiction": {"name": "Texas"}})),
        ("criminal_search", json!({"county": "Travis"})),
        ("us_criminal_search", json!({"type": "criminal_search"})),
        ("canada_criminal_search", json!({"type": "driving_abstract"})),
        ("canada_criminal_search", json!({"name": "Motor vehicle record check"})),
        ("credit_union_verification", json!({})),
        ("credit_counselling_check", json!({})),
        ("criminal_and_credit_check", json!({})),
    ] {
        let report = checkr(&json!({key: part(&fields)}));
        let none = matches!(report, Err(ProviderError::NoCheck { .. } | ProviderError::OtherParts { .. }));
        assert!(none, "{key} {fields}: {report:?}");
    }
    // A name that is understood, in something that is not.
    assert!(checkr(&json!({"texas": {"criminal_search": clear}})).is_err());
    for (key, fields) in [
        ("criminal_search", json!({"country": "CA", "province": "ON"})),
        ("criminal_search", json!({"state": "Québec"})),
        ("canada_criminal_search", json!({"object": "canada_criminal_search", "type": "name_based"})),
        ("police_clearance_certificate", json!({})),
        ("cpic_search", json!({})),
        ("verification_casier_judiciaire", json!({})),
        ("vérification_policière", json!({})),
        ("screenings", json!({"type": "rcmp_criminal_record_check"})),
        ("anything", json!({"type": "rcmp_criminal_record_check"})),
    ] {
        let report = checkr(&json!({key: part(&fields)})).unwrap();
        assert_eq!(police(&report), Some(CheckResult::Negative), "{key} {fields}");
    }
    for key in ["trans_union_report", "equifax_credit_file", "enquete_de_credit"] {
        let report = checkr(&json!({key: clear})).unwrap();
        assert_eq!(of_kind(&report, CheckKind::Credit).result, Some(CheckResult::Clear), "{key}");
    }
}

#[test]
fn of_two_parts_of_one_kind_the_worst_counts() {
    let consider =
        json!({"status": "complete", "result": "consider", "completed_at": "2026-11-01T10:00:00Z"});
    let clear = part(&json!({}));
    for fields in [
        json!({"rcmp_check": consider, "local_police_check": clear}),
        json!({"rcmp_check": clear, "local_police_check": consider}),
        json!({"screenings": [part(&json!({"type": "rcmp_check"})),
            {"type": "rcmp_check", "status": "complete", "result": "consider"}]}),
    ] {
        let mut report = fields.clone();
        report["result"] = Value::Null;
        let report = checkr(&report).unwrap();
        assert_eq!(police(&report), Some(CheckResult::Incomplete), "{fields}");
        assert!(report.notes.contains(&ProviderNote::SeveralOfOneKind { check: CheckKind::Police }));
    }
    let both = |first: &str, second: &str| {
        let kind = "ENHANCED_CANADIAN_CRIMINAL_RECORD_REPORT";
        let case = json!({"overall_status": "COMPLETE", "id": "c9", "checks": [
            {"type": format!("{kind}_1"), "status": "COMPLETE", "score": first},
            {"type": format!("{kind}_2"), "status": "COMPLETE", "score": second}]});
        police(&read(Provider::Certn, &case).unwrap())
    };
    assert_eq!(both("REVIEW", "CLEAR"), Some(CheckResult::Incomplete));
    assert_eq!(both("CLEAR", "REVIEW"), Some(CheckResult::Incomplete));
    assert_eq!(both("CLEAR", "SPARKLING"), Some(CheckResult::Unknown));
    assert_eq!(both("CLEAR", "CLEAR"), Some(CheckResult::Negative));
    let older = json!({"report_status": "COMPLETE",
        "rcmp_result": [{"status": "COMPLETE", "result": "REVIEW"}, {"status": "COMPLETE", "result": "CLEARED"}],
        "equifax_result": {"result": "REVIEW", "bankruptcies": [{"filed": 2014}]},
        "transunion_result": {"result": "CLEARED", "bureau": "TransUnion", "collections": [{"agency": "Invented"}]}});
    let report = read(Provider::Certn, &older).unwrap();
    assert_eq!(police(&report), Some(CheckResult::Incomplete));
    let credit = of_kind(&report, CheckKind::Credit);
    assert_eq!(credit.result, Some(CheckResult::Review));
    assert_eq!(credit.bureau.as_deref(), Some("Equifax, TransUnion"));
    assert_eq!(credit.flags, [CreditFlag::Collections, CreditFlag::Bankruptcy]);
    assert_eq!(credit.raw["transunion_result.result"], "CLEARED");

    // Nothing is final before all of it is; a part that was cancelled leaves a gap.
    let pending = json!({"status": "pending", "result": null});
    let report = checkr(&json!({"rcmp_check": clear, "local_police_check": pending})).unwrap();
    let check = of_kind(&report, CheckKind::Police);
    assert_eq!((check.status, check.result), (CheckStatus::InProgress, None));
    let cancelled = json!({"status": "canceled", "result": null});
    let report = checkr(&json!({"rcmp_check": clear, "local_police_check": cancelled})).unwrap();
    let check = of_kind(&report, CheckKind::Police);
    assert_eq!((check.status, check.result), (CheckStatus::Received, Some(CheckResult::Incomplete)));
}

#[test]
fn whatever_looks_like_a_hit_is_not_clear() {
    for fields in [
        json!({"convictions": [{"charge": "Theft"}]}),
        json!({"Records": [{"year": 1998}]}),
        json!({"records": {"total": 1, "as_of": "2026-11-01"}}),
        json!({"record_count": 2}),
        json!({"recordCount": "2"}),
        json!({"decision": "REFER"}),
        json!({"decision": {"value": "DECLINED"}}),
        json!({"has_record": true}),
        json!({"no_record": false}),
        json!({"cleared": false}),
        json!({"notes": "Nothing was found at first. Convictions in 1998."}),
        json!({"remarques": "Possible match - refer to fingerprinting"}),
        json!({"comment": "Not yet clear"}),
        json!({"condamnations": ["1998"]}),
    ] {
        let report = checkr(&json!({"canada_criminal_search": part(&fields)})).unwrap();
        assert_eq!(police(&report), Some(CheckResult::Unknown), "{fields}");
    }
    for fields in [
        json!({"records": [], "convictions": 0, "record_count": "0", "charges": null, "hits": "None"}),
        json!({"records": {"total": 0, "as_of": "2026-11-01"}, "notes": "No record was found."}),
        json!({"no_record": true, "flagged": false, "match_id": "m1", "record_type": "criminal"}),
        json!({"comment": "Aucune condamnation", "matches": "aucune"}),
    ] {
        let report = checkr(&json!({"canada_criminal_search": part(&fields)})).unwrap();
        assert_eq!(police(&report), Some(CheckResult::Negative), "{fields}");
    }
    // What is said beside the part, of the whole.
    let clear = part(&json!({}));
    for (key, value) in [
        ("overall", json!({"result": "consider"})),
        ("overall_decision", json!("DECLINED")),
        ("summary", json!({"review_required": true})),
        ("records", json!([{"year": 1998}])),
    ] {
        let report = checkr(&json!({"canada_criminal_search": clear, key: value})).unwrap();
        assert_eq!(police(&report), Some(CheckResult::Unknown), "{key}");
    }
}

#[test]
fn a_word_with_a_mark_is_not_the_word() {
    let certn = |fields: Value| {
        let mut part =
            json!({"type": "CANADIAN_CRIMINAL_RECORD_REPORT_1", "status": "COMPLETE", "score": "CLEAR"});
        for (key, value) in fields.as_object().unwrap() {
            part[key] = value.clone();
        }
        let case = json!({"overall_status": "COMPLETE", "checks": [part]});
        police(&read(Provider::Certn, &case).unwrap())
    };
    for fields in [
        json!({"score": "!CLEAR"}),
        json!({"score": "CLEAR?"}),
        json!({"score": "~clear"}),
        json!({"sub_score": "No record?"}),
        json!({"review_required": true, "flagged": true}),
        json!({"notes": "Possible match - refer to fingerprinting"}),
    ] {
        assert_eq!(certn(fields.clone()), Some(CheckResult::Unknown), "{fields}");
    }
    for fields in [json!({}), json!({"sub_score": "No record."}), json!({"sub_score": "NO_RECORD"})] {
        assert_eq!(certn(fields.clone()), Some(CheckResult::Negative), "{fields}");
    }
}

#[test]
fn an_unread_part_that_says_something_is_kept() {
    let beside = |key: &str, part: Value| {
        let fields = json!({"canada_criminal_search": {"status": "complete", "result": "clear"}, key: part});
        checkr(&fields).unwrap()
    };
    for (key, part, at, says) in [
        (
            "sex_offender_search",
            json!({"status": "complete", "records": [{"registry": "X"}]}),
            "sex_offender_search",
            "records: 1",
        ),
        ("sex_offender_search", json!({"hits": 3}), "sex_offender_search.hits", "hits: 3"),
        (
            "global_watchlist_search",
            json!({"status": "match found"}),
            "global_watchlist_search",
            "match found",
        ),
        (
            "global_watchlist_search",
            json!({"status": "complete", "decision": "DENY"}),
            "global_watchlist_search",
            "DENY",
        ),
        ("media_check", json!({"status": "complete", "flagged": true}), "media_check", "flagged: true"),
        ("media_check", json!({"status": "dispute"}), "media_check", "dispute"),
        (
            "verification_presse",
            json!({"statut": "concordance"}),
            "verification_presse.statut",
            "concordance",
        ),
    ] {
        assert_eq!(unread(&beside(key, part)), [(at, says)], "{key} {says}");
    }
    for part in [
        json!({"status": "complete", "result": "clear", "records": []}),
        json!({"status": "complete", "result": "verified"}),
        json!({"status": "pending", "result": null, "hits": 0}),
        json!({"status": "complete", "matches": "none", "flagged": false}),
    ] {
        assert_eq!(unread(&beside("global_watchlist_search", part.clone())), [], "{part}");
    }
}

#[test]
fn a_credit_flag_is_raised_only_where_the_report_says_so() {
    let flags = |key: &str, value: Value| {
        let report = checkr(&json!({"credit_report": part(&json!({key: value}))})).unwrap();
        of_kind(&report, CheckKind::Credit).flags.clone()
    };
    for (key, value) in [
        ("bankruptcy_search", json!({"status": "complete", "result": "clear"})),
        ("bankruptcies", json!({"count": 0, "as_of": "2026-11-01"})),
        ("bankruptcies", json!({"items": [], "as_of": "2026-11-01"})),
        ("bankruptcies", json!({"as_of": "2026-11-01"})),
        ("no_bankruptcy", json!(true)),
        ("bankruptcy", json!("Pas de faillite")),
        ("bankruptcy", json!("No bankruptcy on file.")),
        ("collections", json!({"total": 0, "currency": "CAD"})),
        ("data_collection_consent", json!(true)),
        ("fraud_check", json!("passed")),
        ("judgments", json!("Not found")),
        ("jugements", json!("Aucun")),
        ("lien", json!("https://example.org/report")),
    ] {
        assert_eq!(flags(key, value.clone()), [], "{key} {value}");
    }
    for (key, value, flag) in [
        ("faillites", json!([{"annee": 2014}]), CreditFlag::Bankruptcy),
        ("recouvrements", json!([{"agence": "Inventée"}]), CreditFlag::Collections),
        ("collections", json!([{"agency": "Invented", "history": []}]), CreditFlag::Collections),
        ("collections", json!({"total": 2, "currency": "CAD"}), CreditFlag::Collections),
        ("bankruptcy", json!("discharged 2019"), CreditFlag::Bankruptcy),
        ("bankruptcy", json!({"filed": 2014}), CreditFlag::Bankruptcy),
        ("no_bankruptcy", json!(false), CreditFlag::Bankruptcy),
        ("bankruptcy_search", json!({"status": "complete", "result": "consider"}), CreditFlag::Bankruptcy),
        ("undischarged_bankruptcy", json!(true), CreditFlag::Bankruptcy),
        ("judgments", json!("1"), CreditFlag::Judgments),
        ("proposition_de_consommateur", json!("oui"), CreditFlag::ConsumerProposal),
        ("fraud_warning", json!("yes"), CreditFlag::FraudWarning),
    ] {
        assert_eq!(flags(key, value.clone()), [flag], "{key} {value}");
    }
}

#[test]
fn another_file_is_named_as_what_it_is() {
    let utf32: Vec<u8> = "{}".chars().flat_map(|c| u32::from(c).to_le_bytes()).collect();
    for (bytes, what) in [
        (&b""[..], "empty"),
        (b" \n", "empty"),
        (b"%PDF-1.7 invented", "pdf"),
        (b"<!doctype html><p>Sign in</p>", "page"),
        (&[0x1F, 0x8B, 8, 0], "archive"),
        (&utf32, "utf-32"),
        (b"[{\"object\": \"report\"}]", "list"),
        (b"name,born\nAda,1980", "text"),
    ] {
        let read = provider::read(Provider::Checkr, bytes, Place::CAPITAL);
        assert_eq!(read, Err(ProviderError::OtherFile { what }), "{what}");
    }
    assert!(matches!(
        provider::read(Provider::Checkr, b"{\"a\":", Place::CAPITAL),
        Err(ProviderError::Json(_))
    ));
}

#[test]
fn reasons_in_a_list_are_said_as_words() {
    let cancelled = json!({"status": "canceled", "cancellation_reasons": ["no reply", "moved"]});
    let fields = json!({"canada_criminal_search": part(&json!({})), "employment_verification": cancelled});
    let report = checkr(&fields).unwrap();
    assert_eq!(report.cancelled[0].why.as_deref(), Some("no reply; moved"));
}

/// Fields that spoil a part that is clear, and fields that change nothing.
fn spoilers() -> Vec<Value> {
    vec![
        json!({"result": "consider"}),
        json!({"result": "clear?"}),
        json!({"records": [{"year": 1998}]}),
        json!({"hits": 3}),
        json!({"decision": "REFER"}),
        json!({"flagged": true}),
        json!({"details": {"notes": "Possible match."}}),
    ]
}

fn harmless() -> Vec<Value> {
    vec![
        json!({}),
        json!({"id": "x1", "uri": "/v1/x1", "records": []}),
        json!({"created_at": "2026-11-01T10:00:00Z", "turnaround_time": 3600}),
        json!({"notes": "No record was found.", "flagged": false, "hits": 0}),
        json!({"source": "RCMP", "match_id": "m1", "details": {"pages": 2, "language": "en"}}),
        json!({"country": "CA", "documents": [{"id": "d1"}]}),
    ]
}

const KEYS: [&str; 5] =
    ["canada_criminal_search", "rcmp_check", "police_check", "screenings", "criminal_record_check"];

fn any_part() -> impl Strategy<Value = (Value, bool)> {
    let (bad, fine) = (spoilers(), harmless());
    let spoilt = proptest::option::weighted(0.25, proptest::sample::select(bad));
    (spoilt, proptest::sample::select(fine)).prop_map(|(spoilt, fine)| {
        let mut fields = fine;
        let is_spoilt = spoilt.is_some();
        for (key, value) in spoilt.iter().flat_map(|spoilt| spoilt.as_object().unwrap()) {
            fields[key] = value.clone();
        }
        fields["type"] = json!("rcmp_criminal_record_check");
        (part(&fields), is_spoilt)
    })
}

#[test]
fn whatever_wraps_the_parts_the_worst_of_a_kind_counts() {
    let parts = proptest::collection::vec((any_part(), proptest::sample::select(&KEYS[..])), 1..4);
    let wraps = proptest::collection::vec(
        proptest::sample::select(&["data", "report", "results", "attributes", "checks", "invented"][..]),
        0..3,
    );
    let mut runner = TestRunner::new(ProptestConfig::with_cases(1000));
    let seen = std::cell::Cell::new((0, 0));
    let ran = runner.run(&(parts, wraps, proptest::sample::select(harmless())), |(parts, wraps, beside)| {
        let is_spoilt = parts.iter().any(|((_, is_spoilt), _)| *is_spoilt);
        let mut inner = json!({});
        for ((part, _), key) in parts {
            let list = inner.as_object_mut().unwrap().entry(key).or_insert(json!([]));
            list.as_array_mut().unwrap().push(part);
        }
        for wrap in wraps {
            inner = json!({wrap: inner});
        }
        for (key, value) in beside.as_object().unwrap() {
            inner[key] = value.clone();
        }
        inner["object"] = json!("report");
        inner["status"] = json!("complete");
        inner["result"] = json!("clear");
        let Ok(report) = read(Provider::Checkr, &inner) else {
            prop_assert!(is_spoilt, "{inner}");
            return Ok(());
        };
        let checks: Vec<_> = report.checks.iter().map(|check| check.result).collect();
        prop_assert_eq!(checks.len(), 1);
        prop_assert_eq!(checks[0] == Some(CheckResult::Negative), !is_spoilt, "{}", inner);
        let (spoilt, clear) = seen.get();
        seen.set(if is_spoilt { (spoilt + 1, clear) } else { (spoilt, clear + 1) });
        Ok(())
    });
    ran.unwrap();
    assert!(seen.get().0 > 50 && seen.get().1 > 50, "{:?}", seen.get());
}
