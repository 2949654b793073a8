//! What comes in from outside: application forms, the reports of providers.

mod answers;
mod beside;
mod damage;
mod encodings;
mod forms;
mod kinds;
mod providers;
mod spelled;
mod strange;
mod tables;
mod vendors;
mod verdicts;

use chrono::NaiveDate;
use greenlight::domain::case::candidate::Days;

/// The day on which these tests take place.
fn today() -> Days {
    Days { today: NaiveDate::from_ymd_opt(2026, 11, 30).unwrap(), polling: None }
}
