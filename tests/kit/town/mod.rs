//! A throw-away town: a home, a store, keys of invented people, and the real program, run as a person would run it.

pub mod ask;
pub mod bare;
pub mod desks;
pub mod filled;
pub mod read_only;
pub mod spelled;
pub mod waiting;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use greenlight::seal::identity::{Identity, public_line};

use super::pty;

/// The hour at which every drill is played.
pub const NOW: &str = "2026-11-22T15:00:00Z";

/// The people whose keys are in `keys/`.
pub const PEOPLE: [&str; 8] =
    ["admin", "vetter", "reviewer", "approver", "second", "third", "leader", "stranger"];

/// What a command did.
pub struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

/// A folder with everything in it, gone when the test is over.
pub struct Town {
    dir: tempfile::TempDir,
}

/// The key of an invented person, the same every time.
pub fn identity(name: &str) -> Identity {
    Identity::from_seed(&greenlight::domain::ids::sha256(format!("greenlight town {name}").as_bytes()))
}

/// Runs a command, with words for its stdin.
pub fn fed(mut command: Command, stdin: &str) -> Ran {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    // A program that was told everything on its command line may be gone before it is fed.
    let _ = child.stdin.take().unwrap().write_all(stdin.as_bytes());
    let done = child.wait_with_output().unwrap();
    Ran {
        code: done.status.code().unwrap_or(-1),
        out: String::from_utf8(done.stdout).unwrap(),
        err: String::from_utf8(done.stderr).unwrap(),
    }
}

impl Town {
    /// An empty town.
    pub fn new() -> Town {
        let dir = tempfile::Builder::new().prefix("town-").tempdir().unwrap();
        let bin = dir.path().join("bin");
        std::fs::create_dir(&bin).unwrap();
        std::os::unix::fs::symlink(env!("CARGO_BIN_EXE_greenlight"), bin.join("greenlight")).unwrap();
        let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
        std::os::unix::fs::symlink(fixtures, dir.path().join("fixtures")).unwrap();
        Town { dir }
    }

    /// A town where everybody has a key, in `keys/`.
    pub fn with_keys() -> Town {
        let town = Town::new();
        std::fs::create_dir(town.path("keys")).unwrap();
        for name in PEOPLE {
            let key = identity(name);
            std::fs::write(town.path(&format!("keys/{name}")), key.to_openssh(name).unwrap().as_bytes())
                .unwrap();
            let line = public_line(&key.public()) + "\n";
            std::fs::write(town.path(&format!("keys/{name}.pub")), line).unwrap();
        }
        town
    }

    /// A path in the town.
    pub fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    /// A copy of the program that another account can run. Another process makes it: a file that this one has open for
    /// writing may be inherited by what other tests start meanwhile, and then it cannot be run.
    #[allow(dead_code, reason = "the hard tests need none")]
    pub fn program(&self) -> PathBuf {
        let program = self.path("program");
        let copied = Command::new("cp").arg(env!("CARGO_BIN_EXE_greenlight")).arg(&program).status().unwrap();
        assert!(copied.success());
        program
    }

    /// A command that knows nothing of the machine it runs on.
    pub fn command(&self, program: &str) -> Command {
        let path = std::env::var("PATH").unwrap_or_default();
        let mut command = Command::new(program);
        command
            .current_dir(self.dir.path())
            .env_clear()
            .env("PATH", format!("{}:{path}", self.path("bin").display()))
            .env("HOME", self.dir.path())
            .env("XDG_DATA_HOME", self.path(".local/share"))
            .env("TMPDIR", std::env::temp_dir())
            .env("LANG", "en_CA.UTF-8")
            .env("COLUMNS", "100")
            .env("GREENLIGHT_NOW", NOW);
        command
    }

    /// Runs the program as somebody, with words for its stdin.
    pub fn run(&self, who: &str, args: &[&str], stdin: &str) -> Ran {
        self.run_at(NOW, who, args, stdin)
    }

    /// Runs it at another hour.
    pub fn run_at(&self, now: &str, who: &str, args: &[&str], stdin: &str) -> Ran {
        let mut command = self.command(env!("CARGO_BIN_EXE_greenlight"));
        command
            .env("GREENLIGHT_STORE", "store")
            .env("GREENLIGHT_IDENTITY", format!("keys/{who}"))
            .env("GREENLIGHT_NOW", now)
            .args(args);
        fed(command, stdin)
    }

    /// Runs the program as somebody at a terminal, who types this: the exit code, and all that it wrote.
    #[allow(dead_code, reason = "the hard tests type something else")]
    pub fn types(&self, who: &str, args: &[&str], typed: &[u8]) -> (i32, String) {
        let mut command = self.command(env!("CARGO_BIN_EXE_greenlight"));
        command.env("GREENLIGHT_STORE", "store").env("GREENLIGHT_IDENTITY", format!("keys/{who}")).args(args);
        let (code, said) = pty::run(command, 100, typed).expect("it went on waiting for more");
        (code, String::from_utf8_lossy(&said).into_owned())
    }

    /// Runs the program as somebody, which must succeed. The answer is the first line of its output.
    pub fn does(&self, who: &str, args: &[&str]) -> String {
        let ran = self.run(who, args, "");
        assert_eq!(ran.code, 0, "{who} {args:?}\n{}{}", ran.out, ran.err);
        ran.out.lines().next().unwrap_or_default().to_owned()
    }

    /// The town of the demonstration at this hour: sixty cases, everybody with a key.
    pub fn of_the_demonstration(now: &str) -> Town {
        let town = Town::new();
        let ran = town.run_at(now, "nobody", &["demo", "--dir", "demo"], "");
        assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
        for part in ["store", "keys"] {
            std::fs::rename(town.path(&format!("demo/{part}")), town.path(part)).unwrap();
        }
        town
    }

    /// A store with its people: everybody over the whole country.
    pub fn with_people() -> Town {
        let town = Town::with_keys();
        town.does("admin", &["init", "--org", "Example Party", "--name", "Imogen Ashgrove"]);
        for (name, key, role) in [
            ("Théo Larivée", "vetter", "vetter"),
            ("Nadia Okonjo-Wells", "reviewer", "reviewer"),
            ("Marguerite Sansoucy", "approver", "approver"),
            ("Desmond Farquharson", "second", "approver"),
            ("Ingram Vale-Tremblay", "third", "approver"),
            ("Pernille Astrup", "leader", "leader"),
        ] {
            let file = format!("keys/{key}.pub");
            town.does("admin", &["person", "add", name, "--key", &file, "--role", role, "--scope", "CA"]);
        }
        town
    }
}
