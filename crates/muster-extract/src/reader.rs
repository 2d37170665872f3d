//! The way through a document: outline first, then the full layers where a rule can match.
//!
//! Pass one goes over every block: language, words, sentences, times for the story, names, clauses
//! with their speakers, and which sentences hold an anchor. Pass two finds quantities and runs the
//! rules on those sentences.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use muster_model::{
    Block, BlockKind, Bound, Claim, Document, Entity, HeaderKind, Language, Mention, Named, Note, Office, Part, Span,
};
use muster_pack::organisations::OrganisationType;
use muster_pack::{LanguagePack, Pack};

use crate::claims::{DocumentFacts, Surroundings, drafts, finish, merged, settle};
use crate::entity::{self, Known, World};
use crate::outline::{BlockSketch, Outliner, blocks_of};
use crate::quantity::SaidBy;
use crate::rules::RuleSet;
use crate::time::{self, Narrative, TimeFound};
use crate::unit::{Unit, units};

/// What a document says.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// The claims, in the order of part, first span and kind.
    pub claims: Vec<Claim>,
    /// Where people without public office are named.
    pub private_names: Vec<Span>,
    /// When each part was said.
    pub said: Vec<Bound>,
    /// The language each part was read in.
    pub languages: Vec<Option<Language>>,
    /// What could not be settled.
    pub notes: Vec<Note>,
}

/// Which layers are read for mentions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layers {
    /// Times, quantities and names, with the clauses they stand in.
    All,
    /// Times alone.
    Times,
}

/// Blocks are read for mentions until they hold so much text.
const WINDOW: usize = 256 * 1024;

/// Reads documents with one set of packs.
pub struct Reader<'p> {
    pack: &'p Pack,
    /// The rules of each language, compiled when it is first read for claims.
    rules: BTreeMap<&'p Language, OnceLock<RuleSet<'p>>>,
}

impl<'p> Reader<'p> {
    /// Makes a reader.
    pub fn new(pack: &'p Pack) -> Self {
        Self { pack, rules: pack.languages.tags().map(|tag| (tag, OnceLock::new())).collect() }
    }

    /// Reads a document.
    pub fn read(&self, document: &Document) -> Reading {
        let mut reading = Reading::default();
        let order = time::settle_order(&date_lines(document));
        let mut claims = Vec::new();
        for (index, part) in document.parts.iter().enumerate() {
            let language = language_of(document, part, index);
            let known = language.as_ref().and_then(|tag| Some((tag, self.pack.languages.get(tag)?)));
            let Some((tag, pack)) = known else {
                let name = language.map_or("unknown".to_owned(), |language| language.to_string());
                reading.notes.push(Note { span: part.span, text: format!("no pack for language `{name}`; not read") });
                reading.said.push(document.given.said.unwrap_or(Bound::UNKNOWN));
                reading.languages.push(None);
                continue;
            };
            let said = said_of(document, part, pack, order);
            let narrative = narrative(document, said, order);
            let sketch = self.outliner(pack, narrative).blocks(&document.text, &blocks_of(document, index));
            let facts =
                DocumentFacts { id: &document.id, file: &document.file, part: index, source: &part.source, said };
            self.claims(&sketch, tag, pack, &facts, &mut claims, &mut reading.notes);
            reading.private_names.extend(private_names(&sketch));
            reading.said.push(said);
            reading.languages.push(Some(tag.clone()));
        }
        reading.claims = merged(claims);
        reading.claims.sort_by(|left, right| {
            let key =
                |claim: &Claim| (claim.evidence[0].part, claim.evidence[0].span, claim.kind.clone(), claim.id.clone());
            key(left).cmp(&key(right))
        });
        reading.private_names.sort_unstable();
        reading.private_names.dedup();
        reading
    }

    /// Returns every mention of a document: times, quantities and names, in the order of the text.
    pub fn mentions(&self, document: &Document) -> Vec<Mention> {
        let mut mentions = Vec::new();
        self.each_mention(document, Layers::All, |mention| mentions.push(mention));
        mentions
    }

    /// Hands over every mention of a document that `wanted` asks for, in the order of the text.
    ///
    /// A long document is read some blocks at a time, so that memory depends on these and not on its length.
    pub fn each_mention(&self, document: &Document, wanted: Layers, mut each: impl FnMut(Mention)) {
        let order = time::settle_order(&date_lines(document));
        for (index, part) in document.parts.iter().enumerate() {
            let language = language_of(document, part, index);
            let Some(pack) = language.as_ref().and_then(|language| self.pack.language(language)) else { continue };
            let said = said_of(document, part, pack, order);
            let mut outliner = self.outliner(pack, narrative(document, said, order));
            for blocks in windows(&blocks_of(document, index)) {
                let mut found = found(&mut outliner, &document.text, blocks, pack, wanted);
                found.sort_by_key(|mention| (mention.span.start, mention.span.end));
                found.into_iter().for_each(&mut each);
            }
        }
    }

    fn outliner<'r>(&'r self, pack: &'r LanguagePack, narrative: Narrative) -> Outliner<'r> {
        let world =
            World { organisations: &self.pack.organisations, posts: &self.pack.posts, places: &self.pack.places };
        Outliner::new(pack, world, narrative)
    }

    fn claims(
        &self,
        sketch: &[BlockSketch<'_>],
        tag: &Language,
        pack: &'p LanguagePack,
        facts: &DocumentFacts<'_>,
        claims: &mut Vec<(Claim, bool)>,
        notes: &mut Vec<Note>,
    ) {
        let Some(rules) = self.rules.get(tag) else { return };
        let rules = rules.get_or_init(|| rule_set(pack));
        let publisher = self.publisher(facts, pack);
        for unit in units(sketch, pack, &self.pack.organisations, rules) {
            let around = Surroundings { publisher: publisher.clone(), said: facts.said, ..unit.around.clone() };
            claims.extend(self.unit_claims(&unit, rules, &around, facts, notes));
        }
    }

    fn unit_claims(
        &self,
        unit: &Unit<'_>,
        rules: &RuleSet<'p>,
        around: &Surroundings,
        facts: &DocumentFacts<'_>,
        notes: &mut Vec<Note>,
    ) -> Vec<(Claim, bool)> {
        let matches = rules.matches(&unit.lattice, &unit.headings);
        let all =
            matches.iter().flat_map(|matched| drafts(matched, &self.pack.kinds[&matched.rule.kind], &unit.lattice));
        let standing = settle(all.collect(), &unit.lattice, notes);
        let is_unit = matches!(unit.lattice.passage.block.kind, BlockKind::Item | BlockKind::Row);
        let finished = standing.into_iter().filter_map(|draft| finish(draft, &unit.lattice, around, facts, notes));
        finished.map(|claim| (claim, is_unit)).collect()
    }

    /// The publisher as an actor of the record: only when the name is one organisation of the pack that acts.
    fn publisher(&self, facts: &DocumentFacts<'_>, pack: &LanguagePack) -> Option<Entity> {
        let name = &facts.source.publisher.as_ref()?.text;
        let passage = crate::outline::phrase(name);
        let world =
            World { organisations: &self.pack.organisations, posts: &self.pack.posts, places: &self.pack.places };
        let found = entity::find(&passage, &pack.names, world, &mut Known::default(), &[]).found;
        let [only] = found.as_slice() else { return None };
        match &only.mention.what {
            Named::Entity(entity) if self.acts(entity) => Some(entity.clone()),
            _ => None,
        }
    }

    /// Whether an organisation of the pack acts in the record, rather than writing about it.
    fn acts(&self, entity: &Entity) -> bool {
        let organisation = entity.id.as_deref().and_then(|id| self.pack.organisations.get(id));
        organisation.is_some_and(|organisation| {
            !matches!(organisation.kind, OrganisationType::Media | OrganisationType::Monitor | OrganisationType::Other)
        })
    }
}

/// Cuts blocks into runs of bounded length.
fn windows(blocks: &[Block]) -> impl Iterator<Item = &[Block]> {
    let mut length = 0;
    blocks.chunk_by(move |block, _| {
        length += block.span.len();
        let goes_on = length < WINDOW;
        length = if goes_on { length } else { 0 };
        goes_on
    })
}

/// Returns the mentions of some blocks.
fn found(
    outliner: &mut Outliner<'_>,
    text: &str,
    blocks: &[Block],
    pack: &LanguagePack,
    wanted: Layers,
) -> Vec<Mention> {
    let printed = |time: TimeFound| (!time.combined).then_some(time.found.mention);
    if wanted == Layers::Times {
        return outliner.times(text, blocks).into_iter().filter_map(printed).collect();
    }
    let mut mentions = Vec::new();
    for block in outliner.blocks(text, blocks) {
        let quantities = block.quantities(&pack.quantities).into_iter();
        let quantities = quantities.filter(|quantity| quantity.said_by == SaidBy::Number);
        mentions.extend(block.times.into_iter().filter_map(printed));
        mentions.extend(block.entities.found.into_iter().map(|found| found.mention));
        mentions.extend(quantities.map(|quantity| quantity.found.mention));
    }
    mentions
}

fn rule_set(language: &LanguagePack) -> RuleSet<'_> {
    let unit_words = |unit: &str| language.quantities.words_of(unit).map(str::to_owned).collect();
    let inflection = language.about.inflection.clone();
    RuleSet::new(&language.rules, &language.tables, inflection, &language.sentences.stop, &unit_words)
}

/// The date lines of a page, which together settle the order of day and month.
fn date_lines(document: &Document) -> Vec<&str> {
    let headers = document.parts.iter().flat_map(|part| &part.headers);
    headers.filter_map(|header| header.span.of(&document.text)).collect()
}

/// So much text tells its language.
const LANGUAGE_SAMPLE: usize = 512;

fn language_of(document: &Document, part: &Part, index: usize) -> Option<Language> {
    if let Some(language) = document.given.language.clone().or_else(|| part.language.clone()) {
        return Some(language);
    }
    let read =
        |block: &&Block| block.part == index && !matches!(block.kind, BlockKind::Boilerplate | BlockKind::Header);
    let blocks = document.blocks.iter().filter(read).filter_map(|block| block.span.of(&document.text));
    let mut text = String::new();
    for block in blocks {
        if text.len() > LANGUAGE_SAMPLE {
            break;
        }
        text.push_str(&block[..block.floor_char_boundary(LANGUAGE_SAMPLE)]);
        text.push('\n');
    }
    muster_text::language(&text)
        .or_else(|| muster_text::language(&document.text[..document.text.floor_char_boundary(LANGUAGE_SAMPLE)]))
        .or_else(|| (!document.text.trim().is_empty()).then(|| Language::new("en")))
}

/// When a part was said: given, or on its date line, or at the page's last change.
fn said_of(document: &Document, part: &Part, pack: &LanguagePack, order: time::Order) -> Bound {
    if let Some(said) = document.given.said {
        return said;
    }
    let captured = document.given.captured.unwrap_or(Bound::UNKNOWN);
    for kind in [HeaderKind::DateLine, HeaderKind::Modified] {
        for header in part.headers.iter().filter(|header| header.kind == kind) {
            let text = header.span.of(&document.text).unwrap_or_default();
            let said = time::date_line(text, &pack.times, order, captured);
            if !said.is_unknown() {
                return said;
            }
        }
    }
    Bound::UNKNOWN
}

fn narrative(document: &Document, said: Bound, order: time::Order) -> Narrative {
    let mut narrative = Narrative::new(said, document.given.captured.unwrap_or(Bound::UNKNOWN));
    narrative.order = order;
    narrative
}

fn private_names(sketch: &[BlockSketch<'_>]) -> Vec<Span> {
    let found = sketch.iter().flat_map(|block| &block.entities.found);
    let private =
        found.filter(|found| matches!(&found.mention.what, Named::Person(person) if person.office == Office::Private));
    private.map(|found| found.mention.span).collect()
}
