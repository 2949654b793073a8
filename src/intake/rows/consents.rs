//! What a row says of consents: a yes or a no with its day, or words that only a person can judge.

use chrono::NaiveDate;

use super::{Dated, Found, Reader, What, clip};
use crate::domain::case::candidate::{CandidateBody, Field};
use crate::domain::case::consent::day_fault;
use crate::intake::consent_days::{Signed, is_placeholder};
use crate::intake::map::LocatedConsent;
use crate::intake::yes_or_no::{Says, says};

impl Reader<'_> {
    /// The consents that were given, and those that were refused.
    pub(super) fn consents(&mut self, found: &mut Found, submitted: Option<NaiveDate>) -> (Dated, Dated) {
        let (mut given, mut refused) = (Vec::new(), Vec::new());
        for (at, consent) in self.at.consents.iter().enumerate() {
            let Some(answer) = self.answer(found, consent.column) else { continue };
            let (check, text) = (consent.check, clip(answer.text().trim()));
            let refuses = match says(&answer, consent, &self.ticked_beside(consent)) {
                Says::Yes => false,
                Says::No => true,
                Says::NotTicked => continue,
                Says::Neither => {
                    found.keep(consent.column, What::ConsentNeither { check, text });
                    continue;
                }
                Says::Unclear => {
                    found.problem(consent.column, What::ConsentUnclear { check, text });
                    continue;
                }
            };
            // Who refuses seldom dates it: the day of the form is the day of the refusal.
            let signed = consent.date.filter(|column| !refuses || found.text(Some(*column)).is_some());
            let date_column = signed.or(self.at.submitted_at);
            let date = if signed.is_some() { self.date(found, signed) } else { submitted };
            match date {
                Some(on) => {
                    if refuses { &mut refused } else { &mut given }.push((check, on));
                    // A day that a rule refuses is no question as well.
                    let is_possible = day_fault(on, self.days.today).is_none() || is_placeholder(on);
                    if let Some(signed) = self.signed.get_mut(at).filter(|_| is_possible) {
                        signed.push(Signed { row: found.row.number, on, sent: submitted, refuses });
                    }
                }
                None if date_column.is_some_and(|column| !self.is_readable(column)) => {}
                None if let Some((column, text)) = date_column.zip(found.text(date_column)) => {
                    let what = found.kept(column).unwrap_or(What::BadDate { text: clip(&text) });
                    found.problem(column, what);
                }
                None => found.problem(consent.column, What::ConsentWithoutDate { check }),
            }
        }
        (given, refused)
    }

    /// What may be ticked in the column of a consent and is about something else.
    fn ticked_beside(&self, consent: &LocatedConsent) -> Vec<String> {
        let several = self.at.several.get(&consent.column).and_then(|at| self.map.several().get(*at));
        let options = several.map(|several| several.options.clone()).unwrap_or_default();
        let others = self.at.consents.iter();
        let others = others.filter(|other| other.column == consent.column && other.check != consent.check);
        let words = others.flat_map(|other| other.yes.iter().chain(&other.no).chain(&other.neither));
        options.into_iter().chain(words.cloned()).collect()
    }

    /// Whether the day of a consent is a question of its column already.
    pub(super) fn is_asked_already(&self, said: &CandidateBody, field: Field) -> bool {
        let Field::Consent(at) = field else { return false };
        let Some(said) = said.consents.get(at).filter(|said| is_placeholder(said.on)) else { return false };
        self.at.consents.iter().any(|consent| consent.check == said.check && !consent.days_checked)
    }
}
