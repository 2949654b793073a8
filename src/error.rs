//! Every error of the program: its sentence, its hint, its exit code. The rows are in the table, the words in
//! `locales/`; a test prints them all.

mod news;
mod table;

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

pub use news::News;

use crate::domain::authority::Denied;
use crate::domain::ids::PersonId;
use crate::domain::refusal::Refusal;
use crate::domain::refusal::{Gap, Gate, GateId};
use crate::error::exit::{FAILED, LOCKED, LOOK, NOT_FOUND, REFUSED, UNSOUND, USAGE};
use crate::exchange::mailbox::MailboxError;
use crate::report::messages::{self, Message, Named};
use crate::report::reasons;
use crate::report::texts::{Arg, InWords, Texts};
use crate::report::typed::Allowed;
use crate::say;
use crate::seal::agent::AgentError;
use crate::seal::identity::BadKey;
use crate::seal::vault_key::KeyError;
use crate::store::StoreError;
use crate::store::columns::CaseRow;

/// Stable exit codes, as in the README.
pub mod exit {
    /// Done.
    pub const DONE: u8 = 0;
    /// Failed: the file system, bad data in a file.
    pub const FAILED: u8 = 1;
    /// The command line is wrong.
    pub const USAGE: u8 = 2;
    /// It is not found, is ambiguous, or may not be seen.
    pub const NOT_FOUND: u8 = 3;
    /// Refused by authority.
    pub const REFUSED: u8 = 4;
    /// Refused by a gate or a rule of content.
    pub const GATE: u8 = 5;
    /// Conflicting or stale: a person must look.
    pub const LOOK: u8 = 6;
    /// Locked.
    pub const LOCKED: u8 = 7;
    /// The record does not verify.
    pub const UNSOUND: u8 = 8;
    /// It is no error: a script asked whether something is due, and it is.
    pub const DUE: u8 = 10;
}

/// A value of an error, which is put into words only once the language is known.
type Words<'a> = dyn Fn(&Texts) -> Arg + 'a;

/// An error as a row of the table: its codes, its words and their variables.
struct Row<'a> {
    code: &'static str,
    exit: u8,
    what: Message<Named>,
    hint: Option<Message<Named>>,
    names: Vec<(&'static str, Box<Words<'a>>)>,
}

impl Row<'_> {
    fn tell(&self, texts: &Texts) -> (String, Option<String>) {
        let args: Named = self.names.iter().map(|(name, value)| (*name, value(texts))).collect();
        (texts.say(self.what, args.clone()), self.hint.map(|hint| texts.say(hint, args)))
    }
}

struct By<F>(F);

impl<F: Fn(&Texts) -> String> InWords for By<F> {
    fn in_words(&self, texts: &Texts) -> Arg {
        Arg::from((self.0)(texts))
    }
}

/// Makes the type [`Error`] and the row of every error from the table.
macro_rules! make_errors {
    (
        own { $($family:ident {
            $($own:ident $({ $($field:ident: $type:ty),+ })? = $code:literal, $exit:expr;)+
        })+ }
        $(of $lower:ident {
            $($variant:ident $(($bound:pat))? $({ $($part:ident),+ })? =
                $lower_code:literal, $lower_exit:expr $(, $name:ident: $value:expr)*;)+
        })+
    ) => {
        /// An error. Most kinds are rows of the table; the others have more than one sentence, or take it
        /// from elsewhere.
        #[derive(Debug, thiserror::Error)]
        #[allow(missing_docs, reason = "the words of each row are in `locales/`")]
        pub enum Error {
            $($(#[error($code)] $own $({ $($field: $type),+ })?,)+)+
            /// A file has bad data, in finished sentences, one a line.
            #[error("bad-data")]
            BadData(Vec<String>),
            /// Rows of a form of which only a person can tell whose they are, in finished sentences, one a line.
            #[error("rows-ask")]
            RowsAsk(Vec<String>),
            /// The law or a gate does not allow it.
            #[error("refused: {0}")]
            Refused(Box<Refusal>),
            /// The key in this file cannot be used.
            #[error("{0}")]
            Key(BadKey, String),
            /// The agent that holds the key does not sign.
            #[error("{0}")]
            Agent(#[from] AgentError),
            /// A mailbox.
            #[error("{0}")]
            Mailbox(#[from] MailboxError),
            /// The vault.
            #[error("{0}")]
            Store(#[from] StoreError),
        }

        impl Error {
            fn row(&self) -> Option<Row<'_>> {
                Some(match self {
                    $($(Error::$own $({ $($field),+ })? => Row {
                        code: $code,
                        exit: $exit,
                        what: const { messages::known("error", $code) },
                        hint: const { messages::find_known("error", concat!($code, "-hint")) },
                        names: vec![$($((stringify!($field), Box::new(|texts: &Texts| $field.in_words(texts)) as _)),+)?],
                    },)+)+
                    Error::Key(bad, path) => {
                        let mut row = bad.row();
                        row.names.push(("path", Box::new(|texts| path.in_words(texts))));
                        row
                    }
                    Error::Agent(why) | Error::Store(StoreError::NotForThisKey(KeyError::Agent(why))) => why.row(),
                    Error::Mailbox(mailbox) => mailbox.row(),
                    Error::Store(store) => store.row(),
                    Error::BadData(_) | Error::RowsAsk(_) | Error::Refused(_) => return None,
                })
            }
        }

        /// Gives an error of a lower floor its row.
        trait Told {
            fn row(&self) -> Row<'_>;
        }

        $(impl Told for $lower {
            fn row(&self) -> Row<'_> {
                match self {
                    $($lower::$variant $(($bound))? $({ $($part),+ })? => Row {
                        code: $lower_code,
                        exit: $lower_exit,
                        what: const { messages::known("error", $lower_code) },
                        hint: const { messages::find_known("error", concat!($lower_code, "-hint")) },
                        names: vec![$((stringify!($name), Box::new(move |texts: &Texts| $value.in_words(texts)) as _)),*],
                    },)+
                }
            }
        })+
    };
}
crate::every_error!(make_errors);

/// Some errors name another one as their cause.
impl InWords for Error {
    fn in_words(&self, texts: &Texts) -> Arg {
        Arg::from(self.tell(texts).0)
    }
}

impl InWords for News {
    fn in_words(&self, texts: &Texts) -> Arg {
        Arg::from(self.lines(texts).join("; "))
    }
}

impl InWords for Vec<CaseRow> {
    fn in_words(&self, _: &Texts) -> Arg {
        let names: Vec<_> =
            self.iter().map(|row| format!("{} {} ({})", row.short, row.name, row.district)).collect();
        Arg::from(names.join(", "))
    }
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Error {
        Error::Refused(Box::new(refusal))
    }
}

impl Error {
    /// A failure of the file system at a path.
    pub fn io(path: &Path, error: &std::io::Error) -> Error {
        let at = path.to_owned();
        match error.kind() {
            ErrorKind::NotFound => Error::NotThere { path: at },
            ErrorKind::PermissionDenied => Error::NoPermission { path: at },
            ErrorKind::AlreadyExists => Error::FileExists { path: at },
            ErrorKind::IsADirectory => Error::IsFolder { path: at },
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Error::DiskFull { path: at },
            ErrorKind::ReadOnlyFilesystem => Error::ReadOnlyDisk { path: at },
            _ => Error::Io { path: at, error: error.to_string() },
        }
    }

    /// The exit code.
    pub fn exit(&self) -> u8 {
        match self {
            Error::Refused(refusal) => match **refusal {
                Refusal::Law(_) | Refusal::Roster(_) => exit::REFUSED,
                Refusal::Gates(_) | Refusal::Rule(_) => exit::GATE,
                Refusal::Unlinked(_) => exit::LOOK,
            },
            Error::RowsAsk(_) => exit::LOOK,
            other => other.row().map_or(exit::FAILED, |row| row.exit),
        }
    }

    /// The cause, where an act is in force but its second half failed.
    pub fn cause(&mut self) -> Option<&mut Error> {
        match self {
            Error::GrantOpensNothing { why, .. }
            | Error::RecoveryCutShort { why }
            | Error::RekeyFailed { why } => Some(why),
            _ => None,
        }
    }

    /// The code of a refusal: of the rule of the law or of content, `gates`, or why nothing was found or
    /// signed.
    pub fn refusal(&self) -> Option<&'static str> {
        match self {
            Error::Refused(refusal) => Some(match &**refusal {
                Refusal::Law(denied) => denied.id(),
                Refusal::Roster(_) => "roster",
                Refusal::Gates(_) => "gates",
                Refusal::Rule(gap) => gap.code(),
                Refusal::Unlinked(_) => "unlinked",
            }),
            Error::NotFound { .. } | Error::Ambiguous { .. } | Error::NoItem { .. } => Some(self.code()),
            Error::BrokenCase { .. } | Error::BrokenRoster { .. } => Some("broken"),
            Error::Moved { .. } | Error::Store(StoreError::Moved(_)) => Some("moved"),
            _ => None,
        }
    }

    /// Each gap, with its gate where there is one, and in words.
    pub fn gaps(&self, texts: &Texts) -> Vec<(Option<GateId>, &Gap, String)> {
        match self {
            Error::Refused(refusal) => match &**refusal {
                Refusal::Rule(gap) => vec![(None, gap, reasons::cause(gap, texts))],
                Refusal::Gates(gates) => {
                    let shut = gates.iter().flat_map(|gate| gate.gaps.iter().map(|gap| (gate.id, gap)));
                    shut.map(|(id, gap)| (Some(id), gap, reasons::cause(gap, texts))).collect()
                }
                _ => Vec::new(),
            },
            _ => Vec::new(),
        }
    }

    /// The sentence, and the hint where there is one: who can lift it and the command.
    pub fn tell(&self, texts: &Texts) -> (String, Option<String>) {
        match self {
            Error::BadData(lines) | Error::RowsAsk(lines) => (lines.join("\n"), None),
            Error::Refused(refusal) => refused(texts, refusal),
            Error::Store(StoreError::Io { path, error })
            | Error::Mailbox(MailboxError::Io { path, error }) => Error::io(path, error).tell(texts),
            other => other.row().map(|row| row.tell(texts)).unwrap_or_default(),
        }
    }

    /// The code of the error, which names nothing of the record, so that a report with it can be passed on.
    pub fn code(&self) -> &'static str {
        match self {
            Error::BadData(_) => "bad-data",
            Error::RowsAsk(_) => "rows-ask",
            other => other.row().map_or("refused", |row| row.code),
        }
    }

    /// The closed gates that the refusal names.
    pub fn gates(&self) -> &[Gate] {
        match self {
            Error::Refused(refusal) => match &**refusal {
                Refusal::Gates(gates) => gates,
                _ => &[],
            },
            _ => &[],
        }
    }
}

/// A rule of content in words, with the hint that says who lifts it and how.
fn of_rule(texts: &Texts, gap: &Gap) -> (String, Option<String>) {
    let command = gap.line("CASE");
    let hint = reasons::rule_hint(gap, texts);
    let hint = match (hint, command) {
        // A hint without a command of its own gets that of the gap.
        (Some(hint), Some(command)) if !hint.contains("greenlight ") => Some(format!("{hint} `{command}`")),
        (Some(hint), _) => Some(hint),
        (None, Some(command)) => {
            let who = reasons::lifter(gap.lifted_by, texts);
            Some(say!(texts, error_lifted_by, who = who, command = command))
        }
        (None, None) => None,
    };
    (reasons::cause(gap, texts), hint)
}

fn denied_hint(texts: &Texts, denied: &Denied) -> Option<String> {
    let hint = match denied {
        Denied::Role { .. } | Denied::Tier(_) => messages::error_role_hint,
        Denied::Recused => messages::error_recused_hint,
        Denied::Interest | Denied::NotAnother | Denied::Raiser => messages::error_another_hint,
        Denied::NoRecommendation => messages::error_recommendation_hint,
        Denied::OnlyReverse => messages::error_reverse_hint,
        Denied::RosterCitation => messages::error_again_hint,
        Denied::Target(_) => messages::error_target_hint,
        Denied::ParentVoid | Denied::Stranger | Denied::Nobody(_) => return None,
    };
    Some(texts.get(hint))
}

fn refused(texts: &Texts, refusal: &Refusal) -> (String, Option<String>) {
    match refusal {
        Refusal::Rule(gap) => of_rule(texts, gap),
        Refusal::Gates(gates) => {
            let shut = || gates.iter().filter(|gate| !gate.passes());
            let count = shut().map(|gate| gate.gaps.len()).sum::<usize>();
            let mut what = say!(texts, error_gates, count = count);
            if shut().any(|gate| gate.id == GateId::Override) {
                what = format!("{what} {}", say!(texts, override_why));
            }
            (what, Some(say!(texts, error_gates_hint)))
        }
        Refusal::Unlinked(what) => {
            let what = what.to_string();
            (say!(texts, error_unlinked, what = &what), Some(say!(texts, error_unlinked_hint)))
        }
        Refusal::Law(denied) => (reasons::denied(denied, texts), denied_hint(texts, denied)),
        Refusal::Roster(refusal) => {
            (reasons::roster_refusal(*refusal, texts), Some(say!(texts, error_roster_hint)))
        }
    }
}
