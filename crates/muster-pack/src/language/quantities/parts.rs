//! Which parts may a number written in one word have? "drei", "und", "zwanzig" of "dreiundzwanzig".

use super::Numeral;

/// Parts of numbers written in one word; none where a language writes none.
#[derive(Clone, Debug, Default)]
pub struct Parts {
    /// The longest first.
    parts: Vec<(Box<str>, Numeral)>,
    /// Which pairs of first bytes open one.
    opens: Vec<u64>,
}

impl Parts {
    /// Makes parts of folded words of letters.
    pub(super) fn new(words: impl IntoIterator<Item = (String, Numeral)>) -> Self {
        let parts: Vec<(Box<str>, Numeral)> = words
            .into_iter()
            .filter(|(word, _)| word.len() > 1 && word.chars().all(char::is_alphabetic))
            .map(|(word, numeral)| (word.into_boxed_str(), numeral))
            .collect();
        let mut made = Self { opens: vec![0; if parts.is_empty() { 0 } else { PAIRS / 64 }], parts };
        made.parts.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
        for (word, _) in &made.parts {
            let pair = pair(word);
            made.opens[pair / 64] |= 1 << (pair % 64);
        }
        made
    }

    /// Returns whether a word may begin with a part: the cheap question before the others.
    pub fn may_open(&self, word: &str) -> bool {
        let pair = pair(word);
        word.len() > 3 && self.opens.get(pair / 64).is_some_and(|bits| bits & 1 << (pair % 64) != 0)
    }

    /// Returns the parts a text begins with: their length in bytes and what they say, the longest first.
    pub fn of<'p>(&'p self, text: &'p str) -> impl Iterator<Item = (usize, Numeral)> + 'p {
        let fits = self.parts.iter().filter(move |(part, _)| text.starts_with(&**part));
        fits.map(|(part, numeral)| (part.len(), *numeral))
    }
}

/// How many pairs of bytes there are.
const PAIRS: usize = 1 << 16;

fn pair(word: &str) -> usize {
    match word.as_bytes() {
        [first, second, ..] => usize::from(*first) << 8 | usize::from(*second),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_part_comes_first() {
        let words = [("drei", 3), ("dreizehn", 13), ("elf", 11)];
        let parts = Parts::new(words.map(|(word, value)| (word.to_owned(), Numeral::Small(value))));
        let found: Vec<(usize, Numeral)> = parts.of("dreizehntausend").collect();
        assert_eq!(found, [(8, Numeral::Small(13)), (4, Numeral::Small(3))]);
        assert!(parts.may_open("dreist") && !parts.may_open("haus") && !Parts::default().may_open("dreist"));
    }
}
