//! What a person types: a value, a long text, a passphrase, a yes. Without a terminal there is no prompt, and
//! a missing value is an error.
#![allow(clippy::disallowed_methods, reason = "here the program speaks")]

use std::io::{BufRead, IsTerminal, Read, Write};
use std::path::Path;

use zeroize::Zeroizing;

use crate::cli::editor;
use crate::domain::entry::MAX_BODY;
use crate::domain::names::shows;
use crate::domain::refusal::{Cause, Gap, Lifter, Refusal};
use crate::error::Error;
use crate::report::shown;
use crate::report::texts::Lang;

/// The most bytes that are read from stdin as a text.
const MOST: u64 = 1024 * 1024;
/// The most bytes of a longer one that are counted, to say how long it is.
const MOST_COUNTED: u64 = 1024 * 1024 * 1024;

/// Whether somebody can be asked.
pub fn can_ask() -> bool {
    std::io::stdin().is_terminal() && std::io::stderr().is_terminal()
}

fn missing(option: &'static str) -> Error {
    Error::Missing { option }
}

/// A text longer than any body may be.
fn too_long(bytes: u64) -> Error {
    Error::TextTooLong { bytes, most: MAX_BODY }
}

/// The next text on stdin: to its end, or to a zero byte where another follows. So a command that needs two texts gets
/// both, and neither is in its arguments, which other processes can read.
fn stdin_text() -> Result<String, Error> {
    let failed = |error: std::io::Error| Error::Stdin { error };
    let mut stdin = std::io::stdin().lock();
    let mut bytes = Vec::new();
    stdin.by_ref().take(MOST + 1).read_until(0, &mut bytes).map_err(failed)?;
    bytes.pop_if(|last| *last == 0);
    if bytes.len() as u64 > MOST {
        // The bytes read so far may end within a letter, and the length is known only at the end.
        let rest = std::io::copy(&mut stdin.take(MOST_COUNTED), &mut std::io::sink()).map_err(failed)?;
        return Err(too_long(bytes.len() as u64 + rest));
    }
    let text = String::from_utf8(bytes).map_err(|bad| failed(std::io::Error::other(bad.utf8_error())))?;
    Ok(text.trim_end().to_owned())
}

/// What was given with an option: itself, or for `-` the next text on stdin.
pub fn given_or_stdin(given: String) -> Result<String, Error> {
    if given == "-" { stdin_text() } else { Ok(given) }
}

/// A short value: given, or asked for by its label.
pub fn value(given: Option<String>, option: &'static str, label: &str) -> Result<String, Error> {
    match given {
        Some(given) => given_or_stdin(given),
        None if can_ask() => {
            let _ = write!(std::io::stderr(), "{}: ", shown::line(label));
            let mut line = String::new();
            let read = std::io::stdin().read_line(&mut line);
            read.map_err(|error| Error::Stdin { error })?;
            let line = line.trim().to_owned();
            if line.is_empty() { Err(missing(option)) } else { Ok(line) }
        }
        None => Err(missing(option)),
    }
}

/// A value on a scale: given, or asked for by its label. A question mark shows the scale and asks again.
pub fn scaled(
    given: Option<String>,
    option: &'static str,
    label: &str,
    scale: &str,
) -> Result<String, Error> {
    if given.is_some() || !can_ask() {
        return value(given, option, label);
    }
    let answer = until_answered(&mut std::io::stdin().lock(), &mut std::io::stderr(), label, scale);
    let answer = answer.map_err(|error| Error::Stdin { error })?;
    if answer.is_empty() { Err(missing(option)) } else { Ok(answer) }
}

/// The first line that is no question mark; each question mark is answered with the scale.
fn until_answered(
    from: &mut impl BufRead,
    to: &mut impl Write,
    label: &str,
    scale: &str,
) -> std::io::Result<String> {
    loop {
        write!(to, "{}: ", shown::line(label))?;
        let mut line = String::new();
        from.read_line(&mut line)?;
        if line.trim() != "?" {
            return Ok(line.trim().to_owned());
        }
        writeln!(to, "{}", shown::lines(scale))?;
    }
}

/// One of several lines, each with its number: which, or none where something else was typed than a number of theirs.
pub fn pick(lines: &[String], label: &str) -> Result<Option<usize>, Error> {
    for (at, line) in lines.iter().enumerate() {
        let _ = writeln!(std::io::stderr(), "{:>3}  {}", at + 1, shown::line(line));
    }
    Ok(value_if_any(label)?.and_then(|said| picked(&said, lines.len())))
}

/// The line that a number means, of so many.
fn picked(said: &str, count: usize) -> Option<usize> {
    let number: usize = said.trim().trim_end_matches('.').parse().ok()?;
    number.checked_sub(1).filter(|at| *at < count)
}

/// A short value, asked for on a terminal, that an empty line leaves out.
pub fn value_if_any(label: &str) -> Result<Option<String>, Error> {
    match value(None, "", label) {
        Err(Error::Missing { .. }) => Ok(None),
        other => other.map(Some),
    }
}

/// Whether somebody at a terminal says yes. Anything but `y`, `yes` is a no; `o`, `oui` are a yes in French.
pub fn yes(label: &str, lang: Lang) -> Result<bool, Error> {
    Ok(value_if_any(label)?.is_some_and(|said| is_yes(&said, lang)))
}

fn is_yes(said: &str, lang: Lang) -> bool {
    match said.to_lowercase().as_str() {
        "y" | "yes" => true,
        "o" | "oui" => lang == Lang::Fr,
        _ => false,
    }
}

/// A line as an exercise asks for it, from a terminal or from a script; nothing once there is no more.
pub fn line(label: &str) -> Result<Option<String>, Error> {
    let _ = write!(std::io::stderr(), "{} ", shown::line(label));
    let mut line = String::new();
    let read = std::io::stdin().lock().take(MOST).read_line(&mut line);
    let read = read.map_err(|error| Error::Stdin { error })?;
    Ok((read > 0).then(|| line.trim().to_owned()))
}

/// A short value: given, or asked for with one that an empty line takes.
pub fn value_or(
    given: Option<String>,
    option: &'static str,
    label: &str,
    offered: &str,
) -> Result<String, Error> {
    if given.is_some() || !can_ask() {
        return value(given, option, label);
    }
    match value(None, option, &format!("{label} [{offered}]")) {
        Err(Error::Missing { .. }) => Ok(offered.to_owned()),
        other => other,
    }
}

/// A long text: given, from stdin (`-`), or from the person's editor.
pub fn long(given: Option<String>, option: &'static str, label: &str) -> Result<String, Error> {
    let text = match given {
        Some(given) => given_or_stdin(given)?,
        None if can_ask() => editor::text(label)?,
        None => return Err(missing(option)),
    };
    match text.trim() {
        "" => Err(missing(option)),
        said if shows(said) => Ok(text),
        _ => Err(Refusal::Rule(Gap::new(Cause::ReasonBlank { option }, Lifter::Person, None)).into()),
    }
}

/// A long text that may be left out.
pub fn long_if_given(given: Option<String>) -> Result<Option<String>, Error> {
    given.map(given_or_stdin).transpose()
}

/// Short values, each given or from stdin (`-`).
pub fn each(given: &[String]) -> Result<Vec<String>, Error> {
    given.iter().cloned().map(given_or_stdin).collect()
}

/// Asks for a passphrase, without showing it.
pub fn passphrase(label: &str) -> Option<Zeroizing<String>> {
    if !can_ask() {
        return None;
    }
    rpassword::prompt_password(format!("{}: ", shown::line(label))).ok().map(Zeroizing::new)
}

/// The most bytes of a secret that a script hands in.
const MOST_SECRET: usize = 1024;

/// A secret from a descriptor that a script has opened: its first line. Stdin is for texts.
pub fn secret_from(descriptor: u32) -> Result<Zeroizing<String>, Error> {
    let failed = |error: std::io::Error| Error::SecretFd { fd: descriptor, error: error.to_string() };
    let mut open = std::fs::File::open(format!("/dev/fd/{descriptor}")).map_err(failed)?;
    let mut bytes = Zeroizing::new([0; MOST_SECRET + 1]);
    let mut filled = 0;
    while let Some(room) = bytes.get_mut(filled..).filter(|room| !room.is_empty()) {
        let read = open.read(room).map_err(failed)?;
        filled += read;
        if read == 0 || room.iter().take(read).any(|byte| *byte == b'\n') {
            break;
        }
    }
    let line =
        bytes.get(..filled).unwrap_or_default().split(|byte| *byte == b'\n').next().unwrap_or_default();
    let line = line.strip_suffix(b"\r").unwrap_or(line);
    match std::str::from_utf8(line) {
        Ok(text) if text.len() <= MOST_SECRET => Ok(Zeroizing::new(text.to_owned())),
        _ => Err(failed(std::io::ErrorKind::InvalidData.into())),
    }
}

/// Reads a whole file, up to a ceiling.
pub fn file(path: &Path, most: usize) -> Result<Vec<u8>, Error> {
    let open = std::fs::File::open(path).map_err(|error| Error::io(path, &error))?;
    // As much room as it takes from the start: a key that moves leaves copies behind.
    let size = open.metadata().map_or(0, |about| usize::try_from(about.len()).unwrap_or(most));
    whole(open, path, size, most)
}

/// As [`file`]; `-` is stdin.
pub fn file_or_stdin(word: &str, most: usize) -> Result<Vec<u8>, Error> {
    let path = Path::new(word);
    if word == "-" { whole(std::io::stdin().lock(), path, 0, most) } else { file(path, most) }
}

fn whole(from: impl Read, path: &Path, size: usize, most: usize) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::with_capacity(size.min(most) + 1);
    from.take(most as u64 + 1).read_to_end(&mut bytes).map_err(|error| Error::io(path, &error))?;
    if bytes.len() > most {
        return Err(Error::FileTooLarge { path: path.to_owned(), most });
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_yes_is_one_in_the_language_of_the_question() {
        for (said, en, fr) in
            [("Y", true, true), ("yes", true, true), ("o", false, true), ("Oui", false, true)]
        {
            assert_eq!((is_yes(said, Lang::En), is_yes(said, Lang::Fr)), (en, fr), "{said}");
        }
        assert!(!is_yes("n", Lang::En) && !is_yes("non", Lang::Fr));
    }

    #[test]
    fn only_a_number_of_the_list_picks() {
        for (said, expected) in
            [("1", Some(0)), (" 3.", Some(2)), ("0", None), ("4", None), ("", None), ("-1", None)]
        {
            assert_eq!(picked(said, 3), expected, "{said}");
        }
        assert_eq!(picked("Ann", 3), None);
    }

    #[test]
    fn a_question_mark_shows_the_scale_and_asks_again() {
        let mut shown = Vec::new();
        let mut typed = "?\n ? \n3\n4\n".as_bytes();
        let answer = until_answered(&mut typed, &mut shown, "Severity", "0 information").unwrap();
        assert_eq!(answer, "3");
        let shown = String::from_utf8(shown).unwrap();
        assert_eq!(shown, "Severity: 0 information\nSeverity: 0 information\nSeverity: ");
        assert_eq!(until_answered(&mut "".as_bytes(), &mut Vec::new(), "Severity", "").unwrap(), "");
    }
}
