//! Whom a store notifies of what it finds during another request.

use std::sync::Arc;

/// What a store notifies somebody of during another request.
#[derive(Debug, Clone, Copy)]
pub enum Notice {
    /// Everything is being checked: so many cases of so many are done.
    Checking(usize, usize),
    /// It does not verify, and is only read from now on: so many problems.
    Altered(usize),
}

/// Whom a store notifies.
#[derive(Clone)]
pub struct Teller(pub(super) Arc<dyn Fn(Notice) + Send + Sync>);

impl Teller {
    /// One that handles a notice so.
    pub fn new(tell: impl Fn(Notice) + Send + Sync + 'static) -> Teller {
        Teller(Arc::new(tell))
    }
}

impl std::fmt::Debug for Teller {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Teller")
    }
}
