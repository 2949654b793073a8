//! Earlier files that may be of the same person: what a search of a store found, and what was judged of each. A file is
//! named by a mark that only somebody who has both cases can make. What makes two people alike is `likeness.rs`.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::case::replay::Replayed;
use crate::domain::case::view::View;
use crate::domain::case::{CaseFile, Stamp};
use crate::domain::district::Scope;
use crate::domain::entry::{Entry, body_of};
use crate::domain::event::{Outcome, Relation, Role, Waived};
use crate::domain::ids::{Digest256, EventId, PersonId, sha256};
use crate::domain::refusal::{
    Cause, Letters, Lifter, Refusal, Suggest, not_ahead, own_rule, rule, shaped, wrong_shape,
};
use crate::domain::words::words;

words! {
    /// What somebody judges of an earlier file.
    Judgement "prior-judgement" {
        Same = "same",
        NotSame = "not-same",
        Unsure = "unsure",
    }
}

words! {
    /// How an earlier file of the same person ended, where that has to be answered for.
    PriorWas "prior-was" {
        Withheld = "withheld",
        Undecided = "undecided",
    }
}

/// The body of `record prior`: a search, or in continuation of one a judgement.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct PriorBody {
    /// The day of the search.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub searched: Option<NaiveDate>,
    /// How many cases the store had.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cases: Option<u64>,
    /// The marks of the files that it found.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<Digest256>,
    /// For a judgement: the mark of the file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<Digest256>,
    /// What is judged.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub judgement: Option<Judgement>,
    /// How a file of the same person ended, where that has to be answered for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub was: Option<PriorWas>,
}

/// A search of a store.
#[derive(Debug, Clone)]
pub struct Search {
    /// Who searched.
    pub stamp: Stamp,
    /// The day.
    pub on: NaiveDate,
    /// How many cases the store had.
    pub cases: u64,
    /// The marks of what was found.
    pub files: Vec<Digest256>,
}

/// A judgement.
#[derive(Debug, Clone)]
pub struct Judged {
    /// Who judged.
    pub stamp: Stamp,
    /// The mark of the file.
    pub file: Digest256,
    /// What they judged.
    pub judgement: Judgement,
    /// How the file ended.
    pub was: Option<PriorWas>,
}

/// What is known of earlier files.
#[derive(Debug, Clone, Default)]
pub struct Priors {
    /// Searches, in the log's order.
    pub searches: Vec<Search>,
    /// Judgements, in the log's order.
    pub judgements: Vec<Judged>,
    /// The events that gave a name or a day of birth.
    described: Vec<usize>,
}

/// How far a possible earlier file has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PriorState {
    /// Nobody has judged it.
    Unjudged,
    /// It was judged in two ways, each without knowledge of the other.
    Apart,
    /// Nobody could tell, by this event.
    Unsure(EventId),
    /// Two approvers let it be.
    Waived,
    /// It is, or is not.
    Settled(Judgement),
}

/// The mark of another case as a possible earlier file of this one: the SHA-256 of a line with the salt of this case's
/// first body and the two ids. None once that body is gone.
pub fn mark(file: &CaseFile, other: EventId) -> Option<Digest256> {
    let salt = file.history().get(file.id)?.body.as_ref()?.salt()?;
    let (low, high) = if file.id <= other { (file.id, other) } else { (other, file.id) };
    Some(Digest256(sha256(format!("greenlight1 prior {salt} {low} {high}\n").as_bytes())))
}

/// Whether the body is a search or a judgement, and says what it must.
pub(super) fn shape(relation: Relation, entry: &Entry, today: NaiveDate) -> Result<(), Refusal> {
    let body = shaped::<PriorBody>(entry)?;
    let judges = body.file.is_some() && body.judgement.is_some();
    let searches = body.searched.is_some() && body.cases.is_some();
    match relation {
        Relation::New if searches && body.file.is_none() && body.judgement.is_none() => {
            body.searched.map_or(Ok(()), |on| not_ahead(on, today))
        }
        Relation::Continues(_) if judges && !searches && body.files.is_empty() => {
            let answered = body.was.is_none() || body.judgement == Some(Judgement::Same);
            if answered { Ok(()) } else { Err(wrong_shape(entry)) }
        }
        _ => Err(wrong_shape(entry)),
    }
}

/// A judgement is of a file that a search found.
pub(super) fn content(file: &CaseFile, entry: &Entry) -> Result<(), Refusal> {
    let body = body_of::<PriorBody>(entry).unwrap_or_default();
    match body.file {
        Some(mark) if !file.prior_files().contains(&mark) => Err(own_rule(Cause::PriorUnknown)),
        _ => Ok(()),
    }
}

/// Only what nobody could judge is waived.
pub(super) fn may_waive(file: &CaseFile, event: EventId) -> Result<(), Refusal> {
    let unsure = |mark: &Digest256| file.prior_state(*mark) == PriorState::Unsure(event);
    if file.prior_files().iter().any(unsure) { Ok(()) } else { Err(own_rule(Cause::PriorNotUnsure)) }
}

/// How the other file ended, where a file of the same person has to be answered for: withheld, or closed without a
/// decision.
pub fn was(other: &CaseFile) -> Option<PriorWas> {
    match other.decision().map(|decision| decision.outcome) {
        Some(Outcome::Withhold) => Some(PriorWas::Withheld),
        Some(Outcome::Undecided) | None if other.skeleton.is_closed() => Some(PriorWas::Undecided),
        _ => None,
    }
}

/// Whether somebody may judge so. That a file which was withheld, or closed without a decision, is of somebody else is
/// said by a reviewer or approver who did not open this case. The desk asks it, because only somebody who has both cases
/// knows how the other one ended.
pub fn may_judge(
    view: &View<'_>,
    me: PersonId,
    judgement: Judgement,
    was: Option<PriorWas>,
) -> Result<(), Refusal> {
    let opened = view.file.author(0).is_some_and(|opener| view.file.is_one(opener, me));
    let senior = view.works(me, |role| matches!(role, Role::Reviewer | Role::Approver));
    if judgement == Judgement::NotSame && was.is_some() && (opened || !senior) {
        return Err(rule(Cause::PriorJudgedByAnother, Lifter::SeniorOther, Suggest::on_case("prior list")));
    }
    Ok(())
}

/// Two open cases of one district: the later one is to be closed as a duplicate of the earlier.
pub fn is_one_candidacy(file: &CaseFile, other: &CaseFile) -> bool {
    let open = |file: &CaseFile| !file.skeleton.is_closed() && !file.skeleton.phase().ends();
    open(file) && open(other) && file.skeleton.district() == other.skeleton.district()
}

/// Whether a search counts for the gate: by somebody with a role over the whole country, as they held it then. Where
/// nobody has one now, an approver's does.
fn counts(view: &View<'_>, search: &Search) -> bool {
    let Some(entry) = view.file.history().entries().get(search.stamp.at) else { return false };
    let roster = view.roster;
    let Some(then) = roster.past_of(&entry.header.auth) else { return false };
    let mut held = roster.held(entry.header.by, &then).filter(|grant| grant.role.vets());
    held.any(|grant| grant.scope == Scope::Canada || grant.role == Role::Approver && !has_whole_country(view))
}

/// Whether anybody has a role over the whole country in which they search.
fn has_whole_country(view: &View<'_>) -> bool {
    view.roster.people().any(|person| is_whole_country(view, person.id))
}

fn is_whole_country(view: &View<'_>, person: PersonId) -> bool {
    let Some(person) = view.roster.person(person) else { return false };
    view.roster.held_now(person).any(|grant| grant.role.vets() && grant.scope == Scope::Canada)
}

/// Whether a search of this person would count now.
pub fn would_count(view: &View<'_>, me: PersonId) -> bool {
    let approves = || view.works(me, |role| role == Role::Approver);
    is_whole_country(view, me) || !has_whole_country(view) && approves()
}

/// Whether a search that counts is newer than every name and day of birth.
pub fn is_searched(view: &View<'_>) -> bool {
    let history = view.file.history();
    let newer = |search: &Search| {
        let mut described = view.file.priors.described.iter();
        described.all(|at| history.knew(search.stamp.at, *at)) && counts(view, search)
    };
    view.file.priors.searches.iter().any(newer)
}

impl CaseFile {
    /// The marks of the files that searches found, each once.
    pub fn prior_files(&self) -> Vec<Digest256> {
        let mut files: Vec<Digest256> = Vec::new();
        for mark in self.priors.searches.iter().flat_map(|search| &search.files) {
            if !files.contains(mark) {
                files.push(*mark);
            }
        }
        files
    }

    /// What was judged of a file by people of whom no later one had seen the judgement: one, or several apart.
    pub fn prior_judgements(&self, mark: Digest256) -> Vec<&Judged> {
        let of_it: Vec<&Judged> =
            self.priors.judgements.iter().filter(|judged| judged.file == mark).collect();
        let replaced = |judged: &Judged| {
            let mut later = of_it.iter();
            later.any(|later| {
                later.stamp.at != judged.stamp.at && self.history.knew(later.stamp.at, judged.stamp.at)
            })
        };
        of_it.iter().copied().filter(|judged| !replaced(judged)).collect()
    }

    /// How far a possible earlier file has come. Of judgements made apart the one that keeps the gate shut is in force.
    pub fn prior_state(&self, mark: Digest256) -> PriorState {
        let judged = self.prior_judgements(mark);
        let Some(first) = judged.first() else { return PriorState::Unjudged };
        let waived = |judged: &Judged| self.skeleton.is_waived(Waived::Prior(judged.stamp.id));
        let unsure = judged.iter().find(|judged| judged.judgement == Judgement::Unsure);
        match unsure {
            Some(_) if judged.iter().any(|judged| waived(judged)) => PriorState::Waived,
            Some(unsure) => PriorState::Unsure(unsure.stamp.id),
            None if judged.iter().all(|judged| judged.judgement == first.judgement) => {
                PriorState::Settled(first.judgement)
            }
            None => PriorState::Apart,
        }
    }

    /// The files of the same person that have to be answered for before a greenlight: the judgement, and how each ended.
    pub fn priors_to_weigh(&self) -> Vec<(&Judged, PriorWas)> {
        let files = self.prior_files();
        let same =
            files.into_iter().filter(|mark| self.prior_state(*mark) == PriorState::Settled(Judgement::Same));
        same.filter_map(|mark| {
            self.prior_judgements(mark).into_iter().find_map(|judged| Some((judged, judged.was?)))
        })
        .collect()
    }

    /// A mark with as many letters as tell it from the others of this case.
    pub fn prior_item(&self, mark: Digest256) -> Letters {
        let id = EventId(mark.0);
        let others =
            self.prior_files().into_iter().map(|other| EventId(other.0)).filter(|other| *other != id);
        Letters::new(id, others.map(|other| id.letters_to_tell_from(&other)).max().unwrap_or(0))
    }

    /// The marks whose letters begin so.
    pub fn priors_starting_with(&self, letters: &str) -> Vec<Digest256> {
        let Some((low, high)) = EventId::range_of(letters) else { return Vec::new() };
        let files = self.prior_files().into_iter();
        files.filter(|mark| (low..=high).contains(&EventId(mark.0))).collect()
    }

    /// The last search that found a file: judgements continue it.
    pub fn search_of(&self, mark: Digest256) -> Option<EventId> {
        let mut found = self.priors.searches.iter().rev();
        found.find(|search| search.files.contains(&mark)).map(|search| search.stamp.id)
    }

    pub(super) fn take_described(&mut self, at: usize) {
        self.priors.described.push(at);
    }

    pub(super) fn take_prior(&mut self, event: &Replayed<'_>) -> Option<()> {
        let body = body_of::<PriorBody>(event.entry)?;
        let stamp = event.stamp;
        if let (Some(on), Some(cases)) = (body.searched, body.cases) {
            self.priors.searches.push(Search { stamp, on, cases, files: body.files.clone() });
        }
        if let (Some(file), Some(judgement)) = (body.file, body.judgement) {
            self.priors.judgements.push(Judged { stamp, file, judgement, was: body.was });
        }
        Some(())
    }
}
