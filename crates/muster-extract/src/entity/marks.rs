//! Which words of a passage do the packs list? The longest entry at each place, as it must be printed.

use std::ops::Range;

use muster_pack::language::names::{Casing, Meaning, Names, Order, Small, Standing};
use muster_pack::organisations::{Alias, Reach};
use muster_text::{Case, Class, Words};

use super::World;
use crate::passage::Passage;

/// What a listed name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What<'r> {
    /// A country, by its code.
    Country(&'r str),
    /// An adjective of a country, by its code.
    Demonym(&'r str),
    /// The people of a country, by its code.
    People(&'r str),
    /// A capital, by the code of its country.
    Capital(&'r str),
    /// An organisation, as an index.
    Organisation(usize),
    /// A word that names an organisation once it has been named.
    Generic,
    /// A rank, by its English name.
    Rank(&'r str),
    /// A service, by its English name.
    Service(&'r str),
    /// The head of a post, as an index; none for an address such as "Dr".
    Post(Option<usize>),
    /// A word for somebody without public office.
    Private,
}

/// A listed name in a passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mark<'r> {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// What it stands for.
    pub what: What<'r>,
}

/// The listed names of a passage, in order; no two share a token.
pub(super) struct Marks<'r> {
    all: Vec<Mark<'r>>,
    /// For each token, the mark over it.
    over: Vec<Option<u32>>,
}

impl<'r> Marks<'r> {
    /// Scans a passage.
    pub(super) fn of(passage: &'r Passage<'_>, names: &'r Names, world: World<'r>) -> Self {
        let words = &passage.words;
        let mut marks = Self { all: Vec::new(), over: vec![None; words.len()] };
        for sentence in &passage.sentences {
            let mut at = sentence.start;
            let mut standing = Standing::First;
            while at < sentence.end {
                let scan = Scan { words, names, world, end: sentence.end, standing };
                match scan.longest(at) {
                    Some(mark) => {
                        at = mark.tokens.end;
                        marks.push(mark);
                        standing = Standing::Inside;
                    }
                    None => {
                        let mark = words.tokens[at].class == Class::Mark;
                        standing =
                            if mark && opens(words.word(at), standing) { Standing::First } else { Standing::Inside };
                        at += 1;
                    }
                }
            }
        }
        if names.order == Order::Before {
            marks.tell_adjectives(words, names);
        }
        marks
    }

    /// Returns the marks in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = &Mark<'r>> {
        self.all.iter()
    }

    /// Returns the mark over a token.
    pub(super) fn over(&self, token: usize) -> Option<&Mark<'r>> {
        self.over.get(token).copied().flatten().map(|index| &self.all[index as usize])
    }

    /// Returns the mark that starts at a token.
    pub(super) fn at(&self, token: usize) -> Option<&Mark<'r>> {
        self.over(token).filter(|mark| mark.tokens.start == token)
    }

    /// Returns the mark that ends before a token.
    pub(super) fn before(&self, token: usize) -> Option<&Mark<'r>> {
        token.checked_sub(1).and_then(|last| self.over(last)).filter(|mark| mark.tokens.end == token)
    }

    fn push(&mut self, mark: Mark<'r>) {
        let index = u32::try_from(self.all.len()).ok();
        self.over[mark.tokens.clone()].fill(index);
        self.all.push(mark);
    }

    /// A name that is a country and its adjective ("US") is the adjective before what it describes.
    fn tell_adjectives(&mut self, words: &'r Words, names: &'r Names) {
        for index in 0..self.all.len() {
            let Mark { tokens, what: What::Country(code) } = self.all[index].clone() else { continue };
            let values =
                names.terms.all_at(words, tokens.start, tokens.end).find(|(length, _)| *length == tokens.len());
            let both = values.is_some_and(|(_, terms)| {
                terms.iter().any(|term| matches!(&term.meaning, Meaning::Demonym(other) if **other == *code))
            });
            if both && self.describes(words, names, tokens.end) {
                self.all[index].what = What::Demonym(code);
            }
        }
    }

    /// Returns whether the word at `next` is what the name before it describes.
    fn describes(&self, words: &Words, names: &Names, next: usize) -> bool {
        // "US, Italian and Spanish troops": what stands in a list of adjectives is one.
        let joined = if words.word(next) == "," { next + 1 } else { next };
        let joined = joined + names.small_at(words, joined, Small::Joins).unwrap_or(0);
        if joined > next && self.at(joined).is_some_and(|mark| matches!(mark.what, What::Demonym(_))) {
            return true;
        }
        let Some(token) = words.tokens.get(next).filter(|token| token.class == Class::Word && token.spaced) else {
            return false;
        };
        let followed_by = |what: fn(&What<'_>) -> bool| self.at(next).is_some_and(|mark| what(&mark.what));
        if followed_by(|what| matches!(what, What::Country(_) | What::Demonym(_) | What::People(_) | What::Capital(_)))
        {
            return false;
        }
        if followed_by(|what| matches!(what, What::Post(_) | What::Rank(_) | What::Service(_) | What::Private)) {
            return true;
        }
        if names.shows_actor(words, next) {
            return false;
        }
        // "the US rejects the plan": what an article follows is a verb.
        token.case != Case::Lower || names.small_at(words, next + 1, Small::Article).is_none()
    }
}

/// Returns whether a sentence still stands at its start behind a mark: behind a quote or a bracket.
fn opens(mark: &str, standing: Standing) -> bool {
    mark == ":" || (standing == Standing::First && matches!(mark, "\"" | "'" | "(" | "[" | "-"))
}

/// One look for the longest entry.
#[derive(Clone, Copy)]
struct Scan<'r> {
    words: &'r Words,
    names: &'r Names,
    world: World<'r>,
    end: usize,
    standing: Standing,
}

impl<'r> Scan<'r> {
    /// Returns the longest entry at a token; of two of one length, the more particular.
    fn longest(self, at: usize) -> Option<Mark<'r>> {
        if self.words.tokens[at].class == Class::Mark || !self.is_listed(at) {
            return None;
        }
        let found = [self.organisation(at), self.post(at), self.generic(at), self.term(at)];
        let mut best: Option<Mark<'r>> = None;
        for mark in found.into_iter().flatten() {
            if best.as_ref().is_none_or(|best| mark.tokens.len() > best.tokens.len()) {
                best = Some(mark);
            }
        }
        best
    }

    /// Returns whether any listed name begins with a token.
    fn is_listed(self, at: usize) -> bool {
        self.names.terms.begins_at(self.words, at)
            || self.world.organisations.aliases.begins_at(self.words, at)
            || self.world.posts.heads.begins_at(self.words, at)
    }

    fn fits(self, casing: Casing, at: usize, length: usize) -> bool {
        casing.fits(self.words, at..at + length, self.standing)
    }

    fn organisation(self, at: usize) -> Option<Mark<'r>> {
        let mut end = at;
        let mut which = None;
        for (length, aliases) in self.aliases(at) {
            let alias = aliases.iter().find(|alias| alias.reach == Reach::Own && self.counts(alias, at, length));
            // "the Danish defence minister": a post that starts inside the name takes its words.
            let cut = || {
                (at + 1..at + length).any(|inner| self.post(inner).is_some_and(|post| post.tokens.end > at + length))
            };
            if let Some(alias) = alias.filter(|_| !cut()) {
                (end, which) = (at + length, Some(alias.organisation));
                break;
            }
        }
        let which = which?;
        // "the coalition against Islamic State in Iraq and Syria": the name inside goes on.
        for inner in at + 1..end {
            let longer = self.aliases(inner).find(|(length, aliases)| {
                inner + length > end
                    && aliases.iter().any(|alias| alias.reach == Reach::Own && self.counts(alias, inner, *length))
            });
            if let Some((length, _)) = longer {
                end = inner + length;
                break;
            }
        }
        Some(Mark { tokens: at..end, what: What::Organisation(which) })
    }

    fn aliases(self, at: usize) -> impl Iterator<Item = (usize, &'r [Alias])> {
        self.world.organisations.aliases.all_at(self.words, at, self.end)
    }

    /// Returns whether an alias of another language may stand here: proper names travel, words do not.
    fn counts(self, alias: &Alias, at: usize, length: usize) -> bool {
        let ours = *alias.language == *self.names.language;
        let travels = match alias.casing {
            Casing::Acronym => self.words.word(at).chars().count() > 2,
            Casing::Phrase(capitals) | Casing::Exact(capitals) => capitals > 1,
            Casing::Any | Casing::Capital => false,
        };
        (ours || travels) && self.fits(alias.casing, at, length)
    }

    fn generic(self, at: usize) -> Option<Mark<'r>> {
        let (length, _) = self.aliases(at).find(|(length, aliases)| {
            aliases.iter().any(|alias| {
                alias.reach == Reach::Generic
                    && *alias.language == *self.names.language
                    && self.fits(alias.casing, at, *length)
            })
        })?;
        Some(Mark { tokens: at..at + length, what: What::Generic })
    }

    fn post(self, at: usize) -> Option<Mark<'r>> {
        let heads = &self.world.posts.heads;
        heads.all_at(self.words, at, self.end).find_map(|(length, heads)| {
            let ours = |head: &&muster_pack::posts::Head| {
                *head.language == *self.names.language && self.fits(head.casing, at, length)
            };
            let head = heads.iter().find(ours)?;
            Some(Mark { tokens: at..at + length, what: What::Post(Some(head.post)) })
        })
    }

    fn term(self, at: usize) -> Option<Mark<'r>> {
        self.names.terms.all_at(self.words, at, self.end).find_map(|(length, terms)| {
            let tokens = at..at + length;
            let term = terms
                .iter()
                .find(|term| self.fits(term.casing, at, length) || self.addresses(&term.meaning, &tokens))?;
            if self.names.is_refused(self.words, tokens.clone()) {
                return None;
            }
            let what = match &term.meaning {
                Meaning::Country(code) => What::Country(code),
                Meaning::Demonym(code) => What::Demonym(code),
                Meaning::People(code) => What::People(code),
                Meaning::Capital(code) => What::Capital(code),
                Meaning::Rank(rank) => What::Rank(rank),
                Meaning::Service(service) => What::Service(service),
                Meaning::Title(title) => What::Post(self.world.posts.by_name(title)),
                Meaning::Private => What::Private,
            };
            Some(Mark { tokens, what })
        })
    }

    /// Where adjectives follow, a rank or title of one word before a name needs no capital ("tướng Kurilla").
    fn addresses(self, meaning: &Meaning, tokens: &Range<usize>) -> bool {
        self.names.order == Order::After
            && matches!(meaning, Meaning::Rank(_) | Meaning::Title(_))
            && self
                .words
                .tokens
                .get(tokens.end)
                .is_some_and(|next| next.class == Class::Word && next.case != Case::Lower)
    }
}
