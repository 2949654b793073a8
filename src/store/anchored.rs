//! Compares a store with what is remembered of it. Only a store that is what was seen here last may be written.

use crate::store::Store;
use crate::store::anchor::{Anchor, Stale};
use crate::store::connect::{is_read_alone, no_index};
use crate::store::error::StoreError;
use crate::store::layout::vault_file;
use crate::store::private::remove;
use crate::store::rollback::{Rollback, stale};
use crate::store::seen::{Memory, Seen};
use crate::store::state_file::write;
use crate::store::untouched::LastState;
use crate::store::watch::{Anchors, Freshness, Watch, anchor_of, meant, read};

use std::path::Path;

impl Store {
    /// How far the store has come.
    pub fn anchor(&self) -> Result<Anchor, StoreError> {
        anchor_of(&self.connection)
    }

    /// Compares the store with what is remembered of it, and remembers it from now on. A store that is not what was
    /// seen last is only read from then on: see [`Store::freshness`].
    pub fn watch(&mut self, anchors: &Anchors) -> Result<(), StoreError> {
        let named = anchors.file(&self.dir);
        let file = named.as_ref().cloned().unwrap_or_else(|_| anchors.folder().to_owned());
        // The anchor is read before the store: in the other order a commit that another process remembers meanwhile
        // would look like a rollback.
        let known = named.map_err(|error| error.to_string()).and_then(|file| read(&file));
        let mut watch = Watch::of(file.clone(), LastState::of(vault_file(&self.dir), &file));
        match known {
            Err(why) => watch.freshness = Freshness::Unknown(watch.file.clone(), why),
            Ok(None) => watch.try_to_advance(&self.connection),
            Ok(Some(known)) => match stale(&self.connection, known)? {
                Some(stale) if self.is_meant(&watch.file, &stale)? => {
                    if let Err(error) = write(&watch.file, &stale.found.to_text()) {
                        watch.freshness = Freshness::Unknown(watch.file.clone(), error.to_string());
                    }
                }
                Some(stale) => {
                    watch.freshness = Freshness::Stale(Box::new(stale));
                    // The database stops a write that skips the check of `writable`.
                    self.connection.pragma_update(None, "query_only", true)?;
                }
                None => watch.try_to_advance(&self.connection),
            },
        }
        if watch.freshness == Freshness::Fresh {
            let _ = remove(&meant(&watch.file));
        }
        watch.since = watch.left.since(&self.connection)?;
        self.signatures.remember(&watch.file);
        self.watch = Some(watch);
        Ok(())
    }

    /// Watches a store that was made just now in a place where there was none: whatever is remembered of that place
    /// is of a store that is gone.
    pub fn watch_new(&mut self, anchors: &Anchors) -> Result<(), StoreError> {
        let path = self.dir.clone();
        let file = anchors.file(&self.dir).map_err(|error| StoreError::Io { path, error })?;
        write(&file, &self.anchor()?.to_text())?;
        let watch = Watch::of(file.clone(), LastState::of(vault_file(&self.dir), &file));
        watch.left.take(&self.connection)?;
        Memory::replace(&file, &Seen::of(&self.connection)?)?;
        watch.left.is_checked();
        watch.settled.set(true);
        self.signatures.remember(&file);
        self.watch = Some(watch);
        Ok(())
    }

    /// Whether this person was interrupted while they accepted the store as it is: the intent is recorded beside the
    /// anchor, and their reason in the store.
    fn is_meant(&self, anchor: &Path, stale: &Stale) -> Result<bool, StoreError> {
        let said = read(&meant(anchor)).ok().flatten();
        let is_noted = |noted: Rollback| noted.stale.found == stale.found;
        Ok(said == Some(stale.found) && self.rollbacks()?.into_iter().any(is_noted))
    }

    /// Whether the store is as new as it was seen here last.
    pub fn freshness(&self) -> &Freshness {
        self.watch.as_ref().map_or(&Freshness::Unwatched, Watch::freshness)
    }

    /// The refusal to write to a store that cannot be written, or is not what was seen last.
    pub fn writable(&self) -> Result<(), StoreError> {
        if self.is_read_only() {
            Err(StoreError::ReadOnly(self.dir.clone()))
        } else if is_read_alone(&self.connection) {
            Err(no_index())
        } else {
            self.as_seen()
        }
    }

    /// The refusal to attest to anybody what is in a store that is not what was seen last.
    pub fn as_seen(&self) -> Result<(), StoreError> {
        match self.freshness() {
            Freshness::Stale(stale) => Err(StoreError::Stale(stale.clone())),
            Freshness::Unsound(problems) => Err(StoreError::Altered(*problems)),
            Freshness::Unwatched | Freshness::Fresh | Freshness::Unknown(..) => Ok(()),
        }
    }

    /// Remembers what was committed. It is durable whether or not this works; where it does not, the next to open the
    /// store tries again and says so.
    pub(super) fn remember(&self) {
        if let Some(watch) = &self.watch {
            let _ = watch.advance(&self.connection);
        }
    }
}
