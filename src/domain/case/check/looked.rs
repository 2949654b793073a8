//! What somebody looked through for a check: the names that were searched in a public registry, the accounts that were
//! read online, closed ones included.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::check_kind::CheckKind;
use crate::domain::refusal::{Cause, Refusal, not_ahead, own_rule, said};

/// An account that was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// Where it is.
    pub platform: String,
    /// How it is called there.
    pub handle: String,
    /// When it was read.
    pub read_on: NaiveDate,
    /// By whom.
    pub by: String,
    /// Whether it is closed, so that only what is left of it could be read.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub closed: bool,
}

/// The day from which the age of a check counts where its own date is not given: the oldest reading.
pub fn read_since(accounts: &[Account]) -> Option<NaiveDate> {
    accounts.iter().map(|account| account.read_on).min()
}

/// Accounts belong to the check of what is public online, names to that of a registry; each says what it must.
pub(super) fn shape(
    searched: &[String],
    accounts: &[Account],
    check: Option<CheckKind>,
    today: NaiveDate,
) -> Result<(), Refusal> {
    let of = |kind: CheckKind| check.is_none_or(|check| check == kind);
    if !accounts.is_empty() && !of(CheckKind::Online) {
        return Err(own_rule(Cause::LookedElsewhere { check: CheckKind::Online }));
    }
    if !searched.is_empty() && !of(CheckKind::InfluenceRegistry) {
        return Err(own_rule(Cause::LookedElsewhere { check: CheckKind::InfluenceRegistry }));
    }
    searched.iter().try_for_each(|name| said(name, Cause::NameEmpty))?;
    accounts.iter().try_for_each(|account| {
        for text in [&account.platform, &account.handle, &account.by] {
            said(text, Cause::AccountBlank)?;
        }
        not_ahead(account.read_on, today)
    })
}
