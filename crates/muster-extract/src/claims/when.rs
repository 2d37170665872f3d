//! The time meant, by how the kind lies in time.

use std::ops::Range;

use muster_model::{Bound, Modality, Shape, Step, TimeKind, Valid};

use super::draft::Draft;
use crate::rules::lattice::Lattice;

/// Returns how a draft lies in time: its kind's way, unless one of its symbols sets its own.
pub fn time_kind(draft: &Draft<'_>) -> TimeKind {
    let own = draft.kind.slots.iter().find_map(|(name, spec)| spec.time.get(draft.symbol(name)?).copied());
    own.unwrap_or(draft.kind.time)
}

/// Returns the time meant, from the time found.
///
/// A count "in November" is a count over the whole month. A time that belongs to the saying
/// ("said on 9 December that forces had ended") bounds what had happened by then, and says nothing
/// of what is only planned.
pub fn meant(
    valid: Valid,
    draft: &Draft<'_>,
    step: Step,
    tokens: Option<&Range<usize>>,
    modality: Modality,
    lattice: &Lattice<'_>,
) -> Valid {
    let kind = time_kind(draft);
    if kind == TimeKind::Flow && valid.shape == Shape::Point {
        return if draft.symbol("period") == Some("cumulative") { up_to(valid) } else { whole(valid) };
    }
    let spoken = step != Step::Default && tokens.is_some_and(|tokens| is_speech_time(tokens, draft, lattice));
    if !spoken || kind == TimeKind::Stock {
        return valid;
    }
    match modality {
        Modality::Asserted | Modality::Admitted | Modality::Alleged => {
            let end = Bound { earliest: None, latest: valid.end.latest };
            Valid { start: Bound::UNKNOWN, end, shape: Shape::Until, ..valid }
        }
        _ => Valid { start: Bound::UNKNOWN, end: Bound::UNKNOWN, shape: Shape::Unknown, text: None, by: None },
    }
}

/// A running total names its end: "so far", "now", "by June".
fn up_to(valid: Valid) -> Valid {
    Valid { start: Bound::UNKNOWN, shape: Shape::Until, ..valid }
}

/// The whole of the days a point may lie in.
fn whole(valid: Valid) -> Valid {
    match (valid.start.earliest, valid.end.latest) {
        (Some(first), Some(last)) if first != last => {
            Valid { text: valid.text, by: valid.by, ..Valid::period(first, last) }
        }
        _ => valid,
    }
}

/// Whether a time stands in the clause of the saying, and the draft in what is said.
fn is_speech_time(tokens: &Range<usize>, draft: &Draft<'_>, lattice: &Lattice<'_>) -> bool {
    let own = lattice.clause_of(draft.literal);
    let other = lattice.clause_of(tokens.start);
    let said = lattice.clauses.get(own).is_some_and(|clause| clause.speaker.is_some());
    let saying = lattice.clauses.get(other).is_some_and(|clause| clause.speaker.is_none());
    own != other && said && saying
}
