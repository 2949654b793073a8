//! The issued copies of the brief, and what was withdrawn.

use crate::report::messages;
use crate::report::page::Style;
use crate::report::phrases;
use crate::report::phrases::claims;
use crate::report::show::Show;

impl Show<'_> {
    /// Withdrawn findings and notes come before the others, so that nobody relies on them.
    pub(super) fn withdrawn(&mut self) {
        let (sheet, texts) = (self.sheet, self.texts);
        let findings = sheet.withdrawn().into_iter().map(|(finding, withdrawal)| {
            (&finding.mark, withdrawal, claims::withdrawn(finding, withdrawal, texts))
        });
        let notes = sheet.unfounded().map(|(note, withdrawal)| {
            (&note.mark, withdrawal, claims::withdrawn_note(note, withdrawal, texts))
        });
        let withdrawn: Vec<_> = findings.chain(notes).collect();
        self.page.part(&withdrawn, messages::heading_withdrawn, texts);
        for (mark, withdrawal, line) in withdrawn {
            self.page.item(Style::Attention, 2, &format!("{}  ", mark.short), &line);
            self.labelled(4, messages::label_why, withdrawal.why.as_deref());
        }
    }

    pub(super) fn copies(&mut self) {
        let (sheet, texts) = (self.sheet, self.texts);
        self.page.part(&sheet.issued, messages::heading_issued, texts);
        for copy in &sheet.issued {
            let style = if copy.outdated && !copy.replaced { Style::Attention } else { Style::Plain };
            self.page.item(style, 2, "- ", &phrases::issued(copy, texts));
            for why in &copy.overtaken {
                self.page.text(style, 4, why);
            }
            if let Some(command) = &copy.command {
                self.page.command(4, command, self.texts);
            }
        }
    }
}
