//! What is adverse in a file, and who answered for it: a finding that names it, or a weighing, which says why there is
//! none (`docs/rules.md`, 4.13 and 4.14). [`CaseFile::adverse`] is the one list that gates, pages and commands read.

use std::fmt::{self, Display};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::domain::case::check::CheckBody;
use crate::domain::case::prior::{Judged, PriorWas};
use crate::domain::case::replay::Replayed;
use crate::domain::case::{CaseFile, Stamp};
use crate::domain::check_kind::{CheckKind, CheckResult, CreditFlag};
use crate::domain::entry::{Entry, body_of};
use crate::domain::event::{Relation, Role};
use crate::domain::ids::{EventId, PersonId};
use crate::domain::names::fold;
use crate::domain::refusal::{
    Cause, Gap, Lifter, Refusal, Suggest, own_rule, rule, said, shaped, wrong_shape,
};

/// Something adverse, by the name under which a finding or a weighing answers for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Item {
    /// A result of a check: `police:certified-record`.
    Result(CheckKind, CheckResult),
    /// What a credit report flags: `credit:liens`.
    Credit(CreditFlag),
    /// A declared answer that is not clear: `declared:charged`.
    Declared(String),
    /// An earlier file of the same person that was withheld, or closed without a decision, by letters of its mark:
    /// `prior:7K3QX2M9TD`.
    Prior(String, PriorWas),
}

/// How many letters of its mark name an earlier file, so that the name stays the same when others are found.
const PRIOR_LETTERS: usize = 10;

impl Display for Item {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (group, name) = self.parts();
        write!(f, "{group}:{name}")
    }
}

impl Item {
    fn parts(&self) -> (String, String) {
        match self {
            Item::Result(check, result) => (check.to_string(), result.to_string()),
            Item::Credit(flag) => (CheckKind::Credit.to_string(), flag.to_string()),
            Item::Declared(key) => ("declared".to_owned(), key.clone()),
            Item::Prior(letters, _) => ("prior".to_owned(), letters.clone()),
        }
    }

    /// Whether a check with this result must be answered for before a greenlight.
    fn of_result(check: CheckKind, result: CheckResult) -> Option<Item> {
        let adverse = match result {
            CheckResult::CertifiedRecord | CheckResult::ConfirmedDeclared | CheckResult::Entry => true,
            CheckResult::Review => check == CheckKind::Credit,
            _ => false,
        };
        adverse.then_some(Item::Result(check, result))
    }

    /// Who may weigh it, besides who brought it.
    fn weigher(&self) -> Weigher {
        match self {
            Item::Result(_, CheckResult::CertifiedRecord | CheckResult::Review) => Weigher::Senior,
            Item::Result(..) | Item::Credit(_) | Item::Declared(_) => Weigher::Another,
            Item::Prior(..) => Weigher::Approver,
        }
    }
}

/// Who may weigh an item: never who brought it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Weigher {
    /// Another vetter, reviewer or approver.
    Another,
    /// Another reviewer or approver.
    Senior,
    /// Another approver.
    Approver,
}

/// Who answered for something adverse.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answered {
    /// This finding names it.
    Finding(EventId),
    /// This weighing says why there is none.
    Weighing(EventId),
}

/// Something adverse in a case.
#[derive(Debug, Clone)]
pub struct Adverse {
    /// What.
    pub item: Item,
    /// The events that brought it, in the log's order. A person who answers for it has seen them all.
    pub brought: Vec<Stamp>,
    /// Who may not weigh it.
    recorders: Vec<PersonId>,
    /// Everybody who answered for it as it is now.
    pub answered: Vec<Answered>,
}

impl Adverse {
    /// Whether nobody has answered for it as it is now.
    pub fn is_open(&self) -> bool {
        self.answered.is_empty()
    }

    /// What is missing while it is open.
    fn cause(&self) -> Cause {
        match &self.item {
            Item::Result(check, result) => Cause::ResultUnweighed { check: *check, result: *result },
            Item::Credit(flag) => Cause::CreditFlagUnweighed { flag: *flag },
            Item::Declared(key) => Cause::DeclaredUnweighed { key: key.clone() },
            Item::Prior(file, was) => Cause::PriorUnweighed { file: file.clone(), was: *was },
        }
    }

    /// Who can weigh it.
    fn lifter(&self) -> Lifter {
        match (&self.item, self.item.weigher()) {
            // Nobody brought it whose act counts as contributing.
            (_, Weigher::Another) if self.recorders.is_empty() => Lifter::Vetter,
            (_, Weigher::Another) => Lifter::AnotherVetter,
            (_, Weigher::Senior) => Lifter::SeniorOther,
            (_, Weigher::Approver) => Lifter::Approver,
        }
    }
}

/// The body of `record weighing`: looked at, no finding, because.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct WeighingBody {
    /// What is weighed: `police:certified-record`, `credit:liens`, `declared:charged`.
    pub items: Vec<String>,
    /// Why there is no finding.
    pub why: String,
}

/// A weighing.
#[derive(Debug, Clone)]
pub struct Weighing {
    /// Who signed it.
    pub stamp: Stamp,
    /// As what they signed it.
    pub(super) role: Option<Role>,
    /// What it says.
    pub body: Arc<WeighingBody>,
}

/// Whether the body says what it must.
pub(super) fn shape(entry: &Entry) -> Result<(), Refusal> {
    let body = shaped::<WeighingBody>(entry)?;
    if body.items.is_empty() {
        return Err(wrong_shape(entry));
    }
    said(&body.why, Cause::WhyEmpty)
}

/// A weighing names what is adverse in the case, or grave news about somebody greenlit, and is signed by somebody who may weigh it; `after` is the case with it.
pub(super) fn content(file: &CaseFile, after: &CaseFile, entry: &Entry) -> Result<(), Refusal> {
    let body = body_of::<WeighingBody>(entry).unwrap_or_default();
    let mut news = file.news();
    news.retain(|grave| body.items.contains(&grave.name()));
    let others = body.items.iter().filter(|item| !news.iter().any(|grave| grave.name() == **item));
    names_adverse(file, &others.cloned().collect::<Vec<_>>())?;
    let Some(weighing) = after.weighings.iter().find(|weighing| weighing.stamp.id == entry.id) else {
        return Ok(());
    };
    for adverse in file.adverse().iter().filter(|adverse| named(&body.items, &adverse.item)) {
        if !file.may_weigh(adverse, weighing) {
            let item = file.called(&adverse.item);
            return Err(rule(Cause::WeighAnother { item }, adverse.lifter(), file.weigh(&adverse.item)));
        }
    }
    match news.iter().find(|grave| !after.may_weigh_news(grave, weighing)) {
        Some(grave) => {
            let command = Suggest::on_case("weigh").name(&grave.name()).text("--why");
            Err(rule(Cause::WeighNews { item: grave.name() }, Lifter::Approver, command))
        }
        None => Ok(()),
    }
}

/// Each item that is answered for is adverse in this case.
pub(super) fn names_adverse(file: &CaseFile, items: &[String]) -> Result<(), Refusal> {
    let adverse = file.adverse();
    let unknown = items.iter().find(|item| !adverse.iter().any(|adverse| adverse.item.to_string() == **item));
    match unknown {
        Some(item) => Err(own_rule(Cause::WeighNothing { item: item.clone() })),
        None => Ok(()),
    }
}

/// A declaration is not clear while an answer of the applicant is open.
pub(super) fn before_clear(file: &CaseFile, relation: Relation, entry: &Entry) -> Result<(), Refusal> {
    let body = body_of::<CheckBody>(entry).unwrap_or_default();
    let first = relation.target().map(|target| file.chain(target));
    let check = file.checks.iter().find(|check| Some(check.stamp.id) == first).map(|check| check.check);
    let clears =
        body.check.or(check) == Some(CheckKind::Declaration) && body.result == Some(CheckResult::Clear);
    let open = if clears { file.open_declared() } else { Vec::new() };
    let Some(first) = open.first() else { return Ok(()) };
    let items = open.iter().map(|item| file.called(item)).collect::<Vec<_>>().join(", ");
    Err(rule(Cause::DeclarationNotClear { items }, Lifter::Vetter, file.weigh(first)))
}

fn named(items: &[String], item: &Item) -> bool {
    let name = item.to_string();
    items.contains(&name)
}

/// An event that says something adverse, and who may not weigh that.
struct Brought {
    item: Item,
    by: Stamp,
    recorders: Vec<PersonId>,
}

impl CaseFile {
    pub(super) fn take_weighing(&mut self, event: &Replayed<'_>) -> Option<()> {
        let body = body_of::<WeighingBody>(event.entry)?;
        self.weighings.push(Weighing { stamp: event.stamp, role: event.role, body });
        Some(())
    }

    /// Everything adverse in the case, answered for or not: results, what credit reports flag, declared answers that are
    /// not clear. What was adverse once stays in the list, whatever replaced it.
    pub fn adverse(&self) -> Vec<Adverse> {
        let mut all: Vec<Adverse> = Vec::new();
        for Brought { item, by, recorders } in
            self.brought_by_checks().into_iter().chain(self.brought_by_form()).chain(self.brought_by_priors())
        {
            match all.iter_mut().find(|adverse| adverse.item == item) {
                Some(adverse) => {
                    adverse.brought.push(by);
                    adverse.recorders.extend(recorders);
                }
                None => all.push(Adverse { item, brought: vec![by], recorders, answered: Vec::new() }),
            }
        }
        for adverse in &mut all {
            adverse.answered = self.answers_for(adverse);
        }
        all
    }

    /// The declared answers for which nobody has answered.
    pub fn open_declared(&self) -> Vec<Item> {
        let open = self.adverse().into_iter().filter(Adverse::is_open).map(|adverse| adverse.item);
        open.filter(|item| matches!(item, Item::Declared(_))).collect()
    }

    /// A step brings what it says for the first time in its check: another report says it once more.
    fn brought_by_checks(&self) -> Vec<Brought> {
        let mut all = Vec::new();
        for check in &self.checks {
            let says = |step: &CheckBody| step.result.is_some() || !step.flags.is_empty();
            let recorders = check.steps.iter().filter(|(_, step)| says(step)).map(|(stamp, _)| stamp.by);
            let recorders: Vec<PersonId> = recorders.collect();
            let mut before = CheckBody::default();
            for (stamp, step) in &check.steps {
                let reports = !step.raw.is_empty();
                let anew = reports && !before.raw.is_empty() && step.raw != before.raw;
                let result = step.result.filter(|result| anew || before.result != Some(*result));
                let result = result.and_then(|result| Item::of_result(check.check, result));
                let flags = step.flags.iter().filter(|flag| anew || !before.flags.contains(flag));
                let items = result.into_iter().chain(flags.map(|flag| Item::Credit(*flag)));
                all.extend(items.map(|item| Brought { item, by: *stamp, recorders: recorders.clone() }));
                before.result = step.result.or(before.result);
                // A report says all its flags, also that there is none any more.
                if reports || !step.flags.is_empty() {
                    before.flags.clone_from(&step.flags);
                }
                if reports {
                    before.raw.clone_from(&step.raw);
                }
            }
        }
        all
    }

    /// An answer that is not clear, and each that took its place. Taking in the form is no contribution; who changes an
    /// answer afterwards does not weigh it.
    fn brought_by_form(&self) -> Vec<Brought> {
        let mut all = Vec::new();
        for declaration in &self.candidate.declared {
            if declaration.given.iter().all(|(_, answer)| answer.is_clear()) {
                continue;
            }
            let mut before = None;
            for (stamp, answer) in &declaration.given {
                if before.replace(&answer.answer) != Some(&answer.answer) {
                    let item = Item::Declared(declaration.key.clone());
                    let recorders = if stamp.id == self.id { Vec::new() } else { vec![stamp.by] };
                    all.push(Brought { item, by: *stamp, recorders });
                }
            }
        }
        all
    }

    /// An earlier file of the same person that ended without a greenlight. Who judged that it is one does not weigh it.
    fn brought_by_priors(&self) -> Vec<Brought> {
        let brought = |(judged, was): (&Judged, PriorWas)| Brought {
            item: Item::Prior(EventId(judged.file.0).short(PRIOR_LETTERS), was),
            by: judged.stamp,
            recorders: vec![judged.stamp.by],
        };
        self.priors_to_weigh().into_iter().map(brought).collect()
    }

    fn answers_for(&self, adverse: &Adverse) -> Vec<Answered> {
        let saw = |at: usize| adverse.brought.iter().all(|brought| self.history().knew(at, brought.at));
        let names = |items: &[String]| named(items, &adverse.item);
        let findings = self.findings.iter().filter(|finding| {
            finding.steps.iter().any(|(stamp, body)| names(&body.answers) && saw(stamp.at))
        });
        let weighings = self.weighings.iter().filter(|weighing| {
            names(&weighing.body.items) && saw(weighing.stamp.at) && self.may_weigh(adverse, weighing)
        });
        let findings = findings.map(|finding| Answered::Finding(finding.id()));
        findings.chain(weighings.map(|weighing| Answered::Weighing(weighing.stamp.id))).collect()
    }

    /// Whether somebody who may weigh it signed the weighing.
    fn may_weigh(&self, adverse: &Adverse, weighing: &Weighing) -> bool {
        let by = weighing.stamp.by;
        let another = !adverse.recorders.iter().any(|recorder| self.is_one(*recorder, by));
        let allowed = match adverse.item.weigher() {
            Weigher::Another => true,
            Weigher::Senior => matches!(weighing.role, Some(Role::Reviewer | Role::Approver)),
            Weigher::Approver => weighing.role == Some(Role::Approver),
        };
        another && allowed
    }

    /// An item as people type it: without its group, where no other item of the case has that name.
    pub fn called(&self, item: &Item) -> String {
        let (_, name) = item.parts();
        let alike = self.adverse().iter().filter(|adverse| adverse.item.parts().1 == name).count();
        if alike > 1 { item.to_string() } else { name }
    }

    /// The items that a word names: one by its name, with its group or without; or all that are open of a group.
    pub fn adverse_named(&self, word: &str) -> Vec<Item> {
        let all = self.adverse();
        let items = |fits: &dyn Fn(&Adverse) -> bool| -> Vec<Item> {
            all.iter().filter(|adverse| fits(adverse)).map(|adverse| adverse.item.clone()).collect()
        };
        let exact = items(&|adverse| adverse.item.to_string() == word);
        if !exact.is_empty() {
            return exact;
        }
        let named = items(&|adverse| adverse.item.parts().1 == word);
        let named = if named.is_empty() {
            items(&|adverse| fold(&adverse.item.parts().1) == fold(word))
        } else {
            named
        };
        match named.len() {
            0 => items(&|adverse| adverse.is_open() && adverse.item.parts().0 == word),
            // Two of one name are told apart by their group.
            1 => named,
            _ => Vec::new(),
        }
    }

    /// What is missing while something adverse is open, each with the command that answers for it.
    pub fn unweighed(&self) -> Vec<Gap> {
        let open = self.adverse().into_iter().filter(Adverse::is_open);
        open.map(|adverse| Gap::new(adverse.cause(), adverse.lifter(), self.weigh(&adverse.item))).collect()
    }

    /// The command that says why there is no finding.
    pub(in crate::domain) fn weigh(&self, item: &Item) -> Suggest {
        Suggest::on_case("weigh").name(&self.called(item)).text("--why")
    }
}
