//! The events of a case since somebody looked at it, for an error: one line for each.

use std::sync::Arc;

use crate::domain::case::CaseFile;
use crate::domain::roster::Roster;
use crate::report::texts::Texts;
use crate::report::timeline;
use crate::say;

/// The events of a case since somebody looked at it.
#[derive(Debug)]
pub struct News {
    /// The case now.
    pub file: CaseFile,
    /// The roster, for names.
    pub roster: Arc<Roster>,
    /// How many of its events they had seen.
    pub seen: usize,
}

impl News {
    /// The lines of the log for these events.
    pub fn lines(&self, texts: &Texts) -> Vec<String> {
        let rows = timeline::of_case(&self.file, &self.roster, None, texts).into_iter().skip(self.seen);
        let line = |row: timeline::LogRow| {
            let who = row.person.map_or_else(|| say!(texts, log_nobody), |who| who.name);
            format!("{who} {}", row.words)
        };
        rows.map(line).collect()
    }
}
