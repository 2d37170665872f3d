//! What is one line of a text? What a format hands to the layout, whatever the bytes were.

use muster_model::document::{HeaderKind, Span};

/// What a format already knows about a line from its markup.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    /// Nothing: the layout finds out.
    Plain,
    /// The markup says heading.
    Heading,
    /// The markup says paragraph.
    Prose,
    /// The markup says list item, with its number if it has one.
    Item(Option<u32>),
    /// The markup says table row.
    Row,
    /// The markup says when it was published or changed.
    Dated(HeaderKind),
    /// The markup says menu, page footer, form or the like.
    Boilerplate,
}

/// One line as a reader sees it: printed lines of one wrapped paragraph are one line here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Line {
    /// Where it is, without the space around it; never empty.
    pub span: Span,
    /// How many blank lines stand before it.
    pub gap: usize,
    /// What the markup says.
    pub mark: Mark,
    /// Which of the page's articles it stands in, when the markup says so.
    pub article: Option<usize>,
}

/// The lines of a text with the text.
#[derive(Clone, Copy)]
pub(crate) struct Lines<'a> {
    /// The text.
    pub text: &'a str,
    /// Its lines in order.
    pub lines: &'a [Line],
}

impl<'a> Lines<'a> {
    /// Returns the words of a line.
    pub fn of(self, index: usize) -> &'a str {
        self.lines.get(index).and_then(|line| line.span.of(self.text)).unwrap_or_default()
    }

    /// Returns how many there are.
    pub fn len(self) -> usize {
        self.lines.len()
    }
}

/// Returns where a piece of `text` lies.
pub(crate) fn span_of(text: &str, piece: &str) -> Span {
    let start = crate::words::offset_in(text, piece);
    Span::new(start, start + piece.len())
}
