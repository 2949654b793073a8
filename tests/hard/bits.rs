//! Every bit of header, signature and body of the vectors in `fixtures/entries`: a sound event with one bit changed is
//! refused, and a faulty one stays refused.

use crate::kit::vectors::{Vector, folder};
use crate::{Size, on_every_core};

/// Vectors whose fault is a single bit: changing that bit, and no other, makes what was signed.
const ONE_BIT_OFF: &[&str] =
    &["body-another", "signature-of-another-header", "signature-r-flipped", "signature-s-flipped"];

/// Of a part longer than this its ends are changed whole, and between them one bit in every so many.
const LONG: usize = 8 * 1024;
const STRIDE: usize = 4099;

fn vectors() -> Vec<(String, Vector)> {
    let mut all: Vec<_> = std::fs::read_dir(folder())
        .unwrap()
        .map(Result::unwrap)
        .filter(|file| file.path().extension().is_some_and(|ending| ending == "txt"))
        .map(|file| (file.file_name().into_string().unwrap(), std::fs::read_to_string(file.path()).unwrap()))
        .map(|(name, text)| (name, Vector::read(&text)))
        .collect();
    all.sort_by(|left, right| left.0.cmp(&right.0));
    all
}

/// The bits of a part that are changed, one at a time.
fn chosen(bytes: usize, size: Size) -> Vec<usize> {
    let bits = bytes * 8;
    if bytes <= LONG {
        return (0..bits).collect();
    }
    let end = size.of(64, LONG / 2) * 8;
    let stride = size.of(STRIDE * 16, STRIDE) * (1 + bytes / (1024 * 1024));
    (0..end).chain((end..bits - end).step_by(stride)).chain(bits - end..bits).collect()
}

pub fn run(size: Size) -> String {
    let all = vectors();
    let sound = all.iter().filter(|(_, vector)| vector.expect == "ok").count();
    assert!(sound >= 40, "{sound} sound vectors");
    let work = |core: usize, cores: usize| {
        let (mut changed, mut undone) = (0, Vec::new());
        let mut number = 0;
        let mut look = |name: &str, vector: &Vector, part: &str, bit: usize| {
            changed += 1;
            if vector.verdict() == "ok" {
                assert_ne!(vector.expect, "ok", "{name}: {part}, bit {bit} is not refused");
                undone.push(name.trim_end_matches(".txt").to_owned());
            }
        };
        for (name, vector) in &all {
            let mut mine = |_: &usize| {
                number += 1;
                number % cores == core
            };
            let mut copy = vector.clone();
            for bit in chosen(copy.header.len(), size).into_iter().filter(&mut mine) {
                copy.header[bit / 8] ^= 1 << (bit % 8);
                look(name, &copy, "header", bit);
                copy.header[bit / 8] ^= 1 << (bit % 8);
            }
            for bit in chosen(64, size).into_iter().filter(&mut mine) {
                copy.signature[bit / 8] ^= 1 << (bit % 8);
                look(name, &copy, "signature", bit);
                copy.signature[bit / 8] ^= 1 << (bit % 8);
            }
            for bit in chosen(copy.body.as_ref().map_or(0, Vec::len), size).into_iter().filter(&mut mine) {
                let flip = |copy: &mut Vector| copy.body.as_mut().unwrap()[bit / 8] ^= 1 << (bit % 8);
                flip(&mut copy);
                look(name, &copy, "body", bit);
                flip(&mut copy);
            }
            assert_eq!(copy, *vector);
        }
        (changed, undone)
    };
    let done = on_every_core(work);
    let changed: usize = done.iter().map(|(changed, _)| changed).sum();
    let mut undone: Vec<String> = done.into_iter().flat_map(|(_, undone)| undone).collect();
    undone.sort();
    assert_eq!(undone, ONE_BIT_OFF);
    format!(
        "{} vectors, {sound} of them sound; {changed} bits: all refused but the {} that undo a fault of one bit",
        all.len(),
        undone.len()
    )
}
