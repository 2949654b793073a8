//! Several checks of one kind in one report: the worst counts. A part that is clear must never take the place of one that
//! is not, whatever their order and their days.

use crate::domain::case::check::reported::ProviderSays;
use crate::domain::check_kind::{CheckKind, CheckResult, CheckStatus};
use crate::intake::provider::part::{Notes, Part};
use crate::intake::provider::report::{ProviderCheck, ProviderNote};

/// The checks of a report, each kind once.
pub(super) fn of_each_kind(checks: Vec<ProviderCheck>, notes: &mut Notes) -> Vec<ProviderCheck> {
    let mut kept: Vec<ProviderCheck> = Vec::new();
    for check in checks {
        match kept.iter_mut().find(|other| other.check == check.check) {
            Some(other) => {
                notes.add(ProviderNote::SeveralOfOneKind { check: check.check });
                let first = std::mem::replace(other, ProviderCheck::of(check.check));
                *other = both(first, check);
            }
            None => kept.push(check),
        }
    }
    kept
}

/// Two checks of one kind as one: the worse of the two, with all that the other says beside it.
fn both(one: ProviderCheck, other: ProviderCheck) -> ProviderCheck {
    let (mut worse, better) = if rank(&other) > rank(&one) { (other, one) } else { (one, other) };
    // Nothing is final before all of it is, and what is not clear in the other stays visible.
    if worse.result.is_none() && better.result.is_some_and(|result| !is_clean(&better, result)) {
        worse.result = Some(CheckResult::Unknown);
        worse.says = better.says;
    }
    let was_left_out = matches!(better.status, CheckStatus::Cancelled | CheckStatus::Lapsed);
    if was_left_out && worse.result.is_some_and(|result| is_clean(&worse, result)) {
        worse.result = Some(part_of(&worse).to_look_at());
        worse.says = Some(ProviderSays::ClearWithCancelled);
    }
    worse.police_kind = worse.police_kind.max(better.police_kind);
    if !was_left_out
        && worse.method != better.method
        && !worse.result.is_none_or(|result| is_clean(&worse, result))
    {
        worse.result = Some(CheckResult::Unknown);
    }
    worse.issued = match (worse.issued, better.issued) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    };
    worse.bureau = match (worse.bureau.take(), better.bureau) {
        (Some(one), Some(other)) if one != other => Some(format!("{one}, {other}")),
        (one, other) => one.or(other),
    };
    worse.flags.extend(better.flags);
    worse.flags.sort();
    worse.flags.dedup();
    worse.raw.extend(better.raw);
    worse
}

/// How bad a check is: by its status, then by its result.
fn rank(check: &ProviderCheck) -> (u8, u8) {
    use CheckStatus::{Cancelled, Disputed, Lapsed, Received, Superseded};
    let status = match check.status {
        Cancelled | Lapsed | Superseded => 0,
        Received => 1,
        Disputed => 3,
        _ => 2,
    };
    let result = match check.result {
        None => 0,
        Some(result) if is_clean(check, result) => 1,
        Some(CheckResult::NoHit) => 2,
        Some(CheckResult::ConfirmedDeclared) => 3,
        Some(CheckResult::Unknown) => 5,
        Some(_) => 4,
    };
    (status, result)
}

fn is_clean(check: &ProviderCheck, result: CheckResult) -> bool {
    result == part_of(check).clean()
}

fn part_of(check: &ProviderCheck) -> Part {
    match (check.check, check.method) {
        (CheckKind::Police, Some(method)) => Part::Police(check.police_kind, method),
        (CheckKind::Credit, _) => Part::Credit,
        _ => Part::Other,
    }
}
