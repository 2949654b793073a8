//! People come and go: a newcomer's key is compared before it opens anything, a person who leaves hands over
//! first, and the vault gets a new key that nobody who left has.

use std::collections::BTreeSet;

use greenlight::custody::{self, alone};
use greenlight::seal::identity::{fingerprint, public_line};
use greenlight::seal::recovery::RecoveryKey;
use greenlight::seal::vault_key::file_name;
use greenlight::store::StoreError;
use greenlight::store::recovery::Recovery;
use rusqlite::Connection;
use serde_json::Value;

use crate::kit::town::ask::json;
use crate::kit::town::bare::{bare, opens, vault_key};
use crate::kit::town::{Ran, Town, identity};

fn events(town: &Town) -> i64 {
    json(town, "admin", &["doctor"])["events"].as_i64().unwrap()
}

fn key_files(town: &Town) -> BTreeSet<String> {
    let files = std::fs::read_dir(town.path("store/keys")).unwrap();
    files.map(|file| file.unwrap().file_name().into_string().unwrap()).collect()
}

/// The file names of the keys of these people, and the recovery key's.
fn files_of(people: &[&str]) -> BTreeSet<String> {
    let files = people.iter().map(|name| file_name(&identity(name).public()));
    files.chain(["recovery.age".to_owned()]).collect()
}

/// Lets somebody in by a recovery key.
fn recover(town: &Town, who: &str, paper: &RecoveryKey) -> Ran {
    std::fs::write(town.path("paper"), paper.line().as_bytes()).unwrap();
    let mut command = town.command("bash");
    command.env("GREENLIGHT_STORE", "store").env("GREENLIGHT_IDENTITY", format!("keys/{who}"));
    let done = command.args(["-c", "exec greenlight recover --recovery-fd 4 4< paper < /dev/null"]).output();
    let done = done.unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Ran { code: done.status.code().unwrap_or(-1), out: text(done.stdout), err: text(done.stderr) }
}

/// A new recovery key, as the command prints it.
fn new_paper(town: &Town) -> RecoveryKey {
    let made = json(town, "admin", &["person", "rekey", "--new-recovery"]);
    RecoveryKey::read(made["recovery_key"].as_str().unwrap()).unwrap()
}

const EVERYBODY: [&str; 7] = ["admin", "vetter", "reviewer", "approver", "second", "third", "leader"];

#[test]
fn a_fingerprint_that_differs_lets_nobody_in() {
    let town = Town::with_people();
    let (before, files) = (events(&town), key_files(&town));
    let add = |fingerprint: &str| {
        let args = ["person", "add", "Wendel Harrow", "--key", "keys/stranger.pub", "--role", "vetter"];
        town.run("admin", &[&args[..], &["--scope", "ON", "--fingerprint", fingerprint]].concat(), "")
    };
    let theirs = fingerprint(&identity("stranger").public());
    let other = fingerprint(&identity("vetter").public());
    for wrong in [other.as_str(), "", &theirs[..20], &theirs.to_lowercase()] {
        let ran = add(wrong);
        assert_eq!(ran.code, 4, "{wrong}: {}", ran.err);
        assert_eq!((events(&town), key_files(&town)), (before, files.clone()), "{wrong}");
    }
    let ran = add(&theirs);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.contains("7 before, 8 now"), "{}", ran.err);
    assert!(ran.err.contains("was compared") && !ran.err.contains("Nobody heard"), "{}", ran.err);
    assert_eq!(town.run("stranger", &["list"], "").code, 0);
}

#[test]
fn without_a_terminal_it_is_said_that_nobody_compared() {
    let town = Town::with_people();
    let args = ["person", "add", "Wendel Harrow", "--key", "keys/stranger.pub", "--role", "vetter"];
    let ran = town.run("admin", &[&args[..], &["--scope", "ON"]].concat(), "");
    assert_eq!(ran.code, 0);
    assert!(ran.err.contains("--fingerprint"), "{}", ran.err);
    // It is a warning, so nothing silences it.
    let town = Town::with_people();
    let ran = town.run("admin", &[&["-q"][..], &args, &["--scope", "ON"]].concat(), "");
    assert_eq!(ran.code, 0);
    assert!(ran.err.contains("Nobody heard the fingerprint yet"), "{}", ran.err);
    assert!(!ran.err.contains("before, 8 now"), "the rest is quiet: {}", ran.err);
}

#[test]
fn a_role_never_goes_to_a_key_that_was_taken_away() {
    let town = Town::with_people();
    let grant = |more: &[&str]| {
        let grant = ["person", "grant", "Nadia", "--scope", "ON", "--role"];
        town.run("admin", &[&grant[..], more].concat(), "")
    };
    // Who never lost a key needs to name none; nobody says of it that it was compared.
    let ran = grant(&["vetter"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(!ran.err.contains("compared"), "{}", ran.err);
    assert!(ran.err.contains(&fingerprint(&identity("reviewer").public())), "{}", ran.err);
    let ran = grant(&["records", "--fingerprint", &fingerprint(&identity("vetter").public())]);
    assert_eq!(ran.code, 4, "what is asked for is compared: {}", ran.err);

    town.does("admin", &["person", "revoke", "Nadia", "--why", "Her laptop was stolen."]);
    let ran = grant(&["vetter"]);
    assert_eq!(ran.code, 2, "{}", ran.err);
    assert!(ran.err.contains("has no key") && ran.err.contains("--key FILE.pub"), "{}", ran.err);
    // A file that somebody put into the folder does not pass for a key that is known.
    std::fs::write(town.path("store/keys").join(file_name(&identity("stranger").public())), "x").unwrap();
    let ran = grant(&["reviewer", "--key", "keys/stranger.pub"]);
    assert!(ran.err.contains("Nobody heard the fingerprint yet"), "{}", ran.err);
    std::fs::remove_file(town.path("store/keys").join(file_name(&identity("stranger").public()))).unwrap();
    assert_eq!(grant(&["reviewer", "--key", "keys/stranger.pub"]).code, 0);

    let ran = grant(&["vetter"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.contains(&fingerprint(&identity("stranger").public())), "{}", ran.err);
    assert!(!ran.err.contains("compared"), "{}", ran.err);
    assert_eq!(town.run("stranger", &["list"], "").code, 0);
    assert_eq!(town.run("reviewer", &["list"], "").code, 7, "the stolen one opens nothing");
    assert!(!key_files(&town).contains(&file_name(&identity("reviewer").public())));

    std::fs::write(town.path("keys/spare.pub"), public_line(&identity("spare").public()) + "\n").unwrap();
    assert_eq!(grant(&["reviewer", "--key", "keys/spare.pub"]).code, 0);
    let (before, ran) = (events(&town), grant(&["records"]));
    assert_eq!(ran.code, 2, "{}", ran.err);
    assert!(ran.err.contains("several keys") && ran.err.contains("--key FILE.pub"), "{}", ran.err);
    assert_eq!(events(&town), before);
}

#[test]
fn who_is_not_let_in_has_a_fingerprint_to_read_aloud() {
    let town = Town::with_people();
    let ran = town.run("stranger", &["whoami"], "");
    assert_eq!(ran.code, 7);
    let letters: String = ran.out.chars().filter(|c| !c.is_whitespace()).collect();
    assert!(letters.contains(&fingerprint(&identity("stranger").public())), "{}", ran.out);
}

#[test]
fn a_grant_that_was_cut_short_is_ended_by_the_same_command() {
    let town = Town::with_people();
    let file = town.path("store/keys").join(file_name(&identity("vetter").public()));
    std::fs::remove_file(&file).unwrap();
    assert_eq!(json(&town, "admin", &["doctor"])["keys"]["missing"], 1);
    let before = events(&town);
    let add =
        ["person", "add", "Théo Larivée", "--key", "keys/vetter.pub", "--role", "vetter", "--scope", "CA"];
    town.does("admin", &add);
    assert_eq!(events(&town), before, "nothing is signed twice");
    assert_eq!(town.run("vetter", &["list"], "").code, 0);
    assert_eq!(town.run("admin", &add, "").code, 2, "now the key is known");
}

#[test]
fn a_departure_gives_the_vault_a_new_key() {
    let town = Town::with_people();
    let old = vault_key(&town, "third");
    assert!(opens(&town, &old));
    // Somebody planted a file, and an agent left one.
    std::fs::write(town.path("store/keys/planted.age"), old.wrap(&identity("stranger").public()).unwrap())
        .unwrap();
    std::fs::write(town.path("store/keys/x.agent"), b"whatever").unwrap();
    let doctor = json(&town, "admin", &["doctor"]);
    assert_eq!((&doctor["keys"]["too_many"], &doctor["openers"]), (&Value::from(1), &Value::from(8)));
    let revoked = json(&town, "admin", &["person", "revoke", "Ingram Vale-Tremblay", "--why", "moved away"]);
    assert_eq!(revoked["rekeyed"], true);
    assert_eq!(revoked["openers"], serde_json::json!({ "before": 8, "after": 6 }));
    let left: Vec<&str> = EVERYBODY.into_iter().filter(|name| *name != "third").collect();
    assert_eq!(key_files(&town), files_of(&left), "who holds a role has a file, and nothing else lies there");
    assert!(!opens(&town, &old), "the old key opens nothing any more");
    assert_eq!(town.run("third", &["list"], "").code, 7);
    for who in left {
        assert_eq!(town.run(who, &["verify"], "").code, 0, "{who}");
        assert!(opens(&town, &vault_key(&town, who)));
    }
    let doctor = json(&town, "admin", &["doctor"]);
    assert_eq!(doctor["keys"], serde_json::json!({ "due": 6, "here": 6, "too_many": 0, "missing": 0 }));
    // The vault is as it was: in the write-ahead log, open to several at once.
    let connection = Connection::open(town.path("store/vault.db")).unwrap();
    connection.pragma_update(None, "key", &*vault_key(&town, "admin").pragma()).unwrap();
    connection.execute_batch("PRAGMA cipher_page_size = 8192").unwrap();
    let mode: String = connection.pragma_query_value(None, "journal_mode", |row| row.get(0)).unwrap();
    assert_eq!(mode, "wal");
}

#[test]
fn a_role_of_several_ends_without_a_new_key() {
    let town = Town::with_people();
    town.does("admin", &["person", "grant", "Théo Larivée", "--role", "reviewer", "--scope", "ON"]);
    let old = vault_key(&town, "vetter");
    let revoked = json(&town, "admin", &["person", "revoke", "Théo Larivée", "--role", "reviewer"]);
    assert_eq!(revoked["rekeyed"], false);
    assert!(opens(&town, &old));
    assert_eq!(town.run("vetter", &["list"], "").code, 0);
}

#[test]
fn somebody_at_work_is_not_cut_off() {
    let town = Town::with_people();
    let files = key_files(&town);
    let colleague = custody::open(&town.path("store"), &identity("vetter")).unwrap();
    let before = colleague.events().unwrap();
    let ran = town.run("admin", &["person", "rekey"], "");
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert!(ran.err.contains("Somebody else has the store open"), "{}", ran.err);
    assert_eq!(key_files(&town), files);
    town.does("admin", &["person", "revoke", "Ingram Vale-Tremblay"]);
    assert_eq!(colleague.events().unwrap(), before + 1, "it is signed, and the colleague reads on");
    drop(colleague);
    assert_eq!(town.run("third", &["list"], "").code, 7);
}

#[test]
fn the_last_who_opens_the_store_cannot_leave() {
    let town = Town::with_keys();
    town.does("admin", &["init", "--org", "Example Party", "--name", "Imogen Ashgrove"]);
    let before = events(&town);
    let ran = town.run("admin", &["person", "revoke", "Imogen Ashgrove"], "");
    assert_eq!(ran.code, 4, "{}", ran.err);
    assert_eq!(events(&town), before);
    assert_eq!(town.run("admin", &["verify"], "").code, 0);
}

#[test]
fn the_same_key_file_is_no_way_in_after_a_new_key() {
    let town = Town::with_people();
    let old_file =
        std::fs::read(town.path("store/keys").join(file_name(&identity("third").public()))).unwrap();
    town.does("admin", &["person", "revoke", "Ingram Vale-Tremblay"]);
    std::fs::write(town.path("store/keys").join(file_name(&identity("third").public())), old_file).unwrap();
    let refused = custody::open(&town.path("store"), &identity("third"));
    assert!(matches!(refused, Err(StoreError::EarlierKey)), "{refused:?}");
    assert_eq!(json(&town, "admin", &["doctor"])["keys"]["too_many"], 1);
    town.does("admin", &["person", "rekey"]);
    assert_eq!(json(&town, "admin", &["doctor"])["keys"]["too_many"], 0);
}

#[test]
fn a_recovery_key_that_nobody_who_may_has_made_is_left_out() {
    let town = Town::with_people();
    let (paper, mine) = (new_paper(&town), RecoveryKey::generate());
    let key = vault_key(&town, "vetter");
    let plant = |value: &[u8]| {
        let row = "UPDATE local SET value = ? WHERE name = 'recovery'";
        assert_eq!(bare(&town, &key).execute(row, [value]).unwrap(), 1);
    };
    let sound: Vec<u8> = bare(&town, &key)
        .query_row("SELECT value FROM local WHERE name = 'recovery'", [], |row| row.get(0))
        .unwrap();
    let verifies = || town.run("admin", &["verify"], "").code;
    assert_eq!(verifies(), 0);
    // Bare, and beside what the administrator signed.
    let swapped = String::from_utf8(sound.clone()).unwrap().replace(&paper.recipient(), &mine.recipient());
    for planted in [mine.recipient().as_bytes(), swapped.as_bytes(), b""] {
        plant(planted);
        let ran = town.run("admin", &["verify"], "");
        assert!(ran.code == 8 && ran.out.contains("a recovery key"), "{}{}", ran.out, ran.err);
        let doctor = json(&town, "admin", &["doctor"]);
        assert_eq!((&doctor["recovery"], &doctor["recovery_unfounded"]), (&false.into(), &true.into()));
    }
    plant(&sound);
    assert_eq!(verifies(), 0);
    // Signed by the vetter, and in the folder of keys.
    let store = custody::open(&town.path("store"), &identity("vetter")).unwrap();
    let log = store.roster_log().unwrap();
    let made = Recovery::make(log, &mine.recipient(), &identity("vetter")).unwrap();
    store.name_recovery(Some(&made)).unwrap();
    drop(store);
    let file = town.path("store/keys/recovery.age");
    std::fs::write(&file, key.wrap_to_recovery(&mine.recipient()).unwrap()).unwrap();
    assert_eq!(verifies(), 8);
    let before = key_files(&town);
    let ran = recover(&town, "stranger", &mine);
    assert!(ran.code == 7 && ran.err.contains("no administrator made"), "{}", ran.err);
    assert_eq!(key_files(&town), before, "nobody was let in");

    let ran = town.run("admin", &["person", "revoke", "Théo Larivée"], "");
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.contains("it was left out") && ran.err.contains("--new-recovery"), "{}", ran.err);
    assert!(!ran.err.contains("the recovery paper"), "{}", ran.err);
    assert!(!file.exists());
    assert_eq!(recover(&town, "stranger", &mine).code, 7);
    assert_eq!(verifies(), 8, "it stays named until there is another");
    let paper = new_paper(&town);
    assert_eq!(verifies(), 0);
    assert_eq!(recover(&town, "stranger", &mine).code, 7);
    assert_eq!(recover(&town, "stranger", &paper).code, 0);
}

#[test]
fn a_recovery_key_that_nobody_was_shown_is_said_until_replaced() {
    let town = Town::with_people();
    let said = "rely on no paper";
    let tells = |who: &str| town.run(who, &["list"], "").err.contains(said);
    assert!(!tells("vetter"));
    let paper = new_paper(&town);
    assert!(!tells("admin"));
    // Another is named, and the process ends there.
    let store = custody::open(&town.path("store"), &identity("admin")).unwrap();
    let made = RecoveryKey::generate().recipient();
    let made = Recovery::make(store.roster_log().unwrap(), &made, &identity("admin")).unwrap();
    alone::be_alone(&store, std::time::Duration::from_secs(3)).unwrap();
    store.name_recovery(Some(&made)).unwrap();
    drop(store);
    assert!(tells("vetter") && tells("admin"));
    assert!(town.run("admin", &["list", "--lang", "fr"], "").err.contains("ne comptez sur aucun papier"));
    assert_eq!(recover(&town, "stranger", &paper).code, 7);
    // A new key for the vault alone goes to a paper that nobody has.
    town.does("admin", &["person", "rekey"]);
    assert!(tells("admin"));
    let paper = new_paper(&town);
    assert!(!tells("admin") && !tells("vetter"));
    assert_eq!(recover(&town, "stranger", &paper).code, 0);
}

#[test]
fn a_recovery_key_that_no_longer_counts_is_said() {
    let town = Town::with_people();
    let add = ["person", "add", "Wendel Harrow", "--key", "keys/stranger.pub", "--role", "admin"];
    town.does("admin", &[&add[..], &["--scope", "CA"]].concat());
    town.does("admin", &["person", "grant", "Wendel Harrow", "--role", "vetter", "--scope", "CA"]);
    town.does("stranger", &["person", "rekey", "--new-recovery"]);
    assert!(!town.run("admin", &["backup", "one.age"], "").err.contains("recovery key"));
    // The key opens the store still, so the vault keeps its own.
    let ran = town.run("admin", &["person", "revoke", "Wendel Harrow", "--role", "admin"], "");
    assert!(ran.code == 0 && ran.err.contains("one that no administrator made"), "{}", ran.err);
    let ran = town.run("admin", &["backup", "two.age"], "");
    assert!(ran.err.contains("it was left out"), "{}", ran.err);
}

#[test]
fn a_recovery_key_counts_while_its_maker_is_administrator() {
    let town = Town::with_people();
    let add = ["person", "add", "Wendel Harrow", "--key", "keys/stranger.pub", "--role", "admin"];
    town.does("admin", &[&add[..], &["--scope", "CA"]].concat());
    town.does("stranger", &["person", "rekey", "--new-recovery"]);
    assert_eq!(town.run("admin", &["verify"], "").code, 0);
    let ran = town.run("admin", &["person", "revoke", "Wendel Harrow"], "");
    assert!(ran.code == 0 && ran.err.contains("it was left out"), "{}", ran.err);
    assert_eq!(json(&town, "admin", &["doctor"])["recovery"], false);
}

#[test]
fn a_new_paper_shuts_the_old_one_out() {
    let town = Town::with_people();
    let old = new_paper(&town);
    let ran = town.run("admin", &["person", "revoke", "Ingram Vale-Tremblay"], "");
    assert!(ran.err.contains("The recovery paper still opens the store"), "{}", ran.err);
    assert!(ran.err.contains("If Ingram Vale-Tremblay may have it"), "{}", ran.err);
    let old_file = std::fs::read(town.path("store/keys/recovery.age")).unwrap();
    let before = key_files(&town);
    for option in ["--new-recovery", "--no-recovery"] {
        let ran = town.run("vetter", &["person", "rekey", option], "");
        assert!(ran.code == 4 && !ran.out.contains("AGE-SECRET"), "{}{}", ran.out, ran.err);
    }
    assert_eq!(recover(&town, "third", &old).code, 0, "the old paper is still the one");
    town.does("admin", &["person", "rekey"]);
    assert_eq!(key_files(&town), before);

    let ran = town.run("admin", &["person", "rekey", "--new-recovery"], "");
    assert_eq!(ran.code, 0, "{}", ran.err);
    let start = ran.err.find("AGE-SECRET-KEY-1").unwrap();
    let new = RecoveryKey::read(&ran.err[start..start + 74]).unwrap();
    let refused = recover(&town, "third", &old);
    assert!(refused.code == 7 && refused.err.contains("not the one of this store"), "{}", refused.err);
    // The old file wraps an earlier key.
    let (file, now) = (town.path("store/keys/recovery.age"), old_file);
    let sound = std::fs::read(&file).unwrap();
    std::fs::write(&file, now).unwrap();
    let refused = recover(&town, "third", &old);
    assert!(refused.code == 7 && refused.err.contains("earlier key of the vault"), "{}", refused.err);
    std::fs::write(&file, sound).unwrap();
    let ran = recover(&town, "third", &new);
    assert!(ran.code == 0 && ran.err.contains("6 before, 7 now"), "{}", ran.err);

    let ran = town.run("admin", &["person", "rekey", "--no-recovery"], "");
    assert!(
        ran.code == 0 && ran.err.contains("the store is lost") && !ran.err.contains("left out"),
        "{}",
        ran.err
    );
    assert!(!file.exists());
    assert_eq!(town.run("admin", &["verify"], "").code, 0);
    assert_eq!(recover(&town, "third", &new).code, 7);
}

#[test]
fn a_grant_that_nobody_signed_gets_no_key() {
    let town = Town::with_people();
    let (key, files) = (vault_key(&town, "vetter"), key_files(&town));
    let forge = "UPDATE entries SET signature = zeroblob(64) WHERE seq = 3";
    assert_eq!(bare(&town, &key).execute(forge, []).unwrap(), 1);
    let ran = town.run("admin", &["person", "rekey"], "");
    assert_eq!(ran.code, 8, "{}", ran.err);
    assert!(key_files(&town) == files && opens(&town, &key), "nothing was changed");
}

#[test]
fn a_store_that_went_back_lets_nobody_in_by_paper() {
    let town = Town::with_people();
    let paper = new_paper(&town);
    std::fs::copy(town.path("store/vault.db"), town.path("older.db")).unwrap();
    town.does("third", &["list"]);
    town.does("admin", &["person", "grant", "Théo Larivée", "--role", "reviewer", "--scope", "ON"]);
    town.does("third", &["list"]);
    for file in ["store/vault.db-wal", "store/vault.db-shm"] {
        let _ = std::fs::remove_file(town.path(file));
    }
    std::fs::copy(town.path("older.db"), town.path("store/vault.db")).unwrap();
    let before = key_files(&town);
    let ran = recover(&town, "stranger", &paper);
    assert_eq!(ran.code, 8, "{}{}", ran.out, ran.err);
    assert!(ran.err.contains("accept-rollback"), "{}", ran.err);
    assert_eq!(key_files(&town), before);
}

#[test]
fn a_handover_tells_nobody_of_a_case_that_they_may_not_see() {
    let town = Town::with_people();
    let case = town.does("vetter", &["open", "--name", "Odalys Brannigan", "--district", "Ajax"]);
    town.does("reviewer", &["assign", &case, "Théo Larivée"]);
    let file = "keys/stranger.pub";
    let elsewhere = ["--role", "reviewer", "--scope", "QC"];
    town.does("admin", &[&["person", "add", "Solène Picard", "--key", file], &elsewhere[..]].concat());
    let told = |who: &str| town.run(who, &["person", "revoke", "Théo Larivée", "--handover"], "").out;
    assert!(told("admin").contains(&case) && !told("admin").contains("Odalys"), "{}", told("admin"));
    assert!(told("reviewer").contains(&case) && !told("stranger").contains(&case));
    town.does(
        "reviewer",
        &["conflict", &case, "declare", "--yes", "--kind", "personal", "--text", "A cousin."],
    );
    assert!(!told("reviewer").contains(&case), "{}", told("reviewer"));
}

/// What a handover names, in its order: the code, and the item or the case.
fn handover(town: &Town, args: &[&str]) -> Vec<(String, String)> {
    let told = json(town, "admin", &[&["person", "revoke"], args, &["--handover"]].concat());
    let row = |left: &Value| {
        let text = |name: &str| left[name].as_str().unwrap_or_default().to_owned();
        (text("what"), text("item"))
    };
    told["handover"].as_array().unwrap().iter().map(row).collect()
}

/// A town with a case that is assigned to the only reviewer, and a flag in it; the case and the flag.
fn with_a_flag() -> (Town, String, String) {
    let town = Town::with_people();
    let case = town.does("vetter", &["open", "--name", "Odalys Brannigan", "--district", "Ajax"]);
    for who in ["vetter", "reviewer", "approver"] {
        town.does(who, &["conflict", &case, "none"]);
    }
    town.does("reviewer", &["assign", &case, "Nadia Okonjo-Wells"]);
    let flag = town.does("vetter", &["flag", "raise", &case, "--question", "Can it wait?"]);
    (town, case, flag)
}

fn hire_a_second_reviewer(town: &Town) {
    let (key, role) = (["--key", "keys/stranger.pub"], ["--role", "reviewer", "--scope", "ON"]);
    town.does("admin", &[&["person", "add", "Wendel Harrow"][..], &key, &role].concat());
}

#[test]
fn what_would_have_nobody_is_listed_and_nothing_is_signed() {
    let (town, case, flag) = with_a_flag();
    let before = events(&town);
    let told = handover(&town, &["Nadia Okonjo-Wells"]);
    assert_eq!(told, [("assigned".into(), String::new()), ("flag-alone".into(), flag.clone())]);
    assert_eq!(events(&town), before, "nothing is signed");
    // An admin, who sees no cases, reads letters and no name.
    let ran = town.run("admin", &["person", "revoke", "Nadia Okonjo-Wells", "--handover"], "");
    assert!(ran.out.contains(&case) && !ran.out.contains("Odalys"), "{}", ran.out);
}

#[test]
fn a_flag_is_left_behind_where_nobody_else_can_take_it() {
    let (town, case, flag) = with_a_flag();
    hire_a_second_reviewer(&town);
    assert_eq!(handover(&town, &["Nadia Okonjo-Wells"]), [("assigned".into(), String::new())]);
    town.does("reviewer", &["flag", "accept", &case, &flag]);
    assert_eq!(
        handover(&town, &["Nadia Okonjo-Wells"]),
        [("assigned".into(), String::new()), ("flag-taken".into(), flag)]
    );
}

#[test]
fn who_is_recused_does_not_count_as_somebody_who_is_left() {
    let (town, case, _) = with_a_flag();
    hire_a_second_reviewer(&town);
    town.does(
        "stranger",
        &["conflict", &case, "declare", "--yes", "--kind", "personal", "--text", "A cousin."],
    );
    let whats: Vec<String> = handover(&town, &["Nadia Okonjo-Wells"]).into_iter().map(|row| row.0).collect();
    assert_eq!(whats, ["assigned", "flag-alone"]);
}

#[test]
fn the_last_of_a_role_and_of_the_roots_is_named_at_departure() {
    let town = Town::with_people();
    assert_eq!(
        handover(&town, &["Imogen Ashgrove"]),
        [("last-role".into(), "admin".into()), ("last-root".into(), String::new())]
    );
}

#[test]
fn a_district_with_too_few_approvers_is_named_at_a_departure() {
    let (town, ..) = with_a_flag();
    let few = handover(&town, &["Marguerite Sansoucy"]);
    assert_eq!(few, [("few-approvers".into(), "35001".into())]);
    // The list comes with the departure itself, too.
    let ran = town.run("admin", &["person", "revoke", "Marguerite Sansoucy"], "");
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.contains("district 35001 would have 2 approvers"), "{}", ran.err);
}

/// Two cases: a greenlight with a condition that Théo owes, and a withholding that waits for its second beside a
/// deferral of Nadia's.
fn waiting_things() -> Town {
    let town = Town::with_people();
    let does = |who: &str, args: &[&str]| town.does(who, args);
    for name in ["Odalys Brannigan", "Cedric Lunt"] {
        let case = does("vetter", &["open", "--name", name, "--district", "Ajax"]);
        for who in ["vetter", "reviewer", "approver", "second", "third"] {
            does(who, &["conflict", &case, "none"]);
        }
        for check in ["police", "credit"] {
            does("vetter", &["consent", &case, check, "--on", "2026-11-20"]);
        }
        // Of one of the two every required check was only asked for.
        if name == "Odalys Brannigan" {
            town.clear_checks(&case);
        } else {
            does("vetter", &["check", "request", &case, "credit"]);
        }
    }
    does("vetter", &["recommend", "Odalys", "greenlight", "--why", "It agrees."]);
    let with = [
        "--condition",
        "Resign.",
        "--owner",
        "Théo Larivée",
        "--due",
        "2026-12-15",
        "--evidence",
        "a letter",
    ];
    let decide = ["decide", "Odalys", "greenlight-with-conditions", "--why", "One matter."];
    does("approver", &[&decide[..], &with].concat());
    let defer = ["defer", "Cedric", "--why", "Later.", "--review", "2026-12-04", "--trigger", "News."];
    does("reviewer", &[&defer[..], &["--owner", "Nadia Okonjo-Wells"]].concat());
    does("vetter", &["recommend", "Cedric", "withhold", "--why", "It does not agree."]);
    does(
        "approver",
        &[
            "decide",
            "Cedric",
            "withhold",
            "--reason",
            "incomplete",
            "--asked",
            "2026-11-22",
            "--why",
            "Papers are missing.",
            "--applicant",
            "The records differ.",
        ],
    );
    town
}

#[test]
fn what_somebody_was_to_do_is_handed_over() {
    let town = waiting_things();
    let whats = |who: &str| -> Vec<String> { handover(&town, &[who]).into_iter().map(|row| row.0).collect() };
    assert!(whats("Théo Larivée").contains(&"condition".to_owned()), "{:?}", whats("Théo Larivée"));
    assert!(
        whats("Nadia Okonjo-Wells").contains(&"deferral".to_owned()),
        "{:?}",
        whats("Nadia Okonjo-Wells")
    );
    assert!(
        whats("Marguerite Sansoucy").contains(&"second-waits".to_owned()),
        "{:?}",
        whats("Marguerite Sansoucy")
    );
    for who in ["Desmond Farquharson", "Ingram Vale-Tremblay"] {
        assert!(!whats(who).contains(&"second-nobody".to_owned()), "the other one can second");
    }
    town.does("admin", &["person", "revoke", "Ingram Vale-Tremblay"]);
    let left = whats("Desmond Farquharson");
    assert!(left.contains(&"second-nobody".to_owned()), "{left:?}");
}
