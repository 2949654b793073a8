//! A store that is older than what somebody saw of it, or another, or cut short: said at once, with what is missing,
//! and only read until that is accepted with a reason. Slips and summaries that were kept elsewhere tell the same.

use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use greenlight::custody;
use greenlight::seal::signature::armor;
use greenlight::seal::vault_key::{VaultKey, file_name};
use greenlight::store::StoreError;
use greenlight::store::anchor::{Anchor, Gone};
use greenlight::store::watch::{Anchors, Freshness};
use rusqlite::Connection;
use serde_json::Value;

use crate::kit::town::filled::undecided_store;
use crate::kit::town::{Ran, Town, identity};

/// A town with two cases; the vetter has declared in the first.
fn town() -> (Town, String) {
    let town = Town::with_people();
    let case = town.does("vetter", &["open", "--name", "Odalys Brannigan", "--district", "Ajax"]);
    town.does("vetter", &["conflict", &case, "none"]);
    town.does("vetter", &["open", "--name", "Cedric Lunt", "--district", "Ajax"]);
    (town, case)
}

fn note(town: &Town, case: &str, text: &str) {
    town.does("vetter", &["note", case, "--text", text]);
}

fn copy(from: &Path, to: &Path) {
    let _ = std::fs::remove_dir_all(to);
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap().map(Result::unwrap) {
        let there = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &there);
        } else {
            std::fs::copy(entry.path(), there).unwrap();
        }
    }
}

/// The vault with the key in hand, and nothing of the program in between.
fn raw(dir: &Path) -> Connection {
    let me = identity("admin");
    let wrapped = std::fs::read(dir.join("keys").join(file_name(&me.public()))).unwrap();
    let key = VaultKey::unwrap(&wrapped, &me).unwrap();
    let connection = Connection::open(dir.join("vault.db")).unwrap();
    connection.pragma_update(None, "key", &*key.pragma()).unwrap();
    connection.execute_batch("PRAGMA cipher_page_size = 8192").unwrap();
    connection
}

/// Takes the last events of a case out of a store, as somebody would who holds the key and knows the tables: what
/// is left is a sound store that says nothing of them.
fn cut_short(town: &Town, events: i64) {
    let vault = raw(&town.path("store"));
    let last: i64 = vault.query_row("SELECT max(seq) FROM arrivals", [], |row| row.get(0)).unwrap();
    vault.execute("DELETE FROM entries WHERE seq > ?", [last - events]).unwrap();
    vault.execute("DELETE FROM arrivals WHERE seq > ?", [last - events]).unwrap();
    drop(vault);
    custody::open(&town.path("store"), &identity("admin")).unwrap().rebuild(&mut |_, _| {}).unwrap();
}

fn anchors(town: &Town) -> Anchors {
    Anchors::in_folder(town.path(".local/state/greenlight/anchors"))
}

fn events(town: &Town) -> i64 {
    custody::open(&town.path("store"), &identity("admin")).unwrap().events().unwrap()
}

fn problems(ran: &Ran) -> Vec<String> {
    let data: Value = serde_json::from_str(&ran.out).unwrap();
    let all = data["problems"].as_array().unwrap();
    assert_eq!(data["ok"], all.is_empty());
    all.iter().map(|problem| problem["what"].as_str().unwrap().to_owned()).collect()
}

/// Every command that would write is refused with exit 8 and names the way out; nothing in the folder changes.
fn is_read_only(town: &Town, case: &str, said: &str) {
    let before = std::fs::read(town.path("store/vault.db")).unwrap();
    let ran = town.run("vetter", &["note", case, "--text", "One more."], "");
    assert_eq!(ran.code, 8, "{}", ran.err);
    assert!(ran.err.contains("Nothing is written to this store."), "{}", ran.err);
    assert!(ran.err.contains("greenlight accept-rollback --why"), "{}", ran.err);
    for (who, args) in [
        ("vetter", &["open", "--name", "Alex Example", "--district", "Ajax"][..]),
        (
            "admin",
            &[
                "person",
                "add",
                "Nobody New",
                "--key",
                "keys/stranger.pub",
                "--role",
                "vetter",
                "--scope",
                "ON",
            ],
        ),
        ("admin", &["person", "revoke", "Théo"]),
        ("vetter", &["rebuild"]),
        ("vetter", &["checkpoint"]),
    ] {
        assert_eq!(town.run(who, args, "").code, 8, "{args:?}");
    }
    assert!(!town.path("store/keys").join(file_name(&identity("stranger").public())).exists());
    for args in [&["list"][..], &["show", case], &["log", case], &["next", case]] {
        let ran = town.run("vetter", args, "");
        assert_eq!(ran.code, 0, "{args:?} {}", ran.err);
        assert_eq!(ran.err.matches("Read only.").count(), 1, "{}", ran.err);
        assert!(ran.err.contains(said), "{}", ran.err);
    }
    let quiet = town.run("vetter", &["--quiet", "list"], "");
    assert!(quiet.err.contains("Read only."));
    assert!(town.run("vetter", &["draft", "list"], "").out.is_empty(), "nothing was kept");
    assert_eq!(std::fs::read(town.path("store/vault.db")).unwrap(), before);
}

/// A town in which an older copy was put back, with the newer one beside it; its case, and how many events are here.
fn put_back() -> (Town, String, i64) {
    let (town, case) = town();
    copy(&town.path("store"), &town.path("old"));
    let known = events(&town);
    note(&town, &case, "The first.");
    note(&town, &case, "The second.");
    copy(&town.path("store"), &town.path("new"));
    copy(&town.path("old"), &town.path("store"));
    (town, case, known)
}

#[test]
fn an_old_copy_is_only_read_and_what_it_lacks_is_counted() {
    let (town, case, known) = put_back();
    let said = format!(
        "2 events that had arrived in this store are not here any more: numbers {} to {}.",
        known + 1,
        known + 2
    );
    is_read_only(&town, &case, &said);
    let verify = town.run("vetter", &["verify", "--json"], "");
    assert_eq!(verify.code, 8);
    assert_eq!(problems(&verify), ["rolled-back"]);
    assert!(verify.out.contains(&format!("{} known, {known} here", known + 2)), "{}", verify.out);
}

#[test]
fn where_the_newer_store_comes_back_nothing_needs_acceptance() {
    let (town, ..) = put_back();
    assert_eq!(town.run("vetter", &["verify"], "").code, 8);
    copy(&town.path("new"), &town.path("store"));
    assert_eq!(town.run("vetter", &["accept-rollback", "--why", "None."], "").code, 2);
    assert_eq!(town.run("vetter", &["verify"], "").code, 0);
}

#[test]
fn a_rollback_is_accepted_with_a_reason_and_told_from_then_on() {
    let (town, case, known) = put_back();
    assert_eq!(town.run("vetter", &["accept-rollback"], "").code, 2, "the reason is missing");
    assert_eq!(town.run("vetter", &["accept-rollback", "--why", "  "], "").code, 2);
    assert_eq!(town.run("vetter", &["note", &case, "--text", "Still."], "").code, 8);
    let accepted = town.run("vetter", &["accept-rollback", "--why", "-"], "The disk died.");
    assert_eq!((accepted.code, accepted.out.as_str()), (0, "1\n"), "{}", accepted.err);
    note(&town, &case, "Written again.");
    let verify = town.run("vetter", &["verify"], "");
    assert_eq!(verify.code, 0);
    assert!(verify.out.contains("Rollback 1 was accepted by Théo Larivée"), "{}", verify.out);
    assert!(verify.out.contains("The disk died."), "{}", verify.out);
    let data: Value = serde_json::from_str(&town.run("vetter", &["verify", "--json"], "").out).unwrap();
    assert_eq!(data["rollbacks"][0]["known"]["events"], known + 2);
    assert_eq!(data["rollbacks"][0]["found"]["events"], known);
    let doctor = town.run("admin", &["doctor"], "");
    assert!(doctor.out.contains("somebody accepted: 1"), "{}", doctor.out);
    let said = doctor.out + &doctor.err;
    assert!(!said.contains("The disk died."), "a report to paste has no words of anybody's: {said}");
}

#[test]
fn a_second_rollback_is_counted_and_shown_beside_the_first() {
    let (town, case, _) = put_back();
    town.does("vetter", &["accept-rollback", "--why", "The disk died."]);
    note(&town, &case, "More.");
    copy(&town.path("store"), &town.path("newer"));
    cut_short(&town, 1);
    assert_eq!(town.run("vetter", &["accept-rollback", "--why", "Again."], "").out, "2\n");
    let verify = town.run("admin", &["verify"], "").out;
    assert!(verify.contains("Rollback 1") && verify.contains("Rollback 2"), "{verify}");

    // The store that was put aside goes on: it has all that is known.
    copy(&town.path("newer"), &town.path("store"));
    note(&town, &case, "It is further on, and holds all that is known.");
}

#[test]
fn a_store_that_was_cut_short_is_found_although_it_verifies() {
    let (town, case) = town();
    note(&town, &case, "The last word.");
    cut_short(&town, 1);
    let by_itself = custody::open(&town.path("store"), &identity("admin")).unwrap();
    assert!(by_itself.verify(&|_| {}).unwrap().ok);
    is_read_only(&town, &case, "1 event that had arrived in this store is not here any more: number ");
}

#[test]
fn a_spliced_store_is_found() {
    let (town, case) = town();
    copy(&town.path("store"), &town.path("fork"));
    note(&town, &case, "What was said.");
    // The same store, gone on otherwise: as many events, then more.
    for more in 0..2 {
        let other = town.path("other");
        copy(&town.path("store"), &other);
        for words in 0..=more {
            let words = format!("Something else {words}.");
            let mut args = vec!["--store", "fork", "note"];
            args.extend([case.as_str(), "--text", &words]);
            town.does("vetter", &args);
        }
        copy(&town.path("fork"), &town.path("store"));
        is_read_only(&town, &case, "at least one is not what it was when you last opened it");
        let verify = town.run("vetter", &["verify", "--json"], "");
        assert_eq!(problems(&verify), ["spliced"]);
        copy(&other, &town.path("store"));
        assert_eq!(town.run("vetter", &["verify"], "").code, 0);
    }
}

/// Whether every event that ever arrived here is here, once.
fn is_whole(dir: &Path, events: i64) -> bool {
    let vault = raw(dir);
    let count = |sql: &str| vault.query_row(sql, [], |row| row.get::<_, i64>(0)).ok();
    let matched = "SELECT count(*) FROM arrivals a JOIN entries e ON e.seq = a.seq AND e.id = a.event";
    [matched, "SELECT count(*) FROM arrivals", "SELECT count(*) FROM entries"]
        .into_iter()
        .all(|sql| count(sql) == Some(events))
}

#[test]
fn nobody_signs_over_what_an_older_page_hides() {
    const PAGE: usize = 8192;
    let town = undecided_store();
    let list: Value = serde_json::from_str(&town.run("vetter", &["list", "--json"], "").out).unwrap();
    let case = list[0]["id"].as_str().unwrap();
    copy(&town.path("store"), &town.path("old"));
    let finding = ["finding", "add", case, "--category", "financial", "--severity", "1", "--grade", "B2"];
    town.does("vetter", &[&finding[..], &["--text", "A zebrafinch.", "--origin", "a register"]].concat());
    let known = events(&town);
    copy(&town.path("store"), &town.path("new"));
    copy(&town.path(".local"), &town.path("state"));
    let [old, new] = ["old", "new"].map(|folder| std::fs::read(town.path(folder).join("vault.db")).unwrap());
    let put_back = |page: Option<usize>| {
        copy(&town.path("new"), &town.path("store"));
        copy(&town.path("state"), &town.path(".local"));
        let _ = std::fs::remove_dir_all(town.path("proof"));
        let mut bytes = new.clone();
        if let Some(at) = page.map(|page| page * PAGE) {
            bytes[at..at + PAGE].copy_from_slice(&old[at..at + PAGE]);
        }
        std::fs::write(town.path("store/vault.db"), bytes).unwrap();
    };
    let mut decide = vec!["decide", case, "greenlight-with-conditions", "--why", "One matter."];
    decide.extend(["--condition", "Resign.", "--owner", "the applicant", "--due", "2026-12-15"]);
    decide.extend(["--evidence", "a letter"]);
    let acts = [
        ("approver", &["checkpoint"][..]),
        ("approver", &["checkpoint", case]),
        ("approver", &["proof", case, "--out", "proof"]),
        ("approver", &decide),
    ];
    for (who, args) in acts {
        put_back(None);
        let ran = town.run(who, args, "");
        assert_eq!(ran.code, 0, "{args:?}: {}", ran.err);
    }
    let pages = (0..old.len().min(new.len()) / PAGE).filter(|page| {
        let range = page * PAGE..(page + 1) * PAGE;
        old[range.clone()] != new[range]
    });
    let (mut hidden, mut tried) = (0, 0);
    for page in pages {
        put_back(Some(page));
        copy(&town.path("store"), &town.path("look"));
        let whole = is_whole(&town.path("look"), known);
        let sound = custody::open(&town.path("look"), &identity("admin"))
            .and_then(|store| store.verify(&|_| {}))
            .is_ok_and(|report| report.ok);
        let shown = town.run("vetter", &["show", case], "");
        let hides = !whole && shown.code == 0 && !shown.out.contains("zebrafinch");
        hidden += usize::from(hides);
        for (who, args) in acts {
            tried += 1;
            put_back(Some(page));
            let ran = town.run(who, args, "");
            let holds = if args[0] == "decide" { whole } else { sound };
            assert!(ran.code != 0 || holds, "page {page} {args:?}: {}", ran.out);
            assert!(sound || args[0] == "decide" || !town.path("proof").exists(), "page {page}");
            if hides {
                assert_eq!(ran.code, 8, "page {page} {args:?}: {}", ran.err);
                assert!(ran.err.contains("`greenlight verify`"), "page {page} {args:?}: {}", ran.err);
            }
        }
    }
    assert!(hidden > 0 && tried > 20, "no page hides the finding: {hidden} of {tried}");
}

#[test]
fn another_store_in_the_same_place_is_found() {
    let (town, case) = town();
    let other = Town::with_people();
    std::fs::rename(town.path("store"), town.path("aside")).unwrap();
    copy(&other.path("store"), &town.path("store"));
    let ran = town.run("vetter", &["list"], "");
    assert!(ran.err.contains("it has another roster"), "{}", ran.err);
    assert_eq!(problems(&town.run("vetter", &["verify", "--json"], "")), ["another-roster"]);
    // A new store that the program makes in an empty folder is known from its first event.
    std::fs::remove_dir_all(town.path("store")).unwrap();
    town.does("admin", &["init", "--org", "Another Party"]);
    assert!(!town.run("admin", &["doctor"], "").err.contains("Read only."));
    assert!(!case.is_empty());
}

#[test]
fn the_anchor_is_a_small_private_file_that_only_goes_forward() {
    let (town, case) = town();
    let file = anchors(&town).file(&town.path("store")).unwrap();
    let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(&file), mode(file.parent().unwrap())), (0o600, 0o700));
    let read = || Anchor::parse(&std::fs::read_to_string(&file).unwrap()).unwrap();
    let store = || {
        let mut store = custody::open(&town.path("store"), &identity("vetter")).unwrap();
        store.watch(&anchors(&town)).unwrap();
        store
    };
    assert_eq!(read(), store().anchor().unwrap());
    // Two at once: the slower one has seen less than the quicker one remembered, and leaves that alone.
    note(&town, &case, "By the quicker one.");
    let ahead = read();
    let mut slow = store();
    let quicker = Anchor { events: ahead.events + 1, ..ahead };
    std::fs::write(&file, quicker.to_text()).unwrap();
    slow.append(&greenlight::store::Batch::default(), "2026-11-22T15:00:00Z".parse().unwrap()).unwrap();
    assert_eq!(read(), quicker);
    // An older anchor is a true one: the next to open the store moves it on.
    let older = Anchor {
        events: ahead.events - 1,
        chain: slow.chain_at(ahead.events - 1).unwrap().unwrap(),
        ..ahead
    };
    std::fs::write(&file, older.to_text()).unwrap();
    assert_eq!(store().freshness(), &Freshness::Fresh);
    assert_eq!(read(), ahead);
    // No other text is read as one.
    for text in [
        "",
        "greenlight1 anchor\n",
        &ahead.to_text().replace('\n', "\r\n"),
        &format!("{}\n", ahead.to_text()),
    ] {
        assert_eq!(Anchor::parse(text), None, "{text:?}");
    }
}

#[test]
fn several_who_write_at_once_are_never_taken_for_a_rollback() {
    let (town, case) = town();
    let before = events(&town);
    std::thread::scope(|scope| {
        for writer in 0..3 {
            let (town, case) = (&town, &case);
            scope.spawn(move || {
                for number in 0..6 {
                    let ran =
                        town.run("vetter", &["note", case, "--text", &format!("{writer} {number}")], "");
                    assert!(ran.code == 0 || ran.code == 6, "{}", ran.err);
                    assert!(!ran.err.contains("Read only."), "{}", ran.err);
                }
            });
        }
    });
    assert_eq!(town.run("vetter", &["verify"], "").code, 0);
    let file = anchors(&town).file(&town.path("store")).unwrap();
    let anchor = Anchor::parse(&std::fs::read_to_string(file).unwrap()).unwrap();
    assert!(anchor.events > before && anchor.events == events(&town));
}

#[test]
fn verify_remembers_the_signatures_that_it_checked() {
    let (town, case) = town();
    let signed = anchors(&town).file(&town.path("store")).unwrap().with_extension("signed");
    let remembered_by = |command: &[&str]| {
        std::fs::remove_file(&signed).unwrap();
        assert_eq!(town.run("vetter", command, "").code, 0);
        std::fs::read(&signed).unwrap()
    };
    let shown = remembered_by(&["show", &case]);
    let verified = remembered_by(&["verify"]);
    let record = shown.len() - 40..shown.len();
    assert!(verified[record.clone()] == shown[record]);
    assert!(verified.chunks(40).filter(|record| record.iter().any(|byte| *byte != 0)).count() == 2);
}

#[test]
fn a_case_is_read_again_once_somebody_else_wrote() {
    let (town, case) = town();
    let store = custody::open(&town.path("store"), &identity("vetter")).unwrap();
    let roster = store.roster().unwrap();
    let id = store.signed_by(&identity("vetter").public()).unwrap();
    let lengths = || id.iter().map(|id| store.case(*id, &roster).unwrap().history().len()).sum::<usize>();
    let before = lengths();
    assert_eq!(lengths(), before);
    note(&town, &case, "Written meanwhile.");
    assert_eq!(lengths(), before + 1);
}

#[test]
fn an_anchor_that_cannot_be_read_is_said_and_written_anew() {
    let (town, case) = town();
    let file = anchors(&town).file(&town.path("store")).unwrap();
    for garbage in [&b""[..], b"greenlight1 anchor\nroster x\n", &[0xff; 100], &[b'a'; 4096]] {
        std::fs::write(&file, garbage).unwrap();
        for _ in 0..2 {
            let ran = town.run("vetter", &["list"], "");
            assert_eq!(ran.code, 0);
            assert!(ran.err.contains("Nobody can tell whether the newest events are missing"), "{}", ran.err);
        }
        note(&town, &case, "It goes on.");
        assert_eq!(
            town.run("vetter", &["list"], "")
                .err
                .lines()
                .filter(|line| line.contains("Nobody can tell"))
                .count(),
            0
        );
    }
    // A folder that is in the way of it stops no work either, but is said.
    std::fs::remove_file(&file).unwrap();
    std::fs::create_dir(&file).unwrap();
    note(&town, &case, "Still.");
    assert!(town.run("vetter", &["list"], "").err.contains("Nobody can tell"));
}

#[test]
fn who_holds_no_role_accepts_nothing() {
    let (town, case) = town();
    copy(&town.path("store"), &town.path("old"));
    note(&town, &case, "One.");
    copy(&town.path("old"), &town.path("store"));
    assert_eq!(town.run("stranger", &["accept-rollback", "--why", "Mine."], "").code, 7);
    let mut store = custody::open(&town.path("store"), &identity("vetter")).unwrap();
    store.watch(&anchors(&town)).unwrap();
    assert!(
        matches!(store.freshness(), Freshness::Stale(stale) if stale.how == Gone::RolledBack && stale.missing() == 1)
    );
    assert!(matches!(store.writable(), Err(StoreError::Stale(_))));
}

#[test]
fn a_slip_names_everything_that_is_not_there_any_more() {
    let (town, case) = town();
    note(&town, &case, "The first.");
    town.does("approver", &["checkpoint", "--out", "early.txt"]);
    copy(&town.path("store"), &town.path("old"));
    note(&town, &case, "The second.");
    town.does("vetter", &["open", "--name", "Alex Example", "--district", "Ajax"]);
    town.does(
        "admin",
        &["person", "add", "Nobody New", "--key", "keys/stranger.pub", "--role", "vetter", "--scope", "ON"],
    );
    town.does("approver", &["checkpoint", "--out", "slip.txt"]);
    town.does("approver", &["checkpoint", &case, "--out", "one.txt"]);
    let mode = std::fs::metadata(town.path("slip.txt")).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode, 0o600);
    let against = |who: &str, slips: &[&str]| {
        let mut args = vec!["verify", "--json"];
        args.extend(slips.iter().flat_map(|slip| ["--against", slip]));
        town.run(who, &args, &std::fs::read_to_string(town.path("slip.txt")).unwrap())
    };
    let ran = against("vetter", &["slip.txt", "early.txt", "one.txt", "-"]);
    assert_eq!((ran.code, problems(&ran)), (0, vec![]));
    let data: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(data["slips"].as_array().unwrap().len(), 4);
    assert!(data["slips"].as_array().unwrap().iter().all(|slip| slip["same_order"] == true), "{}", ran.out);

    // On another machine, where nobody has an anchor: only the slip tells.
    copy(&town.path("old"), &town.path("store"));
    std::fs::remove_dir_all(town.path(".local/state")).unwrap();
    let ran = against("vetter", &["early.txt"]);
    assert_eq!((ran.code, problems(&ran)), (0, vec![]));
    let ran = against("vetter", &["slip.txt"]);
    assert_eq!(ran.code, 8);
    let mut found = problems(&ran);
    found.sort();
    // The case and the roster lost their last event, the third case is gone.
    assert_eq!(found, ["slip-head", "slip-head", "slip-log"]);
    assert_eq!(problems(&against("vetter", &["one.txt"])).len(), 2);
    let told = town.run("vetter", &["verify", "--against", "slip.txt"], "");
    assert_eq!(told.code, 8);
    assert!(told.out.contains("a log that a slip attests is not here"), "{}", told.out);
    assert!(told.out.contains("1 attested, 0 here"), "{}", told.out);
}

#[test]
fn a_slip_of_the_partys_other_store_is_no_error_if_all_is_here() {
    let (town, case) = town();
    let other = town.path("other");
    copy(&town.path("store"), &other);
    let in_other = |args: &[&str]| {
        let mut all = vec!["--store", "other"];
        all.extend(args);
        town.does("vetter", &all)
    };
    in_other(&["note", &case, "--text", "Over there."]);
    in_other(&["checkpoint", "--out", "there.txt"]);
    let first = town.run("vetter", &["verify", "--json", "--against", "there.txt"], "");
    assert_eq!(problems(&first), ["slip-head"]);
    // Both go on, and each gets what the other has.
    note(&town, &case, "Over here.");
    let mut here = custody::open(&town.path("store"), &identity("vetter")).unwrap();
    let there = custody::open(&other, &identity("vetter")).unwrap();
    let roster = here.roster().unwrap();
    let log = here.states(None).unwrap().1.iter().map(|state| state.log).find(|log| {
        there.history(*log).unwrap().len() == here.history(*log).unwrap().len()
            && there.history(*log).unwrap().heads_among(|_| true)
                != here.history(*log).unwrap().heads_among(|_| true)
    });
    let log = log.unwrap();
    let entries = there.history(log).unwrap().entries().to_vec();
    let now = "2026-11-22T15:00:00Z".parse().unwrap();
    assert_eq!(greenlight::exchange::admit::admit(&mut here, &roster, log, &entries, now).unwrap(), 1);
    drop((here, there));
    let ran = town.run("vetter", &["verify", "--against", "there.txt"], "");
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    assert!(ran.out.contains("They arrived here in another order"), "{}", ran.out);
}

#[test]
fn a_slip_that_was_changed_or_that_a_stranger_signed_is_refused() {
    let (town, case) = town();
    let slip = town.run("approver", &["checkpoint"], "").out;
    let against = |slip: &str| {
        let ran = town.run("vetter", &["verify", "--json", "--against", "-"], slip);
        (ran.code, problems(&ran))
    };
    assert_eq!(against(&slip), (0, vec![]));
    let changed = |from: &str, to: &str| {
        assert!(slip.contains(from), "{from}");
        against(&slip.replacen(from, to, 1))
    };
    assert_eq!(changed("clock set", "clock -").1, ["slip-signature"]);
    assert_eq!(changed("arrivals 1", "arrivals 2").1, ["slip-signature"]);
    assert_eq!(changed("greenlight1", "greenlight2").1, ["slip-newer"]);
    assert_eq!(changed("roster ", "roster  ").1, ["slip-malformed"]);
    assert_eq!(against("").1, ["slip-malformed"]);
    assert_eq!(against(&"a".repeat(100_000)).0, 8);
    assert_eq!(town.run("vetter", &["verify", "--against", "nowhere.txt"], "").code, 1);

    // A stranger's, over the very same words but for the key.
    let stranger = identity("stranger");
    let (text, _) = slip.split_once("-----BEGIN").unwrap();
    let theirs = text.replace(&identity("approver").public().to_string(), &stranger.public().to_string());
    let signature = stranger.sign("checkpoint@greenlight", theirs.as_bytes()).unwrap();
    let armored = armor(&stranger.public(), "checkpoint@greenlight", &signature).unwrap();
    assert_eq!(against(&(theirs + &armored)), (8, vec!["slip-stranger".to_owned()]));

    // Of another party.
    let other = Town::with_people();
    let foreign = other.run("approver", &["checkpoint"], "").out;
    assert_eq!(against(&foreign).1, ["slip-roster"]);
    // A case that somebody may not see is not theirs to attest by name.
    town.does("second", &["conflict", &case, "declare", "--kind", "personal", "--text", "A cousin."]);
    assert_eq!(town.run("second", &["checkpoint", &case], "").code, 3);
}

#[test]
fn ssh_keygen_verifies_a_slip() {
    let (town, _) = town();
    town.does("approver", &["checkpoint", "--out", "slip.txt"]);
    let public = std::fs::read_to_string(town.path("keys/approver.pub")).unwrap();
    std::fs::write(town.path("allowed"), format!("approver {public}")).unwrap();
    let script = "sed '/^-----BEGIN/,$d' slip.txt > text && sed -n '/^-----BEGIN/,$p' slip.txt > text.sig &&
        ssh-keygen -Y verify -f allowed -I approver -n checkpoint@greenlight -s text.sig < text";
    let done = town.command("sh").args(["-c", script]).output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
}

#[test]
fn the_foot_of_a_summary_is_held_against_the_store() {
    let (town, case) = town();
    let page = town.run("vetter", &["brief", &case], "").out;
    let line = page.lines().find(|line| line.starts_with("The store on 2026")).unwrap();
    let words: Vec<&str> = line.split([' ', '.']).collect();
    let mark = format!("{}:{}", words[4], words[7]);
    let data: Value =
        serde_json::from_str(&town.run("vetter", &["brief", &case, "--format", "json"], "").out).unwrap();
    assert_eq!(data["store"]["events"].to_string(), words[4]);
    assert!(data["store"]["chain"].as_str().unwrap().starts_with(words[7]));
    let verify = |mark: &str| town.run("vetter", &["verify", "--json", "--against", mark], "");
    assert_eq!(problems(&verify(&mark)), Vec::<String>::new());
    note(&town, &case, "It goes on.");
    assert_eq!(verify(&mark).code, 0);
    let (but_one, last) = mark.split_at(mark.len() - 1);
    let other = format!("{but_one}{}", if last == "0" { "1" } else { "0" });
    assert_eq!(problems(&verify(&other)), ["mark-differs"], "{mark} {other}");
    assert_eq!(problems(&verify("1000:3fa9c2d41b7e6a90")), ["mark-ahead"]);
}
