//! The log of a case or of the roster in words, one row for each event. A correction does not hide what it corrects.

mod sentences;

use serde::Serialize;
use serde_json::Value;

use crate::domain::case::CaseFile;
use crate::domain::case::decision::DecisionBody;
use crate::domain::case::flag::Flag;
use crate::domain::check_kind::CheckKind;
use crate::domain::clock::proved::{ClockMark, is_behind};
use crate::domain::district::Renamed;
use crate::domain::entry::{Entry, Timestamp, body_of};
use crate::domain::event::{Act, RecordKind, Relation, Role};
use crate::domain::fault::Fault;
use crate::domain::history::History;
use crate::domain::ids::EventId;
use crate::domain::marks::of_phase;
use crate::domain::policy::{Policy, Set};
use crate::domain::roster::{Roster, Standing};
use crate::domain::route::Channel;
use crate::domain::sight::Sight;
use crate::domain::words::Word;
use crate::report::messages::{self, Message};
use crate::report::page::{Line, Page, Style};
use crate::report::phrases;
use crate::report::reasons;
use crate::report::sheet::rows::{Who, rfc3339};
use crate::report::texts::{Arg, Texts};
use crate::say;

/// An event, in words.
#[derive(Debug, Clone, Serialize)]
pub struct LogRow {
    /// Its place in the log's order, counted from 1.
    pub seq: usize,
    /// The claimed time.
    #[serde(serialize_with = "rfc3339")]
    pub time: Timestamp,
    /// Who signed it.
    pub person: Option<Who>,
    /// The role that authorizes it.
    pub role: Option<Role>,
    /// The verb.
    pub verb: &'static str,
    /// What was done, in words.
    pub words: String,
    /// The author's text, whole.
    pub text: Option<String>,
    /// The event's id, whole.
    pub event: EventId,
    /// The same as people type it.
    pub short: String,
    /// `ok`, `late` or `void`; `broken` where it does not verify.
    pub standing: &'static str,
    /// Marks in words: late, void and why, adopted, corrected, purged, not understood.
    pub marks: Vec<String>,
    /// The event that it continues or corrects, if any.
    pub about: Option<EventId>,
    /// Whether the time was set by hand.
    pub time_set: bool,
    /// The doubts about the time.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub clock: Vec<ClockMark>,
}

/// The log of a case. Without a reader of its content (`reads`), it is made from the headers alone.
pub fn of_case(file: &CaseFile, roster: &Roster, reads: Option<&Sight<'_>>, texts: &Texts) -> Vec<LogRow> {
    let teller = sentences::Teller { file: Some(file), roster, texts, content: reads.is_some() };
    let entries = file.history().entries();
    let clock = file.clock_marks(roster);
    let row = |(at, entry): (usize, &Entry)| {
        let verdict = file.verdicts().get(at);
        let standing = verdict.map_or(Standing::Void, |verdict| verdict.standing);
        // Only a valid signature shows who wrote the text.
        let fault = file.history().faults().of(entry.id);
        let unsigned = fault == Some(Fault::Signature);
        let person = file.author(at).or_else(|| roster.person_of(entry.header.by)).filter(|_| !unsigned);
        let (about, corrects) = match &entry.header.act {
            Act::Record { relation: Relation::Corrects(id), .. } => (Some(*id), true),
            Act::Record { relation: Relation::Continues(id), .. } => (Some(*id), false),
            _ => (None, false),
        };
        let flag = file.flag_of(entry);
        let withheld = reads.zip(flag).is_some_and(|(sight, flag)| !sight.reads_flag(flag));
        let mut words = sentences::Teller { content: teller.content && !withheld, ..teller }.of_case(entry);
        if let Some(id) = about {
            let id = file.short(id);
            words = say!(texts, if corrects { log_corrects } else { log_continues }, what = words, id = id);
        }
        let drill = flag.is_some_and(Flag::is_drill) || is_drill_told(file, entry);
        if drill {
            words = say!(texts, drill_line, what = words);
        }
        let mut marks = Vec::new();
        marks.extend(fault.map(|fault| say!(texts, log_mark_broken, how = texts.word(fault))));
        match (standing, verdict.and_then(|verdict| verdict.denied.as_ref())) {
            (Standing::Void, Some(why)) => {
                marks.push(say!(texts, log_mark_void, why = reasons::denied(why, texts)));
            }
            (Standing::Late, _) => marks.push(say!(texts, log_mark_late)),
            _ => {}
        }
        let adopters = file.skeleton.adopted.iter().filter(|(_, event, _)| *event == entry.id);
        marks.extend(adopters.map(|(.., by)| say!(texts, log_mark_adopted, name = roster.name(*by))));
        let corrections = entries.iter().filter(|later| {
            matches!(&later.header.act, Act::Record { relation: Relation::Corrects(id), .. } if *id == entry.id)
        });
        marks.extend(corrections.map(|later| say!(texts, log_mark_corrected, id = file.short(later.id))));
        marks.extend(file.namesakes_at(at, roster).iter().map(|alike| reasons::alike(alike, texts)));
        if teller.content && standing == Standing::Ok {
            let gaps = of_phase(file, entry.id, roster);
            marks
                .extend(gaps.iter().map(|gap| say!(texts, log_mark_phase, gap = reasons::cause(gap, texts))));
        }
        if file.unread.contains(&entry.id) {
            marks.push(say!(texts, log_mark_unread));
        }
        let absent = entry.is_without_its_body() && fault.is_none();
        let not_sent = absent && file.was_not_sent(entry);
        if not_sent {
            marks.push(say!(texts, log_mark_not_sent));
        } else if absent {
            marks.push(say!(texts, log_mark_purged));
        }
        let text = if not_sent {
            None
        } else if entry.is_counsel() && !reads.is_some_and(Sight::reads_counsel) {
            marks.push(say!(texts, log_mark_counsel));
            None
        } else if withheld {
            marks.push(say!(texts, flag_withheld));
            None
        } else {
            reads.filter(|_| !unsigned).and_then(|_| written(entry, texts))
        };
        LogRow {
            seq: at + 1,
            time: entry.header.at,
            person: person.map(|person| Who { name: roster.name(person), person }),
            role: verdict.and_then(|verdict| verdict.role).filter(|_| !unsigned),
            verb: entry.header.act.verb(),
            words,
            text,
            event: entry.id,
            short: file.short(entry.id),
            standing: if fault.is_some() { "broken" } else { standing.word() },
            marks,
            about,
            time_set: entry.is_time_set(),
            clock: clock.get(at).cloned().unwrap_or_default(),
        }
    };
    entries.iter().enumerate().map(row).collect()
}

/// The events that cannot be read, for which the log has no row.
pub fn unread(history: &History, texts: &Texts) -> Vec<String> {
    let unread = history.faults().all().iter().filter(|(id, _)| history.position(**id).is_none());
    unread.map(|(id, fault)| say!(texts, broken_event, id = id.short(0), how = texts.word(*fault))).collect()
}

/// An exercise notifies nobody outside.
fn is_drill_told(file: &CaseFile, entry: &Entry) -> bool {
    let referral = file.referrals.iter().find(|referral| referral.stamp.id == entry.id);
    referral.and_then(|referral| referral.body.as_ref()).is_some_and(|body| body.drill)
}

/// The log of the roster: grants, revocations and the policy in words.
pub fn of_roster(history: &History, roster: &Roster, texts: &Texts) -> Vec<LogRow> {
    let teller = sentences::Teller { file: None, roster, texts, content: true };
    let row = |(at, entry): (usize, &Entry)| {
        let standing = roster.standing(at);
        let mut marks = Vec::new();
        let fault = history.faults().of(entry.id);
        let unsigned = fault == Some(Fault::Signature);
        marks.extend(fault.map(|fault| say!(texts, log_mark_broken, how = texts.word(fault))));
        if let Some(why) = roster.refusal(at) {
            marks.push(say!(texts, log_mark_void, why = reasons::roster_refusal(why, texts)));
        } else if standing == Standing::Late {
            marks.push(say!(texts, log_mark_late));
        }
        if roster.policies_waiting().any(|waiting| waiting == entry.id) {
            marks.push(say!(texts, waits_for_second));
        }
        if let Act::Second { event } = &entry.header.act {
            let by = |entry: &Entry| roster.person_of(entry.header.by);
            let both = history.get(*event).and_then(by).zip(by(entry));
            let within = roster.past_of(&[entry.id]);
            let alike =
                both.zip(within).and_then(|((by, second), within)| roster.as_of(&within).alike(by, second));
            marks.extend(alike.map(|alike| reasons::alike(&alike, texts)));
        }
        let role = match &entry.header.act {
            Act::Policy { .. } | Act::Second { .. } => Some(Role::Approver),
            Act::Grant { role, .. } | Act::Revoke { role, .. } if !role.is_granted_by_root() => {
                Some(Role::Admin)
            }
            _ => None,
        };
        let proved = roster.claims_before(entry.id).proved();
        let behind = is_behind(entry.header.at, proved).then_some(ClockMark::Behind);
        let insisted = entry.is_clock_insisted().then_some(ClockMark::Insisted);
        LogRow {
            seq: at + 1,
            time: entry.header.at,
            person: roster
                .person_of(entry.header.by)
                .filter(|_| !unsigned)
                .map(|person| Who { name: roster.name(person), person }),
            role: role.filter(|_| !unsigned),
            verb: entry.header.act.verb(),
            words: teller.of_roster(entry),
            text: written(entry, texts).filter(|_| !unsigned),
            event: entry.id,
            short: entry.id.short(0),
            standing: if fault.is_some() { "broken" } else { standing.word() },
            marks,
            about: None,
            time_set: entry.is_time_set(),
            clock: behind.into_iter().chain(insisted).collect(),
        }
    };
    history.entries().iter().enumerate().map(row).collect()
}

/// The text of an event, whole, so that a text that was corrected later stays readable: the first text field, and for a
/// finding every text field.
fn written(entry: &Entry, texts: &Texts) -> Option<String> {
    let fields = entry.body.as_ref()?.fields();
    let field = |name: &str| {
        fields.get(name).and_then(Value::as_str).filter(|text| !text.trim().is_empty()).map(str::to_owned)
    };
    if !matches!(entry.header.act, Act::Record { kind: RecordKind::Finding, .. }) {
        let text = ["text", "why", "question", "evidence"].into_iter().find_map(field);
        let decides = matches!(entry.header.act, Act::Decide { .. } | Act::Reverse { .. });
        let given = if decides { body_of::<DecisionBody>(entry) } else { None };
        let answers = given
            .iter()
            .filter_map(|body| body.overrides.as_ref())
            .flat_map(|given| phrases::answers(given, false, texts));
        let lines = text.into_iter().chain(answers.map(|(label, text)| texts.lead(&label) + &text));
        let lines: Vec<String> = lines.collect();
        return (!lines.is_empty()).then(|| lines.join("\n"));
    }
    let labelled = |(name, label): (&str, Message)| {
        field(name).map(|text| format!("{}{text}", texts.lead(&texts.get(label))))
    };
    let more = [
        ("fact", messages::label_established),
        ("inference", messages::label_inferred),
        ("origin", messages::label_origin),
        ("mitigating", messages::label_mitigating),
        ("aggravating", messages::label_aggravating),
        ("handling_condition", messages::label_handling_condition),
    ];
    let why_not = fields.get("put").and_then(|put| put.get("why_not")).and_then(Value::as_str);
    let why_not = why_not.map(|why| format!("{}{why}", texts.lead(&say!(texts, label_not_put))));
    let parts = field("text").into_iter().chain(more.into_iter().filter_map(labelled)).chain(why_not);
    let mut parts: Vec<String> = parts.collect();
    match field("why") {
        Some(why) if parts.is_empty() => parts.push(why),
        _ => parts.extend(labelled(("why", messages::label_why))),
    }
    (!parts.is_empty()).then(|| parts.join("\n"))
}

/// A log for a screen.
pub fn lines(rows: &[LogRow], texts: &Texts, width: usize) -> Vec<Line> {
    let mut page = Page::new(width);
    for row in rows {
        let nobody = if row.standing == "broken" { messages::log_unsigned } else { messages::log_nobody };
        let who = row.person.as_ref().map_or_else(|| texts.get(nobody), |who| who.name.clone());
        let role = row.role.map(|role| format!(" ({})", texts.word(role))).unwrap_or_default();
        let time = row.time.utc().format("%Y-%m-%d %H:%M");
        let mut line = format!("{who}{role} {}", row.words);
        let set = row.time_set.then(|| say!(texts, time_set));
        for doubt in set.into_iter().chain(row.clock.iter().map(|doubt| texts.word(*doubt))) {
            line.push_str(" · ");
            line.push_str(&doubt);
        }
        let style = if row.standing == "ok" { Style::Plain } else { Style::Dim };
        page.item(style, 0, &format!("{time}  {}  ", row.short), &line);
        if let Some(text) = &row.text {
            page.text(Style::Dim, 4, text);
        }
        for mark in &row.marks {
            page.item(Style::Attention, 4, "! ", mark);
        }
    }
    page.into_lines()
}

/// A setting of the policy, in words.
#[derive(Debug, Clone, Serialize)]
pub struct SettingRow {
    /// Its name, as commands and JSON have it.
    pub setting: &'static str,
    /// Its value.
    pub value: String,
    /// Its meaning, in a sentence.
    pub words: String,
}

/// The policy in words: one row a setting.
pub fn policy(policy: &Policy, texts: &Texts) -> Vec<SettingRow> {
    let row = |(setting, set): (&'static str, Set<'_>)| {
        let none = || say!(texts, policy_none);
        let (value, arg) = match set {
            Set::Word(list, word) => (word.to_owned(), Arg::from(texts.named(list, word))),
            Set::Number(number) => (number.to_string(), Arg::from(number)),
            Set::Grade(grade) => (grade.to_string(), Arg::from(grade.to_string())),
            Set::Checks(kinds) => {
                let list = |word: &dyn Fn(CheckKind) -> String| {
                    kinds.iter().map(|kind| word(*kind)).collect::<Vec<_>>().join(", ")
                };
                (list(&|kind| kind.to_string()), Arg::from(list(&|kind| texts.word(kind))))
            }
            Set::Day(day) => (
                day.map(|day| day.to_string()).unwrap_or_default(),
                Arg::from(day.map_or_else(none, |day| texts.day(day))),
            ),
            Set::Text(text) => {
                (text.unwrap_or_default().to_owned(), Arg::from(text.map_or_else(none, str::to_owned)))
            }
            Set::Districts(names) => {
                let changed =
                    names.since(&Renamed::default()).iter().map(phrases::renamed).collect::<Vec<_>>();
                let value = changed.join("; ");
                (value.clone(), Arg::from(if value.is_empty() { none() } else { value }))
            }
            Set::Offices(offices) => {
                let office = |channel: &Channel| {
                    let line = offices.office(*channel).line;
                    (!line.is_empty()).then(|| format!("{channel} {line}"))
                };
                let lines = Channel::ALL.iter().filter_map(office).collect::<Vec<_>>().join("; ");
                (lines.clone(), Arg::from(if lines.is_empty() { none() } else { lines }))
            }
        };
        let words = texts.say_id(&format!("policy-{}", setting.replace('_', "-")), &[("value", arg)]);
        SettingRow { setting, value, words }
    };
    policy.each().into_iter().map(row).collect()
}
