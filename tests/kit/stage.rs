//! A stage for one case of the invented party: who does what, on which events, and what the law makes of it.

use greenlight::domain::authority::Denied;
use greenlight::domain::case::CaseFile;
use greenlight::domain::event::{Act, Outcome, Phase, Role, Tier};
use greenlight::domain::ids::EventId;
use greenlight::domain::roster::{Roster, Standing};
use greenlight::domain::skeleton::DecisionState;

use super::acts::{decide, phase, recommend, second};
use super::party::{Log, Party, ROOT, who};

/// One case in Ontario, opened by Vera Quill, and the roster beside it.
#[derive(Clone)]
pub struct Stage {
    pub party: Party,
    pub case: Log,
}

impl Stage {
    pub fn new() -> Stage {
        let party = Party::new();
        let case = party.open(&who("Vera Quill"), "35001");
        Stage { party, case }
    }

    pub fn roster(&self) -> Roster {
        self.party.roster()
    }

    pub fn file(&self) -> CaseFile {
        self.case.file(&self.roster())
    }

    /// Does something that the law must not void, on everything that is there.
    pub fn does(&mut self, name: &'static str, act: Act) -> EventId {
        let tips = self.case.tips();
        self.does_on(&tips, name, act)
    }

    /// Does something that the law must not void, having seen only these events and their past.
    pub fn does_on(&mut self, seen: &[EventId], name: &'static str, act: Act) -> EventId {
        let id = self.case.on(seen, &who(name), act);
        let file = self.file();
        let verdict = &file.verdicts()[file.history().position(id).unwrap()];
        assert_eq!(verdict.denied, None, "{name}");
        id
    }

    /// Why somebody may not do this now.
    pub fn denied(&self, name: &'static str, act: Act) -> Option<Denied> {
        self.case.denied(&who(name), act, &self.roster())
    }

    pub fn may(&self, name: &'static str, act: Act) -> bool {
        self.denied(name, act).is_none()
    }

    /// The case cites the roster as it stands now from here on.
    pub fn cites_the_roster_of_now(&mut self) {
        self.case.auth = self.roster().heads();
    }

    /// The root ends a role; events in the past of `covered` stay valid.
    pub fn revoke(&mut self, of: &'static str, role: Role, covered: &[EventId]) -> EventId {
        self.party.revoke(&who(ROOT), &who(of), role, covered)
    }

    pub fn standing(&self, id: EventId) -> Standing {
        self.case.standing(id, &self.roster())
    }

    /// A withholding in effect: Vera recommends, Ana decides, Abel seconds.
    #[allow(dead_code, reason = "the hard tests use it")]
    pub fn withheld(&mut self) -> EventId {
        self.does("Vera Quill", recommend(Outcome::Withhold));
        let decision = self.does("Ana Birch", decide(Outcome::Withhold));
        self.does("Abel Crane", second(decision));
        decision
    }

    /// A greenlight in effect: Vera recommends, Ana decides.
    pub fn greenlit(&mut self) -> EventId {
        self.does("Vera Quill", recommend(Outcome::Greenlight));
        self.does("Ana Birch", decide(Outcome::Greenlight))
    }

    /// Members choose somebody who is not greenlit, and two approvers let it be.
    pub fn nominated(&mut self) {
        let set = self.does("Abel Crane", phase(Phase::Nominated));
        self.does("Ana Birch", second(set));
    }

    pub fn decision(&self, id: EventId) -> Option<DecisionState> {
        self.file().decisions.iter().find(|decision| decision.stamp.id == id).map(|decision| decision.state)
    }

    /// Where a flag stands, and whether it is open.
    pub fn flag(&self, id: EventId) -> (Tier, bool) {
        let file = self.file();
        let flag = file.flags.iter().find(|flag| flag.stamp.id == id).unwrap();
        (flag.tier, flag.is_open())
    }
}
