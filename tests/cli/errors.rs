//! Every error that the program can tell, in both languages: built, told, and compared with the golden gallery, so that
//! a change of a sentence is seen in review. `UPDATE_GOLDEN=1 cargo test --test main cli::errors` writes the gallery
//! again.
//!
//! The errors are built from the table of the source itself, so that a new one cannot be forgotten.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::NaiveDate;
use greenlight::domain::authority::{Barred, Denied, TABLE, Unfit};
use greenlight::domain::case::prior::PriorWas;
use greenlight::domain::check_kind::{CheckKind, CheckResult, CheckStatus, ConsentFor, CreditFlag};
use greenlight::domain::entry::Timestamp;
use greenlight::domain::event::{Outcome, Phase, Role, Tier};
use greenlight::domain::grade::Grade;
use greenlight::domain::history::Unlinked;
use greenlight::domain::ids::{Digest256, EventId, PersonId, sha256};
use greenlight::domain::refusal::{Cause, Gap, Gate, GateId, Letters, Lifter, Purpose, Refusal, Suggest};
use greenlight::domain::roster::RosterRefusal;
use greenlight::domain::route::Posture;
use greenlight::domain::words::Word;
use greenlight::error::{Error, News};
use greenlight::exchange::mailbox::MailboxError;
use greenlight::report::reasons;
use greenlight::report::texts::{Lang, Texts};
use greenlight::report::typed::Allowed;
use greenlight::seal::agent::AgentError;
use greenlight::seal::identity::BadKey;
use greenlight::seal::vault_key::KeyError;
use greenlight::store::BackupFault;
use greenlight::store::StoreError;
use greenlight::store::Unsafe;
use greenlight::store::anchor::{Anchor, Gone, Stale};
use greenlight::store::columns::CaseRow;
use greenlight::store::problem::{Problem, Wrong};

use crate::kit::golden;
use crate::kit::stage::Stage;

fn leak(text: &str) -> &'static str {
    Box::leak(text.to_owned().into_boxed_str())
}

/// Something that stands for a value.
fn value(name: &str) -> String {
    let known = match name {
        "check" => "police",
        "tier" => "national",
        "for" => "result",
        "status" => "received",
        "result" => "incomplete",
        "until" | "day" | "today" | "last" => "2026-11-22",
        "count" | "bytes" | "most" | "severity" => "3",
        other => return format!("<{other}>"),
    };
    known.to_owned()
}

/// Something that stands for a value of this type.
trait Sample {
    fn of(name: &str) -> Self;
}

/// What stands for a name in a type that no name fits in; the gallery shows the name in its place.
const NAMES: [&str; 10] =
    ["number", "fd", "trigger", "flag", "finding", "deferral", "decision", "close", "told", "days"];

/// A number that stands for a name of [`NAMES`].
fn place(name: &str) -> u32 {
    let at = NAMES.iter().position(|known| *known == name).unwrap();
    90_000_001 + u32::try_from(at).unwrap()
}

fn letters(name: &str) -> Letters {
    Letters::new(EventId(sha256(name.as_bytes())), 20)
}

fn day(name: &str) -> NaiveDate {
    let day = match name {
        "close" => "7003-03-04",
        "told" => "7004-03-04",
        _ => "2026-11-22",
    };
    day.parse().unwrap()
}

macro_rules! samples {
    ($($type:ty: |$name:ident| $value:expr;)+) => {$(
        impl Sample for $type {
            fn of($name: &str) -> $type { $value }
        }
    )+};
}

samples! {
    String: |name| value(name);
    &'static str: |name| leak(&value(name));
    PathBuf: |name| value(name).into();
    std::io::Error: |name| std::io::Error::other(value(name));
    usize: |_name| 3;
    u64: |_name| 3;
    u8: |_name| 3;
    u32: |name| place(name);
    Letters: |name| letters(name);
    NaiveDate: |name| day(name);
    Timestamp: |name| if name == "now" { NOW } else { PROVED }.parse().unwrap();
    Grade: |_name| BAR.parse().unwrap();
    Outcome: |_name| Outcome::Greenlight;
    Phase: |_name| Phase::Nominated;
    Tier: |_name| Tier::National;
    CheckKind: |_name| CheckKind::Police;
    CheckStatus: |_name| CheckStatus::Received;
    CheckResult: |_name| CheckResult::Incomplete;
    Option<CheckResult>: |_name| Some(CheckResult::Incomplete);
    ConsentFor: |_name| ConsentFor::Result;
    CreditFlag: |_name| CreditFlag::Liens;
    PriorWas: |_name| PriorWas::Withheld;
    Posture: |_name| Posture::Witting;
    PersonId: |_name| PERSON;
    Vec<CaseRow>: |_name| vec![row("Odalys Brannigan"), row("Cedric Lunt")];
    Allowed: |_name| Allowed::of::<Tier>();
    Box<News>: |_name| Box::new(news());
    Box<Error>: |_name| Box::new(Error::DiskFull { path: "store/keys".into() });
}

const NOW: &str = "7001-03-04T05:06:00Z";
const PROVED: &str = "7002-03-04T05:06:00Z";
const BAR: &str = "E1";

/// Stands for a person where the gallery says `<person>`.
const PERSON: PersonId = PersonId([0x5e; 8]);

/// Which row of the table an error of a lower floor has, and all that there are.
trait Rows {
    const ALL: &'static [&'static str];
    fn row(&self) -> &'static str;
}

macro_rules! rows {
    ($lower:ident: $($variant:ident),+) => {
        impl Rows for $lower {
            const ALL: &'static [&'static str] = &[$(stringify!($variant)),+];
            fn row(&self) -> &'static str {
                match self {
                    $($lower::$variant { .. } => stringify!($variant),)+
                }
            }
        }
    };
}
rows!(Refusal: Law, Roster, Gates, Rule, Unlinked);
rows!(Denied: RosterCitation, ParentVoid, Stranger, Role, Nobody, Recused, Interest, Raiser, Tier, Target,
    NoRecommendation, OnlyReverse, NotAnother);
rows!(RosterRefusal: NotRoot, NotAdmin, KeyTaken, NotNationalApprover, RecordNotByNational, NotAnother, Declined,
    SameNotByRoot, Target, ParentVoid);

macro_rules! build {
    (
        own { $($family:ident {
            $($own:ident $({ $($field:ident: $type:ty),+ })? = $code:literal, $exit:expr;)+
        })+ }
        $(of $lower:ident {
            $($variant:ident $(($bound:pat))? $({ $($part:ident),+ })? =
                $lower_code:literal, $lower_exit:expr $(, $name:ident: $value:expr)*;)+
        })+
    ) => {
        /// The program's own errors, each with its family.
        fn own() -> Vec<(&'static str, Error)> {
            vec![$($((stringify!($family), Error::$own $({ $($field: Sample::of(stringify!($field))),+ })?),)+)+]
        }

        $(rows!($lower: $($variant),+);)+
        rows!(Error: BadData, RowsAsk, Refused, Key, Agent, Mailbox, Store $($(, $own)+)+);
    };
}
greenlight::every_error!(build);

macro_rules! build_causes {
    ($($family:ident { $($cause:ident $({ $($field:ident: $type:ty),+ })? = $code:literal;)+ })+) => {
        fn all_causes() -> Vec<(&'static str, Cause)> {
            vec![$($((stringify!($family), Cause::$cause $({ $($field: Sample::of(stringify!($field))),+ })?),)+)+]
        }
    };
}
greenlight::every_cause!(build_causes);

/// Every row of the table has at least one of these.
fn assert_whole<T: Rows>(all: &[T]) {
    let built: BTreeSet<_> = all.iter().map(Rows::row).collect();
    assert_eq!(built, T::ALL.iter().copied().collect());
}

fn row(name: &str) -> CaseRow {
    let text = || String::from("x");
    CaseRow {
        id: EventId([7; 32]),
        short: "7K3QX".to_owned(),
        name: name.to_owned(),
        district: text(),
        place: None,
        phase: text(),
        tier: text(),
        status: text(),
        police: text(),
        credit: text(),
        worst: None,
        fi: None,
        open_flags: Some(0),
        danger: false,
        danger_hours: None,
        danger_since: None,
        due: None,
        standing: None,
        stale: None,
        decision: None,
        conflicting: false,
        agreeing: false,
        assigned: None,
        undeclared: false,
        conditional: false,
        unchecked: false,
        events: 0,
    }
}

/// Somebody greenlit a case since it was looked at.
fn news() -> News {
    let mut stage = Stage::new();
    stage.greenlit();
    News { file: stage.file(), roster: Arc::new(stage.roster()), seen: 2 }
}

/// The program's own errors of one family, each with its title.
fn family(family: &str) -> Vec<(String, Error)> {
    let own = own().into_iter().filter(|(of, _)| *of == family).map(|(_, error)| match error {
        Error::BrokenCase { case, .. } => Error::BrokenCase { case, count: 2 },
        Error::BrokenRoster { .. } => Error::BrokenRoster { count: 1 },
        other => other,
    });
    let titled = ["usage", "failed", "half"].contains(&family);
    let title = |code: &str| if titled { format!("{family} {code}") } else { code.to_owned() };
    own.map(|error| (title(error.code()), error)).collect()
}

/// The errors of keys and agents: `key-locked` is titled `key locked`.
fn of_keys() -> Vec<(String, Error)> {
    use AgentError::{Garbled, Gone, Refused, Unsettled, Unsteady};
    use BadKey::{Certificate, Fido, Locked, NotEd25519, NotOpenSsh, OnlyInAgent, OnlyPublic, Other};
    use BadKey::{Pkcs8, Putty, Several, Ssh2, WrongPassphrase};
    let keys = [
        NotOpenSsh,
        NotEd25519,
        Other("RSA"),
        Fido,
        Putty,
        Pkcs8,
        Ssh2,
        Certificate,
        Several,
        Locked,
        WrongPassphrase,
        OnlyPublic,
        OnlyInAgent,
    ];
    let agents = [Gone, Refused, Garbled, Unsteady, Unsettled];
    assert_whole(&keys);
    assert_whole(&agents);
    let keys = keys.map(|bad| Error::Key(bad, "<path>".into()));
    let all = keys.into_iter().chain(agents.map(Error::Agent));
    all.map(|error| (error.code().replacen('-', " ", 1), error)).collect()
}

fn of_mailboxes() -> Vec<(String, Error)> {
    let path = || PathBuf::from("<path>");
    let error = std::io::Error::from(std::io::ErrorKind::StorageFull);
    let all = [
        MailboxError::Absent(path()),
        MailboxError::NoFolder(path()),
        MailboxError::Unreadable(path()),
        MailboxError::Unwritable(path()),
        MailboxError::Taken(path()),
        MailboxError::Busy(path()),
        MailboxError::TooLarge { bytes: 3, most: 2 },
        MailboxError::Io { path: path(), error },
    ];
    assert_whole(&all);
    all.map(Error::Mailbox).map(|error| (error.code().replacen('-', " ", 1), error)).into()
}

fn of_store() -> Vec<(String, Error)> {
    let event = EventId([7; 32]);
    let unfit = |what| StoreError::Unsafe { path: "<path>".into(), what };
    let io = || std::io::Error::from(std::io::ErrorKind::PermissionDenied);
    let all = [
        ("no-store", StoreError::NoStore("<path>".into())),
        ("exists", StoreError::Exists("<path>".into())),
        ("not-for-this-key", StoreError::NotForThisKey(KeyError::NotForThisKey)),
        ("agent-refused", StoreError::NotForThisKey(KeyError::Agent(AgentError::Refused))),
        ("cannot-wrap", StoreError::NotForThisKey(KeyError::CannotWrap)),
        ("earlier-key", StoreError::EarlierKey),
        ("damaged", StoreError::Damaged("<what>".into())),
        ("damaged changed", StoreError::Changed),
        ("damaged foreign", StoreError::Foreign("<name>".into())),
        ("damaged tables", StoreError::OtherTables),
        ("newer", StoreError::Newer),
        ("not-encrypted", StoreError::NotEncrypted),
        ("moved", StoreError::Moved(event)),
        ("no-case", StoreError::NoCase(event)),
        ("stale rolled-back", stale(Gone::RolledBack)),
        ("stale spliced", stale(Gone::Spliced)),
        ("stale another-roster", stale(Gone::AnotherRoster)),
        ("read-only", StoreError::ReadOnly("<path>".into())),
        ("in-use", StoreError::InUse),
        ("nobody-left", StoreError::NobodyLeft),
        ("moved-aside", StoreError::MovedAside("<path>".into())),
        ("no-backup no-age", StoreError::NoBackup(BackupFault::NoAge)),
        ("no-backup changed", StoreError::NoBackup(BackupFault::Changed)),
        ("no-backup content", StoreError::NoBackup(BackupFault::Content)),
        ("no-backup unsound", StoreError::NoBackup(BackupFault::Unsound)),
        ("no-backup differs", StoreError::NoBackup(BackupFault::Differs)),
        ("not-whole", StoreError::NotWhole(vec![missing(event)])),
        ("unsafe symbolic-link", unfit(Unsafe::SymbolicLink)),
        ("unsafe hard-link", unfit(Unsafe::HardLink)),
        ("unsafe no-file", unfit(Unsafe::NoFile)),
        ("unsafe another-owner", unfit(Unsafe::AnotherOwner)),
        ("unsafe writable-by-all", unfit(Unsafe::WritableByAll)),
        ("io", StoreError::Io { path: "<path>".into(), error: io() }),
        ("in-doubt", StoreError::InDoubt(greenlight_sql())),
        ("sql", StoreError::Sql(greenlight_sql())),
        ("altered", StoreError::Altered(3)),
    ];
    let (titles, errors): (Vec<_>, Vec<_>) = all.into_iter().unzip();
    assert_whole(&errors);
    let titles = titles.into_iter().map(|title| format!("store {title}"));
    titles.zip(errors.into_iter().map(Error::Store)).collect()
}

fn stale(how: Gone) -> StoreError {
    let anchor = |events| Anchor { roster: EventId([7; 32]), events, chain: Digest256([7; 32]) };
    let found = if how == Gone::RolledBack { 54 } else { 60 };
    let last = "2026-11-22T15:00:00Z".to_owned();
    StoreError::Stale(Box::new(Stale { how, known: anchor(57), found: anchor(found), last }))
}

fn missing(event: EventId) -> Problem {
    Problem { seq: Some(57), event: Some(event), ..Problem::of_store(Wrong::EventMissing, "") }
}

fn greenlight_sql() -> rusqlite::Error {
    rusqlite::Error::InvalidQuery
}

/// A detail that the law gives, as the titles of the gallery have it.
fn phrase(word: impl Word) -> String {
    let plain = word.word().replace('-', " ");
    plain.replace("leader s", "leader's").replace("greenlit is read", "`greenlit` is read")
}

fn of_law() -> Vec<(String, Error)> {
    let mut all = vec![
        Denied::RosterCitation,
        Denied::ParentVoid,
        Denied::Stranger,
        Denied::Recused,
        Denied::Interest,
        Denied::Raiser,
        Denied::NoRecommendation,
        Denied::OnlyReverse,
        Denied::NotAnother,
    ];
    all.extend(TABLE.iter().map(|row| Denied::Role { row: row.id, roles: row.roles }));
    all.extend(Tier::ALL.iter().map(|tier| Denied::Tier(*tier)));
    let title = |denied: &Denied| match denied {
        Denied::Nobody(why) => format!("law Nobody({:?})", phrase(*why)),
        Denied::Target(what) => format!("law Target({:?})", phrase(*what)),
        other => format!("law {other:?}"),
    };
    let (mut barred, mut unfit) = (Barred::ALL.to_vec(), Unfit::ALL.to_vec());
    barred.sort_by_key(|why| phrase(*why));
    unfit.sort_by_key(|what| phrase(*what));
    all.extend(barred.into_iter().map(Denied::Nobody));
    all.extend(unfit.into_iter().map(Denied::Target));
    assert_whole(&all);
    let mut refused: Vec<(String, Error)> =
        all.into_iter().map(|denied| (title(&denied), Error::from(Refusal::from(denied)))).collect();
    let roster = [
        RosterRefusal::NotRoot(Role::Approver),
        RosterRefusal::NotAdmin(Role::Vetter),
        RosterRefusal::KeyTaken,
        RosterRefusal::NotNationalApprover,
        RosterRefusal::RecordNotByNational,
        RosterRefusal::NotAnother,
        RosterRefusal::ParentVoid,
        RosterRefusal::Declined,
        RosterRefusal::SameNotByRoot,
        RosterRefusal::Target,
    ];
    assert_whole(&roster);
    refused
        .extend(roster.map(|refusal| (format!("roster {refusal:?}"), Error::from(Refusal::from(refusal)))));
    refused
}

/// The sentences for the causes of one family, by their codes.
fn causes(family: &str) -> Vec<Gap> {
    let of_it = all_causes().into_iter().filter(|(of, _)| *of == family);
    let next = || Suggest::on_case("next");
    let mut gaps: Vec<Gap> = of_it.map(|(_, cause)| Gap::new(cause, Lifter::SeniorOther, next())).collect();
    gaps.sort_by_key(Gap::code);
    gaps
}

fn of_content() -> Vec<(String, Error)> {
    let refused = |gap: Gap| (format!("rule {}", gap.code()), Error::from(Refusal::Rule(gap)));
    causes("rule").into_iter().map(refused).collect()
}

fn gates() -> Vec<Gate> {
    vec![Gate { id: GateId::Checks, purpose: Purpose::Greenlight, gaps: causes("gap") }]
}

/// Every error with a title.
fn every() -> Vec<(String, Error)> {
    let titled = |title: &str, error| vec![(title.to_owned(), error)];
    [
        family("usage"),
        family("failed"),
        family("half"),
        titled("bad-data", Error::BadData(vec!["<a sentence>".into(), "<another>".into()])),
        titled("rows-ask", Error::RowsAsk(vec!["<a question>".into(), "<how to answer it>".into()])),
        family("sought"),
        of_keys(),
        family("general"),
        titled("unlinked", Error::from(Refusal::from(Unlinked::NoFirst))),
        titled("gates", Error::from(Refusal::Gates(gates()))),
        of_mailboxes(),
        of_store(),
        of_law(),
        of_content(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn gallery(texts: &Texts) -> String {
    let mut gallery = String::new();
    for (name, error) in every() {
        writeln!(gallery, "# {name} (exit {})", error.exit()).unwrap();
        let (what, hint) = error.tell(texts);
        writeln!(gallery, "{} {what}", texts.find("error-label")).unwrap();
        for gap in error.gates().iter().flat_map(|gate| &gate.gaps) {
            writeln!(gallery, "  {}: {}", gap.code(), reasons::cause(gap, texts)).unwrap();
        }
        if let Some(hint) = hint {
            writeln!(gallery, "{} {hint}", texts.find("hint-label")).unwrap();
        }
        gallery.push('\n');
    }
    named(gallery, texts)
}

/// A gallery with names in the place of what stands for them.
fn named(gallery: String, texts: &Texts) -> String {
    let stamped = |at: &str| format!("{} UTC", at.replace('T', " ").trim_end_matches(":00Z"));
    let mut places = vec![
        (PERSON.to_string(), "person"),
        (stamped(NOW), "now"),
        (stamped(PROVED), "proved"),
        (BAR.to_owned(), "bar"),
        (texts.day(day("close")), "close"),
        (texts.day(day("told")), "told"),
    ];
    for name in NAMES {
        places.push((place(name).to_string(), name));
        places.push((letters(name).to_string(), name));
    }
    places.into_iter().fold(gallery, |text, (stands, name)| text.replace(&stands, &format!("<{name}>")))
}

/// Words of a sentence that are ids of messages, and variables that nobody filled in.
fn leaks(gallery: &str) -> Vec<String> {
    let families = [
        "error-",
        "unsafe-",
        "backup-",
        "rule-",
        "gap-",
        "denied-",
        "roster-refusal-",
        "row-",
        "lifter-",
        "tier-",
        "role-",
        "check-status-",
        "check-result-",
        "consent-for-",
        "col-",
        "month-",
        "hint-label",
        "error-label",
    ];
    let lines = gallery.lines().filter(|line| !line.starts_with('#'));
    let words = lines.flat_map(|line| line.split(|c: char| c.is_whitespace() || "\"“”«»`.,;:()".contains(c)));
    let leaked = |word: &&str| families.iter().any(|family| word.starts_with(family)) || word.contains("{$");
    words.filter(leaked).map(str::to_owned).collect()
}

fn compare(lang: Lang, file: &str) {
    let texts = Texts::new(lang);
    let now = gallery(&texts);
    assert_eq!(leaks(&now), Vec::<String>::new());
    golden::hold(file, &now);
}

#[test]
fn every_error_is_told_in_english() {
    compare(Lang::En, "errors.en.txt");
}

#[test]
fn every_error_is_told_in_french() {
    compare(Lang::Fr, "errors.fr.txt");
}

#[test]
fn every_error_has_a_sample_in_the_gallery() {
    let (titles, errors): (Vec<String>, Vec<Error>) = every().into_iter().unzip();
    assert_whole(&errors);
    let refused = errors.into_iter().filter_map(|error| match error {
        Error::Refused(refusal) => Some(*refusal),
        _ => None,
    });
    assert_whole(&refused.collect::<Vec<_>>());
    // No sample stands for another of the same title.
    assert_eq!(titles.iter().collect::<BTreeSet<_>>().len(), titles.len());
}

#[test]
fn every_error_of_the_table_has_its_hint() {
    let texts = Texts::new(Lang::En);
    let own = ["usage", "failed", "half", "sought", "general"].map(family);
    for (title, error) in own.into_iter().flatten().chain(of_keys()).chain(of_mailboxes()).chain(of_store()) {
        assert!(error.tell(&texts).1.is_some(), "{title} has no hint");
    }
}

#[test]
fn every_exit_code_is_used_and_stands_in_the_readme() {
    let codes: BTreeSet<u8> = every().iter().map(|(_, error)| error.exit()).collect();
    assert_eq!(codes, (1..=8).collect());
    let readme = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    for code in (0..=8).chain([greenlight::error::exit::DUE]) {
        assert!(readme.contains(&format!("\n| {code} | ")), "{code}");
    }
}

#[test]
fn a_message_that_is_not_there_is_seen() {
    assert_eq!(leaks("# x\nError: error-not-there"), ["error-not-there"]);
    assert_eq!(leaks("Error: gap-x, y"), ["gap-x"]);
    assert!(leaks("# error-x\nError: All is well.").is_empty());
}
