//! The counter: words in, words out, exit codes. Each noun has its file; what they share is here: the global options,
//! the open desk, how an item is named, how a draft is signed.

mod backup;
mod brief;
mod broken;
mod case;
mod channels;
mod check;
mod condition;
mod conflict;
mod consent;
mod danger;
mod days;
mod decide;
mod defer;
mod demo;
mod doc;
mod doctor;
mod draft;
mod due;
mod editor;
mod fi;
mod finding;
mod flag;
mod fresh;
mod help;
mod hindsight;
mod import;
mod init;
mod intake_words;
mod key;
mod list;
mod note;
mod opening;
pub mod output;
mod person;
mod policy;
mod prompt;
mod proof;
mod refer;
mod room;
mod safety;
mod standard;
mod stats;
mod unlock;
mod verify;

pub use help::whole;

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::PathBuf;
use std::rc::Rc;

use clap::{Args, FromArgMatches, Parser, Subcommand};
use serde::Serialize;

use crate::cli::output::Output;
use crate::desk::drafts::typed;
use crate::desk::{Desk, Draft, Target};
use crate::domain::case::CaseFile;
use crate::domain::case::flag::Flag;
use crate::domain::event::Act;
use crate::domain::ids::EventId;
use crate::error::{Error, exit};
use crate::report::texts::Texts;
use crate::say;
use crate::store::StoreError;
use crate::store::visible::Sight;

/// The whole command line. Its words for people stand in `locales/` under `help-`.
#[derive(Debug, Parser)]
#[command(name = "greenlight", version, disable_help_subcommand = true)]
struct Cli {
    #[command(flatten)]
    globals: Globals,
    #[command(subcommand)]
    command: Command,
}

/// The options that every command takes.
#[derive(Debug, Clone, Args)]
struct Globals {
    #[arg(long, global = true, value_name = "DIR")]
    store: Option<PathBuf>,
    #[arg(long, global = true, value_name = "KEYFILE")]
    identity: Option<PathBuf>,
    #[arg(long, global = true, value_name = "en|fr")]
    lang: Option<String>,
    #[arg(long, global = true, value_name = "N", value_parser = clap::value_parser!(u32).range(3..))]
    passphrase_fd: Option<u32>,
    #[arg(long, global = true)]
    json: bool,
    #[arg(long, short, global = true)]
    quiet: bool,
    #[arg(long, global = true)]
    my_clock_is_right: bool,
}

#[derive(Debug, Subcommand)]
// Here and in the commands below: only what is asked for is set up.
#[command(defer = true)]
enum Command {
    Demo(demo::DemoArgs),
    Init(init::InitArgs),
    Unlock(unlock::UnlockArgs),
    Lock(unlock::LockArgs),
    Recover(unlock::RecoverArgs),
    Whoami,
    Doctor,
    #[command(subcommand)]
    Person(person::PersonCommand),
    #[command(subcommand)]
    Policy(policy::PolicyCommand),
    #[command(subcommand)]
    Channels(channels::ChannelsCommand),
    Open(case::OpenArgs),
    Import(import::ImportArgs),
    List(list::ListArgs),
    Show(hindsight::AsOfArgs),
    Next(hindsight::AsOfArgs),
    Due(due::DueArgs),
    Log(case::LogArgs),
    Search(list::SearchArgs),
    Edit(case::EditArgs),
    Phase(case::PhaseArgs),
    Assign(case::AssignArgs),
    Close(case::ReasonArgs),
    Reopen(case::ReasonArgs),
    Consent(consent::ConsentArgs),
    #[command(subcommand)]
    Doc(doc::DocCommand),
    #[command(subcommand)]
    Check(check::CheckCommand),
    #[command(subcommand)]
    Finding(finding::FindingCommand),
    #[command(subcommand)]
    Fi(fi::FiCommand),
    Reply(note::ReplyArgs),
    Notice(note::NoticeArgs),
    Note(note::NoteArgs),
    Conflict(conflict::ConflictArgs),
    Adopt(conflict::AdoptArgs),
    #[command(subcommand)]
    Flag(flag::FlagCommand),
    Defer(defer::DeferArgs),
    Resume(defer::ResumeArgs),
    Trigger(defer::TriggerArgs),
    Refer(refer::ReferArgs),
    Safety(safety::SafetyArgs),
    Recommend(decide::RecommendArgs),
    Decide(decide::DecideArgs),
    Second(decide::SecondArgs),
    Decline(decide::DeclineArgs),
    Reverse(decide::ReverseArgs),
    Waive(decide::WaiveArgs),
    #[command(subcommand)]
    Condition(condition::ConditionCommand),
    #[command(subcommand)]
    Draft(draft::DraftCommand),
    Brief(brief::BriefArgs),
    Export(brief::ExportArgs),
    Verify(verify::VerifyArgs),
    Rebuild,
    Backup(backup::BackupArgs),
    Restore(backup::RestoreArgs),
    Checkpoint(fresh::CheckpointArgs),
    AcceptRollback(fresh::AcceptArgs),
    Proof(proof::ProofArgs),
    Completions(help::CompletionsArgs),
    Man,
}

/// Who asks, in which language, and where the program speaks to.
struct Counter {
    globals: Globals,
    texts: Texts,
    output: Output,
    /// The number of the draft in which a refused text was kept.
    kept: Cell<Option<u32>>,
    /// A text that could not be written, and not be kept either.
    unkept: Cell<Option<String>>,
    /// Whether what is said is pasted elsewhere: then no warning names a path or an id.
    nameless: Cell<bool>,
    /// How many bytes the command may come to write.
    room: Cell<u64>,
    /// How a command ends that did what it was told.
    ends: Cell<u8>,
    /// The cases that it showed and that do not verify, with their letters.
    broken: RefCell<Rc<RefCell<BTreeMap<EventId, String>>>>,
    /// Whether it signed something.
    signed: Cell<bool>,
}

/// Runs a command line; the answer is the exit code.
pub fn run(args: impl IntoIterator<Item = OsString>) -> u8 {
    let args: Vec<OsString> = args.into_iter().collect();
    let texts = Texts::new(help::language(&args));
    // The tree without its words parses; the words are set in only for somebody who reads them.
    let matches = match help::tree().try_get_matches_from(&args) {
        Ok(matches) => matches,
        Err(error) => return help::explain(&error, &args, &texts),
    };
    let cli = match Cli::from_arg_matches(&matches) {
        Ok(cli) => cli,
        Err(error) => return help::explain(&error, &args, &texts),
    };
    let output = Output::new(cli.globals.json, cli.globals.quiet);
    let mut counter = Counter {
        globals: cli.globals,
        texts,
        output,
        kept: Cell::new(None),
        unkept: Cell::new(None),
        nameless: Cell::new(false),
        room: Cell::new(room::ONE_ACT),
        ends: Cell::new(exit::DONE),
        broken: RefCell::default(),
        signed: Cell::new(false),
    };
    editor::take_away_what_was_left(&counter.output, &counter.texts);
    let served = counter.serve(cli.command).inspect(|()| counter.tell_broken());
    let lost = || Output::lost().map(|why| Error::Failed("stdout", vec![("error", why.to_owned())]));
    match served.and_then(|()| lost().map_or(Ok(()), Err)) {
        Ok(()) => counter.ends.get(),
        Err(error) => {
            let error = counter.with_room(error);
            counter.output.error(&error, &counter.texts, &help::case_word(&args), counter.kept.get());
            if matches!(error, Error::Store(StoreError::InUse))
                && let Ok(dir) = counter.store_dir()
            {
                counter.name_holders(&dir);
            }
            if let Some(number) = counter.kept.get() {
                counter.output.warn(&say!(counter.texts, "draft-kept", number = number.to_string()));
                if error.exit() == exit::LOOK {
                    counter.output.warn(&say!(counter.texts, "draft-take-up", number = number.to_string()));
                }
            }
            if let Some(text) = counter.unkept.take() {
                counter.output.warn(&counter.texts.get("draft-not-kept"));
                counter.output.warn(&text);
            }
            error.exit()
        }
    }
}

impl Counter {
    fn serve(&mut self, command: Command) -> Result<(), Error> {
        match command {
            Command::Demo(args) => demo::demo(self, &args),
            Command::Init(args) => init::init(self, args),
            Command::Unlock(args) => unlock::unlock(self, &args),
            Command::Lock(args) => unlock::lock(self, &args),
            Command::Recover(args) => unlock::recover(self, &args),
            Command::Whoami => init::whoami(self),
            Command::Doctor => doctor::doctor(self),
            Command::Person(command) => person::run(self, command),
            Command::Policy(command) => policy::run(self, command),
            Command::Channels(command) => channels::run(self, command),
            Command::Open(args) => case::open(self, &args),
            Command::Import(args) => import::import(self, &args),
            Command::List(args) => list::list(self, &args),
            Command::Show(args) => case::show(self, &args),
            Command::Next(args) => case::next(self, &args),
            Command::Due(args) => due::due(self, &args),
            Command::Log(args) => case::log(self, &args),
            Command::Search(args) => list::search(self, &args),
            Command::Edit(args) => case::edit(self, &args),
            Command::Phase(args) => case::phase(self, args),
            Command::Assign(args) => case::assign(self, &args),
            Command::Close(args) => case::close(self, args, Act::Close {}),
            Command::Reopen(args) => case::close(self, args, Act::Reopen {}),
            Command::Consent(args) => consent::consent(self, &args),
            Command::Doc(command) => doc::run(self, command),
            Command::Check(command) => check::run(self, command),
            Command::Finding(command) => finding::run(self, command),
            Command::Fi(command) => fi::run(self, command),
            Command::Reply(args) => note::reply(self, args),
            Command::Notice(args) => note::notice(self, args),
            Command::Note(args) => note::note(self, args),
            Command::Conflict(args) => conflict::conflict(self, args),
            Command::Adopt(args) => conflict::adopt(self, &args),
            Command::Flag(command) => flag::run(self, command),
            Command::Defer(args) => defer::defer(self, args),
            Command::Resume(args) => defer::resume(self, args),
            Command::Trigger(args) => defer::trigger(self, args),
            Command::Refer(args) => refer::refer(self, args),
            Command::Safety(args) => safety::safety(self, args),
            Command::Recommend(args) => decide::recommend(self, args),
            Command::Decide(args) => decide::decide(self, args),
            Command::Second(args) => decide::second(self, args),
            Command::Decline(args) => decide::decline(self, args),
            Command::Reverse(args) => decide::reverse(self, args),
            Command::Waive(args) => decide::waive(self, args),
            Command::Condition(command) => condition::run(self, command),
            Command::Draft(command) => draft::run(self, command),
            Command::Brief(args) => brief::brief(self, &args),
            Command::Export(args) => brief::export(self, &args),
            Command::Verify(args) => verify::verify(self, &args),
            Command::Rebuild => verify::rebuild(self),
            Command::Backup(args) => backup::backup(self, &args),
            Command::Restore(args) => backup::restore(self, args),
            Command::Checkpoint(args) => fresh::checkpoint(self, &args),
            Command::AcceptRollback(args) => fresh::accept_rollback(self, args),
            Command::Proof(args) => proof::proof(self, &args),
            Command::Completions(args) => {
                help::completions(&args);
                Ok(())
            }
            Command::Man => help::man(&self.texts),
        }
    }

    /// Signs drafts. Where they are refused, what the person typed is kept.
    fn sign(&self, desk: &mut Desk, drafts: &[Draft]) -> Result<Vec<EventId>, Error> {
        let papers = drafts.iter().flat_map(|draft| &draft.blobs).map(|blob| blob.bytes.len() as u64);
        // Once in the log of writes, and once in the file.
        self.takes_room(papers.sum::<u64>() * 2);
        let signed = desk.record(drafts).inspect_err(|_| self.keep(desk, drafts))?;
        self.signed_all_the_same();
        Ok(signed)
    }

    /// Keeps what the person typed for something that is not to be signed now.
    fn keep(&self, desk: &mut Desk, drafts: &[Draft]) {
        let text = typed(drafts.iter().map(|draft| &draft.body));
        if text.is_empty() {
            return;
        }
        let Ok(number) = desk.keep_draft(drafts) else {
            // A disk that is full takes no draft either: then whoever typed it has it on the screen.
            self.unkept.set(Some(text));
            return;
        };
        let listed = desk.drafts().unwrap_or_default();
        let is_listed = listed.iter().any(|draft| draft.number == number);
        self.kept.set(Some(number).filter(|_| is_listed));
    }

    /// Signs one draft on a case and says what was done: message `done-…`, which names the item and the case.
    fn sign_one(&self, desk: &mut Desk, file: &CaseFile, draft: Draft, done: &str) -> Result<(), Error> {
        self.sign_and_say(desk, file, draft, done).map(|_| ())
    }

    /// As [`Counter::sign_one`]; the answer is the event and the case with it.
    fn sign_and_say(
        &self,
        desk: &mut Desk,
        file: &CaseFile,
        draft: Draft,
        done: &str,
    ) -> Result<Option<(EventId, CaseFile)>, Error> {
        let ids = self.sign(desk, &[draft])?;
        let Some(id) = ids.first().copied() else { return Ok(None) };
        let after = desk.store.case(file.id, &desk.roster)?;
        self.say_done(desk, &after, id, done)?;
        Ok(Some((id, after)))
    }

    /// Says what was done: message `done-…`, which names the item and the case.
    fn say_done(&self, desk: &Desk, after: &CaseFile, id: EventId, done: &str) -> Result<(), Error> {
        let (letters, case) = (after.short(id), desk.store.short(after.id)?);
        let name = after.candidate.name();
        let entry = after.history().get(id);
        let drill = entry.and_then(|entry| after.flag_of(entry)).is_some_and(Flag::is_drill);
        let sentence = say!(self.texts, done, item = &letters, case = &case, name = name);
        let sentence = safety::marked(self, drill, &sentence);
        self.output.done(&letters, &sentence, &Written { id, short: letters.clone(), case: after.id });
        Ok(())
    }

    /// A word of a closed list.
    fn word<W: crate::domain::words::Word>(given: &str) -> Result<W, Error> {
        W::from_word(given).map_err(|unknown| {
            let names =
                vec![("word", unknown.word), ("list", W::LIST.to_owned()), ("allowed", unknown.allowed)];
            Error::Usage("unknown-word", names)
        })
    }
}

/// What a command that writes answers in JSON.
#[derive(Debug, Serialize)]
struct Written {
    id: EventId,
    short: String,
    case: EventId,
}

/// The event of a case that letters name, among those that `fits` lets through; the first of its chain.
fn item(file: &CaseFile, letters: &str, fits: impl Fn(EventId) -> bool) -> Result<EventId, Error> {
    let mut found: Vec<EventId> =
        file.starting_with(letters).into_iter().map(|id| file.chain(id)).filter(|id| fits(*id)).collect();
    found.sort_unstable();
    found.dedup();
    match found.as_slice() {
        [one] => Ok(*one),
        _ => Err(Error::NoItem(letters.to_owned())),
    }
}

/// What a person sees of a case by default: its content.
const CONTENT: Sight = Sight::Content;

/// The target of a draft on a case.
fn on(file: &CaseFile) -> Target {
    Target::case(file)
}
