//! Checks as the pack declares them: which figures are held against which.
//!
//! `claims/<pack>/checks.toml` is parsed into [`Checks`]; the shapes themselves are code of the record's room.

use std::collections::BTreeMap;

use crate::claim::words;
use crate::id::{KindName, Unit};
use crate::quantity::{Approx, Decimal};

words! {
    /// What a check does with its terms.
    CheckShape {
        /// The parts are the total.
        Sum = "sum",
        /// What was there, plus what came, less what went, is what is left.
        StockAndFlow = "stock_and_flow",
        /// What is left in one period is what is there at the start of the next.
        Continuity = "continuity",
        /// A running total grows by the steps of the periods between.
        RunningTotal = "running_total",
        /// A total of what came grows by what came.
        TotalsIdentity = "totals_identity",
        /// A printed percentage is that of its parts.
        Share = "share",
        /// A stated count against the names printed with it.
        StatedCountList = "stated_count_list",
        /// One holder of a post at a time, one person for each ordinal.
        Succession = "succession",
        /// Two sources, one question, answers that cannot both hold.
        Disagreement = "disagreement",
        /// A day named in a plan has passed.
        Overdue = "overdue",
    }
}

words! {
    /// The part a term plays in its check.
    TermRole {
        /// A sum, or a running total.
        Total = "total",
        /// One of the parts of a sum, or the part of a share.
        Part = "part",
        /// What was there at the start.
        Start = "start",
        /// What came in.
        Inflow = "in",
        /// What went out.
        Outflow = "out",
        /// What came back, and may already stand inside another term.
        Reopened = "reopened",
        /// What is there at the end.
        End = "end",
        /// What a running total grows by.
        Step = "step",
        /// A printed percentage.
        Share = "share",
        /// What a share is of.
        Whole = "whole",
        /// A stated count.
        Count = "count",
        /// A printed name.
        Name = "name",
        /// Who holds a post.
        Holder = "holder",
        /// A figure held against its rivals.
        Figure = "figure",
        /// What is due.
        Due = "due",
        /// What was done.
        Done = "done",
    }
}

words! {
    /// How the words introduce a printed list.
    Wording {
        /// The list is meant to be whole.
        Exhaustive = "exhaustive",
        /// The list gives examples: "include".
        Examples = "examples",
    }
}

/// Which claims may stand as a term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TermSpec {
    /// The part it plays (`role`); several terms of one role are alternatives, or the parts of a sum.
    pub role: TermRole,
    /// What it is called where it is shown (`label`): `carried over`.
    pub label: String,
    /// The kind of claim (`kind`).
    pub kind: KindName,
    /// The slot that holds the figure (`slot`, default `value`).
    pub slot: String,
    /// Symbols a slot must have one of (`where = { flow = ["open"] }`); a claim without that slot does not stand.
    pub symbols: BTreeMap<String, Vec<String>>,
    /// The unit of count (`unit`), when only one will do.
    pub unit: Option<Unit>,
}

/// A check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// Its name (`name`): `harm-stock-and-flow`.
    pub name: String,
    /// What it does (`shape`).
    pub shape: CheckShape,
    /// The question it answers, in one line (`asks`).
    pub asks: String,
    /// How many days two claims may lie apart and still be held together (`days_max`, default 0).
    pub days_max: i64,
    /// How the list is introduced (`wording`, default `examples`); only for a stated count.
    pub wording: Wording,
    /// Names that mean one thing to this check, by slot (`same = { post = [["commander", "commanding general"]] }`).
    pub same: BTreeMap<String, Vec<Vec<String>>>,
    /// Its terms (`[[check.term]]`), in the order they are shown.
    pub terms: Vec<TermSpec>,
}

/// The checks of a pack, in the order findings are listed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checks {
    /// How far a printed approximator may lie from the figure, in percent (`[tolerance_percent]`).
    pub tolerance_percent: BTreeMap<Approx, Decimal>,
    /// Words in a publisher's name that make its documents originals, not copies (`originals`).
    pub originals: Vec<String>,
    /// The checks (`[[check]]`).
    pub checks: Vec<Check>,
}
