//! The gaps before a decision, each with the command that closes it, and the next step.

mod danger;
mod tied;

use chrono::NaiveDate;
use serde::Serialize;

use crate::domain::case::Status;
use crate::domain::case::finding::is_put;
use crate::domain::event::{Declared, Outcome, Tier};
use crate::domain::ids::EventId;
use crate::domain::next::{State, Step, next};
use crate::domain::refusal::{Blank, GateId, Lifter, Purpose, Suggest};
use crate::domain::route::{Matter, offered};
use crate::report::application;
use crate::report::messages;
use crate::report::page::{Line, Page, Style};
use crate::report::phrases;
use crate::report::sheet::Sheet;
use crate::report::sheet::grave::GraveRow;
use crate::report::sheet::outcome_rows::{GateRow, SecondRow, ShownState};
use crate::report::sheet::rows::{EmptiedRow, FindingRow, InterferenceRow};
use crate::report::texts::Texts;
use crate::say;

use danger::{Endangered, endangered};
use tied::ties;

pub use tied::Tied;

/// One thing that is missing.
#[derive(Debug, Clone, Serialize)]
pub struct Missing {
    /// The gate.
    pub gate: GateId,
    /// The decisions that the gate is for.
    #[serde(rename = "for")]
    pub purpose: Purpose,
    /// What is missing, in a sentence.
    pub what: String,
    /// Who can lift it.
    pub who: Option<Lifter>,
    /// The command that lifts it.
    pub command: Option<String>,
    /// The command of the other way, where there are two.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub instead: Option<String>,
}

/// The next step.
#[derive(Debug, Clone, Serialize)]
pub struct Then {
    /// Its code: `reverse`, `second`, `recommend`, `decide`, `condition`, `notice`, `brief`, `close`.
    pub step: &'static str,
    /// The step in a sentence.
    pub what: String,
    /// Who can take it.
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
    let raise =
        Suggest::on_case("flag raise").given("--about", note).given("--route", route).text("--question");
    let demands: &[_] =
        if route == Matter::Complicity { &["--source", "--validity", "--may-know"] } else { &[] };
    demands.iter().fold(raise, |raise, option| raise.asking(option, Blank::Text)).line(case)
}

/// An adverse finding that was not put to the applicant, without a reason why. It closes no gate.
#[derive(Debug, Clone, Serialize)]
pub struct Unput {
    /// The finding.
    pub finding: EventId,
    /// The same as people type it.
    pub short: String,
    /// What is missing, in a sentence.
    pub what: String,
    /// The command that records when it was put.
    pub command: String,
}

/// Something grave: who has it, since when, and what ends it, in sentences.
#[derive(Debug, Clone, Serialize)]
pub struct GraveLine {
    /// The facts.
    #[serde(flatten)]
    pub row: GraveRow,
    /// The same in a sentence.
    pub what: String,
    /// What ends it.
    pub ends: String,
}

/// The answer of `next`.
#[derive(Debug, Clone, Serialize)]
pub struct Next {
    /// Reports of danger that nobody has answered.
    pub danger: Vec<Endangered>,
    /// What is grave and no decision in effect has seen.
    pub grave: Vec<GraveLine>,
    /// Everything that is missing.
    pub missing: Vec<Missing>,
    /// The next step, where there is one.
    pub then: Option<Then>,
    /// The other acts that wait for a second.
    pub seconds: Vec<Second>,
    /// The routes that notes offer.
    pub offered: Vec<Offered>,
    /// Adverse findings that were not put to the applicant.
    pub unput: Vec<Unput>,
    /// The day that the answer is for.
    pub as_of: NaiveDate,
    /// The event whose author saw the case so, where the answer was asked for by event.
    pub seen_by: Option<EventId>,
    /// How many events have come since, in an answer for an earlier day.
    pub since: Option<usize>,
    /// The consents that the applicant refuses, each in a sentence.
    pub refused: Vec<String>,
    /// Those of them that nothing missing speaks of.
    #[serde(skip)]
    besides: Vec<String>,
    /// Answers to questions for consent that are neither a yes nor a no, each with its check.
    pub unclear: Vec<String>,
    /// Ties that somebody may have.
    pub ties: Vec<Tied>,
    /// The tiers at which everybody is recused from the case, and who handles it instead.
    pub emptied: Vec<EmptiedRow>,
}

/// An act other than a decision that waits for a second.
#[derive(Debug, Clone, Serialize)]
pub struct Second {
    /// The act.
    pub event: EventId,
    /// The same as people type it.
    pub short: String,
    /// The effect of the second, in a sentence.
    pub what: String,
    /// The command, where the reader may give it.
    pub command: Option<String>,
}

/// A case without findings has no ground to withhold, and does not lack one.
fn speaks(gate: &GateRow) -> bool {
    gate.code != Some("source-nothing")
}

impl Next {
    /// The gaps of a case and its next step.
    pub fn of(sheet: &Sheet, texts: &Texts) -> Next {
        let row = |gate: &GateRow| Missing {
            gate: gate.id,
            purpose: gate.purpose,
            what: gate.reason.clone().unwrap_or_default(),
            who: gate.lifted_by,
            command: gate.command.clone(),
            instead: gate.instead.clone(),
        };
        let bars = bars(sheet);
        let refused = || sheet.application.refused.iter();
        let barred = |gate: &GateRow| bars && gate.id == GateId::Second;
        let grave =
            |row: &GraveRow| GraveLine { what: row.line(texts), ends: row.ends(texts), row: row.clone() };
        Next {
            danger: endangered(sheet, texts),
            grave: sheet.grave.iter().map(grave).collect(),
            missing: by_command(
                sheet.shut().filter(|gate| speaks(gate) && !barred(gate)).chain(&sheet.next_phase).map(row),
            ),
            refused: refused().map(|row| application::refused(row, texts)).collect(),
            besides: refused().filter(|row| !row.shuts).map(|row| application::refused(row, texts)).collect(),
            unclear: sheet.application.unclear.iter().map(|row| application::unclear(row, texts)).collect(),
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

    /// Who can lift a gap, in words; the outside counsel by the name in the policy.
    fn who(&self, who: Lifter, texts: &Texts) -> String {
        let counsel = self.emptied.iter().find_map(|emptied| emptied.outside_counsel.as_deref());
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
        for emptied in &self.emptied {
            let line = phrases::emptied(emptied.tier, emptied.to, emptied.outside_counsel.as_deref(), texts);
            page.text(Style::Attention, 0, &line);
        }
        self.write(&mut page, texts);
        page.into_lines()
    }

    pub(crate) fn write(&self, page: &mut Page, texts: &Texts) {
        danger::write(&self.danger, page, texts);
        page.part(&self.grave, messages::heading_grave, texts);
        for grave in &self.grave {
            page.item(Style::Attention, 2, "- ", &grave.what);
            page.text(Style::Plain, 4, &grave.ends);
            page.command(4, &grave.row.command, texts);
        }
        for purpose in [Purpose::Greenlight, Purpose::Every, Purpose::Withhold, Purpose::NextPhase] {
            let mut of_this = self.missing.iter().filter(|missing| missing.purpose == purpose).peekable();
            if of_this.peek().is_some() {
                page.heading(&phrases::purpose(purpose, texts));
            }
            let overrides =
                |missing: &Missing| missing.purpose == purpose && missing.gate == GateId::Override;
            if self.missing.iter().any(overrides) {
                page.text(Style::Plain, 2, &say!(texts, override_why));
            }
            for missing in of_this {
                page.item(Style::Plain, 2, "- ", &missing.what);
                let who = missing.who.map(|who| self.who(who, texts)).unwrap_or_default();
                page.text(Style::Dim, 4, &say!(texts, missing_who, who = who));
                if let Some(command) = &missing.command {
                    page.command(4, command, texts);
                }
                if let Some(command) = &missing.instead {
                    page.text(Style::Dim, 4, &say!(texts, other_way));
                    page.command(4, command, texts);
                }
            }
        }
        page.part(&self.seconds, messages::next_seconds, texts);
        for second in &self.seconds {
            page.item(Style::Plain, 2, "- ", &second.what);
            let lifter = Lifter::Approver.left(&self.emptied.iter().map(|row| row.tier).collect::<Vec<_>>());
            let another = if lifter == Lifter::Approver {
                say!(texts, second_another)
            } else {
                self.who(lifter, texts)
            };
            page.text(Style::Dim, 4, &say!(texts, missing_who, who = another));
            second.command.iter().for_each(|command| page.command(4, command, texts));
        }
        page.part(&self.unclear, messages::heading_unclear_consents, texts);
        for unclear in &self.unclear {
            page.item(Style::Plain, 2, "- ", unclear);
        }
        page.part(&self.besides, messages::heading_refused, texts);
        for refused in &self.besides {
            page.item(Style::Plain, 2, "- ", refused);
        }
        page.part(&self.unput, messages::next_unput, texts);
        for finding in &self.unput {
            page.item(Style::Plain, 2, "- ", &finding.what);
            page.command(4, &finding.command, texts);
        }
        page.part(&self.offered, messages::next_offered, texts);
        for route in &self.offered {
            page.item(Style::Plain, 2, "- ", &route.what);
            page.command(4, &route.command, texts);
        }
        page.part(&self.ties, messages::tie_heading, texts);
        for tie in &self.ties {
            page.item(Style::Plain, 2, "- ", &tie.what);
            tie.commands.iter().for_each(|command| page.command(4, command, texts));
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
            && self.danger.is_empty()
            && self.unclear.is_empty()
        {
            page.text(Style::Plain, 2, &say!(texts, next_nothing));
        }
    }
}

/// One line for one command: what the same command closes stands in one sentence after the other.
fn by_command(rows: impl Iterator<Item = Missing>) -> Vec<Missing> {
    let mut all: Vec<Missing> = Vec::new();
    for row in rows {
        let same = |known: &&mut Missing| {
            known.command.is_some() && (&known.command, known.purpose) == (&row.command, row.purpose)
        };
        match all.iter_mut().find(same) {
            Some(known) if known.what == row.what => {}
            Some(known) => known.what = format!("{} {}", known.what, row.what),
            None => all.push(row),
        }
    }
    all
}

/// Adverse findings that need to be put to the applicant, or a reason why not; unsubstantiated ones do not.
fn unput(sheet: &Sheet, texts: &Texts) -> Vec<Unput> {
    if matches!(sheet.status, Status::Closed | Status::Broken) {
        return Vec::new();
    }
    let asks = |finding: &&FindingRow| {
        finding.put.is_none() && is_put(finding.kind, finding.severity, finding.status)
    };
    let row = |finding: &FindingRow| {
        let short = finding.mark.short.clone();
        let what = say!(texts, next_unput_finding, finding = &short, severity = finding.severity);
        let command =
            Suggest::on_case("finding put").word(&short).asking("--on", Blank::Day).line(&sheet.short);
        Unput { finding: finding.mark.id, short, what, command }
    };
    sheet.findings.iter().filter(asks).map(row).collect()
}

/// A member of the riding neither decides nor seconds.
fn bars(sheet: &Sheet) -> bool {
    sheet.you.as_ref().and_then(|you| you.declared) == Some(Declared::Interest)
}

/// The other acts that wait for a second. Their author and members of the riding see them without the command.
fn seconds(sheet: &Sheet, texts: &Texts) -> Vec<Second> {
    let row = |second: &SecondRow| {
        let (what, short) = (phrases::second_asked(second, texts), second.mark.short.clone());
        let own = sheet.you.as_ref().is_some_and(|you| you.numbers.contains(&second.mark.by.person));
        let command =
            (!own && !bars(sheet)).then(|| Suggest::on_case("second").word(&short).line(&sheet.short));
        Second { event: second.mark.id, short, what, command }
    };
    sheet.seconds.iter().filter(|_| sheet.status != Status::Broken).map(row).collect()
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
    let open = sheet.interference.iter().filter(|note| note.status.weighs() && !flagged(note));
    let row = |note: &InterferenceRow| {
        let route = offered(note.posture)?;
        let short = note.mark.short.clone();
        let what = say!(texts, next_offers, note = &short, matter = texts.word(route));
        let command = offer(route, &sheet.short, &short);
        Some(Offered { note: note.mark.id, short, route, what, command })
    };
    open.filter_map(row).collect()
}

/// The next step with its command; the command that resolves conflicting decisions is the gate's.
fn then(sheet: &Sheet, texts: &Texts) -> Option<Then> {
    let holding = sheet.decisions.iter().find(|decision| decision.state == ShownState::Effective);
    let waiting =
        || sheet.decisions.iter().rev().find(|decision| decision.state == ShownState::AwaitingSecond);
    let open = sheet.conditions.iter().find(|condition| condition.settled.is_none());
    let shut: Vec<_> = sheet.shut().map(|gate| (gate.id, gate.purpose)).collect();
    let step = next(&State {
        status: sheet.status,
        shut: &shut,
        recommended: sheet.recommendations.iter().rev().find(|row| !row.recused).map(|row| row.outcome),
        open_condition: open.map(|condition| condition.number),
        told: sheet
            .notices
            .iter()
            .any(|notice| holding.is_some_and(|decision| notice.mark.time >= decision.mark.time)),
    });
    let step = step.filter(|step| !(bars(sheet) && step.is_barred_by_interest()))?;
    let on_case = Suggest::on_case;
    let command = match step {
        Step::Reverse => None,
        Step::Second => Some(on_case("second").word(&waiting()?.mark.short)),
        Step::Close => Some(on_case("close").text("--why")),
        Step::Recommend => Some(on_case("recommend").word(Outcome::Greenlight).text("--why")),
        Step::Decide(Outcome::Withhold) => {
            let withhold = on_case("decide").word(Outcome::Withhold);
            Some(withhold.asking("--reason", Blank::Code).text("--why"))
        }
        Step::Decide(outcome) => Some(on_case("decide").word(outcome).text("--why")),
        Step::Condition(number) => {
            Some(on_case("condition met").word(&holding?.mark.short).word(number).text("--evidence"))
        }
        Step::Notice => Some(holding.map(|_| on_case("notice").text("--text"))?),
        Step::Brief => Some(holding.map(|_| on_case("brief").given("--format", "md"))?),
    };
    let command = match command {
        Some(command) => command.line(&sheet.short),
        None => sheet.shut().find(|gate| gate.id == GateId::Conflicting)?.command.clone()?,
    };
    let emptied: Vec<Tier> = sheet.emptied.iter().map(|emptied| emptied.tier).collect();
    let who = if step == Step::Reverse { step.who() } else { step.who().left(&emptied) };
    let what = texts.get(match step {
        Step::Reverse if sheet.agreeing => messages::next_reverse_agreeing,
        Step::Reverse => messages::next_reverse,
        Step::Second => messages::next_second,
        Step::Close => messages::next_close,
        Step::Recommend => messages::next_recommend,
        Step::Decide(_) => messages::next_decide,
        Step::Condition(_) => messages::next_condition,
        Step::Notice => messages::next_notice,
        Step::Brief => messages::next_brief,
    });
    Some(Then { step: step.word(), what, who, command })
}
