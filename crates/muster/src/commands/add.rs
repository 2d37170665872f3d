//! `muster add PATH…`: documents into a record, with progress; a second time adds nothing.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Result, bail};
use indicatif::{ProgressBar, ProgressStyle};
use muster_work::Reader;
use muster_work::add::{Added, Outcome, add};
use muster_work::read::{Source, files};

use crate::Common;

/// What `add` takes.
#[derive(clap::Args)]
#[command(
    after_help = "Example: muster add press/2018-12-30.txt --date 2018-12-30 --publisher \"CJTF-OIR\" --record r"
)]
pub struct Args {
    /// Files and folders
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    given: super::GivenArgs,
}

/// Adds the documents; each is one batch, so an interruption loses at most the one at work.
pub fn run(args: Args, common: &Common) -> Result<ExitCode> {
    let record = super::record(common)?;
    let files = files(&args.paths)?;
    if files.is_empty() {
        bail!("found no files in {}\nhint: name files, or folders that hold some", args.paths[0].display());
    }
    let packs = super::packs(common)?;
    super::wait(async {
        let reader = Reader::new(&packs.pack);
        let mut ledger = record.ledger().await?;
        let bar = ProgressBar::new(files.len() as u64).with_style(
            ProgressStyle::with_template("{pos}/{len} {bar:30} {msg}").unwrap_or(ProgressStyle::default_bar()),
        );
        for file in &files {
            bar.set_message(file.display().to_string());
            let source = Source::open(file, args.given.given())?;
            let added = add(&mut ledger, &packs, &reader, source, super::now()).await?;
            bar.suspend(|| println!("{}", line(&added)));
            bar.inc(1);
        }
        bar.finish_and_clear();
        let head = ledger.head().await?;
        println!("the record stands at position {head}");
        ledger.close().await;
        Ok(ExitCode::SUCCESS)
    })
}

/// Returns what happened to a document in one line.
pub fn line(added: &Added) -> String {
    let what = match added.outcome {
        Outcome::New => format!("{} claims", added.claims),
        Outcome::ReadAgain { claims, superseded } => {
            format!("read again: {claims} new claims, {superseded} superseded")
        }
        Outcome::Known => "already in the record".to_owned(),
    };
    let notes = match added.notes.len() {
        0 => String::new(),
        1 => ", 1 note".to_owned(),
        count => format!(", {count} notes"),
    };
    format!("{}: {what}{notes}", added.file)
}
