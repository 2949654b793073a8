//! The page for a reader who has not declared: the public facts of a case, and how to declare.

use crate::domain::refusal::{Blank, Suggest};
use crate::report::page::Style;
use crate::report::phrases;
use crate::report::reasons;
use crate::report::show::{NAME, Show};
use crate::report::shown;
use crate::report::standing;
use crate::say;

impl Show<'_> {
    pub(super) fn public(&mut self) {
        let (sheet, texts) = (self.sheet, self.texts);
        let title = format!("{}  {}", shown::cut(sheet.called(), NAME), sheet.short);
        self.page.item(Style::Heading, 0, "", &title);
        if let Some(district) = &sheet.district {
            self.page.text(Style::Plain, 0, &phrases::district(district, texts));
        }
        self.page.text(Style::Plain, 0, &standing::line(sheet, texts));
        for line in reasons::broken(sheet, texts) {
            self.page.text(Style::Attention, 0, &line);
        }
        self.page.text(Style::Plain, 0, &say!(texts, public_events, count = sheet.events));
        self.page.blank();
        for tie in &sheet.ties {
            let line = say!(texts, tie_yours, sign = texts.word(tie.sign), with = &tie.with);
            self.page.text(Style::Attention, 0, &line);
        }
        self.page.text(Style::Attention, 0, &say!(texts, public_declare, name = sheet.called()));
        let declare =
            Suggest::on_case("conflict").word("declare").asking("--kind", Blank::Kind).text("--text");
        for command in [Suggest::declare_none(), declare] {
            self.page.command(2, &command.line(&sheet.short), texts);
        }
    }
}
