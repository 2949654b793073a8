//! No test file is forgotten: with `autotests` off, a file that no `mod` line names would never be compiled.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Every source file of a folder and of those below it.
pub fn sources(folder: &Path) -> BTreeSet<PathBuf> {
    let mut found = BTreeSet::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.append(&mut sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.insert(path);
        }
    }
    found
}

/// The files that a file names by `mod` lines, with those that they name.
fn reach(file: &Path, to: &mut BTreeSet<PathBuf>) {
    let text = std::fs::read_to_string(file).unwrap();
    to.insert(file.to_owned());
    let parent = file.parent().unwrap();
    let stem = file.file_stem().unwrap();
    let children = if stem == "main" || stem == "mod" { parent.to_owned() } else { parent.join(stem) };
    let mut at = None;
    for line in text.lines() {
        if let Some(path) = line.strip_prefix("#[path = \"").and_then(|rest| rest.strip_suffix("\"]")) {
            at = Some(parent.join(path).canonicalize().unwrap());
        }
        let declared = line.strip_prefix("pub ").unwrap_or(line);
        if let Some(name) = declared.strip_prefix("mod ").and_then(|rest| rest.strip_suffix(';')) {
            let single = children.join(format!("{name}.rs"));
            let folder = children.join(name).join("mod.rs");
            let child = at.take().unwrap_or(if single.is_file() { single } else { folder });
            reach(&child, to);
        }
    }
}

#[test]
fn every_test_file_is_reached_by_mod_lines() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").canonicalize().unwrap();
    let mut reached = BTreeSet::new();
    reach(&tests.join("main.rs"), &mut reached);
    reach(&tests.join("hard/main.rs"), &mut reached);
    assert_eq!(sources(&tests).difference(&reached).collect::<Vec<_>>(), Vec::<&PathBuf>::new());
}

#[test]
fn a_file_that_nothing_names_is_seen() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    std::fs::create_dir(folder.path().join("a")).unwrap();
    write("main.rs", "mod a;\nmod b;\n// mod c;\n");
    write("a/mod.rs", "#[path = \"../b.rs\"]\nmod again;\npub mod d;\n");
    for name in ["a/d.rs", "b.rs", "c.rs"] {
        write(name, "");
    }
    let mut reached = BTreeSet::new();
    reach(&folder.path().join("main.rs"), &mut reached);
    let all = sources(folder.path());
    let forgotten: Vec<_> = all.iter().filter(|file| !reached.contains(*file)).collect();
    assert_eq!(forgotten, [&folder.path().join("c.rs")]);
}
