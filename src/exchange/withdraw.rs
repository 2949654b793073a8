//! Takes own bundles out of the mailboxes that somebody can open who holds no role any more: they left, or their machine was
//! lost. What these bring to others is sent again.

use crate::domain::ids::PublicKey;
use crate::domain::roster::Roster;
use crate::exchange::mailbox::MailboxError;
use crate::exchange::round::{Mailbox, take_out};
use crate::store::outbox::Why;
use crate::store::{Store, StoreError};

/// What was taken out.
#[derive(Debug, Default)]
pub struct Withdrawn {
    /// How many bundles.
    pub bundles: usize,
    /// Mailboxes that did not let go of one: it is tried again.
    pub failed: Vec<MailboxError>,
}

/// Takes them out of these mailboxes.
pub fn withdraw(store: &Store, mailboxes: &[Mailbox], roster: &Roster) -> Result<Withdrawn, StoreError> {
    let holds = |key: &PublicKey| roster.held(*key, roster.everything()).next().is_some();
    let mut withdrawn = Withdrawn::default();
    for mailbox in mailboxes {
        for own in store.in_mailbox(&mailbox.name)? {
            if !own.recipients.iter().all(holds) {
                let was_there = take_out(store, mailbox, &own, Why::Lost, &mut withdrawn.failed)?;
                withdrawn.bundles += usize::from(was_there);
            }
        }
    }
    Ok(withdrawn)
}
