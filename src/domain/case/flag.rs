//! What flags say, and what their clocks say; where they stand by acts is read from headers, in `skeleton.rs`.
//! Silence is never written: [`Flag::ladder`] reads it from the clock.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::case::referral::ReferBody;
use crate::domain::case::{CaseFile, NoteBody, Stamp};
use crate::domain::clock::Place;
use crate::domain::entry::{Entry, Timestamp};
use crate::domain::event::{Act, Level, RecordKind, Tier};
use crate::domain::ids::{EventId, PersonId};
use crate::domain::policy::Policy;
use crate::domain::roster::body_of;
use crate::domain::route::{Matter, Support, advice};
use crate::domain::skeleton::FlagStep;

/// A flag that comes back so often goes round in circles, and somebody should say so.
pub const TOO_MANY_RETURNS: usize = 3;

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
    /// Where the flag stood after it.
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

/// A flag: where it stands and what was said.
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
    pub body: Option<FlagBody>,
    /// Where it stands by acts.
    pub tier: Tier,
    /// The last act that counts.
    pub state: FlagStep,
    /// The step that is the last act that counts.
    pub stands: usize,
    /// The step by which it reached its tier.
    pub reached: usize,
    /// Everything done, the raising first.
    pub steps: Vec<FlagWords>,
    /// Until when a deferral holds its clock.
    pub deferred_to: Option<NaiveDate>,
    /// When its clock began anew after a deferral.
    pub restarted: Option<Timestamp>,
    /// What was done for a candidate who is the target.
    pub support: Vec<Supported>,
}

/// A tier at which an open flag stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rung {
    /// The tier.
    pub tier: Tier,
    /// The day on which it reached the tier.
    pub since: NaiveDate,
    /// The last day on which the tier is in time.
    pub due: NaiveDate,
    /// Whether silence brought it there, not a choice. It stands there once the day of [`Rung::since`] is over.
    pub silent: bool,
}

/// The tiers to which silence brings what a tier lets pass on its day, each once the one before has let its time pass.
pub fn rungs_above(tier: Tier, due: NaiveDate, policy: &Policy, place: Place) -> Vec<Rung> {
    let mut rungs = Vec::new();
    let (mut tier, mut since) = (tier, due);
    while let Some(above) = tier.above() {
        let due = policy.days_at(above).map_or(since, |days| place.business_days_after(since, days));
        rungs.push(Rung { tier: above, since, due, silent: true });
        (tier, since) = (above, due);
    }
    rungs
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
    /// How a line of the agenda writes it down; [`FlagTurn::of_detail`] reads it.
    pub fn detail(self) -> String {
        match self {
            FlagTurn::Answer => "answer".to_owned(),
            FlagTurn::PassUp => "pass-up".to_owned(),
            FlagTurn::Support(point) => point.to_string(),
        }
    }

    /// Reads what [`FlagTurn::detail`] wrote.
    pub fn of_detail(detail: &str) -> FlagTurn {
        match detail {
            "pass-up" => FlagTurn::PassUp,
            other => other.parse().map_or(FlagTurn::Answer, FlagTurn::Support),
        }
    }

    /// The words of the command, without text.
    pub fn command(self, case: &str, flag: &str) -> String {
        match self {
            FlagTurn::Answer => format!("flag answer {case} {flag} --text -"),
            FlagTurn::PassUp => format!("flag pass-up {case} {flag} --text -"),
            FlagTurn::Support(point) => format!("flag support {case} {flag} {point} --text -"),
        }
    }
}

/// A stretch of time that a flag spent at a tier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stay {
    /// The tier.
    pub tier: Tier,
    /// From when.
    pub from: Timestamp,
    /// Until when; none while it stands there.
    pub to: Option<Timestamp>,
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

    /// Whether its words stay with those who handle it.
    pub fn is_restricted(&self) -> bool {
        self.matter().is_some_and(|matter| advice(matter, false, false).restricted)
    }

    /// Whether somebody may read its words, by the numbers that they have and the highest tier at which they work over
    /// the case: of a restricted one only those who acted on it, and the tiers that can answer it.
    pub fn may_read(&self, numbers: &[PersonId], tier: Option<Tier>) -> bool {
        let acted = self.steps.iter().any(|step| numbers.contains(&step.stamp.by));
        !self.is_restricted() || acted || tier >= Some(self.tier) && tier > Some(self.from)
    }

    /// The nature of the matter. What came by the safety route is a threat to life.
    pub fn matter(&self) -> Option<Matter> {
        if self.safety { Some(Matter::ThreatToLife) } else { self.body.as_ref().and_then(|body| body.matter) }
    }

    /// By when something was asked: the date of the return that stands, else what the raiser asked for.
    pub fn asked_by(&self) -> Option<NaiveDate> {
        let returned = self.steps.get(self.reached).and_then(|step| step.date);
        returned.or_else(|| self.body.as_ref().and_then(|body| body.by))
    }

    /// The steps that led to where it stands, the raising first: concurrent ones that lost are left out.
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

    /// Which tiers are told after: the safety route goes to national at once, over the heads of those between, and of
    /// the raiser's own colleagues.
    pub fn skipped(&self) -> Vec<Tier> {
        let below = [Tier::Local, Tier::Provincial].into_iter();
        below.filter(|tier| self.safety && *tier >= self.from).collect()
    }

    /// What a tier does next. The local tier answers nothing; some matters are answered no lower than at a tier.
    pub fn turn_of(&self, tier: Tier) -> FlagTurn {
        let lowest = self.matter().and_then(|matter| advice(matter, false, false).answered_at);
        if tier < lowest.unwrap_or(Tier::Provincial) {
            return FlagTurn::PassUp;
        }
        self.support_left().first().map_or(FlagTurn::Answer, |point| FlagTurn::Support(*point))
    }

    /// What is left to do for a candidate who is the target; nothing for any other matter.
    pub fn support_left(&self) -> Vec<Support> {
        use crate::domain::words::Word;
        let done = |one: &Support| self.support.iter().any(|done| done.what == *one);
        if self.matter() == Some(Matter::VictimReport) {
            Support::ALL.iter().copied().filter(|one| !done(one)).collect()
        } else {
            Vec::new()
        }
    }

    /// The tiers at which an open flag stands, the one by acts first, then those to which silence brings it, each once
    /// the one before has let its time pass. At the end of the ladder it shows overdue at leader and national. An
    /// answered flag stands nowhere.
    pub fn ladder(&self, policy: &Policy, place: Place) -> Vec<Rung> {
        let Some(reached) = self.steps.get(self.reached).filter(|_| self.is_open()) else {
            return Vec::new();
        };
        let since = place.day(reached.since.max(self.restarted.unwrap_or(reached.since)).utc());
        let due = self.deferred_to.unwrap_or_else(|| self.due_after(reached, since, policy, place));
        // A day that lay behind when the flag came here, by whatever clock, is over at once; no clock runs back.
        let due = due.max(since);
        let mut rungs = vec![Rung { tier: self.tier, since, due, silent: false }];
        rungs.extend(rungs_above(self.tier, due, policy, place));
        if self.tier == Tier::Leader {
            rungs.push(Rung { tier: Tier::National, since: due, due, silent: true });
        }
        rungs
    }

    /// The last day in time for the tier that a step brought it to, counted from a day, where nothing was put off.
    pub fn due_after(&self, step: &FlagWords, since: NaiveDate, policy: &Policy, place: Place) -> NaiveDate {
        let counted = || policy.days_at(step.tier).map(|days| place.business_days_after(since, days));
        let by_clock = step.date.or_else(counted).unwrap_or(since);
        // Who raised it may ask for an answer sooner than the clock, never later.
        let by = self.body.as_ref().and_then(|body| body.by);
        let asked = by.filter(|asked| step.what == FlagStep::Raised && *asked >= since);
        asked.map_or(by_clock, |asked| asked.min(by_clock))
    }

    /// The tiers at which it stands on a day there.
    pub fn stands_on(&self, day: NaiveDate, policy: &Policy, place: Place) -> Vec<Rung> {
        let mut rungs = self.ladder(policy, place);
        rungs.retain(|rung| !rung.silent || rung.since < day);
        rungs
    }

    /// How long it spent at each tier by acts, one stretch after the other.
    pub fn stays(&self) -> Vec<Stay> {
        let path = self.path();
        let mut stays: Vec<Stay> = Vec::new();
        for step in &path {
            let ends = step.what.moves() || step.what == FlagStep::Answered;
            if let Some(last) = stays.last_mut().filter(|_| ends) {
                last.to = Some(step.since);
            }
            if step.what.moves() {
                stays.push(Stay { tier: step.tier, from: step.since, to: None });
            }
        }
        stays
    }
}

impl CaseFile {
    /// The flag that an event raises, acts on, defers, or is a note or a disclosure about.
    pub fn flag_of(&self, entry: &Entry) -> Option<&Flag> {
        let flag = match &entry.header.act {
            Act::Flag { .. } => Some(entry.id),
            Act::Accept { flag } | Act::Answer { flag } | Act::Return { flag, .. } | Act::PassUp { flag } => {
                Some(*flag)
            }
            Act::Defer { flag, .. } => *flag,
            Act::Resume { deferral } => {
                self.deferrals.iter().find(|one| one.stamp.id == *deferral).and_then(|one| one.flag)
            }
            Act::Record { kind: RecordKind::Note, .. } => {
                let about = body_of::<NoteBody>(entry)?.about?;
                // A note on a deferral or a disclosure is about the flag that these are about.
                let deferral = self.deferrals.iter().find(|one| one.stamp.id == about);
                let referral = self.referrals.iter().find(|one| one.stamp.id == about);
                let of_referral = referral.and_then(|one| one.body.as_ref()).and_then(|body| body.about);
                deferral.and_then(|one| one.flag).or(of_referral).or(Some(about))
            }
            Act::Refer { .. } => body_of::<ReferBody>(entry)?.about,
            _ => None,
        }?;
        self.flags.iter().find(|one| one.stamp.id == flag)
    }
}
