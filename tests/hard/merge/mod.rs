//! Merge of three stores' events in any order, with revocations and back-dating, compared with a second
//! reading of the law (`judge/`).

mod arrive;
mod compare;
mod disputed;
mod doings;
mod figures;
mod judge;
mod plans;
mod shrink;
mod stores;
mod world;

use std::sync::atomic::{AtomicU64, Ordering};

use super::Size;
use figures::Figures;

use crate::kit::random::Random;

/// How many worlds there are for one that goes through real stores.
const IN_STORES: u64 = 100;

/// The broken rules of a world.
fn wrongs(seed: u64, logs: &shrink::Logs, figures: &mut Figures) -> Vec<String> {
    let mut random = Random(seed);
    let mut wrong = compare::all(logs, figures);
    wrong.extend(arrive::wrongs(logs, &mut random, figures));
    if seed.is_multiple_of(IN_STORES) {
        wrong.extend(stores::wrongs(logs, &mut random, figures));
    }
    wrong
}

/// Plays one world, and reports a failure with a minimal world.
fn play(seed: u64) -> (Figures, bool) {
    let logs = world::World::of(seed).union();
    let mut figures = Figures::default();
    figures.add("worlds", 1);
    let good = wrongs(seed, &logs, &mut figures).is_empty();
    if !good {
        let any = |logs: &shrink::Logs| wrongs(seed, logs, &mut Figures::default());
        let small = shrink::shrink(logs, |logs| !any(logs).is_empty());
        println!("world {seed} (--seed={seed})\n   {}\n{}", any(&small).join("\n   "), shrink::told(&small));
    }
    (figures, good)
}

pub fn run(size: Size) -> String {
    let seeds = crate::asked_seed().map_or(0..size.of(2_000, 200_000), |seed| seed..seed + 1);
    let next = AtomicU64::new(seeds.start);
    let work = || {
        let (mut figures, mut bad) = (Figures::default(), 0);
        loop {
            let seed = next.fetch_add(1, Ordering::Relaxed);
            if !seeds.contains(&seed) {
                return (figures, bad);
            }
            let (more, good) = play(seed);
            figures.join(&more);
            bad += u64::from(!good);
        }
    };
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let (mut figures, mut bad) = (Figures::default(), 0);
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..cores).map(|_| scope.spawn(work)).collect();
        for thread in threads {
            let (more, worse) = thread.join().expect("a world that was played");
            figures.join(&more);
            bad += worse;
        }
    });
    assert_eq!(bad, 0, "worlds in which something is wrong");
    if crate::asked_seed().is_none() {
        figures.assert_nothing_is_rare();
    }
    let otherwise = disputed::still();
    assert!(otherwise.is_empty(), "read otherwise by the program: {}", otherwise.join("; "));
    figures.said()
}
