//! Which encoding spells a file: Windows where it spells words, and a question where another may be meant.

use greenlight::intake::encoding::Encoding;
use greenlight::intake::table::{Given, TableError, read};

/// A form with these names, in bytes of one letter each.
fn form(names: &[&[u8]]) -> Vec<u8> {
    let rows = names.iter().map(|name| [*name, b",35001,1980-01-02\r\n"].concat());
    [b"Name,Riding,Born\r\n".to_vec()].into_iter().chain(rows).flatten().collect()
}

/// The names of a form that Windows spells.
fn windows(names: &[&[u8]]) -> Vec<String> {
    let table = read(&form(names), &Given::default()).unwrap_or_else(|error| panic!("{names:?}: {error:?}"));
    assert_eq!(table.encoding, Some(Encoding::Windows1252), "{names:?}");
    table.rows.into_iter().map(|row| row.cells[0].clone()).collect()
}

/// How a form may be read, where that is asked.
fn asked(names: &[&[u8]]) -> String {
    match read(&form(names), &Given::default()) {
        Err(TableError::UnclearEncoding { readings }) => readings,
        other => panic!("{names:?}: {:?}", other.map(|table| (table.encoding, table.rows))),
    }
}

#[test]
fn names_of_many_languages_are_read_as_windows_wrote_them() {
    for (bytes, name) in [
        (&b"Carlos S\xe1nchez"[..], "Carlos Sánchez"),
        (b"Rosa MU\xd1OZ", "Rosa MUÑOZ"),
        (b"Rosa Mu\xf1oz", "Rosa Muñoz"),
        (b"Ana SIM\xd5ES", "Ana SIMÕES"),
        (b"Ana Sim\xf5es", "Ana Simões"),
        (b"Jo\xe3o Gon\xe7alves", "João Gonçalves"),
        (b"Du\x9aan", "Dušan"),
        (b"\x8eiga", "Žiga"),
        (b"Tom\xe1\x9a Nov\xe1k", "Tomáš Novák"),
        (b"\xddmir J\xf3nsson", "Ýmir Jónsson"),
        (b"J\xfcrgen Gro\xdf", "Jürgen Groß"),
        (b"S\xf8ren \xc5kesson", "Søren Åkesson"),
        (b"H\xe9l\xe8ne S\xe1nchez", "Hélène Sánchez"),
        (b"Andr\xe9 Roy", "André Roy"),
        (b"\xc9lise Roy", "Élise Roy"),
        (b"\xc8ve Roy", "Ève Roy"),
        (b"Ann O\x92Neil", "Ann O’Neil"),
        (b"Nicol\xf2 Pasqu\xe0", "Nicolò Pasquà"),
    ] {
        assert_eq!(windows(&[bytes]), [name]);
        // Others beside it change nothing.
        let others: &[&[u8]] =
            &[bytes, b"Mar\xeda Fern\xe1ndez", b"Ann O\x92Neil", b"Fran\xe7ois L\x92Heureux"];
        assert_eq!(windows(others), [name, "María Fernández", "Ann O’Neil", "François L’Heureux"]);
    }
}

#[test]
fn what_people_write_in_essays_is_read_as_windows_wrote_it() {
    for (bytes, text) in [
        (&b"I don\x92t, I\x92m sure \x96 it\x97is \x93so\x94\x85"[..], "I don’t, I’m sure – it—is “so”…"),
        (b"Mi\x92kmaq and Gwich\x92in", "Mi’kmaq and Gwich’in"),
        (b"l\x92\xe9cole, \xe0 l\x92\xe9t\xe9", "l’école, à l’été"),
        (b"Les candidat\xb7e\xb7s \xab\xa0oui\xa0\xbb", "Les candidat·e·s «\u{a0}oui\u{a0}»"),
        (b"\x95 5\xa0km of Market\x99", "• 5\u{a0}km of Market™"),
    ] {
        let quoted = [b"\"", bytes, b"\""].concat();
        assert_eq!(windows(&[&quoted]), [text]);
    }
}

#[test]
fn a_letter_that_two_encodings_may_spell_is_asked_about() {
    for (bytes, readings) in [
        // Of a Mac.
        (&b"\xe9ve Tremblay"[..], &["macroman: Ève", "windows-1252: éve"][..]),
        (b"Ann \xceuvrard", &["macroman: Ann Œuvrard", "windows-1252: Ann Îuvrard"]),
        (b"Ana Garc\x92a", &["macroman: Ana García", "windows-1252: Ana Garc’a"]),
        (b"Bj\x9arn Roy", &["macroman: Björn", "windows-1252: Bjšrn"]),
        // Of DOS.
        (b"\xd4ve Roy", &["cp850: Ève", "windows-1252: Ôve"]),
        (b"Ana S\xa0nchez", &["cp850: Ana Sánchez", "windows-1252: Ana S\u{a0}nchez"]),
        // Of Windows in other languages.
        (b"Ji\xf8\xed Dvo\xf8\xe1k", &["windows-1250: Jiří Dvořák", "windows-1252: Jiøí Dvoøák"]),
        (b"\xdeebnem Y\xfdld\xfdz", &["windows-1254: Şebnem Yıldız", "windows-1252: Þebnem Yýldýz"]),
        (b"Ivan Kova\xe8i\xe6", &["windows-1250: Ivan Kovačić", "windows-1252: Ivan Kovaèiæ"]),
        (b"Jan Gda\xf1ski", &["windows-1250: Jan Gdański", "windows-1252: Jan Gdañski"]),
    ] {
        let seen = asked(&[bytes]);
        for reading in readings {
            assert!(seen.contains(reading), "{seen}");
        }
    }
}

#[test]
fn encodings_of_other_languages_can_be_named() {
    for (names, encoding, bytes, text) in [
        (
            &["windows-1250", "cp1250", "1250"][..],
            Encoding::Windows1250,
            &b"Ji\xf8\xed Dvo\xf8\xe1k"[..],
            "Jiří Dvořák",
        ),
        (
            &["windows-1254", "CP1254", "latin5"],
            Encoding::Windows1254,
            b"\xdeebnem Y\xfdld\xfdz",
            "Şebnem Yıldız",
        ),
        (&["windows-1257", "cp1257"], Encoding::Windows1257, b"J\xfbrat\xeb", "Jūratė"),
        (&["windows-1258", "cp1258"], Encoding::Windows1258, b"\xd0\xe0o", "Đào"),
        (&["iso-8859-2", "latin2"], Encoding::Iso88592, b"Du\xb9an", "Dušan"),
    ] {
        for name in names {
            let encoding = Some(Encoding::named(name).unwrap()).filter(|found| *found == encoding);
            let table = read(&form(&[bytes]), &Given { encoding, ..Given::default() }).unwrap();
            assert_eq!(table.rows[0].cells[0], text, "{name}");
        }
    }
}

#[test]
fn whole_files_of_macs_and_of_dos_are_told_from_windows() {
    let mac: &[&[u8]] = &[b"Ren\x8ee C\x99t\x8e", b"\xe9ve Roy", b"Carlos S\x87nchez"];
    let table = read(&form(mac), &Given::default()).unwrap();
    assert_eq!((table.encoding, table.rows[1].cells[0].as_str()), (Some(Encoding::MacRoman), "Ève Roy"));
    let dos: &[&[u8]] = &[b"Ren\x82e C\x93t\x82", b"Carlos S\xa0nchez", b"Rosa MU\xa5OZ"];
    let table = read(&form(dos), &Given::default()).unwrap();
    assert_eq!((table.encoding, table.rows[2].cells[0].as_str()), (Some(Encoding::Cp850), "Rosa MUÑOZ"));
}
