//! The scales of a finding with the meaning of each step: severity "if true", the grade of source and information, the
//! handling codes (`docs/rules.md`, 5.2, 5.3, 5.7).

use serde::Serialize;

use crate::domain::case::finding::MAX_SEVERITY;
use crate::domain::case::handling::Handling;
use crate::domain::words::Word;
use crate::report::messages;
use crate::report::page::{Line, Page, Style};
use crate::report::texts::Texts;
use crate::say;

/// One step of a scale.
#[derive(Debug, Clone, Serialize)]
pub struct Step {
    /// The code that people type: `3`, `C`, `P`.
    pub code: String,
    /// Its meaning, in words.
    pub means: String,
}

/// The scales.
#[derive(Debug, Clone, Serialize)]
pub struct Scale {
    /// How bad it would be, if true.
    pub severity: Vec<Step>,
    /// How reliable the source is.
    pub source: Vec<Step>,
    /// How likely the information is.
    pub information: Vec<Step>,
    /// Who may read it.
    pub handling: Vec<Step>,
}

impl Scale {
    /// The scales in a language.
    pub fn new(texts: &Texts) -> Scale {
        let step = |code: String, id: String| Step { code, means: texts.find(&id) };
        let letters = 'A'..='F';
        Scale {
            severity: (0..=MAX_SEVERITY).map(|n| step(n.to_string(), format!("severity-{n}"))).collect(),
            source: letters
                .map(|c| step(c.to_string(), format!("grade-source-{}", c.to_ascii_lowercase())))
                .collect(),
            information: (1..=6).map(|n: u8| step(n.to_string(), format!("grade-information-{n}"))).collect(),
            handling: Handling::ALL
                .iter()
                .map(|code| Step { code: code.to_string(), means: texts.word(*code) })
                .collect(),
        }
    }

    /// The same for a screen.
    pub fn lines(&self, texts: &Texts, width: usize) -> Vec<Line> {
        let mut page = Page::new(width);
        for (heading, steps) in [
            (messages::scale_severity, &self.severity),
            (messages::scale_source, &self.source),
            (messages::scale_information, &self.information),
            (messages::scale_handling, &self.handling),
        ] {
            page.heading(&texts.get(heading));
            for step in steps {
                page.item(Style::Plain, 2, &format!("{}  ", step.code), &step.means);
            }
        }
        page.blank();
        page.text(Style::Plain, 0, &say!(texts, scale_apart));
        page.into_lines()
    }
}
