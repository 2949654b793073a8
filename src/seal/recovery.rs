//! The recovery key: an age identity that is shown once, kept on paper, and never stored. The vault key is wrapped to
//! it as to any other key.

use std::str::FromStr;

use age::secrecy::ExposeSecret;
use age::x25519;
use zeroize::Zeroizing;

/// The file in `keys/` that holds the vault key for the recovery key.
pub const RECOVERY_FILE: &str = "recovery.age";

/// The text is not a recovery key: a letter is wrong or missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this is not a recovery key")]
pub struct NotRecovery;

/// A recovery key, private half included.
pub struct RecoveryKey(x25519::Identity);

impl std::fmt::Debug for RecoveryKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("RecoveryKey")
    }
}

impl RecoveryKey {
    /// A random recovery key.
    pub fn generate() -> RecoveryKey {
        RecoveryKey(x25519::Identity::generate())
    }

    /// Reads a key as somebody types it from paper: spaces and lower case are accepted, and the checksum finds a wrong
    /// letter.
    pub fn read(typed: &str) -> Result<RecoveryKey, NotRecovery> {
        let mut text = Zeroizing::new(String::with_capacity(typed.len()));
        text.extend(typed.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_uppercase()));
        x25519::Identity::from_str(&text).map(RecoveryKey).map_err(|_| NotRecovery)
    }

    /// The line that goes on paper: `AGE-SECRET-KEY-1…`.
    pub fn line(&self) -> Zeroizing<String> {
        Zeroizing::new(self.0.to_string().expose_secret().to_owned())
    }

    /// The public half, `age1…`, to which the vault key is wrapped.
    pub fn recipient(&self) -> String {
        self.0.to_public().to_string()
    }

    pub(super) fn identity(&self) -> &x25519::Identity {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_typed_from_paper_is_the_key() {
        let key = RecoveryKey::generate();
        let line = key.line();
        let (head, tail) = line.split_at(20);
        let typed = format!(" {} {}\n", head.to_lowercase(), tail.to_lowercase());
        assert_eq!(RecoveryKey::read(&typed).unwrap().recipient(), key.recipient());
        let wrong = if line.ends_with('Q') { 'P' } else { 'Q' };
        assert!(RecoveryKey::read(&format!("{}{wrong}", &line[..line.len() - 1])).is_err());
        assert!(RecoveryKey::read(&key.recipient()).is_err());
        assert!(RecoveryKey::read("").is_err());
    }
}
