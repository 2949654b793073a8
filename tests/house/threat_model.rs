//! Every promise of the page of threats has a test, and the manual says the same in plain words.

use std::path::Path;

fn read(path: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// What stands between back quotes on the page.
fn quoted(page: &str) -> Vec<&str> {
    page.split('`').skip(1).step_by(2).collect()
}

#[test]
fn every_promise_names_a_test_that_exists() {
    let page = read("docs/threat-model.md");
    let table = read("tests/hard/main.rs");
    let mut named = 0;
    for word in quoted(&page) {
        if let Some((module, name)) = word.rsplit_once("::") {
            let source = read(&format!("tests/{}.rs", module.replace("::", "/")));
            assert!(source.contains(&format!("#[test]\nfn {name}() {{")), "no test is called {word}");
            named += 1;
        } else if let Some(row) = word.strip_prefix("hard: ") {
            assert!(table.contains(&format!("(\"{row}\", ")), "the table has no row {row}");
            named += 1;
        }
    }
    // What is run beside the tests is run by the whole check, with every target there is.
    let fuzzed = read("fuzz/run");
    assert!(page.contains("| `fuzz/run` |") && read(".ci/run").contains("fuzz/run 30\n"));
    for target in std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/targets")).unwrap() {
        let path = target.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap();
        let listed = fuzzed.lines().any(|line| line.contains("targets=(") && line.contains(name));
        assert!(listed, "fuzz/run leaves out {name}");
    }
    assert!(named > 30, "{named}");
    let rows = table.lines().filter_map(|line| line.trim().strip_prefix("(\"")?.split_once("\", "));
    for (row, _) in rows.filter(|(_, rest)| rest.contains("::run")) {
        assert!(page.contains(&format!("| `{row}` |")), "the page's table leaves out {row}");
    }
}

/// The lines of a section that promise something, without their heading.
fn section(page: &str, heading: &str) -> String {
    let (_, after) = page.split_once(heading).unwrap();
    let end = after.find("\n## ").unwrap_or(after.len());
    let lines = after[..end].lines().filter(|line| !line.starts_with("<!--"));
    lines.collect::<Vec<_>>().join("\n").trim().to_owned()
}

#[test]
fn the_manual_promises_the_same() {
    let here = section(&read("docs/threat-model.md"), "\n## In plain words\n");
    let manual = section(&read("docs/manual.md"), "\n## What it promises, and what it does not\n");
    assert_eq!(here, manual);
    let french = section(&read("docs/manuel.md"), "\n## Ce qu'il promet, et ce qu'il ne promet pas\n");
    let points = |text: &str| text.lines().filter(|line| line.starts_with("- ")).count();
    assert_eq!(points(&french), points(&manual));
}
