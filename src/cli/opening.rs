//! How a command gets a desk: it opens the store with the person's key, compares it with its anchor, and checks what
//! must be checked before anything is shown.

use std::path::Path;

use crate::cli::context::Context;
use crate::cli::key::agent;
use crate::cli::lookup::place;
use crate::cli::{danger, prompt, vault_key};
use crate::custody::{self, keys};
use crate::desk::{Desk, system_random};
use crate::domain::case::CaseFile;
use crate::domain::ids::PublicKey;
use crate::domain::sight::Page;
use crate::domain::words::Word;
use crate::error::Error;
use crate::report::reasons;
use crate::report::texts::Texts;
use crate::say;
use crate::seal::agent::AgentError;
use crate::seal::identity::{Identity, KeyFile};
use crate::seal::vault_key::KeyError;
use crate::store::teller::{Notice, Teller};
use crate::store::watch::Freshness;
use crate::store::{Store, StoreError};

impl Context {
    /// Opens the store with the person's key, and gives its vault the new key that is due, where an administrator asks.
    pub(super) fn desk(&self) -> Result<Desk, Error> {
        let mut desk = self.seat()?;
        vault_key::renew_if_due(self, &mut desk)?;
        Ok(desk)
    }

    /// The desk, and the case that a word names, to sign something on it.
    pub(super) fn case(&self, word: &str) -> Result<(Desk, CaseFile), Error> {
        let desk = self.desk()?;
        let file = self.one_of(word, |word| desk.case_to_sign(word, Page::Case))?;
        Ok((desk, file))
    }

    /// As [`Context::case`], for what everybody may sign who may read the brief of the case.
    pub(super) fn briefed_case(&self, word: &str) -> Result<(Desk, CaseFile), Error> {
        let desk = self.desk()?;
        let file = self.one_of(word, |word| desk.case_to_sign(word, Page::Brief))?;
        Ok((desk, file))
    }

    /// The desk, and the case that a word means, for what is shown only to somebody who has declared.
    pub(super) fn declared_case(&self, word: &str) -> Result<(Desk, CaseFile), Error> {
        let desk = self.desk()?;
        let file = self.one_of(word, |word| desk.declared_case(word, Page::Case))?;
        Ok((desk, file))
    }

    /// As [`Context::declared_case`], for what is signed or handed out.
    pub(super) fn declared_case_to_sign(&self, word: &str) -> Result<(Desk, CaseFile), Error> {
        let desk = self.desk()?;
        let file = self.one_of(word, |word| desk.declared_case_to_sign(word, Page::Case))?;
        Ok((desk, file))
    }

    /// Finds a case. Where several fit, somebody at a terminal picks one by its number.
    pub(super) fn one_of(
        &self,
        word: &str,
        find: impl Fn(&str) -> Result<CaseFile, Error>,
    ) -> Result<CaseFile, Error> {
        match find(word) {
            Err(Error::Ambiguous { word, cases }) if prompt::can_ask() => {
                let texts = &self.texts;
                self.output.warn(&say!(texts, pick_several, word = &word));
                let lines: Vec<String> = cases
                    .iter()
                    .map(|row| format!("{} {}, {}", row.short, row.name, place(row, texts)))
                    .collect();
                match prompt::pick(&lines, &say!(texts, pick_which, count = lines.len()))? {
                    Some(at) => match cases.get(at) {
                        Some(picked) => find(&picked.id.to_string()),
                        None => Err(Error::Ambiguous { word, cases }),
                    },
                    None => Err(Error::Ambiguous { word, cases }),
                }
            }
            found => found,
        }
    }

    /// Opens the store with the person's key.
    pub(super) fn seat(&self) -> Result<Desk, Error> {
        let (store, identity) = self.vault()?;
        store.look()?;
        vault_key::warn_of_untold(self, &store)?;
        let mut desk = Desk::open(store, identity, self.clock()?, system_random())?;
        desk.my_clock_is_right = self.globals.my_clock_is_right;
        if desk.store.asks_for_a_check(desk.clock.today) {
            self.output.say(&say!(self.texts, check_due));
        }
        danger::take_in(self, &mut desk);
        self.sits_at(&desk);
        Ok(desk)
    }

    /// The store, compared with its anchor, and the key that opened it. One that waits for its first bundle has nothing
    /// that a command could show.
    pub(super) fn vault(&self) -> Result<(Store, Identity), Error> {
        let (store, identity) = self.vault_or_empty()?;
        match store.awaits_its_first()? {
            Some(joined) => Err(Error::NotYetHere { inviter: joined.inviter }),
            None => Ok((store, identity)),
        }
    }

    /// As [`Context::vault`], for what may fill a store that waits for its first bundle. That one is not watched yet:
    /// [`Context::remember_new`] does so once it has events.
    pub(super) fn vault_or_empty(&self) -> Result<(Store, Identity), Error> {
        let (mut store, identity) = self.unlocked()?;
        // Where this place was seen with events, an empty store is an older copy, and comparing tells.
        let seen = || Self::anchors().is_some_and(|anchors| anchors.known(store.dir()).is_some());
        if store.awaits_its_first()?.is_none() || seen() {
            self.watch(&mut store)?;
        }
        Ok((store, identity))
    }

    /// Opens the store with a signature of the agent where that was prepared, else with the key itself.
    fn unlocked(&self) -> Result<(Store, Identity), Error> {
        let (file, path) = self.key_file()?;
        let dir = self.store_dir()?;
        if let KeyFile::Open(identity) = file {
            return Ok((custody::open(&dir, &identity)?, identity));
        }
        // Nobody should type a passphrase for a store that is not there.
        if self.can_ask_secret() && !custody::is_here(&dir) {
            return Err(StoreError::NoStore(dir).into());
        }
        let public = file.public();
        let refused = match Self::by_agent(&dir, public) {
            Ok(Some(both)) => return Ok(both),
            Ok(None) => None,
            Err(StoreError::NotForThisKey(KeyError::Agent(why))) => Some(why),
            Err(other) => return Err(other.into()),
        };
        if let Some(why) = refused.filter(|why| *why != AgentError::Gone && prompt::can_ask()) {
            self.output.say(&Error::Agent(why).tell(&self.texts).0);
        }
        let identity = self.in_hand(file, path, refused)?;
        let store = custody::open(&dir, &identity)?;
        if refused.is_none_or(|why| why == AgentError::Unsettled)
            && let Ok(agent) = agent()
        {
            // From now on the agent opens the store, if it holds this key; a failure loses nothing.
            let _ = keys::admit_agent(&store, &Identity::in_agent(agent, public));
        }
        Ok((store, identity))
    }

    /// Opens the store with a signature of the agent; none where that was never prepared, or is for another vault key.
    pub(super) fn by_agent(dir: &Path, public: PublicKey) -> Result<Option<(Store, Identity)>, StoreError> {
        if !keys::knows_agent(dir, &public) {
            return Ok(None);
        }
        let identity = Identity::in_agent(agent().map_err(KeyError::Agent)?, public);
        match custody::open(dir, &identity) {
            Ok(store) => Ok(Some((store, identity))),
            Err(StoreError::NotForThisKey(KeyError::NotForThisKey) | StoreError::EarlierKey) => Ok(None),
            Err(other) => Err(other),
        }
    }

    /// Compares a store with its anchor, and warns where it is not what was seen here last.
    pub(super) fn watch(&self, store: &mut Store) -> Result<(), Error> {
        let texts = &self.texts;
        if let Some(path) = store.open_to_a_group() {
            self.output.warn(&say!(texts, open_to_a_group, path = path.display().to_string()));
        }
        store.tell_to(self.teller());
        match Self::anchors() {
            Some(anchors) => store.watch(&anchors)?,
            None => self.output.warn(&say!(texts, anchor_nowhere)),
        }
        match store.freshness() {
            // A check of everything has not run yet; it warns by itself.
            Freshness::Unwatched | Freshness::Fresh | Freshness::Unsound(_) => {}
            Freshness::Unknown(..) if self.nameless.get() => self.output.warn(&say!(texts, doctor_unknown)),
            Freshness::Stale(stale) if self.nameless.get() => {
                self.output.warn(&say!(texts, doctor_stale, code = stale.how.word()));
            }
            Freshness::Unknown(path, why) => self.warn_unknown(&path.display().to_string(), why),
            Freshness::Stale(stale) => {
                self.output.warn(&say!(texts, stale_warning, what = reasons::stale(stale, texts)));
            }
        }
        Ok(())
    }

    /// Prints the notices of a store during another request.
    fn teller(&self) -> Teller {
        let (output, lang) = (self.output.clone(), self.texts.lang());
        Teller::new(move |told| match told {
            Notice::Checking(done, total) => output.progress(done, total),
            Notice::Altered(problems) => {
                output.warn(&say!(Texts::new(lang), altered_warning, problems = problems));
            }
        })
    }

    fn warn_unknown(&self, path: &str, why: &str) {
        let texts = &self.texts;
        let why = if why.is_empty() { say!(texts, anchor_garbled) } else { why.to_owned() };
        self.output.warn(&say!(texts, anchor_unknown, path = path, why = why));
    }

    /// Remembers a store that was made just now.
    pub(super) fn remember_new(&self, store: &mut Store) {
        if let Some(anchors) = Self::anchors()
            && let Err(error) = store.watch_new(&anchors)
        {
            self.warn_unknown(&store.dir().display().to_string(), &error.to_string());
        }
    }
}
