//! A disk that cannot be written: the store of a town is mounted read-only for one command, or belongs to somebody whose
//! permissions do not allow it. Where the machine allows neither, a test is left out with a word on why.

use std::os::unix::fs::{MetadataExt, chown};
use std::path::Path;
use std::process::Command;

use super::{NOW, Ran, Town, fed};

/// Mounts the store read-only where only this command sees it, and runs what follows.
const MOUNT: &str = "mount --bind store store && mount -o remount,bind,ro store && exec greenlight \"$@\"";

fn is_root(town: &Town) -> bool {
    std::fs::metadata(town.path("")).unwrap().uid() == 0
}

fn unshared(town: &Town) -> Command {
    let mut command = town.command("unshare");
    command.arg(if is_root(town) { "-m" } else { "-rm" });
    command
}

/// Runs the program as somebody, on a store that is mounted read-only.
pub fn mounted(town: &Town, who: &str, args: &[&str], stdin: &str, env: &[(&str, &str)]) -> Option<Ran> {
    let probe = MOUNT.replace("exec greenlight \"$@\"", "true");
    if !unshared(town).args(["sh", "-c", &probe]).output().is_ok_and(|done| done.status.success()) {
        println!("left out: this machine lets nobody mount anything read-only");
        return None;
    }
    let mut command = unshared(town);
    command.args(["sh", "-c", MOUNT, "sh"]).args(args);
    command
        .env("GREENLIGHT_STORE", "store")
        .env("GREENLIGHT_IDENTITY", format!("keys/{who}"))
        .env("GREENLIGHT_NOW", NOW);
    for (name, place) in env {
        command.env(name, town.path(place));
    }
    Some(fed(command, stdin))
}

fn give(path: &Path, to: u32) {
    chown(path, Some(to), Some(to)).unwrap();
    if path.is_dir() {
        std::fs::read_dir(path).unwrap().for_each(|entry| give(&entry.unwrap().path(), to));
    }
}

/// Gives the town to an account that is not root; the answer runs the program as that account.
pub fn as_nobody(town: &Town, account: u32) -> Option<impl Fn(&[&str], &str) -> Ran> {
    let id = account.to_string();
    let into = ["--reuid", &id, "--regid", &id, "--clear-groups"].map(str::to_owned);
    let can = || Command::new("setpriv").args(&into).arg("true").status().is_ok_and(|done| done.success());
    if !is_root(town) || !can() {
        println!("left out: this machine lets nobody become another account");
        return None;
    }
    for part in ["store", "keys", ""] {
        match part {
            "" => chown(town.path(""), Some(account), Some(account)).unwrap(),
            part => give(&town.path(part), account),
        }
    }
    let local = town.path(".local");
    if local.exists() {
        give(&local, account);
    }
    let program = town.program();
    Some(move |args: &[&str], stdin: &str| {
        let mut command = town.command("setpriv");
        command.args(&into).arg(&program).args(args);
        command.env("GREENLIGHT_STORE", "store").env("GREENLIGHT_IDENTITY", "keys/vetter");
        fed(command, stdin)
    })
}

/// Puts the store on a disk of its own where only this command sees it, fills that, and runs what follows.
const FILL: &str = "cp -rp store full && mount -t tmpfs -o mode=700,size=8m none store && cp -rp full/. store \
                    && { dd if=/dev/zero of=store/filling bs=4k 2>/dev/null; true; } && chmod 600 store/filling \
                    && exec greenlight \"$@\"";

/// Runs the program as somebody, on a store whose disk is full.
pub fn on_a_full_disk(town: &Town, who: &str, args: &[&str], stdin: &str) -> Option<Ran> {
    let probe = "mount -t tmpfs none store";
    if !unshared(town).args(["sh", "-c", probe]).output().is_ok_and(|done| done.status.success()) {
        println!("left out: this machine lets nobody mount a disk in memory");
        return None;
    }
    let mut command = unshared(town);
    command.args(["sh", "-c", FILL, "sh"]).args(args);
    command.env("GREENLIGHT_STORE", "store").env("GREENLIGHT_IDENTITY", format!("keys/{who}"));
    Some(fed(command, stdin))
}
