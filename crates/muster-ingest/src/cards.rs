//! Is a page a row of articles, each with a head of the same shape: source, date, section, headline, then prose?
//!
//! Tag pages and digests look like that. What gives them away is a date line that comes back, each time with short
//! lines around it and prose below; a chronology, whose dates stand straight over prose, is not one.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::dates::{Found, Printed, date_beside, date_line};
use crate::layout::{Shape, goes_on};
use crate::line::Lines;
use crate::lists::marker;
use crate::words::words;

/// A head has at most this many lines on either side of its date.
const LONGEST_HEAD: usize = 6;

/// One article of a page by its lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Card {
    /// All its lines.
    pub lines: Range<usize>,
    /// The line with its date.
    pub date: usize,
    /// The publisher's name.
    pub source: Option<String>,
    /// Its sections.
    pub category: Option<String>,
    /// The lines of its headline.
    pub headline: Option<Range<usize>>,
    /// Where its prose begins.
    pub body: usize,
}

/// A date line with prose below it.
struct Dated {
    date: usize,
    body: usize,
    above: usize,
    above_tight: usize,
}

/// Returns the articles of a page that has two or more, in order.
pub(crate) fn cards(lines: Lines<'_>, shapes: &[Shape]) -> Vec<Card> {
    let dated = dated(lines, shapes);
    if dated.len() < 2 {
        return Vec::new();
    }
    let heads = heads(&dated);
    let headed = dated.iter().zip(&heads).filter(|(dated, above)| **above + (dated.body - dated.date - 1) > 0).count();
    if headed < 2 {
        return Vec::new();
    }
    let starts: Vec<usize> = dated.iter().zip(&heads).map(|(dated, above)| dated.date - above).collect();
    let names = repeated(lines, &dated, &starts);
    (0..dated.len())
        .map(|at| {
            let end = starts.get(at + 1).copied().unwrap_or(lines.len());
            card(lines, &dated[at], starts[at]..end, &names)
        })
        .collect()
}

/// Returns the date of a card's date line, alone or beside a source.
pub(crate) fn card_date(line: &str) -> Option<Found<'_>> {
    let bare = marker(line).filter(|marker| marker.ordinal.is_none()).map_or(line, |marker| &line[marker.content..]);
    date_line(bare).or_else(|| date_beside(bare)).filter(|found| found.printed == Printed::Date)
}

fn dated(lines: Lines<'_>, shapes: &[Shape]) -> Vec<Dated> {
    let short = |at: usize| matches!(shapes[at], Shape::Short | Shape::Heading | Shape::Item { .. });
    let dates: Vec<bool> = (0..lines.len()).map(|at| short(at) && card_date(lines.of(at)).is_some()).collect();
    let mut found: Vec<Dated> = Vec::new();
    for date in (0..lines.len()).filter(|at| dates[*at]) {
        let after_prose = found.last().map_or(0, |last| last.body + 1);
        let below =
            (date + 1..lines.len()).take(LONGEST_HEAD + 1).find(|at| !short(*at) && shapes[*at] != Shape::Boilerplate);
        // Two dates over the same prose are one head: published and updated.
        let Some(body) = below.filter(|at| date >= after_prose && matches!(shapes[*at], Shape::Prose)) else {
            continue;
        };
        let up = (after_prose..date).rev().take_while(|at| short(*at)).count();
        let tight = (after_prose..date).rev().take_while(|at| short(*at) && lines.lines[*at + 1].gap == 0).count();
        found.push(Dated { date, body, above: up.min(LONGEST_HEAD), above_tight: tight.min(LONGEST_HEAD) });
    }
    found
}

/// Returns how many lines of each head stand above its date. The first head may have the page's own title over it, so it
/// gets no more lines than the others have.
fn heads(dated: &[Dated]) -> Vec<usize> {
    let tight = dated[1..].iter().any(|dated| dated.above_tight > 0);
    let fewest = dated[1..].iter().map(|dated| dated.above).min().unwrap_or(0);
    let most = dated[1..].iter().map(|dated| if tight { dated.above_tight } else { fewest }).max().unwrap_or(0);
    let own = |dated: &Dated| if tight { dated.above_tight } else { dated.above };
    dated
        .iter()
        .enumerate()
        .map(|(at, dated)| if at == 0 || !tight { own(dated).min(most) } else { own(dated) })
        .collect()
}

/// Returns the names that come back in the heads of a page: those of sources.
fn repeated(lines: Lines<'_>, dated: &[Dated], starts: &[usize]) -> BTreeSet<String> {
    let mut seen = BTreeSet::new();
    let mut names = BTreeSet::new();
    for (dated, start) in dated.iter().zip(starts) {
        for at in (*start..dated.body).filter(|at| *at != dated.date) {
            let name = bare(lines, at).to_lowercase();
            if !seen.insert(name.clone()) {
                names.insert(name);
            }
        }
    }
    names
}

fn bare(lines: Lines<'_>, at: usize) -> &str {
    let line = lines.of(at);
    marker(line).filter(|marker| marker.ordinal.is_none()).map_or(line, |marker| &line[marker.content..])
}

fn card(lines: Lines<'_>, dated: &Dated, all: Range<usize>, names: &BTreeSet<String>) -> Card {
    let is_name = |at: usize| names.contains(&bare(lines, at).to_lowercase());
    let bulleted = |at: usize| bare(lines, at).len() < lines.of(at).len();
    let above: Vec<usize> = (all.start..dated.date).collect();
    let below: Vec<usize> = (dated.date + 1..dated.body).filter(|at| !lines.of(*at).is_empty()).collect();
    let first_above = above.first().copied();
    let source_above = above.iter().copied().find(|at| is_name(*at));
    // The headline is the last plain line over the prose; failing that, what stands over the date beside the source.
    let last_below = below.iter().copied().rfind(|at| !bulleted(*at) && (below.len() == 1 || !is_name(*at)));
    let headline =
        last_below.or_else(|| above.iter().copied().find(|at| Some(*at) != source_above || above.len() == 1));
    let source = source_above.or_else(|| first_above.filter(|at| Some(*at) != headline));
    let beside = card_date(lines.of(dated.date)).and_then(|found| found.rest);
    let source = source.map(|at| bare(lines, at)).or(beside).map(str::to_owned);
    let headline = headline.map(|at| {
        let from = (all.start..at)
            .rev()
            .take_while(|above| *above > dated.date && !bulleted(*above) && goes_on(lines, *above))
            .last();
        from.unwrap_or(at)..at + 1
    });
    let in_headline = |at: usize| headline.as_ref().is_some_and(|headline| headline.contains(&at));
    let sections: Vec<&str> = below
        .iter()
        .filter(|at| !in_headline(**at) && words(lines.of(**at)).len() <= 5)
        .map(|at| bare(lines, *at))
        .filter(|name| source.as_deref().is_none_or(|source| !source.eq_ignore_ascii_case(name)))
        .filter(|name| card_date(name).is_none() && !name.to_lowercase().starts_with("by "))
        .collect();
    let category = (!sections.is_empty()).then(|| sections.join(", "));
    Card { lines: all, date: dated.date, source, category, headline, body: dated.body }
}
