//! A newcomer's key is compared aloud before it opens the vault: the person who lets them in types what they hear, and
//! cannot read it off their own screen.

use clap::Args;

use crate::cli::context::Context;
use crate::cli::prompt;
use crate::desk::Desk;
use crate::domain::ids::PublicKey;
use crate::error::Error;
use crate::say;
use crate::seal::identity::fingerprint;

/// How many of the last letters are asked for: the last three groups of the 43. Each has six bits, so nobody can
/// generate a key that ends like another's.
const LETTERS: usize = 11;
/// How many letters are in a group that is read aloud.
const BREATH: usize = 4;

/// `--fingerprint SHA256:...`
#[derive(Debug, Args)]
pub(super) struct Heard {
    #[arg(long, value_name = "FINGERPRINT")]
    fingerprint: Option<String>,
}

impl Heard {
    /// Whether the comparison is asked for.
    pub(super) fn is_given(&self) -> bool {
        self.fingerprint.is_some()
    }

    /// Whether it names a key.
    pub(super) fn names(&self, fingerprint: &str) -> bool {
        self.fingerprint.as_ref().is_some_and(|given| given.trim() == fingerprint)
    }
}

/// What is known of a key before it gets a role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Met {
    /// It was compared now.
    Compared,
    /// It opened the store before.
    Known,
    /// Nobody compared it.
    Unheard,
}

/// A fingerprint in groups that can be read aloud.
pub(in crate::cli) fn spoken(fingerprint: &str) -> String {
    let (kind, letters) = fingerprint.split_once(':').unwrap_or(("", fingerprint));
    let letters: Vec<char> = letters.chars().collect();
    let groups: Vec<String> = letters.chunks(BREATH).map(|group| group.iter().collect()).collect();
    format!("{kind}: {}", groups.join(" "))
}

/// The last letters of a fingerprint, and the fingerprint without them.
fn parted(fingerprint: &str) -> (String, String) {
    let letters: Vec<char> = fingerprint.chars().collect();
    let (shown, asked) = letters.split_at(letters.len().saturating_sub(LETTERS));
    (asked.iter().collect(), shown.iter().collect::<String>() + &"·".repeat(asked.len()))
}

/// Whether what was heard is how the fingerprint ends. Blanks between groups do not count; large and small letters do.
fn agrees(heard: &str, fingerprint: &str) -> bool {
    let heard: String = heard.chars().filter(|c| !c.is_whitespace()).collect();
    heard.chars().count() >= LETTERS && fingerprint.ends_with(heard.as_str())
}

/// Demands the comparison; the answer says whether it was made. Off a terminal it is the option that compares.
pub(super) fn meet(
    context: &Context,
    desk: &Desk,
    name: &str,
    key: &PublicKey,
    heard: Heard,
) -> Result<Met, Error> {
    let (texts, theirs) = (&context.texts, fingerprint(key));
    let mismatch = || Error::FingerprintDiffers { name: name.to_owned() };
    if let Some(given) = heard.fingerprint {
        let whole = given.trim();
        return if whole == theirs { Ok(Met::Compared) } else { Err(mismatch()) };
    }
    if !prompt::can_ask() {
        return Ok(Met::Unheard);
    }
    let (_, shown) = parted(&theirs);
    context.output.warn(&say!(texts, fingerprint_mine, fingerprint = spoken(&desk.identity().fingerprint())));
    context.output.warn(&say!(texts, fingerprint_theirs, name = name, fingerprint = spoken(&shown)));
    context.output.warn(&say!(texts, fingerprint_ask, name = name, count = LETTERS));
    let typed = prompt::value(None, "--fingerprint", &say!(texts, label_letters, count = LETTERS))?;
    if agrees(&typed, &theirs) { Ok(Met::Compared) } else { Err(mismatch()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: &str = "SHA256:p2QAMXNIC1TJYWeIOttrVc98/R1BUFWu3/LiyKgUfQM";

    #[test]
    fn what_is_asked_for_is_not_on_the_screen() {
        let (asked, shown) = parted(ONE);
        assert_eq!(asked, "3/LiyKgUfQM");
        assert_eq!(spoken(&shown), "SHA256: p2QA MXNI C1TJ YWeI Ottr Vc98 /R1B UFWu ···· ···· ···");
        assert_eq!(spoken(ONE), "SHA256: p2QA MXNI C1TJ YWeI Ottr Vc98 /R1B UFWu 3/Li yKgU fQM");
    }

    #[test]
    fn only_what_was_heard_whole_agrees() {
        for heard in ["3/LiyKgUfQM", "u3/LiyKgUfQM", "3/Li yKgU fQM", " 3/LiyKgUfQM\n", ONE] {
            assert!(agrees(heard, ONE), "{heard}");
        }
        for heard in ["", "fQM", "/LiyKgUfQM", "3/LIYKGUFQM", "x3/LiyKgUfQM", "SHA256:p2QAMXNIC1TJ"] {
            assert!(!agrees(heard, ONE), "{heard}");
        }
    }
}
