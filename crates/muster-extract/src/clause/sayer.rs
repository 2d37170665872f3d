//! What is a sayer called? The person or body a noun phrase names, else the description as printed.

use std::ops::Range;

use muster_model::{Named, Office};
use muster_pack::language::speech::Sign;
use muster_text::Case;

use super::Talk;
use super::tags::{Tags, is_time};

/// A sayer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Voice {
    /// The name, or the description as printed.
    pub name: String,
    /// Whether the name may be shown.
    pub office: Office,
}

/// Returns who a noun phrase names as the sayer.
pub(super) fn voice(tags: &Tags, phrase: Range<usize>, talk: &Talk) -> Option<Voice> {
    let phrase = without_marks(tags, phrase);
    if phrase.is_empty() || names_nobody(tags, &phrase) {
        return None;
    }
    if let Some(voice) = pronoun(tags, &phrase, talk) {
        return voice;
    }
    let described = description(tags, phrase.clone());
    if names_nobody(tags, &described) {
        return None;
    }
    person(tags, &phrase, &described).or_else(|| body(tags, &described)).or_else(|| words(tags, described, talk))
}

fn without_marks(tags: &Tags, mut phrase: Range<usize>) -> Range<usize> {
    let is_edge = |at: usize| tags.is_punctuation(at) && !tags.is_mark(at, "(") && !tags.is_mark(at, ")");
    while phrase.start < phrase.end && is_edge(phrase.start) {
        phrase.start += 1;
    }
    while phrase.start < phrase.end && is_edge(phrase.end - 1) {
        phrase.end -= 1;
    }
    phrase
}

fn names_nobody(tags: &Tags, phrase: &Range<usize>) -> bool {
    tags.end_of(phrase.start, &[Sign::Nobody]) == Some(phrase.end)
}

/// "he", "they": the person or the sayer named last; `Some(None)` when nobody is known.
fn pronoun(tags: &Tags, phrase: &Range<usize>, talk: &Talk) -> Option<Option<Voice>> {
    let whole = |wanted: Sign| tags.end_of(phrase.start, &[wanted]) == Some(phrase.end);
    let last = || talk.speaker.as_ref().map(|speaker| Voice { name: speaker.name.clone(), office: speaker.office });
    if whole(Sign::PronounPerson) {
        return Some(talk.person.clone().or_else(last));
    }
    whole(Sign::Pronoun).then(last)
}

/// Returns the part of a noun phrase that describes its head: up to a comma or a word that ends it.
fn description(tags: &Tags, phrase: Range<usize>) -> Range<usize> {
    let mut start = phrase.start;
    while start + 1 < phrase.end && tags.has(start, Sign::Article) && !tags.is_number(start) && !tags.is_masked(start) {
        start += 1;
    }
    let ends = |at: usize| {
        let bracket = tags.is_mark(at, "(");
        let mark = tags.is_mark(at, ",") || tags.is_strong(at) || bracket || tags.is_mark(at, "\"");
        mark || !tags.is_masked(at) && tags.has(at, Sign::DescriptionEnd) || tags.time_at(at).is_some()
    };
    let end = (start + 1..phrase.end).find(|at| ends(*at)).unwrap_or(phrase.end);
    let end = (start + 1..=end).rev().find(|end| !tags.has(end - 1, Sign::Preposition) && !tags.is_adverb(end - 1));
    start..end.unwrap_or(start + 1)
}

/// A person in the description, or in apposition to it.
fn person(tags: &Tags, phrase: &Range<usize>, described: &Range<usize>) -> Option<Voice> {
    let people = tags.mentions.iter().filter_map(|found| match &found.mention.what {
        Named::Person(person) if phrase.start <= found.tokens.start && found.tokens.end <= phrase.end => {
            Some((found, person))
        }
        _ => None,
    });
    let mut people = people.filter(|(found, _)| {
        let inside = found.tokens.start < described.end
            && !tags.signs_in(described.start..found.tokens.start).any(|(_, sign)| sign == Sign::Preposition);
        let office =
            described.start == found.tokens.start || tags.mentions.iter().any(|other| other.tokens == found.tokens);
        let apposed = tags.is_mark(described.end, ",")
            && found.tokens.start <= described.end + 4
            && found.tokens.start > described.end;
        inside && office || apposed
    });
    people.next().map(|(found, person)| {
        // A short form stands for the name told in full; a full one is kept as printed here.
        let printed = tags.passage.printed(found.tokens.clone());
        let full = printed.len() >= person.text.len();
        Voice { name: if full { printed.to_owned() } else { person.text.clone() }, office: person.office }
    })
}

/// A body whose name ends the description: "the US Department of Defense", not "the US envoy".
fn body(tags: &Tags, described: &Range<usize>) -> Option<Voice> {
    let named =
        tags.mentions.iter().filter(|found| found.tokens.start >= described.start && found.tokens.end <= described.end);
    let mut named = named.filter_map(|found| match &found.mention.what {
        Named::Entity(entity) if found.tokens.end == described.end => Some((found, entity)),
        _ => None,
    });
    let (found, entity) = named.next()?;
    let alone = !tags
        .signs_in(described.start..found.tokens.start)
        .any(|(_, sign)| matches!(sign, Sign::Preposition | Sign::Public));
    alone.then(|| Voice { name: entity.text.clone(), office: Office::Public })
}

/// The words themselves; without a word of office they may name a private person.
fn words(tags: &Tags, described: Range<usize>, talk: &Talk) -> Option<Voice> {
    let described = without_marks(tags, described);
    if described.is_empty() || tags.mentions.iter().any(|found| is_time(found) && found.tokens == described) {
        return None;
    }
    let name = tags.passage.printed(described.clone()).to_owned();
    let known = talk.people.iter().find(|person| {
        let before = person.name.strip_suffix(name.as_str());
        before.is_some_and(|before| before.is_empty() || before.ends_with(' '))
    });
    if let Some(person) = known {
        return Some(person.clone());
    }
    let public = tags.signs_in(described.clone()).any(|(_, sign)| matches!(sign, Sign::Public | Sign::Carrier));
    let body = described.clone().all(|at| {
        let upper = tags.words().tokens.get(at).is_some_and(|token| token.case == Case::Upper);
        upper || tags.is_masked(at) || tags.is_punctuation(at) || tags.opener(at).is_some()
    });
    let office = if public || body { Office::Public } else { Office::Private };
    Some(Voice { name, office })
}

/// Returns whether a subject is a word that stands for whoever is speaking.
pub(super) fn stands_for_sayer(tags: &Tags, subject: &Range<usize>) -> bool {
    subject.len() == 1 && (tags.has(subject.start, Sign::Pronoun) || tags.has(subject.start, Sign::PronounPerson))
}
