//! What the folder of a store has in it, by name.

use std::path::{Path, PathBuf};

/// The folder of the files that open the vault.
pub const KEYS: &str = "keys";
/// The same for the key that the vault is about to have.
pub const NEXT: &str = "keys.next";
/// The same for the key that it had.
pub const OLD: &str = "keys.old";

/// The vault's file.
pub fn vault_file(dir: &Path) -> PathBuf {
    dir.join("vault.db")
}
