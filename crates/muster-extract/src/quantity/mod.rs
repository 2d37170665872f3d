//! How many of what? Numbers with their bounds, their unit and the words between.
//!
//! A number inside a time is no quantity, so times are found first and handed in.

use std::ops::Range;

use muster_model::Unit;
use muster_pack::language::quantities::Quantities;

use crate::passage::{Found, Passage};

/// A quantity, and which of its words say what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuantityFound {
    /// The whole quantity, from the words that hold it to the noun that is counted.
    pub found: Found,
    /// The number alone; for a range from its first to its last number.
    pub number: Range<usize>,
    /// The words that describe what is counted: between the number and the noun, or behind the noun
    /// where the language puts adjectives there.
    pub inner: Range<usize>,
    /// The noun that is counted; empty when none is printed with the number.
    pub noun: Range<usize>,
    /// The last word of the noun, or of the number when no noun is printed.
    pub head: usize,
    /// Where the unit comes from.
    pub unit_from: UnitFrom,
    /// Every unit the noun can count, the plainest first; the mention holds the first.
    pub units: Vec<Unit>,
}

/// Where the unit of a quantity comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnitFrom {
    /// The noun or sign printed with the number.
    Printed,
    /// Another number of the list, the change or the whole: "from eight bases to *three*".
    Neighbour,
    /// Nowhere, and no noun follows: a rule may supply it.
    Nowhere,
    /// Nowhere: a word follows that is no noun of the pack.
    Unknown,
}

/// Finds the quantities of a passage, in the order of the text; none overlap.
///
/// `claimed` are the ranges of tokens that times have taken.
pub fn find(passage: &Passage, lexicon: &Quantities, claimed: &[Range<usize>]) -> Vec<QuantityFound> {
    let _ = (passage, lexicon, claimed);
    Vec::new()
}
