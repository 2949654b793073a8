//! A small invented case, and what every form of it must keep: width, words, marks, keys, and harmless text.

use std::sync::Arc;

use chrono::NaiveDate;
use serde_json::{Map, Value, json};

use crate::domain::case::CaseFile;
use crate::domain::case::view::View;
use crate::domain::entry::{Body, Entry, Header, LogKind};
use crate::domain::event::{
    Act, Audience, Declared, Level, Outcome, Phase, RecordKind, Relation, Role, SecondRule, Tier,
};
use crate::domain::history::History;
use crate::domain::ids::{EventId, Nonce, PersonId};
use crate::domain::roster::Roster;
use crate::domain::sight::{self, Reader};
use crate::report::brief::{Brief, Made};
use crate::report::page::{Style, plain};
use crate::report::sheet::Sheet;
use crate::report::sheet::rows::Who;
use crate::report::texts::{Lang, Texts};
use crate::report::{markdown, next, show, timeline};
use crate::say;
use crate::seal::identity::Identity;

const PEOPLE: [(&str, Role); 4] = [
    ("Avery Admin", Role::Admin),
    ("Jordan Vetter", Role::Vetter),
    ("Casey Approver", Role::Approver),
    ("Robin Second", Role::Approver),
];

/// Hostile texts: every trick at once.
fn hostile() -> String {
    let tricks = "\u{1b}[31mred \u{202e}bidi \u{200b}zero\nline [x](javascript:alert) ![i](http://e)\n| a | b |\n# h\n<script>x</script>\n```\n=1+1\n";
    format!("{tricks}{}", "k".repeat(10_000))
}

struct World {
    roster: Vec<Entry>,
    case: Vec<Entry>,
}

fn key(who: usize) -> Identity {
    Identity::from_seed(&[u8::try_from(who).unwrap() + 1; 32])
}

fn person(who: usize) -> PersonId {
    PersonId([u8::try_from(who).unwrap() + 1; 8])
}

fn reader(counsel: bool) -> Reader {
    let now = "2026-03-04T15:00:00Z".parse().unwrap();
    let roles = counsel.then_some((Role::Approver, "CA".parse().unwrap())).into_iter().collect();
    Reader { roles, ..Reader::of(&Arc::new(Roster::default()), person(2), now) }
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn body(kind: LogKind, fields: &Value) -> Body {
    let fields: Map<String, Value> = fields.as_object().cloned().unwrap_or_default();
    Body::parse(kind, Body::write([7; 16], &fields).bytes().to_vec()).unwrap()
}

impl World {
    /// The roster, and a case opened in Ajax by the vetter, who has declared no conflict.
    fn new(name: &str) -> World {
        let mut world = World { roster: Vec::new(), case: Vec::new() };
        let root = key(0).public();
        world.on_roster(0, Act::Genesis { roots: vec![root] }, &json!({"org": "Example Party"}));
        for (who, (name, role)) in PEOPLE.iter().enumerate() {
            let act = Act::Grant {
                person: person(who),
                key: key(who).public(),
                role: *role,
                scope: "CA".parse().unwrap(),
            };
            world.on_roster(0, act, &json!({"name": name}));
        }
        let open = Act::Open { order: 2023, district: "35001".parse().unwrap(), nonce: Nonce([3; 16]) };
        world.put(1, open, &json!({"name": name, "born": "1980-02-03", "email": "x@example.org"}));
        world.put(1, Act::Declare { person: person(1), state: Declared::None }, &json!({"kind": "none"}));
        world
    }

    fn on_roster(&mut self, who: usize, act: Act, fields: &Value) -> EventId {
        let (prev, n) = self.roster.last().map_or((vec![], 0), |last| (vec![last.id], last.header.n + 1));
        let body = body(LogKind::Roster, fields);
        let header = Header {
            kind: LogKind::Roster,
            log: self.roster.first().map(|first| first.id),
            prev,
            auth: vec![],
            n,
            by: key(who).public(),
            at: "2026-01-02T15:00:00Z".parse().unwrap(),
            act,
            body: Some(body.reference()),
        };
        self.roster.push(Entry::new(header, [0; 64], Some(body)));
        self.roster.last().unwrap().id
    }

    /// An event on top of the whole case.
    fn put(&mut self, who: usize, act: Act, fields: &Value) -> EventId {
        let on = self.case.last().map(|last| last.id);
        self.put_on(on, who, act, fields)
    }

    /// An event on top of one event of the case.
    fn put_on(&mut self, on: Option<EventId>, who: usize, act: Act, fields: &Value) -> EventId {
        let parent = on.map(|id| self.case.iter().find(|event| event.id == id).unwrap());
        let body = (*fields != Value::Null).then(|| body(LogKind::Case, fields));
        let header = Header {
            kind: LogKind::Case,
            log: self.case.first().map(|first| first.id),
            prev: on.into_iter().collect(),
            auth: vec![self.roster.last().unwrap().id],
            n: parent.map_or(0, |parent| parent.header.n + 1),
            by: key(who).public(),
            at: "2026-03-03T15:00:00Z".parse().unwrap(),
            act,
            body: body.as_ref().map(Body::reference),
        };
        self.case.push(Entry::new(header, [0; 64], body));
        self.case.last().unwrap().id
    }

    fn record(&mut self, who: usize, kind: RecordKind, fields: &Value) -> EventId {
        self.put(who, Act::Record { kind, relation: Relation::New }, fields)
    }

    fn with<T>(&self, then: impl FnOnce(&CaseFile, &Roster) -> T) -> T {
        let roster = Roster::replay(&History::of(self.roster.clone()).unwrap());
        let file = CaseFile::replay(History::of(self.case.clone()).unwrap(), &roster);
        then(&file, &roster)
    }

    fn sheet_for(&self, texts: &Texts, counsel: bool) -> Sheet {
        self.with(|file, roster| {
            let policy = roster.policy();
            let view = View { file, roster, policy: &policy, today: day("2026-03-04") };
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
        let phase = Act::Phase { phase: Phase::Vetting, date: day("2026-03-01") };
        world.put(1, phase, &json!({"why": text, "meeting": "2026-04-01"}));
        let consent = json!({"check": "police", "for": ["run"], "on": "2026-03-01"});
        world.record(1, RecordKind::Consent, &consent);
        let check = json!({"check": "police", "kind": "crjmc", "method": "name", "status": "read",
            "result": "incomplete", "issued": "2026-03-01", "text": text});
        world.record(1, RecordKind::Check, &check);
        let credit = json!({"check": "credit", "status": "read", "result": "no-hit", "issued": "2026-03-01"});
        world.record(1, RecordKind::Check, &credit);
        let document = json!({"step": "received", "title": text, "on": "2026-03-01"});
        world.record(1, RecordKind::Document, &document);
        let finding = json!({"category": "financial", "severity": 2, "grade": "C3", "disclosed": "denied",
            "text": text, "origin": text});
        let finding = world.record(1, RecordKind::Finding, &finding);
        world.record(1, RecordKind::Reply, &json!({"about": finding, "on": "2026-03-02", "text": text}));
        let held = json!({"category": "candour", "severity": 3, "grade": "B2", "text": "SECRET claim",
            "handling": "C", "handling_condition": "only in person", "origin": "SECRET origin"});
        let held = world.record(1, RecordKind::Finding, &held);
        world.record(
            1,
            RecordKind::Reply,
            &json!({"about": held, "on": "2026-03-02", "text": "SECRET reply"}),
        );
        let note =
            json!({"indicator": "FI-05", "posture": "target", "grade": "B2", "text": text, "innocent": text});
        world.record(1, RecordKind::Interference, &note);
        let flag = Act::Flag { level: Level::Serious, from: Tier::Local, route: None };
        world.put(1, flag, &json!({"question": "SECRET question", "about": held}));
        let flag = Act::Flag { level: Level::Ordinary, from: Tier::Local, route: None };
        world.put(1, flag, &json!({"question": text}));
        world.record(2, RecordKind::Counsel, &json!({"text": "SECRET advice"}));
        world.record(1, RecordKind::Note, &json!({"text": text}));
        world
    }

    fn recommend(&mut self) -> EventId {
        self.put(
            1,
            Act::Recommend { outcome: Outcome::Greenlight },
            &json!({"why": "Nothing stands against it."}),
        )
    }
}

fn both() -> [Texts; 2] {
    [Texts::new(Lang::En), Texts::new(Lang::Fr)]
}

fn made() -> Made {
    let by = Who { name: PEOPLE[2].0.to_owned(), person: person(2) };
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
    assert_eq!(json["findings"][0]["by"], json!({"name": "Jordan Vetter", "person": person(1)}));
    assert_eq!(json["findings"][0]["time"], "2026-03-03T15:00:00Z");
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
                    assert!(!line.text.chars().any(crate::report::shown::is_hidden), "{:?}", line.text);
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
        let sheet = World::full("Alex Example").sheet_for(&texts, true);
        let brief = Brief::of(&[sheet], made(), &texts);
        let page = markdown::brief(&brief, &texts);
        let json = serde_json::to_string_pretty(&brief).unwrap();
        assert!(!page.contains("SECRET") && !json.contains("SECRET"), "{page}");
        assert!(page.matches(&say!(texts, brief_withheld)).count() >= 3, "{page}");
        assert!(page.contains(&say!(texts, district_credit)), "{page}");
        assert!(!page.contains("x@example.org") && !page.contains("1980"));
        assert!(page.contains(&markdown::escape(&say!(texts, brief_undecided))), "{page}");
        serde_json::from_str::<Value>(&json).unwrap();
    }
}

#[test]
fn hostile_text_stays_text_in_markdown() {
    let texts = Texts::new(Lang::En);
    let page = markdown::brief(&Brief::of(&[World::full(&hostile()).sheet(&texts)], made(), &texts), &texts);
    for (number, line) in page.lines().enumerate() {
        let bare = line.trim_start_matches(['#', ' ', '-', '*']);
        assert!(!line.chars().any(crate::report::shown::is_hidden), "{number}: {line}");
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
    let decide = |outcome| Act::Decide { outcome };
    let why = json!({"why": "Reasons.", "reason": "candour"});
    let with_conditions = json!({"why": "Reasons.", "conditions": [
        {"text": "Repay it.", "owner": "Alex Example", "due": "2026-03-20", "evidence": "receipt"}]});

    let mut world = World::new("Alex Example");
    let recommended = world.recommend();
    world.put(2, decide(Outcome::WithConditions), &with_conditions);
    let text = page(&world);
    assert!(text.contains("Greenlight with conditions only") && text.contains("Repay it."), "{text}");
    let step = next::Next::of(&world.sheet(&texts), &texts).then.unwrap();
    assert_eq!(step.step, "condition");

    // A second decision that did not know the first.
    world.put_on(Some(recommended), 3, decide(Outcome::Greenlight), &why);
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
    let decision = world.put(2, decide(Outcome::Withhold), &why);
    assert!(page(&world).contains("it awaits a second"));
    let step = next::Next::of(&world.sheet(&texts), &texts).then.unwrap();
    assert_eq!((step.step, step.command.starts_with("greenlight second ")), ("second", true));
    world.record(1, RecordKind::Reply, &json!({"on": "2026-03-04", "text": "No."}));
    assert!(page(&world).contains("lapsed and has no effect"), "{}", page(&world));
    world.put(3, Act::Second { event: decision }, &Value::Null);
    assert_eq!(world.sheet(&texts).decisions[0].state, "lapsed");
}

#[test]
fn a_name_set_apart_is_shown_beside_the_one_that_holds() {
    let texts = Texts::new(Lang::En);
    let mut world = World::new("Alex Example");
    let on = world.case.last().map(|last| last.id);
    let candidate = Act::Record { kind: RecordKind::Candidate, relation: Relation::New };
    world.put_on(on, 1, candidate.clone(), &json!({"name": "Alexis Example"}));
    world.put_on(on, 2, candidate, &json!({"name": "Alec Example"}));
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
        1,
        RecordKind::Finding,
        &json!({"category": "financial", "severity": 1, "text": "Old."}),
    );
    let act = Act::Record { kind: RecordKind::Finding, relation: Relation::Corrects(first) };
    world.put(1, act, &json!({"text": "New."}));
    world.put(0, Act::Recommend { outcome: Outcome::Greenlight }, &json!({"why": "Not mine to say."}));
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
        world.on_roster(2, Act::Policy { second: SecondRule::All }, &json!({"check_max_age_days": 90}));
        let people = History::of(world.roster.clone()).unwrap();
        let rows = world.with(|_, roster| timeline::of_roster(&people, roster, &texts));
        assert!(rows[1].words.contains("SHA256:") && rows[1].words.contains("Avery Admin"));
        let policy = rows.last().unwrap();
        assert!(policy.words.contains("90") && policy.words.contains(&say!(texts, second_rule_all)));
        assert!(policy.marks.contains(&say!(texts, waits_for_second)), "{:?}", policy.marks);
        assert!(rows.iter().all(|row| !row.words.contains("{$") && !row.words.contains("log-")));
    }
}
