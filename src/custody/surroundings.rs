//! Whether a store is in a folder that a service synchronises, or on a network file system. It reads the path
//! and `/proc/self/mountinfo`, and does not use the network.

use std::path::Path;

use serde::Serialize;

/// Why a place is a bad one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Risk {
    /// A service copies the files there.
    Synced(&'static str),
    /// The disk is in another machine.
    Network(&'static str),
}

/// Folders of services: a part of a path that is this word, or begins with it and one of ` -(`.
const SERVICES: &[(&str, &str)] = &[
    ("onedrive", "OneDrive"),
    ("sharepoint", "SharePoint"),
    ("dropbox", "Dropbox"),
    ("google drive", "Google Drive"),
    ("googledrive", "Google Drive"),
    ("drivefs", "Google Drive"),
    ("icloud drive", "iCloud"),
    ("iclouddrive", "iCloud"),
    ("mobile documents", "iCloud"),
    ("nextcloud", "Nextcloud"),
    ("owncloud", "ownCloud"),
    ("pcloud", "pCloud"),
    ("pclouddrive", "pCloud"),
    ("box", "Box"),
    ("box sync", "Box"),
    ("seafile", "Seafile"),
    ("megasync", "MEGA"),
    ("mega", "MEGA"),
    ("syncthing", "Syncthing"),
    ("sync", "Sync"),
    ("tresorit", "Tresorit"),
    ("proton drive", "Proton Drive"),
    ("kdrive", "kDrive"),
];

/// File systems whose disk is elsewhere.
const NETWORKS: &[&str] = &[
    "9p",
    "afpfs",
    "afs",
    "ceph",
    "cifs",
    "davfs",
    "drvfs",
    "fuse.davfs2",
    "fuse.glusterfs",
    "fuse.google-drive-ocamlfuse",
    "fuse.gvfsd-fuse",
    "fuse.onedriver",
    "fuse.rclone",
    "fuse.s3fs",
    "fuse.sshfs",
    "fuse.vmhgfs-fuse",
    "gfs2",
    "glusterfs",
    "lustre",
    "ncpfs",
    "nfs",
    "nfs4",
    "ocfs2",
    "prl_fs",
    "smb3",
    "smbfs",
    "vboxsf",
    "virtiofs",
];

/// What speaks against a place: `path` is absolute, `mounts` the text of `/proc/self/mountinfo`, empty where there is
/// none.
pub fn risk(path: &Path, mounts: &str) -> Option<Risk> {
    let text = path.to_string_lossy().replace('\\', "/");
    if text.starts_with("//") && !text.starts_with("//?/") {
        return Some(Risk::Network("unc"));
    }
    let parts: Vec<String> = text.split('/').map(str::to_lowercase).collect();
    if parts.windows(2).any(|two| two.iter().eq(["library", "cloudstorage"])) {
        return Some(Risk::Synced("CloudStorage"));
    }
    let is = |part: &str, word: &str| {
        part.strip_prefix(word).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '-', '(']))
    };
    let named = |part: &String| SERVICES.iter().find(|(word, _)| is(part, word));
    if let Some((_, service)) = parts.iter().find_map(named) {
        return Some(Risk::Synced(service));
    }
    let kind = file_system(path, mounts)?;
    NETWORKS.iter().copied().find(|known| *known == kind).map(Risk::Network)
}

/// The kind of file system on which a path lies.
pub fn file_system<'a>(path: &Path, mounts: &'a str) -> Option<&'a str> {
    let mut best: Option<(usize, &str)> = None;
    for line in mounts.lines() {
        let Some((before, after)) = line.split_once(" - ") else { continue };
        let Some(point) = before.split(' ').nth(4).map(unescaped) else { continue };
        let Some(kind) = after.split(' ').next() else { continue };
        // Of two on the same point the later one covers the earlier.
        if path.starts_with(&point) && best.is_none_or(|(length, _)| point.len() >= length) {
            best = Some((point.len(), kind));
        }
    }
    best.map(|(_, kind)| kind)
}

/// A mount point as `mountinfo` writes it: four characters are octal escapes.
fn unescaped(point: &str) -> String {
    let signs = [("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")];
    signs.into_iter().fold(point.to_owned(), |text, (code, sign)| text.replace(code, sign))
}

/// The table of what is mounted where, on systems that have it as a file.
pub fn mounts() -> String {
    std::fs::read_to_string("/proc/self/mountinfo").unwrap_or_default()
}

/// The path of a store that may not be there yet, without links on the way.
pub fn real(dir: &Path) -> std::path::PathBuf {
    let whole = std::path::absolute(dir).unwrap_or_else(|_| dir.to_owned());
    let there = whole.ancestors().find_map(|known| Some((known, std::fs::canonicalize(known).ok()?)));
    let Some((known, real)) = there else { return whole };
    whole.strip_prefix(known).map_or(real.clone(), |rest| real.join(rest))
}

/// Whether a place is on a disk that is mounted read-only: then nobody changes what is there.
#[cfg(unix)]
pub(super) fn is_mounted_read_only(path: &Path) -> bool {
    use rustix::fs::{StatVfsMountFlags, statvfs};
    statvfs(path).is_ok_and(|about| about.f_flag.contains(StatVfsMountFlags::RDONLY))
}

#[cfg(not(unix))]
pub(super) fn is_mounted_read_only(_: &Path) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOUNTS: &str = "22 28 0:21 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 22 0:26 / /srv/files rw shared:2 - nfs4 server:/files rw,vers=4.2
31 30 0:27 / /srv/files/local rw - xfs /dev/sdb1 rw
32 22 0:28 / /media/My\\040Share rw - cifs //server/share rw
33 22 0:29 / /run/user/1/drive rw - fuse.rclone drive: rw
";

    fn of(path: &str) -> Option<Risk> {
        risk(Path::new(path), MOUNTS)
    }

    #[test]
    fn folders_of_services_are_known_by_their_names() {
        for (path, service) in [
            ("/home-of/ann/Dropbox/greenlight", "Dropbox"),
            ("/home-of/ann/Dropbox (Example Party)/greenlight", "Dropbox"),
            ("/Users/ann/OneDrive - Example Party/greenlight", "OneDrive"),
            ("C:\\Users\\ann\\OneDrive\\greenlight", "OneDrive"),
            ("/Users/ann/Library/Mobile Documents/com~apple~CloudDocs/greenlight", "iCloud"),
            ("/Users/ann/Library/CloudStorage/Box-Box/greenlight", "CloudStorage"),
            ("G:\\Google Drive\\greenlight", "Google Drive"),
            ("/home-of/ann/Nextcloud/greenlight", "Nextcloud"),
            ("/home-of/ann/pCloudDrive/greenlight", "pCloud"),
            ("/home-of/ann/Box Sync/greenlight", "Box"),
            ("/srv/files/Dropbox/greenlight", "Dropbox"),
        ] {
            assert_eq!(of(path), Some(Risk::Synced(service)), "{path}");
        }
    }

    #[test]
    fn names_that_only_resemble_are_left_alone() {
        for path in [
            "/home-of/ann/.local/share/greenlight",
            "/home-of/ann/boxes/greenlight",
            "/home-of/ann/Dropboxes/greenlight",
            "/home-of/ann/megaphone/greenlight",
            "/home-of/ann/async/greenlight",
            "/Library/greenlight",
        ] {
            assert_eq!(of(path), None, "{path}");
        }
    }

    #[test]
    fn the_longest_mount_point_says_on_which_disk() {
        assert_eq!(of("/srv/files/greenlight"), Some(Risk::Network("nfs4")));
        assert_eq!(of("/srv/files/local/greenlight"), None);
        assert_eq!(of("/srv/filesystem/greenlight"), None);
        assert_eq!(of("/media/My Share/greenlight"), Some(Risk::Network("cifs")));
        assert_eq!(of("/run/user/1/drive/greenlight"), Some(Risk::Network("fuse.rclone")));
        assert_eq!(of("\\\\server\\share\\greenlight"), Some(Risk::Network("unc")));
        assert_eq!(risk(Path::new("/srv/files"), ""), None);
        assert_eq!(file_system(Path::new("/srv/files/local/x"), MOUNTS), Some("xfs"));
    }
}
