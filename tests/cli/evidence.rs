//! What comes in as evidence: whose a report or document is, which version of it counts, and that a reading by hand is
//! beside the provider's words and never over them.

use serde_json::{Value, json};

use crate::kit::town::ask::{self, has, lacks, ok, reads, refuses};
use crate::kit::town::{Town, fed};

/// A store with a case of this person.
pub(super) fn with_case(name: &str) -> (Town, String) {
    let town = Town::with_people();
    let case = town.does("vetter", &["open", "--name", name, "--district", "Ajax", "--born", "1980-03-02"]);
    for who in ["vetter", "approver", "second"] {
        town.does(who, &["conflict", &case, "none"]);
    }
    for check in ["police", "credit"] {
        town.does("vetter", &["consent", &case, check, "--on", "2026-02-02"]);
    }
    (town, case)
}

/// A report of Checkr about Margaret Quill, changed as the fields say.
fn report(town: &Town, name: &str, fields: &Value) -> String {
    let mut report = json!({
        "object": "report", "id": "invented-1", "status": "complete", "result": "clear",
        "completed_at": "2026-11-05T10:00:00Z",
        "candidate": {"first_name": "Margaret", "last_name": "Quill", "dob": "1980-03-02"},
        "canada_criminal_enhanced_search": {"status": "complete", "result": "clear"},
    });
    for (key, value) in fields.as_object().unwrap() {
        report[key] = value.clone();
    }
    std::fs::write(town.path(name), report.to_string()).unwrap();
    name.to_owned()
}

pub(super) fn import<'a>(case: &'a str, file: &'a str) -> [&'a str; 6] {
    ["check", "import", case, file, "--vendor", "checkr"]
}

fn police(town: &Town, case: &str) -> Value {
    let shown = ask::json(town, "vetter", &["show", case]);
    let checks = shown["checks"].as_array().unwrap();
    checks.iter().find(|row| row["check"] == "police" && row["superseded"] == false).unwrap().clone()
}

/// A page for people as one line.
pub(super) fn page(town: &Town, language: &str, page: &str, case: &str) -> String {
    let mut command = town.command(env!("CARGO_BIN_EXE_greenlight"));
    command.env("GREENLIGHT_STORE", "store").env("GREENLIGHT_IDENTITY", "keys/vetter");
    command.args(["--lang", language, page, case]);
    let ran = fed(command, "");
    assert_eq!(ran.code, 0, "{}", ran.err);
    // Markdown has a backslash before what it would take for its own, and a table its dates between two lines.
    let words = ran.out.replace('\\', "");
    let words = words.split_whitespace().filter(|word| word.parse::<chrono::NaiveDate>().is_err());
    words.collect::<Vec<_>>().join(" ")
}

const CONSIDER: &str = "consider";

/// A part that asks a person to look, and the same said of the whole.
fn consider(at: &str) -> Value {
    json!({"result": CONSIDER, "revised_at": at,
        "canada_criminal_enhanced_search": {"status": "complete", "result": CONSIDER}})
}

#[test]
fn somebody_elses_report_is_refused_until_somebody_says_why() {
    let (town, case) = with_case("Margaret Quill");
    let other = json!({"candidate": {"full_name": "Odalys Brannigan", "date_of_birth": "1975-11-30"}});
    let file = report(&town, "other.json", &other);
    let before = reads(&town, "vetter", &["log", &case]);
    refuses(&town.run("vetter", &import(&case, &file), ""), 5, "Odalys Brannigan");
    // A reason alone is not enough, and neither is the word without one.
    let why = [&import(&case, &file)[..], &["--why", "-"]].concat();
    refuses(&town.run("vetter", &why, "Because."), 5, "--although");
    let although = [&import(&case, &file)[..], &["--although"]].concat();
    assert_eq!(town.run("vetter", &although, "").code, 2);
    assert_eq!(reads(&town, "vetter", &["log", &case]), before);

    let both = [&import(&case, &file)[..], &["--although", "--why", "-"]].concat();
    let ran = town.run("vetter", &both, "Her name before she married; the office has the date.");
    assert_eq!(ran.code, 0, "{}", ran.err);
    let shown = page(&town, "en", "show", &case);
    has(&shown, &["another name on it: Odalys Brannigan", "another birth date on it", "before she married"]);
    has(&page(&town, "en", "brief", &case), &["Odalys Brannigan", "before she married"]);
    let french = page(&town, "fr", "show", &case);
    has(&french, &["un autre nom y figure", "une autre date de naissance y figure"]);
    // Nobody keeps somebody else's birth date.
    let row = police(&town, &case);
    assert_eq!(row["printed"]["differs"], json!(["name", "birth-date"]));
    lacks(&reads(&town, "vetter", &["show", &case, "--json"]), &["1975-11-30"]);
    let shown = ask::json(&town, "vetter", &["show", &case]);
    assert_eq!(shown["documents"][0]["dropped"], json!(["candidate.date_of_birth"]));
}

#[test]
fn the_applicants_own_report_needs_no_reason() {
    let (town, case) = with_case("Margaret Quill");
    for (at, candidate) in [
        json!({"first_name": "MARGARET", "middle_name": "Ann", "last_name": "QUILL", "dob": "1980-03-02"}),
        json!({"name": "Quill, M.", "birth_date": "1980/03/02"}),
        json!({"full_name": "Margaret Quayle", "aliases": [{"first_name": "Margaret", "last_name": "Quill"}]}),
        json!(null),
    ]
    .iter()
    .enumerate()
    {
        let file = report(&town, "own.json", &json!({"id": at.to_string(), "candidate": candidate}));
        ok(&town, "vetter", &import(&case, &file));
    }
    // Two people in one file never meet in one case.
    let two = json!({"candidates": [{"canada_criminal_search": {"result": "clear"}}, {"result": "clear"}]});
    refuses(&town.run("vetter", &import(&case, &report(&town, "two.json", &two)), ""), 1, "more than one");
}

#[test]
fn a_name_as_printed_is_compared_with_the_applicants() {
    let (town, case) = with_case("Margaret Quill");
    let paper = town.does("vetter", &["doc", "receive", &case, "--title", "Police certificate"]);
    let read = |words: &[&str], stdin: &str| {
        town.run("vetter", &[&["doc", "read", &case, &paper], words].concat(), stdin)
    };
    refuses(&read(&["--name-as-printed", "Odalys Brannigan"], ""), 5, "Odalys Brannigan");
    refuses(&read(&["--born-as-printed", "1981-03-02"], ""), 5, "birth date");
    assert_eq!(
        read(&["--name-as-printed", "-", "--born-as-printed", "1980-03-02"], "QUILL Margaret").code,
        0
    );
    let although = ["--name-as-printed", "M. Brannigan", "--although", "--why", "-"];
    assert_eq!(read(&although, "Married in 1999, see the certificate.").code, 0);
    for name in ["show", "brief"] {
        let page = page(&town, "en", name, &case);
        has(&page, &["another name on it: M. Brannigan", "Married in 1999"]);
    }
    // The same where somebody types in what a check's document says.
    let record = |words: &[&str]| {
        let record = ["check", "record", &case, "police", "--kind", "crjmc", "--status", "received"];
        town.run("vetter", &[&record, words].concat(), "")
    };
    refuses(&record(&["--name-as-printed", "Odalys Brannigan"]), 5, "Odalys Brannigan");
    assert_eq!(record(&["--name-as-printed", "M Quill"]).code, 0);
}

#[test]
fn what_was_dropped_is_recorded_also_when_nothing_is_printed() {
    let (town, case) = with_case("Margaret Quill");
    let fields =
        json!({"ssn": "000-00-0000", "sex_offender_search": {"status": "complete", "result": CONSIDER}});
    let file = report(&town, "dropped.json", &fields);
    let quiet = [&import(&case, &file)[..], &["--quiet"]].concat();
    lacks(&ok(&town, "vetter", &quiet).err, &["ropped"]);
    let shown = page(&town, "en", "show", &case);
    has(&shown, &["dropped from the file: ssn", "unread part: consider (sex_offender_search)"]);
    has(&page(&town, "en", "brief", &case), &["unread part: consider (sex_offender_search)"]);
    lacks(&reads(&town, "vetter", &["show", &case, "--json"]), &["000-00-0000"]);
}

#[test]
fn an_older_or_repeated_version_changes_nothing() {
    let (town, case) = with_case("Margaret Quill");
    let newer = report(&town, "newer.json", &consider("2026-11-19T09:00:00Z"));
    ok(&town, "vetter", &import(&case, &newer));
    ok(&town, "vetter", &["check", "read", &case, "police", "--result", "incomplete"]);
    let read = police(&town, &case);
    assert_eq!((&read["status"], &read["result"]), (&json!("read"), &json!("incomplete")));

    let older = report(&town, "older.json", &json!({}));
    has(&ok(&town, "vetter", &import(&case, &older)).err, &["kept as a document", "no check was changed"]);
    has(&ok(&town, "vetter", &import(&case, &newer)).err, &["already"]);
    // The same version in an envelope is the same version.
    let whole: Value = serde_json::from_slice(&std::fs::read(town.path("newer.json")).unwrap()).unwrap();
    let event = json!({"object": "event", "data": {"object": whole}});
    std::fs::write(town.path("event.json"), event.to_string()).unwrap();
    ok(&town, "vetter", &import(&case, "event.json"));
    assert_eq!(police(&town, &case), read);

    let revised = json!({"revised_at": "2026-11-20T09:00:00Z"});
    ok(&town, "vetter", &import(&case, &report(&town, "revised.json", &revised)));
    let now = police(&town, &case);
    assert_eq!((&now["status"], &now["result"]), (&json!("received"), &json!("negative")));
}

#[test]
fn an_older_paper_never_replaces_a_newer_one() {
    let (town, case) = with_case("Margaret Quill");
    let record = |issued: &str, result: &str| {
        let record = ["check", "record", &case, "police", "--kind", "crjmc", "--status", "read"];
        ok(&town, "vetter", &[&record[..], &["--result", result, "--issued", issued]].concat());
    };
    record("2026-11-10", "incomplete");
    record("2026-06-01", "negative");
    assert_eq!(police(&town, &case)["result"], "incomplete");
    // Authenticating after reading does not undo the reading.
    ok(&town, "vetter", &["check", "authenticate", &case, "police"]);
    ok(&town, "vetter", &["check", "receive", &case, "police"]);
    assert_eq!(police(&town, &case)["status"], "read");
    let file = report(&town, "older.json", &json!({}));
    ok(&town, "vetter", &import(&case, &file));
    assert_eq!(police(&town, &case)["issued"], "2026-11-10");
    record("2026-11-12", "negative");
    assert_eq!(police(&town, &case)["result"], "negative");
}

#[test]
fn a_reading_beside_the_providers_needs_a_reason_and_says_so() {
    let (town, case) = with_case("Margaret Quill");
    ok(&town, "vetter", &import(&case, &report(&town, "one.json", &consider("2026-11-19T09:00:00Z"))));
    let read = ["check", "read", &case, "police", "--result", "negative"];
    refuses(&town.run("vetter", &read, ""), 5, "departs from what the provider says");
    let record = ["check", "record", &case, "police", "--status", "received", "--result", "negative"];
    refuses(&town.run("vetter", &record, ""), 5, "departs from what the provider says");
    let why = [&read[..], &["--why", "-"]].concat();
    assert_eq!(town.run("vetter", &why, "The entry is of her sister.").code, 0);
    for name in ["show", "brief"] {
        let page = page(&town, "en", name, &case);
        has(&page, &["departs from the provider", "the provider says consider", "of her sister"]);
    }
    has(&page(&town, "fr", "show", &case), &["s’écarte du fournisseur", "demande un examen"]);
    let row = police(&town, &case);
    assert_eq!((&row["result"], &row["provider_result"]), (&json!("negative"), &json!("incomplete")));
}

#[test]
fn consider_a_cancelled_part_and_a_dispute_are_three_sentences() {
    let cancelled =
        json!({"education_verification": {"status": "canceled", "cancellation_reason": "school closed"}});
    let disputed = json!({"status": "dispute", "result": CONSIDER,
        "canada_criminal_enhanced_search": {"status": "dispute", "result": CONSIDER}});
    for (fields, english, french) in [
        (consider("2026-11-19"), "the provider says consider", "demande un examen"),
        (cancelled, "part cancelled: education_verification (school closed)", "partie annulée"),
        (disputed, "disputed by the applicant, and not closed", "pas réglée par le fournisseur"),
    ] {
        let (town, case) = with_case("Margaret Quill");
        ok(&town, "vetter", &import(&case, &report(&town, "one.json", &fields)));
        for name in ["show", "brief"] {
            has(&page(&town, "en", name, &case), &[english]);
            has(&page(&town, "fr", name, &case), &[french]);
        }
        lacks(&page(&town, "en", "brief", &case), &["the provider says: not resolved"]);
    }
}

#[test]
fn a_dispute_shuts_the_gate_until_it_is_closed_or_waived() {
    let gate = |town: &Town, case: &str| {
        let shown = ask::json(town, "vetter", &["show", case]);
        let gates = shown["gates"].as_array().unwrap();
        let reasons: Vec<&str> = gates.iter().filter_map(|gate| gate["reason"].as_str()).collect();
        reasons.contains(&"A dispute about the police check is open with the provider.")
    };
    let disputed = json!({"status": "dispute", "updated_at": "2026-11-18T08:00:00Z"});
    let (town, case) = with_case("Margaret Quill");
    ok(&town, "vetter", &import(&case, &report(&town, "one.json", &disputed)));
    assert!(gate(&town, &case));
    // Neither a reading, nor the version before the dispute, nor another check opens it.
    let read = ["check", "read", &case, "police", "--result", "negative", "--why", "-"];
    assert_eq!(town.run("vetter", &read, "Looked at.").code, 0);
    ok(&town, "vetter", &import(&case, &report(&town, "before.json", &json!({}))));
    let fingerprints = ["check", "record", &case, "police", "--kind", "crjmc", "--method", "fingerprint"];
    let certified = ["--status", "read", "--result", "certified-none", "--issued", "2026-11-20"];
    ok(&town, "vetter", &[&fingerprints[..], &certified].concat());
    assert!(gate(&town, &case));
    let waive = ["waive", &case, "dispute", "police", "--why", "The court cleared it up."];
    let waiver = town.does("approver", &waive);
    assert!(gate(&town, &case));
    town.does("second", &["second", &case, &waiver]);
    assert!(!gate(&town, &case));
    refuses(&town.run("approver", &waive, ""), 5, "No dispute");

    // The provider closes it by a newer version, or somebody records that it did.
    let (town, case) = with_case("Margaret Quill");
    ok(&town, "vetter", &import(&case, &report(&town, "one.json", &disputed)));
    let revised = json!({"revised_at": "2026-11-20T09:00:00Z"});
    ok(&town, "vetter", &import(&case, &report(&town, "revised.json", &revised)));
    assert!(!gate(&town, &case));
    ok(&town, "vetter", &["check", "record", &case, "police", "--status", "disputed"]);
    assert!(gate(&town, &case));
    let closed = ["check", "record", &case, "police", "--dispute-closed", "2026-11-21"];
    refuses(&town.run("vetter", &closed, ""), 5, "Say how the provider closed");
    assert_eq!(town.run("vetter", &[&closed[..], &["--why", "-"]].concat(), "By letter.").code, 0);
    assert!(!gate(&town, &case));
    // It is there to be read again.
    assert_eq!(police(&town, &case)["status"], "received");
}

#[test]
fn only_the_reports_own_time_tells_which_version_is_newer() {
    let older = json!({"object": "report", "id": "invented-1", "status": "complete", "result": "clear",
        "completed_at": "2026-11-05T10:00:00Z",
        "candidate": {"first_name": "Margaret", "last_name": "Quill", "updated_at": "2026-11-20T00:00:00Z"},
        "canada_criminal_enhanced_search": {"status": "complete", "result": "clear"}});
    for carried in [
        json!({"object": "event", "created_at": "2026-11-20T00:00:00Z", "data": {"object": older}}),
        json!({"date": "2026-11-20", "report": older}),
        older.clone(),
    ] {
        let (town, case) = with_case("Margaret Quill");
        ok(&town, "vetter", &import(&case, &report(&town, "one.json", &consider("2026-11-10T09:00:00Z"))));
        std::fs::write(town.path("older.json"), carried.to_string()).unwrap();
        ok(&town, "vetter", &import(&case, "older.json"));
        assert_eq!(police(&town, &case)["result"], "incomplete", "{carried}");
    }
}

#[test]
fn the_same_report_again_undoes_neither_dispute_nor_reading() {
    let (town, case) = with_case("Margaret Quill");
    let again = |name: &str, updated: &str| {
        let mut fields = consider("2026-11-10T09:00:00Z");
        fields["updated_at"] = json!(updated);
        ok(&town, "vetter", &import(&case, &report(&town, name, &fields)));
    };
    again("one.json", "2026-11-10T09:00:00Z");
    let read = ["check", "read", &case, "police", "--result", "negative", "--why", "-"];
    assert_eq!(town.run("vetter", &read, "The entry is of her sister.").code, 0);
    again("two.json", "2026-11-11T09:00:00Z");
    let row = police(&town, &case);
    assert_eq!((&row["status"], &row["departs"]), (&json!("read"), &json!("The entry is of her sister.")));
    ok(&town, "vetter", &["check", "record", &case, "police", "--status", "disputed"]);
    again("three.json", "2026-11-12T09:00:00Z");
    assert_eq!(police(&town, &case)["disputed"], true);
    // Nothing is closed before there was anything to dispute.
    let closed = ["check", "record", &case, "police", "--dispute-closed", "2020-01-01", "--why", "-"];
    refuses(&town.run("vetter", &closed, "By letter."), 5, "was not closed on");
}

#[test]
fn a_provider_spelled_otherwise_is_no_way_around_its_words() {
    let (town, case) = with_case("Margaret Quill");
    ok(&town, "vetter", &import(&case, &report(&town, "one.json", &consider("2026-11-05T10:00:00Z"))));
    let issued = police(&town, &case)["issued"].as_str().unwrap().to_owned();
    for provider in ["Checkr", " CHECKR ", "Checkr Inc."] {
        let read = ["check", "read", &case, "police", "--kind", "crjmc", "--provider", provider];
        let result = ["--result", "negative", "--issued", issued.as_str()];
        refuses(&town.run("vetter", &[&read[..], &result].concat(), ""), 5, "departs");
    }
    // In two steps neither: a check typed for the same day takes no report's place.
    let undated = ["check", "read", &case, "police", "--kind", "crjmc", "--provider", "Checkr Inc."];
    ok(&town, "vetter", &[&undated[..], &["--result", "negative"]].concat());
    ok(
        &town,
        "vetter",
        &[
            "check",
            "record",
            &case,
            "police",
            "--status",
            "read",
            "--issued",
            &issued,
            "--result",
            "negative",
            "--provider",
            "Checkr Inc.",
        ],
    );
    assert_eq!(police(&town, &case)["result"], "incomplete");
}

#[test]
fn another_result_than_was_read_before_needs_a_reason() {
    let (town, case) = with_case("Margaret Quill");
    let record = [
        "check",
        "record",
        &case,
        "police",
        "--kind",
        "crjmc",
        "--status",
        "read",
        "--method",
        "fingerprint",
    ];
    ok(&town, "vetter", &[&record[..], &["--result", "certified-record", "--issued", "2026-11-10"]].concat());
    let over = ["check", "record", &case, "police", "--status", "read", "--result"];
    refuses(&town.run("vetter", &[&over[..], &["negative"]].concat(), ""), 5, "search by name");
    refuses(&town.run("vetter", &[&over[..], &["certified-none"]].concat(), ""), 5, "read before as");
    let why = [&over[..], &["certified-none", "--why", "-"]].concat();
    assert_eq!(town.run("vetter", &why, "The first paper was her brother's.").code, 0);
    // Another bureau's report is another check, and the first one's answer is still asked for.
    let credit = ["check", "record", &case, "credit", "--status", "read", "--issued", "2026-11-10"];
    ok(&town, "vetter", &[&credit[..], &["--bureau", "Equifax", "--result", "review"]].concat());
    ok(&town, "vetter", &[&credit[..], &["--bureau", "TransUnion", "--result", "clear"]].concat());
    let shown = ask::json(&town, "vetter", &["show", &case]);
    let credits: Vec<&Value> =
        shown["checks"].as_array().unwrap().iter().filter(|row| row["check"] == "credit").collect();
    assert_eq!(credits.len(), 2);
}

#[test]
fn a_part_has_its_own_day_and_a_moment_is_a_day_of_the_riding() {
    let (town, case) = with_case("Margaret Quill");
    let fields = json!({"revised_at": "2026-11-10T09:00:00Z",
        "credit_report": {"status": "complete", "result": "clear", "completed_at": "2026-03-05T10:00:00Z"},
        "canada_criminal_enhanced_search": {"status": "complete", "result": "clear", "completed_at": "2026-11-06T02:30:00Z"}});
    ok(&town, "vetter", &import(&case, &report(&town, "one.json", &fields)));
    let shown = ask::json(&town, "vetter", &["show", &case]);
    let issued = |check: &str| {
        let rows = shown["checks"].as_array().unwrap();
        rows.iter().find(|row| row["check"] == check).unwrap()["issued"].clone()
    };
    assert_eq!((issued("credit"), issued("police")), (json!("2026-03-05"), json!("2026-11-05")));
}

#[test]
fn a_part_that_another_replaced_stops_nothing() {
    let (town, case) = with_case("Margaret Quill");
    let certn = json!({"overall_status": "COMPLETE", "id": "c1", "applicant": {"first_name": "Margaret", "last_name": "Quill"},
        "checks": [{"type": "ENHANCED_CANADIAN_CRIMINAL_RECORD_REPORT_1", "status": "SUPERSEDED"},
                   {"type": "CREDIT_REPORT_1", "status": "COMPLETE", "score": "CLEAR"}]});
    std::fs::write(town.path("certn.json"), certn.to_string()).unwrap();
    ok(&town, "vetter", &["check", "import", &case, "certn.json", "--vendor", "certn"]);
    let shown = ask::json(&town, "vetter", &["show", &case]);
    let kinds: Vec<&Value> = shown["checks"].as_array().unwrap().iter().map(|row| &row["check"]).collect();
    assert_eq!(kinds, [&json!("credit")]);
}
