//! Folders that only their owner enters, and files that only their owner reads: written whole or not at all, and never
//! over another.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::store::error::StoreError;

pub(crate) fn io(path: &Path) -> impl FnOnce(std::io::Error) -> StoreError {
    let path = path.to_owned();
    move |error| StoreError::Io { path, error }
}

/// Removes a file, if it is there.
pub(crate) fn remove(path: &Path) -> Result<(), StoreError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(io(path)(error)),
        _ => Ok(()),
    }
}

/// How a file is opened that only its owner reads, where it is made.
pub(crate) fn private_options() -> fs::OpenOptions {
    let mut options = File::options();
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// Creates a folder that only its owner can enter.
pub fn private_dir(path: &Path) -> Result<(), StoreError> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path).map_err(io(path))
}

/// Writes a new file that only its owner can read: whole or not at all, and never over another.
pub fn private_file(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    StagedFile::beside(path, bytes)?.in_place()
}

/// Writes a file that only its owner can read, whole or not at all, in place of what is there.
pub(crate) fn private_file_over(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let StagedFile { path, file } = StagedFile::beside(path, bytes)?;
    file.persist(&path).map(|_| ()).map_err(|refused| io(&path)(refused.error))
}

/// A private file that is whole and durable, under a temporary name; it is removed unless it gets its own.
#[derive(Debug)]
pub struct StagedFile {
    path: PathBuf,
    file: tempfile::NamedTempFile,
}

impl StagedFile {
    pub(crate) fn beside(path: &Path, bytes: &[u8]) -> Result<StagedFile, StoreError> {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let new = tempfile::Builder::new().prefix(".greenlight-").tempfile_in(folder);
        let mut file = new.map_err(io(path))?;
        file.write_all(bytes).and_then(|()| file.as_file().sync_all()).map_err(io(path))?;
        Ok(StagedFile { path: path.to_owned(), file })
    }

    /// Gives it its name.
    pub fn in_place(self) -> Result<(), StoreError> {
        let StagedFile { path, file } = self;
        file.persist_noclobber(&path).map(|_| ()).map_err(|refused| io(&path)(refused.error))
    }
}

/// Makes what was done to a folder durable.
pub(crate) fn sync(folder: &Path) -> Result<(), StoreError> {
    if cfg!(unix) { File::open(folder).and_then(|open| open.sync_all()).map_err(io(folder)) } else { Ok(()) }
}
