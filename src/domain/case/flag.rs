//! The content of flags and their deadlines; their state by acts is read from headers, in `skeleton/flags.rs`. No event
//! records a missed deadline: [`Flag::ladder`] computes it from the clock. The rule that a raiser never answers their
//! own flag is in `authority.rs`.

mod ladder;

use std::sync::Arc;

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::domain::case::{CaseFile, Stamp};
use crate::domain::entry::{Entry, Timestamp, body_of};
use crate::domain::event::{Act, Level, Role, Route, Tier};
use crate::domain::ids::EventId;
use crate::domain::policy::Policy;
use crate::domain::refusal::{
    Cause, Letters, Lifter, Refusal, Suggest, not_ahead, not_behind, own_rule, rule, said, shaped,
};
use crate::domain::route::{Matter, Support, advice, offered};
use crate::domain::skeleton::FlagStep;
use crate::domain::words::Word;

pub use ladder::{Rung, Stay, rungs_above};

/// The longest pointer to where a matter is kept: long enough for a place, too short for the matter itself.
const POINTER_CHARS: usize = 160;

/// After so many returns a flag makes no progress, and a warning says so.
pub const TOO_MANY_RETURNS: usize = 3;

/// A returned flag asks for an answer within so many days, where nobody says another day.
const RETURN_DAYS: u64 = 7;

/// The body of `flag`.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct FlagBody {
    /// What is asked.
    pub question: String,
    /// What it is about: a finding, a note, a check.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub about: Option<EventId>,
    /// By when the raiser needs an answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<NaiveDate>,
    /// The nature of the matter; none for a plain question.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub matter: Option<Matter>,
    /// A contribution that must go back: the day on which it was known, where that is not the day of the flag.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub known: Option<NaiveDate>,
    /// Suspected complicity: where it comes from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// Suspected complicity: how the local tier tested it before it left.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub validity: Option<String>,
    /// Suspected complicity: who may be told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub may_know: Option<String>,
    /// Whether it is an exercise.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub drill: bool,
}

/// The body of every later act on a flag, and of other acts that give a reason or a text.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct TextBody {
    /// What is said.
    #[serde(default)]
    pub text: String,
}

/// A step of a flag, in words.
#[derive(Debug, Clone)]
pub struct FlagWords {
    /// By whom and when.
    pub stamp: Stamp,
    /// What was done.
    pub what: FlagStep,
    /// The tier of the flag after it.
    pub tier: Tier,
    /// For a return: by when.
    pub date: Option<NaiveDate>,
    /// What was said.
    pub text: String,
    /// Which step it followed; none for the raising.
    pub after: Option<usize>,
    /// From when it counts: the earlier of the claimed time and the first arrival here, and never before the step
    /// that it followed.
    pub since: Timestamp,
}

/// Something done for a candidate who is the target.
#[derive(Debug, Clone)]
pub struct Supported {
    /// Who recorded it.
    pub stamp: Stamp,
    /// Which of the things to do.
    pub what: Support,
    /// How, or why it is not needed.
    pub text: String,
}

/// A flag: its state and what was said.
#[derive(Debug, Clone)]
pub struct Flag {
    /// Who raised it. Its id is this event's.
    pub stamp: Stamp,
    /// How much it matters.
    pub level: Level,
    /// The tier from which it was raised.
    pub from: Tier,
    /// Whether it came by the safety route.
    pub safety: bool,
    /// What is asked; absent once purged.
    pub body: Option<Arc<FlagBody>>,
    /// Its state by acts.
    pub tier: Tier,
    /// The last act that counts.
    pub state: FlagStep,
    /// The index of this act among the steps.
    pub stands: usize,
    /// The index of the step by which it reached its tier.
    pub reached: usize,
    /// Everything done, the raising first.
    pub steps: Vec<FlagWords>,
    /// Until when a deferral suspends its deadline.
    pub deferred_to: Option<NaiveDate>,
    /// When its deadline started again after a deferral.
    pub restarted: Option<Timestamp>,
    /// What was done for a candidate who is the target.
    pub support: Vec<Supported>,
}

/// What a tier does next to bring a flag to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FlagTurn {
    /// It answers.
    Answer,
    /// It may not answer: it passes the flag up.
    PassUp,
    /// A candidate who is the target is helped first: this point is open.
    Support(Support),
}

impl FlagTurn {
    /// The command that does it.
    pub fn suggest(self, flag: Letters) -> Suggest {
        let words = match self {
            FlagTurn::Answer => Suggest::on_case("flag answer").item(flag),
            FlagTurn::PassUp => Suggest::on_case("flag pass-up").item(flag),
            FlagTurn::Support(point) => Suggest::on_case("flag support").item(flag).word(point),
        };
        words.text("--text")
    }
}

/// How many whole hours lie between two moments; none where the second is the earlier.
pub fn hours_between(from: Timestamp, to: Timestamp) -> i64 {
    (to.utc() - from.utc()).num_hours().max(0)
}

impl Flag {
    /// Whether it waits for an answer.
    pub fn is_open(&self) -> bool {
        self.state != FlagStep::Answered
    }

    /// Whether it is an exercise, which stops nothing and counts nowhere.
    pub fn is_drill(&self) -> bool {
        self.body.as_ref().is_some_and(|body| body.drill)
    }

    /// Whether it is open and no exercise.
    pub fn weighs(&self) -> bool {
        self.is_open() && !self.is_drill()
    }

    /// Whether it is an open report of danger to life, and no exercise.
    pub fn is_danger(&self) -> bool {
        self.safety && self.weighs()
    }

    /// When it was raised, as agenda clocks count it.
    pub fn made(&self) -> Timestamp {
        self.steps.first().map_or(self.stamp.time, |step| step.since)
    }

    /// For how many whole hours a danger to life has been reported without an answer: it knows no days.
    pub fn danger_hours(&self, now: Timestamp) -> Option<i64> {
        self.is_danger().then(|| hours_between(self.made(), now))
    }

    /// Whether its words stay with those who handle it.
    pub fn is_restricted(&self) -> bool {
        self.matter().is_some_and(|matter| advice(matter, false, false).restricted)
    }

    /// The nature of the matter. What came by the safety route is a threat to life.
    pub fn matter(&self) -> Option<Matter> {
        if self.safety { Some(Matter::ThreatToLife) } else { self.body.as_ref().and_then(|body| body.matter) }
    }

    /// A contribution that must go back: the day on which it was known, where the flag says another than its own.
    pub fn known(&self) -> Option<NaiveDate> {
        self.body.as_ref().and_then(|body| body.known)
    }

    /// By when something was asked: the date of the return in effect, else what the raiser asked for.
    pub fn asked_by(&self) -> Option<NaiveDate> {
        let returned = self.steps.get(self.reached).and_then(|step| step.date);
        returned.or_else(|| self.body.as_ref().and_then(|body| body.by))
    }

    /// The steps that led to its state, the raising first, without concurrent ones that lost.
    pub fn path(&self) -> Vec<&FlagWords> {
        let mut path = Vec::new();
        let mut next = Some(self.stands);
        while let Some(step) = next.and_then(|index| self.steps.get(index)) {
            path.push(step);
            // A step follows an earlier one, so this ends.
            next = step.after.filter(|after| Some(*after) < next);
        }
        path.reverse();
        path
    }

    /// How often it was returned.
    pub fn returns(&self) -> usize {
        self.path().iter().filter(|step| step.what == FlagStep::Returned).count()
    }

    /// The default tier and day of a return: a tier down, in a week.
    pub fn sent_back(&self, today: NaiveDate) -> (Tier, NaiveDate) {
        let below = Tier::ALL.iter().rev().find(|tier| **tier < self.tier);
        let day = today.checked_add_days(Days::new(RETURN_DAYS)).unwrap_or(today);
        (below.copied().unwrap_or(Tier::Local), day)
    }

    /// Which tiers are notified afterwards: the safety route goes to national at once, past the tiers between and the
    /// raiser's own colleagues.
    pub fn skipped(&self) -> Vec<Tier> {
        let below = [Tier::Local, Tier::Provincial].into_iter();
        below.filter(|tier| self.safety && *tier >= self.from).collect()
    }

    /// What a tier does next. The local tier answers nothing, and some matters have a lowest tier that answers them.
    pub fn turn_of(&self, tier: Tier) -> FlagTurn {
        let lowest = self.matter().and_then(|matter| advice(matter, false, false).answered_at);
        if tier < lowest.unwrap_or(Tier::Provincial) {
            return FlagTurn::PassUp;
        }
        self.support_left().first().map_or(FlagTurn::Answer, |point| FlagTurn::Support(*point))
    }

    /// What is left to do for a candidate who is the target; nothing for any other matter.
    pub fn support_left(&self) -> Vec<Support> {
        let done = |point: &Support| self.support.iter().any(|done| done.what == *point);
        if self.matter() == Some(Matter::VictimReport) {
            Support::ALL.iter().copied().filter(|point| !done(point)).collect()
        } else {
            Vec::new()
        }
    }
}

/// Whether the body of `flag` says what it must.
pub(super) fn shape(route: Option<Route>, entry: &Entry, today: NaiveDate) -> Result<(), Refusal> {
    let body = shaped::<FlagBody>(entry)?;
    body.by.map_or(Ok(()), |by| not_behind(by, today))?;
    body.known.map_or(Ok(()), |known| not_ahead(known, today))?;
    said(&body.question, Cause::QuestionEmpty)?;
    let safety = || Suggest::on_case("safety");
    if body.drill && route.is_none() {
        return Err(rule(Cause::DrillSafetyOnly, Lifter::Person, safety().option("--drill")));
    }
    let matter = body.matter.filter(|_| route.is_none());
    match matter {
        Some(Matter::ThreatToLife) => Err(rule(Cause::LifeBySafety, Lifter::Person, safety())),
        Some(Matter::Complicity) => complicity(&body),
        Some(matter) if advice(matter, false, false).pointer_only => {
            let short = body.question.chars().count() <= POINTER_CHARS && !body.question.contains('\n');
            if short { Ok(()) } else { Err(own_rule(Cause::PointerOnly)) }
        }
        _ => Ok(()),
    }
}

/// Suspected complicity demands its source, the validity step before it leaves the local tier, and who may be told.
fn complicity(body: &FlagBody) -> Result<(), Refusal> {
    said(body.source.as_deref().unwrap_or_default(), Cause::ComplicitySource)?;
    said(body.validity.as_deref().unwrap_or_default(), Cause::ComplicityValidity)?;
    said(body.may_know.as_deref().unwrap_or_default(), Cause::ComplicityMayKnow)
}

/// Whether a later act on a flag says something.
pub(super) fn act_shape(act: &Act, entry: &Entry, today: NaiveDate) -> Result<(), Refusal> {
    let body = shaped::<TextBody>(entry)?;
    if let Act::Return { date, .. } = act {
        not_behind(*date, today)?;
    }
    said(&body.text, Cause::TextEmpty)
}

/// What may be asked in this case.
pub(super) fn content(file: &CaseFile, entry: &Entry) -> Result<(), Refusal> {
    let body = body_of::<FlagBody>(entry).unwrap_or_default();
    if body.drill && file.awaiting().is_some() {
        // By its header the exercise is a flag like any other, and the decision would lapse.
        return Err(rule(Cause::DrillWhileWaiting, Lifter::Approver, Suggest::second()));
    }
    let about = body.about.map(|about| file.chain(about));
    let note = file.interference.iter().find(|note| Some(note.stamp.id) == about);
    let suspected = note.and_then(|note| offered(note.posture));
    if suspected == Some(Matter::Complicity) { complicity(&body) } else { Ok(()) }
}

/// Some matters have a lowest tier that answers them; a candidate who is the target is helped first.
pub(super) fn may_answer(file: &CaseFile, flag: EventId, after: &CaseFile, at: usize) -> Result<(), Refusal> {
    let Some(flag) = file.flags.iter().find(|raised| raised.stamp.id == flag) else { return Ok(()) };
    let item = file.item(flag.stamp.id);
    let mine = after.verdicts().get(at).and_then(|verdict| verdict.role).and_then(Role::tier);
    let turn = flag.turn_of(mine.unwrap_or(Tier::Local));
    let command = turn.suggest(item);
    if turn == FlagTurn::PassUp {
        let lowest = flag.matter().and_then(|matter| advice(matter, false, false).answered_at);
        let lowest = lowest.unwrap_or(Tier::Provincial);
        return Err(rule(Cause::AnswerHigher { flag: item, tier: lowest }, Lifter::at(lowest), command));
    }
    if let FlagTurn::Support(_) = turn {
        let cause = Cause::SupportLeft { flag: item, count: flag.support_left().len() };
        return Err(rule(cause, Lifter::National, command));
    }
    Ok(())
}

/// Support is recorded on the report of a candidate who is the target.
pub(super) fn may_support(file: &CaseFile, about: Option<EventId>) -> Result<(), Refusal> {
    let report = |flag: &Flag| Some(flag.stamp.id) == about && flag.matter() == Some(Matter::VictimReport);
    if file.flags.iter().any(report) {
        return Ok(());
    }
    let command = Suggest::on_case("flag raise").given("--route", Matter::VictimReport);
    Err(rule(Cause::SupportNoReport, Lifter::Person, command))
}

impl CaseFile {
    /// Reads the flags from their headers, bodies and arrivals.
    pub(super) fn flags_of(&self) -> Vec<Flag> {
        let flags = self.skeleton.flags.iter().filter_map(|frame| {
            let (stamp, raised) = self.stamped(frame.at, frame.raiser)?;
            let stands = self.skeleton.flag_stands(frame, &self.history)?;
            let mut steps: Vec<FlagWords> = Vec::with_capacity(frame.acts.len());
            for act in &frame.acts {
                let (stamp, entry) = self.stamped(act.at, act.by)?;
                let before = act.after.and_then(|after| steps.get(after)).map(|step| step.since);
                let since = self.since(&stamp);
                steps.push(FlagWords {
                    stamp,
                    what: act.what,
                    tier: act.tier,
                    date: act.date,
                    text: entry.text("text").to_owned(),
                    after: act.after,
                    since: before.map_or(since, |before| since.max(before)),
                });
            }
            let reached = frame.acts.get(stands.reached)?.at;
            // A deferral suspends the deadline of the tier that made it, so it had seen the flag there.
            let here = || {
                let of_flag = self.deferrals.iter().filter(|deferral| deferral.flag == Some(frame.id));
                of_flag.filter(|deferral| self.history.knew(deferral.stamp.at, reached))
            };
            let ended = here().flat_map(|deferral| &deferral.resumed).map(|(stamp, _)| self.since(stamp));
            let from = match raised.header.act {
                Act::Flag { from, .. } => from,
                _ => Tier::Local,
            };
            Some(Flag {
                stamp,
                level: frame.level,
                from,
                safety: frame.route == Some(Route::Safety),
                body: body_of::<FlagBody>(raised),
                tier: stands.tier,
                state: stands.what,
                stands: frame.acts.iter().position(|act| act.at == stands.at)?,
                reached: stands.reached,
                steps,
                deferred_to: here().filter(|deferral| deferral.live).map(|deferral| deferral.review).min(),
                restarted: ended.max(),
                support: Vec::new(),
            })
        });
        flags.collect()
    }

    /// The first day by which the tier of a flag must act; a danger to life has none.
    pub fn due(&self, policy: &Policy) -> Option<NaiveDate> {
        let open = self.flags.iter().filter(|flag| flag.weighs() && !flag.is_danger());
        open.filter_map(|flag| flag.ladder(policy, self.place()).first().map(|rung| rung.due)).min()
    }
}
