//! A case in Ontario up to the moment before a rule is broken, and the breach: signed, and not yet anywhere.

use greenlight::domain::entry::Entry;
use greenlight::domain::event::{Act, Declared, Outcome, RecordKind, Relation, Role};
use greenlight::domain::ids::EventId;
use serde_json::{Map, Value, json};

use crate::kit::acts::{declare, fields_of, recommend, record};
use crate::kit::party::{ROOT, who};
use crate::kit::stage::Stage;

/// The case and its roster.
pub struct Play {
    pub stage: Stage,
}

/// Somebody's act that breaks a rule.
pub struct Breach {
    pub by: &'static str,
    /// What is said, as the desk is asked for it.
    pub says: Map<String, Value>,
    /// The same, signed by hand.
    pub entry: Entry,
}

impl Play {
    pub fn new() -> Play {
        Play { stage: Stage::new() }
    }

    /// Somebody who is on the roster beside the usual people.
    pub fn joins(&mut self, name: &'static str, role: Role, scope: &str) {
        self.stage.party.grant(&who(ROOT), &who(name), role, scope);
        self.stage.cites_the_roster_of_now();
    }

    /// Does what the law allows.
    pub fn does(&mut self, name: &'static str, act: Act) -> EventId {
        self.stage.does(name, act)
    }

    /// Does what the law allows, in words of one's own.
    pub fn says(&mut self, name: &'static str, act: Act, fields: Value) -> EventId {
        let tips = self.stage.case.tips();
        self.stage.case.saying(&tips, &who(name), act, fields)
    }

    /// The breach: signed on all that is there, and added nowhere.
    pub fn tries(&mut self, name: &'static str, act: Act) -> Breach {
        let fields = fields_of(&act);
        self.tries_saying(name, act, &fields)
    }

    /// The author declares first, where nothing was declared about them: at the desk that comes before every
    /// rule that looks at the case.
    pub fn tries_saying(&mut self, name: &'static str, act: Act, fields: &Value) -> Breach {
        let silent = self.stage.file().declared(who(name).person).is_none();
        if silent
            && !matches!(act, Act::Declare { .. })
            && self.stage.may(name, declare(&who(name), Declared::None))
        {
            self.declares(name);
        }
        let entry = self.stage.case.sign(&self.stage.case.tips(), &who(name), act, fields);
        Breach { by: name, says: fields.as_object().cloned().unwrap_or_default(), entry }
    }

    /// An event that is in no store.
    pub fn nowhere(&mut self) -> EventId {
        self.tries("Vera Quill", record(RecordKind::Note)).entry.id
    }

    pub fn declares(&mut self, name: &'static str) {
        self.does(name, declare(&who(name), Declared::None));
    }

    pub fn check(&mut self, fields: Value) {
        self.says("Vera Quill", record(RecordKind::Check), fields);
    }

    /// A note on foreign interference of this posture.
    pub fn note_on(&mut self, posture: &str) -> EventId {
        let fields = json!({"indicator": "FI-05", "text": "a trip that somebody paid", "innocent": "none",
            "posture": posture});
        self.says("Vera Quill", record(RecordKind::Interference), fields)
    }

    /// A finding of severity 3.
    pub fn finding(&mut self, grade: &str, origin: &str) -> EventId {
        let fields = json!({"category": "financial", "severity": 3, "grade": grade, "origin": origin,
            "text": "a lien that was not declared"});
        self.says("Vera Quill", record(RecordKind::Finding), fields)
    }

    /// A finding of severity 3 that was put to the applicant.
    pub fn put(&mut self, grade: &str, origin: &str) -> EventId {
        let finding = self.finding(grade, origin);
        self.says("Vera Quill", step(finding), json!({"put": {"on": "2026-11-20"}}));
        finding
    }

    /// Everything that a greenlight by Ana Birch needs.
    pub fn ready(&mut self) {
        self.declares("Vera Quill");
        self.declares("Ana Birch");
        for check in ["police", "credit"] {
            let fields = json!({"check": check, "for": ["run", "result"], "on": "2026-10-01"});
            self.says("Vera Quill", record(RecordKind::Consent), fields);
        }
        self.check(json!({"check": "police", "kind": "crjmc", "method": "name", "status": "read",
            "result": "negative", "issued": "2026-10-20"}));
        for check in ["credit", "declaration", "eligibility"] {
            self.check(json!({"check": check, "status": "read", "result": "clear", "issued": "2026-10-20"}));
        }
        self.does("Ana Birch", record(RecordKind::Prior));
        self.does("Vera Quill", recommend(Outcome::Greenlight));
    }

    /// Ana Birch wants to greenlight.
    pub fn greenlights(&mut self) -> Breach {
        self.tries("Ana Birch", Act::Decide { outcome: Outcome::Greenlight })
    }

    /// Ana Birch wants to withhold, as Vera Quill recommends, on these findings.
    pub fn withholds(&mut self, rests_on: &[EventId], overrides: &Value) -> Breach {
        self.declares("Vera Quill");
        self.declares("Ana Birch");
        self.does("Vera Quill", recommend(Outcome::Withhold));
        let mut fields = json!({"why": "members could not trust it", "applicant": "The accounts differ.", "reason": "candour", "rests_on": rests_on});
        if !overrides.is_null() {
            fields["override"] = overrides.clone();
        }
        self.tries_saying("Ana Birch", Act::Decide { outcome: Outcome::Withhold }, &fields)
    }
}

/// A further step of a finding.
pub fn step(finding: EventId) -> Act {
    Act::Record { kind: RecordKind::Finding, relation: Relation::Continues(finding) }
}
