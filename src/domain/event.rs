//! The vocabulary: every verb with its header arguments, in their order. Verbs are for ever, so they are few.
//! What the words allow is `authority.rs`; what they change is `case/` and `roster.rs`.

mod argument;

use chrono::NaiveDate;

use crate::domain::check_kind::CheckKind;
use crate::domain::district::{DistrictCode, Scope};
use crate::domain::ids::{Digest256, EventId, Nonce, PersonId, PublicKey};
use crate::domain::words::words;

use argument::Argument;

pub use argument::MAX_IDS;
pub(crate) use argument::in_order;

words! {
    /// What a person is trusted to do, inside a scope.
    Role "role" {
        /// Works at the local tier: logs what is found, raises flags, recommends.
        Vetter = "vetter",
        /// Works at the provincial tier: also assigns and answers flags there.
        Reviewer = "reviewer",
        /// Works at the national tier: also decides, seconds, waives, reverses.
        Approver = "approver",
        /// Works at the leader tier: answers flags there, reads briefs, never decides.
        Leader = "leader",
        /// Legal hold, retention, purge; always with a second.
        Records = "records",
        /// Reads the log and the list of readers, not the content.
        Auditor = "auditor",
        /// Keeps the roster of vetters, reviewers, leader's office and auditors.
        Admin = "admin",
    }
}

impl Role {
    /// The tier at which the role works, if it works on cases.
    pub fn tier(self) -> Option<Tier> {
        match self {
            Role::Vetter => Some(Tier::Local),
            Role::Reviewer => Some(Tier::Provincial),
            Role::Approver => Some(Tier::National),
            Role::Leader => Some(Tier::Leader),
            Role::Records | Role::Auditor | Role::Admin => None,
        }
    }

    /// Whether the role vets applicants: it records what is found, and recommends.
    pub fn vets(self) -> bool {
        matches!(self, Role::Vetter | Role::Reviewer | Role::Approver)
    }

    /// Whether only a root key grants and revokes it. Nobody appoints an equal, and an admin appoints no decider.
    pub fn is_granted_by_root(self) -> bool {
        matches!(self, Role::Admin | Role::Approver | Role::Records)
    }
}

words! {
    /// The tiers through which a problem escalates.
    Tier "tier" { Local = "local", Provincial = "provincial", National = "national", Leader = "leader" }
}

impl Tier {
    /// The next tier up.
    pub fn above(self) -> Option<Tier> {
        match self {
            Tier::Local => Some(Tier::Provincial),
            Tier::Provincial => Some(Tier::National),
            Tier::National => Some(Tier::Leader),
            Tier::Leader => None,
        }
    }
}

words! {
    /// The phase of a candidacy. `greenlit` is read from the decision, never set.
    Phase "phase" {
        Applied = "applied",
        Vetting = "vetting",
        Greenlit = "greenlit",
        Contest = "contest",
        Nominated = "nominated",
        Endorsed = "endorsed",
        Confirmed = "confirmed",
        Polled = "polled",
        Withdrawn = "withdrawn",
        Lapsed = "lapsed",
    }
}

impl Phase {
    /// Whether a person is a candidate of the party in it, so that it needs a greenlight.
    pub fn asks_for_greenlight(self) -> bool {
        matches!(self, Phase::Contest | Phase::Nominated | Phase::Endorsed | Phase::Confirmed | Phase::Polled)
    }

    /// Whether the phase ends the case.
    pub fn ends(self) -> bool {
        matches!(self, Phase::Withdrawn | Phase::Lapsed)
    }
}

words! {
    /// What a recommendation, a decision or a reversal says.
    Outcome "outcome" {
        Greenlight = "greenlight",
        WithConditions = "greenlight-with-conditions",
        /// Sets a decision aside, so that no decision is in effect; of a reversal alone.
        Undecided = "undecided",
        Withhold = "withhold",
    }
}

impl Outcome {
    /// Whether it lets the person be a candidate, with or without conditions.
    pub fn is_greenlight(self) -> bool {
        matches!(self, Outcome::Greenlight | Outcome::WithConditions)
    }
}

words! {
    /// What a `record` event brings.
    RecordKind "record-kind" {
        Candidate = "candidate",
        Consent = "consent",
        Document = "document",
        Check = "check",
        Finding = "finding",
        Interference = "interference",
        /// An earlier file that may be of the same person, or what was judged of it.
        Prior = "prior",
        /// Something adverse was looked at, and makes no finding.
        Weighing = "weighing",
        Reply = "reply",
        Notice = "notice",
        Note = "note",
        /// Legal advice: its body is sent to approvers only.
        Counsel = "counsel",
        /// Days and numbers of a nomination contest.
        Contest = "contest",
        /// Somebody was briefed: by whom, when; no content.
        Briefing = "briefing",
        Appeal = "appeal",
        /// A breach of confidentiality. Of the roster alone.
        Breach = "breach",
    }
}

impl RecordKind {
    /// Whether records of this kind are news that a decision has to have seen: a finding, a foreign-interference note,
    /// a check or a reply.
    pub fn is_news(self) -> bool {
        matches!(self, RecordKind::Finding | RecordKind::Interference | RecordKind::Check | RecordKind::Reply)
    }
}

words! {
    /// What a person declares about a case.
    Declared "declared" { None = "none", Interest = "interest", Recused = "recused" }
}

impl Declared {
    /// Whether somebody who declared so neither decides nor seconds.
    pub fn bars_deciding(self) -> bool {
        matches!(self, Declared::Interest | Declared::Recused)
    }
}

words! {
    /// How much a flag matters.
    Level "level" { Ordinary = "ordinary", Serious = "serious" }
}

words! {
    /// The one route that is open to everybody, recused or not.
    Route "route" { Safety = "safety" }
}

words! {
    /// Which decisions wait for a second: every one, or those that the floor names.
    SecondRule "second-rule" { All = "all", Floor = "floor" }
}

words! {
    /// Why something is purged.
    PurgeRule "purge-rule" { Retention = "retention", Read = "read", Unlawful = "unlawful" }
}

words! {
    /// How much of an event is purged.
    PurgeExtent "purge-extent" { All = "all", Document = "document" }
}

words! {
    /// For whom a copy of a brief is made.
    Audience "audience" {
        Local = "local",
        Provincial = "provincial",
        National = "national",
        Leader = "leader",
        Applicant = "applicant",
        Outside = "outside",
    }
}

/// The relation of a record to an earlier one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// The first of its chain.
    New,
    /// A further step of the same thing.
    Continues(EventId),
    /// The same thing, said better. The old text stays readable.
    Corrects(EventId),
}

impl Relation {
    /// The event it continues or corrects.
    pub fn target(self) -> Option<EventId> {
        match self {
            Relation::New => None,
            Relation::Continues(id) | Relation::Corrects(id) => Some(id),
        }
    }
}

/// What a waiver lifts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Waived {
    /// A required check.
    Check(CheckKind),
    /// A consent that is missing, or came after what it allows.
    Consent(CheckKind),
    /// An open dispute with the provider of a check.
    Dispute(CheckKind),
    /// A possible earlier file of which nobody can say whether it is of the same person.
    Prior(EventId),
    /// A finding, or a foreign-interference note, that blocks a greenlight.
    Finding(EventId),
    /// A condition: the decision that set it and its number there, counted from 1.
    Condition(EventId, u32),
}

macro_rules! acts {
    ($($(#[$doc:meta])* $variant:ident $verb:literal { $($(#[$field_doc:meta])* $field:ident: $type:ty = $name:literal),* $(,)? })+) => {
        /// What an event does: its verb and the arguments that authority and retention read.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub enum Act {
            $($(#[$doc])* $variant { $($(#[$field_doc])* #[doc = concat!("`", $name, "`")] $field: $type),* }),+
        }

        impl Act {
            /// Every verb, in the order of the vocabulary.
            pub const VERBS: &'static [&'static str] = &[$($verb),+];

            /// The verb.
            pub fn verb(&self) -> &'static str {
                match self { $(Act::$variant { .. } => $verb),+ }
            }

            /// The argument lines, each ended by a line feed.
            #[allow(unused_variables)]
            pub(crate) fn print(&self, to: &mut String) {
                match self {
                    $(Act::$variant { $($field),* } => { $(
                        to.push_str(concat!($name, " "));
                        $field.print(to);
                        to.push('\n');
                    )* })+
                }
            }

            /// Reads the argument lines of `verb`, in their order. `None` where a verb or argument is unknown.
            pub(crate) fn read<'a>(verb: &str, lines: &mut impl Iterator<Item = &'a str>) -> Option<Act> {
                match verb {
                    $($verb => {
                        $(let $field = <$type as Argument>::read(lines.next()?.strip_prefix(concat!($name, " "))?)?;)*
                        Some(Act::$variant { $($field),* })
                    })+
                    _ => None,
                }
            }
        }
    };
}

acts! {
    /// The first event of the roster.
    Genesis "genesis" { roots: Vec<PublicKey> = "root" }
    /// Gives a key of a person a role inside a scope.
    Grant "grant" { person: PersonId = "person", key: PublicKey = "key", role: Role = "role", scope: Scope = "scope" }
    /// Ends a role of a key, whatever the scope it was granted for. The scope line repeats the grant's, for readers.
    Revoke "revoke" { person: PersonId = "person", key: PublicKey = "key", role: Role = "role", scope: Scope = "scope" }
    /// Sets the party's policy; its numbers are in the body.
    Policy "policy" { second: SecondRule = "second" }
    /// Says that two numbers are one human being, for every event that cites it.
    Same "same" { person: PersonId = "person", other: PersonId = "person" }
    /// Opens a case. Its id is the id of this event.
    Open "open" { order: u16 = "order", district: DistrictCode = "district", nonce: Nonce = "nonce" }
    /// Moves a case to another district.
    Place "place" { order: u16 = "order", district: DistrictCode = "district" }
    /// Sets the phase and the day from which it applies.
    Phase "phase" { phase: Phase = "phase", date: NaiveDate = "date" }
    /// Gives the case to a person to work on.
    Assign "assign" { person: PersonId = "person" }
    /// Declares a conflict of interest, or that there is none.
    Declare "declare" { person: PersonId = "person", state: Declared = "state" }
    /// Brings something into the file, or into the roster what concerns the party as a whole.
    Record "record" { kind: RecordKind = "kind", relation: Relation = "item" }
    /// Takes responsibility for events of somebody whose role ended or who is recused.
    Adopt "adopt" { events: Vec<EventId> = "events" }
    /// Raises a question to the tier above.
    Flag "flag" { level: Level = "level", from: Tier = "from", route: Option<Route> = "route" }
    /// Takes on a flag.
    Accept "accept" { flag: EventId = "flag" }
    /// Answers a flag and so ends it.
    Answer "answer" { flag: EventId = "flag" }
    /// Sends a flag back to a lower tier with what is asked, by a date.
    Return "return" { flag: EventId = "flag", tier: Tier = "tier", date: NaiveDate = "date" }
    /// Sends a flag to the next tier.
    PassUp "pass-up" { flag: EventId = "flag" }
    /// Decides to do nothing for now, with an owner and a review date.
    Defer "defer" { flag: Option<EventId> = "flag", review: NaiveDate = "review", owner: PersonId = "owner" }
    /// Ends a deferral.
    Resume "resume" { deferral: EventId = "deferral" }
    /// Tells somebody outside.
    Refer "refer" { route: Option<Route> = "route" }
    /// Recommends an outcome.
    Recommend "recommend" { outcome: Outcome = "outcome" }
    /// Decides.
    Decide "decide" { outcome: Outcome = "outcome" }
    /// Reverses an effective decision, or resolves a conflict between two.
    Reverse "reverse" { decision: EventId = "decision", outcome: Outcome = "outcome" }
    /// Lifts one requirement.
    Waive "waive" { what: Waived = "what" }
    /// Says that a condition is met.
    Met "met" { decision: EventId = "decision", number: u32 = "number" }
    /// Seconds an act that has no effect until another person agrees.
    Second "second" { event: EventId = "event" }
    /// Ends the waiting of an act: another person does not agree.
    Decline "decline" { event: EventId = "event" }
    /// Closes the case.
    Close "close" {}
    /// Opens a closed case again.
    Reopen "reopen" {}
    /// Hands out a copy of a brief.
    Issue "issue" { copy: u32 = "copy", audience: Audience = "audience" }
    /// Stops retention for a legal matter.
    Hold "hold" { matter: Digest256 = "matter" }
    /// Ends a legal hold.
    Release "release" { matter: Digest256 = "matter" }
    /// Removes bodies or documents for good; headers stay.
    Purge "purge" { rule: PurgeRule = "rule", extent: PurgeExtent = "extent", events: Vec<EventId> = "events" }
}

impl Act {
    /// The act as lines of text: its verb, then its arguments, as a header has them.
    pub fn to_lines(&self) -> String {
        let mut lines = format!("{}\n", self.verb());
        self.print(&mut lines);
        lines
    }

    /// Reads what [`Act::to_lines`] wrote; nothing looser.
    pub fn from_lines(text: &str) -> Option<Act> {
        let mut lines = text.strip_suffix('\n')?.split('\n');
        let act = Act::read(lines.next()?, &mut lines)?;
        lines.next().is_none().then_some(act)
    }

    /// The flag on which it acts; that of a deferral that ends is the deferral's.
    pub fn flag(&self) -> Option<EventId> {
        match self {
            Act::Accept { flag } | Act::Answer { flag } | Act::Return { flag, .. } | Act::PassUp { flag } => {
                Some(*flag)
            }
            Act::Defer { flag, .. } => *flag,
            _ => None,
        }
    }

    /// Whether the act is well formed in a log of this kind: some verbs are of one of the two, and some words of one
    /// verb.
    pub fn fits(&self, roster: bool) -> bool {
        match self {
            Act::Second { .. } | Act::Decline { .. } => true,
            Act::Genesis { .. }
            | Act::Grant { .. }
            | Act::Revoke { .. }
            | Act::Policy { .. }
            | Act::Same { .. } => roster,
            Act::Record { kind, relation } if roster => {
                matches!(kind, RecordKind::Breach | RecordKind::Briefing)
                    && !matches!(relation, Relation::Corrects(_))
            }
            Act::Record { kind, .. } => *kind != RecordKind::Breach,
            Act::Recommend { outcome } | Act::Decide { outcome } => !roster && *outcome != Outcome::Undecided,
            _ => !roster,
        }
    }
}
