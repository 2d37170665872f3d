//! Whom, what and where does a text name? Countries, organisations, persons, posts and places.
//!
//! [`find`] reads one passage after another in the order of the text and keeps what a later short form
//! needs in [`Known`]; [`settle`] then looks back once over a part, because "Biden" in a headline is
//! told apart from a village, and a commander from a private soldier, only by what the text says later.

mod known;
mod marks;
mod name;
mod offices;
mod persons;
mod places;
#[cfg(test)]
mod tests;

use std::ops::Range;

use muster_model::{Entity, EntityClass, Mention, Named, Office, Person};
use muster_pack::language::names::{Names, Small, Standing};
use muster_pack::organisations::{Organisations, Reach as AliasReach};
use muster_pack::places::Places;
use muster_pack::posts::Posts;
use muster_text::{Case, Class, Words};

use crate::passage::{Found, Passage};

pub use known::Known;
use marks::{Mark, Marks, What};
use persons::{Persons, Sighting};

/// What the packs know of the world, beside the names of one language.
#[derive(Clone, Copy, Debug)]
pub struct World<'p> {
    /// The organisations and forces.
    pub organisations: &'p Organisations,
    /// The posts people hold.
    pub posts: &'p Posts,
    /// The gazetteer.
    pub places: &'p Places,
}

/// What a passage names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entities {
    /// The mentions by their first token, the longer first. A post may lie over the organisation, the
    /// country or the place it is of; no other two share a token.
    pub found: Vec<Found>,
    /// How far the description of each person reaches, in the order of the persons.
    pub reaches: Vec<Reach>,
}

/// A person's name with everything that describes the person beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reach {
    /// The mention, as an index of [`Entities::found`].
    pub person: usize,
    /// The tokens from the first to the last word of name and description.
    pub tokens: Range<usize>,
    /// Which person of the part it is: the same number wherever the part names the same person.
    pub who: usize,
}

/// Finds what a passage names; tokens in `claimed` belong to times and quantities and name no person or place.
pub fn find(
    passage: &Passage<'_>,
    names: &Names,
    world: World<'_>,
    known: &mut Known,
    claimed: &[Range<usize>],
) -> Entities {
    let mut taken = vec![Claim::Free; passage.words.len()];
    for range in claimed {
        let end = range.end.min(taken.len());
        taken[range.start.min(end)..end].fill(Claim::Taken);
    }
    let reader = Reader {
        passage,
        names,
        world,
        marks: Marks::of(passage, names, world),
        claimed: taken,
        sentences: sentences_of_tokens(passage),
        smalls: Smalls::of(&passage.words, names),
        script: Script::of(&passage.words),
    };
    let phrases = reader.phrases();
    let (people, held) = Persons::find(&reader, &phrases, known);
    let taken: Vec<Range<usize>> = people.iter().map(|sighting| sighting.name.clone()).collect();
    let spots = reader.spots(&taken, known);
    let mut found: Vec<(Found, Option<Sighting>)> = Vec::new();
    for spot in &spots {
        found.push((reader.mention(spot.tokens.clone(), Named::Place(spot.place.clone())), None));
    }
    for (index, phrase) in phrases.iter().enumerate() {
        let shown = phrase.office == Office::Public || held.contains(&index);
        if let Some(id) = phrase.id.clone().filter(|_| shown && !reader.is_claimed(phrase.head.start)) {
            found.push((reader.mention(phrase.post.clone(), Named::Post(id)), None));
        }
    }
    for mark in reader.marks.iter() {
        let inside = |range: &Range<usize>| range.start < mark.tokens.end && mark.tokens.start < range.end;
        if taken.iter().any(inside) || spots.iter().any(|spot| inside(&spot.tokens)) {
            continue;
        }
        found.extend(reader.named(mark, known).map(|(tokens, named)| (reader.mention(tokens, named), None)));
    }
    for sighting in people {
        let named = Named::Person(sighting.person.clone());
        found.push((reader.mention(sighting.name.clone(), named), Some(sighting)));
    }
    in_order(found)
}

/// Sorts the mentions and lists the reaches of persons.
fn in_order(mut found: Vec<(Found, Option<Sighting>)>) -> Entities {
    found.sort_by_key(|(found, _)| (found.tokens.start, std::cmp::Reverse(found.tokens.end)));
    let mut entities = Entities::default();
    for (index, (found, sighting)) in found.into_iter().enumerate() {
        if let Some(sighting) = sighting {
            entities.reaches.push(Reach { person: index, tokens: sighting.extent, who: sighting.who });
        }
        entities.found.push(found);
    }
    entities
}

/// Looks back over the passages of a part: adds last names printed before the full name, and gives
/// every mention of a person what the whole part says about the person.
pub fn settle(passages: &[Passage<'_>], entities: &mut [Entities], known: &Known) {
    for (passage, entities) in passages.iter().zip(entities) {
        for reach in &entities.reaches {
            if let Named::Person(person) = &mut entities.found[reach.person].mention.what {
                complete(person, &known.people[reach.who].person);
            }
        }
        let added: Vec<(Found, Sighting)> = earlier_forms(passage, entities, known);
        if added.is_empty() {
            continue;
        }
        let old = std::mem::take(entities);
        let mut all: Vec<(Found, Option<Sighting>)> = old.found.into_iter().map(|found| (found, None)).collect();
        for Reach { person, tokens, who } in old.reaches {
            let name = all[person].0.tokens.clone();
            let known = known.people[who].person.clone();
            all[person].1 = Some(Sighting { name, extent: tokens, who, person: known });
        }
        // What stood at a name that turns out to be a person's is no place.
        let covers = |range: &Range<usize>| added.iter().any(|(new, _)| new.tokens.contains(&range.start));
        all.retain(|(found, _)| !(matches!(found.mention.what, Named::Place(_)) && covers(&found.tokens)));
        all.extend(added.into_iter().map(|(found, sighting)| (found, Some(sighting))));
        *entities = in_order(all);
    }
}

fn complete(person: &mut Person, known: &Person) {
    known::fill(person, known);
    if known.text.split_whitespace().count() > person.text.split_whitespace().count() {
        person.text.clone_from(&known.text);
    }
    if person.role.is_none() {
        person.role.clone_from(&known.role);
    }
}

/// Finds last names of known persons that nothing names yet.
fn earlier_forms(passage: &Passage<'_>, entities: &Entities, known: &Known) -> Vec<(Found, Sighting)> {
    let words = &passage.words;
    let mut added = Vec::new();
    if known.people.is_empty() {
        return added;
    }
    for (at, token) in words.tokens.iter().enumerate() {
        if token.class != Class::Word || token.case == Case::Lower {
            continue;
        }
        let Some(who) = known.by_last_name(words.word(at)) else { continue };
        let named = |found: &Found| found.tokens.contains(&at) && !matches!(found.mention.what, Named::Place(_));
        if entities.found.iter().any(named) {
            continue;
        }
        let hyphen = at >= 2 && words.word(at - 1) == "-" && !token.spaced && !words.tokens[at - 1].spaced;
        let start = if hyphen && words.tokens[at - 2].class == Class::Word { at - 2 } else { at };
        let person = known.people[who].person.clone();
        let mention = Mention { span: passage.span(start..at + 1), what: Named::Person(person.clone()) };
        let found = Found { tokens: start..at + 1, mention };
        added.push((found, Sighting { name: start..at + 1, extent: start..at + 1, who, person }));
    }
    added
}

/// Whether a token already belongs to a time or a quantity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Claim {
    /// It does not.
    Free,
    /// It does.
    Taken,
}

/// A passage while it is being read.
struct Reader<'r> {
    passage: &'r Passage<'r>,
    names: &'r Names,
    world: World<'r>,
    marks: Marks<'r>,
    claimed: Vec<Claim>,
    /// The sentence of each token.
    sentences: Vec<(usize, usize)>,
    smalls: Smalls,
    script: Script,
}

/// Whether the script a passage is printed in has capitals, which tell its names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Script {
    /// It has.
    Cased,
    /// It has none.
    Uncased,
}

impl Script {
    /// The script of most of the words: a few others are names in a script of their own.
    fn of(words: &Words) -> Self {
        let words = words.tokens.iter().filter(|token| token.class == Class::Word);
        let (uncased, all) =
            words.fold((0, 0), |(uncased, all), token| (uncased + usize::from(token.case == Case::Uncased), all + 1));
        if uncased * 2 > all { Self::Uncased } else { Self::Cased }
    }
}

/// Which kinds of small words start and end at each token: most tokens have none, and are not asked again.
struct Smalls {
    starts: Vec<u32>,
    ends: Vec<u32>,
}

impl Smalls {
    fn of(words: &Words, names: &Names) -> Self {
        let mut smalls = Self { starts: vec![0; words.len() + 1], ends: vec![0; words.len() + 1] };
        for at in 0..words.len() {
            for (length, kinds) in names.smalls_at(words, at) {
                let bits = kinds.iter().fold(0, |bits, kind| bits | bit(*kind));
                smalls.starts[at] |= bits;
                smalls.ends[at + length] |= bits;
            }
        }
        smalls
    }
}

fn bit(kind: Small) -> u32 {
    1 << kind as u32
}

fn sentences_of_tokens(passage: &Passage<'_>) -> Vec<(usize, usize)> {
    let length = passage.words.len();
    let mut sentences = vec![(0, length); length];
    for sentence in &passage.sentences {
        let end = sentence.end.min(length);
        sentences[sentence.start.min(end)..end].fill((sentence.start, end));
    }
    sentences
}

impl<'r> Reader<'r> {
    fn words(&self) -> &'r Words {
        &self.passage.words
    }

    fn word(&self, at: usize) -> &'r str {
        self.passage.words.word(at)
    }

    fn is_claimed(&self, at: usize) -> bool {
        self.claimed.get(at) == Some(&Claim::Taken)
    }

    /// Returns whether a word is printed as names are: with a capital, or in another script than the text.
    fn is_capital(&self, at: usize) -> bool {
        let word = self.words().tokens.get(at).filter(|token| token.class == Class::Word);
        word.is_some_and(|token| token.case != Case::Lower) && !self.is_uncased(at)
    }

    /// Returns whether a token is a word of a text whose script has no capitals.
    fn is_uncased(&self, at: usize) -> bool {
        let word = self.words().tokens.get(at).filter(|token| token.class == Class::Word);
        self.script == Script::Uncased && word.is_some_and(|token| token.case == Case::Uncased)
    }

    /// Returns the length of the small word of a kind that starts at a token.
    fn small(&self, at: usize, kind: Small) -> Option<usize> {
        let starts = self.smalls.starts.get(at)? & bit(kind) != 0;
        if starts { self.names.small_at(self.words(), at, kind) } else { None }
    }

    /// Returns the length of the small word of a kind that ends before a token.
    fn small_before(&self, end: usize, kind: Small) -> Option<usize> {
        if self.smalls.ends.get(end)? & bit(kind) == 0 {
            return None;
        }
        let most = end.min(5);
        (1..=most).rev().find(|length| self.names.is_small(self.words(), end - length..end, kind))
    }

    fn sentence_start(&self, at: usize) -> usize {
        self.sentences.get(at).map_or(0, |sentence| sentence.0)
    }

    fn sentence_end(&self, at: usize) -> usize {
        self.sentences.get(at).map_or(self.words().len(), |sentence| sentence.1)
    }

    /// Returns whether only marks stand between a token and the start of its sentence.
    fn standing(&self, at: usize) -> Standing {
        let start = self.sentence_start(at).min(at);
        let first = (start..at).all(|token| self.words().tokens[token].class == Class::Mark);
        if first { Standing::First } else { Standing::Inside }
    }

    /// Returns whether a hyphen ties a name to a common word: "US-led", "anti-ISIS" name no actor.
    fn is_glued(&self, tokens: &Range<usize>) -> bool {
        let lower = |at: usize| {
            self.words().tokens.get(at).is_some_and(|token| token.class == Class::Word && token.case == Case::Lower)
        };
        let tight = |at: usize| self.words().tokens.get(at).is_some_and(|token| !token.spaced);
        let behind =
            self.word(tokens.end) == "-" && tight(tokens.end) && tight(tokens.end + 1) && lower(tokens.end + 1);
        let before = tokens.start >= 2
            && self.word(tokens.start - 1) == "-"
            && tight(tokens.start)
            && tight(tokens.start - 1)
            && lower(tokens.start - 2)
            && self.small(tokens.start - 2, Small::Particle).is_none();
        behind || before
    }

    fn mention(&self, tokens: Range<usize>, what: Named) -> Found {
        Found { mention: Mention { span: self.passage.span(tokens.clone()), what }, tokens }
    }

    /// Returns what a listed name that is no part of a person's or a place's name stands for.
    fn named(&self, mark: &Mark<'_>, known: &mut Known) -> Option<(Range<usize>, Named)> {
        if self.is_glued(&mark.tokens) {
            return None;
        }
        let tokens = mark.tokens.clone();
        let entity = |class: EntityClass, id: Option<String>, tokens: &Range<usize>| Entity {
            text: self.passage.printed(tokens.clone()).to_owned(),
            class,
            id,
        };
        let country = |code: &str| entity(EntityClass::Country, Some(code.to_owned()), &tokens);
        let named = match mark.what {
            What::Country(code) | What::People(code) => Named::Entity(country(code)),
            What::Demonym(code) => Named::Demonym(country(code)),
            What::Organisation(index) => {
                known.name_organisation(index);
                let id = self.world.organisations.all[index].id.clone();
                Named::Entity(entity(EntityClass::Org, Some(id), &tokens))
            }
            What::Generic => {
                let meant = known.meant(&self.generics(&tokens));
                let id = meant.map(|index| self.world.organisations.all[index].id.clone());
                Named::Entity(entity(EntityClass::Org, id, &tokens))
            }
            What::Service(_) => Named::Entity(entity(EntityClass::Org, None, &tokens)),
            What::Capital(_) | What::Rank(_) | What::Post(_) | What::Private => return None,
        };
        Some((tokens, named))
    }

    /// Returns the organisations a generic word may stand for.
    fn generics(&self, tokens: &Range<usize>) -> Vec<usize> {
        let length = tokens.len();
        let aliases = self.world.organisations.aliases.all_at(self.words(), tokens.start, tokens.end);
        let mut generics: Vec<usize> = aliases
            .filter(|(found, _)| *found == length)
            .flat_map(|(_, aliases)| aliases)
            .filter(|alias| alias.reach == AliasReach::Generic && *alias.language == *self.names.language)
            .map(|alias| alias.organisation)
            .collect();
        generics.dedup();
        generics
    }
}
