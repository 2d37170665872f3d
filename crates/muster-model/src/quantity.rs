//! A figure as printed, with the bounds its words state.

pub use rust_decimal::Decimal;

use crate::id::Unit;

/// How the words hold a figure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Approx {
    /// As printed.
    #[default]
    Exact,
    /// "about", "khoảng".
    About,
    /// "an estimated".
    Estimated,
    /// "nearly": below, and close.
    Nearly,
    /// "at least".
    AtLeast,
    /// "more than".
    MoreThan,
    /// "at most".
    AtMost,
    /// "fewer than".
    LessThan,
    /// "up to".
    UpTo,
    /// "only".
    Only,
    /// Two bounds.
    Range,
    /// "dozens", "hundreds".
    Dozens,
}

impl Approx {
    /// Every value, in the order of the written form.
    pub const ALL: [Approx; 12] = [
        Approx::Exact,
        Approx::About,
        Approx::Estimated,
        Approx::Nearly,
        Approx::AtLeast,
        Approx::MoreThan,
        Approx::AtMost,
        Approx::LessThan,
        Approx::UpTo,
        Approx::Only,
        Approx::Range,
        Approx::Dozens,
    ];

    /// Returns the word of the written form.
    pub fn as_str(self) -> &'static str {
        match self {
            Approx::Exact => "exact",
            Approx::About => "about",
            Approx::Estimated => "estimated",
            Approx::Nearly => "nearly",
            Approx::AtLeast => "at_least",
            Approx::MoreThan => "more_than",
            Approx::AtMost => "at_most",
            Approx::LessThan => "less_than",
            Approx::UpTo => "up_to",
            Approx::Only => "only",
            Approx::Range => "range",
            Approx::Dozens => "dozens",
        }
    }

    /// Reads the word of the written form.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|approx| approx.as_str() == word)
    }
}

/// A quantity: the number in the words, and what the words allow it to be.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Quantity {
    /// The number in the words.
    pub printed: Option<Decimal>,
    /// The least it can be.
    pub low: Option<Decimal>,
    /// Whether it is more than `low`, not `low` itself.
    pub low_open: bool,
    /// The most it can be.
    pub high: Option<Decimal>,
    /// Whether it is less than `high`, not `high` itself.
    pub high_open: bool,
    /// How the words hold it.
    pub approx: Approx,
    /// The words that hold it: "more than".
    pub approx_text: Option<String>,
    /// What is counted; `None` only for a bare number whose unit a rule supplies.
    pub unit: Option<Unit>,
    /// What the source calls it.
    pub unit_printed: Option<String>,
    /// What a share is of.
    pub of: Option<String>,
    /// A footnote mark and its text.
    pub note: Option<String>,
    /// The words.
    pub text: String,
}

impl Quantity {
    /// Returns the bounds that `approx` and a printed number state (see `claims.md`, slot values).
    pub fn bounded(printed: Decimal, approx: Approx, text: impl Into<String>) -> Self {
        let (low, high) = (Some(printed), Some(printed));
        let (low, low_open, high, high_open) = match approx {
            Approx::Exact | Approx::Only | Approx::About | Approx::Estimated | Approx::Range | Approx::Dozens => {
                (low, false, high, false)
            }
            Approx::AtLeast => (low, false, None, false),
            Approx::MoreThan => (low, true, None, false),
            Approx::AtMost | Approx::UpTo => (None, false, high, false),
            Approx::LessThan | Approx::Nearly => (None, false, high, true),
        };
        Self {
            printed: Some(printed),
            low,
            low_open,
            high,
            high_open,
            approx,
            approx_text: None,
            unit: None,
            unit_printed: None,
            of: None,
            note: None,
            text: text.into(),
        }
    }

    /// Returns a quantity known only between two bounds.
    pub fn range(low: Option<Decimal>, high: Option<Decimal>, approx: Approx, text: impl Into<String>) -> Self {
        Self { printed: None, low, high, ..Self::bounded(Decimal::ZERO, approx, text) }
    }

    /// Returns whether some value lies within both.
    pub fn can_agree(&self, other: &Quantity) -> bool {
        !below(self, other) && !below(other, self)
    }
}

/// Returns whether all of `left` lies under all of `right`.
fn below(left: &Quantity, right: &Quantity) -> bool {
    match (left.high, right.low) {
        (Some(high), Some(low)) => high < low || (high == low && (left.high_open || right.low_open)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(number: i64, approx: Approx) -> Quantity {
        Quantity::bounded(Decimal::from(number), approx, "")
    }

    #[test]
    fn bounds_say_only_what_the_words_say() {
        let more = of(30, Approx::MoreThan);
        assert_eq!((more.low, more.low_open, more.high), (Some(Decimal::from(30)), true, None));
        let nearly = of(6500, Approx::Nearly);
        assert_eq!((nearly.low, nearly.high, nearly.high_open), (None, Some(Decimal::from(6500)), true));
        assert_eq!(nearly.printed, Some(Decimal::from(6500)));
    }

    #[test]
    fn more_than_thirty_disagrees_with_thirty_and_agrees_with_thirty_one() {
        assert!(!of(30, Approx::MoreThan).can_agree(&of(30, Approx::Exact)));
        assert!(of(30, Approx::MoreThan).can_agree(&of(31, Approx::Exact)));
    }
}
