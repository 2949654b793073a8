//! The variables of the environment that the program reads. An empty one counts as unset, wherever it is read.

use std::ffi::OsString;
use std::path::PathBuf;

/// What a variable is set to.
pub fn set(name: &str) -> Option<OsString> {
    std::env::var_os(name).filter(|value| !value.is_empty())
}

/// The path that a variable names; no path has to be Unicode.
pub fn path(name: &str) -> Option<PathBuf> {
    set(name).map(PathBuf::from)
}

/// The system's folder for what does not last. Where `TMPDIR` is empty, the standard library names the current folder.
pub fn temp_dir() -> PathBuf {
    let named = std::env::temp_dir();
    if named.as_os_str().is_empty() { PathBuf::from("/tmp") } else { named }
}
