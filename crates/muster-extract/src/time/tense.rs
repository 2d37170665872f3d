//! Does a clause look back or ahead? The nearest word that says so, before the time first.

use std::ops::Range;

use muster_pack::language::time::Guards;
use muster_text::Words;

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
    let cue = |at: &usize| {
        let word = words.word(*at);
        if guards.future.contains(word) {
            Some(Tense::Future)
        } else if guards.past.contains(word) {
            Some(Tense::Past)
        } else {
            None
        }
    };
    let back = (sentence.start..tokens.start).rev().take(CLAUSE_TOKENS).find_map(|at| cue(&at));
    back.or_else(|| (tokens.end..sentence.end).take(CLAUSE_TOKENS).find_map(|at| cue(&at))).unwrap_or(Tense::Open)
}
