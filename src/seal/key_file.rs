//! What a key file is, however it came: an OpenSSH private key, public keys one a line, or something that is told by
//! its name. As for `ssh-keygen`, blank lines at the end and the width of lines do not count; nor, which it minds, do
//! line ends of Windows, blank lines or a byte order mark at the beginning, indents, and UTF-16 (which PowerShell
//! writes).

use data_encoding::{BASE64, BASE64_NOPAD};
use zeroize::Zeroizing;

use crate::domain::ids::{PublicKey, sha256};
use crate::seal::agent::{ED25519, pair, string};

/// The most bytes of a key file.
pub const MAX_KEY_FILE: usize = 64 * 1024;

/// Why bytes are not a usable key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadKey {
    /// Not an OpenSSH key.
    #[error("this is not an OpenSSH key")]
    NotOpenSsh,
    /// A key of a kind that we have no name for.
    #[error("only ssh-ed25519 keys are used")]
    NotEd25519,
    /// A key of another kind, by its name.
    #[error("a key of the kind {0}; only ssh-ed25519 keys are used")]
    Other(&'static str),
    /// A key whose private half a security key holds.
    #[error("a key of a security key (FIDO)")]
    Fido,
    /// A file of PuTTY.
    #[error("a PuTTY key file")]
    Putty,
    /// A key in the form of PKCS #8.
    #[error("a key in the form PKCS #8")]
    Pkcs8,
    /// A public key in the form of RFC 4716.
    #[error("a public key in the form SSH2")]
    Ssh2,
    /// A certificate, which names a key and is none.
    #[error("a certificate, not a key")]
    Certificate,
    /// Public keys, more than one.
    #[error("the file holds several keys")]
    Several,
    /// The file is locked with a passphrase.
    #[error("the key is locked with a passphrase")]
    Locked,
    /// The passphrase does not open it.
    #[error("the passphrase does not open the key")]
    WrongPassphrase,
    /// Only the public half is there, and no agent holds the other.
    #[error("only the public half of the key is there")]
    OnlyPublic,
    /// An agent holds the private half, and was never let in.
    #[error("only an agent holds the key, and it does not open this store yet")]
    OnlyInAgent,
}

const BEGIN: &str = "-----BEGIN OPENSSH PRIVATE KEY-----";
const END: &str = "-----END OPENSSH PRIVATE KEY-----";
/// With this the bytes of a private key begin.
const MAGIC: &[u8] = b"openssh-key-v1\0";

/// What is in a key file.
pub(super) enum Found {
    /// The bytes of a private Ed25519 key.
    Private(Zeroizing<Vec<u8>>),
    /// The lines of public keys, each once.
    Public(Vec<PublicLine>),
}

/// A public key of any kind, as a line of a `.pub` or an `authorized_keys` file has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicLine {
    algorithm: String,
    blob: Vec<u8>,
    /// What its owner wrote behind it.
    pub comment: String,
}

impl PublicLine {
    /// The fingerprint as OpenSSH prints it.
    pub fn fingerprint(&self) -> String {
        format!("SHA256:{}", BASE64_NOPAD.encode(&sha256(&self.blob)))
    }

    /// The key, where it is an Ed25519 one.
    pub fn key(&self) -> Result<PublicKey, BadKey> {
        ed25519_only(self.algorithm.as_bytes())?;
        match pair(&self.blob) {
            Some((ED25519, key)) => key.try_into().map(PublicKey).map_err(|_| BadKey::NotOpenSsh),
            _ => Err(BadKey::NotOpenSsh),
        }
    }

    /// Reads a line: options, if any, the kind, the key, and a comment.
    fn read(line: &str) -> Result<PublicLine, BadKey> {
        let mut words = words(line).into_iter().skip_while(|word| !is_algorithm(word));
        let (Some(algorithm), Some(blob)) = (words.next(), words.next()) else {
            return Err(BadKey::NotOpenSsh);
        };
        let blob = BASE64.decode(blob.as_bytes()).map_err(|_| BadKey::NotOpenSsh)?;
        let names_itself = string(&mut blob.as_slice()) == Some(algorithm.as_bytes());
        let line = PublicLine {
            algorithm: algorithm.to_owned(),
            blob,
            comment: words.collect::<Vec<_>>().join(" "),
        };
        if names_itself { Ok(line) } else { Err(BadKey::NotOpenSsh) }
    }
}

/// Finds out what a file is.
pub(super) fn read(file: &[u8]) -> Result<Found, BadKey> {
    if file.len() > MAX_KEY_FILE {
        return Err(BadKey::NotOpenSsh);
    }
    let file = file.strip_prefix(b"\xef\xbb\xbf").unwrap_or(file);
    let from_utf16 = of_utf16(file)?;
    let text = match &from_utf16 {
        Some(text) => text.as_str(),
        None => std::str::from_utf8(file).map_err(|_| BadKey::NotOpenSsh)?,
    };
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    let first = lines.clone().next().unwrap_or_default();
    if first == BEGIN {
        return private(text).map(Found::Private);
    }
    if let Some(other) = of_another_program(first) {
        return Err(other);
    }
    let mut public: Vec<PublicLine> = Vec::new();
    lines.try_for_each(|line| {
        let line = PublicLine::read(line)?;
        if public.iter().all(|known| known.blob != line.blob) {
            public.push(line);
        }
        Ok(())
    })?;
    if public.is_empty() { Err(BadKey::NotOpenSsh) } else { Ok(Found::Public(public)) }
}

/// The text of a file in UTF-16, which begins with a byte order mark.
fn of_utf16(file: &[u8]) -> Result<Option<Zeroizing<String>>, BadKey> {
    let (unit, rest): (fn([u8; 2]) -> u16, _) = match file {
        [0xff, 0xfe, rest @ ..] => (u16::from_le_bytes, rest),
        [0xfe, 0xff, rest @ ..] => (u16::from_be_bytes, rest),
        _ => return Ok(None),
    };
    let (pairs, odd) = rest.as_chunks::<2>();
    // As much room as it takes from the start: a key that moves leaves copies behind.
    let mut text = Zeroizing::new(String::with_capacity(file.len() * 2));
    for letter in char::decode_utf16(pairs.iter().map(|pair| unit(*pair))) {
        text.push(letter.map_err(|_| BadKey::NotOpenSsh)?);
    }
    if odd.is_empty() { Ok(Some(text)) } else { Err(BadKey::NotOpenSsh) }
}

/// The bytes between the marks of a private key of the kind that is used. The kind stands before anything that a
/// passphrase locks.
fn private(text: &str) -> Result<Zeroizing<Vec<u8>>, BadKey> {
    let inside = text.split_once(BEGIN).and_then(|(_, after)| after.split_once(END));
    let (inside, _) = inside.ok_or(BadKey::NotOpenSsh)?;
    let mut letters = Zeroizing::new(Vec::with_capacity(inside.len()));
    letters.extend(inside.bytes().filter(|letter| !letter.is_ascii_whitespace()));
    let room = BASE64.decode_len(letters.len()).map_err(|_| BadKey::NotOpenSsh)?;
    let mut bytes = Zeroizing::new(vec![0; room]);
    let length = BASE64.decode_mut(&letters, &mut bytes).map_err(|_| BadKey::NotOpenSsh)?;
    bytes.truncate(length);
    ed25519_only(algorithm_of(&bytes).ok_or(BadKey::NotOpenSsh)?)?;
    Ok(bytes)
}

/// The kind of a private key: behind the cipher, how its key is derived, the options of that, and the count of keys.
fn algorithm_of(bytes: &[u8]) -> Option<&[u8]> {
    let mut rest = bytes.strip_prefix(MAGIC)?;
    for _ in 0..3 {
        string(&mut rest)?;
    }
    let (_, mut rest) = rest.split_at_checked(4)?;
    string(&mut string(&mut rest)?)
}

/// Whether a word of a line says of what kind the key behind it is.
fn is_algorithm(word: &str) -> bool {
    ["ssh-", "ecdsa-sha2-", "sk-ssh-", "sk-ecdsa-"].iter().any(|kind| word.starts_with(kind))
}

/// Names every kind that is not used.
fn ed25519_only(algorithm: &[u8]) -> Result<(), BadKey> {
    let name = String::from_utf8_lossy(algorithm);
    Err(match &*name {
        "ssh-ed25519" => return Ok(()),
        certified if certified.contains("-cert-v0") => BadKey::Certificate,
        token if token.starts_with("sk-") => BadKey::Fido,
        "ssh-rsa" => BadKey::Other("RSA"),
        "ssh-dss" => BadKey::Other("DSA"),
        curve if curve.starts_with("ecdsa-") => BadKey::Other("ECDSA"),
        _ => BadKey::NotEd25519,
    })
}

/// What the first line of a file of another program says.
fn of_another_program(first: &str) -> Option<BadKey> {
    if first.starts_with("PuTTY-User-Key-File-") {
        return Some(BadKey::Putty);
    }
    if first.starts_with("---- BEGIN SSH2 ") {
        return Some(BadKey::Ssh2);
    }
    if first.starts_with("AGE-SECRET-KEY-") || first.starts_with("age1") {
        return Some(BadKey::Other("age"));
    }
    let label = first.strip_prefix("-----BEGIN ")?;
    let begins = |word: &str| label.starts_with(word);
    Some(match () {
        () if begins("RSA ") => BadKey::Other("RSA"),
        () if begins("EC ") => BadKey::Other("ECDSA"),
        () if begins("DSA ") => BadKey::Other("DSA"),
        () if begins("PGP ") => BadKey::Other("OpenPGP"),
        () if begins("PRIVATE KEY") || begins("ENCRYPTED PRIVATE KEY") || begins("PUBLIC KEY") => {
            BadKey::Pkcs8
        }
        () => BadKey::NotOpenSsh,
    })
}

/// The words of a line; blanks within quotes, as options have them, part none.
fn words(line: &str) -> Vec<&str> {
    let (mut quoted, mut escaped) = (false, false);
    let parts = line.split(|letter: char| {
        quoted ^= letter == '"' && !escaped;
        escaped = letter == '\\' && !escaped;
        letter.is_whitespace() && !quoted
    });
    parts.filter(|word| !word.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quoted_option_is_one_word() {
        assert_eq!(words("a  b\tc"), ["a", "b", "c"]);
        assert_eq!(
            words(r#"command="a b \" c",no-pty ssh-rsa A"#),
            [r#"command="a b \" c",no-pty"#, "ssh-rsa", "A"]
        );
        assert_eq!(words(r#"never="closed ssh-rsa A"#).len(), 1);
    }
}
