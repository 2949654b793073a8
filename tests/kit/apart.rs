//! A test that mounts something runs in a mount namespace of its own: nobody else on the machine sees it.

use std::path::Path;
use std::process::Command;

/// By which the test knows that it is inside.
const INSIDE: &str = "GREENLIGHT_TEST_APART";

/// The name of a test, as `--exact` takes it.
pub fn name<T: Fn()>(_: T) -> &'static str {
    let path = std::any::type_name::<T>();
    path.split_once("::").map_or(path, |(_, name)| name)
}

/// Whether this runs within the namespace of that test. From outside it is run there, to its end; where the
/// machine does not allow that, it says so and is left out.
pub fn inside<T: Fn()>(test: T) -> bool {
    let test = name(test);
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
