//! Texts that a person typed and that were refused. They stay inside the vault, for that person, until they are
//! dropped.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use rusqlite::params;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::domain::entry::Timestamp;
use crate::domain::ids::{EventId, PersonId};
use crate::store::Store;
use crate::store::connect::intact;
use crate::store::error::StoreError;

/// A kept text.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct KeptDraft {
    /// Its number, for naming it.
    pub number: u32,
    /// What it was meant for.
    pub verb: String,
    /// The case that it was about.
    #[serde(default)]
    pub case: Option<EventId>,
    /// When it was kept.
    pub kept: String,
    /// What was typed.
    pub text: String,
    /// The whole act, where it can be taken up again. What was kept by an earlier version has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub whole: Option<WholeAct>,
    /// The signature of the person for whom it is kept, over all of the above. Without it the text is only shown, never
    /// signed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signature: Option<String>,
}

/// An act with everything that would be signed.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct WholeAct {
    /// Verb and arguments, as they stand in a header.
    pub act: String,
    /// The body.
    pub body: Map<String, Value>,
    /// How many events of the case its author had seen.
    #[serde(default)]
    pub seen: usize,
}

fn name(person: PersonId, number: u32) -> String {
    format!("draft/{person}/{number:06}")
}

impl Store {
    /// A text as it would be kept next, under the next number.
    pub fn next_draft(
        &self,
        person: PersonId,
        verb: &str,
        case: Option<EventId>,
        text: &str,
        whole: Option<WholeAct>,
        now: DateTime<Utc>,
    ) -> Result<KeptDraft, StoreError> {
        let taken: BTreeSet<u32> = self.drafts(person)?.iter().map(|kept| kept.number).collect();
        let after = taken.last().map_or(Some(1), |last| last.checked_add(1));
        let number = after.or_else(|| (1..u32::MAX).find(|free| !taken.contains(free))).unwrap_or_default();
        Ok(KeptDraft {
            number,
            verb: verb.to_owned(),
            case,
            kept: Timestamp::new(now).to_string(),
            text: text.to_owned(),
            whole,
            signature: None,
        })
    }

    /// Keeps a text under its number.
    pub fn keep_draft(&mut self, person: PersonId, draft: &KeptDraft) -> Result<(), StoreError> {
        self.writable()?;
        let bytes = serde_json::to_vec(draft).map_err(|error| StoreError::Damaged(error.to_string()))?;
        let named = params![name(person, draft.number), bytes];
        self.own_statement("INSERT INTO local (name, value) VALUES (?, ?)", named)
    }

    /// A person's kept texts, oldest first. Anybody with the vault's key can write anything here, so the number is
    /// taken from the row's name, and a row that does not parse has only that number.
    pub fn drafts(&self, person: PersonId) -> Result<Vec<KeptDraft>, StoreError> {
        let mut statement =
            self.connection.prepare("SELECT name, value FROM local WHERE name BETWEEN ? AND ?")?;
        let before = format!("draft/{person}/");
        let mut rows = statement.query([&before, &format!("{before}\u{10ffff}")])?;
        let mut drafts = Vec::new();
        while let Some(row) = rows.next()? {
            let under = row.get_ref(0)?.as_str().unwrap_or_default();
            let number = under.strip_prefix(&before).and_then(|digits| digits.parse().ok());
            let Some(number) = number.filter(|number| name(person, *number) == under) else { continue };
            let read = serde_json::from_slice(row.get_ref(1)?.as_bytes().unwrap_or_default());
            drafts.push(KeptDraft { number, ..Result::unwrap_or_default(read) });
        }
        drafts.sort_by_key(|kept| kept.number);
        intact(&self.connection)?;
        Ok(drafts)
    }

    /// Drops a kept text.
    pub fn drop_draft(&mut self, person: PersonId, number: u32) -> Result<(), StoreError> {
        self.writable()?;
        self.own_statement("DELETE FROM local WHERE name = ?", [name(person, number)])
    }
}
