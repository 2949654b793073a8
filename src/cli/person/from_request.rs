//! `person add --from REQUEST`: lets somebody in who answered an invitation from another machine, once both heard the same
//! six words. They get the roles of the invitation; their key opens no store but their own.

use std::path::Path;

use clap::Args;
use serde_json::json;

use crate::cli::asking::in_words;
use crate::cli::context::Context;
use crate::cli::doctor::warn_of_separation;
use crate::cli::lookup::person;
use crate::cli::person::{Another, Known};
use crate::cli::prompt;
use crate::desk::{Desk, Draft, Target};
use crate::domain::called::is_called;
use crate::domain::entry::Timestamp;
use crate::domain::event::Act;
use crate::domain::ids::PersonId;
use crate::domain::likeness::alike;
use crate::domain::refusal::Refusal;
use crate::error::Error;
use crate::exchange::invitation::{Invitation, MAX_BYTES, Request, Unread};
use crate::exchange::{asking, six_words};
use crate::say;
use crate::seal::identity::fingerprint;

/// `--from FILE|NAME [--invitation FILE] [--words WORDS]`
#[derive(Debug, Args)]
pub(super) struct RequestArgs {
    #[arg(long, value_name = "FILE|NAME|-")]
    from: Option<String>,
    #[arg(long, value_name = "FILE|-", requires = "from")]
    invitation: Option<String>,
    #[arg(long, value_name = "WORDS|-", requires = "from")]
    words: Option<String>,
    #[arg(long, requires = "from", conflicts_with = "another_person")]
    same_person: bool,
}

impl RequestArgs {
    /// Whether somebody is to be let in by a request.
    pub(super) fn is_given(&self) -> bool {
        self.from.is_some()
    }
}

/// Why a file is not taken, in words that fit what it should have been.
pub(in crate::cli) fn unread(
    why: Unread,
    file: &str,
    foreign: impl FnOnce(std::path::PathBuf) -> Error,
) -> Error {
    let path = Path::new(file).to_owned();
    match why {
        Unread::Foreign => foreign(path),
        Unread::Changed => Error::ChangedOnItsWay { path },
        Unread::Newer => Error::NewerFile { path },
    }
}

/// The invitation that a request answers: the one that was made here, or that a file has. Only somebody who may grant its
/// roles now can have signed it, and it is young and unused.
fn answered(desk: &Desk, request: &Request, given: Option<&str>) -> Result<Invitation, Error> {
    let read = match given {
        Some(file) => {
            let bytes = prompt::file_or_stdin(file, MAX_BYTES)?;
            let foreign = |path| Error::NotInvitation { path };
            Invitation::parse(&bytes).map_err(|why| unread(why, file, foreign))?
        }
        None => {
            let kept = desk.store.invitation(request.invitation)?;
            let read = kept.and_then(|bytes| Invitation::parse(&bytes).ok());
            read.ok_or(Error::InvitationUnknown)?
        }
    };
    let (invitation, hash) = read;
    if hash != request.invitation || invitation.roster != request.roster {
        return Err(Error::InvitationUnknown);
    }
    if let Some(day) = invitation.too_old(Timestamp::new(desk.clock.now)) {
        return Err(Error::InvitationOld { day });
    }
    if desk.roster.is_used(hash) {
        return Err(Error::InvitationUsed { name: invitation.invited });
    }
    if invitation.roles.iter().any(|(role, _)| desk.roster.may_invite(invitation.by, *role).is_err()) {
        return Err(Error::InvitationBy { name: invitation.inviter });
    }
    Ok(invitation)
}

/// The request that somebody meant by the name of its sender, among those that came through a mailbox. Where several came
/// under one name, the words that were heard tell which is theirs.
fn by_name(desk: &Desk, name: &str, heard: Option<&str>) -> Result<Request, Error> {
    let now = Timestamp::new(desk.clock.now);
    let mut named = asking::waiting(&desk.store, &desk.roster, now)?;
    named.retain(|waiting| is_called(&waiting.request.name, name));
    let count = named.len();
    if let Some(heard) = heard.filter(|_| count > 1) {
        named.retain(|waiting| six_words::agree(heard, &waiting.six_words()));
    }
    match (named.pop(), named.is_empty(), count) {
        (Some(only), true, _) => Ok(only.request),
        (_, _, 0) => Err(Error::NoRequest { name: name.to_owned() }),
        (None, ..) => Err(Error::WordsDiffer { name: name.to_owned() }),
        _ => Err(Error::SeveralRequests { name: name.to_owned(), count }),
    }
}

/// Shows the six words and demands that they were heard: at a terminal by a yes, elsewhere by what was typed.
fn hear(context: &Context, name: &str, words: &str, typed: Option<&str>) -> Result<(), Error> {
    let texts = &context.texts;
    let differs = || Error::WordsDiffer { name: name.to_owned() };
    if let Some(typed) = typed {
        return if six_words::agree(typed, words) { Ok(()) } else { Err(differs()) };
    }
    if !prompt::can_ask() {
        return Err(Error::Missing { option: "--words" });
    }
    context.output.warn(&say!(texts, six_words, words = words));
    let heard = prompt::yes(&say!(texts, six_words_heard, name = name), texts.lang())?;
    if heard { Ok(()) } else { Err(differs()) }
}

pub(super) fn add(context: &Context, args: RequestArgs, ties: Known, another: Another) -> Result<(), Error> {
    let texts = &context.texts;
    let given = args.from.unwrap_or_default();
    let (mut heard, mut typed) = (None, args.words);
    let (mut desk, request) = if given == "-" || Path::new(&given).exists() {
        let bytes = prompt::file_or_stdin(&given, MAX_BYTES)?;
        let foreign = |path| Error::NotRequest { path };
        let request = Request::parse(&bytes).map_err(|why| unread(why, &given, foreign))?;
        (context.desk()?, request)
    } else {
        heard = prompt::long_if_given(typed.take())?;
        let desk = context.desk()?;
        let request = by_name(&desk, &given, heard.as_deref())?;
        (desk, request)
    };
    if request.roster != desk.store.roster_log()? {
        return Err(Error::OtherParty { path: Path::new(&given).to_owned() });
    }
    if let Some(owner) = desk.roster.person_of(request.key) {
        return Err(Error::KeyKnown { name: desk.roster.name(owner) });
    }
    let invitation = answered(&desk, &request, args.invitation.as_deref())?;
    let (name, invited) = (request.name.as_str(), invitation.invited.as_str());
    if !alike(name, invited) {
        return Err(Error::RequestOtherName { invited: invited.to_owned(), name: name.to_owned() });
    }
    for (role, _) in &invitation.roles {
        desk.roster.may_invite(desk.identity().public(), *role).map_err(Refusal::from)?;
    }
    let mut body = ties.body(name, &desk.names(), context)?;
    // After a loss the same person joins with another key, under the number that they have.
    let known = args.same_person.then(|| person(&desk, name)).transpose()?;
    another.record(context, &desk, &mut body, known)?;
    body.invitation = Some(request.invitation);
    let heard = prompt::long_if_given(typed)?.or(heard);
    hear(context, name, &invitation.six_words(request.key), heard.as_deref())?;
    let new = PersonId(desk.random()?);
    let (person, key) = (known.unwrap_or(new), request.key);
    let grants = invitation.roles.iter().map(|(role, scope)| {
        Draft::new(Target::Roster, Act::Grant { person, key, role: *role, scope: *scope }, &body)
    });
    let grants: Vec<Draft> = grants.collect::<Result<_, _>>()?;
    context.sign(&mut desk, &grants)?;
    let (roles, fingerprint) = (in_words(&invitation.roles, context), fingerprint(&key));
    let sentence = say!(texts, done_person_joined, name = name, roles = roles, fingerprint = &fingerprint);
    let pairs: Vec<_> = invitation
        .roles
        .iter()
        .map(|(role, scope)| json!({ "role": role, "scope": scope.to_string() }))
        .collect();
    let data = json!({ "person": person, "name": name, "roles": pairs, "fingerprint": fingerprint });
    context.output.done(&person.to_string(), &sentence, &data);
    context.output.say(&say!(texts, joined_next, name = name));
    warn_of_separation(context, &desk, person);
    Ok(())
}
