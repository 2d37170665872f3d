//! How did a figure move? A small line over the times of its series; the table behind it has every value.

use std::fmt;

use askama::filters::HtmlSafe;
use muster_model::{Day, Decimal};

const WIDTH: f64 = 120.0;
const HEIGHT: f64 = 28.0;
const MARGIN: f64 = 3.0;

/// A small drawing of a series.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Spark {
    points: Vec<(f64, f64)>,
    says: String,
}

impl Spark {
    /// Draws a series of at least three values; fewer say nothing a line could show.
    pub(crate) fn of(values: &[(Day, Decimal)]) -> Option<Self> {
        let mut values: Vec<(f64, f64)> =
            values.iter().filter_map(|(day, value)| Some((ordinal(*day), number(*value)?))).collect();
        values.sort_by(|one, other| one.0.total_cmp(&other.0));
        if values.len() < 3 {
            return None;
        }
        let says = format!("{} values over time", values.len());
        let (left, right) = (values[0].0, values[values.len() - 1].0);
        let low = values.iter().map(|value| value.1).fold(f64::INFINITY, f64::min);
        let high = values.iter().map(|value| value.1).fold(f64::NEG_INFINITY, f64::max);
        let place = |value: f64, from: f64, to: f64| if to > from { (value - from) / (to - from) } else { 0.5 };
        let points = values.into_iter().map(|(day, value)| {
            let x = MARGIN + place(day, left, right) * (WIDTH - 2.0 * MARGIN);
            let y = HEIGHT - MARGIN - place(value, low, high) * (HEIGHT - 2.0 * MARGIN);
            (x, y)
        });
        Some(Self { points: points.collect(), says })
    }
}

impl HtmlSafe for Spark {}

impl fmt::Display for Spark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "<svg class=\"spark\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=\"img\" aria-label=\"{}\">", self.says)?;
        // Where sources differ on one day there is no line to draw, and never a mean one.
        let line: Vec<String> = self.points.iter().map(|(x, y)| format!("{x:.1},{y:.1}")).collect();
        if self.points.windows(2).all(|pair| pair[0].0 < pair[1].0) {
            write!(f, "<polyline points=\"{}\"/>", line.join(" "))?;
        }
        let last = self.points.len() - 1;
        for (index, (x, y)) in self.points.iter().enumerate() {
            let radius = if index == last { 2.6 } else { 1.4 };
            write!(f, "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{radius}\"/>")?;
        }
        f.write_str("</svg>")
    }
}

fn ordinal(day: Day) -> f64 {
    f64::from(day.year()) * 366.0 + f64::from(day.day_of_year())
}

fn number(value: Decimal) -> Option<f64> {
    value.to_string().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_line_needs_three_values_and_ends_at_the_last() {
        let value = |month, number: i64| (date(2018, month, 1), Decimal::from(number));
        assert_eq!(Spark::of(&[value(1, 5), value(2, 6)]), None);
        let spark = Spark::of(&[value(3, 9), value(1, 5), value(2, 7)]).expect("three values make a line");
        let drawn = spark.to_string();
        assert!(drawn.contains("points=\"3.0,25.0 "), "the smallest value stands at the bottom left: {drawn}");
        assert!(drawn.contains("cx=\"117.0\" cy=\"3.0\" r=\"2.6\""), "the last value is the largest dot: {drawn}");
    }
}
