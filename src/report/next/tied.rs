//! Ties that somebody may have to the case, with what can be done about each.

use serde::Serialize;

use crate::domain::case::Status;
use crate::domain::case::conflict::Tie;
use crate::domain::case::ties::TieSign;
use crate::domain::refusal::{Blank, Suggest};
use crate::report::sheet::Sheet;
use crate::report::sheet::rows::TieRow;
use crate::report::texts::Texts;
use crate::say;

/// A tie that somebody may have, and what a reviewer or approver can do about it.
#[derive(Debug, Clone, Serialize)]
pub struct Tied {
    /// The person, the sign and the other side.
    #[serde(flatten)]
    pub tie: TieRow,
    /// The same in a sentence.
    pub what: String,
    /// The commands that recuse the person and that dismiss the suggestion.
    pub commands: [String; 2],
}

pub(super) fn ties(sheet: &Sheet, texts: &Texts) -> Vec<Tied> {
    let tied = |tie: &TieRow| {
        let sign = texts.word(tie.sign);
        // Only the person can declare membership of the riding.
        let riding = tie.sign == TieSign::Riding;
        let (who, with) = (&tie.who.name, &tie.with);
        let what =
            say!(texts, if riding { tie_line_own } else { tie_line }, who = who, sign = sign, with = with);
        let (person, declare) = (tie.who.person, Suggest::on_case("conflict").word("declare"));
        let declare = if riding {
            declare.given("--kind", Tie::Riding)
        } else {
            declare.asking("--kind", Blank::Kind).given("--about", person)
        };
        let dismiss =
            Suggest::on_case("conflict dismiss").word(person).given("--sign", tie.sign).text("--why");
        let commands = [declare.text("--text"), dismiss].map(|command| command.line(&sheet.short));
        Tied { tie: tie.clone(), what, commands }
    };
    sheet.ties.iter().filter(|_| sheet.status != Status::Broken).map(tied).collect()
}
