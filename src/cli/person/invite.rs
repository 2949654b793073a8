//! `person invite`: a signed file by which somebody joins the party from another machine.

use std::path::PathBuf;

use clap::Args;
use serde_json::json;

use crate::cli::asking::in_words;
use crate::cli::context::Context;
use crate::cli::person::scope;
use crate::cli::{channels, lookup, prompt};
use crate::desk::Desk;
use crate::domain::case::candidate::Language;
use crate::domain::channels::Channels;
use crate::domain::district::Scope;
use crate::domain::entry::Timestamp;
use crate::domain::event::Role;
use crate::domain::names::shows;
use crate::domain::policy::{Kind, Policy};
use crate::domain::refusal::Refusal;
use crate::error::Error;
use crate::exchange::invitation::{DAYS, Invitation, MAX_BYTES, MOST_ROLES};
use crate::intake::channels::MAX_BYTES as MAX_LIST;
use crate::report::texts::Lang;
use crate::say;
use crate::store::private::private_file;

/// `person invite NAME --role ROLE --scope SCOPE --out FILE`
#[derive(Debug, Args)]
pub(in crate::cli) struct InviteArgs {
    #[arg(value_name = "NAME|-")]
    name: Option<String>,
    #[arg(long, value_name = "ROLE", required = true)]
    role: Vec<String>,
    #[arg(long, value_name = "SCOPE", required = true)]
    scope: Vec<String>,
    #[arg(long, value_name = "TEXT|-")]
    mailbox: Option<String>,
    #[arg(long, value_name = "SETTING=VALUE")]
    propose: Vec<String>,
    #[arg(long, value_name = "FILE|-")]
    channels: Option<String>,
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

/// The roles with their scopes, in the order in which they were given.
fn roles(args: &InviteArgs) -> Result<Vec<(Role, Scope)>, Error> {
    if args.role.len() != args.scope.len() || args.role.len() > MOST_ROLES {
        return Err(Error::RolesAndScopes { most: MOST_ROLES });
    }
    let both = args.role.iter().zip(&args.scope);
    both.map(|(role, of)| Ok((lookup::word::<Role>(role)?, scope(of)?))).collect()
}

/// The mailbox of the team as an invitation has it: one of this store by its name, else what was typed.
fn mailbox(desk: &Desk, typed: Option<String>) -> Result<Option<String>, Error> {
    let Some(typed) = typed else { return Ok(None) };
    let named = desk.store.mailboxes()?.into_iter().find(|mailbox| mailbox.name == typed);
    Ok(Some(named.map_or(typed, |mailbox| format!("{} {}", mailbox.kind, mailbox.place))))
}

/// Whether a place has a password in it, as in `postgres://name:password@host`.
fn has_a_secret(place: &str) -> bool {
    let after = place.split_once("://").map(|(_, after)| after.split(['/', '?']).next().unwrap_or_default());
    after.and_then(|after| after.rsplit_once('@')).is_some_and(|(user, _)| user.contains(':'))
        || place.contains("password=")
}

/// A setting that may be proposed, as it was typed. Its value is read when the approvers set it.
fn setting(given: String) -> Result<String, Error> {
    let bad = || Error::BadSetting { setting: given.clone() };
    let (name, _) = given.split_once('=').ok_or_else(bad)?;
    match Policy::SETTINGS.iter().find(|(known, _)| *known == name).ok_or_else(bad)?.1 {
        Kind::Offices => Err(Error::SettingOfChannels),
        Kind::Districts => Err(Error::SettingOfDistricts),
        _ => Ok(given),
    }
}

/// What the first approvers are asked to set.
fn proposal(
    context: &Context,
    desk: &Desk,
    args: &mut InviteArgs,
    roles: &[(Role, Scope)],
) -> Result<(Vec<String>, Option<Channels>), Error> {
    let settings: Vec<String> =
        std::mem::take(&mut args.propose).into_iter().map(setting).collect::<Result<_, _>>()?;
    let offices = match &args.channels {
        Some(file) => Some(channels::offices_of(context, file, &prompt::file_or_stdin(file, MAX_LIST)?)?),
        None => None,
    };
    let to_approver = roles.contains(&(Role::Approver, Scope::Canada));
    if (!settings.is_empty() || offices.is_some()) && !(to_approver && desk.roster.wants_a_policy()) {
        return Err(Error::NoProposal);
    }
    Ok((settings, offices))
}

pub(super) fn invite(context: &Context, mut args: InviteArgs) -> Result<(), Error> {
    let texts = &context.texts;
    let invited = prompt::value(args.name.take(), "NAME", &say!(texts, label_name))?;
    if !shows(&invited) {
        return Err(Error::NameUnseen { option: "NAME" });
    }
    let roles = roles(&args)?;
    let typed = prompt::long_if_given(args.mailbox.take())?;
    if typed.as_deref().is_some_and(has_a_secret) {
        return Err(Error::MailboxSecret);
    }
    let desk = context.desk()?;
    let mailbox = mailbox(&desk, typed)?;
    let by = desk.identity().public();
    for (role, _) in &roles {
        desk.roster.may_invite(by, *role).map_err(Refusal::from)?;
    }
    let (settings, offices) = proposal(context, &desk, &mut args, &roles)?;
    let invitation = Invitation {
        roster: desk.store.roster_log()?,
        roots: desk.roster.roots().to_vec(),
        party: desk.roster.org().to_owned(),
        by,
        inviter: desk.roster.name(desk.me()),
        invited,
        roles,
        language: match texts.lang() {
            Lang::En => Language::English,
            Lang::Fr => Language::French,
        },
        mailbox,
        settings,
        offices,
        at: Timestamp::new(desk.clock.now),
    };
    let whole = invitation.sign(desk.identity())?;
    if whole.len() > MAX_BYTES {
        return Err(Error::TextTooLong { bytes: whole.len() as u64, most: MAX_BYTES });
    }
    let hash = invitation.hash();
    // It is kept first: a file that nobody could answer would be of no use.
    desk.store.keep_invitation(hash, &whole)?;
    let (path, name) = (args.out.display().to_string(), invitation.invited.as_str());
    let roles = in_words(&invitation.roles, context);
    let sentence = say!(texts, done_invite, path = &path, name = name, roles = roles, days = DAYS);
    if args.out.as_os_str() == "-" {
        context.hand_out(None, &whole)?;
        context.output.say(&sentence);
        return Ok(());
    }
    private_file(&args.out, whole.as_bytes())?;
    let data = json!({ "invitation": path, "sha256": hash, "name": name, "text": whole });
    context.output.done(&path, &sentence, &data);
    context.output.say(&say!(texts, invite_next, name = name));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_in_the_place_of_a_mailbox_is_seen() {
        for place in
            ["postgres postgres://ann:secret@db/x", "postgres host=db password=x", "rclone https://a:b@c"]
        {
            assert!(has_a_secret(place), "{place}");
        }
        for place in
            ["folder /srv/a:b@c", "postgres postgres://ann@db:5432/x", "postgres postgres://db:5432/a@b:c"]
        {
            assert!(!has_a_secret(place), "{place}");
        }
    }
}
