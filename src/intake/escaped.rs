//! Codes that web pages, mails and programs write in the place of letters: `&eacute;`, `=C3=A9`, `%C3%A9`, `\u00e9`.

use encoding_rs::WINDOWS_1252;
use unicode_normalization::UnicodeNormalization as _;

/// Signs that web pages name.
const NAMED: &[(&str, &str)] = &[
    ("amp", "&"),
    ("quot", "\""),
    ("apos", "'"),
    ("lt", "<"),
    ("gt", ">"),
    ("nbsp", " "),
    ("lsquo", "‘"),
    ("rsquo", "’"),
    ("ndash", "–"),
    ("mdash", "—"),
    ("szlig", "ß"),
    ("oelig", "œ"),
    ("OElig", "Œ"),
    ("aelig", "æ"),
    ("AElig", "Æ"),
    ("oslash", "ø"),
    ("Oslash", "Ø"),
    ("eth", "ð"),
    ("thorn", "þ"),
];
/// Accents that web pages name behind their letter.
const ACCENTS: &[(&str, char)] = &[
    ("acute", '\u{301}'),
    ("grave", '\u{300}'),
    ("circ", '\u{302}'),
    ("uml", '\u{308}'),
    ("tilde", '\u{303}'),
    ("cedil", '\u{327}'),
    ("ring", '\u{30a}'),
    ("caron", '\u{30c}'),
];

/// What a text says without its codes, where it has some.
pub(super) fn meant(text: &str) -> Option<String> {
    let mut meant = String::new();
    let mut rest = text;
    let mut found = false;
    while let Some(c) = rest.chars().next() {
        if let Some((letters, length)) = code(rest) {
            found = true;
            meant.push_str(&letters);
            rest = rest.get(length..)?;
        } else {
            meant.push(c);
            rest = rest.get(c.len_utf8()..)?;
        }
    }
    found.then_some(meant)
}

/// The letters of the code that a text begins with, and how long the code is.
fn code(text: &str) -> Option<(String, usize)> {
    match text.chars().next()? {
        '&' => of_page(text),
        sign @ ('%' | '=') => of_bytes(text, sign),
        '\\' => of_program(text),
        _ => None,
    }
}

fn of_page(text: &str) -> Option<(String, usize)> {
    let end = text.find(';').filter(|end| *end <= 10)?;
    let name = text.get(1..end)?;
    let letters = if let Some(number) = name.strip_prefix('#') {
        let hex = number.strip_prefix(['x', 'X']);
        let number = hex.map_or_else(|| number.parse(), |hex| u32::from_str_radix(hex, 16));
        char::from_u32(number.ok()?)?.to_string()
    } else if let Some((_, sign)) = NAMED.iter().find(|(known, _)| *known == name) {
        (*sign).to_owned()
    } else {
        let letter = name.chars().next().filter(char::is_ascii_alphabetic)?;
        let (_, accent) = ACCENTS.iter().find(|(known, _)| name.get(1..) == Some(*known))?;
        [letter, *accent].into_iter().nfc().collect()
    };
    Some((letters, end + 1))
}

/// Bytes in hexadecimal digits, each behind its sign: of UTF-8, else of Windows-1252.
fn of_bytes(text: &str, sign: char) -> Option<(String, usize)> {
    let mut bytes = Vec::new();
    let mut rest = text;
    while let Some(digits) = rest.strip_prefix(sign).and_then(|rest| rest.get(..2))
        && let Some(byte) = hex(digits).and_then(|byte| u8::try_from(byte).ok())
    {
        bytes.push(byte);
        rest = rest.get(3..)?;
    }
    if bytes.is_empty() {
        return None;
    }
    let length = bytes.len() * 3;
    let letters = String::from_utf8(bytes)
        .unwrap_or_else(|bad| WINDOWS_1252.decode_without_bom_handling(bad.as_bytes()).0.into_owned());
    Some((letters, length))
}

/// `\u00e9`, `\xe9`, and the quotation marks that programs protect.
fn of_program(text: &str) -> Option<(String, usize)> {
    let length = match text.chars().nth(1)? {
        'u' => 4,
        'x' => 2,
        mark @ ('\'' | '"') => return Some((mark.to_string(), 2)),
        _ => return None,
    };
    let letter = char::from_u32(hex(text.get(2..2 + length)?)?)?;
    Some((letter.to_string(), 2 + length))
}

fn hex(digits: &str) -> Option<u32> {
    let all = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    all.then(|| u32::from_str_radix(digits, 16).ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::meant;

    #[test]
    fn codes_of_pages_mails_and_programs_are_read() {
        for (text, letters) in [
            ("Andr&eacute;", "André"),
            ("C&ocirc;t&eacute;", "Côté"),
            ("O&#39;Brien", "O'Brien"),
            ("O&#x2019;Neil", "O’Neil"),
            ("Fran&ccedil;ois", "François"),
            ("&Scaron;imi&cacute;", "Šimić"),
            ("Smith &amp; Roy", "Smith & Roy"),
            ("Andr=C3=A9", "André"),
            ("Andr=E9", "André"),
            ("Andr%C3%A9", "André"),
            ("Ann%20Roy", "Ann Roy"),
            ("Andr\\u00e9", "André"),
            ("Andr\\xe9", "André"),
            ("O\\'Brien", "O'Brien"),
        ] {
            assert_eq!(meant(text).as_deref(), Some(letters), "{text}");
        }
    }

    #[test]
    fn signs_that_begin_no_code_are_left() {
        for text in [
            "Smith & Roy; Jones",
            "100 %",
            "50%",
            "a=b",
            "a\\b",
            "&;",
            "&#;",
            "&nothing;",
            "\\u12",
            "%é",
            "=",
            "",
        ] {
            assert_eq!(meant(text), None, "{text}");
        }
    }
}
