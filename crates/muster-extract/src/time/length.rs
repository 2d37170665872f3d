//! How long, and how often? Durations and recurring times.

use muster_model::{Bound, Shape, TimexClass, Valid};
use muster_pack::language::time::{Approx, Relative, Unit};

use super::calendar::{self, Partial, Stretch};
use super::clock;
use super::frame::{Count, Frame};
use super::narrative::{Genre, Narrative};
use super::resolve::Reading;

/// Returns the reading of a recurring time.
pub(super) fn set(frame: &Frame) -> Reading {
    let hour = frame.clock.and_then(|_| clock::set_value(frame));
    if let Some(season) = frame.season {
        let value = format!("XXXX-{}", season.code());
        return Reading { class: TimexClass::Set, value, valid: Valid::default(), names: None };
    }
    let value = match (frame.weekday, frame.daypart, frame.set.or(frame.counted_unit())) {
        (Some(weekday), part, _) => {
            let part = hour.or(part.map(|part| format!("T{}", part.code()))).unwrap_or_default();
            format!("XXXX-WXX-{weekday}{part}")
        }
        (_, _, unit) if hour.is_some() && matches!(unit, None | Some(Unit::Day)) => hour.unwrap_or_default(),
        (_, Some(daypart), _) => format!("T{}", daypart.code()),
        (_, _, Some(Unit::Weekend)) if frame.count.is_none() => "XXXX-WXX-WE".to_owned(),
        (_, _, Some(Unit::Quarter)) if frame.count.is_none() => "P3M".to_owned(),
        (_, _, Some(Unit::Half)) if frame.count.is_none() => "P6M".to_owned(),
        (_, _, Some(unit)) => duration_value(frame.count, unit),
        _ => "PXX".to_owned(),
    };
    Reading { class: TimexClass::Set, value, valid: Valid::default(), names: None }
}

/// Returns the reading of a length; with "last" or "next" it is also placed in time.
pub(super) fn duration(frame: &Frame, state: &Narrative) -> Option<Reading> {
    let unit = frame.counted_unit()?;
    let several = frame.several.is_some() && frame.count.is_none();
    let count = if several { Some(Count::VAGUE) } else { frame.count };
    let value = length_value(frame, count, unit);
    let whole = count.map_or(Some(1), Count::whole);
    let valid = frame.relative.map(|relative| placed(relative, unit, whole, state)).unwrap_or_default();
    Some(Reading { class: TimexClass::Duration, value, valid, names: None })
}

/// The value of a length with all its parts: `PT1H30M`, and `PT30M` for half an hour.
fn length_value(frame: &Frame, count: Option<Count>, unit: Unit) -> String {
    let part = count.and_then(Count::hundredths).filter(|part| *part < 100 && frame.more[0].is_none());
    let last = match (part, unit) {
        (Some(part), Unit::Hour) if part * 60 % 100 == 0 => {
            duration_value(Some(Count::whole_units(part * 60 / 100)), Unit::Minute)
        }
        (Some(part), Unit::Day) if part * 24 % 100 == 0 => {
            duration_value(Some(Count::whole_units(part * 24 / 100)), Unit::Hour)
        }
        (Some(part), Unit::Year) if part * 12 % 100 == 0 => {
            duration_value(Some(Count::whole_units(part * 12 / 100)), Unit::Month)
        }
        (Some(part), Unit::Decade) if part % 10 == 0 => duration_value(Some(Count::whole_units(part / 10)), Unit::Year),
        (Some(part), Unit::Century) => duration_value(Some(Count::whole_units(part)), Unit::Year),
        _ => duration_value(count, unit),
    };
    let before = frame.more.iter().flatten().map(|(count, unit)| duration_value(Some(*count), *unit));
    before.chain([last]).reduce(|whole, next| joined(whole, &next)).unwrap_or_default()
}

/// `P2W` and `P3D` are `P2W3D`, `P1D` and `PT5H` are `P1DT5H`, `PT1H` and `PT30M` are `PT1H30M`.
fn joined(mut whole: String, next: &str) -> String {
    let next = next.strip_prefix('P').unwrap_or(next);
    let next = if whole.contains('T') { next.strip_prefix('T').unwrap_or(next) } else { next };
    whole.push_str(next);
    whole
}

/// `P3M`, `PT2H`, `P1DE`, `PXY`.
fn duration_value(count: Option<Count>, unit: Unit) -> String {
    let count = count.unwrap_or(Count::ONE);
    match unit {
        Unit::Second => format!("PT{count}S"),
        Unit::Minute => format!("PT{count}M"),
        Unit::Hour => format!("PT{count}H"),
        Unit::Day => format!("P{count}D"),
        Unit::Weekend => format!("P{count}WE"),
        Unit::Week => format!("P{count}W"),
        Unit::Fortnight => match count.whole() {
            Some(whole) => format!("P{}W", whole.saturating_mul(2)),
            None => "PXW".to_owned(),
        },
        Unit::Month => format!("P{count}M"),
        Unit::Quarter => format!("P{count}Q"),
        Unit::Half => format!("P{count}H"),
        Unit::Season => format!("P{count}S"),
        Unit::Year => format!("P{count}Y"),
        Unit::Decade => format!("P{count}DE"),
        Unit::Century => format!("P{count}CE"),
    }
}

/// The stretch that ends or starts at the time counted from; its other edge is as wide as that time.
fn placed(relative: Relative, unit: Unit, count: Option<i32>, state: &Narrative) -> Valid {
    let from_said =
        matches!(relative, Relative::Last | Relative::This | Relative::Next | Relative::Past | Relative::Coming);
    let said = from_said || state.genre == Genre::Note;
    let anchor = if said && !state.is_story() { state.said_days() } else { state.story.and_then(Partial::stretch) };
    let (Some(anchor), Some(count)) = (anchor, count) else { return Valid::default() };
    let moved = |count: i32| {
        Some(Bound::between(calendar::step(anchor.first, unit, count)?, calendar::step(anchor.last, unit, count)?))
    };
    let near = Bound::between(anchor.first, anchor.last);
    if state.genre == Genre::Note && unit.is_days() && anchor.first == anchor.last {
        return whole_days(relative, unit, count, anchor.first).unwrap_or_default();
    }
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

/// In a note the last and the next days are counted without today: "the next two days" are tomorrow and the day after.
fn whole_days(relative: Relative, unit: Unit, count: i32, today: muster_model::Day) -> Option<Valid> {
    if matches!(unit, Unit::Month | Unit::Quarter | Unit::Year) {
        return whole_units(relative, unit, count, today);
    }
    let (first, last) = match relative {
        Relative::Last | Relative::Past | Relative::Previous => {
            (calendar::step(today, unit, -count)?, today.yesterday().ok()?)
        }
        Relative::Next | Relative::Coming | Relative::Following => {
            (today.tomorrow().ok()?, calendar::step(today, unit, count)?)
        }
        Relative::This | Relative::Same => return None,
    };
    Some(Valid::period(first, last))
}

/// "The last two months": whole ones of the calendar, without the present one.
fn whole_units(relative: Relative, unit: Unit, count: i32, today: muster_model::Day) -> Option<Valid> {
    let of = |count: i32| calendar::stretch(unit, calendar::step(today, unit, count)?);
    let (first, last) = match relative {
        Relative::Last | Relative::Past | Relative::Previous => (of(-count)?, of(-1)?),
        Relative::Next | Relative::Coming | Relative::Following => (of(1)?, of(count)?),
        Relative::This | Relative::Same => return None,
    };
    Some(Valid::period(first.first, last.last))
}

/// Returns the day a length ahead: "in two weeks"; less than a day stays on the day.
pub(super) fn ahead(frame: &Frame, state: &Narrative) -> Option<Valid> {
    let unit = frame.counted_unit()?;
    let now = state.said_days()?;
    if frame.relative.is_some() {
        return None;
    }
    let lengths = frame.more.iter().flatten().copied().chain([(frame.count?, unit)]);
    let mut days = now;
    for (count, unit) in lengths {
        let count = if unit.is_days() { count.whole()? } else { count.hundredths().unwrap_or(0) / 100 };
        days =
            Stretch { first: calendar::step(days.first, unit, count)?, last: calendar::step(days.last, unit, count)? };
    }
    if state.genre == Genre::Account && frame.more[0].is_none() {
        let (first, last) = (calendar::stretch(unit, days.first)?, calendar::stretch(unit, days.last)?);
        days = Stretch { first: first.first, last: last.last };
    }
    Some(Valid::point(days.first, days.last))
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
    let unit = frame.counted_unit()?;
    let count = frame.count?.whole()?;
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
