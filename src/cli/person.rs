//! The roster: `person add`, `grant`, `revoke`, `rekey`, `list`.

mod leave;
pub(super) mod meet;
pub(super) mod paper;

use std::collections::BTreeSet;
use std::path::PathBuf;

use clap::{Args, Subcommand};
use serde_json::json;

use crate::cli::doctor::{too_few_approvers, warn_of_approvers, warn_of_separation};
use crate::cli::list::district;
use crate::cli::output::Output;
use crate::cli::person::meet::Met;
use crate::cli::{Counter, prompt};
use crate::desk::{Desk, Draft, Target};
use crate::domain::district::Scope;
use crate::domain::event::{Act, Role};
use crate::domain::ids::{PersonId, PublicKey};
use crate::domain::names::fold;
use crate::domain::roster::GrantBody;
use crate::error::Error;
use crate::say;
use crate::seal::identity::{MAX_KEY_FILE, fingerprint, read_public};
use crate::store::points::{Point, reach};
use crate::store::private::Laid;

/// The nouns of the roster.
#[derive(Debug, Subcommand)]
#[command(defer = true)]
pub(super) enum PersonCommand {
    Add(AddArgs),
    Grant(GrantArgs),
    Revoke(leave::RevokeArgs),
    Rekey(paper::RekeyArgs),
    List,
}

/// `person add NAME --key FILE.pub --role ROLE --scope SCOPE`
#[derive(Debug, Args)]
pub(super) struct AddArgs {
    #[arg(value_name = "NAME|-")]
    name: Option<String>,
    #[arg(long, value_name = "FILE.pub")]
    key: PathBuf,
    #[arg(long, value_name = "ROLE")]
    role: String,
    #[arg(long, value_name = "SCOPE")]
    scope: String,
    #[command(flatten)]
    heard: meet::Heard,
    #[command(flatten)]
    known: Known,
}

/// What may tie a person to a case.
#[derive(Debug, Args)]
struct Known {
    #[arg(long, value_name = "TEXT|-")]
    firm: Option<String>,
    #[arg(long, value_name = "DISTRICT")]
    riding: Option<String>,
}

impl Known {
    /// The body of a grant to somebody of this name.
    fn body(self, name: &str, counter: &Counter) -> Result<GrantBody, Error> {
        let firm = self.firm.map(|firm| prompt::value(Some(firm), "--firm", "")).transpose()?;
        let riding = self.riding.map(|given| district(&given, &counter.texts)).transpose()?;
        let riding = riding.map(|known| known.code.to_string());
        Ok(GrantBody { name: name.to_owned(), firm, riding })
    }
}

/// `person grant PERSON --role ROLE --scope SCOPE`
#[derive(Debug, Args)]
pub(super) struct GrantArgs {
    #[arg(value_name = "PERSON")]
    person: String,
    #[arg(long, value_name = "ROLE")]
    role: String,
    #[arg(long, value_name = "SCOPE")]
    scope: String,
    /// Another key of the same person.
    #[arg(long, value_name = "FILE.pub")]
    key: Option<PathBuf>,
    #[command(flatten)]
    heard: meet::Heard,
    #[command(flatten)]
    known: Known,
}

pub(super) fn run(counter: &Counter, command: PersonCommand) -> Result<(), Error> {
    match command {
        PersonCommand::Add(args) => add(counter, args),
        PersonCommand::Grant(args) => grant(counter, args),
        PersonCommand::Revoke(args) => leave::revoke(counter, args),
        PersonCommand::Rekey(args) => paper::rekey(counter, &args),
        PersonCommand::List => list(counter),
    }
}

fn scope(given: &str) -> Result<Scope, Error> {
    given.parse().map_err(|_| Error::Usage("bad-scope", vec![("scope", given.to_owned())]))
}

fn public_key(path: &std::path::Path) -> Result<PublicKey, Error> {
    let file = prompt::file(path, MAX_KEY_FILE)?;
    read_public(&file).map_err(|bad| Error::Key(bad, path.display().to_string()))
}

/// The person that a name or an id means, on the roster.
pub(super) fn find(desk: &Desk, word: &str) -> Result<PersonId, Error> {
    if matches!(word, "me" | "moi") {
        return Ok(desk.me());
    }
    let folded = fold(word);
    let people = || desk.roster.people();
    let exact: Vec<_> =
        people().filter(|one| one.id.to_string() == word || fold(&one.name) == folded).collect();
    let near: Vec<_> =
        people().filter(|one| !folded.is_empty() && fold(&one.name).contains(&folded)).collect();
    match (exact.as_slice(), near.as_slice()) {
        ([one], _) | ([], [one]) => Ok(one.id),
        _ => {
            let names = near.iter().map(|one| one.name.clone()).collect::<Vec<_>>().join(", ");
            let code = if near.is_empty() { "no-person" } else { "several-people" };
            Err(Error::Usage(code, vec![("word", word.to_owned()), ("names", names)]))
        }
    }
}

fn add(counter: &Counter, args: AddArgs) -> Result<(), Error> {
    let name = prompt::value(args.name, "NAME", &counter.texts.get("label-name"))?;
    let (role, scope) = (Counter::word::<Role>(&args.role)?, scope(&args.scope)?);
    let key = public_key(&args.key)?;
    let body = args.known.body(&name, counter)?;
    let mut desk = counter.desk()?;
    if let Some(owner) = desk.roster.person_of(key) {
        if fold(&desk.roster.name(owner)) == fold(&name) && is_shut_out(&desk, key) {
            return let_in(counter, &desk, &name, key, args.heard);
        }
        return Err(Error::Usage("key-known", vec![("name", desk.roster.name(owner))]));
    }
    let met = meet::meet(counter, &desk, &name, &key, args.heard)?;
    let person = PersonId(desk.random()?);
    give(counter, &mut desk, &body, Act::Grant { person, key, role, scope }, met)
}

fn grant(counter: &Counter, args: GrantArgs) -> Result<(), Error> {
    let (role, scope) = (Counter::word::<Role>(&args.role)?, scope(&args.scope)?);
    let mut desk = counter.desk()?;
    let person = find(&desk, &args.person)?;
    let key = match &args.key {
        Some(path) => public_key(path)?,
        None => key_in_use(&desk, person)?,
    };
    let body = args.known.body(&desk.roster.name(person), counter)?;
    // A key that the person works with already is not let in by this; it is compared where that is asked for. A file
    // in the folder of keys alone proves nothing: whoever can write there can put one.
    let met = if keys_in_use(&desk, person).contains(&key) && !args.heard.is_given() {
        Met::Known
    } else {
        meet::meet(counter, &desk, &body.name, &key, args.heard)?
    };
    give(counter, &mut desk, &body, Act::Grant { person, key, role, scope }, met)
}

/// The keys that somebody works with now: they hold a role and open the store.
fn keys_in_use(desk: &Desk, person: PersonId) -> Vec<PublicKey> {
    let held = desk.roster.person(person).into_iter().flat_map(|known| desk.roster.held_now(known));
    let keys: BTreeSet<PublicKey> = held.map(|grant| grant.key).collect();
    keys.into_iter().filter(|key| desk.store.lets_in(key)).collect()
}

/// The one key that is meant where none is named. Which of several, or whether one that was taken away is to come
/// back, nobody guesses.
fn key_in_use(desk: &Desk, person: PersonId) -> Result<PublicKey, Error> {
    let name = desk.roster.name(person);
    match keys_in_use(desk, person).as_slice() {
        [key] => Ok(*key),
        [] => Err(Error::Usage("no-key-in-use", vec![("name", name)])),
        several => {
            let keys = several.iter().map(fingerprint).collect::<Vec<_>>().join(", ");
            Err(Error::Usage("several-keys", vec![("name", name), ("keys", keys)]))
        }
    }
}

/// Whether a key holds a role and has no file that opens the vault: its grant was cut short.
fn is_shut_out(desk: &Desk, key: PublicKey) -> bool {
    desk.roster.held(key, desk.roster.everything()).next().is_some() && !desk.store.lets_in(&key)
}

/// Ends what a grant that was cut short left undone.
fn let_in(
    counter: &Counter,
    desk: &Desk,
    name: &str,
    key: PublicKey,
    heard: meet::Heard,
) -> Result<(), Error> {
    let met = meet::meet(counter, desk, name, &key, heard)?;
    let before = desk.store.openers();
    desk.store.admit(&key)?;
    let person = desk.roster.person_of(key).map(|person| person.to_string()).unwrap_or_default();
    let data = json!({ "person": person, "name": name, "fingerprint": fingerprint(&key) });
    counter.output.done(&person, &say!(counter.texts, "done-let-in", name = name), &data);
    counter.output.say(&say!(counter.texts, "openers", before = before, after = desk.store.openers()));
    warn_unless(met, counter);
    Ok(())
}

/// A key that opens the store now and that nobody compared: said even when quiet.
fn warn_unless(met: Met, counter: &Counter) {
    if met == Met::Unheard {
        counter.output.warn(&counter.texts.get("fingerprint-not-compared"));
    }
}

/// Signs a grant, lets the key open the store, and says so.
fn give(counter: &Counter, desk: &mut Desk, body: &GrantBody, act: Act, met: Met) -> Result<(), Error> {
    let Act::Grant { person, key, role, scope } = act else { return Ok(()) };
    let name = body.name.as_str();
    let texts = &counter.texts;
    // What can fail on a full disk is done before anything is signed.
    let ready = desk.store.ready_to_admit(&key)?;
    counter.sign(desk, &[Draft::new(Target::Roster, act, body)?])?;
    reach(Point::GrantSigned);
    let before = desk.store.openers();
    ready.map_or(Ok(()), Laid::in_place).map_err(|why| {
        Error::Half("grant-opens-nothing", vec![("name", name.to_owned())], Box::new(why.into()))
    })?;
    let (fingerprint, scope) = (fingerprint(&key), scope.to_string());
    let done = match met {
        Met::Compared => "done-person-met",
        Met::Known => "done-person-known",
        Met::Unheard => "done-person",
    };
    let compared = met == Met::Compared;
    let sentence =
        say!(texts, done, name = name, role = texts.word(role), scope = &scope, fingerprint = &fingerprint);
    let data = json!({ "person": person, "name": name, "role": role, "scope": scope, "fingerprint": fingerprint, "compared": compared });
    counter.output.done(&person.to_string(), &sentence, &data);
    counter.output.say(&say!(texts, "openers", before = before, after = desk.store.openers()));
    warn_unless(met, counter);
    warn_of_separation(counter, &desk.roster, person);
    Ok(())
}

fn list(counter: &Counter) -> Result<(), Error> {
    let desk = counter.desk()?;
    let texts = &counter.texts;
    let mut people: Vec<_> = desk.roster.people().collect();
    people.sort_by_key(|person| fold(&person.name));
    let few = too_few_approvers(&desk)?;
    let everywhere = desk.roster.approvers_over(|_| true);
    if counter.output.json {
        let rows: Vec<_> = people
            .iter()
            .map(|person| {
                let roles: Vec<_> = desk
                    .roster
                    .held_now(person)
                    .map(|grant| json!({ "role": grant.role, "scope": grant.scope.to_string(), "key": fingerprint(&grant.key) }))
                    .collect();
                json!({ "person": person.id, "name": person.name, "roles": roles, "firm": person.firm, "riding": person.riding })
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
    warn_of_approvers(counter, &few, everywhere);
    Ok(())
}
