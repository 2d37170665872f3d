//! How many reports, how judged, how many people, says who? The monthly flow first, then each count by itself.

use std::collections::BTreeMap;

use muster_model::{Claim, Day, Decimal, Polarity, Quantity, Register, Unit, Value};

use super::list::{Fill, Plan, column, filtered, finish, section};
use crate::cells::{derived_cell, figure_cell, month_cell, source_cell};
use crate::table::{Align, Cell, Lane, Row, Section, Table, TimeCell, When};
use crate::view::{Shown, View, is_plan};

const FLOWS: [(&str, &str); 8] = [
    ("carried_over", "carried over"),
    ("received", "received"),
    ("completed", "completed"),
    ("credible", "credible"),
    ("non_credible", "non-credible"),
    ("duplicate", "duplicate"),
    ("reopened", "reopened"),
    ("open", "still open"),
];

const IN_ALL: Plan = Plan {
    title: "Reports in all",
    kinds: &["harm.reports"],
    group: &[],
    columns: &[
        ("flow", "what", Fill::Words("flow")),
        ("figure", "how many", Fill::Figure("value")),
        ("time", "counted over", Fill::Time),
        ("source", "source", Fill::Source),
    ],
};

const DEATHS: Plan = Plan {
    title: "Deaths",
    kinds: &["harm.deaths"],
    group: &["period"],
    columns: &[
        ("figure", "how many", Fill::Figure("value")),
        ("whom", "who", Fill::Words("whom")),
        ("by", "by", Fill::Names(&["by"])),
        ("counted_by", "counted when", Fill::Words("counted_by")),
        ("origin", "origin", Fill::Words("origin")),
        ("time", "when", Fill::Time),
        ("source", "source", Fill::Source),
    ],
};

const INJURIES: Plan = Plan { title: "Injuries", kinds: &["harm.injuries"], ..DEATHS };

const DOCUMENTED: Plan = Plan {
    title: "Documented by monitors",
    kinds: &["harm.documented"],
    group: &[],
    columns: &[
        ("by", "by", Fill::Names(&["by"])),
        ("figure", "how many", Fill::Figure("value")),
        ("time", "when", Fill::Time),
        ("source", "source", Fill::Source),
    ],
};

const INCIDENTS: Plan = Plan {
    title: "Incidents as published",
    kinds: &["harm.incident"],
    group: &[],
    columns: &[
        ("time", "when", Fill::Time),
        ("place", "near", Fill::Names(&["place"])),
        ("outcome", "position", Fill::Marked("outcome")),
        ("reason", "reason", Fill::Words("reason")),
        ("killed", "killed", Fill::Figure("killed")),
        ("injured", "injured", Fill::Figure("injured")),
        ("source", "source", Fill::Source),
    ],
};

const PERSONNEL: Plan = Plan {
    title: "The forces' own dead and wounded",
    kinds: &["harm.personnel"],
    group: &["of"],
    columns: &[
        ("killed", "killed", Fill::Figure("killed")),
        ("injured", "injured", Fill::Figure("injured")),
        ("time", "when", Fill::Time),
        ("source", "source", Fill::Source),
    ],
};

const HELD: Plan = Plan {
    title: "People held and displaced",
    kinds: &["custody.count", "displaced.count"],
    group: &[],
    columns: &[
        ("what", "who", Fill::Words("what")),
        ("figure", "how many", Fill::Figure("value")),
        ("country", "country", Fill::Names(&["country"])),
        ("held_by", "held by", Fill::Names(&["held_by"])),
        ("time", "when", Fill::Time),
        ("source", "source", Fill::Source),
    ],
};

/// Returns the register.
pub fn table(view: &View<'_>) -> Table {
    let in_all = filtered(view, &IN_ALL, |claim| !is_monthly(view, claim));
    let mut sections = vec![flow(view), in_all];
    let rest = [&DEATHS, &INJURIES, &DOCUMENTED, &INCIDENTS, &PERSONNEL, &HELD];
    sections.extend(rest.map(|plan| section(view, plan)));
    let notes = [
        "A month is the month of assessment, not the month of death.",
        "Figures of a belligerent and of a monitor stand side by side and are never added or averaged.",
    ];
    super::assemble(view, Register::Harm, sections, &notes)
}

fn is_monthly(view: &View<'_>, claim: &Claim) -> bool {
    let of_flow = claim.symbol("flow").is_some_and(|flow| FLOWS.iter().any(|(symbol, _)| *symbol == flow));
    of_flow && claim.symbol("period") != Some("cumulative") && is_reports(claim) && view.month(claim).is_some()
}

fn is_reports(claim: &Claim) -> bool {
    let unit = claim.value("value").and_then(Value::quantity).and_then(|quantity| quantity.unit.as_ref());
    unit.is_some_and(|unit| unit.as_str() == "report") && claim.polarity == Polarity::Positive && !is_plan(claim)
}

type Month<'a> = BTreeMap<&'static str, Vec<Shown<'a>>>;

fn flow(view: &View<'_>) -> Section {
    let mut months: BTreeMap<Day, Month<'_>> = BTreeMap::new();
    for series in view.of("harm.reports") {
        for point in &series.points {
            let claim = point.claim;
            let Some(when) = view.when(claim).filter(|_| is_monthly(view, claim)) else { continue };
            let flow = FLOWS.iter().find(|(symbol, _)| claim.symbol("flow") == Some(symbol));
            let (Some((flow, _)), Some(month)) = (flow, view.month(claim)) else { continue };
            let shown = months.entry(month).or_default().entry(flow).or_default();
            note(shown, claim, when);
        }
    }
    let mut columns = vec![column("month", "month", Align::Start)];
    columns.extend(FLOWS.map(|(name, label)| column(name, label, Align::End)));
    columns.push(column("source", "source", Align::Start));
    let rows = months.iter().filter_map(|(month, flows)| row(view, *month, flows)).collect();
    finish("Reports month by month", columns, rows)
}

/// Adds a saying to those of one step: the last said stands first, equal ones together, others as rivals.
fn note<'a>(shown: &mut Vec<Shown<'a>>, claim: &'a Claim, when: When) {
    let printed = |claim: &Claim| claim.value("value").and_then(Value::quantity).map(|quantity| quantity.printed);
    match shown.iter_mut().find(|one| printed(one.claim) == printed(claim)) {
        Some(one) => {
            one.sources += usize::from(one.claim.words().document != claim.words().document);
            one.claims.push(claim.id.clone());
        }
        None => shown.push(Shown { claim, claims: vec![claim.id.clone()], when, sources: 1, rivals: 0 }),
    }
    let rivals = shown.len() - 1;
    shown.iter_mut().for_each(|one| one.rivals = rivals);
    shown.sort_by_key(|one| std::cmp::Reverse((one.claim.said.latest, one.claim.said.earliest)));
}

fn row(view: &View<'_>, month: Day, flows: &Month<'_>) -> Option<Row> {
    let time = month_cell(month);
    let mut cells = vec![Cell::Time(time.clone())];
    for (flow, _) in FLOWS {
        let shown = flows.get(flow).and_then(|shown| shown.first());
        cells.push(match shown {
            Some(shown) => figure_cell(view, shown, "value"),
            None if flow == "open" => derived_open(flows, time.clone()).unwrap_or(Cell::Empty),
            None => Cell::Empty,
        });
    }
    let latest = flows.values().flatten().max_by_key(|one| one.claim.said.latest)?;
    cells.push(source_cell(latest.claim));
    let claims = flows.values().flatten().flat_map(|one| one.claims.clone()).collect();
    Some(Row { group: None, lane: Lane::Placed, cells, claims })
}

/// What is still open where no document prints it: carried over, and received, less completed, of one document.
fn derived_open(flows: &Month<'_>, time: TimeCell) -> Option<Cell> {
    let terms: Vec<&Shown<'_>> =
        ["carried_over", "received", "completed"].iter().map(|flow| flows.get(flow)?.first()).collect::<Option<_>>()?;
    let document = &terms[0].claim.words().document;
    if terms.iter().any(|term| term.claim.words().document != *document) {
        return None;
    }
    let figure = |at: usize| terms[at].claim.value("value")?.quantity()?.printed;
    let open: Decimal = figure(0)? + figure(1)? - figure(2)?;
    let mut quantity = Quantity::bounded(open, muster_model::Approx::Exact, "");
    quantity.unit = Some(Unit::new("report"));
    Some(derived_cell(&quantity, time, terms.iter().map(|term| term.claim.id.clone()).collect()))
}
