//! Documents: received, authenticated and read are three acts, often by three people.

use std::sync::Arc;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::case::printed::Printed;
use crate::domain::case::replay::Replayed;
use crate::domain::case::{CaseFile, Stamp};
use crate::domain::entry::{Entry, body_of};
use crate::domain::event::{Act, RecordKind, Relation};
use crate::domain::ids::{Digest256, EventId};
use crate::domain::refusal::{Refusal, not_ahead, shaped, wrong_shape};
use crate::domain::words::words;

words! {
    /// A step of a document's custody.
    DocumentStep "document-step" { Received = "received", Authenticated = "authenticated", Read = "read" }
}

/// A file kept in the vault.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileRef {
    /// SHA-256 of the kept blob: 32 random bytes, then the file.
    pub blob: Digest256,
    /// SHA-256 of the file itself.
    pub sha256: Digest256,
    /// How many bytes the file has.
    pub bytes: u64,
    /// The name under which it came; it is never used as a path.
    pub name: String,
}

/// The body of `record document`.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct DocumentBody {
    /// Which step this is.
    pub step: DocumentStep,
    /// What the document is; given when it is received.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The file, where one was handed in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<FileRef>,
    /// When the step was taken.
    pub on: NaiveDate,
    /// How it was authenticated, or what a reader must take into account.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Whether it is the applicant's, where somebody compared what is printed on it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub printed: Option<Printed>,
    /// Fields that were dropped from the file before it was kept, by path.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub dropped: Vec<String>,
}

impl DocumentBody {
    /// A step that says no more than its day and a remark.
    pub fn step(step: DocumentStep, on: NaiveDate, text: Option<String>) -> DocumentBody {
        DocumentBody { step, title: None, file: None, on, text, printed: None, dropped: Vec::new() }
    }
}

/// The kept file that an event brings.
pub fn file_of(entry: &Entry) -> Option<Digest256> {
    let Act::Record { kind: RecordKind::Document, .. } = entry.header.act else { return None };
    body_of::<DocumentBody>(entry)?.file.as_ref().map(|file| file.blob)
}

/// A document with the steps taken so far.
#[derive(Debug, Clone)]
pub struct Document {
    /// Who received it. Its id is this event's.
    pub stamp: Stamp,
    /// What it is.
    pub title: String,
    /// The file.
    pub file: Option<FileRef>,
    /// Every step, the receiving first.
    pub steps: Vec<(Stamp, Arc<DocumentBody>)>,
}

impl Document {
    /// What was found when somebody last compared it with the applicant.
    pub fn printed(&self) -> Option<&Printed> {
        self.steps.iter().rev().find_map(|(_, body)| body.printed.as_ref())
    }

    /// Fields that were dropped from its file.
    pub fn dropped(&self) -> &[String] {
        self.steps.first().map_or(&[], |(_, body)| &body.dropped)
    }
}

impl Document {
    /// The furthest step.
    pub fn step(&self) -> DocumentStep {
        self.steps.iter().map(|(_, body)| body.step).max().unwrap_or(DocumentStep::Received)
    }

    /// The id.
    pub fn id(&self) -> EventId {
        self.stamp.id
    }
}

/// Whether the body says what it must.
pub(super) fn shape(entry: &Entry, today: NaiveDate) -> Result<(), Refusal> {
    let body = shaped::<DocumentBody>(entry)?;
    not_ahead(body.on, today)
}

/// A further step is one of a document of the case, and one that carries another's name or birth date has a reason.
pub(super) fn content(file: &CaseFile, relation: Relation, entry: &Entry) -> Result<(), Refusal> {
    let body = body_of::<DocumentBody>(entry);
    let printed = body.as_ref().and_then(|body| body.printed.as_ref());
    printed.map_or(Ok(()), |printed| printed.may_stand(&file.candidate))?;
    match relation.target() {
        Some(target) if !file.documents.iter().any(|document| document.id() == file.chain(target)) => {
            Err(wrong_shape(entry))
        }
        _ => Ok(()),
    }
}

impl CaseFile {
    pub(super) fn take_document(&mut self, event: &Replayed<'_>) -> Option<()> {
        let (stamp, body) = (event.stamp, body_of::<DocumentBody>(event.entry)?);
        match event.chain() {
            None => self.documents.push(Document {
                stamp,
                title: body.title.clone().unwrap_or_default(),
                file: body.file.clone(),
                steps: vec![(stamp, body)],
            }),
            Some(first) => {
                let document = self.documents.iter_mut().find(|document| document.stamp.id == first)?;
                document.title = body.title.clone().unwrap_or(std::mem::take(&mut document.title));
                document.steps.push((stamp, body));
            }
        }
        Some(())
    }
}
