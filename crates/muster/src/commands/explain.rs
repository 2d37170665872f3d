//! `muster explain ID`: from a figure back to its words.

use std::io::Write;
use std::process::ExitCode;

use anyhow::Result;
use muster_model::edtf::edtf;
use muster_model::written::claim_to_json;
use muster_model::{Claim, EvidenceRole};
use muster_work::Answers;
use muster_work::explain::{Explanation, explain};

use crate::Common;
use crate::output::{self, Format};

/// What `explain` takes.
#[derive(clap::Args)]
#[command(after_help = "Example: muster explain c:5f0c12 --record r")]
pub struct Args {
    /// A claim's id, or the beginning of one
    id: String,
    #[command(flatten)]
    coordinates: super::CoordinateArgs,
}

/// Explains the claim.
pub fn run(args: &Args, common: &Common) -> Result<ExitCode> {
    let record = super::record(common)?;
    let packs = super::packs(common)?;
    super::wait(async {
        let ledger = record.ledger().await?;
        let answers = Answers::of(&ledger, args.coordinates.question()).await?;
        let found = explain(&ledger, &answers, &packs, &args.id).await?;
        let mut out = output::out();
        match common.format {
            Format::Table => print(&found, &mut out)?,
            Format::Json => writeln!(out, "{:#}", claim_to_json(&found.claim))?,
            Format::Jsonl => writeln!(out, "{}", claim_to_json(&found.claim))?,
            Format::Csv => muster_export::csv::claims([&found.claim], &mut out)?,
        }
        ledger.close().await;
        Ok(ExitCode::SUCCESS)
    })
}

fn print(found: &Explanation, out: &mut impl Write) -> Result<()> {
    let claim = &found.claim;
    let (start, end) = (found.words.start, found.words.end);
    let sentence = found.sentence.as_str();
    writeln!(out, "{} — {}\n", claim.id, found.label)?;
    writeln!(out, "  {}[{}]{}\n", &sentence[..start], &sentence[start..end], &sentence[end..])?;
    for (name, slot) in &claim.slots {
        let by = slot.by.map(|step| format!("   (from the {})", step.as_str())).unwrap_or_default();
        writeln!(out, "  {name:14} {}{by}", slot.value.name())?;
    }
    let time = edtf(&claim.valid).unwrap_or_else(|| "undated".into());
    let printed = claim.valid.text.as_deref().map(|text| format!("   «{text}»")).unwrap_or_default();
    writeln!(out, "  {:14} {time}{printed}", "time")?;
    writeln!(out, "  {:14} {}, {}", "held", claim.modality.as_str(), claim.polarity.as_str())?;
    if let Some(speaker) = &claim.speaker {
        let via = speaker.via.iter().map(|via| format!(", through {via}")).collect::<String>();
        writeln!(out, "  {:14} {}{via}", "said by", speaker.name)?;
    }
    let words = claim.words();
    writeln!(out, "\n  {:14} {}, bytes {}–{}", "document", words.file, words.span.start, words.span.end)?;
    writeln!(out, "  {:14} {}", "", words.document)?;
    if let Some(publisher) = &claim.source.publisher {
        writeln!(out, "  {:14} {} ({})", "publisher", publisher.text, publisher.known.as_str())?;
    }
    let place = found.rule_place.as_deref().unwrap_or("not in the packs any more");
    writeln!(out, "  {:14} {}   {place}", "rule", claim.rule)?;
    for evidence in claim.evidence.iter().filter(|evidence| evidence.role == EvidenceRole::Context) {
        writeln!(out, "  {:14} «{}»", "context", evidence.quote)?;
    }
    for (position, recorded, what) in &found.history {
        let when = jiff::Timestamp::from_second(*recorded).map(|time| time.to_string()).unwrap_or_default();
        writeln!(out, "  {:14} position {position}, {when}: {what}", "history")?;
    }
    for rival in &found.rivals {
        writeln!(out, "  {:14} {}", "same question", summary(rival))?;
    }
    Ok(())
}

fn summary(claim: &Claim) -> String {
    let time = edtf(&claim.valid).unwrap_or_else(|| "undated".into());
    format!("{} {time}: «{}» in {}", &claim.id.as_str()[..10], claim.words().quote, claim.words().file)
}
