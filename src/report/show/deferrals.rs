//! The deferrals on a screen: those in effect, then those that ended, with what the reviews found.

use crate::report::messages;
use crate::report::page::Style;
use crate::report::phrases;
use crate::report::sheet::ladder_rows::DeferralRow;
use crate::report::show::Show;
use crate::say;

impl Show<'_> {
    pub(super) fn deferrals(&mut self) {
        let (live, ended): (Vec<_>, Vec<_>) = self.sheet.deferrals.iter().partition(|deferral| deferral.live);
        self.page.part(&live, messages::heading_deferrals, self.texts);
        for deferral in live {
            let style = if deferral.overdue { Style::Attention } else { Style::Plain };
            let lead = format!("{}  ", deferral.mark.short);
            self.page.item(style, 2, &lead, &phrases::deferral(deferral, self.texts));
            self.why_and_triggers(deferral, Style::Plain);
        }
        self.page.part(&ended, messages::heading_deferrals_ended, self.texts);
        for deferral in ended {
            let lead = format!("{}  ", deferral.mark.short);
            self.page.item(Style::Dim, 2, &lead, &phrases::deferral_ended(deferral, self.texts));
            let found = deferral.resumed.as_ref().and_then(|resumed| resumed.text.as_deref());
            if let Some(found) = found {
                self.page.text(Style::Plain, 4, found);
            }
            self.why_and_triggers(deferral, Style::Dim);
        }
    }

    fn why_and_triggers(&mut self, deferral: &DeferralRow, style: Style) {
        let texts = self.texts;
        let signed = phrases::signed(&deferral.mark, texts);
        match &deferral.text {
            Some(why) => self.label(style, 4, messages::label_why, &format!("{why} ({signed})")),
            None if deferral.withheld => self.page.text(Style::Dim, 4, &say!(texts, flag_withheld)),
            None => self.page.text(Style::Dim, 4, &say!(texts, purged_text)),
        }
        if !deferral.triggers.is_empty() {
            self.page.text(style, 4, &say!(texts, deferral_triggers));
        }
        for (number, text) in (1_u32..).zip(&deferral.triggers) {
            self.page.item(style, 6, &format!("{number}. "), text);
            for pulled in deferral.pulled.iter().filter(|pulled| pulled.trigger == number) {
                let who = phrases::signed(&pulled.mark, texts);
                let line = say!(texts, trigger_pulled, who = who, text = &pulled.text);
                self.page.text(Style::Attention, 9, &line);
            }
        }
    }
}
