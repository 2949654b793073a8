//! The files that may be of the same person, as far as a reader may know of them, and why each may be.

use serde::Serialize;

use crate::domain::ids::EventId;
use crate::domain::likeness::{Chance, Likeness, Reason};
use crate::report::shown;
use crate::report::texts::Texts;
use crate::say;
use crate::store::likeness::Earlier;

/// A file that may be of the same person.
#[derive(Debug, Clone, Default, Serialize)]
pub struct EarlierRow {
    /// Whether the reader may not see it: then nothing else is here.
    pub hidden: bool,
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
