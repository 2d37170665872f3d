//! Who says which clause? Words of saying, attributions and quotations, each with what it covers.

use std::ops::Range;

use muster_model::{Modality, Named, Office};
use muster_pack::language::sentences::Opener;
use muster_pack::language::speech::{Sign, SpeechLexicon};

use super::Talk;
use super::bounds::{Joined, Piece, is_tail};
use super::mood;
use super::quotes::Quotes;
use super::sayer::{Voice, voice};
use super::tags::Tags;
use super::verbs::Makes;

/// One saying that covers a clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Saying {
    /// Who says it, when somebody is named.
    pub voice: Option<Voice>,
    /// How it holds what is said.
    pub holds: Modality,
    /// The piece its word stands in, when it has one.
    pub piece: Option<usize>,
}

/// What covers the pieces of a sentence.
#[derive(Clone, Debug, Default)]
pub(super) struct Sayings {
    /// For each piece the sayings over it, the outermost first.
    pub over: Vec<Vec<Saying>>,
    /// For each piece whether it only follows what is said, as its attribution.
    pub follows: Vec<bool>,
    /// The sayer a following sentence may go on with.
    pub last: Option<Voice>,
}

/// What a reader of one sentence works with.
pub(super) struct Sentence<'s> {
    /// Its words and their signs.
    pub tags: &'s Tags<'s>,
    /// Its pieces.
    pub pieces: &'s [Piece],
    /// The subject of each piece.
    pub subjects: &'s [Option<Range<usize>>],
    /// Its quotations.
    pub quotes: &'s Quotes,
    /// What the language says.
    pub speech: &'s SpeechLexicon,
}

/// Finds what covers each piece.
pub(super) fn sayings(sentence: &Sentence, talk: &Talk) -> Sayings {
    let count = sentence.pieces.len();
    let mut sayings = Sayings { over: Vec::with_capacity(count), follows: vec![false; count], last: None };
    for index in 0..count {
        let over = over(sentence, index, &mut sayings, talk);
        sayings.over.push(over);
    }
    tails(sentence, &mut sayings, talk);
    attributions(sentence, &mut sayings, talk);
    running_quotations(sentence, &mut sayings, talk);
    sayings
}

fn over(sentence: &Sentence, index: usize, sayings: &mut Sayings, talk: &Talk) -> Vec<Saying> {
    let piece = &sentence.pieces[index];
    let Some(previous) = index.checked_sub(1) else { return Vec::new() };
    let inherited = sayings.over[previous].clone();
    let own_saying = piece.says(sentence.tags).is_some() && has_own_subject(sentence, index);
    match piece.joined {
        Joined::First => Vec::new(),
        Joined::Said | Joined::By(Opener::Complement) => {
            governed(sentence, previous, sayings, talk).unwrap_or(inherited)
        }
        Joined::Mark => {
            let colon = sentence.tags.is_mark(piece.tokens.start - 1, ":");
            let same_quote =
                sentence.quotes.around(piece.tokens.start).is_some_and(|quote| quote.start < piece.tokens.start);
            let governed = if colon { governed(sentence, previous, sayings, talk) } else { None };
            governed.unwrap_or(if same_quote { inherited } else { Vec::new() })
        }
        Joined::Quote => {
            let opens = sentence.quotes.ranges.iter().any(|quote| quote.start == piece.tokens.start);
            let governed = if opens { governed(sentence, previous, sayings, talk) } else { None };
            governed.unwrap_or(if own_saying { without_last(inherited) } else { inherited })
        }
        Joined::By(Opener::Subordinate) if refuses_at(sentence, piece.tokens.start, previous) => {
            governed(sentence, previous, sayings, talk).unwrap_or(inherited)
        }
        Joined::By(Opener::Subordinate)
            if inherited.last().is_some_and(|saying| saying.holds == Modality::Declined) =>
        {
            without_last(inherited)
        }
        Joined::By(Opener::Coordinate | Opener::Subordinate) | Joined::Comma if own_saying => without_last(inherited),
        _ => inherited,
    }
}

/// "declined to say | where": what is refused opens right behind the refusal.
fn refuses_at(sentence: &Sentence, at: usize, previous: usize) -> bool {
    let piece = &sentence.pieces[previous];
    let refuses = mood::modality(sentence.tags, piece, sentence.speech) == Modality::Declined;
    refuses && sentence.tags.opens(at, Opener::Complement) && piece.heads.iter().any(|head| head.tokens.end == at)
}

fn without_last(mut over: Vec<Saying>) -> Vec<Saying> {
    over.pop();
    over
}

fn has_own_subject(sentence: &Sentence, index: usize) -> bool {
    sentence.subjects[index].as_ref().is_some_and(|subject| subject.start >= sentence.pieces[index].tokens.start)
}

/// Returns what covers a piece that the nearest word of saying before it opens.
fn governed(sentence: &Sentence, previous: usize, sayings: &mut Sayings, talk: &Talk) -> Option<Vec<Saying>> {
    let pieces = sentence.pieces;
    let passed = |index: &usize| {
        matches!(pieces[*index].joined, Joined::Leaning | Joined::By(Opener::Relative | Opener::Purpose))
    };
    let mut governor = previous;
    while pieces[governor].says(sentence.tags).is_none() && passed(&governor) && governor > 0 {
        governor -= 1;
    }
    let own = mood::modality(sentence.tags, &pieces[governor], sentence.speech);
    let refuses = own == Modality::Declined;
    let holds = if refuses { own } else { pieces[governor].says(sentence.tags)?.1 };
    let mut over = sayings.over[governor].clone();
    let leans = pieces[governor].joined == Joined::Leaning;
    let goes_on = if leans { over.pop().and_then(|saying| saying.voice) } else { None };
    let named = || if refuses { actor(sentence, governor, talk) } else { sayer(sentence, governor, talk) };
    let voice = goes_on.or_else(named);
    if voice.is_some() {
        sayings.last.clone_from(&voice);
    }
    over.push(Saying { voice, holds, piece: Some(governor) });
    Some(over)
}

/// Returns who is the sayer of a piece with a word of saying.
pub(super) fn sayer(sentence: &Sentence, index: usize, talk: &Talk) -> Option<Voice> {
    let piece = &sentence.pieces[index];
    if piece.heads.iter().rev().find(|head| head.tokens.clone().any(|at| sentence.tags.say(at).is_some()))?.passive {
        return None;
    }
    voice(sentence.tags, sentence.subjects[index].clone()?, talk, sentence.speech)
}

/// Returns whose act of speech a piece is: "X declared victory".
pub(super) fn actor(sentence: &Sentence, index: usize, talk: &Talk) -> Option<Voice> {
    if sentence.pieces[index].head()?.passive {
        return None;
    }
    voice(sentence.tags, sentence.subjects[index].clone()?, talk, sentence.speech)
}

/// "…, X said": the piece covers all before it, back to a semicolon.
fn tails(sentence: &Sentence, sayings: &mut Sayings, talk: &Talk) {
    for index in 1..sentence.pieces.len() {
        let Some(first) = tail_start(sentence, index) else { continue };
        let Some((_, holds)) = sentence.pieces[index].says(sentence.tags) else { continue };
        let Some(voice) = sayer(sentence, index, talk) else { continue };
        sayings.follows[index] = true;
        let joined = sentence.pieces[first].joined;
        let before = sentence.pieces[first].tokens.start - 1;
        let quoted = sentence.quotes.around(before).is_some() || joined == Joined::Quote;
        let start = (0..first).rev().find(|at| sentence.pieces[*at].joined == Joined::Mark && !quoted).unwrap_or(0);
        for over in &mut sayings.over[start..first] {
            over.insert(0, Saying { voice: Some(voice.clone()), holds, piece: Some(index) });
        }
        sayings.last = Some(voice);
    }
}

/// Returns the piece with which an attribution behind what is said begins, when a piece ends one.
fn tail_start(sentence: &Sentence, index: usize) -> Option<usize> {
    let (tags, pieces) = (sentence.tags, sentence.pieces);
    let head = pieces[index].head().filter(|head| head.makes == Makes::Finite && tags.say(head.verb).is_some())?;
    let subject = sentence.subjects[index].as_ref()?;
    // "…," Ann Example, who leads the team, said.
    let parted =
        index >= 3 && pieces[index - 1].joined == Joined::By(Opener::Relative) && pieces[index - 2].heads.is_empty();
    let first = if parted { index - 2 } else { index };
    if !parted && !has_own_subject(sentence, index) {
        return None;
    }
    let inverted = subject.start >= head.tokens.end;
    let quoted = pieces[first].joined == Joined::Quote && tags.say(pieces[first].tokens.start).is_none();
    let attached = matches!(pieces[first].joined, Joined::Comma | Joined::Quote);
    let phrase = tags.has(pieces[first].tokens.start, Sign::Preposition);
    (attached && !phrase && (quoted || inverted || is_tail(tags, head))).then_some(first)
}

/// "according to X": covers the whole sentence between semicolons.
fn attributions(sentence: &Sentence, sayings: &mut Sayings, talk: &Talk) {
    let tags = sentence.tags;
    let found: Vec<(Range<usize>, Sign)> = tags
        .signs_in(tags.sentence.clone())
        .filter(|(place, sign)| matches!(sign, Sign::According | Sign::AccordingNamed) && !tags.is_masked(place.start))
        .map(|(place, sign)| (place.clone(), sign))
        .collect();
    for (place, sign) in found {
        let Some(voice) = attributed(sentence, place.end, sign, talk) else { continue };
        let at = sentence.pieces.iter().position(|piece| piece.tokens.contains(&place.start)).unwrap_or(0);
        let is_mark = |index: &usize| sentence.pieces[*index].joined == Joined::Mark;
        let start = (1..=at).rev().find(is_mark).unwrap_or(0);
        let end = (at + 1..sentence.pieces.len()).find(is_mark).unwrap_or(sentence.pieces.len());
        for over in &mut sayings.over[start..end] {
            if !over.iter().any(|saying| saying.voice.as_ref() == Some(&voice)) {
                over.insert(0, Saying { voice: Some(voice.clone()), holds: Modality::Asserted, piece: None });
            }
        }
        sayings.last.get_or_insert(voice);
    }
}

/// Returns the sayer an attribution names, none when it names a basis ("according to the plan").
fn attributed(sentence: &Sentence, from: usize, sign: Sign, talk: &Talk) -> Option<Voice> {
    let tags = sentence.tags;
    let stops = |at: usize| {
        let verb = sentence.pieces.iter().any(|piece| piece.heads.iter().any(|head| head.tokens.start == at));
        let mark = tags.is_mark(at, ",")
            || tags.is_strong(at)
            || tags.is_mark(at, "\"")
            || tags.is_mark(at, ".")
            || tags.is_mark(at, "(");
        mark || verb || tags.opens(at, Opener::Relative)
    };
    let end = (from..tags.sentence.end).find(|at| stops(*at)).unwrap_or(tags.sentence.end);
    let front = (from..end).find(|at| tags.has(*at, Sign::Preposition) && !tags.is_masked(*at)).unwrap_or(end);
    let in_front =
        |wanted: Sign| tags.signs_in(from..front).any(|(place, sign)| sign == wanted && !tags.is_masked(place.start));
    let named = tags.mentions.iter().any(|found| {
        (from..=front).contains(&found.tokens.start)
            && matches!(found.mention.what, Named::Person(_) | Named::Entity(_))
    });
    if in_front(Sign::Basis) || sign == Sign::AccordingNamed && !named && !in_front(Sign::Public) {
        return None;
    }
    if in_front(Sign::Carrier) && !named {
        let links = tags.signs_in(from..tags.sentence.end).filter(|(_, sign)| *sign == Sign::CarrierLink);
        let mut named =
            links.filter_map(|(link, _)| voice(tags, link.end..phrase_end(tags, link.end), talk, sentence.speech));
        if let Some(voice) = named.find(|voice| voice.office == Office::Public) {
            return Some(voice);
        }
    }
    voice(tags, from..end, talk, sentence.speech)
}

fn phrase_end(tags: &Tags, from: usize) -> usize {
    let stops =
        |at: &usize| tags.is_mark(*at, ",") || tags.is_mark(*at, "(") || tags.is_strong(*at) || tags.is_mark(*at, ".");
    (from..tags.sentence.end).find(stops).unwrap_or(tags.sentence.end)
}

/// Returns who is named behind the quotation that ends a sentence's first words.
pub(super) fn tail_voice(sentence: &Sentence, talk: &Talk) -> Option<Voice> {
    let count = sentence.pieces.len();
    let mut sayings = Sayings { over: vec![Vec::new(); count], follows: vec![false; count], last: None };
    tails(sentence, &mut sayings, talk);
    sayings.last
}

/// Gives a voice to the pieces of a quotation that runs on behind the sentence.
pub(super) fn speak_in_last_quotation(sentence: &Sentence, sayings: &mut Sayings, voice: Option<Voice>) {
    let (Some(voice), Some(quote)) = (voice, sentence.quotes.ranges.last()) else { return };
    for (index, piece) in sentence.pieces.iter().enumerate() {
        if quote.contains(&piece.tokens.start) && sayings.over[index].is_empty() {
            sayings.over[index].push(Saying { voice: Some(voice.clone()), holds: Modality::Asserted, piece: None });
        }
    }
    sayings.last.get_or_insert(voice);
}

/// A quotation nobody is named for in its sentence goes on with the sayer named last.
fn running_quotations(sentence: &Sentence, sayings: &mut Sayings, talk: &Talk) {
    for (number, quote) in sentence.quotes.ranges.iter().enumerate() {
        let runs_on = number == 0 && sentence.quotes.runs_on && quote.start == sentence.tags.sentence.start;
        let opens = quote.start == sentence.tags.sentence.start || quote.end == sentence.tags.sentence.end;
        let voice = match (runs_on, opens) {
            (true, _) => talk.quoting.clone(),
            (false, true) => {
                talk.speaker.as_ref().map(|speaker| Voice { name: speaker.name.clone(), office: speaker.office })
            }
            (false, false) => None,
        };
        let Some(voice) = voice else { continue };
        for (index, piece) in sentence.pieces.iter().enumerate() {
            let inside = quote.contains(&piece.tokens.start) && !piece.heads.is_empty();
            if inside && sayings.over[index].is_empty() {
                sayings.over[index].push(Saying { voice: Some(voice.clone()), holds: Modality::Asserted, piece: None });
                sayings.last.get_or_insert_with(|| voice.clone());
            }
        }
    }
}
