//! How fast it is, in one table: `cargo bench --bench speed`. Whole processes of the build that is packaged, beside the bare
//! program of `bare.rs` on a copy of the same vault, one after the other in the same run; medians.
//! `CASES=10000` and `RUNS=41` are the measure; `CASES=200 RUNS=5` is a quick trial. Made stores are kept under
//! `target/tmp` for the next run. With a word, only the rows whose name has it: `cargo bench --bench speed -- show`.
//! `together` stands for those about several people at one store.
#![allow(
    clippy::cast_possible_wrap,
    clippy::cast_precision_loss,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a benchmark stops where it fails, and its figures are far below the limits"
)]

mod exchange;
mod season;
mod sheets;
mod together;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use ed25519_dalek::{Signature, VerifyingKey};
use greenlight::custody::backup;
use greenlight::domain::entry::{EVENT_NAMESPACE, pre_image};
use greenlight::domain::ids::{EventId, PublicKey, sha256};
use greenlight::store::schema::SCHEMA;
use greenlight::store::tables;
use rusqlite::Connection;

/// A made store, a copy of its vault for the bare program, and what to ask of both.
struct Place {
    store: PathBuf,
    key: PathBuf,
    vault: PathBuf,
    raw: String,
    cases: Vec<EventId>,
}

impl Place {
    fn of(cases: usize) -> Place {
        let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("season-{cases}"));
        if !dir.join("key").is_file() {
            let _ = std::fs::remove_dir_all(&dir);
            std::fs::create_dir_all(&dir).unwrap();
            season::make(&dir, cases);
        }
        let store = dir.join("store");
        // A store of another schema gets new views when it is opened; the copy follows.
        let opened = season::open(&store);
        let schema = dir.join("copy/schema.sql");
        if std::fs::read_to_string(&schema).is_ok_and(|kept| kept != SCHEMA) || !schema.is_file() {
            let _ = std::fs::remove_dir_all(dir.join("copy"));
            backup::copy_to(&opened, &dir.join("copy")).unwrap();
            std::fs::write(&schema, SCHEMA).unwrap();
        }
        let raw = opened.key().pragma().to_string();
        let mut place =
            Place { store, key: dir.join("key"), vault: dir.join("copy/vault.db"), raw, cases: vec![] };
        let vault = place.connect();
        let mut ids = vault.prepare("SELECT log FROM cases ORDER BY log").unwrap();
        let ids = ids.query_map([], |row| row.get::<_, Vec<u8>>(0)).unwrap();
        place.cases = ids.map(|id| EventId::from_slice(&id.unwrap()).unwrap()).collect();
        place
    }

    /// A copy of the store, in a folder of this name beside it, at which nobody else works. One that is there is taken.
    fn copy(&self, name: &str) -> Place {
        let store = self.store.parent().unwrap().join(name);
        if !store.join("vault.db").is_file() {
            backup::copy_to(&season::open(&self.store), &store).unwrap();
        }
        let Place { key, vault, raw, cases, .. } = self;
        let (key, vault, raw, cases) = (key.clone(), vault.clone(), raw.clone(), cases.clone());
        Place { store, key, vault, raw, cases }
    }

    fn connect(&self) -> Connection {
        let vault = Connection::open(&self.vault).unwrap();
        vault.pragma_update(None, "key", &self.raw).unwrap();
        vault.execute_batch("PRAGMA cipher_page_size = 8192").unwrap();
        vault
    }

    fn count(&self, sql: &str) -> i64 {
        self.connect().query_row(sql, [], |row| row.get(0)).unwrap()
    }

    /// How many rows the views hold, and how many bytes a row has in the middle.
    fn rows(&self) -> (i64, i64) {
        let texts: (_, &[&str]) = ("texts", &["doc", "came", "event", "text"]);
        let views = tables::all().map(|table| (table.name, table.columns));
        let sizes = views.chain([texts]).map(|(table, columns)| {
            let bytes: Vec<_> =
                columns.iter().map(|name| format!("coalesce(octet_length({name}), 0)")).collect();
            let rows = self.count(&format!("SELECT count(*) FROM {table}"));
            (rows, self.count(&format!("SELECT coalesce(sum({}), 0) FROM {table}", bytes.join(" + "))))
        });
        let (rows, bytes) = sizes.fold((0, 0), |all, view| (all.0 + view.0, all.1 + view.1));
        (rows, bytes / rows)
    }

    fn command(&self, args: &[&str]) -> Command {
        self.command_with(&self.key, args)
    }

    fn command_with(&self, key: &Path, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_greenlight"));
        if args.first() == Some(&"due") {
            command.env("GREENLIGHT_NOW", season::NOW);
        }
        // What a computer remembers of a store goes with it: one that is made anew has fewer events than the one before.
        command.env("XDG_STATE_HOME", self.store.with_file_name("state"));
        command.arg("--store").arg(&self.store).arg("--identity").arg(key).args(args);
        command
    }

    fn ours(&self, args: &[&str]) -> Duration {
        time(&mut self.command(args), "")
    }

    /// The letters of the first case, grown by notes to this many events, and those of its last event.
    fn grown(&self, events: u64) -> (String, String) {
        let letters = self.cases[0].short(12);
        loop {
            let said = self.command(&["show", &letters, "--json"]).output().unwrap().stdout;
            let sheet: serde_json::Value = serde_json::from_slice(&said).unwrap();
            let there = sheet["events"].as_u64().unwrap();
            if there >= events {
                let last: EventId = sheet["heads"][0].as_str().unwrap().parse().unwrap();
                return (letters, last.short(12));
            }
            for _ in there..events {
                self.ours(&["note", &letters, "--text", "Asked again; the answer is still to come."]);
            }
        }
    }

    fn bare_says(&self, bare: &Path, what: &str, args: &[String]) -> String {
        let mut command = Command::new(bare);
        let command =
            command.arg(what).arg(&self.vault).args(args).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn().unwrap();
        writeln!(child.stdin.take().unwrap(), "{}", self.raw).ok();
        String::from_utf8(child.wait_with_output().unwrap().stdout).unwrap()
    }

    fn bare(&self, bare: &Path, what: &str, args: &[String]) -> Duration {
        time(Command::new(bare).arg(what).arg(&self.vault).args(args), &self.raw)
    }
}

/// A real ssh-agent that holds the key of a place, and the same key in a file that has a passphrase. Gone when dropped.
struct Unlocked {
    agent: Child,
    dir: tempfile::TempDir,
}

impl Unlocked {
    fn of(place: &Place) -> Unlocked {
        let dir = tempfile::tempdir().unwrap();
        let (socket, locked) = (dir.path().join("agent"), dir.path().join("locked"));
        let mut agent = Command::new("ssh-agent");
        let agent = agent.arg("-D").arg("-a").arg(&socket).stdout(Stdio::null()).spawn().unwrap();
        while !socket.exists() {
            std::thread::sleep(Duration::from_millis(1));
        }
        let unlocked = Unlocked { agent, dir };
        unlocked.run(place, &place.key, &["unlock"]);
        std::fs::copy(&place.key, &locked).unwrap();
        std::fs::set_permissions(&locked, std::os::unix::fs::PermissionsExt::from_mode(0o600)).unwrap();
        let mut keygen = Command::new("ssh-keygen");
        time(keygen.args(["-q", "-p", "-P", "", "-N", "a passphrase", "-f"]).arg(&locked), "");
        unlocked
    }

    fn run(&self, place: &Place, key: &Path, args: &[&str]) -> Duration {
        let mut command = place.command_with(key, args);
        time(command.env("SSH_AUTH_SOCK", self.dir.path().join("agent")), "")
    }

    fn ours(&self, place: &Place, args: &[&str]) -> Duration {
        self.run(place, &self.dir.path().join("locked"), args)
    }
}

impl Drop for Unlocked {
    fn drop(&mut self) {
        let _ = self.agent.kill();
        let _ = self.agent.wait();
    }
}

fn time(command: &mut Command, input: &str) -> Duration {
    let start = Instant::now();
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
    writeln!(child.stdin.take().unwrap(), "{input}").ok();
    let done = child.wait_with_output().unwrap();
    let took = start.elapsed();
    assert!(done.status.success(), "{command:?}: {}", String::from_utf8_lossy(&done.stderr));
    took
}

/// Has cargo build the bare program and say where it is.
fn bare() -> PathBuf {
    let args = ["bench", "--quiet", "--no-run", "--bench", "bare", "--message-format", "json"];
    let said =
        Command::new(env!("CARGO")).args(args).current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap();
    let lines = String::from_utf8(said.stdout).unwrap();
    let messages = lines.lines().filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok());
    let made = messages
        .filter(|message| message["target"]["name"] == "bare")
        .find_map(|message| Some(message["executable"].as_str()?.into()));
    made.expect("cargo builds the bare program")
}

fn median(mut times: Vec<Duration>) -> f64 {
    times.sort();
    times[times.len() / 2].as_secs_f64() * 1000.0
}

/// An event as it is kept: the key that signed, header, signature, body.
type Event = (PublicKey, Vec<u8>, [u8; 64], Vec<u8>);

fn events(place: &Place) -> Vec<Event> {
    let vault = place.connect();
    let mut all = vault.prepare("SELECT header, signature, body FROM entries WHERE n < 1000").unwrap();
    let events = all.query_map([], |row| {
        let header: Vec<u8> = row.get(0)?;
        let by = std::str::from_utf8(&header).unwrap().split("\nby ").nth(1).unwrap()[..64].parse().unwrap();
        Ok((by, header, row.get(1)?, row.get::<_, Option<Vec<u8>>>(2)?.unwrap_or_default()))
    });
    events.unwrap().map(Result::unwrap).collect()
}

/// Hashes and strictly verifies events in memory, every core its share of the same bytes, as ed25519-dalek does it.
fn bare_verify(events: &[Event], cores: u32) {
    std::thread::scope(|scope| {
        for share in events.chunks(events.len().div_ceil(cores as usize)) {
            scope.spawn(move || {
                for (by, header, sign, body) in share {
                    std::hint::black_box((sha256(header), sha256(body)));
                    let (by, sign) = (VerifyingKey::from_bytes(&by.0).unwrap(), Signature::from_bytes(sign));
                    by.verify_strict(&pre_image(EVENT_NAMESPACE, header), &sign).unwrap();
                }
            });
        }
    });
}

/// How much processor time, over all cores, some work takes in this process and in those that it starts. Where the
/// system does not say, all cores are taken to be busy all the time.
fn processor_time(cores: u32, work: impl FnOnce()) -> Duration {
    // Fields 14 to 17, in hundredths of a second; the second field may hold spaces and ends with a parenthesis.
    let used = || -> Option<u64> {
        let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
        let fields = stat.rsplit_once(')')?.1.split_whitespace().skip(11).take(4);
        fields.map(|field| field.parse::<u64>().ok()).sum()
    };
    let (before, start) = (used(), Instant::now());
    work();
    match (before, used()) {
        (Some(before), Some(after)) => Duration::from_millis((after - before) * 10),
        _ => start.elapsed() * cores,
    }
}

struct Line {
    what: String,
    ours: String,
    bare: String,
    ratio: f64,
    bar: String,
    holds: bool,
}

/// A line about two times in milliseconds, ours at most `most` times the other.
fn at_most(what: String, ours: f64, bare: f64, most: f64) -> Line {
    let shown =
        |time: f64| if time < 1000.0 { format!("{time:.2} ms") } else { format!("{:.1} s", time / 1000.0) };
    let ratio = ours / bare;
    Line {
        what, ours: shown(ours), bare: shown(bare), ratio, bar: format!("≤ {most}"), holds: ratio <= most
    }
}

/// A line about two times in milliseconds, ours at most so many milliseconds over the other; it has the ratio, too.
fn more_by(what: String, ours: f64, bare: f64, most: f64) -> Line {
    let more = ours - bare;
    let line = at_most(what, ours, bare, f64::INFINITY);
    Line { bar: format!("{more:+.2} ms ≤ {most} ms"), holds: more <= most, ..line }
}

fn print(lines: &[Line]) {
    println!("| what | ours | bare | ratio | bar | holds |");
    println!("|---|---:|---:|---:|---:|---|");
    for Line { what, ours, bare, ratio, bar, holds } in lines {
        let holds = if *holds { "yes" } else { "no" };
        println!("| {what} | {ours} | {bare} | {ratio:.2} | {bar} | {holds} |");
    }
}

fn main() {
    let asked: Vec<String> = std::env::args().skip(1).filter(|arg| !arg.starts_with('-')).collect();
    let wanted = |name: &str| asked.is_empty() || asked.iter().any(|word| name.contains(word.as_str()));
    let set = |name: &str, other| std::env::var(name).map_or(other, |set| set.parse::<usize>().unwrap());
    let (most, runs) = (set("CASES", 10_000), set("RUNS", 41));
    let cores = std::thread::available_parallelism().map_or(1, |cores| u32::try_from(cores.get()).unwrap());
    let bare = bare();
    let text = "A lien of 12,400 dollars was registered against the property in March and paid off in September; the \
                form says that there never was one. Asked in the interview, the applicant said that the landlord had \
                dealt with it and that no letter ever came. The register shows a letter, returned unopened.";
    let mut lines = Vec::new();
    let mut before: Vec<(&str, f64)> = Vec::new();
    for cases in [most / 10, most] {
        let place = Place::of(cases);
        // Whatever an earlier run left: these rows are about a store where everything was checked and nobody else works.
        place.ours(&["verify"]);
        let find = [
            "finding",
            "add",
            "",
            "--category",
            "financial",
            "--severity",
            "2",
            "--grade",
            "C3",
            "--text",
            text,
        ];
        let rows: [(&str, &str, &[&str], f64); 4] = [
            ("finding add", "insert", &find, 2.5),
            ("show", "select", &["show", ""], 2.0),
            ("list --limit 50", "list", &["list", "--limit", "50"], 2.0),
            ("due --all --limit 50", "due", &["due", "--all", "--limit", "50"], 2.0),
        ];
        for (name, what, command, bar) in rows.into_iter().filter(|row| wanted(row.0)) {
            let mut times = (Vec::new(), Vec::new());
            for run in 0..runs + 4 {
                let case = place.cases[(run * 7919 + set("SKIP", 0)) % place.cases.len()];
                let letters = case.short(12);
                let args: Vec<&str> =
                    command.iter().map(|arg| if arg.is_empty() { &letters } else { *arg }).collect();
                let of = match what {
                    "list" => vec![],
                    "due" => vec![season::NOW.to_owned()],
                    _ => vec![case.to_string()],
                };
                let pair = (place.ours(&args), place.bare(&bare, what, &of));
                // The first four warm the cache.
                if run >= 4 {
                    times.0.push(pair.0);
                    times.1.push(pair.1);
                }
            }
            let (ours, bare) = (median(times.0), median(times.1));
            let stands = format!("SELECT count(*) FROM agenda WHERE from_at <= '{0}'", season::NOW);
            let of = match what {
                "due" => format!("{cases} cases, {} lines", place.count(&stands)),
                _ => format!("{cases} cases"),
            };
            lines.push(at_most(format!("`{name}`, {of}"), ours, bare, bar));
            match before.iter().find(|(other, _)| *other == name) {
                Some((_, small)) if !matches!(what, "list" | "due") => {
                    lines.push(at_most(
                        format!("`{name}`, {cases} beside {} cases", most / 10),
                        ours,
                        *small,
                        1.25,
                    ));
                }
                _ => before.push((name, ours)),
            }
        }
        if wanted("together") {
            let commands: [(&str, &[&str]); 3] = [
                ("show", &["show", ""]),
                ("list --limit 50", &["list", "--limit", "50"]),
                ("finding add", &find),
            ];
            lines.extend(together::lines(&place, &bare, &commands, runs, cores));
        }
        if cases < most {
            continue;
        }
        if wanted("show --as-of") {
            let (case, last) = place.grown(500);
            let pairs = (0..runs + 4)
                .map(|_| (place.ours(&["show", &case, "--as-of", &last]), place.ours(&["show", &case])));
            let (then, now): (Vec<_>, Vec<_>) = pairs.skip(4).unzip();
            let what = "`show --as-of` beside `show`, a case of 500 events".to_owned();
            lines.push(at_most(what, median(then), median(now), 1.5));
        }
        let by_agent: [(&str, &[&str], f64); 2] =
            [("show with an agent", &["show", ""], 6.0), ("finding add with an agent", &find, 4.0)];
        for (name, command, most) in by_agent.into_iter().filter(|row| wanted(row.0)) {
            let unlocked = Unlocked::of(&place);
            let pairs = (0..runs + 4).map(|run| {
                let letters = place.cases[(run * 7919) % place.cases.len()].short(12);
                let args: Vec<&str> =
                    command.iter().map(|arg| if arg.is_empty() { &letters } else { *arg }).collect();
                (unlocked.ours(&place, &args), place.ours(&args))
            });
            let (with, without): (Vec<_>, Vec<_>) = pairs.skip(4).unzip();
            lines.push(more_by(
                format!("`{name}` beside a bare key file"),
                median(with),
                median(without),
                most,
            ));
        }
        // These take long: three times, one after the other.
        let long = |ours: &dyn Fn() -> Duration, bare: &dyn Fn() -> Duration| {
            let (ours, bare) = (0..runs.min(3)).map(|_| (ours(), bare())).unzip();
            (median(ours), median(bare))
        };
        if wanted("sync") {
            lines.extend(exchange::lines(&place, &bare));
        }
        if wanted("verify") {
            let events = events(&place);
            let (ours, bare) = long(&|| processor_time(cores, || _ = place.ours(&["verify"])), &|| {
                processor_time(cores, || bare_verify(&events, cores))
            });
            let count = f64::from(u32::try_from(place.count("SELECT count(*) FROM arrivals")).unwrap());
            let read = f64::from(u32::try_from(events.len()).unwrap());
            let [ours, bare] = [(count, ours), (read, bare)].map(|(n, ms)| n / ms * 1000.0);
            let shown = |speed: f64| format!("{speed:.0} events per core second");
            let (ratio, bar, what) = (ours / bare, "≥ 0.7".to_owned(), format!("`verify`, {cases} cases"));
            lines.push(Line { what, ours: shown(ours), bare: shown(bare), ratio, bar, holds: ratio >= 0.7 });
        }
        if wanted("rebuild") {
            let (rows, bytes) = place.rows();
            let args =
                [place.count("SELECT count(*) FROM entries"), rows, bytes].map(|number| number.to_string());
            // The first run of the bare program has no rows to drop.
            place.bare(&bare, "rebuild", &args);
            let (ours, bare) = long(&|| place.ours(&["rebuild"]), &|| place.bare(&bare, "rebuild", &args));
            lines.push(at_most(format!("`rebuild`, {cases} cases, {rows} rows"), ours, bare, 4.0));
        }
    }
    if wanted("import") {
        for (cases, bars) in [(0, [300.0, 2000.0]), (most, [1000.0, 4000.0]), (most * 10, [3000.0, 8000.0])] {
            lines.extend(sheets::lines(&Place::of(cases), bars));
        }
    }
    print(&lines);
}
