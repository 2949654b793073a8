//! The program: hands the command line to the counter.

use std::process::ExitCode;

fn main() -> ExitCode {
    greenlight::seal::guard::no_dumps();
    ExitCode::from(greenlight::cli::run(std::env::args_os()))
}
