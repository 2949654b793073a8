//! Files in the encodings that spreadsheets save in: recognised where the text shows them, asked about where it does not,
//! and named as people name them.

use greenlight::intake::dates::DateOrder;
use greenlight::intake::encoding::Encoding;
use greenlight::intake::map::{Map, MapError};
use greenlight::intake::table::{Delimiter, Given, TableError, read};

const COLUMNS: &str = "source = \"Form\"\n[columns]\nname = \"Name\"\ndistrict = \"Riding\"\n";

/// A table in an encoding of one byte a letter.
fn spelled(text: &str, letters: &[(char, u8)]) -> Vec<u8> {
    let byte = |letter: char| {
        let known = letters.iter().find(|(known, _)| *known == letter).map(|(_, byte)| *byte);
        known.unwrap_or_else(|| u8::try_from(u32::from(letter)).unwrap())
    };
    text.chars().map(byte).collect()
}

const FRENCH: &str =
    "Prénom;Circonscription\nRenée;Québec—Centre\nFrançois;L’Érable\nÉloïse;Trois-Rivières\n";
const MAC: &[(char, u8)] =
    &[('é', 0x8E), ('ç', 0x8D), ('è', 0x8F), ('ï', 0x95), ('É', 0x83), ('’', 0xD5), ('—', 0xD1)];
const DOS: &[(char, u8)] =
    &[('é', 0x82), ('ç', 0x87), ('è', 0x8A), ('ï', 0x8B), ('É', 0x90), ('’', b'\''), ('—', b'-')];

#[test]
fn encodings_of_macs_and_of_dos_are_recognised_and_can_be_named() {
    for (letters, encoding) in [(MAC, Encoding::MacRoman), (DOS, Encoding::Cp850)] {
        let bytes = spelled(FRENCH, letters);
        for given in [None, Some(encoding)] {
            let table = read(&bytes, &Given { encoding: given, ..Given::default() }).unwrap();
            assert_eq!(table.encoding, Some(encoding));
            assert_eq!(table.headers[0], "Prénom");
            let names: Vec<_> = table.rows.iter().map(|row| row.cells[0].as_str()).collect();
            assert_eq!(names, ["Renée", "François", "Éloïse"]);
        }
        let named = Map::parse(&format!("encoding = \"{encoding}\"\n{COLUMNS}")).unwrap();
        assert_eq!(named.encoding, Some(encoding));
    }
}

/// What DOS wrote in French Canada.
const DOS_CANADA: &[(char, u8)] =
    &[('é', 0x82), ('ç', 0x87), ('è', 0x8A), ('ï', 0x8B), ('É', 0x90), ('È', 0x91), ('Î', 0xA8), ('À', 0x8E)];

#[test]
fn the_page_of_french_canada_is_read_and_asked_about() {
    let shown = spelled("Prénom;Ville\nMICHÈLE;LÎLE\nRenée;x\n", DOS_CANADA);
    let table = read(&shown, &Given::default()).unwrap();
    assert_eq!(table.encoding, Some(Encoding::Cp863));
    assert_eq!(table.rows[0].cells, ["MICHÈLE", "LÎLE"]);
    // Where the two pages of DOS differ in a letter that either may have, a person is asked, and sees that letter.
    let unclear = spelled("Prénom;Ville\nRenée;À Québec\n", DOS_CANADA);
    let TableError::UnclearEncoding { readings } = read(&unclear, &Given::default()).unwrap_err() else {
        panic!("clear");
    };
    assert!(
        readings.contains("cp850: Renée;Ä Québec") && readings.contains("cp863: Renée;À Québec"),
        "{readings}"
    );
    let said = Given { encoding: Some(Encoding::named("IBM863").unwrap()), ..Given::default() };
    assert_eq!(read(&unclear, &said).unwrap().rows[0].cells[1], "À Québec");
}

#[test]
fn an_encoding_is_known_by_the_names_that_people_type() {
    for (encoding, names) in [
        (Encoding::Utf8, &["utf8", "UTF-8", "utf_8", "65001", "ASCII"][..]),
        (Encoding::Utf8Bom, &["utf-8-sig", "UTF-8 BOM", "utf8bom"]),
        (
            Encoding::Windows1252,
            &[
                "latin1",
                "Latin-1",
                "iso-8859-1",
                "ISO8859-1",
                "cp1252",
                "CP-1252",
                "1252",
                "ansi",
                "Windows 1252",
            ],
        ),
        (Encoding::Iso885915, &["iso-8859-15", "latin9", "Latin-9"]),
        (Encoding::MacRoman, &["mac", "macintosh", "x-mac-roman", "Mac OS Roman", "mac_roman"]),
        (Encoding::Cp850, &["850", "ibm850", "MS-DOS", "dos"]),
        (Encoding::Cp863, &["863", "IBM863", "cp-863"]),
        (Encoding::Utf16Le, &["utf-16le", "UTF-16", "utf16", "UCS-2", "Unicode"]),
        (Encoding::Utf16Be, &["utf16be", "UTF-16BE"]),
    ] {
        for name in names {
            assert_eq!(Encoding::named(name), Ok(encoding), "{name}");
            let map = Map::parse(&format!("encoding = \"{name}\"\n{COLUMNS}"));
            assert_eq!(map.unwrap().encoding, Some(encoding), "{name}");
        }
    }
    for name in ["", "utf-7", "koi8-r", "klingon", "cp437"] {
        assert!(Encoding::named(name).is_err(), "{name}");
        let map = Map::parse(&format!("encoding = \"{name}\"\n{COLUMNS}"));
        assert!(matches!(map, Err(MapError::UnknownWord { line: 1, .. })), "{name}: {map:?}");
    }
}

#[test]
fn a_mark_says_which_half_of_a_letter_comes_first() {
    let text = "Name;Riding\nZoé;Ajax\n";
    let halves = |first: fn(u16) -> [u8; 2]| -> Vec<u8> {
        std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(first).collect()
    };
    let said = Given { encoding: Some(Encoding::named("Unicode").unwrap()), ..Given::default() };
    for (bytes, encoding) in
        [(halves(u16::to_le_bytes), Encoding::Utf16Le), (halves(u16::to_be_bytes), Encoding::Utf16Be)]
    {
        let table = read(&bytes, &said).unwrap();
        assert_eq!((table.encoding, table.rows[0].cells[0].as_str()), (Some(encoding), "Zoé"));
    }
    let euro = read(
        b"Name;Riding\nS\xbdur;Ajax\n",
        &Given { encoding: Some(Encoding::Iso885915), ..Given::default() },
    );
    assert_eq!(euro.unwrap().rows[0].cells[0], "Sœur");
}

/// A form with these names, in bytes of one letter each.
fn form(names: &[&[u8]]) -> Vec<u8> {
    let rows = names.iter().map(|name| [*name, b";Ajax\n"].concat());
    [b"Name;Riding\n".to_vec()].into_iter().chain(rows).flatten().collect()
}

#[test]
fn other_scripts_and_pages_are_not_read_as_western_letters() {
    for (names, encoding, name) in [
        (
            &[&b"\xcc\xe0\xf0\xe8\xff \xc8\xe2\xe0\xed\xee\xe2\xe0"[..], b"\xce\xeb\xfc\xe3\xe0 Quill"][..],
            Encoding::Windows1251,
            "Мария Иванова",
        ),
        (
            &[
                b"\xcc\xe1\xf1\xdf\xe1 \xd0\xe1\xf0\xe1\xe4\xef\xf0\xef\xfd\xeb\xef\xf5",
                b"\xc5\xeb\xdd\xed\xe7 Quill",
            ],
            Encoding::Windows1253,
            "Μαρία Παπαδοπούλου",
        ),
        // Central European, as other programs than those of Windows write it.
        (&[b"Tom\xe1\xb9 Dvo\xf8\xe1k", b"\xa9\xe1rka \xaei\xbekov\xe1"], Encoding::Iso88592, "Tomáš Dvořák"),
    ] {
        let table = read(&form(names), &Given::default()).unwrap();
        assert_eq!((table.encoding, table.rows[0].cells[0].as_str()), (Some(encoding), name));
        let said = Given { encoding: Some(encoding), ..Given::default() };
        assert_eq!(read(&form(names), &said).unwrap().rows[0].cells[0], name);
    }
    // These letters may be of either alphabet, and a person sees both.
    let both = form(&[b"\xce\xeb\xfc\xe3\xe0 \xc8\xe2\xe0\xed\xee\xe2\xe0"]);
    let TableError::UnclearEncoding { readings } = read(&both, &Given::default()).unwrap_err() else {
        panic!("clear");
    };
    assert!(readings.contains("windows-1251: Ольга Иванова"), "{readings}");
    assert!(readings.contains("windows-1253") && !readings.contains("windows-1252"), "{readings}");
}

#[test]
fn a_file_of_four_bytes_a_letter_is_read() {
    let text = "Name;Riding\nZoé;Ajax\n";
    for (bytes, encoding) in [
        (u32::to_le_bytes as fn(u32) -> [u8; 4], Encoding::Utf32Le),
        (u32::to_be_bytes as fn(u32) -> [u8; 4], Encoding::Utf32Be),
    ] {
        for mark in ["", "\u{feff}"] {
            let file: Vec<u8> = format!("{mark}{text}").chars().flat_map(|c| bytes(u32::from(c))).collect();
            let table = read(&file, &Given::default()).unwrap();
            assert_eq!((table.encoding, table.rows[0].cells[0].as_str()), (Some(encoding), "Zoé"));
        }
    }
}

#[test]
fn a_file_of_two_encodings_names_a_line_of_each() {
    let file = [&b"Name;Riding\nAnn;Ajax\nRen\xe9e;Ajax\n"[..], "Zoé;Ajax\n".as_bytes()].concat();
    let refused = read(&file, &Given::default()).unwrap_err();
    assert_eq!(refused, TableError::MixedEncodings { line: 4, other: 3 });
}

#[test]
fn an_encoding_that_nothing_shows_is_asked_about() {
    // É in one, â in the other, and no letter besides.
    let TableError::UnclearEncoding { readings } = read(b"a;b\n\x83mile;x\n", &Given::default()).unwrap_err()
    else {
        panic!("clear");
    };
    assert!(readings.contains("macroman: Émile") && readings.contains("cp850: âmile"), "{readings}");
}

#[test]
fn delimiters_and_orders_of_dates_have_names_in_both_languages() {
    for (delimiter, names) in [
        (Delimiter::Comma, &[",", "comma", "virgule"][..]),
        (Delimiter::Semicolon, &[";", "semicolon", "point-virgule", "Point virgule"]),
        (Delimiter::Tab, &["tab", "\\t", "tabulation"]),
        (Delimiter::Pipe, &["|", "pipe", "barre verticale"]),
    ] {
        for name in names {
            assert_eq!(Delimiter::named(name), Ok(delimiter), "{name}");
            let map = Map::parse(&format!("delimiter = '{name}'\n{COLUMNS}"));
            assert_eq!(map.unwrap().delimiter, Some(delimiter), "{name}");
        }
    }
    assert_eq!(Delimiter::named("\t"), Ok(Delimiter::Tab));
    for name in ["day-month-year", "dd/mm/yyyy", "jj/mm/aaaa", "jour-mois-année", "dmy"] {
        assert_eq!(DateOrder::named(name), Ok(DateOrder::DayMonthYear), "{name}");
        let map = Map::parse(&format!("date_order = \"{name}\"\n{COLUMNS}"));
        assert_eq!(map.unwrap().date_order, Some(DateOrder::DayMonthYear), "{name}");
    }
    for (field, name) in [("delimiter", "stroke"), ("delimiter", ""), ("date_order", "as usual")] {
        let map = Map::parse(&format!("{field} = \"{name}\"\n{COLUMNS}"));
        assert!(matches!(map, Err(MapError::UnknownWord { line: 1, .. })), "{map:?}");
    }
}
