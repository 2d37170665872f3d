//! Where do quotations open and close? Also those that run on from the sentence before.

use std::ops::Range;

use muster_text::Class;

use crate::passage::Passage;

/// The quotations of a sentence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Quotes {
    /// Each with its marks, as far as they lie in the sentence.
    pub ranges: Vec<Range<usize>>,
    /// Whether the first one was open before the sentence began.
    pub runs_on: bool,
    /// The mark of a quotation still open at the end.
    pub open: Option<Quoting>,
}

/// The mark an open quotation began with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Quoting {
    /// One stroke.
    Single,
    /// Two strokes.
    Double,
}

impl Quotes {
    /// Returns the quotation a token stands in.
    pub fn around(&self, at: usize) -> Option<&Range<usize>> {
        self.ranges.iter().find(|range| range.contains(&at))
    }
}

/// Finds the quotations of a sentence; `open` is the one still open before it.
pub(super) fn quotes(passage: &Passage, sentence: Range<usize>, open: Option<Quoting>) -> Quotes {
    let mut quotes = Quotes { runs_on: open.is_some(), ..Quotes::default() };
    let mut current = open.map(|quoting| (quoting, sentence.start));
    for at in sentence.clone() {
        if passage.words.tokens.get(at).is_none_or(|token| token.class != Class::Mark) {
            continue;
        }
        let Some(mark) = mark(passage, at) else { continue };
        let (opens, closes) = sides(passage, at, &sentence);
        current = match current {
            // Every paragraph of a long quotation opens anew.
            Some((_, start)) if opens && mark == Quoting::Double && at == sentence.start => Some((mark, start)),
            // A double stroke also closes what a single one opened; pages mix them.
            Some((quoting, start)) if closes && (quoting == mark || mark == Quoting::Double) => {
                quotes.ranges.push(start..at + 1);
                None
            }
            Some(inside) => Some(inside),
            None if opens => Some((mark, at)),
            None => None,
        };
    }
    if let Some((quoting, start)) = current.filter(|(quoting, start)| stays_open(passage, *quoting, *start, &sentence))
    {
        quotes.ranges.push(start..sentence.end);
        quotes.open = Some(quoting);
    }
    quotes
}

/// Whether a quotation that has not closed goes on: one stroke alone may be an apostrophe ("the '90s").
fn stays_open(passage: &Passage, quoting: Quoting, start: usize, sentence: &Range<usize>) -> bool {
    quoting == Quoting::Double
        || start == sentence.start
        || matches!(passage.words.word(start - 1), ":" | ",")
        || passage.printed(start..start + 1) == "‘"
}

fn mark(passage: &Passage, at: usize) -> Option<Quoting> {
    match passage.words.word(at) {
        "\"" | "''" => Some(Quoting::Double),
        "'" => Some(Quoting::Single),
        _ => None,
    }
}

/// Returns whether a mark can open and whether it can close, by its shape and the room around it.
fn sides(passage: &Passage, at: usize, sentence: &Range<usize>) -> (bool, bool) {
    let tokens = &passage.words.tokens;
    let room_before = at == sentence.start
        || tokens[at].spaced
        || passage.words.word(at - 1) == "("
        || passage.words.word(at - 1) == "[";
    let room_behind = at + 1 >= sentence.end || tokens[at + 1].spaced;
    match passage.printed(at..at + 1) {
        "“" | "«" | "„" | "‘" if room_before => (true, false),
        // Some print »so«.
        "»" if room_before && !room_behind => (true, false),
        "”" | "»" => (false, true),
        "“" if room_behind => (false, true),
        _ => (room_before && !room_behind, !room_before || room_behind && at > sentence.start),
    }
}
