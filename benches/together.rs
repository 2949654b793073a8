//! What it costs that others work at the same store: a colleague who signed meanwhile, an editor that is open in another
//! window, a second process that writes at the same time.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use crate::{Line, Place, at_most, median, processor_time, season};

/// The bar: so many times the quiet time at most.
const MOST: f64 = 1.5;

impl Place {
    /// Where a colleague's account remembers what it saw.
    fn colleague(&self) -> std::path::PathBuf {
        self.store.parent().unwrap().join("colleague")
    }

    /// A colleague's act: a note in a case.
    fn colleague_acts(&self, at: usize) {
        let case = self.cases[(at * 104_729 + 1) % self.cases.len()].short(12);
        let mut command =
            self.command(&["note", &case, "--text", "Asked again; the answer is still to come."]);
        crate::time(command.env("XDG_STATE_HOME", self.colleague()), "");
    }
}

/// A command that has the vault open and waits for a text.
struct Editor {
    child: Child,
}

impl Editor {
    fn open(place: &Place) -> Editor {
        let case = place.cases[0].short(12);
        let mut command = place.command(&["note", &case, "--text", "-"]);
        command.env("GREENLIGHT_NOW", season::NOW);
        let command = command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        // The time that was set is said once everything was looked at.
        let mut said = BufReader::new(child.stderr.take().unwrap()).lines();
        while !said.next().expect("it waits").unwrap().contains("GREENLIGHT_NOW") {}
        Editor { child }
    }
}

impl Drop for Editor {
    fn drop(&mut self) {
        // Nothing is typed, so nothing is signed.
        drop(self.child.stdin.take());
        let _ = self.child.wait();
    }
}

/// How many milliseconds it takes, a pair, until two processes have each run so many commands.
fn two_at_once(place: &Place, command: &[&str], runs: usize, of_two_people: bool) -> f64 {
    let start = Instant::now();
    std::thread::scope(|scope| {
        for window in 0..2 {
            scope.spawn(move || {
                for run in 0..runs {
                    let letters = place.cases[(run * 7919 + window * 31) % place.cases.len()].short(12);
                    let args: Vec<&str> =
                        command.iter().map(|arg| if arg.is_empty() { &letters } else { *arg }).collect();
                    let mut command = place.command(&args);
                    if of_two_people && window == 1 {
                        command.env("XDG_STATE_HOME", place.colleague());
                    }
                    crate::time(&mut command, "");
                }
            });
        }
    });
    start.elapsed().as_secs_f64() * 1000.0 / runs as f64
}

/// The rows about these commands: a name, and its words, with nothing in the place of a case.
pub fn lines(place: &Place, bare: &Path, commands: &[(&str, &[&str])], runs: usize, cores: u32) -> Vec<Line> {
    let cases = place.cases.len();
    let ours = |place: &Place, command: &[&str], run: usize| {
        let letters = place.cases[(run * 7919) % cases].short(12);
        place
            .ours(&command.iter().map(|arg| if arg.is_empty() { &letters } else { *arg }).collect::<Vec<_>>())
    };
    // Quiet is a copy of the store at which nobody else works, and in which everything was checked. It is measured in
    // turns with the other.
    let quiet = place.copy("quiet");
    quiet.ours(&["verify"]);
    let beside_quiet = |command: &[&str], before: &dyn Fn(usize)| {
        let pairs = (0..runs + 4).map(|run| {
            before(run);
            (ours(place, command, run), ours(&quiet, command, run))
        });
        // The first four warm the cache.
        let (took, quiet): (Vec<_>, Vec<_>) = pairs.skip(4).unzip();
        (median(took), median(quiet))
    };
    let mut lines = Vec::new();
    place.ours(&["verify"]);
    for (name, command) in commands {
        let (took, quiet) = beside_quiet(command, &|run| place.colleague_acts(run));
        lines.push(at_most(format!("`{name}` after a colleague's act, {cases} cases"), took, quiet, MOST));
    }
    place.ours(&["verify"]);
    for (name, command) in commands {
        let _open = Editor::open(place);
        let (took, quiet) = beside_quiet(command, &|_| {});
        lines.push(at_most(format!("`{name}` beside an open editor, {cases} cases"), took, quiet, MOST));
    }
    // The bare program says for how many microseconds it had the write lock.
    let held = (0..runs).map(|run| {
        let case = place.cases[(run * 7919) % cases].to_string();
        Duration::from_micros(place.bare_says(bare, "hold", &[case]).trim().parse().unwrap())
    });
    let held = 2.0 * median(held.collect());
    for (who, of_two) in [("one person's", false), ("two people's", true)] {
        for (name, command) in commands {
            // What was written before is seen by both.
            place.ours(&["verify"]);
            crate::time(place.command(&["verify"]).env("XDG_STATE_HOME", place.colleague()), "");
            let needed =
                processor_time(cores, || (0..2 * runs).for_each(|run| _ = ours(&quiet, command, run)));
            let needed = needed.as_secs_f64() * 1000.0 / runs as f64 / f64::from(cores);
            let least = if command.first() == Some(&"finding") { needed.max(held) } else { needed };
            let took = two_at_once(place, command, runs, of_two);
            lines.push(at_most(format!("`{name}`, two at once, {who}, {cases} cases"), took, least, MOST));
        }
    }
    lines
}
