//! The command that does what a line of the agenda asks for.

use crate::domain::agenda::{Detail, ItemKind};
use crate::domain::case::flag::FlagTurn;
use crate::domain::check_kind::CheckResult;
use crate::domain::event::{Role, Tier};
use crate::domain::gates::begins;
use crate::domain::ids::PersonId;
use crate::domain::refusal::{Blank, Letters, Suggest};
use crate::report::shown;
use crate::store::agenda::AgendaRow;

/// The command that does what a line asks for, or that shows somebody who may not do it what else they can do.
pub fn command(row: &AgendaRow, reader: PersonId) -> String {
    let gave = row.kind == ItemKind::News && row.not_by.contains(&Some(reader));
    if row.undeclared || !gave { suggest(row) } else { Suggest::on_case("next") }.line(&row.short)
}

fn suggest(row: &AgendaRow) -> Suggest {
    let letters = Letters::new(row.event, row.letters.len());
    let (on_case, on_item) = (Suggest::on_case, |verb| Suggest::on_case(verb).item(letters));
    match (row.kind, &row.detail) {
        _ if row.undeclared => Suggest::declare_none(),
        _ if only_reads(row) => on_case("brief").given("--format", "md"),
        // The local tier accepts no flag: it adds what was asked for and passes the flag up.
        (ItemKind::FlagAccept, _) if row.tier > Tier::Local => on_item("flag accept"),
        (ItemKind::FlagAccept | ItemKind::FlagAnswer | ItemKind::FlagReturned, Detail::Turn(turn)) => {
            turn.suggest(letters)
        }
        (ItemKind::FlagAccept | ItemKind::FlagAnswer, _) => FlagTurn::Answer.suggest(letters),
        // Where the raiser may not pass it up, they write down what is asked, for the tier that has it.
        (ItemKind::FlagReturned, _) => on_case("note").text("--text"),
        (ItemKind::FlagOverdue | ItemKind::DonationBack | ItemKind::FlagTold | ItemKind::FlagAnswered, _) => {
            on_item("flag show")
        }
        (ItemKind::Condition, number) => on_item("condition met").word(number).text("--evidence"),
        (ItemKind::Reopen, _) => on_case("reopen").text("--why"),
        (ItemKind::Conflicting, detail) => {
            let command = match detail {
                Detail::Agreed(outcome) => on_item("reverse").word(outcome),
                _ => on_item("reverse").blank(Blank::Outcome),
            };
            command.asking("--ground", Blank::Ground).text("--why")
        }
        (ItemKind::DecisionAwaited, _) => on_case("decide").blank(Blank::Outcome).text("--why"),
        (ItemKind::SecondAwaited | ItemKind::SecondAct, _) => on_item("second"),
        (ItemKind::SecondPolicy, _) => Suggest::new("policy second").item(letters),
        (ItemKind::DeferralReview, _) => Suggest::resume(letters),
        (ItemKind::FiReview, _) => on_item("fi review").text("--why"),
        (ItemKind::DisclosureReply, _) => on_item("refer").text("--reply"),
        (ItemKind::ApplicantReply, _) => on_case("reply").option("--about").item(letters).text("--text"),
        (ItemKind::Consent, Detail::Consent(check, to)) => {
            let command = on_case("consent").word(check).asking("--on", Blank::Day);
            if let Some(to) = to { command.given("--for", to) } else { command }
        }
        (ItemKind::CheckExpires, Detail::Check(check) | Detail::TooOld(check, _)) => begins(*check),
        (ItemKind::BriefOutdated, Detail::Copy(audience, to)) => {
            on_case("brief").given("--to", quoted(to)).given("--audience", audience)
        }
        (ItemKind::ContestReport, _) => on_case("contest").asking("--reported", Blank::Day),
        (ItemKind::News, Detail::Check(check)) => {
            on_case("weigh").word(format!("{check}:{}", CheckResult::CertifiedRecord)).text("--why")
        }
        (ItemKind::News, _) => on_case("weigh").item(letters).text("--why"),
        (ItemKind::Dispute, Detail::Check(check)) if row.tier == Tier::National => {
            on_case("waive").word("dispute").word(check).text("--why")
        }
        (ItemKind::Dispute, Detail::Check(check)) => {
            on_case("check record").word(check).asking("--dispute-closed", Blank::Day).text("--why")
        }
        (ItemKind::Overtaken, _) => on_case("recommend").blank(Blank::Outcome).text("--why"),
        (ItemKind::Untold, _) => on_case("notice").text("--text"),
        (ItemKind::Unassigned, _) => on_case("assign").blank(Blank::Person),
        (ItemKind::Undecidable, Detail::Counsel(name)) => {
            let granted = Suggest::new("person grant").name(name).given("--role", Role::Approver);
            granted.given("--scope", &row.district)
        }
        (ItemKind::Undecidable, _) => {
            Suggest::new("policy set").word(format!("outside_counsel={}", Blank::Name)).text("--why")
        }
        (
            ItemKind::Uncleared
            | ItemKind::Grave
            | ItemKind::Dispute
            | ItemKind::Deadline
            | ItemKind::Untouched
            | ItemKind::Consent
            | ItemKind::CheckExpires
            | ItemKind::BriefOutdated,
            _,
        ) => on_case("next"),
    }
}

/// Whether the line is one that the leader's office can only read: it acts on flags and resumes its own deferrals, and
/// never decides, whatever recusals bring it.
fn only_reads(row: &AgendaRow) -> bool {
    let acts = match row.kind {
        ItemKind::FlagAccept
        | ItemKind::FlagAnswer
        | ItemKind::FlagReturned
        | ItemKind::FlagOverdue
        | ItemKind::FlagTold
        | ItemKind::FlagAnswered
        | ItemKind::DonationBack => true,
        ItemKind::DeferralReview => !row.silent && row.emptied.is_none(),
        _ => false,
    };
    row.tier == Tier::Leader && !acts
}

/// A name quoted for a shell.
pub fn quoted(name: &str) -> String {
    format!("'{}'", shown::line(name).replace('\'', "'\\''"))
}
