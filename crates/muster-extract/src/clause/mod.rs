//! How is each clause held, and who says it? Worked out once for each clause, not by each rule.
//!
//! Words get their signs from the pack (`tags`), groups of verbs make clauses (`verbs`), marks and
//! openers part them (`bounds`, `quotes`); then each clause gets its subject (`subject`), its mood
//! (`mood`) and its sayers (`saying`, `sayer`). No word of any language stands here.

use std::ops::Range;

use muster_model::{Modality, Named, Polarity, Speaker};
use muster_pack::language::sentences::Opener;
use muster_pack::language::speech::{Sign, SpeechLexicon};

use crate::passage::{Found, Passage};

mod bounds;
mod mood;
mod quotes;
mod sayer;
mod saying;
mod subject;
mod tags;
#[cfg(test)]
mod tests;
mod verbs;

use bounds::{Joined, Piece};
use quotes::Quoting;
use sayer::Voice;
use saying::{Saying, Sayings, Sentence};
use tags::Tags;

/// A clause of a sentence, and how it is held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// How the source holds it.
    pub modality: Modality,
    /// Whether it says that something is or is not.
    pub polarity: Polarity,
    /// Who is named as saying it.
    pub speaker: Option<Speaker>,
    /// The tokens of its condition, which may lie in a neighbouring clause.
    pub condition: Option<Range<usize>>,
    /// The tokens of its grammatical subject; those of an earlier clause when it is left out.
    pub subject: Option<Range<usize>>,
    /// The token of its main verb.
    pub verb: Option<usize>,
}

/// What is kept from sentence to sentence of a part: who is speaking, and whether a quotation is open.
#[derive(Clone, Debug, Default)]
pub struct Talk {
    /// The last speaker named.
    pub speaker: Option<Speaker>,
    /// The mark of a quotation that has not closed.
    open: Option<Quoting>,
    /// Who speaks in it.
    quoting: Option<Voice>,
    /// Over how many sentences it has run.
    run: usize,
    /// The block the last sentence stood in, by its first byte, and its part.
    block: Option<(usize, usize)>,
    /// The person named last as a subject.
    person: Option<Voice>,
    /// Every person named so far.
    people: Vec<Voice>,
}

/// Returns the clauses of a sentence: in order, without gaps.
///
/// The sentences of a part come in their order with one `talk`; a new part forgets what was kept.
pub fn clauses(
    passage: &Passage,
    sentence: Range<usize>,
    mentions: &[Found],
    speech: &SpeechLexicon,
    talk: &mut Talk,
) -> Vec<Clause> {
    talk.enter(passage, &sentence);
    let tags = Tags::of(passage, sentence.clone(), mentions, speech);
    let quotes = quotes::quotes(passage, sentence.clone(), talk.open);
    let heads = verbs::heads(&tags);
    let pieces = bounds::pieces(&tags, &heads, &quotes);
    let subjects = subject::subjects(&tags, &pieces);
    let read = Sentence { tags: &tags, pieces: &pieces, subjects: &subjects, quotes: &quotes, speech };
    let mut sayings = saying::sayings(&read, talk);
    if quotes.open.is_some() && talk.open.is_none() && sayings.last.is_none() {
        let ahead = attributed_behind(passage, sentence.end, mentions, speech, talk, quotes.open);
        saying::speak_in_last_quotation(&read, &mut sayings, ahead);
    }
    let conditions = conditions(&read, &sayings);
    let mut clauses: Vec<Clause> = Vec::with_capacity(pieces.len());
    for (index, piece) in pieces.iter().enumerate() {
        let clause = clause(&read, index, &sayings, clauses.last(), talk);
        clauses.push(Clause { condition: conditions[index].clone(), ..clause });
        debug_assert_eq!(piece.tokens, clauses[index].tokens);
    }
    talk.leave(&read, &sayings);
    clauses
}

/// Finds who speaks in a quotation that closes in a later sentence of the passage: "We stay. We will," X said.
fn attributed_behind(
    passage: &Passage,
    from: usize,
    mentions: &[Found],
    speech: &SpeechLexicon,
    talk: &Talk,
    open: Option<Quoting>,
) -> Option<Voice> {
    let later = passage.sentences.iter().filter(|sentence| sentence.start >= from).take(QUOTATION_SENTENCES);
    for sentence in later {
        let quotes = quotes::quotes(passage, sentence.clone(), open);
        if quotes.open.is_some() && quotes.ranges.len() == 1 {
            continue;
        }
        let tags = Tags::of(passage, sentence.clone(), mentions, speech);
        let heads = verbs::heads(&tags);
        let pieces = bounds::pieces(&tags, &heads, &quotes);
        let subjects = subject::subjects(&tags, &pieces);
        let read = Sentence { tags: &tags, pieces: &pieces, subjects: &subjects, quotes: &quotes, speech };
        return saying::tail_voice(&read, talk);
    }
    None
}

/// Over how many sentences of a paragraph a quotation may run.
const LONGEST_QUOTATION: usize = 16;
/// How many people are remembered by their names.
const PEOPLE_KEPT: usize = 64;
/// How many sentences of a quotation are searched for its attribution.
const QUOTATION_SENTENCES: usize = 6;

/// Returns the clause that speaks for a match: the one that holds most of its tokens, the later of two equals.
pub fn holding(clauses: &[Clause], tokens: Range<usize>) -> Option<&Clause> {
    let shared =
        |clause: &&Clause| clause.tokens.end.min(tokens.end).saturating_sub(clause.tokens.start.max(tokens.start));
    clauses.iter().filter(|clause| shared(clause) > 0).max_by_key(shared)
}

impl Talk {
    /// Closes what does not run on into a new block or part.
    fn enter(&mut self, passage: &Passage, sentence: &Range<usize>) {
        let here = (passage.block.span.start, passage.block.part);
        match self.block {
            Some((_, part)) if part != here.1 => *self = Self::default(),
            Some((start, _)) if start != here.0 => {
                // A quotation runs over paragraphs only when the next one opens anew.
                let opens = quotes::quotes(passage, sentence.clone(), None).ranges.first().map(|quote| quote.start);
                if opens != Some(sentence.start) {
                    (self.open, self.quoting) = (None, None);
                }
            }
            _ => {}
        }
        self.block = Some(here);
    }

    /// Keeps who spoke last and who was named.
    fn leave(&mut self, read: &Sentence, sayings: &Sayings) {
        for found in &read.tags.mentions {
            let Named::Person(person) = &found.mention.what else { continue };
            let known = |voice: &Voice| voice.name == person.text && voice.office == person.office;
            let voice = || Voice { name: person.text.clone(), office: person.office };
            let is_subject = read.subjects.iter().flatten().any(|subject| subject.contains(&found.tokens.start));
            if is_subject && !self.person.as_ref().is_some_and(known) {
                self.person = Some(voice());
            }
            if !self.people.iter().any(known) {
                if self.people.len() >= PEOPLE_KEPT {
                    self.people.remove(0);
                }
                self.people.push(voice());
            }
        }
        if let Some(voice) = &sayings.last {
            self.speaker = Some(Speaker { name: voice.name.clone(), via: Vec::new(), office: voice.office });
        }
        self.run = if read.quotes.runs_on { self.run + 1 } else { 0 };
        // A mark that nothing closes must not make the rest of the text a quotation.
        self.open = read.quotes.open.filter(|_| self.run < LONGEST_QUOTATION);
        self.quoting = if self.open.is_some() {
            sayings.over.last().and_then(|over| over.iter().rev().find_map(|saying| saying.voice.clone()))
        } else {
            None
        };
    }
}

fn clause(read: &Sentence, index: usize, sayings: &Sayings, previous: Option<&Clause>, talk: &Talk) -> Clause {
    let piece = &read.pieces[index];
    let own = mood::modality(read.tags, piece, read.speech);
    let own = if sayings.follows[index] { introducing(own) } else { own };
    let mut modality = own;
    let bare = mood::is_bare(read.tags, piece, read.subjects[index].as_ref());
    if own == Modality::Asserted && (bare || leans(read.tags, piece, &sayings.over[index], index)) {
        modality = previous.map_or(own, |previous| handed_on(previous.modality));
    }
    let complement = read.tags.opens(piece.tokens.start, Opener::Complement);
    if let Some(held) =
        index.checked_sub(1).filter(|_| complement).and_then(|before| mood::opens_held(read.tags, &read.pieces[before]))
        && matches!(modality, Modality::Asserted | Modality::Planned)
    {
        modality = held;
    }
    for saying in &sayings.over[index] {
        modality = held(modality, saying, read, index);
    }
    let mut polarity = mood::polarity(read.tags, piece);
    let opened = matches!(piece.joined, Joined::By(Opener::Complement | Opener::Relative) | Joined::Said);
    if opened
        && index > 0
        && (piece.joined == Joined::Said || read.tags.opens(piece.tokens.start, Opener::Complement))
        && mood::raises(read.tags, &read.pieces[index - 1])
    {
        polarity = Polarity::Negative;
    }
    if modality == Modality::Declined {
        polarity = Polarity::Positive;
    }
    let acts = matches!(
        own,
        Modality::Announced | Modality::Admitted | Modality::Promised | Modality::Denied | Modality::Declined
    );
    let actor = if acts { saying::actor(read, index, talk) } else { None };
    Clause {
        tokens: piece.tokens.clone(),
        modality,
        polarity,
        speaker: speaker(&sayings.over[index], actor),
        condition: None,
        subject: read.subjects[index].clone(),
        verb: piece.head().map(|head| head.verb),
    }
}

/// What only follows a saying as its attribution is stated by the source: that X announced it.
fn introducing(own: Modality) -> Modality {
    match own {
        Modality::Planned | Modality::Declined | Modality::Denied => own,
        _ => Modality::Asserted,
    }
}

/// Whether a piece goes on with the mood of the one before.
fn leans(tags: &Tags, piece: &Piece, over: &[Saying], index: usize) -> bool {
    match piece.joined {
        Joined::Leaning | Joined::By(Opener::Purpose) => true,
        Joined::Quote if !tags.is_punctuation(piece.tokens.start) => false,
        Joined::Quote => {
            piece.heads.iter().all(|head| head.makes != verbs::Makes::Finite)
                || over.iter().all(|saying| saying.piece != index.checked_sub(1))
        }
        _ => false,
    }
}

/// The moods a clause hands on to one that leans on it.
fn handed_on(modality: Modality) -> Modality {
    match modality {
        Modality::Admitted | Modality::Announced => Modality::Asserted,
        other => other,
    }
}

/// How a saying changes the mood of what is said.
fn held(own: Modality, saying: &Saying, read: &Sentence, index: usize) -> Modality {
    match saying.holds {
        Modality::Asserted => own,
        Modality::Announced if announces_itself(saying, read, index) => match own {
            Modality::Asserted | Modality::Planned | Modality::Promised => Modality::Announced,
            _ => own,
        },
        Modality::Announced => own,
        Modality::Admitted if own != Modality::Asserted => own,
        Modality::Promised | Modality::Recommended | Modality::Expected
            if !matches!(own, Modality::Asserted | Modality::Planned) =>
        {
            own
        }
        holds => holds,
    }
}

/// "declared that they would join": the sayer speaks of itself.
fn announces_itself(saying: &Saying, read: &Sentence, index: usize) -> bool {
    let Some(governor) = saying.piece.filter(|governor| *governor < index) else { return false };
    let (own, sayer) = (&read.subjects[index], &read.subjects[governor]);
    match (own, sayer) {
        (Some(own), Some(sayer)) => own == sayer || sayer::stands_for_sayer(read.tags, own),
        (None, _) => true,
        _ => false,
    }
}

/// Returns the innermost sayer, with those who pass it on.
fn speaker(over: &[Saying], actor: Option<Voice>) -> Option<Speaker> {
    let mut voices: Vec<Voice> = over.iter().filter_map(|saying| saying.voice.clone()).chain(actor).collect();
    voices.dedup_by(|left, right| left.name == right.name);
    let inner = voices.pop()?;
    let via = voices.into_iter().rev().map(|voice| voice.name).collect();
    Some(Speaker { name: inner.name, via, office: inner.office })
}

/// Returns the condition of each piece: its own words, or the neighbouring piece that is one.
fn conditions(read: &Sentence, sayings: &Sayings) -> Vec<Option<Range<usize>>> {
    let openers = [Sign::Condition, Sign::ConditionTimeless, Sign::ConditionPhrase, Sign::ConditionWord];
    if !read.tags.any(&openers) && !read.tags.any(&[Sign::HelpedCue(Modality::Asserted)]) {
        return vec![None; read.pieces.len()];
    }
    let whole: Vec<bool> = read.pieces.iter().map(|piece| mood::is_condition(read.tags, piece)).collect();
    let words = |index: usize| {
        let mut tokens = read.pieces[index].tokens.clone();
        while tokens.start < tokens.end && read.tags.is_punctuation(tokens.end - 1) {
            tokens.end -= 1;
        }
        while tokens.start < tokens.end && read.tags.is_punctuation(tokens.start) {
            tokens.start += 1;
        }
        tokens
    };
    (0..read.pieces.len())
        .map(|index| {
            if whole[index] {
                return Some(words(index));
            }
            let own = mood::condition(read.tags, &read.pieces[index]);
            let follows = !sayings.follows[index] && follows_condition(&read.pieces[index]);
            let fronted = || index.checked_sub(1).filter(|before| whole[*before] && follows);
            let trailing = || Some(index + 1).filter(|next| whole.get(*next) == Some(&true));
            own.or_else(|| trailing().or_else(fronted).map(words))
        })
        .collect()
}

fn follows_condition(piece: &Piece) -> bool {
    matches!(piece.joined, Joined::Comma | Joined::Quote)
}
