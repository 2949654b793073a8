//! Who of a form's rows declared something that must be answered for, or refused a consent: said row by row, before the
//! rows are signed and once they are. What a row says that was imported before is not said again.

use serde::Serialize;

use crate::cli::context::Context;
use crate::desk::Desk;
use crate::desk::form::{Fate, Plan};
use crate::domain::check_kind::CheckKind;
use crate::domain::ids::EventId;
use crate::error::Error;
use crate::intake::application::Application;
use crate::report::texts::Texts;
use crate::say;

/// A row with an answer that is not clear, or with a refused consent.
#[derive(Debug, Serialize)]
pub(super) struct Declared<'a> {
    row: usize,
    name: &'a str,
    /// Its case, once it has one.
    case: Option<EventId>,
    /// The declared answers that are not clear, by the map's names of their questions.
    open: Vec<String>,
    /// The checks to which consent is refused.
    refused: Vec<CheckKind>,
}

impl<'a> Declared<'a> {
    /// What a row says, where it says any of this.
    fn of(row: &'a Application, fate: &Fate, case: Option<EventId>) -> Option<Declared<'a>> {
        let (answers, refused) = match fate {
            Fate::New { .. } | Fate::Joins(_) | Fate::Asks(_) => {
                (&row.declared, row.refused.iter().map(|(check, _)| *check).collect())
            }
            Fate::Corrects(changed) if changed.is_signed() => {
                let body = &changed.correction.body;
                let refused = body.consents.iter().filter(|consent| consent.refused);
                (&body.declared, refused.map(|consent| consent.check).collect())
            }
            Fate::Corrects(_) | Fate::Known | Fate::Hidden => return None,
        };
        let open = answers.iter().filter(|answer| !answer.is_clear()).map(|answer| answer.key.clone());
        let declared = Declared { row: row.source.row, name: &row.name, case, open: open.collect(), refused };
        (!declared.open.is_empty() || !declared.refused.is_empty()).then_some(declared)
    }

    fn line(&self, short: Option<&str>, texts: &Texts) -> String {
        let checks = self.refused.iter().map(|check| texts.word(*check)).collect::<Vec<_>>().join(", ");
        let open = (!self.open.is_empty()).then(|| say!(texts, import_open, items = self.open.join(", ")));
        let refused = (!self.refused.is_empty()).then(|| say!(texts, import_refuses, checks = checks));
        let what = open.into_iter().chain(refused).collect::<Vec<_>>().join("; ");
        match short {
            Some(case) => {
                say!(texts, import_says_of_case, row = self.row, case = case, name = self.name, what = what)
            }
            None => say!(texts, import_says, row = self.row, name = self.name, what = what),
        }
    }
}

/// The rows that say any of this, in the file's order; `opened` are the cases that its new rows opened, in that order.
pub(super) fn of_plan<'a>(plan: &'a Plan, opened: &[EventId]) -> Vec<Declared<'a>> {
    let each = plan.each().zip(plan.cases(opened));
    each.filter_map(|((row, fate), case)| Declared::of(row, fate, case)).collect()
}

/// Says them, a line each.
pub(super) fn say_rows(context: &Context, desk: &Desk, rows: &[Declared<'_>]) -> Result<(), Error> {
    if rows.is_empty() {
        return Ok(());
    }
    let texts = &context.texts;
    context.output.say(&say!(texts, import_declared, count = rows.len()));
    for row in rows {
        let short = row.case.map(|case| desk.store.short(case)).transpose()?;
        context.output.say(&row.line(short.as_deref(), texts));
    }
    Ok(())
}
