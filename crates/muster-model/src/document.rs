//! What came in: one capture is one text, with parts, blocks and what is known about it.

use crate::id::{DocumentId, Language};
use crate::time::Bound;

/// A range of bytes in a text: UTF-8, start inclusive, end exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// Byte after the last.
    pub end: usize,
}

impl Span {
    /// Makes a span; `start` must not lie after `end`.
    pub fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end, "a span starts at or before its end");
        Self { start, end }
    }

    /// Returns the bytes of `text` it covers, or `None` when it lies outside or splits a letter.
    pub fn of(self, text: &str) -> Option<&str> {
        text.get(self.start..self.end)
    }

    /// Returns whether `other` lies wholly inside.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Returns whether the two share at least one byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Returns the smallest span that covers both.
    pub fn join(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// Returns the number of bytes.
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// Returns whether it covers no byte.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }
}

/// How a piece of what is known about a document is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Known {
    /// The text itself says so.
    Stated,
    /// The page's metadata says so.
    Metadata,
    /// The person who added it said so.
    Given,
}

impl Known {
    /// Returns the word of the written form.
    pub fn as_str(self) -> &'static str {
        match self {
            Known::Stated => "stated",
            Known::Metadata => "metadata",
            Known::Given => "given",
        }
    }

    /// Reads the word of the written form.
    pub fn parse(word: &str) -> Option<Self> {
        [Known::Stated, Known::Metadata, Known::Given].into_iter().find(|known| known.as_str() == word)
    }
}

/// A piece of what is known about a source, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// The words.
    pub text: String,
    /// How they are known.
    pub known: Known,
}

/// Who published a text, under which headline, at which address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// The publisher's name.
    pub publisher: Option<Fact>,
    /// The headline.
    pub headline: Option<Fact>,
    /// The address.
    pub address: Option<Fact>,
}

/// What a block of a text is to a reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// A heading over what follows.
    Heading,
    /// Running prose.
    Paragraph,
    /// One item of a list, its marker left out of the span.
    Item,
    /// One row of a table.
    Row,
    /// A date line, byline, source line or category: resolved by the reader, not read as prose.
    Header,
    /// Menus, adverts, share bars, contact lines: kept in the text, never read.
    Boilerplate,
}

/// A block of text, in the order of the text; blocks never overlap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Where it is, without its line end.
    pub span: Span,
    /// Which part of the document it belongs to.
    pub part: usize,
    /// The printed number of a list item.
    pub ordinal: Option<u32>,
}

/// A header line the reader has to resolve.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeaderSpan {
    /// What the line states.
    pub kind: HeaderKind,
    /// Where it stands.
    pub span: Span,
}

/// What a header line states.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeaderKind {
    /// When the part was published.
    DateLine,
    /// When the page was last changed.
    Modified,
}

/// One article of a page; most documents have one part.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// Where its text is.
    pub span: Option<Span>,
    /// Who published it.
    pub source: Source,
    /// The publisher's own tag or section.
    pub category: Option<String>,
    /// The language it is written in.
    pub language: Option<Language>,
    /// Date lines to resolve.
    pub headers: Vec<HeaderSpan>,
}

/// What the person who adds a document says about it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given {
    /// When it was said.
    pub said: Option<Bound>,
    /// When it was captured: the day relative dates such as "12 hours ago" count from.
    pub captured: Option<Bound>,
    /// The language it is written in.
    pub language: Option<Language>,
    /// Who published it.
    pub publisher: Option<String>,
    /// Its headline.
    pub headline: Option<String>,
    /// Where it was published.
    pub address: Option<String>,
}

/// One capture, read: its text with everything ingest found in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Its name; set by whoever hands the bytes in.
    pub id: DocumentId,
    /// The file's name, without folders.
    pub file: String,
    /// The text spans count in.
    pub text: String,
    /// The format and encoding found, in words: `text/plain; utf-8`.
    pub format: String,
    /// Its articles.
    pub parts: Vec<Part>,
    /// Its blocks in order.
    pub blocks: Vec<Block>,
    /// What was given with it.
    pub given: Given,
    /// For HTML: where each run of the text lies in the captured bytes, as (text span, byte start).
    pub origins: Vec<(Span, usize)>,
    /// Where the reader found names of people without public office; masked in everything a record shows.
    pub private_names: Vec<Span>,
}
