//! OpenSSH Ed25519 keys: read from bytes, never from the command line or the environment.

use ed25519_dalek::SigningKey;
use ssh_key::private::{Ed25519Keypair, KeypairData};
use ssh_key::{HashAlg, LineEnding, PrivateKey};
use zeroize::Zeroizing;

use crate::domain::ids::PublicKey;

/// The most bytes of a key file.
pub const MAX_KEY_FILE: usize = 64 * 1024;

/// Why bytes are not a usable key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadKey {
    /// Not an OpenSSH key.
    #[error("this is not an OpenSSH key")]
    NotOpenSsh,
    /// Another kind of key.
    #[error("only ssh-ed25519 keys are used")]
    NotEd25519,
    /// The file is locked with a passphrase.
    #[error("the key is locked with a passphrase")]
    Locked,
    /// The passphrase does not open it.
    #[error("the passphrase does not open the key")]
    WrongPassphrase,
}

/// A person's own key, ready to sign.
pub struct Identity {
    signing: SigningKey,
}

impl std::fmt::Debug for Identity {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Identity({})", self.fingerprint())
    }
}

impl Identity {
    /// Reads a private key file. `passphrase` is asked for only where the file is locked.
    ///
    /// # Errors
    /// [`BadKey`]; [`BadKey::Locked`] where a passphrase is needed and none is given.
    pub fn read(
        file: &[u8],
        passphrase: impl FnOnce() -> Option<Zeroizing<String>>,
    ) -> Result<Identity, BadKey> {
        if file.len() > MAX_KEY_FILE {
            return Err(BadKey::NotOpenSsh);
        }
        let mut key = PrivateKey::from_openssh(file).map_err(|_| BadKey::NotOpenSsh)?;
        if key.is_encrypted() {
            let passphrase = passphrase().ok_or(BadKey::Locked)?;
            key = key.decrypt(passphrase.as_bytes()).map_err(|_| BadKey::WrongPassphrase)?;
        }
        match key.key_data() {
            KeypairData::Ed25519(pair) => Ok(Self::from_seed(&pair.private.to_bytes())),
            _ => Err(BadKey::NotEd25519),
        }
    }

    /// The key of a seed of 32 bytes: for invented people and tests.
    #[must_use]
    pub fn from_seed(seed: &[u8; 32]) -> Identity {
        Identity { signing: SigningKey::from_bytes(seed) }
    }

    /// The key that signs.
    #[must_use]
    pub fn signing(&self) -> &SigningKey {
        &self.signing
    }

    /// The public half.
    #[must_use]
    pub fn public(&self) -> PublicKey {
        PublicKey(self.signing.verifying_key().to_bytes())
    }

    /// The fingerprint as OpenSSH prints it.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        fingerprint(&self.public())
    }

    /// The private key as an OpenSSH file without a passphrase. A file's check number is taken from the key, so the
    /// same key always makes the same file.
    ///
    /// # Errors
    /// [`BadKey::NotOpenSsh`] where it cannot be written.
    pub fn to_openssh(&self, comment: &str) -> Result<Zeroizing<String>, BadKey> {
        let pair = Ed25519Keypair::from_seed(&self.signing.to_bytes());
        let key = PrivateKey::new(KeypairData::Ed25519(pair), comment).map_err(|_| BadKey::NotOpenSsh)?;
        key.to_openssh(LineEnding::LF).map_err(|_| BadKey::NotOpenSsh)
    }
}

fn ssh_public(key: &PublicKey) -> ssh_key::PublicKey {
    ssh_key::PublicKey::from(ssh_key::public::Ed25519PublicKey(key.0))
}

/// The fingerprint of a public key as OpenSSH prints it.
#[must_use]
pub fn fingerprint(key: &PublicKey) -> String {
    ssh_public(key).fingerprint(HashAlg::Sha256).to_string()
}

/// The line of an `authorized_keys` or `.pub` file.
#[must_use]
pub fn public_line(key: &PublicKey) -> String {
    // An Ed25519 key of 32 bytes always has a line.
    ssh_public(key).to_openssh().unwrap_or_default()
}

/// Reads a `.pub` file: one line, only `ssh-ed25519`.
///
/// # Errors
/// [`BadKey`].
pub fn read_public(file: &[u8]) -> Result<PublicKey, BadKey> {
    let text = std::str::from_utf8(file).map_err(|_| BadKey::NotOpenSsh)?;
    if text.len() > MAX_KEY_FILE {
        return Err(BadKey::NotOpenSsh);
    }
    let key = ssh_key::PublicKey::from_openssh(text.trim()).map_err(|_| BadKey::NotOpenSsh)?;
    key.key_data().ed25519().map(|key| PublicKey(key.0)).ok_or(BadKey::NotEd25519)
}
