//! The table of causes. A row is a variant with the values that its sentence names, and its code. The first family is
//! what is missing before a gate (message `gap-CODE`), the second what a rule of content forbids (message `rule-CODE`).

use chrono::NaiveDate;

use crate::domain::case::prior::PriorWas;
use crate::domain::check_kind::{CheckKind, CheckResult, CheckStatus, ConsentFor, CreditFlag};
use crate::domain::entry::Timestamp;
use crate::domain::event::{Outcome, Phase, Tier};
use crate::domain::grade::Grade;
use crate::domain::refusal::suggest::Letters;
use crate::domain::route::Posture;

/// Hands every row of the table to a macro.
#[macro_export]
macro_rules! every_cause {
    ($read:ident) => {
        $read! {
            gap {
                Agreeing { outcome: Outcome } = "agreeing";
                Broken { count: usize } = "broken";
                CheckDisputed { check: CheckKind } = "check-disputed";
                CheckFromTheFuture { check: CheckKind, day: NaiveDate } = "check-from-the-future";
                CheckIncomplete { check: CheckKind, days: u32 } = "check-incomplete";
                CheckIncompleteLate { check: CheckKind, days: u32, close: NaiveDate } = "check-incomplete-late";
                CheckMissing { check: CheckKind } = "check-missing";
                CheckNotClear { check: CheckKind } = "check-not-clear";
                CheckNotRead { check: CheckKind, status: CheckStatus } = "check-not-read";
                CheckRefused { check: CheckKind, day: NaiveDate } = "check-refused";
                CheckStale { check: CheckKind, until: NaiveDate } = "check-stale";
                CheckStaleAtClose { check: CheckKind, until: NaiveDate, close: NaiveDate } = "check-stale-at-close";
                CheckStaleOn { check: CheckKind, until: NaiveDate, day: NaiveDate } = "check-stale-on";
                CheckTooNarrow { check: CheckKind } = "check-too-narrow";
                CheckUndated { check: CheckKind } = "check-undated";
                CheckUnresolved { check: CheckKind, result: Option<CheckResult> } = "check-unresolved";
                ConflictLeft { person: String } = "conflict-left";
                ConflictRecused { person: String } = "conflict-recused";
                ConflictUndeclared { person: String } = "conflict-undeclared";
                Conflicting = "conflicting";
                Consent { check: CheckKind, to: ConsentFor } = "consent";
                ConsentLate { check: CheckKind, to: ConsentFor, on: NaiveDate, day: NaiveDate } = "consent-late";
                Consents { check: CheckKind } = "consents";
                CreditFlagUnweighed { flag: CreditFlag } = "credit-flag-unweighed";
                DeclaredUnweighed { key: String } = "declared-unweighed";
                Deferral { deferral: Letters, day: NaiveDate } = "deferral";
                DeferralBack { deferral: Letters, day: NaiveDate } = "deferral-back";
                FiCarriesNothing { note: Letters } = "fi-carries-nothing";
                FiNotPut { note: Letters } = "fi-not-put";
                FiOpen { note: Letters, posture: Posture } = "fi-open";
                FiSubstantiated { note: Letters, posture: Posture } = "fi-substantiated";
                FiTarget { note: Letters } = "fi-target";
                FindingCannotTell { finding: Letters, severity: u8 } = "finding-cannot-tell";
                FindingCarriesNothing { finding: Letters } = "finding-carries-nothing";
                FindingLeftOut { finding: Letters } = "finding-left-out";
                FindingNotPut { finding: Letters } = "finding-not-put";
                FindingOpen { finding: Letters, severity: u8 } = "finding-open";
                FindingSubstantiated { finding: Letters, severity: u8 } = "finding-substantiated";
                FlagOpen { flag: Letters, tier: Tier } = "flag";
                IncompleteNoDay = "incomplete-no-day";
                IncompleteNotAsked { check: CheckKind } = "incomplete-not-asked";
                IncompleteNothingMissing = "incomplete-nothing-missing";
                IncompleteTooEarly { day: NaiveDate, opened: NaiveDate } = "incomplete-too-early";
                NotGreenlit { phase: Phase } = "not-greenlit";
                OverrideAhead { day: NaiveDate } = "override-ahead";
                OverrideConsulted { name: String } = "override-consulted";
                OverrideDoubt = "override-doubt";
                OverrideGrade { bar: Grade } = "override-grade";
                OverrideHeard = "override-heard";
                OverrideHeardEarly { day: NaiveDate, put: NaiveDate } = "override-heard-early";
                OverrideLeader = "override-leader";
                OverrideLeaderEarly { day: NaiveDate, received: NaiveDate } = "override-leader-early";
                OverrideOrigins = "override-origins";
                PriorApart { file: Letters } = "prior-apart";
                PriorUnjudged { file: Letters } = "prior-unjudged";
                PriorUnsearched = "prior-unsearched";
                PriorUnsure { file: Letters } = "prior-unsure";
                PriorUnweighed { file: String, was: PriorWas } = "prior-unweighed";
                Recommendation = "recommendation";
                RecommendationOld { count: usize } = "recommendation-old";
                ResultUnweighed { check: CheckKind, result: CheckResult } = "result-unweighed";
                Second { decision: Letters } = "second";
                SecondLapsed { decision: Letters } = "second-lapsed";
                SecondNobody { item: Letters } = "second-nobody";
                SecondPassedOver { day: NaiveDate } = "second-passed-over";
                SecondWrote { person: String, item: Letters } = "second-wrote";
                SeparateKeeper { person: String } = "separate-keeper";
                SeparateRecommender { person: String, recommender: String } = "separate-recommender";
                SourceCannotTell = "source-cannot-tell";
                SourceGrade { bar: Grade } = "source-grade";
                SourceNearOrigins = "source-near-origins";
                SourceNothing = "source-nothing";
                SourceOneOrigin = "source-one-origin";
            }
            rule {
                AccountBlank = "account-blank";
                AnswerHigher { flag: Letters, tier: Tier } = "answer-higher";
                ApplicantMissing = "applicant-missing";
                ApplicantRestricted { words: String } = "applicant-restricted";
                ApplicantSource { words: String } = "applicant-source";
                ApplicantThirdParty { words: String } = "applicant-third-party";
                AssignWho { person: String } = "assign-who";
                BodyShape { verb: &'static str } = "body-shape";
                BornLongAgo { born: NaiveDate } = "born-long-ago";
                BornTooLate { born: NaiveDate, polling: NaiveDate } = "born-too-late";
                BriefingNames { most: usize } = "briefing-names";
                CaseClosed = "case-closed";
                CaseEnded = "case-ended";
                CaseNotClosed = "case-not-closed";
                ClockBehind { now: Timestamp, proved: Timestamp } = "clock-behind";
                CloseAwaiting = "close-awaiting";
                CloseDeferral = "close-deferral";
                CloseFlag { flag: Letters, tier: Tier } = "close-flag";
                CloseGrave { item: Letters } = "close-grave";
                ComplicityMayKnow = "complicity-may-know";
                ComplicitySource = "complicity-source";
                ComplicityValidity = "complicity-validity";
                ConditionMissing = "condition-missing";
                ConditionSettled { number: u32 } = "condition-settled";
                ConditionUnknown { number: u32, count: usize } = "condition-unknown";
                ConsentEnded { check: CheckKind, day: NaiveDate, issued: NaiveDate } = "consent-ended";
                ConsentInOrder { check: CheckKind } = "consent-in-order";
                ConsentLongAgo { on: NaiveDate } = "consent-long-ago";
                ConsentRefused { check: CheckKind, day: NaiveDate } = "consent-refused";
                ConsentWithdrawn { check: CheckKind } = "consent-withdrawn";
                ContestChosen = "contest-chosen";
                ContestCutOff = "contest-cut-off";
                ContestEmpty = "contest-empty";
                ContestMargin = "contest-margin";
                ContestNewMembers = "contest-new-members";
                ContestReported = "contest-reported";
                ContestVoters = "contest-voters";
                DuplicateElsewhere = "duplicate-elsewhere";
                DuplicateSelf = "duplicate-self";
                DayAhead { day: NaiveDate, today: NaiveDate } = "day-ahead";
                DayBehind { day: NaiveDate, today: NaiveDate } = "day-behind";
                DeclarationNotClear { items: String } = "declaration-not-clear";
                DeclareFirst { name: String } = "declare-first";
                DeclareForAnother = "declare-for-another";
                DeclineNothingWaits = "decline-nothing-waits";
                DeferOwner { person: String } = "defer-owner";
                DeferralEnded = "deferral-ended";
                DeferralStands { deferral: Letters, day: NaiveDate } = "deferral-stands";
                DismissAnother = "dismiss-another";
                DismissNothing { person: String } = "dismiss-nothing";
                DisputeClosedBefore { day: NaiveDate, began: NaiveDate } = "dispute-closed-before";
                DisputeClosedWhy = "dispute-closed-why";
                DisputeNone { check: CheckKind } = "dispute-none";
                DrillSafetyOnly = "drill-safety-only";
                DrillWhileWaiting = "drill-while-waiting";
                FiAnother = "fi-another";
                FindingLightenAnother = "finding-lighten-another";
                GroundMissing = "ground-missing";
                HandlingKept = "handling-kept";
                InnocentEmpty = "innocent-empty";
                LapsedBefore { day: NaiveDate, opened: NaiveDate } = "lapsed-before";
                LifeBySafety = "life-by-safety";
                LightenWhy = "lighten-why";
                LinkNotFinding = "link-not-finding";
                LinkSelf = "link-self";
                ListAfterClose { day: NaiveDate, close: NaiveDate } = "list-after-close";
                LookedElsewhere { check: CheckKind } = "looked-elsewhere";
                MetEvidence = "met-evidence";
                NameEmpty = "name-empty";
                NameNoLetter = "name-no-letter";
                NamePlaceholder = "name-placeholder";
                PhaseOvertaken { phase: Phase } = "phase-overtaken";
                PhaseWaits { phase: Phase } = "phase-waits";
                PointerOnly = "pointer-only";
                PolledBefore { day: NaiveDate, from: NaiveDate } = "polled-before";
                PrintedDiffers { what: &'static str, printed: String, name: String } = "printed-differs";
                PriorJudgedByAnother = "prior-judged-by-another";
                PriorNotUnsure = "prior-not-unsure";
                PriorUnknown = "prior-unknown";
                PutOffPastDeadline { day: NaiveDate, last: NaiveDate } = "put-off-past-deadline";
                PutOffTooLong { day: NaiveDate, last: NaiveDate } = "put-off-too-long";
                QuestionEmpty = "question-empty";
                ReadingChanges { check: CheckKind, before: CheckResult } = "reading-changes";
                ReadingDeparts { check: CheckKind } = "reading-departs";
                ReadWithoutResult = "read-without-result";
                ReasonBlank { option: &'static str } = "reason-blank";
                ReasonMissing = "reason-missing";
                ReferActionable = "refer-actionable";
                ReferAuthority = "refer-authority";
                ReferCredible = "refer-credible";
                ReferTo = "refer-to";
                ReplyBefore { day: NaiveDate, told: NaiveDate } = "reply-before";
                ResultOfNames { result: CheckResult } = "result-of-names";
                ResultDoesNotFit { result: CheckResult, check: CheckKind } = "result-does-not-fit";
                SecondNotNeeded = "second-not-needed";
                StatusNotRecorded = "status-not-recorded";
                SupportLeft { flag: Letters, count: usize } = "support-left";
                SupportNoReport = "support-no-report";
                TextEmpty = "text-empty";
                TriggerEmpty = "trigger-empty";
                TriggerUnknown { trigger: u32, count: usize } = "trigger-unknown";
                UnlinkNothing { item: Letters } = "unlink-nothing";
                UnlinkReviewer = "unlink-reviewer";
                WeighAnother { item: String } = "weigh-another";
                WeighNothing { item: String } = "weigh-nothing";
                WeighNews { item: String } = "weigh-news";
                WhyEmpty = "why-empty";
                WithdrawnHow = "withdrawn-how";
            }
        }
    };
}

macro_rules! make_causes {
    ($($family:ident { $($cause:ident $({ $($field:ident: $type:ty),+ })? = $code:literal;)+ })+) => {
        /// Why something is missing or forbidden, with the values that its sentence names.
        #[derive(Debug, Clone, PartialEq, Eq)]
        #[allow(missing_docs, reason = "the words of each row are in `locales/`")]
        pub enum Cause { $($($cause $({ $($field: $type),+ })?,)+)+ }

        impl Cause {
            /// The code: the id in JSON, and of the message.
            pub fn code(&self) -> &'static str {
                match self { $($(Cause::$cause { .. } => $code,)+)+ }
            }
        }
    };
}
every_cause!(make_causes);
