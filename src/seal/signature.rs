//! Makes, strictly verifies and armors Ed25519 signatures in OpenSSH's SSHSIG form, as `ssh-keygen -Y verify` reads
//! them.

use std::collections::HashMap;
use std::sync::Arc;

use curve25519_dalek::edwards::{EdwardsBasepointTable, EdwardsPoint};
use curve25519_dalek::scalar::Scalar;
use curve25519_dalek::traits::BasepointTable;
use ed25519_dalek::{Signature, Signer, SigningKey, Verifier as _, VerifyingKey};
use sha2::{Digest, Sha512};
use ssh_key::{Algorithm, HashAlg, LineEnding, SshSig, public};

use crate::domain::entry::{EVENT_NAMESPACE, Entry, Header, pre_image};
use crate::domain::ids::PublicKey;

/// Signs a message in a namespace.
pub fn sign(key: &SigningKey, namespace: &str, message: &[u8]) -> [u8; 64] {
    key.sign(&pre_image(namespace, message)).to_bytes()
}

/// Signs a header and makes the event.
pub fn sign_event(key: &SigningKey, header: Header, body: Option<crate::domain::entry::Body>) -> Entry {
    let signature = sign(key, EVENT_NAMESPACE, header.to_text().as_bytes());
    Entry::new(header, signature, body)
}

/// Whether a signature over a message is that of this key. It accepts no weak key and no second encoding of a
/// signature.
pub fn verify(key: &PublicKey, namespace: &str, message: &[u8], signature: &[u8; 64]) -> bool {
    Verifier::default().verify(key, namespace, message, signature)
}

/// The eight points of small order, each in its one canonical form. A signature whose R is one of them may be
/// valid for more than one key or message.
const SMALL_ORDER: [[u8; 32]; 8] = {
    const fn point(of: [u8; 32], last: u8) -> [u8; 32] {
        let mut point = of;
        point[31] = last;
        point
    }
    const ZERO: [u8; 32] = [0; 32];
    const ORDER_8: [u8; 32] = [
        0x26, 0xe8, 0x95, 0x8f, 0xc2, 0xb2, 0x27, 0xb0, 0x45, 0xc3, 0xf4, 0x89, 0xf2, 0xef, 0x98, 0xf0, 0xd5,
        0xdf, 0xac, 0x05, 0xd3, 0xc6, 0x33, 0x39, 0xb1, 0x38, 0x02, 0x88, 0x6d, 0x53, 0xfc, 0x05,
    ];
    const OTHER_8: [u8; 32] = [
        0xc7, 0x17, 0x6a, 0x70, 0x3d, 0x4d, 0xd8, 0x4f, 0xba, 0x3c, 0x0b, 0x76, 0x0d, 0x10, 0x67, 0x0f, 0x2a,
        0x20, 0x53, 0xfa, 0x2c, 0x39, 0xcc, 0xc6, 0x4e, 0xc7, 0xfd, 0x77, 0x92, 0xac, 0x03, 0x7a,
    ];
    let mut identity = ZERO;
    identity[0] = 1;
    let mut minus_one = [0xff; 32];
    minus_one[0] = 0xec;
    [
        identity,
        point(minus_one, 0x7f),
        ZERO,
        point(ZERO, 0x80),
        ORDER_8,
        point(ORDER_8, 0x85),
        OTHER_8,
        point(OTHER_8, 0xfa),
    ]
};

/// Verifies many signatures of a few keys with the result of `VerifyingKey::verify_strict`. It decompresses
/// each key's point once, and compares R with the list of weak points instead of decompressing it. A clone
/// shares the tables of keys that sign often.
#[derive(Debug, Clone, Default)]
pub struct Verifier {
    known: HashMap<PublicKey, Option<VerifyingKey>>,
    often: Arc<HashMap<PublicKey, EdwardsBasepointTable>>,
}

impl Verifier {
    /// From how many signatures of a key a table pays: making it costs as much as some thirty signatures.
    pub const OFTEN: usize = 50;

    /// A verifier for many signatures of these keys. It makes a table of the multiples of each, as libraries
    /// have for the base point, which saves a third of the time of each signature.
    pub fn expecting(keys: impl IntoIterator<Item = PublicKey>) -> Verifier {
        let table = |key: PublicKey| {
            VerifyingKey::from_bytes(&key.0)
                .ok()
                .map(|point| (key, EdwardsBasepointTable::create(&point.to_edwards())))
        };
        Verifier { often: Arc::new(keys.into_iter().filter_map(table).collect()), ..Verifier::default() }
    }

    /// As [`verify`].
    pub fn verify(&mut self, key: &PublicKey, namespace: &str, message: &[u8], signature: &[u8; 64]) -> bool {
        let known = self
            .known
            .entry(*key)
            .or_insert_with(|| VerifyingKey::from_bytes(&key.0).ok().filter(|key| !key.is_weak()));
        let weak = SMALL_ORDER.iter().any(|point| signature.starts_with(point));
        let Some(known) = known.filter(|_| !weak) else { return false };
        let image = pre_image(namespace, message);
        match self.often.get(key) {
            Some(multiples) => holds(&known, multiples, &image, signature),
            None => known.verify(&image, &Signature::from_bytes(signature)).is_ok(),
        }
    }
}

/// The equation of RFC 8032, 5.1.7, without cofactor, as in `ed25519-dalek`: R = sB - kA, byte for byte.
fn holds(
    key: &VerifyingKey,
    multiples: &EdwardsBasepointTable,
    message: &[u8],
    signature: &[u8; 64],
) -> bool {
    let (point, scalar) = signature.split_at(32);
    let Some(scalar) = scalar.try_into().ok().and_then(|s| Scalar::from_canonical_bytes(s).into_option())
    else {
        return false;
    };
    let hash = Sha512::new().chain_update(point).chain_update(key.as_bytes()).chain_update(message);
    let hash = Scalar::from_bytes_mod_order_wide(&hash.finalize().into());
    // The product is subtracted, not added with the negative scalar: a key may have a component of small order.
    let found = EdwardsPoint::mul_base(&scalar) - &hash * multiples;
    found.compress().as_bytes() == point
}

/// The file that `ssh-keygen -Y verify` reads, made without any private key.
pub fn armor(key: &PublicKey, namespace: &str, signature: &[u8; 64]) -> Result<String, ssh_key::Error> {
    let key = public::KeyData::Ed25519(public::Ed25519PublicKey(key.0));
    let signature = ssh_key::Signature::new(Algorithm::Ed25519, signature.to_vec())?;
    SshSig::new(key, namespace, HashAlg::Sha512, signature)?.to_pem(LineEnding::LF)
}

/// The signature of this key in this namespace in such a file, which must be exactly what [`armor`] writes.
fn unarmor(key: &PublicKey, namespace: &str, armored: &str) -> Option<[u8; 64]> {
    let signature = SshSig::from_pem(armored).ok()?.signature_bytes().try_into().ok()?;
    (armor(key, namespace, &signature).ok()? == armored).then_some(signature)
}

/// A text and the armored signature after it, the form of slips and other signed files.
pub fn parted(whole: &str) -> Option<(&str, &str)> {
    Some(whole.split_at(whole.find("-----BEGIN SSH SIGNATURE-----\n")?))
}

/// The armored signature, where it is that of this key over the text.
pub fn armored_over(key: &PublicKey, namespace: &str, text: &str, armored: &str) -> Option<[u8; 64]> {
    let signature = unarmor(key, namespace, armored)?;
    verify(key, namespace, text.as_bytes(), &signature).then_some(signature)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::entry::{Body, LogKind};

    #[test]
    fn it_says_what_verify_strict_says() {
        let mut points: Vec<VerifyingKey> =
            SMALL_ORDER.iter().map(|point| VerifyingKey::from_bytes(point).unwrap()).collect();
        assert!(points.iter().zip(SMALL_ORDER).all(|(key, point)| key.is_weak() && key.to_bytes() == point));
        points.sort_by_key(VerifyingKey::to_bytes);
        points.dedup();
        assert_eq!(points.len(), 8);

        let key = SigningKey::from_bytes(&[7; 32]);
        let keys = SMALL_ORDER.into_iter().chain([key.verifying_key().to_bytes()]).map(PublicKey);
        let sound = sign(&key, EVENT_NAMESPACE, b"a message");
        // Adding the order of the group to S makes the second encoding of the same signature.
        let order = [
            0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde, 0x14,
            0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x10,
        ];
        let mut second = sound;
        let mut carry = 0;
        for (digit, more) in second[32..].iter_mut().zip(order) {
            let sum = u16::from(*digit) + more + carry;
            (*digit, carry) = (sum.to_le_bytes()[0], sum >> 8);
        }
        let flipped = |at: usize| {
            let mut other = sound;
            other[at] ^= 1;
            other
        };
        let of_weak = SMALL_ORDER.map(|point| {
            let mut signature = [0; 64];
            signature[..32].copy_from_slice(&point);
            signature
        });
        let signatures =
            [sound, second].into_iter().chain((0..64).map(flipped)).chain(of_weak).collect::<Vec<_>>();
        let mut accepted = 0;
        let mut often = Verifier::expecting(keys.clone());
        for (key, signature) in keys.flat_map(|key| signatures.iter().map(move |signature| (key, signature)))
        {
            let strict = strictly(&key, b"a message", signature);
            assert_eq!(verify(&key, EVENT_NAMESPACE, b"a message", signature), strict);
            assert_eq!(often.verify(&key, EVENT_NAMESPACE, b"a message", signature), strict);
            accepted += usize::from(strict);
        }
        assert_eq!(accepted, 1);
        assert_eq!(often.often.len(), 9);
    }

    fn strictly(key: &PublicKey, message: &[u8], signature: &[u8; 64]) -> bool {
        let image = pre_image(EVENT_NAMESPACE, message);
        let signature = Signature::from_bytes(signature);
        VerifyingKey::from_bytes(&key.0).unwrap().verify_strict(&image, &signature).is_ok()
    }

    /// Somebody may make a key with a component of small order. Whether a signature by it is valid then
    /// depends on the message, here as in every library.
    #[test]
    fn a_key_with_a_part_of_small_order_is_no_exception() {
        const MESSAGES: u32 = 100;
        let (secret, nonce) = (Scalar::from(0x0123_4567_89ab_cdef_u64), Scalar::from(0xfeed_u64));
        let point = EdwardsPoint::mul_base(&nonce).compress();
        let mut held = 0;
        for part in SMALL_ORDER {
            let part = VerifyingKey::from_bytes(&part).unwrap().to_edwards();
            let key = PublicKey((EdwardsPoint::mul_base(&secret) + part).compress().to_bytes());
            let mut often = Verifier::expecting([key]);
            for at in 0..MESSAGES {
                let message = at.to_le_bytes();
                let hash = Sha512::new().chain_update(point.as_bytes()).chain_update(key.0);
                let hash = hash.chain_update(pre_image(EVENT_NAMESPACE, &message)).finalize();
                let scalar = nonce + Scalar::from_bytes_mod_order_wide(&hash.into()) * secret;
                let mut signature = [0; 64];
                signature[..32].copy_from_slice(point.as_bytes());
                signature[32..].copy_from_slice(scalar.as_bytes());
                let strict = strictly(&key, &message, &signature);
                assert_eq!(often.verify(&key, EVENT_NAMESPACE, &message, &signature), strict);
                held += u32::from(strict);
            }
        }
        assert!(held > MESSAGES && held < 8 * MESSAGES, "{held}");
    }

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
