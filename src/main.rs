//! The program: hands the command line to the counter.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(greenlight::cli::run(std::env::args_os()))
}
