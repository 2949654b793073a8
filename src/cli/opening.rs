//! How a command comes to a desk: where the store is, what time it is, and what is looked at before anything is shown.

use std::path::PathBuf;

use chrono::{DateTime, Local, Utc};

use crate::cli::{Counter, danger, person};
use crate::desk::{Clock, Desk, system_random};
use crate::error::Error;
use crate::say;

impl Counter {
    /// The folder of the store: `--store`, `GREENLIGHT_STORE`, or the platform's place for data.
    pub(super) fn store_dir(&self) -> Result<PathBuf, Error> {
        use etcetera::BaseStrategy;
        let named =
            self.globals.store.clone().or_else(|| std::env::var_os("GREENLIGHT_STORE").map(PathBuf::from));
        match named {
            Some(named) => Ok(named),
            None => etcetera::choose_base_strategy()
                .map(|places| places.data_dir().join("greenlight"))
                .map_err(|error| Error::Failed("no-home", vec![("error", error.to_string())])),
        }
    }

    /// The time: the machine's, or `GREENLIGHT_NOW` for drills and tests, which every command then says.
    pub(super) fn clock(&self) -> Result<Clock, Error> {
        match std::env::var("GREENLIGHT_NOW") {
            Ok(set) => {
                let bad = || Error::Usage("bad-now", vec![("now", set.clone())]);
                let now: DateTime<Utc> = DateTime::parse_from_rfc3339(&set).map_err(|_| bad())?.to_utc();
                self.output.warn(&say!(self.texts, "time-is-set", now = &set));
                Ok(Clock { now, today: now.date_naive(), set: true })
            }
            Err(_) => Ok(Clock { now: Utc::now(), today: Local::now().date_naive(), set: false }),
        }
    }

    /// Opens the store with the person's key, and gives its vault the new key that is due, where an administrator asks.
    pub(super) fn desk(&self) -> Result<Desk, Error> {
        let mut desk = self.seat()?;
        person::paper::renew_if_due(self, &mut desk)?;
        Ok(desk)
    }

    /// Opens the store with the person's key.
    pub(super) fn seat(&self) -> Result<Desk, Error> {
        let (store, identity) = self.vault()?;
        store.look()?;
        person::paper::warn_of_untold(self, &store)?;
        let mut desk = Desk::open(store, identity, self.clock()?, system_random())?;
        desk.my_clock_is_right = self.globals.my_clock_is_right;
        if desk.store.asks_for_a_check(desk.clock.today) {
            self.output.say(&self.texts.get("check-due"));
        }
        danger::take_in(self, &mut desk);
        self.sits_at(&desk);
        Ok(desk)
    }
}
