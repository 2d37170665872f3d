//! What pieces did a pattern catch? The frame of one time expression, before it is placed in time.

use std::ops::Range;

use muster_pack::language::time::forms::Group;
use muster_pack::language::time::{Approx, Daypart, Distance, Edge, Era, Meridiem, Reference, Relative, Season, Unit};

/// A number of units; `whole` is absent where it is vague or a fraction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Count {
    /// How TIMEX3 writes it: `3`, `22.8`, `X`.
    pub printed: String,
    /// The whole number.
    pub whole: Option<i32>,
}

/// A date in figures alone, in the order printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Figures {
    /// `2015-08-31`.
    YearFirst(i16, i8, i8),
    /// `26-01-2025`: which is the day is settled by the page.
    YearLast(i8, i8, i16),
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

/// What one time expression is made of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
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
    /// The part of what the rest names: "the first week of".
    pub part: Option<(i32, Unit)>,
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
        if let (Some(nth), Some(unit)) = (prefix.nth, prefix.unit) {
            self.part = Some((nth, unit));
        }
        self.part = prefix.part.or(self.part);
        self
    }
}

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
