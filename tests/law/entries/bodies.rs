//! One fault in a body or in a signature; the header is sound.

use ed25519_dalek::Signer;
use greenlight::domain::entry::{EVENT_NAMESPACE, Header, LogKind, MAX_BODY};
use greenlight::domain::ids::PublicKey;
use greenlight::seal::signature::sign;

use super::faults::{Vectors, signed_by, sound, vera};
use crate::kit::acts;
use crate::kit::party::who;
use crate::kit::vectors::Vector;

pub fn bodies(vectors: &mut Vectors) {
    let salt = "00112233445566778899aabbccddeeff";
    let salted = |inside: &str| format!(r#"{{"salt":"{salt}",{inside}}}"#).into_bytes();
    for (name, fault, bytes) in [
        ("empty", "no byte", Vec::new()),
        ("salt-missing", "no salt", br#"{"text":"as agreed, and long enough for a salt to fit"}"#.to_vec()),
        ("salt-short", "a salt of 31 digits", format!(r#"{{"salt":"{}","a":1}}"#, &salt[1..]).into_bytes()),
        (
            "salt-uppercase",
            "a salt in capitals",
            format!(r#"{{"salt":"{}","a":1}}"#, salt.to_uppercase()).into_bytes(),
        ),
        (
            "salt-not-first",
            "the salt is not the first field",
            format!(r#"{{"a":1,"salt":"{salt}"}}"#).into_bytes(),
        ),
        (
            "salt-after-space",
            "a space before the salt",
            format!(r#"{{ "salt":"{salt}","a":1}}"#).into_bytes(),
        ),
        ("salt-alone", "nothing follows the salt", format!(r#"{{"salt":"{salt}"}}"#).into_bytes()),
        ("salt-twice", "a second salt", salted(&format!(r#""salt":"{salt}""#))),
        ("comma-last", "a comma before the end", salted(r#""a":1,"#)),
        ("not-json", "not JSON", salted(r#""a":as agreed"#)),
        ("cut", "the last byte is missing", salted(r#""a":1"#)[..48].to_vec()),
        ("trailing", "text follows the object", [salted(r#""a":1"#), b"{}".to_vec()].concat()),
        ("key-twice", "a key stands twice", salted(r#""a":1,"a":1"#)),
        ("key-twice-escaped", "a key stands twice, once in another spelling", salted(r#""a":1,"\u0061":2"#)),
        ("key-twice-inside", "a key stands twice in an inner object", salted(r#""x":[{"a":1,"a":2}]"#)),
        ("depth-33", "33 levels", salted(&format!(r#""a":{}{}"#, "[".repeat(32), "]".repeat(32)))),
        ("depth-5000", "5000 levels", salted(&format!(r#""a":{}{}"#, "[".repeat(5000), "]".repeat(5000)))),
        ("nan", "a number that JSON does not have", salted(r#""a":NaN"#)),
        ("number-too-large", "a number beyond every double", salted(r#""a":1e999"#)),
        ("leading-zero", "a leading zero", salted(r#""a":01"#)),
        ("half-pair", "half of a surrogate pair", salted(r#""a":"\ud83d""#)),
        ("control", "a line feed inside a text", salted("\"a\":\"one\ntwo\"")),
        ("not-utf-8", "a byte that no text has", [&salted(r#""a":""#)[..48], b"\xff\"}"].concat()),
    ] {
        vectors.body(name, "bad-body", fault, LogKind::Case, bytes);
    }
    let (header, body) = sound(&acts::note());
    let good = signed_by(&vera().key, header.to_text().into_bytes(), body.map(|body| body.bytes().to_vec()));
    let with = |body: Vec<u8>| Vector { body: Some(body), ..good.clone() };
    let bytes = good.body.clone().unwrap();
    let mut flipped = bytes.clone();
    flipped[50] ^= 1;
    vectors.add("body-another", "body-differs", "one letter of the body is another", with(flipped));
    vectors.add("body-longer", "body-differs", "a space follows the body", with([&bytes[..], b" "].concat()));
    let too_long = [&salted("\"a\":\"")[..48], &b"x".repeat(MAX_BODY)].concat();
    vectors.add("body-too-long", "body-too-long", "more than 262144 bytes", with(too_long));
    let mut length = header.clone();
    length.body.as_mut().unwrap().length += 1;
    let length = signed_by(&vera().key, length.to_text().into_bytes(), Some(bytes.clone()));
    vectors.add("body-length", "body-differs", "the header names one byte more", length);
    let none = Header { body: None, ..header };
    let none = signed_by(&vera().key, none.to_text().into_bytes(), Some(bytes));
    vectors.add("body-unannounced", "body-differs", "a body where the header names none", none);
}

/// The least number that rounds to infinity: it lies as far from the largest double as from the power of two above it,
/// and a tie goes to the even one.
pub const TOO_LARGE: &str = "17976931348623158079372897140530341507993413271003782693617377898044496829276475\
    09466490179775872070963302864166928879109465555478519404026306574886715058206819\
    08902000708383676273854845817711531764475730270069855571366959622842914819860834\
    936475292719074168444365510704342711559699508093042880177904174497792";

/// Numbers on both sides of what a double can be.
pub fn numbers(vectors: &mut Vectors) {
    let before = format!("{}1", &TOO_LARGE[..308]);
    let zeros = |count: usize| "0".repeat(count);
    for (name, expect, fault, number) in [
        ("number-at-the-bound", "bad-body", "the least number that rounds to infinity", TOO_LARGE.to_owned()),
        ("number-at-the-bound-negative", "bad-body", "the same below zero", format!("-{TOO_LARGE}")),
        (
            "number-at-the-bound-exponent",
            "bad-body",
            "the same with an exponent",
            format!("{}.{}e308", &TOO_LARGE[..1], &TOO_LARGE[1..]),
        ),
        (
            "number-at-the-bound-point",
            "bad-body",
            "the same with zeros behind it",
            format!("{TOO_LARGE}.{}", zeros(800)),
        ),
        (
            "number-at-the-bound-shifted",
            "bad-body",
            "the same behind a thousand zeros",
            format!("0.{}{TOO_LARGE}e1309", zeros(1000)),
        ),
        ("number-power-of-ten", "bad-body", "a one and 309 zeros", format!("1{}", zeros(309))),
        (
            "number-seventeen-digits",
            "bad-body",
            "rounded up to seventeen digits",
            "1.7976931348623159e308".to_owned(),
        ),
        ("ok-number-below-the-bound", "ok", "one less: rounds to the largest double", before.clone()),
        (
            "ok-number-below-the-bound-by-little",
            "ok",
            "less by a digit far behind",
            format!("{before}.{}", "9".repeat(900)),
        ),
        ("ok-number-largest", "ok", "the largest double", "1.7976931348623157e308".to_owned()),
        (
            "ok-number-largest-rounded",
            "ok",
            "the largest double, rounded up",
            "1.7976931348623158e308".to_owned(),
        ),
        (
            "ok-number-largest-nineteen-digits",
            "ok",
            "nineteen digits below the bound",
            "-1.797693134862315807e308".to_owned(),
        ),
        ("ok-number-power-of-ten", "ok", "a one and 308 zeros", format!("1{}", zeros(308))),
        ("ok-number-nothing-times-much", "ok", "zero with a large exponent", "0.000e999999999999".to_owned()),
        ("ok-number-next-to-nothing", "ok", "rounds to zero", "1e-999999999999".to_owned()),
        (
            "ok-number-many-digits",
            "ok",
            "more digits than a double has",
            format!("0.{}", "123456789".repeat(500)),
        ),
    ] {
        let body = format!(r#"{{"salt":"00112233445566778899aabbccddeeff","a":{number}}}"#);
        vectors.body(name, expect, fault, LogKind::Case, body.into_bytes());
    }
}

pub fn signatures(vectors: &mut Vectors) {
    let (header, body) = sound(&acts::note());
    let good = signed_by(&vera().key, header.to_text().into_bytes(), body.map(|body| body.bytes().to_vec()));
    let with = |signature: [u8; 64]| Vector { signature, ..good.clone() };
    let flip = |at: usize| {
        let mut signature = good.signature;
        signature[at] ^= 1;
        with(signature)
    };
    let bad = "bad-signature";
    vectors.add("signature-r-flipped", bad, "one bit of the first half is another", flip(3));
    vectors.add("signature-s-flipped", bad, "one bit of the second half is another", flip(35));
    vectors.add("signature-zero", bad, "64 zero bytes", with([0; 64]));
    vectors.add(
        "signature-malleable",
        bad,
        "the order of the group is added to S",
        with(plus_order(good.signature)),
    );
    let other = sign(&who("Ben Other").key, EVENT_NAMESPACE, &good.header);
    vectors.add("signature-of-another", bad, "signed with another person's key", with(other));
    let namespace = sign(&vera().key, "bundle@greenlight", &good.header);
    vectors.add("signature-namespace", bad, "signed in another namespace", with(namespace));
    let mut elsewhere = header.clone();
    elsewhere.n += 1;
    let elsewhere = sign(&vera().key, EVENT_NAMESPACE, elsewhere.to_text().as_bytes());
    vectors.add("signature-of-another-header", bad, "signed over another header", with(elsewhere));
    let raw = vera().key.sign(&good.header).to_bytes();
    vectors.add("signature-raw", bad, "signed over the header itself, without SSHSIG", with(raw));
    // With the neutral point as key, R = neutral and S = 0 satisfy the equation for every message.
    for (name, fault, key) in [
        ("neutral", "a key of order 1, which every message satisfies", [&[1][..], &[0; 31]].concat()),
        ("order-2", "a key of order 2", [&[0xec][..], &[0xff; 30], &[0x7f]].concat()),
        ("order-4", "a key of order 4", vec![0; 32]),
        (
            "not-canonical",
            "a key with a coordinate beyond the field",
            [&[0xee][..], &[0xff; 30], &[0x7f]].concat(),
        ),
        ("not-on-curve", "a key that is no point", [&[2][..], &[0; 31]].concat()),
    ] {
        let mut weak = header.clone();
        weak.by = PublicKey::from_slice(&key).unwrap();
        let mut signature = [0; 64];
        signature[0] = 1;
        let header = weak.to_text().into_bytes();
        vectors.add(
            &format!("signature-key-{name}"),
            bad,
            fault,
            Vector { header, signature, ..good.clone() },
        );
    }
}

/// The same signature with S + L for S: the same point, another 64 bytes.
fn plus_order(mut signature: [u8; 64]) -> [u8; 64] {
    let order = data_encoding::HEXLOWER.decode(b"edd3f55c1a631258d69cf7a2def9de14").unwrap();
    let mut order: Vec<u8> = order;
    order.extend([0; 15]);
    order.push(0x10);
    let mut carry = 0u16;
    for (byte, add) in signature[32..].iter_mut().zip(order) {
        carry += u16::from(*byte) + u16::from(add);
        *byte = u8::try_from(carry & 0xff).unwrap();
        carry >>= 8;
    }
    signature
}
