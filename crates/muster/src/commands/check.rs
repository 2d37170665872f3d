//! `muster check`: which figures pass muster.

use std::process::ExitCode;

use anyhow::Result;
use muster_model::Register;
use muster_work::Answers;

use crate::{Common, output};

/// What `check` takes.
#[derive(clap::Args)]
#[command(after_help = "Example: muster check --register harm --record r")]
pub struct Args {
    /// Only findings shown in this register
    #[arg(long, value_parser = super::show::registers())]
    register: Option<Register>,
    #[command(flatten)]
    coordinates: super::CoordinateArgs,
}

/// Runs the checks and prints what they found.
pub fn run(args: &Args, common: &Common) -> Result<ExitCode> {
    let record = super::record(common)?;
    let packs = super::packs(common)?;
    super::wait(async {
        let ledger = record.ledger().await?;
        let answers = Answers::of(&ledger, args.coordinates.question()).await?;
        output::findings(&answers.findings(&packs, args.register), common.format, &mut output::out())?;
        ledger.close().await;
        Ok(ExitCode::SUCCESS)
    })
}
