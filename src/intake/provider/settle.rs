//! What a part's reading is worth, once everything around it is known: never more than the worst verdict inside it or
//! in anything that contains it. Levels that disagree are unknown.

use chrono::{DateTime, Utc};
use serde_json::{Map, Value};

use crate::domain::case::check::reported::{CancelledPart, ProviderSays, UnreadPart};
use crate::domain::check_kind::{CheckResult, CheckStatus};
use crate::domain::names::fold;
use crate::intake::provider::clock;
use crate::intake::provider::credit::credit_flags;
use crate::intake::provider::keys::text;
use crate::intake::provider::part::{Notes, Part};
use crate::intake::provider::report::{Provider, ProviderCheck, ProviderError, ProviderNote};
use crate::intake::provider::tree::{Found, Tree};
use crate::intake::provider::verdict;

/// The most names of parts that a refusal lists.
const LISTED: usize = 10;

/// A report whose parts were read.
pub(super) struct Settled {
    pub(super) reference: Option<String>,
    pub(super) as_of: Option<DateTime<Utc>>,
    pub(super) checks: Vec<ProviderCheck>,
    pub(super) unread: Vec<UnreadPart>,
    pub(super) cancelled: Vec<CancelledPart>,
}

impl Found<'_> {
    /// Adopts a reading of this part, as far as everything around it allows. `gaps` is whether the report says that
    /// parts of it were cancelled.
    pub(super) fn adopt(
        &self,
        check: &mut ProviderCheck,
        reading: Option<CheckResult>,
        gaps: bool,
        tree: &Tree<'_>,
        notes: &mut Notes,
    ) {
        if check.status == CheckStatus::Disputed {
            notes.add(ProviderNote::Disputed);
        }
        let (clean, to_look_at) = (self.kind.clean(), self.kind.to_look_at());
        check.result = self.kind.at(check.status, reading);
        check.says = check.result.map(|result| self.says(result));
        let above = self.above.clone().and(tree.whole.clone());
        let disagrees = match check.result {
            Some(result) if result == clean => {
                self.unclear_inside().or(above.unclear).or_else(|| tree.unclear_beside(self.kind))
            }
            Some(CheckResult::ConfirmedDeclared) => above.clear,
            Some(CheckResult::NoHit) => above.unclear,
            Some(result) if result == to_look_at && result != CheckResult::Unknown => above.clear,
            _ => None,
        };
        if let Some(other) = disagrees {
            notes.add(ProviderNote::LevelsDisagree { field: self.path.clone(), other });
            check.result = Some(CheckResult::Unknown);
            check.says = Some(ProviderSays::Disagree);
        } else if let Some((field, value)) = self.stranger_inside().filter(|_| check.result == Some(clean)) {
            notes.unknown(&field, &value);
            check.result = Some(CheckResult::Unknown);
            check.says = Some(ProviderSays::Unclear);
        } else if check.result == Some(clean) && (gaps || !tree.cancelled.is_empty()) {
            notes.add(ProviderNote::IncludesCancelled);
            check.result = Some(to_look_at);
            check.says = Some(ProviderSays::ClearWithCancelled);
        }
        if let Some(block) = self.value.as_object().filter(|_| self.kind == Part::Credit) {
            check.bureau = text(block, "bureau").map(str::to_owned);
            check.flags = credit_flags(block);
        }
    }

    /// What the provider says, in one word.
    fn says(&self, result: CheckResult) -> ProviderSays {
        let asks = |field: &&str| {
            let said = self.value.get(*field).or((*field == "result").then_some(self.value));
            said.and_then(Value::as_str).is_some_and(|text| verdict::asks_to_look(&fold(text)))
        };
        match result {
            CheckResult::ConfirmedDeclared => ProviderSays::Declared,
            CheckResult::NoHit => ProviderSays::NoFile,
            result if result == self.kind.clean() => ProviderSays::Clear,
            CheckResult::Unknown if !["result", "score", "sub_score"].iter().any(asks) => {
                ProviderSays::Unclear
            }
            _ => ProviderSays::Consider,
        }
    }
}

/// Puts a report together; one without a police or credit check is refused, with what it has instead.
pub(super) fn settle(
    provider: Provider,
    report: &Map<String, Value>,
    mut checks: Vec<ProviderCheck>,
    tree: Tree<'_>,
) -> Result<Settled, ProviderError> {
    if checks.is_empty() {
        let parts = tree.others.into_iter().take(LISTED).collect::<Vec<_>>().join(", ");
        return Err(if parts.is_empty() {
            ProviderError::NoCheck { provider }
        } else {
            ProviderError::OtherParts { provider, parts }
        });
    }
    // A dispute of one check reaches the others of its report: nobody knows yet what it is about.
    if checks.iter().any(|check| check.status == CheckStatus::Disputed) {
        for check in checks.iter_mut().filter(|check| check.says == Some(ProviderSays::Clear)) {
            check.result = Some(CheckResult::Unknown);
            check.says = Some(ProviderSays::Disagree);
        }
    }
    let blocks = tree.found.iter().filter_map(|part| part.value.as_object());
    let as_of = clock::newest(std::iter::once(report).chain(blocks));
    let reference = text(report, "id").map(str::to_owned);
    Ok(Settled { reference, as_of, checks, unread: tree.unread, cancelled: tree.cancelled })
}
