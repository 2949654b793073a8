//! A store, and you: `init`, `whoami`.

use clap::Args;
use serde_json::json;

use crate::cli::doctor::warn_of_place;
use crate::cli::output::Output;
use crate::cli::person::meet::spoken;
use crate::cli::{Counter, channels, prompt};
use crate::desk::{Desk, system_random};
use crate::error::Error;
use crate::say;
use crate::store::Store;

/// `init --org NAME`
#[derive(Debug, Args)]
pub(super) struct InitArgs {
    #[arg(long, value_name = "NAME")]
    org: Option<String>,
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
}

pub(super) fn init(counter: &Counter, args: InitArgs) -> Result<(), Error> {
    let texts = &counter.texts;
    let dir = counter.store_dir()?;
    let identity = counter.identity()?;
    let org = prompt::value(args.org, "--org", &texts.get("label-org"))?;
    let name = args.name.unwrap_or_else(|| texts.get("admin-name"));
    let fingerprint = identity.fingerprint();
    warn_of_place(counter, &dir);
    let desk = Desk::init(&dir, identity, &org, &name, counter.clock()?, system_random())?;
    channels::lay(&dir)?;
    let path = dir.display().to_string();
    let sentence = say!(texts, "done-init", path = &path, org = &org, fingerprint = &fingerprint);
    let data = json!({
        "store": path, "org": org, "fingerprint": fingerprint,
        "person": desk.me(), "roster": desk.roster.history().log(),
    });
    counter.output.done(&path, &sentence, &data);
    counter.output.say(&texts.get("init-channels"));
    counter.output.say(&texts.get("init-next"));
    Ok(())
}

pub(super) fn whoami(counter: &Counter) -> Result<(), Error> {
    let texts = &counter.texts;
    // Whoever is not let in yet has a fingerprint to read aloud all the same.
    let identity = counter.identity()?;
    let aloud = say!(texts, "whoami-aloud", fingerprint = spoken(&identity.fingerprint()));
    let opened = Store::open(&counter.store_dir()?, &identity).map_err(Error::from);
    let opened = opened.and_then(|store| Desk::open(store, identity, counter.clock()?, system_random()));
    let desk = opened.inspect_err(|error| {
        if matches!(error, Error::Store(_) | Error::Stranger) && !counter.output.json {
            Output::text(&aloud);
        }
    })?;
    let (reader, name) = (desk.reader(), desk.roster.name(desk.me()));
    let fingerprint = desk.identity().fingerprint();
    if counter.output.json {
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
    Output::text(&say!(texts, "whoami", name = name, org = desk.roster.org(), fingerprint = fingerprint));
    Output::text(&aloud);
    for (role, scope) in reader.roles {
        Output::text(&say!(texts, "whoami-role", role = texts.word(role), scope = scope.to_string()));
    }
    Ok(())
}
