//! The folder around the vault: making and opening it, the keys that open it, a new key, backup and restore.

pub mod alone;
mod aside;
pub mod backup;
mod cipher_page;
pub mod guard;
pub mod keys;
mod making;
pub mod notifier;
mod open;
pub mod reading_only;
pub mod rekey;
pub mod restore;
pub mod room;
pub mod surroundings;
pub mod variables;

pub use making::{found, is_taken, make_empty};
pub use open::{is_here, open, recover};
