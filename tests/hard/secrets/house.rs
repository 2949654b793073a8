//! A house of its own: home, store, keys and temporary folders in one place, so that everything that is written is seen.
//! Whatever is secret or names somebody goes in through stdin, a descriptor, a terminal or a file, as the program offers.

use std::collections::HashSet;
use std::io::{Read, Write};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::os::unix::net::UnixStream;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant, SystemTime};

use greenlight::seal::identity::{Identity, public_line};
use greenlight::seal::vault_key::{UNLOCK_NAMESPACE, VaultKey, agent_file_name, file_name};
use zeroize::Zeroizing;

use super::needles::{Canary, Hit, Looked, Search, files};
use super::watch::Shared;
use crate::kit::town::{NOW, Ran};
use crate::scratch;

/// A word that nobody else has.
pub fn word() -> String {
    let mut bytes = [0; 14];
    getrandom::fill(&mut bytes).unwrap();
    let letters = bytes.iter().enumerate().map(|(at, byte)| {
        let from: &[u8] = if at % 2 == 0 { b"bdfgklmnprstvxz" } else { b"aeiou" };
        char::from(from[usize::from(*byte) % from.len()])
    });
    letters.collect()
}

pub fn wait_for(mut what: impl FnMut() -> bool) {
    let start = Instant::now();
    while !what() {
        assert!(start.elapsed() < Duration::from_secs(20), "it never came");
        std::thread::sleep(Duration::from_millis(2));
    }
}

/// Folders whose contents are plain on purpose: what the test hands in, and what it asked the program to write out.
const PLAIN: [&str; 2] = ["given", "out"];

/// A file as it was once: which, under which set of needles, how long and from when.
type Version = (PathBuf, usize, Option<(u64, SystemTime)>);

pub struct House {
    dir: tempfile::TempDir,
    agent: Option<Child>,
    passphrase: String,
    pub search: Shared,
    /// Whether the agent is left out of it, so that the passphrase is what opens.
    pub alone: bool,
    pub commands: usize,
    /// Secrets that were found in printed output. Texts do not count, because commands show them.
    pub hits: Vec<Hit>,
    pub printed: usize,
    known: HashSet<Version>,
}

impl House {
    pub fn new() -> House {
        let dir = scratch();
        for folder in ["bin", "home", "tmp", "run", "work", "keys", "given", "out", "spied", "back"] {
            std::fs::create_dir(dir.path().join(folder)).unwrap();
            std::fs::set_permissions(dir.path().join(folder), PermissionsExt::from_mode(0o700)).unwrap();
        }
        let passphrase = format!("{} {} {}", word(), word(), word());
        std::fs::write(dir.path().join("given/passphrase"), format!("{passphrase}\n")).unwrap();
        std::fs::write(dir.path().join("given/paper"), "").unwrap();
        symlink(env!("CARGO_BIN_EXE_greenlight"), dir.path().join("bin/greenlight")).unwrap();
        let search = Search::new(vec![Canary::line("passphrase", &passphrase)]);
        let search = Arc::new(Mutex::new(Arc::new(search)));
        House {
            dir,
            agent: None,
            passphrase,
            search,
            alone: false,
            commands: 0,
            hits: Vec::new(),
            printed: 0,
            known: HashSet::new(),
        }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    /// The folders that are plain on purpose.
    pub fn plain(&self) -> Vec<PathBuf> {
        PLAIN.iter().map(|name| self.path(name)).collect()
    }

    pub fn given(&self, name: &str, bytes: &[u8]) -> String {
        let path = self.path("given").join(name);
        std::fs::write(&path, bytes).unwrap();
        path.display().to_string()
    }

    /// From now on these are searched for, too.
    pub fn learn(&self, more: impl IntoIterator<Item = Canary>) {
        let mut search = self.search.lock().unwrap();
        let mut canaries = search.canaries.clone();
        for canary in more {
            if !canaries.contains(&canary) {
                canaries.push(canary);
            }
        }
        *search = Arc::new(Search::new(canaries));
    }

    pub fn search(&self) -> Arc<Search> {
        Arc::clone(&self.search.lock().unwrap())
    }

    /// Looks through the whole house as it lies there, but for what it looked through already for the same canaries.
    pub fn look(&mut self) -> Looked {
        let (mut looked, search) = (Looked::default(), self.search());
        for path in files(self.dir.path(), &self.plain()) {
            let about = std::fs::symlink_metadata(&path).ok();
            let changed = about.and_then(|about| Some((about.len(), about.modified().ok()?)));
            if self.known.insert((path.clone(), search.needles(), changed)) {
                self.hits.extend(search.file(self.dir.path(), &path, &mut looked));
            }
        }
        looked
    }

    /// A key of somebody, locked with the passphrase; its public half lies beside it.
    pub fn person(&self, name: &str) -> Canary {
        let mut random = [0; 52];
        getrandom::fill(&mut random).unwrap();
        let (seed, rest) = random.split_at(32);
        let key = Identity::from_seed(seed.try_into().unwrap());
        let (salt, check) = rest.split_at(16);
        let numbers = (salt.try_into().unwrap(), check.try_into().unwrap());
        let file = key.to_locked_openssh(name, &self.passphrase, numbers).unwrap();
        std::fs::write(self.path("keys").join(name), file.as_bytes()).unwrap();
        std::fs::set_permissions(self.path("keys").join(name), PermissionsExt::from_mode(0o600)).unwrap();
        std::fs::write(self.path("keys").join(format!("{name}.pub")), public_line(&key.public())).unwrap();
        Canary::key("a private key", seed)
    }

    /// Somebody's key, opened by us.
    pub fn identity(&self, name: &str) -> Identity {
        let file = std::fs::read(self.path("keys").join(name)).unwrap();
        Identity::read(&file, || Some(Zeroizing::new(self.passphrase.clone()))).unwrap()
    }

    /// The private key that the program made itself.
    pub fn made_key(&self, name: &str) -> Canary {
        let file = self.identity(name).to_openssh("").unwrap();
        let key = ssh_key::PrivateKey::from_openssh(file.as_bytes()).unwrap();
        Canary::key("a private key", &key.key_data().ed25519().unwrap().private.to_bytes())
    }

    /// The key of the vault as it is now.
    pub fn vault_key(&self) -> Canary {
        let admin = self.identity("admin");
        let wrapped = std::fs::read(self.path("store/keys").join(file_name(&admin.public()))).unwrap();
        let digits = VaultKey::unwrap(&wrapped, &admin).unwrap().pragma();
        let digits = digits.trim_start_matches("x'").trim_end_matches('\'').as_bytes().to_owned();
        Canary::key("the vault key", &data_encoding::HEXLOWER.decode(&digits).unwrap())
    }

    /// What the agent signs for the file by which it opens the vault.
    pub fn unlock_signature(&self, name: &str) -> Canary {
        let me = self.identity(name);
        let file = std::fs::read(self.path("store/keys").join(agent_file_name(&me.public()))).unwrap();
        let nonce = data_encoding::HEXLOWER.encode(&file[..24]);
        let message = format!("greenlight vault key\nkey {}\nnonce {nonce}\n", me.fingerprint());
        Canary::key("what opens it for an agent", &*me.sign(UNLOCK_NAMESPACE, message.as_bytes()).unwrap())
    }

    /// A command in this house, with cores allowed; the passphrase waits on descriptor 3, the key on paper on 4.
    pub fn command(&self, who: &str, program: &str, args: &[&str]) -> Command {
        let path = std::env::var("PATH").unwrap_or_default();
        let mut command = Command::new("bash");
        let script = "ulimit -c unlimited; exec \"$@\" 3< \"$0/passphrase\" 4< \"$0/paper\"";
        command.args(["-c", script]).arg(self.path("given")).arg(program).args(args);
        command
            .current_dir(self.path("work"))
            .env_clear()
            .env("PATH", format!("{}:{path}", self.path("bin").display()))
            .env("HOME", self.path("home"))
            .env("TMPDIR", self.path("tmp"))
            .env("XDG_RUNTIME_DIR", self.path("run"))
            .env("LANG", "en_CA.UTF-8")
            .env("EDITOR", self.path("bin/editor"))
            .env("GREENLIGHT_NOW", NOW)
            .env("GREENLIGHT_STORE", self.path("store"))
            .env("GREENLIGHT_IDENTITY", self.path("keys").join(who));
        if self.agent.is_some() && !self.alone {
            command.env("SSH_AUTH_SOCK", self.path("agent.sock"));
        }
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    /// The real program, started.
    pub fn start(&mut self, who: &str, args: &[&str]) -> Child {
        self.commands += 1;
        let all = [&["--passphrase-fd", "3"], args].concat();
        self.command(who, "greenlight", &all).spawn().unwrap()
    }

    /// The real program, to its end.
    pub fn run(&mut self, who: &str, args: &[&str], stdin: &str) -> Ran {
        let mut child = self.start(who, args);
        let _ = child.stdin.take().unwrap().write_all(stdin.as_bytes());
        let done = child.wait_with_output().unwrap();
        let secrets = self.secrets();
        for printed in [&done.stdout, &done.stderr] {
            self.printed += printed.len();
            self.hits.extend(secrets.hits(printed, &format!("printed by {args:?}")));
        }
        Ran {
            code: done.status.code().unwrap_or(-1),
            out: String::from_utf8_lossy(&done.stdout).into_owned(),
            err: String::from_utf8_lossy(&done.stderr).into_owned(),
        }
    }

    /// The same, which must succeed. The answer is the first line.
    pub fn does(&mut self, who: &str, args: &[&str], stdin: &str) -> String {
        let ran = self.run(who, args, stdin);
        assert_eq!(ran.code, 0, "{who} {args:?}\n{}{}", ran.out, ran.err);
        ran.out.lines().next().unwrap_or_default().to_owned()
    }

    /// What opens something: nobody is ever shown it, but the key on paper once.
    pub fn secrets(&self) -> Search {
        self.search().only(|canary| SECRETS.contains(&canary.what))
    }

    /// Starts a real ssh-agent and puts a spy before `ssh-add`, where the system has them.
    pub fn start_agent(&mut self) -> bool {
        let Some(real) = std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default())
            .map(|folder| folder.join("ssh-add"))
            .find(|path| path.is_file())
        else {
            return false;
        };
        self.spy("ssh-add", &format!("exec {} \"$@\"", real.display()));
        let socket = self.path("agent.sock");
        let mut agent = Command::new("ssh-agent");
        agent
            .env_clear()
            .env("PATH", std::env::var("PATH").unwrap_or_default())
            .env("HOME", self.path("home"));
        agent.current_dir(self.path("work")).arg("-D").arg("-a").arg(&socket).stdout(Stdio::null());
        self.agent = agent.spawn().ok();
        if self.agent.is_some() {
            wait_for(|| UnixStream::connect(&socket).is_ok());
        }
        self.agent.is_some()
    }

    pub fn has_agent(&self) -> bool {
        self.agent.is_some()
    }

    /// A program that writes down what it was handed as arguments and environment, and goes on as told.
    pub fn spy(&self, name: &str, then: &str) {
        let to = self.path("spied").join(name).display().to_string();
        let script = format!(
            "#!/bin/sh\ntr '\\0' '\\n' < /proc/$$/cmdline >> {to}.args\n\
             tr '\\0' '\\n' < /proc/$$/environ >> {to}.env\necho $PPID > {to}.parent\n{then}\n"
        );
        std::fs::write(self.path("bin").join(name), script).unwrap();
        std::fs::set_permissions(self.path("bin").join(name), PermissionsExt::from_mode(0o755)).unwrap();
    }

    /// Runs a command on a terminal of its own, types the passphrase at the first question, and calls `meanwhile` when
    /// the editor is open. What was shown.
    pub fn on_a_terminal(&mut self, who: &str, line: &str, meanwhile: impl FnOnce(&House)) -> Option<String> {
        let mut script = self.command(who, "script", &["-qefc", line, "/dev/null"]);
        script.env_remove("SSH_AUTH_SOCK");
        let mut child = script.spawn().ok()?;
        self.commands += 1;
        let (mut typed, mut shown) = (child.stdin.take()?, child.stdout.take()?);
        let passphrase = self.passphrase.clone();
        let reader = std::thread::spawn(move || {
            let (mut said, mut asked, mut byte) = (Vec::new(), false, [0; 1]);
            while let Ok(1) = shown.read(&mut byte) {
                said.push(byte[0]);
                if !asked && said.ends_with(b": ") && String::from_utf8_lossy(&said).contains("assphrase") {
                    asked = true;
                    std::thread::sleep(Duration::from_millis(200));
                    let _ = writeln!(typed, "{passphrase}");
                }
            }
            String::from_utf8_lossy(&said).into_owned()
        });
        let open = self.path("spied/editor.open");
        wait_for(|| open.exists() || child.try_wait().is_ok_and(|ended| ended.is_some()));
        meanwhile(self);
        std::fs::write(self.path("spied/editor.go"), "").unwrap();
        let said = reader.join().unwrap();
        assert!(child.wait().unwrap().success(), "{line}\n{said}");
        Some(said)
    }
}

impl Drop for House {
    fn drop(&mut self) {
        if let Some(agent) = &mut self.agent {
            let _ = agent.kill();
            let _ = agent.wait();
        }
    }
}

/// The names of what opens something.
pub const SECRETS: [&str; 5] =
    ["passphrase", "a private key", "the vault key", "the key on paper", "what opens it for an agent"];
