//! Lines of text for a screen, each with a style, wrapped to a width. `cli/output.rs` colours and prints them. Every
//! text on a page has passed `shown`.

use comfy_table::{ContentArrangement, Table, presets};
use textwrap::{Options, WordSeparator, WrapAlgorithm};

use crate::report::messages::Message;
use crate::report::texts::Texts;
use crate::report::{shown, wrap};

/// The emphasis of a line. None is an alarm, so that an innocent state looks innocent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Ordinary text.
    Plain,
    /// The head of a part.
    Heading,
    /// What matters less.
    Dim,
    /// What a person must look at.
    Attention,
}

/// A line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its style.
    pub style: Style,
    /// Its text, without a line end.
    pub text: String,
}

/// A page under construction.
#[derive(Debug, Clone)]
pub struct Page {
    width: usize,
    lines: Vec<Line>,
}

/// The narrowest page.
const NARROWEST: usize = 40;

impl Page {
    /// An empty page of a width in columns.
    pub fn new(width: usize) -> Page {
        Page { width: width.max(NARROWEST), lines: Vec::new() }
    }

    /// A head, with an empty line before it.
    pub fn heading(&mut self, text: &str) {
        self.blank();
        self.put(Style::Heading, "", "", &shown::line(text));
    }

    /// The head of a part, where the part has anything.
    pub fn part<T>(&mut self, items: &[T], heading: Message, texts: &Texts) {
        if !items.is_empty() {
            self.heading(&texts.get(heading));
        }
    }

    /// An empty line, unless the page is empty or ends in one.
    pub fn blank(&mut self) {
        if self.lines.last().is_some_and(|line| !line.text.is_empty()) {
            self.lines.push(Line { style: Style::Plain, text: String::new() });
        }
    }

    /// A paragraph.
    pub fn text(&mut self, style: Style, indent: usize, text: &str) {
        let indent = " ".repeat(indent);
        self.put(style, &indent, &indent, text);
    }

    /// A paragraph after a lead such as `- ` or a label, with its further lines indented.
    pub fn item(&mut self, style: Style, indent: usize, lead: &str, text: &str) {
        let first = format!("{}{}", " ".repeat(indent), shown::line(lead));
        let width = textwrap::core::display_width(&first);
        if width > self.width / 2 {
            // A long label would leave no room for its text, so the two wrap as one.
            let hang = " ".repeat(indent + 2);
            self.put(style, &" ".repeat(indent), &hang, &format!("{lead}{text}"));
        } else {
            self.put(style, &first, &" ".repeat(width.min(self.width / 3)), text);
        }
    }

    /// A command to run, on a line of its own: it never wraps, so that it can be copied as one.
    pub fn command(&mut self, indent: usize, command: &str, texts: &Texts) {
        let text = format!("{}{}", " ".repeat(indent), shown::line(&texts.placeholders(command)));
        self.lines.push(Line { style: Style::Dim, text });
    }

    fn put(&mut self, style: Style, first: &str, rest: &str, text: &str) {
        let mut lead = first;
        for paragraph in shown::lines(text).split('\n') {
            // No text has more columns than bytes.
            let fits = textwrap::core::display_width(lead) + paragraph.len() <= self.width;
            if fits && !paragraph.is_empty() && !paragraph.starts_with(' ') {
                self.lines.push(Line { style, text: format!("{lead}{}", paragraph.trim_end()) });
                lead = rest;
                continue;
            }
            // The optimal fit is much slower and reads no better.
            let options = Options::new(self.width).wrap_algorithm(WrapAlgorithm::FirstFit);
            let options = options.word_separator(WordSeparator::Custom(wrap::words));
            let options = options.initial_indent(lead).subsequent_indent(rest);
            for line in textwrap::wrap(paragraph, options) {
                self.lines.push(Line { style, text: line.trim_end().to_owned() });
            }
            lead = rest;
        }
    }

    /// Cells in columns, aligned, without rules; long cells wrap.
    pub fn table(&mut self, indent: usize, rows: &[Vec<String>]) {
        let mut table = Table::new();
        table.load_style(presets::NOTHING);
        table.set_content_arrangement(ContentArrangement::Dynamic);
        table.set_width(u16::try_from(self.width.saturating_sub(indent)).unwrap_or(u16::MAX));
        for row in rows {
            table.add_row(row.iter().map(|cell| shown::line(cell)).collect::<Vec<_>>());
        }
        for column in table.column_iter_mut() {
            column.set_padding((0, 2));
        }
        let indent = " ".repeat(indent);
        for line in table.lines() {
            self.lines.push(Line { style: Style::Plain, text: format!("{indent}{}", line.trim_end()) });
        }
    }

    /// The lines.
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// The lines, by value.
    pub fn into_lines(self) -> Vec<Line> {
        self.lines
    }
}

/// Lines as one text, each ended by a line feed.
pub fn plain(lines: &[Line]) -> String {
    lines.iter().flat_map(|line| [line.text.as_str(), "\n"]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_is_wider_than_the_page() {
        let mut page = Page::new(40);
        page.item(Style::Plain, 2, "- ", &"é".repeat(300));
        page.item(Style::Plain, 0, &"label ".repeat(20), "text \u{1b}[31m\nmore");
        page.table(2, &[vec!["a".repeat(90), "b c ".repeat(40)], vec![String::new(), "x".into()]]);
        let wide = page.lines().iter().find(|line| textwrap::core::display_width(&line.text) > 40);
        assert_eq!(wide, None);
        assert!(!plain(page.lines()).contains('\u{1b}'));
    }
}
