//! A command that has opened the store, looked at it, and waits for a text, as beside an open editor.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStderr, Stdio};

use super::{Ran, Town};

pub struct Waiting {
    pub child: Child,
    said: BufReader<ChildStderr>,
    warned: String,
}

impl Waiting {
    /// A note that somebody begins, at their own home where one is named.
    pub fn note(town: &Town, who: &str, case: &str, home: Option<&str>) -> Waiting {
        let mut command = town.command(env!("CARGO_BIN_EXE_greenlight"));
        command.env("GREENLIGHT_STORE", "store").env("GREENLIGHT_IDENTITY", format!("keys/{who}"));
        if let Some(home) = home {
            command.env("HOME", town.path(home));
        }
        command.args(["note", case, "--text", "-"]);
        let mut child =
            command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
        let mut said = BufReader::new(child.stderr.take().unwrap());
        let mut warned = String::new();
        // The time that was set is said once everything was looked at.
        while !warned.contains("GREENLIGHT_NOW") {
            assert!(said.read_line(&mut warned).unwrap() > 0, "{warned}");
        }
        Waiting { child, said, warned }
    }

    /// Gives it the text, and what it did.
    pub fn saves(mut self, text: &str) -> Ran {
        self.child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
        self.said.read_to_string(&mut self.warned).unwrap();
        let code = self.child.wait().unwrap().code().unwrap_or(-1);
        Ran { code, out: String::new(), err: self.warned }
    }
}
