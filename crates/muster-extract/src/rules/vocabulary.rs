//! Which words of the rules can a printed word be?

use rustc_hash::FxHashMap;
use std::cell::RefCell;
use std::rc::Rc;

use muster_text::{Inflection, Words};

/// The number of a word that some rule names.
pub type WordId = u32;

/// The words rules name, and the printed forms each can take.
#[derive(Debug, Default)]
pub struct Vocabulary {
    inflection: Inflection,
    /// Stem of a rule's word → the rule's words that share it.
    by_stem: FxHashMap<String, Vec<WordId>>,
    ids: FxHashMap<String, WordId>,
}

impl Vocabulary {
    /// Makes an empty one for a language.
    pub fn new(inflection: Inflection) -> Self {
        Self { inflection, ..Self::default() }
    }

    /// Returns the number of a folded word, giving it one when it is new.
    pub fn intern(&mut self, word: &str) -> WordId {
        if let Some(id) = self.ids.get(word) {
            return *id;
        }
        let id = self.ids.len() as WordId;
        self.ids.insert(word.to_owned(), id);
        for stem in self.inflection.stems(word) {
            self.by_stem.entry(stem).or_default().push(id);
        }
        id
    }

    /// Returns the numbers of the words of a phrase.
    pub fn intern_phrase(&mut self, phrase: &str) -> Vec<WordId> {
        let words = Words::of_phrase(phrase);
        (0..words.len()).map(|index| self.intern(words.word(index))).collect()
    }

    /// Returns the words of rules that a printed, folded word can be, in order.
    fn lookup(&self, word: &str) -> Rc<[WordId]> {
        let mut ids: Vec<WordId> =
            self.inflection.stems(word).iter().filter_map(|stem| self.by_stem.get(stem)).flatten().copied().collect();
        ids.sort_unstable();
        ids.dedup();
        ids.into()
    }
}

/// Readings of printed words, remembered while one document is read.
#[derive(Debug, Default)]
pub struct Readings {
    known: RefCell<FxHashMap<String, Rc<[WordId]>>>,
}

impl Readings {
    /// Returns, for each token, the words of rules it can be.
    pub fn of(&self, words: &Words, vocabulary: &Vocabulary) -> Vec<Rc<[WordId]>> {
        let mut known = self.known.borrow_mut();
        (0..words.len())
            .map(|index| {
                let word = words.word(index);
                if let Some(ids) = known.get(word) {
                    return Rc::clone(ids);
                }
                let ids = vocabulary.lookup(word);
                known.insert(word.to_owned(), Rc::clone(&ids));
                ids
            })
            .collect()
    }
}
