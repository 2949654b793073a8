//! The gate `prior-file`: who has to have searched since when, and what has to be judged of what was found.

use greenlight::domain::case::prior::{Judgement, PriorState, PriorWas, mark};
use greenlight::domain::event::Role;
use greenlight::domain::ids::{Digest256, sha256};

use super::*;
use crate::kit::acts::{place, waive_police};

/// The mark of an invented file.
pub(super) fn file(number: u8) -> Digest256 {
    Digest256(sha256(&[number]))
}

impl Case {
    pub(super) fn searched(&mut self, name: &'static str, files: &[Digest256]) -> EventId {
        let fields = json!({"searched": "2026-11-24", "cases": 40, "files": files});
        self.says(name, record(RecordKind::Prior), fields)
    }

    pub(super) fn judged(
        &mut self,
        name: &'static str,
        search: EventId,
        file: Digest256,
        judgement: &str,
    ) -> EventId {
        let tips = self.stage.case.tips();
        self.judged_on(&tips, name, search, file, judgement)
    }

    pub(super) fn judged_on(
        &mut self,
        seen: &[EventId],
        name: &'static str,
        search: EventId,
        file: Digest256,
        judgement: &str,
    ) -> EventId {
        let act = Act::Record { kind: RecordKind::Prior, relation: Relation::Continues(search) };
        let fields = json!({"file": file, "judgement": judgement});
        self.stage.case.saying(seen, &who(name), act, fields)
    }

    fn prior_gaps(&self) -> Vec<&'static str> {
        self.greenlight_gaps(GateId::PriorFile)
    }
}

#[test]
fn somebody_who_has_the_whole_country_searched() {
    let mut case = Case::new();
    assert_eq!(case.prior_gaps(), ["prior-unsearched"]);
    // A vetter of one province sees one province.
    case.searched("Vito Marsh", &[]);
    assert_eq!(case.prior_gaps(), ["prior-unsearched"]);
    case.searched("Vera Quill", &[]);
    assert_eq!(case.prior_gaps(), NONE);
}

#[test]
fn where_nobody_has_the_whole_country_an_approver_searched() {
    let mut case = Case::new();
    for (name, role) in [
        ("Vera Quill", Role::Vetter),
        ("Rita Stone", Role::Reviewer),
        ("Ana Birch", Role::Approver),
        ("Abel Crane", Role::Approver),
        ("Alma Frost", Role::Approver),
    ] {
        case.stage.revoke(name, role, &[]);
    }
    let root = who(crate::kit::party::ROOT);
    case.stage.party.grant(&root, &who("Ana Birch"), Role::Approver, "ON");
    case.stage.cites_the_roster_of_now();
    case.searched("Vito Marsh", &[]);
    assert_eq!(case.prior_gaps(), ["prior-unsearched"]);
    case.searched("Ana Birch", &[]);
    assert_eq!(case.prior_gaps(), NONE);
}

#[test]
fn a_name_or_a_birth_date_that_came_since_was_not_searched_for() {
    let mut case = Case::new();
    case.searched("Ana Birch", &[]);
    case.says("Vera Quill", record(RecordKind::Candidate), json!({"phone": "+1 613 555 0100"}));
    assert_eq!(case.prior_gaps(), NONE);
    for fields in [
        json!({"born": "1971-01-01"}),
        json!({"also_known_as": ["J. Sample"]}),
        json!({"name": "Jo Example"}),
    ] {
        case.says("Vera Quill", record(RecordKind::Candidate), fields);
        assert_eq!(case.prior_gaps(), ["prior-unsearched"]);
        case.searched("Ana Birch", &[]);
        assert_eq!(case.prior_gaps(), NONE);
    }
    // One that did not know of the other name, though it comes later in the order.
    let seen = case.file().heads();
    let renamed = case.says("Vera Quill", record(RecordKind::Candidate), json!({"name": "Joan Example"}));
    let fields = json!({"searched": "2026-11-24", "cases": 40});
    case.stage.case.saying(&seen, &who("Ana Birch"), record(RecordKind::Prior), fields);
    assert!(case.file().history().position(renamed).is_some());
    assert_eq!(case.prior_gaps(), ["prior-unsearched"]);
}

#[test]
fn what_was_found_is_judged_once() {
    let mut case = Case::new();
    let search = case.searched("Ana Birch", &[file(1), file(2)]);
    assert_eq!(case.prior_gaps(), ["prior-unjudged", "prior-unjudged"]);
    case.judged("Rita Stone", search, file(1), "same");
    case.judged("Rita Stone", search, file(2), "not-same");
    assert_eq!(case.prior_gaps(), NONE);
    case.searched("Abel Crane", &[file(2), file(1)]);
    assert_eq!(case.prior_gaps(), NONE);
    // Somebody who had seen the judgement judges otherwise.
    case.judged("Abel Crane", search, file(1), "unsure");
    assert_eq!(case.prior_gaps(), ["prior-unsure"]);
    case.judged("Abel Crane", search, file(1), "same");
    assert_eq!(case.file().prior_state(file(1)), PriorState::Settled(Judgement::Same));
}

#[test]
fn of_judgements_made_apart_the_one_that_stops_is_in_force() {
    let mut case = Case::new();
    let search = case.searched("Ana Birch", &[file(1)]);
    let seen = case.file().heads();
    case.judged_on(&seen, "Rita Stone", search, file(1), "not-same");
    case.judged_on(&seen, "Vera Quill", search, file(1), "not-same");
    assert_eq!(case.prior_gaps(), NONE);
    case.judged_on(&seen, "Abel Crane", search, file(1), "same");
    assert_eq!(case.prior_gaps(), ["prior-apart"]);
    case.judged_on(&seen, "Alma Frost", search, file(1), "unsure");
    assert_eq!(case.prior_gaps(), ["prior-unsure"]);
    case.judged("Rita Stone", search, file(1), "not-same");
    assert_eq!(case.prior_gaps(), NONE);
}

#[test]
fn unsure_is_waived_by_two_approvers_and_nothing_else_is() {
    let mut case = Case::new();
    let search = case.searched("Ana Birch", &[file(1)]);
    let waive = |event| Act::Waive { what: Waived::Prior(event) };
    let why = json!({"text": "Neither office has papers."});
    let judged = case.judged("Rita Stone", search, file(1), "same");
    for event in [search, judged] {
        assert_eq!(rule_of(&case.asks("Ana Birch", waive(event), &why)), Some("prior-not-unsure"));
    }
    let unsure = case.judged("Rita Stone", search, file(1), "unsure");
    assert!(case.asks("Ana Birch", waive(unsure), &why).is_ok());
    let waiver = case.stage.does("Ana Birch", waive(unsure));
    assert_eq!(case.prior_gaps(), ["prior-unsure"]);
    case.stage.does("Abel Crane", second(waiver));
    assert_eq!(case.prior_gaps(), NONE);
    // A waiver of a check opens no other gate.
    let mut other = Case::new();
    other.searched("Ana Birch", &[file(1)]);
    let waiver = other.stage.does("Ana Birch", waive_police());
    other.stage.does("Abel Crane", second(waiver));
    assert_eq!(other.prior_gaps(), ["prior-unjudged"]);
}

#[test]
fn a_record_of_an_earlier_file_is_a_search_or_a_judgement() {
    let mut case = Case::new();
    let search = case.searched("Ana Birch", &[file(1)]);
    let continues = Act::Record { kind: RecordKind::Prior, relation: Relation::Continues(search) };
    for (act, fields, rule) in [
        (record(RecordKind::Prior), json!({"text": "the same name"}), Some("body-shape")),
        (record(RecordKind::Prior), json!({"searched": "2027-01-01", "cases": 4}), Some("day-ahead")),
        (record(RecordKind::Prior), json!({"file": file(1), "judgement": "same"}), Some("body-shape")),
        (continues.clone(), json!({"searched": "2026-11-24", "cases": 4}), Some("body-shape")),
        (continues.clone(), json!({"file": file(2), "judgement": "same"}), Some("prior-unknown")),
        (
            continues.clone(),
            json!({"file": file(1), "judgement": "not-same", "was": "withheld"}),
            Some("body-shape"),
        ),
        (continues, json!({"file": file(1), "judgement": "same", "was": "withheld"}), None),
    ] {
        assert_eq!(rule_of(&case.asks("Rita Stone", act, &fields)), rule, "{fields}");
    }
}

#[test]
fn a_file_of_the_same_person_that_was_withheld_is_to_be_weighed() {
    let mut case = Case::new();
    let search = case.searched("Ana Birch", &[file(1), file(2)]);
    let act = Act::Record { kind: RecordKind::Prior, relation: Relation::Continues(search) };
    let fields = json!({"file": file(1), "judgement": "same", "was": "withheld"});
    let same = case.says("Rita Stone", act, fields);
    case.judged("Rita Stone", search, file(2), "same");
    let to_weigh = |case: &Case| {
        let file = case.file();
        file.priors_to_weigh().into_iter().map(|(judged, was)| (judged.stamp.id, was)).collect::<Vec<_>>()
    };
    assert_eq!(to_weigh(&case), [(same, PriorWas::Withheld)]);
    assert_eq!(case.greenlight_gaps(GateId::Weighed), ["prior-unweighed"]);
    let item = case.file().adverse()[0].item.to_string();
    let weigh = json!({"items": [item], "why": "The papers have come since."});
    // By an approver, and not by who judged it.
    let refused = case.asks("Vera Quill", record(RecordKind::Weighing), &weigh);
    assert_eq!(rule_of(&refused), Some("weigh-another"));
    case.says("Rita Stone", record(RecordKind::Weighing), weigh.clone());
    assert_eq!(case.greenlight_gaps(GateId::Weighed), ["prior-unweighed"]);
    case.says("Ana Birch", record(RecordKind::Weighing), weigh);
    assert_eq!(case.greenlight_gaps(GateId::Weighed), NONE);
    case.judged("Abel Crane", search, file(1), "not-same");
    assert_eq!(to_weigh(&case), []);
}

fn salt(file: &CaseFile) -> String {
    let body = file.history().entries()[0].body.as_ref().unwrap();
    String::from_utf8(body.bytes()[9..41].to_vec()).unwrap()
}

#[test]
fn a_mark_is_found_by_those_who_have_both_cases() {
    let stage = Stage::new();
    let (one, other) =
        (stage.file(), Stage { case: stage.party.open(&who("Vera Quill"), "48001"), ..stage.clone() });
    let other = other.file();
    let line =
        format!("greenlight1 prior {} {} {}\n", salt(&one), one.id.min(other.id), one.id.max(other.id));
    assert_eq!(mark(&one, other.id), Some(Digest256(sha256(line.as_bytes()))));
    assert_ne!(mark(&one, other.id), mark(&one, one.id));
}

#[test]
fn a_search_is_no_contribution() {
    let mut case = Case::ready();
    case.searched("Rita Stone", &[]);
    assert_eq!(case.greenlight_gaps(GateId::Conflict), NONE);
    case.stage.does("Ana Birch", place(2023, "35002"));
    assert_eq!(case.prior_gaps(), NONE);
}
