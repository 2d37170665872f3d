//! Which run of words may be a person's name? Capitals with initials, particles and hyphens between them.

use std::ops::Range;

use muster_pack::language::names::{Order, Small};
use muster_text::{Case, Class};

use super::Reader;
use super::marks::What;

/// A name has at most so many words.
const MOST_WORDS: usize = 7;
/// In a script without capitals, where little tells a name from what follows it, at most so many.
const MOST_WORDS_UNCASED: usize = 4;

impl Reader<'_> {
    /// Returns the run of capitals at a token that may be a name: words, initials, particles, hyphens.
    pub(super) fn name_run(&self, at: usize) -> Option<Range<usize>> {
        if self.is_uncased(at) {
            return self.uncased_run(at);
        }
        // Without a capital only a particle opens a name; most tokens end here.
        if !self.is_capital(at) && self.small(at, Small::Particle).is_none() {
            return None;
        }
        let mut end = self.name_word(at, at)?;
        let mut words = 1;
        while words < MOST_WORDS && end < self.sentence_end(at) {
            let hyphen = self.word(end) == "-" && !self.words().tokens[end].spaced;
            let next = if hyphen { end + 1 } else { end };
            let Some(token) = self.words().tokens.get(next) else { break };
            if hyphen && token.spaced {
                break;
            }
            if self.is_initial(end - 1) && self.word(end) == "." && self.name_word(end + 1, at).is_some() {
                end += 1;
                continue;
            }
            match self.name_word(next, at) {
                Some(further) => end = further,
                None => break,
            }
            words += 1;
        }
        Some(at..end)
    }

    /// Returns the run of a name in a script without capitals: it is shown by a given name, a title before it or the
    /// gazetteer, and ends before any small or listed word.
    fn uncased_run(&self, at: usize) -> Option<Range<usize>> {
        let free = |at: usize| {
            self.is_uncased(at) && !self.is_claimed(at) && self.smalls.starts[at] == 0 && self.marks.over(at).is_none()
        };
        if let Some((length, _)) = self.world.places.longest_at(self.words(), at, self.sentence_end(at)) {
            return (!self.is_claimed(at)).then_some(at..at + length);
        }
        let opens = self.names.is_given(self.word(at)) || self.small(at, Small::NameStart).is_some();
        if !opens && !free(at) {
            return None;
        }
        let titled = at.checked_sub(1).and_then(|before| self.marks.over(before));
        let shown = opens || titled.is_some_and(|mark| matches!(mark.what, What::Rank(_) | What::Post(_)));
        let most = if shown { MOST_WORDS_UNCASED } else { 1 };
        let end = (at + 1..(at + most).min(self.sentence_end(at))).find(|next| !free(*next));
        Some(at..end.unwrap_or((at + most).min(self.sentence_end(at))))
    }

    /// Returns where the word of a name at a token ends; a particle takes the word after it along.
    fn name_word(&self, at: usize, start: usize) -> Option<usize> {
        if at > start && at >= self.sentence_end(start) {
            return None;
        }
        let token = self.words().tokens.get(at).filter(|token| token.class == Class::Word)?;
        let ends = token.case == Case::Uncased && self.small(at, Small::NameEnd).is_some();
        if ends || self.is_claimed(at) || self.word(at) == "'s" {
            return None;
        }
        if at == start && self.small(at, Small::Courtesy).is_some() && self.is_capital(at + 1) {
            return None;
        }
        if self.small(at, Small::Particle) == Some(1) && self.marks.over(at).is_none() {
            let hyphen = usize::from(self.word(at + 1) == "-" && !self.words().tokens[at + 1].spaced);
            let next = at + 1 + hyphen;
            let after = self.words().tokens.get(next).filter(|after| hyphen == 0 || !after.spaced);
            if after.is_some()
                && let Some(end) = self.name_word(next, start)
            {
                return Some(end);
            }
            if token.case == Case::Lower {
                return None;
            }
        }
        // Inside a name, any short word tied to the next is an article: "as-Sadr", "ad-Din".
        let tied = self.word(at + 1) == "-" && !self.words().tokens[at + 1].spaced;
        if at > start && token.case == Case::Lower && tied && token.folded.len() <= 3 {
            let next = self.words().tokens.get(at + 2).filter(|next| !next.spaced);
            return next.and_then(|_| self.name_word(at + 2, start));
        }
        (token.case != Case::Lower && self.is_free(at, start)).then_some(at + 1)
    }

    /// Returns whether no listed name takes the token; a surname may be one ("Angus King").
    fn is_free(&self, at: usize, start: usize) -> bool {
        let Some(mark) = self.marks.over(at) else { return true };
        if matches!(mark.what, What::Private) && at == start {
            return false;
        }
        let surname = mark.tokens.len() == 1
            && at > start
            && !matches!(mark.what, What::Organisation(_) | What::Generic | What::Demonym(_))
            && self.names.is_given(self.word(at - 1))
            && !self.is_capital(at + 1);
        // "Nguyễn Văn Đức": where adjectives follow, a country's name may end a name of three words.
        let third = self.names.order == Order::After
            && mark.tokens.len() == 1
            && matches!(mark.what, What::Country(_))
            && at >= start + 2
            && self.names.is_given(self.word(start))
            && !self.is_capital(at + 1);
        surname || third || matches!(mark.what, What::Private)
    }

    /// Returns whether the sentence prints nearly every word with a capital, as headlines may.
    pub(super) fn is_title_case(&self, at: usize) -> bool {
        let sentence = &self.words().tokens[self.sentence_start(at)..self.sentence_end(at)];
        let words = || sentence.iter().filter(|token| token.class == Class::Word);
        let lower = words().filter(|token| matches!(token.case, Case::Lower | Case::Uncased)).count();
        words().count() > 3 && lower * 4 < words().count()
    }

    fn is_initial(&self, at: usize) -> bool {
        self.is_capital(at) && self.word(at).chars().count() == 1
    }

    /// Returns the words of a name that tell it from others: no particles, no initials.
    pub(super) fn core(&self, run: &Range<usize>) -> Vec<Box<str>> {
        let word = |at: &usize| self.words().tokens[*at].class == Class::Word;
        let idle = |at: usize| [Small::Particle, Small::Suffix].into_iter().any(|kind| self.small(at, kind) == Some(1));
        let telling = |at: &usize| !idle(*at) && self.word(*at).chars().count() > 1;
        let core: Vec<Box<str>> = run.clone().filter(word).filter(telling).map(|at| self.word(at).into()).collect();
        if core.is_empty() { run.clone().filter(word).map(|at| self.word(at).into()).collect() } else { core }
    }
}
