//! How many pairs of names are told apart rightly, where nothing else is known of anybody: what a search for earlier
//! files finds is counted, its keys and its comparison together.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

use greenlight::domain::likeness::{Description, likeness};
use greenlight::domain::names::fold;

/// What came of a list of pairs.
#[derive(Default)]
struct Told {
    right: u32,
    wrong: u32,
    missed: u32,
    /// The pairs that were told wrongly, one a line.
    faults: String,
}

impl Told {
    /// Of the pairs that were taken for one person, the share that is.
    fn precision(&self) -> f64 {
        f64::from(self.right) / f64::from(self.right + self.wrong)
    }

    /// Of the pairs that are one person, the share that was found.
    fn recall(&self) -> f64 {
        f64::from(self.right) / f64::from(self.right + self.missed)
    }
}

/// Whether a search for the one would find the other, and the other way round.
fn is_found(one: &str, other: &str) -> bool {
    let [one, other] = [one, other].map(|name| Description::new([name], None, None, None));
    let by_keys = !one.asked().is_disjoint(&other.kept()) && !other.asked().is_disjoint(&one.kept());
    by_keys && likeness(&one, &other).is_some()
}

/// Tells the pairs of a table with the columns `name1`, `name2` and `same`.
fn tell(mut table: csv::Reader<impl std::io::Read>) -> Told {
    let heads = table.headers().unwrap().clone();
    let place = |head: &str| heads.iter().position(|other| other == head).unwrap();
    let (one, other, same) = (place("name1"), place("name2"), place("same"));
    let mut told = Told::default();
    for row in table.records().map(Result::unwrap) {
        let fault = match (is_found(&row[one], &row[other]), &row[same] == "1") {
            (true, true) => {
                told.right += 1;
                continue;
            }
            (false, false) => continue,
            (true, false) => {
                told.wrong += 1;
                "taken for one"
            }
            (false, true) => {
                told.missed += 1;
                "missed"
            }
        };
        writeln!(told.faults, "{fault}: {} / {}", &row[one], &row[other]).unwrap();
    }
    told
}

#[test]
fn pairs_of_names_are_told_apart_by_kind() {
    let told = tell(csv::Reader::from_reader(include_bytes!("name-pairs.csv").as_slice()));
    // Each of these pairs is a kind that is meant to be known, so that each one counts.
    assert_eq!(told.faults, "");
    assert!(told.right > 50);
}

/// The lists of others are of real people, so that they are no part of this project; `NAME_PAIRS` names their folder.
#[test]
#[ignore = "needs NAME_PAIRS, the folder of the labelled pairs"]
fn labelled_pairs_of_others_are_told_apart() {
    let folder = std::env::var("NAME_PAIRS").unwrap();
    // Reached: 0.920 and 0.789, then 0.952 and 0.663. The floors are a little lower, so that a rule that helps one kind
    // may cost a pair or two of another. Of the second list a third of the pairs have no word in common.
    let floors = [("name-bench-person.csv", 0.91, 0.77), ("ofac-aka.csv", 0.94, 0.65)];
    for (file, precision, recall) in floors {
        let told = tell(csv::Reader::from_path(Path::new(&folder).join(file)).unwrap());
        println!("{file}: precision {:.3}, recall {:.3}", told.precision(), told.recall());
        if std::env::var_os("NAME_FAULTS").is_some() {
            println!("{}", told.faults);
        }
        assert!(told.precision() >= precision && told.recall() >= recall, "{file}");
    }
}

#[test]
fn lists_of_names_are_folded_sorted_and_free_of_repetition() {
    let lines = |list: &'static str| list.lines().filter(|line| !line.starts_with('#'));
    let forms = include_str!("../../src/domain/likeness/forms.txt");
    let mut known = BTreeSet::new();
    for word in lines(forms).flat_map(|line| line.split(' ')) {
        assert_eq!(fold(word), word);
        assert!(known.insert(word), "{word} is a form of two names");
    }
    // A line of short forms is looked up by halves.
    for list in [
        include_str!("../../src/domain/likeness/nicknames-en.txt"),
        include_str!("../../src/domain/likeness/nicknames-fr.txt"),
    ] {
        let short: Vec<&str> = lines(list).filter_map(|line| line.split(' ').next()).collect();
        assert!(short.windows(2).all(|two| two[0] < two[1]));
        assert!(lines(list).flat_map(|line| line.split(' ')).all(|word| fold(word) == word));
    }
}
