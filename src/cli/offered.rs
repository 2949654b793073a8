//! What the program offers where a second comes too late: the same text, to be decided again.

use crate::cli::context::Context;
use crate::desk::{Desk, Draft, Target};
use crate::domain::case::CaseFile;
use crate::domain::event::Act;
use crate::domain::ids::EventId;
use crate::error::Error;
use crate::say;

/// Keeps the text of a decision whose second comes too late as a draft of the person who would have seconded it: they may decide
/// the same in their own name, once they have seen what came since.
pub(super) fn again(
    context: &Context,
    desk: &mut Desk,
    file: &CaseFile,
    event: EventId,
) -> Result<(), Error> {
    let Some(decision) = file.decisions.iter().find(|decision| decision.stamp.id == event) else {
        return Ok(());
    };
    let (Some(body), outcome) = (&decision.body, decision.outcome) else { return Ok(()) };
    let act = match decision.reverses {
        Some(reversed) => Act::Reverse { decision: reversed, outcome },
        None => Act::Decide { outcome },
    };
    // Resuming it tells everything that the decision had not seen.
    let seen = Target::Case(file.id, decision.stamp.at + 1);
    let number = desk.keep_draft(&[Draft::new(seen, act, &**body)?])?;
    context.output.say(&say!(context.texts, second_offers_text, number = number.to_string()));
    Ok(())
}
