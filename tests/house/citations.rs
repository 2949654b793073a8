//! What the source and the pages name is there: each rule that a comment cites, each page, each section that a link
//! leads to.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// How a comment names the page of the rules.
const RULES: &str = "`docs/rules.md`, ";

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Every text that may cite something: the source, what is written beside it, and the pages.
fn texts() -> Vec<PathBuf> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "rs" || extension == "md") {
                found.push(path);
            }
        }
    }
    let pages = ["README.md", "CONTRIBUTING.md", "SECURITY.md", "schema.sql", "Cargo.toml", "build.rs"];
    let mut found: Vec<PathBuf> =
        pages.iter().map(|page| root().join(page)).filter(|page| page.exists()).collect();
    for folder in ["src", "tests", "benches", "docs", "fuzz"] {
        walk(&root().join(folder), &mut found);
    }
    // This file and the page itself show how a citation is written.
    found.retain(|path| !path.ends_with("tests/house/citations.rs") && !path.ends_with("docs/rules.md"));
    found
}

/// A text in one line, without what begins a line of a comment.
fn in_one_line(text: &str) -> String {
    let bare = |line: &str| line.trim_start().trim_start_matches(['/', '!', '-']).trim().to_owned();
    text.lines().map(bare).collect::<Vec<_>>().join(" ")
}

/// The rules that a text cites: `8.3`, or two as `8.3 to 8.6`, or several between commas.
fn cited(text: &str) -> Vec<String> {
    let line = in_one_line(text);
    let mut all = Vec::new();
    for rest in line.split(RULES).skip(1) {
        for word in rest.split(' ').filter(|word| !matches!(*word, "to" | "and")) {
            let rule = word.trim_end_matches(|c: char| !c.is_ascii_digit());
            let is_rule = rule.contains('.') && rule.chars().all(|c| c.is_ascii_digit() || c == '.');
            if !is_rule {
                break;
            }
            all.push(rule.to_owned());
            if !word.ends_with(',') && word != rule {
                break;
            }
        }
    }
    all
}

/// The rules that stand on a page, in their order.
fn rules(page: &str) -> Vec<String> {
    let number = |line: &str| line.split_once(". ").map(|(number, _)| number.to_owned());
    let is_rule = |number: &String| {
        number
            .split_once('.')
            .is_some_and(|(section, rule)| section.parse::<u32>().is_ok() && rule.parse::<u32>().is_ok())
    };
    page.lines().filter_map(number).filter(is_rule).collect()
}

#[test]
fn every_rule_that_is_cited_is_written_down() {
    let written = rules(&read(&root().join("docs/rules.md")));
    let rules: BTreeSet<String> = written.iter().cloned().collect();
    assert_eq!(rules.len(), written.len(), "two rules have one number");
    assert!(rules.len() > 50, "{}", rules.len());
    let mut count = 0;
    for path in texts() {
        let text = read(&path);
        let named = cited(&text);
        assert_eq!(named.is_empty(), !in_one_line(&text).contains(RULES), "{}", path.display());
        for rule in named {
            assert!(rules.contains(&rule), "{} cites {rule}, which is no rule", path.display());
            count += 1;
        }
    }
    assert!(count > 6, "{count}");
}

#[test]
fn citations_are_read_in_every_form() {
    assert_eq!(cited("//! See `docs/rules.md`, 8.3 to 8.6."), ["8.3", "8.6"]);
    assert_eq!(cited("/// (an act; `docs/rules.md`,\n    /// 7.6). 1.2 is no citation."), ["7.6"]);
    assert_eq!(cited("-- codes (`docs/rules.md`, 5.2, 5.3 and 5.7)."), ["5.2", "5.3", "5.7"]);
    assert_eq!(cited("`docs/rules.md` has them, 5.2 among them"), Vec::<String>::new());
    assert_eq!(rules("1.1. **A** b\n10.12. c\n1. list\nx 1.2. d\n"), ["1.1", "10.12"]);
}

/// The section names of a page, as links write them.
fn anchors(page: &str) -> BTreeSet<String> {
    let mut inside = false;
    let mut found = BTreeSet::new();
    for line in page.lines() {
        inside ^= line.starts_with("```");
        if let Some(title) = line.strip_prefix('#').filter(|_| !inside) {
            let kept = |c: &char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_');
            let title: String =
                title.trim_start_matches('#').trim().to_lowercase().chars().filter(kept).collect();
            found.insert(title.replace(' ', "-"));
        }
    }
    found
}

/// The links of a page to others of the project: where to, and to which section.
fn links(page: &str) -> Vec<(String, String)> {
    let to = page.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    let here = to.filter(|to| !to.contains("://") && !to.contains(' ') && !to.is_empty());
    let parts = here.map(|to| to.split_once('#').unwrap_or((to, "")));
    parts.map(|(file, section)| (file.to_owned(), section.to_owned())).collect()
}

#[test]
fn every_link_leads_somewhere() {
    let mut count = 0;
    let of_people = |path: &&PathBuf| {
        let inside = path.strip_prefix(root()).unwrap();
        path.extension().is_some_and(|extension| extension == "md") && !inside.starts_with("tests")
    };
    let pages: Vec<PathBuf> = texts();
    let rules = root().join("docs/rules.md");
    for page in pages.iter().filter(of_people).chain([&rules]) {
        for (file, section) in links(&read(page)) {
            let target = if file.is_empty() { page.clone() } else { page.parent().unwrap().join(&file) };
            assert!(target.exists(), "{} links to {file}", page.display());
            if !section.is_empty() {
                let there = anchors(&read(&target));
                assert!(there.contains(&section), "{} links to {file}#{section}", page.display());
            }
            count += 1;
        }
    }
    assert!(count > 20, "{count}");
}

#[test]
fn every_page_that_a_comment_names_is_there() {
    let mut count = 0;
    for path in texts().iter().filter(|path| path.starts_with(root().join("src"))) {
        for word in read(path).lines().filter(|line| line.trim_start().starts_with("//")).flat_map(words) {
            let page = root().join(&word);
            assert!(
                page.exists() || root().join("docs").join(&word).exists(),
                "{} names {word}",
                path.display()
            );
            count += 1;
        }
    }
    assert!(count > 6, "{count}");
}

/// The pages that a line names.
fn words(line: &str) -> Vec<String> {
    let parts = line.split(|c: char| !(c.is_alphanumeric() || matches!(c, '.' | '/' | '-' | '_')));
    let words = parts.map(|word| word.trim_end_matches('.'));
    let named = words.filter(|word| word.strip_suffix(".md").is_some_and(|name| !name.is_empty()));
    named.map(str::to_owned).collect()
}

#[test]
fn every_file_that_the_design_names_is_there() {
    let page = read(&root().join("docs/design.md"));
    let mut count = 0;
    for word in page.split('`').skip(1).step_by(2).filter(|word| !word.contains([' ', '<', '\n'])) {
        let is_path =
            word.contains('/') || [".rs", ".sql"].iter().any(|end| word.strip_suffix(end).is_some());
        if is_path {
            let there = root().join("src").join(word).exists() || root().join(word).exists();
            let in_its_noun = root().join("src/domain/case").join(word).exists();
            assert!(there || in_its_noun, "the design names {word}");
            count += 1;
        }
    }
    assert!(count > 40, "{count}");
}
