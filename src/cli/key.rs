//! The person's key: its file, its passphrase, and the ssh-agent that may hold it.

use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use crate::cli::context::Context;
use crate::cli::prompt;
use crate::custody::variables;
use crate::desk::system_random;
use crate::domain::ids::PublicKey;
use crate::error::Error;
use crate::say;
use crate::seal::agent::{Agent, AgentError, PATIENCE};
use crate::seal::identity::{BadKey, Identity, KeyFile, MAX_KEY_FILE, public_line};
use crate::store::private::{private_dir, private_file};

/// The path of the public half of a key file.
fn beside(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".pub");
    name.into()
}

impl Context {
    /// The path of the person's key: `--identity`, `GREENLIGHT_IDENTITY`, or `~/.ssh/id_ed25519`.
    pub(super) fn key_path(&self) -> Result<PathBuf, Error> {
        let named = self.globals.identity.clone();
        match named.or_else(|| variables::path("GREENLIGHT_IDENTITY")) {
            Some(named) => Ok(named),
            None => etcetera::home_dir()
                .map(|home| home.join(".ssh").join("id_ed25519"))
                .map_err(|error| Error::NoHome { error: error.to_string() }),
        }
    }

    /// Whether a passphrase can be had, from a person or from a script.
    pub(super) fn can_ask_secret(&self) -> bool {
        self.globals.passphrase_fd.is_some() || prompt::can_ask()
    }

    /// The key file and its path; its public half where only that is there.
    pub(super) fn key_file(&self) -> Result<(KeyFile, String), Error> {
        let mut path = self.key_path()?;
        let shown = path.display().to_string();
        if !path.is_file() {
            path = beside(&path);
        }
        if !path.is_file() {
            let in_agent = agent().and_then(|agent| agent.keys()).is_ok_and(|keys| !keys.is_empty());
            return Err(if in_agent {
                Error::NoKeyButAgent { path: shown }
            } else {
                Error::NoKey { path: shown }
            });
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

    /// The private key of somebody whose key is in an agent, read from its file: age opens a sealed file with nothing
    /// else. None where it is in hand already.
    pub(super) fn private_key(&self, identity: &Identity) -> Result<Option<Identity>, Error> {
        identity.is_in_agent().then(|| self.identity()).transpose()
    }

    /// Opens a key file. `refused` is why the agent could not be used instead.
    pub(super) fn in_hand(
        &self,
        file: KeyFile,
        path: String,
        refused: Option<AgentError>,
    ) -> Result<Identity, Error> {
        let not = |bad, path| refused.map_or(Error::Key(bad, path), Error::Agent);
        let locked = match file {
            KeyFile::Open(identity) => return Ok(identity),
            KeyFile::Public(public) if agent_holds(public) => return Err(not(BadKey::OnlyInAgent, path)),
            KeyFile::Public(_) => return Err(not(BadKey::OnlyPublic, path)),
            KeyFile::Locked(locked) => locked,
        };
        let label = say!(self.texts, prompt_passphrase, path = &path);
        let given = match self.globals.passphrase_fd {
            Some(number) => Some(prompt::secret_from(number)?),
            None => prompt::passphrase(&label),
        };
        match given {
            Some(passphrase) => locked.open(&passphrase).map_err(|bad| Error::Key(bad, path)),
            None => Err(not(BadKey::Locked, path)),
        }
    }

    /// Makes a key where there is none, with its public half beside it. `bare` is without a passphrase, on purpose.
    pub(super) fn make_key(&self, path: &Path, bare: bool) -> Result<Identity, Error> {
        let shown = path.display().to_string();
        let public = beside(path);
        if public.exists() {
            return Err(Error::KeyBeside { path: public });
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
        self.output.say(&say!(self.texts, done_init_key, path = &shown));
        Ok(identity)
    }

    /// A passphrase for a new key: typed twice, or read once from where a script has it.
    fn new_passphrase(&self, path: &str) -> Result<Zeroizing<String>, Error> {
        let once = |question: &str| {
            let typed = prompt::passphrase(question);
            typed.ok_or_else(|| Error::NoKey { path: path.to_owned() })
        };
        let passphrase = match self.globals.passphrase_fd {
            Some(number) => prompt::secret_from(number)?,
            None => once(&say!(self.texts, prompt_new_passphrase, path = path))?,
        };
        if passphrase.is_empty() {
            return Err(Error::PassphraseEmpty);
        }
        if self.globals.passphrase_fd.is_none()
            && passphrase != once(&say!(self.texts, prompt_passphrase_again))?
        {
            return Err(Error::PassphraseDiffers);
        }
        Ok(passphrase)
    }

    /// Warns of a key file without a passphrase.
    pub(super) fn warn_of_bare(&self, file: &KeyFile, path: &str) {
        if matches!(file, KeyFile::Open(_)) {
            self.output.warn(&say!(self.texts, key_bare, path = path));
        }
    }
}

/// The agent that the environment names.
pub(super) fn agent() -> Result<Agent, AgentError> {
    Agent::connect(&variables::path("SSH_AUTH_SOCK").ok_or(AgentError::Gone)?, PATIENCE)
}

/// Whether the agent holds the private half of a key.
pub(super) fn agent_holds(public: PublicKey) -> bool {
    agent().and_then(|agent| agent.keys()).is_ok_and(|keys| keys.contains(&public))
}
