//! The party's numbers and the floor that they cannot go under (`docs/rules.md`, 10.1): one table of settings.
//! A policy tightens the rules; what would loosen them is refused, and raised to the floor if it comes from elsewhere.

mod floors;

use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::{Map, Value};

use crate::domain::channels::Channels;
use crate::domain::check_kind::CheckKind;
use crate::domain::district::Renamed;
use crate::domain::entry::TIME_SET;
use crate::domain::event::{SecondRule, Tier};
use crate::domain::grade::Grade;

use floors::{AtLeast, AtWorst, Earlier, Plain, Rule, Setting, Strictest, Within};
pub use floors::{Kind, SeparateAdmin, Set};

/// The name of a setting that is no number.
const COUNSEL: &str = "outside_counsel";
/// The name of the setting that names districts.
const DISTRICTS: &str = "districts";
/// How the name of an office begins among the settings.
const CHANNELS: &str = "channels.";

/// Declares the settings: name, type, default, and the rule of its floor and of which is stricter.
macro_rules! settings {
    ($(#[$meta:meta])* $policy:ident {
        $($(#[$of_field:meta])* $name:ident: $type:ty = $default:expr, $rule:expr;)+
    }) => {
        $(#[$meta])*
        pub struct $policy {
            $($(#[$of_field])* pub $name: $type,)+
            /// What a policy from elsewhere sets beyond all that: kept, and shown.
            #[serde(flatten, deserialize_with = "settings_beyond")]
            pub other: Map<String, Value>,
        }

        impl Default for $policy {
            fn default() -> Self {
                Self { $($name: $default,)+ other: Map::new() }
            }
        }

        impl $policy {
            /// How each setting is written, by its name.
            pub const SETTINGS: &'static [(&'static str, Kind)] =
                &[$((stringify!($name), <$type as Setting>::KIND)),+];

            /// Every setting that this program knows, with its name.
            pub fn each(&self) -> Vec<(&'static str, Set<'_>)> {
                vec![$((stringify!($name), self.$name.set())),+]
            }

            /// Every setting below the floor.
            pub fn below_floor(&self) -> Vec<BelowFloor> {
                let mut below = Vec::new();
                $(
                    let (setting, rule) = (stringify!($name), &$rule as &dyn Rule<$type>);
                    let of_it = rule.below(&self.$name).into_iter();
                    below.extend(of_it.map(|given| BelowFloor { setting, given }));
                )+
                below
            }

            /// The same settings, those below the floor raised to it: a policy from elsewhere never loosens a rule.
            pub fn at_the_floor_or_above(self) -> Self {
                Self { $($name: Rule::<$type>::raised(&$rule, &self.$name),)+ other: self.other }
            }

            /// The stricter of each setting, for two policies set without knowledge of each other. Where neither is
            /// stricter, that of `later` counts.
            pub fn stricter(&self, later: &$policy) -> $policy {
                $policy {
                    $($name: Rule::<$type>::stricter(&$rule, &self.$name, &later.$name),)+
                    other: later.other.clone(),
                }
            }
        }
    };
}

settings! {
    /// The settings of a party.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
    #[serde(default)]
    Policy {
        /// Which decisions wait for a second. It is in the header of the `policy` event.
        #[serde(skip_deserializing)]
        second: SecondRule = SecondRule::Floor, Strictest(SecondRule::All);
        /// Whether a decision by somebody who keeps the roster is refused, or marked alone.
        separate_admin: SeparateAdmin = SeparateAdmin::Marked, Strictest(SeparateAdmin::Required);
        /// After how many days a check is too old.
        check_max_age_days: u32 = 180, Within(1, 365);
        /// Business days for a flag at the provincial tier.
        provincial_days: u32 = 2, Within(1, 5);
        /// Business days for a flag at the national tier.
        national_days: u32 = 2, Within(1, 5);
        /// Business days for a flag at the leader's tier.
        leader_days: u32 = 3, Within(1, 5);
        /// Within how many days a deferral is reviewed.
        review_days: u32 = 14, Within(1, 30);
        /// How many months a withheld or withdrawn file is kept.
        keep_withheld_months: u32 = 12, Within(6, 36);
        /// How many months a greenlit file is kept after the next general election.
        keep_greenlit_months: u32 = 12, Within(6, 36);
        /// The worst grade on which a withholding may rest alone.
        source_bar: Grade = C3, AtWorst(C3);
        /// The worst grade on which an override may rest.
        override_bar: Grade = B2, AtWorst(B2);
        /// The checks that a greenlight needs.
        required_checks: Vec<CheckKind> = required(), AtLeast(required);
        /// The day the election is called, once it is.
        writ_day: Option<NaiveDate> = None, Earlier;
        /// Polling day.
        polling_day: Option<NaiveDate> = None, Earlier;
        /// The day nominations close, where the whole party has one. Without it the 21st day before polling.
        close_of_nominations: Option<NaiveDate> = None, Earlier;
        /// The day the list of endorsed candidates is due. Without it the day before nominations close.
        list_due: Option<NaiveDate> = None, Earlier;
        /// Who takes a case when recusals empty the top tier.
        outside_counsel: Option<String> = None, Plain;
        /// How the offices of the routes are reached.
        channels: Channels = Channels::default(), Plain;
        /// The names of districts from a newer list than the program's own.
        #[serde(skip_serializing_if = "Renamed::is_empty")]
        districts: Renamed = Renamed::default(), Plain;
    }
}

/// The checks that no policy can do without.
fn required() -> Vec<CheckKind> {
    CheckKind::of_which(|kind| kind.required).collect()
}

const C3: Grade = Grade { source: 'C', information: 3 };
const B2: Grade = Grade { source: 'B', information: 2 };

/// What a body says of the event, and no setting: `second` is in the header.
const NO_SETTINGS: [&str; 4] = ["second", "why", "salt", TIME_SET.0];

fn settings_beyond<'de, D: Deserializer<'de>>(from: D) -> Result<Map<String, Value>, D::Error> {
    let mut settings = Map::deserialize(from)?;
    settings.retain(|name, _| !NO_SETTINGS.contains(&name.as_str()));
    Ok(settings)
}

/// A setting that would loosen a rule below the floor.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{setting}` cannot be {given}: the floor does not allow it")]
pub struct BelowFloor {
    /// The setting, as commands and JSON name it.
    pub setting: &'static str,
    /// What was asked.
    pub given: String,
}

impl Policy {
    /// The business days that a flag may be at a tier; none is counted at the local one.
    pub fn days_at(&self, tier: Tier) -> Option<u32> {
        match tier {
            Tier::Local => None,
            Tier::Provincial => Some(self.provincial_days),
            Tier::National => Some(self.national_days),
            Tier::Leader => Some(self.leader_days),
        }
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

    /// The settings without a stricter value, by their names; each office is one.
    pub fn plain(&self) -> Map<String, Value> {
        let mut plain = self.other.clone();
        let counsel = self.outside_counsel.as_deref();
        plain.extend(counsel.map(|counsel| (COUNSEL.to_owned(), Value::from(counsel))));
        plain.extend(self.districts.value().map(|names| (DISTRICTS.to_owned(), names)));
        plain.extend(self.channels.all().map(|(word, office)| (format!("{CHANNELS}{word}"), office.clone())));
        plain
    }

    /// Replaces a setting that has no stricter value.
    pub(super) fn set_plain(&mut self, name: &str, value: Option<Value>) {
        if let Some(word) = name.strip_prefix(CHANNELS) {
            self.channels.put(word, value);
        } else if name == COUNSEL {
            self.outside_counsel = value.as_ref().and_then(Value::as_str).map(str::to_owned);
        } else if name == DISTRICTS {
            self.districts = Renamed::put(value);
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
}
