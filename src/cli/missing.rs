//! What colleagues' stores said that they have and that has not come here: `verify` names it.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::cli::context::Context;
use crate::domain::ids::EventId;
use crate::domain::roster::Roster;
use crate::error::Error;
use crate::say;
use crate::store::Store;

/// How many logs are named; the rest are counted.
const NAMED: usize = 20;

/// A log of which something has not come here.
#[derive(Debug, Serialize)]
pub(super) struct Missing {
    /// The log.
    log: EventId,
    /// Whether it is the roster.
    roster: bool,
    /// The last events that have not come.
    heads: Vec<EventId>,
    /// Who has them.
    with: BTreeSet<String>,
}

/// The logs of which colleagues have what has not come here. Forgotten cases are none of them.
pub(super) fn missing(store: &Store, roster: &Roster) -> Result<Vec<Missing>, Error> {
    let of_roster = store.roster_log()?;
    let named = |key| roster.person_of(key).map(|person| roster.name(person));
    let all = store.not_here()?.into_iter().map(|(log, heads)| Missing {
        log,
        roster: log == of_roster,
        with: heads.values().flatten().filter_map(|key| named(*key)).collect(),
        heads: heads.into_keys().collect(),
    });
    Ok(all.collect())
}

/// Names them.
pub(super) fn tell(context: &Context, all: &[Missing]) {
    let texts = &context.texts;
    for Missing { log, roster, with, .. } in all.iter().take(NAMED) {
        let names = with.iter().map(String::as_str).collect::<Vec<_>>().join(", ");
        context.output.sentences(&if *roster {
            say!(texts, missing_roster, names = names)
        } else {
            say!(texts, missing_case, case = log.short(0), names = names)
        });
    }
    if all.len() > NAMED {
        context.output.sentences(&say!(texts, missing_more, count = all.len() - NAMED));
    }
}
