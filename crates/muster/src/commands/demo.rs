//! `muster demo`: the sample record, read, checked and served.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use muster_model::Register;
use muster_work::{Answers, Question, Record, demo};

use crate::{Common, output};

/// What `demo` takes.
#[derive(clap::Args)]
#[command(after_help = "Example: muster demo\n         muster demo --no-serve")]
pub struct Args {
    /// Where to make the record
    #[arg(long, value_name = "DIR", default_value = "muster-demo")]
    dir: PathBuf,
    /// Only make the record and say what it holds
    #[arg(long)]
    no_serve: bool,
    /// Where to listen
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:7077")]
    listen: SocketAddr,
}

/// Makes the sample record, says what it holds, and serves it.
pub fn run(args: Args, common: &Common) -> Result<ExitCode> {
    let packs = super::packs(common)?;
    super::wait(async {
        let known = args.dir.join(muster_work::record::FILE).exists();
        let record = if known { Record::open(&args.dir)? } else { Record::init(&args.dir).await? };
        demo::fill(&record, &packs, super::now(), |added| println!("{}", super::add::line(added))).await?;
        let ledger = record.ledger().await?;
        let question = Question { coordinates: muster_model::Coordinates::default(), today: super::today() };
        let answers = Answers::of(&ledger, question).await?;
        ledger.close().await;
        summary(&answers, &packs);
        if args.no_serve {
            return Ok(ExitCode::SUCCESS);
        }
        super::serve::serve(record, packs, args.listen).await
    })
}

/// Prints documents, claims, registers and findings.
fn summary(answers: &Answers, packs: &muster_work::Packs) {
    let snapshot = &answers.snapshot;
    println!(
        "\n{} documents, {} claims, position {}",
        snapshot.documents.len(),
        snapshot.claims.len(),
        snapshot.position
    );
    for register in Register::ALL {
        let table = answers.table(packs, *register);
        println!("  {:12} {:4} rows   {}", register.as_str(), table.row_count(), table.question);
    }
    println!("\n{}", output::tally(&answers.findings(packs, None)));
    for finding in
        answers.findings(packs, None).iter().filter(|finding| finding.verdict == muster_model::Verdict::Fails)
    {
        println!("  does not add up: {}", finding.title);
    }
}
