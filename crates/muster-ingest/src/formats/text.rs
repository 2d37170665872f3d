//! What are the lines of a plain text? The text is the file itself; only printed line breaks inside a paragraph are seen through.

use muster_model::document::Span;

use super::Read;
use crate::line::{Line, Mark};
use crate::lists::{cells, marker};
use crate::words::{ends_sentence, letters, starts_small};
use crate::{boilerplate, dates};

/// A line wrapped by a printer or a mail program is at most this long; longer lines are paragraphs of their own.
const WIDEST_WRAP: usize = 120;
/// Shorter lines end where their author ended them.
const NARROWEST_WRAP: usize = 40;

/// A line as it is printed.
#[derive(Clone, Copy)]
struct Printed {
    span: Span,
    indent: usize,
    gap: usize,
}

/// Returns the lines of a plain text.
pub(crate) fn read(text: String) -> Read {
    let printed = printed_lines(&text);
    let lines = joined(&text, &printed);
    Read { text, lines, ..Read::default() }
}

fn printed_lines(text: &str) -> Vec<Printed> {
    let mut lines = Vec::new();
    let (mut start, mut gap) = (0, 0);
    let breaks = text.char_indices().filter(|(_, letter)| is_break(*letter));
    for (end, next) in breaks.map(|(at, letter)| (at, at + letter.len_utf8())).chain([(text.len(), text.len())]) {
        let raw = &text[start..end];
        let bare = raw.trim_matches(is_blank);
        if bare.is_empty() {
            // `\r\n` is one line end: nothing lies between its two letters.
            let split_end = end == start && end > 0 && text[..end].ends_with('\r') && text[end..].starts_with('\n');
            gap += usize::from(!split_end);
        } else {
            let from = start + crate::words::offset_in(raw, bare);
            lines.push(Printed { span: Span::new(from, from + bare.len()), indent: from - start, gap });
            gap = 0;
        }
        start = next;
    }
    lines
}

fn is_break(letter: char) -> bool {
    matches!(letter, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Returns whether a letter is space at the edge of a line; marks of direction and order are.
pub(crate) fn is_blank(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '\u{feff}' | '\u{200b}' | '\u{200e}' | '\u{200f}')
}

/// Joins the printed lines of one paragraph, where the text is wrapped, and hanging lines of an item.
fn joined(text: &str, printed: &[Printed]) -> Vec<Line> {
    let width = wrap_width(text, printed);
    let mut lines: Vec<Line> = Vec::new();
    let mut item_indent: Option<usize> = None;
    for (index, line) in printed.iter().enumerate() {
        let words = &text[line.span.start..line.span.end];
        let own_mark = marker(words);
        let before = index.checked_sub(1).and_then(|before| printed.get(before));
        let hangs = own_mark.is_none() && line.gap == 0 && item_indent.is_some_and(|indent| line.indent > indent + 1);
        let wraps = own_mark.is_none()
            && line.gap == 0
            && before.zip(width).is_some_and(|(before, width)| runs_on(text, *before, *line, width));
        match lines.last_mut() {
            Some(last) if hangs || wraps => last.span.end = line.span.end,
            _ => {
                lines.push(Line { span: line.span, gap: line.gap, mark: Mark::Plain, article: None });
                item_indent = own_mark.map(|_| line.indent);
            }
        }
    }
    lines
}

/// Returns the width a text is wrapped to: the longest line that evidently runs on into a line with a small letter.
fn wrap_width(text: &str, printed: &[Printed]) -> Option<usize> {
    let of = |line: &Printed| &text[line.span.start..line.span.end];
    let evident = printed.windows(2).filter(|pair| {
        let length = letters(of(&pair[0]));
        pair[1].gap == 0
            && (NARROWEST_WRAP..=WIDEST_WRAP).contains(&length)
            && !ends_sentence(of(&pair[0]))
            && starts_small(of(&pair[1]))
    });
    let lengths: Vec<usize> = evident.map(|pair| pair[0].indent + letters(of(&pair[0]))).collect();
    let width = *lengths.iter().max()?;
    let longer = printed.iter().filter(|line| letters(of(line)) > width + 10).count();
    (lengths.len() >= 2 && longer * 10 <= printed.len()).then_some(width)
}

/// Returns whether `line` goes on with the paragraph of `before`: its first word did not fit on the line before.
fn runs_on(text: &str, before: Printed, line: Printed, width: usize) -> bool {
    let (above, words) = (&text[before.span.start..before.span.end], &text[line.span.start..line.span.end]);
    let first_word = words.split_whitespace().next().map_or(0, letters);
    before.indent + letters(above) + 1 + first_word > width
        && cells(above) == 1
        && cells(words) == 1
        && boilerplate::furniture(words).is_none()
        && boilerplate::furniture(above).is_none()
        && dates::date_line(words).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(&str, usize)]) {
        let read = read(text.to_owned());
        let found: Vec<(&str, usize)> =
            read.lines.iter().map(|line| (line.span.of(&read.text).unwrap_or_default(), line.gap)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn line_ends_of_every_kind_part_lines() {
        check(
            "\u{feff}One\r\n\r\nTwo\rThree\n\n\n  Four \u{2028}Five",
            &[("One", 0), ("Two", 1), ("Three", 0), ("Four", 2), ("Five", 0)],
        );
    }

    #[test]
    fn a_wrapped_paragraph_is_one_line() {
        let text = "The force trained nine battalions in the spring, and it\nplans to train twelve more before the snow closes the\npasses to heavy vehicles.\nBases\nThe force has six of them, all of them in the northern\nprovince.";
        check(
            text,
            &[
                (
                    "The force trained nine battalions in the spring, and it\nplans to train twelve more before the snow closes the\npasses to heavy vehicles.",
                    0,
                ),
                ("Bases", 0),
                ("The force has six of them, all of them in the northern\nprovince.", 0),
            ],
        );
    }

    #[test]
    fn lists_are_not_taken_for_wrapped_text() {
        check(
            "1. Norland\n2. Sudria\n   and its islands\nThe two are allies.",
            &[("1. Norland", 0), ("2. Sudria\n   and its islands", 0), ("The two are allies.", 0)],
        );
    }
}
