//! The application on a page: what the applicant declared, in their own words, and who answered for it.

use chrono::NaiveDate;
use serde_json::Value;

use crate::domain::case::consent::ConsentBody;
use crate::domain::check_kind::{CheckKind, ConsentFor};
use crate::domain::words::Word;
use crate::report::messages;
use crate::report::page::{Line, Page, Style};
use crate::report::phrases;
use crate::report::sheet::Sheet;
use crate::report::sheet::application::{
    AdverseRow, AnsweredRow, DeclaredRow, DeclaredState, RefusedRow, UnclearRow,
};
use crate::report::sheet::rows::ConsentRow;
use crate::report::texts::Texts;
use crate::say;

/// The answer in the applicant's own words, on one line.
pub fn answer(answer: &Value, texts: &Texts) -> String {
    let text = match answer {
        Value::String(text) => text.trim().to_owned(),
        Value::Array(items) => {
            items.iter().filter_map(Value::as_str).map(str::trim).collect::<Vec<_>>().join("; ")
        }
        Value::Null => String::new(),
        other => other.to_string(),
    };
    if text.is_empty() { say!(texts, declared_blank) } else { text }
}

fn answered(row: &AnsweredRow, texts: &Texts) -> String {
    if row.finding {
        return say!(texts, answered_finding, finding = &row.mark.short);
    }
    let why = row.why.as_deref().unwrap_or_default();
    say!(texts, answered_weighing, why = why, who = phrases::signed(&row.mark, texts))
}

/// What is said of a declared answer: whether it is clear or open, who answered for it, what it was before.
pub fn states(row: &DeclaredRow, texts: &Texts) -> Vec<String> {
    let state = match row.state {
        DeclaredState::Open => Some(say!(texts, declared_open)),
        DeclaredState::Clear => Some(say!(texts, declared_clear)),
        DeclaredState::Answered => None,
    };
    let earlier = row.earlier.iter().map(|earlier| {
        say!(
            texts,
            declared_earlier,
            answer = answer(earlier, texts),
            who = phrases::signed(&row.mark, texts)
        )
    });
    let answered = row.answered.iter().map(|row| answered(row, texts));
    state.into_iter().chain(answered).chain(earlier).collect()
}

/// Something adverse that a check brought, or an earlier file of the same person, with who answered for it.
pub fn adverse(row: &AdverseRow, texts: &Texts) -> String {
    let of = row.check.map_or_else(|| say!(texts, adverse_prior), |check| texts.word(check));
    let result = row.result.map(|result| texts.word(result));
    let what = result.or(row.flag.map(|flag| texts.word(flag))).or(row.prior.map(|was| texts.word(was)));
    let what = what.unwrap_or_default();
    let states = if row.open {
        vec![say!(texts, adverse_open)]
    } else {
        row.answered.iter().map(|row| answered(row, texts)).collect()
    };
    format!("{}{what}. {}", texts.lead(&of), states.join(" "))
}

/// The part of a page: what checks brought, and what they declared, which stands beside what was found.
pub fn part(page: &mut Page, sheet: &Sheet, texts: &Texts) {
    page.part(&sheet.adverse, messages::heading_adverse, texts);
    for row in &sheet.adverse {
        page.item(Style::Plain, 2, &format!("{}  ", row.item), &adverse(row, texts));
    }
    declared(page, &sheet.application.declared, texts);
    let more = sheet.application.answers.len();
    if more > 0 {
        page.blank();
        page.text(Style::Dim, 2, &say!(texts, application_more, count = more, case = &sheet.short));
    }
}

fn uses(to: &[ConsentFor], texts: &Texts) -> String {
    if ConsentFor::ALL.iter().all(|needed| to.contains(needed)) {
        return say!(texts, consent_for_both);
    }
    to.iter().map(|to| texts.word(*to)).collect::<Vec<_>>().join(", ")
}

/// A consent that the applicant refuses. That is no alarm.
pub fn refused(row: &RefusedRow, texts: &Texts) -> String {
    said((row.check, &row.to, row.on), false, true, texts)
}

/// An answer to a question for consent that is neither a yes nor a no.
pub fn unclear(row: &UnclearRow, texts: &Texts) -> String {
    say!(texts, consent_unclear, check = texts.word(row.check), answer = answer(&row.answer, texts))
}

/// A consent, its withdrawal or its refusal.
pub fn consent(row: &ConsentRow, texts: &Texts) -> String {
    let said = said((row.check, &row.to, row.on), row.withdrawn, row.refused, texts);
    if row.late { say!(texts, consent_late, consent = said) } else { said }
}

/// The same as it was signed.
pub fn consent_said(body: &ConsentBody, texts: &Texts) -> String {
    said((body.check, &body.to, body.on), body.withdrawn, body.refused, texts)
}

fn said(
    (check, to, on): (CheckKind, &[ConsentFor], NaiveDate),
    withdrawn: bool,
    refused: bool,
    texts: &Texts,
) -> String {
    let (check, to, day) = (texts.word(check), uses(to, texts), texts.day(on));
    if refused {
        say!(texts, consent_refused, check = check, to = to, day = day)
    } else if withdrawn {
        say!(texts, consent_withdrawn, check = check, to = to, day = day)
    } else {
        say!(texts, consent_given, check = check, to = to, day = day)
    }
}

/// What the applicant declared, as a part of a page.
pub(super) fn declared(page: &mut Page, rows: &[DeclaredRow], texts: &Texts) {
    page.part(rows, messages::heading_application, texts);
    for row in rows {
        page.item(Style::Plain, 2, &format!("{}  ", row.item), &row.question);
        let lead = say!(texts, label, name = say!(texts, label_answered));
        page.item(Style::Plain, 4, &lead, &answer(&row.answer, texts));
        for state in states(row, texts) {
            page.text(if row.state == DeclaredState::Clear { Style::Dim } else { Style::Plain }, 4, &state);
        }
    }
}

/// The application, whole.
pub fn lines(sheet: &Sheet, texts: &Texts, width: usize) -> Vec<Line> {
    let mut page = Page::new(width);
    let application = &sheet.application;
    page.item(Style::Heading, 0, "", &format!("{}  {}", sheet.called(), sheet.short));
    if application.is_empty() {
        page.text(Style::Plain, 0, &say!(texts, application_none));
    }
    let names = application.also_known_as.join(", ");
    if !names.is_empty() {
        let lead = say!(texts, label, name = say!(texts, label_also_known_as));
        page.item(Style::Plain, 0, &lead, &names);
    }
    declared(&mut page, &application.declared, texts);
    page.part(&application.consents, messages::heading_consents, texts);
    for row in &application.consents {
        page.item(Style::Plain, 2, "- ", &consent(row, texts));
    }
    page.part(&application.answers, messages::heading_answers, texts);
    for row in &application.answers {
        page.item(Style::Plain, 2, "- ", &row.answer.question);
        page.item(Style::Plain, 4, "", &answer(&row.answer.answer, texts));
        for earlier in &row.earlier {
            page.item(Style::Dim, 4, &texts.lead(&say!(texts, label_before)), &answer(earlier, texts));
        }
        if row.answer.unread {
            page.text(Style::Dim, 4, &say!(texts, application_unread));
        }
    }
    page.into_lines()
}
