//! How does a clause hold what it says? Its own words of mood, negation and condition.

use std::ops::Range;

use muster_model::{Modality, Polarity};
use muster_pack::language::sentences::Opener;
use muster_pack::language::speech::{Form, Sign, SpeechLexicon};

use super::bounds::{Joined, Piece};
use super::tags::Tags;
use super::verbs::{Head, Makes};

/// Returns whether a piece goes on with the verb before it: without a subject, a helper or a form of its own.
pub(super) fn is_bare(tags: &Tags, piece: &Piece, subject: Option<&Range<usize>>) -> bool {
    let Some(head) = piece.head() else { return false };
    let joined = matches!(piece.joined, Joined::By(Opener::Coordinate) | Joined::Comma);
    let elided = subject.is_some_and(|subject| subject.start < piece.tokens.start);
    let plain = tags.verb(head.verb).is_some_and(|(form, _)| form == Form::Plain);
    let helped = tags.signs_in(head.tokens.clone()).any(|(_, sign)| sign == Sign::Helper);
    joined && elided && plain && !helped
}

/// Returns how a piece holds what it says by its own words.
pub(super) fn modality(tags: &Tags, piece: &Piece, speech: &SpeechLexicon) -> Modality {
    let mut held = Modality::Asserted;
    for (place, sign) in tags.signs_in(piece.tokens.clone()) {
        let found = match sign {
            Sign::Cue(found)
                if !is_name(tags, place)
                    && is_open(tags, place)
                    && takes_verb(tags, place)
                    && (found != Modality::Recommended || goes_on(tags, place.end))
                    && speaks(tags, piece, place, found) =>
            {
                found
            }
            Sign::HelpedCue(found)
                if piece.in_head(place.start)
                    && (found != Modality::Recommended || goes_on(tags, place.end))
                    && !is_inverted(tags, piece, place.start)
                    && tags.end_of(place.start, &[Sign::HelpedCue(Modality::Asserted)]) == Some(place.end) =>
            {
                found
            }
            Sign::ActiveCue(found)
                if !is_name(tags, place) && is_open(tags, place) && before_active(tags, place.end) =>
            {
                found
            }
            Sign::ToCue(found) if !is_name(tags, place) && before_late_infinitive(tags, place.end) => found,
            Sign::OpensCue(found) if opens_piece(tags, piece, place.start) => found,
            Sign::Condition if tags.behind(place.start, Sign::Asks) && opens_piece(tags, piece, place.start) => {
                Modality::Expected
            }
            _ => continue,
        };
        if weight(found) > weight(held) {
            held = found;
        }
    }
    if held != Modality::Declined && refuses(tags, piece) {
        return Modality::Declined;
    }
    if held == Modality::Asserted && is_headline(tags, piece) {
        return speech.headline;
    }
    held
}

/// "as large as it must", "if Baghdad asks": a word of advice that nothing follows holds nothing.
fn goes_on(tags: &Tags, at: usize) -> bool {
    at < tags.sentence.end && !tags.is_punctuation(at)
}

/// Whether no compound hides a phrase: none covers it, or it is one itself.
fn is_open(tags: &Tags, place: &Range<usize>) -> bool {
    !tags.is_barred(place.start) || tags.end_of(place.start, &[Sign::Compound]) == Some(place.end)
}

/// "agreed on Friday to extend": a time stands between a verb and its infinitive.
fn before_late_infinitive(tags: &Tags, at: usize) -> bool {
    let time = tags.time_at(at).or_else(|| tags.time_at(at + 1).filter(|_| tags.has(at, Sign::Preposition)));
    time.is_some_and(|time| {
        let infinitive = tags.end_of(time.tokens.end, &[Sign::Infinitive]);
        infinitive.is_some_and(|end| tags.verb(end).is_some_and(|(form, _)| form == Form::Base))
    })
}

/// "considering sending": an active participle, or the one form of a verb that has no others.
fn before_active(tags: &Tags, at: usize) -> bool {
    let is_active = |at: usize| tags.verb(at).is_some_and(|(form, _)| matches!(form, Form::Active | Form::Plain));
    is_active(at) || tags.has(at, Sign::Adverb) && is_active(at + 1)
}

/// Whether only marks and other openers stand before a word of a piece.
fn opens_piece(tags: &Tags, piece: &Piece, at: usize) -> bool {
    (piece.tokens.start..at).all(|before| tags.is_punctuation(before) || tags.opener(before).is_some())
}

/// "should the talks fail": a helper before its subject holds nothing.
fn is_inverted(tags: &Tags, piece: &Piece, at: usize) -> bool {
    at == piece.tokens.start && !tags.has(at, Sign::HelperWithSubject) && piece.joined == Joined::First
}

/// Which of two moods of one clause holds it.
fn weight(modality: Modality) -> u8 {
    match modality {
        Modality::Asserted => 0,
        Modality::Admitted => 1,
        Modality::Planned => 2,
        Modality::Expected => 3,
        Modality::Announced => 4,
        Modality::Promised => 5,
        Modality::Recommended => 6,
        Modality::Alleged => 7,
        Modality::Denied => 8,
        Modality::Declined => 9,
    }
}

/// A word inside a name holds nothing; times may ("the planned end of 2020").
fn is_name(tags: &Tags, place: &Range<usize>) -> bool {
    place.clone().all(|at| tags.is_masked(at))
}

/// "due to arrive", not "due to rain": a word of mood that ends in the infinitive's word takes a verb.
fn takes_verb(tags: &Tags, place: &Range<usize>) -> bool {
    if place.len() < 2 || !tags.has(place.end - 1, Sign::Infinitive) {
        return true;
    }
    let is_verb = |at: usize| {
        let helper = tags.end_of(at, &[Sign::Helper, Sign::HelperOther]).is_some();
        helper || tags.verb(at).is_some_and(|(form, _)| form == Form::Base) && !tags.is_masked(at)
    };
    is_verb(place.end) || tags.has(place.end, Sign::Adverb) && is_verb(place.end + 1)
}

/// An act of speech counts where it is the verb: "declared victory", not "will declare" and not "the declared aim".
fn speaks(tags: &Tags, piece: &Piece, place: &Range<usize>, found: Modality) -> bool {
    if found == Modality::Alleged {
        // "15 reports of alleged strikes": the word belongs to a noun that is no subject.
        let verb = tags.verb(place.start).is_some();
        return !verb || piece.in_head(place.start) || !tags.behind(place.start, Sign::Preposition);
    }
    if !matches!(found, Modality::Announced | Modality::Admitted | Modality::Denied) {
        return true;
    }
    let finite = |head: &&Head| head.makes == Makes::Finite && head.tokens.contains(&place.start);
    let Some(head) = piece.heads.iter().find(finite) else { return false };
    let mut before = tags.signs_in(head.tokens.start..place.start);
    !before.any(|(_, sign)| matches!(sign, Sign::HelpedCue(_) | Sign::Cue(Modality::Planned | Modality::Expected)))
}

/// "would not say": a verb of saying turned round.
fn refuses(tags: &Tags, piece: &Piece) -> bool {
    let says = piece.heads.iter().any(|head| head.tokens.clone().any(|at| tags.has(at, Sign::Declining)));
    says && turned(tags, piece)
}

/// "X to withdraw": no finite verb, a subject, and an infinitive behind it.
fn is_headline(tags: &Tags, piece: &Piece) -> bool {
    if piece.joined != Joined::First || !piece.heads.is_empty() {
        return false;
    }
    let mut infinitives = tags.signs_in(piece.tokens.clone()).filter(|(_, sign)| *sign == Sign::Infinitive);
    infinitives.any(|(place, _)| {
        let verb = tags.verb(place.end).is_some_and(|(form, _)| form == Form::Base);
        let first = place.start > piece.tokens.start && place.start <= piece.tokens.start + 6;
        let behind_noun = first
            && !tags.has(place.start - 1, Sign::Preposition)
            && tags.verb(place.start - 1).is_none_or(|_| tags.noun_too(place.start - 1));
        verb && behind_noun
    })
}

/// Returns whether a piece says that something is not.
pub(super) fn polarity(tags: &Tags, piece: &Piece) -> Polarity {
    if turned(tags, piece) { Polarity::Negative } else { Polarity::Positive }
}

fn turned(tags: &Tags, piece: &Piece) -> bool {
    if !tags.any(&[Sign::Negation, Sign::NegatingVerb, Sign::Instead, Sign::NegativeDeterminer]) {
        return false;
    }
    let mut signs = tags.signs_in(piece.tokens.clone());
    signs.any(|(place, sign)| {
        if tags.is_exempt(place.start) || is_name(tags, place) {
            return false;
        }
        match sign {
            Sign::Negation if of_contrast(tags, piece, place) => false,
            Sign::Negation => piece.in_head(place.start) || !of_a_phrase(tags, piece, place),
            Sign::NegatingVerb => piece.in_head(place.start) && !tags.is_barred(place.start),
            Sign::Instead => piece.heads.iter().any(|head| head.tokens.start == place.start),
            Sign::NegativeDeterminer => beside_verb(tags, piece, place),
            _ => false,
        }
    })
}

/// "but not in Syria", "not the army": a negation of the phrase behind it alone.
fn of_a_phrase(tags: &Tags, piece: &Piece, place: &Range<usize>) -> bool {
    let next = place.end;
    let word = place.len() == 1 && place.start > tags.sentence.start;
    let behind = piece.head().is_some_and(|head| place.start >= head.tokens.end);
    word && behind
        && (tags.has(next, Sign::Preposition)
            || tags.has(next, Sign::Article)
            || tags.is_number(next)
            || tags.is_masked(next))
        && (tags.opener(place.start - 1).is_some() || tags.is_mark(place.start - 1, ","))
}

/// "not by the minister but by his chief": a negation of one phrase, for another.
fn of_contrast(tags: &Tags, piece: &Piece, place: &Range<usize>) -> bool {
    tags.has(place.end, Sign::Preposition)
        && (place.end + 1..piece.tokens.end).any(|at| {
            let joined = tags.opener(at).filter(|(openers, _)| openers.only(Opener::Coordinate));
            joined.is_some_and(|(_, end)| {
                tags.has(end, Sign::Preposition) && tags.words().word(end) == tags.words().word(place.end)
            })
        })
}

/// "no troops have fought", "has no presence": in the subject or right behind the verb.
fn beside_verb(tags: &Tags, piece: &Piece, place: &Range<usize>) -> bool {
    let word = tags.sentence.contains(&place.end) && !tags.is_punctuation(place.end);
    let Some(head) = piece.head() else { return word && place.start == piece.tokens.start };
    let in_phrase = place.start > piece.tokens.start && tags.has(place.start - 1, Sign::Preposition);
    let beside = place.start < head.tokens.start
        || piece.heads.iter().any(|head| place.start == head.tokens.end || head.tokens.contains(&place.start));
    word && beside && !in_phrase
}

/// Returns whether a piece's verb hands its negation on to what it introduces: "does not mean that".
pub(super) fn raises(tags: &Tags, piece: &Piece) -> bool {
    let raising = |head: &Head| (head.tokens.start..=head.tokens.end).any(|at| tags.has(at, Sign::Raising));
    turned(tags, piece) && piece.heads.iter().any(raising)
}

/// Returns the mood a piece hands on to the clause it opens: "it is likely that".
pub(super) fn opens_held(tags: &Tags, piece: &Piece) -> Option<Modality> {
    let mut signs = tags.signs_in(piece.tokens.clone());
    signs.find_map(|(place, sign)| match sign {
        Sign::Cue(held)
            if place.end == piece.tokens.end && !matches!(held, Modality::Announced | Modality::Admitted) =>
        {
            Some(held)
        }
        _ => None,
    })
}

/// "to determine if", "did not clarify if": the word opens an object, no condition.
fn behind_verb(tags: &Tags, start: usize) -> bool {
    start > tags.sentence.start
        && tags.verb(start - 1).is_some()
        && !tags.noun_too(start - 1)
        && tags.has(start.saturating_sub(2), Sign::Infinitive)
}

/// Returns the words of a condition inside a piece.
pub(super) fn condition(tags: &Tags, piece: &Piece) -> Option<Range<usize>> {
    let mut signs = tags.signs_in(piece.tokens.clone());
    signs.find_map(|(place, sign)| match sign {
        Sign::ConditionWord => Some(place.clone()),
        Sign::ConditionPhrase if piece.head().is_none_or(|head| !head.tokens.contains(&place.start)) => {
            Some(place.start..phrase_end(tags, piece, place.end))
        }
        Sign::Condition if goes_unparted(tags, piece, place) => Some(place.start..phrase_end(tags, piece, place.end)),
        Sign::ConditionTimeless | Sign::Condition => {
            let next = tags.adverb_end(place.end).unwrap_or(place.end);
            let takes = tags.end_of(next, &[Sign::Timeless]).filter(|end| tags.ends_phrase(*end));
            takes.map(|end| place.start..end)
        }
        _ => None,
    })
}

/// "if the roads are safe" whose verb is in no list: the rest of the piece, behind its verb, is the condition.
fn goes_unparted(tags: &Tags, piece: &Piece, place: &Range<usize>) -> bool {
    let behind = piece.heads.last().is_some_and(|head| head.tokens.end <= place.start);
    let long = phrase_end(tags, piece, place.end) >= place.end + 3;
    behind && long && !tags.behind(place.start, Sign::Asks) && !tags.behind(place.start, Sign::Say(Modality::Asserted))
}

fn phrase_end(tags: &Tags, piece: &Piece, from: usize) -> usize {
    (from..piece.tokens.end)
        .find(|at| tags.is_punctuation(*at) && !tags.is_hyphenated(*at) && !tags.is_mark(*at, "-"))
        .unwrap_or(piece.tokens.end)
}

/// Returns whether a whole piece is a condition: "if Iraq asks"; "when X happened" is a time.
pub(super) fn is_condition(tags: &Tags, piece: &Piece) -> bool {
    let start = (piece.tokens.clone()).find(|at| !tags.is_punctuation(*at) && !tags.opens(*at, Opener::Coordinate));
    let Some(start) = start else { return false };
    let advises = tags.signs_in(start..start + 1).any(|(_, sign)| sign == Sign::HelpedCue(Modality::Recommended));
    if advises && is_inverted(tags, piece, start) {
        return true;
    }
    if tags.has(start, Sign::ConditionWord) {
        return false;
    }
    let bare = tags.end_of(start, &[Sign::Condition]);
    let bare = bare.and_then(|end| tags.end_of(end, &[Sign::Timeless]));
    if bare.is_some_and(|end| tags.ends_phrase(end)) {
        return false;
    }
    if matches!(piece.joined, Joined::By(Opener::Complement))
        || behind_verb(tags, start)
        || tags.behind(start, Sign::Asks)
    {
        return false;
    }
    if piece.heads.is_empty() || piece.head().is_some_and(|head| head.tokens.start == start) {
        return false;
    }
    tags.has(start, Sign::Condition)
}
