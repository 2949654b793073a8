//! What is said of a past decision or phase, worked out from what its author had before them, so that nothing that comes later
//! changes it: no departure, no promotion, no move of the case.

use chrono::NaiveDate;

use crate::domain::case::CaseFile;
use crate::domain::case::decision::Decision;
use crate::domain::case::phase::PhaseBody;
use crate::domain::case::view::View;
use crate::domain::entry::{Entry, Timestamp, body_of};
use crate::domain::event::{Act, Phase};
use crate::domain::gates::phase::for_phase;
use crate::domain::gates::{Proposal, gates_for, independence, separation};
use crate::domain::hindsight::Then;
use crate::domain::ids::{EventId, PersonId};
use crate::domain::refusal::Cause;
use crate::domain::refusal::{Gap, Gate, Lifter};
use crate::domain::roster::{Alike, Roster};

/// Something that a reader of a decision must take into account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DecisionMark {
    /// A requirement was not met when it was signed.
    Shut(Gap),
    /// No requirement forbade it; it is said all the same.
    Noted(Gap),
    /// Two of its people have names that are alike: they may be one human being.
    Alike(Alike),
    /// Since that day two people of the decision are known to be one. The one mark that can come later.
    OnePerson(NaiveDate),
}

/// Everything that is to be said of a decision.
pub fn marks(file: &CaseFile, decision: &Decision, roster: &Roster) -> Vec<DecisionMark> {
    let Some(then) = file.before(decision.stamp.id, roster) else { return Vec::new() };
    let shut = shut(&then, decision);
    let said = |gap: &Gap| shut.iter().flat_map(|gate| &gate.gaps).any(|known| known == gap);
    let mut noted = separation(&then.roster, decision.stamp.by, recommended_by(file, decision));
    noted.retain(|gap| !said(gap));
    noted.extend(passed_over(file, decision, roster, &then));
    let mut marks: Vec<DecisionMark> =
        shut.iter().flat_map(|gate| gate.gaps.iter().cloned().map(DecisionMark::Shut)).collect();
    marks.extend(noted.into_iter().map(DecisionMark::Noted));
    marks.extend(of_second(file, decision, roster));
    marks.extend(file.namesakes_of(decision, roster).into_iter().map(DecisionMark::Alike));
    marks.extend(one_person(file, decision, roster));
    marks
}

/// The gates that a decision did not pass, judged by its own past. The desk signs no such decision. One that was signed
/// elsewhere is accepted all the same, so that all stores agree, and is marked with these gates.
pub fn shut_in_its_past(file: &CaseFile, decision: &Decision, roster: &Roster) -> Vec<Gate> {
    file.before(decision.stamp.id, roster).map_or_else(Vec::new, |then| shut(&then, decision))
}

fn shut(then: &Then<'_>, decision: &Decision) -> Vec<Gate> {
    // What was purged, or does not verify, says nothing against somebody who saw it whole.
    let Some(body) = decision.body.as_ref().filter(|_| !then.file.is_broken()) else { return Vec::new() };
    let proposal = Proposal::of(decision, body, decision.stamp.by);
    let shut_on = |today: NaiveDate| {
        let gates = gates_for(&then.view(today), &proposal).into_iter();
        gates.filter(|gate| !gate.passes()).collect::<Vec<_>>()
    };
    on_either_day(then, shut_on)
}

/// Who wrote the recommendation on which a decision relied.
fn recommended_by(file: &CaseFile, decision: &Decision) -> Option<PersonId> {
    file.author(file.history().position(decision.recommendation?)?)
}

/// The requirements that a phase did not meet when it was set, judged by its own past: the desk signs no such phase.
pub fn of_phase(file: &CaseFile, event: EventId, roster: &Roster) -> Vec<Gap> {
    let Some(entry) = file.history().get(event) else { return Vec::new() };
    let Act::Phase { phase, .. } = entry.header.act else { return Vec::new() };
    let moves =
        body_of::<PhaseBody>(entry).is_some_and(|body| body.close.is_some() || body.meeting.is_some());
    if !moves && !(Phase::Endorsed..=Phase::Polled).contains(&phase) {
        return Vec::new();
    }
    let Some(then) = file.before(event, roster) else { return Vec::new() };
    let Ok(history) = then.file.history().with(entry.clone()) else { return Vec::new() };
    // What was purged, or does not verify, says nothing against somebody who saw it whole. Counsel's text says nothing of
    // a check.
    let purged = |entry: &Entry| entry.is_without_its_body() && !entry.is_counsel();
    if then.file.is_broken() || history.entries().iter().any(purged) {
        return Vec::new();
    }
    let after = CaseFile::replay(history, &then.roster);
    let gaps_on = |today: NaiveDate| {
        let view = then.view(today);
        let gates = for_phase(&view, &View { file: &after, ..view }, phase, true);
        gates.into_iter().flat_map(|gate| gate.gaps).collect::<Vec<_>>()
    };
    on_either_day(&then, gaps_on)
}

/// What was missing on the signer's day: that was this one in UTC, or in Canada the one before.
fn on_either_day<T>(then: &Then<'_>, missing_on: impl Fn(NaiveDate) -> Vec<T>) -> Vec<T> {
    let day = then.now.date_naive();
    let missing = missing_on(day);
    if missing.is_empty() {
        return missing;
    }
    day.pred_opt().map(missing_on).filter(Vec::is_empty).unwrap_or(missing)
}

/// The author of a second is judged as that of a decision is, by the roster that the second cites, and by the case as
/// they saw it: a person who wrote what the decision rests on does not second it.
fn of_second(file: &CaseFile, decision: &Decision, roster: &Roster) -> Vec<DecisionMark> {
    let second = decision.second.and_then(|second| Some((second, file.history().get(second.id)?)));
    let Some((second, entry)) = second else { return Vec::new() };
    let then = roster.cited_by(entry);
    let tied = separation(&then, second.by, recommended_by(file, decision)).into_iter();
    let required = then.policy().requires_separate_admin();
    let tied = tied.map(|gap| if required { DecisionMark::Shut(gap) } else { DecisionMark::Noted(gap) });
    let wrote = file.before(second.id, roster).map_or_else(Vec::new, |before| {
        independence(&before.view(before.now.date_naive()), decision.stamp.id, second.by)
    });
    tied.chain(wrote.into_iter().map(DecisionMark::Shut)).collect()
}

/// That a decision took effect at once although, when it claims to be signed, the policy asked a second for every one:
/// it cites an older roster. An honest author can have had no other; which it was, nobody can tell.
fn passed_over(file: &CaseFile, decision: &Decision, roster: &Roster, then: &Then<'_>) -> Option<Gap> {
    let entry = file.history().get(decision.stamp.id).filter(|_| !decision.needs_second)?;
    let cited = roster.past_of(&entry.header.auth)?;
    let since = roster.all_seconded_since(&cited, Timestamp::new(then.now))?;
    let day = then.file.place().day(since.utc());
    Some(Gap::new(Cause::SecondPassedOver { day }, Lifter::TwoApprovers, None))
}

/// That two of the people of a decision are one, as is known now and was not then.
fn one_person(file: &CaseFile, decision: &Decision, roster: &Roster) -> Option<DecisionMark> {
    let (decided, recommended) = (Some(decision.stamp.by), recommended_by(file, decision));
    let seconded = decision.second.map(|second| second.by);
    let pairs = [(decided, recommended), (decided, seconded), (recommended, seconded)];
    let known = pairs.into_iter().filter_map(|(one, other)| roster.known_as_one(one?, other?));
    known.min().map(|since| DecisionMark::OnePerson(file.place_at(decision.stamp.at).day(since.utc())))
}
