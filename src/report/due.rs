//! The agenda for a reader: whose lines are shown, in which order, in which words, with which command.

mod command;
mod veiled;

use std::cmp::Reverse;

use chrono::NaiveDate;
use serde_json::{Value, json};

use crate::domain::agenda::{Detail, ElectionDay, ItemKind, Weight};
use crate::domain::case::CaseFile;
use crate::domain::case::awaiting::About;
use crate::domain::case::flag::hours_between;
use crate::domain::entry::Timestamp;
use crate::domain::event::Tier;
use crate::domain::ids::{EventId, PersonId};
use crate::domain::roster::Roster;
use crate::domain::sight::{Reader, Sight};
use crate::report::emergency::Emergency;
use crate::report::messages::{self, Message};
use crate::report::page::{Line, Page, Style};
use crate::report::phrases;
use crate::report::sheet::outcome_rows::NextDay;
use crate::report::shown;
use crate::report::texts::Texts;
use crate::say;
use crate::store::agenda::{AgendaRow, Waiting};

pub use command::{command, quoted};
pub use veiled::veiled;

/// The most characters of a name in a line.
const NAME: usize = 28;

/// The lines that a reader asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// The reader's own tasks.
    Mine,
    /// Their own tasks and those of the tiers at which they have a role.
    Turn,
    /// Every line that they may know of.
    All,
}

/// The group of a line; the most urgent comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Somebody may be in danger.
    Danger,
    /// Two decisions conflict.
    Conflicting,
    /// Two decisions were made apart, and agree.
    Agreeing,
    /// Its day has passed.
    Overdue,
    /// Its day is today.
    Today,
    /// Its day is to come.
    Later,
    /// It is news, without a task.
    News,
}

impl Group {
    fn heading(self) -> Message {
        match self {
            Group::Danger => messages::due_group_danger,
            Group::Conflicting => messages::due_group_conflicting,
            Group::Agreeing => messages::due_group_agreeing,
            Group::Overdue => messages::due_group_overdue,
            Group::Today => messages::due_group_today,
            Group::Later => messages::due_group_later,
            Group::News => messages::due_group_news,
        }
    }
}

/// Whether a line is for somebody.
pub fn concerns(row: &AgendaRow, reader: &Reader, whose: Whose) -> bool {
    let mine = row.person == Some(reader.person);
    // To answer grave news is for somebody else than gave the greenlight, but they may take it back.
    let is_news = matches!(row.kind, ItemKind::News);
    let (others, barred) =
        (row.person.is_some() && !mine, row.is_barred() || is_excepted(row, reader.person) && !is_news);
    match whose {
        Whose::All => true,
        Whose::Mine => mine && !barred,
        // An answer is for the person who asked; a case at the local tier belongs to its vetter.
        Whose::Turn if others && (row.kind.is_personal() || row.tier == Tier::Local) => false,
        // What somebody owes is on their own agenda already, however high it has climbed.
        Whose::Turn if matches!(row.detail, Detail::Owed(owner) if reader.numbers.contains(&owner)) => mine,
        Whose::Turn => !barred && (mine || works_at(row, reader)),
    }
}

fn is_excepted(row: &AgendaRow, person: PersonId) -> bool {
    row.not_by.contains(&Some(person))
}

fn works_at(row: &AgendaRow, reader: &Reader) -> bool {
    let district = row.district.parse().ok();
    reader.roles.iter().any(|(role, scope)| role.tier() == Some(row.tier) && scope.spans(district))
}

/// Whether a line is about danger to life, and no exercise.
pub fn is_danger(row: &AgendaRow) -> bool {
    row.weight == Weight::Danger && !row.drill
}

/// The group of a line at a moment.
pub fn group(row: &AgendaRow, now: Timestamp) -> Group {
    match row.kind {
        ItemKind::FlagAnswered => Group::News,
        _ if is_danger(row) => Group::Danger,
        kind if kind.is_news() => Group::News,
        ItemKind::Conflicting if matches!(row.detail, Detail::Agreed(_)) => Group::Agreeing,
        ItemKind::Conflicting => Group::Conflicting,
        _ if row.due_at <= now => Group::Overdue,
        _ if row.due <= row.place().day(now.utc()) => Group::Today,
        _ => Group::Later,
    }
}

/// Whether a task is due now, or at all where lines were asked for by day.
pub fn is_due(row: &AgendaRow, now: Timestamp, by_day: bool) -> bool {
    !row.kind.is_news()
        && !row.drill
        && (by_day || row.due_at <= now || row.due <= row.place().day(now.utc()))
}

/// Sorts by urgency: danger, conflicting decisions, overdue lines (by weight, then age), then by day.
pub fn order(rows: &mut [AgendaRow], now: Timestamp) {
    rows.sort_by_cached_key(|row| {
        let group = group(row, now);
        let weight = (group == Group::Overdue).then_some(Reverse(row.weight));
        (group, weight, row.due_at, row.kind, row.case, row.event, row.tier)
    });
}

/// The task of a line, in words. The local tier answers no flag.
pub fn wanted(row: &AgendaRow, texts: &Texts) -> String {
    match (row.kind, row.tier) {
        _ if row.undeclared => say!(texts, due_declare),
        (ItemKind::FlagAnswer, Tier::Local) => say!(texts, agenda_flag_answer_local),
        (ItemKind::Conflicting, _) if matches!(row.detail, Detail::Agreed(_)) => say!(texts, agenda_agreeing),
        (kind, _) => texts.word(kind),
    }
}

fn next_day(row: &AgendaRow, today: NaiveDate) -> Option<NextDay> {
    use ElectionDay::{Close, ListDue, Meeting};
    let days = [(Meeting, row.meeting), (ListDue, row.list_due), (Close, row.close)];
    let ahead =
        days.into_iter().filter_map(|(what, day)| day.filter(|day| *day >= today).map(|day| (what, day)));
    let (what, day) = ahead.min_by_key(|(_, day)| *day)?;
    Some(NextDay { what, day, days_left: (day - today).num_days() })
}

/// The reasons of a deferral, and the triggers that occurred.
pub fn reason(file: &CaseFile, id: EventId, sight: &Sight<'_>, texts: &Texts) -> Option<String> {
    let deferral = file.deferrals.iter().find(|deferral| deferral.stamp.id == id)?;
    // A reader who may not read the flag may not read its deferral.
    let flag = deferral.flag.and_then(|flag| file.flags.iter().find(|known| known.stamp.id == flag));
    if flag.is_some_and(|flag| !sight.reads_flag(flag)) {
        return None;
    }
    let why = deferral.body.as_ref().map(|body| body.why.clone());
    let pulled = deferral.pulled.iter().map(|pulled| {
        let trigger = deferral
            .body
            .as_ref()
            .and_then(|body| body.triggers.get(usize::try_from(pulled.trigger).ok()?.checked_sub(1)?));
        let lead = trigger.map(|trigger| say!(texts, label, name = trigger)).unwrap_or_default();
        format!("{lead}{}", pulled.text)
    });
    let reasons: Vec<String> = why.into_iter().chain(pulled).filter(|text| !text.trim().is_empty()).collect();
    (!reasons.is_empty()).then(|| reasons.join("\n"))
}

/// A line of the agenda as it is shown.
#[derive(Debug, Clone)]
pub struct DueLine {
    /// The line.
    pub row: AgendaRow,
    /// Its group.
    pub group: Group,
    /// Today in the riding.
    pub today: NaiveDate,
    /// The name of the person whose turn it is.
    pub owner: Option<String>,
    /// Whether that person is the reader.
    pub yours: bool,
    /// The reasons of the deferral, or of what waits for a second, where the reader may read them.
    pub why: Option<String>,
    /// The next day of the election.
    pub next: Option<NextDay>,
    /// Whether its day has passed.
    pub overdue: bool,
    /// What does it, for the reader.
    command: String,
    /// The name of the person whose recusal it would end.
    about: Option<About>,
    /// The name of the person who should have done it.
    owed: Option<String>,
    /// Whom to call where danger is reported.
    call: Emergency,
    now: Timestamp,
    /// The outside counsel that the policy names.
    pub counsel: Option<String>,
}

impl DueLine {
    /// A line at a moment, for a reader.
    pub fn of(row: AgendaRow, now: Timestamp, me: PersonId, roster: &Roster) -> DueLine {
        let counsel = row.emptied.and_then(|_| roster.policy().outside_counsel);
        let today = row.place().day(now.utc());
        let about = match &row.detail {
            Detail::Second(_, About::Person(person)) => Some(About::Named(roster.name(*person))),
            _ => None,
        };
        let owed = match &row.detail {
            Detail::Owed(person) => Some(roster.name(*person)),
            _ => None,
        };
        DueLine {
            command: command(&row, me),
            about,
            owed,
            call: Emergency::of(&roster.policy().channels),
            group: group(&row, now),
            today,
            owner: row.person.map(|person| roster.name(person)),
            yours: row.person == Some(me),
            why: None,
            next: next_day(&row, today),
            overdue: row.due_at <= now && !row.kind.is_news(),
            now,
            counsel,
            row,
        }
    }

    /// The line as data.
    pub fn json(&self) -> Value {
        let row = &self.row;
        if row.undeclared {
            let waiting = |known: &Waiting| json!({ "kind": known.kind, "count": known.count, "since": known.since.to_string() });
            return json!({
                "waiting": row.waiting.iter().map(waiting).collect::<Vec<_>>(), "case": row.case, "short": row.short, "name": row.name, "district": row.district,
                "kind": "declare", "event": null, "letters": "", "tier": null, "person": null, "from": null,
                "due": null, "due_at": null, "overdue": false, "silent": false, "drill": false,
                "weight": row.weight, "detail": "", "command": self.command, "why": null, "deadline": null,
                "emptied": null, "outside_counsel": null,
                "call": is_danger(row).then(|| self.call.numbers()),
            });
        }
        let person = row.person.map(|person| json!({ "name": self.owner, "person": person }));
        json!({
            "case": row.case, "short": row.short, "name": row.name, "district": row.district, "kind": row.kind,
            "event": row.event, "letters": row.letters, "tier": row.tier, "person": person,
            "from": row.from.to_string(), "due": (!is_danger(row)).then_some(row.due),
            "hours": is_danger(row).then(|| hours_between(row.from, self.now)), "due_at": row.due_at.to_string(),
            "overdue": self.overdue, "silent": row.silent, "drill": row.drill, "weight": row.weight,
            "detail": row.detail.to_string(), "command": self.command, "why": self.why, "deadline": self.next,
            "emptied": row.emptied, "outside_counsel": self.counsel,
            "call": is_danger(row).then(|| self.call.numbers()),
        })
    }

    /// The day, in words.
    fn when(&self, texts: &Texts) -> String {
        let row = &self.row;
        let day = texts.day(row.due);
        let words = if is_danger(row) {
            return hours_since(row.from, self.now, texts);
        } else if row.kind.is_news() {
            return day;
        } else if row.due < self.today {
            match row.place().business_days_between(row.due, self.today) {
                0 => say!(texts, due_passed),
                days => say!(texts, due_overdue, days = days),
            }
        } else {
            say!(texts, due_in, days = (row.due - self.today).num_days())
        };
        format!("{words} ({day})")
    }

    fn detail(&self, texts: &Texts) -> Option<String> {
        match &self.row.detail {
            Detail::None | Detail::Turn(_) => None,
            Detail::Check(check) => Some(texts.word(*check)),
            Detail::TooOld(check, day) => {
                let (by, check, day) = (texts.day(self.row.due), texts.word(*check), texts.word(*day));
                Some(say!(texts, due_too_old, by = by, check = check, day = day))
            }
            Detail::Consent(check, to) => {
                let to = to.map_or_else(|| say!(texts, consent_for_both), |to| texts.word(to));
                Some(format!("{}, {to}", texts.word(*check)))
            }
            Detail::Copy(audience, to) => {
                let audience = texts.word(*audience);
                Some(say!(texts, due_brief, name = shown::cut(to, NAME), audience = audience))
            }
            Detail::Second(what, about) => {
                Some(phrases::second_of(*what, self.about.as_ref().unwrap_or(about), texts))
            }
            Detail::Condition(number) => Some(say!(texts, due_condition, number = number.to_string())),
            Detail::Before(day, gate, lifter) => {
                let day = texts.word(*day);
                let who = texts.word(*lifter);
                Some(match gate {
                    Some(gate) => {
                        say!(texts, due_before_waits, day = day, who = who, gate = texts.word(*gate))
                    }
                    None => say!(texts, due_before_decide, day = day, who = who),
                })
            }
            Detail::Owed(_) => self.owed.as_ref().map(|name| say!(texts, due_owed, name = name)),
            Detail::Agreed(outcome) => Some(texts.word(*outcome)),
            Detail::Counsel(name) => Some(say!(texts, due_counsel, name = shown::cut(name, NAME))),
            Detail::Pulled => Some(say!(texts, due_pulled)),
        }
    }

    /// How many of a kind wait, and since when.
    fn waits(&self, known: &Waiting, texts: &Texts) -> String {
        let since = self.row.place().day(known.since.utc());
        let days = self.row.place().business_days_between(since, self.today);
        let (what, day) = (texts.word(known.kind), texts.day(since));
        say!(texts, due_waiting, count = known.count, what = what, day = day, days = days)
    }

    fn write(&self, page: &mut Page, texts: &Texts) {
        let row = &self.row;
        let style = match self.group {
            Group::Danger | Group::Conflicting => Style::Attention,
            _ => Style::Plain,
        };
        if row.undeclared {
            let wanted = if is_danger(row) { self.call.call(texts) } else { wanted(row, texts) };
            let head = format!("{} · {wanted}", shown::cut(&row.name, NAME));
            page.item(style, 2, &format!("{}  ", row.short), &head);
            for known in &row.waiting {
                page.text(Style::Plain, 9, &self.waits(known, texts));
            }
            return page.command(9, &self.command, texts);
        }
        let owner = if self.yours {
            Some(say!(texts, due_yours))
        } else {
            self.owner.as_ref().map(|name| say!(texts, due_owner, name = name))
        };
        let parts = [
            row.drill.then(|| say!(texts, drill)),
            Some(shown::cut(&row.name, NAME)),
            Some(wanted(row, texts)),
            self.detail(texts),
            Some(self.when(texts)),
            (row.weight == Weight::Serious).then(|| texts.word(row.weight)),
            Some(say!(texts, standing_tier, tier = texts.word(row.tier))),
            owner,
        ];
        let head = parts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
        page.item(style, 2, &format!("{}  ", row.short), &head);
        if let Some(emptied) = row.emptied {
            let to = Some(row.tier).filter(|tier| *tier != emptied);
            page.text(Style::Attention, 9, &phrases::emptied(emptied, to, self.counsel.as_deref(), texts));
        }
        if row.silent {
            let from = row.place().day(row.from.utc());
            let silence = match row.kind {
                ItemKind::FlagOverdue => say!(texts, due_silent_above, day = texts.day(row.due)),
                _ if row.from > self.now => say!(texts, due_silent_from, day = texts.day(from)),
                _ => say!(texts, due_silent, day = texts.day(from)),
            };
            page.text(Style::Plain, 9, &silence);
        }
        if let Some(why) = &self.why {
            let put_off = row.kind == ItemKind::DeferralReview;
            let label = texts.get(if put_off { messages::due_why } else { messages::label_why });
            page.item(Style::Plain, 9, &texts.lead(&label), why);
        }
        if let Some(next) = self.next.filter(|_| row.kind != ItemKind::Deadline) {
            let (what, day) = (texts.word(next.what), texts.day(next.day));
            let countdown = say!(texts, due_left, days = next.days_left, what = what, day = day);
            page.text(Style::Plain, 9, &countdown);
        }
        page.command(9, &self.command, texts);
    }
}

/// How long ago something was reported: danger is counted in hours.
pub fn hours_since(reported: Timestamp, now: Timestamp, texts: &Texts) -> String {
    say!(texts, due_hours, hours = hours_between(reported, now))
}

/// A report of danger in a case from which the reader is recused, as data: that there is one, and whom to call.
pub fn hidden_json(call: &Emergency) -> Value {
    json!({ "case": null, "kind": "danger", "weight": Weight::Danger, "call": call.numbers() })
}

/// The agenda for a screen, by group. Before everything else stand the reports of danger in cases from which the reader
/// is recused: that there are so many, and whom to call.
pub fn page(lines: &[DueLine], hidden: usize, call: &Emergency, texts: &Texts, width: usize) -> Vec<Line> {
    let mut page = Page::new(width);
    let mut last = None;
    if hidden > 0 {
        page.heading(&texts.get(Group::Danger.heading()));
        (0..hidden).for_each(|_| page.item(Style::Attention, 2, "", &call.call(texts)));
        last = Some(Group::Danger);
    }
    for line in lines {
        if last != Some(line.group) {
            page.heading(&texts.get(line.group.heading()));
            last = Some(line.group);
        }
        line.write(&mut page, texts);
    }
    page.into_lines()
}
