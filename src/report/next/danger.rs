//! Reports of danger that nobody has answered: they shut no gate, and stand before everything else that is to be done.

use serde::Serialize;

use crate::domain::ids::EventId;
use crate::domain::refusal::Suggest;
use crate::report::messages;
use crate::report::page::{Page, Style};
use crate::report::sheet::Sheet;
use crate::report::texts::Texts;
use crate::say;

/// A report of danger.
#[derive(Debug, Clone, Serialize)]
pub struct Endangered {
    /// The report.
    pub event: EventId,
    /// Since when it waits, in a sentence.
    pub what: String,
    /// The command that answers it.
    pub command: String,
}

pub(super) fn endangered(sheet: &Sheet, texts: &Texts) -> Vec<Endangered> {
    let waiting = sheet.flags.iter().filter_map(|flag| flag.hours.map(|hours| (flag, hours)));
    let told = waiting.map(|(flag, hours)| {
        let (item, when) = (&flag.mark.short, say!(texts, due_hours, hours = hours));
        let answer = Suggest::on_case("flag answer").word(item).text("--text");
        Endangered {
            event: flag.mark.id,
            what: say!(texts, danger_open, item = item, when = when),
            command: answer.line(&sheet.short),
        }
    });
    told.collect()
}

pub(super) fn write(danger: &[Endangered], page: &mut Page, texts: &Texts) {
    page.part(danger, messages::due_group_danger, texts);
    for report in danger {
        page.item(Style::Attention, 2, "- ", &report.what);
        page.command(4, &report.command, texts);
    }
}
