//! The person's key: in which file it lies, its passphrase, the ssh-agent that may hold it, and the store that it opens.

use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use crate::cli::{Counter, danger, person, prompt};
use crate::desk::{Desk, system_random};
use crate::domain::ids::PublicKey;
use crate::error::Error;
use crate::say;
use crate::seal::agent::{Agent, AgentError, PATIENCE};
use crate::seal::identity::{BadKey, Identity, KeyFile, MAX_KEY_FILE, public_line};
use crate::seal::vault_key::KeyError;
use crate::store::private::{private_dir, private_file};
use crate::store::{Store, StoreError, alone};

/// Where the public half of a key file lies.
fn beside(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".pub");
    name.into()
}

impl Counter {
    /// Where the person's key lies: `--identity`, `GREENLIGHT_IDENTITY`, or `~/.ssh/id_ed25519`.
    pub(super) fn key_path(&self) -> Result<PathBuf, Error> {
        let named = self.globals.identity.clone();
        match named.or_else(|| std::env::var_os("GREENLIGHT_IDENTITY").map(PathBuf::from)) {
            Some(named) => Ok(named),
            None => etcetera::home_dir()
                .map(|home| home.join(".ssh").join("id_ed25519"))
                .map_err(|error| Error::Failed("no-home", vec![("error", error.to_string())])),
        }
    }

    /// Whether a passphrase can be had, from a person or from a script.
    pub(super) fn can_ask_secret(&self) -> bool {
        self.globals.passphrase_fd.is_some() || prompt::can_ask()
    }

    /// The key file and where it lies; its public half where only that is there.
    pub(super) fn key_file(&self) -> Result<(KeyFile, String), Error> {
        let mut path = self.key_path()?;
        let shown = path.display().to_string();
        if !path.is_file() {
            path = beside(&path);
        }
        if !path.is_file() {
            return Err(Error::NoKey(shown));
        }
        let file = Zeroizing::new(prompt::file(&path, MAX_KEY_FILE)?);
        let key = KeyFile::read(&file).map_err(|bad| Error::Key(bad, shown.clone()))?;
        Ok((key, shown))
    }

    /// The person's key, in hand: its passphrase is asked for where it has one.
    pub(super) fn identity(&self) -> Result<Identity, Error> {
        let (file, path) = self.key_file()?;
        self.in_hand(file, path, None)
    }

    /// Opens a key file. `refused` is why the agent did not do instead.
    pub(super) fn in_hand(
        &self,
        file: KeyFile,
        path: String,
        refused: Option<AgentError>,
    ) -> Result<Identity, Error> {
        let not = |bad, path| refused.map_or(Error::Key(bad, path), Error::Agent);
        let locked = match file {
            KeyFile::Open(identity) => return Ok(identity),
            KeyFile::Public(_) => return Err(not(BadKey::OnlyPublic, path)),
            KeyFile::Locked(locked) => locked,
        };
        let label = say!(self.texts, "prompt-passphrase", path = &path);
        let given = match self.globals.passphrase_fd {
            Some(number) => Some(prompt::secret_from(number)?),
            None => prompt::passphrase(&label),
        };
        match given {
            Some(passphrase) => locked.open(&passphrase).map_err(|bad| Error::Key(bad, path)),
            None => Err(not(BadKey::Locked, path)),
        }
    }

    /// The store, held against its anchor, and the key that opened it.
    pub(super) fn vault(&self) -> Result<(Store, Identity), Error> {
        let (mut store, identity) = self.unlocked()?;
        self.watch(&mut store)?;
        Ok((store, identity))
    }

    /// By what the agent signs where that is known, else by the key itself.
    fn unlocked(&self) -> Result<(Store, Identity), Error> {
        let (file, path) = self.key_file()?;
        let dir = self.store_dir()?;
        if let KeyFile::Open(identity) = file {
            return Ok((Store::open(&dir, &identity)?, identity));
        }
        // Nobody is asked for a passphrase in vain.
        if self.can_ask_secret() && !Store::is_here(&dir) {
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
        let store = Store::open(&dir, &identity)?;
        if refused.is_none()
            && let Ok(agent) = agent()
        {
            // From now on the agent opens the store, if it holds this key. Where it does not, nothing is lost.
            let _ = store.admit_agent(&Identity::in_agent(agent, public));
        }
        Ok((store, identity))
    }

    /// Opens the store by what the agent signs; nothing where this was never prepared, or is for another vault key.
    pub(super) fn by_agent(dir: &Path, public: PublicKey) -> Result<Option<(Store, Identity)>, StoreError> {
        if !Store::knows_agent(dir, &public) {
            return Ok(None);
        }
        let identity = Identity::in_agent(agent().map_err(KeyError::Agent)?, public);
        match Store::open(dir, &identity) {
            Ok(store) => Ok(Some((store, identity))),
            Err(StoreError::NotForThisKey(KeyError::NotForThisKey) | StoreError::EarlierKey) => Ok(None),
            Err(other) => Err(other),
        }
    }

    /// Makes a key where there is none, with its public half beside it. `bare` is without a passphrase, on purpose.
    pub(super) fn make_key(&self, path: &Path, bare: bool) -> Result<Identity, Error> {
        let shown = path.display().to_string();
        let public = beside(path);
        if public.exists() {
            return Err(Error::Failed("key-beside", vec![("path", public.display().to_string())]));
        }
        let (mut seed, mut salt, mut check) = (Zeroizing::new([0; 32]), [0; 16], [0; 4]);
        let mut random = system_random();
        for bytes in [&mut seed[..], &mut salt[..], &mut check[..]] {
            random(bytes)?;
        }
        let identity = Identity::from_seed(&seed);
        let file = if bare {
            identity.to_openssh("greenlight")
        } else {
            let passphrase = self.new_passphrase(&shown)?;
            identity.to_locked_openssh("greenlight", &passphrase, (salt, check))
        };
        let file = file.map_err(|bad| Error::Key(bad, shown.clone()))?;
        if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            private_dir(folder)?;
        }
        private_file(path, file.as_bytes())?;
        private_file(&public, format!("{} greenlight\n", public_line(&identity.public())).as_bytes())?;
        self.output.say(&say!(self.texts, "done-init-key", path = &shown));
        Ok(identity)
    }

    /// A passphrase for a new key: typed twice, or read once from where a script has it.
    fn new_passphrase(&self, path: &str) -> Result<Zeroizing<String>, Error> {
        let once = |id: &str| {
            let typed = prompt::passphrase(&say!(self.texts, id, path = path));
            typed.ok_or_else(|| Error::NoKey(path.to_owned()))
        };
        let passphrase = match self.globals.passphrase_fd {
            Some(number) => prompt::secret_from(number)?,
            None => once("prompt-new-passphrase")?,
        };
        if passphrase.is_empty() {
            return Err(Error::Usage("passphrase-empty", Vec::new()));
        }
        if self.globals.passphrase_fd.is_none() && passphrase != once("prompt-passphrase-again")? {
            return Err(Error::Usage("passphrase-differs", Vec::new()));
        }
        Ok(passphrase)
    }

    /// Opens the store with the person's key, and gives its vault the new key that is due, where an administrator asks.
    pub(super) fn desk(&self) -> Result<Desk, Error> {
        let mut desk = self.seat()?;
        person::paper::renew_if_due(self, &mut desk)?;
        Ok(desk)
    }

    /// Opens the store with the person's key.
    pub(super) fn seat(&self) -> Result<Desk, Error> {
        let (store, identity) = self.vault()?;
        store.look()?;
        person::paper::warn_of_untold(self, &store)?;
        let mut desk = Desk::open(store, identity, self.clock()?, system_random())?;
        desk.my_clock_is_right = self.globals.my_clock_is_right;
        if desk.store.asks_for_a_check(desk.clock.today) {
            self.output.say(&self.texts.get("check-due"));
        }
        danger::take_in(self, &mut desk);
        self.sits_at(&desk);
        Ok(desk)
    }

    /// Says which processes have the vault open, where the system tells.
    pub(super) fn name_holders(&self, dir: &Path) {
        for holder in alone::holders(dir).iter().filter(|_| !self.nameless.get()) {
            let process = holder.process.to_string();
            self.output.warn(&say!(self.texts, "in-use-by", program = &holder.program, process = process));
        }
    }

    /// Says so where whoever reads the key file has the key.
    pub(super) fn warn_of_bare(&self, file: &KeyFile, path: &str) {
        if matches!(file, KeyFile::Open(_)) {
            self.output.warn(&say!(self.texts, "key-bare", path = path));
        }
    }
}

/// The agent that the environment names.
pub(super) fn agent() -> Result<Agent, AgentError> {
    let socket = std::env::var_os("SSH_AUTH_SOCK").filter(|socket| !socket.is_empty());
    Agent::connect(Path::new(&socket.ok_or(AgentError::Gone)?), PATIENCE)
}
