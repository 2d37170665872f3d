//! When is it? From the pieces of an expression to a TIMEX3 value and bounds.

use jiff::civil::Date;
use muster_model::{Bound, Shape, TimexClass, Valid};
use muster_pack::language::time::forms::Group;
use muster_pack::language::time::{Daypart, Era, Meridiem, NumericOrder, Reference, Relative, Unit};

use super::calendar::{self, Partial, Stretch};
use super::frame::{Figures, Frame, Match};
use super::hijri;
use super::length;
use super::narrative::{Narrative, Order};
use super::relative;
use super::tense::Tense;

/// What a time expression says, before the words around it bound it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Reading {
    pub class: TimexClass,
    pub value: String,
    pub valid: Valid,
    /// The date it names, and whether in full.
    pub names: Option<(Partial, Named)>,
}

/// How an expression comes to its date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Named {
    /// The year is printed.
    InFull,
    /// The year or the day comes from the story.
    Told,
    /// It counts from the day of writing.
    FromSaid,
}

/// A stretch of days with its value: what most expressions come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub stretch: Option<Stretch>,
    pub value: String,
    pub names: Option<(Partial, Named)>,
}

impl Place {
    /// Returns a place of which only a value is known.
    pub fn unknown(value: impl Into<String>) -> Self {
        Self { stretch: None, value: value.into(), names: None }
    }

    /// Returns the place of a calendar date.
    pub fn of(date: Partial, named: Named) -> Option<Self> {
        Some(Self { stretch: Some(date.stretch()?), value: date.value(), names: Some((date, named)) })
    }
}

/// What a reading is made with.
pub(super) struct Around<'a> {
    pub state: &'a Narrative,
    pub tense: Tense,
    pub order: NumericOrder,
}

/// Returns the reading of a match, or `None` for a date that no calendar has.
pub(super) fn resolve(found: &Match, around: &Around<'_>) -> Option<Reading> {
    let frame = &found.frame;
    match found.group {
        Group::Set => return Some(length::set(frame)),
        Group::Duration => return length::duration(frame, around.state),
        _ => {}
    }
    if let Some(reference) = frame.reference {
        return Some(self::reference(reference, around.state));
    }
    if frame.anaphor.is_some() && frame.edge.is_none() && frame.part.is_none() {
        return Some(anaphor(around.state));
    }
    if frame.distance.is_some() {
        return relative::distance(frame, around.state);
    }
    if let (Some(Relative::Past | Relative::Coming), Some(unit), None) = (frame.relative, frame.unit, frame.month)
        && frame.season.is_none()
        && unit != Unit::Day
    {
        return length::duration(frame, around.state);
    }
    let place = place(frame, around)?;
    Some(finished(frame, place, around.state))
}

fn place(frame: &Frame, around: &Around<'_>) -> Option<Place> {
    if frame.hijri.is_some() || frame.era == Some(Era::Hijri) {
        return hijri::place(frame, around);
    }
    if let Some(figures) = frame.figures {
        return Place::of(figured(figures, around)?, Named::InFull);
    }
    if frame.anaphor.is_some() {
        let (value, valid) = around.state.last.clone()?;
        let stretch = valid.first_day().zip(valid.last_day()).map(|(first, last)| Stretch { first, last });
        return Some(Place { stretch, value, names: None });
    }
    if let Some(decade) = frame.decade {
        return Some(decade_place(frame, in_century(decade, around.state)));
    }
    if frame.season.is_some() {
        return Some(relative::season(frame, around));
    }
    if frame.month.is_some() {
        return relative::month(frame, around);
    }
    if frame.weekday.is_some() {
        return Some(relative::weekday(frame, around));
    }
    if let Some(days) = frame.deictic {
        return Some(relative::deictic(days, around.state));
    }
    if let (Some(nth), Some(Unit::Century), None) = (frame.nth, frame.unit, frame.relative) {
        return Some(century(frame, nth));
    }
    if let (Some(Unit::Decade), Some(year)) = (frame.unit, frame.year) {
        return Some(decade_place(frame, year / 10 * 10));
    }
    if let (Some(unit), Some(number), None) = (frame.unit, frame.number, frame.era) {
        return counted(frame, unit, number, around);
    }
    if let Some(year) = frame.full_year() {
        let mut place = Place::of(Partial { year, month: None, day: None }, Named::InFull)?;
        if let (Some(nth), Some(unit)) = (frame.nth, frame.unit) {
            part(&mut place, nth, unit);
        }
        return Some(place);
    }
    if frame.relative.is_some() || frame.unit.is_some() {
        return Some(relative::unit(frame, around.state));
    }
    if frame.clock.is_some() || frame.daypart.is_some() {
        return Some(relative::this_day(frame, around.state));
    }
    None
}

/// "Century 19", "quarter 3" of a year printed or not.
fn counted(frame: &Frame, unit: Unit, number: i32, around: &Around<'_>) -> Option<Place> {
    if unit == Unit::Century {
        return Some(century(frame, number));
    }
    let year = frame.year.map(|year| (year, Named::InFull));
    let told = || around.state.now().map(|now| (now.year, Named::Told));
    let (year, named) = year.or_else(told)?;
    let mut place = Place::of(Partial { year, month: None, day: None }, named)?;
    part(&mut place, number, unit);
    Some(place)
}

/// Adds parts, edges and times of day to a place.
fn finished(frame: &Frame, mut place: Place, state: &Narrative) -> Reading {
    if let Some((nth, unit)) = frame.part {
        part(&mut place, nth, unit);
    }
    let mut valid = match (place.stretch, frame.edge) {
        (Some(whole), Some(edge)) => {
            let narrow = relative::beside_now(edge, calendar::narrowed(edge, whole), state);
            Valid::point(narrow.first, narrow.last)
        }
        (Some(whole), None) => Valid::point(whole.first, whole.last),
        (None, _) => Valid::default(),
    };
    if valid.is_unknown() {
        valid.shape = Shape::Unknown;
    }
    let time = time_of_day(frame);
    let class = if time.is_some() { TimexClass::Time } else { TimexClass::Date };
    if let Some(time) = time {
        let day = place.value.len() >= 10 && !place.value.contains('W') && !place.value.contains('R');
        let zone = zone(frame);
        place.value = format!("{}{time}{zone}", if day { place.value.as_str() } else { "XXXX-XX-XX" });
    }
    Reading { class, value: place.value, valid, names: place.names }
}

/// Narrows a place to a counted part of it: "the first week of".
fn part(place: &mut Place, nth: i32, unit: Unit) {
    let Some(found) = place.stretch.and_then(|whole| calendar::nth_of(nth, unit, whole)) else { return };
    place.stretch = Some(found);
    place.value = match unit {
        Unit::Week | Unit::Fortnight => {
            let middle = calendar::step(found.first, Unit::Day, 3).unwrap_or(found.first);
            calendar::unit_value(Unit::Week, middle)
        }
        Unit::Half | Unit::Quarter if place.value.len() != 4 => place.value.clone(),
        _ => calendar::unit_value(unit, found.first),
    };
    let month = matches!(unit, Unit::Month | Unit::Day | Unit::Week).then(|| found.first.month());
    let day = (unit == Unit::Day).then(|| found.first.day());
    place.names = place.names.map(|(_, named)| (Partial { year: found.first.year(), month, day }, named));
}

/// Returns `T` and the time of day, or `None` when none is printed.
fn time_of_day(frame: &Frame) -> Option<String> {
    if let Some(clock) = frame.clock {
        let hour = match (frame.meridiem, clock.hour) {
            (Some(Meridiem::Before), 12) => 0,
            (Some(Meridiem::After), hour) if hour < 12 => hour + 12,
            (None, hour) if hour < 12 && frame.daypart.is_some_and(|part| part >= Daypart::Midday) => hour + 12,
            (_, hour) => hour,
        };
        let mut time = format!("T{hour:02}");
        if clock.minute.is_some() || frame.meridiem.is_some() {
            time.push_str(&format!(":{:02}", clock.minute.unwrap_or(0)));
        }
        if let Some(second) = clock.second {
            time.push_str(&format!(":{second:02}"));
        }
        return Some(time);
    }
    frame.daypart.map(|daypart| format!("T{}", daypart.code()))
}

/// `Z`, `-05`, `+0530`.
fn zone(frame: &Frame) -> String {
    match frame.zone {
        None => String::new(),
        Some(0) => "Z".to_owned(),
        Some(minutes) => {
            let (hours, rest) = (minutes.abs() / 60, minutes.abs() % 60);
            let sign = if minutes < 0 { '-' } else { '+' };
            if rest == 0 { format!("{sign}{hours:02}") } else { format!("{sign}{hours:02}{rest:02}") }
        }
    }
}

/// Returns the date of figures; the order of day and month is the page's unless they say it themselves.
fn figured(figures: Figures, around: &Around<'_>) -> Option<Partial> {
    let (year, month, day) = match figures {
        Figures::YearFirst(year, month, day) => (year, month, day),
        Figures::YearLast(one, two, year) => {
            let order = match own_order(figures) {
                Order::Unsettled => around.order,
                settled => settled.or(around.order),
            };
            if order == NumericOrder::DayFirst { (year, two, one) } else { (year, one, two) }
        }
    };
    Date::new(year, month, day).ok().map(Partial::of)
}

/// Returns the order that figures settle by themselves.
pub(super) fn own_order(figures: Figures) -> Order {
    match figures {
        Figures::YearLast(one, _, _) if one > 12 => Order::DayFirst,
        Figures::YearLast(_, two, _) if two > 12 => Order::MonthFirst,
        _ => Order::Unsettled,
    }
}

/// Gives a decade printed without its century the last such one that has begun where the text stands.
fn in_century(decade: i16, state: &Narrative) -> i16 {
    if decade >= 100 {
        return decade;
    }
    let here = state.now().map_or(1999, |now| now.year);
    let last = here / 100 * 100 + decade;
    if last > here { last - 100 } else { last }
}

fn decade_place(frame: &Frame, decade: i16) -> Place {
    if frame.era == Some(Era::Before) {
        let (first, last) = (Date::new(1 - decade - 9, 1, 1).ok(), Date::new(1 - decade, 12, 31).ok());
        let stretch = first.zip(last).map(|(first, last)| Stretch { first, last });
        return Place { stretch, value: format!("BC{:03}", decade / 10), names: None };
    }
    let stretch = Date::new(decade, 1, 1).ok().and_then(|day| calendar::stretch(Unit::Decade, day));
    Place { stretch, value: format!("{:03}", decade / 10), names: None }
}

fn century(frame: &Frame, nth: i32) -> Place {
    let Some(index) = i16::try_from(nth - 1).ok().filter(|index| (0..99).contains(index)) else {
        return Place::unknown("XX");
    };
    if frame.era == Some(Era::Before) {
        let (first, last) = (Date::new(1 - (index + 1) * 100, 1, 1).ok(), Date::new(-index * 100, 12, 31).ok());
        let stretch = first.zip(last).map(|(first, last)| Stretch { first, last });
        return Place { stretch, value: format!("BC{index:02}"), names: None };
    }
    let stretch = Date::new(index * 100, 1, 1).ok().and_then(|day| calendar::stretch(Unit::Century, day));
    Place { stretch, value: format!("{index:02}"), names: None }
}

/// Now, the past, the future.
fn reference(reference: Reference, state: &Narrative) -> Reading {
    let point = |bound: Bound| Valid { start: bound, end: bound, shape: Shape::Point, ..Valid::default() };
    let (value, valid) = match reference {
        Reference::Present if state.is_story() => ("PRESENT_REF", Valid::default()),
        Reference::Present => ("PRESENT_REF", point(state.said)),
        Reference::Past => ("PAST_REF", Valid::default()),
        Reference::Future => ("FUTURE_REF", Valid::default()),
        Reference::UntilNow => ("PRESENT_REF", until_now(state)),
    };
    let valid = if valid.is_unknown() { Valid::default() } else { valid };
    Reading { class: TimexClass::Date, value: value.to_owned(), valid, names: None }
}

/// "So far": it ends at the time the text stands at, and no start is known.
fn until_now(state: &Narrative) -> Valid {
    let told = state.story.and_then(Partial::stretch).map(|days| Bound::between(days.first, days.last));
    let end = if state.said.is_unknown() { told.unwrap_or(Bound::UNKNOWN) } else { state.said };
    Valid { end, shape: Shape::Until, ..Valid::default() }
}

/// "This period": the time named last.
fn anaphor(state: &Narrative) -> Reading {
    let (value, valid) = state.last.clone().unwrap_or_else(|| ("XXXX-XX-XX".to_owned(), Valid::default()));
    Reading { class: TimexClass::Date, value, valid: Valid { text: None, ..valid }, names: None }
}
