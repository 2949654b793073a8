//! Whose document it is: the name and the birth date on a document or a report, compared with the applicant's. Where they
//! differ, it is recorded only with the reason why it is about the applicant all the same (`docs/rules.md`, 3.4).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::case::candidate::Candidate;
use crate::domain::likeness::alike;
use crate::domain::names::{fold, shows};
use crate::domain::refusal::{Cause, Refusal, own_rule};
use crate::domain::words::words;

/// The most differing names that are kept, and the most characters of one.
const KEPT: usize = 3;
const NAME: usize = 200;

words! {
    /// What a document carries of a person.
    PrintedPart "printed" { Name = "name", BirthDate = "birth-date" }
}

/// What was found when a document was compared with the applicant. Somebody else's birth date is not kept.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Printed {
    /// What could be compared.
    pub compared: Vec<PrintedPart>,
    /// What is not the applicant's.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub differs: Vec<PrintedPart>,
    /// The names on it that are not the applicant's.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<String>,
    /// Why it is about the applicant all the same.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
}

impl Printed {
    /// Compares what a document carries with the applicant: each name in every spelling that it has there, each birth date
    /// in every way in which it can be read. None where there is nothing to compare.
    pub fn compare(
        candidate: &Candidate,
        names: &[Vec<String>],
        births: &[Vec<NaiveDate>],
        why: Option<String>,
    ) -> Option<Printed> {
        let mut printed = Printed::default();
        if !names.is_empty() && shows(candidate.name()) {
            printed.compared.push(PrintedPart::Name);
            let differing =
                names.iter().filter(|spelled| !spelled.iter().any(|name| is_named(candidate, name)));
            let first = differing.filter_map(|spelled| spelled.first());
            printed.names = first.take(KEPT).map(|name| name.chars().take(NAME).collect()).collect();
            printed.names.dedup();
        }
        if let Some(born) = candidate.facts.born.filter(|_| !births.is_empty()) {
            printed.compared.push(PrintedPart::BirthDate);
            if births.iter().any(|days| !days.contains(&born)) {
                printed.differs.push(PrintedPart::BirthDate);
            }
        }
        if !printed.names.is_empty() {
            printed.differs.insert(0, PrintedPart::Name);
        }
        printed.why = why.filter(|_| !printed.differs.is_empty());
        (!printed.compared.is_empty()).then_some(printed)
    }

    /// Whether the document carries a birth date that is not the applicant's.
    pub fn has_other_birth(&self) -> bool {
        self.differs.contains(&PrintedPart::BirthDate)
    }

    /// That what differs has a reason.
    pub fn may_stand(&self, candidate: &Candidate) -> Result<(), Refusal> {
        if self.differs.is_empty() || self.why.as_deref().is_some_and(shows) {
            return Ok(());
        }
        let differs = |part| self.differs.contains(&part);
        let what = match (differs(PrintedPart::Name), differs(PrintedPart::BirthDate)) {
            (true, true) => "both",
            (true, false) => "name",
            (false, _) => "birth-date",
        };
        let printed = self.names.join("; ");
        Err(own_rule(Cause::PrintedDiffers { what, printed, name: candidate.name().to_owned() }))
    }
}

/// Whether a name on a document may be one of the applicant's.
fn is_named(candidate: &Candidate, printed: &str) -> bool {
    candidate.names().any(|name| fits(printed, name))
}

/// Names that are alike; or one with more words than the other, as a middle name, where none is against it.
fn fits(printed: &str, name: &str) -> bool {
    if alike(printed, name) {
        return true;
    }
    let (printed, name) = (fold(printed), fold(name));
    let words = |folded: &str| folded.split(' ').map(str::to_owned).collect::<Vec<_>>();
    let (printed, name) = (words(&printed), words(&name));
    let holds = |longer: &[String], shorter: &[String]| shorter.iter().all(|word| longer.contains(word));
    holds(&name, &printed) || name.len() > 1 && holds(&printed, &name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::case::candidate::CandidateBody;

    fn candidate(name: &str, born: Option<NaiveDate>) -> Candidate {
        let mut candidate = Candidate::default();
        candidate.name.set(0, name.to_owned(), |_| true);
        let also_known_as = vec!["Odalys Quay".to_owned()];
        candidate.facts = CandidateBody { born, also_known_as, ..CandidateBody::default() };
        candidate
    }

    fn differs(printed: &str) -> bool {
        let candidate = candidate("Odalys Brannigan", None);
        let found = Printed::compare(&candidate, &[vec![printed.to_owned()]], &[], None).unwrap();
        found.differs == [PrintedPart::Name]
    }

    #[test]
    fn order_initials_and_middle_names_make_no_other_name() {
        for same in [
            "BRANNIGAN, Odalys",
            "O. Brannigan",
            "Odalys M. Brannigan",
            "Odalys Marie Brannigan",
            "Ms. Odalys Brannigan",
            "odalys brànnigan",
            "Brannigan",
            "Quay Odalys",
        ] {
            assert!(!differs(same), "{same}");
        }
        for other in ["Margaret Quill", "Odalys Branigan-Roy", "Odile Brannigan", "M. Brannigan"] {
            assert!(differs(other), "{other}");
        }
    }

    #[test]
    fn a_birth_date_that_can_be_read_as_the_applicants_is_theirs() {
        let day = |month, day| NaiveDate::from_ymd_opt(1980, month, day).unwrap();
        let odalys = candidate("Odalys Brannigan", Some(day(3, 2)));
        let compare = |births: &[Vec<NaiveDate>]| Printed::compare(&odalys, &[], births, None);
        assert!(!compare(&[vec![day(2, 3), day(3, 2)]]).unwrap().has_other_birth());
        let other = compare(&[vec![day(3, 2)], vec![day(3, 20)]]).unwrap();
        assert!(other.has_other_birth() && other.may_stand(&odalys).is_err());
        assert_eq!(compare(&[]), None);
        let undated = candidate("Odalys Brannigan", None);
        assert_eq!(Printed::compare(&undated, &[], &[vec![day(3, 20)]], None), None);
    }
}
