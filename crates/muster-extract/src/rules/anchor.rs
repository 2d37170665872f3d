//! Which sentences are worth a rule's while? Anchors: words without which a rule cannot match.

use std::collections::BTreeSet;

use muster_pack::pattern::{Element, SlotPattern, Takes};
use muster_pack::rules::Tables;
use muster_text::Words;

/// The words one of which must be in the sentence; empty when a rule has none (a roster line).
pub type Anchor = BTreeSet<String>;

/// Chooses a rule's anchor: of the parts every match needs, the one with the fewest words, then the longest.
///
/// Stop words are no anchor. `unit_words` gives the closed lexicon of a unit.
pub fn anchor(
    pattern: &[Element],
    tables: &Tables,
    stop: &BTreeSet<String>,
    unit_words: &dyn Fn(&str) -> Vec<String>,
) -> Anchor {
    let chooser = Chooser { tables, stop, unit_words };
    chooser.sequence(pattern).unwrap_or_default()
}

struct Chooser<'c> {
    tables: &'c Tables,
    stop: &'c BTreeSet<String>,
    unit_words: &'c dyn Fn(&str) -> Vec<String>,
}

impl Chooser<'_> {
    fn sequence(&self, elements: &[Element]) -> Option<Anchor> {
        elements.iter().filter_map(|element| self.element(element)).min_by_key(weight)
    }

    fn element(&self, element: &Element) -> Option<Anchor> {
        match element {
            Element::Word(word) => self.word(word),
            Element::Class(class) => self.phrases(self.tables.classes.get(class)?.iter()),
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
            Takes::Word(table) => self.phrases(self.tables.tables.get(table)?.values().flatten()),
            Takes::List(inner) => match &**inner {
                Takes::Word(table) => self.phrases(self.tables.tables.get(table)?.values().flatten()),
                _ => None,
            },
            Takes::Quantity(units) if !units.is_empty() => {
                let words: Vec<String> = units.iter().flat_map(|unit| (self.unit_words)(unit)).collect();
                if words.is_empty() { None } else { self.phrases(words.iter()) }
            }
            _ => None,
        }
    }
}

/// Fewer and longer words are rarer.
fn weight(anchor: &Anchor) -> (usize, std::cmp::Reverse<usize>) {
    (anchor.len(), std::cmp::Reverse(anchor.iter().map(String::len).min().unwrap_or(0)))
}
