//! Why something is missing or refused, in a sentence: gaps of gates, rules of content, the law, the roster. The codes
//! are `domain`'s.

use std::path::Path;

use crate::domain::authority::Denied;
use crate::domain::event::Role;
use crate::domain::refusal::{Cause, Gap, Lifter};
use crate::domain::roster::{Alike, Person, RosterRefusal};
use crate::report::messages::{self, Message, Named};
use crate::report::sheet::Sheet;
use crate::report::shown;
use crate::report::texts::{Arg, InWords, Texts};
use crate::say;
use crate::store::Unsafe;
use crate::store::anchor::Stale;
use crate::store::problem::{Counts, Problem};

/// The message of each cause, its hint where there is one, and what they name.
macro_rules! make_words {
    ($($family:ident { $($cause:ident $({ $($field:ident: $type:ty),+ })? = $code:literal;)+ })+) => {
        fn words(cause: &Cause, texts: &Texts) -> (Message<Named>, Option<Message<Named>>, Named) {
            match cause {
                $($(Cause::$cause $({ $($field),+ })? => (
                    const { messages::known(stringify!($family), $code) },
                    const { messages::find_known(stringify!($family), concat!($code, "-hint")) },
                    vec![$($((stringify!($field), $field.in_words(texts))),+)?],
                ),)+)+
            }
        }
    };
}
crate::every_cause!(make_words);

/// The cause of a closed gate, or of a refused content: message `gap-CODE` or `rule-CODE`.
pub fn cause(gap: &Gap, texts: &Texts) -> String {
    let (what, _, names) = words(&gap.cause, texts);
    texts.say(what, names)
}

/// The advice for a refused content, where there is any: message `rule-CODE-hint`.
pub fn rule_hint(gap: &Gap, texts: &Texts) -> Option<String> {
    let (_, hint, names) = words(&gap.cause, texts);
    hint.map(|hint| texts.say(hint, names))
}

/// Who can lift a gap, in words.
pub fn lifter(lifter: Lifter, texts: &Texts) -> String {
    texts.word(lifter)
}

/// A person by name and number, because several people may have one name.
pub fn numbered(person: &Person) -> String {
    format!("{} ({})", shown::line(&person.name), person.id)
}

/// Two people whose names are alike, and whether the roster says that they are two: message `alike-two` or
/// `alike-unsaid`.
pub fn alike(alike: &Alike, texts: &Texts) -> String {
    let (one, other) = (numbered(&alike.one), numbered(&alike.other));
    match &alike.two {
        Some(two) => say!(texts, alike_two, one = one, other = other, why = shown::line(&two.why)),
        None => say!(texts, alike_unsaid, one = one, other = other),
    }
}

/// Why the law denies something: message `denied-VARIANT`.
pub fn denied(denied: &Denied, texts: &Texts) -> String {
    match denied {
        Denied::RosterCitation => say!(texts, denied_roster_citation),
        Denied::ParentVoid => say!(texts, denied_parent_void),
        Denied::Stranger => say!(texts, denied_stranger),
        Denied::Role { row, roles } => {
            say!(texts, denied_role, act = texts.find(&format!("row-{row}")), roles = role_list(roles, texts))
        }
        Denied::Nobody(why) => say!(texts, denied_nobody, why = texts.word(*why)),
        Denied::Recused => say!(texts, denied_recused),
        Denied::Interest => say!(texts, denied_interest),
        Denied::Raiser => say!(texts, denied_raiser),
        Denied::Tier(tier) => say!(texts, denied_tier, tier = texts.word(*tier)),
        Denied::Target(what) => say!(texts, denied_target, what = texts.word(*what)),
        Denied::NoRecommendation => say!(texts, denied_no_recommendation),
        Denied::OnlyReverse => say!(texts, denied_only_reverse),
        Denied::NotAnother => say!(texts, denied_not_another),
    }
}

/// Why a roster event does not count: message `roster-refusal-VARIANT`.
pub fn roster_refusal(refusal: RosterRefusal, texts: &Texts) -> String {
    match refusal {
        RosterRefusal::NotRoot(role) => say!(texts, roster_refusal_not_root, role = texts.word(role)),
        RosterRefusal::NotAdmin(role) => say!(texts, roster_refusal_not_admin, role = texts.word(role)),
        RosterRefusal::KeyTaken => say!(texts, roster_refusal_key_taken),
        RosterRefusal::NotNationalApprover => say!(texts, roster_refusal_not_national_approver),
        RosterRefusal::RecordNotByNational => say!(texts, roster_refusal_record_not_by_national),
        RosterRefusal::NotAnother => say!(texts, roster_refusal_not_another),
        RosterRefusal::Declined => say!(texts, roster_refusal_declined),
        RosterRefusal::SameNotByRoot => say!(texts, roster_refusal_same_not_by_root),
        RosterRefusal::Target => say!(texts, roster_refusal_target),
        RosterRefusal::ParentVoid => say!(texts, roster_refusal_parent_void),
    }
}

/// A list of roles: `vetter, reviewer or approver`.
pub fn role_list(roles: &[Role], texts: &Texts) -> String {
    let words: Vec<String> = roles.iter().map(|role| texts.word(*role)).collect();
    match words.split_last() {
        Some((last, rest)) if !rest.is_empty() => {
            format!("{} {} {last}", rest.join(", "), say!(texts, or))
        }
        _ => words.join(", "),
    }
}

/// How a store differs from its last known state: message `stale-HOW`.
pub fn stale(stale: &Stale, texts: &Texts) -> String {
    let args = [
        ("missing", Arg::from(stale.missing())),
        ("first", Arg::from((stale.found.events + 1).to_string())),
        ("known", Arg::from(stale.known.events.to_string())),
        ("found", Arg::from(stale.found.events.to_string())),
        ("last", Arg::from(stale.last.clone())),
        ("roster", Arg::from(stale.found.roster.short(0))),
    ];
    texts.word_with(stale.how, &args)
}

/// The advice for an unsafe file of a store: message `unsafe-KIND-help`.
pub fn unsafe_help(what: Unsafe, path: &Path, texts: &Texts) -> String {
    texts.say_id(&format!("unsafe-{what}-help"), &[("path", path.display().to_string().into())])
}

/// The first few problems of a record, each in a few words.
pub fn problems(problems: &[Problem], texts: &Texts) -> Vec<String> {
    let phrase = |problem: &Problem| {
        let what = texts.word(problem.what);
        let event = problem.event.or(problem.log).map_or_else(|| problem.detail.clone(), |id| id.short(0));
        if event.is_empty() { what } else { say!(texts, problem_of, event = event, what = what) }
    };
    problems.iter().take(5).map(phrase).collect()
}

/// The details of a problem.
pub fn problem_detail(problem: &Problem, texts: &Texts) -> String {
    let Some((what, number, here)) = problem.counts else { return problem.detail.clone() };
    let (number, here) = (number.to_string(), here.to_string());
    match what {
        Counts::Known => say!(texts, detail_known, one = number, here = here),
        Counts::Attested => {
            let slip = problem.detail.rsplit_once(": ").map_or("", |(slip, _)| slip);
            let what = say!(texts, detail_attested, one = number, here = here);
            say!(texts, problem_of, event = slip, what = what)
        }
    }
}

/// The warning of a case that does not verify, then each event that does not.
pub fn broken(sheet: &Sheet, texts: &Texts) -> Vec<String> {
    if sheet.broken.is_empty() {
        return Vec::new();
    }
    let head = say!(texts, broken_line, count = sheet.broken.len());
    let each = sheet
        .broken
        .iter()
        .take(MOST_BROKEN)
        .map(|row| say!(texts, broken_event, id = row.id.short(0), how = texts.word(row.fault)));
    let more = sheet.broken.len().saturating_sub(MOST_BROKEN);
    let more = (more > 0).then(|| say!(texts, broken_more, count = more));
    std::iter::once(head).chain(each).chain(more).collect()
}

/// The most events that a page names as not verifying.
const MOST_BROKEN: usize = 10;
