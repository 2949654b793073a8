//! The command by which a person is told that something is overdue, and what they were told already: files in their own
//! folder. A store never names such a command, because colleagues who share it could then run theirs on this machine.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};

use crate::domain::ids::Digest256;
use crate::store::StoreError;
use crate::store::private::{io, private_dir, private_file_over};

/// The most bytes of such a file.
const MOST: u64 = 4 * 1024 * 1024;
/// How long the command may take.
pub const PATIENCE: Duration = Duration::from_secs(20);
/// What stands for the line among the arguments.
const PLACE: &str = "{}";

/// A program and its arguments. It is run without a shell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Notifier {
    /// The program, by its path or by a name on the search path.
    pub program: String,
    /// Its arguments.
    pub arguments: Vec<String>,
}

/// Why the command is not known, or told nothing.
#[derive(Debug, thiserror::Error)]
pub enum NotifyFault {
    /// Another account can write the file that names it.
    #[error("another account can write the file")]
    Unsafe,
    /// The file that names it is not as this program wrote it.
    #[error("the file is not as this program wrote it")]
    Garbled,
    /// There is no such program.
    #[error("there is no such program")]
    Absent,
    /// It did not end in time, and was ended.
    #[error("it did not end in time")]
    TooSlow,
    /// It failed, with this exit code, or was ended by a signal.
    #[error("it failed")]
    Failed(Option<i32>),
    /// The system.
    #[error("{0}")]
    Io(#[from] std::io::Error),
}

/// A small file of this person's; none where there is no such file.
fn read(file: &Path) -> Result<Option<Vec<u8>>, NotifyFault> {
    match fs::metadata(file) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error.into()),
        Ok(about) if !about.is_file() || about.len() > MOST => return Err(NotifyFault::Garbled),
        Ok(about) if !is_mine(&about) => return Err(NotifyFault::Unsafe),
        Ok(_) => {}
    }
    Ok(Some(fs::read(file)?))
}

/// Whether nobody but this account and the system's administrator can have written a file.
#[cfg(unix)]
fn is_mine(about: &fs::Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    let owner = about.uid();
    (owner == rustix::process::geteuid().as_raw() || owner == 0) && about.mode() & 0o022 == 0
}

#[cfg(not(unix))]
fn is_mine(_: &fs::Metadata) -> bool {
    true
}

fn write(file: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    private_dir(file.parent().unwrap_or(Path::new(".")))?;
    private_file_over(file, bytes)
}

impl Notifier {
    /// The command that a file names; none where there is no such file.
    pub fn read(file: &Path) -> Result<Option<Notifier>, NotifyFault> {
        let Some(bytes) = read(file)? else { return Ok(None) };
        serde_json::from_slice(&bytes).map(Some).map_err(|_| NotifyFault::Garbled)
    }

    /// Names the command in a file.
    pub fn write(&self, file: &Path) -> Result<(), StoreError> {
        let text = serde_json::to_string_pretty(self).map_err(|why| StoreError::Damaged(why.to_string()))?;
        write(file, format!("{text}\n").as_bytes())
    }

    /// Names none any more, and answers whether one was named.
    pub fn remove(file: &Path) -> Result<bool, StoreError> {
        match fs::remove_file(file) {
            Ok(()) => Ok(true),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(false),
            Err(error) => Err(io(file)(error)),
        }
    }

    /// Runs the command with a line: on its standard input, and in place of `{}` in its arguments. What it prints is
    /// dropped, and what takes too long is ended.
    pub fn tell(&self, line: &str, patience: Duration) -> Result<(), NotifyFault> {
        let mut command = Command::new(&self.program);
        command.args(self.arguments.iter().map(|argument| argument.replace(PLACE, line)));
        command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
        group::own(&mut command);
        let mut child = command.spawn().map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound => NotifyFault::Absent,
            _ => NotifyFault::Io(error),
        })?;
        if let Some(mut stdin) = child.stdin.take() {
            // It need not read it.
            let _ = stdin.write_all(format!("{line}\n").as_bytes());
        }
        match ended(&mut child, patience)? {
            Some(status) if status.success() => Ok(()),
            Some(status) => Err(NotifyFault::Failed(status.code())),
            None => {
                group::end(&child);
                let _ = child.kill();
                child.wait()?;
                Err(NotifyFault::TooSlow)
            }
        }
    }
}

/// How a process ended; none where it has not ended in time.
fn ended(child: &mut Child, patience: Duration) -> std::io::Result<Option<ExitStatus>> {
    let until = Instant::now() + patience;
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        if Instant::now() >= until {
            return Ok(None);
        }
        std::thread::sleep(Duration::from_millis(20));
    }
}

#[cfg(unix)]
mod group {
    //! What the command starts ends with it.

    use std::os::unix::process::CommandExt;
    use std::process::{Child, Command};

    use rustix::process::{Pid, Signal, kill_process_group};

    pub(super) fn own(command: &mut Command) {
        command.process_group(0);
    }

    pub(super) fn end(child: &Child) {
        if let Some(group) = i32::try_from(child.id()).ok().and_then(Pid::from_raw) {
            let _ = kill_process_group(group, Signal::KILL);
        }
    }
}

#[cfg(not(unix))]
mod group {
    pub(super) fn own(_: &mut std::process::Command) {}

    pub(super) fn end(_: &std::process::Child) {}
}

/// The lines of the agenda of which a person was notified.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notified {
    /// A digest of each.
    pub lines: BTreeSet<Digest256>,
    /// How many reports of danger there were in cases from which they are recused, and which have no line.
    pub hidden: usize,
}

impl Notified {
    /// What a file remembers. One that cannot be read remembers nothing: they are then told once more.
    pub fn read(file: &Path) -> Notified {
        let bytes = read(file).ok().flatten();
        bytes.and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default()
    }

    /// Remembers it in a file.
    pub fn write(&self, file: &Path) -> Result<(), StoreError> {
        write(file, &serde_json::to_vec(self).map_err(|why| StoreError::Damaged(why.to_string()))?)
    }
}

#[cfg(unix)]
#[cfg(test)]
mod tests {
    use super::*;

    fn run(script: &str) -> Result<(), NotifyFault> {
        let arguments = ["-c", script, "sh", "say {}"].map(str::to_owned).to_vec();
        Notifier { program: "sh".to_owned(), arguments }.tell("a line; $HOME", Duration::from_millis(700))
    }

    #[test]
    fn a_line_comes_as_an_argument_and_on_standard_input() {
        let place = tempfile::tempdir().unwrap();
        let out = place.path().join("out");
        run(&format!("cat > {0}; echo \"$1\" >> {0}; echo noise; echo noise >&2", out.display())).unwrap();
        assert_eq!(fs::read_to_string(out).unwrap(), "a line; $HOME\nsay a line; $HOME\n");
        // One that reads nothing is as good.
        run("exec true").unwrap();
    }

    #[test]
    fn one_that_fails_or_hangs_is_told_apart_and_ended() {
        assert!(matches!(run("exit 3"), Err(NotifyFault::Failed(Some(3)))));
        assert!(matches!(run("kill -9 $$"), Err(NotifyFault::Failed(None))));
        let place = tempfile::tempdir().unwrap();
        let late = place.path().join("late");
        let begun = Instant::now();
        let hangs = run(&format!("(sleep 2; touch {}) & wait", late.display()));
        assert!(matches!(hangs, Err(NotifyFault::TooSlow)));
        assert!(begun.elapsed() < Duration::from_millis(1800));
        std::thread::sleep(Duration::from_secs(2));
        assert!(!late.exists(), "what it started ends with it");
        let none = Notifier { program: "/nowhere/pager".to_owned(), arguments: Vec::new() };
        assert!(matches!(none.tell("x", PATIENCE), Err(NotifyFault::Absent)));
    }

    #[test]
    fn a_file_that_others_can_write_names_no_command() {
        use std::os::unix::fs::PermissionsExt;
        let place = tempfile::tempdir().unwrap();
        let file = place.path().join("own").join("notify.json");
        assert!(Notifier::read(&file).unwrap().is_none());
        let named = Notifier { program: "mail".to_owned(), arguments: vec!["me@example.org".to_owned()] };
        named.write(&file).unwrap();
        named.write(&file).unwrap();
        assert_eq!(Notifier::read(&file).unwrap(), Some(named));
        fs::set_permissions(&file, fs::Permissions::from_mode(0o620)).unwrap();
        assert!(matches!(Notifier::read(&file), Err(NotifyFault::Unsafe)));
        fs::set_permissions(&file, fs::Permissions::from_mode(0o600)).unwrap();
        fs::write(&file, b"mail me@example.org").unwrap();
        assert!(matches!(Notifier::read(&file), Err(NotifyFault::Garbled)));
        assert!(Notifier::remove(&file).unwrap());
        assert!(!Notifier::remove(&file).unwrap());
    }

    #[test]
    fn what_was_told_is_remembered_and_garbage_is_nothing() {
        let place = tempfile::tempdir().unwrap();
        let file = place.path().join("notified");
        assert_eq!(Notified::read(&file), Notified::default());
        let told = Notified { lines: [Digest256([7; 32])].into(), hidden: 2 };
        told.write(&file).unwrap();
        assert_eq!(Notified::read(&file), told);
        fs::write(&file, b"{").unwrap();
        assert_eq!(Notified::read(&file), Notified::default());
    }
}
