//! A check of the whole store, with how far it has come on the screen.

use crate::cli::context::Context;
use crate::error::Error;
use crate::store::verify::Report;
use crate::store::{Store, StoreError};

/// A check of the whole store, with how far it has come on the screen.
pub(super) fn watched(
    context: &Context,
    store: &Store,
    check: impl Fn(&Store, &(dyn Fn(usize) + Sync)) -> Result<Report, StoreError>,
) -> Result<Report, Error> {
    let total = usize::try_from(store.cases()?).unwrap_or_default();
    let output = &context.output;
    Ok(check(store, &|done| output.progress(done, total))?)
}

/// An error where the store does not verify as a whole; it comes before a slip or a proof is signed.
pub(super) fn must_hold(context: &Context, store: &Store) -> Result<(), Error> {
    store.as_seen()?;
    watched(context, store, Store::whole).map(|_| ())
}
