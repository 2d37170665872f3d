//! JSON Lines: one row, finding or claim a line.

use std::io::{self, Write};

use muster_model::written::claim_to_json;
use muster_model::{Claim, Finding};
use muster_record::Table;

use super::json;

/// Writes the rows of a table.
///
/// # Errors
/// When `out` cannot be written.
pub fn table(table: &Table, out: &mut impl Write) -> io::Result<()> {
    for section in &table.sections {
        for row in &section.rows {
            writeln!(out, "{}", json::row(section, row))?;
        }
    }
    Ok(())
}

/// Writes findings.
///
/// # Errors
/// When `out` cannot be written.
pub fn findings(findings: &[Finding], out: &mut impl Write) -> io::Result<()> {
    findings.iter().try_for_each(|finding| writeln!(out, "{}", json::finding(finding)))
}

/// Writes claims in the written form.
///
/// # Errors
/// When `out` cannot be written.
pub fn claims<'c>(claims: impl IntoIterator<Item = &'c Claim>, out: &mut impl Write) -> io::Result<()> {
    claims.into_iter().try_for_each(|claim| writeln!(out, "{}", claim_to_json(claim)))
}
