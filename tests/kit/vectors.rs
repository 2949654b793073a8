//! The files of `fixtures/entries` as `docs/format.md` describes them: written, read, judged.

use std::fmt::Write as _;
use std::path::PathBuf;

use data_encoding::HEXLOWER;
use greenlight::domain::entry::{EVENT_NAMESPACE, Entry, Malformed};
use greenlight::domain::ids::{Digest256, sha256};
use greenlight::seal::signature::verify;

/// An entry as bytes, and what must be said of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vector {
    pub expect: String,
    pub fault: String,
    pub header: Vec<u8>,
    pub signature: [u8; 64],
    pub body: Option<Vec<u8>>,
}

pub fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fixtures/entries")
}

impl Vector {
    /// An entry made here, as it stands.
    pub fn of(entry: &Entry, expect: &str, fault: &str) -> Vector {
        Vector {
            expect: expect.to_owned(),
            fault: fault.to_owned(),
            header: entry.header.to_text().into_bytes(),
            signature: entry.signature,
            body: entry.body.as_ref().map(|body| body.bytes().to_vec()),
        }
    }

    /// What our reader and verifier say, in the words of `docs/format.md`.
    pub fn verdict(&self) -> &'static str {
        let entry = match Entry::read(&self.header, self.signature, self.body.clone()) {
            Ok(entry) => entry,
            Err(Malformed::Newer(_)) => return "newer",
            Err(Malformed::BodyDiffers) => return "body-differs",
            Err(Malformed::Json(_) | Malformed::NoSalt) => return "bad-body",
            // The same word for a header that announces too much and for a body that has too much.
            Err(Malformed::BodyTooLong(_)) => return "body-too-long",
            Err(Malformed::Line(_) | Malformed::HeaderTooLong) => return "malformed",
        };
        let signed = verify(&entry.header.by, EVENT_NAMESPACE, &self.header, &self.signature);
        if signed { "ok" } else { "bad-signature" }
    }

    /// SHA-256 of the header's bytes.
    pub fn id(&self) -> String {
        Digest256(sha256(&self.header)).to_string()
    }

    pub fn write(&self) -> String {
        let mut text =
            format!("expect: {}\nfault: {}\nid: {}\n\nheader\n", self.expect, self.fault, self.id());
        write_bytes(&self.header, &mut text);
        writeln!(text, "signature\nx {}", HEXLOWER.encode(&self.signature)).unwrap();
        if let Some(body) = &self.body {
            text.push_str("body\n");
            write_bytes(body, &mut text);
        }
        text
    }

    pub fn read(text: &str) -> Vector {
        let mut vector = Vector {
            expect: String::new(),
            fault: String::new(),
            header: Vec::new(),
            signature: [0; 64],
            body: None,
        };
        let (mut signature, mut part) = (Vec::new(), "");
        for line in text.split_terminator('\n') {
            match line.split_once(' ') {
                Some(("expect:", word)) => word.clone_into(&mut vector.expect),
                Some(("fault:", words)) => words.clone_into(&mut vector.fault),
                Some(("id:", id)) => assert_eq!(id.len(), 64),
                None if line.is_empty() => {}
                None => {
                    part = line;
                    vector.body = (part == "body").then(Vec::new).or(vector.body.take());
                }
                Some((how, what)) => {
                    let to = match part {
                        "header" => &mut vector.header,
                        "signature" => &mut signature,
                        "body" => vector.body.as_mut().unwrap(),
                        other => panic!("no part is called {other}"),
                    };
                    read_bytes(how, what, to);
                }
            }
        }
        vector.signature = signature.try_into().unwrap();
        vector
    }
}

fn read_bytes(how: &str, what: &str, to: &mut Vec<u8>) {
    match how {
        "|" => {
            to.extend(what.bytes());
            to.push(b'\n');
        }
        "." => to.extend(what.bytes()),
        "x" => to.extend(HEXLOWER.decode(what.as_bytes()).unwrap()),
        "r" => {
            let (count, hex) = what.split_once(' ').unwrap();
            to.extend(HEXLOWER.decode(hex.as_bytes()).unwrap().repeat(count.parse().unwrap()));
        }
        other => panic!("no line begins with {other}"),
    }
}

/// Text where it is plain, a run of one byte by its length, everything else in hexadecimal.
fn write_bytes(mut bytes: &[u8], text: &mut String) {
    let plain = |line: &[u8]| {
        !line.is_empty() && line.iter().all(|c| matches!(c, b' '..=b'~')) && !line.ends_with(b" ")
    };
    while let Some(first) = bytes.first() {
        let run = bytes.iter().take_while(|byte| *byte == first).count();
        let end = bytes.iter().position(|byte| *byte == b'\n');
        let (line, rest) = bytes.split_at(end.unwrap_or(bytes.len()));
        let long = line.windows(200).position(|window| window.iter().all(|byte| *byte == window[0]));
        if run >= 200 {
            writeln!(text, "r {run} {}", HEXLOWER.encode(&[*first])).unwrap();
            bytes = &bytes[run..];
        } else if let Some(start) = long {
            write_bytes_plainly(&line[..start], text);
            bytes = &bytes[start..];
        } else if plain(line) {
            let starter = if end.is_some() { '|' } else { '.' };
            writeln!(text, "{starter} {}", std::str::from_utf8(line).unwrap()).unwrap();
            bytes = rest.get(1..).unwrap_or_default();
        } else {
            let whole = &bytes[..(line.len() + 1).min(bytes.len())];
            writeln!(text, "x {}", HEXLOWER.encode(whole)).unwrap();
            bytes = &bytes[whole.len()..];
        }
    }
}

fn write_bytes_plainly(line: &[u8], text: &mut String) {
    match std::str::from_utf8(line) {
        Ok(plain) if !plain.ends_with(' ') && plain.bytes().all(|c| (b' '..=b'~').contains(&c)) => {
            writeln!(text, ". {plain}").unwrap();
        }
        _ => writeln!(text, "x {}", HEXLOWER.encode(line)).unwrap(),
    }
}

/// A stream of entries: files of this kind, one after another.
pub fn read_stream(text: &str) -> Vec<Vector> {
    let mut starts: Vec<usize> = text.match_indices("expect: ").map(|(at, _)| at).collect();
    starts.retain(|at| *at == 0 || text.as_bytes()[at - 1] == b'\n');
    starts.push(text.len());
    starts.windows(2).map(|pair| Vector::read(&text[pair[0]..pair[1]])).collect()
}
