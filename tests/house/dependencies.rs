//! What the program is built on: every package has a licence that goes with ours, every crate that we name ourselves
//! has its reason in `docs/dependencies.md`, and no reason stands there for one that is gone.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

/// Licences under which a package may be built in.
const ALLOWED: &[&str] = &[
    "MIT",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-1-Clause",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "Zlib",
    "Unicode-3.0",
    "Unlicense",
    "BSL-1.0",
];

/// Packages whose licence is none of these, and why they may stay all the same.
const EXCEPTIONS: &[(&str, &str, &str)] = &[
    (
        "sqlcipher-src",
        "MIT AND BSD-3-Clause AND blessing AND WTFPL",
        "`blessing` is SQLite's gift to the public domain, WTFPL asks for nothing",
    ),
    (
        "libfuzzer-sys",
        "(MIT OR Apache-2.0) AND NCSA",
        "NCSA is LLVM's own licence, and only `fuzz/run` builds it",
    ),
];

fn metadata() -> Value {
    let ask = |offline: bool| {
        let mut cargo = Command::new(env!("CARGO"));
        cargo.current_dir(env!("CARGO_MANIFEST_DIR"));
        cargo.args(["metadata", "--format-version", "1", "--locked"]);
        if offline {
            cargo.arg("--offline");
        }
        cargo.output().unwrap()
    };
    let mut said = ask(true);
    if !said.status.success() {
        said = ask(false);
    }
    assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
    serde_json::from_slice(&said.stdout).unwrap()
}

/// Whether a licence expression can be met: any side of an OR, every side of an AND.
fn may(expression: &str) -> bool {
    let tokens = expression.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ");
    let tokens: Vec<&str> = tokens.split_whitespace().collect();
    let mut at = 0;
    let met = any(&tokens, &mut at);
    met && at == tokens.len()
}

fn any(tokens: &[&str], at: &mut usize) -> bool {
    let mut met = all(tokens, at);
    while tokens.get(*at) == Some(&"OR") {
        *at += 1;
        met |= all(tokens, at);
    }
    met
}

fn all(tokens: &[&str], at: &mut usize) -> bool {
    let mut met = one(tokens, at);
    while tokens.get(*at) == Some(&"AND") {
        *at += 1;
        met &= one(tokens, at);
    }
    met
}

fn one(tokens: &[&str], at: &mut usize) -> bool {
    let Some(token) = tokens.get(*at) else { return false };
    *at += 1;
    if *token == "(" {
        let met = any(tokens, at);
        let closed = tokens.get(*at) == Some(&")");
        *at += 1;
        return met && closed;
    }
    let mut licence = (*token).to_owned();
    if tokens.get(*at) == Some(&"WITH") {
        licence = format!("{licence} WITH {}", tokens.get(*at + 1).unwrap_or(&""));
        *at += 2;
    }
    ALLOWED.contains(&licence.as_str())
}

#[test]
fn licences_are_read_as_they_are_meant() {
    for good in [
        "MIT",
        "MIT OR GPL-3.0",
        "GPL-3.0 OR (MIT AND Zlib)",
        "MIT/Apache-2.0",
        "Apache-2.0 WITH LLVM-exception",
        "(MIT OR GPL-2.0) AND Unicode-3.0",
    ] {
        assert!(may(good), "{good}");
    }
    for bad in [
        "GPL-3.0",
        "MIT AND GPL-3.0",
        "",
        "(MIT",
        "GPL-3.0 OR (MIT AND AGPL-3.0)",
        "MIT WITH something",
        "MIT MIT",
    ] {
        assert!(!may(bad), "{bad}");
    }
}

#[test]
fn every_package_has_a_licence_that_goes_with_ours() {
    let metadata = metadata();
    let packages = metadata["packages"].as_array().unwrap();
    assert!(packages.len() > 100);
    let mut wrong = Vec::new();
    for package in packages {
        let name = package["name"].as_str().unwrap();
        let licence = package["license"].as_str().unwrap_or_default();
        let excepted = EXCEPTIONS.iter().any(|(known, theirs, _)| *known == name && *theirs == licence);
        if !may(licence) && !excepted {
            wrong.push(format!("{name}: {licence:?}"));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn every_package_comes_from_the_public_registry() {
    for package in metadata()["packages"].as_array().unwrap() {
        let name = package["name"].as_str().unwrap();
        let public = package["source"].as_str().is_some_and(|source| source.starts_with("registry+"));
        assert!(public || ["greenlight", "greenlight-fuzz"].contains(&name), "{name}");
    }
}

#[test]
fn every_crate_that_we_name_has_its_reason() {
    let metadata = metadata();
    let us = metadata["packages"]
        .as_array()
        .unwrap()
        .iter()
        .find(|package| package["name"] == "greenlight")
        .unwrap();
    let named = us["dependencies"]
        .as_array()
        .unwrap()
        .iter()
        .map(|dependency| dependency["name"].as_str().unwrap().to_owned());
    let named: BTreeSet<String> = named.collect();
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/dependencies.md");
    let page = std::fs::read_to_string(page).unwrap();
    let mut reasons = BTreeSet::new();
    for line in page.lines().filter_map(|line| line.strip_prefix("| `")) {
        let (name, reason) = line.split_once("` |").unwrap();
        assert!(reason.trim_matches([' ', '|']).len() > 20, "{name} has no reason");
        assert!(reasons.insert(name.to_owned()), "{name} stands twice");
    }
    assert_eq!(reasons, named);
}

#[test]
fn every_crate_that_we_name_is_used() {
    fn text(folder: &Path) -> String {
        let inside = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        inside.fold(String::new(), |all, path| match path.extension() {
            None if path.is_dir() => all + &text(&path),
            Some(extension) if extension == "rs" => all + &std::fs::read_to_string(&path).unwrap(),
            _ => all,
        })
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let build = std::fs::read_to_string(root.join("build.rs")).unwrap();
    // The build script is a module of a test, too.
    let (src, tests) = (text(&root.join("src")), text(&root.join("tests")) + &build);
    let metadata = metadata();
    let us = metadata["packages"]
        .as_array()
        .unwrap()
        .iter()
        .find(|package| package["name"] == "greenlight")
        .unwrap();
    for dependency in us["dependencies"].as_array().unwrap() {
        let name = dependency["name"].as_str().unwrap().replace('-', "_");
        let place = match dependency["kind"].as_str() {
            Some("dev") => &tests,
            Some("build") => &build,
            _ => &src,
        };
        let used = place.contains(&format!("{name}::")) || place.contains(&format!("use {name};"));
        assert!(used, "{name} is named and not used");
    }
}
