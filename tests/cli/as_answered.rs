//! What an import shows of cells that are no name, no address and no visible row, and which names nobody may type.

use std::fs;

use serde_json::{Value, json as value};

use crate::kit::books::{book, texts};
use crate::kit::town::ask::{flat, has, lacks, refuses};
use crate::kit::town::{Ran, Town, fed};

const MAP: &str = "source = \"Form\"\n[columns]\nname = \"Name\"\nalso_known_as = \"Other names\"\nemail = \"Mail\"\n\
    phone = \"Phone\"\ndistrict = \"Riding\"\n";
const HEAD: [&str; 5] = ["Name", "Other names", "Mail", "Phone", "Riding"];

fn import(town: &Town, language: &str, file: &str, more: &[&str]) -> Ran {
    let mut command = town.command(env!("CARGO_BIN_EXE_greenlight"));
    command.env("GREENLIGHT_STORE", "store").env("GREENLIGHT_IDENTITY", "keys/vetter");
    command.args(["--lang", language, "import", file, "--map", "map.toml"]).args(more);
    fed(command, "")
}

fn town() -> Town {
    let town = Town::with_people();
    fs::write(town.path("map.toml"), MAP).unwrap();
    town
}

#[test]
fn hidden_rows_of_a_workbook_are_told_in_both_languages() {
    let town = town();
    let row = |at: usize, name: &str| texts(at, &[name, "", "", "", "35001"]);
    let hidden = row(3, "Bo Lind").replace("<row ", "<row hidden=\"1\" ");
    let rows = [texts(1, &HEAD), row(2, "Ann Quill"), hidden, row(4, "Cy Strand")].concat();
    fs::write(town.path("form.xlsx"), book(&[("s", &rows)], "")).unwrap();
    let ran = import(&town, "en", "form.xlsx", &[]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let said = |ran: &Ran| flat(&format!("{} {}", ran.out, ran.err));
    has(&said(&ran), &["Row hidden in the workbook, and read as the others: 3"]);
    has(
        &said(&import(&town, "fr", "form.xlsx", &[])),
        &["Ligne masquée dans le classeur, et lue comme les autres : 3"],
    );
    let shown = import(&town, "en", "form.xlsx", &["--json"]);
    let shown: Value = serde_json::from_str(&shown.out).unwrap();
    assert_eq!(shown["detected"]["hidden"], value!([3]));
}

#[test]
fn what_is_no_name_and_no_address_is_told_and_kept() {
    let town = town();
    let sheet = |names: &str, mail: &str, phone: &str| {
        let text = format!("{}\nAnn Quill;{names};{mail};{phone};35001\n", HEAD.join(";"));
        fs::write(town.path("form.csv"), text).unwrap();
    };
    sheet("No, but my friends call me Annie", "aucun", "N/A");
    let ran = import(&town, "en", "form.csv", &[]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let all = flat(&format!("{} {}", ran.out, ran.err));
    has(
        &all,
        &[
            "“No, but my friends call me Annie” does not look like another name",
            "“aucun” is not an e-mail address",
            "“N/A” is not a telephone number",
        ],
    );
    let french = import(&town, "fr", "form.csv", &[]);
    has(
        &flat(&format!("{} {}", french.out, french.err)),
        &["n’a pas l’air d’un autre nom", "n’est pas un numéro de téléphone"],
    );
    // What says that there is none is no surprise.
    sheet("None to report", "", "");
    let ran = import(&town, "en", "form.csv", &[]);
    lacks(&flat(&format!("{} {}", ran.out, ran.err)), &["does not look like another name"]);
}

#[test]
fn what_stands_for_no_name_is_taken_by_no_door() {
    let town = town();
    for name in ["#REF!", "#NAME?", "#N/A", "N/A", "NaN", "None", "aucun"] {
        let ran = town.run("vetter", &["open", "--name", name, "--district", "Ajax"], "");
        refuses(&ran, 5, "no name");
        fs::write(town.path("form.csv"), format!("{}\n{name};;;;35001\n", HEAD.join(";"))).unwrap();
        let ran = import(&town, "en", "form.csv", &["--apply"]);
        assert_ne!(ran.code, 0, "{name}: {}", ran.out);
    }
    for name in ["Nan Ei", "No", "Nil"] {
        town.does("vetter", &["open", "--name", name, "--district", "Ajax"]);
    }
}
