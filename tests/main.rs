//! Every test but the hard ones, in one binary, so that the program and its libraries are linked once. The modules follow
//! the floors of `src/lib.rs`; `cargo test --test main store::backup` runs one of them.
#![cfg(unix)]
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    clippy::print_stdout,
    clippy::unreachable,
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test stops where it fails, and says why"
)]

mod cli;
mod exchange;
mod house;
mod intake;
mod kit;
mod law;
mod report;
mod store;
mod transcripts;
