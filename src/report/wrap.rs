//! Line breaking: never inside a command, so that it can be copied as one even where it is wider than the page, and
//! never before or after French punctuation that takes a space.

use textwrap::core::{Word, display_width};
use textwrap::{Options, WordSeparator, WordSplitter};

/// The programs whose commands messages contain.
const PROGRAMS: [&str; 3] = ["greenlight", "ssh-keygen", "ssh-add"];

/// Where a cell of a table may be broken: a character without a width, which no text of a record can have once it is
/// shown.
pub const BREAK: char = '\u{200b}';

/// A cell with a mark at each place where it may be broken, where blanks alone leave it too long: behind a blank, and
/// behind a dash that joins names, as in `Mégantic—L’Érable—Lotbinière`. Other cells have no mark.
pub fn breakable(cell: &str) -> String {
    let joins = |c: char| matches!(c, '—' | '–');
    let mut marked = String::with_capacity(cell.len() * 2);
    let mut before = ' ';
    let mut letters = cell.chars().peekable();
    let mut is_joined = false;
    while let Some(letter) = letters.next() {
        marked.push(letter);
        let after = letters.peek().copied().unwrap_or(' ');
        let is_between = joins(letter) && before.is_alphabetic() && after.is_alphabetic();
        if letter == ' ' || is_between {
            marked.push(BREAK);
        }
        is_joined |= is_between;
        before = letter;
    }
    if is_joined { marked } else { cell.to_owned() }
}

/// How wide the widest piece of each column is, of cells as [`breakable`] makes them that are cut at these signs.
pub fn widest(rows: &[Vec<String>], cuts: &[char]) -> Vec<usize> {
    let mut widest: Vec<usize> = Vec::new();
    for row in rows {
        widest.resize(widest.len().max(row.len()), 0);
        for (widest, cell) in widest.iter_mut().zip(row) {
            let pieces = cell.split(cuts).map(display_width);
            *widest = pieces.max().unwrap_or_default().max(*widest);
        }
    }
    widest
}

/// Whether a command begins with a word, given the next one.
fn begins(word: &str, next: &str) -> bool {
    let bare = word.trim_start_matches(['`', '(']);
    let option = next.starts_with('-');
    let subcommand = next.starts_with(|c: char| c.is_ascii_lowercase() || c == '-');
    PROGRAMS.contains(&bare) && (option || (bare == "greenlight" && subcommand))
}

/// Whether a command, in backticks or not, ends with a word.
fn ends(word: &str, ticked: bool) -> bool {
    if ticked { word.contains('`') } else { word.ends_with(['.', ',', ';', ')', ':']) }
}

/// The pieces of a line that stay whole.
pub fn words(line: &str) -> Box<dyn Iterator<Item = Word<'_>> + '_> {
    let pieces: Vec<Word<'_>> = WordSeparator::AsciiSpace.find_words(line).collect();
    let mut whole = Vec::with_capacity(pieces.len());
    let (mut start, mut at) = (0, 0);
    // It is `Some` inside a command, and true between backticks.
    let mut command: Option<bool> = None;
    for (index, piece) in pieces.iter().enumerate() {
        at += piece.word.len() + piece.whitespace.len();
        let next = pieces.get(index + 1).map_or("", |next| next.word);
        command = match command {
            None if begins(piece.word, next) => Some(piece.word.starts_with('`')),
            Some(ticked) if ends(piece.word, ticked) => None,
            same => same,
        };
        let glued = matches!(next, ":" | "?" | "!" | ";" | "»") || piece.word.ends_with('«');
        if command.is_none() && !glued || next.is_empty() {
            whole.extend(line.get(start..at).map(Word::from));
            start = at;
        }
    }
    Box::new(whole.into_iter())
}

/// The column at which the text of a line begins, after its indent, dash or label.
fn hang(line: &str) -> usize {
    let text = line.trim_start();
    let lead = line.len() - text.len();
    match text.find("  ") {
        _ if text.starts_with("- ") => lead + 2,
        Some(gap) if lead > 0 => {
            let rest = text.get(gap..).unwrap_or_default();
            lead + display_width(text.get(..gap).unwrap_or_default()) + rest.len() - rest.trim_start().len()
        }
        _ => lead,
    }
}

/// Lines folded to a width, with a hanging indent.
pub fn fold(lines: &str, width: usize) -> String {
    let folded = lines.split('\n').map(|line| {
        let hang = " ".repeat(hang(line).min(width / 3));
        let options = Options::new(width).break_words(false).subsequent_indent(&hang);
        let options = options.word_splitter(WordSplitter::NoHyphenation);
        textwrap::fill(line, options.word_separator(WordSeparator::Custom(words)))
    });
    folded.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(line: &str) -> Vec<&str> {
        words(line).map(|word| word.word).collect()
    }

    #[test]
    fn a_command_stays_whole() {
        let sentence = "Next: greenlight person add NAME --key FILE.pub, then more";
        assert_eq!(pieces(sentence), ["Next:", "greenlight person add NAME --key FILE.pub,", "then", "more"]);
        assert_eq!(pieces("`greenlight list` shows"), ["`greenlight list`", "shows"]);
        assert_eq!(pieces("or ssh-keygen -t ed25519."), ["or", "ssh-keygen -t ed25519."]);
        assert_eq!(pieces("a greenlight · Théo with ssh-keygen only").len(), 7);
        let long = "Run: greenlight person grant NAME --key FILE.pub --role ROLE";
        assert_eq!(fold(long, 40), "Run:\ngreenlight person grant NAME --key FILE.pub --role ROLE");
    }

    #[test]
    fn a_cell_breaks_between_words_and_behind_long_dashes() {
        let parts = |cell: &str| breakable(cell).split(BREAK).map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(parts("24046 L’Érable—Lotbinière"), ["24046 ", "L’Érable—", "Lotbinière"]);
        for whole in ["1980-01-02 — x", "Anne-Marie Roy", "30–60 days"] {
            assert_eq!(breakable(whole), whole);
        }
        let rows = [vec!["a".to_owned(), breakable("York—Durham x")], vec!["ab cd".to_owned()]];
        assert_eq!((widest(&rows, &[BREAK, ' ']), widest(&rows, &[])), (vec![2, 6], vec![5, 13]));
    }

    #[test]
    fn a_mark_stays_with_its_word_and_lines_hang() {
        assert_eq!(fold("  La sauvegarde : 25", 16), "  La\n  sauvegarde :\n  25");
        assert_eq!(fold("- eins zwei drei", 11), "- eins zwei\n  drei");
        assert_eq!(pieces("dit « oui » enfin"), ["dit", "« oui »", "enfin"]);
        assert_eq!(fold("  checks   one two", 16), "  checks   one\n     two");
        assert_eq!(fold("", 10), "");
        assert_eq!(fold("a\n\nb", 10), "a\n\nb");
    }
}
