//! The records of a bundle as bytes: the length and bytes of a header, 64 bytes of signature, the length and bytes of a
//! body or zero. A document is a zero, its hash, its length and its bytes. Numbers are of 32 bits, the highest byte first.

use super::Unreadable;
use super::manifest::Manifest;
use crate::domain::entry::{Entry, MAX_DOCUMENT, MAX_HEADER, MAX_ROSTER_BODY, Malformed};
use crate::domain::ids::{Digest256, EventId, sha256};
use crate::store::Blob;

fn number_into(bytes: &mut Vec<u8>, number: usize) {
    // Nothing that is stored is as long as four gigabytes.
    bytes.extend_from_slice(&u32::try_from(number).unwrap_or(u32::MAX).to_be_bytes());
}

/// Writes an event.
pub(super) fn entry_into(bytes: &mut Vec<u8>, entry: &Entry, with_body: bool) {
    let header = entry.header.to_text();
    number_into(bytes, header.len());
    bytes.extend_from_slice(header.as_bytes());
    bytes.extend_from_slice(&entry.signature);
    let body = entry.body.as_ref().filter(|_| with_body).map_or(&[][..], |body| body.bytes());
    number_into(bytes, body.len());
    bytes.extend_from_slice(body);
}

/// Writes a document.
pub(super) fn documents_into(bytes: &mut Vec<u8>, blob: &Blob) {
    number_into(bytes, 0);
    bytes.extend_from_slice(blob.digest.as_bytes());
    number_into(bytes, blob.bytes.len());
    bytes.extend_from_slice(&blob.bytes);
}

/// The events of each log, and the documents.
pub(super) type Records = (Vec<(EventId, Vec<Entry>)>, Vec<Blob>);

/// Bytes that are not read yet.
pub(super) struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Reader<'a> {
        Reader(bytes)
    }

    /// A text with its length before it, and what is behind it.
    pub(super) fn text(mut self) -> Option<(&'a [u8], &'a [u8])> {
        let length = self.number()?;
        Some((self.take(length)?, self.0))
    }

    fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }

    fn number(&mut self) -> Option<usize> {
        let bytes: [u8; 4] = self.take(4)?.try_into().ok()?;
        usize::try_from(u32::from_be_bytes(bytes)).ok()
    }

    fn entry(&mut self, at: usize) -> Result<Entry, Unreadable> {
        let malformed = || Unreadable::Malformed;
        let length =
            self.number().filter(|length| (1..=MAX_HEADER).contains(length)).ok_or_else(malformed)?;
        let header = self.take(length).ok_or_else(malformed)?;
        let signature = self.take(64).and_then(|bytes| bytes.try_into().ok()).ok_or_else(malformed)?;
        let length = self.number().filter(|length| *length <= MAX_ROSTER_BODY).ok_or_else(malformed)?;
        let body = self.take(length).ok_or_else(malformed)?;
        let body = (!body.is_empty()).then(|| body.to_vec());
        Entry::read(header, signature, body).map_err(|what| match what {
            Malformed::Newer(_) => Unreadable::Newer,
            what => Unreadable::Event { at, what },
        })
    }

    fn document(&mut self) -> Option<Blob> {
        let zero = self.number()?;
        let digest = Digest256::from_slice(self.take(32)?).ok()?;
        let length = self.number().filter(|length| *length <= MAX_DOCUMENT + 32)?;
        let bytes = self.take(length)?;
        (zero == 0 && Digest256(sha256(bytes)) == digest).then(|| Blob { digest, bytes: bytes.to_vec() })
    }

    /// Reads as many records as the manifest names, and no byte more.
    pub(super) fn records(mut self, manifest: &Manifest) -> Result<Records, Unreadable> {
        // The numbers are the sender's, so they may be anything.
        let sent = manifest.logs.iter().try_fold(0_usize, |sum, note| sum.checked_add(note.sent));
        let documents =
            sent.and_then(|sent| manifest.records.checked_sub(sent)).ok_or(Unreadable::Malformed)?;
        // No record has fewer bytes than this, so no count makes us allocate more than was sent.
        if manifest.records > self.0.len() / 72 {
            return Err(Unreadable::Malformed);
        }
        let (mut logs, mut at) = (Vec::new(), 0);
        for note in manifest.logs.iter().filter(|note| note.sent > 0) {
            let mut entries = Vec::new();
            for _ in 0..note.sent {
                at += 1;
                let entry = self.entry(at)?;
                if entry.log() != note.attested.state.log {
                    return Err(Unreadable::Malformed);
                }
                entries.push(entry);
            }
            logs.push((note.attested.state.log, entries));
        }
        let documents = (0..documents).map(|_| self.document()).collect::<Option<Vec<_>>>();
        let documents = documents.filter(|_| self.0.is_empty()).ok_or(Unreadable::Malformed)?;
        Ok((logs, documents))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::PublicKey;
    use crate::exchange::bundle::To;
    use crate::store::anchor::Anchor;
    use crate::store::attest::LogState;
    use crate::store::colleagues::{Attested, LogNote, Reached};

    #[test]
    fn no_count_of_a_sender_is_believed() {
        let id = |byte| EventId([byte; 32]);
        let note = |log, sent| {
            let state = LogState { log: id(log), events: usize::MAX, heads: vec![id(log)] };
            LogNote { attested: Attested { state, lacks: Vec::new() }, sent }
        };
        for (records, sent) in
            [(0, [usize::MAX / 2 + 1; 2]), (1, [usize::MAX, 2]), (usize::MAX, [usize::MAX, 0]), (1, [1, 0])]
        {
            let manifest = Manifest {
                store: Anchor { roster: id(1), events: 1, chain: Digest256([1; 32]) },
                by: PublicKey([1; 32]),
                at: "2026-11-30T06:00:00Z".parse().unwrap(),
                time_set: false,
                to: vec![To { key: PublicKey([2; 32]), heard: Reached::NOTHING, claims: Reached::NOTHING }],
                records,
                digest: Digest256([0; 32]),
                logs: vec![note(3, sent[0]), note(4, sent[1])],
            };
            let read = Reader::new(&[0; 144]).records(&manifest);
            assert_eq!(read.unwrap_err(), Unreadable::Malformed, "{records} {sent:?}");
        }
    }
}
