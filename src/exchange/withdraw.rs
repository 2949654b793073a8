//! Takes own bundles out of the mailboxes that somebody can open who holds no role any more: they left, or their machine was
//! lost. What these bring to others is sent again.

use crate::domain::ids::PublicKey;
use crate::domain::roster::Roster;
use crate::exchange::mailbox::MailboxError;
use crate::exchange::round::Mailbox;
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
    for Mailbox { name, carrier } in mailboxes {
        for own in store.in_mailbox(name)? {
            if own.recipients.iter().all(holds) {
                continue;
            }
            match carrier.remove(own.bundle) {
                Ok(was_there) => {
                    store.taken_out(&own, Why::Lost)?;
                    withdrawn.bundles += usize::from(was_there);
                }
                Err(why) => withdrawn.failed.push(why),
            }
        }
    }
    Ok(withdrawn)
}
