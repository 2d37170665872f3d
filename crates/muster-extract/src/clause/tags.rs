//! What does each word of a sentence tell about its clauses? Signs from the pack, looked up once.

use std::ops::Range;

use muster_model::{Modality, Named};
use muster_pack::language::sentences::Opener;
use muster_pack::language::speech::{Form, Sign, SpeechLexicon};
use muster_text::{Case, Class, Words};

use crate::passage::{Found, Passage};

/// A sentence with the signs of its words.
pub(super) struct Tags<'a> {
    /// The passage the sentence stands in.
    pub passage: &'a Passage<'a>,
    /// The sentence.
    pub sentence: Range<usize>,
    /// The mentions inside it, in order.
    pub mentions: Vec<&'a Found>,
    /// Where signs stand, by their first token.
    signs: Vec<(Range<usize>, Sign)>,
    /// What is known of each token, with one more behind the last.
    tagged: Vec<Tagged>,
    /// The kinds of signs that stand anywhere in the sentence.
    kinds: u64,
}

/// What is known of a token.
#[derive(Clone, Copy, Default)]
struct Tagged {
    /// The kinds of signs that start here.
    starts: u64,
    /// The kinds of signs that end right before here.
    ends: u64,
    /// Where its signs begin in `signs`.
    first: u32,
    /// The ways a clause opens here.
    openers: Openers,
    /// Where the opening ends.
    opened: u32,
    /// Where an adverb that starts here ends; 0 when none does.
    adverb: u32,
    /// The letter of a mark of one byte; none for other tokens.
    mark: u8,
    /// It belongs to a name or a time.
    masked: bool,
    /// It belongs to a compound no verb may be read from.
    barred: bool,
    /// Its form is known by its ending only.
    guessed: bool,
    /// It belongs to a phrase of negation that turns nothing round.
    exempt: bool,
    /// It stands inside a longer word that puts a clause under another: "that" in "on condition that".
    inside: bool,
}

/// The ways a clause can open at a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Openers(u8);

impl Openers {
    /// Returns whether a clause can open in this way.
    pub fn contains(self, opener: Opener) -> bool {
        self.0 & Self::bit(opener) != 0
    }

    /// Returns whether a clause can open in this way and no other.
    pub fn only(self, opener: Opener) -> bool {
        self.0 == Self::bit(opener)
    }

    fn add(&mut self, opener: Opener) {
        self.0 |= Self::bit(opener);
    }

    const fn bit(opener: Opener) -> u8 {
        1 << opener as u8
    }
}

impl<'a> Tags<'a> {
    /// Looks up every word of a sentence.
    pub fn of(passage: &'a Passage, sentence: Range<usize>, mentions: &'a [Found], speech: &SpeechLexicon) -> Self {
        let first = mentions.partition_point(|found| found.tokens.start < sentence.start);
        let inside = mentions[first..].iter().take_while(|found| found.tokens.start < sentence.end);
        let mut tags = Tags {
            passage,
            signs: Vec::with_capacity(sentence.len() * 2),
            tagged: vec![Tagged::default(); sentence.len() + 1],
            kinds: 0,
            mentions: inside.filter(|found| found.tokens.end <= sentence.end).collect(),
            sentence,
        };
        tags.mask_names();
        let mut verb_end = 0;
        for at in tags.sentence.clone() {
            let offset = at - tags.sentence.start;
            tags.tagged[offset].mark = tags.mark_at(at);
            tags.look_up(at, speech, &mut verb_end);
            tags.tagged[offset + 1].first = tags.signs.len() as u32;
            tags.tagged[offset].adverb = tags.find_adverb(at, speech).map_or(0, |end| end as u32);
        }
        tags
    }

    /// Returns the words of the passage.
    pub fn words(&self) -> &'a Words {
        &self.passage.words
    }

    /// Returns whether the sentence has a sign of one of these kinds.
    #[inline]
    pub fn any(&self, kinds: &[Sign]) -> bool {
        kinds.iter().any(|sign| self.kinds & sign.bit() != 0)
    }

    /// Returns where a phrase with a sign of these kinds that starts at a token ends, the longest one's end.
    #[inline]
    pub fn end_of(&self, at: usize, kinds: &[Sign]) -> Option<usize> {
        let wanted = kinds.iter().fold(0, |bits, sign| bits | sign.bit());
        if self.tagged_at(at)?.starts & wanted == 0 {
            return None;
        }
        self.at(at).iter().filter(|(_, sign)| sign.bit() & wanted != 0).map(|(tokens, _)| tokens.end).max()
    }

    /// Returns whether a sign of one of these kinds starts at a token.
    #[inline]
    pub fn starts(&self, at: usize, kinds: &[Sign]) -> bool {
        let wanted = kinds.iter().fold(0, |bits, sign| bits | sign.bit());
        self.tagged_at(at).is_some_and(|tagged| tagged.starts & wanted != 0)
    }

    /// Returns whether a phrase with this kind of sign starts at a token.
    #[inline]
    pub fn has(&self, at: usize, sign: Sign) -> bool {
        self.tagged_at(at).is_some_and(|tagged| tagged.starts & sign.bit() != 0)
    }

    /// Returns whether a phrase with this kind of sign ends right before a token.
    pub fn behind(&self, at: usize, sign: Sign) -> bool {
        let tagged = at.checked_sub(self.sentence.start).and_then(|offset| self.tagged.get(offset));
        tagged.is_some_and(|tagged| tagged.ends & sign.bit() != 0)
    }

    /// Returns the signs that start inside a range of tokens, in order.
    pub fn signs_in(&self, tokens: Range<usize>) -> impl Iterator<Item = (&Range<usize>, Sign)> {
        let start = self.index(tokens.start);
        let end = self.index(tokens.end);
        self.signs[start..end.max(start)].iter().map(|(place, sign)| (place, *sign))
    }

    /// Returns the form of the verb that starts at a token.
    pub fn verb(&self, at: usize) -> Option<(Form, usize)> {
        if !self.has(at, Sign::Verb(Form::Base)) {
            return None;
        }
        self.at(at).iter().find_map(|(tokens, sign)| match sign {
            Sign::Verb(form) => Some((*form, tokens.end)),
            _ => None,
        })
    }

    /// Returns how a word of saying that starts at a token holds what is said.
    pub fn say(&self, at: usize) -> Option<(Modality, usize)> {
        if !self.has(at, Sign::Say(Modality::Asserted)) || self.is_barred(at) {
            return None;
        }
        let says = self.at(at).iter().filter_map(|(tokens, sign)| match sign {
            Sign::Say(modality) => Some((*modality, tokens.end)),
            _ => None,
        });
        says.max_by_key(|(_, end)| *end)
    }

    /// Returns whether the form at a token is a noun as well.
    pub fn noun_too(&self, at: usize) -> bool {
        self.has(at, Sign::NounToo)
    }

    /// Returns the ways a clause can open at a token, and where the opening ends.
    pub fn opener(&self, at: usize) -> Option<(Openers, usize)> {
        let tagged = self.tagged_at(at)?;
        let opens = tagged.openers != Openers::default() && !tagged.masked && !tagged.barred && !tagged.inside;
        opens.then_some((tagged.openers, tagged.opened as usize))
    }

    /// Returns whether a clause can open at a token in this way.
    pub fn opens(&self, at: usize, opener: Opener) -> bool {
        self.opener(at).is_some_and(|(openers, _)| openers.contains(opener))
    }

    /// Returns whether the form of a verb is known by its ending only.
    pub fn is_guessed(&self, at: usize) -> bool {
        self.tagged_at(at).is_some_and(|tagged| tagged.guessed)
    }

    /// Returns whether a token belongs to a name or a time.
    pub fn is_masked(&self, at: usize) -> bool {
        self.tagged_at(at).is_some_and(|tagged| tagged.masked)
    }

    /// Returns whether a token belongs to a compound no sign may be read from.
    pub fn is_barred(&self, at: usize) -> bool {
        self.tagged_at(at).is_some_and(|tagged| tagged.barred)
    }

    /// Returns whether a token belongs to a phrase of negation that turns nothing round.
    pub fn is_exempt(&self, at: usize) -> bool {
        self.tagged_at(at).is_some_and(|tagged| tagged.exempt)
    }

    /// Returns whether a token is this mark, of one byte.
    pub fn is_mark(&self, at: usize, mark: &str) -> bool {
        self.tagged_at(at).is_some_and(|tagged| tagged.mark != 0 && mark.as_bytes() == [tagged.mark])
    }

    /// Returns whether a token is a mark that parts clauses by itself: a semicolon, a colon, a dash with room around it.
    #[inline]
    pub fn is_strong(&self, at: usize) -> bool {
        self.tagged_at(at).is_some_and(|tagged| matches!(tagged.mark, b';' | b':' | b'-')) && self.parts(at)
    }

    fn parts(&self, at: usize) -> bool {
        let Some(tagged) = self.tagged_at(at).filter(|tagged| !tagged.masked) else { return false };
        match tagged.mark {
            b';' | b':' => true,
            b'-' => {
                let spaced = self.sentence.contains(&at) && self.is_spaced(at) && self.is_spaced(at + 1);
                let names = at > self.sentence.start && self.is_title(at - 1) && self.is_title(at + 1);
                // A dateline: "BAGHDAD- In May", "BAGHDAD-- In May".
                let behind = at > self.sentence.start && self.is_spaced(at + 1) && !self.is_spaced(at);
                let dateline = behind && (self.is_mark(at - 1, "-") || self.is_upper(at - 1));
                spaced && !names || dateline
            }
            _ => false,
        }
    }

    /// Returns whether a token begins with a capital and goes on without.
    fn is_title(&self, at: usize) -> bool {
        self.words().tokens.get(at).is_some_and(|token| token.case == Case::Title)
    }

    /// Returns whether a token is printed in capitals.
    pub fn is_upper(&self, at: usize) -> bool {
        self.words().tokens.get(at).is_some_and(|token| token.case == Case::Upper)
    }

    /// Returns whether white space stands before a token.
    pub fn is_spaced(&self, at: usize) -> bool {
        self.words().tokens.get(at).is_some_and(|token| token.spaced)
    }

    /// Returns whether a token is a mark.
    pub fn is_punctuation(&self, at: usize) -> bool {
        self.words().tokens.get(at).is_some_and(|token| token.class == Class::Mark)
    }

    /// Returns whether a token is a number.
    pub fn is_number(&self, at: usize) -> bool {
        self.words().tokens.get(at).is_some_and(|token| token.class == Class::Number)
    }

    /// Returns whether a token is printed with a capital that its place does not explain.
    pub fn is_capital(&self, at: usize) -> bool {
        let opens = at == self.sentence.start || self.is_punctuation(at - 1) && !self.is_mark(at - 1, ",");
        self.words().tokens.get(at).is_some_and(|token| matches!(token.case, Case::Title | Case::Upper)) && !opens
    }

    /// Returns whether a token is the middle of a hyphenated word or stands beside its hyphen.
    pub fn is_hyphenated(&self, at: usize) -> bool {
        let before = at > self.sentence.start && self.is_mark(at - 1, "-") && !self.is_spaced(at);
        let behind = self.is_mark(at + 1, "-") && !self.is_spaced(at + 1);
        before || behind
    }

    /// Returns whether a bare phrase can end before a token: at a mark, a preposition, an opener or the end.
    pub fn ends_phrase(&self, at: usize) -> bool {
        let inside = self.sentence.contains(&at);
        !inside || self.is_punctuation(at) || self.has(at, Sign::Preposition) || self.opener(at).is_some()
    }

    /// Returns the time mention that starts at a token.
    pub fn time_at(&self, at: usize) -> Option<&'a Found> {
        self.mentions.iter().find(|found| found.tokens.start == at && is_time(found)).copied()
    }

    /// Returns the position before `at` that is no adverb.
    pub fn before(&self, at: usize) -> Option<usize> {
        let first = self.adverbs_before(at);
        (first > self.sentence.start).then(|| first - 1)
    }

    /// Returns where the adverbs right before a token begin; the token itself when there are none.
    pub fn adverbs_before(&self, at: usize) -> usize {
        let mut first = at;
        'more: while first > self.sentence.start {
            for start in (self.sentence.start.max(first.saturating_sub(3))..first).rev() {
                if self.adverb_end(start) == Some(first) {
                    first = start;
                    continue 'more;
                }
            }
            break;
        }
        first
    }

    /// Returns whether a token is an adverb.
    pub fn is_adverb(&self, at: usize) -> bool {
        self.adverb_end(at).is_some_and(|end| end == at + 1)
    }

    /// Returns where an adverb that starts at a token ends.
    pub fn adverb_end(&self, at: usize) -> Option<usize> {
        self.tagged_at(at).map(|tagged| tagged.adverb as usize).filter(|end| *end > 0)
    }

    /// Finds where an adverb that starts at a token ends: one that is listed, or by its ending.
    fn find_adverb(&self, at: usize, speech: &SpeechLexicon) -> Option<usize> {
        if self.is_masked(at) {
            return None;
        }
        self.end_of(at, &[Sign::Adverb, Sign::Negation]).or_else(|| {
            if self.words().tokens.get(at).is_none_or(|token| token.class != Class::Word) {
                return None;
            }
            let word = self.words().word(at);
            let ends = |ending: &String| word.len() > ending.len() + 2 && word.ends_with(ending.as_str());
            let by_ending = speech.endings.adverb.iter().any(ends) && self.verb(at).is_none() && !self.is_capital(at);
            by_ending.then_some(at + 1)
        })
    }

    /// Returns the mark of one byte a token is; 0 for any other token.
    fn mark_at(&self, at: usize) -> u8 {
        let marks = self.is_punctuation(at).then(|| self.words().word(at).as_bytes());
        if let Some([mark]) = marks { *mark } else { 0 }
    }

    #[inline]
    fn tagged_at(&self, at: usize) -> Option<&Tagged> {
        let offset = at.checked_sub(self.sentence.start)?;
        self.tagged.get(offset).filter(|_| offset < self.sentence.len())
    }

    fn at(&self, at: usize) -> &[(Range<usize>, Sign)] {
        if !self.sentence.contains(&at) {
            return &[];
        }
        &self.signs[self.index(at)..self.index(at + 1)]
    }

    fn index(&self, at: usize) -> usize {
        let offset = at.saturating_sub(self.sentence.start).min(self.sentence.len());
        self.tagged.get(offset).map_or(self.signs.len(), |tagged| tagged.first as usize)
    }

    fn mask_names(&mut self) {
        for found in &self.mentions {
            if !matches!(found.mention.what, Named::Quantity(_)) {
                each(&mut self.tagged, &self.sentence, &found.tokens, |tagged| tagged.masked = true);
            }
        }
    }

    fn look_up(&mut self, at: usize, speech: &SpeechLexicon, verb_end: &mut usize) {
        let words = &self.passage.words;
        let offset = at - self.sentence.start;
        let hidden = self.tagged[offset].masked;
        let mut found_verb = false;
        let begun = speech.begins.has(words.word(at));
        let phrases = begun.then(|| speech.signs.all_at(words, at, self.sentence.end));
        for (length, values) in phrases.into_iter().flatten() {
            let tokens = at..at + length;
            for sign in values {
                let here = &self.tagged[offset];
                match sign {
                    Sign::Compound => each(&mut self.tagged, &self.sentence, &tokens, |tagged| tagged.barred = true),
                    Sign::NegationExempt => {
                        each(&mut self.tagged, &self.sentence, &tokens, |tagged| tagged.exempt = true);
                    }
                    Sign::Helper if here.barred || here.exempt => continue,
                    Sign::BeforeNoun if hidden || here.barred => continue,
                    Sign::Verb(_) if hidden || found_verb || at < *verb_end || here.barred => continue,
                    Sign::NounToo if !found_verb => continue,
                    Sign::Verb(_) => {
                        found_verb = true;
                        *verb_end = tokens.end;
                    }
                    Sign::Opens(opener) => {
                        self.open(offset, *opener, tokens.end);
                        if *opener == Opener::Subordinate && length > 1 {
                            let inner = tokens.start + 1..tokens.end;
                            each(&mut self.tagged, &self.sentence, &inner, |tagged| tagged.inside = true);
                        }
                    }
                    _ => {}
                }
                self.keep(offset, tokens.clone(), *sign);
            }
        }
        if found_verb || hidden || at < *verb_end || self.tagged[offset].barred {
            return;
        }
        if let Some(form) = self.form_by_ending(at, speech) {
            self.tagged[offset].guessed = true;
            self.keep(offset, at..at + 1, Sign::Verb(form));
        }
    }

    fn keep(&mut self, offset: usize, tokens: Range<usize>, sign: Sign) {
        self.tagged[offset].starts |= sign.bit();
        self.kinds |= sign.bit();
        if let Some(behind) = self.tagged.get_mut(tokens.end - self.sentence.start) {
            behind.ends |= sign.bit();
        }
        self.signs.push((tokens, sign));
    }

    /// Keeps how a clause opens; the longest opening comes first.
    fn open(&mut self, offset: usize, opener: Opener, end: usize) {
        let here = &mut self.tagged[offset];
        if here.opened == 0 {
            here.opened = end as u32;
        }
        if here.opened as usize == end {
            here.openers.add(opener);
        }
    }

    /// Returns the form of a word of no list, by its ending.
    fn form_by_ending(&self, at: usize, speech: &SpeechLexicon) -> Option<Form> {
        let token = self.words().tokens.get(at)?;
        if token.class != Class::Word || token.case != Case::Lower {
            return None;
        }
        let word = self.words().word(at);
        let ends = |endings: &[String]| {
            endings.iter().any(|ending| word.ends_with(ending.as_str()) && word.len() > ending.len() + 2)
        };
        if ends(&speech.endings.active) {
            return Some(Form::Active);
        }
        ends(&speech.endings.past).then_some(Form::Past)
    }
}

/// Returns whether a mention is a time.
pub(super) fn is_time(found: &Found) -> bool {
    matches!(found.mention.what, Named::Time(_))
}

fn each(tagged: &mut [Tagged], sentence: &Range<usize>, tokens: &Range<usize>, change: impl Fn(&mut Tagged)) {
    let offsets = tokens.start.saturating_sub(sentence.start)..tokens.end.min(sentence.end) - sentence.start;
    tagged.get_mut(offsets).into_iter().flatten().for_each(change);
}
