//! A small team of machines that exchange bundles through a folder.

use greenlight::domain::entry::Timestamp;
use greenlight::domain::ids::EventId;

use crate::kit::machines::{Carried, Machine};
use crate::kit::party::{Log, Party, ROOT, time, who};

/// Machines of a root, a vetter, a reviewer of Ontario, two approvers and an auditor; the root's alone knows who they are.
pub struct Team {
    pub party: Party,
    pub folder: Carried,
    pub root: Machine,
    pub vera: Machine,
    pub remi: Machine,
    pub ana: Machine,
    pub clock: u32,
}

/// After everything that an invented clock says.
pub fn later(minutes: u32) -> Timestamp {
    time(1_000 + minutes)
}

pub const DAY: u32 = 24 * 60;

impl Team {
    pub fn new() -> Team {
        let party = Party::new();
        let machine = |name| Machine::new(who(name), &party, later(0));
        let (mut root, vera) = (machine(ROOT), machine("Vera Quill"));
        let (remi, ana) = (machine("Remi Vale"), machine("Ana Birch"));
        root.signs(&party.log.entries, later(0));
        let mut team = Team { folder: Carried::new(), party, root, vera, remi, ana, clock: 1 };
        team.round();
        team
    }

    pub fn now(&self) -> Timestamp {
        later(self.clock)
    }

    /// Everybody syncs once; how many bundles were taken in.
    pub fn round(&mut self) -> usize {
        let mut taken = 0;
        for machine in [&mut self.root, &mut self.vera, &mut self.remi, &mut self.ana] {
            let (came, _) = machine.syncs(&self.folder, later(self.clock));
            assert!(came.left.is_empty(), "{:?}", came.left);
            taken += came.taken.len();
            self.clock += 1;
        }
        taken
    }

    /// A case that Vera opens in a district.
    pub fn opens(&mut self, district: &str) -> Log {
        let case = self.party.open(&self.vera.who, district);
        let now = self.now();
        self.vera.signs(&case.entries, now);
        case
    }
}

pub fn log(case: &Log) -> EventId {
    case.entries[0].id
}
