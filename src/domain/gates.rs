//! When a decision may pass: each gate, what is missing, who can lift it and with which command.
//! Gates read content; they stop the desk and mark what comes from elsewhere. See `DOMAIN.md`, section 8.

mod evidence;

use chrono::NaiveDate;

use crate::domain::case::CaseFile;
use crate::domain::case::check::{CheckKind, CheckStatus, PoliceKind, Usability};
use crate::domain::case::consent::{ConsentFor, NEED_CONSENT, standing};
use crate::domain::case::decision::Reason;
use crate::domain::case::decision::{Decision, Override};
use crate::domain::case::finding::{Finding, FindingKind};
use crate::domain::event::{Act, Outcome, Role, Tier};
use crate::domain::ids::{EventId, PersonId};
use crate::domain::policy::Policy;
use crate::domain::roster::Roster;
use crate::domain::skeleton::DecisionState;
use crate::domain::words::words;

words! {
    /// The gates, by the id that every refusal prints.
    GateId "gate" {
        Consent = "consent",
        Checks = "checks",
        Flags = "flags",
        Deferral = "deferral",
        Findings = "findings",
        Conflict = "conflict",
        Recommendation = "recommendation",
        Contested = "contested",
        Second = "second",
        Source = "source",
        Override = "override",
    }
}

words! {
    /// For which decisions a gate stands.
    Purpose "purpose" { Greenlight = "greenlight", Withhold = "withhold", Every = "every-decision" }
}

words! {
    /// Who can lift a gap.
    Lifter "lifter" {
        Vetter = "vetter",
        SeniorOther = "senior-other",
        Provincial = "provincial",
        National = "national",
        Leader = "leader",
        Person = "person",
        Anyone = "anyone-else",
        Approver = "approver",
        TwoApprovers = "two-approvers",
    }
}

impl Lifter {
    /// Whoever works at a tier.
    #[must_use]
    pub fn at(tier: Tier) -> Lifter {
        match tier {
            Tier::Local => Lifter::Vetter,
            Tier::Provincial => Lifter::Provincial,
            Tier::National => Lifter::National,
            Tier::Leader => Lifter::Leader,
        }
    }
}

/// One thing that is missing. The words stand in `locales/` under `gap-` and the code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// What is missing.
    pub code: &'static str,
    /// What the sentence names.
    pub names: Vec<(&'static str, String)>,
    /// Who can lift it.
    pub lifted_by: Lifter,
    /// The command that would; `CASE` stands for the case.
    pub command: String,
}

/// A gate with everything that keeps it shut.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gate {
    /// Which gate.
    pub id: GateId,
    /// For which decisions.
    pub purpose: Purpose,
    /// What is missing; empty where the gate is open.
    pub gaps: Vec<Gap>,
}

impl Gate {
    /// Whether a decision may pass.
    #[must_use]
    pub fn passes(&self) -> bool {
        self.gaps.is_empty()
    }
}

/// What the gates look at.
#[derive(Debug, Clone, Copy)]
pub struct View<'a> {
    /// The case.
    pub file: &'a CaseFile,
    /// The people.
    pub roster: &'a Roster,
    /// The party's numbers.
    pub policy: &'a Policy,
    /// The day.
    pub today: NaiveDate,
}

impl View<'_> {
    /// Whether somebody holds a role that fits over the case's district now.
    #[must_use]
    pub fn works(&self, person: PersonId, fits: impl Fn(Role) -> bool) -> bool {
        let district = self.file.skeleton.district().map(|(_, district)| district);
        let known = self.roster.person(person).zip(district);
        known.is_some_and(|(known, district)| self.roster.works_over(known, district, fits))
    }
}

/// A decision that somebody wants to sign.
#[derive(Debug, Clone, Copy)]
pub struct Proposal<'a> {
    /// Who signs.
    pub me: PersonId,
    /// What they decide.
    pub outcome: Outcome,
    /// Whether it reverses an earlier decision.
    pub reverses: bool,
    /// The reason code.
    pub reason: Option<Reason>,
    /// On what it rests.
    pub rests_on: &'a [EventId],
    /// What it answers where it overrides local members.
    pub overrides: Option<&'a Override>,
}

/// Every gate of a case, as `show` and `next` print them: what a withholding would rest on is what
/// [`would_rest_on`] names.
#[must_use]
pub fn gates(view: &View<'_>) -> Vec<Gate> {
    let rests_on = would_rest_on(view.file);
    let for_greenlight = [
        (GateId::Consent, consent(view)),
        (GateId::Checks, checks(view)),
        (GateId::Flags, flags(view)),
        (GateId::Deferral, deferrals(view)),
        (GateId::Findings, open_findings(view)),
    ];
    let for_every = [
        (GateId::Conflict, conflict(view, None)),
        (GateId::Recommendation, recommendation(view, None)),
        (GateId::Contested, contested(view)),
    ];
    let for_withhold = [
        (GateId::Findings, findings_put(view, &rests_on)),
        (GateId::Source, evidence::source(view, &rests_on, None)),
        (GateId::Override, override_of_what_stands(view, &rests_on)),
    ];
    // What waits may be a greenlight, too: under a policy that seconds every decision, or a reversal to one.
    let waits_for_greenlight = view.file.decisions.last().is_some_and(|last| last.outcome.is_greenlight());
    let of_second = if waits_for_greenlight { Purpose::Greenlight } else { Purpose::Withhold };
    let with = |purpose| move |(id, gaps)| Gate { id, purpose, gaps };
    for_greenlight
        .into_iter()
        .map(with(Purpose::Greenlight))
        .chain(for_every.into_iter().map(with(Purpose::Every)))
        .chain(for_withhold.into_iter().map(with(Purpose::Withhold)))
        .chain([Gate { id: GateId::Second, purpose: of_second, gaps: second(view) }])
        .collect()
}

/// The gate `override` as the case stands: a withholding that holds or waits has answered for itself.
fn override_of_what_stands(view: &View<'_>, rests_on: &[EventId]) -> Vec<Gap> {
    let stands =
        |one: &&Decision| matches!(one.state, DecisionState::Effective | DecisionState::AwaitingSecond);
    let last = view.file.decisions.iter().rev().find(stands).filter(|one| one.outcome == Outcome::Withhold);
    match last.and_then(|one| one.body.as_ref()) {
        Some(body) => evidence::bar(view, Outcome::Withhold, &body.rests_on, body.overrides.as_ref()),
        None => evidence::bar(view, Outcome::Withhold, rests_on, None),
    }
}

/// The gates that a proposed decision must pass, open and shut.
#[must_use]
pub fn gates_for(view: &View<'_>, proposal: &Proposal<'_>) -> Vec<Gate> {
    let mut gates = Vec::new();
    let mut add = |id, purpose, gaps| gates.push(Gate { id, purpose, gaps });
    if proposal.outcome.is_greenlight() {
        add(GateId::Consent, Purpose::Greenlight, consent(view));
        add(GateId::Checks, Purpose::Greenlight, checks(view));
        add(GateId::Flags, Purpose::Greenlight, flags(view));
        add(GateId::Deferral, Purpose::Greenlight, deferrals(view));
        add(GateId::Findings, Purpose::Greenlight, open_findings(view));
    } else {
        add(GateId::Findings, Purpose::Withhold, findings_put(view, proposal.rests_on));
        add(GateId::Source, Purpose::Withhold, evidence::source(view, proposal.rests_on, proposal.reason));
    }
    if proposal.reverses || !proposal.outcome.is_greenlight() {
        let gaps = evidence::bar(view, proposal.outcome, proposal.rests_on, proposal.overrides);
        add(GateId::Override, Purpose::Withhold, gaps);
    }
    add(GateId::Conflict, Purpose::Every, conflict(view, Some(proposal.me)));
    if !proposal.reverses {
        add(GateId::Recommendation, Purpose::Every, recommendation(view, Some(proposal.me)));
        add(GateId::Contested, Purpose::Every, contested(view));
    }
    gates
}

/// The gates that were shut in a decision's own past. The desk signs none such; one that was signed elsewhere is
/// taken in all the same, so that all stores agree, and carries them as its mark.
#[must_use]
pub fn shut_in_its_past(file: &CaseFile, decision: &Decision, roster: &Roster) -> Vec<Gate> {
    let (Some(entry), Some(seen)) =
        (file.history().get(decision.stamp.id), file.history().as_seen_by(decision.stamp.id))
    else {
        return Vec::new();
    };
    // What was purged cannot be held against whoever saw it.
    let Some(body) = &decision.body else { return Vec::new() };
    let cited = roster.past_of(&entry.header.auth).unwrap_or_default();
    let (before, policy) = (CaseFile::replay(seen, roster), roster.policy_at(&cited));
    let proposal = Proposal {
        me: decision.stamp.by,
        outcome: decision.outcome,
        reverses: decision.reverses.is_some(),
        reason: body.reason,
        rests_on: &body.rests_on,
        overrides: body.overrides.as_ref(),
    };
    let shut_on = |today: NaiveDate| {
        let view = View { file: &before, roster, policy: &policy, today };
        gates_for(&view, &proposal).into_iter().filter(|gate| !gate.passes()).collect::<Vec<_>>()
    };
    // The signer's day was this one in UTC, or in Canada the one before.
    let day = decision.stamp.time.utc().date_naive();
    let shut = shut_on(day);
    if shut.is_empty() { shut } else { day.pred_opt().map(shut_on).filter(Vec::is_empty).unwrap_or(shut) }
}

/// What a withholding rests on where nobody says otherwise: every adverse finding of severity 2 or more that was
/// not lightened, and every foreign-interference note.
#[must_use]
pub fn would_rest_on(file: &CaseFile) -> Vec<EventId> {
    let findings = file.findings.iter().filter(|one| weighs(one) && !one.status_is_light()).map(Finding::id);
    findings.chain(file.interference.iter().map(|note| note.stamp.id)).collect()
}

fn weighs(finding: &Finding) -> bool {
    finding.severity >= 2 && finding.kind() != FindingKind::Positive
}

fn gap(code: &'static str, lifted_by: Lifter, command: impl Into<String>) -> Gap {
    Gap { code, names: Vec::new(), lifted_by, command: command.into() }
}

impl Gap {
    fn naming(mut self, name: &'static str, value: &impl ToString) -> Gap {
        self.names.push((name, value.to_string()));
        self
    }
}

/// The consents that checks run without.
#[must_use]
pub fn consents_missing(file: &CaseFile) -> Vec<(CheckKind, ConsentFor)> {
    let mut missing = Vec::new();
    for kind in NEED_CONSENT {
        let run = file.check(kind).is_some_and(|check| {
            !matches!(
                check.status(),
                CheckStatus::NotRequested | CheckStatus::ConsentPending | CheckStatus::Cancelled
            )
        });
        for to in [ConsentFor::Run, ConsentFor::Result] {
            if run && standing(&file.consents, kind, to).is_none() {
                missing.push((kind, to));
            }
        }
    }
    missing
}

/// Every check run has its consents.
fn consent(view: &View<'_>) -> Vec<Gap> {
    let missing = consents_missing(view.file).into_iter();
    let gap_of = |(kind, to): (CheckKind, ConsentFor)| {
        let command = format!("consent CASE {kind} --on DAY --for {to}");
        gap("consent", Lifter::Vetter, command).naming("check", &kind).naming("for", &to)
    };
    missing.map(gap_of).collect()
}

/// Every required check is usable, or waived.
fn checks(view: &View<'_>) -> Vec<Gap> {
    let required = view.policy.required_checks.iter();
    required
        .filter_map(|kind| check_gap(*kind, view.file.usability(*kind, view.policy, view.today)))
        .collect()
}

fn check_gap(kind: CheckKind, usability: Usability) -> Option<Gap> {
    let request = match kind {
        CheckKind::Police => format!("check request CASE police --kind {}", PoliceKind::Crjmc),
        CheckKind::Declaration | CheckKind::Eligibility => {
            format!("check record CASE {kind} --status read --result clear --issued DAY")
        }
        _ => format!("check request CASE {kind}"),
    };
    let found = match usability {
        Usability::Usable | Usability::Waived => return None,
        Usability::Missing => gap("check-missing", Lifter::Vetter, request),
        Usability::NotRead(status) => {
            let command = match status {
                CheckStatus::Received => format!("check authenticate CASE {kind} --text -"),
                CheckStatus::Authenticated => format!("check read CASE {kind} --result RESULT --issued DAY"),
                CheckStatus::Cancelled | CheckStatus::Lapsed | CheckStatus::NotRequested => request,
                _ => format!("check receive CASE {kind}"),
            };
            gap("check-not-read", Lifter::Vetter, command).naming("status", &status)
        }
        Usability::Unresolved(result) => {
            let command = match kind {
                CheckKind::Police => {
                    format!("check request CASE police --kind {} --method fingerprint", PoliceKind::Crjmc)
                }
                _ => format!("check read CASE {kind} --result RESULT --issued DAY"),
            };
            let result = result.map_or_else(|| "none".to_owned(), |result| result.to_string());
            gap("check-unresolved", Lifter::Vetter, command).naming("result", &result)
        }
        Usability::TooNarrow => gap("check-too-narrow", Lifter::Vetter, request),
        Usability::Undated => gap(
            "check-undated",
            Lifter::Vetter,
            format!("check read CASE {kind} --result RESULT --issued DAY"),
        ),
        Usability::FromTheFuture(day) => {
            let command = format!("check read CASE {kind} --result RESULT --issued DAY");
            gap("check-from-the-future", Lifter::Vetter, command).naming("day", &day)
        }
        Usability::Stale(until) => gap("check-stale", Lifter::Vetter, request).naming("until", &until),
        Usability::StaleOn(until, day) => {
            gap("check-stale-on", Lifter::Vetter, request).naming("until", &until).naming("day", &day)
        }
    };
    Some(found.naming("check", &kind))
}

/// No flag is open. An exercise stops nothing.
fn flags(view: &View<'_>) -> Vec<Gap> {
    let open = view.file.flags.iter().filter(|flag| flag.weighs());
    open.map(|flag| {
        let id = view.file.short(flag.stamp.id);
        gap("flag", Lifter::at(flag.tier), flag.turn_of(flag.tier).command("CASE", &id))
            .naming("flag", &id)
            .naming("tier", &flag.tier)
    })
    .collect()
}

/// Nothing was put off that has not come back.
fn deferrals(view: &View<'_>) -> Vec<Gap> {
    let file = view.file;
    let live = file.deferrals.iter().filter(|one| one.live);
    live.map(|one| {
        let id = file.short(one.stamp.id);
        let due = one.due(|stamp| file.place().day(file.since(stamp).utc()));
        let command = format!("resume CASE {id} --outcome OUTCOME --text -");
        let by = Lifter::at(one.tier);
        if due <= view.today {
            gap("deferral-back", by, command).naming("deferral", &id).naming("day", &due)
        } else {
            gap("deferral", by, command).naming("deferral", &id).naming("day", &due)
        }
    })
    .collect()
}

/// No finding of severity 2 or more is open.
fn open_findings(view: &View<'_>) -> Vec<Gap> {
    let open = view.file.findings.iter().filter(|one| weighs(one) && one.status.is_open());
    open.map(|one| {
        let id = view.file.short(one.id());
        let command = format!("finding status CASE {id} STATUS --why -");
        gap("finding-open", Lifter::SeniorOther, command)
            .naming("finding", &id)
            .naming("severity", &one.severity)
    })
    .collect()
}

/// Each finding that a withholding rests on was put to the applicant, or why not is recorded.
fn findings_put(view: &View<'_>, rests_on: &[EventId]) -> Vec<Gap> {
    let on: Vec<_> = rests_on.iter().map(|id| view.file.chain(*id)).collect();
    let unput = view.file.findings.iter().filter(|one| on.contains(&one.id()) && one.now.put.is_none());
    unput
        .map(|one| {
            let id = view.file.short(one.id());
            gap("finding-not-put", Lifter::Vetter, format!("finding put CASE {id} --on DAY"))
                .naming("finding", &id)
        })
        .collect()
}

/// Opening, importing, assigning and declaring are not contributing.
fn contributes(act: &Act) -> bool {
    !matches!(
        act,
        Act::Open { .. }
            | Act::Declare { .. }
            | Act::Assign { .. }
            | Act::Place { .. }
            | Act::Phase { .. }
            | Act::Close {}
            | Act::Reopen {}
            | Act::Issue { .. }
            | Act::Flag { route: Some(_), .. }
            | Act::Refer { route: Some(_) }
    )
}

/// Whether the event at `at` is the work of somebody who is recused now, and nobody else has answered for it yet.
#[must_use]
pub fn is_to_adopt(file: &CaseFile, at: usize) -> bool {
    let Some((entry, by)) = file.history().entries().get(at).zip(file.author(at)) else { return false };
    let adopted =
        file.skeleton.adopted.iter().any(|(_, event, adopter)| *event == entry.id && *adopter != by);
    file.is_recused(by) && contributes(&entry.header.act) && !adopted
}

/// Everyone who contributed or decides has declared, or their items were adopted by another; a recused person's
/// earlier items were adopted.
fn conflict(view: &View<'_>, me: Option<PersonId>) -> Vec<Gap> {
    let file = view.file;
    let adopted_by_another = |id: EventId, by: PersonId| {
        file.skeleton.adopted.iter().any(|(_, event, adopter)| *event == id && *adopter != by)
    };
    // Whose items stand unanswered for, and which, in the order in which they first contributed.
    let mut items: Vec<(PersonId, Vec<EventId>)> = Vec::new();
    for (at, entry) in file.history().entries().iter().enumerate() {
        let Some(person) = file.author(at) else { continue };
        let answered_for = !file.is_recused(person) && file.declared(person).is_some();
        if answered_for || !contributes(&entry.header.act) || adopted_by_another(entry.id, person) {
            continue;
        }
        match items.iter_mut().find(|(known, _)| *known == person) {
            Some((_, ids)) => ids.push(entry.id),
            None => items.push((person, vec![entry.id])),
        }
    }
    let decides = me.filter(|me| file.declared(*me).is_none() && !items.iter().any(|(known, _)| known == me));
    items.extend(decides.map(|me| (me, Vec::new())));
    let gap_of = |(person, ids): (PersonId, Vec<EventId>)| {
        let name = view.roster.name(person);
        let left = !ids.is_empty()
            && view.roster.person(person).is_none_or(|known| view.roster.held_now(known).next().is_none());
        let ids = ids.into_iter().map(|id| file.short(id)).collect::<Vec<_>>().join(" ");
        if file.is_recused(person) {
            gap("conflict-recused", Lifter::SeniorOther, format!("adopt CASE {ids}")).naming("person", &name)
        } else if left {
            gap("conflict-left", Lifter::SeniorOther, format!("adopt CASE {ids}")).naming("person", &name)
        } else {
            gap("conflict-undeclared", Lifter::Person, "conflict CASE none").naming("person", &name)
        }
    };
    items.into_iter().map(gap_of).collect()
}

/// Somebody other than the decider, not recused, has recommended.
fn recommendation(view: &View<'_>, me: Option<PersonId>) -> Vec<Gap> {
    let file = view.file;
    let by_another =
        file.recommendations.iter().any(|one| Some(one.stamp.by) != me && !file.is_recused(one.stamp.by));
    if by_another {
        return Vec::new();
    }
    vec![gap("recommendation", Lifter::Anyone, "recommend CASE OUTCOME --why -")]
}

/// No two effective decisions stand unreconciled.
fn contested(view: &View<'_>) -> Vec<Gap> {
    if !view.file.is_contested() {
        return Vec::new();
    }
    let id = view.file.decision().map_or_else(String::new, |one| view.file.short(one.stamp.id));
    vec![gap("contested", Lifter::TwoApprovers, format!("reverse CASE {id} OUTCOME --ground GROUND --why -"))]
}

/// A decision waits for its second, or it lapsed.
fn second(view: &View<'_>) -> Vec<Gap> {
    let Some(last) = view.file.decisions.last() else { return Vec::new() };
    let id = view.file.short(last.stamp.id);
    match last.state {
        DecisionState::AwaitingSecond => {
            vec![gap("second", Lifter::Approver, format!("second CASE {id}")).naming("decision", &id)]
        }
        DecisionState::Lapsed => {
            let command = match (last.reverses, last.outcome) {
                (Some(reversed), outcome) => {
                    let reversed = view.file.short(reversed);
                    format!("reverse CASE {reversed} {outcome} --ground GROUND --why -")
                }
                (None, Outcome::Withhold) => "decide CASE withhold --reason CODE --why -".to_owned(),
                (None, outcome) => format!("decide CASE {outcome} --why -"),
            };
            vec![gap("second-lapsed", Lifter::Approver, command).naming("decision", &id)]
        }
        DecisionState::Effective | DecisionState::Reversed => Vec::new(),
    }
}
