//! Which number opens this word? "dreiundzwanzig", "zweihundertfünfzig", "drieëntwintig", "neunmonatig".
//!
//! Some languages print a number of several words as one. The words are those of a pack; this only takes them apart.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::fold::fold_plain;

/// Bytes by which a word that opens with a number is told from others.
const HEAD: usize = 3;

/// The number words of a language that prints numbers in one word.
#[derive(Clone, Debug, Default)]
pub struct Glued {
    words: FxHashMap<Box<str>, u32>,
    /// Words between ones and tens: "und".
    joiners: Vec<Box<str>>,
    heads: FxHashSet<[u8; HEAD]>,
    longest: usize,
}

impl Glued {
    /// Makes one from number words and the words that join them inside a word.
    ///
    /// Words shorter than three bytes, and phrases of several words, are passed over.
    pub fn new<'w>(numbers: impl IntoIterator<Item = (&'w str, u32)>, joiners: &[String]) -> Self {
        let mut glued =
            Self { joiners: joiners.iter().map(|word| fold_plain(word).into()).collect(), ..Self::default() };
        if glued.joiners.is_empty() {
            return glued;
        }
        for (word, value) in numbers {
            let word = fold_plain(word);
            if let Some(head) = head(&word)
                && !word.contains(' ')
            {
                glued.heads.insert(head);
                glued.longest = glued.longest.max(word.len());
                glued.words.entry(word.into()).or_insert(value);
            }
        }
        glued
    }

    /// Returns the number a folded word opens with, and the letters behind it.
    ///
    /// The number may be the whole word. `None` for nearly every word after one look at its first letters.
    pub fn read<'w>(&self, word: &'w str) -> Option<(u32, &'w str)> {
        if !self.heads.contains(&head(word)?) {
            return None;
        }
        let mut rest = word;
        let (mut thousands, mut current, mut any) = (0_u32, 0_u32, false);
        while let Some((value, behind)) = self.next(rest, any && current > 0) {
            match value {
                1000 if thousands == 0 => {
                    thousands = current.max(1) * 1000;
                    current = 0;
                }
                100 if current < 10 => current = current.max(1) * 100,
                ones if ones < 10 && current % 100 == 0 => {
                    let tens = self.tens_behind(behind);
                    current += ones + tens.map_or(0, |(tens, _)| tens);
                    rest = tens.map_or(behind, |(_, behind)| behind);
                    any = true;
                    continue;
                }
                tens if tens < 100 && current % 100 == 0 => current += tens,
                _ => break,
            }
            rest = behind;
            any = true;
        }
        any.then_some((thousands + current, rest))
    }

    /// Returns the longest number word a text opens with; behind a number a joiner may stand before it.
    fn next<'w>(&self, text: &'w str, may_join: bool) -> Option<(u32, &'w str)> {
        self.word(text).or_else(|| if may_join { self.word(self.behind_joiner(text)?) } else { None })
    }

    /// "und*zwanzig*": the tens behind the ones.
    fn tens_behind<'w>(&self, text: &'w str) -> Option<(u32, &'w str)> {
        self.word(self.behind_joiner(text)?).filter(|(value, _)| (20..100).contains(value) && value % 10 == 0)
    }

    fn behind_joiner<'w>(&self, text: &'w str) -> Option<&'w str> {
        self.joiners.iter().find_map(|joiner| text.strip_prefix(&**joiner))
    }

    fn word<'w>(&self, text: &'w str) -> Option<(u32, &'w str)> {
        (HEAD..=self.longest.min(text.len())).rev().filter(|length| text.is_char_boundary(*length)).find_map(|length| {
            let (word, behind) = text.split_at(length);
            self.words.get(word).map(|value| (*value, behind))
        })
    }
}

fn head(word: &str) -> Option<[u8; HEAD]> {
    word.as_bytes().first_chunk().copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn german() -> Glued {
        let words = [
            ("ein", 1),
            ("eins", 1),
            ("zwei", 2),
            ("drei", 3),
            ("vier", 4),
            ("neun", 9),
            ("zwölf", 12),
            ("zwanzig", 20),
            ("dreißig", 30),
            ("fünfzig", 50),
            ("hundert", 100),
            ("tausend", 1000),
        ];
        Glued::new(words, &["und".to_owned()])
    }

    #[test]
    fn a_number_in_one_word_is_taken_apart() {
        let german = german();
        for (word, value, rest) in [
            ("zwei", 2, ""),
            ("dreiundzwanzig", 23, ""),
            ("zweihundertfünfzig", 250, ""),
            ("hunderteins", 101, ""),
            ("hundertundeins", 101, ""),
            ("zwölftausenddreihundertvierundfünfzig", 12_354, ""),
            ("zweihundertfünfzigtausend", 250_000, ""),
            ("neunmonatig", 9, "monatig"),
            ("vierundzwanzigsten", 24, "sten"),
        ] {
            assert_eq!(german.read(word), Some((value, rest)), "{word}");
        }
    }

    #[test]
    fn other_words_open_with_none() {
        let german = german();
        for word in ["haus", "zw", "", "ä", "dr", "und"] {
            assert_eq!(german.read(word), None, "{word}");
        }
        assert_eq!(german.read("einsatz"), Some((1, "atz")), "what stands behind is for the caller to judge");
        assert_eq!(
            Glued::new([("zwei", 2)], &[]).read("zwei"),
            None,
            "a language without joiners prints none in one word"
        );
    }
}
