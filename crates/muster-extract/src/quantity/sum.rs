//! What do number words add up to? "two hundred and six", "hai triệu rưỡi", "drei und zwanzig".

use muster_model::Decimal;
use muster_pack::language::quantities::{Numeral, Quantities};

/// A number in the making.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sum {
    /// What is behind a step such as "thousand".
    total: Decimal,
    /// What no step has taken yet.
    current: Decimal,
    /// The last step of a thousand or more, or one.
    step: Decimal,
    /// What the last word multiplied by, or one.
    last: Decimal,
    /// The word between this and the next number word.
    pub join: Join,
    /// How many a round number of things is: twelve for "dozen".
    rounded: Option<Decimal>,
    /// Whether it is in words so far.
    worded: bool,
    /// Whether ten takes ones behind it.
    ten_adds: bool,
}

/// What stands between two number words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Join {
    /// Nothing, or a hyphen.
    Nothing,
    /// "And", behind hundreds.
    And,
    /// "Et", between tens and ones.
    TensAnd,
    /// "Und", between ones and tens.
    OnesAnd,
}

impl Sum {
    /// A number in digits that words may go on.
    pub fn from_digits(value: Decimal, lexicon: &Quantities) -> Self {
        Self { current: value, worded: false, ..Self::empty(lexicon) }
    }

    /// Nothing yet.
    pub fn empty(lexicon: &Quantities) -> Self {
        Self {
            total: Decimal::ZERO,
            current: Decimal::ZERO,
            step: Decimal::ONE,
            last: Decimal::ONE,
            join: Join::Nothing,
            rounded: None,
            worded: true,
            ten_adds: lexicon.ten_adds,
        }
    }

    /// Returns the number.
    pub fn value(&self) -> Decimal {
        self.total.saturating_add(self.current).normalize()
    }

    /// Returns whether it is a round number of things.
    pub fn is_rounded(&self) -> bool {
        self.rounded.is_some()
    }

    /// Returns the last step when nothing stands behind it: what the lower end of a range shares.
    pub fn scale(&self) -> Decimal {
        match self.rounded {
            Some(of) => of,
            None if self.current.is_zero() => self.step,
            None => Decimal::ONE,
        }
    }

    /// Returns the last step when digits may go on behind it: "2 bin 500".
    pub fn open_step(&self) -> Option<Decimal> {
        (self.current.is_zero() && self.step > Decimal::ONE && self.rounded.is_none()).then_some(self.step)
    }

    /// Takes digits that go on behind a step.
    pub fn take_digits(&mut self, value: Decimal) {
        self.current = value;
        self.worded = false;
        self.last = Decimal::ONE;
    }

    /// Returns whether a word may join the number to the next.
    pub fn admits(&self, join: Join) -> bool {
        let tens = self.current % Decimal::ONE_HUNDRED;
        self.worded
            && match join {
                Join::Nothing => true,
                Join::And => tens.is_zero() && !self.value().is_zero(),
                Join::TensAnd => tens >= Decimal::from(20) && (tens % Decimal::TEN).is_zero(),
                Join::OnesAnd => !tens.is_zero() && tens < Decimal::TEN && tens.is_integer(),
            }
    }

    /// Returns the rank that a last word makes of the number: "twenty-*first*", "dreiundzwanzig*ste*".
    pub fn ranked(mut self, rank: u32) -> Option<Decimal> {
        let numeral = if rank >= 100 { Numeral::Times(u64::from(rank)) } else { Numeral::Small(u64::from(rank)) };
        (self.worded && !self.value().is_zero() && self.take(numeral)).then(|| self.value())
    }

    /// Takes one more word; returns whether it fits.
    pub fn take(&mut self, numeral: Numeral) -> bool {
        let fits = match numeral {
            Numeral::Small(value) if value >= 1000 => self.whole(value),
            Numeral::Small(value) => self.small(value),
            Numeral::Tail(value) => self.tail(value),
            Numeral::Mixed(value) => self.mixed(value),
            Numeral::Times(by) => self.multiply(Decimal::from(by)),
            Numeral::Rounded(of) => self.round(Decimal::from(of)),
            Numeral::Half => self.half(),
            _ => false,
        };
        if fits {
            self.join = Join::Nothing;
        }
        fits
    }

    fn small(&mut self, value: u64) -> bool {
        let (ten, hundred) = (Decimal::TEN, Decimal::ONE_HUNDRED);
        let (value, tens) = (Decimal::from(value), self.current % hundred);
        let room = match self.join {
            Join::OnesAnd => value >= Decimal::from(20) && value < hundred && (value % ten).is_zero(),
            Join::TensAnd => value < ten,
            _ if value >= hundred => self.current.is_zero(),
            _ if value >= ten => tens.is_zero(),
            _ => (tens % ten).is_zero() && (tens != ten || self.ten_adds),
        };
        let fits = self.worded && room && self.rounded.is_none();
        if fits {
            self.current += value;
            self.last = Decimal::ONE;
        }
        fits
    }

    /// "Alfayn": a word for a thousand or more.
    fn whole(&mut self, value: u64) -> bool {
        let fits = self.worded
            && self.current.is_zero()
            && self.rounded.is_none()
            && (self.total.is_zero() || Decimal::from(value) < self.step);
        if fits {
            let step = (1..=6).map(|power| 1000u64.pow(power)).take_while(|step| *step <= value).last().unwrap_or(1000);
            self.total = self.total.saturating_add(Decimal::from(value - value % step));
            self.current = Decimal::from(value % step);
            self.step = Decimal::from(step);
            self.last = self.step;
        }
        fits
    }

    fn tail(&mut self, value: u32) -> bool {
        let fits = self.worded && self.current >= Decimal::TEN && (self.current % Decimal::TEN).is_zero();
        if fits {
            self.current += Decimal::from(value);
            self.last = Decimal::ONE;
        }
        fits
    }

    fn mixed(&mut self, value: Decimal) -> bool {
        let fits = self.worded && self.value().is_zero();
        if fits {
            self.current = value;
        }
        fits
    }

    fn round(&mut self, of: Decimal) -> bool {
        let fits = !self.current.is_zero() && self.total.is_zero() && self.rounded.is_none();
        if fits {
            self.current *= of;
            self.rounded = Some(of);
        }
        fits
    }

    fn half(&mut self) -> bool {
        if self.value().is_zero() {
            return false;
        }
        let half = self.last / Decimal::TWO;
        if self.current.is_zero() {
            self.total = self.total.saturating_add(half)
        } else {
            self.current += half
        }
        true
    }

    fn multiply(&mut self, by: Decimal) -> bool {
        if by < Decimal::ONE_THOUSAND {
            let part = self.current % by;
            if part.is_zero() || (!self.worded && by < Decimal::ONE_HUNDRED) {
                return false;
            }
            self.current = self.current - part + part * by;
            self.last = by;
            return true;
        }
        if self.current.is_zero() || (!self.total.is_zero() && by >= self.step) {
            return false;
        }
        let Some(total) = self.current.checked_mul(by).and_then(|step| self.total.checked_add(step)) else {
            return false;
        };
        self.total = total;
        self.current = Decimal::ZERO;
        self.rounded = None;
        (self.step, self.last) = (by, by);
        true
    }
}
