//! Requests to join that go through a mailbox: how `join` leaves one there, and how `sync` says that one waits.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::cli::context::Context;
use crate::cli::mailbox::{add_shared, carrier, fitting};
use crate::desk::Desk;
use crate::domain::district::Scope;
use crate::domain::entry::Timestamp;
use crate::domain::event::Role;
use crate::domain::words::Word;
use crate::error::Error;
use crate::exchange::asking::{self, Own, Waiting};
use crate::exchange::invitation::Invitation;
use crate::exchange::mailbox::{Carrier, CarrierKind};
use crate::say;
use crate::store::Store;

/// Roles and scopes in words.
pub(super) fn in_words(roles: &[(Role, Scope)], context: &Context) -> String {
    let word = |(role, scope): &(Role, Scope)| {
        say!(context.texts, invite_role, role = context.texts.word(*role), scope = scope.to_string())
    };
    roles.iter().map(word).collect::<Vec<_>>().join(", ")
}

/// The folder that a newcomer shares with the team: the one that they named, which has to be there; else the one of the
/// invitation, where it is a folder of this computer. `dir` is where their store is or will be.
pub(super) fn shared(
    named: Option<&PathBuf>,
    invitation: &Invitation,
    dir: &Path,
) -> Result<Option<String>, Error> {
    if let Some(path) = named {
        let place = fitting(path, dir)?;
        Carrier::of(CarrierKind::Folder, Path::new(&place)).is_here()?;
        return Ok(Some(place));
    }
    let said = invitation.mailbox.as_deref().and_then(|mailbox| mailbox.split_once(' '));
    let place =
        said.filter(|(kind, _)| *kind == CarrierKind::Folder.word()).map(|(_, place)| Path::new(place));
    // Nobody vouches for an invitation before the six words were heard, so no server is called because it names one.
    let is_of_a_server =
        |place: &&Path| ["//", r"\\"].iter().any(|begin| place.to_string_lossy().starts_with(begin));
    let place = place.filter(|place| place.is_absolute() && !is_of_a_server(place));
    let place = place.and_then(|place| fitting(place, dir).ok());
    Ok(place.filter(|place| Carrier::of(CarrierKind::Folder, Path::new(place)).is_here().is_ok()))
}

/// Keeps a sealed request and leaves it in the mailboxes of a new store, the shared folder among them. Where one does not
/// take it, `sync` leaves it there later.
pub(super) fn ask(
    context: &Context,
    store: &mut Store,
    sealed: &[u8],
    shared: Option<&str>,
    now: Timestamp,
) -> Result<(), Error> {
    if let Some(place) = shared {
        add_shared(store, place, now)?;
    }
    let earlier = store.asking()?.filter(|earlier| earlier != sealed);
    store.ask(sealed)?;
    for mailbox in store.mailboxes()? {
        let carrier = carrier(&mailbox)?;
        if let Some(earlier) = &earlier {
            // What is left of it is only litter.
            let _ = asking::take_away(&carrier, earlier);
        }
        if let Err(why) = carrier.put(sealed) {
            context.warn_of(why);
        }
    }
    Ok(())
}

/// Says what became of one's own request.
pub(super) fn tell_own(context: &Context, store: &Store, own: Own) -> Result<(), Error> {
    let texts = &context.texts;
    let Some(joined) = store.joined()? else { return Ok(()) };
    let inviter = joined.inviter.as_str();
    match own {
        Own::Done => {}
        Own::TooOld => context.output.warn(&say!(texts, asking_too_old, inviter = inviter)),
        Own::Asked => {
            if let Ok((invitation, _)) = Invitation::parse(joined.invitation.as_bytes()) {
                let words = invitation.six_words(joined.owner);
                context.output.say(&say!(texts, asking_waits, inviter = inviter, words = words));
            }
        }
    }
    Ok(())
}

/// The requests that this person may answer.
pub(super) fn for_me(desk: &Desk) -> Result<Vec<Waiting>, Error> {
    let mut waiting = asking::waiting(&desk.store, &desk.roster, Timestamp::new(desk.clock.now))?;
    let me = desk.identity().public();
    let may = |waiting: &Waiting| {
        waiting.invitation.roles.iter().all(|(role, _)| desk.roster.may_invite(me, *role).is_ok())
    };
    waiting.retain(may);
    Ok(waiting)
}

/// Who asks to join, as data. The words are not among it: they are to be heard.
pub(super) fn data(waiting: &[Waiting]) -> Vec<Value> {
    let row = |waiting: &Waiting| {
        let Waiting { request, invitation, .. } = waiting;
        let roles: Vec<_> = invitation
            .roles
            .iter()
            .map(|(role, scope)| json!({ "role": role, "scope": scope.to_string() }))
            .collect();
        json!({ "name": request.name, "roles": roles, "asked": request.at.to_string() })
    };
    waiting.iter().map(row).collect()
}

/// Says who asks to join. Several requests under one name are one line: only their words tell them apart.
pub(super) fn tell(context: &Context, waiting: &[Waiting]) {
    let texts = &context.texts;
    for several in waiting.chunk_by(|one, other| one.request.name == other.request.name) {
        let Some(Waiting { request, invitation, .. }) = several.first() else { continue };
        let (name, roles) = (request.name.as_str(), in_words(&invitation.roles, context));
        let line = if several.len() > 1 {
            say!(texts, asks_several, name = name, roles = roles, count = several.len())
        } else {
            say!(texts, asks_to_join, name = name, roles = roles)
        };
        context.output.warn(&line);
    }
}
