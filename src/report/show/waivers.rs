//! What two approvers waived, with their reasons: a page never leaves out that something was missing.

use crate::report::messages;
use crate::report::page::Style;
use crate::report::phrases;
use crate::report::show::Show;

impl Show<'_> {
    pub(super) fn waivers(&mut self) {
        let (sheet, texts) = (self.sheet, self.texts);
        self.page.part(&sheet.waivers, messages::heading_waivers, texts);
        for row in &sheet.waivers {
            let why = row.why.as_deref().unwrap_or_default();
            self.page.item(Style::Plain, 2, "- ", &phrases::waiver(row, why, texts));
        }
    }
}
