//! What stands at a token? Look-ups in a stretch of one sentence that no time has taken.

use std::ops::Range;

use muster_pack::language::quantities::led::Led;
use muster_pack::language::quantities::{Between, Link, Noun, Numeral, Quantities};
use muster_text::{Case, Class, Lexicon};

use super::compound;
use crate::passage::Passage;

/// The longest phrase looked for before a number, in tokens.
const PHRASE: usize = 6;

/// What a numeral says: as the pack lists it, or made of its parts.
pub(super) enum Readings<'s> {
    /// The pack lists it.
    Listed(&'s [Numeral]),
    /// It is written in one word.
    Made([Numeral; 1]),
}

impl std::ops::Deref for Readings<'_> {
    type Target = [Numeral];

    fn deref(&self) -> &[Numeral] {
        match self {
            Self::Listed(readings) => readings,
            Self::Made(made) => made,
        }
    }
}

/// A stretch of one sentence without times.
#[derive(Clone, Copy)]
pub(super) struct Scan<'s> {
    pub passage: &'s Passage<'s>,
    pub lexicon: &'s Quantities,
    /// First token that may be looked at; behind the quantity found last.
    pub start: usize,
    /// Where the quantity found last ended.
    pub last: Option<usize>,
    /// Where the number found last ended that is a name: "6" of "aged 6 and 11".
    pub named: Option<usize>,
    /// Token behind the last.
    pub end: usize,
}

impl<'s> Scan<'s> {
    /// Returns the folded word at a token, or nothing outside the stretch.
    pub fn word(&self, at: usize) -> &'s str {
        if at < self.end { self.passage.words.word(at) } else { "" }
    }

    /// Returns what the token is.
    pub fn class(&self, at: usize) -> Option<Class> {
        self.passage.words.tokens.get(at).filter(|_| at < self.end).map(|token| token.class)
    }

    /// Returns how the token is printed.
    pub fn case(&self, at: usize) -> Option<Case> {
        self.passage.words.tokens.get(at).filter(|_| at < self.end).map(|token| token.case)
    }

    /// Returns whether the token follows the one before without white space.
    pub fn glued(&self, at: usize) -> bool {
        at > 0 && self.passage.words.tokens.get(at).is_some_and(|token| !token.spaced)
    }

    /// Returns whether the token is a hyphen inside a word.
    pub fn hyphen(&self, at: usize) -> bool {
        self.word(at) == "-" && self.glued(at) && self.glued(at + 1) && at + 1 < self.end
    }

    /// Returns the longest numeral at a token: its length and readings.
    pub fn numeral(&self, at: usize) -> Option<(usize, Readings<'s>)> {
        match longest(&self.lexicon.numerals, self, at) {
            Some((length, readings)) => Some((length, Readings::Listed(readings))),
            None => compound::read(self.word(at), self.lexicon).map(|made| (1, Readings::Made([made]))),
        }
    }

    /// Returns the sign or word before a number that says what it counts: its tokens and the noun it stands for.
    pub fn sign_before(&self, end: usize) -> Option<(Range<usize>, Noun)> {
        before(&self.lexicon.signs, self, end, |_| true)
    }

    /// Returns the longest phrase with a role at a token.
    pub fn between(&self, at: usize, role: Between) -> Option<usize> {
        with(&self.lexicon.between, self, at, &role)
    }

    /// Returns the longest linking phrase at a token.
    pub fn link(&self, at: usize, link: Link) -> Option<usize> {
        with(&self.lexicon.links, self, at, &link)
    }

    /// Returns the tokens of the longest linking phrase that ends before a token.
    pub fn link_before(&self, end: usize, link: Link) -> Option<Range<usize>> {
        before(&self.lexicon.links, self, end, |found| *found == link).map(|(tokens, _)| tokens)
    }

    /// Returns the tokens of the longest phrase with a role that ends before a token.
    pub fn between_before(&self, end: usize, role: Between) -> Option<Range<usize>> {
        before(&self.lexicon.between, self, end, |found| *found == role).map(|(tokens, _)| tokens)
    }
}

/// Returns the longest phrase at a token.
pub(super) fn longest<'s, V>(lexicon: &'s Lexicon<V>, scan: &Scan<'s>, at: usize) -> Option<(usize, &'s [V])> {
    lexicon.longest_at(&scan.passage.words, at, scan.end)
}

/// Returns the length of the longest phrase at a token that has a value.
fn with<V: PartialEq>(lexicon: &Lexicon<V>, scan: &Scan, at: usize, value: &V) -> Option<usize> {
    lexicon
        .all_at(&scan.passage.words, at, scan.end)
        .find_map(|(length, values)| values.contains(value).then_some(length))
}

/// Returns the longest phrase that ends before a token and holds a wanted value, with that value.
pub(super) fn before<'s, V: Copy>(
    lexicon: &'s Led<V>,
    scan: &Scan<'s>,
    end: usize,
    wanted: impl Fn(&V) -> bool,
) -> Option<(Range<usize>, V)> {
    if end <= scan.start || !lexicon.may_end_with(&scan.passage.words, end - 1) {
        return None;
    }
    let first = end.saturating_sub(PHRASE).max(scan.start);
    (first..end).find_map(|start| {
        lexicon
            .all_at(&scan.passage.words, start, end)
            .find(|(length, _)| start + length == end)
            .and_then(|(_, values)| values.iter().copied().find(|value| wanted(value)))
            .map(|value| (start..end, value))
    })
}
