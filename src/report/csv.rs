//! Rows as CSV: UTF-8, RFC 4180 quoting, line feeds. A cell that a spreadsheet would read as a formula gets an
//! apostrophe in front; hidden characters are made visible.

use crate::report::shown;

/// A header and rows as CSV.
pub fn table<S: AsRef<str>>(header: &[S], rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let mut to = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    // Writing into memory cannot fail.
    let _ = to.write_record(header.iter().map(|name| cell(name.as_ref())));
    for row in rows {
        let _ = to.write_record(row.iter().map(|text| cell(text)));
    }
    to.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

/// Formulas begin with these; some programs accept the full-width forms, too.
const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// A cell as CSV has it, before quoting.
pub fn cell(text: &str) -> String {
    let shown = shown::line(text);
    // Some programs skip spaces before they look for a formula.
    let starts = text.trim_start().starts_with(FORMULA) || text.starts_with(['\t', '\r']);
    let mut cell = String::with_capacity(shown.len() + 1);
    cell.push_str(if starts { "'" } else { "" });
    // In locales with a decimal comma, such as French, spreadsheets split cells at semicolons, quoted or not.
    let mut cut = false;
    for c in shown.chars() {
        if cut && FORMULA.contains(&c) {
            cell.push('\'');
        }
        cut = c == ';' || cut && (c.is_whitespace() || c == '"');
        cell.push(c);
    }
    cell
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula() {
        for hostile in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\n=1", "＝1"] {
            assert!(cell(hostile).starts_with('\''), "{hostile:?}");
        }
        assert_eq!(cell("a;=1; \"@b; c=d"), "a;'=1; \"'@b; c=d");
        assert_eq!(cell("Jordan O'Neil-Roy"), "Jordan O'Neil-Roy");
    }

    #[test]
    fn cells_are_quoted_and_nothing_hides() {
        let text = table(&["name", "n"], [vec!["a,\"b\"\nc\u{202e}".to_owned(), "2".to_owned()]]);
        assert_eq!(text, "name,n\n\"a,\"\"b\"\"⏎c<U+202E>\",2\n");
    }
}
