//! Files that may be of the same person, and what was judged of each. What they are, `prior list` shows.

use crate::report::messages;
use crate::report::page::Style;
use crate::report::show::Show;

impl Show<'_> {
    pub(super) fn priors(&mut self) {
        let (sheet, texts) = (self.sheet, self.texts);
        self.page.part(&sheet.prior, messages::prior_heading, texts);
        for file in &sheet.prior {
            let style = if file.judgement.is_none() { Style::Attention } else { Style::Plain };
            self.page.item(style, 2, &format!("{}  ", file.short), &file.judged(texts));
        }
    }
}
