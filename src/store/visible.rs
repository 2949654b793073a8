//! The one filter of need-to-know: every question about cases passes through it. It guides honest people; what keeps
//! a case from someone is not having been sent it.

use rusqlite::types::Value;

use crate::domain::case::CaseFile;
use crate::domain::district::Scope;
use crate::domain::entry::Timestamp;
use crate::domain::event::{Act, Declared, Role, Tier};
use crate::domain::ids::PersonId;
use crate::domain::policy::Policy;

/// How much of a case somebody wants to see.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sight {
    /// Everything in it.
    Content,
    /// The page for an office.
    Brief,
    /// Who did what when, without what was said.
    Log,
    /// A line of the agenda `a`: the leader's office has those of its tier.
    Agenda,
}

/// Who looks.
#[derive(Debug, Clone)]
pub struct Reader {
    /// The person, by the number by which they are counted: so do the views.
    pub person: PersonId,
    /// The roles that they hold now.
    pub roles: Vec<(Role, Scope)>,
    /// The moment: silence brings cases before the leader.
    pub now: Timestamp,
    /// The party's numbers, by which silence is counted.
    pub policy: Policy,
}

/// How deep somebody reads in a case of which they may know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Depth {
    /// Its public facts: who, where, how far it has come, how it stands in one word.
    Public,
    /// Who did what when, without what was said: for those whose office is the log.
    Log,
    /// What was said.
    Content,
}

/// Whether the reader, whose id is a value of the question, declared that nothing keeps them from `cases c`.
pub const DECLARED: &str = "LEFT JOIN declared d ON d.log = c.log AND d.person = ?";

/// The condition on [`DECLARED`] that leaves the cases whose content the reader reads.
pub const READS: &str = "(d.person IS NOT NULL)";

/// A column that is no public fact of a case, as a reader may have it: nothing before they declared.
pub fn kept(column: &str) -> String {
    format!("iif({READS}, {column}, NULL)")
}

/// Whether an act belongs to the public facts of a case.
pub fn is_public(act: &Act) -> bool {
    matches!(act, Act::Open { .. } | Act::Place { .. } | Act::Phase { .. } | Act::Close {} | Act::Reopen {})
}

/// Whether a scope covers a case. Where what says its district cannot be read any more, those see it who see all.
fn is_over(scope: Scope, file: &CaseFile) -> bool {
    match file.skeleton.district() {
        Some((_, district)) => scope.covers(district),
        None => scope == Scope::Canada,
    }
}

impl Reader {
    /// Whether the reader declared about a case, and nothing recuses them: before that they read its public facts.
    pub fn has_declared(&self, file: &CaseFile) -> bool {
        matches!(file.declared(self.person), Some(Declared::None | Declared::Interest))
    }

    /// How deep the reader reads in a case of which they may know.
    pub fn depth(&self, file: &CaseFile) -> Depth {
        let over = |scope: &Scope| is_over(*scope, file);
        if self.has_declared(file) && self.sees(file, Sight::Content) {
            Depth::Content
        } else if self.holds(&[Role::Auditor, Role::Records], over) {
            Depth::Log
        } else {
            Depth::Public
        }
    }

    /// Whether the reader holds a role over a district.
    fn holds(&self, roles: &[Role], over: impl Fn(&Scope) -> bool) -> bool {
        self.roles.iter().any(|(role, scope)| roles.contains(role) && over(scope))
    }

    /// Whether the reader may see so much of this case.
    pub fn sees(&self, file: &CaseFile, sight: Sight) -> bool {
        if file.declared(self.person) == Some(Declared::Recused) {
            return false;
        }
        let over = |scope: &Scope| is_over(*scope, file);
        let at_leader = || file.stands_at(Tier::Leader, self.now, &self.policy);
        self.holds(&[Role::Vetter, Role::Reviewer, Role::Approver], over)
            || self.holds(&[Role::Leader], over) && (sight == Sight::Brief || at_leader())
            || self.holds(&[Role::Auditor, Role::Records], over) && sight == Sight::Log
    }

    /// The condition on `cases c` that leaves only what the reader may see so much of, and its values.
    pub fn condition(&self, sight: Sight) -> (String, Vec<Value>) {
        let mut values = Vec::new();
        let mut ways = Vec::new();
        for (role, scope) in &self.roles {
            let over = match scope {
                Scope::Canada => "1".to_owned(),
                Scope::Province(province) => {
                    values.push(Value::Text(province.to_string()));
                    "c.province = ?".to_owned()
                }
                Scope::District(district) => {
                    values.push(Value::Text(district.to_string()));
                    "c.district = ?".to_owned()
                }
            };
            let way = match (role, sight) {
                (Role::Vetter | Role::Reviewer | Role::Approver, _)
                | (Role::Leader, Sight::Brief)
                | (Role::Auditor | Role::Records, Sight::Log) => over,
                (Role::Leader, Sight::Agenda) => format!("({over} AND a.tier = 'leader')"),
                (Role::Leader, _) => {
                    values.push(Value::Text(self.now.to_string()));
                    format!(
                        "({over} AND (EXISTS (SELECT 1 FROM flags f WHERE f.log = c.log AND f.tier = 'leader'
                         AND f.state <> 'answered') OR EXISTS (SELECT 1 FROM agenda f WHERE f.log = c.log
                         AND f.tier = 'leader' AND f.kind IN ('flag-accept', 'flag-answer') AND f.from_at <= ?)))"
                    )
                }
                _ => format!("({over} AND 0)"),
            };
            ways.push(way);
        }
        let ways = if ways.is_empty() { "0".to_owned() } else { ways.join(" OR ") };
        values.push(Value::Text(self.person.to_string()));
        (
            format!(
                "({ways}) AND NOT EXISTS (SELECT 1 FROM recusals r WHERE r.log = c.log AND r.person = ?)"
            ),
            values,
        )
    }
}
