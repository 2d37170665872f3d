//! Which phrase ends before a word? A lexicon that can say quickly that none does.

use std::ops::Deref;

use muster_text::{Lexicon, WordSet, Words};

/// A lexicon that is also looked up from behind.
#[derive(Clone, Debug)]
pub struct Led<V> {
    lexicon: Lexicon<V>,
    last: WordSet,
}

impl<V> Default for Led<V> {
    fn default() -> Self {
        Self { lexicon: Lexicon::default(), last: WordSet::default() }
    }
}

impl<V> Led<V> {
    /// Adds a phrase.
    pub(super) fn insert(&mut self, phrase: &str, value: V) {
        let words = Words::of_phrase(phrase);
        if let Some(last) = words.len().checked_sub(1) {
            self.last.insert(words.word(last));
        }
        self.lexicon.insert(phrase, value);
    }

    /// Returns whether a phrase may end with token `at`: the cheap question before the others.
    pub fn may_end_with(&self, words: &Words, at: usize) -> bool {
        self.last.has(words, at)
    }
}

impl<V> Deref for Led<V> {
    type Target = Lexicon<V>;

    fn deref(&self) -> &Lexicon<V> {
        &self.lexicon
    }
}
