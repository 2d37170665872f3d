//! Which days does a calendar time cover? Days, weeks, months and longer, and their TIMEX3 values.

use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan};
use muster_model::Day;
use muster_pack::language::time::{Edge, Season, Unit};

/// The first and the last day of a stretch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stretch {
    /// The first day.
    pub first: Day,
    /// The last day.
    pub last: Day,
}

/// A calendar date with what is known of it; years before Christ are 0 and less.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Partial {
    /// The year.
    pub year: i16,
    /// The month.
    pub month: Option<i8>,
    /// The day of the month.
    pub day: Option<i8>,
}

impl Partial {
    /// Returns the day's own partial date.
    pub fn of(day: Day) -> Self {
        Self { year: day.year(), month: Some(day.month()), day: Some(day.day()) }
    }

    /// Returns the days it covers, or `None` for a day that no calendar has.
    pub fn stretch(self) -> Option<Stretch> {
        let first = Date::new(self.year, self.month.unwrap_or(1), self.day.unwrap_or(1)).ok()?;
        let last = match (self.month, self.day) {
            (Some(_), Some(_)) => first,
            (Some(_), None) => first.last_of_month(),
            _ => first.last_of_year(),
        };
        Some(Stretch { first, last })
    }

    /// Returns the TIMEX3 value.
    pub fn value(self) -> String {
        let mut value = year_value(self.year);
        for part in [self.month, self.day].into_iter().flatten() {
            value.push_str(&format!("-{part:02}"));
        }
        value
    }
}

/// Returns a year as TIMEX3 writes it: `1941`, `BC0480`.
pub(super) fn year_value(year: i16) -> String {
    if year > 0 { format!("{year:04}") } else { format!("BC{:04}", 1 - i32::from(year)) }
}

/// Returns the days of `unit` that hold `day`.
pub(super) fn stretch(unit: Unit, day: Day) -> Option<Stretch> {
    let monday = || day.checked_sub(i64::from(day.weekday().to_monday_zero_offset()).days()).ok();
    let months = |count: i8| {
        let month = (day.month() - 1) / count * count + 1;
        let first = Date::new(day.year(), month, 1).ok()?;
        let last = first.checked_add(i64::from(count).months()).ok()?.yesterday().ok()?;
        Some(Stretch { first, last })
    };
    // Before Christ the years of a decade run backwards: the 480s are 489 to 480.
    let years = |count: i16| {
        let year = day.year();
        let from = if year > 0 { year / count * count } else { 1 - ((1 - year) / count * count + count - 1) };
        Some(Stretch { first: Date::new(from, 1, 1).ok()?, last: Date::new(from + count - 1, 12, 31).ok()? })
    };
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => Some(Stretch { first: day, last: day }),
        Unit::Week | Unit::Fortnight => {
            let first = monday()?;
            Some(Stretch { first, last: first.checked_add(6.days()).ok()? })
        }
        Unit::Weekend => {
            let first = monday()?.checked_add(5.days()).ok()?;
            Some(Stretch { first, last: first.tomorrow().ok()? })
        }
        Unit::Month => months(1),
        Unit::Quarter | Unit::Season => months(3),
        Unit::Half => months(6),
        Unit::Year => years(1),
        Unit::Decade => years(10),
        Unit::Century => years(100),
    }
}

/// Returns the day `count` units after `day`; before it when negative.
pub(super) fn step(day: Day, unit: Unit, count: i32) -> Option<Day> {
    let (factor, unit) = match unit {
        Unit::Second | Unit::Minute => (0, Unit::Day),
        Unit::Hour => return step(day, Unit::Day, count / 24),
        Unit::Week | Unit::Weekend => (7, Unit::Day),
        Unit::Fortnight => (14, Unit::Day),
        Unit::Quarter | Unit::Season => (3, Unit::Month),
        Unit::Half => (6, Unit::Month),
        Unit::Decade => (10, Unit::Year),
        Unit::Century => (100, Unit::Year),
        Unit::Day | Unit::Month | Unit::Year => (1, unit),
    };
    let count = i64::from(count) * factor;
    let span = match unit {
        Unit::Month => Span::new().try_months(count),
        Unit::Year => Span::new().try_years(count),
        _ => Span::new().try_days(count),
    };
    let span = span.ok()?;
    day.checked_add(span).ok()
}

/// Returns the TIMEX3 value of the `unit` that starts on `first`.
pub(super) fn unit_value(unit: Unit, first: Day) -> String {
    let year = year_value(first.year());
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => Partial::of(first).value(),
        Unit::Week | Unit::Fortnight => week_value(first),
        Unit::Weekend => format!("{}-WE", week_value(first)),
        Unit::Month => format!("{year}-{:02}", first.month()),
        Unit::Quarter => format!("{year}-Q{}", (first.month() - 1) / 3 + 1),
        Unit::Season => format!("{year}-{}", season_of(first).code()),
        Unit::Half => format!("{year}-H{}", (first.month() - 1) / 6 + 1),
        Unit::Year => year,
        Unit::Decade => year[..year.len() - 1].to_owned(),
        Unit::Century if first.year() <= 0 => format!("BC{:02}", (-i32::from(first.year())) / 100),
        Unit::Century => year[..year.len() - 2].to_owned(),
    }
}

fn week_value(day: Day) -> String {
    let week = day.iso_week_date();
    format!("{}-W{:02}", year_value(week.year()), week.week())
}

/// Returns the days of a season; winter is named by the year it starts in.
pub(super) fn season_stretch(season: Season, year: i16) -> Option<Stretch> {
    let month = match season {
        Season::Spring => 3,
        Season::Summer => 6,
        Season::Autumn => 9,
        Season::Winter => 12,
    };
    let first = Date::new(year, month, 1).ok()?;
    let last = first.checked_add(3.months()).ok()?.yesterday().ok()?;
    Some(Stretch { first, last })
}

fn season_of(day: Day) -> Season {
    match day.month() {
        3..=5 => Season::Spring,
        6..=8 => Season::Summer,
        9..=11 => Season::Autumn,
        _ => Season::Winter,
    }
}

/// Returns the last day not after `day` that is weekday `weekday` (Monday is 1).
pub(super) fn weekday_before(day: Day, weekday: i8) -> Option<Day> {
    let target = Weekday::from_monday_one_offset(weekday).ok()?;
    let back = day.weekday().since(target);
    day.checked_sub(i64::from(back).days()).ok()
}

/// Returns the part of a stretch that an edge word names.
///
/// Early, middle and late are thirds: in a month the 1st to 10th, 11th to 20th and the rest, in a
/// year four months each, elsewhere thirds of its days.
pub(super) fn narrowed(edge: Edge, whole: Stretch) -> Stretch {
    let Some((second, third)) = thirds(whole) else { return whole };
    let before = |day: Day| day.yesterday().unwrap_or(day);
    match edge {
        Edge::Start if whole.first.month() == 1 && whole.last == whole.first.last_of_year() => {
            Stretch { first: whole.first, last: first_quarter(whole.first).unwrap_or(whole.last) }
        }
        Edge::Early | Edge::Start => Stretch { first: whole.first, last: before(second) },
        Edge::Mid => Stretch { first: second, last: before(third) },
        Edge::Late | Edge::End => Stretch { first: third, last: whole.last },
        Edge::Rest | Edge::Course | Edge::Earlier | Edge::Later => whole,
    }
}

/// The last day of the quarter that starts a year.
fn first_quarter(first: Day) -> Option<Day> {
    stretch(Unit::Quarter, first).map(|quarter| quarter.last)
}

/// The first days of the second and the last third.
fn thirds(whole: Stretch) -> Option<(Day, Day)> {
    let days = whole.first.until(whole.last).ok()?.get_days();
    let (first, months) = (whole.first, i32::from(whole.last.month()) - i32::from(whole.first.month()));
    if days < 6 {
        return None;
    }
    if days == 6 {
        return Some((first.checked_add(3.days()).ok()?, first.checked_add(4.days()).ok()?));
    }
    if months == 0 && days > 25 {
        return Some((first.checked_add(10.days()).ok()?, first.checked_add(20.days()).ok()?));
    }
    if months == 11 && first.year() == whole.last.year() {
        return Some((first.checked_add(4.months()).ok()?, first.checked_add(8.months()).ok()?));
    }
    let third = (days + 1) / 3;
    Some((step(first, Unit::Day, third)?, step(first, Unit::Day, 2 * third)?))
}

/// Returns the `nth` `unit` of a stretch; 0 is the last one, -1 the one before it.
///
/// A week belongs to the stretch that has its Thursday, as ISO counts the weeks of a year.
pub(super) fn nth_of(nth: i32, unit: Unit, whole: Stretch) -> Option<Stretch> {
    let days = whole.first.until(whole.last).ok()?.get_days() + 1;
    let found = match unit {
        Unit::Week => {
            let thursday = nth_weekday(nth, 4, whole)?;
            return stretch(Unit::Week, thursday);
        }
        Unit::Weekend => {
            let saturday = nth_weekday(nth, 6, whole)?;
            return Some(Stretch { first: saturday, last: saturday.tomorrow().ok()? });
        }
        Unit::Half | Unit::Quarter if days < 360 => {
            let pieces = if unit == Unit::Half { 2 } else { 4 };
            let length = days / pieces;
            let index = if nth <= 0 { pieces + nth } else { nth };
            let first = step(whole.first, Unit::Day, length * (index - 1))?;
            let last = if index == pieces { whole.last } else { step(first, Unit::Day, length - 1)? };
            Stretch { first, last }
        }
        Unit::Day => {
            let day = if nth <= 0 { step(whole.last, unit, nth)? } else { step(whole.first, unit, nth - 1)? };
            Stretch { first: day, last: day }
        }
        _ if nth <= 0 => Stretch {
            first: step(whole.last.tomorrow().ok()?, unit, nth - 1)?,
            last: step(whole.last.tomorrow().ok()?, unit, nth)?.yesterday().ok()?,
        },
        _ => {
            let first = step(whole.first, unit, nth - 1)?;
            Stretch { first, last: step(first, unit, 1)?.yesterday().ok()?.min(whole.last) }
        }
    };
    (whole.first <= found.first && found.first <= found.last && found.last <= whole.last).then_some(found)
}

/// Returns the `nth` day of a stretch that is weekday `weekday` (Monday is 1); 0 is the last one, -1 the one before it.
pub(super) fn nth_weekday(nth: i32, weekday: i8, whole: Stretch) -> Option<Day> {
    let day = if nth <= 0 {
        step(weekday_before(whole.last, weekday)?, Unit::Week, nth)?
    } else {
        let before = weekday_before(whole.first.yesterday().ok()?, weekday)?;
        step(before, Unit::Week, nth)?
    };
    (whole.first <= day && day <= whole.last).then_some(day)
}

/// Returns a week of a year by its number, as ISO counts them.
pub(super) fn iso_week(year: i16, week: i32) -> Option<Stretch> {
    let week = i8::try_from(week).ok()?;
    let first = jiff::civil::ISOWeekDate::new(year, week, Weekday::Monday).ok()?.date();
    stretch(Unit::Week, first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn thirds_of_months_and_years() {
        let september = Partial { year: 2017, month: Some(9), day: None }.stretch().expect("it is in the calendar");
        assert_eq!(narrowed(Edge::Late, september), Stretch { first: date(2017, 9, 21), last: date(2017, 9, 30) });
        let year = Partial { year: 2020, month: None, day: None }.stretch().expect("it is in the calendar");
        assert_eq!(narrowed(Edge::Early, year).last, date(2020, 4, 30));
    }

    #[test]
    fn parts_of_a_stretch() {
        let december = Partial { year: 2014, month: Some(12), day: None }.stretch().expect("it is in the calendar");
        assert_eq!(nth_of(1, Unit::Week, december).map(|week| week.last), Some(date(2014, 12, 7)));
        assert_eq!(nth_of(0, Unit::Week, december).map(|week| week.first), Some(date(2014, 12, 22)));
        assert_eq!(nth_of(-1, Unit::Day, december).map(|day| day.first), Some(date(2014, 12, 30)));
        assert_eq!(nth_weekday(2, 1, december), Some(date(2014, 12, 8)));
        let year = Partial { year: 2008, month: None, day: None }.stretch().expect("it is in the calendar");
        assert_eq!(nth_of(2, Unit::Half, year).map(|half| half.first), Some(date(2008, 7, 1)));
    }

    #[test]
    fn values_before_christ_and_by_decade() {
        assert_eq!(year_value(-479), "BC0480");
        assert_eq!(unit_value(Unit::Decade, date(1980, 1, 1)), "198");
        assert_eq!(unit_value(Unit::Week, date(2014, 12, 1)), "2014-W49");
    }
}
