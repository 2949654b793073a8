//! OpenSSH Ed25519 keys, read from bytes or held by an ssh-agent, never taken from the command line or the environment.

use ed25519_dalek::SigningKey;
use ssh_key::private::{Ed25519Keypair, KeypairData};
use ssh_key::{Cipher, HashAlg, Kdf, LineEnding, PrivateKey};
use zeroize::Zeroizing;

use crate::domain::entry::{Body, EVENT_NAMESPACE, Entry, Header};
use crate::domain::ids::PublicKey;
use crate::seal::agent::{Agent, AgentError};
use crate::seal::key_file::{self, Found, PublicLine};
use crate::seal::signature::sign;

pub use crate::seal::key_file::{BadKey, MAX_KEY_FILE};

/// The rounds of bcrypt for a passphrase, the default of `ssh-keygen`.
const ROUNDS: u32 = 24;

/// The content of a key file.
#[derive(Debug)]
pub enum KeyFile {
    /// A private key without a passphrase.
    Open(Identity),
    /// A private key that a passphrase opens.
    Locked(LockedKey),
    /// A public key.
    Public(PublicKey),
}

/// A private key that needs its passphrase.
pub struct LockedKey {
    key: PrivateKey,
    public: PublicKey,
}

impl std::fmt::Debug for LockedKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "LockedKey({})", fingerprint(&self.public))
    }
}

impl KeyFile {
    /// Reads a key file, private or public.
    pub fn read(file: &[u8]) -> Result<KeyFile, BadKey> {
        let bytes = match key_file::read(file)? {
            Found::Public(lines) => return only(&lines).map(KeyFile::Public),
            Found::Private(bytes) => bytes,
        };
        let key = PrivateKey::from_bytes(&bytes).map_err(|_| BadKey::NotOpenSsh)?;
        let public = key.public_key().key_data().ed25519().map(|key| PublicKey(key.0));
        let public = public.ok_or(BadKey::NotEd25519)?;
        if key.is_encrypted() {
            return Ok(KeyFile::Locked(LockedKey { key, public }));
        }
        in_hand(&key, &public).map(KeyFile::Open)
    }

    /// The public half, which every key file has in the clear.
    pub fn public(&self) -> PublicKey {
        match self {
            KeyFile::Open(identity) => identity.public(),
            KeyFile::Locked(locked) => locked.public,
            KeyFile::Public(public) => *public,
        }
    }
}

impl LockedKey {
    /// Opens the key.
    pub fn open(&self, passphrase: &str) -> Result<Identity, BadKey> {
        let key = self.key.decrypt(passphrase.as_bytes()).map_err(|_| BadKey::WrongPassphrase)?;
        in_hand(&key, &self.public)
    }
}

/// The identity of a decrypted private key. A file whose clear public half is that of another key is refused.
fn in_hand(key: &PrivateKey, public: &PublicKey) -> Result<Identity, BadKey> {
    let KeypairData::Ed25519(pair) = key.key_data() else { return Err(BadKey::NotEd25519) };
    let identity = Identity::from_seed(&Zeroizing::new(pair.private.to_bytes()));
    if identity.public() == *public { Ok(identity) } else { Err(BadKey::NotOpenSsh) }
}

/// A person's own key, ready to sign.
pub struct Identity {
    holder: Holder,
    public: PublicKey,
}

/// The holder of the private half.
enum Holder {
    Hand(SigningKey),
    Agent(Agent),
}

impl std::fmt::Debug for Identity {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Identity({})", self.fingerprint())
    }
}

impl Identity {
    /// Reads a private key file. `passphrase` is asked for only where the file is locked.
    pub fn read(
        file: &[u8],
        passphrase: impl FnOnce() -> Option<Zeroizing<String>>,
    ) -> Result<Identity, BadKey> {
        match KeyFile::read(file)? {
            KeyFile::Open(identity) => Ok(identity),
            KeyFile::Locked(locked) => locked.open(&passphrase().ok_or(BadKey::Locked)?),
            KeyFile::Public(_) => Err(BadKey::OnlyPublic),
        }
    }

    /// The key of a seed of 32 bytes, for invented people and tests.
    pub fn from_seed(seed: &[u8; 32]) -> Identity {
        let signing = SigningKey::from_bytes(seed);
        let public = PublicKey(signing.verifying_key().to_bytes());
        Identity { holder: Holder::Hand(signing), public }
    }

    /// A key whose private half an agent claims to hold: every signature of it is verified.
    pub fn in_agent(agent: Agent, public: PublicKey) -> Identity {
        Identity { holder: Holder::Agent(agent), public }
    }

    /// Whether an agent holds the private half.
    pub fn is_in_agent(&self) -> bool {
        matches!(self.holder, Holder::Agent(_))
    }

    /// Signs a message in a namespace.
    pub fn sign(&self, namespace: &str, message: &[u8]) -> Result<Zeroizing<[u8; 64]>, AgentError> {
        match &self.holder {
            Holder::Hand(signing) => Ok(Zeroizing::new(sign(signing, namespace, message))),
            Holder::Agent(agent) => agent.sign(&self.public, namespace, message),
        }
    }

    /// Signs a header and makes the event.
    pub fn sign_event(&self, header: Header, body: Option<Body>) -> Result<Entry, AgentError> {
        let signature = self.sign(EVENT_NAMESPACE, header.to_text().as_bytes())?;
        Ok(Entry::new(header, *signature, body))
    }

    /// The public half.
    pub fn public(&self) -> PublicKey {
        self.public
    }

    /// The fingerprint as OpenSSH prints it.
    pub fn fingerprint(&self) -> String {
        fingerprint(&self.public())
    }

    /// The private key as an OpenSSH file without a passphrase. The checkint is derived from the key, so that
    /// the same key always makes the same file. A key in an agent has no file.
    pub fn to_openssh(&self, comment: &str) -> Result<Zeroizing<String>, BadKey> {
        self.private(comment)?.to_openssh(LineEnding::LF).map_err(|_| BadKey::NotOpenSsh)
    }

    /// The private key as an OpenSSH file that a passphrase opens. The salt and the checkint are random.
    pub fn to_locked_openssh(
        &self,
        comment: &str,
        passphrase: &str,
        (salt, check): ([u8; 16], [u8; 4]),
    ) -> Result<Zeroizing<String>, BadKey> {
        let kdf = Kdf::Bcrypt { salt: salt.to_vec(), rounds: ROUNDS };
        let check = u32::from_be_bytes(check);
        let locked =
            self.private(comment)?.encrypt_with(Cipher::Aes256Ctr, kdf, check, passphrase.as_bytes());
        let locked = locked.map_err(|_| BadKey::NotOpenSsh)?;
        locked.to_openssh(LineEnding::LF).map_err(|_| BadKey::NotOpenSsh)
    }

    fn private(&self, comment: &str) -> Result<PrivateKey, BadKey> {
        let Holder::Hand(signing) = &self.holder else { return Err(BadKey::OnlyPublic) };
        let pair = Ed25519Keypair::from_seed(&Zeroizing::new(signing.to_bytes()));
        PrivateKey::new(KeypairData::Ed25519(pair), comment).map_err(|_| BadKey::NotOpenSsh)
    }
}

fn ssh_public(key: &PublicKey) -> ssh_key::PublicKey {
    ssh_key::PublicKey::from(ssh_key::public::Ed25519PublicKey(key.0))
}

/// The fingerprint of a public key as OpenSSH prints it.
pub fn fingerprint(key: &PublicKey) -> String {
    ssh_public(key).fingerprint(HashAlg::Sha256).to_string()
}

/// The line of an `authorized_keys` or `.pub` file.
pub fn public_line(key: &PublicKey) -> String {
    // Encoding an Ed25519 key of 32 bytes cannot fail.
    ssh_public(key).to_openssh().unwrap_or_default()
}

/// The public keys of a file, of whatever kind.
pub fn public_lines(file: &[u8]) -> Result<Vec<PublicLine>, BadKey> {
    match key_file::read(file)? {
        Found::Public(lines) => Ok(lines),
        Found::Private(_) => Err(BadKey::NotOpenSsh),
    }
}

/// Reads a `.pub` file of one key, only `ssh-ed25519`.
pub fn read_public(file: &[u8]) -> Result<PublicKey, BadKey> {
    only(&public_lines(file)?)
}

/// The key of the only line.
fn only(lines: &[PublicLine]) -> Result<PublicKey, BadKey> {
    match lines {
        [line] => line.key(),
        _ => Err(BadKey::Several),
    }
}
