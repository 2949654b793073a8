//! The process ends at each named moment of everything that writes to a store. Afterwards the store opens, verifies,
//! has what was there before, has all or nothing of what was being written, and takes the same again.

use std::collections::BTreeSet;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Command, Stdio};

use greenlight::store::points::{Point, arm};

use crate::kit::town::Town;
use crate::kit::town::filled::copy;
use crate::writers::{APPLICATIONS, append, desk, first_case, hold, import, open_case, receive};
use crate::{Size, on_every_core, scratch};

/// Something that writes, and what must be true once it was killed.
pub struct Scenario {
    pub name: &'static str,
    /// Does it to the store in this folder, as the process that ends; `turn` makes it another one every time.
    pub perform: fn(store: &Path, turn: usize),
    /// Looks at the store after it ended at a moment: `before` is a copy from before.
    pub holds: fn(at: Point, before: &Path, store: &Path),
}

/// What comes to a moment. A new one finds no place here until somebody says how it is come to.
fn scenarios(point: Point) -> &'static [Scenario] {
    match point {
        Point::AppendBegun
        | Point::AppendEntered
        | Point::AppendViewed
        | Point::AppendCommitted
        | Point::AppendAnchored => APPENDS,
        // These are come to by a departure, a backup, a restore: `abort_rekey.rs`.
        Point::GrantSigned
        | Point::RevokeSigned
        | Point::RevokeDismissed
        | Point::RekeyAlone
        | Point::RekeyNextWritten
        | Point::RekeyCipherDone
        | Point::RekeyHalfSwapped
        | Point::RekeySwapped
        | Point::BackupSealed
        | Point::BackupTested
        | Point::RestoreUnpacked
        | Point::RestoreMovedAside
        | Point::RestoreMovedIn => &[],
    }
}

const APPENDS: &[Scenario] = &[
    Scenario {
        name: "open",
        perform: |store, _| drop(open_case(&mut desk(store))),
        holds: |at, before, store| all_or_nothing(at, before, store, 1),
    },
    Scenario {
        name: "append",
        perform: |store, turn| {
            let mut desk = desk(store);
            let case = first_case(&desk);
            append(&mut desk, case, turn * 40);
        },
        holds: |at, before, store| all_or_nothing(at, before, store, 1),
    },
    Scenario {
        name: "receive",
        perform: |store, turn| {
            let mut desk = desk(store);
            let case = first_case(&desk);
            receive(&mut desk, case, turn * 5000);
        },
        holds: |at, before, store| all_or_nothing(at, before, store, 1),
    },
    Scenario {
        name: "import",
        perform: |store, turn| drop(import(&mut desk(store), &format!("{}.{turn}", std::process::id()))),
        holds: |at, before, store| all_or_nothing(at, before, store, APPLICATIONS),
    },
];

/// An append is there, whole, once it was committed, and else not at all.
fn all_or_nothing(at: Point, before: &Path, store: &Path, events: usize) {
    let then = hold(before, &BTreeSet::new());
    let now = hold(store, &then);
    let too_early = matches!(at, Point::AppendBegun | Point::AppendEntered | Point::AppendViewed);
    assert_eq!(now.len() - then.len(), if too_early { 0 } else { events });
}

/// The process that ends at a moment, if it comes there.
pub fn child(args: &[String]) {
    let [point, name, store, turn] = args else { panic!("a moment, a scenario, a store, a turn") };
    let point = Point::ALL[point.parse::<usize>().unwrap()];
    let scenario = scenarios(point).iter().find(|scenario| scenario.name == name).unwrap();
    arm(point);
    (scenario.perform)(Path::new(store), turn.parse().unwrap());
}

/// How a process ends that aborts.
const ABORTED: i32 = 6;

fn end_at(point: Point, scenario: &Scenario, store: &Path, turn: usize) {
    let at = Point::ALL.iter().position(|known| *known == point).unwrap().to_string();
    let status = Command::new(std::env::current_exe().unwrap())
        .args(["end-at-a-point", &at, scenario.name, store.to_str().unwrap(), &turn.to_string()])
        .current_dir(store.parent().unwrap())
        .stderr(Stdio::null())
        .status()
        .unwrap();
    assert_eq!(status.signal(), Some(ABORTED), "{} did not come to {point:?}: {status}", scenario.name);
}

pub fn run(size: Size) -> String {
    let turns = size.of(1, 50);
    let all: Vec<(usize, Point, &Scenario)> = (0..turns)
        .flat_map(|turn| Point::ALL.iter().map(move |point| (turn, *point)))
        .flat_map(|(turn, point)| scenarios(point).iter().map(move |scenario| (turn, point, scenario)))
        .collect();
    on_every_core(|core, cores| {
        let town = Town::with_people();
        open_case(&mut desk(&town.path("store")));
        for (turn, point, scenario) in all.iter().skip(core).step_by(cores) {
            // Whatever a scenario leaves beside the store is gone with its folder.
            let home = scratch();
            let (store, before) = (home.path().join("store"), home.path().join("before"));
            copy(&town.path("store"), &store);
            copy(&town.path("store"), &before);
            end_at(*point, scenario, &store, *turn);
            let what = format!("{} at {point:?}", scenario.name);
            let held = std::panic::catch_unwind(|| {
                (scenario.holds)(*point, &before, &store);
                // The store is not stuck: the same once more, to its end.
                (scenario.perform)(&store, turn + 1);
                hold(&store, &hold(&before, &BTreeSet::new()));
            });
            held.unwrap_or_else(|_| panic!("{what}"));
        }
    });
    format!("{} points, {} ends", Point::ALL.len(), all.len())
}
