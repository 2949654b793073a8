//! Input that is no text, or none at all, is refused by name. What hostile text does not do once it is in, the row
//! `hostile` of the hard tests shows.

use crate::kit::town::Town;

/// A town with one case; the answer is its letters.
fn with_case() -> (Town, String) {
    let town = Town::with_people();
    let case = town.does("vetter", &["open", "--name", "Odalys Brannigan", "--district", "Ajax"]);
    (town, case)
}

#[test]
fn empty_and_blank_text_is_asked_for_again() {
    let (town, case) = with_case();
    for blank in ["", " ", "\n\n", "\t \n"] {
        for args in [
            vec!["note", &case, "--text", "-"],
            vec!["flag", "raise", &case, "--question", "-"],
            vec!["finding", "add", &case, "--category", "other", "--severity", "1", "--text", "-"],
            vec!["recommend", &case, "greenlight", "--why", "-"],
        ] {
            let ran = town.run("vetter", &args, blank);
            assert!(matches!(ran.code, 2 | 5), "{args:?} {blank:?}: {}", ran.code);
        }
    }
    let ran = town.run("vetter", &["open", "--name", "  ", "--district", "Ajax"], "");
    assert!(matches!(ran.code, 2 | 5), "{}", ran.code);
}

#[test]
fn bytes_that_are_no_text_are_refused() {
    use std::io::Write;
    use std::process::Stdio;
    let (town, case) = with_case();
    let mut command = town.command("greenlight");
    command.env("GREENLIGHT_STORE", "store").env("GREENLIGHT_IDENTITY", "keys/vetter");
    command.args(["note", &case, "--text", "-"]);
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(b"caf\xe9 \xff\xfe").unwrap();
    let done = child.wait_with_output().unwrap();
    assert_eq!(done.status.code(), Some(1), "{}", String::from_utf8_lossy(&done.stderr));
    let long = "x".repeat(1_100_000);
    assert_eq!(town.run("vetter", &["note", &case, "--text", "-"], &long).code, 2);
    assert_eq!(town.run("vetter", &["note", &case, "--text", "-"], &"y".repeat(400_000)).code, 2);
}
