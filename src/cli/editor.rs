//! A long text in the person's editor. Until it is signed it is in a folder that only its owner can enter, on a RAM
//! disk where the system has one. The folder is removed when the editor ends, when a signal ends the command, or at the
//! latest by the next command of the same person.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus};

use crate::cli::context::variable;
use crate::cli::output::Output;
use crate::custody::variables;
use crate::error::Error;
use crate::report::shown;
use crate::report::texts::Texts;
use crate::say;
use crate::store::private::private_file;
use crate::store::work_folder::{WorkFolder, take_away};

/// How the name of such a folder begins.
const PREFIX: &str = "greenlight-text-";
/// The RAM disk of Linux, which every account may use.
const MEMORY: &str = "/dev/shm";

/// For vim and its variants: `-n` writes no swap file, `-i NONE` no viminfo. The `-c` command runs after the person's
/// own settings, and so overrides them.
const VIM: &[&str] =
    &["-n", "-i", "NONE", "-c", "silent! set noswapfile nobackup nowritebackup noundofile viminfo="];
/// nano's backups are a setting of its rc file, and no option overrides a single one.
const NANO: &[&str] = &["--ignorercfiles"];
const EMACS: &[&str] = &[
    "--eval",
    "(setq make-backup-files nil auto-save-default nil create-lockfiles nil auto-save-list-file-prefix nil \
     undo-tree-auto-save-history nil)",
];

/// The folders where a text may be while it is written, the best first.
fn places() -> Vec<PathBuf> {
    [Some(PathBuf::from(MEMORY)), variables::path("XDG_RUNTIME_DIR"), Some(variables::temp_dir())]
        .into_iter()
        .flatten()
        .filter(|place| place.is_absolute() && place.is_dir())
        .collect()
}

/// Removes what a command of the same person left when it was killed, unless its editor still runs, and says so.
pub(super) fn take_away_what_was_left(output: &Output, texts: &Texts) {
    let left: usize = places().iter().map(|place| take_away(place, PREFIX)).sum();
    if left > 0 {
        output.warn(&say!(texts, editor_left, count = left));
    }
}

/// The options with which a known editor keeps no copy of the text anywhere else.
fn discreet(program: &str) -> &'static [&'static str] {
    // `vi` may be any of several editors; the resolved file name tells which.
    let found = variables::set("PATH").and_then(|path| {
        let mut all = std::env::split_paths(&path).map(|folder| folder.join(program));
        all.find(|file| file.is_file())
    });
    let last = |path: &Path| path.file_name().map(|name| name.to_string_lossy().into_owned());
    let names = [last(Path::new(program)), found.and_then(|file| last(&fs::canonicalize(file).ok()?))];
    let is = |known: &[&str]| {
        let mut names = names.iter().flatten();
        names.any(|name| known.iter().any(|known| name == known || name.starts_with(&format!("{known}."))))
    };
    let emacs = |name: &String| name == "emacs" || name.starts_with("emacs-");
    if is(&["vim", "nvim", "gvim", "mvim", "vimx", "rvim", "evim"]) {
        VIM
    } else if is(&["nano", "rnano"]) {
        NANO
    } else if names.iter().flatten().any(emacs) {
        EMACS
    } else {
        &[]
    }
}

/// Opens the person's editor on an empty file; the answer is what they wrote.
pub(super) fn text(label: &str) -> Result<String, Error> {
    let hint = format!("# {}", shown::line(label.trim_end()));
    let text = edited(&format!("\n{hint}\n"), "text.txt")?;
    let lines: Vec<&str> = text.lines().filter(|line| *line != hint).collect();
    Ok(lines.join("\n").trim().to_owned())
}

/// Opens the person's editor on a text, in a file of this name; the answer is what they made of it.
pub(super) fn edited(text: &str, name: &str) -> Result<String, Error> {
    let failed = |error: std::io::Error| Error::Editor { error: error.to_string() };
    let program = match variable("VISUAL")? {
        Some(program) => program,
        None => variable("EDITOR")?.unwrap_or_else(|| "vi".to_owned()),
    };
    let mut words = program.split_whitespace();
    let editor = words.next().unwrap_or("vi");
    let (folder, path) = laid(text, name)?;
    let mut command = Command::new(editor);
    command.args(discreet(editor)).args(words).arg(&path);
    let status = run(&folder, &mut command).map_err(failed)?;
    if !status.success() {
        return Err(Error::Editor { error: status.to_string() });
    }
    fs::read_to_string(&path).map_err(failed)
}

/// The file to be edited, in the first of the places that takes it.
fn laid(text: &str, name: &str) -> Result<(WorkFolder, PathBuf), Error> {
    let mut refused = None;
    for place in places() {
        let laid = || {
            let folder = WorkFolder::named(PREFIX, &place).map_err(|error| Error::io(&place, &error))?;
            let path = folder.path().join(name);
            private_file(&path, text.as_bytes())?;
            Ok((folder, path))
        };
        match laid() {
            Ok(laid) => return Ok(laid),
            Err(error) => refused = refused.or(Some(error)),
        }
    }
    Err(refused.unwrap_or_else(|| Error::io(&variables::temp_dir(), &std::io::ErrorKind::NotFound.into())))
}

/// Runs the editor to its end. The editor inherits the lock on the folder, so that no other command removes the folder
/// while it runs.
fn run(folder: &WorkFolder, command: &mut Command) -> Result<ExitStatus, std::io::Error> {
    let spawned = signals::while_open(folder.path(), || {
        folder.share(true)?;
        let spawned = command.spawn();
        folder.share(false)?;
        spawned
    });
    let ended = spawned.and_then(|mut editor| editor.wait());
    signals::done();
    ended
}

#[cfg(unix)]
mod signals {
    //! A signal that ends the command while an editor is open removes the text first, and ends the editor, too.

    use std::path::{Path, PathBuf};
    use std::process::Child;
    use std::sync::{Mutex, OnceLock, PoisonError};
    use std::time::Duration;

    use rustix::process::{Pid, Signal, kill_process};
    use signal_hook::consts::{
        SIGABRT, SIGALRM, SIGHUP, SIGINT, SIGPROF, SIGQUIT, SIGSYS, SIGTERM, SIGTRAP, SIGUSR1, SIGUSR2,
        SIGVTALRM, SIGXCPU, SIGXFSZ,
    };
    use signal_hook::iterator::SignalsInfo;
    use signal_hook::iterator::exfiltrator::origin::WithOrigin;
    use signal_hook::low_level::emulate_default_handler;
    use signal_hook::low_level::siginfo::Cause;

    /// The signals that end a program and can be caught. SIGPIPE is ignored.
    const ENDING: [i32; 14] = [
        SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGABRT, SIGALRM, SIGPROF, SIGSYS, SIGTRAP, SIGUSR1, SIGUSR2,
        SIGVTALRM, SIGXCPU, SIGXFSZ,
    ];
    /// More of them on Linux, without names in `signal_hook`.
    const NAMELESS: [i32; 3] = [16, 29, 30];

    /// How long an editor may take to end.
    const PATIENCE: Duration = Duration::from_secs(1);

    /// The folder of the text that is being written, and its editor.
    static OPEN: Mutex<Option<(PathBuf, Option<Pid>)>> = Mutex::new(None);
    static WATCHING: OnceLock<Result<(), i32>> = OnceLock::new();

    fn open() -> std::sync::MutexGuard<'static, Option<(PathBuf, Option<Pid>)>> {
        OPEN.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Starts an editor. From now on a signal ends it and removes this folder; a signal that comes meanwhile waits for
    /// the lock.
    pub(super) fn while_open(
        folder: &Path,
        spawn: impl FnOnce() -> Result<Child, std::io::Error>,
    ) -> Result<Child, std::io::Error> {
        let started = WATCHING.get_or_init(|| start().map_err(|error| error.raw_os_error().unwrap_or(0)));
        started.as_ref().copied().map_err(|code| std::io::Error::from_raw_os_error(*code))?;
        let mut open = open();
        let editor = spawn()?;
        let known = i32::try_from(editor.id()).ok().and_then(Pid::from_raw);
        *open = Some((folder.to_owned(), known));
        Ok(editor)
    }

    /// The editor has ended. After a signal to this command, the signal thread keeps the lock and ends the process, so
    /// this never returns.
    pub(super) fn done() {
        *open() = None;
    }

    fn start() -> Result<(), std::io::Error> {
        let nameless = NAMELESS.iter().filter(|_| cfg!(target_os = "linux"));
        let mut signals = SignalsInfo::<WithOrigin>::new(ENDING.iter().chain(nameless))?;
        let watching = move || {
            for origin in &mut signals {
                // A terminal sends SIGINT and SIGQUIT to the editor, too, which may handle them and go on.
                let typed = [SIGINT, SIGQUIT].contains(&origin.signal) && origin.cause == Cause::Kernel;
                let open = open();
                if typed && open.is_some() {
                    continue;
                }
                if let Some((folder, editor)) = open.as_ref() {
                    let _ = std::fs::remove_dir_all(folder);
                    editor.iter().for_each(|editor| end(*editor));
                    // An editor may save the text when it is ended, so the folder is removed again.
                    let _ = std::fs::remove_dir_all(folder);
                }
                let _ = emulate_default_handler(origin.signal);
                std::process::exit(128 + origin.signal);
            }
        };
        std::thread::Builder::new().spawn(watching).map(|_| ())
    }

    /// Ends an editor, and waits until it has ended. The thread that waits for it then calls [`done`].
    fn end(editor: Pid) {
        for (signal, patience) in
            [(Signal::HUP, PATIENCE), (Signal::TERM, PATIENCE), (Signal::KILL, PATIENCE)]
        {
            let until = std::time::Instant::now() + patience;
            if kill_process(editor, signal).is_err() {
                return;
            }
            while std::time::Instant::now() < until {
                if rustix::process::test_kill_process(editor).is_err() {
                    return;
                }
                std::thread::sleep(Duration::from_millis(10));
            }
        }
    }
}

#[cfg(not(unix))]
mod signals {
    //! Without Unix signals, the next command removes what was left.

    pub(super) fn while_open(
        _: &std::path::Path,
        spawn: impl FnOnce() -> Result<std::process::Child, std::io::Error>,
    ) -> Result<std::process::Child, std::io::Error> {
        spawn()
    }

    pub(super) fn done() {}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_editor_that_is_known_is_told_to_keep_no_copy() {
        for vim in ["vim", "nvim", "/usr/local/bin/vim", "vim.tiny", "gvim"] {
            assert_eq!(discreet(vim), VIM, "{vim}");
        }
        assert_eq!(discreet("/usr/bin/nano"), NANO);
        assert_eq!(discreet("emacs"), EMACS);
        for other in ["ed", "code", "vimtutor", "emacsclient", "nanobot", "sh", ""] {
            assert_eq!(discreet(other), [""; 0], "{other}");
        }
    }
}
