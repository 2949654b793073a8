//! Every error of the program: what it says, its hint, its exit code. The words stand in `locales/` under `error-`
//! and, for the hint, `error-…-hint`; a test prints them all.

mod news;

use std::io::ErrorKind;

pub use news::News;

use crate::domain::authority::Denied;
use crate::domain::case::admits::Refusal;
use crate::domain::gates::{Gap, Gate, GateId};
use crate::report::reasons;
use crate::report::texts::{Arg, Texts};
use crate::say;
use crate::seal::agent::AgentError;
use crate::seal::identity::BadKey;
use crate::seal::vault_key::KeyError;
use crate::store::StoreError;
use crate::store::query::CaseRow;

/// Stable exit codes; they stand in the README.
pub mod exit {
    /// Done.
    pub const DONE: u8 = 0;
    /// Failed: the file system, bad data in a file.
    pub const FAILED: u8 = 1;
    /// The command's words are off.
    pub const USAGE: u8 = 2;
    /// Not found, ambiguous, or not for you to see.
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
    /// No error: something is due, where a script asked for that.
    pub const DUE: u8 = 10;
}

/// What goes wrong.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The command's words are off: a message, what it names.
    #[error("usage: {0}")]
    Usage(&'static str, Vec<(&'static str, String)>),
    /// Something outside failed, or a file holds bad data.
    #[error("failed: {0}")]
    Failed(&'static str, Vec<(&'static str, String)>),
    /// What was asked is in force, and what belongs to it could not be done: a message, what it names, and why not.
    #[error("done by half: {0}: {2}")]
    Half(&'static str, Vec<(&'static str, String)>, Box<Error>),
    /// A file holds bad data: sentences that are ready, one a line.
    #[error("bad data")]
    BadData(Vec<String>),
    /// Not found, ambiguous, or not for this person to see: the same words for all three.
    #[error("`{0}` names no case that you can see, or several")]
    NotFound(String, Vec<CaseRow>),
    /// An item of a case that is not there, or several.
    #[error("`{0}` names nothing in this case, or several things")]
    NoItem(String),
    /// The law or a gate does not allow it.
    #[error("refused: {0}")]
    Refused(Box<Refusal>),
    /// The case moved since it was looked at.
    #[error("the case has changed since you looked")]
    Moved(Option<Box<News>>),
    /// The key cannot be used.
    #[error("{0}")]
    Key(BadKey, String),
    /// The agent that holds the key does not sign.
    #[error("{0}")]
    Agent(#[from] AgentError),
    /// No key was named and none is in the usual place.
    #[error("no key")]
    NoKey(String),
    /// The key belongs to nobody on the roster.
    #[error("the key belongs to nobody on the roster")]
    Stranger,
    /// The vault.
    #[error("{0}")]
    Store(#[from] StoreError),
    /// Something of a case, or of the roster where there is none, does not verify: nothing is signed on it but what stops
    /// something.
    #[error("this does not verify, so nothing is signed on it")]
    Broken {
        /// The case, as people type it.
        case: Option<String>,
        /// How many events do not verify.
        count: usize,
    },
    /// The record does not verify; the report was printed.
    #[error("the record does not verify")]
    Unsound(usize),
    /// The record verifies, but not all that a slip attests is here, or a slip is none; the report was printed.
    #[error("what was held against the record does not hold")]
    Unattested(usize),
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Error {
        Error::Refused(Box::new(refusal))
    }
}

impl Error {
    /// A failure of the file system at a path.
    pub fn io(path: &std::path::Path, error: &std::io::Error) -> Error {
        let names = vec![("path", path.display().to_string()), ("error", error.to_string())];
        match error.kind() {
            ErrorKind::NotFound => Error::Failed("not-there", names),
            ErrorKind::PermissionDenied => Error::Failed("no-permission", names),
            ErrorKind::AlreadyExists => Error::Failed("file-exists", names),
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Error::Failed("disk-full", names),
            ErrorKind::ReadOnlyFilesystem => Error::Failed("read-only-disk", names),
            _ => Error::Failed("io", names),
        }
    }

    /// The exit code.
    pub fn exit(&self) -> u8 {
        match self {
            Error::Failed(
                "no-recovery" | "recovery-wrong" | "recovery-unfounded" | "backup-other-keys",
                _,
            )
            | Error::Key(..)
            | Error::Agent(_)
            | Error::NoKey(_)
            | Error::Stranger => exit::LOCKED,
            Error::Failed(..) | Error::BadData(_) => exit::FAILED,
            Error::NotFound(..)
            | Error::NoItem(_)
            | Error::Usage(
                "no-person" | "several-people" | "no-draft" | "safety-district" | "safety-not-found",
                _,
            ) => exit::NOT_FOUND,
            Error::Usage("draft-not-what-it-says" | "draft-of-no-case" | "draft-not-signed", _) => {
                exit::UNSOUND
            }
            Error::Usage("rollback" | "restore-blind" | "people-moved", _) | Error::Moved(_) => exit::LOOK,
            Error::Usage("fingerprint-differs" | "not-confirmed", _) => exit::REFUSED,
            Error::Usage(..) => exit::USAGE,
            Error::Refused(refusal) => match **refusal {
                Refusal::Law(_) | Refusal::Roster(_) => exit::REFUSED,
                Refusal::Gates(_) | Refusal::Rule(_) => exit::GATE,
                Refusal::Unlinked(_) => exit::LOOK,
            },
            Error::Store(store) => match store {
                StoreError::NoStore(_) | StoreError::NoCase(_) | StoreError::MovedAside(_) => exit::NOT_FOUND,
                StoreError::NotForThisKey(_) | StoreError::EarlierKey => exit::LOCKED,
                StoreError::Damaged(_)
                | StoreError::Changed
                | StoreError::Foreign(_)
                | StoreError::OtherTables
                | StoreError::NoBackup(_)
                | StoreError::NotWhole(_)
                | StoreError::Stale(_)
                | StoreError::Altered(_) => exit::UNSOUND,
                StoreError::NobodyLeft => exit::REFUSED,
                StoreError::Moved(_) => exit::LOOK,
                StoreError::Exists(_)
                | StoreError::Newer
                | StoreError::NotEncrypted
                | StoreError::InUse
                | StoreError::ReadOnly(_)
                | StoreError::Unsafe { .. }
                | StoreError::Io { .. }
                | StoreError::InDoubt(_)
                | StoreError::Sql(_) => exit::FAILED,
            },
            Error::Broken { .. } | Error::Unsound(_) | Error::Unattested(_) => exit::UNSOUND,
            Error::Half(.., why) => why.exit(),
        }
    }

    /// The code of a refusal: of the rule of the law or of content, `gates`, or why nothing was found or signed. None
    /// for what is no refusal.
    pub fn refusal(&self) -> Option<&'static str> {
        match self {
            Error::Refused(refusal) => Some(match &**refusal {
                Refusal::Law(denied) => denied.id(),
                Refusal::Roster(_) => "roster",
                Refusal::Gates(_) => "gates",
                Refusal::Rule(gap) => gap.code,
                Refusal::Unlinked(_) => "unlinked",
            }),
            Error::NotFound(_, rows) if rows.is_empty() => Some("not-found"),
            Error::NotFound(..) => Some("ambiguous"),
            Error::NoItem(_) => Some("no-item"),
            Error::Broken { .. } => Some("broken"),
            Error::Moved(_) | Error::Store(StoreError::Moved(_)) => Some("moved"),
            _ => None,
        }
    }

    /// What stands in the way, one thing each: the gate where it is one, the gap, its words.
    pub fn gaps(&self, texts: &Texts) -> Vec<(Option<GateId>, &Gap, String)> {
        match self {
            Error::Refused(refusal) => match &**refusal {
                Refusal::Rule(gap) => vec![(None, gap, reasons::rule(gap, texts))],
                Refusal::Gates(gates) => {
                    let shut = gates.iter().flat_map(|gate| gate.gaps.iter().map(|gap| (gate.id, gap)));
                    shut.map(|(id, gap)| (Some(id), gap, reasons::gap(gap, texts))).collect()
                }
                _ => Vec::new(),
            },
            _ => Vec::new(),
        }
    }

    /// The sentence, and the hint where there is one: who can lift it and the command.
    pub fn tell(&self, texts: &Texts) -> (String, Option<String>) {
        match self {
            Error::Usage(code, names) | Error::Failed(code, names) => coded(texts, "error", code, names),
            Error::Half(code, names, why) => {
                let why = ("why", why.tell(texts).0);
                coded(texts, "error", code, &names.iter().cloned().chain([why]).collect::<Vec<_>>())
            }
            Error::BadData(lines) => (lines.join("\n"), None),
            Error::NotFound(word, rows) if rows.is_empty() => {
                coded(texts, "error", "not-found", &[("word", word.clone())])
            }
            Error::NotFound(word, rows) => {
                let names: Vec<_> = rows.iter().map(|row| format!("{} {}", row.short, row.name)).collect();
                coded(texts, "error", "ambiguous", &[("word", word.clone()), ("cases", names.join(", "))])
            }
            Error::NoItem(word) => coded(texts, "error", "no-item", &[("word", word.clone())]),
            Error::Refused(refusal) => refused(texts, refusal),
            Error::Moved(None) => coded(texts, "error", "moved-meanwhile", &[]),
            Error::Moved(Some(news)) => {
                coded(texts, "error", "moved", &[("what", news.lines(texts).join("; "))])
            }
            Error::Key(bad, path) => coded(texts, "error", of_key(*bad), &[("path", path.clone())]),
            Error::Agent(why) => coded(texts, "error", of_agent(*why), &[]),
            Error::NoKey(path) => coded(texts, "error", "no-key", &[("path", path.clone())]),
            Error::Stranger => coded(texts, "error", "stranger", &[]),
            Error::Broken { case: Some(case), count } => {
                let names = [("case", case.clone()), ("count", count.to_string())];
                coded(texts, "error", "broken-case", &names)
            }
            Error::Broken { case: None, count } => {
                coded(texts, "error", "broken-roster", &[("count", count.to_string())])
            }
            Error::Unsound(count) => coded(texts, "error", "unsound", &[("count", count.to_string())]),
            Error::Unattested(count) => coded(texts, "error", "unattested", &[("count", count.to_string())]),
            Error::Store(StoreError::Io { path, error }) => Error::io(path, error).tell(texts),
            Error::Store(store) => of_store(texts, store),
        }
    }

    /// One word for what went wrong, without anything that it names: for a report that is shown around.
    pub fn code(&self) -> &'static str {
        match self {
            Error::Usage(code, _) | Error::Failed(code, _) | Error::Half(code, ..) => code,
            Error::BadData(_) => "bad-data",
            Error::NotFound(..) | Error::NoItem(_) => "not-found",
            Error::Refused(_) => "refused",
            Error::Moved(_) => "moved",
            Error::Key(bad, _) => of_key(*bad),
            Error::Agent(why) => of_agent(*why),
            Error::NoKey(_) => "no-key",
            Error::Stranger => "stranger",
            Error::Broken { case: Some(_), .. } => "broken-case",
            Error::Broken { case: None, .. } => "broken-roster",
            Error::Unsound(_) => "unsound",
            Error::Unattested(_) => "unattested",
            Error::Store(store) => code_of_store(store),
        }
    }

    /// The gates that are shut, where the refusal names any.
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

fn of_agent(why: AgentError) -> &'static str {
    match why {
        AgentError::Gone => "agent-gone",
        AgentError::Refused => "agent-refused",
        AgentError::Garbled => "agent-garbled",
        AgentError::Unsteady => "agent-unsteady",
    }
}

fn coded(
    texts: &Texts,
    family: &str,
    code: &str,
    names: &[(&'static str, String)],
) -> (String, Option<String>) {
    let args: Vec<(&str, Arg)> = names.iter().map(|(name, value)| (*name, Arg::from(value))).collect();
    let id = format!("{family}-{code}");
    let hint = format!("{id}-hint");
    let hint = texts.has(&hint).then(|| texts.say(&hint, &args));
    (texts.say(&id, &args), hint)
}

fn of_key(bad: BadKey) -> &'static str {
    match bad {
        BadKey::NotOpenSsh => "key-not-openssh",
        BadKey::NotEd25519 => "key-not-ed25519",
        BadKey::Locked => "key-locked",
        BadKey::WrongPassphrase => "key-wrong-passphrase",
        BadKey::OnlyPublic => "key-only-public",
    }
}

fn code_of_store(store: &StoreError) -> &'static str {
    match store {
        StoreError::NoStore(_) => "no-store",
        StoreError::Exists(_) => "store-exists",
        StoreError::NotForThisKey(KeyError::Agent(why)) => of_agent(*why),
        StoreError::NotForThisKey(_) => "not-for-this-key",
        StoreError::EarlierKey => "earlier-key",
        StoreError::Damaged(_) | StoreError::Changed | StoreError::Foreign(_) | StoreError::OtherTables => {
            "damaged"
        }
        StoreError::Newer => "newer",
        StoreError::NotEncrypted => "not-encrypted",
        StoreError::Moved(_) => "moved-meanwhile",
        StoreError::ReadOnly(_) => "read-only",
        StoreError::Stale(_) => "stale",
        StoreError::Altered(_) => "altered",
        StoreError::InUse => "in-use",
        StoreError::NobodyLeft => "nobody-left",
        StoreError::Unsafe { .. } => "unsafe-file",
        StoreError::MovedAside(_) => "moved-aside",
        StoreError::NoBackup(_) => "no-backup",
        StoreError::NotWhole(_) => "not-whole",
        StoreError::NoCase(_) => "not-found",
        StoreError::Io { .. } => "io",
        StoreError::InDoubt(_) => "in-doubt",
        StoreError::Sql(_) => "database",
    }
}

fn of_store(texts: &Texts, store: &StoreError) -> (String, Option<String>) {
    let names = match store {
        StoreError::NoStore(path)
        | StoreError::Exists(path)
        | StoreError::MovedAside(path)
        | StoreError::ReadOnly(path) => {
            vec![("path", path.display().to_string())]
        }
        StoreError::Damaged(what) => vec![("what", what.clone())],
        StoreError::Changed => vec![("what", texts.get("damage-changed"))],
        StoreError::Foreign(name) => vec![("what", say!(texts, "damage-foreign", name = name))],
        StoreError::OtherTables => vec![("what", texts.get("damage-tables"))],
        StoreError::Unsafe { path, what } => {
            let why = texts.get(&format!("unsafe-{}", what.code()));
            let path = path.display().to_string();
            let help = say!(texts, &format!("unsafe-{}-help", what.code()), path = &path);
            vec![("path", path), ("why", why), ("help", help)]
        }
        StoreError::Stale(stale) => vec![("what", reasons::stale(stale, texts))],
        StoreError::Altered(problems) => vec![("problems", problems.to_string())],
        StoreError::NoBackup(what) => vec![("why", texts.get(&format!("backup-{what}")))],
        StoreError::NotWhole(problems) => vec![
            ("count", problems.len().to_string()),
            ("what", reasons::problems(problems, texts).join("; ")),
        ],
        StoreError::NoCase(log) => vec![("word", log.short(0))],
        StoreError::Io { path, error } => {
            vec![("path", path.display().to_string()), ("error", error.to_string())]
        }
        StoreError::InDoubt(error) | StoreError::Sql(error) => vec![("error", error.to_string())],
        StoreError::NotForThisKey(_)
        | StoreError::EarlierKey
        | StoreError::Newer
        | StoreError::NotEncrypted
        | StoreError::Moved(_)
        | StoreError::InUse
        | StoreError::NobodyLeft => Vec::new(),
    };
    coded(texts, "error", code_of_store(store), &names)
}

/// A rule of content in words, with the hint that says who lifts it and how.
fn of_rule(texts: &Texts, gap: &Gap) -> (String, Option<String>) {
    let lifted = (!gap.command.is_empty()).then(|| {
        let who = reasons::lifter(gap.lifted_by, texts);
        say!(texts, "error-lifted-by", who = who, command = format!("greenlight {}", gap.command))
    });
    // A hint that names no command of its own is followed by the one that helps.
    let hint = reasons::rule_hint(gap, texts).map(|hint| {
        let named = gap.command.is_empty() || hint.contains("greenlight ");
        if named { hint } else { format!("{hint} `greenlight {}`", gap.command) }
    });
    (reasons::rule(gap, texts), hint.or(lifted))
}

/// Who may instead, or what to do first.
fn denied_hint(texts: &Texts, denied: &Denied) -> Option<String> {
    let code = match denied {
        Denied::Role { .. } | Denied::Tier(_) => "error-role-hint",
        Denied::Recused => "error-recused-hint",
        Denied::Interest | Denied::NotAnother | Denied::Raiser => "error-another-hint",
        Denied::NoRecommendation => "error-recommendation-hint",
        Denied::OnlyReverse => "error-reverse-hint",
        Denied::RosterCitation => "error-again-hint",
        Denied::Target(_) => "error-target-hint",
        Denied::ParentVoid | Denied::Stranger | Denied::Nobody(_) => return None,
    };
    Some(texts.get(code))
}

fn refused(texts: &Texts, refusal: &Refusal) -> (String, Option<String>) {
    match refusal {
        Refusal::Rule(gap) => of_rule(texts, gap),
        Refusal::Gates(gates) => {
            let shut = || gates.iter().filter(|gate| !gate.passes());
            let count = shut().map(|gate| gate.gaps.len()).sum::<usize>();
            let mut what = texts.say("error-gates", &[("count", count.into())]);
            if shut().any(|gate| gate.id == GateId::Override) {
                what = format!("{what} {}", texts.get("override-why"));
            }
            (what, texts.has("error-gates-hint").then(|| texts.get("error-gates-hint")))
        }
        Refusal::Unlinked(what) => coded(texts, "error", "unlinked", &[("what", what.to_string())]),
        Refusal::Law(denied) => (reasons::denied(denied, texts), denied_hint(texts, denied)),
        Refusal::Roster(refusal) => {
            (reasons::roster_refusal(*refusal, texts), Some(texts.get("error-roster-hint")))
        }
    }
}
