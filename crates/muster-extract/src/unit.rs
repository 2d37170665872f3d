//! Pass two: the sentences, items and headings that hold an anchor, as lattices for the rules.

use std::ops::Range;
use std::rc::Rc;

use muster_model::{BlockKind, Entity, EntityClass, Named, Shape, Span, TimexClass, Valid, Value};
use muster_pack::LanguagePack;
use muster_pack::organisations::{OrganisationType, Organisations};
use muster_text::{Class, Words};

use crate::claims::Surroundings;
use crate::outline::BlockSketch;
use crate::quantity::{QuantityFound, UnitFrom};
use crate::rules::RuleSet;
use crate::rules::lattice::{Edge, Holds, Lattice, Stands, edge_of, sorted};
use crate::rules::vocabulary::{Readings, WordId};

/// The most tokens a bracket may hold and still be passed over.
const BRACKET: usize = 14;

/// A sentence, item or heading ready for the rules.
pub struct Unit<'s> {
    /// Its lattice.
    pub lattice: Lattice<'s>,
    /// The headings over it, the nearest first.
    pub headings: Vec<Lattice<'s>>,
    /// What stands around it.
    pub around: Surroundings,
}

/// A block with what pass two adds.
struct BlockWork<'s> {
    sketch: &'s BlockSketch<'s>,
    readings: Rc<[Rc<[WordId]>]>,
    quantities: Vec<QuantityFound>,
    organisations: &'s Organisations,
}

/// Returns the units of a part on which some rule may match.
///
/// A unit is taken when it holds an anchor, when the unit behind it does (a list's sentence often
/// names what its neighbour counts), or when it is an item, for which rules need no anchor.
pub fn units<'s>(
    sketch: &'s [BlockSketch<'_>],
    pack: &LanguagePack,
    organisations: &'s Organisations,
    rules: &RuleSet<'_>,
) -> Vec<Unit<'s>> {
    let memory = Readings::default();
    let mut units = Vec::new();
    let mut heading: Option<&'s BlockSketch<'s>> = None;
    for block in sketch {
        let readings: Rc<[Rc<[WordId]>]> = memory.of(&block.passage.words, &rules.vocabulary).into();
        let anchored: Vec<bool> = block
            .passage
            .sentences
            .iter()
            .map(|sentence| {
                block.passage.block.kind == BlockKind::Item
                    || sentence.clone().any(|token| rules.is_anchored(&readings[token]))
            })
            .collect();
        let any = anchored.iter().any(|anchored| *anchored);
        let quantities = if any { block.quantities(&pack.quantities) } else { Vec::new() };
        let work = BlockWork { sketch: block, readings, quantities, organisations };
        let mut story = Story::default();
        for (index, sentence) in block.passage.sentences.iter().enumerate() {
            if anchored[index] || anchored.get(index + 1).copied().unwrap_or(false) {
                let lattice = lattice(&work, index, sentence, pack, rules);
                let headings = heading.into_iter().map(|heading| bare(heading, &memory, rules)).collect();
                let around = Surroundings { heading: heading.map(named).unwrap_or_default(), ..story.around.clone() };
                units.push(Unit { lattice, headings, around });
            }
            story.goes_on(block, index, sentence);
        }
        if block.passage.block.kind == BlockKind::Heading {
            heading = Some(block);
        }
    }
    units
}

/// What earlier sentences of a paragraph leave to later ones.
#[derive(Default)]
struct Story {
    around: Surroundings,
}

impl Story {
    fn goes_on(&mut self, block: &BlockSketch<'_>, index: usize, sentence: &Range<usize>) {
        let subject = block.clauses.get(index).into_iter().flatten().find_map(|clause| clause.subject.clone());
        if let Some(tokens) = subject {
            let inside =
                |tokens: &Range<usize>, other: &Range<usize>| tokens.start <= other.start && other.end <= tokens.end;
            let found = block.entities.found.iter().filter(|found| inside(&tokens, &found.tokens));
            let mut actors = found.filter_map(|found| match &found.mention.what {
                Named::Entity(entity) | Named::Demonym(entity) => {
                    Some((Value::Entity(entity.clone()), found.mention.span))
                }
                _ => None,
            });
            self.around.subject = actors.next().or_else(|| self.around.subject.take());
        }
        let times = block.times.iter().filter(|time| sentence.contains(&time.found.tokens.start));
        for time in times {
            let Named::Time(named) = &time.found.mention.what else { continue };
            let known = time.valid.first_day().is_some() && time.valid.last_day().is_some();
            let told = (time.valid.clone(), time.found.mention.span);
            if named.class == TimexClass::Date && is_dated(&time.valid) {
                self.around.time = Some(told.clone());
            }
            if known && (named.class == TimexClass::Date || time.combined) {
                self.around.period = Some(told);
            }
        }
    }
}

/// A time with both bounds known and no longer than a year: one that can date a level.
fn is_dated(valid: &Valid) -> bool {
    matches!(valid.shape, Shape::Point | Shape::Period)
        && matches!((valid.first_day(), valid.last_day()), (Some(first), Some(last)) if (last - first).get_days() <= 366)
}

/// Actors and places named in a heading.
fn named(heading: &BlockSketch<'_>) -> Vec<(Value, Span)> {
    let found = heading.entities.found.iter().filter_map(|found| {
        let value = edge_of(found)?.value?;
        Some((value, found.mention.span))
    });
    found.collect()
}

fn lattice<'s>(
    work: &BlockWork<'s>,
    index: usize,
    sentence: &Range<usize>,
    pack: &LanguagePack,
    rules: &RuleSet<'_>,
) -> Lattice<'s> {
    let block = work.sketch;
    let words = &block.passage.words;
    let mut lattice = Lattice {
        passage: &block.passage,
        tokens: sentence.clone(),
        readings: Rc::clone(&work.readings),
        edges: sorted(edges(work, sentence)),
        transparent: vec![Vec::new(); sentence.len() + 1],
        clauses: block.clauses.get(index).map_or(&[], Vec::as_slice),
        phrase_ends: sentence
            .clone()
            .map(|at| pack.sentences.phrase_ends.longest_at(words, at, sentence.end).is_some())
            .collect(),
        separators: Vec::new(),
    };
    lattice.separators = mark_class(&lattice, rules, "separator");
    let (located, directed) = (mark_class(&lattice, rules, "locative"), mark_class(&lattice, rules, "directional"));
    lattice.transparent = transparent(block, sentence, pack);
    let marked = |marks: &[bool], at: usize| marks.get(at - sentence.start).copied().unwrap_or(false);
    let mut stands = Vec::new();
    for edge in &lattice.edges {
        stands.push(match lattice.before(edge.tokens.start) {
            Some(before) if marked(&located, before) => Stands::Located,
            Some(before) if marked(&directed, before) => Stands::Directed,
            _ => Stands::Free,
        });
    }
    lattice.edges.iter_mut().zip(stands).for_each(|(edge, stands)| edge.stands = stands);
    widen_forces(&mut lattice, rules);
    add_references(&mut lattice, rules);
    lattice
}

/// A heading over a unit: its words only.
fn bare<'s>(heading: &'s BlockSketch<'s>, memory: &Readings, rules: &RuleSet<'_>) -> Lattice<'s> {
    let tokens = 0..heading.passage.words.len();
    let length = tokens.len();
    Lattice {
        passage: &heading.passage,
        readings: memory.of(&heading.passage.words, &rules.vocabulary).into(),
        edges: Vec::new(),
        transparent: vec![Vec::new(); length + 1],
        clauses: heading.clauses.first().map_or(&[], Vec::as_slice),
        phrase_ends: vec![false; length],
        separators: vec![false; length],
        tokens,
    }
}

fn edges(work: &BlockWork<'_>, sentence: &Range<usize>) -> Vec<Edge> {
    let block = work.sketch;
    let inside = |tokens: &Range<usize>| sentence.start <= tokens.start && tokens.end <= sentence.end;
    let mut edges: Vec<Edge> = Vec::new();
    for (index, found) in block.entities.found.iter().enumerate().filter(|(_, found)| inside(&found.tokens)) {
        let Some(mut edge) = edge_of(found) else { continue };
        if edge.holds == Holds::Post {
            edge.value = Some(Value::Text(block.passage.printed(edge.tokens.clone()).to_owned()));
        }
        let reach = block.entities.reaches.iter().find(|reach| reach.person == index).map(|reach| reach.tokens.clone());
        if let Some(reach) = reach.filter(|reach| inside(reach) && *reach != edge.tokens) {
            edges.push(Edge { tokens: reach, ..edge.clone() });
        }
        edges.extend(nation(&edge, work.organisations));
        edges.push(edge);
    }
    for time in block.times.iter().filter(|time| inside(&time.reach)) {
        let core = time.found.tokens.clone();
        edges.push(Edge {
            tokens: time.reach.clone(),
            core,
            holds: Holds::Time(time.valid.clone()),
            value: None,
            stands: Stands::Free,
        });
    }
    for quantity in work.quantities.iter().filter(|quantity| inside(&quantity.found.tokens)) {
        edges.extend(quantity_edges(quantity, &block.passage));
    }
    edges
}

/// "The Estonian military" as Estonia, where a country is asked for.
fn nation(edge: &Edge, organisations: &Organisations) -> Option<Edge> {
    let Some(Value::Entity(entity)) = &edge.value else { return None };
    let organisation = organisations.get(entity.id.as_deref()?)?;
    let own = matches!(
        organisation.kind,
        OrganisationType::Force | OrganisationType::Ministry | OrganisationType::Government
    );
    let country = organisation.country.clone().filter(|_| own)?;
    let value = Entity { text: entity.text.clone(), class: EntityClass::Country, id: Some(country) };
    Some(Edge { holds: Holds::Nation, value: Some(Value::Entity(value)), ..edge.clone() })
}

/// A quantity as edges: one for each unit its noun can count, and the bare number for rules that supply a unit.
fn quantity_edges(found: &QuantityFound, passage: &crate::Passage<'_>) -> Vec<Edge> {
    let Named::Quantity(quantity) = &found.found.mention.what else { return Vec::new() };
    let edge = |tokens: Range<usize>, holds, quantity| Edge {
        tokens,
        core: found.number.clone(),
        holds,
        value: Some(Value::Quantity(quantity)),
        stands: Stands::Free,
    };
    let mut edges = Vec::new();
    for unit in &found.units {
        let quantity = muster_model::Quantity { unit: Some(unit.clone()), ..quantity.clone() };
        let holds = if unit.as_str() == "ordinal" { Holds::Ordinal } else { Holds::Quantity(unit.as_str().to_owned()) };
        edges.push(edge(found.found.tokens.clone(), holds, quantity));
    }
    let bare = found.unit_from != UnitFrom::Printed;
    if bare {
        let tokens = found.found.tokens.start..found.number.end;
        let text = passage.printed(tokens.clone()).to_owned();
        edges.push(edge(tokens, Holds::Number, muster_model::Quantity { unit: None, text, ..quantity.clone() }));
    }
    edges
}

/// Marks the tokens of a class in a unit.
fn mark_class(lattice: &Lattice<'_>, rules: &RuleSet<'_>, class: &str) -> Vec<bool> {
    let mut marks = vec![false; lattice.tokens.len()];
    for at in lattice.tokens.clone() {
        if let Some(end) = rules.class_at(class, lattice, at) {
            marks[at - lattice.tokens.start..end - lattice.tokens.start].fill(true);
        }
    }
    marks
}

/// "American" with "troops" behind it is one actor; the noun belongs to the words.
fn widen_forces(lattice: &mut Lattice<'_>, rules: &RuleSet<'_>) {
    let mut widened = Vec::new();
    for edge in lattice.edges.iter().filter(|edge| edge.is_actor()) {
        let end = edge.tokens.end;
        if let Some(end) = (end < lattice.tokens.end).then(|| rules.class_at("forces", lattice, end)).flatten() {
            widened.push(Edge { tokens: edge.tokens.start..end, holds: Holds::Forces, ..edge.clone() });
        }
    }
    lattice.edges.extend(widened);
    lattice.edges = sorted(std::mem::take(&mut lattice.edges));
}

/// Words that refer to an actor named before: edges without a value, filled from context.
fn add_references(lattice: &mut Lattice<'_>, rules: &RuleSet<'_>) {
    let mut references = Vec::new();
    for at in lattice.tokens.clone() {
        if let Some(end) = rules.class_at("reference", lattice, at) {
            references.push(Edge {
                tokens: at..end,
                core: at..end,
                holds: Holds::Reference,
                value: None,
                stands: Stands::Free,
            });
        }
    }
    lattice.edges.extend(references);
    lattice.edges = sorted(std::mem::take(&mut lattice.edges));
}

/// Where transparent runs end, for each token: words that carry nothing, times, brackets, quotation marks, commas.
fn transparent(block: &BlockSketch<'_>, sentence: &Range<usize>, pack: &LanguagePack) -> Vec<Vec<usize>> {
    let words = &block.passage.words;
    let mut ends = vec![Vec::new(); sentence.len() + 1];
    for at in sentence.clone() {
        let here = &mut ends[at - sentence.start];
        here.extend(pack.sentences.transparent.all_at(words, at, sentence.end).map(|(length, _)| at + length));
        here.extend(bracket_end(words, at, sentence.end));
        if words.tokens[at].class == Class::Mark && matches!(words.word(at), "," | "\"" | "'") {
            here.push(at + 1);
        }
    }
    for time in block.times.iter().filter(|time| sentence.contains(&time.reach.start) && time.reach.end <= sentence.end)
    {
        ends[time.reach.start - sentence.start].push(time.reach.end);
    }
    for here in &mut ends {
        here.sort_unstable();
        here.dedup();
    }
    ends
}

/// The end of a bracket that opens here, when it closes soon.
fn bracket_end(words: &Words, at: usize, end: usize) -> Option<usize> {
    let close = match words.word(at) {
        "(" => ")",
        "[" => "]",
        _ => return None,
    };
    (at + 1..end.min(at + BRACKET)).find(|token| words.word(*token) == close).map(|token| token + 1)
}
