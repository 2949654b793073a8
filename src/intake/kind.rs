//! What a file is that is no table, so that it can be named: people export whatever their program offers.

use super::table::TableError;

/// The ZIP file of an XLSX workbook, or text that may be a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// An XLSX workbook.
    Workbook,
    /// Text, as far as its first bytes tell.
    Text,
}

/// Looks at the bytes that each format begins with.
pub(super) fn of(bytes: &[u8]) -> Result<Kind, TableError> {
    match bytes {
        [] => Err(TableError::EmptyFile),
        [0xD0, 0xCF, 0x11, 0xE0, ..] => Err(in_old_office(bytes)),
        [b'P', b'K', 3 | 5, 4 | 6, ..] => in_zip(bytes),
        [b'%', b'P', b'D', b'F', ..] => Err(TableError::IsPdf),
        [0x1F, 0x8B, ..]
        | [b'7', b'z', 0xBC, 0xAF, ..]
        | [b'R', b'a', b'r', b'!', ..]
        | [b'B', b'Z', b'h', b'1'..=b'9', 0x31, ..]
        | [0xFD, b'7', b'z', b'X', b'Z', ..]
        | [0x28, 0xB5, 0x2F, 0xFD, ..] => Err(TableError::IsZip),
        _ if bytes.get(257..262) == Some(b"ustar") => Err(TableError::IsZip),
        _ if is_picture(bytes) => Err(TableError::IsPicture),
        [b'{', b'\\', b'r', b't', b'f', ..] => Err(TableError::IsDocument),
        _ if is_data(bytes) || is_dbase(bytes) => Err(TableError::IsData),
        _ => Ok(Kind::Text),
    }
}

/// Old Office files, told by the names of the streams in them; a workbook with a password is wrapped in one, too.
fn in_old_office(bytes: &[u8]) -> TableError {
    if has_utf16(bytes, "EncryptedPackage") {
        return TableError::IsLocked;
    }
    let is_document = ["WordDocument", "PowerPoint Document", "__substg1.0_"];
    if is_document.iter().any(|stream| has_utf16(bytes, stream)) {
        return TableError::IsDocument;
    }
    TableError::IsXls
}

/// Pictures; the last is what telephones take them in.
fn is_picture(bytes: &[u8]) -> bool {
    matches!(
        bytes,
        [0x89, b'P', b'N', b'G', ..]
            | [0xFF, 0xD8, 0xFF, ..]
            | [b'G', b'I', b'F', b'8', ..]
            | [b'I', b'I', b'*', 0, ..]
            | [b'M', b'M', 0, b'*', ..]
            | [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..]
            | [b'B', b'M', _, _, _, _, 0, 0, 0, 0, ..]
            | [0, 0, 0, _, b'f', b't', b'y', b'p', ..]
    )
}

/// What files of statistics programs and databases begin with.
fn is_data(bytes: &[u8]) -> bool {
    const HEADS: &[&[u8]] = &[
        b"$FL2@(#)",
        b"$FL3@(#)",
        b"ASCII SPSS PORT FILE",
        b"HEADER RECORD*******LIB",
        b"<stata_dta>",
        b"PAR1",
        b"ARROW1",
        b"FEA1",
        b"ORC\x03",
        b"SQLite format 3\0",
        b"\0\x01\0\0Standard Jet DB",
        b"\0\x01\0\0Standard ACE DB",
        b"RDX2\n",
        b"RDX3\n",
        // SAS.
        b"\0\0\0\0\0\0\0\0\0\0\0\0\xc2\xea\x81\x60",
    ];
    // Old Stata files: their version, the order of bytes, and a 1.
    let old_stata = matches!(bytes, [0x69..=0x73, 1 | 2, 1, 0, ..]);
    old_stata || HEADS.iter().any(|head| bytes.starts_with(head))
}

/// A dBase file says when it was changed and how long its head is, and the head ends with a line end.
fn is_dbase(bytes: &[u8]) -> bool {
    let &[version, _, month, day, _, _, _, _, low, high, ..] = bytes else { return false };
    let head = usize::from(u16::from_le_bytes([low, high]));
    // Visual FoxPro has the name of a database behind the fields.
    let ends = |length: usize| head.checked_sub(length).and_then(|at| bytes.get(at)) == Some(&0x0D);
    matches!(version, 0x02 | 0x03 | 0x30..=0x32 | 0x43 | 0x63 | 0x83 | 0x8B | 0x8C | 0xCB | 0xF5 | 0xFB)
        && (1..=12).contains(&month)
        && (1..=31).contains(&day)
        && head > 64
        && (ends(1) || ends(2) || ends(264))
}

/// What text is that is no table: HTML under the name of `.xls`, XML, JSON, or nothing at all.
pub(super) fn of_text(text: &str) -> Result<(), TableError> {
    let text = text.trim_start();
    if text.is_empty() {
        return Err(TableError::EmptyFile);
    }
    let head: String = without_comments(text).chars().take(600).collect::<String>().to_ascii_lowercase();
    let is_page = [
        "<!doctype html",
        "<html",
        "<table",
        "<head",
        "<body",
        "<meta",
        "<style",
        "<div",
        "<script",
        "<title",
        "<!--",
    ];
    // A page and its pictures in one file: what Excel calls a web archive.
    let is_archive = head.contains("mime-version:") && head.contains("multipart/related");
    if is_archive
        || is_page.iter().any(|tag| head.starts_with(tag))
        || head.starts_with("<?xml") && head.contains("<html")
    {
        return Err(TableError::IsHtml);
    }
    if head.starts_with("<?xml") {
        return Err(TableError::IsXml);
    }
    let is_json = head.starts_with(['{', '[']) && serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok();
    if is_json { Err(TableError::IsJson) } else { Ok(()) }
}

/// A text behind the comments that it begins with. One that never ends is no comment to pass over.
fn without_comments(text: &str) -> &str {
    let mut rest = text;
    while let Some(inside) = rest.strip_prefix("<!--")
        && let Some((_, behind)) = inside.split_once("-->")
    {
        rest = behind.trim_start();
    }
    if rest.is_empty() { text } else { rest }
}

/// The ZIP files of other programs, told by the names of their parts; names are not compressed.
fn in_zip(bytes: &[u8]) -> Result<Kind, TableError> {
    let names = names_in_zip(bytes);
    // The list of its parts stands at the end.
    if names.is_empty() && bytes.get(2) == Some(&3) {
        return Err(TableError::IsCutOff);
    }
    let any = |fits: &dyn Fn(&str) -> bool| names.iter().any(|name| fits(name));
    let ends = |name: &str, ending: &str| name.to_ascii_lowercase().ends_with(ending);
    if any(&|name| ends(name, "xl/workbook.xml") || ends(name, "workbook.xml")) {
        return Ok(Kind::Workbook);
    }
    if any(&|name| ends(name, "xl/workbook.bin")) {
        return Err(TableError::IsXls);
    }
    if any(&|name| name.starts_with("Index/") || ends(name, ".iwa") || ends(name, "index.zip")) {
        return Err(TableError::IsNumbers);
    }
    if any(&|name| name == "content.xml") {
        return Err(TableError::IsOds);
    }
    if any(&|name| name.starts_with("word/") || name.starts_with("ppt/")) {
        return Err(TableError::IsDocument);
    }
    Err(TableError::IsZip)
}

/// The most parts of a ZIP file that are looked at; a workbook has some dozens.
pub(super) const MOST_PARTS: usize = 4096;

/// The names in the directory at the end of a ZIP file: each entry begins with its signature, and has the length of its
/// name at 28 and the name at 46.
fn names_in_zip(bytes: &[u8]) -> Vec<String> {
    let mut names = Vec::new();
    let mut rest = bytes;
    while names.len() <= MOST_PARTS
        && let Some(at) = position(rest, b"PK\x01\x02")
    {
        let Some(entry) = rest.get(at..) else { break };
        let length = match entry.get(28..30) {
            Some(&[low, high]) => usize::from(u16::from_le_bytes([low, high])),
            _ => break,
        };
        if let Some(name) = entry.get(46..46 + length) {
            names.push(String::from_utf8_lossy(name).into_owned());
        }
        rest = entry.get(4..).unwrap_or_default();
    }
    names
}

fn position(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

/// Whether a text is there in UTF-16, as names in old Office files are.
fn has_utf16(bytes: &[u8], text: &str) -> bool {
    let wanted: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    position(bytes, &wanted).is_some()
}
