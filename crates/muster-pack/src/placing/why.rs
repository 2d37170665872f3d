//! Why may a spelling mean a place? The reasons, in words.

use super::compare::Comparison;
use super::name::{Name, WORDS_MAX, Within, Word};

/// Words as alike as this are the same but for the way they are written.
const SAME_MIN: f32 = 0.995;

/// Returns the reasons why a spelling may be a name, the plainest first.
pub fn reasons(spelling: &Name, name: &Name, printed: &str, comparison: &Comparison) -> Vec<String> {
    let mut why = Vec::new();
    if comparison.whole {
        why.push(format!("sounds like “{printed}”, with its words joined or cut elsewhere"));
        return why;
    }
    let (mut met, mut met_name) = ([false; WORDS_MAX], [false; WORDS_MAX]);
    let mut order = 0;
    let mut turned = false;
    let mut pairs = comparison.pairs;
    let pairs = &mut pairs[..comparison.count];
    pairs.sort_by_key(|(at, ..)| *at);
    for (at, other, alike) in pairs.iter() {
        let (word, known) = (&spelling.words[usize::from(*at)], &name.words[usize::from(*other)]);
        (met[usize::from(*at)], met_name[usize::from(*other)]) = (true, true);
        turned |= *other < order;
        order = *other;
        why.extend(pair(word, known, *alike));
    }
    if why.is_empty() {
        why.push(format!("is “{printed}”"));
    } else {
        why.insert(0, format!("compared with “{printed}”"));
    }
    if turned {
        why.push("the words stand in another order".to_owned());
    }
    let missing = |words: &[Word], met: &[bool]| {
        let lost = words.iter().zip(met).filter(|(word, met)| !**met && word.place == Within::Name);
        lost.map(|(word, _)| format!("“{}”", word.letters)).collect::<Vec<_>>().join(", ")
    };
    let (extra, lacking) = (missing(&spelling.words, &met), missing(&name.words, &met_name));
    if !extra.is_empty() {
        why.push(format!("{extra} is not in its name"));
    }
    if !lacking.is_empty() {
        why.push(format!("its name has {lacking} as well"));
    }
    why
}

/// Returns what is to be said of two words that met.
fn pair(word: &Word, known: &Word, alike: f32) -> Option<String> {
    if word.letters == known.letters {
        return None;
    }
    let (one, two) = (&word.letters, &known.letters);
    let same = word.concept.is_some() && word.concept == known.concept;
    Some(if same {
        format!("“{one}” and “{two}” mean the same")
    } else if alike >= SAME_MIN {
        format!("“{one}” is another way to write “{two}”")
    } else {
        format!("“{one}” sounds like “{two}” ({alike:.2})")
    })
}
