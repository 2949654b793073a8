//! Whose report it is, as far as that could be compared, and what of a report stays in sight: on the page, in the brief and in
//! the record, also where nothing is printed.

use serde_json::{Value, json};

use super::evidence::{import, page, with_case};
use crate::kit::town::Town;
use crate::kit::town::ask::{self, has, lacks, ok, refuses};

/// A report of Checkr with a clear police check, and these fields besides.
fn report(town: &Town, name: &str, fields: &Value) -> String {
    let mut report = json!({
        "object": "report", "id": name, "status": "complete", "result": "clear",
        "completed_at": "2026-11-05T10:00:00Z",
        "canada_criminal_enhanced_search": {"status": "complete", "result": "clear"},
    });
    for (key, value) in fields.as_object().unwrap() {
        report[key] = value.clone();
    }
    std::fs::write(town.path(name), report.to_string()).unwrap();
    name.to_owned()
}

const NOT_COMPARED: &str = "neither a name nor a birth date on it could be compared";

#[test]
fn a_relatives_report_is_not_the_applicants() {
    let (town, case) = with_case("Margaret Quill");
    for (at, candidate) in [
        json!({"given_names": "Odalys", "surname": "Quill"}),
        json!({"first_name": "Margaret", "lastname": "Brannigan"}),
        json!({"first_name": "Margaret Quill", "last_name": "Brannigan"}),
        json!({"fname": "Odalys", "lname": "Brannigan"}),
        json!({"first_name": "Margaret", "last_name": "Quill", "dob": 19_751_130}),
        json!({"first_name": "Margaret", "last_name": "Quill", "year_of_birth": 1975}),
        json!({"first_name": "Margaret", "last_name": "Quill", "dob": "1975-XX-XX"}),
    ]
    .iter()
    .enumerate()
    {
        let file = report(&town, &format!("{at}.json"), &json!({"candidate": candidate}));
        assert_eq!(town.run("vetter", &import(&case, &file), "").code, 5, "{candidate}");
    }
    let (town, case) = with_case("Ronan Vexforde Jr.");
    for suffix in [json!({"suffix": "Sr."}), json!({"generation": "III"})] {
        let mut candidate = json!({"first_name": "Ronan", "last_name": "Vexforde"});
        candidate.as_object_mut().unwrap().extend(suffix.as_object().unwrap().clone());
        let file = report(&town, "r.json", &json!({"candidate": candidate}));
        refuses(&town.run("vetter", &import(&case, &file), ""), 5, "Vexforde");
    }
    let paper = town.does("vetter", &["doc", "receive", &case, "--title", "Police certificate"]);
    for other in ["Ronan and Peter Vexforde", "Estate of Ronan Vexforde Jr.", "Ronan Vexforde Sr."] {
        let read = ["doc", "read", &case, &paper, "--name-as-printed", other];
        refuses(&town.run("vetter", &read, ""), 5, other);
    }
}

#[test]
fn what_could_not_be_compared_is_recorded_and_shown() {
    for fields in [
        json!({}),
        json!({"user": {"first_name": "Odalys", "last_name": "Brannigan"}}),
        json!({"candidate": {"first_name": "Margaret"}}),
        json!({"candidate": {"dob": "1980-XX-XX"}}),
    ] {
        let (town, case) = with_case("Margaret Quill");
        let file = report(&town, "r.json", &fields);
        let quiet = [&import(&case, &file)[..], &["--quiet"]].concat();
        ok(&town, "vetter", &quiet);
        for name in ["show", "brief"] {
            has(&page(&town, "en", name, &case), &[NOT_COMPARED]);
            has(&page(&town, "fr", name, &case), &["n’y ont pu être comparés"]);
        }
        let shown = ask::json(&town, "vetter", &["show", &case]);
        assert_eq!(shown["checks"][0]["printed"]["compared"], json!([]), "{fields}");
    }
    let (town, case) = with_case("Margaret Quill");
    let file = report(&town, "r.json", &json!({"candidate": {"dob": "1980-03-02"}}));
    ok(&town, "vetter", &import(&case, &file));
    lacks(&page(&town, "en", "show", &case), &[NOT_COMPARED]);
    let paper = town.does("vetter", &["doc", "receive", &case, "--title", "Letter"]);
    ok(&town, "vetter", &["doc", "read", &case, &paper, "--name-as-printed", "Margaret"]);
    has(&page(&town, "en", "show", &case), &[NOT_COMPARED]);
}

#[test]
fn unread_parts_that_are_too_many_are_counted() {
    let (town, case) = with_case("Margaret Quill");
    let part = json!({"status": "complete", "result": "consider"});
    let many: Vec<Value> = (0..300).map(|_| part.clone()).collect();
    let fields = json!({"candidate": {"first_name": "Margaret", "last_name": "Quill"},
        "sex_offender_searches": many});
    let file = report(&town, "r.json", &fields);
    let quiet = [&import(&case, &file)[..], &["--quiet"]].concat();
    ok(&town, "vetter", &quiet);
    for name in ["show", "brief"] {
        has(&page(&town, "en", name, &case), &["sex_offender_searches[49]", "and 250 more"]);
        has(&page(&town, "fr", name, &case), &["et 250 de plus"]);
    }
}

#[test]
fn a_clear_part_does_not_hide_the_other_of_its_kind() {
    let (town, case) = with_case("Margaret Quill");
    let kind = "ENHANCED_CANADIAN_CRIMINAL_RECORD_REPORT";
    let certn = json!({"overall_status": "COMPLETE", "id": "c9", "checks": [
        {"type": format!("{kind}_1"), "status": "COMPLETE", "score": "REVIEW"},
        {"type": format!("{kind}_2"), "status": "COMPLETE", "score": "CLEAR"}]});
    std::fs::write(town.path("c.json"), certn.to_string()).unwrap();
    ok(&town, "vetter", &["check", "import", &case, "c.json", "--vendor", "certn"]);
    let read = ["check", "read", &case, "police", "--result", "negative"];
    refuses(&town.run("vetter", &read, ""), 5, "departs from what the provider says");
    has(&page(&town, "en", "brief", &case), &["the provider says consider"]);
}

#[test]
fn a_file_that_is_no_report_says_what_to_do() {
    let (town, case) = with_case("Margaret Quill");
    std::fs::write(town.path("report.json"), b"%PDF-1.7 invented").unwrap();
    let ran = town.run("vetter", &import(&case, "report.json"), "");
    refuses(&ran, 1, "This is a PDF");
    has(&ran.err, &["as JSON", "greenlight doc receive"]);
}

#[test]
fn a_birth_date_that_contradicts_is_found_however_it_is_written() {
    let (town, case) = with_case("Margaret Quill");
    let margaret = |fields: Value| {
        let mut candidate = json!({"first_name": "Margaret", "last_name": "Quill"});
        candidate.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
        json!({"candidate": candidate})
    };
    let in_part = |key: &str, value: Value| {
        let mut fields = margaret(json!({}));
        fields["canada_criminal_enhanced_search"] =
            json!({"status": "complete", "result": "clear", key: value});
        fields
    };
    for fields in [
        margaret(json!({"dob": "75-11-30"})),
        margaret(json!({"dob": "XXXX-11-30"})),
        margaret(json!({"dob": "1980-11-XX"})),
        margaret(json!({"dob": "19**-11-30"})),
        margaret(json!({"dob": "Nov 1980"})),
        margaret(json!({"dob": "30 Nov"})),
        margaret(json!({"dob": {"d": 30, "m": 11, "y": 1975}})),
        margaret(json!({"birth_year": 1975, "birth_month": 11, "birth_day": 30})),
        margaret(json!({"d_o_b": "1975-11-30"})),
        margaret(json!({"dobIso": "1975-11-30"})),
        margaret(json!({"fecha_nacimiento": "1975-11-30"})),
        margaret(json!({"birthDateFormatted": "30/11/1975"})),
        margaret(json!({"age": 23})),
        in_part("age", json!("23 years")),
        in_part("dob", json!("1975-11-30")),
    ] {
        let file = report(&town, "b.json", &fields);
        refuses(&town.run("vetter", &import(&case, &file), ""), 5, "birth date");
    }
    for key in ["searched_names", "name_searched"] {
        let file = report(&town, "n.json", &in_part(key, json!(["Odalys Brannigan"])));
        refuses(&town.run("vetter", &import(&case, &file), ""), 5, "Odalys Brannigan");
    }
    for (at, fields) in [
        margaret(json!({"dob": "80-03-02"})),
        margaret(json!({"dob": {"d": 2, "m": "March", "y": 1980}, "age": 46})),
        in_part("searched_names", json!(["Margaret Quayle", "Margaret Quill"])),
    ]
    .iter()
    .enumerate()
    {
        ok(&town, "vetter", &import(&case, &report(&town, &format!("own{at}.json"), fields)));
        lacks(&page(&town, "en", "show", &case), &["could not be compared"]);
    }
}

#[test]
fn a_birth_date_that_cannot_be_compared_is_said() {
    for dob in [json!("XXXX-03-02"), json!("1980-XX-XX"), json!("sealed"), json!(20), json!(["a", "b"])] {
        let (town, case) = with_case("Margaret Quill");
        let candidate = json!({"first_name": "Margaret", "last_name": "Quill", "dob": dob});
        let file = report(&town, "r.json", &json!({"candidate": candidate}));
        let ran = town.run("vetter", &import(&case, &file), "");
        assert_eq!(ran.code, 0, "{dob}: {}", ran.err);
        has(&ran.err, &["The birth date on it could not be compared with the applicant's"]);
        for name in ["show", "brief"] {
            has(&page(&town, "en", name, &case), &["the birth date on it could not be compared"]);
            has(&page(&town, "fr", name, &case), &["la date de naissance qui y figure n’a pu être comparée"]);
        }
        let shown = ask::json(&town, "vetter", &["show", &case]);
        assert_eq!(shown["checks"][0]["printed"]["not_compared"], json!(["birth-date"]), "{dob}");
    }
}

#[test]
fn a_printed_name_is_neither_too_little_nor_somebody_elses() {
    for (name, refused, too_little) in [
        (
            "Margaret Quill",
            &[
                "Feu Margaret Quill",
                "late Margaret Quill",
                "Not Margaret Quill",
                "Margaret Quill Sr.",
                "Margaret Quill II",
                "Margaret Quill fils",
                "R. v. Quill, Margaret",
            ][..],
            &["M Q", "Q, M"][..],
        ),
        ("Jean Le Bouthillier", &["Jean Le Normand"], &["Jean Le"]),
        ("Teuila", &["Tevita"], &["T"]),
        ("Мария Иванова", &["Marta Ivanova"], &[]),
    ] {
        let (town, case) = with_case(name);
        let paper = town.does("vetter", &["doc", "receive", &case, "--title", "Police certificate"]);
        let read = |printed: &str| {
            let read = ["doc", "read", &case, &paper, "--name-as-printed", printed];
            town.run("vetter", &read, "")
        };
        for printed in refused {
            refuses(&read(printed), 5, "The name on it is");
        }
        for printed in too_little {
            let ran = read(printed);
            assert_eq!(ran.code, 0, "{printed}: {}", ran.err);
            has(&ran.err, &["The name on it could not be compared with the applicant's"]);
        }
    }
    let (town, case) = with_case("Мария Иванова");
    let paper = town.does("vetter", &["doc", "receive", &case, "--title", "Police certificate"]);
    let read = ["doc", "read", &case, &paper, "--name-as-printed", "Maria Ivanova"];
    lacks(&ok(&town, "vetter", &read).err, &["could not be compared"]);
    let initials = json!({"candidate": {"first_name": "M", "last_name": "I"}});
    let file = report(&town, "r.json", &initials);
    ok(&town, "vetter", &import(&case, &file));
}
