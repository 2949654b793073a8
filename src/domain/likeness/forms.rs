//! One name in several languages, and in several ways of writing it in Latin letters: Olga and Olha, Giuseppe and
//! Joseph, Park and Pak.

use std::collections::HashMap;
use std::sync::LazyLock;

const LIST: &str = include_str!("forms.txt");

/// The line of each name.
static LINES: LazyLock<HashMap<&'static str, usize>> = LazyLock::new(|| {
    let lines = LIST.lines().filter(|line| !line.starts_with('#')).enumerate();
    lines.flat_map(|(at, line)| line.split(' ').map(move |name| (name, at))).collect()
});

/// A number that all forms of one name have; none for a word that the list does not know.
pub fn form_of(word: &str) -> Option<usize> {
    LINES.get(word).copied()
}
