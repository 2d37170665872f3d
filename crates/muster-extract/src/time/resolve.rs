//! When is it? From the pieces of an expression to a TIMEX3 value and bounds.

use jiff::civil::Date;
use muster_model::{Bound, Day, Shape, TimexClass, Valid};
use muster_pack::language::time::forms::Group;
use muster_pack::language::time::{Era, NumericOrder, Reference, Relative, Unit};

use super::calendar::{self, Partial, Stretch};
use super::clock;
use super::frame::{Figures, Frame, Match, Offset};
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
    if frame.distance.is_some() && frame.weekday.is_none() {
        return relative::distance(frame, around.state);
    }
    if let (Some(Relative::Past | Relative::Coming), Some(unit), None) = (frame.relative, frame.unit, frame.month)
        && frame.season.is_none()
        && frame.edge.is_none()
        && unit != Unit::Day
    {
        return length::duration(frame, around.state);
    }
    let before = of_the_story(frame, around.state);
    let frame = before.as_ref().unwrap_or(frame);
    let place = place(frame, around)?;
    Some(finished(frame, place, around.state))
}

/// In a story before Christ a year of less than four digits, or a decade, is one before Christ too.
fn of_the_story(frame: &Frame, state: &Narrative) -> Option<Frame> {
    let bare = frame.era.is_none() && frame.year.is_none() && frame.unit.is_none_or(|unit| unit == Unit::Year);
    let short = frame.number.is_some_and(|number| number > 99) || frame.decade.is_some_and(|decade| decade >= 100);
    let before = bare && short && frame.month.is_none() && state.story.is_some_and(|story| story.year <= 0);
    before.then_some(Frame { era: Some(Era::Before), ..*frame })
}

fn place(frame: &Frame, around: &Around<'_>) -> Option<Place> {
    if frame.hijri.is_some() || frame.era == Some(Era::Hijri) {
        return hijri::place(frame, around);
    }
    if let Some(figures) = frame.figures {
        return figured(frame, figures, around);
    }
    if frame.holiday.is_some() {
        return relative::holiday(frame, around);
    }
    if frame.anaphor.is_some() {
        let (value, valid) = around.state.last.clone()?;
        let stretch = valid.first_day().zip(valid.last_day()).map(|(first, last)| Stretch { first, last });
        return Some(Place { stretch, value, names: None });
    }
    if let Some((nth, unit)) = frame.part_name.or_else(|| ranked_quarter(frame)) {
        return relative::part_of_year(frame, (nth, unit), around);
    }
    if frame.weekday.is_some() && frame.distance.is_some() {
        return relative::counted_weekday(frame, around.state);
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
    let day = frame.day.or_else(|| frame.nth.and_then(|nth| i8::try_from(nth).ok()).filter(|nth| *nth > 0));
    if let (Some(day), None, None, None) = (day, frame.year, frame.unit, frame.relative) {
        return Some(relative::day_of_month(day, around));
    }
    if frame.relative.is_some() || frame.unit.is_some() {
        return Some(relative::unit(frame, around.state));
    }
    if frame.clock.is_some() || frame.daypart.is_some() {
        return Some(relative::this_day(frame, around.state));
    }
    None
}

/// "The third quarter" of a year that is printed or not.
fn ranked_quarter(frame: &Frame) -> Option<(i32, Unit)> {
    let rank = frame.nth.filter(|_| frame.unit == Some(Unit::Quarter) && frame.relative.is_none())?;
    Some((rank, Unit::Quarter))
}

/// "Century 19", "quarter 3" of a year printed or not.
fn counted(frame: &Frame, unit: Unit, number: i32, around: &Around<'_>) -> Option<Place> {
    if unit == Unit::Century {
        return Some(century(frame, number));
    }
    let year = frame.year.map(|year| (year, Named::InFull));
    let told = || around.state.now().map(|now| (now.year, Named::Told));
    let relative = frame.relative.filter(|_| frame.part.is_some());
    let (year, named) = year.or_else(told)?;
    if unit == Unit::Week && relative.is_none() {
        let days = calendar::iso_week(year, number)?;
        let names = Some((Partial { day: None, ..Partial::of(days.first) }, named));
        return Some(Place { stretch: Some(days), value: calendar::unit_value(Unit::Week, days.first), names });
    }
    let mut place = Place::of(Partial { year, month: None, day: None }, named)?;
    part(&mut place, number, unit);
    Some(place)
}

/// Adds parts, edges and times of day to a place.
fn finished(frame: &Frame, mut place: Place, state: &Narrative) -> Reading {
    if let Some((nth, unit)) = frame.part {
        part(&mut place, nth, unit);
    }
    if let Some((nth, weekday)) = frame.weekday_in {
        weekday_in(&mut place, nth, weekday);
    }
    if let Some(unit) = frame.around {
        around_place(&mut place, unit);
    }
    if let Some(offset) = frame.offset {
        moved(&mut place, offset);
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
    let time = clock::value(frame);
    let class = if time.is_some() { TimexClass::Time } else { TimexClass::Date };
    if let Some(time) = time {
        let day = place.value.len() >= 10 && !place.value.contains('W') && !place.value.contains('R');
        let zone = clock::zone(frame);
        place.value = format!("{}{time}{zone}", if day { place.value.as_str() } else { "XXXX-XX-XX" });
    }
    Reading { class, value: place.value, valid, names: place.names }
}

/// "The first Monday of": a day of the week by its rank in a longer time.
fn weekday_in(place: &mut Place, nth: i32, weekday: i8) {
    let Some(whole) = place.stretch else { return };
    let Some(day) = calendar::nth_weekday(nth, weekday, whole) else { return };
    let named = place.names.map_or(Named::Told, |(_, named)| named);
    if let Some(found) = Place::of(Partial::of(day), named) {
        *place = found;
    }
}

/// "The week of": the unit that holds the place.
fn around_place(place: &mut Place, unit: Unit) {
    let first = place.stretch.map(|days| days.first);
    // A day at the start of a week is nearer to the weekend before it.
    let early = |day: &Day| unit == Unit::Weekend && day.weekday().to_monday_one_offset() < 4;
    let day = first.and_then(|day| if early(&day) { calendar::step(day, Unit::Week, -1) } else { Some(day) });
    let Some(whole) = day.and_then(|day| calendar::stretch(unit, day)) else { return };
    place.value = calendar::unit_value(unit, calendar::stretch(Unit::Week, whole.first).unwrap_or(whole).first);
    place.stretch = Some(whole);
}

/// "Two weeks before": so far from the place.
fn moved(place: &mut Place, offset: Offset) {
    let Some(days) = place.stretch else { return };
    let count = if offset.unit.is_days() { offset.count } else { 0 };
    let step = |day| calendar::step(day, offset.unit, count);
    let (Some(first), Some(last)) = (step(days.first), step(days.last)) else { return };
    let named = place.names.map_or(Named::Told, |(_, named)| named);
    if first == last
        && let Some(found) = Place::of(Partial::of(first), named)
    {
        *place = found;
    }
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

/// Returns the place of figures; the order of day and month is the page's unless they say it themselves.
fn figured(frame: &Frame, figures: Figures, around: &Around<'_>) -> Option<Place> {
    let order = match own_order(figures) {
        Order::Unsettled => around.order,
        settled => settled.or(around.order),
    };
    let in_order = |one, two| if order == NumericOrder::DayFirst { (two, one) } else { (one, two) };
    let (year, (month, day)) = match figures {
        Figures::YearFirst(year, month, day) => (year, (month, day)),
        Figures::YearLast(one, two, year) => (year, in_order(one, two)),
        Figures::Month(year, month) => {
            return Place::of(Partial { year, month: Some(month), day: None }, Named::InFull);
        }
        Figures::NoYear(one, two) => {
            let (month, day) = in_order(one, two);
            let frame = Frame { figures: None, month: Some(month), day: Some(day), ..*frame };
            return relative::month(&frame, around);
        }
    };
    Date::new(year, month, day).ok().and_then(|day| Place::of(Partial::of(day), Named::InFull))
}

/// Returns the order that figures settle by themselves.
pub(super) fn own_order(figures: Figures) -> Order {
    match figures {
        Figures::YearLast(one, ..) | Figures::NoYear(one, _) if one > 12 => Order::DayFirst,
        Figures::YearLast(_, two, _) | Figures::NoYear(_, two) if two > 12 => Order::MonthFirst,
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
