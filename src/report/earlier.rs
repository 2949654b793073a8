//! The files that may be of the same person, as far as a reader may know of them, and why each may be.

use chrono::NaiveDate;
use serde::Serialize;

use crate::domain::case::CaseFile;
use crate::domain::case::prior::{Judgement, PriorState, PriorWas};
use crate::domain::ids::{Digest256, EventId};
use crate::domain::likeness::{Chance, Likeness, Reason};
use crate::domain::roster::Roster;
use crate::report::messages;
use crate::report::page::{Line, Page, Style};
use crate::report::shown;
use crate::report::texts::Texts;
use crate::say;
use crate::store::likeness::Earlier;

/// A file that may be of the same person.
#[derive(Debug, Clone, Default, Serialize)]
pub struct EarlierRow {
    /// Whether the reader may not see it: then nothing else is here.
    pub hidden: bool,
    /// Whether the reader has not declared about it, so that it is not here why it was found.
    pub undeclared: bool,
    /// Its id.
    pub id: Option<EventId>,
    /// The same as people type it.
    pub short: Option<String>,
    /// The applicant's name there.
    pub name: Option<String>,
    /// The district's code.
    pub district: Option<String>,
    /// Its state in one word.
    pub status: Option<String>,
    /// How likely it is; once the reader has declared about it.
    pub chance: Option<Chance>,
    /// Why, part by part.
    pub reasons: Vec<Reason>,
}

impl EarlierRow {
    /// What a reader may know of a file.
    pub fn of(earlier: &Earlier) -> EarlierRow {
        let Earlier::Seen(row, likeness) = earlier else {
            return EarlierRow { hidden: true, ..EarlierRow::default() };
        };
        EarlierRow {
            hidden: false,
            undeclared: row.undeclared,
            id: Some(row.id),
            short: Some(row.short.clone()),
            name: Some(row.name.clone()),
            district: Some(row.district.clone()),
            status: Some(row.status.clone()),
            chance: likeness.as_ref().map(|likeness| likeness.chance),
            reasons: likeness.as_ref().map(|likeness| likeness.reasons.clone()).unwrap_or_default(),
        }
    }

    /// The same in a line.
    pub fn line(&self, texts: &Texts) -> String {
        let (Some(case), Some(name)) = (&self.short, &self.name) else { return say!(texts, earlier_hidden) };
        let district = self.district.clone().unwrap_or_default();
        let status = texts.named("status", self.status.as_deref().unwrap_or_default());
        let name = shown::line(name);
        match self.chance {
            Some(chance) => {
                let why = why(&Likeness { chance, reasons: self.reasons.clone() }, texts);
                say!(
                    texts,
                    earlier_line,
                    case = case,
                    name = name,
                    district = district,
                    status = status,
                    why = why
                )
            }
            None if !self.undeclared => {
                say!(texts, earlier_unlike, case = case, name = name, district = district, status = status)
            }
            None => {
                say!(
                    texts,
                    earlier_undeclared,
                    case = case,
                    name = name,
                    district = district,
                    status = status
                )
            }
        }
    }
}

/// How likely two descriptions are of one person, and why, part by part.
pub fn why(likeness: &Likeness, texts: &Texts) -> String {
    let reasons: Vec<String> = likeness.reasons.iter().map(|reason| texts.word(*reason)).collect();
    say!(texts, earlier_why, chance = texts.word(likeness.chance), reasons = reasons.join("; "))
}

/// A file that a search in a case found, and what was judged of it.
#[derive(Debug, Clone, Serialize)]
pub struct PriorFile {
    /// Its mark in this case.
    pub file: Digest256,
    /// The same as people type it.
    pub short: String,
    /// What was judged; nothing where nobody has, or several did apart.
    pub judgement: Option<Judgement>,
    /// Whether several judged it apart.
    pub apart: bool,
    /// Whether two approvers let it be, though nobody could tell.
    pub waived: bool,
    /// How a file of the same person ended, where that has to be answered for.
    pub was: Option<PriorWas>,
    /// Who judged, and on which day.
    pub by: Option<String>,
    /// The day.
    pub on: Option<NaiveDate>,
    /// What the reader may know of the file, where that was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub earlier: Option<EarlierRow>,
}

impl PriorFile {
    /// A file that a search found, and what a reader may know of it.
    pub fn of(file: &CaseFile, roster: &Roster, mark: Digest256, earlier: Option<EarlierRow>) -> PriorFile {
        let (state, judged) = (file.prior_state(mark), file.prior_judgements(mark));
        let last = judged.last();
        PriorFile {
            file: mark,
            short: file.prior_item(mark).to_string(),
            judgement: last.map(|judged| judged.judgement).filter(|_| state != PriorState::Apart),
            apart: state == PriorState::Apart,
            waived: state == PriorState::Waived,
            was: last.and_then(|judged| judged.was),
            by: last.map(|judged| roster.name(judged.stamp.by)),
            on: last.map(|judged| file.place().day(judged.stamp.time.utc())),
            earlier,
        }
    }

    /// What was judged, in words.
    pub fn judged(&self, texts: &Texts) -> String {
        let (Some(by), Some(on)) = (&self.by, self.on) else { return say!(texts, prior_unjudged) };
        let judgement = match (self.judgement, self.was, self.waived) {
            (Some(_), _, true) => say!(texts, prior_waived),
            (Some(judgement), Some(was), _) => {
                say!(texts, prior_same_was, judgement = texts.word(judgement), was = texts.word(was))
            }
            (Some(judgement), None, _) => texts.word(judgement),
            (None, ..) => say!(texts, prior_apart),
        };
        say!(texts, prior_judged, judgement = judgement, who = by.as_str(), day = texts.day(on))
    }
}

/// A search that is recorded in a case.
#[derive(Debug, Clone, Serialize)]
pub struct SearchRow {
    /// The event.
    pub id: EventId,
    /// The same as people type it.
    pub short: String,
    /// Who searched.
    pub by: String,
    /// The day.
    pub on: NaiveDate,
    /// How many cases the store had.
    pub cases: u64,
    /// How many files it found.
    pub found: usize,
}

/// The answer of `prior list`.
#[derive(Debug, Clone, Serialize)]
pub struct PriorList {
    /// The case.
    pub case: EventId,
    /// The same as people type it.
    pub short: String,
    /// The searches.
    pub searches: Vec<SearchRow>,
    /// What they found.
    pub files: Vec<PriorFile>,
    /// What is found now and no search has recorded.
    pub unrecorded: Vec<EarlierRow>,
}

impl PriorList {
    /// The searches of a case and what they found, and what nobody has recorded yet.
    pub fn of(
        file: &CaseFile,
        roster: &Roster,
        short: &str,
        files: Vec<PriorFile>,
        unrecorded: Vec<EarlierRow>,
    ) -> PriorList {
        PriorList {
            case: file.id,
            short: short.to_owned(),
            searches: searches(file, roster),
            files,
            unrecorded,
        }
    }

    /// The same for a screen.
    pub fn lines(&self, texts: &Texts, width: usize) -> Vec<Line> {
        let mut page = Page::new(width);
        page.part(&self.files, messages::prior_heading, texts);
        for file in &self.files {
            let style = if file.judgement.is_none() { Style::Attention } else { Style::Plain };
            let what = match &file.earlier {
                Some(earlier) => earlier.line(texts),
                None => say!(texts, earlier_hidden),
            };
            page.item(style, 2, &format!("{}  ", file.short), &what);
            page.text(Style::Plain, 4, &file.judged(texts));
        }
        page.part(&self.unrecorded, messages::prior_unrecorded, texts);
        for row in &self.unrecorded {
            page.item(Style::Attention, 2, "- ", &row.line(texts));
        }
        page.part(&self.searches, messages::prior_searches, texts);
        for search in &self.searches {
            let (who, day) = (search.by.as_str(), texts.day(search.on));
            let line = say!(
                texts,
                prior_search_line,
                who = who,
                day = day,
                cases = search.cases,
                found = search.found
            );
            page.item(Style::Plain, 2, "- ", &line);
        }
        if self.files.is_empty() && self.unrecorded.is_empty() {
            page.text(Style::Plain, 2, &say!(texts, earlier_none));
        }
        page.into_lines()
    }
}

/// The files that searches found, and what was judged of each, without what they are.
pub fn prior_files(file: &CaseFile, roster: &Roster) -> Vec<PriorFile> {
    file.prior_files().into_iter().map(|mark| PriorFile::of(file, roster, mark, None)).collect()
}

/// The searches that are recorded in a case.
pub fn searches(file: &CaseFile, roster: &Roster) -> Vec<SearchRow> {
    let row = |search: &crate::domain::case::prior::Search| SearchRow {
        id: search.stamp.id,
        short: file.short(search.stamp.id),
        by: roster.name(search.stamp.by),
        on: search.on,
        cases: search.cases,
        found: search.files.len(),
    };
    file.priors.searches.iter().map(row).collect()
}
