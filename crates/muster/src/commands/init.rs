//! `muster init DIR`: a new record.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use muster_work::Record;

/// What `init` takes.
#[derive(clap::Args)]
#[command(after_help = "Example: muster init my-record")]
pub struct Args {
    /// The folder
    dir: PathBuf,
}

/// Makes the record.
pub fn run(args: &Args) -> Result<ExitCode> {
    let record = super::wait(async { Ok(Record::init(&args.dir).await?) })?;
    println!("made record `{}` in {}", record.config.name, record.folder.display());
    println!("add documents with `muster add FILE… --record {}`", record.folder.display());
    Ok(ExitCode::SUCCESS)
}
