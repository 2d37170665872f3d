//! Who says which clause? Words of saying, attributions and quotations, each with what it covers.

use std::ops::Range;

use muster_model::{EntityClass, Modality, Named, Office, Polarity};
use muster_pack::language::sentences::Opener;
use muster_pack::language::speech::{Sign, SpeechLexicon};

use super::Talk;
use super::bounds::{Joined, Piece, is_tail, say_noun};
use super::mood;
use super::quotes::Quotes;
use super::sayer::{Voice, voice};
use super::tags::Tags;
use super::verbs::{Head, Makes};
use crate::passage::Found;

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
    let speech = [Sign::Say(Modality::Asserted), Sign::SayNoun(Modality::Asserted), Sign::Declining];
    let cues = [Sign::Cue(Modality::Asserted), Sign::According, Sign::AccordingNamed, Sign::Citing];
    let marked = !sentence.quotes.ranges.is_empty() || sentence.tags.any(&[Sign::Public]);
    if !marked && !sentence.tags.any(&speech) && !sentence.tags.any(&cues) {
        // Nobody says anything here.
        sayings.over.resize(count, Vec::new());
        return sayings;
    }
    for index in 0..count {
        let over = over(sentence, index, &mut sayings, talk);
        sayings.over.push(over);
    }
    tails(sentence, &mut sayings, talk);
    asides(sentence, &mut sayings, talk);
    citations(sentence, &mut sayings, talk);
    labels(sentence, &mut sayings, talk);
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
        Joined::Noun => noun_governed(sentence, index, sayings, talk),
        Joined::Back | Joined::Comma if sentence.pieces[previous].joined == Joined::Noun => {
            sayings.over[previous.saturating_sub(1)].clone()
        }
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

/// "the militia's claim | that", "rejected the claim | that": what covers a piece a noun opens.
fn noun_governed(sentence: &Sentence, index: usize, sayings: &Sayings, talk: &Talk) -> Vec<Saying> {
    let (tags, holder) = (sentence.tags, index.saturating_sub(1));
    let mut over = sayings.over[holder].clone();
    let (piece, at) = (&sentence.pieces[holder], sentence.pieces[index].tokens.start);
    let Some((noun, holds)) = say_noun(tags, piece.tokens.start, at) else { return over };
    let rejects =
        |piece: &Piece| piece.heads.iter().any(|head| head.tokens.clone().any(|at| tags.has(at, Sign::Rejecting)));
    let saying = if rejects(piece) {
        Saying { voice: actor(sentence, holder, talk), holds: Modality::Denied, piece: None }
    } else {
        let rejected = sentence.pieces.get(index + 1).is_some_and(|next| next.joined == Joined::Back && rejects(next));
        let holds = if rejected { Modality::Denied } else { holds };
        Saying { voice: possessor(sentence, &noun, at, talk), holds, piece: None }
    };
    over.push(saying);
    over
}

/// Returns whose a noun of saying is: "the militia's claim", "the claim of the militia".
fn possessor(sentence: &Sentence, noun: &Range<usize>, end: usize, talk: &Talk) -> Option<Voice> {
    let tags = sentence.tags;
    if let Some(linked) = tags.end_of(noun.end, &[Sign::CarrierLink]).filter(|linked| *linked < end) {
        return voice(tags, linked..end, talk);
    }
    let first = tags.sentence.start.max(noun.start.saturating_sub(3));
    let is_mark = |at: &usize| tags.has(*at, Sign::BeforeNoun) && !tags.is_spaced(*at) && *at > tags.sentence.start;
    let mark = (first..noun.start).rev().find(is_mark)?;
    let opens = |at: &usize| {
        tags.has(*at, Sign::Article)
            || tags.is_punctuation(*at)
            || tags.has(*at, Sign::Preposition)
            || tags.opener(*at).is_some()
    };
    let start = (tags.sentence.start..mark).rev().take(8).find(opens).unwrap_or(tags.sentence.start);
    voice(tags, start..mark, talk)
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
    let holds = if refuses || own == Modality::Alleged { own } else { pieces[governor].says(sentence.tags)?.1 };
    // "have yet to decide": nothing has been said.
    let undone = mood::polarity(sentence.tags, &pieces[governor]) == Polarity::Negative;
    if holds == Modality::Announced && undone {
        return None;
    }
    let mut over = sayings.over[governor].clone();
    if let Some((outer, inner)) = cited(sentence, governor, talk) {
        over.extend(outer.map(|voice| Saying { voice: Some(voice), holds: Modality::Asserted, piece: None }));
        sayings.last = Some(inner.clone());
        over.push(Saying { voice: Some(inner), holds, piece: Some(governor) });
        return Some(over);
    }
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

/// "X quoted Y as saying", "Y was quoted by X as saying", "X citing Y said": who passes on, and who says.
fn cited(sentence: &Sentence, governor: usize, talk: &Talk) -> Option<(Option<Voice>, Voice)> {
    let tags = sentence.tags;
    if !tags.any(&[Sign::Citing]) {
        return None;
    }
    let piece = &sentence.pieces[governor];
    let named = |tokens: Range<usize>| voice(tags, tokens, talk);
    let start = (piece.tokens.clone()).find(|at| !tags.is_punctuation(*at)).unwrap_or(piece.tokens.start);
    if tags.has(start, Sign::CitingLink) && governor > 0 {
        let before = &sentence.pieces[governor - 1];
        let cites = |at: &usize| tags.has(*at, Sign::Citing);
        let head = before.heads.iter().find(|head| head.tokens.clone().any(|at| cites(&at)))?;
        let subject = || sentence.subjects[governor - 1].clone().and_then(named);
        if head.passive {
            let agent = (head.tokens.end..before.tokens.end).find(|at| tags.has(*at, Sign::Agent));
            return Some((agent.and_then(|agent| named(agent + 1..before.tokens.end)), subject()?));
        }
        return Some((subject(), named(head.tokens.end..before.tokens.end)?));
    }
    let says = piece.heads.iter().find(|head| head.tokens.clone().any(|at| tags.say(at).is_some()))?;
    let open = |at: &usize| tags.has(*at, Sign::Citing) && !tags.is_barred(*at) && !tags.is_masked(*at);
    let cites = (piece.tokens.start..says.tokens.start).find(open)?;
    let from = tags.end_of(cites, &[Sign::Citing])?;
    let comma = (from..says.tokens.start).find(|at| tags.is_mark(*at, ","));
    let inner = named(from..comma.unwrap_or(says.tokens.start))?;
    let outer = match comma {
        Some(comma) => named(comma + 1..says.tokens.start),
        None if cites > start => named(start..cites),
        None => None,
    };
    Some((outer, inner))
}

/// Returns who is the sayer of a piece with a word of saying.
pub(super) fn sayer(sentence: &Sentence, index: usize, talk: &Talk) -> Option<Voice> {
    let piece = &sentence.pieces[index];
    if piece.heads.iter().rev().find(|head| head.tokens.clone().any(|at| sentence.tags.say(at).is_some()))?.passive {
        return None;
    }
    voice(sentence.tags, sentence.subjects[index].clone()?, talk)
}

/// Returns whose act of speech a piece is: "X declared victory".
pub(super) fn actor(sentence: &Sentence, index: usize, talk: &Talk) -> Option<Voice> {
    if sentence.pieces[index].head()?.passive {
        return None;
    }
    voice(sentence.tags, sentence.subjects[index].clone()?, talk)
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
        for at in (start..first).chain(resumed(sentence, first, index)) {
            let over = &mut sayings.over[at];
            over.insert(0, Saying { voice: Some(voice.clone()), holds, piece: Some(index) });
        }
        sayings.last = Some(voice);
    }
}

/// "Iraq's forces, the general said, | have taken the lead": the pieces behind an attribution that go on before it.
fn resumed(sentence: &Sentence, first: usize, index: usize) -> Range<usize> {
    let pieces = sentence.pieces;
    let parted = first == index && pieces[first - 1].heads.is_empty();
    let next = pieces.get(index + 1).filter(|next| next.joined == Joined::Comma && parted);
    let goes_on = next.is_some() && !has_own_subject(sentence, index + 1);
    index + 1..if goes_on { index + 2 } else { index + 1 }
}

/// "as the minister put it": a clause that only names who says the rest.
fn asides(sentence: &Sentence, sayings: &mut Sayings, talk: &Talk) {
    let (tags, pieces) = (sentence.tags, sentence.pieces);
    if !tags.any(&[Sign::Aside]) {
        return;
    }
    for index in 0..pieces.len() {
        let Some(voice) = aside(sentence, index, talk) else { continue };
        sayings.follows[index] = true;
        let is_mark = |at: &usize| pieces[*at].joined == Joined::Mark;
        let start = (1..=index).rev().find(is_mark).unwrap_or(0);
        let end = (index + 1..pieces.len()).find(is_mark).unwrap_or(pieces.len());
        for at in (start..end).filter(|at| *at != index) {
            sayings.over[at].insert(0, Saying { voice: Some(voice.clone()), holds: Modality::Asserted, piece: None });
        }
        sayings.last = Some(voice);
    }
}

/// Returns who is named by a piece that only names a sayer.
fn aside(sentence: &Sentence, index: usize, talk: &Talk) -> Option<Voice> {
    let (tags, piece) = (sentence.tags, &sentence.pieces[index]);
    let start = (piece.tokens.clone()).find(|at| !tags.is_punctuation(*at))?;
    let says = piece.head().filter(|head| !head.passive && tags.say(head.verb).is_some() && is_tail(tags, head))?;
    let goes_on = sentence.pieces.get(index + 1).is_some_and(|next| opens_said(next.joined));
    let alone = sentence.pieces.len() > 1 && piece.heads.len() == 1 && !goes_on;
    let parted = start == tags.sentence.start || tags.is_mark(start - 1, ",");
    let named = alone && parted && tags.has(start, Sign::Aside) && says.tokens.start > start + 1;
    if named { sayer(sentence, index, talk) } else { None }
}

/// Whether a piece is what the one before says.
fn opens_said(joined: Joined) -> bool {
    matches!(joined, Joined::Said | Joined::By(Opener::Complement))
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
    // "…, the mayor said | nine did" says what follows.
    let forward = !quoted && pieces.get(index + 1).is_some_and(|next| next.joined == Joined::Said);
    (attached && !phrase && !forward && (quoted || inverted || is_tail(tags, head))).then_some(first)
}

/// "according to X": covers the whole sentence between semicolons.
fn attributions(sentence: &Sentence, sayings: &mut Sayings, talk: &Talk) {
    let tags = sentence.tags;
    if !tags.any(&[Sign::According, Sign::AccordingNamed]) {
        return;
    }
    let opens = |sign: Sign| matches!(sign, Sign::According | Sign::AccordingNamed);
    let longest =
        |place: &Range<usize>| tags.end_of(place.start, &[Sign::According, Sign::AccordingNamed]) == Some(place.end);
    let found: Vec<(Range<usize>, Sign)> = tags
        .signs_in(tags.sentence.clone())
        .filter(|(place, sign)| opens(*sign) && longest(place) && !tags.is_masked(place.start))
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

/// "Quoting a source, the agency said": who is quoted says what the others pass on.
fn citations(sentence: &Sentence, sayings: &mut Sayings, talk: &Talk) {
    let tags = sentence.tags;
    if !tags.any(&[Sign::Citing]) {
        return;
    }
    for piece in sentence.pieces {
        let leans = |head: &&Head| head.makes == Makes::Participle && tags.has(head.verb, Sign::Citing);
        let Some(head) = piece.heads.iter().find(leans) else { continue };
        let from = head.tokens.end;
        let end = (from..tags.sentence.end).find(|at| tags.is_punctuation(*at)).unwrap_or(tags.sentence.end);
        let public = tags.signs_in(from..end).any(|(_, sign)| matches!(sign, Sign::Public | Sign::Carrier));
        let named = tags.mentions.iter().any(|found| (from..end).contains(&found.tokens.start) && speaks(found));
        let voice = if public || named { voice(tags, from..end, talk) } else { None };
        let Some(voice) = voice else { continue };
        for over in sayings.over.iter_mut().filter(|over| !over.is_empty()) {
            over.push(Saying { voice: Some(voice.clone()), holds: Modality::Asserted, piece: None });
        }
    }
}

/// Whether a mention can be a sayer by its kind.
fn speaks(found: &Found) -> bool {
    match &found.mention.what {
        Named::Person(_) => true,
        Named::Entity(entity) => entity.class == EntityClass::Org,
        _ => false,
    }
}

/// "Coalition to leave by 2026: minister", "Pentagon: 300 troops have left": a headline that names who says it.
fn labels(sentence: &Sentence, sayings: &mut Sayings, talk: &Talk) {
    let tags = sentence.tags;
    let Range { start, end } = tags.sentence;
    if end < start + 4 || tags.is_mark(end - 1, ".") {
        return;
    }
    let sayer = |tokens: Range<usize>| {
        let bare =
            !sentence.pieces.iter().any(|piece| piece.heads.iter().any(|head| tokens.contains(&head.tokens.start)));
        let public = tags.signs_in(tokens.clone()).any(|(_, sign)| sign == Sign::Public);
        let named = tags.mentions.iter().any(|found| tokens.contains(&found.tokens.start) && speaks(found));
        if bare && (public || named) { voice(tags, tokens, talk) } else { None }
    };
    let colon = |at: &usize| tags.is_mark(*at, ":") && tags.is_spaced(*at + 1);
    let last = (end.saturating_sub(6).max(start + 3)..end - 1).find(colon).and_then(|at| sayer(at + 1..end));
    let first = || (start + 1..(start + 6).min(end - 3)).find(colon).and_then(|at| sayer(start..at));
    let said = sentence.pieces.iter().any(|piece| !piece.heads.is_empty()) || tags.any(&[Sign::Infinitive]);
    let Some(voice) = last.or_else(first).filter(|_| said) else { return };
    for over in sayings.over.iter_mut().filter(|over| over.is_empty()) {
        over.push(Saying { voice: Some(voice.clone()), holds: Modality::Asserted, piece: None });
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
            && matches!(found.mention.what, Named::Person(_) | Named::Entity(_) | Named::Post(_))
    });
    let known = named || in_front(Sign::Public) || in_front(Sign::Carrier);
    if in_front(Sign::Basis) || sign == Sign::AccordingNamed && !known {
        return None;
    }
    if in_front(Sign::Carrier) && !named {
        // "documents seen by X" are not X's own words; "a statement released by X" is.
        let whole = |place: &Range<usize>| {
            place.len() > 1 || tags.verb(place.start - 1).is_none() || tags.noun_too(place.start - 1)
        };
        let links = tags.signs_in(from..tags.sentence.end);
        let links = links.filter(|(place, sign)| *sign == Sign::CarrierLink && whole(place));
        let mut named = links.filter_map(|(link, _)| voice(tags, link.end..phrase_end(tags, link.end), talk));
        if let Some(voice) = named.find(|voice| voice.office == Office::Public) {
            return Some(voice);
        }
    }
    voice(tags, from..end, talk)
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
