//! interim
use crate::cli::Counter;
use crate::error::Error;
use clap::Args;
/// demo
#[derive(Debug, Args)]
pub(super) struct DemoArgs {
    #[arg(long, value_name = "DIR")]
    dir: Option<std::path::PathBuf>,
}
pub(super) fn demo(_: &Counter, _: &DemoArgs) -> Result<(), Error> {
    Ok(())
}
