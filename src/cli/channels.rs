//! Whom a matter goes to and how they are reached: the channels file in the store's folder, said in words.

use std::path::Path;

use crate::cli::{Counter, prompt};
use crate::domain::route::Channel;
use crate::error::Error;
use crate::intake::channels::{Channels, FILE, MAX_BYTES, SHIPPED};
use crate::report::texts::{Lang, Texts};
use crate::say;
use crate::store::private::private_file;

/// Lays the channels file into the folder of a new store.
pub(super) fn lay(dir: &Path) -> Result<(), Error> {
    Ok(private_file(&dir.join(FILE), SHIPPED.as_bytes())?)
}

/// The name of an office, as the file has it in the reader's language.
pub(super) fn name(channels: &Channels, channel: Channel, texts: &Texts) -> String {
    let office = channels.office(channel);
    match texts.lang() {
        Lang::En => office.en,
        Lang::Fr => office.fr,
    }
}

/// An office and how it is reached; where nobody filled that in, it says so.
pub(super) fn reach(channels: &Channels, channel: Channel, texts: &Texts) -> String {
    let (name, line) = (name(channels, channel, texts), channels.office(channel).line);
    if line.is_empty() {
        say!(texts, "channel-no-line", name = name)
    } else {
        say!(texts, "channel-line", name = name, line = line)
    }
}

impl Counter {
    /// The offices, as the file in the store's folder has them; where there is none, as the program came with them.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub(super) fn channels(&self) -> Result<Channels, Error> {
        let path = self.store_dir()?.join(FILE);
        let unreadable = |what: String| {
            Error::Failed("channels", vec![("path", path.display().to_string()), ("error", what)])
        };
        match std::fs::metadata(&path) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Channels::shipped()),
            Err(error) => Err(unreadable(error.to_string())),
            // A pipe or a folder under that name must not keep anybody waiting.
            Ok(about) if !about.is_file() => Err(unreadable(self.texts.get("channels-no-file"))),
            Ok(_) => {
                Channels::read(&prompt::file(&path, MAX_BYTES)?).map_err(|bad| unreadable(bad.to_string()))
            }
        }
    }

    /// As [`Counter::channels`], where nothing may stand in the way: a file that cannot be read is only warned of.
    pub(super) fn channels_or_shipped(&self) -> Channels {
        self.channels().unwrap_or_else(|error| {
            self.output.warn(&error.tell(&self.texts).0);
            Channels::shipped()
        })
    }
}
