//! Which sentences are worth a rule's while? Anchors: words without which a rule cannot match.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};

use muster_pack::pattern::{Element, SlotPattern, Takes};
use muster_pack::rules::Tables;
use muster_text::Words;

/// The words one of which must be in the sentence; empty when a rule has none (a roster line).
pub type Anchor = BTreeSet<String>;

/// Chooses anchors for the rules of one language.
///
/// Of the parts every match needs, the one with the fewest words, then the longest; stop words are
/// no anchor. The words of each class, table and unit are worked out once.
pub struct Chooser<'c> {
    tables: &'c Tables,
    stop: &'c BTreeSet<String>,
    unit_words: &'c dyn Fn(&str) -> Vec<String>,
    known: RefCell<HashMap<String, Option<Anchor>>>,
}

impl<'c> Chooser<'c> {
    /// Makes one; `unit_words` gives the closed lexicon of a unit.
    pub fn new(tables: &'c Tables, stop: &'c BTreeSet<String>, unit_words: &'c dyn Fn(&str) -> Vec<String>) -> Self {
        Self { tables, stop, unit_words, known: RefCell::default() }
    }

    /// Chooses a rule's anchor.
    pub fn anchor(&self, pattern: &[Element]) -> Anchor {
        self.sequence(pattern).unwrap_or_default()
    }

    fn once(&self, key: String, find: impl FnOnce() -> Option<Anchor>) -> Option<Anchor> {
        if let Some(known) = self.known.borrow().get(&key) {
            return known.clone();
        }
        let found = find();
        self.known.borrow_mut().insert(key, found.clone());
        found
    }

    fn class(&self, class: &str) -> Option<Anchor> {
        self.once(format!("<{class}>"), || self.phrases(self.tables.classes.get(class)?.iter()))
    }

    fn table(&self, table: &str) -> Option<Anchor> {
        self.once(table.to_owned(), || self.phrases(self.tables.tables.get(table)?.values().flatten()))
    }

    /// The words of a unit, none when it has no noun; nothing when one of its nouns is only a stop word.
    fn unit(&self, unit: &str) -> Option<Anchor> {
        self.once(format!("{unit} "), || self.phrases((self.unit_words)(unit).iter()))
    }

    fn sequence(&self, elements: &[Element]) -> Option<Anchor> {
        elements.iter().filter_map(|element| self.element(element)).min_by_key(weight)
    }

    fn element(&self, element: &Element) -> Option<Anchor> {
        match element {
            Element::Word(word) => self.word(word),
            Element::Class(class) => self.class(class),
            Element::Choice(branches) => {
                let parts: Option<Vec<Anchor>> = branches.iter().map(|branch| self.sequence(branch)).collect();
                Some(parts?.into_iter().flatten().collect())
            }
            Element::Repeat(inner) | Element::Capture(_, inner) => self.sequence(inner),
            Element::Slot(slot) => self.slot(slot),
            Element::Optional(_) | Element::Gap | Element::Start | Element::End => None,
        }
    }

    fn word(&self, word: &str) -> Option<Anchor> {
        let good = word.chars().any(char::is_alphanumeric) && !self.stop.contains(word);
        good.then(|| Anchor::from([word.to_owned()]))
    }

    /// One word of each phrase, or nothing when some phrase has only stop words.
    fn phrases<'w>(&self, phrases: impl Iterator<Item = &'w String>) -> Option<Anchor> {
        phrases
            .map(|phrase| {
                let words = Words::of_phrase(phrase);
                let good = (0..words.len()).map(|index| words.word(index)).filter(|word| self.word(word).is_some());
                good.max_by_key(|word| word.len()).map(str::to_owned)
            })
            .collect()
    }

    fn slot(&self, slot: &SlotPattern) -> Option<Anchor> {
        if !slot.with.is_empty() && slot.with.iter().all(|word| self.word(word).is_some()) {
            return Some(slot.with.iter().cloned().collect());
        }
        match &slot.takes {
            Takes::Word(table) => self.table(table),
            Takes::List(inner) => match &**inner {
                Takes::Word(table) => self.table(table),
                _ => None,
            },
            Takes::Quantity(units) if !units.is_empty() => {
                let words: Option<Vec<Anchor>> = units.iter().map(|unit| self.unit(unit)).collect();
                Some(words?.into_iter().flatten().collect()).filter(|words: &Anchor| !words.is_empty())
            }
            _ => None,
        }
    }
}

/// Fewer and longer words are rarer.
fn weight(anchor: &Anchor) -> (usize, std::cmp::Reverse<usize>) {
    (anchor.len(), std::cmp::Reverse(anchor.iter().map(String::len).min().unwrap_or(0)))
}
