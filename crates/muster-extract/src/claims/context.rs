//! What a pattern leaves open is filled from around it: a closed list of steps, declared by the kind.
//!
//! The first step with exactly one candidate wins; two candidates leave the slot empty with a note;
//! no step looks forward past the sentence.

use std::ops::Range;

use muster_model::{
    Approx, Bound, Entity, Modality, Note, Quantity, SlotSpec, SlotType, Span, Step, Unit, Valid, Value,
};

use super::draft::{Draft, DraftSlot, DraftTime};
use super::fit::fit;
use super::when::time_kind;
use crate::clause::Clause;
use crate::rules::lattice::{Edge, Holds, Lattice, Stands};

/// What stands around a unit.
#[derive(Clone, Debug, Default)]
pub struct Surroundings {
    /// The subject of an earlier sentence of the paragraph, and where it stands.
    pub subject: Option<(Value, Span)>,
    /// Actors and places named in the heading over the unit.
    pub heading: Vec<(Value, Span)>,
    /// The last time of at most a year the paragraph named before the unit: what a level is dated by.
    pub time: Option<(Valid, Span)>,
    /// The last time of any length it named: what a count runs over.
    pub period: Option<(Valid, Span)>,
    /// The publisher, when it is an actor of the record.
    pub publisher: Option<Entity>,
    /// When the text was said.
    pub said: Bound,
}

/// What a step found: a value and where its words stand.
type Candidate = (Value, Option<Range<usize>>, Option<Span>);

/// Fills the open slots of a draft; returns the spans of what came from outside the matched words.
pub fn fill(draft: &mut Draft<'_>, lattice: &Lattice<'_>, around: &Surroundings, notes: &mut Vec<Note>) -> Vec<Span> {
    let mut outside = Vec::new();
    let kind = draft.kind;
    describe_person(draft);
    number_item(draft, lattice);
    for (name, spec) in &kind.slots {
        if draft.slots.contains_key(name) {
            continue;
        }
        let referred = draft.referred.contains(name);
        let steps =
            spec.from.iter().filter(|step| !referred || !matches!(step, Step::Words | Step::Clause | Step::Sentence));
        for step in steps {
            let mut candidates = candidates(*step, spec, draft, lattice, around);
            if candidates.len() > 1 && spec.required {
                let span = lattice.passage.span(draft.tokens.clone());
                let names: Vec<String> = candidates.iter().map(|(value, ..)| value.name()).collect();
                let text = format!("slot `{name}` of {} left open: {} both fit", kind.name, names.join(" and "));
                notes.push(Note { span: Some(span), text });
            }
            if candidates.len() != 1 {
                continue;
            }
            let (value, core, span) = candidates.remove(0);
            outside.extend(span);
            let value = fit(value, spec);
            draft.slots.insert(name.clone(), DraftSlot { value, by: Some(*step), core });
            break;
        }
        let default = spec.default.as_ref().filter(|_| !draft.slots.contains_key(name));
        if let Some(default) = default {
            let value = Value::Symbol { symbol: default.clone(), text: None };
            draft.slots.insert(name.clone(), DraftSlot { value, by: Some(Step::Default), core: None });
        }
    }
    outside
}

/// The printed number of a list item fills the slot a kind has for it.
fn number_item(draft: &mut Draft<'_>, lattice: &Lattice<'_>) {
    let open = draft.kind.slot("ordinal").is_some() && !draft.slots.contains_key("ordinal");
    let Some(number) = lattice.passage.block.ordinal.filter(|_| open) else { return };
    let mut quantity = Quantity::bounded(number.into(), Approx::Exact, number.to_string());
    quantity.unit = Some(Unit::new("ordinal"));
    draft.slots.insert("ordinal".to_owned(), DraftSlot { value: Value::Quantity(quantity), by: None, core: None });
}

/// A person's rank, service and nationality fill the slots a kind has for them.
fn describe_person(draft: &mut Draft<'_>) {
    let Some(Value::Person(person)) = draft.slots.get("person").map(|slot| slot.value.clone()) else { return };
    for (name, text) in [("rank", person.rank), ("service", person.service), ("nationality", person.nationality)] {
        let spec = draft.kind.slot(name).filter(|_| !draft.slots.contains_key(name));
        let (Some(spec), Some(text)) = (spec, text) else { continue };
        let value = match spec.holds {
            SlotType::Country => {
                Value::Entity(Entity { text: text.clone(), class: muster_model::EntityClass::Country, id: Some(text) })
            }
            _ => Value::Text(text),
        };
        draft.slots.insert(name.to_owned(), DraftSlot { value, by: None, core: None });
    }
}

fn candidates(
    step: Step,
    spec: &SlotSpec,
    draft: &Draft<'_>,
    lattice: &Lattice<'_>,
    around: &Surroundings,
) -> Vec<Candidate> {
    let clause = clause_of(draft, lattice);
    match step {
        Step::Words => named(spec, draft.tokens.clone(), draft, lattice),
        Step::Clause => {
            let subject = clause.and_then(|clause| clause.subject.clone());
            if takes_actor(spec) && subject.as_ref().is_some_and(|subject| refers(subject, lattice)) {
                return Vec::new();
            }
            let subject = subject.map(|tokens| named(spec, tokens, draft, lattice)).filter(|found| found.len() == 1);
            let whole = || clause.map(|clause| named(spec, clause.tokens.clone(), draft, lattice));
            subject.filter(|_| takes_actor(spec)).or_else(whole).unwrap_or_default()
        }
        Step::Sentence => named(spec, lattice.tokens.clone(), draft, lattice),
        Step::Subject => earlier_subject(spec, draft, lattice).unwrap_or_else(|| {
            let subject = around.subject.iter().filter(|(value, _)| fits(spec, value));
            subject.map(|(value, span)| (value.clone(), None, Some(*span))).collect()
        }),
        Step::Section => {
            let heading = around.heading.iter().filter(|(value, _)| fits(spec, value));
            heading.map(|(value, span)| (value.clone(), None, Some(*span))).collect()
        }
        Step::Publisher => {
            let publisher = around.publisher.iter().filter(|_| takes_actor(spec));
            publisher.map(|entity| (Value::Entity(entity.clone()), None, None)).collect()
        }
        Step::Said | Step::Default => Vec::new(),
    }
}

/// Whether a subject begins with a word for someone named before: "its forces in Iraq".
fn refers(subject: &Range<usize>, lattice: &Lattice<'_>) -> bool {
    let mut references = lattice.edges.iter().filter(|edge| edge.holds == Holds::Reference);
    references.any(|edge| edge.tokens.start == subject.start)
}

/// The subject of an earlier clause of the sentence, the nearest first, when it names one actor.
fn earlier_subject(spec: &SlotSpec, draft: &Draft<'_>, lattice: &Lattice<'_>) -> Option<Vec<Candidate>> {
    let own = clause_of(draft, lattice);
    let said = own.is_some_and(|clause| clause.speaker.is_some() && clause.modality != Modality::Declined)
        && draft.referred.is_empty()
        && !own.and_then(|clause| clause.subject.as_ref()).is_some_and(|subject| refers(subject, lattice));
    // Who says a thing is not who does it, unless the words say so ("its forces").
    let clauses = lattice.clauses.iter().filter(|clause| !said || clause.speaker.is_some());
    let earlier = clauses.filter_map(|clause| clause.subject.clone());
    let mut earlier: Vec<Range<usize>> = earlier.filter(|subject| subject.end <= draft.tokens.start).collect();
    earlier.dedup();
    let found = earlier.into_iter().rev().map(|subject| named(spec, subject, draft, lattice));
    found.into_iter().find(|found| found.len() == 1)
}

/// Returns the clause that speaks for a draft: the one of the pattern's own first word.
pub fn clause_of<'l>(draft: &Draft<'_>, lattice: &'l Lattice<'_>) -> Option<&'l Clause> {
    lattice.clauses.get(lattice.clause_of(draft.literal))
}

fn takes_actor(spec: &SlotSpec) -> bool {
    matches!(spec.holds, SlotType::Actor | SlotType::Org | SlotType::Country | SlotType::Party)
}

fn wants(spec: &SlotSpec) -> SlotType {
    if spec.holds == SlotType::List { spec.of.unwrap_or(SlotType::Text) } else { spec.holds }
}

/// Distinct mentions among these tokens that the slot can hold and no other slot of the draft uses.
fn named(spec: &SlotSpec, tokens: Range<usize>, draft: &Draft<'_>, lattice: &Lattice<'_>) -> Vec<Candidate> {
    let inside = |edge: &&Edge| tokens.start <= edge.tokens.start && edge.tokens.end <= tokens.end;
    let used = |edge: &&Edge| {
        let cores = draft.slots.values().filter_map(|slot| match slot.value {
            Value::Quantity(_) => None,
            _ => slot.core.as_ref(),
        });
        let taken = cores.into_iter().chain(&draft.spent);
        taken.into_iter().any(|core| core.start < edge.core.end && edge.core.start < core.end)
    };
    let spent: Vec<String> = lattice
        .edges
        .iter()
        .filter(|edge| draft.spent.contains(&edge.core))
        .filter_map(|edge| Some(edge.value.as_ref()?.name()))
        .collect();
    let mut found: Vec<Candidate> = Vec::new();
    for edge in lattice.edges.iter().filter(inside).filter(|edge| edge_fits(spec, edge)) {
        if used(&edge) || (wants(spec) == SlotType::Place && edge.stands == Stands::Free) {
            continue;
        }
        let Some(value) = edge.value.as_ref().filter(|value| !spent.contains(&value.name())) else { continue };
        if !found.iter().any(|(known, ..)| known.name() == value.name()) {
            let outside = edge.core.start < draft.tokens.start || draft.tokens.end < edge.core.end;
            let span = outside.then(|| lattice.passage.span(edge.core.clone()));
            found.push((value.clone(), Some(edge.core.clone()), span));
        }
    }
    found
}

fn edge_fits(spec: &SlotSpec, edge: &Edge) -> bool {
    match wants(spec) {
        SlotType::Actor => edge.is_actor(),
        SlotType::Org => edge.holds == Holds::Org,
        SlotType::Country => edge.is_country(),
        SlotType::Place => edge.is_place(),
        SlotType::Person => edge.holds == Holds::Person,
        SlotType::Party => edge.is_actor() || edge.holds == Holds::Person,
        _ => false,
    }
}

fn fits(spec: &SlotSpec, value: &Value) -> bool {
    match wants(spec) {
        SlotType::Actor | SlotType::Org | SlotType::Party => matches!(value, Value::Entity(_)),
        SlotType::Country => {
            matches!(value, Value::Entity(entity) if entity.class == muster_model::EntityClass::Country)
        }
        SlotType::Place => matches!(value, Value::Place(_)),
        SlotType::Person => matches!(value, Value::Person(_)),
        _ => false,
    }
}

/// Finds the time of a draft by the kind's steps, when the pattern did not name it.
pub fn time(
    draft: &Draft<'_>,
    lattice: &Lattice<'_>,
    around: &Surroundings,
) -> Option<(DraftTime, Step, Option<Span>)> {
    let own = clause_of(draft, lattice);
    let clause = own.map(|clause| clause.tokens.clone());
    let intended = own.is_some_and(|clause| is_intent(clause.modality));
    // What is only intended lies ahead: neither the story's time nor the day it was said is its time.
    let steps = draft.kind.valid_from.iter().filter(|step| !intended || !matches!(step, Step::Section | Step::Said));
    for step in steps {
        let tokens = match step {
            Step::Words => Some(draft.tokens.start.saturating_sub(1)..draft.tokens.end + 1),
            Step::Clause => clause.clone(),
            Step::Sentence => Some(lattice.tokens.clone()),
            Step::Section => {
                let flow = time_kind(draft) == muster_model::TimeKind::Flow;
                if let Some((valid, span)) = if flow { &around.period } else { &around.time } {
                    return Some((DraftTime { valid: valid.clone(), tokens: None }, *step, Some(*span)));
                }
                None
            }
            Step::Said if !around.said.is_unknown() => {
                let valid = Valid {
                    start: around.said,
                    end: around.said,
                    shape: muster_model::Shape::Point,
                    ..Valid::default()
                };
                return Some((DraftTime { valid, tokens: None }, *step, None));
            }
            _ => None,
        };
        let Some(tokens) = tokens else { continue };
        let times = times_in(lattice, &tokens);
        if let [(edge, valid)] = times.as_slice() {
            let inside = draft.tokens.start <= edge.tokens.start && edge.tokens.end <= draft.tokens.end;
            let span = (!inside).then(|| lattice.passage.span(edge.tokens.clone()));
            let time = DraftTime { valid: (*valid).clone(), tokens: Some(edge.tokens.clone()) };
            return Some((time, *step, span));
        }
    }
    None
}

fn is_intent(modality: Modality) -> bool {
    matches!(modality, Modality::Planned | Modality::Expected | Modality::Promised | Modality::Recommended)
}

/// The times with known bounds that touch these tokens, without those that lie inside another.
fn times_in<'l>(lattice: &'l Lattice<'_>, tokens: &Range<usize>) -> Vec<(&'l Edge, &'l Valid)> {
    let times: Vec<(&Edge, &Valid)> = lattice
        .edges
        .iter()
        .filter_map(|edge| match &edge.holds {
            Holds::Time(valid) if !valid.is_unknown() => Some((edge, valid)),
            _ => None,
        })
        .filter(|(edge, _)| edge.tokens.start < tokens.end && tokens.start < edge.tokens.end)
        .collect();
    let contained = |inner: &Edge| {
        times.iter().any(|(outer, _)| {
            outer.tokens.len() > inner.tokens.len()
                && outer.tokens.start <= inner.tokens.start
                && inner.tokens.end <= outer.tokens.end
        })
    };
    times.iter().filter(|(edge, _)| !contained(edge)).copied().collect()
}
