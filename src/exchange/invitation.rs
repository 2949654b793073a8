//! How somebody joins from another machine: an invitation, signed by somebody who may grant the roles in it, and the request
//! that answers it, signed by the new key. As with a header, there is exactly one text for each. Neither has a secret.

use std::fmt::Write;

use chrono::{NaiveDate, TimeDelta};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::domain::case::candidate::Language;
use crate::domain::channels::Channels;
use crate::domain::district::Scope;
use crate::domain::entry::{Timestamp, newer_format};
use crate::domain::event::Role;
use crate::domain::ids::{Digest256, EventId, PublicKey, sha256};
use crate::domain::names::shows;
use crate::exchange::lines::Lines;
use crate::exchange::six_words;
use crate::seal::identity::Identity;
use crate::seal::signature;
use crate::seal::vault_key::KeyError;
use crate::store::StoreError;

/// The namespace of both signatures; the first line of a text says which of them it is.
pub const NAMESPACE: &str = "bundle@greenlight";
/// The most bytes of either file.
pub const MAX_BYTES: usize = 64 * 1024;
/// For how many days an invitation can be answered.
pub const DAYS: i64 = 30;
/// The most roles of one invitation.
pub const MOST_ROLES: usize = 24;

const INVITATION: &str = "greenlight1 invitation";
const REQUEST: &str = "greenlight1 request";

/// Why a file is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unread {
    /// It is something else, or not whole.
    Foreign,
    /// It was changed after it was signed.
    Changed,
    /// A newer program wrote it.
    Newer,
}

/// An invitation to join a party.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// The party, by the log of its roster.
    pub roster: EventId,
    /// Its root keys.
    pub roots: Vec<PublicKey>,
    /// Its name.
    pub party: String,
    /// The key of the person who invites.
    pub by: PublicKey,
    /// Their name.
    pub inviter: String,
    /// The person who is invited.
    pub invited: String,
    /// The roles that they are to have.
    pub roles: Vec<(Role, Scope)>,
    /// The language of the six words.
    pub language: Language,
    /// The mailbox: its kind and place.
    pub mailbox: Option<String>,
    /// Settings that the first approvers are asked to set: `NAME=VALUE`.
    pub settings: Vec<String>,
    /// Offices that they are asked to set.
    pub offices: Option<Channels>,
    /// When it was made, by the inviter's clock.
    pub at: Timestamp,
}

/// The answer to an invitation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// The party, by the log of its roster.
    pub roster: EventId,
    /// The SHA-256 of the invitation's text.
    pub invitation: Digest256,
    /// The name of the person who joins.
    pub name: String,
    /// Their key.
    pub key: PublicKey,
    /// When it was made, by their clock.
    pub at: Timestamp,
}

/// A value as JSON on one line, so that a name cannot add a line.
fn quoted(value: &impl Serialize) -> String {
    // Names and offices can always be written.
    serde_json::to_string(value).unwrap_or_default()
}

fn unquoted<T: DeserializeOwned>(text: &str) -> Option<T> {
    serde_json::from_str(text).ok()
}

/// Whether bytes begin as the file of a request does.
pub(super) fn begins_as_a_request(bytes: &[u8]) -> bool {
    bytes.strip_prefix(REQUEST.as_bytes()).is_some_and(|rest| rest.starts_with(b"\n"))
}

/// Reads a text that ends with a signature of the key that it names.
fn signed<T>(
    bytes: &[u8],
    first_line: &str,
    read: impl Fn(&str) -> Option<T>,
    by: impl Fn(&T) -> PublicKey,
) -> Result<(T, Digest256), Unread> {
    if newer_format(bytes).is_some() {
        return Err(Unread::Newer);
    }
    let whole = Some(bytes).filter(|bytes| bytes.len() <= MAX_BYTES);
    let whole = whole.and_then(|bytes| std::str::from_utf8(bytes).ok()).ok_or(Unread::Foreign)?;
    let (text, armored) = signature::parted(whole).ok_or(Unread::Foreign)?;
    if !text.starts_with(&format!("{first_line}\n")) {
        return Err(Unread::Foreign);
    }
    // What begins as ours and is not exactly as a program prints it was changed.
    let told = read(text).ok_or(Unread::Changed)?;
    match signature::armored_over(&by(&told), NAMESPACE, text, armored) {
        Some(_) => Ok((told, Digest256(sha256(text.as_bytes())))),
        None => Err(Unread::Changed),
    }
}

fn sign(text: &str, identity: &Identity) -> Result<String, StoreError> {
    let signature = identity.sign(NAMESPACE, text.as_bytes()).map_err(KeyError::Agent)?;
    let armored = signature::armor(&identity.public(), NAMESPACE, &signature);
    Ok(text.to_owned() + &armored.map_err(|error| StoreError::Damaged(error.to_string()))?)
}

impl Invitation {
    /// The only text for this invitation.
    pub fn to_text(&self) -> String {
        let Invitation { roster, roots, party, by, inviter, invited, roles, language, .. } = self;
        let mut text = format!("{INVITATION}\nroster {roster}\n");
        // Writing into a String cannot fail.
        for root in roots {
            let _ = writeln!(text, "root {root}");
        }
        let [party, inviter, invited] = [party, inviter, invited].map(quoted);
        let _ = writeln!(text, "party {party}\nby {by}\ninviter {inviter}\ninvited {invited}");
        for (role, scope) in roles {
            let _ = writeln!(text, "role {role} {scope}");
        }
        let mailbox = self.mailbox.as_ref().map_or_else(|| "-".to_owned(), quoted);
        let _ = writeln!(text, "language {language}\nmailbox {mailbox}");
        for setting in &self.settings {
            let _ = writeln!(text, "setting {}", quoted(setting));
        }
        let offices = self.offices.as_ref().map_or_else(|| "-".to_owned(), quoted);
        let _ = writeln!(text, "offices {offices}\nat {}", self.at);
        text
    }

    fn read(text: &str) -> Option<Invitation> {
        let mut lines = Lines::after(INVITATION, text)?;
        let roster = lines.value("roster")?.parse().ok()?;
        let roots: Option<Vec<PublicKey>> =
            lines.values("root").into_iter().map(|key| key.parse().ok()).collect();
        let party = unquoted(lines.value("party")?)?;
        let by = lines.value("by")?.parse().ok()?;
        let (inviter, invited) = (unquoted(lines.value("inviter")?)?, unquoted(lines.value("invited")?)?);
        let role = |line: &str| {
            let (role, scope) = line.split_once(' ')?;
            Some((role.parse().ok()?, scope.parse().ok()?))
        };
        let roles: Option<Vec<(Role, Scope)>> = lines.values("role").into_iter().map(role).collect();
        let language = lines.value("language")?.parse().ok()?;
        let one = |text: &str| if text == "-" { Some(None) } else { unquoted(text).map(Some) };
        let mailbox = one(lines.value("mailbox")?)?;
        let settings: Option<Vec<String>> = lines.values("setting").into_iter().map(unquoted).collect();
        let offices = lines.value("offices")?;
        let offices = if offices == "-" { None } else { Some(unquoted(offices)?) };
        let at = lines.value("at")?.parse().ok()?;
        let (roots, roles, settings) = (roots?, roles?, settings?);
        let read = Invitation {
            roster,
            roots,
            party,
            by,
            inviter,
            invited,
            roles,
            language,
            mailbox,
            settings,
            offices,
            at,
        };
        let fits =
            !read.roots.is_empty() && (1..=MOST_ROLES).contains(&read.roles.len()) && shows(&read.invited);
        (fits && read.to_text() == text).then_some(read)
    }

    /// Reads an invitation and verifies its signature. The hash is that of its text.
    pub fn parse(bytes: &[u8]) -> Result<(Invitation, Digest256), Unread> {
        signed(bytes, INVITATION, Invitation::read, |read| read.by)
    }

    /// The file: the text and the inviter's signature.
    pub fn sign(&self, identity: &Identity) -> Result<String, StoreError> {
        sign(&self.to_text(), identity)
    }

    /// The SHA-256 of its text, by which a request names it.
    pub fn hash(&self) -> Digest256 {
        Digest256(sha256(self.to_text().as_bytes()))
    }

    /// The day on which it was made, where that is too long ago.
    pub fn too_old(&self, now: Timestamp) -> Option<NaiveDate> {
        let made = self.at.utc();
        (now.utc() - made > TimeDelta::days(DAYS)).then(|| made.date_naive())
    }

    /// The six words for a key that answers it.
    pub fn six_words(&self, key: PublicKey) -> String {
        six_words::of(self.roster, self.hash(), key, self.language)
    }
}

impl Request {
    /// The only text for this request.
    pub fn to_text(&self) -> String {
        let Request { roster, invitation, name, key, at } = self;
        let name = quoted(name);
        format!("{REQUEST}\nroster {roster}\ninvitation {invitation}\nname {name}\nkey {key}\nat {at}\n")
    }

    fn read(text: &str) -> Option<Request> {
        let mut lines = Lines::after(REQUEST, text)?;
        let read = Request {
            roster: lines.value("roster")?.parse().ok()?,
            invitation: lines.value("invitation")?.parse().ok()?,
            name: unquoted(lines.value("name")?)?,
            key: lines.value("key")?.parse().ok()?,
            at: lines.value("at")?.parse().ok()?,
        };
        (shows(&read.name) && read.to_text() == text).then_some(read)
    }

    /// Reads a request and verifies that the key in it signed it.
    pub fn parse(bytes: &[u8]) -> Result<Request, Unread> {
        signed(bytes, REQUEST, Request::read, |read| read.key).map(|(read, _)| read)
    }

    /// The file: the text and the signature of the new key.
    pub fn sign(&self, identity: &Identity) -> Result<String, StoreError> {
        sign(&self.to_text(), identity)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at() -> Timestamp {
        "2026-11-22T06:00:00Z".parse().unwrap()
    }

    fn invitation(key: &Identity) -> Invitation {
        Invitation {
            roster: EventId(sha256(b"a roster")),
            roots: vec![key.public()],
            party: "Parti « Exemple »\nby".to_owned(),
            by: key.public(),
            inviter: "Imogen Ashgrove".to_owned(),
            invited: "Théo Larivée".to_owned(),
            roles: vec![(Role::Vetter, "ON".parse().unwrap()), (Role::Approver, Scope::Canada)],
            language: Language::French,
            mailbox: Some("folder /srv/box".to_owned()),
            settings: vec!["leader_days=3".to_owned(), "second=all".to_owned()],
            offices: Some(serde_json::from_str(r#"{"police":{"line":"911"}}"#).unwrap()),
            at: at(),
        }
    }

    fn request(key: &Identity) -> Request {
        let invitation = Digest256(sha256(b"an invitation"));
        Request {
            roster: EventId(sha256(b"a roster")),
            invitation,
            name: "Théo".to_owned(),
            key: key.public(),
            at: at(),
        }
    }

    /// Whether a file is refused with any bit of it flipped, cut anywhere, or with something added.
    fn refuses_all_but(whole: &str, takes: impl Fn(&[u8]) -> bool) {
        assert!(takes(whole.as_bytes()));
        for at in 0..whole.len() * 8 {
            let mut changed = whole.as_bytes().to_vec();
            changed[at / 8] ^= 1 << (at % 8);
            assert!(!takes(&changed), "bit {at}");
        }
        for end in 0..whole.len() {
            assert!(!takes(&whole.as_bytes()[..end]), "cut at {end}");
        }
        for changed in
            [format!("{whole}\n"), format!("\n{whole}"), whole.replace('\n', "\r\n"), whole.repeat(2)]
        {
            assert!(!takes(changed.as_bytes()));
        }
    }

    #[test]
    fn an_invitation_is_read_as_it_was_signed_and_no_other_way() {
        let key = Identity::from_seed(&[7; 32]);
        let all = invitation(&key);
        let least = Invitation {
            mailbox: None,
            settings: Vec::new(),
            offices: None,
            roles: vec![(Role::Vetter, Scope::Canada)],
            ..all.clone()
        };
        for invitation in [all, least] {
            let whole = invitation.sign(&key).unwrap();
            assert_eq!(Invitation::parse(whole.as_bytes()), Ok((invitation.clone(), invitation.hash())));
            refuses_all_but(&whole, |bytes| Invitation::parse(bytes).is_ok());
            assert_eq!(Request::parse(whole.as_bytes()), Err(Unread::Foreign));
        }
    }

    #[test]
    fn a_request_is_read_as_it_was_signed_and_no_other_way() {
        let key = Identity::from_seed(&[7; 32]);
        let whole = request(&key).sign(&key).unwrap();
        assert_eq!(Request::parse(whole.as_bytes()), Ok(request(&key)));
        refuses_all_but(&whole, |bytes| Request::parse(bytes).is_ok());
        assert_eq!(Invitation::parse(whole.as_bytes()), Err(Unread::Foreign));
    }

    #[test]
    fn a_file_says_why_it_is_not_taken() {
        let (key, other) = (Identity::from_seed(&[7; 32]), Identity::from_seed(&[8; 32]));
        let whole = invitation(&key).sign(&key).unwrap();
        let of = |text: String| Invitation::parse(text.as_bytes()).unwrap_err();
        assert_eq!(of(whole.replace("greenlight1", "greenlight2")), Unread::Newer);
        assert_eq!(of(whole.replace("role approver CA", "role admin CA")), Unread::Changed);
        assert_eq!(of(whole.replace("role approver CA", "role queen CA")), Unread::Changed);
        assert_eq!(of(whole.replace("-----BEGIN", "-----begin")), Unread::Foreign);
        assert_eq!(of("Dear Théo, ".to_owned()), Unread::Foreign);
        // Another key cannot sign for the one that a text names.
        assert_eq!(of(invitation(&key).sign(&other).unwrap()), Unread::Changed);
        let forged = request(&key).sign(&other).unwrap();
        assert_eq!(Request::parse(forged.as_bytes()), Err(Unread::Changed));
    }

    #[test]
    fn it_is_old_after_thirty_days() {
        let invitation = invitation(&Identity::from_seed(&[7; 32]));
        let at = |text: &str| invitation.too_old(text.parse().unwrap());
        assert_eq!(at("2026-12-22T06:00:00Z"), None);
        assert_eq!(at("2026-12-22T06:00:01Z"), NaiveDate::from_ymd_opt(2026, 11, 22));
    }
}
