//! How answers are printed: tables for people, JSON, JSON Lines and CSV for programs.

use std::io::{self, BufWriter, IsTerminal, Write};

use anyhow::Result;
use comfy_table::presets::{NOTHING, UTF8_FULL_CONDENSED};
use comfy_table::{CellAlignment, ContentArrangement};
use muster_export::{csv, json, jsonl};
use muster_model::{Claim, Finding, TermOrigin, Verdict};
use muster_record::{Align, Section, Table};

/// How to print.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// For people
    #[default]
    Table,
    /// One JSON value
    Json,
    /// One JSON value a line
    Jsonl,
    /// Comma-separated values
    Csv,
}

/// Returns standard output, buffered.
pub fn out() -> impl Write {
    BufWriter::new(io::stdout().lock())
}

/// Returns whether an error only says that the reader of our output went away.
pub fn is_closed_pipe(error: &anyhow::Error) -> bool {
    let closed = |error: &io::Error| error.kind() == io::ErrorKind::BrokenPipe;
    error.chain().any(|cause| cause.downcast_ref::<io::Error>().is_some_and(closed))
}

/// Prints a register.
pub fn table(table: &Table, format: Format, out: &mut impl Write) -> Result<()> {
    match format {
        Format::Json => writeln!(out, "{:#}", json::table(table))?,
        Format::Jsonl => jsonl::table(table, out)?,
        Format::Csv => csv::table(table, out)?,
        Format::Table => {
            writeln!(out, "{}: {}", table.title, table.question)?;
            for section in table.sections.iter().filter(|section| !section.rows.is_empty()) {
                writeln!(out, "\n{}\n{}", section.title, drawn(section))?;
            }
            if table.is_empty() {
                writeln!(out, "\nnothing at these coordinates; `muster add FILE` brings documents in")?;
            }
            for note in &table.notes {
                writeln!(out, "\n{note}")?;
            }
        }
    }
    Ok(())
}

/// Draws a section; a first column holds its groups, the last the beginning of a claim's id, for `muster explain`.
fn drawn(section: &Section) -> comfy_table::Table {
    let grouped = section.rows.iter().any(|row| row.group.is_some());
    let lead = usize::from(grouped);
    let mut drawn = comfy_table::Table::new();
    drawn.load_style(UTF8_FULL_CONDENSED).set_content_arrangement(arrangement());
    let labels = section.columns.iter().map(|column| column.label.clone());
    drawn.set_header(grouped.then(String::new).into_iter().chain(labels).chain(["claim".into()]));
    let mut group = None;
    for row in &section.rows {
        let id = row.claims.first().map_or("", |claim| &claim.as_str()[..claim.as_str().len().min(10)]);
        let shown = if row.group == group { String::new() } else { row.group.clone().unwrap_or_default() };
        group.clone_from(&row.group);
        let cells = row.cells.iter().map(muster_record::Cell::text);
        drawn.add_row(grouped.then_some(shown).into_iter().chain(cells).chain([id.to_owned()]));
    }
    for (index, column) in section.columns.iter().enumerate() {
        if let (Align::End, Some(drawn)) = (column.align, drawn.column_mut(index + lead)) {
            drawn.set_cell_alignment(CellAlignment::Right);
        }
    }
    drawn
}

fn arrangement() -> ContentArrangement {
    if io::stdout().is_terminal() { ContentArrangement::Dynamic } else { ContentArrangement::Disabled }
}

/// Prints claims.
pub fn claims(claims: &[Claim], format: Format, out: &mut impl Write) -> Result<()> {
    match format {
        Format::Json => {
            let all: Vec<_> = claims.iter().map(muster_model::written::claim_to_json).collect();
            writeln!(out, "{:#}", serde_json::Value::Array(all))?;
        }
        Format::Jsonl => jsonl::claims(claims, out)?,
        Format::Csv => csv::claims(claims, out)?,
        Format::Table => {
            let mut drawn = comfy_table::Table::new();
            drawn.load_style(UTF8_FULL_CONDENSED).set_content_arrangement(ContentArrangement::Dynamic);
            drawn.set_header(["kind", "what", "time", "held", "words"]);
            for claim in claims {
                let slots = claim.slots.iter().map(|(name, slot)| format!("{name} {}", slot.value.name()));
                drawn.add_row([
                    claim.kind.to_string(),
                    slots.collect::<Vec<_>>().join("\n"),
                    muster_model::edtf::edtf(&claim.valid).unwrap_or_else(|| "undated".into()),
                    format!("{}\n{}", claim.modality.as_str(), claim.polarity.as_str()),
                    claim.words().quote.clone(),
                ]);
            }
            writeln!(out, "{drawn}\n{} claims", claims.len())?;
        }
    }
    Ok(())
}

/// Prints findings, the gravest first.
pub fn findings(findings: &[Finding], format: Format, out: &mut impl Write) -> Result<()> {
    match format {
        Format::Json => {
            let all: Vec<_> = findings.iter().map(json::finding).collect();
            writeln!(out, "{:#}", serde_json::Value::Array(all))?;
        }
        Format::Jsonl => jsonl::findings(findings, out)?,
        Format::Csv => csv::findings(findings, out)?,
        Format::Table => {
            for (verdict, heading) in [
                (Verdict::Fails, "does not add up in the loaded documents"),
                (Verdict::CannotTell, "cannot tell"),
                (Verdict::Holds, "holds"),
            ] {
                let of: Vec<&Finding> = findings.iter().filter(|finding| finding.verdict == verdict).collect();
                if of.is_empty() {
                    continue;
                }
                writeln!(out, "{heading} ({})", of.len())?;
                for finding in of {
                    writeln!(out, "  {} [{}]\n{}", finding.title, finding.register.as_str(), terms(finding))?;
                }
                writeln!(out)?;
            }
            writeln!(out, "{}", tally(findings))?;
        }
    }
    Ok(())
}

fn terms(finding: &Finding) -> comfy_table::Table {
    let mut drawn = comfy_table::Table::new();
    drawn.load_style(NOTHING).set_content_arrangement(ContentArrangement::Dynamic);
    for term in &finding.terms {
        let origin = match term.origin {
            TermOrigin::Stated => {
                term.claim.as_ref().map_or("", |claim| &claim.as_str()[..claim.as_str().len().min(10)])
            }
            TermOrigin::Derived => "derived",
            TermOrigin::Missing => "not in the loaded documents",
        };
        drawn.add_row(["    ", &term.label, &term.shown, origin]);
    }
    if !finding.reason.is_empty() {
        drawn.add_row(["    ", "", &finding.reason, ""]);
    }
    drawn
}

/// Returns one line that counts the verdicts.
pub fn tally(findings: &[Finding]) -> String {
    let count = |verdict| findings.iter().filter(|finding| finding.verdict == verdict).count();
    format!(
        "{} findings: {} hold, {} do not add up, {} cannot be told",
        findings.len(),
        count(Verdict::Holds),
        count(Verdict::Fails),
        count(Verdict::CannotTell)
    )
}
