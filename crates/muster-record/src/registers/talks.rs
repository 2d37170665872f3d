//! Who met whom, where, about what?

use muster_model::Register;

use super::list::{Fill, Plan, section};
use crate::cells::{is_withheld, withheld};
use crate::table::{Section, Table};
use crate::view::View;

const MEETINGS: Plan = Plan {
    title: "Meetings",
    kinds: &["talks.meeting"],
    group: &[],
    columns: &[
        ("time", "when", Fill::Time),
        ("what", "what", Fill::Marked("what")),
        ("participants", "who", Fill::Names(&["participants"])),
        ("place", "where", Fill::Names(&["place"])),
        ("topics", "about", Fill::Words("topics")),
        ("source", "source", Fill::Source),
    ],
};

const ROUNDS: Plan = Plan {
    title: "Rounds of talks",
    kinds: &["talks.round"],
    group: &[],
    columns: &[
        ("time", "when", Fill::Time),
        ("event", "state", Fill::Marked("event")),
        ("count", "how many", Fill::Figure("count")),
        ("ordinal", "in order", Fill::Words("ordinal")),
        ("parties", "between", Fill::Names(&["parties"])),
        ("place", "where", Fill::Names(&["place"])),
        ("aim", "aim", Fill::Words("aim")),
        ("source", "source", Fill::Source),
    ],
};

/// Returns the register; people and places of coming meetings are withheld until they are past.
pub fn table(view: &View<'_>) -> Table {
    let mut sections = vec![section(view, &MEETINGS), section(view, &ROUNDS)];
    sections.iter_mut().for_each(|section| withhold(view, section));
    let notes = ["Of coming meetings, who and where are withheld until they are past."];
    super::assemble(view, Register::Talks, sections, &notes)
}

fn withhold(view: &View<'_>, section: &mut Section) {
    let hidden = |name: &str| matches!(name, "participants" | "place");
    let columns: Vec<usize> = (0..section.columns.len()).filter(|at| hidden(&section.columns[*at].name)).collect();
    for row in &mut section.rows {
        let claim = row.claims.first().and_then(|id| view.claim(id));
        if let Some(claim) = claim.filter(|claim| is_withheld(view, claim)) {
            columns.iter().for_each(|at| row.cells[*at] = withheld(claim));
        }
    }
}
