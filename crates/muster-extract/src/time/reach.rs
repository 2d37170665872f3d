//! How do the words before a time bound it? "Since", "by", "until at least", "between … and".

use std::ops::Range;

use muster_model::{Bound, Shape, TimexClass, Valid};
use muster_pack::language::time::{Edge, Lead, TimeLexicon};
use muster_text::{Lexicon, Words};

use super::calendar::{self, Partial};
use super::frame::{Count, Match};
use super::length;
use super::narrative::Narrative;
use super::resolve::Reading;
use super::tense::Tense;

/// Longest lead in tokens.
const LEAD_TOKENS: usize = 5;

/// Returns where the longest lead that ends before `at` starts, and what it is.
pub(super) fn lead_before(words: &Words, times: &TimeLexicon, at: usize, floor: usize) -> Option<(usize, Lead)> {
    (floor.max(at.saturating_sub(LEAD_TOKENS))..at).find_map(|start| {
        let (_, leads) = times.leads.all_at(words, start, at).find(|(length, _)| start + length == at)?;
        leads.first().map(|lead| (start, *lead))
    })
}

/// Returns where the longest lead that starts at `at` ends, and what it is.
pub(super) fn lead_behind(words: &Words, times: &TimeLexicon, at: usize, end: usize) -> Option<(usize, Lead)> {
    let (length, leads) = times.leads_behind.longest_at(words, at, end)?;
    leads.first().map(|lead| (at + length, *lead))
}

/// Returns where the lead starts that a match ends with, and what it is: "iki hafta *içinde*".
pub(super) fn lead_at_end(words: &Words, times: &TimeLexicon, tokens: &Range<usize>) -> Option<(usize, Lead)> {
    let start = tokens.end.checked_sub(1).filter(|start| *start > tokens.start)?;
    let (_, leads) = times.leads_behind.longest_at(words, start, tokens.end)?;
    leads.first().map(|lead| (start, *lead))
}

/// Returns the bounds of a reading behind its lead.
pub(super) fn bounded(lead: Lead, found: &Match, reading: &Reading, around: &Surroundings<'_>) -> Valid {
    if reading.class == TimexClass::Duration {
        return length_bounded(lead, found, reading, around);
    }
    let valid = &reading.valid;
    let (Some(first), Some(last)) = (valid.first_day(), valid.last_day()) else { return valid.clone() };
    let start = if found.frame.edge == Some(Edge::Start) { Bound::day(first) } else { Bound::between(first, last) };
    let end = if found.frame.edge == Some(Edge::End) { Bound::day(last) } else { Bound::between(first, last) };
    let from = |start| Valid { start, shape: Shape::From, ..Valid::default() };
    let until = |end| Valid { end, shape: Shape::Until, ..Valid::default() };
    match lead {
        Lead::In | Lead::AsOf | Lead::For | Lead::Within | Lead::Between => valid.clone(),
        Lead::During if found.frame.edge.is_none() && first != last && valid.shape == Shape::Point => {
            Valid::period(first, last)
        }
        Lead::During => valid.clone(),
        Lead::Since | Lead::From => from(start),
        Lead::Until => until(end),
        Lead::UntilAtLeast => until(Bound { earliest: end.earliest, latest: None }),
        Lead::By => until(Bound { earliest: None, latest: end.latest }),
        Lead::Before => {
            let latest = if first == last { Some(first) } else { first.yesterday().ok() };
            until(Bound { earliest: None, latest })
        }
        Lead::After => {
            let earliest = if first == last { Some(last) } else { last.tomorrow().ok() };
            from(Bound { earliest, latest: None })
        }
    }
}

/// What stands around a time in its sentence.
pub(super) struct Surroundings<'a> {
    pub state: &'a Narrative,
    pub tense: Tense,
    pub goes_on: GoesOn,
}

/// Whether the sentence says that a state goes on until now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum GoesOn {
    /// "Have fought for more than a year".
    UntilNow,
    /// Nothing says so.
    Unsaid,
}

/// "For more than a year" of a state that goes on; "within months" of something to come.
fn length_bounded(lead: Lead, found: &Match, reading: &Reading, around: &Surroundings<'_>) -> Valid {
    let Some(now) = around.state.now().and_then(Partial::stretch) else { return reading.valid.clone() };
    if !reading.valid.is_unknown() {
        return reading.valid.clone();
    }
    match (lead, around.goes_on, around.tense) {
        (Lead::For | Lead::In | Lead::During, GoesOn::UntilNow, _) => {
            length::until_now(&found.frame, now).unwrap_or_default()
        }
        (Lead::Within, _, Tense::Future) => {
            let count = found.frame.count.and_then(Count::whole);
            let latest =
                count.zip(found.frame.counted_unit()).and_then(|(count, unit)| calendar::step(now.last, unit, count));
            Valid { end: Bound { earliest: Some(now.first), latest }, shape: Shape::Until, ..Valid::default() }
        }
        _ => reading.valid.clone(),
    }
}

/// Returns the first token of a stretch of two times, when the words between them join them.
pub(super) fn joined(
    words: &Words,
    times: &TimeLexicon,
    first: &Range<usize>,
    second: &Range<usize>,
    floor: usize,
) -> Option<usize> {
    let between = first.end..second.start;
    let whole = |lexicon: &Lexicon<()>| {
        lexicon.longest_at(words, between.start, between.end).is_some_and(|(length, _)| length == between.len())
    };
    if between.is_empty() {
        return None;
    }
    let lead = lead_before(words, times, first.start, floor);
    let opened = lead.filter(|(_, lead)| matches!(lead, Lead::Between | Lead::From | Lead::During | Lead::In));
    let start = opened.map_or(first.start, |(start, _)| start);
    let between_and = matches!(lead, Some((_, Lead::Between)));
    (whole(&times.joins_to) || between_and && whole(&times.joins_and)).then_some(start)
}

/// Returns the stretch from one time to another; "end of" and "start of" name their day.
pub(super) fn stretch(first: (&Match, &Reading), second: (&Match, &Reading)) -> Option<Reading> {
    let dates = [first.1, second.1].iter().all(|reading| matches!(reading.class, TimexClass::Date | TimexClass::Time));
    let (start, end) = (&first.1.valid, &second.1.valid);
    let from = match first.0.frame.edge {
        Some(Edge::Start) => Bound::day(start.first_day()?),
        _ => Bound::between(start.first_day()?, start.last_day()?),
    };
    let to = match second.0.frame.edge {
        Some(Edge::End) => Bound::day(end.last_day()?),
        _ => Bound::between(end.first_day()?, end.last_day()?),
    };
    let valid = Valid { start: from, end: to, shape: Shape::Period, ..Valid::default() };
    let value = format!("{}/{}", first.1.value, second.1.value);
    (dates && from.earliest <= to.latest).then_some(Reading { class: TimexClass::Date, value, valid, names: None })
}
