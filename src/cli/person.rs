//! The roster: `person add`, `grant`, `invite`, `revoke`, `rekey`, `list`.

mod from_request;
mod invite;
mod leave;
mod list;
mod lost;
pub(super) mod meet;
mod rekey;
mod same;

pub(super) use from_request::unread;

use std::collections::BTreeSet;
use std::path::PathBuf;

use clap::{Args, Subcommand};
use serde_json::json;

use crate::cli::context::Context;
use crate::cli::doctor::warn_of_separation;
use crate::cli::lookup::{self, district};
use crate::cli::person::meet::Met;
use crate::cli::prompt;
use crate::custody::keys;
use crate::desk::{Desk, Draft, Target};
use crate::domain::district::{Names, Scope};
use crate::domain::event::{Act, Role};
use crate::domain::ids::{PersonId, PublicKey};
use crate::domain::likeness::alike;
use crate::domain::roster::GrantBody;
use crate::error::Error;
use crate::report::messages;
use crate::report::reasons::numbered;
use crate::say;
use crate::seal::identity::{MAX_KEY_FILE, fingerprint, public_lines};
use crate::seal::key_file::PublicLine;
use crate::store::points::{Point, reach};
use crate::store::private::StagedFile;

/// The nouns of the roster.
#[derive(Debug, Subcommand)]
#[command(defer = true)]
pub(super) enum PersonCommand {
    Add(AddArgs),
    Grant(GrantArgs),
    Invite(invite::InviteArgs),
    Revoke(leave::RevokeArgs),
    Same(same::SameArgs),
    Rekey(rekey::RekeyArgs),
    List,
}

/// `person add NAME --key FILE.pub --role ROLE --scope SCOPE`, or `person add --from REQUEST`
#[derive(Debug, Args)]
pub(super) struct AddArgs {
    #[arg(value_name = "NAME|-", conflicts_with = "from")]
    name: Option<String>,
    #[arg(long, value_name = "FILE.pub", required_unless_present = "from", conflicts_with = "from")]
    key: Option<PathBuf>,
    #[arg(long, value_name = "ROLE", required_unless_present = "from", conflicts_with = "from")]
    role: Option<String>,
    #[arg(long, value_name = "SCOPE", required_unless_present = "from", conflicts_with = "from")]
    scope: Option<String>,
    #[command(flatten)]
    heard: meet::Heard,
    #[command(flatten)]
    known: Known,
    #[command(flatten)]
    another: Another,
    #[command(flatten)]
    request: from_request::RequestArgs,
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
    fn body(self, name: &str, names: &Names, context: &Context) -> Result<GrantBody, Error> {
        let firm = self.firm.map(|firm| prompt::value(Some(firm), "--firm", "")).transpose()?;
        let riding = self.riding.map(|given| district(&given, names, context)).transpose()?;
        let riding = riding.map(|known| known.code.to_string());
        Ok(GrantBody {
            name: name.to_owned(),
            firm,
            riding,
            another_than: Vec::new(),
            why: None,
            invitation: None,
        })
    }
}

/// `--another-person --why TEXT|-`: two people of one name.
#[derive(Debug, Args)]
struct Another {
    #[arg(long)]
    another_person: bool,
    #[arg(long, value_name = "TEXT|-", requires = "another_person")]
    why: Option<String>,
}

impl Another {
    /// A name that is on the roster means the person who has it there, or it is recorded that this is another.
    /// `me` is their own number, where they have one already.
    fn record(
        self,
        context: &Context,
        desk: &Desk,
        body: &mut GrantBody,
        me: Option<PersonId>,
    ) -> Result<(), Error> {
        let known: Vec<_> = desk.roster.called(&body.name).filter(|person| Some(person.id) != me).collect();
        let Some(first) = known.first() else {
            let nobody = || Error::NoNamesake { name: body.name.clone() };
            return if self.another_person { Err(nobody()) } else { Ok(()) };
        };
        if self.another_person {
            body.why = Some(prompt::long(self.why, "--why", &say!(context.texts, label_why))?);
            body.another_than = known.iter().map(|person| person.id).collect();
        } else if me.is_none() {
            let several = known.iter().map(|person| numbered(person)).collect::<Vec<_>>().join(", ");
            return Err(Error::NameKnown { known: several, person: first.id });
        }
        Ok(())
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
    #[command(flatten)]
    another: Another,
}

pub(super) fn run(context: &Context, command: PersonCommand) -> Result<(), Error> {
    match command {
        PersonCommand::Add(args) => add(context, args),
        PersonCommand::Grant(args) => grant(context, args),
        PersonCommand::Invite(args) => invite::invite(context, args),
        PersonCommand::Revoke(args) => leave::revoke(context, args),
        PersonCommand::Same(args) => same::same(context, args),
        PersonCommand::Rekey(args) => rekey::rekey(context, &args),
        PersonCommand::List => list::list(context),
    }
}

fn scope(given: &str) -> Result<Scope, Error> {
    given.parse().map_err(|_| Error::BadScope { scope: given.to_owned() })
}

/// The key that a file holds, or the one of several that has the fingerprint that was read aloud.
fn public_key(path: &std::path::Path, heard: &meet::Heard) -> Result<PublicKey, Error> {
    let file = prompt::file(path, MAX_KEY_FILE)?;
    let shown = path.display().to_string();
    let lines = public_lines(&file).map_err(|bad| Error::Key(bad, shown.clone()))?;
    let meant = match lines.as_slice() {
        [line] => Some(line),
        several => several.iter().find(|line| heard.names(&line.fingerprint())),
    };
    let Some(meant) = meant else {
        let name =
            |line: &PublicLine| format!("{} {}", line.fingerprint(), line.comment).trim_end().to_owned();
        let keys = lines.iter().map(name).collect::<Vec<_>>().join(", ");
        return Err(Error::SeveralInFile { path: shown, keys });
    };
    meant.key().map_err(|bad| Error::Key(bad, shown))
}

fn add(context: &Context, args: AddArgs) -> Result<(), Error> {
    if args.request.is_given() {
        return from_request::add(context, args.request, args.known, args.another);
    }
    let missing = |option| Error::Missing { option };
    let name = prompt::value(args.name, "NAME", &say!(context.texts, label_name))?;
    let role = lookup::word::<Role>(&args.role.ok_or_else(|| missing("--role"))?)?;
    let scope = scope(&args.scope.ok_or_else(|| missing("--scope"))?)?;
    let key = public_key(&args.key.ok_or_else(|| missing("--key"))?, &args.heard)?;
    let mut desk = context.desk()?;
    let mut body = args.known.body(&name, &desk.names(), context)?;
    if let Some(owner) = desk.roster.person_of(key) {
        if alike(&desk.roster.name(owner), &name) && is_shut_out(&desk, key) {
            return let_in(context, &desk, &name, key, args.heard);
        }
        return Err(Error::KeyKnown { name: desk.roster.name(owner) });
    }
    args.another.record(context, &desk, &mut body, None)?;
    let met = meet::meet(context, &desk, &name, &key, args.heard)?;
    let person = PersonId(desk.random()?);
    give(context, &mut desk, &body, Act::Grant { person, key, role, scope }, met)
}

fn grant(context: &Context, args: GrantArgs) -> Result<(), Error> {
    let (role, scope) = (lookup::word::<Role>(&args.role)?, scope(&args.scope)?);
    let mut desk = context.desk()?;
    let person = lookup::person(&desk, &args.person)?;
    let key = match &args.key {
        Some(path) => public_key(path, &args.heard)?,
        None => key_in_use(&desk, person)?,
    };
    let mut body = args.known.body(&desk.roster.name(person), &desk.names(), context)?;
    args.another.record(context, &desk, &mut body, Some(person))?;
    // A key that the person works with already opens the store, so it is compared only on request. A key file alone
    // proves nothing, because anybody who can write to the folder can add one.
    let met = if keys_in_use(&desk, person).contains(&key) && !args.heard.is_given() {
        Met::Known
    } else {
        meet::meet(context, &desk, &body.name, &key, args.heard)?
    };
    give(context, &mut desk, &body, Act::Grant { person, key, role, scope }, met)
}

/// The keys that somebody works with now: they hold a role, and open this store or came by an invitation with one of
/// their own.
fn keys_in_use(desk: &Desk, person: PersonId) -> Vec<PublicKey> {
    let held = desk.roster.person(person).into_iter().flat_map(|known| desk.roster.held_now(known));
    let keys: BTreeSet<PublicKey> = held.map(|grant| grant.key).collect();
    keys.into_iter().filter(|key| keys::lets_in(&desk.store, key) || desk.roster.is_invited(*key)).collect()
}

/// The one key that is meant where none is named. One of several, or a revoked one, must be named.
fn key_in_use(desk: &Desk, person: PersonId) -> Result<PublicKey, Error> {
    let name = desk.roster.name(person);
    match keys_in_use(desk, person).as_slice() {
        [key] => Ok(*key),
        [] => Err(Error::NoKeyInUse { name }),
        several => {
            let keys = several.iter().map(fingerprint).collect::<Vec<_>>().join(", ");
            Err(Error::SeveralKeys { name, keys })
        }
    }
}

/// Whether a key holds a role and has no file that opens the vault: its grant was interrupted.
fn is_shut_out(desk: &Desk, key: PublicKey) -> bool {
    let holds = desk.roster.held(key, desk.roster.everything()).next().is_some();
    holds && !desk.roster.is_invited(key) && !keys::lets_in(&desk.store, &key)
}

/// Completes a grant that was interrupted.
fn let_in(
    context: &Context,
    desk: &Desk,
    name: &str,
    key: PublicKey,
    heard: meet::Heard,
) -> Result<(), Error> {
    let met = meet::meet(context, desk, name, &key, heard)?;
    let before = keys::openers(&desk.store);
    keys::admit(&desk.store, &key)?;
    let person = desk.roster.person_of(key).map(|person| person.to_string()).unwrap_or_default();
    let data = json!({ "person": person, "name": name, "fingerprint": fingerprint(&key) });
    context.output.done(&person, &say!(context.texts, done_let_in, name = name), &data);
    context.output.say(&say!(context.texts, openers, before = before, after = keys::openers(&desk.store)));
    warn_unless(met, context);
    Ok(())
}

/// Warns of a key that opens the store now and that nobody compared, even when quiet.
fn warn_unless(met: Met, context: &Context) {
    if met == Met::Unheard {
        context.output.warn(&say!(context.texts, fingerprint_not_compared));
    }
}

/// Signs a grant, lets the key open the store unless it has one of its own, and says so.
fn give(context: &Context, desk: &mut Desk, body: &GrantBody, act: Act, met: Met) -> Result<(), Error> {
    let Act::Grant { person, key, role, scope } = act else { return Ok(()) };
    let name = body.name.as_str();
    let texts = &context.texts;
    // The key file is written before anything is signed, because that can fail on a full disk.
    let elsewhere = desk.roster.is_invited(key);
    let ready = if elsewhere { None } else { keys::ready_to_admit(&desk.store, &key)? };
    context.sign(desk, &[Draft::new(Target::Roster, act, body)?])?;
    reach(Point::GrantSigned);
    let before = keys::openers(&desk.store);
    ready
        .map_or(Ok(()), StagedFile::in_place)
        .map_err(|why| Error::GrantOpensNothing { name: name.to_owned(), why: Box::new(why.into()) })?;
    let (fingerprint, scope) = (fingerprint(&key), scope.to_string());
    let done = match met {
        Met::Compared => messages::done_person_met,
        Met::Known => messages::done_person_known,
        Met::Unheard => messages::done_person,
    };
    let compared = met == Met::Compared;
    let values = messages::done_person {
        name: name.into(),
        role: texts.word(role).into(),
        scope: scope.as_str().into(),
        fingerprint: fingerprint.as_str().into(),
    };
    let sentence = texts.say(done, values);
    let data = json!({ "person": person, "name": name, "role": role, "scope": scope, "fingerprint": fingerprint, "compared": compared });
    context.output.done(&person.to_string(), &sentence, &data);
    context.output.say(&say!(texts, openers, before = before, after = keys::openers(&desk.store)));
    warn_unless(met, context);
    warn_of_separation(context, desk, person);
    Ok(())
}
