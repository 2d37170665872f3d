//! Where do time expressions stand? Patterns over the words of a passage, longest first.

use std::ops::Range;

use muster_pack::language::time::forms::{Forms, Group, Node, Pieces};
use muster_pack::language::time::{Approx, Term, TimeLexicon, Unit};
use muster_text::{Class, Words};

use super::frame::{Frame, Match};
use super::guard;
use super::pieces;

/// The words a passage is searched in.
#[derive(Clone, Copy)]
pub(super) struct Scan<'p> {
    pub words: &'p Words,
    pub times: &'p TimeLexicon,
    /// The token range a time must stay in.
    pub end: usize,
}

/// Returns the time expressions of a sentence, in order.
pub(super) fn matches(words: &Words, times: &TimeLexicon, sentence: Range<usize>) -> Vec<Match> {
    let scan = Scan { words, times, end: sentence.end };
    let mut found: Vec<Match> = Vec::new();
    let mut at = sentence.start;
    while at < sentence.end {
        if !scan.may_start(at) {
            at += 1;
            continue;
        }
        if let Some((length, _)) = times.guards.hidden.longest_at(words, at, sentence.end) {
            at += length;
            continue;
        }
        let candidates = scan.candidates(at, 0);
        let before = found.last().map_or(sentence.start, |last: &Match| last.tokens.end);
        match candidates.into_iter().find(|candidate| guard::stands(&scan, candidate, sentence.start, found.last())) {
            Some(mut candidate) => {
                leave_out(&scan, &mut candidate);
                super::ellipsis::complete(&scan, &mut candidate, before, &mut found);
                at = found.last().map_or(candidate.tokens.end, |last| last.tokens.end);
            }
            None => at += 1,
        }
    }
    found
}

/// A length is counted only from a day that no figures name: "two days after 5 March" is a length and a date.
fn fits_behind(prefix: &Frame, inner: &Frame) -> bool {
    let day = inner.deictic.is_some() || inner.holiday.is_some() || inner.weekday.is_some() && inner.month.is_none();
    let counted = prefix.side.is_none() || day;
    let bare = Frame { unit: prefix.unit, ..Frame::default() };
    let counted = counted && (prefix.side.is_none() || prefix.counted_unit().is_some_and(Unit::is_days));
    let holds = prefix.unit.is_none()
        || *prefix != bare
        || matches!(prefix.unit, Some(Unit::Week | Unit::Weekend))
            && (day || inner.month.is_some() || inner.figures.is_some());
    counted && holds
}

/// "El 3 de mayo", "a las tres": what only opens a time is no part of it.
fn leave_out(scan: &Scan<'_>, found: &mut Match) {
    let left_out = &scan.times.guards.left_out;
    while found.tokens.len() > 1 && left_out.contains(scan.words.word(found.tokens.start)) {
        found.tokens.start += 1;
    }
}

/// How many prefixes may stand before one time: "early in the morning of the last day of".
const PREFIXES: u8 = 3;

impl Scan<'_> {
    /// Returns every reading that starts at a token, the longest first.
    fn candidates(&self, at: usize, prefixes: u8) -> Vec<Match> {
        let mut plain = Vec::new();
        self.walk(self.times.forms.root(), at, at, &Frame::default(), &mut plain);
        let mut all = Vec::new();
        for candidate in plain {
            match candidate.group {
                Group::Prefix if prefixes < PREFIXES => self.behind_prefix(&candidate, prefixes, &mut all),
                Group::Prefix => {}
                Group::Suffix => {}
                Group::Anchored if prefixes == 0 => self.before_suffix(&candidate, &mut all),
                _ => {
                    self.before_suffix(&candidate, &mut all);
                    all.push(candidate);
                }
            }
        }
        self.behind_approximator(at, &mut all);
        all.sort_by_key(|candidate| std::cmp::Reverse(candidate.tokens.end));
        all
    }

    /// "The end of" with what it is the end of.
    fn behind_prefix(&self, prefix: &Match, prefixes: u8, all: &mut Vec<Match>) {
        for inner in self.candidates(prefix.tokens.end, prefixes + 1) {
            let takes = matches!(inner.group, Group::Date | Group::Anchored | Group::Clock);
            if takes && inner.frame.reference.is_none() && fits_behind(&prefix.frame, &inner.frame) {
                let tokens = prefix.tokens.start..inner.tokens.end;
                all.push(Match { tokens, group: Group::Date, frame: inner.frame.behind(prefix.frame) });
            }
        }
    }

    /// A time with what follows as its part: "Temmuz'un sonu", the end of July.
    fn before_suffix(&self, whole: &Match, all: &mut Vec<Match>) {
        let dated = matches!(whole.group, Group::Date | Group::Anchored) && whole.frame.reference.is_none();
        if !self.times.has_suffixes || !dated {
            return;
        }
        let mut behind = Vec::new();
        let end = whole.tokens.end;
        self.walk(self.times.forms.root(), end, end, &Frame::default(), &mut behind);
        for part in behind.into_iter().filter(|part| part.group == Group::Suffix) {
            let tokens = whole.tokens.start..part.tokens.end;
            all.push(Match { tokens, group: Group::Date, frame: whole.frame.behind(part.frame) });
        }
    }

    /// "More than" with the length it moves.
    fn behind_approximator(&self, at: usize, all: &mut Vec<Match>) {
        let Some((length, approx)) = self.term(at, |term| match term {
            Term::Approx(approx) => Some(approx),
            _ => None,
        }) else {
            return;
        };
        let mut plain = Vec::new();
        self.walk(self.times.forms.root(), at + length, at + length, &Frame::default(), &mut plain);
        for inner in plain {
            let counted = inner.frame.count.is_some() && inner.frame.relative.is_none();
            let about = approx == Approx::About && inner.frame.full_year().is_some();
            let fits = match inner.group {
                Group::Duration => counted,
                Group::Date => counted || about && guard::stands(self, &inner, at, None),
                _ => false,
            };
            if fits {
                let frame = Frame { approx: Some(approx), ..inner.frame };
                all.push(Match { tokens: at..inner.tokens.end, group: inner.group, frame });
            }
        }
    }

    /// Returns whether any expression may start at a token: most tokens end here.
    fn may_start(&self, at: usize) -> bool {
        self.words.tokens[at].class == Class::Number
            || self.times.starts.has(self.words, at)
            || self.times.glued.read(self.words.word(at)).is_some()
    }

    /// Follows every pattern that fits from `start`, now at `at`.
    fn walk(&self, node: &Node, start: usize, at: usize, frame: &Frame, out: &mut Vec<Match>) {
        if let Some(group) = node.ends() {
            out.push(Match { tokens: start..at, group, frame: *frame });
        }
        if at >= self.end {
            return;
        }
        let forms: &Forms = &self.times.forms;
        for next in forms.after_word(node, self.words.word(at)) {
            self.walk(next, start, at + 1, frame, out);
        }
        let possible = if node.takes() == Pieces::default() { Pieces::default() } else { self.pieces_at(at) };
        if !possible.meets(node.takes()) {
            return;
        }
        for (piece, places) in Forms::pieces(node) {
            if !possible.has(piece) {
                continue;
            }
            let Some((length, read)) = self.read(piece, at) else { continue };
            let Some(longer) = frame.with(piece, read) else { continue };
            for next in forms.after_piece(places) {
                self.walk(next, start, at + length, &longer, out);
            }
        }
    }

    /// Returns the pieces a token can be: one look at the lexicon for all of them.
    fn pieces_at(&self, at: usize) -> Pieces {
        let listed = self.times.terms.all_at(self.words, at, self.end).flat_map(|(_, terms)| terms);
        let mut pieces = listed.fold(Pieces::default(), |all, term| all.with(pieces::of_term(*term)));
        if self.words.tokens[at].class == Class::Number {
            pieces = pieces.with(pieces::IN_FIGURES);
        } else if self.times.glued.read(self.words.word(at)).is_some() {
            pieces = pieces.with(pieces::IN_ONE_WORD);
        }
        pieces
    }

    /// Returns the longest phrase at a token that is of the kind asked for.
    pub(super) fn term<V>(&self, at: usize, wanted: impl Fn(Term) -> Option<V>) -> Option<(usize, V)> {
        self.times
            .terms
            .all_at(self.words, at, self.end)
            .find_map(|(length, terms)| terms.iter().find_map(|term| wanted(*term)).map(|value| (length, value)))
    }
}
