//! What a spreadsheet leaves of a cell when it saves a file again: a long number as `4,18E+09`, an error in the place of
//! what it took for a formula, a row of signs where a column was too narrow. What the cell said is lost, so none of it is
//! taken for a value.

use super::application::{What, clip};
use crate::domain::names::is_sheet_error;

/// What is wrong with a text that a spreadsheet left, where it left one.
pub(super) fn of(text: &str) -> Option<What> {
    if is_shortened(text) {
        return Some(What::NumberShortened { text: clip(text.trim()) });
    }
    is_sheet_error(text).then(|| What::SheetError { text: clip(text.trim()) })
}

/// Whether a spreadsheet shortened a long number: several numbers become one then.
pub(super) fn is_shortened(text: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let small: String = text.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect();
    let small = small.trim_start_matches(['\'', '=', '"']).trim_end_matches('"');
    // Without the sign it may be a key that somebody made: `12E4`.
    let Some((number, power)) = small.split_once("e+").or_else(|| small.split_once("×10^")) else {
        return false;
    };
    let number = number.strip_prefix(['-', '+']).unwrap_or(number);
    number.split(['.', ',']).count() <= 2 && number.split(['.', ',']).all(digits) && digits(power)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_that_a_spreadsheet_shortened_is_known() {
        for text in [
            "4,18E+09",
            "4.18E+09",
            " 1,23457E+11 ",
            "1E+10",
            "5e+18",
            "4.185550133E+09",
            "1,2 E+11",
            "'4.18E+09",
        ] {
            assert!(matches!(of(text), Some(What::NumberShortened { .. })), "{text}");
        }
        for text in
            ["418-555-0133", "12E4", "1e3", "E+09", "4.18E+", "4.1.8E+09", "R-1E+X", "+1 418 555 0133", ""]
        {
            assert_eq!(of(text), None, "{text}");
        }
    }

    #[test]
    fn an_error_of_a_spreadsheet_is_known_in_both_languages() {
        for text in ["#NAME?", "#NOM?", "#VALEUR!", "#REF!", "#N/A", "######", " #Num! "] {
            assert!(matches!(of(text), Some(What::SheetError { .. })), "{text}");
        }
        for text in ["#12", "#", "# 4", "name?", "#équipe"] {
            assert_eq!(of(text), None, "{text}");
        }
    }
}
