//! What is the task force, who set it up, when, and on which grounds?

use muster_model::Register;

use super::list::{Fill, Plan, section};
use crate::table::Table;
use crate::view::View;

const ESTABLISHED: Plan = Plan {
    title: "How it came to be",
    kinds: &["taskforce.established"],
    group: &[],
    columns: &[
        ("time", "when", Fill::Time),
        ("event", "what happened", Fill::Marked("event")),
        ("org", "what", Fill::Names(&["org", "operation"])),
        ("by", "by", Fill::Names(&["by"])),
        ("replaces", "replaces", Fill::Words("replaces")),
        ("source", "source", Fill::Source),
    ],
};

const PURPOSE: Plan = Plan {
    title: "Stated purpose",
    kinds: &["taskforce.purpose"],
    group: &["org"],
    columns: &[
        ("purpose", "purpose", Fill::Marked("purpose")),
        ("time", "when", Fill::Time),
        ("source", "source", Fill::Source),
    ],
};

const RELATION: Plan = Plan {
    title: "Relations",
    kinds: &["org.relation"],
    group: &[],
    columns: &[
        ("org", "what", Fill::Names(&["org"])),
        ("relation", "is", Fill::Marked("relation")),
        ("to", "of", Fill::Names(&["to"])),
        ("time", "when", Fill::Time),
        ("source", "source", Fill::Source),
    ],
};

const BASIS: Plan = Plan {
    title: "Legal basis",
    kinds: &["taskforce.legal_basis"],
    group: &["theatre"],
    columns: &[
        ("basis", "basis", Fill::Marked("basis")),
        ("org", "of", Fill::Names(&["org"])),
        ("time", "when", Fill::Time),
        ("source", "source", Fill::Source),
    ],
};

/// Returns the register.
pub fn table(view: &View<'_>) -> Table {
    let sections = [&ESTABLISHED, &PURPOSE, &RELATION, &BASIS].map(|plan| section(view, plan));
    super::assemble(view, Register::Taskforce, sections.into(), &[])
}
