//! A form's export of two thousand rows, read into stores of several sizes: the preview, taking it in, and reading the
//! same file again, which opens nothing.

use std::fmt::Write;
use std::path::Path;

use greenlight::domain::district;

use crate::{Line, Place, median, season};

const ROWS: usize = 2000;

const MAP: &str = r#"source = "Bench"
[columns]
name = "Name"
born = "Born"
email = "E-mail"
phone = "Telephone"
district = "Riding"
row_key = "ID"
submitted_at = "Sent"
[[consent]]
check = "police"
column = "Police check"
yes = ["Yes"]
"#;

/// A name of four syllables, which nobody in the store has.
fn new_name(dice: &mut season::Dice) -> String {
    let syllables = ["Ba", "cor", "del", "fen", "gar", "hol", "is", "jun", "kel", "lor", "mar", "nor"];
    (0..4).map(|_| dice.of(&syllables)).collect()
}

/// Invented people who are not in the store. Nine of ten have a given name of the store's people, one of ten a family
/// name, so that a search for earlier files has many to look at: a thirtieth of the store for such a family name.
fn sheet(seed: u64) -> String {
    let mut dice = season::Dice(seed + 1);
    let mut text = String::from("ID,Sent,Name,Born,E-mail,Telephone,Riding,Police check,Why\n");
    for row in 1..=ROWS {
        let (known, new) = (dice.name(), new_name(&mut dice));
        let (given, family) = known.split_once(' ').unwrap();
        let name = if row % 10 == 0 { format!("{new} {family}") } else { format!("{given} {new}") };
        let code = dice.of(district::all()).code;
        let born = (1940 + dice.below(60), 1 + dice.below(12), 1 + dice.below(28));
        let why = dice.text(&["roads", "rail", "the ferry", "work", "my town", "clean water"], 200);
        let (year, month, day) = born;
        let line = format!(
            "{seed}-{row},2026-09-03,{name},{year}-{month:02}-{day:02},row{row}.{seed}@example.org,867-{:03}-{row:04},\
             {code},Yes,{why}",
            100 + seed
        );
        writeln!(text, "{line}").unwrap();
    }
    text
}

/// The rows of the table: whole processes, the median of three sheets, each read into what the one before left.
pub fn lines(place: &Place, most: [f64; 2]) -> Vec<Line> {
    let dir = place.store.parent().unwrap();
    let _ = std::fs::remove_dir_all(dir.join("import"));
    let copy = place.copy("import");
    let (form, map) = (dir.join("rows.csv"), dir.join("rows.toml"));
    std::fs::write(&map, MAP).unwrap();
    let state = tempfile::tempdir().unwrap();
    let ours = |args: &[&str]| crate::time(copy.command(args).env("XDG_STATE_HOME", state.path()), "");
    // What the first command checks of a copy is not what this is about.
    ours(&["verify"]);
    let path = |path: &Path| path.to_str().unwrap().to_owned();
    let args = [path(&form), path(&map)];
    let mut times: [Vec<_>; 3] = Default::default();
    for seed in 0..3 {
        std::fs::write(&form, sheet(seed)).unwrap();
        for (times, more) in times.iter_mut().zip([&[][..], &["--apply"], &["--apply"]]) {
            times.push(ours(&[&["import", &args[0], "--map", &args[1]], more].concat()));
        }
    }
    let _ = std::fs::remove_dir_all(&copy.store);
    let [preview, apply, again] = times.map(median);
    let cases = place.cases.len();
    let line = |what: &str, ours: f64, most: f64| Line {
        what: format!("`import`, {ROWS} rows, {cases} cases there: {what}"),
        ours: format!("{ours:.0} ms"),
        bare: String::from("-"),
        ratio: ours / most,
        bar: format!("≤ {most:.0} ms"),
        holds: ours <= most,
    };
    vec![
        line("preview", preview, most[0]),
        line("`--apply`", apply, most[1]),
        line("the same file again", again, most[1]),
    ]
}
