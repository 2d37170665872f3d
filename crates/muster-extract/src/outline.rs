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

/// A part of a document after pass one.
pub struct Sketch<'d> {
    /// Its blocks, boilerplate and headers left out.
    pub blocks: Vec<BlockSketch<'d>>,
}

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

/// Sketches a part.
pub fn outline<'d>(
    document: &'d Document,
    part: usize,
    pack: &LanguagePack,
    world: World<'_>,
    mut narrative: Narrative,
) -> Sketch<'d> {
    let is_text = |block: &Block| block.part == part && block.kind != BlockKind::Boilerplate;
    // A note that is nothing but a date is no header of anything.
    let bare = !document.blocks.iter().any(|block| is_text(block) && block.kind != BlockKind::Header);
    let read = |block: &&Block| is_text(block) && (bare || block.kind != BlockKind::Header);
    let passages: Vec<Passage<'d>> =
        document.blocks.iter().filter(read).map(|block| passage(&document.text, *block, pack)).collect();
    let mut known = Known::default();
    let mut times = Vec::new();
    let mut entities = Vec::new();
    for passage in &passages {
        let found = time::find(passage, &pack.times, &mut narrative);
        let claimed: Vec<Range<usize>> = found.iter().map(|time| time.found.tokens.clone()).collect();
        entities.push(entity::find(passage, &pack.names, world, &mut known, &claimed));
        times.push(found);
    }
    entity::settle(&passages, &mut entities, &known);
    let mut talk = Talk::default();
    let mut blocks = Vec::new();
    for ((passage, times), entities) in passages.into_iter().zip(times).zip(entities) {
        let mentions = mentions(&times, &entities);
        let clauses = passage
            .sentences
            .iter()
            .map(|sentence| clauses(&passage, sentence.clone(), &mentions, &pack.speech, &mut talk))
            .collect();
        blocks.push(BlockSketch { passage, times, entities, clauses });
    }
    Sketch { blocks }
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
    let sentences = sentences.filter(|sentence| !sentence.is_empty()).collect();
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
