//! Vendors' reports: nothing personal is left, nothing is clear that is not finished, and what was kept reads the same
//! again.
#![no_main]

use std::collections::BTreeSet;

use greenlight::domain::check_kind::{CheckKind, CheckResult, CheckStatus};
use greenlight::domain::clock::Place;
use greenlight::domain::words::Word as _;
use greenlight::intake::provider::{MAX_BYTES, Provider, ProviderNote, read};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for provider in Provider::ALL {
        let Ok(report) = read(*provider, bytes, Place::CAPITAL) else { continue };
        assert!(!report.checks.is_empty());
        for check in &report.checks {
            assert!(matches!(check.check, CheckKind::Police | CheckKind::Credit));
            let clean = matches!(
                check.result,
                Some(CheckResult::Negative | CheckResult::CertifiedNone | CheckResult::Clear)
            );
            assert!(!clean || check.status == CheckStatus::Received, "clear before it is finished");
            assert!(!clean || !report.notes.contains(&ProviderNote::Disputed), "clear while disputed");
            assert_ne!(check.status, CheckStatus::Read, "reading is a person's step");
        }
        let notes: BTreeSet<_> = report.notes.iter().collect();
        assert_eq!(notes.len(), report.notes.len(), "a note twice");
        let kept = serde_json::Value::Object(report.raw.clone()).to_string();
        if kept.len() <= MAX_BYTES {
            let again =
                read(*provider, kept.as_bytes(), Place::CAPITAL).expect("what is kept is still a report");
            assert_eq!(again.dropped, Vec::<String>::new(), "something personal was left");
            assert_eq!(again.checks.len(), report.checks.len());
            for (one, other) in again.checks.iter().zip(&report.checks) {
                assert_eq!((one.check, one.status, one.result), (other.check, other.status, other.result));
            }
        }
    }
});
