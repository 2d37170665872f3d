//! What pieces did a pattern catch? The frame of one time expression, before it is placed in time.

use std::ops::Range;

use muster_pack::language::time::forms::Group;
use muster_pack::language::time::forms::Piece;
use muster_pack::language::time::{
    Approx, Daypart, Distance, Edge, Era, Holiday, Meridiem, Reference, Relative, Season, Side, Term, Unit,
};

use super::pieces::Read;

/// A number of units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Count {
    /// Hundredths of a unit; absent where the number is vague.
    hundredths: Option<i32>,
}

impl Count {
    /// More than one, nobody says how many.
    pub const VAGUE: Count = Count { hundredths: None };
    /// One.
    pub const ONE: Count = Count { hundredths: Some(100) };

    /// Returns so many whole units; vague where there are too many to count.
    pub fn whole_units(count: i32) -> Self {
        Self { hundredths: count.checked_mul(100) }
    }

    /// Returns so many hundredths of a unit.
    pub fn of_hundredths(hundredths: i32) -> Self {
        Self { hundredths: Some(hundredths) }
    }

    /// Returns the count with so many hundredths more.
    pub fn plus(self, hundredths: i32) -> Self {
        Self { hundredths: self.hundredths.and_then(|own| own.checked_add(hundredths)) }
    }

    /// Returns the whole number, where it is one.
    pub fn whole(self) -> Option<i32> {
        self.hundredths.filter(|hundredths| hundredths % 100 == 0).map(|hundredths| hundredths / 100)
    }

    /// Returns the hundredths, where the number is known.
    pub fn hundredths(self) -> Option<i32> {
        self.hundredths
    }
}

impl std::fmt::Display for Count {
    /// As TIMEX3 writes it: `3`, `22.8`, `X`.
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.hundredths {
            None => out.write_str("X"),
            Some(number) if number % 100 == 0 => write!(out, "{}", number / 100),
            Some(number) if number % 10 == 0 => write!(out, "{}.{}", number / 100, number % 100 / 10),
            Some(number) => write!(out, "{}.{:02}", number / 100, number % 100),
        }
    }
}

/// A date in figures alone, in the order printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Figures {
    /// `2015-08-31`.
    YearFirst(i16, i8, i8),
    /// `26-01-2025`: which is the day is settled by the page.
    YearLast(i8, i8, i16),
    /// `26/01`: a day and a month in the same order.
    NoYear(i8, i8),
    /// `2014-10`, `10/2014`: a month.
    Month(i16, i8),
}

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Clock {
    /// The hour as printed.
    pub hour: i8,
    /// The minute.
    pub minute: Option<i8>,
    /// The second.
    pub second: Option<i8>,
}

/// A length counted from a time: "two weeks before".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Offset {
    /// How many units; negative before the time.
    pub count: i32,
    /// The unit.
    pub unit: Unit,
}

/// What one time expression is made of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Frame {
    pub year: Option<i16>,
    pub number: Option<i32>,
    pub month: Option<i8>,
    /// A month of the Islamic calendar.
    pub hijri: Option<i8>,
    pub day: Option<i8>,
    pub decade: Option<i16>,
    pub weekday: Option<i8>,
    pub season: Option<Season>,
    pub unit: Option<Unit>,
    pub several: Option<Unit>,
    pub count: Option<Count>,
    pub nth: Option<i32>,
    pub edge: Option<Edge>,
    pub approx: Option<Approx>,
    pub relative: Option<Relative>,
    pub distance: Option<Distance>,
    pub deictic: Option<i32>,
    pub reference: Option<Reference>,
    pub daypart: Option<Daypart>,
    pub set: Option<Unit>,
    pub era: Option<Era>,
    pub meridiem: Option<Meridiem>,
    pub clock: Option<Clock>,
    pub zone: Option<i32>,
    pub figures: Option<Figures>,
    pub anaphor: Option<Anaphor>,
    pub holiday: Option<Holiday>,
    /// A numbered part of a year: "Q1".
    pub part_name: Option<(i32, Unit)>,
    /// Minutes from the hour: "half past".
    pub shift: Option<i32>,
    pub side: Option<Side>,
    /// The length that stands before the last one: "two weeks and" three days.
    pub more: [Option<(Count, Unit)>; 2],
    /// The part of what the rest names: "the first week of".
    pub part: Option<(i32, Unit)>,
    /// The day of the week in what the rest names: "the first Monday of"; 0 is the last one.
    pub weekday_in: Option<(i32, i8)>,
    /// The unit around what the rest names: "the week of".
    pub around: Option<Unit>,
    /// How far from what the rest names.
    pub offset: Option<Offset>,
    /// The time of day is a bare number: "at three".
    pub hour_only: bool,
}

/// A word that points back to the time named last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Anaphor;

impl Frame {
    /// Returns the year, with its era, counted so that 1 BC is 0.
    pub fn full_year(&self) -> Option<i16> {
        let year = self.year.or_else(|| self.number.and_then(|number| i16::try_from(number).ok()))?;
        Some(if self.era == Some(Era::Before) { 1 - year } else { year })
    }

    /// Returns the day of the month that an ordinal names.
    pub fn nth_day(&self) -> Option<i8> {
        self.nth.and_then(|nth| i8::try_from(nth).ok()).filter(|day| (1..=31).contains(day))
    }

    /// Takes the pieces of a prefix over.
    pub fn behind(mut self, prefix: Frame) -> Self {
        self.edge = prefix.edge.or(self.edge);
        self.daypart = prefix.daypart.or(self.daypart);
        self.approx = prefix.approx.or(self.approx);
        self.clock = prefix.clock.or(self.clock);
        self.meridiem = prefix.meridiem.or(self.meridiem);
        self.shift = prefix.shift.or(self.shift);
        match (prefix.side, prefix.count, prefix.counted_unit()) {
            (Some(side), Some(count), Some(unit)) => {
                let count = count.whole().unwrap_or(0);
                self.offset = Some(Offset { count: if side == Side::Before { -count } else { count }, unit });
                return self;
            }
            (_, None, Some(unit)) if prefix.nth.is_none() && prefix.part.is_none() => self.around = Some(unit),
            _ => {}
        }
        match (prefix.weekday, prefix.nth, prefix.unit) {
            (Some(weekday), nth, _) => self.weekday_in = Some((nth.unwrap_or(1), weekday)),
            (None, Some(nth), Some(unit)) => self.part = Some((nth, unit)),
            _ => {}
        }
        self.day = prefix.day.or(self.day);
        self.part = prefix.part.or(self.part);
        self
    }

    /// Returns the unit it counts in, one or several.
    pub fn counted_unit(&self) -> Option<Unit> {
        self.unit.or(self.several)
    }

    /// Returns the frame with a piece more, or `None` where the piece contradicts it.
    pub fn with(mut self, piece: Piece, read: Read) -> Option<Self> {
        match read {
            Read::Term(term) => self.set_term(piece, term)?,
            Read::Count(count) => self.set_count(count)?,
            Read::Length(count, unit) => {
                self.set_count(count)?;
                self.unit = Some(unit);
            }
            Read::Figures(figures) => self.figures = Some(figures),
            Read::Number(number) => self.set_number(piece, number)?,
            Read::Clock(clock, meridiem) => {
                self.clock = Some(clock);
                self.meridiem = meridiem.or(self.meridiem);
            }
        }
        Some(self)
    }

    /// "Two weeks and three days": the first length is kept beside the second.
    fn set_count(&mut self, count: Count) -> Option<()> {
        if let (Some(before), Some(unit)) = (self.count, self.counted_unit()) {
            *self.more.iter_mut().find(|place| place.is_none())? = Some((before, unit));
            (self.unit, self.several) = (None, None);
        }
        self.count = Some(count);
        Some(())
    }

    fn set_number(&mut self, piece: Piece, number: i32) -> Option<()> {
        match piece {
            Piece::Day | Piece::DayWord => self.day = Some(i8::try_from(number).ok()?),
            Piece::MonthNumber => self.month = Some(i8::try_from(number).ok()?),
            Piece::Year | Piece::YearWords => self.year = Some(i16::try_from(number).ok()?),
            Piece::ShortYear => {
                self.year = Some(i16::try_from(if number < SHORT_YEARS { 2000 + number } else { 1900 + number }).ok()?);
            }
            Piece::Decade | Piece::ShortDecade => self.decade = Some(i16::try_from(number).ok()?),
            Piece::Nth => self.set_nth(number),
            Piece::Hour => {
                self.clock = Some(Clock { hour: i8::try_from(number).ok()?, minute: None, second: None });
                self.hour_only = true;
            }
            Piece::MinutesAfter => self.shift = Some(number),
            Piece::MinutesBefore => self.shift = Some(-number),
            Piece::Minute => {
                let clock = self.clock.as_mut()?;
                let place = if clock.minute.is_none() { &mut clock.minute } else { &mut clock.second };
                *place = Some(i8::try_from(number).ok()?);
                self.hour_only = false;
            }
            _ => self.number = Some(number),
        }
        Some(())
    }

    /// "The third last week": a rank and "last" count from the end.
    fn set_nth(&mut self, nth: i32) {
        self.nth = Some(match self.nth {
            Some(rank) if nth == 0 && rank > 0 => 1 - rank,
            _ => nth,
        });
    }

    fn set_term(&mut self, piece: Piece, term: Term) -> Option<()> {
        match term {
            Term::Month(month) => self.month = Some(month),
            Term::Weekday(weekday) => self.weekday = Some(weekday),
            Term::PluralWeekday(weekday) => self.weekday = Some(weekday),
            Term::PluralDaypart(daypart) => self.daypart = Some(daypart),
            Term::PartName(nth, unit) => self.part_name = Some((nth, unit)),
            Term::Season(season) => self.season = Some(season),
            // "Quarter three of this year": the counted unit is the part, the second one what it is a part of.
            Term::Unit(unit) => match (self.unit, self.number.take()) {
                (Some(counted), Some(number)) => {
                    self.part = Some((number, counted));
                    self.unit = Some(unit);
                }
                (_, number) => {
                    self.number = number;
                    self.unit = Some(unit);
                }
            },
            Term::Units(unit) => self.several = Some(unit),
            Term::Number(number) | Term::Hour(number) => self.set_number(piece, number)?,
            Term::One => self.set_count(Count::ONE)?,
            Term::HijriMonth(month) => self.hijri = Some(month),
            Term::Length(tenths, unit) => {
                self.set_count(Count::of_hundredths(tenths.checked_mul(10)?))?;
                self.several = Some(unit);
            }
            Term::Decade(decade) => self.decade = Some(i16::try_from(decade).ok()?),
            Term::Compound(one, two) => {
                self.set_term(piece, one.term())?;
                self.set_term(piece, two.term())?;
            }
            Term::Fraction(part) => {
                self.count = Some(self.count.map_or(Count::of_hundredths(part), |count| count.plus(part)));
            }
            Term::Nth(nth) => self.set_nth(nth),
            Term::Edge(edge) => self.edge = Some(edge),
            Term::Relative(relative) => self.relative = Some(relative),
            Term::Distance(distance) => self.distance = Some(distance),
            Term::Deictic(days) => self.deictic = Some(days),
            Term::Reference(reference) => self.reference = Some(reference),
            Term::Daypart(daypart) => self.daypart = Some(daypart),
            Term::Tonight(days, daypart) => {
                self.deictic = Some(days);
                self.daypart = Some(daypart);
            }
            Term::Set(unit) => self.set = Some(unit),
            Term::Era(era) => self.era = Some(era),
            Term::Meridiem(meridiem) => self.meridiem = Some(meridiem),
            Term::ClockWord(hour, minute) => self.clock = Some(Clock { hour, minute: Some(minute), second: None }),
            Term::Zone(minutes) => self.zone = Some(minutes),
            Term::Holiday(holiday) => self.holiday = Some(holiday),
            Term::Shift(minutes) => self.shift = Some(minutes),
            Term::Side(side) => self.side = Some(side),
            Term::End(edge, unit) => {
                self.edge = Some(edge);
                self.unit = Some(unit);
            }
            Term::Anaphor => self.anaphor = Some(Anaphor),
            Term::Approx(approx) => self.approx = Some(approx),
            Term::Vague => {}
        }
        Some(())
    }
}

/// Two figures below this are a year of this century, others of the last.
const SHORT_YEARS: i32 = 30;

/// A time expression as found, before it is placed in time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Match {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// What kind of form matched.
    pub group: Group,
    /// Its pieces.
    pub frame: Frame,
}
