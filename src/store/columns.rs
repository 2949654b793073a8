//! What a list can show of a case: the columns of the table `cases`, and the row of an answer. `cli/list.rs` prints the
//! columns.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use rusqlite::types::Value;
use serde::Serialize;

use crate::domain::case::CaseFile;
use crate::domain::case::check::usable::{Age, TooOld};
use crate::domain::case::contest::Contest;
use crate::domain::case::flag::Flag;
use crate::domain::check_kind::{CheckKind, CheckStatus};
use crate::domain::district::District;
use crate::domain::election_days::Deadlines;
use crate::domain::entry::Timestamp;
use crate::domain::event::Declared;
use crate::domain::ids::{EventId, PersonId};
use crate::domain::names::fold;
use crate::domain::policy::Policy;
use crate::domain::skeleton::Uncleared;
use crate::domain::words::Word;
use crate::store::attest::column_of;
use crate::store::rows::rows;
use crate::store::view::{Facts, View, id, maybe, number, text, view, yes};
use crate::store::visible::{ASKING, READS, kept};

/// One row a case, in the order of `schema.sql`.
pub(super) const CASES: View = view!("cases", 1, |facts| [(facts.file, Dates::of(facts))] => |(file, dates)| {
    log: id(file.id),
    name: text(file.candidate.name()),
    folded: text(fold(file.candidate.name())),
    district: text(file.skeleton.district().map_or_else(String::new, |(_, code)| code.to_string())),
    province: text(file.skeleton.district().map_or_else(String::new, |(_, code)| code.province().to_string())),
    phase: text(file.phase()),
    tier: text(file.tier()),
    status: text(file.status()),
    police: text(check_word(file, CheckKind::Police)),
    credit: text(check_word(file, CheckKind::Credit)),
    worst: file.worst().map_or(Value::Null, |worst| Value::Integer(i64::from(worst))),
    fi: maybe(file.gravest_posture()),
    open_flags: number(file.flags.iter().filter(|flag| flag.weighs()).count()),
    danger: maybe(file.flags.iter().filter(|flag| flag.is_danger()).map(Flag::made).min()),
    due: maybe(file.due(facts.policy)),
    meeting: maybe(dates.election.meeting),
    list_due: maybe(dates.election.list_due),
    close: maybe(dates.election.close),
    contest: contest(file),
    standing: maybe(file.skeleton.uncleared(file.history())),
    standing_until: maybe(standing_until(file, facts.policy)),
    stale_from: maybe(dates.too_old.from),
    stale_for_meeting: maybe(dates.too_old.for_meeting_from),
    stale_for_close: maybe(dates.too_old.for_close_from),
    decision: maybe(file.decision().map(|decision| decision.outcome)),
    conflicting: yes(file.is_conflicting()),
    agreeing: yes(file.agreed().is_some()),
    awaits_second: yes(file.awaiting().is_some()),
    conditions: number(file.open_conditions().count()),
    referred: yes(!file.referrals.is_empty()),
    issued: yes(!file.issued.is_empty()),
    assigned: maybe(file.skeleton.assigned.value().map(|person| counted(file, *person))),
    recused: people(file, file.recused()),
    readers: people(file, declared(file, |state| state != Declared::Recused)),
    interested: people(file, declared(file, |state| state == Declared::Interest)),
    heads: Value::Blob(column_of(&file.history().heads_among(|_| true))),
    touched: maybe(file.history().entries().iter().map(|entry| entry.header.at).max()),
    events: number(file.history().entries().len()),
    arrived: Value::Integer(facts.arrived),
});

/// What several columns of a row need, worked out once.
struct Dates {
    election: Deadlines,
    too_old: TooOld,
}

impl Dates {
    fn of(facts: &Facts<'_>) -> Dates {
        let Facts { file, policy, .. } = *facts;
        Dates { election: file.deadlines(policy), too_old: file.too_old(policy) }
    }
}

/// The last day on which a person whom two approvers let stand counts as standing without a greenlight.
fn standing_until(file: &CaseFile, policy: &Policy) -> Option<NaiveDate> {
    let seconded = file.skeleton.uncleared(file.history()) == Some(Uncleared::Seconded);
    policy.polling_day.filter(|_| seconded)
}

/// The selection date of the contest that the case keeps, empty where it is not known.
fn contest(file: &CaseFile) -> Value {
    let on = |contest: &Contest| contest.now.selected_on.map(|day| day.to_string()).unwrap_or_default();
    file.contest.as_ref().map_or(Value::Null, |contest| text(on(contest)))
}

/// What a list shows of a check: its status, and once it is read, its result.
fn check_word(file: &CaseFile, kind: CheckKind) -> &'static str {
    match (file.check_status(kind), file.check(kind).and_then(|check| check.now.result)) {
        (CheckStatus::Read, Some(result)) => result.word(),
        (status, _) => status.word(),
    }
}

/// The views name a person by the one number by which the human being is counted.
pub(super) fn counted(file: &CaseFile, person: PersonId) -> PersonId {
    file.skeleton.same.counted(person)
}

/// Those whose declaration about the case is such a one.
fn declared(file: &CaseFile, is_meant: impl Fn(Declared) -> bool) -> impl Iterator<Item = PersonId> {
    let people = file.skeleton.declarations.iter().map(|declaration| declaration.person);
    people.filter(move |person| file.declared(*person).is_some_and(&is_meant))
}

/// People in one text, each once.
fn people(file: &CaseFile, people: impl IntoIterator<Item = PersonId>) -> Value {
    let counted: BTreeSet<_> = people.into_iter().map(|person| counted(file, person).to_string()).collect();
    text(counted.into_iter().collect::<Vec<_>>().join(" "))
}

rows! {
    /// A case in a list; only public facts are filled for a reader who has not declared.
    #[derive(Debug, Clone, Serialize)]
    pub struct CaseRow {
        /// The whole id.
        pub id: EventId = "c.log",
        /// The shortest letters that tell it from every other case.
        pub short: String,
        /// The applicant's name.
        pub name: String = "c.name",
        /// The district's code.
        pub district: String = "c.district",
        /// The same as a district with its names in force, where the code is one.
        #[serde(skip)]
        pub place: Option<District>,
        /// The phase.
        pub phase: String = "c.phase",
        /// The tier at which it stands.
        pub tier: String = "c.tier",
        /// The state in one word.
        pub status: String = "c.status",
        /// How far the police check has come.
        pub police: String = or_empty(&kept("c.police")),
        /// How far the credit check has come.
        pub credit: String = or_empty(&kept("c.credit")),
        /// The highest severity that still weighs.
        pub worst: Option<i64> = kept("c.worst"),
        /// The gravest posture of a note on foreign interference that weighs.
        pub fi: Option<String> = kept("c.fi"),
        /// How many flags are open, missed conditions among them; unknown before a declaration.
        pub open_flags: Option<i64> = kept(&format!("c.open_flags + (SELECT count(*) FROM {MISSED})")),
        /// Whether danger to life is reported in it, and nobody has answered.
        pub danger: bool = "c.danger IS NOT NULL",
        /// For how many hours it has been reported.
        pub danger_hours: Option<i64>,
        /// Since when.
        #[serde(skip)]
        pub danger_since: Option<Timestamp> = "c.danger",
        /// By when a flag asks for something.
        pub due: Option<NaiveDate> = kept(&due()),
        /// Whether the person stands for the party without a greenlight in effect: `loud`, or `seconded` where two
        /// approvers let them.
        pub standing: Option<String> = standing(),
        /// For which coming day the required checks are too old.
        pub stale: Option<String> = kept(&stale()),
        /// The outcome in effect.
        pub decision: Option<String> = kept("c.decision"),
        /// Whether two decisions are in effect that were made apart.
        pub conflicting: bool = "c.conflicting",
        /// Whether these say the same.
        pub agreeing: bool = "c.agreeing",
        /// The person who works on it.
        pub assigned: Option<String> = kept("p.name"),
        /// Whether the reader has not declared about it, so that what was found is not here.
        pub undeclared: bool = format!("NOT {READS}"),
        /// Whether the greenlight in effect sets conditions, whatever the phase says; before a declaration
        /// only as far as the state says it.
        pub conditional: bool = format!(
            "ifnull(iif({READS}, c.decision = 'greenlight-with-conditions' AND c.conflicting = 0, c.status = 'conditional'), 0)"
        ),
        /// Whether others wrote, and it was not checked since.
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        pub unchecked: bool,
        /// How many events it has.
        #[serde(skip)]
        pub events: i64 = "c.events",
    }
}

/// Whom a case is assigned to, and whether the reader, whose id is the second value, declared.
pub(super) fn beside() -> String {
    format!("LEFT JOIN people p ON p.person = c.assigned {ASKING}")
}

/// How the person stands without a greenlight; where two approvers let them, until the day of the polls ends.
pub(super) fn standing() -> String {
    "iif(c.standing_until IS NULL OR c.standing_until >= substr(?1, 1, 10), c.standing, NULL)".to_owned()
}

/// For which day the required checks are too old, in the order of `CaseFile::checks_age`.
fn stale() -> String {
    let [today, on_the_day, at_the_close] = [Age::Stale, Age::OnTheDay, Age::AtTheClose].map(Word::word);
    let day = "substr(?1, 1, 10)";
    format!(
        "CASE WHEN c.close < {day} THEN NULL WHEN c.stale_from <= {day} THEN '{today}'
           WHEN c.stale_for_meeting <= {day} AND c.meeting >= {day} THEN '{on_the_day}'
           WHEN c.stale_for_close <= {day} THEN '{at_the_close}' END"
    )
}

fn or_empty(column: &str) -> String {
    format!("ifnull({column}, '')")
}

/// The lines `m` of the agenda for conditions of the case `c` at the local tier whose day ended before the
/// first value: they count as flags.
pub(super) const MISSED: &str = "agenda m WHERE c.conditions > 0 AND m.came = c.came AND m.kind = 'condition' AND m.tier = 'local' AND m.due_at <= ?1";

/// By when a missed condition asks the tier above for something.
const MISSED_DUE: &str = "SELECT min(u.due) FROM agenda u WHERE c.conditions > 0 AND u.came = c.came
    AND u.kind = 'condition' AND u.tier = 'provincial' AND EXISTS (SELECT 1 FROM agenda m WHERE m.came = u.came AND m.kind = u.kind
    AND m.event = u.event AND m.detail = u.detail AND m.tier = 'local' AND m.due_at <= ?1)";

/// By when a flag asks for something first, one that the calendar raised included. `~` sorts after any day.
pub(super) fn due() -> String {
    format!("nullif(min(ifnull(c.due, '~'), ifnull(({MISSED_DUE}), '~')), '~')")
}
