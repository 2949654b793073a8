//! Whether a key that opens nothing is an earlier key of the vault, or the right one of a vault whose beginning is
//! damaged: each page of the file carries its own authentication, as `SQLCipher` 4 makes it.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;

use hkdf::hmac::{Hmac, Mac};
use sha2::Sha512;
use zeroize::Zeroizing;

use crate::seal::vault_key::VaultKey;
use crate::store::StoreError;
use crate::store::layout::vault_file;

const PAGE: usize = 8192;
const SALT: usize = 16;
const TAG: usize = 64;
/// How many pages are checked: one that authenticates is enough.
const MOST: u64 = 8;

/// HMAC-SHA-512 of some parts.
fn mac(key: &[u8], parts: &[&[u8]]) -> Option<Zeroizing<[u8; TAG]>> {
    let mut mac = Hmac::<Sha512>::new_from_slice(key).ok()?;
    parts.iter().for_each(|part| mac.update(part));
    Some(Zeroizing::new(mac.finalize().into_bytes().into()))
}

/// The key that authenticates the pages: PBKDF2 of the vault key in two rounds, with the salt of the file inverted.
fn page_key(key: &VaultKey, salt: &[u8]) -> Option<Zeroizing<[u8; TAG]>> {
    let salt: Vec<u8> = salt.iter().map(|byte| byte ^ 0x3a).collect();
    let mut first = mac(key.bytes(), &[&salt, &[0, 0, 0, 1]])?;
    let second = mac(key.bytes(), &[&first[..]])?;
    first.iter_mut().zip(second.iter()).for_each(|(byte, other)| *byte ^= other);
    Some(first)
}

/// Whether any of the first pages behind the very first was written under this key. A file too short to tell: yes.
fn is_the_key_of(vault: &Path, key: &VaultKey) -> bool {
    let Ok(mut file) = File::open(vault) else { return true };
    let mut page = vec![0; PAGE];
    if file.read_exact(&mut page).is_err() {
        return true;
    }
    let Some(of_pages) = page.get(..SALT).and_then(|salt| page_key(key, salt)) else { return true };
    let pages = file.metadata().map_or(0, |about| about.len() / PAGE as u64);
    if pages < 2 {
        return true;
    }
    (2..=pages.min(MOST + 1)).any(|number| {
        let at = file.seek(SeekFrom::Start((number - 1) * PAGE as u64));
        if at.and_then(|_| file.read_exact(&mut page)).is_err() {
            return false;
        }
        let (content, tag) = page.split_at(PAGE - TAG);
        let number = u32::try_from(number).unwrap_or_default().to_le_bytes();
        of_pages.get(..32).and_then(|key| mac(key, &[content, &number])).is_some_and(|made| made[..] == *tag)
    })
}

/// Why a key does not open a vault: it is an earlier one, or the vault is damaged.
pub(super) fn not_opened(dir: &Path, key: &VaultKey) -> impl FnOnce(StoreError) -> StoreError {
    move |error| match error {
        StoreError::Changed | StoreError::Damaged(_) if !is_the_key_of(&vault_file(dir), key) => {
            StoreError::EarlierKey
        }
        other => other,
    }
}
