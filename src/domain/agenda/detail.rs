//! What is to be done, what more a line of the agenda or its command needs, and the one cell in which the views keep
//! it.

use std::fmt::{self, Display};

use crate::domain::case::awaiting::{About, SecondOf};
use crate::domain::case::flag::FlagTurn;
use crate::domain::check_kind::{CheckKind, ConsentFor};
use crate::domain::event::{Audience, Outcome};
use crate::domain::ids::PersonId;
use crate::domain::refusal::{GateId, Lifter};
use crate::domain::words::words;

words! {
    /// What is to be done.
    ItemKind "agenda" {
        /// A flag that nobody took on yet.
        FlagAccept = "flag-accept",
        /// A flag that was taken on.
        FlagAnswer = "flag-answer",
        /// A flag that came back to its raiser, with what is asked.
        FlagReturned = "flag-returned",
        /// A flag whose deadline the leader's office missed: national sees it, too.
        FlagOverdue = "flag-overdue",
        /// A flag that skipped a tier, which is notified afterwards.
        FlagTold = "flag-told",
        /// The answer to a flag, for its raiser.
        FlagAnswered = "flag-answered",
        /// A flag was raised on a closed case.
        Reopen = "reopen",
        /// An ineligible contribution that must go back.
        DonationBack = "donation-back",
        /// Somebody stands for the party without a greenlight.
        Uncleared = "uncleared",
        /// The report on a nomination contest, which the party owes.
        ContestReport = "contest-report",
        Conflicting = "conflicting",
        /// A recommendation that waits for its decision.
        DecisionAwaited = "decision-awaited",
        SecondAwaited = "second-awaited",
        /// A second of anything but a decision.
        SecondAct = "second-act",
        /// The policy waits for its second; it belongs to no case.
        SecondPolicy = "second-policy",
        /// An undecided case before a deadline of the election.
        Deadline = "deadline",
        DeferralReview = "deferral-review",
        Condition = "condition",
        /// A disclosure outside that nobody answered.
        DisclosureReply = "disclosure-reply",
        /// A finding or note that was put to the applicant, who has not answered.
        ApplicantReply = "applicant-reply",
        /// A check that runs without its consent.
        Consent = "consent",
        /// A check that is too old, or will be on the day of the meeting or at the close.
        CheckExpires = "check-expires",
        /// Somebody who has a copy of the brief must learn what changed since.
        BriefOutdated = "brief-outdated",
        /// A note on foreign interference that is still open a year after somebody looked at it.
        FiReview = "fi-review",
        Untouched = "untouched",
        /// Something grave came after the greenlight.
        News = "news",
        /// Something grave is in the file of somebody who is not greenlit.
        Grave = "grave",
        /// The applicant disputes what a provider reports.
        Dispute = "dispute",
        /// A recommendation whose author had not seen what came since.
        Overtaken = "overtaken",
        /// A decision of which nobody told the applicant.
        Untold = "untold",
        /// Nobody works on the case.
        Unassigned = "unassigned",
        /// Nobody is left who may decide it, or second.
        Undecidable = "undecidable",
    }
}

impl ItemKind {
    /// Whether it asks for a decision or a second, which a member of the riding does not give.
    pub fn is_barred_by_interest(self) -> bool {
        matches!(self, ItemKind::DecisionAwaited | ItemKind::SecondAwaited | ItemKind::SecondAct)
    }

    /// Whether it is for nobody but the person whose turn it is, until the next tier sees it.
    pub fn is_personal(self) -> bool {
        matches!(self, ItemKind::FlagAnswered | ItemKind::Overtaken | ItemKind::Untold)
    }

    /// Whether it only informs somebody: nothing is done about it, so it is never late.
    pub fn is_news(self) -> bool {
        matches!(self, ItemKind::FlagTold | ItemKind::FlagAnswered)
    }
}

words! {
    /// A day of the election before which a case is to be decided.
    ElectionDay "due-day" { Meeting = "meeting", ListDue = "list-due", Close = "close" }
}

/// What more a line or its command needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Detail {
    /// Nothing.
    None,
    /// What the tier does next about a flag.
    Turn(FlagTurn),
    /// A trigger occurred, so a deferral came back before its day.
    Pulled,
    /// The number of a condition.
    Condition(u32),
    /// The check that runs without this consent, or without both.
    Consent(CheckKind, Option<ConsentFor>),
    /// The check that is too old.
    Check(CheckKind),
    /// The check that will be too old on a day of the election.
    TooOld(CheckKind, ElectionDay),
    /// Who has an outdated copy.
    Copy(Audience, String),
    /// What a second would bring about, and about what.
    Second(SecondOf, About),
    /// The day before which the case is undecided, the first requirement that is not met, and who can meet it.
    Before(ElectionDay, Option<GateId>, Lifter),
    /// Who should have done it.
    Owed(PersonId),
    /// The outside counsel that the policy names.
    Counsel(String),
    /// What decisions made apart agree on.
    Agreed(Outcome),
}

impl Detail {
    /// Reads the cell that a line of this kind was written with; nothing where it is none.
    pub fn read(kind: ItemKind, cell: &str) -> Option<Detail> {
        let (first, rest) = cell.split_once(' ').unwrap_or((cell, ""));
        match kind {
            _ if cell.is_empty() => Some(Detail::None),
            ItemKind::FlagAccept | ItemKind::FlagAnswer | ItemKind::FlagReturned | ItemKind::FlagOverdue => {
                Some(Detail::Turn(match cell {
                    "answer" => FlagTurn::Answer,
                    "pass-up" => FlagTurn::PassUp,
                    point => FlagTurn::Support(point.parse().ok()?),
                }))
            }
            ItemKind::DeferralReview => (cell == "pulled").then_some(Detail::Pulled),
            ItemKind::Condition => cell.parse().ok().map(Detail::Condition),
            ItemKind::Consent => {
                let to = (!rest.is_empty()).then(|| rest.parse());
                Some(Detail::Consent(first.parse().ok()?, to.transpose().ok()?))
            }
            ItemKind::CheckExpires if !rest.is_empty() => {
                Some(Detail::TooOld(first.parse().ok()?, rest.parse().ok()?))
            }
            ItemKind::CheckExpires => cell.parse().ok().map(Detail::Check),
            ItemKind::BriefOutdated => Some(Detail::Copy(first.parse().ok()?, rest.to_owned())),
            ItemKind::SecondAct => {
                first.parse().ok().and_then(|what| Some(Detail::Second(what, About::read(what, rest)?)))
            }
            ItemKind::Deadline => {
                let (lifter, gate) = rest.split_once(' ').unwrap_or((rest, ""));
                let gate = (!gate.is_empty()).then(|| gate.parse()).transpose().ok()?;
                Some(Detail::Before(first.parse().ok()?, gate, lifter.parse().ok()?))
            }
            ItemKind::News | ItemKind::Grave | ItemKind::Dispute => cell.parse().ok().map(Detail::Check),
            ItemKind::Overtaken | ItemKind::Untold => cell.parse().ok().map(Detail::Owed),
            ItemKind::Conflicting => cell.parse().ok().map(Detail::Agreed),
            ItemKind::Undecidable => Some(Detail::Counsel(cell.to_owned())),
            _ => None,
        }
    }
}

impl Display for Detail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Detail::None => Ok(()),
            Detail::Turn(FlagTurn::Answer) => f.write_str("answer"),
            Detail::Turn(FlagTurn::PassUp) => f.write_str("pass-up"),
            Detail::Turn(FlagTurn::Support(point)) => write!(f, "{point}"),
            Detail::Pulled => f.write_str("pulled"),
            Detail::Condition(number) => write!(f, "{number}"),
            Detail::Consent(check, Some(to)) => write!(f, "{check} {to}"),
            Detail::Consent(check, None) | Detail::Check(check) => write!(f, "{check}"),
            Detail::TooOld(check, day) => write!(f, "{check} {day}"),
            Detail::Copy(audience, to) => write!(f, "{audience} {to}"),
            Detail::Second(what, About::Case) => write!(f, "{what}"),
            Detail::Second(what, about) => write!(f, "{what} {about}"),
            Detail::Before(day, None, lifter) => write!(f, "{day} {lifter}"),
            Detail::Before(day, Some(gate), lifter) => write!(f, "{day} {lifter} {gate}"),
            Detail::Owed(person) => write!(f, "{person}"),
            Detail::Counsel(name) => f.write_str(name),
            Detail::Agreed(outcome) => write!(f, "{outcome}"),
        }
    }
}
