//! What stands beside a clear verdict of a police or credit check: what is not understood makes it unknown, however it is
//! spelled, and what plainly says nothing changes nothing.

use greenlight::domain::case::check::reported::ProviderSays;
use greenlight::domain::check_kind::{CheckKind, CheckResult};
use greenlight::domain::clock::Place;
use greenlight::intake::provider::{self, Provider, ProviderNote, ProviderReport};
use serde_json::{Value, json};

/// An object with more fields.
fn with(mut object: Value, fields: &Value) -> Value {
    for (key, value) in fields.as_object().unwrap() {
        object[key] = value.clone();
    }
    object
}

fn read(provider: Provider, json: &Value) -> ProviderReport {
    provider::read(provider, json.to_string().as_bytes(), Place::CAPITAL).unwrap()
}

fn clear(fields: &Value) -> Value {
    with(json!({"status": "complete", "result": "clear"}), fields)
}

/// A clear report of Checkr with these fields in its part, and these in the whole.
fn checkr(key: &str, of_part: &Value, of_whole: &Value) -> ProviderReport {
    let report = json!({"object": "report", "status": "complete", "result": "clear", key: clear(of_part)});
    read(Provider::Checkr, &with(report, of_whole))
}

fn result(report: &ProviderReport, kind: CheckKind) -> Option<CheckResult> {
    report.checks.iter().find(|check| check.check == kind).unwrap().result
}

fn police(fields: &Value) -> Option<CheckResult> {
    result(&checkr("canada_criminal_search", fields, &json!({})), CheckKind::Police)
}

const UNKNOWN: Option<CheckResult> = Some(CheckResult::Unknown);

#[test]
fn a_yes_or_a_no_that_nobody_knows_is_not_clear() {
    for fields in [
        json!({"needs_fingerprints": true}),
        json!({"unable_to_complete": true}),
        json!({"incomplete": true}),
        json!({"is_clear": "no"}),
        json!({"cleared": "false"}),
        json!({"passed": "no"}),
        json!({"passed": 0}),
        json!({"flag": "yes"}),
        json!({"positive": true}),
        json!({"casier": "oui"}),
        json!({"identity_match": false}),
        json!({"identity_match": "No"}),
        json!({"identity_confirmed": "non"}),
        json!({"interpol_notice": true}),
        json!({"interpol_notice": "Y"}),
        json!({"canceled": true}),
        json!({"details": {"peace_bond": true}}),
        json!({"consent": false}),
    ] {
        assert_eq!(police(&fields), UNKNOWN, "{fields}");
    }
    for fields in [
        json!({"is_clear": "yes", "cleared": true, "flag": "no", "needs_review": false}),
        json!({"identity_verified": true, "unable_to_complete": false, "is_test": false, "consent": true}),
        json!({"no_record": "yes", "record_found": "non", "passed": "oui"}),
    ] {
        assert_eq!(police(&fields), Some(CheckResult::Negative), "{fields}");
    }
}

#[test]
fn a_list_or_a_number_that_nobody_knows_is_not_clear() {
    for fields in [
        json!({"judicial_matters": [{"x": "Assault"}]}),
        json!({"judicial_matters": [{"id": "m1"}]}),
        json!({"discharges": ["conditional 2022"]}),
        json!({"peace_bonds": ["2020"]}),
        json!({"prohibition_orders": 1}),
        json!({"adverse_items": 3}),
        json!({"entries": 2}),
        json!({"entries": "2"}),
        json!({"bail": {"since": "2026-01-02"}}),
        json!({"convicted_on": "1998-02-03"}),
        json!({"court_date": "2026-12-01"}),
        json!({"searches": [{"status": "pending"}]}),
    ] {
        assert_eq!(police(&fields), UNKNOWN, "{fields}");
    }
    for fields in [
        json!({"judicial_matters": [], "discharges": null, "prohibition_orders": 0, "entries": "0"}),
        json!({"searches": [{"id": "s1", "status": "complete", "result": "clear", "province": "ON"}]}),
        json!({"courts": [{"result": "clear", "name": "Invented court"}], "page_count": 2}),
        json!({"reviewed_at": "2026-03-01", "sources": ["RCMP"], "record_type": "criminal"}),
        json!({"searched_names": ["Ada Lund"], "dob": "1980-03-02", "documents": [{"id": "d1", "url": "/d1"}]}),
    ] {
        assert_eq!(police(&fields), Some(CheckResult::Negative), "{fields}");
    }
}

#[test]
fn a_text_that_nobody_knows_is_not_clear() {
    for fields in [
        json!({"error": "timeout"}),
        json!({"notes": "Subject has outstanding charges"}),
        json!({"message": "Record located, see attached"}),
        json!({"remarks": "Fingerprints required to confirm"}),
        json!({"observations": "Empreintes digitales requises"}),
        json!({"dossier": "trouvé"}),
        json!({"notes": "Could not be completed."}),
        json!({"notes": "No record was found. See the letter."}),
        json!({"notes": "No record was found, pending fingerprints"}),
        json!({"comments": ["None", "call us"]}),
        json!({"court_status": "pending"}),
        json!({"name": "Record located"}),
        json!({"service": "2 charges"}),
        json!({"details": ["Assault, 1998"]}),
        json!({"reference": "2 charges"}),
        json!({"eligibility": "ineligible"}),
    ] {
        assert_eq!(police(&fields), UNKNOWN, "{fields}");
    }
    for fields in [
        json!({"notes": "No record was found. No outstanding charges.", "message": ""}),
        json!({"observations": "Aucun dossier judiciaire trouvé", "errors": "none", "comments": ["None"]}),
    ] {
        assert_eq!(police(&fields), Some(CheckResult::Negative), "{fields}");
    }
    let report = checkr("canada_criminal_search", &json!({"notes": "See the letter."}), &json!({}));
    assert_eq!(report.checks[0].says, Some(ProviderSays::Unclear));
    let (field, value) = ("canada_criminal_search.notes".to_owned(), "See the letter.".to_owned());
    assert!(report.notes.contains(&ProviderNote::UnknownValue { field, value }));
}

#[test]
fn what_the_whole_says_against_it_is_not_clear() {
    for fields in [
        json!({"is_clear": "no"}),
        json!({"incomplete": true}),
        json!({"identity_mismatch": true}),
        json!({"warnings": ["SIN mismatch"]}),
        json!({"messages": ["Record located"]}),
        json!({"eligibility": "ineligible"}),
        json!({"summary": "Alerts: 2"}),
        json!({"adverse_items": 3}),
    ] {
        let report = checkr("canada_criminal_search", &json!({}), &fields);
        assert_eq!(result(&report, CheckKind::Police), UNKNOWN, "{fields}");
    }
    let plain = json!({"is_clear": "yes", "incomplete": false, "warnings": [], "tags": ["spring"],
        "package": "canada_criminal_record", "summary": "Alerts: none"});
    let report = checkr("canada_criminal_search", &json!({}), &plain);
    assert_eq!(result(&report, CheckKind::Police), Some(CheckResult::Negative));
}

#[test]
fn the_same_holds_in_the_other_form() {
    let certn = |fields: &Value| {
        let part = json!({"type": "ENHANCED_CANADIAN_CRIMINAL_RECORD_REPORT_1", "status": "COMPLETE", "score": "CLEAR"});
        let case =
            json!({"overall_status": "COMPLETE", "overall_score": "CLEAR", "checks": [with(part, fields)]});
        result(&read(Provider::Certn, &case), CheckKind::Police)
    };
    for fields in [
        json!({"manual_review": "Required"}),
        json!({"result_comment": "POSSIBLE RECORD"}),
        json!({"identity_verified": "no"}),
        json!({"incomplete": true}),
        json!({"remarks": "Fingerprints required to confirm"}),
    ] {
        assert_eq!(certn(&fields), UNKNOWN, "{fields}");
    }
    assert_eq!(certn(&json!({"short_id": "IC1", "created": "2026-03-01"})), Some(CheckResult::Negative));
}

#[test]
fn a_second_part_named_like_a_check_spoils_the_first() {
    let consider = json!({"status": "complete", "result": "consider"});
    for key in ["canada_criminal_search_v2", "canada_criminal_search_plus", "rcmp_retry"] {
        let report = checkr("canada_criminal_search", &json!({}), &json!({key: consider}));
        assert_ne!(result(&report, CheckKind::Police), Some(CheckResult::Negative), "{key}");
    }
    let report = checkr("canada_criminal_search", &json!({}), &json!({"media_check": consider}));
    assert_eq!(result(&report, CheckKind::Police), Some(CheckResult::Negative));
    let report = checkr("credit_report", &json!({}), &json!({"credit_alert_check": consider}));
    assert_eq!(result(&report, CheckKind::Credit), UNKNOWN);
}

#[test]
fn a_credit_report_is_clear_where_it_is_understood() {
    let credit = |fields: &Value| result(&checkr("credit_report", fields, &json!({})), CheckKind::Credit);
    for fields in [
        json!({"sin_mismatch": true}),
        json!({"identity_mismatch": "yes"}),
        json!({"thin_ice": true}),
        json!({"garnishments": ["2020"]}),
        json!({"notes": "Call us about this file"}),
        json!({"identity_verified": "no"}),
    ] {
        assert_eq!(credit(&fields), UNKNOWN, "{fields}");
    }
    for fields in [
        json!({"tradelines": [{"balance": 2, "payment_status": "as agreed", "late": 1}], "inquiries": 3}),
        json!({"collections": [{"agency": "Invented"}], "bankruptcy": "discharged 2019", "bureau": "Equifax"}),
        json!({"fraud_warning": "yes", "currency": "CAD", "account_count": 7}),
    ] {
        assert_eq!(credit(&fields), Some(CheckResult::Clear), "{fields}");
    }
}
