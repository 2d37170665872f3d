//! What was inquired into, and what came of it?

use muster_model::Register;

use super::list::{Fill, Plan, section};
use crate::table::Table;
use crate::view::View;

const INQUIRIES: Plan = Plan {
    title: "Inquiries",
    kinds: &["inquiry.event"],
    group: &[],
    columns: &[
        ("time", "when", Fill::Time),
        ("event", "state", Fill::Marked("event")),
        ("subject", "into", Fill::Words("subject")),
        ("by", "by", Fill::Names(&["by"])),
        ("place", "where", Fill::Names(&["place"])),
        ("source", "source", Fill::Source),
    ],
};

const INCIDENTS: Plan = Plan {
    title: "Incidents reported",
    kinds: &["incident.reported"],
    group: &[],
    columns: &[
        ("time", "when", Fill::Time),
        ("what", "what", Fill::Marked("what")),
        ("actor", "by", Fill::Names(&["actor"])),
        ("place", "where", Fill::Names(&["place"])),
        ("source", "source", Fill::Source),
    ],
};

const OVERSIGHT: Plan = Plan {
    title: "Recommendations",
    kinds: &["oversight.recommendation"],
    group: &["by"],
    columns: &[
        ("subject", "about", Fill::Words("subject")),
        ("event", "state", Fill::Marked("event")),
        ("to", "to", Fill::Names(&["to"])),
        ("time", "when", Fill::Time),
        ("source", "source", Fill::Source),
    ],
};

/// Returns the register.
pub fn table(view: &View<'_>) -> Table {
    let sections = [&INQUIRIES, &INCIDENTS, &OVERSIGHT].map(|plan| section(view, plan));
    let notes = ["An incident reported is not an incident found; blame rests on no person before a finding."];
    super::assemble(view, Register::Inquiries, sections.into(), &notes)
}
