//! How alike are two names of places, and why?

use muster_text::likeness::{Across, likeness};

use super::name::{Name, WORDS_MAX, Within, Word};
use super::words::Part;

/// Words less alike than this have nothing to do with one another.
const WORDS_ALIKE_MIN: f32 = 0.5;
/// What a comparison of whole names loses against one word by word, so that equal ones prefer the latter.
const WHOLE: f32 = 0.01;
/// How alike two words of one meaning are at least: "Tell" and "hill".
const TRANSLATED: f32 = 0.94;
/// What a comparison loses where the gazetteer's name has something around it: "outskirts of Tabqa".
const ASIDE: f32 = 0.03;
/// What it loses for each name that was printed before: "A or B" means A first.
const LATER: f32 = 0.03;

/// How two names compare.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// 1 is the same.
    pub score: f32,
    /// Pairs of words, of the spelling and of the name, with how alike they are.
    pub pairs: [(u8, u8, f32); WORDS_MAX],
    /// How many pairs there are.
    pub count: usize,
    /// Whether the names are alike as wholes rather than word by word.
    pub whole: bool,
}

/// Compares a spelling with a name.
pub fn compare(spelling: &Name, name: &Name) -> Comparison {
    let across = if spelling.script == name.script { Across::One } else { Across::Two };
    let mut alike = [[0.0_f32; WORDS_MAX]; WORDS_MAX];
    for (at, word) in spelling.words.iter().enumerate() {
        for (other_at, other) in name.words.iter().enumerate() {
            alike[at][other_at] = words(spelling, word, name, other, across);
        }
    }
    let (rows, columns) = (spelling.words.len(), name.words.len());
    let mut comparison = Comparison { score: 0.0, pairs: [(0, 0, 0.0); WORDS_MAX], count: 0, whole: false };
    let mut shared = 0.0;
    while comparison.count < WORDS_MAX {
        let mut best = (0, 0, WORDS_ALIKE_MIN, 0.0);
        for (at, row) in alike.iter().enumerate().take(rows) {
            for (other_at, value) in row.iter().enumerate().take(columns) {
                let weight = spelling.words[at].weight + name.words[other_at].weight;
                if *value >= WORDS_ALIKE_MIN && value * weight > best.3 {
                    best = (at, other_at, *value, value * weight);
                }
            }
        }
        if best.3 == 0.0 {
            break;
        }
        for row in &mut alike {
            row[best.1] = 0.0;
        }
        alike[best.0] = [0.0; WORDS_MAX];
        shared += best.3;
        comparison.pairs[comparison.count] = (best.0 as u8, best.1 as u8, best.2);
        comparison.count += 1;
    }
    let total = |name: &Name| name.words.iter().map(|word| word.weight).sum::<f32>();
    let all = total(spelling) + total(name);
    comparison.score = if all > 0.0 { shared / all } else { 0.0 };
    let whole =
        likeness(&spelling.joined, &name.joined, across) * (covered(spelling) + covered(name)) / all.max(0.01) - WHOLE;
    if whole > comparison.score {
        comparison.score = whole;
        comparison.whole = true;
    }
    let around = |(_, other, _): &(u8, u8, f32)| name.words[usize::from(*other)].place == Within::Context;
    let shared = comparison.pairs[..comparison.count].iter().any(around);
    let aside = if name.aside && !shared { ASIDE } else { 0.0 };
    comparison.score -= aside + LATER * f32::from(spelling.reading);
    comparison
}

/// Returns the weight of the words whose sounds are joined.
fn covered(name: &Name) -> f32 {
    name.words.iter().filter(|word| word.joined).map(|word| word.weight).sum()
}

/// Returns how alike two words are: the same concept, or the same sounds with or without a joined article.
fn words(spelling: &Name, word: &Word, name: &Name, other: &Word, across: Across) -> f32 {
    let same = word.concept.is_some() && word.concept == other.concept;
    if word.part == Part::Around && other.part == Part::Around {
        return if same { 1.0 } else { 0.0 };
    }
    let (left, right) = (spelling.of(word), name.of(other));
    let (left_bare, right_bare) = (&left[usize::from(word.article)..], &right[usize::from(other.article)..]);
    let mut alike = likeness(left_bare, right_bare, across);
    if word.article > 0 {
        alike = alike.max(likeness(left, right_bare, across));
    }
    if other.article > 0 {
        alike = alike.max(likeness(left_bare, right, across));
    }
    if word.article > 0 && other.article > 0 {
        alike = alike.max(likeness(left, right, across));
    }
    // Of two names that translate alike, the one that is also spelt alike is nearer.
    if same { TRANSLATED + (1.0 - TRANSLATED) * alike } else { alike }
}
