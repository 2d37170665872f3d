//! How is a figure shown? Bound before, number with separators, unit after: `≥ 1,139 people`, `24+`, `991–1,876`.

use muster_model::{Approx, Decimal, Quantity};

/// A figure in the pieces it is set in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// The bound's glyph, or nothing.
    pub glyph: &'static str,
    /// The number.
    pub number: String,
    /// The unit.
    pub unit: Option<String>,
}

impl Shown {
    /// Returns glyph and number: `≥ 1,139`.
    pub fn text(&self) -> String {
        if self.glyph.is_empty() { self.number.clone() } else { format!("{} {}", self.glyph, self.number) }
    }

    /// Returns glyph, number and unit: `≥ 1,139 people`.
    pub fn line(&self) -> String {
        match self.unit.as_deref() {
            None => self.text(),
            Some("%") => format!("{}%", self.text()),
            Some(unit) => format!("{} {unit}", self.text()),
        }
    }
}

/// Returns how a quantity is shown.
pub fn shown(quantity: &Quantity) -> Shown {
    let share = quantity.unit.as_ref().is_some_and(|unit| unit.as_str() == "share");
    let scale = |number: Decimal| if share { (number * Decimal::ONE_HUNDRED).round_dp(1) } else { number };
    let (glyph, number) = match (quantity.printed.map(scale), quantity.low.map(scale), quantity.high.map(scale)) {
        (Some(printed), ..) => (glyph(quantity.approx), number_text(printed)),
        (None, Some(low), Some(high)) if low == high => ("", number_text(low)),
        (None, Some(low), Some(high)) => ("", format!("{}–{}", number_text(low), number_text(high))),
        (None, Some(low), None) if quantity.approx == Approx::Dozens => ("", format!("{}+", number_text(low))),
        (None, Some(low), None) => (if quantity.low_open { ">" } else { "≥" }, number_text(low)),
        (None, None, Some(high)) => (if quantity.high_open { "<" } else { "≤" }, number_text(high)),
        (None, None, None) => ("", not_given(quantity)),
    };
    let one = quantity.printed == Some(Decimal::ONE) && quantity.approx == Approx::Exact;
    let unit =
        quantity.unit.as_ref().map(|unit| unit_text(unit.as_str(), if one { Number::One } else { Number::Many }));
    Shown { glyph, number, unit }
}

fn not_given(quantity: &Quantity) -> String {
    if quantity.text.is_empty() { "no number".into() } else { format!("“{}”", quantity.text) }
}

fn glyph(approx: Approx) -> &'static str {
    match approx {
        Approx::Exact | Approx::Only | Approx::Range => "",
        Approx::About | Approx::Estimated | Approx::Dozens => "≈",
        Approx::AtLeast => "≥",
        Approx::MoreThan => ">",
        Approx::AtMost | Approx::UpTo => "≤",
        Approx::LessThan | Approx::Nearly => "<",
    }
}

/// Returns a number with thousands separators; whole tenths of millions are shortened (`8 M`).
pub fn number_text(number: Decimal) -> String {
    let number = number.normalize();
    let million = Decimal::from(1_000_000);
    if number.abs() >= million && (number % Decimal::from(100_000)).is_zero() {
        return format!("{} M", separated((number / million).normalize()));
    }
    separated(number)
}

fn separated(number: Decimal) -> String {
    let text = number.abs().to_string();
    let (whole, rest) = text.split_once('.').map_or((text.as_str(), None), |(whole, rest)| (whole, Some(rest)));
    let mut shown = String::new();
    if number.is_sign_negative() && !number.is_zero() {
        shown.push('−');
    }
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            shown.push(',');
        }
        shown.push(digit);
    }
    if let Some(rest) = rest {
        shown.push('.');
        shown.push_str(rest);
    }
    shown
}

/// Grammatical number of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Number {
    /// One of them.
    One,
    /// Any other count.
    Many,
}

/// Returns a unit as shown: `report` as `reports`, `km2` as `km²`, `percent` as `%`.
pub fn unit_text(unit: &str, number: Number) -> String {
    match (unit, number) {
        ("percent" | "share", _) => "%".into(),
        ("km2", _) => "km²".into(),
        ("aircraft" | "money", _) => unit.into(),
        ("person", Number::Many) => "people".into(),
        (_, Number::One) => unit.into(),
        (_, Number::Many) if unit.ends_with('y') => format!("{}ies", &unit[..unit.len() - 1]),
        (_, Number::Many) => format!("{unit}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use muster_model::Unit;

    fn check(printed: i64, approx: Approx, unit: &str, expected: &str) {
        let mut quantity = Quantity::bounded(Decimal::from(printed), approx, "");
        quantity.unit = Some(Unit::new(unit));
        assert_eq!(shown(&quantity).line(), expected);
    }

    #[test]
    fn the_bound_stands_before_and_the_unit_after() {
        check(1139, Approx::AtLeast, "person", "≥ 1,139 people");
        check(500, Approx::About, "person", "≈ 500 people");
        check(6500, Approx::Nearly, "person", "< 6,500 people");
        check(8_000_000, Approx::Nearly, "person", "< 8 M people");
        check(700, Approx::UpTo, "person", "≤ 700 people");
        check(194, Approx::Exact, "report", "194 reports");
        check(1, Approx::Exact, "person", "1 person");
        check(67, Approx::Exact, "percent", "67%");
        check(110_000, Approx::About, "km2", "≈ 110,000 km²");
        check(45_259, Approx::Exact, "sortie", "45,259 sorties");
        check(31_406_250, Approx::Exact, "country", "31,406,250 countries");
    }

    #[test]
    fn ranges_and_loose_numbers_show_what_is_known() {
        let of = |low: Option<i64>, high: Option<i64>, approx| {
            shown(&Quantity::range(low.map(Decimal::from), high.map(Decimal::from), approx, "several")).line()
        };
        assert_eq!(of(Some(991), Some(1876), Approx::Range), "991–1,876");
        assert_eq!(of(Some(24), None, Approx::Dozens), "24+");
        assert_eq!(of(None, None, Approx::Exact), "“several”");
    }

    #[test]
    fn a_share_is_shown_in_percent() {
        let mut third = Quantity::bounded(Decimal::new(333_333, 6), Approx::Exact, "a third");
        third.unit = Some(Unit::new("share"));
        assert_eq!(shown(&third).line(), "33.3%");
    }
}
