//! Verb x role x tier x scope: the whole answer to "may they?". One table; it belongs to the format number and is
//! frozen with it. It reads headers and the roster only, never a body, so it is the same in every store.

mod denied;
mod second_person;

use crate::domain::district::{DistrictCode, ORDER, Scope};
use crate::domain::event::{
    Act, Declared, Phase, PurgeExtent, PurgeRule, RecordKind, Relation, Role, Route, Tier, Waived,
};
use crate::domain::history::History;
use crate::domain::ids::PersonId;
use crate::domain::roster::Grant;
use crate::domain::skeleton::{Deferral, FlagAct, FlagFrame, FlagStep, Skeleton};

use second_person::may_second;

pub use denied::{Barred, Denied, Unfit};

/// Where a role must count for a row of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Over the case's district.
    District,
    /// Over the whole country.
    Canada,
    /// Anywhere.
    Anywhere,
}

/// A row of the authority table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// The row's name: the verb, and where a verb has several rows, which.
    pub id: &'static str,
    /// The roles that may.
    pub roles: &'static [Role],
    /// Where the role must count.
    pub reach: Reach,
    /// Whose second it waits for; empty where it counts at once. `decide` waits as `skeleton/decisions.rs` says.
    pub second: &'static [Role],
    /// Whether a recused person may.
    pub recused: bool,
    /// Whether membership of the riding bars it.
    pub interest_bars: bool,
}

use Role::{Admin, Approver, Auditor, Leader, Records, Reviewer, Vetter};

const EVERY: &[Role] = &[Vetter, Reviewer, Approver, Leader, Records, Auditor, Admin];
const WORKING: &[Role] = &[Vetter, Reviewer, Approver];
const TIERED: &[Role] = &[Vetter, Reviewer, Approver, Leader];
const SENIOR: &[Role] = &[Reviewer, Approver];

const fn row(id: &'static str, roles: &'static [Role]) -> Row {
    Row { id, roles, reach: Reach::District, second: &[], recused: false, interest_bars: false }
}

const fn seconded(id: &'static str, roles: &'static [Role], second: &'static [Role]) -> Row {
    Row { second, ..row(id, roles) }
}

/// The table for the logs of cases. `decline` falls under the row of a second, `reopen` under that of `close`. (For the
/// roster: root keys grant and revoke `admin`, `approver`, `records`, and say `same`; admins the other roles; `policy`
/// is set, seconded and declined, and `record` signed, by approvers with scope CA. See `roster/granting.rs`.)
pub const TABLE: &[Row] = &[
    row("open", WORKING),
    row("place", SENIOR),
    Row { reach: Reach::Canada, ..row("place-other-province", &[Approver]) },
    row("phase", WORKING),
    row("phase-nominated-or-later", SENIOR),
    seconded(WITHOUT_GREENLIGHT, &[Approver], &[Approver]),
    seconded("phase-back", &[Approver], &[Approver]),
    row("assign", SENIOR),
    Row { reach: Reach::Anywhere, recused: true, ..row("declare-oneself", EVERY) },
    row("declare-another", &[Approver]),
    seconded("declare-end-of-recusal", &[Approver], &[Approver]),
    row("record", WORKING),
    row("record-note", TIERED),
    row("record-briefing", TIERED),
    row("record-appeal", SENIOR),
    row("record-counsel", &[Approver]),
    row("record-counsel-of-prior", WORKING),
    row("adopt", SENIOR),
    row("flag", TIERED),
    Row { reach: Reach::Anywhere, recused: true, ..row("flag-safety", EVERY) },
    row("accept", TIERED),
    row("answer", &[Reviewer, Approver, Leader]),
    row("return", &[Reviewer, Approver, Leader]),
    row("pass-up", TIERED),
    row("defer-flag", TIERED),
    row("defer-case", SENIOR),
    row("resume", TIERED),
    row("refer", &[Approver]),
    Row { reach: Reach::Anywhere, recused: true, ..row("refer-safety", EVERY) },
    row("recommend", WORKING),
    Row { interest_bars: true, second: &[Approver], ..row("decide", &[Approver]) },
    Row { interest_bars: true, second: &[Approver], ..row("reverse", &[Approver]) },
    seconded("waive", &[Approver], &[Approver]),
    row("met", WORKING),
    Row { interest_bars: true, ..row("second", &[Approver]) },
    Row { interest_bars: true, ..row("second-release", &[Records, Approver]) },
    Row { interest_bars: true, ..row("second-under-hold", &[Records]) },
    row("close", SENIOR),
    row("close-standing-or-undecided", &[Approver]),
    row("close-by-opener", WORKING),
    row("issue", SENIOR),
    row("hold", &[Records]),
    seconded("release", &[Records], &[Records, Approver]),
    seconded("purge-retention", &[Records], &[Records, Approver]),
    row("purge-read", SENIOR),
    seconded("purge-unlawful", &[Approver], &[Approver]),
];

/// The row of a phase that asks for a greenlight, where none carries.
pub(in crate::domain) const WITHOUT_GREENLIGHT: &str = "phase-without-greenlight";

/// The row of a name.
fn find(id: &str) -> Option<&'static Row> {
    TABLE.iter().find(|row| row.id == id)
}

/// What the answer depends on, beside the act: the past of the event and who asks.
#[derive(Debug, Clone, Copy)]
pub struct Ground<'a> {
    /// The log.
    pub history: &'a History,
    /// What the past of the event shows.
    pub skeleton: &'a Skeleton,
    /// The position that the event has, or would have.
    pub at: usize,
    /// Who signs.
    pub me: PersonId,
}

/// The row under which an act falls.
pub fn row_of(act: &Act, ground: &Ground<'_>) -> Result<&'static Row, Denied> {
    let Ground { history, skeleton, .. } = *ground;
    let id = match act {
        Act::Place { district, .. } => {
            let province = skeleton.district().map(|(_, code)| code.province());
            if Some(district.province()) == province { "place" } else { "place-other-province" }
        }
        Act::Phase { phase: Phase::Greenlit, .. } => {
            return Err(Denied::Nobody(Barred::Greenlit));
        }
        Act::Phase { phase, .. } if skeleton.is_phase_back(*phase) => "phase-back",
        Act::Phase { phase, .. } if phase.asks_for_greenlight() && !skeleton.is_greenlit(history) => {
            WITHOUT_GREENLIGHT
        }
        Act::Phase { phase, .. } if *phase >= Phase::Nominated => "phase-nominated-or-later",
        Act::Declare { person, state } => {
            let ends = *state != Declared::Recused && skeleton.is_recused(*person, history);
            match (ends, skeleton.same.is(*person, ground.me)) {
                (true, true) => return Err(Denied::Nobody(Barred::OwnRecusal)),
                (true, false) => "declare-end-of-recusal",
                (false, true) => "declare-oneself",
                (false, false) => "declare-another",
            }
        }
        Act::Record { kind: RecordKind::Note, .. } => "record-note",
        Act::Record { kind: RecordKind::Briefing, .. } => "record-briefing",
        Act::Record { kind: RecordKind::Appeal, .. } => "record-appeal",
        Act::Record { kind: RecordKind::Counsel, relation } => {
            let continued = match relation {
                Relation::Continues(id) => history.get(*id).map(|entry| &entry.header.act),
                Relation::New | Relation::Corrects(_) => None,
            };
            match continued {
                Some(Act::Record { kind: RecordKind::Prior, .. }) => "record-counsel-of-prior",
                _ => "record-counsel",
            }
        }
        Act::Flag { route: Some(Route::Safety), .. } => "flag-safety",
        Act::Defer { flag: Some(_), .. } => "defer-flag",
        Act::Defer { flag: None, .. } => "defer-case",
        Act::Refer { route: Some(Route::Safety) } => "refer-safety",
        Act::Close {} | Act::Reopen {} => {
            if skeleton.is_opener_alone(ground.me) {
                "close-by-opener"
            } else if skeleton.stands_or_is_undecided(history) {
                "close-standing-or-undecided"
            } else {
                "close"
            }
        }
        Act::Second { event } | Act::Decline { event } => {
            match skeleton.waiting.iter().find(|waiting| waiting.id == *event).map(|waiting| &waiting.act) {
                Some(Act::Release { .. } | Act::Purge { rule: PurgeRule::Retention, .. }) => "second-release",
                Some(Act::Purge { rule: PurgeRule::Unlawful, .. }) if skeleton.is_on_hold(history) => {
                    "second-under-hold"
                }
                _ => "second",
            }
        }
        Act::Purge { rule: PurgeRule::Read, extent: PurgeExtent::All, .. } => {
            return Err(Denied::Nobody(Barred::ReportRead));
        }
        Act::Purge { rule: PurgeRule::Retention | PurgeRule::Read, .. } if skeleton.is_on_hold(history) => {
            return Err(Denied::Nobody(Barred::Held));
        }
        Act::Purge { rule, .. } => match rule {
            PurgeRule::Retention => "purge-retention",
            PurgeRule::Read => "purge-read",
            PurgeRule::Unlawful => "purge-unlawful",
        },
        other => other.verb(),
    };
    find(id).ok_or(Denied::Nobody(Barred::RosterVerb))
}

/// Whether the person may, through these roles; the answer is the roles that allow the act. An error is the first rule
/// that forbids it.
pub fn may<'r>(
    act: &Act,
    ground: &Ground<'_>,
    held: &[&'r Grant],
) -> Result<(&'static Row, Vec<&'r Grant>), Denied> {
    let Ground { history, skeleton, me, .. } = *ground;
    let row = row_of(act, ground)?;
    if !row.recused && skeleton.is_recused(me, history) {
        return Err(Denied::Recused);
    }
    if row.interest_bars && skeleton.declared(me, history) == Some(Declared::Interest) {
        return Err(Denied::Interest);
    }
    let place = match act {
        Act::Open { order, district, .. } => Some((*order, *district)),
        _ => skeleton.district(),
    };
    let mut carrying: Vec<&Grant> = held
        .iter()
        .copied()
        .filter(|grant| row.roles.contains(&grant.role) && reaches(grant.scope, row.reach, place))
        .collect();
    let owner_resumes = match act {
        Act::Resume { deferral } => {
            let of_mine = |known: &Deferral| known.id == *deferral && skeleton.same.is(known.owner, me);
            skeleton.deferrals.iter().any(of_mine)
        }
        _ => false,
    };
    if carrying.is_empty() {
        return Err(Denied::Role { row: row.id, roles: row.roles });
    }
    if let Some(flag) = flag_of(act, skeleton) {
        let frame = skeleton.flag(flag).ok_or(Denied::Target(Unfit::Flag))?;
        let stands = skeleton.flag_stands(frame, history).ok_or(Denied::Target(Unfit::Flag))?;
        if !owner_resumes {
            let deciding = matches!(act, Act::Answer { .. } | Act::Return { .. });
            let floor = if deciding { stands.tier.max(Tier::Provincial) } else { stands.tier };
            carrying.retain(|grant| grant.role.tier().is_some_and(|tier| tier >= floor));
            if carrying.is_empty() {
                return Err(Denied::Tier(floor));
            }
        }
        may_act_on_flag(act, ground, frame, stands, &mut carrying)?;
    }
    may_by_person(act, ground, &mut carrying)?;
    Ok((row, carrying))
}

/// Whether a scope is wide enough. A scope of one district means the district of the 2023 order: under another
/// order the same code is another place.
fn reaches(scope: Scope, reach: Reach, place: Option<(u16, DistrictCode)>) -> bool {
    match reach {
        Reach::District => place.is_some_and(|(order, district)| {
            scope.covers(district) && (order == ORDER || !matches!(scope, Scope::District(_)))
        }),
        Reach::Canada => scope == Scope::Canada,
        Reach::Anywhere => true,
    }
}

fn flag_of(act: &Act, skeleton: &Skeleton) -> Option<crate::domain::ids::EventId> {
    match act {
        Act::Resume { deferral } => skeleton.deferrals.iter().find(|known| known.id == *deferral)?.flag,
        act => act.flag(),
    }
}

fn may_act_on_flag(
    act: &Act,
    ground: &Ground<'_>,
    flag: &FlagFrame,
    stands: &FlagAct,
    carrying: &mut Vec<&Grant>,
) -> Result<(), Denied> {
    let tier = stands.tier;
    let answering = !matches!(act, Act::Defer { .. } | Act::Resume { .. });
    if answering && ground.skeleton.same.is(flag.raiser, ground.me) {
        // What was sent back to the raiser's own tier may be sent up again, with what was asked.
        let is_theirs = || carrying.iter().any(|grant| grant.role.tier() == Some(tier));
        if !(matches!(act, Act::PassUp { .. }) && stands.what == FlagStep::Returned && is_theirs()) {
            carrying.clear();
        }
        if carrying.is_empty() {
            return Err(Denied::Raiser);
        }
    }
    if stands.what == FlagStep::Answered {
        return Err(Denied::Target(Unfit::FlagAnswered));
    }
    match act {
        Act::Return { tier: to, .. } if *to >= tier => Err(Denied::Target(Unfit::NotLower)),
        Act::PassUp { .. } if tier.above().is_none() => Err(Denied::Target(Unfit::NoTierAbove)),
        _ => Ok(()),
    }
}

/// The rules about persons: another, themselves, the author of the recommendation.
fn may_by_person(act: &Act, ground: &Ground<'_>, carrying: &mut Vec<&Grant>) -> Result<(), Denied> {
    let Ground { history, skeleton, at, me } = *ground;
    let seen = |id| history.position(id).filter(|target| history.knew(at, *target));
    let records = |id, fits: fn(RecordKind) -> bool| {
        let target = seen(id).and_then(|target| history.entries().get(target));
        target.is_some_and(|entry| matches!(entry.header.act, Act::Record { kind, .. } if fits(kind)))
    };
    match act {
        Act::Flag { from, route: None, .. } => {
            carrying.retain(|grant| grant.role.tier() == Some(*from));
            if carrying.is_empty() { Err(Denied::Tier(*from)) } else { Ok(()) }
        }
        Act::Record { relation, .. } => match relation.target().map(seen) {
            Some(None) => Err(Denied::Target(Unfit::Continued)),
            _ => Ok(()),
        },
        Act::Adopt { events } => {
            for event in events {
                let entry = seen(*event).and_then(|target| history.entries().get(target));
                let entry = entry.ok_or(Denied::Target(Unfit::Adopted))?;
                let row = row_of(&entry.header.act, ground)?;
                let place = skeleton.district();
                carrying.retain(|grant| {
                    row.roles.contains(&grant.role) && reaches(grant.scope, row.reach, place)
                });
                if carrying.is_empty() {
                    return Err(Denied::Role { row: row.id, roles: row.roles });
                }
            }
            Ok(())
        }
        Act::Resume { deferral } => {
            let known = skeleton.deferrals.iter().find(|known| known.id == *deferral);
            let known = known.ok_or(Denied::Target(Unfit::Deferral))?;
            if known.flag.is_none() && !skeleton.same.is(known.owner, me) {
                carrying.retain(|grant| SENIOR.contains(&grant.role));
                if carrying.is_empty() {
                    return Err(Denied::Role { row: "resume", roles: SENIOR });
                }
            }
            Ok(())
        }
        Act::Decide { .. } => {
            if skeleton.in_effect(history).next().is_some() {
                return Err(Denied::OnlyReverse);
            }
            skeleton.relies_on(at, me, history).map(|_| ()).ok_or(Denied::NoRecommendation)
        }
        Act::Reverse { decision, .. } => {
            let holds = skeleton.in_effect(history).any(|known| known.id == *decision);
            if holds { Ok(()) } else { Err(Denied::Target(Unfit::DecisionInEffect)) }
        }
        Act::Met { decision, .. } | Act::Waive { what: Waived::Condition(decision, _) } => {
            let known = skeleton.decisions.iter().any(|known| known.id == *decision);
            if known { Ok(()) } else { Err(Denied::Target(Unfit::Decision)) }
        }
        Act::Waive { what: Waived::Prior(event) } => {
            let lifts = records(*event, |kind| kind == RecordKind::Prior);
            if lifts { Ok(()) } else { Err(Denied::Target(Unfit::Prior)) }
        }
        Act::Waive { what: Waived::Finding(event) } => {
            let lifts =
                records(*event, |kind| matches!(kind, RecordKind::Finding | RecordKind::Interference));
            if lifts { Ok(()) } else { Err(Denied::Target(Unfit::Finding)) }
        }
        Act::Second { event } => {
            may_second(*event, me, skeleton, history)?;
            let declined = skeleton.declines.iter().any(|decline| decline.of == *event);
            if declined { Err(Denied::Target(Unfit::Declined)) } else { Ok(()) }
        }
        Act::Decline { event } => may_second(*event, me, skeleton, history),
        _ => Ok(()),
    }
}
