//! `muster read FILE…`: claims of files, nothing stored.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use muster_work::Reader;
use muster_work::read::{Source, files};

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
    let packs = super::packs(common)?;
    let reader = Reader::new(&packs.pack);
    let mut claims = Vec::new();
    for file in files(&args.paths)? {
        let source = Source::open(&file, args.given.given())?;
        let (document, reading) = source.read(&reader);
        claims.extend(reading.claims);
        for note in reading.notes.iter().filter(|_| args.notes) {
            let line = note.span.map_or(0, |span| document.text[..span.start].matches('\n').count() + 1);
            eprintln!("{}:{line}: {}", file.display(), note.text);
        }
    }
    output::claims(&claims, common.format, &mut output::out())?;
    Ok(ExitCode::SUCCESS)
}
