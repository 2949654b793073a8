//! A store, and you: `init`, `whoami`.

use clap::Args;
use serde_json::json;

use crate::cli::context::Context;
use crate::cli::doctor::warn_of_place;
use crate::cli::output::Output;
use crate::cli::person::meet::spoken;
use crate::cli::prompt;
use crate::custody;
use crate::desk::{Desk, system_random};
use crate::domain::names::shows;
use crate::error::Error;
use crate::say;
use crate::seal::identity::fingerprint;
use crate::seal::recovery::RecoveryKey;
use crate::store::StoreError;

/// `init --org NAME`
#[derive(Debug, Args)]
pub(super) struct InitArgs {
    // Required on the command line, so that a new user is asked at most three questions before the first case.
    #[arg(long, value_name = "PARTY|-")]
    org: String,
    #[arg(long, value_name = "NAME|-")]
    name: Option<String>,
    #[arg(long)]
    no_passphrase: bool,
    #[arg(long)]
    no_recovery: bool,
}

pub(super) fn init(context: &Context, args: InitArgs) -> Result<(), Error> {
    let texts = &context.texts;
    let dir = context.store_dir()?;
    let path = context.key_path()?;
    let makes = !path.is_file() && (args.no_passphrase || context.can_ask_secret());
    let identity = if makes { None } else { Some(context.identity()?) };
    let org = prompt::given_or_stdin(args.org)?;
    let name = prompt::long_if_given(args.name)?.unwrap_or_else(|| say!(texts, admin_name));
    for (option, name) in [("--org", &org), ("--name", &name)] {
        if !shows(name) {
            return Err(Error::NameUnseen { option });
        }
    }
    let identity = match identity {
        Some(identity) => identity,
        // No key should be made for a store that cannot be founded.
        None if custody::is_taken(&dir) => return Err(StoreError::Exists(dir).into()),
        None => context.make_key(&path, args.no_passphrase)?,
    };
    let fingerprint = identity.fingerprint();
    warn_of_place(context, &dir);
    let recovery = (!args.no_recovery).then(RecoveryKey::generate);
    let recipient = recovery.as_ref().map(RecoveryKey::recipient);
    let clock = context.clock()?;
    let mut desk = Desk::init(&dir, identity, &org, &name, recipient.as_deref(), clock, system_random())?;
    context.remember_new(&mut desk.store);
    let line = recovery.as_ref().map(RecoveryKey::line);
    let path = dir.display().to_string();
    let sentence = say!(texts, done_init, path = &path, org = &org, fingerprint = &fingerprint);
    let data = json!({
        "store": path, "org": org, "fingerprint": fingerprint,
        "person": desk.me(), "roster": desk.roster.order().log(),
        "recovery_key": line.as_deref(),
    });
    context.output.done(&path, &sentence, &data);
    let (file, path) = context.key_file()?;
    context.warn_of_bare(&file, &path);
    match &line {
        Some(_) if context.output.json => {}
        Some(line) => context.output.warn(&say!(texts, init_recovery, key = line.as_str())),
        None => context.output.warn(&say!(texts, init_no_recovery)),
    }
    if line.is_some() {
        desk.store.recovery_told()?;
    }
    context.output.say(&say!(texts, init_channels));
    context.output.say(&say!(texts, init_next));
    Ok(())
}

pub(super) fn whoami(context: &Context) -> Result<(), Error> {
    let texts = &context.texts;
    // A person who is not let in yet has to read their fingerprint aloud; the public key is not encrypted, so no
    // passphrase is needed.
    let public = context.key_file()?.0.public();
    let aloud = say!(texts, whoami_aloud, fingerprint = spoken(&fingerprint(&public)));
    let opened = context.desk();
    let desk = opened.inspect_err(|error| {
        if matches!(error, Error::Store(_) | Error::Stranger | Error::NotYetHere { .. })
            && !context.output.json
        {
            context.output.sentences(&aloud);
        }
    })?;
    let (reader, name) = (desk.reader(), desk.roster.name(desk.me()));
    let fingerprint = desk.identity().fingerprint();
    if context.output.json {
        let roles: Vec<_> = reader
            .roles
            .iter()
            .map(|(role, scope)| json!({ "role": role, "scope": scope.to_string() }))
            .collect();
        Output::json(
            &json!({ "person": desk.me(), "name": name, "fingerprint": fingerprint, "roles": roles }),
        );
        return Ok(());
    }
    Output::text(&say!(texts, whoami, name = name, org = desk.roster.org()));
    Output::text(&fingerprint);
    context.output.sentences(&aloud);
    for (role, scope) in reader.roles {
        Output::text(&say!(texts, whoami_role, role = texts.word(role), scope = scope.to_string()));
    }
    Ok(())
}
