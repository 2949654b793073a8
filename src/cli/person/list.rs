//! `person list`: who is on the roster, with which roles, and whose names are alike.

use serde_json::json;

use crate::cli::Counter;
use crate::cli::doctor::{too_few_approvers, warn_of_approvers};
use crate::cli::output::Output;
use crate::domain::ids::PersonId;
use crate::domain::names::fold;
use crate::domain::roster::Alike;
use crate::error::Error;
use crate::report::reasons;
use crate::seal::identity::fingerprint;

pub(super) fn list(counter: &Counter) -> Result<(), Error> {
    let desk = counter.desk()?;
    let texts = &counter.texts;
    let mut people: Vec<_> = desk.roster.people().collect();
    people.sort_by_key(|person| fold(&person.name));
    let few = too_few_approvers(&desk)?;
    let everywhere = desk.roster.approvers_over(|_| true);
    let alike = desk.roster.all_alike();
    if counter.output.json {
        let of = |person: PersonId| {
            let pairs = alike.iter().filter(move |pair| pair.one.id == person || pair.other.id == person);
            let row = move |pair: &Alike<'_>| {
                let other = if pair.one.id == person { pair.other.id } else { pair.one.id };
                json!({ "person": other, "two": pair.two.is_some(), "why": pair.two.map(|two| &two.why) })
            };
            pairs.map(row).collect::<Vec<_>>()
        };
        let rows: Vec<_> = people
            .iter()
            .map(|person| {
                let roles: Vec<_> = desk
                    .roster
                    .held_now(person)
                    .map(|grant| json!({ "role": grant.role, "scope": grant.scope.to_string(), "key": fingerprint(&grant.key) }))
                    .collect();
                json!({ "person": person.id, "name": person.name, "roles": roles, "firm": person.firm, "riding": person.riding, "alike": of(person.id) })
            })
            .collect();
        Output::json(&rows);
        return Ok(());
    }
    let heads = ["col-name", "col-roles", "col-person"].map(|id| texts.get(id));
    let rows: Vec<Vec<String>> = people
        .iter()
        .map(|person| {
            let roles: Vec<_> = desk
                .roster
                .held_now(person)
                .map(|grant| format!("{} {}", texts.word(grant.role), grant.scope))
                .collect();
            // A blank says nothing.
            let roles = if roles.is_empty() { texts.get("no-role") } else { roles.join(", ") };
            vec![person.name.clone(), roles, person.id.to_string()]
        })
        .collect();
    counter.output.table(&heads, &rows);
    alike.iter().for_each(|alike| counter.output.warn(&reasons::alike(alike, texts)));
    warn_of_approvers(counter, &few, everywhere);
    Ok(())
}
