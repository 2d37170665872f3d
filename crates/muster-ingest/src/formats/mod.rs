//! How is each format turned into a text with lines? One file each, all giving the same.

pub(crate) mod html;
pub(crate) mod text;

use muster_model::document::Span;
use muster_model::id::Language;

use crate::line::Line;

/// What a page says of itself beside its text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Metadata {
    /// The site's name.
    pub publisher: Option<String>,
    /// The page's title.
    pub headline: Option<String>,
    /// The address the page gives as its own.
    pub address: Option<String>,
    /// The language the page says it is written in.
    pub language: Option<Language>,
}

/// A format's result: a text, its lines, and where its letters came from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Read {
    /// The text.
    pub text: String,
    /// Its lines.
    pub lines: Vec<Line>,
    /// Runs of the text with the offset in the decoded source each began at; empty when text and source are one.
    pub origins: Vec<(Span, usize)>,
    /// What the page says of itself.
    pub metadata: Metadata,
}
