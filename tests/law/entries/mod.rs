//! The vectors of `fixtures/entries`: each file says what must happen, and it does. And properties of the one text of
//! a header: exact, never ambiguous, never a panic. `cargo test --test main law::entries -- --ignored` writes the files again.

mod bodies;
mod faults;
mod headers;

use std::collections::BTreeSet;
use std::fs;

use greenlight::domain::entry::{Body, Header, LogKind};
use greenlight::domain::event::Act;
use proptest::prelude::*;

use crate::kit::party::who;
use crate::kit::random::Random;
use crate::kit::vectors::{Vector, folder};

fn files() -> Vec<(String, String)> {
    let mut files: Vec<_> = fs::read_dir(folder())
        .unwrap()
        .map(|file| file.unwrap())
        .filter(|file| file.path().extension().is_some_and(|ending| ending == "txt"))
        .map(|file| (file.file_name().into_string().unwrap(), fs::read_to_string(file.path()).unwrap()))
        .collect();
    files.sort();
    files
}

#[test]
fn every_file_says_what_happens() {
    let files = files();
    assert!(files.len() >= 60, "{} files", files.len());
    for (name, text) in files {
        assert!(text.starts_with("expect: "), "{name} begins with what must happen");
        let vector = Vector::read(&text);
        assert_eq!(vector.verdict(), vector.expect, "{name}: {}", vector.fault);
        assert_eq!(vector.write(), text, "{name} is written as the format has it");
    }
}

#[test]
fn every_verb_and_every_verdict_has_its_file() {
    let vectors: Vec<_> = files().into_iter().map(|(_, text)| Vector::read(&text)).collect();
    let sound = |vector: &&Vector| vector.expect == "ok";
    let verbs: BTreeSet<_> = vectors
        .iter()
        .filter(sound)
        .map(|vector| Header::parse(&vector.header).unwrap().act.verb())
        .collect();
    assert_eq!(verbs, Act::VERBS.iter().copied().collect());
    let verdicts: BTreeSet<_> = vectors.iter().map(|vector| vector.expect.as_str()).collect();
    let words = ["ok", "newer", "malformed", "body-too-long", "body-differs", "bad-body", "bad-signature"];
    assert_eq!(verdicts, words.into());
}

#[test]
#[ignore = "writes fixtures/entries anew; run by hand after a change of the vectors"]
fn regenerate() {
    for (name, _) in files() {
        fs::remove_file(folder().join(name)).unwrap();
    }
    for (name, vector) in faults::all() {
        fs::write(folder().join(format!("{name}.txt")), vector.write()).unwrap();
    }
}

#[test]
fn the_files_are_those_that_the_generator_writes() {
    let made = faults::all().into_iter().map(|(name, vector)| (format!("{name}.txt"), vector.write()));
    let made: std::collections::BTreeMap<_, _> = made.collect();
    assert_eq!(made, files().into_iter().collect());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn what_is_printed_is_read(seed: u64) {
        let header = Random(seed).header(&who("Vera Quill"));
        prop_assert_eq!(Header::parse(header.to_text().as_bytes()), Ok(header));
    }

    #[test]
    fn a_changed_byte_is_refused_or_another_event(seed: u64, at: prop::sample::Index, byte: u8) {
        let header = Random(seed).header(&who("Vera Quill"));
        let mut bytes = header.to_text().into_bytes();
        let at = at.index(bytes.len());
        prop_assume!(bytes[at] != byte);
        bytes[at] = byte;
        if let Ok(other) = Header::parse(&bytes) {
            let (text, id) = (other.to_text(), other.id());
            prop_assert_eq!(text.as_bytes(), &bytes[..]);
            prop_assert_ne!(id, header.id());
            prop_assert_ne!(other, header);
        }
    }

    #[test]
    fn a_cut_header_is_refused(seed: u64, at: prop::sample::Index) {
        let text = Random(seed).header(&who("Vera Quill")).to_text();
        prop_assert!(Header::parse(&text.as_bytes()[..at.index(text.len())]).is_err());
    }

    #[test]
    fn no_bytes_make_the_readers_panic(bytes in prop::collection::vec(any::<u8>(), 0..400), seed: u64) {
        prop_assert!(Header::parse(&bytes).is_err());
        let _ = Body::parse(LogKind::Case, bytes.clone());
        // Noise inside a sound header, and inside a sound start of a body.
        let mut near = Random(seed).header(&who("Vera Quill")).to_text().into_bytes();
        let at = Random(seed).below(near.len());
        near.splice(at..at, bytes.iter().copied());
        if let Ok(read) = Header::parse(&near) {
            prop_assert_eq!(read.to_text().into_bytes(), near);
        }
        let mut salted = br#"{"salt":"000102030405060708090a0b0c0d0e0f","a":"#.to_vec();
        salted.extend(bytes);
        let _ = Body::parse(LogKind::Case, salted);
    }
}
