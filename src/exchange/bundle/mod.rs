//! A bundle: what travels between two stores. An age file for its recipients, in it a manifest that the sender signed,
//! the events of each log, and documents. It is made and read as bytes here; what a store does with it is in
//! `exchange/receive.rs`. `docs/format.md` has the bytes.

mod manifest;
mod records;

use std::io::{Read as _, Write as _};

pub use manifest::{Manifest, To};
use records::{Reader, documents_into, entry_into};

use crate::domain::entry::{Entry, Malformed, newer_format};
use crate::domain::ids::{Digest256, EventId, sha256};
use crate::exchange::invitation::begins_as_a_request;
use crate::exchange::mailbox::{MAX_BUNDLE, MAX_SEALED};
use crate::seal::identity::Identity;
use crate::seal::signature;
use crate::seal::vault_key::{KeyError, Recipient, sealed_to, unsealed};
use crate::store::Blob;

/// The namespace of a manifest's signature.
pub const NAMESPACE: &str = "bundle@greenlight";
/// Why bytes are not a bundle for us.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// It was written by a newer program, or holds something that one wrote.
    #[error("written by a newer Greenlight")]
    Newer,
    /// It is no age file for this key, or was changed or cut short on the way.
    #[error("not for this key, or changed on the way")]
    Sealed,
    /// More bytes than a bundle may have.
    #[error("larger than a bundle may be")]
    TooLarge,
    /// It opens, and is not as the format has it.
    #[error("not as the format has it")]
    Malformed,
    /// Its sender did not sign it.
    #[error("not signed by the key that it names")]
    Signature,
    /// It is a request to join, with these bytes.
    #[error("a request to join")]
    Request(Vec<u8>),
    /// It does not name this key: somebody else encrypted it again under the sender's name.
    #[error("its sender did not mean it for this key")]
    NotToUs,
    /// It is another party's.
    #[error("of another party")]
    AnotherParty,
    /// An event in it is not sound.
    #[error("event {at} in it is not sound: {what}")]
    Event {
        /// Its place among the records, from 1.
        at: usize,
        /// What is wrong.
        what: Malformed,
    },
}

/// What travels: the manifest, the events of the logs in the order of the manifest, and documents.
#[derive(Debug, Clone)]
pub struct Bundle {
    /// Who sends what to whom.
    pub manifest: Manifest,
    /// The events of each log that sends some, in the order of the manifest.
    pub logs: Vec<(EventId, Vec<Entry>)>,
    /// Documents.
    pub documents: Vec<Blob>,
}

/// What goes into a bundle.
#[derive(Debug, Default)]
pub struct Parts {
    bytes: Vec<u8>,
    records: usize,
}

impl Parts {
    /// Adds an event; without its body, where the recipients are not sent it.
    pub fn add(&mut self, entry: &Entry, with_body: bool) {
        entry_into(&mut self.bytes, entry, with_body);
        self.records += 1;
    }

    /// Adds a document. They come behind all events.
    pub fn add_document(&mut self, blob: &Blob) {
        documents_into(&mut self.bytes, blob);
        self.records += 1;
    }

    /// How many events and documents there are.
    pub fn records(&self) -> usize {
        self.records
    }

    /// SHA-256 of their bytes.
    pub fn digest(&self) -> Digest256 {
        Digest256(sha256(&self.bytes))
    }

    /// How many bytes they have.
    pub fn size(&self) -> usize {
        self.bytes.len()
    }
}

/// Signs a manifest, which names these parts, and encrypts all of it for its recipients.
pub fn seal(manifest: &Manifest, parts: &Parts, identity: &Identity) -> Result<Vec<u8>, KeyError> {
    let text = manifest.to_text();
    let signature = identity.sign(NAMESPACE, text.as_bytes())?;
    let to: Vec<Recipient> = manifest.to.iter().map(|to| Recipient::Ssh(to.key)).collect();
    let length = u32::try_from(text.len()).map_err(|_| KeyError::CannotWrap)?;
    let sealed = sealed_to(&to, Vec::new()).and_then(|mut writer| {
        writer.write_all(&length.to_be_bytes())?;
        writer.write_all(text.as_bytes())?;
        writer.write_all(&signature[..])?;
        writer.write_all(&parts.bytes)?;
        writer.finish()
    });
    sealed.map_err(|_| KeyError::CannotWrap)
}

/// Opens a bundle of a party with one's own key. Everything that does not depend on a store is checked: the sender's
/// signature, that they meant it for us, each hash. The signatures of events are not.
pub fn open(sealed: &[u8], identity: &Identity, roster: EventId) -> Result<Bundle, Unreadable> {
    if sealed.len() > MAX_SEALED {
        return Err(Unreadable::TooLarge);
    }
    let reader = unsealed(sealed, identity).map_err(|_| Unreadable::Sealed)?;
    let mut bytes = Vec::new();
    reader.take(MAX_BUNDLE as u64 + 1).read_to_end(&mut bytes).map_err(|_| Unreadable::Sealed)?;
    if bytes.len() > MAX_BUNDLE {
        return Err(Unreadable::TooLarge);
    }
    if begins_as_a_request(&bytes) {
        return Err(Unreadable::Request(bytes));
    }
    let (text, rest) = Reader::new(&bytes).text().ok_or(Unreadable::Malformed)?;
    if newer_format(text).is_some() {
        return Err(Unreadable::Newer);
    }
    let manifest = std::str::from_utf8(text).ok().and_then(Manifest::read).ok_or(Unreadable::Malformed)?;
    if manifest.store.roster != roster {
        return Err(Unreadable::AnotherParty);
    }
    let (signature, records) = rest.split_first_chunk::<64>().ok_or(Unreadable::Malformed)?;
    if !signature::verify(&manifest.by, NAMESPACE, text, signature) {
        return Err(Unreadable::Signature);
    }
    if manifest.said_to(identity.public()).is_none() {
        return Err(Unreadable::NotToUs);
    }
    if Digest256(sha256(records)) != manifest.digest {
        return Err(Unreadable::Malformed);
    }
    let (logs, documents) = Reader::new(records).records(&manifest)?;
    Ok(Bundle { manifest, logs, documents })
}
