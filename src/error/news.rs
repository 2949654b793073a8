//! What came to a case since somebody looked at it, as an error says it: one line an event.

use std::sync::Arc;

use crate::domain::case::CaseFile;
use crate::domain::roster::Roster;
use crate::report::texts::Texts;
use crate::report::timeline;
use crate::say;

/// What came to a case since somebody looked at it.
#[derive(Debug)]
pub struct News {
    /// The case as it stands.
    pub file: CaseFile,
    /// Who is on the roster.
    pub roster: Arc<Roster>,
    /// How many of its events they had seen.
    pub seen: usize,
}

impl News {
    /// One line an event, as the log has it: who did what.
    pub fn lines(&self, texts: &Texts) -> Vec<String> {
        let rows = timeline::of_case(&self.file, &self.roster, None, texts).into_iter().skip(self.seen);
        let line = |row: timeline::LogRow| {
            let who = row.person.map_or_else(|| say!(texts, log_nobody), |who| who.name);
            format!("{who} {}", row.words)
        };
        rows.map(line).collect()
    }
}
