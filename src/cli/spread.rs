//! A report of danger on its way to colleagues: `safety` sends its case at once, and `sync` says whose store has it. Nothing
//! here fails or delays the report itself, which is signed before.

use crate::cli::bundle::packer;
use crate::cli::context::Context;
use crate::cli::mailbox::mailboxes;
use crate::custody::keys;
use crate::desk::Desk;
use crate::domain::case::CaseFile;
use crate::domain::ids::{EventId, PersonId};
use crate::domain::sight::{self, Page, Part};
use crate::error::Error;
use crate::exchange::round::send_case;
use crate::exchange::spread::Spread;
use crate::say;

fn names(desk: &Desk, people: &[PersonId]) -> String {
    people.iter().map(|person| desk.roster.name(*person)).collect::<Vec<_>>().join(", ")
}

/// Somebody may report who may not see the case. They do not learn who may.
fn may_name(desk: &Desk, file: &CaseFile) -> bool {
    sight::of(&desk.reader(), file).shows(Page::Case, Part::Facts)
}

/// Sends a case to those who may see it, at once, and says whether anybody has the report. What goes wrong is said, and
/// no more: the report is in the record.
pub(super) fn at_once(context: &Context, desk: &Desk, file: &CaseFile, report: EventId) {
    if let Err(why) = sent(context, desk, file, report) {
        context.warn_of(why);
    }
}

fn sent(context: &Context, desk: &Desk, file: &CaseFile, report: EventId) -> Result<(), Error> {
    let (texts, output) = (&context.texts, &context.output);
    let are_several = keys::openers(&desk.store) > 1;
    let (here, mut failed) = match mailboxes(&desk.store, None) {
        Err(Error::MailboxNone) if are_several => return Ok(()),
        Err(Error::MailboxNone) => {
            output.warn(&say!(texts, spread_no_mailbox, case = desk.store.short(file.id)?));
            return Ok(());
        }
        other => other?,
    };
    let gone = send_case(packer(desk), file, &here)?;
    failed.extend(gone.failed);
    for why in failed {
        context.warn_of(why);
    }
    let mut people: Vec<PersonId> = gone.sent.into_keys().flatten().collect();
    people.sort_unstable();
    people.dedup();
    if !people.is_empty() {
        output.warn(&if may_name(desk, file) {
            say!(texts, spread_left, names = names(desk, &people))
        } else {
            say!(texts, spread_left_unnamed)
        });
    }
    if are_several {
        output.say(&say!(texts, spread_here));
    }
    tell(context, desk, file, report)
}

/// Says whose store has a report.
fn tell(context: &Context, desk: &Desk, file: &CaseFile, report: EventId) -> Result<(), Error> {
    let (texts, output) = (&context.texts, &context.output);
    let spread = Spread::of(packer(desk), file, report)?;
    let (item, case) = (file.short(report), desk.store.short(file.id)?);
    if spread.has.is_empty() {
        output.warn(&say!(texts, spread_nobody, item = item, case = case));
    } else if may_name(desk, file) {
        output.say(&say!(texts, spread_has, item = item, case = case, names = names(desk, &spread.has)));
    } else {
        output.say(&say!(texts, spread_has_some, item = item, case = case, count = spread.has.len()));
    }
    Ok(())
}

/// Says of each open report of danger that this person made whose store has it.
pub(super) fn tell_own(context: &Context, desk: &Desk) -> Result<(), Error> {
    for case in desk.store.dangerous()? {
        let file = desk.store.case(case, &desk.roster)?;
        let own = |by| desk.roster.person_of(by).is_some_and(|person| desk.is_me(person));
        for flag in file.flags.iter().filter(|flag| flag.is_danger()) {
            let by = file.history().get(flag.stamp.id).map(|entry| entry.header.by);
            if by.is_some_and(own) {
                tell(context, desk, &file, flag.stamp.id)?;
            }
        }
    }
    Ok(())
}
