//! One sealed file (age, and inside it a tar) with everything that a store is. Anybody it is sealed to opens it with
//! `age -d` and `tar x`, without us. It has its name only once it was opened again and verified.

use std::fs::{self, File};
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::path::Path;

use rusqlite::backup::{Backup, StepResult};
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::custody::keys::{openers, recipients};
use crate::custody::open::open;
use crate::domain::ids::Digest256;
use crate::seal::identity::Identity;
use crate::seal::vault_key::{MAX_WRAPPED, sealed_to, unsealed};
use crate::store::connect::connect;
use crate::store::layout::{KEYS, vault_file};
use crate::store::points::{Point, reach};
use crate::store::private::{io, private_dir, private_file, private_options, sync};
use crate::store::work_folder::WorkFolder;
use crate::store::{BackupFault, Store, StoreError};

/// The first file of the container: its name, and the number of its format.
const FORMAT: (&str, &[u8]) = ("greenlight-backup", b"1\n");
/// The vault's name in it.
const VAULT: &str = "vault.db";
/// The most bytes of a file beside the vault and the keys.
const MAX_BESIDE: u64 = 1024 * 1024;
/// The most files that a container may have.
const MOST_FILES: usize = 10_000;
/// The header of a sealed file has some 150 bytes for each of its recipients.
const MAX_HEADER: u64 = 1024 * 1024;
/// Pages that are copied at a time.
const PAGES: i32 = 512;

/// Hears how far a long task has come: done, of how many.
pub type Progress<'a> = &'a (dyn Fn(usize, usize) + Sync);

/// A backup that was opened again and verifies.
#[derive(Debug, Clone, Serialize)]
pub struct Sealed {
    /// How many events are in it.
    pub events: i64,
    /// How many logs: the cases, and the people.
    pub logs: usize,
    /// SHA-256 of the file.
    pub sha256: Digest256,
    /// How large it is.
    pub bytes: u64,
    /// To how many keys it is sealed.
    pub recipients: usize,
}

/// A name that a file may have: nothing that leads elsewhere, or hides. One in 64 keys has a file that begins with `-`.
fn is_plain(name: &str) -> bool {
    let safe = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    !name.is_empty() && name.len() <= 90 && !name.starts_with('.') && name.chars().all(safe)
}

/// A name that a file beside the vault may have: none of ours, and nothing that a tool takes for an option.
fn is_beside(name: &str) -> bool {
    let ours = name.starts_with(VAULT) || name.starts_with(KEYS) || name == FORMAT.0;
    is_plain(name) && !name.starts_with('-') && !ours
}

/// The most bytes of a file of this name; none where a container has no such file.
fn ceiling(name: &str) -> Option<u64> {
    match name.split_once('/') {
        // The vault is as long as it is: the sealed file is longer.
        None if name == VAULT => Some(u64::MAX),
        None => is_beside(name).then_some(MAX_BESIDE),
        Some((KEYS, key)) if is_plain(key) && is_age(key.as_ref()) => Some(MAX_WRAPPED as u64),
        Some(_) => None,
    }
}

/// The files of a store's folder beside the vault, by their names in a container.
fn beside(dir: &Path) -> Vec<String> {
    let names = |folder: &Path, before: &str| -> Vec<String> {
        let files = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
        let files = files.filter(|file| file.file_type().is_ok_and(|kind| kind.is_file()));
        files
            .filter_map(|file| file.file_name().into_string().ok())
            .map(|name| format!("{before}{name}"))
            .collect()
    };
    let mut all = names(dir, "");
    all.extend(names(&dir.join(KEYS), "keys/"));
    all.retain(|name| name != VAULT && ceiling(name).is_some());
    all.sort();
    all
}

/// Copies a snapshot of the vault into a folder; a colleague may write meanwhile.
pub(super) fn copy_vault(store: &Store, to: &Path, progress: Progress<'_>) -> Result<(), StoreError> {
    private_dir(to)?;
    private_file(&vault_file(to), b"")?;
    let mut copy = connect(to, &store.key, true)?;
    store.connection.execute_batch("BEGIN")?;
    let copied = copy_pages(store, &mut copy, progress);
    store.connection.execute_batch("COMMIT")?;
    copied
}

fn copy_pages(
    store: &Store,
    copy: &mut rusqlite::Connection,
    progress: Progress<'_>,
) -> Result<(), StoreError> {
    // The first read starts the snapshot that this transaction sees.
    store.connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
    let backup = Backup::new(&store.connection, copy)?;
    loop {
        let step = backup.step(PAGES)?;
        let pages = backup.progress();
        let [left, all] =
            [pages.remaining, pages.pagecount].map(|pages| usize::try_from(pages).unwrap_or_default());
        progress(all.saturating_sub(left), all);
        match step {
            StepResult::Done => return Ok(()),
            StepResult::More => {}
            _ => return Err(StoreError::InUse),
        }
    }
}

/// Writes a backup, and opens and verifies it before it has its name. It leaves nothing behind where the store is not
/// what was seen here last, or where what was written does not verify.
pub fn backup(
    store: &Store,
    file: &Path,
    identity: &Identity,
    progress: Progress<'_>,
) -> Result<Sealed, StoreError> {
    store.as_seen()?;
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    // Only its owner enters a temporary folder.
    let making = WorkFolder::beside(folder).map_err(io(folder))?;
    let copy = making.path().join("copy");
    copy_vault(store, &copy, progress)?;
    let recipients = recipients(store)?;
    let mut sealed = tempfile::NamedTempFile::new_in(making.path()).map_err(io(file))?;
    let written = sealed_to(&recipients, BufWriter::new(sealed.as_file_mut()))
        .and_then(|out| pack(out, &vault_file(&copy), &store.dir))
        .and_then(|out| out.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all());
    written.map_err(io(file))?;
    reach(Point::BackupSealed);
    let (events, logs) =
        try_it(store, &copy, sealed.path(), &making.path().join("test"), identity, progress)?;
    reach(Point::BackupTested);
    let (sha256, bytes) = hash(sealed.path()).map_err(io(file))?;
    sealed.persist_noclobber(file).map_err(|refused| io(file)(refused.error))?;
    sync(folder)?;
    Ok(Sealed { events, logs, sha256, bytes, recipients: recipients.len() })
}

/// Opens the sealed file as a restore does, and compares it with the copy that went into it.
fn try_it(
    store: &Store,
    copy: &Path,
    sealed: &Path,
    test: &Path,
    identity: &Identity,
    progress: Progress<'_>,
) -> Result<(i64, usize), StoreError> {
    unpack(sealed, test, identity)?;
    let tested = open(test, identity)?;
    let total = usize::try_from(tested.cases()?).unwrap_or_default();
    let report = tested.whole(&|done| progress(done, total)).map_err(|error| match error {
        StoreError::NotWhole(_) => StoreError::NoBackup(BackupFault::Unsound),
        other => other,
    })?;
    let source = Store::over(connect(copy, &store.key, false)?, copy, store.key.clone());
    let (events, _) = tested.end_of_arrivals()?;
    let same = tested.end_of_arrivals()? == source.end_of_arrivals()? && beside(&store.dir) == beside(test);
    // Counted without the rule for names, so that a rule that drops a key file is noticed.
    if !same || openers(&tested) != openers(store) {
        return Err(StoreError::NoBackup(BackupFault::Differs));
    }
    Ok((events, report.logs))
}

/// Copies the vault, as it stands, and the files that open it into a new folder.
pub fn copy_to(store: &Store, dir: &Path) -> Result<(), StoreError> {
    if dir.exists() {
        return Err(StoreError::Exists(dir.to_owned()));
    }
    private_dir(&dir.join(KEYS))?;
    copy_vault(store, dir, &|_, _| {})?;
    let keys = store.dir.join(KEYS);
    for key in fs::read_dir(&keys).map_err(io(&keys))?.filter_map(Result::ok) {
        // An agent's file is made again where it is needed.
        if !is_age(&key.file_name()) {
            continue;
        }
        let bytes = fs::read(key.path()).map_err(io(&key.path()))?;
        private_file(&dir.join(KEYS).join(key.file_name()), &bytes)?;
    }
    Ok(())
}

fn is_age(name: &std::ffi::OsStr) -> bool {
    Path::new(name).extension().is_some_and(|extension| extension == "age")
}

fn pack<W: Write>(out: age::stream::StreamWriter<W>, vault: &Path, dir: &Path) -> io::Result<W> {
    let mut tar = tar::Builder::new(out);
    let header = |bytes: u64| {
        let mut header = tar::Header::new_ustar();
        header.set_entry_type(tar::EntryType::Regular);
        header.set_mode(0o600);
        header.set_size(bytes);
        header
    };
    tar.append_data(&mut header(FORMAT.1.len() as u64), FORMAT.0, FORMAT.1)?;
    let open = File::open(vault)?;
    let bytes = open.metadata()?.len();
    tar.append_data(&mut header(bytes), VAULT, open.take(bytes))?;
    for name in beside(dir) {
        let most = ceiling(&name).unwrap_or_default();
        let mut bytes = Vec::new();
        File::open(dir.join(&name))?.take(most + 1).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > most {
            return Err(io::Error::other(format!("{name} is larger than a store has it")));
        }
        tar.append_data(&mut header(bytes.len() as u64), &name, bytes.as_slice())?;
    }
    tar.into_inner()?.finish()
}

/// Opens a sealed file and lays what is in it into a new folder. Nothing but the files of a store gets out, none
/// larger than it may be, none over another.
pub(super) fn unpack(sealed: &Path, into: &Path, identity: &Identity) -> Result<(), StoreError> {
    let mut file = BufReader::new(File::open(sealed).map_err(io(sealed))?);
    // The header is read into memory whole, so its length is limited.
    let mut first = Vec::new();
    file.by_ref().take(MAX_HEADER).read_to_end(&mut first).map_err(io(sealed))?;
    if !first.starts_with(b"age-encryption.org/") || !first.windows(5).any(|end| end == b"\n--- ") {
        return Err(StoreError::NoBackup(BackupFault::NoAge));
    }
    let opened = unsealed(first.as_slice().chain(file), identity)?;
    let changed = |_: io::Error| StoreError::NoBackup(BackupFault::Changed);
    let mut tar = tar::Archive::new(BufReader::new(opened));
    private_dir(&into.join(KEYS))?;
    // Raw: what makes a name or a size longer than its header says is no file of ours.
    for (number, entry) in tar.entries().map_err(changed)?.raw(true).enumerate() {
        let mut entry = entry.map_err(changed)?;
        let name = String::from_utf8(entry.path_bytes().into_owned()).unwrap_or_default();
        if number == 0 {
            let mut format = Vec::new();
            entry.by_ref().take(64).read_to_end(&mut format).map_err(changed)?;
            match (name == FORMAT.0, format == FORMAT.1) {
                (true, true) => continue,
                (true, false) => return Err(StoreError::Newer),
                (false, _) => return Err(StoreError::NoBackup(BackupFault::Content)),
            }
        }
        let most = ceiling(&name).filter(|_| entry.header().entry_type().is_file() && number < MOST_FILES);
        if most.is_none_or(|most| entry.size() > most) {
            return Err(StoreError::NoBackup(BackupFault::Content));
        }
        lay(&into.join(&name), &mut entry)?;
    }
    // age authenticates the last chunk, too: a file that is cut off after the last tar entry is refused.
    io::copy(&mut tar.into_inner(), &mut io::sink()).map_err(changed)?;
    if !vault_file(into).is_file() {
        return Err(StoreError::NoBackup(BackupFault::Content));
    }
    sync(&into.join(KEYS))?;
    sync(into)
}

/// Writes a new file that only its owner reads.
fn lay(path: &Path, from: &mut impl Read) -> Result<(), StoreError> {
    let out = private_options().write(true).create_new(true).open(path);
    let mut out = out.map_err(|_| StoreError::NoBackup(BackupFault::Content))?;
    let mut room = vec![0; 64 * 1024];
    loop {
        let read = from.read(&mut room).map_err(|_| StoreError::NoBackup(BackupFault::Changed))?;
        let Some(some) = room.get(..read).filter(|some| !some.is_empty()) else { break };
        out.write_all(some).map_err(io(path))?;
    }
    out.sync_all().map_err(io(path))
}

fn hash(path: &Path) -> io::Result<(Digest256, u64)> {
    let mut sha256 = Sha256::new();
    let bytes = io::copy(&mut File::open(path)?, &mut sha256)?;
    Ok((Digest256(sha256.finalize().into()), bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_files_of_a_store_have_a_place_in_a_backup() {
        for fine in [
            "vault.db",
            "channels.toml",
            "keys/recovery.age",
            "keys/AbC-_9.age",
            "keys/-bC.age",
            "keys/keys.age",
        ] {
            assert!(ceiling(fine).is_some(), "{fine}");
        }
        for foreign in [
            "",
            ".",
            "..",
            "../vault.db",
            "/etc/passwd",
            "keys",
            "keys/",
            "keys/../x.age",
            "keys/x.agent",
            "keys/a/b.age",
            "keys.next/x.age",
            "vault.db-wal",
            "vault.db-journal",
            ".hidden",
            "-rf",
            "a b",
            "a\\b",
            "C:x",
            "channels.toml/x",
            "keys/.age",
        ] {
            assert_eq!(ceiling(foreign), None, "{foreign}");
        }
    }
}
