//! No file of the program imports, over any others, a file that imports it. Two modules and their parts are one place with
//! several pages: a case has its nouns as fields, and each noun says what it does to the case; the roster likewise.

use std::collections::{BTreeMap, BTreeSet};

use super::walls::{files, shipped};

/// The modules whose parts may name them.
const ONE_PLACE: [&str; 2] = ["domain/case/mod.rs", "domain/roster.rs"];

/// Whole paths, one for each name that a `use` brings: `a::{b, c::{d, e}}` is `a::b`, `a::c::d`, `a::c::e`.
fn names(tree: &str) -> Vec<String> {
    let tree = tree.trim();
    let Some((before, group)) = tree.split_once('{') else {
        return vec![tree.split_whitespace().next().unwrap_or_default().to_owned()];
    };
    let (mut parts, mut depth) = (vec![String::new()], 0);
    for c in group.strip_suffix('}').unwrap_or(group).chars() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if c == ',' && depth == 0 {
            parts.push(String::new());
        } else {
            parts.last_mut().unwrap().push(c);
        }
    }
    let parts = parts.iter().filter(|part| !part.trim().is_empty());
    parts.flat_map(|part| names(part)).map(|name| format!("{before}{name}")).collect()
}

/// The file in which a path ends: the longest of its beginnings that is one.
fn file_of(path: &str, known: &BTreeSet<&str>) -> Option<String> {
    let segments: Vec<&str> = path.split("::").collect();
    let beginnings = (1..=segments.len()).rev().map(|count| segments[..count].join("/"));
    let both = beginnings.flat_map(|path| [format!("{path}.rs"), format!("{path}/mod.rs")]);
    both.into_iter().find(|file| known.contains(file.as_str()))
}

/// Whether a file is a page of the module whose first page the other is.
fn is_part_of(file: &str, module: &str) -> bool {
    let folder = module.strip_suffix("mod.rs").or(module.strip_suffix(".rs")).unwrap_or(module);
    file.strip_prefix(folder.trim_end_matches('/')).is_some_and(|rest| rest.starts_with('/'))
}

/// The files that are left when, again and again, those go that use no other or that no other uses.
fn circles(files: &[(String, String)], one_place: &[&str]) -> Vec<String> {
    let known: BTreeSet<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    let mut uses: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for (name, text) in files {
        let trees = text.split("use crate::").skip(1).filter_map(|rest| rest.split(';').next());
        let used = trees.flat_map(names).filter_map(|path| file_of(&path, &known));
        let is_page = |used: &String| one_place.contains(&used.as_str()) && is_part_of(name, used);
        uses.insert(name, used.filter(|used| used != name && !is_page(used)).collect());
    }
    loop {
        let before = uses.len();
        let used: BTreeSet<String> = uses.values().flatten().cloned().collect();
        uses.retain(|name, uses| !uses.is_empty() && used.contains(*name));
        let left: BTreeSet<String> = uses.keys().map(|name| (*name).to_owned()).collect();
        uses.values_mut().for_each(|used| used.retain(|used| left.contains(used)));
        if uses.len() == before {
            return left.into_iter().collect();
        }
    }
}

#[test]
fn no_file_imports_one_that_imports_it() {
    let text = |(name, text): (String, String)| (name.clone(), shipped(&name, &text));
    let files: Vec<_> = files().into_iter().map(text).collect();
    assert_eq!(circles(&files, &ONE_PLACE), Vec::<String>::new());
}

#[test]
fn a_circle_of_imports_is_seen() {
    let file = |name: &str, text: &str| (name.to_owned(), text.to_owned());
    let mut all = vec![
        file("a/mod.rs", "pub use crate::a::part::Part;"),
        file("a/part.rs", "use crate::a::Whole;\nuse crate::{b::{self, B}, c as d};"),
        file("b.rs", "pub(crate) use crate::c::{\n    C,\n};"),
        file("c.rs", ""),
    ];
    assert_eq!(circles(&all, &["a/mod.rs"]), Vec::<String>::new());
    assert_eq!(circles(&all, &[]), ["a/mod.rs", "a/part.rs"]);
    all[3].1 = "use crate::a::part::Part;".to_owned();
    assert_eq!(circles(&all, &["a/mod.rs"]), ["a/part.rs", "b.rs", "c.rs"]);
}
