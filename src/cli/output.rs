//! The only module that prints. Data goes to stdout, sentences to stderr. All text passes `report::shown`, so that no
//! text of a record can send control sequences to a terminal. Colour is never the only sign of a state.
#![allow(clippy::disallowed_methods, reason = "here the program speaks")]

use std::io::{ErrorKind, IsTerminal, Write};
use std::sync::OnceLock;
use std::time::Instant;

use comfy_table::{Cell, ColumnConstraint, ContentArrangement, Table, Width, presets};
use serde::Serialize;
use serde_json::json;

use crate::custody::variables;
use crate::error::Error;
use crate::report::page::{Line, Style};
use crate::report::shown;
use crate::report::texts::Texts;
use crate::report::wrap::{BREAK, breakable, fold, widest};
use crate::say;

/// What went wrong first when stdout was written.
static LOST: OnceLock<String> = OnceLock::new();

/// The blanks between two columns of a table.
const GAP: usize = 2;

/// Where and how the program prints.
#[derive(Debug, Clone)]
pub struct Output {
    /// Whether data is asked for as JSON.
    pub json: bool,
    quiet: bool,
    color: bool,
    width: usize,
    /// How wide a sentence on stderr may be; none where no terminal is there, so that scripts read whole lines.
    fold: Option<usize>,
    started: Instant,
}

impl Output {
    /// Looks at what stdout and stderr are.
    pub fn new(json: bool, quiet: bool) -> Output {
        let terminal = std::io::stdout().is_terminal();
        let color = terminal && variables::set("NO_COLOR").is_none();
        let asked = variables::set("COLUMNS").and_then(|columns| columns.to_str()?.parse().ok());
        // Where only stdout is redirected, a pager probably shows it at the same terminal.
        let there = terminal || std::io::stderr().is_terminal();
        let screen = there.then(|| textwrap::termwidth().clamp(40, 160));
        let asked = asked.filter(|_| !terminal).map(|columns: usize| columns.clamp(40, 160));
        let width = asked.or(screen).unwrap_or(100);
        let fold = screen.filter(|_| std::io::stderr().is_terminal());
        Output { json, quiet, color, width, fold, started: Instant::now() }
    }

    /// How many columns a page has.
    pub fn width(&self) -> usize {
        self.width
    }

    /// Whether stdout is a terminal.
    pub fn is_terminal() -> bool {
        std::io::stdout().is_terminal()
    }

    fn out(text: &str) {
        Self::bytes(text.as_bytes());
    }

    /// Why stdout could not be written, if so: a script must not take half a file for the whole.
    pub fn lost() -> Option<&'static str> {
        LOST.get().map(String::as_str)
    }

    fn err(text: &str) {
        let _ = std::io::stderr().lock().write_all(text.as_bytes());
    }

    /// Data as lines of text.
    pub fn text(text: &str) {
        Self::out(&format!("{}\n", shown::lines(text.trim_end_matches('\n'))));
    }

    /// Data as sentences: folded where a person reads them.
    pub fn sentences(&self, text: &str) {
        let lines = shown::lines(text.trim_end_matches('\n'));
        let folded = if Self::is_terminal() { fold(&lines, self.width) } else { lines };
        Self::out(&format!("{folded}\n"));
    }

    /// A sentence of a page, wrapped; further lines begin two columns further in.
    pub fn paragraph(&self, indent: &str, sentence: &str) {
        let hang = format!("{indent}  ");
        let page = textwrap::Options::new(self.width).initial_indent(indent).subsequent_indent(&hang);
        Self::text(&textwrap::fill(sentence, page));
    }

    /// Data as a page.
    pub fn page(&self, lines: &[Line]) {
        let mut all = String::new();
        for line in lines {
            let text = shown::line(&line.text);
            let style = match line.style {
                Style::Heading | Style::Attention => "\u{1b}[1m",
                Style::Dim => "\u{1b}[2m",
                Style::Plain => "",
            };
            if self.color && !style.is_empty() && !text.is_empty() {
                all.push_str(&format!("{style}{text}\u{1b}[0m\n"));
            } else {
                all.push_str(&text);
                all.push('\n');
            }
        }
        Self::out(&all);
    }

    /// Data as JSON: hidden characters leave as escapes.
    pub fn json(data: &impl Serialize) {
        Self::out(&format!("{}\n", json_text(data)));
    }

    /// Data as a table; nothing at all where there are no rows.
    pub fn table(&self, heads: &[String], rows: &[Vec<String>]) {
        self.draw(heads, rows, &[]);
    }

    /// A table; `folds` are the widths at which the cells of some columns are folded.
    fn draw(&self, heads: &[String], rows: &[Vec<String>], folds: &[Option<usize>]) {
        if rows.is_empty() {
            return;
        }
        let mut table = Table::new();
        table.load_style(presets::NOTHING);
        table.set_content_arrangement(ContentArrangement::Dynamic);
        // What pads the last column is trimmed below.
        table.set_width(u16::try_from(self.width + 2).unwrap_or(u16::MAX));
        let mut all: Vec<Vec<String>> = vec![heads.to_vec()];
        all.extend(rows.iter().map(|row| row.iter().map(|cell| shown::cut(cell, 300)).collect()));
        let broken: Vec<Vec<String>> =
            all.iter().map(|row| row.iter().map(|cell| breakable(cell)).collect()).collect();
        let words = widest(&broken, &[BREAK, ' ']);
        let cells = widest(&broken, &[]);
        for row in broken {
            table.add_row(row.into_iter().map(cell));
        }
        // Where not all cells have room, but all words have, no column is narrower than its longest word.
        let fits =
            |widths: &[usize]| widths.iter().map(|width| width + GAP).sum::<usize>() <= self.width + GAP;
        let is_tight = !fits(&cells) && fits(&words);
        for (at, (column, word)) in table.column_iter_mut().zip(words).enumerate() {
            column.set_padding((0, 2));
            let fixed = |width: usize| u16::try_from(width + GAP).map(Width::Fixed);
            if let Some(Ok(width)) = folds.get(at).copied().flatten().map(fixed) {
                column.set_constraint(ColumnConstraint::Absolute(width));
            } else if let (true, Ok(least)) = (is_tight, fixed(word)) {
                column.set_constraint(ColumnConstraint::LowerBoundary(least));
            }
        }
        let text: Vec<String> =
            table.lines().map(|line| line.replace(BREAK, "").trim_end().to_owned()).collect();
        let (first, rest) = text.split_first().map_or(("", &[][..]), |(first, rest)| (first.as_str(), rest));
        let head = if self.color { format!("\u{1b}[1m{first}\u{1b}[0m") } else { first.to_owned() };
        Self::out(&format!("{head}\n{}\n", rest.join("\n")));
    }

    /// Data as a table in which whole columns, those of the highest rank, are left out where the terminal is too narrow
    /// for all (JSON and CSV have them all).
    pub fn ranked(&self, heads: &[String], rows: &[Vec<String>], ranks: &[u8]) {
        let fits: Vec<Fit> = ranks.iter().map(|rank| Fit { rank: *rank, narrow: Narrow::Never }).collect();
        self.fitted(heads, rows, &fits);
    }

    /// As [`Output::ranked`]; before a column is left out, those that may be are made narrower.
    pub fn fitted(&self, heads: &[String], rows: &[Vec<String>], fits: &[Fit]) {
        let widths: Vec<(usize, usize)> =
            widest(&[&[heads.to_vec()], rows].concat(), &[]).into_iter().enumerate().collect();
        let is_blank = |column: usize| rows.iter().all(|row| row.get(column).is_none_or(String::is_empty));
        let widths = fitted(self.width, widths, fits, is_blank);
        let narrow = |column: usize| fits.get(column).map_or(Narrow::Never, |fit| fit.narrow);
        let pick = |row: &Vec<String>| {
            let cells = widths.iter().filter_map(|(column, width)| {
                let cell = row.get(*column)?;
                let cut = matches!(narrow(*column), Narrow::Cut(_));
                Some(if cut { shown::cut(cell, *width) } else { cell.clone() })
            });
            cells.collect()
        };
        let rows: Vec<Vec<String>> = rows.iter().map(pick).collect();
        let folds =
            |(column, width): &(usize, usize)| matches!(narrow(*column), Narrow::Fold(_)).then_some(*width);
        let folds: Vec<Option<usize>> = widths.iter().map(folds).collect();
        self.draw(&pick(&heads.to_vec()), &rows, &folds);
    }

    /// A sentence.
    pub fn say(&self, sentence: &str) {
        if !self.quiet {
            self.warn(sentence);
        }
    }

    /// A warning: said even when quiet.
    pub fn warn(&self, sentence: &str) {
        let lines = shown::lines(sentence);
        Self::err(&format!("{}\n", self.fold.map_or(lines.clone(), |width| fold(&lines, width))));
    }

    /// What was written: its letters for a script, a sentence for a person.
    pub fn done(&self, letters: &str, sentence: &str, data: &impl Serialize) {
        if self.json {
            Self::json(data);
        } else if Self::is_terminal() {
            Self::out(&format!("{}\n", fold(&shown::lines(sentence), self.width)));
        } else {
            Self::out(&format!("{}\n", shown::line(letters)));
            self.say(sentence);
        }
    }

    /// An error with its hint, and every gate that is shut. A script that asked for JSON gets a refusal as data, too,
    /// with the number under which a text was kept.
    pub fn error(&self, error: &Error, texts: &Texts, case: &str, kept: Option<u32>) {
        let (what, hint) = error.tell(texts);
        if let (true, Some(code)) = (self.json, error.refusal()) {
            let gaps = error.gaps(texts).into_iter().map(|(gate, gap, reason)| {
                json!({
                    "gate": gate, "id": gap.code(), "reason": reason, "lifted_by": gap.lifted_by,
                    "command": gap.line(case), "instead": gap.other_line(case),
                })
            });
            let gaps: Vec<_> = gaps.collect();
            let exit = error.exit();
            let said = json!({ "code": code, "exit": exit, "what": &what, "gaps": gaps, "draft": kept });
            Self::json(&json!({ "refused": said }));
        }
        let mut text = format!("{} {}\n", say!(texts, error_label), shown::lines(&what));
        for gate in error.gates().iter().filter(|gate| !gate.passes()) {
            for gap in &gate.gaps {
                let why = crate::report::reasons::cause(gap, texts);
                let who = crate::report::reasons::lifter(gap.lifted_by, texts);
                let command = gap.line(case).unwrap_or_default();
                let command = texts.placeholders(&command);
                text.push_str(&format!("  {:<15} {}\n", gate.id.to_string(), shown::line(&why)));
                let who = say!(texts, label, name = who);
                text.push_str(&format!("  {:<15} {}{}\n", "", shown::line(&who), shown::line(&command)));
                if let Some(other) = gap.other_line(case) {
                    let (lead, other) = (say!(texts, other_way), texts.placeholders(&other));
                    text.push_str(&format!("  {:<15} {} {}\n", "", shown::line(&lead), shown::line(&other)));
                }
            }
        }
        if let Some(hint) = hint {
            let named = |word: &str| match word.trim_matches(['`', '.', ',', ';']) {
                "CASE" => word.replace("CASE", case),
                _ => word.to_owned(),
            };
            let hint = hint.split(' ').map(named).collect::<Vec<_>>().join(" ");
            text.push_str(&format!("{} {}\n", say!(texts, hint_label), shown::lines(&hint)));
        }
        Self::err(&self.fold.map_or(text.clone(), |width| fold(&text, width)));
    }

    /// The progress of a long task; shown on a terminal once it took a second.
    pub fn progress(&self, done: usize, total: usize) {
        let due = self.started.elapsed().as_secs() >= 1 && std::io::stderr().is_terminal() && !self.quiet;
        if due && (done.is_multiple_of(64) || done == total) {
            let end = if done == total { "\r\u{1b}[K" } else { "" };
            Self::err(&format!("\r{done} / {total}{end}"));
        }
    }

    /// Raw bytes of a file that the program made.
    pub fn bytes(bytes: &[u8]) {
        let mut stdout = std::io::stdout().lock();
        match stdout.write_all(bytes).and_then(|()| stdout.flush()) {
            // A reader that went away (a pager, `head`) is no failure.
            Err(error) if error.kind() != ErrorKind::BrokenPipe => {
                let _ = LOST.set(error.to_string());
            }
            _ => {}
        }
    }
}

/// How a column fits a terminal that is too narrow for all.
#[derive(Debug, Clone, Copy)]
pub struct Fit {
    /// When it is left out: the highest first; the two lowest stay.
    pub rank: u8,
    /// How it gets narrower before any is left out.
    pub narrow: Narrow,
}

/// How the cells of a column get narrower.
#[derive(Debug, Clone, Copy)]
pub enum Narrow {
    /// Not at all.
    Never,
    /// They are cut, to so many characters at the least.
    Cut(usize),
    /// They are folded, to lines of so many characters at the least.
    Fold(usize),
}

/// The columns for which a page has room, each with its width. Blank ones tell the least, so they are left out first;
/// then columns are made narrower, then others are left out. What room is left goes to the narrow ones, from left to right.
fn fitted(
    page: usize,
    whole: Vec<(usize, usize)>,
    fits: &[Fit],
    is_blank: impl Fn(usize) -> bool,
) -> Vec<(usize, usize)> {
    let room = |kept: &[(usize, usize)]| {
        (page + GAP).checked_sub(kept.iter().map(|(_, width)| width + GAP).sum::<usize>())
    };
    let leaves = |kept: &[(usize, usize)], may: &dyn Fn(usize) -> bool| {
        let rank = |column: &usize| fits.get(*column).map_or(0, |fit| fit.rank);
        let open = kept.iter().map(|(column, _)| *column).filter(|column| may(*column));
        open.max_by_key(rank).filter(|_| kept.len() > 2 && room(kept).is_none())
    };
    let mut kept = whole;
    while let Some(column) = leaves(&kept, &is_blank) {
        kept.retain(|(known, _)| *known != column);
    }
    let spares = kept.iter_mut().map(|(column, width)| match fits.get(*column).map(|fit| fit.narrow) {
        Some(Narrow::Cut(least) | Narrow::Fold(least)) => {
            let spares = width.saturating_sub(least);
            *width -= spares;
            (*column, spares)
        }
        Some(Narrow::Never) | None => (*column, 0),
    });
    let spares: Vec<(usize, usize)> = spares.collect();
    while let Some(column) = leaves(&kept, &|_| true) {
        kept.retain(|(known, _)| *known != column);
    }
    let mut left = room(&kept).unwrap_or(0);
    for (column, width) in &mut kept {
        let spare = spares.iter().find(|(known, _)| known == column).map_or(0, |(_, spare)| *spare);
        let more = spare.min(left);
        *width += more;
        left -= more;
    }
    kept
}

/// A cell that breaks at blanks, or at its marks where it has some.
fn cell(text: String) -> Cell {
    let is_marked = text.contains(BREAK);
    let cell = Cell::new(text);
    if is_marked { cell.set_delimiter(BREAK) } else { cell }
}

/// JSON with every hidden character escaped.
pub fn json_text(data: &impl Serialize) -> String {
    // Our data have string keys and no failing parts, so this cannot fail.
    let text = serde_json::to_string_pretty(data).unwrap_or_default();
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        if c != '\n' && shown::is_hidden(c) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                safe.push_str(&format!("\\u{unit:04x}"));
            }
        } else {
            safe.push(c);
        }
    }
    safe
}
