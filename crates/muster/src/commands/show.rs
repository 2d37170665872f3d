//! `muster show REGISTER`: what a record says, at three coordinates.

use std::process::ExitCode;

use anyhow::Result;
use clap::builder::PossibleValuesParser;
use clap::builder::TypedValueParser as _;
use muster_model::Register;
use muster_work::Answers;

use crate::{Common, output};

/// What `show` takes.
#[derive(clap::Args)]
#[command(
    after_help = "Example: muster show forces --as-of 2018-01-01 --record r\n         muster show harm --said-by 2017-12-31 --format csv"
)]
pub struct Args {
    /// The register
    #[arg(value_parser = registers())]
    register: Register,
    #[command(flatten)]
    coordinates: super::CoordinateArgs,
}

/// A parser of register names.
pub fn registers() -> impl clap::builder::TypedValueParser<Value = Register> {
    let names = Register::ALL.iter().map(|register| register.as_str());
    PossibleValuesParser::new(names).map(|name| Register::parse(&name).unwrap_or(Register::Members))
}

/// Shows the register.
pub fn run(args: &Args, common: &Common) -> Result<ExitCode> {
    let record = super::record(common)?;
    let packs = super::packs(common)?;
    super::wait(async {
        let ledger = record.ledger().await?;
        let answers = Answers::of(&ledger, args.coordinates.question()).await?;
        output::table(&answers.table(&packs, args.register), common.format, &mut output::out())?;
        ledger.close().await;
        Ok(ExitCode::SUCCESS)
    })
}
