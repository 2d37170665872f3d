//! How long, and how often? Durations and recurring times.

use muster_model::{Bound, Shape, TimexClass, Valid};
use muster_pack::language::time::{Approx, Relative, Unit};

use super::calendar::{self, Partial, Stretch};
use super::frame::{Count, Frame};
use super::narrative::Narrative;
use super::resolve::Reading;
use super::scan::unit_of;

/// Returns the reading of a recurring time.
pub(super) fn set(frame: &Frame) -> Reading {
    let value = match (frame.weekday, frame.daypart, frame.set.or(unit_of(frame))) {
        (Some(weekday), _, _) => format!("XXXX-WXX-{weekday}"),
        (_, Some(daypart), _) => format!("XXXX-XX-XXT{}", daypart.code()),
        (_, _, Some(unit)) => duration_value(frame.count.as_ref(), unit),
        _ => "PXX".to_owned(),
    };
    Reading { class: TimexClass::Set, value, valid: Valid::default(), names: None }
}

/// Returns the reading of a length; with "last" or "next" it is also placed in time.
pub(super) fn duration(frame: &Frame, state: &Narrative) -> Option<Reading> {
    let unit = unit_of(frame)?;
    let several = frame.several.is_some() && frame.count.is_none();
    let vague = Count { printed: "X".to_owned(), whole: None };
    let count = if several { Some(&vague) } else { frame.count.as_ref() };
    let value = duration_value(count, unit);
    let whole = count.map_or(Some(1), |count| count.whole);
    let valid = frame.relative.map(|relative| placed(relative, unit, whole, state)).unwrap_or_default();
    Some(Reading { class: TimexClass::Duration, value, valid, names: None })
}

/// `P3M`, `PT2H`, `P1DE`, `PXY`.
fn duration_value(count: Option<&Count>, unit: Unit) -> String {
    let printed = count.map_or("1", |count| count.printed.as_str());
    match unit {
        Unit::Second => format!("PT{printed}S"),
        Unit::Minute => format!("PT{printed}M"),
        Unit::Hour => format!("PT{printed}H"),
        Unit::Day => format!("P{printed}D"),
        Unit::Weekend => format!("P{printed}WE"),
        Unit::Week => format!("P{printed}W"),
        Unit::Fortnight => match count.and_then(|count| count.whole) {
            Some(whole) => format!("P{}W", whole.saturating_mul(2)),
            None if count.is_none() => "P2W".to_owned(),
            None => "PXW".to_owned(),
        },
        Unit::Month => format!("P{printed}M"),
        Unit::Quarter => format!("P{printed}Q"),
        Unit::Half => format!("P{printed}H"),
        Unit::Season => format!("P{printed}S"),
        Unit::Year => format!("P{printed}Y"),
        Unit::Decade => format!("P{printed}DE"),
        Unit::Century => format!("P{printed}CE"),
    }
}

/// The stretch that ends or starts at the time counted from; its other edge is as wide as that time.
fn placed(relative: Relative, unit: Unit, count: Option<i32>, state: &Narrative) -> Valid {
    let from_said =
        matches!(relative, Relative::Last | Relative::This | Relative::Next | Relative::Past | Relative::Coming);
    let anchor =
        if from_said && !state.is_story() { state.said_days() } else { state.story.and_then(Partial::stretch) };
    let (Some(anchor), Some(count)) = (anchor, count) else { return Valid::default() };
    let moved = |count: i32| {
        Some(Bound::between(calendar::step(anchor.first, unit, count)?, calendar::step(anchor.last, unit, count)?))
    };
    let near = Bound::between(anchor.first, anchor.last);
    let (start, end) = match relative {
        Relative::Last | Relative::Past | Relative::Previous => (moved(-count), Some(near)),
        Relative::Next | Relative::Coming | Relative::Following => (Some(near), moved(count)),
        Relative::This | Relative::Same => (None, None),
    };
    match (start, end) {
        (Some(start), Some(end)) => Valid { start: whole_month(start), end, shape: Shape::Period, ..Valid::default() },
        _ => Valid::default(),
    }
}

/// An edge that was a whole month stays one: 31 August less a month is the end of July.
fn whole_month(bound: Bound) -> Bound {
    match (bound.earliest, bound.latest) {
        (Some(first), Some(last)) if first.day() == 1 && last != first && last.day() >= 28 => {
            Bound::between(first, last.last_of_month())
        }
        _ => bound,
    }
}

/// Returns the stretch of a state that has lasted so long until now: it began no later, or no earlier, than that.
pub(super) fn until_now(frame: &Frame, now: Stretch) -> Option<Valid> {
    let unit = unit_of(frame)?;
    let count = frame.count.as_ref()?.whole?;
    let edge =
        Stretch { first: calendar::step(now.first, unit, -count)?, last: calendar::step(now.last, unit, -count)? };
    let start = match frame.approx {
        Some(Approx::More | Approx::Least) => Bound { earliest: None, latest: Some(edge.last) },
        Some(Approx::Less | Approx::Most) => Bound { earliest: Some(edge.first), latest: Some(now.last) },
        _ => Bound::between(edge.first, edge.last),
    };
    let end = Bound::between(now.first, now.last);
    Some(Valid { start, end, shape: Shape::Period, ..Valid::default() })
}
