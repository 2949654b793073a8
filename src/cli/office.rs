//! An office that a matter goes to, in the reader's language: its name, and how it is reached.

use crate::domain::channels::Channels;
use crate::domain::route::Channel;
use crate::domain::words::Word;
use crate::report::emergency::Emergency;
use crate::report::texts::{Lang, Texts};
use crate::say;

/// The name of an office in the reader's language: the party's own, else the program's.
pub(super) fn name(channels: &Channels, channel: Channel, texts: &Texts) -> String {
    let office = channels.office(channel);
    let own = match texts.lang() {
        Lang::En => office.en,
        Lang::Fr => office.fr,
    };
    if own.is_empty() { texts.word(channel) } else { own }
}

/// An office and how it is reached; where nobody filled that in, it says so. The number of the country for emergencies
/// comes first, whatever the party has beside it.
pub(super) fn reach(channels: &Channels, channel: Channel, texts: &Texts) -> String {
    let (name, line) = (name(channels, channel, texts), line(channels, channel, texts));
    if line.is_empty() {
        say!(texts, channel_no_line, name = name, channel = channel.word())
    } else {
        say!(texts, channel_line, name = name, line = line)
    }
}

pub(super) fn line(channels: &Channels, channel: Channel, texts: &Texts) -> String {
    match channel {
        Channel::Police => Emergency::of(channels).line(texts),
        _ => channels.office(channel).line,
    }
}
