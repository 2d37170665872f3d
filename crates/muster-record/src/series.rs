//! Which claims answer one question over time? Claims grouped by series, each with its points as they were said.

use std::collections::BTreeMap;

use muster_model::{Bound, Claim, ClaimId, Kind, Kinds, Quantity, SeriesKey, Shape, Snapshot, TimeKind, Value};
use muster_text::fold_plain;

/// One question over time.
#[derive(Clone, Debug)]
pub struct Series<'a> {
    /// Its name: the kind and the slots its pack names, the unit, and the mission.
    pub key: SeriesKey,
    /// The kind.
    pub kind: &'a Kind,
    /// Its points in the order they were said; undated ones first.
    pub points: Vec<Point<'a>>,
}

/// One saying of an answer.
#[derive(Clone, Debug)]
pub struct Point<'a> {
    /// The claim.
    pub claim: &'a Claim,
    /// Further claims of the same document that say the same.
    pub repeats: Vec<&'a ClaimId>,
}

/// Returns the series of a snapshot in the order of their keys.
///
/// Claims of a kind the pack does not declare have no question and are left out.
pub fn series<'a>(snapshot: &'a Snapshot, kinds: &'a Kinds) -> Vec<Series<'a>> {
    let mut grouped: BTreeMap<SeriesKey, Series<'a>> = BTreeMap::new();
    for standing in &snapshot.claims {
        let claim = &standing.claim;
        let Some(kind) = kinds.get(&claim.kind) else { continue };
        let key = series_key(kind, claim);
        let entry = grouped.entry(key.clone()).or_insert_with(|| Series { key, kind, points: Vec::new() });
        let earlier = entry.points.iter_mut().find(|point| repeats(kind, point.claim, claim));
        match earlier {
            Some(point) => point.repeats.push(&claim.id),
            None => entry.points.push(Point { claim, repeats: Vec::new() }),
        }
    }
    grouped.into_values().collect()
}

/// Returns the series a claim belongs to.
///
/// The unit of count is part of the question: nations and organisations of one scope are two series.
pub fn series_key(kind: &Kind, claim: &Claim) -> SeriesKey {
    let mut key = String::from(kind.name.as_str());
    for slot in kind.series.iter().filter(|slot| slot.as_str() != "within") {
        let name = claim.value(slot).map(compared_name).unwrap_or_default();
        key.push_str(&format!("|{slot}={name}"));
    }
    if let Some(unit) = kind.answer.iter().find_map(|slot| claim.value(slot)?.quantity()?.unit.as_ref()) {
        key.push_str(&format!("|unit={unit}"));
    }
    if let Some(mission) = &claim.within {
        key.push_str(&format!("|within={}", fold_plain(mission)));
    }
    SeriesKey::new(key)
}

/// Returns what a value is called for comparison; lists in a fixed order, words folded.
pub fn compared_name(value: &Value) -> String {
    match value {
        Value::List(values) => {
            let mut names: Vec<String> = values.iter().map(compared_name).collect();
            names.sort();
            names.join("+")
        }
        Value::Text(text) => fold_plain(text),
        other if other.symbol().is_some() => other.name(),
        other => {
            let name = other.name();
            if name.contains(':') { name } else { fold_plain(&name) }
        }
    }
}

/// Returns how a claim lies in time: its kind's way, unless one of its symbols sets another.
pub fn time_kind(kind: &Kind, claim: &Claim) -> TimeKind {
    let set = kind.slots.iter().find_map(|(name, spec)| spec.time.get(claim.symbol(name)?));
    set.copied().unwrap_or(kind.time)
}

/// Returns the first quantity among the slots that answer the kind's question.
pub fn answer_quantity<'c>(kind: &Kind, claim: &'c Claim) -> Option<&'c Quantity> {
    kind.answer.iter().find_map(|slot| claim.value(slot)?.quantity())
}

/// The answer of a claim without its wording: equal for two claims that say the same of the same time.
pub(crate) type Answer = (Vec<String>, (Bound, Bound, Shape), &'static str, &'static str);

pub(crate) fn answer(kind: &Kind, claim: &Claim) -> Answer {
    let values = kind.answer.iter().map(|slot| claim.value(slot).map(bare).unwrap_or_default()).collect();
    let valid = (claim.valid.start, claim.valid.end, claim.valid.shape);
    (values, valid, claim.modality.as_str(), claim.polarity.as_str())
}

fn bare(value: &Value) -> String {
    match value {
        Value::Quantity(quantity) => format!(
            "{:?} {:?} {:?} {:?} {}",
            quantity.printed.map(|number| number.normalize()),
            quantity.low.map(|number| number.normalize()),
            quantity.high.map(|number| number.normalize()),
            quantity.unit,
            quantity.approx.as_str(),
        ),
        other => compared_name(other),
    }
}

/// Two equal events of one document are two events; a level or a count said twice is one.
fn repeats(kind: &Kind, earlier: &Claim, later: &Claim) -> bool {
    time_kind(kind, later) != TimeKind::Event
        && earlier.words().document == later.words().document
        && earlier.speaker == later.speaker
        && answer(kind, earlier) == answer(kind, later)
}
