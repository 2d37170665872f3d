//! Who or what is a clause about? The noun phrase before its verb, or the one it leans on.

use std::ops::Range;

use muster_pack::language::sentences::Opener;
use muster_pack::language::speech::Sign;

use super::bounds::{Joined, Piece};
use super::tags::{Tags, is_time};

/// Returns the subject of each piece.
pub(super) fn subjects(tags: &Tags, pieces: &[Piece]) -> Vec<Option<Range<usize>>> {
    let mut subjects: Vec<Option<Range<usize>>> = Vec::with_capacity(pieces.len());
    for (index, piece) in pieces.iter().enumerate() {
        let relative = |at: usize| pieces[at].joined == Joined::By(Opener::Relative);
        let behind_relative = index >= 2 && relative(index - 1) && pieces[index - 2].heads.is_empty();
        let own = own(tags, piece, if behind_relative { Inversion::Barred } else { Inversion::Allowed });
        let subject = match (own, piece.joined) {
            (Some(own), _) => Some(own),
            (None, Joined::By(Opener::Relative)) => antecedent(tags, piece.tokens.start),
            (None, _) => earlier(pieces, &subjects, index),
        };
        subjects.push(subject);
    }
    subjects
}

/// Whether the subject may stand behind the verb.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Inversion {
    /// "…, said X".
    Allowed,
    /// Behind a clause about the subject: "X, who leads it, told …".
    Barred,
}

/// Returns the subject of the clause an elided one goes on from: not that of a clause about a word inside it.
fn earlier(pieces: &[Piece], subjects: &[Option<Range<usize>>], index: usize) -> Option<Range<usize>> {
    let goes_back = !matches!(pieces[index].joined, Joined::By(Opener::Coordinate) | Joined::Leaning);
    let before = (0..index).rev().find(|at| {
        let relative = matches!(pieces[*at].joined, Joined::By(Opener::Relative | Opener::Subordinate) | Joined::Noun)
            && goes_back
            && *at > 0;
        // "Iraq's forces, | the general said, | have taken the lead".
        let aside = pieces[index].joined == Joined::Comma
            && pieces[*at].joined == Joined::Comma
            && at.checked_sub(1).is_some_and(|before| pieces[before].heads.is_empty());
        !relative && !aside && (!pieces[*at].heads.is_empty() || subjects[*at].is_some())
    });
    subjects[before?].clone()
}

fn own(tags: &Tags, piece: &Piece, inversion: Inversion) -> Option<Range<usize>> {
    let Some(head) = piece.head() else { return only(tags, piece) };
    if head.with_subject {
        return Some(head.tokens.start..head.tokens.start + 1);
    }
    let strong = (piece.tokens.start..head.tokens.start).rev().find(|at| tags.is_strong(*at));
    let front = front(tags, strong.map_or(piece.tokens.start, |at| at + 1), head.tokens.start);
    if let Some(subject) = trim(tags, front..head.tokens.start) {
        return Some(subject);
    }
    match inversion {
        Inversion::Allowed => inverted(tags, piece, head.tokens.end),
        Inversion::Barred => None,
    }
}

/// "The soldiers, | who arrived in May, | will leave": a piece without a verb is the subject of a later one.
fn only(tags: &Tags, piece: &Piece) -> Option<Range<usize>> {
    let parted = tags.is_mark(piece.tokens.end - 1, ",") && piece.joined == Joined::First;
    let leads = piece.tokens.end < tags.sentence.end && (tags.opener(piece.tokens.end).is_some() || parted);
    let front = front(tags, piece.tokens.start, piece.tokens.end);
    if leads { trim(tags, front..piece.tokens.end) } else { None }
}

/// Skips openers, marks, adverbs and fronted phrases.
fn front(tags: &Tags, start: usize, end: usize) -> usize {
    let mut at = start;
    loop {
        let before = at;
        if at >= end {
            return end;
        }
        let led = tags.behind_preposition(at)
            || [Sign::According, Sign::AccordingNamed, Sign::Citing].iter().any(|sign| tags.has(at, *sign));
        let fronted = led && (at..end).any(|at| tags.is_mark(at, ","));
        if fronted {
            at = behind_phrase(tags, at, end);
            continue;
        }
        if let Some((_, opened)) = tags.opener(at).filter(|(_, opened)| *opened <= end) {
            if opened == end && tags.has(at, Sign::Subject) && !tags.opens(at, Opener::Relative) {
                return at;
            }
            at = opened;
        }
        while at < end && tags.is_punctuation(at) && !tags.is_mark(at, "(") {
            at += 1;
        }
        if let Some(adverb) = tags.adverb_end(at).filter(|adverb| *adverb <= end && !tags.has(at, Sign::Subject)) {
            at = adverb;
        }
        if let Some(time) =
            tags.time_at(at).filter(|time| time.tokens.end < end && !tags.has(time.tokens.end, Sign::BeforeNoun))
        {
            at = time.tokens.end;
        }
        if at < end && (tags.has(at, Sign::Preposition) || tags.verb(at).is_some() && !tags.noun_too(at)) {
            at = behind_phrase(tags, at, end);
        }
        if at == before {
            return at;
        }
    }
}

/// Returns where a fronted phrase ends: behind its comma, or behind its time.
fn behind_phrase(tags: &Tags, at: usize, end: usize) -> usize {
    if let Some(time) = tags.time_at(at + 1).filter(|time| time.tokens.end < end) {
        return time.tokens.end;
    }
    if let Some(comma) = (at..end).find(|comma| tags.is_mark(*comma, ",")) {
        return comma + 1;
    }
    let named = tags.mentions.iter().find(|found| found.tokens.start == at + 1 && found.tokens.end < end);
    if let Some(named) = named.filter(|named| !tags.opens(named.tokens.end, Opener::Coordinate)) {
        return named.tokens.end;
    }
    if tags.has(at, Sign::Preposition) { at + 1 } else { at }
}

/// Cuts adverbs, times and marks off the end of a subject.
fn trim(tags: &Tags, tokens: Range<usize>) -> Option<Range<usize>> {
    let Range { start, mut end } = tokens;
    loop {
        let before = end;
        while end > start && (tags.is_punctuation(end - 1) && !tags.is_mark(end - 1, ")") || tags.is_adverb(end - 1)) {
            end -= 1;
        }
        let time =
            tags.mentions.iter().find(|found| is_time(found) && found.tokens.end == end && found.tokens.start >= start);
        if let Some(time) = time {
            end = time.tokens.start;
            if end > start && tags.has(end - 1, Sign::Preposition) {
                end -= 1;
            }
        }
        if end == before {
            break;
        }
    }
    (start < end).then_some(start..end)
}

/// "said X": the subject stands behind the word of saying.
fn inverted(tags: &Tags, piece: &Piece, from: usize) -> Option<Range<usize>> {
    let head = piece.head()?;
    let opens = matches!(piece.joined, Joined::Quote | Joined::Comma);
    if !opens || tags.say(head.verb).is_none() {
        return None;
    }
    let stops = |at: usize| {
        let dot = tags.is_mark(at, ".") && at + 1 < piece.tokens.end;
        tags.is_punctuation(at) && !dot && !tags.is_mark(at, "-") && !tags.is_mark(at, "'")
            || tags.has(at, Sign::Infinitive)
            || tags.time_at(at).is_some()
    };
    let end = (from..piece.tokens.end).find(|at| stops(*at)).unwrap_or(piece.tokens.end);
    let end = if end > from && tags.has(end - 1, Sign::Preposition) { end - 1 } else { end };
    (from < end && !tags.behind_preposition(from)).then_some(from..end)
}

/// Returns the noun phrase right before a relative word.
fn antecedent(tags: &Tags, opener: usize) -> Option<Range<usize>> {
    let mut end = opener;
    while end > tags.sentence.start && (tags.is_mark(end - 1, ",") || tags.has(end - 1, Sign::Preposition)) {
        end -= 1;
    }
    if let Some(found) = tags.mentions.iter().find(|found| found.tokens.end == end && !is_time(found)) {
        return Some(found.tokens.clone());
    }
    let stops = |at: usize| {
        tags.is_punctuation(at) && !tags.is_mark(at, "-") && !tags.is_mark(at, "'")
            || tags.has(at, Sign::Preposition)
            || tags.verb(at).is_some() && !tags.noun_too(at)
            || tags.end_of(at, &[Sign::Helper, Sign::HelperOther, Sign::Opens(Opener::Coordinate)]).is_some()
    };
    let start = (tags.sentence.start..end).rev().find(|at| stops(*at)).map_or(tags.sentence.start, |at| at + 1);
    (start < end).then_some(start..end)
}
