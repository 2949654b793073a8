//! Who may see what of a case, and how deep: the one answer. [`WAYS`] says which role opens which page of a case,
//! [`Depth::shows`] what a page then shows; `tests/golden/sight.txt` prints both. One case is asked by [`of`]; for
//! questions about many `store/visible.rs` renders the same [`Condition`] as SQL. It guides honest people; what keeps a
//! case from someone is not having been sent it.

use std::sync::Arc;

use crate::domain::agenda::{ItemKind, agenda};
use crate::domain::case::CaseFile;
use crate::domain::case::flag::Flag;
use crate::domain::district::Scope;
use crate::domain::entry::Timestamp;
use crate::domain::event::{Act, Declared, RecordKind, Role, Tier};
use crate::domain::ids::PersonId;
use crate::domain::roster::Roster;

/// A page of a case that somebody asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Page {
    /// The case itself: in lists, by itself, for every command that works on it.
    Case,
    /// The page for an office.
    Brief,
    /// Who did what when.
    Log,
    /// A line of the agenda.
    Agenda,
}

/// What a page may tell of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The public facts: that it is there, whom it is about, where, how far it has come, its status in one word.
    Facts,
    /// Every act with its author and its day, without what was said.
    Acts,
    /// What was said and found: checks, findings, flags, decisions, what a search covers.
    Words,
}

/// How deep somebody sees into a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// Its public facts.
    Public,
    /// Its log, for those whose office that is.
    Log,
    /// Everything, but for what stays with fewer: [`Sight::reads_flag`], [`Sight::reads_counsel`].
    Content,
}

impl Depth {
    /// What each depth shows.
    pub const fn shows(self) -> &'static [Part] {
        match self {
            Depth::Public => &[Part::Facts],
            Depth::Log => &[Part::Facts, Part::Acts],
            Depth::Content => &[Part::Facts, Part::Acts, Part::Words],
        }
    }
}

/// A way by which a role, inside its scope, opens a page.
#[derive(Debug)]
pub struct Way {
    /// The page.
    pub page: Page,
    /// The roles that open it.
    pub roles: &'static [Role],
    /// Of which cases; none for all.
    pub only: Option<Fact>,
    /// How deep, until they have declared whether anything ties them to the case.
    pub before: Depth,
    /// How deep once they declared that nothing does, or nothing that recuses them.
    pub declared: Depth,
}

const VETTING: &[Role] = &[Role::Vetter, Role::Reviewer, Role::Approver];
const OFFICE: &[Role] = &[Role::Leader];
const LOG: &[Role] = &[Role::Auditor, Role::Records];

const fn way(page: Page, roles: &'static [Role], only: Option<Fact>) -> Way {
    Way { page, roles, only, before: Depth::Public, declared: Depth::Content }
}

/// Every way. A recused person has none and gets the answer for a case that does not exist, so that the answer
/// reveals nothing.
pub const WAYS: [Way; 9] = [
    way(Page::Case, VETTING, None),
    way(Page::Case, OFFICE, Some(Fact::FlagAt(Tier::Leader))),
    way(Page::Brief, VETTING, None),
    way(Page::Brief, OFFICE, None),
    way(Page::Log, VETTING, None),
    way(Page::Log, OFFICE, Some(Fact::FlagAt(Tier::Leader))),
    Way { before: Depth::Log, declared: Depth::Log, ..way(Page::Log, LOG, None) },
    way(Page::Agenda, VETTING, None),
    way(Page::Agenda, OFFICE, Some(Fact::LineAt(Tier::Leader))),
];

/// The lines of the agenda that bring a case to a tier: an open flag, by an act, by the clock, or because everybody at the
/// tier below is recused; and what raises itself like one.
pub const FLAG_LINES: [ItemKind; 6] = [
    ItemKind::FlagAccept,
    ItemKind::FlagAnswer,
    ItemKind::Uncleared,
    ItemKind::News,
    ItemKind::Grave,
    ItemKind::Dispute,
];

/// A condition on a case and a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fact {
    /// The case's district is in this scope; a district that cannot be read any more is in the scope `CA` alone.
    Over(Scope),
    /// An open flag is at this tier: by an act, or by one of [`FLAG_LINES`] that has come.
    FlagAt(Tier),
    /// The line of the agenda that is asked about is this tier's.
    LineAt(Tier),
    /// The reader declared, and nothing recuses them.
    Declared,
    /// The reader is recused.
    Recused,
}

/// What must be so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Condition {
    /// This.
    Is(Fact),
    /// Not this.
    Not(Fact),
    /// All of these.
    All(Vec<Condition>),
    /// At least one of these.
    Any(Vec<Condition>),
}

impl Condition {
    /// Whether it is true, given the facts of `is`.
    pub fn holds(&self, is: &impl Fn(Fact) -> bool) -> bool {
        match self {
            Condition::Is(fact) => is(*fact),
            Condition::Not(fact) => !is(*fact),
            Condition::All(all) => all.iter().all(|condition| condition.holds(is)),
            Condition::Any(any) => any.iter().any(|condition| condition.holds(is)),
        }
    }
}

/// The reader.
#[derive(Debug, Clone)]
pub struct Reader {
    /// The number by which they act.
    pub me: PersonId,
    /// The number by which they are counted: so do the views.
    pub person: PersonId,
    /// Every number that they have.
    pub numbers: Vec<PersonId>,
    /// The roles that they hold now.
    pub roles: Vec<(Role, Scope)>,
    /// The moment, because missed deadlines bring cases to the leader.
    pub now: Timestamp,
    /// The people and the policy, which set the deadlines.
    pub roster: Arc<Roster>,
}

impl Reader {
    /// A person of the roster, at a moment.
    pub fn of(roster: &Arc<Roster>, me: PersonId, now: Timestamp) -> Reader {
        let held = roster.person(me).into_iter().flat_map(|person| roster.held_now(person));
        let mut roles: Vec<_> = held.map(|grant| (grant.role, grant.scope)).collect();
        roles.sort_unstable();
        roles.dedup();
        let same = roster.same();
        let (person, numbers) = (same.counted(me), same.numbers(me));
        Reader { me, person, numbers, roles, now, roster: Arc::clone(roster) }
    }

    /// What must be so of a case for a page to show the reader a part of it.
    pub fn condition(&self, page: Page, part: Part) -> Condition {
        let mut ways = Vec::new();
        for way in WAYS.iter().filter(|way| way.page == page && way.declared.shows().contains(&part)) {
            let over = self.scopes(way.roles);
            if over.is_empty() {
                continue;
            }
            let mut all = vec![Condition::Any(over.into_iter().map(Fact::Over).map(Condition::Is).collect())];
            all.extend(way.only.map(Condition::Is));
            if !way.before.shows().contains(&part) {
                all.push(Condition::Is(Fact::Declared));
            }
            ways.push(Condition::All(all));
        }
        Condition::All(vec![Condition::Any(ways), Condition::Not(Fact::Recused)])
    }

    /// What must be so of a case for it to be sent to the reader's store: they may open a page of it, once they declared,
    /// and are not recused.
    pub fn condition_sent(&self) -> Condition {
        let pages = [Page::Case, Page::Brief, Page::Log];
        Condition::Any(pages.map(|page| self.condition(page, Part::Facts)).to_vec())
    }

    /// What must be so of a case in which the reader raised a flag: they keep seeing what becomes of it, whatever else
    /// they see of the case.
    pub fn condition_of_own_flags() -> Condition {
        Condition::Not(Fact::Recused)
    }

    /// What must be so of a case from which the reader is recused for them to learn that danger is reported in it, and
    /// whom to call: that they work over its district.
    pub fn condition_of_hidden_danger(&self) -> Condition {
        let over = self.scopes(&[VETTING, OFFICE].concat()).into_iter().map(Fact::Over).map(Condition::Is);
        Condition::All(vec![Condition::Any(over.collect()), Condition::Is(Fact::Recused)])
    }

    /// Whether a line of the agenda informs the reader of the answer to a flag that they raised.
    pub fn keeps(&self, kind: ItemKind, person: Option<PersonId>) -> bool {
        person == Some(self.person) && matches!(kind, ItemKind::FlagAnswered | ItemKind::FlagReturned)
    }

    /// Whether they are an approver for the whole country: those set and second policies.
    pub fn is_national_approver(&self) -> bool {
        self.roles.contains(&(Role::Approver, Scope::Canada))
    }

    /// The scopes of these roles.
    fn scopes(&self, roles: &[Role]) -> Vec<Scope> {
        let held = self.roles.iter().filter(|(role, _)| roles.contains(role)).map(|(_, scope)| *scope);
        let mut scopes: Vec<Scope> = held.collect();
        if scopes.contains(&Scope::Canada) {
            scopes = vec![Scope::Canada];
        }
        scopes
    }
}

/// What a reader sees of one case.
#[derive(Debug, Clone, Copy)]
pub struct Sight<'a> {
    reader: &'a Reader,
    file: &'a CaseFile,
}

/// What a reader sees of one case.
pub fn of<'a>(reader: &'a Reader, file: &'a CaseFile) -> Sight<'a> {
    Sight { reader, file }
}

impl Sight<'_> {
    /// Whether a page shows a part of the case.
    pub fn shows(&self, page: Page, part: Part) -> bool {
        self.reader.condition(page, part).holds(&|fact| self.is(fact))
    }

    /// Whether the case is sent to the reader's store.
    pub fn is_sent(&self) -> bool {
        self.reader.condition_sent().holds(&|fact| self.is(fact))
    }

    /// Which acts the log shows: before a declaration those that are public facts, and what was declared of the reader.
    pub fn acts_shown(&self) -> impl Fn(&Act) -> bool {
        use Act::{Close, Declare, Open, Phase, Place, Reopen};
        let (facts, all) = (self.shows(Page::Log, Part::Facts), self.shows(Page::Log, Part::Acts));
        move |act| match act {
            Open { .. } | Place { .. } | Phase { .. } | Close {} | Reopen {} => facts,
            Declare { person, .. } if self.reader.numbers.contains(person) => facts,
            _ => all,
        }
    }

    /// Whether something is so. No line of the agenda is asked about.
    pub fn is(&self, fact: Fact) -> bool {
        match fact {
            Fact::Over(scope) => scope.spans(self.file.skeleton.district().map(|(_, district)| district)),
            Fact::FlagAt(tier) => {
                let roster = &self.reader.roster;
                let has_come = |line: &crate::domain::agenda::Item| {
                    line.tier == tier && FLAG_LINES.contains(&line.kind) && line.from <= self.reader.now
                };
                self.file.flags.iter().any(|flag| flag.is_open() && flag.tier == tier)
                    || agenda(self.file, &roster.policy(), roster).iter().any(has_come)
            }
            Fact::LineAt(_) => false,
            Fact::Declared => self.has_declared(),
            Fact::Recused => self.is_recused(),
        }
    }

    /// Whether the reader declared about the case, and nothing recuses them.
    pub fn has_declared(&self) -> bool {
        matches!(self.file.declared(self.reader.person), Some(Declared::None | Declared::Interest))
    }

    /// Whether the reader is recused.
    pub fn is_recused(&self) -> bool {
        self.file.is_recused(self.reader.person)
    }

    /// The highest tier at which the reader works over the case.
    pub fn tier(&self) -> Option<Tier> {
        self.roles_here().filter_map(Role::tier).max()
    }

    /// Whether the reader reads the advice of counsel, and with it everything that was ever said: approvers only.
    pub fn reads_counsel(&self) -> bool {
        self.roles_here().any(|role| role == Role::Approver)
    }

    /// Whether the reader reads the words of a flag: of a suspected complicity, or a question for counsel, only those
    /// who handle it. In a case as it was earlier, they handle it then and now.
    pub fn reads_flag(&self, flag: &Flag) -> bool {
        let is_ours = |flag: &Flag| {
            let acted = flag.steps.iter().any(|step| self.reader.numbers.contains(&step.stamp.by));
            !flag.is_restricted() || acted || handles(self.tier(), flag.from, flag.tier)
        };
        let today = self.file.flags.iter().find(|known| known.stamp.id == flag.stamp.id);
        self.reads_counsel() || is_ours(flag) && today.is_none_or(is_ours)
    }

    /// Whether the reader sees a tie that somebody may have to the case: until they declared, their own alone;
    /// after that, from the provincial tier up, everybody else's.
    pub fn shows_tie_of(&self, person: PersonId) -> bool {
        let own = self.reader.numbers.contains(&person);
        if self.has_declared() { !own && self.tier() >= Some(Tier::Provincial) } else { own }
    }

    /// The reader.
    pub fn reader(&self) -> &Reader {
        self.reader
    }

    fn roles_here(&self) -> impl Iterator<Item = Role> {
        let here = self.reader.roles.iter().filter(|(_, scope)| self.is(Fact::Over(*scope)));
        here.map(|(role, _)| *role)
    }
}

/// Whether what an act says, about a flag or not, is for fewer than read the case: advice of counsel, and whatever is
/// about a restricted flag. No search covers it.
pub fn is_for_fewer(act: &Act, about: Option<&Flag>) -> bool {
    matches!(act, Act::Record { kind: RecordKind::Counsel, .. }) || about.is_some_and(Flag::is_restricted)
}

/// Whether a tier handles a restricted flag that was raised `from` a tier and is `at` one: the tiers that can answer
/// it, where it is above those who raised it.
pub fn handles(tier: Option<Tier>, from: Tier, at: Tier) -> bool {
    tier >= Some(at) && tier > Some(from)
}
