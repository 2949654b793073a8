//! When a decision may pass: each gate, what is missing, who can lift it and with which command.
//! Gates read content; they stop the desk and mark what comes from elsewhere. See `docs/rules.md`, 8.3 to 8.6.

mod conflict;
mod evidence;
mod origins;
mod separate;

use chrono::NaiveDate;

use crate::domain::case::CaseFile;
use crate::domain::case::check::{CheckKind, CheckStatus, PoliceKind, Usability};
use crate::domain::case::consent::{ConsentFor, NEED_CONSENT, standing};
use crate::domain::case::decision::{Decision, DecisionBody, Override, Reason};
use crate::domain::case::finding::{Finding, FindingKind};
use crate::domain::emptied::{emptied_tiers, stands_in};
use crate::domain::event::{Outcome, Role, Tier};
use crate::domain::ids::{EventId, PersonId};
use crate::domain::policy::Policy;
use crate::domain::roster::Roster;
use crate::domain::skeleton::DecisionState;
use crate::domain::words::words;

pub use conflict::is_to_adopt;
pub(in crate::domain) use separate::separate;
pub use separate::{keep_and_decide, put_by_deciders, separate_for, separation};

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
        Conflicting = "conflicting",
        Second = "second",
        Source = "source",
        Override = "override",
        SeparateAdmin = "separate-admin",
        Broken = "broken",
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
        /// Everybody who could is recused: the counsel that the policy names.
        OutsideCounsel = "outside-counsel",
        /// Something is damaged, and a copy of the store has it whole.
        BackupHolder = "backup-holder",
    }
}

impl Lifter {
    /// Whoever works at a tier.
    pub fn at(tier: Tier) -> Lifter {
        match tier {
            Tier::Local => Lifter::Vetter,
            Tier::Provincial => Lifter::Provincial,
            Tier::National => Lifter::National,
            Tier::Leader => Lifter::Leader,
        }
    }

    /// Who can where everybody at these tiers is recused: the tier above, and from the top the outside counsel.
    pub fn left(self, emptied: &[Tier]) -> Lifter {
        let above = |tier| stands_in(tier, emptied).filter(|above| *above < Tier::Leader);
        match self {
            Lifter::Provincial if emptied.contains(&Tier::Provincial) => {
                above(Tier::Provincial).map_or(Lifter::OutsideCounsel, Lifter::at)
            }
            // Several tiers can: as long as one of them is left, what it says holds.
            Lifter::Vetter
            | Lifter::SeniorOther
            | Lifter::National
            | Lifter::Approver
            | Lifter::TwoApprovers => {
                let first = match self {
                    Lifter::Vetter => Tier::Local,
                    Lifter::SeniorOther => Tier::Provincial,
                    _ => Tier::National,
                };
                let gone = emptied.contains(&first) && above(first).is_none();
                if gone { Lifter::OutsideCounsel } else { self }
            }
            _ => self,
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

impl<'a> Proposal<'a> {
    /// What a decision that was signed proposes; `me` signs it, or seconds it.
    pub fn of(decision: &'a Decision, body: &'a DecisionBody, me: PersonId) -> Proposal<'a> {
        Proposal {
            me,
            outcome: decision.outcome,
            reverses: decision.reverses.is_some(),
            reason: body.reason,
            rests_on: &body.rests_on,
            overrides: body.overrides.as_ref(),
        }
    }
}

/// Every gate of a case, as `show` and `next` print them. What is said of a withholding is said of the one that holds or
/// waits, as whoever signs and seconds it is told; of none, what [`would_rest_on`] names.
pub fn gates(view: &View<'_>) -> Vec<Gate> {
    if view.file.is_broken() {
        // What else is missing, nobody can say.
        let broken = gap("broken", Lifter::BackupHolder, "restore FILE --mend")
            .naming("count", &view.file.broken().len());
        return vec![Gate { id: GateId::Broken, purpose: Purpose::Every, gaps: vec![broken] }];
    }
    let would = would_rest_on(view.file);
    let stands = stands(view.file).and_then(|one| Some((one, one.body.as_ref()?)));
    let asked = match stands {
        Some((one, body)) => Proposal::of(one, body, one.stamp.by),
        None => Proposal {
            me: PersonId([0; 8]),
            outcome: Outcome::Withhold,
            reverses: false,
            reason: None,
            rests_on: &would,
            overrides: None,
        },
    };
    let for_greenlight = [
        (GateId::Consent, consent(view)),
        (GateId::Checks, checks(view)),
        (GateId::Flags, flags(view)),
        (GateId::Deferral, deferrals(view)),
        (GateId::Findings, open_findings(view)),
    ];
    let for_every = [
        (GateId::Conflict, conflict::conflict(view, None)),
        (GateId::Recommendation, recommendation(view, None)),
        (GateId::Conflicting, conflicting(view)),
        // Who will sign next is not known; of who signed, their own past answers.
        (GateId::SeparateAdmin, Vec::new()),
    ];
    let for_withhold = [
        (GateId::Findings, findings_put(view, &asked)),
        (GateId::Source, evidence::source(view, &asked)),
        (GateId::Override, evidence::bar(view, &asked)),
    ];
    // What waits may be a greenlight, too: under a policy that seconds every decision, or a reversal to one.
    let waits_for_greenlight = view.file.decisions.last().is_some_and(|last| last.outcome.is_greenlight());
    let of_second = if waits_for_greenlight { Purpose::Greenlight } else { Purpose::Withhold };
    let with = |purpose| move |(id, gaps)| Gate { id, purpose, gaps };
    let all = for_greenlight
        .into_iter()
        .map(with(Purpose::Greenlight))
        .chain(for_every.into_iter().map(with(Purpose::Every)))
        .chain(for_withhold.into_iter().map(with(Purpose::Withhold)))
        .chain([Gate { id: GateId::Second, purpose: of_second, gaps: second(view) }]);
    by_who_is_left(view, all.collect())
}

/// The decision that has answered for itself: the last that holds or waits, where it is a withholding, or reverses one.
fn stands(file: &CaseFile) -> Option<&Decision> {
    let stands =
        |one: &&Decision| matches!(one.state, DecisionState::Effective | DecisionState::AwaitingSecond);
    let last = file.decisions.iter().rev().find(stands)?;
    let decides = last.outcome != Outcome::Undecided;
    let waits = decides && last.state == DecisionState::AwaitingSecond && last.reverses.is_some();
    (last.outcome == Outcome::Withhold || waits).then_some(last)
}

/// Names whoever is left to lift a gap where a whole tier is recused.
fn by_who_is_left(view: &View<'_>, mut gates: Vec<Gate>) -> Vec<Gate> {
    let emptied = emptied_tiers(view.file, view.roster);
    let gaps = gates.iter_mut().flat_map(|gate| &mut gate.gaps).filter(|_| !emptied.is_empty());
    gaps.for_each(|gap| gap.lifted_by = gap.lifted_by.left(&emptied));
    gates
}

/// The gates that a proposed decision must pass, open and shut.
pub fn gates_for(view: &View<'_>, proposal: &Proposal<'_>) -> Vec<Gate> {
    let mut gates = Vec::new();
    let mut add = |id, purpose, gaps| gates.push(Gate { id, purpose, gaps });
    let withholds = proposal.outcome == Outcome::Withhold;
    // What is set aside is decided again, through every gate.
    let sets_aside = proposal.outcome == Outcome::Undecided;
    if proposal.outcome.is_greenlight() {
        add(GateId::Consent, Purpose::Greenlight, consent(view));
        add(GateId::Checks, Purpose::Greenlight, checks(view));
        add(GateId::Flags, Purpose::Greenlight, flags(view));
        add(GateId::Deferral, Purpose::Greenlight, deferrals(view));
        add(GateId::Findings, Purpose::Greenlight, open_findings(view));
    }
    if withholds || proposal.reverses && !sets_aside {
        add(GateId::Findings, Purpose::Withhold, findings_put(view, proposal));
    }
    if withholds {
        add(GateId::Source, Purpose::Withhold, evidence::source(view, proposal));
    }
    let ends_greenlight = view.file.in_effect().is_some_and(|one| one.outcome.is_greenlight());
    if withholds || proposal.reverses && (!sets_aside || ends_greenlight) {
        add(GateId::Override, Purpose::Withhold, evidence::bar(view, proposal));
    }
    add(GateId::Conflict, Purpose::Every, conflict::conflict(view, Some(proposal.me)));
    let recommended = relied_on(view.file, proposal.me).filter(|_| !proposal.reverses);
    add(GateId::SeparateAdmin, Purpose::Every, separate(view, proposal.me, recommended));
    if !proposal.reverses {
        add(GateId::Recommendation, Purpose::Every, recommendation(view, Some(proposal.me)));
        add(GateId::Conflicting, Purpose::Every, conflicting(view));
    }
    by_who_is_left(view, gates)
}

/// What a withholding rests on where nobody says otherwise: every adverse finding of severity 2 or more that was
/// not lightened, and every foreign-interference note.
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
    let emptied = emptied_tiers(view.file, view.roster);
    open.map(|flag| {
        let id = view.file.short(flag.stamp.id);
        let in_its_place = emptied.contains(&flag.tier).then(|| stands_in(flag.tier, &emptied)).flatten();
        let tier = in_its_place.unwrap_or(flag.tier);
        gap("flag", Lifter::at(flag.tier), flag.turn_of(tier).command("CASE", &id))
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

/// Each finding that a withholding or a reversal rests on was put to the applicant, or why not is recorded. A withholding
/// rests on nothing that was taken back or speaks for the applicant, and leaves out no adverse finding that still weighs
/// to spare itself the asking.
fn findings_put(view: &View<'_>, proposal: &Proposal<'_>) -> Vec<Gap> {
    let on: Vec<_> = proposal.rests_on.iter().map(|id| view.file.chain(*id)).collect();
    let withholds = proposal.outcome == Outcome::Withhold;
    let gap_of = |one: &Finding| {
        let (rests, id) = (on.contains(&one.id()), view.file.short(one.id()));
        let left_out =
            withholds && one.kind() == FindingKind::Adverse && weighs(one) && !one.status_is_light();
        let put = || format!("finding put CASE {id} --on DAY");
        match one.now.put {
            _ if rests && withholds && !one.carries() => {
                let command =
                    format!("{} --rests-on ITEM --why -", evidence::decides(view, proposal.outcome));
                Some(gap("finding-carries-nothing", Lifter::Approver, command).naming("finding", &id))
            }
            None if rests => Some(gap("finding-not-put", Lifter::Vetter, put()).naming("finding", &id)),
            None if left_out => Some(gap("finding-left-out", Lifter::Vetter, put()).naming("finding", &id)),
            _ => None,
        }
    };
    view.file.findings.iter().filter_map(gap_of).collect()
}

/// Whose recommendation somebody would rely on: the last by another who is not recused.
fn relied_on(file: &CaseFile, me: PersonId) -> Option<PersonId> {
    let by = file.recommendations.iter().rev().map(|one| one.stamp.by);
    by.into_iter().find(|by| !file.is_one(*by, me) && !file.is_recused(*by))
}

/// Somebody other than the decider, not recused, has recommended.
fn recommendation(view: &View<'_>, me: Option<PersonId>) -> Vec<Gap> {
    let file = view.file;
    let by_another = file.recommendations.iter().any(|one| {
        let by = one.stamp.by;
        !me.is_some_and(|me| file.is_one(by, me)) && !file.is_recused(by)
    });
    if by_another {
        return Vec::new();
    }
    vec![gap("recommendation", Lifter::Anyone, "recommend CASE OUTCOME --why -")]
}

/// No two effective decisions stand unreconciled.
fn conflicting(view: &View<'_>) -> Vec<Gap> {
    if !view.file.is_conflicting() {
        return Vec::new();
    }
    let id = view.file.in_effect().map_or_else(String::new, |one| view.file.short(one.stamp.id));
    vec![gap(
        "conflicting",
        Lifter::TwoApprovers,
        format!("reverse CASE {id} OUTCOME --ground GROUND --why -"),
    )]
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
                (None, Outcome::Withhold) => {
                    "decide CASE withhold --reason CODE --applicant - --why -".to_owned()
                }
                (None, outcome) => format!("decide CASE {outcome} --why -"),
            };
            vec![gap("second-lapsed", Lifter::Approver, command).naming("decision", &id)]
        }
        DecisionState::Effective
        | DecisionState::Reversed
        | DecisionState::Ended
        | DecisionState::Declined
        | DecisionState::Broken => Vec::new(),
    }
}
