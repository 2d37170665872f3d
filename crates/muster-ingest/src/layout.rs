//! Which blocks is a text made of: headings, paragraphs, items, rows, header lines, boilerplate?
//!
//! Lines first get a *shape* from what they look like, then a kind from what stands around them.

use muster_model::document::{Block, BlockKind, Span};

use crate::boilerplate::{furniture, furniture_beside_furniture};
use crate::line::{Lines, Mark, span_of};
use crate::lists::{Marker, bare_item, cells, marker, same_list};
use crate::plugs::plugs;
use crate::words::{bare_end, ends_sentence, has_words, letters, starts_capital, starts_small, words};

/// What a line looks like by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Not the document.
    Boilerplate,
    /// The markup says heading.
    Heading,
    /// A list item; the marker ends where `content` begins.
    Item {
        /// Where the item itself is.
        content: Span,
        /// Its number.
        ordinal: Option<u32>,
    },
    /// A table row.
    Row,
    /// A line too short or too open for a sentence: a heading, a name, a cell.
    Short,
    /// A sentence or more.
    Prose,
}

/// A line longer than this is prose even without a full stop.
const LONGEST_SHORT: usize = 140;
/// Prose that carries a one-word heading with a full stop is at least this long.
const CARRYING_PROSE: usize = 80;
/// So many short lines in a row without a blank line are a list without marks.
const BARE_LIST: usize = 5;
/// So many short lines in a row are a list even with blank lines between.
const LOOSE_BARE_LIST: usize = 8;

/// Returns the shape of every line.
pub(crate) fn shapes(lines: Lines<'_>) -> Vec<Shape> {
    let marks: Vec<Option<Marker>> = (0..lines.len())
        .map(|index| if lines.lines[index].mark == Mark::Plain { marker(lines.of(index)) } else { None })
        .collect();
    let mut shapes: Vec<Shape> = (0..lines.len()).map(|index| alone(lines, index, marks[index])).collect();
    for index in 0..lines.len() {
        if let (Some(mark), true) = (marks[index], shapes[index] != Shape::Boilerplate) {
            shapes[index] = marked(lines, &shapes, &marks, index, mark);
        }
    }
    let count = |(index, shape): (usize, &Shape)| match shape {
        Shape::Boilerplate => 0,
        _ => cells(lines.of(index)),
    };
    let counts: Vec<usize> = shapes.iter().enumerate().map(count).collect();
    for index in 0..lines.len() {
        let beside = (index > 0 && counts[index - 1] > 1) || counts.get(index + 1).is_some_and(|count| *count > 1);
        if matches!(shapes[index], Shape::Short | Shape::Prose) && counts[index] > 1 && beside {
            shapes[index] = Shape::Row;
        }
    }
    for index in 0..lines.len() {
        let beside =
            [index.wrapping_sub(1), index + 1].into_iter().any(|at| shapes.get(at) == Some(&Shape::Boilerplate));
        if shapes[index] == Shape::Short && beside && furniture_beside_furniture(lines.of(index)) {
            shapes[index] = Shape::Boilerplate;
        }
    }
    shapes
}

fn alone(lines: Lines<'_>, index: usize, mark: Option<Marker>) -> Shape {
    let line = lines.of(index);
    let content = mark.filter(|mark| mark.ordinal.is_none()).and_then(|mark| line.get(mark.content..)).unwrap_or(line);
    match lines.lines[index].mark {
        Mark::Boilerplate => return Shape::Boilerplate,
        Mark::Dated(_) => return Shape::Short,
        _ if furniture(content).is_some() => return Shape::Boilerplate,
        Mark::Heading => return Shape::Heading,
        Mark::Row => return Shape::Row,
        Mark::Item(ordinal) => return Shape::Item { content: lines.lines[index].span, ordinal },
        Mark::Prose if has_words(line, 8) => return Shape::Prose,
        Mark::Prose | Mark::Plain => {}
    }
    if is_prose(line) { Shape::Prose } else { Shape::Short }
}

fn is_prose(line: &str) -> bool {
    let length = letters(line);
    if length > LONGEST_SHORT {
        return true;
    }
    let asks = bare_end(line).ends_with(['?', '؟']) && !has_words(line, 15);
    ends_sentence(line) && !asks && (length >= 40 || has_words(line, 4))
}

/// Settles whether a line with a mark is an item, which the lines beside it show.
fn marked(lines: Lines<'_>, shapes: &[Shape], marks: &[Option<Marker>], index: usize, mark: Marker) -> Shape {
    let near = |mut step: Box<dyn Iterator<Item = usize>>| step.find(|at| shapes[*at] != Shape::Boilerplate);
    let before = near(Box::new((0..index).rev())).and_then(|at| marks[at]);
    let next = near(Box::new(index + 1..lines.len()));
    let listed = before.is_some_and(|before| same_list(before, mark))
        || next.and_then(|at| marks[at]).is_some_and(|after| same_list(mark, after));
    let span = lines.lines[index].span;
    let item = Shape::Item { content: Span::new(span.start + mark.content, span.end), ordinal: mark.ordinal };
    if listed || !mark.doubtful {
        return item;
    }
    let over_prose = next.is_some_and(|at| shapes[at] == Shape::Prose);
    let over_list = next.is_some_and(|at| marks[at].is_some());
    match shapes[index] {
        Shape::Short if mark.ordinal.is_some() && !over_prose && !over_list => item,
        shape => shape,
    }
}

/// What is settled about the lines before their blocks are made.
#[derive(Clone, Debug, Default)]
pub(crate) struct Settled {
    /// The kind of a line that is already known.
    pub kinds: Vec<Option<BlockKind>>,
    /// The part each line belongs to.
    pub part_of: Vec<usize>,
}

/// Returns the blocks of a text, in order.
pub(crate) fn blocks(lines: Lines<'_>, shapes: &[Shape], settled: &Settled) -> Vec<Block> {
    let mut shapes = shapes.to_vec();
    bare_lists(lines, &mut shapes, settled);
    let (kinds, continued) = kinds(lines, &shapes, settled);
    let mut blocks: Vec<Block> = Vec::new();
    for index in 0..lines.len() {
        let (kind, part, span) = (kinds[index], settled.part_of[index], lines.lines[index].span);
        match (kind, shapes[index]) {
            (BlockKind::Heading, _) if continued[index] => {
                if let Some(above) = blocks.last_mut() {
                    above.span = above.span.join(span);
                }
            }
            (BlockKind::Item, Shape::Item { content, ordinal }) => {
                let bare = content.of(lines.text).map_or(content, |item| span_of(lines.text, bare_item(item)));
                let span = if bare.is_empty() { content } else { bare };
                blocks.push(Block { kind, span, part, ordinal });
            }
            (BlockKind::Paragraph, _) => paragraph(lines.text, span, part, &mut blocks),
            _ => blocks.push(Block { kind, span, part, ordinal: None }),
        }
    }
    blocks
}

/// Pushes a paragraph, cut where an invitation stands inside it.
fn paragraph(text: &str, span: Span, part: usize, blocks: &mut Vec<Block>) {
    let words = span.of(text).unwrap_or_default();
    let mut push = |kind: BlockKind, from: usize, to: usize| {
        let piece = words.get(from..to).unwrap_or_default().trim();
        if !piece.is_empty() {
            blocks.push(Block { kind, span: span_of(text, piece), part, ordinal: None });
        }
    };
    let mut done = 0;
    for plug in plugs(words) {
        push(BlockKind::Paragraph, done, plug.start);
        push(BlockKind::Boilerplate, plug.start, plug.end);
        done = plug.end;
    }
    push(BlockKind::Paragraph, done, words.len());
}

/// Turns a run of many short lines into items: a list printed without marks.
fn bare_lists(lines: Lines<'_>, shapes: &mut [Shape], settled: &Settled) {
    let plain = |shapes: &[Shape], at: usize| {
        shapes[at] == Shape::Short
            && settled.kinds[at].is_none()
            && letters(lines.of(at)) <= 60
            && !has_words(lines.of(at), 7)
            && !ends_sentence(lines.of(at))
    };
    let mut start = 0;
    while start < lines.len() {
        let mut end = start;
        let mut loose = false;
        while end < lines.len() && plain(shapes, end) && settled.part_of[end] == settled.part_of[start] {
            if end > start && lines.lines[end].gap > 0 {
                // A tight list ends at a blank line; a loose one has them everywhere.
                if end - start >= BARE_LIST && !loose {
                    break;
                }
                loose = true;
            }
            end += 1;
        }
        let spread = loose && end - start >= LOOSE_BARE_LIST;
        let from = if loose && !spread { last_tight(lines, start, end) } else { start };
        let headed = from < end && (spread || lines.of(from).ends_with(':'));
        let first = from + usize::from(headed);
        if end >= first + BARE_LIST - usize::from(headed) {
            for (shape, line) in shapes[first..end].iter_mut().zip(&lines.lines[first..end]) {
                *shape = Shape::Item { content: line.span, ordinal: None };
            }
        }
        start = end.max(start + 1);
    }
}

/// Returns where the last lines without blank lines between begin.
fn last_tight(lines: Lines<'_>, start: usize, end: usize) -> usize {
    let tight = (start + 1..end).rev().find(|at| lines.lines[*at].gap > 0).unwrap_or(start);
    if end - tight >= BARE_LIST { tight } else { end }
}

/// Returns the kind of every line, and whether it continues the heading above it.
fn kinds(lines: Lines<'_>, shapes: &[Shape], settled: &Settled) -> (Vec<BlockKind>, Vec<bool>) {
    let mut kinds = vec![BlockKind::Paragraph; lines.len()];
    let mut continued = vec![false; lines.len()];
    // The next line that is neither header nor boilerplate.
    let mut next: Option<usize> = None;
    for index in (0..lines.len()).rev() {
        let below = next.filter(|at| settled.part_of[*at] == settled.part_of[index]);
        if let (Some(at), true) = (below, runs_on(lines, shapes, settled, index)) {
            continued[at] = kinds[at] == BlockKind::Heading;
        }
        kinds[index] = match (settled.kinds[index], shapes[index]) {
            (Some(kind), _) => kind,
            (None, Shape::Boilerplate) => BlockKind::Boilerplate,
            (None, Shape::Heading) => BlockKind::Heading,
            (None, Shape::Item { .. }) => BlockKind::Item,
            (None, Shape::Row) => BlockKind::Row,
            (None, Shape::Prose) => BlockKind::Paragraph,
            (None, Shape::Short) => match below {
                Some(at) if is_heading(lines, shapes, &kinds, index, at) => BlockKind::Heading,
                _ => BlockKind::Paragraph,
            },
        };
        if !matches!(kinds[index], BlockKind::Header | BlockKind::Boilerplate) {
            next = Some(index);
        }
    }
    for index in 1..lines.len() {
        continued[index] &= kinds[index] == BlockKind::Heading && kinds[index - 1] == BlockKind::Heading;
    }
    (kinds, continued)
}

fn is_heading(lines: Lines<'_>, shapes: &[Shape], kinds: &[BlockKind], index: usize, next: usize) -> bool {
    let line = lines.of(index);
    let over_list = matches!(kinds[next], BlockKind::Item | BlockKind::Row);
    let over_prose = shapes[next] == Shape::Prose;
    if !(over_list || over_prose || kinds[next] == BlockKind::Heading) {
        return false;
    }
    if !line.chars().any(char::is_alphabetic) {
        let apart = lines.lines[index].gap > 0 && lines.lines[next].gap > 0;
        return apart && !over_list && is_years(line);
    }
    let above_runs_on =
        index > 0 && lines.lines[index].gap == 0 && shapes[index - 1] == Shape::Short && goes_on(lines, index - 1);
    if starts_small(line) && !above_runs_on {
        return false;
    }
    let end = bare_end(line);
    if end.ends_with(['.', '。', '۔']) {
        let single = !has_words(line, 3) && starts_capital(line) && !bare_end(line).trim_end_matches('.').contains('.');
        return single && over_prose && letters(lines.of(next)) >= CARRYING_PROSE;
    }
    if end.ends_with(':') {
        return over_list || !has_words(line, 5);
    }
    !end.ends_with([',', ';', '،', '!', '…'])
}

/// "1862", "1939–1941": the years a section of a chronicle stands under.
fn is_years(line: &str) -> bool {
    let year = |part: &str| {
        part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_digit()) && ("1000".."2200").contains(&part)
    };
    line.split(['-', '–']).map(str::trim).all(year)
}

/// Returns whether the heading on this line goes on in the next.
fn runs_on(lines: Lines<'_>, shapes: &[Shape], settled: &Settled, index: usize) -> bool {
    let next = index + 1;
    let headed = |at: usize| {
        (shapes[at] == Shape::Short && settled.kinds[at].is_none()) || settled.kinds[at] == Some(BlockKind::Heading)
    };
    next < lines.len()
        && lines.lines[next].gap == 0
        && headed(index)
        && headed(next)
        && settled.part_of[index] == settled.part_of[next]
        && goes_on(lines, index)
}

/// Words a line of a heading may break after but a heading does not end with.
const LINKING: &[&str] = &[
    "of", "the", "and", "in", "to", "for", "with", "on", "at", "by", "a", "an", "from", "or", "as", "của", "và", "ở",
    "với", "cho", "tại", "de", "du", "des", "la", "le", "les", "et", "en", "der", "die", "das", "und", "von", "del",
    "y", "con", "para", "في", "من", "على", "إلى",
];

/// Returns whether a line is evidently unfinished: it breaks after a linking word or inside a quotation, or the next begins small.
pub(crate) fn goes_on(lines: Lines<'_>, index: usize) -> bool {
    if index + 1 >= lines.len() || lines.lines[index + 1].gap > 0 {
        return false;
    }
    let line = lines.of(index);
    let links = words(line).last().is_some_and(|word| LINKING.contains(&word.as_str()));
    let open = |left: char, right: char| line.matches(left).count() > line.matches(right).count();
    let quoted = open('“', '”') || open('«', '»') || open('(', ')') || line.matches('"').count() % 2 == 1;
    !line.ends_with(':')
        && !ends_sentence(line)
        && (links || quoted || line.ends_with('-') || starts_small(lines.of(index + 1)))
}
