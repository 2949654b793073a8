//! The rules before and after a decision: who stands on which greenlight, what must be answered for first, and who may.

use greenlight::domain::event::{Act, Level, Outcome, Phase, RecordKind, Relation, Tier};
use serde_json::{Value, json};

use super::table::Made::{Kept, Marked, Told, Void};
use super::table::{GREEN, Rule, WITHHOLD, rule};
use crate::kit::acts::*;
use crate::kit::party::who;

pub const AROUND: [Rule; 16] = [
    // Standing follows the greenlight.
    rule(
        Told("greenlit not-greenlit"),
        "role phase-without-greenlight",
        "stands without one",
        "Nobody stands without a greenlight but by approvers.",
        |p| {
            p.does("Vera Quill", recommend(GREEN));
            p.tries("Rita Stone", phase(Phase::Contest))
        },
    ),
    rule(
        Told("greenlit not-greenlit"),
        "role phase-without-greenlight",
        "stands though withheld",
        "Somebody withheld does not stand by a reviewer's word.",
        |p| {
            p.stage.withheld();
            p.tries("Rita Stone", phase(Phase::Nominated))
        },
    ),
    rule(
        Told("greenlit not-greenlit"),
        "role phase-without-greenlight",
        "stands elsewhere",
        "A greenlight is for the district for which it was given.",
        |p| {
            p.stage.greenlit();
            p.does("Rita Stone", place(2023, "35002"));
            p.tries("Rita Stone", phase(Phase::Nominated))
        },
    ),
    rule(
        Void,
        "role close-standing-or-undecided",
        "close undecided",
        "A case that is undecided is closed by an approver.",
        |p| {
            p.does("Vito Marsh", note());
            p.tries("Rita Stone", Act::Close {})
        },
    ),
    // What comes later, and who may answer for it.
    rule(
        Marked,
        "fi fi-open",
        "open note",
        "An open note on foreign interference stops a greenlight.",
        |p| {
            p.ready();
            p.note_on("witting");
            p.does("Vera Quill", recommend(GREEN));
            p.greenlights()
        },
    ),
    rule(
        Kept("fi fi-open"),
        "fi-another",
        "own note",
        "A note's writer does not end it where it is grave.",
        |p| {
            let note = p.note_on("witting");
            let ends = json!({"status": "explained", "why": "it was another person"});
            let relation = Relation::Continues(note);
            p.tries_saying("Vera Quill", Act::Record { kind: RecordKind::Interference, relation }, &ends)
        },
    ),
    rule(
        Marked,
        "weighed result-unweighed",
        "unweighed",
        "What is adverse has a finding, or a reason for none, before a greenlight.",
        |p| {
            p.ready();
            p.check(json!({"check": "credit", "status": "read", "result": "review", "issued": "2026-10-20"}));
            p.does("Vera Quill", recommend(GREEN));
            p.greenlights()
        },
    ),
    rule(
        Marked,
        "recommendation recommendation-old",
        "old recommendation",
        "A recommendation is not older than what came.",
        |p| {
            p.ready();
            p.says(
                "Vera Quill",
                record(RecordKind::Reply),
                json!({"text": "It was paid.", "on": "2026-11-21"}),
            );
            p.greenlights()
        },
    ),
    rule(
        Marked,
        "source incomplete-nothing-missing",
        "incomplete though complete",
        "A file is incomplete only while something required is missing.",
        |p| {
            p.ready();
            p.does("Vera Quill", recommend(WITHHOLD));
            let says = json!({"why": "papers", "applicant": "Papers.", "reason": "incomplete",
                "asked_on": "2026-11-22", "rests_on": []});
            p.tries_saying("Ana Birch", decide(WITHHOLD), &says)
        },
    ),
    rule(
        Marked,
        "override override-leader-early",
        "leader asked too early",
        "The leader is consulted once the claims are there.",
        |p| {
            p.stage.nominated();
            let on = [p.put("B2", "a court"), p.put("B2", "a neighbour")];
            p.withholds(
                &on,
                &json!({"shadow_of_doubt": "no other reading", "heard_on": "2026-11-22",
                "leader_on": "2026-11-02"}),
            )
        },
    ),
    rule(
        Marked,
        "second second-wrote",
        "second of own claim",
        "Who wrote a claim seconds nothing on it.",
        |p| {
            let says = json!({"category": "financial", "severity": 3, "grade": "B1", "origin": "a court",
                "text": "a lien that was not declared", "put": {"on": "2026-11-20"}});
            let finding = p.says("Abel Crane", record(RecordKind::Finding), says);
            p.declares("Abel Crane");
            let withheld = p.withholds(&[finding], &Value::Null);
            p.stage.case.entries.push(withheld.entry.clone());
            p.tries("Abel Crane", second(withheld.entry.id))
        },
    ),
    rule(
        Marked,
        "prior-file prior-unsearched",
        "earlier files",
        "Nobody is greenlit before earlier files were searched for.",
        |p| {
            p.ready();
            p.says("Vera Quill", record(RecordKind::Candidate), json!({"name": "Nadia Other"}));
            p.does("Vera Quill", recommend(GREEN));
            p.greenlights()
        },
    ),
    rule(Void, "tier national", "defer above", "A flag is put off at its tier or above.", |p| {
        let flag = p.does("Vera Quill", flag(Level::Ordinary, Tier::Local));
        p.does("Rita Stone", pass_up(flag));
        p.tries("Remi Vale", defer(Some(flag), &who("Remi Vale")))
    }),
    rule(Void, "raiser", "pass up own flag", "Its raiser sends up only a flag that came back.", |p| {
        let flag = p.does("Ana Birch", flag(Level::Ordinary, Tier::National));
        p.tries("Ana Birch", pass_up(flag))
    }),
    rule(
        Void,
        "role reverse",
        "reverse by a reviewer",
        "A decision is reversed, or set aside, by an approver.",
        |p| {
            let decision = p.stage.greenlit();
            p.tries("Rita Stone", reverse(decision, Outcome::Undecided))
        },
    ),
    rule(Void, "not-another", "own exception", "Nobody seconds their own exception.", |p| {
        let stands = p.does("Abel Crane", phase(Phase::Nominated));
        p.tries("Abel Crane", second(stands))
    }),
];
