//! A brief as Markdown. Every text goes through [`escape`]: nothing from a record can make a link, an image, HTML, a
//! table, a heading, a list or code.

use crate::report::brief::{
    Brief, BriefAnswer, BriefApplication, BriefCase, BriefDecision, BriefItem, BriefOwn, BriefWithdrawn,
    Passage,
};
use crate::report::messages::{self, Message};
use crate::report::phrases;
use crate::report::shown;
use crate::report::texts::Texts;
use crate::say;

/// One line of text that Markdown shows as it is.
pub fn escape(text: &str) -> String {
    let shown = shown::line(text);
    let shown = shown.trim();
    let mut safe = String::with_capacity(shown.len() + 8);
    let number = shown.chars().take_while(char::is_ascii_digit).count();
    for (at, c) in shown.char_indices() {
        let rest = shown.get(at..).unwrap_or_default();
        let special = matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' | '~' | '&' | '!' | '$' | '^' | '{' | '}')
            // These begin a list or a heading only at the start of a line.
            || at == 0 && matches!(c, '-' | '+' | '=' | ':')
            || at == number && number > 0 && matches!(c, '.' | ')')
            // Some renderers highlight or hide the text between two of these.
            || matches!(c, '=' | '%' | '+' | ':') && rest.chars().nth(1) == Some(c)
            // Renderers turn these into links.
            || rest.starts_with("://")
            || c == '@'
            || c == '.' && shown.get(..at).is_some_and(ends_in_www);
        if special {
            safe.push('\\');
        }
        safe.push(c);
    }
    safe
}

fn ends_in_www(text: &str) -> bool {
    text.len() >= 3 && text.get(text.len() - 3..).is_some_and(|end| end.eq_ignore_ascii_case("www"))
}

/// Several lines with hard breaks between them, all but the first after `indent`.
fn escape_lines(text: &str, indent: &str) -> String {
    let lines = text.split('\n').map(escape).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join(&format!("\\\n{indent}"))
}

/// The brief as Markdown.
pub fn brief(brief: &Brief, texts: &Texts) -> String {
    let mut to = Writer { text: String::new(), texts };
    to.heading(1, &say!(texts, brief_title));
    for case in &brief.cases {
        to.case(case);
    }
    to.text.push_str("---\n\n");
    let made = &brief.made;
    let (name, time) = (phrases::named(&made.by), made.at.to_string());
    let line = match (made.copy, made.audience) {
        (Some(copy), Some(audience)) => {
            say!(
                texts,
                brief_issued,
                name = name,
                time = time,
                to = made.to.clone().unwrap_or_default(),
                audience = texts.word(audience),
                copy = copy
            )
        }
        _ => say!(texts, brief_draft, name = name, time = time),
    };
    let store = brief.store.map(|store| {
        let day = made.at.utc().date_naive().to_string();
        say!(texts, brief_store, day = day, events = store.events.to_string(), chain = store.digits())
    });
    let lines = [Some(line), Some(say!(texts, brief_generated)), store, Some(brief.credit.clone())];
    for line in lines.into_iter().flatten() {
        to.paragraph(&line);
    }
    to.text.truncate(to.text.trim_end().len());
    to.text.push('\n');
    to.text
}

struct Writer<'a> {
    text: String,
    texts: &'a Texts,
}

impl Writer<'_> {
    fn heading(&mut self, level: usize, text: &str) {
        self.text.push_str(&"#".repeat(level));
        self.text.push(' ');
        self.text.push_str(&escape(text));
        self.text.push_str("\n\n");
    }

    fn paragraph(&mut self, text: &str) {
        self.text.push_str(&escape_lines(text, ""));
        self.text.push_str("\n\n");
    }

    fn strong(&mut self, text: &str) {
        self.text.push_str(&format!("**{}**\n\n", escape(text)));
    }

    fn item(&mut self, depth: usize, lead: &str, text: &str) {
        let indent = "  ".repeat(depth);
        let lead = if lead.is_empty() { String::new() } else { format!("**{}** ", escape(lead)) };
        let text = escape_lines(text, &format!("{indent}  "));
        self.text.push_str(format!("{indent}- {lead}{text}").trim_end());
        self.text.push('\n');
    }

    fn end_of_list(&mut self) {
        self.text.push('\n');
    }

    /// A heading and a list under it, where the list has anything.
    fn list<T>(&mut self, heading: Message, items: &[T], write: impl Fn(&mut Self, &T)) {
        if items.is_empty() {
            return;
        }
        self.heading(3, &self.texts.get(heading));
        for item in items {
            write(self, item);
        }
        self.end_of_list();
    }

    fn labelled(&mut self, depth: usize, label: &str, text: &str) {
        let lead = say!(self.texts, label, name = label);
        self.item(depth, lead.trim_end(), text);
    }

    fn lead(&self, label: Message) -> String {
        self.texts.lead(&self.texts.get(label)).trim_end().to_owned()
    }

    fn passage(&mut self, depth: usize, lead: &str, passage: &Passage) {
        match (&passage.text, &passage.withheld) {
            (Some(text), _) => self.item(depth, lead, text),
            (None, Some(mark)) => self.item(depth, lead, &format!("({mark})")),
            (None, None) => {}
        }
    }

    fn case(&mut self, case: &BriefCase) {
        let texts = self.texts;
        let unnamed = case.name.trim().is_empty();
        let name = if unnamed { say!(texts, brief_unnamed, id = &case.short) } else { case.name.clone() };
        self.heading(2, &name);
        for line in &case.stands {
            self.item(0, "", line);
        }
        self.end_of_list();
        for first in case.deferred.iter().map(|deferral| &deferral.head).chain(&case.verdict) {
            self.strong(first);
        }
        self.list(messages::heading_grave, &case.grave, |to, line| to.item(0, "", line));
        self.decisions(messages::heading_decisions, &case.decisions);
        self.decisions(messages::heading_recommendations, &case.recommendations);
        self.list(messages::heading_conditions, &case.conditions, |to, condition| {
            to.item(0, &format!("{}.", condition.row.number), &condition.head);
        });
        case.application.iter().for_each(|application| self.application(application));
        case.own.iter().for_each(|own| self.own(own));
        self.withdrawn(&case.withdrawn);
        if case.withheld.is_some() {
            self.put_to_applicant(&case.findings);
        } else {
            self.findings(&case.findings);
        }
        self.items(messages::heading_interference, &case.interference);
        self.list(messages::heading_replies, &case.replies, |to, reply| {
            to.passage(0, &reply.lead, &reply.passage);
        });
        if case.withheld.is_none() {
            self.heading(3, &say!(texts, heading_checks));
            for check in &case.checks {
                self.labelled(0, &check.name, &check.state);
            }
            self.end_of_list();
        }
        self.list(messages::heading_waivers, &case.waivers, |to, line| to.item(0, "", line));
        self.items(messages::heading_flags, &case.flags);
        self.list(messages::heading_disclosures, &case.outside, |to, line| to.item(0, "", line));
        self.list(messages::heading_missing, &case.gates, |to, gate| {
            let purpose = phrases::purpose(gate.purpose, texts);
            to.labelled(0, &purpose, gate.reason.as_deref().unwrap_or_default());
        });
        for mark in case.withheld.iter().chain(&case.counsel) {
            self.paragraph(&format!("({mark})"));
        }
        if case.time_set > 0 {
            self.paragraph(&say!(texts, time_set_line, count = case.time_set));
        }
        if case.off_clock > 0 {
            self.paragraph(&say!(texts, off_clock_line, count = case.off_clock));
        }
        let heads = case.heads.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        self.paragraph(&say!(texts, brief_case, id = case.id.to_string()));
        self.paragraph(&say!(texts, brief_foot, events = case.events, heads = heads));
    }

    fn decisions(&mut self, heading: Message, decisions: &[BriefDecision]) {
        self.list(heading, decisions, |to, decision| {
            to.item(0, &decision.head, "");
            if let Some(why) = &decision.why {
                to.item(1, "", why);
            }
            for (label, text) in &decision.answers {
                to.labelled(1, label, text);
            }
            for line in decision.marks.iter().chain(&decision.unseen).chain(&decision.nothing_told) {
                to.item(1, line, "");
            }
        });
    }

    fn application(&mut self, application: &BriefApplication) {
        self.list(messages::heading_adverse, &application.adverse, |to, line| to.item(0, "", line));
        self.list(messages::heading_application, &application.declared, |to, row| {
            to.item(0, &row.question, &row.answer);
            row.states.iter().for_each(|state| to.item(1, "", state));
        });
        self.list(messages::heading_refused, &application.refused, |to, line| to.item(0, "", line));
    }

    /// What the applicant said themselves, on their own page.
    fn own(&mut self, own: &BriefOwn) {
        let asked = |to: &mut Self, row: &BriefAnswer| {
            to.passage(0, &row.question, &row.answer);
            for earlier in &row.earlier {
                to.passage(1, &to.lead(messages::label_before), earlier);
            }
        };
        self.list(messages::heading_facts, &own.facts, |to, (label, fact)| {
            let lead = to.texts.lead(label);
            to.passage(0, lead.trim_end(), fact);
        });
        self.list(messages::heading_application, &own.declared, asked);
        self.list(messages::heading_consents, &own.consents, |to, line| to.item(0, "", line));
        self.list(messages::heading_answers, &own.answers, asked);
    }

    fn withdrawn(&mut self, withdrawn: &[BriefWithdrawn]) {
        self.list(messages::heading_withdrawn, withdrawn, |to, finding| {
            to.item(0, &finding.head, "");
            if let Some(why) = &finding.why {
                to.passage(1, &to.lead(messages::label_why), why);
            }
        });
    }

    fn findings(&mut self, findings: &[BriefItem]) {
        let texts = self.texts;
        if findings.is_empty() {
            self.heading(3, &say!(texts, heading_findings_all));
            self.paragraph(&say!(texts, brief_none));
        }
        let mut last = None;
        for item in findings {
            if let Some(severity) = item.severity.filter(|severity| last != Some(*severity)) {
                if last.is_some() {
                    self.end_of_list();
                }
                let means = texts.find(&format!("severity-{severity}"));
                self.heading(3, &say!(texts, heading_findings, severity = severity, means = means));
                last = Some(severity);
            }
            self.brief_item(item);
        }
        if last.is_some() {
            self.end_of_list();
        }
    }

    /// On the applicant's page the findings are not sorted by severity, which they may not see.
    fn put_to_applicant(&mut self, findings: &[BriefItem]) {
        self.items(messages::heading_put, findings);
        if findings.is_empty() {
            self.heading(3, &say!(self.texts, heading_put));
            self.paragraph(&say!(self.texts, brief_none));
        }
    }

    fn items(&mut self, heading: Message, items: &[BriefItem]) {
        self.list(heading, items, Self::brief_item);
    }

    fn brief_item(&mut self, item: &BriefItem) {
        self.item(0, &item.head, "");
        // Only a finding separates claim, fact and inference.
        let claimed = item.severity.map(|_| self.lead(messages::label_claimed)).unwrap_or_default();
        self.passage(1, &claimed, &item.passage);
        for (label, passage) in
            [(messages::label_established, &item.fact), (messages::label_inferred, &item.inference)]
        {
            if let Some(passage) = passage {
                self.passage(1, &self.lead(label), passage);
            }
        }
        for reply in &item.replies {
            self.passage(1, &reply.lead, &reply.passage);
        }
        if let Some(put) = &item.put {
            self.item(1, "", put);
        }
        for link in &item.links {
            self.item(1, "", link);
        }
        for (label, text) in &item.more {
            self.labelled(1, label, text);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_is_markdown() {
        assert_eq!(escape("[x](javascript:alert)"), "\\[x\\](javascript:alert)");
        assert_eq!(escape("# h"), "\\# h");
        assert_eq!(escape("| a |"), "\\| a \\|");
        assert_eq!(escape("<script>&amp;"), "\\<script\\>\\&amp;");
        assert_eq!(escape("x^2^ a%%b {#c}"), "x\\^2\\^ a\\%%b \\{\\#c\\}");
        assert_eq!(escape("1. one"), "1\\. one");
        assert_eq!(escape("    code"), "code");
        assert_eq!(escape("--- a-b"), "\\--- a-b");
        assert_eq!(
            escape("see https://example.org www.example.org"),
            "see https\\://example.org www\\.example.org"
        );
        assert_eq!(escape("a\u{1b}\u{202e}\nb"), "a\\<U+001B\\>\\<U+202E\\>⏎b");
        assert_eq!(escape_lines("one\n===\n\ntwo", "  "), "one\\\n  \\=\\==\\\n  two");
    }
}
