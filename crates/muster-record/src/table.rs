//! What does an answer look like before anyone draws it? One table, its sections, rows and typed cells.
//!
//! The command line, JSON, CSV and the pages are all rendered from this, so that they can never differ.

use muster_model::{ClaimId, Day};

/// A register, answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Its name in addresses and on the command line: `members`.
    pub name: String,
    /// Its title.
    pub title: String,
    /// The reader's question, in one line.
    pub question: String,
    /// Its parts, each with columns of its own; empty ones are left out.
    pub sections: Vec<Section>,
    /// What a reader must know to read it right, one sentence each.
    pub notes: Vec<String>,
}

impl Table {
    /// Returns whether no section has a row.
    pub fn is_empty(&self) -> bool {
        self.sections.iter().all(|section| section.rows.is_empty())
    }

    /// Returns the number of rows over all sections.
    pub fn row_count(&self) -> usize {
        self.sections.iter().map(|section| section.rows.len()).sum()
    }
}

/// A part of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Its title: `Force levels`.
    pub title: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows by group; within one, placed ones, then plans, then those without a time; each in the order of time.
    pub rows: Vec<Row>,
    /// How many of its rows have no time: they stand in a lane of their own, counted.
    pub undated: usize,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name in JSON and CSV: `carried_over`.
    pub name: String,
    /// Its label: `carried over`.
    pub label: String,
    /// How its cells are set.
    pub align: Align,
}

/// How the cells of a column are set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// Words, from the start of the line.
    Start,
    /// Figures, to its end.
    End,
}

/// A row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What it is grouped under, when its section has groups; rows of one group stand together.
    pub group: Option<String>,
    /// Which lane it stands in.
    pub lane: Lane,
    /// Its cells, one for each column.
    pub cells: Vec<Cell>,
    /// Every claim behind it, the one shown first.
    pub claims: Vec<ClaimId>,
}

/// The lane of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lane {
    /// It has a time.
    Placed,
    /// It is a plan until something says it happened.
    Plan,
    /// The words give no time.
    Undated,
}

impl Lane {
    /// Returns the word of the written form.
    pub fn as_str(self) -> &'static str {
        match self {
            Lane::Placed => "placed",
            Lane::Plan => "plan",
            Lane::Undated => "undated",
        }
    }
}

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Nothing is said.
    Empty,
    /// A figure.
    Figure(FigureCell),
    /// Words.
    Words(WordsCell),
    /// Names of members, organisations, people or places.
    Names(Vec<NameCell>),
    /// A time.
    Time(TimeCell),
    /// Links to claims.
    Claims(Vec<ClaimId>),
}

impl Cell {
    /// Returns the cell as plain text, for the command line and CSV.
    pub fn text(&self) -> String {
        match self {
            Cell::Empty => String::new(),
            Cell::Figure(figure) => figure.line(),
            Cell::Words(words) => words.line(),
            Cell::Names(names) => names.iter().map(|name| name.text.as_str()).collect::<Vec<_>>().join(", "),
            Cell::Time(time) => time.text.clone(),
            Cell::Claims(claims) => claims.iter().map(ClaimId::as_str).collect::<Vec<_>>().join(" "),
        }
    }

    /// Returns the claim whose words a click on the cell opens.
    pub fn claim(&self) -> Option<&ClaimId> {
        match self {
            Cell::Figure(figure) => figure.claim.as_ref(),
            Cell::Words(words) => words.claim.as_ref(),
            Cell::Names(names) => names.iter().find_map(|name| name.claim.as_ref()),
            Cell::Claims(claims) => claims.first(),
            Cell::Empty | Cell::Time(_) => None,
        }
    }
}

/// A figure as it is shown everywhere: bound, number, unit, time and marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureCell {
    /// The bound's glyph: `≥`, `≈`, `<`, or nothing.
    pub glyph: String,
    /// The number with its separators: `1,139`, `991–1,876`, `24+`.
    pub number: String,
    /// Glyph and number as shown: `≥ 1,139`; `no figure` for a refusal, which its mark explains.
    pub text: String,
    /// The unit as shown: `reports`, `%`.
    pub unit: Option<String>,
    /// The time under it.
    pub time: TimeCell,
    /// What stands beside it.
    pub marks: Vec<Mark>,
    /// How many documents say the same.
    pub sources: usize,
    /// How many claims say otherwise of the same time.
    pub rivals: usize,
    /// The claim that states it; none for a derived figure.
    pub claim: Option<ClaimId>,
    /// The claims a derived figure was computed from.
    pub terms: Vec<ClaimId>,
}

impl FigureCell {
    /// Returns the figure in one line: `≥ 1,139 people · alleged`.
    pub fn line(&self) -> String {
        let mut line = self.text.clone();
        if let Some(unit) = &self.unit {
            let gap = if unit == "%" { "" } else { " " };
            line = format!("{line}{gap}{unit}");
        }
        with_marks(line, &self.marks)
    }
}

/// Words of ours or of a source.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WordsCell {
    /// The words.
    pub text: String,
    /// Whether they are quoted from a source.
    pub voice: Voice,
    /// What stands beside them.
    pub marks: Vec<Mark>,
    /// The claim they were read from.
    pub claim: Option<ClaimId>,
}

impl WordsCell {
    /// Returns the words in one line: `withdraws · planned`.
    pub fn line(&self) -> String {
        with_marks(self.text.clone(), &self.marks)
    }
}

fn with_marks(line: String, marks: &[Mark]) -> String {
    marks.iter().fold(line, |line, mark| format!("{line} · {}", mark.text()))
}

/// Whose words a cell shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Voice {
    /// The record's: labels and symbols.
    #[default]
    Ours,
    /// A source's, as printed: set in the quoting type.
    Theirs,
}

/// A name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameCell {
    /// The name.
    pub text: String,
    /// `US`, `org:cjtf-oir`, `geonames:98182`, when known.
    pub id: Option<String>,
    /// What stands with it: a rank, a role, a country.
    pub detail: Option<String>,
    /// The claim that names it.
    pub claim: Option<ClaimId>,
}

/// A time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeCell {
    /// As shown: `Nov 2018`, `last attested Dec 2021`, `undated`.
    pub text: String,
    /// How it stands to the day asked for.
    pub when: When,
    /// The first day it can touch.
    pub first: Option<Day>,
    /// The last day it can touch.
    pub last: Option<Day>,
}

/// How a claim stands to the day asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// It holds or may hold on the day, or happened by it; or no day was asked for.
    On,
    /// It was last attested before the day.
    Before {
        /// How many days before.
        days: i64,
    },
    /// It is planned.
    Plan,
    /// The words give no time.
    Undated,
}

/// What stands beside a figure or a word.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// Intended; drawn hatched.
    Planned,
    /// Thought likely; drawn hatched.
    Expected,
    /// Undertaken; drawn hatched.
    Promised,
    /// Advised.
    Recommended,
    /// The saying itself does it.
    Announced,
    /// Conceded by a party.
    Admitted,
    /// Not vouched for; drawn hollow.
    Alleged,
    /// Said not to be so; drawn crossed.
    Denied,
    /// A refusal to say.
    Declined,
    /// The claim says that it is not so.
    Negative,
    /// Computed from other figures, stated by no document.
    Derived,
    /// It hangs on a condition, in these words.
    Condition(String),
    /// It belongs to another mission, in these words.
    Within(String),
    /// The speaker the source names.
    Speaker(String),
}

impl Mark {
    /// Returns the mark's name for style sheets and JSON.
    pub fn name(&self) -> &'static str {
        match self {
            Mark::Planned => "planned",
            Mark::Expected => "expected",
            Mark::Promised => "promised",
            Mark::Recommended => "recommended",
            Mark::Announced => "announced",
            Mark::Admitted => "admitted",
            Mark::Alleged => "alleged",
            Mark::Denied => "denied",
            Mark::Declined => "declined",
            Mark::Negative => "negative",
            Mark::Derived => "derived",
            Mark::Condition(_) => "condition",
            Mark::Within(_) => "within",
            Mark::Speaker(_) => "speaker",
        }
    }

    /// Returns the mark as words: `planned`, `not so`, `within the NATO mission`.
    pub fn text(&self) -> String {
        match self {
            Mark::Negative => "not so".into(),
            Mark::Declined => "declined to say".into(),
            Mark::Condition(words) => words.clone(),
            Mark::Within(mission) => format!("within {mission}"),
            Mark::Speaker(name) => format!("says {name}"),
            other => other.name().into(),
        }
    }
}
