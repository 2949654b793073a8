//! The party's policy: its floors, the stricter of two, and what a policy from elsewhere has beyond the known settings.

use greenlight::domain::check_kind::CheckKind;
use greenlight::domain::event::SecondRule;
use greenlight::domain::policy::Policy;
use serde_json::Value;

#[test]
fn the_default_is_on_the_floor() {
    assert_eq!(Policy::default().below_floor(), Vec::new());
    assert_eq!(Policy::default().at_the_floor_or_above(), Policy::default());
}

#[test]
fn what_loosens_is_named_and_raised() {
    let loose = Policy {
        check_max_age_days: 400,
        leader_days: 9,
        source_bar: "D4".parse().unwrap(),
        required_checks: vec![CheckKind::Police],
        ..Policy::default()
    };
    let named: Vec<_> = loose.below_floor().into_iter().map(|below| below.setting).collect();
    assert_eq!(
        named,
        [
            "check_max_age_days",
            "leader_days",
            "source_bar",
            "required_checks",
            "required_checks",
            "required_checks"
        ]
    );
    assert_eq!(loose.at_the_floor_or_above().below_floor(), Vec::new());
}

#[test]
fn of_two_policies_the_stricter_of_each_setting_holds() {
    let first = Policy { check_max_age_days: 90, ..Policy::default() };
    let other = Policy { leader_days: 1, second: SecondRule::All, ..Policy::default() };
    let both = first.stricter(&other);
    assert_eq!((both.check_max_age_days, both.leader_days, both.second), (90, 1, SecondRule::All));
    assert_eq!(both, other.stricter(&first));
}

#[test]
fn what_a_policy_from_elsewhere_sets_beyond_is_kept() {
    let text = r#"{"salt":"00","leader_days":1,"channels":7,"templates":{"a":[1]},"why":"x","second":"all"}"#;
    let policy: Policy = serde_json::from_str(text).unwrap();
    assert_eq!((policy.leader_days, policy.second), (1, SecondRule::Floor));
    assert_eq!(policy.other.keys().collect::<Vec<_>>(), ["templates"]);
    let again: Policy = serde_json::from_value(Value::Object(policy.body(None))).unwrap();
    assert_eq!(again, policy);
}
