//! Why the law says no, in words: what, and who may instead.

use crate::domain::authority::Denied;
use crate::domain::event::Role;
use crate::domain::roster::RosterRefusal;
use crate::report::texts::{Arg, Texts};

fn say(texts: &Texts, id: &str, args: &[(&str, Arg)]) -> (String, Option<String>) {
    let hint = format!("{id}-hint");
    let hint = texts.has(&hint).then(|| texts.say(&hint, args));
    (texts.say(id, args), hint)
}

fn roles(texts: &Texts, roles: &[Role]) -> String {
    roles.iter().map(|role| texts.word(*role)).collect::<Vec<_>>().join(", ")
}

/// What a denial says, and its hint.
#[must_use]
pub fn denied(texts: &Texts, denied: &Denied) -> (String, Option<String>) {
    match denied {
        Denied::RosterCitation => say(texts, "denied-roster-citation", &[]),
        Denied::ParentVoid => say(texts, "denied-parent-void", &[]),
        Denied::Stranger => say(texts, "denied-stranger", &[]),
        Denied::Role { row, roles: who } => say(
            texts,
            "denied-role",
            &[("row", texts.get(&format!("row-{row}")).into()), ("roles", roles(texts, who).into())],
        ),
        Denied::Nobody(what) => say(texts, "denied-nobody", &[("what", (*what).into())]),
        Denied::Recused => say(texts, "denied-recused", &[]),
        Denied::Interest => say(texts, "denied-interest", &[]),
        Denied::Raiser => say(texts, "denied-raiser", &[]),
        Denied::Tier(tier) => say(texts, "denied-tier", &[("tier", texts.word(*tier).into())]),
        Denied::Target(what) => say(texts, "denied-target", &[("what", (*what).into())]),
        Denied::NoRecommendation => say(texts, "denied-no-recommendation", &[]),
        Denied::OnlyReverse => say(texts, "denied-only-reverse", &[]),
        Denied::NotAnother => say(texts, "denied-not-another", &[]),
    }
}

/// What a refusal of the roster says, and its hint.
#[must_use]
pub fn roster(texts: &Texts, refusal: RosterRefusal) -> (String, Option<String>) {
    match refusal {
        RosterRefusal::NotRoot(role) => {
            say(texts, "roster-refusal-not-root", &[("role", texts.word(role).into())])
        }
        RosterRefusal::NotAdmin(role) => {
            say(texts, "roster-refusal-not-admin", &[("role", texts.word(role).into())])
        }
        RosterRefusal::KeyTaken => say(texts, "roster-refusal-key-taken", &[]),
        RosterRefusal::NotNationalApprover => say(texts, "roster-refusal-not-national-approver", &[]),
        RosterRefusal::NotAnother => say(texts, "roster-refusal-not-another", &[]),
        RosterRefusal::ParentVoid => say(texts, "roster-refusal-parent-void", &[]),
    }
}
