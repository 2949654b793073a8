//! A store begins with the first event of the roster and the administrator.

use serde_json::Value;
use zeroize::Zeroizing;

use crate::custody;
use crate::desk::{Clock, Desk, Random};
use crate::domain::district::Scope;
use crate::domain::entry::{Body, Entry, Header, LogKind, Timestamp};
use crate::domain::event::{Act, Role};
use crate::domain::ids::PersonId;
use crate::error::Error;
use crate::seal::identity::Identity;
use crate::store::Batch;
use crate::store::recovery::Recovery;

impl Desk {
    /// Makes a store: the first event of the roster, and the admin's role for the same key. `recovery` is the public
    /// half of a recovery key.
    pub fn init(
        dir: &std::path::Path,
        identity: Identity,
        org: &str,
        name: &str,
        recovery: Option<&str>,
        clock: Clock,
        mut random: Random,
    ) -> Result<Desk, Error> {
        let (mut vault_key, mut person) = (Zeroizing::new([0; 32]), [0; 8]);
        random(&mut *vault_key)?;
        random(&mut person)?;
        let key = identity.public();
        let person = PersonId(person);
        let mut salt = || -> Result<[u8; 16], Error> {
            let mut salt = [0; 16];
            random(&mut salt)?;
            Ok(salt)
        };
        let mut header = |prev: &[&Entry], act: Act, body: &Value| -> Result<Entry, Error> {
            let fields = clock.told(body.as_object().cloned().unwrap_or_default());
            let body = Body::write(salt()?, &fields);
            let header = Header {
                kind: LogKind::Roster,
                log: prev.first().map(|first| first.log()),
                prev: prev.iter().map(|entry| entry.id).collect(),
                auth: Vec::new(),
                n: u32::try_from(prev.len()).unwrap_or_default(),
                by: key,
                at: Timestamp::new(clock.now),
                act,
                body: Some(body.reference()),
            };
            Ok(identity.sign_event(header, Some(body))?)
        };
        let genesis = header(&[], Act::Genesis { roots: vec![key] }, &serde_json::json!({ "org": org }))?;
        let grant = Act::Grant { person, key, role: Role::Admin, scope: Scope::Canada };
        let grant = header(&[&genesis], grant, &serde_json::json!({ "name": name }))?;
        let vault_key = crate::seal::vault_key::VaultKey::new(*vault_key);
        let first = Batch { entries: vec![genesis, grant], ..Batch::default() };
        let log = first.entries.iter().map(Entry::log).next();
        let made = recovery.zip(log).map(|(recipient, log)| Recovery::make(log, recipient, &identity));
        custody::found(dir, vault_key, &key, made.transpose()?.as_ref(), &first, Timestamp::new(clock.now))?;
        let store = custody::open(dir, &identity)?;
        Desk::open(store, identity, clock, random)
    }
}
