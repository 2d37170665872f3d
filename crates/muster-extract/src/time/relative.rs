//! Which one, counted from what? Months without a year, weekdays, "that year", "two days later".

use jiff::Span;
use jiff::civil::Time;
use muster_model::{Bound, Day, Shape, TimexClass, Valid};
use muster_pack::language::time::{Approx, Distance, Edge, Relative, Season, Unit};

use super::calendar::{self, Partial, Stretch};
use super::frame::Frame;
use super::narrative::Narrative;
use super::resolve::{Around, Named, Place, Reading};
use super::scan::unit_of;
use super::tense::Tense;

/// How many months back from the story's date a month without a year may lie before it is next year's.
const MONTHS_BACK: i8 = 6;
/// How many months ahead it may lie before it is last year's.
const MONTHS_AHEAD: i8 = 9;

/// Returns what an expression counts from, and how it is then named.
fn anchor(relative: Relative, state: &Narrative) -> (Option<Partial>, Named) {
    let from_said =
        matches!(relative, Relative::Last | Relative::This | Relative::Next | Relative::Past | Relative::Coming);
    match (from_said, state.is_story()) {
        (true, false) => (state.now(), Named::FromSaid),
        (true, true) => (state.now(), Named::Told),
        (false, _) => (state.story.or(state.now()), Named::Told),
    }
}

fn offset(relative: Relative) -> i32 {
    match relative {
        Relative::Last | Relative::Past | Relative::Previous => -1,
        Relative::This | Relative::Same => 0,
        Relative::Next | Relative::Coming | Relative::Following => 1,
    }
}

/// Returns whether an expression looks back from where the story is: "the previous year".
pub(super) fn looks_back(frame: &Frame) -> bool {
    frame.relative.is_some_and(|relative| offset(relative) < 0)
        || matches!(frame.distance, Some(Distance::Earlier | Distance::Ago))
}

/// Returns the place of a month, with or without its day and year.
pub(super) fn month(frame: &Frame, around: &Around<'_>) -> Option<Place> {
    let month = frame.month?;
    let day = frame
        .day
        .or_else(|| frame.nth.and_then(|nth| i8::try_from(nth).ok()).filter(|_| frame.unit != Some(Unit::Year)));
    let unknown = || {
        let day = day.map_or(String::new(), |day| format!("-{day:02}"));
        Place::unknown(format!("XXXX-{month:02}{day}"))
    };
    let year = frame.full_year().map(|year| (year, Named::InFull)).or_else(|| year_of(frame, month, around));
    match year {
        Some((year, named)) => Place::of(Partial { year, month: Some(month), day }, named),
        None => Some(unknown()),
    }
}

/// Returns the year of a month that is printed without one.
fn year_of(frame: &Frame, month: i8, around: &Around<'_>) -> Option<(i16, Named)> {
    let state = around.state;
    if let (Some(relative), Some(Unit::Year)) = (frame.relative, frame.unit) {
        let (anchor, named) = anchor(relative, state);
        return Some((anchor?.year + offset(relative) as i16, named));
    }
    if let Some(relative) = frame.relative {
        let (anchor, named) = anchor(relative, state);
        let anchor = anchor?;
        let here = anchor.month.unwrap_or(if offset(relative) < 0 { 1 } else { 12 });
        let year = match offset(relative) {
            -1 if month < here => anchor.year,
            -1 => anchor.year - 1,
            1 if month > here => anchor.year,
            1 => anchor.year + 1,
            _ if relative == Relative::Same => near(anchor, month),
            _ => anchor.year,
        };
        return Some((year, named));
    }
    if state.is_story() {
        return state.story.map(|story| (state.told_year(story, near(story, month)), Named::Told));
    }
    let said = Partial::of(state.said_days()?.last);
    let here = said.month?;
    let ahead = match around.tense {
        Tense::Past => month > here,
        Tense::Future => month < here,
        Tense::Open => return Some((near_now(said.year, here, month), Named::FromSaid)),
    };
    let year = match (around.tense, ahead) {
        (Tense::Past, true) => said.year - 1,
        (Tense::Future, true) => said.year + 1,
        _ => said.year,
    };
    Some((year, Named::FromSaid))
}

/// The year in which a month lies nearest to the day of writing.
fn near_now(year: i16, here: i8, month: i8) -> i16 {
    match month - here {
        7.. => year - 1,
        -12..=-7 => year + 1,
        _ => year,
    }
}

/// The year in which a month goes on with a story: stories run forward, and look back a little.
fn near(story: Partial, month: i8) -> i16 {
    let Some(here) = story.month else { return story.year };
    match month - here {
        ahead if ahead > MONTHS_AHEAD => story.year - 1,
        back if back < -MONTHS_BACK => story.year + 1,
        _ => story.year,
    }
}

/// Returns the place of a season.
pub(super) fn season(frame: &Frame, around: &Around<'_>) -> Place {
    let Some(season) = frame.season else { return Place::unknown("XXXX") };
    let place = |year: i16, named: Named| Place {
        stretch: calendar::season_stretch(season, year),
        value: format!("{}-{}", calendar::year_value(year), season.code()),
        names: Some((Partial { year, month: None, day: None }, named)),
    };
    if let Some(year) = frame.full_year() {
        return place(year, Named::InFull);
    }
    let (from, named) = anchor(frame.relative.unwrap_or(Relative::This), around.state);
    let Some(from) = from else { return Place::unknown(format!("XXXX-{}", season.code())) };
    let year = match (frame.relative, frame.unit) {
        (Some(relative), Some(Unit::Year)) => from.year + offset(relative) as i16,
        (Some(relative), _) => neighbour_season(season, relative, from),
        (None, _) if named == Named::Told => around.state.told_year(from, from.year),
        (None, _) => from.year,
    };
    place(year, named)
}

fn neighbour_season(season: Season, relative: Relative, from: Partial) -> i16 {
    let days = calendar::season_stretch(season, from.year).zip(from.stretch());
    let Some((days, here)) = days else { return from.year };
    match offset(relative) {
        -1 if days.last >= here.first => from.year - 1,
        1 if days.first <= here.last => from.year + 1,
        _ => from.year,
    }
}

/// Returns the place of a day of the week.
pub(super) fn weekday(frame: &Frame, around: &Around<'_>) -> Place {
    let weekday = frame.weekday.unwrap_or(1);
    let unknown = || Place::unknown(format!("XXXX-WXX-{weekday}"));
    let state = around.state;
    let days = if state.is_story() {
        state.story.filter(|story| story.day.is_some()).and_then(Partial::stretch)
    } else {
        state.said_days()
    };
    let Some(days) = days else { return unknown() };
    let find = |day: Day| {
        let back = calendar::weekday_before(day, weekday)?;
        let ahead = if back == day { day } else { calendar::step(back, Unit::Week, 1)? };
        let monday = calendar::weekday_before(day, 1)?;
        Some(match (frame.relative.map(offset), around.tense) {
            (Some(-1), _) if back == day => calendar::step(back, Unit::Week, -1)?,
            (Some(-1), _) => back,
            (Some(1), _) if ahead == day => calendar::step(ahead, Unit::Week, 1)?,
            (Some(1), _) => ahead,
            (Some(_), _) => calendar::step(monday, Unit::Day, i32::from(weekday) - 1)?,
            (None, Tense::Future) => ahead,
            (None, _) => back,
        })
    };
    let (Some(first), Some(last)) = (find(days.first), find(days.last)) else { return unknown() };
    let named = if state.is_story() { Named::Told } else { Named::FromSaid };
    if first == last {
        return Place::of(Partial::of(first), named).unwrap_or_else(unknown);
    }
    Place { stretch: Some(Stretch { first, last }), ..unknown() }
}

/// Returns the place of a day counted from today.
pub(super) fn deictic(days: i32, state: &Narrative) -> Place {
    let Some(said) = state.said_days() else {
        return Place::unknown(if days == 0 { "PRESENT_REF" } else { "XXXX-XX-XX" });
    };
    if state.is_story() {
        return Place::unknown(if days == 0 { "PRESENT_REF" } else { "XXXX-XX-XX" });
    }
    moved(Stretch { first: said.first, last: said.last }, Unit::Day, days, Named::FromSaid)
        .unwrap_or_else(|| Place::unknown("XXXX-XX-XX"))
}

/// Returns the place of a time of day printed without its day.
pub(super) fn this_day(frame: &Frame, state: &Narrative) -> Place {
    let unknown = Place::unknown("XXXX-XX-XX");
    if frame.clock.is_none() {
        return unknown;
    }
    let day = if state.is_story() { state.story } else { state.sentence_day.or(state.now()) };
    day.filter(|day| day.day.is_some()).and_then(|day| Place::of(day, Named::Told)).unwrap_or(unknown)
}

/// Returns the place of "that year", "last month", "the next day", "the year".
pub(super) fn unit(frame: &Frame, state: &Narrative) -> Place {
    let unit = frame.unit.unwrap_or(Unit::Day);
    // "At the end of the month" is the month the text speaks of, in news too.
    let told = state.story.is_some_and(|story| story.month.is_some()) && unit == Unit::Month && frame.edge.is_some();
    let relative = frame.relative.unwrap_or(if told || state.is_story() { Relative::Same } else { Relative::This });
    let (from, named) = anchor(relative, state);
    let from_days = match named {
        Named::FromSaid => state.said_days(),
        _ => from.and_then(Partial::stretch),
    };
    let unknown = || Place::unknown(unknown_value(unit));
    let Some(days) = from_days else { return unknown() };
    moved(days, unit, offset(relative), named).unwrap_or_else(unknown)
}

/// Returns the unit that lies `count` units from each of the days, when it is one and the same.
fn moved(days: Stretch, unit: Unit, count: i32, named: Named) -> Option<Place> {
    let first = calendar::stretch(unit, calendar::step(days.first, unit, count)?)?;
    let last = calendar::stretch(unit, calendar::step(days.last, unit, count)?)?;
    let stretch = Some(Stretch { first: first.first, last: last.last });
    let date = Partial::of(first.first);
    if first != last {
        let value = if unit == Unit::Day && date.month == Some(last.first.month()) && date.year == last.first.year() {
            format!("{}-XX", Partial { day: None, ..date }.value())
        } else {
            unknown_value(unit).to_owned()
        };
        return Some(Place { stretch, value, names: None });
    }
    let names = match unit {
        Unit::Year => Some(Partial { month: None, day: None, ..date }),
        Unit::Month => Some(Partial { day: None, ..date }),
        Unit::Day => Some(date),
        Unit::Week | Unit::Weekend => Some(Partial { day: None, ..date }),
        _ => None,
    };
    Some(Place { stretch, value: calendar::unit_value(unit, first.first), names: names.map(|date| (date, named)) })
}

fn unknown_value(unit: Unit) -> &'static str {
    match unit {
        Unit::Year => "XXXX",
        Unit::Month | Unit::Quarter | Unit::Half | Unit::Season => "XXXX-XX",
        Unit::Week | Unit::Fortnight => "XXXX-WXX",
        Unit::Weekend => "XXXX-WXX-WE",
        Unit::Decade => "XXX",
        Unit::Century => "XX",
        _ => "XXXX-XX-XX",
    }
}

/// Returns the reading of "three years ago", "two days later".
pub(super) fn distance(frame: &Frame, state: &Narrative) -> Option<Reading> {
    let distance = frame.distance?;
    let unit = unit_of(frame)?;
    let (sign, past) = match distance {
        Distance::Ago | Distance::Earlier => (-1, true),
        Distance::Hence | Distance::Later => (1, false),
    };
    let from_said = matches!(distance, Distance::Ago | Distance::Hence) && !state.is_story();
    let named = if from_said { Named::FromSaid } else { Named::Told };
    let days = if from_said { state.said_days() } else { state.story.and_then(Partial::stretch).or(state.said_days()) };
    let vague = || Reading {
        class: TimexClass::Date,
        value: if past { "PAST_REF" } else { "FUTURE_REF" }.to_owned(),
        valid: Valid::default(),
        names: None,
    };
    let whole = frame.count.as_ref().and_then(|count| count.whole);
    let (Some(days), Some(count)) = (days, whole) else { return Some(vague()) };
    if matches!(unit, Unit::Hour | Unit::Minute | Unit::Second) {
        return Some(hours(days, unit, sign * count, state.clock.filter(|_| from_said)).unwrap_or_else(vague));
    }
    let (unit, count) = if unit == Unit::Decade && count < 2 { (Unit::Year, count * 10) } else { (unit, count) };
    let Some(place) = moved(days, unit, sign * count, named) else { return Some(vague()) };
    let exact = calendar::step(days.first, unit, sign * count).zip(calendar::step(days.last, unit, sign * count));
    let exact = exact.map(|(first, last)| Stretch { first, last });
    let valid = bounded(frame.approx, place.stretch, exact, past);
    Some(Reading { class: TimexClass::Date, value: place.value, valid, names: place.names })
}

/// "Twelve hours ago": a day or two, unless the time of day is known.
fn hours(days: Stretch, unit: Unit, count: i32, clock: Option<Time>) -> Option<Reading> {
    let count = i64::from(count);
    let span = match unit {
        Unit::Hour => Span::new().try_hours(count),
        Unit::Minute => Span::new().try_minutes(count),
        _ => Span::new().try_seconds(count),
    };
    let span = span.ok()?;
    let from = |day: Day, time: Time| day.to_datetime(time).checked_add(span).ok();
    let first = from(days.first, clock.unwrap_or(Time::midnight()))?;
    let last = from(days.last, clock.unwrap_or(Time::MAX))?;
    let day = if first.date() == last.date() { Partial::of(first.date()).value() } else { "XXXX-XX-XX".to_owned() };
    let time = first.time();
    let value = match clock {
        Some(_) => format!("{day}T{:02}:{:02}", time.hour(), time.minute()),
        None => format!("{day}TXX"),
    };
    let valid = Valid::point(first.date(), last.date());
    Some(Reading { class: TimexClass::Time, value, valid, names: None })
}

/// "Over three years ago": no later than three years ago to the day.
fn bounded(approx: Option<Approx>, whole: Option<Stretch>, exact: Option<Stretch>, past: bool) -> Valid {
    let (Some(whole), Some(exact)) = (whole, exact) else { return Valid::default() };
    let bound = match (approx, past) {
        (Some(Approx::More | Approx::Least), true) => Bound { earliest: None, latest: Some(exact.last) },
        (Some(Approx::More | Approx::Least), false) => Bound { earliest: Some(exact.first), latest: None },
        _ => Bound::between(whole.first, whole.last),
    };
    Valid { start: bound, end: bound, shape: Shape::Point, ..Valid::default() }
}

/// "Earlier this week" ends, and "later this month" starts, at the day of writing.
pub(super) fn beside_now(edge: Edge, whole: Stretch, state: &Narrative) -> Stretch {
    let now = if state.is_story() { state.story.and_then(Partial::stretch) } else { state.said_days() };
    let Some(now) = now else { return whole };
    match edge {
        Edge::Earlier if whole.first <= now.last => Stretch { last: whole.last.min(now.last), ..whole },
        Edge::Later if now.first <= whole.last => Stretch { first: whole.first.max(now.first), ..whole },
        _ => whole,
    }
}
