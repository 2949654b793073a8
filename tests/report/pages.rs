//! A small case of the invented party, and what every form of it must keep: width, words, marks, keys, and harmless text.

use std::sync::Arc;

use greenlight::domain::case::CaseFile;
use greenlight::domain::case::view::View;
use greenlight::domain::entry::LogKind;
use greenlight::domain::event::{
    Act, Audience, Declared, Level, Outcome, Phase, RecordKind, Relation, Role, SecondRule, Tier, Waived,
};
use greenlight::domain::ids::{EventId, Nonce};
use greenlight::domain::refusal::{GateId, Purpose};
use greenlight::domain::roster::Roster;
use greenlight::domain::sight::{self, Reader};
use greenlight::report::brief::{Brief, Made};
use greenlight::report::page::{Style, plain};
use greenlight::report::sheet::Sheet;
use greenlight::report::sheet::outcome_rows::ShownState;
use greenlight::report::sheet::rows::Who;
use greenlight::report::shown::is_hidden;
use greenlight::report::texts::{Lang, Texts};
use greenlight::report::{markdown, next, show, timeline};
use serde_json::{Value, json};

use crate::kit::acts::{decide, flag, recommend, record};
use crate::kit::party::{Log, Party, ROOT, date, who};

const VETTER: &str = "Vera Quill";
const APPROVER: &str = "Ana Birch";
const SECOND: &str = "Abel Crane";

/// Hostile texts: every trick at once.
fn hostile() -> String {
    let tricks = "\u{1b}[31mred \u{202e}bidi \u{200b}zero\nline [x](javascript:alert) ![i](http://e)\n| a | b |\n# h\n<script>x</script>\n```\n=1+1\n";
    format!("{tricks}{}", "k".repeat(10_000))
}

/// A case, and the roster beside it.
struct World {
    party: Party,
    case: Log,
}

fn reader(counsel: bool) -> Reader {
    let now = "2026-03-04T15:00:00Z".parse().unwrap();
    let roles = counsel.then_some((Role::Approver, "CA".parse().unwrap())).into_iter().collect();
    Reader { roles, ..Reader::of(&Arc::new(Roster::default()), who(APPROVER).person, now) }
}

impl World {
    /// A case opened in Ajax by the vetter, who has declared no conflict.
    fn new(name: &str) -> World {
        let party = Party::new();
        let auth = party.roster().heads();
        let mut world = World { party, case: Log { kind: LogKind::Case, entries: Vec::new(), auth } };
        let open = Act::Open { order: 2023, district: "35001".parse().unwrap(), nonce: Nonce([3; 16]) };
        world.put(VETTER, open, json!({"name": name, "born": "1980-02-03", "email": "x@example.org"}));
        let declared = Act::Declare { person: who(VETTER).person, state: Declared::None };
        world.put(VETTER, declared, json!({"kind": "none"}));
        world
    }

    /// An event on top of the whole case.
    fn put(&mut self, name: &'static str, act: Act, fields: Value) -> EventId {
        let on = self.case.tips();
        self.put_on(&on, name, act, fields)
    }

    fn put_on(&mut self, on: &[EventId], name: &'static str, act: Act, fields: Value) -> EventId {
        self.case.saying(on, &who(name), act, fields)
    }

    fn record(&mut self, name: &'static str, kind: RecordKind, fields: Value) -> EventId {
        self.put(name, record(kind), fields)
    }

    fn with<T>(&self, then: impl FnOnce(&CaseFile, &Roster) -> T) -> T {
        let roster = self.party.roster();
        then(&self.case.file(&roster), &roster)
    }

    fn sheet_for(&self, texts: &Texts, counsel: bool) -> Sheet {
        self.with(|file, roster| {
            let policy = roster.policy();
            let view = View { file, roster, policy: &policy, today: date("2026-03-04") };
            let reader = reader(counsel);
            Sheet::of(&view, &sight::of(&reader, file), None, file.id.short(0), texts)
        })
    }

    fn log_for(&self, texts: &Texts, counsel: bool) -> Vec<timeline::LogRow> {
        let reader = reader(counsel);
        self.with(|file, roster| timeline::of_case(file, roster, Some(&sight::of(&reader, file)), texts))
    }

    fn sheet(&self, texts: &Texts) -> Sheet {
        self.sheet_for(texts, false)
    }

    /// A case with something of everything, its texts given.
    fn full(text: &str) -> World {
        let mut world = World::new(text);
        let phase = Act::Phase { phase: Phase::Vetting, date: date("2026-03-01") };
        world.put(VETTER, phase, json!({"why": text, "meeting": "2026-04-01"}));
        let consent = json!({"check": "police", "for": ["run", "result"], "on": "2026-03-01"});
        world.record(VETTER, RecordKind::Consent, consent);
        let check = json!({"check": "police", "kind": "crjmc", "method": "name", "status": "read",
            "result": "incomplete", "issued": "2026-03-01", "text": text});
        world.record(VETTER, RecordKind::Check, check);
        let credit = json!({"check": "credit", "status": "read", "result": "no-hit", "issued": "2026-03-01"});
        world.record(VETTER, RecordKind::Check, credit);
        let document = json!({"step": "received", "title": text, "on": "2026-03-01"});
        world.record(VETTER, RecordKind::Document, document);
        let finding = json!({"category": "financial", "severity": 2, "grade": "C3", "disclosed": "denied",
            "text": text, "origin": text});
        let finding = world.record(VETTER, RecordKind::Finding, finding);
        world.record(VETTER, RecordKind::Reply, json!({"about": finding, "on": "2026-03-02", "text": text}));
        let held = json!({"category": "candour", "severity": 3, "grade": "B2", "text": "SECRET claim",
            "handling": "C", "handling_condition": "only in person", "origin": "SECRET origin"});
        let held = world.record(VETTER, RecordKind::Finding, held);
        world.record(
            VETTER,
            RecordKind::Reply,
            json!({"about": held, "on": "2026-03-02", "text": "SECRET reply"}),
        );
        let note =
            json!({"indicator": "FI-05", "posture": "target", "grade": "B2", "text": text, "innocent": text});
        world.record(VETTER, RecordKind::Interference, note);
        world.put(
            VETTER,
            flag(Level::Serious, Tier::Local),
            json!({"question": "SECRET question", "about": held}),
        );
        world.put(VETTER, flag(Level::Ordinary, Tier::Local), json!({"question": text}));
        world.record(APPROVER, RecordKind::Counsel, json!({"text": "SECRET advice"}));
        world.record(VETTER, RecordKind::Note, json!({"text": text}));
        world
    }

    fn recommend(&mut self) -> EventId {
        self.put(VETTER, recommend(Outcome::Greenlight), json!({"why": "Nothing stands against it."}))
    }
}

fn both() -> [Texts; 2] {
    [Texts::new(Lang::En), Texts::new(Lang::Fr)]
}

fn made() -> Made {
    let by = Who { name: APPROVER.to_owned(), person: who(APPROVER).person };
    Made {
        by,
        at: "2026-03-04T09:00:00Z".parse().unwrap(),
        to: Some("Pernille Astrup".to_owned()),
        copy: Some(1),
        audience: Some(Audience::National),
    }
}

#[test]
fn the_sheet_has_its_keys_in_their_order() {
    let sheet = World::full("Alex Example").sheet(&Texts::new(Lang::En));
    let json = serde_json::to_value(&sheet).unwrap();
    let keys: Vec<&str> = json.as_object().unwrap().keys().map(String::as_str).collect();
    let fixed = "id name district phase tier status conflicting candidate consents documents checks findings \
        interference conflicts flags recommendations decisions conditions deferrals gates heads events";
    let fixed: Vec<&str> = fixed.split_whitespace().collect();
    assert_eq!(keys[..fixed.len()], fixed);
    for gate in json["gates"].as_array().unwrap() {
        for key in ["id", "for", "passes", "reason", "lifted_by", "command"] {
            assert!(gate.get(key).is_some(), "{key}");
        }
        assert_eq!(gate["passes"] == json!(true), gate["reason"].is_null());
    }
    let district =
        json!({"order": 2023, "code": "35001", "name_en": "Ajax", "name_fr": "Ajax", "province": "ON"});
    assert_eq!(json["district"], district);
    assert_eq!(json["checks"][0]["usability"], "unresolved");
    assert_eq!(json["findings"][0]["grade"], "C3");
    assert_eq!(json["findings"][0]["by"], json!({"name": VETTER, "person": who(VETTER).person}));
    assert_eq!(json["findings"][0]["time"], "2026-11-22T06:07:00Z");
    assert_eq!(json["days"]["days_left"], 28);
    assert_eq!(json["flags"][0]["state"], "raised");
    let shut = json["gates"].as_array().unwrap().iter().find(|gate| gate["id"] == "checks").unwrap();
    let command =
        format!("greenlight check request {} police --kind crjmc --method fingerprint", sheet.short);
    assert_eq!(shut["command"], json!(command));
}

#[test]
fn counsel_is_for_those_who_may_read_it() {
    let texts = Texts::new(Lang::En);
    let world = World::full("Alex Example");
    let closed = serde_json::to_string(&world.sheet(&texts)).unwrap();
    assert!(!closed.contains("SECRET advice") && closed.contains("\"counsel_withheld\":1"));
    assert_eq!(world.sheet_for(&texts, true).counsel.len(), 1);
    for counsel in [false, true] {
        let rows = world.log_for(&texts, counsel);
        assert_eq!(serde_json::to_string(&rows).unwrap().contains("SECRET advice"), counsel);
    }
}

#[test]
fn no_line_of_a_screen_is_too_wide_or_hides_anything() {
    for text in [hostile(), "Alex Example".to_owned(), "Élodie 王小明 ".repeat(40)] {
        let world = World::full(&text);
        for texts in both() {
            let sheet = world.sheet(&texts);
            let log = world.log_for(&texts, false);
            for width in [80, 120] {
                let mut lines = show::show(&sheet, &texts, width);
                lines.extend(timeline::lines(&log, &texts, width));
                lines.extend(next::Next::of(&sheet, &texts).lines(&texts, width));
                for line in &lines {
                    // A command is one line, however long: so it can be copied as one.
                    let fits = textwrap::core::display_width(&line.text) <= width;
                    assert!(fits || line.text.trim_start().starts_with("greenlight "), "{}", line.text);
                    assert!(!line.text.chars().any(is_hidden), "{:?}", line.text);
                    assert!(!line.text.contains("{$"), "{}", line.text);
                }
            }
        }
    }
}

/// A screen's words with the line ends of its columns folded away.
fn folded(screen: &str) -> String {
    screen.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_screen_says_it_in_words() {
    let texts = Texts::new(Lang::En);
    let lines = show::show(&World::full("Alex Example").sheet(&texts), &texts, 120);
    let screen = plain(&lines);
    for words in [
        "Ajax (35001, 2023 order), Ontario",
        "28 days left to the nomination meeting on 1 April 2026.",
        "read: not resolved",
        "no file at the bureau (neutral)",
        "grade C3",
        "The applicant says (2 March 2026): Alex Example",
        "Flag ",
        "Before a greenlight",
        "by a vetter, reviewer or approver",
        "withheld here, for approvers only",
    ] {
        assert!(folded(&screen).contains(&folded(words)), "{words}\n{screen}");
    }
    let alarming = lines.iter().filter(|line| line.style == Style::Attention);
    assert_eq!(alarming.map(|line| line.text.as_str()).collect::<Vec<_>>(), Vec::<&str>::new());
    let french = Texts::new(Lang::Fr);
    let screen = plain(&show::show(&World::full("Alex Example").sheet(&french), &french, 120));
    let screen = folded(&screen);
    assert!(screen.contains("lue : non résolue") && screen.contains("Avant un feu vert"), "{screen}");
}

#[test]
fn a_brief_withholds_what_it_must_and_marks_the_place() {
    for texts in both() {
        let mut world = World::full("Alex Example");
        // Why a finding with code C was waived is as restricted as the finding.
        let findings = world.sheet(&texts).findings;
        let held = findings.iter().find(|row| row.text.as_deref() == Some("SECRET claim")).unwrap().mark.id;
        let waive = Act::Waive { what: Waived::Finding(held) };
        let event = world.put(APPROVER, waive, json!({"text": "SECRET waiver"}));
        world.put(SECOND, Act::Second { event }, Value::Null);
        let sheet = world.sheet_for(&texts, true);
        assert_eq!(sheet.waivers.len(), 1);
        let brief = Brief::of(&[sheet], made(), &texts);
        let page = markdown::brief(&brief, &texts);
        let json = serde_json::to_string_pretty(&brief).unwrap();
        assert!(!page.contains("SECRET") && !json.contains("SECRET"), "{page}");
        assert!(page.matches(&texts.find("brief-withheld")).count() >= 4, "{page}");
        assert!(page.contains(&texts.find("heading-waivers")), "{page}");
        assert!(page.contains(&texts.find("district-credit")), "{page}");
        // As a word, because a hash may have the digits within it.
        let born = page.split(|c: char| !c.is_ascii_alphanumeric()).any(|word| word == "1980");
        assert!(!page.contains("x@example.org") && !born, "{page}");
        assert!(page.contains(&markdown::escape(&texts.find("brief-undecided"))), "{page}");
        serde_json::from_str::<Value>(&json).unwrap();
    }
}

#[test]
fn hostile_text_stays_text_in_markdown() {
    let texts = Texts::new(Lang::En);
    let page = markdown::brief(&Brief::of(&[World::full(&hostile()).sheet(&texts)], made(), &texts), &texts);
    for (number, line) in page.lines().enumerate() {
        let bare = line.trim_start_matches(['#', ' ', '-', '*']);
        assert!(!line.chars().any(is_hidden), "{number}: {line}");
        for trick in ["[x](", "![i]", "| a |", "```", "http://"] {
            assert!(!bare.contains(trick), "{number}: {line}");
        }
        // Every `<` of the record is escaped, so none opens an element.
        assert!(!line.replace("\\<", "").contains('<'), "{number}: {line}");
        let own = line.starts_with("# Brief") || line.starts_with("## ") || line.starts_with("### ");
        assert!(own || !line.trim_start().starts_with('#'), "{number}: {line}");
    }
    assert_eq!(page.lines().filter(|line| line.starts_with("## ")).count(), 1);
}

#[test]
fn a_decision_is_briefed_as_it_stands() {
    let texts = Texts::new(Lang::En);
    let page = |world: &World| markdown::brief(&Brief::of(&[world.sheet(&texts)], made(), &texts), &texts);
    let why = json!({"why": "Reasons.", "reason": "candour"});
    let with_conditions = json!({"why": "Reasons.", "conditions": [
        {"text": "Repay it.", "owner": "Alex Example", "due": "2026-03-20", "evidence": "receipt"}]});

    let mut world = World::new("Alex Example");
    let recommended = world.recommend();
    world.put(APPROVER, decide(Outcome::WithConditions), with_conditions);
    let text = page(&world);
    assert!(text.contains("Greenlight with conditions only") && text.contains("Repay it."), "{text}");
    let step = next::Next::of(&world.sheet(&texts), &texts).then.unwrap();
    assert_eq!(step.step, "condition");

    // A second decision that did not know the first.
    world.put_on(&[recommended], SECOND, decide(Outcome::Greenlight), why.clone());
    let sheet = world.sheet(&texts);
    assert!(sheet.conflicting);
    let text = page(&world);
    assert!(text.contains("Conflicting decisions: two were signed"), "{text}");
    assert!(!text.contains("Greenlight with conditions only"));
    let screen = show::show(&sheet, &texts, 80);
    assert!(
        screen
            .iter()
            .any(|line| line.style == Style::Attention && line.text.starts_with("Conflicting decisions"))
    );

    let mut world = World::new("Alex Example");
    world.recommend();
    let decision = world.put(APPROVER, decide(Outcome::Withhold), why);
    assert!(page(&world).contains("it awaits a second"));
    let step = next::Next::of(&world.sheet(&texts), &texts).then.unwrap();
    assert_eq!((step.step, step.command.starts_with("greenlight second ")), ("second", true));
    world.record(VETTER, RecordKind::Reply, json!({"on": "2026-03-04", "text": "No."}));
    assert!(page(&world).contains("lapsed and has no effect"), "{}", page(&world));
    world.put(SECOND, Act::Second { event: decision }, Value::Null);
    assert_eq!(world.sheet(&texts).decisions[0].state, ShownState::Lapsed);
}

#[test]
fn a_phase_that_failed_its_gate_is_marked_on_every_page() {
    let texts = Texts::new(Lang::En);
    let mut world = World::new("Alex Example");
    world.recommend();
    world.put(APPROVER, decide(Outcome::Greenlight), json!({"why": "Reasons."}));
    let nominated = Act::Phase { phase: Phase::Nominated, date: date("2026-03-04") };
    world.put(APPROVER, nominated, json!({}));
    assert!(world.sheet(&texts).phase_marks.is_empty());
    // What `phase endorsed` would be refused for is told before anybody asks, with its commands.
    let coming = next::Next::of(&world.sheet(&texts), &texts);
    let of_phase = coming.missing.iter().filter(|missing| missing.purpose == Purpose::NextPhase);
    let of_phase: Vec<_> = of_phase.map(|missing| (missing.gate, missing.command.is_some())).collect();
    assert_eq!(of_phase, [(GateId::Checks, true); 4]);
    assert!(plain(&coming.lines(&texts, 100)).contains("Before the next phase"));
    let endorsed = Act::Phase { phase: Phase::Endorsed, date: date("2026-03-04") };
    world.put(APPROVER, endorsed, json!({}));
    let sheet = world.sheet(&texts);
    let row = &sheet.phase_marks[0];
    assert_eq!((sheet.phase_marks.len(), row.phase, row.gaps.len()), (1, Phase::Endorsed, 4));
    let screen = plain(&show::show(&sheet, &texts, 200));
    let brief = markdown::brief(&Brief::of(&[sheet], made(), &texts), &texts);
    for page in [screen, brief] {
        assert!(page.contains("Set to endorsed on"), "{page}");
        assert!(
            page.contains("although a requirement was not met: The police check has not been begun."),
            "{page}"
        );
    }
    let log = world.log_for(&texts, true);
    let marks = &log.last().unwrap().marks;
    assert!(marks.iter().any(|mark| mark.starts_with("set although a requirement was not met")), "{marks:?}");
}

#[test]
fn a_name_set_apart_is_shown_beside_the_one_that_holds() {
    let texts = Texts::new(Lang::En);
    let mut world = World::new("Alex Example");
    let on = world.case.tips();
    let candidate = record(RecordKind::Candidate);
    world.put_on(&on, VETTER, candidate.clone(), json!({"name": "Alexis Example"}));
    world.put_on(&on, APPROVER, candidate, json!({"name": "Alec Example"}));
    let sheet = world.sheet(&texts);
    let names = [sheet.name.clone(), sheet.apart[0].value.clone()];
    assert!(names.contains(&"Alexis Example".to_owned()) && names.contains(&"Alec Example".to_owned()));
    let screen = plain(&show::show(&sheet, &texts, 80));
    assert!(screen.contains("The name was set apart"), "{screen}");
}

#[test]
fn the_log_keeps_the_old_text_beside_the_correction() {
    let texts = Texts::new(Lang::En);
    let mut world = World::new("Alex Example");
    let first = world.record(
        VETTER,
        RecordKind::Finding,
        json!({"category": "financial", "severity": 1, "text": "Old."}),
    );
    let act = Act::Record { kind: RecordKind::Finding, relation: Relation::Corrects(first) };
    world.put(VETTER, act, json!({"text": "New."}));
    world.put(ROOT, recommend(Outcome::Greenlight), json!({"why": "Not mine to say."}));
    let rows = world.log_for(&texts, false);
    let texts_said: Vec<_> = rows.iter().filter_map(|row| row.text.as_deref()).collect();
    assert!(texts_said.contains(&"Old.") && texts_said.contains(&"New."));
    assert!(rows[2].marks[0].starts_with("corrected by "), "{:?}", rows[2].marks);
    assert!(rows[3].words.contains("(corrects "), "{}", rows[3].words);
    assert_eq!(
        (rows[0].words.as_str(), rows[0].role),
        ("opened the case in Ajax (35001)", Some(Role::Vetter))
    );
    assert_eq!(rows[4].standing, "void");
    assert!(rows[4].marks[0].contains("To recommend takes the role"), "{:?}", rows[4].marks);
}

#[test]
fn the_roster_log_tells_grants_and_policy_in_words() {
    for texts in both() {
        let mut world = World::new("Alex Example");
        let on = world.party.log.tips();
        let policy = Act::Policy { second: SecondRule::All };
        world.party.log.saying(&on, &who(APPROVER), policy, json!({"check_max_age_days": 90}));
        let people = world.party.log.history();
        let rows = world.with(|_, roster| timeline::of_roster(&people, roster, &texts));
        assert!(rows[1].words.contains("SHA256:") && rows[1].words.contains(ROOT));
        let policy = rows.last().unwrap();
        assert!(policy.words.contains("90") && policy.words.contains(&texts.find("second-rule-all")));
        assert!(policy.marks.contains(&texts.find("waits-for-second")), "{:?}", policy.marks);
        assert!(rows.iter().all(|row| !row.words.contains("{$") && !row.words.contains("log-")));
    }
}
