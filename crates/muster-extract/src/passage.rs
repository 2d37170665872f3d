//! The stretch of text the layers work on: one block, its words, its sentences.

use std::ops::Range;

use muster_model::{Block, Mention, Span};
use muster_text::Words;

/// One block of a document, cut into words and sentences.
#[derive(Clone, Debug)]
pub struct Passage<'t> {
    /// The whole text of the document; spans count in it.
    pub text: &'t str,
    /// The block.
    pub block: Block,
    /// Its words.
    pub words: Words,
    /// Its sentences, as ranges of tokens in order; an item, a row or a heading is one.
    pub sentences: Vec<Range<usize>>,
}

/// A mention and the tokens of its passage it covers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The tokens.
    pub tokens: Range<usize>,
    /// The mention.
    pub mention: Mention,
}

impl Passage<'_> {
    /// Returns the printed text of a range of tokens.
    pub fn printed(&self, tokens: Range<usize>) -> &str {
        self.words.span(tokens).of(self.text).unwrap_or_default()
    }

    /// Returns the place of a range of tokens in the document.
    pub fn span(&self, tokens: Range<usize>) -> Span {
        self.words.span(tokens)
    }

    /// Returns the sentence that holds a token.
    pub fn sentence_of(&self, token: usize) -> Range<usize> {
        let at = self.sentences.partition_point(|sentence| sentence.end <= token);
        let found = self.sentences.get(at).filter(|sentence| sentence.contains(&token));
        found.cloned().unwrap_or(0..self.words.len())
    }
}
