//! Keeps secrets in memory: no core dump is written, and on Linux no other process of the same user may read
//! this one.

/// `main` calls it first. A refusal of the system is ignored, because it leaves the process no less safe than before.
#[cfg(unix)]
pub fn no_dumps() {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let _ = setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) });
    #[cfg(target_os = "linux")]
    let _ = rustix::process::set_dumpable_behavior(rustix::process::DumpableBehavior::NotDumpable);
}

/// This system offers no such protection.
#[cfg(not(unix))]
pub fn no_dumps() {}
