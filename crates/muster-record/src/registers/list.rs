//! How does one kind of claim become a section? A plan of columns, filled for every answer shown.

use muster_model::Claim;

use crate::cells::{figure_cell, marks, names_cell, source_cell, time_cell, words_cell};
use crate::table::{Align, Cell, Column, Lane, Row, Section, When};
use crate::view::{Shown, View};

/// Where a column takes its cells from.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Fill {
    /// The names in the first of these slots that has any.
    Names(&'static [&'static str]),
    /// The figure in a slot, with its marks.
    Figure(&'static str),
    /// The words or symbol in a slot, without marks.
    Words(&'static str),
    /// The words or symbol in a slot, with the claim's marks.
    Marked(&'static str),
    /// The time.
    Time,
    /// Who published it.
    Source,
}

/// A section of one or more kinds.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Plan {
    /// Its title.
    pub title: &'static str,
    /// The kinds.
    pub kinds: &'static [&'static str],
    /// The slots that name the group of a row, joined by a dot; none for no groups.
    pub group: &'static [&'static str],
    /// Name, label and source of each column.
    pub columns: &'static [(&'static str, &'static str, Fill)],
}

/// Returns the section a plan describes.
pub(crate) fn section(view: &View<'_>, plan: &Plan) -> Section {
    filtered(view, plan, |_| true)
}

/// Returns the section a plan describes, over the claims that `stands` lets in.
pub(crate) fn filtered(view: &View<'_>, plan: &Plan, stands: impl Fn(&Claim) -> bool) -> Section {
    let mut rows = Vec::new();
    for kind in plan.kinds {
        for series in view.of(kind) {
            for shown in view.shown(series) {
                if stands(shown.claim) {
                    rows.push(row(view, plan, &shown));
                }
            }
        }
    }
    finish(plan.title, columns(plan), rows)
}

fn columns(plan: &Plan) -> Vec<Column> {
    let align = |fill: &Fill| if matches!(fill, Fill::Figure(_)) { Align::End } else { Align::Start };
    plan.columns.iter().map(|(name, label, fill)| column(name, label, align(fill))).collect()
}

/// Returns a column.
pub(crate) fn column(name: &str, label: &str, align: Align) -> Column {
    Column { name: name.into(), label: label.into(), align }
}

fn row(view: &View<'_>, plan: &Plan, shown: &Shown<'_>) -> Row {
    let claim = shown.claim;
    let group: Vec<String> = plan.group.iter().filter_map(|slot| Some(view.name(claim.value(slot)?))).collect();
    let cells = plan.columns.iter().map(|(_, _, fill)| fill_cell(view, shown, *fill)).collect();
    Row {
        group: (!plan.group.is_empty()).then(|| if group.is_empty() { "not stated".into() } else { group.join(" · ") }),
        lane: lane(shown.when),
        cells,
        claims: shown.claims.clone(),
    }
}

fn fill_cell(view: &View<'_>, shown: &Shown<'_>, fill: Fill) -> Cell {
    let claim = shown.claim;
    match fill {
        Fill::Names(slots) => {
            let cells = slots.iter().map(|slot| names_cell(view, claim, slot));
            cells.into_iter().find(|cell| *cell != Cell::Empty).unwrap_or(Cell::Empty)
        }
        Fill::Figure(slot) => figure_cell(view, shown, slot),
        Fill::Words(slot) => words_cell(view, claim, slot, Vec::new()),
        Fill::Marked(slot) => words_cell(view, claim, slot, marks(claim)),
        Fill::Time => time_cell(view, shown),
        Fill::Source => source_cell(claim),
    }
}

/// Returns the lane of an answer.
pub(crate) fn lane(when: When) -> Lane {
    match when {
        When::On | When::Before { .. } => Lane::Placed,
        When::Plan => Lane::Plan,
        When::Undated => Lane::Undated,
    }
}

/// Returns a section with its rows in order: by group, lane, time, then words.
pub(crate) fn finish(title: &str, columns: Vec<Column>, mut rows: Vec<Row>) -> Section {
    rows.sort_by_cached_key(|row| {
        let time = row.cells.iter().find_map(|cell| match cell {
            Cell::Time(time) => Some((time.first.or(time.last), time.last)),
            _ => None,
        });
        let words: Vec<String> = row.cells.iter().map(Cell::text).collect();
        (row.group.clone(), row.lane, time, words, row.claims.first().cloned())
    });
    let undated = rows.iter().filter(|row| row.lane == Lane::Undated).count();
    Section { title: title.into(), columns, rows, undated }
}
