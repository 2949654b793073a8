//! What is checked when. Where only this person's commands wrote, nothing is checked again. Where others wrote through
//! the program, what they wrote is checked, each case before it is shown or signed on. Where anything else changed the
//! file, everything is checked. What this leaves to `verify` is said in `docs/threat-model.md`.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::domain::history::History;
use crate::domain::ids::EventId;
use crate::domain::sight::{self, Page, Part, Reader};
use crate::store::columns::CaseRow;
use crate::store::error::StoreError;
use crate::store::reading::length;
use crate::store::roster::{current_roster, roster_log};
use crate::store::seen::{Known, Memory, Seen};
use crate::store::teller::{Notice, Teller};
use crate::store::untouched::Since;
use crate::store::verify::Report;
use crate::store::watch::{Freshness, Watch};
use crate::store::{Store, views};

/// How many cases in which others signed are checked at opening; the rest are checked when they are shown.
const AT_ONCE: usize = 8;

impl Store {
    /// Sets who is notified of what the store finds during another request.
    pub fn tell_to(&mut self, teller: Teller) {
        self.teller = Some(teller);
    }

    fn watched(&self) -> Option<&Watch> {
        self.watch.as_ref().filter(|watch| watch.may_write())
    }

    /// The watch, where each case is still compared with what was seen of it.
    fn compared(&self) -> Option<&Watch> {
        let watch = self.watched().filter(|watch| watch.settled.get())?;
        (!watch.left.is_whole() || watch.left.waits()).then_some(watch)
    }

    /// Checks what has to be checked before anything is shown. Where something does not verify, the user is warned and
    /// nothing is written from then on.
    pub fn look(&self) -> Result<(), StoreError> {
        let Some(watch) = self.watched() else { return Ok(()) };
        let quiet = watch.since == Since::Nothing && watch.left.is_whole() && !watch.left.waits();
        if quiet || (watch.since != Since::Unknown && self.account(&BTreeMap::new(), AT_ONCE)?) {
            watch.settled.set(true);
            // While others have the vault open, this command cannot record at its end how it left the file. The WAL
            // tells whether they do.
            if !quiet && !watch.left.waits() {
                watch.left.remember();
            }
            return Ok(());
        }
        self.check_everything()
    }

    /// Where somebody wrote to the file or to its WAL while this command has it open, as while a person thinks about an
    /// answer, checks what that was before anything is signed on top.
    pub fn holds_still(&self) -> Result<(), StoreError> {
        let Some(watch) = self.watched().filter(|watch| watch.settled.get()) else { return Ok(()) };
        match watch.left.meanwhile(&self.connection)? {
            Since::Nothing => return Ok(()),
            Since::Written if self.account(&BTreeMap::new(), 0)? => {}
            Since::Written | Since::Unknown => self.check_everything()?,
        }
        self.writable()
    }

    /// Accounts for what came since this person last saw the store: links it to the arrivals, and checks at most `most`
    /// of the cases to which it belongs. `own` has the logs to which this command wrote, with the number of events. The
    /// answer is whether the arrivals account for what is here.
    fn account(&self, own: &BTreeMap<EventId, i64>, most: usize) -> Result<bool, StoreError> {
        let Some(watch) = &self.watch else { return Ok(true) };
        let Some(mut memory) = Memory::read(&watch.file) else { return Ok(false) };
        let moment = self.moment()?;
        let Some(news) = memory.seen.news(&moment)? else { return Ok(false) };
        // Somebody else may have written to the same log as this command.
        let is_own =
            |log: EventId, known: i64, here: i64| own.get(&log).is_some_and(|own| known + own == here);
        let of_roster = memory.seen.of_roster().events;
        if news.roster_grew && !is_own(roster_log(&moment)?, of_roster, news.roster_events()) {
            let sound = self.sound_roster()?;
            let differs = sound.map(|roster| views::people_differ(&moment, &roster)).transpose()?;
            if differs != Some(None) {
                return Ok(false);
            }
        }
        let roster = current_roster(&moment, &self.roster, &self.signatures)?;
        let known = |log| memory.seen.case(log).map_or(0, |known| known.events);
        let own = |(log, here): (&EventId, &i64)| is_own(*log, known(*log), *here).then_some(*log);
        let mut checked: BTreeSet<EventId> = news.cases.iter().filter_map(own).collect();
        let others: Vec<EventId> = news.cases.keys().filter(|log| !checked.contains(log)).copied().collect();
        for log in others.into_iter().take(most) {
            if !self.case_holds(log, &roster)? {
                return Ok(false);
            }
            checked.insert(log);
        }
        // What cannot be recorded is checked again by the next command.
        let _ = memory.take(&news, &checked);
        watch.memory.replace(Some(memory));
        Ok(true)
    }

    /// Records what this command wrote: the number of events in each log.
    pub(super) fn saw(&self, own: &BTreeMap<EventId, i64>) {
        let Some(watch) = self.watched().filter(|watch| watch.settled.get()) else { return };
        if matches!(self.account(own, 0), Ok(true)) {
            return;
        }
        // Where nobody else wrote, only the memory is lost.
        let whole = watch.left.is_whole() && watch.left.is_own();
        let again = || Memory::replace(&watch.file, &Seen::of(&self.connection)?);
        watch.settled.set(whole && again().is_ok());
    }

    /// Records that this command removed a case. Where that fails, the next command checks everything.
    pub(super) fn saw_less(&self) {
        let Some(watch) = self.watched().filter(|watch| watch.settled.get()) else { return };
        if watch.left.is_whole()
            && watch.left.is_own()
            && let Ok(seen) = Seen::of(&self.connection)
        {
            let _ = Memory::replace(&watch.file, &seen);
        }
    }

    /// Compares a log that was read with what was seen of it, and checks it where it was not checked yet. Where an
    /// event of it does not verify, its pages say so by themselves.
    pub(super) fn compare<T>(
        &self,
        log: EventId,
        read: Result<T, StoreError>,
        history: impl FnOnce(&T) -> &History,
    ) -> Result<T, StoreError> {
        let here = match read.as_ref().map(history) {
            Ok(history) if history.faults().is_empty() => history.len(),
            Err(StoreError::NoCase(_)) => 0,
            Ok(_) => {
                // Lists show from now on that the case does not verify; where that cannot be written, the next command
                // writes it.
                let _ = self.show_broken(&BTreeSet::from([log]));
                return read;
            }
            Err(_) => return read,
        };
        self.hold(log, here)?;
        read
    }

    fn hold(&self, log: EventId, events: usize) -> Result<(), StoreError> {
        let Some(watch) = self.compared() else { return Ok(()) };
        let number = |events: usize| i64::try_from(events).unwrap_or(i64::MAX);
        let mut here = number(events);
        for _ in 0..3 {
            match self.known_of(log)? {
                None if here == 0 => return Ok(()),
                Some(known) if known.events == here && known.checked => return Ok(()),
                Some(known) if known.events == here => {
                    // One read transaction, so that a colleague's write does not make the rows differ from the events.
                    let moment = self.moment()?;
                    if !self.case_holds(log, &*self.roster()?)? {
                        break;
                    }
                    drop(moment);
                    if let Some(memory) = watch.memory.borrow_mut().as_mut() {
                        let _ = memory.take_checked(log, here);
                    }
                    return Ok(());
                }
                Some(known) if known.events > here => break,
                // Somebody wrote after this command had accounted for the arrivals.
                _ if !self.account(&BTreeMap::new(), 0)? => break,
                _ => here = number(length(&self.connection, log)?),
            }
        }
        self.check_everything()
    }

    fn known_of(&self, log: EventId) -> Result<Option<Known>, StoreError> {
        let memory = self.watch.as_ref().map(|watch| watch.memory.borrow());
        let Some(seen) = memory.as_ref().and_then(|memory| memory.as_ref()).map(|memory| &memory.seen) else {
            return Ok(None);
        };
        let of_roster = log == self.roster_log()?;
        Ok(if of_roster { Some(seen.of_roster()) } else { seen.case(log) })
    }

    /// Marks the rows of cases that were not checked since somebody else wrote.
    pub(super) fn mark_unchecked(&self, rows: &mut [CaseRow]) {
        let Some(watch) = self.compared() else { return };
        let memory = watch.memory.borrow();
        let known = memory.as_ref().map(|memory| memory.seen.cases_of(rows.iter().map(|row| row.id)));
        for row in rows {
            let known = known.as_ref().and_then(|known| known.get(&row.id));
            row.unchecked = known.is_none_or(|known| known.events != row.events || !known.checked);
        }
    }

    /// Checks everything where a case with an id between two was seen, the reader may see it, and no row shows it.
    pub(super) fn hold_between(
        &self,
        (low, high): (EventId, EventId),
        page: Page,
        reader: &Reader,
    ) -> Result<(), StoreError> {
        let Some(watch) = self.compared() else { return Ok(()) };
        let seen = watch.memory.borrow().as_ref().map(|memory| memory.seen.between(low, high));
        let roster = self.roster()?;
        for log in seen.unwrap_or_default() {
            if self
                .case_among_many(log, &roster)
                .is_ok_and(|file| !sight::of(reader, &file).shows(page, Part::Facts))
            {
                continue;
            }
            return self.check_everything();
        }
        Ok(())
    }

    /// Whether to suggest `verify` today, because others wrote since everything was last checked. It does so once a
    /// day.
    pub fn asks_for_a_check(&self, today: NaiveDate) -> bool {
        let settled = self.watched().filter(|watch| watch.settled.get());
        settled.is_some_and(|watch| !watch.left.is_whole() && watch.left.ask(&today.to_string()))
    }

    /// Must run before a check of everything that a user asks for.
    pub fn before_checking(&self) -> Result<(), StoreError> {
        self.watched().map_or(Ok(()), |watch| watch.left.take(&self.connection))
    }

    /// Checks everything, and notifies the user of what it found.
    fn check_everything(&self) -> Result<(), StoreError> {
        self.before_checking()?;
        let (teller, total) = (self.teller.clone(), usize::try_from(self.cases()?).unwrap_or_default());
        let tell = |told| teller.iter().for_each(|teller| (teller.0)(told));
        // By another connection, because the page cache of this one may hold older pages.
        let mut beside = Store::over(self.second_reader()?, &self.dir, self.key.clone());
        beside.medium = self.medium.clone();
        let report = beside.verify(&|done| tell(Notice::Checking(done, total)))?;
        self.checked(&report)?;
        if let Some(Freshness::Unsound(problems)) = self.watch.as_ref().and_then(|watch| watch.unsound.get())
        {
            tell(Notice::Altered(*problems));
        }
        Ok(())
    }

    /// Records the result of a check of everything. A problem of one log shuts that log, and the views say so. After a
    /// problem of the store as a whole nothing is written, and nothing is remembered until a check finds that the store
    /// verifies.
    pub fn checked(&self, report: &Report) -> Result<(), StoreError> {
        let Some(watch) = self.watched() else { return Ok(()) };
        let (stops, broken) = (report.that_stop_writing(), report.broken());
        // Where the views cannot be written, the problem counts as one of the store, so that the next command checks
        // again.
        let unsaid = stops == 0 && self.show_broken(&broken).is_err();
        let problems = if unsaid { report.problems.len() } else { stops };
        watch.settled.set(problems == 0);
        if problems > 0 {
            watch.left.forget();
            let _ = watch.unsound.set(Freshness::Unsound(problems));
            self.connection.pragma_update(None, "query_only", true)?;
            return Ok(());
        }
        // The views were changed after the check, so they are read again.
        let again = if broken.is_empty() { None } else { Some(Seen::of(&self.connection)?) };
        if let Some(seen) = again.as_ref().or(report.seen.as_ref())
            && Memory::replace(&watch.file, seen).is_ok()
        {
            watch.memory.replace(Memory::read(&watch.file));
        }
        self.signatures.take(&report.held);
        watch.left.is_checked();
        watch.left.remember_now();
        Ok(())
    }
}
