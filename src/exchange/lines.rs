//! The lines of a signed text: a first line that says what it is, then each a name, a blank and a value.

use std::iter::Peekable;
use std::str::Split;

/// The lines behind the first one.
pub(super) struct Lines<'a>(Peekable<Split<'a, char>>);

impl<'a> Lines<'a> {
    /// The lines of a text that begins with this one and ends with a line feed.
    pub(super) fn after(first_line: &str, text: &'a str) -> Option<Lines<'a>> {
        let rest = text.strip_prefix(first_line)?.strip_prefix('\n')?.strip_suffix('\n')?;
        Some(Lines(rest.split('\n').peekable()))
    }

    /// The value of the next line, which has this name.
    pub(super) fn value(&mut self, name: &str) -> Option<&'a str> {
        self.0.next()?.strip_prefix(name)?.strip_prefix(' ')
    }

    /// The value of the next line, where it has this name.
    pub(super) fn next_of(&mut self, name: &str) -> Option<&'a str> {
        let of = |line: &&'a str| line.strip_prefix(name).is_some_and(|rest| rest.starts_with(' '));
        self.0.peek().is_some_and(of).then(|| self.value(name)).flatten()
    }

    /// The values of the lines of this name that come next.
    pub(super) fn values(&mut self, name: &str) -> Vec<&'a str> {
        std::iter::from_fn(|| self.next_of(name)).collect()
    }
}
