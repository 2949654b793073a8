//! Acts in few words, and a body that fits each: what a test does not care about is filled in here.

use greenlight::domain::event::{
    Act, Declared, Level, Outcome, Phase, PurgeExtent, PurgeRule, RecordKind, Relation, Route, Tier, Waived,
};
use greenlight::domain::ids::{Digest256, EventId, sha256};
use serde_json::{Value, json};

use super::party::{Someone, date};

/// A body in the shape of the act; `Null` where it needs none.
pub fn fields_of(act: &Act) -> Value {
    match act {
        Act::Open { .. } => json!({"name": "Jordan Example"}),
        Act::Declare { state, .. } => {
            let kind = match state {
                Declared::None => "none",
                Declared::Interest => "riding",
                Declared::Recused => "personal",
            };
            json!({"kind": kind})
        }
        Act::Record { kind, .. } => fields_of_record(*kind),
        Act::Flag { .. } => json!({"question": "Who paid for the trip?"}),
        Act::Recommend { .. } | Act::Decide { .. } => json!({"why": "as the file shows"}),
        Act::Reverse { .. } => json!({"why": "as the file now shows", "ground": "new-facts"}),
        Act::Phase { phase, .. } => {
            let how = if *phase == Phase::Withdrawn { "by letter" } else { "" };
            json!({"why": "it is time", "without_greenlight": phase.asks_for_greenlight(), "how": how})
        }
        Act::Defer { .. } | Act::Close {} | Act::Reopen {} => {
            json!({"why": "it is time"})
        }
        Act::Resume { .. } | Act::Accept { .. } | Act::Second { .. } | Act::Assign { .. } => Value::Null,
        _ => json!({"text": "as agreed"}),
    }
}

fn fields_of_record(kind: RecordKind) -> Value {
    match kind {
        RecordKind::Candidate => json!({"name": "Jordan Q. Example"}),
        RecordKind::Consent => json!({"check": "police", "for": ["run", "result"], "on": "2026-11-20"}),
        RecordKind::Document => {
            json!({"step": "received", "title": "police certificate", "on": "2026-11-20"})
        }
        RecordKind::Check => json!({"check": "police", "kind": "crjmc", "status": "requested"}),
        RecordKind::Finding => {
            json!({"category": "financial", "text": "a lien that was not declared", "severity": 2, "grade": "C3"})
        }
        RecordKind::Interference => {
            json!({"indicator": "FI-05", "text": "a paid trip", "innocent": "a conference"})
        }
        RecordKind::Reply => json!({"on": "2026-11-21", "text": "it was paid back in spring"}),
        RecordKind::Briefing => json!({"on": "2026-11-20", "by": "Odile Fairweather", "to": "Vera Quill"}),
        RecordKind::Prior => json!({"searched": "2026-11-20", "cases": 1}),
        RecordKind::Notice
        | RecordKind::Note
        | RecordKind::Counsel
        | RecordKind::Weighing
        | RecordKind::Contest
        | RecordKind::Appeal
        | RecordKind::Breach => json!({"text": "as discussed"}),
    }
}

pub fn record(kind: RecordKind) -> Act {
    Act::Record { kind, relation: Relation::New }
}

pub fn note() -> Act {
    record(RecordKind::Note)
}

pub fn finding() -> Act {
    record(RecordKind::Finding)
}

pub fn issue(copy: u32) -> Act {
    Act::Issue { copy, audience: greenlight::domain::event::Audience::Leader }
}

pub fn flag(level: Level, from: Tier) -> Act {
    Act::Flag { level, from, route: None }
}

pub fn danger() -> Act {
    Act::Flag { level: Level::Serious, from: Tier::Local, route: Some(Route::Safety) }
}

pub fn accept(flag: EventId) -> Act {
    Act::Accept { flag }
}

pub fn answer(flag: EventId) -> Act {
    Act::Answer { flag }
}

pub fn send_back(flag: EventId, tier: Tier) -> Act {
    Act::Return { flag, tier, date: date("2026-12-01") }
}

pub fn pass_up(flag: EventId) -> Act {
    Act::PassUp { flag }
}

pub fn declare(about: &Someone, state: Declared) -> Act {
    Act::Declare { person: about.person, state }
}

pub fn recommend(outcome: Outcome) -> Act {
    Act::Recommend { outcome }
}

pub fn decide(outcome: Outcome) -> Act {
    Act::Decide { outcome }
}

pub fn reverse(decision: EventId, outcome: Outcome) -> Act {
    Act::Reverse { decision, outcome }
}

pub fn second(event: EventId) -> Act {
    Act::Second { event }
}

pub fn decline(event: EventId) -> Act {
    Act::Decline { event }
}

pub fn adopt(mut events: Vec<EventId>) -> Act {
    events.sort_unstable();
    Act::Adopt { events }
}

pub fn phase(phase: Phase) -> Act {
    Act::Phase { phase, date: date("2026-12-01") }
}

pub fn place(order: u16, district: &str) -> Act {
    Act::Place { order, district: district.parse().unwrap() }
}

pub fn waive_police() -> Act {
    Act::Waive { what: Waived::Check(greenlight::domain::check_kind::CheckKind::Police) }
}

pub fn defer(flag: Option<EventId>, owner: &Someone) -> Act {
    Act::Defer { flag, review: date("2026-12-04"), owner: owner.person }
}

pub fn matter(name: &str) -> Digest256 {
    Digest256(sha256(name.as_bytes()))
}

pub fn purge(rule: PurgeRule, extent: PurgeExtent, event: EventId) -> Act {
    Act::Purge { rule, extent, events: vec![event] }
}
