//! Writes what the targets begin with: `seeds FOLDER` fills `FOLDER/seeds/TARGET` from the fixtures, and
//! `FOLDER/largest/TARGET` with inputs as large as the ceilings let through, and a little larger.

use std::fs;
use std::path::{Path, PathBuf};

use data_encoding::HEXLOWER;

// The library itself is built for coverage, and only a fuzz target links with that.
#[allow(dead_code, reason = "the seeds need two of the ceilings")]
#[path = "../src/intake/table/ceiling.rs"]
mod ceiling;

fn main() {
    let to = PathBuf::from(std::env::args_os().nth(1).expect("a folder to write to"));
    let write = |kind: &str, target: &str, name: &str, bytes: &[u8]| {
        let folder = to.join(kind).join(target);
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join(name), bytes).unwrap();
    };
    let seed = |target: &str, name: &str, bytes: &[u8]| {
        // What is longer slows every round down; the largest have a folder of their own.
        if bytes.len() <= 16 * 1024 {
            write("seeds", target, name, bytes);
        }
    };
    for (name, text) in files("entries") {
        let (header, body) = vector(&String::from_utf8(text).unwrap());
        seed("header", &name, &header);
        seed("body", &name, &body);
    }
    let forms = files("applications");
    for (name, map) in forms.iter().filter(|(name, _)| name.ends_with(".toml")) {
        let stem = name.trim_end_matches("toml");
        for (of, export) in forms.iter().filter(|(of, _)| of.starts_with(stem) && of != name) {
            seed("form", of, &[map, &[0][..], export].concat());
        }
    }
    for (name, report) in files("provider") {
        seed("provider", &name, &report);
    }
    for (at, reply) in replies().iter().enumerate() {
        seed("agent", &at.to_string(), reply);
    }
    for (at, text) in TEXTS.iter().enumerate() {
        seed("shown", &at.to_string(), text.as_bytes());
    }
    for (target, at, bytes) in largest() {
        write("largest", target, &at.to_string(), &bytes);
    }
}

fn files(folder: &str) -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures").join(folder);
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let name = |path: &Path| path.file_name().unwrap().to_str().unwrap().to_owned();
    entries.filter(|path| path.is_file()).map(|path| (name(&path), fs::read(&path).unwrap())).collect()
}

/// The header and the body of a file of `fixtures/entries`, as `docs/format.md` describes them.
fn vector(text: &str) -> (Vec<u8>, Vec<u8>) {
    let (mut header, mut body, mut part) = (Vec::new(), Vec::new(), "");
    for line in text.lines() {
        let Some((how, what)) = line.split_once(' ') else {
            part = line;
            continue;
        };
        let bytes = match how {
            "|" => [what.as_bytes(), b"\n"].concat(),
            "." => what.as_bytes().to_vec(),
            "x" => HEXLOWER.decode(what.as_bytes()).unwrap(),
            "r" => {
                let (count, hex) = what.split_once(' ').unwrap();
                HEXLOWER.decode(hex.as_bytes()).unwrap().repeat(count.parse().unwrap())
            }
            _ => continue,
        };
        match part {
            "header" => header.extend(bytes),
            "body" => body.extend(bytes),
            _ => {}
        }
    }
    (header, body)
}

fn strings(parts: &[&[u8]]) -> Vec<u8> {
    let length = |part: &[u8]| u32::try_from(part.len()).unwrap().to_be_bytes();
    parts.iter().flat_map(|part| [&length(part)[..], part].concat()).collect()
}

fn replies() -> Vec<Vec<u8>> {
    let key = strings(&[b"ssh-ed25519", &[1; 32]]);
    let other = strings(&[b"ssh-rsa", &[1, 0, 1], &[7; 40]]);
    let signature = strings(&[&strings(&[b"ssh-ed25519", &[7; 64]])]);
    vec![
        vec![5],
        [&[12, 0, 0, 0, 0][..]].concat(),
        [&[12, 0, 0, 0, 2][..], &strings(&[&key, b"somebody@somewhere", &other, b""])].concat(),
        [&[14][..], &signature].concat(),
        vec![12, 0xff, 0xff, 0xff, 0xff],
        vec![14, 0xff, 0xff, 0xff, 0xff],
    ]
}

const TEXTS: [&str; 14] = [
    "Élodie O'Neil-Roy",
    "a\u{1b}[31mb\u{1b}]8;;https://a.example/\u{1b}\\c\u{9b}d\u{7}",
    "\u{202e}a\u{2066}b\u{200b}c\u{feff}\u{e0041}\u{ad}\u{2028}",
    "one\r\ntwo\rthree\n\nfour\tfive",
    "=1+1",
    " \t@SUM(A1);=2",
    "\"; \"\"=3\"",
    "＝1",
    "[x](javascript:a) ![y](z) <b>&amp;</b> <https://a.example/>",
    "# h\n===\n---\n- [ ] a\n1. b\n> c\n| d | e |\n|---|---|",
    "``` `` ` ~~~ ~~a~~ **b** __c__ ^d^ $e$ $$f$$ ||g||",
    "www.example.org http://example.org a@b.example [^1] [^1]: x",
    ": definition {#id .class} :smile: [[wiki]] \\ \\\\",
    "---\ntitle: x\n---\n+++\n",
];

/// Inputs as large as a reader takes them, of the shapes that cost most, and one step beyond.
fn largest() -> Vec<(&'static str, usize, Vec<u8>)> {
    const MIB: usize = 1024 * 1024;
    let mut all = Vec::new();
    let mut add = |target: &'static str, inputs: Vec<Vec<u8>>| {
        all.extend(inputs.into_iter().enumerate().map(|(at, input)| (target, at, input)));
    };
    let salt = "{\"salt\":\"00112233445566778899aabbccddeeff\",";
    let body = |inner: &str, most: usize, end: &str| {
        let count = (most - salt.len() - 8 - end.len()) / inner.len();
        format!("{salt}\"a\":[{}{end}", inner.repeat(count)).into_bytes()
    };
    let numbered = |most: usize, field: &dyn Fn(usize) -> String| {
        let mut text = String::new();
        let mut at = 0;
        while text.len() + 40 < most {
            text.push_str(&field(at));
            at += 1;
        }
        text
    };
    let keys = |most: usize| {
        let fields = numbered(most - 64, &|at| format!("\"{at:x}\":0,"));
        format!("{salt}{fields}\"z\":0}}").into_bytes()
    };
    add(
        "header",
        vec![vec![b'\n'; MIB], b"greenlight1 case\nlog ".repeat(50_000), b"0123456789abcdef ".repeat(60_000)],
    );
    add(
        "body",
        vec![
            body("0,", 4 * MIB, "0]}"),
            body("[],", 4 * MIB, "0]}"),
            body("{},", 256 * 1024, "0]}"),
            body("[", 4 * MIB, ""),
            keys(256 * 1024),
            keys(4 * MIB),
            body("\"\\u0000\",", 4 * MIB, "0]}"),
            body("1e9,", 4 * MIB + 100, "0]}"),
        ],
    );
    add(
        "agent",
        vec![
            [&[12, 0, 0, 255, 255][..], &strings(&[b"", b""]).repeat(32_000)].concat(),
            [&[12, 0, 0, 14, 0][..], &strings(&[&strings(&[b"ssh-ed25519", &[1; 32]]), b""]).repeat(0x0e00)]
                .concat(),
        ],
    );
    let police = |extra: String| {
        format!("{{\"object\":\"report\",\"id\":\"r\",\"status\":\"complete\",\"result\":\"clear\",\"canada_criminal_search\":{{\"status\":\"complete\",\"result\":\"clear\"}},{extra}\"z\":0}}")
            .into_bytes()
    };
    add(
        "provider",
        vec![
            police(numbered(MIB - 400, &|at| format!("\"sin {at:x}\":1,"))),
            police(numbered(MIB - 400, &|at| format!("\"vulnerable sector {at:x}\":\"x\","))),
            police(numbered(MIB - 400, &|at| format!("\"{at:x}_search\":{{}},"))),
            police(numbered(MIB - 400, &|at| format!("\"criminal {at:x}\":{{\"status\":\"x\"}},"))),
            police(format!("\"a\":[{}0],", "[],".repeat(340_000))),
            police(format!("\"a\":{}", "[".repeat(MIB))),
        ],
    );
    let map = include_str!("../fixtures/applications/meeting-sign-up.toml");
    let form = |table: Vec<u8>| [map.as_bytes(), &[0], &table].concat();
    let wide = |rows: usize, cells: usize, cell: &str| {
        let row = format!("{}\n", vec![cell; cells].join(","));
        row.repeat(rows).into_bytes()
    };
    // A form as large as it may be, with nothing wrong in it.
    let full = |rows: usize, columns: usize| {
        let more =
            (6..columns).map(|at| format!(",A question that is about the matter {at}")).collect::<String>();
        let mut table = format!("Full name,Riding,Born,Language,Signed on,Consent{more}\n");
        for row in 0..rows {
            let person = format!("Person {row},Ajax,1980-02-03,English,2026-03-04,yes");
            table.push_str(&format!("{person}{}\n", ",An answer".repeat(columns - 6)));
        }
        table.into_bytes()
    };
    let same = |rows: usize| {
        let head = "Full name,Riding,Born,Language,Signed on,Consent\n";
        format!("{head}{}", "Ann Quill,Ajax,1980-02-03,English,2026-03-04,yes\n".repeat(rows)).into_bytes()
    };
    // A file to its last byte, and one byte beyond.
    let to_the_last_byte =
        |piece: &[u8]| piece.iter().copied().cycle().take(ceiling::FILE).collect::<Vec<u8>>();
    add(
        "form",
        vec![
            form(wide(20_001, 500, "x")),
            form(wide(20_002, 500, "x")),
            form(wide(20_001, 500, "")),
            form(wide(8_000, 500, "abcdefgh")),
            form(wide(400_000, 40, "x")),
            form(wide(1, 500, &"x".repeat(65_000))),
            form(to_the_last_byte(b"\n")),
            form(vec![b'\n'; ceiling::FILE + 1]),
            form(to_the_last_byte(b"\"")),
            form(to_the_last_byte(b"a,b\n")),
            form(to_the_last_byte(b"\xe9;\xe8\r\n")),
            form(to_the_last_byte(b"\xe9;")),
            form(to_the_last_byte(b"a,\0")),
            // As few cells as there can be, each as long as one may be.
            form(to_the_last_byte(format!("{}\n", vec!["x".repeat(ceiling::CELL); 2].join(",")).as_bytes())),
            // Rows that are all of one person.
            form(same(20_000)),
            form(full(20_000, 24)),
            form(full(999, 500)),
        ],
    );
    add(
        "shown",
        vec![
            "\u{1b}".repeat(350_000).into_bytes(),
            b"www.".repeat(MIB / 4),
            b"[".repeat(MIB),
            "e\u{301}".repeat(MIB / 3).into_bytes(),
            b";=".repeat(MIB / 2),
            b"9".repeat(MIB),
        ],
    );
    all
}
