//! Golden files: what the program answered when somebody last read it through. A difference fails; with `UPDATE_GOLDEN=1`
//! (for transcripts `UPDATE_TRANSCRIPTS=1`) the file is written again, and the difference is read in review. Not with the
//! crate `insta`: these twenty lines do what is needed here, without another dependency and another tool to learn.

use std::path::Path;

/// Compares a text with the golden file of this name.
#[track_caller]
pub fn hold(file: &str, now: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(file);
    let known = std::fs::read_to_string(&path).unwrap_or_default();
    let lines = known.lines().zip(now.lines()).position(|(known, now)| known != now);
    let first = lines.unwrap_or_else(|| known.lines().count().min(now.lines().count()));
    let at = |text: &str| text.lines().nth(first).unwrap_or("(the end)").to_owned();
    let difference = format!("line {}:\n  known {}\n  now   {}", first + 1, at(&known), at(now));
    settle("UPDATE_GOLDEN", &path, now, if known == now { "" } else { &difference });
}

/// Writes a file where that variable asks for it; else there must be no difference.
#[track_caller]
pub fn settle(variable: &str, path: &Path, now: &str, difference: &str) {
    if std::env::var_os(variable).is_some() {
        std::fs::write(path, now).unwrap();
    } else {
        assert!(difference.is_empty(), "{}\n\n{difference}\n\n{variable}=1 writes it again", path.display());
    }
}
