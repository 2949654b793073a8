//! Events that are not as somebody signed them, put into the vault with its key in hand: their case is `broken` on every
//! page, nothing of it is in effect, and nothing gains effect because they are missing. Other cases work on.

use greenlight::domain::entry::{Body, Entry, Header, LogKind};
use greenlight::domain::event::{Act, Outcome};
use greenlight::domain::ids::EventId;
use greenlight::store::anchor::link;
use rusqlite::params;
use serde_json::{Value, json};

use crate::kit::town::ask::{has, json, lacks, refuses};
use crate::kit::town::filled::{copy, open, raw};
use crate::kit::town::{NOW, Ran, Town, identity};

/// A case that was greenlit and then withheld, and another beside it that is greenlit. Their ids.
fn decided() -> (Town, String, String) {
    let town = Town::with_people();
    let withheld = greenlit(&town, "Odalys Brannigan");
    let beside = greenlit(&town, "Basil Cromarty");
    for origin in ["The registry of the court.", "A neighbour."] {
        let mut add = vec!["finding", "add", &withheld, "--category", "financial", "--severity", "3"];
        add.extend([
            "--grade",
            "B2",
            "--disclosed",
            "not-asked",
            "--text",
            "A judgment.",
            "--origin",
            origin,
        ]);
        let finding = town.does("vetter", &add);
        town.does("vetter", &["finding", "put", &withheld, &finding, "--on", "2026-11-21"]);
    }
    let decision = of_verb(&town, &withheld, "decide");
    town.does(
        "approver",
        &[
            "reverse",
            &withheld,
            &decision,
            "withhold",
            "--ground",
            "new-facts",
            "--reason",
            "financial",
            "--applicant",
            "Your file was closed.",
            "--why",
            "The judgment.",
        ],
    );
    town.does("second", &["second", &withheld, &of_verb(&town, &withheld, "reverse")]);
    (town, withheld, beside)
}

fn greenlit(town: &Town, name: &str) -> String {
    let case = town.does("vetter", &["open", "--name", name, "--district", "Ajax"]);
    for who in ["vetter", "reviewer", "approver", "second"] {
        town.does(who, &["conflict", &case, "none"]);
    }
    for check in ["police", "credit"] {
        town.does("vetter", &["consent", &case, check, "--on", "2026-11-20"]);
    }
    town.clear_checks(&case);
    town.does("vetter", &["recommend", &case, "greenlight", "--why", "It agrees."]);
    town.does("approver", &["decide", &case, "greenlight", "--why", "It agrees."]);
    case
}

/// The rows of a log.
fn log(town: &Town, case: &str) -> Vec<Value> {
    serde_json::from_str(&town.run("approver", &["--json", "log", case], "").out).unwrap()
}

/// The letters of the last event of a verb.
fn of_verb(town: &Town, case: &str, verb: &str) -> String {
    let rows = log(town, case);
    let row = rows.iter().rev().find(|row| row["verb"] == verb).unwrap();
    row["short"].as_str().unwrap().to_owned()
}

fn id(row: &Value) -> EventId {
    row["event"].as_str().unwrap().parse().unwrap()
}

/// Changes one event with the vault's key in hand.
fn change(town: &Town, event: EventId, set: &str) {
    let vault = raw(&town.path("store"));
    let sql = format!("UPDATE entries SET {set} WHERE id = ?");
    assert_eq!(vault.execute(&sql, [event.as_bytes()]).unwrap(), 1, "{set}");
}

/// Flips one bit in the middle of a column.
fn flip(town: &Town, event: EventId, column: &str) {
    let vault = raw(&town.path("store"));
    let sql = format!("SELECT {column} FROM entries WHERE id = ?");
    let mut bytes: Vec<u8> = vault.query_row(&sql, [event.as_bytes()], |row| row.get(0)).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    let sql = format!("UPDATE entries SET {column} = ? WHERE id = ?");
    assert_eq!(vault.execute(&sql, params![bytes, event.as_bytes()]).unwrap(), 1);
}

const JUNK: &str = "signature = zeroblob(64)";

/// Puts an event in as if it had arrived.
fn put_in(town: &Town, entry: &Entry) {
    let vault = raw(&town.path("store"));
    let last = "SELECT seq, chain FROM arrivals ORDER BY seq DESC LIMIT 1";
    let (seq, chain): (i64, Vec<u8>) =
        vault.query_row(last, [], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    let chain = link(&chain.try_into().unwrap(), &entry.id);
    vault
        .execute(
            "INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?, ?)",
            params![
                entry.log().as_bytes(),
                entry.header.n,
                entry.id.as_bytes(),
                entry.header.to_text().as_bytes(),
                entry.signature.as_slice(),
                entry.body.as_ref().map(Body::bytes),
                seq + 1
            ],
        )
        .unwrap();
    vault
        .execute(
            "INSERT INTO arrivals VALUES (?, ?, ?, ?)",
            params![seq + 1, entry.id.as_bytes(), NOW, chain],
        )
        .unwrap();
}

/// An event of a case "by" somebody, with junk in the place of their signature.
fn by_nobody(town: &Town, who: &str, case: &str, act: Act, fields: &Value) -> Entry {
    let store = open(&town.path("store")).unwrap();
    let roster = store.roster().unwrap();
    let log = town.run("approver", &["--json", "show", case], "");
    let log: EventId =
        serde_json::from_str::<Value>(&log.out).unwrap()["id"].as_str().unwrap().parse().unwrap();
    let file = store.case(log, &roster).unwrap();
    let body = Body::write([7; 16], fields.as_object().unwrap());
    let n = file.history().entries().iter().map(|entry| entry.header.n).max().unwrap() + 1;
    let header = Header {
        kind: LogKind::Case,
        log: Some(log),
        prev: file.heads(),
        auth: roster.heads(),
        n,
        by: identity(who).public(),
        at: NOW.parse().unwrap(),
        act,
        body: Some(body.reference()),
    };
    Entry::new(header, [7; 64], Some(body))
}

/// Everything that somebody can be shown of a case, in both languages; each must end with 8.
fn pages(town: &Town, case: &str) -> String {
    let mut all = String::new();
    let mut take = |ran: Ran, args: &[&str]| {
        assert_eq!(ran.code, 8, "{args:?}\n{}{}", ran.out, ran.err);
        all.push_str(&ran.out);
        all.push_str(&ran.err);
    };
    for lang in ["en", "fr"] {
        for args in [
            vec!["show", case],
            vec!["--json", "show", case],
            vec!["next", case],
            vec!["--json", "next", case],
            vec!["list"],
            vec!["--json", "list"],
            vec!["export", "--csv"],
            vec!["brief", case],
            vec!["brief", case, "--format", "json"],
            vec!["log", case],
            vec!["--json", "log", case],
            vec!["flag", "stats"],
            vec!["condition", "list", case],
        ] {
            let args: Vec<&str> = ["--lang", lang].into_iter().chain(args).collect();
            take(town.run("approver", &args, ""), &args);
        }
    }
    let _ = std::fs::remove_file(town.path("brief.md"));
    let args = ["brief", case, "--out", "brief.md"];
    take(town.run("approver", &args, ""), &args);
    all + &std::fs::read_to_string(town.path("brief.md")).unwrap()
}

/// That no page calls any decision of the case one in effect.
fn nothing_is_in_effect(town: &Town, case: &str) {
    // The other case is greenlit, and stays so.
    let listed: Value = serde_json::from_str(&town.run("approver", &["--json", "list"], "").out).unwrap();
    let row = listed.as_array().unwrap().iter().find(|row| row["name"] != "Basil Cromarty").unwrap();
    assert_eq!((&row["status"], &row["decision"]), (&json!("broken"), &Value::Null), "{row}");
    assert_ne!(row["phase"], "greenlit");
    let sheet: Value =
        serde_json::from_str(&town.run("approver", &["--json", "show", case], "").out).unwrap();
    assert_eq!(sheet["status"], "broken");
    for decision in sheet["decisions"].as_array().unwrap() {
        assert_eq!(decision["state"], "broken");
    }
    let all = pages(town, case);
    lacks(&all, &["· in effect", ": in effect", "· en vigueur", "\"effective\"", "Reversed", "\"reversed\""]);
    has(&all, &["does not verify", "ne se vérifie pas", "restore FILE --mend"]);
}

#[test]
fn a_decision_that_nobody_signed_is_in_effect_nowhere() {
    let (town, case, _) = decided();
    let act = Act::Decide { outcome: Outcome::Greenlight };
    let entry = by_nobody(&town, "approver", &case, act, &json!({"why": "Put in."}));
    put_in(&town, &entry);
    nothing_is_in_effect(&town, &case);
    lacks(&pages(&town, &case), &["Put in."]);
}

#[test]
fn one_flipped_bit_in_any_decision_brings_no_other_back() {
    let (town, case, _) = decided();
    let rows = log(&town, &case);
    let decides = ["recommend", "decide", "reverse", "second"];
    let events: Vec<EventId> =
        rows.iter().filter(|row| decides.iter().any(|verb| row["verb"] == *verb)).map(id).collect();
    assert_eq!(events.len(), 4);
    let whole = town.path("whole");
    copy(&town.path("store"), &whole);
    for event in events {
        for column in ["signature", "header", "body"] {
            if column == "body" && rows.iter().any(|row| id(row) == event && row["verb"] == "second") {
                continue;
            }
            flip(&town, event, column);
            nothing_is_in_effect(&town, &case);
            flip(&town, event, column);
            let ran = town.run("approver", &["verify"], "");
            // The views still say what was shown; made again from the record, they do not.
            assert_eq!(ran.code, 8, "{}{}", ran.out, ran.err);
            copy(&whole, &town.path("store"));
        }
    }
}

#[test]
fn other_cases_work_on() {
    let (town, case, beside) = decided();
    change(&town, log(&town, &case).iter().rev().find(|row| row["verb"] == "second").map(id).unwrap(), JUNK);
    let listed = town.run("approver", &["list"], "");
    assert_eq!(listed.code, 8);
    has(&listed.out, &["Basil Cromarty", "Odalys Brannigan", "does not verify"]);
    has(&listed.err, &["1 case that is shown does not verify"]);
    let shown = town.run("approver", &["show", &beside], "");
    assert_eq!(shown.code, 0, "{}", shown.err);
    has(&shown.out, &["in effect"]);
    lacks(&shown.err, &["verify"]);
    town.does("vetter", &["note", &beside, "--text", "Work goes on."]);
    let listed = town.run("approver", &["list", "--status", "greenlit"], "");
    assert_eq!(listed.code, 0, "{}", listed.err);
}

#[test]
fn only_a_report_of_danger_and_a_recusal_are_signed_on_it() {
    let (town, case, _) = decided();
    let second = log(&town, &case).iter().rev().find(|row| row["verb"] == "second").map(id).unwrap();
    change(&town, second, JUNK);
    for (who, args) in [
        ("vetter", vec!["note", &case, "--text", "Kept."]),
        ("second", vec!["second", &case, &second.short(0)]),
        ("approver", vec!["brief", &case, "--to", "Somebody", "--audience", "leader"]),
        ("reviewer", vec!["close", &case, "--why", "Done."]),
        ("vetter", vec!["flag", "raise", &case, "--question", "Why?", "--by", "2026-11-30"]),
    ] {
        let ran = town.run(who, &args, "");
        refuses(&ran, 8, "does not verify");
        has(&ran.err, &["restore FILE --mend"]);
    }
    // What was typed is kept.
    has(&town.run("vetter", &["draft", "list"], "").out, &["1"]);
    let danger = town.run("leader", &["safety", &case, "--text", "He waits at her door."], "");
    assert_eq!(danger.code, 0, "{}{}", danger.out, danger.err);
    let recusal = ["conflict", &case, "declare", "--yes", "--kind", "personal", "--text", "A cousin."];
    let recused = town.run("third", &recusal, "");
    assert_eq!(recused.code, 0, "{}{}", recused.out, recused.err);
    refuses(&town.run("third", &["show", &case], ""), 3, "");
    let due = town.run("approver", &["due", "--all"], "");
    assert_eq!(due.code, 8, "{}{}", due.out, due.err);
    has(&due.out, &["Danger"]);
    nothing_is_in_effect(&town, &case);
}

#[test]
fn whatever_is_damaged_shuts_its_own_case_only_and_is_listed() {
    let (town, case, beside) = decided();
    let rows = log(&town, &case);
    let of = |verb: &str| rows.iter().find(|row| row["verb"] == verb).map(id).unwrap();
    let whole = town.path("whole");
    copy(&town.path("store"), &whole);
    let other = log(&town, &beside).iter().find(|row| row["verb"] == "recommend").map(id).unwrap();
    let of_other = format!("body = (SELECT body FROM entries WHERE hex(id) = '{other}' COLLATE NOCASE)");
    for (event, set) in [
        (of("recommend"), "body = CAST('{}' AS BLOB)"),
        (of("recommend"), of_other.as_str()),
        (of("recommend"), "body = NULL"),
        (of("recommend"), "header = CAST('greenlight1 case' AS BLOB)"),
        (of("recommend"), "header = zeroblob(0)"),
        (of("recommend"), "header = CAST('greenlight9 case' AS BLOB)"),
        (of("recommend"), "signature = zeroblob(3)"),
        (of("recommend"), "n = 1000"),
        (of("open"), JUNK),
        (of("open"), "header = zeroblob(10)"),
        (of("open"), "body = NULL"),
    ] {
        change(&town, event, set);
        let listed = town.run("approver", &["--json", "list"], "");
        assert_eq!(listed.code, 8, "{set}\n{}{}", listed.out, listed.err);
        let listed: Value = serde_json::from_str(&listed.out).unwrap();
        let broken: Vec<&Value> =
            listed.as_array().unwrap().iter().filter(|row| row["status"] == "broken").collect();
        assert_eq!((listed.as_array().unwrap().len(), broken.len()), (2, 1), "{set}");
        let shown = town.run("approver", &["show", broken[0]["id"].as_str().unwrap()], "");
        assert_eq!(shown.code, 8, "{set}\n{}{}", shown.out, shown.err);
        lacks(&shown.out, &["· in effect"]);
        has(&shown.out, &["This case does not verify"]);
        let shown = town.run("approver", &["show", &beside], "");
        assert_eq!(shown.code, 0, "{set}\n{}", shown.err);
        town.does("vetter", &["note", &beside, "--text", "Work goes on."]);
        let danger = town.run("leader", &["safety", broken[0]["id"].as_str().unwrap(), "--text", "Now."], "");
        assert_eq!(danger.code, 0, "{set}\n{}{}", danger.out, danger.err);
        let verified = town.run("approver", &["verify"], "");
        assert_eq!(verified.code, 8, "{set}");
        std::fs::remove_dir_all(town.path(".local")).unwrap();
        copy(&whole, &town.path("store"));
    }
}

#[test]
fn a_recusal_that_was_damaged_still_hides_the_case() {
    let (town, case, _) = decided();
    town.does("third", &["conflict", &case, "declare", "--yes", "--kind", "personal", "--text", "A cousin."]);
    let recusal = log(&town, &case).iter().rev().find(|row| row["verb"] == "declare").map(id).unwrap();
    change(&town, recusal, JUNK);
    refuses(&town.run("third", &["show", &case], ""), 3, "");
    lacks(&town.run("third", &["list"], "").out, &["Odalys"]);
}

#[test]
fn the_true_bytes_mend_it_and_what_came_since_stays() {
    let (town, case, beside) = decided();
    town.does("approver", &["backup", "before.age"]);
    town.does("vetter", &["note", &beside, "--text", "Written after the backup."]);
    let rows = log(&town, &case);
    let [second, reverse, open] = ["second", "reverse", "open"]
        .map(|verb| rows.iter().find(|row| row["verb"] == verb).map(id).unwrap());
    change(&town, second, JUNK);
    change(&town, reverse, "header = zeroblob(9)");
    flip(&town, open, "body");
    assert_eq!(town.run("approver", &["show", &case], "").code, 8);
    let danger = town.run("leader", &["safety", &case, "--text", "He waits at her door."], "");
    assert_eq!(danger.code, 0, "{}", danger.err);
    let mended = town.run("vetter", &["restore", "before.age", "--mend"], "");
    assert_eq!(mended.code, 0, "{}{}", mended.out, mended.err);
    has(&mended.err, &["3 events have their true bytes again"]);
    assert_eq!(town.run("approver", &["verify"], "").code, 0);
    let shown = json(&town, "approver", &["show", &case]);
    assert_eq!(shown["status"], "withheld");
    assert!(shown["flags"].as_array().unwrap().iter().any(|flag| flag["safety"] == true));
    has(&town.run("approver", &["log", &beside], "").out, &["Written after the backup."]);
    town.does("vetter", &["note", &case, "--text", "Work goes on."]);
}

#[test]
fn a_grant_that_nobody_signed_gives_nothing() {
    let (town, case, beside) = decided();
    let grant = of_roster(&town, "grant", "second");
    change(&town, grant, JUNK);
    // The second of the withholding rests on it: the greenlight before it does not come back.
    nothing_is_in_effect(&town, &case);
    // Reading works; every page says so, as every page rests on the roster.
    let shown = town.run("approver", &["show", &beside], "");
    assert_eq!(shown.code, 8, "{}", shown.err);
    has(&shown.err, &["1 event of the roster does not verify"]);
    has(&shown.out, &["in effect"]);
    assert_eq!(town.run("second", &["show", &beside], "").code, 3);
    for args in [vec!["note", &beside, "--text", "No."], vec!["open", "--name", "X", "--district", "Ajax"]] {
        let ran = town.run("vetter", &args, "");
        refuses(&ran, 8, "The roster does not verify");
    }
    let file = "keys/stranger.pub";
    let add = ["person", "add", "N. N.", "--key", file, "--role", "vetter", "--scope", "CA"];
    refuses(&town.run("admin", &add, ""), 8, "The roster does not verify");
    let danger = town.run("leader", &["safety", &beside, "--text", "He waits at her door."], "");
    assert_eq!(danger.code, 0, "{}{}", danger.out, danger.err);
    let recusal = ["conflict", &beside, "declare", "--yes", "--kind", "personal", "--text", "A cousin."];
    let recused = town.run("reviewer", &recusal, "");
    assert_eq!(recused.code, 0, "{}{}", recused.out, recused.err);
    for leaver in ["Théo Larivée", "Desmond Farquharson"] {
        // The role ends at once; the vault's new key waits until it is known who may have it.
        let left = town.run("admin", &["person", "revoke", leaver, "--why", "Moved."], "");
        refuses(&left, 8, "The role has ended");
    }
    // The file that lets a key in goes with the role.
    assert_eq!(town.run("vetter", &["show", &beside], "").code, 7);
}

#[test]
fn a_revocation_that_nobody_signed_ends_the_role_alone() {
    let (town, case, beside) = decided();
    town.does("admin", &["person", "revoke", "Desmond Farquharson", "--why", "Moved."]);
    assert_eq!(json(&town, "approver", &["show", &case])["status"], "withheld");
    let revocation = of_roster(&town, "revoke", "second");
    change(&town, revocation, JUNK);
    let shown = town.run("approver", &["--json", "show", &beside], "");
    assert_eq!(shown.code, 8);
    assert_eq!(serde_json::from_str::<Value>(&shown.out).unwrap()["status"], "greenlit");
    let people = town.run("approver", &["--json", "person", "list"], "");
    assert_eq!(people.code, 8);
    let people: Value = serde_json::from_str(&people.out).unwrap();
    let gone = people.as_array().unwrap().iter().find(|row| row["name"] == "Desmond Farquharson");
    assert!(gone.is_none_or(|row| row["roles"].as_array().unwrap().is_empty()), "{people}");
    // What it covers is said in its body, which is not signed either: nothing changes by that.
    let shown = town.run("approver", &["--json", "show", &case], "");
    assert_ne!(serde_json::from_str::<Value>(&shown.out).unwrap()["status"], "greenlit");
}

#[test]
fn an_unreadable_roster_event_leaves_no_decision_in_effect() {
    let (town, case, beside) = decided();
    town.does("approver", &["backup", "before.age"]);
    let first = of_roster(&town, "genesis", "admin");
    for event in [of_roster(&town, "grant", "vetter"), of_roster(&town, "grant", "admin"), first] {
        change(&town, event, "header = zeroblob(12)");
        for id in [&case, &beside] {
            let shown = town.run("approver", &["--json", "show", id], "");
            assert_eq!(shown.code, 8, "{}{}", shown.out, shown.err);
            assert_eq!(serde_json::from_str::<Value>(&shown.out).unwrap()["status"], "broken");
        }
        refuses(&town.run("vetter", &["note", &beside, "--text", "No."], ""), 8, "does not verify");
        let danger = town.run("leader", &["safety", &beside, "--text", "He waits at her door."], "");
        assert_eq!(danger.code, 0, "{}{}", danger.out, danger.err);
        let mended = town.run("vetter", &["restore", "before.age", "--mend"], "");
        assert_eq!(mended.code, 0, "{}{}", mended.out, mended.err);
        assert_eq!(json(&town, "approver", &["show", &case])["status"], "withheld");
    }
}

/// The event of the roster by which the key of somebody was granted or revoked, or the first.
fn of_roster(town: &Town, verb: &str, who: &str) -> EventId {
    let store = open(&town.path("store")).unwrap();
    let history = store.roster_history().unwrap();
    let about = |act: &Act| match act {
        Act::Grant { key, .. } | Act::Revoke { key, .. } => *key == identity(who).public(),
        Act::Genesis { .. } => true,
        _ => false,
    };
    let entry =
        history.entries().iter().find(|entry| entry.header.act.verb() == verb && about(&entry.header.act));
    entry.unwrap().id
}

#[test]
fn no_later_event_counts_for_less_by_a_broken_parent() {
    let (town, case, _) = decided();
    let before = log(&town, &case);
    let recommend = before.iter().find(|row| row["verb"] == "recommend").map(id).unwrap();
    for column in ["signature", "header"] {
        flip(&town, recommend, column);
        for row in log(&town, &case).iter().filter(|row| id(row) != recommend) {
            let then = before.iter().find(|then| id(then) == id(row)).unwrap();
            let same = row["standing"] == then["standing"] || column == "header" && row["standing"] == "late";
            assert!(same, "{column} {row}");
            assert_ne!(row["standing"], "void");
        }
        flip(&town, recommend, column);
    }
}

#[test]
fn a_colleagues_copy_mends_by_import_and_nothing_else_does() {
    use greenlight::exchange::admit::admit;
    let (town, case, _) = decided();
    let log_id: EventId = id(&log(&town, &case)[0]);
    copy(&town.path("store"), &town.path("colleague"));
    let theirs = open(&town.path("colleague")).unwrap().history(log_id).unwrap();
    let second = log(&town, &case).iter().find(|row| row["verb"] == "second").map(id).unwrap();
    for set in [JUNK, "header = zeroblob(12)"] {
        change(&town, second, set);
        let mut store = open(&town.path("store")).unwrap();
        let roster = store.roster().unwrap();
        assert!(store.case(log_id, &roster).unwrap().is_broken());
        // The same event with another signature mends nothing.
        let mut false_one = theirs.get(second).unwrap().clone();
        false_one.signature = [9; 64];
        assert!(admit(&mut store, &roster, log_id, &[false_one], NOW.parse().unwrap()).is_err());
        assert!(store.case(log_id, &roster).unwrap().is_broken());
        let all = theirs.entries().to_vec();
        assert_eq!(admit(&mut store, &roster, log_id, &all, NOW.parse().unwrap()).unwrap(), 0);
        assert!(!store.case(log_id, &roster).unwrap().is_broken());
        assert!(store.verify(&|_| {}).unwrap().ok);
    }
}

#[test]
fn a_damaged_case_leaves_by_no_door() {
    let (town, case, beside) = decided();
    let second = log(&town, &case).iter().find(|row| row["verb"] == "second").map(id).unwrap();
    change(&town, second, JUNK);
    assert_eq!(town.run("approver", &["backup", "after.age"], "").code, 8);
    assert_eq!(town.run("approver", &["proof", &case, "--out", "proof"], "").code, 8);
    assert_eq!(town.run("approver", &["checkpoint"], "").code, 8);
    assert_eq!(town.run("approver", &["verify"], "").code, 8);
    // A rebuild forgets nothing of it.
    town.does("approver", &["rebuild"]);
    assert_eq!(town.run("approver", &["show", &beside], "").code, 0);
    nothing_is_in_effect(&town, &case);
}
