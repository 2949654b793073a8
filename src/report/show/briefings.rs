//! Who was briefed on the page of a case.

use crate::report::messages;
use crate::report::page::Style;
use crate::report::phrases;
use crate::report::show::Show;

impl Show<'_> {
    pub(super) fn briefings(&mut self) {
        let (sheet, texts) = (self.sheet, self.texts);
        self.page.part(&sheet.briefings, messages::heading_briefings, texts);
        for row in &sheet.briefings {
            let what = phrases::briefing(row.on, &row.by, &row.to, texts);
            self.page.item(Style::Plain, 2, "- ", &what);
        }
    }
}
