//! Seals a report of danger for a store that cannot be written now: to every key that opens the store, and to
//! a key derived from the vault key, so that a person whose key is in an agent can open the report, too.

use std::io::{Read, Write};
use std::str::FromStr;

use age::x25519;
use hkdf::Hkdf;
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::seal::identity::Identity;
use crate::seal::vault_key::{Recipient, VaultKey, of_age, sealed_to};

/// The HKDF info that separates the key of reports from other keys.
const PURPOSE: &[u8] = b"report@greenlight";

/// The letters of bech32 (BIP 173), in which age writes its keys.
const LETTERS: &[u8; 32] = b"qpzry9x8gf2tvdw0s3jn54khce6mua7l";

/// The checksum of bech32 over values of five bits.
fn checksum(values: impl Iterator<Item = u8>) -> u32 {
    const PARTS: [u32; 5] = [0x3b6a_57b2, 0x2650_8e6d, 0x1ea1_19fa, 0x3d42_33dd, 0x2a14_62b3];
    values.fold(1, |sum, value| {
        let top = sum >> 25;
        let shifted = ((sum & 0x01ff_ffff) << 5) ^ u32::from(value);
        PARTS
            .iter()
            .enumerate()
            .fold(shifted, |sum, (at, part)| sum ^ if top >> at & 1 == 1 { *part } else { 0 })
    })
}

/// A key as age writes it: `AGE-SECRET-KEY-1…`.
fn age_line(key: &[u8; 32]) -> Zeroizing<String> {
    const PREFIX: &str = "age-secret-key-";
    let bit = |at: usize| key.get(at / 8).map_or(0, |byte| byte >> (7 - at % 8) & 1);
    // Bech32 takes 256 bits in groups of five and pads the last with zeros.
    let group = |at: usize| (0..5).fold(0, |value, more| value << 1 | bit(at * 5 + more));
    let mut values: Zeroizing<Vec<u8>> = Zeroizing::new((0..52).map(group).collect());
    let high = PREFIX.bytes().map(|letter| letter >> 5);
    let low = PREFIX.bytes().map(|letter| letter & 31);
    let all = high.chain([0]).chain(low).chain(values.iter().copied()).chain([0; 6]);
    let sum = checksum(all) ^ 1;
    values.extend((0..6).map(|at| u8::try_from(sum >> (5 * (5 - at)) & 31).unwrap_or_default()));
    let mut line = Zeroizing::new(String::with_capacity(80));
    line.push_str(PREFIX);
    line.push('1');
    line.extend(values.iter().filter_map(|value| LETTERS.get(usize::from(*value))).map(|c| char::from(*c)));
    line.make_ascii_uppercase();
    line
}

/// The key of reports, derived from the vault key.
fn key_of(vault: &VaultKey) -> Option<x25519::Identity> {
    let mut key = Zeroizing::new([0; 32]);
    Hkdf::<Sha256>::new(None, vault.bytes()).expand(PURPOSE, &mut *key).ok()?;
    x25519::Identity::from_str(&age_line(&key)).ok()
}

/// Seals a report to the keys that open a vault, and to its key of reports.
pub fn seal(text: &[u8], to: &[Recipient], vault: Option<&VaultKey>) -> std::io::Result<Vec<u8>> {
    let mut to = to.to_vec();
    to.extend(vault.and_then(key_of).map(|key| Recipient::Age(key.to_public().to_string())));
    let mut writer = sealed_to(&to, Vec::new())?;
    writer.write_all(text)?;
    writer.finish()
}

/// Opens a report of at most `most` bytes with the vault's key or the person's own.
pub fn open(sealed: &[u8], vault: &VaultKey, identity: &Identity, most: u64) -> Option<Zeroizing<Vec<u8>>> {
    let (of_vault, of_person) = (key_of(vault), of_age(identity));
    let keys = of_vault.iter().map(|key| key as &dyn age::Identity);
    let keys = keys.chain(of_person.iter().map(|key| key as &dyn age::Identity));
    let reader = age::Decryptor::new(sealed).ok()?.decrypt(keys).ok()?;
    let mut text = Zeroizing::new(Vec::new());
    let read = reader.take(most + 1).read_to_end(&mut text).ok()?;
    (read as u64 <= most).then_some(text)
}

#[cfg(test)]
mod tests {
    use age::secrecy::ExposeSecret;

    use super::*;

    #[test]
    fn a_key_is_written_as_age_writes_it() {
        let key = key_of(&VaultKey::new([7; 32])).unwrap();
        let mut bytes = [0; 32];
        Hkdf::<Sha256>::new(None, &[7; 32]).expand(PURPOSE, &mut bytes).unwrap();
        assert_eq!(*age_line(&bytes), *key.to_string().expose_secret());
    }

    #[test]
    fn a_report_opens_for_the_vault_and_for_each_recipient_only() {
        let [ann, ben, cal] = [1, 2, 3].map(|seed| Identity::from_seed(&[seed; 32]));
        let (vault, other) = (VaultKey::new([7; 32]), VaultKey::new([8; 32]));
        let sealed = seal(b"words", &[Recipient::Ssh(ann.public())], Some(&vault)).unwrap();
        assert_eq!(*open(&sealed, &vault, &ben, 5).unwrap(), b"words");
        assert_eq!(*open(&sealed, &other, &ann, 5).unwrap(), b"words");
        assert!(open(&sealed, &other, &cal, 5).is_none());
        assert!(open(&sealed, &vault, &ann, 4).is_none());
        for at in 0..sealed.len() {
            assert!(open(&sealed[..at], &vault, &ann, 100).is_none(), "{at}");
        }
    }
}
