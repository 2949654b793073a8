//! The variables of the environment: an empty one is unset, one that is no text is said, and a path may be any bytes.

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;

use crate::kit::town::ask::refuses;
use crate::kit::town::{Ran, Town, fed};

const NO_TEXT: &[u8] = b"caf\xe9";

/// Runs the program as the administrator with these variables.
fn with(town: &Town, set: &[(&str, &[u8])], args: &[&str]) -> Ran {
    let mut command = town.command(env!("CARGO_BIN_EXE_greenlight"));
    command.env("GREENLIGHT_IDENTITY", "keys/admin").args(args);
    command.envs(set.iter().map(|(name, value)| (name, OsStr::from_bytes(value))));
    fed(command, "")
}

fn founds(town: &Town, set: &[(&str, &[u8])]) {
    let ran = with(town, set, &["init", "--org", "Example Party", "--name", "Imogen Ashgrove"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
}

#[test]
fn an_empty_variable_is_unset() {
    let town = Town::with_keys();
    founds(&town, &[("GREENLIGHT_STORE", b""), ("GREENLIGHT_NOW", b""), ("GREENLIGHT_LANG", b"")]);
    assert!(town.path(".local/share/greenlight/vault.db").is_file());
    let ran = with(&town, &[("GREENLIGHT_IDENTITY", b"")], &["whoami"]);
    refuses(&ran, 7, ".ssh/id_ed25519");
}

#[test]
fn a_variable_that_is_no_text_is_said() {
    let town = Town::with_keys();
    founds(&town, &[]);
    for name in ["GREENLIGHT_NOW", "GREENLIGHT_LANG"] {
        refuses(&with(&town, &[(name, NO_TEXT)], &["whoami"]), 2, &format!("{name} is set to something"));
    }
}

#[test]
fn a_path_may_be_any_bytes() {
    let town = Town::with_keys();
    founds(&town, &[("GREENLIGHT_STORE", NO_TEXT)]);
    assert!(town.path("").join(OsStr::from_bytes(NO_TEXT)).join("vault.db").is_file());
}

#[test]
fn what_is_remembered_never_lies_in_the_store() {
    let town = Town::with_keys();
    let data = town.path("data");
    let places = ["XDG_DATA_HOME", "XDG_STATE_HOME"].map(|name| (name, data.as_os_str().as_bytes()));
    founds(&town, &places);
    let names = |folder: &Path| {
        let mut names: Vec<_> =
            std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        names
    };
    assert_eq!(names(&data), ["greenlight", "greenlight-state"]);
    assert_eq!(names(&data.join("greenlight-state")), ["anchors"]);
    assert!(!data.join("greenlight/anchors").exists());
}
