//! What a sheet shows of the copies of its brief, and of what does not hold any more.

use crate::report::messages;
use crate::report::page::Style;
use crate::report::phrases;
use crate::report::show::Show;
use crate::say;

impl Show<'_> {
    /// What does not hold is said before anything that does.
    pub(super) fn withdrawn(&mut self) {
        let (sheet, texts) = (self.sheet, self.texts);
        let withdrawn = sheet.withdrawn();
        if !withdrawn.is_empty() {
            self.page.heading(&say!(texts, heading_withdrawn));
        }
        for (row, said) in withdrawn {
            let line = phrases::withdrawn(row, said, texts);
            self.page.item(Style::Attention, 2, &format!("{}  ", row.mark.short), &line);
            self.labelled(4, messages::label_why, said.why.as_deref());
        }
    }

    /// Who was given a copy, and whether they should have a newer one.
    pub(super) fn copies(&mut self) {
        let (sheet, texts) = (self.sheet, self.texts);
        if !sheet.issued.is_empty() {
            self.page.heading(&say!(texts, heading_issued));
        }
        for one in &sheet.issued {
            let style = if one.outdated && !one.replaced { Style::Attention } else { Style::Plain };
            self.page.item(style, 2, "- ", &phrases::issued(one, texts));
            for why in &one.overtaken {
                self.page.text(style, 4, why);
            }
            if let Some(command) = &one.command {
                self.page.command(4, command, self.texts);
            }
        }
    }
}
