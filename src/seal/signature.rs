//! Ed25519 signatures in OpenSSH's SSHSIG form: made, strictly verified, and armored for `ssh-keygen -Y verify`.

use std::collections::HashMap;

use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use ssh_key::{Algorithm, HashAlg, LineEnding, SshSig, public};

use crate::domain::entry::{EVENT_NAMESPACE, Entry, Header, pre_image};
use crate::domain::ids::PublicKey;

/// Signs a message in a namespace.
#[must_use]
pub fn sign(key: &SigningKey, namespace: &str, message: &[u8]) -> [u8; 64] {
    key.sign(&pre_image(namespace, message)).to_bytes()
}

/// Signs a header and makes the event.
#[must_use]
pub fn sign_event(key: &SigningKey, header: Header, body: Option<crate::domain::entry::Body>) -> Entry {
    let signature = sign(key, EVENT_NAMESPACE, header.to_text().as_bytes());
    Entry::new(header, signature, body)
}

/// Whether a signature over a message is that of this key. Strict: no weak key, no second form of a signature.
#[must_use]
pub fn verify(key: &PublicKey, namespace: &str, message: &[u8], signature: &[u8; 64]) -> bool {
    Verifier::default().verify(key, namespace, message, signature)
}

/// Verifies many signatures of a few keys: works each key's point out once.
#[derive(Debug, Default)]
pub struct Verifier {
    known: HashMap<PublicKey, Option<VerifyingKey>>,
}

impl Verifier {
    /// As [`verify`].
    #[must_use]
    pub fn verify(&mut self, key: &PublicKey, namespace: &str, message: &[u8], signature: &[u8; 64]) -> bool {
        let known = self.known.entry(*key).or_insert_with(|| VerifyingKey::from_bytes(&key.0).ok());
        known.is_some_and(|key| {
            key.verify_strict(&pre_image(namespace, message), &Signature::from_bytes(signature)).is_ok()
        })
    }
}

/// The file that `ssh-keygen -Y verify` reads, made without any private key.
///
/// # Errors
/// When the bytes cannot stand in such a file.
pub fn armor(key: &PublicKey, namespace: &str, signature: &[u8; 64]) -> Result<String, ssh_key::Error> {
    let key = public::KeyData::Ed25519(public::Ed25519PublicKey(key.0));
    let signature = ssh_key::Signature::new(Algorithm::Ed25519, signature.to_vec())?;
    SshSig::new(key, namespace, HashAlg::Sha512, signature)?.to_pem(LineEnding::LF)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::entry::{Body, LogKind};

    #[test]
    fn the_known_answer_holds() {
        // The secret key of RFC 8032, test 1.
        let secret = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";
        let secret: crate::domain::ids::Digest256 = secret.parse().unwrap();
        let key = SigningKey::from_bytes(&secret.0);
        let public = PublicKey(key.verifying_key().to_bytes());
        let org = br#"{"salt":"000102030405060708090a0b0c0d0e0f","org":"Example Party"}"#;
        let body = Body::parse(LogKind::Roster, org.to_vec()).unwrap();
        let header = Header {
            kind: LogKind::Roster,
            log: None,
            prev: vec![],
            auth: vec![],
            n: 0,
            by: public,
            at: "2026-11-22T06:00:00Z".parse().unwrap(),
            act: crate::domain::event::Act::Genesis { roots: vec![public] },
            body: Some(body.reference()),
        };
        let entry = sign_event(&key, header, Some(body));
        assert_eq!(
            data_encoding::HEXLOWER.encode(&entry.signature),
            "6188e654bfd8408476ef6981e1e3b5f0c534467179adfceada45040f636a771eb0291d8f954851c18083a38756b5cbeaa3b68f8e60cca2c548c5d9a5c398550a"
        );
        let text = entry.header.to_text();
        assert!(verify(&public, EVENT_NAMESPACE, text.as_bytes(), &entry.signature));
        assert!(!verify(&public, "bundle@greenlight", text.as_bytes(), &entry.signature));
        assert!(
            armor(&public, EVENT_NAMESPACE, &entry.signature)
                .unwrap()
                .starts_with("-----BEGIN SSH SIGNATURE")
        );
    }
}
