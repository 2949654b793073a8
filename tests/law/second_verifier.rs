//! The second verifier, in Python, agrees with ours on every vector and on a thousand random events: some sound,
//! some broken in one of many ways. Both say a verdict and an id for each.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use greenlight::domain::entry::{BodyRef, EVENT_NAMESPACE};
use greenlight::domain::ids::{Digest256, sha256};
use greenlight::seal::signature::sign;
use serde_json::json;

use crate::kit::party::{Someone, body, who};
use crate::kit::random::Random;
use crate::kit::vectors::{Vector, folder};

/// What the other verifier says of each, in their order.
fn said_by_python(vectors: &[Vector]) -> Vec<String> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/verifier.py");
    let mut python = Command::new("python3")
        .arg(script)
        .arg("-")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("python3 is installed");
    let stream: String = vectors.iter().map(Vector::write).collect();
    let mut to = python.stdin.take().unwrap();
    let writing = std::thread::spawn(move || to.write_all(stream.as_bytes()));
    let output = python.wait_with_output().unwrap();
    writing.join().unwrap().unwrap();
    assert!(output.status.success(), "the verifier ended badly");
    String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect()
}

fn said_by_us(vectors: &[Vector]) -> Vec<String> {
    vectors.iter().map(|vector| format!("{} {}", vector.verdict(), vector.id())).collect()
}

#[test]
fn both_agree_on_every_vector() {
    let read = |file: fs::DirEntry| Vector::read(&fs::read_to_string(file.path()).unwrap());
    let vectors: Vec<_> = fs::read_dir(folder()).unwrap().map(|file| read(file.unwrap())).collect();
    assert!(vectors.len() >= 60);
    assert_eq!(said_by_python(&vectors), said_by_us(&vectors));
}

#[test]
fn both_agree_on_a_thousand_random_events() {
    let mut random = Random(20_261_122);
    let people = ["Vera Quill", "Ben Other", "Ana Birch"].map(who);
    let vectors: Vec<_> = (0..1000).map(|number| event(&mut random, &people, number)).collect();
    let ours = said_by_us(&vectors);
    assert_eq!(said_by_python(&vectors), ours);
    let mut counts = BTreeMap::new();
    for said in &ours {
        *counts.entry(said.split(' ').next().unwrap()).or_insert(0) += 1;
    }
    // The thousand are no crowd of refusals: every verdict is met, soundness often.
    assert_eq!(counts.len(), 7, "{counts:?}");
    assert!(counts["ok"] > 300, "{counts:?}");
}

/// The first 309 digits of numbers near the least that rounds to infinity, and what may follow them.
fn number(random: &mut Random) -> String {
    let bound = "179769313486231580793728971405303415079934132710037826936173778980444968292764750946649017977587\
        207096330286416692887910946555547851940402630657488671505820681908902000708383676273854845817711531764475\
        730270069855571366959622842914819860834936475292719074168444365510704342711559699508093042880177904174497\
        792";
    let mut digits = bound.as_bytes().to_vec();
    let among = if random.once_in(2) { 22 } else { digits.len() };
    let until = 1 + random.below(among);
    if random.once_in(2) {
        digits[until - 1] = *random.of(b"0123456789");
    }
    digits.truncate(if random.once_in(2) { until } else { digits.len() });
    if random.once_in(3) {
        let (digit, count) = (*random.of(b"0159"), random.below(900));
        digits.extend(std::iter::repeat_n(digit, count));
    }
    let digits = String::from_utf8(digits).unwrap();
    // As many places before the point as a number of this size has, give or take one; the rest is the exponent's.
    let (sign, size) = (*random.of(&["", "-"]), 308 + random.below(2));
    let point = 1 + random.below(digits.len());
    let exponent = i64::try_from(size).unwrap() + 1 - i64::try_from(point).unwrap();
    let mark = *random.of(&["e", "E", "e+", "E+", "e00", "e-", ""]);
    let (before, after) = digits.split_at(point);
    let after = if after.is_empty() { String::new() } else { format!(".{after}") };
    match mark {
        "" => format!("{sign}{digits}"),
        "e-" => format!("{sign}{before}{}{after}e-{}", "0".repeat(600), 600 - exponent),
        mark if exponent < 0 => format!("{sign}0.{}{digits}{mark}{}", "0".repeat(20), size + 21),
        mark => format!("{sign}{before}{after}{mark}{exponent}"),
    }
}

#[test]
fn both_agree_on_numbers_about_the_largest_double() {
    let (mut random, me) = (Random(309), who("Vera Quill"));
    let with = |number: String| {
        let made = format!(r#"{{"salt":"00112233445566778899aabbccddeeff","a":[{number}]}}"#).into_bytes();
        let mut header = Random(1).header(&me);
        let length = u32::try_from(made.len()).unwrap();
        header.body = Some(BodyRef { digest: Digest256(sha256(&made)), length });
        let text = header.to_text().into_bytes();
        let signature = sign(&me.key, EVENT_NAMESPACE, &text);
        Vector { expect: "?".to_owned(), fault: number, header: text, signature, body: Some(made) }
    };
    let mut numbers: Vec<_> = (0..600).map(|_| number(&mut random)).collect();
    // Digits to the edge of a body, and exponents that no integer of a machine has.
    for (digit, exponent) in [("9", "e-249800"), ("9", "e-260000"), ("1", "e99999999999999999999"), ("0", "")]
    {
        numbers.push(format!("0.{}{exponent}", digit.repeat(250_000)));
        numbers.push(format!("{digit}{exponent}"));
    }
    numbers.push("9".repeat(250_000));
    numbers.push(format!("0.{}1e400000", "0".repeat(200_000)));
    numbers.push(format!("1{}e-200000", "0".repeat(200_000)));
    let vectors: Vec<_> = numbers.into_iter().map(with).collect();
    let (ours, theirs) = (said_by_us(&vectors), said_by_python(&vectors));
    for ((vector, ours), theirs) in vectors.iter().zip(&ours).zip(&theirs) {
        let short: String = vector.fault.chars().take(400).collect();
        assert_eq!(ours, theirs, "{short} ({} digits)", vector.fault.len());
    }
    let sound = ours.iter().filter(|said| said.starts_with("ok ")).count();
    assert!((100..500).contains(&sound), "{sound}");
}

/// The shell commands of `docs/format.md` that need nothing but coreutils and OpenSSH.
fn commands_of_the_page() -> String {
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/format.md")).unwrap();
    let blocks = page.split("```sh\n").skip(1).map(|rest| rest.split("```").next().unwrap());
    blocks.collect::<Vec<_>>().concat()
}

#[test]
fn the_commands_of_the_page_verify_what_is_sound_only() {
    for name in ["ok-known-answer", "ok-decide", "signature-s-flipped", "signature-namespace"] {
        let text = fs::read_to_string(folder().join(format!("{name}.txt"))).unwrap();
        let vector = Vector::read(&text);
        let place = tempfile::tempdir().unwrap();
        let write = |name: &str, bytes: &[u8]| fs::write(place.path().join(name), bytes).unwrap();
        write("header", &vector.header);
        write("signature", &vector.signature);
        write("body", vector.body.as_deref().unwrap_or_default());
        let run =
            Command::new("bash").arg("-c").arg(commands_of_the_page()).current_dir(place.path()).output();
        let run = run.expect("bash is installed");
        assert_eq!(run.status.success(), vector.expect == "ok", "{name}: {run:?}");
        let said = String::from_utf8(run.stdout).unwrap();
        assert!(said.contains(&vector.id()), "{name}: {said}");
    }
}

/// A signed event; two of three are broken in one way.
fn event(random: &mut Random, people: &[Someone], number: u32) -> Vector {
    let me = random.of(people).clone();
    let mut header = random.header(&me);
    let mut bytes = None;
    if !random.once_in(4) {
        let fields = json!({"text": format!("event {number}"), "n": [number, null, {"é": -1.5}]});
        let mut made = body(&number.to_string(), &fields).bytes().to_vec();
        if random.once_in(4) {
            break_bytes(random, &mut made);
        }
        let length = u32::try_from(made.len()).unwrap();
        header.body = Some(BodyRef { digest: Digest256(sha256(&made)), length });
        bytes = Some(made);
    }
    let mut text = header.to_text().into_bytes();
    let how = random.below(12);
    match how {
        0 => break_bytes(random, &mut text),
        1 => break_line(random, &mut text),
        2 if random.once_in(3) => text[10] = b'2',
        9 => break_word(random, &mut text),
        _ => {}
    }
    let mut signature = sign(&me.key, EVENT_NAMESPACE, &text);
    match how {
        3 => break_bytes(random, &mut text),
        4 => signature[random.below(64)] ^= 1 << random.below(8),
        5 => signature = sign(&random.of(people).key, EVENT_NAMESPACE, &text),
        6 => {
            if let Some(made) = &mut bytes {
                break_bytes(random, made);
            }
        }
        7 => bytes = None,
        8 if random.once_in(6) => bytes = Some(vec![b'x'; 5 << 20]),
        _ => {}
    }
    Vector { expect: "?".to_owned(), fault: "?".to_owned(), header: text, signature, body: bytes }
}

/// Another byte, one more, one fewer, or a piece cut off.
fn break_bytes(random: &mut Random, bytes: &mut Vec<u8>) {
    let at = random.below(bytes.len());
    let byte = *random.of(b" \n-0aAfZ{}[]\",:\\19\x00\xff");
    match random.below(5) {
        0 => bytes[at] = byte,
        1 => bytes[at] ^= 1 << random.below(8),
        2 => bytes.insert(at, byte),
        3 => drop(bytes.remove(at)),
        _ => bytes.truncate(at),
    }
}

/// A word of the list where another stood, which may be one that does not belong there.
fn break_word(random: &mut Random, bytes: &mut Vec<u8>) {
    const WORDS: [&str; 18] = [
        "undecided",
        "withhold",
        "greenlight",
        "breach",
        "briefing",
        "note",
        "counsel",
        "continues",
        "corrects",
        "consent",
        "dispute",
        "check",
        "prior",
        "finding",
        "police",
        "sanctions",
        "second",
        "decline",
    ];
    let text = String::from_utf8(bytes.clone()).unwrap();
    let there: Vec<&str> = WORDS.into_iter().filter(|word| text.contains(&format!(" {word}"))).collect();
    if !there.is_empty() {
        let from = *random.of(&there);
        *bytes = text.replacen(&format!(" {from}"), &format!(" {}", random.of(&WORDS)), 1).into_bytes();
    }
}

/// A line twice, gone, moved, or with a word of another line.
fn break_line(random: &mut Random, bytes: &mut Vec<u8>) {
    let text = String::from_utf8(bytes.clone()).unwrap();
    let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
    let (at, to) = (random.below(lines.len()), random.below(lines.len()));
    match random.below(4) {
        0 => lines.insert(to, lines[at]),
        1 => drop(lines.remove(at)),
        2 => lines.swap(at, to),
        _ => lines[at] = lines[to],
    }
    *bytes = lines.concat().into_bytes();
}
