//! What the tests share: an invented party whose events are signed in memory, and a town in which the real program runs.

pub mod acts;
pub mod apart;
pub mod books;
pub mod golden;
pub mod machines;
pub mod party;
pub mod pty;
pub mod random;
pub mod stage;
pub mod town;
pub mod vectors;

/// A folder for what is made and opened thousands of times: in memory where the system has such a place.
pub fn scratch() -> tempfile::TempDir {
    let mut builder = tempfile::Builder::new();
    builder.prefix("greenlight-");
    let memory = std::path::Path::new("/dev/shm");
    if memory.is_dir()
        && let Ok(dir) = builder.tempdir_in(memory)
    {
        return dir;
    }
    builder.tempdir().unwrap()
}
