//! Which articles is a page made of, and what does each say about itself?
//!
//! Most documents are one part. On a page of several articles whatever stands before the first of them is part 0, the
//! page; the articles follow in order. A page that begins with its first article has no part for the page.

use std::ops::Range;

use muster_model::document::{BlockKind, HeaderKind, HeaderSpan, Span};

use crate::boilerplate::publisher_named;
use crate::cards::{Card, card_date, cards};
use crate::dates::Found;
use crate::header::{HeaderLine, Place, header_line};
use crate::layout::{Settled, Shape};
use crate::line::{Lines, Mark, span_of};

/// What one part says about itself, before anyone adds to it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Draft {
    /// Who published it, by a line of its head.
    pub publisher: Option<String>,
    /// Who published it, by a line of its frame.
    pub publisher_of_frame: Option<String>,
    /// Its section.
    pub category: Option<String>,
    /// Its date lines.
    pub headers: Vec<HeaderSpan>,
    /// Where it is.
    pub span: Option<Span>,
}

/// The parts of a text with what they settle about its lines.
#[derive(Clone, Debug, Default)]
pub(crate) struct Parts {
    /// The parts; never empty.
    pub drafts: Vec<Draft>,
    /// What is known about the lines.
    pub settled: Settled,
    /// Whether part 0 is the page around the articles.
    pub page_first: bool,
}

/// Returns the parts of a text.
pub(crate) fn parts(lines: Lines<'_>, shapes: &[Shape]) -> Parts {
    let mut parts = Parts {
        settled: Settled { kinds: vec![None; lines.len()], part_of: vec![0; lines.len()] },
        ..Parts::default()
    };
    let cards = cards(lines, shapes);
    let articles = if cards.is_empty() { articles(lines, shapes) } else { Vec::new() };
    if !cards.is_empty() {
        pages_of_cards(lines, shapes, &cards, &mut parts);
    } else if articles.len() > 1 {
        pages_of_articles(lines, shapes, &articles, &mut parts);
    } else {
        parts.drafts.push(Draft::default());
        head(lines, shapes, 0..lines.len(), &mut parts, 0);
    }
    frame(lines, shapes, &mut parts);
    spans(lines, &mut parts);
    parts
}

fn pages_of_cards(lines: Lines<'_>, shapes: &[Shape], cards: &[Card], parts: &mut Parts) {
    let first = cards[0].lines.start;
    if first > 0 {
        parts.page_first = true;
        page(lines, shapes, 0..first, parts);
    }
    for card in cards {
        let part = parts.drafts.len();
        let mut draft = Draft { publisher: card.source.clone(), category: card.category.clone(), ..Draft::default() };
        for at in card.lines.clone() {
            parts.settled.part_of[at] = part;
            if at < card.body && shapes[at] != Shape::Boilerplate {
                let headline = card.headline.as_ref().is_some_and(|headline| headline.contains(&at));
                parts.settled.kinds[at] = Some(if headline { BlockKind::Heading } else { BlockKind::Header });
                if let (Some(found), false) = (card_date(lines.of(at)), headline) {
                    draft.headers.push(header_span(lines, &found));
                }
            }
        }
        parts.drafts.push(draft);
    }
}

/// Settles what stands around the articles: its first short line is the page's title.
fn page(lines: Lines<'_>, shapes: &[Shape], range: Range<usize>, parts: &mut Parts) {
    parts.drafts.push(Draft::default());
    head(lines, shapes, range.clone(), parts, 0);
    let title = range
        .into_iter()
        .find(|at| parts.settled.kinds[*at].is_none() && matches!(shapes[*at], Shape::Short | Shape::Heading));
    if let Some(title) = title {
        parts.settled.kinds[title] = Some(BlockKind::Heading);
    }
}

/// Returns the line ranges of the articles the markup names, when two or more of them have prose.
fn articles(lines: Lines<'_>, shapes: &[Shape]) -> Vec<Range<usize>> {
    let mut ranges: Vec<(usize, Range<usize>)> = Vec::new();
    for (at, line) in lines.lines.iter().enumerate() {
        let Some(article) = line.article else { continue };
        match ranges.last_mut() {
            Some((last, range)) if *last == article => range.end = at + 1,
            _ => ranges.push((article, at..at + 1)),
        }
    }
    let told = |range: &Range<usize>| {
        let headed = range.clone().any(|at| matches!(shapes[at], Shape::Heading | Shape::Short));
        headed && range.clone().any(|at| shapes[at] == Shape::Prose)
    };
    ranges.into_iter().map(|(_, range)| range).filter(told).collect()
}

fn pages_of_articles(lines: Lines<'_>, shapes: &[Shape], articles: &[Range<usize>], parts: &mut Parts) {
    if articles[0].start > 0 {
        parts.page_first = true;
        page(lines, shapes, 0..articles[0].start, parts);
    }
    for range in articles {
        let part = parts.drafts.len();
        parts.drafts.push(Draft::default());
        parts.settled.part_of[range.clone()].fill(part);
        head(lines, shapes, range.clone(), parts, part);
    }
    // What stands between articles goes with the one before it; there is always one from the first on.
    let ends = articles.iter().map(|range| range.end);
    let next = articles.iter().skip(1).map(|range| range.start).chain([lines.len()]);
    for (part, (end, next)) in (usize::from(parts.page_first)..).zip(ends.zip(next)) {
        parts.settled.part_of[end..next].fill(part);
    }
}

/// Reads the head of a part: the lines before its first prose, and labelled dates anywhere in it.
fn head(lines: Lines<'_>, shapes: &[Shape], range: Range<usize>, parts: &mut Parts, part: usize) {
    let mut place = Place::First;
    for at in range {
        let draft = &mut parts.drafts[part];
        if let Mark::Dated(kind) = lines.lines[at].mark {
            parts.settled.kinds[at] = Some(BlockKind::Header);
            draft.headers.push(HeaderSpan { kind, span: lines.lines[at].span });
            continue;
        }
        if matches!(shapes[at], Shape::Boilerplate | Shape::Row) {
            continue;
        }
        // A table or list may hold dates; only the head's are the document's.
        let Some(said) = header_line(lines.of(at), place) else {
            place = match shapes[at] {
                Shape::Short | Shape::Heading if place != Place::Body => Place::Top,
                _ => Place::Body,
            };
            continue;
        };
        if matches!(shapes[at], Shape::Item { .. }) && place == Place::Body {
            continue;
        }
        parts.settled.kinds[at] = Some(BlockKind::Header);
        match said {
            HeaderLine::Retold(kind) => draft.publisher = Some(format!("retold: {kind}")),
            HeaderLine::Source(name) => draft.publisher = draft.publisher.take().or_else(|| Some(name.to_owned())),
            HeaderLine::Category(name) => draft.category = draft.category.take().or_else(|| Some(name.to_owned())),
            HeaderLine::Date(found) => draft.headers.push(header_span(lines, &found)),
            HeaderLine::Byline | HeaderLine::Release => {}
        }
    }
}

fn header_span(lines: Lines<'_>, found: &Found<'_>) -> HeaderSpan {
    HeaderSpan { kind: found.kind, span: span_of(lines.text, found.date) }
}

/// Reads what the frame says about the page: whose mailing list, whose rights.
fn frame(lines: Lines<'_>, shapes: &[Shape], parts: &mut Parts) {
    let named = (0..lines.len())
        .filter(|at| shapes[*at] == Shape::Boilerplate)
        .find_map(|at| publisher_named(lines.of(at)).map(str::to_owned));
    let frame_is_of_part_0 = parts.page_first || parts.drafts.len() == 1;
    if let (Some(draft), true) = (parts.drafts.first_mut(), frame_is_of_part_0) {
        draft.publisher_of_frame = named;
    }
    // A page that is changed later keeps the day it was published.
    for draft in &mut parts.drafts {
        draft.headers.sort_by_key(|header| (header.kind == HeaderKind::Modified, header.span));
        draft.headers.dedup();
    }
}

fn spans(lines: Lines<'_>, parts: &mut Parts) {
    for (line, part) in lines.lines.iter().zip(&parts.settled.part_of) {
        let span = &mut parts.drafts[*part].span;
        *span = Some(span.map_or(line.span, |span| span.join(line.span)));
    }
}
