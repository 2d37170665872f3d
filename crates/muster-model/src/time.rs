//! Times as bounds: what the words allow, never more.

use jiff::civil::Date;

/// A calendar day.
pub type Day = Date;

/// An edge in time known only to lie between two days; `None` where nothing is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Bound {
    /// The first day it can be.
    pub earliest: Option<Day>,
    /// The last day it can be.
    pub latest: Option<Day>,
}

impl Bound {
    /// Nothing is known.
    pub const UNKNOWN: Bound = Bound { earliest: None, latest: None };

    /// Returns the bound of one known day.
    pub fn day(day: Day) -> Self {
        Self { earliest: Some(day), latest: Some(day) }
    }

    /// Returns the bound between two days.
    pub fn between(earliest: Day, latest: Day) -> Self {
        Self { earliest: Some(earliest), latest: Some(latest) }
    }

    /// Returns whether nothing is known.
    pub fn is_unknown(self) -> bool {
        self == Self::UNKNOWN
    }
}

/// How the words draw the time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shape {
    /// A moment: the claim holds on a day within the bounds.
    Point,
    /// A stretch with both ends meant.
    Period,
    /// Since a start; the end is open.
    From,
    /// Up to an end; the start is not said.
    Until,
    /// The words give no time.
    #[default]
    Unknown,
}

impl Shape {
    const ALL: [Shape; 5] = [Shape::Point, Shape::Period, Shape::From, Shape::Until, Shape::Unknown];

    /// Returns the word of the written form.
    pub fn as_str(self) -> &'static str {
        match self {
            Shape::Point => "point",
            Shape::Period => "period",
            Shape::From => "from",
            Shape::Until => "until",
            Shape::Unknown => "unknown",
        }
    }

    /// Reads the word of the written form.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|shape| shape.as_str() == word)
    }
}

/// The time a claim is about, as four days.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Valid {
    /// When it begins.
    pub start: Bound,
    /// When it ends.
    pub end: Bound,
    /// How the words draw it.
    pub shape: Shape,
    /// The words.
    pub text: Option<String>,
    /// How the time was found, when not in the matched words.
    pub by: Option<crate::value::Step>,
}

impl Valid {
    /// Returns the whole of the days from `first` to `last` as a period.
    pub fn period(first: Day, last: Day) -> Self {
        Self { start: Bound::day(first), end: Bound::day(last), shape: Shape::Period, ..Self::default() }
    }

    /// Returns a moment somewhere between `first` and `last`.
    pub fn point(first: Day, last: Day) -> Self {
        let bound = Bound::between(first, last);
        Self { start: bound, end: bound, shape: Shape::Point, ..Self::default() }
    }

    /// Returns whether nothing is known of it.
    pub fn is_unknown(&self) -> bool {
        self.start.is_unknown() && self.end.is_unknown()
    }

    /// Returns the first day it can touch, if one is known.
    pub fn first_day(&self) -> Option<Day> {
        self.start.earliest
    }

    /// Returns the last day it can touch, if one is known.
    pub fn last_day(&self) -> Option<Day> {
        self.end.latest
    }

    /// Returns whether the claim can be true on `day`; unknown edges allow it, unknown time does not.
    pub fn possibly_on(&self, day: Day) -> bool {
        !self.is_unknown()
            && self.start.earliest.is_none_or(|first| first <= day)
            && self.end.latest.is_none_or(|last| day <= last)
    }

    /// Returns whether the claim must be true on `day`.
    pub fn certainly_on(&self, day: Day) -> bool {
        self.start.latest.is_some_and(|first| first <= day) && self.end.earliest.is_some_and(|last| day <= last)
    }
}

/// The class of a time expression in TIMEX3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TimexClass {
    /// A calendar time of a day or longer.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// A recurring time.
    Set,
}

impl TimexClass {
    /// Returns the word of TIMEX3.
    pub fn as_str(self) -> &'static str {
        match self {
            TimexClass::Date => "DATE",
            TimexClass::Time => "TIME",
            TimexClass::Duration => "DURATION",
            TimexClass::Set => "SET",
        }
    }
}

/// A time expression with its TIMEX3 value and its bounds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeMention {
    /// The class.
    pub class: TimexClass,
    /// The TIMEX3 value: `2014-12`, `P3M`, `PRESENT_REF`.
    pub value: String,
    /// When what it names begins and ends; for "since May 2003" the shape is `From`.
    pub valid: Valid,
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_period_is_certain_inside_and_impossible_outside() {
        let november = Valid::period(date(2018, 11, 1), date(2018, 11, 30));
        assert!(november.certainly_on(date(2018, 11, 15)));
        assert!(!november.possibly_on(date(2018, 12, 1)));
    }

    #[test]
    fn a_point_within_a_month_is_possible_but_never_certain() {
        let some_day = Valid::point(date(2014, 12, 1), date(2014, 12, 31));
        assert!(some_day.possibly_on(date(2014, 12, 24)));
        assert!(!some_day.certainly_on(date(2014, 12, 24)));
    }

    #[test]
    fn an_unknown_time_is_never_possible() {
        assert!(!Valid::default().possibly_on(date(2018, 1, 1)));
    }
}
