//! What must be nowhere, in every dress in which it could lie about, and the search for it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use data_encoding::{BASE64, BASE64_NOPAD, HEXLOWER};

/// The least length of what is searched for: shorter pieces are met by chance.
const LEAST: usize = 10;

/// A word or a key that nobody else has.
#[derive(Debug, Clone, PartialEq)]
pub struct Canary {
    pub what: &'static str,
    /// Its pieces: one word, or the parts of a key, since a line of base64 breaks somewhere.
    pieces: Vec<Vec<u8>>,
    text: bool,
}

impl Canary {
    /// A word of a text.
    pub fn word(what: &'static str, word: &str) -> Canary {
        Canary { what, pieces: vec![word.as_bytes().to_vec()], text: true }
    }

    /// A passphrase or a line on paper: what is left of it may be a part.
    pub fn line(what: &'static str, line: &str) -> Canary {
        let pieces = line.as_bytes().chunks_exact(12).map(<[u8]>::to_vec).collect();
        Canary { what, pieces, text: true }
    }

    /// The bytes of a key.
    pub fn key(what: &'static str, bytes: &[u8]) -> Canary {
        Canary { what, pieces: bytes.chunks(bytes.len() / 2).map(<[u8]>::to_vec).collect(), text: false }
    }

    /// Each piece in each encoding, by its name.
    pub fn dresses(&self) -> Vec<(&'static str, Vec<u8>)> {
        self.pieces.iter().flat_map(|piece| dresses(piece, self.text)).collect()
    }
}

fn dresses(piece: &[u8], text: bool) -> Vec<(&'static str, Vec<u8>)> {
    let mut all = vec![("raw", piece.to_vec()), ("hex", HEXLOWER.encode(piece).into_bytes())];
    if text {
        all.push(("utf-16le", piece.iter().flat_map(|byte| [*byte, 0]).collect()));
        all.push(("utf-16be", piece.iter().flat_map(|byte| [0, *byte]).collect()));
    }
    for (before, name) in ["base64", "base64+1", "base64+2"].into_iter().enumerate() {
        // Letters that are made of the neighbours, too, are left out.
        let whole = BASE64_NOPAD.encode(&[&vec![0; before][..], piece].concat());
        let (from, to) = ((before * 8).div_ceil(6), (before + piece.len()) * 8 / 6);
        all.push((name, whole.as_bytes()[from..to].to_vec()));
    }
    all
}

/// What was found: what, in which dress, where.
pub type Hit = (&'static str, &'static str, String);

/// What was looked through.
#[derive(Debug, Default, Clone, Copy)]
pub struct Looked {
    pub files: usize,
    pub bytes: usize,
}

/// All canaries, ready to be searched for. Capitals and small letters are the same.
#[derive(Debug, Clone)]
pub struct Search {
    pub canaries: Vec<Canary>,
    needles: Vec<(&'static str, &'static str, Vec<u8>)>,
    /// The needles that begin with these two bytes.
    begins: Vec<Vec<usize>>,
}

impl Search {
    pub fn new(canaries: Vec<Canary>) -> Search {
        let mut search = Search { canaries, needles: Vec::new(), begins: vec![Vec::new(); 1 << 16] };
        for canary in &search.canaries {
            for (dress, bytes) in canary.dresses() {
                assert!(bytes.len() >= LEAST, "{} as {dress} is met by chance", canary.what);
                let bytes = bytes.to_ascii_lowercase();
                search.begins[usize::from(bytes[0]) << 8 | usize::from(bytes[1])].push(search.needles.len());
                search.needles.push((canary.what, dress, bytes));
            }
        }
        search
    }

    /// How many needles there are.
    pub fn needles(&self) -> usize {
        self.needles.len()
    }

    /// The same for some of the canaries only.
    pub fn only(&self, wanted: impl Fn(&Canary) -> bool) -> Search {
        Search::new(self.canaries.iter().filter(|canary| wanted(canary)).cloned().collect())
    }

    /// Which canaries stand in these bytes, and how.
    pub fn find(&self, bytes: &[u8]) -> BTreeSet<(&'static str, &'static str)> {
        let folded = bytes.to_ascii_lowercase();
        let mut found = BTreeSet::new();
        let mut first = 0;
        for (at, second) in folded.iter().enumerate() {
            let begins = &self.begins[first << 8 | usize::from(*second)];
            first = usize::from(*second);
            if at > 0 && !begins.is_empty() {
                for (what, dress, needle) in begins.iter().map(|number| &self.needles[*number]) {
                    if folded[at - 1..].starts_with(needle) {
                        found.insert((*what, *dress));
                    }
                }
            }
        }
        found
    }

    pub fn hits(&self, bytes: &[u8], place: &str) -> Vec<Hit> {
        self.find(bytes).into_iter().map(|(what, dress)| (what, dress, place.to_owned())).collect()
    }

    /// Looks through a folder, names and contents, but for these.
    pub fn tree(&self, root: &Path, except: &[PathBuf], looked: &mut Looked) -> Vec<Hit> {
        let mut hits = Vec::new();
        for path in files(root, except) {
            hits.extend(self.file(root, &path, looked));
        }
        hits
    }

    /// Looks through a file and its name.
    pub fn file(&self, root: &Path, path: &Path, looked: &mut Looked) -> Vec<Hit> {
        let place = path.display().to_string();
        let name = path.strip_prefix(root).unwrap_or(path);
        let mut hits = self.hits(name.as_os_str().as_encoded_bytes(), &format!("name {place}"));
        if path.is_file() && !path.is_symlink() {
            // What is gone by now was somebody's temporary file; the watch looks for those.
            let bytes = std::fs::read(path).unwrap_or_default();
            looked.files += 1;
            looked.bytes += bytes.len();
            hits.extend(self.hits(&bytes, &place));
        }
        hits
    }
}

/// Everything in a folder that is not under one of these.
pub fn files(root: &Path, except: &[PathBuf]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for path in
            std::fs::read_dir(&folder).into_iter().flatten().filter_map(Result::ok).map(|entry| entry.path())
        {
            if except.contains(&path) {
                continue;
            }
            if path.is_dir() && !path.is_symlink() {
                folders.push(path.clone());
            }
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The search is not blind: every canary in every dress, planted into a copy of a real file, is found, and the copy
/// without it is clean. Returns how many were planted.
pub fn is_not_blind(search: &Search, real: &[u8], folder: &Path) -> usize {
    assert_eq!(search.find(real), BTreeSet::new(), "a clean file");
    let mut planted = 0;
    let copy = folder.join("planted");
    for canary in &search.canaries {
        for (number, (dress, bytes)) in canary.dresses().into_iter().enumerate() {
            let mut spoiled = real.to_vec();
            let at = spoiled.len() * (number + 1) / 40;
            spoiled.splice(at..at, if number % 2 == 0 { bytes } else { bytes.to_ascii_uppercase() });
            std::fs::write(&copy, &spoiled).unwrap();
            let found = search.tree(folder, &[], &mut Looked::default());
            assert!(
                found.iter().any(|(what, how, _)| (*what, *how) == (canary.what, dress)),
                "{canary:?} {dress}"
            );
            planted += 1;
        }
        // As a program would write it, with other words around, in lines as a key file has them.
        for before in 0..3 {
            let around =
                [&b"its"[..before], &canary.pieces.concat(), b" and more words after it, on and on"].concat();
            let text = BASE64.encode(&around);
            let lines: Vec<&[u8]> = text.as_bytes().chunks(70).collect();
            std::fs::write(&copy, lines.join(&b'\n')).unwrap();
            let found = search.tree(folder, &[], &mut Looked::default());
            assert!(found.iter().any(|(what, _, _)| *what == canary.what), "{canary:?} in lines, {before}");
            planted += 1;
        }
    }
    std::fs::remove_file(copy).unwrap();
    planted
}
