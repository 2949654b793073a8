//! A store in which pieces of files were cut, exchanged or overwritten does not verify, and a changed key
//! file opens nothing. Every byte and every row is the work of `cargo test --test hard`.

use greenlight::seal::vault_key::file_name;
use greenlight::store::StoreError;

use crate::kit::town::filled::{copy, look, open, small_store};
use crate::kit::town::identity;

#[test]
fn a_cut_or_swapped_file_is_found() {
    let town = small_store();
    let (store, dir) = (town.path("store"), town.path("copy"));
    assert!(!look(&store).is_found());
    let bytes = std::fs::read(store.join("vault.db")).unwrap();
    let page = 8192;
    let last = bytes.len() - page;
    let mut swapped = bytes.clone();
    swapped[page..2 * page].copy_from_slice(&bytes[2 * page..3 * page]);
    let mut exchanged = bytes.clone();
    exchanged[page..2 * page].copy_from_slice(&bytes[last..]);
    exchanged[last..].copy_from_slice(&bytes[page..2 * page]);
    let cases: [(&str, Vec<u8>); 6] = [
        ("the last page is gone", bytes[..last].to_vec()),
        ("half of the last page is gone", bytes[..last + page / 2].to_vec()),
        ("one page stands twice", swapped),
        ("two pages changed places", exchanged),
        ("only the first page is left", bytes[..page].to_vec()),
        ("nothing but zeros", vec![0; bytes.len()]),
    ];
    for (what, changed) in cases {
        copy(&store, &dir);
        std::fs::write(dir.join("vault.db"), changed).unwrap();
        assert!(look(&dir).is_found(), "{what}");
    }
    // The program says so with its exit code.
    copy(&store, &dir);
    std::fs::write(dir.join("vault.db"), &bytes[..last]).unwrap();
    let ran = town.run("admin", &["--store", "copy", "verify"], "");
    assert_eq!(ran.code, 8, "{}{}", ran.out, ran.err);
}

#[test]
fn a_changed_key_file_opens_nothing() {
    let town = small_store();
    let (store, dir) = (town.path("store"), town.path("copy"));
    copy(&store, &dir);
    let file = dir.join("keys").join(file_name(&identity("admin").public()));
    let wrapped = std::fs::read(&file).unwrap();
    for at in (0..wrapped.len()).step_by(7) {
        let mut changed = wrapped.clone();
        changed[at] ^= 1;
        std::fs::write(&file, changed).unwrap();
        assert!(matches!(open(&dir), Err(StoreError::NotForThisKey(_))), "byte {at}");
    }
    // Somebody else's wrapped key under my name is no way in either.
    let other = std::fs::read(dir.join("keys").join(file_name(&identity("vetter").public()))).unwrap();
    std::fs::write(&file, other).unwrap();
    assert!(matches!(open(&dir), Err(StoreError::NotForThisKey(_))));
}
