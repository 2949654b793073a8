//! Merge of three stores' events in any order, with revocations and back-dating, held against a second reading of the
//! law (`judge/`).

mod compare;
mod doings;
mod figures;
mod judge;
mod plans;
mod shrink;
mod world;

use std::sync::atomic::{AtomicU64, Ordering};

use greenlight::domain::history::History;
use greenlight::domain::roster::Roster;

use super::Size;
use figures::Figures;
use judge::case::Reading;

/// What differs between the program and the judge.
fn differs((people, cases): &shrink::Logs, figures: &mut Figures) -> Vec<String> {
    let roster = Roster::replay(History::of(people.clone()).expect("a roster"));
    let judged = compare::judged_roster(people);
    figures.roster(&judged);
    let mut all =
        compare::differences(&compare::roster_by_program(&roster), &compare::roster_by_judge(&judged));
    for entries in cases {
        let program = compare::case_by_program(&compare::file(entries, &roster));
        let by_judge = |reading| {
            let case = compare::judged_case(entries, &judged, reading);
            (compare::differences(&program, &compare::case_by_judge(&case)), case)
        };
        let (mut differences, case) = by_judge(Reading::Words);
        figures.case(&case);
        if !differences.is_empty() {
            differences = by_judge(Reading::Program).0;
            figures.add("read otherwise by the program", usize::from(differences.is_empty()));
        }
        all.extend(differences);
    }
    all
}

/// Plays one world; a difference is told with the world made small.
fn play(seed: u64) -> (Figures, bool) {
    let logs = world::World::of(seed).union();
    let mut figures = Figures::default();
    figures.add("worlds", 1);
    let all = differs(&logs, &mut figures);
    if !all.is_empty() {
        let small = shrink::shrink(logs, |logs| !differs(logs, &mut Figures::default()).is_empty());
        let said = differs(&small, &mut Figures::default()).join("\n   ");
        println!("world {seed}\n   {said}\n{}", shrink::told(&small));
    }
    (figures, all.is_empty())
}

pub fn run(size: Size) -> String {
    let worlds = size.of(2_000, 200_000);
    let next = AtomicU64::new(std::env::var("FROM").map_or(0, |n| n.parse().unwrap()));
    let last = next.load(Ordering::Relaxed) + std::env::var("COUNT").map_or(worlds, |n| n.parse().unwrap());
    let mut figures = Figures::default();
    let mut bad = 0;
    std::thread::scope(|scope| {
        let work = || {
            let (mut figures, mut bad) = (Figures::default(), 0);
            loop {
                let seed = next.fetch_add(1, Ordering::Relaxed);
                if seed >= last {
                    return (figures, bad);
                }
                let (more, good) = play(seed);
                figures.join(&more);
                bad += u64::from(!good);
            }
        };
        let threads: Vec<_> = (0..2).map(|_| scope.spawn(work)).collect();
        for thread in threads {
            let (more, worse) = thread.join().expect("a thread");
            figures.join(&more);
            bad += worse;
        }
    });
    println!("{}", figures.said());
    assert_eq!(bad, 0);
    format!("{worlds} worlds")
}
