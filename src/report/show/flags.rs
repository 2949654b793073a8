//! Flags and disclosures on a screen: the tiers that a flag has reached by acts and by silence, how long it stayed at
//! each, the support of a candidate who is the target.

use crate::domain::case::flag::TOO_MANY_RETURNS;
use crate::report::messages;
use crate::report::page::{Line, Page, Style};
use crate::report::phrases;
use crate::report::sheet::Sheet;
use crate::report::sheet::ladder_rows::{FlagRow, FlagStepRow, MissedRow, ReferralRow, RungRow};
use crate::report::show::Show;
use crate::report::texts::Texts;
use crate::say;

/// The whole history of one flag.
pub fn flag(sheet: &Sheet, row: &FlagRow, texts: &Texts, width: usize) -> Vec<Line> {
    let mut show = Show { page: Page::new(width), sheet, texts };
    let head = format!("{}  {}", crate::report::shown::cut(sheet.called(), super::NAME), sheet.short);
    show.page.item(Style::Heading, 0, "", &head);
    show.flag_head(row);
    let about = row.about.map(|about| about.short(0));
    show.labelled(4, messages::label_about, about.as_deref());
    show.flag_stands(row);
    show.flag_more(row);
    show.page.heading(&say!(texts, heading_flag_steps));
    for step in &row.steps {
        show.flag_step(step);
    }
    show.page.into_lines()
}

impl Show<'_> {
    pub(super) fn flags(&mut self) {
        let sheet = self.sheet;
        if !sheet.flags.is_empty() || !sheet.missed.is_empty() {
            self.page.heading(&say!(self.texts, heading_flags));
        }
        for flag in &sheet.flags {
            self.flag_head(flag);
            self.flag_stands(flag);
            for step in flag.steps.iter().skip(1) {
                let lead = self.texts.lead(&self.texts.word(step.what));
                let text = format!("{} ({})", step.text, phrases::signed(&step.mark, self.texts));
                self.page.item(Style::Plain, 4, &lead, text.trim_start());
            }
            self.flag_more(flag);
        }
        for missed in &sheet.missed {
            self.missed_condition(missed);
        }
    }

    fn missed_condition(&mut self, missed: &MissedRow) {
        let texts = self.texts;
        let day = texts.day(missed.due);
        let head = say!(texts, missed_head, number = missed.number, decision = &missed.short, day = day);
        self.page.item(Style::Attention, 2, "- ", &head);
        let owner = say!(texts, due_owner, name = &missed.owner);
        self.page.text(Style::Plain, 4, &format!("{} · {owner}", missed.text));
        self.rungs(&missed.stands);
        missed.commands.iter().for_each(|command| self.page.command(4, command, self.texts));
    }

    fn flag_head(&mut self, flag: &FlagRow) {
        let style = if flag.open && flag.safety && !flag.drill { Style::Attention } else { Style::Plain };
        let head = phrases::flag_head(flag, self.texts);
        self.page.item(style, 2, &format!("{}  ", flag.mark.short), &head);
        match &flag.question {
            Some(question) => self.page.text(Style::Plain, 4, question),
            None if flag.withheld => self.page.text(Style::Dim, 4, &say!(self.texts, flag_withheld)),
            None => self.page.text(Style::Dim, 4, &say!(self.texts, purged_text)),
        }
        let raised = say!(self.texts, flag_raised_by, who = phrases::signed(&flag.mark, self.texts));
        self.page.text(Style::Dim, 4, &raised);
    }

    fn flag_stands(&mut self, flag: &FlagRow) {
        let texts = self.texts;
        self.rungs(&flag.stands);
        if !flag.skipped.is_empty() {
            let tiers: Vec<_> = flag.skipped.iter().map(|tier| texts.word(*tier)).collect();
            self.page.text(Style::Plain, 4, &say!(texts, safety_told_after, tiers = tiers.join(", ")));
        }
    }

    fn rungs(&mut self, rungs: &[RungRow]) {
        let texts = self.texts;
        for rung in rungs {
            let (tier, since) = (texts.word(rung.tier), texts.day(rung.since));
            let line = match rung.due.map(|due| texts.day(due)) {
                None => say!(texts, flag_rung_danger, tier = tier),
                Some(due) if rung.silent => {
                    say!(texts, flag_rung_silent, tier = tier, since = since, due = due)
                }
                Some(due) => say!(texts, flag_rung, tier = tier, since = since, due = due),
            };
            let late = rung.overdue && rung.due.is_some();
            let line = if late { format!("{line} · {}", say!(texts, overdue)) } else { line };
            self.page.text(if rung.overdue { Style::Attention } else { Style::Plain }, 4, &line);
        }
    }

    fn flag_more(&mut self, flag: &FlagRow) {
        let texts = self.texts;
        self.labelled(4, messages::label_complicity_source_short, flag.source.as_deref());
        self.labelled(4, messages::label_complicity_validity_short, flag.validity.as_deref());
        self.labelled(4, messages::label_complicity_may_know_short, flag.may_know.as_deref());
        self.labelled(4, messages::label_flag_stays, Some(&phrases::stays(flag, texts)));
        if flag.returns > 0 {
            let style = if flag.returns >= TOO_MANY_RETURNS { Style::Attention } else { Style::Plain };
            self.page.text(style, 4, &say!(texts, flag_returns, count = flag.returns));
        }
        if !flag.support.is_empty() {
            self.page.text(Style::Plain, 4, &say!(texts, flag_support));
        }
        for support in &flag.support {
            let what = texts.word(support.what);
            let line = say!(texts, if support.done { support_done } else { support_left }, what = what);
            let lead = format!("- {line}");
            let text =
                support.text.as_ref().map_or(lead.clone(), |text| format!("{}{text}", texts.lead(&lead)));
            self.page.text(Style::Plain, 6, &text);
        }
    }

    fn flag_step(&mut self, step: &FlagStepRow) {
        let texts = self.texts;
        let lead = format!("{}  ", step.mark.time.utc().format("%Y-%m-%d %H:%M"));
        let mut line = say!(
            texts,
            flag_step_line,
            what = texts.word(step.what),
            tier = texts.word(step.tier),
            name = &step.mark.by.name
        );
        if let Some(day) = step.date {
            line = format!("{line} · {}", say!(texts, flag_due, day = texts.day(day)));
        }
        self.page.item(Style::Plain, 2, &lead, &line);
        if !step.text.trim().is_empty() {
            self.page.text(Style::Plain, 4, &step.text);
        }
    }

    pub(super) fn disclosures(&mut self) {
        let sheet = self.sheet;
        self.page.part(&sheet.referrals, messages::heading_disclosures, self.texts);
        for referral in &sheet.referrals {
            self.disclosure(referral);
        }
    }

    fn disclosure(&mut self, referral: &ReferralRow) {
        let texts = self.texts;
        let head = phrases::referral_head(referral, texts);
        self.page.item(Style::Plain, 2, &format!("{}  ", referral.mark.short), &head);
        let Some(body) = &referral.told else {
            let id = if referral.withheld { messages::flag_withheld } else { messages::purged_text };
            return self.page.text(Style::Dim, 4, &texts.get(id));
        };
        self.page.text(Style::Plain, 4, &body.text);
        self.labelled(4, messages::label_credible, body.credible.as_deref());
        self.labelled(4, messages::label_actionable, body.actionable.as_deref());
        self.labelled(4, messages::label_authority, body.authority.as_deref());
        for reply in &referral.replies {
            let day = reply.on.map_or_else(String::new, |day| texts.day(day));
            let lead = say!(texts, referral_reply, day = day);
            let text = format!("{} ({})", reply.text, phrases::signed(&reply.mark, texts));
            self.page.item(Style::Plain, 4, &lead, &text);
        }
        if referral.replies.is_empty() && body.reply_due.is_some() {
            self.page.text(Style::Plain, 4, &say!(texts, referral_no_reply));
        }
    }
}
