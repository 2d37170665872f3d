//! `muster read FILE…`: claims of files, nothing stored.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use muster_work::read::{Source, files, read_all};
use muster_work::{Packs, Reader};

use crate::{Common, output};

/// What `read` takes.
#[derive(clap::Args)]
#[command(after_help = "Example: muster read release.txt --date 2018-12-30 --format jsonl")]
pub struct Args {
    /// Files and folders
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// Print what the reader could not settle, on standard error
    #[arg(long)]
    notes: bool,
    #[command(flatten)]
    given: super::GivenArgs,
}

/// Reads and prints.
pub fn run(args: &Args, common: &Common) -> Result<ExitCode> {
    // The packs live as long as the run: taking them apart at its end would only cost time.
    let packs: &'static Packs = Box::leak(Box::new(super::packs(common)?));
    let reader = Reader::new(&packs.pack);
    let files = files(&args.paths)?;
    let sources = files.iter().map(|file| Source::open(file, args.given.given())).collect::<Result<Vec<_>, _>>()?;
    let mut claims = Vec::new();
    for (file, (document, reading)) in files.iter().zip(read_all(&sources, &reader)) {
        claims.extend(reading.claims);
        for note in reading.notes.iter().filter(|_| args.notes) {
            let line = note.span.map_or(0, |span| document.text[..span.start].matches('\n').count() + 1);
            eprintln!("{}:{line}: {}", file.display(), note.text);
        }
    }
    output::claims(&claims, common.format, &mut output::out())?;
    Ok(ExitCode::SUCCESS)
}
