//! How many of what? Numbers with their bounds, their unit and the words between.
//!
//! A number inside a time is no quantity, so times are found first and handed in.

mod compound;
mod digits;
mod draft;
mod hold;
mod name;
mod neighbour;
mod noun;
mod numeral;
mod scan;
mod sum;
#[cfg(test)]
mod tests;

use std::ops::Range;

use muster_model::Unit;
use muster_pack::language::quantities::{Numeral, Quantities};

use self::draft::Draft;
use self::numeral::Opening;
use self::scan::Scan;
use crate::passage::{Found, Passage};

/// A quantity, and which of its words say what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuantityFound {
    /// The whole quantity, from the words that hold it to the noun that is counted.
    pub found: Found,
    /// The number alone; for a range from its first to its last number.
    pub number: Range<usize>,
    /// The words that describe what is counted: between the number and the plain noun ("allied" of
    /// "30 allied nations", though "allied nations" is the noun), or behind the noun where the
    /// language puts adjectives there.
    pub inner: Range<usize>,
    /// The noun that is counted; empty when none is printed with the number.
    pub noun: Range<usize>,
    /// The last word of the noun, or of the number when no noun is printed.
    pub head: usize,
    /// Where the unit comes from.
    pub unit_from: UnitFrom,
    /// What says how many.
    pub said_by: SaidBy,
    /// Every unit the noun can count, the plainest first; the mention holds the first.
    pub units: Vec<Unit>,
}

/// What says how many there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaidBy {
    /// A number, in digits or words.
    Number,
    /// Nothing but an article: "a building". Rules count it, and no list of figures shows it.
    Article,
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
/// `claimed` are the ranges of tokens that times have taken, in any order.
pub fn find(passage: &Passage, lexicon: &Quantities, claimed: &[Range<usize>]) -> Vec<QuantityFound> {
    let taken = |range: &&Range<usize>| !range.is_empty() && !cuts_number(passage, lexicon, range);
    let mut claimed: Vec<Range<usize>> = claimed.iter().filter(taken).cloned().collect();
    claimed.sort_by_key(|range| range.start);
    let mut found = Vec::new();
    let mut next = 0;
    for sentence in &passage.sentences {
        let mut drafts = Vec::new();
        let mut start = sentence.start;
        while start < sentence.end {
            while claimed.get(next).is_some_and(|range| range.end <= start) {
                next += 1;
            }
            let (end, behind) = match claimed.get(next) {
                Some(range) if range.start < sentence.end => (range.start.max(start), range.end),
                _ => (sentence.end, sentence.end),
            };
            stretch(Scan { passage, lexicon, start, last: None, named: None, end }, &mut drafts);
            start = behind;
        }
        if drafts.is_empty() {
            continue;
        }
        neighbour::settle(
            &Scan { passage, lexicon, start: sentence.start, last: None, named: None, end: sentence.end },
            &mut drafts,
        );
        found.extend(drafts.into_iter().map(|draft| draft.finish(passage)));
    }
    found
}

/// Whether a time is a number, or part of one: "*năm* trăm binh sĩ" and "mười hai nghìn *năm* trăm" have the word for
/// "year" that is also "five".
fn cuts_number(passage: &Passage, lexicon: &Quantities, range: &Range<usize>) -> bool {
    let readings = |at: usize| {
        let found = lexicon.numerals.longest_at(&passage.words, at, passage.words.len());
        found.map_or(&[][..], |(_, readings)| readings)
    };
    let small = |at: usize| readings(at).iter().any(|numeral| matches!(numeral, Numeral::Small(_)));
    let times = |at: usize| readings(at).iter().any(|numeral| matches!(numeral, Numeral::Times(_)));
    if !small(range.start) && !small(range.end - 1) {
        return false;
    }
    let goes_on = times(range.end) && small(range.end - 1);
    let opens = small(range.start) && range.start > 0 && times(range.start - 1);
    let counts = || {
        let scan = Scan { passage, lexicon, start: range.start, last: None, named: None, end: passage.words.len() };
        numeral::known(&scan, range.start).is_some_and(|(number, _)| {
            number.end >= range.end && noun::search(&scan, number.end, noun::Count::Several).noun.is_some()
        })
    };
    goes_on || opens || (range.len() > 1 && range.clone().skip(1).all(|at| small(at) || times(at)) && counts())
}

/// Drafts the quantities of a stretch without times.
fn stretch<'s>(mut scan: Scan<'s>, drafts: &mut Vec<Draft<'s>>) {
    let mut at = scan.start;
    while at < scan.end {
        let number = match numeral::opening(&scan, at) {
            Opening::Number(number) => number,
            Opening::Skip(next) => {
                at = next;
                continue;
            }
        };
        match draft::draft(&scan, &number) {
            Some(draft) => {
                at = if draft.tentative { number.end } else { draft.tokens.end };
                if !draft.tentative {
                    (scan.start, scan.last) = (at, Some(at));
                }
                drafts.push(draft);
            }
            None => {
                scan.named = (number.value != numeral::Value::Article).then_some(number.end).or(scan.named);
                at = if scan.hyphen(number.end) { number.end + 2 } else { number.end };
            }
        }
    }
}
