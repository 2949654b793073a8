//! The record of a nomination contest on a page: days and numbers as they were given, and beside some of them the question
//! that an indicator asks. None of them is a verdict.

use crate::domain::case::contest::{ContestBody, Fact};
use crate::domain::words::Word;
use crate::report::messages;
use crate::report::page::{Line, Page, Style};
use crate::report::phrases;
use crate::report::sheet::Sheet;
use crate::report::sheet::contest_rows::{ContestRow, ElsewhereRow};
use crate::report::texts::Texts;
use crate::say;

/// What is known, each with its label.
pub fn known(body: &ContestBody, texts: &Texts) -> Vec<String> {
    let day = |label, day: Option<chrono::NaiveDate>| day.map(|day| (label, texts.day(day)));
    let number = |label, number: Option<u32>| number.map(|number| (label, number.to_string()));
    let all = [
        day(messages::contest_notified, body.notified),
        day(messages::contest_cut_off, body.cut_off),
        number(messages::contest_members, body.members),
        number(messages::contest_new_members, body.new_members),
        number(messages::contest_contestants, body.contestants),
        number(messages::contest_voters, body.voters),
        number(messages::contest_margin, body.margin),
        day(messages::contest_selected_on, body.selected_on),
        body.selected_by.map(|how| (messages::contest_selected_by, texts.word(how))),
        day(messages::contest_reported, body.reported),
    ];
    all.into_iter()
        .flatten()
        .map(|(label, value)| format!("{}{value}", texts.lead(&texts.get(label))))
        .collect()
}

/// A number beside which a question is asked, with the question.
pub fn asks(fact: Fact, texts: &Texts) -> String {
    let what = match fact {
        Fact::ManyNew { new, members } => say!(texts, contest_many_new, new = new, members = members),
        Fact::LateList { days } => say!(texts, contest_late_list, days = days),
        Fact::Narrow { margin } => say!(texts, contest_narrow, margin = margin),
        Fact::Alone => say!(texts, contest_alone),
        Fact::OneLeft { contestants } => say!(texts, contest_one_left, count = contestants),
    };
    let code = fact.asks().word();
    let question = texts.find(&format!("{}-question", code.to_lowercase()));
    say!(texts, contest_asks, what = what, code = code, question = question)
}

/// That another case of the district keeps a contest.
fn elsewhere(row: &ElsewhereRow, texts: &Texts) -> String {
    let day = row.selected_on.map(|day| texts.day(day));
    match day {
        Some(day) => say!(texts, contest_elsewhere_on, day = day, case = &row.case, name = &row.name),
        None => say!(texts, contest_elsewhere, case = &row.case, name = &row.name),
    }
}

fn own(page: &mut Page, row: &ContestRow, texts: &Texts) {
    for line in known(&row.known, texts) {
        page.item(Style::Plain, 2, "- ", &line);
    }
    if let Some(due) = row.report_due {
        page.item(Style::Plain, 2, "- ", &say!(texts, contest_report_due, day = texts.day(due)));
    }
    for fact in &row.asks {
        page.item(Style::Plain, 2, "? ", &asks(*fact, texts));
    }
    page.text(Style::Dim, 2, &phrases::signed(&row.mark, texts));
}

/// The part of a page.
pub fn part(page: &mut Page, sheet: &Sheet, texts: &Texts) {
    if sheet.contest.is_none() && sheet.contests_elsewhere.is_empty() {
        return;
    }
    page.heading(&say!(texts, heading_contest));
    if let Some(row) = &sheet.contest {
        own(page, row, texts);
    }
    for row in &sheet.contests_elsewhere {
        page.item(Style::Plain, 2, "- ", &elsewhere(row, texts));
    }
}

/// What `contest CASE` shows.
pub fn lines(sheet: &Sheet, texts: &Texts, width: usize) -> Vec<Line> {
    let mut page = Page::new(width);
    part(&mut page, sheet, texts);
    if sheet.contest.is_none() {
        page.text(Style::Plain, 0, &say!(texts, contest_none, case = &sheet.short));
    }
    page.into_lines()
}
