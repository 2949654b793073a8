//! The one-page guide to foreign interference: the sixteen indicators with their questions, and a page for each.
//! Conduct counts, never origin. The texts are in `locales/`; none has a phone number.

use serde::Serialize;

use crate::domain::case::interference::Indicator;
use crate::domain::words::Word;
use crate::report::messages;
use crate::report::page::{Line, Page, Style};
use crate::report::texts::Texts;
use crate::say;

/// An indicator in words.
#[derive(Debug, Clone, Serialize)]
pub struct GuideRow {
    /// The indicator.
    pub indicator: Indicator,
    /// Its title.
    pub title: String,
    /// The question to ask.
    pub question: String,
    /// The conduct that does not count.
    pub not: String,
    /// Where to get help.
    pub help: String,
}

/// An indicator in words.
pub fn row(indicator: Indicator, texts: &Texts) -> GuideRow {
    let part = |part: &str| texts.find(&format!("{}-{part}", indicator.word().to_ascii_lowercase()));
    GuideRow {
        indicator,
        title: texts.word(indicator),
        question: part("question"),
        not: part("not"),
        help: part("help"),
    }
}

/// All sixteen, in their order.
pub fn rows(texts: &Texts) -> Vec<GuideRow> {
    Indicator::ALL.iter().map(|indicator| row(*indicator, texts)).collect()
}

/// The overview: sixteen indicators and their questions.
pub fn overview(texts: &Texts, width: usize) -> Vec<Line> {
    let mut page = Page::new(width);
    page.heading(&say!(texts, fi_guide_title));
    page.text(Style::Plain, 0, &say!(texts, fi_guide_conduct));
    page.blank();
    for row in rows(texts) {
        page.item(Style::Plain, 0, &format!("{}  ", row.indicator), &row.title);
        page.text(Style::Dim, 7, &row.question);
    }
    page.blank();
    page.text(Style::Plain, 0, &say!(texts, fi_guide_posture));
    page.text(Style::Plain, 0, &say!(texts, fi_guide_classified));
    page.text(Style::Dim, 0, &say!(texts, fi_guide_use));
    page.into_lines()
}

/// The page of one indicator.
pub fn page(indicator: Indicator, texts: &Texts, width: usize) -> Vec<Line> {
    let row = row(indicator, texts);
    let mut page = Page::new(width);
    page.heading(&format!("{indicator}  {}", row.title));
    let innocent = say!(texts, fi_innocent);
    for (id, text) in [
        (messages::fi_label_question, &row.question),
        (messages::fi_label_not, &row.not),
        (messages::fi_label_innocent, &innocent),
        (messages::fi_label_help, &row.help),
    ] {
        page.item(Style::Plain, 0, &say!(texts, label, name = texts.get(id)), text);
    }
    page.blank();
    page.text(Style::Dim, 0, &say!(texts, fi_guide_conduct));
    page.text(Style::Dim, 0, &say!(texts, fi_guide_posture));
    page.text(Style::Dim, 0, &say!(texts, fi_guide_classified));
    page.into_lines()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::texts::Lang;

    #[test]
    fn every_indicator_has_its_words_and_fits() {
        for lang in [Lang::En, Lang::Fr] {
            let texts = Texts::new(lang);
            let overview = overview(&texts, 80);
            assert!(overview.len() <= 62, "{} lines", overview.len());
            for indicator in Indicator::ALL {
                for line in page(*indicator, &texts, 80).iter().chain(&overview) {
                    assert!(textwrap::core::display_width(&line.text) <= 80, "{}", line.text);
                    assert!(!line.text.contains("fi-0") && !line.text.contains("fi-1"), "{}", line.text);
                }
            }
        }
    }
}
