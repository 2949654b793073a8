//! Foreign-interference notes: conduct, never origin. The questions and the guidance are in `locales/`. What becomes of
//! a note, and which posture counts, is in `docs/rules.md`, 6.5.

use std::sync::Arc;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::domain::case::claim::{self, Hand, Link, Links, Put, Writers};
use crate::domain::case::handling::{Handling, handling_kept, loosens};
use crate::domain::case::replay::Replayed;
use crate::domain::case::{CaseFile, Stamp};
use crate::domain::entry::{Entry, body_of};
use crate::domain::event::{Relation, Role};
use crate::domain::grade::Grade;
use crate::domain::ids::EventId;
use crate::domain::refusal::{
    Blank, Cause, Letters, Lifter, Refusal, Suggest, not_ahead, rule, said, shaped, wrong_shape,
};
use crate::domain::route::Posture;
use crate::domain::words::words;

words! {
    /// The sixteen indicators of conduct (`docs/rules.md`, 6.1).
    Indicator "indicator" {
        Fi01 = "FI-01", Fi02 = "FI-02", Fi03 = "FI-03", Fi04 = "FI-04",
        Fi05 = "FI-05", Fi06 = "FI-06", Fi07 = "FI-07", Fi08 = "FI-08",
        Fi09 = "FI-09", Fi10 = "FI-10", Fi11 = "FI-11", Fi12 = "FI-12",
        Fi13 = "FI-13", Fi14 = "FI-14", Fi15 = "FI-15", Fi16 = "FI-16",
    }
}

words! {
    /// What became of a note.
    NoteStatus "fi-status" {
        Open = "open",
        /// There is an innocent explanation.
        Explained = "explained",
        Substantiated = "substantiated",
        /// There is nothing to it: everybody who has a copy of it must learn that.
        Unfounded = "unfounded",
    }
}

impl NoteStatus {
    /// Whether a note of this status still weighs.
    pub fn weighs(self) -> bool {
        matches!(self, NoteStatus::Open | NoteStatus::Substantiated)
    }
}

/// The body of `record interference`.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct InterferenceBody {
    /// Which indicator.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub indicator: Option<Indicator>,
    /// The person's part in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub posture: Option<Posture>,
    /// The grade of the source and of the information.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub grade: Option<Grade>,
    /// The innocent explanation that was tested.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub innocent: Option<String>,
    /// The conduct.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Who may read it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub handling: Option<Handling>,
    /// The condition of handling code `C`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub handling_condition: Option<String>,
    /// Whether it was put to the applicant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub put: Option<Put>,
    /// Findings and other notes that tell the same, and whether independently.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Link>,
    /// The claims whose links with this one are taken back.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unlinks: Vec<EventId>,
    /// What became of it. The same status said again is a review.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<NoteStatus>,
    /// Why the status or the posture changes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// Fields that this program does not know.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// A note with all that was ever said of it.
#[derive(Debug, Clone)]
pub struct Interference {
    /// Who wrote it. Its id is this event's.
    pub stamp: Stamp,
    /// The current state.
    pub now: InterferenceBody,
    /// The posture that counts: the gravest ever signed, until a reviewer or approver who did not write the note lowers
    /// it. A note that names none counts as one whose posture is not known.
    pub posture: Posture,
    /// The status that counts: a reviewer or approver who did not write the note sets it.
    pub status: NoteStatus,
    /// Everything said, the first included.
    pub steps: Vec<(Stamp, Arc<InterferenceBody>)>,
    /// The step that gave the posture that counts.
    postured: Stamp,
    /// The step that gave the status that counts.
    settled: Stamp,
    /// The last step that set a status, the same one included.
    reviewed: Stamp,
    /// Every step that made it weigh more or changed what it claims, the first included.
    heavier: Vec<Stamp>,
    links: Links,
    writers: Writers,
}

impl Interference {
    fn new(stamp: Stamp, body: Arc<InterferenceBody>) -> Interference {
        let now = InterferenceBody {
            put: body.put.clone().filter(Put::says),
            status: None,
            ..InterferenceBody::clone(&body)
        };
        let mut links = Links::default();
        links.add(stamp.at, &body.links);
        Interference {
            stamp,
            now,
            posture: body.posture.unwrap_or(Posture::Unknown),
            status: NoteStatus::Open,
            steps: vec![(stamp, body)],
            postured: stamp,
            settled: stamp,
            reviewed: stamp,
            heavier: vec![stamp],
            links,
            writers: Writers::new(stamp),
        }
    }

    /// Takes a step into account. A status or a lighter posture counts only from a reviewer or approver who did not
    /// write the note and had seen what they judge; what would loosen its handling only from them or from its author.
    /// The rest of the step counts all the same.
    fn take(&mut self, event: &Replayed<'_>, body: Arc<InterferenceBody>) {
        let (stamp, role, same) = (event.stamp, event.role, event.same);
        let senior = self.writers.are_reviewed_by(stamp.by, role, same);
        let judges = senior && event.knew(self.postured.at);
        let may_loosen =
            matches!(role, Some(Role::Reviewer | Role::Approver)) || same.is(stamp.by, self.stamp.by);
        let lets_out = self.lets_out(&body) && !may_loosen;
        let graver = body.posture.is_some_and(|posture| posture.gravity() > self.posture.gravity());
        let posture = body.posture.filter(|posture| *posture != self.posture && (graver || judges));
        if let Some(posture) = posture {
            self.posture = posture;
            self.postured = stamp;
        }
        let said = body.status.filter(|_| judges);
        if said.is_some() {
            self.reviewed = stamp;
        }
        let claims_more = claim::is_reworded(self.now.text.as_ref(), body.text.as_ref())
            || claim::is_better_grade(self.now.grade, body.grade);
        // What was explained was lighter than what is said now, or another claim.
        let reopened = ((graver || claims_more) && !self.status.weighs()).then_some(NoteStatus::Open);
        let turns = said.or(reopened).filter(|status| *status != self.status);
        let proved = turns == Some(NoteStatus::Substantiated);
        let taken_up = !self.status.weighs() && turns.is_some_and(NoteStatus::weighs);
        if let Some(status) = turns {
            self.status = status;
            self.settled = stamp;
        }
        if graver || claims_more || proved || taken_up {
            self.heavier.push(stamp);
        }
        let lowers = |grade: Grade| self.now.grade.is_some_and(|now| !grade.reaches(now));
        let graded = body.grade.is_some_and(|grade| !(senior && lowers(grade)));
        let claims = body.text.is_some() || graded || graver || body.posture.is_some() && !senior;
        let lightens = body.grade.is_some() || body.posture.is_some();
        self.change_links(|links| links.add(stamp.at, &body.links));
        let now = &mut self.now;
        now.indicator = body.indicator.or(now.indicator);
        now.posture = Some(self.posture);
        now.grade = body.grade.or(now.grade);
        now.innocent = body.innocent.clone().or(now.innocent.take());
        now.text = body.text.clone().or(now.text.take());
        if !lets_out {
            now.handling = body.handling.or(now.handling);
            now.handling_condition = body.handling_condition.clone().or(now.handling_condition.take());
        }
        now.put = body.put.clone().filter(Put::says).or(now.put.take());
        now.why = body.why.clone().or(now.why.take());
        now.extra.extend(body.extra.clone());
        self.steps.push((stamp, body));
        if claims {
            self.writers.add(stamp, Hand::Claims);
        } else if lightens {
            self.writers.add(stamp, Hand::Lightens);
        }
    }

    pub(super) fn change_links(&mut self, change: impl FnOnce(&mut Links)) {
        change(&mut self.links);
        self.now.links = self.links.now();
    }

    /// The id.
    pub fn id(&self) -> EventId {
        self.stamp.id
    }

    /// The posture with which the note weighs against the person: nothing where it was explained or is unfounded, or
    /// where the person is the target.
    pub fn weighs(&self) -> Option<Posture> {
        (self.status.weighs() && self.posture != Posture::Target).then_some(self.posture)
    }

    /// Whether it still says that the person knew, in part or whole.
    pub fn is_grave(&self) -> bool {
        self.weighs().is_some_and(Posture::is_complicit)
    }

    /// Every step that made it weigh as much as it does or changed what it claims, the first included.
    pub fn made_heavier(&self) -> &[Stamp] {
        &self.heavier
    }

    /// Every step that somebody must have seen who waives it: what made it as heavy as it is or changed what it claims,
    /// and what gave its posture and its status.
    pub fn turned(&self) -> Vec<Stamp> {
        self.heavier.iter().copied().chain([self.postured, self.settled]).collect()
    }

    /// When somebody who did not write it looked at it last, or it was written.
    pub fn reviewed(&self) -> Stamp {
        self.reviewed
    }

    /// Where it was said that there is nothing to it.
    pub fn withdrawn(&self) -> Option<Stamp> {
        (self.status == NoteStatus::Unfounded).then_some(self.settled)
    }

    /// The applicant answered it.
    pub(super) fn answered(&mut self, on: NaiveDate) {
        self.now.put.get_or_insert(Put { on, why_not: None });
    }

    /// Who wrote it, and where. To say how far it has come is not to write it.
    pub fn wrote(&self) -> impl Iterator<Item = &Stamp> {
        self.writers.all()
    }

    /// Whether a step would let it be passed on where it may not be now.
    pub fn lets_out(&self, step: &InterferenceBody) -> bool {
        let now = (self.now.handling, self.now.handling_condition.as_deref());
        loosens(now, step.handling, step.handling_condition.as_deref())
    }
}

/// The command that says what became of a note.
pub fn set_status(note: Letters) -> Suggest {
    Suggest::on_case("fi status").item(note).blank(Blank::Status).text("--why")
}

/// Whether the body says what it must.
pub(super) fn shape(first: bool, entry: &Entry, today: NaiveDate) -> Result<(), Refusal> {
    let body = shaped::<InterferenceBody>(entry)?;
    if let Some(put) = &body.put {
        not_ahead(put.on, today)?;
    }
    if !first {
        return Ok(());
    }
    if body.indicator.is_none() {
        return Err(wrong_shape(entry));
    }
    said(body.text.as_deref().unwrap_or_default(), Cause::TextEmpty)?;
    said(body.innocent.as_deref().unwrap_or_default(), Cause::InnocentEmpty)
}

/// Who did not write a note sets its status and lowers its posture, with a reason. As for a finding, only its author, a
/// reviewer or an approver loosens its handling; `after` is the case with the step.
pub(super) fn content(
    file: &CaseFile,
    after: &CaseFile,
    relation: Relation,
    entry: &Entry,
) -> Result<(), Refusal> {
    let body = body_of::<InterferenceBody>(entry).unwrap_or_default();
    let first = relation.target().map(|target| file.chain(target));
    claim::links(file, first, &body.links)?;
    let Some(first) = first else { return Ok(()) };
    claim::unlinks((file, after), first, &body.unlinks, body.why.as_ref())?;
    let Some((before, after)) = find(file, first).zip(find(after, first)) else {
        return Err(wrong_shape(entry));
    };
    let ignored = body.status.is_some() && after.reviewed.id != entry.id
        || body.posture.is_some_and(|posture| posture != after.posture);
    if ignored {
        let command = match body.status {
            Some(_) => set_status(file.item(first)),
            None => Suggest::on_case("fi correct")
                .item(file.item(first))
                .asking("--posture", Blank::Kind)
                .text("--why"),
        };
        return Err(rule(Cause::FiAnother, Lifter::SeniorOther, command));
    }
    let held = |note: &Interference| (note.now.handling, note.now.handling_condition.clone());
    let lets_out = before.lets_out(&body);
    if lets_out && held(before) == held(after) {
        return Err(handling_kept(None));
    }
    let lowers = after.posture.gravity() < before.posture.gravity();
    if lets_out || lowers || body.status.is_some() {
        said(body.why.as_deref().unwrap_or_default(), Cause::LightenWhy)?;
    }
    Ok(())
}

fn find(file: &CaseFile, note: EventId) -> Option<&Interference> {
    file.interference.iter().find(|known| known.id() == note)
}

impl CaseFile {
    pub(super) fn take_interference(&mut self, event: &Replayed<'_>) -> Option<()> {
        let (stamp, body) = (event.stamp, body_of::<InterferenceBody>(event.entry)?);
        match event.chain() {
            None => self.interference.push(Interference::new(stamp, body)),
            Some(first) => {
                let note = self.interference.iter_mut().find(|note| note.stamp.id == first)?;
                note.take(event, Arc::clone(&body));
                self.take_back_links(event, first, &body.unlinks);
            }
        }
        Some(())
    }

    /// The gravest posture of a note that weighs.
    pub fn gravest_posture(&self) -> Option<Posture> {
        self.interference.iter().filter_map(Interference::weighs).max_by_key(|posture| posture.gravity())
    }
}
