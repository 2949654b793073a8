//! The table of errors. A row is a variant with what it names, its code, and its exit code. The words are message
//! `error-CODE`, which the compiler looks for, and hint `error-CODE-hint`, whose variables are the names.
//!
//! `error.rs` makes the type [`Error`](super::Error) from the table, and the gallery of the tests one error from each
//! row, so that a reviewer sees the words of every row.

/// Hands every row of the table to a macro: the program's own errors by family, then those of the floors below.
#[macro_export]
macro_rules! every_error {
    ($read:ident) => { $read! { own {
        usage {
            AdoptTooMany { count: usize, most: usize } = "adopt-too-many", USAGE;
            AlreadyOne { name: String, other: String } = "already-one", USAGE;
            AsOfAhead { day: String } = "as-of-ahead", USAGE;
            AsOfNothing { word: String } = "as-of-nothing", USAGE;
            BadAnswer { given: String } = "bad-answer", USAGE;
            BadAccount { given: String } = "bad-account", USAGE;
            BadCheckState { given: String } = "bad-check-state", USAGE;
            BadConditionNumber { given: String } = "bad-condition-number", USAGE;
            BadDay { day: String } = "bad-day", USAGE;
            BadFormat { format: String } = "bad-format", USAGE;
            BadGrade { grade: String } = "bad-grade", USAGE;
            BadLifetime { given: String } = "bad-lifetime", USAGE;
            BadNow { now: String } = "bad-now", USAGE;
            BadMoment { time: String } = "bad-moment", USAGE;
            BadScope { scope: String } = "bad-scope", USAGE;
            BadSetting { setting: String } = "bad-setting", USAGE;
            BadSeverity { severity: String } = "bad-severity", USAGE;
            BelowFloor { setting: &'static str, given: String } = "below-floor", USAGE;
            Body = "body", USAGE;
            BriefOneCase = "brief-one-case", USAGE;
            ChannelsSame = "channels-same", USAGE;
            BundleEarly { file: String } = "bundle-early", LOOK;
            BundleNewer { file: String } = "bundle-newer", FAILED;
            BundleParty { file: String } = "bundle-party", FAILED;
            BundleRequest { file: String } = "bundle-request", FAILED;
            BundleSealed { file: String } = "bundle-sealed", FAILED;
            BundleStranger { file: String } = "bundle-stranger", REFUSED;
            BundleUnsound { file: String, why: String } = "bundle-unsound", UNSOUND;
            ConditionParts = "condition-parts", USAGE;
            ConditionWhich = "condition-which", USAGE;
            DayNotKnown { day: String, anchor: &'static str } = "day-not-known", USAGE;
            DayTooFar { day: String } = "day-too-far", USAGE;
            DeclaredParts = "declared-parts", USAGE;
            DistrictDiffers { word: String, near: String } = "district-differs", USAGE;
            DistrictGone { word: String, until: NaiveDate, near: String } = "district-gone", USAGE;
            DistrictNear { word: String, near: String } = "district-near", USAGE;
            DistrictPart { word: String, near: String } = "district-part", USAGE;
            DistrictProvince { word: String, code: String } = "district-province", USAGE;
            DistrictUnknown { word: String } = "district-unknown", USAGE;
            DistrictsOlder { on: NaiveDate, known: NaiveDate } = "districts-older", USAGE;
            DraftNotSigned { number: u32 } = "draft-not-signed", UNSOUND;
            DraftNotWhatItSays { number: u32 } = "draft-not-what-it-says", UNSOUND;
            DraftNotWhole { number: u32 } = "draft-not-whole", USAGE;
            DraftOfNoCase { number: u32 } = "draft-of-no-case", UNSOUND;
            DrillNotNow = "drill-not-now", USAGE;
            FingerprintDiffers { name: String } = "fingerprint-differs", REFUSED;
            ForgetOnly = "forget-only", REFUSED;
            HandlingCondition = "handling-condition", USAGE;
            InvitationUsed { name: String } = "invitation-used", REFUSED;
            KeyKnown { name: String } = "key-known", USAGE;
            MailboxInStore { path: PathBuf } = "mailbox-in-store", USAGE;
            MailboxKnown { name: String } = "mailbox-known", USAGE;
            MailboxName { most: usize } = "mailbox-name", USAGE;
            MailboxNone = "mailbox-none", USAGE;
            MailboxPath { path: PathBuf } = "mailbox-path", USAGE;
            MailboxSame { path: PathBuf, name: String } = "mailbox-same", USAGE;
            MailboxSecret = "mailbox-secret", USAGE;
            MomentAhead { time: String } = "moment-ahead", USAGE;
            MayNotSee { name: String, case: String } = "may-not-see", REFUSED;
            Missing { option: &'static str } = "missing", USAGE;
            NameKnown { known: String, person: PersonId } = "name-known", USAGE;
            NameUnseen { option: &'static str } = "name-unseen", USAGE;
            NoBatch { batch: String } = "no-batch", NOT_FOUND;
            NoProposal = "no-proposal", USAGE;
            NoCondition = "no-condition", USAGE;
            NoDraft { number: u32 } = "no-draft", NOT_FOUND;
            NoKeyInUse { name: String } = "no-key-in-use", USAGE;
            NoRow { row: usize } = "no-row", USAGE;
            NoNamesake { name: String } = "no-namesake", USAGE;
            NoMailbox { name: String } = "no-mailbox", NOT_FOUND;
            NoUsableKey { names: String } = "no-usable-key", REFUSED;
            NoPerson { word: String } = "no-person", NOT_FOUND;
            NoPolicyWaits = "no-policy-waits", USAGE;
            NoRequest { name: String } = "no-request", NOT_FOUND;
            NotConfirmed = "not-confirmed", REFUSED;
            NotifierAbsent { program: String } = "notifier-absent", FAILED;
            NotifierEnded { program: String } = "notifier-ended", FAILED;
            NotifierFailed { program: String, code: String } = "notifier-failed", FAILED;
            NotifierGarbled { path: PathBuf } = "notifier-garbled", FAILED;
            NotifierNone = "notifier-none", NOT_FOUND;
            NotifierSlow { program: String } = "notifier-slow", FAILED;
            NotifierUnsafe { path: PathBuf } = "notifier-unsafe", FAILED;
            NotRolledBack = "not-rolled-back", USAGE;
            NothingHeld { name: String } = "nothing-held", USAGE;
            NothingToChange = "nothing-to-change", USAGE;
            OnlyPolice = "only-police", USAGE;
            OutcomeUndecided = "outcome-undecided", USAGE;
            PassphraseDiffers = "passphrase-differs", USAGE;
            PassphraseEmpty = "passphrase-empty", USAGE;
            PeopleMoved = "people-moved", LOOK;
            PriorHidden { file: String } = "prior-hidden", REFUSED;
            RecoveryBad = "recovery-bad", USAGE;
            RequestOtherName { invited: String, name: String } = "request-other-name", REFUSED;
            RelatedParts = "related-parts", USAGE;
            RestoreBlind = "restore-blind", LOOK;
            Rollback { count: usize } = "rollback", LOOK;
            RowKeyed { row: usize } = "row-keyed", USAGE;
            RowKnown { row: usize, word: String } = "row-known", USAGE;
            RowNotNear { row: usize, word: String } = "row-not-near", USAGE;
            SafetyDistrict = "safety-district", NOT_FOUND;
            SafetyNotFound { word: String } = "safety-not-found", NOT_FOUND;
            SettingOfChannels = "setting-of-channels", USAGE;
            SettingOfDistricts = "setting-of-districts", USAGE;
            SeveralInFile { path: String, keys: String } = "several-in-file", USAGE;
            SeveralKeys { name: String, keys: String } = "several-keys", USAGE;
            SeveralPeople { word: String, names: String } = "several-people", NOT_FOUND;
            SeveralPolicies { ids: String } = "several-policies", USAGE;
            SeveralTies { person: String } = "several-ties", USAGE;
            TextTooLong { bytes: u64, most: usize } = "text-too-long", USAGE;
            UnknownWord { word: String, list: &'static str, allowed: Allowed } = "unknown-word", USAGE;
            RolesAndScopes { most: usize } = "roles-and-scopes", USAGE;
            VariableNoText { name: &'static str } = "variable-no-text", USAGE;
        }
        failed {
            Admit { error: String } = "admit", FAILED;
            BackupOtherKeys = "backup-other-keys", LOCKED;
            Channels { path: String, error: String } = "channels", FAILED;
            DiskFull { path: PathBuf } = "disk-full", FAILED;
            Editor { error: String } = "editor", FAILED;
            FileExists { path: PathBuf } = "file-exists", FAILED;
            FileTooLarge { path: PathBuf, most: usize } = "file-too-large", FAILED;
            FolderTaken { path: PathBuf } = "folder-taken", FAILED;
            Io { path: PathBuf, error: String } = "io", FAILED;
            KeyBeside { path: PathBuf } = "key-beside", FAILED;
            NoFile = "no-file", FAILED;
            NoHome { error: String } = "no-home", FAILED;
            IsFolder { path: PathBuf } = "is-folder", USAGE;
            NoPermission { path: PathBuf } = "no-permission", FAILED;
            NoRecovery = "no-recovery", LOCKED;
            NoRoom { path: PathBuf, free: String, needed: String } = "no-room", FAILED;
            NotThere { path: PathBuf } = "not-there", FAILED;
            Random { error: String } = "random", FAILED;
            ReadOnlyDisk { path: PathBuf } = "read-only-disk", FAILED;
            RecoveryUnfounded = "recovery-unfounded", LOCKED;
            RecoveryWrong = "recovery-wrong", LOCKED;
            RowsAlike { count: usize, name: String, rows: String, most: usize } = "rows-alike", FAILED;
            SecretFd { fd: u32, error: String } = "secret-fd", FAILED;
            SshAdd { error: String } = "ssh-add", FAILED;
            Stdin { error: std::io::Error } = "stdin", FAILED;
            Stdout { error: &'static str } = "stdout", FAILED;
        }
        half {
            GrantOpensNothing { name: String, why: Box<Error> } = "grant-opens-nothing", why.exit();
            RecoveryCutShort { why: Box<Error> } = "recovery-cut-short", why.exit();
            RekeyFailed { why: Box<Error> } = "rekey-failed", why.exit();
        }
        sought {
            NotFound { word: String } = "not-found", NOT_FOUND;
            Ambiguous { word: String, cases: Vec<CaseRow> } = "ambiguous", NOT_FOUND;
            NoAdverse { word: String, known: String } = "no-adverse", NOT_FOUND;
            NoItem { word: String } = "no-item", NOT_FOUND;
            Moved { what: Box<News> } = "moved", LOOK;
        }
        general {
            NoKey { path: String } = "no-key", LOCKED;
            NoKeyButAgent { path: String } = "no-key-but-agent", LOCKED;
            ChangedOnItsWay { path: PathBuf } = "changed-on-its-way", FAILED;
            InvitationBy { name: String } = "invitation-by", REFUSED;
            InvitationOld { day: NaiveDate } = "invitation-old", REFUSED;
            InvitationUnknown = "invitation-unknown", NOT_FOUND;
            JoinedAlready { path: PathBuf, party: String } = "joined-already", FAILED;
            NewerFile { path: PathBuf } = "newer-file", FAILED;
            NotInvitation { path: PathBuf } = "not-invitation", FAILED;
            NotRequest { path: PathBuf } = "not-request", FAILED;
            OtherParty { path: PathBuf } = "other-party", REFUSED;
            SeveralRequests { name: String, count: usize } = "several-requests", LOOK;
            StoreOfAnother { path: PathBuf, party: String } = "store-of-another", FAILED;
            WordsDiffer { name: String } = "words-differ", REFUSED;
            NotYetHere { inviter: String } = "not-yet-here", NOT_FOUND;
            Stranger = "stranger", LOCKED;
            BrokenCase { case: String, count: usize } = "broken-case", UNSOUND;
            BrokenRoster { count: usize } = "broken-roster", UNSOUND;
            Unsound { count: usize } = "unsound", UNSOUND;
            Unattested { count: usize } = "unattested", UNSOUND;
        }
        }
        of BadKey {
            NotOpenSsh = "key-not-openssh", LOCKED;
            NotEd25519 = "key-not-ed25519", LOCKED;
            Other(kind) = "key-other-kind", LOCKED, kind: kind;
            Fido = "key-fido", LOCKED;
            Putty = "key-putty", LOCKED;
            Pkcs8 = "key-pkcs8", LOCKED;
            Ssh2 = "key-ssh2", LOCKED;
            Certificate = "key-certificate", LOCKED;
            Several = "key-several", LOCKED;
            Locked = "key-locked", LOCKED;
            WrongPassphrase = "key-wrong-passphrase", LOCKED;
            OnlyPublic = "key-only-public", LOCKED;
            OnlyInAgent = "key-only-in-agent", LOCKED;
        }
        of AgentError {
            Gone = "agent-gone", LOCKED;
            Refused = "agent-refused", LOCKED;
            Garbled = "agent-garbled", LOCKED;
            Unsteady = "agent-unsteady", LOCKED;
            Unsettled = "agent-unsettled", LOCKED;
        }
        of MailboxError {
            Absent(path) = "mailbox-absent", FAILED, path: path;
            NoFolder(path) = "mailbox-no-folder", FAILED, path: path;
            Unreadable(path) = "mailbox-unreadable", FAILED, path: path;
            Unwritable(path) = "mailbox-unwritable", FAILED, path: path;
            Taken(path) = "mailbox-taken", FAILED, path: path;
            Busy(path) = "mailbox-busy", FAILED, path: path;
            TooLarge { bytes, most } = "mailbox-too-large", FAILED, bytes: bytes, most: most;
            Io { path, error } = "io", FAILED, path: path, error: error;
        }
        of StoreError {
            NoStore(path) = "no-store", NOT_FOUND, path: path;
            Exists(path) = "store-exists", FAILED, path: path;
            NotForThisKey(_) = "not-for-this-key", LOCKED;
            EarlierKey = "earlier-key", LOCKED;
            Damaged(what) = "damaged", UNSOUND, what: what;
            Changed = "damaged", UNSOUND, what: By(|texts: &Texts| say!(texts, damage_changed));
            Foreign(name) = "damaged", UNSOUND, what: By(|texts: &Texts| say!(texts, damage_foreign, name = name));
            OtherTables = "damaged", UNSOUND, what: By(|texts: &Texts| say!(texts, damage_tables));
            Newer = "newer", FAILED;
            NotEncrypted = "not-encrypted", FAILED;
            Moved(_) = "moved-meanwhile", LOOK;
            NoCase(log) = "not-found", NOT_FOUND, word: log.short(0);
            Stale(stale) = "stale", UNSOUND, what: By(|texts: &Texts| reasons::stale(stale, texts));
            ReadOnly(path) = "read-only", FAILED, path: path;
            InUse = "in-use", FAILED;
            NobodyLeft = "nobody-left", REFUSED;
            MovedAside(path) = "moved-aside", NOT_FOUND, path: path;
            NoBackup(why) = "no-backup", UNSOUND, why: why;
            NotWhole(problems) = "not-whole", UNSOUND, count: problems.len(),
                what: By(|texts: &Texts| reasons::problems(problems, texts).join("; "));
            Altered(problems) = "altered", UNSOUND, problems: problems;
            Unsafe { path, what } = "unsafe-file", FAILED, path: path, why: what,
                help: By(|texts: &Texts| reasons::unsafe_help(*what, path, texts));
            Io { path, error } = "io", FAILED, path: path, error: error;
            InDoubt(error) = "in-doubt", FAILED, error: error;
            Sql(error) = "database", FAILED, error: error;
        }
    } };
}
