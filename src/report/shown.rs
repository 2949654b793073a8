//! Every text of a record passes through here before a reader sees it: control characters, bidirectional marks and
//! invisible characters are made visible.

use std::fmt::Write;

/// Whether a character must not reach a reader as it is: controls, bidirectional and invisible marks, line and
/// paragraph separators, tags, and characters of private use.
pub fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{2800}' | '\u{3164}' | '\u{e000}'..='\u{f8ff}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}'
            | '\u{fff0}'..='\u{fffb}' | '\u{13441}' | '\u{13442}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}'
            | '\u{f0000}'..='\u{10ffff}')
}

fn show(c: char, to: &mut String) {
    // The fast path: printable ASCII is never hidden.
    if matches!(c, ' '..='~') {
        to.push(c);
    } else if is_hidden(c) {
        // Writing into a String cannot fail.
        let _ = write!(to, "<U+{:04X}>", u32::from(c));
    } else {
        to.push(c);
    }
}

/// One line: hidden characters become their number, line ends a return sign.
pub fn line(text: &str) -> String {
    // Most texts have no other characters.
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return text.to_owned();
    }
    let mut shown = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' if chars.peek() == Some(&'\n') => {}
            '\n' => shown.push('⏎'),
            '\t' => shown.push(' '),
            other => show(other, &mut shown),
        }
    }
    shown
}

/// As [`line`], but line ends stay.
pub fn lines(text: &str) -> String {
    text.split('\n').map(|part| line(part.trim_end_matches('\r'))).collect::<Vec<_>>().join("\n")
}

/// One line of at most `width` characters, with an ellipsis where something was cut.
pub fn cut(text: &str, width: usize) -> String {
    let shown = line(text);
    if shown.chars().count() <= width {
        return shown;
    }
    let mut short: String = shown.chars().take(width.saturating_sub(1)).collect();
    short.push('…');
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_hidden_comes_through() {
        let hostile = "a\u{1b}[31mb\u{202e}c\u{200b}d\ne\u{9b}f\u{e0041}\u{7}";
        let shown = line(hostile);
        assert_eq!(shown, "a<U+001B>[31mb<U+202E>c<U+200B>d⏎e<U+009B>f<U+E0041><U+0007>");
        assert!(!shown.chars().any(is_hidden));
        assert_eq!(lines("a\r\nb\u{1b}"), "a\nb<U+001B>");
        assert_eq!(cut("Élodie Ferland", 7), "Élodie…");
    }
}
