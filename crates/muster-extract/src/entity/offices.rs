//! Which post do the words name, and over what is it? "deputy commander of the Joint Operations Command".

use std::ops::Range;

use muster_model::Office;
use muster_pack::language::names::{Order, Small};
use muster_pack::organisations::OrganisationType;
use muster_pack::posts::Modifier;
use muster_text::{Case, Class};

use super::Reader;
use super::marks::{Mark, What};

/// How many times a complement may go on: "Strategy and Sustainment", "CJTF-OIR", "(in Iraq)".
const MOST_COMPLEMENTS: usize = 4;

/// A post with the words around its head.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Phrase<'r> {
    /// The head alone.
    pub head: Range<usize>,
    /// The post: head, lasting modifiers, complement.
    pub post: Range<usize>,
    /// First token, with modifiers that say when it is held.
    pub start: usize,
    /// The post's name for ever; none for an address such as "Dr".
    pub id: Option<String>,
    /// Whether it is a public office.
    pub office: Office,
    /// The country it is of, where the country's name follows the head.
    pub country: Option<&'r str>,
}

impl<'r> Reader<'r> {
    /// Finds the posts of the passage.
    pub(super) fn phrases(&self) -> Vec<Phrase<'r>> {
        self.marks
            .iter()
            .filter_map(|mark| match mark.what {
                What::Post(post) => Some(self.phrase(mark, post)),
                _ => None,
            })
            .collect()
    }

    fn phrase(&self, mark: &Mark<'r>, post: Option<usize>) -> Phrase<'r> {
        let (first, start, mut modifiers) = self.modifiers_before(mark.tokens.start);
        let mut end = mark.tokens.end;
        while let Some((length, modifier)) = self.modifier_after(end) {
            end += length;
            modifiers.push(modifier);
        }
        let country = match self.marks.at(end).map(|mark| mark.what) {
            Some(What::Country(code)) if self.names.order == Order::After => Some(code),
            _ => None,
        };
        for _ in 0..MOST_COMPLEMENTS {
            match self.complement(end) {
                Some(further) => end = further,
                None => break,
            }
        }
        let posts = self.world.posts;
        let id = post.map(|index| {
            let plain = &posts.all[index].id;
            let modified = modifiers.iter().map(|modifier| format!("{}_{plain}", modifier.as_str()));
            modified.into_iter().find(|id| posts.by_id(id).is_some()).unwrap_or_else(|| plain.clone())
        });
        let assistant = modifiers.contains(&Modifier::Assistant);
        let office = match post.map(|index| posts.all[index].office) {
            Some(Office::Public) if !assistant && !self.is_of_adversary(mark.tokens.end..end) => Office::Public,
            _ => Office::Private,
        };
        Phrase { head: mark.tokens.clone(), post: first..end, start, id, office, country }
    }

    /// Returns whether an adversary stands among the tokens: who commands for it holds no public office.
    pub(super) fn is_of_adversary(&self, mut tokens: Range<usize>) -> bool {
        tokens.any(|at| self.marks.at(at).is_some_and(|mark| self.is_adversary(mark)))
    }

    pub(super) fn is_adversary(&self, mark: &Mark<'_>) -> bool {
        let What::Organisation(index) = mark.what else { return false };
        self.world.organisations.all[index].kind == OrganisationType::Adversary
    }

    /// Returns where the post starts, where everything said of it starts, and the modifiers between.
    fn modifiers_before(&self, head: usize) -> (usize, usize, Vec<Modifier>) {
        let (mut first, mut start, mut modifiers) = (head, head, Vec::new());
        while let Some((length, modifier)) = self.modifier_before(start) {
            start -= length;
            if !modifier.is_of_time() && first == start + length {
                first = start;
            }
            modifiers.push(modifier);
        }
        (first, start, modifiers)
    }

    fn modifier_before(&self, end: usize) -> Option<(usize, Modifier)> {
        (1..=3_usize).rev().filter(|length| *length <= end).find_map(|length| {
            let start = end - length;
            let (found, values) = self.world.posts.modifiers.longest_at(self.words(), start, end)?;
            let ours = values.iter().find(|(_, language)| *language == self.names.language)?;
            (found == length && self.sentence_start(end) <= start).then_some((length, ours.0))
        })
    }

    fn modifier_after(&self, at: usize) -> Option<(usize, Modifier)> {
        let (length, values) = self.world.posts.modifiers.longest_at(self.words(), at, self.words().len())?;
        let ours = values.iter().find(|(_, language)| *language == self.names.language)?;
        let follows = self.names.order == Order::After || ours.0 == Modifier::Designate;
        follows.then_some((length, ours.0))
    }

    /// Returns where the next complement ends: a field, an organisation, "for …", "of …", a name in brackets.
    fn complement(&self, at: usize) -> Option<usize> {
        if at >= self.sentence_end(at.saturating_sub(1)) {
            return None;
        }
        let dash = usize::from(self.word(at) == "-");
        self.fields(at + dash).or_else(|| self.direct(at)).or_else(|| self.over(at)).or_else(|| self.bracketed(at))
    }

    /// "strategy and sustainment", when adjectives follow; behind "for" otherwise.
    fn fields(&self, at: usize) -> Option<usize> {
        match self.names.order {
            Order::After => self.field_list(at),
            Order::Before => None,
        }
    }

    fn field_list(&self, at: usize) -> Option<usize> {
        let mut end = at + self.small(at, Small::Field)?;
        while let Some(join) = self.small(end, Small::Joins)
            && let Some(field) = self.small(end + join, Small::Field)
        {
            end += join + field;
        }
        Some(end)
    }

    fn direct(&self, at: usize) -> Option<usize> {
        if self.names.order == Order::Before {
            return None;
        }
        let mark = self.marks.at(at)?;
        matches!(
            mark.what,
            What::Organisation(_) | What::Generic | What::Country(_) | What::Service(_) | What::Capital(_)
        )
        .then_some(mark.tokens.end)
    }

    fn over(&self, at: usize) -> Option<usize> {
        let mut next = at + self.small(at, Small::Over)?;
        if let Some(end) = self.thing(next) {
            return Some(end);
        }
        let article = self.small(next, Small::Article);
        next += article.unwrap_or(0);
        self.thing(next).or_else(|| {
            let plain = article.is_some() && self.is_lower(next) && self.marks.over(next).is_none();
            plain.then_some(next + 1)
        })
    }

    /// Returns where the thing a post is over ends: an organisation, a country or place, a field.
    fn thing(&self, at: usize) -> Option<usize> {
        if let Some(region) = self.small(at, Small::Region)
            && let Some(Mark { tokens, what: What::Country(_) }) = self.marks.at(at + region)
        {
            return Some(tokens.end);
        }
        if let Some(mark) = self.marks.at(at) {
            return match mark.what {
                What::Demonym(_) => Some(self.described(mark.tokens.end)),
                What::Post(_) | What::Rank(_) | What::Private => self.field_list(at),
                _ => Some(mark.tokens.end),
            };
        }
        self.field_list(at).or_else(|| {
            let place = self.is_capital(at).then(|| self.world.places.longest_at(self.words(), at, self.words().len()));
            let run = || self.name_run(at).filter(|run| !self.names.is_given(self.word(run.start))).map(|run| run.end);
            place.flatten().map(|(length, _)| at + length).or_else(run)
        })
    }

    /// Returns where the noun an adjective describes ends: at most two words ("Iraqi ground forces").
    fn described(&self, at: usize) -> usize {
        if let Some(mark) = self.marks.at(at) {
            return mark.tokens.end;
        }
        let noun = |token: usize| {
            self.is_lower(token)
                && self.marks.over(token).is_none()
                && [Small::AfterActor, Small::Says, Small::Over]
                    .into_iter()
                    .all(|kind| self.small(token, kind).is_none())
        };
        at + (at..at + 2).take_while(|token| noun(*token)).count()
    }

    fn bracketed(&self, at: usize) -> Option<usize> {
        let inside = self.marks.at(at + 1).filter(|mark| matches!(mark.what, What::Organisation(_)))?;
        (self.word(at) == "(" && self.word(inside.tokens.end) == ")").then_some(inside.tokens.end + 1)
    }

    pub(super) fn is_lower(&self, token: usize) -> bool {
        self.words().tokens.get(token).is_some_and(|token| token.class == Class::Word && token.case == Case::Lower)
    }
}
