//! The vault key: 32 random bytes that open the store, wrapped by age to each OpenSSH key that may.

use std::str::FromStr;

use zeroize::Zeroizing;

use crate::domain::ids::PublicKey;
use crate::seal::identity::{Identity, fingerprint, public_line};

/// The most bytes of a wrapped key: an age file with one recipient has some 400.
pub const MAX_WRAPPED: usize = 16 * 1024;

/// Why a vault key cannot be wrapped or unwrapped.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// The wrapped key is made for another key, or was changed.
    #[error("this key does not open the vault")]
    NotForThisKey,
    /// The system gave no randomness, or age refused the recipient.
    #[error("the vault key cannot be wrapped")]
    CannotWrap,
}

/// The key of a vault. Wiped when it is dropped.
#[derive(Clone)]
pub struct VaultKey(Zeroizing<[u8; 32]>);

impl std::fmt::Debug for VaultKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("VaultKey")
    }
}

impl VaultKey {
    /// A vault key from its bytes.
    #[must_use]
    pub fn new(bytes: [u8; 32]) -> VaultKey {
        VaultKey(Zeroizing::new(bytes))
    }

    /// The pragma text that hands the raw key to `SQLCipher`.
    #[must_use]
    pub fn pragma(&self) -> Zeroizing<String> {
        Zeroizing::new(format!("x'{}'", data_encoding::HEXLOWER.encode(&*self.0)))
    }

    /// Wraps the key to a person's public key, as an age file.
    ///
    /// # Errors
    /// [`KeyError::CannotWrap`].
    pub fn wrap(&self, to: &PublicKey) -> Result<Vec<u8>, KeyError> {
        let recipient = age::ssh::Recipient::from_str(&public_line(to)).map_err(|_| KeyError::CannotWrap)?;
        age::encrypt(&recipient, &self.0[..]).map_err(|_| KeyError::CannotWrap)
    }

    /// Opens a wrapped key with the key it was wrapped to.
    ///
    /// # Errors
    /// [`KeyError::NotForThisKey`].
    pub fn unwrap(wrapped: &[u8], identity: &Identity) -> Result<VaultKey, KeyError> {
        let no = KeyError::NotForThisKey;
        if wrapped.len() > MAX_WRAPPED {
            return Err(no);
        }
        let file = identity.to_openssh("").map_err(|_| no.clone())?;
        let identity = age::ssh::Identity::from_buffer(file.as_bytes(), None).map_err(|_| no.clone())?;
        let key = Zeroizing::new(age::decrypt(&identity, wrapped).map_err(|_| no.clone())?);
        key.as_slice().try_into().map(VaultKey::new).map_err(|_| no)
    }
}

/// The name of the file that holds the vault key for a public key: its fingerprint, in letters that every file
/// system takes.
#[must_use]
pub fn file_name(key: &PublicKey) -> String {
    let safe = |letter| match letter {
        '/' => '_',
        '+' => '-',
        other => other,
    };
    format!("{}.age", fingerprint(key).trim_start_matches("SHA256:").chars().map(safe).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrapped_key_opens_for_its_person_only() {
        let (ann, ben) = (Identity::from_seed(&[1; 32]), Identity::from_seed(&[2; 32]));
        let key = VaultKey::new([7; 32]);
        let wrapped = key.wrap(&ann.public()).unwrap();
        assert_eq!(*VaultKey::unwrap(&wrapped, &ann).unwrap().pragma(), *key.pragma());
        assert_eq!(VaultKey::unwrap(&wrapped, &ben).unwrap_err(), KeyError::NotForThisKey);
    }
}
