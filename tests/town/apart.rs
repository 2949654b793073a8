//! A test that mounts something runs in a mount namespace of its own: nobody else on the machine sees it.

use std::path::Path;
use std::process::Command;

/// By which the test knows that it is inside.
const INSIDE: &str = "GREENLIGHT_TEST_APART";

/// Whether this is the test of that name within its namespace. From outside it is run there, to its end; where the
/// machine does not allow that, it says so and is left out.
pub fn inside(test: &str) -> bool {
    if std::env::var(INSIDE).is_ok_and(|name| name == test) {
        return true;
    }
    let ways: [&[&str]; 2] = [&["-m", "--propagation", "private"], &["-r", "-m", "--propagation", "private"]];
    let may = |way: &[&str]| {
        Command::new("unshare").args(way).arg("true").output().is_ok_and(|ran| ran.status.success())
    };
    let Some(way) = ways.into_iter().find(|way| may(way)) else {
        eprintln!("{test} is left out: this machine lets nobody mount anything");
        return false;
    };
    let mut again = Command::new("unshare");
    again.args(way).arg(std::env::current_exe().unwrap()).args(["--exact", test, "--nocapture"]);
    let ran = again.env(INSIDE, test).output().unwrap();
    let said = [ran.stdout, ran.stderr].map(|said| String::from_utf8_lossy(&said).into_owned()).concat();
    assert!(ran.status.success() && said.contains("1 passed"), "{said}");
    false
}

/// Mounts a disk in memory, of so many bytes.
pub fn disk(at: &Path, bytes: u64) {
    let _ = std::fs::create_dir_all(at);
    let mut mount = Command::new("mount");
    mount.args(["-t", "tmpfs", "-o", &format!("size={bytes},mode=0700"), "tmpfs"]).arg(at);
    assert!(mount.status().unwrap().success());
}
