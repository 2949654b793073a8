//! The vault key: 32 random bytes that open the store. They are wrapped by age to each OpenSSH key that may open it and
//! to the recovery key, or by a cipher from an ssh-agent's signature. `docs/format.md` has the bytes.

use std::io::{self, Read, Write};
use std::str::FromStr;

use age::stream::{StreamReader, StreamWriter};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use hkdf::Hkdf;
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::domain::ids::PublicKey;
use crate::seal::agent::AgentError;
use crate::seal::identity::{Identity, fingerprint, public_line};
use crate::seal::recovery::{RECOVERY_FILE, RecoveryKey};

/// The most bytes of a wrapped key: an age file with one recipient has some 400.
pub const MAX_WRAPPED: usize = 16 * 1024;

/// Why a vault key cannot be wrapped or unwrapped.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// The vault key is wrapped to another key, or the file was changed.
    #[error("this key does not open the vault")]
    NotForThisKey,
    /// The system gave no randomness, or age refused the recipient.
    #[error("the vault key cannot be wrapped")]
    CannotWrap,
    /// The agent that holds the key does not sign.
    #[error("{0}")]
    Agent(#[from] AgentError),
}

/// Signatures in this namespace open vaults, so they are never shown or stored.
pub const UNLOCK_NAMESPACE: &str = "unlock@greenlight";

/// The bytes of a key wrapped by an agent's signature: a nonce, the key, a tag.
pub const AGENT_WRAPPED: usize = 24 + 32 + 16;

/// The message that an agent signs. The nonce makes it unique for each wrapped key, and it is the cipher's associated
/// data.
fn unlock_message(key: &PublicKey, nonce: &[u8; 24]) -> String {
    let nonce = data_encoding::HEXLOWER.encode(nonce);
    format!("greenlight vault key\nkey {}\nnonce {nonce}\n", fingerprint(key))
}

/// The cipher whose key is derived from a person's signature. The agent signs twice, because one that signs
/// the same bytes in two ways would wrap a key that it could never open again.
fn cipher(identity: &Identity, nonce: &[u8; 24], message: &str) -> Result<XChaCha20Poly1305, KeyError> {
    let first = identity.sign(UNLOCK_NAMESPACE, message.as_bytes())?;
    if first != identity.sign(UNLOCK_NAMESPACE, message.as_bytes())? {
        return Err(AgentError::Unsteady.into());
    }
    let mut key = Zeroizing::new([0; 32]);
    let derived = Hkdf::<Sha256>::new(Some(nonce), &*first).expand(UNLOCK_NAMESPACE.as_bytes(), &mut *key);
    derived.map_err(|_| KeyError::CannotWrap)?;
    XChaCha20Poly1305::new_from_slice(&*key).map_err(|_| KeyError::CannotWrap)
}

/// The key of a vault, which is zeroized on drop.
#[derive(Clone)]
pub struct VaultKey(Zeroizing<[u8; 32]>);

impl std::fmt::Debug for VaultKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("VaultKey")
    }
}

impl VaultKey {
    /// A vault key from its bytes.
    pub fn new(bytes: [u8; 32]) -> VaultKey {
        VaultKey(Zeroizing::new(bytes))
    }

    /// The bytes, for deriving other keys and comparing vaults.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.0[..]
    }

    /// The pragma text that hands the raw key to `SQLCipher`.
    pub fn pragma(&self) -> Zeroizing<String> {
        let mut digits = Zeroizing::new([0; 64]);
        data_encoding::HEXLOWER.encode_mut(&*self.0, &mut *digits);
        // The capacity is exact, because growing would leave a copy of a part in freed memory.
        let mut text = Zeroizing::new(String::with_capacity(67));
        text.push_str("x'");
        text.extend(digits.iter().copied().map(char::from));
        text.push('\'');
        text
    }

    /// Wraps the key to a person's public key, as an age file.
    pub fn wrap(&self, to: &PublicKey) -> Result<Vec<u8>, KeyError> {
        self.wrap_for(&Recipient::Ssh(*to))
    }

    /// Wraps the key to a recipient, as an age file.
    pub fn wrap_for(&self, to: &Recipient) -> Result<Vec<u8>, KeyError> {
        let sealed = sealed_to(std::slice::from_ref(to), Vec::new())
            .and_then(|mut writer| writer.write_all(&self.0[..]).and_then(|()| writer.finish()));
        sealed.map_err(|_| KeyError::CannotWrap)
    }

    /// Wraps the key to the public half of a recovery key, `age1…`, as an age file.
    pub fn wrap_to_recovery(&self, recipient: &str) -> Result<Vec<u8>, KeyError> {
        self.wrap_for(&Recipient::Age(recipient.to_owned()))
    }

    /// Wraps the key by a cipher from the agent's signature.
    pub fn wrap_to_agent(&self, identity: &Identity) -> Result<Vec<u8>, KeyError> {
        let mut nonce = [0; 24];
        getrandom::fill(&mut nonce).map_err(|_| KeyError::CannotWrap)?;
        let message = unlock_message(&identity.public(), &nonce);
        let sealed = Payload { msg: &self.0[..], aad: message.as_bytes() };
        let sealed = cipher(identity, &nonce, &message)?.encrypt(XNonce::from_slice(&nonce), sealed);
        Ok([&nonce[..], &sealed.map_err(|_| KeyError::CannotWrap)?].concat())
    }

    /// Unwraps the vault key: from an age file, or by an agent's signature where the person's key is in an
    /// agent.
    pub fn unwrap(wrapped: &[u8], identity: &Identity) -> Result<VaultKey, KeyError> {
        let no = KeyError::NotForThisKey;
        if identity.is_in_agent() {
            return Self::unwrap_by_agent(wrapped, identity);
        }
        Self::decrypt(wrapped, &of_age(identity).ok_or(no)?)
    }

    /// Unwraps the vault key with a recovery key.
    pub fn unwrap_with_recovery(wrapped: &[u8], key: &RecoveryKey) -> Result<VaultKey, KeyError> {
        Self::decrypt(wrapped, key.identity())
    }

    fn unwrap_by_agent(wrapped: &[u8], identity: &Identity) -> Result<VaultKey, KeyError> {
        let no = KeyError::NotForThisKey;
        let (nonce, sealed) = wrapped.split_first_chunk::<24>().ok_or(no.clone())?;
        if wrapped.len() != AGENT_WRAPPED {
            return Err(no);
        }
        let message = unlock_message(&identity.public(), nonce);
        let sealed = Payload { msg: sealed, aad: message.as_bytes() };
        let key = cipher(identity, nonce, &message)?.decrypt(XNonce::from_slice(nonce), sealed);
        Self::of_bytes(key.map_err(|_| no)?)
    }

    fn decrypt(wrapped: &[u8], identity: &impl age::Identity) -> Result<VaultKey, KeyError> {
        if wrapped.len() > MAX_WRAPPED {
            return Err(KeyError::NotForThisKey);
        }
        Self::of_bytes(age::decrypt(identity, wrapped).map_err(|_| KeyError::NotForThisKey)?)
    }

    fn of_bytes(bytes: Vec<u8>) -> Result<VaultKey, KeyError> {
        let bytes = Zeroizing::new(bytes);
        bytes.as_slice().try_into().map(VaultKey::new).map_err(|_| KeyError::NotForThisKey)
    }
}

/// A key that may open a vault, or a backup of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Recipient {
    /// A person's key.
    Ssh(PublicKey),
    /// The recovery key's public half: `age1...`.
    Age(String),
}

impl Recipient {
    /// Whether something can be sealed for it: not every 32 bytes are a key.
    pub fn is_usable(&self) -> bool {
        self.of_age().is_some()
    }

    /// The name of the file that holds the vault key for it.
    pub fn file_name(&self) -> String {
        match self {
            Recipient::Ssh(key) => file_name(key),
            Recipient::Age(_) => RECOVERY_FILE.to_owned(),
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

/// A writer of an age file for these recipients. The file is complete only after `finish`.
pub fn sealed_to<W: Write>(to: &[Recipient], out: W) -> io::Result<StreamWriter<W>> {
    let cannot = || io::Error::other(KeyError::CannotWrap);
    let recipients: Vec<_> = to.iter().map(Recipient::of_age).collect::<Option<_>>().ok_or_else(cannot)?;
    let encryptor = age::Encryptor::with_recipients(recipients.iter().map(|recipient| &**recipient));
    encryptor.map_err(|_| cannot())?.wrap_output(out)
}

pub(super) fn of_age(identity: &Identity) -> Option<age::ssh::Identity> {
    let file = identity.to_openssh("").ok()?;
    age::ssh::Identity::from_buffer(file.as_bytes(), None).ok()
}

/// Opens an age file with a person's own key. Only this needs the private key itself: a key in an agent must
/// be read from its file first.
pub fn unsealed<R: Read>(from: R, identity: &Identity) -> Result<StreamReader<R>, KeyError> {
    let no = |_| KeyError::NotForThisKey;
    let identity = of_age(identity).ok_or(KeyError::NotForThisKey)?;
    let decryptor = age::Decryptor::new(from).map_err(no)?;
    decryptor.decrypt(std::iter::once(&identity as &dyn age::Identity)).map_err(no)
}

/// The name of the file that holds the vault key for a public key: its fingerprint, in letters that every file
/// system takes.
pub fn file_name(key: &PublicKey) -> String {
    format!("{}.age", file_stem(key))
}

/// The name of the file that an agent's signature with that key opens.
pub fn agent_file_name(key: &PublicKey) -> String {
    format!("{}.agent", file_stem(key))
}

fn file_stem(key: &PublicKey) -> String {
    let safe = |letter| match letter {
        '/' => '_',
        '+' => '-',
        other => other,
    };
    fingerprint(key).trim_start_matches("SHA256:").chars().map(safe).collect()
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

    #[test]
    fn what_a_signature_wraps_opens_for_that_key_and_text_only() {
        let (ann, ben) = (Identity::from_seed(&[1; 32]), Identity::from_seed(&[2; 32]));
        let key = VaultKey::new([7; 32]);
        let wrapped = key.wrap_to_agent(&ann).unwrap();
        assert_eq!(wrapped.len(), AGENT_WRAPPED);
        assert_ne!(wrapped, key.wrap_to_agent(&ann).unwrap());
        assert_eq!(*VaultKey::unwrap_by_agent(&wrapped, &ann).unwrap().pragma(), *key.pragma());
        let refused = |bytes: &[u8], who| VaultKey::unwrap_by_agent(bytes, who).unwrap_err();
        assert_eq!(refused(&wrapped, &ben), KeyError::NotForThisKey);
        for at in 0..wrapped.len() {
            let mut changed = wrapped.clone();
            changed[at] ^= 1;
            assert_eq!(refused(&changed, &ann), KeyError::NotForThisKey, "{at}");
            assert_eq!(refused(&wrapped[..at], &ann), KeyError::NotForThisKey, "{at}");
        }
    }

    #[test]
    fn the_recovery_key_opens_what_is_wrapped_to_its_public_half() {
        let (right, wrong) = (RecoveryKey::generate(), RecoveryKey::generate());
        let key = VaultKey::new([7; 32]);
        let wrapped = key.wrap_to_recovery(&right.recipient()).unwrap();
        assert_eq!(*VaultKey::unwrap_with_recovery(&wrapped, &right).unwrap().pragma(), *key.pragma());
        assert!(VaultKey::unwrap_with_recovery(&wrapped, &wrong).is_err());
        assert!(key.wrap_to_recovery("age1no").is_err());
    }
}
