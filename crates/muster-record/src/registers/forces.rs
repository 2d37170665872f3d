//! How many are where, stated or planned?

use muster_model::{Modality, Register};

use super::list::{Fill, Plan, filtered, section};
use crate::table::Table;
use crate::view::View;

const LEVELS: Plan = Plan {
    title: "Force levels",
    kinds: &["force.level"],
    group: &["actor", "place"],
    columns: &[
        ("figure", "how many", Fill::Figure("value")),
        ("what", "what", Fill::Words("what")),
        ("measure", "measure", Fill::Words("measure")),
        ("time", "when", Fill::Time),
        ("source", "source", Fill::Source),
    ],
};

const REFUSALS: Plan = Plan { title: "Refusals to state", ..LEVELS };

const CHANGES: Plan = Plan {
    title: "Changes",
    kinds: &["force.change"],
    group: &["actor", "place"],
    columns: &[
        ("direction", "direction", Fill::Marked("direction")),
        ("by", "by", Fill::Figure("by")),
        ("from", "from", Fill::Figure("from")),
        ("to", "to", Fill::Figure("to")),
        ("from_place", "out of", Fill::Names(&["from_place"])),
        ("to_place", "into", Fill::Names(&["to_place"])),
        ("time", "when", Fill::Time),
        ("source", "source", Fill::Source),
    ],
};

const BASES: Plan = Plan {
    title: "Number of bases",
    kinds: &["force.bases"],
    group: &["actor"],
    columns: &[
        ("place", "where", Fill::Names(&["place"])),
        ("figure", "how many", Fill::Figure("value")),
        ("from", "from", Fill::Figure("from")),
        ("to", "to", Fill::Figure("to")),
        ("time", "when", Fill::Time),
        ("source", "source", Fill::Source),
    ],
};

const BASE_EVENTS: Plan = Plan {
    title: "Bases opened, handed over, closed",
    kinds: &["force.base_event"],
    group: &[],
    columns: &[
        ("time", "when", Fill::Time),
        ("place", "base", Fill::Names(&["place"])),
        ("event", "what happened", Fill::Marked("event")),
        ("actor", "by", Fill::Names(&["actor"])),
        ("to", "to", Fill::Names(&["to"])),
        ("ordinal", "in order", Fill::Words("ordinal")),
        ("source", "source", Fill::Source),
    ],
};

/// Returns the register.
pub fn table(view: &View<'_>) -> Table {
    let levels = filtered(view, &LEVELS, |claim| claim.modality != Modality::Declined);
    let refusals = filtered(view, &REFUSALS, |claim| claim.modality == Modality::Declined);
    let rest = [&CHANGES, &BASES, &BASE_EVENTS].map(|plan| section(view, plan));
    let sections = [levels, refusals].into_iter().chain(rest).collect();
    let notes = ["A ceiling is no strength, and figures within another mission are never added to the task force's."];
    super::assemble(view, Register::Forces, sections, &notes)
}
