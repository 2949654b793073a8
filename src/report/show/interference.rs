//! Foreign-interference notes on the page of a case.

use crate::report::changes;
use crate::report::messages;
use crate::report::page::Style;
use crate::report::phrases;
use crate::report::phrases::claims;
use crate::report::sheet::rows::Mark;
use crate::report::show::Show;
use crate::say;

impl Show<'_> {
    pub(super) fn interference(&mut self) {
        let (sheet, texts) = (self.sheet, self.texts);
        self.page.part(&sheet.interference, messages::heading_interference, texts);
        for note in &sheet.interference {
            let lead = format!("{}  ", note.mark.short);
            self.page.item(Style::Plain, 2, &lead, &claims::interference_head(note, texts));
            match &note.text {
                Some(text) => self.page.text(Style::Plain, 4, text),
                None => self.page.text(Style::Dim, 4, &say!(texts, purged_text)),
            }
            self.labelled(4, messages::label_innocent, note.innocent.as_deref());
            self.said_by_applicant(&note.replies, note.put.as_ref());
            for link in &note.links {
                self.page.text(Style::Plain, 4, &claims::link(link, texts));
            }
            self.labelled(4, messages::label_why, note.why.as_deref());
            self.handling(note.handling, note.handling_condition.as_deref());
            let said = note.steps.iter().skip(1).filter_map(|step| Some((step, step.note.as_ref()?)));
            for (step, body) in said {
                self.changed(&step.mark, &changes::of_note(body, texts));
            }
        }
    }

    /// What a later step changed, and who signed it.
    pub(super) fn changed(&mut self, by: &Mark, changed: &str) {
        if !changed.is_empty() {
            let who = phrases::signed(by, self.texts);
            let line = say!(self.texts, finding_changed, who = who, what = changed);
            self.page.text(Style::Dim, 4, &line);
        }
    }
}
