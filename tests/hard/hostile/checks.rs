//! The checks of everything that comes out. The list of what must not come out is their own, not the program's.

use pulldown_cmark::{Event, Options, Parser, Tag};

/// Whether a character steers, turns, joins, hides, tags or is nobody's: none of these reaches a reader as it is.
fn is_raw(c: char) -> bool {
    matches!(u32::from(c),
        0..=0x1f | 0x7f..=0x9f | 0xad | 0x34f | 0x61c | 0x115f | 0x1160 | 0x17b4 | 0x17b5 | 0x180b..=0x180f
        | 0x200b..=0x200f | 0x2028..=0x202e | 0x2060..=0x206f | 0x3164 | 0xfe00..=0xfe0f | 0xfeff | 0xffa0
        | 0xfff0..=0xfffb | 0x1bca0..=0x1bca3 | 0x1d173..=0x1d17a | 0xe000..=0xf8ff | 0xe0000..=0xe0fff
        | 0xf0000..=0x10_ffff)
}

/// The first character but a line's end that must not come out, with where it stands.
fn raw(text: &str) -> Option<String> {
    let (at, c) = text.char_indices().find(|(_, c)| *c != '\n' && is_raw(*c))?;
    let before: Vec<char> = text[..at].chars().rev().take(60).collect();
    let before: String = before.into_iter().rev().collect();
    Some(format!("U+{:04X} after {before:?}", u32::from(c)))
}

/// What is wrong with what was said: no text, or a raw character. On a terminal headings are bold and asides dim, a
/// whole line each, as `cli/output.rs` writes them; nothing else is in colour.
pub fn said(bytes: &[u8], terminal: bool) -> Option<String> {
    let Ok(text) = std::str::from_utf8(bytes) else { return Some("bytes that are no text".to_owned()) };
    if !terminal {
        return raw(text);
    }
    let mut lines = text.split('\n').map(|line| {
        let bare = ["\u{1b}[1m", "\u{1b}[2m"].iter().find_map(|style| line.strip_prefix(style));
        bare.and_then(|bare| bare.strip_suffix("\u{1b}[0m")).unwrap_or(line)
    });
    lines.find_map(raw)
}

/// JSON that another reader reads.
pub fn json(text: &str) -> Option<String> {
    serde_json::from_str::<serde_json::Value>(text).err().map(|error| error.to_string())
}

/// No cell is a formula, at whichever mark a spreadsheet cuts. The answer is how many cells were read.
pub fn csv(text: &str) -> Result<usize, String> {
    let mut count = 0;
    for delimiter in [b',', b';', b'\t'] {
        let mut reader = csv::ReaderBuilder::new();
        let mut reader =
            reader.delimiter(delimiter).has_headers(false).flexible(true).from_reader(text.as_bytes());
        for row in reader.records() {
            for cell in &row.map_err(|error| error.to_string())? {
                count += 1;
                let formula = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r'];
                if cell.starts_with(formula) || cell.trim_start().starts_with(formula) {
                    return Err(format!("a formula: {cell:?}"));
                }
            }
        }
    }
    Ok(count)
}

/// A brief is headings, lists and paragraphs of ours; whatever the texts in it say, a reader of Markdown with all that
/// it knows switched on makes nothing else of it.
pub fn markdown(text: &str) -> Option<String> {
    for (event, at) in
        Parser::new_ext(text, Options::all() - Options::ENABLE_SMART_PUNCTUATION).into_offset_iter()
    {
        let live = match &event {
            Event::Text(_) | Event::HardBreak | Event::SoftBreak | Event::End(_) => false,
            // Ours stand at the start of a line.
            Event::Rule => &text[at.clone()] != "---\n",
            Event::Start(Tag::Heading { .. }) => !text[at.clone()].starts_with('#'),
            Event::Start(Tag::List(first)) => first.is_some(),
            Event::Start(tag) => !matches!(tag, Tag::Paragraph | Tag::Item | Tag::Strong),
            _ => true,
        };
        if live {
            return Some(format!("{event:?} out of {:?}", &text[at]));
        }
    }
    None
}

/// What a line of ours in a calendar begins with.
const KNOWN: [&str; 10] =
    ["BEGIN", "VERSION", "PRODID", "UID", "DTSTAMP", "DTSTART;VALUE=DATE", "SUMMARY", "TRANSP", "END", ""];

/// A calendar: lines of at most 75 bytes that end as they should, and no more entries than were begun by us.
pub fn calendar(text: &str) -> Option<String> {
    if !text.ends_with("END:VCALENDAR\r\n") || text.replace("\r\n", "").contains(['\r', '\n']) {
        return Some("a line that does not end as lines of calendars do".to_owned());
    }
    if let Some(long) = text.split("\r\n").find(|line| line.len() > 75) {
        return Some(format!("a long line: {long:?}"));
    }
    let whole = text.replace("\r\n ", "");
    for line in whole.split("\r\n") {
        let name = line.split(':').next().unwrap_or_default();
        if !KNOWN.contains(&name) || raw(line).is_some() {
            return Some(format!("a line that is not ours: {line:?}"));
        }
    }
    None
}

/// A calendar's lines with the ends that other lines have; that they are a calendar's is for [`calendar`] to say.
pub fn calendar_lines(said: Vec<u8>) -> Vec<u8> {
    match String::from_utf8(said) {
        Ok(text) => text.replace("\r\n", "\n").into_bytes(),
        Err(other) => other.into_bytes(),
    }
}

/// A check that can find nothing checks nothing.
pub fn are_awake() {
    for live in ["a\u{1b}b", "a\u{202e}", "\u{200b}", "a\rb", "\u{1b}[1mno end", "x \u{1b}[1mx\u{1b}[0m"] {
        assert!(said(live.as_bytes(), true).is_some(), "{live:?}");
    }
    assert!(said(b"caf\xe9", false).is_some() && said("\u{1b}[1mx\u{1b}[0m".as_bytes(), false).is_some());
    assert_eq!(said("\u{1b}[1mhé\u{1b}[0m\n漢\n".as_bytes(), true), None);
    for live in [
        "<b>x</b>",
        "[a](b)",
        "```\nx",
        "> x",
        "    x\n",
        "x\n==\n",
        "| a |\n|---|\n",
        "1. x",
        "***",
        "^a^",
        "`a`",
    ] {
        assert!(markdown(live).is_some(), "{live:?}");
    }
    assert_eq!(markdown("# a\n\n- **b** c\\\n  d\n\n---\n"), None);
    for formula in ["a,=1", "a;=1", "\"a\",\" @b\"", "a,\"x;\"\"=1\"\"\""] {
        assert!(csv(formula).is_err(), "{formula:?}");
    }
    assert_eq!(csv("a,'=1\n"), Ok(4));
    let calendar_of = |line: &str| format!("BEGIN:VCALENDAR\r\n{line}\r\nEND:VCALENDAR\r\n");
    assert_eq!(calendar(&calendar_of("SUMMARY:x")), None);
    for line in ["SUMMARY:x\nATTACH:y", "ATTACH:y", &format!("SUMMARY:{}", "x".repeat(80))] {
        assert!(calendar(&calendar_of(line)).is_some(), "{line:?}");
    }
}
