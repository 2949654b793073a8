//! The rows of a sheet: each part of a case as plain data, which `gather.rs` fills.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Serialize, Serializer};
use serde_json::{Map, Value};

use crate::domain::case::candidate::{Language, Related};
use crate::domain::case::check::consented::LateConsent;
use crate::domain::case::check::looked::Account;
use crate::domain::case::check::reported::{CancelledPart, ProviderSays, UnreadPart};
use crate::domain::case::check::usable::Usability;
use crate::domain::case::check::{CreditBand, Method};
use crate::domain::case::conflict::Tie;
use crate::domain::case::document::DocumentStep;
use crate::domain::case::finding::{Category, Disclosed, FindingBody, FindingKind, FindingStatus, Put};
use crate::domain::case::handling::Handling;
use crate::domain::case::interference::{Indicator, InterferenceBody, NoteStatus};
use crate::domain::case::origin::Origin;
use crate::domain::case::printed::Printed;
use crate::domain::case::ties::TieSign;
use crate::domain::check_kind::{CheckKind, CheckResult, CheckStatus, ConsentFor, CreditFlag, PoliceKind};
use crate::domain::clock::proved::ClockMark;
use crate::domain::district::{DistrictCode, Province};
use crate::domain::entry::Timestamp;
use crate::domain::event::{Declared, Tier};
use crate::domain::fault::Fault;
use crate::domain::grade::Grade;
use crate::domain::ids::{Digest256, EventId, PersonId};
use crate::domain::route::Posture;
use crate::report::sheet::links::LinkRow;

/// A person: name and id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Who {
    /// The name, as the roster has it.
    pub name: String,
    /// The person's id.
    pub person: PersonId,
}

pub(crate) fn rfc3339<S: Serializer>(time: &Timestamp, to: S) -> Result<S::Ok, S::Error> {
    to.collect_str(time)
}

/// The event from which a row comes: its id, author and time.
#[derive(Debug, Clone, Serialize)]
pub struct Mark {
    /// The event's id, whole.
    pub id: EventId,
    /// The same as people type it.
    pub short: String,
    /// Who signed it.
    pub by: Who,
    /// The claimed time.
    #[serde(serialize_with = "rfc3339")]
    pub time: Timestamp,
    /// The day at that time in the riding.
    #[serde(skip)]
    pub day: chrono::NaiveDate,
    /// Whether that time was set by hand, not taken from a clock.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub time_set: bool,
    /// The doubts about that time.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub clock: Vec<ClockMark>,
    /// Whether its author has been recused since, and nobody has adopted it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub to_adopt: bool,
    /// The fault, where it does not verify.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub broken: Option<Fault>,
}

/// Declares rows that come from an event: their keys begin with its mark.
macro_rules! marked {
    ($($(#[$meta:meta])* $name:ident { $($(#[$of_field:meta])* $field:ident: $type:ty),+ $(,)? })+) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, Serialize)]
        pub struct $name {
            /// Where it comes from.
            #[serde(flatten)]
            pub mark: Mark,
            $($(#[$of_field])* pub $field: $type,)+
        }
    )+};
}
pub(super) use marked;

/// An event that does not verify.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct BrokenRow {
    /// The event.
    pub id: EventId,
    /// The fault.
    pub fault: Fault,
}

/// The electoral district of a case.
#[derive(Debug, Clone, Serialize)]
pub struct DistrictRow {
    /// The representation order.
    pub order: u16,
    /// The code.
    pub code: DistrictCode,
    /// The English name; empty where this program does not know the order.
    pub name_en: String,
    /// The French name.
    pub name_fr: String,
    /// The province or territory.
    pub province: Province,
}

/// A greenlight that has ended.
#[derive(Debug, Clone, Serialize)]
pub struct WasGreenlitRow {
    /// The decision.
    pub decision: EventId,
    /// When it was signed, by the clock of the riding.
    pub day: NaiveDate,
    /// For which district.
    pub district: Option<DistrictRow>,
}

/// Who the applicant is.
#[derive(Debug, Clone, Default, Serialize)]
pub struct CandidateRow {
    /// Full name.
    pub name: String,
    /// Other names.
    pub also_known_as: Vec<String>,
    /// Other people who are involved.
    pub related: Vec<Related>,
    /// Date of birth.
    pub born: Option<NaiveDate>,
    /// E-mail address.
    pub email: Option<String>,
    /// Telephone number.
    pub phone: Option<String>,
    /// Language of correspondence.
    pub language: Option<Language>,
    /// The source of the application.
    pub origin: Option<Origin>,
    /// Fields that this program does not know.
    #[serde(skip_serializing_if = "Map::is_empty")]
    pub extra: Map<String, Value>,
}

/// A tier at which everybody is recused from the case.
#[derive(Debug, Clone, Serialize)]
pub struct EmptiedRow {
    /// The tier.
    pub tier: Tier,
    /// The tier that handles the case instead; none where it goes outside.
    pub to: Option<Tier>,
    /// The policy's outside counsel, where the case goes outside.
    pub outside_counsel: Option<String>,
}

/// A tie that somebody may have to the case.
#[derive(Debug, Clone, Serialize)]
pub struct TieRow {
    /// Who.
    #[serde(flatten)]
    pub who: Who,
    /// The sign that suggests it.
    pub sign: TieSign,
    /// With whom or what.
    pub with: String,
}

marked! {
    /// A consent, its withdrawal or its refusal.
    ConsentRow {
        /// Which check.
        check: CheckKind,
        /// The uses agreed to.
        #[serde(rename = "for")]
        to: Vec<ConsentFor>,
        /// When the applicant signed, withdrew or refused.
        on: NaiveDate,
        /// Whether it is withdrawn.
        withdrawn: bool,
        /// Whether it is refused.
        refused: bool,
        /// Whether a check needed it on an earlier day.
        late: bool,
        /// The signed form.
        document: Option<EventId>,
    }

    /// A step of a document.
    DocumentStepRow {
        /// Which step.
        step: DocumentStep,
        /// When the step was taken.
        on: NaiveDate,
        /// What a reader should know.
        text: Option<String>,
    }

    /// A document.
    DocumentRow {
        /// What it is.
        title: String,
        /// The furthest step.
        step: DocumentStep,
        /// The name of its file.
        file: Option<String>,
        /// SHA-256 of the file.
        sha256: Option<Digest256>,
        /// The file's size.
        bytes: Option<u64>,
        /// Whether it is the applicant's, where that was compared.
        printed: Option<Printed>,
        /// Fields that were dropped from the file before it was kept.
        dropped: Vec<String>,
        /// Every step.
        steps: Vec<DocumentStepRow>,
    }

    /// A step of a check.
    CheckStepRow {
        /// The status that it set.
        status: Option<CheckStatus>,
        /// The result that it set.
        result: Option<CheckResult>,
    }

    /// A check.
    CheckRow {
        /// Which check.
        check: CheckKind,
        /// Police: which kind.
        kind: Option<PoliceKind>,
        /// Police: how it was matched.
        method: Option<Method>,
        /// How far it has come.
        status: CheckStatus,
        /// Our reading of the result.
        result: Option<CheckResult>,
        /// Whether a greenlight can rely on it, in one word.
        usability: Usability,
        /// The date on the document.
        issued: Option<NaiveDate>,
        /// The last day on which it is recent enough.
        good_until: Option<NaiveDate>,
        /// Days from today to that day; below zero once it is past.
        days: Option<i64>,
        /// Credit: the bureau.
        bureau: Option<String>,
        /// Credit: what the report flags.
        flags: Vec<CreditFlag>,
        /// Credit: the band.
        band: Option<CreditBand>,
        /// Its document.
        document: Option<EventId>,
        /// Who made the report.
        provider: Option<String>,
        /// The provider's number for it.
        reference: Option<String>,
        /// The provider's own words.
        raw: BTreeMap<String, String>,
        /// What the provider says, in one word.
        says: Option<ProviderSays>,
        /// What the provider says the result is, whatever somebody read.
        provider_result: Option<CheckResult>,
        /// Why the reading departs from the provider's; empty where no reason is recorded.
        departs: Option<String>,
        /// Whether a dispute with the provider is open.
        disputed: bool,
        /// Parts of the report that were cancelled.
        cancelled: Vec<CancelledPart>,
        /// Parts of the report that are no check of ours and say more than that all is well.
        unread: Vec<UnreadPart>,
        /// Of a registry: the names that were searched.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        searched: Vec<String>,
        /// Of what is public online: the accounts that were read.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        accounts: Vec<Account>,
        /// Whether it is the applicant's, where that was compared.
        printed: Option<Printed>,
        /// What a reader should know.
        text: Option<String>,
        /// Whether a later check of the same kind took its place.
        superseded: bool,
        /// Whether the provider's report asks for a look.
        unclear: bool,
        /// The consents that the applicant signed only after the check needed them.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        late_consents: Vec<LateConsent>,
        /// The close of nominations, where fingerprints that are under way may come back only after it.
        #[serde(skip_serializing_if = "Option::is_none")]
        after_close: Option<NaiveDate>,
        /// Every step.
        steps: Vec<CheckStepRow>,
    }

    /// What the applicant says.
    ReplyRow {
        /// The finding or note that it answers.
        about: Option<EventId>,
        /// When they said it.
        on: NaiveDate,
        /// What they said.
        text: String,
    }

    /// A version of a finding or note. Older versions stay readable.
    SaidRow {
        /// The text that this step gave.
        text: Option<String>,
        /// The fact that this step gave.
        #[serde(skip_serializing_if = "Option::is_none")]
        fact: Option<String>,
        /// The inference that this step gave.
        #[serde(skip_serializing_if = "Option::is_none")]
        inference: Option<String>,
        /// The severity that this step gave.
        #[serde(skip_serializing_if = "Option::is_none")]
        severity: Option<u8>,
        /// The status that this step gave.
        #[serde(skip_serializing_if = "Option::is_none")]
        status: Option<FindingStatus>,
        /// Why.
        #[serde(skip_serializing_if = "Option::is_none")]
        why: Option<String>,
        /// Every field of a finding that this step gave.
        #[serde(skip_serializing_if = "Option::is_none")]
        said: Option<FindingBody>,
        /// Every field of a note that this step gave.
        #[serde(skip_serializing_if = "Option::is_none")]
        note: Option<InterferenceBody>,
    }
}

marked! {
    /// The withdrawal of a finding or note.
    WithdrawnRow {
        /// Why.
        why: Option<String>,
    }

    /// A finding.
    FindingRow {
        /// What it is about.
        category: Option<Category>,
        /// What sort of finding.
        kind: FindingKind,
        /// What is claimed.
        text: Option<String>,
        /// What is established.
        fact: Option<String>,
        /// What the writer infers.
        inference: Option<String>,
        /// Who made the claim.
        origin: Option<String>,
        /// The severity that counts.
        severity: u8,
        /// The grade of source and information.
        grade: Option<Grade>,
        /// When it happened.
        happened: Option<String>,
        /// Whether the applicant disclosed it.
        disclosed: Option<Disclosed>,
        /// When it was put to the applicant, or why not.
        put: Option<Put>,
        /// What is mitigating.
        mitigating: Option<String>,
        /// What is aggravating.
        aggravating: Option<String>,
        /// Who may read it.
        handling: Option<Handling>,
        /// The condition of handling code `C`.
        handling_condition: Option<String>,
        /// The withdrawal, where it is withdrawn.
        #[serde(skip_serializing_if = "Option::is_none")]
        withdrawn: Option<WithdrawnRow>,
        /// The links to findings that say the same.
        links: Vec<LinkRow>,
        /// The status that counts.
        status: FindingStatus,
        /// Whether it was deliberately not put to the applicant, so that it stays open.
        #[serde(skip)]
        kept_back: bool,
        /// Why the status or severity changed last.
        why: Option<String>,
        /// What the applicant says about it.
        replies: Vec<ReplyRow>,
        /// Every version, the first included.
        steps: Vec<SaidRow>,
        /// Fields that this program does not know.
        #[serde(skip_serializing_if = "Map::is_empty")]
        extra: Map<String, Value>,
    }

    /// A foreign-interference note.
    InterferenceRow {
        /// Which indicator.
        indicator: Option<Indicator>,
        /// The person's role in it, as far as it counts.
        posture: Posture,
        /// What became of it.
        status: NoteStatus,
        /// The grade of source and information.
        grade: Option<Grade>,
        /// The innocent explanation that was tested.
        innocent: Option<String>,
        /// The conduct.
        text: Option<String>,
        /// Who may read it.
        handling: Option<Handling>,
        /// The condition of handling code `C`.
        handling_condition: Option<String>,
        /// When it was put to the applicant, or why not.
        put: Option<Put>,
        /// Why the status or posture changed last.
        why: Option<String>,
        /// Where it was said that there is nothing to it.
        #[serde(skip_serializing_if = "Option::is_none")]
        withdrawn: Option<WithdrawnRow>,
        /// The links to findings and notes that say the same.
        links: Vec<LinkRow>,
        /// What the applicant says about it.
        replies: Vec<ReplyRow>,
        /// Every version, the first included.
        steps: Vec<SaidRow>,
        /// Fields that this program does not know.
        #[serde(skip_serializing_if = "Map::is_empty")]
        extra: Map<String, Value>,
    }

    /// A declaration of conflict.
    ConflictRow {
        /// About whom.
        about: Who,
        /// What is declared.
        state: Declared,
        /// What ties the person to the case.
        kind: Option<Tie>,
        /// Their own words.
        text: Option<String>,
        /// Whether it asks to end a recusal and waits for a second.
        awaiting_second: bool,
    }
}
