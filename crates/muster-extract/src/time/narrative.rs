//! What does a document know about its own time? When it was said, what it told last.

use jiff::civil::Time;
use muster_model::{Bound, Valid};
use muster_pack::language::time::NumericOrder;

use super::calendar::{Partial, Stretch};

/// The order of day and month that a page has settled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// `26-01-2025`.
    DayFirst,
    /// `01-26-2025`.
    MonthFirst,
    /// Nothing has settled it: the language's own order.
    #[default]
    Unsettled,
}

impl Order {
    /// Returns the order, with the language's own where the page has settled none.
    pub(super) fn or(self, language: NumericOrder) -> NumericOrder {
        match self {
            Order::DayFirst => NumericOrder::DayFirst,
            Order::MonthFirst => NumericOrder::MonthFirst,
            Order::Unsettled => language,
        }
    }
}

/// What kind of text it is, as far as its times tell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Genre {
    /// It tells what happened: a time without a year or a week lies behind it.
    #[default]
    Account,
    /// A short message that tells of nothing past: its times lie ahead.
    Note,
}

/// How many dates tell a story from news.
const RECENT: usize = 4;

/// After so many dates outside its section in a row the text has left it.
const ASIDES: u8 = 2;

/// On which side of a year from the day it was said a date lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Near,
    Far,
    /// A far year alone: news names such years in passing.
    FarYear,
}

/// Where in its sentence a date stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// No time stands before it.
    First,
    /// A time stands before it.
    Inner,
}

/// What a part of a document knows about its own time; make a new one for each part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Narrative {
    /// When it was said: its publication.
    pub said: Bound,
    /// When the page was captured.
    pub captured: Bound,
    /// The time of day it was said, if known.
    pub clock: Option<Time>,
    /// The order of day and month on the page.
    pub order: Order,
    /// What kind of text it is.
    pub genre: Genre,
    /// Whether what kind of text it is has been asked.
    begun: bool,
    /// The date the running text named last.
    pub(super) story: Option<Partial>,
    /// The time named last, for words that point back to it.
    pub(super) last: Option<(String, Valid)>,
    /// The day this sentence has named.
    pub(super) sentence_day: Option<Partial>,
    /// The date the next sentence goes on from.
    carried: Option<Partial>,
    /// The years a heading names, and how many dates that led their sentence lay outside of them since.
    section: Option<(i16, i16, u8)>,
    /// Whether the last few dates lie near the day it was said, the newest first.
    recent: [Option<Side>; RECENT],
}

impl Narrative {
    /// Makes the state a part begins with.
    pub fn new(said: Bound, captured: Bound) -> Self {
        let order = Order::Unsettled;
        Self {
            said,
            captured,
            clock: None,
            order,
            genre: Genre::Account,
            begun: false,
            story: None,
            last: None,
            sentence_day: None,
            carried: None,
            section: None,
            recent: [None; RECENT],
        }
    }

    /// Takes note of what kind of text begins; the rest of it is of the same kind.
    pub fn begin(&mut self, genre: impl FnOnce() -> Genre) {
        if !self.begun {
            self.genre = genre();
            self.begun = true;
        }
    }

    /// Returns the days it was said between, when both are known.
    pub(super) fn said_days(&self) -> Option<Stretch> {
        Some(Stretch { first: self.said.earliest?, last: self.said.latest? })
    }

    /// Returns whether it tells a story of its own time, not news: dates then count from each other.
    pub(super) fn is_story(&self) -> bool {
        let weight = |far: bool| -> u32 {
            let sides = self.recent.iter().flatten().filter(|side| (**side != Side::Near) == far);
            sides.map(|side| if *side == Side::FarYear { 1 } else { 2 }).sum()
        };
        self.story.is_some() && (self.said.is_unknown() || weight(true) > weight(false).max(1))
    }

    /// Returns the date that "this year", "ago" and "last December" count from, as fine as it is known.
    pub(super) fn now(&self) -> Option<Partial> {
        if self.is_story() {
            return self.story;
        }
        let said = self.said_days()?;
        let (first, last) = (Partial::of(said.first), Partial::of(said.last));
        let day = first.day.filter(|_| said.first == said.last);
        let month = first.month.filter(|_| first.month == last.month);
        (first.year == last.year).then_some(Partial { year: first.year, month, day })
    }

    /// Starts a sentence: it goes on from the date that led the one before.
    pub(super) fn start_sentence(&mut self) {
        self.story = self.carried;
        self.sentence_day = None;
    }

    /// Takes note of a date that the text names in full.
    pub(super) fn name(&mut self, date: Partial, place: Place) {
        self.go_to(date, place);
        if let Some(said) = self.said_days() {
            let years = i32::from(said.last.year()) - i32::from(date.year);
            // A date of this year or last is told in news and in stories alike.
            if years.abs() > 1 {
                self.push(if date.month.is_some() { Side::Far } else { Side::FarYear });
            }
        }
    }

    /// Takes note of a date reached by counting from others.
    pub(super) fn tell(&mut self, date: Partial, place: Place) {
        self.go_to(date, place);
    }

    /// Takes note of the end of a stretch: what follows goes on from there.
    pub(super) fn end_stretch(&mut self, date: Partial) {
        self.story = Some(date);
        self.carried = Some(date);
    }

    /// Takes note of a time that counts from the day it was said.
    pub(super) fn point_at_said(&mut self, date: Partial, place: Place) {
        self.go_to(date, place);
        self.push(Side::Near);
    }

    /// Enters the section of a heading that names years: its dates lead the story, others are asides.
    pub(super) fn enter_section(&mut self, years: (i16, i16)) {
        self.section = Some((years.0, years.1, 0));
        if self.said_days().is_some_and(|said| i32::from(said.last.year()) - i32::from(years.1) > 1) {
            self.push(Side::Far);
        }
        let date = Partial { year: years.0, month: None, day: None };
        self.story = Some(date);
        self.carried = Some(date);
    }

    /// Returns the year of a month or season without one that goes on with the story.
    ///
    /// A story inside its section stays there: under "1862", the January behind an August is that of 1862.
    pub(super) fn told_year(&self, from: Partial, year: i16) -> i16 {
        match self.section {
            Some((first, last, _)) if (first..=last).contains(&from.year) => year.clamp(first, last),
            _ => year,
        }
    }

    fn go_to(&mut self, date: Partial, place: Place) {
        self.sentence_day = Some(date).filter(|date| date.day.is_some());
        // "In 1943", said again, does not forget the month the story has come to.
        let known = self.story.is_some_and(|story| date.month.is_none() && story.year == date.year);
        if !known {
            self.story = Some(date);
        }
        let aside = self.is_aside(date.year, place);
        if !aside && (place == Place::First || self.carried.is_none()) {
            self.carried = self.story;
        }
    }

    /// Returns whether a year lies outside the section; a section that the text has left is forgotten.
    fn is_aside(&mut self, year: i16, place: Place) -> bool {
        let Some((first, last, outside)) = &mut self.section else { return false };
        let inside = (*first..=*last).contains(&year);
        if place == Place::First {
            *outside = if inside { 0 } else { *outside + 1 };
        }
        if *outside > ASIDES {
            self.section = None;
            return false;
        }
        !inside
    }

    fn push(&mut self, side: Side) {
        self.recent.rotate_right(1);
        self.recent[0] = Some(side);
    }
}
