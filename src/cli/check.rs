//! Checks: `check request`, `receive`, `authenticate`, `read`, `record`, `import`.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, Subcommand};
use serde_json::json;

use crate::cli::context::Context;
use crate::cli::days::{day, day_or_today};
use crate::cli::intake_words::Told as _;
use crate::cli::lookup::{self, item};
use crate::cli::printed::{Although, PrintedArgs, say_not_compared};
use crate::cli::{doc, prompt};
use crate::desk::{Draft, Target};
use crate::domain::case::check::looked::{Account, read_since};
use crate::domain::case::check::reported::first_parts;
use crate::domain::case::check::usable::FINGERPRINT_DAYS;
use crate::domain::case::check::{CheckBody, CreditBand, Method};
use crate::domain::case::document::{DocumentBody, DocumentStep};
use crate::domain::check_kind::{CheckKind, CheckResult, CheckStatus, CreditFlag, PoliceKind};
use crate::domain::clock::spoken::When;
use crate::domain::event::{Act, RecordKind, Relation};
use crate::domain::ids::{Digest256, sha256};
use crate::domain::words::Word as _;
use crate::error::Error;
use crate::intake::provider::{self, Provider, ProviderCheck, ProviderReport};
use crate::report::messages;
use crate::say;

/// What can be done with a check.
#[derive(Debug, Subcommand)]
#[command(defer = true)]
pub(super) enum CheckCommand {
    Request(CheckArgs),
    Receive(CheckArgs),
    Authenticate(CheckArgs),
    Read(CheckArgs),
    Record(CheckArgs),
    Import(ImportArgs),
}

/// `check STEP CASE KIND ...`
#[derive(Debug, Args)]
pub(super) struct CheckArgs {
    #[arg(value_name = "CASE")]
    case: String,
    #[arg(value_name = "CHECK")]
    check: String,
    #[arg(long, value_name = "crc|crjmc")]
    kind: Option<String>,
    #[arg(long, value_name = "name|fingerprint")]
    method: Option<String>,
    #[arg(long, value_name = "STATUS")]
    status: Option<String>,
    #[arg(long, value_name = "RESULT")]
    result: Option<String>,
    #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
    issued: Option<String>,
    #[arg(long, value_name = "BUREAU")]
    bureau: Option<String>,
    #[arg(long = "credit-flag", value_name = "FLAG")]
    flags: Vec<String>,
    #[arg(long, value_name = "BAND")]
    band: Option<String>,
    #[arg(long, value_name = "NAME|-")]
    provider: Option<String>,
    #[arg(long, value_name = "DOCUMENT")]
    document: Option<String>,
    #[arg(long, value_name = "TEXT|-")]
    text: Option<String>,
    /// The day on which the provider closed a dispute.
    #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
    dispute_closed: Option<String>,
    /// A registry: a name that was searched.
    #[arg(long, value_name = "NAME|-")]
    searched: Vec<String>,
    /// Online: an account that was read.
    #[arg(long, value_name = "PLATFORM=HANDLE")]
    account: Vec<String>,
    /// Online: an account that is closed.
    #[arg(long, value_name = "PLATFORM=HANDLE")]
    closed_account: Vec<String>,
    /// Who read them, where it was somebody else.
    #[arg(long, value_name = "NAME|-")]
    read_by: Option<String>,
    #[command(flatten)]
    printed: PrintedArgs,
}

/// `check import CASE FILE.json --vendor checkr|certn`
#[derive(Debug, Args)]
pub(super) struct ImportArgs {
    #[arg(value_name = "CASE")]
    case: String,
    #[arg(value_name = "FILE.json")]
    file: PathBuf,
    #[arg(long, value_name = "checkr|certn")]
    vendor: String,
    /// Where the report does not say which police check it is.
    #[arg(long, value_name = "crc|crjmc")]
    kind: Option<String>,
    #[command(flatten)]
    although: Although,
}

pub(super) fn run(context: &Context, command: CheckCommand) -> Result<(), Error> {
    match command {
        CheckCommand::Request(args) => step(context, args, Some(CheckStatus::Requested)),
        CheckCommand::Receive(args) => step(context, args, Some(CheckStatus::Received)),
        CheckCommand::Authenticate(args) => step(context, args, Some(CheckStatus::Authenticated)),
        CheckCommand::Read(args) => step(context, args, Some(CheckStatus::Read)),
        CheckCommand::Record(args) => step(context, args, None),
        CheckCommand::Import(args) => import(context, args),
    }
}

fn step(context: &Context, args: CheckArgs, status: Option<CheckStatus>) -> Result<(), Error> {
    let (mut desk, file) = context.case(&args.case)?;
    let kind: CheckKind = lookup::word(&args.check)?;
    let given = args.status.as_ref().map(|word| lookup::word::<CheckStatus>(word)).transpose()?;
    let mut body = CheckBody {
        check: Some(kind),
        kind: args.kind.as_ref().map(|word| lookup::word::<PoliceKind>(word)).transpose()?,
        method: args.method.as_ref().map(|word| lookup::word::<Method>(word)).transpose()?,
        status: status.or(given),
        result: args.result.as_ref().map(|word| lookup::word::<CheckResult>(word)).transpose()?,
        issued: args.issued.as_ref().map(|on| day(on, When::Past, &desk, Some(&file))).transpose()?,
        bureau: args.bureau,
        flags: args.flags.iter().map(|word| lookup::word::<CreditFlag>(word)).collect::<Result<_, _>>()?,
        band: args.band.as_ref().map(|word| lookup::word::<CreditBand>(word)).transpose()?,
        provider: prompt::long_if_given(args.provider)?,
        document: match &args.document {
            Some(letters) => {
                Some(item(&file, letters, |id| file.documents.iter().any(|document| document.id() == id))?)
            }
            None => None,
        },
        text: prompt::long_if_given(args.text)?,
        dispute_closed: args
            .dispute_closed
            .as_ref()
            .map(|on| day(on, When::Past, &desk, Some(&file)))
            .transpose()?,
        searched: prompt::each(&args.searched)?,
        ..CheckBody::default()
    };
    let read_by = prompt::long_if_given(args.read_by)?.unwrap_or_else(|| desk.roster.name(desk.me()));
    let read_on = body.issued.map_or_else(|| day_or_today(None, &desk, &file), Ok)?;
    for (given, closed) in [(&args.account, false), (&args.closed_account, true)] {
        for account in given {
            body.accounts.push(read_account(account, &read_by, read_on, closed)?);
        }
    }
    // Nobody issues these: their date is the day on which somebody looked.
    let dates_itself = matches!(kind, CheckKind::Online | CheckKind::InfluenceRegistry);
    if dates_itself && body.status == Some(CheckStatus::Read) && body.issued.is_none() {
        body.issued = Some(read_since(&body.accounts).unwrap_or(read_on));
    }
    (body.printed, body.why) = args.printed.compare(context, &desk, &file)?;
    if body.status.is_none() && body.dispute_closed.is_none() {
        return Err(Error::Missing { option: "--status" });
    }
    if kind != CheckKind::Police && (body.kind.is_some() || body.method.is_some()) {
        return Err(Error::OnlyPolice);
    }
    let relation = file.step_of_check(kind, &body);
    if relation == Relation::New && kind == CheckKind::Police && body.method.is_none() {
        body.method = Some(Method::Name);
    }
    context.record(&mut desk, &file, (RecordKind::Check, relation), &body, messages::done_check)?;
    let asks = body.status == Some(CheckStatus::Requested) && body.method == Some(Method::Fingerprint);
    let today = file.place().day(desk.clock.now);
    if let Some(close) = file.close_before_fingerprints(&desk.policy(), today).filter(|_| asks) {
        let texts = &context.texts;
        let sentence =
            say!(texts, check_fingerprints_late, days = FINGERPRINT_DAYS, close = texts.day(close));
        context.output.warn(&sentence);
    }
    Ok(())
}

/// An account that was read: `PLATFORM=HANDLE`.
fn read_account(given: &str, by: &str, read_on: NaiveDate, closed: bool) -> Result<Account, Error> {
    let (platform, handle) =
        given.split_once('=').ok_or_else(|| Error::BadAccount { given: given.to_owned() })?;
    let [platform, handle] = [platform, handle].map(|part| part.trim().to_owned());
    Ok(Account { platform, handle, read_on, by: by.to_owned(), closed })
}

/// Takes in a provider's report: the file is kept, each check in it is recorded, personal fields that the party may not
/// keep are dropped. A version that is not newer, by the provider's own clock, is kept and changes nothing.
fn import(context: &Context, args: ImportArgs) -> Result<(), Error> {
    let texts = &context.texts;
    let provider: Provider = lookup::word(&args.vendor)?;
    let said_kind = args.kind.as_ref().map(|word| lookup::word::<PoliceKind>(word)).transpose()?;
    let (mut desk, file) = context.case(&args.case)?;
    let bytes = prompt::file(&args.file, provider::MAX_BYTES)?;
    let mut report =
        provider::read(provider, &bytes, file.place()).map_err(|bad| Error::BadData(bad.told(texts)))?;
    let (printed, _) = args.although.compare(context, &file, &report.names, &report.births)?;
    if printed.has_other_birth() {
        report.leave_out_births();
    }
    // The report is kept without those fields.
    let kept = serde_json::to_vec_pretty(&report.raw).unwrap_or_default();
    let digest = Digest256(sha256(&kept));
    let known = file
        .documents
        .iter()
        .filter_map(|document| document.file.as_ref())
        .any(|document| document.sha256 == digest);
    let short = desk.store.short(file.id)?;
    if known {
        let sentence = say!(texts, provider_known, case = &short);
        context.output.done(&short, &sentence, &json!({ "case": file.id, "events": [], "checks": [] }));
        return Ok(());
    }
    let (named, blob) = doc::seal(&mut desk, &doc::file_name(&args.file), &kept)?;
    let paper = DocumentBody {
        title: Some(say!(texts, provider_document_title, provider = provider.word())),
        file: Some(named),
        printed: Some(printed.clone()),
        dropped: kept_paths(&report.dropped),
        ..DocumentBody::step(DocumentStep::Received, desk.clock.today, None)
    };
    let act = Act::Record { kind: RecordKind::Document, relation: Relation::New };
    let mut draft = Draft::new(Target::case(&file), act, &paper)?;
    draft.blobs.push(blob);
    let mut drafts = vec![draft];
    for found in &report.checks {
        let body =
            CheckBody { printed: Some(printed.clone()), ..body_of(&report, found, provider, said_kind) };
        // A version that says nothing new stays a document alone.
        let Some(relation) = file.step_of_report(found.check, &body) else { continue };
        let act = Act::Record { kind: RecordKind::Check, relation };
        drafts.push(Draft::new(Target::case(&file), act, &body)?);
    }
    let ids = context.sign(&mut desk, &drafts)?;
    for note in &report.notes {
        note.told(texts).iter().for_each(|line| context.output.say(line));
    }
    if printed.compared.is_empty() {
        context.output.say(&say!(texts, provider_not_compared));
    } else {
        say_not_compared(context, &printed);
    }
    for part in &report.unread {
        context.output.say(&say!(texts, check_unread_part, part = &part.part, says = &part.says));
    }
    if !report.dropped.is_empty() {
        context.output.say(&say!(texts, provider_dropped, dropped = report.dropped.join(", ")));
    }
    let recorded = drafts.len() - 1;
    let sentence = if recorded == 0 {
        say!(texts, provider_not_newer, case = &short)
    } else {
        say!(texts, done_check_import, case = &short, count = recorded)
    };
    let data = json!({
        "case": file.id, "events": ids, "dropped": report.dropped, "unread": report.unread,
        "printed": printed, "recorded": recorded, "checks": report.checks,
    });
    context.output.done(&short, &sentence, &data);
    Ok(())
}

/// What is recorded of a check of a report.
fn body_of(
    report: &ProviderReport,
    found: &ProviderCheck,
    provider: Provider,
    said_kind: Option<PoliceKind>,
) -> CheckBody {
    CheckBody {
        check: Some(found.check),
        kind: found.police_kind.or(said_kind.filter(|_| found.check == CheckKind::Police)),
        method: found.method,
        status: Some(found.status),
        result: found.result,
        issued: found.issued,
        bureau: found.bureau.clone(),
        flags: found.flags.clone(),
        provider: Some(provider.word().to_owned()),
        reference: report.reference.clone(),
        raw: found.raw.clone(),
        as_of: report.as_of,
        says: found.says,
        cancelled: first_parts(&report.cancelled, |part, more| part.more = more),
        unread: first_parts(&report.unread, |part, more| part.more = more),
        ..CheckBody::default()
    }
}

/// The most dropped fields that a report's document names.
const MOST_PATHS: usize = 500;

/// Paths of dropped fields as they are recorded: names of fields, and never a value.
fn kept_paths(dropped: &[String]) -> Vec<String> {
    dropped.iter().take(MOST_PATHS).map(|path| path.chars().take(200).collect()).collect()
}
