//! How much was flown and struck, counted from when to when?

use muster_model::Register;

use super::list::{Fill, Plan, section};
use crate::table::Table;
use crate::view::View;

const TOTALS: Plan = Plan {
    title: "Strikes, engagements, sorties, munitions",
    kinds: &["ops.strikes", "ops.engagements", "ops.sorties", "ops.munitions"],
    group: &["actor"],
    columns: &[
        ("figure", "how many", Fill::Figure("value")),
        ("role", "role", Fill::Words("role")),
        ("theatre", "where", Fill::Names(&["theatre"])),
        ("time", "counted over", Fill::Time),
        ("counted", "in the total", Fill::Words("counted_in_total")),
        ("source", "source", Fill::Source),
    ],
};

const REPORTS: Plan = Plan {
    title: "Strike reports",
    kinds: &["ops.strike_report"],
    group: &[],
    columns: &[
        ("time", "when", Fill::Time),
        ("place", "near", Fill::Names(&["place"])),
        ("figure", "strikes", Fill::Figure("value")),
        ("effects", "effects stated", Fill::Marked("effects")),
        ("source", "source", Fill::Source),
    ],
};

const COUNTS: Plan = Plan {
    title: "Other counts",
    kinds: &["ops.count"],
    group: &["actor"],
    columns: &[
        ("what", "what", Fill::Words("what")),
        ("figure", "how many", Fill::Figure("value")),
        ("theatre", "where", Fill::Names(&["theatre"])),
        ("time", "counted over", Fill::Time),
        ("source", "source", Fill::Source),
    ],
};

const ATTACKS: Plan = Plan {
    title: "Attacks",
    kinds: &["security.attacks"],
    group: &[],
    columns: &[
        ("figure", "how many", Fill::Figure("value")),
        ("by", "by", Fill::Names(&["by"])),
        ("on", "on", Fill::Names(&["on"])),
        ("theatre", "where", Fill::Names(&["theatre"])),
        ("time", "counted over", Fill::Time),
        ("source", "source", Fill::Source),
    ],
};

/// Returns the register.
pub fn table(view: &View<'_>) -> Table {
    let sections = [&TOTALS, &REPORTS, &COUNTS, &ATTACKS].map(|plan| section(view, plan));
    let notes = ["A strike is not an engagement, a sortie or a munition: units are never mixed or added."];
    super::assemble(view, Register::Operations, sections.into(), &notes)
}
