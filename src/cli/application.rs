//! What the applicant declared: `application CASE` shows the form, or takes down an answer; `weigh CASE ITEM` says why
//! something adverse is no finding.

use clap::Args;
use serde_json::json;

use crate::cli::context::Context;
use crate::cli::hindsight::{self, AsOfArgs};
use crate::cli::output::Output;
use crate::cli::prompt;
use crate::desk::{Desk, Draft, Target};
use crate::domain::case::CaseFile;
use crate::domain::case::candidate::{CandidateBody, DeclaredAnswer};
use crate::domain::case::weighing::{Item, WeighingBody};
use crate::domain::check_kind::CheckKind;
use crate::domain::event::{Act, RecordKind, Relation};
use crate::domain::ids::EventId;
use crate::domain::names::fold;
use crate::domain::sight;
use crate::error::Error;
use crate::report::{application, messages, typed};
use crate::say;

/// What the applicant declared, as `open`, `edit` and `application` take it down.
#[derive(Debug, Args)]
pub(super) struct DeclaredArgs {
    #[arg(long, value_name = "KEY")]
    declared: Vec<String>,
    #[arg(id = "declared_answer", long = "answer", value_name = "TEXT|-")]
    answer: Vec<String>,
    #[arg(id = "declared_question", long = "question", value_name = "TEXT|-")]
    question: Vec<String>,
    #[arg(id = "clear_answer", long = "clear", value_name = "TEXT|-")]
    clear: Vec<String>,
}

impl DeclaredArgs {
    fn says_nothing(&self) -> bool {
        [&self.declared, &self.answer, &self.question, &self.clear].iter().all(|given| given.is_empty())
    }

    /// Each answer with its question. What a known question asks, and which answer to it is clear, stays as it was.
    pub(super) fn read(&self, file: Option<&CaseFile>) -> Result<Vec<DeclaredAnswer>, Error> {
        let asked = self.question.len();
        let fits = self.declared.len() == self.answer.len() && (asked == 0 || asked == self.answer.len());
        if !fits || self.declared.is_empty() && !self.clear.is_empty() {
            return Err(Error::DeclaredParts);
        }
        let given = prompt::each(&self.clear)?;
        let mut questions = prompt::each(&self.question)?.into_iter();
        let pairs = self.declared.iter().zip(prompt::each(&self.answer)?);
        let read = |(key, answer): (&String, String)| {
            let key = key.trim();
            let known = file.and_then(|file| file.candidate.declared.iter().find(|known| known.key == key));
            let known = known.and_then(|known| known.now());
            let question = questions.next().map(|question| question.trim().to_owned());
            let question = question.or_else(|| known.map(|known| known.question.clone()));
            let clear = match known {
                Some(known) if given.is_empty() => known.clear.clone(),
                _ => given.clone(),
            };
            DeclaredAnswer {
                key: key.to_owned(),
                question: question.unwrap_or_else(|| key.to_owned()),
                answer: json!(answer.trim()),
                clear,
            }
        };
        Ok(pairs.map(read).collect())
    }
}

/// `application CASE [--declared KEY --answer TEXT]`
#[derive(Debug, Args)]
pub(super) struct ApplicationArgs {
    #[command(flatten)]
    of: AsOfArgs,
    #[command(flatten)]
    declared: DeclaredArgs,
}

/// `weigh CASE ITEM --why -`
#[derive(Debug, Args)]
pub(super) struct WeighArgs {
    #[arg(value_name = "CASE")]
    case: String,
    #[arg(value_name = "ITEM", required = true)]
    items: Vec<String>,
    #[arg(long, value_name = "TEXT|-")]
    why: Option<String>,
}

/// Says which declared answers are open now, to somebody who has declared.
pub(super) fn say_open(context: &Context, desk: &Desk, file: &CaseFile) {
    if !sight::of(&desk.reader(), file).has_declared() {
        return;
    }
    let open: Vec<String> = file.open_declared().iter().map(|item| file.called(item)).collect();
    if !open.is_empty() {
        context.output.say(&say!(context.texts, declared_open_now, items = open.join(", ")));
    }
}

pub(super) fn application(context: &Context, args: &ApplicationArgs) -> Result<(), Error> {
    if args.declared.says_nothing() {
        let sheet = hindsight::sheet(context, &args.of, true)?;
        if context.output.json {
            Output::json(&sheet.application);
        } else {
            context.output.page(&application::lines(&sheet, &context.texts, context.output.width()));
        }
        return Ok(());
    }
    let (mut desk, file) = context.declared_case_to_sign(&args.of.case)?;
    let body = CandidateBody { declared: args.declared.read(Some(&file))?, ..CandidateBody::default() };
    let act = Act::Record { kind: RecordKind::Candidate, relation: Relation::New };
    let draft = Draft::new(Target::case(&file), act, &body)?;
    if let Some((_, after)) = context.sign_and_say(&mut desk, &file, draft, messages::done_application)? {
        say_open(context, &desk, &after);
    }
    Ok(())
}

/// The case for an act that may answer for something adverse: what that is, only somebody who has declared is told.
pub(super) fn case(context: &Context, word: &str, answers: &[String]) -> Result<(Desk, CaseFile), Error> {
    if answers.is_empty() { context.case(word) } else { context.declared_case_to_sign(word) }
}

/// What stands before the colon of a declared answer, and of an earlier file, where somebody types it in French.
const DECLARED: [&str; 4] = ["déclaré", "déclarée", "déclarés", "déclarées"];
const PRIOR: [&str; 2] = ["antérieur", "dossier antérieur"];

/// The items that a word names as people say it: `crédit:privilèges`, `casier attesté`, `déclaré:charged`; or all that are
/// open of what it says. Of two with one name, the word before the colon says which.
fn said(file: &CaseFile, word: &str) -> Vec<Item> {
    let is = |words: &[&str], given: &str| words.iter().any(|word| fold(word) == fold(given));
    let of_group = |item: &Item, given: &str| match item {
        Item::Result(check, _) => typed::means(*check, given),
        Item::Credit(_) => typed::means(CheckKind::Credit, given),
        Item::Declared(_) => is(&DECLARED, given),
        Item::Prior(..) => is(&PRIOR, given),
    };
    let (group, name) = word.split_once(':').map_or((None, word), |(group, name)| (Some(group.trim()), name));
    let is_named = |item: &Item| match item {
        Item::Result(_, result) => typed::means(*result, name),
        Item::Credit(flag) => typed::means(*flag, name),
        Item::Declared(key) => is(&[key.as_str()], name),
        Item::Prior(letters, _) => letters.eq_ignore_ascii_case(name.trim()),
    };
    let all = file.adverse();
    let fits = |item: &&Item| is_named(item) && group.is_none_or(|group| of_group(item, group));
    let named: Vec<Item> = all.iter().map(|adverse| &adverse.item).filter(fits).cloned().collect();
    match named.len() {
        0 if group.is_none() => {
            (all.iter().filter(|adverse| adverse.is_open() && of_group(&adverse.item, word)))
                .map(|adverse| adverse.item.clone())
                .collect()
        }
        0 | 1 => named,
        _ => Vec::new(),
    }
}

/// Grave news that a word names: by the letters of the finding, or by the name that a weighing gives it.
fn news_named(file: &CaseFile, word: &str) -> Option<String> {
    let ids: Vec<EventId> = file.starting_with(word).into_iter().map(|id| file.chain(id)).collect();
    let news = file.news().into_iter().filter(|grave| ids.contains(&grave.id) || grave.name() == word);
    let mut names: Vec<String> = news.map(|grave| grave.name()).collect();
    names.pop().filter(|_| names.is_empty())
}

/// The items that words name: declared answers by their keys, results and flags of checks by their words.
pub(super) fn items(file: &CaseFile, words: &[String]) -> Result<Vec<String>, Error> {
    let mut items = Vec::new();
    for word in words {
        let named = Some(file.adverse_named(word)).filter(|named| !named.is_empty());
        let named = named.unwrap_or_else(|| said(file, word));
        if named.is_empty() {
            if let Some(news) = news_named(file, word) {
                items.push(news);
                continue;
            }
            let all = file.adverse();
            let known = all.iter().map(|adverse| file.called(&adverse.item));
            let known = known.chain(file.news().iter().map(|grave| file.short(grave.id))).collect::<Vec<_>>();
            return Err(Error::NoAdverse {
                word: word.clone(),
                known: if known.is_empty() { "none".to_owned() } else { known.join(", ") },
            });
        }
        items.extend(named.iter().map(ToString::to_string));
    }
    Ok(items)
}

pub(super) fn weigh(context: &Context, args: WeighArgs) -> Result<(), Error> {
    let (mut desk, file) = context.declared_case_to_sign(&args.case)?;
    let items = items(&file, &args.items)?;
    let why = prompt::long(args.why, "--why", &say!(context.texts, label_why))?;
    let body = WeighingBody { items, why };
    context.record(&mut desk, &file, (RecordKind::Weighing, Relation::New), &body, messages::done_weigh)
}
