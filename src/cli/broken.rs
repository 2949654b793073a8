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
    /// Shares the desk's list of broken cases that it shows, and warns where the roster does not verify, because every
    /// page depends on it.
    pub(super) fn sits_at(&self, desk: &Desk) {
        self.broken.replace(desk.broken());
        let of_roster = desk.roster.faults().all().len();
        if of_roster > 0 {
            self.output.warn(&say!(self.texts, broken_roster_line, count = of_roster));
            self.ends.set(exit::UNSOUND);
        }
    }

    /// A command that signed something succeeded, although something does not verify.
    pub(super) fn signed_all_the_same(&self) {
        self.signed.set(true);
        if self.ends.get() == exit::UNSOUND {
            self.ends.set(exit::DONE);
        }
    }

    /// Warns of the shown cases that do not verify, and sets the exit code unless something was signed.
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

    /// Notes the broken ones of the cases that a list shows.
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
