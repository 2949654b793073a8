//! A terminal of our own: what the program writes arrives as it was written, with nothing echoed.

use std::fs::File;
use std::io::{Read, Write};
use std::os::fd::OwnedFd;
use std::process::Command;
use std::sync::mpsc::channel;
use std::time::Duration;

use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{
    LocalModes, OptionalActions, OutputModes, Winsize, tcgetattr, tcsetattr, tcsetwinsize,
};

/// How long a command may take, a tour through a season among them.
const PATIENCE: Duration = Duration::from_secs(60);

/// A yes, an empty line and an end.
#[allow(dead_code, reason = "the hard tests use it")]
pub const YES: &[u8] = b"y\n\n\x04";

/// Runs a command on a terminal of so many columns, where somebody has typed this. The answer is its exit code and all
/// that it wrote; nothing where it went on waiting for more.
pub fn run(mut command: Command, columns: u16, typed: &[u8]) -> Option<(i32, Vec<u8>)> {
    let terminal = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY | OpenptFlags::CLOEXEC).unwrap();
    grantpt(&terminal).unwrap();
    unlockpt(&terminal).unwrap();
    let path = ptsname(&terminal, Vec::new()).unwrap();
    let end = File::options().read(true).write(true).open(path.to_str().unwrap()).unwrap();
    let mut modes = tcgetattr(&end).unwrap();
    modes.local_modes.remove(LocalModes::ECHO);
    modes.output_modes.remove(OutputModes::OPOST);
    tcsetattr(&end, OptionalActions::Now, &modes).unwrap();
    tcsetwinsize(&end, Winsize { ws_row: 50, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0 }).unwrap();
    let copy = || OwnedFd::from(end.try_clone().unwrap());
    command.env_remove("COLUMNS").stdin(copy()).stdout(copy()).stderr(copy());
    let mut child = command.spawn().unwrap();
    // Nobody but the program holds the other end now: when it is gone, so is the line.
    drop((end, command));
    let mut terminal = File::from(terminal);
    terminal.write_all(typed).unwrap();
    let (tell, told) = channel();
    std::thread::spawn(move || {
        let mut said = Vec::new();
        // A line that is gone is an error on Linux and an end elsewhere.
        let _ = terminal.read_to_end(&mut said);
        let _ = tell.send(said);
    });
    let Ok(said) = told.recv_timeout(PATIENCE) else {
        child.kill().unwrap();
        child.wait().unwrap();
        return None;
    };
    Some((child.wait().unwrap().code().unwrap_or(-1), said))
}
