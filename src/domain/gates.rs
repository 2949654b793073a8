//! When a decision may pass: each gate, what is missing, who can lift it and with which command.
//! Gates read content; they stop the desk and mark what comes from elsewhere. See `docs/rules.md`, 8.3 to 8.6.

mod checks;
mod conflict;
mod conflicting;
mod consent;
mod deferral;
mod evidence;
mod fi;
mod findings;
mod flags;
mod greenlit;
mod origins;
mod override_of_members;
pub mod phase;
mod prior_file;
mod proposal;
mod recommendation;
mod second;
mod separate_admin;
mod weighed;

use crate::domain::all_recused::emptied_tiers;
use crate::domain::case::decision::{Decision, DecisionBody};
use crate::domain::case::{CaseFile, Status};
use crate::domain::event::{Act, Outcome};
use crate::domain::ids::PersonId;
use crate::domain::skeleton::DecisionState;

use crate::domain::case::view::View;
use crate::domain::refusal::{Cause, Gap, Gate, GateId, Lifter, Purpose, Suggest};
pub use checks::begins;
pub use conflict::is_to_adopt;
pub use consent::consents_missing;
pub use findings::would_rest_on;
pub use proposal::Proposal;
pub use second::{independence, nobody_is_left};
pub(in crate::domain) use separate_admin::separate;
pub use separate_admin::{keep_and_decide, put_by_deciders, separate_for, separation};

/// A gate of the list.
struct Row {
    id: GateId,
    /// Which decisions must pass it; none if every decision must.
    purpose: Option<Purpose>,
    /// Its place where all the gates of a case are shown.
    place: u8,
    /// Which proposals must pass it.
    applies_to: fn(&View<'_>, &Proposal<'_>) -> bool,
    /// What is missing.
    gaps: fn(&View<'_>, &Proposal<'_>) -> Vec<Gap>,
}

impl Row {
    fn gate(&self, view: &View<'_>, proposal: &Proposal<'_>) -> Gate {
        let purpose = self.purpose.unwrap_or_else(|| of_waiting(view.file));
        Gate { id: self.id, purpose, gaps: (self.gaps)(view, proposal) }
    }
}

/// What waits may be a greenlight, too: under a policy that seconds every decision, or a reversal to one.
fn of_waiting(file: &CaseFile) -> Purpose {
    let waits_for_greenlight = file.decisions.last().is_some_and(|last| last.outcome.is_greenlight());
    if waits_for_greenlight { Purpose::Greenlight } else { Purpose::Withhold }
}

/// The gates, in the order in which a refusal names them.
const LIST: [Row; 16] = {
    use GateId as Id;
    const G: Option<Purpose> = Some(Purpose::Greenlight);
    const W: Option<Purpose> = Some(Purpose::Withhold);
    const E: Option<Purpose> = Some(Purpose::Every);
    const fn row(
        id: Id,
        purpose: Option<Purpose>,
        place: u8,
        applies_to: fn(&View<'_>, &Proposal<'_>) -> bool,
        gaps: fn(&View<'_>, &Proposal<'_>) -> Vec<Gap>,
    ) -> Row {
        Row { id, purpose, place, applies_to, gaps }
    }
    [
        row(Id::Consent, G, 0, greenlights, |view, _| consent::consent(view)),
        row(Id::Checks, G, 1, greenlights, |view, _| checks::checks(view)),
        row(Id::PriorFile, G, 13, greenlights, |view, _| prior_file::prior_file(view)),
        row(Id::Weighed, G, 1, greenlights, |view, _| weighed::weighed(view)),
        row(Id::Fi, G, 4, greenlights, |view, _| fi::notes(view)),
        row(Id::Flags, G, 2, greenlights, |view, _| flags::flags(view)),
        row(Id::Deferral, G, 3, greenlights, |view, _| deferral::deferrals(view)),
        row(Id::Findings, G, 4, greenlights, |view, _| findings::open_findings(view)),
        row(Id::Findings, W, 9, withholds_or_turns, findings::findings_put),
        row(Id::Source, W, 10, withholds, evidence::source),
        row(Id::Override, W, 11, overrides, override_of_members::bar),
        row(Id::Conflict, E, 5, every, conflict::conflict),
        row(Id::SeparateAdmin, E, 8, every, separate_admin::before),
        row(Id::Recommendation, E, 6, decides_first, recommendation::recommendation),
        row(Id::Conflicting, E, 7, decides_first, |view, _| conflicting::conflicting(view)),
        row(Id::Second, None, 12, none, |view, _| second::second(view)),
    ]
};

fn every(_: &View<'_>, _: &Proposal<'_>) -> bool {
    true
}

fn none(_: &View<'_>, _: &Proposal<'_>) -> bool {
    false
}

fn greenlights(_: &View<'_>, proposal: &Proposal<'_>) -> bool {
    proposal.outcome.is_greenlight()
}

fn withholds(_: &View<'_>, proposal: &Proposal<'_>) -> bool {
    proposal.outcome == Outcome::Withhold
}

/// A withholding, or a reversal to something else: what is set aside is decided again, through every gate.
fn withholds_or_turns(view: &View<'_>, proposal: &Proposal<'_>) -> bool {
    withholds(view, proposal) || proposal.reverses && proposal.outcome != Outcome::Undecided
}

/// What may go against local members: a withholding, and setting a greenlight aside. A greenlight gives them their choice.
fn overrides(view: &View<'_>, proposal: &Proposal<'_>) -> bool {
    proposal.overrides_members(view.file)
}

fn decides_first(_: &View<'_>, proposal: &Proposal<'_>) -> bool {
    !proposal.reverses
}

/// Every gate of a case, as `show` and `next` print them. For a withholding they are those of the one in effect or
/// waiting, because those who sign and second it see the same ones; where there is none, those of the findings that
/// [`would_rest_on`] names.
pub fn gates(view: &View<'_>) -> Vec<Gate> {
    let file = view.file;
    if file.is_broken() {
        // Nobody can say what else is missing.
        let cause = Cause::Broken { count: file.broken().len() };
        let command = Suggest::new("restore FILE").option("--mend");
        let broken = Gap::new(cause, Lifter::BackupHolder, command);
        return vec![Gate { id: GateId::Broken, purpose: Purpose::Every, gaps: vec![broken] }];
    }
    let would = would_rest_on(file);
    let answered = answered(file).and_then(|decision| Some((decision, decision.body.as_ref()?)));
    let asked = match answered {
        Some((decision, body)) => Proposal { me: None, ..Proposal::of(decision, body, decision.stamp.by) },
        None => Proposal {
            me: None,
            outcome: Outcome::Withhold,
            reverses: false,
            reason: None,
            asked_on: None,
            rests_on: &would,
            overrides: None,
        },
    };
    let mut shown: Vec<&Row> = LIST.iter().collect();
    shown.sort_by_key(|row| row.place);
    by_who_is_left(view, shown.into_iter().map(|row| row.gate(view, &asked)).collect())
}

/// The gates that a proposed decision must pass, passed or not.
pub fn gates_for(view: &View<'_>, proposal: &Proposal<'_>) -> Vec<Gate> {
    let asked = LIST.iter().filter(|row| (row.applies_to)(view, proposal));
    by_who_is_left(view, asked.map(|row| row.gate(view, proposal)).collect())
}

/// What public facts tell somebody who has not declared of what is in the way of a decision: their declaration, and what
/// the status of the case says. Nothing where the declaration is all.
pub fn public_gates(view: &View<'_>, me: PersonId, act: &Act) -> Vec<Gate> {
    let Act::Decide { outcome } = act else { return Vec::new() };
    let body = DecisionBody::default();
    let proposal = Proposal::new(me, *outcome, false, &body);
    let (id, told) = match view.file.status() {
        Status::Open => (GateId::Recommendation, recommendation::recommendation(view, &proposal)),
        Status::Conflicting => (GateId::Conflicting, conflicting::conflicting(view)),
        _ => return Vec::new(),
    };
    if told.is_empty() {
        return Vec::new();
    }
    let person = view.roster.name(me);
    let declares = Gap::new(Cause::ConflictUndeclared { person }, Lifter::Person, Suggest::declare_none());
    [(GateId::Conflict, vec![declares]), (id, told)]
        .map(|(id, gaps)| Gate { id, purpose: Purpose::Every, gaps })
        .into()
}

/// The last decision in effect or waiting, if it withholds or reverses a withholding.
fn answered(file: &CaseFile) -> Option<&Decision> {
    let counts = |decision: &&Decision| {
        matches!(decision.state, DecisionState::Effective | DecisionState::AwaitingSecond)
    };
    let last = file.decisions.iter().rev().find(counts)?;
    let decides = last.outcome != Outcome::Undecided;
    let waits = decides && last.state == DecisionState::AwaitingSecond && last.reverses.is_some();
    (last.outcome == Outcome::Withhold || waits).then_some(last)
}

/// Names who is left to lift a gap where a whole tier is recused.
fn by_who_is_left(view: &View<'_>, mut gates: Vec<Gate>) -> Vec<Gate> {
    let emptied = emptied_tiers(view.file, view.roster);
    let gaps = gates.iter_mut().flat_map(|gate| &mut gate.gaps).filter(|_| !emptied.is_empty());
    gaps.for_each(|gap| gap.lifted_by = gap.lifted_by.left(&emptied));
    gates
}
