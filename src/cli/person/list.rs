//! `person list`: who is on the roster, with which roles, and whose names are alike.

use serde_json::json;

use crate::cli::context::Context;
use crate::cli::doctor::{too_few_approvers, warn_of_approvers};
use crate::cli::output::Output;
use crate::domain::ids::PersonId;
use crate::domain::names::fold;
use crate::domain::roster::{Alike, Person};
use crate::error::Error;
use crate::report::reasons;
use crate::say;
use crate::seal::identity::fingerprint;

pub(super) fn list(context: &Context) -> Result<(), Error> {
    let desk = context.desk()?;
    let texts = &context.texts;
    let same = desk.roster.same();
    // One row for each human being, whatever numbers they have.
    let mut people: Vec<_> = desk.roster.people().collect();
    people.sort_by_key(|person| fold(&person.name));
    people.retain(|person| {
        let mut numbers = same.numbers(person.id).into_iter();
        numbers.find(|number| desk.roster.person(*number).is_some()) == Some(person.id)
    });
    let numbers =
        |person: &Person| same.numbers(person.id).into_iter().filter_map(|id| desk.roster.person(id));
    let held = |person: &Person| numbers(person).flat_map(|known| desk.roster.held_now(known));
    let few = too_few_approvers(&desk)?;
    let everywhere = desk.roster.approvers_over(|_| true);
    let alike = desk.roster.all_alike();
    if context.output.json {
        let of = |person: PersonId| {
            let pairs = alike.iter().filter(move |pair| pair.one.id == person || pair.other.id == person);
            let row = move |pair: &Alike| {
                let other = if pair.one.id == person { pair.other.id } else { pair.one.id };
                json!({ "person": other, "two": pair.two.is_some(), "why": pair.two.as_ref().map(|two| &two.why) })
            };
            pairs.map(row).collect::<Vec<_>>()
        };
        let row = |person: &&Person| {
            let roles = held(person).map(|grant| {
                json!({ "role": grant.role, "scope": grant.scope.to_string(), "key": fingerprint(&grant.key) })
            });
            json!({
                "person": person.id, "name": person.name, "roles": roles.collect::<Vec<_>>(),
                "firm": person.firm, "riding": person.riding,
                "numbers": numbers(person).map(|known| known.id).collect::<Vec<_>>(),
                "alike": numbers(person).flat_map(|known| of(known.id)).collect::<Vec<_>>(),
            })
        };
        Output::json(&people.iter().map(row).collect::<Vec<_>>());
        return Ok(());
    }
    let heads = say!(texts, [col_name, col_roles, col_person]);
    let row = |person: &&Person| {
        let roles: Vec<_> =
            held(person).map(|grant| format!("{} {}", texts.word(grant.role), grant.scope)).collect();
        // A blank cell would not say that they hold no role.
        let roles = if roles.is_empty() { say!(texts, no_role) } else { roles.join(", ") };
        let ids: Vec<_> = numbers(person).map(|known| known.id.to_string()).collect();
        vec![person.name.clone(), roles, ids.join(" = ")]
    };
    context.output.table(&heads, &people.iter().map(row).collect::<Vec<_>>());
    alike.iter().for_each(|alike| context.output.warn(&reasons::alike(alike, texts)));
    warn_of_approvers(context, &few, everywhere);
    Ok(())
}
