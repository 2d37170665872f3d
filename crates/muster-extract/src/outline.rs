//! Pass one, over every block of a part: words, sentences, times of the story, names, clauses, subjects.

use std::ops::Range;

use muster_model::{Block, BlockKind, Document, Span};
use muster_pack::LanguagePack;
use muster_pack::language::quantities::Quantities;
use muster_text::{Words, sentences};

use crate::clause::{Clause, Talk, clauses};
use crate::entity::{self, Entities, Known, World};
use crate::passage::{Found, Passage};
use crate::quantity::{self, QuantityFound};
use crate::time::{self, Narrative, TimeFound};

/// A block after pass one.
pub struct BlockSketch<'d> {
    /// The block cut into words and sentences.
    pub passage: Passage<'d>,
    /// The times it names.
    pub times: Vec<TimeFound>,
    /// Whom and what it names.
    pub entities: Entities,
    /// The clauses of each sentence.
    pub clauses: Vec<Vec<Clause>>,
}

impl BlockSketch<'_> {
    /// Finds the block's quantities: part of pass two.
    pub fn quantities(&self, lexicon: &Quantities) -> Vec<QuantityFound> {
        let claimed: Vec<Range<usize>> = self.times.iter().map(|time| time.found.tokens.clone()).collect();
        quantity::find(&self.passage, lexicon, &claimed)
    }
}

/// A passage is at most this long: a longer block is read in pieces, so that memory stays bounded.
const LONGEST_PASSAGE: usize = 32 * 1024;
/// A sentence has at most so many tokens: what goes on longer is no sentence, and is read in pieces.
const LONGEST_SENTENCE: usize = 1500;

/// Reads the blocks of a part in order; what was read before is known later.
pub struct Outliner<'r> {
    pack: &'r LanguagePack,
    world: World<'r>,
    narrative: Narrative,
    known: Known,
    talk: Talk,
}

impl<'r> Outliner<'r> {
    /// Begins a part.
    pub fn new(pack: &'r LanguagePack, world: World<'r>, narrative: Narrative) -> Self {
        Self { pack, world, narrative, known: Known::default(), talk: Talk::default() }
    }

    /// Sketches the next blocks; a name these blocks make known is known in all of them.
    pub fn blocks<'d>(&mut self, text: &'d str, blocks: &[Block]) -> Vec<BlockSketch<'d>> {
        let passages: Vec<Passage<'d>> = blocks.iter().map(|block| passage(text, *block, self.pack)).collect();
        self.narrative.begin(|| time::genre(&passages, &self.pack.times));
        let mut times = Vec::with_capacity(passages.len());
        let mut entities = Vec::with_capacity(passages.len());
        for passage in &passages {
            let found = time::find(passage, &self.pack.times, &mut self.narrative);
            let claimed: Vec<Range<usize>> = found.iter().map(|time| time.found.tokens.clone()).collect();
            entities.push(entity::find(passage, &self.pack.names, self.world, &mut self.known, &claimed));
            times.push(found);
        }
        entity::settle(&passages, &mut entities, &self.known);
        let layers = passages.into_iter().zip(times).zip(entities);
        layers.map(|((passage, times), entities)| self.clauses(passage, times, entities)).collect()
    }

    fn clauses<'d>(&mut self, passage: Passage<'d>, times: Vec<TimeFound>, entities: Entities) -> BlockSketch<'d> {
        let mentions = mentions(&times, &entities);
        let talk = &mut self.talk;
        let sentences = passage.sentences.iter();
        let clauses =
            sentences.map(|sentence| clauses(&passage, sentence.clone(), &mentions, &self.pack.speech, talk)).collect();
        BlockSketch { passage, times, entities, clauses }
    }

    /// Finds the times of the next blocks and nothing else.
    pub fn times(&mut self, text: &str, blocks: &[Block]) -> Vec<TimeFound> {
        let passages: Vec<Passage<'_>> = blocks.iter().map(|block| passage(text, *block, self.pack)).collect();
        self.narrative.begin(|| time::genre(&passages, &self.pack.times));
        passages.iter().flat_map(|passage| time::find(passage, &self.pack.times, &mut self.narrative)).collect()
    }
}

/// Returns the blocks of a part that are read: boilerplate and headers left out, long ones in pieces.
pub fn blocks_of(document: &Document, part: usize) -> Vec<Block> {
    let is_text = |block: &Block| block.part == part && block.kind != BlockKind::Boilerplate;
    // A note that is nothing but a date is no header of anything.
    let bare = !document.blocks.iter().any(|block| is_text(block) && block.kind != BlockKind::Header);
    let read = |block: &&Block| is_text(block) && (bare || block.kind != BlockKind::Header);
    document.blocks.iter().filter(read).flat_map(|block| pieces(&document.text, *block)).collect()
}

/// Cuts a block that is too long for one passage.
fn pieces(text: &str, block: Block) -> Vec<Block> {
    let mut rest = block.span;
    let mut found = Vec::new();
    while rest.len() > LONGEST_PASSAGE {
        let end = rest.start + cut(&text[rest.start..text.floor_char_boundary(rest.start + LONGEST_PASSAGE)]);
        found.push(Block { span: Span::new(rest.start, end), ..block });
        rest = Span::new(end, rest.end);
    }
    found.push(Block { span: rest, ..block });
    found
}

/// Returns where a long text is best cut: behind a sentence, else behind a word, else at its end.
fn cut(text: &str) -> usize {
    let late = text.floor_char_boundary(text.len() / 2);
    let sentence = ["\n", ". ", "! ", "? ", "؟ ", "。"].iter();
    let ends = sentence.filter_map(|end| text[late..].rfind(end).map(|at| late + at + end.len()));
    ends.max().or_else(|| text[late..].rfind(' ').map(|at| late + at + 1)).unwrap_or(text.len())
}

/// Times and names together, in the order of the text, as the clause layer reads them.
fn mentions(times: &[TimeFound], entities: &Entities) -> Vec<Found> {
    let times = times.iter().filter(|time| !time.combined).map(|time| time.found.clone());
    let mut mentions: Vec<Found> = times.chain(entities.found.iter().cloned()).collect();
    mentions.sort_by_key(|found| (found.tokens.start, std::cmp::Reverse(found.tokens.end)));
    mentions
}

fn passage<'d>(text: &'d str, block: Block, pack: &LanguagePack) -> Passage<'d> {
    let words = pack.words(text, block.span);
    let spans = match block.kind {
        BlockKind::Paragraph => sentences(text, block.span, &pack.sentences.abbreviations),
        _ => vec![block.span],
    };
    let sentences = spans.iter().map(|span| words.token_at(span.start)..words.token_at(span.end));
    let sentences = sentences.flat_map(|sentence| {
        let end = sentence.end;
        sentence.step_by(LONGEST_SENTENCE).map(move |start| start..end.min(start + LONGEST_SENTENCE))
    });
    let sentences = sentences.collect();
    Passage { text, block, words, sentences }
}

/// A phrase on its own as a passage.
pub fn phrase(text: &str) -> Passage<'_> {
    let span = Span::new(0, text.len());
    let words = Words::of(text, span);
    let all = 0..words.len();
    let block = Block { kind: BlockKind::Heading, span, part: 0, ordinal: None };
    Passage { text, block, words, sentences: vec![all] }
}
