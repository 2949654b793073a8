//! Kept texts are signed by their author. A row that somebody else put into the vault is shown as what it
//! would sign, and never signed.

use greenlight::custody;
use greenlight::desk::{Clock, Desk, system_random};
use greenlight::domain::ids::EventId;
use greenlight::store::drafts::{KeptDraft, WholeAct};
use serde_json::{Map, Value, json};

use crate::kit::town::{Ran, Town, identity};

const NOW: &str = "2026-11-22T15:00:00Z";

fn desk(town: &Town, who: &str) -> Desk {
    let identity = identity(who);
    let store = custody::open(&town.path("store"), &identity).unwrap();
    let now = NOW.parse::<chrono::DateTime<chrono::Utc>>().unwrap();
    Desk::open(store, identity, Clock { now, today: now.date_naive(), set: true }, system_random()).unwrap()
}

fn town() -> (Town, String) {
    let town = Town::with_people();
    let case = town.does("vetter", &["open", "--name", "Odalys Brannigan", "--district", "Ajax"]);
    for who in ["vetter", "approver", "second"] {
        town.does(who, &["conflict", &case, "none"]);
    }
    (town, case)
}

fn events(town: &Town) -> i64 {
    let ran = town.run("admin", &["doctor", "--json"], "");
    serde_json::from_str::<Value>(&ran.out).unwrap()["events"].as_i64().unwrap()
}

fn body(fields: &Value) -> Map<String, Value> {
    fields.as_object().unwrap().clone()
}

/// Puts a text into the vault for somebody, as anybody with its key can.
fn plant(town: &Town, whom: &str, kept: &KeptDraft) {
    let me = desk(town, whom).me();
    let mut planter = desk(town, "reviewer");
    planter.store.drop_draft(me, kept.number).unwrap();
    planter.store.keep_draft(me, kept).unwrap();
}

fn kept(verb: &str, case: Option<EventId>, text: &str, act: &str, fields: &Value) -> KeptDraft {
    let whole = WholeAct { act: act.to_owned(), body: body(fields), seen: 99 };
    KeptDraft {
        number: 1,
        verb: verb.to_owned(),
        case,
        kept: NOW.to_owned(),
        text: text.to_owned(),
        whole: Some(whole),
        signature: None,
    }
}

/// Nothing was signed, and it says why.
fn refused(town: &Town, who: &str, words: &str) -> Ran {
    let before = events(town);
    let ran = town.run(who, &["draft", "resume", "1", "--yes"], "");
    assert_eq!(ran.code, 8, "{}", ran.err);
    assert!(ran.err.contains(words), "{}", ran.err);
    let french = town.run(who, &["draft", "resume", "1", "--yes", "--lang", "fr"], "");
    assert!(french.code == 8 && french.err.contains("Rien n'est signé"), "{}", french.err);
    assert_eq!(events(town), before);
    ran
}

#[test]
fn a_planted_text_gives_nobody_a_role() {
    let (town, _) = town();
    let roles = town.run("admin", &["person", "list"], "").out;
    let (planter, key) = (desk(&town, "reviewer").me(), identity("stranger").public());
    let grant = format!("grant\nperson {planter}\nkey {key}\nrole approver\nscope CA\n");
    let name = json!({ "name": "Marguerite Sansoucy" });
    let innocent = "Call Marguerite about the budget";
    plant(&town, "admin", &kept("note", None, innocent, &grant, &name));
    // What is shown is what it would sign.
    for args in [["draft", "show", "1"].as_slice(), &["draft", "list"], &["--json", "draft", "list"]] {
        let ran = town.run("admin", args, "");
        assert!(ran.code == 0 && !ran.out.contains(innocent), "{}", ran.out);
    }
    refused(&town, "admin", "not what it says it would sign");
    // One that says what it is, too, is no act of a case.
    plant(&town, "admin", &kept("grant", None, "", &grant, &name));
    refused(&town, "admin", "no act of a case");
    // Nor is it one because it names a case.
    let case = desk(&town, "vetter").case("Odalys", greenlight::domain::sight::Page::Log).unwrap().id;
    plant(&town, "vetter", &kept("grant", Some(case), "", &grant, &name));
    refused(&town, "vetter", "no act of a case");
    assert_eq!(town.run("admin", &["person", "list"], "").out, roles);
    town.does("admin", &["draft", "drop", "1"]);
}

#[test]
fn a_kept_text_is_taken_up_only_as_its_owner_signed_it() {
    let (town, case) = town();
    // Refused: a vetter decides nothing. The text is kept, whole.
    let words = "nothing stands in the way";
    let ran = town.run("vetter", &["decide", &case, "greenlight", "--why", words], "");
    assert_eq!(ran.code, 4, "{}", ran.err);
    let vetter = desk(&town, "vetter");
    let (me, approver) = (vetter.me(), desk(&town, "approver").me());
    let own = vetter.store.drafts(me).unwrap().remove(0);
    drop(vetter);
    assert!(own.signature.is_some());
    // As it is, the law refuses it, not the signature; and everything that would be signed is said.
    let ran = town.run("vetter", &["draft", "resume", "1", "--yes"], "");
    assert_eq!(ran.code, 4, "{}", ran.err);
    for said in ["decide", "Odalys Brannigan", "outcome greenlight", words] {
        assert!(ran.err.contains(said), "{said}: {}", ran.err);
    }
    // Another outcome, other words, another case's words: each breaks the signature.
    let whole = own.whole.clone().unwrap();
    let other = WholeAct { act: whole.act.replace("greenlight", "withhold"), ..whole.clone() };
    plant(&town, "vetter", &KeptDraft { whole: Some(other), ..own.clone() });
    refused(&town, "vetter", "does not carry the signature of your key");
    let more = WholeAct { body: body(&json!({ "why": words, "conditions": ["none"] })), ..whole.clone() };
    plant(&town, "vetter", &KeptDraft { whole: Some(more), ..own.clone() });
    refused(&town, "vetter", "does not carry the signature of your key");
    plant(&town, "vetter", &KeptDraft { text: "call Marguerite".to_owned(), ..own.clone() });
    refused(&town, "vetter", "not what it says it would sign");
    plant(&town, "vetter", &KeptDraft { signature: None, ..own.clone() });
    refused(&town, "vetter", "does not carry the signature of your key");
    assert!(town.run("vetter", &["draft", "show", "1"], "").out.contains(words));
    // Somebody else's is not the approver's, who could decide with it.
    assert_ne!(me, approver);
    plant(&town, "approver", &own);
    refused(&town, "approver", "does not carry the signature of your key");
    // Put back as it was, it is what it was.
    plant(&town, "vetter", &own);
    assert_eq!(town.run("vetter", &["draft", "resume", "1", "--yes"], "").code, 4);
}

#[test]
fn a_text_of_the_roster_is_kept_to_be_read_only() {
    let (town, _) = town();
    let ran =
        town.run("vetter", &["person", "revoke", "Ingram Vale-Tremblay", "--why", "He left for good."], "");
    assert_ne!(ran.code, 0);
    let all = town.run("vetter", &["--json", "draft", "list"], "").out;
    let all: Value = serde_json::from_str(&all).unwrap();
    assert!(all.as_array().unwrap().iter().all(|draft| draft["whole"].is_null()), "{all}");
}

/// Puts bytes where somebody's kept text lies, with the key in hand and nothing of the program in between.
fn scribble(town: &Town, name: &str, value: &[u8]) {
    let me = identity("reviewer");
    let file = town.path("store/keys").join(greenlight::seal::vault_key::file_name(&me.public()));
    let key = greenlight::seal::vault_key::VaultKey::unwrap(&std::fs::read(file).unwrap(), &me).unwrap();
    let vault = rusqlite::Connection::open(town.path("store/vault.db")).unwrap();
    vault.pragma_update(None, "key", &*key.pragma()).unwrap();
    vault.execute_batch("PRAGMA cipher_page_size = 8192").unwrap();
    let sql = "INSERT OR REPLACE INTO local (name, value) VALUES (?, ?)";
    vault.execute(sql, rusqlite::params![name, value]).unwrap();
}

#[test]
fn a_planted_text_hides_no_other_and_can_be_thrown_away() {
    let (town, case) = town();
    let words = "nothing stands in the way";
    assert_eq!(town.run("vetter", &["decide", &case, "greenlight", "--why", words], "").code, 4);
    let vetter = desk(&town, "vetter");
    let (me, roster) = (vetter.me(), vetter.store.roster_log().unwrap());
    drop(vetter);
    // Of a case that is not here, of the roster's log, under a number that is not its own, and nothing at all; and one
    // under the last number that there is.
    let nowhere = EventId(greenlight::domain::ids::sha256(b"nowhere"));
    for (number, of) in [(2, nowhere), (3, roster)] {
        let draft = kept("note", Some(of), "Call Marguerite", "note\n", &json!({}));
        plant(&town, "vetter", &KeptDraft { number, ..draft });
    }
    let other = serde_json::to_vec(&kept("note", None, "Call Marguerite", "note\n", &json!({}))).unwrap();
    scribble(&town, &format!("draft/{me}/000004"), &other);
    scribble(&town, &format!("draft/{me}/000005"), b"\xff\x00 no text");
    scribble(&town, &format!("draft/{me}/no number"), &other);
    scribble(&town, &format!("draft/{me}/4294967295"), &other);
    let numbers = || -> Vec<u64> {
        let ran = town.run("vetter", &["--json", "draft", "list"], "");
        assert_eq!(ran.code, 0, "{}", ran.err);
        let all: Value = serde_json::from_str(&ran.out).unwrap();
        all.as_array().unwrap().iter().map(|draft| draft["number"].as_u64().unwrap()).collect()
    };
    assert_eq!(numbers(), [1, 2, 3, 4, 5, 4_294_967_295]);
    let list = town.run("vetter", &["draft", "list"], "");
    assert!(list.code == 0 && list.out.contains(words), "{}{}", list.out, list.err);
    assert!(town.run("vetter", &["draft", "show", "1"], "").out.contains(words));
    // What is typed next is kept all the same.
    let ran = town.run("vetter", &["decide", &case, "greenlight", "--why", "more words"], "");
    assert!(ran.code == 4 && ran.err.contains("draft show 6"), "{}", ran.err);
    for number in ["2", "3", "4", "5", "4294967295"] {
        assert_ne!(town.run("vetter", &["draft", "resume", number, "--yes"], "").code, 0);
        assert_eq!(town.run("vetter", &["draft", "show", number], "").code, 0);
        town.does("vetter", &["draft", "drop", number]);
    }
    assert_eq!(numbers(), [1, 6]);
}
