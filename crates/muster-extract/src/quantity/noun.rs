//! What is counted? The noun of a number, and the words that describe it.

use std::ops::Range;

use muster_pack::language::quantities::{Between, Form, Noun, Numeral, Order};
use muster_text::{Case, Class};

use super::scan::{self, Scan};

/// How many words may describe a noun.
const DESCRIBING: usize = 7;

/// How many the noun must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Count {
    /// One: "one report", "a strike".
    One,
    /// Not one: "two reports".
    Several,
}

/// What was found behind a number.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Search<'s> {
    /// The noun, when there is one.
    pub noun: Option<NounAt<'s>>,
    /// The words looked at: up to the noun, or to where the search ended.
    pub looked: Range<usize>,
    /// What ended it without a noun.
    pub ended: Ended,
}

/// A noun and its place.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct NounAt<'s> {
    /// The noun.
    pub tokens: Range<usize>,
    /// Words that describe it.
    pub inner: Range<usize>,
    /// What it counts, the plainest first.
    pub nouns: &'s [Noun],
    /// Token behind the last word of noun and description.
    pub end: usize,
}

/// What ended a search.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ended {
    /// A noun was found, or nothing that could be one stands there.
    Plainly,
    /// A word that is no noun of the pack.
    Unknown,
    /// A noun whose number is no quantity.
    Never,
}

/// Returns the noun behind a number.
pub(super) fn search<'s>(scan: &Scan<'s>, from: usize, count: Count) -> Search<'s> {
    match scan.lexicon.order {
        Order::Before => before_noun(scan, from, count),
        Order::After => after_noun(scan, from),
    }
}

/// The longest noun at a token, unless a longer word of time stands there.
fn noun_at<'s>(scan: &Scan<'s>, at: usize) -> Result<Option<(usize, &'s [Noun])>, Ended> {
    let listed = scan::longest(&scan.lexicon.nouns, scan, at);
    let found = listed.or_else(|| scan.lexicon.head_of(scan.word(at)).map(|nouns| (1, nouns)));
    let length = found.map_or(0, |(length, _)| length);
    match scan.between(at, Between::Never) {
        Some(never) if never >= length.max(1) => Err(Ended::Never),
        _ => Ok(found),
    }
}

/// Number, adjectives, noun.
fn before_noun<'s>(scan: &Scan<'s>, from: usize, count: Count) -> Search<'s> {
    let mut at = from;
    let mut best: Option<NounAt> = None;
    // A singular behind a number above one stands for its plural only when nothing else can: "three airstrike struck".
    let mut misprinted: Option<NounAt> = None;
    let mut words = 0;
    let mut ended = Ended::Plainly;
    while at < scan.end && words < DESCRIBING {
        if let Some(next) = transparent(scan, at) {
            at = next;
            continue;
        }
        match noun_at(scan, at) {
            Err(never) => {
                ended = if words == 0 { never } else { ended };
                break;
            }
            Ok(Some((length, nouns))) => {
                let here = NounAt { tokens: at..at + length, inner: from..at, nouns, end: at + length };
                if nouns[0].measure {
                    best = if words == 0 { Some(here) } else { best };
                    break;
                }
                let is_part = scan.between(at, Between::Modifier) == Some(length)
                    && (count == Count::One || joins(scan, at + length));
                match step(count, &here, is_part) {
                    Step::Head => best = Some(here),
                    Step::Part => misprinted = Some(here),
                    Step::Break => break,
                }
                if best.is_some() && !(scan.lexicon.compounds && joins(scan, at + length)) {
                    break;
                }
                at += length;
                words += 1;
                continue;
            }
            Ok(None) => {}
        }
        if best.is_some() && scan.between(at, Between::Modifier).is_none() {
            break;
        }
        if let Some(stopped) = stop(scan, at, count) {
            ended = if best.is_none() && words > 0 { Ended::Unknown } else { stopped };
            break;
        }
        ended = Ended::Unknown;
        at += 1;
        words += 1;
    }
    let best = best.or_else(|| misprinted.filter(|noun| noun.end == at && joined_to_nothing(scan, at)));
    let ended = if best.is_some() { Ended::Plainly } else { ended };
    let best = best.map(|noun| whole_noun(scan, noun));
    Search { noun: best, looked: from..at, ended }
}

/// Adds the abbreviation behind a noun, and counts what narrows a plain noun among the words that describe it.
fn whole_noun<'s>(scan: &Scan<'s>, noun: NounAt<'s>) -> NounAt<'s> {
    NounAt {
        end: bracketed(scan, noun.end).unwrap_or(noun.end),
        inner: noun.inner.start..plain_start(scan, &noun),
        ..noun
    }
}

/// Where the plain noun inside a longer one starts: "nations" in "allied nations"; the words before it describe it too.
fn plain_start(scan: &Scan, noun: &NounAt) -> usize {
    let unit = scan.lexicon.unit(&noun.nouns[0]);
    let plain = |at: &usize| {
        scan::longest(&scan.lexicon.nouns, scan, *at).is_some_and(|(length, nouns)| {
            at + length == noun.tokens.end && scan.lexicon.unit(&nouns[0]) == unit && !nouns[0].measure
        })
    };
    noun.tokens.clone().rev().find(plain).unwrap_or(noun.tokens.start)
}

/// Whether a noun ends here: no hyphen ties it to the next word.
fn joined_to_nothing(scan: &Scan, at: usize) -> bool {
    at < scan.end && !scan.hyphen(at) && scan.word(at) != "'s" && scan.word(at) != "'"
}

enum Step {
    Head,
    Part,
    Break,
}

fn step(count: Count, here: &NounAt, is_part: bool) -> Step {
    let form = here.nouns.iter().map(|noun| noun.form);
    if is_part {
        return Step::Part;
    }
    match count {
        Count::Several if form.clone().all(|form| form == Form::Singular) => Step::Part,
        Count::One if form.clone().all(|form| form == Form::Plural) => Step::Break,
        _ => Step::Head,
    }
}

/// Whether another noun, or a part of a compound, stands directly behind.
fn joins(scan: &Scan, at: usize) -> bool {
    let at = std::iter::successors(Some(at), |at| transparent(scan, *at)).last().unwrap_or(at);
    let noun = |at| {
        matches!(noun_at(scan, at), Ok(Some((_, nouns))) if !nouns[0].measure)
            && scan.between(at, Between::Stop).is_none()
    };
    noun(at) || scan.between(at, Between::Modifier).is_some_and(|length| noun(at + length))
}

/// Hyphens inside words, and an abbreviation in brackets: "device (VBIED) factory".
fn transparent(scan: &Scan, at: usize) -> Option<usize> {
    if scan.hyphen(at) {
        return Some(at + 1);
    }
    bracketed(scan, at)
}

/// An abbreviation in brackets: "(VBIED)".
fn bracketed(scan: &Scan, at: usize) -> Option<usize> {
    let upper = scan.passage.words.tokens.get(at + 1).is_some_and(|token| token.case == Case::Upper);
    (upper && scan.word(at) == "(" && scan.word(at + 2) == ")").then_some(at + 3)
}

/// Returns why a word cannot stand between a number and its noun.
fn stop(scan: &Scan, at: usize, count: Count) -> Option<Ended> {
    let tied = at > 0 && scan.hyphen(at - 1);
    if scan.class(at) != Some(Class::Word) || (!tied && scan.between(at, Between::Stop).is_some()) {
        return Some(Ended::Plainly);
    }
    let number = scan.numeral(at).is_some_and(|(_, readings)| !readings.iter().all(|r| matches!(r, Numeral::And)));
    if number {
        return Some(Ended::Plainly);
    }
    let lower = scan.passage.words.tokens[at].case == Case::Lower;
    (count == Count::Several && lower && scan.lexicon.looks_plural(scan.word(at))).then_some(Ended::Unknown)
}

/// Number, what kind of noun, noun, adjectives.
fn after_noun<'s>(scan: &Scan<'s>, from: usize) -> Search<'s> {
    let mut at = from;
    for _ in 0..3 {
        match noun_at(scan, at) {
            Err(ended) => return Search { noun: None, looked: from..at, ended },
            Ok(Some((length, nouns))) => {
                let tokens = at..at + length;
                let end = if nouns[0].measure { tokens.end } else { describing_end(scan, tokens.end) };
                let inner = tokens.end..end;
                return Search {
                    noun: Some(NounAt { tokens, inner, nouns, end }),
                    looked: from..end,
                    ended: Ended::Plainly,
                };
            }
            Ok(None) => {}
        }
        match scan.between(at, Between::Classifier) {
            Some(length) => at += length,
            None => break,
        }
    }
    let word = scan.class(at) == Some(Class::Word) && scan.between(at, Between::Stop).is_none();
    Search { noun: None, looked: from..at, ended: if word { Ended::Unknown } else { Ended::Plainly } }
}

/// Where the words that describe a noun from behind end, where the language puts them there.
pub(super) fn describing(scan: &Scan, from: usize) -> usize {
    if scan.lexicon.order == Order::After { describing_end(scan, from) } else { from }
}

/// Names and adjectives behind a noun: "lực lượng *Iraq*", "quốc gia *đồng minh*".
///
/// A capital before a word that goes on in lower case opens a longer name ("sĩ quan *Không quân*") and is left to it.
fn describing_end(scan: &Scan, from: usize) -> usize {
    let mut end = from;
    while let Some(length) = scan.between(end, Between::Adjective) {
        end += length;
    }
    let capital = |at: usize| {
        at < scan.end
            && matches!(scan.passage.words.tokens.get(at).map(|token| token.case), Some(Case::Title | Case::Upper))
    };
    let mut at = end;
    while at < from + DESCRIBING && (capital(at) || (at > end && scan.hyphen(at))) {
        at += 1;
    }
    let goes_on = scan.class(at) == Some(Class::Word) && scan.between(at, Between::Stop).is_none();
    if goes_on { end } else { at }
}
