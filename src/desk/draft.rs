//! Something that a person wants to sign, and the log for it.

use serde_json::{Map, Value};

use crate::domain::case::CaseFile;
use crate::domain::event::Act;
use crate::domain::ids::EventId;
use crate::domain::policy::Policy;
use crate::error::Error;
use crate::store::Blob;

/// Where an event goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// The people and the policy.
    Roster,
    /// A new case.
    NewCase,
    /// The case that the last [`Target::NewCase`] before it opens.
    Opened,
    /// A case, with how many of its events the person had seen.
    Case(EventId, usize),
}

impl Target {
    /// A case of which the person has seen every event in this file.
    pub fn case(file: &CaseFile) -> Target {
        Target::Case(file.id, file.history().len())
    }
}

/// Something that a person wants to sign.
#[derive(Debug, Clone)]
pub struct Draft {
    /// Where it goes.
    pub target: Target,
    /// What is done.
    pub act: Act,
    /// What is said.
    pub body: Map<String, Value>,
    /// The files that come with it.
    pub blobs: Vec<Blob>,
}

impl Draft {
    /// A draft with a body. Our own bodies are JSON objects, so this does not fail.
    pub fn new(target: Target, act: Act, body: &impl serde::Serialize) -> Result<Draft, Error> {
        match serde_json::to_value(body) {
            Ok(Value::Object(body)) => Ok(Draft { target, act, body, blobs: Vec::new() }),
            _ => Err(Error::Body),
        }
    }

    /// A draft without a body.
    pub fn bare(target: Target, act: Act) -> Draft {
        Draft { target, act, body: Map::new(), blobs: Vec::new() }
    }

    /// A policy that replaces the one in force.
    pub fn policy(policy: &Policy, why: Option<String>) -> Draft {
        let act = Act::Policy { second: policy.second };
        Draft { target: Target::Roster, act, body: policy.body(why), blobs: Vec::new() }
    }

    /// Whether it settles a case, so that no event on which it rests may be missing.
    pub(super) fn takes_effect(&self) -> bool {
        use Act::{Decide, Reverse, Second, Waive};
        matches!(self.act, Decide { .. } | Second { .. } | Reverse { .. } | Waive { .. })
    }

    /// Whether it only adds and settles nothing, so that it may follow events that its author had not seen.
    pub(super) fn may_follow_unseen(&self) -> bool {
        matches!(
            self.act,
            Act::Record { .. }
                | Act::Flag { .. }
                | Act::Declare { .. }
                | Act::Revoke { .. }
                | Act::Open { .. }
                | Act::Genesis { .. }
        )
    }
}
