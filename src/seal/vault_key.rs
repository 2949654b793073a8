//! The vault key: 32 random bytes that open the store, wrapped by age to each OpenSSH key that may.

use std::io::{self, Read, Write};
use std::str::FromStr;

use age::stream::{StreamReader, StreamWriter};
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
        self.wrap_for(&Recipient::Ssh(*to))
    }

    /// Wraps the key to whoever may open the vault, as an age file.
    ///
    /// # Errors
    /// [`KeyError::CannotWrap`].
    pub fn wrap_for(&self, to: &Recipient) -> Result<Vec<u8>, KeyError> {
        let sealed = sealed_to(std::slice::from_ref(to), Vec::new())
            .and_then(|mut writer| writer.write_all(&self.0[..]).and_then(|()| writer.finish()));
        sealed.map_err(|_| KeyError::CannotWrap)
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
        let mut opened = unsealed(wrapped, identity).map_err(|_| no.clone())?;
        let mut key = Zeroizing::new([0; 32]);
        let mut more = Vec::new();
        opened.read_exact(&mut *key).and_then(|()| opened.read_to_end(&mut more)).map_err(|_| no.clone())?;
        if more.is_empty() { Ok(VaultKey(key)) } else { Err(no) }
    }
}

/// Whoever may open a vault, or a backup of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Recipient {
    /// A person's key.
    Ssh(PublicKey),
    /// The recovery key: `age1...`.
    Age(String),
}

/// The name of the file that holds the vault key for the recovery key.
pub const RECOVERY: &str = "recovery.age";

impl Recipient {
    /// The name of the file that holds the vault key for it.
    #[must_use]
    pub fn file_name(&self) -> String {
        match self {
            Recipient::Ssh(key) => file_name(key),
            Recipient::Age(_) => RECOVERY.to_owned(),
        }
    }

    fn of_age(&self) -> Option<Box<dyn age::Recipient>> {
        match self {
            Recipient::Ssh(key) => {
                let recipient = age::ssh::Recipient::from_str(&public_line(key)).ok()?;
                Some(Box::new(recipient))
            }
            Recipient::Age(text) => Some(Box::new(age::x25519::Recipient::from_str(text).ok()?)),
        }
    }
}

/// Seals what is written to it, to every recipient, as one age file. It is whole only after `finish`.
///
/// # Errors
/// When a recipient is none, or it cannot be written.
pub fn sealed_to<W: Write>(to: &[Recipient], out: W) -> io::Result<StreamWriter<W>> {
    let cannot = || io::Error::other(KeyError::CannotWrap);
    let recipients: Vec<_> = to.iter().map(Recipient::of_age).collect::<Option<_>>().ok_or_else(cannot)?;
    let encryptor = age::Encryptor::with_recipients(recipients.iter().map(|one| &**one));
    encryptor.map_err(|_| cannot())?.wrap_output(out)
}

/// Opens an age file with a person's own key. This is the one place that needs the private key itself: a key that
/// lives in an agent must be read from its file first.
///
/// # Errors
/// [`KeyError::NotForThisKey`].
pub fn unsealed<R: Read>(from: R, identity: &Identity) -> Result<StreamReader<R>, KeyError> {
    let no = |_| KeyError::NotForThisKey;
    let file = identity.to_openssh("").map_err(|_| KeyError::NotForThisKey)?;
    let identity =
        age::ssh::Identity::from_buffer(file.as_bytes(), None).map_err(|_| KeyError::NotForThisKey)?;
    let decryptor = age::Decryptor::new(from).map_err(no)?;
    decryptor.decrypt(std::iter::once(&identity as &dyn age::Identity)).map_err(no)
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
