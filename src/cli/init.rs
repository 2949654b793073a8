//! A store, and you: `init`, `whoami`, `doctor`.

use clap::Args;
use serde_json::json;

use crate::cli::output::Output;
use crate::cli::{Counter, channels, fresh, prompt};
use crate::desk::{Desk, system_random};
use crate::domain::district;
use crate::error::Error;
use crate::say;
use crate::seal::identity::KeyFile;
use crate::seal::recovery::RecoveryKey;
use crate::store::{Store, StoreError};

/// `init --org NAME`
#[derive(Debug, Args)]
pub(super) struct InitArgs {
    #[arg(long, value_name = "NAME")]
    org: Option<String>,
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    #[arg(long)]
    no_passphrase: bool,
    #[arg(long)]
    no_recovery: bool,
}

pub(super) fn init(counter: &Counter, args: InitArgs) -> Result<(), Error> {
    let texts = &counter.texts;
    let dir = counter.store_dir()?;
    let path = counter.key_path()?;
    let makes = !path.is_file() && (args.no_passphrase || counter.can_ask_secret());
    let identity = if makes { None } else { Some(counter.identity()?) };
    let org = prompt::value(args.org, "--org", &texts.get("label-org"))?;
    let name = args.name.unwrap_or_else(|| texts.get("admin-name"));
    let identity = match identity {
        Some(identity) => identity,
        // No key is made for a store that cannot be.
        None if Store::is_taken(&dir) => return Err(StoreError::Exists(dir).into()),
        None => counter.make_key(&path, args.no_passphrase)?,
    };
    let fingerprint = identity.fingerprint();
    let recovery = (!args.no_recovery).then(RecoveryKey::generate);
    let recipient = recovery.as_ref().map(RecoveryKey::recipient);
    let clock = counter.clock()?;
    let mut desk = Desk::init(&dir, identity, &org, &name, recipient.as_deref(), clock, system_random())?;
    counter.remember_new(&mut desk.store);
    channels::lay(&dir)?;
    let line = recovery.as_ref().map(RecoveryKey::line);
    let path = dir.display().to_string();
    let sentence = say!(texts, "done-init", path = &path, org = &org, fingerprint = &fingerprint);
    let data = json!({
        "store": path, "org": org, "fingerprint": fingerprint,
        "person": desk.me(), "roster": desk.roster.order().log(),
        "recovery_key": line.as_deref(),
    });
    counter.output.done(&path, &sentence, &data);
    let (file, path) = counter.key_file()?;
    counter.warn_of_bare(&file, &path);
    match &line {
        Some(_) if counter.output.json => {}
        Some(line) => counter.output.warn(&say!(texts, "init-recovery", key = line.as_str())),
        None => counter.output.warn(&texts.get("init-no-recovery")),
    }
    counter.output.say(&texts.get("init-channels"));
    counter.output.say(&texts.get("init-next"));
    Ok(())
}

pub(super) fn whoami(counter: &Counter) -> Result<(), Error> {
    let desk = counter.desk()?;
    let texts = &counter.texts;
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
    for (role, scope) in reader.roles {
        Output::text(&say!(texts, "whoami-role", role = texts.word(role), scope = scope.to_string()));
    }
    Ok(())
}

/// Fewer approvers than this over a district is a warning: one decides, another seconds, the third is away.
pub(super) const ENOUGH_APPROVERS: usize = 3;

/// The districts with cases that too few approvers cover.
pub(super) fn too_few_approvers(desk: &Desk) -> Result<Vec<(String, usize)>, Error> {
    let districts = desk.store.districts_in_use(&desk.reader())?;
    let counted = districts.into_iter().filter_map(|code: String| {
        let district = district::by_code(district::ORDER, code.parse().ok()?)?;
        Some((code, desk.roster.approvers_over(|scope| scope.covers(district.code))))
    });
    Ok(counted.filter(|(_, approvers)| *approvers < ENOUGH_APPROVERS).collect())
}

pub(super) fn doctor(counter: &Counter) -> Result<(), Error> {
    let desk = counter.desk()?;
    let texts = &counter.texts;
    let few = too_few_approvers(&desk)?;
    let nowhere = desk.roster.approvers_over(|_| true);
    let events = desk.store.events()?;
    let waiting = desk.roster.policies_waiting().count();
    let recovery = desk.store.recovery()?.is_some();
    let (file, path) = counter.key_file()?;
    counter.warn_of_bare(&file, &path);
    if counter.output.json {
        let few: Vec<_> = few.iter().map(|(code, n)| json!({ "district": code, "approvers": n })).collect();
        Output::json(&json!({
            "version": env!("CARGO_PKG_VERSION"), "events": events, "openers": desk.store.openers(),
            "approvers": nowhere, "too_few_approvers": few, "policies_waiting": waiting,
            "recovery": recovery, "passphrase": !matches!(file, KeyFile::Open(_)),
            "rollbacks": desk.store.rollbacks()?,
        }));
        return Ok(());
    }
    Output::text(&say!(texts, "doctor-version", version = env!("CARGO_PKG_VERSION")));
    Output::text(&say!(texts, "doctor-events", events = events));
    Output::text(&say!(texts, "doctor-openers", count = desk.store.openers()));
    Output::text(&texts.get(if recovery { "doctor-recovery" } else { "doctor-no-recovery" }));
    Output::text(&say!(texts, "doctor-approvers", count = nowhere));
    if waiting > 0 {
        Output::text(&say!(texts, "doctor-policies", count = waiting));
    }
    warn_of_approvers(counter, &few, nowhere);
    fresh::rollbacks(counter, &desk.store.rollbacks()?, &desk.roster);
    Ok(())
}

/// Says where too few approvers cover a district.
pub(super) fn warn_of_approvers(counter: &Counter, few: &[(String, usize)], nowhere: usize) {
    let texts = &counter.texts;
    if few.is_empty() && nowhere < ENOUGH_APPROVERS {
        counter.output.warn(&say!(texts, "few-approvers", count = nowhere, enough = ENOUGH_APPROVERS));
    }
    for (code, count) in few {
        let sentence =
            say!(texts, "few-approvers-over", district = code, count = *count, enough = ENOUGH_APPROVERS);
        counter.output.warn(&sentence);
    }
}
