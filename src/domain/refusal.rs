//! Why something is not written, what is missing, and who can lift it. The words stand in `locales/`.

use std::sync::Arc;

use chrono::NaiveDate;
use serde::de::DeserializeOwned;

use crate::domain::authority::Denied;
use crate::domain::entry::{Entry, body_of};
use crate::domain::event::Tier;
use crate::domain::history::Unlinked;
use crate::domain::roster::RosterRefusal;
use crate::domain::words::words;

words! {
    /// The gates, by the id that every refusal prints.
    GateId "gate" {
        Consent = "consent",
        Checks = "checks",
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
    /// For which decisions a gate stands.
    Purpose "purpose" { Greenlight = "greenlight", Withhold = "withhold", Every = "every-decision" }
}

words! {
    /// Who can lift a gap.
    Lifter "lifter" {
        Vetter = "vetter",
        SeniorOther = "senior-other",
        Provincial = "provincial",
        National = "national",
        Leader = "leader",
        Person = "person",
        Anyone = "anyone-else",
        Approver = "approver",
        TwoApprovers = "two-approvers",
        /// Everybody who could is recused: the counsel that the policy names.
        OutsideCounsel = "outside-counsel",
        /// Something is damaged, and a copy of the store has it whole.
        BackupHolder = "backup-holder",
    }
}

impl Lifter {
    /// Whoever works at a tier.
    pub fn at(tier: Tier) -> Lifter {
        match tier {
            Tier::Local => Lifter::Vetter,
            Tier::Provincial => Lifter::Provincial,
            Tier::National => Lifter::National,
            Tier::Leader => Lifter::Leader,
        }
    }
}

/// One thing that is missing. The words stand in `locales/` under `gap-` and the code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// What is missing.
    pub code: &'static str,
    /// What the sentence names.
    pub names: Vec<(&'static str, String)>,
    /// Who can lift it.
    pub lifted_by: Lifter,
    /// The command that would; `CASE` stands for the case.
    pub command: String,
}

/// A gate with everything that keeps it shut.
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
    /// A decision that cannot pass yet, with every gate that is shut.
    #[error("{} gates are shut", .0.len())]
    Gates(Vec<Gate>),
    /// A rule of content, with who can lift it and the command.
    #[error("{}", .0.code)]
    Rule(Gap),
    /// The event does not link to the log.
    #[error("{0}")]
    Unlinked(#[from] Unlinked),
}

pub(in crate::domain) fn rule(code: &'static str, lifted_by: Lifter, command: &str) -> Refusal {
    Refusal::Rule(Gap { code, names: Vec::new(), lifted_by, command: command.to_owned() })
}

pub(in crate::domain) fn wrong_shape(entry: &Entry) -> Refusal {
    let names = vec![("verb", entry.header.act.verb().to_owned())];
    Refusal::Rule(Gap { code: "body-shape", names, lifted_by: Lifter::Person, command: String::new() })
}

pub(in crate::domain) fn said(text: &str, code: &'static str) -> Result<(), Refusal> {
    if text.trim().is_empty() { Err(rule(code, Lifter::Person, "")) } else { Ok(()) }
}

pub(in crate::domain) fn not_behind(day: NaiveDate, today: NaiveDate) -> Result<(), Refusal> {
    if day >= today {
        return Ok(());
    }
    let names = vec![("day", day.to_string()), ("today", today.to_string())];
    Err(Refusal::Rule(Gap { code: "day-behind", names, lifted_by: Lifter::Person, command: String::new() }))
}

pub(in crate::domain) fn not_ahead(day: NaiveDate, today: NaiveDate) -> Result<(), Refusal> {
    if day <= today {
        return Ok(());
    }
    let names = vec![("day", day.to_string()), ("today", today.to_string())];
    Err(Refusal::Rule(Gap { code: "day-ahead", names, lifted_by: Lifter::Person, command: String::new() }))
}

/// The body in the shape of its verb.
pub(in crate::domain) fn shaped<T: DeserializeOwned + Send + Sync + 'static>(
    entry: &Entry,
) -> Result<Arc<T>, Refusal> {
    body_of(entry).ok_or_else(|| wrong_shape(entry))
}

/// What is missing, with who can lift it and the command for that.
pub(in crate::domain) fn gap(code: &'static str, lifted_by: Lifter, command: impl Into<String>) -> Gap {
    Gap { code, names: Vec::new(), lifted_by, command: command.into() }
}

impl Gap {
    pub(in crate::domain) fn naming(mut self, name: &'static str, value: &impl ToString) -> Gap {
        self.names.push((name, value.to_string()));
        self
    }
}
