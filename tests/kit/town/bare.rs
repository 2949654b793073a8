//! The vault as a file: its key as one person has it, and its database with nothing of the program in between.

use greenlight::seal::vault_key::{VaultKey, file_name};
use rusqlite::Connection;

use super::{Town, identity};

/// The key of the vault, as somebody has it.
pub fn vault_key(town: &Town, who: &str) -> VaultKey {
    let me = identity(who);
    let wrapped = std::fs::read(town.path("store/keys").join(file_name(&me.public()))).unwrap();
    VaultKey::unwrap(&wrapped, &me).unwrap()
}

/// The vault file itself.
pub fn bare(town: &Town, key: &VaultKey) -> Connection {
    let connection = Connection::open(town.path("store/vault.db")).unwrap();
    connection.execute_batch("PRAGMA cipher_log_level = NONE").unwrap();
    connection.pragma_update(None, "key", &*key.pragma()).unwrap();
    connection.execute_batch("PRAGMA cipher_page_size = 8192").unwrap();
    connection
}

/// Whether a key opens it.
pub fn opens(town: &Town, key: &VaultKey) -> bool {
    bare(town, key).query_row("SELECT count(*) FROM entries", [], |_| Ok(())).is_ok()
}
