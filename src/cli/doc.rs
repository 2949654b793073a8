//! Documents: `doc receive`, `authenticate`, `read`, `list`, `save`. Received, authenticated and read are three acts.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use crate::cli::context::Context;
use crate::cli::days::day_or_today;
use crate::cli::lookup::item;
use crate::cli::output::Output;
use crate::cli::printed::PrintedArgs;
use crate::cli::prompt;
use crate::cli::sheet::sheet;
use crate::desk::{Desk, Draft, Target};
use crate::domain::case::CaseFile;
use crate::domain::case::document::{DocumentBody, DocumentStep, FileRef};
use crate::domain::entry::MAX_DOCUMENT;
use crate::domain::event::{Act, RecordKind, Relation};
use crate::domain::ids::{Digest256, EventId, sha256};
use crate::error::Error;
use crate::report::file_name;
use crate::report::messages;
use crate::say;
use crate::store::Blob;
use crate::store::private::private_file;

/// The commands for documents.
#[derive(Debug, Subcommand)]
#[command(defer = true)]
pub(super) enum DocCommand {
    Receive(ReceiveArgs),
    Authenticate(StepArgs),
    Read(StepArgs),
    List(ListDocs),
    Save(SaveArgs),
}

/// `doc receive CASE FILE --title T`
#[derive(Debug, Args)]
pub(super) struct ReceiveArgs {
    #[arg(value_name = "CASE")]
    case: String,
    /// The file of the document; a document that was only shown has none.
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,
    #[arg(long, value_name = "TEXT|-")]
    title: Option<String>,
    #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
    on: Option<String>,
    #[arg(long, value_name = "TEXT|-")]
    text: Option<String>,
}

/// `doc authenticate CASE DOCUMENT`, `doc read CASE DOCUMENT`
#[derive(Debug, Args)]
pub(super) struct StepArgs {
    #[arg(value_name = "CASE")]
    case: String,
    #[arg(value_name = "DOCUMENT")]
    document: String,
    #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
    on: Option<String>,
    #[arg(long, value_name = "TEXT|-")]
    text: Option<String>,
    #[command(flatten)]
    printed: PrintedArgs,
}

/// `doc list CASE`
#[derive(Debug, Args)]
pub(super) struct ListDocs {
    #[arg(value_name = "CASE")]
    case: String,
}

/// `doc save CASE DOCUMENT --out FILE|FOLDER`
#[derive(Debug, Args)]
pub(super) struct SaveArgs {
    #[arg(value_name = "CASE")]
    case: String,
    #[arg(value_name = "DOCUMENT")]
    document: String,
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

pub(super) fn run(context: &Context, command: DocCommand) -> Result<(), Error> {
    match command {
        DocCommand::Receive(args) => receive(context, args),
        DocCommand::Authenticate(args) => step(context, args, DocumentStep::Authenticated),
        DocCommand::Read(args) => step(context, args, DocumentStep::Read),
        DocCommand::List(args) => list(context, &args),
        DocCommand::Save(args) => save(context, &args),
    }
}

/// Prepares a file for the vault, and the reference to it for a body.
pub(super) fn seal(desk: &mut Desk, name: &str, bytes: &[u8]) -> Result<(FileRef, Blob), Error> {
    let blob = Blob::seal(desk.random()?, bytes);
    let name = name.chars().take(200).collect();
    let file =
        FileRef { blob: blob.digest, sha256: Digest256(sha256(bytes)), bytes: bytes.len() as u64, name };
    Ok((file, blob))
}

/// The name of a file, without the folders that lead to it.
pub(super) fn file_name(path: &std::path::Path) -> String {
    path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned())
}

fn receive(context: &Context, args: ReceiveArgs) -> Result<(), Error> {
    let (mut desk, file) = context.case(&args.case)?;
    let sealed = match args.file.as_deref() {
        Some(path) => Some(seal(&mut desk, &file_name(path), &prompt::file(path, MAX_DOCUMENT)?)?),
        None => None,
    };
    let (named, blob) = sealed.unzip();
    let title = match (args.title, &named) {
        (None, Some(file)) => file.name.clone(),
        (title, _) => prompt::value(title, "--title", &say!(context.texts, label_title))?,
    };
    let body = DocumentBody {
        step: DocumentStep::Received,
        title: Some(title),
        file: named,
        on: day_or_today(args.on.as_deref(), &desk, &file)?,
        text: prompt::long_if_given(args.text)?,
        printed: None,
        dropped: Vec::new(),
    };
    let act = Act::Record { kind: RecordKind::Document, relation: Relation::New };
    let mut draft = Draft::new(Target::case(&file), act, &body)?;
    draft.blobs.extend(blob);
    context.sign_one(&mut desk, &file, draft, messages::done_doc_received)
}

fn named(file: &CaseFile, letters: &str) -> Result<EventId, Error> {
    item(file, letters, |id| file.documents.iter().any(|document| document.id() == id))
}

fn step(context: &Context, args: StepArgs, step: DocumentStep) -> Result<(), Error> {
    let (mut desk, file) = context.case(&args.case)?;
    let document = named(&file, &args.document)?;
    let on = day_or_today(args.on.as_deref(), &desk, &file)?;
    let mut body = DocumentBody::step(step, on, prompt::long_if_given(args.text)?);
    (body.printed, _) = args.printed.compare(context, &desk, &file)?;
    let done =
        if step == DocumentStep::Read { messages::done_doc_read } else { messages::done_doc_authenticated };
    context.record(&mut desk, &file, (RecordKind::Document, Relation::Continues(document)), &body, done)
}

fn list(context: &Context, args: &ListDocs) -> Result<(), Error> {
    let (desk, file) = context.declared_case(&args.case)?;
    if context.output.json {
        Output::json(&sheet(context, &desk, &file)?.documents);
        return Ok(());
    }
    let texts = &context.texts;
    let heads = say!(texts, [col_document, col_title, col_step, col_sha256]);
    let rows: Vec<Vec<String>> = file
        .documents
        .iter()
        .map(|document| {
            let sha256 = document.file.as_ref().map_or_else(String::new, |file| file.sha256.to_string());
            vec![file.short(document.id()), document.title.clone(), texts.word(document.step()), sha256]
        })
        .collect();
    context.output.table(&heads, &rows);
    Ok(())
}

fn save(context: &Context, args: &SaveArgs) -> Result<(), Error> {
    let (desk, file) = context.declared_case(&args.case)?;
    let document = named(&file, &args.document)?;
    let kept =
        file.documents.iter().find(|paper| paper.id() == document).and_then(|paper| paper.file.as_ref());
    let blob = kept.map(|file| desk.store.document(file.blob)).transpose()?.flatten();
    let blob = blob.ok_or_else(|| Error::NoFile)?;
    let mut out = args.out.clone();
    if out.is_dir() {
        let paper = file.documents.iter().find(|known| known.id() == document);
        let handed_in = kept.map(|file| file.name.as_str()).unwrap_or_default();
        let title = paper.map(|known| known.title.as_str()).unwrap_or_default();
        out.push(file_name::document(&file.short(document), title, handed_in));
    }
    private_file(&out, blob.file())?;
    let path = out.display().to_string();
    context.output.done(
        &path,
        &say!(context.texts, done_doc_saved, path = &path),
        &serde_json::json!({ "path": path }),
    );
    Ok(())
}
