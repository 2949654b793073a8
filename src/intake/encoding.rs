//! Bytes to text: which encoding spells a file, and the text itself. A byte order mark and valid UTF-8 are proof. Where
//! neither is there, each encoding that a spreadsheet saves in is tried, and the one stays in which words look like
//! words; where none does, or two do, a person is asked.

use encoding_rs::{MACINTOSH, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::table::TableError;
use crate::domain::words::words;

words! {
    /// How a file's bytes spell its text.
    Encoding "encoding" {
        Utf8 = "utf-8",
        /// UTF-8 that begins with a byte order mark, as Excel's "CSV UTF-8" does.
        Utf8Bom = "utf-8-bom",
        /// What Excel writes for plain "CSV" in English and French.
        Windows1252 = "windows-1252",
        /// What Excel for Mac writes for "CSV (Macintosh)", and older ones for "CSV".
        MacRoman = "macroman",
        /// What Excel writes for "CSV (MS-DOS)" in Western Europe and Canada, and old databases.
        Cp850 = "cp850",
        Utf16Le = "utf-16le",
        Utf16Be = "utf-16be",
    }
}

/// The upper half of code page 850.
const CP850: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤\
    ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}";

/// The encodings of one byte a letter, the likeliest first.
const OF_ONE_BYTE: [Encoding; 3] = [Encoding::Windows1252, Encoding::MacRoman, Encoding::Cp850];

/// The text of a file, and the encoding that spells it: the one that was said, else the one that shows.
pub fn read(bytes: &[u8], said: Option<Encoding>) -> Result<(Encoding, String), TableError> {
    let encoding = match said {
        Some(encoding) => encoding,
        None => detect(bytes)?,
    };
    let text = decode(bytes, encoding).ok_or(TableError::BadEncoding { encoding })?;
    Ok((encoding, text))
}

fn detect(bytes: &[u8]) -> Result<Encoding, TableError> {
    match bytes {
        [0xEF, 0xBB, 0xBF, ..] => return Ok(Encoding::Utf8Bom),
        [0xFF, 0xFE, ..] => return Ok(Encoding::Utf16Le),
        [0xFE, 0xFF, ..] => return Ok(Encoding::Utf16Be),
        _ => {}
    }
    // UTF-16 without a mark: in Western text every other byte is zero.
    let head = bytes.get(..1024).unwrap_or(bytes);
    let zeros = |parity: usize| {
        let every_other = head.iter().skip(parity).step_by(2);
        every_other.filter(|byte| **byte == 0).count() * 4 > head.len()
    };
    match (zeros(0), zeros(1)) {
        (false, true) => Ok(Encoding::Utf16Le),
        (true, false) => Ok(Encoding::Utf16Be),
        _ if std::str::from_utf8(bytes).is_ok() => Ok(Encoding::Utf8),
        _ => of_one_byte(bytes),
    }
}

/// The encoding of one byte a letter in which a text has the fewest letters where no letter is.
fn of_one_byte(bytes: &[u8]) -> Result<Encoding, TableError> {
    let mut readings: Vec<(Strange, Encoding, String)> = OF_ONE_BYTE
        .into_iter()
        .filter_map(|encoding| {
            let text = decode(bytes, encoding)?;
            Some((Strange::of(&text), encoding, text))
        })
        .collect();
    readings.sort_by_key(|(strange, _, _)| *strange);
    let letters = bytes.iter().filter(|byte| !byte.is_ascii()).count();
    let samples = |readings: &[(Strange, Encoding, String)]| {
        let sample = |(_, encoding, text): &(Strange, Encoding, String)| {
            format!("{encoding}: {}", sample(text).unwrap_or_default())
        };
        readings.iter().map(sample).collect::<Vec<_>>().join("; ")
    };
    match readings.as_slice() {
        [] => Err(TableError::BadEncoding { encoding: Encoding::Windows1252 }),
        // One letter in ten that is none: no reading fits.
        [(best, ..), ..] if best.wrong * 10 > letters => {
            Err(TableError::UnclearEncoding { readings: samples(&readings) })
        }
        // Windows writes most files; between the two others nobody can tell.
        [(best, encoding, _), (next, ..), ..] if best == next && *encoding != Encoding::Windows1252 => {
            Err(TableError::UnclearEncoding { readings: samples(&readings) })
        }
        [(_, encoding, _), ..] => Ok(*encoding),
    }
}

fn decode(bytes: &[u8], encoding: Encoding) -> Option<String> {
    let by = |decoder: &'static encoding_rs::Encoding| {
        decoder.decode_without_bom_handling_and_without_replacement(bytes).map(std::borrow::Cow::into_owned)
    };
    let mut text = match encoding {
        Encoding::Utf8 | Encoding::Utf8Bom => std::str::from_utf8(bytes).ok().map(str::to_owned),
        // The five bytes that Windows-1252 leaves undefined are in no text that it spells.
        Encoding::Windows1252 if bytes.iter().any(|b| matches!(b, 0x81 | 0x8D | 0x8F | 0x90 | 0x9D)) => None,
        Encoding::Windows1252 => by(WINDOWS_1252),
        Encoding::MacRoman => by(MACINTOSH),
        Encoding::Cp850 => {
            let upper: Vec<char> = CP850.chars().collect();
            bytes
                .iter()
                .map(|byte| match byte.checked_sub(128) {
                    None => Some(char::from(*byte)),
                    Some(at) => upper.get(usize::from(at)).copied(),
                })
                .collect()
        }
        Encoding::Utf16Le => by(UTF_16LE),
        Encoding::Utf16Be => by(UTF_16BE),
    }?;
    if text.starts_with('\u{feff}') {
        text.remove(0);
    }
    Some(text)
}

/// The byte that spells a letter in code page 850.
pub(super) fn as_cp850(c: char) -> Option<u8> {
    let at = CP850.chars().position(|letter| letter == c)?;
    u8::try_from(at).ok()?.checked_add(128)
}

/// A piece of a text with a letter beyond ASCII.
pub(super) fn sample(text: &str) -> Option<String> {
    // Begin near the letter in question, so that it is in the piece that is shown, and on its line.
    let at = text.find(|c: char| !c.is_ascii())?;
    let (before, from) = text.split_at_checked(at)?;
    let is_end = |c: char| matches!(c, '\n' | '\r' | '\t');
    let before = before.rsplit(is_end).next().unwrap_or_default();
    let from = from.split(is_end).next().unwrap_or_default();
    let skipped = before.chars().count().saturating_sub(20);
    Some(before.chars().skip(skipped).chain(from.chars()).take(60).collect())
}

/// How strange a text is, the worst first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Strange {
    /// What is in no text: a symbol within a word, a capital behind a small letter, lines of a box.
    wrong: usize,
    /// What is in few.
    odd: usize,
    /// Letters of other languages than English and French.
    foreign: usize,
}

impl Strange {
    fn of(text: &str) -> Strange {
        let mut strange = Strange::default();
        let mut before = ' ';
        let mut chars = text.chars().peekable();
        while let Some(c) = chars.next() {
            if !c.is_ascii() {
                let after = chars.peek().copied().unwrap_or(' ');
                strange.add(before, c, after);
            }
            before = c;
        }
        strange
    }

    fn add(&mut self, before: char, c: char, after: char) {
        let within = before.is_alphabetic() && after.is_alphabetic();
        let beside = before.is_alphabetic() || after.is_alphabetic();
        let count = |counter: &mut usize| *counter += 1;
        if is_letter(c) {
            if c.is_uppercase() && before.is_lowercase() {
                count(&mut self.wrong);
            } else if !is_common(c) {
                count(if is_western(c) { &mut self.foreign } else { &mut self.odd });
            } else if c.is_lowercase() && before.is_uppercase() && after.is_uppercase() {
                count(&mut self.odd);
            }
            return;
        }
        match c {
            '’' | '\u{a0}' | '\u{202f}' | '·' | '°' => {}
            // Between two names; hardly between two small letters.
            '–' | '—' if before.is_lowercase() && after.is_lowercase() => count(&mut self.odd),
            '–' | '—' => {}
            '\u{2500}'..='\u{25ff}' => count(&mut self.wrong),
            '«' | '»' | '“' | '”' | '‘' if !within => {}
            '…' if !after.is_alphabetic() => {}
            _ if within => count(&mut self.wrong),
            _ if beside => count(&mut self.odd),
            _ => {}
        }
    }
}

/// A letter, and not one of the signs that count as one.
fn is_letter(c: char) -> bool {
    c.is_alphabetic() && !matches!(c, 'ª' | 'º' | 'ƒ' | 'ı' | 'µ' | 'π' | 'Ω' | 'ˆ')
}

/// A letter of English or French.
fn is_common(c: char) -> bool {
    "éèêëàâçîïôûùüÿœæÉÈÊËÀÂÇÎÏÔÛÙÜŸŒÆ".contains(c)
}

/// A letter of another language that names in Canada have.
fn is_western(c: char) -> bool {
    "áíóúñäöåøãõìòßÁÍÓÚÑÄÖÅØ".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_page_850_has_a_letter_for_each_byte() {
        assert_eq!(CP850.chars().count(), 128);
        assert_eq!(decode(b"\x90cole, fran\x87ais", Encoding::Cp850).as_deref(), Some("École, français"));
    }

    #[test]
    fn a_sample_shows_the_letter_on_its_line() {
        assert_eq!(sample("abc\nnom,Zoé\nx").as_deref(), Some("nom,Zoé"));
        assert_eq!(sample("abc"), None);
    }
}
