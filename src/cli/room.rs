//! A command that failed for lack of disk space says how much is free and how much it needs.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;

use crate::cli::context::Context;
use crate::custody::room;
use crate::error::Error;
use crate::report::texts::{Lang, Texts};
use crate::store::StoreError;
use crate::store::layout::vault_file;

/// What an act needs at most, beside its documents: the pages that it changes, once in the WAL.
const ONE_ACT: u64 = 1024 * 1024;

/// Bytes in the reader's unit.
pub(super) fn mebibytes(bytes: u64, texts: &Texts) -> String {
    const TENTH: u64 = 1024 * 1024 / 10;
    let (whole, tenth) = (bytes / TENTH / 10, bytes / TENTH % 10);
    match texts.lang() {
        Lang::En => format!("{whole}.{tenth} MiB"),
        Lang::Fr => format!("{whole},{tenth} Mio"),
    }
}

/// What lacks space, as far as the error tells.
enum Lacks {
    /// This.
    Room(PathBuf),
    /// The vault, or the error has another cause.
    Perhaps,
}

fn lacks(error: &Error) -> Option<Lacks> {
    match error {
        Error::DiskFull { path } => Some(Lacks::Room(path.clone())),
        Error::Store(StoreError::Io { path, error })
            if matches!(error.kind(), ErrorKind::StorageFull | ErrorKind::QuotaExceeded) =>
        {
            Some(Lacks::Room(path.clone()))
        }
        Error::Store(StoreError::Sql(error)) => match error.sqlite_error_code()? {
            // `SQLite` reports no more for a WAL that cannot be made or extended.
            ErrorCode::DiskFull | ErrorCode::SystemIoFailure | ErrorCode::CannotOpen => Some(Lacks::Perhaps),
            _ => None,
        },
        _ => None,
    }
}

impl Context {
    /// The command takes about so much room beside what an act takes.
    pub(super) fn takes_room(&self, bytes: u64) {
        self.room.set(bytes);
    }

    /// The command writes the whole vault so many times.
    pub(super) fn takes_room_for_vaults(&self, times: u64, dir: &Path) {
        let vault = std::fs::metadata(vault_file(dir)).map_or(0, |about| about.len());
        self.takes_room(vault.saturating_mul(times));
    }

    /// The same error, with how much room there is and how much the command takes, where that is what it lacks.
    pub(super) fn with_room(&self, mut error: Error) -> Error {
        if let Some(cause) = error.cause() {
            let why = std::mem::replace(cause, Error::Stranger);
            *cause = self.with_room(why);
            return error;
        }
        let (path, sure) = match lacks(&error) {
            Some(Lacks::Room(path)) => (path, true),
            Some(Lacks::Perhaps) => match self.store_dir() {
                Ok(dir) => (dir, false),
                Err(_) => return error,
            },
            None => return error,
        };
        let needed = ONE_ACT.saturating_add(self.room.get());
        match room::free(&path) {
            Some(free) if free < needed => {
                let [free, needed] = [free, needed].map(|bytes| mebibytes(bytes, &self.texts));
                Error::NoRoom { path, free, needed }
            }
            // Space is free, but a quota or the number of inodes is used up.
            _ if sure => Error::DiskFull { path },
            _ => error,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn room_is_told_in_the_readers_language() {
        let (en, fr) = (Texts::new(Lang::En), Texts::new(Lang::Fr));
        assert_eq!(mebibytes(0, &en), "0.0 MiB");
        assert_eq!(mebibytes(ONE_ACT, &fr), "1,0 Mio");
        assert_eq!(mebibytes(1536 * 1024, &en), "1.5 MiB");
        assert_eq!(mebibytes(u64::MAX, &en).len(), "175921860444.1 MiB".len() + 2);
    }
}
