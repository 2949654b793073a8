//! Every gate with everything that keeps it shut: its words in both languages, who lifts it, the command. They stand in
//! `tests/golden/gates.txt`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use greenlight::domain::event::{Phase, Role};
use greenlight::domain::fault::Fault;
use greenlight::domain::gates::phase::for_phase;
use greenlight::domain::policy::SeparateAdmin;
use greenlight::domain::refusal::{Gap, Purpose};
use greenlight::domain::words::Word;
use greenlight::report::reasons;
use greenlight::report::texts::{Lang, Texts};

use super::*;
use crate::kit::golden;

/// Gaps by gate, purpose and code: the first that was met.
type Met = BTreeMap<(&'static str, &'static str, &'static str), Gap>;

fn take(met: &mut Met, case: &Case, outcome: Outcome, rests_on: &[EventId], today: &str) {
    take_as("Ana Birch", &Policy::default(), met, case, outcome, rests_on, today);
}

fn take_as(
    me: &'static str,
    policy: &Policy,
    met: &mut Met,
    case: &Case,
    outcome: Outcome,
    rests_on: &[EventId],
    today: &str,
) {
    let (file, roster) = (case.file(), case.stage.roster());
    let view = View { file: &file, roster: &roster, policy, today: date(today) };
    let me = who(me).person;
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
    for gate in gates_for(&view, &proposal).into_iter().chain(gates(&view)) {
        for gap in gate.gaps {
            met.entry((gate.id.word(), gate.purpose.word(), gap.code())).or_insert(gap);
        }
    }
}

/// Cases that fail each gate in every way there is.
fn met() -> Met {
    let mut met = Met::new();
    let mut case = Case::new();
    take(&mut met, &case, Outcome::Greenlight, &[], TODAY);
    take(&mut met, &case, Outcome::Withhold, &[], TODAY);
    let rumour = case.finding(3, "D4", "a rumour");
    take(&mut met, &case, Outcome::Withhold, &[rumour], TODAY);
    let daily = case.finding(3, "B2", "The Daily Example");
    take(&mut met, &case, Outcome::Withhold, &[daily], TODAY);
    let near = case.finding(3, "B2", "The Daily Exemple");
    take(&mut met, &case, Outcome::Withhold, &[daily, near], TODAY);
    case.step("Rita Stone", near, json!({"status": "unsubstantiated", "why": "a misprint"}));
    take(&mut met, &case, Outcome::Withhold, &[near], TODAY);
    case.stage.does("Vera Quill", flag(Level::Ordinary, Tier::Local));
    case.stage.does("Rita Stone", defer(None, &who("Vera Quill")));
    let note = case.stage.does("Vito Marsh", record(RecordKind::Note));
    take(&mut met, &case, Outcome::Greenlight, &[], TODAY);
    take(&mut met, &case, Outcome::Greenlight, &[], "2027-11-25");
    let heads = case.file().heads();
    case.stage.revoke("Vito Marsh", Role::Vetter, &heads);
    take(&mut met, &case, Outcome::Greenlight, &[], TODAY);
    let mut case = Case::new();
    assert_ne!(case.stage.does("Vito Marsh", record(RecordKind::Note)), note);
    case.consents();
    case.stage.does("Vito Marsh", declare(&who("Vito Marsh"), Declared::Recused));
    for fields in [
        json!({"check": "police", "kind": "crjmc", "status": "read", "result": "incomplete", "issued": "2026-11-01"}),
        json!({"check": "police", "kind": "crjmc", "status": "read", "result": "unknown", "issued": "2026-11-01"}),
        json!({"check": "police", "kind": "crc", "status": "read", "result": "negative", "issued": "2026-11-01"}),
        json!({"check": "police", "kind": "crjmc", "status": "received"}),
        json!({"check": "police", "kind": "crjmc", "status": "read", "result": "negative"}),
        json!({"check": "police", "kind": "crjmc", "status": "read", "result": "negative", "issued": "2027-11-01"}),
        json!({"check": "police", "kind": "crjmc", "status": "read", "result": "negative", "issued": "2025-11-01"}),
        json!({"check": "police", "kind": "crjmc", "status": "disputed"}),
    ] {
        // Each in a case of its own: an older one never counts beside a newer one.
        let mut case = Case::new();
        case.check(fields);
        take(&mut met, &case, Outcome::Greenlight, &[], TODAY);
    }
    let soon = Policy { polling_day: Some(date("2027-02-15")), ..Policy::default() };
    let mut unresolved = Case::new();
    unresolved.consents();
    unresolved.check(json!({"check": "police", "kind": "crjmc", "status": "read", "result": "incomplete", "issued": "2026-11-01"}));
    take_as("Ana Birch", &soon, &mut met, &unresolved, Outcome::Greenlight, &[], TODAY);
    take(&mut met, &unresolved, Outcome::Greenlight, &[], TODAY);
    let withdrawn = json!({"check": "police", "for": ["run"], "on": "2026-11-20", "withdrawn": true});
    case.says("Vera Quill", record(RecordKind::Consent), withdrawn);
    take(&mut met, &case, Outcome::Greenlight, &[], TODAY);
    case.checks();
    let meeting = json!({"meeting": "2027-05-15"});
    case.says("Rita Stone", crate::kit::acts::phase(Phase::Vetting), meeting);
    take(&mut met, &case, Outcome::Greenlight, &[], TODAY);
    case.stage.nominated();
    take(&mut met, &case, Outcome::Withhold, &[], TODAY);
    let mut late = Case::new();
    late.check(json!({"check": "credit", "status": "requested"}));
    let given = json!({"check": "credit", "for": ["run", "result"], "on": "2026-11-24"});
    late.says("Vera Quill", record(RecordKind::Consent), given);
    take(&mut met, &late, Outcome::Greenlight, &[], TODAY);
    // Notes on foreign interference: open, substantiated, and what a withholding cannot rest on.
    let mut noted = Case::new();
    let [open, target, explained, grave] =
        ["unknown", "target", "unwitting", "witting"].map(|posture| noted.note(posture));
    noted.becomes(explained, "explained");
    noted.becomes(grave, "substantiated");
    take(&mut met, &noted, Outcome::Greenlight, &[], TODAY);
    take(&mut met, &noted, Outcome::Withhold, &[open, target, explained], TODAY);
    // What is adverse, what was declared, what was refused.
    let mut case = Case::new();
    case.checks();
    for fields in [
        json!({"check": "police", "kind": "crjmc", "status": "read", "result": "certified-record", "issued": "2026-11-01"}),
        json!({"check": "credit", "status": "requested", "flags": ["liens"]}),
    ] {
        case.check(fields);
    }
    let said = json!({"key": "charged", "question": "Ever charged?", "answer": "Yes", "clear": ["No"]});
    case.says("Vera Quill", record(RecordKind::Candidate), json!({"declared": [said]}));
    let refuses = json!({"check": "credit", "for": ["run", "result"], "on": "2026-11-01", "refused": true});
    case.says("Vera Quill", record(RecordKind::Consent), refuses);
    take(&mut met, &case, Outcome::Greenlight, &[], TODAY);
    take(&mut met, &conflicting_case().0, Outcome::Greenlight, &[], TODAY);
    take(&mut met, &decided_apart(Outcome::Greenlight).0, Outcome::Greenlight, &[], TODAY);
    // A keeper of the roster decides on the recommendation of somebody whom they put there.
    let mut keeper = Case::new();
    let root = who(crate::kit::party::ROOT);
    keeper.stage.party.grant(&root, &root, Role::Approver, "CA");
    keeper.stage.does("Vera Quill", recommend(Outcome::Greenlight));
    // An earlier file that nobody has judged, that nobody could judge, and that two people judged apart.
    let mut prior = Case::new();
    let [unjudged, unsure, apart] = [1, 2, 3].map(super::prior::file);
    let search = prior.searched("Ana Birch", &[unjudged, unsure, apart]);
    prior.judged("Rita Stone", search, unsure, "unsure");
    let seen = prior.file().heads();
    prior.judged_on(&seen, "Rita Stone", search, apart, "same");
    prior.judged_on(&seen, "Vera Quill", search, apart, "not-same");
    let same = super::prior::file(4);
    let again = prior.searched("Ana Birch", &[same]);
    let act = Act::Record { kind: RecordKind::Prior, relation: Relation::Continues(again) };
    prior.says("Rita Stone", act, json!({"file": same, "judgement": "same", "was": "withheld"}));
    take(&mut met, &prior, Outcome::Greenlight, &[], TODAY);
    // A withholding on what nobody can tell.
    let mut untold = Case::new();
    let rumour = untold.finding(3, "B2", "a rumour");
    untold.step("Rita Stone", rumour, json!({"status": "cannot-tell", "why": "nobody was there"}));
    take(&mut met, &untold, Outcome::Withhold, &[rumour], TODAY);
    for gate in super::decisions::all_shut().into_iter().chain(super::grave::all_shut()) {
        for gap in gate.gaps {
            met.entry((gate.id.word(), gate.purpose.word(), gap.code())).or_insert(gap);
        }
    }
    let required = Policy { separate_admin: SeparateAdmin::Required, ..Policy::default() };
    take_as(crate::kit::party::ROOT, &required, &mut met, &keeper, Outcome::Greenlight, &[], TODAY);
    let mut waits = Case::new();
    waits.stage.does("Vera Quill", recommend(Outcome::Withhold));
    waits.stage.does("Ana Birch", decide(Outcome::Withhold));
    take(&mut met, &waits, Outcome::Greenlight, &[], TODAY);
    waits.finding(1, "C3", "post");
    take(&mut met, &waits, Outcome::Greenlight, &[], TODAY);
    // A phase has a gate of its own.
    let (file, roster, policy) = (waits.file(), waits.stage.roster(), Policy::default());
    let view = View { file: &file, roster: &roster, policy: &policy, today: date(TODAY) };
    for gate in for_phase(&view, &view, Phase::Nominated, false) {
        for gap in gate.gaps {
            met.insert((gate.id.word(), gate.purpose.word(), gap.code()), gap);
        }
    }
    let mut old = Case::new();
    old.checks();
    old.says("Rita Stone", crate::kit::acts::phase(Phase::Vetting), json!({"close": "2027-05-10"}));
    let (file, roster) = (old.file(), old.stage.roster());
    let view = View { file: &file, roster: &roster, policy: &policy, today: date(TODAY) };
    for gate in for_phase(&view, &view, Phase::Endorsed, true) {
        for gap in gate.gaps {
            met.insert((gate.id.word(), gate.purpose.word(), gap.code()), gap);
        }
    }
    // Of one that does not verify nothing else is said.
    let (roster, policy) = (waits.stage.roster(), Policy::default());
    let damaged = waits.file().history().clone();
    let damaged = damaged.doubted([(waits.file().id, Fault::Signature)]);
    let damaged = CaseFile::replay(damaged, &roster);
    let view = View { file: &damaged, roster: &roster, policy: &policy, today: date(TODAY) };
    let said = gates(&view);
    assert_eq!((said.len(), damaged.status()), (1, Status::Broken));
    for gate in said {
        for gap in gate.gaps {
            met.insert((gate.id.word(), gate.purpose.word(), gap.code()), gap);
        }
    }
    met
}

fn printed(met: &Met) -> String {
    let (en, fr) = (Texts::new(Lang::En), Texts::new(Lang::Fr));
    let mut text = String::new();
    for id in GateId::ALL {
        for purpose in Purpose::ALL {
            let of_it: Vec<_> =
                met.iter().filter(|((gate, of, _), _)| (*gate, *of) == (id.word(), purpose.word())).collect();
            if of_it.is_empty() {
                continue;
            }
            writeln!(text, "# {id}: {} / {}", en.word(*purpose), fr.word(*purpose)).unwrap();
            for ((.., code), gap) in of_it {
                writeln!(text, "{code}").unwrap();
                for texts in [&en, &fr] {
                    writeln!(text, "  {}", reasons::cause(gap, texts)).unwrap();
                }
                let lifter = gap.lifted_by;
                let who = [&en, &fr].map(|texts| reasons::lifter(lifter, texts));
                writeln!(text, "  {lifter}: {}", who.join(" / ")).unwrap();
                let command = gap.line("CASE").unwrap_or_default();
                assert!(!command.is_empty(), "{code} names no command");
                writeln!(text, "  {command}").unwrap();
                if let Some(other) = gap.other_line("CASE") {
                    writeln!(text, "  or {other}").unwrap();
                }
            }
            text.push('\n');
        }
    }
    text
}

#[test]
fn every_gate_is_the_golden_one() {
    golden::hold("gates.txt", &printed(&met()));
}

macro_rules! gap_codes {
    ($($family:ident { $($cause:ident $({ $($field:ident: $type:ty),+ })? = $code:literal;)+ })+) => {
        [$((stringify!($family), [$($code),+].as_slice())),+]
    };
}

#[test]
fn every_code_of_a_gap_is_in_it() {
    let families = greenlight::every_cause!(gap_codes);
    let codes = families.into_iter().filter(|(family, _)| *family == "gap").flat_map(|(_, codes)| codes);
    // A mark on what is signed, and no gate before it.
    let codes: BTreeSet<&str> = codes.copied().filter(|code| *code != "second-passed-over").collect();
    let met: BTreeSet<&str> = met().keys().map(|(.., code)| *code).collect();
    assert_eq!(met, codes);
}
