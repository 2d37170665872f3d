//! Which few figures stand for the record? Of each register the one said last, and never a plan or a denial.

use muster_model::{Day, Decimal, Register};
use muster_record::{Cell, FigureCell, Lane, Mark, Row, Section, Table, View};

/// How many figures an overview shows.
const SHOWN: usize = 8;

/// The registers figures are taken from, in turn.
const ORDER: [Register; 9] = [
    Register::Harm,
    Register::Forces,
    Register::Members,
    Register::Operations,
    Register::Training,
    Register::Territory,
    Register::Support,
    Register::Command,
    Register::Inquiries,
];

/// A figure that stands for its register.
#[derive(Clone, Debug)]
pub(crate) struct Headline {
    /// The register it is shown in.
    pub register: Register,
    /// What it counts: the kind's label.
    pub label: String,
    /// What it is of: the group and the words beside it.
    pub of: String,
    /// The figure.
    pub figure: FigureCell,
    /// The stated values of its series over time.
    pub values: Vec<(Day, Decimal)>,
}

/// Returns the figures, policy *latest said*: by turns one of each register, then a second, until there are enough.
pub(crate) fn headlines(view: &View<'_>, tables: &[Table]) -> Vec<Headline> {
    let of_register = |register: &Register| {
        let table = tables.iter().find(|table| table.name == register.as_str());
        table.map(|table| candidates(view, *register, table)).unwrap_or_default()
    };
    let mut registers: Vec<std::vec::IntoIter<Headline>> =
        ORDER.iter().map(|register| of_register(register).into_iter()).collect();
    let mut chosen: Vec<(usize, Headline)> = Vec::new();
    while chosen.len() < SHOWN {
        let before = chosen.len();
        for (turn, register) in registers.iter_mut().enumerate() {
            if chosen.len() < SHOWN {
                chosen.extend(register.next().map(|headline| (turn, headline)));
            }
        }
        if chosen.len() == before {
            break;
        }
    }
    chosen.sort_by_key(|(turn, _)| *turn);
    chosen.into_iter().map(|(_, headline)| headline).collect()
}

/// The figures of a register, the one said last first, one for each kind of claim.
fn candidates(view: &View<'_>, register: Register, table: &Table) -> Vec<Headline> {
    let mut found = Vec::new();
    for section in &table.sections {
        for row in section.rows.iter().filter(|row| row.lane == Lane::Placed) {
            for (index, cell) in row.cells.iter().enumerate() {
                if let Cell::Figure(figure) = cell {
                    found.extend(candidate(view, register, (section, row, index), figure));
                }
            }
        }
    }
    found.sort_by(|(one, _), (other, _)| other.cmp(one));
    let mut headlines: Vec<Headline> = Vec::new();
    for (_, headline) in found {
        if headlines.iter().all(|known| known.label != headline.label) {
            headlines.push(headline);
        }
    }
    headlines
}

/// How much a figure says of its register: how many values its series has, then how late it was said.
type Weight = (usize, Option<Day>, Option<Day>);

fn candidate(
    view: &View<'_>,
    register: Register,
    (section, row, index): (&Section, &Row, usize),
    figure: &FigureCell,
) -> Option<(Weight, Headline)> {
    let plain = |mark: &Mark| matches!(mark, Mark::Announced | Mark::Within(_));
    let claim = view.claim(figure.claim.as_ref()?)?;
    if figure.number.is_empty() || !figure.marks.iter().all(plain) {
        return None;
    }
    let kind = view.declared.kinds.get(&claim.kind)?;
    let values = values(view, figure);
    let beside = row.cells.iter().take(index.max(3)).filter_map(|cell| match cell {
        Cell::Words(words) if !words.text.is_empty() && words.text.len() < 40 => Some(words.text.clone()),
        Cell::Names(names) if names.len() < 3 => {
            Some(names.iter().map(|name| name.text.clone()).collect::<Vec<_>>().join(", "))
        }
        _ => None,
    });
    let column = section.columns.get(index).map(|column| column.label.clone());
    let several = row.cells.iter().filter(|cell| matches!(cell, Cell::Figure(_))).count() > 1;
    let of = row.group.iter().cloned().chain(column.filter(|_| several)).chain(beside.take(2));
    let mut parts: Vec<String> = Vec::new();
    for part in of {
        if !parts.contains(&part) {
            parts.push(part);
        }
    }
    let headline =
        Headline { register, label: kind.label().to_owned(), of: parts.join(" · "), figure: figure.clone(), values };
    Some(((headline.values.len().min(3), claim.said.latest, figure.time.last), headline))
}

/// The stated values of the series of a figure, each at the last day it is about.
fn values(view: &View<'_>, figure: &FigureCell) -> Vec<(Day, Decimal)> {
    let series = view
        .series()
        .iter()
        .find(|series| series.points.iter().any(|point| Some(&point.claim.id) == figure.claim.as_ref()));
    let mut values: Vec<(Day, Decimal)> = Vec::new();
    for point in series.iter().flat_map(|series| &series.points) {
        let stated = !muster_record::view::is_plan(point.claim);
        let answer = series.iter().flat_map(|series| &series.kind.answer);
        let printed = answer.filter_map(|slot| point.claim.value(slot)?.quantity()?.printed).next();
        let day = point.claim.valid.last_day().or(point.claim.valid.first_day());
        let value = day.zip(printed).filter(|value| stated && !values.contains(value));
        values.extend(value);
    }
    values
}
