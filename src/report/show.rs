//! A sheet for a screen, in words. An innocent state is never shown as an alarm.

mod briefings;
mod copies;
mod deferrals;
pub mod flags;
mod interference;
mod priors;
mod public;
mod waivers;

use crate::domain::case::candidate::Related;
use crate::domain::ids::EventId;
use crate::domain::skeleton::Uncleared;
use crate::report::application;
use crate::report::changes;
use crate::report::contest;
use crate::report::days;
use crate::report::messages::{self, Message};
use crate::report::next::Next;
use crate::report::page::{Line, Page, Style};
use crate::report::phrases;
use crate::report::phrases::claims;
use crate::report::reasons;
use crate::report::sheet::Sheet;
use crate::report::sheet::outcome_rows::{DecisionRow, Field, NoteRow, SaysRow, ShownState};
use crate::report::sheet::rows::{FindingRow, ReplyRow};
use crate::report::shown;
use crate::report::standing;
use crate::report::texts::Texts;
use crate::say;

/// The most characters of a name in a head.
const NAME: usize = 120;

/// The whole sheet as lines of at most `width` columns (40 at least).
pub fn show(sheet: &Sheet, texts: &Texts, width: usize) -> Vec<Line> {
    let mut show = Show { page: Page::new(width), sheet, texts };
    if sheet.undeclared {
        show.public();
        return show.page.into_lines();
    }
    show.head();
    show.decisions();
    show.checks();
    show.waivers();
    application::part(&mut show.page, sheet, texts);
    contest::part(&mut show.page, sheet, texts);
    show.withdrawn();
    show.findings();
    show.interference();
    show.briefings();
    show.replies();
    show.flags();
    show.deferrals();
    show.disclosures();
    show.people();
    show.documents();
    show.notes();
    show.copies();
    show.priors();
    show.missing();
    show.foot();
    show.page.into_lines()
}

struct Show<'a> {
    page: Page,
    sheet: &'a Sheet,
    texts: &'a Texts,
}

impl Show<'_> {
    fn label(&mut self, style: Style, indent: usize, label: Message, text: &str) {
        let lead = say!(self.texts, label, name = self.texts.get(label));
        self.page.item(style, indent, &lead, text);
    }

    fn labelled(&mut self, indent: usize, label: Message, text: Option<&str>) {
        if let Some(text) = text.filter(|text| !text.trim().is_empty()) {
            self.label(Style::Plain, indent, label, text);
        }
    }

    fn head(&mut self) {
        let (sheet, texts) = (self.sheet, self.texts);
        if let Some(since) = sheet.since {
            let line = phrases::looked_back(sheet.as_of, sheet.seen_by, since, texts);
            self.page.text(Style::Attention, 0, &line);
        }
        self.page.item(
            Style::Heading,
            0,
            "",
            &format!("{}  {}", shown::cut(sheet.called(), NAME), sheet.short),
        );
        if let Some(district) = &sheet.district {
            self.page.text(Style::Plain, 0, &phrases::district(district, texts));
        }
        self.page.text(Style::Plain, 0, &standing::line(sheet, texts));
        if let Some(line) = days::left_and_what_remains(sheet, texts) {
            self.page.text(Style::Plain, 0, &line);
        }
        if let Some(line) = standing::made_apart(sheet, texts) {
            self.page.text(Style::Attention, 0, &line);
        }
        if let Some(ended) = &sheet.was_greenlit {
            self.page.text(Style::Attention, 0, &standing::was_greenlit(ended, texts));
        }
        if let Some(uncleared) = sheet.uncleared {
            let style = if uncleared == Uncleared::Loud { Style::Attention } else { Style::Plain };
            self.page.text(style, 0, &standing::uncleared(uncleared, texts));
        }
        for line in standing::phase_marks(sheet, texts).chain(reasons::broken(sheet, texts)) {
            self.page.text(Style::Attention, 0, &line);
        }
        for apart in &sheet.apart {
            let value = match apart.what {
                Field::Phase => texts.named("phase", &apart.value),
                _ => shown::cut(&apart.value, NAME),
            };
            let what = texts.word(apart.what);
            let line = say!(texts, apart_line, what = what, value = value, name = &apart.mark.by.name);
            self.page.text(Style::Attention, 0, &line);
        }
        for emptied in &sheet.emptied {
            let line = phrases::emptied(emptied.tier, emptied.to, emptied.outside_counsel.as_deref(), texts);
            self.page.text(Style::Attention, 0, &line);
        }
        let facts = &sheet.candidate;
        let names = facts.also_known_as.join(", ");
        self.labelled(0, messages::label_also_known_as, Some(&names));
        let related = |person: &Related| format!("{} ({})", person.name, texts.word(person.r#as));
        let related = facts.related.iter().map(related).collect::<Vec<_>>().join(", ");
        self.labelled(0, messages::label_related, Some(&related));
        self.labelled(0, messages::label_born, facts.born.map(|day| texts.day(day)).as_deref());
        self.labelled(0, messages::label_email, facts.email.as_deref());
        self.labelled(0, messages::label_phone, facts.phone.as_deref());
        let language = facts.language.map(|language| texts.word(language));
        self.labelled(0, messages::label_language, language.as_deref());
        self.labelled(0, messages::label_assigned, sheet.assigned.as_ref().map(phrases::named).as_deref());
    }

    fn decisions(&mut self) {
        let (sheet, texts) = (self.sheet, self.texts);
        self.page.part(&sheet.recommendations, messages::heading_recommendations, texts);
        for recommendation in &sheet.recommendations {
            self.page.item(Style::Plain, 2, "- ", &phrases::recommendation_head(recommendation, texts));
            self.says(&recommendation.says);
        }
        self.page.part(&sheet.decisions, messages::heading_decisions, texts);
        for decision in &sheet.decisions {
            self.decision(decision);
        }
    }

    fn decision(&mut self, decision: &DecisionRow) {
        let texts = self.texts;
        let style = match decision.state {
            ShownState::Lapsed | ShownState::Reversed => Style::Dim,
            _ => Style::Plain,
        };
        let lead = format!("{}  ", decision.mark.short);
        self.page.item(style, 2, &lead, &phrases::decision_head(decision, texts));
        let stands = decision.holds() || decision.state == ShownState::AwaitingSecond;
        let counts = stands && (decision.days_left.is_some() || self.sheet.days.closed);
        if let Some(line) = days::left(self.sheet, texts).filter(|_| counts) {
            self.page.text(Style::Plain, 4, &line);
        }
        if let Some(reversed) = decision.reverses {
            let line = say!(texts, decision_reverses, id = self.letters(reversed));
            self.page.text(Style::Plain, 4, &line);
        }
        if let Some(ground) = decision.ground {
            self.label(Style::Plain, 4, messages::label_ground, &texts.word(ground));
        }
        for by in &decision.reversed_by {
            let line = say!(texts, decision_reversed_by, id = self.letters(*by));
            self.page.text(Style::Plain, 4, &line);
        }
        self.says(&decision.says);
        for (label, text) in phrases::answers_of(decision, texts) {
            self.page.item(Style::Plain, 4, &say!(texts, label, name = label), &text);
        }
        self.labelled(4, messages::label_applicant_text, decision.says.applicant.as_deref());
        for condition in &decision.conditions {
            let lead = format!("{}. ", condition.number);
            self.page.item(Style::Plain, 4, &lead, &phrases::condition(condition, texts));
        }
        for mark in &decision.marks {
            self.page.text(Style::Attention, 4, mark);
        }
        if !decision.unseen.is_empty() && decision.state != ShownState::Reversed {
            let ids = decision.unseen.iter().map(|id| id.short(0)).collect::<Vec<_>>().join(", ");
            let line = say!(texts, decision_unseen, count = decision.unseen.len(), ids = ids);
            self.page.text(Style::Attention, 4, &line);
        }
    }

    /// The short id of a decision, as elsewhere on the page.
    fn letters(&self, decision: EventId) -> String {
        let known = self.sheet.decisions.iter().find(|row| row.mark.id == decision);
        known.map_or_else(|| decision.short(0), |row| row.mark.short.clone())
    }

    fn says(&mut self, says: &SaysRow) {
        if let Some(why) = &says.why {
            self.page.text(Style::Plain, 4, why);
        }
    }

    /// No check is shown as an alarm, least of all one that is `incomplete` (`docs/rules.md`, 4.3).
    fn checks(&mut self) {
        let (sheet, texts) = (self.sheet, self.texts);
        if sheet.checks.is_empty() && sheet.missing_checks.is_empty() {
            return;
        }
        self.page.heading(&say!(texts, heading_checks));
        let begun = sheet.checks.iter().map(|check| {
            vec![
                phrases::check_name(check, texts),
                phrases::check_state(check, texts),
                check.issued.map(|day| day.to_string()).unwrap_or_default(),
            ]
        });
        let missing = sheet
            .missing_checks
            .iter()
            .map(|kind| vec![texts.word(*kind), say!(texts, usability_missing), String::new()]);
        let rows: Vec<_> = begun.chain(missing).collect();
        self.page.table(2, &rows);
        for check in &sheet.checks {
            let lead = texts.lead(&texts.word(check.check));
            for remark in phrases::check_remarks(check, texts) {
                self.page.item(Style::Plain, 2, &lead, &remark);
            }
            if let Some(text) = &check.text {
                self.page.item(Style::Dim, 2, &lead, text);
            }
        }
    }

    fn findings(&mut self) {
        let (sheet, texts) = (self.sheet, self.texts);
        for severity in (0..=crate::domain::case::finding::MAX_SEVERITY).rev() {
            let mut these = sheet.findings.iter().filter(|finding| finding.severity == severity).peekable();
            if these.peek().is_some() {
                self.page.heading(&say!(
                    texts,
                    heading_findings,
                    severity = u32::from(severity),
                    means = texts.find(&format!("severity-{severity}"))
                ));
            }
            for finding in these {
                self.finding(finding);
            }
        }
    }

    fn finding(&mut self, finding: &FindingRow) {
        let texts = self.texts;
        let lead = format!("{}  ", finding.mark.short);
        self.page.item(Style::Plain, 2, &lead, &claims::finding_head(finding, texts));
        match &finding.text {
            Some(text) => self.label(Style::Plain, 4, messages::label_claimed, text),
            None => self.page.text(Style::Dim, 4, &say!(texts, purged_text)),
        }
        self.labelled(4, messages::label_established, finding.fact.as_deref());
        self.labelled(4, messages::label_inferred, finding.inference.as_deref());
        self.said_by_applicant(&finding.replies, finding.put.as_ref());
        self.labelled(4, messages::label_origin, finding.origin.as_deref());
        for link in &finding.links {
            self.page.text(Style::Plain, 4, &claims::link(link, texts));
        }
        self.labelled(4, messages::label_happened, finding.happened.as_deref());
        self.labelled(4, messages::label_mitigating, finding.mitigating.as_deref());
        self.labelled(4, messages::label_aggravating, finding.aggravating.as_deref());
        self.labelled(4, messages::label_why, finding.why.as_deref());
        self.handling(finding.handling, finding.handling_condition.as_deref());
        for step in finding.steps.iter().skip(1) {
            let changed = step.said.as_ref().map(|body| changes::changed(body, texts)).unwrap_or_default();
            self.changed(&step.mark, &changed);
        }
    }

    /// The applicant's replies come directly after the claim.
    fn said_by_applicant(&mut self, replies: &[ReplyRow], put: Option<&crate::domain::case::finding::Put>) {
        let texts = self.texts;
        for reply in replies {
            let lead = say!(texts, applicant_says, day = texts.day(reply.on));
            self.page.item(Style::Plain, 4, &lead, &reply.text);
        }
        match put {
            Some(put) if put.why_not.is_some() => {
                self.label(
                    Style::Plain,
                    4,
                    messages::label_not_put,
                    put.why_not.as_deref().unwrap_or_default(),
                );
            }
            Some(put) if replies.is_empty() => {
                let line = say!(texts, put_no_reply, day = texts.day(put.on));
                self.page.text(Style::Plain, 4, &line);
            }
            None if replies.is_empty() => self.page.text(Style::Dim, 4, &say!(texts, not_put)),
            _ => {}
        }
    }

    fn handling(&mut self, code: Option<crate::domain::case::handling::Handling>, condition: Option<&str>) {
        if let Some(code) = code {
            let words = self.texts.word(code);
            let text = condition
                .map_or(words.clone(), |condition| format!("{}{condition}", self.texts.lead(&words)));
            self.label(Style::Dim, 4, messages::label_handling, &text);
        }
    }

    fn replies(&mut self) {
        let (sheet, texts) = (self.sheet, self.texts);
        let mut general = sheet.loose_replies().peekable();
        if general.peek().is_some() {
            self.page.heading(&say!(texts, heading_replies));
        }
        for reply in general {
            let lead = say!(texts, applicant_says, day = texts.day(reply.on));
            self.page.item(Style::Plain, 2, &lead, &reply.text);
        }
    }

    fn people(&mut self) {
        let (sheet, texts) = (self.sheet, self.texts);
        if sheet.conflicts.is_empty() {
            return;
        }
        self.page.heading(&say!(texts, heading_conflicts));
        for conflict in &sheet.conflicts {
            let mut line = format!("{}{}", texts.lead(&conflict.about.name), texts.word(conflict.state));
            if let Some(text) = &conflict.text {
                line = format!("{line}. {text}");
            }
            if conflict.awaiting_second {
                line = format!("{line} ({})", say!(texts, waits_for_second));
            }
            self.page.item(Style::Plain, 2, "- ", &line);
        }
    }

    fn documents(&mut self) {
        let (sheet, texts) = (self.sheet, self.texts);
        self.page.part(&sheet.documents, messages::heading_documents, texts);
        for document in &sheet.documents {
            let parts = [document.title.clone(), texts.word(document.step)].into_iter();
            let parts = parts.chain(phrases::to_adopt(&document.mark, texts));
            let line = parts.collect::<Vec<_>>().join(" · ");
            self.page.item(Style::Plain, 2, &format!("{}  ", document.mark.short), &line);
            if let Some(line) =
                document.printed.as_ref().and_then(|printed| phrases::printed_line(printed, texts))
            {
                self.page.text(Style::Plain, 4, &line);
            }
            if !document.dropped.is_empty() {
                let dropped = say!(texts, document_dropped, dropped = document.dropped.join(", "));
                self.page.text(Style::Dim, 4, &dropped);
            }
        }
        self.page.part(&sheet.consents, messages::heading_consents, texts);
        for consent in &sheet.consents {
            self.page.item(Style::Plain, 2, "- ", &application::consent(consent, texts));
        }
    }

    fn notes(&mut self) {
        let (sheet, texts) = (self.sheet, self.texts);
        self.notes_of(messages::heading_notes, &sheet.notes);
        self.notes_of(messages::heading_notices, &sheet.notices);
        self.notes_of(messages::heading_counsel, &sheet.counsel);
        if sheet.counsel_withheld > 0 {
            self.page.heading(&say!(texts, heading_counsel));
            let line = say!(texts, withheld_counsel, count = sheet.counsel_withheld);
            self.page.text(Style::Dim, 2, &line);
        }
        if sheet.counsel_not_sent > 0 {
            if sheet.counsel.is_empty() && sheet.counsel_withheld == 0 {
                self.page.heading(&say!(texts, heading_counsel));
            }
            let line = say!(texts, counsel_not_sent, count = sheet.counsel_not_sent);
            self.page.text(Style::Dim, 2, &line);
        }
    }

    fn notes_of(&mut self, heading: Message, notes: &[NoteRow]) {
        self.page.part(notes, heading, self.texts);
        for note in notes {
            let mut text = format!("{} ({})", note.text, phrases::signed(&note.mark, self.texts));
            if let Some(mark) = phrases::to_adopt(&note.mark, self.texts) {
                text = format!("{text} · {mark}");
            }
            self.page.item(Style::Plain, 2, "- ", &text);
        }
    }

    fn missing(&mut self) {
        Next::of(self.sheet, self.texts).write(&mut self.page, self.texts);
    }

    fn foot(&mut self) {
        let (sheet, texts) = (self.sheet, self.texts);
        self.page.blank();
        let late = sheet.late.iter().filter(|event| !event.adopted).count();
        if late > 0 {
            self.page.text(Style::Attention, 0, &say!(texts, late_line, count = late));
        }
        if !sheet.unread.is_empty() {
            self.page.text(Style::Attention, 0, &say!(texts, unread_line, count = sheet.unread.len()));
        }
        if !sheet.purged.is_empty() {
            self.page.text(Style::Dim, 0, &say!(texts, purged_line, count = sheet.purged.len()));
        }
        if !sheet.time_set.is_empty() {
            self.page.text(Style::Attention, 0, &say!(texts, time_set_line, count = sheet.time_set.len()));
        }
        if !sheet.off_clock.is_empty() {
            let line = say!(texts, off_clock_line, count = sheet.off_clock.len());
            self.page.text(Style::Attention, 0, &line);
        }
        let heads = sheet.heads.iter().map(|head| head.short(8)).collect::<Vec<_>>().join(", ");
        self.page.text(Style::Dim, 0, &say!(texts, foot_line, events = sheet.events, heads = heads));
        self.page.text(Style::Dim, 0, &say!(texts, district_credit));
    }
}
