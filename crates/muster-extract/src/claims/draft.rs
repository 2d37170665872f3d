//! A match as drafts of claims: one for each printing of a group and each member of a list.

use std::collections::BTreeMap;
use std::ops::Range;

use muster_model::{Kind, Office, Quantity, SlotSpec, SlotType, Speaker, Step, Unit, Valid, Value};
use muster_pack::rules::Rule;

use super::fit::fit;
use crate::rules::RuleMatch;
use crate::rules::lattice::{Holds, Lattice};
use crate::rules::machine::{Capture, Got};

/// A slot of a draft.
#[derive(Clone, Debug, PartialEq)]
pub struct DraftSlot {
    /// The value.
    pub value: Value,
    /// The step that found it, when the pattern did not.
    pub by: Option<Step>,
    /// The tokens of the mention, in the unit; none when the rule set it or it lies elsewhere.
    pub core: Option<Range<usize>>,
}

/// A time of a draft.
#[derive(Clone, Debug, PartialEq)]
pub struct DraftTime {
    /// The bounds.
    pub valid: Valid,
    /// The tokens of the expression, when it lies in the unit.
    pub tokens: Option<Range<usize>>,
}

/// A claim in the making.
#[derive(Clone, Debug)]
pub struct Draft<'r> {
    /// The rule that matched.
    pub rule: &'r Rule,
    /// The kind.
    pub kind: &'r Kind,
    /// The slots so far.
    pub slots: BTreeMap<String, DraftSlot>,
    /// The time, when the pattern names it.
    pub time: Option<DraftTime>,
    /// The mission it belongs to.
    pub within: Option<String>,
    /// Who says it, when the pattern names the sayer.
    pub speaker: Option<Speaker>,
    /// All tokens matched.
    pub tokens: Range<usize>,
    /// The tokens of the list member, when the claim is one of a list.
    pub member: Option<Range<usize>>,
    /// The first token a word of the pattern took.
    pub literal: usize,
    /// Slots the pattern filled with a reference ("they"): only what was named before can resolve them.
    pub referred: Vec<String>,
    /// Mentions the pattern matched without keeping them; no slot may take them from context.
    pub spent: Vec<Range<usize>>,
}

/// Makes the drafts of a match; none when a unit does not fit its slot.
pub fn drafts<'r>(matched: &RuleMatch<'r>, kind: &'r Kind, lattice: &Lattice<'_>) -> Vec<Draft<'r>> {
    let groups = matched.found.captures.iter().map(|capture| capture.group).max().unwrap_or(0);
    let mut drafts = Vec::new();
    for group in if groups == 0 { 0..=0 } else { 1..=groups } {
        let captures: Vec<&Capture> =
            matched.found.captures.iter().filter(|capture| capture.group == 0 || capture.group == group).collect();
        let list = matched.rule.each.as_ref().and_then(|each| captures.iter().find(|capture| capture.slot == *each));
        match list.map(|capture| (&capture.slot, &capture.got)) {
            Some((slot, Got::List(members))) => {
                drafts.extend(
                    members.iter().filter_map(|member| draft(matched, kind, lattice, &captures, Some((slot, member)))),
                );
            }
            _ => drafts.extend(draft(matched, kind, lattice, &captures, None)),
        }
    }
    drafts
}

type Member<'m> = (&'m String, &'m (Range<usize>, Got));

fn draft<'r>(
    matched: &RuleMatch<'r>,
    kind: &'r Kind,
    lattice: &Lattice<'_>,
    captures: &[&Capture],
    member: Option<Member<'_>>,
) -> Option<Draft<'r>> {
    let mut draft = Draft {
        rule: matched.rule,
        kind,
        slots: set_slots(&matched.set, kind),
        time: None,
        within: None,
        speaker: None,
        tokens: matched.found.tokens.clone(),
        member: member.map(|(_, (tokens, _))| tokens.clone()),
        literal: matched.found.literal,
        referred: Vec::new(),
        spent: Vec::new(),
    };
    for capture in captures {
        if let Got::List(members) = &capture.got {
            draft.spent.extend(members.iter().map(|(tokens, _)| tokens.clone()));
        }
        let (tokens, got) = match member {
            Some((slot, (tokens, got))) if capture.slot == *slot => (tokens, got),
            _ => (&capture.tokens, &capture.got),
        };
        draft.take(&capture.slot, tokens, got, lattice)?;
    }
    Some(draft)
}

fn set_slots(set: &BTreeMap<String, String>, kind: &Kind) -> BTreeMap<String, DraftSlot> {
    let slots = set.iter().map(|(name, value)| {
        let symbol = kind.slot(name).is_some_and(|spec| spec.holds == SlotType::Symbol);
        let value =
            if symbol { Value::Symbol { symbol: value.clone(), text: None } } else { Value::Text(value.clone()) };
        (name.clone(), DraftSlot { value, by: None, core: None })
    });
    slots.collect()
}

impl Draft<'_> {
    /// Takes one capture; `None` when its unit does not fit the slot.
    fn take(&mut self, slot: &str, tokens: &Range<usize>, got: &Got, lattice: &Lattice<'_>) -> Option<()> {
        if slot.starts_with('_') {
            self.spent.push(tokens.clone());
            return Some(());
        }
        if let ("valid", Got::Edge(edge)) = (slot, got) {
            if let Holds::Time(valid) = &lattice.edges[*edge].holds {
                self.time = Some(DraftTime { valid: valid.clone(), tokens: Some(tokens.clone()) });
            }
            return Some(());
        }
        let Some((value, core)) = value_of(tokens, got, lattice) else {
            self.referred.push(slot.to_owned());
            return Some(());
        };
        if slot == "speaker" {
            self.speaker = speaker(&value);
            return Some(());
        }
        if slot == "within" {
            self.within = value.text();
            self.spent.push(core.clone());
        }
        let Some(spec) = self.kind.slot(slot) else { return (slot == "within").then_some(()) };
        let value = fit(value, spec);
        if !units_fit(&value, spec) {
            return None;
        }
        self.put(slot, value, core);
        Some(())
    }

    /// Fills a slot; a list that is there already grows.
    fn put(&mut self, slot: &str, value: Value, core: Range<usize>) {
        let grown = match (self.slots.remove(slot), value) {
            (Some(DraftSlot { value: Value::List(mut known), core: before, .. }), Value::List(more)) => {
                known.extend(more);
                let core = before.map_or(core.clone(), |before| before.start.min(core.start)..before.end.max(core.end));
                DraftSlot { value: Value::List(known), by: None, core: Some(core) }
            }
            (_, value) => DraftSlot { value, by: None, core: Some(core) },
        };
        self.slots.insert(slot.to_owned(), grown);
    }

    /// Returns the symbol in a slot.
    pub fn symbol(&self, slot: &str) -> Option<&str> {
        self.slots.get(slot).and_then(|slot| slot.value.symbol())
    }
}

/// The value of a capture and the tokens of its mention; none for a reference still to be resolved.
fn value_of(tokens: &Range<usize>, got: &Got, lattice: &Lattice<'_>) -> Option<(Value, Range<usize>)> {
    let printed = || lattice.passage.printed(tokens.clone()).to_owned();
    Some(match got {
        Got::Edge(edge) => {
            let edge = &lattice.edges[*edge];
            (edge.value.clone()?, edge.core.clone())
        }
        Got::Number(edge, unit) => {
            let edge = &lattice.edges[*edge];
            let Some(Value::Quantity(quantity)) = &edge.value else { return None };
            let quantity = Quantity { unit: Some(Unit::new(unit.clone())), ..quantity.clone() };
            (Value::Quantity(quantity), edge.core.clone())
        }
        Got::Words => (Value::Text(printed()), tokens.clone()),
        Got::Symbol(symbol) => (Value::Symbol { symbol: symbol.clone(), text: Some(printed()) }, tokens.clone()),
        Got::List(members) => {
            let values = members.iter().filter_map(|(tokens, got)| value_of(tokens, got, lattice));
            (Value::List(values.map(|(value, _)| value).collect()), tokens.clone())
        }
    })
}

/// The sayer a pattern names.
fn speaker(value: &Value) -> Option<Speaker> {
    let office = match value {
        Value::Person(person) => person.office,
        _ => Office::Public,
    };
    Some(Speaker { name: value.text()?, via: Vec::new(), office })
}

fn units_fit(value: &Value, spec: &SlotSpec) -> bool {
    let Value::Quantity(quantity) = value else { return true };
    spec.units.is_empty()
        || quantity.unit.as_ref().is_some_and(|unit| spec.units.iter().any(|known| known == unit.as_str()))
}
