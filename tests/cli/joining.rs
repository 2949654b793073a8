//! Joining from another machine: the invitation, the empty store, the request, the six words on both sides, and every
//! way in which that is refused before anything is written.

use serde_json::Value;

use crate::kit::town::{NOW, Ran, Town};

const INVITE: [&str; 8] =
    ["person", "invite", "Ottilie Bergeron", "--role", "vetter", "--scope", "ON", "--out"];
/// The day after the last on which an invitation of this hour can be answered.
const TOO_LATE: &str = "2026-12-22T15:00:01Z";

fn invites(town: &Town, out: &str) {
    town.does("admin", &[&INVITE[..], &[out]].concat());
}

/// Joins with an invitation, as the newcomer on a machine of their own.
fn joins(town: &Town, file: &str) -> Value {
    let ran = town.run("stranger", &["--store", "theirs", "join", file, "--json"], "");
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    serde_json::from_str(&ran.out).unwrap()
}

fn adds(town: &Town, more: &[&str]) -> Ran {
    town.run("admin", &[&["person", "add", "--from"], more].concat(), "")
}

fn words(joined: &Value) -> String {
    joined["words"].as_str().unwrap().to_owned()
}

fn events(town: &Town) -> usize {
    let ran = town.run("admin", &["log", "roster", "--json"], "");
    serde_json::from_str::<Value>(&ran.out).unwrap().as_array().unwrap().len()
}

/// That a command fails with this code, says this, and leaves these files and the roster as they were.
fn refused(town: &Town, ran: &Ran, code: i32, says: &str, absent: &[&str]) {
    assert_eq!(ran.code, code, "{}{}", ran.out, ran.err);
    assert!(ran.err.contains(says), "{says}: {}", ran.err);
    for path in absent {
        assert!(!town.path(path).exists(), "{path}");
    }
}

fn changed(town: &Town, from: &str, to: &str, old: &str, new: &str) {
    let text = std::fs::read_to_string(town.path(from)).unwrap();
    assert!(text.contains(old), "{text}");
    std::fs::write(town.path(to), text.replace(old, new)).unwrap();
}

#[test]
fn somebody_joins_from_another_machine() {
    let town = Town::with_people();
    invites(&town, "ottilie.invitation");
    let joined = joins(&town, "ottilie.invitation");
    assert_eq!((&joined["party"], &joined["inviter"]), (&"Example Party".into(), &"Imogen Ashgrove".into()));
    assert_eq!(joined["request"], "ottilie.invitation.request");
    for file in ["ottilie.invitation", "ottilie.invitation.request"] {
        let text = std::fs::read_to_string(town.path(file)).unwrap();
        assert!(!text.contains("AGE-SECRET") && !text.contains("PRIVATE KEY"), "{text}");
    }
    let waits = town.run("stranger", &["--store", "theirs", "list"], "");
    refused(&town, &waits, 3, "until the first bundle from Imogen Ashgrove comes", &[]);

    let typed = words(&joined).to_uppercase();
    let ran = adds(&town, &["ottilie.invitation.request", "--words", &typed, "--json"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let added: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(added["roles"], serde_json::json!([{ "role": "vetter", "scope": "ON" }]));
    assert_eq!(added["fingerprint"], joined["fingerprint"]);
    // The key has a store of its own and does not open this one.
    let here = town.run("stranger", &["list"], "");
    assert_eq!(here.code, 7, "{}", here.err);
    let doctor = town.run("admin", &["doctor", "--json"], "");
    let doctor: Value = serde_json::from_str(&doctor.out).unwrap();
    assert_eq!((&doctor["keys"]["missing"], &doctor["keys"]["too_many"]), (&0.into(), &0.into()));
    // Another role goes to the same key, which still opens no other store.
    town.does("admin", &["person", "grant", "Ottilie Bergeron", "--role", "reviewer", "--scope", "QC"]);
    town.does("admin", &["person", "rekey"]);
    assert_eq!(town.run("stranger", &["list"], "").code, 7);
}

#[test]
fn both_hear_the_same_words_at_their_terminals() {
    let town = Town::with_people();
    town.does("admin", &[&["--lang", "fr"], &INVITE[..], &["o.invitation"]].concat());
    let joined = words(&joins(&town, "o.invitation"));
    let add = ["person", "add", "--from", "o.invitation.request"];
    let (code, said) = town.types("admin", &add, b"n\n");
    assert_eq!(code, 4, "{said}");
    assert!(
        said.contains(&joined) && said.contains("Did Ottilie Bergeron read these six words to you?"),
        "{said}"
    );
    assert!(said.contains("Nothing was signed"), "{said}");
    let (code, said) = town.types("admin", &add, b"y\n");
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("Ottilie Bergeron is vetter for ON now, with a store of their own"), "{said}");
}

#[test]
fn a_key_is_made_where_there_is_none() {
    let town = Town::with_people();
    invites(&town, "o.invitation");
    let args =
        ["--store", "theirs", "join", "o.invitation", "--no-passphrase", "--name", "Ottilie A. Bergeron"];
    let ran = town.run("new", &args, "");
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    assert!(
        ran.err.contains("AGE-SECRET-KEY-") && ran.err.contains("read these six words aloud"),
        "{}",
        ran.err
    );
    assert!(town.path("keys/new").exists() && town.path("keys/new.pub").exists());
    let text = std::fs::read_to_string(town.path("o.invitation.request")).unwrap();
    assert!(text.starts_with("greenlight1 request\n") && text.contains("name \"Ottilie A. Bergeron\"\n"));
}

#[test]
fn an_invitation_that_is_not_right_leaves_nothing_behind() {
    let town = Town::with_people();
    invites(&town, "o.invitation");
    changed(&town, "o.invitation", "raised", "role vetter ON", "role approver CA");
    changed(&town, "o.invitation", "newer", "greenlight1", "greenlight2");
    let absent = ["theirs", "request", "keys/new", "keys/new.pub"];
    let join = |now: &str, file: &str| {
        let args = ["--store", "theirs", "join", file, "--no-passphrase", "--out", "request"];
        town.run_at(now, "new", &args, "")
    };
    refused(&town, &join(NOW, "keys/admin.pub"), 1, "is not an invitation", &absent);
    refused(&town, &join(NOW, "raised"), 1, "was changed after it was signed", &absent);
    refused(&town, &join(NOW, "newer"), 1, "written by a newer Greenlight", &absent);
    refused(&town, &join(TOO_LATE, "o.invitation"), 4, "made on 22 November 2026", &absent);
    refused(&town, &join(NOW, "nowhere"), 1, "nowhere", &absent);
    let nowhere =
        ["--store", "theirs", "join", "o.invitation", "--no-passphrase", "--out", "nowhere/request"];
    refused(&town, &town.run("new", &nowhere, ""), 1, "nowhere", &absent);
    std::fs::write(town.path("request"), "mine").unwrap();
    refused(&town, &join(NOW, "o.invitation"), 1, "request", &["theirs", "keys/new"]);
    std::fs::remove_file(town.path("request")).unwrap();
    let unseen = ["--store", "theirs", "join", "o.invitation", "--name", "\u{200b}"];
    refused(&town, &town.run("stranger", &unseen, ""), 2, "--name", &["theirs", "o.invitation.request"]);
    // Nothing that was refused is in the way.
    assert_eq!(join(NOW, "o.invitation").code, 0);
}

#[test]
fn a_store_in_the_way_says_whose_it_is() {
    let town = Town::with_people();
    invites(&town, "o.invitation");
    let absent = ["request"];
    let at = |who: &str, store: &str| {
        town.run(who, &["--store", store, "join", "o.invitation", "--out", "request"], "")
    };
    refused(&town, &at("vetter", "store"), 1, "A store of Example Party is in store already", &absent);
    refused(&town, &at("stranger", "store"), 1, "already", &absent);
    refused(&town, &at("stranger", "keys"), 1, "already", &absent);
    let other = ["--store", "other", "init", "--org", "Another Party", "--name", "Hedda Ferrers"];
    town.does("second", &other);
    refused(&town, &at("second", "other"), 1, "is of another party, not of Example Party", &absent);
    // The same invitation again: the request that was lost is written again, for the same key.
    let first = words(&joins(&town, "o.invitation"));
    std::fs::remove_file(town.path("o.invitation.request")).unwrap();
    assert_eq!(words(&joins(&town, "o.invitation")), first);
    assert!(town.path("o.invitation.request").exists());
    // While nothing has come, a new invitation does, too: the first one may be old by now.
    let later = "2026-12-24T15:00:00Z";
    let invite = [&INVITE[..], &["again.invitation"]].concat();
    assert_eq!(town.run_at(later, "admin", &invite, "").code, 0);
    let join = ["--store", "theirs", "join", "again.invitation", "--json"];
    let again = town.run_at(later, "stranger", &join, "");
    assert_eq!(again.code, 0, "{}", again.err);
    let again = words(&serde_json::from_str(&again.out).unwrap());
    assert_ne!(again, first);
    let add = ["person", "add", "--from", "again.invitation.request", "--words", &again];
    let added = town.run_at(later, "admin", &add, "");
    assert_eq!(added.code, 0, "{}", added.err);
}

#[test]
fn a_request_that_is_not_right_signs_nothing() {
    let town = Town::with_people();
    invites(&town, "o.invitation");
    let right = words(&joins(&town, "o.invitation"));
    let request = "o.invitation.request";
    let before = events(&town);
    changed(&town, request, "renamed", "Ottilie Bergeron", "Marguerite Sansoucy");
    changed(&town, request, "newer", "greenlight1", "greenlight2");
    let with = |file: &str| adds(&town, &[file, "--words", &right]);
    refused(&town, &with("o.invitation"), 1, "is not a request", &[]);
    refused(&town, &with("renamed"), 1, "was changed after it was signed", &[]);
    refused(&town, &with("newer"), 1, "written by a newer Greenlight", &[]);
    refused(&town, &adds(&town, &[request]), 2, "--words", &[]);
    let other = right.split(' ').rev().collect::<Vec<_>>().join(" ");
    refused(&town, &adds(&town, &[request, "--words", &other]), 4, "not the six words", &[]);
    let late = ["person", "add", "--from", request, "--words", &right];
    refused(&town, &town.run_at(TOO_LATE, "admin", &late, ""), 4, "made on 22 November 2026", &[]);
    // A vetter who has the request lets nobody in.
    refused(&town, &town.run("vetter", &late, ""), 4, "admin", &[]);
    // The same files mean nothing to another party.
    town.does("second", &["--store", "other", "init", "--org", "Another Party", "--name", "Hedda Ferrers"]);
    let elsewhere = [&["--store", "other"], &late[..]].concat();
    refused(&town, &town.run("second", &elsewhere, ""), 4, "is for another party", &[]);
    let mixed = ["--role", "admin", "--scope", "CA"];
    refused(&town, &adds(&town, &[&[request, "--words", &right], &mixed[..]].concat()), 2, "--from", &[]);
    assert_eq!(events(&town), before);

    assert_eq!(with(request).code, 0);
    refused(&town, &with(request), 2, "belongs to Ottilie Bergeron already", &[]);
    // A second key with the same invitation.
    let args = ["--store", "another", "join", "o.invitation", "--out", "second.request"];
    let ran = town.run("leader2", &[&args[..], &["--no-passphrase", "--json"]].concat(), "");
    let second = words(&serde_json::from_str(&ran.out).unwrap());
    let again = adds(&town, &["second.request", "--words", &second]);
    refused(&town, &again, 4, "joined with this invitation for Ottilie Bergeron already", &[]);
    assert_eq!(events(&town), before + 1);
}

#[test]
fn an_invitation_of_another_name_or_store_is_not_ours() {
    let town = Town::with_people();
    invites(&town, "o.invitation");
    let args = ["--store", "theirs", "join", "o.invitation", "--name", "Wendel Harrow", "--json"];
    let ran = town.run("stranger", &args, "");
    let right = words(&serde_json::from_str(&ran.out).unwrap());
    let ran = adds(&town, &["o.invitation.request", "--words", &right]);
    refused(&town, &ran, 4, "for Ottilie Bergeron, and the request is from Wendel Harrow", &[]);

    // A copy of the store from before the invitation does not know it, unless it is handed in.
    let town = Town::with_people();
    let copy =
        std::process::Command::new("cp").args(["-a"]).arg(town.path("store")).arg(town.path("copy")).status();
    assert!(copy.unwrap().success());
    invites(&town, "o.invitation");
    let right = words(&joins(&town, "o.invitation"));
    let at_copy = |more: &[&str]| {
        let add = ["--store", "copy", "person", "add", "--from", "o.invitation.request", "--words", &right];
        town.run("admin", &[&add[..], more].concat(), "")
    };
    refused(&town, &at_copy(&[]), 3, "an invitation that this store did not make", &[]);
    town.does("admin", &[&INVITE[..6], &["QC", "--out", "another.invitation"]].concat());
    let other = at_copy(&["--invitation", "another.invitation"]);
    refused(&town, &other, 3, "an invitation that this store did not make", &[]);
    assert_eq!(at_copy(&["--invitation", "o.invitation"]).code, 0);
}

#[test]
fn only_who_may_grant_a_role_invites_to_it() {
    let town = Town::with_people();
    let invite = |who: &str, more: &[&str]| {
        let args = [&["person", "invite", "Ottilie Bergeron", "--out", "o"], more].concat();
        town.run(who, &args, "")
    };
    let vetter = ["--role", "vetter", "--scope", "ON"];
    refused(&town, &invite("approver", &vetter), 4, "admin", &["o"]);
    // An administrator without a root key makes no approver.
    town.does("admin", &["person", "grant", "Nadia Okonjo-Wells", "--role", "admin", "--scope", "CA"]);
    refused(&town, &invite("reviewer", &["--role", "approver", "--scope", "CA"]), 4, "root", &["o"]);
    refused(
        &town,
        &invite("admin", &["--role", "vetter", "--role", "leader", "--scope", "ON"]),
        2,
        "--scope",
        &["o"],
    );
    let secret = ["--mailbox", "postgres postgres://ann:secret@db/x"];
    refused(&town, &invite("admin", &[&vetter[..], &secret].concat()), 2, "password", &["o"]);
    let propose = ["--propose", "leader_days=3"];
    refused(&town, &invite("admin", &[&vetter[..], &propose].concat()), 2, "first approvers", &["o"]);
    let both = ["--role", "vetter", "--scope", "ON", "--role", "leader", "--scope", "CA"];
    assert_eq!(invite("reviewer", &both).code, 0);
    // What an administrator signed lapses with their role.
    let joined = words(&joins(&town, "o"));
    town.does("admin", &["person", "revoke", "Nadia Okonjo-Wells", "--role", "admin", "--why", "She left."]);
    let ran = adds(&town, &["o.request", "--words", &joined]);
    refused(&town, &ran, 4, "Nadia Okonjo-Wells, who signed the invitation", &[]);
}

#[test]
fn the_first_approver_is_asked_to_set_a_policy() {
    let town = Town::with_keys();
    town.does("admin", &["init", "--org", "Example Party", "--name", "Imogen Ashgrove"]);
    std::fs::write(town.path("offices.toml"), "[party-help]\nline = \"555-0100\"\n").unwrap();
    let invite = [
        "person",
        "invite",
        "Ottilie Bergeron",
        "--role",
        "approver",
        "--scope",
        "CA",
        "--propose",
        "leader_days=3",
        "--propose",
        "outside_counsel=Harrow and Vale",
        "--channels",
        "offices.toml",
        "--mailbox",
        "folder /srv/box",
        "--out",
        "o.invitation",
    ];
    town.does("admin", &invite);
    let ran = town.run("stranger", &["--store", "theirs", "join", "o.invitation"], "");
    assert_eq!(ran.code, 0, "{}", ran.err);
    for says in [
        "Mailbox of the team: folder /srv/box",
        "greenlight policy set leader_days=3 \"outside_counsel=Harrow and Vale\" --why -",
        "greenlight channels import FILE",
    ] {
        assert!(ran.err.contains(says), "{says}: {}", ran.err);
    }
    // An approver of the store of the party takes the offices from the file.
    town.does(
        "admin",
        &[
            "person",
            "add",
            "Marguerite Sansoucy",
            "--key",
            "keys/approver.pub",
            "--role",
            "approver",
            "--scope",
            "CA",
        ],
    );
    town.does("approver", &["channels", "import", "o.invitation", "--why", "As proposed."]);
    let shown = town.run("approver", &["channels", "show"], "");
    assert!(shown.out.contains("555-0100") || shown.err.contains("second"), "{}{}", shown.out, shown.err);
}
