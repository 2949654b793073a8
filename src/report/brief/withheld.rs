//! The items of a brief, with a mark in place of each text that is withheld.

use crate::domain::case::finding::{FindingStatus, Put};
use crate::domain::case::handling::Handling;
use crate::domain::ids::EventId;
use crate::domain::route::advice;
use crate::report::brief::item::{BriefItem, BriefReply, BriefWithdrawn, Passage};
use crate::report::messages::{self, Message};
use crate::report::phrases;
use crate::report::phrases::claims;
use crate::report::sheet::Sheet;
use crate::report::sheet::ladder_rows::FlagRow;
use crate::report::sheet::links::LinkRow;
use crate::report::sheet::outcome_rows::WaiverRow;
use crate::report::sheet::rows::{FindingRow, InterferenceRow, ReplyRow, WithdrawnRow};
use crate::report::texts::Texts;
use crate::say;

/// Whether a finding is a charge that was looked into and is unfounded: a page says so in one line, and never repeats
/// the charge (`docs/rules.md`, 11.6).
pub(super) fn is_unfounded(row: &FindingRow) -> bool {
    row.status == FindingStatus::Unsubstantiated && row.withdrawn.is_some()
}

/// Withholds the texts of findings and notes with handling code `C`, and whatever else is about a charge that is
/// unfounded; these are their ids.
pub(super) struct Sieve<'a> {
    conditional: Vec<EventId>,
    unfounded: Vec<EventId>,
    texts: &'a Texts,
}

impl<'a> Sieve<'a> {
    pub(super) fn of(sheet: &Sheet, texts: &'a Texts) -> Sieve<'a> {
        let conditional = Some(Handling::Conditional);
        let findings = sheet.findings.iter().filter(|row| row.handling == conditional).map(|row| row.mark.id);
        let notes =
            sheet.interference.iter().filter(|row| row.handling == conditional).map(|row| row.mark.id);
        let charges = sheet.findings.iter().filter(|row| is_unfounded(row)).map(|row| row.mark.id);
        let charges = charges.chain(sheet.unfounded().map(|(row, _)| row.mark.id));
        Sieve { conditional: findings.chain(notes).collect(), unfounded: charges.collect(), texts }
    }

    /// The mark in place of what is about an item, where that is held back.
    fn mark(&self, item: Option<EventId>) -> Option<String> {
        let item = item?;
        if self.conditional.contains(&item) {
            return Some(say!(self.texts, brief_withheld));
        }
        self.unfounded.contains(&item).then(|| say!(self.texts, brief_withheld_unfounded))
    }

    fn holds_back(&self, item: Option<EventId>) -> bool {
        self.mark(item).is_some()
    }

    fn passage(&self, item: Option<EventId>, text: Option<&String>) -> Passage {
        if let Some(mark) = self.mark(item) {
            return Passage { text: None, withheld: Some(mark) };
        }
        let withheld = text.is_none().then(|| say!(self.texts, purged_text));
        Passage { text: text.cloned(), withheld }
    }

    /// A waiver; why a finding is waived is withheld where the finding's text is.
    pub(super) fn waiver(&self, row: &WaiverRow) -> String {
        let Passage { text, withheld } = self.passage(row.item, row.why.as_ref());
        let why = text.or(withheld).unwrap_or_default();
        phrases::waiver(row, &why, self.texts)
    }

    pub(super) fn withdrawn(&self, row: &FindingRow, withdrawal: &WithdrawnRow) -> BriefWithdrawn {
        if is_unfounded(row) {
            let head = claims::unfounded(row, withdrawal, self.texts);
            return BriefWithdrawn { id: row.mark.id, short: row.mark.short.clone(), head, why: None };
        }
        BriefWithdrawn {
            id: row.mark.id,
            short: row.mark.short.clone(),
            head: claims::withdrawn(row, withdrawal, self.texts),
            why: withdrawal.why.as_ref().map(|why| self.passage(Some(row.mark.id), Some(why))),
        }
    }

    pub(super) fn unfounded(&self, row: &InterferenceRow, withdrawal: &WithdrawnRow) -> BriefWithdrawn {
        BriefWithdrawn {
            id: row.mark.id,
            short: row.mark.short.clone(),
            head: claims::withdrawn_note(row, withdrawal, self.texts),
            why: None,
        }
    }

    pub(super) fn reply(&self, row: &ReplyRow) -> BriefReply {
        BriefReply {
            lead: say!(self.texts, applicant_says, day = self.texts.day(row.on)).trim_end().to_owned(),
            passage: self.passage(row.about, Some(&row.text)),
        }
    }

    pub(super) fn finding(&self, row: &FindingRow) -> BriefItem {
        let id = Some(row.mark.id);
        let put = self.put(id, &row.replies, row.put.as_ref());
        let more = [
            (messages::label_origin, &row.origin),
            (messages::label_mitigating, &row.mitigating),
            (messages::label_aggravating, &row.aggravating),
        ];
        let passage = self.passage(id, row.text.as_ref());
        BriefItem {
            severity: Some(row.severity),
            fact: row.fact.as_ref().map(|text| self.passage(id, Some(text))),
            inference: row.inference.as_ref().map(|text| self.passage(id, Some(text))),
            links: row.links.iter().map(|link| self.link(row.mark.id, link)).collect(),
            more: self.more(id, &more),
            replies: row.replies.iter().map(|reply| self.reply(reply)).collect(),
            put,
            ..BriefItem::new(&row.mark, claims::finding_head(row, self.texts), passage)
        }
    }

    /// Where the applicant has not replied: whether they were asked, or why not.
    fn put(&self, item: Option<EventId>, replies: &[ReplyRow], put: Option<&Put>) -> Option<String> {
        let texts = self.texts;
        match put {
            _ if !replies.is_empty() => None,
            Some(put) if put.why_not.is_some() && self.holds_back(item) => Some(say!(texts, brief_withheld)),
            Some(put) => Some(match &put.why_not {
                Some(why) => format!("{}{why}", say!(texts, label, name = say!(texts, label_not_put))),
                None => say!(texts, put_no_reply, day = texts.day(put.on)),
            }),
            None => Some(say!(texts, not_put)),
        }
    }

    /// A link between two findings or notes; its reason is withheld if either of them is.
    fn link(&self, item: EventId, row: &LinkRow) -> String {
        let held = self.holds_back(Some(item)) || self.holds_back(Some(row.to));
        let why = row.why.clone().filter(|_| !held);
        claims::link(&LinkRow { why, ..row.clone() }, self.texts)
    }

    fn more(&self, item: Option<EventId>, parts: &[(Message, &Option<String>)]) -> Vec<(String, String)> {
        if self.holds_back(item) {
            return Vec::new();
        }
        let part = |(label, text): &(Message, &Option<String>)| {
            Some((self.texts.get(*label), text.as_ref()?.clone()))
        };
        parts.iter().filter_map(part).collect()
    }

    pub(super) fn interference(&self, row: &InterferenceRow) -> BriefItem {
        let id = Some(row.mark.id);
        let passage = self.passage(id, row.text.as_ref());
        BriefItem {
            more: self.more(id, &[(messages::label_innocent, &row.innocent)]),
            links: row.links.iter().map(|link| self.link(row.mark.id, link)).collect(),
            replies: row.replies.iter().map(|reply| self.reply(reply)).collect(),
            put: self.put(id, &row.replies, row.put.as_ref()),
            ..BriefItem::new(&row.mark, claims::interference_head(row, self.texts), passage)
        }
    }

    pub(super) fn flag(&self, row: &FlagRow) -> BriefItem {
        let answer = row.answer.clone().filter(|text| !text.is_empty());
        let answered = say!(self.texts, flag_step_answered);
        // A question to counsel is on no page, even for a reader who may see it.
        let restricted =
            row.withheld || row.matter.is_some_and(|matter| advice(matter, false, false).restricted);
        let passage = if restricted {
            Passage { text: None, withheld: Some(say!(self.texts, flag_withheld)) }
        } else {
            self.passage(row.about, row.question.as_ref())
        };
        let more = if restricted || self.holds_back(row.about) {
            None
        } else {
            answer.map(|answer| (answered, answer))
        };
        let head = phrases::flag_head(row, self.texts);
        BriefItem { more: more.into_iter().collect(), ..BriefItem::new(&row.mark, head, passage) }
    }
}
