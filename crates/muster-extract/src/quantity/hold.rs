//! Which words hold a number, and which make two numbers a range?

use std::ops::Range;

use muster_model::{Approx, Decimal};
use muster_pack::language::quantities::{Between, Link};

use super::numeral::{self, Number, Opening, Value};
use super::scan::{self, Scan};

/// Words that hold a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Hold {
    /// How.
    pub approx: Approx,
    /// The words.
    pub tokens: Range<usize>,
}

/// Returns what holds the number that starts at a token: "only about", "no more than".
///
/// A phrase the pack calls exact ("carried over") hides the hedge inside it.
pub(super) fn before(scan: &Scan, number: usize) -> Option<Hold> {
    let mut hold: Option<Hold> = None;
    let mut at = number;
    while let Some((tokens, approx)) = hedge_before(scan, at).filter(|(_, approx)| *approx != Approx::Exact) {
        at = tokens.start;
        let approx = match &hold {
            Some(closer) if weight(closer.approx) >= weight(approx) => closer.approx,
            _ => approx,
        };
        hold = Some(Hold { approx, tokens: at..number });
    }
    hold
}

fn hedge_before(scan: &Scan, at: usize) -> Option<(Range<usize>, Approx)> {
    let direct = |end| scan::before(&scan.lexicon.before, scan, end, |_| true);
    direct(at).or_else(|| {
        let filler = scan.link_before(at, Link::Filler)?;
        direct(filler.start)
    })
}

/// Bounds say more than "about", and "about" more than "only".
fn weight(approx: Approx) -> u8 {
    match approx {
        Approx::Exact | Approx::Range | Approx::Dozens => 0,
        Approx::Only => 1,
        Approx::About | Approx::Estimated => 2,
        _ => 3,
    }
}

/// Returns whether the words that hold are a preposition behind a noun: "900 reports *about* 310 strikes".
pub(super) fn is_preposition(scan: &Scan, hold: &Hold) -> bool {
    hold.tokens.len() == 1 && scan.between(hold.tokens.start, Between::Stop) == Some(1)
}

/// Returns what holds the number that ends before a token: "or more"; not what holds the next number.
pub(super) fn behind(scan: &Scan, at: usize) -> Option<Hold> {
    let (length, approx) = scan::longest(&scan.lexicon.after, scan, at).map(|(length, found)| (length, found[0]))?;
    let next = matches!(
        numeral::opening(scan, at + length),
        Opening::Number(Number { value: Value::Known(_) | Value::Rounded(_) | Value::Many(_), .. })
    );
    (!next).then(|| Hold { approx, tokens: at..at + length })
}

/// Two numbers that are the bounds of one.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Bounds {
    /// From the word that opens the range, when there is one.
    pub start: usize,
    /// Token behind the second number.
    pub end: usize,
    /// The lower bound.
    pub low: Decimal,
    /// The upper bound.
    pub high: Decimal,
}

/// Returns the range that a number opens: "between 4 and 6", "991-1,876", "2 to 3 million", "12, possibly 40".
pub(super) fn range(scan: &Scan, first: &Number, low: Decimal) -> Option<Bounds> {
    let opened = scan.link_before(first.start, Link::Between);
    let changed = opened.is_none() && scan.link_before(first.start, Link::From).is_some();
    let inside = opened.as_ref().and_then(|_| scan.link(first.end, Link::And));
    let length = inside.or_else(|| scan.link(first.end, Link::To).filter(|_| !changed))?;
    let lone_dash = scan.word(first.end) == "-" && scan.glued(first.end) != scan.glued(first.end + 1);
    if lone_dash {
        return None;
    }
    let (second, high) = second(scan, first.end + length)?;
    let mantissa = high.checked_div(second.scale)?;
    let low = if first.scale == Decimal::ONE && low < mantissa { low * second.scale } else { low };
    let start = opened.map_or(first.start, |words| words.start);
    (low < high).then_some(Bounds { start, end: second.end, low, high })
}

/// The second number of a range: one behind a hyphen is no name here.
fn second(scan: &Scan, at: usize) -> Option<(Number, Decimal)> {
    let tail = Scan { start: at, ..*scan };
    numeral::known(&tail, at).or_else(|| numeral::known_behind_hyphen(&tail, at))
}
