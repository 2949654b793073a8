//! Anomalies: what is claimed, by whom, how bad it would be if true, and how good the source is.

mod terms;

use std::sync::Arc;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::domain::case::claim::{self, Hand, Links, Writers};
use crate::domain::case::handling::{Handling, handling_kept, loosens};
use crate::domain::case::replay::Replayed;
use crate::domain::case::{CaseFile, Stamp, weighing};
use crate::domain::entry::{Entry, body_of};
use crate::domain::event::{Relation, Role};
use crate::domain::grade::Grade;
use crate::domain::ids::EventId;
use crate::domain::refusal::{
    Blank, Cause, Lifter, Refusal, Suggest, not_ahead, rule, said, shaped, wrong_shape,
};
use crate::domain::roster::Same;

pub use crate::domain::case::claim::{Link, LinkKind, Put};
pub use terms::{Category, Disclosed, FindingKind, FindingStatus};

/// The body of `record finding`, and of every step and correction of it.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct FindingBody {
    /// What it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub category: Option<Category>,
    /// What sort of finding.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<FindingKind>,
    /// What is claimed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// What is established, kept apart from the claim.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fact: Option<String>,
    /// What the writer infers, kept apart from both.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inference: Option<String>,
    /// By whom: the origin. Three outlets with one story are one origin.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub origin: Option<String>,
    /// 0 to 4, "if true".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub severity: Option<u8>,
    /// The grade of the source and of the information.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub grade: Option<Grade>,
    /// When it happened.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub happened: Option<String>,
    /// Whether the applicant said so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub disclosed: Option<Disclosed>,
    /// Whether it was put to them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub put: Option<Put>,
    /// What is in their favour.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mitigating: Option<String>,
    /// What makes it worse.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aggravating: Option<String>,
    /// Who may read it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub handling: Option<Handling>,
    /// The condition of handling code `C`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub handling_condition: Option<String>,
    /// Other findings that tell the same, and whether independently.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Link>,
    /// The claims whose links with this one are taken back.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unlinks: Vec<EventId>,
    /// The adverse items for which it answers.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub answers: Vec<String>,
    /// How far it has come.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<FindingStatus>,
    /// Why the status or severity changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// Fields that this program does not know.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// The highest severity.
pub const MAX_SEVERITY: u8 = 4;

/// A finding with all that was ever said of it.
#[derive(Debug, Clone)]
pub struct Finding {
    /// Who wrote it. Its id is this event's.
    pub stamp: Stamp,
    /// The current state.
    pub now: FindingBody,
    /// The severity that counts: the highest ever signed, until a reviewer or approver who did not write it lowers it.
    pub severity: u8,
    /// The status that counts.
    pub status: FindingStatus,
    /// Everything said, the first included.
    pub steps: Vec<(Stamp, Arc<FindingBody>)>,
    /// The step that gave the status that counts.
    settled: Stamp,
    /// Every step that made it weigh more or changed what it claims, the first included.
    heavier: Vec<Stamp>,
    links: Links,
    writers: Writers,
}

impl Finding {
    fn new(stamp: Stamp, body: Arc<FindingBody>) -> Finding {
        let severity = body.severity.unwrap_or(0);
        let stated = body.status.unwrap_or(FindingStatus::Open);
        // The author of a finding cannot lighten it in the act that records it.
        let status = if severity >= 2 && stated.needs_another() { FindingStatus::Open } else { stated };
        let now = FindingBody { put: body.put.clone().filter(Put::says), ..FindingBody::clone(&body) };
        let mut finding = Finding {
            stamp,
            now,
            severity,
            status,
            steps: Vec::new(),
            settled: stamp,
            heavier: vec![stamp],
            links: Links::default(),
            writers: Writers::new(stamp),
        };
        finding.links.add(stamp.at, &body.links);
        finding.note_put(&body);
        finding.steps.push((stamp, body));
        finding
    }

    /// Takes a step into account. What would lighten it counts only from a reviewer or approver who did not write it,
    /// what would loosen its handling only from them or from its author; the rest of the step counts all the same.
    fn take(&mut self, stamp: Stamp, role: Option<Role>, body: Arc<FindingBody>, same: &Same) {
        let before = (self.severity, self.kind().weight(), self.status);
        let claims_more = self.claims_more(&body);
        let reviews = matches!(role, Some(Role::Reviewer | Role::Approver));
        let senior = self.writers.are_reviewed_by(stamp.by, role, same);
        let raises = body.severity.is_some_and(|severity| severity > self.severity);
        if let Some(severity) = body.severity {
            self.severity = if senior { severity } else { self.severity.max(severity) };
        }
        let weighs = self.severity >= 2;
        let said = body.status.filter(|status| senior || !weighs || !status.needs_another());
        // Nobody has judged what is claimed now.
        let reopened =
            (weighs && (claims_more || raises) && self.status.lightens()).then_some(FindingStatus::Open);
        if let Some(status) = said.or(reopened) {
            if self.status != status {
                self.settled = stamp;
            }
            self.status = status;
        }
        self.note_put(&body);
        let (kind_lighter, grade_lighter) = (self.is_lighter_kind(&body), self.is_lighter_grade(&body));
        let heavier = body.kind.is_some_and(|kind| kind.weight() > self.kind().weight());
        // A senior who only lightens it reviews what others claim; everybody else claims it, too.
        let graded = body.grade.is_some() && !(senior && grade_lighter);
        let claims = body.text.is_some() || graded || heavier || raises || !senior && body.severity.is_some();
        let lightens = body.severity.is_some() || body.grade.is_some();
        let kind = body.kind.filter(|_| senior || !weighs || !kind_lighter);
        let grade = body.grade.filter(|_| senior || !weighs || !grade_lighter);
        let may_loosen = reviews || same.is(stamp.by, self.stamp.by);
        let lets_out = self.lets_out(&body) && !may_loosen;
        self.change_links(|links| links.add(stamp.at, &body.links));
        let now = &mut self.now;
        now.category = body.category.or(now.category);
        now.kind = kind.or(now.kind);
        now.text = body.text.clone().or(now.text.take());
        now.fact = body.fact.clone().or(now.fact.take());
        now.inference = body.inference.clone().or(now.inference.take());
        now.answers.extend_from_slice(&body.answers);
        now.origin = body.origin.clone().or(now.origin.take());
        now.severity = body.severity.or(now.severity);
        now.grade = grade.or(now.grade);
        now.happened = body.happened.clone().or(now.happened.take());
        now.disclosed = body.disclosed.or(now.disclosed);
        now.put = body.put.clone().filter(Put::says).or(now.put.take());
        now.mitigating = body.mitigating.clone().or(now.mitigating.take());
        now.aggravating = body.aggravating.clone().or(now.aggravating.take());
        if !lets_out {
            now.handling = body.handling.or(now.handling);
            now.handling_condition = body.handling_condition.clone().or(now.handling_condition.take());
        }
        now.why = body.why.clone().or(now.why.take());
        now.extra.extend(body.extra.clone());
        self.steps.push((stamp, body));
        if claims_more || self.weighs_more_than(before) {
            self.heavier.push(stamp);
        }
        if claims {
            self.writers.add(stamp, Hand::Claims);
        } else if lightens {
            self.writers.add(stamp, Hand::Lightens);
        }
    }

    /// Whether a step changes what is claimed, or has it rest on something better.
    fn claims_more(&self, step: &FindingBody) -> bool {
        claim::is_reworded(self.now.text.as_ref(), step.text.as_ref())
            || claim::is_better_grade(self.now.grade, step.grade)
    }

    /// Whether it weighs more than it did: by its severity or kind, because it was taken up again, or was proved.
    fn weighs_more_than(&self, (severity, kind, status): (u8, u8, FindingStatus)) -> bool {
        let proved = self.status == FindingStatus::Substantiated && status != FindingStatus::Substantiated;
        self.severity > severity
            || self.kind().weight() > kind
            || proved
            || status.lightens() && !self.status.lightens()
    }

    /// Every step that made it weigh as much as it does or changed what it claims, the first included.
    pub fn made_heavier(&self) -> &[Stamp] {
        &self.heavier
    }

    /// Every step that somebody must have seen who waives it: what made it as heavy as it is, and what gave its status.
    pub fn turned(&self) -> Vec<Stamp> {
        self.heavier.iter().copied().chain([self.settled]).collect()
    }

    pub(super) fn change_links(&mut self, change: impl FnOnce(&mut Links)) {
        change(&mut self.links);
        self.now.links = self.links.now();
    }

    fn is_lighter_kind(&self, step: &FindingBody) -> bool {
        step.kind.is_some_and(|kind| kind.weight() < self.kind().weight())
    }

    /// Whether a step grades it lower: the source or the information is less to be relied on, or cannot be judged.
    fn is_lighter_grade(&self, step: &FindingBody) -> bool {
        step.grade.zip(self.now.grade).is_some_and(|(grade, now)| !grade.reaches(now))
    }

    /// Whether a step would make it less serious, or give up on its truth; from severity 2 on somebody else must sign
    /// that, with a reason.
    pub fn lightens(&self, step: &FindingBody) -> bool {
        let status =
            step.status.is_some_and(FindingStatus::needs_another) && step.status != Some(self.status);
        let severity = step.severity.is_some_and(|severity| severity < self.severity);
        let weighs = self.severity.max(step.severity.unwrap_or(0)) >= 2;
        severity || weighs && (status || self.is_lighter_kind(step) || self.is_lighter_grade(step))
    }

    /// Whether a step would let it be passed on where it may not be now.
    pub fn lets_out(&self, step: &FindingBody) -> bool {
        let now = (self.now.handling, self.now.handling_condition.as_deref());
        loosens(now, step.handling, step.handling_condition.as_deref())
    }

    /// It was put to the applicant. If it was deliberately not, it stays open and is marked so.
    fn note_put(&mut self, body: &FindingBody) {
        let put = body.put.as_ref().is_some_and(|put| put.why_not.is_none());
        if put && self.status == FindingStatus::Open && body.status.is_none() {
            self.status = FindingStatus::Put;
        }
    }

    /// Whether it was deliberately not put to the applicant, and nothing has been said of it since.
    pub fn is_kept_from_applicant(&self) -> bool {
        self.status == FindingStatus::Open && self.now.put.as_ref().is_some_and(|put| put.why_not.is_some())
    }

    /// The applicant answered it.
    pub(super) fn answered(&mut self, on: NaiveDate) {
        self.now.put.get_or_insert(Put { on, why_not: None });
        if self.status == FindingStatus::Open {
            self.status = FindingStatus::Put;
        }
    }

    /// Whether it was lightened: resolved, mitigated or unsubstantiated.
    pub fn status_is_light(&self) -> bool {
        self.status.lightens()
    }

    /// Whether a withholding can rest on it: it is adverse to the applicant, and nobody withdrew it.
    pub fn carries(&self) -> bool {
        self.kind() != FindingKind::Positive && !self.status.clears()
    }

    /// Where the finding was withdrawn: where it was said that it is unsubstantiated, or that an adverse one is
    /// resolved.
    pub fn withdrawn(&self) -> Option<Stamp> {
        let withdrawn = match self.status {
            FindingStatus::Unsubstantiated => self.kind() != FindingKind::Positive,
            FindingStatus::Resolved => self.kind() == FindingKind::Adverse,
            _ => false,
        };
        withdrawn.then_some(self.settled)
    }

    /// Who wrote it, and where. To say how far it has come is not to write it.
    pub fn wrote(&self) -> impl Iterator<Item = &Stamp> {
        self.writers.all()
    }

    /// The id.
    pub fn id(&self) -> EventId {
        self.stamp.id
    }

    /// What sort of finding it is; adverse unless somebody said otherwise.
    pub fn kind(&self) -> FindingKind {
        self.now.kind.unwrap_or(FindingKind::Adverse)
    }
}

/// Whether a finding is put to the applicant, or the reason why not recorded (`docs/rules.md`, 5.6): an adverse one of
/// some weight, unless it was found to be unsubstantiated.
pub fn is_put(kind: FindingKind, severity: u8, status: FindingStatus) -> bool {
    kind == FindingKind::Adverse && severity >= 1 && status != FindingStatus::Unsubstantiated
}

/// Whether the body says what it must.
pub(super) fn shape(first: bool, entry: &Entry, today: NaiveDate) -> Result<(), Refusal> {
    let body = shaped::<FindingBody>(entry)?;
    if body.severity.is_some_and(|severity| severity > MAX_SEVERITY) || first && body.category.is_none() {
        return Err(wrong_shape(entry));
    }
    if let Some(put) = &body.put {
        not_ahead(put.on, today)?;
    }
    if first { said(body.text.as_deref().unwrap_or_default(), Cause::TextEmpty) } else { Ok(()) }
}

/// What may be said of a finding in this case; `after` is the case with it.
pub(super) fn content(
    file: &CaseFile,
    after: &CaseFile,
    relation: Relation,
    entry: &Entry,
) -> Result<(), Refusal> {
    let body = body_of::<FindingBody>(entry).unwrap_or_default();
    let first = relation.target().map(|target| file.chain(target));
    claim::links(file, first, &body.links)?;
    weighing::names_adverse(file, &body.answers)?;
    let Some(first) = first else { return Ok(()) };
    claim::unlinks((file, after), first, &body.unlinks, body.why.as_ref())?;
    let Some((before, after)) = find(file, first).zip(find(after, first)) else {
        return Err(wrong_shape(entry));
    };
    correction(before, after, &body)
}

fn find(file: &CaseFile, finding: EventId) -> Option<&Finding> {
    file.findings.iter().find(|known| known.id() == finding)
}

/// From severity 2 on, the writers of a finding cannot lighten it by any field: kind, severity, grade or status. Only
/// its author, a reviewer or an approver loosens its handling. Everybody who does either says why.
fn correction(before: &Finding, after: &Finding, body: &FindingBody) -> Result<(), Refusal> {
    let ignored = body.status.is_some_and(|asked| asked != after.status)
        || body.severity.is_some_and(|asked| asked != after.severity)
        || body.kind.is_some_and(|asked| asked != after.kind())
        || body.grade.is_some_and(|asked| Some(asked) != after.now.grade);
    if ignored {
        let command = match body.status {
            Some(_) => {
                Suggest::on_case("finding status").blank(Blank::Finding).blank(Blank::Status).text("--why")
            }
            None => Suggest::correct_finding().text("--why"),
        };
        return Err(rule(Cause::FindingLightenAnother, Lifter::SeniorOther, command));
    }
    let lets_out = before.lets_out(body);
    let held = |finding: &Finding| (finding.now.handling, finding.now.handling_condition.clone());
    if lets_out && held(before) == held(after) {
        return Err(handling_kept(
            Suggest::correct_finding().given("--handling", Handling::Passed).text("--why"),
        ));
    }
    if lets_out || before.lightens(body) {
        said(body.why.as_deref().unwrap_or_default(), Cause::LightenWhy)?;
    }
    Ok(())
}

impl CaseFile {
    pub(super) fn take_finding(&mut self, event: &Replayed<'_>) -> Option<()> {
        let body = body_of::<FindingBody>(event.entry)?;
        match event.chain() {
            None => self.findings.push(Finding::new(event.stamp, body)),
            Some(first) => {
                let finding = self.findings.iter_mut().find(|finding| finding.stamp.id == first)?;
                finding.take(event.stamp, event.role, Arc::clone(&body), event.same);
                self.take_back_links(event, first, &body.unlinks);
            }
        }
        Some(())
    }

    /// The highest severity of a finding that has not been lightened.
    pub fn worst(&self) -> Option<u8> {
        let weighs =
            |finding: &&Finding| finding.kind() != FindingKind::Positive && !finding.status_is_light();
        self.findings.iter().filter(weighs).map(|finding| finding.severity).max()
    }
}
