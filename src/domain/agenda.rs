//! What must be done about a case, by whom, by when. Every line is computed from the case and the policy and says from
//! when to when it applies, so that what is due depends on the moment alone and a stored line stays valid.

mod contest;
mod danger;
mod decided;
mod detail;
mod interference;
mod raised;
mod standing;

use chrono::{Days, NaiveDate};

use crate::domain::all_recused::{emptied_tiers, stands_in};
use crate::domain::case::CaseFile;
use crate::domain::case::check::usable::Usability;
use crate::domain::case::copies::{Issued, Overtaken};
use crate::domain::case::deferral::Deferral;
use crate::domain::case::flag::{Flag, FlagTurn, Rung, rungs_above};
use crate::domain::case::interference::NoteStatus;
use crate::domain::check_kind::CheckKind;
use crate::domain::clock::Place;
use crate::domain::entry::Timestamp;
use crate::domain::event::{Level, Phase, Tier};
use crate::domain::gates::consents_missing;
use crate::domain::ids::{EventId, PersonId};
use crate::domain::policy::Policy;
use crate::domain::roster::Roster;
use crate::domain::route::{Matter, advice};
use crate::domain::skeleton::FlagStep;
use crate::domain::words::words;

pub use detail::{Detail, ElectionDay, ItemKind};

/// Business days after which a case that nobody touched is brought up.
pub const UNTOUCHED_DAYS: u32 = 10;
/// Business days that an applicant has to answer, before somebody asks again.
pub const REPLY_DAYS: u32 = 5;
/// Business days that somebody outside has to answer where no day was agreed.
pub const DISCLOSURE_DAYS: u32 = 10;
/// Business days for which a flag's answer stays on the agendas of its raiser and of the tiers that it skipped.
pub const TOLD_DAYS: u32 = 10;
/// Days before a check is too old from which it is brought up, where it is too old at the close of nominations.
const RENEWAL_DAYS: u64 = 30;
/// Business days in which everybody with a copy of the brief must learn what has changed.
pub const BRIEF_DAYS: u32 = 2;

words! {
    /// How urgent it is, apart from its day.
    Weight "weight" { Ordinary = "ordinary", Serious = "serious", Danger = "danger" }
}

/// One line of the agenda.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// What is to be done.
    pub kind: ItemKind,
    /// The event that it is about.
    pub event: EventId,
    /// The tier whose turn it is.
    pub tier: Tier,
    /// Whose turn it is, where it is one person's.
    pub person: Option<PersonId>,
    /// Who may not do it: the flag's raiser, or the authors of the decision and of the recommendation before it.
    pub except: [Option<PersonId>; 2],
    /// From when it applies.
    pub from: Timestamp,
    /// The last day on which it is in time, in the riding.
    pub due: NaiveDate,
    /// The moment at which that day ends there.
    pub due_at: Timestamp,
    /// When it ends by itself; most lines never do.
    pub until: Option<Timestamp>,
    /// How urgent it is.
    pub weight: Weight,
    /// Whether a missed deadline brought it to this tier.
    pub silent: bool,
    /// Whether it is an exercise.
    pub drill: bool,
    /// What more a line or its command needs.
    pub detail: Detail,
    /// The tier at which everybody is recused from the case, where that brought it to this one, or left it nowhere.
    pub emptied: Option<Tier>,
}

impl Item {
    /// Whether it applies at a moment.
    pub fn applies(&self, now: Timestamp) -> bool {
        self.from <= now && self.until.is_none_or(|until| now < until)
    }

    /// Whether its time has passed.
    pub fn is_overdue(&self, now: Timestamp) -> bool {
        self.due_at <= now && !self.kind.is_news()
    }
}

/// Everything that is, or will come to be, on somebody's agenda because of a case. The roster tells where everybody who
/// works at a tier is recused.
pub fn agenda(file: &CaseFile, policy: &Policy, roster: &Roster) -> Vec<Item> {
    let mut desk = Desk { file, policy, roster, place: file.place(), assigned: None };
    // Nothing waits for somebody who is recused, or has no role there any more.
    let assigned = file.skeleton.assigned.value().copied();
    desk.assigned = assigned.filter(|person| desk.can_act(*person, |role| role.tier().is_some()));
    let mut items = desk.flags();
    items.extend(desk.deferrals());
    items.extend(desk.waiting_outside());
    items.extend(desk.contest_report());
    if file.is_broken() {
        // Nobody knows whether a decision of the case is in effect.
        return climb(items, &emptied_tiers(file, roster));
    }
    items.extend(desk.uncleared());
    items.extend(desk.decisions());
    items.extend(desk.seconds());
    items.extend(desk.briefs());
    if !file.skeleton.is_closed() && !file.skeleton.phase().ends() {
        items.extend(desk.checks());
        items.extend(desk.raised());
        items.extend(desk.note_reviews());
    }
    climb(items, &emptied_tiers(file, roster))
}

/// Adds the lines of tiers where everybody is recused to the tier above as well, and marks each as such.
fn climb(mut items: Vec<Item>, emptied: &[Tier]) -> Vec<Item> {
    let mut above: Vec<Item> = Vec::new();
    for item in items.iter_mut().filter(|item| emptied.contains(&item.tier) && !item.kind.is_news()) {
        let Some(tier) = stands_in(item.tier, emptied) else {
            item.emptied = Some(item.tier);
            continue;
        };
        // Of the emptied tiers below, the highest is named, because somebody is left above it.
        let mark = emptied.iter().copied().filter(|below| *below < tier).max();
        let raised = Item { tier, person: None, silent: false, emptied: mark, ..item.clone() };
        match above.iter_mut().find(|known| same(known, &raised)) {
            Some(known) if raised.from < known.from => *known = raised,
            Some(_) => {}
            None => above.push(raised),
        }
    }
    // A line that a missed deadline would have brought there later is there already.
    items.retain(|item| !above.iter().any(|raised| same(raised, item) && raised.from <= item.from));
    above.retain(|raised| !items.iter().any(|item| same(raised, item)));
    items.extend(above);
    items
}

fn same(one: &Item, other: &Item) -> bool {
    (one.kind, one.event, one.tier, &one.detail) == (other.kind, other.event, other.tier, &other.detail)
}

struct Desk<'a> {
    file: &'a CaseFile,
    policy: &'a Policy,
    roster: &'a Roster,
    place: Place,
    assigned: Option<PersonId>,
}

impl Desk<'_> {
    fn day(&self, at: Timestamp) -> NaiveDate {
        self.place.day(at.utc())
    }

    fn end_of(&self, day: NaiveDate) -> Timestamp {
        Timestamp::new(self.place.end_of(day))
    }

    fn days_after(&self, day: NaiveDate, days: u32) -> NaiveDate {
        self.place.business_days_after(day, days)
    }

    fn item(&self, kind: ItemKind, event: EventId, tier: Tier, from: Timestamp, due: NaiveDate) -> Item {
        Item {
            kind,
            event,
            tier,
            person: None,
            except: [None; 2],
            from,
            due,
            due_at: self.end_of(due),
            until: None,
            weight: Weight::Ordinary,
            silent: false,
            drill: false,
            detail: Detail::None,
            emptied: None,
        }
    }

    /// A line, and those at the tiers above to which it escalates.
    fn climbing(&self, first: Item) -> Vec<Item> {
        let rungs = rungs_above(first.tier, first.due, self.policy, self.place);
        self.climbing_by(first, rungs)
    }

    fn climbing_by(&self, first: Item, rungs: impl IntoIterator<Item = Rung>) -> Vec<Item> {
        let silent = |rung: Rung| {
            let (from, due) = (self.end_of(rung.since), rung.due);
            let (tier, due_at) = (rung.tier, self.end_of(due));
            Item { tier, person: None, from, due, due_at, silent: true, ..first.clone() }
        };
        let above: Vec<Item> = rungs.into_iter().map(silent).collect();
        std::iter::once(first).chain(above).collect()
    }

    fn flags(&self) -> Vec<Item> {
        self.file.flags.iter().flat_map(|flag| self.flag(flag)).collect()
    }

    fn flag(&self, flag: &Flag) -> Vec<Item> {
        let mut items = Vec::new();
        // Danger ends with the answer.
        let weight = match (flag.safety && flag.is_open(), flag.level) {
            (true, _) => Weight::Danger,
            (false, Level::Serious) => Weight::Serious,
            (false, Level::Ordinary) => Weight::Ordinary,
        };
        let with = |item: Item| Item { weight, drill: flag.is_drill(), ..item };
        let (id, raiser) = (flag.stamp.id, flag.stamp.by);
        let begun = flag.made();
        let stands = flag.steps.get(flag.stands);
        // Somebody who is recused now no longer has the flag, so another person accepts it.
        let accepted = stands.filter(|step| step.what == FlagStep::Accepted).map(|step| step.stamp.by);
        let accepted = accepted.filter(|by| !self.file.is_recused(*by));
        let kind = if accepted.is_some() { ItemKind::FlagAnswer } else { ItemKind::FlagAccept };
        let reached = flag.steps.get(flag.reached).map_or(begun, |step| step.since);
        let ladder = flag.ladder(self.policy, self.place);
        if flag.is_danger() {
            items.extend(self.danger(flag, &ladder, begun, kind, accepted));
        }
        for Rung { tier, since, due, silent } in ladder.iter().copied().filter(|_| !flag.is_danger()) {
            // The line of the deferral brings a deferred flag back.
            if !silent && flag.deferred_to.is_some() {
                continue;
            }
            let from = if silent { self.end_of(since) } else { reached };
            let person = accepted.filter(|_| !silent);
            let kind = if tier < flag.tier { ItemKind::FlagOverdue } else { kind };
            let item = self.item(kind, id, tier, from, due);
            let detail = Detail::Turn(flag.turn_of(tier));
            items.push(with(Item { person, except: [Some(raiser), None], silent, detail, ..item }));
        }
        let returned = flag.steps.get(flag.reached).filter(|step| step.what == FlagStep::Returned);
        if let (Some(first), true) = (ladder.first(), returned.is_some()) {
            // The leader's office has no line at another tier than its own.
            let tier = if flag.from == Tier::Leader { flag.from } else { first.tier };
            let item = self.item(ItemKind::FlagReturned, id, tier, reached, first.due);
            // Its raiser sends it up again where it came back to their own tier.
            let back = stands.is_some_and(|step| step.what == FlagStep::Returned);
            let own = back && self.can_act(raiser, |role| role.tier() == Some(first.tier));
            let detail = if own { Detail::Turn(FlagTurn::PassUp) } else { Detail::None };
            items.push(with(Item { person: Some(raiser), detail, ..item }));
        }
        let answered = stands.filter(|step| step.what == FlagStep::Answered).map(|step| step.since);
        let over = answered.map(|at| self.end_of(self.days_after(self.day(at), TOLD_DAYS)));
        // An answered report is news for those whom it went over.
        for tier in flag.skipped().into_iter().filter(|_| !flag.is_danger()) {
            let item = self.item(ItemKind::FlagTold, id, tier, begun, self.day(begun));
            let weight = if flag.is_open() { weight } else { Weight::Ordinary };
            let item = Item { until: over, except: [Some(raiser), None], ..with(item) };
            items.push(Item { weight, ..item });
        }
        if let Some(at) = answered {
            let item = self.item(ItemKind::FlagAnswered, id, flag.from, at, self.day(at));
            items.push(with(Item { person: Some(raiser), until: over, ..item }));
        }
        if let (true, Some(first)) = (flag.weighs() && self.file.skeleton.is_closed(), ladder.first()) {
            items.push(with(self.item(
                ItemKind::Reopen,
                id,
                first.tier.clamp(Tier::Provincial, Tier::National),
                begun,
                first.due,
            )));
        }
        if let (true, Some(Matter::ElectionsOffence)) = (flag.weighs(), flag.matter()) {
            let known = flag.known().unwrap_or_else(|| self.day(begun));
            let last = advice(Matter::ElectionsOffence, false, false).last_day(known);
            let due = last.map_or(known, |(_, last)| last);
            items.push(with(self.item(ItemKind::DonationBack, id, flag.tier, begun, due)));
        }
        items
    }

    fn deferrals(&self) -> Vec<Item> {
        let live = self.file.deferrals.iter().filter(|deferral| deferral.live);
        live.flat_map(|deferral| self.deferral(deferral)).collect()
    }

    fn deferral(&self, deferral: &Deferral) -> Vec<Item> {
        let from = self.file.since(&deferral.stamp);
        let due = deferral.due(|stamp| self.day(self.file.since(stamp)));
        let id = deferral.stamp.id;
        let detail = if deferral.pulled.is_empty() { Detail::None } else { Detail::Pulled };
        let first = self.item(ItemKind::DeferralReview, id, deferral.tier, from, due);
        let owner = Some(deferral.owner).filter(|owner| !self.file.is_recused(*owner));
        let first = Item { person: owner, detail, ..first };
        // The flag that it defers escalates by itself.
        if deferral.flag.is_some() { vec![first] } else { self.climbing(first) }
    }

    /// The answers that the applicant and offices outside owe.
    fn waiting_outside(&self) -> Vec<Item> {
        let file = self.file;
        let mut items = Vec::new();
        for referral in file.referrals.iter().filter(|referral| referral.replies.is_empty()) {
            let Some(body) = &referral.body else { continue };
            let due = body.reply_due.unwrap_or_else(|| self.days_after(body.on, DISCLOSURE_DAYS));
            let from = file.since(&referral.stamp);
            let item = self.item(ItemKind::DisclosureReply, referral.stamp.id, Tier::National, from, due);
            items.push(Item { drill: body.drill, ..item });
        }
        if file.skeleton.is_closed() || file.skeleton.phase().ends() {
            // Nobody waits for the applicant's answer any more. What an office outside was told waits for its own.
            return items;
        }
        let answered = |claim: EventId| file.replies.iter().any(|reply| reply.body.about == Some(claim));
        let findings = file.findings.iter().filter(|finding| finding.status.is_open());
        let findings = findings.map(|finding| (&finding.stamp, &finding.now.put));
        let notes = file.interference.iter().filter(|note| note.status == NoteStatus::Open);
        let notes = notes.map(|note| (&note.stamp, &note.now.put));
        for (stamp, put) in findings.chain(notes).filter(|(stamp, _)| !answered(stamp.id)) {
            let Some(put) = put.as_ref().filter(|put| put.why_not.is_none()) else { continue };
            let due = self.days_after(put.on, REPLY_DAYS);
            let item = self.item(ItemKind::ApplicantReply, stamp.id, Tier::Local, stamp.time, due);
            items.push(Item { person: self.assigned, ..item });
        }
        items
    }

    /// Everybody whose last copy of the brief is outdated.
    fn briefs(&self) -> Vec<Item> {
        let outdated = self.file.outdated().into_iter();
        let item = |(issued, overtaken): (&Issued, Vec<Overtaken>)| {
            let from = overtaken.iter().map(|overtaken| self.file.since(&overtaken.stamp())).min()?;
            let due = self.days_after(self.day(from), BRIEF_DAYS);
            let to = issued.body.as_ref()?.to.trim();
            let kind = ItemKind::BriefOutdated;
            let item = self.item(kind, issued.stamp.id, Tier::Provincial, from, due);
            Some(Item { detail: Detail::Copy(issued.audience, to.to_owned()), ..item })
        };
        outdated.filter_map(item).collect()
    }

    fn checks(&self) -> Vec<Item> {
        let file = self.file;
        let mut items = Vec::new();
        for (kind, missing) in consents_missing(file) {
            let to = if let [only] = missing.as_slice() { Some(*only) } else { None };
            let Some(check) = file.check(kind) else { continue };
            let from = check.stamp.time;
            let item = self.item(ItemKind::Consent, check.stamp.id, Tier::Local, from, self.day(from));
            items.push(Item { person: self.assigned, detail: Detail::Consent(kind, to), ..item });
        }
        if file.skeleton.phase() < Phase::Polled {
            let required = self.policy.required_checks.iter();
            items.extend(required.filter_map(|kind| self.check_expires(*kind)));
        }
        items
    }

    /// A check that is usable and will be too old on a day that matters, or from some day on. Nobody is asked for a check
    /// that could not reach the day that it is for.
    fn check_expires(&self, kind: CheckKind) -> Option<Item> {
        let phase = self.file.skeleton.phase();
        let check = self.file.check(kind)?;
        let issued = check.now.issued?;
        let usability = self.file.usability(kind, self.policy, issued);
        if !usability.is_enough() && !matches!(usability, Usability::StaleOn(..))
            || usability == Usability::Waived
        {
            return None;
        }
        let good_until = check.good_until(self.policy)?;
        let days = self.file.deadlines(self.policy);
        let line = |from: Timestamp, due: NaiveDate, detail: Detail| {
            let item = self.item(ItemKind::CheckExpires, check.stamp.id, Tier::Local, from, due);
            Item { person: self.assigned, detail, ..item }
        };
        let too_late = |day: Option<NaiveDate>| day.filter(|day| *day > good_until);
        let (what, day, before) = match (too_late(days.meeting), too_late(days.close)) {
            // Before the meeting it shuts the gate of the greenlight, so it is brought up at once.
            (Some(day), _) => (ElectionDay::Meeting, day, None),
            // For somebody who is endorsed the day was moved, or their phase was set elsewhere: at once, too.
            (None, Some(day)) => {
                (ElectionDay::Close, day, Some(RENEWAL_DAYS).filter(|_| phase < Phase::Endorsed))
            }
            (None, None) if phase == Phase::Confirmed => return None,
            (None, None) => return Some(line(self.end_of(good_until), good_until, Detail::Check(kind))),
        };
        let reached_from = self.policy.reached_from(day)?;
        let due = if reached_from > good_until { day } else { good_until };
        let begins = before.and_then(|days| due.checked_sub_days(Days::new(days)));
        let begins =
            Timestamp::new(self.place.at(begins.map_or(reached_from, |day| day.max(reached_from)), 0));
        let item = line(check.stamp.time.max(begins), due, Detail::TooOld(kind, what));
        Some(Item { until: (what == ElectionDay::Close).then(|| self.end_of(day)), ..item })
    }
}
