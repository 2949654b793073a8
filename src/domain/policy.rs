//! The party's numbers and the floor that they cannot go under (`docs/rules.md`, 10.1).
//! A policy tightens the rules; what would loosen them is refused, and raised to the floor if it comes from elsewhere.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::{Map, Value};

use crate::domain::channels::Channels;
use crate::domain::entry::TIME_SET;
use crate::domain::event::CheckKind;
use crate::domain::event::{SecondRule, Tier};
use crate::domain::grade::Grade;
use crate::domain::words::words;

/// The checks that no policy can do without.
pub const REQUIRED: [CheckKind; 4] =
    [CheckKind::Police, CheckKind::Credit, CheckKind::Declaration, CheckKind::Eligibility];

/// Polling day lies at most so many days after the writ (Canada Elections Act, section 57; `docs/rules.md`, 2.5).
const LONGEST_CAMPAIGN_DAYS: u64 = 50;

/// The name of a setting that is no number.
const COUNSEL: &str = "outside_counsel";
/// How the name of an office begins among the settings.
const CHANNELS: &str = "channels.";
words! {
    /// Whether those who keep the roster may decide, and rely on whom they put there. Without a word it is marked.
    SeparateAdmin "separate-admin" { Marked = "marked", Required = "required" }
}

/// The settings of a party.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Policy {
    /// Which decisions wait for a second. Stands in the header of the `policy` event.
    #[serde(skip_deserializing)]
    pub second: SecondRule,
    /// Whether a decision by somebody who keeps the roster is refused, or marked alone.
    pub separate_admin: SeparateAdmin,
    /// After how many days a check is too old.
    pub check_max_age_days: u32,
    /// Business days for a flag at the provincial tier.
    pub provincial_days: u32,
    /// Business days for a flag at the national tier.
    pub national_days: u32,
    /// Business days for a flag at the leader's tier.
    pub leader_days: u32,
    /// Within how many days a deferral is reviewed.
    pub review_days: u32,
    /// How many months a withheld or withdrawn file is kept.
    pub keep_withheld_months: u32,
    /// How many months a greenlit file is kept after the next general election.
    pub keep_greenlit_months: u32,
    /// The worst grade on which a withholding may rest alone.
    pub source_bar: Grade,
    /// The worst grade on which an override may rest.
    pub override_bar: Grade,
    /// The checks that a greenlight needs.
    pub required_checks: Vec<CheckKind>,
    /// The day the election is called, once it is.
    pub writ_day: Option<NaiveDate>,
    /// Polling day.
    pub polling_day: Option<NaiveDate>,
    /// The day nominations close, where the whole party has one. Without it the 21st day before polling.
    pub close_of_nominations: Option<NaiveDate>,
    /// The day the list of endorsed candidates is due. Without it the day before nominations close.
    pub list_due: Option<NaiveDate>,
    /// Who takes a case when recusals empty the top tier.
    pub outside_counsel: Option<String>,
    /// How the offices of the routes are reached.
    pub channels: Channels,
    /// What a policy from elsewhere sets beyond all that: kept, and shown.
    #[serde(flatten, deserialize_with = "settings_beyond")]
    pub other: Map<String, Value>,
}

/// What a body says of the event, and no setting: `second` stands in the header.
const NO_SETTINGS: [&str; 4] = ["second", "why", "salt", TIME_SET.0];

fn settings_beyond<'de, D: Deserializer<'de>>(from: D) -> Result<Map<String, Value>, D::Error> {
    let mut settings = Map::deserialize(from)?;
    settings.retain(|name, _| !NO_SETTINGS.contains(&name.as_str()));
    Ok(settings)
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            second: SecondRule::Floor,
            separate_admin: SeparateAdmin::Marked,
            check_max_age_days: 180,
            provincial_days: 2,
            national_days: 2,
            leader_days: 3,
            review_days: 14,
            keep_withheld_months: 12,
            keep_greenlit_months: 12,
            source_bar: Grade { source: 'C', information: 3 },
            override_bar: Grade { source: 'B', information: 2 },
            required_checks: REQUIRED.to_vec(),
            writ_day: None,
            polling_day: None,
            close_of_nominations: None,
            list_due: None,
            outside_counsel: None,
            channels: Channels::default(),
            other: Map::new(),
        }
    }
}

/// A setting that would loosen a rule below the floor.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{setting}` cannot be {given}: {floor}")]
pub struct BelowFloor {
    /// The setting, as commands and JSON name it.
    pub setting: &'static str,
    /// What was asked.
    pub given: String,
    /// The floor in words: what the setting may be.
    pub floor: &'static str,
}

impl Policy {
    /// The business days that a flag may stand at a tier; none is counted at the local one.
    pub fn days_at(&self, tier: Tier) -> Option<u32> {
        match tier {
            Tier::Local => None,
            Tier::Provincial => Some(self.provincial_days),
            Tier::National => Some(self.national_days),
            Tier::Leader => Some(self.leader_days),
        }
    }

    /// The day nominations close: set, or the 21st day before polling (Canada Elections Act, section 69).
    pub fn close(&self) -> Option<NaiveDate> {
        let from_polling = || self.polling_day?.checked_sub_days(Days::new(21));
        self.close_of_nominations.or_else(from_polling)
    }

    /// The day the list of endorsed candidates is due: set, or 24 hours before nominations close.
    pub fn list_due(&self) -> Option<NaiveDate> {
        self.list_due.or_else(|| self.close()?.pred_opt())
    }

    /// Whether an election is on: from the writ to polling day. Where only polling day is set, from the first day on
    /// which the writ can have been issued.
    pub fn election_is_on(&self, today: NaiveDate) -> bool {
        let first_day =
            self.polling_day.and_then(|day| day.checked_sub_days(Days::new(LONGEST_CAMPAIGN_DAYS)));
        let begun = self.writ_day.or(first_day).is_some_and(|writ| writ <= today);
        begun && self.polling_day.is_none_or(|polling| today <= polling)
    }

    /// Every setting by its name.
    pub fn settings(&self) -> Map<String, Value> {
        match serde_json::to_value(self) {
            Ok(Value::Object(settings)) => settings,
            _ => Map::new(),
        }
    }

    /// What the body of a policy event says: every setting, so that a change of one keeps the others, and why.
    pub fn body(&self, why: Option<String>) -> Map<String, Value> {
        let mut body = self.settings();
        body.shift_remove("second");
        body.extend(why.map(|why| ("why".to_owned(), Value::from(why))));
        body
    }

    /// The settings of which none is stricter than another, by their names; each office is one.
    pub fn plain(&self) -> Map<String, Value> {
        let mut plain = self.other.clone();
        let counsel = self.outside_counsel.as_deref();
        plain.extend(counsel.map(|counsel| (COUNSEL.to_owned(), Value::from(counsel))));
        plain.extend(self.channels.all().map(|(word, office)| (format!("{CHANNELS}{word}"), office.clone())));
        plain
    }

    /// Puts a setting of which none is stricter in the place of its own.
    pub(super) fn set_plain(&mut self, name: &str, value: Option<Value>) {
        if let Some(word) = name.strip_prefix(CHANNELS) {
            self.channels.put(word, value);
        } else if name == COUNSEL {
            self.outside_counsel = value.as_ref().and_then(Value::as_str).map(str::to_owned);
        } else if let Some(value) = value {
            self.other.insert(name.to_owned(), value);
        } else {
            self.other.shift_remove(name);
        }
    }

    /// Whether nobody who keeps the roster may decide.
    pub fn requires_separate_admin(&self) -> bool {
        self.separate_admin == SeparateAdmin::Required
    }

    pub(crate) fn with_second(mut self, second: SecondRule) -> Self {
        self.second = second;
        self
    }

    /// Every setting that lies below the floor.
    pub fn below_floor(&self) -> Vec<BelowFloor> {
        let mut below = Vec::new();
        let mut hold = |holds: bool, setting, given: String, floor| {
            if !holds {
                below.push(BelowFloor { setting, given, floor });
            }
        };
        let age = self.check_max_age_days;
        hold((1..=365).contains(&age), "check_max_age_days", age.to_string(), "1 to 365 days");
        for (setting, days) in [
            ("provincial_days", self.provincial_days),
            ("national_days", self.national_days),
            ("leader_days", self.leader_days),
        ] {
            hold((1..=5).contains(&days), setting, days.to_string(), "1 to 5 business days");
        }
        let review = self.review_days;
        hold((1..=30).contains(&review), "review_days", review.to_string(), "1 to 30 days");
        for (setting, months) in [
            ("keep_withheld_months", self.keep_withheld_months),
            ("keep_greenlit_months", self.keep_greenlit_months),
        ] {
            hold((6..=36).contains(&months), setting, months.to_string(), "6 to 36 months");
        }
        let floor = Policy::default();
        hold(
            self.source_bar.reaches(floor.source_bar),
            "source_bar",
            self.source_bar.to_string(),
            "C3 or better",
        );
        hold(
            self.override_bar.reaches(floor.override_bar),
            "override_bar",
            self.override_bar.to_string(),
            "B2 or better",
        );
        for kind in REQUIRED {
            hold(
                self.required_checks.contains(&kind),
                "required_checks",
                format!("without {kind}"),
                "police, credit, declaration and eligibility at least",
            );
        }
        below
    }

    /// The same settings, those below the floor raised to it: a policy from elsewhere never loosens a rule.
    pub fn at_the_floor_or_above(mut self) -> Self {
        let floor = Policy::default();
        self.check_max_age_days = self.check_max_age_days.clamp(1, 365);
        self.provincial_days = self.provincial_days.clamp(1, 5);
        self.national_days = self.national_days.clamp(1, 5);
        self.leader_days = self.leader_days.clamp(1, 5);
        self.review_days = self.review_days.clamp(1, 30);
        self.keep_withheld_months = self.keep_withheld_months.clamp(6, 36);
        self.keep_greenlit_months = self.keep_greenlit_months.clamp(6, 36);
        self.source_bar = stricter_grade(self.source_bar, floor.source_bar);
        self.override_bar = stricter_grade(self.override_bar, floor.override_bar);
        let missing: Vec<_> =
            REQUIRED.into_iter().filter(|kind| !self.required_checks.contains(kind)).collect();
        self.required_checks.extend(missing);
        self
    }

    /// The stricter of each setting, for two policies set without knowledge of each other. What has no stricter is the
    /// `other`'s, which comes later in the order.
    pub fn stricter(&self, other: &Policy) -> Policy {
        let mut required_checks = self.required_checks.clone();
        required_checks
            .extend(other.required_checks.iter().filter(|kind| !self.required_checks.contains(kind)));
        let all = self.second == SecondRule::All || other.second == SecondRule::All;
        Policy {
            second: if all { SecondRule::All } else { SecondRule::Floor },
            separate_admin: self.separate_admin.max(other.separate_admin),
            check_max_age_days: self.check_max_age_days.min(other.check_max_age_days),
            provincial_days: self.provincial_days.min(other.provincial_days),
            national_days: self.national_days.min(other.national_days),
            leader_days: self.leader_days.min(other.leader_days),
            review_days: self.review_days.min(other.review_days),
            keep_withheld_months: self.keep_withheld_months.min(other.keep_withheld_months),
            keep_greenlit_months: self.keep_greenlit_months.min(other.keep_greenlit_months),
            source_bar: stricter_grade(self.source_bar, other.source_bar),
            override_bar: stricter_grade(self.override_bar, other.override_bar),
            required_checks,
            writ_day: earlier(self.writ_day, other.writ_day),
            polling_day: earlier(self.polling_day, other.polling_day),
            close_of_nominations: earlier(self.close_of_nominations, other.close_of_nominations),
            list_due: earlier(self.list_due, other.list_due),
            outside_counsel: other.outside_counsel.clone(),
            channels: other.channels.clone(),
            other: other.other.clone(),
        }
    }
}

fn stricter_grade(one: Grade, other: Grade) -> Grade {
    Grade { source: one.source.min(other.source), information: one.information.min(other.information) }
}

fn earlier(one: Option<NaiveDate>, other: Option<NaiveDate>) -> Option<NaiveDate> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_stands_on_the_floor() {
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
        let one = Policy { check_max_age_days: 90, ..Policy::default() };
        let other = Policy { leader_days: 1, ..Policy::default() }.with_second(SecondRule::All);
        let both = one.stricter(&other);
        assert_eq!((both.check_max_age_days, both.leader_days, both.second), (90, 1, SecondRule::All));
        assert_eq!(both, other.stricter(&one));
    }

    #[test]
    fn what_a_policy_from_elsewhere_sets_beyond_is_kept() {
        let text =
            r#"{"salt":"00","leader_days":1,"channels":7,"templates":{"a":[1]},"why":"x","second":"all"}"#;
        let policy: Policy = serde_json::from_str(text).unwrap();
        assert_eq!((policy.leader_days, policy.second), (1, SecondRule::Floor));
        assert_eq!(policy.other.keys().collect::<Vec<_>>(), ["templates"]);
        let again: Policy = serde_json::from_value(Value::Object(policy.body(None))).unwrap();
        assert_eq!(again, policy);
    }
}
