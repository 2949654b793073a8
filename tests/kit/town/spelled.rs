//! Long commands that several tests give, spelled in one place.

use super::Town;

/// A finding on somebody's money; `-` reads the text from what is typed.
pub const fn finding<'a>(case: &'a str, severity: &'a str, text: &'a str) -> [&'a str; 11] {
    let [grade, category] = ["B2", "financial"];
    ["finding", "add", case, "--category", category, "--severity", severity, "--grade", grade, "--text", text]
}

/// A note on interference, with an innocent explanation; `-` reads either from what is typed.
pub const fn interference<'a>(case: &'a str, innocent: &'a str, text: &'a str) -> [&'a str; 13] {
    let [indicator, posture, grade] = ["FI-05", "unknown", "C3"];
    [
        "fi",
        "add",
        case,
        "--indicator",
        indicator,
        "--posture",
        posture,
        "--grade",
        grade,
        "--innocent",
        innocent,
        "--text",
        text,
    ]
}

impl Town {
    /// Records every check that a greenlight asks for, none of which found anything.
    pub fn clear_checks(&self, case: &str) {
        let checks =
            [("police", "negative"), ("credit", "clear"), ("declaration", "clear"), ("eligibility", "clear")];
        for (check, result) in checks {
            let mut args = vec!["check", "record", case, check, "--status", "read", "--result", result];
            args.extend(["--issued", "2026-11-20"]);
            if check == "police" {
                args.extend(["--kind", "crjmc"]);
            }
            self.does("vetter", &args);
        }
    }
}
