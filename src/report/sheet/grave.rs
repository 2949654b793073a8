//! What is grave in a case and that no decision in effect has seen: who has it, since when, and what ends it. Read from the
//! lines of the agenda, so that pages and agendas never differ.

use chrono::NaiveDate;
use serde::Serialize;

use crate::domain::agenda::{Detail, Item, ItemKind, agenda};
use crate::domain::case::interference::set_status;
use crate::domain::check_kind::{CheckKind, CheckResult};
use crate::domain::entry::Timestamp;
use crate::domain::event::Tier;
use crate::domain::ids::EventId;
use crate::domain::refusal::{Blank, Suggest};
use crate::report::sheet::gather::Gather;
use crate::report::texts::Texts;
use crate::say;

/// Something grave that somebody has to look at.
#[derive(Debug, Clone, Serialize)]
pub struct GraveRow {
    /// The finding, the note, or the act that brought a record.
    pub event: EventId,
    /// The same as people type it.
    pub short: String,
    /// The check that certifies a record.
    pub check: Option<CheckKind>,
    /// The severity of a finding.
    pub severity: Option<u8>,
    /// Whether it came after a greenlight that is in effect.
    pub after_greenlight: bool,
    /// The day on which it came.
    pub since: NaiveDate,
    /// The tiers that have it.
    pub tiers: Vec<Tier>,
    /// The command that ends it.
    pub command: String,
}

impl Gather<'_> {
    /// What is grave, in the order in which it came.
    pub(super) fn grave(&self) -> Vec<GraveRow> {
        let (file, place) = (self.view.file, self.view.file.place());
        let now = self.now.unwrap_or_else(|| place.end_of(self.view.today));
        let lines = agenda(file, self.view.policy, self.view.roster);
        let has_come = |item: &&Item| {
            matches!(item.kind, ItemKind::News | ItemKind::Grave) && item.from <= Timestamp::new(now)
        };
        let mut rows: Vec<GraveRow> = Vec::new();
        for item in lines.iter().filter(has_come) {
            let check = if let Detail::Check(check) = item.detail { Some(check) } else { None };
            if let Some(known) = rows.iter_mut().find(|row| row.event == item.event && row.check == check) {
                known.tiers.push(item.tier);
                continue;
            }
            let finding = file.findings.iter().find(|finding| finding.id() == item.event);
            rows.push(GraveRow {
                event: item.event,
                short: file.short(item.event),
                check,
                severity: finding.map(|finding| finding.severity),
                after_greenlight: item.kind == ItemKind::News,
                since: place.day(item.from.utc()),
                tiers: vec![item.tier],
                command: self.ends(item, check, finding.is_some()),
            });
        }
        rows.sort_by_key(|row| row.since);
        rows
    }

    /// After a greenlight another approver may say why it stays; without one the matter itself is settled.
    fn ends(&self, item: &Item, check: Option<CheckKind>, is_finding: bool) -> String {
        let letters = self.view.file.item(item.event);
        let weigh = || Suggest::on_case("weigh");
        let command = match (item.kind, check) {
            (ItemKind::News, Some(check)) => {
                weigh().word(format!("{check}:{}", CheckResult::CertifiedRecord)).text("--why")
            }
            (ItemKind::News, None) => weigh().item(letters).text("--why"),
            (_, Some(_)) => Suggest::on_case("decide").blank(Blank::Outcome).text("--why"),
            (_, None) if is_finding => {
                Suggest::on_case("finding status").item(letters).blank(Blank::Status).text("--why")
            }
            (_, None) => set_status(letters),
        };
        command.line(self.short)
    }
}

impl GraveRow {
    /// What it is, since when, and who has it.
    pub fn line(&self, texts: &Texts) -> String {
        let tiers: Vec<_> = self.tiers.iter().map(|tier| texts.word(*tier)).collect();
        let what = match (self.check, self.severity) {
            (Some(check), _) => say!(texts, grave_record, check = texts.word(check)),
            (None, Some(severity)) => say!(texts, grave_finding, item = &self.short, severity = severity),
            (None, None) => say!(texts, grave_note, item = &self.short),
        };
        let (since, tiers) = (texts.day(self.since), tiers.join(", "));
        if self.after_greenlight {
            say!(texts, grave_after, what = what, since = since, tiers = tiers)
        } else {
            say!(texts, grave_open, what = what, since = since, tiers = tiers)
        }
    }

    /// What ends it.
    pub fn ends(&self, texts: &Texts) -> String {
        let note = if self.check.is_none() && self.severity.is_none() { "yes" } else { "no" };
        if self.after_greenlight {
            say!(texts, grave_after_ends, note = note)
        } else {
            say!(texts, grave_open_ends, note = note)
        }
    }
}
