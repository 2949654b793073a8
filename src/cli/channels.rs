//! The offices that a matter goes to, and how they are reached: `channels show`, `edit`, `import`. They are settings of
//! the party's policy, inside the vault.

use std::fmt::Write;
use std::path::PathBuf;

use clap::{Args, Subcommand};
use serde_json::json;

use crate::cli::context::Context;
use crate::cli::office::{line, name, reach};
use crate::cli::output::Output;
use crate::cli::{editor, lookup, policy, prompt};
use crate::desk::Desk;
use crate::domain::channels::{Channels, EMERGENCY, Office};
use crate::domain::refusal::Refusal;
use crate::domain::roster::RosterRefusal;
use crate::domain::route::Channel;
use crate::domain::words::Word;
use crate::error::Error;
use crate::exchange::invitation::Invitation;
use crate::intake::channels::{ChannelsError, MAX_BYTES, Said, read};
use crate::report::shown::is_hidden;
use crate::report::texts::{Lang, Texts};
use crate::say;

/// What can be done with the offices.
#[derive(Debug, Subcommand)]
#[command(defer = true)]
pub(super) enum ChannelsCommand {
    Show(ShowArgs),
    Edit(EditArgs),
    Import(ImportArgs),
}

/// `channels show [--out FILE]`
#[derive(Debug, Args)]
pub(super) struct ShowArgs {
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// `channels edit [CHANNEL --line TEXT|-]`
#[derive(Debug, Args)]
pub(super) struct EditArgs {
    #[arg(value_name = "CHANNEL")]
    channel: Option<String>,
    #[arg(long, value_name = "TEXT|-", requires = "channel")]
    line: Option<String>,
    #[arg(long, value_name = "NAME|-", requires = "channel")]
    en: Option<String>,
    #[arg(long, value_name = "NAME|-", requires = "channel")]
    fr: Option<String>,
    #[arg(long, value_name = "TEXT|-", conflicts_with = "channel")]
    text: Option<String>,
    #[arg(long, value_name = "TEXT|-")]
    why: Option<String>,
}

/// `channels import FILE`
#[derive(Debug, Args)]
pub(super) struct ImportArgs {
    #[arg(value_name = "FILE|-")]
    file: String,
    #[arg(long, value_name = "TEXT|-")]
    why: Option<String>,
}

pub(super) fn run(context: &Context, command: ChannelsCommand) -> Result<(), Error> {
    match command {
        ChannelsCommand::Show(args) => show(context, &args),
        ChannelsCommand::Edit(args) => edit(context, args),
        ChannelsCommand::Import(args) => {
            let bytes = prompt::file_or_stdin(&args.file, MAX_BYTES)?;
            let said = match proposed(&bytes) {
                Some(offices) => offices,
                None => read(&bytes).map_err(|bad| unreadable(context, &args.file, &bad))?,
            };
            let mut desk = context.desk()?;
            set(context, &mut desk, said, args.why)
        }
    }
}

/// The offices that an invitation proposes to the first approvers.
fn proposed(bytes: &[u8]) -> Option<Vec<(Channel, Said)>> {
    let (invitation, _) = Invitation::parse(bytes).ok()?;
    let offices = invitation.offices?;
    let said = |channel: &Channel| {
        let Office { en, fr, line } = offices.office(*channel);
        let [en, fr, line] = [en, fr, line].map(|text| Some(text).filter(|text| !text.is_empty()));
        (*channel, Said { en, fr, line })
    };
    Some(Channel::ALL.iter().map(said).collect())
}

/// The offices of a list in a file.
pub(super) fn offices_of(context: &Context, file: &str, bytes: &[u8]) -> Result<Channels, Error> {
    let mut channels = Channels::default();
    for (channel, said) in read(bytes).map_err(|bad| unreadable(context, file, &bad))? {
        channels.set(channel, &said.over(Office::default()));
    }
    Ok(channels)
}

fn show(context: &Context, args: &ShowArgs) -> Result<(), Error> {
    let (desk, texts) = (context.desk()?, &context.texts);
    let channels = desk.policy().channels;
    if args.out.is_some() {
        let head = say!(texts, channels_toml_copy, day = texts.day(desk.clock.today));
        return context.hand_out(args.out.as_ref(), &toml(&channels, &head, texts));
    }
    let beyond = || channels.all().filter(|(word, _)| Channel::from_word(word).is_err());
    if context.output.json {
        let both = [Texts::new(Lang::En), Texts::new(Lang::Fr)];
        let row = |channel: &Channel| {
            let [en, fr] = both.each_ref().map(|texts| name(&channels, *channel, texts));
            let line = channels.office(*channel).line;
            let built_in = (*channel == Channel::Police).then_some(EMERGENCY);
            json!({ "channel": channel, "name": { "en": en, "fr": fr }, "line": line, "built_in": built_in })
        };
        let waiting: Vec<_> = desk.roster.policies_waiting().collect();
        let overruled: Vec<_> = overruled(&desk).collect();
        Output::json(&json!({
            "channels": Channel::ALL.iter().map(row).collect::<Vec<_>>(),
            "beyond": beyond().collect::<Vec<_>>(), "overruled": overruled, "policies_waiting": waiting,
        }));
        return Ok(());
    }
    let heads = say!(texts, [col_channel, col_office, col_line]);
    let known = Channel::ALL.iter().map(|channel| {
        let line = line(&channels, *channel, texts);
        let line = if line.is_empty() { say!(texts, channel_empty) } else { line };
        vec![channel.to_string(), name(&channels, *channel, texts), line]
    });
    let rows: Vec<_> = known
        .chain(beyond().map(|(word, office)| vec![word.clone(), String::new(), policy::plain(office)]))
        .collect();
    context.output.table(&heads, &rows);
    policy::say_overruled(context, &desk, overruled(&desk));
    policy::say_waiting(context, &desk);
    Ok(())
}

/// The offices that another policy set otherwise, and that do not count.
fn overruled(desk: &Desk) -> impl Iterator<Item = crate::domain::roster::Overruled> {
    desk.roster.overruled().into_iter().filter(|setting| setting.setting.starts_with("channels."))
}

fn unreadable(context: &Context, file: &str, bad: &ChannelsError) -> Error {
    let texts = &context.texts;
    let why = match bad {
        ChannelsError::TooLarge => say!(texts, channels_too_large, most = MAX_BYTES),
        ChannelsError::NotText => say!(texts, channels_not_text),
        ChannelsError::NotToml(line) => say!(texts, channels_not_toml, line = *line),
        ChannelsError::NoOffice(word) => {
            let all: Vec<_> = Channel::ALL.iter().map(|channel| channel.word()).collect();
            say!(texts, channels_no_office, word = word, allowed = all.join(", "))
        }
        ChannelsError::NoTable(office) => say!(texts, channels_no_table, office = office),
        ChannelsError::NoKey(office, key) => say!(texts, channels_no_key, office = office, key = key),
        ChannelsError::NoValue(office, key) => {
            let most = crate::domain::channels::MAX_CHARS;
            say!(texts, channels_no_value, office = office, key = key, most = most)
        }
    };
    Error::Channels { path: file.to_owned(), error: why }
}

fn edit(context: &Context, args: EditArgs) -> Result<(), Error> {
    let (mut desk, texts) = (context.desk()?, &context.texts);
    let before = desk.policy().channels;
    if let Some(word) = args.channel {
        let channel: Channel = lookup::word(&word)?;
        let line = match (args.line, &args.en, &args.fr) {
            (None, None, None) => Some(prompt::value(None, "--line", &name(&before, channel, texts))?),
            (line, ..) => prompt::long_if_given(line)?,
        };
        let (en, fr) = (prompt::long_if_given(args.en)?, prompt::long_if_given(args.fr)?);
        let list = toml::to_string(&json!({ channel.word(): Fields { en, fr, line } }));
        let said = read(list.unwrap_or_default().as_bytes());
        let typed = said.as_ref().ok().and_then(|said| said.first()?.1.line.clone());
        let said = said.map_err(|bad| unreadable(context, channel.word(), &bad))?;
        return set(context, &mut desk, said, args.why).inspect_err(|_| context.unkept.set(typed));
    }
    let text = match args.text {
        Some(text) => prompt::given_or_stdin(text)?,
        None if prompt::can_ask() => {
            // Checked first, so that nobody edits the whole list in vain.
            if !desk.reader().is_national_approver() {
                return Err(Refusal::from(RosterRefusal::NotNationalApprover).into());
            }
            let offered = toml(&before, &say!(texts, channels_toml_edit), texts);
            let text = editor::edited(&offered, "channels.toml")?;
            if text == offered {
                context.output.say(&say!(texts, channels_unchanged));
                return Ok(());
            }
            text
        }
        None => return Err(Error::Missing { option: "--text" }),
    };
    let said = read(text.as_bytes()).map_err(|bad| unreadable(context, "--text", &bad));
    let done = said.and_then(|said| set(context, &mut desk, said, args.why));
    // A long text that is refused is printed, so that it is not lost, unless it changes nothing.
    done.inspect_err(|why| {
        if !matches!(why, Error::ChannelsSame) {
            context.unkept.set(Some(text));
        }
    })
}

/// What an option says of an office, as a table of a list.
#[derive(serde::Serialize)]
struct Fields {
    #[serde(skip_serializing_if = "Option::is_none")]
    en: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fr: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<String>,
}

/// Sets the offices that are named, and leaves the others and every other setting as they are.
fn set(
    context: &Context,
    desk: &mut Desk,
    said: Vec<(Channel, Said)>,
    why: Option<String>,
) -> Result<(), Error> {
    let mut policy = desk.policy();
    let before = policy.channels.clone();
    // The program's own name of an office is not stored, so that it stays translated.
    let own = |name: String, lang: Lang, channel: Channel| {
        if name == Texts::new(lang).word(channel) { String::new() } else { name }
    };
    for (channel, said) in said {
        let Office { en, fr, line } = said.over(policy.channels.office(channel));
        let (en, fr) = (own(en, Lang::En, channel), own(fr, Lang::Fr, channel));
        let line = if channel == Channel::Police && line == EMERGENCY { String::new() } else { line };
        policy.channels.set(channel, &Office { en, fr, line });
    }
    if policy.channels == before {
        return Err(Error::ChannelsSame);
    }
    if policy.channels.other_emergency().is_some() {
        let line = reach(&policy.channels, Channel::Police, &context.texts);
        context.output.warn(&say!(context.texts, channels_emergency, line = line));
    }
    policy::put(context, desk, &policy, why)
}

/// The offices as a list that a person reads, writes or prints.
fn toml(channels: &Channels, head: &str, texts: &Texts) -> String {
    let both = [("en", Texts::new(Lang::En)), ("fr", Texts::new(Lang::Fr))];
    let mut list = head.lines().fold(String::new(), |all, line| all + "# " + line + "\n");
    for channel in Channel::ALL {
        let about = texts.find(&format!("channels-toml-{channel}"));
        // Writing into a String cannot fail.
        let _ = write!(list, "\n# {about}\n[{channel}]\n");
        for (key, texts) in &both {
            let _ = writeln!(list, "{key} = {}", quoted(&name(channels, *channel, texts)));
        }
        let office = channels.office(*channel);
        let police = *channel == Channel::Police && office.line.is_empty();
        let line = if police { EMERGENCY } else { &office.line };
        let _ = writeln!(list, "line = {}", quoted(line));
    }
    list
}

/// A quoted TOML string with hidden characters escaped, because it is read in an editor.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if is_hidden(c) => {
                let _ = write!(quoted, "\\U{:08X}", u32::from(c));
            }
            c => quoted.push(c),
        }
    }
    quoted + "\""
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_that_is_written_is_read_as_it_was() {
        let mut channels = Channels::default();
        let line = "a \"b\" \\ c \u{202e} d\u{1b}e".to_owned();
        channels.set(Channel::PartyHelp, &Office { line: line.clone(), ..Office::default() });
        for lang in [Lang::En, Lang::Fr] {
            let list = toml(&channels, "One.\nTwo.", &Texts::new(lang));
            assert!(!list.contains(|c: char| c != '\n' && is_hidden(c)), "{list}");
            let read = read(list.as_bytes()).unwrap();
            assert_eq!(read.len(), Channel::ALL.len());
            let help = read.into_iter().find(|(channel, _)| *channel == Channel::PartyHelp).unwrap();
            assert_eq!(help.1.line.as_ref(), Some(&line));
        }
    }
}
