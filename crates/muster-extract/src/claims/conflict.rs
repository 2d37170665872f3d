//! Two drafts of one mention: which stands?
//!
//! Drafts of a kind conflict when they fill the same answering slot from the same mention, or, where
//! no mention answers, when their words overlap and nothing they name differs. A quantity feeds one
//! kind unless a rule shares it. Most slots filled wins, then the longest, then the declared
//! priority; what is left is settled by name and noted.

use std::ops::Range;

use muster_model::{Note, Value};
use muster_pack::rules::{Mood, UseOfQuantity};

use super::draft::Draft;
use crate::rules::lattice::Lattice;

/// Returns the drafts that stand, in the order they came.
pub fn settle<'r>(drafts: Vec<Draft<'r>>, lattice: &Lattice<'_>, notes: &mut Vec<Note>) -> Vec<Draft<'r>> {
    let mut order: Vec<usize> = (0..drafts.len()).collect();
    order.sort_by(|left, right| {
        let (left, right) = (&drafts[*left], &drafts[*right]);
        rank(right).cmp(&rank(left)).then_with(|| left.rule.id.cmp(&right.rule.id))
    });
    let mut kept: Vec<usize> = Vec::new();
    for index in order {
        let draft = &drafts[index];
        match kept.iter().map(|other| &drafts[*other]).find(|other| conflict(draft, other)) {
            None => kept.push(index),
            Some(winner) if rank(winner) == rank(draft) && winner.rule.id != draft.rule.id => {
                let span = lattice.passage.span(draft.tokens.clone());
                let text = format!("{} and {} read the same words; the first was kept", winner.rule.id, draft.rule.id);
                notes.push(Note { span: Some(span), text });
            }
            Some(_) => {}
        }
    }
    kept.sort_unstable();
    let mut drafts: Vec<Option<Draft<'r>>> = drafts.into_iter().map(Some).collect();
    kept.into_iter().filter_map(|index| drafts[index].take()).collect()
}

fn rank(draft: &Draft<'_>) -> (usize, usize, i32) {
    let captured = draft.slots.values().filter(|slot| slot.core.is_some() && slot.by.is_none()).count();
    let time = usize::from(draft.time.is_some());
    (captured + time, draft.tokens.len(), draft.rule.priority)
}

fn conflict(left: &Draft<'_>, right: &Draft<'_>) -> bool {
    if left.kind.name != right.kind.name {
        let shared = [left, right].iter().any(|draft| draft.rule.use_of_quantity == UseOfQuantity::Shared);
        return !shared && quantities(left).any(|one| quantities(right).any(|other| overlap(one, other)));
    }
    // A fact inside a refusal ("of the current level of 2,500") is a claim beside it.
    if (left.rule.mood == Mood::Fact) != (right.rule.mood == Mood::Fact) {
        return false;
    }
    let mut answered = false;
    for slot in &left.kind.answer {
        if let (Some(one), Some(other)) = (core(left, slot), core(right, slot)) {
            answered = true;
            if overlap(one, other) {
                return true;
            }
        }
    }
    // Members of one list, and figures of two mentions, are different claims.
    if answered || left.member != right.member {
        return left.member == right.member && left.rule.id == right.rule.id && left.slots == right.slots;
    }
    overlap(&left.tokens, &right.tokens) && !names_differ(left, right)
}

fn core<'d>(draft: &'d Draft<'_>, slot: &str) -> Option<&'d Range<usize>> {
    draft.slots.get(slot).filter(|slot| slot.by.is_none()).and_then(|slot| slot.core.as_ref())
}

fn quantities<'d>(draft: &'d Draft<'_>) -> impl Iterator<Item = &'d Range<usize>> {
    let quantities = draft.slots.values().filter(|slot| matches!(slot.value, Value::Quantity(_)));
    quantities.filter_map(|slot| slot.core.as_ref())
}

fn overlap(left: &Range<usize>, right: &Range<usize>) -> bool {
    left.start < right.end && right.start < left.end
}

/// Whether some slot that both read from the text holds different mentions.
fn names_differ(left: &Draft<'_>, right: &Draft<'_>) -> bool {
    left.slots.keys().any(|slot| match (core(left, slot), core(right, slot)) {
        (Some(one), Some(other)) => !overlap(one, other),
        _ => false,
    })
}
