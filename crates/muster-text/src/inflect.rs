//! Which words are forms of one word? A language's endings and its irregular forms.

use rustc_hash::FxHashMap;

/// The endings and irregular forms a language pack lists.
#[derive(Clone, Debug, Default)]
pub struct Inflection {
    /// Pairs of a printed ending and what stands there in the dictionary form.
    endings: Vec<(String, String)>,
    /// Irregular form → dictionary form.
    irregular: FxHashMap<String, String>,
    /// Whether a doubled last consonant is undone ("stopped" → "stop").
    doubling: Doubling,
}

/// Whether a language doubles a last consonant before an ending.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Doubling {
    /// It does.
    Doubles,
    /// It does not.
    #[default]
    Keeps,
}

impl Inflection {
    /// Makes one from pairs of endings and lists of irregular forms, each with the dictionary form first.
    pub fn new(endings: Vec<(String, String)>, irregular: &[Vec<String>], doubling: Doubling) -> Self {
        let mut map = FxHashMap::default();
        for forms in irregular {
            if let Some((first, others)) = forms.split_first() {
                for form in others {
                    map.entry(form.clone()).or_insert_with(|| first.clone());
                }
            }
        }
        Self { endings, irregular: map, doubling }
    }

    /// Returns the dictionary forms a folded word may have, the word itself first.
    ///
    /// Several are possible ("leaves" → leaf, leave): two words are forms of one word when they share one.
    pub fn stems(&self, word: &str) -> Vec<String> {
        let mut stems = vec![word.to_owned()];
        if let Some(stem) = self.irregular.get(word) {
            stems.push(stem.clone());
        }
        for (ending, instead) in &self.endings {
            let Some(stem) = word.strip_suffix(ending.as_str()) else { continue };
            if stem.chars().count() < 2 {
                continue;
            }
            stems.push(format!("{stem}{instead}"));
            if self.doubling == Doubling::Doubles
                && instead.is_empty()
                && let Some(single) = undoubled(stem)
            {
                stems.push(single.to_owned());
            }
        }
        stems.sort_unstable_by_key(|stem| stem != word);
        stems.dedup();
        stems
    }

    /// Returns whether two folded words are forms of one word.
    pub fn same(&self, left: &str, right: &str) -> bool {
        if left == right {
            return true;
        }
        let right = self.stems(right);
        self.stems(left).iter().any(|stem| right.contains(stem))
    }
}

/// "stopp" → "stop".
fn undoubled(stem: &str) -> Option<&str> {
    let mut letters = stem.chars().rev();
    let (last, before) = (letters.next()?, letters.next()?);
    (last == before && !"aeiou".contains(last)).then(|| &stem[..stem.len() - last.len_utf8()])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn english() -> Inflection {
        let endings =
            [("s", ""), ("es", ""), ("ies", "y"), ("ied", "y"), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e")];
        let endings = endings.map(|(ending, instead)| (ending.to_owned(), instead.to_owned())).to_vec();
        let strike = ["strike", "struck", "stricken"].map(str::to_owned).to_vec();
        Inflection::new(endings, &[strike], Doubling::Doubles)
    }

    #[test]
    fn forms_of_one_word_are_the_same() {
        for (left, right) in [
            ("strike", "struck"),
            ("strikes", "striking"),
            ("carry", "carried"),
            ("stopped", "stop"),
            ("withdrawing", "withdraw"),
        ] {
            assert!(english().same(left, right), "{left} {right}");
        }
    }

    #[test]
    fn other_words_are_not() {
        assert!(!english().same("report", "repeat"));
        assert!(!english().same("bed", "b"));
    }
}
