//! What stands on whose agenda, when, and with which command: time moves, and nobody writes anything.

use std::collections::BTreeSet;

use greenlight::custody;
use greenlight::desk::{Clock, Desk, Draft, Target, system_random};
use greenlight::domain::event::{Act, Declared, Level, RecordKind, Relation, Route, Tier};
use greenlight::domain::ids::{EventId, Nonce, PersonId};
use serde_json::{Value, json};

use crate::kit::town::{Ran, Town, identity};

/// A Monday, ten in the morning in Ontario.
const MONDAY: &str = "2026-11-02T15:00:00Z";

/// Runs a command at a moment.
fn at(town: &Town, when: &str, who: &str, args: &[&str]) -> Ran {
    town.run_at(when, who, args, "")
}

/// The lines of somebody's agenda as data.
fn due(town: &Town, when: &str, who: &str, more: &[&str]) -> Vec<Value> {
    let args: Vec<&str> = ["due", "--json"].iter().chain(more).copied().collect();
    let ran = at(town, when, who, &args);
    assert_eq!(ran.code, 0, "{}", ran.err);
    serde_json::from_str(&ran.out).unwrap()
}

/// Kind and tier of each line, and whether it is silent and overdue.
fn told(lines: &[Value]) -> Vec<(String, String, bool, bool)> {
    let word = |line: &Value, name: &str| line[name].as_str().unwrap().to_owned();
    let is = |line: &Value, name: &str| line[name].as_bool().unwrap();
    lines
        .iter()
        .map(|line| (word(line, "kind"), word(line, "tier"), is(line, "silent"), is(line, "overdue")))
        .collect()
}

fn one(kind: &str, tier: &str, silent: bool, overdue: bool) -> Vec<(String, String, bool, bool)> {
    vec![(kind.to_owned(), tier.to_owned(), silent, overdue)]
}

fn desk(town: &Town, when: &str, who: &str) -> Desk {
    let store = custody::open(&town.path("store"), &identity(who)).unwrap();
    let now: chrono::DateTime<chrono::Utc> = when.parse().unwrap();
    Desk::open(store, identity(who), Clock { now, today: now.date_naive(), set: false }, system_random())
        .unwrap()
}

fn body(fields: Value) -> serde_json::Map<String, Value> {
    match fields {
        Value::Object(fields) => fields,
        _ => serde_json::Map::new(),
    }
}

/// Signs an act on a case through the desk.
fn does(town: &Town, when: &str, who: &str, case: EventId, act: Act, fields: Value) -> EventId {
    let mut desk = desk(town, when, who);
    let file = desk.store.case(case, &desk.roster).unwrap();
    let draft = Draft { target: Target::case(&file), act, body: body(fields), blobs: Vec::new() };
    desk.record(&[draft]).map_or_else(|error| panic!("{who}: {error:?}"), |ids| ids[0])
}

fn open(town: &Town, when: &str, district: &str, name: &str) -> EventId {
    let mut desk = desk(town, when, "vetter");
    let nonce = Nonce(desk.random().unwrap());
    let act = Act::Open { order: 2023, district: district.parse().unwrap(), nonce };
    let draft =
        Draft { target: Target::NewCase, act, body: body(json!({ "name": name })), blobs: Vec::new() };
    let case = desk.record(&[draft]).unwrap()[0];
    drop(desk);
    // A reader who has not declared sees only that they must.
    ["vetter", "reviewer", "approver", "leader"].iter().for_each(|who| declares(town, when, who, case));
    // A case on which nobody works is a line of its own.
    let vetter = person(town, when, "vetter");
    does(town, when, "reviewer", case, Act::Assign { person: vetter }, Value::Null);
    case
}

fn person(town: &Town, when: &str, who: &str) -> PersonId {
    desk(town, when, who).me()
}

fn declares(town: &Town, when: &str, who: &str, case: EventId) {
    let person = desk(town, when, who).me();
    does(town, when, who, case, Act::Declare { person, state: Declared::None }, json!({ "kind": "none" }));
}

fn flag(town: &Town, when: &str, who: &str, case: EventId, level: Level, from: Tier) -> EventId {
    does(town, when, who, case, Act::Flag { level, from, route: None }, json!({ "question": "Who paid?" }))
}

fn record(kind: RecordKind) -> Act {
    Act::Record { kind, relation: Relation::New }
}

fn events(town: &Town, case: EventId) -> usize {
    let desk = desk(town, MONDAY, "vetter");
    desk.store.case(case, &desk.roster).unwrap().history().len()
}

/// The same hour so many days after [`MONDAY`].
fn on(days: i64) -> String {
    let monday: chrono::DateTime<chrono::Utc> = MONDAY.parse().unwrap();
    (monday + chrono::TimeDelta::days(days)).to_rfc3339_opts(chrono::SecondsFormat::Secs, true)
}

#[test]
fn a_flag_that_nobody_accepts_climbs_and_nothing_is_written() {
    let town = Town::with_people();
    let case = open(&town, MONDAY, "35001", "Odalys Brannigan");
    flag(&town, MONDAY, "vetter", case, Level::Ordinary, Tier::Local);
    let written = events(&town, case);
    let see = |days: i64, who: &str| told(&due(&town, &on(days), who, &[]));
    assert_eq!(see(0, "reviewer"), one("flag-accept", "provincial", false, false));
    for who in ["vetter", "approver", "leader"] {
        assert_eq!(see(0, who), [], "{who}");
    }
    // Two business days at the first tiers, three at the leader's, where the 11th of November is a holiday.
    assert_eq!(see(2, "approver"), []);
    assert_eq!(see(3, "reviewer"), one("flag-accept", "provincial", false, true));
    assert_eq!(see(3, "approver"), one("flag-accept", "national", true, false));
    assert_eq!(see(3, "leader"), []);
    let later = 11;
    assert_eq!(see(later - 1, "leader"), one("flag-accept", "leader", true, false));
    assert_eq!(see(later, "approver"), one("flag-accept", "national", true, true));
    assert_eq!(see(later, "leader"), one("flag-accept", "leader", true, true));
    let page = at(&town, &on(later), "leader", &["due"]).out;
    assert!(page.contains("SILENCE") && page.contains("Overdue"), "{page}");
    assert_eq!(events(&town, case), written);
    // A higher tier answers it where it stands by silence.
    let line = &due(&town, &on(later), "approver", &[])[0];
    let letters = line["letters"].as_str().unwrap();
    let short = line["short"].as_str().unwrap();
    assert_eq!(line["command"], format!("greenlight flag accept {short} {letters}"));
    assert_eq!(at(&town, &on(later), "approver", &["flag", "accept", short, letters]).code, 0);
    let answer = ["flag", "answer", short, letters, "--text", "She did."];
    assert_eq!(at(&town, &on(later), "leader", &answer).code, 0);
    for who in ["reviewer", "approver", "leader"] {
        assert_eq!(see(later, who), [], "{who}");
    }
    assert_eq!(see(later, "vetter"), one("flag-answered", "local", false, false));
    // It was at provincial for eight business days, although somebody accepted it there; that tier was silent.
    let stats = at(&town, &on(later), "reviewer", &["flag", "stats", "--json"]).out;
    let stats: Vec<Value> = serde_json::from_str(&stats).unwrap();
    let tiers = json!([{ "tier": "provincial", "stays": 1, "median_days": 8, "longest_days": 8 }]);
    let ontario = json!({ "province": "ON", "flags": 1, "open": 0, "missed_conditions": 0, "silences": 1, "returns": 0, "tiers": tiers });
    assert_eq!(stats[0], ontario);
}

#[test]
fn a_flag_that_was_taken_on_and_not_answered_climbs_too() {
    let town = Town::with_people();
    let case = open(&town, MONDAY, "35001", "Odalys Brannigan");
    let id = flag(&town, MONDAY, "vetter", case, Level::Serious, Tier::Local);
    does(&town, MONDAY, "reviewer", case, Act::Accept { flag: id }, Value::Null);
    let lines = due(&town, MONDAY, "reviewer", &["--mine"]);
    assert_eq!(told(&lines), one("flag-answer", "provincial", false, false));
    assert!(lines[0]["command"].as_str().unwrap().starts_with("greenlight flag answer "));
    assert_eq!(lines[0]["weight"], "serious");
    assert_eq!(told(&due(&town, &on(3), "reviewer", &[])), one("flag-answer", "provincial", false, true));
    assert_eq!(told(&due(&town, &on(3), "approver", &[])), one("flag-answer", "national", true, false));
    assert_eq!(told(&due(&town, &on(3), "approver", &["--mine"])), []);
    assert_eq!(told(&due(&town, &on(11), "leader", &[])), one("flag-answer", "leader", true, true));
}

#[test]
fn the_exit_code_says_whether_something_is_due() {
    let town = Town::with_people();
    let case = open(&town, MONDAY, "35001", "Odalys Brannigan");
    flag(&town, MONDAY, "vetter", case, Level::Ordinary, Tier::Local);
    let code = |days: i64, who: &str, more: &[&str]| {
        let args: Vec<&str> = ["due", "--exit-code"].iter().chain(more).copied().collect();
        at(&town, &on(days), who, &args).code
    };
    assert_eq!(code(0, "reviewer", &[]), 0);
    assert_eq!(code(0, "reviewer", &["--until", "+2d"]), 10);
    assert_eq!(code(0, "reviewer", &["--until", "+1d"]), 0);
    assert_eq!(code(2, "reviewer", &[]), 10);
    assert_eq!(code(3, "reviewer", &["--limit", "0"]), 10);
    assert_eq!(code(0, "approver", &[]), 0);
    // By the end of Friday it will have come to national and be due there.
    assert_eq!(code(0, "approver", &["--until", "2026-11-06"]), 10);
    assert_eq!(code(0, "approver", &["--until", "2026-11-05"]), 0);
    let plain = at(&town, &on(3), "reviewer", &["due"]);
    assert_eq!((plain.code, plain.out), (0, at(&town, &on(3), "reviewer", &["due", "--exit-code"]).out));
}

#[test]
fn the_same_moment_is_late_in_one_riding_and_not_in_another() {
    let town = Town::with_people();
    for district in ["10007", "59003"] {
        let case = open(&town, MONDAY, district, "Odalys Brannigan");
        flag(&town, MONDAY, "vetter", case, Level::Ordinary, Tier::Local);
    }
    // Wednesday has ended in St. John's and not in British Columbia.
    let lines = due(&town, "2026-11-05T05:00:00Z", "reviewer", &[]);
    let late: Vec<_> =
        lines.iter().map(|line| (line["district"].as_str().unwrap(), &line["overdue"])).collect();
    assert_eq!(late, [("10007", &json!(true)), ("59003", &json!(false))]);
    let lines = due(&town, "2026-11-05T05:00:00Z", "approver", &[]);
    assert_eq!(lines.iter().map(|line| line["district"].as_str().unwrap()).collect::<Vec<_>>(), ["10007"]);
}

#[test]
fn who_does_not_work_there_or_is_recused_sees_nothing() {
    let town = Town::with_keys();
    town.does("admin", &["init", "--org", "Example Party", "--name", "Imogen Ashgrove"]);
    for (name, key, role, scope) in [
        ("Théo Larivée", "vetter", "vetter", "CA"),
        ("Nadia Okonjo-Wells", "reviewer", "reviewer", "ON"),
        ("Ulla Marchetti", "second", "reviewer", "QC"),
        ("Marguerite Sansoucy", "approver", "approver", "CA"),
        ("Otto Plainfield", "stranger", "auditor", "CA"),
        ("Pernille Astrup", "leader", "leader", "QC"),
    ] {
        let file = format!("keys/{key}.pub");
        town.does("admin", &["person", "add", name, "--key", &file, "--role", role, "--scope", scope]);
    }
    let case = open(&town, MONDAY, "35001", "Odalys Brannigan");
    flag(&town, MONDAY, "vetter", case, Level::Ordinary, Tier::Local);
    let late = on(20);
    assert!(!due(&town, &late, "reviewer", &[]).is_empty());
    for who in ["second", "stranger", "admin", "leader"] {
        assert_eq!(due(&town, &late, who, &["--all"]), Vec::<Value>::new(), "{who}");
    }
    let quiet = at(&town, &late, "stranger", &["due"]);
    assert_eq!((quiet.code, quiet.out.as_str()), (0, ""));
    assert!(quiet.err.contains("Nothing stands on this agenda."));
    let reviewer = desk(&town, MONDAY, "reviewer").me();
    let recuse = Act::Declare { person: reviewer, state: Declared::Recused };
    does(&town, MONDAY, "reviewer", case, recuse, json!({ "kind": "personal" }));
    assert_eq!(due(&town, &late, "reviewer", &["--all"]), Vec::<Value>::new());
}

/// A town in which there is something to do of every kind that the demonstration lacks.
fn busy() -> Town {
    let town = Town::with_people();
    let case = open(&town, MONDAY, "35001", "Odalys Brannigan");
    let asked = |who: &str, fields: Value, route| {
        does(&town, MONDAY, who, case, Act::Flag { level: Level::Serious, from: Tier::Local, route }, fields)
    };
    asked("vetter", json!({ "question": "She was threatened." }), Some(Route::Safety));
    asked("vetter", json!({ "question": "A gift from abroad?", "matter": "elections-offence" }), None);
    let mine = asked("vetter", json!({ "question": "Who paid?" }), None);
    does(&town, MONDAY, "reviewer", case, Act::Answer { flag: mine }, json!({ "text": "She did." }));
    let taken = asked("vetter", json!({ "question": "And the hotel?" }), None);
    does(&town, MONDAY, "reviewer", case, Act::Accept { flag: taken }, Value::Null);
    let reviewer = desk(&town, MONDAY, "reviewer").me();
    let put = json!({
        "category": "financial", "kind": "adverse", "text": "a lien", "severity": 2, "grade": "C3",
        "put": { "on": "2026-11-02" },
    });
    does(&town, MONDAY, "vetter", case, record(RecordKind::Finding), put);
    let agreed = json!({ "check": "police", "for": ["run", "result"], "on": "2026-11-01" });
    does(&town, MONDAY, "vetter", case, record(RecordKind::Consent), agreed);
    let check = json!({ "check": "police", "kind": "crjmc", "method": "name", "status": "requested" });
    does(&town, MONDAY, "vetter", case, record(RecordKind::Check), check);
    let no_more = json!({ "check": "police", "for": ["result"], "on": "2026-11-02", "withdrawn": true });
    does(&town, MONDAY, "vetter", case, record(RecordKind::Consent), no_more);
    let other = open(&town, MONDAY, "24014", "Fulgence Abernathy");
    let review = "2026-11-12".parse().unwrap();
    let why = json!({ "why": "the court sits on Thursday", "triggers": ["a judgment is published"] });
    let deferral =
        does(&town, MONDAY, "reviewer", other, Act::Defer { flag: None, review, owner: reviewer }, why);
    let pulled = json!({ "text": "it was in the paper", "about": deferral, "trigger": 1 });
    does(&town, MONDAY, "vetter", other, record(RecordKind::Note), pulled);
    let told_outside = json!({
        "to": "federal-police", "text": "as on file", "on": "2026-11-02", "authority": "section 7",
        "credible": "two sources", "actionable": "a name and a day",
    });
    does(&town, MONDAY, "approver", case, Act::Refer { route: None }, told_outside);
    let closed = open(&town, MONDAY, "59003", "Ottoline Prewitt");
    does(&town, MONDAY, "approver", closed, Act::Close {}, json!({ "text": "withdrew" }));
    flag(&town, MONDAY, "vetter", closed, Level::Ordinary, Tier::Local);
    open(&town, MONDAY, "13004", "Left Alone");
    town
}

#[test]
fn every_kind_is_on_the_agenda_with_its_command() {
    let town = busy();
    let mut lines = due(&town, MONDAY, "approver", &["--all"]);
    lines.extend(due(&town, &on(20), "approver", &["--all"]));
    lines.extend(due(&town, MONDAY, "vetter", &[]));
    let kinds: BTreeSet<&str> = lines.iter().map(|line| line["kind"].as_str().unwrap()).collect();
    let expected = [
        "flag-accept",
        "flag-answer",
        "flag-told",
        "flag-answered",
        "reopen",
        "donation-back",
        "deferral-review",
        "disclosure-reply",
        "applicant-reply",
        "consent",
        "untouched",
    ];
    assert_eq!(kinds, expected.into_iter().collect());
    for (kind, words) in [
        ("flag-accept", "flag accept {} {ITEM}"),
        ("flag-answer", "flag answer {} {ITEM} --text -"),
        ("flag-told", "flag show {} {ITEM}"),
        ("flag-answered", "flag show {} {ITEM}"),
        ("reopen", "reopen {} --why -"),
        ("donation-back", "flag show {} {ITEM}"),
        ("deferral-review", "resume {} {ITEM} --outcome OUTCOME --text -"),
        ("disclosure-reply", "refer {} {ITEM} --reply -"),
        ("applicant-reply", "reply {} --about {ITEM} --text -"),
        ("consent", "consent {} police --on DAY --for result"),
        ("untouched", "next {}"),
    ] {
        let line = lines.iter().find(|line| line["kind"] == kind).unwrap();
        let words = words.replace("{}", line["short"].as_str().unwrap());
        let words = words.replace("{ITEM}", line["letters"].as_str().unwrap());
        assert_eq!(line["command"], format!("greenlight {words}"), "{kind}");
    }
}

#[test]
fn a_deferral_comes_back_with_its_reason_and_what_occurred() {
    let town = busy();
    let lines = due(&town, MONDAY, "approver", &["--all"]);
    let review = lines.iter().find(|line| line["kind"] == "deferral-review").unwrap();
    let why = "the court sits on Thursday\na judgment is published: it was in the paper";
    assert_eq!((&review["why"], &review["person"]["name"]), (&json!(why), &json!("Nadia Okonjo-Wells")));
    let page = at(&town, MONDAY, "reviewer", &["--lang", "fr", "due"]).out;
    assert!(page.contains("Raison du report : the court sits") && page.contains("à vous"), "{page}");
}

#[test]
fn danger_is_the_first_thing_on_an_agenda() {
    let town = busy();
    assert_eq!(due(&town, MONDAY, "approver", &["--all"])[0]["weight"], "danger");
    let page = at(&town, MONDAY, "approver", &["due"]).out;
    assert!(page.starts_with("Danger\n"), "{page}");
}

#[test]
fn the_demo_has_the_rest() {
    let town = Town::of_the_demonstration(MONDAY);
    let now = "2026-11-24T15:00:00Z";
    let lines = due(&town, now, "approver", &["--all"]);
    let mut seen = BTreeSet::new();
    for line in &lines {
        let (kind, command) = (line["kind"].as_str().unwrap(), line["command"].as_str().unwrap());
        let short = line["short"].as_str().unwrap();
        let verb = match kind {
            "conflicting" => "reverse",
            "decision-awaited" if line["tier"] == "national" => "decide",
            "second-awaited" if line["tier"] == "national" => "second",
            "decision-awaited" | "second-awaited" => "brief",
            "deadline" => "next",
            "condition" => "condition met",
            "check-expires" => "check request",
            _ => continue,
        };
        assert!(command.starts_with(&format!("greenlight {verb} {short}")), "{kind}: {command}");
        seen.insert(kind);
    }
    let expected =
        ["conflicting", "decision-awaited", "second-awaited", "deadline", "condition", "check-expires"];
    assert_eq!(seen, expected.into_iter().collect());
    let with_deadline = lines.iter().find(|line| line["kind"] == "deadline").unwrap();
    assert_eq!(with_deadline["deadline"]["what"], "meeting");
    let limited = due(&town, now, "approver", &["--all", "--limit", "2"]);
    assert_eq!(limited.len(), 2);
    for width in ["80", "120"] {
        let mut command = town.command(env!("CARGO_BIN_EXE_greenlight"));
        command.env("COLUMNS", width).env("GREENLIGHT_NOW", now);
        let done = command.args(["--store", "store", "--identity", "keys/approver", "due", "--all"]).output();
        let page = String::from_utf8(done.unwrap().stdout).unwrap();
        let widest = page.lines().map(|line| line.chars().count()).max().unwrap();
        assert!(widest <= width.parse().unwrap(), "{widest}");
    }
    // What waits for a declaration has no day, so it is in no calendar.
    let dated: Vec<Value> = lines.iter().filter(|line| line["kind"] != "declare").cloned().collect();
    assert!(dated.len() < lines.len());
    calendar(&town, now, &dated);
    stats(&town, now);
}

/// A strict little reader of calendars: properties of each entry, lines unfolded, escapes undone.
#[test]
fn a_decided_case_that_was_moved_today_is_not_late() {
    let now = "2026-11-24T15:00:00Z";
    let town = Town::of_the_demonstration(now);
    let ran = at(&town, now, "reviewer", &["list", "--status", "greenlit", "--json"]);
    let rows: Vec<Value> = serde_json::from_str(&ran.out).unwrap();
    let case = rows.iter().find(|row| row["name"] == "Harriet Dunmorrow").unwrap()["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let moved = at(&town, now, "reviewer", &["edit", &case, "--district", "35109"]);
    assert_eq!(moved.code, 0, "{}", moved.err);
    let lines = due(&town, now, "approver", &["--all"]);
    let mut lines: Vec<Value> = lines.into_iter().filter(|line| line["case"] == case.as_str()).collect();
    lines.retain(|line| line["kind"] == "decision-awaited");
    assert_eq!(told(&lines), one("decision-awaited", "national", false, false));
}

fn entries(text: &str) -> Vec<std::collections::BTreeMap<String, String>> {
    assert!(text.ends_with("\r\n") && !text.replace("\r\n", "").contains(['\r', '\n']));
    assert!(text.split("\r\n").all(|line| line.len() <= 75), "{text}");
    let whole = text.replace("\r\n ", "");
    let mut lines = whole.split("\r\n").filter(|line| !line.is_empty());
    assert_eq!(lines.next(), Some("BEGIN:VCALENDAR"));
    let (mut all, mut now) = (Vec::new(), None);
    for line in lines {
        let (name, value) = line.split_once(':').unwrap();
        match (name, value, &mut now) {
            ("BEGIN", "VEVENT", None) => now = Some(std::collections::BTreeMap::new()),
            ("END", "VEVENT", Some(_)) => all.extend(now.take()),
            ("VERSION", "2.0", None) | ("PRODID", _, None) | ("END", "VCALENDAR", None) => {}
            (_, _, Some(entry)) => {
                let plain = value.replace("\\,", ",").replace("\\;", ";").replace("\\\\", "\\");
                assert!(entry.insert(name.to_owned(), plain).is_none(), "{line}");
            }
            _ => panic!("{line}"),
        }
    }
    all
}

fn calendar(town: &Town, now: &str, lines: &[Value]) {
    for lang in ["en", "fr"] {
        let ran = at(town, now, "approver", &["--lang", lang, "due", "--all", "--ics", "-"]);
        let entries = entries(&ran.out);
        assert_eq!(entries.len(), lines.len());
        let ids: BTreeSet<&String> = entries.iter().map(|entry| &entry["UID"]).collect();
        assert_eq!(ids.len(), entries.len());
        for (entry, line) in entries.iter().zip(lines) {
            assert_eq!(entry["DTSTART;VALUE=DATE"], line["due"].as_str().unwrap().replace('-', ""));
            assert_eq!(entry["DTSTAMP"], "20261124T150000Z");
            assert!(entry["SUMMARY"].starts_with(line["short"].as_str().unwrap()));
            let names: Vec<&str> = entry.keys().map(String::as_str).collect();
            assert_eq!(names, ["DTSTAMP", "DTSTART;VALUE=DATE", "SUMMARY", "TRANSP", "UID"]);
            assert!(!ran.out.contains(line["name"].as_str().unwrap()));
        }
    }
    let write = || at(town, now, "approver", &["due", "--ics", "mine.ics"]);
    let first = write();
    assert_eq!((first.code, first.out.as_str()), (0, "mine.ics\n"));
    let mode = std::os::unix::fs::PermissionsExt::mode(
        &std::fs::metadata(town.path("mine.ics")).unwrap().permissions(),
    );
    assert_eq!(mode & 0o777, 0o600);
    let again = write();
    assert_eq!(again.code, 1);
    assert!(again.err.contains("There is a file mine.ics already."), "{}", again.err);
    // A day later the same things have the same ids: reading it in again replaces.
    let uids =
        |text: &str| -> BTreeSet<String> { entries(text).iter().map(|entry| entry["UID"].clone()).collect() };
    let kept = std::fs::read_to_string(town.path("mine.ics")).unwrap();
    let next = at(town, "2026-11-25T15:00:00Z", "approver", &["due", "--ics", "-"]).out;
    assert!(uids(&kept).is_subset(&uids(&next)));
}

fn stats(town: &Town, now: &str) {
    let ran = at(town, now, "approver", &["flag", "stats", "--json"]);
    let stats: Vec<Value> = serde_json::from_str(&ran.out).unwrap();
    let (all, provinces) = stats.split_last().unwrap();
    assert_eq!(all["province"], Value::Null);
    for name in ["flags", "open", "silences", "returns"] {
        let sum: u64 = provinces.iter().map(|province| province[name].as_u64().unwrap()).sum();
        assert_eq!(Some(sum), all[name].as_u64(), "{name}");
        assert!(sum > 0, "{name}");
    }
    // The leader's office sees the flags of the cases that stand there.
    let leader = at(town, now, "leader", &["flag", "stats", "--json"]).out;
    let leader: Vec<Value> = serde_json::from_str(&leader).unwrap();
    assert!(leader.last().unwrap()["flags"].as_u64() < all["flags"].as_u64());
    assert!(at(town, now, "approver", &["flag", "stats"]).out.contains("Ontario"));
    assert_eq!(at(town, now, "admin", &["flag", "stats"]).out, "");
}

/// The one line of a kind on somebody's agenda.
fn line_of(town: &Town, who: &str, kind: &str) -> Value {
    let mut lines = due(town, MONDAY, who, &[]);
    lines.retain(|line| line["kind"] == kind);
    assert_eq!(lines.len(), 1, "{who} {kind}: {lines:?}");
    lines.remove(0)
}

#[test]
fn a_returned_flag_is_on_the_agenda_of_its_raiser() {
    let town = Town::with_people();
    let case = open(&town, MONDAY, "35001", "Odalys Brannigan");
    let raised = flag(&town, MONDAY, "vetter", case, Level::Ordinary, Tier::Local);
    assert_eq!(told(&due(&town, MONDAY, "vetter", &[])), []);
    let act = Act::Return { flag: raised, tier: Tier::Local, date: "2026-11-06".parse().unwrap() };
    does(&town, MONDAY, "reviewer", case, act, json!({ "text": "Ask for the letter." }));
    let line = line_of(&town, "vetter", "flag-returned");
    assert!(line["command"].as_str().unwrap().contains(" flag pass-up "), "{line}");
    assert_eq!((&line["due"], &line["overdue"]), (&json!("2026-11-06"), &json!(false)));
    assert_eq!(at(&town, MONDAY, "vetter", &["show", "Odalys"]).code, 0);
}

#[test]
fn every_line_prints_the_command_that_works_at_its_tier() {
    let town = Town::with_people();
    let case = open(&town, MONDAY, "35001", "Odalys Brannigan");
    let act = Act::Flag { level: Level::Serious, from: Tier::Local, route: None };
    let report = json!({ "question": "They named my children.", "matter": "victim-report" });
    let report = does(&town, MONDAY, "vetter", case, act, report);
    does(&town, MONDAY, "reviewer", case, Act::Accept { flag: report }, json!({ "text": "" }));
    let runs = |who: &str, line: &Value| {
        let command = line["command"].as_str().unwrap().replace("--text -", "--text done");
        let words: Vec<&str> = command.split(' ').skip(1).collect();
        let ran = at(&town, MONDAY, who, &words);
        assert_eq!(ran.code, 0, "{command}: {}", ran.err);
    };
    // The provincial tier may not answer it; the national one helps first, point by point.
    let line = line_of(&town, "reviewer", "flag-answer");
    assert!(line["command"].as_str().unwrap().contains("flag pass-up"), "{line}");
    runs("reviewer", &line);
    runs("approver", &line_of(&town, "approver", "flag-accept"));
    for _ in <greenlight::domain::route::Support as greenlight::domain::words::Word>::ALL {
        let line = line_of(&town, "approver", "flag-answer");
        assert!(line["command"].as_str().unwrap().contains("flag support"), "{line}");
        runs("approver", &line);
    }
    let line = line_of(&town, "approver", "flag-answer");
    assert!(line["command"].as_str().unwrap().contains("flag answer"), "{line}");
    runs("approver", &line);
    runs("vetter", &line_of(&town, "vetter", "flag-answered"));
}

#[test]
fn a_deferral_of_a_legal_question_stays_with_its_handlers() {
    let town = Town::with_people();
    let case = open(&town, MONDAY, "35001", "Odalys Brannigan");
    let act = Act::Flag { level: Level::Ordinary, from: Tier::Provincial, route: None };
    let asked = json!({ "question": "May we ask that?", "matter": "legal-question" });
    let asked = does(&town, MONDAY, "reviewer", case, act, asked);
    let owner = desk(&town, MONDAY, "approver").me();
    let act = Act::Defer { flag: Some(asked), review: "2026-11-06".parse().unwrap(), owner };
    let why = json!({ "why": "CANARY counsel is away", "triggers": ["CANARY counsel is back"] });
    does(&town, MONDAY, "approver", case, act, why);
    let line = line_of(&town, "approver", "deferral-review");
    assert!(line["why"].as_str().unwrap().contains("CANARY"), "{line}");
    for args in [&["due", "--all"][..], &["due", "--all", "--json"], &["show", "Odalys"], &["log", "Odalys"]]
    {
        let ran = at(&town, MONDAY, "vetter", args);
        assert!(ran.code == 0 && !ran.out.contains("CANARY"), "{args:?}: {}", ran.out);
    }
}
