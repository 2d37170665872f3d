//! Which entry does a run of words name? Phrases of folded words, longest first.

use hashbrown::HashTable;

use crate::words::{Words, key};

/// A value for each of some folded words, asked by the token.
#[derive(Clone, Debug)]
pub struct WordMap<V> {
    words: HashTable<(Box<str>, V)>,
}

impl<V> Default for WordMap<V> {
    fn default() -> Self {
        Self { words: HashTable::new() }
    }
}

impl<V> WordMap<V> {
    /// Returns the value of a folded word, made now where there is none.
    pub fn of(&mut self, word: &str, make: impl FnOnce() -> V) -> &mut V {
        let entry = self.words.entry(key(word), |(known, _)| &**known == word, |(known, _)| key(known));
        &mut entry.or_insert_with(|| (word.into(), make())).into_mut().1
    }

    /// Returns the value of token `at`.
    pub fn at(&self, words: &Words, at: usize) -> Option<&V> {
        self.words.find(words.key(at), |(known, _)| &**known == words.word(at)).map(|(_, value)| value)
    }

    /// Returns the value of a folded word.
    pub fn get(&self, word: &str) -> Option<&V> {
        self.words.find(key(word), |(known, _)| &**known == word).map(|(_, value)| value)
    }

    /// Returns whether it holds no word.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }
}

/// Phrases and what they stand for.
#[derive(Clone, Debug)]
pub struct Lexicon<V> {
    by_first: WordMap<Vec<Phrase<V>>>,
}

#[derive(Clone, Debug)]
struct Phrase<V> {
    /// The hash of its second word, which tells most phrases of one first word apart.
    second: Option<u64>,
    rest: Box<[Box<str>]>,
    values: Vec<V>,
}

impl<V> Default for Lexicon<V> {
    fn default() -> Self {
        Self { by_first: WordMap::default() }
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
        let phrases = self.by_first.of(words.word(0), Vec::new);
        match phrases.iter_mut().find(|phrase| phrase.rest == rest) {
            Some(phrase) => phrase.values.push(value),
            None => {
                let at = phrases.partition_point(|phrase| phrase.rest.len() >= rest.len());
                let second = rest.first().map(|word| key(word));
                phrases.insert(at, Phrase { second, rest, values: vec![value] });
            }
        }
    }

    /// Returns the longest phrase that starts at token `at` and ends before `end`: its length in tokens and its values.
    pub fn longest_at<'l>(&'l self, words: &'l Words, at: usize, end: usize) -> Option<(usize, &'l [V])> {
        self.all_at(words, at, end).next()
    }

    /// Returns every phrase that starts at token `at`, longest first.
    pub fn all_at<'l>(&'l self, words: &'l Words, at: usize, end: usize) -> impl Iterator<Item = (usize, &'l [V])> {
        let phrases = if at < end { self.begun_by(words, at) } else { &[] };
        let second = if phrases.is_empty() { 0 } else { words.key(at + 1) };
        phrases.iter().filter(move |phrase| phrase.second.is_none_or(|hash| hash == second)).filter_map(move |phrase| {
            let length = phrase.rest.len() + 1;
            let fits = at + length <= end
                && phrase.rest.iter().enumerate().all(|(index, word)| words.word(at + 1 + index) == &**word);
            fits.then_some((length, phrase.values.as_slice()))
        })
    }

    /// Returns the phrases whose first word is token `at`.
    fn begun_by(&self, words: &Words, at: usize) -> &[Phrase<V>] {
        self.by_first.at(words, at).map_or(&[], Vec::as_slice)
    }

    /// Returns whether a phrase begins with token `at`: the cheap question before the others.
    pub fn begins_at(&self, words: &Words, at: usize) -> bool {
        !self.begun_by(words, at).is_empty()
    }

    /// Returns whether it holds no phrase.
    pub fn is_empty(&self) -> bool {
        self.by_first.is_empty()
    }
}

/// A set of single folded words, asked by the token.
#[derive(Clone, Debug, Default)]
pub struct WordSet {
    words: WordMap<()>,
}

impl WordSet {
    /// Adds a folded word.
    pub fn insert(&mut self, word: &str) {
        self.words.of(word, || ());
    }

    /// Returns whether token `at` is one of the words.
    pub fn has(&self, words: &Words, at: usize) -> bool {
        self.words.at(words, at).is_some()
    }

    /// Returns whether a folded word is one of the words.
    pub fn contains(&self, word: &str) -> bool {
        self.words.get(word).is_some()
    }

    /// Returns the words, in no particular order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.words.words.iter().map(|(word, ())| &**word)
    }

    /// Returns whether it holds no word.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }
}

impl<S: AsRef<str>> FromIterator<S> for WordSet {
    fn from_iter<I: IntoIterator<Item = S>>(words: I) -> Self {
        let mut set = Self::default();
        words.into_iter().for_each(|word| set.insert(word.as_ref()));
        set
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
        assert!(lexicon.begins_at(&words, 1) && !lexicon.begins_at(&words, 2) && !lexicon.begins_at(&words, 9));
    }

    #[test]
    fn a_set_is_asked_by_token_or_word() {
        let set: WordSet = ["force", "forces"].into_iter().collect();
        let words = Words::of_phrase("Task Force");
        assert!(set.has(&words, 1) && !set.has(&words, 0) && !set.has(&words, 2));
        assert!(set.contains("forces") && !set.contains("forced"));
    }
}
