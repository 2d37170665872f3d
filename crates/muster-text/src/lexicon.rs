//! Which entry does a run of words name? Phrases of folded words, longest first.

use crate::words::Words;
use rustc_hash::FxHashMap;

/// Phrases and what they stand for.
#[derive(Clone, Debug)]
pub struct Lexicon<V> {
    by_first: FxHashMap<Box<str>, Vec<Phrase<V>>>,
}

#[derive(Clone, Debug)]
struct Phrase<V> {
    rest: Box<[Box<str>]>,
    values: Vec<V>,
}

impl<V> Default for Lexicon<V> {
    fn default() -> Self {
        Self { by_first: FxHashMap::default() }
    }
}

impl<V> Lexicon<V> {
    /// Adds a phrase; one phrase may stand for several values, kept in the order they came.
    pub fn insert(&mut self, phrase: &str, value: V) {
        let words = Words::of_phrase(phrase);
        if words.is_empty() {
            return;
        }
        let rest: Box<[Box<str>]> = (1..words.len()).map(|index| words.word(index).into()).collect();
        let phrases = self.by_first.entry(words.word(0).into()).or_default();
        match phrases.iter_mut().find(|phrase| phrase.rest == rest) {
            Some(phrase) => phrase.values.push(value),
            None => {
                let at = phrases.partition_point(|phrase| phrase.rest.len() >= rest.len());
                phrases.insert(at, Phrase { rest, values: vec![value] });
            }
        }
    }

    /// Returns the longest phrase that starts at token `at` and ends before `end`: its length in tokens and its values.
    pub fn longest_at<'l>(&'l self, words: &'l Words, at: usize, end: usize) -> Option<(usize, &'l [V])> {
        self.all_at(words, at, end).next()
    }

    /// Returns every phrase that starts at token `at`, longest first.
    pub fn all_at<'l>(&'l self, words: &'l Words, at: usize, end: usize) -> impl Iterator<Item = (usize, &'l [V])> {
        let phrases = if at < end { self.by_first.get(words.word(at)).map_or(&[][..], Vec::as_slice) } else { &[] };
        phrases.iter().filter_map(move |phrase| {
            let length = phrase.rest.len() + 1;
            let fits = at + length <= end
                && phrase.rest.iter().enumerate().all(|(index, word)| words.word(at + 1 + index) == &**word);
            fits.then_some((length, phrase.values.as_slice()))
        })
    }

    /// Returns whether it holds no phrase.
    pub fn is_empty(&self) -> bool {
        self.by_first.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_phrase_wins_and_variants_are_folded() {
        let mut lexicon = Lexicon::default();
        lexicon.insert("Joint Task Force", 1);
        lexicon.insert("Joint", 2);
        let words = Words::of_phrase("the joint task force");
        assert_eq!(lexicon.longest_at(&words, 1, words.len()), Some((3, &[1][..])));
        assert_eq!(lexicon.longest_at(&words, 1, 2), Some((1, &[2][..])));
        assert_eq!(lexicon.longest_at(&words, 0, words.len()), None);
    }
}
