//! What is missing before a decision and with which command each gap closes; and when nothing is, what comes next.

use chrono::NaiveDate;
use serde::Serialize;

use crate::domain::case::Status;
use crate::domain::case::finding::{FindingKind, FindingStatus};
use crate::domain::case::ties::TieSign;
use crate::domain::event::{Declared, Outcome, Tier};
use crate::domain::gates::{GateId, Lifter, Purpose};
use crate::domain::ids::EventId;
use crate::domain::next::{Stand, Step, next};
use crate::domain::route::{Matter, offered};
use crate::report::page::{Line, Page, Style};
use crate::report::phrases;
use crate::report::sheet::Sheet;
use crate::report::sheet::outcome_rows::{GateRow, SecondRow};
use crate::report::sheet::rows::{EmptiedRow, FindingRow, InterferenceRow, TieRow};
use crate::report::texts::Texts;
use crate::say;

/// One thing that is missing.
#[derive(Debug, Clone, Serialize)]
pub struct Missing {
    /// Which gate.
    pub gate: GateId,
    /// For which decisions.
    #[serde(rename = "for")]
    pub purpose: Purpose,
    /// What is missing, in a sentence.
    pub what: String,
    /// Who can lift it.
    pub who: Option<Lifter>,
    /// The command that would.
    pub command: Option<String>,
}

/// What somebody can do now.
#[derive(Debug, Clone, Serialize)]
pub struct Then {
    /// What, in one word: `reopen`, `reverse`, `second`, `recommend`, `decide`, `condition`, `notice`, `brief`, `close`.
    pub step: &'static str,
    /// What, in a sentence.
    pub what: String,
    /// Who can.
    pub who: Lifter,
    /// The command.
    pub command: String,
}

/// A route that the posture of a foreign-interference note offers, and that nobody has taken.
#[derive(Debug, Clone, Serialize)]
pub struct Offered {
    /// The note.
    pub note: EventId,
    /// The same as people type it.
    pub short: String,
    /// The route.
    pub route: Matter,
    /// The same in a sentence.
    pub what: String,
    /// The command that takes it.
    pub command: String,
}

/// The command that takes a route about a note.
pub fn offer(route: Matter, case: &str, note: &str) -> String {
    let more =
        if route == Matter::Complicity { " --source TEXT --validity TEXT --may-know TEXT" } else { "" };
    format!("greenlight flag raise {case} --about {note} --route {route} --question -{more}")
}

/// An adverse finding that was neither put to the applicant nor has a reason why not. It stops nothing by itself.
#[derive(Debug, Clone, Serialize)]
pub struct Unput {
    /// The finding.
    pub finding: EventId,
    /// The same as people type it.
    pub short: String,
    /// What is missing, in a sentence.
    pub what: String,
    /// The command that says when it was put.
    pub command: String,
}

/// What `next` says.
#[derive(Debug, Clone, Serialize)]
pub struct Next {
    /// Everything that is missing.
    pub missing: Vec<Missing>,
    /// What comes next where a step can be taken now.
    pub then: Option<Then>,
    /// What else waits for a second.
    pub seconds: Vec<Second>,
    /// The routes that notes offer.
    pub offered: Vec<Offered>,
    /// Adverse findings that the applicant was not asked about.
    pub unput: Vec<Unput>,
    /// The day for which all this is said.
    pub as_of: NaiveDate,
    /// The event whose author had just this before them, where somebody looks back so.
    pub seen_by: Option<EventId>,
    /// How many events have come since, where somebody looks back.
    pub since: Option<usize>,
    /// Ties that somebody may have.
    pub ties: Vec<Tied>,
    /// The tiers at which everybody is recused from the case, and who has it in their place.
    pub emptied: Vec<EmptiedRow>,
}

/// Something that waits for a second, beside decisions.
#[derive(Debug, Clone, Serialize)]
pub struct Second {
    /// What waits.
    pub event: EventId,
    /// The same as people type it.
    pub short: String,
    /// What the second would bring about, in a sentence.
    pub what: String,
    /// The command, where the reader is not somebody who cannot give it.
    pub command: Option<String>,
}

/// A tie that somebody may have, and what a reviewer or approver can do about it.
#[derive(Debug, Clone, Serialize)]
pub struct Tied {
    /// Who, what suggests it, with whom.
    #[serde(flatten)]
    pub tie: TieRow,
    /// The same in a sentence.
    pub what: String,
    /// The commands: the one recuses, the other dismisses the suggestion.
    pub commands: [String; 2],
}

/// Whether a gap says something: a withholding that would rest on nothing is no lack of a case that has no finding.
fn speaks(gate: &GateRow) -> bool {
    gate.code != Some("source-nothing")
}

impl Next {
    /// What is missing in a case, and what comes next.
    pub fn of(sheet: &Sheet, texts: &Texts) -> Next {
        let row = |gate: &GateRow| Missing {
            gate: gate.id,
            purpose: gate.purpose,
            what: gate.reason.clone().unwrap_or_default(),
            who: gate.lifted_by,
            command: gate.command.clone(),
        };
        let bars = bars(sheet);
        let barred = |gate: &GateRow| bars && gate.id == GateId::Second;
        Next {
            missing: sheet.shut().filter(|gate| speaks(gate) && !barred(gate)).map(row).collect(),
            then: then(sheet, texts),
            seconds: seconds(sheet, texts),
            offered: offers(sheet, texts),
            unput: unput(sheet, texts),
            as_of: sheet.as_of,
            seen_by: sheet.seen_by,
            since: sheet.since,
            ties: ties(sheet, texts),
            emptied: sheet.emptied.clone(),
        }
    }

    /// Who can do something, in words; the outside counsel by the name that the policy gives.
    fn who(&self, who: Lifter, texts: &Texts) -> String {
        let counsel = self.emptied.iter().find_map(|one| one.outside_counsel.as_deref());
        match counsel.filter(|_| who == Lifter::OutsideCounsel) {
            Some(name) => say!(texts, lifter_counsel_named, who = texts.word(who), name = name),
            None => texts.word(who),
        }
    }

    /// The same for a screen.
    pub fn lines(&self, texts: &Texts, width: usize) -> Vec<Line> {
        let mut page = Page::new(width);
        if let Some(since) = self.since {
            let line = phrases::looked_back(self.as_of, self.seen_by, since, texts);
            page.text(Style::Attention, 0, &line);
        }
        for one in &self.emptied {
            let line = phrases::emptied(one.tier, one.to, one.outside_counsel.as_deref(), texts);
            page.text(Style::Attention, 0, &line);
        }
        self.write(&mut page, texts);
        page.into_lines()
    }

    pub(crate) fn write(&self, page: &mut Page, texts: &Texts) {
        for purpose in [Purpose::Greenlight, Purpose::Every, Purpose::Withhold] {
            let mut of_this = self.missing.iter().filter(|one| one.purpose == purpose).peekable();
            if of_this.peek().is_some() {
                page.heading(&phrases::purpose(purpose, texts));
            }
            let overrides = |one: &Missing| one.purpose == purpose && one.gate == GateId::Override;
            if self.missing.iter().any(overrides) {
                page.text(Style::Plain, 2, &say!(texts, override_why));
            }
            for one in of_this {
                page.item(Style::Plain, 2, "- ", &one.what);
                let who = one.who.map(|who| self.who(who, texts)).unwrap_or_default();
                page.text(Style::Dim, 4, &say!(texts, missing_who, who = who));
                if let Some(command) = &one.command {
                    page.command(4, command, texts);
                }
            }
        }
        if !self.seconds.is_empty() {
            page.heading(&say!(texts, next_seconds));
        }
        for one in &self.seconds {
            page.item(Style::Plain, 2, "- ", &one.what);
            let left = Lifter::Approver.left(&self.emptied.iter().map(|one| one.tier).collect::<Vec<_>>());
            let another =
                if left == Lifter::Approver { say!(texts, second_another) } else { self.who(left, texts) };
            page.text(Style::Dim, 4, &say!(texts, missing_who, who = another));
            one.command.iter().for_each(|command| page.command(4, command, texts));
        }
        if !self.unput.is_empty() {
            page.heading(&say!(texts, next_unput));
        }
        for one in &self.unput {
            page.item(Style::Plain, 2, "- ", &one.what);
            page.command(4, &one.command, texts);
        }
        if !self.offered.is_empty() {
            page.heading(&say!(texts, next_offered));
        }
        for one in &self.offered {
            page.item(Style::Plain, 2, "- ", &one.what);
            page.command(4, &one.command, texts);
        }
        if !self.ties.is_empty() {
            page.heading(&say!(texts, tie_heading));
        }
        for one in &self.ties {
            page.item(Style::Plain, 2, "- ", &one.what);
            one.commands.iter().for_each(|command| page.command(4, command, texts));
        }
        if let Some(then) = &self.then {
            page.heading(&say!(texts, next_heading));
            page.item(Style::Plain, 2, "- ", &then.what);
            page.text(Style::Dim, 4, &say!(texts, missing_who, who = self.who(then.who, texts)));
            page.command(4, &then.command, texts);
        } else if self.missing.is_empty()
            && self.offered.is_empty()
            && self.seconds.is_empty()
            && self.unput.is_empty()
            && self.ties.is_empty()
        {
            page.text(Style::Plain, 2, &say!(texts, next_nothing));
        }
    }
}

/// Every adverse finding that somebody should ask the applicant about, or say why not; what was found not to hold needs
/// no asking.
fn unput(sheet: &Sheet, texts: &Texts) -> Vec<Unput> {
    if matches!(sheet.status, Status::Closed | Status::Broken) {
        return Vec::new();
    }
    let asks = |one: &&FindingRow| {
        one.kind == FindingKind::Adverse
            && one.severity >= 1
            && one.put.is_none()
            && one.status != FindingStatus::Unsubstantiated
    };
    let row = |one: &FindingRow| {
        let short = one.mark.short.clone();
        let what = say!(texts, next_unput_finding, finding = &short, severity = one.severity);
        let command = format!("greenlight finding put {} {short} --on DATE", sheet.short);
        Unput { finding: one.mark.id, short, what, command }
    };
    sheet.findings.iter().filter(asks).map(row).collect()
}

/// Whether the reader, as a member of the riding, neither decides nor seconds.
fn bars(sheet: &Sheet) -> bool {
    sheet.you.as_ref().and_then(|you| you.declared) == Some(Declared::Interest)
}

/// What waits for a second beside decisions. Who wrote it, and a member of the riding, read that it waits.
fn seconds(sheet: &Sheet, texts: &Texts) -> Vec<Second> {
    let row = |one: &SecondRow| {
        let (what, short) = (phrases::second_of(one.what, &one.about, texts), one.mark.short.clone());
        let what = say!(texts, second_waits, what = what, who = phrases::signed(&one.mark, texts));
        let own = sheet.you.as_ref().is_some_and(|you| you.numbers.contains(&one.mark.by.person));
        let command = (!own && !bars(sheet)).then(|| format!("greenlight second {} {short}", sheet.short));
        Second { event: one.mark.id, short, what, command }
    };
    sheet.seconds.iter().filter(|_| sheet.status != Status::Broken).map(row).collect()
}

/// What suggests ties of others, in sentences.
fn ties(sheet: &Sheet, texts: &Texts) -> Vec<Tied> {
    let tied = |tie: &TieRow| {
        let (case, person) = (&sheet.short, tie.who.person);
        let sign = texts.word(tie.sign);
        // That somebody is a member of the riding nobody says for them.
        let riding = tie.sign == TieSign::Riding;
        let (who, with) = (&tie.who.name, &tie.with);
        let what =
            say!(texts, if riding { tie_line_own } else { tie_line }, who = who, sign = sign, with = with);
        let declare = if riding {
            format!("greenlight conflict {case} declare --kind riding --text -")
        } else {
            format!("greenlight conflict {case} declare --kind KIND --about {person} --text -")
        };
        let dismiss = format!("greenlight conflict dismiss {case} {person} --sign {} --why -", tie.sign);
        let commands = [declare, dismiss];
        Tied { tie: tie.clone(), what, commands }
    };
    sheet.ties.iter().filter(|_| sheet.status != Status::Broken).map(tied).collect()
}

/// The routes that the notes of an open case offer, where no flag was raised about the note.
fn offers(sheet: &Sheet, texts: &Texts) -> Vec<Offered> {
    if matches!(sheet.status, Status::Closed | Status::Broken) {
        return Vec::new();
    }
    let flagged = |note: &InterferenceRow| {
        let about = |id: EventId| id == note.mark.id || note.steps.iter().any(|step| step.mark.id == id);
        sheet.flags.iter().filter_map(|flag| flag.about).any(about)
    };
    let open = sheet.interference.iter().filter(|note| !flagged(note));
    let row = |note: &InterferenceRow| {
        let route = note.posture.and_then(offered)?;
        let short = note.mark.short.clone();
        let what = say!(texts, next_offers, note = &short, matter = texts.word(route));
        let command = offer(route, &sheet.short, &short);
        Some(Offered { note: note.mark.id, short, route, what, command })
    };
    open.filter_map(row).collect()
}

/// The next step with its command; the gate knows the command that resolves a conflict, so that nobody asks which.
fn then(sheet: &Sheet, texts: &Texts) -> Option<Then> {
    let case = &sheet.short;
    let holding = sheet.decisions.iter().find(|decision| decision.state == "effective");
    let waiting = || sheet.decisions.iter().rev().find(|decision| decision.state == "awaiting-second");
    let open = sheet.conditions.iter().find(|condition| matches!(condition.state, "open" | "missed"));
    let shut: Vec<_> = sheet.shut().map(|gate| (gate.id, gate.purpose)).collect();
    let step = next(&Stand {
        status: sheet.status,
        shut: &shut,
        recommended: sheet.recommendations.iter().rev().find(|one| !one.recused).map(|one| one.outcome),
        open_condition: open.map(|condition| condition.number),
        told: sheet
            .notices
            .iter()
            .any(|told| holding.is_some_and(|decision| told.mark.time >= decision.mark.time)),
    });
    let step = step.filter(|step| !(bars(sheet) && step.is_barred_by_interest()))?;
    let command = match step {
        Step::Reverse => sheet.shut().find(|gate| gate.id == GateId::Conflicting)?.command.clone()?,
        Step::Second => format!("greenlight second {case} {}", waiting()?.mark.short),
        Step::Close => format!("greenlight close {case} --why -"),
        Step::Recommend => format!("greenlight recommend {case} {} --why -", Outcome::Greenlight),
        Step::Decide(outcome) => {
            let reason = if outcome == Outcome::Withhold { " --reason CODE" } else { "" };
            format!("greenlight decide {case} {outcome}{reason} --why -")
        }
        Step::Condition(number) => {
            format!("greenlight condition met {case} {} {number} --evidence -", holding?.mark.short)
        }
        Step::Notice => holding.map(|_| format!("greenlight notice {case} --text -"))?,
        Step::Brief => holding.map(|_| format!("greenlight brief {case} --format md"))?,
    };
    let emptied: Vec<Tier> = sheet.emptied.iter().map(|emptied| emptied.tier).collect();
    let who = if step == Step::Reverse { step.who() } else { step.who().left(&emptied) };
    let what = texts.find(&format!("next-{}", step.word()));
    Some(Then { step: step.word(), what, who, command })
}
