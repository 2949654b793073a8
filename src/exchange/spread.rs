//! How far an event has come: the colleagues whose receipts show that their store has it, and all who are sent its case.

use crate::domain::case::CaseFile;
use crate::domain::ids::{EventId, PersonId, PublicKey};
use crate::exchange::pack::{Addressee, Counted, Known, Packer};
use crate::store::StoreError;

/// How far an event has come.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Spread {
    /// Whose receipts show it.
    pub has: Vec<PersonId>,
    /// Who else is sent its case.
    pub lacks: Vec<PersonId>,
}

impl Spread {
    /// How far an event of a case has come, as their receipts show. Where somebody has several stores, all must have it.
    pub fn of(packer: Packer<'_>, file: &CaseFile, event: EventId) -> Result<Spread, StoreError> {
        let (known, same) = (Known::of(packer.store, file.id, Counted::Receipts)?, packer.roster.same());
        let mut spread = Spread::default();
        for person in packer.roster.people().filter(|person| !same.is(person.id, packer.me)) {
            let to = Addressee::of(packer.roster, person.id, packer.at);
            let Some(to) = to.filter(|to| to.is_sent(file)) else { continue };
            let lacks = |key: &PublicKey| file.history().lacking(&known.heads(*key)).contains(&event);
            let place = if to.keys.iter().any(lacks) { &mut spread.lacks } else { &mut spread.has };
            place.push(to.person);
        }
        Ok(spread)
    }
}
