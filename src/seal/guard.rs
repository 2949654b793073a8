//! Keeps what is in memory in memory: no core dump is written, and where the system can, no other process of the same
//! person may read this one.

/// Called before anything else is done. Where the system refuses, nothing worse holds than before.
#[cfg(unix)]
pub fn no_dumps() {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let _ = setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) });
    #[cfg(target_os = "linux")]
    let _ = rustix::process::set_dumpable_behavior(rustix::process::DumpableBehavior::NotDumpable);
}

/// Nothing to be done on this system.
#[cfg(not(unix))]
pub fn no_dumps() {}
