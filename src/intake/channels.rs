//! A list of offices in TOML, as a person writes it: a table for each office, with its line and, where the
//! party calls it otherwise, its names. Anything else in it is an error.

use crate::domain::channels::{MAX_CHARS, Office};
use crate::domain::route::Channel;
use crate::domain::words::Word;

/// The largest list, in bytes.
pub const MAX_BYTES: usize = 64 * 1024;

/// The name of the copy that earlier programs read in a store's folder.
pub const FILE: &str = "channels.toml";

/// Why a list of offices is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ChannelsError {
    /// It is larger than [`MAX_BYTES`].
    TooLarge,
    /// It is not UTF-8.
    NotText,
    /// It is not TOML, from this line on.
    NotToml(usize),
    /// It names an office that does not exist.
    NoOffice(String),
    /// The value of an office is not a table.
    NoTable(String),
    /// It has a key that an office does not have.
    NoKey(String, String),
    /// A value is not a text, or is longer than [`MAX_CHARS`].
    NoValue(String, String),
}

/// The entry of an office: a key that it does not have leaves the office unchanged.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Said {
    /// Its name in English.
    pub en: Option<String>,
    /// Its name in French.
    pub fr: Option<String>,
    /// Its telephone number, address or other line.
    pub line: Option<String>,
}

impl Said {
    /// The office after this change.
    pub fn over(self, before: Office) -> Office {
        let Office { en, fr, line } = before;
        Office { en: self.en.unwrap_or(en), fr: self.fr.unwrap_or(fr), line: self.line.unwrap_or(line) }
    }
}

/// Reads a list.
pub fn read(bytes: &[u8]) -> Result<Vec<(Channel, Said)>, ChannelsError> {
    if bytes.len() > MAX_BYTES {
        return Err(ChannelsError::TooLarge);
    }
    let text = std::str::from_utf8(bytes).map_err(|_| ChannelsError::NotText)?;
    let line = |at: usize| text.get(..at).unwrap_or_default().matches('\n').count() + 1;
    let list: toml::Table = text.parse().map_err(|error: toml::de::Error| {
        ChannelsError::NotToml(line(error.span().map_or(0, |span| span.start)))
    })?;
    let mut offices = Vec::new();
    for (word, told) in list {
        let channel = Channel::from_word(&word).map_err(|_| ChannelsError::NoOffice(word.clone()))?;
        let toml::Value::Table(told) = told else { return Err(ChannelsError::NoTable(word)) };
        let mut said = Said::default();
        for (key, value) in told {
            let place = match key.as_str() {
                "en" => &mut said.en,
                "fr" => &mut said.fr,
                "line" => &mut said.line,
                _ => return Err(ChannelsError::NoKey(word, key)),
            };
            let text = value.as_str().map(str::trim).filter(|text| text.chars().count() <= MAX_CHARS);
            let Some(text) = text else { return Err(ChannelsError::NoValue(word, key)) };
            *place = Some(text.to_owned());
        }
        offices.push((channel, said));
    }
    Ok(offices)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_party_writes_is_read() {
        let read =
            read(b"[police]\nline = \" 555-0100 \"\n# comment\n[party-help]\nen = \"Desk\"\n").unwrap();
        let [(help, other), (police, said)] = read.as_slice() else { panic!("{read:?}") };
        assert_eq!((*police, said.line.as_deref()), (Channel::Police, Some("555-0100")));
        assert_eq!((*help, other.en.as_deref(), &other.line), (Channel::PartyHelp, Some("Desk"), &None));
        let before = Office { en: "A".into(), fr: "B".into(), line: "C".into() };
        let after = other.clone().over(before);
        assert_eq!((after.en.as_str(), after.fr.as_str(), after.line.as_str()), ("Desk", "B", "C"));
    }

    #[test]
    fn nothing_in_it_is_passed_over() {
        let bad = |text: &[u8]| read(text).unwrap_err();
        assert_eq!(bad(&vec![b'#'; MAX_BYTES + 1]), ChannelsError::TooLarge);
        assert_eq!(bad(b"\xff"), ChannelsError::NotText);
        assert_eq!(bad(b"[police]\nline = \"1\"\n[police"), ChannelsError::NotToml(3));
        assert_eq!(bad(b"[polcie]\nline = \"1\""), ChannelsError::NoOffice("polcie".into()));
        assert_eq!(bad(b"police = \"1\""), ChannelsError::NoTable("police".into()));
        assert_eq!(bad(b"[police]\nlines = \"1\""), ChannelsError::NoKey("police".into(), "lines".into()));
        assert_eq!(bad(b"[police]\nline = 911"), ChannelsError::NoValue("police".into(), "line".into()));
        let long = format!("[police]\nline = \"{}\"", "9".repeat(MAX_CHARS + 1));
        assert_eq!(bad(long.as_bytes()), ChannelsError::NoValue("police".into(), "line".into()));
        let deep = "a = ".to_owned() + &"[".repeat(20_000);
        assert!(matches!(bad(deep.as_bytes()), ChannelsError::NotToml(_)));
    }
}
