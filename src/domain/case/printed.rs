//! Whose document it is: the name and the birth date on a document or a report, compared with the applicant's. Where they
//! differ, it is recorded only with the reason why it is about the applicant all the same (`docs/rules.md`, 3.4).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::case::candidate::Candidate;
use crate::domain::likeness::compare::compare;
use crate::domain::likeness::name::PersonName;
use crate::domain::names::shows;
use crate::domain::refusal::{Cause, Refusal, own_rule};
use crate::domain::words::words;

/// The most differing names that are kept, and the most characters of one.
const KEPT: usize = 3;
const NAME: usize = 200;

/// The most ways in which a whole date can be read; what can be read in more is half a date, as a year alone.
const READINGS: usize = 3;

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
    /// in every way in which it can be read. Half a name and half a date are not compared, unless they contradict.
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
            let differs = births.iter().any(|days| !days.contains(&born));
            if differs || births.iter().any(|days| days.len() <= READINGS) {
                printed.compared.push(PrintedPart::BirthDate);
            }
            printed.differs.extend(differs.then_some(PrintedPart::BirthDate));
        }
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

/// How a name on a document is to one of the applicant's, the worst first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fits {
    /// Another name.
    Not,
    /// Part of the name, as the first name alone: it tells nobody from a relative.
    Half,
    /// The same name, or one that may be.
    Whole,
}

/// Words that say that a document is about somebody beside the one who is named, or about several.
const OTHERS: &[&str] = &[
    "and",
    "et",
    "or",
    "ou",
    "of",
    "for",
    "pour",
    "per",
    "estate",
    "succession",
    "heirs",
    "heritiers",
    "trust",
    "fiducie",
    "family",
    "famille",
    "daughter",
    "wife",
    "husband",
    "spouse",
    "widow",
    "widower",
    "mother",
    "father",
    "brother",
    "sister",
    "fils",
    "fille",
    "epouse",
    "epoux",
    "veuve",
    "veuf",
    "mere",
    "pere",
    "frere",
    "soeur",
    "inc",
    "ltd",
    "ltee",
    "company",
    "tuteur",
    "tutrice",
];

/// How a name on a document is to the applicant's names.
fn best_fit(candidate: &Candidate, printed: &str) -> Fits {
    candidate.names().map(|name| fits(printed, name)).max().unwrap_or(Fits::Not)
}

fn fits(printed: &str, name: &str) -> Fits {
    let (on, own) = (PersonName::of(printed), PersonName::of(name));
    let compared = compare(&on, &own);
    if compared.as_ref().is_some_and(|compared| compared.generations_differ)
        || printed.contains(['&', '+', '/', ';'])
    {
        return Fits::Not;
    }
    let (on, own) = (Parts::of(&on), Parts::of(&own));
    let is_whole = on.len() > 1 || own.len() == 1;
    if is_whole && compared.is_some_and(|compared| compared.is_strict) {
        return Fits::Whole;
    }
    // Fields, or a comma, say which is the family name; without them it may come first.
    let is_said = printed.contains(',') && !on.given.is_empty();
    if is_whole && (on.may_be(&own, is_said) || !is_said && on.turned().may_be(&own, false)) {
        return Fits::Whole;
    }
    let own: Vec<&String> = own.family.iter().chain(&own.given).collect();
    let within = on.family.iter().chain(&on.given).all(|word| own.iter().any(|own| is_same(word, own)));
    if within && !is_said { Fits::Half } else { Fits::Not }
}

/// The words of a name that tell people apart, by what they are in it.
struct Parts {
    given: Vec<String>,
    family: Vec<String>,
}

impl Parts {
    fn of(name: &PersonName) -> Parts {
        let words = |of_family: bool| {
            let words = name.telling().filter(move |word| word.of_family == of_family);
            words.map(|word| word.folded.clone()).collect()
        };
        Parts { given: words(false), family: words(true) }
    }

    fn len(&self) -> usize {
        self.given.len() + self.family.len()
    }

    /// The same words, where the family name was written first.
    fn turned(&self) -> Parts {
        let mut words = self.given.iter().chain(&self.family).cloned();
        Parts { family: words.next().into_iter().collect(), given: words.collect() }
    }

    /// Whether a family name and a given name are the applicant's, and what is left over is a further name, against which
    /// nothing speaks. Where a form says which is the family name, it may be the first of two.
    fn may_be(&self, own: &Parts, is_said: bool) -> bool {
        let (mut given, mut family) = (own.given.clone(), own.family.clone());
        let mut left_family = Vec::new();
        for word in &self.family {
            if let Some(at) = family.iter().position(|own| own == word) {
                family.remove(at);
            } else if let Some(at) = given.iter().skip(1).position(|own| own == word).filter(|_| is_said) {
                given.remove(at + 1);
            } else {
                left_family.push(word);
            }
        }
        let mut left_given = Vec::new();
        let own_given = given.len();
        for word in &self.given {
            match given.iter().position(|own| is_same(word, own)) {
                Some(at) => _ = given.remove(at),
                None => left_given.push(word),
            }
        }
        let both = left_family.len() < self.family.len() && given.len() < own_given;
        let contradicts =
            !left_given.is_empty() && !given.is_empty() || !left_family.is_empty() && !family.is_empty();
        let mut left = left_given.into_iter().chain(left_family);
        both && !contradicts && !left.any(|word| OTHERS.contains(&word.as_str()))
    }
}

/// Whether two words are the same, or one is the initial of the other.
fn is_same(one: &str, other: &str) -> bool {
    let begins = |short: &str, long: &str| short.chars().count() == 1 && long.starts_with(short);
    one == other || begins(one, other) || begins(other, one)
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
        assert_eq!(compare(&[of_year(1980)]), Printed::default());
        assert!(compare(&[of_year(1975)]).has_other_birth());
        let undated = candidate("Odalys Brannigan", None);
        assert_eq!(Printed::compare(&undated, &[], &[vec![day(3, 20)]], None), Printed::default());
    }
}
