//! The command line. Each noun has its file; here are the tree of commands and the dispatch. `context` is below
//! `opening` and `signing`, and they are below the commands.

mod agenda;
mod application;
mod asking;
mod backup;
mod brief;
mod briefing;
mod broken;
mod bundle;
mod case;
mod channels;
mod check;
mod checking;
mod completions;
mod condition;
mod conflict;
mod consent;
mod contest;
mod context;
mod danger;
mod days;
mod decide;
mod defer;
mod demo;
mod districts;
mod doc;
mod doctor;
mod draft;
mod due;
mod editor;
mod fi;
mod finding;
mod flag;
mod forget;
mod fresh;
mod help;
mod hindsight;
mod import;
mod init;
mod intake_words;
mod join;
mod key;
mod list;
mod lookup;
mod mailbox;
mod missing;
mod note;
mod notify;
mod offered;
mod office;
mod opening;
pub mod output;
mod override_answers;
mod person;
mod phase;
mod policy;
mod printed;
mod prior;
mod prompt;
mod proof;
mod receive;
mod refer;
mod reminded;
mod room;
mod safety;
mod seconding;
mod sheet;
mod signing;
mod spread;
mod stats;
mod sync;
mod unlock;
mod vault_key;
mod verify;

use std::ffi::OsString;

use clap::{Arg, ArgAction, CommandFactory, FromArgMatches, Parser, Subcommand};

use crate::cli::context::{Context, Globals, variable};
use crate::cli::output::Output;
use crate::error::{Error, exit};
use crate::report::texts::Texts;
use crate::say;
use crate::store::StoreError;

/// The whole command line. Its words for people stand in `locales/` under `help-`.
#[derive(Debug, Parser)]
#[command(name = "greenlight", version, disable_help_subcommand = true)]
struct Cli {
    #[command(flatten)]
    globals: Globals,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
// Here and in the commands below: clap builds only the subcommand that is asked for.
#[command(defer = true)]
enum Command {
    Demo(demo::DemoArgs),
    Init(init::InitArgs),
    Join(join::JoinArgs),
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
    Districts(districts::DistrictsArgs),
    Open(case::OpenArgs),
    Import(import::ImportArgs),
    List(list::FilterArgs),
    Show(hindsight::AsOfArgs),
    Application(application::ApplicationArgs),
    Next(hindsight::AsOfArgs),
    Due(due::DueArgs),
    Log(case::LogArgs),
    Search(list::SearchArgs),
    Edit(case::EditArgs),
    Phase(phase::PhaseArgs),
    Contest(contest::ContestArgs),
    Assign(case::AssignArgs),
    Close(case::CloseArgs),
    Reopen(case::ReasonArgs),
    Consent(consent::ConsentArgs),
    #[command(subcommand)]
    Prior(prior::PriorCommand),
    #[command(subcommand)]
    Doc(doc::DocCommand),
    #[command(subcommand)]
    Check(check::CheckCommand),
    #[command(subcommand)]
    Finding(finding::FindingCommand),
    #[command(subcommand)]
    Fi(fi::FiCommand),
    Weigh(application::WeighArgs),
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
    Briefing(briefing::BriefingArgs),
    Recommend(decide::RecommendArgs),
    Decide(decide::DecideArgs),
    Second(seconding::WaitingArgs),
    Decline(seconding::WaitingArgs),
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
    Forget(forget::ForgetArgs),
    #[command(subcommand)]
    Mailbox(mailbox::MailboxCommand),
    Sync(sync::SyncArgs),
    #[command(subcommand)]
    Notify(notify::NotifyCommand),
    Bundle(bundle::BundleArgs),
    Receive(receive::ReceiveArgs),
    Completions(completions::CompletionsArgs),
    Man,
}

/// Runs a command line; the answer is the exit code.
pub fn run(args: impl IntoIterator<Item = OsString>) -> u8 {
    let args: Vec<OsString> = args.into_iter().collect();
    let texts = Texts::new(help::language(&args));
    // The tree without its words is enough to parse; the words are added only for help and errors.
    let matches = match tree().try_get_matches_from(&args) {
        Ok(matches) => matches,
        Err(error) => return help::explain(whole, &error, &args, &texts),
    };
    let cli = match Cli::from_arg_matches(&matches) {
        Ok(cli) => cli,
        Err(error) => return help::explain(whole, &error, &args, &texts),
    };
    let context = Context::new(cli.globals, texts);
    editor::take_away_what_was_left(&context.output, &context.texts);
    // What was asked for and could not be read is said in the language of the system.
    let served = variable("GREENLIGHT_LANG")
        .and_then(|_| serve(&context, cli.command))
        .inspect(|()| context.tell_broken());
    let lost = || Output::lost().map(|why| Error::Stdout { error: why });
    match served.and_then(|()| lost().map_or(Ok(()), Err)) {
        Ok(()) => context.ends.get(),
        Err(error) => {
            let error = context.with_room(error);
            context.output.error(&error, &context.texts, &help::case_word(whole, &args), context.kept.get());
            if matches!(error, Error::Store(StoreError::InUse))
                && let Ok(dir) = context.store_dir()
            {
                context.name_holders(&dir);
            }
            if let Some(number) = context.kept.get() {
                context.output.warn(&say!(context.texts, draft_kept, number = number.to_string()));
                if error.exit() == exit::LOOK {
                    context.output.warn(&say!(context.texts, draft_take_up, number = number.to_string()));
                }
            }
            if let Some(text) = context.unkept.take() {
                context.output.warn(&say!(context.texts, draft_not_kept));
                context.output.warn(&text);
            }
            error.exit()
        }
    }
}

/// The tree without words, its commands built on demand, with help on `-h` and `--help` everywhere.
fn tree() -> clap::Command {
    Cli::command()
        .disable_help_flag(true)
        .disable_version_flag(true)
        .arg(Arg::new("help").short('h').long("help").action(ArgAction::Help).global(true))
        .arg(Arg::new("version").short('V').long("version").action(ArgAction::Version))
}

/// The tree without words, every command built.
pub fn whole() -> clap::Command {
    let mut tree = tree();
    tree.build();
    tree
}

/// Runs a command by the file of its noun.
fn serve(context: &Context, command: Command) -> Result<(), Error> {
    match command {
        Command::Demo(args) => demo::demo(context, &args),
        Command::Init(args) => init::init(context, args),
        Command::Join(args) => join::join(context, &args),
        Command::Unlock(args) => unlock::unlock(context, &args),
        Command::Lock(args) => unlock::lock(context, &args),
        Command::Recover(args) => unlock::recover(context, &args),
        Command::Whoami => init::whoami(context),
        Command::Doctor => doctor::doctor(context),
        Command::Person(command) => person::run(context, command),
        Command::Policy(command) => policy::run(context, command),
        Command::Channels(command) => channels::run(context, command),
        Command::Districts(args) => districts::run(context, args),
        Command::Open(args) => case::open(context, &args),
        Command::Import(args) => import::run(context, args),
        Command::List(args) => list::list(context, &args),
        Command::Show(args) => case::show(context, &args),
        Command::Application(args) => application::application(context, &args),
        Command::Next(args) => case::next(context, &args),
        Command::Due(args) => due::due(context, &args),
        Command::Log(args) => case::log(context, &args),
        Command::Search(args) => list::search(context, &args),
        Command::Edit(args) => case::edit(context, &args),
        Command::Phase(args) => phase::phase(context, args),
        Command::Contest(args) => contest::run(context, args),
        Command::Assign(args) => case::assign(context, &args),
        Command::Close(args) => case::close(context, args),
        Command::Reopen(args) => case::reopen(context, args),
        Command::Prior(command) => prior::run(context, command),
        Command::Consent(args) => consent::consent(context, &args),
        Command::Doc(command) => doc::run(context, command),
        Command::Check(command) => check::run(context, command),
        Command::Finding(command) => finding::run(context, command),
        Command::Fi(command) => fi::run(context, command),
        Command::Weigh(args) => application::weigh(context, args),
        Command::Reply(args) => note::reply(context, args),
        Command::Notice(args) => note::notice(context, args),
        Command::Note(args) => note::note(context, args),
        Command::Conflict(args) => conflict::conflict(context, args),
        Command::Adopt(args) => conflict::adopt(context, &args),
        Command::Flag(command) => flag::run(context, command),
        Command::Defer(args) => defer::defer(context, args),
        Command::Resume(args) => defer::resume(context, args),
        Command::Trigger(args) => defer::trigger(context, args),
        Command::Refer(args) => refer::refer(context, args),
        Command::Safety(args) => safety::safety(context, args),
        Command::Briefing(args) => briefing::briefing(context, args),
        Command::Recommend(args) => decide::recommend(context, args),
        Command::Decide(args) => decide::decide(context, args),
        Command::Second(args) => seconding::second(context, args),
        Command::Decline(args) => seconding::decline(context, args),
        Command::Reverse(args) => decide::reverse(context, args),
        Command::Waive(args) => decide::waive(context, args),
        Command::Condition(command) => condition::run(context, command),
        Command::Draft(command) => draft::run(context, command),
        Command::Brief(args) => brief::brief(context, &args),
        Command::Export(args) => brief::export(context, &args),
        Command::Verify(args) => verify::verify(context, &args),
        Command::Rebuild => verify::rebuild(context),
        Command::Backup(args) => backup::backup(context, &args),
        Command::Restore(args) => backup::restore(context, args),
        Command::Checkpoint(args) => fresh::checkpoint(context, &args),
        Command::AcceptRollback(args) => fresh::accept_rollback(context, args),
        Command::Proof(args) => proof::proof(context, &args),
        Command::Forget(args) => forget::forget(context, &args),
        Command::Mailbox(command) => mailbox::run(context, command),
        Command::Sync(args) => sync::sync(context, &args),
        Command::Notify(command) => notify::run(context, command),
        Command::Bundle(args) => bundle::bundle(context, &args),
        Command::Receive(args) => receive::run(context, &args),
        Command::Completions(args) => {
            completions::completions(whole(), &args, &context.texts);
            Ok(())
        }
        Command::Man => help::man(whole, &context.texts),
    }
}
