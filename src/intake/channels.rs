//! The channels file: each office's name and contact line, which the party fills in. Bytes in, lines out; what the
//! file leaves out is as the program came with it.

use std::collections::BTreeMap;

use crate::domain::route::Channel;
use crate::domain::words::Word;

/// The file that comes with the program.
pub const SHIPPED: &str = include_str!("channels.toml");

/// Its name in the folder of a store.
pub const FILE: &str = "channels.toml";

/// The largest channels file, in bytes.
pub const MAX_BYTES: usize = 64 * 1024;

/// The most characters of a name or a line.
const MAX_CHARS: usize = 300;

/// An office.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Office {
    /// Its name in English.
    pub en: String,
    /// Its name in French.
    pub fr: String,
    /// How it is reached; empty where nobody filled it in.
    pub line: String,
}

/// Why a channels file cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ChannelsError {
    /// It is larger than [`MAX_BYTES`].
    #[error("the file is larger than {MAX_BYTES} bytes")]
    TooLarge,
    /// It is not UTF-8.
    #[error("the file is not UTF-8 text")]
    NotText,
    /// It is not TOML.
    #[error("{0}")]
    NotToml(String),
}

/// Every office.
#[derive(Debug, Clone, Default)]
pub struct Channels(BTreeMap<Channel, Office>);

impl Channels {
    /// The offices as the program came with them.
    #[must_use]
    pub fn shipped() -> Channels {
        // A test reads the shipped text, so this is never empty.
        Channels::of(SHIPPED).unwrap_or_default()
    }

    /// Reads a channels file. What it does not know in it is left alone: the file is the party's.
    ///
    /// # Errors
    /// When it is too large or no TOML.
    pub fn read(bytes: &[u8]) -> Result<Channels, ChannelsError> {
        if bytes.len() > MAX_BYTES {
            return Err(ChannelsError::TooLarge);
        }
        let text = std::str::from_utf8(bytes).map_err(|_| ChannelsError::NotText)?;
        let own = Channels::of(text)?;
        let mut offices = Channels::shipped().0;
        for (channel, known) in &mut offices {
            let office = own.0.get(channel).cloned().unwrap_or_default();
            let said =
                [(&mut known.en, office.en), (&mut known.fr, office.fr), (&mut known.line, office.line)];
            for (name, given) in said {
                if !given.is_empty() {
                    *name = given;
                }
            }
        }
        Ok(Channels(offices))
    }

    fn of(text: &str) -> Result<Channels, ChannelsError> {
        let file: toml::Table = text
            .parse()
            .map_err(|error: toml::de::Error| ChannelsError::NotToml(error.message().to_owned()))?;
        let office = |channel: &Channel| {
            let table = file.get(channel.word()).and_then(toml::Value::as_table)?;
            let text = |key: &str| {
                let text = table.get(key).and_then(toml::Value::as_str).unwrap_or_default();
                text.trim().chars().take(MAX_CHARS).collect()
            };
            Some((*channel, Office { en: text("en"), fr: text("fr"), line: text("line") }))
        };
        Ok(Channels(Channel::ALL.iter().filter_map(office).collect()))
    }

    /// An office.
    #[must_use]
    pub fn office(&self, channel: Channel) -> Office {
        self.0.get(&channel).cloned().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_office_is_shipped_and_only_the_police_with_a_number() {
        let shipped = Channels::shipped();
        for channel in Channel::ALL {
            let office = shipped.office(*channel);
            assert!(!office.en.is_empty() && !office.fr.is_empty(), "{channel}");
            assert_eq!(office.line, if *channel == Channel::Police { "911" } else { "" }, "{channel}");
        }
        let digits = SHIPPED.replace("911", "");
        assert!(!digits.contains(|c: char| c.is_ascii_digit()));
    }

    #[test]
    fn what_the_party_writes_is_read_and_the_rest_is_left_alone() {
        let text = "motto = 1\n[police]\nline = \" 555-0100 \"\nextra = [1]\n[unknown]\nline = 3\n[party-help]\nline = 7\n";
        let channels = Channels::read(text.as_bytes()).unwrap();
        assert_eq!(channels.office(Channel::Police).line, "555-0100");
        assert_eq!(channels.office(Channel::Police).en, "police of the place");
        assert_eq!(channels.office(Channel::PartyHelp).line, "");
        let long = format!("[police]\nline = \"{}\"", "9".repeat(5000));
        assert_eq!(Channels::read(long.as_bytes()).unwrap().office(Channel::Police).line.len(), MAX_CHARS);
    }

    #[test]
    fn what_cannot_be_read_says_why() {
        assert_eq!(Channels::read(&vec![b'#'; MAX_BYTES + 1]).unwrap_err(), ChannelsError::TooLarge);
        assert_eq!(Channels::read(b"\xff").unwrap_err(), ChannelsError::NotText);
        assert!(matches!(Channels::read(b"[police"), Err(ChannelsError::NotToml(_))));
    }
}
