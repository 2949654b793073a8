//! A folder that something else carries: OneDrive, Google Drive, Nextcloud, Syncthing, a share, a stick. A bundle is
//! the file `SHA256.glb` in it, whatever the carrier makes of that name. Nothing is renamed or removed here but files
//! of these very bytes.

use std::fs::{self, File, TryLockError};
use std::io::{self, ErrorKind, Read as _, Write as _};
use std::path::{Path, PathBuf};

use crate::domain::ids::{Digest256, sha256};
use crate::exchange::mailbox::found::{Found, Listing, MAX_SEALED, MailboxError, NotHere, Read};
use crate::store::private::private_options;

/// How the name of a bundle ends.
const ENDING: &str = ".glb";
/// How the names of files end that a carrier or a browser is still writing.
const STILL_WRITTEN: [&str; 6] = [".part", ".partial", ".tmp", ".crdownload", ".download", ".filepart"];
/// The most entries of a folder that are looked at.
pub const MOST_FILES: usize = 100_000;

/// A mailbox that is a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folder {
    place: PathBuf,
}

impl Folder {
    /// The mailbox in this folder. Nothing is looked at, and nothing is made: a folder in the place of a stick that is
    /// not plugged in would swallow what is put there.
    pub fn at(place: &Path) -> Folder {
        Folder { place: place.to_owned() }
    }

    /// Where a bundle lies under its own name.
    fn file(&self, bundle: Digest256) -> PathBuf {
        self.place.join(format!("{bundle}{ENDING}"))
    }

    /// Whether it is there, is a folder, and this account may read and write in it as far as the system says.
    pub fn is_here(&self) -> Result<(), MailboxError> {
        let place = self.place.clone();
        match fs::metadata(&place) {
            Ok(about) if !about.is_dir() => return Err(MailboxError::NoFolder(place)),
            Ok(_) => {}
            Err(error) => return Err(self.unreached(error)),
        }
        if !permits::reading(&place) {
            return Err(MailboxError::Unreadable(place));
        }
        if permits::writing(&place) { Ok(()) } else { Err(MailboxError::Unwritable(place)) }
    }

    /// Writes a small file and removes it, because a share may refuse what the system allows.
    pub fn try_writing(&self) -> Result<(), MailboxError> {
        let file = tempfile::Builder::new().prefix(".greenlight-").suffix(".part").tempfile_in(&self.place);
        let tried = file.and_then(|mut file| {
            file.write_all(b"greenlight").and_then(|()| file.as_file().sync_all())?;
            file.close()
        });
        tried.map_err(|error| self.unwritten(&self.place, error))
    }

    /// Why the folder itself cannot be listed.
    fn unreached(&self, error: io::Error) -> MailboxError {
        let path = self.place.clone();
        match error.kind() {
            ErrorKind::NotFound => MailboxError::Absent(path),
            ErrorKind::NotADirectory => MailboxError::NoFolder(path),
            ErrorKind::PermissionDenied => MailboxError::Unreadable(path),
            _ => MailboxError::Io { path, error },
        }
    }

    /// Why nothing can be written into it.
    fn unwritten(&self, path: &Path, error: io::Error) -> MailboxError {
        match error.kind() {
            ErrorKind::NotFound if !self.place.exists() => MailboxError::Absent(self.place.clone()),
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
                MailboxError::Unwritable(self.place.clone())
            }
            _ if is_a_link(&error) => MailboxError::Taken(path.to_owned()),
            _ => MailboxError::Io { path: path.to_owned(), error },
        }
    }

    /// The files in which bundles may be: by their names, and without opening any.
    pub fn list(&self) -> Result<Listing, MailboxError> {
        self.list_at_most(MOST_FILES)
    }

    fn list_at_most(&self, most: usize) -> Result<Listing, MailboxError> {
        let mut listing = Listing::default();
        for (looked_at, entry) in
            fs::read_dir(&self.place).map_err(|error| self.unreached(error))?.enumerate()
        {
            if looked_at == most {
                listing.is_cut = true;
                break;
            }
            let path = entry.map_err(|error| self.unreached(error))?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            if !may_be_a_bundle(&name) {
                continue;
            }
            let named = named(&name);
            // A file that is gone already is none.
            let Ok(about) = fs::symlink_metadata(&path) else { continue };
            if !about.is_file() || about.len() > MAX_SEALED as u64 {
                listing.passed_over += 1;
                continue;
            }
            listing.files.push(Found { size: about.len(), modified: about.modified().ok(), named, path });
        }
        listing.files.sort_by(|file, other| file.path.cmp(&other.path));
        Ok(listing)
    }

    /// Writes a bundle under another name, makes it durable, and only then gives it its own, so that nobody sees half
    /// of it under that name. Where it is there already, nothing happens.
    pub fn put(&self, sealed: &[u8]) -> Result<Digest256, MailboxError> {
        if sealed.len() > MAX_SEALED {
            return Err(MailboxError::TooLarge { bytes: sealed.len(), most: MAX_SEALED });
        }
        let bundle = Digest256(sha256(sealed));
        let (path, part) = (self.file(bundle), self.place.join(format!(".{bundle}.part")));
        if self.has(bundle, &path)? {
            // The part of a process that was killed is of no use any more.
            if let Some(left) = left_over(&part).map_err(|error| self.unwritten(&part, error))? {
                drop(left);
                let _ = fs::remove_file(&part);
            }
            return Ok(bundle);
        }
        let written = self.write(sealed, &part).and_then(|lock| {
            fs::rename(&part, &path).map_err(|error| self.unwritten(&path, error))?;
            drop(lock);
            permits::make_durable(&self.place).map_err(|error| self.unwritten(&self.place, error))
        });
        if written.as_ref().is_err_and(|error| !matches!(error, MailboxError::Busy(_))) {
            let _ = fs::remove_file(&part);
        }
        written.map(|()| bundle)
    }

    /// Whether the bundle is there, whole. What has its name and other content was cut short on its way, and may be
    /// replaced; what is no file may not.
    fn has(&self, bundle: Digest256, path: &Path) -> Result<bool, MailboxError> {
        match fs::symlink_metadata(path) {
            Ok(about) if !about.is_file() => Err(MailboxError::Taken(path.to_owned())),
            Ok(_) => Ok(matches!(read(path), Read::Here(found, _) if found == bundle)),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
            Err(error) => Err(self.unwritten(path, error)),
        }
    }

    /// Writes the part file and makes it durable. It stays locked until what is returned is dropped, so that another
    /// process does not take it for one that was left over.
    fn write(&self, sealed: &[u8], part: &Path) -> Result<File, MailboxError> {
        let failed = |error| self.unwritten(part, error);
        if let Some(left) = left_over(part).map_err(failed)? {
            if matches!(left.try_lock(), Err(TryLockError::WouldBlock)) {
                return Err(MailboxError::Busy(part.to_owned()));
            }
            fs::remove_file(part).map_err(failed)?;
        }
        let mut file = private_options().write(true).create_new(true).open(part).map_err(failed)?;
        // Not every carrier has locks; without one, both processes write the same bytes.
        if matches!(file.try_lock(), Err(TryLockError::WouldBlock)) {
            return Err(MailboxError::Busy(part.to_owned()));
        }
        file.write_all(sealed).and_then(|()| file.sync_all()).map_err(failed)?;
        Ok(file)
    }

    /// Removes the file that is named by a hash, where its content has that hash. Anything else is left alone.
    pub fn remove(&self, bundle: Digest256) -> Result<bool, MailboxError> {
        let path = self.file(bundle);
        if !matches!(read(&path), Read::Here(found, _) if found == bundle) {
            return Ok(false);
        }
        match fs::remove_file(&path) {
            Ok(()) => Ok(true),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
            Err(error) => Err(self.unwritten(&path, error)),
        }
    }
}

/// The part file that a killed process left.
fn left_over(part: &Path) -> io::Result<Option<File>> {
    match permits::open(part) {
        Ok(left) => Ok(Some(left)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Whether a file of this name may be a bundle. Carriers put a number or a word before or after the ending: `x (1).glb`,
/// `x.sync-conflict-20261130-101500-ABCDEFG.glb`, `x.glb.1`.
fn may_be_a_bundle(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let ends = |at: usize| {
        name.get(at + ENDING.len()..).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    };
    !name.starts_with('.')
        && !STILL_WRITTEN.iter().any(|ending| name.ends_with(ending))
        && name.match_indices(ENDING).any(|(at, _)| ends(at))
}

/// The hash that a name promises.
fn named(name: &str) -> Option<Digest256> {
    name.strip_suffix(ENDING)?.parse().ok()
}

/// Reads a file of a mailbox, whatever else is or happens there: only a plain file is opened, no more than a bundle has
/// is read, and what is not whole is not here yet.
pub fn read(path: &Path) -> Read {
    let not_yet = |error: &io::Error| {
        Read::NotYet(match error.kind() {
            ErrorKind::NotFound => NotHere::Vanished,
            _ if is_a_link(error) => NotHere::NoFile,
            _ => NotHere::Locked,
        })
    };
    // A pipe would not answer, and a device may do anything, so neither is opened.
    match fs::symlink_metadata(path) {
        Ok(about) if !about.is_file() => return Read::NotYet(NotHere::NoFile),
        Ok(about) if about.len() == 0 => return Read::NotYet(NotHere::Placeholder),
        Ok(about) if about.len() > MAX_SEALED as u64 => return Read::NotYet(NotHere::TooLarge),
        Ok(_) => {}
        Err(error) => return not_yet(&error),
    }
    match permits::open(path).and_then(|file| whole(&file)) {
        Ok(Ok(bytes)) => {
            let hash = Digest256(sha256(&bytes));
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            if named(&name).is_some_and(|named| named != hash) {
                return Read::NotYet(NotHere::Partial);
            }
            Read::Here(hash, bytes)
        }
        Ok(Err(why)) => Read::NotYet(why),
        Err(error) => not_yet(&error),
    }
}

/// All bytes of an open file, as many as it has now.
fn whole(file: &File) -> io::Result<Result<Vec<u8>, NotHere>> {
    let about = file.metadata()?;
    // Another file may have taken the name meanwhile.
    if !about.is_file() {
        return Ok(Err(NotHere::NoFile));
    }
    let Some(size) = usize::try_from(about.len()).ok().filter(|size| *size <= MAX_SEALED) else {
        return Ok(Err(NotHere::TooLarge));
    };
    let mut bytes = Vec::with_capacity(size + 1);
    file.take(MAX_SEALED as u64 + 1).read_to_end(&mut bytes)?;
    if bytes.len() != size {
        return Ok(Err(NotHere::Partial));
    }
    // Carriers reserve room with zeros.
    Ok(if bytes.iter().all(|byte| *byte == 0) { Err(NotHere::Placeholder) } else { Ok(bytes) })
}

#[cfg(unix)]
fn is_a_link(error: &io::Error) -> bool {
    error.raw_os_error() == Some(rustix::io::Errno::LOOP.raw_os_error())
}

#[cfg(not(unix))]
fn is_a_link(_: &io::Error) -> bool {
    false
}

/// What a system lets this account do.
#[cfg(unix)]
mod permits {
    use std::fs::File;
    use std::io;
    use std::os::unix::fs::OpenOptionsExt;
    use std::path::Path;

    use rustix::fs::{Access, AtFlags, CWD, OFlags, accessat};

    pub(super) fn reading(folder: &Path) -> bool {
        accessat(CWD, folder, Access::READ_OK | Access::EXEC_OK, AtFlags::EACCESS).is_ok()
    }

    pub(super) fn writing(folder: &Path) -> bool {
        accessat(CWD, folder, Access::WRITE_OK | Access::EXEC_OK, AtFlags::EACCESS).is_ok()
    }

    /// Opens a file to read, without following a link and without waiting for a pipe.
    pub(super) fn open(path: &Path) -> io::Result<File> {
        let flags = (OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::NOCTTY).bits().cast_signed();
        File::options().read(true).custom_flags(flags).open(path)
    }

    /// Makes what was done to a folder durable, where the carrier can.
    pub(super) fn make_durable(folder: &Path) -> io::Result<()> {
        match File::open(folder)?.sync_all() {
            Err(error)
                if matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) =>
            {
                Ok(())
            }
            other => other,
        }
    }
}

#[cfg(not(unix))]
mod permits {
    use std::fs::File;
    use std::io;
    use std::path::Path;

    pub(super) fn reading(folder: &Path) -> bool {
        folder.is_dir()
    }

    pub(super) fn writing(folder: &Path) -> bool {
        std::fs::metadata(folder).is_ok_and(|about| !about.permissions().readonly())
    }

    pub(super) fn open(path: &Path) -> io::Result<File> {
        File::open(path)
    }

    pub(super) fn make_durable(_: &Path) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bundle_is_known_by_any_name_that_a_carrier_gives() {
        for name in [
            "x.glb",
            "X.GLB",
            "x (1).glb",
            "x - Copy.glb",
            "x.sync-conflict-20261130-101500-ABCDEFG.glb",
            "x (PC's conflicted copy 2026-11-30).glb",
            "x.glb.1",
            "x.glb (1)",
            "x.glb~",
        ] {
            assert!(may_be_a_bundle(name), "{name}");
        }
        for name in [
            ".x.glb",
            "x.glbs",
            "x.glb2",
            "glb",
            "x.part",
            "x.glb.part",
            "x.glb.crdownload",
            "x.pdf",
            ".syncthing.x.glb.tmp",
            "~x.glb.tmp",
        ] {
            assert!(!may_be_a_bundle(name), "{name}");
        }
    }

    #[test]
    fn a_folder_with_too_many_files_says_so() {
        let place = tempfile::tempdir().unwrap();
        let folder = Folder::at(place.path());
        for name in ["a.glb", "b.glb", "c.txt"] {
            fs::write(place.path().join(name), b"x").unwrap();
        }
        let looked_at = |most| folder.list_at_most(most).unwrap();
        assert!(!looked_at(3).is_cut);
        assert_eq!(looked_at(3).files.len(), 2);
        assert!(looked_at(2).is_cut);
    }
}
