//! A process that appends and imports is killed, again and again, at moments that nobody chose. Afterwards
//! the vault opens, verifies, has every event that was acknowledged, each form whole or not at all, and the
//! views of a rebuild. (A killed process is not a power cut: what the disk promised to keep, it keeps here.)

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use greenlight::domain::ids::EventId;

use crate::kit::town::Town;
use crate::kit::town::filled::copy;
use crate::writers::{MAP, append, desk, forget, form, hold, import, open_case};
use crate::{Dice, Size, on_every_core, scratch, seed};

/// After so many kills a store is put away and a new one begun, so that looking at it stays quick.
const ROUND: u64 = 10;

/// The process that writes until it is killed. It says each event once it is durable.
pub fn child(args: &[String]) {
    let [store, seed] = args else { panic!("a store and a seed") };
    let mut dice = Dice(seed.parse().unwrap());
    let mut desk = desk(Path::new(store));
    let mut out = std::io::stdout();
    let mut say = |ids: Vec<EventId>| {
        let ids: Vec<_> = ids.iter().map(ToString::to_string).collect();
        writeln!(out, "written {}", ids.join(" ")).unwrap();
        out.flush().unwrap();
    };
    let (mut case, ids) = open_case(&mut desk);
    say(ids);
    for number in 0.. {
        match dice.below(4) {
            0 => say(import(&mut desk, &format!("{seed}.{number}"))),
            1 => {
                let (new, ids) = open_case(&mut desk);
                case = new;
                say(ids);
            }
            _ => say(append(&mut desk, case, usize::try_from(dice.below(400)).unwrap())),
        }
    }
}

fn kill(child: &mut Child) {
    child.kill().unwrap();
    child.wait().unwrap();
}

/// Kills the process that writes, some time after it acknowledged some events. The answer is what it acknowledged.
fn kill_writer(store: &Path, dice: &mut Dice) -> Vec<EventId> {
    let mut writer = Command::new(std::env::current_exe().unwrap())
        .args(["write-until-killed", store.to_str().unwrap(), &dice.below(u64::from(u32::MAX)).to_string()])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(writer.stdout.take().unwrap()).lines();
    let mut known = Vec::new();
    let mut hear = |line: std::io::Result<String>| {
        // The last line may be cut.
        let Ok(line) = line else { return };
        let words = line.strip_prefix("written ").unwrap_or_default().split(' ');
        known.extend(words.filter_map(|id| id.parse::<EventId>().ok()));
    };
    // Some die before their first word, most in the middle of a later one.
    for _ in 0..dice.below(5) {
        lines.by_ref().take(1).for_each(&mut hear);
    }
    std::thread::sleep(Duration::from_micros(dice.below(25_000)));
    kill(&mut writer);
    // What was said before the blow was said after it was durable.
    lines.for_each(&mut hear);
    known
}

/// Kills the program itself while it imports a form. The answer is what it acknowledged.
fn kill_program(town: &Town, store: &Path, key: &str, dice: &mut Dice) -> Vec<EventId> {
    std::fs::write(town.path("form.csv"), form(key)).unwrap();
    let mut program = town
        .command(env!("CARGO_BIN_EXE_greenlight"))
        .args(["--json", "--identity", "keys/vetter", "--store", store.to_str().unwrap()])
        .args(["import", "form.csv", "--map", "form.toml", "--apply"])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    std::thread::sleep(Duration::from_micros(dice.below(90_000)));
    kill(&mut program);
    let mut said = String::new();
    program.stdout.take().unwrap().read_to_string(&mut said).unwrap();
    let Ok(answer) = serde_json::from_str::<serde_json::Value>(&said) else { return Vec::new() };
    answer["opened"].as_array().unwrap().iter().map(|id| id.as_str().unwrap().parse().unwrap()).collect()
}

pub fn run(size: Size) -> String {
    let (kills, seed) = (size.of(500, 20_000), seed());
    let done = on_every_core(|core, cores| {
        let town = Town::with_people();
        std::fs::write(town.path("form.toml"), MAP).unwrap();
        let home = scratch();
        let store = home.path().join("store");
        let mut known = BTreeSet::new();
        let (mut acknowledged, mut silent) = (0, 0);
        for number in (core as u64..kills).step_by(cores) {
            if (number / cores as u64).is_multiple_of(ROUND) {
                copy(&town.path("store"), &store);
                forget(&store);
                let _ = std::fs::remove_dir_all(town.path(".local"));
                known = hold(&store, &BTreeSet::new());
            }
            let mut dice = Dice(seed.wrapping_mul(1_000_003).wrapping_add(number));
            let told = match dice.below(5) {
                0 => kill_program(&town, &store, &format!("{seed}.{number}"), &mut dice),
                _ => kill_writer(&store, &mut dice),
            };
            acknowledged += told.len();
            known.extend(told);
            let held = std::panic::catch_unwind(|| hold(&store, &known));
            let here = held.unwrap_or_else(|_| panic!("kill {number} of --seed={seed}"));
            silent += here.difference(&known).count();
            // What was written before nobody could be told is there from here on.
            known = here;
        }
        (acknowledged, silent)
    });
    let acknowledged: usize = done.iter().map(|counts| counts.0).sum();
    let silent: usize = done.iter().map(|counts| counts.1).sum();
    assert!(acknowledged as u64 > kills, "{acknowledged} events in {kills} kills");
    format!(
        "{kills} kills, {acknowledged} acknowledged events all there, {silent} more had just been written, \
         --seed={seed}"
    )
}
