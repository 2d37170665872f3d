//! Does a clause look back or ahead? The nearest word that says so, before the time first.

use std::ops::Range;

use muster_pack::language::time::{Cue, Guards, TimeLexicon};
use muster_text::Words;

use super::narrative::Genre;
use crate::passage::Passage;

/// On which side of the day of writing a clause lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    /// Before it.
    Past,
    /// After it.
    Future,
    /// Nothing says.
    Open,
}

/// How many words before and behind a time are looked at: no clause is longer, and a line of a million words stays linear.
pub(super) const CLAUSE_TOKENS: usize = 60;

/// Returns the tense around a time at `tokens` of its sentence.
pub(super) fn tense(words: &Words, guards: &Guards, sentence: Range<usize>, tokens: &Range<usize>) -> Tense {
    let cue = |at: usize| match guards.cue(words.word(at)) {
        Some(Cue::Future) => Some(Tense::Future),
        Some(Cue::Past) => Some(Tense::Past),
        None => None,
    };
    let back = (sentence.start..tokens.start).rev().take(CLAUSE_TOKENS).find_map(|at| cue(at).map(|tense| (at, tense)));
    // "Will be held": the participle of something to come.
    let helped =
        |at: usize| (sentence.start.max(at.saturating_sub(HELPER_TOKENS))..at).any(|at| cue(at) == Some(Tense::Future));
    let back = back.map(|(at, tense)| if tense == Tense::Past && helped(at) { Tense::Future } else { tense });
    back.or_else(|| (tokens.end..sentence.end).take(CLAUSE_TOKENS).find_map(cue)).unwrap_or(Tense::Open)
}

/// How many words before a participle its helper may stand.
const HELPER_TOKENS: usize = 3;

/// The longest note in words.
const NOTE_TOKENS: usize = 60;

/// Returns what kind of text the passages of a part are.
pub fn genre(passages: &[Passage<'_>], times: &TimeLexicon) -> Genre {
    let length: usize = passages.iter().map(|passage| passage.words.len()).sum();
    let past = |passage: &Passage<'_>| {
        (0..passage.words.len()).any(|at| times.guards.cue(passage.words.word(at)) == Some(Cue::Past))
    };
    if length <= NOTE_TOKENS && !passages.iter().any(past) { Genre::Note } else { Genre::Account }
}
