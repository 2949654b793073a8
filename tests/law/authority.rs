//! The table of authority as a golden file: row by role, where the role must count, and whose second it takes.

use std::fmt::Write;
use std::path::Path;

use greenlight::domain::authority::TABLE;
use greenlight::domain::event::{Act, Role};
use greenlight::domain::words::Word;

fn printed() -> String {
    let mut text = format!("{:<30}", "row");
    for role in Role::ALL {
        write!(text, "{:<10}", role.word()).unwrap();
    }
    text.push_str("reach     second               recused  interest\n");
    for row in TABLE {
        write!(text, "{:<30}", row.id).unwrap();
        for role in Role::ALL {
            write!(text, "{:<10}", if row.roles.contains(role) { "may" } else { "-" }).unwrap();
        }
        let second: Vec<_> = row.second.iter().map(|role| role.word()).collect();
        let second = if second.is_empty() { "-".to_owned() } else { second.join(" or ") };
        let recused = if row.recused { "may" } else { "-" };
        let interest = if row.interest_bars { "bars" } else { "-" };
        writeln!(text, "{:<10}{second:<21}{recused:<9}{interest}", format!("{:?}", row.reach).to_lowercase())
            .unwrap();
    }
    text
}

#[test]
fn the_table_of_authority_is_the_golden_one() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/authority.txt");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, printed()).unwrap();
    }
    assert_eq!(printed(), std::fs::read_to_string(&path).unwrap());
}

#[test]
fn every_verb_of_a_case_has_a_row() {
    let of_roster = ["genesis", "grant", "revoke", "policy", "same"];
    // These fall under the rows of what they undo.
    let under_another = ["decline", "reopen"];
    let of_its_own = |verb: &&&str| !of_roster.contains(*verb) && !under_another.contains(*verb);
    for verb in Act::VERBS.iter().filter(of_its_own) {
        assert!(
            TABLE.iter().any(|row| row.id == *verb || row.id.starts_with(&format!("{verb}-"))),
            "{verb} has no row"
        );
    }
}
