//! The gates: for each a smallest case that it stops and one that passes, whom it names and which command; and that
//! the desk's question names every gap at once. Each test bears the name of its gate.

mod coming;
mod consent;
mod decisions;
mod declared;
mod fi;
mod golden;
mod grave;
mod overrides;
mod prior;
mod provider;
mod rests;
mod unlinked;
mod weighed;

use chrono::NaiveDate;
use greenlight::domain::case::admits::admits;
use greenlight::domain::case::decision::Reason;
use greenlight::domain::case::view::View;
use greenlight::domain::case::{CaseFile, Status};
use greenlight::domain::event::{Act, Declared, Level, Outcome, RecordKind, Relation, Tier, Waived};
use greenlight::domain::gates::{Proposal, gates, gates_for};
use greenlight::domain::ids::EventId;
use greenlight::domain::marks::shut_in_its_past;
use greenlight::domain::policy::Policy;
use greenlight::domain::refusal::Refusal;
use greenlight::domain::refusal::{Gap, Gate, GateId};
use serde_json::{Value, json};

use crate::kit::acts::{
    adopt, answer, danger, decide, declare, defer, flag, recommend, record, reverse, second,
};
use crate::kit::party::{date, who};
use crate::kit::stage::Stage;

const TODAY: &str = "2026-11-25";

/// A case that people fill, with bodies of their own.
struct Case {
    stage: Stage,
}

impl Case {
    fn new() -> Case {
        Case { stage: Stage::new() }
    }

    fn says(&mut self, name: &'static str, act: Act, fields: Value) -> EventId {
        let tips = self.stage.case.tips();
        self.stage.case.saying(&tips, &who(name), act, fields)
    }

    fn check(&mut self, fields: Value) -> EventId {
        self.says("Vera Quill", record(RecordKind::Check), fields)
    }

    fn consents(&mut self) {
        for check in ["police", "credit"] {
            let fields = json!({"check": check, "for": ["run", "result"], "on": "2026-10-01"});
            self.says("Vera Quill", record(RecordKind::Consent), fields);
        }
    }

    /// The four required checks, usable.
    fn checks(&mut self) {
        self.check(json!({"check": "police", "kind": "crjmc", "method": "name", "status": "read",
            "result": "negative", "issued": "2026-10-20"}));
        for check in ["credit", "declaration", "eligibility"] {
            self.check(json!({"check": check, "status": "read", "result": "clear", "issued": "2026-10-20"}));
        }
    }

    fn declares(&mut self, name: &'static str) {
        self.stage.does(name, declare(&who(name), Declared::None));
    }

    fn finding(&mut self, severity: u8, grade: &str, origin: &str) -> EventId {
        let fields = json!({"category": "financial", "severity": severity, "grade": grade, "origin": origin,
            "text": "a lien that was not declared"});
        self.says("Vera Quill", record(RecordKind::Finding), fields)
    }

    fn paper(&mut self, step: &str) -> EventId {
        let paper = json!({"step": step, "title": "judgment", "on": "2026-11-20"});
        self.says("Vera Quill", record(RecordKind::Document), paper)
    }

    fn step(&mut self, name: &'static str, finding: EventId, fields: Value) -> EventId {
        let act = Act::Record { kind: RecordKind::Finding, relation: Relation::Continues(finding) };
        self.says(name, act, fields)
    }

    /// Everything that a greenlight by Ana Birch needs.
    fn ready() -> Case {
        let mut case = Case::new();
        case.becomes_ready();
        case
    }

    fn becomes_ready(&mut self) {
        self.declares("Vera Quill");
        self.declares("Ana Birch");
        self.consents();
        self.checks();
        self.stage.does("Ana Birch", record(RecordKind::Prior));
        self.stage.does("Vera Quill", recommend(Outcome::Greenlight));
    }

    fn file(&self) -> CaseFile {
        self.stage.file()
    }

    /// What a gate says when Ana Birch wants to decide so.
    fn gaps(&self, id: GateId, outcome: Outcome, rests_on: &[EventId]) -> Vec<&'static str> {
        self.gaps_on(id, outcome, rests_on, date(TODAY))
    }

    fn gaps_on(
        &self,
        id: GateId,
        outcome: Outcome,
        rests_on: &[EventId],
        today: NaiveDate,
    ) -> Vec<&'static str> {
        let (file, roster, policy) = (self.file(), self.stage.roster(), Policy::default());
        let view = View { file: &file, roster: &roster, policy: &policy, today };
        let me = roster.person_of(who("Ana Birch").public()).unwrap();
        let reason = (outcome == Outcome::Withhold).then_some(Reason::Candour);
        let proposal = Proposal {
            me: Some(me),
            outcome,
            reverses: false,
            reason,
            rests_on,
            overrides: None,
            asked_on: None,
        };
        let gate = gates_for(&view, &proposal).into_iter().find(|gate| gate.id == id);
        gate.map_or_else(Vec::new, |gate| gate.gaps.iter().map(Gap::code).collect())
    }

    fn greenlight_gaps(&self, id: GateId) -> Vec<&'static str> {
        self.gaps(id, Outcome::Greenlight, &[])
    }

    /// What the desk answers to an act of somebody.
    fn asks(&self, name: &'static str, act: Act, fields: &Value) -> Result<CaseFile, Refusal> {
        let entry = self.stage.case.sign(&self.stage.case.tips(), &who(name), act, fields);
        admits(Some(&self.file()), entry, &self.stage.roster(), &Policy::default(), date(TODAY))
    }
}

const NONE: [&str; 0] = [];

#[test]
fn a_case_with_nothing_missing_passes_every_gate() {
    let case = Case::ready();
    let after =
        case.asks("Ana Birch", decide(Outcome::Greenlight), &json!({"why": "nothing stands in the way"}));
    assert_eq!(after.unwrap().status(), Status::Greenlit);
}

#[test]
fn every_gap_is_named_at_once() {
    let mut case = Case::new();
    case.check(json!({"check": "police", "kind": "crjmc", "status": "read", "result": "incomplete", "issued": "2026-11-01"}));
    case.finding(2, "C3", "a neighbour");
    case.stage.does("Vera Quill", flag(Level::Ordinary, Tier::Local));
    case.stage.does("Vera Quill", recommend(Outcome::Greenlight));
    let refused = case.asks("Ana Birch", decide(Outcome::Greenlight), &json!({"why": "too early"}));
    let Err(Refusal::Gates(all)) = refused else { panic!("{refused:?}") };
    let shut: Vec<_> = all.iter().filter(|gate| !gate.passes()).map(|gate| gate.id).collect();
    assert_eq!(
        shut,
        [
            GateId::Consent,
            GateId::Checks,
            GateId::PriorFile,
            GateId::Flags,
            GateId::Findings,
            GateId::Conflict
        ]
    );
    let gaps = all.iter().flat_map(|gate| &gate.gaps);
    // Every gap names the command that would lift it, and it begins with a noun of the command line.
    let nouns = [
        "check",
        "consent",
        "prior",
        "flag",
        "finding",
        "conflict",
        "adopt",
        "recommend",
        "decide",
        "reverse",
        "second",
    ];
    for gap in gaps {
        let command = gap.line("CASE").unwrap();
        assert!(nouns.contains(&command.split(' ').nth(1).unwrap()), "{command}");
    }
    // The case in short: the consents of a check, four checks, a search, a flag, a finding, two people.
    assert_eq!(all.iter().map(|gate| gate.gaps.len()).sum::<usize>(), 10);
}

#[test]
fn consent() {
    let mut case = Case::new();
    assert_eq!(case.greenlight_gaps(GateId::Consent), NONE);
    case.check(json!({"check": "credit", "status": "requested"}));
    assert_eq!(case.greenlight_gaps(GateId::Consent), ["consents"]);
    let run = json!({"check": "credit", "for": ["run"], "on": "2026-10-01"});
    case.says("Vera Quill", record(RecordKind::Consent), run);
    assert_eq!(case.greenlight_gaps(GateId::Consent), ["consent"]);
    case.consents();
    assert_eq!(case.greenlight_gaps(GateId::Consent), NONE);
    let withdrawn = json!({"check": "credit", "for": ["run"], "on": "2026-11-01", "withdrawn": true});
    case.says("Vera Quill", record(RecordKind::Consent), withdrawn);
    assert_eq!(case.greenlight_gaps(GateId::Consent), ["consent"]);
}

#[test]
fn checks() {
    let mut case = Case::new();
    assert_eq!(case.greenlight_gaps(GateId::Checks), ["check-missing"; 4]);
    case.checks();
    assert_eq!(case.greenlight_gaps(GateId::Checks), NONE);
    let stale = case.gaps_on(GateId::Checks, Outcome::Greenlight, &[], date("2027-05-01"));
    assert_eq!(stale, ["check-stale"; 4]);
    for (fields, gap) in [
        (
            json!({"check": "police", "kind": "crjmc", "status": "read", "result": "incomplete", "issued": "2026-11-01"}),
            "check-incomplete",
        ),
        (
            json!({"check": "police", "kind": "crjmc", "status": "read", "result": "unknown", "issued": "2026-11-01"}),
            "check-unresolved",
        ),
        (
            json!({"check": "police", "kind": "crc", "status": "read", "result": "negative", "issued": "2026-11-01"}),
            "check-too-narrow",
        ),
        (json!({"check": "police", "kind": "crjmc", "status": "authenticated"}), "check-not-read"),
        (
            json!({"check": "police", "kind": "crjmc", "status": "read", "result": "negative"}),
            "check-undated",
        ),
    ] {
        case.check(fields);
        assert_eq!(case.greenlight_gaps(GateId::Checks), [gap]);
    }
    // What clears nobody can be used all the same: it is shown, and answered for.
    for result in ["certified-record", "confirmed-declared", "certified-none"] {
        case.check(json!({"check": "police", "kind": "crjmc", "status": "read", "result": result, "issued": "2026-11-01"}));
        assert_eq!(case.greenlight_gaps(GateId::Checks), NONE, "{result}");
    }
    // Valid today, stale on meeting day.
    let meeting = json!({"meeting": "2027-05-15"});
    case.says("Rita Stone", crate::kit::acts::phase(greenlight::domain::event::Phase::Vetting), meeting);
    assert_eq!(case.greenlight_gaps(GateId::Checks), ["check-stale-on"; 4]);
}

#[test]
fn a_check_is_waived_by_two_approvers() {
    let mut case = Case::new();
    let waive = Act::Waive { what: Waived::Check(greenlight::domain::check_kind::CheckKind::Credit) };
    let waiver = case.stage.does("Ana Birch", waive);
    assert_eq!(case.greenlight_gaps(GateId::Checks).len(), 4);
    case.stage.does("Abel Crane", second(waiver));
    assert_eq!(case.greenlight_gaps(GateId::Checks).len(), 3);
}

#[test]
fn flags() {
    let mut case = Case::new();
    let raised = case.stage.does("Vera Quill", flag(Level::Ordinary, Tier::Local));
    assert_eq!(case.greenlight_gaps(GateId::Flags), ["flag"]);
    case.stage.does("Rita Stone", answer(raised));
    assert_eq!(case.greenlight_gaps(GateId::Flags), NONE);
    // Nobody keeps somebody from standing by reporting that they are in danger.
    case.stage.does("Otto Plain", danger());
    assert_eq!(case.greenlight_gaps(GateId::Flags), NONE);
}

#[test]
fn deferral() {
    let mut case = Case::ready();
    let later = case.stage.does("Rita Stone", defer(None, &who("Vera Quill")));
    assert_eq!(case.greenlight_gaps(GateId::Deferral), ["deferral"]);
    let file = case.file();
    let gate = gates(&View {
        file: &file,
        roster: &case.stage.roster(),
        policy: &Policy::default(),
        today: date(TODAY),
    });
    let gap = gate.iter().flat_map(|gate| &gate.gaps).find(|gap| gap.code() == "deferral").unwrap();
    let command = gap.line("CASE").unwrap();
    assert!(command.starts_with("greenlight resume CASE "), "{command}");
    let resume = Act::Resume { deferral: later };
    case.says("Vera Quill", resume, json!({"outcome": "unchanged", "text": "nothing came"}));
    assert_eq!(case.greenlight_gaps(GateId::Deferral), NONE);
}

#[test]
fn a_polling_day_gives_the_close_and_shuts_no_greenlight() {
    let mut case = Case::new();
    case.checks();
    let (file, roster) = (case.file(), case.stage.roster());
    let policy = Policy { polling_day: Some(date("2027-05-31")), ..Policy::default() };
    let days = file.deadlines(&policy);
    assert_eq!((days.close, days.list_due), (Some(date("2027-05-10")), Some(date("2027-05-09"))));
    let view = View { file: &file, roster: &roster, policy: &policy, today: date(TODAY) };
    let checks = gates(&view).into_iter().find(|gate| gate.id == GateId::Checks).unwrap();
    assert!(checks.passes(), "too old at the close alone: {checks:?}");
    // Nothing is put off past the list.
    let soon = Policy { polling_day: Some(date("2026-12-24")), ..Policy::default() };
    let body = json!({"why": "wait", "triggers": ["an answer"]});
    for (day, may) in [("2026-12-02", true), ("2026-12-03", false)] {
        let act = Act::Defer { flag: None, review: date(day), owner: who("Vera Quill").person };
        let entry = case.stage.case.sign(&case.stage.case.tips(), &who("Rita Stone"), act, &body);
        let asked = admits(Some(&file), entry, &roster, &soon, date(TODAY));
        assert_eq!(rule_of(&asked), (!may).then_some("put-off-past-deadline"), "{day}");
    }
}

#[test]
fn findings_for_a_greenlight() {
    let mut case = Case::new();
    case.finding(1, "C3", "a neighbour");
    assert_eq!(case.greenlight_gaps(GateId::Findings), NONE);
    let grave = case.finding(3, "C3", "a neighbour");
    assert_eq!(case.greenlight_gaps(GateId::Findings), ["finding-open"]);
    // Its author cannot take its weight away; another reviewer can.
    let lighter = json!({"status": "resolved", "why": "it was another person"});
    let act = Act::Record { kind: RecordKind::Finding, relation: Relation::Continues(grave) };
    let refused = case.asks("Vera Quill", act, &lighter);
    assert!(
        matches!(&refused, Err(Refusal::Rule(gap)) if gap.code() == "finding-lighten-another"),
        "{refused:?}"
    );
    case.step("Vera Quill", grave, lighter.clone());
    assert_eq!(case.greenlight_gaps(GateId::Findings), ["finding-open"]);
    case.step("Rita Stone", grave, lighter);
    assert_eq!(case.greenlight_gaps(GateId::Findings), NONE);
}

#[test]
fn a_correction_never_hides_the_highest_severity() {
    let mut case = Case::new();
    let finding = case.finding(3, "C3", "a neighbour");
    let act = Act::Record { kind: RecordKind::Finding, relation: Relation::Corrects(finding) };
    case.says("Vera Quill", act.clone(), json!({"severity": 1}));
    assert_eq!(case.file().findings[0].severity, 3);
    case.says("Rita Stone", act, json!({"severity": 1}));
    assert_eq!(case.file().findings[0].severity, 1);
}

#[test]
fn findings_for_a_withholding() {
    let mut case = Case::new();
    let finding = case.finding(3, "B2", "a neighbour");
    assert_eq!(case.gaps(GateId::Findings, Outcome::Withhold, &[finding]), ["finding-not-put"]);
    case.step("Vera Quill", finding, json!({"put": {"on": "2026-11-20", "why_not": "a safety matter"}}));
    assert_eq!(case.gaps(GateId::Findings, Outcome::Withhold, &[finding]), NONE);
    let other = case.finding(2, "B2", "a court");
    let reply = json!({"about": other, "on": "2026-11-21", "text": "it was paid back"});
    case.says("Vera Quill", record(RecordKind::Reply), reply);
    assert_eq!(case.gaps(GateId::Findings, Outcome::Withhold, &[finding, other]), NONE);
}

#[test]
fn conflict() {
    let mut case = Case::new();
    assert_eq!(case.greenlight_gaps(GateId::Conflict), ["conflict-undeclared"]);
    case.declares("Ana Birch");
    // Opening is not contributing; noting is.
    assert_eq!(case.greenlight_gaps(GateId::Conflict), NONE);
    let note = case.stage.does("Vito Marsh", record(RecordKind::Note));
    assert_eq!(case.greenlight_gaps(GateId::Conflict), ["conflict-undeclared"]);
    case.stage.does("Vito Marsh", declare(&who("Vito Marsh"), Declared::Recused));
    assert_eq!(case.greenlight_gaps(GateId::Conflict), ["conflict-recused"]);
    case.stage.does("Rita Stone", adopt(vec![note]));
    assert_eq!(case.greenlight_gaps(GateId::Conflict), ["conflict-undeclared"]);
    case.declares("Rita Stone");
    assert_eq!(case.greenlight_gaps(GateId::Conflict), NONE);
}

#[test]
fn recommendation() {
    let mut case = Case::new();
    assert_eq!(case.greenlight_gaps(GateId::Recommendation), ["recommendation"]);
    case.stage.does("Ana Birch", recommend(Outcome::Greenlight));
    assert_eq!(case.greenlight_gaps(GateId::Recommendation), ["recommendation"]);
    case.stage.does("Vera Quill", recommend(Outcome::Greenlight));
    assert_eq!(case.greenlight_gaps(GateId::Recommendation), NONE);
    case.stage.does("Vera Quill", declare(&who("Vera Quill"), Declared::Recused));
    assert_eq!(case.greenlight_gaps(GateId::Recommendation), ["recommendation"]);
}

/// Two approvers decide without knowledge of each other: for a greenlight, and for this.
fn decided_apart(other: Outcome) -> (Case, EventId) {
    let mut case = Case::ready();
    case.declares("Abel Crane");
    let seen = case.stage.case.tips();
    let decided = case.stage.does_on(&seen, "Ana Birch", decide(Outcome::Greenlight));
    case.stage.does_on(&seen, "Abel Crane", decide(other));
    (case, decided)
}

fn conflicting_case() -> (Case, EventId) {
    decided_apart(Outcome::WithConditions)
}

#[test]
fn conflicting() {
    let (mut case, decided) = conflicting_case();
    let shown = |case: &Case| {
        let (file, roster, policy) = (case.file(), case.stage.roster(), Policy::default());
        let view = View { file: &file, roster: &roster, policy: &policy, today: date(TODAY) };
        gates(&view).into_iter().find(|gate| gate.id == GateId::Conflicting).is_some_and(|gate| gate.passes())
    };
    assert_eq!((case.file().status(), shown(&case)), (Status::Conflicting, false));
    // The stricter is in effect until one decision that descends from both, seconded, ends it.
    assert_eq!(case.file().decision().unwrap().outcome, Outcome::WithConditions);
    let ends = case.stage.does("Ana Birch", reverse(decided, Outcome::Greenlight));
    assert!(!shown(&case));
    case.stage.does("Alma Frost", second(ends));
    assert_eq!((case.file().status(), shown(&case)), (Status::Greenlit, true));
}

#[test]
fn second_waits_for_another_and_lapses_on_news() {
    let mut case = Case::ready();
    let finding = case.finding(3, "B1", "a court");
    case.step("Vera Quill", finding, json!({"put": {"on": "2026-11-20"}}));
    case.stage.does("Rita Stone", recommend(Outcome::Withhold));
    case.declares("Rita Stone");
    let fields = json!({"why": "members could not trust it", "applicant": "The accounts differ.", "reason": "candour", "rests_on": [finding]});
    case.asks("Ana Birch", decide(Outcome::Withhold), &fields).unwrap();
    let decision = case.says("Ana Birch", decide(Outcome::Withhold), fields);
    assert_eq!(case.file().status(), Status::AwaitingSecond);
    // The person who seconds must declare, too.
    let refused = case.asks("Abel Crane", second(decision), &Value::Null);
    assert!(
        matches!(&refused, Err(Refusal::Gates(all)) if all.iter().any(|gate| gate.id == GateId::Conflict && !gate.passes()))
    );
    case.declares("Abel Crane");
    assert_eq!(case.asks("Abel Crane", second(decision), &Value::Null).unwrap().status(), Status::Withheld);
    case.finding(1, "C3", "post");
    let refused = case.asks("Abel Crane", second(decision), &Value::Null);
    assert!(
        matches!(&refused, Err(Refusal::Gates(all)) if all.iter().all(|gate: &Gate| gate.id == GateId::Second)),
        "{refused:?}"
    );
}

#[test]
fn source() {
    let withhold = |case: &Case, on: &[EventId]| case.gaps(GateId::Source, Outcome::Withhold, on);
    let mut case = Case::new();
    assert_eq!(withhold(&case, &[]), ["source-nothing"]);
    let bad = case.finding(3, "D4", "a rumour");
    assert_eq!(withhold(&case, &[bad]), ["source-grade"]);
    let daily = case.finding(3, "B2", "The Daily Example");
    // The same story with another spelling of its origin is one origin.
    let same = case.finding(3, "C3", "the daily example");
    assert_eq!(withhold(&case, &[bad, daily, same]), ["source-one-origin"]);
    let other = case.finding(3, "C3", "a court");
    assert_eq!(withhold(&case, &[daily, other]), NONE);
    let confirmed = case.finding(3, "B1", "the daily example");
    assert_eq!(withhold(&case, &[confirmed]), NONE);
    let paper = case.paper("received");
    assert_eq!(withhold(&case, &[bad, paper]), ["source-grade"], "nobody has read it");
    let act = Act::Record { kind: RecordKind::Document, relation: Relation::Continues(paper) };
    case.says("Vera Quill", act, json!({"step": "read", "on": "2026-11-21"}));
    assert_eq!(withhold(&case, &[bad, paper]), NONE);
}

#[test]
fn a_decision_from_elsewhere_is_marked_with_its_shut_gates() {
    let marks = |case: &Case, id: EventId| -> Vec<GateId> {
        let (file, roster) = (case.file(), case.stage.roster());
        let decision = file.decisions.iter().find(|decision| decision.stamp.id == id).unwrap();
        shut_in_its_past(&file, decision, &roster).iter().map(|gate| gate.id).collect()
    };
    let mut sound = Case::ready();
    let decision = sound.stage.does("Ana Birch", decide(Outcome::Greenlight));
    assert_eq!(marks(&sound, decision), []);
    // What comes afterwards does not change what its author had seen.
    sound.stage.does("Vera Quill", flag(Level::Ordinary, Tier::Local));
    assert_eq!(marks(&sound, decision), []);
    let mut hasty = Case::new();
    hasty.declares("Ana Birch");
    hasty.declares("Vera Quill");
    hasty.consents();
    hasty.check(json!({"check": "police", "kind": "crjmc", "status": "read", "result": "incomplete", "issued": "2026-11-01"}));
    hasty.stage.does("Vera Quill", recommend(Outcome::Greenlight));
    let decision = hasty.stage.does("Ana Birch", decide(Outcome::Greenlight));
    assert_eq!(hasty.file().status(), Status::Greenlit);
    assert_eq!(marks(&hasty, decision), [GateId::Checks, GateId::PriorFile]);
}

/// The code of the rule that refuses, where one does.
fn rule_of(asked: &Result<CaseFile, Refusal>) -> Option<&'static str> {
    match asked {
        Err(Refusal::Rule(gap)) => Some(gap.code()),
        _ => None,
    }
}

#[test]
fn who_raises_a_severity_does_not_lower_it() {
    let mut case = Case::new();
    let finding = case.finding(1, "C3", "a neighbour");
    let act = Act::Record { kind: RecordKind::Finding, relation: Relation::Corrects(finding) };
    case.says("Rita Stone", act.clone(), json!({"severity": 4}));
    case.says("Rita Stone", act.clone(), json!({"severity": 0}));
    assert_eq!(case.file().findings[0].severity, 4);
    case.says("Ana Birch", act, json!({"severity": 0}));
    assert_eq!(case.file().findings[0].severity, 0);
}

#[test]
fn a_withdrawn_consent_stops_new_work() {
    let mut case = Case::new();
    case.consents();
    let withdrawn = json!({"check": "police", "for": ["run"], "on": "2026-11-01", "withdrawn": true});
    case.says("Vera Quill", record(RecordKind::Consent), withdrawn);
    let request = json!({"check": "police", "kind": "crjmc", "status": "requested"});
    let asked = case.asks("Vera Quill", record(RecordKind::Check), &request);
    assert_eq!(rule_of(&asked), Some("consent-withdrawn"));
    let older = json!({"check": "police", "for": ["run"], "on": "2026-10-15"});
    case.says("Vera Quill", record(RecordKind::Consent), older);
    let asked = case.asks("Vera Quill", record(RecordKind::Check), &request);
    assert_eq!(rule_of(&asked), Some("consent-withdrawn"));
    let newer = json!({"check": "police", "for": ["run"], "on": "2026-11-02"});
    case.says("Vera Quill", record(RecordKind::Consent), newer);
    case.asks("Vera Quill", record(RecordKind::Check), &request).unwrap();
}

#[test]
fn nobody_records_a_waiver_by_hand() {
    let case = Case::new();
    for status in ["waived", "superseded"] {
        let fields = json!({"check": "credit", "status": status});
        let asked = case.asks("Vera Quill", record(RecordKind::Check), &fields);
        assert_eq!(rule_of(&asked), Some("status-not-recorded"));
    }
}

#[test]
fn a_case_is_given_to_somebody_who_may_work_on_it() {
    let mut case = Case::new();
    let person = |case: &Case, name: &'static str| case.stage.roster().person_of(who(name).public()).unwrap();
    let to =
        |case: &Case, name| case.asks("Rita Stone", Act::Assign { person: person(case, name) }, &Value::Null);
    assert_eq!(rule_of(&to(&case, "Otto Plain")), Some("assign-who"));
    to(&case, "Vito Marsh").unwrap();
    case.stage.does("Vito Marsh", declare(&who("Vito Marsh"), Declared::Recused));
    assert_eq!(rule_of(&to(&case, "Vito Marsh")), Some("assign-who"));
}

#[test]
fn a_candidacy_that_ended_is_not_decided() {
    let mut case = Case::ready();
    case.stage.does("Rita Stone", crate::kit::acts::phase(greenlight::domain::event::Phase::Withdrawn));
    let asked = case.asks("Ana Birch", decide(Outcome::Greenlight), &json!({"why": "as recommended"}));
    assert_eq!(rule_of(&asked), Some("case-ended"));
}

#[test]
fn an_unknown_origin_is_not_a_second_one() {
    let mut case = Case::new();
    let known = case.finding(3, "B2", "a court");
    let note = json!({"indicator": "FI-05", "posture": "unknown", "grade": "B2", "text": "a paid trip",
        "innocent": "a conference"});
    let note = case.says("Vera Quill", record(RecordKind::Interference), note);
    assert_eq!(case.gaps(GateId::Source, Outcome::Withhold, &[known, note]), ["source-one-origin"]);
}

#[test]
fn a_recused_persons_items_are_named_all_at_once() {
    let mut case = Case::new();
    case.declares("Ana Birch");
    let note = case.stage.does("Vito Marsh", record(RecordKind::Note));
    let other = case.stage.does("Vito Marsh", record(RecordKind::Note));
    case.stage.does("Vito Marsh", declare(&who("Vito Marsh"), Declared::Recused));
    let (file, roster, policy) = (case.file(), case.stage.roster(), Policy::default());
    let view = View { file: &file, roster: &roster, policy: &policy, today: date(TODAY) };
    let gate = gates(&view).into_iter().find(|gate| gate.id == GateId::Conflict).unwrap();
    let command = format!("greenlight adopt CASE {} {}", file.short(note), file.short(other));
    assert_eq!(gate.gaps.iter().filter_map(|gap| gap.line("CASE")).collect::<Vec<_>>(), [command]);
}
