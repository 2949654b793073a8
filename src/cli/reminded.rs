//! What somebody is reminded of before a text is signed: said once, and asked once more.

use crate::cli::context::Context;
use crate::cli::prompt;
use crate::desk::{Desk, Draft};
use crate::domain::reminder::{Reminder, reminders};
use crate::error::Error;
use crate::say;

/// What a text is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum About {
    /// Conduct, of which origin is no part.
    Conduct,
    /// Anything that is not classified.
    Anything,
}

/// Says what the texts of a draft should not be about, and asks once more.
pub(super) fn once_more<'a>(
    context: &Context,
    desk: &mut Desk,
    draft: &Draft,
    given: impl IntoIterator<Item = (About, &'a Option<String>)>,
    yes: bool,
) -> Result<(), Error> {
    let texts = &context.texts;
    let (mut origin, mut classified) = (false, false);
    for (about, text) in given {
        for reminder in reminders(text.as_deref().unwrap_or_default()) {
            match reminder {
                Reminder::Origin => origin |= about == About::Conduct,
                Reminder::Classified => classified = true,
            }
        }
    }
    if !origin && !classified {
        return Ok(());
    }
    if origin {
        context.output.warn(&say!(texts, reminder_origin));
    }
    if classified {
        context.output.warn(&say!(texts, reminder_classified));
    }
    confirmed(context, desk, draft, yes)
}

/// Asks whether to sign a draft all the same, after something was said of it. Without a terminal `--yes` is the answer;
/// what was typed is kept.
pub(super) fn confirmed(context: &Context, desk: &mut Desk, draft: &Draft, yes: bool) -> Result<(), Error> {
    let texts = &context.texts;
    let refused = if yes || prompt::can_ask() && prompt::yes(&say!(texts, reminder_sign), texts.lang())? {
        None
    } else if prompt::can_ask() {
        Some(Error::NotConfirmed)
    } else {
        Some(Error::Missing { option: "--yes" })
    };
    refused.map_or(Ok(()), |refused| {
        context.keep(desk, std::slice::from_ref(draft));
        Err(refused)
    })
}
