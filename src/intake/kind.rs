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
        // Old Office files; a workbook with a password is wrapped in one.
        [0xD0, 0xCF, 0x11, 0xE0, ..] if has_utf16(bytes, "EncryptedPackage") => Err(TableError::IsLocked),
        [0xD0, 0xCF, 0x11, 0xE0, ..] => Err(TableError::IsXls),
        [b'P', b'K', 3 | 5, 4 | 6, ..] => in_zip(bytes),
        [b'%', b'P', b'D', b'F', ..] => Err(TableError::IsPdf),
        [0x1F, 0x8B, ..] | [b'7', b'z', 0xBC, 0xAF, ..] | [b'R', b'a', b'r', b'!', ..] => {
            Err(TableError::IsZip)
        }
        [0x89, b'P', b'N', b'G', ..] | [0xFF, 0xD8, 0xFF, ..] | [b'G', b'I', b'F', b'8', ..] => {
            Err(TableError::IsPicture)
        }
        [b'{', b'\\', b'r', b't', b'f', ..] => Err(TableError::IsDocument),
        _ => Ok(Kind::Text),
    }
}

/// What text is that is no table: HTML under the name of `.xls`, XML, JSON, or nothing at all.
pub(super) fn of_text(text: &str) -> Result<(), TableError> {
    let text = text.trim_start();
    let head: String = text.chars().take(600).collect::<String>().to_ascii_lowercase();
    if head.is_empty() {
        return Err(TableError::EmptyFile);
    }
    let is_page = ["<!doctype html", "<html", "<table", "<head", "<body", "<meta", "<style", "<div"];
    if is_page.iter().any(|tag| head.starts_with(tag)) || head.starts_with("<?xml") && head.contains("<html")
    {
        return Err(TableError::IsHtml);
    }
    if head.starts_with("<?xml") {
        return Err(TableError::IsXml);
    }
    let is_json = head.starts_with(['{', '[']) && serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok();
    if is_json { Err(TableError::IsJson) } else { Ok(()) }
}

/// The ZIP files of other programs, told by the names of their parts; names are not compressed.
fn in_zip(bytes: &[u8]) -> Result<Kind, TableError> {
    let names = names_in_zip(bytes);
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
