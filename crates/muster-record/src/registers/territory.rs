//! What ground changed hands, what was declared won, and what remains of the threat?

use muster_model::Register;

use super::list::{Fill, Plan, section};
use crate::table::Table;
use crate::view::View;

const HELD: Plan = Plan {
    title: "Ground held",
    kinds: &["territory.held"],
    group: &["actor"],
    columns: &[
        ("figure", "how much", Fill::Figure("value")),
        ("place", "where", Fill::Names(&["place"])),
        ("time", "when", Fill::Time),
        ("source", "source", Fill::Source),
    ],
};

const CHANGE: Plan = Plan {
    title: "Freed and lost",
    kinds: &["territory.change"],
    group: &[],
    columns: &[
        ("direction", "direction", Fill::Marked("direction")),
        ("figure", "how much", Fill::Figure("value")),
        ("actor", "by", Fill::Names(&["actor"])),
        ("place", "where", Fill::Names(&["place"])),
        ("time", "when", Fill::Time),
        ("source", "source", Fill::Source),
    ],
};

const PLACES: Plan = Plan {
    title: "Places",
    kinds: &["territory.place"],
    group: &[],
    columns: &[
        ("place", "place", Fill::Names(&["place"])),
        ("event", "state", Fill::Marked("event")),
        ("actor", "by", Fill::Names(&["actor"])),
        ("time", "when", Fill::Time),
        ("source", "source", Fill::Source),
    ],
};

const CAMPAIGN: Plan = Plan {
    title: "Campaign",
    kinds: &["campaign.event"],
    group: &[],
    columns: &[
        ("time", "when", Fill::Time),
        ("event", "what happened", Fill::Marked("event")),
        ("actor", "whose", Fill::Names(&["actor"])),
        ("place", "where", Fill::Names(&["place"])),
        ("by", "declared by", Fill::Names(&["by"])),
        ("source", "source", Fill::Source),
    ],
};

const THREAT: Plan = Plan {
    title: "Threat as assessed",
    kinds: &["threat.assessed"],
    group: &["adversary"],
    columns: &[
        ("state", "state", Fill::Marked("state")),
        ("place", "where", Fill::Names(&["place"])),
        ("text", "in words", Fill::Words("text")),
        ("time", "when", Fill::Time),
        ("source", "source", Fill::Source),
    ],
};

const ADVERSARY: Plan = Plan {
    title: "Adversary's numbers, as said",
    kinds: &["adversary.count"],
    group: &["adversary"],
    columns: &[
        ("measure", "measure", Fill::Words("measure")),
        ("figure", "how many", Fill::Figure("value")),
        ("time", "when", Fill::Time),
        ("source", "source", Fill::Source),
    ],
};

/// Returns the register.
pub fn table(view: &View<'_>) -> Table {
    let plans = [&HELD, &CHANGE, &PLACES, &CAMPAIGN, &THREAT, &ADVERSARY];
    let sections = plans.map(|plan| section(view, plan));
    super::assemble(view, Register::Territory, sections.into(), &["The adversary's numbers are never summed."])
}
