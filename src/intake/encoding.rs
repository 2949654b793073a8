//! Bytes to text: which encoding spells a file, and the text itself. A byte order mark and valid UTF-8 are proof. Where
//! neither is there, each encoding that a spreadsheet saves in is tried, and the one stays in which words look like
//! words; where none does, or two do, a person is asked. What plain "CSV" of Excel is comes first: it stays where it
//! spells words.

use encoding_rs::{
    ISO_8859_2, ISO_8859_15, MACINTOSH, UTF_16BE, UTF_16LE, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252,
    WINDOWS_1253, WINDOWS_1254, WINDOWS_1257, WINDOWS_1258,
};

use super::spelling::Strange;
use super::table::TableError;
use crate::domain::words::{UnknownWord, Word as _, words};

words! {
    /// How a file's bytes spell its text.
    Encoding "encoding" {
        Utf8 = "utf-8",
        /// UTF-8 that begins with a byte order mark, as Excel's "CSV UTF-8" does.
        Utf8Bom = "utf-8-bom",
        /// What Excel writes for plain "CSV" in English and French.
        Windows1252 = "windows-1252",
        /// What Excel writes for plain "CSV" in Polish, Czech, Croatian, Hungarian, Romanian.
        Windows1250 = "windows-1250",
        /// What Excel writes for plain "CSV" in languages of Cyrillic letters.
        Windows1251 = "windows-1251",
        /// What Excel writes for plain "CSV" in Greek.
        Windows1253 = "windows-1253",
        /// What Excel writes for plain "CSV" in Turkish.
        Windows1254 = "windows-1254",
        /// What Excel writes for plain "CSV" in the Baltic languages; like the next, it must be named.
        Windows1257 = "windows-1257",
        /// What Excel writes for plain "CSV" in Vietnamese.
        Windows1258 = "windows-1258",
        /// What other programs call Central European.
        Iso88592 = "iso-8859-2",
        /// What Excel for Mac writes for "CSV (Macintosh)", and older ones for "CSV".
        MacRoman = "macroman",
        /// What Excel writes for "CSV (MS-DOS)" in Western Europe and Canada, and old databases.
        Cp850 = "cp850",
        /// What DOS wrote in French Canada.
        Cp863 = "cp863",
        /// What LibreOffice offers as "Western Europe (ISO-8859-15/EURO)". It differs from Windows-1252 in eight signs,
        /// which no file shows, so it must be named.
        Iso885915 = "iso-8859-15",
        Utf16Le = "utf-16le",
        Utf16Be = "utf-16be",
        /// Four bytes a letter, as scripts and databases write it.
        Utf32Le = "utf-32le",
        Utf32Be = "utf-32be",
    }
}

/// The upper half of code page 850.
const CP850: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤\
    ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}";

/// The upper half of code page 863.
const CP863: &str = "ÇüéâÂà¶çêëèïî‗À§ÉÈÊôËÏûù¤ÔÜ¢£ÙÛƒ¦´óú¨¸³¯Î⌐¬½¼¾«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧\
    ╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}";

/// The encodings of one byte a letter that are tried, the likeliest first.
const OF_ONE_BYTE: [Encoding; 9] = [
    Encoding::Windows1252,
    Encoding::MacRoman,
    Encoding::Cp850,
    Encoding::Cp863,
    Encoding::Windows1250,
    Encoding::Windows1254,
    Encoding::Iso88592,
    Encoding::Windows1251,
    Encoding::Windows1253,
];

/// The most readings that a person is shown.
const MOST_SHOWN: usize = 5;

/// The two pages of DOS have nearly all small letters at the same places, and capitals at others.
const OF_DOS: [Encoding; 2] = [Encoding::Cp850, Encoding::Cp863];

/// What people and programs call an encoding beside its own word, in small letters and digits alone.
const LABELS: &[(Encoding, &[&str])] = &[
    (Encoding::Utf8, &["utf8", "unicode8", "csvutf8", "cp65001", "65001", "ascii", "usascii"]),
    (Encoding::Utf8Bom, &["utf8bom", "utf8sig", "utf8withbom", "utf8avecbom"]),
    (
        Encoding::Windows1252,
        &[
            "windows1252",
            "win1252",
            "cp1252",
            "1252",
            "windows",
            "windowsansi",
            "ansi",
            "latin1",
            "isolatin1",
            "winlatin1",
            "l1",
            "iso88591",
            "88591",
            "western",
            "occidental",
        ],
    ),
    (Encoding::Windows1250, &["windows1250", "win1250", "cp1250", "1250", "winlatin2", "centraleurope"]),
    (
        Encoding::Windows1254,
        &["windows1254", "win1254", "cp1254", "1254", "latin5", "iso88599", "88599", "turkish", "turc"],
    ),
    (Encoding::Windows1251, &["windows1251", "win1251", "cp1251", "1251", "cyrillic", "cyrillique"]),
    (Encoding::Windows1253, &["windows1253", "win1253", "cp1253", "1253", "greek", "grec"]),
    (Encoding::Windows1257, &["windows1257", "win1257", "cp1257", "1257", "baltic", "balte"]),
    (Encoding::Windows1258, &["windows1258", "win1258", "cp1258", "1258", "vietnamese", "vietnamien"]),
    (Encoding::Iso88592, &["iso88592", "88592", "latin2", "isolatin2", "l2"]),
    (Encoding::Iso885915, &["iso885915", "885915", "latin9", "latin0", "l9"]),
    (
        Encoding::MacRoman,
        &["macroman", "mac", "macintosh", "applemacintosh", "macosroman", "xmacroman", "cp10000", "10000"],
    ),
    (Encoding::Cp850, &["cp850", "850", "ibm850", "pc850", "oem850", "dos850", "dos", "msdos", "doslatin1"]),
    (Encoding::Cp863, &["cp863", "863", "ibm863", "pc863", "oem863", "dos863"]),
    // What Windows calls Unicode; a mark at the head of the file says which half comes first.
    (
        Encoding::Utf16Le,
        &["utf16le", "utf16", "ucs2", "ucs2le", "unicode", "unicodetext", "texteunicode", "cp1200", "1200"],
    ),
    (Encoding::Utf16Be, &["utf16be", "ucs2be", "cp1201", "1201"]),
    (Encoding::Utf32Le, &["utf32le", "utf32", "ucs4", "ucs4le", "cp12000", "12000"]),
    (Encoding::Utf32Be, &["utf32be", "ucs4be", "cp12001", "12001"]),
];

impl Encoding {
    /// The encoding that a person means: its own word, or any of its usual names, however it is spaced.
    pub fn named(text: &str) -> Result<Encoding, UnknownWord> {
        let letters = text.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase());
        let label: String = letters.collect();
        let known = LABELS.iter().find(|(_, labels)| labels.contains(&label.as_str()));
        known.map_or_else(|| Encoding::from_word(text), |(encoding, _)| Ok(*encoding))
    }
}

/// The text of a file, and the encoding that spells it: the one that was said, else the one that shows.
pub fn read(bytes: &[u8], said: Option<Encoding>) -> Result<(Encoding, String), TableError> {
    let encoding = match (said, marked(bytes)) {
        // Who says "Unicode" seldom knows which half comes first; the mark does.
        (
            Some(Encoding::Utf16Le | Encoding::Utf16Be | Encoding::Utf32Le | Encoding::Utf32Be),
            Some(half @ (Encoding::Utf16Le | Encoding::Utf16Be | Encoding::Utf32Le | Encoding::Utf32Be)),
        ) => half,
        (Some(encoding), _) | (None, Some(encoding)) => encoding,
        (None, None) => detect(bytes)?,
    };
    let text = decode(bytes, encoding).ok_or(TableError::BadEncoding { encoding })?;
    Ok((encoding, text))
}

/// The encoding whose byte order mark a file begins with.
fn marked(bytes: &[u8]) -> Option<Encoding> {
    match bytes {
        [0xEF, 0xBB, 0xBF, ..] => Some(Encoding::Utf8Bom),
        // No text in UTF-16 begins with a zero.
        [0xFF, 0xFE, 0, 0, ..] => Some(Encoding::Utf32Le),
        [0, 0, 0xFE, 0xFF, ..] => Some(Encoding::Utf32Be),
        [0xFF, 0xFE, ..] => Some(Encoding::Utf16Le),
        [0xFE, 0xFF, ..] => Some(Encoding::Utf16Be),
        _ => None,
    }
}

fn detect(bytes: &[u8]) -> Result<Encoding, TableError> {
    // UTF-16 without a mark: in Western text every other byte is zero. In UTF-32 the two highest of four are.
    let head = bytes.get(..1024).unwrap_or(bytes);
    let are_zero = |places: [usize; 2]| {
        let mut fours = head.chunks_exact(4);
        fours.len() > 1 && fours.all(|four| places.iter().all(|place| four.get(*place) == Some(&0)))
    };
    if are_zero([2, 3]) {
        return Ok(Encoding::Utf32Le);
    }
    if are_zero([0, 1]) {
        return Ok(Encoding::Utf32Be);
    }
    let zeros = |parity: usize| {
        let every_other = head.iter().skip(parity).step_by(2);
        every_other.filter(|byte| **byte == 0).count() * 4 > head.len()
    };
    match (zeros(0), zeros(1)) {
        (false, true) => Ok(Encoding::Utf16Le),
        (true, false) => Ok(Encoding::Utf16Be),
        _ if std::str::from_utf8(bytes).is_ok() => Ok(Encoding::Utf8),
        _ => mixed(bytes).map_or_else(|| of_one_byte(bytes), Err),
    }
}

/// That some lines of a file are in UTF-8 and others are not: somebody put two files together, and no encoding spells both.
fn mixed(bytes: &[u8]) -> Option<TableError> {
    // The letters of Western languages in UTF-8 begin with bytes that are no letters elsewhere.
    let is_western =
        |c: char| c.is_ascii() || ('\u{a0}'..'\u{180}').contains(&c) || ('\u{2010}'..'\u{2030}').contains(&c);
    let (mut of_utf8, mut of_another) = (None, None);
    for (at, line) in bytes.split(|byte| *byte == b'\n').enumerate().filter(|(_, line)| !line.is_ascii()) {
        match std::str::from_utf8(line) {
            Ok(text) if text.chars().all(is_western) => _ = of_utf8.get_or_insert(at + 1),
            Ok(_) => {}
            Err(_) => _ = of_another.get_or_insert(at + 1),
        }
    }
    Some(TableError::MixedEncodings { line: of_utf8?, other: of_another? })
}

/// How strange a file is in one encoding. Its text is not kept: four of them would fill the memory.
struct Reading {
    strange: Strange,
    encoding: Encoding,
}

impl Reading {
    /// How strange it is, but for the languages of its words.
    fn faults(&self) -> (usize, usize) {
        (self.strange.wrong, self.strange.odd)
    }

    /// Whether another reading may be meant as well as this one, the best: what is only odd may be there. Windows writes
    /// most files, and the pages of DOS differ in capitals alone.
    fn is_rival(&self, other: &Reading) -> bool {
        let is_likely = |reading: &Reading| reading.encoding == Encoding::Windows1252;
        let both_of_dos = OF_DOS.contains(&self.encoding) && OF_DOS.contains(&other.encoding);
        self.faults() == other.faults()
            || (both_of_dos || is_likely(other)) && self.strange.wrong == other.strange.wrong
    }
}

/// The encoding of one byte a letter in which a text has the fewest letters where no letter is.
fn of_one_byte(bytes: &[u8]) -> Result<Encoding, TableError> {
    let used = used(bytes);
    let mut readings: Vec<Reading> = Vec::new();
    for encoding in OF_ONE_BYTE {
        // Where two encodings spell the same text, it does not matter which of them it is.
        let is_there =
            readings.iter().any(|reading| decode(&used, reading.encoding) == decode(&used, encoding));
        if let Some(text) = decode(bytes, encoding).filter(|_| !is_there) {
            readings.push(Reading { strange: Strange::of(&text), encoding });
        }
    }
    let unclear = |readings: &[&Reading]| TableError::UnclearEncoding { readings: samples(bytes, readings) };
    let fewest = readings.iter().map(Reading::faults).min().unwrap_or_default();
    readings.sort_by_key(|reading| {
        let is_likely = reading.encoding == Encoding::Windows1252 && reading.faults() == fewest;
        (!is_likely, reading.strange)
    });
    let Some((best, others)) = readings.split_first() else {
        return Err(TableError::BadEncoding { encoding: Encoding::Windows1252 });
    };
    // One letter in ten that is none: no reading fits.
    if best.strange.wrong * 10 > best.strange.letters {
        return Err(unclear(&readings.iter().take(MOST_SHOWN).collect::<Vec<_>>()));
    }
    let rivals: Vec<&Reading> = others.iter().filter(|other| best.is_rival(other)).collect();
    if best.encoding == Encoding::Windows1252 || rivals.is_empty() {
        Ok(best.encoding)
    } else {
        Err(unclear(&[&[best], rivals.as_slice()].concat()))
    }
}

/// The bytes beyond ASCII that a file has, each once.
fn used(bytes: &[u8]) -> Vec<u8> {
    let mut seen = [false; 256];
    for byte in bytes {
        if let Some(seen) = seen.get_mut(usize::from(*byte)) {
            *seen = true;
        }
    }
    (128..=255).filter(|byte| seen.get(usize::from(*byte)) == Some(&true)).collect()
}

/// The first piece of a file in which its readings differ, as each of them has it.
fn samples(bytes: &[u8], readings: &[&Reading]) -> String {
    const AROUND: usize = 80;
    let differs = |byte: u8| {
        let mut letters = readings.iter().map(|reading| decode(&[byte], reading.encoding));
        let first = letters.next();
        letters.any(|letter| first.as_ref() != Some(&letter))
    };
    let telling: Vec<u8> = (128..=255).filter(|byte| readings.len() < 2 || differs(*byte)).collect();
    let at = bytes.iter().position(|byte| telling.contains(byte)).unwrap_or_default();
    let from = at.saturating_sub(AROUND);
    let around = bytes.get(from..bytes.len().min(at + AROUND)).unwrap_or_default();
    let sample = |reading: &&Reading| {
        // A byte is a letter.
        let text = decode(around, reading.encoding).unwrap_or_default();
        let place = text.char_indices().nth(at - from).map_or(0, |(place, _)| place);
        format!("{}: {}", reading.encoding, piece(&text, place).unwrap_or_default())
    };
    readings.iter().map(sample).collect::<Vec<_>>().join("; ")
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
        Encoding::Cp850 => of_dos(bytes, CP850),
        Encoding::Cp863 => of_dos(bytes, CP863),
        Encoding::Windows1250 => by(WINDOWS_1250),
        Encoding::Windows1251 => by(WINDOWS_1251),
        Encoding::Windows1253 => by(WINDOWS_1253),
        Encoding::Windows1254 => by(WINDOWS_1254),
        Encoding::Windows1257 => by(WINDOWS_1257),
        Encoding::Windows1258 => by(WINDOWS_1258),
        Encoding::Iso88592 => by(ISO_8859_2),
        Encoding::Iso885915 => by(ISO_8859_15),
        Encoding::Utf16Le => by(UTF_16LE),
        Encoding::Utf16Be => by(UTF_16BE),
        Encoding::Utf32Le => of_four_bytes(bytes, u32::from_le_bytes),
        Encoding::Utf32Be => of_four_bytes(bytes, u32::from_be_bytes),
    }?;
    if text.starts_with('\u{feff}') {
        text.remove(0);
    }
    Some(text)
}

fn of_four_bytes(bytes: &[u8], number: fn([u8; 4]) -> u32) -> Option<String> {
    let fours = bytes.chunks(4).map(|four| char::from_u32(number(four.try_into().ok()?)));
    fours.collect()
}

fn of_dos(bytes: &[u8], page: &str) -> Option<String> {
    let upper: Vec<char> = page.chars().collect();
    let letter = |byte: &u8| match byte.checked_sub(128) {
        None => Some(char::from(*byte)),
        Some(at) => upper.get(usize::from(at)).copied(),
    };
    bytes.iter().map(letter).collect()
}

/// The byte that spells a letter in code page 850.
pub(super) fn as_cp850(c: char) -> Option<u8> {
    let at = CP850.chars().position(|letter| letter == c)?;
    u8::try_from(at).ok()?.checked_add(128)
}

/// A piece of a text with a letter beyond ASCII.
pub(super) fn sample(text: &str) -> Option<String> {
    piece(text, text.find(|c: char| !c.is_ascii())?)
}

/// A piece of a text with the letter in question in it, on its line.
fn piece(text: &str, at: usize) -> Option<String> {
    let (before, from) = text.split_at_checked(at)?;
    let is_end = |c: char| matches!(c, '\n' | '\r' | '\t');
    let before = before.rsplit(is_end).next().unwrap_or_default();
    let from = from.split(is_end).next().unwrap_or_default();
    let skipped = before.chars().count().saturating_sub(20);
    Some(before.chars().skip(skipped).chain(from.chars()).take(60).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_page_of_dos_has_a_letter_for_each_byte() {
        assert_eq!([CP850, CP863].map(|page| page.chars().count()), [128, 128]);
        assert_eq!(decode(b"\x90cole, fran\x87ais", Encoding::Cp850).as_deref(), Some("École, français"));
        let capitals = b"\x8e \x84 \x91 \x92 \x94 \xa8 \x95 \x99 \x9d \x9e \x80";
        assert_eq!(decode(capitals, Encoding::Cp863).as_deref(), Some("À Â È Ê Ë Î Ï Ô Ù Û Ç"));
    }

    #[test]
    fn each_encoding_is_known_by_its_own_word() {
        for encoding in Encoding::ALL {
            assert_eq!(Encoding::named(encoding.word()), Ok(*encoding));
        }
        let labels = || LABELS.iter().flat_map(|(_, labels)| labels.iter());
        let distinct: std::collections::BTreeSet<_> = labels().collect();
        assert_eq!(distinct.len(), labels().count());
    }

    #[test]
    fn a_sample_shows_the_letter_on_its_line() {
        assert_eq!(sample("abc\nnom,Zoé\nx").as_deref(), Some("nom,Zoé"));
        assert_eq!(sample("abc"), None);
    }
}
