//! Keys, signatures, the vault key and how it is wrapped. It knows no store and no terminal.

pub mod agent;
pub mod guard;
pub mod identity;
pub mod recovery;
pub mod report;
pub mod signature;
pub mod vault_key;
