//! What is so grave that somebody has to look, whether or not a flag was raised (`docs/rules.md`, 7.9): a finding of severity
//! 3 or 4, a note on foreign interference which says that the person knew, a certified record. [`CaseFile::grave`] is the one list that the agenda, the pages and `weigh` read.

use crate::domain::case::finding::{Finding, FindingKind};
use crate::domain::case::weighing::{Item, Weighing};
use crate::domain::case::{CaseFile, Stamp};
use crate::domain::check_kind::{CheckKind, CheckResult};
use crate::domain::event::Role;
use crate::domain::ids::{EventId, PersonId};
use crate::domain::skeleton::DecisionState;

/// From this severity on a finding is news about somebody who is greenlit or stands, and proved it shuts a greenlight.
pub const GRAVE_SEVERITY: u8 = 3;
/// From this severity on a finding comes up by itself about anybody.
const GRAVEST_SEVERITY: u8 = 4;

/// How many letters of its id name a finding or a note in a weighing, so that the name stays the same whatever comes later.
const LETTERS: usize = 10;

/// What is grave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Matter {
    /// A finding, with the severity that counts.
    Finding(u8),
    /// A note on foreign interference which says that the person knew, in part or whole.
    Note,
    /// A record that a check certifies.
    Record(CheckKind),
}

/// Something grave in a case.
#[derive(Debug, Clone)]
pub struct Grave {
    /// What.
    pub matter: Matter,
    /// The finding, the note, or the act that brought the record.
    pub id: EventId,
    /// Every act that made it as grave as it is.
    pub brought: Vec<Stamp>,
}

impl Grave {
    /// The name under which a weighing answers for it.
    pub fn name(&self) -> String {
        match self.matter {
            Matter::Finding(_) => format!("finding:{}", self.id.short(LETTERS)),
            Matter::Note => format!("note:{}", self.id.short(LETTERS)),
            Matter::Record(check) => Item::Result(check, CheckResult::CertifiedRecord).to_string(),
        }
    }

    /// Whether it comes up by itself about anybody, not only about somebody who is greenlit or stands.
    pub fn is_gravest(&self) -> bool {
        match self.matter {
            Matter::Finding(severity) => severity >= GRAVEST_SEVERITY,
            Matter::Note => true,
            Matter::Record(_) => false,
        }
    }

    fn of(finding: &Finding) -> Option<Grave> {
        let open = finding.kind() != FindingKind::Positive && !finding.status_is_light();
        let grave = open && finding.severity >= GRAVE_SEVERITY;
        grave.then(|| Grave {
            matter: Matter::Finding(finding.severity),
            id: finding.id(),
            brought: finding.made_heavier().to_vec(),
        })
    }
}

impl CaseFile {
    /// Everything grave that nobody has ended: also what was proved, and what nobody can tell.
    pub fn grave(&self) -> Vec<Grave> {
        let findings = self.findings.iter().filter_map(Grave::of);
        let notes = self.interference.iter().filter(|note| note.is_grave()).map(|note| Grave {
            matter: Matter::Note,
            id: note.id(),
            brought: note.made_heavier().to_vec(),
        });
        let certified = self.adverse().into_iter().filter_map(|adverse| {
            let Item::Result(check, CheckResult::CertifiedRecord) = adverse.item else { return None };
            let id = adverse.brought.last()?.id;
            Some(Grave { matter: Matter::Record(check), id, brought: adverse.brought })
        });
        findings.chain(notes).chain(certified).collect()
    }

    /// What is grave that no decision in effect had seen, and no approver weighed since.
    pub fn unseen_grave(&self) -> Vec<Grave> {
        let mut grave = self.grave();
        grave.retain(|grave| !self.is_seen(grave) && !self.is_weighed(grave));
        grave
    }

    /// What is grave and came after a greenlight that is in effect.
    pub fn news(&self) -> Vec<Grave> {
        if self.skeleton.is_greenlit(self.history()) { self.unseen_grave() } else { Vec::new() }
    }

    /// Whether the person is a candidate of the party, or is about to be let be one.
    pub fn stands(&self) -> bool {
        self.skeleton.phase().asks_for_greenlight() || self.skeleton.uncleared(self.history()).is_some()
    }

    /// The first act by which something grave came that no decision in effect had seen.
    pub fn came(&self, grave: &Grave) -> Option<Stamp> {
        let unseen = |brought: &&Stamp| {
            !self
                .skeleton
                .in_effect(self.history())
                .any(|decision| self.history().knew(decision.at, brought.at))
        };
        grave.brought.iter().find(unseen).or(grave.brought.first()).copied()
    }

    /// Whether a decision in effect had seen it as it is.
    fn is_seen(&self, grave: &Grave) -> bool {
        let history = self.history();
        let saw = |at: usize| grave.brought.iter().all(|brought| history.knew(at, brought.at));
        self.skeleton.in_effect(history).any(|decision| saw(decision.at))
    }

    /// Whether an approver who did not give the greenlight said why it stays.
    fn is_weighed(&self, grave: &Grave) -> bool {
        let name = grave.name();
        let mut weighings = self.weighings.iter().filter(|weighing| weighing.body.items.contains(&name));
        weighings.any(|weighing| self.may_weigh_news(grave, weighing))
    }

    /// Who gave the greenlights in effect: those who decided, and those who seconded.
    pub(in crate::domain) fn gave_greenlight(&self) -> impl Iterator<Item = PersonId> + '_ {
        let given = self.decisions.iter().filter(|decision| {
            decision.state == DecisionState::Effective && decision.outcome.is_greenlight()
        });
        given
            .flat_map(|decision| [Some(decision.stamp.by), decision.second.map(|second| second.by)])
            .flatten()
    }

    /// Whether a weighing that names it counts: its author is an approver who gave none of the greenlights in effect,
    /// and had seen them and it.
    pub(super) fn may_weigh_news(&self, grave: &Grave, weighing: &Weighing) -> bool {
        let stamp = weighing.stamp;
        let saw = |at: usize| self.history().knew(stamp.at, at);
        let mut given = self.decisions.iter().filter(|decision| decision.state == DecisionState::Effective);
        let given = given.all(|decision| decision.outcome.is_greenlight() && saw(decision.stamp.at));
        let by_another = !self.gave_greenlight().any(|giver| self.is_one(giver, stamp.by));
        weighing.role == Some(Role::Approver)
            && given
            && by_another
            && grave.brought.iter().all(|brought| saw(brought.at))
    }
}
