//! CSV: one header for each section, cells as they are shown.

use std::io::Write;

use muster_model::{Claim, Finding};
use muster_record::Table;

/// Writes a table; sections are parted by an empty line, each with a header of its own.
///
/// # Errors
/// When `out` cannot be written.
pub fn table(table: &Table, out: &mut impl Write) -> csv::Result<()> {
    for (index, section) in table.sections.iter().enumerate() {
        if index > 0 {
            writeln!(out)?;
        }
        let mut writer = csv::Writer::from_writer(&mut *out);
        let names = section.columns.iter().map(|column| column.name.as_str());
        writer.write_record(["section", "group", "lane"].into_iter().chain(names).chain(["claims"]))?;
        for row in &section.rows {
            let claims = row.claims.iter().map(muster_model::ClaimId::as_str).collect::<Vec<_>>().join(" ");
            let lead = [section.title.clone(), row.group.clone().unwrap_or_default(), row.lane.as_str().to_owned()];
            let cells = row.cells.iter().map(muster_record::Cell::text);
            writer.write_record(lead.into_iter().chain(cells).chain([claims]).map(guarded))?;
        }
        writer.flush()?;
    }
    Ok(())
}

/// Writes findings.
///
/// # Errors
/// When `out` cannot be written.
pub fn findings(findings: &[Finding], out: &mut impl Write) -> csv::Result<()> {
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(["id", "verdict", "register", "check", "title", "reason", "claims"])?;
    for finding in findings {
        let claims: Vec<&str> = finding.terms.iter().filter_map(|term| Some(term.claim.as_ref()?.as_str())).collect();
        let cells = [
            finding.id.as_str(),
            finding.verdict.as_str(),
            finding.register.as_str(),
            &finding.check,
            &finding.title,
            &finding.reason,
            &claims.join(" "),
        ];
        writer.write_record(cells.map(|cell| guarded(cell.to_owned())))?;
    }
    Ok(writer.flush()?)
}

/// Writes claims: one line each, the words last.
///
/// # Errors
/// When `out` cannot be written.
pub fn claims<'c>(claims: impl IntoIterator<Item = &'c Claim>, out: &mut impl Write) -> csv::Result<()> {
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record([
        "id", "kind", "slots", "valid", "modality", "polarity", "speaker", "file", "start", "end", "words",
    ])?;
    for claim in claims {
        let words = claim.words();
        let slots = claim.slots.iter().map(|(name, slot)| format!("{name}={}", slot.value.name()));
        let cells = [
            claim.id.to_string(),
            claim.kind.to_string(),
            slots.collect::<Vec<_>>().join("; "),
            muster_model::edtf::edtf(&claim.valid).unwrap_or_default(),
            claim.modality.as_str().to_owned(),
            claim.polarity.as_str().to_owned(),
            claim.speaker.as_ref().map(|speaker| speaker.name.clone()).unwrap_or_default(),
            words.file.clone(),
            words.span.start.to_string(),
            words.span.end.to_string(),
            words.quote.clone(),
        ];
        writer.write_record(cells.map(guarded))?;
    }
    Ok(writer.flush()?)
}

/// A cell that a spreadsheet would run as a formula is set off with an apostrophe.
fn guarded(cell: String) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && cell.parse::<f64>().is_err() {
        return format!("'{cell}");
    }
    cell
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_is_set_off_and_a_number_is_not() {
        assert_eq!(guarded("=SUM(A1)".into()), "'=SUM(A1)");
        assert_eq!(guarded("-3".into()), "-3");
        assert_eq!(guarded("≥ 1,139".into()), "≥ 1,139");
    }
}
