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
    /// The date the running text named last.
    pub(super) story: Option<Partial>,
    /// The time named last, for words that point back to it.
    pub(super) last: Option<(String, Valid)>,
    /// How many times so far count from the day it was said, or lie near it.
    near: u32,
    /// How many dates so far lie far from it.
    far: u32,
}

impl Narrative {
    /// Makes the state a part begins with.
    pub fn new(said: Bound, captured: Bound) -> Self {
        Self { said, captured, clock: None, order: Order::Unsettled, story: None, last: None, near: 0, far: 0 }
    }

    /// Returns the days it was said between, when both are known.
    pub(super) fn said_days(&self) -> Option<Stretch> {
        Some(Stretch { first: self.said.earliest?, last: self.said.latest? })
    }

    /// Returns whether it tells a story of its own time, not news: dates then count from each other.
    pub(super) fn is_story(&self) -> bool {
        self.story.is_some() && (self.said.is_unknown() || self.far > self.near)
    }

    /// Returns the days that "this year", "ago" and "last week" count from.
    pub(super) fn now(&self) -> Option<Partial> {
        let said = self.said_days().filter(|said| said.first == said.last).map(|said| Partial::of(said.first));
        if self.is_story() { self.story } else { said }
    }

    /// Takes note of a date that the text names in full.
    pub(super) fn name(&mut self, date: Partial) {
        self.story = Some(date);
        if let Some(said) = self.said_days() {
            let distance = i32::from(said.last.year()) - i32::from(date.year);
            if distance.abs() > 1 { self.far += 1 } else { self.near += 1 }
        }
    }

    /// Takes note of a date reached by counting from others.
    pub(super) fn tell(&mut self, date: Partial) {
        self.story = Some(date);
    }

    /// Takes note of a time that counts from the day it was said.
    pub(super) fn point_at_said(&mut self) {
        self.near += 1;
    }
}
