//! The Admiralty grade of a source and of what it says. The two are given independently and never multiplied.

use std::fmt;
use std::str::FromStr;

use crate::domain::words::from_text;

/// A grade such as `C3`: how reliable the source is, how likely the information.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Grade {
    /// `A` completely reliable, `B` usually, `C` fairly, `D` not usually, `E` unreliable, `F` cannot be judged.
    pub source: char,
    /// `1` confirmed by independent sources, `2` probably true, `3` possibly, `4` doubtful, `5` improbable,
    /// `6` cannot be judged.
    pub information: u8,
}

impl Grade {
    /// Whether both letters are at least as good as those of `bar`. `F` and `6` say that nobody can judge, which
    /// is not bad and reaches no bar.
    pub fn reaches(self, bar: Grade) -> bool {
        self.source <= bar.source && self.information <= bar.information
    }
}

/// A text that is no grade.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` is not a grade: a letter A to F for the source, a digit 1 to 6 for the information, such as C3"
)]
pub struct BadGrade(pub String);

impl FromStr for Grade {
    type Err = BadGrade;
    fn from_str(text: &str) -> Result<Self, BadGrade> {
        let mut chars = text.chars();
        let source = chars.next().map(|c| c.to_ascii_uppercase()).filter(|c| ('A'..='F').contains(c));
        let information = chars.next().and_then(|c| c.to_digit(10)).filter(|n| (1..=6).contains(n));
        match (source, information.and_then(|n| u8::try_from(n).ok()), chars.next()) {
            (Some(source), Some(information), None) => Ok(Grade { source, information }),
            _ => Err(BadGrade(text.chars().take(40).collect())),
        }
    }
}

impl fmt::Display for Grade {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.source, self.information)
    }
}

impl serde::Serialize for Grade {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for Grade {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from_text(from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_letters_must_reach_the_bar() {
        let grade = |text: &str| text.parse::<Grade>().unwrap();
        assert!(grade("b2").reaches(grade("C3")));
        assert!(!grade("A4").reaches(grade("C3")));
        assert!(!grade("F1").reaches(grade("C3")));
        assert!(
            "G1".parse::<Grade>().is_err()
                && "A0".parse::<Grade>().is_err()
                && "A12".parse::<Grade>().is_err()
        );
    }
}
