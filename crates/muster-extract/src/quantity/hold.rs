//! Which words hold a number, and which make two numbers a range?

use std::ops::Range;

use muster_model::{Approx, Decimal, Unit};
use muster_pack::language::quantities::{Between, Link, Noun};

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
    let from = if scan.hyphen(at) { at + 1 } else { at };
    let (length, approx) = scan::longest(&scan.lexicon.after, scan, from).map(|(length, found)| (length, found[0]))?;
    let end = from + length;
    let next = matches!(
        numeral::opening(scan, end),
        Opening::Number(Number { value: Value::Known(_) | Value::Rounded(_) | Value::Many(_), .. })
    );
    (!next).then_some(Hold { approx, tokens: at..end })
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
    /// The unit written onto the upper bound, and how many letters it has.
    pub glued: Option<(Noun, usize)>,
}

/// Returns the range that a number opens: "between 4 and 6", "991-1,876", "2 to 3 million", "10% to 15%", "$5-$7".
pub(super) fn range(scan: &Scan, first: &Number, low: Decimal) -> Option<Bounds> {
    let opener = scan.sign_before(first.start).map_or(first.start, |(sign, _)| sign.start);
    let opened = scan.link_before(opener, Link::Between);
    let changed = opened.is_none() && scan.link_before(opener, Link::From).is_some();
    let grown = opened.is_none() && scan.link_before(opener, Link::By).is_some();
    let measured = measure_at(scan, first.end);
    let at = first.end + measured.map_or(0, |(length, _)| length);
    let inside = opened.as_ref().and_then(|_| scan.link(at, Link::And));
    let length = inside.or_else(|| scan.link(at, Link::To).filter(|_| !changed))?;
    let lone_dash = scan.word(at) == "-" && scan.glued(at) != scan.glued(at + 1);
    if lone_dash {
        return None;
    }
    let (second, high) = second(scan, at + length)?;
    let unlike = |(_, unit)| measure_at(scan, second.end).is_none_or(|(_, other)| other != unit);
    if measured.is_some_and(unlike) || (first.glued.is_some() && second.glued.is_none()) {
        return None;
    }
    let mantissa = high.checked_div(second.scale)?;
    let shared = first.scale == Decimal::ONE && low < mantissa && measured.is_none();
    let low = if shared { low.checked_mul(second.scale)? } else { low };
    let start = opened.map_or(first.start, |words| words.start);
    // "By 10 to 15 percent" is a range, "by 230 to 4,711" a change and the level it led to.
    let led_to = grown && low.checked_mul(Decimal::from(5)).is_none_or(|most| most < high);
    (low < high && !led_to).then_some(Bounds { start, end: second.end, low, high, glued: second.glued })
}

/// The measure behind a number: its length in tokens and its unit.
fn measure_at<'s>(scan: &Scan<'s>, at: usize) -> Option<(usize, &'s Unit)> {
    let (length, nouns) = scan::longest(&scan.lexicon.nouns, scan, at)?;
    nouns[0].measure.then(|| (length, scan.lexicon.unit(&nouns[0])))
}

/// The second number of a range, behind its sign; one behind a hyphen is no name here.
fn second(scan: &Scan, at: usize) -> Option<(Number, Decimal)> {
    let sign = scan::longest(&scan.lexicon.signs, scan, at).map_or(0, |(length, _)| length);
    let tail = Scan { start: at + sign, ..*scan };
    numeral::known(&tail, at + sign).or_else(|| numeral::known_behind_hyphen(&tail, at + sign))
}
