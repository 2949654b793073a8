//! Files in a person's own folder in which this machine remembers something of a store: written whole or not at all.

use std::io::Write;
use std::path::Path;

use crate::store::error::StoreError;
use crate::store::private::{io, private_dir};

/// A file of what is remembered, written beside its place.
pub(super) fn prepare(file: &Path, bytes: &[u8]) -> Result<tempfile::NamedTempFile, StoreError> {
    let folder = file.parent().unwrap_or(Path::new("."));
    private_dir(folder)?;
    let mut new = tempfile::Builder::new().prefix(".anchor-").tempfile_in(folder).map_err(io(file))?;
    // It is not synced, so after a power cut an older file may be here. An older anchor is still true, and older marks
    // only cause a check of everything.
    new.write_all(bytes).map_err(io(file))?;
    Ok(new)
}

/// Writes a file of what is remembered, whole or not at all.
pub(super) fn write(file: &Path, text: &str) -> Result<(), StoreError> {
    let placed = prepare(file, text.as_bytes())?.persist(file);
    placed.map(|_| ()).map_err(|refused| io(file)(refused.error))
}
