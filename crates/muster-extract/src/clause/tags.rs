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
    /// For each token: where its signs begin in `signs`.
    first: Vec<usize>,
    /// Tokens of names and times.
    masked: Vec<bool>,
    /// Tokens of compounds no verb may be read from.
    barred: Vec<bool>,
    /// Tokens whose form is known by its ending only.
    guessed: Vec<bool>,
    /// Tokens inside a phrase of negation that turns nothing round.
    exempt: Vec<bool>,
}

impl<'a> Tags<'a> {
    /// Looks up every word of a sentence.
    pub fn of(passage: &'a Passage, sentence: Range<usize>, mentions: &'a [Found], speech: &SpeechLexicon) -> Self {
        let inside = |found: &&Found| found.tokens.start >= sentence.start && found.tokens.end <= sentence.end;
        let mentions: Vec<&Found> = mentions.iter().filter(inside).collect();
        let mut tags = Tags {
            passage,
            signs: Vec::new(),
            first: Vec::with_capacity(sentence.len() + 1),
            masked: vec![false; sentence.len()],
            barred: vec![false; sentence.len()],
            guessed: vec![false; sentence.len()],
            exempt: vec![false; sentence.len()],
            mentions,
            sentence,
        };
        tags.mask_names();
        let mut verb_end = 0;
        for at in tags.sentence.clone() {
            tags.first.push(tags.signs.len());
            tags.look_up(at, speech, &mut verb_end);
        }
        tags.first.push(tags.signs.len());
        tags
    }

    /// Returns the words of the passage.
    pub fn words(&self) -> &'a Words {
        &self.passage.words
    }

    /// Returns where a phrase with a sign that starts at a token ends, the longest one's end.
    pub fn end_of(&self, at: usize, wanted: impl Fn(Sign) -> bool) -> Option<usize> {
        self.at(at).iter().filter(|(_, sign)| wanted(*sign)).map(|(tokens, _)| tokens.end).max()
    }

    /// Returns whether a phrase with this sign starts at a token.
    pub fn has(&self, at: usize, sign: Sign) -> bool {
        self.at(at).iter().any(|(_, other)| *other == sign)
    }

    /// Returns whether a phrase with this sign ends right before a token.
    pub fn behind(&self, at: usize, sign: Sign) -> bool {
        (self.sentence.start.max(at.saturating_sub(4))..at)
            .any(|start| self.at(start).iter().any(|(tokens, other)| *other == sign && tokens.end == at))
    }

    /// Returns the signs that start inside a range of tokens, in order.
    pub fn signs_in(&self, tokens: Range<usize>) -> impl Iterator<Item = (&Range<usize>, Sign)> {
        let start = self.index(tokens.start);
        let end = self.index(tokens.end);
        self.signs[start..end.max(start)].iter().map(|(place, sign)| (place, *sign))
    }

    /// Returns the form of the verb that starts at a token.
    pub fn verb(&self, at: usize) -> Option<(Form, usize)> {
        self.at(at).iter().find_map(|(tokens, sign)| match sign {
            Sign::Verb(form) => Some((*form, tokens.end)),
            _ => None,
        })
    }

    /// Returns how a word of saying that starts at a token holds what is said.
    pub fn say(&self, at: usize) -> Option<(Modality, usize)> {
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
    pub fn opener(&self, at: usize) -> Option<(Vec<Opener>, usize)> {
        if self.is_masked(at) || self.is_barred(at) {
            return None;
        }
        let end = self.end_of(at, |sign| matches!(sign, Sign::Opens(_)))?;
        let openers = self.at(at).iter().filter_map(|(tokens, sign)| match sign {
            Sign::Opens(opener) if tokens.end == end => Some(*opener),
            _ => None,
        });
        Some((openers.collect(), end))
    }

    /// Returns whether a clause can open at a token in this way.
    pub fn opens(&self, at: usize, opener: Opener) -> bool {
        self.opener(at).is_some_and(|(openers, _)| openers.contains(&opener))
    }

    /// Returns whether the form of a verb is known by its ending only.
    pub fn is_guessed(&self, at: usize) -> bool {
        self.guessed.get(at.wrapping_sub(self.sentence.start)).copied().unwrap_or(false)
    }

    /// Returns whether a token belongs to a name or a time.
    pub fn is_masked(&self, at: usize) -> bool {
        self.masked.get(at.wrapping_sub(self.sentence.start)).copied().unwrap_or(false)
    }

    /// Returns whether a token belongs to a compound no sign may be read from.
    pub fn is_barred(&self, at: usize) -> bool {
        self.barred.get(at.wrapping_sub(self.sentence.start)).copied().unwrap_or(false)
    }

    /// Returns whether a token belongs to a phrase of negation that turns nothing round.
    pub fn is_exempt(&self, at: usize) -> bool {
        self.exempt.get(at.wrapping_sub(self.sentence.start)).copied().unwrap_or(false)
    }

    /// Returns whether a token is this mark.
    pub fn is_mark(&self, at: usize, mark: &str) -> bool {
        self.sentence.contains(&at) && self.words().word(at) == mark
    }

    /// Returns whether a token is a mark that parts clauses by itself: a semicolon, a colon, a dash with room around it.
    pub fn is_strong(&self, at: usize) -> bool {
        match self.words().word(at) {
            _ if self.is_masked(at) => false,
            ";" | ":" => true,
            "-" => {
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
    pub fn before(&self, at: usize, speech: &SpeechLexicon) -> Option<usize> {
        let first = self.adverbs_before(at, speech);
        (first > self.sentence.start).then(|| first - 1)
    }

    /// Returns where the adverbs right before a token begin; the token itself when there are none.
    pub fn adverbs_before(&self, at: usize, speech: &SpeechLexicon) -> usize {
        let mut first = at;
        'more: while first > self.sentence.start {
            for start in (self.sentence.start.max(first.saturating_sub(3))..first).rev() {
                if self.adverb_end(start, speech) == Some(first) {
                    first = start;
                    continue 'more;
                }
            }
            break;
        }
        first
    }

    /// Returns whether a token is an adverb.
    pub fn is_adverb(&self, at: usize, speech: &SpeechLexicon) -> bool {
        self.adverb_end(at, speech).is_some_and(|end| end == at + 1)
    }

    /// Returns where an adverb that starts at a token ends.
    pub fn adverb_end(&self, at: usize, speech: &SpeechLexicon) -> Option<usize> {
        if !self.sentence.contains(&at) || self.is_masked(at) {
            return None;
        }
        let listed = self.end_of(at, |sign| matches!(sign, Sign::Adverb | Sign::Negation));
        listed.or_else(|| {
            let word = self.words().word(at);
            let ends = speech
                .endings
                .adverb
                .iter()
                .any(|ending| word.len() > ending.len() + 2 && word.ends_with(ending.as_str()));
            (ends && self.verb(at).is_none() && !self.is_capital(at)).then_some(at + 1)
        })
    }

    fn at(&self, at: usize) -> &[(Range<usize>, Sign)] {
        if !self.sentence.contains(&at) {
            return &[];
        }
        &self.signs[self.index(at)..self.index(at + 1)]
    }

    fn index(&self, at: usize) -> usize {
        let offset = at.saturating_sub(self.sentence.start).min(self.sentence.len());
        self.first.get(offset).copied().unwrap_or(self.signs.len())
    }

    fn mask_names(&mut self) {
        for found in &self.mentions {
            if !matches!(found.mention.what, Named::Quantity(_)) {
                mask(&mut self.masked, &self.sentence, &found.tokens);
            }
        }
    }

    fn look_up(&mut self, at: usize, speech: &SpeechLexicon, verb_end: &mut usize) {
        let words = &self.passage.words;
        let offset = at - self.sentence.start;
        let hidden = self.masked[offset];
        let mut found_verb = false;
        for (length, values) in speech.signs.all_at(words, at, self.sentence.end) {
            let tokens = at..at + length;
            for sign in values {
                match sign {
                    Sign::Compound => mask(&mut self.barred, &self.sentence, &tokens),
                    Sign::NegationExempt => mask(&mut self.exempt, &self.sentence, &tokens),
                    Sign::Helper if self.barred[offset] || self.exempt[offset] => continue,
                    Sign::Verb(_) if hidden || found_verb || at < *verb_end || self.barred[offset] => continue,
                    Sign::Verb(_) => {
                        found_verb = true;
                        *verb_end = tokens.end;
                    }
                    _ => {}
                }
                self.signs.push((tokens.clone(), *sign));
            }
        }
        if found_verb || hidden || at < *verb_end || self.barred[offset] {
            return;
        }
        if let Some(known) = speech.verbs.get(words.word(at)) {
            self.signs.push((at..at + 1, Sign::Verb(known.form)));
            self.signs.extend(known.noun_too.then_some((at..at + 1, Sign::NounToo)));
            return;
        }
        let form = self.form_by_ending(at, speech);
        self.guessed[offset] = form.is_some();
        self.signs.extend(form.map(|form| (at..at + 1, Sign::Verb(form))));
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

fn mask(flags: &mut [bool], sentence: &Range<usize>, tokens: &Range<usize>) {
    for at in tokens.clone() {
        if let Some(flag) = at.checked_sub(sentence.start).and_then(|offset| flags.get_mut(offset)) {
            *flag = true;
        }
    }
}
