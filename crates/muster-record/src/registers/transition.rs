//! What was promised, due, done?

use muster_model::Register;

use super::list::{Fill, Plan, column, filtered, finish, lane, section};
use crate::cells::{lone, marks, names_cell, ours, source_cell, time_cell, words_cell};
use crate::milestones::{Milestone, Status, milestones};
use crate::table::{Align, Cell, Row, Section, Table};
use crate::times::time_text;
use crate::view::{View, is_plan};

const AGREEMENTS: Plan = Plan {
    title: "Agreements",
    kinds: &["transition.agreement"],
    group: &[],
    columns: &[
        ("time", "when", Fill::Time),
        ("parties", "between", Fill::Names(&["parties"])),
        ("what", "about", Fill::Marked("what")),
        ("source", "source", Fill::Source),
    ],
};

const PHASES: Plan = Plan {
    title: "Phases of the mission",
    kinds: &["mission.phase"],
    group: &[],
    columns: &[
        ("time", "when", Fill::Time),
        ("actor", "whose", Fill::Names(&["actor"])),
        ("phase", "phase", Fill::Words("phase")),
        ("event", "what happens", Fill::Marked("event")),
        ("to", "to", Fill::Words("to")),
        ("theatre", "where", Fill::Names(&["theatre"])),
        ("source", "source", Fill::Source),
    ],
};

const STEPS: Plan = Plan {
    title: "Steps taken, and leave given",
    kinds: &["transition.milestone"],
    group: &[],
    columns: &[
        ("time", "when", Fill::Time),
        ("event", "state", Fill::Marked("event")),
        ("what", "what", Fill::Words("what")),
        ("actor", "by", Fill::Names(&["actor"])),
        ("step", "step", Fill::Words("step")),
        ("source", "source", Fill::Source),
    ],
};

const ACCESS: Plan = Plan {
    title: "Access",
    kinds: &["access.permitted"],
    group: &[],
    columns: &[
        ("granter", "granted by", Fill::Names(&["granter"])),
        ("grantee", "to", Fill::Names(&["grantee"])),
        ("what", "what", Fill::Words("what")),
        ("event", "state", Fill::Marked("event")),
        ("place", "where", Fill::Names(&["place"])),
        ("time", "when", Fill::Time),
        ("source", "source", Fill::Source),
    ],
};

/// Returns the register.
pub fn table(view: &View<'_>) -> Table {
    let found = milestones(view);
    let promised: Vec<_> = found.iter().map(|milestone| &milestone.claim.id).collect();
    let steps = filtered(view, &STEPS, |claim| !promised.contains(&&claim.id));
    let phases = filtered(view, &PHASES, |claim| !is_plan(claim) || !promised.contains(&&claim.id));
    let sections = vec![due(view, &found), steps, section(view, &AGREEMENTS), phases, section(view, &ACCESS)];
    let notes = ["A planned day is a plan until a document says that it happened."];
    super::assemble(view, Register::Transition, sections, &notes)
}

fn due(view: &View<'_>, found: &[Milestone<'_>]) -> Section {
    let columns = [
        ("time", "by when"),
        ("what", "what"),
        ("actor", "by whom"),
        ("place", "where"),
        ("step", "step"),
        ("status", "status"),
        ("source", "source"),
    ];
    let rows = found.iter().filter_map(|milestone| row(view, milestone)).collect();
    finish("Milestones", columns.map(|(name, label)| column(name, label, Align::Start)).into(), rows)
}

fn row(view: &View<'_>, milestone: &Milestone<'_>) -> Option<Row> {
    let claim = milestone.claim;
    let said_later = view.as_of().is_some_and(|day| claim.said.earliest.is_some_and(|said| said > day));
    let mut shown = lone(view, claim);
    if shown.is_none() && !said_later {
        // A promise whose day has passed is still one to be kept.
        shown = Some(crate::view::Shown {
            claim,
            claims: vec![claim.id.clone()],
            when: crate::table::When::Plan,
            sources: 1,
            rivals: 0,
        });
    }
    let shown = shown?;
    let (status, mut claims) = match milestone.status {
        Status::Done(done) | Status::Late(done) => {
            let text = format!("{}, {}", milestone.status.as_str(), time_text(&done.valid));
            (ours(text, Vec::new(), done), vec![done.id.clone()])
        }
        status => (ours(status.as_str().into(), Vec::new(), claim), Vec::new()),
    };
    let first_names = |slots: &[&str]| {
        let cells = slots.iter().map(|slot| names_cell(view, claim, slot));
        cells.into_iter().find(|cell| *cell != Cell::Empty).unwrap_or(Cell::Empty)
    };
    let what = match claim.value("what") {
        Some(_) => words_cell(view, claim, "what", marks(claim)),
        None => ours(milestone.label.to_owned(), marks(claim), claim),
    };
    let cells = vec![
        time_cell(view, &shown),
        what,
        first_names(&["actor", "member"]),
        first_names(&["theatre", "place"]),
        words_cell(view, claim, "step", Vec::new()),
        status,
        source_cell(claim),
    ];
    claims.insert(0, claim.id.clone());
    Some(Row { group: None, lane: lane(shown.when), cells, claims })
}
