//! Whose document it is: the name and the birth date on a document or a report, compared with the applicant's. Where they
//! differ, it is recorded only with the reason why it is about the applicant all the same (`docs/rules.md`, 3.4).

mod name_fits;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::case::candidate::Candidate;
use crate::domain::case::printed::name_fits::{Fits, best_fit};
use crate::domain::names::shows;
use crate::domain::refusal::{Cause, Refusal, own_rule};
use crate::domain::words::words;

/// The most differing names that are kept, and the most characters of one.
const KEPT: usize = 3;
const NAME: usize = 200;

/// The most ways in which a whole date can be read (three orders, two centuries); what can be read in more is half a
/// date, as a year alone.
const READINGS: usize = 6;

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
    /// What is there and could not be compared.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub not_compared: Vec<PrintedPart>,
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
    /// in every way in which it can be read, which are none where it cannot. Half a name and half a date are not compared,
    /// unless they contradict.
    pub fn compare(
        candidate: &Candidate,
        names: &[Vec<String>],
        births: &[Vec<NaiveDate>],
        why: Option<String>,
    ) -> Printed {
        let mut printed = Printed::default();
        if shows(candidate.name()) {
            for spelled in names {
                let fits = spelled.iter().map(|on| best_fit(candidate, on)).max().unwrap_or(Fits::Half);
                if fits != Fits::Half && printed.compared.is_empty() {
                    printed.compared.push(PrintedPart::Name);
                }
                if let Some(first) = spelled.first().filter(|_| fits == Fits::Not) {
                    printed.names.push(first.chars().take(NAME).collect());
                }
            }
            printed.names.dedup();
            printed.names.truncate(KEPT);
        }
        if let Some(born) = candidate.facts.born {
            let differs = births.iter().any(|days| !days.is_empty() && !days.contains(&born));
            if differs || births.iter().any(|days| (1..=READINGS).contains(&days.len())) {
                printed.compared.push(PrintedPart::BirthDate);
            }
            printed.differs.extend(differs.then_some(PrintedPart::BirthDate));
        }
        let is_compared = |part| printed.compared.contains(&part);
        let name = (!names.is_empty() && !is_compared(PrintedPart::Name)).then_some(PrintedPart::Name);
        let birth =
            (!births.is_empty() && !is_compared(PrintedPart::BirthDate)).then_some(PrintedPart::BirthDate);
        printed.not_compared = name.into_iter().chain(birth).collect();
        if !printed.names.is_empty() {
            printed.differs.insert(0, PrintedPart::Name);
        }
        printed.why = why.filter(|_| !printed.differs.is_empty());
        printed
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

    fn compared(name: &str, printed: &str) -> (bool, bool) {
        let candidate = candidate(name, None);
        let found = Printed::compare(&candidate, &[vec![printed.to_owned()]], &[], None);
        (!found.compared.is_empty(), found.differs == [PrintedPart::Name])
    }

    #[test]
    fn order_initials_and_middle_names_make_no_other_name() {
        for same in [
            "BRANNIGAN, Odalys",
            "O. Brannigan",
            "Odalys M. Brannigan",
            "Odalys Marie Brannigan",
            "Marie Odalys Brannigan",
            "Brannigan Odalys Marie",
            "Brannigan, Odalys Marie",
            "Ms. Odalys Brannigan",
            "odalys brànnigan",
            "Odalys Brannigan-Roy",
            "Quay Odalys",
        ] {
            assert_eq!(compared("Odalys Brannigan", same), (true, false), "{same}");
        }
        for other in ["Margaret Quill", "Odalys Branigan-Roy", "Odile Brannigan", "M. Brannigan", "Quill"] {
            assert_eq!(compared("Odalys Brannigan", other), (true, true), "{other}");
        }
        assert_eq!(compared("María Ortega Ruiz", "Ortega, María"), (true, false));
        assert_eq!(compared("Margaret Quill-Reyes", "Margaret Quill"), (true, false));
        assert_eq!(compared("Teuila", "Teuila"), (true, false));
        assert_eq!(compared("Margaret V. Quill", "Margaret v. Quill"), (true, true));
    }

    #[test]
    fn another_script_is_read_as_it_is_written_in_latin() {
        for (name, printed) in [
            ("Maria Ivanova", "Мария Иванова"),
            ("Мария Иванова", "Ivanova, Maria"),
            ("Sergei Khrushchev", "Сергей Хрущёв"),
            ("Yuri Yevgeniev", "Юрий Евгеньев"),
        ] {
            assert_eq!(compared(name, printed), (true, false), "{printed}");
        }
        assert_eq!(compared("Marta Ivanova", "Мария Иванова"), (true, true));
        // Nothing here reads these letters, so that nothing is said of them.
        assert_eq!(compared("李伟", "Margaret Quay"), (true, true), "Odalys Quay is another name of theirs");
        let mut wei = candidate("李伟", None);
        wei.facts.also_known_as.clear();
        let names = [vec!["Wei Li".to_owned()]];
        let not_compared = vec![PrintedPart::Name];
        assert_eq!(Printed::compare(&wei, &names, &[], None), Printed { not_compared, ..Printed::default() });
    }

    #[test]
    fn a_word_that_says_whose_it_is_makes_it_another_persons() {
        for other in [
            "Feu Margaret Quill",
            "late Margaret Quill",
            "Not Margaret Quill",
            "Margaret Quill Sr.",
            "Margaret Quill II",
            "Margaret Quill fils",
            "R. v. Quill, Margaret",
            "R. C. QUILL, MARGARET",
        ] {
            assert_eq!(compared("Margaret Quill", other), (true, true), "{other}");
        }
        assert_eq!(compared("Pas Quill", "Quill, Pas"), (true, false));
        assert_eq!(compared("M Quill", "M Quill"), (true, false));
        assert_eq!(compared("李 伟", "李伟"), (true, false));
        for (name, half) in [
            ("Margaret Quill", "M Q"),
            ("Margaret Quill", "Q, M"),
            ("Margaret Quill", "Margaret Q."),
            ("Jean Le Bouthillier", "Jean Le"),
            ("Teuila", "T"),
        ] {
            assert_eq!(compared(name, half), (false, false), "{half}");
        }
    }

    #[test]
    fn half_a_name_is_not_compared_and_a_relatives_differs() {
        for half in ["Marguerite", "Vandelsohn"] {
            assert_eq!(compared("Marguerite Vandelsohn", half), (false, false), "{half}");
        }
        for other in [
            "Marguerite and Peter Vandelsohn",
            "Marguerite & Peter Vandelsohn",
            "Estate of Marguerite Vandelsohn",
            "Succession de Marguerite Vandelsohn",
            "Vandelsohn, Peter",
            "Quill, Marguerite Vandelsohn",
            "Marguerite Vandelsohn Quill",
        ] {
            assert_eq!(compared("Marguerite Vandelsohn", other), (true, true), "{other}");
        }
        assert_eq!(compared("Ronan Vexforde Jr.", "Vexforde, Ronan, Sr."), (true, true));
        assert_eq!(compared("Ronan Vexforde Jr.", "Ronan Vexforde III"), (true, true));
        assert_eq!(compared("Ronan Vexforde Jr.", "Ronan Vexforde, Jr"), (true, false));
    }

    #[test]
    fn a_birth_date_that_can_be_read_as_the_applicants_is_theirs() {
        let day = |month, day| NaiveDate::from_ymd_opt(1980, month, day).unwrap();
        let odalys = candidate("Odalys Brannigan", Some(day(3, 2)));
        let compare = |births: &[Vec<NaiveDate>]| Printed::compare(&odalys, &[], births, None);
        assert!(!compare(&[vec![day(2, 3), day(3, 2)]]).has_other_birth());
        let other = compare(&[vec![day(3, 2)], vec![day(3, 20)]]);
        assert!(other.has_other_birth() && other.may_stand(&odalys).is_err());
        assert_eq!(compare(&[]), Printed::default());
        // A year alone says only that it is another.
        let of_year =
            |year: i32| NaiveDate::from_ymd_opt(year, 1, 1).unwrap().iter_days().take(365).collect();
        let unread = Printed { not_compared: vec![PrintedPart::BirthDate], ..Printed::default() };
        assert_eq!(compare(&[of_year(1980)]), unread);
        assert_eq!(compare(&[vec![]]), unread);
        assert!(compare(&[of_year(1975)]).has_other_birth());
        let undated = candidate("Odalys Brannigan", None);
        assert_eq!(Printed::compare(&undated, &[], &[vec![day(3, 20)]], None), unread);
    }
}
