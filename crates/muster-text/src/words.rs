//! Where are the words? Tokens of folded text, each with its place as printed.

use std::hash::Hasher;

use muster_model::Span;
use rustc_hash::FxHasher;

use crate::cut::{Kind, pieces};
use crate::fold::{Folded, fold};

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Letters, or letters and digits.
    Word,
    /// Digits, with the separators inside: `1,114`.
    Number,
    /// Anything else that is printed.
    Mark,
}

/// How a token is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// Without a capital at its start.
    Lower,
    /// With a capital at its start.
    Title,
    /// All in capitals, two letters or more.
    Upper,
    /// In a script that has no capitals: it tells nothing of names.
    Uncased,
}

/// A word, a number or a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands in the original.
    pub span: Span,
    /// Where it stands in the folded text.
    pub folded: Span,
    /// What it is.
    pub class: Class,
    /// How it is printed.
    pub case: Case,
    /// Whether white space stands before it, or a small word that is written onto it.
    pub spaced: bool,
    /// The hash of its folded letters, worked out once for all lexicons.
    key: u64,
}

/// Returns the hash by which lexicons find a folded word; the same on every run.
pub fn key(word: &str) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(word.as_bytes());
    hasher.finish()
}

/// A stretch of text cut into tokens.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    folded: Folded,
    /// The tokens in order; white space is none.
    pub tokens: Vec<Token>,
}

impl Words {
    /// Cuts the bytes of `text` at `span`; the tokens' places are places in the whole `text`.
    pub fn of(text: &str, span: Span) -> Self {
        let printed = span.of(text).unwrap_or_default();
        let folded = fold(printed, span.start);
        let mut tokens: Vec<Token> = Vec::with_capacity(printed.len() / 5 + 1);
        let mut spaced = false;
        for piece in pieces(&folded.text) {
            let place = Span::new(piece.start, piece.end);
            let class = match piece.kind {
                Kind::Space => {
                    spaced = true;
                    continue;
                }
                _ if folded.text.as_bytes()[piece.start].is_ascii_digit() => Class::Number,
                Kind::Word => Class::Word,
                Kind::Mark => Class::Mark,
            };
            push(&mut tokens, &folded, text, place, class, spaced);
            spaced = false;
        }
        Self::from_parts(folded, tokens)
    }

    /// Makes words of folded text and the tokens in it.
    pub(crate) fn from_parts(folded: Folded, mut tokens: Vec<Token>) -> Self {
        for token in &mut tokens {
            token.key = key(token.folded.of(&folded.text).unwrap_or_default());
        }
        Self { folded, tokens }
    }

    /// Returns the folded text the tokens stand in.
    pub(crate) fn into_folded(self) -> Folded {
        self.folded
    }

    /// Cuts a phrase of a lexicon; a word that ends in an apostrophe ("d' août") is one word with it.
    pub fn of_phrase(phrase: &str) -> Self {
        let Self { folded, tokens } = Self::of(phrase, Span::new(0, phrase.len()));
        let mut joined: Vec<Token> = Vec::with_capacity(tokens.len());
        for token in tokens {
            match joined.last_mut() {
                Some(last)
                    if last.class == Class::Word && !token.spaced && token.folded.of(&folded.text) == Some("'") =>
                {
                    last.folded.end = token.folded.end;
                    last.span = folded.source(last.folded);
                }
                _ => joined.push(token),
            }
        }
        Self::from_parts(folded, joined)
    }

    /// Returns the folded letters of token `index`, or an empty string past the end.
    pub fn word(&self, index: usize) -> &str {
        self.tokens.get(index).and_then(|token| token.folded.of(&self.folded.text)).unwrap_or("")
    }

    /// Returns the hash of token `index`, or that of an empty word past the end.
    pub fn key(&self, index: usize) -> u64 {
        self.tokens.get(index).map_or_else(|| key(""), |token| token.key)
    }

    /// Returns the number of tokens.
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Returns whether there is no token.
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// Returns the place of tokens `first..end` in the original; empty for an empty range.
    pub fn span(&self, tokens: std::ops::Range<usize>) -> Span {
        match (self.tokens.get(tokens.start), tokens.end.checked_sub(1).and_then(|last| self.tokens.get(last))) {
            (Some(first), Some(last)) if tokens.start < tokens.end => first.span.join(last.span),
            (Some(first), _) => Span::new(first.span.start, first.span.start),
            _ => Span::new(0, 0),
        }
    }

    /// Returns the folded text between the first and the last of `tokens`.
    pub fn folded(&self, tokens: std::ops::Range<usize>) -> &str {
        if tokens.is_empty() || tokens.end > self.tokens.len() {
            return "";
        }
        let (first, last) = (self.tokens[tokens.start].folded, self.tokens[tokens.end - 1].folded);
        first.join(last).of(&self.folded.text).unwrap_or("")
    }

    /// Returns the first token that starts at or after byte `at` of the original.
    pub fn token_at(&self, at: usize) -> usize {
        self.tokens.partition_point(|token| token.span.start < at)
    }
}

/// Adds a token, with "'s" cut off a word and the full stop of "U.S." put back on it.
fn push(tokens: &mut Vec<Token>, folded: &Folded, text: &str, place: Span, class: Class, spaced: bool) {
    let piece = place.of(&folded.text).unwrap_or_default();
    if piece == "."
        && !spaced
        && let Some(last) = tokens.last_mut()
        && is_dotted(last.folded.of(&folded.text).unwrap_or_default())
    {
        last.folded.end = place.end;
        last.span = folded.source(last.folded);
        return;
    }
    if piece == "s"
        && !spaced
        && let Some(last) = tokens.last_mut()
        && last.folded.of(&folded.text) == Some("'")
        && (last.spaced || last.folded.start == 0)
    {
        // "'s" on its own, as a lexicon or a pattern names it.
        last.folded.end = place.end;
        last.span = folded.source(last.folded);
        last.class = Class::Word;
        return;
    }
    if class == Class::Word
        && let Some(stem) = piece.strip_suffix("'s").filter(|stem| !stem.is_empty())
    {
        let cut = place.start + stem.len();
        tokens.push(token(folded, text, Span::new(place.start, cut), class, spaced));
        tokens.push(token(folded, text, Span::new(cut, place.end), class, false));
        return;
    }
    tokens.push(token(folded, text, place, class, spaced));
}

pub(crate) fn token(folded: &Folded, text: &str, place: Span, class: Class, spaced: bool) -> Token {
    let span = folded.source(place);
    Token { span, folded: place, class, case: case(span.of(text).unwrap_or_default()), spaced, key: 0 }
}

fn case(printed: &str) -> Case {
    // Most words begin in lower case.
    if printed.as_bytes().first().is_some_and(u8::is_ascii_lowercase) {
        return Case::Lower;
    }
    let mut letters = printed.chars().filter(|letter| letter.is_alphabetic());
    match letters.next() {
        Some(first) if first.is_uppercase() => {
            let mut rest = letters.peekable();
            if rest.peek().is_some() && rest.all(char::is_uppercase) { Case::Upper } else { Case::Title }
        }
        Some(first) if !first.is_lowercase() => Case::Uncased,
        _ => Case::Lower,
    }
}

/// Letters with full stops between: "u.s".
fn is_dotted(word: &str) -> bool {
    word.contains('.') && word.split('.').all(|part| part.chars().count() == 1 && part.chars().all(char::is_alphabetic))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let words = Words::of_phrase(text);
        let found: Vec<&str> = (0..words.len()).map(|index| words.word(index)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn words_numbers_and_marks() {
        check("The U.S. has 1,114 troops.", &["the", "u.s.", "has", "1,114", "troops", "."]);
        check("'s", &["'s"]);
        check("Iraq’s 34-year-old", &["iraq", "'s", "34", "-", "year", "-", "old"]);
        check("Da'esh, gần 6.500 lực lượng", &["da'esh", ",", "gần", "6.500", "lực", "lượng"]);
    }

    #[test]
    fn places_are_places_in_the_whole_text() {
        let text = "Ở Bỉ và Ý";
        let start = text.find("Bỉ").expect("the name is there");
        let words = Words::of(text, Span::new(start, text.len()));
        assert_eq!(words.span(0..1).of(text), Some("Bỉ"));
        assert_eq!(words.span(0..3).of(text), Some("Bỉ và Ý"));
        assert_eq!(words.tokens[0].case, Case::Title);
        assert_eq!(Words::of_phrase("الرقة").tokens[0].case, Case::Uncased);
    }
}
