//! Looks over the shoulder of everything that this process starts: its arguments and its environment as `/proc` shows
//! them, and every file that comes and goes meanwhile.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;

use super::needles::{Hit, Looked, Search, files};

/// What was seen.
#[derive(Debug, Default)]
pub struct Seen {
    /// Looks at arguments, at environments, and processes whose environment nobody may read.
    pub arguments: usize,
    pub environments: usize,
    pub hidden: usize,
    pub processes: HashSet<u32>,
    /// Versions of files that were there while a command ran.
    pub files: Looked,
    pub hits: Vec<Hit>,
}

/// Two threads that look until a flag stops them.
pub struct Watch {
    stop: Arc<AtomicBool>,
    threads: Vec<JoinHandle<Seen>>,
}

/// The search of the moment: a canary that is learnt later is searched for from then on.
pub type Shared = Arc<Mutex<Arc<Search>>>;

impl Watch {
    /// Watches processes, and the files under `root` but for those under `except`.
    pub fn start(search: &Shared, root: &Path, except: Vec<PathBuf>) -> Watch {
        let stop = Arc::new(AtomicBool::new(false));
        let (stop_one, stop_two, root) = (Arc::clone(&stop), Arc::clone(&stop), root.to_owned());
        let (for_one, for_two) = (Arc::clone(search), Arc::clone(search));
        let others = processes();
        let processes = std::thread::spawn(move || watch_processes(&stop_one, &for_one, &others));
        let files = std::thread::spawn(move || watch_files(&stop_two, &for_two, &root, &except));
        Watch { stop, threads: vec![processes, files] }
    }

    pub fn end(self) -> Seen {
        self.stop.store(true, Ordering::Relaxed);
        let mut all = Seen::default();
        for seen in self.threads.into_iter().map(|thread| thread.join().unwrap()) {
            all.arguments += seen.arguments;
            all.environments += seen.environments;
            all.hidden += seen.hidden;
            all.processes.extend(seen.processes);
            all.files.files += seen.files.files;
            all.files.bytes += seen.files.bytes;
            all.hits.extend(seen.hits);
        }
        all
    }
}

fn current(search: &Shared) -> Arc<Search> {
    Arc::clone(&search.lock().unwrap())
}

/// The numbers of all processes.
fn processes() -> HashSet<u32> {
    let listed = std::fs::read_dir("/proc").into_iter().flatten().filter_map(Result::ok);
    listed.filter_map(|entry| entry.file_name().to_str()?.parse().ok()).collect()
}

/// The processes that descend from this one; `others` were there before.
fn descendants(others: &HashSet<u32>) -> Vec<u32> {
    let all: Vec<(u32, u32)> = processes()
        .difference(others)
        .copied()
        .filter_map(|pid: u32| {
            let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
            // The name may have spaces and brackets; the parent is the second word behind it.
            Some((pid, stat.rsplit_once(')')?.1.split_whitespace().nth(1)?.parse().ok()?))
        })
        .collect();
    let mut family = vec![std::process::id()];
    let mut at = 0;
    while let Some(parent) = family.get(at).copied() {
        family.extend(
            all.iter()
                .filter(|(pid, of)| *of == parent && !family.contains(pid))
                .map(|process| process.0)
                .collect::<Vec<_>>(),
        );
        at += 1;
    }
    family.split_off(1)
}

fn watch_processes(stop: &AtomicBool, search: &Shared, others: &HashSet<u32>) -> Seen {
    let (mut seen, mut known) = (Seen::default(), HashSet::new());
    while !stop.load(Ordering::Relaxed) {
        for pid in descendants(others) {
            for what in ["cmdline", "environ"] {
                let Ok(bytes) = std::fs::read(format!("/proc/{pid}/{what}")) else {
                    seen.hidden += 1;
                    continue;
                };
                *(if what == "cmdline" { &mut seen.arguments } else { &mut seen.environments }) += 1;
                seen.processes.insert(pid);
                if known.insert(bytes.clone()) {
                    seen.hits.extend(current(search).hits(&bytes, &format!("{what} of {pid}")));
                }
            }
        }
        std::thread::sleep(Duration::from_millis(3));
    }
    seen
}

fn watch_files(stop: &AtomicBool, search: &Shared, root: &Path, except: &[PathBuf]) -> Seen {
    let (mut seen, mut known) = (Seen::default(), HashSet::new());
    while !stop.load(Ordering::Relaxed) {
        for path in files(root, except) {
            let Ok(about) = std::fs::symlink_metadata(&path) else { continue };
            let version = (path.clone(), about.len(), about.modified().ok());
            if about.is_file() && known.insert(version) {
                seen.hits.extend(current(search).file(root, &path, &mut seen.files));
            }
        }
        std::thread::sleep(Duration::from_millis(3));
    }
    seen
}

/// What stands in the memory of a process, where it may be looked into: which canaries, and how many bytes were read.
pub fn memory(pid: u32, search: &Search) -> Option<(Vec<Hit>, usize)> {
    use std::io::{Read, Seek, SeekFrom};
    let maps = std::fs::read_to_string(format!("/proc/{pid}/maps")).ok()?;
    let mut memory = std::fs::File::open(format!("/proc/{pid}/mem")).ok()?;
    let (mut hits, mut looked) = (Vec::new(), 0);
    // What can be written: nothing is left of a secret in the program's own text.
    for line in
        maps.lines().filter(|line| line.split_whitespace().nth(1).is_some_and(|may| may.starts_with("rw")))
    {
        let (from, to) = line.split_whitespace().next()?.split_once('-')?;
        let [from, to] = [from, to].map(|digits| u64::from_str_radix(digits, 16).unwrap());
        let mut bytes = vec![0; usize::try_from(to - from).unwrap()];
        memory.seek(SeekFrom::Start(from)).ok()?;
        if memory.read_exact(&mut bytes).is_ok() {
            looked += bytes.len();
            hits.extend(search.hits(&bytes, &format!("memory of {pid}, {}", line.rsplit(' ').next()?)));
        }
    }
    (looked > 0).then_some((hits, looked))
}
