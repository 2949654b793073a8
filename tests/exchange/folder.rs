//! A mailbox that is a folder, and what carriers, people and accidents do to the files in it.

use std::fs;
use std::path::{Path, PathBuf};

use greenlight::domain::ids::{Digest256, sha256};
use greenlight::exchange::mailbox::folder::Folder;
use greenlight::exchange::mailbox::{Carrier, CarrierKind, Found, MAX_SEALED, MailboxError, NotHere, Read};

const SEALED: &[u8] = b"age-encryption.org/v1 and then what nobody here can read";

fn hash() -> Digest256 {
    Digest256(sha256(SEALED))
}

fn mailbox(place: &Path) -> Carrier {
    Carrier::of(CarrierKind::Folder, place)
}

/// A mailbox with one bundle, and where that lies.
fn with_a_bundle() -> (tempfile::TempDir, Carrier, PathBuf) {
    let place = tempfile::tempdir().unwrap();
    let carrier = mailbox(place.path());
    assert_eq!(carrier.put(SEALED).unwrap(), hash());
    let file = place.path().join(format!("{}.glb", hash()));
    assert!(file.is_file());
    (place, carrier, file)
}

fn found(path: &Path) -> Found {
    Found { path: path.to_owned(), size: 0, modified: None, named: None }
}

fn names(place: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(place).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_bundle_that_is_put_is_found_and_read_by_its_hash() {
    let (place, carrier, file) = with_a_bundle();
    let listing = carrier.list().unwrap();
    assert_eq!(listing.files.len(), 1);
    assert_eq!((listing.passed_over, listing.is_cut), (0, false));
    let bundle = &listing.files[0];
    assert_eq!((&bundle.path, bundle.size, bundle.named), (&file, SEALED.len() as u64, Some(hash())));
    assert!(bundle.modified.is_some());
    assert_eq!(carrier.read(bundle), Read::Here(hash(), SEALED.to_vec()));
    assert_eq!(names(place.path()).len(), 1, "the part file is gone");
}

#[test]
fn a_bundle_is_put_once() {
    let (place, carrier, file) = with_a_bundle();
    let before = fs::metadata(&file).unwrap().modified().unwrap();
    assert_eq!(carrier.put(SEALED).unwrap(), hash());
    assert_eq!(fs::metadata(&file).unwrap().modified().unwrap(), before);
    assert_eq!(names(place.path()).len(), 1);
}

#[test]
fn what_a_carrier_renames_is_still_the_same_bundle() {
    let (place, carrier, file) = with_a_bundle();
    for name in [
        format!("{} (1).glb", hash()),
        format!("{} - Copy.glb", hash()),
        format!("{}.sync-conflict-20261130-101500-ABCDEFG.glb", hash()),
        "from the lawyer.glb".to_owned(),
        format!("{}.glb.1", hash()),
    ] {
        fs::copy(&file, place.path().join(&name)).unwrap();
    }
    fs::remove_file(&file).unwrap();
    let listing = carrier.list().unwrap();
    assert_eq!(listing.files.len(), 5);
    for copy in &listing.files {
        assert_eq!(copy.named, None, "another name promises nothing");
        assert_eq!(carrier.read(copy), Read::Here(hash(), SEALED.to_vec()));
    }
    // Only the file of its own name is removed.
    assert!(!carrier.remove(hash()).unwrap());
    assert_eq!(names(place.path()).len(), 5);
}

#[test]
fn what_is_cut_short_is_not_here_yet_and_is_put_again() {
    let (_place, carrier, file) = with_a_bundle();
    for length in [1, SEALED.len() - 1] {
        fs::write(&file, &SEALED[..length]).unwrap();
        assert_eq!(carrier.read(&found(&file)), Read::NotYet(NotHere::Partial));
        assert!(!carrier.remove(hash()).unwrap(), "nobody knows what that is");
    }
    carrier.put(SEALED).unwrap();
    assert_eq!(carrier.read(&found(&file)), Read::Here(hash(), SEALED.to_vec()));
}

#[test]
fn a_place_that_is_only_reserved_is_not_here_yet() {
    let (_place, carrier, file) = with_a_bundle();
    fs::write(&file, b"").unwrap();
    assert_eq!(carrier.read(&found(&file)), Read::NotYet(NotHere::Placeholder));
    // As many bytes as there will be, and no room on the disk yet.
    fs::File::options().write(true).open(&file).unwrap().set_len(5_000_000).unwrap();
    assert_eq!(carrier.read(&found(&file)), Read::NotYet(NotHere::Placeholder));
}

#[test]
fn what_is_larger_than_any_bundle_is_never_read() {
    let (place, carrier, _) = with_a_bundle();
    let huge = place.path().join("huge.glb");
    fs::File::create(&huge).unwrap().set_len(1 << 40).unwrap();
    assert_eq!(carrier.read(&found(&huge)), Read::NotYet(NotHere::TooLarge));
    let listing = carrier.list().unwrap();
    assert_eq!((listing.files.len(), listing.passed_over), (1, 1));
    let refused = carrier.put(&vec![7; MAX_SEALED + 1]);
    assert!(matches!(refused, Err(MailboxError::TooLarge { .. })), "{refused:?}");
}

#[test]
fn what_vanishes_after_the_listing_is_not_here_yet() {
    let (_place, carrier, file) = with_a_bundle();
    let listing = carrier.list().unwrap();
    fs::remove_file(&file).unwrap();
    assert_eq!(carrier.read(&listing.files[0]), Read::NotYet(NotHere::Vanished));
}

#[test]
fn strangers_files_are_neither_read_nor_touched() {
    let (place, carrier, file) = with_a_bundle();
    fs::write(place.path().join("minutes.docx"), b"not ours").unwrap();
    fs::write(place.path().join(".hidden.glb"), b"not ours").unwrap();
    let other_part = format!(".{}.part", Digest256(sha256(b"another bundle")));
    fs::write(place.path().join(&other_part), b"another machine is writing").unwrap();
    fs::create_dir(place.path().join("folder.glb")).unwrap();
    let before = names(place.path());
    let listing = carrier.list().unwrap();
    assert_eq!((listing.files.len(), listing.passed_over), (1, 1));
    carrier.put(SEALED).unwrap();
    assert!(!carrier.remove(Digest256(sha256(b"another bundle"))).unwrap());
    assert_eq!(names(place.path()), before);
    assert!(carrier.remove(hash()).unwrap());
    assert!(!file.exists());
    assert!(!carrier.remove(hash()).unwrap(), "it is gone already");
    assert_eq!(names(place.path()).len(), before.len() - 1);
}

#[test]
fn a_process_killed_before_the_rename_leaves_no_bundle() {
    let place = tempfile::tempdir().unwrap();
    let carrier = mailbox(place.path());
    let part = place.path().join(format!(".{}.part", hash()));
    fs::write(&part, &SEALED[..9]).unwrap();
    assert_eq!(carrier.list().unwrap().files, []);
    carrier.put(SEALED).unwrap();
    assert_eq!(names(place.path()), [format!("{}.glb", hash())]);
    // Killed after the rename of another process with the same bytes.
    fs::write(&part, &SEALED[..9]).unwrap();
    carrier.put(SEALED).unwrap();
    assert_eq!(names(place.path()), [format!("{}.glb", hash())]);
}

#[test]
fn what_another_process_is_writing_is_left_to_it() {
    let place = tempfile::tempdir().unwrap();
    let part = place.path().join(format!(".{}.part", hash()));
    let writing = fs::File::create(&part).unwrap();
    writing.lock().unwrap();
    let refused = mailbox(place.path()).put(SEALED);
    assert!(matches!(refused, Err(MailboxError::Busy(_))), "{refused:?}");
    assert!(part.exists());
    drop(writing);
    mailbox(place.path()).put(SEALED).unwrap();
}

#[test]
fn a_folder_that_is_not_there_is_never_made() {
    let place = tempfile::tempdir().unwrap();
    let stick = place.path().join("stick");
    let carrier = Carrier::Folder(Folder::at(&stick));
    assert!(matches!(carrier.is_here(), Err(MailboxError::Absent(_))));
    assert!(matches!(carrier.list(), Err(MailboxError::Absent(_))));
    assert!(matches!(carrier.put(SEALED), Err(MailboxError::Absent(_))));
    assert!(!carrier.remove(hash()).unwrap());
    assert!(!stick.exists());
    fs::write(&stick, b"a file").unwrap();
    assert!(matches!(carrier.is_here(), Err(MailboxError::NoFolder(_))));
    assert!(matches!(carrier.list(), Err(MailboxError::NoFolder(_))));
    fs::remove_file(&stick).unwrap();
    fs::create_dir(&stick).unwrap();
    carrier.is_here().unwrap();
}

#[cfg(unix)]
mod on_unix {
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;

    #[test]
    fn a_link_a_pipe_and_a_socket_are_never_opened() {
        let (place, carrier, file) = with_a_bundle();
        let elsewhere = tempfile::tempdir().unwrap();
        let secret = elsewhere.path().join("secret");
        fs::rename(&file, &secret).unwrap();
        symlink(&secret, &file).unwrap();
        let pipe = place.path().join("pipe.glb");
        let made = std::process::Command::new("mkfifo").arg(&pipe).status().unwrap();
        assert!(made.success());
        let socket = place.path().join("socket.glb");
        let _listening = std::os::unix::net::UnixListener::bind(&socket).unwrap();
        let listing = carrier.list().unwrap();
        assert_eq!((listing.files.len(), listing.passed_over), (0, 3));
        for path in [&file, &pipe, &socket] {
            assert_eq!(carrier.read(&found(path)), Read::NotYet(NotHere::NoFile), "{}", path.display());
        }
        let refused = carrier.put(SEALED);
        assert!(matches!(refused, Err(MailboxError::Taken(_))), "{refused:?}");
        assert!(!carrier.remove(hash()).unwrap());
        assert_eq!(fs::read(&secret).unwrap(), SEALED);
        assert!(file.is_symlink());
    }

    #[test]
    fn nothing_is_written_through_a_planted_link() {
        let place = tempfile::tempdir().unwrap();
        let elsewhere = tempfile::tempdir().unwrap();
        let target = elsewhere.path().join("precious");
        fs::write(&target, b"precious").unwrap();
        symlink(&target, place.path().join(format!(".{}.part", hash()))).unwrap();
        let _ = mailbox(place.path()).put(SEALED);
        assert_eq!(fs::read(&target).unwrap(), b"precious");
    }

    #[test]
    fn a_new_file_is_for_its_owner_alone() {
        let (_place, _, file) = with_a_bundle();
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    }

    #[test]
    fn what_this_account_may_not_read_is_not_here_yet() {
        let (place, carrier, file) = with_a_bundle();
        // The superuser may read and write everything, so there is nothing to see.
        if rustix::process::geteuid().is_root() {
            return;
        }
        let set = |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
        set(&file, 0o000);
        assert_eq!(carrier.read(&found(&file)), Read::NotYet(NotHere::Locked));
        set(&file, 0o600);
        set(place.path(), 0o500);
        assert!(matches!(carrier.is_here(), Err(MailboxError::Unwritable(_))));
        let refused = carrier.put(b"another");
        assert!(matches!(refused, Err(MailboxError::Unwritable(_))), "{refused:?}");
        set(place.path(), 0o000);
        assert!(matches!(carrier.is_here(), Err(MailboxError::Unreadable(_))));
        assert!(matches!(carrier.list(), Err(MailboxError::Unreadable(_))));
        set(place.path(), 0o700);
    }

    #[test]
    fn a_folder_behind_a_link_is_a_mailbox() {
        let (place, _, _) = with_a_bundle();
        let elsewhere = tempfile::tempdir().unwrap();
        let link = elsewhere.path().join("OneDrive");
        symlink(place.path(), &link).unwrap();
        let carrier = mailbox(&link);
        carrier.is_here().unwrap();
        assert_eq!(carrier.list().unwrap().files.len(), 1);
    }
}
