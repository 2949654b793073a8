//! How many bytes a disk has left, for the message that it is full.

use std::path::Path;

/// The bytes that this account may still write where a path is or is to be; none where nobody can tell.
pub fn free(path: &Path) -> Option<u64> {
    let whole = std::path::absolute(path).ok()?;
    whole.ancestors().find(|place| place.exists()).and_then(of)
}

#[cfg(unix)]
fn of(place: &Path) -> Option<u64> {
    let disk = rustix::fs::statvfs(place).ok()?;
    disk.f_bavail.checked_mul(disk.f_frsize)
}

#[cfg(not(unix))]
fn of(_: &Path) -> Option<u64> {
    None
}
