//! The agenda as a calendar (RFC 5545). Calendars are stored on other people's servers, so an entry has the short id of
//! a case and the task only: no name and no text of the record.

use data_encoding::HEXLOWER;
use ics::components::Parameters;
use ics::properties::{DtStart, Summary, Transp};
use ics::{Event, ICalendar, escape_text};

use crate::domain::entry::Timestamp;
use crate::domain::ids::sha256;
use crate::report::due::{DueLine, wanted};
use crate::report::texts::Texts;
use crate::say;
use crate::store::agenda::AgendaRow;

/// The UID is stable for a line of the agenda, so that importing a calendar again replaces its entries.
fn uid(row: &AgendaRow) -> String {
    let what = format!("{} {} {} {} {}", row.case, row.kind, row.event, row.tier, row.detail);
    let hash = HEXLOWER.encode(&sha256(what.as_bytes()));
    format!("{}@greenlight", hash.get(..32).unwrap_or_default())
}

/// Lines as entries on the days on which they are due.
pub fn ics(lines: &[DueLine], now: Timestamp, texts: &Texts) -> String {
    let mut calendar = ICalendar::new("2.0", "-//Greenlight//Greenlight//EN");
    // A reader who has not declared may not know the day of a line.
    for line in lines.iter().filter(|line| !line.row.undeclared) {
        let row = &line.row;
        let mut event = Event::new(uid(row), now.utc().format("%Y%m%dT%H%M%SZ").to_string());
        let mut day = DtStart::new(row.due.format("%Y%m%d").to_string());
        day.append(Parameters::from([("VALUE".into(), "DATE".into())]));
        event.push(day);
        let exercise = if row.drill { format!("{} ", say!(texts, drill)) } else { String::new() };
        let what = format!("{exercise}{}", texts.lead(&row.short)) + &wanted(row, texts);
        event.push(Summary::new(escape_text(what)));
        // A deadline does not make anybody busy.
        event.push(Transp::transparent());
        calendar.add_event(event);
    }
    calendar.to_string()
}
