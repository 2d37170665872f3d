//! Who is in, doing what, since when, says who? One row for each member, then the counts by scope.

use std::collections::BTreeMap;

use muster_model::{Claim, ClaimId, Polarity, Register, Value};

use super::list::{Fill, Plan, column, finish, section};
use crate::cells::{marks, names_cell, ordinal_text, ours};
use crate::series::compared_name;
use crate::table::{Align, Cell, Lane, Row, Section, Table, When};
use crate::times::time_text;
use crate::view::{Shown, View};

const COUNTS: Plan = Plan {
    title: "How many, by scope",
    kinds: &["member.count"],
    group: &[],
    columns: &[
        ("scope", "scope", Fill::Words("scope")),
        ("figure", "how many", Fill::Figure("value")),
        ("of", "of what", Fill::Words("of")),
        ("time", "when", Fill::Time),
        ("source", "source", Fill::Source),
    ],
};

const CHANGES: Plan = Plan {
    title: "Joining, leaving, changing",
    kinds: &["member.change"],
    group: &[],
    columns: &[
        ("time", "when", Fill::Time),
        ("member", "member", Fill::Names(&["member"])),
        ("event", "what", Fill::Marked("event")),
        ("place", "where", Fill::Names(&["place"])),
        ("reason", "reason", Fill::Words("reason")),
        ("source", "source", Fill::Source),
    ],
};

const MANDATES: Plan = Plan {
    title: "National mandates",
    kinds: &["member.mandate"],
    group: &["member"],
    columns: &[
        ("time", "when", Fill::Time),
        ("event", "what", Fill::Marked("event")),
        ("ceiling", "ceiling", Fill::Figure("ceiling")),
        ("by", "by", Fill::Names(&["by"])),
        ("source", "source", Fill::Source),
    ],
};

/// Returns the register.
pub fn table(view: &View<'_>) -> Table {
    let mut sections = vec![members(view)];
    sections.extend([&COUNTS, &CHANGES, &MANDATES].map(|plan| section(view, plan)));
    let notes = ["Counts of different scopes answer different questions: they neither agree nor disagree."];
    super::assemble(view, Register::Members, sections, &notes)
}

/// What is known of one member.
#[derive(Default)]
struct Member<'a> {
    listed: Vec<Shown<'a>>,
    strikes_iraq: Vec<Shown<'a>>,
    strikes_syria: Vec<Shown<'a>>,
    strikes_elsewhere: Vec<Shown<'a>>,
    training: Vec<Shown<'a>>,
    other: Vec<Shown<'a>>,
    changes: Vec<Shown<'a>>,
}

fn members(view: &View<'_>) -> Section {
    let mut members: BTreeMap<String, Member<'_>> = BTreeMap::new();
    for kind in ["member.listed", "member.participates", "member.change"] {
        for series in view.of(kind) {
            for shown in view.shown(series) {
                let Some(member) = shown.claim.value("member") else { continue };
                let entry = members.entry(compared_name(member)).or_default();
                lane_of(entry, shown.claim).push(shown);
            }
        }
    }
    let columns = [
        ("member", "member"),
        ("listed", "listed"),
        ("strikes_iraq", "strikes in Iraq"),
        ("strikes_syria", "strikes in Syria"),
        ("strikes", "strikes"),
        ("training", "training"),
        ("other", "other part"),
        ("changes", "changes"),
    ];
    let rows = members.into_values().filter_map(|member| row(view, &member)).collect();
    let section = finish("Members", columns.map(|(name, label)| column(name, label, Align::Start)).into(), rows);
    without_empty_columns(section)
}

fn lane_of<'m, 'a>(member: &'m mut Member<'a>, claim: &Claim) -> &'m mut Vec<Shown<'a>> {
    match (claim.kind.as_str(), claim.symbol("activity")) {
        ("member.listed", _) => &mut member.listed,
        ("member.change", _) => &mut member.changes,
        (_, Some("strikes")) => match claim.value("theatre").and_then(country) {
            Some("IQ") => &mut member.strikes_iraq,
            Some("SY") => &mut member.strikes_syria,
            _ => &mut member.strikes_elsewhere,
        },
        (_, Some("training")) => &mut member.training,
        _ => &mut member.other,
    }
}

fn country(value: &Value) -> Option<&str> {
    match value {
        Value::Place(place) => place.country.as_deref().or(place.id.as_deref()),
        Value::Entity(entity) => entity.id.as_deref(),
        Value::List(values) if values.len() == 1 => country(&values[0]),
        _ => None,
    }
}

fn row(view: &View<'_>, member: &Member<'_>) -> Option<Row> {
    let lanes = [
        &member.listed,
        &member.strikes_iraq,
        &member.strikes_syria,
        &member.strikes_elsewhere,
        &member.training,
        &member.other,
        &member.changes,
    ];
    let first = lanes.iter().find_map(|lane| lane.first())?;
    let mut cells = vec![names_cell(view, first.claim, "member")];
    cells.push(listed_cell(&member.listed));
    cells.extend(lanes[1..5].iter().map(|lane| yes_cell(lane)));
    cells.push(symbols_cell(&member.other, "activity"));
    cells.push(symbols_cell(&member.changes, "event"));
    let claims: Vec<ClaimId> =
        lanes.iter().flat_map(|lane| lane.iter()).flat_map(|shown| shown.claims.clone()).collect();
    Some(Row { group: None, lane: Lane::Placed, cells, claims })
}

/// A printed list is the strongest word on membership: its scope, number and time.
fn listed_cell(listed: &[Shown<'_>]) -> Cell {
    let Some(last) = listed.last() else { return Cell::Empty };
    let claim = last.claim;
    let scope = claim.symbol("scope").unwrap_or("listed").replace('_', " ");
    let ordinal = claim.value("ordinal").map(|value| match value {
        Value::Quantity(quantity) => {
            quantity.printed.map_or_else(|| quantity.text.clone(), |n| n.normalize().to_string())
        }
        other => other.name(),
    });
    let text = ordinal.map_or(scope.clone(), |number| format!("{scope}, {}", ordinal_text(number)));
    ours(with_time(text, claim, last.when), marks(claim), claim)
}

fn yes_cell(shown: &[Shown<'_>]) -> Cell {
    let Some(last) = shown.last() else { return Cell::Empty };
    let word = if last.claim.polarity == Polarity::Negative { "no" } else { "yes" };
    let marks = marks(last.claim).into_iter().filter(|mark| *mark != crate::table::Mark::Negative).collect();
    ours(with_time(word.into(), last.claim, last.when), marks, last.claim)
}

fn symbols_cell(shown: &[Shown<'_>], slot: &str) -> Cell {
    let Some(last) = shown.last() else { return Cell::Empty };
    let mut texts: Vec<String> = Vec::new();
    for one in shown {
        let symbol = one.claim.symbol(slot).unwrap_or_default().replace('_', " ");
        let held: Vec<String> = marks(one.claim).iter().map(|mark| mark.text()).collect();
        let text = with_time(symbol, one.claim, one.when);
        let text = if held.is_empty() { text } else { format!("{text} ({})", held.join(", ")) };
        if !texts.contains(&text) {
            texts.push(text);
        }
    }
    ours(texts.join("; "), Vec::new(), last.claim)
}

fn with_time(text: String, claim: &Claim, when: When) -> String {
    if when == When::Undated { text } else { format!("{text}, {}", time_text(&claim.valid)) }
}

fn without_empty_columns(mut section: Section) -> Section {
    let kept: Vec<bool> =
        (0..section.columns.len()).map(|at| section.rows.iter().any(|row| row.cells[at] != Cell::Empty)).collect();
    let keep = |at: &mut usize| {
        *at += 1;
        kept[*at - 1]
    };
    let mut at = 0;
    section.columns.retain(|_| keep(&mut at));
    for row in &mut section.rows {
        let mut at = 0;
        row.cells.retain(|_| keep(&mut at));
    }
    section
}
