//! Why something is not written, what is missing, and who can lift it. The texts are in `locales/`.

mod cause;
mod suggest;

use std::sync::Arc;

use chrono::NaiveDate;
use serde::de::DeserializeOwned;

use crate::domain::authority::Denied;
use crate::domain::entry::{Entry, body_of};
use crate::domain::event::Tier;
use crate::domain::history::Unlinked;
use crate::domain::names::shows;
use crate::domain::roster::RosterRefusal;
use crate::domain::words::words;

pub use cause::Cause;
pub use suggest::{Blank, Letters, Suggest};

words! {
    /// The gates, by the id that every refusal prints.
    GateId "gate" {
        Consent = "consent",
        Checks = "checks",
        PriorFile = "prior-file",
        Weighed = "weighed",
        Fi = "fi",
        Greenlit = "greenlit",
        Flags = "flags",
        Deferral = "deferral",
        Findings = "findings",
        Conflict = "conflict",
        Recommendation = "recommendation",
        Conflicting = "conflicting",
        Second = "second",
        Source = "source",
        Override = "override",
        SeparateAdmin = "separate-admin",
        Broken = "broken",
    }
}

words! {
    /// Which decisions must pass a gate, or that the next phase must.
    Purpose "purpose" {
        Greenlight = "greenlight", Withhold = "withhold", Every = "every-decision", NextPhase = "next-phase",
    }
}

words! {
    /// Who can lift a gap.
    Lifter "lifter" {
        Vetter = "vetter",
        SeniorOther = "senior-other",
        /// A vetter, too, but not who brought it.
        AnotherVetter = "another-vetter",
        Provincial = "provincial",
        National = "national",
        Leader = "leader",
        Person = "person",
        Anyone = "anyone-else",
        Approver = "approver",
        TwoApprovers = "two-approvers",
        /// An approver who wrote nothing on which the act rests.
        AnotherApprover = "another-approver",
        /// The holders of a root key: they alone grant an approver.
        RootKeys = "root-keys",
        /// Somebody with a role over the whole country.
        WholeCountry = "whole-country",
        /// Everybody who could is recused: the counsel that the policy names.
        OutsideCounsel = "outside-counsel",
        /// Something is damaged, and a copy of the store has it whole.
        BackupHolder = "backup-holder",
    }
}

impl Lifter {
    /// Those who work at a tier.
    pub fn at(tier: Tier) -> Lifter {
        match tier {
            Tier::Local => Lifter::Vetter,
            Tier::Provincial => Lifter::Provincial,
            Tier::National => Lifter::National,
            Tier::Leader => Lifter::Leader,
        }
    }

    /// The lowest tier at which somebody can.
    pub fn tier(self) -> Tier {
        match self {
            Lifter::Vetter
            | Lifter::AnotherVetter
            | Lifter::Person
            | Lifter::Anyone
            | Lifter::BackupHolder => Tier::Local,
            Lifter::SeniorOther | Lifter::Provincial => Tier::Provincial,
            Lifter::National
            | Lifter::Approver
            | Lifter::TwoApprovers
            | Lifter::AnotherApprover
            | Lifter::RootKeys
            | Lifter::WholeCountry
            | Lifter::OutsideCounsel => Tier::National,
            Lifter::Leader => Tier::Leader,
        }
    }
}

/// One thing that is missing, or forbidden.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// What, with the values that its sentence names.
    pub cause: Cause,
    /// Who can lift it.
    pub lifted_by: Lifter,
    /// The command that would.
    pub command: Option<Suggest>,
    /// The command of the other way, where there are two.
    pub instead: Option<Suggest>,
}

impl Gap {
    /// What is missing, who can lift it, and the command that would where there is one.
    pub fn new(cause: Cause, lifted_by: Lifter, command: impl Into<Option<Suggest>>) -> Gap {
        Gap { cause, lifted_by, command: command.into(), instead: None }
    }

    /// The same, with another way.
    pub fn or(self, instead: Suggest) -> Gap {
        Gap { instead: Some(instead), ..self }
    }

    /// The command that would lift it, as somebody types it.
    pub fn line(&self, case: &str) -> Option<String> {
        self.command.as_ref().map(|command| command.line(case))
    }

    /// The command of the other way, as somebody types it.
    pub fn other_line(&self, case: &str) -> Option<String> {
        self.instead.as_ref().map(|command| command.line(case))
    }

    /// The code of its cause.
    pub fn code(&self) -> &'static str {
        self.cause.code()
    }
}

/// A gate that is not passed, with everything that is missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gate {
    /// Which gate.
    pub id: GateId,
    /// For which decisions.
    pub purpose: Purpose,
    /// What is missing; empty where the gate is open.
    pub gaps: Vec<Gap>,
}

impl Gate {
    /// Whether a decision may pass.
    pub fn passes(&self) -> bool {
        self.gaps.is_empty()
    }
}

/// Why something is not written.
#[derive(Debug, Clone, thiserror::Error)]
pub enum Refusal {
    /// The law does not allow it to this person.
    #[error("{0}")]
    Law(#[from] Denied),
    /// The law of the roster does not.
    #[error("{0}")]
    Roster(#[from] RosterRefusal),
    /// A decision that cannot pass yet, with every gate that is not passed.
    #[error("{} gates are shut", .0.len())]
    Gates(Vec<Gate>),
    /// A rule of content, with who can lift it and the command.
    #[error("{}", .0.code())]
    Rule(Gap),
    /// The event does not link to the log.
    #[error("{0}")]
    Unlinked(#[from] Unlinked),
}

impl Refusal {
    /// Whether a gap of this code is among the gates that are not passed.
    pub fn names(&self, code: &str) -> bool {
        let Refusal::Gates(gates) = self else { return false };
        gates.iter().flat_map(|gate| &gate.gaps).any(|gap| gap.code() == code)
    }
}

/// The refusal by a rule of content.
pub(in crate::domain) fn rule(
    cause: Cause,
    lifted_by: Lifter,
    command: impl Into<Option<Suggest>>,
) -> Refusal {
    Refusal::Rule(Gap::new(cause, lifted_by, command))
}

/// The refusal, by a rule of content, of what its author can correct.
pub(in crate::domain) fn own_rule(cause: Cause) -> Refusal {
    rule(cause, Lifter::Person, None)
}

pub(in crate::domain) fn wrong_shape(entry: &Entry) -> Refusal {
    own_rule(Cause::BodyShape { verb: entry.header.act.verb() })
}

/// Refuses a text in which nothing can be seen.
pub(in crate::domain) fn said(text: &str, cause: Cause) -> Result<(), Refusal> {
    if shows(text) { Ok(()) } else { Err(own_rule(cause)) }
}

pub(in crate::domain) fn not_behind(day: NaiveDate, today: NaiveDate) -> Result<(), Refusal> {
    if day >= today { Ok(()) } else { Err(own_rule(Cause::DayBehind { day, today })) }
}

pub(in crate::domain) fn not_ahead(day: NaiveDate, today: NaiveDate) -> Result<(), Refusal> {
    if day <= today { Ok(()) } else { Err(own_rule(Cause::DayAhead { day, today })) }
}

/// The body in the shape of its verb.
pub(in crate::domain) fn shaped<T: DeserializeOwned + Send + Sync + 'static>(
    entry: &Entry,
) -> Result<Arc<T>, Refusal> {
    body_of(entry).ok_or_else(|| wrong_shape(entry))
}
