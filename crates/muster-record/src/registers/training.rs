//! Who was trained, how many, by whom?

use muster_model::Register;

use super::list::{Fill, Plan, section};
use crate::table::Table;
use crate::view::View;

const PEOPLE: Plan = Plan {
    title: "People trained",
    kinds: &["training.people"],
    group: &["whom"],
    columns: &[
        ("status", "status", Fill::Words("status")),
        ("figure", "how many", Fill::Figure("value")),
        ("by", "by", Fill::Names(&["by"])),
        ("programme", "programme", Fill::Words("programme")),
        ("time", "when", Fill::Time),
        ("source", "source", Fill::Source),
    ],
};

/// Returns the register.
pub fn table(view: &View<'_>) -> Table {
    let notes = ["Totals of one trainer and of the whole coalition are never added."];
    super::assemble(view, Register::Training, vec![section(view, &PEOPLE)], &notes)
}
