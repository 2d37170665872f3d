//! Which one, counted from what? Months without a year, weekdays, "that year", "two days later".

use jiff::Span;
use jiff::civil::Time;
use muster_model::{Bound, Day, Shape, TimexClass, Valid};
use muster_pack::language::time::{Approx, Distance, Edge, Holiday, Relative, Season, Unit};

use super::calendar::{self, Partial, Stretch};
use super::feast;
use super::frame::{Count, Frame};
use super::narrative::{Genre, Narrative};
use super::resolve::{Around, Named, Place, Reading};
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
        Some((year, Named::InFull)) => Place::of(Partial { year, month: Some(month), day }, Named::InFull),
        // 29 February is in the nearest year that has it.
        Some((year, named)) => (0..4)
            .flat_map(|years| [year + years, year - years])
            .find_map(|year| Place::of(Partial { year, month: Some(month), day }, named)),
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
    let (today, day) = (said.day.unwrap_or(1), frame.day);
    let year = match around.tense {
        Tense::Past if (month, day.unwrap_or(1)) > (here, today) => said.year - 1,
        Tense::Future if (month, day.unwrap_or(31)) < (here, today) => said.year + 1,
        Tense::Past | Tense::Future => said.year,
        Tense::Open if state.genre == Genre::Note => said.year + i16::from((month, day.unwrap_or(31)) < (here, today)),
        Tense::Open => near_now(said.year, here, month),
    };
    let year = match (frame.weekday, day) {
        (Some(weekday), Some(day)) => year_with_weekday(year, (month, day), weekday, around).unwrap_or(year),
        _ => year,
    };
    Some((year, Named::FromSaid))
}

/// How many years from the nearest one a day may lie that is printed with its weekday.
const WEEKDAY_YEARS: i16 = 6;

/// Returns the nearest year in which a day of a month falls on a weekday, ahead first where the text looks ahead.
fn year_with_weekday(year: i16, (month, day): (i8, i8), weekday: i8, around: &Around<'_>) -> Option<i16> {
    let falls = |year: &i16| {
        let day = jiff::civil::Date::new(*year, month, day).ok();
        day.is_some_and(|day| day.weekday().to_monday_one_offset() == weekday)
    };
    let ahead = around.tense == Tense::Future || around.tense == Tense::Open && around.state.genre == Genre::Note;
    let sign = if ahead { 1 } else { -1 };
    (0..=WEEKDAY_YEARS).flat_map(|years| [year + sign * years, year - sign * years]).find(falls)
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
    if frame.unit == Some(Unit::Week) && frame.relative.is_some() {
        let week = unit(&Frame { weekday: None, ..*frame }, state);
        return within_week(&week, weekday).unwrap_or_else(unknown);
    }
    let days = if state.is_story() {
        state.story.filter(|story| story.day.is_some()).and_then(Partial::stretch)
    } else {
        state.said_days()
    };
    let Some(days) = days else { return unknown() };
    let find = |day: Day| match frame.day {
        Some(day_of_month) => dated_weekday(day, (day_of_month, weekday), around),
        None if frame.nth.is_some_and(|nth| nth > 0) => {
            dated_weekday(day, (frame.nth.and_then(|nth| i8::try_from(nth).ok())?, weekday), around)
        }
        None => near_weekday(day, weekday, frame.relative, around),
    };
    let (Some(first), Some(last)) = (find(days.first), find(days.last)) else { return unknown() };
    let named = if state.is_story() { Named::Told } else { Named::FromSaid };
    if first == last {
        return Place::of(Partial::of(first), named).unwrap_or_else(unknown);
    }
    Place { stretch: Some(Stretch { first, last }), ..unknown() }
}

/// Returns the day of a week.
fn within_week(week: &Place, weekday: i8) -> Option<Place> {
    let day = calendar::step(week.stretch?.first, Unit::Day, i32::from(weekday) - 1)?;
    Place::of(Partial::of(day), week.names.map_or(Named::Told, |(_, named)| named))
}

/// Returns the weekday that "last", "this", "next" or nothing before it means, seen from a day.
fn near_weekday(day: Day, weekday: i8, relative: Option<Relative>, around: &Around<'_>) -> Option<Day> {
    let coming = relative == Some(Relative::Coming);
    let past = relative == Some(Relative::Past);
    let relative = relative.map(offset);
    let back = calendar::weekday_before(day, weekday)?;
    let ahead = if back == day { day } else { calendar::step(back, Unit::Week, 1)? };
    let monday = calendar::weekday_before(day, 1)?;
    let in_week = |weeks: i32| {
        calendar::step(monday, Unit::Week, weeks)
            .and_then(|monday| calendar::step(monday, Unit::Day, i32::from(weekday) - 1))
    };
    let note = around.state.genre == Genre::Note && !around.state.is_story();
    match (relative, around.tense) {
        (Some(-1), tense) if note && !past && tense != Tense::Past => in_week(-1),
        (Some(1), _) if note && !coming => in_week(1),
        // Who means yesterday or tomorrow does not say "last" or "next".
        (Some(-1), _) if back == day || !past && Some(back) == day.yesterday().ok() => {
            calendar::step(back, Unit::Week, -1)
        }
        (Some(-1), _) => Some(back),
        (Some(1), _) if !coming && (ahead == day || Some(ahead) == day.tomorrow().ok()) => {
            calendar::step(ahead, Unit::Week, 1)
        }
        (Some(1), _) => Some(ahead),
        (Some(_), Tense::Open) if note => Some(ahead),
        (Some(_), _) => in_week(0),
        (None, Tense::Future) => Some(ahead),
        (None, Tense::Open) if note => Some(ahead),
        (None, _) => Some(back),
    }
}

/// How many months away the month of "Friday the 13th" may lie.
const DATED_MONTHS: i32 = 14;

/// Returns the nearest month's day of that number that falls on that weekday.
fn dated_weekday(from: Day, (day, weekday): (i8, i8), around: &Around<'_>) -> Option<Day> {
    let first = from.first_of_month();
    let in_month = |months: i32| {
        let month = calendar::step(first, Unit::Month, months)?;
        let day = jiff::civil::Date::new(month.year(), month.month(), day).ok()?;
        (day.weekday().to_monday_one_offset() == weekday).then_some(day)
    };
    let back = || (0..=DATED_MONTHS).filter_map(|months| in_month(-months)).find(|day| *day <= from);
    let ahead = || (0..=DATED_MONTHS).filter_map(in_month).find(|day| *day >= from);
    match around.tense {
        Tense::Past => back(),
        Tense::Open if around.state.genre == Genre::Account => back(),
        _ => ahead(),
    }
}

/// Returns the place of a day of the month printed without its month: "the 15th".
pub(super) fn day_of_month(day: i8, around: &Around<'_>) -> Place {
    let state = around.state;
    let unknown = || Place::unknown(format!("XXXX-XX-{day:02}"));
    if let Some(story) = state.story.filter(|story| state.is_story() && story.month.is_some()) {
        return Place::of(Partial { day: Some(day), ..story }, Named::Told).unwrap_or_else(unknown);
    }
    let Some(said) = state.said_days().map(|days| days.last) else { return unknown() };
    let month = |months: i32| {
        let first = calendar::step(said.first_of_month(), Unit::Month, months)?;
        jiff::civil::Date::new(first.year(), first.month(), day).ok()
    };
    let note = state.genre == Genre::Note;
    let found = match around.tense {
        Tense::Past => (0..3).filter_map(|months| month(-months)).find(|day| *day <= said),
        Tense::Open if !note => (0..3).filter_map(|months| month(-months)).find(|day| *day <= said),
        _ => (0..3).filter_map(month).find(|day| *day >= said),
    };
    found.and_then(|day| Place::of(Partial::of(day), Named::FromSaid)).unwrap_or_else(unknown)
}

/// Returns the place of a numbered part of a year, "Q3", "the third quarter", with its year or without.
pub(super) fn part_of_year(frame: &Frame, (nth, unit): (i32, Unit), around: &Around<'_>) -> Option<Place> {
    let state = around.state;
    let with_year = |year: i16, named: Named| {
        let whole = Partial { year, month: None, day: None };
        let days = calendar::nth_of(nth, unit, whole.stretch()?)?;
        let names = Some((Partial { day: None, ..Partial::of(days.first) }, named));
        Some(Place { stretch: Some(days), value: calendar::unit_value(unit, days.first), names })
    };
    if let Some(year) = frame.full_year() {
        return with_year(year, Named::InFull);
    }
    if let Some(relative) = frame.relative {
        let (anchor, named) = anchor(relative, state);
        return with_year(anchor?.year + offset(relative) as i16, named);
    }
    if let Some(story) = state.story.filter(|_| state.is_story()) {
        return with_year(story.year, Named::Told);
    }
    let Some(said) = state.said_days().map(|days| days.last) else { return Some(Place::unknown("XXXX-XX")) };
    let this = with_year(said.year(), Named::FromSaid)?;
    let started = this.stretch.is_some_and(|days| days.first <= said);
    let over = this.stretch.is_some_and(|days| days.last < said);
    let year = match around.tense {
        Tense::Future if over => said.year() + 1,
        Tense::Open if over && state.genre == Genre::Note => said.year() + 1,
        Tense::Past | Tense::Open if !started && state.genre == Genre::Account => said.year() - 1,
        _ => said.year(),
    };
    with_year(year, Named::FromSaid)
}

/// Returns the place of "two Sundays from now", "two Thursdays ago".
pub(super) fn counted_weekday(frame: &Frame, state: &Narrative) -> Option<Place> {
    let (count, weekday) = (frame.count?.whole()?, frame.weekday?);
    let said = state.said_days()?.last;
    let back = calendar::weekday_before(said, weekday)?;
    let day = match frame.distance? {
        Distance::Ago | Distance::Earlier => {
            calendar::step(back, Unit::Week, if back == said { -count } else { 1 - count })?
        }
        Distance::Hence | Distance::Later => calendar::step(back, Unit::Week, count)?,
    };
    Place::of(Partial::of(day), Named::FromSaid)
}

/// Returns the place of a feast, with or without its year.
pub(super) fn holiday(frame: &Frame, around: &Around<'_>) -> Option<Place> {
    let holiday = frame.holiday?;
    let of_year = |year: i16| feast::day(holiday, year);
    let state = around.state;
    if let Some(year) = frame.full_year() {
        return Place::of(Partial::of(of_year(year)?), Named::InFull);
    }
    if let (Some(relative), Some(Unit::Year)) = (frame.relative, frame.unit) {
        let (anchor, named) = anchor(relative, state);
        return Place::of(Partial::of(of_year(anchor?.year + offset(relative) as i16)?), named);
    }
    if frame.relative.is_none() && state.is_story() {
        let story = state.story?;
        let day = of_year(story.year)?;
        return Place::of(Partial::of(of_year(near(story, day.month()))?), Named::Told);
    }
    let (anchor, named) = anchor(frame.relative.unwrap_or(Relative::This), state);
    let unknown = || of_year(2000).map(|day| Place::unknown(format!("XXXX-{:02}-{:02}", day.month(), day.day())));
    let Some(now) = anchor.and_then(Partial::stretch) else {
        return match holiday {
            Holiday::Fixed(month, day) => Some(Place::unknown(format!("XXXX-{month:02}-{day:02}"))),
            _ => unknown().map(|_| Place::unknown("XXXX-XX-XX")),
        };
    };
    let (year, ahead) = (now.last.year(), frame.relative.map(offset));
    let day = match (ahead, around.tense) {
        (Some(-1), _) | (None, Tense::Past) => {
            [year, year - 1].into_iter().filter_map(of_year).find(|day| *day < now.last)
        }
        (Some(1), _) | (None, Tense::Future) => {
            [year, year + 1].into_iter().filter_map(of_year).find(|day| *day > now.first)
        }
        (None, Tense::Open) if state.genre == Genre::Note => {
            [year, year + 1].into_iter().filter_map(of_year).find(|day| *day >= now.first)
        }
        (None, Tense::Open) => {
            let month = of_year(year)?.month();
            of_year(near_now(year, now.last.month(), month))
        }
        _ => of_year(year),
    };
    Place::of(Partial::of(day?), named)
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
    if frame.clock.is_none() && (state.genre == Genre::Account || state.is_story()) {
        return unknown;
    }
    let told = state.story.filter(|story| story.day.is_some() && state.genre == Genre::Account);
    let day = if state.is_story() { state.story } else { state.sentence_day.or(told).or(state.now()) };
    day.filter(|day| day.day.is_some()).and_then(|day| Place::of(day, Named::Told)).unwrap_or(unknown)
}

/// Returns the place of "that year", "last month", "the next day", "the year".
pub(super) fn unit(frame: &Frame, state: &Narrative) -> Place {
    let unit = frame.unit.unwrap_or(Unit::Day);
    // "At the end of the month" is the month the text speaks of, in news too.
    let told = state.story.is_some_and(|story| story.month.is_some()) && unit == Unit::Month && frame.edge.is_some();
    if unit == Unit::Weekend && frame.relative.is_none() && !state.is_story() {
        return weekend(state);
    }
    let relative = frame.relative.unwrap_or(if told || state.is_story() { Relative::Same } else { Relative::This });
    let (from, named) = anchor(relative, state);
    let from_days = match named {
        Named::FromSaid => state.said_days(),
        _ => from.and_then(Partial::stretch),
    };
    let unknown = || Place::unknown(unknown_value(unit));
    let Some(days) = from_days else { return unknown() };
    let place = moved(days, unit, offset(relative), named).unwrap_or_else(unknown);
    match (frame.day, unit, place.names) {
        (Some(day), Unit::Month, Some((month, named))) => {
            Place::of(Partial { day: Some(day), ..month }, named).unwrap_or(place)
        }
        _ => place,
    }
}

/// Returns the place of "the weekend": the last one that has begun.
fn weekend(state: &Narrative) -> Place {
    let unknown = || Place::unknown(unknown_value(Unit::Weekend));
    let Some(days) = state.said_days() else { return unknown() };
    let back = i32::from(days.first.weekday().to_monday_one_offset() < 6 && state.genre == Genre::Account);
    moved(days, Unit::Weekend, -back, Named::FromSaid).unwrap_or_else(unknown)
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
    let unit = frame.counted_unit()?;
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
    let months = frame.count.filter(|count| unit == Unit::Year && count.whole().is_none()).and_then(Count::hundredths);
    // "Half a year later", "anderthalb Jahre später".
    let (unit, whole) = match months.map(|hundredths| hundredths * 12) {
        Some(months) if months % 100 == 0 => (Unit::Month, Some(months / 100)),
        _ => (unit, frame.count.and_then(Count::whole)),
    };
    let exact = state.genre == Genre::Note && from_said;
    if exact && let Some(reading) = exact_distance(frame, days, sign, named) {
        return Some(reading);
    }
    let (Some(days), Some(count)) = (days, whole) else { return Some(vague()) };
    if !unit.is_days() {
        return Some(hours(days, unit, sign * count, state.clock.filter(|_| from_said)).unwrap_or_else(vague));
    }
    let (unit, count) = if unit == Unit::Decade && count < 2 { (Unit::Year, count * 10) } else { (unit, count) };
    let Some(place) = moved(days, unit, sign * count, named) else { return Some(vague()) };
    let exact = calendar::step(days.first, unit, sign * count).zip(calendar::step(days.last, unit, sign * count));
    let exact = exact.map(|(first, last)| Stretch { first, last });
    let valid = bounded(frame.approx, place.stretch, exact, past);
    Some(Reading { class: TimexClass::Date, value: place.value, valid, names: place.names })
}

/// "Two weeks and three days ago" in a note: the day itself.
fn exact_distance(frame: &Frame, days: Option<Stretch>, sign: i32, named: Named) -> Option<Reading> {
    let unit = frame.counted_unit()?;
    let mut days = days?;
    for (count, unit) in frame.more.iter().flatten().copied().chain([(frame.count?, unit)]) {
        let count = if unit.is_days() { count.whole()? } else { count.hundredths()? / 100 };
        let moved = |day| calendar::step(day, unit, sign * count);
        days = Stretch { first: moved(days.first)?, last: moved(days.last)? };
    }
    if days.first != days.last || frame.approx.is_some() {
        return None;
    }
    let unit = if unit.is_days() { unit } else { Unit::Day };
    let unit = frame.more.iter().flatten().fold(unit, |_, _| Unit::Day);
    let value = calendar::unit_value(unit, calendar::stretch(unit, days.first)?.first);
    let names = Some((Partial::of(days.first), named));
    Some(Reading { class: TimexClass::Date, value, valid: Valid::point(days.first, days.last), names })
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
