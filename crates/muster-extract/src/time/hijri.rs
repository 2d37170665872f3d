//! Which days does a date of the Islamic calendar cover? The tabular calendar, with room for the new moon.
//!
//! The months begin with the sighting of the moon, which no table knows: bounds are [`MOON_DAYS`] wider at
//! either end than the tabular calendar says. The value keeps the calendar it was printed in: `AH1438-09-12`.

use jiff::civil::{Date, date};
use jiff::{Span, ToSpan};
use muster_model::Day;
use muster_pack::language::time::Relative;

use super::calendar::{Partial, Stretch};
use super::frame::Frame;
use super::resolve::{Around, Named, Place};
use super::tense::Tense;

/// By how many days a month may begin before or after its day in the tables.
const MOON_DAYS: i64 = 2;
/// The first day of the year 1.
const EPOCH: Date = date(622, 7, 19);
/// A year printed with a month of this calendar that lies above is one of the common calendar.
const LAST_YEAR: i16 = 1700;

/// Returns the place of a frame with a month or a year of the Islamic calendar.
pub(super) fn place(frame: &Frame, around: &Around<'_>) -> Option<Place> {
    let printed = frame.year.or_else(|| frame.number.and_then(|number| i16::try_from(number).ok()));
    let Some(month) = frame.hijri else {
        let year = printed?;
        return Some(Place {
            stretch: wide(first_day(year, 1)?, first_day(year + 1, 1)?),
            value: format!("AH{year:04}"),
            names: None,
        });
    };
    let day =
        frame.day.or_else(|| frame.nth.and_then(|nth| i8::try_from(nth).ok())).filter(|day| (1..=30).contains(day));
    let year = match printed {
        Some(year) if year > LAST_YEAR => in_common_year(year, month),
        Some(year) => Some(year),
        None => nearest(month, side(frame, around), around),
    };
    let Some(year) = year else { return Some(Place::unknown(value(None, month, day))) };
    let start = first_day(year, month)?;
    let next = if month == 12 { first_day(year + 1, 1)? } else { first_day(year, month + 1)? };
    let (first, end) = match day {
        Some(day) => {
            let first = start.checked_add(i64::from(day - 1).days()).ok()?;
            (first, first.tomorrow().ok()?)
        }
        None => (start, next),
    };
    let partial = Partial { day: None, ..Partial::of(first) };
    let named = if printed.is_some() { Named::InFull } else { Named::Told };
    Some(Place { stretch: wide(first, end), value: value(Some(year), month, day), names: Some((partial, named)) })
}

fn value(year: Option<i16>, month: i8, day: Option<i8>) -> String {
    let year = year.map_or("XXXX".to_owned(), |year| format!("{year:04}"));
    let day = day.map_or(String::new(), |day| format!("-{day:02}"));
    format!("AH{year}-{month:02}{day}")
}

/// The days from `first` to the one before `end`, and those the moon may add.
fn wide(first: Day, end: Day) -> Option<Stretch> {
    Some(Stretch {
        first: first.checked_sub(MOON_DAYS.days()).ok()?,
        last: end.checked_add((MOON_DAYS - 1).days()).ok()?,
    })
}

/// Returns the first day of a month by the tables: eleven of thirty years have a day more.
fn first_day(year: i16, month: i8) -> Option<Day> {
    let (year, month) = (i64::from(year), i64::from(month));
    let days = (59 * (month - 1) + 1) / 2 + (year - 1) * 354 + (3 + 11 * year) / 30;
    EPOCH.checked_add(Span::new().try_days(days).ok()?).ok()
}

/// Returns the year in which a month begins in a year of the common calendar.
fn in_common_year(common: i16, month: i8) -> Option<i16> {
    let about = ((i32::from(common) - 622) * 33 / 32) as i16;
    (about - 1..=about + 2).find(|year| first_day(*year, month).is_some_and(|first| first.year() == common))
}

/// On which side of now the month lies, by its own words or by its clause.
fn side(frame: &Frame, around: &Around<'_>) -> Tense {
    match frame.relative {
        Some(Relative::Last | Relative::Past | Relative::Previous) => Tense::Past,
        Some(Relative::Next | Relative::Coming | Relative::Following) => Tense::Future,
        _ => around.tense,
    }
}

/// Returns the year of a month printed without one: the nearest on the side the clause looks to.
fn nearest(month: i8, side: Tense, around: &Around<'_>) -> Option<i16> {
    let state = around.state;
    let here = if state.is_story() { state.story.and_then(Partial::stretch)? } else { state.said_days()? }.last;
    let about = ((i32::from(here.year()) - 622) * 33 / 32) as i16;
    let mut years = (about - 2..=about + 3).filter_map(|year| Some((year, first_day(year, month)?)));
    let away = |first: Day| first.until(here).map_or(i32::MAX, |span| span.get_days());
    match side {
        Tense::Past => years.rfind(|(_, first)| *first <= here),
        Tense::Future => years.into_iter().find(|(_, first)| away(*first) < 30),
        Tense::Open => years.min_by_key(|(_, first)| (away(*first) - 15).abs()),
    }
    .map(|(year, _)| year)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_begin_where_the_tables_say() {
        for (year, month, expected) in [
            (1, 1, date(622, 7, 19)),
            (1438, 1, date(2016, 10, 3)),
            (1435, 9, date(2014, 6, 29)),
            (1446, 12, date(2025, 5, 29)),
        ] {
            let first = first_day(year, month).expect("it is in the calendar");
            let apart = first.until(expected).expect("both are days").get_days();
            assert!(apart.abs() <= 1, "{year}-{month}: {first}");
        }
    }

    #[test]
    fn a_common_year_names_the_month_that_begins_in_it() {
        assert_eq!(in_common_year(2019, 9), Some(1440));
        assert_eq!(in_common_year(2014, 9), Some(1435));
    }
}
