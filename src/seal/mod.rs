//! Keys, signatures, the vault key and its wrapping. Nothing here knows a store or a terminal.

pub mod agent;
pub mod guard;
pub mod identity;
pub mod key_file;
pub mod recovery;
pub mod report;
pub mod signature;
pub mod vault_key;
