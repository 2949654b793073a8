//! Earlier files of the same person: `prior search`, `prior list`, `prior judge`; and the search that `open`, `edit`,
//! `recommend` and `decide` make by themselves.

use clap::{Args, Subcommand};
use serde_json::json;

use crate::cli::context::Context;
use crate::cli::lookup;
use crate::cli::output::Output;
use crate::cli::prompt;
use crate::desk::{Desk, Draft, Target};
use crate::domain::case::CaseFile;
use crate::domain::case::note::NoteBody;
use crate::domain::case::prior::{self, Judgement, PriorBody, PriorState};
use crate::domain::entry::Timestamp;
use crate::domain::event::{Act, Outcome, RecordKind, Relation};
use crate::domain::ids::{Digest256, EventId};
use crate::domain::refusal::Suggest;
use crate::domain::sight::Page;
use crate::error::Error;
use crate::intake::application::Application;
use crate::report::earlier::{EarlierRow, PriorFile, PriorList};
use crate::report::messages;
use crate::say;
use crate::store::likeness::{Alike, Earlier};

/// What can be done about earlier files.
#[derive(Debug, Subcommand)]
#[command(defer = true)]
pub(super) enum PriorCommand {
    Search(CaseArgs),
    List(CaseArgs),
    Judge(JudgeArgs),
}

/// `prior search CASE`, `prior list CASE`
#[derive(Debug, Args)]
pub(super) struct CaseArgs {
    #[arg(value_name = "CASE")]
    case: String,
}

/// `prior judge CASE PRIOR same|not-same|unsure --why -`
#[derive(Debug, Args)]
pub(super) struct JudgeArgs {
    #[arg(value_name = "CASE")]
    case: String,
    #[arg(value_name = "PRIOR")]
    file: String,
    #[arg(value_name = "JUDGEMENT")]
    judgement: String,
    #[arg(long, value_name = "TEXT|-")]
    why: Option<String>,
}

pub(super) fn run(context: &Context, command: PriorCommand) -> Result<(), Error> {
    match command {
        PriorCommand::Search(args) => search(context, &args),
        PriorCommand::List(args) => list(context, &args),
        PriorCommand::Judge(args) => judge(context, args),
    }
}

/// What the person may know of files that were found.
pub(super) fn rows(desk: &Desk, found: &[Alike]) -> Result<Vec<EarlierRow>, Error> {
    let earlier = desk.store.earlier(found, &desk.reader())?;
    Ok(earlier.iter().map(EarlierRow::of).collect())
}

/// Says what was found, a line each.
pub(super) fn say_rows(context: &Context, rows: &[EarlierRow]) {
    if rows.is_empty() {
        return;
    }
    context.output.say(&say!(context.texts, earlier_found, count = rows.len()));
    rows.iter().for_each(|row| context.output.say(&row.line(&context.texts)));
}

/// Signs that the store was searched, and what was found.
fn sign(context: &Context, desk: &mut Desk, file: &CaseFile, found: &[Alike]) -> Result<Vec<EventId>, Error> {
    let draft = desk.search_draft(file, found)?;
    context.sign(desk, &[draft])
}

/// Searches for earlier files of a case that was opened or whose names changed, and signs what it found.
pub(super) fn look(context: &Context, desk: &mut Desk, case: EventId) -> Result<Vec<EarlierRow>, Error> {
    let file = desk.store.case(case, &desk.roster)?;
    let found = desk.earlier_files(&file)?;
    if desk.is_new(&file, &found) {
        let draft = desk.search_draft(&file, &found)?;
        sign_beside(context, desk, &[draft], &desk.store.short(case)?);
    }
    rows(desk, &found)
}

/// Signs what was found beside an act that is in the record already. Where that fails, as on a full disk, the act stays
/// done and the command that searches again is said: nothing rests on a search before a recommendation, which makes it
/// by itself.
fn sign_beside(context: &Context, desk: &mut Desk, drafts: &[Draft], case: &str) {
    if let Err(error) = context.sign(desk, drafts) {
        let (what, _) = error.tell(&context.texts);
        context.output.warn(&say!(context.texts, earlier_not_kept, what = what, case = case));
    }
}

/// A row of a form and the files that may be of the same person.
pub(super) type EarlierOfRow<'a> = (&'a Application, Vec<EarlierRow>);

/// As [`look`] for the cases of the rows of a form, all in one go; the answer is what was found for each row.
pub(super) fn look_at_rows<'a>(
    context: &Context,
    desk: &mut Desk,
    cases: &[(EventId, &'a Application)],
) -> Result<Vec<EarlierOfRow<'a>>, Error> {
    let (mut drafts, mut found) = (Vec::new(), Vec::new());
    for (case, row) in cases {
        let alike = desk.store.alike(&row.description(), Some(*case))?;
        if alike.is_empty() {
            continue;
        }
        let file = desk.store.case(*case, &desk.roster)?;
        if desk.is_new(&file, &alike) {
            drafts.push(desk.search_draft(&file, &alike)?);
        }
        found.push((*row, alike));
    }
    if !drafts.is_empty() {
        sign_beside(context, desk, &drafts, "CASE");
    }
    let rows = desk.case_rows(found.iter().flat_map(|(_, alike)| alike).map(|alike| alike.case))?;
    let known = |alike: &[Alike]| Earlier::of_each(alike, &rows).iter().map(EarlierRow::of).collect();
    Ok(found.iter().map(|(row, alike)| (*row, known(alike))).collect())
}

/// Before somebody recommends, decides or turns a decision into a greenlight whose search would count, and none counts yet: makes and signs it.
/// The answer is the case with it.
pub(super) fn before(
    context: &Context,
    desk: &mut Desk,
    file: CaseFile,
    outcome: Outcome,
) -> Result<CaseFile, Error> {
    let declared = crate::domain::sight::of(&desk.reader(), &file).has_declared();
    if !outcome.is_greenlight() || !declared || file.is_broken() || !desk.owes_search(&file) {
        return Ok(file);
    }
    let found = desk.earlier_files(&file)?;
    sign(context, desk, &file, &found)?;
    say_rows(context, &rows(desk, &found)?);
    Ok(desk.store.case(file.id, &desk.roster)?)
}

fn search(context: &Context, args: &CaseArgs) -> Result<(), Error> {
    let (mut desk, file) = context.case(&args.case)?;
    let found = desk.earlier_files(&file)?;
    let ids = sign(context, &mut desk, &file, &found)?;
    let Some(id) = ids.first().copied() else { return Ok(()) };
    let after = desk.store.case(file.id, &desk.roster)?;
    let (short, case) = (after.short(id), desk.store.short(file.id)?);
    let cases = desk.store.cases()?;
    let rows = rows(&desk, &found)?;
    let sentence =
        say!(context.texts, done_prior_search, case = &case, name = file.candidate.name(), cases = cases);
    let data = json!({ "id": id, "short": &short, "case": file.id, "cases": cases, "earlier": &rows });
    context.output.done(&short, &sentence, &data);
    say_rows(context, &rows);
    if rows.is_empty() {
        context.output.say(&say!(context.texts, earlier_none));
    } else {
        context.output.say(&Suggest::on_case("prior list").line(&case));
    }
    Ok(())
}

fn list(context: &Context, args: &CaseArgs) -> Result<(), Error> {
    let (desk, file) = context.declared_case(&args.case)?;
    let found = desk.earlier_files(&file)?;
    let short = desk.store.short(file.id)?;
    let known = file.prior_files();
    let marked = desk.marked(&file, &known, &found)?;
    let mut files = Vec::new();
    for mark in &known {
        files.push(row(&desk, &file, *mark, marked.get(mark).copied(), &found)?);
    }
    let unsigned: Vec<Alike> = found
        .iter()
        .filter(|alike| prior::mark(&file, alike.case).is_none_or(|mark| !known.contains(&mark)))
        .cloned()
        .collect();
    let list = PriorList::of(&file, &desk.roster, &short, files, rows(&desk, &unsigned)?);
    if context.output.json {
        Output::json(&list);
    } else {
        context.output.page(&list.lines(&context.texts, context.output.width()));
    }
    Ok(())
}

/// A file that a search found, as far as the person may know of it.
fn row(
    desk: &Desk,
    file: &CaseFile,
    mark: Digest256,
    case: Option<EventId>,
    found: &[Alike],
) -> Result<PriorFile, Error> {
    let alike = case.and_then(|case| found.iter().find(|alike| alike.case == case).cloned());
    let earlier = match (case, alike) {
        (_, Some(alike)) => rows(desk, &[alike])?.pop(),
        (Some(case), None) => {
            desk.store.earlier_case(case, &desk.reader())?.map(|earlier| EarlierRow::of(&earlier))
        }
        (None, None) => None,
    };
    Ok(PriorFile::of(file, &desk.roster, mark, earlier))
}

fn judge(context: &Context, args: JudgeArgs) -> Result<(), Error> {
    let texts = &context.texts;
    let (mut desk, file) = context.declared_case_to_sign(&args.case)?;
    let mark = named(&file, &args.file)?;
    let judgement: Judgement = lookup::word(&args.judgement)?;
    let found = desk.earlier_files(&file)?;
    let hidden = || Error::PriorHidden { file: args.file.clone() };
    let case = desk.marked(&file, &[mark], &found)?.remove(&mark).ok_or_else(hidden)?;
    let other = match desk.declared_case(&case.to_string(), Page::Case) {
        Err(Error::NotFound { .. }) => return Err(hidden()),
        other => other?,
    };
    let was = prior::was(&other);
    {
        let policy = desk.policy();
        prior::may_judge(&desk.view(&file, &policy), desk.me(), judgement, was)?;
    }
    let Some(search) = file.search_of(mark) else { return Err(hidden()) };
    let text = prompt::long(args.why, "--why", &say!(texts, label_why))?;
    let relation = Relation::Continues(search);
    let was = was.filter(|_| judgement == Judgement::Same);
    let body = PriorBody { file: Some(mark), judgement: Some(judgement), was, ..PriorBody::default() };
    let reason = NoteBody { text, file: Some(mark), ..NoteBody::default() };
    let (prior, counsel) = (RecordKind::Prior, RecordKind::Counsel);
    let drafts = [
        Draft::new(Target::case(&file), Act::Record { kind: prior, relation }, &body)?,
        Draft::new(Target::case(&file), Act::Record { kind: counsel, relation }, &reason)?,
    ];
    let ids = context.sign(&mut desk, &drafts)?;
    let Some(id) = ids.first().copied() else { return Ok(()) };
    let after = desk.store.case(file.id, &desk.roster)?;
    context.say_done(&desk, &after, id, messages::done_prior_judge)?;
    if judgement == Judgement::Same && prior::is_one_candidacy(&after, &other) {
        let (this, that) = (opened(&desk, &after)?, opened(&desk, &other)?);
        let (earlier, later) = if this <= that { (&after, &other) } else { (&other, &after) };
        let (earlier, later) = (desk.store.short(earlier.id)?, desk.store.short(later.id)?);
        let close = Suggest::on_case("close").given("--duplicate-of", &earlier).text("--why").line(&later);
        context.output.say(&say!(texts, prior_one_candidacy, command = close));
    }
    Ok(())
}

/// When a case was opened; of two that say the same, which came here first.
fn opened(desk: &Desk, file: &CaseFile) -> Result<(Option<Timestamp>, i64), Error> {
    let at = file.history().get(file.id).map(|entry| entry.header.at);
    Ok((at, desk.store.arrival_of(file.id)?))
}

/// The mark that letters name.
pub(super) fn named(file: &CaseFile, letters: &str) -> Result<Digest256, Error> {
    match file.priors_starting_with(letters).as_slice() {
        [only] => Ok(*only),
        _ => Err(Error::NoItem { word: letters.to_owned() }),
    }
}

/// The event that a waiver of an earlier file lifts: the judgement that nobody could make. Any other is refused by the
/// rule.
pub(super) fn waived(file: &CaseFile, letters: &str) -> Result<EventId, Error> {
    let mark = named(file, letters)?;
    match file.prior_state(mark) {
        PriorState::Unsure(event) => Ok(event),
        _ => file.search_of(mark).ok_or_else(|| Error::NoItem { word: letters.to_owned() }),
    }
}
