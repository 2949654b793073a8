//! What a command says of cases, and of a roster, that do not verify, and how it ends then.

use crate::cli::context::Context;
use crate::desk::Desk;
use crate::domain::case::Status;
use crate::domain::ids::EventId;
use crate::domain::words::Word;
use crate::error::{Error, exit};
use crate::say;
use crate::store::columns::CaseRow;

impl Context {
    /// Hears from a desk which cases it shows; where the roster does not verify, on which every page rests, it says so.
    pub(super) fn sits_at(&self, desk: &Desk) {
        self.broken.replace(desk.broken());
        let of_roster = desk.roster.faults().all().len();
        if of_roster > 0 {
            self.output.warn(&say!(self.texts, broken_roster_line, count = of_roster));
            self.ends.set(exit::UNSOUND);
        }
    }

    /// What was signed although something does not verify is done.
    pub(super) fn signed_all_the_same(&self) {
        self.signed.set(true);
        if self.ends.get() == exit::UNSOUND {
            self.ends.set(exit::DONE);
        }
    }

    /// Says which cases that were shown do not verify, and ends so; where something was signed all the same, what the
    /// command did is done.
    pub(super) fn tell_broken(&self) {
        let broken = self.broken.borrow();
        let broken = broken.borrow();
        if broken.is_empty() {
            return;
        }
        let cases: Vec<&str> = broken.values().map(String::as_str).collect();
        let (count, cases) = (cases.len(), cases.join(", "));
        self.output.warn(&say!(self.texts, broken_warning, count = count, cases = cases));
        if !self.signed.get() {
            self.ends.set(exit::UNSOUND);
        }
    }

    /// Takes in cases that a list shows.
    pub(super) fn shows<'a>(&self, rows: impl IntoIterator<Item = &'a CaseRow>) {
        let broken = self.broken.borrow();
        let rows = rows.into_iter().filter(|row| row.status == Status::Broken.word());
        broken.borrow_mut().extend(rows.map(|row| (row.id, row.short.clone())));
    }

    /// The same, where a list has no more of them than their ids.
    pub(super) fn shows_ids(&self, desk: &Desk, ids: impl IntoIterator<Item = EventId>) -> Result<(), Error> {
        let broken = desk.store.broken_cases()?;
        for id in ids.into_iter().filter(|id| broken.contains(id)) {
            self.broken.borrow().borrow_mut().insert(id, desk.store.short(id)?);
        }
        Ok(())
    }
}
