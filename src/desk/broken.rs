//! Where something does not verify, only acts that stop something are signed.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use crate::desk::Desk;
use crate::desk::draft::Draft;
use crate::domain::case::CaseFile;
use crate::domain::event::Act;
use crate::domain::fault::is_never_held_up;
use crate::domain::ids::EventId;
use crate::domain::roster::Roster;
use crate::error::Error;

impl Desk {
    /// The cases that this desk has shown and that do not verify, with their letters, so that every command can warn of
    /// them.
    pub fn broken(&self) -> Rc<RefCell<BTreeMap<EventId, String>>> {
        Rc::clone(&self.broken)
    }

    /// Where an event of the roster does not verify, only a report of danger, a recusal and the end of a role
    /// are signed.
    pub(super) fn may_be_signed(draft: &Draft, roster: &Roster) -> Result<(), Error> {
        if roster.faults().is_empty() || is_never_held_up(&draft.act) {
            return Ok(());
        }
        Err(Error::BrokenRoster { count: roster.faults().all().len() })
    }

    /// Where an event of a case does not verify, only a report of danger and a recusal are signed on it.
    pub(super) fn may_be_signed_on(&self, file: &CaseFile, act: &Act) -> Result<(), Error> {
        if !file.is_broken() || is_never_held_up(act) {
            return Ok(());
        }
        let broken = Error::BrokenCase { case: self.store.short(file.id)?, count: file.broken().len() };
        Err(self.before_content(file, act).unwrap_or(broken))
    }
}
