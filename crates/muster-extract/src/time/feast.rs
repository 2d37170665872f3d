//! On which day is a feast? By its date, by its weekday in a month, or by its distance from Easter.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use muster_model::Day;
use muster_pack::language::time::Holiday;

/// Returns the day of a feast in a year, or `None` in a year that has none.
pub(super) fn day(holiday: Holiday, year: i16) -> Option<Day> {
    match holiday {
        Holiday::Fixed(month, day) => Date::new(year, month, day).ok(),
        Holiday::Weekday { month, weekday, nth } => {
            let weekday = Weekday::from_monday_one_offset(weekday).ok()?;
            let nth = if nth == 0 { -1 } else { nth };
            Date::new(year, month, 1).ok()?.nth_weekday_of_month(nth, weekday).ok()
        }
        Holiday::Easter(days) => easter(year)?.checked_add(i64::from(days).days()).ok(),
    }
}

/// Returns Easter Sunday by the Gregorian reckoning: the Sunday after the full moon of the church on or after 21 March.
fn easter(year: i16) -> Option<Day> {
    let y = i32::from(year);
    let golden = y % 19;
    let century = y / 100;
    let moon = (century - century / 4 - (8 * century + 13) / 25 + 19 * golden + 15) % 30;
    let full = moon - (moon / 28) * (1 - (moon / 28) * (29 / (moon + 1)) * ((21 - golden) / 11));
    let weekday = (y + y / 4 + full + 2 - century + century / 4) % 7;
    let days = full - weekday;
    Date::new(year, 3, 28).ok()?.checked_add(i64::from(days).days()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn feasts_that_move() {
        for (year, expected) in
            [(2008, date(2008, 3, 23)), (2014, date(2014, 4, 20)), (2018, date(2018, 4, 1)), (2024, date(2024, 3, 31))]
        {
            assert_eq!(easter(year), Some(expected), "{year}");
        }
        let fourth_thursday = Holiday::Weekday { month: 11, weekday: 4, nth: 4 };
        assert_eq!(day(fourth_thursday, 2014), Some(date(2014, 11, 27)));
        let last_monday = Holiday::Weekday { month: 5, weekday: 1, nth: 0 };
        assert_eq!(day(last_monday, 2015), Some(date(2015, 5, 25)));
        assert_eq!(day(Holiday::Easter(-2), 2014), Some(date(2014, 4, 18)));
    }
}
