//! "Nothing for now" on a screen: what holds, when it comes back and to whom, and what the reviews found.

use crate::report::messages;
use crate::report::page::Style;
use crate::report::phrases;
use crate::report::sheet::ladder_rows::DeferralRow;
use crate::report::show::Show;
use crate::say;

impl Show<'_> {
    pub(super) fn deferrals(&mut self) {
        let (live, ended): (Vec<_>, Vec<_>) = self.sheet.deferrals.iter().partition(|one| one.live);
        if !live.is_empty() {
            self.page.heading(&say!(self.texts, heading_deferrals));
        }
        for one in live {
            let style = if one.overdue { Style::Attention } else { Style::Plain };
            let lead = format!("{}  ", one.mark.short);
            self.page.item(style, 2, &lead, &phrases::deferral(one, self.texts));
            self.said(one, Style::Plain);
        }
        if !ended.is_empty() {
            self.page.heading(&say!(self.texts, heading_deferrals_ended));
        }
        for one in ended {
            let lead = format!("{}  ", one.mark.short);
            self.page.item(Style::Dim, 2, &lead, &phrases::deferral_ended(one, self.texts));
            let found = one.resumed.as_ref().and_then(|resumed| resumed.text.as_deref());
            if let Some(found) = found {
                self.page.text(Style::Plain, 4, found);
            }
            self.said(one, Style::Dim);
        }
    }

    /// Why nothing is done, and what would bring it back, each trigger with its number.
    fn said(&mut self, one: &DeferralRow, style: Style) {
        let texts = self.texts;
        let signed = phrases::signed(&one.mark, texts);
        match &one.text {
            Some(why) => self.label(style, 4, messages::label_why, &format!("{why} ({signed})")),
            None if one.withheld => self.page.text(Style::Dim, 4, &say!(texts, flag_withheld)),
            None => self.page.text(Style::Dim, 4, &say!(texts, purged_text)),
        }
        if !one.triggers.is_empty() {
            self.page.text(style, 4, &say!(texts, deferral_triggers));
        }
        for (number, text) in (1_u32..).zip(&one.triggers) {
            self.page.item(style, 6, &format!("{number}. "), text);
            for pulled in one.pulled.iter().filter(|pulled| pulled.trigger == number) {
                let who = phrases::signed(&pulled.mark, texts);
                let line = say!(texts, trigger_pulled, who = who, text = &pulled.text);
                self.page.text(Style::Attention, 9, &line);
            }
        }
    }
}
